//! Values for members: right ones by name or by kind, wrong ones by kind.

use std::sync::atomic::{AtomicU64, Ordering};

use litellm_rs::server::openapi::document;
use serde_json::{Value, json};

/// The key that is there.
pub const KEY: &str = "sk-0123456789abcdef";

/// A path with something that is there in the place of its parameters.
pub fn filled(path: &str) -> String {
    ["{key}", "{id}", "{model}", "{team_id}", "{user_id}", "{model_id}", "{credential_name}"]
        .into_iter()
        .zip([KEY, "gpt-4", "gpt-4", "red", "ada", "added", "house"])
        .fold(path.to_owned(), |path, (name, value)| path.replace(name, value))
}

/// A name nobody has taken.
fn fresh() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("sk-fresh-name-{:06}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// A value that a member takes.
pub fn right(path: &str, name: &str, schema: &Value) -> Value {
    let makes = path.ends_with("/new") || path.contains("/generate");
    match name {
        "key" if makes => json!(fresh()),
        "user_id" | "budget_id" | "team_id" | "organization_id"
            if path.ends_with(&format!("/{}/new", name.trim_end_matches("_id"))) =>
        {
            json!(fresh())
        }
        "name" if makes => json!(fresh()),
        "user_id" if path.ends_with("/new") => json!(fresh()),
        "new_key" | "key_alias" | "user_email" => json!(fresh()),
        _ => known(path, name).unwrap_or_else(|| typed(name, schema)),
    }
}

/// Something that is there, for members that name things or are objects of a certain shape.
fn known(path: &str, name: &str) -> Option<Value> {
    Some(match name {
        "key" => json!(KEY),
        "keys" if path == "/key/bulk_update" => json!([{"key": KEY, "max_budget": 1}]),
        "keys" | "key_ids" => json!([KEY]),
        "ids" => json!(["lago:1"]),
        "cursor" => json!("_"),
        "service" => json!("webhook"),
        "user_ids" if path == "/user/delete" => json!(["ada"]),
        "user_ids" if path == "/user/list" => json!("ada"),
        "user_ids" => json!(["acme"]),
        "end_user_id" | "user_id" if path.contains("customer") || path.contains("end_user") => json!("acme"),
        "user_id" if path.starts_with("/team/") || path.starts_with("/user/") => json!("ada"),
        "id" if path.starts_with("/model/") => json!("added"),
        "budget_id" | "end_user_budget_id" | "id" => json!("tier"),
        "budgets" => json!(["tier"]),
        "team_id" => json!("red"),
        "organization_id" => json!("lab"),
        "organizations" => json!(["lab"]),
        "model" | "default_model" | "model_group" => json!("gpt-4"),
        "model_id" => json!("added"),
        "model_info" if path == "/model/update" => json!({"id": "added"}),
        "litellm_params" => json!({"model": "openai/x", "mock_response": "Hi"}),
        "credential_values" => json!({"api_key": "sk-y"}),
        "name" => json!("beta"),
        "names" => json!(["beta"]),
        "window" | "bucket" => json!("1h"),
        "member" => json!({"user_id": fresh(), "role": "user"}),
        "members" if path.contains("member_add") => json!([{"user_id": fresh(), "role": "user"}]),
        "users" => json!([{"user_id": "ada", "max_budget": 1}]),
        "user_updates" | "update_fields" => json!({"max_budget": 1}),
        "permissions" if path.starts_with("/team/") => json!(["/key/info"]),
        "user_dict" => json!({"ada": {}}),
        "messages" => json!([{"role": "user", "content": "Hello"}]),
        "completion_response" => {
            json!({"model": "gpt-4", "usage": {"prompt_tokens": 1, "completion_tokens": 1}})
        }
        "prompt" | "input" => json!("Hello"),
        "attribution" => json!({"bound": "acme"}),
        "duration" => json!("30d"),
        "start_date" | "end_date" => json!("2026-11-21"),
        "startTime" => json!("2026-11-20T00:00:00Z"),
        "budget_limits" => json!([{"budget_duration": "1d", "max_budget": 5}]),
        "model_max_budget" => json!({"gpt-4": {"max_budget": 0.5, "budget_duration": "1d"}}),
        "members_with_roles" => json!([]),
        "soft_budget" => json!(0.5),
        "reset_to" => json!(0),
        _ => return None,
    })
}

/// A value by the name and the schema together.
fn typed(name: &str, schema: &Value) -> Value {
    let is_text = kinds(schema).first() == Some(&"string");
    match name {
        "timezone" if is_text => json!("Europe/Berlin"),
        "sort_by" if schema.get("enum").is_none() => json!("spend"),
        "sort_order" if schema.get("enum").is_none() => json!("asc"),
        "team_ids" if !is_text => json!(["red"]),
        "organization_ids" if !is_text => json!(["lab"]),
        _ => of_kind(schema),
    }
}

fn of_kind(schema: &Value) -> Value {
    if let Some(example) = schema.pointer("/examples/0").or_else(|| schema.pointer("/enum/0")) {
        return example.clone();
    }
    match kinds(schema).first().copied() {
        Some("number") => json!(2.5),
        Some("integer") => json!(2),
        Some("boolean") => json!(true),
        Some("array") => json!([]),
        Some("object") => json!({}),
        _ => json!("text"),
    }
}

/// Values that a member does not take; in a query everything is text.
pub fn wrong(schema: &Value, is_body: bool) -> Vec<Value> {
    let kinds = kinds(schema);
    let takes = |kind: &str| kinds.is_empty() || kinds.contains(&kind);
    let mut values = Vec::new();
    if schema.get("enum").is_some() || !takes("string") {
        values.push(json!("nosuchword"));
    }
    if let Some(most) = schema["maximum"].as_u64() {
        values.push(json!(most + 1));
    }
    if schema["minimum"].is_u64() {
        values.push(json!(-1));
    }
    if is_body {
        values.extend(if takes("array") { None } else { Some(json!([[7]])) });
        values.extend(if takes("object") { None } else { Some(json!({"a": 7})) });
        values.extend(if takes("number") || takes("integer") { None } else { Some(json!(7)) });
        values.extend(if takes("array") && schema["items"]["type"] == "string" {
            Some(json!([7]))
        } else {
            None
        });
        values.extend(if schema["maxLength"].is_u64() {
            vec![json!("x".repeat(257)), json!("a\u{0}")]
        } else {
            vec![]
        });
    }
    values
}

/// The types that a schema names, `null` left out.
pub fn kinds(schema: &Value) -> Vec<&str> {
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().flat_map(Value::as_str).collect(),
        kind => kind.as_str().into_iter().collect::<Vec<_>>(),
    };
    kinds.into_iter().filter(|kind| *kind != "null").collect()
}

/// Where a value is not as its schema says, if anywhere. Knows the words that the document uses.
pub fn misfit(schema: &Value, value: &Value) -> Option<String> {
    if let Some(path) = schema["$ref"].as_str() {
        return misfit(document().pointer(&path[1..]).unwrap(), value);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let misfits: Option<Vec<String>> = choices.iter().map(|choice| misfit(choice, value)).collect();
        return misfits.map(|all| all.join(" and "));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() || number.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let takes = |word: &Value| word == kind || (kind == "integer" && word == "number");
    let is_fit = match &schema["type"] {
        Value::Null => true,
        Value::Array(kinds) => kinds.iter().any(takes),
        one => takes(one),
    };
    if !is_fit {
        return Some(format!("{value} is not {}", schema["type"]));
    }
    let mut required = schema["required"].as_array().into_iter().flatten().flat_map(Value::as_str);
    if let Some(name) = required.find(|name| value.get(name).is_none()) {
        return Some(format!("{name} is missing"));
    }
    let of_members = schema["properties"].as_object().into_iter().flatten().find_map(|(name, schema)| {
        value.get(name).and_then(|value| misfit(schema, value)).map(|what| format!("{name}: {what}"))
    });
    of_members
        .or_else(|| value.as_array().into_iter().flatten().find_map(|item| misfit(&schema["items"], item)))
}

#[test]
fn a_misfit_is_seen() {
    let schema = json!({"type": "object", "required": ["a"], "properties": {
        "a": {"anyOf": [{"type": "null"}, {"type": "array", "items": {"type": ["number"]}}]},
    }});
    for fit in [json!({"a": null}), json!({"a": []}), json!({"a": [1, 2.5], "b": 7})] {
        assert_eq!(misfit(&schema, &fit), None, "{fit}");
    }
    for unfit in [json!({}), json!([]), json!({"a": "x"}), json!({"a": [1, "x"]}), json!(null)] {
        assert!(misfit(&schema, &unfit).is_some(), "{unfit}");
    }
}
