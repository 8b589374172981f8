//! The control plane by resource: customers, budgets, keys, spend, health.
//! Rows stay JSON objects with every digit the server sent; only envelopes are taken off.

use serde_json::{Map, Value, json};

use super::error::{Cause, ClientError};
use super::http::{Call, Client, Reply};

/// One object of the server, its members in the server's order.
pub type Row = Map<String, Value>;

/// Some rows of a list, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The rows of this page.
    pub rows: Vec<Row>,
    /// How many rows the whole list has.
    pub total: usize,
}

/// The most keys the server puts on one page.
const KEY_PAGE_SIZE: usize = 100;

/// Customers.
impl Client {
    /// Makes a customer.
    pub async fn customer_new(&self, body: Row) -> Result<Row, ClientError> {
        self.write("/customer/new", body).await
    }

    /// One customer.
    pub async fn customer_info(&self, id: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::get("/customer/info").query("end_user_id", id)).await?)
    }

    /// All customers.
    pub async fn customer_list(&self) -> Result<Vec<Row>, ClientError> {
        rows(&self.send(&Call::get("/customer/list")).await?)
    }

    /// Changes the members that `body` names; `user_id` says whose.
    pub async fn customer_update(&self, body: Row) -> Result<Row, ClientError> {
        self.write("/customer/update", body).await
    }

    /// Deletes all of these customers, or none of them when one is missing.
    pub async fn customer_delete(&self, ids: &[String]) -> Result<(), ClientError> {
        self.send(&Call::post("/customer/delete", &json!({"user_ids": ids}))).await.map(drop)
    }

    /// Blocks or unblocks these customers.
    pub async fn customer_block(&self, ids: &[String], blocked: bool) -> Result<(), ClientError> {
        let path = if blocked { "/customer/block" } else { "/customer/unblock" };
        self.send(&Call::post(path, &json!({"user_ids": ids}))).await.map(drop)
    }
}

/// Budgets.
impl Client {
    /// Makes a budget.
    pub async fn budget_new(&self, body: Row) -> Result<Row, ClientError> {
        self.write("/budget/new", body).await
    }

    /// Those of these budgets that exist.
    pub async fn budget_info(&self, ids: &[String]) -> Result<Vec<Row>, ClientError> {
        rows(&self.send(&Call::post("/budget/info", &json!({"budgets": ids})).reading()).await?)
    }

    /// All budgets.
    pub async fn budget_list(&self) -> Result<Vec<Row>, ClientError> {
        rows(&self.send(&Call::get("/budget/list")).await?)
    }

    /// Changes the members that `body` names; `budget_id` says whose.
    pub async fn budget_update(&self, body: Row) -> Result<Row, ClientError> {
        let id = body.get("budget_id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let reply = self.send(&Call::post("/budget/update", &Value::Object(body))).await?;
        row_or_missing(&reply, &format!("Budget {id} does not exist"))
    }

    /// Deletes one budget.
    pub async fn budget_delete(&self, id: &str) -> Result<(), ClientError> {
        let reply = self.send(&Call::post("/budget/delete", &json!({"id": id}))).await?;
        row_or_missing(&reply, &format!("Budget {id} does not exist")).map(drop)
    }
}

/// Keys.
impl Client {
    /// Makes a key; the only answer that holds it in clear.
    pub async fn key_generate(&self, body: Row) -> Result<Row, ClientError> {
        self.write("/key/generate", body).await
    }

    /// One key by itself or its hash; the caller's own when `key` is `None`.
    pub async fn key_info(&self, key: Option<&str>) -> Result<Row, ClientError> {
        let mut call = Call::get("/key/info");
        if let Some(key) = key {
            call = call.query("key", key);
        }
        let reply = self.send(&call).await?;
        let mut answer = row(&reply)?;
        let Some(Value::Object(info)) = answer.remove("info") else {
            return Err(reply.unexpected("it has no `info`"));
        };
        // What was asked with may be the key itself: it is not repeated to anyone.
        let hash = answer.remove("key").filter(|shown| shown.as_str().is_some_and(is_key_hash));
        let mut whole = Row::new();
        whole.insert("token".to_owned(), hash.unwrap_or(Value::Null));
        whole.extend(info);
        Ok(whole)
    }

    /// The keys that match `filters` (names and values of the query), at most `limit` of them.
    pub async fn key_list(&self, filters: &[(String, String)], limit: usize) -> Result<Page, ClientError> {
        let size = limit.clamp(1, KEY_PAGE_SIZE);
        let mut listed = Page::default();
        for page in 1.. {
            let found = self.key_page(filters, page, size).await?;
            listed.total = found.total;
            let is_last = found.rows.len() < size;
            listed.rows.extend(found.rows);
            if is_last || listed.rows.len() >= limit.min(listed.total) {
                break;
            }
        }
        listed.rows.truncate(limit);
        Ok(listed)
    }

    /// One page of the keys that match `filters`; the first is page 1.
    pub async fn key_page(
        &self,
        filters: &[(String, String)],
        page: usize,
        size: usize,
    ) -> Result<Page, ClientError> {
        let mut call = Call::get("/key/list")
            .query("return_full_object", "true")
            .query("page", page.to_string())
            .query("size", size.to_string());
        for (name, value) in filters {
            call = call.query(name, value);
        }
        let reply = self.send(&call).await?;
        let mut answer = row(&reply)?;
        let keys = answer.remove("keys").unwrap_or_default();
        let rows = objects(keys).ok_or_else(|| reply.unexpected("`keys` is not a list of objects"))?;
        let total = answer.get("total_count").and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        Ok(Page { total: total.unwrap_or(rows.len()), rows })
    }

    /// Changes the members that `body` names; `key` says whose.
    pub async fn key_update(&self, body: Row) -> Result<Row, ClientError> {
        self.write("/key/update", body).await
    }

    /// Deletes keys by themselves or their hashes.
    pub async fn key_delete(&self, keys: &[String]) -> Result<(), ClientError> {
        self.send(&Call::post("/key/delete", &json!({"keys": keys}))).await.map(drop)
    }

    /// Blocks or unblocks one key.
    pub async fn key_block(&self, key: &str, blocked: bool) -> Result<Row, ClientError> {
        let path = if blocked { "/key/block" } else { "/key/unblock" };
        row(&self.send(&Call::post(path, &json!({"key": key}))).await?)
    }

    /// Replaces a key by a new one that keeps its spend and limits.
    pub async fn key_regenerate(&self, body: Row) -> Result<Row, ClientError> {
        self.write("/key/regenerate", body).await
    }

    /// The hash of a key that is named by itself, its hash or its alias.
    pub async fn key_resolve(&self, name: &str) -> Result<String, ClientError> {
        if name.starts_with("sk-") || is_key_hash(name) {
            return Ok(name.to_owned());
        }
        self.key_of_alias(name).await
    }

    /// The hash of the key with this alias.
    pub async fn key_of_alias(&self, name: &str) -> Result<String, ClientError> {
        let found = self.key_list(&[("key_alias".to_owned(), name.to_owned())], KEY_PAGE_SIZE).await?;
        // Servers may answer with aliases that only contain the name.
        found
            .rows
            .iter()
            .find(|row| row.get("key_alias").and_then(Value::as_str) == Some(name))
            .and_then(|row| row.get("token").and_then(Value::as_str))
            .map(str::to_owned)
            .ok_or_else(|| {
                let url = format!("{}/key/list", self.url().as_str());
                ClientError::local(Cause::NotFound, format!("no key has the alias '{name}'"), &url)
            })
    }
}

/// Spend, models and health.
impl Client {
    /// The log of calls, newest first; `filters` are names and values of the query.
    pub async fn spend_logs(&self, filters: &[(String, String)]) -> Result<Vec<Row>, ClientError> {
        let mut call = Call::get("/spend/logs").query("summarize", "false");
        for (name, value) in filters {
            call = call.query(name, value);
        }
        rows(&self.send(&call).await?)
    }

    /// The spend of everybody.
    pub async fn global_spend(&self) -> Result<Row, ClientError> {
        row(&self.send(&Call::get("/global/spend")).await?)
    }

    /// What the caller's key may call.
    pub async fn models(&self) -> Result<Vec<Row>, ClientError> {
        let reply = self.send(&Call::get("/v1/models")).await?;
        let data = row(&reply)?.remove("data").unwrap_or_default();
        objects(data).ok_or_else(|| reply.unexpected("`data` is not a list of objects"))
    }

    /// Whether the server is there; needs no key.
    pub async fn liveliness(&self) -> Result<Reply, ClientError> {
        self.send(&Call::get("/health/liveliness")).await
    }

    /// Whether the server can work; needs no key.
    pub async fn readiness(&self) -> Result<Reply, ClientError> {
        self.send(&Call::get("/health/readiness")).await
    }

    /// What the server says about itself to those with a key.
    pub async fn readiness_details(&self) -> Result<Row, ClientError> {
        row(&self.send(&Call::get("/health/readiness/details")).await?)
    }

    async fn write(&self, path: &str, body: Row) -> Result<Row, ClientError> {
        row(&self.send(&Call::post(path, &Value::Object(body))).await?)
    }
}

fn is_key_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub(super) fn row(reply: &Reply) -> Result<Row, ClientError> {
    match reply.value()? {
        Value::Object(row) => Ok(row),
        _ => Err(reply.unexpected("not an object")),
    }
}

/// LiteLLM answers `null` where a budget is missing.
fn row_or_missing(reply: &Reply, missing: &str) -> Result<Row, ClientError> {
    match reply.value()? {
        Value::Object(row) => Ok(row),
        Value::Null => {
            Err(ClientError { cause: Cause::NotFound, message: missing.to_owned(), ..reply.unexpected("") })
        }
        _ => Err(reply.unexpected("not an object")),
    }
}

fn rows(reply: &Reply) -> Result<Vec<Row>, ClientError> {
    objects(reply.value()?).ok_or_else(|| reply.unexpected("not a list of objects"))
}

pub(super) fn objects(value: Value) -> Option<Vec<Row>> {
    match value {
        Value::Array(items) => items
            .into_iter()
            .map(|item| match item {
                Value::Object(row) => Some(row),
                _ => None,
            })
            .collect(),
        Value::Null => Some(Vec::new()),
        _ => None,
    }
}
