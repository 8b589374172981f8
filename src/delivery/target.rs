//! What a kind of destination has to say: how things are told, and what an answer means.
//! Whoever implements [`Protocol`] does no IO.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::domain::delivery::{DeliveryKey, Event, Profile, Schedule, SpendFacts, Verdict};
use crate::domain::entry::Entry;
use crate::domain::time::Millis;

/// Of an answer no more is looked at.
pub const ANSWER_MAX: usize = 16 * 1024;

/// What a delivery tells of.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A line of the ledger, and what it does not say.
    Entry(Arc<Entry>, SpendFacts),
    /// An event.
    Event(Arc<Event>),
}

/// One delivery with all that its body is made of. The same item makes the same body, always.
#[derive(Clone, Debug)]
pub struct Item {
    /// Which.
    pub key: DeliveryKey,
    /// How it is told.
    pub profile: Arc<Profile>,
    /// What it tells of.
    pub subject: Subject,
    /// How often it was sent.
    pub attempts: u32,
    /// When it was sent first.
    pub first_sent_at: Option<Millis>,
}

impl Item {
    /// The id of the line or event: outside systems know the delivery by it.
    pub fn source_id(&self) -> &str {
        match &self.subject {
            Subject::Entry(entry, _) => &entry.id,
            Subject::Event(event) => &event.id,
        }
    }

    /// Who is billed: whom an operator has said, else whom the line names.
    pub fn charge_id(&self) -> Option<&str> {
        let Subject::Entry(entry, facts) = &self.subject else { return None };
        facts.charge_id.as_deref().or_else(|| self.profile.charge_by()?.of(&entry.payer))
    }
}

/// A request that is ready to go. A `POST`.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// Where to.
    pub url: Url,
    /// Its headers, also the secret ones; those are marked as sensitive.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Outgoing {
    /// A request with a body of a type.
    pub fn new(url: Url, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(reqwest::header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        Self { url, headers, body: body.into() }
    }

    /// With one more header; one that cannot be sent is left out, and the answer will say so.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: &str, is_secret: bool) -> Self {
        if let Ok(mut value) = HeaderValue::from_str(value) {
            value.set_sensitive(is_secret);
            self.headers.insert(name, value);
        }
        self
    }
}

/// An answer, cut to [`ANSWER_MAX`].
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The beginning of the body.
    pub body: Bytes,
}

impl Answer {
    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The number of seconds in a header, in milliseconds.
    pub fn seconds(&self, name: &str) -> Option<u64> {
        let seconds: u64 = self.header(name)?.trim().parse().ok()?;
        Some(seconds.saturating_mul(1_000))
    }

    /// The status and the beginning of the body in one line, for people.
    pub fn summary(&self) -> String {
        let text = String::from_utf8_lossy(&self.body);
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
        if text.is_empty() { self.status.to_string() } else { format!("{} {text}", self.status) }
    }
}

/// How many are told at once, and how long to wait for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batching {
    /// At most so many in one request.
    pub most: usize,
    /// How long the first of them waits for others.
    pub linger: Duration,
    /// Whether what belongs to one customer is told in its order.
    pub is_ordered: bool,
}

/// Whether a delivery may be sent at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ready {
    /// It may.
    Send,
    /// It was sent before, nobody knows whether it arrived, and sending it again could bill twice.
    Unknown(String),
    /// The destination does not take it any more.
    Dead(String),
}

/// How a kind of destination is told.
pub trait Protocol: std::fmt::Debug + Send + Sync {
    /// How many are told at once, and how long to wait for more.
    fn batching(&self) -> Batching;

    /// When a delivery that failed is tried again.
    fn schedule(&self) -> Schedule;

    /// The request that tells of these.
    fn request(&self, items: &[Item], now: Millis) -> Outgoing;

    /// What an answer means for these.
    fn read(&self, answer: &Answer, items: &[Item]) -> Verdict;

    /// Whether a delivery may be sent now.
    fn ready(&self, _item: &Item, _now: Millis) -> Ready {
        Ready::Send
    }

    /// Whether it is written down before something is sent for the first time.
    fn notes_sending(&self) -> bool {
        false
    }
}

/// How to reach a destination.
#[derive(Debug)]
pub struct Target {
    /// The way there.
    pub client: reqwest::Client,
    /// How it is told.
    pub protocol: Box<dyn Protocol>,
}
