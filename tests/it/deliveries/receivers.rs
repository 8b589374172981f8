//! Destinations of the test: a webhook and a channel of Slack, told by the product's own protocols.

use std::time::Duration;

use litellm_rs::delivery::slack::Slack;
use litellm_rs::delivery::target::{Answer, Batching, Item, Outgoing, Protocol};
use litellm_rs::delivery::webhook::{Allowed, Webhook};
use litellm_rs::delivery::{Target, Wanted};
use litellm_rs::domain::delivery::{
    EventGroup, EventKind, Profile, Schedule, SigningKey, SlackProfile, Verdict, WebhookProfile,
};
use litellm_rs::domain::time::Millis;
use litellm_rs::store::entries;

use super::scene::hasty;
use crate::support::Server;
use crate::support::hook::Hook;

/// What signs.
pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A webhook that is told everything, and waited for only shortly.
pub fn to_webhook(hook: &Hook) -> Wanted {
    let protocol = webhook(hook);
    webhook_by(protocol, hasty(), EventGroup::Customer)
}

/// The same, waited for as long as the real one.
pub fn to_webhook_patiently(hook: &Hook) -> Wanted {
    let protocol = webhook(hook);
    let client = protocol.client().unwrap();
    webhook_by(protocol, client, EventGroup::Customer)
}

/// The same, where customers are called as LiteLLM calls them.
pub fn to_webhook_of_end_users(hook: &Hook) -> Wanted {
    webhook_by(webhook(hook), hasty(), EventGroup::EndUser)
}

fn webhook(hook: &Hook) -> Webhook {
    let key = SigningKey::parse(SECRET).unwrap();
    Webhook::new(&hook.url, &[key], Allowed { http: true, private: true }).unwrap()
}

fn webhook_by(protocol: Webhook, client: reqwest::Client, group: EventGroup) -> Wanted {
    Wanted {
        name: "webhook".into(),
        profile: Profile::Webhook(WebhookProfile { group, spend_tracked: true }),
        target: Target { client, protocol: Box::new(protocol) },
        kinds: EventKind::ALL.into(),
    }
}

/// A channel where an alert waits for others for a second.
pub fn to_slack(hook: &Hook) -> Wanted {
    Wanted {
        name: "slack".into(),
        profile: Profile::Slack(SlackProfile::default()),
        target: Target { client: hasty(), protocol: Box::new(Soon(Slack::new(&hook.url).unwrap())) },
        kinds: EventKind::ALL.into(),
    }
}

/// Slack in a hurry.
#[derive(Debug)]
struct Soon(Slack);

impl Protocol for Soon {
    fn batching(&self) -> Batching {
        Batching { linger: Duration::from_secs(1), ..self.0.batching() }
    }

    fn schedule(&self) -> Schedule {
        self.0.schedule()
    }

    fn request(&self, items: &[Item], now: Millis) -> Outgoing {
        self.0.request(items, now)
    }

    fn read(&self, answer: &Answer, items: &[Item]) -> Verdict {
        self.0.read(answer, items)
    }
}

/// The ids under which a webhook knows the charges of a customer, in the order of the ledger.
pub async fn owed_of(server: &Server, customer: &str) -> Vec<String> {
    let entries = entries::after(server.app.ledger.store(), 0, 1_000_000).await.unwrap();
    let own = entries
        .iter()
        .filter(|entry| entry.payer.customer.as_ref().is_some_and(|id| id.as_str() == customer));
    own.map(|entry| format!("msg_{}", entry.id)).collect()
}
