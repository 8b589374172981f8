//! The names of price fields, as LiteLLM's price table and its `config.yaml` spell them.
//!
//! Says what a name prices and reads its value; must not know how prices combine.

use serde_json::Value;

use super::PriceError;
use super::rate::Rate;
use crate::domain::usage::Usage;

/// A processing speed that a provider sells at prices of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Slower and cheaper.
    Flex,
    /// Faster and dearer; also sold as `fast`.
    Priority,
    /// The batch API; half price where a model names no batch price.
    Batches,
    /// Between flex and standard.
    Balanced,
    /// Faster than priority.
    Ultrafast,
    /// The decision tier of a few models.
    Decisions,
}

impl Tier {
    const SUFFIXES: [(&'static str, Self); 6] = [
        ("_flex", Self::Flex),
        ("_priority", Self::Priority),
        ("_batches", Self::Batches),
        ("_balanced", Self::Balanced),
        ("_ultrafast", Self::Ultrafast),
        ("_decisions", Self::Decisions),
    ];

    /// The tier of a request's or a response's `service_tier`; `None` is the standard one, which
    /// also stands in for what nobody knows (`auto`, `default`). Batches are an API, not a
    /// `service_tier`, so nobody gets their price by asking for it.
    pub fn from_service_tier(name: &str) -> Option<Self> {
        let known = [
            ("flex", Self::Flex),
            ("priority", Self::Priority),
            ("fast", Self::Priority),
            ("balanced", Self::Balanced),
            ("ultrafast", Self::Ultrafast),
            ("decisions", Self::Decisions),
        ];
        known.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|&(_, tier)| tier)
    }
}

/// A bucket of tokens with a rate of its own; the order is that of a quote's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Input,
    CacheRead,
    CacheWrite,
    CacheWrite1h,
    InputAudio,
    InputImage,
    InputVideo,
    CacheReadAudio,
    Output,
    Reasoning,
    OutputAudio,
    OutputImage,
    OutputVideo,
}

impl TokenKind {
    pub(super) const COUNT: usize = 13;

    pub(super) const INPUTS: [Self; 8] = [
        Self::Input,
        Self::CacheRead,
        Self::CacheWrite,
        Self::CacheWrite1h,
        Self::InputAudio,
        Self::InputImage,
        Self::InputVideo,
        Self::CacheReadAudio,
    ];

    pub(super) const OUTPUTS: [Self; 5] =
        [Self::Output, Self::Reasoning, Self::OutputAudio, Self::OutputImage, Self::OutputVideo];

    const FIELDS: [(&'static str, Self); 14] = [
        ("input_cost_per_token", Self::Input),
        ("output_cost_per_token", Self::Output),
        ("cache_read_input_token_cost", Self::CacheRead),
        // The older name of the cache read price.
        ("input_cost_per_token_cache_hit", Self::CacheRead),
        ("cache_creation_input_token_cost", Self::CacheWrite),
        ("cache_creation_input_token_cost_above_1hr", Self::CacheWrite1h),
        ("input_cost_per_audio_token", Self::InputAudio),
        ("input_cost_per_image_token", Self::InputImage),
        ("input_cost_per_video_token", Self::InputVideo),
        ("cache_read_input_audio_token_cost", Self::CacheReadAudio),
        ("output_cost_per_reasoning_token", Self::Reasoning),
        ("output_cost_per_audio_token", Self::OutputAudio),
        ("output_cost_per_image_token", Self::OutputImage),
        ("output_cost_per_video_token", Self::OutputVideo),
    ];

    /// How many tokens of this kind a call used.
    pub(super) const fn tokens(self, usage: &Usage) -> u64 {
        match self {
            Self::Input => usage.input,
            Self::CacheRead => usage.cache_read,
            Self::CacheWrite => usage.cache_write,
            Self::CacheWrite1h => usage.cache_write_1h,
            Self::InputAudio => usage.input_audio,
            Self::InputImage => usage.input_image,
            Self::InputVideo => usage.input_video,
            Self::CacheReadAudio => usage.cache_read_audio,
            Self::Output => usage.output,
            Self::Reasoning => usage.reasoning,
            Self::OutputAudio => usage.output_audio,
            Self::OutputImage => usage.output_image,
            Self::OutputVideo => usage.output_video,
        }
    }
}

/// Something that is sold by count; the order is that of a sheet's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    Request,
    ImageOut,
    ImageIn,
    Pixel,
    SecondIn,
    SecondOut,
    Character,
    Query,
    Page,
    PageInBatch,
    SearchLow,
    SearchMedium,
    SearchHigh,
}

impl UnitKind {
    pub(super) const COUNT: usize = 13;

    const FIELDS: [(&'static str, Self); 11] = [
        ("input_cost_per_request", Self::Request),
        ("output_cost_per_image", Self::ImageOut),
        ("input_cost_per_image", Self::ImageIn),
        ("input_cost_per_pixel", Self::Pixel),
        ("input_cost_per_second", Self::SecondIn),
        ("output_cost_per_second", Self::SecondOut),
        ("output_cost_per_video_per_second", Self::SecondOut),
        ("input_cost_per_character", Self::Character),
        ("input_cost_per_query", Self::Query),
        ("ocr_cost_per_page", Self::Page),
        ("ocr_cost_per_page_batches", Self::PageInBatch),
    ];

    /// The prices inside `search_context_cost_per_query`.
    pub(super) const SEARCHES: [(&'static str, Self); 3] = [
        ("search_context_size_low", Self::SearchLow),
        ("search_context_size_medium", Self::SearchMedium),
        ("search_context_size_high", Self::SearchHigh),
    ];
}

/// Where a token price holds: in which tier, for prompts of more than how many tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) tier: Option<Tier>,
    pub(super) above: u64,
}

/// What a price field prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PriceName {
    Token(TokenKind, Place),
    Unit(UnitKind),
}

impl PriceName {
    /// `None` for every field that is not a price we bill by.
    pub(super) fn parse(name: &str) -> Option<Self> {
        if let Some(&(_, unit)) = UnitKind::FIELDS.iter().find(|(field, _)| *field == name) {
            return Some(Self::Unit(unit));
        }
        let (name, tier) = Tier::SUFFIXES
            .iter()
            .find_map(|&(suffix, tier)| Some((name.strip_suffix(suffix)?, Some(tier))))
            .unwrap_or((name, None));
        let (stem, above) = match name.strip_suffix("_tokens").and_then(|rest| rest.rsplit_once("_above_")) {
            Some((stem, threshold)) => (stem, threshold_tokens(threshold)?),
            None => (name, 0),
        };
        let &(_, kind) = TokenKind::FIELDS.iter().find(|(field, _)| *field == stem)?;
        Some(Self::Token(kind, Place { tier, above }))
    }
}

/// `200k` or `200000`.
fn threshold_tokens(text: &str) -> Option<u64> {
    match text.strip_suffix('k') {
        Some(thousands) => thousands.parse::<u64>().ok()?.checked_mul(1000),
        None => text.parse().ok(),
    }
}

/// The decimal text of a number or of a string that holds one.
pub(super) fn decimal_text(field: &str, value: &Value) -> Result<Option<String>, PriceError> {
    match value {
        Value::Null => Ok(None),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::String(text) => Ok(Some(text.trim().to_owned())),
        _ => Err(PriceError::wrong_shape(field, "a number")),
    }
}

/// The price in a field; `None` when the field says nothing.
pub(super) fn rate(field: &str, value: &Value) -> Result<Option<Rate>, PriceError> {
    let Some(text) = decimal_text(field, value)? else {
        return Ok(None);
    };
    match Rate::parse(&text) {
        Ok(Some(rate)) => Ok(Some(rate)),
        Ok(None) => Err(PriceError::Negative { field: field.to_owned() }),
        Err(reason) => Err(PriceError::NotANumber { field: field.to_owned(), reason }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_kind_threshold_and_tier() {
        let token = |kind, above, tier| Some(PriceName::Token(kind, Place { tier, above }));
        for (name, parsed) in [
            ("input_cost_per_token", token(TokenKind::Input, 0, None)),
            ("input_cost_per_token_cache_hit", token(TokenKind::CacheRead, 0, None)),
            ("output_cost_per_token_above_200k_tokens", token(TokenKind::Output, 200_000, None)),
            (
                "cache_read_input_token_cost_above_272k_tokens_priority",
                token(TokenKind::CacheRead, 272_000, Some(Tier::Priority)),
            ),
            ("cache_creation_input_token_cost_above_1hr", token(TokenKind::CacheWrite1h, 0, None)),
            (
                "cache_creation_input_token_cost_above_1hr_above_100k_tokens",
                token(TokenKind::CacheWrite1h, 100_000, None),
            ),
            ("input_cost_per_token_flex", token(TokenKind::Input, 0, Some(Tier::Flex))),
            ("input_cost_per_token_above_500_tokens", token(TokenKind::Input, 500, None)),
            ("ocr_cost_per_page_batches", Some(PriceName::Unit(UnitKind::PageInBatch))),
            ("output_cost_per_image", Some(PriceName::Unit(UnitKind::ImageOut))),
            ("output_cost_per_image_token", token(TokenKind::OutputImage, 0, None)),
            ("input_cost_per_token_above_manyk_tokens", None),
            ("input_dbu_cost_per_token", None),
            ("max_output_tokens", None),
        ] {
            assert_eq!(PriceName::parse(name), parsed, "{name}");
        }
    }

    #[test]
    fn unknown_service_tiers_are_the_standard_one() {
        for (name, tier) in [
            ("flex", Some(Tier::Flex)),
            ("Priority", Some(Tier::Priority)),
            ("fast", Some(Tier::Priority)),
            ("default", None),
            ("auto", None),
            ("batches", None),
        ] {
            assert_eq!(Tier::from_service_tier(name), tier, "{name}");
        }
    }
}
