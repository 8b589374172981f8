//! `litellm-rs key …`: credentials. A key is shown in clear once, where it is made.

mod delete;
mod generate;
mod info;
mod list;
mod members;
mod sink;
mod update;

use clap::{Args, Subcommand};
use serde_json::Value;

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::look::{Cell, Column};
use super::table::View;
use crate::client::{ClientError, Row, mask};
pub(crate) use info::facts;

const VIEW: View = View {
    id: "token",
    columns: &[
        Column::new("KEY", Cell::Text("key_name")),
        Column::new("ALIAS", Cell::Text("key_alias")),
        Column::new("TEAM", Cell::Text("team_id")),
        Column::new("USER", Cell::Text("user_id")),
        Column::new("SPEND", Cell::Money("spend")),
        Column::new("MAX", Cell::Money("max_budget")),
        Column::new("USED", Cell::Used),
        Column::new("EXPIRES", Cell::Time("expires")),
        Column::new("STATE", Cell::State),
    ],
};

/// What says which key an object is, the surest first.
const NAME_MEMBERS: [&str; 3] = ["key", "token", "key_alias"];

/// Commands about keys.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum KeyCommand {
    /// Make a key; it is shown once
    #[command(
        alias = "create",
        alias = "new",
        before_long_help = "Examples:\n  litellm-rs key generate --key-alias ci --max-budget 25 --duration 30d\n  \
                      litellm-rs key generate --team-id red --models gpt-4o-mini --out ci.key\n  \
                      litellm-rs key generate -f keys.csv --if-not-exists --out new.keys"
    )]
    Generate(Box<generate::GenerateArgs>),
    /// Show keys
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs key info ci\n  litellm-rs key info sk-… -o json"
    )]
    Info(NameArgs),
    /// List keys
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs key list --team-id red\n  litellm-rs key list --status expired -o id"
    )]
    List(list::KeyListArgs),
    /// Change keys
    #[command(
        before_long_help = "Examples:\n  litellm-rs key update ci --max-budget 50\n  litellm-rs key update ci --clear duration"
    )]
    Update(Box<update::UpdateArgs>),
    /// Delete keys
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs key delete ci\n  litellm-rs key delete --alias ci --alias staging\n  \
                      litellm-rs key list --status expired -o id | litellm-rs key delete - --yes"
    )]
    Delete(delete::DeleteArgs),
    /// Refuse calls with keys
    #[command(before_long_help = "Examples:\n  litellm-rs key block ci\n  litellm-rs key block ci staging")]
    Block(delete::ManyArgs),
    /// Accept calls with keys again
    #[command(
        before_long_help = "Examples:\n  litellm-rs key unblock ci\n  litellm-rs key unblock ci staging"
    )]
    Unblock(delete::ManyArgs),
    /// Replace a key; its limits and spend stay
    #[command(
        before_long_help = "Examples:\n  litellm-rs key regenerate ci\n  litellm-rs key regenerate ci --grace-period 24h --out ci.key"
    )]
    Regenerate(generate::RegenerateArgs),
}

/// Commands that need nothing but names of keys.
#[derive(Args, Clone, Debug)]
pub(crate) struct NameArgs {
    /// Which ones: the key, its alias or its hash; `-` reads them from stdin
    #[arg(required = true, value_name = "KEY")]
    keys: Vec<String>,
}

/// Runs a command about keys.
pub(crate) async fn run(command: KeyCommand, context: &Context) -> Outcome {
    match command {
        KeyCommand::Generate(args) => generate::run(*args, context).await,
        KeyCommand::Info(args) => info::run(args, context).await,
        KeyCommand::List(args) => list::run(args, context).await,
        KeyCommand::Update(args) => update::run(*args, context).await,
        KeyCommand::Delete(args) => delete::run(args, context).await,
        KeyCommand::Block(args) => delete::block(args, true, context).await,
        KeyCommand::Unblock(args) => delete::block(args, false, context).await,
        KeyCommand::Regenerate(args) => generate::again(args, context).await,
    }
}

/// How a key that was named on the command line is shown.
pub(crate) fn shown(name: &str) -> String {
    if name.starts_with("sk-") { mask(name) } else { name.to_owned() }
}

async fn resolve(name: &str, context: &Context) -> Result<String, Failure> {
    context.client.key_resolve(name).await.map_err(|error| not_found(error, name))
}

/// The failure for a key that is not there.
pub(crate) fn not_found(error: ClientError, name: &str) -> Failure {
    super::context::missing(error, "key", &shown(name), &[])
}

fn named(name: &str) -> Row {
    Row::from_iter([("key".to_owned(), Value::from(shown(name)))])
}
