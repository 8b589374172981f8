//! Periods as people type them, in whole days of UTC.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::domain::time::Millis;

/// From one instant to before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// The first day.
    pub(super) first: Date,
    /// The last day, which belongs to it.
    pub(super) last: Date,
    /// The beginning of the first day.
    pub(super) from: Millis,
    /// The end of the last day.
    pub(super) until: Millis,
}

impl Period {
    /// `2026-11`, `this-month`, `last-month`, `2026-11-03`, `2026-11-01..2026-11-15`.
    pub(super) fn parse(text: &str, now: Timestamp) -> Result<Self, String> {
        let today = now.to_zoned(TimeZone::UTC).date();
        let wrong = || {
            format!("'{text}' is no period; use a form like 2026-11, last-month or 2026-11-01..2026-11-15")
        };
        match text {
            "this-month" => return Self::month(today),
            "last-month" => {
                let before = today.first_of_month().checked_sub(Span::new().months(1));
                return Self::month(before.map_err(|_| wrong())?);
            }
            _ => {}
        }
        let date = |text: &str| text.parse::<Date>().ok().filter(|_| text.len() == 10);
        if let Some((first, last)) = text.split_once("..") {
            let (first, last) = (date(first).ok_or_else(wrong)?, date(last).ok_or_else(wrong)?);
            if last < first {
                return Err(format!("'{text}' ends before it begins"));
            }
            return Self::days(first, last);
        }
        if let Some(day) = date(text) {
            return Self::days(day, day);
        }
        let month = Some(text).filter(|text| text.len() == 7).and_then(|text| date(&format!("{text}-01")));
        Self::month(month.ok_or_else(wrong)?)
    }

    fn month(of: Date) -> Result<Self, String> {
        Self::days(of.first_of_month(), of.last_of_month())
    }

    fn days(first: Date, last: Date) -> Result<Self, String> {
        let beginning = |day: Date| day.to_zoned(TimeZone::UTC).map(|at| Millis::from(at.timestamp()));
        let after = last.tomorrow().and_then(beginning);
        match (beginning(first), after) {
            (Ok(from), Ok(until)) => Ok(Self { first, last, from, until }),
            _ => Err("it lies beyond the calendar".to_owned()),
        }
    }

    /// For people: both days, and the zone.
    pub(super) fn shown(&self) -> String {
        format!("{} to {} (UTC, both days included)", self.first, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_as_they_are_typed() {
        let now: Timestamp = "2027-01-31T23:30:00Z".parse().unwrap();
        for (text, from, until) in [
            ("2026-11", "2026-11-01", "2026-12-01"),
            ("2028-02", "2028-02-01", "2028-03-01"),
            ("this-month", "2027-01-01", "2027-02-01"),
            ("last-month", "2026-12-01", "2027-01-01"),
            ("2026-11-03", "2026-11-03", "2026-11-04"),
            ("2026-11-01..2026-11-15", "2026-11-01", "2026-11-16"),
            ("2026-11-15..2026-11-15", "2026-11-15", "2026-11-16"),
        ] {
            let period = Period::parse(text, now).unwrap();
            let shown = |at: Millis| at.utc_date();
            assert_eq!((shown(period.from).as_str(), shown(period.until).as_str()), (from, until), "{text}");
            assert_eq!((period.from.0 % 86_400_000, period.until.0 % 86_400_000), (0, 0));
        }
        for text in
            ["", "2026", "2026-13", "2026-11-31", "11-2026", "soon", "2026-11-15..2026-11-01", "..", "2026-1"]
        {
            assert!(Period::parse(text, now).is_err(), "{text}");
        }
    }
}
