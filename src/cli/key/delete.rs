//! `litellm-rs key delete`, `block` and `unblock`

use clap::Args;

use super::{NAME_MEMBERS, VIEW, named, not_found, shown};
use crate::cli::bulk::{AtOnceArgs, Bulk, Made, UNCHANGED};
use crate::cli::context::{Context, ids_if_any, nothing_to_do};
use crate::cli::failure::{ExitStatus, Failure, Outcome};
use crate::cli::input::NAMED_KEY;
use crate::cli::look::exact;
use crate::client::{Cause, ClientError};

/// As many keys as one request may name.
const BATCH: usize = 500;

/// Which keys a command is about.
#[derive(Args, Clone, Debug)]
pub(crate) struct ManyArgs {
    /// Which ones: the key, its alias or its hash; `-` reads them from stdin
    #[arg(required_unless_present = "alias", value_name = "KEY")]
    keys: Vec<String>,
    /// By alias, again for each
    #[arg(long, value_name = "A")]
    alias: Vec<String>,
    #[command(flatten)]
    at_once: AtOnceArgs,
}

/// `key delete`
#[derive(Args, Clone, Debug)]
pub(crate) struct DeleteArgs {
    #[command(flatten)]
    many: ManyArgs,
    /// A missing one is no failure
    #[arg(long)]
    if_exists: bool,
}

/// A key as it was named on the command line.
enum Name {
    Any(String),
    Alias(String),
}

impl Name {
    fn text(&self) -> &str {
        match self {
            Self::Any(text) | Self::Alias(text) => text,
        }
    }

    async fn resolve(&self, context: &Context) -> Result<String, ClientError> {
        match self {
            Self::Any(name) => context.client.key_resolve(name).await,
            Self::Alias(alias) => context.client.key_of_alias(alias).await,
        }
    }
}

impl ManyArgs {
    fn names(&self) -> Result<Vec<Name>, Failure> {
        let keys = ids_if_any(&self.keys)?.into_iter().map(Name::Any);
        let names: Vec<Name> = keys.chain(ids_if_any(&self.alias)?.into_iter().map(Name::Alias)).collect();
        if names.is_empty() { Err(nothing_to_do()) } else { Ok(names) }
    }

    fn bulk<'a>(&self, doing: &'static str, context: &'a Context) -> Bulk<'a> {
        Bulk {
            context,
            view: &VIEW,
            noun: &NAMED_KEY,
            doing,
            at_once: self.at_once,
            is_list: false,
            told: None,
        }
    }
}

pub(super) async fn run(args: DeleteArgs, context: &Context) -> Outcome {
    let names = args.many.names()?;
    let question = match names.as_slice() {
        [name] => format!("Delete key {}?", shown(name.text())),
        names => format!("Delete {} keys?", names.len()),
    };
    context.confirm(&question, names.len()).await?;
    let bulk = args.many.bulk("deleting", context);
    let said = |made: &Made| match (made.verb, exact(made.row.get(NAME_MEMBERS[0]))) {
        (UNCHANGED, key) => format!("key {key} does not exist"),
        (verb, key) => format!("{verb} key {key}"),
    };
    if args.if_exists || args.many.at_once.continue_on_error || names.len() == 1 {
        // One by one: the server refuses a whole batch when one of it is missing.
        let one = async |name: &Name| {
            let deleted = match name.resolve(context).await {
                Ok(key) => context.client.key_delete(&[key]).await,
                Err(error) => Err(error),
            };
            match deleted {
                Ok(()) => Ok(Some(Made::new("deleted", named(name.text())))),
                Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                    Ok(Some(Made::new(UNCHANGED, named(name.text()))))
                }
                Err(error) => Err(not_found(error, name.text())),
            }
        };
        return bulk.run(&names, one, said).await;
    }
    let mut keys = Vec::with_capacity(names.len());
    for name in &names {
        keys.push(name.resolve(context).await.map_err(|error| not_found(error, name.text()))?);
    }
    let mut deleted = Vec::with_capacity(names.len());
    for (keys, names) in keys.chunks(BATCH).zip(names.chunks(BATCH)) {
        match context.client.key_delete(keys).await {
            Ok(()) => deleted.extend(names.iter().map(|name| Made::new("deleted", named(name.text())))),
            Err(error) if error.cause == Cause::NotSent => context.printer.failure(&error.into()),
            Err(error) => {
                bulk.print(&deleted, said)?;
                let hint = "nothing of this batch was deleted; --if-exists passes over the missing";
                return Err(Failure::from(error).hint(hint));
            }
        }
    }
    bulk.print(&deleted, said)?;
    Ok(ExitStatus::Success)
}

/// Blocks or unblocks; a key that is so already stays so.
pub(super) async fn block(args: ManyArgs, blocked: bool, context: &Context) -> Outcome {
    let (verb, doing) = if blocked { ("blocked", "blocking") } else { ("unblocked", "unblocking") };
    let one = async |name: &Name| {
        let key = name.resolve(context).await.map_err(|error| not_found(error, name.text()))?;
        let done = context.client.key_block(&key, blocked).await;
        done.map_err(|error| not_found(error, name.text()))?;
        let mut row = named(name.text());
        row.insert("blocked".to_owned(), blocked.into());
        Ok(Some(Made::new(verb, row)))
    };
    let said = |made: &Made| format!("{verb} key {}", exact(made.row.get(NAME_MEMBERS[0])));
    args.bulk(doing, context).run(&args.names()?, one, said).await
}
