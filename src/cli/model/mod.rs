//! `litellm-rs model …`: what may be called, what it costs, and what the operator offers.

mod change;
mod info;
mod price;
mod prices;
pub(crate) mod table;

use std::collections::HashMap;

use clap::Subcommand;
use serde_json::Value;

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::fields::ListArgs;
use super::look::{Cell, Column, exact};
use super::table::View;
use crate::client::Row;
use price::Per;

const VIEW: View = View {
    id: "id",
    columns: &[
        Column::new("MODEL", Cell::Text("id")),
        Column::new("PROVIDER", Cell::Text("providers")),
        Column::new("MODE", Cell::Text("mode")),
        Column::new("IN/1M", Cell::Money("input")),
        Column::new("OUT/1M", Cell::Money("output")),
        Column::new("CONTEXT", Cell::Count("max_input_tokens")),
        Column::new("HEALTH", Cell::Text("health")),
    ],
};

const GROUPS: View = View {
    id: "model_group",
    columns: &[
        Column::new("MODEL", Cell::Text("model_group")),
        Column::new("PROVIDERS", Cell::Text("providers")),
        Column::new("MODE", Cell::Text("mode")),
        Column::new("IN/1M", Cell::Money("input")),
        Column::new("OUT/1M", Cell::Money("output")),
        Column::new("CONTEXT", Cell::Count("max_input_tokens")),
        Column::new("OUTPUT", Cell::Count("max_output_tokens")),
        Column::new("TPM", Cell::Count("tpm")),
        Column::new("RPM", Cell::Count("rpm")),
    ],
};

/// Commands about models.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum ModelCommand {
    /// List what this key may call
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs model list\n  litellm-rs model list --sort input -o json"
    )]
    List(ListArgs),
    /// Show everything that is known of models, with all their prices
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs model info mock\n  \
                            litellm-rs model info gpt-4o claude-sonnet-4-5 --offline -o json"
    )]
    Info(info::InfoArgs),
    /// List public names, with all that stands behind each taken together
    #[command(
        before_long_help = "Examples:\n  litellm-rs model groups\n  litellm-rs model groups --search gpt -o csv"
    )]
    Groups(ListArgs),
    /// List what models cost
    #[command(
        before_long_help = "Examples:\n  litellm-rs model prices\n  litellm-rs model prices gpt-4o --offline --per 1k\n  \
                            litellm-rs model prices --offline --mode chat --max-input-price 0.10 --sort input"
    )]
    Prices(Box<prices::PricesArgs>),
    /// Add a model while calls run
    #[command(
        alias = "create",
        before_long_help = "Examples:\n  litellm-rs model new gpt-4o -p model=openai/gpt-4o -p api_key=os.environ/OPENAI_API_KEY\n  \
                            litellm-rs model new local -p model=openai/llama -p api_base=http://10.0.0.5:8000/v1 -p rpm:=60"
    )]
    New(change::NewArgs),
    /// Change an added model
    #[command(before_long_help = "Examples:\n  litellm-rs model update gpt-4o -p rpm:=100\n  \
                            litellm-rs model update gpt-4o -i input_cost_per_token:=0.000002 -p tpm:=null")]
    Update(change::UpdateArgs),
    /// Take added models away
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs model delete gpt-4o\n  litellm-rs model delete gpt-4o local --yes"
    )]
    Delete(change::NamedArgs),
    /// Let nobody call added models
    #[command(
        before_long_help = "Examples:\n  litellm-rs model block gpt-4o\n  litellm-rs model block gpt-4o local"
    )]
    Block(change::NamedArgs),
    /// Let added models be called again
    #[command(
        before_long_help = "Examples:\n  litellm-rs model unblock gpt-4o\n  litellm-rs model unblock gpt-4o local"
    )]
    Unblock(change::NamedArgs),
}

/// Runs a command about models.
pub(crate) async fn run(command: ModelCommand, context: &Context) -> Outcome {
    match command {
        ModelCommand::List(args) => list(&args, context).await,
        ModelCommand::Info(args) => info::run(args, context).await,
        ModelCommand::Groups(args) => groups(&args, context).await,
        ModelCommand::Prices(args) => prices::run(*args, context).await,
        ModelCommand::New(args) => change::new(args, context).await,
        ModelCommand::Update(args) => change::update(args, context).await,
        ModelCommand::Delete(args) => change::delete(args, context).await,
        ModelCommand::Block(args) => change::block(args, true, context).await,
        ModelCommand::Unblock(args) => change::block(args, false, context).await,
    }
}

/// What the key may call, with what else the server tells of it to this key.
async fn list(args: &ListArgs, context: &Context) -> Outcome {
    let mut rows = context.client.models().await?;
    // A server or a key that does not tell these still has the names.
    let groups = context.client.model_groups().await.unwrap_or_default();
    let groups: HashMap<String, Row> =
        groups.into_iter().map(|group| (exact(group.get("model_group")), group)).collect();
    let health = health(&context.client.model_health().await.unwrap_or_default());
    for row in &mut rows {
        let id = exact(row.get("id"));
        if let Some(group) = groups.get(&id) {
            for member in ["mode", "max_input_tokens", "max_output_tokens"] {
                if row.get(member).is_none_or(Value::is_null) {
                    row.insert(member.to_owned(), group.get(member).cloned().unwrap_or_default());
                }
            }
            row.insert("providers".to_owned(), group.get("providers").cloned().unwrap_or_default());
            row.extend(usual_prices(group));
        }
        row.insert("health".to_owned(), health.get(&id).copied().into());
    }
    rows.retain(|row| args.is_wanted(row, &["id"]));
    context.list(&VIEW, rows, args)
}

async fn groups(args: &ListArgs, context: &Context) -> Outcome {
    let mut rows = context.client.model_groups().await.map_err(Failure::from)?;
    for row in &mut rows {
        let prices = usual_prices(row);
        row.extend(prices);
    }
    rows.retain(|row| args.is_wanted(row, &["model_group"]));
    context.list(&GROUPS, rows, args)
}

/// The prices of a million tokens, and those of one that they are made of.
fn usual_prices(group: &Row) -> Row {
    let whole = price::row("", "", group, Per::Million);
    let wanted = ["input", "output", "input_cost_per_token", "output_cost_per_token"];
    wanted.iter().filter_map(|name| Some(((*name).to_owned(), whole.get(*name)?.clone()))).collect()
}

/// What the last test calls say of each public name: `healthy`, `unhealthy`, or `partly` when its
/// deployments differ.
fn health(checks: &[Row]) -> HashMap<String, &'static str> {
    let mut found: HashMap<String, &'static str> = HashMap::new();
    for check in checks {
        let state = if exact(check.get("status")) == "healthy" { "healthy" } else { "unhealthy" };
        found
            .entry(exact(check.get("model_name")))
            .and_modify(|known| {
                if *known != state {
                    *known = "partly";
                }
            })
            .or_insert(state);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn deployments_that_differ_are_partly_healthy() {
        let check = |name: &str, status: &str| {
            json!({"model_name": name, "status": status}).as_object().unwrap().clone()
        };
        let found = health(&[
            check("a", "healthy"),
            check("a", "healthy"),
            check("b", "healthy"),
            check("b", "unhealthy"),
            check("b", "healthy"),
            check("c", "unhealthy"),
        ]);
        assert_eq!((found["a"], found["b"], found["c"]), ("healthy", "partly", "unhealthy"));
    }
}
