//! Being the receiver of a webhook: says what its signature means, and sees what comes again.

use axum::http::{Method, StatusCode};
use serde_json::{Map, Value, json};

use super::desk::{Arrival, Reply};
use super::line::{Event, Told, amount, text};
use super::memory::Memory;
use super::signature::Signature;

/// Whom an event is about: the first of these that it names.
const WHO: [&str; 8] = [
    "customer_id",
    "team_alias",
    "team_id",
    "user_email",
    "user_id",
    "key_alias",
    "organization_id",
    "token",
];
/// Ids are not longer than that.
const ID_BYTES_MAX: usize = 256;

/// The answer to a request. What it brought is remembered only if it is to be kept.
pub(super) fn answer(
    memory: &mut Memory,
    signature: Signature,
    arrival: &Arrival,
    is_kept: bool,
) -> (Reply, Vec<Told>) {
    if arrival.method != Method::POST {
        return (Reply::json(StatusCode::METHOD_NOT_ALLOWED, &json!({"error": "POST events here"})), vec![]);
    }
    let Ok(Value::Object(body)) = serde_json::from_slice(&arrival.body) else {
        let note = format!("{} came with a body that is no JSON object", arrival.path);
        let error = json!({"error": "the body is no JSON object"});
        return (Reply::json(StatusCode::BAD_REQUEST, &error), vec![Told::Note(note)]);
    };
    let mut remarks: Vec<String> = signature.remark().map(str::to_owned).into_iter().collect();
    let id = arrival.headers.get("webhook-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    if !id.is_empty() && id.len() <= ID_BYTES_MAX && signature.is_believed() {
        let key = (id.to_owned(), String::new());
        if memory.has(&key) {
            remarks.push("repeat".to_owned());
        } else if is_kept {
            memory.keep(key, String::new());
        }
    }
    let event = event(arrival, id, remarks, body);
    let reply = if signature.is_believed() {
        Reply::json(StatusCode::OK, &json!({"received": true}))
    } else {
        Reply::json(StatusCode::UNAUTHORIZED, &json!({"error": "the signature is missing, wrong or too old"}))
    };
    (reply, vec![Told::Event(Box::new(event))])
}

fn event(arrival: &Arrival, id: &str, remarks: Vec<String>, body: Map<String, Value>) -> Event {
    let who = WHO.iter().map(|name| text(&body, name)).find(|who| !who.is_empty());
    Event {
        at: arrival.at,
        id: id.to_owned(),
        name: text(&body, "event"),
        who: who.unwrap_or_default(),
        cost: amount(&body, "spend"),
        model: text(&body, "model"),
        remarks,
        raw: Value::Object(body),
    }
}
