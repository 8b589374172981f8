//! `litellm-rs customer new`

use clap::Args;
use serde_json::Value;

use super::members::MemberArgs;
use super::{VIEW, sentence};
use crate::cli::budget::taken;
use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Outcome};
use crate::cli::global::Format;
use crate::cli::money;
use crate::client::Cause;

/// `customer new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its id
    id: String,
    #[command(flatten)]
    members: MemberArgs,
    /// What it has spent already
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    spend: Option<Value>,
    /// When it exists already, leave it as it is
    #[arg(long, conflicts_with = "upsert")]
    if_not_exists: bool,
    /// When it exists already, change it
    #[arg(long)]
    upsert: bool,
}

pub(super) async fn run(args: NewArgs, context: &Context) -> Outcome {
    let mut body = args.members.body()?;
    body.insert("user_id".to_owned(), args.id.as_str().into());
    if let Some(spend) = args.spend {
        body.insert("spend".to_owned(), spend);
    }
    let printer = &context.printer;
    let (row, verb) = match context.client.customer_new(body.clone()).await {
        Ok(row) => (row, "created"),
        Err(error) if error.cause == Cause::Conflict && args.upsert => {
            body.shift_remove("spend");
            (context.client.customer_update(body).await?, "updated")
        }
        Err(error) if error.cause == Cause::Conflict && args.if_not_exists => {
            printer.note(&format!("customer {} exists already, unchanged", args.id));
            if printer.style().format != Format::Table {
                printer.done(&VIEW, &[context.client.customer_info(&args.id).await?], "")?;
            }
            return Ok(ExitStatus::Success);
        }
        Err(error) => return Err(taken(error)),
    };
    let said = sentence(verb, &row, &printer.look().of_prose());
    printer.done(&VIEW, &[row], &said)?;
    Ok(ExitStatus::Success)
}
