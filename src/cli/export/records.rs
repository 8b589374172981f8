//! `litellm-rs export customers|budgets`: all records of a kind, page by page, in the order of their
//! ids.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use super::Format;
use super::file::Sink;
use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Failure, Kind, Outcome};
use crate::cli::look::{exact, member};
use crate::cli::money::grouped;
use crate::cli::progress::Progress;
use crate::client::{Call, Client, Row};

/// Rows of a page; what every server allows.
const PAGE_SIZE: usize = 100;

/// `export customers`, `export budgets`
#[derive(Args, Clone, Debug)]
pub(crate) struct RecordArgs {
    /// How it is written [default: csv]
    #[arg(long, value_parser = ["csv", "jsonl", "json"], value_name = "FMT")]
    format: Option<String>,
    /// Write to this file: it is there whole or not at all
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// A kind of record.
pub(super) struct Records {
    what: &'static str,
    path: &'static str,
    member: &'static str,
    id: &'static str,
    /// The columns of the CSV file, and where their cells are.
    columns: &'static [(&'static str, &'static str)],
}

pub(super) const CUSTOMERS: Records = Records {
    what: "customers",
    path: "/customer/list",
    member: "customers",
    id: "user_id",
    columns: &[
        ("user_id", "user_id"),
        ("alias", "alias"),
        ("blocked", "blocked"),
        ("spend", "spend"),
        ("allowed_model_region", "allowed_model_region"),
        ("default_model", "default_model"),
        ("budget_id", "litellm_budget_table.budget_id"),
        ("max_budget", "litellm_budget_table.max_budget"),
        ("soft_budget", "litellm_budget_table.soft_budget"),
        ("budget_duration", "litellm_budget_table.budget_duration"),
        ("budget_reset_at", "litellm_budget_table.budget_reset_at"),
        ("tpm_limit", "litellm_budget_table.tpm_limit"),
        ("rpm_limit", "litellm_budget_table.rpm_limit"),
        ("max_parallel_requests", "litellm_budget_table.max_parallel_requests"),
    ],
};

pub(super) const BUDGETS: Records = Records {
    what: "budgets",
    path: "/budget/list",
    member: "budgets",
    id: "budget_id",
    columns: &[
        ("budget_id", "budget_id"),
        ("max_budget", "max_budget"),
        ("soft_budget", "soft_budget"),
        ("budget_duration", "budget_duration"),
        ("budget_reset_at", "budget_reset_at"),
        ("tpm_limit", "tpm_limit"),
        ("rpm_limit", "rpm_limit"),
        ("max_parallel_requests", "max_parallel_requests"),
        ("model_max_budget", "model_max_budget"),
        ("created_at", "created_at"),
        ("updated_at", "updated_at"),
    ],
};

/// Exports all records of a kind.
pub(super) async fn run(args: &RecordArgs, records: &Records, context: &Context) -> Outcome {
    let asked = args.format.as_deref().map(|name| match name {
        "json" => Format::Json,
        "jsonl" => Format::Jsonl,
        _ => Format::Csv,
    });
    let format = Format::chosen(asked, &context.printer)?;
    let mut sink = Sink::begin(args.out.as_deref(), &context.printer)?;
    let mut pages = Pages { client: &context.client, records, next: Some(1), total: None };
    let mut count = 0;
    let mut progress = None;
    sink.write(
        match format {
            Format::Csv => {
                csv_of(std::iter::once(records.columns.iter().map(|(name, _)| (*name).to_owned())))?
            }
            Format::Json => b"[".to_vec(),
            Format::Jsonl | Format::Lago => vec![],
        }
        .as_slice(),
    )?;
    while let Some(rows) = pages.next().await? {
        sink.write(&text_of(&rows, count == 0, format, records)?)?;
        count += rows.len();
        let total = pages.total;
        progress
            .get_or_insert_with(|| Progress::start(&context.printer, records.what, total))
            .advance(rows.len() as u64);
    }
    if format == Format::Json {
        sink.write(if count == 0 { b"]\n" } else { b"\n]\n" })?;
    }
    if let Some(file) = sink.finish()? {
        context.printer.note(&format!("{} {} to {}", grouped(count as u128), records.what, file.display()));
    }
    Ok(ExitStatus::Success)
}

fn text_of(rows: &[Row], is_first: bool, format: Format, records: &Records) -> Result<Vec<u8>, Failure> {
    if format == Format::Csv {
        let cells = |row: &Row| -> Vec<String> {
            records.columns.iter().map(|(_, path)| exact(member(row, path))).collect()
        };
        return csv_of(rows.iter().map(|row| cells(row).into_iter()));
    }
    let mut text = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if format == Format::Json {
            text.extend_from_slice(if is_first && at == 0 { b"\n" } else { b",\n" });
        }
        serde_json::to_writer(&mut text, row)
            .map_err(|error| Failure::new(Kind::Error, error.to_string()))?;
        if format != Format::Json {
            text.push(b'\n');
        }
    }
    Ok(text)
}

fn csv_of<R: Iterator<Item = String>>(rows: impl Iterator<Item = R>) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(|error| Failure::new(Kind::Error, error.to_string()))?;
    }
    writer.into_inner().map_err(|error| Failure::from(error.into_error()))
}

/// A reader of records that holds one page at a time; a server that knows no pages answers with all
/// of them at once.
pub(crate) struct Pages<'a> {
    client: &'a Client,
    records: &'a Records,
    next: Option<u64>,
    total: Option<u64>,
}

impl<'a> Pages<'a> {
    /// All customers.
    pub(crate) fn of_customers(client: &'a Client) -> Self {
        Self { client, records: &CUSTOMERS, next: Some(1), total: None }
    }

    /// The next rows, never none of them; `None` after the last.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Row>>, Failure> {
        let Some(number) = self.next else { return Ok(None) };
        let call = Call::get(self.records.path)
            .query("page", number.to_string())
            .query("size", PAGE_SIZE.to_string())
            .query("sort_by", self.records.id)
            .query("sort_order", "asc");
        let answer = self.client.send(&call).await?.value()?;
        let what = self.records.what;
        let odd = |why: &str| Failure::new(Kind::ServerError, format!("the server's list of {what} {why}"));
        let (items, pages) = match answer {
            Value::Object(mut page) => {
                self.total = page.get("total_count").and_then(Value::as_u64);
                let pages = page.get("total_pages").and_then(Value::as_u64);
                let pages = pages.ok_or_else(|| odd("does not say how many pages it has"))?;
                (page.remove(self.records.member).unwrap_or_default(), pages)
            }
            all => (all, 1),
        };
        let Value::Array(items) = items else { return Err(odd("is no list")) };
        self.next = (number < pages).then_some(number + 1);
        let rows = items.into_iter().map(|item| match item {
            Value::Object(row) => Ok(row),
            _ => Err(odd("has something that is no object")),
        });
        let rows = rows.collect::<Result<Vec<Row>, Failure>>()?;
        Ok((!rows.is_empty()).then_some(rows))
    }
}
