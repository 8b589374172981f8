//! A line of the spend log, as LiteLLM's `/spend/logs` shows it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::money::Usd;
use crate::domain::entry::{Entry, EntryStatus};

/// One billed call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(non_snake_case)]
pub struct SpendLog {
    /// The provider's id of the answer, or ours of the call.
    pub request_id: String,
    /// `acompletion`, …
    pub call_type: String,
    /// The key's hash.
    pub api_key: String,
    /// The cost.
    pub spend: Usd,
    /// Tokens in and out.
    pub total_tokens: u64,
    /// Tokens in.
    pub prompt_tokens: u64,
    /// Tokens out.
    pub completion_tokens: u64,
    /// When the call came in.
    pub startTime: String,
    /// When it was booked.
    pub endTime: String,
    /// How long it took.
    pub request_duration_ms: u64,
    /// The model as it was called.
    pub model: String,
    /// The deployment.
    pub model_id: String,
    /// The public model name.
    pub model_group: String,
    /// The provider.
    pub custom_llm_provider: String,
    /// The member of staff.
    pub user: String,
    /// What else is known.
    pub metadata: Map<String, Value>,
    /// Always `None` here: there is no response cache.
    pub cache_hit: String,
    /// Labels.
    pub request_tags: Vec<String>,
    /// The team.
    pub team_id: Option<String>,
    /// Who is billed.
    pub end_user: String,
    /// `success`.
    pub status: String,
}

impl From<&Entry> for SpendLog {
    fn from(entry: &Entry) -> Self {
        let Entry { payer, call, usage, .. } = entry;
        let text = |id: Option<&str>| id.unwrap_or_default().to_owned();
        let mut metadata = Map::new();
        metadata.insert("ledger_entry_id".into(), json!(entry.id));
        metadata.insert("ledger_status".into(), json!(entry.status.as_str()));
        metadata.insert("price_version".into(), json!(call.price_version));
        metadata.insert("held".into(), json!(Usd(entry.held)));
        if !usage.is_plain() {
            metadata.insert("usage_object".into(), serde_json::to_value(usage).unwrap_or_default());
        }
        if let Some(note) = &entry.detail.note {
            metadata.insert("note".into(), json!(note));
        }
        Self {
            request_id: entry.request_id.clone(),
            call_type: call.call_type.to_string(),
            api_key: text(payer.key.as_ref().map(|id| id.as_str())),
            spend: Usd(entry.cost),
            total_tokens: usage.total(),
            prompt_tokens: usage.input_total(),
            completion_tokens: usage.output_total(),
            startTime: entry.started_at.to_string(),
            endTime: entry.at.to_string(),
            request_duration_ms: entry.duration_ms,
            model: call.model.to_string(),
            model_id: call.model_id.to_string(),
            model_group: call.model_group.to_string(),
            custom_llm_provider: call.provider.to_string(),
            user: text(payer.user.as_ref().map(|id| id.as_str())),
            metadata,
            cache_hit: "None".into(),
            request_tags: payer.tags.iter().map(ToString::to_string).collect(),
            team_id: payer.team.as_ref().map(ToString::to_string),
            end_user: text(payer.customer.as_ref().map(|id| id.as_str())),
            status: if entry.status == EntryStatus::Unresolved { "failure" } else { "success" }.into(),
        }
    }
}
