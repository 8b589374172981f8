//! `litellm-rs budget …`: the rules that customers and keys share.

use clap::{Args, Subcommand};
use serde_json::Value;

use super::context::{Context, ids, missing};
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::fields::{FreeArgs, LimitArgs, ListArgs};
use super::look::{Cell, Column, Look, exact};
use super::table::View;
use crate::client::{Cause, ClientError, Row};

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
                      litellm-rs budget new pro --max-budget 25 --budget-duration 30d --rpm-limit 60"
    )]
    New(NewArgs),
    /// Show budgets
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs budget info my-free-tier\n  \
                      litellm-rs budget info my-free-tier --customers"
    )]
    Info(InfoArgs),
    /// List all budgets
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs budget list --sort max_budget:desc\n  litellm-rs budget list -o json"
    )]
    List(ListArgs),
    /// Change a budget for everybody who is on it
    #[command(before_long_help = "Examples:\n  litellm-rs budget update my-free-tier --max-budget 5\n  \
                      litellm-rs budget update my-free-tier --budget-duration none")]
    Update(UpdateArgs),
    /// Delete budgets
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs budget delete my-free-tier\n  \
                      litellm-rs budget list -o id | litellm-rs budget delete - --yes"
    )]
    Delete(DeleteArgs),
}

/// `budget new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its id; the server makes one up otherwise
    id: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    free: FreeArgs,
    /// When it exists already, leave it as it is
    #[arg(long, conflicts_with = "upsert", requires = "id")]
    if_not_exists: bool,
    /// When it exists already, change it
    #[arg(long, requires = "id")]
    upsert: bool,
}

/// `budget info`
#[derive(Args, Clone, Debug)]
pub(crate) struct InfoArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// Also who is on them
    #[arg(long)]
    customers: bool,
}

/// `budget update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    free: FreeArgs,
    /// Take a limit away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

/// `budget delete`
#[derive(Args, Clone, Debug)]
pub(crate) struct DeleteArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// A missing one is no failure
    #[arg(long)]
    if_exists: bool,
    /// Go on after a failure
    #[arg(long)]
    continue_on_error: bool,
}

/// Runs a command about budgets.
pub(crate) async fn run(command: BudgetCommand, context: &Context) -> Outcome {
    match command {
        BudgetCommand::New(args) => new(args, context).await,
        BudgetCommand::Info(args) => info(args, context).await,
        BudgetCommand::List(args) => list(args, context).await,
        BudgetCommand::Update(args) => update(args, context).await,
        BudgetCommand::Delete(args) => delete(args, context).await,
    }
}

async fn new(args: NewArgs, context: &Context) -> Outcome {
    let mut body = args.free.start();
    if let Some(id) = &args.id {
        body.insert("budget_id".to_owned(), id.as_str().into());
    }
    args.limits.put(&mut body)?;
    args.free.put(&mut body)?;
    let printer = &context.printer;
    let (row, verb) = match context.client.budget_new(body.clone()).await {
        Ok(row) => (row, "created"),
        Err(error) if error.cause == Cause::Conflict && args.upsert => {
            (context.client.budget_update(body).await?, "updated")
        }
        Err(error) if error.cause == Cause::Conflict && args.if_not_exists => {
            let id = args.id.unwrap_or_default();
            printer.note(&format!("budget {id} exists already, unchanged"));
            let found = context.client.budget_info(&[id]).await?;
            if printer.style().format != super::global::Format::Table {
                printer.done(&VIEW, &found, "")?;
            }
            return Ok(ExitStatus::Success);
        }
        Err(error) => return Err(taken(error)),
    };
    printer.done(&VIEW, std::slice::from_ref(&row), &sentence(verb, &row, &printer.look().of_prose()))?;
    let id = exact(row.get("budget_id"));
    printer.note(&format!("  next: litellm-rs customer new my-customer-id --budget-id {id}"));
    Ok(ExitStatus::Success)
}

/// What to do about an object that exists already.
pub(crate) fn taken(error: ClientError) -> Failure {
    let is_conflict = error.cause == Cause::Conflict;
    let failure = Failure::from(error);
    if is_conflict { failure.hint("--if-not-exists accepts that, --upsert changes it") } else { failure }
}

async fn info(args: InfoArgs, context: &Context) -> Outcome {
    let wanted = ids(&args.ids)?;
    let mut found = context.client.budget_info(&wanted).await?;
    if let Some(id) = wanted.iter().find(|id| !found.iter().any(|row| exact(row.get("budget_id")) == **id)) {
        return Err(not_found(context, id).await);
    }
    if args.customers {
        let customers = context.client.customer_list().await?;
        for row in &mut found {
            let users = users_of(row, &customers);
            row.insert("customers".to_owned(), users.into());
        }
    }
    let look = *context.printer.look();
    context.printer.info(&VIEW, &found, |row| facts(row, &look))?;
    Ok(ExitStatus::Success)
}

fn users_of(budget: &Row, customers: &[Row]) -> Vec<String> {
    customers
        .iter()
        .filter(|customer| budget_of(customer) == budget.get("budget_id"))
        .map(|customer| exact(customer.get("user_id")))
        .collect()
}

/// The budget a customer is on; older servers tell only inside the budget's row.
pub(crate) fn budget_of(customer: &Row) -> Option<&Value> {
    customer
        .get("budget_id")
        .filter(|id| !id.is_null())
        .or_else(|| super::look::member(customer, "litellm_budget_table.budget_id"))
}

async fn not_found(context: &Context, id: &str) -> Failure {
    let known = context.client.budget_list().await.unwrap_or_default();
    let known: Vec<String> = known.iter().map(|row| exact(row.get("budget_id"))).collect();
    let url = format!("{}/budget/info", context.client.url().as_str());
    missing(ClientError::local(Cause::NotFound, "", &url), "budget", id, &known)
}

fn facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let or = |text: String, absent: &str| if text.is_empty() { absent.to_owned() } else { text };
    let mut facts = vec![
        ("budget", exact(row.get("budget_id"))),
        ("max", or(look.money(row.get("max_budget")), "none")),
        ("period", or(exact(row.get("budget_duration")), "for life")),
        ("resets", or(look.time(row.get("budget_reset_at")), "never")),
        ("soft", or(look.money(row.get("soft_budget")), "none")),
        ("rates", or(rates(row), "no rate limits")),
    ];
    if let Some(customers) = row.get("customers") {
        facts.push(("customers", or(exact(Some(customers)), "none")));
    }
    facts
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
    let mut rows = context.client.budget_list().await?;
    rows.retain(|row| args.is_wanted(row, &["budget_id"]));
    context.list(&VIEW, rows, &args)
}

async fn update(args: UpdateArgs, context: &Context) -> Outcome {
    let mut body = args.free.start();
    for field in &args.clear {
        body.insert(field.replace('-', "_"), Value::Null);
    }
    args.limits.put(&mut body)?;
    args.free.put(&mut body)?;
    if body.is_empty() {
        return Err(
            Failure::usage("nothing to change").hint("litellm-rs budget update --help lists the fields")
        );
    }
    let done = context
        .each(&ids(&args.ids)?, false, async |id| {
            let mut body = body.clone();
            body.insert("budget_id".to_owned(), id.into());
            match context.client.budget_update(body).await {
                Ok(row) => Ok(Some(row)),
                Err(error) if error.cause == Cause::NotFound => Err(not_found(context, id).await),
                Err(error) => Err(error.into()),
            }
        })
        .await?;
    let look = context.printer.look().of_prose();
    done.finish(&context.printer, &VIEW, |row| sentence("updated", row, &look))
}

async fn delete(args: DeleteArgs, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    confirm_delete(&ids, context).await?;
    let done = context
        .each(&ids, args.continue_on_error, async |id| match context.client.budget_delete(id).await {
            Ok(()) => Ok(Some(Row::from_iter([("budget_id".to_owned(), Value::from(id))]))),
            Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                context.printer.note(&format!("budget {id} does not exist"));
                Ok(None)
            }
            Err(error) if error.cause == Cause::NotFound => Err(not_found(context, id).await),
            Err(error) => Err(error.into()),
        })
        .await?;
    done.finish(&context.printer, &VIEW, |row| format!("deleted budget {}", exact(row.get("budget_id"))))
}

/// A budget that somebody is on is deleted only by typing its name.
async fn confirm_delete(ids: &[String], context: &Context) -> Result<(), Failure> {
    if context.yes || context.dry_run {
        return Ok(());
    }
    let [id] = ids else {
        return context.confirm(&format!("Delete {} budgets?", ids.len()), ids.len()).await;
    };
    if !context.may_ask {
        return context.confirm("", 1).await;
    }
    let customers = context.client.customer_list().await.map_err(Failure::from);
    let customers = match customers {
        Err(failure) if failure.kind != Kind::Auth => return Err(failure),
        listed => listed.unwrap_or_default(),
    };
    let on_it = customers.iter().filter(|row| budget_of(row).and_then(Value::as_str) == Some(id)).count();
    if on_it == 0 {
        return context.confirm(&format!("Delete budget {id}?"), 1).await;
    }
    let question = format!("Delete budget {id}, which {on_it} customers are on?");
    context.confirm_typed(&question, id).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::printer::tests::style;

    #[test]
    fn a_budget_is_told_in_one_line() {
        let look = style(super::super::global::Format::Table, true).look;
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

    #[test]
    fn who_is_on_a_budget_is_read_from_either_place() {
        let budget = serde_json::from_str(r#"{"budget_id":"b"}"#).unwrap();
        let customers: Vec<Row> = serde_json::from_str(
            r#"[{"user_id":"a","budget_id":"b"},{"user_id":"c","litellm_budget_table":{"budget_id":"b"}},
                {"user_id":"d","budget_id":"x"},{"user_id":"e","budget_id":null,"litellm_budget_table":null}]"#,
        )
        .unwrap();
        assert_eq!(users_of(&budget, &customers), ["a", "c"]);
    }
}
