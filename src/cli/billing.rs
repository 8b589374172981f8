//! `litellm-rs billing …`: whether usage reaches those who bill it, and names somebody to bill.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::context::{Context, ids};
use super::deliveries::{SpanArgs, show_findings, show_listed};
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::fields::CutArgs;
use super::look::{Cell, Column, exact};
use super::money;
use super::table::View;
use crate::client::{NAMED_MAX, Row};
use crate::domain::money::Picos;

const UNBILLED: View = View {
    id: "id",
    columns: &[
        Column::new("ID", Cell::Text("id")),
        Column::new("AT", Cell::Time("at")),
        Column::new("KEY", Cell::Text("key_alias")),
        Column::new("USER", Cell::Text("user_id")),
        Column::new("TEAM", Cell::Text("team_id")),
        Column::new("MODEL", Cell::Text("model")),
        Column::new("COST", Cell::Money("cost")),
        Column::new("REASON", Cell::Text("reason")),
    ],
};

/// Commands about billing.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum BillingCommand {
    /// Check that a billing system is set up for what it is sent
    #[command(
        before_long_help = "Examples:\n  litellm-rs billing check\n  litellm-rs billing check lago -o json"
    )]
    Check(CheckArgs),
    /// List usage that names nobody to bill
    #[command(before_long_help = "Examples:\n  litellm-rs billing unbilled\n  \
                      litellm-rs billing unbilled --key ci --since 7d -o csv")]
    Unbilled(UnbilledArgs),
    /// Bill usage that names nobody to somebody
    #[command(before_long_help = "Examples:\n  litellm-rs billing assign lago:4711 --to acme\n  \
                      litellm-rs billing assign --key ci --since 7d --to acme --yes")]
    Assign(AssignArgs),
}

/// `billing check`
#[derive(Args, Clone, Debug)]
pub(crate) struct CheckArgs {
    /// Which system [default: the first that is configured]
    #[arg(value_name = "D")]
    destination: Option<String>,
}

/// Whose usage.
#[derive(Args, Clone, Debug)]
pub(crate) struct WhoseArgs {
    /// Only usage of this key: itself, its hash or its alias
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Only usage of this team
    #[arg(long, value_name = "ID")]
    team: Option<String>,
    /// Only usage of this member of staff
    #[arg(long, value_name = "ID")]
    user: Option<String>,
    /// Only what is owed to this system
    #[arg(long, value_name = "D")]
    destination: Option<String>,
    #[command(flatten)]
    span: SpanArgs,
}

impl WhoseArgs {
    async fn filters(&self, context: &Context) -> Result<Vec<(String, String)>, Failure> {
        let mut filters = Vec::new();
        if let Some(name) = &self.key {
            filters.push(("key".to_owned(), context.client.key_resolve(name).await?));
        }
        for (name, value) in [("team", &self.team), ("user", &self.user), ("destination", &self.destination)]
        {
            filters.extend(value.iter().map(|value| (name.to_owned(), value.clone())));
        }
        self.span.put(&mut filters)?;
        Ok(filters)
    }
}

/// `billing unbilled`
#[derive(Args, Clone, Debug)]
pub(crate) struct UnbilledArgs {
    #[command(flatten)]
    whose: WhoseArgs,
    #[command(flatten)]
    cut: CutArgs,
}

/// `billing assign`
#[derive(Args, Clone, Debug)]
pub(crate) struct AssignArgs {
    /// Which deliveries; `-` reads them from stdin
    #[arg(
        required_unless_present_any = ["key", "team", "user", "all"],
        conflicts_with_all = ["key", "team", "user", "all", "since", "until"],
        value_name = "ID"
    )]
    ids: Vec<String>,
    /// Who is billed
    #[arg(long, alias = "charge-id", value_name = "CHARGE_ID")]
    to: String,
    /// Everything that names nobody
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    whose: WhoseArgs,
}

/// Runs a command about billing.
pub(crate) async fn run(command: BillingCommand, context: &Context) -> Outcome {
    match command {
        BillingCommand::Check(args) => check(args, context).await,
        BillingCommand::Unbilled(args) => unbilled(args, context).await,
        BillingCommand::Assign(args) => assign(args, context).await,
    }
}

async fn check(args: CheckArgs, context: &Context) -> Outcome {
    let name = match args.destination {
        Some(name) => name,
        None => first_billing(context).await?,
    };
    let answer = context.client.billing_check(&name).await?;
    show_findings(&answer, context)
}

async fn first_billing(context: &Context) -> Result<String, Failure> {
    let all = context.client.delivery_status().await?;
    let bills = |row: &&Row| matches!(exact(row.get("kind")).as_str(), "lago" | "openmeter" | "stripe");
    all.iter().find(bills).map(|row| exact(row.get("name"))).ok_or_else(|| {
        Failure::new(Kind::NotFound, "no billing system is configured")
            .hint("callbacks: [\"lago\"] in the configuration of the server")
    })
}

async fn unbilled(args: UnbilledArgs, context: &Context) -> Outcome {
    let filters = args.whose.filters(context).await?;
    let wanted = context.rows_wanted(&args.cut);
    let mut found = context.client.billing_unbilled(&filters, wanted).await?;
    context.cut(&UNBILLED, &mut found, &args.cut)?;
    let ended = show_listed(&UNBILLED, &found, context)?;
    let look = context.printer.look().of_prose();
    let (count, cost) = (found.beside.get("total_count"), found.beside.get("total_cost"));
    context.printer.note(&format!("{} deliveries, {} in all", exact(count), look.money(cost)));
    Ok(ended)
}

async fn assign(args: AssignArgs, context: &Context) -> Outcome {
    let to = &args.to;
    let mut assigned = (0, Picos::ZERO);
    if args.ids.is_empty() {
        let filters = args.whose.filters(context).await?;
        let there = context.client.billing_unbilled(&filters, 1).await?.beside;
        let count = there.get("total_count").and_then(Value::as_u64).unwrap_or(0);
        let cost = context.printer.look().of_prose().money(there.get("total_cost"));
        let question = format!("Bill {count} deliveries, {cost}, to {to}?");
        context.confirm(&question, usize::try_from(count).unwrap_or(usize::MAX)).await?;
        let mut body: Row = filters.into_iter().map(|(name, value)| (name, value.into())).collect();
        body.insert("charge_id".to_owned(), to.as_str().into());
        if args.all {
            body.insert("all".to_owned(), true.into());
        }
        // Some at a time, until nothing is left.
        while add(&mut assigned, &context.client.billing_assign(body.clone()).await?) {}
    } else {
        let ids = ids(&args.ids)?;
        context.confirm(&format!("Bill {} deliveries to {to}?", ids.len()), ids.len()).await?;
        for some in ids.chunks(NAMED_MAX) {
            let mut body = Row::new();
            body.insert("charge_id".to_owned(), to.as_str().into());
            body.insert("ids".to_owned(), json!(some));
            body.extend(args.whose.destination.iter().map(|name| ("destination".to_owned(), json!(name))));
            add(&mut assigned, &context.client.billing_assign(body).await?);
        }
    }
    let (count, cost) = assigned;
    let mut row = Row::new();
    row.insert("assigned".to_owned(), count.into());
    row.insert("cost".to_owned(), serde_json::to_value(crate::wire::money::Usd(cost)).unwrap_or_default());
    let said = format!("{count} deliveries, {}, are billed to {to}", money::for_reading(cost));
    context.printer.done(&UNBILLED, &[row], &said)?;
    Ok(ExitStatus::Success)
}

/// Adds an answer up; whether there is more to ask for.
fn add((count, cost): &mut (u64, Picos), answer: &Row) -> bool {
    let number = |name| answer.get(name).and_then(Value::as_u64).unwrap_or(0);
    *count += number("assigned");
    *cost = cost.saturating_plus(answer.get("cost").and_then(money::amount).unwrap_or_default());
    number("assigned") > 0 && number("left") > 0
}
