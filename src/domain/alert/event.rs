//! What is said when a budget is told of: whose it is, in which words, and what makes it the same news
//! as one that was told before.

use super::Alert;
use crate::domain::account::Account;
use crate::domain::delivery::{Event, EventKind, Names};
use crate::domain::entry::Payer;
use crate::domain::money::Picos;
use crate::domain::scope::Scope;
use crate::domain::time::Millis;

/// Whose call it was that something is told after.
#[derive(Clone, Copy, Debug)]
pub struct Cause<'a> {
    /// Who paid, or would have.
    pub payer: &'a Payer,
    /// What people call them.
    pub names: &'a Names,
    /// When.
    pub at: Millis,
}

impl Alert {
    /// The kind of event.
    pub fn kind(self) -> EventKind {
        match self {
            Self::Crossed | Self::Refused { .. } => EventKind::BudgetCrossed,
            Self::Left(_) => EventKind::ThresholdCrossed,
            Self::SoftCrossed => EventKind::SoftBudgetCrossed,
            Self::Projected { .. } => EventKind::ProjectedLimitExceeded,
        }
    }
}

/// The event of an alert about an account as it stands.
pub fn event(account: &Account, alert: Alert, cause: Cause<'_>, id: String) -> Event {
    let Cause { payer, names, at } = cause;
    let scope = &account.key().scope;
    let text = |id: Option<&str>| id.map(str::to_owned);
    let mut event = Event {
        id,
        kind: alert.kind(),
        at,
        once: once(account, alert),
        group: group(scope).to_owned(),
        spend: Some(account.kept().posted),
        max_budget: account.alerting_limit(),
        soft_budget: account.soft_limit(),
        token: text(payer.key.as_ref().map(|id| id.as_str())),
        customer_id: None,
        user_id: text(payer.user.as_ref().map(|id| id.as_str())),
        team_id: text(payer.team.as_ref().map(|id| id.as_str())),
        organization_id: text(payer.organization.as_ref().map(|id| id.as_str())),
        names: names.clone(),
        projected_exceeded_date: None,
        projected_spend: None,
        message: message(account, alert),
    };
    if let Alert::Projected { spend, exceeded_at } = alert {
        event.projected_spend = Some(spend);
        event.projected_exceeded_date = Some(account.day_of(exceeded_at));
    }
    name_owner(&mut event, scope);
    event
}

/// Whose budget it is, whoever has called.
fn name_owner(event: &mut Event, scope: &Scope) {
    match scope {
        Scope::Key(id) => event.token = Some(id.to_string()),
        Scope::User(id) => event.user_id = Some(id.to_string()),
        Scope::Team(id) => event.team_id = Some(id.to_string()),
        Scope::TeamMember(team, user) => {
            event.team_id = Some(team.to_string());
            event.user_id = Some(user.to_string());
        }
        Scope::Organization(id) => event.organization_id = Some(id.to_string()),
        Scope::Customer(id) | Scope::CustomerTier(id, _) => event.customer_id = Some(id.to_string()),
        Scope::Model(of, _) => name_owner(event, of),
        Scope::Global | Scope::Tag(_) | Scope::Provider(_) | Scope::Deployment(_) | Scope::KeyTag(..) => {}
    }
}

fn group(scope: &Scope) -> &'static str {
    match scope {
        Scope::Global => "proxy",
        Scope::Customer(_) | Scope::CustomerTier(..) => "customer",
        Scope::KeyTag(..) => "tag",
        Scope::Model(of, _) => group(of),
        other => other.kind(),
    }
}

/// The limit that an alert is about.
fn limit_of(account: &Account, alert: Alert) -> Picos {
    let (limit, soft_limit) = (account.alerting_limit(), account.soft_limit());
    let limit = match alert {
        Alert::Crossed | Alert::Refused { .. } | Alert::Left(_) => limit,
        Alert::SoftCrossed => soft_limit,
        Alert::Projected { .. } => limit.or(soft_limit),
    };
    limit.unwrap_or_default()
}

/// The account, the window, what is told and of which limit: the same of all four is the same news,
/// also after a restart.
///
/// A window that money was spent in is known by where its lines begin. Where nothing is spent, or
/// nothing may be, there may be no line yet, and only its end is the same for everybody who looks.
fn once(account: &Account, alert: Alert) -> String {
    let (key, kept) = (account.key(), account.kept());
    let limit = limit_of(account, alert);
    let has_lines = limit > Picos::ZERO && kept.posted > Picos::ZERO;
    let window = match (has_lines, kept.reset_at) {
        (true, _) => format!("from {}", kept.since_seq),
        (false, Some(end)) => format!("until {}", end.0),
        (false, None) => "for life".to_owned(),
    };
    let what = match alert {
        Alert::Left(percent) => format!("{percent} % left"),
        other => other.kind().as_str().to_owned(),
    };
    let (kind, id, span) = (key.scope.kind(), key.scope.stored_id(), key.stored_window());
    format!("{kind}|{id}|{span}|{window}|{what}|{}", limit.get())
}

fn message(account: &Account, alert: Alert) -> String {
    let prefix = match alert {
        Alert::SoftCrossed => "Soft Budget Crossed: ",
        _ => prefix(&account.key().scope),
    };
    let limit = limit_of(account, alert);
    let text = match alert {
        Alert::Crossed => format!("Budget Crossed\n Total Budget:`{limit}`"),
        Alert::Refused { left } => {
            format!("Budget Crossed\n Total Budget:`{limit}`\n Left:`{left}`, less than a refused call needs")
        }
        Alert::Left(percent) => format!("{percent}% or less of budget remaining"),
        Alert::SoftCrossed => format!("Total Soft Budget:`{limit}`"),
        Alert::Projected { .. } => "Projected Limit Exceeded".to_owned(),
    };
    format!("{prefix}{}{text}", further(account))
}

fn prefix(scope: &Scope) -> &'static str {
    match scope {
        Scope::Global => "Proxy Budget: ",
        Scope::Key(_) => "Key Budget: ",
        Scope::User(_) => "User Budget: ",
        Scope::Team(_) => "Team Budget: ",
        Scope::TeamMember(..) => "Team Member Budget: ",
        Scope::Organization(_) => "Organization Budget: ",
        Scope::Customer(_) | Scope::CustomerTier(..) => "Customer Budget: ",
        Scope::Tag(_) | Scope::KeyTag(..) => "Tag Budget: ",
        Scope::Provider(_) => "Provider Budget: ",
        Scope::Deployment(_) => "Deployment Budget: ",
        Scope::Model(of, _) => prefix(of),
    }
}

/// Of whose budget it is what no member of an event says: `tag=prod, model=gpt-4o, window=1d: `.
fn further(account: &Account) -> String {
    let key = account.key();
    let mut parts = Vec::new();
    let owner = match &key.scope {
        Scope::Model(of, _) => of,
        other => other,
    };
    match owner {
        Scope::Tag(tag) | Scope::KeyTag(_, tag) => parts.push(format!("tag={tag}")),
        Scope::Provider(name) => parts.push(format!("provider={name}")),
        Scope::Deployment(id) => parts.push(format!("deployment={id}")),
        Scope::CustomerTier(_, budget) => parts.push(format!("budget={budget}")),
        _ => {}
    }
    if let Scope::Model(_, model) = &key.scope {
        parts.push(format!("model={model}"));
    }
    if let Some(window) = key.window {
        parts.push(format!("window={window}"));
    }
    if parts.is_empty() { String::new() } else { format!("{}: ", parts.join(", ")) }
}
