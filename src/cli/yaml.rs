//! JSON values as YAML. Written here because numbers have to keep every digit, which a
//! serializer that goes through floats cannot promise.

use std::fmt::Write as _;

use serde_json::Value;

/// The value as a YAML document.
pub(crate) fn document(value: &Value) -> String {
    let mut text = String::new();
    block(&mut text, value, 0);
    text.trim_start_matches([' ', '\n']).to_owned() + "\n"
}

/// Writes a value behind a `key:` or a `-`, one level further in than these.
fn block(text: &mut String, value: &Value, depth: usize) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                let _ = write!(text, "\n{:indent$}-", "", indent = depth * 2);
                inline_or_nested(text, item, depth + 1);
            }
        }
        Value::Object(members) if !members.is_empty() => {
            for (name, member) in members {
                let _ = write!(text, "\n{:indent$}{}:", "", scalar(name), indent = depth * 2);
                inline_or_nested(text, member, depth + 1);
            }
        }
        Value::Array(_) => text.push_str(" []"),
        Value::Object(_) => text.push_str(" {}"),
        Value::String(string) => {
            let _ = write!(text, " {}", scalar(string));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            let _ = write!(text, " {value}");
        }
    }
}

/// The first member of an object in a list stands on the line of its dash.
fn inline_or_nested(text: &mut String, value: &Value, depth: usize) {
    let start = text.len();
    block(text, value, depth);
    if text[..start].ends_with('-')
        && let Some(rest) = text[start..].strip_prefix('\n')
    {
        let first = format!(" {}", rest.trim_start_matches(' '));
        text.replace_range(start.., &first);
    }
}

/// A string bare where no reader can take it for anything else, else in double quotes.
fn scalar(string: &str) -> String {
    let harmless = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '.');
    let is_word = string.starts_with(|c: char| c.is_ascii_alphabetic()) && string.chars().all(harmless);
    let reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan"];
    if is_word && !reserved.iter().any(|word| string.eq_ignore_ascii_case(word)) {
        return string.to_owned();
    }
    // JSON's double quotes are YAML's, but YAML lets fewer characters through as they are.
    let quoted = Value::from(string).to_string();
    let is_special = |c: char| {
        c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}'..='\u{ffff}')
    };
    quoted
        .chars()
        .map(|c| if is_special(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_keep_their_digits() {
        let value: Value = serde_json::from_str(
            r#"[{"user_id":"acme","spend":0.0011120000000000001,"models":[],"budget":{"max":4.00,"by":null}},{"id":"no"}]"#,
        )
        .unwrap();
        assert_eq!(
            document(&value),
            "- user_id: acme\n  spend: 0.0011120000000000001\n  models: []\n  budget:\n    max: 4.00\n    by: null\n- id: \"no\"\n"
        );
        assert_eq!(document(&Value::Array(vec![])), "[]\n");
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            ".{0,8}".prop_map(Value::from),
            "[a-z0-9:#\\-]{0,5}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::vec(("[a-z ]{1,4}", inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_yaml_reader_reads_the_same_value(value in value()) {
            let text = document(&value);
            let read: Value = serde_saphyr::from_str(&text).map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?;
            prop_assert_eq!(read, value, "{}", text);
        }
    }
}
