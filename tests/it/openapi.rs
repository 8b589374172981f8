//! The description of the routes, held against the server that it describes.

mod litellm;
mod values;

use litellm_rs::server::openapi::document;
use reqwest::header::{AUTHORIZATION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, WWW_AUTHENTICATE};
use serde_json::{Map, Value, json};

use crate::support::Server;
use crate::support::control::control_plane;
use crate::support::server::MASTER;
use values::{misfit, right, wrong};

/// `me:sk-1234` as a browser sends it.
const PASSWORD: &str = "Basic bWU6c2stMTIzNA==";

/// Members that are refused whatever they say, and where.
const NEVER: &[(&str, &[&str])] = &[
    ("", &["new_master_key", "password"]),
    ("/credentials", &["model_id", "credential_name"]),
    ("/tag/new", &["spend"]),
    ("/user/list", &["organization_ids"]),
    (
        "/user/update",
        &[
            "agent_id",
            "aliases",
            "blocked",
            "budget_fallbacks",
            "budget_limits",
            "duration",
            "key_alias",
            "mcp_rpm_limit",
            "prompts",
            "tag_rpm_limit",
            "team_id",
        ],
    ),
];

/// Members of LLM calls that count only together with others, or in another place.
const ALONE_NOTHING: &[&str] = &["stream_options", "tags"];

/// Every operation: method, path, description.
pub fn operations() -> impl Iterator<Item = (String, &'static str, &'static Value)> {
    document()["paths"].as_object().unwrap().iter().flat_map(|(path, methods)| {
        methods
            .as_object()
            .unwrap()
            .iter()
            .map(move |(method, it)| (method.to_uppercase(), path.as_str(), it))
    })
}

/// The members of a body, none when there is no body.
pub fn body_schema(operation: &Value) -> &Value {
    &operation["requestBody"]["content"]["application/json"]["schema"]
}

fn members(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

#[tokio::test]
async fn both_pages_ask_for_a_key_and_take_it_as_a_password() {
    let server = control_plane("").await;
    let key = server.post("/key/generate", json!({})).await["key"].as_str().unwrap().to_owned();
    for (path, kind) in [("/openapi.json", "application/json"), ("/docs", "text/html; charset=utf-8")] {
        let get = |authorization: Option<String>, path: &str| {
            let request = server.http.get(format!("{}{path}", server.url));
            authorization
                .into_iter()
                .fold(request, |request, value| request.header(AUTHORIZATION, value))
                .send()
        };
        let asked = get(None, path).await.unwrap();
        assert_eq!(asked.status(), 401);
        assert!(asked.headers()[WWW_AUTHENTICATE].to_str().unwrap().starts_with("Basic realm="));
        for wrong in ["Basic bWU6c2std3Jvbmc=", "Basic !", "Bearer sk-wrong"] {
            assert_eq!(get(Some(wrong.into()), path).await.unwrap().status(), 401, "{wrong}");
        }
        for right in
            [PASSWORD.into(), format!("Bearer {MASTER}"), format!("Basic {MASTER}"), format!("Bearer {key}")]
        {
            let answer = get(Some(right.clone()), path).await.unwrap();
            assert_eq!(answer.status(), 200, "{right}");
            assert_eq!(answer.headers()[CONTENT_TYPE], kind);
        }
        // The password that a browser remembers opens nothing else.
        assert_eq!(get(Some(PASSWORD.into()), "/customer/list").await.unwrap().status(), 401);
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn the_page_needs_nothing_from_elsewhere() {
    let server = control_plane("").await;
    let answer = server.http.get(format!("{}/docs", server.url)).bearer_auth(MASTER).send().await.unwrap();
    let policy = answer.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(policy.matches("'sha256-").count(), 2, "{policy}");
    let page = answer.text().await.unwrap();
    for foreign in ["http://", "https://", "src=", "@import", "url(", "style=", "onclick"] {
        assert!(!page.contains(foreign), "the page has {foreign}");
    }
    for (method, path, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap();
        assert_eq!(page.matches(&format!("<details id=\"{id}\">")).count(), 1, "{method} {path}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn the_document_names_nothing_that_it_does_not_hold() {
    let text = document().to_string();
    let named = text.split("\"$ref\":\"#").skip(1).map(|rest| rest.split('"').next().unwrap());
    for path in named {
        assert!(document().pointer(path).is_some(), "{path}");
    }
}

/// A server with one of everything that a member can name.
pub async fn scene() -> Server {
    let server = control_plane("").await;
    restore(&server).await;
    server
}

/// Makes what an earlier call has taken away; the rest is there already.
async fn restore(server: &Server) {
    for (path, body) in [
        ("/budget/new", json!({"budget_id": "tier", "max_budget": 4})),
        ("/customer/new", json!({"user_id": "acme"})),
        ("/organization/new", json!({"organization_id": "lab", "organization_alias": "Lab"})),
        ("/team/new", json!({"team_id": "red"})),
        ("/user/new", json!({"user_id": "ada", "auto_create_key": false})),
        ("/team/member_add", json!({"team_id": "red", "member": {"user_id": "ada", "role": "user"}})),
        ("/tag/new", json!({"name": "beta"})),
        ("/credentials", json!({"credential_name": "house", "credential_values": {"api_key": "sk-x"}})),
        (
            "/model/new",
            json!({"model_name": "added-name", "model_info": {"id": "added"},
                "litellm_params": {"model": "openai/x", "mock_response": "Hi"}}),
        ),
        ("/key/generate", json!({"key": values::KEY})),
    ] {
        let (status, answer) = server.call("POST", path, Some(body)).await;
        assert!([200, 400, 409].contains(&status), "{path}: {status} {answer}");
    }
}

/// Members that have to be there although each of them may be left out.
fn is_needed(path: &str, name: &str) -> bool {
    [
        ("/key/update", "key"),
        ("/model/update", "model_info"),
        ("/team/key/bulk_update", "key_ids"),
        ("/team/member_delete", "user_id"),
        ("/team/member_update", "user_id"),
        ("/team/permissions_bulk_update", "team_ids"),
        ("/user/bulk_update", "users"),
        ("/user/update", "user_id"),
    ]
    .contains(&(path, name))
}

/// A call of an operation with what it needs and these members.
async fn call(
    server: &Server,
    method: &str,
    path: &str,
    operation: &Value,
    more: &[(&str, Value)],
) -> (u16, Value) {
    let mut path = values::filled(path);
    let mut query = Vec::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap();
        let sent = more.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
        let needed = || (parameter["required"] == true).then(|| right(&path, name, &parameter["schema"]));
        if let ("query", Some(value)) = (parameter["in"].as_str().unwrap(), sent.or_else(needed)) {
            query.push(format!("{name}={}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
        }
    }
    let schema = body_schema(operation);
    let body = schema.is_object().then(|| {
        let required: Vec<&str> =
            schema["required"].as_array().unwrap().iter().flat_map(Value::as_str).collect();
        let mut body: Map<String, Value> = members(schema)
            .filter(|(name, _)| required.contains(&name.as_str()) || is_needed(&path, name))
            .map(|(name, schema)| (name.clone(), right(&path, name, schema)))
            .collect();
        body.extend(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        Value::Object(body)
    });
    if !query.is_empty() {
        path += &format!("?{}", query.join("&"));
    }
    server.call(method, &path, body).await
}

/// Whether an answer blames a member.
fn blames(answer: &Value, name: &str) -> bool {
    let in_detail = answer["detail"]
        .as_array()
        .into_iter()
        .flatten()
        .any(|item| item["loc"].as_array().unwrap().contains(&json!(name)));
    in_detail || answer["error"]["param"] == name
}

#[tokio::test]
async fn members_are_read_and_answers_made_as_described() {
    let server = scene().await;
    let (mut mistakes, mut worked) = (Vec::new(), 0);
    for (method, path, operation) in operations() {
        let in_body = members(body_schema(operation)).map(|(name, schema)| (name.as_str(), schema, true));
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let in_query = parameters.filter(|parameter| parameter["in"] == "query");
        let in_query = in_query.map(|it| (it["name"].as_str().unwrap(), &it["schema"], false));
        for (name, schema, is_body) in in_body.chain(in_query) {
            let what = format!("{method} {path} {name}");
            let of_llm = operation["x-need"] == "llm_key";
            if !(of_llm && ALONE_NOTHING.contains(&name)) {
                for value in wrong(schema, is_body) {
                    let (status, answer) =
                        call(&server, &method, path, operation, &[(name, value.clone())]).await;
                    let is_refused = (400..500).contains(&status) && (of_llm || names(&answer, name));
                    if !is_refused {
                        mistakes.push(format!("{what}: {value} is taken: {status} {answer}"));
                    }
                }
            }
            let is_never =
                NEVER.iter().any(|(start, names)| path.starts_with(start) && names.contains(&name));
            if is_never || path.ends_with("/stream") {
                continue; // A stream never ends.
            }
            let value = right(path, name, schema);
            let (status, answer) = call(&server, &method, path, operation, &[(name, value.clone())]).await;
            if let (true, Some(successor)) = (path.ends_with("/regenerate"), answer["key"].as_str()) {
                // While it spends from the account of the first value, that one cannot be made again.
                server.post("/key/delete", json!({"keys": [successor]})).await;
            }
            if ["delete", "/regenerate"].iter().any(|end| path.ends_with(end)) {
                restore(&server).await;
            }
            let is_refused = status != 404 && blames(&answer, name);
            if status >= 500 || is_refused {
                mistakes.push(format!("{what}: {value} is refused: {status} {answer}"));
            }
            if let (200, Some(misfit), false) = (status, unlike(operation, &answer), name == "stream") {
                mistakes.push(format!("{what}: an answer that is not described: {misfit}"));
            }
            worked += u32::from(status == 200);
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
    assert!(worked > 300, "only {worked} calls worked");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn operations_that_ask_for_nothing_answer_as_described() {
    let server = scene().await;
    for (method, path, operation) in operations() {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let asks = parameters.filter(|parameter| parameter["required"] == true && parameter["in"] == "query");
        let asks_nothing = asks.count() == 0 && members(body_schema(operation)).count() == 0;
        if !asks_nothing || path.ends_with("/stream") {
            continue;
        }
        let (status, answer) = call(&server, &method, path, operation, &[]).await;
        // The master key is nobody's, and a member of nothing.
        let has_nothing =
            ["/key/info", "/team/{team_id}/members/me", "/v2/user/info"].contains(&path) && status == 404;
        assert!(status == 200 || has_nothing, "{method} {path}: {status} {answer}");
        if status == 200 {
            assert_eq!(unlike(operation, &answer), None, "{method} {path}");
        }
    }
    server.stop_and_verify().await;
}

/// Where an answer is not as its JSON is described, if JSON is all that it can be.
fn unlike(operation: &Value, answer: &Value) -> Option<String> {
    let content = &operation["responses"]["200"]["content"];
    let is_file = answer.is_string() && content.as_object().is_some_and(|kinds| kinds.len() > 1);
    if is_file { None } else { misfit(&content["application/json"]["schema"], answer) }
}

/// Whether an answer names a member, in whatever shape.
fn names(answer: &Value, name: &str) -> bool {
    blames(answer, name) || answer.to_string().contains(name)
}
