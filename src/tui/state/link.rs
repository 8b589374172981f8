//! How the connection stands, and what is honestly said of it.

use jiff::{SignedDuration, Timestamp};

/// After so long without a sign the data is called stale.
pub(crate) const FRESH_MS: i64 = 10_000;

/// Why nothing can be read while there is no connection …
pub(crate) const LOST: &str = "there is no connection";
/// … and where there was one, but not for us.
pub(crate) const REFUSED: &str = "the server refused this key";

/// What is known of the connection.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Phase {
    /// Nothing yet.
    Connecting,
    /// The stream stands.
    Live,
    /// There is no stream; the log is asked for now and then.
    Polling {
        /// The pause between two questions.
        every_ms: i64,
    },
    /// It broke, and is tried again.
    Broken {
        /// Why.
        reason: String,
        /// The number of the next attempt.
        attempt: u32,
        /// When that is.
        retry_at: Timestamp,
    },
    /// The server refused the key.
    Refused {
        /// What it said.
        message: String,
    },
}

/// The connection.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// What is known of it.
    pub(crate) phase: Phase,
    /// When something was last heard, if only a heartbeat.
    pub(crate) heard_at: Option<Timestamp>,
    /// Whether the server has said that it keeps no database.
    pub(crate) has_no_database: bool,
    /// Events of the last seconds, the second they came in and how many; a few at the most.
    pub(crate) pace: Vec<(i64, u64)>,
}

impl Default for Link {
    fn default() -> Self {
        Self { phase: Phase::Connecting, heard_at: None, has_no_database: false, pace: Vec::new() }
    }
}

/// What the corner of the screen says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Badge {
    /// Nothing was heard yet.
    Connecting,
    /// What is shown is what is.
    Live,
    /// Asked for now and then.
    Poll {
        /// The pause between two questions.
        every_ms: i64,
    },
    /// What is shown is old.
    Stale {
        /// How old.
        age_ms: i64,
        /// The attempt to connect that comes next, and how long until then.
        retry: Option<(u32, i64)>,
    },
    /// The key was refused; nothing is tried until asked for.
    Auth,
}

impl Link {
    /// What may be said at `now`.
    pub(crate) fn badge(&self, now: Timestamp) -> Badge {
        let age_ms = self.heard_at.map(|at| now.duration_since(at).as_millis().max(0));
        let age_ms = age_ms.map(|age| i64::try_from(age).unwrap_or(i64::MAX));
        match (&self.phase, age_ms) {
            (Phase::Refused { .. }, _) => Badge::Auth,
            (Phase::Connecting, None) => Badge::Connecting,
            (Phase::Broken { attempt, retry_at, .. }, age) => {
                let left = i64::try_from(retry_at.duration_since(now).as_millis()).unwrap_or(0).max(0);
                Badge::Stale { age_ms: age.unwrap_or(0), retry: Some((*attempt, left)) }
            }
            (Phase::Polling { every_ms }, Some(age)) if age <= every_ms.saturating_add(FRESH_MS) => {
                Badge::Poll { every_ms: *every_ms }
            }
            (Phase::Polling { every_ms }, None) => Badge::Poll { every_ms: *every_ms },
            (Phase::Live | Phase::Connecting, Some(age)) if age < FRESH_MS => Badge::Live,
            (_, age) => Badge::Stale { age_ms: age.unwrap_or(0), retry: None },
        }
    }

    /// Whether what the server says is heard now, so that it may be asked, too.
    pub(crate) fn is_in_touch(&self, now: Timestamp) -> bool {
        matches!(self.badge(now), Badge::Live | Badge::Poll { .. })
    }

    /// The clock by which this was noted goes on from another time.
    pub(super) fn shift(&mut self, by: SignedDuration) {
        let move_on = |at: &mut Timestamp| *at = at.saturating_add(by).unwrap_or(*at);
        self.heard_at.iter_mut().for_each(move_on);
        if let Phase::Broken { retry_at, .. } = &mut self.phase {
            move_on(retry_at);
        }
        self.pace.iter_mut().for_each(|(second, _)| *second = second.saturating_add(by.as_secs()));
    }

    /// How many events came in a second, on average over the last ones.
    pub(crate) fn events_per_s(&self, now: Timestamp) -> u64 {
        const SECONDS: i64 = 5;
        let second = now.as_second();
        let recent = self.pace.iter().filter(|(at, _)| *at < second && *at >= second - SECONDS);
        recent.map(|(_, count)| count).sum::<u64>().div_ceil(SECONDS.unsigned_abs())
    }

    /// Notes that `count` events came at `now`.
    pub(crate) fn count(&mut self, now: Timestamp, count: u64) {
        let second = now.as_second();
        match self.pace.last_mut() {
            Some((at, sum)) if *at == second => *sum += count,
            _ => self.pace.push((second, count)),
        }
        self.pace.retain(|(at, _)| *at > second - 10);
    }
}
