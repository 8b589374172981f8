//! What a kind of destination has to say: how things are told, and what an answer means.
//! Whoever implements [`Protocol`] does no IO.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::books::Books;
use crate::domain::delivery::{DeliveryKey, Event, Profile, Schedule, SpendFacts, Verdict};
use crate::domain::entry::Entry;
use crate::domain::masked;
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

/// A request that is ready to go. A `POST`. `Debug` shows neither the path, which opens doors in
/// the addresses of chat systems, nor the body.
#[derive(Clone)]
pub struct Outgoing {
    /// Where to.
    pub url: Url,
    /// Its headers, also the secret ones; those are marked as sensitive.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("host", &self.url.host_str().unwrap_or_default())
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
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
    /// Whether this is a page for people.
    pub fn is_page(&self) -> bool {
        self.body.trim_ascii_start().first() == Some(&b'<')
    }

    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The number of seconds in a header, in milliseconds.
    pub fn seconds(&self, name: &str) -> Option<u64> {
        let seconds: u64 = self.header(name)?.trim().parse().ok()?;
        Some(seconds.saturating_mul(1_000))
    }

    /// How long `Retry-After` asks us to wait, in milliseconds. A date is held against the date of
    /// the answer, so it does not matter whether the two clocks agree.
    pub fn retry_after_ms(&self) -> Option<u64> {
        let date = |name| {
            let at = jiff::fmt::rfc2822::parse(self.header(name)?.trim()).ok()?;
            Some(Millis::from(at.timestamp()))
        };
        self.seconds("retry-after").or_else(|| Some(date("retry-after")?.since(date("date")?)))
    }

    /// The status and the beginning of the body in one line, for people. Nothing in it moves the
    /// cursor of a terminal, and what looks like a secret is masked.
    pub fn summary(&self) -> String {
        let text = masked::line(&String::from_utf8_lossy(&self.body), 200);
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
    /// Requests under way at once, at the most.
    pub parallel: usize,
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

    /// What the destination answers about what it keeps; absent where it answers no questions.
    fn books(&self) -> Option<&dyn Books> {
        None
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
#[cfg(test)]
mod tests {
    use super::*;

    fn answer(headers: &[(&'static str, &'static str)], body: &'static str) -> Answer {
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        Answer { status: 503, headers: headers.collect(), body: Bytes::from_static(body.as_bytes()) }
    }

    #[test]
    fn how_long_to_wait_is_seconds_or_a_date() {
        let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
        for (headers, wait_ms) in [
            (vec![], None),
            (vec![("retry-after", "120")], Some(120_000)),
            (vec![("retry-after", " 0 ")], Some(0)),
            (vec![("retry-after", "99999999999999999999")], None),
            (vec![("retry-after", "18446744073709551615")], Some(u64::MAX)),
            (vec![("retry-after", "-1")], None),
            (vec![("retry-after", "1.5")], None),
            (vec![("retry-after", "soon")], None),
            (vec![date, ("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")], Some(60_000)),
            (vec![date, ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")], Some(0)),
            (vec![date, ("retry-after", "Sun, 06 Nov 1994 08:40:00 GMT")], Some(0)),
            (vec![("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")], None),
        ] {
            assert_eq!(answer(&headers, "").retry_after_ms(), wait_ms, "{headers:?}");
        }
    }

    #[test]
    fn an_answer_is_one_short_line() {
        for (body, line) in [
            ("", "503"),
            (" \n", "503"),
            ("busy", "503 busy"),
            (" a\r\n\tb\u{1b}[2Jc\u{7}", "503 a b [2Jc"),
            (
                "got Bearer canary, sk-canary, whsec_canary and v1,canary",
                "503 got Bearer **** sk-****, whsec_**** and v1,****",
            ),
        ] {
            assert_eq!(answer(&[], body).summary(), line);
        }
        let long = Answer { body: "é".repeat(300).into(), ..answer(&[], "") };
        assert_eq!(long.summary(), format!("503 {}", "é".repeat(200)));
    }

    #[test]
    fn a_request_shows_no_path_no_secret_and_no_body() {
        let url = Url::parse("https://hooks.example.com/services/T0/canary").unwrap();
        let name = HeaderName::from_static("authorization");
        let outgoing = Outgoing::new(url, "application/json", "canary").with(name, "canary", true);
        let shown = format!("{outgoing:?}");
        assert!(!shown.contains("canary") && shown.contains("hooks.example.com"), "{shown}");
    }
}
