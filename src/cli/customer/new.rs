//! `litellm-rs customer new`: one, some that share their members, or those of a file.

use clap::Args;
use serde_json::Value;

use super::members::MemberArgs;
use super::update::change;
use super::{VIEW, sentence};
use crate::cli::budget::taken;
use crate::cli::bulk::{AtOnceArgs, Bulk, Made, UNCHANGED};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::global::Format;
use crate::cli::input::{self, CUSTOMER, ExistingArgs, FileArgs, Object};
use crate::cli::money;
use crate::client::{Cause, Row};

/// `customer new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Which ones; `-` reads their ids from stdin
    #[arg(required_unless_present = "file", value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// What it has spent already
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    spend: Option<Value>,
    #[command(flatten)]
    existing: ExistingArgs,
    #[command(flatten)]
    file: FileArgs,
    #[command(flatten)]
    at_once: AtOnceArgs,
}

pub(super) async fn run(args: NewArgs, context: &Context) -> Outcome {
    let mut flags = args.members.body()?;
    if let Some(spend) = &args.spend {
        flags.insert("spend".to_owned(), spend.clone());
    }
    let objects = input::objects(&args.file, &CUSTOMER, &ids(&args.ids)?, &flags).await?;
    let bulk = Bulk {
        context,
        view: &VIEW,
        noun: &CUSTOMER,
        doing: "creating",
        at_once: args.at_once,
        is_list: args.file.file.is_some(),
        told: None,
    };
    let look = context.printer.look().of_prose();
    let make = async |object: &Object| {
        make(object, args.existing, context).await.map(Some).map_err(|failure| object.blamed(failure))
    };
    bulk.run(&objects, make, |made| match made.verb {
        UNCHANGED => format!("customer {} exists already, unchanged", Object::id_of(&made.row, &CUSTOMER)),
        verb => sentence(verb, &made.row, &look),
    })
    .await
}

async fn make(object: &Object, existing: ExistingArgs, context: &Context) -> Result<Made, Failure> {
    let id = object.text(CUSTOMER.id);
    if context.dry_run && existing.is_accepted() && context.client.customer_info(id).await.is_ok() {
        return keep(object, existing, context).await;
    }
    match context.client.customer_new(object.row.clone()).await {
        Ok(row) => Ok(Made::new("created", row)),
        Err(error) if error.cause == Cause::Conflict && existing.is_accepted() => {
            keep(object, existing, context).await
        }
        Err(error) => Err(taken(error)),
    }
}

/// What is done about a customer that exists.
async fn keep(object: &Object, existing: ExistingArgs, context: &Context) -> Result<Made, Failure> {
    let id = object.text(CUSTOMER.id);
    if existing.upsert {
        let mut wanted = object.row.clone();
        // Spend is what a customer begins with; later it is what was spent.
        wanted.shift_remove("spend");
        return change(id, &wanted, context).await;
    }
    // People are told its name alone, so it is not asked for.
    let row = match context.printer.style().format {
        Format::Table | Format::Id => Row::from_iter([(CUSTOMER.id.to_owned(), id.into())]),
        _ => context.client.customer_info(id).await?,
    };
    Ok(Made::new(UNCHANGED, row))
}
