//! Looking at users: one with its keys and teams, or many in pages. Admins see all, admins of a team
//! its members, and users themselves.

use axum::extract::State;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use super::access::{self, not_yours, sees_everything};
use super::paging::Page;
use super::{QueryFields, key, refused, shown};
use crate::app::App;
use crate::domain::id::{TeamId, UserId};
use crate::domain::record::{ApiKey, MemberRole, Team, User};
use crate::domain::scope::Scope;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::api_key::KeyFilter;
use crate::store::records::staff_user::{UserFilter, UserOrder, UserPage};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, shortened};
use crate::wire::key::RowShape;
use crate::wire::operation::{Operation, get};
use crate::wire::user::{ListedUser, USER_ROLES, UserInfo, UserList, UserRow};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<UserInfo>("/user/info", "A user with its keys and teams."),
    get::<UserRow>("/v2/user/info", "A user alone."),
    get::<UserList>("/user/list", "Users page by page, narrowed and sorted."),
    get::<Available>("/user/available_users", "How many users and teams there are."),
];

/// The most keys and teams that one answer shows; their own lists have pages.
const SHOWN_MAX: u64 = 100;
/// The most ids that a list can be narrowed to.
const IDS_MAX: usize = 100;
/// What the list can be sorted by.
const SORTS: &[(&str, UserOrder)] = &[
    ("created_at", UserOrder::Created),
    ("user_id", UserOrder::Id),
    ("user_email", UserOrder::Email),
    ("user_alias", UserOrder::Alias),
    ("user_role", UserOrder::Role),
    ("spend", UserOrder::Spend),
];

/// The teams of a user.
async fn teams_of(app: &App, user: &UserId) -> Result<Vec<TeamId>, ApiError> {
    let members = records::team_member::of_user(app.directory.store(), user).await?;
    Ok(members.into_iter().map(|member| member.team).collect())
}

/// A user as it is shown.
pub(super) async fn row(app: &App, user: &User) -> Result<UserRow, ApiError> {
    let shown = shown::one(app, Scope::User(user.id.clone()), user.limits.clone()).await?;
    let teams = teams_of(app, &user.id).await?;
    Ok(UserRow::from_record(user, &shown.balance, shown.reset_at).in_teams(&teams))
}

/// The user that a caller asks about: the one of an id that it may see, else its own.
async fn asked_for(app: &App, caller: &Caller, id: Option<UserId>) -> Result<UserRow, ApiError> {
    let own = || access::own_user(caller).cloned().unwrap_or_else(|| caller.name().into());
    let id = id.unwrap_or_else(own);
    if !sees_user(app, caller, &id).await? {
        return Err(not_yours(
            "You are not allowed to look at this user. Users see themselves, admins of a team its members.",
        ));
    }
    let user = app.directory.user(&id).await?.ok_or_else(|| not_found(&id))?;
    row(app, &user).await
}

fn not_found(id: &UserId) -> ApiError {
    ApiError::NotFound {
        message: format!("User {} not found", shortened(id.as_str())),
        kind: "not_found",
        param: Some("user_id"),
    }
}

async fn sees_user(app: &App, caller: &Caller, user: &UserId) -> Result<bool, ApiError> {
    let Some(own) = access::own_user(caller).filter(|_| !sees_everything(caller)) else {
        return Ok(sees_everything(caller));
    };
    if own == user {
        return Ok(true);
    }
    for member in records::team_member::of_user(app.directory.store(), own).await? {
        let is_admin = member.role == MemberRole::Admin;
        if is_admin && app.directory.member(&(member.team, user.clone())).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// GET /user/info: of the user that is named, else of the caller's own. Who sees everything and
/// names nobody gets the newest keys and the first teams of all.
pub(super) async fn info(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<UserInfo>, ApiError> {
    let named = fields.id("user_id").value().map(UserId::from);
    fields.finish(refused)?;
    if named.is_none() && (sees_everything(&caller) || access::own_user(&caller).is_none()) {
        return info_of_nobody(&app, &caller).await.map(Json);
    }
    let user = asked_for(&app, &caller, named).await?;
    let filter = KeyFilter { user_id: Some(user.user_id.as_str().into()), ..KeyFilter::default() };
    // An admin of one team sees of its members only what belongs to the team.
    let mut keys = Vec::new();
    for key in records::api_key::page(app.directory.store(), &filter, SHOWN_MAX, 0).await? {
        if access::sees_key(&app, &caller, &key).await? {
            keys.push(key);
        }
    }
    let mut teams = Vec::new();
    for id in user.teams.iter().take(SHOWN_MAX as usize).map(|id| id.as_str().into()) {
        if access::sees_team(&app, &caller, &id).await? {
            teams.extend(app.directory.team(&id).await?.as_deref().cloned());
        }
    }
    whole(&app, Some(user), keys, teams).await.map(Json)
}

async fn info_of_nobody(app: &App, caller: &Caller) -> Result<UserInfo, ApiError> {
    if sees_everything(caller) {
        let store = app.directory.store();
        let keys = records::api_key::page(store, &KeyFilter::default(), SHOWN_MAX, 0).await?;
        let teams = records::team::head(store, SHOWN_MAX).await?;
        let info = whole(app, None, keys, teams).await?;
        return Ok(UserInfo { user_id: Some(caller.name().to_owned()), ..info });
    }
    let own = caller.key.iter().map(|key| ApiKey::clone(key)).collect();
    whole(app, None, own, vec![]).await
}

async fn whole(
    app: &App,
    user: Option<UserRow>,
    keys: Vec<ApiKey>,
    teams: Vec<Team>,
) -> Result<UserInfo, ApiError> {
    Ok(UserInfo {
        user_id: user.as_ref().map(|user| user.user_id.clone()),
        user_info: user,
        keys: key::rows(app, &keys, RowShape::Info).await?,
        teams: shown::teams(app, &teams).await?,
    })
}

/// GET /v2/user/info: the same user without keys and teams.
pub(super) async fn row_of_one(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<UserRow>, ApiError> {
    let named = fields.id("user_id").value().map(UserId::from);
    fields.finish(refused)?;
    asked_for(&app, &caller, named).await.map(Json)
}

/// GET /user/list: one page, narrowed and sorted.
pub(super) async fn list(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<UserList>, ApiError> {
    let page = Page::read_sized(&mut fields, "page_size", 25);
    let mut filter = UserFilter {
        role: fields.one_of("role", USER_ROLES).value(),
        ids: ids(&mut fields, "user_ids"),
        sso_ids: ids(&mut fields, "sso_user_ids"),
        email_part: fields.id("user_email").value(),
        search: fields.id("search").value(),
        team: fields.id("team").value().map(Into::into),
    };
    if fields.filled_text("organization_ids").value().is_some() {
        fields.refuse("organization_ids", "organization_ids cannot narrow this list: organizations have no members of their own here. Use `team`.");
    }
    let words: Vec<&str> = SORTS.iter().map(|(word, _)| *word).collect();
    let by = fields.one_of("sort_by", &words).value();
    let order = SORTS.iter().find(|(word, _)| Some(*word) == by.as_deref()).map(|(_, order)| *order);
    let descending = fields.one_of("sort_order", &["asc", "desc"]).value().as_deref() == Some("desc");
    fields.finish(refused)?;
    narrow(&app, &caller, &mut filter).await?;
    let store = app.directory.store();
    let part =
        UserPage { order: order.unwrap_or_default(), descending, limit: page.size, offset: page.offset() };
    let found = records::staff_user::page(store, &filter, part, app.now()).await?;
    let total = records::staff_user::count_of(store, &filter).await?;
    Ok(Json(UserList {
        users: listed(&app, found).await?,
        total,
        page: page.number,
        page_size: page.size,
        total_pages: page.pages(total),
    }))
}

/// Who does not see everything sees itself, and the members of a team that it is an admin of.
async fn narrow(app: &App, caller: &Caller, filter: &mut UserFilter) -> Result<(), ApiError> {
    if sees_everything(caller) {
        return Ok(());
    }
    if let Some(team) = &filter.team
        && access::changes_team(app, caller, team).await?
    {
        return Ok(());
    }
    let own: Vec<String> = access::own_user(caller).iter().map(ToString::to_string).collect();
    if filter.ids.as_ref().is_some_and(|ids| *ids != own) {
        return Err(not_yours(
            "You are not allowed to look at these users. Users see themselves, admins of a team its members with `team`.",
        ));
    }
    filter.ids = Some(own);
    Ok(())
}

async fn listed(app: &App, users: Vec<(User, u64)>) -> Result<Vec<ListedUser>, ApiError> {
    let accounts =
        users.iter().map(|(user, _)| (Scope::User(user.id.clone()), user.limits.clone())).collect();
    let shown = shown::many(app, accounts).await?;
    let mut rows = Vec::with_capacity(users.len());
    for ((user, key_count), shown) in users.iter().zip(shown) {
        let teams = teams_of(app, &user.id).await?;
        let row = UserRow::from_record(user, &shown.balance, shown.reset_at).in_teams(&teams);
        rows.push(ListedUser { row, key_count: *key_count });
    }
    Ok(rows)
}

/// Ids with commas between them.
fn ids(fields: &mut Fields, name: &str) -> Option<Vec<String>> {
    let text = fields.filled_text(name).value()?;
    let ids: Vec<String> =
        text.split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    if ids.len() > IDS_MAX {
        fields.complain(name, "too_long", format!("List should have at most {IDS_MAX} items"));
    }
    Some(ids)
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Available {
    total_users: Option<u64>,
    total_teams: Option<u64>,
    total_users_used: u64,
    total_teams_used: u64,
    total_users_remaining: Option<u64>,
    total_teams_remaining: Option<u64>,
}

/// GET /user/available_users: how many there are; nothing limits how many there can be.
pub(super) async fn available(State(app): State<App>) -> Result<Json<Available>, ApiError> {
    let store = app.directory.store();
    Ok(Json(Available {
        total_users: None,
        total_teams: None,
        total_users_used: records::staff_user::count(store).await?,
        total_teams_used: records::team::count(store).await?,
        total_users_remaining: None,
        total_teams_remaining: None,
    }))
}
