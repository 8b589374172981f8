//! Hard caps under concurrency: of many calls at once exactly those are admitted that fit, at every
//! level, streamed or not, and everybody's number is the same to the pico-dollar.

use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream, picos};

/// More calls than any cap here pays for.
const CALLS: usize = 40;
const LEVELS: [&str; 5] = ["customer", "key", "team", "user", "global"];
/// Eleven tokens in, ten out.
const CALL_MICROS: i128 = 11 * 10 + 10 * 30;
/// The least that a call without an output cap of its own may cost: 256 tokens out.
const LEAST_MICROS: i128 = 11 * 10 + 256 * 30;

fn micros(micros: i128) -> Picos {
    Picos::new(micros * 1_000_000)
}

/// A server where one level's cap is tight and all others are wide, and a key of everybody.
async fn scene(upstream: &Upstream, level: &str, tight: &str) -> (Server, String) {
    let cap = |of: &str| serde_json::from_str::<Value>(if of == level { tight } else { "1000" }).unwrap();
    let more = format!(
        "litellm_settings: {{max_budget: {}}}\ngeneral_settings: {{apply_user_budget_to_team_keys: true}}",
        cap("global")
    );
    let server = Server::start(&config_with_upstream(&upstream.url, &more)).await;
    let user = json!({"user_id": "bob", "max_budget": cap("user"), "auto_create_key": false});
    server.post("/user/new", user).await;
    server.post("/team/new", json!({"team_id": "red", "max_budget": cap("team")})).await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": cap("customer")})).await;
    let key = json!({"user_id": "bob", "team_id": "red", "max_budget": cap("key")});
    let key = server.key(key).await;
    (server, key)
}

/// So many calls at once; the statuses, sorted.
async fn all_at_once(server: &Server, key: &str, more: &Value) -> Vec<u16> {
    let mut calls = JoinSet::new();
    for _ in 0..CALLS {
        let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(key);
        let request = request.body(chat_body("up", "acme", more).to_string());
        calls.spawn(async move {
            let response = request.send().await.unwrap();
            let status = response.status().as_u16();
            let body = response.text().await.unwrap();
            assert!(status == 200 || body.contains(r#""type":"budget_exceeded""#), "{status} {body}");
            status
        });
    }
    let mut statuses = calls.join_all().await;
    statuses.sort_unstable();
    statuses
}

/// One number for everybody, within the cap, nothing held; then the books are checked.
async fn check(server: Server, key: &str, cap: Picos, what: &str) -> Picos {
    assert_eq!(server.open_holds(), 0, "{what}");
    let spend = server.customer_spend("acme").await;
    assert!(spend <= cap, "{what}: spent {spend} of {cap}");
    assert_eq!(server.key_spend(key).await, spend, "{what}: the key's number");
    assert_eq!(server.logged().await, spend, "{what}: the log's number");
    server.stop_and_verify().await;
    spend
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_that_name_their_output_cap_fill_a_budget_to_the_pico() {
    for (level, stream) in LEVELS.into_iter().flat_map(|level| [(level, false), (level, true)]) {
        let what = format!("{level}, stream: {stream}");
        let upstream = Upstream::start(answer(stream, 10)).await;
        // Twenty calls and not quite another one.
        let (server, key) = scene(&upstream, level, "0.008609999999").await;
        let statuses = all_at_once(&server, &key, &json!({"max_tokens": 10, "stream": stream})).await;
        assert_eq!(statuses, [[200; 20], [422; 20]].concat(), "{what}");
        assert_eq!(upstream.seen().len(), 20, "{what}");
        let cap = Picos::parse("0.008609999999").unwrap();
        assert_eq!(check(server, &key, cap, &what).await, micros(20 * CALL_MICROS), "{what}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_that_name_none_get_shorter_answers_and_never_cross_the_cap() {
    for (level, stream) in LEVELS.into_iter().flat_map(|level| [(level, false), (level, true)]) {
        let what = format!("{level}, stream: {stream}");
        // The model would talk forever.
        let upstream = Upstream::start(answer(stream, 5_000)).await;
        let (server, key) = scene(&upstream, level, "0.1").await;
        let statuses = all_at_once(&server, &key, &json!({ "stream": stream })).await;
        let answered = statuses.iter().filter(|status| **status == 200).count();
        assert_eq!(upstream.seen().len(), answered, "{what}");
        let cap = Picos::parse("0.1").unwrap();
        let spend = check(server, &key, cap, &what).await;
        // Nobody was refused while the least would still have fitted.
        assert!(cap.saturating_minus(spend) < micros(LEAST_MICROS), "{what}: stopped at {spend}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tight_caps_of_everybody_at_once_hold_together() {
    let upstream = Upstream::start(answer(false, 10)).await;
    let more =
        "litellm_settings: {max_budget: 0.0041}\ngeneral_settings: {apply_user_budget_to_team_keys: true}";
    let server = Server::start(&config_with_upstream(&upstream.url, more)).await;
    let cap = serde_json::from_str::<Value>("0.0041").unwrap();
    server.post("/user/new", json!({"user_id": "bob", "max_budget": cap, "auto_create_key": false})).await;
    server.post("/team/new", json!({"team_id": "red", "max_budget": cap})).await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": cap})).await;
    let key = server.key(json!({"user_id": "bob", "team_id": "red", "max_budget": cap})).await;
    let statuses = all_at_once(&server, &key, &json!({"max_tokens": 10})).await;
    assert_eq!(statuses, [vec![200; 10], vec![422; 30]].concat());
    assert_eq!(check(server, &key, picos(&cap), "all levels").await, picos(&cap));
}

#[tokio::test]
async fn a_model_whose_longest_answer_nobody_knows_cannot_overshoot_either() {
    for (asked, stream) in [(json!({}), false), (json!({}), true), (json!({"max_tokens": 60_000}), false)] {
        let upstream = Upstream::start(answer(stream, 60_000)).await;
        let (server, key) = scene(&upstream, "customer", "1").await;
        let mut more = asked.clone();
        more["stream"] = json!(stream);
        let reply = server.chat_as(&key, "up", "acme", &more).await;
        assert_eq!(reply.status, 200, "{asked}: {}", reply.text());
        let sent = &upstream.seen()[0].body;
        assert_eq!(sent["max_tokens"].to_string(), reply.header("x-litellm-output-cap"), "{asked}");
        check(server, &key, Picos::from_dollars(1), &asked.to_string()).await;
    }
}

fn answer(stream: bool, tokens: u64) -> Answer {
    if stream {
        Answer::Stream { words: tokens, usage: true, done: true }
    } else {
        Answer::Chat { output_tokens: tokens, after: std::time::Duration::ZERO }
    }
}
