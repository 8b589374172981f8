//! What a call costs, and the most it can cost: one pure function each, from prices and usage.
//!
//! Prices are integers of attodollars and a cost is rounded to pico-dollars once, at its end.
//! Must not know where prices come from, who pays, or which provider was called.

mod ceiling;
mod cost;
mod facts;
mod field;
mod off_peak;
mod quote;
mod rate;
mod schedule;
mod sheet;
#[cfg(test)]
mod tests;

pub use ceiling::{Asked, Ceiling, Reach};
pub use cost::{Cost, CostTerms};
pub use field::Tier;
pub use rate::{ParseRatioError, Rate, Ratio};
pub use sheet::PriceSheet;

use crate::domain::money::ParseMoneyError;

/// Why prices cannot be read or a cost cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// A price is not a decimal number, or too large for one.
    #[error("`{field}`: {reason}")]
    NotANumber {
        /// The field.
        field: String,
        /// What is wrong with it.
        reason: ParseMoneyError,
    },
    /// A multiplier is not one.
    #[error("`{field}`: {reason}")]
    NotARatio {
        /// The field.
        field: String,
        /// What is wrong with it.
        reason: ParseRatioError,
    },
    /// A price is below zero.
    #[error("`{field}`: cannot be negative")]
    Negative {
        /// The field.
        field: String,
    },
    /// A field holds something else than it should.
    #[error("`{field}`: expected {expected}")]
    WrongShape {
        /// The field.
        field: String,
        /// What it should hold.
        expected: &'static str,
    },
    /// The model has no price, so nobody knows what the call costs.
    #[error("the model has no price")]
    Unpriced,
    /// The cost cannot be represented.
    #[error("the cost is too large for an amount of money")]
    TooLarge,
}

impl PriceError {
    fn wrong_shape(field: &str, expected: &'static str) -> Self {
        Self::WrongShape { field: field.to_owned(), expected }
    }
}
