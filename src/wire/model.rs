//! Models on the wire: a stored model's row, what a token count says, what an estimate says.

use serde::Serialize;
use serde_json::{Map, Number, Value};

use super::money::Usd;
use crate::domain::money::Picos;
use crate::domain::price::{Cost, Rate};
use crate::domain::record::StoredModel;

/// A stored model. Its secrets are left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ModelRow {
    /// Its id.
    pub model_id: String,
    /// Its public name.
    pub model_name: String,
    /// Its parameters without secrets.
    pub litellm_params: Map<String, Value>,
    /// What is known about it.
    pub model_info: Map<String, Value>,
    /// Whether nobody may call it.
    pub blocked: bool,
    /// When it was made.
    pub created_at: String,
    /// Who made it.
    pub created_by: String,
    /// When it was changed last.
    pub updated_at: String,
    /// Who changed it last.
    pub updated_by: String,
}

impl From<&StoredModel> for ModelRow {
    fn from(model: &StoredModel) -> Self {
        let mut model_info = model.info.clone();
        model_info.insert("id".into(), model.id.as_str().into());
        model_info.insert("db_model".into(), true.into());
        Self {
            model_id: model.id.clone(),
            model_name: model.model_name.clone(),
            litellm_params: model.params.clone(),
            model_info,
            blocked: model.blocked,
            created_at: model.created_at.to_string(),
            created_by: model.created_by.clone(),
            updated_at: model.updated_at.to_string(),
            updated_by: model.updated_by.clone(),
        }
    }
}

/// The tokens of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TokenCount {
    /// How many there are.
    pub total_tokens: u64,
    /// The model that was asked about.
    pub request_model: String,
    /// The model as its provider calls it.
    pub model_used: String,
    /// Whose vocabulary counted.
    pub tokenizer_type: &'static str,
}

/// A price per token: a JSON number with every digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenPrice(pub Rate);

impl Serialize for TokenPrice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<Number>(&self.0.to_string())
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

/// The parts of a cost, for one call or for many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostParts {
    /// What is billed.
    pub total: Picos,
    /// The input's part.
    pub input: Picos,
    /// The output's part.
    pub output: Picos,
    /// What the margin put on top.
    pub margin: Picos,
    /// What reading the cache cost, of `input`.
    pub cache_read: Picos,
    /// What writing the cache cost, of `input`.
    pub cache_creation: Picos,
    /// What reasoning cost, of `output`.
    pub reasoning: Picos,
}

impl From<&Cost> for CostParts {
    fn from(cost: &Cost) -> Self {
        Self {
            total: cost.total,
            input: cost.input,
            output: cost.output,
            margin: cost.margin,
            cache_read: cost.cache_read,
            cache_creation: cost.cache_write,
            reasoning: cost.reasoning,
        }
    }
}

impl CostParts {
    /// The parts of so many calls; `None` when that is more than an amount of money can be.
    pub fn times(self, calls: u64) -> Option<Self> {
        Some(Self {
            total: self.total.times(calls)?,
            input: self.input.times(calls)?,
            output: self.output.times(calls)?,
            margin: self.margin.times(calls)?,
            cache_read: self.cache_read.times(calls)?,
            cache_creation: self.cache_creation.times(calls)?,
            reasoning: self.reasoning.times(calls)?,
        })
    }

    /// The members of an answer that tell them; `prefix` and `suffix` say for how long.
    pub fn tell(parts: Option<Self>, prefix: &str, suffix: &str, answer: &mut Map<String, Value>) {
        let part = |pick: fn(&Self) -> Picos| {
            parts.as_ref().and_then(|parts| serde_json::to_value(Usd(pick(parts))).ok()).unwrap_or_default()
        };
        for (name, value) in [
            ("cost", part(|parts| parts.total)),
            ("input_cost", part(|parts| parts.input)),
            ("output_cost", part(|parts| parts.output)),
            ("margin_cost", part(|parts| parts.margin)),
            ("cache_read_cost", part(|parts| parts.cache_read)),
            ("cache_creation_cost", part(|parts| parts.cache_creation)),
            ("reasoning_cost", part(|parts| parts.reasoning)),
        ] {
            answer.insert(format!("{prefix}{name}{suffix}"), value);
        }
    }
}
