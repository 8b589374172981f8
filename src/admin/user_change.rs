//! Changing users: one by one, or many at once.

use axum::extract::State;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use super::user::{check_role, refuse_taken_email, stage_new};
use super::user_request::UserRequest;
use super::{Body, access, fresh_id, refused, shown, to_the_end, told, user_look};
use crate::app::App;
use crate::domain::delivery::EventKind;
use crate::domain::id::UserId;
use crate::domain::record::User;
use crate::domain::scope::Scope;
use crate::ledger::directory::new_user;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::store::records::staff_user::{UserFilter, UserOrder, UserPage};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch};
use crate::wire::operation::{Operation, post};
use crate::wire::user::{UserRow, UserUpdateResult};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<Updated>("/user/update", "Changes what is sent; null clears."),
    post::<BulkUpdated>("/user/bulk_update", "Changes many users, each by itself, or all in the same way."),
];

/// The most users that one bulk change is about.
const USERS_MAX: usize = 500;

/// A change of one user, named by its id, else by its address.
#[derive(Clone, Debug)]
struct Change {
    id: Option<String>,
    request: UserRequest,
}

impl Change {
    fn read(fields: &mut Fields) -> Self {
        let id = fields.id("user_id").value();
        let request = UserRequest::read(fields).for_change();
        UserRequest::refuse_others(fields);
        if id.is_none() && request.email.as_value().is_none() {
            let message = "Value error, Either user_id or user_email must be provided";
            fields.complain("", "value_error", message);
        }
        Self { id, request }
    }

    /// The user that is meant.
    async fn known(&self, app: &App) -> Result<Option<User>, ApiError> {
        match (&self.id, self.request.email.as_value()) {
            (Some(id), _) => Ok(app.directory.user(&id.as_str().into()).await?.as_deref().cloned()),
            (None, Some(email)) => Ok(records::staff_user::by_email(app.directory.store(), email).await?),
            (None, None) => Ok(None),
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Updated {
    user_id: String,
    data: UserRow,
}

/// POST /user/update: what is sent changes, `null` clears. A user that is not there is made when an
/// admin asks.
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Updated>, ApiError> {
    let change = Change::read(&mut fields);
    fields.finish(refused)?;
    let data = to_the_end(async move { apply(&app, &caller, change).await }).await?;
    Ok(Json(Updated { user_id: data.user_id.clone(), data }))
}

async fn apply(app: &App, caller: &Caller, change: Change) -> Result<UserRow, ApiError> {
    let mut edit = app.directory.edit().await;
    let known = change.known(app).await?;
    check_allowed(caller, known.as_ref(), &change.request)?;
    let Change { id, request } = change;
    let spend = request.spend.as_value().copied();
    let user = match known {
        Some(mut user) => {
            let before = user.role.clone();
            request.apply(&mut user);
            check_role(caller, before.as_deref(), user.role.as_deref())?;
            refuse_taken_email(app, &user).await?;
            user.updated_at = app.now();
            edit.update_user(user.clone())?;
            told::user(app, &mut edit, EventKind::InternalUserUpdated, &user, caller.name());
            user
        }
        None => {
            let mut user = new_user(UserId::from(id.unwrap_or_else(fresh_id)), app.now());
            request.apply(&mut user);
            refuse_taken_email(app, &user).await?;
            stage_new(app, caller, &mut edit, &mut user, None).await?;
            user
        }
    };
    edit.commit().await?;
    if let Some(spend) = spend {
        let terms = shown::terms(app, Scope::User(user.id.clone()), &user.limits);
        app.ledger.reset(&terms, spend, caller.name()).await?;
    }
    user_look::row(app, &user).await
}

/// Users change their own name and metadata; the rest is for admins.
fn check_allowed(caller: &Caller, known: Option<&User>, request: &UserRequest) -> Result<(), ApiError> {
    if access::changes_everything(caller) {
        return Ok(());
    }
    let own = access::own_user(caller);
    if own.is_none() || known.map(|user| &user.id) != own {
        return Err(access::not_yours(
            "You are not allowed to change this user. Users change themselves only.",
        ));
    }
    if request.is_more_than_profile() {
        return Err(access::not_yours(
            "You can change your own user_alias and metadata. Everything else of a user is for proxy admins.",
        ));
    }
    Ok(())
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct BulkUpdated {
    results: Vec<UserUpdateResult>,
    total_requested: usize,
    successful_updates: usize,
    failed_updates: usize,
}

/// POST /user/bulk_update: `users`, each with its changes, or `all_users` with the same
/// `user_updates` for everybody. A body with a mistake changes nothing; a user that cannot be changed
/// does not keep the others from it.
pub(super) async fn bulk_update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<BulkUpdated>, ApiError> {
    let changes = read_each(&mut fields);
    let everybody = fields.flag("all_users").value() == Some(true);
    let same = read_same(&mut fields);
    fields.finish(refused)?;
    let changes = if everybody {
        let same = same
            .ok_or_else(|| ApiError::DetailError("user_updates is required when all_users is true".into()))?;
        for_everybody(&app, &same).await?
    } else {
        changes
    };
    if changes.is_empty() && !everybody {
        return Err(ApiError::DetailError(
            "Must specify either 'users' for individual updates or 'all_users=True' with 'user_updates' for bulk updates"
                .into(),
        ));
    }
    if changes.len() > USERS_MAX {
        return Err(ApiError::DetailError(format!("Maximum {USERS_MAX} users can be updated at once")));
    }
    to_the_end(async move {
        let mut results = Vec::with_capacity(changes.len());
        for change in changes {
            results.push(apply_one_of_many(&app, &caller, change).await?);
        }
        let successful_updates = results.iter().filter(|result| result.success).count();
        Ok(Json(BulkUpdated {
            total_requested: results.len(),
            successful_updates,
            failed_updates: results.len() - successful_updates,
            results,
        }))
    })
    .await
}

fn read_each(fields: &mut Fields) -> Vec<Change> {
    let items = fields.list("users").value().unwrap_or_default();
    let mut changes = Vec::with_capacity(items.len().min(USERS_MAX));
    for (at, value) in items.into_iter().enumerate() {
        let serde_json::Value::Object(members) = value else {
            fields.complain("users", "dict_type", "Every item should be a valid dictionary");
            break;
        };
        let mut item = fields.item("users", at, members);
        changes.push(Change::read(&mut item));
        fields.absorb(item);
    }
    changes
}

fn read_same(fields: &mut Fields) -> Option<UserRequest> {
    let members = fields.object("user_updates").value()?;
    let mut inner = fields.inside("user_updates", members);
    let request = UserRequest::read(&mut inner).for_change();
    UserRequest::refuse_others(&mut inner);
    if request.email.is_sent() {
        inner.complain("user_email", "value_error", "Value error, users cannot share an address");
    }
    fields.absorb(inner);
    Some(request)
}

/// The same change for every user; for one more than are allowed when there are more.
async fn for_everybody(app: &App, same: &UserRequest) -> Result<Vec<Change>, ApiError> {
    let limit = USERS_MAX as u64 + 1;
    let page = UserPage { order: UserOrder::Created, descending: true, limit, offset: 0 };
    let store = app.directory.store();
    let users = records::staff_user::page(store, &UserFilter::default(), page, app.now()).await?;
    let change = |id: &UserId| Change { id: Some(id.to_string()), request: same.clone() };
    Ok(users.iter().map(|(user, _)| change(&user.id)).collect())
}

/// What only concerns this user is told in its place; a ledger or a database that fails, concerns all.
async fn apply_one_of_many(app: &App, caller: &Caller, change: Change) -> Result<UserUpdateResult, ApiError> {
    let (id, email) = (change.id.clone(), Patch::value(change.request.email.clone()));
    match apply(app, caller, change).await {
        Ok(row) => Ok(UserUpdateResult {
            user_id: Some(row.user_id.clone()),
            user_email: row.user_email.clone(),
            success: true,
            error: None,
            updated_user: Some(row),
        }),
        Err(error) if error.status().is_client_error() => Ok(UserUpdateResult {
            user_id: id,
            user_email: email,
            success: false,
            error: Some(error.message()),
            updated_user: None,
        }),
        Err(error) => Err(error),
    }
}
