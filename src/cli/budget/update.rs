//! `litellm-rs budget update`

use clap::Args;
use serde_json::Value;

use super::{VIEW, not_found, sentence};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::fields::{FreeArgs, LimitArgs};
use crate::client::Cause;

/// `budget update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    free: FreeArgs,
    /// Take a limit away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

pub(super) async fn run(args: UpdateArgs, context: &Context) -> Outcome {
    let mut body = args.free.start();
    for field in &args.clear {
        body.insert(field.replace('-', "_"), Value::Null);
    }
    args.limits.put(&mut body)?;
    args.free.put(&mut body)?;
    if body.is_empty() {
        return Err(
            Failure::usage("nothing to change").hint("litellm-rs budget update --help lists the fields")
        );
    }
    let done = context
        .each(&ids(&args.ids)?, false, async |id| {
            let mut body = body.clone();
            body.insert("budget_id".to_owned(), id.into());
            match context.client.budget_update(body).await {
                Ok(row) => Ok(Some(row)),
                Err(error) if error.cause == Cause::NotFound => Err(not_found(context, id).await),
                Err(error) => Err(error.into()),
            }
        })
        .await?;
    let look = context.printer.look().of_prose();
    done.finish(&context.printer, &VIEW, |row| sentence("updated", row, &look))
}
