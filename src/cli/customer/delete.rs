//! `litellm-rs customer delete`

use clap::Args;
use serde_json::Value;

use super::{VIEW, not_found};
use crate::cli::budget::budget_of;
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::look::exact;
use crate::client::{Cause, Row};

/// `customer delete`
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
    // One by one: the server refuses a whole batch when one of it is missing.
    let done = context
        .each(&ids, args.continue_on_error, async |id| {
            match context.client.customer_delete(&[id.to_owned()]).await {
                Ok(()) => Ok(Some(Row::from_iter([("user_id".to_owned(), Value::from(id))]))),
                Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                    context.printer.note(&format!("customer {id} does not exist"));
                    Ok(None)
                }
                Err(error) => Err(not_found(context, error, id).await),
            }
        })
        .await?;
    done.finish(&context.printer, &VIEW, |row| format!("deleted customer {}", exact(row.get("user_id"))))
}

async fn confirm_delete(ids: &[String], context: &Context) -> Result<(), Failure> {
    let [id] = ids else {
        return context.confirm(&format!("Delete {} customers?", ids.len()), ids.len()).await;
    };
    if context.yes || context.dry_run || !context.may_ask {
        return context.confirm("", 1).await;
    }
    let known = match context.client.customer_info(id).await {
        Ok(row) => {
            let budget = exact(budget_of(&row));
            let budget = if budget.is_empty() { "no budget".to_owned() } else { format!("budget {budget}") };
            format!(" (spend {}, {budget})", context.printer.look().money(row.get("spend")))
        }
        // Whether it may be missing is decided when it is deleted.
        Err(_) => String::new(),
    };
    context.confirm(&format!("Delete customer {id}{known}?"), 1).await
}
