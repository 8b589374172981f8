//! Sending a request on: the same bytes and headers to another address, and its answer back.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use reqwest::{Client, Url};

use super::super::failure::{Failure, Kind};
use super::desk::{Arrival, Reply};

/// How long the other side may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Of its answer no more is sent back.
const ANSWER_BYTES_MAX: usize = 1 << 20;
/// Headers of a connection, not of a request; and the encodings that the sender reads, because the
/// answer is given back without its own headers.
const OF_THE_CONNECTION: [header::HeaderName; 9] = [
    header::ACCEPT_ENCODING,
    header::HOST,
    header::CONTENT_LENGTH,
    header::CONNECTION,
    header::TRANSFER_ENCODING,
    header::TE,
    header::TRAILER,
    header::UPGRADE,
    header::EXPECT,
];

/// Where it is sent on to.
pub(super) struct Forward {
    client: Client,
    target: Url,
}

impl Forward {
    pub(super) fn new(target: Url) -> Result<Self, Failure> {
        // Somebody else in this process may have installed it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .timeout(TIMEOUT)
            .build()
            .map_err(|error| Failure::new(Kind::Error, error.to_string()))?;
        Ok(Self { client, target })
    }

    /// The other side's answer; 502 if there is none. With `below`, the path and the query of the
    /// request are added to the address.
    pub(super) async fn send(&self, arrival: &Arrival, below: bool) -> Reply {
        let mut url = self.target.clone();
        if below {
            url.set_path(&format!("{}{}", self.target.path().trim_end_matches('/'), arrival.path));
            url.set_query(arrival.query.as_deref());
        }
        let request = self.client.request(arrival.method.clone(), url).headers(passed_on(&arrival.headers));
        match request.body(arrival.body.clone()).send().await {
            Ok(answer) => read(answer).await,
            Err(error) => Reply::text(StatusCode::BAD_GATEWAY, error.without_url().to_string()),
        }
    }
}

fn passed_on(headers: &HeaderMap) -> HeaderMap {
    let passed = headers.iter().filter(|(name, _)| !OF_THE_CONNECTION.contains(name));
    passed.map(|(name, value)| (name.clone(), value.clone())).collect()
}

async fn read(mut answer: reqwest::Response) -> Reply {
    let status = answer.status();
    let plain = HeaderValue::from_static("text/plain");
    let content_type = answer.headers().get(header::CONTENT_TYPE).cloned().unwrap_or(plain);
    let mut body = Vec::new();
    while let Ok(Some(part)) = answer.chunk().await {
        let room = ANSWER_BYTES_MAX - body.len();
        body.extend_from_slice(&part[..part.len().min(room)]);
        if body.len() == ANSWER_BYTES_MAX {
            break;
        }
    }
    Reply { status, content_type, body: Bytes::from(body) }
}
