//! A line of the spend log, as LiteLLM's `/spend/logs` shows it.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::activity::KeyMetadata;
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
    /// When the first output came, if that is known.
    #[serde(default)]
    pub completionStartTime: Option<String>,
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
    /// Where it was called; not kept.
    #[serde(default)]
    pub api_base: String,
    /// The member of staff.
    pub user: String,
    /// What else is known.
    pub metadata: Map<String, Value>,
    /// Always `None` here: there is no response cache.
    pub cache_hit: String,
    /// Always empty here.
    #[serde(default)]
    pub cache_key: String,
    /// Labels.
    pub request_tags: Vec<String>,
    /// The team.
    pub team_id: Option<String>,
    /// The organization.
    #[serde(default)]
    pub organization_id: Option<String>,
    /// Who is billed.
    pub end_user: String,
    /// `success`, or `failure` where nobody knows how the call ended.
    pub status: String,
    /// Not kept.
    #[serde(default)]
    pub requester_ip_address: Option<String>,
    /// Prompts are not kept.
    #[serde(default)]
    pub messages: Map<String, Value>,
    /// Answers are not kept.
    #[serde(default)]
    pub response: Map<String, Value>,
    /// Not kept.
    #[serde(default)]
    pub session_id: Option<String>,
    /// Not kept.
    #[serde(default)]
    pub mcp_namespaced_tool_name: Option<String>,
    /// Not kept.
    #[serde(default)]
    pub agent_id: Option<String>,
    /// When it was booked.
    #[serde(default)]
    pub created_at: Option<String>,
    /// When it was booked: lines never change.
    #[serde(default)]
    pub updated_at: Option<String>,
}

impl SpendLog {
    /// A charge, with what is known of the keys.
    pub fn new(entry: &Entry, keys: &HashMap<String, KeyMetadata>) -> Self {
        let Entry { payer, call, usage, .. } = entry;
        let text = |id: Option<&str>| id.unwrap_or_default().to_owned();
        let status = if entry.status == EntryStatus::Unresolved { "failure" } else { "success" };
        let booked = entry.at.to_string();
        Self {
            request_id: entry.request_id.clone(),
            call_type: call.call_type.to_string(),
            api_key: text(payer.key.as_ref().map(|id| id.as_str())),
            spend: Usd(entry.cost),
            total_tokens: usage.total(),
            prompt_tokens: usage.input_total(),
            completion_tokens: usage.output_total(),
            startTime: entry.started_at.to_string(),
            endTime: booked.clone(),
            completionStartTime: entry
                .detail
                .first_output_ms
                .and_then(|ms| i64::try_from(ms).ok())
                .map(|ms| entry.started_at.plus_ms(ms).to_string()),
            request_duration_ms: entry.duration_ms,
            model: call.model.to_string(),
            model_id: call.model_id.to_string(),
            model_group: call.model_group.to_string(),
            custom_llm_provider: call.provider.to_string(),
            api_base: call.api_base.to_string(),
            user: text(payer.user.as_ref().map(|id| id.as_str())),
            metadata: metadata(entry, keys, status),
            cache_hit: "None".into(),
            cache_key: String::new(),
            request_tags: payer.tags.iter().map(ToString::to_string).collect(),
            team_id: payer.team.as_ref().map(ToString::to_string),
            organization_id: payer.organization.as_ref().map(ToString::to_string),
            end_user: text(payer.customer.as_ref().map(|id| id.as_str())),
            status: status.into(),
            requester_ip_address: None,
            messages: Map::new(),
            response: Map::new(),
            session_id: None,
            mcp_namespaced_tool_name: None,
            agent_id: None,
            created_at: Some(booked.clone()),
            updated_at: Some(booked),
        }
    }
}

fn metadata(entry: &Entry, keys: &HashMap<String, KeyMetadata>, status: &str) -> Map<String, Value> {
    let Entry { payer, call, usage, .. } = entry;
    let key = payer.key.as_ref().map(|id| id.as_str());
    let mut metadata = Map::new();
    for (name, value) in [
        ("ledger_entry_id", json!(entry.id)),
        ("ledger_seq", json!(entry.seq)),
        ("ledger_status", json!(entry.status.as_str())),
        ("price_version", json!(call.price_version)),
        ("held", json!(Usd(entry.held))),
        ("status", json!(status)),
        ("user_api_key", json!(key)),
        ("user_api_key_alias", json!(key.and_then(|key| keys.get(key)?.key_alias.as_deref()))),
        ("user_api_key_user_id", json!(payer.user)),
        ("user_api_key_team_id", json!(payer.team)),
        ("user_api_key_org_id", json!(payer.organization)),
    ] {
        metadata.insert(name.into(), value);
    }
    if !usage.is_plain() {
        metadata.insert("usage_object".into(), serde_json::to_value(usage).unwrap_or_default());
    }
    if let Some(note) = &entry.detail.note {
        metadata.insert("note".into(), json!(note));
    }
    metadata
}

/// A page of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogPage {
    /// The lines.
    pub data: Vec<SpendLog>,
    /// How many there are, as far as they were counted.
    pub total: u64,
    /// The page.
    pub page: u64,
    /// Lines of a page.
    pub page_size: u64,
    /// How many pages the counted lines make.
    pub total_pages: u64,
    /// Whether there are more than were counted.
    pub total_is_capped: bool,
    /// The newest line that was looked at; sent back with the next page, later lines stay out of it.
    pub as_of: u64,
}

impl LogPage {
    /// A page; `place` is its number and its size.
    pub fn new(
        data: Vec<SpendLog>,
        total: u64,
        total_is_capped: bool,
        place: (u64, u64),
        as_of: u64,
    ) -> Self {
        let (page, page_size) = place;
        let total_pages = total.div_ceil(page_size.max(1));
        Self { data, total, page, page_size, total_pages, total_is_capped, as_of }
    }
}
