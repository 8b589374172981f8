//! `/user/new`.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::access::{check_no_gain, not_yours};
use super::key_change::{blank_key, random_key, stage_references};
use super::key_request::{Kept, apply_kept, read_kept};
use super::user_request::{UserDefaults, UserRequest};
use super::user_teams::{self, TeamToJoin};
use super::{Body, access, fresh_id, refused, to_the_end, told};
use crate::app::App;
use crate::domain::delivery::EventKind;
use crate::domain::duration::Duration;
use crate::domain::id::UserId;
use crate::domain::money::Picos;
use crate::domain::record::{ApiKey, User, WindowLimit};
use crate::domain::scope::Scope;
use crate::domain::time::Millis;
use crate::ledger::directory::{Edit, new_user};
use crate::proxy::caller::{Caller, Role};
use crate::store::records;
use crate::wire::budget::read_windows;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch};
use crate::wire::key::{GeneratedKey, KeyFacts};
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, post};
use crate::wire::user::NewUserAnswer;

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[post::<NewUserAnswer>(
    "/user/new",
    "Makes a user, and a key of that user unless auto_create_key is false.",
)];

/// Members that live in the metadata of the key.
const IN_KEY_METADATA: &[(&str, Kept)] =
    &[("tag_rpm_limit", Kept::Counts), ("mcp_rpm_limit", Kept::Object), ("prompts", Kept::List)];
/// Members that are stored beside the key and echoed.
const ECHOED_OF_KEY: &[(&str, Kept)] = &[("budget_fallbacks", Kept::Object), ("agent_id", Kept::Id)];

/// What the body says about the key that comes with the user.
struct FirstKey {
    alias: Patch<String>,
    duration: Patch<Duration>,
    team_id: Patch<String>,
    aliases: Patch<BTreeMap<String, String>>,
    blocked: Patch<bool>,
    windows: Patch<Vec<WindowLimit>>,
    in_metadata: Vec<(&'static str, Patch<Value>)>,
    echoed: Vec<(&'static str, Patch<Value>)>,
}

impl FirstKey {
    fn read(fields: &mut Fields) -> Self {
        Self {
            alias: fields.id("key_alias"),
            duration: fields.duration("duration"),
            team_id: fields.id("team_id"),
            aliases: fields.names("aliases"),
            blocked: fields.flag("blocked"),
            windows: read_windows(fields),
            in_metadata: read_kept(fields, IN_KEY_METADATA),
            echoed: read_kept(fields, ECHOED_OF_KEY),
        }
    }

    /// A member that would hold the key back or lead it elsewhere, and holds nobody without it.
    fn limit(&self) -> Option<&'static str> {
        let kept = self.in_metadata.iter().chain(&self.echoed);
        let kept = kept.filter(|(_, patch)| patch.as_value().is_some()).map(|(name, _)| *name);
        let own = [
            ("aliases", self.aliases.as_value().is_some_and(|aliases| !aliases.is_empty())),
            ("blocked", self.blocked.as_value() == Some(&true)),
            ("budget_limits", self.windows.as_value().is_some_and(|windows| !windows.is_empty())),
        ];
        own.into_iter().filter(|(_, is_sent)| *is_sent).map(|(name, _)| name).chain(kept).next()
    }

    /// The key, with nothing of the user's: what limits the user limits it as well.
    fn make(self, user: &User, raw: &str, author: &str, now: Millis) -> ApiKey {
        let mut key = blank_key(raw, author, now);
        key.user_id = Some(user.id.clone());
        self.alias.apply(&mut key.key_alias);
        self.team_id.map(Into::into).apply(&mut key.team_id);
        key.expires = self.duration.value().map(|duration| duration.after(now));
        self.aliases.apply_or_default(&mut key.aliases);
        self.blocked.apply(&mut key.blocked);
        self.windows.apply_or_default(&mut key.budget_limits);
        apply_kept(self.in_metadata, &mut key.metadata);
        apply_kept(self.echoed, &mut key.extra);
        key
    }
}

/// What a body says of the user beside its record.
struct Company {
    key: Option<FirstKey>,
    teams: Option<Vec<TeamToJoin>>,
}

impl Company {
    fn read(fields: &mut Fields) -> Self {
        // Nobody is invited anywhere; clients send it all the same.
        fields.flag("send_invite_email");
        let mut teams = user_teams::read(fields).value();
        let first = FirstKey::read(fields);
        if let Some(id) = first.team_id.as_value() {
            let teams = teams.get_or_insert_default();
            if !teams.iter().any(|joined| joined.team.as_str() == id) {
                teams.push(TeamToJoin::as_user(id.as_str().into()));
            }
        }
        let with_key = fields.flag("auto_create_key").value() != Some(false);
        if let Some(name) = first.limit().filter(|_| !with_key) {
            let message = format!("{name} is the key's, and auto_create_key is false: there would be no key");
            fields.refuse(name, message);
        }
        Self { key: with_key.then_some(first), teams }
    }
}

/// POST /user/new: a user, and a key of that user unless `auto_create_key` is false. Limits are the
/// user's, but for those that only a key has.
pub(super) async fn new(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<NewUserAnswer>, ApiError> {
    let id = fields.id("user_id").value().unwrap_or_else(fresh_id);
    let company = Company::read(&mut fields);
    let request = UserRequest::read(&mut fields);
    fields.finish(refused)?;
    let raw = random_key()?;
    to_the_end(async move {
        let author = caller.name();
        let mut user = new_user(UserId::from(id), app.now());
        let spend = request.spend.as_value().copied().unwrap_or_default();
        request.apply(&mut user);
        let mut edit = app.directory.edit().await;
        refuse_taken(&app, &user).await?;
        let teams = stage_new(&app, &caller, &mut edit, &mut user, company.teams).await?;
        let key = company.key.map(|first| first.make(&user, &raw, author, app.now()));
        if let Some(key) = &key {
            check_no_gain(&app, &caller, key).await?;
            // The user of the key is the one that is being made.
            let others = ApiKey { user_id: None, ..key.clone() };
            stage_references(&app, &mut edit, &others).await?;
            edit.insert_key(key.clone())?;
            told::key(&app, &mut edit, EventKind::KeyCreated, key, author);
        }
        edit.commit().await?;
        if spend > Picos::ZERO {
            let scope = Scope::User(user.id.clone());
            app.ledger.adjust(scope, spend, author, "spend of a new user").await?;
        }
        let mut answer = answer(&user, key.as_ref().map(|_| raw), key.as_ref(), spend);
        answer.teams = teams.map_or(Value::Null, |teams| {
            json!(teams.iter().map(|joined| joined.team.as_str()).collect::<Vec<_>>())
        });
        Ok(Json(answer))
    })
    .await
}

/// Stages a new user with what the configuration fills in; answers the teams it joins.
pub(super) async fn stage_new(
    app: &App,
    caller: &Caller,
    edit: &mut Edit,
    user: &mut User,
    teams: Option<Vec<TeamToJoin>>,
) -> Result<Option<Vec<TeamToJoin>>, ApiError> {
    let defaults = &app.admin.new_user;
    defaults.fill(user);
    check_role(caller, None, user.role.as_deref())?;
    let by_default = || (!defaults.teams.is_empty()).then(|| defaults.teams.clone());
    let teams = teams.or_else(|| by_default().filter(|_| UserDefaults::concern(user)));
    user_teams::stage(app, edit, &user.id, teams.as_deref().unwrap_or_default(), caller.name()).await?;
    edit.insert_user(user.clone())?;
    told::user(app, edit, EventKind::InternalUserCreated, user, caller.name());
    Ok(teams)
}

/// Only who has the whole of an admin's role gives it away, or takes it from somebody.
pub(super) fn check_role(caller: &Caller, before: Option<&str>, after: Option<&str>) -> Result<(), ApiError> {
    if before == after || access::is_whole_admin(caller) || !(is_admin(before) || is_admin(after)) {
        return Ok(());
    }
    Err(not_yours(
        "Only proxy admins with a key without allowed_routes can give or take the roles proxy_admin and proxy_admin_viewer.",
    ))
}

/// Whether a role sees everything.
pub(super) fn is_admin(role: Option<&str>) -> bool {
    matches!(Role::of_user(role), Role::ProxyAdmin | Role::ProxyAdminViewer)
}

async fn refuse_taken(app: &App, user: &User) -> Result<(), ApiError> {
    if app.directory.user(&user.id).await?.is_some() {
        return Err(taken("id", user.id.as_str(), "user_id"));
    }
    refuse_taken_email(app, user).await
}

/// Two users cannot share an address, however it is written.
pub(super) async fn refuse_taken_email(app: &App, user: &User) -> Result<(), ApiError> {
    let Some(email) = &user.email else { return Ok(()) };
    let holder = records::staff_user::by_email(app.directory.store(), email).await?;
    match holder.filter(|holder| holder.id != user.id) {
        Some(_) => Err(taken("email", email, "user_email")),
        None => Ok(()),
    }
}

fn taken(what: &str, value: &str, param: &'static str) -> ApiError {
    ApiError::Conflict { message: format!("User with {what} {value} already exists"), param: Some(param) }
}

/// The answer has a key's shape, with the user's limits where a key's would be.
fn answer(user: &User, raw: Option<String>, key: Option<&ApiKey>, spend: Picos) -> NewUserAnswer {
    let mut shown = key.cloned().unwrap_or_else(|| blank_key("", "", user.created_at));
    shown.user_id = Some(user.id.clone());
    shown.limits = user.limits.clone();
    shown.models = user.models.clone();
    shown.metadata.extend(user.metadata.clone());
    shown.extra.extend(user.extra.clone());
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
        teams: Value::Null,
    }
}
