//! `litellm-rs customer activity`: what customers have spent, by day, model or key. Sums are decimal
//! from end to end.

use std::collections::BTreeMap;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use serde_json::{Value, json};

use crate::cli::chart::{self, Bar};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{ExitStatus, Failure, Outcome};
use crate::cli::global::Format;
use crate::cli::look::{Cell, Column, exact};
use crate::cli::money;
use crate::cli::table::View;
use crate::cli::when::{local_zone, parse_past};
use crate::client::{ActivityQuery, Row};
use crate::domain::money::Picos;
use crate::wire::money::Usd;

/// Days that are asked for at once; servers refuse much longer ranges.
const DAYS_AT_ONCE: i64 = 365;
/// The counts of a sum, as the server calls them.
const COUNTS: [&str; 6] = [
    "api_requests",
    "successful_requests",
    "failed_requests",
    "prompt_tokens",
    "completion_tokens",
    "total_tokens",
];

macro_rules! view {
    ($id:literal: $($first:expr),+) => {
        View {
            id: $id,
            columns: &[
                $($first,)+
                Column::new("SPEND", Cell::Money("spend")),
                Column::new("CALLS", Cell::Count("api_requests")),
                Column::new("FAILED", Cell::Count("failed_requests")),
                Column::new("IN", Cell::Count("prompt_tokens")),
                Column::new("OUT", Cell::Count("completion_tokens")),
            ],
        }
    };
}

const DAYS: View = view!("date": Column::new("DAY", Cell::Text("date")));
const MODELS: View = view!("model": Column::new("MODEL", Cell::Text("model")));
const KEYS: View = view!("api_key": Column::new("ALIAS", Cell::Text("key_alias")), Column::new("KEY", Cell::Text("api_key")));

/// What sums are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// Days in UTC
    Day,
    /// Models, those that cost most first
    Model,
    /// Keys, those that cost most first
    Key,
}

/// `customer activity`
#[derive(Args, Clone, Debug)]
pub(crate) struct ActivityArgs {
    /// Whose; everybody's without any. `-` reads them from stdin
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// From when on: a duration ago, today, this-month, a date, …
    #[arg(long, value_name = "TIME", default_value = "30d")]
    since: String,
    /// Up to when [default: now]
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// What to add up by
    #[arg(long, value_enum, default_value = "day", value_name = "WHAT")]
    by: By,
    /// Bars instead of a table
    #[arg(long)]
    chart: bool,
}

pub(super) async fn run(args: ActivityArgs, context: &Context) -> Outcome {
    let customers = ids(&args.ids)?;
    let days = Days::of("--since", &args.since, args.until.as_deref())?;
    let sums = sums(&customers, days, args.by, context).await?;
    let is_table = context.printer.style().format == Format::Table;
    let mut rows: Vec<(Picos, Row)> =
        sums.into_iter().map(|(name, sum)| (sum.spend, sum.row(name, args.by))).collect();
    if args.by == By::Day {
        if args.chart && is_table {
            rows = without_gaps(rows, days);
        }
    } else {
        rows.sort_by_key(|(spend, _)| std::cmp::Reverse(*spend));
    }
    if args.chart && is_table {
        return chart(&rows, args.by, context);
    }
    let view = match args.by {
        By::Day => &DAYS,
        By::Model => &MODELS,
        By::Key => &KEYS,
    };
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    context.printer.sort(&mut rows);
    context.printer.list(view, &rows, rows.len())?;
    Ok(ExitStatus::Success)
}

/// A range of days in UTC, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    first: Date,
    last: Date,
}

impl Days {
    /// From the instant that a flag names on, in the form that people type.
    pub(super) fn of(flag: &str, since: &str, until: Option<&str>) -> Result<Self, Failure> {
        let now = Zoned::now().with_time_zone(local_zone());
        let wrong = |flag: &str, message: String| Failure::usage(format!("{flag}: {message}"));
        let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
        let first = parse_past(since, &now).map(day).map_err(|message| wrong(flag, message))?;
        let last = match until {
            Some(until) => parse_past(until, &now).map_err(|message| wrong("--until", message))?,
            None => now.timestamp(),
        };
        let last = day(last);
        if last < first {
            return Err(wrong("--until", format!("{last} is before {first}, where {flag} begins")));
        }
        Ok(Self { first, last })
    }

    /// The same days in ranges that a server answers.
    fn ranges(self) -> Vec<Self> {
        let mut ranges = Vec::new();
        let mut first = self.first;
        while first <= self.last {
            let last = first.saturating_add(Span::new().days(DAYS_AT_ONCE - 1)).min(self.last);
            ranges.push(Self { first, last });
            match last.tomorrow() {
                Ok(next) => first = next,
                Err(_) => break,
            }
        }
        ranges
    }
}

/// What is added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sum {
    spend: Picos,
    counts: [u64; COUNTS.len()],
    alias: Value,
}

impl Sum {
    fn add(&mut self, metrics: &Value) {
        let spend = metrics.get("spend").and_then(money::amount).unwrap_or_default();
        self.spend = self.spend.saturating_plus(spend);
        for (count, name) in self.counts.iter_mut().zip(COUNTS) {
            *count = count.saturating_add(metrics.get(name).and_then(Value::as_u64).unwrap_or_default());
        }
    }

    fn row(self, name: String, by: By) -> Row {
        let mut row = Row::new();
        match by {
            By::Day => row.insert("date".to_owned(), name.into()),
            By::Model => row.insert("model".to_owned(), name.into()),
            By::Key => {
                row.insert("api_key".to_owned(), name.into());
                row.insert("key_alias".to_owned(), self.alias.clone())
            }
        };
        row.insert("spend".to_owned(), json!(Usd(self.spend)));
        row.extend(COUNTS.into_iter().zip(self.counts).map(|(name, count)| (name.to_owned(), count.into())));
        row
    }
}

/// The sums of some days, by name.
async fn sums(
    customers: &[String],
    days: Days,
    by: By,
    context: &Context,
) -> Result<BTreeMap<String, Sum>, Failure> {
    if let Some(id) = customers.iter().find(|id| id.contains(',')) {
        return Err(Failure::usage(format!(
            "'{id}' holds a comma, and the server would take it for two ids"
        )));
    }
    let mut sums = BTreeMap::new();
    for range in days.ranges() {
        let query = ActivityQuery { customers, start: range.first, end: range.last, all_keys: by == By::Key };
        for day in context.client.customer_activity(&query).await? {
            add(&mut sums, &day, by);
        }
    }
    Ok(sums)
}

fn add(sums: &mut BTreeMap<String, Sum>, day: &Row, by: By) {
    let part = match by {
        By::Day => {
            let metrics = day.get("metrics").cloned().unwrap_or_default();
            sums.entry(exact(day.get("date"))).or_default().add(&metrics);
            return;
        }
        By::Model => "models",
        By::Key => "api_keys",
    };
    let parts = day.get("breakdown").and_then(|breakdown| breakdown.get(part)).and_then(Value::as_object);
    for (name, part) in parts.into_iter().flatten() {
        let sum = sums.entry(name.clone()).or_default();
        sum.add(part.get("metrics").unwrap_or(&Value::Null));
        if let Some(alias) = part.get("metadata").and_then(|known| known.get("key_alias")) {
            sum.alias = alias.clone();
        }
    }
}

/// What one customer has spent on some days, as a member of its row.
pub(super) async fn of_one(id: &str, days: Days, context: &Context) -> Result<Row, Failure> {
    let sums = sums(&[id.to_owned()], days, By::Day, context).await?;
    let last = sums.iter().rev().find(|(_, sum)| sum.counts[0] > 0).map(|(day, _)| day.clone());
    let mut whole = Sum::default();
    for sum in sums.into_values() {
        whole.spend = whole.spend.saturating_plus(sum.spend);
        for (count, more) in whole.counts.iter_mut().zip(sum.counts) {
            *count = count.saturating_add(more);
        }
    }
    let mut row = Row::from_iter([
        ("start_date".to_owned(), days.first.to_string().into()),
        ("end_date".to_owned(), days.last.to_string().into()),
        ("last_date".to_owned(), json!(last)),
    ]);
    row.extend(whole.row(String::new(), By::Day).into_iter().skip(1));
    Ok(row)
}

/// The same with a row for every day: a chart without them would lie about time.
fn without_gaps(rows: Vec<(Picos, Row)>, days: Days) -> Vec<(Picos, Row)> {
    let mut known: BTreeMap<String, (Picos, Row)> =
        rows.into_iter().map(|(spend, row)| (exact(row.get("date")), (spend, row))).collect();
    let each = std::iter::successors(Some(days.first), |day| day.tomorrow().ok());
    each.take_while(|day| *day <= days.last)
        .map(|day| {
            let day = day.to_string();
            known.remove(&day).unwrap_or_else(|| (Picos::ZERO, Sum::default().row(day, By::Day)))
        })
        .collect()
}

/// One line for each sum: its name, its amount, and a bar as long as its share of the largest.
fn chart(rows: &[(Picos, Row)], by: By, context: &Context) -> Outcome {
    let name = |row: &Row| match by {
        By::Day => exact(row.get("date")),
        By::Model => exact(row.get("model")),
        By::Key => match exact(row.get("key_alias")) {
            alias if alias.is_empty() => exact(row.get("api_key")).chars().take(12).collect(),
            alias => alias,
        },
    };
    let bars: Vec<Bar> = rows.iter().map(|(spend, row)| Bar { label: name(row), amount: *spend }).collect();
    let look = context.printer.look();
    context.printer.out(&chart::bars(&bars, look, chart::width(look)))?;
    if bars.is_empty() {
        context.printer.note("nothing was spent");
    }
    Ok(ExitStatus::Success)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(json: &str) -> Row {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn parts_of_a_day_add_up_without_a_float() {
        let mut sums = BTreeMap::new();
        for spend in ["0.1", "0.2", "0.0000000000003"] {
            let text = format!(
                r#"{{"date":"2026-11-21","metrics":{{"spend":{spend},"api_requests":1}},"breakdown":{{"api_keys":
                {{"h":{{"metrics":{{"spend":{spend}}},"metadata":{{"key_alias":"ci"}}}}}}}}}}"#
            );
            add(&mut sums, &day(&text), By::Day);
            add(&mut sums, &day(&text), By::Key);
        }
        let by_day = sums.remove("2026-11-21").unwrap().row("2026-11-21".into(), By::Day);
        assert_eq!((by_day["spend"].to_string(), &by_day["api_requests"]), ("0.3".into(), &json!(3)));
        let by_key = sums.remove("h").unwrap().row("h".into(), By::Key);
        assert_eq!((&by_key["key_alias"], by_key["spend"].to_string()), (&json!("ci"), "0.3".into()));
    }

    #[test]
    fn long_ranges_are_asked_for_in_parts() {
        let days =
            |first: &str, last: &str| Days { first: first.parse().unwrap(), last: last.parse().unwrap() };
        assert_eq!(days("2026-01-01", "2026-01-01").ranges().len(), 1);
        assert_eq!(days("2026-01-01", "2026-12-31").ranges().len(), 1);
        let two = days("2026-01-01", "2027-01-01").ranges();
        assert_eq!(two, [days("2026-01-01", "2026-12-31"), days("2027-01-01", "2027-01-01")]);
        assert_eq!(without_gaps(Vec::new(), days("2026-02-27", "2026-03-02")).len(), 4);
    }
}
