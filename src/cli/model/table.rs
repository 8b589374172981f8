//! The price table of this program: what models cost without asking anybody.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::cli::context::nearest;
use crate::cli::failure::{Failure, Kind};
use crate::domain::money::Picos;
use crate::domain::price::{CostTerms, PriceError, PriceSheet};
use crate::domain::time::Millis;
use crate::domain::usage::{OpenAiUsage, Usage};
use crate::upstream::price_table::PriceTable;
use crate::upstream::provider;

/// Which table this is.
pub(super) fn version() -> &'static str {
    PriceTable::builtin().version()
}

/// Every name in the table, sorted.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    PriceTable::builtin().names()
}

/// What the table says of a model, word for word, with its name there.
pub(super) fn entry(model: &str) -> Option<(&'static str, Map<String, Value>)> {
    let table = PriceTable::builtin();
    table.listed("", model).or_else(|| {
        let (provider, bare) = provider::resolve(model, None).ok()?;
        table.listed(provider.prefix, &bare)
    })
}

/// What a call costs by the table.
pub(crate) fn cost(model: &str, input: u64, output: u64, cached: u64) -> Result<Picos, Failure> {
    let usage = Usage::from_openai(&OpenAiUsage {
        prompt_tokens: input,
        completion_tokens: output,
        cached_tokens: cached,
        ..OpenAiUsage::default()
    });
    let terms = CostTerms { at: Millis::from(Timestamp::now()), ..CostTerms::default() };
    let missing = || unknown(model, Failure::new(Kind::NotFound, String::new()));
    match sheet(model).ok_or_else(missing)?.cost(&usage, &terms) {
        Ok(cost) => Ok(cost.total),
        Err(PriceError::Unpriced) => {
            Err(Failure::new(Kind::NotFound, format!("model '{model}' has no price in the table")))
        }
        Err(error) => Err(Failure::usage(error.to_string())),
    }
}

fn sheet(model: &str) -> Option<Arc<PriceSheet>> {
    let (name, _) = entry(model)?;
    PriceTable::builtin().get(name)
}

/// The failure for a model that nobody knows, with the nearest name that somebody does.
pub(crate) fn unknown(model: &str, failure: Failure) -> Failure {
    let known: Vec<String> = names().map(str::to_owned).collect();
    let failure = failure.reworded(format!("model '{model}' not found"));
    let all = "litellm-rs model prices --offline lists all that have a price";
    match nearest(model, &known) {
        Some(near) => failure.hint(format!("did you mean '{near}'?  {all}")),
        None => failure.hint(all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_found_with_and_without_its_provider() {
        for (model, name) in [
            ("gpt-4o-mini", Some("gpt-4o-mini")),
            ("openai/gpt-4o-mini", Some("gpt-4o-mini")),
            ("azure/gpt-4o-mini", Some("azure/gpt-4o-mini")),
            ("nobody/nothing", None),
            ("_source", None),
            ("", None),
        ] {
            assert_eq!(entry(model).map(|(name, _)| name), name, "{model}");
        }
    }

    #[test]
    fn costs_are_exact_and_a_mistyped_name_finds_its_neighbour() {
        for (model, input, output, cached, total) in [
            ("gpt-4o", 1000, 200, 0, "0.0045"),
            ("gpt-4o-mini", 1000, 500, 400, "0.00042"),
            ("openai/gpt-4o-mini", 1, 0, 0, "0.00000015"),
        ] {
            assert_eq!(cost(model, input, output, cached).unwrap().to_string(), total, "{model}");
        }
        let failure = cost("gpt-4o-mnii", 1, 1, 0).unwrap_err();
        assert_eq!(
            (failure.kind, failure.message.as_str()),
            (Kind::NotFound, "model 'gpt-4o-mnii' not found")
        );
        assert!(failure.hint.unwrap().starts_with("did you mean 'gpt-4o-mini'?"));
    }
}
