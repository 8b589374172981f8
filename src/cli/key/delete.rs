//! `litellm-rs key delete`, `block` and `unblock`

use clap::Args;

use super::{NameArgs, VIEW, named, not_found, resolve, shown};
use crate::cli::context::{Context, ids};
use crate::cli::failure::Outcome;
use crate::cli::look::exact;
use crate::client::Cause;

/// `key delete`
#[derive(Args, Clone, Debug)]
pub(crate) struct DeleteArgs {
    /// Which ones: the key, its alias or its hash; `-` reads them from stdin
    #[arg(required_unless_present = "alias", value_name = "KEY")]
    keys: Vec<String>,
    /// By alias, again for each
    #[arg(long, value_name = "A")]
    alias: Vec<String>,
    /// A missing one is no failure
    #[arg(long)]
    if_exists: bool,
    /// Go on after a failure
    #[arg(long)]
    continue_on_error: bool,
}

pub(super) async fn run(args: DeleteArgs, context: &Context) -> Outcome {
    let names = [ids(&args.keys)?, ids(&args.alias)?].concat();
    let question = match names.as_slice() {
        [name] => format!("Delete key {}?", shown(name)),
        names => format!("Delete {} keys?", names.len()),
    };
    context.confirm(&question, names.len()).await?;
    let done = context
        .each(&names, args.continue_on_error, async |name| {
            let deleted = match context.client.key_resolve(name).await {
                Ok(key) => context.client.key_delete(&[key]).await,
                Err(error) => Err(error),
            };
            match deleted {
                Ok(()) => Ok(Some(named(name))),
                Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                    context.printer.note(&format!("key {} does not exist", shown(name)));
                    Ok(None)
                }
                Err(error) => Err(not_found(error, name)),
            }
        })
        .await?;
    done.finish(&context.printer, &VIEW, |row| format!("deleted key {}", exact(row.get("key"))))
}

pub(super) async fn block(args: NameArgs, blocked: bool, context: &Context) -> Outcome {
    let done = context
        .each(&ids(&args.keys)?, false, async |name| {
            let key = resolve(name, context).await?;
            context.client.key_block(&key, blocked).await.map_err(|error| not_found(error, name))?;
            let mut row = named(name);
            row.insert("blocked".to_owned(), blocked.into());
            Ok(Some(row))
        })
        .await?;
    let verb = if blocked { "blocked" } else { "unblocked" };
    done.finish(&context.printer, &VIEW, |row| format!("{verb} key {}", exact(row.get("key"))))
}
