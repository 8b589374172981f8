//! What was spent and why: daily sums, the explanation of one call.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::error::ClientError;
use super::http::{Call, Client};
use super::resources::{Row, objects, row};

/// The most rows the server puts on one page.
const PAGE_SIZE: usize = 1_000;

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

    /// Why a call was admitted, capped or refused.
    pub async fn explain(&self, request_id: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::get("/spend/explain").query("request_id", request_id)).await?)
    }

    /// Starts the spend of every key and team over.
    pub async fn global_spend_reset(&self) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/global/spend/reset", &json!({}))).await?)
    }
}
