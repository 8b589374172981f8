//! Tags: labels of calls, with limits.

use serde_json::{Value, json};

use super::error::{Cause, ClientError};
use super::http::{Call, Client, Reply};
use super::listing::ListCall;
use super::resources::{Row, row};

impl ListCall {
    /// Tags that are described, then those that calls carried.
    pub fn tags() -> Self {
        Self::new("/tag/list", "tags", "name")
    }
}

impl Client {
    /// Describes a tag and gives it limits.
    pub async fn tag_new(&self, body: Row) -> Result<Row, ClientError> {
        tag_of(&self.send_about_tag(Call::post("/tag/new", &Value::Object(body))).await?)
    }

    /// One tag.
    pub async fn tag_info(&self, name: &str) -> Result<Row, ClientError> {
        let call = Call::post("/tag/info", &json!({"names": [name]})).reading();
        let reply = self.send_about_tag(call).await?;
        match row(&reply)?.remove(name) {
            Some(Value::Object(tag)) => Ok(tag),
            _ => Err(ClientError {
                cause: Cause::NotFound,
                message: format!("Tag {name} not found"),
                ..reply.unexpected("")
            }),
        }
    }

    /// Changes the members that `body` names; `name` says of which tag.
    pub async fn tag_update(&self, mut body: Row) -> Result<Row, ClientError> {
        // The original empties these two when they are not sent, so they are sent as they are.
        let name = body.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let before = self.tag_info(&name).await?;
        for member in ["description", "models"] {
            if let Some(value) = before.get(member).filter(|value| !value.is_null()) {
                body.entry(member).or_insert_with(|| value.clone());
            }
        }
        tag_of(&self.send_about_tag(Call::post("/tag/update", &Value::Object(body))).await?)
    }

    /// Takes the description and the limits of a tag away.
    pub async fn tag_delete(&self, name: &str) -> Result<(), ClientError> {
        self.send_about_tag(Call::post("/tag/delete", &json!({"name": name}))).await.map(drop)
    }

    async fn send_about_tag(&self, call: Call) -> Result<Reply, ClientError> {
        self.send(&call).await.map_err(unwrapped)
    }
}

fn tag_of(reply: &Reply) -> Result<Row, ClientError> {
    let mut answer = row(reply)?;
    match answer.remove("tag") {
        Some(Value::Object(tag)) => Ok(tag),
        _ => Err(reply.unexpected("it has no `tag`")),
    }
}

/// The original's routes of tags put every refusal into a 500 whose text begins with its status.
fn unwrapped(error: ClientError) -> ClientError {
    let inner = error.message.split_once(": ");
    let (cause, message) = match (error.cause, inner) {
        (Cause::Server, Some(("404", message))) => (Cause::NotFound, message.to_owned()),
        (Cause::Server, Some(("400", message))) if message.contains("already exists") => {
            (Cause::Conflict, message.to_owned())
        }
        _ => return error,
    };
    ClientError { cause, message, ..error }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::http::tests::{answer, serve};

    #[tokio::test]
    async fn refusals_inside_of_others_are_read() {
        for (status, body, cause, message) in [
            ("500 Error", r#"{"detail":"404: No tags found"}"#, Cause::NotFound, "No tags found"),
            (
                "500 Error",
                r#"{"detail":"400: Tag a already exists"}"#,
                Cause::Conflict,
                "Tag a already exists",
            ),
            ("500 Error", r#"{"detail":"400: no"}"#, Cause::Server, "400: no"),
            ("500 Error", r#"{"detail":"boom"}"#, Cause::Server, "boom"),
        ] {
            let (client, server) = serve(vec![answer(status, body)]).await;
            let error = client.tag_new(Row::new()).await.unwrap_err();
            assert_eq!((error.cause, error.message.as_str()), (cause, message), "{body}");
            server.await.unwrap();
        }
        let (client, server) = serve(vec![answer("200 OK", r#"{"other":{}}"#)]).await;
        assert_eq!(client.tag_info("a").await.unwrap_err().cause, Cause::NotFound);
        server.await.unwrap();
    }
}
