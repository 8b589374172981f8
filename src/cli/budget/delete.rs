//! `litellm-rs budget delete`: whoever is on a budget is on none then, so that is said before.

use clap::Args;
use serde_json::Value;

use super::{VIEW, absent, budget_of, not_found};
use crate::cli::bulk::{AtOnceArgs, Bulk, Made, UNCHANGED};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Kind, Outcome};
use crate::cli::input::{BUDGET, Object};
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
    #[command(flatten)]
    at_once: AtOnceArgs,
}

pub(super) async fn run(args: DeleteArgs, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    confirm(&ids, context).await?;
    let bulk = Bulk {
        context,
        view: &VIEW,
        noun: &BUDGET,
        doing: "deleting",
        at_once: args.at_once,
        is_list: false,
        told: None,
    };
    let delete = async |id: &String| {
        let row = Row::from_iter([(BUDGET.id.to_owned(), id.as_str().into())]);
        match context.client.budget_delete(id).await {
            Ok(()) => Ok(Some(Made::new("deleted", row))),
            Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                Ok(Some(Made::new(UNCHANGED, row)))
            }
            Err(error) if error.cause == Cause::NotFound => match ids.len() {
                1 => Err(not_found(context, id).await),
                _ => Err(absent(context, id, &[])),
            },
            Err(error) => Err(error.into()),
        }
    };
    bulk.run(&ids, delete, |made| match (made.verb, Object::id_of(&made.row, &BUDGET)) {
        (UNCHANGED, id) => format!("budget {id} does not exist"),
        (verb, id) => format!("{verb} budget {id}"),
    })
    .await
}

/// A budget that somebody is on is deleted only by typing its name.
async fn confirm(ids: &[String], context: &Context) -> Result<(), Failure> {
    if context.dry_run || !(context.yes || context.may_ask) {
        return context.confirm("", 1).await;
    }
    let on_them = on_them(ids, context).await?;
    let who = match on_them {
        1 => "1 customer is on".to_owned(),
        several => format!("{several} customers are on"),
    };
    if context.yes {
        if on_them > 0 {
            context.printer.note(&format!("{who} what is deleted, and will be on no budget"));
        }
        return Ok(());
    }
    match (ids, on_them) {
        ([id], 0) => context.confirm(&format!("Delete budget {id}?"), 1).await,
        ([id], _) => context.confirm_typed(&format!("Delete budget {id}, which {who}?"), id).await,
        (ids, 0) => context.confirm(&format!("Delete {} budgets?", ids.len()), ids.len()).await,
        (ids, _) => {
            let count = ids.len().to_string();
            context.confirm_typed(&format!("Delete {count} budgets, which {who}?"), &count).await
        }
    }
}

/// How many customers are on these budgets, as far as the caller may know.
async fn on_them(ids: &[String], context: &Context) -> Result<usize, Failure> {
    let customers = match context.client.customer_list().await.map_err(Failure::from) {
        Err(failure) if failure.kind != Kind::Auth => return Err(failure),
        listed => listed.unwrap_or_default(),
    };
    let is_on = |row: &Row| {
        budget_of(row).and_then(Value::as_str).is_some_and(|budget| ids.iter().any(|id| id == budget))
    };
    Ok(customers.iter().filter(|row| is_on(row)).count())
}
