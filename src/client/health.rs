//! What a server says about itself and about the caller, for `status`, `whoami` and `doctor`.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value;

use super::error::{Cause, ClientError};
use super::http::{Call, Client, Reply};
use super::resources::{Row, row};

impl Client {
    /// What stands at the address itself: of our servers a name and versions, of LiteLLM's a page.
    pub async fn home(&self) -> Result<Row, ClientError> {
        row(&self.send(&Call::get("/")).await?)
    }

    /// How many customers there are; `None` where the server does not count them.
    pub async fn customer_count(&self) -> Result<Option<u64>, ClientError> {
        let call = Call::get("/customer/list").query("page", "1").query("size", "1");
        let found = self.send(&call).await?.value()?;
        Ok(match found {
            // A server that knows no pages answers with all of them.
            Value::Array(all) => u64::try_from(all.len()).ok(),
            other => ["total_count", "total"].iter().find_map(|name| other.get(*name)?.as_u64()),
        })
    }

    /// What was spent day by day, the latest thirty days.
    pub async fn spend_by_day(&self) -> Result<Vec<Row>, ClientError> {
        let reply = self.send(&Call::get("/global/spend/logs")).await?;
        super::resources::objects(reply.value()?).ok_or_else(|| reply.unexpected("not a list of objects"))
    }

    /// A member of the operator's staff: role, limits.
    pub async fn user_of(&self, id: &str) -> Result<Row, ClientError> {
        let reply = self.send(&Call::get("/user/info").query("user_id", id)).await?;
        match row(&reply)?.remove("user_info") {
            Some(Value::Object(user)) => Ok(user),
            _ => Err(reply.unexpected("it has no `user_info`")),
        }
    }

    /// The caller as the server sees it: its key, and the role of the one whom the key belongs to.
    pub async fn caller(&self) -> Result<Row, ClientError> {
        let mut row = match self.key_info(None).await {
            Ok(row) => row,
            // The master key is not a row of the table of keys.
            Err(error) if error.cause == Cause::NotFound => {
                let shown = self.api_key().map(ToString::to_string);
                return Ok(Row::from_iter([
                    ("key_name".to_owned(), shown.into()),
                    ("key_alias".to_owned(), "master key".into()),
                    ("role".to_owned(), "proxy_admin".into()),
                ]));
            }
            Err(error) => return Err(error),
        };
        let mut role = Value::Null;
        if let Some(id) = row.get("user_id").and_then(Value::as_str).map(str::to_owned)
            && let Ok(mut user) = self.user_of(&id).await
        {
            role = user.shift_remove("user_role").unwrap_or_default();
        }
        row.insert("role".to_owned(), role);
        Ok(row)
    }
}

/// A server's clock beside ours.
#[derive(Clone, Copy, Debug)]
pub struct ServerClock {
    /// What time it is there.
    pub server: Timestamp,
    /// By how many milliseconds it is ahead of ours.
    pub ahead_ms: i64,
    /// For how long it runs, in seconds.
    pub uptime_s: Option<i64>,
}

impl ServerClock {
    /// By what the server says of itself, else by the head of an answer, which knows whole seconds.
    /// `took` is how long the details were under way.
    pub fn of(details: &Row, reply: &Reply, took: Duration) -> Option<Self> {
        let instant = |name: &str| details.get(name)?.as_str()?.parse::<Timestamp>().ok();
        if let Some(server) = instant("server_time") {
            let half_ms = i64::try_from(took.as_millis() / 2).unwrap_or_default();
            let here_ms = Timestamp::now().as_millisecond().saturating_sub(half_ms);
            let uptime_s = instant("started_at").map(|start| server.as_second() - start.as_second());
            return Some(Self { server, ahead_ms: server.as_millisecond() - here_ms, uptime_s });
        }
        let text = reply.headers.get("date")?.to_str().ok()?;
        let server = jiff::fmt::strtime::parse("%a, %d %b %Y %H:%M:%S GMT", text).ok()?;
        let server = server.to_datetime().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
        let ahead_s = server.as_second() - Timestamp::now().as_second();
        Some(Self { server, ahead_ms: ahead_s.saturating_mul(1000), uptime_s: None })
    }
}
