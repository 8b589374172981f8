//! The numbers of pricing: a rate per unit, an amount finer than a pico-dollar, a multiplier.
//!
//! All three are integers. Must not know what is being priced.

use std::fmt;

use crate::domain::money::{ParseMoneyError, Picos, parse_scaled};

/// Attodollars (10^-18 USD) in one pico-dollar.
const PER_PICO: i128 = 1_000_000;
/// The parts of a [`Ratio`].
const PER_ONE: u64 = 1_000_000_000;
/// The largest ratio that is accepted from outside: a thousand times.
const RATIO_MAX: i128 = 1_000 * PER_ONE as i128;
/// The largest rate that is accepted from outside: a million dollars per unit.
const RATE_MAX: i128 = 1_000_000 * 1_000_000_000_000 * PER_PICO;

/// A price per unit in attodollars (10^-18 USD). Never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(i128);

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The rate of so many attodollars per unit; what is below zero is zero.
    pub const fn new(attos: i128) -> Self {
        Self(if attos < 0 { 0 } else { attos })
    }

    /// How many attodollars one unit costs.
    pub const fn get(self) -> i128 {
        self.0
    }

    /// Reads a price such as `1.5e-07`; `None` when it is negative.
    pub(super) fn parse(text: &str) -> Result<Option<Self>, ParseMoneyError> {
        let attos = parse_scaled(text, 18)?;
        if attos > RATE_MAX {
            return Err(ParseMoneyError::TooLarge);
        }
        Ok((attos >= 0).then_some(Self(attos)))
    }

    /// Half the rate, halves of an attodollar up.
    #[must_use]
    pub(super) const fn half(self) -> Self {
        Self(self.0 / 2 + self.0 % 2)
    }

    /// What so many units cost.
    pub(super) fn times(self, units: u64) -> Option<Attos> {
        self.0.checked_mul(i128::from(units)).map(Attos)
    }

    /// What so many thousandths of a unit cost, rounded up: a millisecond of a rate per second.
    pub(super) fn times_thousandths(self, thousandths: u64) -> Option<Attos> {
        let attos = self.times(thousandths)?.0;
        Some(Attos(attos / 1000 + i128::from(attos % 1000 > 0)))
    }
}

impl fmt::Display for Rate {
    /// USD per unit, as the shortest exact decimal: `0.00000015`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const PER_DOLLAR: i128 = 1_000_000_000_000 * PER_PICO;
        let (whole, fraction) = (self.0 / PER_DOLLAR, self.0 % PER_DOLLAR);
        if fraction == 0 {
            return write!(f, "{whole}.0");
        }
        let digits = format!("{fraction:018}");
        write!(f, "{whole}.{}", digits.trim_end_matches('0'))
    }
}

/// An amount of money in attodollars; lives only between the rates and the [`Picos`] of a cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Attos(i128);

impl Attos {
    pub(super) const ZERO: Self = Self(0);

    pub(super) fn from_picos(amount: Picos) -> Option<Self> {
        amount.get().checked_mul(PER_PICO).map(Self)
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// So many times as much, to the nearest attodollar, halves up.
    pub(super) fn scaled(self, ratio: Ratio) -> Option<Self> {
        if ratio == Ratio::ONE {
            return Some(self);
        }
        let (whole, rest) = self.split(ratio)?;
        whole.checked_add((rest + i128::from(PER_ONE / 2)) / i128::from(PER_ONE)).map(Self)
    }

    /// So many times as much, rounded up.
    pub(super) fn scaled_up(self, ratio: Ratio) -> Option<Self> {
        if ratio == Ratio::ONE {
            return Some(self);
        }
        let (whole, rest) = self.split(ratio)?;
        whole.checked_add(rest / i128::from(PER_ONE) + i128::from(rest % i128::from(PER_ONE) > 0)).map(Self)
    }

    /// The product in two pieces, the second still to be divided, so that only results that are
    /// too large overflow and not the way to them.
    fn split(self, ratio: Ratio) -> Option<(i128, i128)> {
        let per_one = i128::from(PER_ONE);
        let parts = i128::from(ratio.0);
        Some(((self.0 / per_one).checked_mul(parts)?, (self.0 % per_one) * parts))
    }

    /// The nearest pico-dollar, halves up.
    pub(super) const fn picos(self) -> Picos {
        Picos::new(self.0 / PER_PICO + (self.0 % PER_PICO >= PER_PICO / 2) as i128)
    }

    /// The next pico-dollar.
    pub(super) const fn picos_up(self) -> Picos {
        Picos::new(self.0 / PER_PICO + (self.0 % PER_PICO > 0) as i128)
    }

    /// An attodollar amount as the rate of one unit.
    pub(super) const fn as_rate(self) -> Rate {
        Rate::new(self.0)
    }

    /// How many units of `rate` fit: the largest count whose cost, rounded up to a pico-dollar,
    /// is within `picos`.
    pub(super) fn units_within(picos: Picos, rate: Rate) -> u64 {
        if picos.is_negative() {
            return 0;
        }
        if rate.0 == 0 {
            return u64::MAX;
        }
        let attos = picos.get().checked_mul(PER_PICO).unwrap_or(i128::MAX);
        u64::try_from(attos / rate.0).unwrap_or(u64::MAX)
    }
}

/// A multiplier or a share, in parts per billion. Never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(u64);

impl Ratio {
    /// Nothing of it.
    pub const ZERO: Self = Self(0);
    /// As it is.
    pub const ONE: Self = Self(PER_ONE);

    /// The ratio of so many parts per billion.
    pub const fn from_parts_per_billion(parts: u64) -> Self {
        Self(parts)
    }

    /// How many parts per billion this is.
    pub const fn parts_per_billion(self) -> u64 {
        self.0
    }

    /// Reads a decimal such as `0.05` or `1.1`, to nine places.
    pub fn parse(text: &str) -> Result<Self, ParseRatioError> {
        let parts = parse_scaled(text, 9).map_err(|_| ParseRatioError::NotANumber)?;
        if parts > RATIO_MAX {
            return Err(ParseRatioError::TooLarge);
        }
        u64::try_from(parts).map(Self).map_err(|_| ParseRatioError::Negative)
    }

    /// What is left after this share is taken; nothing when it is all or more.
    #[must_use]
    pub(super) const fn rest(self) -> Self {
        Self(PER_ONE.saturating_sub(self.0))
    }

    /// One and this share on top.
    #[must_use]
    pub(super) const fn on_top(self) -> Self {
        Self(PER_ONE.saturating_add(self.0))
    }
}

/// Why a text is not a ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseRatioError {
    /// The text is not a decimal number.
    #[error("not a decimal number")]
    NotANumber,
    /// The number is below zero.
    #[error("cannot be negative")]
    Negative,
    /// The number is above a thousand.
    #[error("cannot be more than 1000")]
    TooLarge,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_rate_is_read_to_eighteen_places_and_shown_again() {
        for (text, attos, shown) in [
            ("0", 0, "0.0"),
            ("1.5e-07", 150_000_000_000, "0.00000015"),
            ("0.006", 6_000_000_000_000_000, "0.006"),
            ("2", 2_000_000_000_000_000_000, "2.0"),
            ("1e-18", 1, "0.000000000000000001"),
            ("4e-19", 0, "0.0"),
        ] {
            let rate = Rate::parse(text).unwrap().unwrap();
            assert_eq!((rate.get(), rate.to_string().as_str()), (attos, shown), "{text}");
        }
        assert_eq!(Rate::parse("-0.1"), Ok(None));
        assert!(Rate::parse("1000000").is_ok());
        assert_eq!(Rate::parse("1000000.1"), Err(ParseMoneyError::TooLarge));
        assert_eq!(Rate::parse("NaN"), Err(ParseMoneyError::NotANumber));
    }

    #[test]
    fn a_ratio_is_between_nothing_and_a_thousand() {
        for (text, parsed) in [
            ("0.05", Ok(Ratio(50_000_000))),
            ("1.1", Ok(Ratio(1_100_000_000))),
            ("1000", Ok(Ratio(1000 * PER_ONE))),
            ("1000.1", Err(ParseRatioError::TooLarge)),
            ("-0.1", Err(ParseRatioError::Negative)),
            ("ten", Err(ParseRatioError::NotANumber)),
        ] {
            assert_eq!(Ratio::parse(text), parsed, "{text}");
        }
        assert_eq!((Ratio(PER_ONE + 1).rest(), Ratio(PER_ONE).rest()), (Ratio::ZERO, Ratio::ZERO));
    }

    #[test]
    fn halves_of_a_pico_go_up() {
        for (attos, nearest, up) in
            [(0, 0, 0), (1, 0, 1), (499_999, 0, 1), (500_000, 1, 1), (1_000_000, 1, 1), (1_000_001, 1, 2)]
        {
            let amount = Attos(attos);
            assert_eq!((amount.picos(), amount.picos_up()), (Picos::new(nearest), Picos::new(up)), "{attos}");
        }
    }

    #[test]
    fn only_a_result_that_is_too_large_overflows() {
        assert_eq!(Attos(i128::MAX).scaled(Ratio::ONE), Some(Attos(i128::MAX)));
        assert_eq!(Attos(i128::MAX).scaled_up(Ratio(PER_ONE + 1)), None);
        assert_eq!(Rate(i128::MAX).times(2), None);
    }

    proptest! {
        #[test]
        fn rounding_up_is_never_below_rounding_to_the_nearest(
            attos in 0..i128::MAX / 2000, parts in 0..2_000_000_000_u64,
        ) {
            let (amount, ratio) = (Attos(attos), Ratio(parts));
            let (nearest, up) = (amount.scaled(ratio).unwrap(), amount.scaled_up(ratio).unwrap());
            prop_assert!(up >= nearest && up.0 - nearest.0 <= 1);
        }
    }
}
