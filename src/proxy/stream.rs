//! Back to the caller: a whole answer after its charge is on disk, a stream as it comes with its end
//! held back until then.
//!
//! The end of a stream is one event that happens once, whether it ended well, was cut, stalled, or
//! the caller left; the last two stop the provider, because its connection is dropped.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use http_body::Frame;
use serde_json::json;
use tokio::task::{AbortHandle, JoinHandle};
use tokio::time::Sleep;

use super::body::{Edits, Members};
use super::ended::Told;
use super::events::{Events, UsageFor};
use super::forward::{Answer, Reply, Source};
use super::headers::{self, Money};
use super::meter;
use super::running::{Cancelled, Listed, NOTE, Run};
use super::served::{Outcome, Served, settle, with_search};
use super::shape::json_text;
use crate::domain::entry::EntryStatus;
use crate::domain::money::Picos;
use crate::upstream::endpoint::Route;
use crate::wire::error::ApiError;

/// Answers the caller; the call is under way until its end is told.
pub(super) async fn respond(reply: Reply, running: Listed) -> Result<Response, ApiError> {
    match reply.answer {
        Answer::Whole(body) => whole(*reply.served, body, &running).await,
        Answer::Events(source) => Ok(streamed(reply.served, source, running)),
    }
}

async fn whole(served: Served, body: Bytes, run: &Run) -> Result<Response, ApiError> {
    let cancelled = run.ends();
    let members = Members::trusting(&body);
    let told = members.as_ref().map(meter::told).unwrap_or_default();
    let (usage, status) = match told.usage {
        Some(usage) => (with_search(&served.call, usage), EntryStatus::Exact),
        None => (served.estimate(&texts(&body)), EntryStatus::Estimated),
    };
    let cost = served.priced().cost(&usage);
    let key_spend = served.reservation.key_spend().saturating_plus(cost.total);
    let total_ms = served.app.now().since(served.call.started_at);
    let mut headers = headers::of(&served, &Money { cost: Some(&cost), key_spend }, total_ms);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let note = match (&cancelled, &members) {
        (Some(_), _) => Some(NOTE.to_owned()),
        (None, None) => Some("the provider's answer was not JSON".to_owned()),
        (None, Some(_)) => None,
    };
    let outcome = Outcome { usage, status, response_id: told.id, note, first_output_ms: None };
    let ending = Told::of(&served);
    let body = members.map(|members| restamped(&served, &members, &body));
    if !settle(&served.app, &served.grant, served.reservation, cost.total, outcome).await {
        return Err(ApiError::BudgetUnavailable);
    }
    if let Some(cancelled) = cancelled {
        return Err(cancelled.into());
    }
    let Some(body) = body else {
        return Err(ApiError::Upstream {
            status: StatusCode::BAD_GATEWAY.as_u16(),
            message: format!(
                "litellm.APIError: APIError: {} - the provider's answer is not JSON",
                served.target.deployment.provider.error_name
            ),
            own_words: None,
            kind: "internal_server_error".into(),
            param: None,
            headers: vec![],
        });
    };
    ending.ended(&served.app, &usage, cost.total, None);
    let mut response = Response::new(Body::from(body));
    *response.headers_mut() = headers;
    Ok(response)
}

/// What a model wrote, or the whole text where we cannot tell.
fn texts(body: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    match serde_json::from_slice(body) {
        Ok(json) => meter::written(&json, &mut texts),
        Err(_) => texts.push(String::from_utf8_lossy(body).into_owned()),
    }
    texts
}

/// The answer under the public model name.
fn restamped(served: &Served, members: &Members<'_>, body: &Bytes) -> Bytes {
    let public = served.call.model.as_deref().unwrap_or_else(|| served.grant.model());
    let mut edits = Edits::default();
    if members.text("model").is_some_and(|model| model != public) {
        edits.set(members, "model", &json_text(public));
    }
    edits.apply(body)
}

fn streamed(served: Box<Served>, source: Source, running: Listed) -> Response {
    running.streams();
    let total_ms = served.app.now().since(served.call.started_at);
    let money = Money { cost: None, key_spend: served.reservation.key_spend() };
    let mut headers = headers::of(&served, &money, total_ms);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    let always = served.app.settings.always_include_usage == Some(true) && served.call.route == Route::Chat;
    let usage_for = if served.call.wants_usage || always { UsageFor::Caller } else { UsageFor::OursOnly };
    let public = served.call.model.as_deref().unwrap_or_else(|| served.grant.model());
    let events = Events::new(public, usage_for, served.priced());
    let patience = stall_limit(&served);
    let run = Arc::clone(&running);
    let passing = Some(Passing { served, running, source, events, first_output_ms: None });
    let watched = Watched { passing, looked_at: Instant::now(), stopped: None, reader: None };
    let watched = Arc::new(Mutex::new(watched));
    let body = Metered {
        phase: Phase::Passing,
        watch: tokio::spawn(watch(Arc::clone(&watched), run, patience)).abort_handle(),
        watched,
        patience,
        stall: Box::pin(tokio::time::sleep(patience)),
    };
    let mut response = Response::new(Body::new(body));
    *response.headers_mut() = headers;
    response
}

/// How long a stream may say nothing.
fn stall_limit(served: &Served) -> Duration {
    let spec = &served.target.deployment.spec;
    served
        .call
        .timeout
        .or(spec.stream_timeout_ms.map(Duration::from_millis))
        .or(served.app.settings.stream_timeout)
        .unwrap_or(served.app.settings.timeout)
}

struct Passing {
    served: Box<Served>,
    running: Listed,
    source: Source,
    events: Events,
    first_output_ms: Option<u64>,
}

/// Why a stream is over.
enum Over {
    /// The provider said so, or closed the connection.
    Ended,
    /// The connection broke.
    Cut(String),
    /// Nothing came for too long.
    Stalled,
    /// The caller went away.
    Abandoned,
    /// The caller is there and does not read.
    Unread,
    /// An operator stopped it.
    Cancelled,
}

impl Passing {
    /// Books what has passed, in a task of its own: nobody who goes away stops it.
    fn settle(self, over: &Over) -> JoinHandle<bool> {
        let Self { served, running, source, events, first_output_ms } = self;
        let over = if running.ends().is_some() { &Over::Cancelled } else { over };
        // The provider's connection goes first, so that it stops where it bills by output.
        drop(source);
        let note = match over {
            Over::Ended => None,
            Over::Cut(_) => Some("the provider's stream was cut"),
            Over::Stalled => Some("the provider's stream stalled"),
            Over::Abandoned => Some("the caller left during the stream"),
            Over::Unread => Some("the caller stopped reading the stream"),
            Over::Cancelled => Some(NOTE),
        };
        let tasks = served.app.tasks.clone();
        tasks.spawn(async move {
            let (usage, status) = match events.usage() {
                Some(usage) => (with_search(&served.call, usage), EntryStatus::Exact),
                None => (served.estimate(&events.texts()), EntryStatus::Estimated),
            };
            let cost = if served.target.deployment.is_mock()
                && events.usage().is_none()
                && events.texts().is_empty()
            {
                Picos::ZERO
            } else {
                served.priced().cost(&usage).total
            };
            let outcome = Outcome {
                usage,
                status,
                response_id: events.id(),
                note: note.map(str::to_owned),
                first_output_ms,
            };
            let ending = Told::of(&served);
            let booked = settle(&served.app, &served.grant, served.reservation, cost, outcome).await;
            ending.ended(&served.app, &usage, cost, first_output_ms);
            drop(running);
            booked
        })
    }
}

enum Phase {
    Passing,
    /// The charge is on its way to disk; these bytes come after it.
    Settling(JoinHandle<bool>, Bytes),
    Done,
}

/// The stream while it passes, within reach of the body and of the watch over it.
struct Watched {
    passing: Option<Passing>,
    looked_at: Instant,
    /// What is left to do of a stream that was stopped.
    stopped: Option<Phase>,
    /// Who waits for more.
    reader: Option<Waker>,
}

impl Watched {
    fn stop(&mut self, cancelled: &Cancelled) {
        let Some(passing) = self.passing.take() else { return };
        self.stopped = Some(Phase::Settling(passing.settle(&Over::Cancelled), cancelled.event()));
        if let Some(reader) = self.reader.take() {
            reader.wake();
        }
    }

    /// Nothing is there yet: the reader wants to know when that changes.
    fn wait(&mut self, context: &Context<'_>) {
        match &mut self.reader {
            Some(reader) => reader.clone_from(context.waker()),
            None => self.reader = Some(context.waker().clone()),
        }
    }
}

/// Ends a stream when the word comes to stop it, whether or not anybody reads, and one that nobody has
/// asked for more of for twice the time that a provider gets: a caller who does not read would hold
/// money for as long as he likes.
async fn watch(watched: Arc<Mutex<Watched>>, run: Arc<Run>, patience: Duration) {
    let limit = patience.saturating_mul(2);
    loop {
        let slept = tokio::time::sleep(limit);
        if let Err(cancelled) = run.unless_cancelled(slept).await {
            lock(&watched).stop(&cancelled);
            return;
        }
        let mut watched = lock(&watched);
        if watched.looked_at.elapsed() >= limit {
            if let Some(passing) = watched.passing.take() {
                drop(passing.settle(&Over::Unread));
            }
            return;
        }
    }
}

fn lock(watched: &Mutex<Watched>) -> MutexGuard<'_, Watched> {
    watched.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The body of a stream.
struct Metered {
    phase: Phase,
    watched: Arc<Mutex<Watched>>,
    watch: AbortHandle,
    patience: Duration,
    stall: Pin<Box<Sleep>>,
}

impl Metered {
    /// One look at the provider: bytes to pass on, or the end.
    fn poll_source(&mut self, context: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let mut watched = lock(&self.watched);
        watched.looked_at = Instant::now();
        let Some(passing) = &mut watched.passing else {
            let Some(stopped) = watched.stopped.take() else { return Poll::Ready(None) };
            self.phase = stopped;
            return Poll::Ready(Some(Bytes::new()));
        };
        match passing.source.as_mut().poll_next(context) {
            Poll::Ready(Some(Ok(chunk))) => {
                self.stall.as_mut().reset(tokio::time::Instant::now() + self.patience);
                if passing.first_output_ms.is_none() {
                    passing.first_output_ms =
                        Some(passing.served.app.now().since(passing.served.call.started_at));
                }
                let passed = passing.events.take(chunk);
                passing.running.passed(&passed);
                if let Some(end) = passing.events.withheld().cloned() {
                    self.phase = finish(&mut watched, &Over::Ended, end);
                }
                Poll::Ready(Some(passed))
            }
            Poll::Ready(Some(Err(error))) => {
                let tail = error_event("litellm.APIConnectionError: the provider's stream was cut", 500);
                self.phase = finish(&mut watched, &Over::Cut(error), tail);
                Poll::Ready(Some(Bytes::new()))
            }
            Poll::Ready(None) => {
                let rest = passing.events.rest();
                let end = passing.events.withheld().cloned().unwrap_or_default();
                self.phase = finish(&mut watched, &Over::Ended, end);
                Poll::Ready(Some(rest))
            }
            Poll::Pending => {
                if self.stall.as_mut().poll(context).is_pending() {
                    watched.wait(context);
                    return Poll::Pending;
                }
                let tail = error_event("litellm.Timeout: the provider's stream stalled", 408);
                self.phase = finish(&mut watched, &Over::Stalled, tail);
                Poll::Ready(Some(Bytes::new()))
            }
        }
    }
}

fn finish(watched: &mut Watched, over: &Over, tail: Bytes) -> Phase {
    if let Over::Cut(error) = over {
        tracing::warn!(%error, "a provider's stream was cut");
    }
    let Some(passing) = watched.passing.take() else { return Phase::Done };
    let tail = passing.running.ends().map_or(tail, |cancelled| cancelled.event());
    Phase::Settling(passing.settle(over), tail)
}

fn error_event(message: &str, code: u16) -> Bytes {
    let kind = if code == 408 { "timeout_error" } else { "internal_server_error" };
    let error = json!({"error": {"message": message, "type": kind, "param": null, "code": code.to_string()}});
    format!("data: {error}\n\n").into()
}

impl http_body::Body for Metered {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let this = self.get_mut();
        loop {
            match &mut this.phase {
                Phase::Passing => match this.poll_source(context) {
                    Poll::Ready(Some(bytes)) if bytes.is_empty() => {}
                    Poll::Ready(Some(bytes)) => return Poll::Ready(Some(Ok(Frame::data(bytes)))),
                    Poll::Ready(None) => {
                        this.phase = Phase::Done;
                        let error = std::io::Error::other("the stream was ended because nobody read it");
                        return Poll::Ready(Some(Err(error)));
                    }
                    Poll::Pending => return Poll::Pending,
                },
                Phase::Settling(on_disk, tail) => {
                    let Poll::Ready(booked) = Pin::new(on_disk).poll(context) else { return Poll::Pending };
                    if !matches!(booked, Ok(true)) {
                        this.phase = Phase::Done;
                        let error = std::io::Error::other("the charge of this answer is not on disk");
                        return Poll::Ready(Some(Err(error)));
                    }
                    let tail = std::mem::take(tail);
                    this.phase = Phase::Done;
                    if !tail.is_empty() {
                        return Poll::Ready(Some(Ok(Frame::data(tail))));
                    }
                }
                Phase::Done => return Poll::Ready(None),
            }
        }
    }
}

impl Drop for Metered {
    fn drop(&mut self) {
        // Outside a runtime nothing can be counted; the reservation's own end books the floor.
        self.watch.abort();
        let passing = lock(&self.watched).passing.take();
        if let Some(passing) = passing
            && tokio::runtime::Handle::try_current().is_ok()
        {
            drop(passing.settle(&Over::Abandoned));
        }
    }
}
