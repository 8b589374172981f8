//! A test call to one deployment. It is a call like any other: admitted, held, settled, charged to
//! whoever asks; only where it goes is not left to chance.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{HeaderMap, Request};
use serde_json::{Value, json};

use super::authorize;
use super::caller::Caller;
use super::failure::{self, Arrival, Trail};
use super::parse::{self, Target};
use crate::app::App;
use crate::upstream::deployment::Deployment;
use crate::upstream::endpoint::Route;
use crate::wire::error::ApiError;

/// How long a deployment may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// The route that stands in metrics and logs for the one that would have been called.
const ROUTE: &str = "/health";

/// How a deployment is called for a test; in words why it is not.
pub fn plan(deployment: &Deployment) -> Result<Plan, String> {
    let info = &deployment.spec.model_info;
    let named = info.get("health_check_model").and_then(Value::as_str);
    let model = match named {
        Some(model) => model.to_owned(),
        None if deployment.spec.model_name.contains('*') => {
            return Err("a pattern; model_info.health_check_model may name a model to test it with".into());
        }
        None => deployment.spec.model_name.clone(),
    };
    let tokens = info.get("health_check_max_tokens").and_then(Value::as_u64).unwrap_or(1).max(1);
    // OpenAI's newer models know only the newer name, and hardly anybody else does.
    let cap = match deployment.provider.prefix {
        "openai" | "azure" => "max_completion_tokens",
        _ => "max_tokens",
    };
    let said = json!([{"role": "user", "content": "hi"}]);
    let (route, mut body) = match deployment.spec.mode.as_deref() {
        None | Some("chat") => (Route::Chat, json!({"messages": said, cap: tokens})),
        Some("completion") => (Route::Completions, json!({"prompt": "hi", "max_tokens": tokens})),
        Some("embedding") => (Route::Embeddings, json!({"input": ["hi"]})),
        Some(mode) => return Err(format!("models of mode `{mode}` are not tested")),
    };
    body["model"] = model.clone().into();
    Ok(Plan { route, model, body })
}

/// What a test call says.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    route: Route,
    model: String,
    body: Value,
}

impl Plan {
    /// The model it asks for.
    pub fn model(&self) -> &str {
        &self.model
    }
}

/// Whether the caller may ask a deployment for a model: the refusal of every list, without a call.
pub async fn permit(
    app: &App,
    caller: &Caller,
    deployment: &Deployment,
    model: &str,
) -> Result<(), ApiError> {
    let body = json!({"messages": [{"role": "user", "content": "hi"}], "model": model});
    let target = Target { route: Route::Chat, model: Some(model.to_owned()) };
    let request = Request::new(Body::from(body.to_string()));
    let mut call = parse::call(&app.settings, target, request, &Arrival::now(app, ROUTE)).await?;
    call.only = Some(Arc::clone(&deployment.id));
    authorize::grant(app, caller, &call).await.map(drop)
}

/// Calls a deployment as the caller would, and answers how long it took.
pub async fn call(
    app: &App,
    caller: &Caller,
    deployment: &Deployment,
    plan: &Plan,
) -> Result<Duration, ApiError> {
    let begun = Instant::now();
    let mut trail = Trail::new(app, Arrival::now(app, ROUTE));
    trail.identified(caller);
    match answer(app, caller, deployment, plan, &mut trail).await {
        Ok(()) => {
            trail.answered();
            Ok(begun.elapsed())
        }
        Err(error) => {
            failure::tell(app, &mut trail, &error);
            Err(error)
        }
    }
}

async fn answer(
    app: &App,
    caller: &Caller,
    deployment: &Deployment,
    plan: &Plan,
    trail: &mut Trail,
) -> Result<(), ApiError> {
    let mut request = Request::new(Body::from(plan.body.to_string()));
    *request.headers_mut() = HeaderMap::new();
    let target = Target { route: plan.route, model: Some(plan.model.clone()) };
    let mut call = parse::call(&app.settings, target, request, trail.arrival()).await?;
    call.only = Some(Arc::clone(&deployment.id));
    call.timeout = Some(PATIENCE);
    let response = super::answer_call(app, caller, call, trail).await?;
    drop(response);
    Ok(())
}
