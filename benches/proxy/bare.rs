//! What a proxy cannot do without: axum in front, reqwest behind, and nothing in between.
//!
//! It forwards method, path, headers and body and streams the answer back. It reads no field, knows
//! no caller and keeps no account: the measure that `serve` is held against.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::Outcome;
use crate::role;

#[derive(Clone)]
struct Bare {
    client: reqwest::Client,
    /// `http://127.0.0.1:1234`
    upstream: String,
}

/// Serves until the parent process is gone.
pub(crate) fn run(upstream: String) -> Outcome<()> {
    // The client wants a provider of cryptography, also for a connection without any.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().tcp_nodelay(true).build()?;
    let router = Router::new()
        .fallback(forward)
        .layer(DefaultBodyLimit::disable())
        .with_state(Bare { client, upstream });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(role::serve(router))
}

async fn forward(
    State(bare): State<Bare>,
    method: Method,
    uri: Uri,
    mut headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    // These belong to the one connection they came on.
    for name in [HOST, CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING] {
        headers.remove(name);
    }
    let url = format!("{}{path}", bare.upstream);
    match bare.client.request(method, url).headers(headers).body(body).send().await {
        Ok(answer) => stream_back(answer),
        Err(error) => (StatusCode::BAD_GATEWAY, error.to_string()).into_response(),
    }
}

fn stream_back(mut answer: reqwest::Response) -> Response {
    let status = answer.status();
    let mut headers = std::mem::take(answer.headers_mut());
    for name in [CONNECTION, TRANSFER_ENCODING] {
        headers.remove(name);
    }
    (status, headers, Body::from_stream(answer.bytes_stream())).into_response()
}
