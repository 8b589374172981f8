//! Counting the tokens of a request by ourselves: when a bound does not fit, and when a provider
//! tells no usage.

use bytes::Bytes;
use serde_json::Value;

use super::body::Members;
pub(super) use crate::upstream::tokenizer::{count, is_exact};

/// Tokens that frame one chat message.
const PER_MESSAGE: u64 = 4;
/// Tokens that prime the answer.
const PER_ANSWER: u64 = 3;
/// Vocabularies differ; no common one makes more than this many tenths of OpenAI's count.
const FOREIGN_TENTHS: u64 = 15;

/// Members that are counted by themselves, and those that steer a call without being read by the model.
const NOT_INPUT: [&str; 44] = [
    "messages",
    "tools",
    "functions",
    "response_format",
    "tool_choice",
    "prompt",
    "input",
    "suffix",
    "model",
    "user",
    "stream",
    "stream_options",
    "max_tokens",
    "max_completion_tokens",
    "max_output_tokens",
    "n",
    "best_of",
    "temperature",
    "top_p",
    "top_k",
    "seed",
    "stop",
    "echo",
    "store",
    "metadata",
    "litellm_metadata",
    "tags",
    "safety_identifier",
    "prompt_cache_key",
    "service_tier",
    "presence_penalty",
    "frequency_penalty",
    "repetition_penalty",
    "logit_bias",
    "logprobs",
    "top_logprobs",
    "parallel_tool_calls",
    "function_call",
    "reasoning_effort",
    "verbosity",
    "modalities",
    "encoding_format",
    "dimensions",
    "web_search_options",
];

/// The input tokens of a request as its provider would count them, or a little more.
///
/// `None` when the input holds what has no text: then only the bound by length is safe.
pub(super) fn input_of(body: &Bytes, model: &str, provider: &str) -> Option<u64> {
    let members = Members::trusting(body)?;
    let mut tokens = PER_ANSWER;
    if let Some(messages) = members.get("messages") {
        let messages: Vec<Value> = serde_json::from_str(messages.get()).ok()?;
        for message in &messages {
            tokens += PER_MESSAGE + texts(message, model)?;
        }
    }
    for name in ["tools", "functions", "response_format", "tool_choice"] {
        if let Some(value) = members.get(name) {
            tokens += count(model, value.get());
        }
    }
    for name in ["prompt", "input", "suffix"] {
        if let Some(value) = members.get(name) {
            tokens += texts(&serde_json::from_str(value.get()).ok()?, model)?;
        }
    }
    // What is neither counted above nor known to be no input is at most as many tokens as bytes.
    tokens += members.rest(&NOT_INPUT).map(|value| value.get().len() as u64).sum::<u64>();
    Some(if is_exact(provider) { tokens } else { tokens * FOREIGN_TENTHS / 10 })
}

/// The tokens of every text in a value; numbers are tokens already.
fn texts(value: &Value, model: &str) -> Option<u64> {
    match value {
        Value::Null | Value::Bool(_) => Some(0),
        Value::Number(_) => Some(1),
        Value::String(text) => Some(count(model, text)),
        Value::Array(items) => items.iter().map(|item| texts(item, model)).sum(),
        Value::Object(members) => {
            let is_media = ["image_url", "input_audio", "file", "input_image", "video_url"]
                .iter()
                .any(|name| members.contains_key(*name));
            if is_media {
                return None;
            }
            members.values().map(|member| texts(member, model)).sum()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_never_exceeds_the_bound_by_length() {
        for body in [
            r#"{"messages":[{"role":"user","content":"what time is it"}]}"#,
            r#"{"messages":[{"role":"user","content":""}]}"#,
            r#"{"messages":[{"role":"user","content":[{"type":"text","text":"日本語 🙂🙂"}]}],"tools":[{"a":1}]}"#,
            r#"{"prompt":[1,2,3]}"#,
        ] {
            let counted = input_of(&Bytes::from_static(body.as_bytes()), "gpt-4o", "openai").unwrap();
            assert!(counted <= body.len() as u64, "{counted} {body}");
        }
        let picture =
            r#"{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]}]}"#;
        assert_eq!(input_of(&Bytes::from_static(picture.as_bytes()), "gpt-4o", "openai"), None);
    }
}
