//! One event of the live spend stream: what `tail spend` prints and dashboards fold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::entry::LineAccount;
use super::money::Usd;
use crate::domain::entry::EntryKind;

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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// Why it was refused or failed, as its caller was told, without what a provider wrote and without
    /// secrets, at most 500 characters; of a line of the ledger its note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The limit that was in the way of a refused call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitReached>,
    /// Of a line about one account: `reset`, or `adjust` when an amount was booked without a call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub kind: Option<EntryKind>,
    /// That account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<LineAccount>,
    /// The budget that the account is under now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget_id: Option<String>,
    /// When the window of the account ends next, RFC 3339 in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget_reset_at: Option<String>,
}

/// A limit that a call came up against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LimitReached {
    /// `customer`, `key`, `team`, …
    pub level: String,
    /// Whose; of a key the hash.
    pub id: String,
    /// `max_budget`, `model_max_budget`, `rpm_limit`, `tpm_limit`, `tpd_limit` or
    /// `max_parallel_requests`.
    pub name: String,
    /// How much of it is used: US dollars, requests or tokens.
    #[schemars(with = "Number")]
    pub used: Value,
    /// How much it allows.
    #[schemars(with = "Number")]
    pub max: Value,
}

/// How far a stream has come whose filters left out what happened since the last event that was told:
/// its id is where to go on from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StreamProgress {
    /// `progress`.
    pub event: String,
    /// The newest line of the ledger that was looked at.
    pub seq: u64,
}
