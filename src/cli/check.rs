//! `litellm-rs check`: a gate for scripts. Each rule is a value and a limit; the exit status says
//! whether all of them hold.

mod request;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use jiff::Zoned;
use serde_json::{Value, json};

use super::context::Context;
use super::export::lines::Lines;
use super::export::records::Pages;
use super::export::sums::Sum;
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::look::{Cell, Column, exact};
use super::table::View;
use super::{global, money, when};
use crate::client::{Call, EntryQuery, Row};
use crate::domain::money::{Picos, parse_scaled};
use crate::wire::money::Usd;

const VIEW: View = View {
    id: "subject",
    columns: &[
        Column::new("RULE", Cell::Text("rule")),
        Column::new("SUBJECT", Cell::Text("subject")),
        Column::new("OK", Cell::Text("ok")),
        Column::new("VALUE", Cell::Text("value")),
        Column::new("LIMIT", Cell::Text("limit")),
        Column::new("WHY", Cell::Text("why")),
    ],
};

/// Parts of a percent that count: `99.999 %`.
const PERCENT_PLACES: i32 = 3;
/// A whole budget, in those parts.
const WHOLE: i128 = 100_000;

/// Said of whoever has no budget, and may be under a default one.
const NO_BUDGET: &str = "no budget of its own; a default budget, if the server has one, is not counted";

/// `check`
#[derive(Args, Clone, Debug)]
pub(crate) struct CheckArgs {
    /// This customer
    #[arg(long, value_name = "ID")]
    customer: Vec<String>,
    /// This team
    #[arg(long, value_name = "ID")]
    team: Vec<String>,
    /// This key: itself, its hash or its alias
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
    /// Every customer
    #[arg(long, conflicts_with = "customer")]
    all: bool,
    /// At most this part of the budget is used
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    max_used: Option<i128>,
    /// At most so much is spent: in the budget's window, or since `--since`; of nobody named, of the
    /// whole proxy
    #[arg(long, value_name = "USD", value_parser = parse_usd)]
    max_spend: Option<Picos>,
    /// What counts for `--max-spend`: a duration ago, today, this-month, a date, RFC 3339
    #[arg(long, value_name = "TIME", requires = "max_spend")]
    since: Option<String>,
    /// A request (JSON, `-` is stdin) that costs at most `--max-cost`, the longest answer that it allows
    /// included
    #[arg(long, value_name = "FILE", requires = "max_cost")]
    request: Option<PathBuf>,
    /// What the request may cost
    #[arg(long, value_name = "USD", value_parser = parse_usd, requires = "request")]
    max_cost: Option<Picos>,
    /// No destination is behind by more: 10m, 1h
    #[arg(long, value_name = "DUR", value_parser = when::parse_length)]
    delivery_lag: Option<Duration>,
}

fn parse_percent(text: &str) -> Result<i128, String> {
    let wrong = || "use a form like 80% or 99.5%".to_owned();
    let digits = text.strip_suffix('%').unwrap_or(text).trim();
    let percent = parse_scaled(digits, PERCENT_PLACES + 1).map_err(|_| wrong())?;
    // One place more than is kept shows whether something would be rounded away.
    if percent < 0 || percent % 10 != 0 || percent > WHOLE * 1_000_000 {
        return Err(wrong());
    }
    Ok(percent / 10)
}

fn parse_usd(text: &str) -> Result<Picos, String> {
    let amount = money::parse_amount(text)?;
    money::amount(&amount).ok_or_else(|| "use an amount like 4 or 0.50".to_owned())
}

/// One thing that has to hold.
struct Rule {
    rule: &'static str,
    subject: String,
    ok: bool,
    value: Value,
    limit: Value,
    why: String,
}

impl Rule {
    fn amount(rule: &'static str, subject: String, value: Picos, limit: Picos) -> Self {
        let ok = value <= limit;
        let (shown, most) = (money::for_reading(value), money::for_reading(limit));
        let why = format!("{shown} of at most {most}");
        Self { rule, subject, ok, value: json!(Usd(value)), limit: json!(Usd(limit)), why }
    }

    /// A rule that holds for want of a budget.
    fn is_unlimited(&self) -> bool {
        self.rule == "max_used" && self.value.is_null()
    }

    fn row(&self) -> Row {
        let members = [
            ("rule", self.rule.into()),
            ("subject", self.subject.as_str().into()),
            ("ok", self.ok.into()),
            ("value", self.value.clone()),
            ("limit", self.limit.clone()),
            ("why", self.why.as_str().into()),
        ];
        members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// One who has a budget.
struct Subject {
    name: String,
    /// What the ledger's lines are asked for by.
    query: EntryQuery,
    spend: Picos,
    max_budget: Option<Picos>,
}

/// `check`
pub(crate) async fn run(args: CheckArgs, context: &Context) -> Outcome {
    args.check()?;
    let mut rules = Vec::new();
    budgets(&args, context, &mut rules).await?;
    if let (Some(file), Some(most)) = (&args.request, args.max_cost) {
        rules.push(request::rule(file, most, context).await?);
    }
    if let Some(most) = args.delivery_lag {
        deliveries(most, context, &mut rules).await?;
    }
    conclude(&rules, context)
}

fn conclude(rules: &[Rule], context: &Context) -> Outcome {
    let failed = rules.iter().filter(|rule| !rule.ok).count();
    // A table is for whoever has to do something; programs get every rule.
    let all = context.printer.style().format != global::Format::Table;
    let mut rows: Vec<Row> = rules.iter().filter(|rule| all || !rule.ok).map(Rule::row).collect();
    context.printer.sort(&mut rows);
    if all || !rows.is_empty() {
        context.printer.list(&VIEW, &rows, rows.len())?;
    }
    let unlimited = rules.iter().filter(|rule| rule.is_unlimited()).count();
    if unlimited > 0 && !all {
        context.printer.note(&format!(
            "{unlimited} of {} rules hold only because there is no budget of one's own; \
             a default budget for customers is not told by the server (--max-spend says how much is too much)",
            rules.len()
        ));
    }
    if failed == 0 {
        context.printer.note(&format!("ok: {} rules hold", rules.len()));
        return Ok(ExitStatus::Success);
    }
    Err(Failure::new(Kind::CheckFailed, format!("{failed} of {} rules do not hold", rules.len())))
}

impl CheckArgs {
    fn names_nobody(&self) -> bool {
        self.customer.is_empty() && self.team.is_empty() && self.key.is_empty() && !self.all
    }

    fn check(&self) -> Result<(), Failure> {
        let asks = self.max_used.is_some() || self.max_spend.is_some();
        if !asks && self.request.is_none() && self.delivery_lag.is_none() {
            return Err(Failure::usage("there is no rule to check").hint(
                "say one: --all --max-used 90%, --customer acme --max-spend 20, \
                 --request FILE --max-cost 0.05, --delivery-lag 10m",
            ));
        }
        if self.names_nobody() && self.max_used.is_some() {
            return Err(Failure::usage("--max-used needs somebody with a budget")
                .hint("--customer ID, --team ID, --key KEY or --all"));
        }
        if !self.names_nobody() && !asks {
            return Err(Failure::usage("somebody is named, and there is no rule for them")
                .hint("--max-used 90% or --max-spend 20"));
        }
        Ok(())
    }
}

/// The rules about who has spent what.
async fn budgets(args: &CheckArgs, context: &Context, rules: &mut Vec<Rule>) -> Result<(), Failure> {
    if args.max_used.is_none() && args.max_spend.is_none() {
        return Ok(());
    }
    let now = Zoned::now().with_time_zone(when::local_zone());
    let since = args.since.as_deref().map(|text| when::parse_past(text, &now)).transpose();
    let since = since.map_err(|error| Failure::usage(format!("--since: {error}")))?;
    if args.names_nobody() {
        let subject = whole_proxy(since.is_none(), context).await?;
        return judge(args, since.map(Into::into), &subject, context, rules).await;
    }
    for subject in named(args, context).await? {
        judge(args, since.map(Into::into), &subject, context, rules).await?;
    }
    if args.all {
        let mut pages = Pages::of_customers(&context.client);
        while let Some(rows) = pages.next().await? {
            for row in &rows {
                judge(args, since.map(Into::into), &customer(row)?, context, rules).await?;
            }
        }
    }
    Ok(())
}

async fn judge(
    args: &CheckArgs,
    since: Option<crate::domain::time::Millis>,
    subject: &Subject,
    context: &Context,
    rules: &mut Vec<Rule>,
) -> Result<(), Failure> {
    if let Some(most) = args.max_used {
        rules.push(used(subject, most));
    }
    if let Some(most) = args.max_spend {
        let spend = match since {
            None => subject.spend,
            Some(_) => spent(EntryQuery { since, ..subject.query.clone() }, context).await?,
        };
        rules.push(Rule::amount("max_spend", subject.name.clone(), spend, most));
    }
    Ok(())
}

/// How much of a budget is used, against the most that may be. Whole numbers: nothing is rounded.
fn used(subject: &Subject, most: i128) -> Rule {
    let limit = format!("{}%", percent(most));
    let Some(max) = subject.max_budget else {
        let (why, name) = (NO_BUDGET.to_owned(), subject.name.clone());
        return Rule {
            rule: "max_used",
            subject: name,
            ok: true,
            value: Value::Null,
            limit: limit.into(),
            why,
        };
    };
    let (spend, max_picos) = (subject.spend.get().max(0), max.get());
    // Nothing of nothing is all of it: such a budget refuses every call.
    let (value, ok) = match max_picos {
        ..=0 => (WHOLE, most >= WHOLE),
        _ => {
            let ok = spend.checked_mul(WHOLE).zip(most.checked_mul(max_picos)).is_some_and(|(a, b)| a <= b);
            (spend.checked_mul(WHOLE).map_or(i128::MAX, |scaled| scaled / max_picos), ok)
        }
    };
    let why = format!("{} of {}", money::for_reading(subject.spend), money::for_reading(max));
    let value = format!("{}%", percent(value));
    Rule {
        rule: "max_used",
        subject: subject.name.clone(),
        ok,
        value: value.into(),
        limit: limit.into(),
        why,
    }
}

/// A number of parts as decimal percent: `99.5`.
fn percent(parts: i128) -> String {
    let text = format!("{}.{:03}", parts / 1_000, parts % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What was charged, and corrected, by the ledger's lines.
async fn spent(query: EntryQuery, context: &Context) -> Result<Picos, Failure> {
    // The corrections of a whole ledger are about all kinds of accounts and add up to nothing.
    let is_of_all = query == EntryQuery { since: query.since, ..EntryQuery::default() };
    let mut sum = Sum::default();
    let mut lines = Lines::of(context, query);
    while let Some(page) = lines.next().await? {
        page.iter().try_for_each(|line| sum.add(line))?;
    }
    let adjusted = if is_of_all { Picos::ZERO } else { sum.adjusted };
    Ok(sum.charged.saturating_plus(adjusted))
}

async fn whole_proxy(needs_spend: bool, context: &Context) -> Result<Subject, Failure> {
    let name = "proxy".to_owned();
    let spend = match needs_spend {
        true => amount_in(&context.client.global_spend().await?, "spend", &name)?,
        false => Picos::ZERO,
    };
    Ok(Subject { name, query: EntryQuery::default(), spend, max_budget: None })
}

async fn named(args: &CheckArgs, context: &Context) -> Result<Vec<Subject>, Failure> {
    let mut subjects = Vec::new();
    for id in &args.customer {
        let row =
            context.client.customer_info(id).await.map_err(|error| missing(error.into(), "customer", id))?;
        subjects.push(customer(&row)?);
    }
    for id in &args.team {
        let reply = context.client.send(&Call::get("/team/info").query("team_id", id)).await;
        let answer =
            reply.and_then(|reply| reply.value()).map_err(|error| missing(error.into(), "team", id))?;
        let name = format!("team {id}");
        let row = answer.get("team_info").and_then(Value::as_object);
        let row = row.ok_or_else(|| not_told(&name, "team_info"))?;
        let query = EntryQuery { team: Some(id.clone()), ..EntryQuery::default() };
        subjects.push(subject(name, query, row, row)?);
    }
    for name in &args.key {
        let hash = context.client.key_resolve(name).await?;
        let row = context
            .client
            .key_info(Some(&hash))
            .await
            .map_err(|error| missing(error.into(), "key", "named"))?;
        // What was typed may be the key itself, which is neither shown nor sent any further.
        let token = row.get("token").and_then(Value::as_str).ok_or_else(|| not_told("a key", "key"))?;
        let alias = Some(exact(row.get("key_alias"))).filter(|alias| !alias.is_empty());
        let shown = alias.unwrap_or_else(|| token.chars().take(8).collect());
        let query = EntryQuery { key: Some(token.to_owned()), ..EntryQuery::default() };
        // What a key has no word for is said by the budget that it is on.
        let shared = row.get("litellm_budget_table").and_then(Value::as_object);
        let budget = shared.filter(|_| row.get("max_budget").is_some_and(Value::is_null)).unwrap_or(&row);
        subjects.push(subject(format!("key {shown}"), query, &row, budget)?);
    }
    Ok(subjects)
}

fn missing(failure: Failure, what: &str, id: &str) -> Failure {
    if failure.kind != Kind::NotFound {
        return failure;
    }
    failure.reworded(format!("{what} '{id}' not found")).hint(format!("litellm-rs {what} list"))
}

fn customer(row: &Row) -> Result<Subject, Failure> {
    let id = row.get("user_id").and_then(Value::as_str).ok_or_else(|| not_told("a customer", "user_id"))?;
    let query = EntryQuery { customer: Some(id.to_owned()), ..EntryQuery::default() };
    let name = format!("customer {id}");
    match row.get("litellm_budget_table") {
        Some(Value::Object(budget)) => subject(name, query, row, budget),
        Some(Value::Null) => {
            let spend = amount_in(row, "spend", &name)?;
            Ok(Subject { name, query, spend, max_budget: None })
        }
        _ => Err(not_told(&name, "litellm_budget_table")),
    }
}

/// Somebody, of whom one row says the spend and one the budget.
fn subject(name: String, query: EntryQuery, row: &Row, budget: &Row) -> Result<Subject, Failure> {
    let spend = amount_in(row, "spend", &name)?;
    let max_budget = match budget.get("max_budget") {
        Some(Value::Null) => None,
        _ => Some(amount_in(budget, "max_budget", &name)?),
    };
    Ok(Subject { name, query, spend, max_budget })
}

/// What has to be told: taking it for zero would let everything pass.
fn amount_in(row: &Row, member: &str, of: &str) -> Result<Picos, Failure> {
    row.get(member).and_then(money::amount).ok_or_else(|| not_told(of, member))
}

fn not_told(of: &str, member: &str) -> Failure {
    let message = format!("the server's answer about {of} has no `{member}` that can be read");
    Failure::new(Kind::ServerError, message)
}

/// One rule for each destination.
async fn deliveries(most: Duration, context: &Context, rules: &mut Vec<Rule>) -> Result<(), Failure> {
    for row in context.client.delivery_status().await? {
        let name = exact(row.get("name"));
        let age = match row.get("oldest_pending_age_seconds") {
            // Nothing waits.
            Some(Value::Null) => Some(0),
            age => age.and_then(Value::as_u64),
        };
        let age =
            age.ok_or_else(|| not_told(&format!("destination {name}"), "oldest_pending_age_seconds"))?;
        let state = exact(row.get("state"));
        let pending = exact(row.get("pending"));
        let why = format!("{pending} waiting, the oldest for {age} s; {state}");
        rules.push(Rule {
            rule: "delivery_lag",
            subject: format!("destination {name}"),
            ok: age <= most.as_secs(),
            value: age.into(),
            limit: most.as_secs().into(),
            why,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_as_they_are_typed() {
        for (text, parts) in [
            ("90%", 90_000),
            ("90", 90_000),
            ("99.5%", 99_500),
            ("0", 0),
            ("100 %", 100_000),
            ("250%", 250_000),
        ] {
            assert_eq!(parse_percent(text), Ok(parts), "{text}");
        }
        for text in ["", "%", "-1%", "much", "0.0001%", "1e20"] {
            assert!(parse_percent(text).is_err(), "{text}");
        }
        for (parts, shown) in [(90_000, "90"), (99_500, "99.5"), (0, "0"), (1, "0.001"), (250_000, "250")] {
            assert_eq!(percent(parts), shown);
        }
    }

    #[test]
    fn what_is_not_told_is_no_reason_to_pass() {
        let row = |text: &str| serde_json::from_str::<Row>(text).unwrap();
        for (text, told) in [
            (r#"{"user_id":"a","spend":1,"litellm_budget_table":{"max_budget":2.5}}"#, Ok((1, true))),
            (r#"{"user_id":"a","spend":1e0,"litellm_budget_table":{"max_budget":null}}"#, Ok((1, false))),
            (r#"{"user_id":"a","spend":0,"litellm_budget_table":null}"#, Ok((0, false))),
            (r#"{"user_id":"a","litellm_budget_table":null}"#, Err("`spend`")),
            (r#"{"user_id":"a","spend":null,"litellm_budget_table":null}"#, Err("`spend`")),
            (r#"{"user_id":"a","spend":"1","litellm_budget_table":{"max_budget":2}}"#, Err("`spend`")),
            (r#"{"user_id":"a","spend":1}"#, Err("`litellm_budget_table`")),
            (r#"{"user_id":"a","spend":1,"litellm_budget_table":[]}"#, Err("`litellm_budget_table`")),
            (r#"{"user_id":"a","spend":1,"litellm_budget_table":{}}"#, Err("`max_budget`")),
            (r#"{"user_id":"a","spend":1,"litellm_budget_table":{"max_budget":"2"}}"#, Err("`max_budget`")),
            (r#"{"spend":1,"litellm_budget_table":null}"#, Err("`user_id`")),
        ] {
            let found = customer(&row(text));
            match (found, told) {
                (Ok(found), Ok((dollars, is_limited))) => {
                    assert_eq!(found.spend, Picos::from_dollars(dollars), "{text}");
                    assert_eq!(found.max_budget.is_some(), is_limited, "{text}");
                }
                (Err(failure), Err(member)) => {
                    assert_eq!(failure.kind, Kind::ServerError, "{text}");
                    assert!(failure.message.contains(member), "{}", failure.message);
                }
                (found, _) => panic!("{text}: {:?}", found.map(|found| found.spend)),
            }
        }
    }

    #[test]
    fn the_limit_itself_holds_and_a_pico_dollar_more_does_not() {
        let of = |spend: &str, max: Option<&str>, most: &str| {
            let parse = |text: &str| Picos::parse(text).unwrap();
            let subject = Subject {
                name: "x".into(),
                query: EntryQuery::default(),
                spend: parse(spend),
                max_budget: max.map(parse),
            };
            let rule = used(&subject, parse_percent(most).unwrap());
            (rule.ok, exact(Some(&rule.value)))
        };
        for (spend, max, most, ok, value) in [
            ("9", Some("10"), "90%", true, "90%"),
            ("9.000000000001", Some("10"), "90%", false, "90%"),
            ("8.999999999999", Some("10"), "90%", true, "89.999%"),
            ("1", Some("3"), "33.333%", false, "33.333%"),
            ("1", Some("3"), "33.334%", true, "33.333%"),
            ("0", Some("0"), "99%", false, "100%"),
            ("0", Some("0"), "100%", true, "100%"),
            ("25", Some("10"), "100%", false, "250%"),
            ("-1", Some("10"), "0%", true, "0%"),
            ("9000000", None, "1%", true, ""),
        ] {
            assert_eq!(of(spend, max, most), (ok, value.to_owned()), "{spend} of {max:?}, {most}");
        }
        let most = Picos::from_dollars(2);
        assert!(Rule::amount("max_spend", String::new(), most, most).ok);
        assert!(!Rule::amount("max_spend", String::new(), most.saturating_plus(Picos::new(1)), most).ok);
    }
}
