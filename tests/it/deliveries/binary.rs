//! The real binary tells a webhook, with `litellm-rs listen` as the receiver; and it does not start
//! with settings that cannot be meant.

use serde_json::json;

use crate::listen::Listening;
use crate::support::{Ended, Home, chat_body, http};

const MASTER: &str = "sk-a-master-key-for-the-webhook-test";

fn config(general: &str, litellm: &str) -> String {
    format!(
        "model_list:\n  - model_name: mock\n    litellm_params:\n      {{model: mock/mock, input_cost_per_token: 0.00001, output_cost_per_token: 0.00003}}\n\
         general_settings:\n  master_key: {MASTER}\n{general}litellm_settings:\n  num_retries: 0\n{litellm}"
    )
}

const ALERTING: &str = "  alerting: [webhook]\n";
const ALLOW_HTTP: &str = "  alerting: [webhook]\n  webhook_allow_http: true\n";
const ALLOW_PRIVATE: &str =
    "  alerting: [webhook]\n  webhook_allow_http: true\n  webhook_allow_private: true\n";

fn try_to_serve(home: &Home, yaml: &str) -> Ended {
    let config = home.file("config.yaml", yaml);
    home.run(&["serve", "--host", "127.0.0.1", "--port", "0", "--config", config.to_str().unwrap()])
}

async fn post(url: &str, path: &str, body: serde_json::Value) -> u16 {
    let request = http().post(format!("{url}{path}")).bearer_auth(MASTER);
    request
        .header("content-type", "application/json")
        .body(body.to_string())
        .send()
        .await
        .unwrap()
        .status()
        .into()
}

#[test]
fn settings_that_cannot_be_meant_stop_the_start_with_one_line() {
    let lago = [("LAGO_API_BASE", "http://127.0.0.1:9"), ("LAGO_API_EVENT_CODE", "calls")];
    let bad_secret = [("WEBHOOK_URL", "https://example.com/canary"), ("WEBHOOK_SECRET", "whsec_canary")];
    for (general, litellm, variables, says) in [
        (ALERTING, "", &[][..], "WEBHOOK_URL: is not set, and `alerting: [webhook]` needs it"),
        (
            ALERTING,
            "",
            &[("WEBHOOK_URL", "http://127.0.0.1:9/canary")][..],
            "WEBHOOK_URL: is a plain http address, and those are not allowed",
        ),
        (
            ALLOW_HTTP,
            "",
            &[("WEBHOOK_URL", "http://127.0.0.1:9/canary")],
            "WEBHOOK_URL: 127.0.0.1 is not an address of the public internet (loopback); \
             `webhook_allow_private: true` sends there",
        ),
        (ALERTING, "", &bad_secret, "WEBHOOK_SECRET"),
        ("", "  callbacks: [lago]\n", &lago, "LAGO_API_KEY: is not set, and callback `lago` needs it"),
    ] {
        let home = variables.iter().fold(Home::new(), |home, (name, value)| home.with(name, *value));
        let ended = try_to_serve(&home, &config(general, litellm));
        assert_ne!(ended.code, 0, "{says}");
        let errors: Vec<&str> = ended.stderr.lines().filter(|line| line.starts_with("error: ")).collect();
        assert!(matches!(errors[..], [line] if line.contains(says)), "{says}: {}", ended.stderr);
        assert!(!ended.stderr.contains("canary"), "{}", ended.stderr);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signed_events_arrive_at_a_listener() {
    let home = Home::new();
    let secret = home.run(&["webhook", "secret"]).printed().trim().to_owned();
    let listener = Listening::start(&home, &["--as", "webhook", "--secret", &secret]);
    let home = Home::new().with("WEBHOOK_URL", &listener.url).with("WEBHOOK_SECRET", &secret);
    let server = home.serve_with(&config(ALLOW_PRIVATE, ""), &[]);

    let call = |customer: &str| chat_body("mock", customer, &json!({"max_tokens": 5}));
    assert_eq!(post(&server.url, "/v1/chat/completions", call("zoe")).await, 200);
    let line = listener.line();
    assert!(line.starts_with("spend_tracked zoe $0.") && line.ends_with(" - signed"), "{line}");
    let nothing = json!({"user_id": "acme", "max_budget": 0});
    assert_eq!(post(&server.url, "/customer/new", nothing).await, 200);
    assert_eq!(post(&server.url, "/v1/chat/completions", call("acme")).await, 422);
    let line = listener.line();
    assert!(line.starts_with("budget_crossed acme $0.") && line.ends_with(" signed"), "{line}");
    let log = server.stop();
    assert!(!log.contains(&secret), "{log}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_may_not_go_to_a_private_address_waits_until_it_may() {
    let home = Home::new();
    let listener = Listening::start(&home, &[]);
    // Only who looks the name up can tell.
    let url = format!("{}/canary", listener.url.replace("127.0.0.1", "localhost"));
    let home = Home::new().with("WEBHOOK_URL", url);
    let mut server = home.serve_with(&config(ALLOW_HTTP, ""), &[]);
    let body = chat_body("mock", "zoe", &json!({"max_tokens": 5}));
    assert_eq!(post(&server.url, "/v1/chat/completions", body).await, 200);
    let line = server.wait_for("not an address of the public internet (loopback)");
    assert!(line.contains("`webhook_allow_private: true` sends there"), "{line}");
    let log = server.stop();
    assert!(!log.contains("canary"), "{log}");

    let server = home.serve_with(&config(ALLOW_PRIVATE, ""), &[]);
    let line = listener.line();
    assert!(line.starts_with("spend_tracked zoe $0."), "{line}");
    server.stop();
}
