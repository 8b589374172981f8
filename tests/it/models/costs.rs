//! `/spend/calculate`, `/cost/estimate` and `/utils/token_counter`.

use serde_json::{Value, json};

use super::{added, provider};
use crate::support::Server;

const MODELS: &str = "model_list:
  - model_name: fast
    litellm_params: {model: openai/gpt-4o-mini, api_key: k}
  - model_name: own
    litellm_params: {model: hosted_vllm/x, api_base: 'http://127.0.0.1:9/v1', input_cost_per_token: 0.001, output_cost_per_token: 0.002}
litellm_settings:
  cost_margin_config: {hosted_vllm: 0.1}
";

fn hello() -> Value {
    json!([{"role": "user", "content": "hello world"}])
}

#[tokio::test]
async fn a_cost_is_calculated_to_the_last_digit() {
    let upstream = provider().await;
    let server = Server::start(MODELS).await;
    server.post("/model/new", added("house", "h1", &upstream)).await;
    let key = server.key(json!({})).await;
    let usage = json!({"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500});
    let cached = json!({"prompt_tokens": 1000, "completion_tokens": 500, "prompt_tokens_details": {"cached_tokens": 400}});
    for (body, cost) in [
        // Nine tokens.
        (json!({"model": "gpt-4o-mini", "messages": hello()}), "0.00000135"),
        (json!({"model": "fast", "messages": hello()}), "0.00000135"),
        (json!({"model": "openai/gpt-4o-mini", "messages": hello()}), "0.00000135"),
        (json!({"model": "house", "messages": hello()}), "0.000009"),
        (json!({"model": "own", "messages": hello()}), "0.0099"),
        (json!({"model": "own", "messages": []}), "0.0033"),
        (json!({"completion_response": {"model": "gpt-4o-mini", "usage": usage}}), "0.00045"),
        (json!({"completion_response": {"model": "gpt-4o-mini", "usage": cached}}), "0.00042"),
        (json!({"model": "own", "completion_response": {"model": "x-2026", "usage": usage}}), "2.2"),
    ] {
        let (status, answer) = server.call_as(&key, "POST", "/spend/calculate", Some(body.clone())).await;
        assert_eq!((status, answer["cost"].to_string()), (200, cost.to_owned()), "{body}: {answer}");
    }
    for (body, param) in [
        (json!({}), Value::Null),
        (json!({"model": "fast"}), Value::Null),
        (json!({"messages": hello()}), Value::Null),
        (json!({"model": "unheard-of", "messages": hello()}), json!("model")),
        (json!({"completion_response": {"usage": usage}}), json!("model")),
        (json!({"completion_response": {"model": "gpt-4o-mini"}}), json!("completion_response.usage")),
        (
            json!({"completion_response": {"model": "gpt-4o-mini", "usage": {}}}),
            json!("completion_response.usage"),
        ),
    ] {
        let (status, answer) = server.call("POST", "/spend/calculate", Some(body.clone())).await;
        assert_eq!((status, &answer["error"]["type"]), (400, &json!("invalid_request_error")), "{body}");
        assert_eq!(answer["error"]["param"], param, "{body}");
    }
    assert_eq!(server.call("POST", "/spend/calculate", Some(json!({"messages": 5}))).await.0, 422);
    assert!(upstream.seen().is_empty());
}

#[tokio::test]
async fn an_estimate_is_exact_for_a_call_a_day_and_a_month() {
    let server = Server::start(MODELS).await;
    let body =
        json!({"model": "own", "input_tokens": 1000, "output_tokens": "500", "num_requests_per_day": 3});
    let answer = server.post("/cost/estimate", body).await;
    for (name, expected) in [
        ("model", "\"own\""),
        ("input_tokens", "1000"),
        ("output_tokens", "500"),
        ("cost_per_request", "2.2"),
        ("input_cost_per_request", "1.0"),
        ("output_cost_per_request", "1.0"),
        ("margin_cost_per_request", "0.2"),
        ("daily_cost", "6.6"),
        ("daily_input_cost", "3.0"),
        ("monthly_cost", "null"),
        ("num_requests_per_month", "null"),
        ("input_cost_per_token", "0.001"),
        ("output_cost_per_token", "0.002"),
        ("provider", "\"hosted_vllm\""),
    ] {
        assert_eq!(answer[name].to_string(), expected, "{name}");
    }
    let body = json!({"model": "gpt-4o-mini", "input_tokens": 1000, "cache_read_input_tokens": 400,
        "output_tokens": 500, "reasoning_tokens": 500, "num_requests_per_month": 1_000_000});
    let answer = server.post("/cost/estimate", body).await;
    assert_eq!(answer["monthly_cost"].to_string(), "420.0");
    assert_eq!(answer["monthly_cache_read_cost"].to_string(), "30.0");
    assert_eq!(answer["reasoning_cost_per_request"].to_string(), "0.0003");

    // Above a threshold the rates are the dearer ones.
    let long = json!({"model": "gemini-2.5-pro", "input_tokens": 250_000, "output_tokens": 1000});
    let answer = server.post("/cost/estimate", long).await;
    assert_eq!(answer["cost_per_request"].to_string(), "0.64");
    assert_eq!(answer["input_cost_per_token"].to_string(), "0.0000025");

    let with = |change: Value| {
        let mut body = json!({"model": "own", "input_tokens": 10, "output_tokens": 10});
        for (name, value) in change.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    for (body, expected) in [
        (with(json!({"model": "unheard-of"})), 404),
        (with(json!({"input_tokens": -1})), 422),
        (with(json!({"input_tokens": 1.5})), 422),
        (with(json!({"input_tokens": 1_000_000_000})), 200),
        (with(json!({"input_tokens": 1_000_000_001})), 400),
        (with(json!({"cache_read_input_tokens": 10})), 200),
        (with(json!({"cache_read_input_tokens": 11})), 400),
        (with(json!({"cache_read_input_tokens": 5, "cache_creation_input_tokens": 6})), 400),
        (with(json!({"reasoning_tokens": 11})), 400),
        (json!({"model": "own", "input_tokens": 10}), 422),
        (json!({"input_tokens": 10, "output_tokens": 10}), 422),
    ] {
        let (status, answer) = server.call("POST", "/cost/estimate", Some(body.clone())).await;
        assert_eq!(status, expected, "{body}: {answer}");
    }
}

#[tokio::test]
async fn tokens_are_counted_for_any_key_and_any_length() {
    let server = Server::start(MODELS).await;
    let key = server.key(json!({})).await;
    let long = "hello world ".repeat(20_000);
    for (body, tokens, used) in [
        (json!({"model": "fast", "prompt": "hello world"}), 2, "gpt-4o-mini"),
        (json!({"model": "gpt-4", "prompt": ["hello world", "hello"]}), 3, "gpt-4"),
        (json!({"model": "fast", "messages": hello()}), 9, "gpt-4o-mini"),
        (
            json!({"model": "gemini-x", "contents": [{"role": "user", "parts": [{"text": "hello world"}]}]}),
            2,
            "gemini-x",
        ),
        (json!({"model": "fast", "prompt": long}), 40_001, "gpt-4o-mini"),
    ] {
        let (status, answer) = server.call_as(&key, "POST", "/utils/token_counter", Some(body.clone())).await;
        let asked = &body["model"];
        assert_eq!(status, 200, "{asked}: {answer}");
        assert_eq!(
            answer,
            json!({"total_tokens": tokens, "request_model": asked, "model_used": used, "tokenizer_type": "openai_tokenizer"})
        );
    }
    let (status, answer) = server.call("POST", "/utils/token_counter", Some(json!({"model": "fast"}))).await;
    assert_eq!(status, 400);
    assert_eq!(answer, json!({"detail": "prompt or messages or contents must be provided"}));
    for (body, expected) in [
        (json!({"prompt": "x"}), 422),
        (json!({"model": "fast", "messages": "x"}), 422),
        (json!({"model": "fast", "prompt": "x".repeat(5 << 20)}), 413),
    ] {
        assert_eq!(server.call("POST", "/utils/token_counter", Some(body)).await.0, expected);
    }
    assert_eq!(server.call_as("sk-nobody", "POST", "/utils/token_counter", Some(json!({}))).await.0, 401);
}
