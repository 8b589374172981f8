//! Whose things a caller may see and change, on routes that are open to more than admins.
//!
//! The guard has decided that the route may be called at all, and for a scoped key has lifted the
//! role to what its list grants. Here it is only about whose records.

use crate::app::App;
use crate::domain::id::{TeamId, UserId};
use crate::domain::policy::routes_within;
use crate::domain::record::{ApiKey, MemberRole};
use crate::proxy::caller::{ADMIN_USER, Caller, Role};
use crate::store::records;
use crate::wire::error::ApiError;

/// The routes that a key of somebody else may call: with them it spends, and is nobody's hand on the
/// control plane.
pub(super) const LLM_ROUTES: &str = "llm_api_routes";

/// Whether a caller may change everything.
pub(crate) fn changes_everything(caller: &Caller) -> bool {
    caller.role == Role::ProxyAdmin
}

/// Whether a caller may see everything.
pub(crate) fn sees_everything(caller: &Caller) -> bool {
    matches!(caller.role, Role::ProxyAdmin | Role::ProxyAdminViewer)
}

/// The user behind a caller; none for the master key and for keys of nobody.
pub(crate) fn own_user(caller: &Caller) -> Option<&UserId> {
    caller.key.as_ref()?.user_id.as_ref()
}

/// The 403 of a route that a caller may use, asked about somebody else's things.
pub(crate) fn not_yours(message: impl Into<String>) -> ApiError {
    ApiError::Forbidden { message: message.into(), kind: "permission_error", param: None }
}

/// What a caller is in a team: an admin of the proxy counts as one of the team.
pub(crate) async fn role_in(
    app: &App,
    caller: &Caller,
    team: &TeamId,
) -> Result<Option<MemberRole>, ApiError> {
    if changes_everything(caller) {
        return Ok(Some(MemberRole::Admin));
    }
    let Some(user) = own_user(caller) else { return Ok(None) };
    Ok(app.directory.member(&(team.clone(), user.clone())).await?.map(|member| member.role))
}

/// Whether a caller may see a team: all of them, or those it is in; a team's key sees its team.
pub(crate) async fn sees_team(app: &App, caller: &Caller, team: &TeamId) -> Result<bool, ApiError> {
    let of_the_team = caller.key.as_ref().is_some_and(|key| key.team_id.as_ref() == Some(team));
    Ok(sees_everything(caller) || of_the_team || role_in(app, caller, team).await?.is_some())
}

/// Whether a caller may change a team: an admin, or an admin of the team.
pub(crate) async fn changes_team(app: &App, caller: &Caller, team: &TeamId) -> Result<bool, ApiError> {
    Ok(role_in(app, caller, team).await? == Some(MemberRole::Admin))
}

/// The teams whose things a caller may see besides its own; only asked for who does not see everything.
pub(crate) async fn teams_of(app: &App, caller: &Caller) -> Result<Vec<TeamId>, ApiError> {
    let Some(user) = own_user(caller) else { return Ok(vec![]) };
    let members = records::team_member::of_user(app.directory.store(), user).await?;
    Ok(members.into_iter().map(|member| member.team).collect())
}

/// Whether a caller may see a key: everybody their own, admins of a team those of the team.
pub(crate) async fn sees_key(app: &App, caller: &Caller, key: &ApiKey) -> Result<bool, ApiError> {
    if sees_everything(caller) || is_own(caller, key) {
        return Ok(true);
    }
    match &key.team_id {
        Some(team) => changes_team(app, caller, team).await,
        None => Ok(false),
    }
}

/// Whether a caller may change a key: users their own, admins of a team those of the team.
pub(crate) async fn changes_key(app: &App, caller: &Caller, key: &ApiKey) -> Result<bool, ApiError> {
    let may_write = matches!(caller.role, Role::ProxyAdmin | Role::InternalUser);
    if changes_everything(caller) || (may_write && is_of_own_user(caller, key)) {
        return Ok(true);
    }
    match &key.team_id {
        Some(team) if may_write => changes_team(app, caller, team).await,
        _ => Ok(false),
    }
}

/// Refuses a key that would give its holder more than its maker has: routes that the maker does not
/// have, or the role of an admin through its user.
pub(crate) async fn check_no_gain(app: &App, caller: &Caller, key: &ApiKey) -> Result<(), ApiError> {
    if let Some(list) = scope_of(caller) {
        if key.allowed_routes.is_empty() || !routes_within(&key.allowed_routes, list) {
            return Err(not_yours(format!(
                "A key with allowed_routes can only make keys whose allowed_routes lie within its own: {list:?}."
            )));
        }
    } else if !changes_everything(caller) && !routes_within(&key.allowed_routes, &[LLM_ROUTES.into()]) {
        return Err(not_yours(
            "Only proxy admins can give a key allowed_routes beyond `llm_api_routes`, or the key_type `management` or `read_only`.",
        ));
    }
    check_owner(app, caller, key).await
}

/// Whether a caller has all that an admin has: it may change everything, and no list narrows that.
pub(crate) fn is_whole_admin(caller: &Caller) -> bool {
    changes_everything(caller) && scope_of(caller).is_none()
}

/// A key acts with its user's role, so only who has the whole of it may give it away.
async fn check_owner(app: &App, caller: &Caller, key: &ApiKey) -> Result<(), ApiError> {
    let Some(user) = key.user_id.as_ref().filter(|_| !is_whole_admin(caller)) else { return Ok(()) };
    if own_user(caller) == Some(user) {
        return Ok(());
    }
    let owner = app.directory.user(user).await?;
    let role = Role::of_user(owner.and_then(|user| user.role.clone()).as_deref());
    let is_admin = matches!(role, Role::ProxyAdmin | Role::ProxyAdminViewer);
    if is_admin || user.as_str() == ADMIN_USER {
        return Err(not_yours(format!("Only proxy admins can make keys of the admin '{user}'.")));
    }
    // A list that lifts its caller to an admin's role bounds what such a key may do already.
    if !changes_everything(caller) && !is_for_models_only(key) {
        return Err(not_yours(format!(
            "A key acts as its user. Only '{user}' and proxy admins can get one of '{user}' whose allowed_routes go beyond `{LLM_ROUTES}`."
        )));
    }
    Ok(())
}

/// Whether a key calls models and does nothing else.
fn is_for_models_only(key: &ApiKey) -> bool {
    !key.allowed_routes.is_empty() && routes_within(&key.allowed_routes, &[LLM_ROUTES.into()])
}

/// The routes that the caller's key is limited to; `None`: it is not.
pub(crate) fn scope_of(caller: &Caller) -> Option<&[String]> {
    caller.key.as_ref().map(|key| key.allowed_routes.as_slice()).filter(|routes| !routes.is_empty())
}

/// The caller's key itself, or one of the same user.
pub(crate) fn is_own(caller: &Caller, key: &ApiKey) -> bool {
    caller.key.as_ref().is_some_and(|own| own.hash == key.hash) || is_of_own_user(caller, key)
}

fn is_of_own_user(caller: &Caller, key: &ApiKey) -> bool {
    own_user(caller).is_some_and(|user| key.user_id.as_ref() == Some(user))
}
