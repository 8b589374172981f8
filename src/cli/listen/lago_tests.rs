//! The answers of Lago's event API, one row for each way to ask.

use axum::http::HeaderMap;
use serde_json::json;

use super::*;

fn arrival(method: Method, path: &str, body: impl Into<String>) -> Arrival {
    let headers = HeaderMap::from_iter([(header::AUTHORIZATION, "Bearer any".parse().unwrap())]);
    let at = "2026-11-21T00:00:00Z".parse().unwrap();
    Arrival { method, path: path.into(), query: None, headers, body: body.into().into(), at }
}

fn event(id: &str, subscription: &str) -> Value {
    json!({"transaction_id": id, "external_subscription_id": subscription, "code": "c",
        "timestamp": "1760000000.123", "properties": {"model": "m", "response_cost": 0.5}})
}

/// Sends a body; answers the status, the answer and the remarks of each line.
fn send(memory: &mut Memory, path: &str, body: &Value) -> (u16, Value, Vec<String>) {
    let (reply, told) = answer(memory, &arrival(Method::POST, path, body.to_string()), true);
    let remarks = told.into_iter().map(|line| match line {
        Told::Event(event) => event.remarks.join(", "),
        Told::Note(note) => note,
    });
    (reply.status.as_u16(), serde_json::from_slice(&reply.body).unwrap(), remarks.collect())
}

fn one(memory: &mut Memory, event: &Value) -> (u16, Value, Vec<String>) {
    send(memory, "/api/v1/events", &json!({"event": event}))
}

fn batch(memory: &mut Memory, events: &[Value]) -> (u16, Value, Vec<String>) {
    send(memory, "/api/v1/events/batch", &json!({"events": events}))
}

fn find(memory: &mut Memory, id: &str) -> (u16, Value) {
    let (reply, told) = answer(memory, &arrival(Method::GET, &format!("/api/v1/events/{id}"), ""), true);
    assert!(told.is_empty());
    (reply.status.as_u16(), serde_json::from_slice(&reply.body).unwrap())
}

#[test]
fn an_event_is_taken_once_for_each_subscription() {
    let mut memory = Memory::default();
    assert_eq!(
        find(&mut memory, "t1"),
        (404, json!({"status": 404, "error": "Not Found", "code": "event_not_found"}))
    );
    let (status, body, remarks) = one(&mut memory, &event("t1", "acme"));
    assert_eq!((status, remarks), (200, vec![String::new()]));
    assert_eq!(body["event"]["timestamp"], "2025-10-09T08:53:20.123Z");
    assert_eq!(
        (&body["event"]["transaction_id"], &body["event"]["properties"]["response_cost"]),
        (&json!("t1"), &json!(0.5))
    );
    assert_eq!(find(&mut memory, "t1"), (200, body));

    let (status, body, remarks) = one(&mut memory, &event("t1", "acme"));
    assert_eq!((status, remarks), (422, vec!["repeat".to_owned()]));
    assert_eq!(
        body,
        json!({"status": 422, "error": "Unprocessable Entity", "code": "validation_errors",
            "error_details": {"transaction_id": ["value_already_exist"]}})
    );
    assert_eq!(one(&mut memory, &event("t1", "other")).0, 200);
}

#[test]
fn a_batch_is_taken_whole_or_not_at_all() {
    let mut memory = Memory::default();
    let (status, body, _) = batch(&mut memory, &[event("a", "x"), event("b", "x")]);
    assert_eq!((status, body["events"].as_array().unwrap().len()), (200, 2));
    let (status, body, remarks) =
        batch(&mut memory, &[event("b", "x"), event("c", "x"), json!({"code": "c"})]);
    assert_eq!(
        (status, &body["error_details"]),
        (
            422,
            &json!({"0": {"transaction_id": ["value_already_exist"]}, "2": {"transaction_id": ["value_is_mandatory"]}})
        )
    );
    assert_eq!(remarks, ["repeat", "", "no external_subscription_id: never billed"]);
    assert_eq!(find(&mut memory, "c").0, 404);
    let (status, body, _) = batch(&mut memory, &[event("d", "x"), event("d", "y")]);
    assert_eq!(
        (status, &body["error_details"]),
        (422, &json!({"1": {"transaction_id": ["value_already_exist"]}}))
    );

    let many = |count: usize| (0..count).map(|n| event(&format!("m{n}"), "x")).collect::<Vec<_>>();
    assert_eq!(batch(&mut memory, &many(100)).0, 200);
    assert_eq!(batch(&mut memory, &many(101)).1["error_details"], json!({"events": ["too_many_events"]}));
    assert_eq!(batch(&mut memory, &[]).1["error_details"], json!({"events": ["no_events"]}));
}

#[test]
fn mistakes_are_those_of_lago() {
    let with = |name: &str, value: Value| {
        let mut event = event("t", "s");
        event[name] = value;
        event
    };
    for (event, status, details) in [
        (with("transaction_id", json!("")), 422, json!({"transaction_id": ["value_is_mandatory"]})),
        (with("transaction_id", Value::Null), 422, json!({"transaction_id": ["value_is_mandatory"]})),
        (with("code", json!("")), 422, json!({"code": ["value_is_mandatory"]})),
        (with("timestamp", json!("2026-11-21T00:00:00Z")), 422, json!({"timestamp": ["invalid_format"]})),
        (with("timestamp", json!(1_760_000_000)), 200, Value::Null),
        (with("external_subscription_id", Value::Null), 200, Value::Null),
        (json!([]), 400, Value::Null),
        (Value::Null, 400, Value::Null),
    ] {
        let (got, body, _) = one(&mut Memory::default(), &event);
        assert_eq!((got, &body["error_details"]), (status, &details), "{event}");
    }
    let mut memory = Memory::default();
    for _ in 0..2 {
        let (status, _, remarks) = one(&mut memory, &with("external_subscription_id", Value::Null));
        let never = "no external_subscription_id: never billed";
        assert_eq!((status, remarks), (200, vec![never.to_owned()]), "and never told apart");
    }
}

#[test]
fn a_key_is_asked_for_and_other_paths_are_not_there() {
    let mut memory = Memory::default();
    let mut keyless = arrival(Method::POST, "/api/v1/events", "{}");
    for value in [None, Some("Bearer "), Some("Basic x")] {
        keyless.headers.clear();
        keyless.headers.extend(value.map(|value| (header::AUTHORIZATION, value.parse().unwrap())));
        let (reply, _) = answer(&mut memory, &keyless, true);
        assert_eq!(&reply.body[..], br#"{"status":401,"error":"Unauthorized"}"#, "{value:?}");
    }
    for (method, path, status) in [
        (Method::POST, "/events", 404),
        (Method::POST, "/api/v1/events/x", 404),
        (Method::GET, "/api/v1/wallets", 404),
        (Method::DELETE, "/api/v1/events/x", 404),
        (Method::POST, "/api/v1/events", 400),
    ] {
        let (reply, _) = answer(&mut memory, &arrival(method, path, "no json"), true);
        assert_eq!(reply.status.as_u16(), status, "{path}");
    }
}

#[test]
fn what_is_not_kept_can_come_again() {
    let mut memory = Memory::default();
    let body = json!({"event": event("t", "s")}).to_string();
    for (is_kept, status) in [(false, 200), (false, 200), (true, 200), (false, 422)] {
        let (reply, _) = answer(&mut memory, &arrival(Method::POST, "/api/v1/events", body.clone()), is_kept);
        assert_eq!(reply.status.as_u16(), status);
    }
}
