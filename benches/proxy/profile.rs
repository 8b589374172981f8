//! What is asked of a target: the kinds of calls, and how many of each.

use std::time::Duration;

use crate::connection::request;
use crate::settings::Settings;
use crate::subject::CUSTOMER;
use crate::upstream::PACED_MODEL;

/// A kind of load.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) title: &'static str,
    pub(crate) connections: usize,
    pub(crate) is_stream: bool,
    model: &'static str,
    prompt_bytes: usize,
    /// It gets this part of the requests.
    part: usize,
}

/// One caller: what a call takes when nothing else happens.
pub(crate) const ONE: Profile = Profile {
    title: "small calls, 1 connection",
    connections: 1,
    is_stream: false,
    model: "bench",
    prompt_bytes: 20,
    part: 4,
};

/// The main one.
pub(crate) const MANY: Profile =
    Profile { title: "small calls, 64 connections", connections: 64, part: 1, ..ONE };

/// Every event is a read and a write of its own, as when a model thinks between words.
const PACED: Profile = Profile {
    title: "paced streams, 64 connections",
    connections: 64,
    is_stream: true,
    model: PACED_MODEL,
    part: 16,
    ..ONE
};

/// All events in one write: the cost of reading them, without that of waking up.
const AT_ONCE: Profile =
    Profile { title: "streams in one write, 64 connections", model: "bench", part: 4, ..PACED };

/// Long prompts have to be read, copied and counted.
const LONG: Profile =
    Profile { title: "200 kB prompts, 8 connections", connections: 8, prompt_bytes: 200_000, part: 8, ..ONE };

/// All of them, in the order of the report.
pub(crate) const ALL: [Profile; 5] = [ONE, MANY, PACED, AT_ONCE, LONG];

impl Profile {
    /// Requests of one target in one round: at least two for each connection.
    pub(crate) fn requests(&self, settings: &Settings) -> usize {
        (settings.requests / self.part).max(self.connections * 2)
    }

    /// How long after one connection the next one begins. Streams that last are spread evenly over
    /// their own length, or the delay of their first events would be that of a queue.
    pub(crate) fn stagger(&self, settings: &Settings) -> Duration {
        let events = u32::try_from(settings.events).unwrap_or(u32::MAX);
        let connections = u32::try_from(self.connections).unwrap_or(u32::MAX);
        if self.model == PACED_MODEL {
            settings.event_pause.saturating_mul(events) / connections
        } else {
            Duration::ZERO
        }
    }

    /// The request every connection repeats.
    pub(crate) fn request(&self, key: &str) -> Vec<u8> {
        let mut prompt = "What does it cost? ".repeat(self.prompt_bytes / 19 + 1);
        prompt.truncate(self.prompt_bytes);
        let stream =
            if self.is_stream { r#","stream":true,"stream_options":{"include_usage":true}"# } else { "" };
        let body = format!(
            r#"{{"model":"{}","messages":[{{"role":"user","content":"{prompt}"}}],"max_tokens":64,"user":"{CUSTOMER}"{stream}}}"#,
            self.model
        );
        request("POST", "/v1/chat/completions", key, &body)
    }

    /// The least number of events of a whole answer; what a proxy adds is no failure.
    pub(crate) fn events_min(&self, settings: &Settings) -> u64 {
        if self.is_stream { settings.events as u64 } else { 0 }
    }
}
