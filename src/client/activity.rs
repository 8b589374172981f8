//! What customers spent day by day, with what it breaks down to.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::error::{Cause, ClientError};
use super::http::{Call, Client};
use super::reports::{READINGS_MAX, first_open_day};
use super::resources::{Row, objects, row};

/// Rows of one page; days, models and keys are each one.
const PAGE_ROWS: usize = 1_000;
/// Ids that one address holds.
const IDS_AT_ONCE: usize = 50;

/// Which sums are wanted.
#[derive(Clone, Copy, Debug)]
pub struct ActivityQuery<'a> {
    /// Of these customers; of all when there are none.
    pub customers: &'a [String],
    /// The first day in UTC.
    pub start: Date,
    /// The last day, itself included.
    pub end: Date,
    /// Whether every key counts, and not only those that spent most.
    pub all_keys: bool,
}

impl Client {
    /// The days on which customers spent something. A day may be there several times, each time
    /// with another part of its sum.
    pub async fn customer_activity(&self, query: &ActivityQuery<'_>) -> Result<Vec<Row>, ClientError> {
        if query.customers.is_empty() {
            return self.activity_of(query, None).await;
        }
        let mut days = Vec::new();
        for ids in query.customers.chunks(IDS_AT_ONCE) {
            days.extend(self.activity_of(query, Some(&ids.join(","))).await?);
        }
        Ok(days)
    }

    async fn activity_of(
        &self,
        query: &ActivityQuery<'_>,
        ids: Option<&str>,
    ) -> Result<Vec<Row>, ClientError> {
        let call = |path: &str, first: Date, last: Date| {
            let call =
                Call::get(path).query("start_date", first.to_string()).query("end_date", last.to_string());
            match ids {
                Some(ids) => call.query("end_user_ids", ids),
                None => call,
            }
        };
        if !query.all_keys {
            match self.send(&call("/customer/daily/activity/aggregated", query.start, query.end)).await {
                Ok(reply) => return days(row(&reply)?).ok_or_else(|| reply.unexpected("it has no days")),
                // Older servers tell it in pages only.
                Err(error) if error.cause == Cause::Unsupported => {}
                Err(error) => return Err(error),
            }
        }
        let pages = |first, last| call("/customer/daily/activity", first, last);
        let open = first_open_day(Timestamp::now()).max(query.start);
        let mut found = Vec::new();
        if let Some(closed) = open.yesterday().ok().map(|day| day.min(query.end))
            && closed >= query.start
        {
            found = self.activity_pages(&pages(query.start, closed)).await?.concat();
        }
        if open <= query.end {
            found.extend(self.steady_activity(&pages(open, query.end)).await?);
        }
        Ok(found)
    }

    /// Days whose sums may grow while they are read, as they were at one moment: that is true of a
    /// single page, and of pages that are the same when they are read again.
    async fn steady_activity(&self, call: &Call) -> Result<Vec<Row>, ClientError> {
        let mut pages = self.activity_pages(call).await?;
        for _ in 1..READINGS_MAX {
            if pages.len() == 1 {
                return Ok(pages.concat());
            }
            let again = self.activity_pages(call).await?;
            if again == pages {
                return Ok(pages.concat());
            }
            pages = again;
        }
        Err(ClientError::local(
            Cause::Server,
            "the sums of these days grow faster than they can be read; ask for earlier days, or for fewer \
             customers"
                .to_owned(),
            self.url().as_str(),
        ))
    }

    async fn activity_pages(&self, call: &Call) -> Result<Vec<Vec<Row>>, ClientError> {
        let mut pages = Vec::new();
        loop {
            // A server that never ends would be asked for ever.
            let (days, has_more) = self.days_page(call.clone(), pages.len() + 1).await?;
            let is_last = days.is_empty() || !has_more;
            pages.push(days);
            if is_last {
                return Ok(pages);
            }
        }
    }

    /// One page of daily sums, and whether there is another. The first is page 1.
    pub(super) async fn days_page(&self, call: Call, page: usize) -> Result<(Vec<Row>, bool), ClientError> {
        let call = call.query("page", page.to_string()).query("page_size", PAGE_ROWS.to_string());
        let reply = self.send(&call).await?;
        let answer = row(&reply)?;
        let has_more = answer.get("metadata").and_then(|place| place.get("has_more")) == Some(&true.into());
        let days = days(answer).ok_or_else(|| reply.unexpected("it has no days"))?;
        Ok((days, has_more))
    }
}

fn days(mut answer: Row) -> Option<Vec<Row>> {
    objects(answer.remove("results").filter(Value::is_array)?)
}
