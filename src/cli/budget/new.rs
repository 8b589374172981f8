//! `litellm-rs budget new`: one, some that share their limits, or those of a file.

use std::cell::Cell;

use clap::Args;

use super::update::change;
use super::{VIEW, sentence};
use crate::cli::bulk::{AtOnceArgs, Bulk, Made, UNCHANGED};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::fields::{FreeArgs, LimitArgs};
use crate::cli::global::Format;
use crate::cli::input::{self, BUDGET, ExistingArgs, FileArgs, Object};
use crate::client::{Cause, ClientError, Row};

/// `budget new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Which ones; the server makes an id up when there is none. `-` reads them from stdin
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    free: FreeArgs,
    #[command(flatten)]
    existing: ExistingArgs,
    #[command(flatten)]
    file: FileArgs,
    #[command(flatten)]
    at_once: AtOnceArgs,
}

pub(super) async fn run(args: NewArgs, context: &Context) -> Outcome {
    let mut flags = args.free.start();
    args.limits.put(&mut flags)?;
    args.free.put(&mut flags)?;
    let objects = input::objects(&args.file, &BUDGET, &ids(&args.ids)?, &flags).await?;
    if args.existing.is_accepted()
        && let Some(nameless) = objects.iter().find(|object| object.text(BUDGET.id).is_empty())
    {
        let failure = Failure::usage("--if-not-exists and --upsert need the id of the budget");
        return Err(
            nameless.blamed(failure.hint("litellm-rs budget new my-free-tier --upsert --max-budget 4"))
        );
    }
    let bulk = Bulk {
        context,
        view: &VIEW,
        noun: &BUDGET,
        doing: "creating",
        at_once: args.at_once,
        is_list: args.file.file.is_some(),
        told: None,
    };
    let look = context.printer.look().of_prose();
    let make = async |object: &Object| {
        make(object, args.existing, context).await.map(Some).map_err(|failure| object.blamed(failure))
    };
    let created = Cell::new(None);
    let said = |made: &Made| {
        let id = Object::id_of(&made.row, &BUDGET);
        if made.verb == UNCHANGED {
            return format!("budget {id} exists already, unchanged");
        }
        created.set(Some(id.to_owned()));
        sentence(made.verb, &made.row, &look)
    };
    let status = bulk.run(&objects, make, said).await?;
    if let (Some(id), 1) = (created.take(), objects.len()) {
        context.printer.note(&format!("  next: litellm-rs customer new my-customer-id --budget-id {id}"));
    }
    Ok(status)
}

async fn make(object: &Object, existing: ExistingArgs, context: &Context) -> Result<Made, Failure> {
    if context.dry_run
        && existing.is_accepted()
        && !context.client.budget_info(&[object.text(BUDGET.id).to_owned()]).await?.is_empty()
    {
        return keep(object, existing, context).await;
    }
    match context.client.budget_new(object.row.clone()).await {
        Ok(row) => Ok(Made::new("created", row)),
        Err(error) if error.cause == Cause::Conflict && existing.is_accepted() => {
            keep(object, existing, context).await
        }
        Err(error) => Err(taken(error)),
    }
}

/// What is done about a budget that exists.
async fn keep(object: &Object, existing: ExistingArgs, context: &Context) -> Result<Made, Failure> {
    let id = object.text(BUDGET.id);
    if existing.upsert {
        return change(id, &object.row, context).await;
    }
    let named = || Row::from_iter([(BUDGET.id.to_owned(), id.into())]);
    let row = match context.printer.style().format {
        Format::Table | Format::Id => named(),
        _ => context.client.budget_info(&[id.to_owned()]).await?.pop().unwrap_or_else(named),
    };
    Ok(Made::new(UNCHANGED, row))
}

/// What to do about an object that exists already.
pub(crate) fn taken(error: ClientError) -> Failure {
    let is_conflict = error.cause == Cause::Conflict;
    let failure = Failure::from(error);
    if is_conflict { failure.hint("--if-not-exists accepts that, --upsert changes it") } else { failure }
}
