//! `litellm-rs team assign-key` and `team available`: what comes to a team from outside of it.

use clap::Args;
use serde_json::Value;

use super::Team;
use crate::cli::context::{Context, ids, missing};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::fields::ListArgs;
use crate::cli::look::{Cell, Column, exact};
use crate::cli::record::{Record, not_found};
use crate::cli::table::View;
use crate::client::{ClientError, Row, mask};

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
    let done = context
        .each(&ids(&args.keys)?, args.continue_on_error, async |name| {
            match assign_one(&args.team, name, context).await {
                Ok(()) => Ok(Some(Row::from_iter([
                    ("key".to_owned(), Value::from(shown(name))),
                    ("team_id".to_owned(), Value::from(args.team.as_str())),
                ]))),
                Err(error) => Err(key_not_found(error, name)),
            }
        })
        .await?;
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

/// How a key that was named on the command line is shown.
fn shown(name: &str) -> String {
    if name.starts_with("sk-") { mask(name) } else { name.to_owned() }
}

fn key_not_found(error: ClientError, name: &str) -> Failure {
    missing(error, "key", &shown(name), &[])
}

/// Lists the teams that the caller may join.
pub(super) async fn available(args: &ListArgs, context: &Context) -> Outcome {
    let mut rows = context.client.team_available().await?;
    rows.retain(|row| args.is_wanted(row, &["team_id", "team_alias"]));
    context.list(&AVAILABLE, rows, args)
}
