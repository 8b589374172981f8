//! What cannot be a model: refused with the member's name, and nothing has changed.

use serde_json::{Value, json};

use super::{added, provider, status};
use crate::support::{Server, config_with_upstream};

#[tokio::test]
async fn a_model_that_cannot_be_changes_nothing() {
    let upstream = provider().await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    server.post("/model/new", added("house", "h1", &upstream)).await;
    let before = server.read("/model/info").await;
    let params = |change: Value| {
        let mut body = added("house", "h2", &upstream);
        for (name, value) in change.as_object().unwrap() {
            body["litellm_params"][name] = value.clone();
        }
        body
    };
    let info = |change: Value| {
        let mut body = added("house", "h2", &upstream);
        body["model_info"] = change;
        body
    };
    for (body, expected, param) in [
        (params(json!({"model": "nowhere/x"})), 400, "litellm_params"),
        (params(json!({"model": "unheard-of"})), 400, "litellm_params"),
        (params(json!({"model": ""})), 400, "litellm_params.model"),
        (params(json!({"model": "openai/*"})), 400, "litellm_params"),
        (params(json!({"api_base": "example.com"})), 400, "litellm_params.api_base"),
        (params(json!({"api_base": "ftp://example.com"})), 400, "litellm_params.api_base"),
        (params(json!({"api_base": "http://u:canary@example.com"})), 400, "litellm_params"),
        (params(json!({"input_cost_per_token": -1})), 400, "litellm_params.input_cost_per_token"),
        (params(json!({"input_cost_per_token": "free"})), 400, "litellm_params.input_cost_per_token"),
        (params(json!({"tiered_pricing": 5})), 400, "litellm_params"),
        (params(json!({"rpm": -1})), 400, "litellm_params.rpm"),
        (params(json!({"timeout": 0})), 400, "litellm_params.timeout"),
        (params(json!({"extra_headers": {"a b": "x"}})), 400, "litellm_params.extra_headers.a b"),
        (params(json!({"extra_headers": {"content-length": "1"}})), 400, "litellm_params"),
        (params(json!({"unheard_of": "x".repeat(65_000)})), 400, "litellm_params"),
        (info(json!({"id": 7})), 400, "model_info.id"),
        (info(json!({"id": " "})), 400, "model_info.id"),
        (info(json!({"team_id": "t"})), 400, "model_info.team_id"),
        (info(json!({"max_input_tokens": "many"})), 400, "model_info.max_input_tokens"),
        (info(json!({"note": ["os.environ/HOME"]})), 400, "model_info"),
        (info(json!({"id": "h1"})), 409, "model_info.id"),
    ] {
        let (status, answer) = server.call("POST", "/model/new", Some(body.clone())).await;
        assert_eq!((status, &answer["error"]["param"]), (expected, &json!(param)), "{body}: {answer}");
        assert!(!answer.to_string().contains("canary"), "{answer}");
    }
    for (body, loc) in [
        (json!({"litellm_params": {"model": "openai/x"}}), "model_name"),
        (json!({"model_name": "x"}), "litellm_params"),
        (json!({"model_name": "x", "litellm_params": 5}), "litellm_params"),
        (json!({"model_name": "x", "litellm_params": {}, "model_info": []}), "model_info"),
    ] {
        let (status, answer) = server.call("POST", "/model/new", Some(body)).await;
        assert_eq!((status, &answer["detail"][0]["loc"]), (422, &json!(["body", loc])), "{answer}");
    }
    assert_eq!(server.read("/model/info").await, before);
}

#[tokio::test]
async fn changes_name_a_stored_model_and_only_an_admin_makes_them() {
    let upstream = provider().await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    server.post("/model/new", added("house", "h1", &upstream)).await;
    let info = server.read("/model/info").await;
    let configured = info["data"][0]["model_info"]["id"].as_str().unwrap().to_owned();
    let cannot_edit = "Can't edit model. Model in config. Store model in db via `/model/new`. to edit.";
    let path = |id: &str| format!("/model/{id}/update");
    for (method, path, body, expected, told) in [
        ("POST", "/model/update".to_owned(), json!({"model_name": "x"}), 400, "model_info.id not provided"),
        (
            "POST",
            "/model/update".to_owned(),
            json!({"model_info": {"id": "gone"}}),
            400,
            "Model with id=gone not found in db",
        ),
        ("POST", "/model/update".to_owned(), json!({"model_info": {"id": configured}}), 400, cannot_edit),
        (
            "POST",
            "/model/update".to_owned(),
            json!({"id": "gone"}),
            400,
            "Model with id=gone not found in db",
        ),
        (
            "POST",
            "/model/update".to_owned(),
            json!({"id": "h2", "model_info": {"id": "h1"}}),
            400,
            "id names another model than model_info.id does",
        ),
        ("PATCH", path("gone"), json!({}), 404, "Model gone not found on proxy."),
        ("PATCH", path(&configured), json!({}), 400, cannot_edit),
        (
            "PATCH",
            path("h1"),
            json!({"model_info": {"id": "h2"}}),
            400,
            "model_info.id names another model than the path does",
        ),
        ("PATCH", path("h1"), json!({"litellm_params": {"model": "nowhere/x"}}), 400, "names no provider"),
        (
            "PATCH",
            path("h1"),
            json!({"litellm_params": {"model": null}}),
            400,
            "litellm_params.model: is missing",
        ),
        (
            "POST",
            "/model/delete".to_owned(),
            json!({"id": "gone"}),
            400,
            "Model with id=gone not found in db",
        ),
        ("POST", "/model/delete".to_owned(), json!({"id": configured}), 400, "not found in db"),
        (
            "POST",
            "/model/block".to_owned(),
            json!({"model_id": "gone"}),
            404,
            "Model gone not found on proxy.",
        ),
        ("POST", "/model/unblock".to_owned(), json!({"model_id": configured}), 400, cannot_edit),
    ] {
        let (status, answer) = server.call(method, &path, Some(body.clone())).await;
        let message = answer["error"]["message"].as_str().or(answer["detail"]["error"].as_str());
        assert_eq!(status, expected, "{path} {body}: {answer}");
        assert!(message.is_some_and(|message| message.contains(told)), "{path} {body}: {answer}");
    }
    for path in ["/model/delete", "/model/block", "/model/unblock"] {
        assert_eq!(server.call("POST", path, Some(json!({}))).await.0, 422, "{path}");
    }
    let key = server.key(json!({"user_id": "worker"})).await;
    for (method, path) in [
        ("POST", "/model/new"),
        ("POST", "/model/update"),
        ("PATCH", "/model/h1/update"),
        ("POST", "/model/delete"),
        ("POST", "/model/block"),
        ("POST", "/model/unblock"),
    ] {
        assert_eq!(server.call_as(&key, method, path, Some(json!({"id": "h1"}))).await.0, 401, "{path}");
    }
    assert_eq!(server.read("/model/info").await, info);
    assert_eq!(status(&server, "house", "acme").await, 200);
}

#[tokio::test]
async fn a_scoped_key_does_not_send_a_providers_key_elsewhere() {
    let (upstream, elsewhere) = (provider().await, provider().await);
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    server.post("/model/new", added("house", "h1", &upstream)).await;
    let scoped = server.key(json!({"allowed_routes": ["/model/*"]})).await;
    let (here, there) = (format!("{}/v1", upstream.url), format!("{}/v1", elsewhere.url));
    for (params, expected) in [
        (json!({"api_base": there}), 400),
        (json!({"api_base": there, "api_key": null}), 400),
        (json!({"model": "hosted_vllm/house"}), 400),
        (json!({"custom_llm_provider": "hosted_vllm"}), 400),
        (json!({"api_base": here, "model": "openai/other", "rpm": 9}), 200),
        (json!({"api_base": there, "api_key": "sk-own"}), 200),
    ] {
        let update = json!({"model_info": {"id": "h1"}, "litellm_params": params});
        let (status, answer) = server.call_as(&scoped, "POST", "/model/update", Some(update)).await;
        assert_eq!(status, expected, "{params}: {answer}");
        if expected == 400 {
            assert_eq!(answer["error"]["param"], "litellm_params.api_key", "{answer}");
        }
    }
    let gone = json!({"litellm_params": {"api_base": null}});
    let (status, answer) = server.call_as(&scoped, "PATCH", "/model/h1/update", Some(gone)).await;
    assert_eq!((status, &answer["error"]["param"]), (400, &json!("litellm_params.api_key")), "{answer}");
    assert!(elsewhere.seen().is_empty());
    // The operator has the key anyway.
    server
        .post("/model/update", json!({"model_info": {"id": "h1"}, "litellm_params": {"api_base": here}}))
        .await;
}
