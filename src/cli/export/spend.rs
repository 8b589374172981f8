//! `litellm-rs export spend`: the lines of the ledger, or sums of them.

use std::path::PathBuf;

use clap::Args;
use jiff::Zoned;

use super::Format;
use super::file::{Begun, Sink, path_of};
use super::lago::{Events, LagoArgs};
use super::lines::Lines;
use super::send;
use super::shape::{Left, Shape};
use super::sums::{self, Dimension};
use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Failure, Kind, Outcome};
use crate::cli::money::grouped;
use crate::cli::progress::Progress;
use crate::cli::when;
use crate::client::EntryQuery;
use crate::domain::delivery::LagoProfile;
use crate::domain::money::parse_scaled;
use crate::domain::time::Millis;
use crate::wire::entry::LedgerLine;

/// How far the clock may have been set back between two lines.
const CLOCK_SLACK_MS: i64 = 86_400_000;

/// `export spend`
#[derive(Args, Clone, Debug)]
pub(crate) struct SpendArgs {
    /// How it is written [default: csv]
    #[arg(long, value_enum, value_name = "FMT")]
    format: Option<Format>,
    /// Only what was booked later: a duration ago, today, last-month, a date, RFC 3339
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only what was booked earlier
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only of or about this customer
    #[arg(long, value_name = "ID")]
    customer: Option<String>,
    /// Only of or about this key: itself, its hash or its alias
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Only of or about this team
    #[arg(long, value_name = "ID")]
    team: Option<String>,
    /// Only of or about this member of staff
    #[arg(long, value_name = "ID")]
    user: Option<String>,
    /// Only calls of this model
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Sums instead of lines; days and months are those of UTC
    #[arg(long, value_enum, value_delimiter = ',', value_name = "A,B")]
    by: Vec<Dimension>,
    /// Write to this file: it is there whole or, until then, as FILE.part
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Go on after the last whole line of FILE.part or FILE; with the same options as before, and from
    /// a ledger only
    #[arg(long, requires = "out", conflicts_with_all = ["by", "send"])]
    resume: bool,
    /// Send the events to Lago (LAGO_API_BASE, LAGO_API_KEY); safe to repeat
    #[arg(long, conflicts_with_all = ["by", "out"])]
    send: bool,
    #[command(flatten)]
    lago: LagoArgs,
}

/// `export spend`
pub(super) async fn run(args: SpendArgs, context: &Context) -> Outcome {
    let format = match args.format {
        None if args.send => Format::Lago,
        asked => Format::chosen(asked, &context.printer)?,
    };
    if args.send && format != Format::Lago {
        return Err(Failure::usage("only Lago's events can be sent: --format lago --send"));
    }
    if format == Format::Lago && !args.by.is_empty() {
        return Err(Failure::usage("Lago is told of single charges, not of sums: leave --by out"));
    }
    let profile = if format == Format::Lago { args.lago.profile()? } else { LagoProfile::default() };
    let query = args.query(context).await?;
    let mut events = Events::new(profile);
    if args.send {
        return send::run(Lines::of(context, query), events, context).await;
    }
    if !args.by.is_empty() {
        return sums::run(Lines::of(context, query), &args.by, format, args.out.as_deref(), context).await;
    }
    let begun = begun(&args, format, &mut events)?;
    write(query, Shape::new(format, events), begun, &args, context).await
}

impl SpendArgs {
    async fn query(&self, context: &Context) -> Result<EntryQuery, Failure> {
        let now = Zoned::now().with_time_zone(when::local_zone());
        let instant = |name: &str, text: &Option<String>| {
            let read = text.as_deref().map(|text| when::parse_past(text, &now)).transpose();
            read.map(|at| at.map(Millis::from)).map_err(|error| Failure::usage(format!("{name}: {error}")))
        };
        let key = match &self.key {
            Some(name) => Some(context.client.key_resolve(name).await?),
            None => None,
        };
        Ok(EntryQuery {
            since: instant("--since", &self.since)?,
            until: instant("--until", &self.until)?,
            customer: self.customer.clone(),
            key,
            team: self.team.clone(),
            user: self.user.clone(),
            model: self.model.clone(),
            ..EntryQuery::default()
        })
    }
}

/// A file to go on with, and where it was left.
fn begun(args: &SpendArgs, format: Format, events: &mut Events) -> Result<Option<(Begun, Left)>, Failure> {
    let Some(whole) = path_of(args.out.as_deref()).filter(|_| args.resume) else {
        return if args.resume {
            Err(Failure::usage("only a file can be gone on with: --out spend.csv --resume"))
        } else {
            Ok(None)
        };
    };
    let Some(mut begun) = Begun::find(whole)? else { return Ok(None) };
    let left = Shape::new(format, Events::new(LagoProfile::default())).left_at(&mut begun)?;
    if let Left::AfterEvent(id, _) = &left {
        events.after(id.clone());
    }
    Ok(Some((begun, left)))
}

async fn write(
    mut query: EntryQuery,
    mut shape: Shape,
    begun: Option<(Begun, Left)>,
    args: &SpendArgs,
    context: &Context,
) -> Outcome {
    match begun.as_ref().map(|(_, left)| left) {
        Some(Left::After(seq)) => query.after = *seq,
        Some(Left::AfterEvent(_, at)) => query.since = query.since.max(shortly_before(at)),
        Some(Left::AtTheBeginning) | None => {}
    }
    let lines = Lines::of(context, query);
    let mut lines = if args.resume { lines.that_keep_numbers() } else { lines };
    // Nothing is written, nor cut off, before the server has answered.
    let first = lines.next().await?;
    let mut sink = match &begun {
        Some((begun, _)) => Sink::go_on(begun)?,
        None => Sink::begin(args.out.as_deref(), &context.printer)?,
    };
    if begun.is_none_or(|(begun, _)| begun.length == 0) {
        sink.write(&shape.head()?)?;
    }
    let written = pour(first, &mut lines, &mut shape, &mut sink, context).await;
    let count =
        written.map_err(|failure| if lines.keep_numbers() { with_way_on(failure, args) } else { failure })?;
    sink.write(shape.tail())?;
    if let Some(file) = sink.finish()? {
        context.printer.note(&format!("{} lines to {}", grouped(count.into()), file.display()));
    }
    note_left_out(shape.left_out(), context);
    Ok(ExitStatus::Success)
}

/// Writes all lines; answers how many there were.
async fn pour(
    first: Option<Vec<LedgerLine>>,
    lines: &mut Lines<'_>,
    shape: &mut Shape,
    sink: &mut Sink<'_>,
    context: &Context,
) -> Result<u64, Failure> {
    let mut count = 0;
    let mut progress = None;
    let mut next = first;
    while let Some(page) = next {
        let last = page.last().map_or(0, |line| line.seq);
        count += page.len() as u64;
        sink.write(&shape.lines(page)?)?;
        let total = lines.as_of();
        progress.get_or_insert_with(|| Progress::start(&context.printer, "exporting", total)).reach(last);
        next = lines.next().await?;
    }
    if let Some(id) = shape.passing() {
        return Err(Failure::usage(format!(
            "the last event of the file, {id}, is not among those of this export"
        ))
        .hint("use the options it was begun with, or write it anew: leave --resume out"));
    }
    Ok(count)
}

/// Says how many charges cannot be billed to anybody.
pub(super) fn note_left_out(count: u64, context: &Context) {
    if count > 0 {
        let count = grouped(count.into());
        context.printer.note(&format!("{count} charges name nobody to bill (litellm-rs billing unbilled)"));
    }
}

/// The time of an event, which is Unix seconds with three decimals, as far before it as the clock
/// may have been set back.
fn shortly_before(seconds: &str) -> Option<Millis> {
    let ms = i64::try_from(parse_scaled(seconds, 3).ok()?).ok()?;
    Some(Millis(ms).plus_ms(-CLOCK_SLACK_MS))
}

fn with_way_on(failure: Failure, args: &SpendArgs) -> Failure {
    match (path_of(args.out.as_deref()), &failure.hint) {
        (Some(file), None) if failure.kind != Kind::Usage => {
            failure.hint(format!("go on later: the same command with --out {} --resume", file.display()))
        }
        _ => failure,
    }
}
