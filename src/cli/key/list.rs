//! `litellm-rs key list`

use clap::Args;

use super::VIEW;
use crate::cli::context::Context;
use crate::cli::failure::{ExitStatus, Outcome};
use crate::cli::fields::ListArgs;

/// `key list`
#[derive(Args, Clone, Debug)]
pub(crate) struct KeyListArgs {
    #[command(flatten)]
    list: ListArgs,
    /// Only keys of this member of staff
    #[arg(long, value_name = "U")]
    user_id: Option<String>,
    /// Only keys of this team
    #[arg(long, value_name = "T")]
    team_id: Option<String>,
    /// Only keys of this organization
    #[arg(long, value_name = "O")]
    organization_id: Option<String>,
    /// Only the key with this alias
    #[arg(long, value_name = "A")]
    key_alias: Option<String>,
    /// Only the key with this hash
    #[arg(long, value_name = "H")]
    key_hash: Option<String>,
    /// Only keys in this state
    #[arg(long, value_parser = ["active", "expired", "revoked"])]
    status: Option<String>,
    /// Also keys of the teams of that member of staff
    #[arg(long)]
    include_team_keys: bool,
}

pub(super) async fn run(args: KeyListArgs, context: &Context) -> Outcome {
    let mut filters: Vec<(String, String)> = Vec::new();
    let given = [
        ("user_id", &args.user_id),
        ("team_id", &args.team_id),
        ("organization_id", &args.organization_id),
        ("key_alias", &args.key_alias),
        ("key_hash", &args.key_hash),
        ("status", &args.status),
        ("search", &args.list.search),
    ];
    for (name, value) in given {
        if let Some(value) = value {
            filters.push((name.to_owned(), value.clone()));
        }
    }
    if args.include_team_keys {
        filters.push(("include_team_keys".to_owned(), "true".to_owned()));
    }
    let rows_max = context.rows_max(args.list.limit, args.list.all);
    let mut found = match args.list.page {
        Some(page) => {
            let whole = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
            let mut page = context.client.key_page(&filters, whole(page), whole(args.list.size)).await?;
            page.total = page.rows.len();
            page
        }
        // An order of ours needs all rows before it can tell the first ones.
        None if context.printer.style().sort.is_some() => {
            context.client.key_list(&filters, usize::MAX).await?
        }
        None => context.client.key_list(&filters, rows_max).await?,
    };
    context.printer.sort(&mut found.rows);
    found.rows.truncate(rows_max);
    context.printer.list(&VIEW, &found.rows, found.total)?;
    Ok(ExitStatus::Success)
}
