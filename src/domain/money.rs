//! Money as an integer: [`Picos`] counts pico-dollars (10^-12 USD).
//!
//! Decimal text goes in and comes out without passing through a float, so what a caller
//! wrote is what is compared, summed and shown.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Pico-dollars in one dollar.
const PER_DOLLAR: i128 = 1_000_000_000_000;
/// Decimal places of a pico-dollar.
const PLACES: i32 = 12;
/// The largest amount that is accepted from outside: a quadrillion dollars.
const MAX_PARSED: i128 = 1_000_000_000_000_000 * PER_DOLLAR;

/// An amount of money in pico-dollars. May be negative: corrections are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Picos(i128);

/// Why a text is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseMoneyError {
    /// The text is not a decimal number.
    #[error("not a decimal number")]
    NotANumber,
    /// The number is beyond what an amount may be.
    #[error("the number is too large for an amount of money")]
    TooLarge,
}

impl Picos {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// More than any account can hold; stands for "no limit" in comparisons.
    pub const MAX: Self = Self(i128::MAX);

    /// The amount of so many pico-dollars.
    pub const fn new(picos: i128) -> Self {
        Self(picos)
    }

    /// The amount of so many whole dollars.
    pub const fn from_dollars(dollars: i64) -> Self {
        Self(dollars as i128 * PER_DOLLAR)
    }

    /// How many pico-dollars this is.
    pub const fn get(self) -> i128 {
        self.0
    }

    /// The sum, or `None` when it cannot be represented.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` when it cannot be represented.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The amount so many times, or `None` when it cannot be represented.
    pub fn times(self, count: u64) -> Option<Self> {
        self.0.checked_mul(i128::from(count)).map(Self)
    }

    /// The sum, staying at the end of the range; for sums that are only shown or compared.
    pub fn saturating_plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, staying at the end of the range.
    pub fn saturating_minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// An n-th part, rounded down.
    pub fn share(self, parts: u32) -> Self {
        Self(self.0 / i128::from(parts.max(1)))
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Reads a decimal such as `12.5`, `0.0000001` or `3.5e-06`; what is finer than a pico-dollar
    /// is rounded to the nearest one, halves away from zero.
    pub fn parse(text: &str) -> Result<Self, ParseMoneyError> {
        let value = parse_scaled(text, PLACES)?;
        if value.abs() > MAX_PARSED {
            return Err(ParseMoneyError::TooLarge);
        }
        Ok(Self(value))
    }
}

/// Reads decimal text as an integer of `places` decimal places, halves rounded away from zero.
///
/// Shared by amounts (12 places) and price rates (18 places).
pub(crate) fn parse_scaled(text: &str, places: i32) -> Result<i128, ParseMoneyError> {
    let bytes = text.as_bytes();
    let (negative, rest) = match bytes.first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => {
            let exponent: i32 = rest[at + 1..].parse().map_err(|_| ParseMoneyError::NotANumber)?;
            (&rest[..at], exponent)
        }
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(ParseMoneyError::NotANumber);
    }
    if !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return Err(ParseMoneyError::NotANumber);
    }
    // The digit at `point` is the first one behind the decimal point.
    let point = i64::try_from(whole.len()).unwrap_or(i64::MAX).saturating_add(i64::from(exponent));
    let keep = point.saturating_add(i64::from(places));
    let mut value: i128 = 0;
    let mut round_up = false;
    let mut position: i64 = 0;
    for digit in whole.bytes().chain(fraction.bytes()).map(|b| i128::from(b - b'0')) {
        if position < keep {
            value =
                value.checked_mul(10).and_then(|v| v.checked_add(digit)).ok_or(ParseMoneyError::TooLarge)?;
        } else if position == keep {
            round_up = digit >= 5;
        }
        position += 1;
    }
    while position < keep && value != 0 {
        value = value.checked_mul(10).ok_or(ParseMoneyError::TooLarge)?;
        position += 1;
    }
    if round_up {
        value = value.checked_add(1).ok_or(ParseMoneyError::TooLarge)?;
    }
    Ok(if negative { -value } else { value })
}

impl fmt::Display for Picos {
    /// The shortest exact decimal, with at least one place: `10.0`, `0.0007`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        let whole = magnitude / PER_DOLLAR.unsigned_abs();
        let fraction = magnitude % PER_DOLLAR.unsigned_abs();
        if fraction == 0 {
            return write!(f, "{sign}{whole}.0");
        }
        let digits = format!("{fraction:012}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl std::str::FromStr for Picos {
    type Err = ParseMoneyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// Stored and journalled as a whole number of pico-dollars in text: exact in every format.
impl Serialize for Picos {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Picos {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse::<i128>().map(Self).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimal_text_becomes_picos_and_comes_back_as_the_shortest_decimal() {
        for (text, picos, shown) in [
            ("0", 0, "0.0"),
            ("10", 10 * PER_DOLLAR, "10.0"),
            ("0.0007", 700_000_000, "0.0007"),
            ("3.5e-06", 3_500_000, "0.0000035"),
            ("1E3", 1_000 * PER_DOLLAR, "1000.0"),
            ("-1.25", -1_250_000_000_000, "-1.25"),
            (".5", 500_000_000_000, "0.5"),
            ("5.", 5 * PER_DOLLAR, "5.0"),
            ("0.000000000001", 1, "0.000000000001"),
            // Float dust of a JSON writer is below a pico-dollar.
            ("0.0007000000000000001", 700_000_000, "0.0007"),
            ("0.0000000000005", 1, "0.000000000001"),
            ("0.0000000000004999", 0, "0.0"),
            ("1e-400", 0, "0.0"),
        ] {
            let parsed = Picos::parse(text).unwrap();
            assert_eq!(parsed, Picos::new(picos), "{text}");
            assert_eq!(parsed.to_string(), shown, "{text}");
        }
    }

    #[test]
    fn what_is_not_a_finite_decimal_is_refused() {
        for text in ["", "-", ".", "abc", "NaN", "Infinity", "1e", "1e+", "1.2.3", "0x1", " 1", "1_0"] {
            assert_eq!(Picos::parse(text), Err(ParseMoneyError::NotANumber), "{text:?}");
        }
        for text in ["1e40", "1e2147483647", "1000000000000001", "99999999999999999999999999999999999999999"]
        {
            assert_eq!(Picos::parse(text), Err(ParseMoneyError::TooLarge), "{text:?}");
        }
        assert!(Picos::parse("1000000000000000").is_ok());
    }

    #[test]
    fn sums_that_cannot_be_represented_say_so() {
        assert_eq!(Picos::MAX.plus(Picos::new(1)), None);
        assert_eq!(Picos::new(i128::MIN).minus(Picos::new(1)), None);
        assert_eq!(Picos::MAX.times(2), None);
    }

    proptest! {
        #[test]
        fn every_amount_survives_its_text(picos in -MAX_PARSED..=MAX_PARSED) {
            let amount = Picos::new(picos);
            prop_assert_eq!(Picos::parse(&amount.to_string()), Ok(amount));
            let stored = serde_json::to_string(&amount).unwrap();
            prop_assert_eq!(serde_json::from_str::<Picos>(&stored).unwrap(), amount);
        }
    }
}
