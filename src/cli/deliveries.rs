//! `litellm-rs deliveries …`: what billing systems and webhooks are told, and how far that has come.

use std::time::Duration;

use clap::{Args, Subcommand};
use jiff::Zoned;
use serde_json::{Value, json};

use super::context::{AtOnce, Context, ids};
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::fields::CutArgs;
use super::global::Format;
use super::look::{Cell, Column, Look, exact};
use super::table::View;
use super::when;
use crate::client::{Cause, ClientError, Listed, NAMED_MAX, Row};

const STATUS: View = View {
    id: "name",
    columns: &[
        Column::new("NAME", Cell::Text("name")),
        Column::new("STATE", Cell::Text("state")),
        Column::new("PENDING", Cell::Count("pending")),
        Column::new("OLDEST", Cell::Time("oldest_pending_at")),
        Column::new("SENT", Cell::Count("delivered")),
        Column::new("DEAD", Cell::Count("dead")),
        Column::new("SKIPPED", Cell::Count("skipped")),
        Column::new("UNKNOWN", Cell::Count("unknown")),
        Column::new("LAST OK", Cell::Time("last_ok_at")),
        Column::new("REASON", Cell::Text("reason")),
    ],
};

const LIST: View = View {
    id: "id",
    columns: &[
        Column::new("ID", Cell::Text("id")),
        Column::new("STATE", Cell::Text("state")),
        Column::new("KIND", Cell::Text("kind")),
        Column::new("CUSTOMER", Cell::Text("customer")),
        Column::new("COST", Cell::Money("cost")),
        Column::new("AT", Cell::Time("at")),
        Column::new("TRIES", Cell::Count("attempts")),
        Column::new("ERROR", Cell::Text("last_error")),
    ],
};

const VERIFY: View = View {
    id: "destination",
    columns: &[
        Column::new("DESTINATION", Cell::Text("destination")),
        Column::new("OK", Cell::Text("ok")),
        Column::new("MISSING", Cell::Count("missing.count")),
        Column::new("COST", Cell::Money("missing.cost")),
        Column::new("SENT", Cell::Count("kept.sent.count")),
        Column::new("KEPT", Cell::Count("kept.accepted.count")),
        Column::new("LOST", Cell::Count("kept.missing.count")),
        Column::new("ERROR", Cell::Text("error")),
    ],
};

/// What checks found.
pub(super) const FINDINGS: View = View {
    id: "name",
    columns: &[
        Column::new("CHECK", Cell::Text("name")),
        Column::new("LEVEL", Cell::Text("level")),
        Column::new("FOUND", Cell::Text("text")),
        Column::new("HINT", Cell::Text("hint")),
    ],
};

/// How often somebody looks whether a sample has arrived, and how many times.
const LOOK_EVERY: Duration = Duration::from_millis(200);
const LOOKS: u32 = 50;

/// Commands about deliveries.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum DeliveryCommand {
    /// How every destination does
    #[command(
        before_long_help = "Examples:\n  litellm-rs deliveries status\n  litellm-rs deliveries status -o json"
    )]
    Status,
    /// List deliveries, newest first
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs deliveries list --failed\n  \
                      litellm-rs deliveries list --destination lago --state pending --since 1h"
    )]
    List(ListArgs),
    /// Show deliveries, with what is sent
    #[command(
        alias = "info",
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs deliveries show lago:4711\n  \
                      litellm-rs deliveries show webhook:e12 -o json"
    )]
    Show(NameArgs),
    /// Send deliveries again, at once
    #[command(before_long_help = "Examples:\n  litellm-rs deliveries retry lago:4711 lago:4712\n  \
                      litellm-rs deliveries retry --dead --destination lago")]
    Retry(RetryArgs),
    /// Give deliveries up; they stay on record
    #[command(
        before_long_help = "Examples:\n  litellm-rs deliveries drop lago:4711 --reason \"billed by hand\"\n  \
                      litellm-rs deliveries list --failed -o id | litellm-rs deliveries drop - --reason test --yes"
    )]
    Drop(DropArgs),
    /// Stop telling a destination; what it is owed waits
    #[command(before_long_help = "Examples:\n  litellm-rs deliveries pause lago\n  \
                      litellm-rs deliveries pause webhook --reason \"moving house\"")]
    Pause(PauseArgs),
    /// Tell a destination again
    #[command(
        before_long_help = "Examples:\n  litellm-rs deliveries resume lago\n  litellm-rs deliveries resume webhook"
    )]
    Resume(DestinationArgs),
    /// Check that everything that was spent is told, and kept
    #[command(before_long_help = "Examples:\n  litellm-rs deliveries verify\n  \
                      litellm-rs deliveries verify --since 7d --destination lago")]
    Verify(VerifyArgs),
    /// Send a sample event; a billing system is only asked whether it is there
    #[command(
        before_long_help = "Examples:\n  litellm-rs deliveries test webhook\n  litellm-rs deliveries test lago"
    )]
    Test(DestinationArgs),
}

/// From when to when.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct SpanArgs {
    /// Only later ones: a duration ago, today, a date, RFC 3339
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only earlier ones
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
}

impl SpanArgs {
    /// As the server reads it.
    pub(super) fn put(&self, filters: &mut Vec<(String, String)>) -> Result<(), Failure> {
        let now = Zoned::now().with_time_zone(when::local_zone());
        for (name, text) in [("since", &self.since), ("until", &self.until)] {
            if let Some(text) = text {
                let at = when::parse_past(text, &now)
                    .map_err(|error| Failure::usage(format!("--{name}: {error}")))?;
                filters.push((name.to_owned(), at.to_string()));
            }
        }
        Ok(())
    }
}

/// `deliveries list`
#[derive(Args, Clone, Debug)]
pub(crate) struct ListArgs {
    /// Only those of this destination
    #[arg(long, value_name = "D")]
    destination: Option<String>,
    /// Only those in this state
    #[arg(long, value_parser = ["pending", "delivered", "dead", "skipped", "unknown", "dropped"])]
    state: Option<String>,
    /// Only those that need somebody: dead and unknown
    #[arg(long, conflicts_with = "state")]
    failed: bool,
    /// Only those about this customer
    #[arg(long, value_name = "ID")]
    customer: Option<String>,
    #[command(flatten)]
    span: SpanArgs,
    #[command(flatten)]
    cut: CutArgs,
}

/// Commands that need nothing but ids.
#[derive(Args, Clone, Debug)]
pub(crate) struct NameArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

/// `deliveries retry`
#[derive(Args, Clone, Debug)]
pub(crate) struct RetryArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required_unless_present_any = ["dead", "unknown"], value_name = "ID")]
    ids: Vec<String>,
    /// All that were refused for good
    #[arg(long, alias = "all", conflicts_with = "ids")]
    dead: bool,
    /// All of which nobody knows whether they arrived; a billing system may bill them twice
    #[arg(long, conflicts_with_all = ["ids", "dead"])]
    unknown: bool,
    /// Only those of this destination
    #[arg(long, value_name = "D", conflicts_with = "ids")]
    destination: Option<String>,
}

/// `deliveries drop`
#[derive(Args, Clone, Debug)]
pub(crate) struct DropArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// Why; it is kept with who did it
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// `deliveries pause`
#[derive(Args, Clone, Debug)]
pub(crate) struct PauseArgs {
    /// Which one
    #[arg(value_name = "D")]
    destination: String,
    /// Why; it is kept with who did it
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Commands that need nothing but a destination.
#[derive(Args, Clone, Debug)]
pub(crate) struct DestinationArgs {
    /// Which one
    #[arg(value_name = "D")]
    destination: String,
}

/// `deliveries verify`
#[derive(Args, Clone, Debug)]
pub(crate) struct VerifyArgs {
    /// Only this destination
    #[arg(long, value_name = "D")]
    destination: Option<String>,
    #[command(flatten)]
    span: SpanArgs,
}

/// Runs a command about deliveries.
pub(crate) async fn run(command: DeliveryCommand, context: &Context) -> Outcome {
    match command {
        DeliveryCommand::Status => status(context).await,
        DeliveryCommand::List(args) => list(args, context).await,
        DeliveryCommand::Show(args) => show(args, context).await,
        DeliveryCommand::Retry(args) => retry(args, context).await,
        DeliveryCommand::Drop(args) => give_up(args, context).await,
        DeliveryCommand::Pause(args) => {
            let paused = context.client.delivery_pause(&args.destination, args.reason.as_deref()).await?;
            context.printer.done(&STATUS, &[paused], &format!("paused {}", args.destination))?;
            Ok(ExitStatus::Success)
        }
        DeliveryCommand::Resume(args) => {
            let resumed = context.client.delivery_resume(&args.destination).await?;
            context.printer.done(&STATUS, &[resumed], &format!("resumed {}", args.destination))?;
            Ok(ExitStatus::Success)
        }
        DeliveryCommand::Verify(args) => verify(args, context).await,
        DeliveryCommand::Test(args) => test(args, context).await,
    }
}

async fn status(context: &Context) -> Outcome {
    let mut rows = context.client.delivery_status().await?;
    context.printer.sort(&mut rows);
    let total = rows.len();
    context.printer.list(&STATUS, &rows, total)?;
    Ok(ExitStatus::Success)
}

async fn list(args: ListArgs, context: &Context) -> Outcome {
    let mut filters = Vec::new();
    for (name, value) in [("destination", &args.destination), ("customer", &args.customer)] {
        filters.extend(value.iter().map(|value| (name.to_owned(), value.clone())));
    }
    args.span.put(&mut filters)?;
    let states: &[&str] = match (&args.state, args.failed) {
        (Some(state), _) => &[state],
        (None, true) => &["dead", "unknown"],
        (None, false) => &[""],
    };
    let wanted = context.rows_wanted(&args.cut);
    let mut found = Listed::default();
    for state in states {
        let mut filters = filters.clone();
        if !state.is_empty() {
            filters.push(("state".to_owned(), (*state).to_owned()));
        }
        let part = context.client.delivery_list(&filters, wanted).await?;
        found.rows.extend(part.rows);
        found.has_more |= part.has_more;
    }
    context.cut(&LIST, &mut found, &args.cut)?;
    show_listed(&LIST, &found, context)
}

/// A list whose length nobody has counted.
pub(super) fn show_listed(view: &View, found: &Listed, context: &Context) -> Outcome {
    context.printer.list(view, &found.rows, found.rows.len())?;
    if found.has_more {
        context.printer.note(&format!("the first {} are shown; use --all", found.rows.len()));
    }
    Ok(ExitStatus::Success)
}

async fn show(args: NameArgs, context: &Context) -> Outcome {
    let mut found = Vec::new();
    for id in ids(&args.ids)? {
        found.push(context.client.delivery_info(&id).await.map_err(|error| missing(error, &id))?);
    }
    let look = *context.printer.look();
    context.printer.info(&LIST, &found, |row| facts(row, &look))?;
    if is_prose(context) {
        for row in &found {
            context.printer.line(&format!("\n{}", super::look::tame(&exact(row.get("body")))))?;
        }
    }
    Ok(ExitStatus::Success)
}

/// Whether a person reads the result, and nobody cut it into columns.
fn is_prose(context: &Context) -> bool {
    let style = context.printer.style();
    style.format == Format::Table && style.columns.is_empty() && style.look.is_terminal
}

fn missing(error: ClientError, id: &str) -> Failure {
    if error.cause != Cause::NotFound {
        return error.into();
    }
    Failure::from(error)
        .reworded(format!("delivery '{id}' not found"))
        .hint("litellm-rs deliveries list shows ids such as lago:4711 and webhook:e12")
}

/// What a person wants to know of a delivery.
fn facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("delivery", exact(row.get("id"))),
        ("state", exact(row.get("state"))),
        ("kind", exact(row.get("kind"))),
        ("at", look.time(row.get("at"))),
    ];
    let further = [
        ("customer", exact(row.get("customer"))),
        ("cost", look.money(row.get("cost"))),
        ("entry", exact(row.get("entry_id"))),
        ("tries", exact(row.get("attempts"))),
        ("next", look.time(row.get("next_at"))),
        ("delivered", look.time(row.get("delivered_at"))),
        ("answer", exact(row.get("last_status"))),
        ("error", exact(row.get("last_error"))),
        ("url", exact(row.get("url"))),
    ];
    facts.extend(further.into_iter().filter(|(_, value)| !value.is_empty()));
    for note in row.get("audit").and_then(Value::as_array).into_iter().flatten() {
        let member = |name| exact(note.get(name));
        let at = look.time(note.get("at"));
        facts.push(("done", format!("{} by {} {at} {}", member("action"), member("author"), member("note"))));
    }
    facts
}

async fn retry(args: RetryArgs, context: &Context) -> Outcome {
    let state = match (args.dead, args.unknown) {
        (true, _) => Some("dead"),
        (false, true) => Some("unknown"),
        (false, false) => None,
    };
    let Some(state) = state else { return retry_named(&ids(&args.ids)?, context).await };
    if state == "unknown" {
        context.confirm("Send again what may have arrived? It may be billed twice.", 1).await?;
    }
    let body = json!({"state": state, "destination": args.destination});
    let (mut retried, mut most) = (0, u64::MAX);
    loop {
        let answer = context.client.delivery_retry(&body).await?;
        let count = |name| answer.get(name).and_then(Value::as_u64).unwrap_or(0);
        retried += count("retried");
        // What is refused again meanwhile is left for another time.
        most = most.min(retried + count("left"));
        if count("retried") == 0 || retried >= most {
            break;
        }
    }
    done_retrying(retried, context)
}

fn done_retrying(retried: u64, context: &Context) -> Outcome {
    let row = Row::from_iter([("retried".to_owned(), retried.into())]);
    context.printer.done(&LIST, &[row], &format!("{retried} deliveries are sent again"))?;
    Ok(ExitStatus::Success)
}

async fn retry_named(ids: &[String], context: &Context) -> Outcome {
    let mut retried = 0;
    let mut failed = 0;
    for some in ids.chunks(NAMED_MAX) {
        match context.client.delivery_retry(&json!({"ids": some})).await {
            Ok(_) => retried += some.len(),
            // All or none: with one that cannot be sent, each has to be asked for by itself.
            Err(error) if some.len() > 1 && matches!(error.cause, Cause::NotFound | Cause::Refused) => {
                for id in some {
                    match context.client.delivery_retry(&json!({"ids": [id]})).await {
                        Ok(_) => retried += 1,
                        Err(error) => {
                            context.printer.failure(&missing(error, id));
                            failed += 1;
                        }
                    }
                }
            }
            Err(error) => return Err(missing(error, some.first().map_or("", String::as_str))),
        }
    }
    if failed > 0 {
        return Err(Failure::new(Kind::Partial, format!("{failed} of {} failed", retried + failed)));
    }
    done_retrying(retried as u64, context)
}

async fn give_up(args: DropArgs, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    context.confirm(&format!("Give up {}? It will not be sent.", named(&ids)), ids.len()).await?;
    let reason = &args.reason;
    let how = AtOnce::one_by_one(ids.len() > 1);
    let dropped = context.each_at_once("giving up", &ids, how, async |id: &String| {
        let dropped = context.client.delivery_drop(id, reason).await;
        dropped.map(Some).map_err(|error| missing(error, id))
    });
    let said = |row: &Row| format!("dropped {}", exact(row.get("id")));
    dropped.await.finish(&context.printer, &LIST, said)
}

fn named(ids: &[String]) -> String {
    match ids {
        [id] => format!("delivery {id}"),
        ids => format!("{} deliveries", ids.len()),
    }
}

async fn verify(args: VerifyArgs, context: &Context) -> Outcome {
    let mut filters = Vec::new();
    filters.extend(args.destination.map(|name| ("destination".to_owned(), name)));
    args.span.put(&mut filters)?;
    let whole = context.client.delivery_verify(&filters).await?;
    let is_ok = whole.get("ok").and_then(Value::as_bool) == Some(true);
    if matches!(context.printer.style().format, Format::Table | Format::Csv | Format::Id) {
        let rows = whole.get("destinations").and_then(Value::as_array).into_iter().flatten();
        let rows: Vec<Row> = rows.filter_map(|row| row.as_object().cloned()).collect();
        context.printer.list(&VERIFY, &rows, rows.len())?;
        let look = context.printer.look().of_prose();
        let charges = whole.get("charges").and_then(Value::as_object);
        let member = |name| charges.and_then(|charges| charges.get(name));
        context.printer.note(&format!(
            "{} charges, {}, from {} to {}: {}",
            exact(member("count")),
            look.money(member("cost")),
            exact(whole.get("since")),
            exact(whole.get("until")),
            if is_ok { "nothing is missing" } else { "this is not proved" }
        ));
    } else {
        context.printer.done(&VERIFY, &[whole], "")?;
    }
    Ok(if is_ok { ExitStatus::Success } else { ExitStatus::Refused })
}

async fn test(args: DestinationArgs, context: &Context) -> Outcome {
    let name = &args.destination;
    let tested = context.client.delivery_test(name).await?;
    let Some(id) = tested.get("id").and_then(Value::as_str).map(str::to_owned) else {
        return show_findings(&tested, context);
    };
    let mut delivery = context.client.delivery_info(&id).await?;
    for _ in 0..LOOKS {
        let is_tried = delivery.get("attempts").and_then(Value::as_u64).is_some_and(|tries| tries > 0);
        if is_tried || exact(delivery.get("state")) != "pending" {
            break;
        }
        tokio::time::sleep(LOOK_EVERY).await;
        delivery = context.client.delivery_info(&id).await?;
    }
    if exact(delivery.get("state")) == "delivered" {
        context.printer.done(&LIST, &[delivery], &format!("{name} has taken the sample {id}"))?;
        return Ok(ExitStatus::Success);
    }
    let error = exact(delivery.get("last_error"));
    let said = if error.is_empty() { "it was not sent yet" } else { &error };
    Err(Failure::new(Kind::Error, format!("{name} has not taken the sample {id}: {said}"))
        .hint("litellm-rs deliveries status tells how it does"))
}

/// What a check found, and whether anything failed.
pub(super) fn show_findings(answer: &Row, context: &Context) -> Outcome {
    let findings = answer.get("findings").and_then(Value::as_array).into_iter().flatten();
    let rows: Vec<Row> = findings.filter_map(|row| row.as_object().cloned()).collect();
    context.printer.list(&FINDINGS, &rows, rows.len())?;
    let has_failed = rows.iter().any(|row| exact(row.get("level")) == "fail");
    Ok(if has_failed { ExitStatus::Refused } else { ExitStatus::Success })
}
