//! Amounts and counts as people read them, and as they type them.
//! Works on decimal text and whole numbers only; machine output never comes through here.

use serde_json::{Number, Value};

use crate::domain::money::{Picos, parse_scaled};

/// Pico-dollars of a micro-dollar: the smallest amount that a table shows.
const PER_MICRO: i128 = 1_000_000;

/// The amount a JSON number stands for.
pub(crate) fn amount(value: &Value) -> Option<Picos> {
    match value {
        Value::Number(number) => Picos::parse(&number.to_string()).ok(),
        _ => None,
    }
}

/// An amount with 2 to 6 decimals, so that what is not zero never looks like it: `$12.41`,
/// `$0.001413`, `<$0.000001`. From one dollar on, two decimals do.
pub(crate) fn for_reading(amount: Picos) -> String {
    let magnitude = amount.get().unsigned_abs();
    let sign = if amount.is_negative() { "-" } else { "" };
    if magnitude != 0 && magnitude < PER_MICRO.unsigned_abs() {
        return format!("{sign}<$0.000001");
    }
    if magnitude >= Picos::from_dollars(1).get().unsigned_abs() {
        return rounded(amount, 2);
    }
    let six = rounded(amount, 6);
    let short = six.trim_end_matches('0');
    let decimals = short.len() - short.find('.').map_or(short.len(), |point| point + 1);
    if decimals >= 2 { short.to_owned() } else { six[..six.len() - 4].to_owned() }
}

/// An amount with so many decimals (at most 12), halves rounded up: `$1,234.56`.
pub(crate) fn rounded(amount: Picos, places: u32) -> String {
    let unit = 10_u128.pow(12 - places.min(12));
    let scale = 10_u128.pow(places.min(12));
    let units = (amount.get().unsigned_abs() + unit / 2) / unit;
    let sign = if amount.is_negative() && units != 0 { "-" } else { "" };
    let width = usize::try_from(places.min(12)).unwrap_or_default();
    format!("{sign}${}.{:0width$}", grouped(units / scale), units % scale)
}

/// An amount as it is typed: `8`, `0.5`.
pub(crate) fn plain(amount: Picos) -> String {
    let text = amount.to_string();
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A whole number with its thousands apart: `12,408`.
pub(crate) fn grouped(count: u128) -> String {
    let digits = count.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// How much of `max` is used, in whole percent rounded down; `None` without a maximum.
pub(crate) fn percent_used(spend: Picos, max: Picos) -> Option<u64> {
    if max.get() <= 0 {
        return (max == Picos::ZERO).then_some(100);
    }
    let percent = spend.get().max(0).checked_mul(100)? / max.get();
    Some(u64::try_from(percent).unwrap_or(u64::MAX))
}

/// An amount on the command line: `4`, `4.00`, `$4`, or `none`, which clears.
pub(crate) fn parse_amount(text: &str) -> Result<Value, String> {
    if text.eq_ignore_ascii_case("none") {
        return Ok(Value::Null);
    }
    let digits = text.strip_prefix('$').unwrap_or(text);
    let amount = Picos::parse(digits).map_err(|error| format!("{error}; use a form like 4, 0.50 or none"))?;
    if amount.is_negative() {
        return Err("must not be negative; use a form like 4, 0.50 or none".to_owned());
    }
    // What is typed as JSON would write it travels digit for digit.
    let number = serde_json::from_str::<Number>(digits)
        .or_else(|_| serde_json::from_str::<Number>(&plain(amount)))
        .map_err(|error| error.to_string())?;
    Ok(Value::Number(number))
}

/// A limit on the command line: `1000`, `200k`, `1.5M`, or `none`, which clears.
pub(crate) fn parse_count(text: &str) -> Result<Value, String> {
    if text.eq_ignore_ascii_case("none") {
        return Ok(Value::Null);
    }
    let (digits, places) = match text.char_indices().last() {
        Some((at, 'k' | 'K')) => (&text[..at], 3),
        Some((at, 'm' | 'M')) => (&text[..at], 6),
        Some((at, 'g' | 'G')) => (&text[..at], 9),
        _ => (text, 0),
    };
    let wrong = || "use a whole number like 1000, 200k, 1.5M, or none".to_owned();
    // Three places more than needed show whether something would be rounded away.
    let scaled = parse_scaled(digits, places + 3).map_err(|_| wrong())?;
    if scaled < 0 || scaled % 1000 != 0 {
        return Err(wrong());
    }
    u64::try_from(scaled / 1000).map(Value::from).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_amount_that_is_not_zero_looks_like_zero() {
        for (text, shown) in [
            ("0", "$0.00"),
            ("12.41", "$12.41"),
            ("4", "$4.00"),
            ("0.001413", "$0.001413"),
            ("0.5", "$0.50"),
            ("0.25", "$0.25"),
            ("0.125", "$0.125"),
            ("0.0000004", "<$0.000001"),
            ("0.000000999999", "<$0.000001"),
            ("0.000001", "$0.000001"),
            ("0.9999999", "$1.00"),
            ("1.005", "$1.01"),
            ("1234.5", "$1,234.50"),
            ("1000000", "$1,000,000.00"),
            ("-3", "-$3.00"),
            ("-0.0000001", "-<$0.000001"),
        ] {
            assert_eq!(for_reading(Picos::parse(text).unwrap()), shown, "{text}");
        }
        assert_eq!(rounded(Picos::parse("0.0372334").unwrap(), 6), "$0.037233");
    }

    #[test]
    fn the_used_share() {
        let picos = |text| Picos::parse(text).unwrap();
        for (spend, max, percent) in [
            ("0", "4", Some(0)),
            ("3.9999", "4", Some(99)),
            ("4", "4", Some(100)),
            ("10", "4", Some(250)),
            ("0", "0", Some(100)),
            ("1", "-1", None),
        ] {
            assert_eq!(percent_used(picos(spend), picos(max)), percent, "{spend} of {max}");
        }
    }

    #[test]
    fn amounts_as_they_are_typed() {
        for (text, json) in [
            ("4", "4"),
            ("4.00", "4.00"),
            ("0", "0"),
            ("$4", "4"),
            (".5", "0.5"),
            ("007", "7"),
            ("none", "null"),
            ("0.0011120000000000001", "0.0011120000000000001"),
        ] {
            assert_eq!(parse_amount(text).map(|v| v.to_string()), Ok(json.into()), "{text}");
        }
        for text in ["", "$", "-1", "four", "NaN", "1e40"] {
            assert!(parse_amount(text).is_err(), "{text}");
        }
    }

    #[test]
    fn counts_as_they_are_typed() {
        for (text, json) in [
            ("0", "0"),
            ("1000", "1000"),
            ("200k", "200000"),
            ("1.5M", "1500000"),
            ("2G", "2000000000"),
            ("none", "null"),
        ] {
            assert_eq!(parse_count(text).map(|v| v.to_string()), Ok(json.into()), "{text}");
        }
        for text in ["", "k", "-1", "1.5", "1.0005k", "1.00001k", "99999999999999999999"] {
            assert!(parse_count(text).is_err(), "{text}");
        }
    }
}
