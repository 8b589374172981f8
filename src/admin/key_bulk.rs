//! Many keys changed by one request, each by itself: `/key/bulk_update` and `/team/key/bulk_update`.

use axum::extract::State;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::key::{facts, not_found};
use super::key_change::change;
use super::key_request::{KeyRequest, invalid, refused};
use super::team_access::to_change;
use super::{Body, to_the_end};
use crate::app::App;
use crate::domain::id::TeamId;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::api_key::KeyFilter;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch};
use crate::wire::key::{KeyRow, RowShape, named_hash, shown_name};
use crate::wire::operation::{Operation, post};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<Outcome>("/key/bulk_update", "Changes many keys, each by itself."),
    post::<Outcome>("/team/key/bulk_update", "Changes some keys of a team, or all, in the same way."),
];

/// Keys of one request.
const BATCH: usize = 500;

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct Changed {
    key: String,
    key_info: KeyRow,
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct Failed {
    key: String,
    key_info: Option<KeyRow>,
    failed_reason: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Outcome {
    total_requested: usize,
    successful_updates: Vec<Changed>,
    failed_updates: Vec<Failed>,
}

impl Outcome {
    fn of(total_requested: usize) -> Self {
        Self { total_requested, successful_updates: vec![], failed_updates: vec![] }
    }

    /// Changes one key and notes what became of it.
    async fn change(
        &mut self,
        app: &App,
        caller: &Caller,
        key: String,
        request: Result<KeyRequest, ApiError>,
        team: Option<&TeamId>,
    ) {
        match change_one(app, caller, &key, request, team).await {
            Ok(key_info) => self.successful_updates.push(Changed { key, key_info }),
            Err(error) => {
                // A raw key that failed is not sent around once more.
                let key = if named_hash(&key).as_str() == key { key } else { shown_name(&key) };
                self.failed_updates.push(Failed { key, key_info: None, failed_reason: error.message() });
            }
        }
    }
}

async fn change_one(
    app: &App,
    caller: &Caller,
    name: &str,
    request: Result<KeyRequest, ApiError>,
    team: Option<&TeamId>,
) -> Result<KeyRow, ApiError> {
    let request = request?;
    request.check_bounds(&app.admin.upperbound_key)?;
    if let Some(team) = team {
        let known = app.directory.key(&named_hash(name)).await?.ok_or_else(not_found)?;
        if known.team_id.as_ref() != Some(team) {
            return Err(invalid(format!("This key is not one of the team '{team}'.")));
        }
    }
    let key = change(app, caller, Some(name), request).await?;
    Ok(KeyRow::from_record(&key, &facts(app, &key).await?, RowShape::Changed, app.now()))
}

/// What one of many says about its key: the key, and the rest or what is wrong with it.
fn read_item(item: Value) -> Option<(String, Result<KeyRequest, ApiError>)> {
    let Value::Object(mut members) = item else { return None };
    let Some(Value::String(key)) = members.shift_remove("key") else { return None };
    let mut fields = Fields::of_part(members);
    let request = KeyRequest::read(&mut fields);
    let checked = fields.finish(refused).map(|()| request);
    Some((key, checked))
}

/// POST /key/bulk_update
pub(super) async fn of_keys(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Outcome>, ApiError> {
    if !fields.has("keys") {
        fields.complain("keys", "missing", "Field required");
    }
    let items = fields.list("keys").value().unwrap_or_default();
    if items.len() > BATCH {
        fields.refuse("keys", too_many(items.len()));
    }
    let mut requests = Vec::with_capacity(items.len());
    for item in items {
        match read_item(item) {
            Some(request) => requests.push(request),
            None => fields.complain("keys", "missing", "Every item needs a `key`"),
        }
    }
    fields.finish(refused)?;
    if requests.is_empty() {
        return Err(invalid("No keys provided for update"));
    }
    to_the_end(async move {
        let mut outcome = Outcome::of(requests.len());
        for (key, request) in requests {
            outcome.change(&app, &caller, key, request, None).await;
        }
        Ok(Json(outcome))
    })
    .await
}

/// POST /team/key/bulk_update: the same change to some keys of a team, or to all of them.
pub(super) async fn of_team(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Outcome>, ApiError> {
    let id = TeamId::from(fields.required_id("team_id"));
    let named = fields.texts("key_ids").value().unwrap_or_default();
    let to_all = fields.flag("all_keys_in_team").value() == Some(true);
    let request = read_update(&mut fields);
    if to_all != named.is_empty() {
        fields.refuse("key_ids", "Set either key_ids or all_keys_in_team=true.");
    }
    if named.len() > BATCH {
        fields.refuse("key_ids", too_many(named.len()));
    }
    fields.finish(refused)?;
    to_change(&app, &caller, &id, "/team/key/bulk_update").await?;
    let keys = if to_all { all_of(&app, &id).await? } else { named };
    to_the_end(async move {
        let mut outcome = Outcome::of(keys.len());
        for key in keys {
            outcome.change(&app, &caller, key, Ok(request.clone()), Some(&id)).await;
        }
        Ok(Json(outcome))
    })
    .await
}

/// Reads the change, in which nothing can stand that belongs to one key alone.
fn read_update(fields: &mut Fields) -> KeyRequest {
    let was_sent = fields.has("update_fields");
    let Patch::Value(members) = fields.object("update_fields") else {
        if !was_sent {
            fields.complain("update_fields", "missing", "Field required");
        }
        return KeyRequest::default();
    };
    let read = |fields: &mut Fields| {
        for name in ["key_alias", "team_id", "user_id", "spend"] {
            if fields.any(name).is_sent() {
                fields.refuse(name, format!("{name} cannot be set for many keys at once"));
            }
        }
        KeyRequest::read(fields)
    };
    fields.object_at(&["update_fields"], Value::Object(members), read).unwrap_or_default()
}

async fn all_of(app: &App, team: &TeamId) -> Result<Vec<String>, ApiError> {
    let filter = KeyFilter { team_id: Some(team.clone()), ..KeyFilter::default() };
    let count = records::api_key::count(app.directory.store(), &filter).await?;
    if count > BATCH as u64 {
        return Err(invalid(format!("{} Name them in key_ids.", too_many(count))));
    }
    let keys = records::api_key::page(app.directory.store(), &filter, BATCH as u64, 0).await?;
    Ok(keys.into_iter().map(|key| key.hash.to_string()).collect())
}

fn too_many(found: impl std::fmt::Display) -> String {
    format!("Maximum {BATCH} keys can be updated at once. Found {found}.")
}
