//! `/model/info` and `/model_group/info`: limits and prices of what a key may call.

use serde_json::{Value, json};

use super::{added, provider};
use crate::support::Server;

const MODELS: &str = "model_list:
  - model_name: fast
    litellm_params: {model: openai/gpt-4o-mini, api_key: sk-canary, rpm: 100, tpm: 1000, timeout: 2.5}
  - model_name: fast
    litellm_params: {model: azure/gpt-4o, api_key: sk-canary, api_base: https://a.openai.azure.com, rpm: 11}
    model_info: {supports_function_calling: true}
  - model_name: own
    litellm_params: {model: openai/gpt-4o, api_key: sk-canary, input_cost_per_token: 0.00000700}
    model_info: {id: own-1, max_input_tokens: 77, supports_vision: false, team: blue}
  - model_name: unpriced
    litellm_params: {model: hosted_vllm/x, api_base: 'http://127.0.0.1:9/v1'}
  - model_name: openai/*
    litellm_params: {model: 'openai/*', api_key: sk-canary}
";

fn by_name<'a>(list: &'a Value, member: &str, name: &str) -> &'a Value {
    let rows = list["data"].as_array().unwrap();
    rows.iter().find(|row| row[member] == name).unwrap_or_else(|| panic!("{name} is not in {list}"))
}

#[tokio::test]
async fn every_deployment_tells_its_limits_and_prices() {
    let upstream = provider().await;
    let server = Server::start(MODELS).await;
    server.post("/model/new", added("house", "h1", &upstream)).await;
    let list = server.read("/model/info").await;
    assert!(!list.to_string().contains("canary"));

    let fast = by_name(&list, "model_name", "fast");
    let info = &fast["model_info"];
    for (name, expected) in [
        ("key", json!("gpt-4o-mini")),
        ("db_model", json!(false)),
        ("mode", json!("chat")),
        ("litellm_provider", json!("openai")),
        ("max_input_tokens", json!(128_000)),
        ("max_output_tokens", json!(16_384)),
        ("supports_vision", Value::Null),
        ("rpm", json!(100)),
        ("output_vector_size", Value::Null),
    ] {
        assert_eq!(info[name], expected, "{name}");
    }
    assert_eq!(info["input_cost_per_token"].to_string(), "0.00000015");
    assert_eq!(info["cache_read_input_token_cost"].to_string(), "7.5e-08");
    assert_eq!(fast["litellm_params"]["timeout"].to_string(), "2.5");
    assert_eq!(fast["litellm_params"]["custom_llm_provider"], "openai");
    assert!(fast["litellm_params"].get("api_key").is_none());

    // The operator's price is the whole price, so the table's others are not told any more.
    let own = &by_name(&list, "model_name", "own")["model_info"];
    assert_eq!(
        (&own["input_cost_per_token"].to_string(), &own["id"]),
        (&"0.000007".to_owned(), &json!("own-1"))
    );
    assert_eq!((&own["cache_read_input_token_cost"], &own["team"]), (&Value::Null, &json!("blue")));
    assert_eq!((&own["max_input_tokens"], &own["supports_vision"]), (&json!(77), &json!(false)));

    let house = by_name(&list, "model_name", "house");
    assert_eq!(house["model_info"]["db_model"], true);
    assert_eq!(house["litellm_params"]["model"], "openai/house");
    assert!(house["model_info"]["created_at"].is_string());

    let one = server.read("/v1/model/info?litellm_model_id=own-1").await;
    assert_eq!(one["data"].as_array().unwrap().len(), 1);
    let (status, answer) = server.call("GET", "/model/info?litellm_model_id=gone", None).await;
    assert_eq!(status, 400);
    assert_eq!(answer, json!({"detail": {"error": "Model id = gone not found on litellm proxy"}}));
}

#[tokio::test]
async fn a_group_is_its_deployments_together_and_only_those_of_the_key() {
    let server = Server::start(MODELS).await;
    let list = server.read("/model_group/info").await;
    let names: Vec<&Value> = list["data"].as_array().unwrap().iter().map(|row| &row["model_group"]).collect();
    assert_eq!(names, ["fast", "own", "unpriced", "openai/*"]);
    let fast = by_name(&list, "model_group", "fast");
    for (name, expected) in [
        ("providers", json!(["openai", "azure"])),
        ("rpm", json!(111)),
        ("tpm", json!(1000)),
        ("mode", json!("chat")),
        ("max_input_tokens", json!(128_000)),
        ("supports_function_calling", json!(true)),
        ("supports_reasoning", json!(false)),
    ] {
        assert_eq!(fast[name], expected, "{name}");
    }
    // The dearer of the two.
    assert_eq!(fast["input_cost_per_token"].to_string(), "0.0000025");
    let unpriced = by_name(&list, "model_group", "unpriced");
    assert_eq!((&unpriced["input_cost_per_token"], &unpriced["mode"]), (&Value::Null, &json!("chat")));

    let key = server.key(json!({"models": ["own", "openai/*"]})).await;
    for (query, expected) in [
        ("", json!(["own", "openai/*"])),
        ("?model_group=own", json!(["own"])),
        ("?model_group=fast", json!([])),
        ("?model_group=openai/gpt-4o", json!(["openai/gpt-4o"])),
        ("?model_group=gone", json!([])),
    ] {
        let (status, list) = server.call_as(&key, "GET", &format!("/model_group/info{query}"), None).await;
        let names: Vec<&Value> =
            list["data"].as_array().unwrap().iter().map(|row| &row["model_group"]).collect();
        assert_eq!((status, json!(names)), (200, expected), "{query}");
    }
    assert_eq!(server.call_as("sk-nobody", "GET", "/model_group/info", None).await.0, 401);
    let (_, info) = server.call_as(&key, "GET", "/model/info", None).await;
    assert!(!info.to_string().contains("fast"));
}
