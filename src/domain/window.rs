//! Budget windows: when a budget starts afresh, as a pure function of the rule and the instant.
//!
//! Resets fall on the wall clock of a zone: minutes on the hour, days at midnight, weeks on
//! Monday, months on the first. Keeps no balances, and nothing runs when a window ends.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::duration::{Duration, Unit};
use super::money::Picos;
use super::time::Millis;

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// An overspend that is larger than so many caps is carried on without looking at every window.
const CARRIED_WINDOWS_MAX: u32 = 10_000;

/// A reset that lies beyond the calendar: the window never ends.
pub const NEVER: Millis = Millis(i64::MAX);

/// Why a calendar cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCalendar {
    /// The zone is not in the zone table.
    #[error("unknown time zone '{0}': use a name like 'Europe/Berlin' or 'UTC'")]
    UnknownZone(String),
    /// The time of day is not one.
    #[error("not a time of day '{0}': use 'HH:MM' or 'HH:MM:SS'")]
    ResetTime(String),
}

/// Whose wall clock resets follow, and at which time of the day.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    zone: TimeZone,
    reset_time: Time,
    carries_overspend: bool,
}

impl Default for Calendar {
    /// Midnight in UTC.
    fn default() -> Self {
        Self { zone: TimeZone::UTC, reset_time: Time::midnight(), carries_overspend: false }
    }
}

impl Calendar {
    /// The calendar of a zone; `reset_time` (`HH:MM` or `HH:MM:SS`) moves the resets of days,
    /// weeks and months away from midnight.
    pub fn new(zone_name: &str, reset_time: Option<&str>) -> Result<Self, InvalidCalendar> {
        let zone = zone(zone_name).ok_or_else(|| InvalidCalendar::UnknownZone(zone_name.into()))?;
        let reset_time = match reset_time {
            Some(text) => time_of_day(text).ok_or_else(|| InvalidCalendar::ResetTime(text.into()))?,
            None => Time::midnight(),
        };
        Ok(Self { zone, reset_time, carries_overspend: false })
    }

    /// The same calendar, where what was spent above a cap goes on into the next window.
    #[must_use]
    pub fn carrying_overspend(self, carries_overspend: bool) -> Self {
        Self { carries_overspend, ..self }
    }

    /// The same time of day in another zone: a budget that has its own. A name that is not in
    /// the zone table changes nothing, so a budget never stops resetting because of it.
    pub fn in_zone(&self, zone_name: Option<&str>) -> Self {
        let zone = zone_name.and_then(zone).unwrap_or_else(|| self.zone.clone());
        Self { zone, ..*self }
    }

    /// The day on the wall, `2026-11-30`.
    pub(super) fn date(&self, at: Millis) -> String {
        self.local(at).date().to_string()
    }

    /// What the clock on the wall shows.
    fn local(&self, at: Millis) -> DateTime {
        self.zone.to_datetime(at.timestamp())
    }

    /// When the clock on the wall shows `wall`: the first time if it does so twice; if the clock
    /// jumps over it, as long after the jump as it would have been. `None` beyond the calendar.
    fn instant(&self, wall: DateTime) -> Option<Millis> {
        self.zone.to_timestamp(wall).ok().map(Millis::from)
    }

    /// The reset time of a day.
    fn reset_of(&self, day: Date) -> DateTime {
        day.to_datetime(self.reset_time)
    }

    /// The day whose reset time was the last to pass. It is looked for by instants: on the days
    /// when the clock is changed, comparing times of day would be wrong near the change.
    fn budget_day(&self, now: Millis) -> Option<Date> {
        let today = self.local(now).date();
        [1, 0, -1, -2]
            .into_iter()
            .filter_map(|days| today.checked_add(Span::new().days(days)).ok())
            .find(|&day| self.instant(self.reset_of(day)).is_some_and(|reset| reset <= now))
    }
}

/// Whether resets can follow the clock of this zone.
pub fn zone_exists(name: &str) -> bool {
    zone(name).is_some()
}

/// Looks into the bundled table only, so that every replica agrees.
fn zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok().filter(|zone| !zone.is_unknown())
}

fn time_of_day(text: &str) -> Option<Time> {
    let mut parts = [0_i8; 3];
    let mut count = 0;
    for part in text.split(':') {
        if part.is_empty() || part.len() > 2 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *parts.get_mut(count)? = part.parse().ok()?;
        count += 1;
    }
    let [hour, minute, second] = parts;
    if count < 2 { None } else { Time::new(hour, minute, second, 0).ok() }
}

/// How a window repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    /// Every so many milliseconds, counted from the last full `frame_ms` on the clock.
    Elapsed { frame_ms: i64, step_ms: i64 },
    /// Every so many hours on the clock, counted from midnight.
    Hours(i64),
    /// So many days after the budget day.
    Days(i64),
    /// On Monday.
    Weekly,
    /// On the first of the month.
    Monthly,
}

impl Pace {
    fn of(duration: Duration) -> Self {
        let count = i64::from(duration.count());
        match (duration.unit(), count) {
            (Unit::Second, _) => Self::Elapsed { frame_ms: MINUTE_MS, step_ms: count * SECOND_MS },
            (Unit::Minute, _) => Self::Elapsed { frame_ms: HOUR_MS, step_ms: count * MINUTE_MS },
            // An hour is sixty minutes, also in the night in which the clock is set back and
            // shows the same hour twice. Longer windows follow the clock and are then longer.
            (Unit::Hour, 1) => Self::Elapsed { frame_ms: HOUR_MS, step_ms: HOUR_MS },
            (Unit::Hour, _) => Self::Hours(count),
            (Unit::Day, 7) | (Unit::Week, 1) => Self::Weekly,
            (Unit::Day, 30) | (Unit::Month, _) => Self::Monthly,
            (Unit::Day, _) => Self::Days(count),
            (Unit::Week, _) => Self::Days(7 * count),
        }
    }

    /// So many windows on the wall clock; `None` for windows that are not measured on it.
    fn span(self, windows: i64) -> Option<Span> {
        let span = Span::new();
        match self {
            Self::Elapsed { .. } => None,
            Self::Hours(count) => span.try_hours(windows * count).ok(),
            Self::Days(count) => span.try_days(windows * count).ok(),
            Self::Weekly => span.try_weeks(windows).ok(),
            Self::Monthly => span.try_months(windows).ok(),
        }
    }
}

/// When a budget starts afresh.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowRule {
    /// How long a window lasts.
    pub duration: Duration,
    /// The clock it follows.
    pub calendar: Calendar,
    /// The end of the first window, when somebody chose it; later ones are aligned.
    pub first_reset_at: Option<Millis>,
}

impl WindowRule {
    /// The end of the window that `now` is in. Always after `now`; [`NEVER`] when it lies beyond
    /// the calendar.
    ///
    /// Windows that do not divide their clock (7 s, 5 h, 2 d) are counted from where `now` is, so
    /// whoever keeps an account keeps this answer with it until it has passed.
    pub fn next_reset(&self, now: Millis) -> Millis {
        if let Some(first) = self.first_reset_at.filter(|&first| now < first) {
            return first;
        }
        match Pace::of(self.duration) {
            Pace::Elapsed { frame_ms, step_ms } => {
                let into_frame = ms_of_day(self.calendar.local(now)) % frame_ms;
                now.plus_ms(step_ms - into_frame % step_ms)
            }
            Pace::Hours(hours) => self.next_hour_mark(now, hours).unwrap_or(NEVER),
            pace => self.next_day_mark(now, pace).unwrap_or(NEVER),
        }
    }

    /// When the window that `now` is in began, for those who keep no account of it. Whoever does asks
    /// [`window_start`](Self::window_start) with the reset that is kept.
    ///
    /// Somebody may have chosen an end that is more than one window away: that window has only begun.
    pub fn start_of(&self, now: Millis) -> Millis {
        let reset_at = self.next_reset(now);
        let start = self.window_start(reset_at).min(now);
        if self.next_reset(start) == reset_at {
            return start;
        }
        // The clock was changed within the window, and what came before the change ended otherwise.
        let (mut before, mut within) = (start, now);
        while within.since(before) > 1 {
            let middle = Millis(before.0.midpoint(within.0));
            if self.next_reset(middle) == reset_at {
                within = middle;
            } else {
                before = middle;
            }
        }
        within
    }

    /// What of `posted` goes on from a window that ended at `reset_at` into the one that `now` is in:
    /// each window that ends takes one `limit` off it. Without a cap nothing is above it.
    pub fn carried(&self, posted: Picos, limit: Option<Picos>, reset_at: Millis, now: Millis) -> Picos {
        let Some(limit) = limit.filter(|_| self.calendar.carries_overspend) else { return Picos::ZERO };
        let (mut left, mut end) = (posted, reset_at);
        for _ in 0..CARRIED_WINDOWS_MAX {
            left = left.saturating_minus(limit).max(Picos::ZERO);
            end = self.next_reset(end);
            if left == Picos::ZERO || end > now {
                break;
            }
        }
        left
    }

    /// The start of the window that ends at `reset_at`: one duration before it on the wall clock,
    /// so a day that has 23 or 25 hours is still a day, and a month is a month of the calendar.
    pub fn window_start(&self, reset_at: Millis) -> Millis {
        let pace = Pace::of(self.duration);
        if let Pace::Elapsed { step_ms, .. } = pace {
            return reset_at.plus_ms(-step_ms);
        }
        let end = self.nominal(reset_at, pace);
        // One window back is nearly always the answer; only where a zone skipped a whole day can
        // both ends fall together.
        (1..)
            .map_while(|windows| self.calendar.instant(end.checked_sub(pace.span(windows)?).ok()?))
            .find(|&start| start < reset_at)
            .unwrap_or(Millis(i64::MIN))
    }

    /// The next full multiple of `hours` counted from today's midnight. Those beyond 24 hours
    /// carry into later days: 30 h ends tomorrow at six, 48 h at the midnight after tomorrow's.
    fn next_hour_mark(&self, now: Millis, hours: i64) -> Option<Millis> {
        let local = self.calendar.local(now);
        let passed = i64::from(local.hour()) / hours;
        (passed..)
            .map_while(|mark| self.calendar.instant(hour_mark(local.date(), mark, hours)?))
            .find(|&reset| reset > now)
    }

    fn next_day_mark(&self, now: Millis, pace: Pace) -> Option<Millis> {
        let day = self.calendar.budget_day(now)?;
        let anchor = match pace {
            Pace::Weekly => day.checked_sub(Span::new().days(day.weekday().to_monday_zero_offset())).ok()?,
            Pace::Monthly => day.first_of_month(),
            _ => day,
        };
        let next = anchor.checked_add(pace.span(1)?).ok()?;
        self.calendar.instant(self.calendar.reset_of(next))
    }

    /// What the clock should have shown at `reset_at`: when it jumps over the time of a reset,
    /// it shows something later.
    fn nominal(&self, reset_at: Millis, pace: Pace) -> DateTime {
        let local = self.calendar.local(reset_at);
        let today = local.date();
        let expected = match pace {
            Pace::Hours(hours) => [hour_mark(today, i64::from(local.hour()) / hours, hours), None],
            _ => [Some(today), today.yesterday().ok()].map(|day| day.map(|day| self.calendar.reset_of(day))),
        };
        let meant = |wall: &DateTime| self.calendar.instant(*wall) == Some(reset_at);
        expected.into_iter().flatten().find(meant).unwrap_or(local)
    }
}

fn hour_mark(day: Date, mark: i64, hours: i64) -> Option<DateTime> {
    let since_midnight = Span::new().try_hours(mark.checked_mul(hours)?).ok()?;
    day.to_datetime(Time::midnight()).checked_add(since_midnight).ok()
}

fn ms_of_day(local: DateTime) -> i64 {
    i64::from(local.hour()) * HOUR_MS
        + i64::from(local.minute()) * MINUTE_MS
        + i64::from(local.second()) * SECOND_MS
        + i64::from(local.millisecond())
}

#[cfg(test)]
mod tests;
