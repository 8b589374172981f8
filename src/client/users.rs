//! Users: the members of staff. Rows are flat: what an answer keeps beside the user is a member of it.

use serde_json::{Value, json};

use super::error::{Cause, ClientError};
use super::http::{Call, Client};
use super::listing::ListCall;
use super::resources::{Row, row};

impl ListCall {
    /// Users.
    pub fn users() -> Self {
        Self::new("/user/list", "users", "user_id").sized("page_size", 100)
    }
}

impl Client {
    /// Makes a user; with `auto_create_key` the answer holds a new key in clear.
    pub async fn user_new(&self, body: Row) -> Result<Row, ClientError> {
        row(&self.send(&Call::post("/user/new", &Value::Object(body))).await?)
    }

    /// One user, with its newest `keys`.
    pub async fn user_info(&self, id: &str) -> Result<Row, ClientError> {
        let reply = self.send(&Call::get("/user/info").query("user_id", id)).await?;
        let mut answer = row(&reply)?;
        let Some(Value::Object(mut user)) = answer.remove("user_info").filter(|user| *user != json!({}))
        else {
            // Older servers answer with nothing where nobody is.
            let message = format!("User {id} not found");
            return Err(ClientError { cause: Cause::NotFound, message, ..reply.unexpected("") });
        };
        user.insert("keys".to_owned(), answer.remove("keys").unwrap_or(Value::Array(Vec::new())));
        Ok(user)
    }

    /// Changes the members that `body` names; `user_id` says whose. A user that is not there is made,
    /// so whoever does not want that looks first.
    pub async fn user_update(&self, body: Row) -> Result<Row, ClientError> {
        let mut answer = row(&self.send(&Call::post("/user/update", &Value::Object(body))).await?)?;
        match answer.remove("data") {
            Some(Value::Object(user)) => Ok(user),
            _ => Ok(answer),
        }
    }

    /// Deletes a user with its keys.
    pub async fn user_delete(&self, id: &str) -> Result<(), ClientError> {
        self.send(&Call::post("/user/delete", &json!({"user_ids": [id]}))).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::http::tests::{answer, serve};

    #[tokio::test]
    async fn a_user_is_one_row_and_nobody_is_not_found() {
        let body = r#"{"user_id":"a","user_info":{"user_id":"a","teams":["red"]},"keys":[{"key_name":"sk-...x"}],"teams":[{}]}"#;
        let (client, server) = serve(vec![answer("200 OK", body)]).await;
        assert_eq!(
            Value::Object(client.user_info("a").await.unwrap()).to_string(),
            r#"{"user_id":"a","teams":["red"],"keys":[{"key_name":"sk-...x"}]}"#
        );
        server.await.unwrap();
        for body in [r#"{"user_id":"a","user_info":null}"#, r#"{"user_info":{}}"#, "{}"] {
            let (client, server) = serve(vec![answer("200 OK", body)]).await;
            assert_eq!(client.user_info("a").await.unwrap_err().cause, Cause::NotFound, "{body}");
            server.await.unwrap();
        }
    }
}
