//! `litellm-rs model prices`: what models cost, by the server or by the table of this program.

use clap::Args;
use serde_json::{Map, Value};

use super::price::{self, Per};
use super::table;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind, Outcome};
use crate::cli::fields::ListArgs;
use crate::cli::look::exact;
use crate::cli::money;
use crate::cli::shell::quoted;
use crate::client::Row;
use crate::domain::money::Picos;

/// `model prices`
#[derive(Args, Clone, Debug)]
pub(crate) struct PricesArgs {
    /// A model, or a part of its name
    #[arg(value_name = "MODEL")]
    model: Option<String>,
    /// Only of this provider
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// Only for this: chat, embedding, image_generation, rerank, …
    #[arg(long, value_name = "MODE")]
    mode: Option<String>,
    /// Only those whose input costs at most so much per million tokens
    #[arg(long, value_name = "USD", value_parser = parse_price)]
    max_input_price: Option<Picos>,
    /// For how many tokens prices are shown
    #[arg(long, value_enum, default_value = "1m", value_name = "TOKENS")]
    per: Per,
    /// The table of this program, with every model it knows; asks no server
    #[arg(long)]
    offline: bool,
    #[command(flatten)]
    list: ListArgs,
}

/// `model prices`
pub(crate) async fn run(args: PricesArgs, context: &Context) -> Outcome {
    let known = if args.offline { offline(&args) } else { online(&args, context).await? };
    let rows = args.named(known)?;
    let rows: Vec<Row> = rows.into_iter().filter(|row| args.wants(row)).collect();
    if args.offline {
        context.printer.note(&format!("prices of {}; a server may have others", table::version()));
    }
    context.list(&args.per.view(), rows, &args.list)
}

/// The models of the table; one that is named exactly is the only one that is read.
fn offline(args: &PricesArgs) -> Vec<Row> {
    let read = |name: &str| {
        let (name, told) = table::entry(name)?;
        Some(price::row(name, &exact(told.get("litellm_provider")), &told, args.per))
    };
    if let Some(row) = args.model.as_deref().and_then(read) {
        return vec![row];
    }
    let part = args.model.as_deref().unwrap_or_default();
    table::names().filter(|name| holds(name, part)).filter_map(read).collect()
}

/// The models of the server; several deployments of one model are several rows.
async fn online(args: &PricesArgs, context: &Context) -> Result<Vec<Row>, Failure> {
    let infos = context.client.model_infos().await.map_err(|error| {
        let failure = Failure::from(error);
        let hint = "without a server: litellm-rs model prices --offline";
        if failure.kind == Kind::Unreachable { failure.hint(hint) } else { failure }
    })?;
    Ok(infos.iter().map(|info| row_of(info, args.per)).collect())
}

/// A deployment with its prices.
pub(super) fn row_of(info: &Row, per: Per) -> Row {
    let none = Map::new();
    let part = |name: &str| info.get(name).and_then(Value::as_object).unwrap_or(&none);
    let (params, known) = (part("litellm_params"), part("model_info"));
    let provider = [known.get("litellm_provider"), params.get("custom_llm_provider")]
        .into_iter()
        .map(exact)
        .find(|name| !name.is_empty());
    price::row(&exact(info.get("model_name")), &provider.unwrap_or_default(), known, per)
}

impl PricesArgs {
    /// Those with the given name, else those that hold it.
    fn named(&self, rows: Vec<Row>) -> Result<Vec<Row>, Failure> {
        let Some(wanted) = &self.model else { return Ok(rows) };
        let (exactly, others): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| exact(row.get("model")) == *wanted);
        if !exactly.is_empty() {
            return Ok(exactly);
        }
        // A name with its provider before it was found under the name alone.
        let similar: Vec<Row> = match <[Row; 1]>::try_from(others) {
            Ok([only]) if self.offline => vec![only],
            Ok(only) => only.into_iter().filter(|row| holds(&exact(row.get("model")), wanted)).collect(),
            Err(rows) => rows.into_iter().filter(|row| holds(&exact(row.get("model")), wanted)).collect(),
        };
        if !similar.is_empty() {
            return Ok(similar);
        }
        let failure = table::unknown(wanted, Failure::new(Kind::NotFound, String::new()));
        let hint =
            format!("it has a price in the table: litellm-rs model prices {} --offline", quoted(wanted));
        if !self.offline && table::entry(wanted).is_some() {
            return Err(failure.reworded(format!("model '{wanted}' is not one of this server's")).hint(hint));
        }
        Err(failure)
    }

    fn wants(&self, row: &Row) -> bool {
        let is = |wanted: &Option<String>, member: &str| {
            wanted.as_ref().is_none_or(|wanted| exact(row.get(member)).eq_ignore_ascii_case(wanted))
        };
        let is_cheap = self.max_input_price.is_none_or(|most| {
            let price = row.get("input_cost_per_token").and_then(price::attos);
            // A million tokens at 10^-18 dollars each are a pico-dollar: the numbers are the same.
            price.is_some_and(|attos| attos <= most.get())
        });
        is(&self.provider, "provider")
            && is(&self.mode, "mode")
            && is_cheap
            && self.list.is_wanted(row, &["model"])
    }
}

fn holds(name: &str, part: &str) -> bool {
    name.to_ascii_lowercase().contains(&part.to_ascii_lowercase())
}

fn parse_price(text: &str) -> Result<Picos, String> {
    money::amount(&money::parse_amount(text)?)
        .ok_or_else(|| "use dollars per million tokens, like 0.50".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: PricesArgs,
    }

    fn names(line: &str) -> Result<Vec<String>, Failure> {
        let words = std::iter::once("x").chain(line.split_whitespace()).chain(["--offline"]);
        let args = Line::try_parse_from(words).unwrap().args;
        let rows = args.named(offline(&args))?;
        Ok(rows.iter().filter(|row| args.wants(row)).map(|row| exact(row.get("model"))).collect())
    }

    #[test]
    fn a_name_a_part_of_one_or_a_suggestion() {
        for (line, found) in [
            ("gpt-4o-mini", vec!["gpt-4o-mini"]),
            ("openai/gpt-4o-mini", vec!["gpt-4o-mini"]),
            (
                "GPT-4O-MINI-2024 --provider openai --mode chat",
                vec!["ft:gpt-4o-mini-2024-07-18", "gpt-4o-mini-2024-07-18"],
            ),
            // Both sides of the price of a million tokens.
            ("gpt-4o-mini --max-input-price 0.15", vec!["gpt-4o-mini"]),
            ("gpt-4o-mini --max-input-price 0.149999999999", vec![]),
        ] {
            assert_eq!(names(line).unwrap(), found, "{line}");
        }
        assert!(names("").unwrap().len() > 4_000);
        let cheap = names("--mode embedding --max-input-price 0.02").unwrap();
        assert!(cheap.contains(&"text-embedding-3-small".to_owned()) && cheap.len() < 200, "{}", cheap.len());
        let failure = names("gpt-4o-mnii").unwrap_err();
        assert!(failure.hint.unwrap().contains("'gpt-4o-mini'"));
    }
}
