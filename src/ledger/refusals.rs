//! How many calls were refused or failed, second by second for a day, and day by day since the start:
//! they cost nothing, so no line of the ledger tells when that was. Seconds are in memory only; a
//! restart begins anew. Days go on from what the ledger has of the first of them, and know at every
//! moment what is still on its way to disk.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::daily::DaySum;
use crate::domain::time::Millis;
use crate::store::rollups::day_of;

/// How long a second is remembered; a little longer than the longest window that is asked about.
const KEPT_MS: i64 = 24 * 3_600_000 + 60_000;
/// A second.
const SECOND_MS: i64 = 1_000;
/// A day.
const DAY_MS: i64 = 86_400 * SECOND_MS;
/// Days that are remembered; a little more than the longest window has.
const DAYS_KEPT: usize = 40;

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

/// The last day, second by second, and the days since the start.
#[derive(Debug, Default)]
pub(super) struct Refusals(Mutex<Noted>);

#[derive(Debug, Default)]
struct Noted {
    seconds: VecDeque<Second>,
    /// By their numbers. The first one is there also when nothing failed on it.
    days: BTreeMap<i64, Failures>,
}

impl Refusals {
    /// Goes on from what the ledger has of today.
    pub(super) fn from_today(now: Millis, known: &DaySum) -> Self {
        let blocked = known.refused_requests;
        let errors = known.failed_requests.saturating_sub(blocked);
        let today = Failures { at: start_of(now, DAY_MS), errors, blocked };
        Self(Mutex::new(Noted { days: [(day_of(now), today)].into(), ..Noted::default() }))
    }

    pub(super) fn note(&self, at: Millis, is_refused: bool) {
        let mut noted = self.lock();
        noted.add_to_second(at, is_refused);
        noted.add_to_day(at, is_refused);
    }

    /// What failed on each day of which this knows all; what is missing, the ledger knows.
    pub(super) fn of_days(&self) -> Vec<Failures> {
        self.lock().days.values().copied().collect()
    }

    /// What failed since an instant, to the second, in pieces of so many milliseconds that begin at
    /// their multiples.
    pub(super) fn since(&self, since: Millis, piece_ms: i64) -> Vec<Failures> {
        let first = start_of(since, SECOND_MS);
        let noted = self.lock();
        let seconds = &noted.seconds;
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

    fn lock(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Noted {
    fn add_to_second(&mut self, at: Millis, is_refused: bool) {
        let at = start_of(at, SECOND_MS);
        let seconds = &mut self.seconds;
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

    /// A day before the first one is the ledger's: a clock that is set back comes to one of which only a
    /// part would be known.
    fn add_to_day(&mut self, at: Millis, is_refused: bool) {
        let day = day_of(at);
        if self.days.first_key_value().is_none_or(|(first, _)| day < *first) {
            return;
        }
        let none = Failures { at: start_of(at, DAY_MS), errors: 0, blocked: 0 };
        let counts = self.days.entry(day).or_insert(none);
        *(if is_refused { &mut counts.blocked } else { &mut counts.errors }) += 1;
        while self.days.len() > DAYS_KEPT {
            self.days.pop_first();
        }
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
        assert_eq!(refusals.lock().seconds.len(), 2);
        refusals.note(Millis(KEPT_MS + SECOND_MS), true);
        assert_eq!(refusals.lock().seconds.len(), 2);
    }

    #[test]
    fn days_go_on_from_what_the_ledger_has() {
        let known = DaySum { failed_requests: 5, refused_requests: 2, ..DaySum::default() };
        let refusals = Refusals::from_today(Millis(3 * DAY_MS + 7), &known);
        let days = || -> Vec<(i64, u64, u64)> {
            refusals.of_days().iter().map(|day| (day.at.0 / DAY_MS, day.errors, day.blocked)).collect()
        };
        assert_eq!(days(), [(3, 3, 2)]);
        for (at, is_refused) in [
            (4 * DAY_MS - 1, true),
            (4 * DAY_MS, false),
            // The clock is set back: to a day that is known, and to one of which only this would be.
            (3 * DAY_MS, false),
            (3 * DAY_MS - 1, true),
            (6 * DAY_MS, true),
        ] {
            refusals.note(Millis(at), is_refused);
        }
        assert_eq!(days(), [(3, 4, 3), (4, 1, 0), (6, 0, 1)]);
        for day in 7..3 + DAYS_KEPT as i64 * 2 {
            refusals.note(Millis(day * DAY_MS), true);
        }
        assert_eq!((days().len(), days()[0]), (DAYS_KEPT, (3 + DAYS_KEPT as i64, 0, 1)));
    }
}
