//! Who calls, who pays, and where it goes: every place a customer or a key may stand, every way to
//! name a model, and a body that arrives at the provider byte for byte.

use std::time::Duration;

use serde_json::json;

use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, chat_body};

const WELL: Answer = Answer::Chat { output_tokens: 7, after: Duration::ZERO };
const CHAT: &str = "/v1/chat/completions";

/// A configuration with a model for each way to a provider.
fn config(upstream: &str, general: &str) -> String {
    let price = "input_cost_per_token: 0.00001, output_cost_per_token: 0.00003";
    let to = format!("api_key: upstream-key, api_base: '{upstream}/v1', {price}");
    format!(
        "model_list:
  - {{model_name: up, litellm_params: {{model: openai/up, {to}}}}}
  - {{model_name: renamed, litellm_params: {{model: openai/real-name, organization: org-1, temperature: 0.5, {to}}}, model_info: {{id: d1}}}}
  - {{model_name: 'wild/*', litellm_params: {{model: 'openai/*', {to}}}}}
  - {{model_name: weighed, litellm_params: {{model: openai/heavy, weight: 1, {to}}}}}
  - {{model_name: weighed, litellm_params: {{model: openai/light, weight: 0, {to}}}}}
  - {{model_name: az, litellm_params: {{model: azure/my-deploy, api_key: azure-key, api_base: '{upstream}', api_version: 2024-02-01, {price}}}}}
router_settings: {{num_retries: 0, disable_cooldowns: true, model_group_alias: {{nick: renamed}}}}
general_settings: {{{general}}}
"
    )
}

async fn scene(general: &str) -> (Upstream, Server) {
    let upstream = Upstream::start(WELL).await;
    let server = Server::start(&config(&upstream.url, general)).await;
    (upstream, server)
}

#[tokio::test]
async fn the_first_of_eight_places_names_the_customer() {
    let mapped = "user_header_mappings: [{header_name: X-App-User, litellm_user_role: customer}]";
    let (_upstream, server) = scene(mapped).await;
    let mut headers =
        vec![("x-litellm-customer-id", "h1"), ("x-litellm-end-user-id", "h2"), ("x-app-user", "h3")];
    let mut body = chat_body(
        "up",
        "b1",
        &json!({
            "litellm_metadata": {"user": "b2"}, "metadata": {"user_id": "b3"}, "safety_identifier": "b4"
        }),
    );
    let mut named = Vec::new();
    loop {
        assert_eq!(server.send(MASTER, CHAT, &headers, &body).await.status, 200, "{headers:?} {body}");
        named.push(server.logs().await[0]["end_user"].as_str().unwrap().to_owned());
        if headers.is_empty() {
            let members = body.as_object_mut().unwrap();
            let next = ["user", "litellm_metadata", "metadata", "safety_identifier", "nobody"];
            let next = next.into_iter().find(|name| members.shift_remove(*name).is_some());
            if next.is_none() {
                break;
            }
        } else {
            headers.remove(0);
        }
    }
    assert_eq!(named, ["h1", "h2", "h3", "b1", "b2", "b3", "b4", ""]);
    // Metadata may be a text of JSON, ids may be numbers, and any language is a name.
    for (headers, more, customer) in [
        (&[][..], json!({"user": "", "metadata": "{\"user_id\": \"text\"}"}), "text"),
        (&[], json!({"user": 42}), "42"),
        (&[], json!({"user": "  padded  "}), "padded"),
        (&[], json!({"user": true, "safety_identifier": "kept"}), "kept"),
        (&[("x-litellm-customer-id", "Zoë Müller")], json!({}), "Zoë Müller"),
        (&[("x-litellm-customer-id", " ")], json!({}), "b1"),
    ] {
        let body = chat_body("up", "b1", &more);
        assert_eq!(server.send(MASTER, CHAT, headers, &body).await.status, 200, "{more}");
        assert_eq!(server.logs().await[0]["end_user"], customer, "{more}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_key_says_whether_it_may_name_customers() {
    let (_upstream, server) = scene("").await;
    for (attribution, customer) in
        [(json!("trusted"), "acme"), (json!("none"), ""), (json!({"bound": "zoe"}), "zoe")]
    {
        let key = server.key(json!({"attribution": attribution})).await;
        assert_eq!(server.chat_as(&key, "up", "acme", &json!({})).await.status, 200);
        assert_eq!(server.logs().await[0]["end_user"], customer, "{attribution}");
    }
}

/// The status of a chat call that carries these headers and no others.
async fn status_with(server: &Server, path: &str, headers: &[(&str, String)]) -> u16 {
    let mut request = server.http.post(format!("{}{path}", server.url));
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    let body = chat_body("up", "acme", &json!({})).to_string();
    request.body(body).send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn a_key_may_stand_in_any_header_a_client_knows() {
    let (_upstream, server) = scene("").await;
    let key = server.key(json!({})).await;
    let bearer = format!("Bearer {key}");
    for (name, value) in [
        ("authorization", bearer.clone()),
        ("Authorization", format!("bearer {key}")),
        ("authorization", format!("Basic {key}")),
        ("authorization", format!("AWS4-HMAC-SHA256 Credential=Bearer {key}/20260101/x")),
        ("x-litellm-api-key", key.clone()),
        ("x-litellm-api-key", bearer.clone()),
        ("api-key", key.clone()),
        ("API-Key", key.clone()),
        ("x-api-key", key.clone()),
        ("x-goog-api-key", key.clone()),
        ("Ocp-Apim-Subscription-Key", key.clone()),
    ] {
        let shown = format!("{name}: {value}");
        assert_eq!(status_with(&server, CHAT, &[(name, value)]).await, 200, "{shown}");
    }
    // Earlier places count before later ones.
    let wrong = || "sk-wrong".to_owned();
    let order = ["x-litellm-api-key", "authorization", "api-key", "x-api-key", "x-goog-api-key"];
    for (first, second) in order.iter().zip(&order[1..]) {
        let right = if *first == "authorization" { bearer.clone() } else { key.clone() };
        let second_wrong = if *second == "authorization" { "Bearer sk-wrong".to_owned() } else { wrong() };
        assert_eq!(
            status_with(&server, CHAT, &[(first, right), (second, second_wrong)]).await,
            200,
            "{first}"
        );
        let first_wrong = if *first == "authorization" { "Bearer sk-wrong".to_owned() } else { wrong() };
        assert_eq!(status_with(&server, CHAT, &[(first, first_wrong), (second, bearer.clone())]).await, 401);
    }
    let (_upstream, own) = scene("litellm_key_header_name: X-My-Key").await;
    let master = format!("Bearer {MASTER}");
    assert_eq!(status_with(&own, CHAT, &[("x-my-key", master.clone())]).await, 200);
    for headers in [[("authorization", master.clone())], [("x-my-key", MASTER.to_owned())]] {
        assert_eq!(status_with(&own, CHAT, &headers).await, 401, "{headers:?}");
    }
}

#[tokio::test]
async fn every_way_to_name_a_model_leads_to_its_deployment() {
    let (upstream, server) = scene("").await;
    let deep = server.key(json!({"aliases": {"mine": "renamed"}})).await;
    // The path, the model in the body, where it arrives, as which model, and as what it comes back.
    for (path, model, arrives, upstream_model, shown) in [
        (CHAT, "up", CHAT, "up", "up"),
        ("/chat/completions", "up", CHAT, "up", "up"),
        (CHAT, "renamed", CHAT, "real-name", "renamed"),
        (CHAT, "nick", CHAT, "real-name", "nick"),
        (CHAT, "mine", CHAT, "real-name", "mine"),
        (CHAT, "wild/any-thing", CHAT, "any-thing", "wild/any-thing"),
        (CHAT, "wild/with/slash", CHAT, "with/slash", "wild/with/slash"),
        (CHAT, "weighed", CHAT, "heavy", "weighed"),
        ("/openai/deployments/up/chat/completions?api-version=2024-02-01", "other", CHAT, "up", "up"),
        ("/openai/deployments/wild/a/chat/completions", "", CHAT, "a", "wild/a"),
        ("/openai/deployments/wild%2Fb/chat/completions", "", CHAT, "b", "wild/b"),
        ("/engines/renamed/chat/completions", "", CHAT, "real-name", "renamed"),
        (
            CHAT,
            "az",
            "/openai/deployments/my-deploy/chat/completions?api-version=2024-02-01",
            "my-deploy",
            "az",
        ),
    ] {
        let mut body = chat_body(model, "acme", &json!({}));
        if model.is_empty() {
            body.as_object_mut().unwrap().shift_remove("model");
        }
        let reply = server.send(&deep, path, &[], &body).await;
        assert_eq!(reply.status, 200, "{path} {model}: {}", reply.text());
        let seen = upstream.seen().last().unwrap().clone();
        assert_eq!(
            (seen.path.as_str(), &seen.body["model"]),
            (arrives, &json!(upstream_model)),
            "{path} {model}"
        );
        assert_eq!(reply.json()["model"], shown, "{path} {model}");
    }
    let seen = upstream.seen().last().unwrap().clone();
    assert_eq!(seen.headers["api-key"], "azure-key");
    assert!(!seen.headers.contains_key("authorization"), "a caller's key stays here: {:?}", seen.headers);
    for _ in 0..10 {
        let reply = server.send(MASTER, CHAT, &[], chat_body("weighed", "acme", &json!({}))).await;
        assert_eq!(reply.header("x-litellm-model-name"), "openai/heavy", "who weighs nothing is not asked");
    }
    let completion = json!({"model": "up", "prompt": "Hello out there"});
    assert_eq!(server.send(MASTER, "/v1/completions", &[], &completion).await.status, 200);
    assert_eq!(upstream.seen().last().unwrap().path, "/v1/completions");
    let embedding = json!({"model": "up", "input": ["Hello"]});
    assert_eq!(server.send(MASTER, "/embeddings", &[], &embedding).await.status, 200);
    assert_eq!(upstream.seen().last().unwrap().path, "/v1/embeddings");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn the_body_arrives_byte_for_byte_but_for_what_must_change() {
    let (upstream, server) = scene("").await;
    let messages = r#""messages" : [{"role":"user","content":"\u0048ello \/ out\tthere  \ud83d\ude42"}]"#
        .replace('\t', "\\t");
    for (sent, arrives) in [
        // Nothing has to change: numbers, escapes, order and white space are the caller's.
        (
            format!(
                " {{ \"seed\":1e2, {messages},\n\"model\":\"up\",\"top_p\":1.000, \"x\":null ,\"big\":12345678901234567890123 }}"
            ),
            None,
        ),
        // Ours is taken out wherever it stands, and only that.
        (
            format!(
                r#"{{"metadata":{{"user_id":"a"}},"model":"up",{messages},"user":"a","litellm_metadata":{{}}}}"#
            ),
            Some(format!(r#"{{"model":"up",{messages},"user":"a"}}"#)),
        ),
        (
            format!(r#"{{{messages},"metadata":{{"tags":["t"],"model":"x"}},"model" : "up"}}"#),
            Some(format!(r#"{{{messages},"model" : "up"}}"#)),
        ),
        // The name of the model is replaced in its place; the operator's defaults fill what is not said.
        (
            format!(r#"{{"temperature":1.50,"model":"renamed",{messages}}}"#),
            Some(format!(r#"{{"temperature":1.50,"model":"real-name",{messages}}}"#)),
        ),
    ] {
        let reply = server.send(MASTER, CHAT, &[], &sent).await;
        assert_eq!(reply.status, 200, "{sent}: {}", reply.text());
        let raw = upstream.seen().last().unwrap().raw.clone();
        assert_eq!(std::str::from_utf8(&raw).unwrap(), arrives.as_ref().unwrap_or(&sent));
    }
    let reply = server.send(MASTER, CHAT, &[], chat_body("renamed", "a", &json!({}))).await;
    assert_eq!(reply.status, 200);
    assert_eq!(upstream.seen().last().unwrap().body["temperature"].to_string(), "0.5");
}

#[tokio::test]
async fn only_the_operators_headers_reach_the_provider() {
    let (upstream, server) = scene("").await;
    let headers =
        [("x-secret", "mine"), ("cookie", "a=b"), ("openai-organization", "theirs"), ("x-litellm-tags", "t")];
    assert_eq!(server.send(MASTER, CHAT, &headers, chat_body("renamed", "a", &json!({}))).await.status, 200);
    let seen = upstream.seen().last().unwrap().headers.clone();
    assert_eq!(
        (&seen["authorization"], &seen["openai-organization"]),
        (&"Bearer upstream-key".parse().unwrap(), &"org-1".parse().unwrap())
    );
    for name in ["x-secret", "cookie", "x-litellm-tags"] {
        assert!(!seen.contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn an_answer_carries_litellms_headers_and_the_providers() {
    let (_upstream, server) = scene("").await;
    let key = server.key(json!({"max_budget": 1, "rpm_limit": 10, "tpm_limit": 100_000})).await;
    let reply = server
        .send(&key, CHAT, &[("x-litellm-call-id", "my-call")], chat_body("renamed", "a", &json!({})))
        .await;
    for (name, value) in [
        ("x-litellm-call-id", "my-call"),
        ("x-litellm-model-id", "d1"),
        ("x-litellm-model-name", "openai/real-name"),
        ("x-litellm-model-group", "renamed"),
        ("x-litellm-version", litellm_rs::proxy::COMPATIBLE_VERSION),
        ("x-litellm-response-cost", "0.00032"),
        ("x-litellm-response-cost-original", "0.00032"),
        ("x-litellm-response-cost-discount-amount", "0.0"),
        ("x-litellm-response-cost-margin-amount", "0.0"),
        ("x-litellm-response-cost-input", "0.00011"),
        ("x-litellm-response-cost-output", "0.00021"),
        ("x-litellm-key-spend", "0.00032"),
        ("x-litellm-key-max-budget", "1.0"),
        ("x-litellm-key-rpm-limit", "10"),
        ("x-litellm-key-tpm-limit", "100000"),
        ("x-litellm-attempted-retries", "0"),
        ("x-litellm-attempted-fallbacks", "0"),
        ("llm_provider-x-request-id", "req_up1"),
        ("content-type", "application/json"),
        ("x-frame-options", "DENY"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(reply.header(name), value, "{name}");
    }
    assert!(reply.header("x-litellm-model-api-base").ends_with("/v1"));
    for name in ["x-litellm-response-duration-ms", "x-litellm-overhead-duration-ms"] {
        reply.header(name).parse::<u64>().unwrap();
    }
    let unnamed = server.send(&key, CHAT, &[], chat_body("up", "a", &json!({}))).await;
    assert_eq!(
        (unnamed.header("x-litellm-call-id").len(), unnamed.header("x-litellm-key-spend")),
        (36, "0.00064")
    );
    let logs = server.logs().await;
    assert_eq!((&logs[0]["model_group"], &logs[1]["model_id"]), (&json!("up"), &json!("d1")));
}
