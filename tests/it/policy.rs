//! Who may: models of keys, teams, users and customers, blocked and expired credentials, the routes
//! of a key, and the roles of the control plane.

use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use serde_json::{Value, json};

use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, config_with_upstream};

const WELL: Answer = Answer::Chat { output_tokens: 7, after: Duration::ZERO };

async fn scene() -> (Upstream, Server, Clock) {
    let upstream = Upstream::start(WELL).await;
    let to = format!(
        "api_key: k, api_base: '{}/v1', input_cost_per_token: 0, output_cost_per_token: 0",
        upstream.url
    );
    let more = format!(
        "model_list:
  - {{model_name: fast, litellm_params: {{model: openai/fast, {to}}}, model_info: {{access_groups: [cheap]}}}}
  - {{model_name: 'team/*', litellm_params: {{model: 'openai/*', {to}}}}}\n"
    );
    let clock = Clock::manual(Millis(1_800_000_000_000));
    let yaml = config_with_upstream(&upstream.url, "").replace("model_list:\n", &more);
    (upstream, Server::start_at(&yaml, clock.clone()).await, clock)
}

/// Status and type of the answer to a call.
async fn told(server: &Server, key: &str, model: &str, customer: &str) -> (u16, String) {
    let reply = server.chat_as(key, model, customer, &json!({})).await;
    (reply.status, reply.json()["error"]["type"].as_str().unwrap_or_default().to_owned())
}

fn no(status: u16, kind: &str) -> (u16, String) {
    (status, kind.to_owned())
}

#[tokio::test]
async fn a_call_needs_leave_from_every_list_that_says_something() {
    let (upstream, server, _clock) = scene().await;
    let yes = || no(200, "");
    let denied = |level: &str| no(403, &format!("{level}_model_access_denied"));
    server.post("/team/new", json!({"team_id": "red", "models": ["up", "team/a"]})).await;
    let user = json!({"user_id": "bob", "models": ["fast"], "auto_create_key": false});
    server.post("/user/new", user).await;
    server.post("/customer/new", json!({"user_id": "picky", "models": ["fast"]})).await;
    for (key, customer, rows) in [
        (json!({}), "acme", vec![("up", yes()), ("fast", yes()), ("team/a", yes())]),
        (
            json!({"models": ["up"]}),
            "acme",
            vec![("up", yes()), ("fast", denied("key")), ("team/a", denied("key"))],
        ),
        (
            json!({"models": ["team/*"]}),
            "acme",
            vec![("team/a", yes()), ("team/b/c", yes()), ("up", denied("key"))],
        ),
        (json!({"models": ["cheap"]}), "acme", vec![("fast", yes()), ("up", denied("key"))]),
        (json!({"models": ["*"]}), "acme", vec![("up", yes())]),
        (json!({"models": ["all-proxy-models"]}), "acme", vec![("up", yes())]),
        (json!({"models": ["no-default-models"]}), "acme", vec![("up", denied("key"))]),
        (json!({"team_id": "red"}), "acme", vec![("up", yes()), ("team/a", yes()), ("fast", denied("team"))]),
        (
            json!({"team_id": "red", "models": ["all-team-models"]}),
            "acme",
            vec![("up", yes()), ("fast", denied("team"))],
        ),
        (
            json!({"team_id": "red", "models": ["fast"]}),
            "acme",
            vec![("up", denied("key")), ("fast", denied("team"))],
        ),
        (json!({"user_id": "bob"}), "acme", vec![("fast", yes()), ("up", denied("user"))]),
        // On a team's key the team decides, not the member.
        (json!({"user_id": "bob", "team_id": "red"}), "acme", vec![("up", yes())]),
        (json!({}), "picky", vec![("fast", yes()), ("up", denied("customer"))]),
        // An alias is followed first, and what it stands for must be allowed.
        (json!({"aliases": {"mine": "up"}, "models": ["up"]}), "acme", vec![("mine", yes())]),
        (
            json!({"aliases": {"mine": "fast"}, "models": ["up", "mine"]}),
            "acme",
            vec![("mine", denied("key"))],
        ),
        // What is not there is told after what is not allowed.
        (json!({}), "acme", vec![("gone", no(400, "invalid_request_error"))]),
        (json!({"models": ["up"]}), "acme", vec![("gone", denied("key"))]),
    ] {
        let credential = server.key(key.clone()).await;
        for (model, expected) in rows {
            assert_eq!(
                told(&server, &credential, model, customer).await,
                expected,
                "{key} {model} {customer}"
            );
        }
    }
    // The operator's own key passes all lists but the customer's.
    assert_eq!(told(&server, MASTER, "up", "picky").await, denied("customer"));
    let calls = upstream.seen().len();
    let key = server.key(json!({"models": ["up"]})).await;
    let reply = server.chat_as(&key, "fast", "acme", &json!({})).await;
    let message = "The requested model 'fast' is not available for this API key, or the model name is invalid. \
                   Check the models available to you and try again.";
    assert_eq!(
        (&reply.json()["error"]["message"], &reply.json()["error"]["param"]),
        (&json!(message), &json!("model"))
    );
    assert_eq!(upstream.seen().len(), calls);
    let (_, models) = server.call_as(&key, "GET", "/v1/models", None).await;
    let ids: Vec<&Value> = models["data"].as_array().unwrap().iter().map(|model| &model["id"]).collect();
    assert_eq!(ids, ["up"], "who may not call it does not see it");
}

#[tokio::test]
async fn blocked_and_expired_open_nothing_until_that_ends() {
    let (upstream, server, clock) = scene().await;
    let key = server.key(json!({"duration": "1h"})).await;
    assert_eq!(told(&server, &key, "up", "acme").await, no(200, ""));
    server.post("/key/block", json!({"key": key})).await;
    assert_eq!(told(&server, &key, "up", "acme").await, no(401, "auth_error"));
    assert_eq!(server.call_as(&key, "GET", "/v1/models", None).await.0, 401);
    server.post("/key/unblock", json!({"key": key})).await;
    clock.advance_ms(3_600_000 - 1);
    assert_eq!(told(&server, &key, "up", "acme").await, no(200, ""));
    clock.advance_ms(1);
    assert_eq!(told(&server, &key, "up", "acme").await, no(401, "expired_key"));
    assert_eq!(server.call_as(&key, "GET", "/key/info", None).await.0, 401, "nor on the control plane");

    let key = server.key(json!({})).await;
    server.post("/customer/block", json!({"user_ids": ["acme"]})).await;
    let reply = server.chat_as(&key, "up", "acme", &json!({})).await;
    assert_eq!((reply.status, &reply.json()["error"]["type"]), (403, &json!("customer_blocked")));
    let message = "Customer=acme is blocked. Update via `/customer/unblock` if you're an admin.";
    assert_eq!(reply.json()["error"]["message"], message);
    assert_eq!(told(&server, &key, "fast", "acme").await, no(403, "customer_blocked"), "free or not");
    assert_eq!(told(&server, &key, "up", "zoe").await, no(200, ""));
    server.post("/customer/unblock", json!({"user_ids": ["acme"]})).await;
    assert_eq!(told(&server, &key, "up", "acme").await, no(200, ""));

    server.post("/team/new", json!({"team_id": "red", "blocked": true})).await;
    let of_team = server.key(json!({"team_id": "red"})).await;
    assert_eq!(told(&server, &of_team, "up", "acme").await, no(401, "auth_error"));
    server.post("/key/delete", json!({"keys": [key]})).await;
    assert_eq!(told(&server, &key, "up", "acme").await, no(401, "token_not_found_in_db"));
    assert_eq!(upstream.seen().len(), 4);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_key_calls_the_routes_it_was_made_for() {
    let (_upstream, server, _clock) = scene().await;
    let body = |path: &str| path.contains("completions").then(|| json!({"model": "up", "messages": []}));
    let chat = ("POST", "/v1/chat/completions");
    let (list, info, models) = (("GET", "/customer/list"), ("GET", "/key/info"), ("GET", "/v1/models"));
    for (limits, rows) in [
        (json!({}), vec![(chat, 200), (models, 200), (info, 200), (list, 401)]),
        (json!({"key_type": "llm_api"}), vec![(chat, 200), (list, 403), (info, 403)]),
        (json!({"key_type": "management"}), vec![(chat, 403), (list, 200), (info, 200)]),
        (
            json!({"key_type": "read_only"}),
            vec![(chat, 403), (list, 200), (info, 200), (("POST", "/customer/new"), 403)],
        ),
        (json!({"allowed_routes": ["/chat/completions"]}), vec![(chat, 200), (list, 403)]),
        (json!({"allowed_routes": ["/customer/*"]}), vec![(chat, 403), (list, 200), (info, 403)]),
    ] {
        let key = server.key(limits.clone()).await;
        for ((method, path), status) in rows {
            let (seen, answer) = server.call_as(&key, method, path, body(path)).await;
            assert_eq!(seen, status, "{limits} {method} {path}: {answer}");
            if status == 403 {
                let text = answer["detail"].as_str().unwrap_or_else(|| panic!("{answer}"));
                assert!(text.starts_with("Virtual key is not allowed to call this route."), "{text}");
            }
        }
    }
}

#[tokio::test]
async fn both_spellings_of_a_route_are_one_route() {
    let (_upstream, server, _clock) = scene().await;
    let body = json!({"model": "up", "messages": [], "prompt": "Hello"});
    let (chat, versioned) = ("/chat/completions", "/v1/chat/completions");
    let (text, engines) = ("/v1/completions", "/engines/up/chat/completions");
    let azure = "/openai/deployments/up/chat/completions";
    for (routes, allowed, denied) in [
        (json!([versioned]), vec![chat, versioned], vec![text, "/completions", engines, azure]),
        (json!([chat]), vec![chat, versioned], vec![text, "/completions", engines, azure]),
        (json!(["/v1/*"]), vec![chat, versioned, text, "/completions"], vec![]),
        (json!(["llm_api_routes"]), vec![chat, versioned, text, "/completions", engines, azure], vec![]),
        (json!(["/v1/embeddings", "info_routes"]), vec![], vec![chat, versioned, text, engines, azure]),
    ] {
        let key = server.key(json!({"allowed_routes": routes})).await;
        for (paths, status) in [(allowed, 200), (denied, 403)] {
            for path in paths {
                let (seen, answer) = server.call_as(&key, "POST", path, Some(body.clone())).await;
                assert_eq!(seen, status, "{routes} {path}: {answer}");
            }
        }
        for path in ["/customer/new", "/key/generate"] {
            let (seen, answer) = server.call_as(&key, "POST", path, Some(json!({}))).await;
            assert_eq!(seen, 403, "{routes} {path}: {answer}");
        }
    }
}

#[tokio::test]
async fn a_key_of_any_visible_characters_opens_its_door() {
    let (_upstream, server, _clock) = scene().await;
    for key in ["sk-a/b/c-0123456789", "sk-a,b,c-0123456789", "sk-/,=+~:;'\"-01234567"] {
        server.key(json!({ "key": key })).await;
        assert_eq!(told(&server, key, "up", "acme").await, no(200, ""), "{key}");
        let beginning = key.split(['/', ',']).next().unwrap();
        assert_eq!(told(&server, beginning, "up", "acme").await, no(401, "token_not_found_in_db"), "{key}");
    }
}

#[tokio::test]
async fn a_role_opens_what_it_is_for() {
    let (_upstream, server, _clock) = scene().await;
    let reads = [
        "/customer/list",
        "/budget/list",
        "/global/spend",
        "/health/readiness/details",
        "/customer/info?end_user_id=x",
    ];
    let writes =
        ["/customer/new", "/budget/new", "/budget/update", "/team/new", "/user/new", "/customer/delete"];
    for (role, may_read, may_write) in [
        (Some("proxy_admin"), true, true),
        (Some("proxy_admin_viewer"), true, false),
        (Some("internal_user"), false, false),
        (Some("internal_user_viewer"), false, false),
        (None, false, false),
    ] {
        let name = role.unwrap_or("none");
        server.post("/user/new", json!({"user_id": name, "user_role": role, "auto_create_key": false})).await;
        let key = server.key(json!({"user_id": name})).await;
        for path in reads {
            let (status, answer) = server.call_as(&key, "GET", path, None).await;
            assert_eq!(status != 401, may_read, "{name} {path}: {status} {answer}");
        }
        for path in writes {
            // An admin gets as far as the body, which lacks something or makes nothing.
            let (status, answer) = server.call_as(&key, "POST", path, Some(json!({"max_budget": -1}))).await;
            assert_eq!(status == 401, !may_write, "{name} {path}: {status} {answer}");
            if !may_write {
                let text = answer["error"]["message"].as_str().unwrap();
                let lead =
                    "Authentication Error, Only proxy admin can be used to generate, delete, update info";
                assert!(text.starts_with(lead) && text.contains(&format!("Route={path}.")), "{text}");
            }
        }
        assert_eq!(told(&server, &key, "up", "acme").await.0, 200, "{name}: models are for everybody");
    }
}
