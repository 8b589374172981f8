//! What can be called: `/models` and `/model/info`, limited to what the caller may use.

use axum::extract::{Path, Query, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::caller::Caller;
use super::identify;
use crate::app::App;
use crate::domain::policy::{inherits_team, model_allowed};
use crate::upstream::catalogue::{PublicName, Target};
use crate::wire::error::ApiError;

/// When LiteLLM says every model was made.
const CREATED: u64 = 1_677_610_602;

/// The routes that tell what can be called. Any valid key may ask.
pub const ROUTES: [&str; 6] =
    ["/models", "/v1/models", "/models/{*id}", "/v1/models/{*id}", "/model/info", "/v1/model/info"];

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route(ROUTES[0], get(list))
        .route(ROUTES[1], get(list))
        .route(ROUTES[2], get(one))
        .route(ROUTES[3], get(one))
        .route(ROUTES[4], get(info))
        .route(ROUTES[5], get(info))
}

async fn allowed(app: &App, parts: &Parts) -> Result<impl Fn(&str) -> bool, ApiError> {
    let caller: Caller = identify::llm_caller(app, &parts.headers, identify::peer(&parts.extensions)).await?;
    identify::check_usable(&caller, app.now())?;
    let mut lists: Vec<Vec<String>> = Vec::new();
    if let Some(key) = &caller.key {
        if !inherits_team(&key.models) {
            lists.push(key.models.clone());
        }
        if let Some(team) = &key.team_id
            && let Some(team) = app.directory.team(team).await?
        {
            lists.push(team.models.clone());
        }
    }
    let catalogue = std::sync::Arc::clone(&app.catalogue);
    Ok(move |model: &str| {
        lists.iter().all(|list| model_allowed(list, model, &|entry| catalogue.in_access_group(entry, model)))
    })
}

async fn list(State(app): State<App>, parts: Parts) -> Result<Response, ApiError> {
    let allowed = allowed(&app, &parts).await?;
    let data: Vec<Value> = app
        .catalogue
        .public_names()
        .filter(|name| allowed(name.name))
        .map(|name| model(&app, &name))
        .collect();
    Ok(Json(json!({"data": data, "object": "list"})).into_response())
}

async fn one(State(app): State<App>, Path(id): Path<String>, parts: Parts) -> Result<Response, ApiError> {
    let allowed = allowed(&app, &parts).await?;
    let found = app.catalogue.public_names().find(|name| name.name == id && allowed(name.name));
    let found = found.map(|name| model(&app, &name)).ok_or_else(|| ApiError::NotFound {
        message: format!("Model '{}' not found", id.chars().take(256).collect::<String>()),
        kind: "not_found_error",
        param: Some("model"),
    })?;
    Ok(Json(found).into_response())
}

fn model(app: &App, name: &PublicName<'_>) -> Value {
    let mut model = json!({"id": name.name, "object": "model", "created": CREATED, "owned_by": "openai"});
    if let Some(mode) = name.mode() {
        model["mode"] = json!(mode);
    }
    if let Some(price) = app.prices.of(&target(name)) {
        if model.get("mode").is_none()
            && let Some(mode) = price.sheet.mode()
        {
            model["mode"] = json!(mode);
        }
        for (member, limit) in [
            ("max_input_tokens", price.sheet.max_input_tokens()),
            ("max_output_tokens", price.sheet.max_output_tokens()),
        ] {
            if let Some(limit) = limit {
                model[member] = json!(limit);
            }
        }
    }
    model
}

fn target(name: &PublicName<'_>) -> Target {
    Target {
        deployment: std::sync::Arc::clone(name.deployment),
        upstream_model: std::sync::Arc::clone(&name.deployment.upstream_model),
    }
}

#[derive(Deserialize)]
struct InfoQuery {
    litellm_model_id: Option<String>,
}

/// Every deployment with its parameters, its secrets left out.
async fn info(
    State(app): State<App>,
    Query(query): Query<InfoQuery>,
    parts: Parts,
) -> Result<Response, ApiError> {
    let allowed = allowed(&app, &parts).await?;
    let data: Vec<Value> = app
        .catalogue
        .deployments()
        .iter()
        .filter(|deployment| query.litellm_model_id.as_deref().is_none_or(|id| *deployment.id == *id))
        .filter(|deployment| allowed(&deployment.spec.model_name))
        .map(|deployment| {
            let spec = &deployment.spec;
            let target =
                Target { deployment: deployment.clone(), upstream_model: deployment.upstream_model.clone() };
            let mut params = Map::new();
            params.insert("model".into(), json!(spec.model));
            params.insert("custom_llm_provider".into(), json!(deployment.provider.prefix));
            for (name, value) in [
                ("api_base", deployment.shown_base().map(Value::from)),
                ("rpm", spec.rpm.map(Value::from)),
                ("tpm", spec.tpm.map(Value::from)),
                ("weight", spec.weight.map(Value::from)),
            ] {
                if let Some(value) = value {
                    params.insert(name.into(), value);
                }
            }
            let mut model_info = spec.model_info.clone();
            model_info.insert("id".into(), json!(*deployment.id));
            model_info.insert("db_model".into(), json!(false));
            if let Some(price) = app.prices.of(&target) {
                for (name, rate) in [
                    ("input_cost_per_token", price.sheet.input_rate()),
                    ("output_cost_per_token", price.sheet.output_rate()),
                ] {
                    if let Ok(number) = serde_json::from_str::<serde_json::Number>(&rate.to_string()) {
                        model_info.insert(name.into(), Value::Number(number));
                    }
                }
                for (name, limit) in [
                    ("max_input_tokens", price.sheet.max_input_tokens()),
                    ("max_output_tokens", price.sheet.max_output_tokens()),
                ] {
                    model_info.insert(name.into(), json!(limit));
                }
            }
            json!({"model_name": spec.model_name, "litellm_params": params, "model_info": model_info})
        })
        .collect();
    Ok(Json(json!({ "data": data })).into_response())
}
