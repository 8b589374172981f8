//! What scenes are made of: keys and payers, calls with every header and byte in the test's hand,
//! the log, and the proof at the end that nothing was lost.

use std::time::Duration;

use axum::body::Bytes;
use litellm_rs::domain::money::Picos;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::server::{MASTER, Server, verified};

/// A prompt that our count and the fake provider agree on: eleven tokens.
pub const PROMPT: &str = "Hello out there";

/// How long a test waits for what has to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer with all that came with it.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header, empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// An amount of JSON in pico-dollars.
pub fn picos(value: &Value) -> Picos {
    Picos::parse(&value.to_string()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

/// A chat body with the prompt of eleven tokens.
pub fn chat_body(model: &str, customer: &str, more: &Value) -> Value {
    let messages = json!([{"role": "user", "content": PROMPT}]);
    let mut body = json!({"model": model, "user": customer, "messages": messages});
    for (name, value) in more.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
    body
}

/// Waits until something that nobody announces has come true.
pub async fn until(what: &str, mut is_true: impl AsyncFnMut() -> bool) {
    let waiting = async {
        while !is_true().await {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, waiting).await.is_ok(), "never came true: {what}");
}

impl Server {
    /// A call with a key, headers and a body as they are.
    pub async fn send(&self, key: &str, path: &str, headers: &[(&str, &str)], body: impl ToString) -> Reply {
        let mut request = self.http.post(format!("{}{path}", self.url)).bearer_auth(key);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.timeout(PATIENCE).body(body.to_string()).send().await.unwrap();
        Reply {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await.unwrap(),
        }
    }

    /// A chat call with a key.
    pub async fn chat_as(&self, key: &str, model: &str, customer: &str, more: &Value) -> Reply {
        self.send(key, "/v1/chat/completions", &[], chat_body(model, customer, more)).await
    }

    /// A streaming chat call with the master key, its body still to be read.
    pub async fn open_stream(&self, model: &str, customer: &str, more: &Value) -> reqwest::Response {
        let mut body = chat_body(model, customer, more);
        body["stream"] = json!(true);
        let request = self.http.post(format!("{}/v1/chat/completions", self.url)).bearer_auth(MASTER);
        request.body(body.to_string()).send().await.unwrap()
    }

    /// Bytes on a connection of their own; answers the status and everything after it.
    pub async fn raw(&self, request: &[u8]) -> (u16, String) {
        let mut connection = TcpStream::connect(self.url.trim_start_matches("http://")).await.unwrap();
        connection.write_all(request).await.unwrap();
        let mut answer = Vec::new();
        let reading = connection.read_to_end(&mut answer);
        tokio::time::timeout(PATIENCE, reading).await.expect("an answer in time").unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        let body = answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned());
        let request = String::from_utf8_lossy(&request[..request.len().min(300)]);
        (status.unwrap_or_else(|| panic!("no status in {answer:?} to {request}")), body.unwrap_or_default())
    }

    /// Makes a key; answers the credential.
    pub async fn key(&self, body: Value) -> String {
        self.post("/key/generate", body).await["key"].as_str().unwrap().to_owned()
    }

    /// A key's spend.
    pub async fn key_spend(&self, key: &str) -> Picos {
        let (status, info) = self.call("GET", &format!("/key/info?key={key}"), None).await;
        assert_eq!(status, 200, "{info}");
        picos(&info["info"]["spend"])
    }

    /// A customer's spend.
    pub async fn customer_spend(&self, customer: &str) -> Picos {
        Picos::parse(&self.spend(customer).await).unwrap()
    }

    /// Every billed call, newest first.
    pub async fn logs(&self) -> Vec<Value> {
        let (status, logs) = self.call("GET", "/spend/logs", None).await;
        assert_eq!(status, 200, "{logs}");
        logs.as_array().unwrap().clone()
    }

    /// The log added up.
    pub async fn logged(&self) -> Picos {
        self.logs().await.iter().fold(Picos::ZERO, |sum, line| sum.plus(picos(&line["spend"])).unwrap())
    }

    /// Calls that hold money now.
    pub fn open_holds(&self) -> usize {
        self.app.ledger.health().open_holds
    }

    /// Waits until no call holds money any more.
    pub async fn settled(&self) {
        until("all holds have ended", async || self.open_holds() == 0).await;
    }

    /// Stops, and proves that the ledger adds up and nothing is held.
    pub async fn stop_and_verify(self) {
        let database = self.database();
        let _folder = self.stop().await;
        let report = verified(&database).await;
        assert!(report.is_green() && report.open_holds == 0, "{report}");
    }
}
