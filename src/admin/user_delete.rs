//! `/user/delete`: a user goes with its keys and memberships; what it spent stays in the log.

use std::collections::HashSet;

use axum::extract::State;
use axum::{Extension, Json};

use super::access::not_yours;
use super::team_row::MemberStanding;
use super::user::is_admin;
use super::{Body, access, refused, shown, team_leaving, to_the_end, told};
use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::model_terms;
use crate::domain::delivery::EventKind;
use crate::domain::id::UserId;
use crate::domain::record::User;
use crate::domain::scope::Scope;
use crate::ledger::directory::Edit;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::api_key::KeyFilter;
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;
use crate::wire::operation::{Operation, post};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] =
    &[post::<usize>("/user/delete", "Deletes users with their keys, all of them or none. Answers how many.")];

/// The most users that go at once.
const USERS_MAX: usize = 500;
/// Keys that are read at a time.
const KEYS_AT_A_TIME: u64 = 1_000;

/// POST /user/delete: all of them or none. Answers how many. Whoever comes back under the same id
/// starts at zero.
pub(super) async fn delete(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<usize>, ApiError> {
    let mut seen = HashSet::new();
    let mut ids = fields.required_texts("user_ids");
    ids.retain(|id| seen.insert(id.clone()));
    if ids.len() > USERS_MAX {
        fields.complain("user_ids", "too_long", format!("List should have at most {USERS_MAX} items"));
    }
    fields.finish(refused)?;
    if ids.is_empty() {
        return Err(ApiError::BadRequest {
            message: "user_ids is required, passed user_ids = []".into(),
            kind: "bad_request",
            param: Some("user_ids".into()),
        });
    }
    to_the_end(async move {
        let mut edit = app.directory.edit().await;
        let mut closing = Vec::new();
        for id in &ids {
            let known = app.directory.user(&id.as_str().into()).await?;
            let user = known.ok_or_else(|| ApiError::NotFound {
                message: format!("User not found, passed user_id={}", shortened(id)),
                kind: "not_found",
                param: Some("user_ids"),
            })?;
            if is_admin(user.role.as_deref()) && !access::is_whole_admin(&caller) {
                return Err(not_yours(format!(
                    "Only proxy admins with a key without allowed_routes can delete the admin '{}'.",
                    user.id
                )));
            }
            closing.extend(accounts_of(&app, &user));
            closing.extend(stage_leaving(&app, &mut edit, &user.id, caller.name()).await?);
            told::user(&app, &mut edit, EventKind::InternalUserDeleted, &user, caller.name());
        }
        edit.commit().await?;
        team_leaving::close(&app, closing, caller.name()).await?;
        Ok(Json(ids.len()))
    })
    .await
}

fn accounts_of(app: &App, user: &User) -> Vec<Terms> {
    let scope = Scope::User(user.id.clone());
    let mut accounts = model_terms(&scope, &user.limits, &app.calendar);
    accounts.push(shown::terms(app, scope, &user.limits));
    accounts
}

/// Stages the end of a user's keys, memberships and record. Answers the accounts it had in teams.
async fn stage_leaving(app: &App, edit: &mut Edit, user: &UserId, by: &str) -> Result<Vec<Terms>, ApiError> {
    let store = app.directory.store();
    let filter = KeyFilter { user_id: Some(user.clone()), ..KeyFilter::default() };
    let mut offset = 0;
    loop {
        let keys = records::api_key::page(store, &filter, KEYS_AT_A_TIME, offset).await?;
        for key in &keys {
            edit.archive_key(key, by, app.now())?;
            told::key(app, edit, EventKind::KeyDeleted, key, by);
        }
        offset += KEYS_AT_A_TIME;
        if (keys.len() as u64) < KEYS_AT_A_TIME {
            break;
        }
    }
    let members = records::team_member::of_user(store, user).await?;
    let mut accounts = Vec::with_capacity(members.len());
    for member in &members {
        if let Some(team) = app.directory.team(&member.team).await? {
            accounts.extend(MemberStanding::of(app, &team, member).await?.accounts(app));
        }
    }
    team_leaving::stage(app, edit, members).await?;
    edit.delete_user(user.clone());
    Ok(accounts)
}
