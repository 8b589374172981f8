//! A cap holds under every name of a model, and whoever else calls or looks: aliases, wildcards, full
//! names, a team's key of a user with a budget of their own, a reader who knows no rule.

use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use serde_json::{Value, json};

use crate::support::{Answer, Reply, Server, Upstream, chat_body, config_with_upstream};

/// Eleven tokens in and seven out: 320 micro-dollars.
const WELL: Answer = Answer::Chat { output_tokens: 7, after: Duration::ZERO };
const DAY: i64 = 86_400_000;

fn dollars(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

async fn ask(server: &Server, key: &str, model: &str) -> Reply {
    let body = chat_body(model, "acme", &json!({"max_tokens": 7}));
    server.send(key, "/v1/chat/completions", &[], body).await
}

#[tokio::test]
async fn a_cap_on_a_model_holds_for_every_spelling_of_it() {
    let upstream = Upstream::start(WELL).await;
    let to = format!(
        "api_key: k, api_base: '{}/v1', input_cost_per_token: 0.00001, output_cost_per_token: 0.00003",
        upstream.url
    );
    let yaml = format!(
        "model_list:
  - {{model_name: gpt-4o, litellm_params: {{model: openai/gpt-4o, {to}}}}}
  - {{model_name: other, litellm_params: {{model: openai/gpt-3.5, {to}}}}}
  - {{model_name: 'openai/*', litellm_params: {{model: 'openai/*', {to}}}}}
router_settings: {{num_retries: 0, disable_cooldowns: true, model_group_alias: {{nick: gpt-4o}}}}
"
    );
    let server = Server::start(&yaml).await;
    let spellings = ["gpt-4o", "nick", "openai/gpt-4o", "mine"];
    // One call fits, the second does not.
    for kept_as in ["gpt-4o", "openai/gpt-4o"] {
        let caps = json!({kept_as: {"max_budget": dollars("0.0004"), "budget_duration": "30d"}});
        for (at, first) in spellings.into_iter().enumerate() {
            let team = format!("{kept_as} {at}");
            server.post("/team/new", json!({"team_id": team, "model_max_budget": caps})).await;
            let aliases = json!({"mine": "gpt-4o"});
            let own = server.key(json!({"model_max_budget": caps, "aliases": aliases})).await;
            let of_team = server.key(json!({"team_id": team, "aliases": aliases})).await;
            for key in [own, of_team] {
                let reply = ask(&server, &key, first).await;
                assert_eq!(reply.status, 200, "{kept_as} by {first}: {}", reply.text());
                let calls = upstream.seen().len();
                for next in spellings {
                    let reply = ask(&server, &key, next).await;
                    assert_eq!(reply.status, 422, "{kept_as} by {first}, then {next}: {}", reply.text());
                    assert_eq!(reply.json()["error"]["type"], "budget_exceeded");
                }
                assert_eq!(upstream.seen().len(), calls);
                assert_eq!(ask(&server, &key, "other").await.status, 200, "another model is not capped");
            }
        }
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_pace_of_a_model_holds_for_every_spelling_of_it() {
    let upstream = Upstream::start(WELL).await;
    let more = "router_settings: {num_retries: 0, model_group_alias: {nick: up}}";
    let yaml = config_with_upstream(&upstream.url, "");
    let yaml = yaml.replace("router_settings:\n  num_retries: 0\n  disable_cooldowns: true\n", more);
    let server = Server::start(&yaml).await;
    for kept_as in ["up", "openai/up", "nick"] {
        for first in ["up", "nick"] {
            let key = server.key(json!({"model_rpm_limit": {kept_as: 1}})).await;
            // A limit that is kept under the alias is one of the alias.
            let limited = |name: &str| kept_as != "nick" || name == "nick";
            if !limited(first) {
                continue;
            }
            assert_eq!(ask(&server, &key, first).await.status, 200, "{kept_as} by {first}");
            for next in ["nick", "up"] {
                let status = if limited(next) { 429 } else { 200 };
                let reply = ask(&server, &key, next).await;
                assert_eq!(reply.status, status, "{kept_as} by {first}, then {next}: {}", reply.text());
            }
        }
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_limit_of_one_spelling_is_not_lost_behind_another_ones() {
    let upstream = Upstream::start(WELL).await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    let cap = json!({"max_budget": 1, "budget_duration": "30d"});
    let small = json!({"max_budget": dollars("0.0004"), "budget_duration": "30d"});
    for (limits, statuses) in [
        (json!({"model_max_budget": {"up": cap}, "model_rpm_limit": {"openai/up": 1}}), [200, 429, 429]),
        (json!({"model_rpm_limit": {"up": 50}, "model_tpm_limit": {"openai/up": 1}}), [429, 429, 429]),
        (json!({"model_tpm_limit": {"up": 10_000}, "model_rpm_limit": {"openai/up": 2}}), [200, 200, 429]),
        (json!({"model_max_budget": {"openai/up": {"rpm_limit": 9}, "up": small}}), [200, 422, 422]),
    ] {
        for model in ["up", "openai/up"] {
            let aliases = json!({"openai/up": "up"});
            let mut limits = limits.clone();
            limits["aliases"] = aliases;
            let key = server.key(limits.clone()).await;
            for (at, status) in statuses.into_iter().enumerate() {
                let reply = ask(&server, &key, model).await;
                assert_eq!(reply.status, status, "{limits}: {model}, call {at}: {}", reply.text());
            }
        }
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_teams_key_posts_to_its_user_and_leaves_the_users_window_alone() {
    let upstream = Upstream::start(WELL).await;
    for restarted in [false, true] {
        let clock = Clock::manual(Millis(1_800_000_000_000));
        let yaml = config_with_upstream(&upstream.url, "");
        let mut server = Server::start_at(&yaml, clock.clone()).await;
        let user = json!({"user_id": "bob", "max_budget": dollars("0.0007"), "budget_duration": "1d", "auto_create_key": false});
        server.post("/user/new", user).await;
        server.post("/team/new", json!({"team_id": "red"})).await;
        let own = server.key(json!({"user_id": "bob"})).await;
        let of_team = server.key(json!({"user_id": "bob", "team_id": "red"})).await;
        assert_eq!(ask(&server, &own, "up").await.status, 200);
        assert_eq!(ask(&server, &of_team, "up").await.status, 200);
        // Both calls count, and the next of the user's own does not fit beside them.
        let refused = async |server: &Server, spend: &str| {
            let reply = ask(server, &own, "up").await;
            assert_eq!(reply.status, 422, "restarted {restarted}: {}", reply.text());
            let facts = &reply.json()["error"]["budget"];
            assert_eq!((&facts["level"], facts["spend"].to_string()), (&json!("user"), spend.to_owned()));
            facts["resets_at"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_millisecond()
        };
        let end = refused(&server, "0.00064").await;
        assert_eq!(ask(&server, &of_team, "up").await.status, 200, "the team's key is not held to it");
        assert_eq!(refused(&server, "0.00096").await, end, "nor does it move the end");
        let now = || clock.now().0;
        clock.advance_ms(end - 1 - now());
        assert_eq!(ask(&server, &of_team, "up").await.status, 200);
        assert_eq!(refused(&server, "0.00128").await, end);
        if restarted {
            server = Server::start_in(server.stop().await, &yaml, clock.clone()).await;
        }
        // The first call after the end is the team's: it is tomorrow's money.
        clock.advance_ms(1);
        assert_eq!(ask(&server, &of_team, "up").await.status, 200);
        assert_eq!(ask(&server, &own, "up").await.status, 200, "restarted {restarted}");
        assert_eq!(refused(&server, "0.00064").await, end + DAY);
        server.stop_and_verify().await;
    }
}

#[tokio::test]
async fn who_looks_at_a_customer_does_not_keep_the_window_from_ending() {
    let upstream = Upstream::start(WELL).await;
    let clock = Clock::manual(Millis(1_800_000_000_000));
    let server = Server::start_at(&config_with_upstream(&upstream.url, ""), clock.clone()).await;
    let tier = json!({"budget_id": "tier", "max_budget": dollars("0.0004"), "budget_duration": "1d"});
    server.post("/budget/new", tier).await;
    server.post("/customer/new", json!({"user_id": "acme"})).await;
    // Only the key knows a rule: it has an account of its own, and the customer's number has no end.
    let key = server.key(json!({"end_user_budget_id": "tier"})).await;
    for day in 0..3 {
        assert_eq!(ask(&server, &key, "up").await.status, 200, "day {day}");
        assert_eq!(ask(&server, &key, "up").await.status, 422, "day {day}");
        for path in ["/customer/info?end_user_id=acme", "/customer/list"] {
            let (status, answer) = server.call("GET", path, None).await;
            assert_eq!(status, 200, "{path}: {answer}");
            let spend = format!("\"spend\":{},", ["0.00032", "0.00064", "0.00096"][day]);
            assert!(answer.to_string().contains(&spend), "{path}: {answer}");
        }
        clock.advance_ms(DAY);
    }
    server.stop_and_verify().await;
}
