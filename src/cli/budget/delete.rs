//! `litellm-rs budget delete`

use clap::Args;
use serde_json::Value;

use super::{VIEW, budget_of, not_found};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Kind, Outcome};
use crate::cli::look::exact;
use crate::client::{Cause, Row};

/// `budget delete`
#[derive(Args, Clone, Debug)]
pub(crate) struct DeleteArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// A missing one is no failure
    #[arg(long)]
    if_exists: bool,
    /// Go on after a failure
    #[arg(long)]
    continue_on_error: bool,
}

pub(super) async fn run(args: DeleteArgs, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    confirm_delete(&ids, context).await?;
    let done = context
        .each(&ids, args.continue_on_error, async |id| match context.client.budget_delete(id).await {
            Ok(()) => Ok(Some(Row::from_iter([("budget_id".to_owned(), Value::from(id))]))),
            Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                context.printer.note(&format!("budget {id} does not exist"));
                Ok(None)
            }
            Err(error) if error.cause == Cause::NotFound => Err(not_found(context, id).await),
            Err(error) => Err(error.into()),
        })
        .await?;
    done.finish(&context.printer, &VIEW, |row| format!("deleted budget {}", exact(row.get("budget_id"))))
}

/// A budget that somebody is on is deleted only by typing its name.
async fn confirm_delete(ids: &[String], context: &Context) -> Result<(), Failure> {
    if context.yes || context.dry_run {
        return Ok(());
    }
    let [id] = ids else {
        return context.confirm(&format!("Delete {} budgets?", ids.len()), ids.len()).await;
    };
    if !context.may_ask {
        return context.confirm("", 1).await;
    }
    let customers = context.client.customer_list().await.map_err(Failure::from);
    let customers = match customers {
        Err(failure) if failure.kind != Kind::Auth => return Err(failure),
        listed => listed.unwrap_or_default(),
    };
    let on_it = customers.iter().filter(|row| budget_of(row).and_then(Value::as_str) == Some(id)).count();
    if on_it == 0 {
        return context.confirm(&format!("Delete budget {id}?"), 1).await;
    }
    let question = format!("Delete budget {id}, which {on_it} customers are on?");
    context.confirm_typed(&question, id).await
}
