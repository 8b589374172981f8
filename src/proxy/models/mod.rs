//! What can be called: `/models`, `/model/info` and `/model_group/info`, limited to what the caller may
//! use. Changes nothing.

mod group;
mod info;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Map, Value, json};

use super::caller::Caller;
use super::identify;
use super::lineup::Lineup;
use crate::app::App;
use crate::domain::policy::{inherits_team, model_allowed};
use crate::upstream::catalogue::{PublicName, Target};
use crate::upstream::deployment::Deployment;
use crate::wire::error::ApiError;

/// When LiteLLM says every model was made.
const CREATED: u64 = 1_677_610_602;

/// The routes that tell what can be called. Any valid key may ask.
pub const ROUTES: [&str; 7] = [
    "/models",
    "/v1/models",
    "/models/{*id}",
    "/v1/models/{*id}",
    "/model/info",
    "/v1/model/info",
    "/model_group/info",
];

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route(ROUTES[0], get(list))
        .route(ROUTES[1], get(list))
        .route(ROUTES[2], get(one))
        .route(ROUTES[3], get(one))
        .route(ROUTES[4], get(info::info))
        .route(ROUTES[5], get(info::info))
        .route(ROUTES[6], get(group::info))
}

/// The models of this moment, and what one caller may use of them.
struct Choice {
    lineup: Arc<Lineup>,
    lists: Vec<Vec<String>>,
}

impl Choice {
    async fn of(app: &App, parts: &Parts) -> Result<Self, ApiError> {
        let caller: Caller =
            identify::llm_caller(app, &parts.headers, identify::peer(&parts.extensions)).await?;
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
        Ok(Self { lineup: app.models.now(), lists })
    }

    fn allows(&self, model: &str) -> bool {
        let catalogue = &self.lineup.catalogue;
        let in_group = |entry: &str| catalogue.in_access_group(entry, model);
        self.lists.iter().all(|list| model_allowed(list, model, &in_group))
    }

    fn names(&self) -> impl Iterator<Item = PublicName<'_>> {
        self.lineup.catalogue.public_names().filter(|name| self.allows(name.name))
    }
}

async fn list(State(app): State<App>, parts: Parts) -> Result<Response, ApiError> {
    let choice = Choice::of(&app, &parts).await?;
    let data: Vec<Value> = choice.names().map(|name| model(&choice.lineup, &name)).collect();
    Ok(Json(json!({"data": data, "object": "list"})).into_response())
}

async fn one(State(app): State<App>, Path(id): Path<String>, parts: Parts) -> Result<Response, ApiError> {
    let choice = Choice::of(&app, &parts).await?;
    let found = choice.names().find(|name| name.name == id);
    let found = found.map(|name| model(&choice.lineup, &name)).ok_or_else(|| ApiError::NotFound {
        message: format!("Model '{}' not found", id.chars().take(256).collect::<String>()),
        kind: "not_found_error",
        param: Some("model"),
    })?;
    Ok(Json(found).into_response())
}

fn model(lineup: &Lineup, name: &PublicName<'_>) -> Value {
    let mut model = json!({"id": name.name, "object": "model", "created": CREATED, "owned_by": "openai"});
    if let Some(mode) = name.mode() {
        model["mode"] = json!(mode);
    }
    if let Some(price) = lineup.prices.of(&own_target(name.deployment)) {
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

/// A deployment with the model that it names itself.
fn own_target(deployment: &Arc<Deployment>) -> Target {
    Target { deployment: Arc::clone(deployment), upstream_model: Arc::clone(&deployment.upstream_model) }
}

/// What is known of a target besides its prices: the table's words, under what the operator says.
fn traits(lineup: &Lineup, target: &Target) -> Map<String, Value> {
    let (name, mut traits) = match lineup.prices.listed(target) {
        Some((name, traits)) => (json!(name), traits),
        None => (Value::Null, Map::new()),
    };
    // Where the operator gave a price, the table's may not count any more.
    if lineup.prices.given(&target.deployment).is_some() {
        traits.retain(|member, _| !crate::config::is_price(member));
    }
    traits.insert("key".into(), name);
    traits
}
