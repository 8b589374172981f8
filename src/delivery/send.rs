//! Sending a request and reading its answer, within bounds: no redirects, no proxy of the
//! environment, little time, little of the answer.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::{Client, ClientBuilder};

use super::target::{ANSWER_MAX, Answer, Outgoing};

/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a request may take in all.
const TIMEOUT: Duration = Duration::from_secs(15);
/// Of an answer so much is read, so that its connection can serve again; the rest is left.
const READ_MAX: usize = 1 << 20;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAnswer {
    /// In words, without the address: that can be a secret.
    pub reason: String,
    /// Whether bytes may have arrived.
    pub was_sent: bool,
}

/// The way out to addresses that the operator wrote down.
pub fn client() -> Result<Client, String> {
    bounded().build().map_err(|error| format!("the HTTP client cannot be made: {error}"))
}

/// A client in the making: it follows no redirect, asks no proxy of the environment, and is done in 15
/// seconds.
pub fn bounded() -> ClientBuilder {
    // A second server in one process finds it installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .user_agent(concat!("litellm-rs/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .tcp_nodelay(true)
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TIMEOUT)
}

/// Sends a request and reads the beginning of its answer.
pub async fn send(client: &Client, outgoing: Outgoing) -> Result<Answer, NoAnswer> {
    let Outgoing { url, headers, body } = outgoing;
    read(client.post(url).headers(headers).body(body)).await
}

/// Runs a request and reads the beginning of its answer.
pub async fn read(request: reqwest::RequestBuilder) -> Result<Answer, NoAnswer> {
    let mut response = request.send().await.map_err(no_answer)?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let (mut body, mut seen) = (BytesMut::new(), 0_usize);
    while seen < READ_MAX {
        let chunk = match response.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            // Who took it has said so; only a refusal has to be heard to its end.
            Err(_) if (200..300).contains(&status) => break,
            Err(error) => return Err(no_answer(error)),
        };
        seen += chunk.len();
        let room = ANSWER_MAX.saturating_sub(body.len());
        body.extend_from_slice(chunk.get(..room.min(chunk.len())).unwrap_or_default());
    }
    Ok(Answer { status, headers, body: Bytes::from(body) })
}

fn no_answer(error: reqwest::Error) -> NoAnswer {
    let was_sent = !error.is_connect() && !error.is_builder();
    let is_late = error.is_timeout();
    // What wraps the cause says where in the program it happened, and nothing of what to do.
    let error = error.without_url();
    let mut cause: &dyn std::error::Error = &error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    let reason = match (is_late, was_sent) {
        (true, _) => "no answer in time".to_owned(),
        (false, false) => format!("not reached: {cause}"),
        (false, true) => format!("no answer: {cause}"),
    };
    NoAnswer { reason: reason.chars().take(300).collect(), was_sent }
}
