//! Single values as the original coerces them: numbers in text, truth in words, dates without zone.
//!
//! Knows nothing of members and bodies.

use std::fmt;

use serde_json::{Number, Value};

use crate::domain::money::{ParseMoneyError, Picos};
use crate::domain::time::Millis;
use crate::wire::money::{Usd, python_text};

/// What a number can say about money.
pub(super) enum Amount {
    Usd(Picos),
    TooLarge(String),
    NotFinite(&'static str),
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usd(amount) => f.write_str(&python_text(*amount)),
            Self::TooLarge(text) => f.write_str(text),
            Self::NotFinite(word) => f.write_str(word),
        }
    }
}

pub(super) type Complaint = (&'static str, &'static str);

pub(super) fn text(value: Value) -> Result<String, Complaint> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(("string_type", "Input should be a valid string")),
    }
}

pub(super) fn amount(value: Value) -> Result<Amount, Complaint> {
    let written = match &value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return Err(("float_type", "Input should be a valid number")),
    };
    let word = written.trim_start_matches(['+', '-']).to_ascii_lowercase();
    match Usd::from_value(&value) {
        Ok(Usd(amount)) => Ok(Amount::Usd(amount)),
        Err(ParseMoneyError::TooLarge) => Ok(Amount::TooLarge(shortened(&written))),
        Err(ParseMoneyError::NotANumber) => match word.as_str() {
            "nan" => Ok(Amount::NotFinite("nan")),
            "inf" | "infinity" if written.starts_with('-') => Ok(Amount::NotFinite("-inf")),
            "inf" | "infinity" => Ok(Amount::NotFinite("inf")),
            _ => Err(("float_parsing", "Input should be a valid number, unable to parse string as a number")),
        },
    }
}

pub(super) fn count(value: Value) -> Result<u64, Complaint> {
    let (written, from_text) = match value {
        Value::Number(number) => (number.to_string(), false),
        Value::String(text) => (text.trim().to_owned(), true),
        _ => return Err(("int_type", "Input should be a valid integer")),
    };
    if let Ok(count) = written.parse() {
        return Ok(count);
    }
    // `5.0` and `5e0` are whole numbers too: read as money and look whether anything is left.
    let picos = match Picos::parse(&written) {
        Ok(amount) => amount.get(),
        Err(ParseMoneyError::TooLarge) => {
            return Err(("int_parsing_size", "Unable to parse input as an integer, exceeded maximum size"));
        }
        Err(ParseMoneyError::NotANumber) => {
            return Err((
                "int_parsing",
                "Input should be a valid integer, unable to parse string as an integer",
            ));
        }
    };
    let one = Picos::from_dollars(1).get();
    if picos % one != 0 && from_text {
        return Err(("int_parsing", "Input should be a valid integer, unable to parse string as an integer"));
    }
    if picos % one != 0 {
        return Err((
            "int_from_float",
            "Input should be a valid integer, got a number with a fractional part",
        ));
    }
    u64::try_from(picos / one)
        .map_err(|_| ("greater_than_equal", "Input should be greater than or equal to 0"))
}

/// A whole number on either side of zero.
pub(super) fn integer(value: Value) -> Result<i64, Complaint> {
    const PARSING: Complaint =
        ("int_parsing", "Input should be a valid integer, unable to parse string as an integer");
    match value {
        Value::Number(number) => {
            number.as_i64().ok_or(("int_from_float", "Input should be a valid integer of at most 64 bits"))
        }
        Value::String(text) => text.trim().parse().map_err(|_| PARSING),
        _ => Err(("int_type", "Input should be a valid integer")),
    }
}

pub(super) fn flag(value: Value) -> Result<bool, Complaint> {
    let word = match value {
        Value::Bool(flag) => return Ok(flag),
        Value::String(text) => text.to_ascii_lowercase(),
        Value::Number(number) if number == Number::from(0) => return Ok(false),
        Value::Number(number) if number == Number::from(1) => return Ok(true),
        _ => return Err(("bool_type", "Input should be a valid boolean")),
    };
    match word.as_str() {
        "true" | "t" | "yes" | "y" | "on" | "1" => Ok(true),
        "false" | "f" | "no" | "n" | "off" | "0" => Ok(false),
        _ => Err(("bool_parsing", "Input should be a valid boolean, unable to interpret input")),
    }
}

/// Reads an instant: RFC 3339, or a date or a date and time that is taken as UTC.
pub fn instant(text: &str) -> Option<Millis> {
    let text = text.trim();
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Some(at.into());
    }
    // With an offset that the stricter reading did not understand, the civil one would ignore it.
    if text.contains(['Z', 'z', '+', '[']) {
        return None;
    }
    let civil: jiff::civil::DateTime = text.parse().ok()?;
    civil.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp().into())
}

/// A text from outside as far as it belongs into an answer.
pub fn shortened(text: &str) -> String {
    let mut shown: String = text.chars().take(64).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
