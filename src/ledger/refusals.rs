//! How many calls were refused or failed, second by second, for a day: they cost nothing, so no line
//! of the ledger tells when that was. In memory only; a restart begins anew.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::time::Millis;

/// How long a second is remembered; a little longer than the longest window that is asked about.
const KEPT_MS: i64 = 24 * 3_600_000 + 60_000;
/// A second.
const SECOND_MS: i64 = 1_000;

/// Calls that cost nothing, in one piece of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    /// When the piece begins.
    pub at: Millis,
    /// Those that a provider failed.
    pub errors: u64,
    /// Those that we refused.
    pub blocked: u64,
}

/// One second in which something failed; others take no place.
#[derive(Clone, Copy, Debug)]
struct Second {
    at: Millis,
    errors: u32,
    blocked: u32,
}

/// The last day, second by second.
#[derive(Debug, Default)]
pub(super) struct Refusals(Mutex<VecDeque<Second>>);

impl Refusals {
    pub(super) fn note(&self, at: Millis, is_refused: bool) {
        let at = start_of(at, SECOND_MS);
        let mut seconds = self.lock();
        // A clock that is set back goes on in the newest second: they stay in order.
        if seconds.back().is_none_or(|newest| newest.at < at) {
            seconds.push_back(Second { at, errors: 0, blocked: 0 });
            while seconds.front().is_some_and(|oldest| oldest.at.0 < at.0 - KEPT_MS) {
                seconds.pop_front();
            }
        }
        if let Some(newest) = seconds.back_mut() {
            let count = if is_refused { &mut newest.blocked } else { &mut newest.errors };
            *count = count.saturating_add(1);
        }
    }

    /// What failed since an instant, to the second, in pieces of so many milliseconds that begin at
    /// their multiples.
    pub(super) fn since(&self, since: Millis, piece_ms: i64) -> Vec<Failures> {
        let first = start_of(since, SECOND_MS);
        let seconds = self.lock();
        let from = seconds.partition_point(|second| second.at < first);
        let mut pieces: Vec<Failures> = Vec::new();
        for second in seconds.range(from..) {
            let at = start_of(second.at, piece_ms.max(1));
            if pieces.last().is_none_or(|piece| piece.at != at) {
                pieces.push(Failures { at, errors: 0, blocked: 0 });
            }
            if let Some(piece) = pieces.last_mut() {
                piece.errors += u64::from(second.errors);
                piece.blocked += u64::from(second.blocked);
            }
        }
        pieces
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Second>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn start_of(at: Millis, piece_ms: i64) -> Millis {
    Millis(at.0.div_euclid(piece_ms) * piece_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(refusals: &Refusals, since: i64, piece_ms: i64) -> Vec<(i64, u64, u64)> {
        let pieces = refusals.since(Millis(since), piece_ms);
        pieces.iter().map(|piece| (piece.at.0, piece.errors, piece.blocked)).collect()
    }

    #[test]
    fn calls_are_counted_in_the_piece_in_which_they_failed() {
        let refusals = Refusals::default();
        for (at, is_refused) in [(0, true), (999, false), (1_000, true), (59_999, true), (60_000, false)] {
            refusals.note(Millis(at), is_refused);
        }
        assert_eq!(pieces(&refusals, 0, 1_000), [(0, 1, 1), (1_000, 0, 1), (59_000, 0, 1), (60_000, 1, 0)]);
        assert_eq!(pieces(&refusals, 0, 60_000), [(0, 1, 3), (60_000, 1, 0)]);
        assert_eq!(pieces(&refusals, 1_999, 60_000), [(0, 0, 2), (60_000, 1, 0)]);
        assert_eq!(pieces(&refusals, 2_000, 60_000), [(0, 0, 1), (60_000, 1, 0)]);
        assert_eq!(pieces(&refusals, 61_000, 60_000), []);
    }

    #[test]
    fn a_clock_that_is_set_back_loses_nothing() {
        let refusals = Refusals::default();
        for at in [50_000, 10_000, 50_500] {
            refusals.note(Millis(at), true);
        }
        assert_eq!(pieces(&refusals, 0, 1_000), [(50_000, 0, 3)]);
    }

    #[test]
    fn a_day_is_remembered_and_no_more() {
        let refusals = Refusals::default();
        refusals.note(Millis(0), true);
        refusals.note(Millis(KEPT_MS), true);
        assert_eq!(refusals.lock().len(), 2);
        refusals.note(Millis(KEPT_MS + SECOND_MS), true);
        assert_eq!(refusals.lock().len(), 2);
    }
}
