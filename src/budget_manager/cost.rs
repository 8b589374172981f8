//! What a call cost, or would: from the answer of a model, or from texts.
//!
//! Prices are those of the table that is compiled in; nothing is fetched. Knows no users.

use std::sync::Arc;

use serde_json::Value;

use super::error::Error;
use crate::domain::money::Picos;
use crate::domain::price::{CostTerms, PriceError, PriceSheet, Tier};
use crate::domain::time::Millis;
use crate::domain::usage::Usage;
use crate::upstream::price_table::PriceTable;
use crate::upstream::{provider, tokenizer};
use crate::wire::usage;

/// Tokens around the text of one chat message: three for the frame, one for the role.
const PER_MESSAGE: u64 = 4;
/// Tokens that prime the answer.
const PER_ANSWER: u64 = 3;

/// What was spent: an answer, or the texts that went in and came out.
///
/// Where all three texts are there and none is empty, they count and the answer does not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent<'a> {
    /// The answer of a model in OpenAI's shape, with `model` and `usage`.
    pub completion_obj: Option<&'a Value>,
    /// The model that was asked.
    pub model: Option<&'a str>,
    /// What it was asked.
    pub input_text: Option<&'a str>,
    /// What it answered.
    pub output_text: Option<&'a str>,
}

impl<'a> Spent<'a> {
    /// Spent by this answer of a model.
    pub fn completion(completion_obj: &'a Value) -> Self {
        Self { completion_obj: Some(completion_obj), ..Self::default() }
    }

    /// Spent by a model that was asked this and answered that.
    pub fn texts(model: &'a str, input_text: &'a str, output_text: &'a str) -> Self {
        Self {
            model: Some(model),
            input_text: Some(input_text),
            output_text: Some(output_text),
            ..Self::default()
        }
    }

    /// The model, and what the call cost.
    pub(super) fn cost(&self, now: Millis) -> Result<(&'a str, Picos), Error> {
        let filled = |text: Option<&'a str>| text.filter(|text| !text.is_empty());
        if let (Some(model), Some(input), Some(output)) =
            (filled(self.model), filled(self.input_text), filled(self.output_text))
        {
            let usage = Usage::plain(chat_tokens(model, input), chat_tokens(model, output));
            return Ok((model, price(model, &usage, None, now)?));
        }
        let answer = self.completion_obj.filter(|answer| !answer.is_null()).ok_or(Error::NothingSpent)?;
        cost_of_answer(answer, now)
    }
}

impl<'a> From<&'a Value> for Spent<'a> {
    fn from(completion_obj: &'a Value) -> Self {
        Self::completion(completion_obj)
    }
}

/// What the answer of a model cost, in dollars, from its `model`, its `usage` and, where it has
/// one, its `service_tier`.
///
/// ```
/// use litellm_rs::budget_manager::completion_cost;
///
/// let answer = serde_json::json!({
///     "model": "gpt-4o-mini",
///     "usage": {"prompt_tokens": 1000, "completion_tokens": 500},
/// });
/// assert_eq!(completion_cost(&answer)?.to_string(), "0.00045");
/// # Ok::<(), litellm_rs::budget_manager::Error>(())
/// ```
///
/// # Errors
/// [`Error::BadCompletion`] when the answer does not say its model or its usage,
/// [`Error::UnknownModel`] when the model has no price, [`Error::TooLarge`].
pub fn completion_cost(completion_obj: &Value) -> Result<Picos, Error> {
    let now = crate::clock::Clock::System.now();
    cost_of_answer(completion_obj, now).map(|(_, cost)| cost)
}

fn cost_of_answer(answer: &Value, now: Millis) -> Result<(&str, Picos), Error> {
    let bad = |why| Error::BadCompletion { why };
    let model = answer.get("model").and_then(Value::as_str).filter(|model| !model.is_empty());
    let model = model.ok_or_else(|| bad("it has no `model`"))?;
    let usage = answer.get("usage").and_then(|usage| usage::read(&usage.to_string()));
    let usage = usage.ok_or_else(|| bad("it has no `usage` with counts of tokens"))?;
    let tier = answer.get("service_tier").and_then(Value::as_str).and_then(Tier::from_service_tier);
    Ok((model, price(model, &usage, tier, now)?))
}

/// What these messages cost as a prompt: their texts put together, as the model counts them.
pub(super) fn prompt_cost(model: &str, messages: &[Value], now: Millis) -> Result<Picos, Error> {
    let mut text = String::new();
    for (index, message) in messages.iter().enumerate() {
        add_text(message.get("content"), &mut text).ok_or(Error::BadMessage { index })?;
    }
    price(model, &Usage { requests: 0, ..Usage::plain(tokenizer::count(model, &text), 0) }, None, now)
}

/// Adds the text of a message's content; `None` when it holds anything else.
fn add_text(content: Option<&Value>, text: &mut String) -> Option<()> {
    match content {
        None | Some(Value::Null) => {}
        Some(Value::String(content)) => text.push_str(content),
        Some(Value::Array(parts)) => {
            for part in parts {
                text.push_str(part.get("text")?.as_str()?);
            }
        }
        Some(_) => return None,
    }
    Some(())
}

/// The tokens of a text as the only message of a chat. The original counts the answer so, too.
fn chat_tokens(model: &str, text: &str) -> u64 {
    PER_MESSAGE + PER_ANSWER + tokenizer::count(model, text)
}

fn price(model: &str, usage: &Usage, service_tier: Option<Tier>, now: Millis) -> Result<Picos, Error> {
    let unknown = || Error::UnknownModel { model: model.to_owned() };
    let terms = CostTerms { service_tier, at: now, ..CostTerms::default() };
    match sheet(model).ok_or_else(unknown)?.cost(usage, &terms) {
        Ok(cost) => Ok(cost.total),
        Err(PriceError::Unpriced) => Err(unknown()),
        Err(_) => Err(Error::TooLarge),
    }
}

/// The prices of a model: under its very name, else under its provider's.
fn sheet(model: &str) -> Option<Arc<PriceSheet>> {
    let table = PriceTable::builtin();
    table.get(model).or_else(|| {
        let (provider, bare) = provider::resolve(model, None).ok()?;
        table.lookup(provider.prefix, &bare).map(|(_, sheet)| sheet)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW: Millis = Millis(1_795_304_820_000);

    fn told(spent: &Spent<'_>) -> String {
        match spent.cost(NOW) {
            Ok((model, cost)) => format!("{model} {cost}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_call_costs_what_the_original_says() {
        let answer = |model: &str, usage: Value| json!({"model": model, "usage": usage});
        let plain = json!({"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500});
        let cached = json!({"prompt_tokens": 1000, "completion_tokens": 500,
            "prompt_tokens_details": {"cached_tokens": 400}});
        for (answer, expected) in [
            (answer("gpt-4o-mini-2024-07-18", plain.clone()), "gpt-4o-mini-2024-07-18 0.00045"),
            (answer("gpt-4o-mini", cached), "gpt-4o-mini 0.00042"),
            (answer("openai/gpt-4o-mini", plain.clone()), "openai/gpt-4o-mini 0.00045"),
            (answer("nobody's-model", plain), "there is no price for the model `nobody's-model`"),
            (json!({"usage": {}}), "the completion cannot be priced: it has no `model`"),
            (
                json!({"model": "gpt-4o-mini"}),
                "the completion cannot be priced: it has no `usage` with counts of tokens",
            ),
            (Value::Null, "Either a chat completion object or the text response needs to be passed in"),
        ] {
            assert_eq!(told(&Spent::from(&answer)), expected, "{answer}");
        }
    }

    #[test]
    fn the_texts_win_where_they_are_all_there() {
        let answer = json!({"model": "gpt-4", "usage": {"prompt_tokens": 1, "completion_tokens": 0}});
        let texts = Spent::texts("gpt-4o-mini", "hello world", "hello world");
        let both = Spent { completion_obj: Some(&answer), ..texts };
        // Nine tokens each: two of the text, and seven around it.
        assert_eq!(told(&texts), "gpt-4o-mini 0.00000675");
        assert_eq!(told(&both), "gpt-4o-mini 0.00000675");
        for incomplete in [
            Spent { model: None, ..both },
            Spent { input_text: Some(""), ..both },
            Spent { output_text: None, ..both },
        ] {
            assert_eq!(told(&incomplete), "gpt-4 0.00003");
        }
        assert!(matches!(Spent::texts("gpt-4", "a", "").cost(NOW), Err(Error::NothingSpent)));
        assert!(matches!(Spent::texts("nope", "a", "b").cost(NOW), Err(Error::UnknownModel { .. })));
    }

    #[test]
    fn a_prompt_costs_its_texts() {
        let cost = |messages: Value| {
            let messages = messages.as_array().unwrap().clone();
            prompt_cost("gpt-4o-mini", &messages, NOW).map(|cost| cost.to_string())
        };
        let told = |messages| cost(messages).map_err(|error| error.to_string());
        assert_eq!(told(json!([])), Ok("0.0".into()));
        assert_eq!(told(json!([{"role": "user", "content": "hello world"}])), Ok("0.0000003".into()));
        let parts = json!([{"content": "hello"}, {"content": [{"type": "text", "text": " world"}]}, {}]);
        assert_eq!(told(parts), Ok("0.0000003".into()));
        for bad in [json!(7), json!([{"type": "image_url", "image_url": {"url": "x"}}]), json!(["x"])] {
            let messages = json!([{"content": "hello"}, {"content": bad}]);
            assert!(matches!(cost(messages), Err(Error::BadMessage { index: 1 })), "{bad}");
        }
    }
}
