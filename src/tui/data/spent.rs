//! One event of the live stream.

use jiff::Timestamp;
use serde_json::json;

use super::{amount, count, instant, text, texts};
use crate::client::Row;
use crate::domain::money::Picos;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It was paid for.
    Spend,
    /// It was refused before it cost anything.
    Blocked,
    /// A provider failed.
    Error,
    /// No call: an account was reset or corrected.
    Reset,
    /// No call: a customer's spend has passed its soft budget. Found here, not told by a server.
    Soft,
}

/// Something that was spent, refused or failed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spent {
    /// Its line in the ledger; refusals have none.
    pub(crate) seq: Option<u64>,
    /// The call.
    pub(crate) request_id: String,
    /// When, by the server's clock.
    pub(crate) at: Timestamp,
    /// How it ended.
    pub(crate) ending: Ending,
    /// Who is billed.
    pub(crate) customer: Option<String>,
    /// The key's name for people.
    pub(crate) key_alias: Option<String>,
    /// The key's hash.
    pub(crate) key_hash: Option<String>,
    /// The key's team.
    pub(crate) team: Option<String>,
    /// The key's user.
    pub(crate) user: Option<String>,
    /// The public model name.
    pub(crate) model: String,
    /// The provider.
    pub(crate) provider: Option<String>,
    /// `exact`, `estimated`, `unresolved`; of a refusal, status and type: `422 budget_exceeded`.
    pub(crate) status: String,
    /// Input tokens.
    pub(crate) input_tokens: u64,
    /// Those of the input that came from a cache.
    pub(crate) cached_tokens: u64,
    /// Output tokens.
    pub(crate) output_tokens: u64,
    /// What it cost.
    pub(crate) cost: Picos,
    /// What the customer has spent in the window, after it.
    pub(crate) customer_spend: Option<Picos>,
    /// The customer's cap.
    pub(crate) customer_max: Option<Picos>,
    /// How long the call took.
    pub(crate) duration_ms: u64,
    /// Labels.
    pub(crate) tags: Vec<String>,
}

impl Spent {
    /// An event of `/spend/stream`, or a line of the log told as one.
    pub(crate) fn of_row(row: &Row, seq: Option<u64>) -> Option<Self> {
        let ending = match text(row, "event").as_deref() {
            Some("spend") => Ending::Spend,
            Some("blocked") => Ending::Blocked,
            Some("error") => Ending::Error,
            Some("reset") => Ending::Reset,
            _ => return None,
        };
        Some(Self {
            seq,
            request_id: text(row, "request_id").unwrap_or_default(),
            at: instant(row, "ts")?,
            ending,
            customer: text(row, "customer_id"),
            key_alias: text(row, "key_alias"),
            key_hash: text(row, "token_hash"),
            team: text(row, "team_id"),
            user: text(row, "user_id"),
            model: text(row, "model").unwrap_or_default(),
            provider: text(row, "provider"),
            status: text(row, "status").unwrap_or_default(),
            input_tokens: count(row, "prompt_tokens").unwrap_or(0),
            cached_tokens: count(row, "cached_tokens").unwrap_or(0),
            output_tokens: count(row, "completion_tokens").unwrap_or(0),
            cost: amount(row, "spend").unwrap_or(Picos::ZERO),
            customer_spend: amount(row, "customer_spend"),
            customer_max: amount(row, "max_budget"),
            duration_ms: count(row, "duration_ms").unwrap_or(0),
            tags: texts(row, "tags"),
        })
    }

    /// The event as filters, `J` and `x` see it: the members of the wire.
    pub(crate) fn row(&self) -> Row {
        let event = match self.ending {
            Ending::Spend => "spend",
            Ending::Blocked => "blocked",
            Ending::Error => "error",
            Ending::Reset => "reset",
            Ending::Soft => "soft",
        };
        let usd = |amount: Option<Picos>| amount.map(crate::wire::money::Usd);
        let value = json!({
            "request_id": self.request_id, "ts": self.at.to_string(), "event": event,
            "customer_id": self.customer, "key_alias": self.key_alias, "token_hash": self.key_hash,
            "team_id": self.team, "user_id": self.user, "model": self.model, "provider": self.provider,
            "status": self.status, "prompt_tokens": self.input_tokens,
            "completion_tokens": self.output_tokens, "spend": crate::wire::money::Usd(self.cost),
            "customer_spend": usd(self.customer_spend), "max_budget": usd(self.customer_max),
            "duration_ms": self.duration_ms, "tags": self.tags, "cached_tokens": self.cached_tokens,
        });
        match value {
            serde_json::Value::Object(row) => row,
            _ => Row::new(),
        }
    }
}
