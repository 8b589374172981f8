//! Decimal numbers of any length, read from text and compared exactly: no digit is ever rounded.

use std::cmp::Ordering;

/// A number as its digits, with no zeros at either end, and the place of its point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    is_negative: bool,
    digits: Vec<u8>,
    /// How many digits stand before the point; below zero: how many zeros follow it.
    point: i64,
}

impl Decimal {
    /// Reads `12`, `-0.50`, `.5`, `1e-7`: what JSON writes, and what people do.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, i64::from(exponent.parse::<i32>().ok()?)),
            None => (text, 0),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + part.len() == 0 || !is_digits(whole) || !is_digits(part) {
            return None;
        }
        let all = [whole, part].concat();
        let digits = all.trim_start_matches('0');
        let zeros = i64::try_from(all.len() - digits.len()).ok()?;
        let point = exponent + i64::try_from(whole.len()).ok()? - zeros;
        let digits = digits.trim_end_matches('0').as_bytes().to_vec();
        if digits.is_empty() {
            return Some(Self { is_negative: false, digits, point: 0 });
        }
        Some(Self { is_negative, digits, point })
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The order of the amounts without their signs.
    fn magnitude(&self, other: &Self) -> Ordering {
        match (self.is_zero(), other.is_zero()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self.point.cmp(&other.point).then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_digit_counts() {
        for (a, order, b) in [
            ("1", Ordering::Equal, "1.000"),
            ("0.0011120000000000001", Ordering::Greater, "0.001112"),
            ("0.0011120000000000001", Ordering::Equal, "1.1120000000000001e-3"),
            ("-2", Ordering::Less, "-1.9"),
            ("-0", Ordering::Equal, "0.0"),
            ("10", Ordering::Greater, "9.99"),
            (".5", Ordering::Equal, "0.5"),
            ("1e400", Ordering::Greater, "1e399"),
            ("0e9", Ordering::Less, "1e-300"),
            ("-1", Ordering::Less, "0"),
        ] {
            let [a_read, b_read] = [a, b].map(|text| Decimal::parse(text).unwrap());
            assert_eq!(a_read.cmp(&b_read), order, "{a} {b}");
            assert_eq!(b_read.cmp(&a_read), order.reverse(), "{b} {a}");
        }
        for text in ["", "-", ".", "1.2.3", "0x1", "1e", "1e99999999999", "NaN", "1_000", "٣"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whole_numbers_are_ordered_as_they_are(a in any::<i64>(), b in any::<i64>()) {
            let read = |n: i64| Decimal::parse(&n.to_string()).unwrap();
            prop_assert_eq!(read(a).cmp(&read(b)), a.cmp(&b));
        }
    }
}
