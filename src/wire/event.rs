//! One event of the live spend stream: what `tail spend` prints and dashboards fold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::Usd;

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
}
