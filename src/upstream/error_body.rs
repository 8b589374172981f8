//! Reads what went wrong out of a provider's error answer, whatever shape it has.
//!
//! The bytes come from outside: anything may be in them, nothing may panic, and what is taken
//! over is bounded. Knows JSON, not what an error means.

use serde_json::Value;

/// How much of an answer is looked at, in bytes.
const BODY_BYTES_MAX: usize = 64 * 1024;
/// The longest message that is passed on, in bytes.
const MESSAGE_BYTES_MAX: usize = 2048;
/// The longest code or parameter name, in bytes.
const WORD_BYTES_MAX: usize = 256;

/// What an error answer says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ErrorBody {
    /// The text for people.
    pub(super) message: Option<String>,
    /// Code, type and inner code, as far as they are there.
    pub(super) codes: Vec<String>,
    /// The request member that is to blame.
    pub(super) param: Option<String>,
}

impl ErrorBody {
    /// Reads an answer; what is not JSON is taken as the message itself.
    pub(super) fn read(body: &[u8]) -> Self {
        let seen = &body[..body.len().min(BODY_BYTES_MAX)];
        match serde_json::from_slice::<Value>(seen) {
            Ok(value) => Self::of_json(&value),
            Err(_) => Self { message: text(&String::from_utf8_lossy(seen)), ..Self::default() },
        }
    }

    fn of_json(value: &Value) -> Self {
        // Some endpoints wrap the one error in a list.
        let top = value.as_array().and_then(|list| list.first()).unwrap_or(value);
        let error = match &top["error"] {
            Value::Null => top,
            inner => inner,
        };
        let message = ["message", "msg", "detail", "error"]
            .iter()
            .find_map(|name| message_of(&error[*name]))
            .or_else(|| message_of(&top["message"]))
            .or_else(|| message_of(&top["errors"]))
            .or_else(|| message_of(error));
        let inner = [&error["innererror"]["code"], &error["inner_error"]["code"]];
        let codes = [&error["code"], &error["type"]].into_iter().chain(inner).filter_map(word).collect();
        Self { message, codes, param: word(&error["param"]) }
    }

    /// Whether one of the codes is one of these.
    pub(super) fn has_code(&self, known: &[&str]) -> bool {
        self.codes.iter().any(|code| known.contains(&code.as_str()))
    }
}

/// A text, the message of the first entry of a list, or what else there is as compact JSON.
fn message_of(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(found) => text(found),
        Value::Array(list) => list.first().and_then(message_of),
        Value::Object(members) => match members.get("message").or_else(|| members.get("msg")) {
            Some(Value::String(found)) => text(found),
            _ => text(&value.to_string()),
        },
        Value::Bool(_) | Value::Number(_) => text(&value.to_string()),
    }
}

/// A text within bounds; `None` when there is nothing in it.
fn text(found: &str) -> Option<String> {
    let found = found.trim();
    (!found.is_empty()).then(|| cut(found, MESSAGE_BYTES_MAX))
}

/// A code or a name; numbers become text.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(found) if !found.is_empty() => Some(cut(found, WORD_BYTES_MAX)),
        Value::Number(found) => Some(found.to_string()),
        _ => None,
    }
}

/// At most so many bytes, ending at a character.
fn cut(text: &str, bytes_max: usize) -> String {
    if text.len() <= bytes_max {
        return text.to_owned();
    }
    let mut end = bytes_max;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}…", &text[..end])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_usual_shapes() {
        for (body, message, codes, param) in [
            (
                r#"{"error":{"message":"bad thing","type":"invalid_request_error","param":"messages","code":null}}"#,
                Some("bad thing"),
                vec!["invalid_request_error"],
                Some("messages"),
            ),
            (
                r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
                Some("Overloaded"),
                vec!["overloaded_error"],
                None,
            ),
            (
                r#"[{"error":{"code":400,"message":"API key not valid"}}]"#,
                Some("API key not valid"),
                vec!["400"],
                None,
            ),
            (
                r#"{"error":{"message":"filtered","code":"content_filter","innererror":{"code":"ResponsibleAIPolicyViolation"}}}"#,
                Some("filtered"),
                vec!["content_filter", "ResponsibleAIPolicyViolation"],
                None,
            ),
            (r#"{"object":"error","message":"m","type":"t","code":"c"}"#, Some("m"), vec!["c", "t"], None),
            (r#"{"error":"model not found"}"#, Some("model not found"), vec![], None),
            (r#"{"detail":"Not Found"}"#, Some("Not Found"), vec![], None),
            (r#"{"detail":[{"msg":"field required","loc":["body"]}]}"#, Some("field required"), vec![], None),
            (r#"{"errors":[{"message":"first"},{"message":"second"}]}"#, Some("first"), vec![], None),
            (r#"{"message":{"detail":"x"}}"#, Some(r#"{"detail":"x"}"#), vec![], None),
            (r#""just text""#, Some("just text"), vec![], None),
            ("<html>502</html>\n", Some("<html>502</html>"), vec![], None),
            ("", None, vec![], None),
            ("null", None, vec![], None),
        ] {
            let read = ErrorBody::read(body.as_bytes());
            assert_eq!(read.message.as_deref(), message, "{body}");
            assert_eq!(read.codes, codes, "{body}");
            assert_eq!(read.param.as_deref(), param, "{body}");
        }
    }

    #[test]
    fn a_message_is_bounded_at_a_character() {
        let exact = "é".repeat(MESSAGE_BYTES_MAX / 2);
        assert_eq!(ErrorBody::read(exact.as_bytes()).message, Some(exact.clone()));
        let longer = format!("{exact}é");
        assert_eq!(ErrorBody::read(longer.as_bytes()).message, Some(format!("{exact}…")));
        let odd = format!("x{longer}");
        assert!(ErrorBody::read(odd.as_bytes()).message.unwrap().ends_with("é…"));
        assert!(ErrorBody::read("[".repeat(100_000).as_bytes()).message.unwrap().len() < 2100);
    }

    proptest! {
        #[test]
        fn garbage_never_panics(body in proptest::collection::vec(any::<u8>(), 0..400)) {
            let read = ErrorBody::read(&body);
            prop_assert!(read.message.is_none_or(|m| m.len() <= MESSAGE_BYTES_MAX + '…'.len_utf8()));
        }
    }
}
