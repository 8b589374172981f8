//! Tags on the wire. Knows the shape only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::budget::LimitsTable;
use super::money::Usd;
use crate::domain::id::Tag;
use crate::domain::record::TagRecord;

/// What a list says about a tag that nobody described.
const CARRIED: &str = "This is just a spend tag that was passed dynamically in a request. \
                       It does not control any LLM models.";

/// A tag, as every `/tag` route answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TagRow {
    /// Its name.
    pub name: String,
    /// For people.
    pub description: Option<String>,
    /// What its calls may use; empty: everything. `null` for a tag that nobody described.
    pub models: Option<Vec<String>>,
    /// Stored and echoed.
    pub model_info: Option<Value>,
    /// Settled in this window.
    pub spend: Usd,
    /// The budget that fills in where its own limits are absent.
    pub budget_id: Option<String>,
    /// Its limits, with the budget's where it has none of its own.
    pub litellm_budget_table: Option<LimitsTable>,
    /// Who made it.
    pub created_by: Option<String>,
    /// When it was made.
    pub created_at: Option<String>,
    /// When it was changed last.
    pub updated_at: Option<String>,
}

impl TagRow {
    /// A tag that somebody described, with its spend and limits.
    pub fn from_record(tag: &TagRecord, spend: Usd, limits: Option<LimitsTable>) -> Self {
        Self {
            name: tag.id.to_string(),
            description: tag.description.clone(),
            models: Some(tag.models.clone()),
            model_info: tag.extra.get("model_info").cloned(),
            spend,
            budget_id: tag.budget_id.as_ref().map(ToString::to_string),
            litellm_budget_table: limits,
            created_by: (!tag.created_by.is_empty()).then(|| tag.created_by.clone()),
            created_at: Some(tag.created_at.to_string()),
            updated_at: Some(tag.updated_at.to_string()),
        }
    }

    /// A tag that calls carried and nobody described.
    pub fn carried(tag: &Tag, spend: Usd) -> Self {
        Self {
            name: tag.to_string(),
            description: Some(CARRIED.into()),
            models: None,
            model_info: None,
            spend,
            budget_id: None,
            litellm_budget_table: None,
            created_by: None,
            created_at: None,
            updated_at: None,
        }
    }
}
