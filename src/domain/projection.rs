//! Where spending leads: what a window will have cost when it ends, and when a limit is reached, if
//! it goes on as it did since the window began.
//!
//! A straight line through what was spent so far, in integers. It knows no accounts, no clock and no
//! events; whoever asks says what was spent, when the window began and when it ends.

use super::money::Picos;
use super::time::Millis;

/// Of a window at least one part in so many has to be over before anything is said of the rest.
const SEEN_PARTS_MAX: u64 = 20;
/// And at least so long: the first minutes of a window say little of it, however short it is.
const SEEN_MS_MIN: u64 = 10 * 60 * 1_000;

/// A window's spend, drawn on to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Projection {
    posted: Picos,
    start: Millis,
    end: Millis,
    now: Millis,
}

/// Projects a window of which `posted` is spent: it began at `start`
/// ([`WindowRule::window_start`](super::window::WindowRule::window_start)) and ends at `end`.
///
/// `None` while too little of the window is over (less than 5 %, or less than 10 minutes), and when
/// `now` does not lie in it.
pub fn project(posted: Picos, start: Millis, end: Millis, now: Millis) -> Option<Projection> {
    let (passed, lasts) = (now.since(start), end.since(start));
    let is_enough = passed >= SEEN_MS_MIN && passed >= lasts.div_ceil(SEEN_PARTS_MAX);
    (is_enough && now <= end).then_some(Projection { posted, start, end, now })
}

impl Projection {
    /// What will be spent when the window ends. Never less than what is spent already.
    pub fn spend_at_reset(&self) -> Picos {
        self.spend_at(self.end)
    }

    /// The pace: what is spent in so many milliseconds.
    pub fn spend_in(&self, ms: u64) -> Picos {
        scaled_up(self.posted, ms, self.now.since(self.start))
    }

    /// When the spend reaches `limit`: now if it has, `None` if it will not in this window.
    ///
    /// There is such an instant before the end exactly if
    /// [`spend_at_reset`](Self::spend_at_reset) is above the limit, or the limit is spent.
    pub fn reaches(&self, limit: Picos) -> Option<Millis> {
        if self.posted >= limit {
            return Some(self.now);
        }
        if self.spend_at_reset() <= limit {
            return None;
        }
        // The last millisecond in which the limit is not exceeded. Looked for with the function that
        // says what is exceeded, so the two cannot disagree, whatever is rounded or too large.
        let (mut within, mut beyond) = (self.now, self.end);
        while beyond.since(within) > 1 {
            let middle = Millis(within.0.midpoint(beyond.0));
            if self.spend_at(middle) <= limit {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        Some(within)
    }

    /// The line at an instant that is not before now.
    fn spend_at(&self, at: Millis) -> Picos {
        // A balance below zero is a correction, not a pace.
        if self.posted <= Picos::ZERO {
            return self.posted;
        }
        self.spend_in(at.since(self.start))
    }
}

/// `amount` times `times` over `over`, rounded up; stays at the end of the range. Nothing for amounts
/// below zero.
fn scaled_up(amount: Picos, times: u64, over: u64) -> Picos {
    let (amount, times, over) =
        (amount.get().max(0).unsigned_abs(), u128::from(times), u128::from(over.max(1)));
    // Taken apart, so that only a result that is too large overflows: the rest is below `over`, and
    // its product with `times` below 2^128.
    let (whole, rest) = (amount / over, amount % over);
    let scaled = whole.saturating_mul(times).saturating_add((rest * times).div_ceil(over));
    Picos::new(i128::try_from(scaled).unwrap_or(i128::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MINUTE_MS: i64 = 60_000;
    const HOUR_MS: i64 = 60 * MINUTE_MS;
    const DAY_MS: i64 = 24 * HOUR_MS;

    fn dollars(text: &str) -> Picos {
        Picos::parse(text).unwrap()
    }

    #[test]
    fn nothing_is_said_before_enough_is_known() {
        let start = Millis(1_000);
        for (lasts_ms, first_ms) in [
            (DAY_MS, DAY_MS / 20),
            (30 * DAY_MS, 36 * HOUR_MS),
            (HOUR_MS, 10 * MINUTE_MS),
            (200 * MINUTE_MS, 10 * MINUTE_MS),
            (200 * MINUTE_MS + 1, 10 * MINUTE_MS + 1),
            (10 * MINUTE_MS, 10 * MINUTE_MS),
        ] {
            let end = start.plus_ms(lasts_ms);
            let at = |ms| project(dollars("1"), start, end, start.plus_ms(ms));
            assert_eq!(at(first_ms - 1), None, "{lasts_ms}");
            assert!(at(first_ms).is_some(), "{lasts_ms}");
            assert!(at(lasts_ms).is_some(), "{lasts_ms}");
            assert_eq!(at(lasts_ms + 1), None, "{lasts_ms}");
            assert_eq!(at(-1), None, "{lasts_ms}");
        }
        let minute = start.plus_ms(MINUTE_MS);
        assert_eq!(project(dollars("1"), start, minute, minute), None, "too short to say anything");
        let never = super::super::window::NEVER;
        assert_eq!(project(dollars("1"), start, never, start.plus_ms(1_000 * DAY_MS)), None);
        assert_eq!(project(dollars("1"), Millis(i64::MAX), Millis(i64::MIN), start), None);
    }

    #[test]
    fn the_line_goes_on_as_it_came() {
        let (start, end) = (Millis(0), Millis(10 * DAY_MS));
        for (posted, passed_ms, at_reset, per_hour, limit, reached_ms) in [
            // A dollar a day.
            ("4", 4 * DAY_MS, "10", "0.041666666667", "5", Some(5 * DAY_MS)),
            ("4", 4 * DAY_MS, "10", "0.041666666667", "9.999999999999", Some(10 * DAY_MS - 1)),
            ("4", 4 * DAY_MS, "10", "0.041666666667", "10", None),
            ("4", 4 * DAY_MS, "10", "0.041666666667", "4", Some(4 * DAY_MS)),
            ("4", 4 * DAY_MS, "10", "0.041666666667", "3", Some(4 * DAY_MS)),
            ("4", 4 * DAY_MS, "10", "0.041666666667", "4.000000000001", Some(4 * DAY_MS)),
            // Thirds are rounded up, so a limit that is touched is not forgotten.
            ("1", 3 * DAY_MS, "3.333333333334", "0.013888888889", "3.333333333333", Some(10 * DAY_MS - 1)),
            ("1", 3 * DAY_MS, "3.333333333334", "0.013888888889", "3.333333333334", None),
            ("1", 10 * DAY_MS, "1", "0.004166666667", "1.000000000001", None),
            ("1", 10 * DAY_MS, "1", "0.004166666667", "1", Some(10 * DAY_MS)),
            // Nothing spent, or less than that.
            ("0", 5 * DAY_MS, "0", "0", "0.000000000001", None),
            ("0", 5 * DAY_MS, "0", "0", "0", Some(5 * DAY_MS)),
            ("-3", 5 * DAY_MS, "-3", "0", "1", None),
        ] {
            let projection = project(dollars(posted), start, end, Millis(passed_ms)).unwrap();
            assert_eq!(projection.spend_at_reset(), dollars(at_reset), "{posted}");
            assert_eq!(projection.spend_in(HOUR_MS.unsigned_abs()), dollars(per_hour), "{posted}");
            assert_eq!(projection.reaches(dollars(limit)), reached_ms.map(Millis), "{posted} of {limit}");
        }
    }

    #[test]
    fn what_cannot_be_represented_stays_at_the_end_of_the_range() {
        let most = Picos::new(i128::MAX - 1);
        let projection = project(most, Millis(0), Millis(2 * DAY_MS), Millis(DAY_MS)).unwrap();
        assert_eq!(projection.spend_at_reset(), Picos::MAX);
        assert_eq!(projection.reaches(Picos::MAX), None);
        let whole = project(most, Millis(i64::MIN), Millis(i64::MAX), Millis(i64::MAX)).unwrap();
        assert!(whole.spend_at_reset() >= most);
    }

    /// Small amounts, where everything is rounded, and amounts of any size.
    fn any_amount() -> impl Strategy<Value = Picos> {
        prop_oneof![0..10_000_i128, 0..1_000_000_000_000_000_i128, 0..=i128::MAX].prop_map(Picos::new)
    }

    fn any_window() -> impl Strategy<Value = (Millis, Millis, Millis)> {
        (-4_000 * DAY_MS..40_000 * DAY_MS, 10 * MINUTE_MS..400 * DAY_MS, 0..=1_000_i64).prop_map(
            |(start, lasts_ms, permille)| {
                let passed_ms = (lasts_ms * permille / 1_000).max(lasts_ms / 20 + 1).max(10 * MINUTE_MS);
                let [start, end] = [Millis(start), Millis(start + lasts_ms)];
                (start, end, start.plus_ms(passed_ms.min(lasts_ms)))
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn more_spent_leads_to_more(
            (start, end, now) in any_window(),
            less in any_amount(),
            more in any_amount(),
            limit in any_amount(),
        ) {
            let [less, more] = [less.min(more), less.max(more)].map(|posted| project(posted, start, end, now).unwrap());
            prop_assert!(less.spend_at_reset() <= more.spend_at_reset());
            prop_assert!(less.spend_in(1_000) <= more.spend_in(1_000));
            if let Some(later) = less.reaches(limit) {
                prop_assert!(more.reaches(limit).is_some_and(|sooner| sooner <= later));
            }
        }

        #[test]
        fn the_end_is_never_below_now_and_the_same_at_the_end(
            (start, end, now) in any_window(),
            posted in any_amount(),
        ) {
            prop_assert!(project(posted, start, end, now).unwrap().spend_at_reset() >= posted);
            prop_assert_eq!(project(posted, start, end, end).unwrap().spend_at_reset(), posted);
        }

        #[test]
        fn a_limit_is_reached_in_the_window_exactly_if_the_projection_is_above_it(
            (start, end, now) in any_window(),
            posted in any_amount(),
            limit in any_amount(),
            is_near in any::<bool>(),
            offset in -2..=2_i128,
        ) {
            let projection = project(posted, start, end, now).unwrap();
            let at_reset = projection.spend_at_reset();
            let near = Picos::new(at_reset.get().saturating_add(offset));
            let limit = if is_near { near } else { limit };
            match projection.reaches(limit) {
                Some(at) if posted >= limit => prop_assert_eq!(at, now),
                Some(at) => prop_assert!(now <= at && at < end && at_reset > limit),
                None => prop_assert!(at_reset <= limit && posted < limit),
            }
        }
    }
}
