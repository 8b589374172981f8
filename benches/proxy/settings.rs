//! How much is measured: from the environment, with defaults that take a few minutes.

use std::env;
use std::time::Duration;

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Requests of one target in one round of the main profile; the others have a share of it.
    pub(crate) requests: usize,
    /// How often the targets take turns.
    pub(crate) rounds: usize,
    /// Requests after which the memory of `serve` is read.
    pub(crate) soak: usize,
    /// Content events of one stream.
    pub(crate) events: usize,
    /// Between two events of a paced stream.
    pub(crate) event_pause: Duration,
}

impl Settings {
    /// What the environment says. The fake upstream reads it too: it runs in the same one.
    pub(crate) fn from_environment() -> Self {
        Self {
            requests: number("BENCH_REQUESTS", 4_000),
            rounds: number("BENCH_ROUNDS", 5).max(1),
            soak: number("BENCH_SOAK", 100_000),
            events: number("BENCH_EVENTS", 100).max(1),
            event_pause: Duration::from_millis(number("BENCH_EVENT_PAUSE_MS", 5) as u64),
        }
    }
}

fn number(name: &str, default: usize) -> usize {
    let Ok(text) = env::var(name) else { return default };
    text.parse().unwrap_or_else(|_| {
        eprintln!("{name}={text} is not a whole number; using {default}");
        default
    })
}
