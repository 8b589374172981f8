//! A Lago server with its default store: an event is known by subscription and id, a batch is taken
//! whole or not at all, and lists come in pages.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use litellm_rs::config::Secret;
use litellm_rs::delivery::lago::Lago;
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;

/// The key that it knows.
pub const KEY: &str = "lago-key";
/// It takes no longer batches.
const BATCH_MAX: usize = 100;

type Events = Arc<Mutex<Vec<Value>>>;

pub struct FakeLago {
    pub url: String,
    events: Events,
}

impl FakeLago {
    pub async fn start() -> Self {
        let events = Events::default();
        let router = Router::new()
            .route("/api/v1/events", post(one).get(list))
            .route("/api/v1/events/batch", post(batch))
            .route("/api/v1/billable_metrics", get(async || Json(json!({"billable_metrics": []}))))
            .route("/api/v1/billable_metrics/{code}", get(metric))
            .route("/api/v1/subscriptions/{id}", get(subscription))
            .route("/api/v1/billing_entities", get(entities))
            .layer(from_fn(guard))
            .with_state(Arc::clone(&events));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, events }
    }

    /// The way to it, with a key.
    pub fn with_key(&self, key: &str) -> Lago {
        Lago::new(self.url.parse().unwrap(), Secret::new(key))
    }

    /// How many events it has.
    pub fn count(&self) -> usize {
        self.events.lock().unwrap().len()
    }

    /// Changes what it has behind everybody's back.
    pub fn tamper(&self, change: impl FnOnce(&mut Vec<Value>)) {
        change(&mut self.events.lock().unwrap());
    }
}

async fn guard(request: Request, next: Next) -> Response {
    let key = request.headers().get("authorization").and_then(|value| value.to_str().ok());
    if key.and_then(|key| key.strip_prefix("Bearer ")) != Some(KEY) {
        return (StatusCode::UNAUTHORIZED, Json(json!({"status": 401, "error": "Unauthorized"})))
            .into_response();
    }
    next.run(request).await
}

fn unprocessable(details: Value) -> Response {
    let body = json!({"status": 422, "error": "Unprocessable Entity", "code": "validation_errors",
        "error_details": details});
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
}

fn not_found(what: &str) -> Response {
    let body = json!({"status": 404, "error": "Not Found", "code": format!("{what}_not_found")});
    (StatusCode::NOT_FOUND, Json(body)).into_response()
}

/// What is wrong with an event.
fn faults(kept: &[Value], event: &Value) -> Map<String, Value> {
    let mut faults = Map::new();
    for name in ["transaction_id", "code"] {
        if event[name].as_str().is_none_or(str::is_empty) {
            faults.insert(name.to_owned(), json!(["value_is_mandatory"]));
        }
    }
    let is_same = |kept: &Value| {
        ["transaction_id", "external_subscription_id"].iter().all(|name| kept[*name] == event[*name])
    };
    if kept.iter().any(is_same) {
        faults.insert("transaction_id".to_owned(), json!(["value_already_exist"]));
    }
    faults
}

/// Where an event keeps its time in microseconds.
const MICROSECONDS: &str = "microseconds";

/// As it is kept. Times are read as floats and cut to a microsecond, so most end a bit early.
fn stored(mut event: Value) -> Value {
    let seconds: f64 = event["timestamp"].as_str().unwrap().parse().unwrap();
    let whole = format!("{:.0}", seconds.trunc()).parse::<i64>().unwrap();
    let part = format!("{:.0}", (seconds.fract() * 1_000_000.0).trunc()).parse::<i64>().unwrap();
    event["timestamp"] = Value::Null;
    event[MICROSECONDS] = Value::from(whole * 1_000_000 + part);
    event
}

/// As it is shown, with the time cut once more.
fn shown(event: &Value) -> Value {
    let mut event = event.clone();
    let at = jiff::Timestamp::from_microsecond(event[MICROSECONDS].as_i64().unwrap()).unwrap();
    event["timestamp"] = at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string().into();
    event
}

async fn one(State(events): State<Events>, Json(mut body): Json<Value>) -> Response {
    let mut events = events.lock().unwrap();
    let faults = faults(&events, &body["event"]);
    if !faults.is_empty() {
        return unprocessable(faults.into());
    }
    events.push(stored(body["event"].take()));
    Json(json!({"event": events.last().map(shown)})).into_response()
}

async fn batch(State(events): State<Events>, Json(body): Json<Value>) -> Response {
    let mut events = events.lock().unwrap();
    let new = body["events"].as_array().unwrap();
    if new.len() > BATCH_MAX {
        return unprocessable(json!({"events": ["too_many_events"]}));
    }
    let wrong = new.iter().enumerate().map(|(index, event)| (index.to_string(), faults(&events, event)));
    let wrong: HashMap<String, Map<String, Value>> = wrong.filter(|(_, faults)| !faults.is_empty()).collect();
    if !wrong.is_empty() {
        return unprocessable(json!(wrong));
    }
    events.extend(new.iter().cloned().map(stored));
    Json(json!({ "events": new })).into_response()
}

async fn list(State(events): State<Events>, Query(query): Query<HashMap<String, String>>) -> Response {
    let events = events.lock().unwrap();
    let asked = |name: &str| query[name].as_str();
    let mut found: Vec<&Value> = events
        .iter()
        .filter(|event| event["code"] == asked("code"))
        .filter(|event| {
            let at = event[MICROSECONDS].as_i64().unwrap();
            let asked = |name| asked(name).parse::<jiff::Timestamp>().unwrap().as_microsecond();
            asked("timestamp_from") <= at && at <= asked("timestamp_to")
        })
        .collect();
    found.reverse();
    let (page, size): (usize, usize) = (asked("page").parse().unwrap(), asked("per_page").parse().unwrap());
    assert!(size <= 100, "no page is longer");
    let (count, pages) = (found.len(), found.len().div_ceil(size));
    let events: Vec<Value> = found.into_iter().skip((page - 1) * size).take(size).map(shown).collect();
    let meta = json!({"current_page": page, "next_page": (page < pages).then_some(page + 1),
        "prev_page": (page > 1).then(|| page - 1), "total_pages": pages, "total_count": count});
    Json(json!({"events": events, "meta": meta})).into_response()
}

async fn metric(Path(code): Path<String>) -> Response {
    let field = match code.as_str() {
        "openai_tokens" => "total_tokens",
        "of_text" => "model",
        _ => return not_found("billable_metric"),
    };
    let metric = json!({"code": code, "aggregation_type": "sum_agg", "field_name": field});
    Json(json!({ "billable_metric": metric })).into_response()
}

async fn subscription(Path(id): Path<String>) -> Response {
    if !["my-unique-id", "a/b"].contains(&id.as_str()) {
        return not_found("subscription");
    }
    Json(json!({"subscription": {"external_id": id, "status": "active"}})).into_response()
}

async fn entities() -> Response {
    Json(json!({"billing_entities": [{"code": "acme", "invoice_grace_period": 3}]})).into_response()
}
