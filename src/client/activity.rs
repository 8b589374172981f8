//! What customers spent day by day, with what it breaks down to.

use serde_json::Value;

use super::error::{Cause, ClientError};
use super::http::{Call, Client};
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
    /// The first day in UTC, like `2026-11-21`.
    pub start: &'a str,
    /// The last day, itself included.
    pub end: &'a str,
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
        let call = |path: &str| {
            let call = Call::get(path).query("start_date", query.start).query("end_date", query.end);
            match ids {
                Some(ids) => call.query("end_user_ids", ids),
                None => call,
            }
        };
        if !query.all_keys {
            match self.send(&call("/customer/daily/activity/aggregated")).await {
                Ok(reply) => return days(row(&reply)?).ok_or_else(|| reply.unexpected("it has no days")),
                // Older servers tell it in pages only.
                Err(error) if error.cause == Cause::Unsupported => {}
                Err(error) => return Err(error),
            }
        }
        let mut found = Vec::new();
        for page in 1_u32.. {
            let call = call("/customer/daily/activity")
                .query("page", page.to_string())
                .query("page_size", PAGE_ROWS.to_string());
            let reply = self.send(&call).await?;
            let answer = row(&reply)?;
            let has_more =
                answer.get("metadata").and_then(|place| place.get("has_more")) == Some(&true.into());
            let days = days(answer).ok_or_else(|| reply.unexpected("it has no days"))?;
            let is_last = days.is_empty() || !has_more;
            found.extend(days);
            if is_last {
                break;
            }
        }
        Ok(found)
    }
}

fn days(mut answer: Row) -> Option<Vec<Row>> {
    objects(answer.remove("results").filter(Value::is_array)?)
}
