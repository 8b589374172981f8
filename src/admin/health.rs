//! Whether deployments answer: test calls on demand, what they found, and a few words about the server.
//!
//! A test is a call of whoever asks for it, so it costs what it costs and stands in the log.

mod checks;
pub(super) mod services;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use futures_util::{StreamExt, stream};
use schemars::JsonSchema;
use serde::Serialize;

pub use checks::Checks;

use super::{QueryFields, refused};
use crate::app::App;
use crate::proxy::caller::Caller;
use crate::proxy::probe;
use crate::upstream::deployment::Deployment;
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;
use crate::wire::operation::{Operation, get};
use checks::{Check, CheckRow};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<Tested>("/health", "Calls every model, or those that are named, and tells which of them answer."),
    get::<History>("/health/history", "What test calls of models found, newest first."),
    get::<Latest>("/health/latest", "What the last test call of each deployment found."),
    get::<License>("/health/license", "That no licence is needed."),
    get::<Backlog>("/health/backlog", "How many calls are under way or wait."),
    get::<SharedStatus>("/health/shared-status", "That servers do not share what they found."),
];

/// Test calls at once.
const AT_ONCE: usize = 8;
/// How long all of them together may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// Tests that one answer lists.
const ROWS_MAX: u64 = 1_000;
/// Tests that are listed when nobody says how many.
const ROWS: u64 = 100;

/// What came of one deployment.
enum Found {
    Healthy(Duration),
    Unhealthy(String),
    Skipped(String),
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct Tested {
    healthy_endpoints: Vec<Endpoint>,
    unhealthy_endpoints: Vec<Endpoint>,
    healthy_count: usize,
    unhealthy_count: usize,
    /// Those that no test call can be made to.
    skipped_endpoints: Vec<Endpoint>,
}

/// A deployment that was tested.
#[derive(Serialize, JsonSchema)]
struct Endpoint {
    /// Where it leads.
    model: String,
    /// Its public name.
    model_name: String,
    /// Its id.
    model_id: String,
    /// The provider's address.
    api_base: Option<String>,
    /// Why it is unhealthy.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// Why it was not tested.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// Calls every deployment that the caller may call, or those that the query names.
pub(super) async fn check(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let model = fields.text("model").value();
    let model_id = fields.text("model_id").value();
    fields.finish(refused)?;
    let mut shown = Vec::new();
    for deployment in chosen(&app, model.as_deref(), model_id.as_deref())? {
        if is_shown(&app, &caller, &deployment).await? {
            shown.push(deployment);
        }
    }
    let found = tested(&app, &caller, shown).await?;
    remember(&app, &caller, &found);
    let (mut healthy, mut unhealthy, mut skipped) = (Vec::new(), Vec::new(), Vec::new());
    for (deployment, found) in &found {
        let row = row(deployment);
        match found {
            Found::Healthy(_) => healthy.push(row),
            Found::Unhealthy(error) => unhealthy.push(Endpoint { error: Some(error.clone()), ..row }),
            Found::Skipped(reason) => skipped.push(Endpoint { reason: Some(reason.clone()), ..row }),
        }
    }
    let asked_for_one = model.is_some() || model_id.is_some();
    let status = match asked_for_one && healthy.is_empty() {
        true => StatusCode::SERVICE_UNAVAILABLE,
        false => StatusCode::OK,
    };
    let body = Tested {
        healthy_count: healthy.len(),
        unhealthy_count: unhealthy.len(),
        healthy_endpoints: healthy,
        unhealthy_endpoints: unhealthy,
        skipped_endpoints: skipped,
    };
    Ok((status, Json(body)).into_response())
}

/// The deployments that the query names; a name that leads nowhere is a mistake of the caller.
fn chosen(app: &App, model: Option<&str>, model_id: Option<&str>) -> Result<Vec<Arc<Deployment>>, ApiError> {
    let named = |deployment: &&Arc<Deployment>| {
        let spec = &deployment.spec;
        model_id.is_none_or(|id| *deployment.id == *id)
            && model.is_none_or(|model| spec.model_name == model || spec.model == model)
    };
    let chosen: Vec<_> = app.models.now().catalogue.deployments().iter().filter(named).cloned().collect();
    let missing = |param, name: &str| ApiError::NotFound {
        message: format!("No deployment of {param} '{}' is configured.", shortened(name)),
        kind: "not_found_error",
        param: Some(param),
    };
    match (chosen.is_empty(), model_id, model) {
        (true, Some(id), _) => Err(missing("model_id", id)),
        (true, None, Some(model)) => Err(missing("model", model)),
        _ => Ok(chosen),
    }
}

/// Whether the caller may call a deployment. Nobody is shown what a list of models, or a rename,
/// leaves out.
async fn is_shown(app: &App, caller: &Caller, deployment: &Deployment) -> Result<bool, ApiError> {
    let plan = probe::plan(deployment);
    let model = plan.as_ref().map_or(deployment.spec.model_name.as_str(), |plan| plan.model());
    match probe::permit(app, caller, deployment, model).await {
        Ok(()) => Ok(true),
        Err(ApiError::Forbidden { kind, .. }) if kind.ends_with("_model_access_denied") => Ok(false),
        // A pattern is no model that anybody could ask for.
        Err(ApiError::UnknownModel { .. }) => Ok(plan.is_err()),
        Err(refused) => Err(refused),
    }
}

/// Tests some at a time. What we refuse the caller altogether is the answer to all of it.
async fn tested(
    app: &App,
    caller: &Caller,
    chosen: Vec<Arc<Deployment>>,
) -> Result<Vec<(Arc<Deployment>, Found)>, ApiError> {
    let mut found: Vec<(Arc<Deployment>, Found)> = Vec::with_capacity(chosen.len());
    let mut testing = stream::iter(chosen.iter().cloned())
        .map(|deployment| async move {
            let came = test(app, caller, &deployment).await;
            (deployment, came)
        })
        .buffered(AT_ONCE);
    let all = async {
        while let Some((deployment, came)) = testing.next().await {
            found.push((deployment, came?));
        }
        Ok::<(), ApiError>(())
    };
    match tokio::time::timeout(PATIENCE, all).await {
        Ok(ended) => ended?,
        Err(_) => {
            let late = chosen.iter().skip(found.len()).cloned().collect::<Vec<_>>().into_iter();
            let text = "there was no time left to test it; name it with model_id";
            found.extend(late.map(|deployment| (deployment, Found::Unhealthy(text.to_owned()))));
        }
    }
    Ok(found)
}

async fn test(app: &App, caller: &Caller, deployment: &Deployment) -> Result<Found, ApiError> {
    let plan = match probe::plan(deployment) {
        Ok(plan) => plan,
        Err(reason) => return Ok(Found::Skipped(reason)),
    };
    match probe::call(app, caller, deployment, &plan).await {
        Ok(took) => Ok(Found::Healthy(took)),
        Err(error @ ApiError::Upstream { .. }) => Ok(Found::Unhealthy(error.message())),
        Err(error @ ApiError::Forbidden { kind: "model_cost_map_missing", .. }) => {
            Ok(Found::Unhealthy(error.message()))
        }
        Err(refused) => Err(refused),
    }
}

fn remember(app: &App, caller: &Caller, found: &[(Arc<Deployment>, Found)]) {
    let now = app.now();
    let mut checks = app.checks.lock().unwrap_or_else(PoisonError::into_inner);
    for (deployment, found) in found {
        let (error, took) = match found {
            Found::Healthy(took) => (None, Some(*took)),
            Found::Unhealthy(error) => (Some(error.clone()), None),
            Found::Skipped(_) => continue,
        };
        checks.keep(Check {
            id: super::fresh_id(),
            model_name: deployment.spec.model_name.clone(),
            model_id: Arc::clone(&deployment.id),
            error,
            took,
            by: caller.name().to_owned(),
            at: now,
        });
    }
}

fn row(deployment: &Deployment) -> Endpoint {
    let spec = &deployment.spec;
    Endpoint {
        model: spec.model.clone(),
        model_name: spec.model_name.clone(),
        model_id: deployment.id.to_string(),
        api_base: deployment.shown_base().map(Into::into),
        error: None,
        reason: None,
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct History {
    health_checks: Vec<CheckRow>,
    total_records: usize,
    limit: u64,
    offset: u64,
}

/// Tests of the past, newest first; those since the start, and of them the last thousand.
pub(super) async fn history(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<History>, ApiError> {
    let model = fields.text("model").value();
    let status = fields.one_of("status_filter", &["healthy", "unhealthy"]).value();
    let limit = fields.count_within("limit", 1, Some(ROWS_MAX)).value().unwrap_or(ROWS);
    let offset = fields.count("offset").value().unwrap_or(0);
    fields.finish(refused)?;
    let checks = app.checks.lock().unwrap_or_else(PoisonError::into_inner);
    let fitting = |check: &&Check| {
        model.as_ref().is_none_or(|model| check.model_name == *model)
            && status.as_ref().is_none_or(|status| check.status() == status)
    };
    let rows: Vec<CheckRow> = checks.newest_first().filter(fitting).map(Check::shown).collect();
    let count = rows.len();
    let (skip, take) = (usize::try_from(offset).unwrap_or(usize::MAX), usize::try_from(limit).unwrap_or(0));
    let rows = rows.into_iter().skip(skip).take(take).collect();
    Ok(Json(History { health_checks: rows, total_records: count, limit, offset }))
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Latest {
    /// By the deployment's id.
    latest_health_checks: BTreeMap<String, CheckRow>,
    total_models: usize,
}

/// The last test of each deployment.
pub(super) async fn latest(State(app): State<App>) -> Json<Latest> {
    let checks = app.checks.lock().unwrap_or_else(PoisonError::into_inner);
    let rows: BTreeMap<String, CheckRow> =
        checks.latest().map(|check| (check.model_id.to_string(), check.shown())).collect();
    Json(Latest { total_models: rows.len(), latest_health_checks: rows })
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct License {
    has_license: bool,
    license_type: &'static str,
    expiration_date: Option<String>,
    allowed_features: Vec<String>,
    limits: LicenseLimits,
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct LicenseLimits {
    max_users: Option<u64>,
    max_teams: Option<u64>,
}

/// There is no licence to have: everything is there.
pub(super) async fn license() -> Json<License> {
    Json(License {
        has_license: false,
        license_type: "community",
        expiration_date: None,
        allowed_features: vec![],
        limits: LicenseLimits { max_users: None, max_teams: None },
    })
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Backlog {
    in_flight_requests: usize,
}

/// Calls that hold money or wait for it.
pub(super) async fn backlog(State(app): State<App>) -> Json<Backlog> {
    let ledger = app.ledger.health();
    Json(Backlog { in_flight_requests: ledger.open_holds + ledger.waiting })
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct SharedStatus {
    shared_health_check_enabled: bool,
    message: &'static str,
}

/// Replicas do not share tests.
pub(super) async fn shared_status() -> Json<SharedStatus> {
    Json(SharedStatus {
        shared_health_check_enabled: false,
        message: "Health checks are made when they are asked for, by the server that is asked.",
    })
}
