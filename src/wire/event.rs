//! One event of the live spend stream: what `tail spend` prints and dashboards fold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::Usd;

/// Where the stream begins, told right after connecting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StreamStart {
    /// `snapshot`.
    pub event: String,
    /// The server's clock, RFC 3339 in UTC.
    pub server_time: String,
    /// The newest line of the ledger on disk: later ones are told.
    pub seq: u64,
    /// The server's version.
    pub version: String,
}

/// A record that was made, changed or deleted; what it says now is read on its own route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordChange {
    /// `customer`, `budget`, `key`, `team` or `user`.
    pub event: String,
    /// Which one; of a key the hash.
    pub id: String,
    /// `new`, `update` or `delete`.
    pub action: String,
    /// Whether it is refused from now on, where that can be said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked: Option<bool>,
}

/// A destination of deliveries that changed, or that something was given up for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryChange {
    /// `delivery`.
    pub event: String,
    /// The destination's name.
    pub destination: String,
    /// Its state from now on (`active`, `paused`, `disabled`); `dead` when something was given up;
    /// `changed` when an operator changed what it is owed.
    pub action: String,
}

/// Something that was spent, refused or failed. Never a word of a prompt or an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SpendEvent {
    /// The call.
    pub request_id: String,
    /// When, RFC 3339 in UTC.
    pub ts: String,
    /// `spend`, `blocked`, `error` or `reset`.
    pub event: String,
    /// Who is billed.
    pub customer_id: Option<String>,
    /// The key's name for people.
    pub key_alias: Option<String>,
    /// The key's hash.
    pub token_hash: Option<String>,
    /// The key's team.
    pub team_id: Option<String>,
    /// The key's user.
    pub user_id: Option<String>,
    /// The public model name.
    pub model: String,
    /// The provider.
    pub provider: Option<String>,
    /// `exact`, `estimated`, `unresolved`; of a call that did not go through, the error's type.
    pub status: String,
    /// Input tokens.
    pub prompt_tokens: u64,
    /// Output tokens.
    pub completion_tokens: u64,
    /// What it cost.
    pub spend: Usd,
    /// What the customer has spent in the window.
    pub customer_spend: Option<Usd>,
    /// The customer's cap.
    pub max_budget: Option<Usd>,
    /// How long the call took.
    pub duration_ms: u64,
    /// Labels.
    pub tags: Vec<String>,
    /// Input tokens that were read from a provider's cache.
    pub cached_tokens: u64,
}
