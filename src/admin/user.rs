//! `/user/new`.

use axum::extract::State;
use axum::{Extension, Json};
use serde_json::Value;

use super::key_change::{blank_key, random_key, stage_references};
use super::key_request::{Kept, apply_kept, read_kept};
use super::{Body, fresh_id, read_spend, refused, to_the_end};
use crate::app::App;
use crate::domain::id::UserId;
use crate::domain::money::Picos;
use crate::domain::record::{ApiKey, User};
use crate::domain::scope::Scope;
use crate::domain::time::Millis;
use crate::ledger::directory::new_user;
use crate::proxy::caller::Caller;
use crate::store::records;
use crate::wire::budget::LimitsPatch;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch};
use crate::wire::key::{GeneratedKey, KeyFacts};
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, post};
use crate::wire::user::{NewUserAnswer, USER_ROLES};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[post::<NewUserAnswer>(
    "/user/new",
    "Makes a user, and a key of that user unless auto_create_key is false.",
)];

/// Members that are stored beside the record and echoed.
const ECHOED: &[(&str, Kept)] = &[
    ("teams", Kept::List),
    ("organizations", Kept::List),
    ("sso_user_id", Kept::Text),
    ("object_permission", Kept::Object),
    ("allowed_cache_controls", Kept::List),
    ("policies", Kept::List),
    ("config", Kept::Object),
    ("permissions", Kept::Object),
    ("guardrails", Kept::List),
];

/// What the body says about the key that comes with the user.
struct FirstKey {
    alias: Patch<String>,
    duration: Patch<crate::domain::duration::Duration>,
    team_id: Patch<String>,
}

fn read(fields: &mut Fields, user: &mut User) -> (Option<FirstKey>, Picos) {
    LimitsPatch::read(fields).apply(&mut user.limits);
    fields.text("user_alias").apply(&mut user.alias);
    fields.filled_text("user_email").apply(&mut user.email);
    fields.one_of("user_role", USER_ROLES).apply(&mut user.role);
    fields.texts("models").apply_or_default(&mut user.models);
    fields.object("metadata").apply_or_default(&mut user.metadata);
    fields.counts("model_rpm_limit").apply_or_default(&mut user.limits.model_rpm_limit);
    fields.counts("model_tpm_limit").apply_or_default(&mut user.limits.model_tpm_limit);
    let echoed = read_kept(fields, ECHOED);
    apply_kept(echoed, &mut user.extra);
    if fields.any("password").is_sent() {
        fields.complain("password", "value_error", "Value error, a password cannot be set here");
    }
    let first = FirstKey {
        alias: fields.id("key_alias"),
        duration: fields.duration("duration"),
        team_id: fields.id("team_id"),
    };
    let with_key = fields.flag("auto_create_key").value() != Some(false);
    (with_key.then_some(first), read_spend(fields).value().unwrap_or_default())
}

/// POST /user/new: a user, and a key of that user unless `auto_create_key` is false. The key has
/// no limits of its own; the user's apply.
pub(super) async fn new(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<NewUserAnswer>, ApiError> {
    let id = fields.id("user_id").value().unwrap_or_else(fresh_id);
    let mut user = new_user(UserId::from(id), app.now());
    let (first, spend) = read(&mut fields, &mut user);
    fields.finish(refused)?;
    let raw = random_key()?;
    to_the_end(async move {
        let author = caller.name();
        let mut edit = app.directory.edit().await;
        refuse_taken(&app, &user).await?;
        let key = first.map(|first| first_key(first, &user, &raw, author, app.now()));
        if let Some(key) = &key {
            // The user of the key is the one that is being made.
            let others = ApiKey { user_id: None, ..key.clone() };
            stage_references(&app, &mut edit, &others).await?;
        }
        edit.insert_user(user.clone())?;
        if let Some(key) = &key {
            edit.insert_key(key.clone())?;
        }
        edit.commit().await?;
        if spend > Picos::ZERO {
            let scope = Scope::User(user.id.clone());
            app.ledger.adjust(scope, spend, author, "spend of a new user").await?;
        }
        Ok(Json(answer(&user, key.as_ref().map(|_| raw), key.as_ref(), spend)))
    })
    .await
}

async fn refuse_taken(app: &App, user: &User) -> Result<(), ApiError> {
    let taken = |what: &str, value: &str, param| ApiError::Conflict {
        message: format!("User with {what} {value} already exists"),
        param: Some(param),
    };
    if app.directory.user(&user.id).await?.is_some() {
        return Err(taken("id", user.id.as_str(), "user_id"));
    }
    if let Some(email) = &user.email {
        let users = records::staff_user::list(app.directory.store()).await?;
        let same = |other: &User| other.email.as_ref().is_some_and(|known| known.eq_ignore_ascii_case(email));
        if users.iter().any(same) {
            return Err(taken("email", email, "user_email"));
        }
    }
    Ok(())
}

fn first_key(first: FirstKey, user: &User, raw: &str, author: &str, now: Millis) -> ApiKey {
    let mut key = blank_key(raw, author, now);
    key.user_id = Some(user.id.clone());
    first.alias.apply(&mut key.key_alias);
    first.team_id.map(Into::into).apply(&mut key.team_id);
    key.expires = first.duration.value().map(|duration| duration.after(now));
    key
}

/// The answer has a key's shape, with the user's limits where a key's would be.
fn answer(user: &User, raw: Option<String>, key: Option<&ApiKey>, spend: Picos) -> NewUserAnswer {
    let mut shown = key.cloned().unwrap_or_else(|| blank_key("", "", user.created_at));
    shown.user_id = Some(user.id.clone());
    shown.limits = user.limits.clone();
    shown.models = user.models.clone();
    shown.metadata = user.metadata.clone();
    shown.extra = user.extra.clone();
    let mut answer = GeneratedKey::from_record(raw.unwrap_or_default(), &shown, &KeyFacts::default());
    answer.spend = Usd(spend);
    answer.token = None;
    answer.token_id = None;
    answer.key_type = None;
    answer.created_by = None;
    answer.updated_by = None;
    if key.is_none() {
        answer.key_name = None;
    }
    NewUserAnswer {
        key: answer,
        user_email: user.email.clone(),
        user_role: user.role.clone(),
        user_alias: user.alias.clone(),
        teams: user.extra.get("teams").cloned().unwrap_or(Value::Null),
    }
}
