//! One event of the live stream.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{amount, count, instant, text, texts};
use crate::client::Row;
use crate::domain::money::Picos;
use crate::wire::money::Usd;

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

/// A limit that a call came up against.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reached {
    /// `customer`, `key`, `team`, …
    pub(crate) level: String,
    /// Whose.
    pub(crate) id: String,
    /// `max_budget`, `rpm_limit`, …
    pub(crate) name: String,
    /// How much of how much is used.
    pub(crate) used: Used,
}

/// How much of a limit is used, and the limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Used {
    /// Money.
    Usd(Picos, Picos),
    /// Requests or tokens.
    Count(u64, u64),
}

/// An account that was reset or corrected.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Account {
    /// `customer`, `key`, `team`, …
    pub(crate) level: String,
    /// Whose.
    pub(crate) id: String,
    /// Whether an amount was booked without a call; else its window began anew.
    pub(crate) is_adjusted: bool,
    /// The budget that it is under.
    pub(crate) budget: Option<String>,
    /// When its window ends next.
    pub(crate) resets_at: Option<Timestamp>,
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
    /// Why it was refused or failed, or the note of its line.
    pub(crate) message: Option<String>,
    /// The limit that was in its way.
    pub(crate) reached: Option<Box<Reached>>,
    /// The account that it is about, where it is no call.
    pub(crate) account: Option<Box<Account>>,
}

/// The longest message that is kept, in characters; ours are shorter.
const MESSAGE_CHARS_MAX: usize = 1_000;

impl Reached {
    fn of_row(row: &Row) -> Option<Self> {
        let name = text(row, "limit.name")?;
        let used = match name.ends_with("budget") {
            true => Used::Usd(amount(row, "limit.used")?, amount(row, "limit.max")?),
            false => Used::Count(count(row, "limit.used")?, count(row, "limit.max")?),
        };
        let (level, id) = (text(row, "limit.level")?, text(row, "limit.id").unwrap_or_default());
        Some(Self { level, id, name, used })
    }

    fn value(&self) -> Value {
        let (used, max) = match self.used {
            Used::Usd(used, max) => (json!(Usd(used)), json!(Usd(max))),
            Used::Count(used, max) => (json!(used), json!(max)),
        };
        json!({"level": self.level, "id": self.id, "name": self.name, "used": used, "max": max})
    }
}

impl Account {
    fn of_row(row: &Row) -> Option<Self> {
        Some(Self {
            level: text(row, "account.kind")?,
            id: text(row, "account.id").unwrap_or_default().replace('\u{1f}', ":"),
            is_adjusted: text(row, "kind").as_deref() == Some("adjust"),
            budget: text(row, "budget_id"),
            resets_at: instant(row, "budget_reset_at"),
        })
    }
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
            message: text(row, "message").map(|message| message.chars().take(MESSAGE_CHARS_MAX).collect()),
            reached: Reached::of_row(row).map(Box::new),
            account: Account::of_row(row).map(Box::new),
        })
    }

    /// What people call the key: its alias; one that has none by its hash, or by the word that stands for
    /// it.
    pub(crate) fn key(&self) -> Option<&str> {
        self.key_alias.as_deref().or(self.key_hash.as_deref())
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
        let usd = |amount: Option<Picos>| amount.map(Usd);
        let account = self.account.as_deref();
        let kind = account.map(|account| if account.is_adjusted { "adjust" } else { "reset" });
        let value = json!({
            "request_id": self.request_id, "ts": self.at.to_string(), "event": event,
            "customer_id": self.customer, "key_alias": self.key_alias, "token_hash": self.key_hash,
            "team_id": self.team, "user_id": self.user, "model": self.model, "provider": self.provider,
            "status": self.status, "prompt_tokens": self.input_tokens,
            "completion_tokens": self.output_tokens, "spend": Usd(self.cost),
            "customer_spend": usd(self.customer_spend), "max_budget": usd(self.customer_max),
            "duration_ms": self.duration_ms, "tags": self.tags, "cached_tokens": self.cached_tokens,
            "message": self.message, "limit": self.reached.as_deref().map(Reached::value), "kind": kind,
            "account": account.map(|account| json!({"kind": account.level, "id": account.id})),
            "budget_id": account.and_then(|account| account.budget.as_deref()),
            "budget_reset_at": account.and_then(|account| account.resets_at).map(|at| at.to_string()),
        });
        match value {
            Value::Object(row) => row,
            _ => Row::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_tells_is_what_filters_and_copies_see() {
        for told in [
            json!({"event": "blocked", "ts": "2026-11-21T14:32:07Z", "request_id": "r",
                "status": "422 budget_exceeded", "message": "End User=initech over budget.",
                "limit": {"level": "customer", "id": "initech", "name": "max_budget", "used": 4.02, "max": 4.0}}),
            json!({"event": "blocked", "ts": "2026-11-21T14:32:07Z", "request_id": "r",
                "limit": {"level": "key", "id": "aa", "name": "rpm_limit", "used": 120, "max": 120}}),
            json!({"event": "reset", "ts": "2026-11-21T14:32:07Z", "request_id": "r", "kind": "reset",
                "account": {"kind": "customer", "id": "stark"}, "budget_id": "tier",
                "budget_reset_at": "2026-12-21T00:00:00Z", "message": "reset by hand"}),
            json!({"event": "reset", "ts": "2026-11-21T14:32:07Z", "request_id": "r", "kind": "adjust",
                "account": {"kind": "global", "id": ""}}),
        ] {
            let Value::Object(told) = told else { panic!("no object") };
            let row = Spent::of_row(&told, None).unwrap().row();
            for (name, value) in &told {
                assert_eq!(
                    row.get(name).map(Value::to_string),
                    Some(value.to_string()),
                    "{name} of {told:?}"
                );
            }
        }
        // A server that does not know them tells as before.
        let row: Row = serde_json::from_str(r#"{"event":"spend","ts":"2026-11-21T14:32:07Z"}"#).unwrap();
        let spent = Spent::of_row(&row, None).unwrap();
        assert_eq!((spent.message, spent.reached, spent.account), (None, None, None));
    }

    #[test]
    fn a_long_message_is_kept_as_far_as_it_can_be_shown() {
        let long = "é".repeat(MESSAGE_CHARS_MAX + 1);
        let row = Row::from_iter([
            ("event".to_owned(), json!("error")),
            ("ts".to_owned(), json!("2026-11-21T14:32:07Z")),
            ("message".to_owned(), json!(long)),
        ]);
        let message = Spent::of_row(&row, None).unwrap().message.unwrap();
        assert_eq!(message, "é".repeat(MESSAGE_CHARS_MAX));
    }
}
