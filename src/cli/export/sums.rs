//! Sums of lines by what they have in common, in the order of their names. Decimal to the last digit.

use std::collections::BTreeMap;
use std::path::Path;

use clap::ValueEnum;
use serde_json::json;

use super::Format;
use super::file::Sink;
use super::lines::Lines;
use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Failure, Kind, Outcome};
use crate::cli::look::exact;
use crate::cli::money::grouped;
use crate::cli::progress::Progress;
use crate::client::Row;
use crate::domain::entry::EntryKind;
use crate::domain::money::Picos;
use crate::wire::entry::LedgerLine;
use crate::wire::money::Usd;

/// So many sums are kept in memory.
const SUMS_MAX: usize = 2_000_000;

/// What lines are added up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Dimension {
    /// The day in UTC
    Day,
    /// The month in UTC
    Month,
    /// Who is billed
    Customer,
    /// The key, by its hash
    Key,
    /// The member of staff
    User,
    /// The team
    Team,
    /// The organization
    Organization,
    /// The public model name
    Model,
    /// The provider
    Provider,
    /// A label; a call with several counts for each
    Tag,
}

impl Dimension {
    fn column(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Customer => "customer_id",
            Self::Key => "key_hash",
            Self::User => "user_id",
            Self::Team => "team_id",
            Self::Organization => "organization_id",
            Self::Model => "model_group",
            Self::Provider => "provider",
            Self::Tag => "tag",
        }
    }

    /// What a line counts for.
    fn names(self, line: &LedgerLine) -> Vec<String> {
        let id = |charged: Option<&String>, kind: &str| {
            let about =
                line.account.as_ref().filter(|account| account.kind == kind).map(|account| &account.id);
            vec![charged.or(about).cloned().unwrap_or_default()]
        };
        match self {
            Self::Day => vec![line.at.0.utc_date()],
            Self::Month => vec![line.at.0.utc_date().get(..7).unwrap_or_default().to_owned()],
            Self::Customer => id(line.customer_id.as_ref(), "customer"),
            Self::Key => id(line.key_hash.as_ref(), "key"),
            Self::User => id(line.user_id.as_ref(), "user"),
            Self::Team => id(line.team_id.as_ref(), "team"),
            Self::Organization => id(line.organization_id.as_ref(), "organization"),
            Self::Model => vec![line.model_group.clone()],
            Self::Provider => vec![line.provider.clone()],
            Self::Tag if line.tags.is_empty() => id(None, "tag"),
            Self::Tag => line.tags.clone(),
        }
    }
}

/// A sum of lines. What a reset sets a balance to is no spending and counts for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) requests: u64,
    pub(crate) input_tokens: u64,
    pub(crate) cache_read_tokens: u64,
    pub(crate) cache_write_tokens: u64,
    pub(crate) output_tokens: u64,
    pub(crate) charged: Picos,
    pub(crate) adjusted: Picos,
}

impl Sum {
    /// Adds a line.
    pub(crate) fn add(&mut self, line: &LedgerLine) -> Result<(), Failure> {
        let beyond = || Failure::new(Kind::Error, "a sum is beyond what an amount can be");
        match line.kind {
            EntryKind::Charge => {
                let usage = &line.usage.0;
                self.requests += 1;
                self.input_tokens = self.input_tokens.saturating_add(usage.input_total());
                self.cache_read_tokens = self.cache_read_tokens.saturating_add(usage.cache_read_total());
                self.cache_write_tokens = self.cache_write_tokens.saturating_add(usage.cache_write_total());
                self.output_tokens = self.output_tokens.saturating_add(usage.output_total());
                self.charged = self.charged.plus(line.cost_picos).ok_or_else(beyond)?;
            }
            EntryKind::Adjust => self.adjusted = self.adjusted.plus(line.cost_picos).ok_or_else(beyond)?,
            EntryKind::Reset => {}
        }
        Ok(())
    }

    /// Adds another sum.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.requests += other.requests;
        self.input_tokens = self.input_tokens.saturating_add(other.input_tokens);
        self.cache_read_tokens = self.cache_read_tokens.saturating_add(other.cache_read_tokens);
        self.cache_write_tokens = self.cache_write_tokens.saturating_add(other.cache_write_tokens);
        self.output_tokens = self.output_tokens.saturating_add(other.output_tokens);
        self.charged = self.charged.saturating_plus(other.charged);
        self.adjusted = self.adjusted.saturating_plus(other.adjusted);
    }

    /// Its members, amounts as decimals.
    pub(crate) fn put(&self, row: &mut Row) {
        for (name, count) in [
            ("requests", self.requests),
            ("input_tokens", self.input_tokens),
            ("cache_read_tokens", self.cache_read_tokens),
            ("cache_write_tokens", self.cache_write_tokens),
            ("output_tokens", self.output_tokens),
        ] {
            row.insert(name.to_owned(), count.into());
        }
        row.insert("cost".to_owned(), json!(Usd(self.charged)));
        row.insert("adjustments".to_owned(), json!(Usd(self.adjusted)));
    }
}

/// `export spend --by …`
pub(super) async fn run(
    mut lines: Lines<'_>,
    by: &[Dimension],
    format: Format,
    out: Option<&Path>,
    context: &Context,
) -> Outcome {
    let mut sums: BTreeMap<Vec<String>, Sum> = BTreeMap::new();
    let mut progress = None;
    while let Some(page) = lines.next().await? {
        for line in &page {
            for names in names(by, line) {
                sums.entry(names).or_default().add(line)?;
            }
        }
        if sums.len() > SUMS_MAX {
            return Err(Failure::usage(format!("--by makes more than {} sums", grouped(SUMS_MAX as u128)))
                .hint("add up by less, or a shorter time: --by month,team --since last-month"));
        }
        let (last, total) = (page.last().map_or(0, |line| line.seq), lines.as_of());
        progress.get_or_insert_with(|| Progress::start(&context.printer, "adding up", total)).reach(last);
    }
    drop(progress);
    let rows: Vec<Row> = sums
        .iter()
        .filter(|(_, sum)| **sum != Sum::default())
        .map(|(names, sum)| {
            let names = by.iter().zip(names).map(|(by, name)| (by.column().to_owned(), name.as_str().into()));
            let mut row: Row = names.collect();
            sum.put(&mut row);
            row
        })
        .collect();
    write_rows(&rows, &columns(by), format, out, context)
}

fn columns(by: &[Dimension]) -> Vec<String> {
    let mut empty = Row::new();
    Sum::default().put(&mut empty);
    by.iter().map(|by| by.column().to_owned()).chain(empty.keys().cloned()).collect()
}

/// Every combination of what a line counts for.
fn names(by: &[Dimension], line: &LedgerLine) -> Vec<Vec<String>> {
    by.iter().fold(vec![vec![]], |found, by| {
        let names = by.names(line);
        let with = |begun: Vec<String>| {
            names
                .iter()
                .map(move |name| begun.iter().cloned().chain([name.clone()]).collect())
                .collect::<Vec<_>>()
        };
        found.into_iter().flat_map(with).collect()
    })
}

/// Writes rows that are all there.
pub(super) fn write_rows(
    rows: &[Row],
    columns: &[String],
    format: Format,
    out: Option<&Path>,
    context: &Context,
) -> Outcome {
    let mut sink = Sink::begin(out, &context.printer)?;
    sink.write(&text_of(rows, columns, format)?)?;
    if let Some(file) = sink.finish()? {
        context.printer.note(&format!("{} rows to {}", grouped(rows.len() as u128), file.display()));
    }
    Ok(ExitStatus::Success)
}

fn text_of(rows: &[Row], columns: &[String], format: Format) -> Result<Vec<u8>, Failure> {
    let wrong = |error: &dyn std::fmt::Display| Failure::new(Kind::Error, error.to_string());
    match format {
        Format::Json => {
            let mut text = serde_json::to_vec_pretty(rows).map_err(|error| wrong(&error))?;
            text.push(b'\n');
            Ok(text)
        }
        Format::Jsonl | Format::Lago => rows.iter().try_fold(vec![], |mut text, row| {
            serde_json::to_writer(&mut text, row).map_err(|error| wrong(&error))?;
            text.push(b'\n');
            Ok(text)
        }),
        Format::Csv => {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            writer.write_record(columns).map_err(|error| wrong(&error))?;
            for row in rows {
                let cells = columns.iter().map(|name| exact(row.get(name)));
                writer.write_record(cells).map_err(|error| wrong(&error))?;
            }
            writer.into_inner().map_err(|error| wrong(&error))
        }
    }
}
