//! `litellm-rs budget …`: the rules that customers and keys share.

mod assign;
mod delete;
mod info;
mod new;
mod update;

use clap::Subcommand;
use serde_json::Value;

use super::context::{Context, missing};
use super::failure::{Failure, Outcome};
use super::fields::ListArgs;
use super::listing::Known;
use super::look::{Cell, Column, Look, exact};
use super::table::View;
use crate::client::{Cause, ClientError, ListCall, Row};
pub(crate) use new::taken;

const VIEW: View = View {
    id: "budget_id",
    columns: &[
        Column::new("BUDGET", Cell::Text("budget_id")),
        Column::new("MAX", Cell::Money("max_budget")),
        Column::new("SOFT", Cell::Money("soft_budget")),
        Column::new("PERIOD", Cell::Text("budget_duration")),
        Column::new("RESETS", Cell::Time("budget_reset_at")),
        Column::new("TPM", Cell::Count("tpm_limit")),
        Column::new("RPM", Cell::Count("rpm_limit")),
        Column::new("CREATED", Cell::Time("created_at")),
    ],
};

/// Commands about budgets.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum BudgetCommand {
    /// Make a budget
    #[command(
        alias = "create",
        before_long_help = "Examples:\n  litellm-rs budget new my-free-tier --max-budget 4\n  \
                      litellm-rs budget new pro --max-budget 25 --budget-duration 30d --rpm-limit 60\n  \
                      litellm-rs budget new -f budgets.yaml --upsert"
    )]
    New(new::NewArgs),
    /// Show budgets
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs budget info my-free-tier\n  \
                      litellm-rs budget info my-free-tier --customers"
    )]
    Info(info::InfoArgs),
    /// List all budgets
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs budget list --sort max_budget:desc\n  litellm-rs budget list -o json"
    )]
    List(ListArgs),
    /// Change a budget for everybody who is on it
    #[command(before_long_help = "Examples:\n  litellm-rs budget update my-free-tier --max-budget 5\n  \
                      litellm-rs budget update my-free-tier --budget-duration none")]
    Update(update::UpdateArgs),
    /// Delete budgets
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs budget delete my-free-tier\n  \
                      litellm-rs budget list -o id | litellm-rs budget delete - --yes"
    )]
    Delete(delete::DeleteArgs),
    /// The same as `apply`
    #[command(
        hide = true,
        before_long_help = "Examples:\n  litellm-rs budget apply -f budgets.yaml\n  \
                      litellm-rs budget apply -f budgets.yaml --prune --yes"
    )]
    Apply(super::plan::ApplyArgs),
    /// The same as `diff`
    #[command(
        hide = true,
        before_long_help = "Examples:\n  litellm-rs budget diff -f budgets.yaml\n  \
                      litellm-rs budget diff -f budgets.yaml -o json"
    )]
    Diff(super::plan::DiffArgs),
    /// Put customers on a budget
    #[command(before_long_help = "Examples:\n  litellm-rs budget assign my-free-tier acme globex\n  \
                      litellm-rs customer list --over 100% -o id | litellm-rs budget assign paid -")]
    Assign(assign::AssignArgs),
}

/// Runs a command about budgets.
pub(crate) async fn run(command: BudgetCommand, context: &Context) -> Outcome {
    match command {
        BudgetCommand::New(args) => new::run(args, context).await,
        BudgetCommand::Info(args) => info::run(args, context).await,
        BudgetCommand::List(args) => list(args, context).await,
        BudgetCommand::Update(args) => update::run(args, context).await,
        BudgetCommand::Delete(args) => delete::run(args, context).await,
        BudgetCommand::Apply(args) => super::plan::apply(args, context).await,
        BudgetCommand::Diff(args) => super::plan::diff(args, context).await,
        BudgetCommand::Assign(args) => assign::run(args, context).await,
    }
}

/// The budget a customer is on; older servers tell only inside the budget's row.
pub(crate) fn budget_of(customer: &Row) -> Option<&Value> {
    customer
        .get("budget_id")
        .filter(|id| !id.is_null())
        .or_else(|| super::look::member(customer, "litellm_budget_table.budget_id"))
}

/// Whether a customer's budget is its own, made for its limits. Servers that do not tell leave it open.
pub(crate) fn is_own_budget(customer: &Row) -> bool {
    let owner = super::look::member(customer, "litellm_budget_table.owner.id");
    owner.is_some_and(|owner| customer.get("user_id") == Some(owner))
}

async fn not_found(context: &Context, id: &str) -> Failure {
    let known = context.client.budget_list().await.unwrap_or_default();
    let known: Vec<String> = known.iter().map(|row| exact(row.get("budget_id"))).collect();
    absent(context, id, &known)
}

/// The failure for a budget that the server says nothing about.
fn absent(context: &Context, id: &str, known: &[String]) -> Failure {
    let url = format!("{}/budget/info", context.client.url().as_str());
    missing(ClientError::local(Cause::NotFound, "", &url), "budget", id, known)
}

fn rates(row: &Row) -> String {
    [("tpm_limit", "tpm"), ("rpm_limit", "rpm"), ("tpd_limit", "tpd"), ("max_parallel_requests", "parallel")]
        .iter()
        .filter_map(|(name, unit)| row.get(*name).filter(|v| !v.is_null()).map(|v| format!("{v} {unit}")))
        .collect::<Vec<_>>()
        .join(" ")
}

/// `created budget my-free-tier  max $4.00  no reset  no rate limits`
fn sentence(verb: &str, row: &Row, look: &Look) -> String {
    let max = look.money(row.get("max_budget"));
    let max = if max.is_empty() { "no maximum".to_owned() } else { format!("max {max}") };
    let reset = match exact(row.get("budget_duration")) {
        period if period.is_empty() => "no reset".to_owned(),
        period => format!("every {period}"),
    };
    let rates = match rates(row) {
        rates if rates.is_empty() => "no rate limits".to_owned(),
        rates => rates,
    };
    format!("{verb} budget {}  {max}  {reset}  {rates}", exact(row.get("budget_id")))
}

async fn list(args: ListArgs, context: &Context) -> Outcome {
    let mut call = ListCall::budgets();
    if let Some(search) = &args.search {
        call = call.query("search", search);
    }
    let known = Known { call, sorts: &["budget_id", "created_at", "updated_at"], is_exact: true };
    context.list_from(&VIEW, known, &args, |row| args.is_wanted(row, &["budget_id"])).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::printer::tests::style;

    #[test]
    fn a_budget_is_told_in_one_line() {
        let look = style(crate::cli::global::Format::Table, true).look;
        for (json, said) in [
            (
                r#"{"budget_id":"b","max_budget":4.0}"#,
                "created budget b  max $4.00  no reset  no rate limits",
            ),
            (
                r#"{"budget_id":"b","max_budget":null,"budget_duration":"30d","rpm_limit":2,"tpm_limit":1000}"#,
                "created budget b  no maximum  every 30d  1000 tpm 2 rpm",
            ),
        ] {
            assert_eq!(sentence("created", &serde_json::from_str(json).unwrap(), &look), said);
        }
    }
}
