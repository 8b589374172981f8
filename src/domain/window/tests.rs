//! Windows over the calendar, row by row, and as properties.

use proptest::prelude::*;

use super::*;

fn at(text: &str) -> Millis {
    text.parse::<jiff::Timestamp>().unwrap_or_else(|error| panic!("{text}: {error}")).into()
}

fn rule(duration: &str, calendar: Calendar) -> WindowRule {
    WindowRule { duration: Duration::parse(duration).unwrap(), calendar, first_reset_at: None }
}

fn utc(duration: &str) -> WindowRule {
    rule(duration, Calendar::default())
}

fn check(now: &str, calendar: &Calendar, rows: &[(&str, &str)]) {
    for &(duration, expected) in rows {
        let rule = rule(duration, calendar.clone());
        assert_eq!(rule.next_reset(at(now)).to_string(), expected, "{duration} at {now}");
    }
}

/// Follows a rule through several resets.
fn follow(rule: &WindowRule, from: &str, resets: &[&str]) {
    let mut now = at(from);
    for &expected in resets {
        let next = rule.next_reset(now);
        assert_eq!(next, at(expected), "{}: after {now} came {next}", rule.duration);
        now = next;
    }
}

#[test]
fn every_kind_of_duration_ends_on_the_clock() {
    check(
        "2026-11-18T13:47:25.500Z",
        &Calendar::default(),
        &[
            ("30s", "2026-11-18T13:47:30Z"),
            ("7s", "2026-11-18T13:47:28Z"),
            ("90s", "2026-11-18T13:48:30Z"),
            ("5m", "2026-11-18T13:50:00Z"),
            ("30m", "2026-11-18T14:00:00Z"),
            ("90m", "2026-11-18T14:30:00Z"),
            ("2880m", "2026-11-20T13:00:00Z"),
            ("1h", "2026-11-18T14:00:00Z"),
            ("2h", "2026-11-18T14:00:00Z"),
            ("5h", "2026-11-18T15:00:00Z"),
            ("24h", "2026-11-19T00:00:00Z"),
            ("30h", "2026-11-19T06:00:00Z"),
            ("48h", "2026-11-20T00:00:00Z"),
            ("50h", "2026-11-20T02:00:00Z"),
            ("72h", "2026-11-21T00:00:00Z"),
            ("168h", "2026-11-25T00:00:00Z"),
            ("1d", "2026-11-19T00:00:00Z"),
            ("7d", "2026-11-23T00:00:00Z"),
            ("1w", "2026-11-23T00:00:00Z"),
            ("30d", "2026-12-01T00:00:00Z"),
            ("1mo", "2026-12-01T00:00:00Z"),
            ("monthly", "2026-12-01T00:00:00Z"),
            ("2d", "2026-11-20T00:00:00Z"),
            ("14d", "2026-12-02T00:00:00Z"),
            ("2w", "2026-12-02T00:00:00Z"),
            ("28d", "2026-12-16T00:00:00Z"),
            ("60d", "2027-01-17T00:00:00Z"),
        ],
    );
    check(
        "2026-11-21T23:47:00Z",
        &Calendar::default(),
        &[
            ("30s", "2026-11-21T23:47:30Z"),
            ("15m", "2026-11-22T00:00:00Z"),
            ("1h", "2026-11-22T00:00:00Z"),
            ("1d", "2026-11-22T00:00:00Z"),
            ("30d", "2026-12-01T00:00:00Z"),
            ("1mo", "2026-12-01T00:00:00Z"),
            ("1w", "2026-11-23T00:00:00Z"),
            ("7d", "2026-11-23T00:00:00Z"),
        ],
    );
}

#[test]
fn the_reset_itself_belongs_to_the_next_window() {
    for (duration, last_ms, reset, next) in [
        ("30s", "2026-11-18T13:47:29.999Z", "2026-11-18T13:47:30Z", "2026-11-18T13:48:00Z"),
        ("5m", "2026-11-18T13:49:59.999Z", "2026-11-18T13:50:00Z", "2026-11-18T13:55:00Z"),
        ("5h", "2026-11-18T23:59:59.999Z", "2026-11-19T01:00:00Z", "2026-11-19T05:00:00Z"),
        ("1d", "2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z"),
        ("7d", "2026-11-22T23:59:59.999Z", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"),
        ("1mo", "2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z"),
        ("30d", "2028-02-29T23:59:59.999Z", "2028-03-01T00:00:00Z", "2028-04-01T00:00:00Z"),
        ("1d", "2028-02-28T23:59:59.999Z", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z"),
        ("2d", "2027-02-27T23:59:59.999Z", "2027-03-01T00:00:00Z", "2027-03-03T00:00:00Z"),
    ] {
        follow(&utc(duration), last_ms, &[reset, next]);
    }
}

#[test]
fn days_weeks_and_months_reset_at_the_reset_time_and_hours_do_not() {
    let calendar = Calendar::new("UTC", Some("09:30")).unwrap();
    // A Monday that is not the first, the first of a month, and any other day.
    check(
        "2026-11-23T09:29:59.999Z",
        &calendar,
        &[
            ("1d", "2026-11-23T09:30:00Z"),
            ("7d", "2026-11-23T09:30:00Z"),
            ("2d", "2026-11-24T09:30:00Z"),
            ("15m", "2026-11-23T09:30:00Z"),
            ("2h", "2026-11-23T10:00:00Z"),
            ("24h", "2026-11-24T00:00:00Z"),
            ("48h", "2026-11-25T00:00:00Z"),
        ],
    );
    check(
        "2026-11-23T09:30:00Z",
        &calendar,
        &[
            ("1d", "2026-11-24T09:30:00Z"),
            ("1w", "2026-11-30T09:30:00Z"),
            ("2d", "2026-11-25T09:30:00Z"),
            ("24h", "2026-11-24T00:00:00Z"),
        ],
    );
    check("2026-12-01T09:29:59Z", &calendar, &[("30d", "2026-12-01T09:30:00Z")]);
    check("2026-12-01T09:30:00Z", &calendar, &[("1mo", "2027-01-01T09:30:00Z")]);
}

#[test]
fn the_clock_is_that_of_the_zone() {
    let new_york = Calendar::new("America/New_York", None).unwrap();
    check(
        "2026-11-21T23:47:00Z",
        &new_york,
        &[
            ("1d", "2026-11-22T05:00:00Z"),
            ("7d", "2026-11-23T05:00:00Z"),
            ("1mo", "2026-12-01T05:00:00Z"),
            ("5h", "2026-11-22T01:00:00Z"),
        ],
    );
    check("2026-12-01T04:59:59Z", &new_york, &[("1mo", "2026-12-01T05:00:00Z")]);
    let kolkata = new_york.in_zone(Some("asia/kolkata"));
    check("2026-11-21T23:47:00Z", &kolkata, &[("1h", "2026-11-22T00:30:00Z")]);
    assert_eq!(new_york.in_zone(Some("Mars/Olympus")), new_york);
    assert_eq!(new_york.in_zone(None), new_york);
}

#[test]
fn days_with_23_and_25_hours_are_days() {
    // Clocks go from 02:00 to 03:00 on 2026-03-08 and from 02:00 to 01:00 on 2026-11-01.
    let new_york = Calendar::new("America/New_York", None).unwrap();
    for duration in ["1d", "24h"] {
        let day = rule(duration, new_york.clone());
        let spring = ["2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", "2026-03-10T04:00:00Z"];
        let autumn = ["2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "2026-11-03T05:00:00Z"];
        for resets in [spring, autumn] {
            follow(&day, "2026-01-01T00:00:00Z", &["2026-01-01T05:00:00Z"]);
            follow(&day, resets[0], &resets[1..]);
            assert_eq!(day.window_start(at(resets[1])), at(resets[0]));
        }
    }
    let every_two_hours = rule("2h", new_york.clone());
    follow(&every_two_hours, "2026-03-08T05:10:00Z", &["2026-03-08T07:00:00Z", "2026-03-08T08:00:00Z"]);
    assert_eq!(every_two_hours.window_start(at("2026-03-08T07:00:00Z")), at("2026-03-08T05:00:00Z"));
    follow(&every_two_hours, "2026-11-01T05:10:00Z", &["2026-11-01T07:00:00Z", "2026-11-01T09:00:00Z"]);
    let hourly = rule("1h", new_york);
    follow(
        &hourly,
        "2026-11-01T04:59:59Z",
        &["2026-11-01T05:00:00Z", "2026-11-01T06:00:00Z", "2026-11-01T07:00:00Z"],
    );
}

#[test]
fn a_reset_time_that_the_clock_skips_or_repeats_comes_once() {
    let skipped = Calendar::new("America/New_York", Some("02:30")).unwrap();
    let day = rule("1d", skipped);
    // 02:30 does not exist on the 8th: the reset is at 03:30, still an hour later than 02:30.
    let resets = ["2026-03-07T07:30:00Z", "2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z"];
    follow(&day, "2026-03-07T07:29:59Z", &resets);
    follow(&day, "2026-03-08T07:10:00Z", &resets[1..]);
    assert_eq!(day.window_start(at(resets[1])), at(resets[0]));

    let repeated = Calendar::new("America/New_York", Some("01:30:00")).unwrap();
    let day = rule("1d", repeated);
    // 01:30 comes twice on the 1st: the first one counts.
    let resets = ["2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"];
    follow(&day, "2026-10-31T05:30:00Z", &resets);
    follow(&day, "2026-11-01T06:10:00Z", &resets[1..]);
    assert_eq!(day.window_start(at(resets[1])), at(resets[0]));

    // Here midnight does not exist: the day begins at one.
    let cairo = rule("1d", Calendar::new("Africa/Cairo", None).unwrap());
    follow(&cairo, "2026-04-23T12:00:00Z", &["2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z"]);
    // Here the clock goes back from 00:01 to 23:01: that evening's midnight has already been.
    let st_johns = rule("1d", Calendar::new("America/St_Johns", None).unwrap());
    follow(&st_johns, "2010-11-07T02:29:59Z", &["2010-11-07T02:30:00Z", "2010-11-08T03:30:00Z"]);
    follow(&st_johns, "2010-11-07T02:45:00Z", &["2010-11-08T03:30:00Z"]);
    // Here it goes from 23:00 to midnight: a reset at 23:30 falls on the next day.
    let nuuk = rule("1d", Calendar::new("America/Nuuk", Some("23:30")).unwrap());
    follow(&nuuk, "2025-03-30T01:10:00Z", &["2025-03-30T01:30:00Z", "2025-03-31T00:30:00Z"]);
    // And here a whole day does not exist.
    for duration in ["1d", "24h"] {
        let apia = rule(duration, Calendar::new("Pacific/Apia", None).unwrap());
        follow(&apia, "2011-12-30T09:59:59Z", &["2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"]);
        assert_eq!(apia.window_start(at("2011-12-30T10:00:00Z")), at("2011-12-29T10:00:00Z"));
    }
}

#[test]
fn a_chosen_first_reset_comes_first_and_then_the_grid() {
    let first = at("2026-12-21T23:46:57.157Z");
    let rule = WindowRule { first_reset_at: Some(first), ..utc("30d") };
    assert_eq!(rule.next_reset(at("2026-11-21T23:46:57Z")), first);
    assert_eq!(rule.next_reset(first.plus_ms(-1)), first);
    assert_eq!(rule.next_reset(first), at("2027-01-01T00:00:00Z"));
}

#[test]
fn a_window_starts_one_duration_before_its_reset() {
    for (duration, reset, start) in [
        ("30s", "2026-11-18T13:47:30Z", "2026-11-18T13:47:00Z"),
        ("90m", "2026-11-18T14:30:00Z", "2026-11-18T13:00:00Z"),
        ("1h", "2026-11-22T00:00:00Z", "2026-11-21T23:00:00Z"),
        ("5h", "2026-11-19T01:00:00Z", "2026-11-18T20:00:00Z"),
        ("48h", "2026-11-20T00:00:00Z", "2026-11-18T00:00:00Z"),
        ("1d", "2027-01-01T00:00:00Z", "2026-12-31T00:00:00Z"),
        ("7d", "2026-11-23T00:00:00Z", "2026-11-16T00:00:00Z"),
        ("2w", "2026-12-02T00:00:00Z", "2026-11-18T00:00:00Z"),
        ("30d", "2028-03-01T00:00:00Z", "2028-02-01T00:00:00Z"),
        ("1mo", "2027-01-01T00:00:00Z", "2026-12-01T00:00:00Z"),
        ("30d", "2027-03-31T12:00:00Z", "2027-02-28T12:00:00Z"),
        ("60d", "2027-01-17T00:00:00Z", "2026-11-18T00:00:00Z"),
    ] {
        assert_eq!(utc(duration).window_start(at(reset)), at(start), "{duration}");
    }
}

#[test]
fn a_window_that_is_running_began_on_the_clock() {
    let new_york = Calendar::new("America/New_York", None).unwrap();
    let lord_howe = Calendar::new("Australia/Lord_Howe", None).unwrap();
    for (duration, calendar, now, start) in [
        ("30s", &Calendar::default(), "2026-11-18T13:47:25.500Z", "2026-11-18T13:47:00Z"),
        ("7s", &Calendar::default(), "2026-11-18T13:47:25.500Z", "2026-11-18T13:47:21Z"),
        ("5h", &Calendar::default(), "2026-11-18T23:59:59Z", "2026-11-18T20:00:00Z"),
        ("1d", &Calendar::default(), "2026-11-18T00:00:00Z", "2026-11-18T00:00:00Z"),
        ("2d", &Calendar::default(), "2026-11-18T13:47:25Z", "2026-11-18T00:00:00Z"),
        ("7d", &Calendar::default(), "2026-11-18T13:47:25Z", "2026-11-16T00:00:00Z"),
        ("30d", &Calendar::default(), "2026-11-30T23:59:59.999Z", "2026-11-01T00:00:00Z"),
        ("1mo", &new_york, "2026-12-01T04:59:59Z", "2026-11-01T04:00:00Z"),
        // Days of 23 and of 25 hours.
        ("1d", &new_york, "2026-03-09T03:59:59Z", "2026-03-08T05:00:00Z"),
        ("1d", &new_york, "2026-11-02T04:59:59Z", "2026-11-01T04:00:00Z"),
        // The clock goes back from 02:00 to 01:30, so that an hour begins anew in the middle of one.
        ("1h", &lord_howe, "2026-04-04T14:59:59Z", "2026-04-04T14:00:00Z"),
        ("1h", &lord_howe, "2026-04-04T15:10:00Z", "2026-04-04T15:00:00Z"),
    ] {
        assert_eq!(rule(duration, calendar.clone()).start_of(at(now)), at(start), "{duration} at {now}");
    }
    let chosen = |first| WindowRule { first_reset_at: Some(at(first)), ..utc("7d") };
    let now = at("2026-11-18T13:00:00Z");
    assert_eq!(chosen("2026-11-20T12:00:00Z").start_of(now), at("2026-11-13T12:00:00Z"));
    assert_eq!(chosen("2026-12-20T12:00:00Z").start_of(now), now, "it has only begun");
    assert_eq!(chosen("2026-11-10T12:00:00Z").start_of(now), at("2026-11-16T00:00:00Z"));
    let endless = utc("100000000d");
    assert_eq!(endless.next_reset(endless.start_of(now)), NEVER);
}

#[test]
fn what_lies_beyond_the_calendar_never_comes() {
    for duration in ["100000000d", "100000000w", "100000000h"] {
        assert_eq!(utc(duration).next_reset(at("2026-11-18T13:47:25Z")), NEVER, "{duration}");
    }
    for duration in ["1s", "1h", "2h", "1d", "1mo"] {
        assert!(utc(duration).next_reset(Millis(i64::MAX - HOUR_MS)) > Millis(i64::MAX - HOUR_MS));
        assert!(utc(duration).next_reset(Millis(i64::MIN)) > Millis(i64::MIN));
        assert!(utc(duration).window_start(NEVER) < NEVER);
    }
}

#[test]
fn a_calendar_has_a_known_zone_and_a_time_of_day() {
    for time in ["00:00", "7:05", "23:59:59"] {
        assert!(Calendar::new("europe/berlin", Some(time)).is_ok(), "{time}");
    }
    for time in ["", "7", "24:00", "12:60", "12:00:60", "12:00:00:00", "12:+1", "12:00 "] {
        assert_eq!(Calendar::new("UTC", Some(time)), Err(InvalidCalendar::ResetTime(time.into())));
    }
    for zone in ["", "Mars/Olympus", "Etc/Unknown"] {
        assert_eq!(Calendar::new(zone, None), Err(InvalidCalendar::UnknownZone(zone.into())));
    }
    assert!(zone_exists("America/St_Johns") && !zone_exists("St_Johns"));
    assert_eq!(Calendar::new("UTC", None), Ok(Calendar::default()));
}

/// Zones whose clocks do something unusual: half an hour, at midnight, a minute past it.
const ZONES: &str = "UTC America/New_York America/St_Johns America/Havana America/Asuncion Europe/Berlin \
    Africa/Cairo Asia/Kolkata Asia/Beirut Australia/Lord_Howe Pacific/Apia America/Nuuk";
const OF_ELAPSED_TIME: &str = "1s 30s 1m 15m 60m 1h";
const OF_THE_CLOCK: &str = "2h 6h 8h 12h 24h 1d 7d 1w 30d 1mo";
const WITHOUT_GRID: &str = "7s 90s 7m 90m 5h 30h 48h 50h 2d 14d 28d 60d";

fn one_of(lists: &[&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(lists.iter().flat_map(|list| list.split_whitespace()).collect::<Vec<_>>())
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    (one_of(&[ZONES]), one_of(&["00:00 00:00:30 01:30 02:15 12:00 23:30"]))
        .prop_map(|(zone, time)| Calendar::new(zone, Some(time)).unwrap())
}

/// Any instant of 2000 to 2037, often close to a change of the clock.
fn any_instant() -> impl Strategy<Value = (Calendar, Millis)> {
    (any_calendar(), 946_684_800_000_i64..2_114_380_800_000, -5_400_000_i64..5_400_000, any::<bool>())
        .prop_map(|(calendar, ms, offset_ms, near_change)| {
            let change = calendar.zone.following(Millis(ms).timestamp()).next();
            let near = change.filter(|_| near_change).map(|change| Millis::from(change.timestamp()));
            let now = near.map_or(Millis(ms), |change| change.plus_ms(offset_ms));
            (calendar, now)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_reset_always_lies_ahead_and_its_window_behind(
        (calendar, now) in any_instant(),
        duration in one_of(&[OF_ELAPSED_TIME, OF_THE_CLOCK, WITHOUT_GRID]),
    ) {
        let rule = rule(duration, calendar);
        let reset = rule.next_reset(now);
        prop_assert!(reset > now);
        prop_assert!(rule.window_start(reset) < reset);
    }

    #[test]
    fn every_instant_of_a_window_has_the_same_reset(
        (calendar, now) in any_instant(),
        duration in one_of(&[OF_ELAPSED_TIME, OF_THE_CLOCK]),
        share in 0_i64..=1_000,
    ) {
        let rule = rule(duration, calendar);
        let reset = rule.next_reset(now);
        let left_ms = reset.0 - now.0;
        for later_ms in [left_ms * share / 1_000, left_ms - 1] {
            let later = now.plus_ms(later_ms.min(left_ms - 1));
            prop_assert_eq!(rule.next_reset(later), reset, "{} at {}", duration, later);
        }
    }

    #[test]
    fn the_start_of_a_window_is_the_reset_before(
        (calendar, now) in any_instant(),
        duration in one_of(&[OF_THE_CLOCK]),
    ) {
        let rule = rule(duration, calendar);
        let reset = rule.next_reset(now);
        let start = rule.window_start(reset);
        prop_assert!(start <= now, "{} starts at {}, after {}", duration, start, now);
        prop_assert_eq!(rule.next_reset(start), reset);
    }

    #[test]
    fn every_instant_is_in_the_window_that_began_before_it(
        (calendar, now) in any_instant(),
        duration in one_of(&[OF_ELAPSED_TIME, OF_THE_CLOCK, WITHOUT_GRID]),
        first_ms in proptest::option::of(1_i64..100_000_000_000),
    ) {
        let first_reset_at = first_ms.map(|ms| now.plus_ms(ms));
        let rule = WindowRule { first_reset_at, ..rule(duration, calendar) };
        let (start, reset) = (rule.start_of(now), rule.next_reset(now));
        prop_assert!(start <= now && now < reset, "{} starts at {}, after {}", duration, start, now);
        prop_assert_eq!(rule.next_reset(start), reset, "{} at {} from {}", duration, now, start);
    }
}
