//! Instants as people type and read them: `10m` ago, `today`, `in 9d`.
//! The present is handed in, so that a test can choose it.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp, Zoned, ZonedArithmetic};

use crate::domain::duration::Duration;

/// The zone of the person: `TZ`, else what the system is set to, else UTC.
pub(crate) fn local_zone() -> TimeZone {
    let named = |name: &str| TimeZone::get(name).ok();
    if let Some(zone) =
        std::env::var("TZ").ok().as_deref().map(|tz| tz.trim_start_matches(':')).and_then(named)
    {
        return zone;
    }
    // The link ends in the name of the zone: `…/zoneinfo/Europe/Berlin`.
    std::fs::read_link("/etc/localtime")
        .ok()
        .and_then(|link| {
            link.to_str().and_then(|path| path.split_once("zoneinfo/")).map(|(_, n)| n.to_owned())
        })
        .and_then(|name| named(&name))
        .unwrap_or(TimeZone::UTC)
}

/// A point in the past: a duration ago, `today`, `yesterday`, `this-month`, `last-month`, a date,
/// or RFC 3339. Days and months begin at midnight of `now`'s zone.
pub(crate) fn parse_past(text: &str, now: &Zoned) -> Result<Timestamp, String> {
    if let Ok(duration) = Duration::parse(text) {
        return now
            .checked_sub(length(duration))
            .map(|at| at.timestamp())
            .map_err(|_| "too long ago".to_owned());
    }
    parse_instant(text, now)
}

/// A point in the future: a duration from now, a date, or RFC 3339.
pub(crate) fn parse_future(text: &str, now: &Zoned) -> Result<Timestamp, String> {
    if let Ok(duration) = Duration::parse(text) {
        return now
            .checked_add(length(duration))
            .map(|at| at.timestamp())
            .map_err(|_| "too far away".to_owned());
    }
    parse_instant(text, now)
}

fn parse_instant(text: &str, now: &Zoned) -> Result<Timestamp, String> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(at);
    }
    let today = now.date();
    let day = match text {
        "today" => Ok(today),
        "yesterday" => today.yesterday(),
        "this-month" => Ok(today.first_of_month()),
        "last-month" => today.first_of_month().checked_sub(Span::new().months(1)),
        date => date.parse(),
    };
    day.and_then(|day| day.to_zoned(now.time_zone().clone())).map(|midnight| midnight.timestamp()).map_err(
        |_| {
            "use a duration like 24h, today, yesterday, this-month, last-month, a date, or RFC 3339"
                .to_owned()
        },
    )
}

/// How long a duration is. A day is 24 hours, whatever the clocks do in between.
fn length(duration: Duration) -> ZonedArithmetic {
    match duration.fixed_ms() {
        Some(ms) => SignedDuration::from_millis(ms).into(),
        None => Span::new().months(1).into(),
    }
}

/// A length of time on the command line that has to be fixed: `30s`, `2m`, or plain seconds.
pub(crate) fn parse_length(text: &str) -> Result<std::time::Duration, String> {
    let wrong = || "use a duration like 30s, 15m or 24h".to_owned();
    if let Ok(seconds) = text.parse::<u32>() {
        return if seconds == 0 { Err(wrong()) } else { Ok(std::time::Duration::from_secs(seconds.into())) };
    }
    Duration::parse(text)
        .ok()
        .and_then(Duration::fixed_ms)
        .and_then(|ms| u64::try_from(ms).ok())
        .map(std::time::Duration::from_millis)
        .ok_or_else(wrong)
}

/// How far away an instant is: `in 9d`, `5m ago`, `now`.
pub(crate) fn relative(at: Timestamp, now: Timestamp) -> String {
    let seconds = at.as_second().saturating_sub(now.as_second());
    let distance = seconds.unsigned_abs();
    let (count, unit) = match distance {
        0 => return "now".to_owned(),
        1..60 => (distance, "s"),
        60..3_600 => (distance / 60, "m"),
        3_600..172_800 => (distance / 3_600, "h"),
        _ => (distance / 86_400, "d"),
    };
    if seconds > 0 { format!("in {count}{unit}") } else { format!("{count}{unit} ago") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Zoned {
        "2026-11-21T10:30:00+01:00[Europe/Berlin]".parse().unwrap()
    }

    #[test]
    fn the_past_as_it_is_typed() {
        for (text, at) in [
            ("10m", "2026-11-21T09:20:00Z"),
            ("24h", "2026-11-20T09:30:00Z"),
            ("7d", "2026-11-14T09:30:00Z"),
            ("1mo", "2026-10-21T08:30:00Z"),
            ("today", "2026-11-20T23:00:00Z"),
            ("yesterday", "2026-11-19T23:00:00Z"),
            ("this-month", "2026-10-31T23:00:00Z"),
            ("last-month", "2026-09-30T22:00:00Z"),
            ("2026-01-02", "2026-01-01T23:00:00Z"),
            ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
        ] {
            assert_eq!(parse_past(text, &now()).map(|at| at.to_string()), Ok(at.into()), "{text}");
        }
        assert!(parse_past("soon", &now()).is_err());
        assert_eq!(parse_future("1h", &now()).unwrap().to_string(), "2026-11-21T10:30:00Z");
    }

    #[test]
    fn no_length_is_too_long_to_be_refused() {
        for unit in ["s", "m", "h", "d", "w", "mo"] {
            for count in ["1", "1000", "10000000", "99999999", "100000000", "4294967295"] {
                let text = format!("{count}{unit}");
                let (past, future) = (parse_past(&text, &now()), parse_future(&text, &now()));
                for (told, why) in [(&past, "too long ago"), (&future, "too far away")] {
                    let is_fine = told.as_ref().map_or_else(
                        |error| error == why || error.contains("use a duration"),
                        |at| *at != now().timestamp(),
                    );
                    assert!(is_fine, "{text}: {told:?}");
                }
            }
        }
        assert_eq!(parse_past("10000000d", &now()), Err("too long ago".to_owned()));
        assert_eq!(parse_past("100000000w", &now()), Err("too long ago".to_owned()));
        assert_eq!(parse_future("100000000h", &now()), Err("too far away".to_owned()));
    }

    #[test]
    fn distances_are_short() {
        let now = now().timestamp();
        for (seconds, shown) in [
            (0, "now"),
            (59, "in 59s"),
            (60, "in 1m"),
            (3_599, "in 59m"),
            (172_799, "in 47h"),
            (172_800, "in 2d"),
            (-300, "5m ago"),
        ] {
            let at = Timestamp::from_second(now.as_second() + seconds).unwrap();
            assert_eq!(relative(at, now), shown);
        }
    }

    #[test]
    fn lengths_are_fixed() {
        assert_eq!(parse_length("90"), Ok(std::time::Duration::from_secs(90)));
        assert_eq!(parse_length("2m"), Ok(std::time::Duration::from_secs(120)));
        for text in ["0", "1mo", "", "-1s", "long"] {
            assert!(parse_length(text).is_err(), "{text}");
        }
    }
}
