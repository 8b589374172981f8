//! `litellm-rs budget update`

use clap::Args;
use serde_json::Value;

use super::{VIEW, absent, not_found, sentence};
use crate::cli::bulk::{AtOnceArgs, Bulk, Made, UNCHANGED};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::fields::{FreeArgs, LimitArgs};
use crate::cli::input::{self, BUDGET, FileArgs, Object};
use crate::cli::same::differences;
use crate::client::{Cause, Row};

/// `budget update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required_unless_present = "file", value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    free: FreeArgs,
    /// Take a limit away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
    #[command(flatten)]
    file: FileArgs,
    #[command(flatten)]
    at_once: AtOnceArgs,
}

pub(super) async fn run(args: UpdateArgs, context: &Context) -> Outcome {
    let mut flags = args.free.start();
    for field in &args.clear {
        flags.insert(field.replace('-', "_"), Value::Null);
    }
    args.limits.put(&mut flags)?;
    args.free.put(&mut flags)?;
    if flags.is_empty() && args.file.file.is_none() {
        return Err(
            Failure::usage("nothing to change").hint("litellm-rs budget update --help lists the fields")
        );
    }
    let objects = input::objects(&args.file, &BUDGET, &ids(&args.ids)?, &flags).await?;
    if let Some(nameless) = objects.iter().find(|object| object.text(BUDGET.id).is_empty()) {
        return Err(nameless.blamed(Failure::usage("budget_id is missing: which budget is meant?")));
    }
    let bulk = Bulk {
        context,
        view: &VIEW,
        noun: &BUDGET,
        doing: "updating",
        at_once: args.at_once,
        is_list: args.file.file.is_some(),
        told: None,
    };
    let look = context.printer.look().of_prose();
    let update = async |object: &Object| match context.client.budget_update(object.row.clone()).await {
        Ok(row) => Ok(Some(Made::new("updated", row))),
        Err(error) if error.cause == Cause::NotFound => {
            let id = object.text(BUDGET.id);
            // Which one somebody meant is worth a look only when it is one.
            let failure =
                if objects.len() == 1 { not_found(context, id).await } else { absent(context, id, &[]) };
            Err(object.blamed(failure))
        }
        Err(error) => Err(object.blamed(error.into())),
    };
    bulk.run(&objects, update, |made| sentence(made.verb, &made.row, &look)).await
}

/// Gives a budget that exists the limits that it does not have yet.
pub(super) async fn change(id: &str, wanted: &Row, context: &Context) -> Result<Made, Failure> {
    let found = context.client.budget_info(&[id.to_owned()]).await?.pop();
    let current = found.ok_or_else(|| absent(context, id, &[]))?;
    let mut changed = differences(&current, wanted, "");
    if changed.is_empty() {
        return Ok(Made::new(UNCHANGED, current));
    }
    changed.insert(BUDGET.id.to_owned(), id.into());
    Ok(Made::new("updated", context.client.budget_update(changed).await?))
}
