//! What a server says about itself and about the caller, for `status`, `whoami` and `doctor`.

use serde_json::Value;

use super::error::ClientError;
use super::http::{Call, Client};
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
}
