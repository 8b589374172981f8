//! The provider of the recordings: always the same words, and the errors its models are named for.

use serde_json::{Value, json};

use crate::support::Answer;

const SERVER: (&str, &str) = ("server", "BaseHTTP/0.6 Python/3.11.7");

/// What it answers to a call with this body.
pub fn answer(call: &Value) -> Answer {
    match call["model"].as_str() {
        Some("emb-up") => whole(&json!({
            "object": "list",
            "data": [{"object": "embedding", "index": 0, "embedding": [0.1, 0.2, 0.3]}],
            "model": "emb-up",
            "usage": {"prompt_tokens": 5, "total_tokens": 5},
        })),
        Some("err400") => error(400, "bad thing", "invalid_request_error", json!("messages"), None),
        Some("err401") => {
            let (text, code) = ("Incorrect API key provided", Some("invalid_api_key"));
            error(401, text, "invalid_request_error", Value::Null, code)
        }
        Some("err429") => error(429, "slow down", "requests", Value::Null, Some("rate_limit_exceeded")),
        Some("err500") => error(500, "boom", "server_error", Value::Null, None),
        _ if call["stream"] == true => events(),
        _ => whole(&json!({
            "id": "chatcmpl-up1",
            "object": "chat.completion",
            "created": 1_700_000_000,
            "model": "up-1",
            "system_fingerprint": "fp_up",
            "choices": [{
                "index": 0,
                "message": {"role": "assistant", "content": "Hello there", "refusal": null},
                "finish_reason": "stop",
            }],
            "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
        })),
    }
}

fn whole(body: &Value) -> Answer {
    let headers = vec![
        SERVER,
        ("content-type", "application/json"),
        ("x-request-id", "req_up1"),
        ("request-id", "req_up1"),
        ("x-ratelimit-remaining-requests", "99"),
    ];
    Answer::Raw { status: 200, headers, body: body.to_string() }
}

fn error(status: u16, message: &str, kind: &str, param: Value, code: Option<&str>) -> Answer {
    let body = json!({"error": {"message": message, "type": kind, "param": param, "code": code}});
    let mut headers = vec![SERVER, ("content-type", "application/json")];
    if status == 429 {
        headers.push(("retry-after", "7"));
    }
    Answer::Raw { status, headers, body: body.to_string() }
}

/// A stream whose last event tells the usage, which the proxy always asks for.
fn events() -> Answer {
    let chunk = |choices: Value, usage: Option<Value>| {
        let mut chunk = json!({"id": "chatcmpl-up1", "object": "chat.completion.chunk", "created": 1_700_000_000,
            "model": "up-1", "choices": choices});
        if let Some(usage) = usage {
            chunk["usage"] = usage;
        }
        format!("data: {chunk}\n\n")
    };
    let delta = |delta: Value| chunk(json!([{"index": 0, "delta": delta}]), None);
    let body = [
        delta(json!({"role": "assistant", "content": ""})),
        delta(json!({"content": "Hello"})),
        delta(json!({"content": " there"})),
        chunk(json!([{"index": 0, "delta": {}, "finish_reason": "stop"}]), None),
        chunk(json!([]), Some(json!({"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}))),
        "data: [DONE]\n\n".to_owned(),
    ];
    Answer::Raw {
        status: 200,
        headers: vec![SERVER, ("content-type", "text/event-stream")],
        body: body.concat(),
    }
}
