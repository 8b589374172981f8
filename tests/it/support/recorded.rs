//! A server that says what a Python LiteLLM Proxy once said: recorded answers to recorded requests,
//! and its "Not Found" to everything else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// The caller's key, method, path with its query in order, and the body.
type Question = (String, String, String, Value);

/// What recordings were made with.
const MASTER: &str = "Bearer sk-1234";

/// What was recorded, and what was asked that was not.
#[derive(Clone, Default)]
pub struct Recorded {
    answers: Arc<HashMap<Question, (u16, String)>>,
    unknown: Arc<Mutex<Vec<String>>>,
}

impl Recorded {
    /// All recorded steps; of equal requests the first.
    pub fn load() -> Self {
        let mut answers = HashMap::new();
        let folder = format!("{}/tests/golden", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        for file in files {
            let recording: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
            for step in recording["steps"].as_array().into_iter().flatten() {
                let (request, response) = (&step["request"], &step["response"]);
                let key = request["headers"]["Authorization"].as_str().unwrap_or_default().to_owned();
                let method = request["method"].as_str().unwrap().to_owned();
                let path = in_order(request["path"].as_str().unwrap());
                let body = response["body_text"]
                    .as_str()
                    .map_or_else(|| response["body"].to_string(), str::to_owned);
                let status = u16::try_from(response["status"].as_u64().unwrap()).unwrap();
                answers.entry((key, method, path, request["body"].clone())).or_insert((status, body));
            }
        }
        // Not among the recordings; the form is that of the reference.
        let nobody = (MASTER.to_owned(), "GET".to_owned(), "/customer/list".to_owned(), Value::Null);
        answers.insert(nobody, (200, "[]".to_owned()));
        Self { answers: Arc::new(answers), unknown: Arc::default() }
    }

    /// Listens on a free port; answers the address.
    pub async fn listen(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().fallback(answer).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        url
    }

    /// What was asked since the last time and is not among the recordings.
    pub fn unknown(&self) -> Vec<String> {
        std::mem::take(&mut *self.unknown.lock().unwrap())
    }
}

/// A path whose query is sorted: servers do not mind the order.
fn in_order(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else { return path.to_owned() };
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_unstable();
    format!("{path}?{}", pairs.join("&"))
}

async fn answer(
    State(this): State<Recorded>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let key = headers.get(header::AUTHORIZATION).and_then(|key| key.to_str().ok()).unwrap_or_default();
    let path = in_order(&uri.to_string());
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let json = [(header::CONTENT_TYPE, "application/json")];
    if !this.answers.keys().any(|(known, ..)| known == key) {
        let refusal = r#"{"error":{"message":"Authentication Error, Invalid proxy server token passed.","type":"token_not_found_in_db","param":"key","code":"401"}}"#;
        return (StatusCode::UNAUTHORIZED, json, refusal).into_response();
    }
    let question = (key.to_owned(), method.to_string(), path, body);
    if let Some((status, body)) = this.answers.get(&question) {
        return (StatusCode::from_u16(*status).unwrap(), json, body.clone()).into_response();
    }
    this.unknown.lock().unwrap().push(format!("{} {} {}", question.1, question.2, question.3));
    (StatusCode::NOT_FOUND, json, r#"{"detail":"Not Found"}"#).into_response()
}
