//! Instants as milliseconds. The domain never reads a clock: a [`Millis`] is always handed in.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// The instant so many milliseconds later (earlier when negative).
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// How many milliseconds have passed since `earlier`; zero when it lies in the future.
    pub const fn since(self, earlier: Self) -> u64 {
        let passed = self.0.saturating_sub(earlier.0);
        if passed > 0 { passed.unsigned_abs() } else { 0 }
    }

    /// The calendar day in UTC, `2026-11-21`.
    pub fn utc_date(self) -> String {
        self.timestamp().strftime("%Y-%m-%d").to_string()
    }

    /// When a day in UTC begins, by the text of [`utc_date`](Self::utc_date).
    pub fn of_utc_date(text: &str) -> Option<Self> {
        let date: jiff::civil::Date = text.parse().ok()?;
        Some(date.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().into())
    }

    /// The instant for calendar arithmetic; what lies beyond the calendar stays at its end.
    pub fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        })
    }
}

impl From<jiff::Timestamp> for Millis {
    fn from(at: jiff::Timestamp) -> Self {
        Self(at.as_millisecond())
    }
}

impl fmt::Display for Millis {
    /// RFC 3339 in UTC: `2026-12-01T00:00:00Z`, with milliseconds only when there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}
