//! `litellm-rs customer …`: those who are billed.

use clap::{Args, Subcommand};
use serde_json::Value;

use super::budget::taken;
use super::context::{Context, ids, missing};
use super::failure::{ExitStatus, Failure, Outcome};
use super::fields::{FreeArgs, LimitArgs, ListArgs, parse_switch};
use super::global::Format;
use super::look::{Cell, Column, Look, State, exact, max_budget, member, percent_used, state};
use super::money;
use super::table::View;
use crate::client::{Cause, ClientError, Row};

const VIEW: View = View {
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

/// What `/customer/unblock` of the original says where it does not work.
const UNBLOCK_IS_MISSING: &str = "Blocked user check was never set";

/// Commands about customers.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum CustomerCommand {
    /// Make a customer
    #[command(
        alias = "create",
        before_long_help = "Examples:\n  litellm-rs customer new my-customer-id --budget-id my-free-tier\n  \
                      litellm-rs customer new acme --alias Acme --max-budget 10 --budget-duration 30d"
    )]
    New(NewArgs),
    /// Show customers: state, spend, budget
    #[command(
        alias = "get",
        before_long_help = "Examples:\n  litellm-rs customer info acme\n  litellm-rs customer info acme globex -o json"
    )]
    Info(IdArgs),
    /// List customers
    #[command(
        alias = "ls",
        before_long_help = "Examples:\n  litellm-rs customer list --over 80% --sort spend:desc\n  \
                      litellm-rs customer list --blocked -o id"
    )]
    List(CustomerListArgs),
    /// Change customers
    #[command(before_long_help = "Examples:\n  litellm-rs customer update acme --max-budget 20\n  \
                      litellm-rs customer update acme --clear alias")]
    Update(UpdateArgs),
    /// Delete customers
    #[command(
        alias = "rm",
        before_long_help = "Examples:\n  litellm-rs customer delete acme\n  \
                      litellm-rs customer delete acme globex --if-exists --yes"
    )]
    Delete(DeleteArgs),
    /// Refuse the calls of customers
    #[command(before_long_help = "Examples:\n  litellm-rs customer block acme\n  \
                      litellm-rs customer list --over 100% -o id | litellm-rs customer block -")]
    Block(IdArgs),
    /// Accept the calls of customers again
    #[command(
        before_long_help = "Examples:\n  litellm-rs customer unblock acme\n  litellm-rs customer unblock acme globex"
    )]
    Unblock(IdArgs),
}

/// The members of a customer.
#[derive(Args, Clone, Debug)]
pub(crate) struct MemberArgs {
    /// Name for people
    #[arg(long)]
    alias: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
    /// Budget to be on
    #[arg(long, value_name = "ID", conflicts_with = "max_budget")]
    budget_id: Option<String>,
    /// Models it may call; all when empty
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    models: Option<Vec<String>>,
    /// Model of calls that name none
    #[arg(long, value_name = "M")]
    default_model: Option<String>,
    /// Region that may serve it
    #[arg(long, value_name = "REGION", value_parser = ["eu", "us"])]
    allowed_model_region: Option<String>,
    /// Refuse its calls
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL", value_parser = parse_switch)]
    blocked: Option<bool>,
    #[command(flatten)]
    free: FreeArgs,
}

/// `customer new`
#[derive(Args, Clone, Debug)]
pub(crate) struct NewArgs {
    /// Its id
    id: String,
    #[command(flatten)]
    members: MemberArgs,
    /// What it has spent already
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    spend: Option<Value>,
    /// When it exists already, leave it as it is
    #[arg(long, conflicts_with = "upsert")]
    if_not_exists: bool,
    /// When it exists already, change it
    #[arg(long)]
    upsert: bool,
}

/// Commands that need nothing but ids.
#[derive(Args, Clone, Debug)]
pub(crate) struct IdArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

/// `customer list`
#[derive(Args, Clone, Debug)]
pub(crate) struct CustomerListArgs {
    #[command(flatten)]
    list: ListArgs,
    /// Only blocked ones
    #[arg(long)]
    blocked: bool,
    /// Only those that have used at least so much of their budget
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    over: Option<u64>,
    /// Only those on this budget
    #[arg(long, value_name = "ID")]
    budget_id: Option<String>,
}

/// `customer update`
#[derive(Args, Clone, Debug)]
pub(crate) struct UpdateArgs {
    /// Which ones; `-` reads them from stdin
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    members: MemberArgs,
    /// Take a member away
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

/// `customer delete`
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

fn parse_percent(text: &str) -> Result<u64, String> {
    text.strip_suffix('%').unwrap_or(text).parse().map_err(|_| "use a form like 80%".to_owned())
}

/// Runs a command about customers.
pub(crate) async fn run(command: CustomerCommand, context: &Context) -> Outcome {
    match command {
        CustomerCommand::New(args) => new(args, context).await,
        CustomerCommand::Info(args) => info(args, context).await,
        CustomerCommand::List(args) => list(args, context).await,
        CustomerCommand::Update(args) => update(args, context).await,
        CustomerCommand::Delete(args) => delete(args, context).await,
        CustomerCommand::Block(args) => block(args, true, context).await,
        CustomerCommand::Unblock(args) => block(args, false, context).await,
    }
}

impl MemberArgs {
    fn body(&self) -> Result<Row, Failure> {
        let mut body = self.free.start();
        let texts = [
            ("alias", &self.alias),
            ("budget_id", &self.budget_id),
            ("default_model", &self.default_model),
            ("allowed_model_region", &self.allowed_model_region),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                body.insert(name.to_owned(), text.as_str().into());
            }
        }
        if let Some(models) = &self.models {
            let models: Vec<&String> = models.iter().filter(|model| !model.is_empty()).collect();
            body.insert("models".to_owned(), serde_json::json!(models));
        }
        if let Some(blocked) = self.blocked {
            body.insert("blocked".to_owned(), blocked.into());
        }
        self.limits.put(&mut body)?;
        self.free.put(&mut body)?;
        Ok(body)
    }
}

async fn new(args: NewArgs, context: &Context) -> Outcome {
    let mut body = args.members.body()?;
    body.insert("user_id".to_owned(), args.id.as_str().into());
    if let Some(spend) = args.spend {
        body.insert("spend".to_owned(), spend);
    }
    let printer = &context.printer;
    let (row, verb) = match context.client.customer_new(body.clone()).await {
        Ok(row) => (row, "created"),
        Err(error) if error.cause == Cause::Conflict && args.upsert => {
            body.shift_remove("spend");
            (context.client.customer_update(body).await?, "updated")
        }
        Err(error) if error.cause == Cause::Conflict && args.if_not_exists => {
            printer.note(&format!("customer {} exists already, unchanged", args.id));
            if printer.style().format != Format::Table {
                printer.done(&VIEW, &[context.client.customer_info(&args.id).await?], "")?;
            }
            return Ok(ExitStatus::Success);
        }
        Err(error) => return Err(taken(error)),
    };
    let said = sentence(verb, &row, &printer.look().of_prose());
    printer.done(&VIEW, &[row], &said)?;
    Ok(ExitStatus::Success)
}

/// `created customer my-customer-id  budget my-free-tier ($4.00)`
fn sentence(verb: &str, row: &Row, look: &Look) -> String {
    let mut said = format!("{verb} customer {}", exact(row.get("user_id")));
    let max = max_of(row, look);
    match (exact(super::budget::budget_of(row)), max.is_empty()) {
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

async fn info(args: IdArgs, context: &Context) -> Outcome {
    let mut found = Vec::new();
    for id in ids(&args.ids)? {
        match context.client.customer_info(&id).await {
            Ok(row) => found.push(row),
            Err(error) => return Err(not_found(context, error, &id).await),
        }
    }
    let look = *context.printer.look();
    context.printer.info(&VIEW, &found, |row| facts(row, &look))?;
    Ok(ExitStatus::Success)
}

async fn not_found(context: &Context, error: ClientError, id: &str) -> Failure {
    if error.cause != Cause::NotFound {
        return error.into();
    }
    let known = context.client.customer_list().await.unwrap_or_default();
    let known: Vec<String> = known.iter().map(|row| exact(row.get("user_id"))).collect();
    missing(error, "customer", id, &known)
}

fn facts(row: &Row, look: &Look) -> Vec<(&'static str, String)> {
    let text = |path: &str| exact(member(row, path));
    let state = match state(row) {
        State::Blocked => "blocked",
        State::Over => "over budget",
        State::Near => "near its budget",
        State::Expired | State::Active | State::Unlimited => "active",
    };
    let budget = match (exact(super::budget::budget_of(row)), max_of(row, look)) {
        (id, max) if id.is_empty() && max.is_empty() => "none of its own".to_owned(),
        (id, max) if id.is_empty() => format!("max {max}"),
        (id, max) if max.is_empty() => format!("{id} (no maximum)"),
        (id, max) => format!("{id} (max {max})"),
    };
    let mut facts = vec![
        ("customer", text("user_id")),
        ("state", state.to_owned()),
        ("spend", look.money(row.get("spend"))),
        ("budget", budget),
    ];
    if let (Some(max), Some(spend)) = (max_budget(row), row.get("spend").and_then(money::amount)) {
        let left = max.saturating_minus(spend);
        let left = if left.is_negative() { "$0.00".to_owned() } else { money::for_reading(left) };
        facts.push(("remaining", left));
        facts.push(("used", percent_used(row).map(|percent| format!("{percent} %")).unwrap_or_default()));
    }
    let further = [
        ("resets", look.time(member(row, "litellm_budget_table.budget_reset_at"))),
        ("alias", text("alias")),
        ("models", text("models")),
        ("default", text("default_model")),
        ("region", text("allowed_model_region")),
    ];
    facts.extend(further.into_iter().filter(|(_, value)| !value.is_empty()));
    facts
}

async fn list(args: CustomerListArgs, context: &Context) -> Outcome {
    let mut rows = context.client.customer_list().await?;
    rows.retain(|row| args.wants(row));
    context.list(&VIEW, rows, &args.list)
}

impl CustomerListArgs {
    fn wants(&self, row: &Row) -> bool {
        let budget = super::budget::budget_of(row).and_then(Value::as_str);
        self.list.is_wanted(row, &["user_id", "alias"])
            && (!self.blocked || state(row) == State::Blocked)
            && self.over.is_none_or(|over| percent_used(row).is_some_and(|used| used >= over))
            && self.budget_id.as_deref().is_none_or(|id| budget == Some(id))
    }
}

async fn update(args: UpdateArgs, context: &Context) -> Outcome {
    let mut body = Row::new();
    for field in &args.clear {
        let field = field.replace('-', "_");
        let empty = if field == "models" { Value::Array(Vec::new()) } else { Value::Null };
        body.insert(field, empty);
    }
    body.extend(args.members.body()?);
    if body.is_empty() {
        return Err(
            Failure::usage("nothing to change").hint("litellm-rs customer update --help lists the fields")
        );
    }
    let done = context
        .each(&ids(&args.ids)?, false, async |id| {
            let mut body = body.clone();
            body.insert("user_id".to_owned(), id.into());
            match context.client.customer_update(body).await {
                Ok(row) => Ok(Some(row)),
                Err(error) => Err(not_found(context, error, id).await),
            }
        })
        .await?;
    let look = context.printer.look().of_prose();
    done.finish(&context.printer, &VIEW, |row| sentence("updated", row, &look))
}

async fn delete(args: DeleteArgs, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    confirm_delete(&ids, context).await?;
    // One by one: the server refuses a whole batch when one of it is missing.
    let done = context
        .each(&ids, args.continue_on_error, async |id| {
            match context.client.customer_delete(&[id.to_owned()]).await {
                Ok(()) => Ok(Some(Row::from_iter([("user_id".to_owned(), Value::from(id))]))),
                Err(error) if error.cause == Cause::NotFound && args.if_exists => {
                    context.printer.note(&format!("customer {id} does not exist"));
                    Ok(None)
                }
                Err(error) => Err(not_found(context, error, id).await),
            }
        })
        .await?;
    done.finish(&context.printer, &VIEW, |row| format!("deleted customer {}", exact(row.get("user_id"))))
}

async fn confirm_delete(ids: &[String], context: &Context) -> Result<(), Failure> {
    let [id] = ids else {
        return context.confirm(&format!("Delete {} customers?", ids.len()), ids.len()).await;
    };
    if context.yes || context.dry_run || !context.may_ask {
        return context.confirm("", 1).await;
    }
    let known = match context.client.customer_info(id).await {
        Ok(row) => {
            let budget = exact(super::budget::budget_of(&row));
            let budget = if budget.is_empty() { "no budget".to_owned() } else { format!("budget {budget}") };
            format!(" (spend {}, {budget})", context.printer.look().money(row.get("spend")))
        }
        // Whether it may be missing is decided when it is deleted.
        Err(_) => String::new(),
    };
    context.confirm(&format!("Delete customer {id}{known}?"), 1).await
}

async fn block(args: IdArgs, blocked: bool, context: &Context) -> Outcome {
    let ids = ids(&args.ids)?;
    if ids.is_empty() {
        return Ok(ExitStatus::Success);
    }
    match context.client.customer_block(&ids, blocked).await {
        Ok(()) => {}
        Err(error) if error.message.contains(UNBLOCK_IS_MISSING) => unblock_by_update(&ids, context).await?,
        Err(error) => return Err(error.into()),
    }
    let rows: Vec<Row> = ids
        .into_iter()
        .map(|id| Row::from_iter([("user_id".to_owned(), id.into()), ("blocked".to_owned(), blocked.into())]))
        .collect();
    let verb = if blocked { "blocked" } else { "unblocked" };
    let said: Vec<String> =
        rows.iter().map(|row| format!("{verb} customer {}", exact(row.get("user_id")))).collect();
    context.printer.done(&VIEW, &rows, &said.join("\n"))?;
    Ok(ExitStatus::Success)
}

async fn unblock_by_update(ids: &[String], context: &Context) -> Result<(), Failure> {
    context.printer.note("this server cannot unblock; its customers are updated instead");
    for id in ids {
        let body = Row::from_iter([
            ("user_id".to_owned(), id.as_str().into()),
            ("blocked".to_owned(), false.into()),
        ]);
        context.client.customer_update(body).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
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

    #[test]
    fn the_facts_hold_what_is_left() {
        let look = style(Format::Table, true).look;
        let facts = facts(
            &row(
                r#"{"user_id":"a","spend":4.02,"litellm_budget_table":{"budget_id":"b","max_budget":4.0,"budget_reset_at":"2026-11-23T00:00:00Z"}}"#,
            ),
            &look,
        );
        for fact in [
            ("state", "over budget"),
            ("remaining", "$0.00"),
            ("budget", "b (max $4.00)"),
            ("resets", "in 2d"),
        ] {
            assert!(
                facts.iter().any(|(label, value)| (*label, value.as_str()) == fact),
                "{fact:?} in {facts:?}"
            );
        }
    }

    #[test]
    fn over_includes_its_border() {
        let args = |over| CustomerListArgs {
            list: ListArgs::default(),
            blocked: false,
            over: Some(over),
            budget_id: None,
        };
        let customer = row(r#"{"user_id":"a","spend":3.2,"litellm_budget_table":{"max_budget":4}}"#);
        assert!(args(80).wants(&customer));
        assert!(!args(81).wants(&customer));
        assert!(!args(0).wants(&row(r#"{"user_id":"a","spend":3.2}"#)));
        assert_eq!(parse_percent("80%"), Ok(80));
        assert!(parse_percent("many").is_err());
    }
}
