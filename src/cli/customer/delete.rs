//! `litellm-rs customer delete`

use clap::Args;
use serde_json::Value;

use super::{BATCH, VIEW, not_found};
use crate::cli::budget::budget_of;
use crate::cli::bulk::{AtOnceArgs, Bulk, Made, UNCHANGED};
use crate::cli::context::{Context, ids, missing};
use crate::cli::failure::{ExitStatus, Failure, Outcome};
use crate::cli::input::{CUSTOMER, Object};
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
    #[command(flatten)]
    at_once: AtOnceArgs,
}

pub(super) async fn run(args: DeleteArgs, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    confirm(&ids, context).await?;
    let bulk = Bulk {
        context,
        view: &VIEW,
        noun: &CUSTOMER,
        doing: "deleting",
        at_once: args.at_once,
        is_list: false,
        told: None,
    };
    let said = |made: &Made| match (made.verb, Object::id_of(&made.row, &CUSTOMER)) {
        (UNCHANGED, id) => format!("customer {id} does not exist"),
        (verb, id) => format!("{verb} customer {id}"),
    };
    if args.if_exists || args.at_once.continue_on_error {
        // One by one: the server refuses a whole batch when one of it is missing.
        let one = async |id: &String| match context.client.customer_delete(std::slice::from_ref(id)).await {
            Ok(()) => Ok(Some(Made::new("deleted", row(id)))),
            Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                Ok(Some(Made::new(UNCHANGED, row(id))))
            }
            Err(error) => Err(missing(error, CUSTOMER.what, id, &[])),
        };
        return bulk.run(&ids, one, said).await;
    }
    let mut deleted = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        match context.client.customer_delete(batch).await {
            Ok(()) => deleted.extend(batch.iter().map(|id| Made::new("deleted", row(id)))),
            Err(error) if error.cause == Cause::NotSent => context.printer.failure(&error.into()),
            Err(error) => {
                bulk.print(&deleted, said)?;
                return Err(match batch {
                    [id] => not_found(context, error, id).await,
                    _ => Failure::from(error)
                        .hint("nothing of this batch was deleted; --if-exists passes over the missing"),
                });
            }
        }
    }
    bulk.print(&deleted, said)?;
    Ok(ExitStatus::Success)
}

fn row(id: &str) -> Row {
    Row::from_iter([(CUSTOMER.id.to_owned(), Value::from(id))])
}

async fn confirm(ids: &[String], context: &Context) -> Result<(), Failure> {
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
