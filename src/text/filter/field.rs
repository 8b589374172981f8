//! What filters may name: short words for what rows of all kinds have, or the server's own paths.

use serde_json::Value;

use super::decimal::Decimal;
use crate::client::Row;
use crate::text::look::{self, State, exact, member};
use crate::text::money;

/// Where a short word looks, and which of these places count.
struct Short {
    word: &'static str,
    places: &'static [&'static str],
    count: Count,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    /// All of them.
    All,
    /// The first that holds something.
    Filled,
    /// The first that the row has, be it empty: the next one would be about somebody else.
    Present,
}

const fn first(word: &'static str, places: &'static [&'static str]) -> Short {
    Short { word, places, count: Count::Filled }
}

const fn any(word: &'static str, places: &'static [&'static str]) -> Short {
    Short { word, places, count: Count::All }
}

const fn present(word: &'static str, places: &'static [&'static str]) -> Short {
    Short { word, places, count: Count::Present }
}

const SHORT: &[Short] = &[
    any("alias", &["alias", "key_alias", "team_alias", "user_alias", "metadata.user_api_key_alias"]),
    any("budget", &["budget_id", "litellm_budget_table.budget_id"]),
    first("cost", &["spend", "cost", "total_spend"]),
    first("created", &["created_at"]),
    present("customer", &["customer_id", "end_user", "user_id"]),
    first("duration", &["duration_ms", "request_duration_ms"]),
    first("email", &["user_email", "email"]),
    first("expires", &["expires"]),
    first("in", &["prompt_tokens"]),
    any("key", &["key_alias", "metadata.user_api_key_alias", "token", "token_hash", "api_key", "key_name"]),
    any("model", &["model_group", "model", "model_name", "models"]),
    first("organization", &["organization_id"]),
    first("out", &["completion_tokens"]),
    first("provider", &["provider", "custom_llm_provider"]),
    first("region", &["allowed_model_region"]),
    first("request", &["request_id"]),
    first("resets", &["budget_reset_at", "litellm_budget_table.budget_reset_at"]),
    first("role", &["user_role", "role"]),
    first("rpm", &["rpm_limit", "litellm_budget_table.rpm_limit"]),
    first("soft", &["soft_budget", "litellm_budget_table.soft_budget"]),
    first("spend", &["spend", "cost", "total_spend"]),
    any("tag", &["tags", "request_tags"]),
    any("team", &["team_id", "team_alias", "metadata.user_api_key_team_alias"]),
    first("time", &["ts", "startTime"]),
    first("tokens", &["total_tokens"]),
    first("tpm", &["tpm_limit", "litellm_budget_table.tpm_limit"]),
    first("user", &["user_id", "user"]),
];

/// Words whose values are worked out and stand in no place.
const MADE: &[&str] = &["blocked", "max", "state", "status", "used"];

/// Where words without a field are looked for, besides the id of the row.
const NAMES: &[&str] = &[
    "alias",
    "key_alias",
    "key_name",
    "team_alias",
    "user_alias",
    "user_email",
    "metadata.user_api_key_alias",
    "customer_id",
    "end_user",
    "request_id",
];

/// One thing that rows may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    name: String,
}

impl Field {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned() }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether its values are shares of a budget.
    pub(super) fn is_share(&self) -> bool {
        self.name == "used"
    }

    /// Whether its instants lie ahead, so that a distance to them is one from now on.
    pub(super) fn is_ahead(&self) -> bool {
        matches!(self.name.as_str(), "expires" | "resets")
            || self.name.rsplit('.').next() == Some("budget_reset_at")
    }

    /// Whether it is a short word, which not all kinds of rows have.
    fn is_short(&self) -> bool {
        MADE.contains(&self.name.as_str()) || SHORT.iter().any(|short| short.word == self.name)
    }

    /// Whether a row has it, also if it is nothing there.
    pub(crate) fn is_of(&self, row: &Row) -> bool {
        self.is_short() || member(row, &self.name).is_some()
    }

    /// Its values in a row as exact text; what is nothing is not there.
    pub(crate) fn values(&self, row: &Row) -> Vec<String> {
        if let Some(made) = self.made(row) {
            return made;
        }
        let Some(short) = SHORT.iter().find(|short| short.word == self.name) else {
            return texts(member(row, &self.name));
        };
        // What the row itself calls so goes before what the word stands for.
        let own = row.get(&self.name).filter(|_| !short.places.contains(&short.word));
        let mut values = texts(own);
        for place in short.places {
            let found = member(row, place);
            values.extend(texts(found));
            let is_enough = match short.count {
                Count::All => false,
                Count::Filled => !values.is_empty(),
                Count::Present => found.is_some(),
            };
            if is_enough {
                break;
            }
        }
        values
    }

    fn made(&self, row: &Row) -> Option<Vec<String>> {
        Some(match self.name.as_str() {
            "blocked" => vec![exact(row.get("blocked").filter(|value| value.is_boolean()))]
                .into_iter()
                .map(|text| if text.is_empty() { "false".to_owned() } else { text })
                .collect(),
            "max" => texts(member(row, "max_budget").filter(|max| !max.is_null()))
                .into_iter()
                .chain(texts(member(row, "litellm_budget_table.max_budget")))
                .take(1)
                .collect(),
            "state" => states(row),
            "status" if !has_ended(row) => states(row),
            "status" => [exact(row.get("status")), ended(row).to_owned()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect(),
            "used" => look::percent_used(row).map(|percent| percent.to_string()).into_iter().collect(),
            _ => return None,
        })
    }

    /// How the used share of a row stands to a percentage, compared without rounding.
    pub(super) fn share_of(row: &Row, percent: &str) -> Option<std::cmp::Ordering> {
        let spend = row.get("spend").and_then(money::amount)?.get().max(0);
        let max = look::max_budget(row)?.get();
        let whole = || {
            let used = look::percent_used(row)?.to_string();
            Some(Decimal::parse(&used)?.cmp(&Decimal::parse(percent)?))
        };
        if max <= 0 {
            return whole();
        }
        let asked = crate::domain::money::parse_scaled(percent, 6).ok()?;
        let used = spend.checked_mul(100_000_000);
        let wanted = asked.checked_mul(max);
        match (used, wanted) {
            (Some(used), Some(wanted)) => Some(used.cmp(&wanted)),
            _ => whole(),
        }
    }
}

/// All short words, for those who ask which there are.
pub(crate) fn short_words() -> Vec<&'static str> {
    let mut words: Vec<&str> = SHORT.iter().map(|short| short.word).chain(MADE.iter().copied()).collect();
    words.sort_unstable();
    words
}

/// The texts in which a word without a field is looked for.
pub(super) fn names(row: &Row, id: &str) -> Vec<String> {
    let places = NAMES.iter().filter(|place| **place != id);
    std::iter::once(&id).chain(places).flat_map(|place| texts(member(row, place))).collect()
}

/// A value as texts: each item of a list, nothing for nothing.
fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => items.iter().map(|item| exact(Some(item))).collect(),
        Some(Value::String(text)) if text.is_empty() => Vec::new(),
        value => vec![exact(value)],
    }
}

/// What a row itself calls its state, of deliveries and running calls; else what a customer or key may
/// do: `ok`, or `active`, which is the same.
fn states(row: &Row) -> Vec<String> {
    let own = texts(row.get("state").filter(|state| state.is_string()));
    if !own.is_empty() {
        return own;
    }
    let words = match look::state(row) {
        State::Active | State::Unlimited => &["ok", "active"][..],
        State::Blocked => &["blocked"],
        State::Expired => &["expired"],
        State::Over => &["over"],
        State::Near => &["near"],
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Whether a row tells how something ended. Old logs of calls say nothing of those that went well.
fn has_ended(row: &Row) -> bool {
    let is_told = |name: &str| row.get(name).is_some_and(|value| !value.is_null());
    is_told("status") || is_told("event") || (is_told("request_id") && !is_told("state"))
}

/// How a call ended: `ok`, `error` or `blocked`, also from servers that say `success`. What was booked
/// is well, exact or estimated, unless nobody knows how the call ended.
pub(crate) fn ended(row: &Row) -> &str {
    match row.get("event").and_then(Value::as_str) {
        Some("blocked") => return "blocked",
        Some("error") => return "error",
        _ => {}
    }
    match row.get("status").and_then(Value::as_str) {
        None | Some("success" | "ok" | "exact" | "estimated") => "ok",
        Some("failure" | "failed" | "error" | "unresolved") => "error",
        Some(other) => other,
    }
}
