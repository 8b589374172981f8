//! What becomes of a budget when its owner goes on as before. Whole numbers only; the present is
//! handed in; a rate is a guess, so nothing here decides anything.

use jiff::{SignedDuration, Timestamp};

use super::data::Limits;
use crate::domain::money::Picos;

const HOUR_MS: i128 = 3_600_000;

/// What is to be expected of somebody who goes on as before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Forecast {
    /// What is spent in an hour.
    pub(crate) burn: Picos,
    /// When the cap is reached; the present, when it is already. `None` without a cap, without
    /// spend, and when the window begins anew before.
    pub(crate) exhausted_at: Option<Timestamp>,
    /// What will have been spent when the window ends, if it does.
    pub(crate) at_reset: Option<Picos>,
}

/// What is to be expected of somebody who spent `spend` of `limits`, has `held` under way, and goes
/// on spending `rate_per_hour`.
pub(crate) fn of(
    spend: Picos,
    held: Picos,
    limits: &Limits,
    rate_per_hour: Picos,
    now: Timestamp,
) -> Forecast {
    let burn = rate_per_hour.max(Picos::ZERO);
    let exhausted_at = limits
        .max
        .and_then(|max| exhausted_at(max, spend.saturating_plus(held), burn, now))
        // The window that begins then has all of its cap before it.
        .filter(|at| *at == now || limits.resets_at.is_none_or(|reset| reset <= now || *at < reset));
    let at_reset = limits.resets_at.map(|reset| spend.saturating_plus(spent_until(reset, burn, now)));
    Forecast { burn, exhausted_at, at_reset }
}

/// What `spend` of a window of `length_ms` is in an hour.
pub(crate) fn per_hour(spend: Picos, length_ms: i64) -> Picos {
    let length_ms = i128::from(length_ms.max(1));
    Picos::new(spend.get().saturating_mul(HOUR_MS) / length_ms)
}

fn exhausted_at(max: Picos, taken: Picos, burn: Picos, now: Timestamp) -> Option<Timestamp> {
    let left = max.saturating_minus(taken).get();
    if max.get() <= 0 || left <= 0 {
        return Some(now);
    }
    if burn.get() <= 0 {
        return None;
    }
    // Rounded up: one moment earlier something is left.
    let (whole, rest) = (left / burn.get(), left % burn.get());
    let rest_ms = rest.saturating_mul(HOUR_MS).saturating_add(burn.get() - 1) / burn.get();
    let ms = whole.saturating_mul(HOUR_MS).saturating_add(rest_ms);
    let length = SignedDuration::from_millis(i64::try_from(ms).unwrap_or(i64::MAX));
    Some(now.checked_add(length).unwrap_or(Timestamp::MAX))
}

fn spent_until(end: Timestamp, burn: Picos, now: Timestamp) -> Picos {
    let ms = end.duration_since(now).as_millis().max(0);
    Picos::new(burn.get().saturating_mul(ms) / HOUR_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Picos {
        Picos::parse(text).unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn when_a_cap_is_reached_and_what_will_have_been_spent_at_its_reset() {
        let now = "2026-11-22T14:00:00Z";
        let (cap, reset) = (Some("10"), Some("2026-11-23T14:00:00Z"));
        for (spend, held, max, resets_at, rate, exhausted, at_reset) in [
            // Four dollars left, at one an hour.
            ("6", "0", cap, None, "1", Some("2026-11-22T18:00:00Z"), None),
            // What is held counts for the cap, and not twice for the projection.
            ("5", "1", cap, reset, "1", Some("2026-11-22T18:00:00Z"), Some("29")),
            ("6", "0", cap, reset, "0.5", Some("2026-11-22T22:00:00Z"), Some("18")),
            // The reset comes first: one moment after it there is a whole cap again.
            ("6", "0", cap, reset, "0.1", None, Some("8.4")),
            ("6", "0", cap, Some("2026-11-22T18:00:00Z"), "1", None, Some("10")),
            ("6", "0", cap, Some("2026-11-22T18:00:00.001Z"), "1", Some("2026-11-22T18:00:00Z"), None),
            // A reset that is due adds nothing.
            ("6", "0", cap, Some("2026-11-22T13:00:00Z"), "1", Some("2026-11-22T18:00:00Z"), Some("6")),
            // Over, exactly at the cap, one pico below it, and a cap of nothing.
            ("11", "0", cap, reset, "0", Some(now), Some("11")),
            ("10", "0", cap, None, "0", Some(now), None),
            ("9.999999999999", "0", cap, None, "0", None, None),
            ("9", "1", cap, None, "0", Some(now), None),
            ("0", "0", Some("0"), None, "0", Some(now), None),
            // No cap, no spend, a correction that gave money back.
            ("6", "0", None, reset, "1", None, Some("30")),
            ("6", "0", cap, reset, "0", None, Some("6")),
            ("6", "0", cap, reset, "-1", None, Some("6")),
            ("-2", "0", cap, None, "12", Some("2026-11-22T15:00:00Z"), None),
            // A third of an hour, rounded up to the next thousandth of a second.
            ("9", "0", cap, None, "3", Some("2026-11-22T14:20:00Z"), None),
            ("9", "0", cap, None, "7", Some("2026-11-22T14:08:34.286Z"), None),
        ] {
            let limits = Limits { max: max.map(usd), resets_at: resets_at.map(at), ..Limits::default() };
            let forecast = of(usd(spend), usd(held), &limits, usd(rate), at(now));
            let said = format!("{spend} + {held} of {max:?} until {resets_at:?} at {rate}");
            assert_eq!(forecast.exhausted_at, exhausted.map(at), "{said}");
            if at_reset.is_some() || resets_at.is_none() {
                assert_eq!(forecast.at_reset, at_reset.map(usd), "{said}");
            }
        }
    }

    #[test]
    fn amounts_without_measure_stay_within_time() {
        let limits = Limits { max: Some(Picos::MAX), resets_at: Some(Timestamp::MAX), ..Limits::default() };
        let now = Timestamp::UNIX_EPOCH;
        let slow = of(
            Picos::ZERO,
            Picos::ZERO,
            &Limits { resets_at: None, ..limits.clone() },
            usd("0.000000000001"),
            now,
        );
        assert_eq!(slow.exhausted_at, Some(Timestamp::MAX));
        let fast = of(Picos::MAX, Picos::MAX, &limits, Picos::MAX, now);
        assert_eq!((fast.exhausted_at, fast.at_reset), (Some(now), Some(Picos::MAX)));
        let least = Picos::new(i128::MIN);
        assert!(of(least, least, &limits, Picos::new(1), now).exhausted_at.is_none());
    }

    #[test]
    fn the_spend_of_a_window_in_an_hour() {
        for (spend, length_ms, rate) in
            [("1", 3_600_000, "1"), ("1", 300_000, "12"), ("24", 86_400_000, "1"), ("1", 0, "3600000")]
        {
            assert_eq!(per_hour(usd(spend), length_ms), usd(rate), "{spend} in {length_ms}");
        }
        assert_eq!(per_hour(Picos::MAX, 1), Picos::MAX);
    }
}
