//! `/model/new`, `/model/update`, `/model/{id}/update`, `/model/delete`, `/model/block`: models that
//! are added and changed while calls run.

use std::sync::{Arc, PoisonError};

use axum::extract::{Path, State};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Body, access, fresh_id, refused, to_the_end};
use crate::app::App;
use crate::domain::id::check_id;
use crate::domain::record::{Extra, StoredModel};
use crate::proxy::caller::Caller;
use crate::proxy::lineup::{Change, Nulls, Refused, Secrets};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, shortened};
use crate::wire::model::ModelRow;
use crate::wire::operation::{Operation, on, post};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<ModelRow>("/model/new", "Adds a model while calls run."),
    post::<ModelRow>("/model/update", "Changes an added model; null leaves a member as it is."),
    on::<ModelRow>("PATCH", "/model/{model_id}/update", "Changes an added model; null takes a member away."),
    post::<Deleted>("/model/delete", "Takes an added model away. Calls under way end as they began."),
    post::<ModelRow>("/model/block", "Lets nobody call an added model."),
    post::<ModelRow>("/model/unblock", "Lets an added model be called again."),
];

/// Members of `model_info` that answers add; who sends an answer back does not mean them.
const OURS: [&str; 8] =
    ["id", "db_model", "key", "blocked", "created_at", "created_by", "updated_at", "updated_by"];

/// What a body says about a model.
struct ModelPatch {
    model_name: Patch<String>,
    params: Extra,
    info: Extra,
    /// `model_info.id`.
    id: Option<String>,
    blocked: Option<bool>,
}

impl ModelPatch {
    fn read(fields: &mut Fields) -> Self {
        let mut info = fields.object("model_info").value().unwrap_or_default();
        let id = match info.get("id") {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) => {
                if let Err(invalid) = check_id(id) {
                    fields.refuse("model_info.id", format!("model_info.id {invalid}"));
                }
                Some(id.clone())
            }
            Some(_) => {
                fields.refuse("model_info.id", "model_info.id must be text");
                None
            }
        };
        if info.get("team_id").is_some_and(|team| !team.is_null()) {
            // Without its team a model would be everybody's.
            let instead = "list the model in the team's `models` instead";
            fields.refuse("model_info.team_id", format!("model_info.team_id is not supported; {instead}"));
        }
        OURS.iter().for_each(|name| drop(info.shift_remove(*name)));
        Self {
            model_name: fields.id("model_name"),
            params: fields.object("litellm_params").value().unwrap_or_default(),
            info,
            id,
            blocked: fields.flag("blocked").value(),
        }
    }

    /// Lays the patch over a model.
    fn apply(
        self,
        change: &Change<'_>,
        model: &mut StoredModel,
        nulls: Nulls,
        caller: &Caller,
        app: &App,
    ) -> Result<(), ApiError> {
        if let Patch::Value(name) = self.model_name {
            model.model_name = name;
        }
        if let Some(blocked) = self.blocked {
            model.blocked = blocked;
        }
        caller.name().clone_into(&mut model.updated_by);
        model.updated_at = app.now();
        let secrets = if access::is_whole_admin(caller) { Secrets::Stay } else { Secrets::ComeAlong };
        change.merge(model, self.params, self.info, nulls, secrets).map_err(Into::into)
    }
}

impl From<Refused> for ApiError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Fault(fault) => Self::BadRequest {
                message: fault.to_string(),
                kind: "invalid_request_error",
                param: Some(fault.field),
            },
            Refused::Unsealable(error) => {
                tracing::error!(%error, "a secret of a model could not be sealed");
                Self::Internal
            }
            Refused::Store(error) => error.into(),
        }
    }
}

/// POST /model/new
pub(super) async fn new(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<ModelRow>, ApiError> {
    for required in ["model_name", "litellm_params"] {
        if !fields.has(required) {
            fields.complain(required, "missing", "Field required");
        }
    }
    let patch = ModelPatch::read(&mut fields);
    fields.finish(refused)?;
    to_the_end(async move {
        let change = app.models.change().await;
        let id = patch.id.clone().unwrap_or_else(fresh_id);
        if change.get(&id).is_some() || change.is_configured(&id) {
            return Err(ApiError::Conflict {
                message: format!("A model with id={} already exists", shortened(&id)),
                param: Some("model_info.id"),
            });
        }
        let mut model = StoredModel {
            id,
            model_name: String::new(),
            params: Map::new(),
            secrets: Default::default(),
            info: Map::new(),
            blocked: false,
            created_by: caller.name().to_owned(),
            created_at: app.now(),
            updated_by: String::new(),
            updated_at: app.now(),
        };
        patch.apply(&change, &mut model, Nulls::Ignored, &caller, &app)?;
        keep(&app, change, model).await
    })
    .await
}

/// POST /model/update: the model is named by `model_info.id`, or by `id`, as LiteLLM's own client does;
/// members that are `null` stay as they are.
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<ModelRow>, ApiError> {
    let patch = ModelPatch::read(&mut fields);
    let named = fields.id("id");
    if let (Some(inner), Some(outer)) = (&patch.id, named.as_value())
        && inner != outer
    {
        fields.refuse("id", "id names another model than model_info.id does");
    }
    fields.finish(refused)?;
    let Some(id) = patch.id.clone().or(named.value()) else {
        return Err(ApiError::bad_request("model_info.id not provided", Some("model_info.id")));
    };
    to_the_end(async move {
        let change = app.models.change().await;
        let Some(model) = change.get(&id) else {
            return Err(if change.is_configured(&id) {
                in_config()
            } else {
                let message = format!("Model with id={} not found in db", shortened(&id));
                ApiError::bad_request(message, Some("model_info.id"))
            });
        };
        let mut model = (*model).clone();
        patch.apply(&change, &mut model, Nulls::Ignored, &caller, &app)?;
        keep(&app, change, model).await
    })
    .await
}

/// PATCH /model/{id}/update: members that are `null` are taken away.
pub(super) async fn patch(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    Body(mut fields): Body,
) -> Result<Json<ModelRow>, ApiError> {
    let patch = ModelPatch::read(&mut fields);
    fields.finish(refused)?;
    if patch.id.as_ref().is_some_and(|named| *named != id) {
        let message = "model_info.id names another model than the path does";
        return Err(ApiError::bad_request(message, Some("model_info.id")));
    }
    to_the_end(async move {
        let change = app.models.change().await;
        let mut model = (*stored(&change, &id)?).clone();
        patch.apply(&change, &mut model, Nulls::Remove, &caller, &app)?;
        keep(&app, change, model).await
    })
    .await
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Deleted {
    message: String,
}

/// POST /model/delete: calls under way end as they began.
pub(super) async fn delete(
    State(app): State<App>,
    Body(mut fields): Body,
) -> Result<Json<Deleted>, ApiError> {
    let id = fields.required_id("id");
    fields.finish(refused)?;
    to_the_end(async move {
        let change = app.models.change().await;
        if change.get(&id).is_none() {
            return Err(ApiError::DetailError(format!("Model with id={} not found in db", shortened(&id))));
        }
        change.remove(app.directory.store(), &id).await?;
        forget_health(&app, &id);
        Ok(Json(Deleted { message: format!("Model: {id} deleted successfully") }))
    })
    .await
}

/// POST /model/block: nobody may call it until it is unblocked.
pub(super) async fn block(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(fields): Body,
) -> Result<Json<ModelRow>, ApiError> {
    set_blocked(app, caller, fields, true).await
}

/// POST /model/unblock
pub(super) async fn unblock(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(fields): Body,
) -> Result<Json<ModelRow>, ApiError> {
    set_blocked(app, caller, fields, false).await
}

async fn set_blocked(
    app: App,
    caller: Caller,
    mut fields: Fields,
    blocked: bool,
) -> Result<Json<ModelRow>, ApiError> {
    let id = fields.required_id("model_id");
    fields.finish(refused)?;
    to_the_end(async move {
        let change = app.models.change().await;
        let mut model = (*stored(&change, &id)?).clone();
        model.blocked = blocked;
        caller.name().clone_into(&mut model.updated_by);
        model.updated_at = app.now();
        keep(&app, change, model).await
    })
    .await
}

async fn keep(app: &App, change: Change<'_>, model: StoredModel) -> Result<Json<ModelRow>, ApiError> {
    let kept = change.put(app.directory.store(), model).await?;
    forget_health(app, &kept.id);
    Ok(Json(ModelRow::from(&*kept)))
}

/// How a deployment did says nothing about what it is now.
fn forget_health(app: &App, id: &str) {
    app.health.lock().unwrap_or_else(PoisonError::into_inner).forget(id);
}

fn stored(change: &Change<'_>, id: &str) -> Result<Arc<StoredModel>, ApiError> {
    change.get(id).ok_or_else(|| {
        if change.is_configured(id) {
            in_config()
        } else {
            ApiError::NotFound {
                message: format!("Model {} not found on proxy.", shortened(id)),
                kind: "not_found_error",
                param: Some("model_id"),
            }
        }
    })
}

fn in_config() -> ApiError {
    ApiError::DetailError(
        "Can't edit model. Model in config. Store model in db via `/model/new`. to edit.".into(),
    )
}
