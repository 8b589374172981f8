//! Prices of a model as rows: every price with its digits, and the usual ones by the unit of choice.

use clap::ValueEnum;
use serde_json::{Map, Number, Value};

use crate::cli::look::{Cell, Column};
use crate::cli::table::View;
use crate::client::Row;
use crate::config::is_price;
use crate::domain::money::parse_scaled;
use crate::domain::price::Rate;

/// Prices are told to so many places.
const PLACES: i32 = 18;

/// For how many tokens prices are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Per {
    /// One token
    #[value(name = "1")]
    One,
    /// A thousand
    #[value(name = "1k")]
    Thousand,
    /// A million
    #[default]
    #[value(name = "1m")]
    Million,
}

/// The prices that have columns: the name of the column's member, and the price it is made of.
const SHOWN: [(&str, &str); 4] = [
    ("input", "input_cost_per_token"),
    ("output", "output_cost_per_token"),
    ("cache_read", "cache_read_input_token_cost"),
    ("cache_write", "cache_creation_input_token_cost"),
];

macro_rules! view {
    ($unit:literal) => {
        View {
            id: "model",
            columns: const {
                &[
                    Column::new("MODEL", Cell::Text("model")),
                    Column::new("PROVIDER", Cell::Text("provider")),
                    Column::new("MODE", Cell::Text("mode")),
                    Column::new(concat!("IN/", $unit), Cell::Money("input")),
                    Column::new(concat!("OUT/", $unit), Cell::Money("output")),
                    Column::new(concat!("CACHED/", $unit), Cell::Money("cache_read")),
                    Column::new("OTHERWISE", Cell::Text("otherwise")),
                    Column::new("CONTEXT", Cell::Count("max_input_tokens")),
                ]
            },
        }
    };
}

impl Per {
    fn tokens(self) -> u32 {
        match self {
            Self::One => 1,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
        }
    }

    /// The columns of prices by this unit.
    pub(super) fn view(self) -> View {
        match self {
            Self::One => view!("1"),
            Self::Thousand => view!("1K"),
            Self::Million => view!("1M"),
        }
    }
}

/// A model with its prices: the usual ones by `per`, then each as it was told.
pub(super) fn row(model: &str, provider: &str, told: &Map<String, Value>, per: Per) -> Row {
    let mut row = Row::new();
    row.insert("model".to_owned(), model.into());
    row.insert("provider".to_owned(), Some(provider).filter(|name| !name.is_empty()).into());
    row.insert("mode".to_owned(), told.get("mode").cloned().unwrap_or_default());
    row.insert("per".to_owned(), per.tokens().into());
    for (member, price) in SHOWN {
        row.insert(member.to_owned(), told.get(price).and_then(|value| scaled(value, per)).into());
    }
    row.insert("otherwise".to_owned(), otherwise(told).into());
    for limit in ["max_tokens", "max_input_tokens", "max_output_tokens"] {
        row.insert(limit.to_owned(), told.get(limit).cloned().unwrap_or_default());
    }
    let prices = told.iter().filter(|(name, value)| is_price(name) && !value.is_null());
    row.extend(prices.map(|(name, value)| (name.clone(), value.clone())));
    row
}

/// A price of one token as that of `per`, exactly.
pub(super) fn scaled(price: &Value, per: Per) -> Option<Number> {
    let attos = attos(price)?.checked_mul(per.tokens().into())?;
    let text = Rate::new(attos).to_string();
    serde_json::from_str(text.strip_suffix(".0").unwrap_or(&text)).ok()
}

/// A price in 10^-18 dollars.
pub(super) fn attos(price: &Value) -> Option<i128> {
    let text = match price {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    parse_scaled(&text, PLACES).ok()
}

/// What is sold by other things than tokens: `0.04/image`.
fn otherwise(told: &Map<String, Value>) -> Option<String> {
    let sold = told.iter().filter_map(|(name, price)| {
        let unit = name.split_once("_cost_per_").map(|(_, unit)| unit)?;
        let is_plain = !unit.contains("token") && !unit.contains("above");
        let price = attos(price).filter(|attos| is_plain && *attos > 0)?;
        Some(format!("{}/{}", Rate::new(price), unit.replace('_', " ")))
    });
    let sold: Vec<String> = sold.collect();
    (!sold.is_empty()).then(|| sold.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::look::exact;

    #[test]
    fn prices_are_scaled_without_losing_a_digit() {
        let told: Map<String, Value> = serde_json::from_str(
            r#"{"input_cost_per_token":1.5e-07,"output_cost_per_token":0.0000006,"cache_read_input_token_cost":"7.5e-8",
                "mode":"chat","input_cost_per_token_priority":1e-18,"output_cost_per_image":0.04,
                "cache_creation_input_token_cost":null,"max_input_tokens":128000,"supports_vision":true}"#,
        )
        .unwrap();
        for (per, input, output, cached) in [
            (Per::One, "0.00000015", "0.0000006", "0.000000075"),
            (Per::Thousand, "0.00015", "0.0006", "0.000075"),
            (Per::Million, "0.15", "0.6", "0.075"),
        ] {
            let row = row("m", "openai", &told, per);
            let shown = ["input", "output", "cache_read"].map(|name| exact(row.get(name)));
            assert_eq!(shown, [input, output, cached], "{per:?}");
            assert_eq!(row["input_cost_per_token"].to_string(), "1.5e-07", "as it was told");
            assert_eq!((&row["cache_write"], row["otherwise"].as_str()), (&Value::Null, Some("0.04/image")));
            assert!(
                row.contains_key("input_cost_per_token_priority") && !row.contains_key("supports_vision")
            );
        }
        let dear: Map<String, Value> = serde_json::from_str(r#"{"input_cost_per_token":2}"#).unwrap();
        assert_eq!(exact(row("m", "", &dear, Per::Million).get("input")), "2000000");
    }
}
