//! `litellm-rs customer …`: those who are billed.

mod activity;
mod block;
mod delete;
mod info;
mod list;
mod members;
mod new;
mod update;

use clap::{Args, Subcommand};

use super::budget::{budget_of, is_own_budget};
use super::context::{Context, missing};
use super::failure::{Failure, Outcome};
use super::look::{Cell, Column, Look, State, exact, member, state};
use super::table::View;
use crate::client::{Cause, ClientError, Row};

/// What a list of customers shows.
pub(super) const VIEW: View = View {
    id: "user_id",
    columns: &[
        Column::new("CUSTOMER", Cell::Text("user_id")),
        Column::new("ALIAS", Cell::Text("alias")),
        Column::new("SPEND", Cell::Money("spend")),
        Column::new("BUDGET", Cell::Text("litellm_budget_table.budget_id")),
        Column::new("MAX", Cell::Money("litellm_budget_table.max_budget")),
        Column::new("USED", Cell::Used),
        Column::new("RESETS", Cell::Time("litellm_budget_table.budget_reset_at")),
        Column::new("STATE", Cell::State),
    ],
};

/// As many ids as one request may name.
const BATCH: usize = 500;

/// Commands about customers.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum CustomerCommand {
    /// Make a customer
    #[command(
        alias = "create",
        before_long_help = "Examples:\n  litellm-rs customer new my-customer-id --budget-id my-free-tier\n  \
                      litellm-rs customer new acme --alias Acme --max-budget 10 --budget-duration 30d\n  \
                      litellm-rs customer new -f customers.csv --upsert --continue-on-error"
    )]
    New(new::NewArgs),
    /// Show customers: state, spend, budget
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs customer info acme\n  litellm-rs customer info acme globex -o json\n  \
                      litellm-rs customer info acme --with-activity 30d"
    )]
    Info(info::InfoArgs),
    /// List customers
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs customer list --over 80% --sort spend:desc\n  \
                      litellm-rs customer list --blocked -o id"
    )]
    List(list::CustomerListArgs),
    /// Change customers
    #[command(before_long_help = "Examples:\n  litellm-rs customer update acme --max-budget 20\n  \
                      litellm-rs customer update acme --clear alias\n  \
                      litellm-rs customer update -f customers.yaml")]
    Update(update::UpdateArgs),
    /// Delete customers
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs customer delete acme\n  \
                      litellm-rs customer delete acme globex --if-exists --yes"
    )]
    Delete(delete::DeleteArgs),
    /// Refuse the calls of customers
    #[command(before_long_help = "Examples:\n  litellm-rs customer block acme\n  \
                      litellm-rs customer list --over 100% -o id | litellm-rs customer block -")]
    Block(IdArgs),
    /// Accept the calls of customers again
    #[command(
        before_long_help = "Examples:\n  litellm-rs customer unblock acme\n  litellm-rs customer unblock acme globex"
    )]
    Unblock(IdArgs),
    /// What customers have spent, by day, model or key
    #[command(before_long_help = "Examples:\n  litellm-rs customer activity acme --since 30d --chart\n  \
                      litellm-rs customer activity --since this-month --by model -o csv")]
    Activity(activity::ActivityArgs),
}

/// Commands that need nothing but ids.
#[derive(Args, Clone, Debug)]
pub(crate) struct IdArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

/// Runs a command about customers.
pub(crate) async fn run(command: CustomerCommand, context: &Context) -> Outcome {
    match command {
        CustomerCommand::New(args) => new::run(args, context).await,
        CustomerCommand::Info(args) => info::run(args, context).await,
        CustomerCommand::List(args) => list::run(args, context).await,
        CustomerCommand::Update(args) => update::run(args, context).await,
        CustomerCommand::Delete(args) => delete::run(args, context).await,
        CustomerCommand::Block(args) => block::run(args, true, context).await,
        CustomerCommand::Unblock(args) => block::run(args, false, context).await,
        CustomerCommand::Activity(args) => activity::run(args, context).await,
    }
}

/// `created customer my-customer-id  budget my-free-tier ($4.00)`
fn sentence(verb: &str, row: &Row, look: &Look) -> String {
    let mut said = format!("{verb} customer {}", exact(row.get("user_id")));
    let max = max_of(row, look);
    // The id of a budget that was made for it says nothing to anybody.
    let id = if is_own_budget(row) { String::new() } else { exact(budget_of(row)) };
    match (id, max.is_empty()) {
        (id, true) if id.is_empty() => {}
        (id, false) if id.is_empty() => said.push_str(&format!("  max {max}")),
        (id, true) => said.push_str(&format!("  budget {id}")),
        (id, false) => said.push_str(&format!("  budget {id} ({max})")),
    }
    if state(row) == State::Blocked {
        said.push_str("  blocked");
    }
    said
}

fn max_of(row: &Row, look: &Look) -> String {
    look.money(member(row, "litellm_budget_table.max_budget"))
}

async fn not_found(context: &Context, error: ClientError, id: &str) -> Failure {
    if error.cause != Cause::NotFound {
        return error.into();
    }
    let known = context.client.customer_list().await.unwrap_or_default();
    let known: Vec<String> = known.iter().map(|row| exact(row.get("user_id"))).collect();
    missing(error, "customer", id, &known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::global::Format;
    use crate::cli::printer::tests::style;

    fn row(json: &str) -> Row {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_customer_is_told_in_one_line() {
        let look = style(Format::Table, true).look;
        for (json, said) in [
            (r#"{"user_id":"a"}"#, "created customer a"),
            (
                r#"{"user_id":"a","budget_id":"b","litellm_budget_table":{"budget_id":"b","max_budget":4.0}}"#,
                "created customer a  budget b ($4.00)",
            ),
            (r#"{"user_id":"a","litellm_budget_table":{"max_budget":4.0}}"#, "created customer a  max $4.00"),
            (r#"{"user_id":"a","blocked":true}"#, "created customer a  blocked"),
        ] {
            assert_eq!(sentence("created", &row(json), &look), said, "{json}");
        }
    }
}
