//! What a team lets its members do with keys: `/team/permissions_list`, `/team/permissions_update`,
//! `/team/permissions_bulk_update`.

use axum::extract::State;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::team_access::{missing, to_change, to_see};
use super::team_request::PERMISSIONS;
use super::{Body, QueryFields, refused, team_row, told};
use crate::app::App;
use crate::domain::delivery::EventKind;
use crate::domain::id::TeamId;
use crate::domain::policy::MEMBER_PERMISSIONS;
use crate::domain::record::Team;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch};
use crate::wire::operation::{Operation, get, post};
use crate::wire::team::TeamRow;

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<Permissions>("/team/permissions_list", "What a team lets its members do with keys."),
    post::<TeamRow>("/team/permissions_update", "Sets what a team lets its members do with keys."),
    post::<Updated>("/team/permissions_bulk_update", "Lets the members of some teams, or of all, do more."),
];

/// Teams of one request that names them, and of one transaction.
const BATCH: u64 = 500;

/// Reads a list of permissions.
pub(super) fn read(fields: &mut Fields, name: &str) -> Patch<Vec<String>> {
    let list = fields.texts(name);
    let unknown = |word: &&String| !MEMBER_PERMISSIONS.contains(&word.as_str());
    if list.as_value().and_then(|words| words.iter().find(unknown)).is_some() {
        let words: Vec<String> = MEMBER_PERMISSIONS.iter().map(|word| format!("'{word}'")).collect();
        fields.complain(name, "enum", format!("Input should be {}", words.join(", ")));
    }
    list
}

/// What a team lets its members do.
fn permissions_of(team: &Team) -> Vec<String> {
    let listed = team.extra.get(PERMISSIONS).and_then(|list| list.as_array());
    listed.into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

fn permit(team: &mut Team, permissions: Vec<String>, app: &App) {
    team.extra.insert(PERMISSIONS.to_owned(), json!(permissions));
    team.updated_at = app.now();
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Permissions {
    team_id: String,
    team_member_permissions: Vec<String>,
    all_available_permissions: &'static [&'static str],
}

/// GET /team/permissions_list
pub(super) async fn list(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Permissions>, ApiError> {
    let id = fields.required_id("team_id");
    fields.finish(refused)?;
    let team = to_see(&app, &caller, &id.into()).await?;
    Ok(Json(Permissions {
        team_id: team.id.to_string(),
        team_member_permissions: permissions_of(&team),
        all_available_permissions: MEMBER_PERMISSIONS,
    }))
}

/// POST /team/permissions_update
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<TeamRow>, ApiError> {
    let id = TeamId::from(fields.required_id("team_id"));
    let permissions = read_required(&mut fields, PERMISSIONS);
    fields.finish(refused)?;
    let mut edit = app.directory.edit().await;
    let mut team = (*to_change(&app, &caller, &id, "/team/permissions_update").await?).clone();
    permit(&mut team, permissions, &app);
    edit.update_team(team.clone())?;
    told::team(&app, &mut edit, EventKind::TeamUpdated, &team, caller.name());
    edit.commit().await?;
    team_row::row(&app, &team).await.map(Json)
}

fn read_required(fields: &mut Fields, name: &str) -> Vec<String> {
    if !fields.has(name) {
        fields.complain(name, "missing", "Field required");
    }
    read(fields, name).value().unwrap_or_default()
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Updated {
    message: String,
    teams_updated: usize,
    permissions_appended: Vec<String>,
}

/// POST /team/permissions_bulk_update: adds permissions to some teams or to all.
pub(super) async fn bulk_update(
    State(app): State<App>,
    Body(mut fields): Body,
) -> Result<Json<Updated>, ApiError> {
    let permissions = read_required(&mut fields, "permissions");
    let ids = fields.texts("team_ids").value().unwrap_or_default();
    let to_all = fields.flag("apply_to_all_teams").value() == Some(true);
    if permissions.is_empty() {
        fields.refuse("permissions", "permissions must name at least one permission");
    }
    if to_all != ids.is_empty() {
        fields.refuse("team_ids", "Set either team_ids or apply_to_all_teams=true.");
    }
    if ids.len() as u64 > BATCH {
        fields.refuse("team_ids", format!("Maximum {BATCH} teams can be updated at once"));
    }
    fields.finish(refused)?;
    let teams_updated = match to_all {
        true => append_to_all(&app, &permissions).await?,
        false => append_to(&app, &ids, &permissions).await?,
    };
    let message = format!("Successfully updated permissions for {teams_updated} teams");
    Ok(Json(Updated { message, teams_updated, permissions_appended: permissions }))
}

async fn append_to(app: &App, ids: &[String], permissions: &[String]) -> Result<usize, ApiError> {
    let mut edit = app.directory.edit().await;
    let mut updated = 0;
    for id in ids {
        let id = TeamId::from(id.as_str());
        let mut team = (*app.directory.team(&id).await?.ok_or_else(|| missing(&id))?).clone();
        if append(app, &mut team, permissions) {
            edit.update_team(team)?;
            updated += 1;
        }
    }
    edit.commit().await?;
    Ok(updated)
}

/// Page by page in the order of ids, each a transaction of its own, so that nobody is passed over when
/// others come or go meanwhile: a team that is made meanwhile has the defaults.
async fn append_to_all(app: &App, permissions: &[String]) -> Result<usize, ApiError> {
    let (mut updated, mut last) = (0, TeamId::from(""));
    loop {
        let mut edit = app.directory.edit().await;
        let page = records::team::after(app.directory.store(), &last, BATCH).await?;
        let is_last = (page.len() as u64) < BATCH;
        last = page.last().map_or(last, |team| team.id.clone());
        for mut team in page {
            if append(app, &mut team, permissions) {
                edit.update_team(team)?;
                updated += 1;
            }
        }
        edit.commit().await?;
        if is_last {
            return Ok(updated);
        }
    }
}

/// Adds what is not there yet; whether anything was.
fn append(app: &App, team: &mut Team, permissions: &[String]) -> bool {
    let mut all = permissions_of(team);
    let before = all.len();
    for permission in permissions {
        if !all.contains(permission) {
            all.push(permission.clone());
        }
    }
    let has_more = all.len() > before;
    if has_more {
        permit(team, all, app);
    }
    has_more
}
