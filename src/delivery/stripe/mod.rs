//! Usage to Stripe, as meter events: one request for each charge of the ledger.
//!
//! `value` is the cost in whole nano-dollars, rounded half up, for a price of `0.0000001` cents a unit;
//! what a call is billed differs from what is booked by half a nano-dollar at the most. Makes bodies and reads
//! answers; sends nothing.

mod answer;
mod ready;

use std::time::Duration;

use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderName};

use super::target::{Answer, Batching, Item, Outgoing, Protocol, Ready, Subject};
use crate::config::Secret;
use crate::domain::delivery::{Profile, Schedule, Verdict};
use crate::domain::money::Picos;
use crate::domain::time::Millis;

use ready::before_sending;

/// Where Stripe is.
pub const STRIPE_API: &str = "https://api.stripe.com";

const PATH: &str = "/v1/billing/meter_events";
const FORM: &str = "application/x-www-form-urlencoded";
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const PICOS_PER_NANO: i128 = 1_000;

/// An account at Stripe.
#[derive(Clone, Debug)]
pub struct Stripe {
    url: Url,
    key: Secret,
}

impl Stripe {
    /// The account of a key, at [`STRIPE_API`] or what stands in for it.
    pub fn new(api: &Url, key: Secret) -> Self {
        let mut url = api.clone();
        url.set_path(&format!("{}{PATH}", api.path().trim_end_matches('/')));
        Self { url, key }
    }
}

impl Protocol for Stripe {
    fn batching(&self) -> Batching {
        Batching { most: 1, linger: Duration::ZERO, is_ordered: false, parallel: 32 }
    }

    fn schedule(&self) -> Schedule {
        Schedule::Billing
    }

    /// The request that tells the first of these; there is no more than one. Whether it may go at all
    /// is what [`before_sending`] says.
    fn request(&self, items: &[Item], _now: Millis) -> Outgoing {
        let outgoing = Outgoing::new(self.url.clone(), FORM, items.first().map(form).unwrap_or_default());
        let outgoing = outgoing.with(AUTHORIZATION, &format!("Bearer {}", self.key.expose()), true);
        match items.first() {
            // Stripe answers a key it has seen with the answer it gave then, an error of its own or a
            // refusal that was mended since included. So each attempt has its own; that an event is
            // not counted twice is what its identifier is for.
            Some(item) => {
                let key = format!("{}.{}", item.source_id(), item.attempts);
                outgoing.with(IDEMPOTENCY_KEY, &key, false)
            }
            None => outgoing,
        }
    }

    fn read(&self, answer: &Answer, items: &[Item]) -> Verdict {
        answer::read(answer, items.first().map(Item::source_id))
    }

    fn ready(&self, item: &Item, now: Millis) -> Ready {
        before_sending(item, now)
    }

    fn notes_sending(&self) -> bool {
        true
    }
}

/// The form of an event. A customer that is not known is left out; Stripe refuses it then.
fn form(item: &Item) -> String {
    let event_name = match &*item.profile {
        Profile::Stripe(stripe) => stripe.event_name.as_str(),
        _ => "",
    };
    let mut fields = vec![("identifier", item.source_id().to_owned()), ("event_name", event_name.to_owned())];
    if let Subject::Entry(entry, _) = &item.subject {
        fields.push(("timestamp", entry.at.0.div_euclid(1_000).to_string()));
        fields.extend(item.charge_id().map(|id| ("payload[stripe_customer_id]", id.to_owned())));
        fields.push(("payload[value]", nano_dollars(entry.cost).to_string()));
    }
    form_text(&fields)
}

/// What was spent in whole nano-dollars, the nearest: from half of one on it is rounded up.
fn nano_dollars(cost: Picos) -> i128 {
    let picos = cost.get();
    picos.div_euclid(PICOS_PER_NANO) + i128::from(picos.rem_euclid(PICOS_PER_NANO) * 2 >= PICOS_PER_NANO)
}

/// Fields as a form. The query of an address is written in the same way, and addresses are what we have
/// a writer for.
fn form_text(fields: &[(&str, String)]) -> String {
    let address = Url::parse_with_params("form:", fields).ok();
    address.as_ref().and_then(Url::query).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
