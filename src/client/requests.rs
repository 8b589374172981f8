//! Calls under way: seen, and stopped.

use serde_json::Value;

use super::credentials::segment;
use super::deliveries::Listed;
use super::error::ClientError;
use super::http::{Call, Client};
use super::resources::{Row, objects, row};

/// The most rows that the server tells at once.
const ROWS_MAX: usize = 1_000;

impl Client {
    /// The calls under way that match `filters` (names and values of the query), oldest first, at most
    /// `limit`. The server tells of no more than 1,000 of them, and how many there are.
    pub async fn requests_active(
        &self,
        filters: &[(String, String)],
        limit: usize,
    ) -> Result<Listed, ClientError> {
        let limit = limit.clamp(1, ROWS_MAX).to_string();
        let call = Call::get("/requests/active").query("limit", limit);
        let call = filters.iter().fold(call, |call, (name, value)| call.query(name, value));
        let reply = self.send(&call).await?;
        let mut beside = row(&reply)?;
        let rows = objects(beside.remove("requests").unwrap_or_default())
            .ok_or_else(|| reply.unexpected("`requests` is not a list of objects"))?;
        let total = beside.get("total").and_then(Value::as_u64).unwrap_or_default();
        Ok(Listed { has_more: total > rows.len() as u64, rows, beside })
    }

    /// Stops the calls under way with this id, or the one of them whose `run` is given. Nothing more
    /// happens when it is told twice.
    pub async fn request_cancel(
        &self,
        id: &str,
        run: Option<u64>,
        reason: Option<&str>,
    ) -> Result<Row, ClientError> {
        let members = [("run", run.map(Value::from)), ("reason", reason.map(Value::from))];
        let body = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        let body = Value::Object(body);
        row(&self.send(&Call::post(format!("/requests/{}/cancel", segment(id)), &body)).await?)
    }
}
