//! `litellm-rs customer block` and `unblock`: whoever is so already stays so.

use super::{BATCH, IdArgs, VIEW};
use crate::cli::bulk::{AtOnceArgs, Bulk, Made};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{ExitStatus, Failure, Outcome};
use crate::cli::input::{CUSTOMER, Object};
use crate::client::{Cause, ClientError, Row};

/// What `/customer/unblock` of the original says where it does not work.
const UNBLOCK_IS_MISSING: &str = "Blocked user check was never set";

pub(super) async fn run(args: IdArgs, blocked: bool, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    let (verb, doing) = if blocked { ("blocked", "blocking") } else { ("unblocked", "unblocking") };
    let at_once = AtOnceArgs::default();
    let bulk = Bulk { context, view: &VIEW, noun: &CUSTOMER, doing, at_once, is_list: false, told: None };
    let mut done = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        match context.client.customer_block(batch, blocked).await {
            Ok(()) => done.extend(batch.iter().map(|id| Made::new(verb, row(id, blocked)))),
            Err(error) if error.cause == Cause::NotSent => context.printer.failure(&error.into()),
            Err(error) if error.message.contains(UNBLOCK_IS_MISSING) => {
                return unblock_by_update(&ids, &bulk).await;
            }
            Err(error) => {
                bulk.print(&done, said)?;
                return Err(nobody_changed(error, batch));
            }
        }
    }
    bulk.print(&done, said)?;
    Ok(ExitStatus::Success)
}

fn nobody_changed(error: ClientError, batch: &[String]) -> Failure {
    let failure = Failure::from(error);
    if batch.len() > 1 { failure.hint("nobody of these was changed") } else { failure }
}

fn said(made: &Made) -> String {
    format!("{} customer {}", made.verb, Object::id_of(&made.row, &CUSTOMER))
}

fn row(id: &str, blocked: bool) -> Row {
    Row::from_iter([(CUSTOMER.id.to_owned(), id.into()), ("blocked".to_owned(), blocked.into())])
}

async fn unblock_by_update(ids: &[String], bulk: &Bulk<'_>) -> Outcome {
    bulk.context.printer.note("this server cannot unblock; its customers are updated instead");
    let update = async |id: &String| {
        bulk.context.client.customer_update(row(id, false)).await?;
        Ok(Some(Made::new("unblocked", row(id, false))))
    };
    bulk.run(ids, update, said).await
}
