//! The price table that is compiled in: indexed when first asked, an entry read when first used.
//!
//! Finds the sheet of a model; must not know configs, deployments or costs.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::domain::price::PriceSheet;

const BUILTIN: &str = include_str!("../../data/model_prices.json");
/// The entry that says where the table is from.
const SOURCE: &str = "_source";

/// A table of model prices, sorted by name.
#[derive(Debug, Default)]
pub struct PriceTable {
    entries: BTreeMap<&'static str, &'static RawValue>,
    /// The entries somebody asked for; `None` is one that cannot be read, said once in the log.
    sheets: Mutex<HashMap<&'static str, Option<Arc<PriceSheet>>>>,
    version: String,
}

#[derive(Debug, Default, serde::Deserialize)]
struct Source {
    from: String,
    version: String,
}

impl PriceTable {
    /// The table of this build.
    pub fn builtin() -> &'static Self {
        static TABLE: OnceLock<PriceTable> = OnceLock::new();
        TABLE.get_or_init(|| {
            Self::index(BUILTIN).unwrap_or_else(|error| {
                tracing::error!(%error, "the compiled-in price table cannot be read: no model has a price");
                Self::default()
            })
        })
    }

    /// Only finds where each entry starts and ends; that takes milliseconds, reading all of them
    /// would take many times that.
    fn index(json: &'static str) -> Result<Self, serde_json::Error> {
        let mut entries: BTreeMap<&'static str, &'static RawValue> = serde_json::from_str(json)?;
        let source = match entries.remove(SOURCE) {
            Some(source) => serde_json::from_str::<Source>(source.get())?,
            None => Source::default(),
        };
        let version = format!("{} {}", source.from, source.version);
        Ok(Self { entries, sheets: Mutex::default(), version })
    }

    /// The sheet of a model, and the name it has in the table: `provider/model`, else the model as
    /// it is written, else without its first prefix.
    pub fn lookup(&self, provider: &str, model: &str) -> Option<(&'static str, Arc<PriceSheet>)> {
        let (name, json) = self.entry(provider, model)?;
        Some((name, self.sheet(name, json)?))
    }

    /// What the table says of a model, word for word, with its name there.
    pub fn listed(&self, provider: &str, model: &str) -> Option<(&'static str, Map<String, Value>)> {
        let (name, json) = self.entry(provider, model)?;
        serde_json::from_str(json.get()).ok().map(|fields| (name, fields))
    }

    /// The sheet with exactly this name.
    pub fn get(&self, name: &str) -> Option<Arc<PriceSheet>> {
        let (name, json) = self.find(name)?;
        self.sheet(name, json)
    }

    /// Every name in the table, sorted.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'static str> + '_ {
        self.entries.keys().copied()
    }

    /// Which table this is: `litellm 1.106.2`.
    pub fn version(&self) -> &str {
        &self.version
    }

    fn entry(&self, provider: &str, model: &str) -> Option<(&'static str, &'static RawValue)> {
        let qualified = self.find(&format!("{provider}/{model}"));
        let bare = || model.split_once('/').and_then(|(_, bare)| self.find(bare));
        qualified.or_else(|| self.find(model)).or_else(bare)
    }

    fn find(&self, name: &str) -> Option<(&'static str, &'static RawValue)> {
        self.entries.get_key_value(name).map(|(&name, &json)| (name, json))
    }

    fn sheet(&self, name: &'static str, json: &'static RawValue) -> Option<Arc<PriceSheet>> {
        let mut sheets = self.sheets.lock().unwrap_or_else(PoisonError::into_inner);
        sheets.entry(name).or_insert_with(|| read(name, json)).clone()
    }
}

/// An entry that cannot be read prices nothing, so that its model is refused where money counts.
fn read(name: &str, json: &RawValue) -> Option<Arc<PriceSheet>> {
    let sheet = serde_json::from_str(json.get())
        .map_err(|error| error.to_string())
        .and_then(|fields| PriceSheet::from_fields(&fields).map_err(|error| error.to_string()));
    match sheet {
        Ok(sheet) => Some(Arc::new(sheet)),
        Err(error) => {
            tracing::error!(model = name, error, "the price of `{name}` cannot be read");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Picos;
    use crate::domain::price::{CostTerms, Rate, Tier};
    use crate::domain::time::Millis;
    use crate::domain::usage::{OpenAiUsage, Usage};

    fn table() -> &'static PriceTable {
        PriceTable::builtin()
    }

    fn cost(model: &str, usage: &Usage, terms: &CostTerms) -> String {
        table().get(model).unwrap().cost(usage, terms).unwrap().total.to_string()
    }

    fn tokens(input: u64, output: u64) -> Usage {
        Usage { input, output, requests: 1, ..Usage::default() }
    }

    #[test]
    fn every_entry_is_a_sheet() {
        assert_eq!(table().names().len(), 4240);
        let priced = table().names().filter(|name| table().get(name).unwrap().is_priced()).count();
        // The others have no price at all, or only ones that no route of ours can meter.
        assert!(priced > 4100, "{priced}");
        assert_eq!(table().version(), "litellm 1.106.2");
    }

    #[test]
    fn a_model_is_found_by_its_most_exact_name() {
        for (provider, model, found) in [
            ("openai", "gpt-4o-mini", Some("gpt-4o-mini")),
            ("azure", "gpt-4o-mini", Some("azure/gpt-4o-mini")),
            ("azure", "azure/gpt-4o-mini", Some("azure/gpt-4o-mini")),
            ("gemini", "gemini-2.5-pro", Some("gemini/gemini-2.5-pro")),
            ("vertex_ai", "gemini-2.5-pro", Some("gemini-2.5-pro")),
            ("openai", "openai/gpt-4o-mini", Some("gpt-4o-mini")),
            ("dashscope", "qwen-flash", Some("dashscope/qwen-flash")),
            ("openai", "no-such-model", None),
            ("openai", "_source", None),
            ("openai", "", None),
        ] {
            assert_eq!(table().lookup(provider, model).map(|(name, _)| name), found, "{provider} {model}");
        }
    }

    #[test]
    fn an_entry_is_read_once() {
        let (_, first) = table().lookup("openai", "gpt-4o-mini").unwrap();
        assert!(Arc::ptr_eq(&first, &table().get("gpt-4o-mini").unwrap()));
        assert_eq!((first.mode(), first.provider()), (Some("chat"), Some("openai")));
        assert_eq!((first.max_input_tokens(), first.max_output_tokens()), (Some(128_000), Some(16_384)));
    }

    #[test]
    fn known_calls_cost_what_they_are_known_to_cost() {
        let usage = |prompt_tokens, completion_tokens, cached_tokens, cache_creation_tokens| {
            Usage::from_openai(&OpenAiUsage {
                prompt_tokens,
                completion_tokens,
                cached_tokens,
                cache_creation_tokens,
                ..OpenAiUsage::default()
            })
        };
        for (model, usage, total) in [
            ("gpt-4o-mini", usage(1000, 500, 0, 0), "0.00045"),
            ("gpt-4o-mini", usage(1000, 500, 400, 0), "0.00042"),
            ("claude-sonnet-4-5", usage(1000, 500, 400, 300), "0.009645"),
            ("gemini-2.5-pro", usage(250_000, 1000, 0, 0), "0.64"),
            ("gemini-2.5-pro", usage(200_000, 1000, 0, 0), "0.26"),
            ("xai/grok-4.20", usage(199_999, 0, 0, 0), "0.24999875"),
            ("xai/grok-4.20", usage(200_000, 0, 0, 0), "0.5"),
            ("minimax/MiniMax-M3", usage(512_000, 0, 0, 0), "0.1536"),
            ("minimax/MiniMax-M3", usage(512_001, 0, 0, 0), "0.3072006"),
            ("dashscope/qwen-flash", usage(256_000, 1000, 0, 0), "0.0132"),
            ("dashscope/qwen-flash", usage(256_001, 1000, 0, 0), "0.06600025"),
            ("text-embedding-3-small", usage(1000, 0, 0, 0), "0.00002"),
            ("perplexity/pplx-70b-online", usage(1000, 1000, 0, 0), "0.0078"),
        ] {
            assert_eq!(cost(model, &usage, &CostTerms::default()), total, "{model} {usage:?}");
        }
    }

    #[test]
    fn what_is_sold_by_count_costs_its_count() {
        let none = Usage { requests: 1, ..Usage::default() };
        for (model, usage, total) in [
            ("1024-x-1024/gpt-image-1.5", Usage { images: 2, ..none }, "0.018"),
            ("amazon.titan-image-generator-v1", Usage { images: 3, ..none }, "0.024"),
            ("gemini/lyria-3-clip-preview", Usage { images: 1, input: 9, output: 9, ..none }, "0.04"),
            // Image tokens were reported, so the images are not billed as well.
            ("gpt-image-1", Usage { images: 1, input: 100, output_image: 1000, ..none }, "0.0405"),
            ("azure/hd/1024-x-1024/dall-e-3", Usage { pixels: 1_000_000, ..none }, "0.0839233"),
            ("whisper-1", Usage { duration_ms: 60_000, ..none }, "0.006"),
            ("whisper-1", Usage { duration_ms: 1, ..none }, "0.0000001"),
            ("assemblyai/best", Usage { duration_ms: 10_000, ..none }, "0.0003333"),
            ("gpt-4o-mini-tts", Usage { input: 100, duration_ms: 4000, ..none }, "0.00106"),
            ("aws_polly/generative", Usage { characters: 1000, ..none }, "0.03"),
            ("rerank-v3.5", Usage { queries: 1, ..none }, "0.002"),
            ("exa_ai/search", Usage { queries: 1, ..none }, "0.025"),
            ("mistral/mistral-ocr-latest", Usage { pages: 10, ..none }, "0.04"),
            ("gpt-4o-mini", Usage { web_searches: 2, ..none }, "0.05"),
        ] {
            assert_eq!(cost(model, &usage, &CostTerms::default()), total, "{model}");
        }
    }

    #[test]
    fn a_tier_has_its_own_prices_and_borrows_the_rest() {
        let tier = |tier| CostTerms { service_tier: Some(tier), ..CostTerms::default() };
        let million = tokens(1_000_000, 0);
        for (model, usage, service_tier, total) in [
            ("gpt-5.4", &tokens(100_000, 0), Tier::Priority, "0.5"),
            ("gpt-5.4", &tokens(100_000, 0), Tier::Flex, "0.125"),
            ("gpt-5.4", &tokens(100_000, 0), Tier::Ultrafast, "0.25"),
            ("gpt-5.4", &million, Tier::Flex, "2.5"),
            // No flex price above the threshold: the standard one for such prompts.
            ("gemini-2.5-pro", &million, Tier::Flex, "2.5"),
            ("gemini-2.5-pro", &million, Tier::Priority, "4.5"),
            ("gpt-4o-mini", &million, Tier::Batches, "0.075"),
            // No batch price at all: half.
            ("minimax/MiniMax-M3", &tokens(100_000, 0), Tier::Batches, "0.015"),
        ] {
            assert_eq!(cost(model, usage, &tier(service_tier)), total, "{model} {service_tier:?}");
        }
    }

    #[test]
    fn off_peak_prices_hold_in_their_hours() {
        let at = |time: &str| CostTerms {
            at: Millis::from(time.parse::<jiff::Timestamp>().unwrap()),
            ..CostTerms::default()
        };
        let usage = Usage { cache_read: 1_000_000, ..tokens(1_000_000, 1_000_000) };
        // A Wednesday.
        assert_eq!(cost("deepseek-flash", &usage, &at("2026-11-18T09:59:59Z")), "1.506");
        assert_eq!(cost("deepseek-flash", &usage, &at("2026-11-18T10:00:00Z")), "0.753");
    }

    #[test]
    fn regions_and_speeds_multiply() {
        let parts =
            |model: &str, region: &str| table().get(model).unwrap().uplift(region).parts_per_billion();
        for (model, region, expected) in [
            ("gpt-5.4", "eu", 1_100_000_000),
            ("gpt-5.4", "global", 1_000_000_000),
            ("vertex_ai/claude-fable-5", "us-east5", 1_100_000_000),
            ("vertex_ai/claude-fable-5", "global", 1_000_000_000),
            ("claude-opus-5", "us", 1_100_000_000),
            ("claude-opus-5", "fast", 2_000_000_000),
            ("claude-opus-5", "eu", 1_000_000_000),
            ("minimax/MiniMax-H3", "minimax_free_input_images", 1_000_000_000),
        ] {
            assert_eq!(parts(model, region), expected, "{model} {region}");
        }
    }

    #[test]
    fn every_ceiling_pays_for_its_call_at_every_threshold() {
        let terms = CostTerms::default();
        for name in table().names() {
            let sheet = table().get(name).unwrap();
            if !sheet.is_priced() {
                continue;
            }
            for input in [1, 128_000, 128_001, 200_001, 272_001, 600_000] {
                let ceiling = sheet.ceiling(input, 1, &terms);
                for usage in [
                    tokens(input, 1000),
                    Usage { cache_write_1h: input, reasoning: 1000, requests: 1, ..Usage::default() },
                    Usage { input_audio: input, output_audio: 1000, images: 1, ..Usage::default() },
                ] {
                    let total = sheet.cost(&usage, &terms).unwrap().total;
                    assert!(Some(total) <= ceiling.cost(1000), "{name} {usage:?}");
                }
            }
        }
    }

    #[test]
    fn a_sheet_says_its_plain_rates() {
        let sheet = table().get("gpt-4o-mini").unwrap();
        assert_eq!(sheet.input_rate(), Rate::new(150_000_000_000));
        assert_eq!(sheet.output_rate().to_string(), "0.0000006");
        assert_eq!(sheet.ceiling(1000, 1, &CostTerms::default()).cost(500), Some(Picos::new(450_000_000)));
    }
}
