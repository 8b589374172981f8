//! Who is in a team: `/team/member_add`, `/team/bulk_member_add`, `/team/member_delete`.

use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use super::team::archive_keys;
use super::team_access::{missing, to_change};
use super::team_group::{Group, MEMBERS_MAX, NotAdded};
use super::team_people::{Adding, Ask, is_same_address, read_asks};
use super::team_row::{memberships, row};
use super::{Body, access, refused, team_leaving};
use crate::app::App;
use crate::domain::budget::main_terms;
use crate::domain::id::TeamId;
use crate::domain::record::{MemberRole, Team, TeamMember, User};
use crate::domain::scope::Scope;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::api_key::KeyFilter;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, shortened};
use crate::wire::operation::{Operation, post};
use crate::wire::team::{MemberAdded, Membership, TeamRow};
use crate::wire::user::UserRow;

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<Added>("/team/member_add", "Adds one member to a team, or several."),
    post::<BulkAdded>("/team/bulk_member_add", "Adds many members, each by itself, or every user."),
    post::<TeamRow>("/team/member_delete", "Takes a member out of a team; its keys of the team go too."),
];

/// Members of one request.
const BATCH: usize = 500;

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Added {
    #[serde(flatten)]
    team: TeamRow,
    updated_users: Vec<UserRow>,
    updated_team_memberships: Vec<Membership>,
}

/// POST /team/member_add: one or many; who is in the team already is passed over among many.
pub(super) async fn add(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Added>, ApiError> {
    let id = TeamId::from(fields.required_id("team_id"));
    let are_many = fields.is_list("member");
    if !fields.has("member") {
        fields.complain("member", "missing", "Field required");
    }
    let asks = read_asks(&mut fields, "member");
    let adding = Adding::read(&mut fields);
    check_batch(&mut fields, "member", asks.len());
    fields.finish(refused)?;
    if asks.is_empty() {
        return Err(ApiError::bad_request("No member/members passed in", Some("member")));
    }
    let mut edit = app.directory.edit().await;
    let team = check_may_add(&app, &caller, &id, &asks, &adding).await?;
    let present = records::team_member::of_team(app.directory.store(), &id).await?;
    let mut group = Group::new(&app, &team, &adding, caller.name(), &present);
    for ask in &asks {
        match group.add(&mut edit, ask).await {
            Ok(_) => {}
            Err(NotAdded::Present(_)) if are_many => {}
            Err(NotAdded::Present(message)) => return Err(already_in(message)),
            Err(NotAdded::Wrong(error)) => return Err(error),
        }
    }
    if group.added.is_empty() {
        return Err(already_in("All users are already in team.".into()));
    }
    let added = group.added;
    edit.commit().await?;
    let (users, members): (Vec<User>, Vec<TeamMember>) = added.into_iter().unzip();
    Ok(Json(Added {
        team: row(&app, &team).await?,
        updated_users: user_rows(&app, &users).await?,
        updated_team_memberships: memberships(&app, &team, &members).await?,
    }))
}

/// Admins of a team add to it, and users themselves to a team that is open to all.
async fn check_may_add(
    app: &App,
    caller: &Caller,
    id: &TeamId,
    asks: &[Ask],
    adding: &Adding,
) -> Result<Arc<Team>, ApiError> {
    let is_open = app.admin.available_teams.contains(id);
    let own = match access::own_user(caller).filter(|_| is_open) {
        Some(own) => app.directory.user(own).await?,
        None => None,
    };
    let own_address = own.as_ref().and_then(|user| user.email.as_deref());
    let joins = |ask: &Ask| {
        ask.role == MemberRole::User
            && ask.user_id.is_some()
            && ask.user_id.as_ref() == access::own_user(caller)
            && ask.email.as_deref().is_none_or(|email| is_same_address(own_address, email))
    };
    let only_joins = asks.iter().all(joins) && !adding.limits.is_sent() && adding.allowed_models.is_none();
    if is_open && only_joins {
        return app.directory.team(id).await?.ok_or_else(|| missing(id));
    }
    to_change(app, caller, id, "/team/member_add").await
}

fn check_batch(fields: &mut Fields, name: &str, count: usize) {
    if count > BATCH {
        fields.refuse(name, format!("Maximum {BATCH} members can be added at once"));
    }
}

fn already_in(message: String) -> ApiError {
    ApiError::BadRequest { message, kind: "team_member_already_in_team", param: Some("user_id".into()) }
}

/// Users as they are answered.
async fn user_rows(app: &App, users: &[User]) -> Result<Vec<UserRow>, ApiError> {
    let terms: Vec<_> = users
        .iter()
        .map(|user| main_terms(Scope::User(user.id.clone()), &user.limits, &app.calendar))
        .collect();
    let balances = app.ledger.balances(&terms).await?;
    let mut rows = Vec::with_capacity(users.len());
    for (user, balance) in users.iter().zip(balances) {
        let next = user.limits.next_reset(&app.calendar, app.now());
        let row = UserRow::from_record(user, &balance, next.and_then(|next| balance.reset_at.or(Some(next))));
        let memberships = records::team_member::of_user(app.directory.store(), &user.id).await?;
        rows.push(row.in_teams(memberships.iter().map(|member| &member.team)));
    }
    Ok(rows)
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct BulkAdded {
    team_id: String,
    results: Vec<MemberAdded>,
    total_requested: usize,
    successful_additions: usize,
    failed_additions: usize,
    updated_team: Option<TeamRow>,
}

/// POST /team/bulk_member_add: every one by itself; what became of each is told. With `all_users` every
/// user there is comes in.
pub(super) async fn bulk_add(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<BulkAdded>, ApiError> {
    let id = TeamId::from(fields.required_id("team_id"));
    let mut asks = read_asks(&mut fields, "members");
    let everybody = fields.flag("all_users").value() == Some(true);
    let adding = Adding::read(&mut fields);
    check_batch(&mut fields, "members", asks.len());
    fields.finish(refused)?;
    let mut edit = app.directory.edit().await;
    let team = to_change(&app, &caller, &id, "/team/bulk_member_add").await?;
    if everybody {
        asks = all_users(&app, &caller).await?;
    }
    if asks.is_empty() {
        return Err(ApiError::bad_request("At least one member is required", Some("members")));
    }
    let before = records::team_member::of_team(app.directory.store(), &id).await?;
    let mut group = Group::new(&app, &team, &adding, caller.name(), &before);
    let mut results = Vec::with_capacity(asks.len());
    for ask in &asks {
        let outcome = match group.add(&mut edit, ask).await {
            // What is wrong with one is told; what is wrong here stops everything.
            Err(NotAdded::Wrong(error)) if !matches!(error, ApiError::BadRequest { .. }) => {
                return Err(error);
            }
            outcome => outcome,
        };
        results.push(MemberAdded {
            user_id: ask.user_id.as_ref().map(ToString::to_string),
            user_email: ask.email.clone(),
            success: outcome.is_ok(),
            error: outcome.as_ref().err().map(NotAdded::message),
            ..MemberAdded::default()
        });
    }
    let added = group.added;
    edit.commit().await?;
    show_added(&app, &team, added, &mut results).await?;
    let successful_additions = results.iter().filter(|result| result.success).count();
    Ok(Json(BulkAdded {
        team_id: id.to_string(),
        total_requested: results.len(),
        successful_additions,
        failed_additions: results.len() - successful_additions,
        results,
        updated_team: Some(row(&app, &team).await?),
    }))
}

/// Everybody there is, if one team can hold them all.
async fn all_users(app: &App, caller: &Caller) -> Result<Vec<Ask>, ApiError> {
    if !access::changes_everything(caller) {
        return Err(access::not_yours("Only proxy admins can add all users to a team."));
    }
    let store = app.directory.store();
    if records::staff_user::count(store).await? > MEMBERS_MAX {
        let message = format!("A team can have at most {MEMBERS_MAX} members, and there are more users.");
        return Err(ApiError::bad_request(message, Some("all_users")));
    }
    let users = records::staff_user::list(store).await?;
    Ok(users
        .into_iter()
        .map(|user| Ask { user_id: Some(user.id), email: user.email, role: MemberRole::User })
        .collect())
}

/// Puts the rows of those who were added, in their order, beside the results.
async fn show_added(
    app: &App,
    team: &Team,
    added: Vec<(User, TeamMember)>,
    results: &mut [MemberAdded],
) -> Result<(), ApiError> {
    let (users, members): (Vec<User>, Vec<TeamMember>) = added.into_iter().unzip();
    let shown = user_rows(app, &users).await?.into_iter().zip(memberships(app, team, &members).await?);
    for (result, (user, membership)) in results.iter_mut().filter(|result| result.success).zip(shown) {
        result.user_id = Some(user.user_id.clone());
        result.user_email = user.user_email.clone();
        result.updated_user = serde_json::to_value(user).ok();
        result.updated_team_membership = serde_json::to_value(membership).ok();
    }
    Ok(())
}

/// The member that a body names by `user_id` or by `user_email`.
pub(super) async fn named(
    app: &App,
    team: &TeamId,
    user_id: Option<String>,
    email: Option<String>,
) -> Result<TeamMember, ApiError> {
    let not_in_team = |name: &str| ApiError::BadRequest {
        message: format!("User={} not found in team={team}", shortened(name)),
        kind: "bad_request",
        param: Some(if user_id.is_some() { "user_id" } else { "user_email" }.into()),
    };
    match (&user_id, &email) {
        (Some(id), _) => {
            let found = app.directory.member(&(team.clone(), id.as_str().into())).await?;
            found.as_deref().cloned().ok_or_else(|| not_in_team(id))
        }
        (None, Some(email)) => {
            let store = app.directory.store();
            // What a membership says of an address counts only while no user says so.
            if let Some(user) = records::staff_user::by_email(store, email).await? {
                let found = app.directory.member(&(team.clone(), user.id)).await?;
                return found.as_deref().cloned().ok_or_else(|| not_in_team(email));
            }
            let ask = Ask { user_id: None, email: Some(email.clone()), role: MemberRole::User };
            let members = records::team_member::of_team(store, team).await?;
            members.into_iter().find(|member| ask.means(member)).ok_or_else(|| not_in_team(email))
        }
        (None, None) => {
            Err(ApiError::bad_request("Either user_id or user_email needs to be passed in", Some("user_id")))
        }
    }
}

/// POST /team/member_delete: the keys that the member has in the team go to the archive.
pub(super) async fn delete(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<TeamRow>, ApiError> {
    let id = TeamId::from(fields.required_id("team_id"));
    let (user_id, email) = (fields.id("user_id").value(), fields.id("user_email").value());
    fields.finish(refused)?;
    let mut edit = app.directory.edit().await;
    let team = to_change(&app, &caller, &id, "/team/member_delete").await?;
    let member = named(&app, &id, user_id, email).await?;
    let own_keys =
        KeyFilter { user_id: Some(member.user.clone()), team_id: Some(id.clone()), ..KeyFilter::default() };
    archive_keys(&app, &mut edit, &own_keys, caller.name()).await?;
    team_leaving::stage(&app, &mut edit, vec![member]).await?;
    edit.commit().await?;
    row(&app, &team).await.map(Json)
}
