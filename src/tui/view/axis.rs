//! The axes of a chart: round steps of money, and what times and steps of time are called.

use jiff::Timestamp;

use super::cut::width;
use crate::domain::money::Picos;
use crate::text::money;

const DAY_MS: i64 = 86_400_000;
const PER_DOLLAR: i128 = 1_000_000_000_000;

/// How high the plot reaches, in round steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// The money between two labels.
    step: Picos,
    /// The rows between two labels.
    every: u16,
    rows: u16,
}

impl Scale {
    /// The scale that has `peak` just fit into so many rows.
    pub(super) fn of(peak: Picos, rows: u16) -> Self {
        // Three labels or so; where there is little room only one, at the top.
        let every = if rows < 5 { rows.max(1) } else { rows.div_ceil(3) };
        let rows = rows.max(1);
        let least = peak.get().max(1).saturating_mul(every.into()).saturating_add(i128::from(rows) - 1);
        Self { step: Picos::new(round_up(least / i128::from(rows))), every, rows }
    }

    /// The label at the upper edge of the row that is `height` rows above the ground.
    pub(super) fn label(&self, height: u16) -> Option<String> {
        if height == 0 || !height.is_multiple_of(self.every) {
            return None;
        }
        Some(self.money(Picos::new(self.step.get().saturating_mul((height / self.every).into()))))
    }

    /// The label of the ground.
    pub(super) fn zero(&self) -> String {
        self.money(Picos::ZERO)
    }

    /// The cells of the widest label.
    pub(super) fn label_cells(&self) -> u16 {
        let heights = (1..=self.rows).filter_map(|height| self.label(height));
        heights.chain([self.zero()]).map(|label| width(&label)).max().unwrap_or(0)
    }

    /// How many eighths of a row an amount is high, rounded up, and no higher than the plot.
    pub(super) fn eighths(&self, amount: Picos) -> u64 {
        let most = u64::from(self.rows) * 8;
        let fine = amount.get().max(0).saturating_mul(8 * i128::from(self.every));
        let eighths = fine.saturating_add(self.step.get() - 1) / self.step.get();
        u64::try_from(eighths).unwrap_or(most).min(most)
    }

    /// An amount with as many decimals as the step has; cents at least below ten dollars.
    fn money(&self, amount: Picos) -> String {
        let is_whole = |places: u32| self.step.get() % 10_i128.pow(12 - places) == 0;
        if self.step.get() >= 10 * PER_DOLLAR && is_whole(0) {
            let text = money::rounded(amount, 2);
            return text.split_once('.').map_or(text.clone(), |(whole, _)| whole.to_owned());
        }
        money::rounded(amount, (2..12).find(|places| is_whole(*places)).unwrap_or(12))
    }
}

/// The next number that is easily read: one with a single digit, or 12, 15, 25.
fn round_up(amount: i128) -> i128 {
    const ROUND: [i128; 11] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100];
    let mut power: i128 = 1;
    while power <= amount / 10 {
        power = power.saturating_mul(10);
    }
    let found = ROUND.iter().map(|round| round.saturating_mul(power)).find(|scaled| {
        // A tenth of it is meant: below ten not all of them are whole.
        scaled % 10 == 0 && scaled / 10 >= amount
    });
    found.map_or(amount, |scaled| scaled / 10).max(1)
}

/// The shortest round time that is at least so long: labels that far from each other are easily read.
pub(super) fn round_step(least_ms: i64) -> i64 {
    const SECOND: i64 = 1_000;
    const MINUTE: i64 = 60 * SECOND;
    const HOUR: i64 = 60 * MINUTE;
    const ROUND: [i64; 16] = [
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        4 * HOUR,
        6 * HOUR,
        12 * HOUR,
    ];
    let days = || least_ms.saturating_add(DAY_MS - 1) / DAY_MS * DAY_MS;
    ROUND.into_iter().find(|round| *round >= least_ms).unwrap_or_else(days)
}

/// The round time within a step that begins at `start`, if there is one.
pub(super) fn round_within(start: Timestamp, step_ms: i64, every_ms: i64) -> Option<Timestamp> {
    let start = start.as_millisecond();
    let round = start.checked_add(every_ms - 1)?.div_euclid(every_ms.max(1)).checked_mul(every_ms)?;
    let round = Timestamp::from_millisecond(round).ok()?;
    (round.as_millisecond() < start.saturating_add(step_ms)).then_some(round)
}

/// What a step of time is called: `minute`, `15m`, `day`.
pub(super) fn step(ms: i64) -> String {
    match ms {
        60_000 => "minute".to_owned(),
        3_600_000 => "hour".to_owned(),
        DAY_MS => "day".to_owned(),
        ms if ms % DAY_MS == 0 => format!("{}d", ms / DAY_MS),
        ms if ms % 3_600_000 == 0 => format!("{}h", ms / 3_600_000),
        ms if ms % 60_000 == 0 => format!("{}m", ms / 60_000),
        ms => format!("{}s", ms / 1000),
    }
}

/// When a step begins, as exactly as the step is long: `14:31:05`, `14:31`, `11-22`.
pub(super) fn time(at: Timestamp, step_ms: i64, window_ms: i64) -> String {
    let format = match (step_ms, window_ms) {
        (DAY_MS.., _) => "%m-%d",
        (_, window) if window > DAY_MS => "%m-%d %H:%M",
        (step, _) if step % 60_000 != 0 => "%H:%M:%S",
        _ => "%H:%M",
    };
    at.strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Picos {
        Picos::parse(text).unwrap()
    }

    #[test]
    fn labels_are_round_and_the_peak_fits() {
        for (peak, rows, labels) in [
            ("1.19", 6, "- $0.40 - $0.80 - $1.20"),
            ("0.41", 7, "- - $0.20 - - $0.40 -"),
            ("1.19", 3, "- - $1.20"),
            ("0", 3, "- - $0.000000000001"),
            ("0.0000031", 6, "- $0.0000012 - $0.0000024 - $0.0000036"),
            ("950", 6, "- $400 - $800 - $1,200"),
            ("31", 6, "- $12 - $24 - $36"),
            ("123456789", 6, "- $50,000,000 - $100,000,000 - $150,000,000"),
        ] {
            let scale = Scale::of(usd(peak), rows);
            let said: Vec<String> =
                (1..=rows).map(|height| scale.label(height).unwrap_or_else(|| "-".into())).collect();
            assert_eq!(said.join(" "), labels, "{peak} in {rows}");
            assert!(scale.eighths(usd(peak)) <= u64::from(rows) * 8);
            assert!(scale.eighths(usd(peak)) * 2 >= u64::from(rows) * 8 || peak == "0", "{peak} is too low");
        }
    }

    #[test]
    fn heights_are_rounded_up_and_stay_in_the_plot() {
        let scale = Scale::of(usd("1.2"), 6);
        for (amount, eighths) in [
            ("0", 0),
            ("0.000000000001", 1),
            ("0.025", 1),
            ("0.0250001", 2),
            ("1.2", 48),
            ("9", 48),
            ("-1", 0),
        ] {
            assert_eq!(scale.eighths(usd(amount)), eighths, "{amount}");
        }
        assert_eq!(scale.eighths(Picos::MAX), 48);
        assert!(Scale::of(Picos::MAX, 6).eighths(Picos::MAX) <= 48);
        assert_eq!(Scale::of(Picos::ZERO, 0).eighths(usd("1")), 8);
    }

    #[test]
    fn labels_stand_at_round_times() {
        const MINUTE: i64 = 60_000;
        for (least, round) in [
            (1, 5_000),
            (5_000, 5_000),
            (5_001, 10_000),
            (11 * MINUTE, 15 * MINUTE),
            (165 * MINUTE, 180 * MINUTE),
            (DAY_MS / 2 + 1, DAY_MS),
            (DAY_MS + 1, 2 * DAY_MS),
        ] {
            assert_eq!(round_step(least), round, "{least}");
        }
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        for (start, step, every, round) in [
            ("2026-11-22T14:00:00Z", MINUTE, 15 * MINUTE, Some("2026-11-22T14:00:00Z")),
            ("2026-11-22T14:01:00Z", MINUTE, 15 * MINUTE, None),
            ("2026-11-22T13:45:00Z", 30 * MINUTE, 60 * MINUTE, Some("2026-11-22T14:00:00Z")),
            ("2026-11-22T13:30:00Z", 30 * MINUTE, 60 * MINUTE, None),
            ("1969-12-31T23:59:00Z", 2 * MINUTE, 60 * MINUTE, Some("1970-01-01T00:00:00Z")),
        ] {
            assert_eq!(round_within(at(start), step, every), round.map(at), "{start}");
        }
        assert_eq!(round_within(Timestamp::MAX, DAY_MS, DAY_MS), None);
    }

    #[test]
    fn steps_and_times_have_names() {
        let at: Timestamp = "2026-11-22T14:31:05Z".parse().unwrap();
        for (step_ms, window_ms, name, shown) in [
            (5_000, 300_000, "5s", "14:31:05"),
            (60_000, 3_600_000, "minute", "14:31"),
            (120_000, 3_600_000, "2m", "14:31"),
            (900_000, DAY_MS, "15m", "14:31"),
            (10_800_000, 7 * DAY_MS, "3h", "11-22 14:31"),
            (DAY_MS, 7 * DAY_MS, "day", "11-22"),
            (2 * DAY_MS, 30 * DAY_MS, "2d", "11-22"),
        ] {
            assert_eq!((step(step_ms).as_str(), time(at, step_ms, window_ms).as_str()), (name, shown));
        }
    }
}
