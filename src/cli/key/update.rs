//! `litellm-rs key update`

use clap::Args;
use serde_json::Value;

use super::members::MemberArgs;
use super::{VIEW, not_found, resolve, shown};
use crate::cli::context::{Context, ids};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::look::exact;
use crate::client::Row;

/// `key update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones: the key, its alias or its hash; `-` reads them from stdin
    #[arg(required = true, value_name = "KEY")]
    keys: Vec<String>,
    /// New name for people
    #[arg(long, value_name = "A")]
    key_alias: Option<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Take a member away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

pub(super) async fn run(args: UpdateArgs, context: &Context) -> Outcome {
    let mut body = Row::new();
    for field in &args.clear {
        body.insert(field.replace('-', "_"), Value::Null);
    }
    body.extend(args.members.body()?);
    if let Some(alias) = args.key_alias {
        body.insert("key_alias".to_owned(), alias.into());
    }
    if body.is_empty() {
        return Err(Failure::usage("nothing to change").hint("litellm-rs key update --help lists the fields"));
    }
    let done = context
        .each(&ids(&args.keys)?, false, async |name| {
            let mut body = body.clone();
            body.insert("key".to_owned(), resolve(name, context).await?.into());
            let mut row = context.client.key_update(body).await.map_err(|error| not_found(error, name))?;
            row.insert("key".to_owned(), shown(name).into());
            Ok(Some(row))
        })
        .await?;
    done.finish(&context.printer, &VIEW, |row| format!("updated key {}", exact(row.get("key"))))
}
