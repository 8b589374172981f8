//! Which days are asked about: days in UTC, the last one whole, never more than a report can hold.

use crate::domain::time::Millis;
use crate::store::daily::DayFilter;
use crate::wire::fields::Fields;

/// Milliseconds of a day in UTC.
pub(super) const DAY_MS: i64 = 86_400_000;
/// The most days of one answer.
pub(super) const DAYS_MAX: i64 = 400;
/// How far answers look back that nobody gave days to.
const RECENT_DAYS: i64 = 30;
/// Minutes that a zone can be away from UTC.
const ZONE_MINUTES_MAX: i64 = 18 * 60;

/// A range of days, counted from the first of 1970; the last one is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::admin) struct Days {
    first: i64,
    last: i64,
}

impl Days {
    /// `start_date` and `end_date`, which have to be there.
    pub(in crate::admin) fn required(fields: &mut Fields) -> Self {
        fields.needs("start_date");
        fields.needs("end_date");
        let days = Self::optional(fields);
        days.unwrap_or_else(|| {
            fields.refuse("start_date", "Please provide start_date and end_date");
            Self { first: 0, last: 0 }
        })
    }

    /// `start_date` and `end_date`, if both are there.
    pub(in crate::admin) fn optional(fields: &mut Fields) -> Option<Self> {
        let mut day = |name: &'static str| {
            let text = fields.filled_text(name).value()?;
            let day = day(&text);
            if day.is_none() {
                fields.refuse(name, format!("{name} must be a day like 2026-11-21 (YYYY-MM-DD)."));
            }
            Some(day.unwrap_or_default())
        };
        let (first, last) = (day("start_date"), day("end_date"));
        let (first, last) = (first?, last?);
        if last < first {
            fields.refuse("start_date", "start_date must be on or before end_date");
        } else if last - first >= DAYS_MAX {
            fields.refuse("end_date", format!("Date range too large; maximum is {DAYS_MAX} days"));
        }
        Some(Self { first, last })
    }

    /// The last 30 days and today.
    pub(in crate::admin) fn recent(now: Millis) -> Self {
        let today = now.0.div_euclid(DAY_MS);
        Self { first: today - RECENT_DAYS, last: today }
    }

    /// The days of two instants, as far as they are told.
    pub(super) fn between(start: Option<Millis>, end: Option<Millis>, now: Millis) -> Option<Self> {
        let last = end.unwrap_or(now).0.div_euclid(DAY_MS);
        let first = start.map_or(last - RECENT_DAYS, |at| at.0.div_euclid(DAY_MS));
        (first <= last && last - first < DAYS_MAX).then_some(Self { first, last })
    }

    /// The days in UTC that days elsewhere fall on. `timezone` is how many minutes that zone is
    /// behind UTC, as browsers tell it.
    pub(in crate::admin) fn touched_from(self, fields: &mut Fields) -> Self {
        let minutes = fields.integer_within("timezone", -ZONE_MINUTES_MAX, ZONE_MINUTES_MAX).value();
        match minutes.unwrap_or_default().signum() {
            1 => Self { last: self.last + 1, ..self },
            -1 => Self { first: self.first - 1, ..self },
            _ => self,
        }
    }

    /// Everything of a kind on these days.
    pub(in crate::admin) fn of(self, kind: &'static str) -> DayFilter {
        DayFilter { kind, first: self.start().utc_date(), last: shown(self.last), ..DayFilter::default() }
    }

    /// When the first day begins.
    pub(in crate::admin) fn start(self) -> Millis {
        Millis(self.first * DAY_MS)
    }

    /// When the last day is over.
    pub(in crate::admin) fn end(self) -> Millis {
        Millis((self.last + 1) * DAY_MS)
    }

    /// The first day, as it is written.
    pub(super) fn first_day(self) -> String {
        shown(self.first)
    }

    /// The last day, as it is written.
    pub(super) fn last_day(self) -> String {
        shown(self.last)
    }

    /// The days after the given one, to the end of the range.
    pub(super) fn after(self, written: &str) -> impl Iterator<Item = String> {
        let next = day(written).map_or(self.last, |day| day) + 1;
        (next.max(self.first)..=self.last).map(shown)
    }
}

fn shown(day: i64) -> String {
    Millis(day.saturating_mul(DAY_MS)).utc_date()
}

/// A day in its one spelling; sums are found by their text.
pub(super) fn day(text: &str) -> Option<i64> {
    let is_shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date: jiff::civil::Date = text.parse().ok().filter(|_| is_shaped)?;
    let start = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    let day = Millis::from(start.timestamp()).0.div_euclid(DAY_MS);
    (day >= 0 && date.year() < 9_000).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::super::refused;
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::from_query(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_day_has_one_spelling() {
        for (text, expected) in [
            ("1970-01-01", Some(0)),
            ("1970-01-02", Some(1)),
            ("2024-02-29", Some(19_782)),
            ("2023-02-29", None),
            ("2026-11-31", None),
            ("2026-13-01", None),
            ("2026-1-1", None),
            ("20261121", None),
            ("2026-11-21T00:00:00Z", None),
            (" 2026-11-21", None),
            ("+026-11-21", None),
            ("1969-12-31", None),
            ("9999-12-31", None),
            ("２026-11-2", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
    }

    #[test]
    fn a_range_is_bounded_on_both_sides() {
        for (start, end, expected) in [
            ("2026-11-21", "2026-11-21", None),
            ("2026-11-22", "2026-11-21", Some("on or before")),
            ("2026-01-01", "2027-02-04", None),
            ("2026-01-01", "2027-02-05", Some("maximum is 400 days")),
            ("", "2026-11-21", Some("Please provide start_date and end_date")),
            ("2026-11-21", "", Some("Please provide start_date and end_date")),
            ("x", "2026-11-21", Some("start_date must be a day")),
            ("2026-11-21", "x", Some("end_date must be a day")),
        ] {
            let mut fields = fields(&[("start_date", start), ("end_date", end)]);
            let days = Days::required(&mut fields);
            let told = fields.finish(refused).err().map(|error| error.message());
            assert_eq!(told.is_some(), expected.is_some(), "{start} {end} {told:?}");
            match expected {
                None => assert_eq!((days.first_day(), days.last_day()), (start.into(), end.into())),
                Some(part) => assert!(told.unwrap().contains(part), "{start} {end}"),
            }
        }
    }

    #[test]
    fn days_elsewhere_fall_on_days_in_utc() {
        let days = Days { first: 10, last: 20 };
        for (minutes, expected) in [
            ("0", Some((10, 20))),
            ("480", Some((10, 21))),
            ("-330", Some((9, 20))),
            ("1080", Some((10, 21))),
            ("1081", None),
            ("west", None),
        ] {
            let mut fields = fields(&[("timezone", minutes)]);
            let touched = days.touched_from(&mut fields);
            let is_fine = fields.finish(refused).is_ok();
            assert_eq!(is_fine.then_some((touched.first, touched.last)), expected, "{minutes}");
        }
    }

    #[test]
    fn what_follows_a_day() {
        let days = Days { first: 0, last: 3 };
        assert_eq!(days.after("1970-01-02").collect::<Vec<_>>(), ["1970-01-03", "1970-01-04"]);
        assert_eq!(days.after("1970-01-04").count(), 0);
        assert_eq!((days.start(), days.end()), (Millis(0), Millis(4 * DAY_MS)));
        assert_eq!(Days::recent(Millis(40 * DAY_MS + 5)), Days { first: 10, last: 40 });
        assert_eq!(
            Days::between(Some(Millis(DAY_MS)), None, Millis(DAY_MS)),
            Some(Days { first: 1, last: 1 })
        );
        assert_eq!(Days::between(Some(Millis(DAY_MS)), Some(Millis(0)), Millis(0)), None);
    }
}
