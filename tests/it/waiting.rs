//! The waiting line: money that calls under way hold comes free again, so callers wait for it in
//! the order in which they came, and nobody is refused who could be served.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::server::MASTER;
use crate::support::{Answer, Reply, Server, Upstream, chat_body, config_with_upstream, until};

fn chat(output_tokens: u64) -> Answer {
    Answer::Chat { output_tokens, after: Duration::ZERO }
}

async fn server(upstream: &Upstream, general: &str) -> Server {
    let more = format!("general_settings: {{{general}}}");
    Server::start(&config_with_upstream(&upstream.url, &more)).await
}

async fn customer(server: &Server, id: &str, cap: &str) {
    let cap: Value = serde_json::from_str(cap).unwrap();
    server.post("/customer/new", json!({"user_id": id, "max_budget": cap})).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_hundred_calls_on_a_cap_for_twenty_exactly_twenty_are_answered() {
    let slow = Answer::Chat { output_tokens: 10, after: Duration::from_millis(100) };
    let upstream = Upstream::start(slow).await;
    let server = server(&upstream, "hold_wait_ms: 30000").await;
    customer(&server, "acme", "0.0082").await;
    let body = chat_body("up", "acme", &json!({"max_tokens": 10})).to_string();
    let mut calls = JoinSet::new();
    for _ in 0..200 {
        let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(MASTER);
        let request = request.body(body.clone());
        calls.spawn(async move {
            let response = request.send().await.unwrap();
            let status = response.status().as_u16();
            (status, response.text().await.unwrap())
        });
    }
    let answers = calls.join_all().await;
    assert_eq!(answers.iter().filter(|(status, _)| *status == 200).count(), 20);
    // With patience for all of them nobody is told to come back: the rest learn that it is spent.
    let refused = answers.iter().filter(|(status, _)| *status != 200);
    for (status, body) in refused {
        let error: Value = serde_json::from_str(body).unwrap();
        assert_eq!((*status, &error["error"]["type"]), (422, &json!("budget_exceeded")), "{body}");
        assert_eq!(error["error"]["budget"]["spend"].to_string(), "0.0082", "{body}");
    }
    assert_eq!(server.spend("acme").await, "0.0082");
    server.stop_and_verify().await;
}

/// Sends a call that is expected to wait, once everybody before it stands in the line.
async fn queue(server: &Server, callers: &mut JoinSet<(u64, u16)>, place: u64) {
    queue_as(server, callers, place, MASTER, 100).await;
}

/// The same with a key, for so many tokens.
async fn queue_as(server: &Server, callers: &mut JoinSet<(u64, u16)>, place: u64, key: &str, tokens: u64) {
    let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(key);
    let body = chat_body("up", "acme", &json!({"max_tokens": tokens, "seed": place}));
    let request = request.body(body.to_string());
    callers.spawn(async move { (place, request.send().await.unwrap().status().as_u16()) });
    let ahead = place as usize;
    until("the caller stands in the line", async || server.app.ledger.health().waiting == ahead).await;
}

#[tokio::test]
async fn first_come_first_served() {
    let upstream = Upstream::start(chat(1)).await;
    upstream.next([Answer::Stall { words: 1 }]);
    let server = server(&upstream, "hold_wait_ms: 30000").await;
    // One hold of 3110 micro-dollars at a time; each call turns out to cost 140. The fifth finds
    // less than it needs.
    customer(&server, "acme", "0.00353").await;
    let first = server.open_stream("up", "acme", &json!({"max_tokens": 100, "seed": 0})).await;
    upstream.arrived(1).await;
    let mut callers = JoinSet::new();
    for place in 1..=4 {
        queue(&server, &mut callers, place).await;
    }
    assert_eq!(upstream.seen().len(), 1, "nobody overtakes a hold");
    drop(first);
    let mut answers = callers.join_all().await;
    answers.sort_unstable();
    assert_eq!(answers, [(1, 200), (2, 200), (3, 200), (4, 422)]);
    let served: Vec<Value> = upstream.seen().iter().map(|seen| seen.body["seed"].clone()).collect();
    assert_eq!(served, [0, 1, 2, 3], "in the order in which they came");
    assert_eq!(server.spend("acme").await, "0.00056");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_waiter_who_leaves_is_out_of_the_line_and_holds_nothing() {
    let upstream = Upstream::start(chat(1)).await;
    upstream.next([Answer::Stall { words: 1 }]);
    let server = server(&upstream, "hold_wait_ms: 30000").await;
    customer(&server, "acme", "0.00353").await;
    let first = server.open_stream("up", "acme", &json!({"max_tokens": 100})).await;
    upstream.arrived(1).await;
    let (mut leaving, mut staying) = (JoinSet::new(), JoinSet::new());
    queue(&server, &mut leaving, 1).await;
    queue(&server, &mut staying, 2).await;
    leaving.shutdown().await;
    until("the leaver is out of the line", async || server.app.ledger.health().waiting == 1).await;
    assert_eq!(server.open_holds(), 1);
    drop(first);
    assert_eq!(staying.join_all().await, [(2, 200)]);
    server.settled().await;
    assert_eq!(upstream.seen().len(), 2, "the leaver's call never went out");
    assert_eq!(server.spend("acme").await, "0.00028");
    server.stop_and_verify().await;
}

/// A call that holds 3110 of 3530 micro-dollars until the test lets it go.
async fn hold_most(server: &Server, upstream: &Upstream) -> reqwest::Response {
    customer(server, "acme", "0.00353").await;
    upstream.next([Answer::Stall { words: 1 }]);
    let held = server.open_stream("up", "acme", &json!({"max_tokens": 100})).await;
    upstream.arrived(1).await;
    held
}

#[tokio::test]
async fn who_stands_behind_a_leaver_and_fits_is_let_in_at_once() {
    let upstream = Upstream::start(chat(1)).await;
    let server = server(&upstream, "hold_wait_ms: 30000").await;
    let held = hold_most(&server, &upstream).await;
    let (mut leaving, mut staying) = (JoinSet::new(), JoinSet::new());
    queue(&server, &mut leaving, 1).await;
    // These would fit and overtake nobody; the third fits only once the second is done.
    queue_as(&server, &mut staying, 2, MASTER, 10).await;
    queue_as(&server, &mut staying, 3, MASTER, 5).await;
    leaving.shutdown().await;
    let mut answers = staying.join_all().await;
    answers.sort_unstable();
    assert_eq!(answers, [(2, 200), (3, 200)]);
    assert_eq!(server.open_holds(), 1, "what held the leaver up is still held");
    drop(held);
    server.settled().await;
    assert_eq!(server.spend("acme").await, "0.00042");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn who_stands_behind_one_whose_patience_ends_is_let_in_at_once() {
    let upstream = Upstream::start(chat(1)).await;
    let server = server(&upstream, "hold_wait_ms: 1000").await;
    let held = hold_most(&server, &upstream).await;
    let mut callers = JoinSet::new();
    queue(&server, &mut callers, 1).await;
    // The first one's patience has to end well before the second one's.
    let lead = Instant::now();
    until("the first has a lead", async || lead.elapsed() > Duration::from_millis(300)).await;
    queue_as(&server, &mut callers, 2, MASTER, 10).await;
    let mut answers = callers.join_all().await;
    answers.sort_unstable();
    assert_eq!(answers, [(1, 429), (2, 200)]);
    assert_eq!(server.open_holds(), 1, "what held the first up is still held");
    drop(held);
    server.settled().await;
    assert_eq!(server.spend("acme").await, "0.00028");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_waiter_is_admitted_under_its_own_terms_whoever_reads_meanwhile() {
    let upstream = Upstream::start(chat(1)).await;
    let server = server(&upstream, "hold_wait_ms: 30000").await;
    // Only the key knows the customer's cap: who reads with another one sees none.
    let tier: Value = serde_json::from_str("0.00353").unwrap();
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": tier})).await;
    server.post("/customer/new", json!({"user_id": "acme"})).await;
    let key = server.key(json!({"end_user_budget_id": "tier"})).await;
    upstream.next([Answer::Stall { words: 100 }]);
    let more = json!({"max_tokens": 100, "stream": true});
    let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(&key);
    let held = request.body(chat_body("up", "acme", &more).to_string()).send().await.unwrap();
    upstream.arrived(1).await;
    let (mut callers, mut leaving) = (JoinSet::new(), JoinSet::new());
    queue_as(&server, &mut callers, 1, &key, 100).await;
    queue_as(&server, &mut leaving, 2, &key, 100).await;
    for path in ["/customer/info?end_user_id=acme", "/customer/list"] {
        let (status, answer) = server.call("GET", path, None).await;
        assert_eq!(status, 200, "{path}: {answer}");
    }
    // A leaver wakes the line: there is still no room.
    leaving.shutdown().await;
    until("the leaver is out of the line", async || server.app.ledger.health().waiting == 1).await;
    assert_eq!((upstream.seen().len(), server.open_holds()), (1, 1));
    // The first call turns out to cost all it held, which leaves too little for the next.
    held_to_the_last_word(held).await;
    assert_eq!(callers.join_all().await, [(1, 422)]);
    server.settled().await;
    assert_eq!(upstream.seen().len(), 1);
    assert_eq!(server.spend("acme").await, "0.00311");
    server.stop_and_verify().await;
}

/// Reads a stream of a hundred words to the last one, and hangs up.
async fn held_to_the_last_word(mut held: reqwest::Response) {
    let mut words = 0;
    while words < 100 {
        let chunk = held.chunk().await.unwrap().unwrap();
        words += String::from_utf8_lossy(&chunk).matches(" word").count();
    }
}

#[tokio::test]
async fn without_patience_a_held_budget_is_told_at_once() {
    let upstream = Upstream::start(Answer::Stall { words: 1 }).await;
    let server = server(&upstream, "hold_wait_ms: 0").await;
    customer(&server, "acme", "0.00353").await;
    let first = server.open_stream("up", "acme", &json!({"max_tokens": 100})).await;
    upstream.arrived(1).await;
    let reply = server.chat_as(MASTER, "up", "acme", &json!({"max_tokens": 100})).await;
    assert_eq!((reply.status, reply.header("retry-after")), (429, "1"), "{}", reply.text());
    assert!(!reply.header("x-litellm-call-id").is_empty());
    let error = &reply.json()["error"];
    assert_eq!((&error["type"], &error["code"]), (&json!("budget_held"), &json!("429")));
    let facts = r#"{"level":"customer","id":"acme","max_budget":0.00353,"spend":0.0,"held":0.00311,"needed":0.00311,"resets_at":null}"#;
    assert_eq!(error["budget"].to_string(), facts);
    drop(first);
    server.settled().await;
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_spent_budget_is_told_at_once_with_its_end() {
    let upstream = Upstream::start(chat(1)).await;
    let server = server(&upstream, "hold_wait_ms: 30000").await;
    let windowed = json!({"user_id": "acme", "max_budget": 0, "budget_duration": "30d"});
    server.post("/customer/new", windowed).await;
    let reply = server.chat_as(MASTER, "up", "acme", &json!({"max_tokens": 1})).await;
    assert_eq!(reply.status, 422, "{}", reply.text());
    let (_, info) = server.call("GET", "/customer/info?end_user_id=acme", None).await;
    let error = &reply.json()["error"];
    assert_eq!(error["message"], "ExceededBudget: End User=acme over budget. Spend=0.0, Budget=0.0");
    assert_eq!((&error["type"], &error["param"]), (&json!("budget_exceeded"), &Value::Null));
    let resets_at = &error["budget"]["resets_at"];
    assert!(resets_at.is_string());
    assert_eq!(resets_at, &info["litellm_budget_table"]["budget_reset_at"], "{info}");
    assert_eq!(upstream.seen().len(), 0);
}

/// What was forwarded of each cap, and what the header says.
fn caps(upstream: &Upstream, reply: &Reply) -> (Value, Value, String) {
    let seen = upstream.seen();
    let body = &seen.last().unwrap().body;
    let header = reply.header("x-litellm-output-cap").to_owned();
    (body["max_tokens"].clone(), body["max_completion_tokens"].clone(), header)
}

#[tokio::test]
async fn a_lowered_output_cap_stands_where_the_caller_wrote_it() {
    let upstream = Upstream::start(chat(1)).await;
    let server = server(&upstream, "hold_wait_ms: 0").await;
    let cases = [
        // What is left pays for eleven tokens in and a thousand out.
        (json!({"max_tokens": 5000}), (json!(1000), Value::Null, "1000")),
        (json!({"max_completion_tokens": 5000}), (Value::Null, json!(1000), "1000")),
        (json!({"max_tokens": 10, "max_completion_tokens": 5000}), (json!(1000), json!(1000), "1000")),
        // Who asks for nothing gets an eighth, but no less than 256 tokens.
        (json!({}), (json!(256), Value::Null, "256")),
        // Exactly what there is fits in full, and so does less.
        (json!({"max_tokens": 1000}), (json!(1000), Value::Null, "")),
        (json!({"max_completion_tokens": 999}), (Value::Null, json!(999), "")),
    ];
    for (at, (asked, (tokens, completion, header))) in cases.into_iter().enumerate() {
        let id = format!("c{at}");
        customer(&server, &id, "0.03011").await;
        let body = chat_body("up", &id, &asked).to_string();
        let reply = server.send(MASTER, "/v1/chat/completions", &[], &body).await;
        assert_eq!(reply.status, 200, "{asked}: {}", reply.text());
        assert_eq!(caps(&upstream, &reply), (tokens, completion, header.to_owned()), "{asked}");
        if header.is_empty() {
            assert_eq!(upstream.seen().last().unwrap().raw, body, "{asked}: untouched when it fits");
        }
    }
    // One token below the least is refused, the least itself is not.
    for (cap, status) in [("0.007789999999", 422), ("0.00779", 200)] {
        customer(&server, cap, cap).await;
        assert_eq!(server.chat_as(MASTER, "up", cap, &json!({})).await.status, status, "{cap}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn customers_do_not_see_each_others_limits() {
    let upstream = Upstream::start(chat(10)).await;
    let server = server(&upstream, "hold_wait_ms: 0").await;
    customer(&server, "poor", "0.00001").await;
    customer(&server, "rich", "100").await;
    customer(&server, "held", "0.00353").await;
    upstream.next([Answer::Stall { words: 1 }]);
    let stalled = server.open_stream("up", "held", &json!({"max_tokens": 100})).await;
    upstream.arrived(1).await;
    let ask = json!({"max_tokens": 100});
    // Again and again, so that what was remembered of one would show at another.
    for _ in 0..3 {
        for (id, status) in [("poor", 422), ("rich", 200), ("held", 429), ("unknown", 200)] {
            let reply = server.chat_as(MASTER, "up", id, &ask).await;
            assert_eq!(reply.status, status, "{id}: {}", reply.text());
            assert_eq!(reply.header("x-litellm-output-cap"), "", "{id}");
        }
    }
    drop(stalled);
    server.settled().await;
    assert_eq!(
        [server.spend("poor").await, server.spend("rich").await, server.spend("unknown").await],
        ["0.0", "0.00123", "0.00123"]
    );
    server.stop_and_verify().await;
}
