//! The log of calls, newest first and page by page: pinned to the moment the first page was read,
//! so that calls which are booked meanwhile move nothing. Where a server pins nothing, what its pages
//! tell again is left out.

use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};

use jiff::{Span, Timestamp};
use serde_json::Value;

use super::error::ClientError;
use super::http::{Call, Client};
use super::resources::{Row, objects, row};
use crate::wire::fields::instant;

const PATH: &str = "/spend/logs/v2";
/// The largest page that every server allows …
const PAGE_ROWS: usize = 100;
/// … and that of servers that go on behind a line.
const PINNED_PAGE_ROWS: usize = 1_000;
/// The longest range a server reads at once, in hours.
const RANGE_HOURS_MAX: i64 = 399 * 24;

/// Which calls, and in which order.
#[derive(Clone, Debug)]
pub struct LogCall {
    /// Names and values of the query.
    pub filters: Vec<(String, String)>,
    /// Calls from then …
    pub since: Timestamp,
    /// … until then.
    pub until: Timestamp,
    /// Another order than the newest first: a field, and whether its largest come first.
    pub order: Option<(String, bool)>,
    /// How many rows are wanted, as far as that is known.
    pub rows_max: usize,
}

/// The pages of a log.
#[derive(Debug)]
pub struct SpendLogs {
    client: Client,
    call: LogCall,
    /// What is still to be read, the newest first.
    ranges: VecDeque<(Timestamp, Timestamp)>,
    place: Place,
    as_of: Option<u64>,
    total: Option<usize>,
    read: usize,
    told: Told,
}

/// The calls that pages have told, so that none is told again. Kept as hashes: logs may be long.
#[derive(Debug, Default)]
struct Told {
    hasher: RandomState,
    hashes: HashSet<u64>,
}

impl Told {
    fn is_new(&mut self, row: &Row) -> bool {
        let line = row.get("metadata").and_then(|metadata| metadata.get("ledger_entry_id"));
        match line.or_else(|| row.get("request_id")).and_then(Value::as_str) {
            Some(id) => self.hashes.insert(self.hasher.hash_one(id)),
            None => true,
        }
    }
}

/// Where the next page of a range begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Page(usize),
    /// Behind this line of the ledger; costs the same however deep it is.
    Before(u64),
}

impl LogCall {
    /// Whether its pages are all of one range, so that their count is that of the log.
    pub fn is_one_range(&self) -> bool {
        self.ranges().len() <= 1
    }

    /// Ranges that a server accepts, the newest first.
    fn ranges(&self) -> VecDeque<(Timestamp, Timestamp)> {
        let mut ranges = VecDeque::new();
        let mut until = self.until;
        while until > self.since && ranges.len() < 64 {
            let since =
                until.checked_sub(Span::new().hours(RANGE_HOURS_MAX)).unwrap_or(self.since).max(self.since);
            ranges.push_back((since, until));
            until = since;
        }
        ranges
    }
}

impl Client {
    /// Reads the log of calls; nothing is sent before the first page is asked for.
    pub fn spend_log_pages(&self, call: LogCall) -> SpendLogs {
        let ranges = call.ranges();
        let client = self.clone();
        SpendLogs {
            client,
            call,
            ranges,
            place: Place::Page(1),
            as_of: None,
            total: None,
            read: 0,
            told: Told::default(),
        }
    }
}

impl SpendLogs {
    /// The next rows, maybe none of them; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<Row>>, ClientError> {
        let Some(range) = self.ranges.front().copied() else { return Ok(None) };
        let size = self.page_rows();
        let reply = self.client.send(&self.request(range, size)).await?;
        let mut answer = row(&reply)?;
        let rows = objects(answer.remove("data").unwrap_or_default())
            .ok_or_else(|| reply.unexpected("`data` is not a list of objects"))?;
        let count = |name: &str| answer.get(name).and_then(Value::as_u64);
        let is_capped = answer.get("total_is_capped").and_then(Value::as_bool) == Some(true);
        if self.read == 0 && !is_capped {
            self.total = count("total").and_then(|total| usize::try_from(total).ok());
        }
        self.as_of = self.as_of.or_else(|| count("as_of"));
        self.read += rows.len();
        self.go_on(&rows, size);
        Ok(Some(self.wanted(rows, range)))
    }

    /// What is new and of the range: servers count in whole seconds.
    fn wanted(&mut self, mut rows: Vec<Row>, (since, until): (Timestamp, Timestamp)) -> Vec<Row> {
        let read = rows.len();
        rows.retain(|row| booked_at(row).is_none_or(|at| since <= at && at < until));
        let outside = read - rows.len();
        self.total = self.total.map(|total| total.saturating_sub(outside));
        if self.as_of.is_none() {
            rows.retain(|row| self.told.is_new(row));
        }
        rows
    }

    /// How many rows there are in all, where the server has counted them.
    pub fn total(&self) -> Option<usize> {
        self.total
    }

    /// Pages that are counted have to be of one size.
    fn page_rows(&self) -> usize {
        match self.place {
            Place::Page(_) => self.call.rows_max.clamp(1, PAGE_ROWS),
            Place::Before(_) => PINNED_PAGE_ROWS,
        }
    }

    fn request(&self, (since, until): (Timestamp, Timestamp), size: usize) -> Call {
        let at = |at: Timestamp| at.strftime("%Y-%m-%d %H:%M:%S").to_string();
        let mut call = Call::get(PATH)
            .query("start_date", at(since))
            .query("end_date", at(second_after(until)))
            .query("page_size", size.to_string());
        for (name, value) in &self.call.filters {
            call = call.query(name, value);
        }
        if let Some((field, descending)) = &self.call.order {
            let way = if *descending { "desc" } else { "asc" };
            call = call.query("sort_by", field).query("sort_order", way);
        }
        if let Some(as_of) = self.as_of {
            call = call.query("as_of", as_of.to_string());
        }
        match self.place {
            Place::Page(number) => call.query("page", number.to_string()),
            Place::Before(line) => call.query("before", line.to_string()),
        }
    }

    fn go_on(&mut self, rows: &[Row], size: usize) {
        if rows.len() < size {
            self.ranges.pop_front();
            self.place = Place::Page(1);
            return;
        }
        let last_line = rows.last().and_then(line_of).filter(|_| self.call.order.is_none());
        self.place = match (last_line, self.place) {
            (Some(line), _) => Place::Before(line),
            (None, Place::Page(number)) => Place::Page(number + 1),
            (None, Place::Before(_)) => Place::Page(2),
        };
    }
}

/// The first whole second that is not before an instant: some servers count up to it, and others to
/// its end.
fn second_after(at: Timestamp) -> Timestamp {
    let is_whole = at.subsec_nanosecond() == 0;
    Timestamp::from_second(at.as_second().saturating_add(i64::from(!is_whole && at.as_second() >= 0)))
        .unwrap_or(at)
}

/// When a call was booked; elsewhere, when it began.
pub fn booked_at(row: &Row) -> Option<Timestamp> {
    let name = if line_of(row).is_some() { "created_at" } else { "startTime" };
    let text = row.get(name)?.as_str()?;
    text.parse().ok().or_else(|| Timestamp::from_millisecond(instant(text)?.0).ok())
}

/// The line of the ledger that a row stands for.
pub fn line_of(row: &Row) -> Option<u64> {
    row.get("metadata")?.as_object()?.get("ledger_seq")?.as_u64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::http::tests::{answer, serve};

    fn call(since: &str, until: &str, rows_max: usize) -> LogCall {
        LogCall {
            filters: vec![("end_user".into(), "acme".into())],
            since: since.parse().unwrap(),
            until: until.parse().unwrap(),
            order: None,
            rows_max,
        }
    }

    fn page(lines: std::ops::Range<u64>, as_of: Option<u64>) -> String {
        let data: Vec<Value> = lines
            .rev()
            .map(|line| match as_of {
                Some(_) => {
                    serde_json::json!({"request_id": line.to_string(), "metadata": {"ledger_seq": line}})
                }
                None => serde_json::json!({"request_id": line.to_string()}),
            })
            .collect();
        let body = serde_json::json!({"data": data, "total": 7, "as_of": as_of});
        answer("200 OK", &body.to_string())
    }

    async fn count(logs: &mut SpendLogs) -> usize {
        let mut count = 0;
        while let Some(rows) = logs.next().await.unwrap() {
            count += rows.len();
        }
        count
    }

    #[tokio::test]
    async fn pages_are_pinned_and_go_deeper_by_the_last_line() {
        let answers = vec![page(101..201, Some(300)), page(1..101, Some(300))];
        let (client, server) = serve(answers).await;
        let mut logs =
            client.spend_log_pages(call("2026-11-20T00:00:00Z", "2026-11-21T10:00:00Z", usize::MAX));
        assert_eq!((count(&mut logs).await, logs.total()), (200, Some(7)));
        let heads = server.await.unwrap();
        let first = "GET /spend/logs/v2?start_date=2026-11-20+00%3A00%3A00&end_date=2026-11-21+10%3A00%3A00\
                     &page_size=100&end_user=acme&page=1 ";
        assert!(heads[0].starts_with(first), "{}", heads[0]);
        assert!(heads[1].contains("page_size=1000&end_user=acme&as_of=300&before=101 "), "{}", heads[1]);
    }

    #[tokio::test]
    async fn servers_that_pin_nothing_have_their_pages_counted() {
        let (client, server) = serve(vec![page(1..3, None), page(0..1, None)]).await;
        let mut logs = client.spend_log_pages(call("2026-11-20T00:00:00Z", "2026-11-21T10:00:00Z", 2));
        assert_eq!(logs.next().await.unwrap().unwrap().len(), 2);
        assert_eq!(logs.next().await.unwrap().unwrap().len(), 1);
        let heads = server.await.unwrap();
        assert!(heads[0].contains("page_size=2&") && heads[1].contains("page_size=2&"), "{heads:?}");
        assert!(heads[1].contains("page=2 "), "{heads:?}");
    }

    fn rows(rows: &[(&str, &str)]) -> String {
        let data: Vec<Value> = rows
            .iter()
            .map(|(id, at)| match id.strip_prefix('s') {
                Some(line) => serde_json::json!({"request_id": "same", "startTime": "2026-11-20T09:00:00Z",
                    "created_at": at, "metadata": {"ledger_seq": line.parse::<u64>().unwrap()}}),
                None => serde_json::json!({"request_id": id, "startTime": at, "metadata": {}}),
            })
            .collect();
        let as_of = rows.first().and_then(|(id, _)| id.strip_prefix('s')).map(|_| 9);
        answer("200 OK", &serde_json::json!({"data": data, "total": 4, "as_of": as_of}).to_string())
    }

    #[tokio::test]
    async fn a_range_ends_before_its_end_and_begins_at_its_beginning() {
        let times = [
            "2026-11-20T10:00:00.500Z",
            "2026-11-20T10:00:00.499Z",
            "2026-11-20T09:30:00.250Z",
            "2026-11-20T09:30:00.249Z",
        ];
        for ids in [["s4", "s3", "s2", "s1"], ["d", "c", "b", "a"]] {
            let told: Vec<(&str, &str)> = ids.into_iter().zip(times).collect();
            let (client, server) = serve(vec![rows(&told)]).await;
            let wanted = call("2026-11-20T09:30:00.250Z", "2026-11-20T10:00:00.500Z", usize::MAX);
            let mut logs = client.spend_log_pages(wanted);
            assert_eq!((count(&mut logs).await, logs.total()), (2, Some(2)), "{ids:?}");
            let head = &server.await.unwrap()[0];
            assert!(
                head.contains("start_date=2026-11-20+09%3A30%3A00&end_date=2026-11-20+10%3A00%3A01&"),
                "{head}"
            );
        }
    }

    #[tokio::test]
    async fn pages_that_move_tell_no_call_again() {
        let at = "2026-11-20T10:00:00Z";
        // Two more were logged after the first page was read.
        let pages = vec![rows(&[("d", at), ("c", at)]), rows(&[("d", at), ("c", at)]), rows(&[("b", at)])];
        let (client, server) = serve(pages).await;
        let mut logs = client.spend_log_pages(call("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", 2));
        assert_eq!((count(&mut logs).await, logs.total()), (3, Some(4)));
        server.await.unwrap();
    }

    #[test]
    fn long_ranges_are_read_in_parts() {
        let parts = |since: &str, until: &str| call(since, until, 1).ranges();
        assert_eq!(parts("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z").len(), 1);
        let years = parts("2024-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
        assert_eq!(years.len(), 2);
        assert_eq!(years[1].1, years[0].0, "nothing is between");
        assert_eq!(years[1].0.to_string(), "2024-01-01T00:00:00Z");
        assert!(parts("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z").is_empty());
        assert!(!call("2024-01-01T00:00:00Z", "2026-01-01T00:00:00Z", 1).is_one_range());
    }
}
