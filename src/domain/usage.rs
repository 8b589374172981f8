//! What one call used, as disjoint buckets: no token is in two of them, so a price is a plain sum.
//!
//! Knows how OpenAI-style numbers overlap; must not know what anything costs.

use serde::{Deserialize, Serialize};

/// How much context a web search may bring in; some models charge by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchSize {
    /// `search_context_size: low`.
    Low,
    /// `search_context_size: medium`, what providers assume when a request says nothing.
    #[default]
    Medium,
    /// `search_context_size: high`.
    High,
}

/// The usage of one call: tokens in disjoint buckets, and counts of what is not sold by token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Usage {
    /// Fresh text input tokens.
    pub input: u64,
    /// Input tokens read from the provider's cache.
    pub cache_read: u64,
    /// Input tokens written to the cache for its usual short life.
    pub cache_write: u64,
    /// Input tokens written to the cache for an hour.
    pub cache_write_1h: u64,
    /// Fresh audio input tokens.
    pub input_audio: u64,
    /// Fresh image input tokens.
    pub input_image: u64,
    /// Fresh video input tokens.
    pub input_video: u64,
    /// Audio input tokens read from the cache.
    pub cache_read_audio: u64,
    /// Text output tokens.
    pub output: u64,
    /// Output tokens the model thought with.
    pub reasoning: u64,
    /// Audio output tokens.
    pub output_audio: u64,
    /// Image output tokens.
    pub output_image: u64,
    /// Video output tokens.
    pub output_video: u64,
    /// Images made.
    pub images: u64,
    /// Pixels of the images made, all together.
    pub pixels: u64,
    /// Images sent, where the provider counts images instead of tokens.
    pub input_images: u64,
    /// Milliseconds of audio or video, or of response time for models sold by it.
    pub duration_ms: u64,
    /// Characters of text to be spoken.
    pub characters: u64,
    /// Pages read.
    pub pages: u64,
    /// Queries: one rerank or search call is one.
    pub queries: u64,
    /// Web searches the model made.
    pub web_searches: u64,
    /// How large those web searches were.
    pub web_search_size: SearchSize,
    /// Calls to the provider, for models with a price per request.
    pub requests: u64,
}

impl Usage {
    /// All input tokens, cached or not; what prompt length thresholds look at.
    pub const fn input_total(&self) -> u64 {
        self.input
            .saturating_add(self.cache_read)
            .saturating_add(self.cache_write)
            .saturating_add(self.cache_write_1h)
            .saturating_add(self.input_audio)
            .saturating_add(self.input_image)
            .saturating_add(self.input_video)
            .saturating_add(self.cache_read_audio)
    }

    /// All output tokens, seen by the client or not.
    pub const fn output_total(&self) -> u64 {
        self.output
            .saturating_add(self.reasoning)
            .saturating_add(self.output_audio)
            .saturating_add(self.output_image)
            .saturating_add(self.output_video)
    }

    /// All tokens.
    pub const fn total(&self) -> u64 {
        self.input_total().saturating_add(self.output_total())
    }

    /// The counts alone, with every token bucket empty.
    #[must_use]
    pub const fn without_tokens(self) -> Self {
        Self {
            input: 0,
            cache_read: 0,
            cache_write: 0,
            cache_write_1h: 0,
            input_audio: 0,
            input_image: 0,
            input_video: 0,
            cache_read_audio: 0,
            output: 0,
            reasoning: 0,
            output_audio: 0,
            output_image: 0,
            output_video: 0,
            ..self
        }
    }

    /// Input tokens read from the cache, of every kind.
    pub const fn cache_read_total(&self) -> u64 {
        self.cache_read.saturating_add(self.cache_read_audio)
    }

    /// Input tokens written to the cache, of every kind.
    pub const fn cache_write_total(&self) -> u64 {
        self.cache_write.saturating_add(self.cache_write_1h)
    }

    /// One request of fresh text in and text out: what most calls are.
    pub fn plain(input: u64, output: u64) -> Self {
        Self { input, output, requests: 1, ..Self::default() }
    }

    /// Whether [`plain`](Self::plain) says it all.
    pub fn is_plain(&self) -> bool {
        *self == Self::plain(self.input, self.output)
    }

    /// Takes OpenAI-style numbers apart. They are totals with parts inside, and providers are
    /// careless with them; whatever they say, nothing underflows and every token they report as
    /// total is in some bucket.
    pub fn from_openai(said: &OpenAiUsage) -> Self {
        let mut usage = Self { requests: 1, ..Self::default() };
        usage.take_input_apart(said);
        usage.take_output_apart(said);
        usage
    }

    fn take_input_apart(&mut self, said: &OpenAiUsage) {
        self.cache_read_audio = said.cached_audio_tokens.min(said.cached_tokens);
        self.cache_read = said.cached_tokens - self.cache_read_audio;
        self.cache_write_1h = said.cache_creation_1h_tokens;
        self.cache_write = said.cache_creation_tokens.saturating_sub(said.cache_creation_1h_tokens);

        let cached = self.input_total();
        let fresh = said.prompt_tokens.saturating_sub(cached);
        // Cached and media tokens are both parts of the prompt and may be the same tokens; the
        // cache has billed those already, so media can only bill what the cache left over.
        let mut media_left = if cached > 0 { fresh } else { u64::MAX };
        let mut take = |tokens: u64| {
            let taken = tokens.min(media_left);
            media_left -= taken;
            taken
        };
        self.input_audio = take(said.prompt_audio.saturating_sub(self.cache_read_audio));
        self.input_image = take(said.prompt_image);
        self.input_video = take(said.prompt_video);
        self.input = said.prompt_tokens.saturating_sub(self.input_total());
    }

    fn take_output_apart(&mut self, said: &OpenAiUsage) {
        self.reasoning = said.reasoning_tokens;
        self.output_audio = said.completion_audio;
        self.output_image = said.completion_image;
        self.output_video = said.completion_video;

        let parts = self.output_total();
        let rest = said.completion_tokens.saturating_sub(parts);
        let text = said.text_tokens.unwrap_or(0);
        // Some providers count reasoning inside the text as well; it must not be billed twice.
        let excess = parts.saturating_add(text).saturating_sub(said.completion_tokens);
        let nested = excess.min(self.reasoning).min(text);
        self.output = rest.max(text - nested);
    }
}

/// The numbers of an OpenAI-style `usage` object, zero where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenAiUsage {
    /// `prompt_tokens`, which includes every input token below.
    pub prompt_tokens: u64,
    /// `completion_tokens`, which includes every output token below.
    pub completion_tokens: u64,
    /// `prompt_tokens_details.cached_tokens`.
    pub cached_tokens: u64,
    /// The audio among the cached tokens (`cached_tokens_details.audio_tokens`).
    pub cached_audio_tokens: u64,
    /// `prompt_tokens_details.cache_creation_tokens`, which includes the hour-long ones.
    pub cache_creation_tokens: u64,
    /// Cache writes that live for an hour (`ephemeral_1h_input_tokens`).
    pub cache_creation_1h_tokens: u64,
    /// `prompt_tokens_details.audio_tokens`, which includes cached audio.
    pub prompt_audio: u64,
    /// `prompt_tokens_details.image_tokens`.
    pub prompt_image: u64,
    /// `prompt_tokens_details.video_tokens`.
    pub prompt_video: u64,
    /// `completion_tokens_details.reasoning_tokens`.
    pub reasoning_tokens: u64,
    /// `completion_tokens_details.audio_tokens`.
    pub completion_audio: u64,
    /// `completion_tokens_details.image_tokens`.
    pub completion_image: u64,
    /// `completion_tokens_details.video_tokens`.
    pub completion_video: u64,
    /// `completion_tokens_details.text_tokens`, from the few providers that say it.
    pub text_tokens: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn prompt(prompt_tokens: u64, said: OpenAiUsage) -> Usage {
        Usage::from_openai(&OpenAiUsage { prompt_tokens, ..said })
    }

    fn completion(completion_tokens: u64, said: OpenAiUsage) -> Usage {
        Usage::from_openai(&OpenAiUsage { completion_tokens, ..said })
    }

    #[test]
    fn the_parts_of_a_prompt_leave_the_rest_as_fresh_text() {
        let said = OpenAiUsage {
            cached_tokens: 400,
            cache_creation_tokens: 300,
            cache_creation_1h_tokens: 100,
            prompt_image: 50,
            ..OpenAiUsage::default()
        };
        let usage = prompt(1000, said);
        assert_eq!((usage.cache_read, usage.cache_write, usage.cache_write_1h), (400, 200, 100));
        assert_eq!((usage.input_image, usage.input), (50, 250));
        assert_eq!((usage.input_total(), usage.requests), (1000, 1));
    }

    #[test]
    fn cached_audio_is_neither_fresh_audio_nor_cached_text() {
        let said = OpenAiUsage {
            cached_tokens: 400,
            cached_audio_tokens: 150,
            prompt_audio: 200,
            ..OpenAiUsage::default()
        };
        let usage = prompt(1000, said);
        assert_eq!((usage.cache_read, usage.cache_read_audio), (250, 150));
        assert_eq!((usage.input_audio, usage.input), (50, 550));
    }

    #[test]
    fn media_that_was_cached_is_billed_once() {
        let said = OpenAiUsage { cached_tokens: 800, prompt_image: 500, ..OpenAiUsage::default() };
        let usage = prompt(1000, said);
        assert_eq!((usage.cache_read, usage.input_image, usage.input), (800, 200, 0));
    }

    #[test]
    fn usage_that_lies_never_underflows() {
        let cached = OpenAiUsage { cached_tokens: 11, ..OpenAiUsage::default() };
        for (prompt_tokens, input, total) in [(10, 0, 11), (11, 0, 11), (12, 1, 12)] {
            let usage = prompt(prompt_tokens, cached);
            assert_eq!((usage.cache_read, usage.input, usage.input_total()), (11, input, total));
        }
        let audio = OpenAiUsage { prompt_audio: 20, ..OpenAiUsage::default() };
        assert_eq!(prompt(10, audio).input_total(), 20);
        let hour = OpenAiUsage { cache_creation_1h_tokens: 5, ..OpenAiUsage::default() };
        assert_eq!(prompt(0, hour).input_total(), 5);
        let thought = OpenAiUsage { reasoning_tokens: 7, ..OpenAiUsage::default() };
        assert_eq!(completion(5, thought), Usage { reasoning: 7, requests: 1, ..Usage::default() });
    }

    #[test]
    fn text_is_what_the_other_output_leaves_unless_the_provider_says_more() {
        let thought = OpenAiUsage { reasoning_tokens: 40, ..OpenAiUsage::default() };
        for (text_tokens, output) in
            [(None, 60), (Some(0), 60), (Some(60), 60), (Some(10), 60), (Some(100), 60), (Some(110), 70)]
        {
            let usage = completion(100, OpenAiUsage { text_tokens, ..thought });
            assert_eq!((usage.output, usage.reasoning), (output, 40), "{text_tokens:?}");
        }
        let spoken = OpenAiUsage { completion_audio: 70, completion_image: 20, ..OpenAiUsage::default() };
        assert_eq!(completion(100, spoken).output, 10);
    }

    #[test]
    fn stored_usage_may_lack_later_buckets() {
        let usage: Usage = serde_json::from_str(r#"{"input":3,"web_search_size":"high"}"#).unwrap();
        assert_eq!(usage, Usage { input: 3, web_search_size: SearchSize::High, ..Usage::default() });
        let text = serde_json::to_string(&usage).unwrap();
        assert_eq!(serde_json::from_str::<Usage>(&text).unwrap(), usage);
    }

    fn count() -> impl Strategy<Value = u64> {
        prop_oneof![Just(0), 0..2000_u64, Just(u64::MAX)]
    }

    proptest! {
        #[test]
        fn every_reported_token_is_in_some_bucket(
            totals in [count(), count()],
            cache in [count(), count(), count(), count()],
            media in [count(), count(), count()],
            made in [count(), count(), count(), count()],
            text_tokens in proptest::option::of(count()),
        ) {
            let said = OpenAiUsage {
                prompt_tokens: totals[0],
                completion_tokens: totals[1],
                cached_tokens: cache[0],
                cached_audio_tokens: cache[1],
                cache_creation_tokens: cache[2],
                cache_creation_1h_tokens: cache[3],
                prompt_audio: media[0],
                prompt_image: media[1],
                prompt_video: media[2],
                reasoning_tokens: made[0],
                completion_audio: made[1],
                completion_image: made[2],
                completion_video: made[3],
                text_tokens,
            };
            let usage = Usage::from_openai(&said);
            let cached = usage.cache_read
                .saturating_add(usage.cache_read_audio)
                .saturating_add(usage.cache_write)
                .saturating_add(usage.cache_write_1h);
            prop_assert!(usage.input_total() >= said.prompt_tokens);
            prop_assert!(usage.output_total() >= said.completion_tokens);
            prop_assert!(cached >= said.cached_tokens.max(said.cache_creation_tokens));
            if cached > 0 {
                prop_assert_eq!(usage.input_total(), said.prompt_tokens.max(cached));
            }
        }
    }
}
