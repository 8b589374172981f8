//! Providers that fail, lie or break off, and a database that cannot be written: the caller learns
//! it in LiteLLM's words, the money is released or booked, and nothing is lost.

use std::time::{Duration, Instant};

use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use serde_json::{Value, json};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use crate::support::server::MASTER;
use crate::support::{Answer, Reply, Server, Upstream, chat_body, config_with_upstream, until};

const WELL: Answer = Answer::Chat { output_tokens: 7, after: Duration::ZERO };
/// Eleven tokens in, seven out.
const COST: &str = "0.00032";
/// Eleven tokens in.
const INPUT: &str = "0.00011";

fn raw(status: u16, body: &str) -> Answer {
    Answer::Raw { status, headers: vec![("content-type", "application/json")], body: body.into() }
}

fn error(status: u16, code: &str, message: &str) -> Answer {
    raw(status, &json!({"error": {"message": message, "type": "x", "param": null, "code": code}}).to_string())
}

/// A deployment of a group at ten micro-dollars a token in and `output` a token out.
fn deployment(group: &str, url: &str, order: u8, output: &str) -> String {
    format!(
        "  - model_name: {group}
    litellm_params: {{model: openai/{group}, api_key: upstream-key, api_base: '{url}/v1', order: {order},
      input_cost_per_token: 0.00001, output_cost_per_token: {output}}}\n"
    )
}

fn config(deployments: &[String], router: &str) -> String {
    format!("model_list:\n{}router_settings: {{{router}}}\n", deployments.concat())
}

async fn capped(server: &Server, customer: &str, cap: &str) {
    let cap: Value = serde_json::from_str(cap).unwrap();
    server.post("/customer/new", json!({"user_id": customer, "max_budget": cap})).await;
}

async fn ask(server: &Server, model: &str, customer: &str) -> Reply {
    server.chat_as(MASTER, model, customer, &json!({"max_tokens": 7})).await
}

#[tokio::test]
async fn a_provider_that_refuses_costs_nothing_and_is_told_in_litellms_words() {
    let upstream = Upstream::start(WELL).await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    capped(&server, "acme", "1").await;
    // The provider's status; ours, our type, and how the message begins.
    let cases = [
        (
            500,
            500,
            "internal_server_error",
            "litellm.InternalServerError: InternalServerError: OpenAIException - boom",
        ),
        (
            503,
            503,
            "internal_server_error",
            "litellm.ServiceUnavailableError: ServiceUnavailableError: OpenAIException - boom",
        ),
        (
            502,
            502,
            "internal_server_error",
            "litellm.BadGatewayError: BadGatewayError: OpenAIException - boom",
        ),
        (429, 429, "throttling_error", "litellm.RateLimitError: RateLimitError: OpenAIException - boom"),
        (
            401,
            401,
            "authentication_error",
            "litellm.AuthenticationError: AuthenticationError: OpenAIException - boom",
        ),
        (404, 404, "invalid_request_error", "litellm.NotFoundError: NotFoundError: OpenAIException - boom"),
        (400, 400, "invalid_request_error", "litellm.BadRequestError: OpenAIException - boom"),
        // A 422 of ours says that a budget is spent; a provider's is a bad request.
        (422, 400, "invalid_request_error", "litellm.BadRequestError: OpenAIException - boom"),
    ];
    for (provider, status, kind, message) in cases {
        upstream.next([error(provider, "c", "boom")]);
        let reply = ask(&server, "up", "acme").await;
        assert_eq!(reply.status, status, "{provider}: {}", reply.text());
        let error = &reply.json()["error"];
        assert_eq!(
            (&error["type"], &error["code"]),
            (&json!(kind), &json!(status.to_string())),
            "{provider}"
        );
        let suffix = "\n\nLiteLLM: model group 'up' failed with the error above. No fallback was attempted.";
        assert_eq!(error["message"], format!("{message}{suffix}"), "{provider}");
        assert_eq!(reply.header("x-litellm-response-cost"), "0", "{provider}");
        assert_eq!(server.open_holds(), 0, "{provider}");
    }
    assert_eq!((server.spend("acme").await.as_str(), server.logs().await.len()), ("0.0", 0));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_provider_that_is_down_costs_nothing_and_one_that_is_slow_the_input() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", closed.local_addr().unwrap());
    drop(closed);
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::from_secs(600) }).await;
    let slow = deployment("slow", &upstream.url, 1, "0.00003").replace("order:", "timeout: 0.2, order:");
    let yaml =
        config(&[deployment("down", &url, 1, "0.00003"), slow], "num_retries: 0, disable_cooldowns: true");
    let server = Server::start(&yaml).await;
    capped(&server, "acme", "1").await;
    let reply = ask(&server, "down", "acme").await;
    assert_eq!(reply.status, 500, "{}", reply.text());
    let message = reply.json()["error"]["message"].as_str().unwrap().to_owned();
    let down = "litellm.InternalServerError: InternalServerError: OpenAIException - Connection error.\n\n";
    assert!(message.starts_with(down), "{message}");
    assert!(!message.contains("127.0.0.1"), "where providers live is nobody's business: {message}");
    assert_eq!(server.spend("acme").await, "0.0");
    let reply = ask(&server, "slow", "acme").await;
    assert_eq!(reply.status, 408, "{}", reply.text());
    assert!(
        reply.text().contains("litellm.Timeout: APITimeoutError - Request timed out."),
        "{}",
        reply.text()
    );
    assert_eq!(server.spend("acme").await, INPUT);
    assert_eq!(server.logs().await[0]["metadata"]["ledger_status"], "estimated");
    assert_eq!(server.open_holds(), 0);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn what_is_no_answer_is_no_free_ride() {
    let upstream = Upstream::start(WELL).await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    let html =
        Answer::Raw { status: 200, headers: vec![("content-type", "text/html")], body: "<html>".into() };
    for (answer, status) in
        [(html, 502), (Answer::HalfBody, 500), (raw(200, "{\"id\":"), 502), (raw(200, ""), 502)]
    {
        let what = format!("{answer:?}");
        let before = server.logs().await.len();
        upstream.next([answer]);
        let reply = ask(&server, "up", "acme").await;
        assert_eq!(reply.status, status, "{what}: {}", reply.text());
        assert_eq!(reply.json()["error"]["type"], "internal_server_error", "{what}");
        let logs = server.logs().await;
        assert_eq!(logs.len(), before + 1, "{what}: settled once");
        assert_eq!(logs[0]["metadata"]["ledger_status"], "estimated", "{what}");
        assert_eq!(server.open_holds(), 0, "{what}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_provider_that_lies_about_usage_cannot_break_the_books() {
    // What it says; what is booked, and how sure that is. Its two words are counted by ourselves
    // where it says nothing that can be believed.
    let counted = ("0.00017", "estimated");
    let cases = [
        (json!({"prompt_tokens": 11, "completion_tokens": 7}), (COST, "exact")),
        (json!({"prompt_tokens": 11.0, "completion_tokens": 7.0}), (COST, "exact")),
        (json!({"prompt_tokens": "11", "completion_tokens": "7"}), (COST, "exact")),
        (json!({"prompt_tokens": -5, "completion_tokens": 7}), counted),
        (json!({"prompt_tokens": 11, "completion_tokens": -7}), counted),
        (json!({"prompt_tokens": 11.5, "completion_tokens": 7}), counted),
        (json!({"prompt_tokens": "many", "completion_tokens": 7}), counted),
        (json!({"prompt_tokens": [11], "completion_tokens": {}}), counted),
        (json!({}), counted),
        (json!("none"), counted),
        (Value::Null, counted),
        // More cached than there was: every token told is billed once.
        (
            json!({"prompt_tokens": 10, "completion_tokens": 0, "prompt_tokens_details": {"cached_tokens": 50}}),
            ("0.0005", "exact"),
        ),
        // No more than a thousand million tokens are believed.
        (json!({"prompt_tokens": 1, "completion_tokens": u64::MAX}), ("30000.00001", "exact")),
    ];
    let upstream = Upstream::start(WELL).await;
    let dear = deployment("dear", &upstream.url, 1, "0.02");
    let yaml =
        config_with_upstream(&upstream.url, "").replace("model_list:\n", &format!("model_list:\n{dear}"));
    let server = Server::start(&yaml).await;
    let answer = |usage: &Value| {
        let choices = json!([{"index": 0, "message": {"role": "assistant", "content": "Hello there"}}]);
        raw(200, &json!({"id": "c1", "choices": choices, "usage": usage}).to_string())
    };
    for (at, (usage, (cost, sure))) in cases.iter().enumerate() {
        upstream.next([answer(usage)]);
        let reply = ask(&server, "up", &format!("c{at}")).await;
        assert_eq!(reply.status, 200, "{usage}: {}", reply.text());
        let line = &server.logs().await[0];
        assert_eq!(
            (line["spend"].to_string().as_str(), &line["metadata"]["ledger_status"]),
            (*cost, &json!(sure)),
            "{usage}"
        );
    }
    // Above what a line of the ledger can carry, and the cap of who pays for it.
    capped(&server, "acme", "1").await;
    upstream.next([answer(&json!({"prompt_tokens": 1, "completion_tokens": 999_999_999_999_u64}))]);
    assert_eq!(ask(&server, "dear", "acme").await.status, 200);
    assert_eq!(ask(&server, "up", "acme").await.status, 422, "what was billed counts, also above the hold");
    assert_eq!(server.spend("acme").await, server.logs().await[0]["spend"].to_string());
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_failing_deployment_is_left_alone_until_it_has_cooled_down() {
    let (bad, good) = (Upstream::start(error(429, "c", "slow down")).await, Upstream::start(WELL).await);
    let group = [deployment("pair", &bad.url, 1, "0.00003"), deployment("pair", &good.url, 2, "0.00003")];
    let clock = Clock::manual(Millis(1_800_000_000_000));
    let server = Server::start_at(&config(&group, "num_retries: 1, cooldown_time: 5"), clock.clone()).await;
    capped(&server, "acme", "1").await;
    for (bad_calls, retries) in [(1, "1"), (1, "0"), (1, "0")] {
        let reply = ask(&server, "pair", "acme").await;
        assert_eq!((reply.status, reply.header("x-litellm-attempted-retries")), (200, retries));
        assert_eq!(bad.seen().len(), bad_calls);
    }
    good.usual(error(401, "c", "no"));
    assert_eq!(ask(&server, "pair", "acme").await.status, 401);
    let reply = ask(&server, "pair", "acme").await;
    assert_eq!((reply.status, reply.header("retry-after")), (429, "5"), "both are cooling");
    assert!(reply.text().contains("No deployments available for selected model, Try again in 5 seconds."));
    clock.advance_ms(5_000);
    assert_eq!(ask(&server, "pair", "acme").await.status, 401);
    assert_eq!(bad.seen().len(), 2, "asked again once it has cooled down");
    assert_eq!((server.spend("acme").await.as_str(), server.logs().await.len()), ("0.00096", 3));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_retry_waits_as_long_as_the_provider_asks_and_no_longer_than_a_minute() {
    let limited =
        |after| Answer::Raw { status: 429, headers: vec![("retry-after", after)], body: String::new() };
    let upstream = Upstream::start(WELL).await;
    let yaml = config_with_upstream(&upstream.url, "").replace("num_retries: 0", "num_retries: 1");
    let server = Server::start(&yaml).await;
    upstream.next([limited("61")]);
    let reply = ask(&server, "up", "acme").await;
    assert_eq!((reply.status, upstream.seen().len()), (429, 1), "not worth the wait");
    assert_eq!(reply.header("llm_provider-retry-after"), "61");
    upstream.next([limited("1")]);
    let started = Instant::now();
    assert_eq!((ask(&server, "up", "acme").await.status, upstream.seen().len()), (200, 3));
    assert!(started.elapsed() >= Duration::from_secs(1));
    // What the caller's mistake is stays its mistake.
    upstream.next([error(400, "c", "no")]);
    assert_eq!((ask(&server, "up", "acme").await.status, upstream.seen().len()), (400, 4));
    assert_eq!(server.spend("acme").await, COST);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_fallback_is_paid_at_its_own_price_or_not_made() {
    let (first, second) = (Upstream::start(WELL).await, Upstream::start(WELL).await);
    let groups = [
        deployment("cheap", &first.url, 1, "0.00003"),
        deployment("dear", &second.url, 1, "0.03"),
        deployment("large", &second.url, 1, "0.00006"),
        deployment("bold", &second.url, 1, "0.00009"),
    ];
    let router = "num_retries: 0, disable_cooldowns: true, fallbacks: [{cheap: [dear]}], \
                  context_window_fallbacks: [{cheap: [large]}], content_policy_fallbacks: [{cheap: [bold]}]";
    let server = Server::start(&config(&groups, router)).await;
    let long = "This model's maximum context length is 8 tokens.";
    // How it fails; whether the payer is poor; the outcome, the stand-in and what is booked.
    for (at, (answer, cap, status, model, cost)) in [
        (error(500, "c", "boom"), "1", 200, "dear", "0.21011"),
        (error(500, "c", "boom"), "0.21", 500, "", "0.0"),
        (error(400, "context_length_exceeded", long), "1", 200, "large", "0.00053"),
        (error(400, "content_policy_violation", "no"), "1", 200, "bold", "0.00074"),
    ]
    .into_iter()
    .enumerate()
    {
        let customer = format!("c{at}");
        capped(&server, &customer, cap).await;
        first.next([answer]);
        let reply = ask(&server, "cheap", &customer).await;
        assert_eq!(reply.status, status, "{model}: {}", reply.text());
        assert_eq!(reply.header("x-litellm-model-group"), model);
        let fallbacks = if status == 200 { "1" } else { "" };
        assert_eq!(reply.header("x-litellm-attempted-fallbacks"), fallbacks);
        assert_eq!(server.spend(&customer).await, cost, "{model}");
        assert_eq!(server.open_holds(), 0);
    }
    server.stop_and_verify().await;
}

/// Runs a statement on the server's database behind its back.
async fn sabotage(server: &Server, sql: &'static str) {
    let options = SqliteConnectOptions::new().filename(server.database());
    let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn while_the_ledger_cannot_be_written_nothing_is_sold_and_afterwards_nothing_is_lost() {
    let upstream = Upstream::start(WELL).await;
    let free = deployment("free", &upstream.url, 1, "0").replace("0.00001", "0");
    let yaml =
        config_with_upstream(&upstream.url, "").replace("model_list:\n", &format!("model_list:\n{free}"));
    let server = Server::start(&yaml).await;
    assert_eq!(ask(&server, "up", "acme").await.status, 200);
    sabotage(
        &server,
        "create trigger full before insert on entry begin select raise(abort, 'disk full'); end",
    )
    .await;
    let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(MASTER);
    let body = chat_body("up", "acme", &json!({"max_tokens": 7})).to_string();
    let under_way = tokio::spawn(request.body(body).send());
    until("the failure is noticed", async || !server.app.ledger.health().writable).await;
    let reply = ask(&server, "up", "acme").await;
    let error = &reply.json()["error"];
    assert_eq!((reply.status, &error["type"]), (503, &json!("budget_unavailable")), "{}", reply.text());
    assert_eq!(reply.header("retry-after"), "1");
    assert_eq!(upstream.seen().len(), 2, "refused before anything was sent");
    let (status, ready) = server.call("GET", "/health/readiness", None).await;
    assert_eq!((status, &ready["status"]), (503, &json!("unhealthy")), "{ready}");
    assert_eq!(ask(&server, "free", "acme").await.status, 200, "what costs nothing needs no ledger");
    assert!(!under_way.is_finished(), "its last byte waits for the disk");
    sabotage(&server, "drop trigger full").await;
    assert_eq!(under_way.await.unwrap().unwrap().status(), 200);
    until("it is written again", async || server.app.ledger.health().writable).await;
    assert_eq!(server.call("GET", "/health/readiness", None).await.0, 200);
    assert_eq!(ask(&server, "up", "acme").await.status, 200);
    assert_eq!((server.spend("acme").await.as_str(), server.logs().await.len()), ("0.00096", 4));
    server.stop_and_verify().await;
}
