//! Money on the wire: a JSON number with every digit, read from its decimal text.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

use crate::domain::money::{ParseMoneyError, Picos};

/// An amount as a JSON number of dollars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Usd(pub Picos);

impl Serialize for Usd {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<Number>(&self.0.to_string())
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Usd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(&value).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Usd {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Usd".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number", "format": "decimal"})
    }
}

impl Usd {
    /// Reads a number, or text that holds one.
    pub fn from_value(value: &Value) -> Result<Self, ParseMoneyError> {
        match value {
            Value::Number(number) => Picos::parse(&number.to_string()).map(Self),
            Value::String(text) => Picos::parse(text.trim()).map(Self),
            _ => Err(ParseMoneyError::NotANumber),
        }
    }
}

/// An amount as LiteLLM prints it in texts: like a Python float, with an exponent below 0.0001.
pub fn python_text(amount: Picos) -> String {
    let plain = amount.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let Some(fraction) = digits.strip_prefix("0.") else { return plain };
    let zeros = fraction.bytes().take_while(|b| *b == b'0').count();
    let significant = &fraction[zeros..];
    if zeros < 4 || significant.is_empty() {
        return plain;
    }
    let (first, rest) = significant.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{first}{point}{rest}e-{:02}", zeros + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_survives() {
        for text in ["0.0007", "10.0", "0.000000000001", "123456789.123456789012"] {
            let usd: Usd = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&usd).unwrap(), text);
            assert_eq!(serde_json::to_value(usd).unwrap().to_string(), text);
        }
        assert_eq!(serde_json::from_str::<Usd>("\" 4 \"").unwrap(), Usd(Picos::from_dollars(4)));
        for text in ["true", "null", "[]", "\"ten\"", "\"\""] {
            assert!(serde_json::from_str::<Usd>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn texts_print_like_python() {
        for (text, shown) in [
            ("0", "0.0"),
            ("4", "4.0"),
            ("0.0001", "0.0001"),
            ("0.00001", "1e-05"),
            ("0.0000035", "3.5e-06"),
            ("-0.0000035", "-3.5e-06"),
            ("0.000000000001", "1e-12"),
        ] {
            assert_eq!(python_text(Picos::parse(text).unwrap()), shown);
        }
    }
}
