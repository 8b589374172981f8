//! What an answer used: read from the provider's words, or counted when it says nothing.

use super::body::Members;
use super::tokens;
use crate::domain::usage::Usage;
use crate::wire::usage;

/// What the members of an answer or of a stream's event say.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The usage, when there is one.
    pub usage: Option<Usage>,
    /// The provider's id.
    pub id: Option<String>,
}

/// Reads an answer's members.
pub(super) fn told(members: &Members<'_>) -> Told {
    Told {
        usage: members.get("usage").and_then(|json| usage::read(json.get())),
        id: members.text("id").filter(|id| !id.is_empty() && id.len() <= 256).map(|id| id.into_owned()),
    }
}

/// The output tokens of a text that a provider sent without telling its usage.
pub(super) fn counted_output(model: &str, provider: &str, texts: &[String]) -> u64 {
    let counted: u64 = texts.iter().map(|text| tokens::count(model, text)).sum();
    if tokens::is_exact(provider) { counted } else { counted + counted / 2 }
}

/// Every text that a model wrote, in an answer or in an event of a stream.
pub(super) fn written(json: &serde_json::Value, into: &mut Vec<String>) {
    let Some(choices) = json.get("choices").and_then(serde_json::Value::as_array) else { return };
    for choice in choices {
        if let Some(text) = choice.get("text").and_then(serde_json::Value::as_str) {
            into.push(text.to_owned());
        }
        for part in ["message", "delta"] {
            let Some(part) = choice.get(part) else { continue };
            for name in ["content", "reasoning_content", "reasoning", "refusal"] {
                if let Some(text) = part.get(name).and_then(serde_json::Value::as_str) {
                    into.push(text.to_owned());
                }
            }
            for name in ["tool_calls", "function_call", "audio"] {
                if let Some(value) = part.get(name).filter(|value| !value.is_null()) {
                    into.push(value.to_string());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_counts() {
        let event = serde_json::json!({"choices": [
            {"delta": {"content": "a", "reasoning_content": "b", "tool_calls": [{"x": 1}]}},
            {"text": "c"}, {"message": {"content": "d", "refusal": null}}
        ]});
        let mut texts = vec![];
        written(&event, &mut texts);
        assert_eq!(texts, ["a", "b", r#"[{"x":1}]"#, "c", "d"]);
    }
}
