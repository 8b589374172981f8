//! A stream that is told by a scripted server: breaks, resumes, gaps, other ledgers, no stream at all.

use super::super::resources::Row;
use super::*;
use crate::client::http::tests::{answer, serve};

fn told(item: Option<SpendItem>) -> String {
    match item {
        None => "end".into(),
        Some(SpendItem::Connected { again }) => format!("connected {again}"),
        Some(SpendItem::Polling) => "polling".into(),
        Some(SpendItem::Broken { .. }) => "broken".into(),
        Some(SpendItem::Beat) => "beat".into(),
        Some(SpendItem::NoDatabase) => "no database".into(),
        Some(SpendItem::Gap { missed }) => format!("gap {missed:?}"),
        Some(SpendItem::Event { name, row, id: own }) => {
            let id = row.get("request_id").or_else(|| row.get("id")).and_then(Value::as_str);
            format!("{name} {}{}", id.unwrap_or_default(), own.unwrap_or_default())
        }
    }
}

#[tokio::test]
async fn a_broken_stream_is_resumed_and_tells_each_call_once() {
    let first = "id: 7\nevent: spend\ndata: {\"request_id\":\"a\",\"spend\":0.1}\n\n";
    let second = "id: 7\nevent: spend\ndata: {\"request_id\":\"a\"}\n\nevent: gap\ndata: {\"missed\":3}\n\n\
                  id: 9\nevent: blocked\ndata: {\"request_id\":\"b\"}\n\n";
    let (client, server) = serve(vec![answer("200 OK", first), answer("200 OK", second)]).await;
    let mut stream = client.spend_stream(SpendStreamOptions {
        since: Some("10m".into()),
        follow: true,
        ..SpendStreamOptions::default()
    });
    let mut heard = Vec::new();
    for _ in 0..6 {
        heard.push(told(stream.next().await.unwrap()));
    }
    assert_eq!(
        heard,
        ["connected false", "spend a7", "broken", "connected true", "gap Some(3)", "blocked b9"]
    );
    let requests = server.await.unwrap();
    assert!(requests[0].starts_with("GET /spend/stream?follow=true&since=10m "));
    assert!(!requests[0].contains("last-event-id"));
    assert!(requests[1].contains("last-event-id: 7\r\n"));
}

#[tokio::test]
async fn what_was_told_before_is_a_sign_of_life() {
    let body = "id: 7\nevent: spend\ndata: {\"request_id\":\"a\"}\n\n";
    let (client, server) = serve(vec![answer("200 OK", body), answer("200 OK", body)]).await;
    let options = SpendStreamOptions { follow: true, ..SpendStreamOptions::default() };
    let mut stream = client.spend_stream(options);
    let mut heard = Vec::new();
    for _ in 0..5 {
        heard.push(told(stream.next().await.unwrap()));
    }
    assert_eq!(heard, ["connected false", "spend a7", "broken", "connected true", "beat"]);
    server.await.unwrap();
}

#[tokio::test]
async fn calls_that_share_a_request_id_are_all_told() {
    let spend = |id: u64| format!("id: {id}\nevent: spend\ndata: {{\"request_id\":\"a\",\"ts\":\"1\"}}\n\n");
    let blocked = "event: blocked\ndata: {\"request_id\":\"a\",\"ts\":\"1\"}\n\n";
    let later = "event: blocked\ndata: {\"request_id\":\"a\",\"ts\":\"2\"}\n\n";
    let body = [&spend(7), blocked, &spend(8), blocked, later, &spend(7)].concat();
    let (client, server) = serve(vec![answer("200 OK", &body)]).await;
    let mut stream = client.spend_stream(SpendStreamOptions::default());
    let mut heard = Vec::new();
    while let Some(item) = stream.next().await.unwrap() {
        heard.push(told(Some(item)));
    }
    assert_eq!(heard, ["connected false", "spend a7", "blocked a", "spend a8", "blocked a"]);
    server.await.unwrap();
}

#[tokio::test]
async fn what_filters_leave_out_is_not_asked_for_again() {
    let start = "event: snapshot\ndata: {\"seq\":7}\n\n";
    let progress = "id: 300\nevent: progress\ndata: {\"seq\":300}\n\n";
    let blocked = "event: blocked\ndata: {\"request_id\":\"b\"}\n\n";
    let bodies = [start.to_owned(), [start, progress, blocked].concat(), String::new()];
    let (client, server) = serve(bodies.iter().map(|body| answer("200 OK", body)).collect()).await;
    let filters = [("customer", "a&b"), ("customer", "zoe")].map(|(n, v)| (n.to_owned(), v.to_owned()));
    let options =
        SpendStreamOptions { follow: true, filters: filters.into(), ..SpendStreamOptions::default() };
    let mut stream = client.spend_stream(options);
    let mut heard = Vec::new();
    for _ in 0..7 {
        heard.push(told(stream.next().await.unwrap()));
    }
    let first = ["connected false", "snapshot ", "broken", "connected true", "snapshot "];
    // A refusal has no id of its own, whatever was left out before it.
    assert_eq!(heard, [&first[..], &["blocked b", "broken"]].concat());
    assert_eq!(told(stream.next().await.unwrap()), "connected true");
    let heads = server.await.unwrap();
    assert!(heads[0].starts_with("GET /spend/stream?follow=true&customer=a%26b&customer=zoe "), "{heads:?}");
    assert!(!heads[0].contains("last-event-id"));
    assert!(heads[1].contains("last-event-id: 7\r\n") && heads[2].contains("last-event-id: 300\r\n"));
}

#[tokio::test]
async fn changes_of_records_are_told_as_often_as_they_come() {
    let body = "event: snapshot\ndata: {\"event\":\"snapshot\",\"seq\":7}\n\n\
                id: 8\nevent: spend\ndata: {\"request_id\":\"a\"}\n\n\
                event: customer\ndata: {\"id\":\"acme\",\"action\":\"update\"}\n\n\
                event: customer\ndata: {\"id\":\"acme\",\"action\":\"update\"}\n\n";
    let (client, server) = serve(vec![answer("200 OK", body), answer("200 OK", "")]).await;
    let options = SpendStreamOptions { follow: true, ..SpendStreamOptions::default() };
    let mut stream = client.spend_stream(options);
    let mut heard = Vec::new();
    for _ in 0..7 {
        heard.push(told(stream.next().await.unwrap()));
    }
    let expected = ["connected false", "snapshot ", "spend a8", "customer acme", "customer acme", "broken"];
    assert_eq!(heard, [&expected[..], &["connected true"]].concat());
    assert!(server.await.unwrap()[1].contains("last-event-id: 8\r\n"));
}

#[tokio::test]
async fn another_ledger_begins_with_numbers_that_were_told_before() {
    let snapshot = |seq: u64| format!("event: snapshot\ndata: {{\"seq\":{seq}}}\n\n");
    let spend = |id: u64, of: &str| {
        format!("id: {id}\nevent: spend\ndata: {{\"request_id\":\"{of}\",\"ts\":\"1\"}}\n\n")
    };
    let before = [snapshot(2), spend(3, "a"), spend(4, "b")].concat();
    // As far as before: the same ledger.
    let same = [snapshot(4), spend(4, "b")].concat();
    let other = [snapshot(2), spend(3, "c"), spend(4, "d")].concat();
    let bodies = [before, same, other, String::new()];
    let (client, server) = serve(bodies.iter().map(|body| answer("200 OK", body)).collect()).await;
    let options =
        SpendStreamOptions { follow: true, patience: Patience::Endless, ..SpendStreamOptions::default() };
    let mut stream = client.spend_stream(options);
    let mut heard = Vec::new();
    while heard.last().is_none_or(|last| last != "spend d4") {
        heard.extend(Some(told(stream.next().await.unwrap())).filter(|told| told.starts_with("spend")));
    }
    assert_eq!(heard, ["spend a3", "spend b4", "spend c3", "spend d4"]);
    while told(stream.next().await.unwrap()) != "connected true" {}
    let heads = server.await.unwrap();
    let resumed: Vec<_> = heads.iter().filter_map(|head| head.split_once("last-event-id: ")).collect();
    assert_eq!(resumed.len(), 3);
    assert!(resumed.iter().all(|(_, rest)| rest.starts_with("4\r\n")), "{heads:?}");
}

#[test]
fn a_greeting_is_no_news() {
    let event = |name: &str| SpendItem::Event { name: name.to_owned(), row: Row::new(), id: None };
    assert!(!is_news(&event("snapshot")));
    assert!(is_news(&event("spend")) && is_news(&SpendItem::Gap { missed: None }));
}

#[tokio::test]
async fn without_following_the_end_of_the_history_is_the_end() {
    let (client, server) = serve(vec![answer("200 OK", "data: {\"request_id\":\"a\"}\n\n")]).await;
    let mut stream = client.spend_stream(SpendStreamOptions::default());
    let mut heard = Vec::new();
    for _ in 0..3 {
        heard.push(told(stream.next().await.unwrap()));
    }
    assert_eq!(heard, ["connected false", "spend a", "end"]);
    server.await.unwrap();
}

#[tokio::test]
async fn a_server_without_a_stream_is_asked_for_its_log() {
    let line = |id: &str, status: &str| {
        serde_json::json!({"request_id": id, "startTime": "2026-11-21T10:00:00Z", "end_user": "acme",
            "user": "", "api_key": "aa", "model_group": "m", "spend": 0.5, "status": status,
            "metadata": {"user_api_key_alias": "ci"}, "request_tags": ["a"]})
    };
    let page =
        |lines: Vec<Value>| answer("200 OK", &serde_json::json!({"data": lines, "total": 2}).to_string());
    let missing = answer("404 Not Found", r#"{"detail":"Not Found"}"#);
    let (client, server) = serve(vec![missing, page(vec![line("b", "failure"), line("a", "success")])]).await;
    let since_at = Some("2026-11-21T00:00:00Z".parse().unwrap());
    let options = SpendStreamOptions { since_at, ..SpendStreamOptions::default() };
    let mut stream = client.spend_stream(options);
    let mut heard = Vec::new();
    for _ in 0..4 {
        heard.push(told(stream.next().await.unwrap()));
    }
    assert_eq!(heard, ["polling", "spend a", "error b", "end"]);
    assert!(server.await.unwrap()[1].starts_with("GET /spend/logs/v2?start_date=2026-11-21+00%3A00%3A00"));
}

#[tokio::test]
async fn endless_patience_tries_again_from_the_first_and_heartbeats_are_told() {
    let down = answer("503 Service Unavailable", "{}");
    let body = ": here\n\nevent: spend\nid: 9\ndata: {\"request_id\":\"b\"}\n\n";
    let (client, server) = serve(vec![down.clone(), down.clone(), down, answer("200 OK", body)]).await;
    let mut stream = client.spend_stream(SpendStreamOptions {
        after: Some("8".into()),
        follow: true,
        patience: Patience::Endless,
        ..SpendStreamOptions::default()
    });
    let Some(SpendItem::Broken { attempt, retry_in, .. }) = stream.next().await.unwrap() else {
        panic!("the first attempt has to fail");
    };
    assert!(attempt == 1 && retry_in <= Duration::from_millis(PAUSE_FIRST_MS));
    stream.connect_now();
    assert_eq!(told(stream.next().await.unwrap()), "connected false");
    assert_eq!(told(stream.next().await.unwrap()), "spend b9");
    assert!(server.await.unwrap().iter().all(|head| head.contains("last-event-id: 8\r\n")));
}

#[tokio::test]
async fn a_heartbeat_is_told_and_a_refused_key_ends_endless_patience() {
    let beat = answer("200 OK", ": here\n\n");
    let refused = answer("401 Unauthorized", r#"{"error":{"message":"no key","type":"auth_error"}}"#);
    let (client, server) = serve(vec![beat, refused]).await;
    let options =
        SpendStreamOptions { follow: true, patience: Patience::Endless, ..SpendStreamOptions::default() };
    let mut stream = client.spend_stream(options);
    let mut heard = Vec::new();
    for _ in 0..3 {
        heard.push(told(stream.next().await.unwrap()));
    }
    assert_eq!(heard, ["connected false", "beat", "broken"]);
    stream.connect_now();
    assert_eq!(stream.next().await.unwrap_err().cause, Cause::Auth);
    server.await.unwrap();
}

#[tokio::test]
async fn a_server_without_a_database_is_polled_with_endless_patience_only() {
    for (patience, says) in [(Patience::Endless, Some("no database")), (Patience::Usual, None)] {
        let missing = answer("404 Not Found", r#"{"detail":"Not Found"}"#);
        let none = r#"{"error":{"message":"Authentication Error, No connected db.","type":"auth_error"}}"#;
        // The route is not there in one of them, and asks for the key in the other.
        for stream in [missing, answer("401 Unauthorized", none)] {
            let (client, server) = serve(vec![stream, answer("401 Unauthorized", none)]).await;
            let options = SpendStreamOptions { follow: true, patience, ..SpendStreamOptions::default() };
            let mut stream = client.spend_stream(options);
            assert_eq!(told(stream.next().await.unwrap()), "polling");
            match (stream.next().await, says) {
                (Ok(item), Some(says)) => assert_eq!(told(item), says),
                (Err(error), None) => assert_eq!(error.cause, Cause::NoDatabase),
                (other, _) => panic!("{patience:?}: {other:?}"),
            }
            server.await.unwrap();
        }
    }
}

#[test]
fn pauses_double_up_to_the_longest() {
    for (attempt, longest) in [(0, 500), (1, 500), (2, 1_000), (5, 8_000), (6, 15_000), (900, 15_000)] {
        assert_eq!(endless_pause_ms(attempt), longest, "{attempt}");
        assert!(any_part_of(longest) <= Duration::from_millis(longest));
    }
}

#[test]
fn what_was_seen_is_forgotten_in_order() {
    let mut seen = Seen::default();
    assert!(seen.is_new("first"));
    assert!(!seen.is_new("first"));
    for id in 0..SEEN_MAX {
        assert!(seen.is_new(&id.to_string()));
    }
    assert!(seen.is_new("first"));
}
