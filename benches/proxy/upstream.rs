//! The fake upstream: answers a chat completion at once, as JSON or as events.
//!
//! Runs in a process of its own on one thread. It is to be fast and always the same; it checks nothing.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use futures_util::stream;

use crate::Outcome;
use crate::role;
use crate::settings::Settings;

/// The model whose streams come with a pause between events; any other writes them at once.
pub(crate) const PACED_MODEL: &str = "bench-paced";
/// Every answer's usage.
const USAGE: &str = r#"{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}"#;
/// Larger than any prompt of the bench.
const BODY_BYTES_MAX: usize = 8 << 20;

struct Upstream {
    settings: Settings,
    answers: AtomicU64,
}

/// The fields that change the answer.
#[derive(serde::Deserialize)]
struct Asked<'a> {
    #[serde(borrow)]
    model: &'a str,
    #[serde(default)]
    stream: bool,
}

/// Serves until the parent process is gone.
pub(crate) fn run() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let upstream = Upstream { settings: Settings::from_environment(), answers: AtomicU64::new(0) };
    let router = Router::new()
        .route("/v1/chat/completions", post(complete))
        .layer(axum::extract::DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(Arc::new(upstream));
    runtime.block_on(role::serve(router))
}

async fn complete(State(upstream): State<Arc<Upstream>>, body: Bytes) -> Response {
    let Ok(asked) = serde_json::from_slice::<Asked<'_>>(&body) else {
        return (axum::http::StatusCode::BAD_REQUEST, "not a chat completion").into_response();
    };
    let id = upstream.answers.fetch_add(1, Ordering::Relaxed);
    let model = asked.model;
    if !asked.stream {
        let answer = format!(
            r#"{{"id":"chatcmpl-bench-{id}","object":"chat.completion","created":1767225600,"model":"{model}","choices":[{{"index":0,"message":{{"role":"assistant","content":"Seven tokens are all you get."}},"finish_reason":"stop"}}],"usage":{USAGE}}}"#
        );
        return ([(CONTENT_TYPE, "application/json")], answer).into_response();
    }
    let events = events(id, model, upstream.settings.events);
    let body = if model == PACED_MODEL { paced(events, upstream.settings) } else { at_once(&events) };
    ([(CONTENT_TYPE, "text/event-stream")], body).into_response()
}

/// The content events, one with the usage, and the mark of the end.
fn events(id: u64, model: &str, count: usize) -> Vec<String> {
    let head = format!(
        r#"data: {{"id":"chatcmpl-bench-{id}","object":"chat.completion.chunk","created":1767225600,"model":"{model}","choices":"#
    );
    let mut events = Vec::with_capacity(count + 2);
    for _ in 1..count {
        events.push(format!(
            "{head}[{{\"index\":0,\"delta\":{{\"content\":\" word\"}},\"finish_reason\":null}}]}}\n\n"
        ));
    }
    events.push(format!("{head}[{{\"index\":0,\"delta\":{{}},\"finish_reason\":\"stop\"}}]}}\n\n"));
    events.push(format!("{head}[],\"usage\":{USAGE}}}\n\n"));
    events.push("data: [DONE]\n\n".to_owned());
    events
}

fn at_once(events: &[String]) -> Body {
    let mut text = String::new();
    for event in events {
        // Writing to a string cannot fail.
        let _ = text.write_str(event);
    }
    // A stream of one: the length stays untold, as with a real provider.
    Body::from_stream(stream::iter([Ok::<_, Infallible>(text)]))
}

fn paced(events: Vec<String>, settings: Settings) -> Body {
    let events = events.into_iter().enumerate();
    Body::from_stream(stream::unfold(events, move |mut events| async move {
        let (at, event) = events.next()?;
        // The first event and the last two, which providers send in one go, come without a pause.
        if at > 0 && at < settings.events {
            tokio::time::sleep(settings.event_pause).await;
        }
        Some((Ok::<_, Infallible>(event), events))
    }))
}
