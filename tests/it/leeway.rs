//! What a key may do instead of stopping: go on slower, or call another model.

use std::time::Duration;

use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use crate::support::{Answer, Server, Upstream, chat_body};

/// Eleven tokens in, ten out.
const CALL: Picos = Picos::new((11 * 10 + 10 * 30) * 1_000_000);
const WELL: Answer = Answer::Chat { output_tokens: 10, after: Duration::ZERO };
const THROTTLE: &str = "litellm_settings: {budget_exceeded_throttle_percentage: 0.5}\n";

/// A server with three models at one provider.
async fn scene(upstream: &Upstream, more: &str) -> Server {
    let models: String = ["up", "other", "closed"]
        .map(|name| {
            format!(
                "  - model_name: {name}\n    litellm_params: {{model: openai/{name}, api_key: k, api_base: \
                 '{}/v1', input_cost_per_token: 0.00001, output_cost_per_token: 0.00003}}\n",
                upstream.url
            )
        })
        .concat();
    Server::start(&format!("model_list:\n{models}router_settings: {{num_retries: 0}}\n{more}")).await
}

fn cap(calls: u64) -> Value {
    serde_json::from_str(&CALL.times(calls).unwrap().to_string()).unwrap()
}

#[tokio::test]
async fn a_key_whose_budget_is_spent_goes_on_slower_where_both_sides_want_that() {
    for (more, limits, statuses) in [
        // Half of five is two: the first call takes one of five, the second one of two.
        (THROTTLE, json!({"rpm_limit": 5, "throttle_on_budget_exceeded": true}), [200, 200, 429, 429]),
        (THROTTLE, json!({"rpm_limit": 1, "throttle_on_budget_exceeded": true}), [200, 429, 429, 429]),
        (THROTTLE, json!({"rpm_limit": 5, "throttle_on_budget_exceeded": false}), [200, 422, 422, 422]),
        (THROTTLE, json!({"rpm_limit": 5}), [200, 422, 422, 422]),
        (THROTTLE, json!({"throttle_on_budget_exceeded": true}), [200, 422, 422, 422]),
        ("", json!({"rpm_limit": 5, "throttle_on_budget_exceeded": true}), [200, 422, 422, 422]),
    ] {
        let upstream = Upstream::start(WELL).await;
        let server = scene(&upstream, more).await;
        let what = limits.to_string();
        let mut limits = limits;
        limits["max_budget"] = cap(1);
        let key = server.key(limits).await;
        for (at, status) in statuses.into_iter().enumerate() {
            let reply = server.chat_as(&key, "up", "acme", &json!({"max_tokens": 10})).await;
            assert_eq!(reply.status, status, "{more}{what} call {at}: {}", reply.text());
            if at == 1 && status == 200 {
                assert_eq!(reply.header("x-ratelimit-api_key-limit-requests"), "2", "{what}");
            }
        }
        let admitted = statuses.iter().filter(|status| **status == 200).count() as u64;
        assert_eq!(server.key_spend(&key).await, CALL.times(admitted).unwrap(), "what is slow is paid for");
        server.stop_and_verify().await;
    }
}

#[tokio::test]
async fn a_throttle_loosens_the_keys_own_cap_and_no_other() {
    let upstream = Upstream::start(WELL).await;
    let server = scene(&upstream, THROTTLE).await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": cap(2)})).await;
    let limits = json!({"max_budget": cap(1), "rpm_limit": 100, "throttle_on_budget_exceeded": true});
    let key = server.key(limits).await;
    for status in [200, 200, 422] {
        let reply = server.chat_as(&key, "up", "acme", &json!({"max_tokens": 10})).await;
        assert_eq!(reply.status, status, "{}", reply.text());
        assert!(status == 200 || reply.text().contains("End User=acme over budget"), "{}", reply.text());
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_model_whose_budget_is_spent_gives_way_to_one_that_the_key_may_call() {
    for (stream, of_team) in [(false, false), (true, false), (false, true)] {
        let usual = match stream {
            true => Answer::Stream { words: 10, usage: true, done: true },
            false => WELL,
        };
        let upstream = Upstream::start(usual).await;
        let server = scene(&upstream, "").await;
        let key = json!({
            "models": ["up", "other"],
            "model_max_budget": {"up": {"max_budget": cap(1)}, "other": {"max_budget": cap(2)}},
            "budget_fallbacks": {"up": ["up", "closed", "nowhere", "other"]},
        });
        let key = if of_team {
            server.post("/team/new", json!({"team_id": "red"})).await;
            let mut team = key;
            team["team_id"] = json!("red");
            let shown = server.post("/team/update", team).await["data"].clone();
            assert_eq!(shown["budget_fallbacks"]["up"].as_array().map(Vec::len), Some(4));
            server.key(json!({"team_id": "red"})).await
        } else {
            server.key(key).await
        };
        for (asked, told) in [("up", "up"), ("up", "other"), ("up", "other"), ("up", ""), ("other", "")] {
            let body = chat_body(asked, "acme", &json!({"max_tokens": 10, "stream": stream}));
            let reply = server.send(&key, "/v1/chat/completions", &[], body).await;
            if told.is_empty() {
                assert_eq!(reply.status, 422, "{}", reply.text());
                assert!(reply.text().contains(&format!("exceeded budget for model={asked}")));
                continue;
            }
            assert_eq!(reply.status, 200, "{}", reply.text());
            assert_eq!(reply.header("x-litellm-model-group"), told);
            assert_eq!(upstream.seen().last().unwrap().body["model"], told);
            assert_eq!(server.logs().await[0]["model_group"], told, "the log says what was called");
        }
        assert_eq!(upstream.seen().len(), 3);
        server.stop_and_verify().await;
    }
}

#[tokio::test]
async fn other_refusals_change_no_model() {
    let upstream = Upstream::start(WELL).await;
    let server = scene(&upstream, "").await;
    let key = json!({"max_budget": 0, "budget_fallbacks": {"up": ["other"]}});
    let key = server.key(key).await;
    let reply = server.chat_as(&key, "up", "acme", &json!({"max_tokens": 10})).await;
    assert_eq!(reply.status, 422);
    assert!(reply.text().contains("Budget has been exceeded! Key="), "{}", reply.text());
    assert!(upstream.seen().is_empty());
}

#[tokio::test]
async fn a_test_of_a_deployment_is_never_answered_by_another_model() {
    let upstream = Upstream::start(WELL).await;
    let server = scene(&upstream, "").await;
    let key = json!({"model_max_budget": {"up": {"max_budget": 0}}, "budget_fallbacks": {"up": ["other"]}});
    let key = server.key(key).await;
    let (status, health) = server.call_as(&key, "GET", "/health?model=up", None).await;
    assert_eq!((status, &health["error"]["type"]), (422, &json!("budget_exceeded")), "{health}");
    assert!(upstream.seen().is_empty());
    let reply = server.chat_as(&key, "up", "acme", &json!({"max_tokens": 10})).await;
    assert_eq!((reply.status, reply.header("x-litellm-model-group")), (200, "other"));
    server.stop_and_verify().await;
}

/// Money of each model for one call, and somebody who holds it.
#[tokio::test]
async fn all_who_stand_in_are_waited_for_as_long_as_one() {
    const WAIT: Duration = Duration::from_millis(1_500);
    let upstream = Upstream::start(WELL).await;
    let names: Vec<String> = (0..4).map(|at| format!("held-{at}")).collect();
    let models: String = ["spent", "free"]
        .into_iter()
        .chain(names.iter().map(String::as_str))
        .map(|name| {
            format!(
                "  - model_name: {name}\n    litellm_params: {{model: openai/{name}, api_key: k, api_base: \
                 '{}/v1', input_cost_per_token: 0.00001, output_cost_per_token: 0.00003}}\n",
                upstream.url
            )
        })
        .collect();
    let yaml = format!("model_list:\n{models}general_settings: {{hold_wait_ms: {}}}\n", WAIT.as_millis());
    let server = Server::start(&yaml).await;
    let mut caps = json!({"spent": {"max_budget": 0}});
    for name in &names {
        caps[name] = json!({"max_budget": cap(1)});
    }
    let mut stand_ins = names.clone();
    let mut key = json!({"model_max_budget": caps, "budget_fallbacks": {"spent": stand_ins}});
    let waits_in_vain = server.key(key.clone()).await;
    stand_ins.push("free".into());
    key["budget_fallbacks"] = json!({"spent": stand_ins});
    let has_one_more = server.key(key).await;
    let mut holders = Vec::new();
    for key in [&waits_in_vain, &has_one_more] {
        for name in &names {
            let calls = upstream.seen().len();
            upstream.next([Answer::Stall { words: 1 }]);
            let body = chat_body(name, "acme", &json!({"max_tokens": 10, "stream": true}));
            let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(key);
            let held = request.body(body.to_string()).send().await.unwrap();
            assert_eq!(held.status(), 200);
            holders.push(held);
            upstream.arrived(calls + 1).await;
        }
    }
    for (key, status) in [(waits_in_vain, 422), (has_one_more, 200)] {
        let begun = std::time::Instant::now();
        let reply = server.chat_as(&key, "spent", "acme", &json!({"max_tokens": 10})).await;
        let took = begun.elapsed();
        assert_eq!(reply.status, status, "{}", reply.text());
        assert!(took >= WAIT && took < WAIT * 2, "{took:?}");
    }
}
