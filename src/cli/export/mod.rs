//! `litellm-rs export …`: the ledger's lines, customers and budgets as files that other programs
//! read, whole and with every digit.

pub(super) mod file;
mod lago;
pub(super) mod lines;
mod logs;
pub(super) mod records;
mod send;
mod shape;
mod spend;
pub(super) mod sums;

use clap::{Subcommand, ValueEnum};

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::global;
use super::printer::Printer;

/// Commands that write files.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum ExportCommand {
    /// Export the ledger: every charge, correction and reset
    #[command(
        before_long_help = "Examples:\n  litellm-rs export spend --since last-month --until this-month --out october.csv\n  \
                      litellm-rs export spend --by day,customer --since 30d -o csv\n  \
                      litellm-rs export spend --format jsonl --out ledger.jsonl --resume\n  \
                      litellm-rs export spend --format lago --event-code openai_tokens --since 7d --send"
    )]
    Spend(Box<spend::SpendArgs>),
    /// Export all customers, with their budgets and what they have spent
    #[command(before_long_help = "Examples:\n  litellm-rs export customers --out customers.csv\n  \
                      litellm-rs export customers --format jsonl | wc -l")]
    Customers(records::RecordArgs),
    /// Export all budgets
    #[command(before_long_help = "Examples:\n  litellm-rs export budgets --out budgets.csv\n  \
                      litellm-rs export budgets --format json")]
    Budgets(records::RecordArgs),
}

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Comma-separated, with a header
    Csv,
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// One Lago event a line
    Lago,
}

impl Format {
    /// The one that was asked for, by `--format` or by `-o`.
    fn chosen(asked: Option<Self>, printer: &Printer) -> Result<Self, Failure> {
        match (asked, printer.style().format) {
            (Some(format), _) => Ok(format),
            (None, global::Format::Json) => Ok(Self::Json),
            (None, global::Format::Jsonl) => Ok(Self::Jsonl),
            (None, global::Format::Table | global::Format::Csv) => Ok(Self::Csv),
            (None, global::Format::Yaml | global::Format::Id) => {
                Err(Failure::usage("an export is csv, jsonl, json or lago: --format jsonl"))
            }
        }
    }
}

/// Runs an export.
pub(crate) async fn run(command: ExportCommand, context: &Context) -> Outcome {
    match command {
        ExportCommand::Spend(args) => spend::run(*args, context).await,
        ExportCommand::Customers(args) => records::run(&args, &records::CUSTOMERS, context).await,
        ExportCommand::Budgets(args) => records::run(&args, &records::BUDGETS, context).await,
    }
}
