//! Usage to Lago: how an event looks, what an answer means, whether Lago is set up for what we send,
//! and whether it has all of it. Knows no ledger and no queue.

mod answer;
mod books;
pub mod check;
mod event;
pub mod reader;
pub mod verify;

#[cfg(test)]
mod samples;

use std::time::Duration;

use bytes::Bytes;
use reqwest::Url;
use reqwest::header::AUTHORIZATION;

use crate::config::Secret;
use crate::delivery::books::Books;
use crate::delivery::target::{Answer, Batching, Item, Outgoing, Protocol};
use crate::domain::delivery::{Schedule, Verdict};
use crate::domain::time::Millis;

pub use crate::wire::lago::transaction_id;

/// At most so many events in one request; what Lago takes unless its operator lowered it.
const BATCH_MAX: usize = 100;
/// Where the API begins below the address of a server.
const API_PATH: &str = "/api/v1";

/// A Lago server and the key to it.
#[derive(Clone, Debug)]
pub struct Lago {
    /// Where the API begins, without a slash at the end.
    api: Url,
    key: Secret,
}

impl Lago {
    /// One at the address of a server, or of its API.
    pub fn new(mut base: Url, key: Secret) -> Self {
        let path = base.path().trim_end_matches('/');
        let path = format!("{}{API_PATH}", path.strip_suffix(API_PATH).unwrap_or(path));
        base.set_path(&path);
        base.set_query(None);
        base.set_fragment(None);
        // The key is all that is ever sent to prove who asks.
        let _ = base.set_username("");
        let _ = base.set_password(None);
        Self { api: base, key }
    }
}

impl Protocol for Lago {
    fn batching(&self) -> Batching {
        Batching { most: BATCH_MAX, linger: Duration::from_secs(1), is_ordered: false, parallel: 4 }
    }

    fn schedule(&self) -> Schedule {
        Schedule::Billing
    }

    fn request(&self, items: &[Item], _now: Millis) -> Outgoing {
        let (path, body) = event::body(items);
        let request = Outgoing::new(self.at(path), "application/json", Bytes::from(body));
        request.with(AUTHORIZATION, &self.authorization(), true)
    }

    fn read(&self, answer: &Answer, items: &[Item]) -> Verdict {
        answer::read(answer, items.len(), &self.api)
    }

    fn books(&self) -> Option<&dyn Books> {
        Some(self)
    }
}

impl Lago {
    fn at(&self, path: &str) -> Url {
        let mut url = self.api.clone();
        url.set_path(&format!("{}{path}", self.api.path()));
        url
    }

    fn authorization(&self) -> String {
        format!("Bearer {}", self.key.expose())
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{item, profile};
    use super::*;
    use crate::domain::money::Picos;

    #[test]
    fn the_api_is_found_below_any_spelling_of_the_address() {
        for (base, url) in [
            ("https://api.getlago.com", "https://api.getlago.com/api/v1/events"),
            ("https://api.getlago.com/", "https://api.getlago.com/api/v1/events"),
            ("https://api.getlago.com/api/v1", "https://api.getlago.com/api/v1/events"),
            ("https://api.getlago.com/api/v1/", "https://api.getlago.com/api/v1/events"),
            ("https://api.getlago.com/api/v1//", "https://api.getlago.com/api/v1/events"),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000/api/v1/events"),
            ("https://proxy.example/lago/", "https://proxy.example/lago/api/v1/events"),
            ("https://proxy.example/lago/api/v1", "https://proxy.example/lago/api/v1/events"),
            ("https://proxy.example/api", "https://proxy.example/api/api/v1/events"),
            ("https://me:word@lago.example/?a=b#c", "https://lago.example/api/v1/events"),
        ] {
            let lago = Lago::new(base.parse().unwrap(), Secret::new("key"));
            let items = [item(Picos::new(1), profile())];
            assert_eq!(lago.request(&items, Millis(0)).url.as_str(), url, "{base}");
        }
    }

    #[test]
    fn the_key_is_sent_and_never_shown() {
        let lago = Lago::new("https://me:canary@lago.example".parse().unwrap(), Secret::new("canary-key"));
        let request = lago.request(&[item(Picos::new(1), profile())], Millis(0));
        assert_eq!(request.headers[AUTHORIZATION], "Bearer canary-key");
        assert_eq!(request.headers["content-type"], "application/json");
        for shown in [format!("{lago:?}"), format!("{request:?}")] {
            assert!(!shown.contains("canary"), "{shown}");
        }
    }

    #[test]
    fn a_hundred_go_together_and_nothing_billed_is_given_up() {
        let lago = Lago::new("https://lago.example".parse().unwrap(), Secret::new("key"));
        let batching = Batching { most: 100, linger: Duration::from_secs(1), is_ordered: false, parallel: 4 };
        assert_eq!((lago.batching(), lago.schedule()), (batching, Schedule::Billing));
    }
}
