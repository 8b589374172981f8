//! Test calls to deployments: they are calls like any other, with a price, a payer and limits.

use std::time::Duration;

use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use crate::support::{Answer, Server, Upstream, config_with_upstream};

async fn scene() -> (Upstream, Server) {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let down = "  - model_name: down
    litellm_params: {model: openai/down, api_key: upstream-key, api_base: http://127.0.0.1:1/v1, input_cost_per_token: 0.00001, output_cost_per_token: 0.00003}
    model_info: {id: d2}
  - model_name: spare
    litellm_params: {model: mock/spare, mock_response: Hi}
    model_info: {id: d3, mode: embedding}
  - model_name: openai/*
    litellm_params: {model: openai/*, api_key: k}
    model_info: {id: d4}
  - model_name: paint
    litellm_params: {model: openai/paint, api_key: k}
    model_info: {id: d5, mode: image_generation}
router_settings: {num_retries: 3, fallbacks: [{down: [up]}]}
";
    let yaml = config_with_upstream(&upstream.url, "");
    let models = yaml.split("router_settings").next().unwrap();
    let server = Server::start(&format!("{models}{down}")).await;
    (upstream, server)
}

fn names(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|row| row["model"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn every_deployment_is_called_once_and_paid_for_by_who_asked() {
    let (upstream, server) = scene().await;
    let key = server.key(json!({})).await;
    let (status, health) = server.call_as(&key, "GET", "/health", None).await;
    assert_eq!(status, 200, "{health}");
    assert_eq!(names(&health["healthy_endpoints"]), ["openai/up", "mock/spare"]);
    assert_eq!(names(&health["unhealthy_endpoints"]), ["openai/down"]);
    assert_eq!(names(&health["skipped_endpoints"]), ["openai/*", "openai/paint"]);
    assert_eq!((&health["healthy_count"], &health["unhealthy_count"]), (&json!(2), &json!(1)));
    let down = &health["unhealthy_endpoints"][0];
    assert_eq!(down["model_id"], "d2");
    assert!(down["error"].as_str().unwrap().contains("Connection error"), "{down}");
    assert!(!health.to_string().contains("upstream-key"));

    // Neither another try nor somebody who stands in: the answer would not be the deployment's.
    let seen = upstream.seen();
    assert_eq!(seen.len(), 1);
    assert_eq!((&seen[0].body["model"], &seen[0].body["max_completion_tokens"]), (&json!("up"), &json!(1)));
    let spent = server.key_spend(&key).await;
    assert!(spent > Picos::ZERO);
    assert_eq!(spent, server.logged().await);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn one_can_be_named_and_what_is_not_there_is_not_found() {
    let (upstream, server) = scene().await;
    for (query, status, healthy) in [
        ("model=up", 200, 1),
        ("model=openai/up", 200, 1),
        ("model_id=d3", 200, 1),
        ("model=up&model_id=d3", 404, 0),
        ("model=down", 503, 0),
        ("model=nobody", 404, 0),
        ("model_id=d9", 404, 0),
    ] {
        let (got, health) = server.call("GET", &format!("/health?{query}"), None).await;
        assert_eq!(got, status, "{query}: {health}");
        if status != 404 {
            assert_eq!(health["healthy_count"], healthy, "{query}");
        }
    }
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn a_test_keeps_to_the_budget_and_to_the_models_of_its_key() {
    let (upstream, server) = scene().await;
    let spent = server.key(json!({"max_budget": 0})).await;
    let (status, refused) = server.call_as(&spent, "GET", "/health?model=up", None).await;
    assert_eq!((status, &refused["error"]["type"]), (422, &json!("budget_exceeded")), "{refused}");
    let narrow = server.key(json!({"models": ["spare"]})).await;
    let (status, health) = server.call_as(&narrow, "GET", "/health", None).await;
    assert_eq!(status, 200, "{health}");
    assert_eq!(names(&health["healthy_endpoints"]), ["mock/spare"]);
    assert_eq!(health["unhealthy_count"], 0);
    assert_eq!(health["skipped_endpoints"], json!([]), "what it may not call is not shown");
    let (status, health) = server.call_as(&narrow, "GET", "/health?model_id=d4", None).await;
    assert_eq!((status, &health["skipped_endpoints"]), (503, &json!([])), "{health}");
    assert_eq!(upstream.seen().len(), 0);
    assert_eq!(server.call_as("sk-wrong", "GET", "/health", None).await.0, 401);
}

#[tokio::test]
async fn a_test_reaches_a_deployment_that_others_leave_alone() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let yaml = config_with_upstream(&upstream.url, "");
    let models = yaml.split("router_settings").next().unwrap();
    let rules = "router_settings: {num_retries: 0, allowed_fails: 0, cooldown_time: 600}\n";
    let server = Server::start(&format!("{models}{rules}")).await;
    upstream.next([Answer::Raw { status: 500, headers: vec![], body: "{}".into() }]);
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 500);
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 429);
    let (status, health) = server.call("GET", "/health", None).await;
    assert_eq!((status, &health["healthy_count"]), (200, &json!(1)), "{health}");
}

#[tokio::test]
async fn what_tests_found_is_remembered() {
    let (_upstream, server) = scene().await;
    let empty = server.read("/health/latest").await;
    assert_eq!(empty, json!({"latest_health_checks": {}, "total_models": 0}));
    assert_eq!(server.call("GET", "/health?model=down", None).await.0, 503);
    assert_eq!(server.call("GET", "/health", None).await.0, 200);
    let latest = server.read("/health/latest").await;
    assert_eq!(latest["total_models"], 3);
    let down = &latest["latest_health_checks"]["d2"];
    assert_eq!((&down["status"], &down["unhealthy_count"]), (&json!("unhealthy"), &json!(1)));
    assert_eq!(down["checked_by"], "default_user_id");
    let up = &latest["latest_health_checks"]["d3"];
    assert!(up["response_time_ms"].is_number() && up["error_message"].is_null(), "{up}");

    let history = server.read("/health/history?model=down&limit=1").await;
    assert_eq!(
        (&history["total_records"], &history["limit"], &history["offset"]),
        (&json!(2), &json!(1), &json!(0))
    );
    assert_eq!(history["health_checks"].as_array().unwrap().len(), 1);
    assert_eq!(server.read("/health/history?status_filter=healthy").await["total_records"], 2);
    assert_eq!(server.read("/health/history?offset=99").await["health_checks"], json!([]));
    for query in ["limit=0", "limit=1001", "limit=x", "offset=-1", "status_filter=odd"] {
        let (status, refused) = server.call("GET", &format!("/health/history?{query}"), None).await;
        assert!((400..500).contains(&status), "{query}: {refused}");
    }
}

#[tokio::test]
async fn a_few_words_about_the_server() {
    let server = Server::start("litellm_settings: {callbacks: [prometheus]}\n").await;
    assert_eq!(server.read("/health/license").await["has_license"], false);
    assert_eq!(server.read("/health/backlog").await, json!({"in_flight_requests": 0}));
    assert_eq!(server.read("/health/shared-status").await["shared_health_check_enabled"], false);
    let details = server.read("/health/readiness/details").await;
    assert_eq!(details["success_callbacks"], json!(["prometheus"]));
    for (name, expected) in [("status", json!("healthy")), ("db", json!("connected")), ("cache", Value::Null)]
    {
        assert_eq!(details[name], expected, "{name}");
    }
    assert!(details["log_level"].is_string() && details["is_detailed_debug"].is_boolean());
    let plain = server.key(json!({})).await;
    for path in ["/health/license", "/health/backlog", "/health/latest", "/health/history"] {
        assert_eq!(server.call_as(&plain, "GET", path, None).await.0, 401, "{path}");
    }
}
