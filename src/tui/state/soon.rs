//! A question that news give reason to ask: soon, but not again and again.

use jiff::{SignedDuration, Timestamp};

/// Whoever takes long to answer is asked less often: so many times as long lies between.
const TIMES_AS_LONG: i64 = 20;

/// Whether a question is wanted, and when it was asked and answered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Soon {
    is_wanted: bool,
    asked_at: Option<Timestamp>,
    /// When an answer came, to whoever's question.
    answered_at: Option<Timestamp>,
    is_under_way: bool,
    took_ms: i64,
}

impl Soon {
    /// There is a reason to ask.
    pub(crate) fn want(&mut self) {
        self.is_wanted = true;
    }

    /// There is one when nothing was asked or answered for so long.
    pub(crate) fn want_every(&mut self, now: Timestamp, every_ms: i64) {
        if self.asked_at.max(self.answered_at).is_none_or(|at| is_due(now, at, every_ms)) {
            self.want();
        }
    }

    /// Whether it is to be asked now, no sooner than `apart_ms` after the last time.
    pub(crate) fn take(&mut self, now: Timestamp, apart_ms: i64) -> bool {
        let apart_ms = apart_ms.max(self.took_ms.saturating_mul(TIMES_AS_LONG));
        if !self.is_wanted || self.asked_at.is_some_and(|at| !is_due(now, at, apart_ms)) {
            return false;
        }
        *self = Self { is_wanted: false, asked_at: Some(now), is_under_way: true, ..self.clone() };
        true
    }

    /// An answer came.
    pub(crate) fn answered(&mut self, now: Timestamp) {
        if let Some(asked_at) = self.asked_at
            && std::mem::take(&mut self.is_under_way)
        {
            self.took_ms = now.as_millisecond().saturating_sub(asked_at.as_millisecond()).max(0);
        }
        self.answered_at = Some(now);
    }

    /// It was not answered: how long that took says nothing of how long an answer takes.
    pub(crate) fn failed(&mut self) {
        self.is_under_way = false;
    }

    /// The clock by which this was noted goes on from another time.
    pub(super) fn shift(&mut self, by: SignedDuration) {
        for at in self.asked_at.iter_mut().chain(&mut self.answered_at) {
            *at = at.saturating_add(by).unwrap_or(*at);
        }
    }
}

/// Whether so long has gone by since `at`. A clock that was set back makes nobody wait for it.
pub(crate) fn is_due(now: Timestamp, at: Timestamp, every_ms: i64) -> bool {
    let age_ms = now.as_millisecond().saturating_sub(at.as_millisecond());
    !(0..every_ms).contains(&age_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_795_271_527_000 + ms).unwrap()
    }

    #[test]
    fn what_is_wanted_is_asked_once_and_not_again_and_again() {
        let mut soon = Soon::default();
        assert!(!soon.take(at(0), 1_000), "nobody wants it");
        soon.want();
        soon.want();
        assert!(soon.take(at(0), 1_000) && !soon.take(at(0), 1_000));
        soon.want();
        assert!(!soon.take(at(999), 1_000), "it waits, and is not forgotten");
        assert!(soon.take(at(1_000), 1_000));
        // A clock that was set back.
        soon.want();
        assert!(soon.take(at(-60_000), 1_000));
    }

    #[test]
    fn who_takes_long_is_asked_less_often() {
        let mut soon = Soon::default();
        soon.want();
        assert!(soon.take(at(0), 1_000));
        soon.answered(at(200));
        // Somebody else's question says nothing about how long it takes.
        soon.answered(at(3_900));
        soon.want();
        assert!(!soon.take(at(3_999), 1_000) && soon.take(at(4_000), 1_000));
    }

    #[test]
    fn who_did_not_answer_is_asked_no_less_often() {
        let mut soon = Soon::default();
        soon.want();
        assert!(soon.take(at(0), 1_000));
        soon.failed();
        // An answer to somebody else's question, at last.
        soon.answered(at(300_000));
        soon.want();
        assert!(soon.take(at(300_001), 1_000));
    }

    #[test]
    fn what_was_not_read_for_so_long_is_wanted() {
        let mut soon = Soon::default();
        soon.want_every(at(0), 3_000);
        assert!(soon.take(at(0), 1_000), "it was never read");
        soon.answered(at(10));
        soon.answered(at(2_000));
        soon.want_every(at(4_999), 3_000);
        assert!(!soon.take(at(4_999), 1_000));
        soon.want_every(at(5_000), 3_000);
        assert!(soon.take(at(5_000), 1_000));
    }
}
