//! What was spent and why: daily sums, the log page by page, the explanation of one call.

use std::collections::HashSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::error::ClientError;
use super::http::{Call, Client, Reply};
use super::resources::{Row, objects, row};

/// The most rows the server puts on one page.
const PAGE_SIZE: usize = 1_000;
/// How deep pages of one range go before the range is made shorter: servers refuse deeper ones.
const PAGES_MAX: usize = 100;
/// The longest range of one request.
const SPAN: SignedDuration = SignedDuration::from_hours(400 * 24 - 1);
const SECOND: SignedDuration = SignedDuration::from_secs(1);

impl Client {
    /// One page of the daily sums of `customer`, `team`, `user`, `tag` or `organization`: its days,
    /// and whether there is another page. The first is page 1.
    pub async fn daily_activity(
        &self,
        of: &str,
        (first, last): (Date, Date),
        page: usize,
    ) -> Result<(Vec<Row>, bool), ClientError> {
        let call = Call::get(format!("/{of}/daily/activity"))
            .query("start_date", first.to_string())
            .query("end_date", last.to_string())
            .query("page", page.to_string())
            .query("page_size", PAGE_SIZE.to_string());
        let reply = self.send(&call).await?;
        let mut answer = row(&reply)?;
        let days = objects(answer.remove("results").unwrap_or_default());
        let days = days.ok_or_else(|| reply.unexpected("`results` is not a list of objects"))?;
        let place = answer.get("metadata");
        let has_more = place.and_then(|place| place.get("has_more")).and_then(Value::as_bool);
        Ok((days, has_more.unwrap_or(false)))
    }

    /// The charges of a time, newest first, page by page; `filters` are names and values of the
    /// query.
    pub fn spend_log_pages(
        &self,
        filters: Vec<(String, String)>,
        (since, until): (Timestamp, Timestamp),
    ) -> SpendLogPages {
        let mut pages = SpendLogPages {
            client: self.clone(),
            filters,
            since,
            from: since,
            to: until,
            page: 1,
            as_of: None,
            met: HashSet::new(),
            met_second: i64::MAX,
            is_over: since >= until,
            is_first: true,
            total: None,
        };
        pages.start_span(until);
        pages
    }

    /// Why a call was admitted, capped or refused.
    pub async fn explain(&self, request_id: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::get("/spend/explain").query("request_id", request_id)).await?)
    }

    /// Starts the spend of every key and team over.
    pub async fn global_spend_reset(&self) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/global/spend/reset", &json!({}))).await?)
    }
}

/// The log of charges, as it is read page by page. However long it is, every charge comes once.
#[derive(Debug)]
pub struct SpendLogPages {
    client: Client,
    filters: Vec<(String, String)>,
    since: Timestamp,
    /// The range that is being read.
    from: Timestamp,
    to: Timestamp,
    page: usize,
    /// What keeps pages in place while calls go on being booked.
    as_of: Option<String>,
    /// Rows of the last second that was read: the next range begins in it again.
    met: HashSet<String>,
    met_second: i64,
    is_over: bool,
    is_first: bool,
    total: Option<usize>,
}

impl SpendLogPages {
    /// How many charges the filters leave, as far as the server counts them.
    pub fn total(&self) -> Option<usize> {
        self.total
    }

    /// The next rows; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<Row>>, ClientError> {
        if self.is_over {
            return Ok(None);
        }
        let reply = self.client.send(&self.call()).await?;
        let mut answer = row(&reply)?;
        if self.as_of.is_none() {
            self.as_of = answer.get("as_of").and_then(Value::as_u64).map(|seq| seq.to_string());
        }
        self.count(&answer);
        let rows = objects(answer.remove("data").unwrap_or_default());
        let rows = rows.ok_or_else(|| reply.unexpected("`data` is not a list of objects"))?;
        self.go_on(rows, &reply).map(Some)
    }

    fn call(&self) -> Call {
        let shown = |at: Timestamp| at.strftime("%Y-%m-%d %H:%M:%S").to_string();
        let mut call = Call::get("/spend/logs/v2")
            .query("start_date", shown(self.from))
            .query("end_date", shown(self.to))
            .query("page", self.page.to_string())
            .query("page_size", PAGE_SIZE.to_string());
        for (name, value) in &self.filters {
            call = call.query(name, value);
        }
        match &self.as_of {
            Some(seq) => call.query("as_of", seq),
            None => call,
        }
    }

    /// Only the first answer counts everything, and only where one range is everything.
    fn count(&mut self, answer: &Row) {
        let is_capped = answer.get("total_is_capped").and_then(Value::as_bool) == Some(true);
        if std::mem::take(&mut self.is_first) && self.from == self.since && !is_capped {
            let total = answer.get("total").and_then(Value::as_u64);
            self.total = total.and_then(|total| usize::try_from(total).ok());
        }
    }

    /// Chooses the next page, and leaves out what came before.
    fn go_on(&mut self, mut rows: Vec<Row>, reply: &Reply) -> Result<Vec<Row>, ClientError> {
        let is_full = rows.len() >= PAGE_SIZE;
        let last = rows.last().and_then(booked_at);
        rows.retain(|row| !self.met.contains(&identity(row)));
        if let Some(last) = last {
            let second = last.as_second();
            let in_it = |row: &&Row| booked_at(row).is_some_and(|at| at.as_second() == second);
            if self.met_second != second {
                self.met.clear();
                self.met_second = second;
            }
            self.met.extend(rows.iter().filter(in_it).map(identity));
        }
        if !is_full {
            match self.from.checked_sub(SECOND) {
                Ok(earlier) if self.from > self.since => self.start_span(earlier),
                _ => self.is_over = true,
            }
        } else if self.page < PAGES_MAX {
            self.page += 1;
        } else {
            let Some(last) = last.filter(|last| last.as_second() < self.to.as_second()) else {
                return Err(reply.unexpected("more calls in one second than pages can hold"));
            };
            (self.to, self.page) = (last, 1);
        }
        Ok(rows)
    }

    fn start_span(&mut self, to: Timestamp) {
        let from = to.checked_sub(SPAN).unwrap_or(self.since);
        (self.from, self.to, self.page) = (from.max(self.since), to, 1);
    }
}

fn booked_at(row: &Row) -> Option<Timestamp> {
    ["created_at", "startTime"]
        .iter()
        .find_map(|name| row.get(*name).and_then(Value::as_str))
        .and_then(|text| text.parse().ok())
}

/// What tells a charge from another: retries of a call have its id, too.
fn identity(row: &Row) -> String {
    let own = row.get("metadata").and_then(|metadata| metadata.get("ledger_entry_id"));
    own.or(row.get("request_id")).and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::http::tests::{answer, serve};

    /// `count` charges, the newest of them booked `newest` seconds into the day, one a second.
    fn page(newest: usize, count: usize) -> String {
        let rows: Vec<Value> = (0..count)
            .map(|at| {
                let second = newest - at;
                let booked =
                    format!("2026-11-21T{:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60);
                json!({"request_id": second.to_string(), "created_at": booked})
            })
            .collect();
        json!({"data": rows, "total": 5, "as_of": 7}).to_string()
    }

    async fn read(client: &Client, since: &str) -> (Vec<String>, Option<usize>) {
        let range = (since.parse().unwrap(), "2026-11-22T00:00:00Z".parse().unwrap());
        let mut pages = client.spend_log_pages(vec![("user_id".into(), "u".into())], range);
        let mut ids = Vec::new();
        while let Some(rows) = pages.next().await.unwrap() {
            ids.extend(rows.iter().map(identity));
        }
        (ids, pages.total())
    }

    #[tokio::test]
    async fn pages_are_read_until_one_is_not_full() {
        let answers = [page(50_000, 1_000), page(49_000, 10)].map(|body| answer("200 OK", &body));
        let (client, server) = serve(answers.into()).await;
        let (ids, total) = read(&client, "2026-11-21T00:00:00Z").await;
        assert_eq!((ids.len(), ids.first().unwrap().as_str(), total), (1_010, "50000", Some(5)));
        let heads = server.await.unwrap();
        assert!(heads[0].contains("page=1&") && heads[0].contains("user_id=u"), "{}", heads[0]);
        assert!(heads[1].contains("page=2&") && heads[1].contains("as_of=7"), "{}", heads[1]);
    }

    #[tokio::test]
    async fn a_long_log_goes_on_in_the_second_where_pages_end() {
        let mut answers: Vec<String> =
            (0..PAGES_MAX).map(|_| answer("200 OK", &page(86_399, 1_000))).collect();
        // The shorter range begins with the second that was read last.
        answers.push(answer("200 OK", &page(85_400, 3)));
        let (client, server) = serve(answers).await;
        let (ids, _) = read(&client, "2026-11-21T00:00:00Z").await;
        let heads = server.await.unwrap();
        let last = heads.last().unwrap();
        assert!(last.contains("page=1&") && last.contains("23%3A43%3A20"), "{last}");
        assert_eq!(ids[ids.len() - 2..], ["85399", "85398"]);
    }

    #[tokio::test]
    async fn a_long_time_is_read_in_spans() {
        let empty = answer("200 OK", r#"{"data":[],"total":0}"#);
        let (client, server) = serve(vec![empty.clone(), empty]).await;
        let (ids, total) = read(&client, "2025-10-01T00:00:00Z").await;
        assert_eq!((ids.len(), total), (0, None));
        let heads = server.await.unwrap();
        assert!(heads[1].contains("start_date=2025-10-01"), "{}", heads[1]);
    }
}
