//! Requests that are wrong before their body matters: too large, with tricks in their headers, to
//! paths and by methods that are not there. A 4xx each time, and nothing changes.

use serde_json::json;

use crate::bad_input::{by_hand, check, scene, state};
use crate::support::chat_body;
use crate::support::server::MASTER;

#[tokio::test]
async fn bodies_above_the_limit_are_413_and_the_limit_itself_is_not() {
    let (upstream, server) = scene().await;
    let before = state(&server, &upstream).await;
    let limit = 20 << 10;
    let empty = chat_body("up", "acme", &json!({"pad": ""})).to_string().len();
    let of = |length: usize| chat_body("up", "acme", &json!({"pad": "x".repeat(length - empty)})).to_string();
    let head = format!("authorization: Bearer {MASTER}\r\n");
    let path = "POST /v1/chat/completions";
    let (status, body) = by_hand(&server, path, head.as_bytes(), of(limit + 600).as_bytes()).await;
    check("a body too large", status, &body);
    assert_eq!(status, 413, "{body}");
    let large = vec![b' '; (4 << 20) + 1];
    let (status, body) = by_hand(&server, "POST /customer/new", head.as_bytes(), &large).await;
    check("a body too large", status, &body);
    assert_eq!(status, 413, "{body}");
    assert_eq!(state(&server, &upstream).await, before);
    let (status, body) = by_hand(&server, path, head.as_bytes(), of(limit).as_bytes()).await;
    assert_eq!(status, 200, "{body}");
}

#[tokio::test]
async fn tricks_with_headers_open_nothing() {
    let (upstream, server) = scene().await;
    let before = state(&server, &upstream).await;
    let body = chat_body("up", "acme", &json!({})).to_string();
    let good = format!("Bearer {MASTER}");
    let credentials: Vec<Vec<u8>> = [
        String::new(),
        "authorization: \r\n".into(),
        "authorization: Bearer\r\n".into(),
        "authorization: Bearer \r\n".into(),
        "authorization: Bearer sk-wrong\r\n".into(),
        "authorization: Bearer wrong\r\n".into(),
        format!("authorization: {MASTER}\r\n"),
        format!("authorization: Token {MASTER}\r\n"),
        format!("authorization: {good}\r\nauthorization: Bearer sk-other\r\n"),
        format!("authorization: Bearer sk-other\r\nauthorization: {good}\r\n"),
        format!("authorization: {good}\r\nauthorization: {good}\r\n"),
        format!("authorization: {good}, {good}x\r\n").replace(", ", " "),
        format!("x-litellm-api-key: sk-wrong\r\nauthorization: {good}\r\n"),
        "x-api-key: \r\n".into(),
        format!("authorization: Bearer {}\r\n", "sk-".repeat(5_000)),
    ]
    .into_iter()
    .map(String::into_bytes)
    .chain([b"authorization: Bearer sk-\xff\xfe\r\n".to_vec(), b"x-api-key: \xc3\xa4\r\n".to_vec()])
    .collect();
    for head in &credentials {
        let shown: String = String::from_utf8_lossy(head).chars().take(100).collect();
        for (line, body) in [
            ("POST /v1/chat/completions", body.as_bytes()),
            ("POST /customer/new", br#"{"user_id":"new"}"#),
            ("GET /spend/logs", b""),
            ("GET /v1/models", b""),
        ] {
            let (status, answer) = by_hand(&server, line, head, body).await;
            check(&format!("{line} {shown}"), status, &answer);
            assert_eq!(status, 401, "{line} {shown}: {answer}");
            assert!(!answer.contains(MASTER), "{answer}");
        }
    }
    for head in [
        &b"x-litellm-customer-id: \xff\r\n"[..],
        b"x-litellm-customer-id: a\r\nx-litellm-customer-id: b\r\n",
        b"x-litellm-end-user-id: a\tb\r\n",
        b"x-litellm-num-retries: -1\r\n",
        b"x-litellm-num-retries: many\r\n",
        b"x-litellm-timeout: 0\r\n",
        b"x-litellm-timeout: nan\r\n",
        b"x-litellm-timeout: -5\r\n",
        b"x-litellm-timeout: 1e300\r\n",
    ] {
        let head = [head, b"authorization: ", good.as_bytes(), b"\r\n"].concat();
        let shown = String::from_utf8_lossy(&head).into_owned();
        let (status, answer) = by_hand(&server, "POST /v1/chat/completions", &head, body.as_bytes()).await;
        assert!(status == 400, "{shown}: {status} {answer}");
    }
    assert_eq!(state(&server, &upstream).await, before);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn unknown_paths_and_wrong_methods_are_told_as_the_framework_tells_them() {
    let (upstream, server) = scene().await;
    let before = state(&server, &upstream).await;
    for (method, path, status) in [
        ("GET", "/nope", 404),
        ("POST", "/v1/chat/completions/", 404),
        ("POST", "/V1/CHAT/COMPLETIONS", 404),
        ("POST", "//v1/chat/completions", 404),
        ("POST", "/openai/deployments/up/nope", 404),
        ("POST", "/v1/../customer/new", 404),
        ("GET", "/%2e%2e/customer/list", 404),
        ("GET", "/v1/chat/completions", 405),
        ("DELETE", "/v1/chat/completions", 405),
        ("GET", "/customer/new", 405),
        ("POST", "/customer/list", 405),
        ("PUT", "/key/generate", 405),
        ("PATCH", "/spend/logs", 405),
        ("POST", "/health/liveliness", 405),
        ("GET", "/customer/info", 400),
        ("GET", "/customer/info?end_user_id=gone", 404),
        ("GET", "/key/info?key=gone", 404),
        ("GET", "/spend/logs?start_date=yesterday", 400),
        ("GET", "/spend/logs?limit=-1", 400),
        ("GET", "/v1/models/gone", 404),
    ] {
        let head = format!("authorization: Bearer {MASTER}\r\n");
        let (seen, body) = by_hand(&server, &format!("{method} {path}"), head.as_bytes(), b"").await;
        check(&format!("{method} {path}"), seen, &body);
        let is_field = (seen, status) == (422, 400);
        assert!(seen == status || is_field, "{method} {path}: {seen} {body}");
    }
    assert_eq!(state(&server, &upstream).await, before);
    server.stop_and_verify().await;
}
