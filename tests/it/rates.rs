//! Rates: never more than the limit in any sixty seconds, refusals that say truly when to come back,
//! tokens put right after the call, and slots that come free however a call ends.

use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use serde_json::{Value, json};

use crate::support::{Answer, Reply, Server, Upstream, chat_body, config_with_upstream, until};

const WELL: Answer = Answer::Chat { output_tokens: 7, after: Duration::ZERO };

async fn scene(general: &str) -> (Upstream, Server, Clock) {
    let upstream = Upstream::start(WELL).await;
    let clock = Clock::manual(Millis(1_800_000_000_000));
    let yaml = config_with_upstream(&upstream.url, &format!("general_settings: {{{general}}}"));
    (upstream, Server::start_at(&yaml, clock.clone()).await, clock)
}

async fn ask(server: &Server, key: &str) -> Reply {
    server.chat_as(key, "up", "acme", &json!({"max_tokens": 7})).await
}

#[tokio::test]
async fn a_limit_of_five_requests_admits_five_in_any_sixty_seconds() {
    let (upstream, server, clock) = scene("").await;
    let key = server.key(json!({"rpm_limit": 5})).await;
    // When a call comes, and what it is told: the calls that are left, or when to come back.
    let mut at = 0;
    for (when, told) in [
        (0, Ok("4")),
        (0, Ok("3")),
        (0, Ok("2")),
        (30_000, Ok("1")),
        (30_000, Ok("0")),
        (30_000, Err("30")),
        (59_999, Err("1")),
        (60_000, Ok("2")),
        (60_000, Ok("1")),
        (60_000, Ok("0")),
        (60_000, Err("30")),
        (89_001, Err("1")),
        (90_000, Ok("1")),
        (90_000, Ok("0")),
        (90_001, Err("30")),
    ] {
        clock.advance_ms(when - at);
        at = when;
        let reply = ask(&server, &key).await;
        match told {
            Ok(left) => {
                assert_eq!(reply.status, 200, "{when}: {}", reply.text());
                for name in ["x-ratelimit-remaining-requests", "x-ratelimit-api_key-remaining-requests"] {
                    assert_eq!(reply.header(name), left, "{when} {name}");
                }
                for name in ["x-ratelimit-limit-requests", "x-ratelimit-api_key-limit-requests"] {
                    assert_eq!(reply.header(name), "5", "{when} {name}");
                }
            }
            Err(seconds) => assert_eq!((reply.status, reply.header("retry-after")), (429, seconds), "{when}"),
        }
    }
    assert_eq!(upstream.seen().len(), 10);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_refusal_says_which_limit_in_litellms_words() {
    let (_upstream, server, _clock) = scene("").await;
    let tier = json!({"budget_id": "tier", "rpm_limit": 0, "max_budget": 1});
    server.post("/budget/new", tier).await;
    server.post("/customer/new", json!({"user_id": "slow", "budget_id": "tier"})).await;
    let key = server.key(json!({})).await;
    let reply = server.chat_as(&key, "up", "slow", &json!({})).await;
    assert_eq!((reply.status, reply.header("rate_limit_type")), (429, "requests"), "{}", reply.text());
    let error = &reply.json()["error"];
    assert_eq!((&error["type"], &error["param"]), (&json!("throttling_error"), &Value::Null));
    let reset_at = reply.header("reset_at");
    let message = format!(
        "Rate limit exceeded for end_user: slow. Limit type: requests. Current limit: 0, Remaining: 0. Limit resets at: {reset_at}"
    );
    assert_eq!(error["message"], message);
    assert!(reset_at.starts_with("2027-01-15 ") && reset_at.ends_with(" UTC"), "{reset_at}");
    assert_eq!(ask(&server, &key).await.status, 200, "another customer is as fast as ever");
    assert_eq!(server.open_holds(), 0, "who is too fast holds nothing");
}

#[tokio::test]
async fn every_level_has_rates_of_its_own() {
    let (_upstream, server, _clock) = scene("").await;
    server.post("/team/new", json!({"team_id": "red", "rpm_limit": 1})).await;
    server.post("/user/new", json!({"user_id": "bob", "rpm_limit": 1, "auto_create_key": false})).await;
    server.post("/customer/new", json!({"user_id": "acme", "rpm_limit": 100})).await;
    for (key, level) in [
        (json!({"team_id": "red"}), "team"),
        (json!({"user_id": "bob"}), "user"),
        (json!({"rpm_limit": 1}), "api_key"),
        (json!({"model_rpm_limit": {"up": 1}}), "model_per_key"),
    ] {
        let key = server.key(key).await;
        let reply = ask(&server, &key).await;
        assert_eq!((reply.status, reply.header("x-ratelimit-remaining-requests")), (200, "0"), "{level}");
        assert_eq!(reply.header(&format!("x-ratelimit-{level}-limit-requests")), "1", "{level}");
        assert_eq!(reply.header("x-ratelimit-end_user-limit-requests"), "100", "{level}");
        let refused = ask(&server, &key).await;
        assert_eq!(refused.status, 429, "{level}");
        assert!(refused.text().contains(&format!("Rate limit exceeded for {level}: ")), "{}", refused.text());
    }
}

#[tokio::test]
async fn tokens_are_reserved_before_a_call_and_put_right_after_it() {
    let (upstream, server, clock) = scene("").await;
    let key = server.key(json!({"tpm_limit": 1000})).await;
    let left = |reply: &Reply| reply.header("x-ratelimit-api_key-remaining-tokens").parse::<u64>().unwrap();
    // Without a cap of its own, a call is given a quarter of the limit.
    let reply = server.chat_as(&key, "up", "acme", &json!({})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(upstream.seen()[0].body["max_tokens"], 250);
    let first = left(&reply);
    assert!((700..750).contains(&first), "250 and the input are reserved: {first}");
    // It used eighteen; the rest came back.
    let second = left(&server.chat_as(&key, "up", "acme", &json!({})).await);
    assert_eq!(second, first - 18);
    assert_eq!(upstream.seen().len(), 2);
    // A debt is a debt: what was used beyond the reserve keeps the next one out.
    upstream.next([Answer::Chat { output_tokens: 950, after: Duration::ZERO }]);
    assert_eq!(server.chat_as(&key, "up", "acme", &json!({"max_tokens": 900})).await.status, 200);
    let reply = server.chat_as(&key, "up", "acme", &json!({})).await;
    assert_eq!((reply.status, reply.header("rate_limit_type")), (429, "tokens"), "{}", reply.text());
    assert_eq!(reply.header("retry-after"), "60");
    clock.advance_ms(59_999);
    assert_eq!(server.chat_as(&key, "up", "acme", &json!({})).await.status, 429);
    clock.advance_ms(1);
    let reply = server.chat_as(&key, "up", "acme", &json!({})).await;
    assert_eq!((reply.status, left(&reply)), (200, first));
    for name in ["x-ratelimit-limit-tokens", "x-ratelimit-api_key-limit-tokens"] {
        assert_eq!(reply.header(name), "1000", "{name}");
    }
    server.stop_and_verify().await;
}

/// A stream under way.
async fn stalled(upstream: &Upstream, server: &Server, key: &str) -> reqwest::Response {
    upstream.next([Answer::Stall { words: 1 }]);
    let mut body = chat_body("up", "acme", &json!({}));
    body["stream"] = json!(true);
    let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(key);
    let response = request.body(body.to_string()).send().await.unwrap();
    assert_eq!(response.status(), 200);
    response
}

#[tokio::test]
async fn parallel_slots_come_free_however_a_call_ends() {
    for (general, limits) in [
        ("", json!({"max_parallel_requests": 2})),
        ("max_parallel_requests: 2", json!({})),
        ("global_max_parallel_requests: 2", json!({})),
    ] {
        let (upstream, server, _clock) = scene(general).await;
        let key = server.key(limits).await;
        let first = stalled(&upstream, &server, &key).await;
        let _second = stalled(&upstream, &server, &key).await;
        let refused = ask(&server, &key).await;
        assert_eq!(
            (refused.status, refused.header("rate_limit_type")),
            (429, "max_parallel_requests"),
            "{general}"
        );
        assert_eq!(refused.header("retry-after"), "1");
        // By a hang-up.
        drop(first);
        until("the slot is free", async || server.open_holds() == 1).await;
        // By an answer, by a provider's error, by a broken connection: one slot serves them all.
        for answer in
            [WELL, Answer::Raw { status: 500, headers: vec![], body: String::new() }, Answer::HalfBody, WELL]
        {
            let what = format!("{answer:?}");
            upstream.next([answer]);
            assert_ne!(ask(&server, &key).await.status, 429, "{what}");
        }
        // By a caller who leaves before the answer.
        upstream.next([Answer::Chat { output_tokens: 7, after: Duration::from_secs(600) }]);
        let calls = upstream.seen().len();
        let (other, url) = (server.http.clone(), format!("{}/v1/chat/completions", server.url));
        let request = other.post(url).bearer_auth(&key).body(chat_body("up", "acme", &json!({})).to_string());
        let leaving = tokio::spawn(request.send());
        upstream.arrived(calls + 1).await;
        assert_eq!(ask(&server, &key).await.status, 429, "{general}");
        leaving.abort();
        until("the slot is free", async || server.open_holds() == 1).await;
        assert_eq!(ask(&server, &key).await.status, 200, "{general}");
    }
}
