//! A billing system that keeps events as Lago does on PostgreSQL, and misbehaves as told.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::scene::picos;

/// What it does with a request.
#[derive(Clone, Debug)]
pub enum Manner {
    /// Takes what is right, as the real one does.
    Take,
    /// The same, after so long.
    TakeLate(Duration),
    /// Keeps the events, and the connection breaks before the answer.
    LoseAnswer,
    /// Keeps the events, and says nothing for so long; then the connection breaks.
    KeepAndHang(Duration),
    /// The connection breaks before anything is kept.
    Break,
    /// An answer as it is; nothing is kept.
    Refuse { status: u16, headers: Vec<(&'static str, String)>, body: String },
    /// Nothing, for so long; then the connection breaks.
    Hang(Duration),
}

impl Manner {
    /// A status with a body as Lago's.
    pub fn status(status: u16) -> Self {
        let body = json!({"status": status, "error": "told to"}).to_string();
        Self::Refuse { status, headers: vec![], body }
    }

    /// A status with one header.
    pub fn with(status: u16, name: &'static str, value: &str) -> Self {
        Self::Refuse { status, headers: vec![(name, value.to_owned())], body: String::new() }
    }
}

/// A request that came.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    pub authorization: String,
    pub events: Vec<Value>,
    pub raw: Bytes,
}

#[derive(Default)]
struct Kept {
    events: HashMap<(String, String), Value>,
    order: Vec<Value>,
    asked: Vec<Asked>,
    script: VecDeque<Manner>,
    usual: Option<Manner>,
}

/// The billing system.
#[derive(Clone)]
pub struct Lago {
    pub url: String,
    kept: Arc<Mutex<Kept>>,
    requests: Arc<watch::Sender<usize>>,
}

impl Lago {
    /// Starts one that takes what is right.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let lago = Self { url, kept: Arc::default(), requests: Arc::new(watch::channel(0).0) };
        let serving = lago.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let lago = serving.clone();
                tokio::spawn(async move {
                    let service = service_fn(move |request| {
                        let lago = lago.clone();
                        async move { lago.answer(request).await }
                    });
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        lago
    }

    /// What it does from now on.
    pub fn usual(&self, manner: Manner) {
        self.kept.lock().unwrap().usual = Some(manner);
    }

    /// What it does with the next requests.
    pub fn next(&self, manners: impl IntoIterator<Item = Manner>) {
        self.kept.lock().unwrap().script.extend(manners);
    }

    /// Every request so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.kept.lock().unwrap().asked.clone()
    }

    /// Where the requests went.
    pub fn paths(&self) -> Vec<String> {
        self.kept.lock().unwrap().asked.iter().map(|asked| asked.path.clone()).collect()
    }

    /// The events it has, in the order in which they came.
    pub fn events(&self) -> Vec<Value> {
        self.kept.lock().unwrap().order.clone()
    }

    /// How many events it has.
    pub fn count(&self) -> usize {
        self.kept.lock().unwrap().order.len()
    }

    /// What the events cost together.
    pub fn sum(&self) -> Picos {
        let kept = self.kept.lock().unwrap();
        let costs = kept.order.iter().map(|event| picos(&event["properties"]["response_cost"]));
        costs.fold(Picos::ZERO, Picos::saturating_plus)
    }

    /// Waits for so many requests.
    pub async fn requests(&self, count: usize) {
        let arrived = async {
            self.requests.subscribe().wait_for(|requests| *requests >= count).await.unwrap();
        };
        tokio::time::timeout(Duration::from_secs(30), arrived).await.expect("requests come");
    }

    async fn answer(&self, request: Request<Incoming>) -> Result<Response<Body>, io::Error> {
        let (head, body) = request.into_parts();
        let raw = body.collect().await.map_err(io::Error::other)?.to_bytes();
        let sent: Value = serde_json::from_slice(&raw).unwrap_or_default();
        let events = match sent.get("event") {
            Some(event) => vec![event.clone()],
            None => sent["events"].as_array().cloned().unwrap_or_default(),
        };
        let authorization = head.headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
        let manner = {
            let mut kept = self.kept.lock().unwrap();
            kept.asked.push(Asked {
                path: head.uri.to_string(),
                authorization: authorization.unwrap_or_default(),
                events: events.clone(),
                raw,
            });
            let manner = kept.script.pop_front().or_else(|| kept.usual.clone());
            manner.unwrap_or(Manner::Take)
        };
        self.requests.send_modify(|requests| *requests += 1);
        // A customer that this one cannot even be asked about.
        let is_poisoned = |event: &Value| event["external_subscription_id"] == "poison";
        let manner = if events.iter().any(is_poisoned) { Manner::status(400) } else { manner };
        match manner {
            Manner::Take => Ok(self.take(events, sent.get("event").is_some())),
            Manner::TakeLate(time) => {
                tokio::time::sleep(time).await;
                Ok(self.take(events, sent.get("event").is_some()))
            }
            Manner::LoseAnswer => {
                let _ = self.take(events, false);
                Err(io::Error::other("told to lose the answer"))
            }
            Manner::KeepAndHang(time) => {
                let _ = self.take(events, false);
                tokio::time::sleep(time).await;
                Err(io::Error::other("told to keep and hang"))
            }
            Manner::Break => Err(io::Error::other("told to break")),
            Manner::Hang(time) => {
                tokio::time::sleep(time).await;
                Err(io::Error::other("told to hang"))
            }
            Manner::Refuse { status, headers, body } => {
                let response = Response::builder().status(status).header("content-type", "application/json");
                let response =
                    headers.iter().fold(response, |response, (name, value)| response.header(*name, value));
                Ok(response.body(Body::from(body)).unwrap())
            }
        }
    }

    /// All of them or none, and none twice.
    fn take(&self, events: Vec<Value>, is_single: bool) -> Response<Body> {
        let mut kept = self.kept.lock().unwrap();
        let mut wrong = serde_json::Map::new();
        for (index, event) in events.iter().enumerate() {
            let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
            let key = (text("external_subscription_id"), text("transaction_id"));
            if text("code").is_empty() || text("external_subscription_id").starts_with("bad") {
                wrong.insert(index.to_string(), json!({"code": ["value_is_mandatory"]}));
            } else if kept.events.contains_key(&key) {
                wrong.insert(index.to_string(), json!({"transaction_id": ["value_already_exist"]}));
            }
        }
        let (status, body) = if !wrong.is_empty() {
            let details = if is_single { wrong.into_iter().next().unwrap().1 } else { Value::Object(wrong) };
            (
                422,
                json!({"status": 422, "error": "Unprocessable Entity", "code": "validation_errors",
                "error_details": details}),
            )
        } else {
            for event in &events {
                let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
                let key = (text("external_subscription_id"), text("transaction_id"));
                kept.events.insert(key, event.clone());
                kept.order.push(event.clone());
            }
            (200, if is_single { json!({"event": events[0]}) } else { json!({"events": events}) })
        };
        let response = Response::builder().status(status).header("content-type", "application/json");
        response.body(Body::from(body.to_string())).unwrap()
    }
}
