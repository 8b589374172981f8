//! Credentials: what several models share to reach a provider. Secrets go to the server and to nobody
//! else: what a person sees of these requests has them masked.

use reqwest::Method;
use serde_json::{Map, Value, json};

use super::error::ClientError;
use super::http::{Call, Client};
use super::resources::{Row, objects, row};

/// What a person sees in place of a value.
const HIDDEN: &str = "…";

impl Client {
    /// Adds a credential.
    pub async fn credential_new(&self, body: Row) -> Result<(), ClientError> {
        self.send_values(Method::POST, "/credentials".to_owned(), body).await
    }

    /// One credential; its secrets are masked.
    pub async fn credential_info(&self, name: &str) -> Result<Row, ClientError> {
        row(&self.send(&Call::get(format!("/credentials/by_name/{}", segment(name)))).await?)
    }

    /// All credentials; there is a bound to how many a server holds.
    pub async fn credential_list(&self) -> Result<Vec<Row>, ClientError> {
        let reply = self.send(&Call::get("/credentials")).await?;
        let rows = row(&reply)?.remove("credentials").unwrap_or_default();
        objects(rows).ok_or_else(|| reply.unexpected("`credentials` is not a list of objects"))
    }

    /// Lays the members that `body` names over those of a credential.
    pub async fn credential_update(&self, mut body: Row) -> Result<(), ClientError> {
        let name = body.get("credential_name").and_then(Value::as_str).unwrap_or_default();
        let path = format!("/credentials/{}", segment(name));
        // The original asks for both, also where nothing of them changes.
        for member in ["credential_values", "credential_info"] {
            body.entry(member).or_insert_with(|| Value::Object(Map::new()));
        }
        self.send_values(Method::PATCH, path, body).await
    }

    /// Deletes a credential that no model needs.
    pub async fn credential_delete(&self, name: &str) -> Result<(), ClientError> {
        self.send(&Call::new(Method::DELETE, format!("/credentials/{}", segment(name)))).await.map(drop)
    }

    async fn send_values(&self, method: Method, path: String, body: Row) -> Result<(), ClientError> {
        let shown = Value::Object(with_hidden_values(&body)).to_string();
        let body = Value::Object(body).to_string().into_bytes();
        self.send(&Call::new(method, path).json(body).shown_as(shown)).await.map(drop)
    }
}

/// The body with every value of the credential hidden, be it secret or not.
fn with_hidden_values(body: &Row) -> Row {
    let mut shown = body.clone();
    if let Some(Value::Object(values)) = shown.get_mut("credential_values") {
        values.values_mut().for_each(|value| *value = json!(HIDDEN));
    }
    shown
}

/// A name as one step of a path.
pub(super) fn segment(name: &str) -> String {
    let mut segment = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            segment.push(char::from(byte));
        } else {
            segment.push_str(&format!("%{byte:02X}"));
        }
    }
    segment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_step_of_a_path() {
        for (name, step) in [("openai-eu", "openai-eu"), ("a/b c?d", "a%2Fb%20c%3Fd"), ("ü", "%C3%BC")] {
            assert_eq!(segment(name), step);
        }
    }

    #[test]
    fn values_are_hidden_and_the_rest_is_not() {
        let body: Row = serde_json::from_str(
            r#"{"credential_name":"a","credential_values":{"api_key":"canary"},"credential_info":{"b":"c"}}"#,
        )
        .unwrap();
        assert_eq!(
            Value::Object(with_hidden_values(&body)).to_string(),
            r#"{"credential_name":"a","credential_values":{"api_key":"…"},"credential_info":{"b":"c"}}"#
        );
    }
}
