//! `litellm-rs customer block` and `unblock`

use super::{IdArgs, VIEW};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{ExitStatus, Failure, Outcome};
use crate::cli::look::exact;
use crate::client::Row;

/// What `/customer/unblock` of the original says where it does not work.
const UNBLOCK_IS_MISSING: &str = "Blocked user check was never set";

pub(super) async fn run(args: IdArgs, blocked: bool, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    if ids.is_empty() {
        return Ok(ExitStatus::Success);
    }
    match context.client.customer_block(&ids, blocked).await {
        Ok(()) => {}
        Err(error) if error.message.contains(UNBLOCK_IS_MISSING) => unblock_by_update(&ids, context).await?,
        Err(error) => return Err(error.into()),
    }
    let rows: Vec<Row> = ids
        .into_iter()
        .map(|id| Row::from_iter([("user_id".to_owned(), id.into()), ("blocked".to_owned(), blocked.into())]))
        .collect();
    let verb = if blocked { "blocked" } else { "unblocked" };
    let said: Vec<String> =
        rows.iter().map(|row| format!("{verb} customer {}", exact(row.get("user_id")))).collect();
    context.printer.done(&VIEW, &rows, &said.join("\n"))?;
    Ok(ExitStatus::Success)
}

async fn unblock_by_update(ids: &[String], context: &Context) -> Result<(), Failure> {
    context.printer.note("this server cannot unblock; its customers are updated instead");
    for id in ids {
        let body = Row::from_iter([
            ("user_id".to_owned(), id.as_str().into()),
            ("blocked".to_owned(), false.into()),
        ]);
        context.client.customer_update(body).await?;
    }
    Ok(())
}
