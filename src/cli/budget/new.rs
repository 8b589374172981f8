//! `litellm-rs budget new`

use clap::Args;

use super::{VIEW, sentence};
use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Failure, Outcome};
use crate::cli::fields::{FreeArgs, LimitArgs};
use crate::cli::look::exact;
use crate::client::{Cause, ClientError};

/// `budget new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its id; the server makes one up otherwise
    id: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    free: FreeArgs,
    /// When it exists already, leave it as it is
    #[arg(long, conflicts_with = "upsert", requires = "id")]
    if_not_exists: bool,
    /// When it exists already, change it
    #[arg(long, requires = "id")]
    upsert: bool,
}

pub(super) async fn run(args: NewArgs, context: &Context) -> Outcome {
    let mut body = args.free.start();
    if let Some(id) = &args.id {
        body.insert("budget_id".to_owned(), id.as_str().into());
    }
    args.limits.put(&mut body)?;
    args.free.put(&mut body)?;
    let printer = &context.printer;
    let (row, verb) = match context.client.budget_new(body.clone()).await {
        Ok(row) => (row, "created"),
        Err(error) if error.cause == Cause::Conflict && args.upsert => {
            (context.client.budget_update(body).await?, "updated")
        }
        Err(error) if error.cause == Cause::Conflict && args.if_not_exists => {
            let id = args.id.unwrap_or_default();
            printer.note(&format!("budget {id} exists already, unchanged"));
            let found = context.client.budget_info(&[id]).await?;
            if printer.style().format != crate::cli::global::Format::Table {
                printer.done(&VIEW, &found, "")?;
            }
            return Ok(ExitStatus::Success);
        }
        Err(error) => return Err(taken(error)),
    };
    printer.done(&VIEW, std::slice::from_ref(&row), &sentence(verb, &row, &printer.look().of_prose()))?;
    let id = exact(row.get("budget_id"));
    printer.note(&format!("  next: litellm-rs customer new my-customer-id --budget-id {id}"));
    Ok(ExitStatus::Success)
}

/// What to do about an object that exists already.
pub(crate) fn taken(error: ClientError) -> Failure {
    let is_conflict = error.cause == Cause::Conflict;
    let failure = Failure::from(error);
    if is_conflict { failure.hint("--if-not-exists accepts that, --upsert changes it") } else { failure }
}
