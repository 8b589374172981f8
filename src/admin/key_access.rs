//! What those who are no admins may do with keys: users make, change and end their own, admins of a
//! team those of the team. Nobody gets more out of a key than they had.

use serde_json::Value;

use super::access::{self, not_yours};
use crate::app::App;
use crate::domain::money::Picos;
use crate::domain::record::{ApiKey, MemberRole};
use crate::proxy::caller::Caller;
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;

/// What a member of a team has to be permitted before it makes keys for the team.
const MAKING_KEYS: &str = "/key/generate";

/// The answer about a key that is somebody else's.
pub(super) fn not_your_key() -> ApiError {
    not_yours(
        "You are not allowed to change this key. Users change their own, admins of a team those of the team.",
    )
}

/// Checks a key that is about to be made. A user's key is the user's own unless it is for a team.
pub(super) async fn check_made(
    app: &App,
    caller: &Caller,
    key: &mut ApiKey,
    spend: Picos,
) -> Result<(), ApiError> {
    if access::changes_everything(caller) {
        return access::check_no_gain(app, caller, key).await;
    }
    let Some(own) = access::own_user(caller).cloned() else { return Err(not_your_key()) };
    let role = match &key.team_id {
        Some(team) => access::role_in(app, caller, team).await?,
        None => None,
    };
    if key.user_id.is_none() && role != Some(MemberRole::Admin) {
        key.user_id = Some(own.clone());
    }
    if key.user_id.as_ref().is_some_and(|user| *user != own) && role != Some(MemberRole::Admin) {
        return Err(not_yours(
            "You can make keys for yourself only: leave `user_id` out, or set it to your own.",
        ));
    }
    if key.user_id.as_ref() != Some(&own) {
        limit_to_member(app, key).await?;
    }
    if let Some(team) = &key.team_id
        && role != Some(MemberRole::Admin)
        && !(role == Some(MemberRole::User) && members_make_keys(app, team).await?)
    {
        return Err(not_yours(format!(
            "You are not allowed to make keys for the team '{team}'. Its admins are, and its members when the team's `team_member_permissions` have `{MAKING_KEYS}`."
        )));
    }
    if key.end_user_budget_id.is_some() || spend > Picos::ZERO {
        return Err(only_admins("`end_user_budget_id` and `spend`"));
    }
    if key.organization().is_some() {
        return Err(only_admins("the `organization_id` of a key"));
    }
    check_budget(app, key).await?;
    access::check_no_gain(app, caller, key).await
}

/// A key that an admin of a team makes for somebody else is for a member, and calls models only: it
/// acts as the member, who may be more elsewhere.
async fn limit_to_member(app: &App, key: &mut ApiKey) -> Result<(), ApiError> {
    let (Some(user), Some(team)) = (&key.user_id, &key.team_id) else { return Ok(()) };
    if app.directory.member(&(team.clone(), user.clone())).await?.is_none() {
        return Err(ApiError::bad_request(
            format!("User={} not assigned to team={}", shortened(user.as_str()), shortened(team.as_str())),
            Some("user_id"),
        ));
    }
    if key.allowed_routes.is_empty() {
        key.allowed_routes = vec![access::LLM_ROUTES.to_owned()];
        key.key_type = Some("llm_api".to_owned());
    }
    Ok(())
}

/// A budget that is one customer's own is not for staff to read, and not to share.
async fn check_budget(app: &App, key: &ApiKey) -> Result<(), ApiError> {
    let Some(id) = &key.budget_id else { return Ok(()) };
    let is_owned = app.directory.budget(id).await?.is_some_and(|budget| budget.owner.is_some());
    if is_owned { Err(only_admins("a `budget_id` that is a customer's own")) } else { Ok(()) }
}

async fn members_make_keys(app: &App, team: &crate::domain::id::TeamId) -> Result<bool, ApiError> {
    let team = app.directory.team(team).await?;
    let permissions = team.as_ref().and_then(|team| team.extra.get("team_member_permissions")?.as_array());
    Ok(permissions.is_some_and(|list| list.iter().any(|permission| permission == MAKING_KEYS)))
}

/// Checks a change. Who did not make a key may not loosen what its maker set.
pub(super) async fn check_changed(
    app: &App,
    caller: &Caller,
    before: &ApiKey,
    after: &ApiKey,
    sets_spend: bool,
) -> Result<(), ApiError> {
    let hands_on = before.allowed_routes != after.allowed_routes || before.user_id != after.user_id;
    if access::changes_everything(caller) {
        return if hands_on { access::check_no_gain(app, caller, after).await } else { Ok(()) };
    }
    if !access::changes_key(app, caller, before).await? {
        return Err(not_your_key());
    }
    if sets_spend || before.end_user_budget_id != after.end_user_budget_id {
        return Err(only_admins("`end_user_budget_id` and `spend`"));
    }
    if before.user_id != after.user_id || before.team_id != after.team_id {
        return Err(only_admins("the owner of a key, `user_id` and `team_id`,"));
    }
    if before.extra.get("organization_id") != after.extra.get("organization_id") {
        return Err(only_admins("the `organization_id` of a key"));
    }
    check_unblocked(caller, before, after)?;
    if before.budget_id != after.budget_id {
        check_budget(app, after).await?;
    }
    let is_maker = before.created_by == caller.name();
    if !is_maker && rules_of(before) != rules_of(after) {
        return Err(not_yours(
            "Somebody else made this key: you can change its name, block it or give it a new value, not what it may spend or call.",
        ));
    }
    if hands_on { access::check_no_gain(app, caller, after).await } else { Ok(()) }
}

/// A new value of a key is the key itself, so who gets to see it must not gain by it.
pub(super) async fn check_shown(app: &App, caller: &Caller, key: &ApiKey) -> Result<(), ApiError> {
    let is_whole_admin = access::changes_everything(caller) && access::scope_of(caller).is_none();
    if is_whole_admin || (access::scope_of(caller).is_none() && access::is_own(caller, key)) {
        return Ok(());
    }
    access::check_no_gain(app, caller, key).await
}

/// The member that tells who blocked a key.
const BLOCKED_BY: &str = "blocked_by";

/// Whoever is no admin lifts its own block, and nobody else's.
pub(super) fn check_unblocked(caller: &Caller, before: &ApiKey, after: &ApiKey) -> Result<(), ApiError> {
    let is_lifted = before.blocked == Some(true) && after.blocked != Some(true);
    let by = before.extra.get(BLOCKED_BY).and_then(Value::as_str);
    if is_lifted && !access::changes_everything(caller) && by != Some(caller.name()) {
        return Err(not_yours("Somebody else blocked this key: only they and proxy admins can unblock it."));
    }
    Ok(())
}

/// Notes who blocked a key, until nobody does. Of two who say so the first one counts, and an admin
/// more than anybody else.
pub(super) fn note_block(caller: &Caller, before: Option<bool>, is_said: bool, after: &mut ApiKey) {
    if after.blocked != Some(true) {
        after.extra.shift_remove(BLOCKED_BY);
    } else if before != Some(true) || (is_said && access::changes_everything(caller)) {
        after.extra.insert(BLOCKED_BY.to_owned(), caller.name().into());
    }
}

/// A key without what its holder may change at any time: its name, and whether it is blocked.
fn rules_of(key: &ApiKey) -> ApiKey {
    let mut rules = key.clone();
    let passing = ["settings_updated_at", "rotation_count", "last_rotation_at"];
    rules.extra.retain(|name, _| !passing.contains(&name.as_str()));
    ApiKey {
        hash: "".into(),
        scope_hash: None,
        key_name: String::new(),
        key_alias: None,
        blocked: None,
        updated_by: String::new(),
        updated_at: key.created_at,
        ..rules
    }
}

fn only_admins(what: &str) -> ApiError {
    not_yours(format!("Only proxy admins can set {what}."))
}
