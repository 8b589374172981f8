//! A destination of the plainest kind: one JSON object for each delivery, to a [`Upstream`] that
//! answers as it is told. It says what it keeps, if it is made with books.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::BoxFuture;
use litellm_rs::delivery::Wanted;
use litellm_rs::delivery::books::Books;
use litellm_rs::delivery::send::client;
use litellm_rs::delivery::target::{Answer, Batching, Item, Outgoing, Protocol, Subject, Target};
use litellm_rs::domain::delivery::{
    EventKind, LagoProfile, Outcome, Profile, Schedule, Verdict, WebhookProfile,
};
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::time::Millis;
use litellm_rs::wire::delivery::{Comparison, Finding, Level, Named, Sum};
use litellm_rs::wire::money::Usd;
use serde_json::{Value, json};
use tokio::sync::RwLock;

use super::Upstream;
use super::upstream;

/// What the receiver says it keeps.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Ids that it claims not to have.
    pub lost: Arc<Mutex<Vec<String>>>,
    /// The spans it was asked about, the newest first.
    pub asked: Arc<Mutex<Vec<(Millis, Millis)>>>,
    /// How often it was asked anything.
    pub questions: Arc<AtomicUsize>,
    /// Whoever holds this keeps it from answering.
    pub gate: Arc<RwLock<()>>,
}

#[derive(Debug)]
struct Plain {
    url: String,
    kept: Option<Kept>,
}

impl Protocol for Plain {
    fn batching(&self) -> Batching {
        Batching { most: 10, linger: Duration::ZERO, is_ordered: false, parallel: 4 }
    }

    fn schedule(&self) -> Schedule {
        Schedule::Billing
    }

    fn request(&self, items: &[Item], _: Millis) -> Outgoing {
        let shown = |item: &Item| match &item.subject {
            Subject::Entry(entry, _) => {
                json!({"id": entry.id, "charge_id": item.charge_id(), "cost": Usd(entry.cost)})
            }
            Subject::Event(event) => {
                json!({"id": event.id, "event": event.kind.as_str(), "text": event.message})
            }
        };
        let body = items.iter().map(shown).collect::<Vec<_>>();
        Outgoing::new(self.url.parse().unwrap(), "application/json", json!(body).to_string())
    }

    fn read(&self, answer: &Answer, items: &[Item]) -> Verdict {
        match answer.status {
            200 => Verdict::Accepted,
            401 => Verdict::Pause("the key is wrong".into()),
            422 => Verdict::Each(items.iter().map(|_| Outcome::Dead("refused".into())).collect()),
            _ => Verdict::Retry(answer.summary()),
        }
    }

    fn books(&self) -> Option<&dyn Books> {
        self.kept.as_ref().map(|kept| kept as &dyn Books)
    }
}

impl Books for Kept {
    fn check<'a>(
        &'a self,
        _: &'a Profile,
        charge_ids: &'a [String],
        _: Option<u64>,
    ) -> BoxFuture<'a, Vec<Finding>> {
        let text = format!("knows {}", charge_ids.join(","));
        let found = Finding { name: "payers".into(), level: Level::Ok, text, hint: String::new() };
        Box::pin(async move {
            self.opened().await;
            vec![found]
        })
    }

    fn compare<'a>(
        &'a self,
        _: &'a Profile,
        from: Millis,
        to: Millis,
        delivered: &'a [Item],
    ) -> BoxFuture<'a, Result<Comparison, String>> {
        self.asked.lock().unwrap().push((from, to));
        let lost = self.lost.lock().unwrap().clone();
        let cost = |item: &Item| match &item.subject {
            Subject::Entry(entry, _) => entry.cost,
            Subject::Event(_) => Picos::ZERO,
        };
        let sum = |items: &[&Item]| Sum {
            count: items.len() as u64,
            cost: Usd(items.iter().fold(Picos::ZERO, |sum, item| sum.plus(cost(item)).unwrap())),
        };
        let (missing, there): (Vec<&Item>, Vec<&Item>) =
            delivered.iter().partition(|item| lost.iter().any(|id| id == item.source_id()));
        let named = Named {
            count: missing.len() as u64,
            first: missing.iter().map(|item| item.source_id().to_owned()).collect(),
        };
        let compared = Comparison {
            sent: sum(&delivered.iter().collect::<Vec<_>>()),
            accepted: sum(&there),
            missing: named,
            doubled: Named::default(),
            wrong: Named::default(),
            unexpected: Named::default(),
        };
        Box::pin(async move {
            self.opened().await;
            Ok(compared)
        })
    }
}

impl Kept {
    async fn opened(&self) {
        self.questions.fetch_add(1, Ordering::SeqCst);
        let _open = self.gate.read().await;
    }
}

/// A receiver that takes everything until it is told otherwise.
pub async fn receiver() -> Upstream {
    Upstream::start(status(200)).await
}

/// An answer with nothing but a status.
pub fn status(status: u16) -> upstream::Answer {
    upstream::Answer::Raw { status, headers: vec![], body: "{}".into() }
}

fn wanted(name: &str, at: &Upstream, profile: Profile, kinds: Vec<EventKind>, kept: Option<Kept>) -> Wanted {
    let url = format!("{}/{name}?token=canary", at.url.replace("http://", "http://me:canary@"));
    let protocol = Box::new(Plain { url, kept });
    Wanted { name: name.into(), profile, target: Target { client: client().unwrap(), protocol }, kinds }
}

/// Usage of these codes, billed by the customer.
pub fn lago(at: &Upstream, codes: &[&str], kept: Option<Kept>) -> Wanted {
    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
    wanted("lago", at, Profile::Lago(LagoProfile { codes, ..LagoProfile::default() }), vec![], kept)
}

/// Each call of a customer, and alerts.
pub fn webhook(at: &Upstream) -> Wanted {
    let profile = WebhookProfile { spend_tracked: true, ..WebhookProfile::default() };
    wanted("webhook", at, Profile::Webhook(profile), vec![EventKind::DeliveryAlert], None)
}

impl Upstream {
    /// Everything that was told, in the order of its coming.
    pub fn told(&self) -> Vec<Value> {
        self.seen().iter().flat_map(|seen| seen.body.as_array().cloned().unwrap_or_default()).collect()
    }
}
