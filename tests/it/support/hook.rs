//! A receiver of webhooks, or a channel, that keeps every byte it gets and misbehaves as told.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use reqwest::header::HeaderMap;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::lago::Manner;

/// A request that came.
#[derive(Clone, Debug)]
pub struct Posted {
    pub headers: HeaderMap,
    pub raw: Bytes,
    pub at: Instant,
    /// Whether it was answered as taken.
    pub is_taken: bool,
}

impl Posted {
    /// The body.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.raw).unwrap()
    }

    /// A member of the body that is text, or nothing.
    pub fn text(&self, member: &str) -> String {
        self.json()[member].as_str().unwrap_or_default().to_owned()
    }

    /// A header.
    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    /// What the event is known by.
    pub fn id(&self) -> &str {
        self.header("webhook-id")
    }

    /// Whether the signature is that of this secret, as somebody else's library sees it.
    pub fn is_signed(&self, secret: &str) -> bool {
        standardwebhooks::Webhook::new(secret).unwrap().verify(&self.raw, &self.headers).is_ok()
    }
}

type Rule = Arc<dyn Fn(&Posted) -> Manner + Send + Sync>;

#[derive(Default)]
struct Kept {
    posted: Vec<Posted>,
    script: VecDeque<Manner>,
    rule: Option<Rule>,
}

/// The receiver.
#[derive(Clone)]
pub struct Hook {
    pub url: String,
    kept: Arc<Mutex<Kept>>,
    requests: Arc<watch::Sender<usize>>,
}

impl Hook {
    /// Starts one that takes everything.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/events", listener.local_addr().unwrap());
        let hook = Self { url, kept: Arc::default(), requests: Arc::new(watch::channel(0).0) };
        let serving = hook.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let hook = serving.clone();
                tokio::spawn(async move {
                    let service = service_fn(move |request| {
                        let hook = hook.clone();
                        async move { hook.answer(request).await }
                    });
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        hook
    }

    /// What it does from now on.
    pub fn usual(&self, manner: Manner) {
        self.rule(move |_| manner.clone());
    }

    /// What it does from now on, by what it gets.
    pub fn rule(&self, rule: impl Fn(&Posted) -> Manner + Send + Sync + 'static) {
        self.kept.lock().unwrap().rule = Some(Arc::new(rule));
    }

    /// What it does with the next requests.
    pub fn next(&self, manners: impl IntoIterator<Item = Manner>) {
        self.kept.lock().unwrap().script.extend(manners);
    }

    /// Every request so far.
    pub fn posted(&self) -> Vec<Posted> {
        self.kept.lock().unwrap().posted.clone()
    }

    /// What it has taken, in the order in which it came.
    pub fn taken(&self) -> Vec<Posted> {
        self.posted().into_iter().filter(|posted| posted.is_taken).collect()
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
        let mut posted = Posted { headers: head.headers, raw, at: Instant::now(), is_taken: false };
        let manner = {
            let mut kept = self.kept.lock().unwrap();
            let usual = |kept: &Kept| kept.rule.as_ref().map_or(Manner::Take, |rule| rule(&posted));
            let manner = kept.script.pop_front().unwrap_or_else(|| usual(&kept));
            posted.is_taken = matches!(
                manner,
                Manner::Take | Manner::TakeLate(_) | Manner::LoseAnswer | Manner::KeepAndHang(_)
            );
            kept.posted.push(posted);
            manner
        };
        self.requests.send_modify(|requests| *requests += 1);
        match manner {
            Manner::Take => Ok(Response::builder().status(204).body(Body::empty()).unwrap()),
            Manner::TakeLate(time) => {
                tokio::time::sleep(time).await;
                Ok(Response::builder().status(204).body(Body::empty()).unwrap())
            }
            Manner::LoseAnswer | Manner::Break => Err(io::Error::other("told to break")),
            Manner::Hang(time) | Manner::KeepAndHang(time) => {
                tokio::time::sleep(time).await;
                Err(io::Error::other("told to hang"))
            }
            Manner::Refuse { status, headers, body } => {
                let response = Response::builder().status(status);
                let response =
                    headers.iter().fold(response, |response, (name, value)| response.header(*name, value));
                Ok(response.body(Body::from(body)).unwrap())
            }
        }
    }
}
