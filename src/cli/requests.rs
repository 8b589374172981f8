//! `litellm-rs requests …`: calls under way, seen and stopped.

use clap::{Args, Subcommand};
use serde_json::Value;

use super::context::{AtOnce, Context, ids};
use super::failure::{ExitStatus, Failure, Outcome};
use super::fields::CutArgs;
use super::global::Format;
use super::look::{Cell, Column, exact};
use super::table::View;
use crate::client::{Cause, ClientError, Listed, Row};

const VIEW: View = View {
    id: "request_id",
    columns: &[
        Column::new("ID", Cell::Text("request_id")),
        Column::new("CUSTOMER", Cell::Text("customer_id")),
        Column::new("MODEL", Cell::Text("model")),
        Column::new("STATE", Cell::Text("state")),
        Column::new("HELD", Cell::Money("held")),
        Column::new("OUT", Cell::Count("output_tokens")),
        Column::new("AGE", Cell::Time("started_at")),
    ],
};

/// What became of calls that were told to stop.
const STOPPED: View = View {
    id: "request_id",
    columns: &[
        Column::new("ID", Cell::Text("request_id")),
        Column::new("STATUS", Cell::Text("status")),
        Column::new("HELD", Cell::Money("held")),
    ],
};

/// Commands about calls under way.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum RequestCommand {
    /// List calls under way, oldest first, with what they hold
    #[command(
        alias = "list",
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs requests active --watch\n  \
                      litellm-rs requests active --customer acme --filter 'held>0.10' -o id"
    )]
    Active(ActiveArgs),
    /// Stop calls under way; what they have used is booked, and their callers are told
    #[command(
        before_long_help = "Examples:\n  litellm-rs requests cancel 68273ba2-91e4-4ece-883c-058220746dcd --reason \"an endless loop\"\n  \
                      litellm-rs requests active --customer acme -o id | litellm-rs requests cancel - --yes"
    )]
    Cancel(CancelArgs),
}

/// `requests active`
#[derive(Args, Clone, Debug)]
pub(crate) struct ActiveArgs {
    /// Only those of this customer
    #[arg(long, value_name = "ID")]
    customer: Option<String>,
    /// Only those of this model
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    #[command(flatten)]
    cut: CutArgs,
}

/// `requests cancel`
#[derive(Args, Clone, Debug)]
pub(crate) struct CancelArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// Of calls that share an ID, only this one: its `run` in `requests active -o json`; once for each ID
    #[arg(long, value_name = "N")]
    run: Vec<u64>,
    /// Why; their callers are told, and the server's log
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Runs a command about calls under way.
pub(crate) async fn run(command: RequestCommand, context: &Context) -> Outcome {
    match command {
        RequestCommand::Active(args) => active(args, context).await,
        RequestCommand::Cancel(args) => cancel(args, context).await,
    }
}

async fn active(args: ActiveArgs, context: &Context) -> Outcome {
    let filters: Vec<(String, String)> = [("customer_id", args.customer), ("model", args.model)]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect();
    let wanted = context.rows_wanted(&args.cut);
    let mut found = context.client.requests_active(&filters, wanted).await?;
    let beside = std::mem::take(&mut found.beside);
    context.cut(&VIEW, &mut found, &args.cut)?;
    context.printer.list(&VIEW, &found.rows, found.rows.len())?;
    note(&found, &beside, context);
    Ok(ExitStatus::Success)
}

/// How many there are in all and what they hold, for a person; whether some are missing, for everybody.
fn note(found: &Listed, beside: &Row, context: &Context) {
    let style = context.printer.style();
    let is_prose = style.format == Format::Table && style.look.is_terminal;
    let total = exact(beside.get("total"));
    let shown = found.rows.len();
    if is_prose {
        let held = style.look.of_prose().money(beside.get("total_held"));
        context.printer.note(&format!("{total} under way, {held} held"));
    }
    if found.has_more {
        context.printer.note(&format!("{shown} of {total} are shown"));
    }
}

async fn cancel(args: CancelArgs, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    let calls = calls(&ids, &args.run)?;
    let named = match ids.as_slice() {
        [id] => format!("request {id}"),
        ids => format!("{} requests", ids.len()),
    };
    context.confirm(&format!("Cancel {named}? What they have used is booked."), ids.len()).await?;
    let reason = args.reason.as_deref();
    let how = AtOnce::one_by_one(ids.len() > 1);
    let cancelled =
        context.each_at_once("cancelling", &calls, how, async |(id, run): &(&String, Option<u64>)| {
            let cancelled = context.client.request_cancel(id, *run, reason).await;
            cancelled.map(Some).map_err(|error| missing(error, id))
        });
    cancelled.await.finish(&context.printer, &STOPPED, said)
}

/// Each id with the number of the one call that is meant, where numbers are given.
fn calls<'a>(ids: &'a [String], runs: &[u64]) -> Result<Vec<(&'a String, Option<u64>)>, Failure> {
    if !runs.is_empty() && runs.len() != ids.len() {
        let message = format!("--run is given {} times for {} IDs", runs.len(), ids.len());
        return Err(Failure::usage(message).hint("give it once for each ID, in their order, or not at all"));
    }
    let runs = runs.iter().copied().map(Some).chain(std::iter::repeat(None));
    Ok(ids.iter().zip(runs).collect())
}

fn said(row: &Row) -> String {
    let id = exact(row.get("request_id"));
    match row.get("status").and_then(Value::as_str) {
        Some("ending") => format!("request {id} is ending by itself"),
        _ => format!("cancelled request {id}"),
    }
}

fn missing(error: ClientError, id: &str) -> Failure {
    if error.cause != Cause::NotFound {
        return error.into();
    }
    Failure::from(error)
        .reworded(format!("request '{id}' is not under way"))
        .hint("litellm-rs requests active shows those that are")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_belongs_to_each_id_or_to_none() {
        let ids = ["a".to_owned(), "a".to_owned()];
        let numbers = |ids: &[String], runs: &[u64]| {
            calls(ids, runs).map(|calls| calls.into_iter().map(|(_, run)| run).collect::<Vec<_>>()).ok()
        };
        assert_eq!(numbers(&ids, &[]), Some(vec![None, None]));
        assert_eq!(numbers(&ids, &[7, 8]), Some(vec![Some(7), Some(8)]));
        assert_eq!(numbers(&ids[..1], &[0]), Some(vec![Some(0)]));
        assert_eq!((numbers(&ids, &[7]), numbers(&ids[..1], &[7, 8])), (None, None));
    }
}
