//! Input that nobody should send: always a 4xx in one of the two error shapes, never a panic, never
//! a change of state.

use serde_json::{Value, json};

use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream};

const WELL: Answer = Answer::Chat { output_tokens: 7, after: std::time::Duration::ZERO };
/// Where each test looks for traces of what it sent.
const STATE: [&str; 4] =
    ["/customer/list", "/key/list?return_full_object=true", "/budget/list", "/spend/logs"];

/// A server with one of everything, to be left alone.
pub async fn scene() -> (Upstream, Server) {
    let upstream = Upstream::start(WELL).await;
    let more = "general_settings: {max_request_size_mb: 0.02}";
    let server = Server::start(&config_with_upstream(&upstream.url, more)).await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": 1})).await;
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 1})).await;
    server.key(json!({"key": "sk-0123456789abcdef", "key_alias": "ci"})).await;
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    (upstream, server)
}

/// Everything that could have changed.
pub async fn state(server: &Server, upstream: &Upstream) -> String {
    let mut state = upstream.seen().len().to_string();
    for path in STATE {
        let (status, answer) = server.call("GET", path, None).await;
        assert_eq!(status, 200, "{path}: {answer}");
        state += &answer.to_string();
    }
    assert_eq!(server.open_holds(), 0);
    state
}

/// Status and shape of a refusal.
pub fn check(what: &str, status: u16, body: &str) {
    let shown: String = body.chars().take(300).collect();
    assert!((400..500).contains(&status), "{what}: {status} {shown}");
    let json: Value = serde_json::from_str(body).unwrap_or_else(|_| panic!("{what}: no JSON: {shown}"));
    if json.get("detail").is_none() {
        let error = &json["error"];
        assert!(error["message"].is_string() && error["type"].is_string(), "{what}: {shown}");
        assert_eq!(error["code"], status.to_string(), "{what}: {shown}");
    }
    assert!(body.len() < 4_096, "{what}: an error is no echo of {} bytes", body.len());
}

/// A request with an own connection, its head written by hand.
pub async fn by_hand(server: &Server, line: &str, head: &[u8], body: &[u8]) -> (u16, String) {
    let length = format!("host: x\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
    let parts: [&[u8]; 6] = [line.as_bytes(), b" HTTP/1.1\r\n", length.as_bytes(), head, b"\r\n", body];
    server.raw(&parts.concat()).await
}

/// Sends bodies to a path with the master key; none may be taken.
async fn refused(server: &Server, path: &str, bodies: &[Vec<u8>]) {
    let head = format!("authorization: Bearer {MASTER}\r\ncontent-type: application/json\r\n");
    for body in bodies {
        let shown: String = String::from_utf8_lossy(body).chars().take(120).collect();
        let (status, answer) = by_hand(server, &format!("POST {path}"), head.as_bytes(), body).await;
        check(&format!("{path} {shown}"), status, &answer);
    }
}

/// Texts that are no JSON object, or not one that two readers would agree on.
fn broken_json() -> Vec<Vec<u8>> {
    let mut bodies: Vec<Vec<u8>> =
        ["", "null", "[]", "7", "\"x\"", "{", "{\"a\":}", "{'a':1}", "{\"a\":1}x", "nope"]
            .iter()
            .map(|text| text.as_bytes().to_vec())
            .collect();
    bodies.push(b"{\"user\":\"\xff\xfe\"}".to_vec());
    bodies.push(b"{\"user\":\"\xed\xa0\x80\"}".to_vec());
    bodies.push(b"{\"user\":\"a\nb\"}".to_vec());
    bodies.push(b"\xef\xbb\xbf{}".to_vec());
    bodies.push(format!("{{\"a\":{}1{}}}", "[".repeat(5_000), "]".repeat(5_000)).into_bytes());
    bodies.push(format!("{{\"a\":{}", "{\"a\":".repeat(3_000)).into_bytes());
    bodies
}

#[tokio::test]
async fn the_data_plane_takes_nothing_that_is_no_call() {
    let (upstream, server) = scene().await;
    let before = state(&server, &upstream).await;
    let mut bodies = broken_json();
    let with = |more: &Value| chat_body("up", "acme", more).to_string().into_bytes();
    for more in [
        r#"{"model":7}"#,
        r#"{"model":["up"]}"#,
        r#"{"model":"no such model"}"#,
        r#"{"model":"u\u0000p"}"#,
        r#"{"model":null}"#,
        r#"{"messages":null}"#,
        r#"{"messages":"Hello"}"#,
        r#"{"messages":{"role":"user"}}"#,
        r#"{"user":"a\u0000b"}"#,
        r#"{"user":"a\nb"}"#,
        r#"{"user":"a\u0085b"}"#,
        r#"{"max_tokens":-1}"#,
        r#"{"max_tokens":1.5}"#,
        r#"{"max_tokens":"10"}"#,
        r#"{"max_tokens":[10]}"#,
        r#"{"max_tokens":1e3}"#,
        r#"{"max_completion_tokens":true}"#,
        r#"{"n":-1}"#,
        r#"{"n":129}"#,
        r#"{"n":"2"}"#,
        r#"{"stream":"yes"}"#,
        r#"{"stream":1}"#,
        r#"{"stream":true,"stream_options":"x"}"#,
        r#"{"stream":true,"stream_options":{"include_usage":1}}"#,
        r#"{"metadata":{"tags":"x"}}"#,
        r#"{"metadata":{"tags":[7]}}"#,
        r#"{"metadata":{"tags":["a\u0001"]}}"#,
        r#"{"mock_response":"free"}"#,
        r#"{"mock_delay":1}"#,
    ] {
        bodies.push(with(&serde_json::from_str(more).unwrap()));
    }
    let long = "x".repeat(257);
    let many: Vec<String> = (0..33).map(|at| at.to_string()).collect();
    for more in [
        json!({"model": "x".repeat(600)}),
        json!({ "user": long }),
        json!({"user": null, "metadata": {"user_id": long}}),
        json!({"metadata": {"tags": [long]}}),
        json!({"metadata": {"tags": many}}),
    ] {
        bodies.push(with(&more));
    }
    let twice = String::from_utf8(with(&json!({}))).unwrap();
    bodies.push(twice.replace("{\"model\"", "{\"model\":\"free\",\"model\"").into_bytes());
    bodies.push(twice.replace("\"user\"", "\"user\":\"other\",\"us\\u0065r\"").into_bytes());
    bodies.push(twice.replace("\"user\"", "\"max_tokens\":1e999,\"user\"").into_bytes());
    bodies.push(twice.replace("\"user\"", "\"max_tokens\":NaN,\"user\"").into_bytes());
    refused(&server, "/v1/chat/completions", &bodies).await;
    let wrong =
        [json!({"model": "up"}), json!({"model": "up", "prompt": null}), json!({"model": "up", "n": {}})];
    for path in ["/v1/completions", "/embeddings", "/engines/up/completions"] {
        refused(&server, path, &broken_json()).await;
        refused(&server, path, &wrong.clone().map(|body| body.to_string().into_bytes())).await;
    }
    assert_eq!(state(&server, &upstream).await, before);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn the_control_plane_changes_nothing_on_a_mistake() {
    let (upstream, server) = scene().await;
    let before = state(&server, &upstream).await;
    let long = "x".repeat(257);
    let money =
        ["-1", "-0.000001", "1e400", "\"nan\"", "\"-inf\"", "\"Infinity\"", "\"ten\"", "true", "[]", "{}"];
    let bad_ids = [
        json!(""),
        json!("  "),
        json!("a\u{0}b"),
        json!("a\u{7f}"),
        json!(long),
        json!(7),
        json!([]),
        json!({}),
    ];
    // Path, the member of the id, and members that make the rest right.
    for (path, id, mut right) in [
        ("/customer/new", "user_id", json!({"user_id": "new"})),
        ("/customer/update", "user_id", json!({"user_id": "acme"})),
        ("/budget/new", "budget_id", json!({"budget_id": "new"})),
        ("/budget/update", "budget_id", json!({"budget_id": "tier"})),
        ("/key/generate", "user_id", json!({})),
        ("/key/update", "team_id", json!({"key": "sk-0123456789abcdef"})),
        ("/team/new", "team_id", json!({"team_id": "new"})),
        ("/user/new", "user_id", json!({"user_id": "new"})),
    ] {
        refused(&server, path, &broken_json().split_off(if right == json!({}) { 1 } else { 0 })).await;
        let text = right.to_string();
        let inside = text[1..text.len() - 1].to_owned();
        let comma = if inside.is_empty() { "" } else { "," };
        let mut bodies: Vec<Vec<u8>> = Vec::new();
        for amount in money {
            bodies.push(format!("{{{inside}{comma}\"max_budget\":{amount}}}").into_bytes());
        }
        for (name, values) in [
            ("tpm_limit", ["-1", "1.5", "\"x\"", "1e30", "[1]"]),
            ("rpm_limit", ["-1", "1.5", "\"x\"", "99999999999999999999", "{}"]),
            ("budget_duration", ["\"1y\"", "\"0d\"", "\"-1d\"", "\"d\"", "7"]),
            ("budget_duration", ["\"99999999999999d\"", "\"1 d\"", "\"1D\"", "[]", "true"]),
        ] {
            for value in values {
                bodies.push(format!("{{{inside}{comma}\"{name}\":{value}}}").into_bytes());
            }
        }
        if !inside.is_empty() {
            bodies.push(format!("{{{inside},{inside}}}").into_bytes());
        }
        // An empty owner of a key is none, which is no mistake.
        let blank_is_none =
            path.starts_with("/key/") || matches!(path, "/team/new" | "/user/new" | "/budget/new");
        for bad in &bad_ids {
            if *bad == json!("") && blank_is_none {
                continue;
            }
            right[id] = bad.clone();
            bodies.push(right.to_string().into_bytes());
        }
        refused(&server, path, &bodies).await;
        assert_eq!(state(&server, &upstream).await, before, "{path}");
    }
    for (path, bodies) in [
        (
            "/customer/delete",
            vec![
                json!({}),
                json!({"user_ids": []}),
                json!({"user_ids": "acme"}),
                json!({"user_ids": ["acme", "gone"]}),
            ],
        ),
        (
            "/customer/block",
            vec![json!({}), json!({"user_ids": [7]}), json!({"user_ids": ["acme", "a\u{0}"]})],
        ),
        ("/budget/delete", vec![json!({}), json!({"id": 7})]),
        ("/key/delete", vec![json!({}), json!({"keys": "x"}), json!({"keys": ["sk-gone"]})]),
        (
            "/key/generate",
            vec![
                json!({"key": "short"}),
                json!({"key_alias": "ci"}),
                json!({"duration": "x"}),
                json!({"models": "up"}),
            ],
        ),
        ("/key/sk-gone/regenerate", vec![json!({})]),
        (
            "/key/sk-0123456789abcdef/reset_spend",
            vec![json!({}), json!({"reset_to": -1}), json!({"reset_to": "x"})],
        ),
        (
            "/customer/new",
            vec![
                json!({"user_id": "acme"}),
                json!({"user_id": "n", "budget_id": "gone"}),
                json!({"user_id": "n", "spend": -1}),
                json!({"user_id": "n", "spend": 1e15}),
                json!({"user_id": "n", "max_budget": 1, "budget_id": "tier"}),
            ],
        ),
    ] {
        let bodies: Vec<Vec<u8>> = bodies.iter().map(|body| body.to_string().into_bytes()).collect();
        refused(&server, path, &bodies).await;
        assert_eq!(state(&server, &upstream).await, before, "{path}");
    }
    server.stop_and_verify().await;
}
