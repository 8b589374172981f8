//! `doctor`, `status` and `whoami` against a server of ours, one of LiteLLM, and none at all.

use serde_json::{Value, json};

use crate::support::{Ended, Home, Plain};

const MASTER: &str = "sk-canary-master-of-the-doctor";

fn config(general: &str) -> String {
    format!(
        "model_list:\n  - model_name: mock\n    litellm_params: {{model: mock/mock, input_cost_per_token: 0.00001, output_cost_per_token: 0.00003}}\n\
         general_settings:\n  master_key: {MASTER}\n{general}"
    )
}

fn home() -> Home {
    let home = Home::new();
    let folder = home.path().join("settings").display().to_string();
    home.with("LITELLM_RS_CONFIG_DIR", folder)
}

/// The checks by name, and how it ended.
fn checks(ended: Ended) -> (i32, Vec<(String, String, String)>) {
    assert!(!ended.stdout.contains(MASTER) && !ended.stderr.contains(MASTER), "{}", ended.stdout);
    let rows: Vec<Value> = serde_json::from_str(&ended.stdout).unwrap_or_else(|_| panic!("{}", ended.stderr));
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    (ended.code, rows.iter().map(|row| (text(row, "name"), text(row, "level"), text(row, "text"))).collect())
}

fn level<'a>(checks: &'a [(String, String, String)], name: &str) -> &'a str {
    checks.iter().find(|check| check.0 == name).map_or("absent", |check| check.1.as_str())
}

const NAMES: [&str; 13] = [
    "settings",
    "env",
    "reach",
    "version",
    "storage",
    "clock",
    "key",
    "disk",
    "stream",
    "deliveries",
    "unbilled",
    "terminal",
    "completions",
];

#[test]
fn a_healthy_server_has_nothing_wrong_with_it() {
    let home = home();
    let server = home.serve_with(&config(""), &[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone()).with("LITELLM_MASTER_KEY", MASTER);
    let (code, found) = checks(home.run(&["doctor", "-o", "json"]));
    let names: Vec<&str> = found.iter().map(|check| check.0.as_str()).collect();
    assert_eq!((code, &names[..]), (0, &NAMES[..]), "{found:?}");
    assert!(found.iter().all(|check| check.1 == "ok"), "{found:?}");
    let text = home.run(&["doctor"]).printed();
    let reach = text.lines().find(|line| line.contains("reach")).unwrap();
    assert!(reach.starts_with(&format!("ok    reach      {} in ", server.url)), "{text}");
    assert!(reach.ends_with(" ms, HTTP/1.1"), "{text}");
    assert!(text.contains("sk-…ctor from LITELLM_MASTER_KEY: master key, proxy_admin"), "{text}");
    server.stop();
}

#[test]
fn what_is_wrong_is_named_with_its_cure() {
    let home = home();
    let server = home.serve_with(&config(""), &[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    let run = |variables: &[(&str, &str)]| {
        checks(Ended::of(home.command(&["doctor", "-o", "json"]).envs(variables.iter().copied())))
    };
    let master = ("LITELLM_PROXY_API_KEY", MASTER);
    let (code, found) = run(&[master, ("WEBHOOK_URL", "https://canary.example.com/hook")]);
    assert_eq!((code, level(&found, "webhook"), level(&found, "deliveries")), (6, "fail", "ok"), "{found:?}");

    let (code, found) = run(&[("LITELLM_PROXY_API_KEY", "sk-of-nobody-at-all")]);
    assert_eq!((code, level(&found, "key"), level(&found, "stream")), (6, "fail", "absent"), "{found:?}");
    let (code, found) = run(&[]);
    assert_eq!((code, level(&found, "key"), level(&found, "storage")), (6, "fail", "ok"), "{found:?}");
    let (code, found) = run(&[("LITELLM_PROXY_API_KEY_FILE", "/nowhere/at/all")]);
    assert_eq!((code, level(&found, "key"), level(&found, "reach")), (6, "fail", "ok"), "{found:?}");

    let generate = ["--api-key", MASTER, "key", "generate", "--key-alias", "ci"];
    let key = home.run(&generate).printed().trim().to_owned();
    let (code, found) = run(&[("LITELLM_PROXY_API_KEY", &key)]);
    assert_eq!((code, level(&found, "key"), level(&found, "stream")), (0, "warn", "absent"), "{found:?}");

    let url = server.url.clone();
    server.stop();
    let (code, found) = run(&[master, ("LITELLM_PROXY_URL", &url)]);
    assert_eq!((code, level(&found, "reach"), level(&found, "version")), (6, "fail", "absent"), "{found:?}");
    assert_eq!(level(&found, "terminal"), "ok");
    let (code, found) = run(&[("LITELLM_PROXY_URL", "nonsense")]);
    assert_eq!((code, level(&found, "reach")), (6, "fail"), "{found:?}");
}

/// What a proxy of LiteLLM with a database answers.
fn original(asked: &str) -> (u16, String) {
    let not_found = (404, r#"{"detail":"Not Found"}"#.to_owned());
    match asked {
        "get /health/liveliness" => (200, "\"I'm alive!\"".into()),
        "get /health/readiness" => (200, r#"{"status":"healthy","db":"connected"}"#.into()),
        "get /health/readiness/details" => {
            (200, r#"{"status":"healthy","db":"connected","litellm_version":"1.106.2"}"#.into())
        }
        "get /" => (200, "<html>".into()),
        "get /key/info" => (
            200,
            json!({"key": "x", "info": {"key_name": "sk-...ctor", "user_id": "default_user_id"}}).to_string(),
        ),
        "get /user/info?user_id=default_user_id" => {
            (200, json!({"user_info": {"user_role": "proxy_admin"}}).to_string())
        }
        "get /v1/models" => (200, r#"{"data":[{"id":"gpt-4o"}]}"#.into()),
        "get /customer/list?page=1&size=1" => (200, r#"[{"user_id":"a"},{"user_id":"b"}]"#.into()),
        _ => not_found,
    }
}

#[test]
fn what_the_original_does_not_offer_is_a_warning() {
    let plain = Plain::start(original);
    let home = home().with("LITELLM_PROXY_URL", plain.url.clone()).with("LITELLM_PROXY_API_KEY", MASTER);
    let (code, found) = checks(home.run(&["doctor", "-o", "json"]));
    assert_eq!(code, 0, "{found:?}");
    for name in ["disk", "stream", "deliveries", "unbilled", "clock"] {
        assert_eq!(level(&found, name), "warn", "{name}: {found:?}");
    }
    let version = found.iter().find(|check| check.0 == "version").unwrap();
    assert!(version.1 == "ok" && version.2.contains("LiteLLM 1.106.2"), "{version:?}");
    let status = home.run(&["status", "-o", "json"]).json();
    assert_eq!(
        (&status["version"], &status["customers"], &status["models"]),
        (&json!("1.106.2"), &json!(2), &json!(1))
    );
    assert_eq!(home.run(&["whoami", "-o", "json"]).json()["role"], "proxy_admin");
}

#[test]
fn status_and_whoami_tell_what_there_is() {
    let home = home();
    let server = home.serve_with(&config(""), &[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone()).with("LITELLM_PROXY_API_KEY", MASTER);
    home.run(&["chat", "mock", "hi", "--customer", "acme"]).printed();
    let status = home.run(&["status", "-o", "json"]).json();
    assert_eq!(
        (&status["customers"], &status["models"], &status["storage"], &status["deliveries"]),
        (
            &json!(1),
            &json!(1),
            &json!("sqlite"),
            &json!({"destinations": 0, "pending": 0, "dead": 0, "unknown": 0})
        )
    );
    assert_eq!(status["spend_today"], status["spend"]);
    assert!(
        status["spend"].as_f64().unwrap() > 0.0 && status["uptime_seconds"].as_u64().is_some(),
        "{status}"
    );
    assert!(status["clock_skew_ms"].as_i64().unwrap().abs() < 2_000, "{status}");

    let who = home.run(&["whoami", "-o", "json"]).json();
    assert_eq!((&who["key_alias"], &who["role"]), (&json!("master key"), &json!("proxy_admin")));
    let user = json!({"user_id": "ann", "user_role": "proxy_admin_viewer"}).to_string();
    home.run(&["api", "POST", "/user/new", "-d", &user]).printed();
    let generate = [
        "key",
        "generate",
        "--key-alias",
        "ci",
        "--user-id",
        "ann",
        "--rpm-limit",
        "60",
        "--max-budget",
        "5",
    ];
    let key = home.run(&generate).printed().trim().to_owned();
    let mut who = home.command(&["whoami", "-o", "json"]);
    let who = Ended::of(who.env("LITELLM_PROXY_API_KEY", &key)).json();
    assert_eq!(
        (&who["key_alias"], &who["role"], &who["rpm_limit"], who["max_budget"].as_f64()),
        (&json!("ci"), &json!("proxy_admin_viewer"), &json!(60), Some(5.0))
    );
    server.stop();
}
