//! Deliveries: what destinations are owed, and what an operator does about it. Lists are read page by
//! page, by the mark that each page ends with.

use serde_json::{Value, json};

use super::error::ClientError;
use super::http::{Call, Client};
use super::resources::{Row, objects, row};

/// The most rows the server puts on one page.
const PAGE_SIZE: usize = 1_000;
/// The most deliveries that one request names.
pub const NAMED_MAX: usize = 500;

/// The beginning of a list, and what was told beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether there are more.
    pub has_more: bool,
    /// The other members of the first page.
    pub beside: Row,
}

impl Client {
    /// How every destination does.
    pub async fn delivery_status(&self) -> Result<Vec<Row>, ClientError> {
        let reply = self.send(&Call::get("/delivery/status")).await?;
        let rows = row(&reply)?.remove("destinations").unwrap_or_default();
        objects(rows).ok_or_else(|| reply.unexpected("`destinations` is not a list of objects"))
    }

    /// Deliveries that match `filters` (names and values of the query), newest first, at most `limit`.
    pub async fn delivery_list(
        &self,
        filters: &[(String, String)],
        limit: usize,
    ) -> Result<Listed, ClientError> {
        self.pages("/delivery/list", "deliveries", filters, limit).await
    }

    /// One delivery, with its body and what was done to it.
    pub async fn delivery_info(&self, id: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::get("/delivery/info").query("id", id)).await?)
    }

    /// Sends deliveries again: `ids`, or all of a `state`.
    pub async fn delivery_retry(&self, body: &Value) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/delivery/retry", body)).await?)
    }

    /// Gives a delivery up.
    pub async fn delivery_drop(&self, id: &str, reason: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/delivery/drop", &json!({"id": id, "reason": reason}))).await?)
    }

    /// Stops telling a destination.
    pub async fn delivery_pause(&self, destination: &str, reason: Option<&str>) -> Result<Row, ClientError> {
        let body = json!({"destination": destination, "reason": reason});
        row(&self.send(&Call::post("/delivery/pause", &body)).await?)
    }

    /// Tells a destination again.
    pub async fn delivery_resume(&self, destination: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/delivery/resume", &json!({"destination": destination}))).await?)
    }

    /// Sends a sample event.
    pub async fn delivery_test(&self, destination: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/delivery/test", &json!({"destination": destination}))).await?)
    }

    /// Compares the ledger with what destinations are owed and keep.
    pub async fn delivery_verify(&self, filters: &[(String, String)]) -> Result<Row, ClientError> {
        row(&self.send(&with(Call::get("/delivery/verify"), filters)).await?)
    }

    /// Usage that names nobody to bill, newest first, at most `limit` rows.
    pub async fn billing_unbilled(
        &self,
        filters: &[(String, String)],
        limit: usize,
    ) -> Result<Listed, ClientError> {
        self.pages("/billing/unbilled", "unbilled", filters, limit).await
    }

    /// Bills usage that names nobody to somebody.
    pub async fn billing_assign(&self, body: Row) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/billing/assign", &Value::Object(body))).await?)
    }

    /// Whether a billing system is set up for what it is sent.
    pub async fn billing_check(&self, destination: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::get("/billing/check").query("destination", destination)).await?)
    }

    async fn pages(
        &self,
        path: &str,
        member: &str,
        filters: &[(String, String)],
        limit: usize,
    ) -> Result<Listed, ClientError> {
        let mut listed = Listed::default();
        let mut cursor = None::<String>;
        loop {
            let size = limit.saturating_sub(listed.rows.len()).clamp(1, PAGE_SIZE);
            let mut call = with(Call::get(path), filters).query("limit", size.to_string());
            if let Some(cursor) = &cursor {
                call = call.query("cursor", cursor);
            }
            let reply = self.send(&call).await?;
            let mut page = row(&reply)?;
            let rows = objects(page.remove(member).unwrap_or_default());
            let rows =
                rows.ok_or_else(|| reply.unexpected(&format!("`{member}` is not a list of objects")))?;
            listed.rows.extend(rows);
            let next = page.remove("next_cursor").and_then(|next| next.as_str().map(str::to_owned));
            if cursor.is_none() {
                listed.beside = page;
            }
            // A page that ends where it began would be asked for for ever.
            listed.has_more = next.is_some() && next != cursor;
            if !listed.has_more || listed.rows.len() >= limit {
                listed.rows.truncate(limit);
                return Ok(listed);
            }
            cursor = next;
        }
    }
}

fn with(call: Call, filters: &[(String, String)]) -> Call {
    filters.iter().fold(call, |call, (name, value)| call.query(name, value))
}
