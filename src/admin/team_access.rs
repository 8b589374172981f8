//! Who may change a team, and how far: admins of a team run it, and do not widen what the operator
//! gave it.

use std::sync::Arc;

use super::access::{self, not_yours};
use crate::app::App;
use crate::domain::id::TeamId;
use crate::domain::record::{Team, tags_in};
use crate::proxy::caller::Caller;
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;

/// The 404 of routes that name a team.
pub(super) fn missing(team: &TeamId) -> ApiError {
    ApiError::NotFound {
        message: format!("Team not found, passed team_id={}", shortened(team.as_str())),
        kind: "not_found_error",
        param: Some("team_id"),
    }
}

/// The team that a caller is about to change.
pub(super) async fn to_change(
    app: &App,
    caller: &Caller,
    team: &TeamId,
    route: &str,
) -> Result<Arc<Team>, ApiError> {
    if !access::changes_team(app, caller, team).await? {
        return Err(not_team_admin(team, route));
    }
    app.directory.team(team).await?.ok_or_else(|| missing(team))
}

/// The team that a caller is about to look at.
pub(super) async fn to_see(app: &App, caller: &Caller, team: &TeamId) -> Result<Arc<Team>, ApiError> {
    if !access::sees_team(app, caller, team).await? {
        return Err(not_yours(format!(
            "User={} not authorized to access this team={}",
            caller.name(),
            shortened(team.as_str())
        )));
    }
    app.directory.team(team).await?.ok_or_else(|| missing(team))
}

/// The 403 of those who do not run the team.
pub(super) fn not_team_admin(team: &TeamId, route: &str) -> ApiError {
    not_yours(format!(
        "Call not allowed. User not proxy admin OR team admin. route={route}, team_id={}",
        shortened(team.as_str())
    ))
}

/// Refuses a change by which an admin of a team would get more out of it than the operator gave.
pub(super) fn check_not_widened(caller: &Caller, before: &Team, after: &Team) -> Result<(), ApiError> {
    match widened(before, after) {
        Some(field) if !access::changes_everything(caller) => Err(ApiError::Forbidden {
            message: format!(
                "Admins of a team cannot raise what the team may spend or call: {field} is for proxy admins to change."
            ),
            kind: "permission_error",
            param: Some(field),
        }),
        _ => Ok(()),
    }
}

/// The first thing that gives a team more than it had. Where less and more are hard to tell apart,
/// windows and rules of single models, every change counts as more.
fn widened(before: &Team, after: &Team) -> Option<&'static str> {
    let (old, new) = (&before.limits, &after.limits);
    let numbers = [
        ("max_budget", is_raised(old.max_budget, new.max_budget)),
        ("tpm_limit", is_raised(old.tpm_limit, new.tpm_limit)),
        ("rpm_limit", is_raised(old.rpm_limit, new.rpm_limit)),
        ("tpd_limit", is_raised(old.tpd_limit, new.tpd_limit)),
        ("max_parallel_requests", is_raised(old.max_parallel_requests, new.max_parallel_requests)),
    ];
    let rules = [
        ("budget_duration", old.budget_duration != new.budget_duration),
        ("budget_reset_at", old.budget_reset_at != new.budget_reset_at),
        ("timezone", old.timezone != new.timezone),
        ("budget_limits", before.budget_limits != after.budget_limits),
        ("model_max_budget", old.model_max_budget != new.model_max_budget),
        ("model_rpm_limit", old.model_rpm_limit != new.model_rpm_limit),
        ("model_tpm_limit", old.model_tpm_limit != new.model_tpm_limit),
        ("models", is_wider(&before.models, &after.models)),
        ("tags", loses_tags(before, after)),
        ("blocked", before.blocked && !after.blocked),
        ("organization_id", before.organization() != after.organization()),
        ("access_group_ids", differs(before, after, "access_group_ids")),
        ("object_permission", differs(before, after, "object_permission")),
        ("router_settings", differs(before, after, "router_settings")),
    ];
    numbers.into_iter().chain(rules).find_map(|(field, more)| more.then_some(field))
}

/// Nothing is no limit.
fn is_raised<T: Ord>(before: Option<T>, after: Option<T>) -> bool {
    match (before, after) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(before), Some(after)) => after > before,
    }
}

/// An empty list is everything.
fn is_wider(before: &[String], after: &[String]) -> bool {
    let is_everything = |list: &[String]| {
        list.is_empty() || list.iter().any(|model| model == "*" || model == "all-proxy-models")
    };
    !is_everything(before) && (after.is_empty() || after.iter().any(|model| !before.contains(model)))
}

/// A call without its team's tag would not count against the tag's budget.
fn loses_tags(before: &Team, after: &Team) -> bool {
    tags_in(&before.metadata).any(|tag| !tags_in(&after.metadata).any(|kept| kept == tag))
}

fn differs(before: &Team, after: &Team, name: &str) -> bool {
    before.extra.get(name) != after.extra.get(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn team(more: Value) -> Team {
        let mut doc = json!({"id": "red", "created_at": 0, "updated_at": 0});
        for (name, value) in more.as_object().unwrap() {
            doc[name] = value.clone();
        }
        serde_json::from_value(doc).unwrap()
    }

    #[test]
    fn less_is_for_the_teams_admins_and_more_is_not() {
        let cap = |picos: &str| json!({"limits": {"max_budget": picos}});
        let models = |names: Value| json!({"models": names});
        let tags = |names: Vec<&str>| json!({"metadata": {"tags": names}});
        let junk = |count: usize, last: &'static str| {
            std::iter::repeat_n("junk", count).chain([last]).collect::<Vec<_>>()
        };
        for (before, after, expected) in [
            (cap("5"), cap("5"), None),
            (cap("5"), cap("4"), None),
            (json!({}), cap("4"), None),
            (cap("5"), cap("6"), Some("max_budget")),
            (cap("5"), json!({}), Some("max_budget")),
            (json!({"limits": {"rpm_limit": 1}}), json!({"limits": {"rpm_limit": 2}}), Some("rpm_limit")),
            (json!({"limits": {"tpm_limit": 1}}), json!({}), Some("tpm_limit")),
            (json!({"limits": {"tpd_limit": 1}}), json!({}), Some("tpd_limit")),
            (
                json!({"limits": {"max_parallel_requests": 1}}),
                json!({"limits": {"max_parallel_requests": 2}}),
                Some("max_parallel_requests"),
            ),
            (
                json!({"limits": {"budget_duration": "30d"}}),
                json!({"limits": {"budget_duration": "1d"}}),
                Some("budget_duration"),
            ),
            (json!({}), json!({"limits": {"model_max_budget": {"x/m": {}}}}), Some("model_max_budget")),
            (
                json!({}),
                json!({"budget_limits": [{"budget_duration": "1d", "max_budget": "1"}]}),
                Some("budget_limits"),
            ),
            (models(json!(["a", "b"])), models(json!(["a"])), None),
            (models(json!(["a", "b"])), models(json!(["c"])), Some("models")),
            (models(json!(["a"])), models(json!([])), Some("models")),
            (models(json!(["*"])), models(json!(["c"])), None),
            (models(json!([])), models(json!(["c"])), None),
            (json!({"metadata": {"tags": ["a"]}}), json!({"metadata": {"tags": ["a", "b"]}}), None),
            (json!({"metadata": {"tags": ["a"]}}), json!({"metadata": {"tags": ["b"]}}), Some("tags")),
            (tags(vec!["a"]), tags(junk(31, "a")), None),
            (tags(vec!["a"]), tags(junk(32, "a")), Some("tags")),
            (tags(vec!["a"]), tags(vec![" a "]), None),
            (json!({"blocked": true}), json!({}), Some("blocked")),
            (json!({}), json!({"blocked": true}), None),
            (json!({}), json!({"extra": {"organization_id": "o"}}), Some("organization_id")),
            (json!({}), json!({"alias": "new name", "metadata": {"free": 1}}), None),
        ] {
            assert_eq!(widened(&team(before.clone()), &team(after.clone())), expected, "{before} {after}");
        }
    }
}
