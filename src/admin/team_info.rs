//! Looking at teams: `/team/info`, `/team/list`, `/v2/team/list`, `/team/available`, and one's own
//! membership.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use super::access::{self, own_user, sees_everything};
use super::paging::Page;
use super::team_access::{missing, to_see};
use super::team_row::{View, members_of, memberships, rows};
use super::{QueryFields, budget, refused};
use crate::app::App;
use crate::domain::id::{TeamId, UserId};
use crate::domain::record::{Team, TeamMember};
use crate::proxy::caller::{ADMIN_USER, Caller};
use crate::store::records;
use crate::store::records::team::{TeamFilter, TeamOrder};
use crate::wire::budget::BudgetRow;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, shortened};
use crate::wire::key::KeyRow;
use crate::wire::operation::{Operation, get};
use crate::wire::team::{Membership, OwnMembership, TeamRow};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<Info>("/team/info", "A team with its newest keys and its members."),
    get::<Vec<Listed>>("/team/list", "Teams by name, at most a thousand."),
    get::<PageOfTeams>("/v2/team/list", "Teams page by page, narrowed and sorted."),
    get::<Vec<TeamRow>>("/team/available", "The teams that everybody may join."),
    get::<OwnMembership>("/team/{team_id}/members/me", "What the caller may do and spend in a team."),
];

/// Keys of one team in an answer, when the query does not say.
const KEYS: u64 = 100;
/// Keys of one team in an answer at most.
const KEYS_MAX: u64 = 1_000;
/// Teams in the list that has no pages.
const TEAMS_MAX: u64 = 1_000;
/// Keys in the list that has no pages.
const LISTED_KEYS_MAX: u64 = 5_000;

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Info {
    team_id: String,
    team_info: TeamInfo,
    keys: Vec<KeyRow>,
    team_memberships: Vec<Membership>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct TeamInfo {
    #[serde(flatten)]
    row: TeamRow,
    team_member_budget_table: Option<BudgetRow>,
}

/// GET /team/info: the newest keys, at most `key_limit` of them.
pub(super) async fn info(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Info>, ApiError> {
    let id = TeamId::from(fields.required_id("team_id"));
    let key_limit = fields.count_within("key_limit", 0, Some(KEYS_MAX));
    fields.finish(refused)?;
    let team = to_see(&app, &caller, &id).await.map_err(as_told_by_info)?;
    let members = records::team_member::of_team(app.directory.store(), &id).await?;
    let view = View::of(&app, &caller, &team).await?;
    let mut shown = rows(&app, std::slice::from_ref(&*team), std::slice::from_ref(&members)).await?;
    let mut row = shown.pop().ok_or(ApiError::Internal)?;
    let names = names_of(&app, &members).await?;
    row.name_members(|user| names.get(user).cloned());
    let member_budget = match team.member_budget() {
        Some(id) => app.directory.budget(&id).await?,
        None => None,
    };
    Ok(Json(Info {
        team_id: id.to_string(),
        keys: view.keys(&app, &team, key_limit.value().unwrap_or(KEYS)).await?,
        team_memberships: memberships(&app, &team, &view.members(&app, &team, &members).await?).await?,
        team_info: TeamInfo {
            row,
            team_member_budget_table: member_budget.map(|known| budget::row(&app, &known)),
        },
    }))
}

/// This route gives all its mistakes the type of a credential's.
fn as_told_by_info(error: ApiError) -> ApiError {
    match error {
        ApiError::NotFound { message, .. } => {
            let message = message.replace("passed team_id=", "passed team id: ") + ".";
            ApiError::NotFound { message, kind: "auth_error", param: Some("None") }
        }
        ApiError::Forbidden { message, .. } => {
            ApiError::Forbidden { message, kind: "auth_error", param: Some("None") }
        }
        other => other,
    }
}

/// The names for people of those members that have one.
async fn names_of(app: &App, members: &[TeamMember]) -> Result<HashMap<String, String>, ApiError> {
    let mut names = HashMap::new();
    for member in members {
        if let Some(alias) = app.directory.user(&member.user).await?.and_then(|user| user.alias.clone()) {
            names.insert(member.user.to_string(), alias);
        }
    }
    Ok(names)
}

/// Reads whose teams a list is about. Who does not see everything asks for its own.
fn read_filter(fields: &mut Fields, caller: &Caller) -> Result<TeamFilter, ApiError> {
    let user: Option<UserId> = fields.id("user_id").value().map(Into::into);
    let filter = TeamFilter {
        organization: fields.id("organization_id").value().map(Into::into),
        id: fields.id("team_id").value().map(Into::into),
        alias_part: fields.filled_text("team_alias").value(),
        search: fields.filled_text("search").value(),
        member: user.clone(),
    };
    fields.finish(refused)?;
    if sees_everything(caller) {
        return Ok(filter);
    }
    let own = own_user(caller).cloned();
    if user.is_some() && user != own {
        return Err(ApiError::auth(format!(
            "Only admin users can query all teams/other teams. Your user role={}",
            caller.role.as_str()
        )));
    }
    Ok(match own {
        Some(own) => TeamFilter { member: Some(own), ..filter },
        None => of_own_key(filter, caller),
    })
}

/// A key without a user sees the team it is of; no team has an empty id.
fn of_own_key(filter: TeamFilter, caller: &Caller) -> TeamFilter {
    let own = caller.key.as_ref().and_then(|key| key.team_id.clone());
    let is_other = |asked: &TeamId| Some(asked) != own.as_ref();
    let nothing = filter.id.as_ref().is_some_and(is_other);
    TeamFilter { id: Some(own.filter(|_| !nothing).unwrap_or_else(|| "".into())), ..filter }
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Listed {
    #[serde(flatten)]
    row: TeamRow,
    team_memberships: Vec<Membership>,
    keys: Vec<KeyRow>,
}

/// GET /team/list: by name, at most a thousand; `/v2/team/list` has pages.
pub(super) async fn list(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<Listed>>, ApiError> {
    let filter = read_filter(&mut fields, &caller)?;
    let order = (TeamOrder::Alias, false);
    let teams = records::team::page(app.directory.store(), &filter, order, TEAMS_MAX, 0).await?;
    let members = members_of(&app, &teams).await?;
    let rows = rows(&app, &teams, &members).await?;
    let mut keys_left = LISTED_KEYS_MAX;
    let mut listed = Vec::with_capacity(teams.len());
    for ((team, row), members) in teams.iter().zip(rows).zip(members) {
        let view = View::of(&app, &caller, team).await?;
        let keys = view.keys(&app, team, keys_left.min(KEYS)).await?;
        keys_left -= keys.len() as u64;
        let seen = view.members(&app, team, &members).await?;
        listed.push(Listed { row, team_memberships: memberships(&app, team, &seen).await?, keys });
    }
    Ok(Json(listed))
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct PageOfTeams {
    teams: Vec<TeamRow>,
    total: u64,
    page: u64,
    page_size: u64,
    total_pages: u64,
}

/// GET /v2/team/list: the newest first, unless the query says otherwise.
pub(super) async fn list_pages(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<PageOfTeams>, ApiError> {
    let page = Page::read_sized(&mut fields, "page_size", 10);
    let by = fields.one_of("sort_by", &["team_id", "team_alias", "created_at", "updated_at"]);
    let direction = fields.one_of("sort_order", &["asc", "desc"]);
    let filter = read_filter(&mut fields, &caller)?;
    let store = app.directory.store();
    let total = records::team::matching(store, &filter).await?;
    let teams = records::team::page(store, &filter, order(by, direction), page.size, page.offset()).await?;
    let members = members_of(&app, &teams).await?;
    let mut rows = rows(&app, &teams, &members).await?;
    for (row, team) in rows.iter_mut().zip(&teams) {
        let count = records::team_member::count_of_team(store, &team.id).await?;
        row.rest.insert("members_count".into(), count.into());
    }
    Ok(Json(PageOfTeams {
        teams: rows,
        total,
        page: page.number,
        page_size: page.size,
        total_pages: total.div_ceil(page.size.max(1)),
    }))
}

fn order(by: Patch<String>, direction: Patch<String>) -> (TeamOrder, bool) {
    let descending = direction.value().map(|word| word == "desc");
    match by.value().as_deref() {
        Some("team_id") => (TeamOrder::Id, descending.unwrap_or(false)),
        Some("team_alias") => (TeamOrder::Alias, descending.unwrap_or(false)),
        Some("updated_at") => (TeamOrder::Updated, descending.unwrap_or(false)),
        Some(_) => (TeamOrder::Created, descending.unwrap_or(false)),
        None => (TeamOrder::Created, descending.unwrap_or(true)),
    }
}

/// What somebody who is not in a team may know of it.
#[derive(Serialize)]
pub(super) struct Available {
    team_id: String,
    team_alias: Option<String>,
    models: Vec<String>,
    description: Option<String>,
}

impl From<&Team> for Available {
    fn from(team: &Team) -> Self {
        let description = team.metadata.get("description").and_then(|text| text.as_str());
        Self {
            team_id: team.id.to_string(),
            team_alias: team.alias.clone(),
            models: team.models.clone(),
            description: description.map(str::to_owned),
        }
    }
}

/// GET /team/available: the teams that everybody may join, without those the caller is in.
pub(super) async fn available(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
) -> Result<Json<Vec<Available>>, ApiError> {
    let joined = access::teams_of(&app, &caller).await?;
    let mut open = Vec::new();
    for id in app.admin.available_teams.iter().filter(|id| !joined.contains(id)) {
        if let Some(team) = app.directory.team(id).await? {
            open.push(Available::from(&*team));
        }
    }
    Ok(Json(open))
}

/// GET /team/{team_id}/members/me
pub(super) async fn own_membership(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
) -> Result<Json<OwnMembership>, ApiError> {
    let id = TeamId::from(id);
    let operator = || caller.is_master.then(|| UserId::from(ADMIN_USER));
    let user = own_user(&caller).cloned().or_else(operator);
    let member = match &user {
        Some(user) => app.directory.member(&(id.clone(), user.clone())).await?,
        None => None,
    };
    let Some(member) = member else {
        return Err(ApiError::NotFound {
            message: format!("User={} is not a member of team={}", caller.name(), shortened(id.as_str())),
            kind: "not_found_error",
            param: Some("team_id"),
        });
    };
    let team = app.directory.team(&id).await?.ok_or_else(|| missing(&id))?;
    let mut shown = memberships(&app, &team, std::slice::from_ref(&*member)).await?;
    Ok(Json(OwnMembership {
        membership: shown.pop().ok_or(ApiError::Internal)?,
        role: member.role,
        user_email: member.email.clone(),
        team_alias: team.alias.clone(),
    }))
}
