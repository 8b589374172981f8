//! Models on the wire: a stored model's row, what a token count says, what an estimate says.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Map, Number, Value, json};

use super::money::Usd;
use crate::domain::money::Picos;
use crate::domain::price::{Cost, Rate};
use crate::domain::record::StoredModel;

/// A stored model. Its secrets are left out.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
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

/// What a call costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CallCost {
    /// In dollars.
    pub cost: Usd,
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
    fn tell(parts: Option<Self>, prefix: &str, suffix: &str, answer: &mut Map<String, Value>) {
        let part = |pick: fn(&Self) -> Picos| {
            parts.as_ref().and_then(|parts| serde_json::to_value(Usd(pick(parts))).ok()).unwrap_or_default()
        };
        for (name, pick) in PARTS {
            answer.insert(format!("{prefix}{name}{suffix}"), part(*pick));
        }
    }
}

type Part = fn(&CostParts) -> Picos;

/// The members that tell the parts of a cost.
const PARTS: &[(&str, Part)] = &[
    ("cost", |parts| parts.total),
    ("input_cost", |parts| parts.input),
    ("output_cost", |parts| parts.output),
    ("margin_cost", |parts| parts.margin),
    ("cache_read_cost", |parts| parts.cache_read),
    ("cache_creation_cost", |parts| parts.cache_creation),
    ("reasoning_cost", |parts| parts.reasoning),
];

/// For how long costs are told: what stands before and after the names of their parts.
const SPANS: [(&str, &str); 3] = [("", "_per_request"), ("daily_", ""), ("monthly_", "")];

/// What calls of so many tokens cost: the question, and the parts of the cost of each call, of a
/// day's and of a month's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CostEstimate(Map<String, Value>);

impl CostEstimate {
    /// The answer to `asked`; without a number of calls the costs of their day or month are unknown.
    pub fn new(
        asked: Map<String, Value>,
        costs: [Option<CostParts>; 3],
        (input, output): (Rate, Rate),
        provider: &str,
    ) -> Self {
        let mut answer = asked;
        for (parts, (prefix, suffix)) in costs.into_iter().zip(SPANS) {
            CostParts::tell(parts, prefix, suffix, &mut answer);
        }
        answer.insert("input_cost_per_token".into(), json!(TokenPrice(input)));
        answer.insert("output_cost_per_token".into(), json!(TokenPrice(output)));
        answer.insert("provider".into(), json!(provider));
        Self(answer)
    }
}

impl JsonSchema for CostEstimate {
    fn schema_name() -> Cow<'static, str> {
        "CostEstimate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut properties: Map<String, Value> = Map::new();
        properties.insert("model".into(), json!({"type": "string"}));
        for name in ["input_tokens", "output_tokens"] {
            properties.insert(name.into(), json!({"type": "integer"}));
        }
        for name in [
            "cache_read_input_tokens",
            "cache_creation_input_tokens",
            "reasoning_tokens",
            "num_requests_per_day",
            "num_requests_per_month",
        ] {
            properties.insert(name.into(), json!({"type": ["integer", "null"]}));
        }
        for ((prefix, suffix), (name, _)) in
            SPANS.iter().flat_map(|span| PARTS.iter().map(move |part| (span, part)))
        {
            properties.insert(format!("{prefix}{name}{suffix}"), json!({"type": ["number", "null"]}));
        }
        for name in ["input_cost_per_token", "output_cost_per_token"] {
            properties.insert(name.into(), json!({"type": "number"}));
        }
        properties.insert("provider".into(), json!({"type": "string"}));
        let required: Vec<&String> = properties.keys().collect();
        json_schema!({
            "type": "object",
            "description": "What calls of so many tokens cost.",
            "required": required,
            "properties": properties,
        })
    }
}
