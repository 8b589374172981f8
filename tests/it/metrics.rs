//! The metrics as Prometheus reads them: every line of the page, counters that only rise, money that
//! is the ledger's own, and nobody's key.

mod page;

use std::collections::BTreeSet;
use std::time::Duration;

use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use page::Read;

use crate::support::{Answer, Home, Server, Upstream, chat_body, config_with_upstream, until};

const NAMED: &str =
    "litellm_settings: {callbacks: [prometheus], enable_end_user_cost_tracking_prometheus_only: true}";

impl Server {
    async fn metrics_text(&self) -> String {
        let response = self.http.get(format!("{}/metrics", self.url)).bearer_auth("sk-1234").send().await;
        let response = response.unwrap();
        assert_eq!(response.status(), 200);
        let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
        assert_eq!(kind, "text/plain; version=0.0.4; charset=utf-8");
        response.text().await.unwrap()
    }

    async fn metrics(&self) -> Read {
        Read::of(&self.metrics_text().await)
    }
}

async fn upstream() -> Upstream {
    Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await
}

#[tokio::test]
async fn the_spend_of_the_metrics_is_that_of_the_ledger_to_the_pico() {
    let upstream = Upstream::start(Answer::Alternating { output_tokens: 7 }).await;
    let server = Server::start(&config_with_upstream(&upstream.url, NAMED)).await;
    server.post("/team/new", json!({"team_id": "red", "team_alias": "Red \"one\""})).await;
    let key = server.key(json!({"team_id": "red", "key_alias": "line\\1"})).await;
    for call in 0..4 {
        let more = json!({"stream": call % 2 == 0});
        assert_eq!(server.chat_as(&key, "up", "acme", &more).await.status, 200);
        assert_eq!(server.chat("up", "zoe", json!({})).await.0, 200);
    }
    let failed = r#"{"error": {"message": "no"}, "usage": {"prompt_tokens": 5, "completion_tokens": 1, "total_tokens": 6}}"#;
    upstream.next([Answer::Raw { status: 500, headers: vec![], body: failed.into() }]);
    assert_eq!(server.chat_as(&key, "up", "acme", &json!({})).await.status, 500);
    server.settled().await;

    let read = server.metrics().await;
    let spend = "litellm_spend_metric_total";
    assert_eq!(read.sum(spend, &[]), server.logged().await);
    assert_eq!(read.sum(spend, &[("end_user", "acme")]), server.customer_spend("acme").await);
    assert_eq!(read.sum(spend, &[("team", "red")]), server.key_spend(&key).await);
    let of_team = [("team_alias", "Red \"one\""), ("api_key_alias", "line\\1"), ("requested_model", "up")];
    assert_eq!(read.sum(spend, &of_team), server.key_spend(&key).await);
    for (name, expected) in [
        ("litellm_input_tokens_metric_total", 8 * 11 + 5),
        ("litellm_output_tokens_metric_total", 8 * 7 + 1),
        ("litellm_total_tokens_metric_total", 8 * 18 + 6),
        ("litellm_requests_metric_total", 9),
        ("litellm_deployment_success_responses_total", 8),
        ("litellm_deployment_failure_responses_total", 1),
        ("litellm_deployment_total_requests_total", 9),
        ("litellm_proxy_total_requests_metric_total", 9),
        ("litellm_request_total_latency_metric_count", 8),
        ("litellm_llm_api_latency_metric_count", 8),
        ("litellm_llm_api_time_to_first_token_metric_count", 2),
        ("litellm_overhead_latency_metric_count", 8),
        ("litellm_request_queue_time_seconds_count", 8),
        ("litellm_deployment_latency_per_output_token_count", 8),
    ] {
        assert_eq!(read.sum(name, &[]), Picos::from_dollars(expected), "{name}");
    }
    assert_eq!(
        read.sum("litellm_proxy_failed_requests_metric_total", &[("exception_class", "InternalServerError")]),
        Picos::from_dollars(1)
    );
    server.stop_and_verify().await;
}

#[tokio::test]
async fn the_labels_are_those_that_dashboards_ask_for() {
    let upstream = upstream().await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    assert_eq!(server.chat("nothing", "acme", json!({})).await.0, 400);
    let read = server.metrics().await;
    let user = "end_user hashed_api_key api_key_alias team team_alias user";
    for (name, more) in [
        (
            "litellm_spend_metric_total",
            "model user_email client_ip user_agent requested_model model_id api_provider service_tier org_id org_alias",
        ),
        (
            "litellm_requests_metric_total",
            "model user_email client_ip user_agent requested_model model_id api_provider org_id org_alias",
        ),
        (
            "litellm_total_tokens_metric_total",
            "model user_email requested_model model_id api_provider org_id org_alias",
        ),
        (
            "litellm_proxy_total_requests_metric_total",
            "requested_model status_code user_email route client_ip user_agent model_id api_provider",
        ),
        (
            "litellm_proxy_failed_requests_metric_total",
            "requested_model user_email exception_status exception_class route client_ip user_agent model_id api_provider",
        ),
        (
            "litellm_request_total_latency_metric_count",
            "model_group requested_model model model_id api_provider service_tier",
        ),
        ("litellm_request_queue_time_seconds_count", "requested_model model model_id api_provider"),
    ] {
        let expected: BTreeSet<&str> = user.split(' ').chain(more.split(' ')).collect();
        assert_eq!(read.labels(name), expected, "{name}");
    }
    // Customers may be many: they are told apart only where that is asked for.
    assert_eq!(read.sum("litellm_spend_metric_total", &[("end_user", "None")]), server.logged().await);
    let unknown =
        [("requested_model", "other"), ("exception_status", "400"), ("route", "/v1/chat/completions")];
    assert_eq!(read.one("litellm_proxy_failed_requests_metric_total", &unknown), "1.0");
    assert_eq!(read.one("litellm_rs_refused_calls_total", &[("reason", "unknown_model")]), "1.0");
    assert!(!read.samples.contains_key("litellm_remaining_customer_budget_metric"));
}

#[tokio::test]
async fn budgets_and_rates_are_told_as_they_stand() {
    let upstream = upstream().await;
    let server = Server::start(&config_with_upstream(&upstream.url, NAMED)).await;
    server.post("/team/new", json!({"team_id": "red", "max_budget": 5, "tpm_limit": 9000})).await;
    server
        .post("/user/new", json!({"user_id": "bob", "user_email": "bob@x.org", "auto_create_key": false}))
        .await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": 1, "budget_duration": "30d"})).await;
    server.post("/customer/new", json!({"user_id": "quiet", "max_budget": 1})).await;
    let limits = json!({"team_id": "red", "user_id": "bob", "key_alias": "k", "max_budget": 0.5, "rpm_limit": 3,
        "model_rpm_limit": {"up": 2}});
    let key = server.key(limits).await;
    assert_eq!(server.chat_as(&key, "up", "acme", &json!({})).await.status, 200);
    let read = server.metrics().await;
    let (of_key, of_team) = ([("api_key_alias", "k")], [("team", "red")]);
    let of_customer = [("end_user", "acme")];
    // One call of 11 and 7 tokens costs 0.00032.
    for (name, labels, expected) in [
        ("litellm_remaining_api_key_budget_metric", &of_key[..], "0.49968"),
        ("litellm_api_key_max_budget_metric", &of_key, "0.5"),
        ("litellm_remaining_team_budget_metric", &of_team, "4.99968"),
        ("litellm_team_max_budget_metric", &of_team, "5.0"),
        ("litellm_remaining_user_budget_metric", &[("user", "bob")], "+Inf"),
        ("litellm_remaining_customer_budget_metric", &of_customer, "0.99968"),
        ("litellm_customer_max_budget_metric", &of_customer, "1.0"),
        ("litellm_remaining_api_key_requests_for_model", &of_key, "1.0"),
    ] {
        assert_eq!(read.one(name, labels), expected, "{name}");
    }
    let kind = |kind| [("api_key_alias", "k"), ("rate_limit_type", kind)];
    assert_eq!(read.one("litellm_api_key_rate_limit_allowed_metric", &kind("requests")), "3.0");
    assert_eq!(read.one("litellm_api_key_rate_limit_used_metric", &kind("requests")), "1.0");
    let tokens = [("team", "red"), ("rate_limit_type", "tokens")];
    assert_eq!(read.one("litellm_team_rate_limit_used_metric", &tokens), "18.0");
    let hours: f64 =
        read.one("litellm_customer_budget_remaining_hours_metric", &of_customer).parse().unwrap();
    assert!(hours > 0.0 && hours <= 31.0 * 24.0, "{hours}");
    assert!(!read.samples.contains_key("litellm_api_key_budget_remaining_hours_metric"));
    let customers = &read.samples["litellm_remaining_customer_budget_metric"];
    assert!(customers.iter().all(|(labels, _)| labels["end_user"] != "quiet"), "it has not called");
    assert_eq!(read.one("litellm_rs_open_holds", &[]), "0.0");

    // A regenerated key goes on under the account of the first one, with its name.
    let again = server.post("/key/regenerate", json!({"key": key})).await["key"].as_str().unwrap().to_owned();
    assert_eq!(server.chat_as(&again, "up", "acme", &json!({})).await.status, 200);
    let read = server.metrics().await;
    assert_eq!(read.one("litellm_remaining_api_key_budget_metric", &of_key), "0.49936");
}

#[tokio::test]
async fn deployments_and_those_that_stand_in_are_told() {
    let upstream = upstream().await;
    let more = format!(
        "  - model_name: spare
    litellm_params: {{model: openai/spare, api_key: k, api_base: {0}/v1, input_cost_per_token: 0, output_cost_per_token: 0, rpm: 7}}
router_settings: {{num_retries: 0, allowed_fails: 0, cooldown_time: 60, fallbacks: [{{up: [spare]}}]}}",
        upstream.url
    );
    let yaml = config_with_upstream(&upstream.url, "");
    let models = yaml.split("router_settings").next().unwrap();
    let server = Server::start(&format!("{models}{more}\n")).await;
    upstream.next([Answer::Raw { status: 500, headers: vec![], body: "{}".into() }]);
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    let read = server.metrics().await;
    let of = |model| [("litellm_model_name", model)];
    for (name, labels, expected) in [
        ("litellm_deployment_state", &of("openai/up")[..], "2.0"),
        ("litellm_deployment_state", &of("openai/spare"), "0.0"),
        ("litellm_deployment_rpm_limit", &of("openai/spare"), "7.0"),
        ("litellm_deployment_cooled_down_total", &of("openai/up"), "1.0"),
        ("litellm_deployment_failure_responses_total", &of("openai/up"), "1.0"),
        ("litellm_deployment_success_responses_total", &of("openai/spare"), "1.0"),
        (
            "litellm_deployment_successful_fallbacks_total",
            &[("requested_model", "up"), ("fallback_model", "spare"), ("exception_status", "500")],
            "1.0",
        ),
        ("litellm_zero_cost_requests_total", &[("requested_model", "up")], "1.0"),
    ] {
        assert_eq!(read.one(name, labels), expected, "{name} {labels:?}");
    }
}

#[tokio::test]
async fn what_rises_never_falls_and_callers_who_leave_are_counted() {
    let upstream = upstream().await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    let first = server.metrics().await;
    upstream.usual(Answer::Chat { output_tokens: 7, after: Duration::from_secs(600) });
    let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth("sk-1234");
    let leaving = tokio::spawn(request.body(chat_body("up", "acme", &json!({})).to_string()).send());
    upstream.arrived(2).await;
    leaving.abort();
    let left = [("status_code", "499"), ("requested_model", "up")];
    until("the caller who left is counted", async || {
        server.metrics().await.sum("litellm_proxy_total_requests_metric_total", &left) > Picos::ZERO
    })
    .await;
    until("what is owed for it is on disk, and the same as is counted", async || {
        let counted = server.metrics().await.sum("litellm_spend_metric_total", &[]);
        server.logs().await.len() == 2 && counted == server.logged().await
    })
    .await;
    let last = server.metrics().await;
    for (name, samples) in &first.samples {
        let family = ["_bucket", "_count", "_sum"].iter().find_map(|end| name.strip_suffix(end));
        let kind = first.kinds.get(name).or_else(|| first.kinds.get(family.unwrap_or_default()));
        if kind.is_none_or(|kind| kind == "gauge") {
            continue;
        }
        for (labels, value) in samples {
            let pairs: Vec<(&str, &str)> = labels.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let later = last.sum(name, &pairs);
            assert!(later >= Picos::parse(value).unwrap(), "{name} {labels:?}: {value} then {later}");
        }
    }
}

#[tokio::test]
async fn the_metrics_ask_for_a_key_of_somebody_who_may_see_everything() {
    let server = Server::start("model_list: []\n").await;
    server
        .post(
            "/user/new",
            json!({"user_id": "eve", "user_role": "proxy_admin_viewer", "auto_create_key": false}),
        )
        .await;
    let viewer = server.key(json!({"user_id": "eve"})).await;
    let scraper = server.key(json!({"allowed_routes": ["/metrics"]})).await;
    let plain = server.key(json!({})).await;
    for path in ["/metrics", "/metrics/"] {
        for key in [plain.as_str(), "sk-wrong", "nothing"] {
            let (status, said) = server.call_as(key, "GET", path, None).await;
            assert_eq!(status, 401, "{said}");
            let said = said.as_str().unwrap_or_else(|| panic!("not a text: {said}"));
            assert!(said.starts_with("Unauthorized access to metrics endpoint: "), "{said}");
            assert!(!said.contains(&plain));
        }
        for key in ["sk-1234", &viewer, &scraper] {
            assert_eq!(server.call_as(key, "GET", path, None).await.0, 200);
        }
        assert_eq!(server.http.get(format!("{}{path}", server.url)).send().await.unwrap().status(), 401);
    }
    let open = Server::start("litellm_settings: {require_auth_for_metrics_endpoint: false}\n").await;
    let page = open.http.get(format!("{}/metrics", open.url)).send().await.unwrap();
    assert_eq!(page.status(), 200);
    Read::of(&page.text().await.unwrap());
}

#[tokio::test]
async fn no_key_and_no_text_of_a_call_is_on_the_page() {
    let upstream = upstream().await;
    let server = Server::start(&config_with_upstream(&upstream.url, NAMED)).await;
    let key = server.key(json!({})).await;
    assert_eq!(server.chat_as(&key, "up", "acme\"}\\", &json!({})).await.status, 200);
    assert_eq!(server.chat_as("sk-wrong-key-canary", "up", "acme", &json!({})).await.status, 401);
    assert_eq!(server.chat_as(&key, "sk-model-canary", "acme", &json!({})).await.status, 400);
    let page = server.metrics_text().await;
    let read = Read::of(&page);
    let odd = [("end_user", "acme\"}\\")];
    assert_eq!(read.sum("litellm_requests_metric_total", &odd), Picos::from_dollars(1));
    for canary in [key.as_str(), "canary", "upstream-key", "sk-1234", "Hello"] {
        assert!(!page.contains(canary), "{canary}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_call_is_one_line_of_the_log() {
    let home = Home::new();
    let mut server = home.serve_with(
        "model_list:\n  - model_name: m\n    litellm_params: {model: openai/x, mock_response: canary-answer, input_cost_per_token: 0.001, output_cost_per_token: 0.002}\n\
         litellm_settings: {json_logs: true}\ngeneral_settings: {master_key: sk-1234}\n",
        &["--database", home.data().join("ledger.db").to_str().unwrap()],
    );
    let http = crate::support::http();
    let ask = |model: &str, id: &'static str| {
        let body = chat_body(model, "acme", &json!({}));
        let request = http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth("sk-1234");
        request.header("x-litellm-call-id", id).body(body.to_string()).send()
    };
    assert_eq!(ask("m", "id-1").await.unwrap().status(), 200);
    assert_eq!(ask("made-up", "id-2").await.unwrap().status(), 400);
    let answered: Value = serde_json::from_str(&server.wait_for("\"id-1\"")).unwrap();
    let refused: Value = serde_json::from_str(&server.wait_for("\"id-2\"")).unwrap();
    for (name, expected) in [
        ("level", json!("INFO")),
        ("message", json!("answered")),
        ("status", json!(200)),
        ("model", json!("m")),
        ("customer.id", json!("acme")),
        ("input_tokens", json!(10)),
        ("output_tokens", json!(20)),
        ("cost", json!("0.05")),
        ("stream", json!(false)),
    ] {
        assert_eq!(answered[name], expected, "{name} in {answered}");
    }
    assert!(answered["duration_ms"].is_u64(), "{answered}");
    assert_eq!((&refused["status"], &refused["reason"]), (&json!(400), &json!("unknown_model")));
    assert_eq!(refused["model"], "other");
    let log = server.stop();
    assert_eq!(log.matches("\"id-1\"").count(), 1, "{log}");
    assert!(!log.contains("canary-answer") && !log.contains("Hello out there"), "{log}");
}
