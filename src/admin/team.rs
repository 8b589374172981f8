//! Making, changing and ending teams: `/team/new`, `/team/update`, `/team/delete`, `/team/block` and
//! their like.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::team_access::{check_not_widened, missing, to_change};
use super::team_people::{Adding, People, creator, read_asks};
use super::team_request::{MEMBER_BUDGET, Metadata, TeamRequest};
use super::team_row::row;
use super::{Body, budget, fresh_id, refused, team_leaving, told};
use crate::app::App;
use crate::domain::delivery::EventKind;
use crate::domain::id::TeamId;
use crate::domain::record::{Budget, Limits, Team};
use crate::ledger::directory::{Edit, new_team};
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::api_key::KeyFilter;
use crate::wire::budget::LimitsPatch;
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;
use crate::wire::operation::{Operation, on, post};
use crate::wire::team::TeamRow;

/// Teams of one request.
const TEAMS_MAX: usize = 500;

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<TeamRow>("/team/new", "Makes a team."),
    post::<Updated>("/team/update", "Changes what is sent; null clears."),
    on::<TeamRow>("PATCH", "/team/{team_id}", "Changes what is sent; members of metadata one by one."),
    post::<Deleted>("/team/delete", "Deletes teams with their keys, all of them or none."),
    post::<TeamRow>("/team/block", "Blocks a team: its keys make no calls."),
    post::<TeamRow>("/team/unblock", "Unblocks a team."),
    post::<TeamRow>("/team/model/add", "Lets a team call more models."),
    post::<TeamRow>("/team/model/delete", "Takes models from a team."),
];

/// POST /team/new: whoever makes a team is one of its admins.
pub(super) async fn new(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<TeamRow>, ApiError> {
    let id = TeamId::from(fields.id("team_id").value().unwrap_or_else(fresh_id));
    let mut request = TeamRequest::read(&mut fields);
    let mut asks = read_asks(&mut fields, "members_with_roles");
    fields.finish(refused)?;
    request.fill(&app.admin.default_team);
    if let Some(creator) = creator(&caller)
        && !asks.iter().any(|ask| ask.user_id == creator.user_id)
    {
        asks.push(creator);
    }
    let mut edit = app.directory.edit().await;
    if app.directory.team(&id).await?.is_some() {
        return Err(ApiError::BadRequest {
            message: format!("Team id = {id} already exists. Please use a different team id."),
            kind: "bad_request",
            param: Some("team_id".into()),
        });
    }
    let mut team = new_team(id, app.now());
    let member_limits = std::mem::take(&mut request.member_limits);
    request.apply(&mut team, Metadata::Replaced)?;
    stage_member_budget(&app, &mut edit, &mut team, member_limits, caller.name()).await?;
    let mut people = People::default();
    for ask in asks {
        let user = people.user_of(&app, &mut edit, &ask).await?;
        Adding::default().stage(&app, &mut edit, &team, &user, &ask, caller.name())?;
    }
    edit.insert_team(team.clone())?;
    told::team(&app, &mut edit, EventKind::TeamCreated, &team, caller.name());
    edit.commit().await?;
    row(&app, &team).await.map(Json)
}

/// Changes the budget of the team's members in place, or makes it.
async fn stage_member_budget(
    app: &App,
    edit: &mut Edit,
    team: &mut Team,
    patch: LimitsPatch,
    author: &str,
) -> Result<(), ApiError> {
    let known = match team.member_budget() {
        Some(id) => app.directory.budget(&id).await?,
        None => None,
    };
    if let Some(known) = known.filter(|_| patch.is_sent()) {
        let mut limits = known.limits.clone();
        patch.apply(&mut limits);
        let (updated_by, updated_at) = (author.to_owned(), app.now());
        edit.update_budget(Budget { limits, updated_by, updated_at, ..(*known).clone() })?;
    } else if patch.has_value() {
        let mut limits = Limits::default();
        patch.apply(&mut limits);
        let shared = budget::made(fresh_id().into(), limits, author, app);
        team.metadata.insert(MEMBER_BUDGET.to_owned(), json!(shared.id));
        edit.insert_budget(shared)?;
    }
    Ok(())
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Updated {
    team_id: String,
    data: TeamRow,
}

/// POST /team/update: what is sent changes, `null` clears, `metadata` is replaced.
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Updated>, ApiError> {
    let id = TeamId::from(fields.required_id("team_id"));
    let request = TeamRequest::read(&mut fields);
    fields.finish(refused)?;
    let data = change(&app, &caller, &id, request, Metadata::Replaced, "/team/update").await?;
    Ok(Json(Updated { team_id: id.to_string(), data }))
}

/// PATCH /team/{team_id}: as an update, but the members of `metadata` change one by one.
pub(super) async fn patch(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    Body(mut fields): Body,
) -> Result<Json<TeamRow>, ApiError> {
    if fields.id("team_id").as_value().is_some_and(|named| *named != id) {
        fields.refuse("team_id", "team_id in the body is not the one in the path");
    }
    let request = TeamRequest::read(&mut fields);
    fields.finish(refused)?;
    change(&app, &caller, &id.into(), request, Metadata::Merged, "/team/{team_id}").await.map(Json)
}

async fn change(
    app: &App,
    caller: &Caller,
    id: &TeamId,
    mut request: TeamRequest,
    metadata: Metadata,
    route: &str,
) -> Result<TeamRow, ApiError> {
    let mut edit = app.directory.edit().await;
    let before = to_change(app, caller, id, route).await?;
    let mut team = (*before).clone();
    let member_limits = std::mem::take(&mut request.member_limits);
    request.apply(&mut team, metadata)?;
    check_not_widened(caller, &before, &team)?;
    stage_member_budget(app, &mut edit, &mut team, member_limits, caller.name()).await?;
    team.updated_at = app.now();
    edit.update_team(team.clone())?;
    told::team(app, &mut edit, EventKind::TeamUpdated, &team, caller.name());
    edit.commit().await?;
    row(app, &team).await
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Deleted {
    deleted_teams: Vec<String>,
}

/// POST /team/delete: all of them or none. Their keys go to the archive, their members are free; what
/// was spent stays on the books, and counts again for a team that is made under the same id.
pub(super) async fn delete(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Deleted>, ApiError> {
    let mut ids = fields.required_texts("team_ids");
    if ids.len() > TEAMS_MAX {
        fields.refuse("team_ids", format!("Maximum {TEAMS_MAX} teams can be deleted at once"));
    }
    fields.finish(refused)?;
    if ids.is_empty() {
        return Err(ApiError::bad_request("No team id passed in", Some("team_ids")));
    }
    ids.sort_unstable();
    ids.dedup();
    let mut edit = app.directory.edit().await;
    for id in &ids {
        let id = TeamId::from(id.as_str());
        let team = app.directory.team(&id).await?.ok_or_else(|| missing(&id))?;
        let of_team = KeyFilter { team_id: Some(id.clone()), ..KeyFilter::default() };
        archive_keys(&app, &mut edit, &of_team, caller.name()).await?;
        let members = records::team_member::of_team(app.directory.store(), &id).await?;
        team_leaving::stage(&app, &mut edit, members).await?;
        edit.delete_team(id);
        told::team(&app, &mut edit, EventKind::TeamDeleted, &team, caller.name());
    }
    edit.commit().await?;
    Ok(Json(Deleted { deleted_teams: ids }))
}

/// Stages the end of every key of a filter.
pub(super) async fn archive_keys(
    app: &App,
    edit: &mut Edit,
    filter: &KeyFilter,
    author: &str,
) -> Result<(), ApiError> {
    const PAGE: u64 = 500;
    let mut offset = 0;
    loop {
        let keys = records::api_key::page(app.directory.store(), filter, PAGE, offset).await?;
        for key in &keys {
            edit.archive_key(key, author, app.now())?;
            told::key(app, edit, EventKind::KeyDeleted, key, author);
        }
        offset += PAGE;
        if (keys.len() as u64) < PAGE {
            return Ok(());
        }
    }
}

/// POST /team/block
pub(super) async fn block(
    state: State<App>,
    caller: Extension<Caller>,
    body: Body,
) -> Result<Json<TeamRow>, ApiError> {
    set_blocked(state, caller, body, true).await
}

/// POST /team/unblock
pub(super) async fn unblock(
    state: State<App>,
    caller: Extension<Caller>,
    body: Body,
) -> Result<Json<TeamRow>, ApiError> {
    set_blocked(state, caller, body, false).await
}

async fn set_blocked(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
    blocked: bool,
) -> Result<Json<TeamRow>, ApiError> {
    let id = fields.required_id("team_id");
    fields.finish(refused)?;
    let mut edit = app.directory.edit().await;
    let known = app.directory.team(&id.as_str().into()).await?;
    let mut team = (*known.ok_or_else(|| {
        ApiError::DetailMissing(format!("Team not found, passed team_id={}", shortened(&id)))
    })?)
    .clone();
    team.blocked = blocked;
    team.updated_at = app.now();
    edit.update_team(team.clone())?;
    told::team(&app, &mut edit, EventKind::TeamUpdated, &team, caller.name());
    edit.commit().await?;
    row(&app, &team).await.map(Json)
}

/// POST /team/model/add
pub(super) async fn add_models(
    state: State<App>,
    caller: Extension<Caller>,
    body: Body,
) -> Result<Json<TeamRow>, ApiError> {
    change_models(state, caller, body, "/team/model/add", |models, named| {
        let more: Vec<String> = named.into_iter().filter(|model| !models.contains(model)).collect();
        models.extend(more);
    })
    .await
}

/// POST /team/model/delete: the last model cannot go, an empty list would mean every model.
pub(super) async fn delete_models(
    state: State<App>,
    caller: Extension<Caller>,
    body: Body,
) -> Result<Json<TeamRow>, ApiError> {
    change_models(state, caller, body, "/team/model/delete", |models, named| {
        models.retain(|model| !named.contains(model));
    })
    .await
}

async fn change_models(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
    route: &str,
    change: fn(&mut Vec<String>, Vec<String>),
) -> Result<Json<TeamRow>, ApiError> {
    let id = TeamId::from(fields.required_id("team_id"));
    let named = fields.required_texts("models");
    fields.finish(refused)?;
    let mut edit = app.directory.edit().await;
    let before = to_change(&app, &caller, &id, route).await?;
    let mut team = (*before).clone();
    change(&mut team.models, named);
    if team.models.is_empty() && !before.models.is_empty() {
        return Err(ApiError::bad_request(
            "The last model of a team cannot be taken out: without any it may call every model. \
             Block the team, or name `no-default-models` first.",
            Some("models"),
        ));
    }
    check_not_widened(&caller, &before, &team)?;
    team.updated_at = app.now();
    edit.update_team(team.clone())?;
    told::team(&app, &mut edit, EventKind::TeamUpdated, &team, caller.name());
    edit.commit().await?;
    row(&app, &team).await.map(Json)
}
