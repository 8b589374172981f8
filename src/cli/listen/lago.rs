//! Being Lago's event API: takes events as its server does, repeats and mistakes included, and
//! gives back what it took.

use std::collections::HashSet;

use axum::http::{Method, StatusCode, header};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::desk::{Arrival, Reply};
use super::lago_reads;
use super::line::{Event, Told, amount, text};
use super::memory::{Key, Memory};
use crate::domain::money::parse_scaled;

/// So many events a batch may have.
const BATCH_MAX: usize = 100;

type Object = Map<String, Value>;

/// The answer to a request. What it brought is remembered only if it is to be kept.
pub(super) fn answer(memory: &mut Memory, arrival: &Arrival, is_kept: bool) -> (Reply, Vec<Told>) {
    if !has_key(arrival) {
        let note = format!("{} {} came without a Bearer key", arrival.method, arrival.path);
        return (refusal(StatusCode::UNAUTHORIZED, "Unauthorized", &json!({})), vec![Told::Note(note)]);
    }
    let asked = arrival.path.strip_prefix("/api/v1/").filter(|_| arrival.method == Method::GET);
    if let Some(reply) = asked.and_then(|path| lago_reads::answer(memory, path, arrival.query.as_deref())) {
        return (reply, vec![]);
    }
    let path = arrival.path.strip_prefix("/api/v1/events");
    match (path, &arrival.method) {
        (Some("" | "/"), &Method::POST) => post(memory, arrival, is_kept, Shape::One),
        (Some("/batch" | "/batch/"), &Method::POST) => post(memory, arrival, is_kept, Shape::Batch),
        (Some(rest), &Method::GET) if rest.len() > 1 => (find(memory, rest.trim_start_matches('/')), vec![]),
        _ => {
            let note = format!("{} {} is nothing that is known here", arrival.method, arrival.path);
            (not_found("resource_not_found"), vec![Told::Note(note)])
        }
    }
}

/// Any key will do, but there has to be one.
fn has_key(arrival: &Arrival) -> bool {
    let value = arrival.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.strip_prefix("Bearer ")).is_some_and(|key| !key.trim().is_empty())
}

fn find(memory: &Memory, id: &str) -> Reply {
    match memory.with_id(id).and_then(|event| serde_json::from_str::<Value>(event).ok()) {
        Some(event) => Reply::json(StatusCode::OK, &json!({"event": event})),
        None => not_found("event_not_found"),
    }
}

/// The two ways to bring events.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    One,
    Batch,
}

/// Takes all events of a request, or none.
fn post(memory: &mut Memory, arrival: &Arrival, is_kept: bool, shape: Shape) -> (Reply, Vec<Told>) {
    let events = match events(arrival, shape) {
        Ok(events) => events,
        Err(reply) => {
            let note = format!("POST {} was refused: {}", arrival.path, reply.status.as_u16());
            return (reply, vec![Told::Note(note)]);
        }
    };
    let mut ids = HashSet::new();
    let mut mistakes = Object::new();
    let mut told = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let mut found = mistakes_of(event);
        // The same id twice fails a batch, whomever the two are about.
        let is_repeat =
            key(event).is_some_and(|key| memory.has(&key)) || !ids.insert(text(event, "transaction_id"));
        if is_repeat && found.is_empty() {
            found.insert("transaction_id".to_owned(), json!(["value_already_exist"]));
        }
        told.push(Told::Event(Box::new(shown(arrival, event, is_repeat))));
        if !found.is_empty() {
            mistakes.insert(index.to_string(), Value::Object(found));
        }
    }
    if !mistakes.is_empty() {
        let details = match shape {
            Shape::One => mistakes.remove("0").unwrap_or_default(),
            Shape::Batch => Value::Object(mistakes),
        };
        return (invalid(&details), told);
    }
    let taken: Vec<Value> = events.iter().map(|event| taken(event, arrival.at)).collect();
    if is_kept {
        for (event, taken) in events.iter().zip(&taken) {
            let unbilled = || (text(event, "transaction_id"), String::new());
            memory.keep(key(event).unwrap_or_else(unbilled), taken.to_string());
        }
    }
    let body = match shape {
        Shape::One => json!({"event": taken.first()}),
        Shape::Batch => json!({"events": taken}),
    };
    (Reply::json(StatusCode::OK, &body), told)
}

fn events(arrival: &Arrival, shape: Shape) -> Result<Vec<Object>, Reply> {
    let missing = |name: &str| {
        let error = format!("BadRequest: param is missing or the value is empty: {name}");
        refusal(StatusCode::BAD_REQUEST, &error, &json!({}))
    };
    let body: Value = serde_json::from_slice(&arrival.body).map_err(|_| missing("event"))?;
    let events = match shape {
        Shape::One => vec![body["event"].clone()],
        Shape::Batch => match &body["events"] {
            Value::Array(events) if events.len() > BATCH_MAX => {
                return Err(invalid(&json!({"events": ["too_many_events"]})));
            }
            Value::Array(events) if !events.is_empty() => events.clone(),
            _ => return Err(invalid(&json!({"events": ["no_events"]}))),
        },
    };
    let object = |event| match event {
        Value::Object(event) => Ok(event),
        _ => Err(missing("event")),
    };
    events.into_iter().map(object).collect()
}

/// What is wrong with an event by itself. A missing subscription is not: it is taken and never billed.
fn mistakes_of(event: &Object) -> Object {
    let mut mistakes = Object::new();
    for name in ["transaction_id", "code"] {
        if text(event, name).is_empty() {
            mistakes.insert(name.to_owned(), json!(["value_is_mandatory"]));
        }
    }
    if event.contains_key("timestamp") && time(event).is_none() {
        mistakes.insert("timestamp".to_owned(), json!(["invalid_format"]));
    }
    mistakes
}

/// Under what a repeat is seen; none without a subscription.
fn key(event: &Object) -> Option<Key> {
    let subscription = Some(text(event, "external_subscription_id")).filter(|id| !id.is_empty())?;
    Some((text(event, "transaction_id"), subscription))
}

/// Unix seconds, as text or as a number, decimals allowed.
fn time(event: &Object) -> Option<Timestamp> {
    let seconds = text(event, "timestamp");
    let nanos = parse_scaled(&seconds, 9).ok()?;
    Timestamp::from_nanosecond(nanos).ok()
}

/// An event as Lago gives it back.
fn taken(event: &Object, now: Timestamp) -> Value {
    let shown = |at: Timestamp| at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
    json!({
        "lago_id": uuid::Uuid::new_v4().to_string(),
        "transaction_id": event.get("transaction_id"),
        "lago_customer_id": null,
        "code": event.get("code"),
        "timestamp": shown(time(event).unwrap_or(now)),
        "precise_total_amount_cents": event.get("precise_total_amount_cents"),
        "properties": event.get("properties").cloned().unwrap_or_else(|| json!({})),
        "lago_subscription_id": null,
        "external_subscription_id": event.get("external_subscription_id"),
        "created_at": shown(now),
    })
}

fn shown(arrival: &Arrival, event: &Object, is_repeat: bool) -> Event {
    let none = Object::new();
    let properties = event.get("properties").and_then(Value::as_object).unwrap_or(&none);
    let subscription = text(event, "external_subscription_id");
    let mut remarks = Vec::new();
    if is_repeat {
        remarks.push("repeat".to_owned());
    }
    let who = if subscription.is_empty() {
        remarks.push("no external_subscription_id: never billed".to_owned());
        text(event, "external_customer_id")
    } else {
        subscription
    };
    Event {
        at: arrival.at,
        id: text(event, "transaction_id"),
        name: text(event, "code"),
        who,
        cost: amount(properties, "response_cost"),
        model: text(properties, "model"),
        remarks,
        raw: Value::Object(event.clone()),
    }
}

fn refusal(status: StatusCode, error: &str, more: &Value) -> Reply {
    let mut body = json!({"status": status.as_u16(), "error": error});
    if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
        body.extend(more.clone());
    }
    Reply::json(status, &body)
}

fn not_found(code: &str) -> Reply {
    refusal(StatusCode::NOT_FOUND, "Not Found", &json!({"code": code}))
}

fn invalid(details: &Value) -> Reply {
    let more = json!({"code": "validation_errors", "error_details": details});
    refusal(StatusCode::UNPROCESSABLE_ENTITY, "Unprocessable Entity", &more)
}

#[cfg(test)]
#[path = "lago_tests.rs"]
mod tests;
