//! `litellm-rs model info`: everything that is known of a model.

use clap::Args;
use serde_json::{Map, Value};

use super::price::{Per, attos};
use super::{price, prices, table};
use crate::cli::context::{Context, nearest};
use crate::cli::failure::{ExitStatus, Failure, Kind, Outcome};
use crate::cli::global::Format;
use crate::cli::look::{Look, WIDTH_MAX, exact, member};
use crate::cli::shell::quoted;
use crate::client::Row;
use crate::config::is_price;
use crate::domain::price::Rate;

/// `model info`
#[derive(Args, Clone, Debug)]
pub(crate) struct InfoArgs {
    /// Which ones: public names, or ids of deployments
    #[arg(required = true, value_name = "MODEL")]
    models: Vec<String>,
    /// What the table of this program says; asks no server
    #[arg(long)]
    offline: bool,
}

/// `model info`
pub(crate) async fn run(args: InfoArgs, context: &Context) -> Outcome {
    let mut found = Vec::new();
    let known = if args.offline { Vec::new() } else { context.client.model_infos().await? };
    for model in &args.models {
        let rows = if args.offline { vec![offline(model)?] } else { of_server(model, &known)? };
        found.extend(rows);
    }
    let printer = &context.printer;
    let style = printer.style();
    if style.format == Format::Table && style.columns.is_empty() && style.look.is_terminal {
        let cards: Vec<String> = found.iter().map(|row| card(row, &style.look)).collect();
        printer.out(&cards.join("\n"))?;
    } else if style.format == Format::Table || style.format == Format::Id {
        let rows: Vec<Row> = found.iter().map(flat).collect();
        printer.list(&Per::Million.view(), &rows, rows.len())?;
    } else {
        printer.info(&Per::Million.view(), &found, |_| Vec::new())?;
    }
    Ok(ExitStatus::Success)
}

fn offline(model: &str) -> Result<Row, Failure> {
    let (name, told) = table::entry(model)
        .ok_or_else(|| table::unknown(model, Failure::new(Kind::NotFound, String::new())))?;
    let mut row = Row::new();
    row.insert("model_name".to_owned(), name.into());
    row.insert("model_info".to_owned(), Value::Object(told));
    Ok(row)
}

/// The deployments of a public name, or the one with this id.
fn of_server(model: &str, known: &[Row]) -> Result<Vec<Row>, Failure> {
    let is_it =
        |row: &&Row| exact(row.get("model_name")) == model || exact(member(row, "model_info.id")) == model;
    let found: Vec<Row> = known.iter().filter(is_it).cloned().collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let names: Vec<String> = known.iter().map(|row| exact(row.get("model_name"))).collect();
    let mut hints = Vec::new();
    if let Some(near) = nearest(model, &names) {
        hints.push(format!("did you mean '{near}'?"));
    }
    if table::entry(model).is_some() {
        hints.push(format!("the price table knows it: litellm-rs model info {} --offline", quoted(model)));
    }
    if hints.is_empty() {
        hints.push("litellm-rs model list shows what this key may call".to_owned());
    }
    Err(Failure::new(Kind::NotFound, format!("model '{model}' not found")).hint(hints.join("  ")))
}

/// A deployment as one line of prices.
fn flat(row: &Row) -> Row {
    prices::row_of(row, Per::Million)
}

/// What a person reads of a deployment: what it is, what it takes, what it costs, what it can.
fn card(row: &Row, look: &Look) -> String {
    let none = Map::new();
    let known = row.get("model_info").and_then(Value::as_object).unwrap_or(&none);
    let usual = flat(row);
    let text = |name: &str| exact(usual.get(name));
    let mut lines = vec![
        ("model", exact(row.get("model_name"))),
        ("upstream", exact(member(row, "litellm_params.model"))),
        ("deployment", exact(known.get("id"))),
        ("provider", text("provider")),
        ("mode", text("mode")),
        ("most input", look.cell(crate::cli::look::Cell::Count("max_input_tokens"), &usual).text),
        ("most output", look.cell(crate::cli::look::Cell::Count("max_output_tokens"), &usual).text),
    ];
    lines.retain(|(_, value)| !value.is_empty());
    let mut card: String = lines
        .iter()
        .map(|(label, value)| format!("{label:<13}{}\n", crate::cli::look::tame(value)))
        .collect();
    let prices: Vec<(&String, String)> = known
        .iter()
        .filter(|(name, value)| is_price(name) && !value.is_null())
        .map(|(name, value)| (name, price_text(name, value)))
        .collect();
    let width = prices.iter().map(|(name, _)| name.len()).max().unwrap_or(0).min(WIDTH_MAX);
    if !prices.is_empty() {
        card.push_str("prices\n");
    }
    for (name, value) in prices {
        card.push_str(&crate::cli::look::tame(&format!("  {name:width$}  {value}")));
        card.push('\n');
    }
    let able = known.iter().filter(|(_, value)| **value == Value::Bool(true));
    let able: Vec<String> = able
        .filter_map(|(name, _)| name.strip_prefix("supports_"))
        .map(|name| name.replace('_', " "))
        .collect();
    if !able.is_empty() {
        card.push_str(&crate::cli::look::tame(&format!("supports     {}", able.join(", "))));
        card.push('\n');
    }
    card
}

/// A price with its unit; prices of tokens by the million.
fn price_text(name: &str, value: &Value) -> String {
    let Some(attos) = attos(value) else { return exact(Some(value)) };
    if !name.contains("token") {
        return format!("${}", Rate::new(attos));
    }
    let million = price::scaled(value, Per::Million).map(|number| number.to_string());
    format!("${} per million", million.unwrap_or_else(|| Rate::new(attos).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::look::TimeStyle;

    #[test]
    fn a_card_has_every_price() {
        let look = Look {
            is_terminal: true,
            color: false,
            ascii: false,
            compact: false,
            time: TimeStyle::Iso,
            now: jiff::Timestamp::UNIX_EPOCH,
        };
        let card = card(&offline("openai/gpt-4o-mini").unwrap(), &look);
        for line in [
            "model        gpt-4o-mini\n",
            "provider     openai\n",
            "most input   128,000\n",
            "$0.15 per million\n",
            "$0.075 per million\n",
        ] {
            assert!(card.contains(line), "{line}\n{card}");
        }
        let told = offline("gpt-4o-mini").unwrap();
        let prices = told["model_info"].as_object().unwrap().keys().filter(|name| is_price(name));
        prices.for_each(|name| assert!(card.contains(&format!("  {name} ")), "{name}\n{card}"));
        assert!(offline("gpt-4o-mnii").unwrap_err().hint.unwrap().contains("gpt-4o-mini"));
    }
}
