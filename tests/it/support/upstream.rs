//! A provider that answers as it is told: well, slowly, wrongly, or not at all.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Request, Response};
use futures_util::{FutureExt, StreamExt, stream};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::{Notify, watch};

/// What to answer.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A chat completion of 11 input tokens and so many output tokens, at most what the call allows.
    Chat { output_tokens: u64, after: Duration },
    /// A chat completion once the test lets go.
    Waiting { output_tokens: u64 },
    /// A stream of so many one-word events, then the usage unless told not to, then the end mark.
    Stream { words: u64, usage: bool, done: bool },
    /// A chat completion or a stream, as the call asks, without an id in the stream.
    Alternating { output_tokens: u64 },
    /// A status and a body as they are.
    Raw { status: u16, headers: Vec<(&'static str, &'static str)>, body: String },
    /// So many words of a stream, and then the connection breaks.
    Cut { words: u64 },
    /// So many words of a stream, and then nothing until the test lets go.
    Stall { words: u64 },
    /// One word of a stream each time the test lets go, and never an end.
    Dripping,
    /// Half a body of JSON, and then the connection breaks.
    HalfBody,
}

/// What a call looked like.
#[derive(Clone, Debug)]
pub struct Seen {
    pub path: String,
    pub headers: HeaderMap,
    pub body: Value,
    pub raw: Bytes,
}

#[derive(Clone)]
struct Shared {
    script: Arc<Mutex<VecDeque<Answer>>>,
    usual: Arc<Mutex<Answer>>,
    seen: Arc<Mutex<Vec<Seen>>>,
    open: Arc<AtomicUsize>,
    arrived: Arc<watch::Sender<usize>>,
    let_go: Arc<Notify>,
    left: Arc<watch::Sender<usize>>,
}

/// The provider.
pub struct Upstream {
    pub url: String,
    shared: Shared,
}

impl Upstream {
    /// Starts one that answers every call like this.
    pub async fn start(usual: Answer) -> Self {
        let shared = Shared {
            script: Arc::default(),
            usual: Arc::new(Mutex::new(usual)),
            seen: Arc::default(),
            open: Arc::default(),
            arrived: Arc::new(watch::channel(0).0),
            let_go: Arc::default(),
            left: Arc::new(watch::channel(0).0),
        };
        let router = Router::new().fallback(answer).with_state(shared.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, shared }
    }

    /// The answer from now on.
    pub fn usual(&self, answer: Answer) {
        *self.shared.usual.lock().unwrap() = answer;
    }

    /// The answers to the next calls, before the usual one.
    pub fn next(&self, answers: impl IntoIterator<Item = Answer>) {
        self.shared.script.lock().unwrap().extend(answers);
    }

    /// Every call so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
    }

    /// Waits until so many calls have arrived.
    pub async fn arrived(&self, calls: usize) {
        self.shared.arrived.subscribe().wait_for(|arrived| *arrived >= calls).await.unwrap();
    }

    /// Lets one call go on that waits, or the next one that will.
    pub fn let_go(&self) {
        self.shared.let_go.notify_one();
    }

    /// Takes back a word to go on that no call has needed.
    pub fn hold_back(&self) {
        let _ = self.shared.let_go.notified().now_or_never();
    }

    /// Waits until so many stalled streams were dropped by the other end.
    pub async fn abandoned(&self, streams: usize) {
        self.shared.left.subscribe().wait_for(|left| *left >= streams).await.unwrap();
    }
}

async fn answer(State(shared): State<Shared>, request: Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let raw = body.collect().await.unwrap().to_bytes();
    let body: Value = serde_json::from_slice(&raw).unwrap_or_default();
    shared.seen.lock().unwrap().push(Seen {
        path: parts.uri.to_string(),
        headers: parts.headers,
        body: body.clone(),
        raw,
    });
    let answer = shared.script.lock().unwrap().pop_front();
    let answer = answer.unwrap_or_else(|| shared.usual.lock().unwrap().clone());
    shared.open.fetch_add(1, Ordering::SeqCst);
    shared.arrived.send_modify(|arrived| *arrived += 1);
    match answer {
        Answer::Chat { output_tokens, after } => {
            if !after.is_zero() {
                tokio::time::sleep(after).await;
            }
            chat(&body, output_tokens)
        }
        Answer::Waiting { output_tokens } => {
            shared.let_go.notified().await;
            chat(&body, output_tokens)
        }
        Answer::Alternating { output_tokens } if body["stream"] == true => {
            let nameless = stream_events(&body, output_tokens, true, true).into_iter().map(|event| {
                let text = String::from_utf8_lossy(&event).replace("\"id\":\"chatcmpl-up1\",", "");
                Bytes::from(text)
            });
            events(nameless.collect())
        }
        Answer::Alternating { output_tokens } => chat(&body, output_tokens),
        Answer::Stream { words, usage, done } => events(stream_events(&body, words, usage, done)),
        Answer::Raw { status, headers, body } => {
            let mut response = Response::builder().status(status);
            for (name, value) in headers {
                response = response.header(name, value);
            }
            response.body(Body::from(body)).unwrap()
        }
        Answer::Cut { words } => broken(stream_events(&body, words, false, false)),
        Answer::HalfBody => {
            let half = stream::iter([Ok(Bytes::from_static(b"{\"id\":"))]).chain(cut());
            Response::builder()
                .header("content-type", "application/json")
                .body(Body::from_stream(half))
                .unwrap()
        }
        Answer::Dripping => {
            let guard = Left(Arc::clone(&shared.left));
            let words = stream::unfold((guard, shared.let_go, body), |(guard, let_go, body)| async {
                let_go.notified().await;
                let word = stream_events(&body, 1, false, false).remove(0);
                Some((Ok::<_, std::io::Error>(word), (guard, let_go, body)))
            });
            Response::builder()
                .header("content-type", "text/event-stream")
                .body(Body::from_stream(words))
                .unwrap()
        }
        Answer::Stall { words } => {
            let guard = Left(Arc::clone(&shared.left));
            let let_go = Arc::clone(&shared.let_go);
            let first = stream::iter(stream_events(&body, words, false, false)).map(Ok::<_, std::io::Error>);
            let rest = stream::once(async move {
                let _guard = guard;
                let_go.notified().await;
                Ok(Bytes::new())
            });
            Response::builder()
                .header("content-type", "text/event-stream")
                .body(Body::from_stream(first.chain(rest)))
                .unwrap()
        }
    }
}

/// Tells when a stalled stream is dropped.
struct Left(Arc<watch::Sender<usize>>);

impl Drop for Left {
    fn drop(&mut self) {
        self.0.send_modify(|left| *left += 1);
    }
}

fn cap(body: &Value) -> u64 {
    ["max_completion_tokens", "max_tokens"].iter().find_map(|name| body[name].as_u64()).unwrap_or(u64::MAX)
}

fn chat(body: &Value, output_tokens: u64) -> Response<Body> {
    let output = output_tokens.min(cap(body));
    let json = json!({
        "id": format!("chatcmpl-{}", uuid::Uuid::new_v4()), "object": "chat.completion", "created": 1_700_000_000,
        "model": "up-2026-01-01",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hello there"}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 11, "completion_tokens": output, "total_tokens": 11 + output},
    });
    Response::builder()
        .header("content-type", "application/json")
        .header("x-request-id", "req_up1")
        .body(Body::from(json.to_string()))
        .unwrap()
}

fn stream_events(body: &Value, words: u64, usage: bool, done: bool) -> Vec<Bytes> {
    let words = words.min(cap(body));
    let chunk = |more: Value| {
        let mut chunk =
            json!({"id": "chatcmpl-up1", "object": "chat.completion.chunk", "model": "up-2026-01-01"});
        for (name, value) in more.as_object().unwrap() {
            chunk[name] = value.clone();
        }
        Bytes::from(format!("data: {chunk}\n\n"))
    };
    let mut events: Vec<Bytes> = (0..words)
        .map(|_| chunk(json!({"choices": [{"index": 0, "delta": {"content": " word"}}]})))
        .collect();
    if usage && body["stream_options"]["include_usage"] == true {
        events.push(chunk(json!({"choices": [],
            "usage": {"prompt_tokens": 11, "completion_tokens": words, "total_tokens": 11 + words}})));
    }
    if done {
        events.push(Bytes::from_static(b"data: [DONE]\n\n"));
    }
    events
}

fn events(events: Vec<Bytes>) -> Response<Body> {
    Response::builder()
        .header("content-type", "text/event-stream")
        .body(Body::from_stream(stream::iter(events).map(Ok::<_, std::io::Error>)))
        .unwrap()
}

fn broken(events: Vec<Bytes>) -> Response<Body> {
    Response::builder()
        .header("content-type", "text/event-stream")
        .body(Body::from_stream(stream::iter(events).map(Ok).chain(cut())))
        .unwrap()
}

/// The break of a connection, once what came before has gone out.
fn cut() -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> {
    stream::once(async {
        tokio::task::yield_now().await;
        Err(std::io::Error::other("cut"))
    })
}
