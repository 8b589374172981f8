//! `litellm-rs customer update`

use clap::Args;
use serde_json::Value;

use super::members::MemberArgs;
use super::{VIEW, not_found, sentence};
use crate::cli::bulk::{AtOnceArgs, Bulk, Made, UNCHANGED};
use crate::cli::context::{Context, ids, missing};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::input::{self, CUSTOMER, FileArgs, Object};
use crate::cli::same::differences;
use crate::client::Row;

/// `customer update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required_unless_present = "file", value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Take a member away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
    #[command(flatten)]
    file: FileArgs,
    #[command(flatten)]
    at_once: AtOnceArgs,
}

pub(super) async fn run(args: UpdateArgs, context: &Context) -> Outcome {
    let mut flags = Row::new();
    for field in &args.clear {
        let field = field.replace('-', "_");
        let empty = if field == "models" { Value::Array(Vec::new()) } else { Value::Null };
        flags.insert(field, empty);
    }
    flags.extend(args.members.body()?);
    if flags.is_empty() && args.file.file.is_none() {
        return Err(
            Failure::usage("nothing to change").hint("litellm-rs customer update --help lists the fields")
        );
    }
    let objects = input::objects(&args.file, &CUSTOMER, &ids(&args.ids)?, &flags).await?;
    let bulk = Bulk {
        context,
        view: &VIEW,
        noun: &CUSTOMER,
        doing: "updating",
        at_once: args.at_once,
        is_list: args.file.file.is_some(),
        told: None,
    };
    let look = context.printer.look().of_prose();
    let update = async |object: &Object| match context.client.customer_update(object.row.clone()).await {
        Ok(row) => Ok(Some(Made::new("updated", row))),
        Err(error) => {
            let id = object.text(CUSTOMER.id);
            // Whom somebody meant is worth a look only when it is one.
            let failure = match objects.len() {
                1 => not_found(context, error, id).await,
                _ => missing(error, CUSTOMER.what, id, &[]),
            };
            Err(object.blamed(failure))
        }
    };
    bulk.run(&objects, update, |made| sentence(made.verb, &made.row, &look)).await
}

/// Gives a customer that exists what it does not have yet.
pub(super) async fn change(id: &str, wanted: &Row, context: &Context) -> Result<Made, Failure> {
    let current = context.client.customer_info(id).await?;
    let mut changed = differences(&current, wanted, "litellm_budget_table");
    if changed.is_empty() {
        return Ok(Made::new(UNCHANGED, current));
    }
    changed.insert(CUSTOMER.id.to_owned(), id.into());
    Ok(Made::new("updated", context.client.customer_update(changed).await?))
}
