//! `litellm-rs key list`

use clap::Args;

use super::VIEW;
use crate::cli::context::Context;
use crate::cli::failure::Outcome;
use crate::cli::fields::ListArgs;
use crate::cli::listing::Known;
use crate::client::ListCall;

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
    let mut call = ListCall::keys();
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
            call = call.query(name, value);
        }
    }
    if args.include_team_keys {
        call = call.query("include_team_keys", "true");
    }
    let known = Known { call, sorts: &["created_at", "updated_at"], is_exact: true };
    context.list_from(&VIEW, known, &args.list, |_| true).await
}
