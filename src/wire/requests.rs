//! Calls under way on the wire. Knows the shapes only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::Usd;

/// A call under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActiveRequest {
    /// Its id: the `x-litellm-call-id` of its answer. Callers choose ids, so calls may share one.
    pub request_id: String,
    /// Its number since the server's start, which no other call has.
    pub run: u64,
    /// Who is billed.
    pub customer_id: Option<String>,
    /// What people call the key.
    pub key_alias: Option<String>,
    /// The hash of the key.
    pub token_hash: Option<String>,
    /// The key's team.
    pub team_id: Option<String>,
    /// The key's user.
    pub user_id: Option<String>,
    /// The public name of the model.
    pub model: String,
    /// Where it was sent; absent before that.
    pub provider: Option<String>,
    /// Whether its answer is a stream.
    pub stream: bool,
    /// `waiting` for money, `sent`, `streaming` or `ending`.
    pub state: String,
    /// What it holds.
    pub held: Usd,
    /// About how many tokens went in.
    pub input_tokens: u64,
    /// About how many tokens of a stream have come out.
    pub output_tokens: u64,
    /// How much of a stream has gone to the caller.
    pub streamed_bytes: u64,
    /// About what that costs; absent before it is sent, and where nobody knows a price.
    pub spend_so_far: Option<Usd>,
    /// When it came in.
    pub started_at: String,
    /// How long ago that was.
    pub age_ms: u64,
    /// Whether it was told to stop.
    pub cancelled: bool,
}

/// `/requests/active`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActiveRequests {
    /// Calls under way, oldest first, at most as many as were asked for.
    pub requests: Vec<ActiveRequest>,
    /// How many there are.
    pub total: u64,
    /// What all of them hold.
    pub total_held: Usd,
}

/// `/requests/{request_id}/cancel`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CancelledRequest {
    /// Which one.
    pub request_id: String,
    /// `cancelled`, or `ending` where its own end came first.
    pub status: String,
    /// What it holds until it is booked.
    pub held: Usd,
}
