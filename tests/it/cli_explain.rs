//! `explain` and `exec`: why a call went as it did, and programs whose calls go through the proxy.

use axum::Router;
use axum::routing::get;
use serde_json::{Value, json};

use crate::support::{Home, Serving, http};

fn first_minute() -> (Serving, Home) {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    (server, home)
}

/// A call of a customer: its status, its own id, and the id of its answer.
async fn call(server: &Serving, home: &Home, customer: &str) -> (u16, String, String) {
    let key = std::fs::read_to_string(home.data().join("master_key")).unwrap();
    let body = json!({"model": "mock", "user": customer, "max_tokens": 20,
        "messages": [{"role": "user", "content": "hi"}]});
    let response = http()
        .post(format!("{}/v1/chat/completions", server.url))
        .bearer_auth(key.trim())
        .header("content-type", "application/json")
        .body(body.to_string())
        .send()
        .await
        .unwrap();
    let status = response.status().as_u16();
    let id = response.headers()["x-litellm-call-id"].to_str().unwrap().to_owned();
    let answer: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
    (status, id, answer["id"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_are_explained_by_either_of_their_ids() {
    let (server, home) = first_minute();
    home.run(&["customer", "new", "acme", "--max-budget", "1"]).printed();
    let (status, id, answer_id) = call(&server, &home, "acme").await;
    assert_eq!(status, 200);
    for id in [&id, &answer_id] {
        let told = home.run(&["explain", id, "-o", "json"]).json();
        assert_eq!((&told["outcome"], &told["payer"]["end_user"]), (&json!("admitted"), &json!("acme")));
        let entries = told["entries"].as_array().unwrap();
        assert_eq!((entries.len(), entries[0]["spend"].to_string()), (1, "0.00005".to_owned()));
        let screen = home.run(&["explain", id]).printed();
        for part in [
            "● admitted  mock  customer acme",
            "customer acme",
            "of $1.00",
            "$1.00 in, $2.00 out per million tokens",
            "booked    $0.00005",
        ] {
            assert!(screen.contains(part), "{part}: {screen}");
        }
    }
    let newest = home.run(&["spend", "logs", "--limit", "1", "-o", "id"]).printed();
    assert_eq!(newest.trim(), answer_id);
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_says_which_command_lets_the_call_through() {
    let (server, home) = first_minute();
    home.run(&["customer", "new", "poor", "--max-budget", "0.000001"]).printed();
    let (status, id, _) = call(&server, &home, "poor").await;
    assert_eq!(status, 422);
    let screen = home.run(&["explain", &id, "--ascii"]).printed();
    assert!(screen.starts_with("x refused  mock  status 422  customer poor"), "{screen}");
    assert!(screen.contains("too little") && screen.is_ascii(), "{screen}");
    let command = screen.lines().find_map(|line| line.split_once(": litellm-rs ")).unwrap().1;
    let words: Vec<&str> = command.split(' ').collect();
    assert_eq!(words[..3], ["customer", "update", "poor"], "{screen}");
    home.run(&words).printed();
    assert_eq!(call(&server, &home, "poor").await.0, 200, "{command}");
    server.stop();
    // The refusal is on disk: the next server knows it.
    let server = home.serve(&[]);
    let told = home.run(&["--url", &server.url, "explain", &id, "-o", "json"]).json();
    assert_eq!((&told["outcome"], &told["status"]), (&json!("refused"), &json!(422)));
}

#[test]
fn a_call_that_nobody_knows_is_not_found() {
    let (_server, home) = first_minute();
    let ended = home.run(&["explain", "no-such-call", "-o", "json"]);
    assert_eq!((ended.code, &*ended.stdout), (4, ""));
    let error: Value = serde_json::from_str(&ended.stderr).unwrap();
    assert_eq!(error["error"]["kind"], "not_found");
    assert!(error["error"]["hint"].as_str().unwrap().contains("x-litellm-call-id"));
    assert_eq!(home.run(&["explain", ""]).code, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_explains_nothing_has_its_log() {
    let missing = || async { (axum::http::StatusCode::NOT_FOUND, r#"{"detail":"Not Found"}"#) };
    let log = |uri: axum::http::Uri| async move {
        if uri.query().unwrap_or_default().contains("request_id=chatcmpl-1") {
            r#"[{"request_id":"chatcmpl-1","model_group":"gpt-4o","spend":0.0045,"prompt_tokens":1000,
                 "completion_tokens":200,"end_user":"acme","startTime":"2026-11-21T10:00:00Z","metadata":{}}]"#
        } else {
            "[]"
        }
    };
    let app = Router::new().route("/spend/logs", get(log)).fallback(missing);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let home = Home::new().with("LITELLM_PROXY_URL", format!("http://{}", listener.local_addr().unwrap()));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    let ended = home.run(&["explain", "chatcmpl-1"]);
    assert!(ended.stderr.contains("this server explains no calls"), "{}", ended.stderr);
    let screen = ended.printed();
    assert!(screen.contains("booked  gpt-4o  customer acme") && screen.contains("$0.0045"), "{screen}");
    let unknown = home.run(&["explain", "chatcmpl-2", "-o", "json"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.stderr.contains(r#""kind":"unsupported""#), "{}", unknown.stderr);
}

#[cfg(unix)]
#[test]
fn a_program_gets_the_proxy_and_keeps_its_exit_code() {
    let home = Home::new()
        .with("LITELLM_PROXY_URL", "http://127.0.0.1:9/base")
        .with("LITELLM_PROXY_API_KEY", "sk-canary");
    let script = "echo $OPENAI_BASE_URL $OPENAI_API_KEY $ANTHROPIC_BASE_URL $ANTHROPIC_AUTH_TOKEN $1; exit 7";
    let ended = home.run(&["exec", "--", "sh", "-c", script, "x", "--flag"]);
    assert_eq!(ended.code, 7);
    assert_eq!(
        ended.stdout,
        "http://127.0.0.1:9/base/v1 sk-canary http://127.0.0.1:9/base sk-canary --flag\n"
    );
    let missing = home.run(&["exec", "--", "no-such-program-here"]);
    assert_eq!(missing.code, 2);
    assert!(missing.stderr.contains("cannot run 'no-such-program-here'"), "{}", missing.stderr);
    let master = Home::new()
        .with("LITELLM_PROXY_URL", "http://127.0.0.1:9")
        .with("LITELLM_MASTER_KEY", "sk-canary-of-the-master");
    let refused = master.run(&["exec", "--", "sh", "-c", "echo $OPENAI_API_KEY"]);
    assert_eq!((refused.code, &*refused.stdout), (2, ""));
    assert!(refused.stderr.contains("key generate --out app.key"), "{}", refused.stderr);
    let wanted = master.run(&["exec", "--with-master-key", "--", "sh", "-c", "echo $OPENAI_API_KEY"]);
    assert_eq!(wanted.printed(), "sk-canary-of-the-master\n");
    let keyless = Home::new().with("LITELLM_PROXY_URL", "http://example.com").run(&["exec", "--", "true"]);
    assert_eq!(keyless.code, 3);
}
