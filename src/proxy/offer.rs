//! What a call would cost and how many tokens it would have, for those who ask before they call. Holds
//! nothing and calls nobody.

use std::sync::Arc;

use serde_json::Value;

use super::lineup::Lineup;
use super::prices::Price;
use super::tokens;
use crate::domain::price::{Cost, CostTerms, PriceError, Rate};
use crate::domain::time::Millis;
use crate::domain::usage::Usage;
use crate::upstream::provider;
use crate::wire::usage;

/// Tokens that frame one chat message.
const PER_MESSAGE: u64 = 3;
/// Tokens that a name adds to its message.
const PER_NAME: u64 = 1;
/// Tokens that prime the answer.
const PER_ANSWER: u64 = 3;
/// Tokens of a picture, whose size nobody looks at here.
const PER_PICTURE: u64 = 250;

/// The price of a model, on the operator's terms.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The model as its provider calls it.
    pub upstream_model: Arc<str>,
    /// The provider.
    pub provider: String,
    price: Price,
    terms: CostTerms,
}

impl Offer {
    /// The offer of a model: by its public name here, else by its name in the price table. `None`
    /// when nobody has told a price.
    pub fn of(lineup: &Lineup, model: &str, at: Millis) -> Option<Self> {
        lineup
            .catalogue
            .resolve(model)
            .and_then(|group| {
                group.targets.iter().find_map(|target| {
                    let price = lineup.prices.of(target)?;
                    let deployment = &target.deployment;
                    let region = deployment.spec.region_name.as_deref();
                    let provider = deployment.provider.prefix;
                    let terms = lineup.prices.terms(provider, &price.sheet, region, None, at);
                    let provider = provider.to_owned();
                    Some(Self { upstream_model: Arc::clone(&target.upstream_model), provider, price, terms })
                })
            })
            .or_else(|| Self::listed(lineup, model, at))
    }

    fn listed(lineup: &Lineup, model: &str, at: Millis) -> Option<Self> {
        let table = lineup.prices.table();
        let by_prefix = || {
            let (provider, upstream_model) = provider::resolve(model, None).ok()?;
            let (_, sheet) = table.lookup(provider.prefix, &upstream_model)?;
            Some((provider.prefix.to_owned(), upstream_model, sheet))
        };
        // The table knows models of providers that cannot be called through this server.
        let by_name = || {
            let sheet = table.get(model)?;
            Some((sheet.provider().unwrap_or_default().to_owned(), model.to_owned(), sheet))
        };
        let (provider, upstream_model, sheet) = by_prefix().or_else(by_name)?;
        let terms = lineup.prices.terms(&provider, &sheet, None, None, at);
        let price = Price { sheet, overridden: false };
        price.sheet.is_priced().then(|| Self {
            upstream_model: upstream_model.into(),
            provider,
            price,
            terms,
        })
    }

    /// What a call of this usage costs.
    pub fn cost(&self, usage: &Usage) -> Result<Cost, PriceError> {
        self.price.sheet.cost(usage, &self.terms)
    }

    /// What an input and an output token of a call of this usage cost.
    pub fn rates(&self, usage: &Usage) -> (Rate, Rate) {
        self.price.sheet.billed_rates(usage, &self.terms)
    }
}

/// The usage that a provider's answer tells; `None` when it tells none that could be billed.
pub fn told_usage(answer: &Value) -> Option<Usage> {
    usage::read(&answer.get("usage")?.to_string())
}

/// What is counted.
#[derive(Clone, Debug)]
pub enum Prompt {
    /// A text, or texts.
    Text(Value),
    /// Chat messages, and the tools that go with them.
    Messages(Vec<Value>, Option<Value>),
    /// Google's way to write messages.
    Contents(Vec<Value>),
}

impl Prompt {
    /// The tokens in a model's vocabulary, as OpenAI's own recipe counts them.
    pub fn tokens(&self, model: &str) -> u64 {
        match self {
            Self::Text(text) => texts(text, model),
            Self::Contents(contents) => contents
                .iter()
                .map(|content| content.get("parts").unwrap_or(content))
                .map(|parts| texts(parts, model))
                .sum(),
            Self::Messages(messages, tools) => {
                let tools = tools.as_ref().map_or(0, |tools| tokens::count(model, &tools.to_string()));
                messages.iter().map(|message| message_tokens(message, model)).sum::<u64>()
                    + tools
                    + PER_ANSWER
            }
        }
    }
}

fn message_tokens(message: &Value, model: &str) -> u64 {
    let Value::Object(members) = message else { return texts(message, model) };
    let members = members.iter().map(|(name, value)| match name.as_str() {
        "name" => texts(value, model) + PER_NAME,
        "content" => content_tokens(value, model),
        "tool_calls" => {
            let calls = value.as_array().map(Vec::as_slice).unwrap_or_default();
            calls.iter().filter_map(|call| call.get("function")).map(|function| texts(function, model)).sum()
        }
        _ => value.as_str().map_or(0, |text| tokens::count(model, text)),
    });
    members.sum::<u64>() + PER_MESSAGE
}

fn content_tokens(content: &Value, model: &str) -> u64 {
    let Value::Array(parts) = content else { return texts(content, model) };
    let part_tokens = |part: &Value| match part.get("type").and_then(Value::as_str) {
        Some("text" | "input_text") => part.get("text").map_or(0, |text| texts(text, model)),
        Some("image_url" | "input_image" | "image") => PER_PICTURE,
        _ => texts(part, model),
    };
    parts.iter().map(part_tokens).sum()
}

/// The tokens of every text in a value; numbers are tokens already.
fn texts(value: &Value, model: &str) -> u64 {
    match value {
        Value::Null | Value::Bool(_) => 0,
        Value::Number(_) => 1,
        Value::String(text) => tokens::count(model, text),
        Value::Array(items) => items.iter().map(|item| texts(item, model)).sum(),
        Value::Object(members) => members.values().map(|member| texts(member, model)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn prompts_are_counted_by_the_recipe() {
        let messages = |messages: Value| Prompt::Messages(messages.as_array().unwrap().clone(), None);
        for (prompt, expected) in [
            (Prompt::Text(json!("hello world")), 2),
            (Prompt::Text(json!(["hello world", "hello"])), 3),
            (Prompt::Text(json!([1, 2, 3])), 3),
            (messages(json!([])), 3),
            // Three to frame it, the role, the text, three to prime the answer.
            (messages(json!([{"role": "user", "content": "hello world"}])), 9),
            (messages(json!([{"role": "user", "content": "hello", "name": "hello"}])), 10),
            (messages(json!([{"role": "user", "content": [{"type": "text", "text": "hello world"}]}])), 9),
            (
                messages(
                    json!([{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}]),
                ),
                257,
            ),
            (Prompt::Contents(vec![json!({"role": "user", "parts": [{"text": "hello world"}]})]), 2),
        ] {
            assert_eq!(prompt.tokens("gpt-4o"), expected, "{prompt:?}");
        }
        let tools = Prompt::Messages(vec![], Some(json!([{"type": "function"}])));
        assert!(tools.tokens("gpt-4o") > 3);
    }
}
