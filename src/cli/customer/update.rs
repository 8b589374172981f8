//! `litellm-rs customer update`

use clap::Args;
use serde_json::Value;

use super::members::MemberArgs;
use super::{VIEW, not_found, sentence};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Outcome};
use crate::client::Row;

/// `customer update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Take a member away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

pub(super) async fn run(args: UpdateArgs, context: &Context) -> Outcome {
    let mut body = Row::new();
    for field in &args.clear {
        let field = field.replace('-', "_");
        let empty = if field == "models" { Value::Array(Vec::new()) } else { Value::Null };
        body.insert(field, empty);
    }
    body.extend(args.members.body()?);
    if body.is_empty() {
        return Err(
            Failure::usage("nothing to change").hint("litellm-rs customer update --help lists the fields")
        );
    }
    let done = context
        .each(&ids(&args.ids)?, false, async |id| {
            let mut body = body.clone();
            body.insert("user_id".to_owned(), id.into());
            match context.client.customer_update(body).await {
                Ok(row) => Ok(Some(row)),
                Err(error) => Err(not_found(context, error, id).await),
            }
        })
        .await?;
    let look = context.printer.look().of_prose();
    done.finish(&context.printer, &VIEW, |row| sentence("updated", row, &look))
}
