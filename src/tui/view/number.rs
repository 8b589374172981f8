//! Numbers in cells: amounts with all the digits that matter, counts, ages.

use jiff::{SignedDuration, Timestamp};

use crate::domain::money::Picos;
use crate::text::money;

/// An amount with six decimals, and without a currency where a column says it: `12.408112`.
pub(super) fn usd6(amount: Picos) -> String {
    money::rounded(amount, 6)
}

/// An amount in at most so many cells, with as many decimals as fit: one that was cut would be another
/// amount. What is too long even without any is told in millions.
pub(super) fn usd_within(amount: Picos, cells: u16) -> String {
    let fits = |text: &String| text.len() <= usize::from(cells);
    let decimals = [6, 4, 2].map(|places| money::rounded(amount, places));
    let millions = |places| {
        let millions = money::rounded(Picos::new(amount.get() / 1_000_000), places);
        format!("{}M", millions.strip_suffix(".0").filter(|_| places == 0).unwrap_or(&millions))
    };
    decimals.into_iter().chain([millions(2)]).find(fits).unwrap_or_else(|| millions(0))
}

/// A cap or a price tag: two decimals, or as many as it has.
pub(super) fn usd(amount: Picos) -> String {
    money::for_reading(amount)
}

/// A count in few cells: `390`, `12,408`, `4.07 M`, `31.20 M`.
pub(super) fn count(count: u64) -> String {
    match count {
        0..1_000_000 => money::grouped(count.into()),
        1_000_000..1_000_000_000 => hundredths(count / 10_000, "M"),
        _ => hundredths(count / 10_000_000, "G"),
    }
}

fn hundredths(count: u64, unit: &str) -> String {
    format!("{}.{:02} {unit}", money::grouped((count / 100).into()), count % 100)
}

/// A share of a whole in percent with one decimal, halves rounded up: `44.5 %`.
pub(super) fn percent(part: i128, whole: i128) -> String {
    if whole <= 0 {
        return "0.0 %".to_owned();
    }
    let tenths = (part.max(0).saturating_mul(1000) + whole / 2) / whole;
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// The same without decimals; what is something is not nothing: `<1 %`.
pub(super) fn whole_percent(part: i128, whole: i128) -> String {
    if whole <= 0 {
        return "0 %".to_owned();
    }
    let part = part.max(0);
    match (part.saturating_mul(100).saturating_add(whole / 2)) / whole {
        0 if part > 0 => "<1 %".to_owned(),
        percent => format!("{percent} %"),
    }
}

/// A length of time in few cells: `0.4s`, `23s`, `5m`, `3h`, `9d`.
pub(super) fn age(length: SignedDuration) -> String {
    let ms = length.as_millis().max(0);
    match ms {
        0..10_000 => format!("{}.{}s", ms / 1000, ms % 1000 / 100),
        10_000..120_000 => format!("{}s", ms / 1000),
        120_000..7_200_000 => format!("{}m", ms / 60_000),
        7_200_000..172_800_000 => format!("{}h", ms / 3_600_000),
        _ => format!("{}d", ms / 86_400_000),
    }
}

/// The time of day, in UTC: `14:32:07`.
pub(super) fn clock(at: Timestamp) -> String {
    at.strftime("%H:%M:%S").to_string()
}

/// The time of day with thousandths, in UTC.
pub(super) fn clock_ms(at: Timestamp) -> String {
    at.strftime("%H:%M:%S.%3f").to_string()
}

/// A day and a time, in UTC: `2026-12-01 00:00 UTC`.
pub(super) fn day_time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_fit_and_keep_what_matters() {
        assert_eq!(usd6(Picos::parse("48.213094").unwrap()), "$48.213094");
        assert_eq!((count(390), count(12_408)), ("390".into(), "12,408".into()));
        assert_eq!((count(4_070_000), count(31_200_000)), ("4.07 M".into(), "31.20 M".into()));
        assert_eq!(
            (percent(445, 1000), percent(1, 3), percent(1, 0)),
            ("44.5 %".into(), "33.3 %".into(), "0.0 %".into())
        );
        for (part, whole, shown) in [
            (67, 10_000, "1 %"),
            (49, 10_000, "<1 %"),
            (50, 10_000, "1 %"),
            (0, 10_000, "0 %"),
            (445, 1000, "45 %"),
            (5, 5, "100 %"),
            (1, 0, "0 %"),
            (-1, 5, "0 %"),
        ] {
            assert_eq!(whole_percent(part, whole), shown);
        }
        let within = |text: &str, cells| usd_within(Picos::parse(text).unwrap(), cells);
        for (text, cells, shown) in [
            ("9.771003", 9, "$9.771003"),
            ("9.771003", 8, "$9.7710"),
            ("1234567.891", 13, "$1,234,567.89"),
            ("1234567.891", 11, "$1.23M"),
            ("123456789012.5", 11, "$123,457M"),
            ("-0.5", 11, "-$0.500000"),
        ] {
            assert_eq!(within(text, cells), shown);
        }
        for (ms, text) in
            [(400, "0.4s"), (23_000, "23s"), (300_000, "5m"), (10_800_000, "3h"), (777_600_000, "9d")]
        {
            assert_eq!(age(SignedDuration::from_millis(ms)), text);
        }
    }
}
