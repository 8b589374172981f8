//! Calls that were refused or failed, on their way to the sums of their day.
//!
//! They cost nothing, so nobody waits for them: they are counted together and written with the next
//! charge, or alone, once a second at the most. A crash forgets what has not been written.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::domain::entry::{CallFacts, Payer};
use crate::domain::time::Millis;
use crate::store::rollups::day_of;

/// How long they wait for a charge to be written with.
const LAG: Duration = Duration::from_secs(1);
/// Kinds that are told apart between two commits; calls of more are counted for nobody.
const KINDS_MAX: usize = 4_096;

/// By who would have paid, what was called and the day: how many, and how many of them were refused.
pub(super) type Counts = HashMap<(Payer, CallFacts, i64), (u64, u64)>;

/// Those that are not on their way to disk yet.
#[derive(Debug, Default)]
pub(super) struct FailedCalls {
    waiting: Mutex<Waiting>,
    /// There are some again; the worker sets its clock.
    pub(super) noticed: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    since: Option<Instant>,
    counts: Counts,
}

impl FailedCalls {
    /// Counts a call.
    pub(super) fn count(&self, payer: Payer, call: CallFacts, is_refused: bool, at: Millis) {
        let mut waiting = self.lock();
        let mut kind = (payer, call, day_of(at));
        if waiting.counts.len() >= KINDS_MAX && !waiting.counts.contains_key(&kind) {
            kind = (Payer::default(), CallFacts::default(), kind.2);
        }
        let (all, refused) = waiting.counts.entry(kind).or_default();
        *all += 1;
        *refused += u64::from(is_refused);
        if waiting.since.is_none() {
            waiting.since = Some(Instant::now());
            self.noticed.notify_one();
        }
    }

    /// When they have waited long enough; never while there are none.
    pub(super) fn due(&self) -> Option<Instant> {
        self.lock().since.map(|since| since + LAG)
    }

    /// Those that have waited long enough, or all of them.
    pub(super) fn take(&self, now: Instant, all: bool) -> Counts {
        let mut waiting = self.lock();
        if waiting.since.is_some_and(|since| all || since + LAG <= now) {
            return std::mem::take(&mut *waiting).counts;
        }
        Counts::default()
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(model: usize) -> CallFacts {
        CallFacts { model_group: model.to_string().into(), ..CallFacts::default() }
    }

    #[test]
    fn they_are_taken_when_they_are_due_or_wanted() {
        let failed = FailedCalls::default();
        assert_eq!((failed.due(), failed.take(Instant::now(), true).len()), (None, 0));
        for (all, early) in [(false, Duration::ZERO), (true, LAG)] {
            failed.count(Payer::default(), facts(1), true, Millis(0));
            let due = failed.due().unwrap();
            failed.count(Payer::default(), facts(1), false, Millis(1));
            assert_eq!(failed.due(), Some(due), "the first one counts");
            assert!(failed.take(due - Duration::from_nanos(1), false).is_empty());
            let taken = failed.take(due - early, all);
            assert_eq!(taken.into_values().collect::<Vec<_>>(), [(2, 1)]);
            assert_eq!((failed.due(), failed.take(due, true).len()), (None, 0));
        }
    }

    #[test]
    fn what_cannot_be_told_apart_is_counted_all_the_same() {
        let failed = FailedCalls::default();
        for model in 0..KINDS_MAX + 5 {
            failed.count(Payer::default(), facts(model), true, Millis(0));
        }
        failed.count(Payer::default(), facts(0), false, Millis(0));
        let taken = failed.take(Instant::now(), true);
        assert_eq!(taken.len(), KINDS_MAX + 1);
        assert_eq!(taken[&(Payer::default(), CallFacts::default(), 0)], (5, 5));
        assert_eq!(taken[&(Payer::default(), facts(0), 0)], (2, 1));
    }
}
