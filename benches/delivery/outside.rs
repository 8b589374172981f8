//! Everybody outside: the provider that answers calls, and the systems that are told of them. They
//! have threads of their own in the bench's process, so their work is in no figure.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::serve::ListenerExt as _;
use memchr::memmem;

use crate::Outcome;

/// Larger than any batch.
const BODY_BYTES_MAX: usize = 8 << 20;
/// Names an event in a body; no other field holds it.
const EVENT: &[u8] = b"\"transaction_id\":";

/// What Lago and the webhook have been told.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Requests to Lago.
    pub(crate) requests: AtomicU64,
    /// The events in them.
    pub(crate) events: AtomicU64,
    /// Requests to the webhook.
    pub(crate) hooks: AtomicU64,
}

/// A provider that answers every chat completion at once.
pub(crate) fn provider() -> Outcome<SocketAddr> {
    let router =
        Router::new().route("/v1/chat/completions", post(complete)).with_state(Arc::new(AtomicU64::new(0)));
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    serve(listener, router)?;
    Ok(address)
}

/// An address where nobody listens yet.
pub(crate) fn nobody() -> io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}

/// Lago and a webhook that take everything, from now on.
pub(crate) fn receiver(at: SocketAddr) -> Outcome<Arc<Told>> {
    let told = Arc::new(Told::default());
    let router = Router::new()
        .route("/api/v1/events", post(take))
        .route("/api/v1/events/batch", post(take))
        .route("/hook", post(hear))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(Arc::clone(&told));
    serve(TcpListener::bind(at)?, router)?;
    Ok(told)
}

fn serve(listener: TcpListener, router: Router) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    listener.set_nonblocking(true)?;
    thread::spawn(move || {
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let listener = listener.tap_io(|stream| {
                if let Err(error) = stream.set_nodelay(true) {
                    eprintln!("a connection keeps its delay: {error}");
                }
            });
            axum::serve(listener, router).await
        })
    });
    Ok(())
}

async fn complete(State(answers): State<Arc<AtomicU64>>, _asked: Bytes) -> Response {
    let id = answers.fetch_add(1, Ordering::Relaxed);
    json(format!(
        r#"{{"id":"chatcmpl-bench-{id}","object":"chat.completion","created":1767225600,"model":"bench","choices":[{{"index":0,"message":{{"role":"assistant","content":"Seven tokens are all you get."}},"finish_reason":"stop"}}],"usage":{{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}}}"#
    ))
}

async fn take(State(told): State<Arc<Told>>, body: Bytes) -> Response {
    told.requests.fetch_add(1, Ordering::Relaxed);
    told.events.fetch_add(memmem::find_iter(&body, EVENT).count() as u64, Ordering::Relaxed);
    json(r#"{"events":[]}"#)
}

async fn hear(State(told): State<Arc<Told>>, _body: Bytes) {
    told.hooks.fetch_add(1, Ordering::Relaxed);
}

fn json(body: impl Into<Body>) -> Response {
    ([(axum::http::header::CONTENT_TYPE, "application/json")], body.into()).into_response()
}
