//! The way out: a client that cannot be sent elsewhere or kept waiting, and an answer of bounded size.

use std::error::Error;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::{Client, ClientBuilder, redirect};

use super::super::target::{ANSWER_MAX, Answer, Outgoing};

/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long all of it may take.
const TIMEOUT: Duration = Duration::from_secs(15);

/// A client that follows no redirect, asks no proxy of the environment, and waits for 15 seconds at
/// the most.
pub fn bounded() -> ClientBuilder {
    // A server in this process has installed it already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .user_agent(concat!("litellm-rs/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TIMEOUT)
}

/// Sends a request and reads what matters of the answer. The error is for people; the address,
/// which may be a secret, is not in it.
pub async fn post(client: &Client, outgoing: Outgoing) -> Result<Answer, String> {
    let Outgoing { url, headers, body } = outgoing;
    let mut response = client.post(url).headers(headers).body(body).send().await.map_err(told)?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let mut body = BytesMut::new();
    // A status says enough: a body that breaks off changes nothing about it.
    while let Ok(Some(chunk)) = response.chunk().await {
        let room = ANSWER_MAX - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if body.len() == ANSWER_MAX {
            break;
        }
    }
    Ok(Answer { status, headers, body: Bytes::from(body) })
}

/// What went wrong, down to its cause.
fn told(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        // Wrappers often repeat what they wrap.
        if !told.ends_with(&text) {
            told = format!("{told}: {text}");
        }
        cause = error.source();
    }
    told
}
