//! Rates: how many requests and tokens in any 60 seconds or 24 hours, and how many at once.
//!
//! The window slides: no 60 s, wherever they begin, hold more than the limit, nor do 24 h. Knows
//! nothing of who is limited, nor of how a refusal is told.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::time::Millis;

/// The length of the window.
pub const WINDOW_MS: i64 = 60_000;
/// The length of the window of daily limits.
pub const DAY_MS: i64 = 86_400_000;
/// A daily count is kept in pieces of this length, so that it stays small however busy it is. What
/// was taken in a piece counts until all of it is a day old: a little too long, never too short.
pub const DAY_PIECE_MS: i64 = 300_000;

/// The output that is reserved for when a call sets no cap.
const OUTPUT_DEFAULT_MAX: u64 = 1_024;

/// The amount does not fit into the window now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rate limit is used up")]
pub struct RateFull {
    /// What the window holds.
    pub used: u64,
    /// The first instant at which the amount fits, if nothing else is taken before. An amount
    /// above the limit never fits; then it is the instant at which the window is empty.
    pub retry_at: Millis,
}

/// What was taken in the last 60 s. An amount taken at `t` counts from `t` up to, but not at,
/// `t` + 60 s.
#[derive(Clone, Debug)]
pub struct SlidingCount {
    /// Oldest first, at most one for each piece, by the last millisecond of the piece.
    taken: VecDeque<(Millis, u64)>,
    /// The sum of `taken`; wide, so that it can be exact whatever callers ask for.
    total: u128,
    window_ms: i64,
    piece_ms: i64,
}

impl Default for SlidingCount {
    fn default() -> Self {
        Self { taken: VecDeque::new(), total: 0, window_ms: WINDOW_MS, piece_ms: 1 }
    }
}

impl SlidingCount {
    /// A count over 24 hours, in pieces of [`DAY_PIECE_MS`].
    pub fn daily() -> Self {
        Self { window_ms: DAY_MS, piece_ms: DAY_PIECE_MS, ..Self::default() }
    }

    /// What the window holds.
    pub fn used(&mut self, now: Millis) -> u64 {
        self.advance(now);
        clamp(self.total)
    }

    /// Whether `amount` more would stay within `limit`. Takes nothing.
    pub fn check(&mut self, now: Millis, amount: u64, limit: u64) -> Result<(), RateFull> {
        let used = self.used(now);
        if self.total + u128::from(amount) <= u128::from(limit) {
            return Ok(());
        }
        Err(RateFull { used, retry_at: self.fits_at(amount, limit).unwrap_or(now) })
    }

    /// Counts `amount`, whether it fits or not.
    pub fn take(&mut self, now: Millis, amount: u64) {
        self.advance(now);
        if amount == 0 {
            return;
        }
        let at = self.piece_of(now);
        match self.position(at) {
            Ok(index) => self.change(index, |there| there.saturating_add(amount)),
            // Nearly always at the end; a caller that read its clock earlier goes before others.
            Err(index) => {
                self.taken.insert(index, (at, amount));
                self.total += u128::from(amount);
            }
        }
    }

    /// Puts `actual` in the place of what was `reserved` at `taken_at`. Does nothing when that
    /// has left the window.
    pub fn correct(&mut self, taken_at: Millis, reserved: u64, actual: u64) {
        if let Ok(index) = self.position(self.piece_of(taken_at)) {
            self.change(index, |there| there.saturating_sub(reserved).saturating_add(actual));
        }
    }

    /// Whether nothing would be forgotten by dropping this count.
    pub fn is_idle(&self, now: Millis) -> bool {
        self.taken.back().is_none_or(|&(at, _)| at.plus_ms(self.window_ms) <= now)
    }

    /// The last millisecond of the piece that an instant lies in.
    fn piece_of(&self, at: Millis) -> Millis {
        let begin = at.0.div_euclid(self.piece_ms).saturating_mul(self.piece_ms);
        Millis(begin).plus_ms(self.piece_ms - 1)
    }

    fn position(&self, at: Millis) -> Result<usize, usize> {
        match self.taken.back() {
            None => Err(0),
            Some(&(last, _)) if last < at => Err(self.taken.len()),
            Some(_) => self.taken.binary_search_by_key(&at, |&(at, _)| at),
        }
    }

    fn change(&mut self, index: usize, to: impl FnOnce(u64) -> u64) {
        if let Some((_, amount)) = self.taken.get_mut(index) {
            let before = std::mem::replace(amount, to(*amount));
            self.total = self.total - u128::from(before) + u128::from(*amount);
        }
    }

    /// Lets go of what has left the window.
    fn advance(&mut self, now: Millis) {
        while let Some(&(at, amount)) = self.taken.front()
            && at.plus_ms(self.window_ms) <= now
        {
            self.taken.pop_front();
            self.total -= u128::from(amount);
        }
        // The clock was set back by more than a window. What lies so far ahead was really taken
        // in the past, we cannot know when; it counts for one more window, not until the clock
        // has come back to where it was.
        let ahead = now.plus_ms(self.window_ms + self.piece_ms - 1);
        if self.taken.back().is_some_and(|&(at, _)| at >= ahead) {
            self.taken.clear();
            self.taken.push_back((self.piece_of(now), clamp(self.total)));
            self.total = u128::from(clamp(self.total));
        }
    }

    /// The end of the first entry whose leaving makes room, else of the last.
    fn fits_at(&self, amount: u64, limit: u64) -> Option<Millis> {
        let mut left = self.total + u128::from(amount);
        let enough = self.taken.iter().find(|&&(_, amount)| {
            left -= u128::from(amount);
            left <= u128::from(limit)
        });
        enough.or(self.taken.back()).map(|&(at, _)| at.plus_ms(self.window_ms))
    }
}

fn clamp(total: u128) -> u64 {
    u64::try_from(total).unwrap_or(u64::MAX)
}

/// Requests under way at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots {
    in_use: u64,
}

impl Slots {
    /// Takes a slot if fewer than `limit` are in use.
    pub fn acquire(&mut self, limit: u64) -> bool {
        let free = self.in_use < limit;
        if free {
            self.in_use += 1;
        }
        free
    }

    /// Gives a slot back.
    pub fn release(&mut self) {
        self.in_use = self.in_use.saturating_sub(1);
    }

    /// How many are in use.
    pub fn in_use(&self) -> u64 {
        self.in_use
    }
}

/// How fast a key goes on whose budget is spent: a share of its limits, in parts of
/// [`WHOLE`](Self::WHOLE).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throttle(u64);

impl Throttle {
    /// The whole limit.
    pub const WHOLE: u64 = 1_000_000_000_000_000_000;

    /// A share above nothing, at most the whole.
    pub fn new(parts: u64) -> Option<Self> {
        (1..=Self::WHOLE).contains(&parts).then_some(Self(parts))
    }

    /// What is left of a limit: its share rounded down, at least one. What was nothing stays so.
    pub fn of(self, limit: u64) -> u64 {
        let share = u128::from(limit) * u128::from(self.0) / u128::from(Self::WHOLE);
        u64::try_from(share).unwrap_or(u64::MAX).max(limit.min(1))
    }
}

/// Which tokens a tokens-per-minute limit counts: `token_rate_limit_type`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenCount {
    /// Those read and those written.
    #[default]
    Total,
    /// Those read.
    Input,
    /// Those written.
    Output,
}

impl TokenCount {
    /// How many of a call's tokens count.
    pub fn of(self, input: u64, output: u64) -> u64 {
        match self {
            Self::Total => input.saturating_add(output),
            Self::Input => input,
            Self::Output => output,
        }
    }
}

/// What a call takes from its tokens-per-minute limits when it is admitted; corrected when its
/// usage is known. `smallest_tpm` is the smallest of the limits, `n` the answers asked for.
pub fn tokens_to_reserve(
    prompt_chars: u64,
    output_cap: Option<u64>,
    smallest_tpm: u64,
    n: u64,
    embedding: bool,
) -> u64 {
    let output = if embedding { 0 } else { output_to_reserve(prompt_chars, output_cap, smallest_tpm, n) };
    TokenCount::Total.of(input_to_reserve(prompt_chars), output)
}

/// The input part of [`tokens_to_reserve`]: four characters are a token.
pub fn input_to_reserve(prompt_chars: u64) -> u64 {
    (prompt_chars / 4).max(1)
}

/// The output part of [`tokens_to_reserve`]: the cap of the call, else a guess.
pub fn output_to_reserve(prompt_chars: u64, output_cap: Option<u64>, smallest_tpm: u64, n: u64) -> u64 {
    let one = output_cap.unwrap_or_else(|| input_to_reserve(prompt_chars).max(output_default(smallest_tpm)));
    one.saturating_mul(n.max(1))
}

/// The output to expect of a call that sets no cap: a quarter of the limit, within 1 and 1024.
pub fn output_default(smallest_tpm: u64) -> u64 {
    (smallest_tpm / 4).clamp(1, OUTPUT_DEFAULT_MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn count(taken: &[(i64, u64)]) -> SlidingCount {
        let mut count = SlidingCount::default();
        for &(at, amount) in taken {
            count.take(Millis(at), amount);
        }
        count
    }

    fn full(used: u64, retry_at: i64) -> Result<(), RateFull> {
        Err(RateFull { used, retry_at: Millis(retry_at) })
    }

    #[test]
    fn an_amount_counts_for_exactly_sixty_seconds() {
        let mut count = count(&[(1_000, 3), (1_000, 2), (2_000, 1)]);
        assert_eq!(count.used(Millis(2_000)), 6);
        assert_eq!(count.used(Millis(60_999)), 6);
        assert_eq!(count.used(Millis(61_000)), 1);
        assert_eq!(count.used(Millis(61_999)), 1);
        assert!(!count.is_idle(Millis(61_999)));
        assert!(count.is_idle(Millis(62_000)));
        assert_eq!(count.used(Millis(62_000)), 0);
    }

    #[test]
    fn exactly_the_limit_fits_and_one_more_waits_for_the_first_that_makes_room() {
        let mut count = count(&[(0, 5), (10, 1), (20, 4)]);
        for (amount, limit, expected) in [
            (0, 10, Ok(())),
            (2, 12, Ok(())),
            (3, 12, full(10, 60_000)),
            (7, 12, full(10, 60_000)),
            (8, 12, full(10, 60_010)),
            (9, 12, full(10, 60_020)),
            (12, 12, full(10, 60_020)),
            (13, 12, full(10, 60_020)),
            (u64::MAX, 12, full(10, 60_020)),
            (1, 0, full(10, 60_020)),
            (u64::MAX - 10, u64::MAX, Ok(())),
            (u64::MAX - 9, u64::MAX, full(10, 60_000)),
        ] {
            assert_eq!(count.check(Millis(30), amount, limit), expected, "{amount} of {limit}");
        }
        assert_eq!(count.check(Millis(90_000), 13, 12), full(0, 90_000), "nothing to wait for");
    }

    #[test]
    fn what_was_reserved_gives_way_to_what_was_used() {
        let mut count = count(&[(1_000, 100), (1_000, 50), (2_000, 7)]);
        count.correct(Millis(1_000), 100, 20);
        assert_eq!(count.used(Millis(2_000)), 77);
        count.correct(Millis(1_000), 50, 900);
        assert_eq!(count.used(Millis(2_000)), 927, "more than was reserved is a debt");
        assert_eq!(count.check(Millis(2_000), 0, 150), full(927, 61_000));
        count.correct(Millis(2_000), 10, 0);
        assert_eq!(count.used(Millis(2_000)), 920, "never below nothing");
        count.correct(Millis(3_000), 5, 5_000);
        assert_eq!(count.used(Millis(3_000)), 920, "nothing was taken then");
        assert_eq!(count.used(Millis(61_000)), 0);
        count.correct(Millis(1_000), 100, 5_000);
        assert_eq!(count.used(Millis(61_000)), 0, "it has left the window");
    }

    #[test]
    fn a_clock_that_goes_back_breaks_nothing() {
        let mut count = count(&[(5_000, 1), (4_000, 2), (4_500, 4), (5_000, 8)]);
        assert_eq!(count.used(Millis(4_200)), 15, "what lies a little ahead counts");
        assert_eq!(count.used(Millis(64_000)), 13);
        assert_eq!(count.used(Millis(64_500)), 9);
        count.correct(Millis(5_000), 8, 1);
        assert_eq!(count.used(Millis(64_999)), 2);

        let mut count = super::tests::count(&[(10_000_000, 3), (10_000_001, 4)]);
        assert_eq!(count.used(Millis(9_000_000)), 7, "set back by a quarter of an hour");
        assert_eq!(count.used(Millis(9_059_999)), 7);
        assert_eq!(count.used(Millis(9_060_000)), 0, "but it counts for one window only");
    }

    #[test]
    fn amounts_without_measure_are_survived() {
        let mut count = count(&[(0, u64::MAX), (0, u64::MAX), (1, u64::MAX)]);
        assert_eq!(count.used(Millis(1)), u64::MAX);
        count.correct(Millis(0), u64::MAX, 5);
        assert_eq!(count.used(Millis(60_000)), u64::MAX);
        assert_eq!(count.used(Millis(60_001)), 0);
        count.take(Millis(i64::MAX), 1);
        assert_eq!(count.used(Millis(i64::MIN)), 1);
    }

    #[test]
    fn slots_are_given_out_up_to_the_limit() {
        let mut slots = Slots::default();
        assert!(!slots.acquire(0));
        assert!(slots.acquire(2) && slots.acquire(2));
        assert!(!slots.acquire(2));
        slots.release();
        assert_eq!(slots.in_use(), 1);
        assert!(slots.acquire(2));
        slots.release();
        slots.release();
        slots.release();
        assert_eq!(slots.in_use(), 0);
    }

    #[test]
    fn a_call_reserves_its_prompt_and_its_cap_or_a_guess() {
        for (prompt_chars, cap, tpm, n, embedding, expected) in [
            (4, None, 100_000, 1, false, 1_025),
            (4, None, 30, 1, false, 8),
            (0, None, 1, 1, false, 2),
            (7, None, 4_096, 1, false, 1_025),
            (8, None, 4_095, 1, false, 1_025),
            (8_000, None, 100_000, 1, false, 4_000),
            (8_000, Some(16), 100_000, 1, false, 2_016),
            (8_000, Some(0), 100_000, 1, false, 2_000),
            (4, None, 100_000, 3, false, 3_073),
            (4, Some(10), 100_000, 0, false, 11),
            (4_000, Some(10), 100_000, 2, true, 1_000),
            (4, Some(u64::MAX), 30, 9, false, u64::MAX),
        ] {
            assert_eq!(
                tokens_to_reserve(prompt_chars, cap, tpm, n, embedding),
                expected,
                "{prompt_chars} {cap:?} {tpm} {n} {embedding}"
            );
        }
        assert_eq!(
            [TokenCount::Total, TokenCount::Input, TokenCount::Output].map(|count| count.of(3, 4)),
            [7, 3, 4]
        );
    }

    /// The sum of what was taken within 60 s up to and including `at`.
    fn naive(taken: &[(i64, u64)], at: i64) -> u64 {
        taken.iter().filter(|&&(t, _)| t <= at && at < t + WINDOW_MS).map(|&(_, amount)| amount).sum()
    }

    #[test]
    fn a_throttle_leaves_a_share_and_at_least_one() {
        let parts = |percent: u64| Throttle::new(percent * (Throttle::WHOLE / 100)).unwrap();
        for (percent, limit, expected) in [
            (10, 100, 10),
            (10, 99, 9),
            (10, 9, 1),
            (1, 1, 1),
            (50, 0, 0),
            (100, 7, 7),
            (100, u64::MAX, u64::MAX),
        ] {
            assert_eq!(parts(percent).of(limit), expected, "{percent} % of {limit}");
        }
        assert_eq!((Throttle::new(0), Throttle::new(Throttle::WHOLE + 1)), (None, None));
    }

    #[test]
    fn a_day_is_counted_in_pieces_that_never_leave_too_early() {
        let mut count = SlidingCount::daily();
        count.take(Millis(1), 3);
        count.take(Millis(DAY_PIECE_MS - 1), 4);
        count.take(Millis(DAY_PIECE_MS), 5);
        assert_eq!(count.taken.len(), 2);
        let end = DAY_MS + DAY_PIECE_MS - 1;
        assert_eq!(count.used(Millis(end - 1)), 12);
        assert_eq!(count.check(Millis(end - 1), 1, 12), full(12, end));
        assert_eq!(count.used(Millis(end)), 5);
        count.correct(Millis(DAY_PIECE_MS + 7), 5, 1);
        assert_eq!(count.used(Millis(end)), 1);
        assert!(!count.is_idle(Millis(end)) && count.is_idle(Millis(end + DAY_PIECE_MS)));
        for minute in 0..10_000 {
            count.take(Millis(minute * 60_000), 1);
        }
        assert!(count.taken.len() <= 290, "{}", count.taken.len());
    }

    fn waits() -> impl Strategy<Value = i64> {
        prop_oneof![4 => 0_i64..3, 4 => 0_i64..20_000, 1 => 59_990_i64..60_010]
    }

    proptest! {
        #[test]
        fn no_sixty_seconds_hold_more_than_the_limit(
            limit in 1_u64..60,
            calls in prop::collection::vec((waits(), 0_u64..20), 1..200),
        ) {
            let mut count = SlidingCount::default();
            let mut taken = Vec::new();
            let mut now = 1_700_000_000_000;
            for (wait_ms, amount) in calls {
                now += wait_ms;
                prop_assert_eq!(count.used(Millis(now)), naive(&taken, now));
                match count.check(Millis(now), amount, limit) {
                    Ok(()) => {
                        count.take(Millis(now), amount);
                        taken.push((now, amount));
                        prop_assert!(naive(&taken, now) <= limit);
                    }
                    Err(RateFull { used, retry_at }) => {
                        prop_assert_eq!(used, naive(&taken, now));
                        prop_assert!(used + amount > limit, "a false refusal");
                        if amount <= limit {
                            prop_assert!(naive(&taken, retry_at.0) + amount <= limit);
                            prop_assert!(naive(&taken, retry_at.0 - 1) + amount > limit);
                        }
                    }
                }
            }
        }

        #[test]
        fn no_day_holds_more_than_the_limit(
            limit in 1_u64..60,
            calls in prop::collection::vec((0_i64..12 * 3_600_000, 0_u64..20), 1..200),
        ) {
            let mut count = SlidingCount::daily();
            let mut taken: Vec<(i64, u64)> = Vec::new();
            let mut now = 1_700_000_000_000;
            for (wait_ms, amount) in calls {
                now += wait_ms;
                let within = |ms: i64| -> u64 {
                    taken.iter().filter(|&&(at, _)| now < at + ms).map(|&(_, amount)| amount).sum()
                };
                let (day, longest) = (within(DAY_MS), within(DAY_MS + DAY_PIECE_MS));
                match count.check(Millis(now), amount, limit) {
                    Ok(()) => {
                        prop_assert!(day + amount <= limit);
                        count.take(Millis(now), amount);
                        taken.push((now, amount));
                    }
                    Err(_) => prop_assert!(longest + amount > limit, "a false refusal"),
                }
            }
        }

        #[test]
        fn any_order_of_clocks_and_corrections_keeps_the_sum(
            steps in prop::collection::vec((-80_000_i64..80_000, 0_u64..100, 0_u64..100, any::<bool>()), 1..200),
        ) {
            let mut count = SlidingCount::default();
            let mut now = 1_700_000_000_000;
            for (step_ms, amount, actual, correct) in steps {
                let taken_at = now;
                now += step_ms;
                if correct {
                    count.correct(Millis(taken_at), amount, actual);
                } else {
                    count.take(Millis(now), amount);
                }
                let sum: u128 = count.taken.iter().map(|&(_, amount)| u128::from(amount)).sum();
                prop_assert_eq!(count.total, sum);
                prop_assert!(count.taken.iter().zip(count.taken.iter().skip(1)).all(|(a, b)| a.0 < b.0));
            }
        }
    }
}
