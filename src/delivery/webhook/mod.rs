//! Events to an address of the operator: the body that LiteLLM posts, signed as Standard Webhooks
//! say. Knows the shape of a request and what an answer means, not when one is sent.

mod address;
mod body;
mod sign;

use std::fmt;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderName;

use self::sign::Signer;
use super::send;
use super::target::{Answer, Batching, Item, Outgoing, Protocol};
use crate::domain::delivery::{Schedule, SigningKey, Verdict};
use crate::domain::time::Millis;

pub use self::address::{Allowed, Checked, RefusedAddress, RefusedTarget};

/// Names an event; the same at all attempts.
const ID: HeaderName = HeaderName::from_static("webhook-id");
/// When this attempt was made, in Unix seconds.
const TIMESTAMP: HeaderName = HeaderName::from_static("webhook-timestamp");
/// Who made it.
const SIGNATURE: HeaderName = HeaderName::from_static("webhook-signature");

/// An address that gets events. `Debug` shows where it leads and no more.
#[derive(Clone)]
pub struct Webhook {
    url: Url,
    signer: Signer,
    allowed: Allowed,
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("host", &self.url.host_str().unwrap_or_default())
            .field("signer", &self.signer)
            .field("allowed", &self.allowed)
            .finish()
    }
}

impl Webhook {
    /// An address and the keys to sign with: each signs, so that a receiver may know any of them
    /// while they are exchanged. Without a key nothing is signed.
    pub fn new(url: &str, keys: &[SigningKey], allowed: Allowed) -> Result<Self, RefusedTarget> {
        Ok(Self { url: address::target(url, allowed)?, signer: Signer::new(keys), allowed })
    }

    /// The client for this address: it connects to nothing but addresses that were looked at.
    pub fn client(&self) -> reqwest::Result<reqwest::Client> {
        send::bounded().https_only(!self.allowed.http).dns_resolver(Checked::new(self.allowed)).build()
    }
}

impl Protocol for Webhook {
    fn batching(&self) -> Batching {
        Batching { most: 1, linger: Duration::ZERO, is_ordered: true, parallel: 16 }
    }

    fn schedule(&self) -> Schedule {
        Schedule::Webhook
    }

    /// At each attempt the same id and body, and a new time.
    fn request(&self, items: &[Item], now: Millis) -> Outgoing {
        let body = items.first().map(body::of).unwrap_or_default();
        let id = format!("msg_{}", items.first().map(Item::source_id).unwrap_or_default());
        let timestamp = now.0.div_euclid(1_000).to_string();
        let signature = self.signer.signature(&id, &timestamp, &body);
        let outgoing = Outgoing::new(self.url.clone(), "application/json", body)
            .with(ID, &id, false)
            .with(TIMESTAMP, &timestamp, false);
        match signature {
            Some(signature) => outgoing.with(SIGNATURE, &signature, true),
            None => outgoing,
        }
    }

    fn read(&self, answer: &Answer, _: &[Item]) -> Verdict {
        let told = answer.summary();
        match answer.status {
            200..=299 => Verdict::Accepted,
            // Whoever answers for the old address could send the events anywhere.
            300..=399 => Verdict::Pause(format!(
                "{told}: redirects are not followed; set WEBHOOK_URL to where the events shall go"
            )),
            410 => Verdict::Disable(format!("{told}: the receiver wants no more events")),
            429 | 502..=504 => Verdict::SlowDown { wait_ms: answer.retry_after_ms(), reason: told },
            _ => Verdict::Retry(told),
        }
    }
}

#[cfg(test)]
mod tests;
