//! The duration grammar of budgets and keys: `30s 15m 24h 7d 1w 1mo`, `daily` and friends.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::time::Millis;

/// The largest count of a unit; keeps every product far from overflow.
const COUNT_MAX: u32 = 100_000_000;

/// What a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months of the calendar.
    Month,
}

/// A whole number of units, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    count: u32,
    unit: Unit,
}

/// The text is not a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a duration: use a form like '30s', '15m', '24h', '7d', '1w' or '1mo'")]
pub struct InvalidDuration;

impl Duration {
    /// One hour.
    pub const HOUR: Self = Self { count: 1, unit: Unit::Hour };

    /// So many units; `None` when there are none or too many.
    pub const fn new(count: u32, unit: Unit) -> Option<Self> {
        if count == 0 || count > COUNT_MAX || (matches!(unit, Unit::Month) && count > 1) {
            return None;
        }
        Some(Self { count, unit })
    }

    /// How many units.
    pub const fn count(self) -> u32 {
        self.count
    }

    /// The unit.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// Reads the grammar. Like the original, `1hr` is an hour; unlike it, whatever else follows
    /// the unit is refused.
    pub fn parse(text: &str) -> Result<Self, InvalidDuration> {
        for (word, count, unit) in [
            ("hourly", 1, Unit::Hour),
            ("daily", 1, Unit::Day),
            ("weekly", 7, Unit::Day),
            ("monthly", 30, Unit::Day),
        ] {
            if text.eq_ignore_ascii_case(word) {
                return Ok(Self { count, unit });
            }
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let count: u32 = text[..digits].parse().map_err(|_| InvalidDuration)?;
        let unit = match &text[digits..] {
            "s" => Unit::Second,
            "m" => Unit::Minute,
            "h" | "hr" => Unit::Hour,
            "d" => Unit::Day,
            "w" => Unit::Week,
            "mo" => Unit::Month,
            _ => return Err(InvalidDuration),
        };
        Self::new(count, unit).ok_or(InvalidDuration)
    }

    /// The length in milliseconds where it is fixed; a month has none.
    pub fn fixed_ms(self) -> Option<i64> {
        let unit_ms: i64 = match self.unit {
            Unit::Second => 1_000,
            Unit::Minute => 60_000,
            Unit::Hour => 3_600_000,
            Unit::Day => 86_400_000,
            Unit::Week => 604_800_000,
            Unit::Month => return None,
        };
        Some(unit_ms * i64::from(self.count))
    }

    /// The instant exactly this long after `start`, in UTC: the expiry of a key. A month later is
    /// the same day of the next month, or its last.
    pub fn after(self, start: Millis) -> Millis {
        match self.fixed_ms() {
            Some(ms) => start.plus_ms(ms),
            None => start
                .timestamp()
                .to_zoned(jiff::tz::TimeZone::UTC)
                .checked_add(jiff::Span::new().months(i64::from(self.count)))
                .map_or(start, |zoned| zoned.timestamp().into()),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Second => "s",
            Unit::Minute => "m",
            Unit::Hour => "h",
            Unit::Day => "d",
            Unit::Week => "w",
            Unit::Month => "mo",
        };
        write!(f, "{}{unit}", self.count)
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar() {
        for (text, shown) in [
            ("30s", "30s"),
            ("15m", "15m"),
            ("24h", "24h"),
            ("1hr", "1h"),
            ("7d", "7d"),
            ("1w", "1w"),
            ("1mo", "1mo"),
            ("daily", "1d"),
            ("Weekly", "7d"),
            ("MONTHLY", "30d"),
            ("hourly", "1h"),
        ] {
            assert_eq!(Duration::parse(text).map(|d| d.to_string()), Ok(shown.into()), "{text}");
        }
        for text in [
            "",
            "30",
            "0s",
            "-1d",
            "1y",
            "1D",
            "2mo",
            "1.5h",
            "d",
            "1 d",
            "1dx",
            "99999999999s",
            "4294967295w",
            "１d",
        ] {
            assert_eq!(Duration::parse(text), Err(InvalidDuration), "{text:?}");
        }
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last_of_the_month() {
        let month = Duration::parse("1mo").unwrap();
        for (from, to) in [
            ("2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z"),
            ("2026-11-21T00:00:00Z", "2026-12-21T00:00:00Z"),
        ] {
            let from: jiff::Timestamp = from.parse().unwrap();
            assert_eq!(month.after(from.into()).to_string(), to);
        }
        assert_eq!(Duration::parse("90s").unwrap().after(Millis(5)), Millis(90_005));
    }
}
