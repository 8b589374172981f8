//! Alerts to a Slack channel, in LiteLLM's words. Knows the text of a message and what an answer
//! means; what is worth an alert is decided elsewhere.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::time::Duration;

use reqwest::Url;
use serde_json::json;

use super::target::{Answer, Batching, Item, Outgoing, Protocol, Subject};
use crate::config::channel_address;
use crate::domain::delivery::{Event, EventKind, Profile, Schedule, Verdict};
use crate::domain::time::Millis;
use crate::domain::visible::{is_invisible, tamed};
use crate::wire::money::python_text;

/// So many alerts are one message at the most; Slack wants few, and cuts what is very long.
const MESSAGE_ALERTS_MAX: usize = 20;
/// How long an alert waits for others.
const LINGER: Duration = Duration::from_secs(5);

/// What Slack says when a message can never be taken where it is sent, and what helps.
const SHUT_OUT: [(&str, &str); 9] = [
    ("no_service", "the incoming webhook was removed or switched off; make a new one"),
    ("no_active_hooks", "the incoming webhook was switched off; make a new one"),
    ("no_team", "there is no such workspace; make a new incoming webhook"),
    ("team_disabled", "the workspace is switched off"),
    ("invalid_token", "the address is not that of an incoming webhook; copy it again"),
    ("channel_not_found", "the channel was deleted; choose another one for the incoming webhook"),
    ("channel_is_archived", "the channel is archived; restore it or choose another one"),
    ("action_prohibited", "the workspace's administrators forbid posting there"),
    ("posting_to_general_channel_denied", "the workspace's administrators forbid posting there"),
];

/// What is wrong with an address. It is not repeated: who knows it may post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address {0}; write one such as https://hooks.slack.com/services/...")]
pub struct NotAnAddress(&'static str);

/// An incoming webhook of Slack. `Debug` shows its host: the rest of the address is a secret.
#[derive(Clone)]
pub struct Slack {
    url: Url,
}

impl fmt::Debug for Slack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slack").field("host", &self.url.host_str().unwrap_or_default()).finish()
    }
}

impl Slack {
    /// The incoming webhook at an address.
    pub fn new(url: &str) -> Result<Self, NotAnAddress> {
        Ok(Self { url: channel_address(url).map_err(NotAnAddress)? })
    }
}

impl Protocol for Slack {
    fn batching(&self) -> Batching {
        Batching { most: MESSAGE_ALERTS_MAX, linger: LINGER, is_ordered: false, parallel: 1 }
    }

    fn schedule(&self) -> Schedule {
        Schedule::Webhook
    }

    fn request(&self, items: &[Item], _: Millis) -> Outgoing {
        let alerts: Vec<String> = items.iter().filter_map(alert).collect();
        let body = json!({"text": alerts.join("\n\n")}).to_string();
        Outgoing::new(self.url.clone(), "application/json", body)
    }

    fn read(&self, answer: &Answer, _: &[Item]) -> Verdict {
        let told = answer.summary();
        match answer.status {
            200..=299 => Verdict::Accepted,
            300..=399 => Verdict::Pause(format!("{told}: redirects are not followed; correct the address")),
            400 | 401 | 403 | 404 | 410 => match (hint(answer), answer.status) {
                (Some(hint), _) => Verdict::Pause(format!("{told}: {hint}")),
                (None, 400) => Verdict::Split(told),
                (None, _) => Verdict::Pause(format!("{told}: see whether the incoming webhook still exists")),
            },
            413 => Verdict::Split(told),
            429 => Verdict::SlowDown { wait_ms: answer.retry_after_ms(), reason: told },
            _ => Verdict::Retry(told),
        }
    }
}

fn hint(answer: &Answer) -> Option<&'static str> {
    let body = String::from_utf8_lossy(&answer.body);
    SHUT_OUT.iter().find(|(word, _)| body.contains(word)).map(|(_, hint)| *hint)
}

/// An alert's text. Of lines of the ledger Slack is told nothing.
fn alert(item: &Item) -> Option<String> {
    let Subject::Event(event) = &item.subject else { return None };
    let proxy_url = match &*item.profile {
        Profile::Slack(slack) => slack.proxy_url.as_deref(),
        _ => None,
    };
    Some(text(event, proxy_url))
}

fn text(event: &Event, proxy_url: Option<&str>) -> String {
    let mut text = format!(
        "Alert type: `{}`\nLevel: `{}`\nTimestamp: `{}`\n\nMessage: {}",
        alert_type(event.kind),
        if event.kind == EventKind::Test { "Low" } else { "High" },
        event.at.timestamp().strftime("%H:%M:%S"),
        escaped(&event.message)
    );
    let fields = fields(event);
    if !fields.is_empty() {
        text.push_str("\n\n");
    }
    for (name, value) in fields {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "*{name}:* `{}`", escaped(&tamed(&value)));
    }
    if let Some(url) = proxy_url {
        let _ = write!(text, "\n\nProxy URL: `{}`", escaped(&tamed(url)));
    }
    text.trim_end().to_owned()
}

/// What is known, in LiteLLM's order. The key's hash is left out there, too.
fn fields(event: &Event) -> Vec<(&'static str, Cow<'_, str>)> {
    let money = |amount| Cow::from(python_text(amount));
    [
        ("spend", event.spend.map(money)),
        ("max_budget", event.max_budget.map(money)),
        ("soft_budget", event.soft_budget.map(money)),
        ("customer_id", event.customer_id.as_deref().map(Cow::from)),
        ("user_id", event.user_id.as_deref().map(Cow::from)),
        ("team_id", event.team_id.as_deref().map(Cow::from)),
        ("team_alias", event.names.team_alias.as_deref().map(Cow::from)),
        ("organization_id", event.organization_id.as_deref().map(Cow::from)),
        ("user_email", event.names.user_email.as_deref().map(Cow::from)),
        ("key_alias", event.names.key_alias.as_deref().map(Cow::from)),
        ("projected_exceeded_date", event.projected_exceeded_date.as_deref().map(Cow::from)),
        ("projected_spend", event.projected_spend.map(money)),
        ("event_group", (!event.group.is_empty()).then(|| Cow::from(&event.group))),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

/// What LiteLLM calls the kind of alert that an event is.
fn alert_type(kind: EventKind) -> &'static str {
    match kind {
        EventKind::BudgetCrossed
        | EventKind::ThresholdCrossed
        | EventKind::SoftBudgetCrossed
        | EventKind::ProjectedLimitExceeded
        | EventKind::Test => "budget_alerts",
        EventKind::KeyCreated => "new_virtual_key_created",
        EventKind::KeyUpdated | EventKind::KeyRotated => "virtual_key_updated",
        EventKind::KeyDeleted => "virtual_key_deleted",
        EventKind::TeamCreated => "new_team_created",
        EventKind::TeamUpdated => "team_updated",
        EventKind::TeamDeleted => "team_deleted",
        EventKind::InternalUserCreated => "new_internal_user_created",
        EventKind::InternalUserUpdated => "internal_user_updated",
        EventKind::InternalUserDeleted => "internal_user_deleted",
        EventKind::DeliveryAlert => "delivery_alerts",
        EventKind::DiskAlert => "db_exceptions",
    }
}

/// Text that Slack shows as it is: without this a name could mention everybody or hide a link. Lines
/// and backticks stay, for a message has its own; names in it are quoted already.
fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|character| !is_invisible(*character)).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
#[path = "slack_tests.rs"]
mod tests;
