//! The description held against LiteLLM's own: its clients' members are known here, and what they
//! look for in an answer is there.

use std::collections::{BTreeMap, BTreeSet};

use litellm_rs::server::openapi::document;
use serde_json::{Value, json};

use super::values::{filled, kinds};
use super::{body_schema, operations, scene};

const GOLDEN: &str = include_str!("../../golden/openapi-members.json");

/// Where a difference is, in what (`*`: everything), and why.
struct Exception(&'static str, &'static str, &'static [&'static str], &'static str);

/// Routes of what this proxy is not for: publishing models, guarding and logging by callback, mail
/// and passwords.
const NOT_FOR_US: &str = "
GET /health/drain
GET /model-insights
GET /model-insights/tasks
GET /model/deprecations
POST /model_group/make_public
POST /model_hub/update_useful_links
POST /models/{model_name}:countTokens
POST /models/{model_name}:generateContent
GET /spend/capture_rate
GET /team/metadata_schema
POST /team/{team_id}/callback
GET /team/{team_id}/callback
DELETE /team/{team_id}/callback/{callback_name}
POST /team/{team_id}/disable_logging
GET /user/daily/activity/aggregated/cache_leakage_keys
POST /user/password/change
GET /v1/model/deprecations
";

/// Routes that are not here yet.
const NOT_YET: &str = "
POST /health/test_connection
POST /models/{model_name}:streamGenerateContent
";

/// Deliberate differences: the route, `query`, `body` or `answer`, the members, and the reason.
const EXCEPTIONS: &[Exception] = &[
    Exception("*", "body", &["send_invite_email"], "no mail is sent"),
    Exception("POST /completions", "query", &["model"], "the body or the path names the model"),
    Exception("POST /key/regenerate", "query", &["key"], "the body or the path names the key"),
    Exception(
        "GET /key/list",
        "query",
        KEY_VIEWS,
        "who may look sees every key there is, and filters narrow that",
    ),
    Exception("GET /models", "query", MODEL_VIEWS, "the list is what the caller's key may call"),
    Exception("GET /v1/models", "query", MODEL_VIEWS, "the list is what the caller's key may call"),
    Exception("GET /models/{id}", "query", MODEL_VIEWS, "the list is what the caller's key may call"),
    Exception("GET /v1/models/{id}", "query", MODEL_VIEWS, "the list is what the caller's key may call"),
    Exception("GET /model/info", "query", MODEL_VIEWS, "the list is what the caller's key may call"),
    Exception("GET /v1/model/info", "query", MODEL_VIEWS, "the list is what the caller's key may call"),
    Exception("GET /global/spend/report", "answer", &["*"], NOT_LINES),
    Exception("GET /global/spend/tags", "answer", &["*"], NOT_LINES),
    Exception("GET /spend/tags", "answer", &["*"], NOT_LINES),
    Exception(
        "GET /spend/logs/v2",
        "query",
        &["exclude_internal_health_checks", "group_by_session", "session_cursor", "used_client_oauth_token"],
        "there are no sessions, no health checks of nobody's, and no tokens but keys",
    ),
    Exception("GET /team/available", "query", &["response_model"], "an accident of the original's framework"),
    Exception("POST /team/new", "body", &["secret_manager_settings"], "there is no secret manager"),
    Exception("POST /team/update", "body", &["secret_manager_settings"], "there is no secret manager"),
    Exception("PATCH /team/{team_id}", "body", &["secret_manager_settings"], "there is no secret manager"),
];

const NOT_LINES: &str = "it answers sums; the original describes lines, and answers sums as well";
const KEY_VIEWS: &[&str] = &["access_group_id", "expand", "include_created_by_keys", "include_team_keys"];
const MODEL_VIEWS: &[&str] = &[
    "client_version",
    "fallback_type",
    "healthy_only",
    "include_metadata",
    "include_model_access_groups",
    "include_team_models",
    "only_model_access_groups",
    "return_wildcard_routes",
    "scope",
    "team_id",
    "teamId",
];

/// The name of a route here: parameters of paths have names of their own.
fn here(route: &str) -> String {
    if route.contains("/models/") { route.replace("{model_id}", "{id}") } else { route.to_owned() }
}

/// The members of one place of one route: name and types.
type Members = BTreeMap<String, Vec<String>>;

fn members(text: &Value) -> Members {
    let words = text.as_str().unwrap_or_default().split_whitespace();
    words
        .map(|word| {
            let (name, types) = word.split_once(':').unwrap();
            (name.to_owned(), types.split('|').map(str::to_owned).collect())
        })
        .collect()
}

fn is_excepted(route: &str, place: &str, name: &str) -> bool {
    EXCEPTIONS.iter().any(|Exception(of, at, names, why)| {
        assert!(!why.is_empty());
        (*of == "*" || *of == route) && *at == place && (names.contains(&name) || *names == ["*"])
    })
}

/// Whether we take values of all these types.
fn takes(schema: &Value, types: &[String]) -> bool {
    let ours = kinds(schema);
    let takes = |kind: &str| ours.contains(&kind) || (kind == "integer" && ours.contains(&"number"));
    ours.is_empty() || types.iter().all(|kind| ["any", "null"].contains(&kind.as_str()) || takes(kind))
}

/// Every member that a schema names, through references and alternatives.
fn named(schema: &Value, names: &mut BTreeSet<String>) {
    if let Some(path) = schema["$ref"].as_str() {
        return named(document().pointer(&path[1..]).unwrap(), names);
    }
    for choice in ["anyOf", "allOf", "oneOf"].iter().filter_map(|word| schema[*word].as_array()).flatten() {
        named(choice, names);
    }
    if schema["items"].is_object() {
        named(&schema["items"], names);
    }
    names.extend(schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()));
}

#[test]
fn what_clients_of_the_original_send_and_look_for_is_here() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let ours: BTreeMap<String, &Value> =
        operations().map(|(method, path, operation)| (format!("{method} {path}"), operation)).collect();
    let mut differences = Vec::new();
    for (route, theirs) in golden["routes"].as_object().unwrap() {
        let route = &here(route);
        let is_listed = NOT_FOR_US.lines().chain(NOT_YET.lines()).any(|line| line == route);
        let Some(operation) = ours.get(route) else {
            if !is_listed {
                differences.push(format!("{route} is not here"));
            }
            continue;
        };
        if is_listed {
            differences.push(format!("{route} is here now: take it off the list"));
        }
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let query: BTreeMap<&str, &Value> =
            parameters.map(|it| (it["name"].as_str().unwrap(), &it["schema"])).collect();
        let body = &body_schema(operation)["properties"];
        for (place, known) in [("query", true), ("body", operation["x-need"] != "llm_key")] {
            // What an LLM call says besides goes to the provider.
            for (name, types) in members(&theirs[place]).iter().filter(|_| known) {
                let schema =
                    if place == "query" { query.get(name.as_str()).copied() } else { body.get(name) };
                if !schema.is_some_and(|schema| takes(schema, types)) && !is_excepted(route, place, name) {
                    let ours = schema.map_or("nothing".into(), Value::to_string);
                    differences.push(format!("{route} {place} {name}: {types:?}, here {ours}"));
                }
            }
        }
        let mut answered = BTreeSet::new();
        for content in operation["responses"]["200"]["content"].as_object().into_iter().flatten() {
            named(&content.1["schema"], &mut answered);
        }
        for name in members(&theirs["answer"]).into_keys() {
            if !answered.contains(&name) && !is_excepted(route, "answer", &name) {
                differences.push(format!("{route} answer {name}"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[tokio::test]
async fn answers_have_the_members_that_are_promised() {
    let server = scene().await;
    for (method, path, body) in [
        ("POST", "/customer/update", Some(json!({"user_id": "acme", "max_budget": 1}))),
        ("GET", "/customer/info?end_user_id=acme", None),
        ("POST", "/budget/new", Some(json!({"max_budget": 1}))),
        ("POST", "/key/generate", Some(json!({"max_budget": 1}))),
        ("POST", "/key/update", Some(json!({"key": super::values::KEY, "max_budget": 1}))),
        ("POST", "/team/new", Some(json!({}))),
        ("POST", "/user/new", Some(json!({}))),
        (
            "POST",
            "/team/member_add",
            Some(json!({"team_id": "red", "member": {"user_id": "eve", "role": "user"}})),
        ),
        ("POST", "/team/member_update", Some(json!({"team_id": "red", "user_id": "ada"}))),
        ("PATCH", "/team/{team_id}", Some(json!({}))),
        ("GET", "/user/info?user_id=ada", None),
        ("POST", "/model/block", Some(json!({"model_id": "added"}))),
        ("GET", "/user/daily/activity?start_date=2026-11-21&end_date=2026-11-21", None),
    ] {
        let (status, answer) = server.call(method, &filled(path), body).await;
        assert_eq!(status, 200, "{path}: {answer}");
        let bare = path.split('?').next().unwrap();
        let route = format!("{method} {bare}");
        let golden: Value = serde_json::from_str(GOLDEN).unwrap();
        for name in members(&golden["routes"][&route]["answer"]).into_keys() {
            assert!(
                answer.get(&name).is_some() || is_excepted(&route, "answer", &name),
                "{route} lacks {name}"
            );
        }
        let schema = &document()["paths"][bare][method.to_lowercase()]["responses"]["200"]["content"];
        let mut promised = BTreeSet::new();
        named(&schema["application/json"]["schema"], &mut promised);
        for name in answer.as_object().unwrap().keys() {
            assert!(promised.contains(name), "{route} answers {name}, which is not described");
        }
    }
    server.stop_and_verify().await;
}
