//! What others are told when keys, teams and users are made, changed or deleted, in the words of the
//! event. It is written with the change itself, and a key's text is never in it.

use crate::app::App;
use crate::domain::delivery::{Event, EventKind, Names};
use crate::domain::record::{ApiKey, Limits, Team, User};
use crate::domain::visible::quoted;
use crate::ledger::directory::Edit;

/// An event by somebody, with the limits of what it is about.
fn told(app: &App, edit: &mut Edit, kind: EventKind, limits: &Limits, fill: impl FnOnce(&mut Event)) {
    if !edit.tells(kind) {
        return;
    }
    let id = uuid::Uuid::now_v7().to_string();
    let mut event = Event {
        once: id.clone(),
        id,
        kind,
        at: app.now(),
        group: String::new(),
        spend: None,
        max_budget: limits.max_budget,
        soft_budget: limits.soft_budget,
        token: None,
        customer_id: None,
        user_id: None,
        team_id: None,
        organization_id: None,
        names: Names::default(),
        projected_exceeded_date: None,
        projected_spend: None,
        message: String::new(),
    };
    fill(&mut event);
    edit.tell(&event);
}

/// Tells of a key.
pub(super) fn key(app: &App, edit: &mut Edit, kind: EventKind, key: &ApiKey, by: &str) {
    told(app, edit, kind, &key.limits, |event| {
        let name = key.key_alias.as_deref().unwrap_or(&key.key_name);
        event.message = format!("Key {} was {} by {}", quoted(name), done(kind), quoted(by));
        event.group = "key".into();
        event.token = Some(key.hash.to_string());
        event.user_id = key.user_id.as_ref().map(ToString::to_string);
        event.team_id = key.team_id.as_ref().map(ToString::to_string);
        event.organization_id = key.organization().map(|id| id.to_string());
        event.names.key_alias = key.key_alias.as_deref().map(Into::into);
    });
}

/// Tells of a team.
pub(super) fn team(app: &App, edit: &mut Edit, kind: EventKind, team: &Team, by: &str) {
    told(app, edit, kind, &team.limits, |event| {
        let name = team.alias.as_deref().unwrap_or(team.id.as_str());
        event.message = format!("Team {} was {} by {}", quoted(name), done(kind), quoted(by));
        event.group = "team".into();
        event.team_id = Some(team.id.to_string());
        event.organization_id = team.organization().map(|id| id.to_string());
        event.names.team_alias = team.alias.as_deref().map(Into::into);
    });
}

/// Tells of a user.
pub(super) fn user(app: &App, edit: &mut Edit, kind: EventKind, user: &User, by: &str) {
    told(app, edit, kind, &user.limits, |event| {
        let name = user.email.as_deref().or(user.alias.as_deref()).unwrap_or(user.id.as_str());
        event.message = format!("User {} was {} by {}", quoted(name), done(kind), quoted(by));
        event.group = "user".into();
        event.user_id = Some(user.id.to_string());
        event.names.user_email = user.email.as_deref().map(Into::into);
    });
}

fn done(kind: EventKind) -> &'static str {
    match kind {
        EventKind::KeyCreated | EventKind::TeamCreated | EventKind::InternalUserCreated => "created",
        EventKind::KeyRotated => "rotated",
        EventKind::KeyDeleted | EventKind::TeamDeleted | EventKind::InternalUserDeleted => "deleted",
        _ => "updated",
    }
}
