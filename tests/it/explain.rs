//! Why a call was admitted, capped or refused: the numbers of that moment, while they are in memory
//! and after a restart.

use std::time::Duration;

use litellm_rs::clock::Clock;
use serde_json::{Value, json};

use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream, picos};

const WELL: Answer = Answer::Chat { output_tokens: 7, after: Duration::ZERO };

async fn scene() -> (Upstream, Server) {
    let upstream = Upstream::start(WELL).await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    (upstream, server)
}

async fn call(server: &Server, key: &str, id: &str, more: Value) -> (u16, Value) {
    let body = chat_body("up", "acme", &more);
    let reply = server.send(key, "/v1/chat/completions", &[("x-litellm-call-id", id)], body).await;
    (reply.status, reply.json())
}

async fn explained(server: &Server, id: &str) -> Value {
    server.read(&format!("/spend/explain?request_id={id}")).await
}

fn account<'a>(explained: &'a Value, level: &str) -> &'a Value {
    let accounts = explained["accounts"].as_array().unwrap();
    accounts
        .iter()
        .find(|account| account["level"] == level)
        .unwrap_or_else(|| panic!("{level}: {explained}"))
}

#[tokio::test]
async fn each_outcome_comes_with_the_numbers_it_was_made_from() {
    let (_upstream, server) = scene().await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": 0.02})).await;
    let (status, answer) = call(&server, MASTER, "first", json!({"max_tokens": 20})).await;
    assert_eq!(status, 200, "{answer}");
    let first = explained(&server, "first").await;
    assert_eq!(first["outcome"], "admitted", "{first}");
    assert_eq!(first["response_id"], answer["id"]);
    assert_eq!(first["payer"]["end_user"], "acme");
    assert_eq!(picos(&account(&first, "customer")["settled"]), picos(&json!(0)));
    assert_eq!(account(&first, "customer")["fits"], true);
    assert_eq!(account(&first, "global")["max_budget"], Value::Null);
    assert_eq!(first["held"], first["ceiling"], "{first}");
    assert_eq!(first["entries"].as_array().unwrap().len(), 1, "{first}");
    let spent = first["entries"][0]["spend"].clone();
    let by_answer = explained(&server, answer["id"].as_str().unwrap()).await;
    assert_eq!(by_answer, first, "found by either id");

    // Far more than is left: the answer is cut to what the rest pays for.
    let (status, answer) = call(&server, MASTER, "second", json!({"max_tokens": 100_000})).await;
    assert_eq!(status, 200, "{answer}");
    let second = explained(&server, "second").await;
    assert_eq!(second["outcome"], "capped", "{second}");
    assert_eq!(account(&second, "customer")["settled"], spent);
    assert!(second["output_cap"].as_u64().unwrap() < 100_000, "{second}");

    server.post("/customer/update", json!({"user_id": "acme", "max_budget": 0.0001})).await;
    let (status, answer) = call(&server, MASTER, "third", json!({"max_tokens": 20})).await;
    assert_eq!(status, 422, "{answer}");
    let third = explained(&server, "third").await;
    assert_eq!((&third["outcome"], &third["status"]), (&json!("refused"), &json!(422)), "{third}");
    assert_eq!(third["error_type"], "budget_exceeded");
    assert_eq!(account(&third, "customer")["fits"], false);
    assert_eq!(third["entries"], json!([]));
    let told = answer["error"]["message"].as_str().unwrap();
    assert!(third["reason"].as_str().unwrap().contains(told), "{third}");
}

#[tokio::test]
async fn refusals_that_are_not_about_money_are_told_too() {
    let (_upstream, server) = scene().await;
    let key = server.key(json!({"models": ["other"], "rpm_limit": 1})).await;
    assert_eq!(call(&server, &key, "denied", json!({})).await.0, 403);
    let denied = explained(&server, "denied").await;
    assert_eq!(denied["error_type"], "key_model_access_denied", "{denied}");
    let quick = server.key(json!({"rpm_limit": 1})).await;
    for (id, status) in [("one", 200), ("two", 429)] {
        assert_eq!(call(&server, &quick, id, json!({})).await.0, status);
    }
    assert_eq!(explained(&server, "two").await["error_type"], "throttling_error");
}

#[tokio::test]
async fn a_refusal_outlives_a_restart_and_an_admission_is_told_from_the_log() {
    let (upstream, server) = scene().await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": 0.02})).await;
    let (_, answer) = call(&server, MASTER, "good", json!({"max_tokens": 20})).await;
    server.post("/customer/update", json!({"user_id": "acme", "max_budget": 0})).await;
    assert_eq!(call(&server, MASTER, "bad", json!({})).await.0, 422);
    let before = explained(&server, "bad").await;
    let folder = server.stop().await;
    let yaml = config_with_upstream(&upstream.url, "");
    let server = Server::start_in(folder, &yaml, Clock::System).await;
    assert_eq!(explained(&server, "bad").await, before);
    let good = explained(&server, answer["id"].as_str().unwrap()).await;
    assert_eq!(good["outcome"], "booked", "{good}");
    assert_eq!(good["entries"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn whose_call_it_is_not_learns_nothing() {
    let (_upstream, server) = scene().await;
    let (mine, other) = (server.key(json!({"user_id": "bob"})).await, server.key(json!({})).await);
    let bobs_second = server.key(json!({"user_id": "bob"})).await;
    assert_eq!(call(&server, &mine, "mine", json!({})).await.0, 200);
    let path = "/spend/explain?request_id=mine";
    for (key, status) in [(&mine, 200), (&bobs_second, 200), (&other, 404)] {
        assert_eq!(server.call_as(key, "GET", path, None).await.0, status);
    }
    for (path, status) in [("/spend/explain?request_id=nobody", 404), ("/spend/explain", 422)] {
        assert_eq!(server.call("GET", path, None).await.0, status, "{path}");
    }
}

#[tokio::test]
async fn an_id_that_a_caller_chose_shows_nothing_of_anothers_call() {
    let (_upstream, server) = scene().await;
    let (victim, thief) =
        (server.key(json!({})).await, server.key(json!({"max_budget": 0, "user_id": "eve"})).await);
    let (status, answer) = call(&server, &victim, "mine", json!({"max_tokens": 20})).await;
    assert_eq!(status, 200, "{answer}");
    let id = answer["id"].as_str().unwrap();
    assert_eq!(call(&server, &thief, id, json!({})).await.0, 422);
    let path = format!("/spend/explain?request_id={id}");
    let (status, seen) = server.call_as(&victim, "GET", &path, None).await;
    assert_eq!((status, seen["entries"].as_array().map(Vec::len)), (200, Some(1)), "{seen}");
    let (status, seen) = server.call_as(&thief, "GET", &path, None).await;
    assert!(status == 404 || seen["entries"] == json!([]), "{seen}");
}
