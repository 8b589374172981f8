//! `litellm-rs statement`: what a customer used in a period, day by day, as somebody may send it to
//! the customer. Every amount follows from the ledger's lines alone.

mod account;
mod page;
mod period;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use serde_json::Value;

use super::context::Context;
use super::export::file::{path_of, write_whole};
use super::export::lines::Lines;
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::global;
use super::look::{Cell, Column, exact};
use super::money;
use super::progress::Progress;
use super::table::{self, View};
use super::yaml;
use crate::client::{EntryQuery, Row};
use crate::domain::time::Millis;
use account::Account;
use period::Period;

const VIEW: View = View {
    id: "day",
    columns: &[
        Column::new("WHAT", Cell::Text("what")),
        Column::new("DAY", Cell::Text("day")),
        Column::new("MODEL", Cell::Text("model")),
        Column::new("REQUESTS", Cell::Count("requests")),
        Column::new("IN", Cell::Count("input_tokens")),
        Column::new("CACHED", Cell::Count("cached_tokens")),
        Column::new("OUT", Cell::Count("output_tokens")),
        Column::new("AMOUNT", Cell::Money("amount")),
        Column::new("EXACT", Cell::Text("amount")),
        Column::new("NOTE", Cell::Text("note")),
    ],
};

/// How a statement is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, on a terminal
    Table,
    /// One row for each day and model, each correction, and the total
    Csv,
    /// One object
    Json,
    /// A page that can be printed or sent
    Html,
}

/// `statement`
#[derive(Args, Clone, Debug)]
pub(crate) struct StatementArgs {
    /// Whose
    #[arg(value_name = "CUSTOMER")]
    customer: String,
    /// A month (2026-11), this-month, last-month, a day, or from a day to a day, both included
    /// (2026-11-01..2026-11-15); in UTC
    #[arg(long, default_value = "this-month", value_name = "PERIOD")]
    period: String,
    /// How it is written [default: table]
    #[arg(long, value_enum, value_name = "FMT")]
    format: Option<Format>,
    /// Write to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// `statement`
pub(crate) async fn run(args: StatementArgs, context: &Context) -> Outcome {
    let now = Timestamp::now();
    let period = Period::parse(&args.period, now)
        .map_err(|error| Failure::usage(format!("--period: {error}")).hint("a form like --period 2026-11"))?;
    let alias = alias(&args.customer, context).await?;
    let account = account(&args, alias, period, now.into(), context).await?;
    let text = text(&args, &account, context)?;
    write_whole(args.out.as_deref(), &context.printer, &text)?;
    Ok(ExitStatus::Success)
}

/// What the customer is called, if anything. A customer that was deleted has its lines still.
async fn alias(customer: &str, context: &Context) -> Result<Option<Option<String>>, Failure> {
    match context.client.customer_info(customer).await.map_err(Failure::from) {
        Ok(row) => Ok(Some(row.get("alias").and_then(Value::as_str).map(str::to_owned))),
        Err(failure) if failure.kind == Kind::NotFound => Ok(None),
        Err(failure) => Err(failure),
    }
}

async fn account(
    args: &StatementArgs,
    alias: Option<Option<String>>,
    period: Period,
    now: Millis,
    context: &Context,
) -> Result<Account, Failure> {
    let is_known = alias.is_some();
    let query = EntryQuery {
        since: Some(period.from),
        until: Some(period.until),
        customer: Some(args.customer.clone()),
        ..EntryQuery::default()
    };
    let mut account = Account::new(&args.customer, alias.flatten(), period, now);
    let mut lines = Lines::of(context, query);
    let progress = Progress::start(&context.printer, "reading lines", None);
    while let Some(page) = lines.next().await? {
        progress.advance(page.len() as u64);
        page.iter().try_for_each(|line| account.add(line))?;
    }
    if !is_known && account.is_empty() {
        let message = format!("customer '{}' not found", args.customer);
        return Err(Failure::new(Kind::NotFound, message).hint("litellm-rs customer list"));
    }
    Ok(account)
}

fn text(args: &StatementArgs, account: &Account, context: &Context) -> Result<String, Failure> {
    let style = context.printer.style();
    match (args.format, style.format) {
        (Some(Format::Html), _) => Ok(page::html(account)),
        (Some(Format::Json), _) | (None, global::Format::Json) => {
            let text = serde_json::to_string_pretty(&account.to_json());
            Ok(format!("{}\n", text.map_err(|error| Failure::new(Kind::Error, error.to_string()))?))
        }
        (None, global::Format::Jsonl) => Ok(format!("{}\n", account.to_json())),
        (None, global::Format::Yaml) => Ok(yaml::document(&account.to_json())),
        (Some(Format::Csv), _) | (None, global::Format::Csv) => {
            table::csv(&VIEW, &style.columns, &account.rows(), style.headers)
        }
        (None, global::Format::Id) => Err(Failure::usage("a statement has no ids: --format csv")),
        (Some(Format::Table), _) | (None, global::Format::Table) => table_text(args, account, context),
    }
}

/// The table, with its head and its total in words where a person reads it.
fn table_text(args: &StatementArgs, account: &Account, context: &Context) -> Result<String, Failure> {
    let style = context.printer.style();
    let rows: Vec<Row> = account.rows();
    if !style.look.is_terminal || path_of(args.out.as_deref()).is_some() {
        return table::tab_separated(&VIEW, &style.columns, &rows, &style.look, style.headers);
    }
    let width = table::terminal_width();
    let table = table::bordered(&VIEW, &style.columns, &rows, &style.look, style.headers, width)?;
    let total = account.total();
    let exact = exact(Some(&serde_json::json!(crate::wire::money::Usd(total))));
    let head = super::look::tame(&format!("{}  {}", account.whose(), account.period.shown()));
    let mut text = format!("{head}\n{table}total {}  (exactly {exact} USD)\n", money::for_reading(total));
    if let Some(as_of) = account.as_of() {
        text.push_str(&format!("{as_of}\n"));
    }
    Ok(text)
}
