//! `litellm-rs team assign-key` and `team available`: what comes to a team from outside of it.

use clap::Args;
use serde_json::Value;

use super::Team;
use crate::cli::context::{AtOnce, Context, ids};
use crate::cli::failure::Outcome;
use crate::cli::fields::ListArgs;
use crate::cli::key;
use crate::cli::look::{Cell, Column, exact};
use crate::cli::record::{Record, not_found};
use crate::cli::table::View;
use crate::client::{ClientError, Row};

const KEYS: View = View {
    id: "key",
    columns: &[Column::new("KEY", Cell::Text("key")), Column::new("TEAM", Cell::Text("team_id"))],
};

const AVAILABLE: View = View {
    id: "team_id",
    columns: &[
        Column::new("TEAM", Cell::Text("team_id")),
        Column::new("ALIAS", Cell::Text("team_alias")),
        Column::new("MODELS", Cell::Text("models")),
        Column::new("DESCRIPTION", Cell::Text("description")),
    ],
};

/// `team assign-key`
#[derive(Args, Clone, Debug)]
pub(crate) struct AssignArgs {
    /// The team
    team: String,
    /// Which keys: the key, its alias or its hash; `-` reads them from stdin
    #[arg(required = true, value_name = "KEY")]
    keys: Vec<String>,
    /// Go on after a failure
    #[arg(long)]
    continue_on_error: bool,
}

/// Gives keys to a team that is there: one that a key names and nobody made would be made.
pub(super) async fn assign(args: AssignArgs, context: &Context) -> Outcome {
    if let Err(error) = Team::find(context, &args.team).await {
        return Err(not_found::<Team>(context, error, &args.team).await);
    }
    let keys = ids(&args.keys)?;
    let done = context
        .each_at_once(
            "assigning",
            &keys,
            AtOnce::one_by_one(args.continue_on_error),
            async |name: &String| match assign_one(&args.team, name, context).await {
                Ok(()) => Ok(Some(Row::from_iter([
                    ("key".to_owned(), Value::from(key::shown(name))),
                    ("team_id".to_owned(), Value::from(args.team.as_str())),
                ]))),
                Err(error) => Err(key::not_found(error, name)),
            },
        )
        .await;
    done.finish(&context.printer, &KEYS, |row| {
        format!("key {} is of team {} now", exact(row.get("key")), exact(row.get("team_id")))
    })
}

async fn assign_one(team: &str, name: &str, context: &Context) -> Result<(), ClientError> {
    let key = context.client.key_resolve(name).await?;
    let body =
        Row::from_iter([("key".to_owned(), Value::from(key)), ("team_id".to_owned(), Value::from(team))]);
    context.client.key_update(body).await.map(drop)
}

/// Lists the teams that the caller may join.
pub(super) async fn available(args: &ListArgs, context: &Context) -> Outcome {
    let mut rows = context.client.team_available().await?;
    rows.retain(|row| args.is_wanted(row, &["team_id", "team_alias"]));
    context.list(&AVAILABLE, rows, args)
}
