//! `litellm-rs spend report`: what whole days have cost, by what the calls have in common.

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use serde_json::Value;

use super::sums::{By, Sums};
use crate::cli::chart::{self, Bar};
use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Failure, Outcome};
use crate::cli::global::Format;
use crate::cli::look::{Cell, Column, exact};
use crate::cli::progress::Progress;
use crate::cli::table::View;
use crate::cli::{money, when};
use crate::client::{Cause, LogCall, READINGS_MAX, Row, first_open_day};
use crate::domain::money::Picos;

/// The most days of one request.
const SPAN_DAYS: i64 = 400;
/// Whose sums have every call.
const EVERYBODY: &str = "user";
/// What stands for nobody where people read.
const NOBODY: &str = "(none)";

const NUMBERS: [Column; 4] = [
    Column::new("REQUESTS", Cell::Count("successful_requests")),
    Column::new("IN", Cell::Count("prompt_tokens")),
    Column::new("OUT", Cell::Count("completion_tokens")),
    Column::new("SPEND", Cell::Money("spend")),
];

/// `spend report`
#[derive(Args, Clone, Debug)]
pub(crate) struct ReportArgs {
    /// What to add up by; several at once are divided by commas
    #[arg(long, value_enum, value_delimiter = ',', default_value = "day", value_name = "WHAT")]
    by: Vec<By>,
    /// The first day, in UTC: a duration ago, today, this-month, a date [default: 30d]
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only days before this time, in UTC
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only the rows that cost most
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,
    /// Bars instead of a table
    #[arg(long)]
    chart: bool,
}

/// `spend report`
pub(crate) async fn run(args: ReportArgs, context: &Context) -> Outcome {
    let now = Timestamp::now();
    let days = args.days(now)?;
    let by = args.by();
    let sums = gather(&by, days, now, context).await?;
    let mut rows = sums.rows();
    context.printer.sort(&mut rows);
    let all = rows.len();
    if let Some(top) = args.top {
        keep_dearest(&mut rows, usize::try_from(top).unwrap_or(usize::MAX));
    }
    context.printer.note(&about(days, now));
    if by.contains(&By::Tag) {
        context.printer.note("a call with several tags counts in each of them; the total counts it once");
    }
    show(&args, &by, &sums, rows, all, context)?;
    Ok(ExitStatus::Success)
}

impl ReportArgs {
    /// What was asked for, each once.
    fn by(&self) -> Vec<By> {
        let mut by: Vec<By> = Vec::new();
        for one in &self.by {
            if !by.contains(one) {
                by.push(*one);
            }
        }
        by
    }

    /// The first and the last day.
    fn days(&self, now: Timestamp) -> Result<(Date, Date), Failure> {
        let now = now.to_zoned(TimeZone::UTC);
        let read = |name: &str, text: &str| {
            when::parse_past(text, &now).map_err(|error| Failure::usage(format!("{name}: {error}")))
        };
        let since = read("--since", self.since.as_deref().unwrap_or("30d"))?;
        let first = since.to_zoned(TimeZone::UTC).date();
        let last = match &self.until {
            None => now.date(),
            Some(text) => last_before(read("--until", text)?),
        };
        if first > last {
            let message = format!("--since: {first} is after {last}, the last day before --until");
            return Err(Failure::usage(message).hint("use forms like --since last-month --until this-month"));
        }
        Ok((first, last))
    }
}

/// The day of the last moment before this one.
fn last_before(until: Timestamp) -> Date {
    until.checked_sub(jiff::SignedDuration::from_millis(1)).unwrap_or(until).to_zoned(TimeZone::UTC).date()
}

/// Which days the numbers are of.
fn about((first, last): (Date, Date), now: Timestamp) -> String {
    let today = now.to_zoned(TimeZone::UTC).date();
    let days =
        if first == last { format!("the day {first}") } else { format!("whole days {first} to {last}") };
    let open = if last >= today { "; today is not over" } else { "" };
    format!("{days} in UTC{open}")
}

/// Keeps the rows that cost most, in the order they are in.
fn keep_dearest(rows: &mut Vec<Row>, top: usize) {
    let spend = |row: &Row| row.get("spend").and_then(money::amount).unwrap_or(Picos::ZERO);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(spend(&rows[at])));
    order.truncate(top);
    let mut at = 0;
    rows.retain(|_| {
        at += 1;
        order.contains(&(at - 1))
    });
}

/// Adds everything up: from the daily sums if they tell it, else from the log.
async fn gather(by: &[By], days: (Date, Date), now: Timestamp, context: &Context) -> Result<Sums, Failure> {
    if let Some(main) = Sums::told_by_days(by) {
        match (DailySums { by, main, now, context }).of(days).await {
            Ok(Some(sums)) => return Ok(sums),
            Ok(None) => {}
            Err(failure) if failure.kind == crate::cli::failure::Kind::Unsupported => {
                context.printer.note("this server has no daily sums of that: adding up the log of calls");
            }
            Err(failure) => return Err(failure),
        }
    }
    from_log(by, days, now, context).await
}

/// A report from the daily sums of a server.
#[derive(Clone, Copy)]
struct DailySums<'a> {
    by: &'a [By],
    /// What only some sums tell.
    main: Option<By>,
    now: Timestamp,
    context: &'a Context,
}

impl DailySums<'_> {
    /// `None` when the daily sums of this server do not name those who were asked for.
    async fn of(self, (first, last): (Date, Date)) -> Result<Option<Sums>, Failure> {
        let mut sums = Sums::new(self.by.to_vec());
        let open = first_open_day(self.now).max(first);
        if let Ok(closed) = open.yesterday()
            && closed.min(last) >= first
        {
            sums.add(self.of_closed((first, closed.min(last))).await?);
        }
        // Nothing is booked further ahead than clocks differ.
        let end = last.min(open.checked_add(Span::new().days(2)).unwrap_or(last));
        let mut day = open;
        while day <= end {
            sums.add(match self.of_open(day).await? {
                Some(sums) => sums,
                None => from_log(self.by, (day, day), self.now, self.context).await?.without_unlabelled(),
            });
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        let is_told = self.main != Some(By::User) || sums.names_anybody() || sums.whole.requests == 0;
        Ok(is_told.then_some(sums))
    }

    /// Whose sums tell what those of everybody do not.
    fn payer(self) -> Option<&'static str> {
        self.main.and_then(By::payer).filter(|payer| *payer != EVERYBODY)
    }

    /// Days that do not change any more.
    async fn of_closed(self, days: (Date, Date)) -> Result<Sums, Failure> {
        let mut named = Sums::new(self.by.to_vec());
        read_days(&mut named, self.payer().unwrap_or(EVERYBODY), days, self.context).await?;
        if let Some(main) = self.main {
            let mut all = self.of_everybody();
            read_days(&mut all, EVERYBODY, days, self.context).await?;
            named.add_rest(&all, main);
        }
        Ok(named)
    }

    /// A day on which calls may be booked meanwhile, as it was at one moment: everybody's sums stand
    /// still around the others. `None` when they never do.
    async fn of_open(self, day: Date) -> Result<Option<Sums>, Failure> {
        let client = &self.context.client;
        let mut all = client.daily_pages(EVERYBODY, day).await?;
        for _ in 1..READINGS_MAX {
            let named = match self.payer() {
                Some(payer) => Some(client.daily_pages(payer, day).await?),
                None => None,
            };
            // One page is of one moment.
            if named.is_none() && all.len() == 1 {
                return Ok(Some(self.add_up(&all, &all)));
            }
            let again = client.daily_pages(EVERYBODY, day).await?;
            if again == all {
                return Ok(Some(self.add_up(named.as_ref().unwrap_or(&all), &all)));
            }
            all = again;
        }
        Ok(None)
    }

    fn add_up(self, named: &[Vec<Row>], all: &[Vec<Row>]) -> Sums {
        let mut sums = Sums::new(self.by.to_vec());
        named.iter().flatten().for_each(|day| sums.add_day(day));
        if let Some(main) = self.main {
            let mut everybody = self.of_everybody();
            all.iter().flatten().for_each(|day| everybody.add_day(day));
            sums.add_rest(&everybody, main);
        }
        sums
    }

    /// Sums that have those too who belong to nobody, and are in nobody's.
    fn of_everybody(self) -> Sums {
        Sums::new(self.by.iter().copied().filter(|by| Some(*by) != self.main).collect())
    }
}

async fn read_days(
    sums: &mut Sums,
    of: &str,
    (first, last): (Date, Date),
    context: &Context,
) -> Result<(), Failure> {
    let mut to = last;
    loop {
        let from = to.checked_sub(Span::new().days(SPAN_DAYS - 1)).unwrap_or(first).max(first);
        let mut page = 1;
        loop {
            let (days, has_more) = context.client.daily_activity(of, (from, to), page).await?;
            days.iter().for_each(|day| sums.add_day(day));
            // A server that never ends would be asked for ever.
            if !has_more || days.is_empty() {
                break;
            }
            page += 1;
        }
        match from.yesterday() {
            Ok(yesterday) if from > first => to = yesterday,
            _ => return Ok(()),
        }
    }
}

async fn from_log(
    by: &[By],
    (first, last): (Date, Date),
    now: Timestamp,
    context: &Context,
) -> Result<Sums, Failure> {
    let midnight = |day: Date| day.to_zoned(TimeZone::UTC).map(|at: Zoned| at.timestamp());
    let wrong = |_| Failure::usage("--since: that is too long ago");
    let since = midnight(first).map_err(wrong)?;
    let until = last.tomorrow().and_then(midnight).map_err(wrong)?;
    // Nobody knows how the server's clock goes.
    let until = until.min(now.checked_add(Span::new().hours(24)).unwrap_or(until));
    let call = LogCall { filters: vec![], since, until, order: None, rows_max: usize::MAX };
    let mut pages = context.client.spend_log_pages(call);
    let mut sums = Sums::new(by.to_vec());
    let progress = Progress::start(&context.printer, "adding up calls", None);
    loop {
        match pages.next().await {
            Ok(Some(rows)) => {
                rows.iter().for_each(|row| sums.add_charge(row));
                progress.advance(u64::try_from(rows.len()).unwrap_or_default());
            }
            Ok(None) => return Ok(sums),
            Err(error) if error.cause == Cause::Unsupported => {
                return Err(
                    Failure::from(error).reworded("this server can neither sum days nor page its log")
                );
            }
            Err(error) => return Err(error.into()),
        }
    }
}

fn show(
    args: &ReportArgs,
    by: &[By],
    sums: &Sums,
    mut rows: Vec<Row>,
    all: usize,
    context: &Context,
) -> Result<(), Failure> {
    let printer = &context.printer;
    let style = printer.style();
    let is_table = style.format == Format::Table;
    let shown = rows.len();
    if args.chart && is_table {
        name_nobody(&mut rows, by);
        let bars: Vec<Bar> = rows.iter().map(|row| bar(row, by)).collect();
        printer.out(&chart::bars(&bars, &style.look, chart::width(&style.look)))?;
        printer.line(&format!("total {}", money::for_reading(sums.whole.spend)))?;
    } else {
        if is_table && style.look.is_terminal {
            name_nobody(&mut rows, by);
            if !rows.is_empty() {
                rows.push(total(by, sums));
            }
        }
        printer.list(&view(by), &rows, rows.len())?;
    }
    if shown < all {
        printer.note(&format!("the {shown} dearest of {all} rows"));
    }
    Ok(())
}

/// The columns of what was asked for, then the numbers.
fn view(by: &[By]) -> View {
    let columns: Vec<Column> = by.iter().map(|by| by.column()).chain(NUMBERS).collect();
    let id = by.first().map_or("date", |by| by.member());
    // A report is made once in the life of the process, and views are made to last as long.
    View { id, columns: columns.leak() }
}

fn name_nobody(rows: &mut [Row], by: &[By]) {
    for row in rows {
        for by in by {
            if row.get(by.shown()).is_none_or(Value::is_null) {
                row.insert(by.shown().to_owned(), NOBODY.into());
            }
        }
    }
}

fn total(by: &[By], sums: &Sums) -> Row {
    let mut row = Row::new();
    if let Some(first) = by.first() {
        row.insert(first.shown().to_owned(), "total".into());
    }
    sums.whole.put(&mut row);
    row
}

fn bar(row: &Row, by: &[By]) -> Bar {
    let name = |by: &By| exact(row.get(by.shown()));
    let label = by.iter().map(name).collect::<Vec<_>>().join("  ");
    Bar { label, amount: row.get("spend").and_then(money::amount).unwrap_or(Picos::ZERO) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: ReportArgs,
    }

    fn args(line: &str) -> ReportArgs {
        Line::try_parse_from(std::iter::once("x").chain(line.split_whitespace())).unwrap().args
    }

    fn now() -> Timestamp {
        "2026-11-21T10:30:00Z".parse().unwrap()
    }

    #[test]
    fn a_range_is_whole_days() {
        for (line, days) in [
            ("", "whole days 2026-10-22 to 2026-11-21 in UTC; today is not over"),
            ("--since today", "the day 2026-11-21 in UTC; today is not over"),
            ("--since 24h", "whole days 2026-11-20 to 2026-11-21 in UTC; today is not over"),
            ("--since yesterday --until today", "the day 2026-11-20 in UTC"),
            ("--since last-month --until this-month", "whole days 2026-10-01 to 2026-10-31 in UTC"),
            ("--since 2026-11-01 --until 2026-11-03T00:00:01Z", "whole days 2026-11-01 to 2026-11-03 in UTC"),
        ] {
            assert_eq!(about(args(line).days(now()).unwrap(), now()), days, "{line}");
        }
        for line in ["--since tomorrow", "--since today --until today", "--until 60d"] {
            assert!(args(line).days(now()).is_err(), "{line}");
        }
    }

    #[test]
    fn the_dearest_rows_keep_their_order() {
        let rows: Vec<Row> =
            [1, 5, 3, 4].map(|spend| Row::from_iter([("spend".to_owned(), Value::from(spend))])).into();
        let mut dearest = rows.clone();
        keep_dearest(&mut dearest, 2);
        assert_eq!(dearest, [rows[1].clone(), rows[3].clone()]);
        keep_dearest(&mut dearest, 9);
        assert_eq!(dearest.len(), 2);
    }

    #[test]
    fn what_is_asked_for_twice_counts_once() {
        assert_eq!(args("--by day,key,day").by(), [By::Day, By::Key]);
        assert!(Line::try_parse_from(["x", "--by", "colour"]).is_err());
        assert!(Line::try_parse_from(["x", "--top", "0"]).is_err());
    }
}
