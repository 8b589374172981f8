//! What was spent and why: daily sums, the explanation of one call.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde_json::json;

use super::error::ClientError;
use super::http::{Call, Client};
use super::resources::{Row, row};

/// As often days are read in the hope that nothing changes meanwhile.
pub const READINGS_MAX: usize = 4;

/// The first day whose sums may still change, wherever in the day the server's clock stands.
pub fn first_open_day(now: Timestamp) -> Date {
    let today = now.to_zoned(TimeZone::UTC).date();
    today.checked_sub(Span::new().days(1)).unwrap_or(today)
}

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
            .query("end_date", last.to_string());
        self.days_page(call, page).await
    }

    /// All pages of a day's sums, each as it was when it was read.
    pub async fn daily_pages(&self, of: &str, day: Date) -> Result<Vec<Vec<Row>>, ClientError> {
        let mut pages = Vec::new();
        loop {
            let (days, has_more) = self.daily_activity(of, (day, day), pages.len() + 1).await?;
            let is_last = !has_more || days.is_empty();
            pages.push(days);
            if is_last {
                return Ok(pages);
            }
        }
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
