//! The numbers of a window: sums, a series over time, and who and what they come from.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use super::{amount, count, instant, text};
use crate::client::Row;
use crate::domain::money::Picos;
use crate::text::look;
use crate::tui::state::Window;

/// How many customers or models of a chart have a layer of their own.
pub(crate) const LAYERS_MAX: usize = 5;

/// More steps than this are no series that anybody could look at.
const STEPS_MAX: i64 = 1_000;

/// Sums of calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// What they cost.
    pub(crate) spend: Picos,
    /// Paid calls.
    pub(crate) requests: u64,
    /// Their input tokens.
    pub(crate) input_tokens: u64,
    /// Their output tokens.
    pub(crate) output_tokens: u64,
    /// Input tokens that came from a cache.
    pub(crate) cached_tokens: u64,
    /// Calls that a provider failed.
    pub(crate) errors: u64,
    /// Calls that were refused.
    pub(crate) blocked: u64,
}

/// One step of the series.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bucket {
    /// When it begins.
    pub(crate) start: Timestamp,
    /// All calls of it.
    pub(crate) counts: Counts,
    /// Spend by customer, of those who have a layer.
    pub(crate) customers: BTreeMap<String, Picos>,
    /// Spend by model, of those that have a layer.
    pub(crate) models: BTreeMap<String, Picos>,
}

/// What somebody or something has spent of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Share {
    /// The spend.
    pub(crate) spend: Picos,
    /// Paid calls.
    pub(crate) requests: u64,
}

/// A customer of the window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TopCustomer {
    /// Its id.
    pub(crate) id: String,
    /// What it spent in the window.
    pub(crate) share: Share,
}

/// A model of the window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TopModel {
    /// Its public name.
    pub(crate) name: String,
    /// What it cost in the window.
    pub(crate) share: Share,
}

/// The numbers of a window. Live events are folded into it until the next answer replaces it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Overview {
    /// The window that was asked for.
    pub(crate) window: Window,
    /// From when on it is counted: where a window is one of days, its first day began then.
    pub(crate) since: Timestamp,
    /// Up to when it is counted, or followed.
    pub(crate) until: Timestamp,
    /// The length of a step.
    pub(crate) bucket_ms: i64,
    /// The last line of the ledger that is in it; events up to it are not added again.
    pub(crate) as_of: Option<u64>,
    /// All of the window.
    pub(crate) totals: Counts,
    /// The series, the oldest first.
    pub(crate) buckets: Vec<Bucket>,
    /// Customers, the largest first.
    pub(crate) customers: Vec<TopCustomer>,
    /// How many customers are not among them, and their spend.
    pub(crate) other_customers: (u64, Share),
    /// Models, the largest first.
    pub(crate) models: Vec<TopModel>,
    /// How many models are not among them, and their spend.
    pub(crate) other_models: (u64, Share),
    /// Since when refusals are counted, when that is later than the window's beginning.
    pub(crate) refusals_since: Option<Timestamp>,
}

impl Counts {
    /// Both together.
    pub(crate) fn plus(self, more: Self) -> Self {
        Self {
            spend: self.spend.saturating_plus(more.spend),
            requests: self.requests.saturating_add(more.requests),
            input_tokens: self.input_tokens.saturating_add(more.input_tokens),
            output_tokens: self.output_tokens.saturating_add(more.output_tokens),
            cached_tokens: self.cached_tokens.saturating_add(more.cached_tokens),
            errors: self.errors.saturating_add(more.errors),
            blocked: self.blocked.saturating_add(more.blocked),
        }
    }

    /// What is left without these.
    pub(crate) fn minus(self, less: Self) -> Self {
        Self {
            spend: self.spend.saturating_minus(less.spend),
            requests: self.requests.saturating_sub(less.requests),
            input_tokens: self.input_tokens.saturating_sub(less.input_tokens),
            output_tokens: self.output_tokens.saturating_sub(less.output_tokens),
            cached_tokens: self.cached_tokens.saturating_sub(less.cached_tokens),
            errors: self.errors.saturating_sub(less.errors),
            blocked: self.blocked.saturating_sub(less.blocked),
        }
    }
}

impl Overview {
    /// The answer of `/spend/overview` for a window, and when it was counted.
    pub(crate) fn of_row(row: &Row, window: Window) -> Option<(Self, Timestamp)> {
        let number = |name: &str| count(row, name).unwrap_or(0);
        let (since, at) = (instant(row, "since")?, instant(row, "server_time")?);
        let rest = |name: &str| {
            let share = Share {
                spend: amount(row, &format!("{name}.spend")).unwrap_or(Picos::ZERO),
                requests: number(&format!("{name}.requests")),
            };
            (number(&format!("{name}.count")), share)
        };
        let share = |row: &Row| Share {
            spend: amount(row, "spend").unwrap_or(Picos::ZERO),
            requests: count(row, "requests").unwrap_or(0),
        };
        let overview = Self {
            window,
            since,
            until: instant(row, "until").unwrap_or(at),
            bucket_ms: look::member(row, "bucket_ms")
                .and_then(Value::as_i64)
                .filter(|ms| *ms > 0 && window.length_ms() / ms <= STEPS_MAX)?,
            as_of: count(row, "as_of"),
            totals: Counts {
                spend: amount(row, "totals.spend").unwrap_or(Picos::ZERO),
                requests: number("totals.requests"),
                input_tokens: number("totals.prompt_tokens"),
                output_tokens: number("totals.completion_tokens"),
                cached_tokens: number("totals.cached_tokens"),
                errors: number("totals.errors"),
                blocked: number("totals.blocked"),
            },
            buckets: objects(row, "buckets").map(Bucket::of_row).collect::<Option<_>>()?,
            customers: objects(row, "customers")
                .filter_map(|row| Some(TopCustomer { id: text(row, "user_id")?, share: share(row) }))
                .collect(),
            other_customers: rest("other_customers"),
            models: objects(row, "models")
                .filter_map(|row| Some(TopModel { name: text(row, "model")?, share: share(row) }))
                .collect(),
            other_models: rest("other_models"),
            refusals_since: instant(row, "refusals_since").filter(|at| *at > since),
        };
        Some((overview, at))
    }

    /// The time that is counted: a window of days also has the day in which it begins, and what goes
    /// on is at most a step longer than the window.
    pub(crate) fn length_ms(&self) -> i64 {
        let length_ms = self.until.as_millisecond().saturating_sub(self.since.as_millisecond());
        if length_ms > 0 { length_ms } else { self.window.length_ms() }
    }
}

impl Bucket {
    /// A step in which nothing has happened yet.
    pub(crate) fn empty(start: Timestamp) -> Self {
        Self { start, counts: Counts::default(), customers: BTreeMap::new(), models: BTreeMap::new() }
    }

    fn of_row(row: &Row) -> Option<Self> {
        let number = |name: &str| count(row, name).unwrap_or(0);
        let layers = |name: &str| {
            let layers = row.get(name).and_then(Value::as_object).into_iter().flatten();
            layers.filter_map(|(of, spent)| Some((of.clone(), crate::text::money::amount(spent)?))).collect()
        };
        let counts = Counts {
            spend: amount(row, "spend").unwrap_or(Picos::ZERO),
            requests: number("requests"),
            errors: number("errors"),
            blocked: number("blocked"),
            ..Counts::default()
        };
        let start = instant(row, "start")?;
        Some(Self { start, counts, customers: layers("customers"), models: layers("models") })
    }
}

fn objects<'a>(row: &'a Row, name: &str) -> impl Iterator<Item = &'a Row> {
    row.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_with_every_digit() {
        let row: Row = serde_json::from_str(
            r#"{"server_time":"2026-11-21T14:32:07.5Z","as_of":7,"window":"1h","bucket":"1m",
                "bucket_ms":60000,"since":"2026-11-21T13:32:07Z","until":"2026-11-21T14:32:07Z",
                "totals":{"spend":0.300000000001,"requests":3,"prompt_tokens":10,"completion_tokens":4,
                          "cached_tokens":2,"errors":1,"blocked":5},
                "buckets":[{"start":"2026-11-21T14:32:00Z","spend":0.300000000001,"requests":3,"errors":1,
                            "blocked":5,"customers":{"acme":0.2},"models":{"gpt-4o":0.3}}],
                "customers":[{"user_id":"acme","alias":null,"spend":0.2,"requests":2}],
                "models":[{"model":"gpt-4o","spend":0.3,"requests":3}],
                "other_customers":{"spend":0.100000000001,"requests":1,"count":1},
                "other_models":{"spend":0,"requests":0,"count":0},
                "refusals_since":"2026-11-21T14:00:00Z"}"#,
        )
        .unwrap();
        let (overview, at) = Overview::of_row(&row, Window::Hour).unwrap();
        let usd = |text: &str| Picos::parse(text).unwrap();
        assert_eq!(at.to_string(), "2026-11-21T14:32:07.5Z");
        assert_eq!((overview.as_of, overview.totals.spend), (Some(7), usd("0.300000000001")));
        assert_eq!(overview.buckets[0].customers["acme"], usd("0.2"));
        assert_eq!(overview.customers[0].share, Share { spend: usd("0.2"), requests: 2 });
        assert_eq!(overview.other_customers, (1, Share { spend: usd("0.100000000001"), requests: 1 }));
        assert_eq!(overview.length_ms(), 3_600_000);
        assert_eq!(overview.refusals_since.unwrap().to_string(), "2026-11-21T14:00:00Z");
        for missing in ["since", "server_time", "bucket_ms"] {
            let mut row = row.clone();
            row.remove(missing);
            assert_eq!(Overview::of_row(&row, Window::Hour), None, "{missing}");
        }
        for (bucket_ms, is_read) in [
            (i64::MAX, true),
            (3_600, true),
            (3_597, true),
            (3_596, false),
            (1, false),
            (0, false),
            (-1, false),
        ] {
            let mut row = row.clone();
            row.insert("bucket_ms".to_owned(), bucket_ms.into());
            assert_eq!(Overview::of_row(&row, Window::Hour).is_some(), is_read, "{bucket_ms}");
        }
    }
}
