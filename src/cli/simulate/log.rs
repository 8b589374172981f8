//! The calls of a spend log: rows without an order of their own, some of which may have failed. Reads
//! the log of a server that has no ledger, page by page.

use std::collections::HashSet;
use std::vec::IntoIter;

use jiff::{Span, Timestamp};
use serde_json::Value;

use super::rows::{entry_of, is_failure};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::cli::money::grouped;
use crate::cli::progress::Progress;
use crate::client::{Cause, EntryQuery, LogCall, Row, SpendLogs};
use crate::domain::entry::Entry;

/// The most rows: they have to be held until they are sorted.
pub(super) const ROWS_MAX: usize = 2_000_000;
/// The most rows of a log without pages: a longer one is cut.
const WHOLE_LOG_ROWS: usize = 10_000;
/// A log finds calls by their beginning, and they are booked at their end: so much earlier may those
/// have begun that are booked in a period.
const CALL_MINUTES_MAX: i64 = 60;

/// Tells whether the sums are about a call.
pub(super) type Counts<'c> = &'c dyn Fn(&Entry) -> bool;

/// Rows that were sorted.
pub(super) struct Sorted {
    pub(super) entries: IntoIter<Entry>,
    /// Failed calls that the sums would be about, and that were left out.
    pub(super) failures: u64,
}

/// The spend log of a server without a ledger.
pub(super) async fn of_log(
    context: &Context,
    query: &EntryQuery,
    counts: Counts<'_>,
) -> Result<Sorted, Failure> {
    let mut pages = context.client.spend_log_pages(log_call(query, Timestamp::now()));
    let first = match pages.next().await {
        Ok(first) => first.unwrap_or_default(),
        Err(error) if matches!(error.cause, Cause::Unsupported | Cause::NotFound) => {
            return whole_log(context, counts).await;
        }
        Err(error) => return Err(error.into()),
    };
    paged_log(context, first, pages, counts).await
}

/// The calls that a query of lines is about.
fn log_call(query: &EntryQuery, now: Timestamp) -> LogCall {
    let since = query.since.map_or(Timestamp::UNIX_EPOCH, |since| since.timestamp());
    // Nobody knows how the server's clock goes.
    let latest = now.saturating_add(Span::new().hours(24)).unwrap_or(now);
    LogCall {
        filters: query.customer.iter().map(|id| ("end_user".to_owned(), id.clone())).collect(),
        since: since.saturating_sub(Span::new().minutes(CALL_MINUTES_MAX)).unwrap_or(since),
        until: query.until.map_or(latest, |until| until.timestamp().min(latest)),
        order: None,
        rows_max: usize::MAX,
    }
}

async fn paged_log(
    context: &Context,
    first: Vec<Row>,
    mut pages: SpendLogs,
    counts: Counts<'_>,
) -> Result<Sorted, Failure> {
    let total = pages.total().and_then(|total| u64::try_from(total).ok());
    let progress = Progress::start(&context.printer, "reading the log", total);
    let (mut calls, mut rows) = (Calls::default(), Some(first));
    while let Some(page) = rows {
        progress.advance(page.len() as u64);
        for row in &page {
            calls.take_of_log(row, counts)?;
        }
        if calls.is_too_long() {
            let what = format!("this log has more than {} calls", grouped(ROWS_MAX as u128));
            return Err(Failure::usage(what).hint("replay a shorter period: --since and --until"));
        }
        rows = pages.next().await?;
    }
    // Pages move while calls are added: the same one may come twice.
    calls.keep_each_once();
    Ok(calls.sorted())
}

/// The log as servers give it that know no pages of it.
async fn whole_log(context: &Context, counts: Counts<'_>) -> Result<Sorted, Failure> {
    context.printer.note("this server has no pages of calls; its whole log is read");
    let rows = context.client.spend_logs(&[]).await?;
    if rows.len() >= WHOLE_LOG_ROWS {
        let count = grouped(rows.len() as u128);
        context
            .printer
            .note(&format!("a server may cut its log: the calls before the last {count} are missing"));
    }
    let mut calls = Calls::default();
    for row in &rows {
        calls.take_of_log(row, counts)?;
    }
    Ok(calls.sorted())
}

/// Rows as they are read.
#[derive(Default)]
pub(super) struct Calls {
    entries: Vec<Entry>,
    failures: u64,
}

impl Calls {
    /// Takes a row; an error says what is wrong with it.
    pub(super) fn take(&mut self, row: &Row, counts: Counts<'_>) -> Result<(), String> {
        let entry = entry_of(row)?;
        if is_failure(row) {
            self.failures += u64::from(counts(&entry));
        } else {
            self.entries.push(entry);
        }
        Ok(())
    }

    fn take_of_log(&mut self, row: &Row, counts: Counts<'_>) -> Result<(), Failure> {
        self.take(row, counts).map_err(|what| {
            let id = row.get("request_id").and_then(Value::as_str).unwrap_or("?");
            Failure::new(Kind::Unsupported, format!("call {id} of the log: {what}"))
        })
    }

    /// Whether there are more than can be held.
    pub(super) fn is_too_long(&self) -> bool {
        self.entries.len() > ROWS_MAX
    }

    fn keep_each_once(&mut self) {
        let mut known = HashSet::with_capacity(self.entries.len());
        self.entries.retain(|entry| entry.request_id.is_empty() || known.insert(entry.request_id.clone()));
    }

    /// The rows in the order of time, which is all the order that rows have.
    pub(super) fn sorted(mut self) -> Sorted {
        self.entries
            .sort_by(|a, b| (a.at, a.started_at, &a.request_id).cmp(&(b.at, b.started_at, &b.request_id)));
        for (seq, entry) in (1..).zip(&mut self.entries) {
            entry.seq = seq;
        }
        Sorted { entries: self.entries.into_iter(), failures: self.failures }
    }
}
