//! `litellm-rs spend …`: what calls have cost, one by one and added up, and what one would cost.

pub(super) mod calculate;
mod report;
mod sums;

use clap::{Args, Subcommand};
use jiff::{SignedDuration, Timestamp, Zoned};
use serde_json::Value;

use super::context::Context;
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::fields::ListArgs;
use super::look::{Cell, Column, exact, member};
use super::table::View;
use super::tail::SpendArgs;
use super::{money, when};
use crate::client::{Cause, Row};

/// Calls are booked when they end: one that began in a range is in the log at most so long after it.
const LONGEST_CALL: SignedDuration = SignedDuration::from_hours(2);

const VIEW: View = View {
    id: "request_id",
    columns: &[
        Column::new("TIME", Cell::Time("startTime")),
        Column::new("CUSTOMER", Cell::Text("end_user")),
        Column::new("MODEL", Cell::Text("model_group")),
        Column::new("IN", Cell::Count("prompt_tokens")),
        Column::new("OUT", Cell::Count("completion_tokens")),
        Column::new("SPEND", Cell::Money("spend")),
        Column::new("STATUS", Cell::Text("status")),
        Column::new("KEY", Cell::Text("metadata.user_api_key_alias")),
        Column::new("REQUEST", Cell::Text("request_id")),
    ],
};

/// Commands about spend.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum SpendCommand {
    /// List what single calls have cost
    #[command(before_long_help = "Examples:\n  litellm-rs spend logs --customer acme --since 24h\n  \
                            litellm-rs spend logs --since today --min-cost 0.10 --sort spend:desc -o csv")]
    Logs(Box<LogArgs>),
    /// Add up what whole days have cost
    #[command(
        before_long_help = "Examples:\n  litellm-rs spend report\n  litellm-rs spend report --by customer --since last-month --until this-month --top 10\n  \
                            litellm-rs spend report --by day,model -o csv\n  litellm-rs spend report --by team --chart"
    )]
    Report(report::ReportArgs),
    /// Tell what a call would cost
    #[command(
        before_long_help = "Examples:\n  litellm-rs spend calculate --model mock --input-tokens 1000 --output-tokens 200\n  \
                            litellm-rs spend calculate -f request.json --max-cost 0.05\n  \
                            litellm-rs spend calculate --model gpt-4o --input-tokens 2k --output-tokens 500 --offline -o json"
    )]
    Calculate(calculate::CalculateArgs),
    /// Start the spend of every key and team over; the log stays
    #[command(
        before_long_help = "Examples:\n  litellm-rs spend reset --all --dry-run\n  litellm-rs spend reset --all --yes"
    )]
    Reset(ResetArgs),
    /// Follow spend live
    #[command(hide = true)]
    Tail(Box<SpendArgs>),
}

/// `spend logs`
#[derive(Args, Clone, Debug)]
pub(crate) struct LogArgs {
    /// Only this customer
    #[arg(long, value_name = "ID")]
    customer: Option<String>,
    /// Only this key: itself, its hash or its alias
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Only this team
    #[arg(long, value_name = "ID")]
    team: Option<String>,
    /// Only this member of staff
    #[arg(long, value_name = "ID")]
    user: Option<String>,
    /// Only this model
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Only calls with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Only calls that ended so
    #[arg(long, value_parser = ["success", "failure"])]
    status: Option<String>,
    /// Only this call
    #[arg(long, value_name = "ID")]
    request_id: Option<String>,
    /// Only calls of this conversation
    #[arg(long, value_name = "ID")]
    session_id: Option<String>,
    /// Only later calls: a duration ago, today, a date, RFC 3339 [default: 24h]
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only earlier calls
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only calls that cost at least so much
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    min_cost: Option<Value>,
    #[command(flatten)]
    list: ListArgs,
}

/// `spend reset`
#[derive(Args, Clone, Debug)]
pub(crate) struct ResetArgs {
    /// Every key and every team; there is no smaller reset
    #[arg(long, required = true)]
    all: bool,
}

/// Runs a command about spend.
pub(crate) async fn run(command: SpendCommand, context: &Context) -> Outcome {
    match command {
        SpendCommand::Logs(args) => logs(*args, context).await,
        SpendCommand::Report(args) => report::run(args, context).await,
        SpendCommand::Calculate(args) => calculate::run(args, context).await,
        SpendCommand::Reset(args) => reset(&args, context).await,
        // Followed until it ends, and not run to an end from here.
        SpendCommand::Tail(_) => Err(Failure::new(Kind::Error, "this command is followed, not run")),
    }
}

async fn reset(args: &ResetArgs, context: &Context) -> Outcome {
    if !args.all {
        return Err(Failure::usage("say --all: there is no smaller reset"));
    }
    context.confirm_typed("Start the spend of every key and every team over?", "reset").await?;
    let row = context.client.global_spend_reset().await?;
    let view = View { id: "status", columns: const { &[Column::new("MESSAGE", Cell::Text("message"))] } };
    context.printer.done(&view, std::slice::from_ref(&row), &exact(row.get("message")))?;
    Ok(ExitStatus::Success)
}

async fn logs(args: LogArgs, context: &Context) -> Outcome {
    let range = args.range(&Zoned::now().with_time_zone(when::local_zone()))?;
    let mut filters = Vec::new();
    // What names one thing is asked of the server; the rest is sorted out here, on every server.
    let given = [("end_user", &args.customer), ("team_id", &args.team), ("user_id", &args.user)];
    for (name, value) in given {
        filters.extend(value.clone().map(|value| (name.to_owned(), value)));
    }
    if let Some(name) = &args.key {
        filters.push(("api_key".to_owned(), context.client.key_resolve(name).await?));
    }
    if let Some(id) = &args.request_id {
        // One call, at any time: the plain log finds it without a range.
        filters.push(("request_id".to_owned(), id.clone()));
        let mut rows = context.client.spend_logs(&filters).await?;
        rows.retain(|row| args.wants(row) && is_within(row, range));
        return context.list(&VIEW, rows, &args.list);
    }
    let (rows, total) = args.read(filters, range, context).await?;
    if args.list.page.is_some() || context.printer.style().sort.is_some() {
        return context.list(&VIEW, rows, &args.list);
    }
    let shown = rows.len().min(context.rows_max(args.list.limit, args.list.all));
    context.printer.list(&VIEW, &rows[..shown], total.unwrap_or(shown).max(shown))?;
    if total.is_none() && shown < rows.len() {
        context.printer.note(&format!("the newest {shown} shown; use --all"));
    }
    Ok(ExitStatus::Success)
}

impl LogArgs {
    /// The rows of a range, newest first: all of them where they have to be put into another order,
    /// else as many as are shown. With how many there are in all, where the server says so.
    async fn read(
        &self,
        filters: Vec<(String, String)>,
        range: (Timestamp, Timestamp),
        context: &Context,
    ) -> Result<(Vec<Row>, Option<usize>), Failure> {
        let in_order = context.printer.style().sort.is_none();
        let enough = match self.list.page {
            Some(_) => usize::MAX,
            None if in_order => context.rows_max(self.list.limit, self.list.all),
            None => usize::MAX,
        };
        let now = Timestamp::now();
        let since = range.0.max(Timestamp::UNIX_EPOCH);
        let until = range.1.min(now).checked_add(LONGEST_CALL).unwrap_or(now);
        let mut pages = context.client.spend_log_pages(filters.clone(), (since, until));
        let mut rows = Vec::new();
        loop {
            match pages.next().await {
                Ok(Some(page)) => {
                    rows.extend(page.into_iter().filter(|row| self.wants(row) && is_within(row, range)));
                }
                Ok(None) => return Ok((rows, None)),
                Err(error) if error.cause == Cause::Unsupported => {
                    context.printer.note("this server has no pages of its log: reading it whole");
                    let mut rows = context.client.spend_logs(&filters).await?;
                    rows.retain(|row| self.wants(row) && is_within(row, range));
                    return Ok((rows, None));
                }
                Err(error) => return Err(error.into()),
            }
            if rows.len() > enough {
                return Ok((rows, pages.total().filter(|_| self.is_narrowed_by_the_server())));
            }
        }
    }

    /// Whether nothing is sorted out here, so that the server's count is that of the list.
    fn is_narrowed_by_the_server(&self) -> bool {
        let here = [&self.model, &self.tag, &self.status, &self.session_id, &self.list.search];
        here.iter().all(|filter| filter.is_none()) && self.min_cost.is_none()
    }

    /// From when to when; a single call is looked for at any time.
    fn range(&self, now: &Zoned) -> Result<(Timestamp, Timestamp), Failure> {
        let read = |name: &str, text: &str| {
            when::parse_past(text, now).map_err(|error| Failure::usage(format!("{name}: {error}")))
        };
        let since = match (&self.since, &self.request_id) {
            (Some(text), _) => read("--since", text)?,
            (None, Some(_)) => Timestamp::MIN,
            (None, None) => read("--since", "24h")?,
        };
        let until = self.until.as_deref().map_or(Ok(Timestamp::MAX), |text| read("--until", text))?;
        Ok((since, until))
    }

    fn wants(&self, row: &Row) -> bool {
        let is = |wanted: &Option<String>, fields: &[&str]| {
            wanted.as_ref().is_none_or(|wanted| fields.iter().any(|f| exact(member(row, f)) == *wanted))
        };
        let tags = row.get("request_tags").and_then(Value::as_array);
        let has_tag = self
            .tag
            .as_ref()
            .is_none_or(|tag| tags.into_iter().flatten().any(|is| is.as_str() == Some(tag.as_str())));
        let is_dear = match self.min_cost.as_ref().and_then(money::amount) {
            None => true,
            Some(least) => row.get("spend").and_then(money::amount).is_some_and(|cost| cost >= least),
        };
        is(&self.customer, &["end_user"])
            && is(&self.team, &["team_id"])
            && is(&self.model, &["model_group", "model"])
            && is(&self.status, &["status"])
            && is(&self.session_id, &["session_id"])
            && has_tag
            && is_dear
            && self.list.is_wanted(row, &["request_id", "end_user", "metadata.user_api_key_alias"])
    }
}

/// Whether a call began in the range; one whose beginning is unreadable is shown, not hidden.
fn is_within(row: &Row, (since, until): (Timestamp, Timestamp)) -> bool {
    match row.get("startTime").and_then(Value::as_str).map(str::parse::<Timestamp>) {
        Some(Ok(at)) => since <= at && at < until,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: LogArgs,
    }

    fn args(line: &str) -> LogArgs {
        Line::try_parse_from(std::iter::once("x").chain(line.split_whitespace())).unwrap().args
    }

    #[test]
    fn filters_and_the_range_hold_at_their_borders() {
        let row: Row = serde_json::from_str(
            r#"{"request_id":"r1","end_user":"acme","model":"openai/gpt-4o","model_group":"gpt-4o","spend":0.5,
                "status":"success","request_tags":["a"],"startTime":"2026-11-20T10:00:00Z"}"#,
        )
        .unwrap();
        for (line, wanted) in [
            ("", true),
            ("--customer acme", true),
            ("--customer ac", false),
            ("--model gpt-4o", true),
            ("--model openai/gpt-4o", true),
            ("--tag a", true),
            ("--tag b", false),
            ("--min-cost 0.5", true),
            ("--min-cost 0.500000000001", false),
            ("--status failure", false),
        ] {
            assert_eq!(args(line).wants(&row), wanted, "{line}");
        }
        let now: Zoned = "2026-11-21T10:00:00+00:00[UTC]".parse().unwrap();
        for (line, within) in [
            ("", true),
            ("--since 23h", false),
            ("--since 2026-11-20T10:00:00Z", true),
            ("--since 7d --until 2026-11-20T10:00:00Z", false),
            ("--request-id r1", true),
        ] {
            assert_eq!(is_within(&row, args(line).range(&now).unwrap()), within, "{line}");
        }
    }
}
