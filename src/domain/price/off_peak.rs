//! The hours of a week in which a model is sold at other prices.
//!
//! Answers whether an instant lies in them; must not know the prices.

use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::PriceError;
use crate::domain::time::Millis;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// Every ISO weekday, Monday as bit 1 to Sunday as bit 7.
const EVERY_DAY: u8 = 0b1111_1110;

/// The windows of an `off_peak_pricing` block. Hours are UTC; weekdays are those of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OffPeak {
    rules: Vec<Rule>,
    zone: TimeZone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    weekdays: u8,
    hours: Vec<Hours>,
}

/// From the first minute of the day to before the second; over midnight when it is not later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hours {
    start_minute: i64,
    end_minute: i64,
}

impl OffPeak {
    /// Reads `hours_utc` (every day) and `windows` (`hours_utc` on `weekdays`).
    pub(super) fn read(fields: &Map<String, Value>) -> Result<Self, PriceError> {
        let mut rules = Vec::new();
        if let Some(hours) = said(fields, "hours_utc") {
            rules.push(Rule { weekdays: EVERY_DAY, hours: read_hours(hours)? });
        }
        for window in list(said(fields, "windows"), "windows")? {
            let window = window.as_object().ok_or_else(|| wrong("windows", "objects with hours_utc"))?;
            let hours =
                said(window, "hours_utc").ok_or_else(|| wrong("windows", "objects with hours_utc"))?;
            rules.push(Rule { weekdays: read_weekdays(window)?, hours: read_hours(hours)? });
        }
        Ok(Self { rules, zone: read_zone(fields)? })
    }

    /// Whether the instant lies in one of the windows; a window's start does, its end does not.
    pub(super) fn contains(&self, at: Millis) -> bool {
        let minute = at.0.rem_euclid(DAY_MS) / MINUTE_MS;
        let weekday = self.zone.to_datetime(at.timestamp()).weekday().to_monday_one_offset();
        let today = 1_u8 << weekday.clamp(1, 7);
        self.rules
            .iter()
            .any(|rule| rule.weekdays & today != 0 && rule.hours.iter().any(|hours| hours.contain(minute)))
    }
}

impl Hours {
    const fn contain(self, minute: i64) -> bool {
        if self.start_minute < self.end_minute {
            self.start_minute <= minute && minute < self.end_minute
        } else {
            minute >= self.start_minute || minute < self.end_minute
        }
    }
}

fn wrong(field: &str, expected: &'static str) -> PriceError {
    PriceError::WrongShape { field: format!("off_peak_pricing.{field}"), expected }
}

fn said<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    fields.get(name).filter(|value| !value.is_null())
}

fn list<'a>(value: Option<&'a Value>, field: &str) -> Result<&'a [Value], PriceError> {
    match value {
        None => Ok(&[]),
        Some(Value::Array(values)) => Ok(values),
        Some(_) => Err(wrong(field, "a list")),
    }
}

fn read_hours(value: &Value) -> Result<Vec<Hours>, PriceError> {
    let windows = std::slice::from_ref(value);
    let windows = value.as_array().map_or(windows, Vec::as_slice);
    windows
        .iter()
        .map(|window| {
            let (start, end) = window.as_str()?.split_once('-')?;
            Some(Hours { start_minute: minute_of_day(start)?, end_minute: minute_of_day(end)? })
        })
        .collect::<Option<_>>()
        .ok_or_else(|| wrong("hours_utc", "hours such as \"16:30-00:30\""))
}

fn minute_of_day(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once(':')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then(|| i64::from(hour) * 60 + i64::from(minute))
}

fn read_weekdays(window: &Map<String, Value>) -> Result<u8, PriceError> {
    let Some(days) = said(window, "weekdays") else {
        return Ok(EVERY_DAY);
    };
    let mut mask = 0;
    for day in list(Some(days), "weekdays")? {
        mask |= weekday_bit(day).ok_or_else(|| wrong("weekdays", "days, 1 (Monday) to 7 or by name"))?;
    }
    Ok(mask)
}

fn weekday_bit(day: &Value) -> Option<u8> {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let number = match day {
        Value::Number(number) => number.as_u64()?,
        Value::String(name) => {
            let name = name.trim().to_ascii_lowercase();
            let index = NAMES.iter().position(|known| name.starts_with(known))?;
            u64::try_from(index).ok()? + 1
        }
        _ => return None,
    };
    (1..=7).contains(&number).then(|| 1 << number)
}

fn read_zone(fields: &Map<String, Value>) -> Result<TimeZone, PriceError> {
    match said(fields, "weekday_timezone") {
        None => Ok(TimeZone::UTC),
        Some(name) => name
            .as_str()
            .and_then(|name| TimeZone::get(name.trim()).ok())
            .ok_or_else(|| wrong("weekday_timezone", "a time zone such as \"Asia/Shanghai\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn off_peak(json: &str) -> Result<OffPeak, PriceError> {
        OffPeak::read(&serde_json::from_str(json).unwrap())
    }

    fn at(time: &str) -> Millis {
        Millis::from(time.parse::<jiff::Timestamp>().unwrap())
    }

    #[test]
    fn a_window_starts_inclusive_and_ends_exclusive() {
        let daily = off_peak(r#"{"hours_utc": ["16:30-00:30", "04:00-06:00"]}"#).unwrap();
        for (time, inside) in [
            ("2026-11-18T16:29:59Z", false),
            ("2026-11-18T16:30:00Z", true),
            ("2026-11-18T23:59:59Z", true),
            ("2026-11-19T00:29:59Z", true),
            ("2026-11-19T00:30:00Z", false),
            ("2026-11-19T05:59:59Z", true),
            ("2026-11-19T06:00:00Z", false),
            ("1969-12-31T17:00:00Z", true),
        ] {
            assert_eq!(daily.contains(at(time)), inside, "{time}");
        }
        let whole_day = off_peak(r#"{"hours_utc": "00:00-00:00"}"#).unwrap();
        assert!(whole_day.contains(at("2026-11-18T12:00:00Z")));
    }

    #[test]
    fn weekdays_are_those_of_the_named_zone() {
        // 2026-11-20 is a Friday; at 16:00 UTC it is Saturday in Shanghai.
        let weekend = r#"{"windows": [{"hours_utc": "00:00-00:00", "weekdays": [6, "Sunday"]}]"#;
        let utc = off_peak(&format!("{weekend}}}")).unwrap();
        let shanghai = off_peak(&format!(r#"{weekend}, "weekday_timezone": "Asia/Shanghai"}}"#)).unwrap();
        for (time, in_utc, in_shanghai) in [
            ("2026-11-20T15:59:59Z", false, false),
            ("2026-11-20T16:00:00Z", false, true),
            ("2026-11-21T00:00:00Z", true, true),
            ("2026-11-22T15:59:59Z", true, true),
            ("2026-11-22T16:00:00Z", true, false),
            ("2026-11-23T00:00:00Z", false, false),
        ] {
            assert_eq!(
                (utc.contains(at(time)), shanghai.contains(at(time))),
                (in_utc, in_shanghai),
                "{time}"
            );
        }
    }

    #[test]
    fn a_block_that_cannot_be_read_names_its_field() {
        for (json, field) in [
            (r#"{"hours_utc": "24:00-01:00"}"#, "off_peak_pricing.hours_utc"),
            (r#"{"hours_utc": 7}"#, "off_peak_pricing.hours_utc"),
            (r#"{"windows": {}}"#, "off_peak_pricing.windows"),
            (r#"{"windows": [{"weekdays": [1]}]}"#, "off_peak_pricing.windows"),
            (r#"{"windows": [{"hours_utc": "00:00-01:00", "weekdays": [8]}]}"#, "off_peak_pricing.weekdays"),
            (r#"{"weekday_timezone": "Moon/Base"}"#, "off_peak_pricing.weekday_timezone"),
        ] {
            let error = off_peak(json).unwrap_err();
            assert!(error.to_string().contains(&format!("`{field}`")), "{error}");
        }
        assert!(!off_peak("{}").unwrap().contains(Millis(0)));
    }
}
