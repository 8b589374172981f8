//! The `usage` object of an answer, in every dialect that providers speak.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::domain::usage::{OpenAiUsage, Usage};

/// A provider that claims more than this in one number is not believed beyond it.
const TOKENS_MAX: u64 = 1_000_000_000;

/// A call that claims more searches than this is not believed beyond it.
const SEARCHES_MAX: u64 = 1_000;

/// A count as providers write it: a number, a whole float, either in quotes, null. Anything else
/// counts as unsaid, and a total that says it makes the whole usage so.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    said: Option<u64>,
    /// Something is written, and it is no count.
    garbled: bool,
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        let bare = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(raw);
        let digits = bare.strip_suffix(".0").unwrap_or(bare);
        let is_count = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        // More digits than can be counted are too many in any case.
        let said = is_count.then(|| digits.parse().unwrap_or(u64::MAX).min(TOKENS_MAX));
        Ok(Self { said, garbled: said.is_none() && raw != "null" })
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Said {
    prompt_tokens: Count,
    completion_tokens: Count,
    input_tokens: Count,
    output_tokens: Count,
    total_tokens: Count,
    prompt_tokens_details: Option<PromptDetails>,
    input_tokens_details: Option<PromptDetails>,
    completion_tokens_details: Option<CompletionDetails>,
    output_tokens_details: Option<CompletionDetails>,
    cache_read_input_tokens: Count,
    cache_creation_input_tokens: Count,
    prompt_cache_hit_tokens: Count,
    num_search_queries: Count,
    server_tool_use: Option<ServerToolUse>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ServerToolUse {
    web_search_requests: Count,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PromptDetails {
    cached_tokens: Count,
    cache_creation_tokens: Count,
    cache_write_tokens: Count,
    audio_tokens: Count,
    image_tokens: Count,
    video_tokens: Count,
    cache_creation_token_details: Option<CacheCreation>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CacheCreation {
    ephemeral_1h_input_tokens: Count,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CompletionDetails {
    reasoning_tokens: Count,
    audio_tokens: Count,
    image_tokens: Count,
    video_tokens: Count,
    text_tokens: Count,
}

/// Reads a `usage` object; `None` when it says nothing that could be billed.
pub fn read(json: &str) -> Option<Usage> {
    // A list would be read as the members in their order.
    if !json.trim_start().starts_with('{') {
        return None;
    }
    let said: Said = serde_json::from_str(json).ok()?;
    let prompt = said.prompt_tokens.said.or(said.input_tokens.said);
    let completion = said.completion_tokens.said.or(said.output_tokens.said);
    if prompt.is_none() && completion.is_none() && said.total_tokens.said.is_none() {
        return None;
    }
    // Who says nonsense about one half is not believed in the other: we count by ourselves.
    let halves = [said.prompt_tokens, said.input_tokens, said.completion_tokens, said.output_tokens];
    if halves.iter().any(|count| count.garbled) {
        return None;
    }
    let input = said.prompt_tokens_details.or(said.input_tokens_details).unwrap_or_default();
    let output = said.completion_tokens_details.or(said.output_tokens_details).unwrap_or_default();
    let or_zero = |count: Count| count.said.unwrap_or(0);
    let first = |counts: &[Count]| counts.iter().find_map(|count| count.said).unwrap_or(0);
    // What is in the total and nowhere else was billed as something; input is the cheaper guess.
    let total = or_zero(said.total_tokens);
    let prompt = prompt.unwrap_or_else(|| total.saturating_sub(completion.unwrap_or(0)));
    let searches = said.server_tool_use.map_or(said.num_search_queries, |used| used.web_search_requests);
    let tokens = Usage::from_openai(&OpenAiUsage {
        prompt_tokens: prompt,
        completion_tokens: completion.unwrap_or_else(|| total.saturating_sub(prompt)),
        cached_tokens: first(&[
            input.cached_tokens,
            said.cache_read_input_tokens,
            said.prompt_cache_hit_tokens,
        ]),
        cached_audio_tokens: 0,
        cache_creation_tokens: first(&[
            input.cache_creation_tokens,
            input.cache_write_tokens,
            said.cache_creation_input_tokens,
        ]),
        cache_creation_1h_tokens: input
            .cache_creation_token_details
            .map_or(0, |details| or_zero(details.ephemeral_1h_input_tokens)),
        prompt_audio: or_zero(input.audio_tokens),
        prompt_image: or_zero(input.image_tokens),
        prompt_video: or_zero(input.video_tokens),
        reasoning_tokens: or_zero(output.reasoning_tokens),
        completion_audio: or_zero(output.audio_tokens),
        completion_image: or_zero(output.image_tokens),
        completion_video: or_zero(output.video_tokens),
        text_tokens: output.text_tokens.said,
    });
    Some(Usage { web_searches: searches.said.unwrap_or(0).min(SEARCHES_MAX), ..tokens })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_in_every_dialect() {
        let plain = |input, output| Some(Usage::plain(input, output));
        let cached = |input, cache_read, output| {
            Some(Usage { input, cache_read, output, requests: 1, ..Usage::default() })
        };
        for (json, expected) in [
            (r#"{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}"#, plain(11, 7)),
            (r#"{"prompt_tokens":11.0,"completion_tokens":null}"#, plain(11, 0)),
            (r#"{"input_tokens":5,"output_tokens":6}"#, plain(5, 6)),
            (r#"{"prompt_tokens":5,"total_tokens":5}"#, plain(5, 0)),
            (r#"{"total_tokens":9}"#, plain(9, 0)),
            (
                r#"{"prompt_tokens":1000,"completion_tokens":500,"prompt_tokens_details":{"cached_tokens":400}}"#,
                cached(600, 400, 500),
            ),
            (
                r#"{"prompt_tokens":1000,"completion_tokens":500,"prompt_cache_hit_tokens":400}"#,
                cached(600, 400, 500),
            ),
            (r#"{"prompt_tokens":99999999999999,"completion_tokens":1}"#, plain(TOKENS_MAX, 1)),
            (r#"{"prompt_tokens":-5,"completion_tokens":"x"}"#, None),
            (
                r#"{"prompt_tokens":5,"completion_tokens":6,"server_tool_use":{"web_search_requests":2}}"#,
                Some(Usage { web_searches: 2, ..Usage::plain(5, 6) }),
            ),
            (r#"{}"#, None),
            (r#"null"#, None),
            (r#"[1]"#, None),
            (r#"{"prompt_tokens":1e3,"completion_tokens":2}"#, None),
            (r#"{"prompt_tokens":5,"completion_tokens":-2}"#, None),
            (r#"{"prompt_tokens":"5","completion_tokens":"6.0"}"#, plain(5, 6)),
            (r#"{"prompt_tokens":5,"completion_tokens":6,"total_tokens":"x"}"#, plain(5, 6)),
            (r#"{"prompt_tokens":1,"completion_tokens":18446744073709551616}"#, plain(1, TOKENS_MAX)),
        ] {
            assert_eq!(read(json), expected, "{json}");
        }
    }
}
