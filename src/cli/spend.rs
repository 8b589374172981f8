//! `litellm-rs spend …`: what calls have cost, one by one and added up, and what one would cost.

pub(super) mod calculate;
mod report;
mod sums;

use clap::{Args, Subcommand};
use jiff::{Span, Timestamp, Zoned};
use serde_json::Value;

use super::context::Context;
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::fields::ListArgs;
use super::listing::{Cut, Plan, Source};
use super::look::{Cell, Column, exact, member};
use super::printer::order_of;
use super::table::View;
use super::tail::SpendArgs;
use super::{money, when};
use crate::client::{Cause, ClientError, LogCall, Row, SpendLogs, booked_at};

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

impl Source for SpendLogs {
    async fn next(&mut self) -> Result<Option<Vec<Row>>, ClientError> {
        Self::next(self).await
    }

    fn total(&self) -> Option<usize> {
        Self::total(self)
    }
}

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

/// What the server orders calls by just as we do.
const SORTS: &[&str] = &["startTime", "endTime", "spend", "total_tokens", "request_duration_ms"];

/// How deep the server's pages go when they are in another order than that of the ledger; who wants
/// more sorts by itself.
const SORTED_ROWS_MAX: usize = 100_000;

/// `spend logs`
async fn logs(args: LogArgs, context: &Context) -> Outcome {
    context.watch.set(args.list.watch);
    let now = Zoned::now().with_time_zone(when::local_zone());
    let range = args.range(&now)?;
    let key = match &args.key {
        Some(name) => Some(context.client.key_resolve(name).await?),
        None => None,
    };
    // One call may have been made at any time, and no page is needed for it.
    if args.request_id.is_some() {
        return whole_log(&args, key, range, context).await;
    }
    let cut = Cut::of(&args.list, context);
    let order = context.printer.style().sort.as_deref().map(order_of);
    let sorted_there = order.filter(|(name, _)| SORTS.contains(name) && cut.enough() <= SORTED_ROWS_MAX);
    let is_exact = args.is_exact() && (order.is_none() || sorted_there.is_some());
    let order_there = sorted_there.filter(|_| is_exact).map(|(name, desc)| (name.to_owned(), desc));
    let call = LogCall {
        filters: args.filters(key.as_deref()),
        since: range.0,
        // Nobody knows how the server's clock goes.
        until: range.1.min(now.timestamp().saturating_add(Span::new().hours(24)).unwrap_or(range.1)),
        rows_max: if is_exact { cut.enough() } else { usize::MAX },
        order: order_there,
    };
    // Ranges are ordered one by one.
    let call = if call.is_one_range() { call } else { LogCall { order: None, ..call } };
    let is_sorted = order.is_none() || call.order.is_some();
    let counts = is_exact && call.is_one_range();
    let mut pages = context.client.spend_log_pages(call);
    let first = match pages.next().await {
        Ok(first) => first.unwrap_or_default(),
        Err(error) if error.cause == Cause::Unsupported => {
            context.printer.note("this server has no pages of calls; its whole log is read");
            return whole_log(&args, key, range, context).await;
        }
        Err(error) => return Err(error.into()),
    };
    if context.printer.style().raw {
        return Ok(ExitStatus::Success);
    }
    let plan = Plan { cut, is_sorted, counts };
    context.print_rows(&VIEW, first, &mut pages, &args.list, plan, |row| args.wants(row)).await
}

/// The log as servers give it that know no pages of it.
async fn whole_log(
    args: &LogArgs,
    key: Option<String>,
    range: (Timestamp, Timestamp),
    context: &Context,
) -> Outcome {
    let named = [("request_id", &args.request_id), ("user_id", &args.user), ("api_key", &key)];
    let filters: Vec<(String, String)> = named
        .iter()
        .filter_map(|(name, value)| value.as_ref().map(|value| ((*name).to_owned(), value.clone())))
        .collect();
    let mut rows = context.client.spend_logs(&filters).await?;
    rows.retain(|row| args.wants(row) && is_within(row, range));
    context.list(&VIEW, rows, &args.list)
}

impl LogArgs {
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

    /// What the server may leave out.
    fn filters(&self, key: Option<&str>) -> Vec<(String, String)> {
        let min_cost = self.min_cost.as_ref().filter(|cost| !cost.is_null()).map(Value::to_string);
        let given = [
            ("end_user", self.customer.as_deref()),
            ("team_id", self.team.as_deref()),
            ("user_id", self.user.as_deref()),
            ("api_key", key),
            ("status_filter", self.status.as_deref()),
            ("min_spend", min_cost.as_deref()),
        ];
        given.iter().filter_map(|(name, value)| value.map(|v| ((*name).to_owned(), v.to_owned()))).collect()
    }

    /// Whether the server leaves out all that is not wanted.
    fn is_exact(&self) -> bool {
        let further = [&self.model, &self.tag, &self.session_id, &self.list.search];
        self.list.filter.is_none() && further.iter().all(|filter| filter.is_none())
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

/// Whether a call is in the range; one whose time is unreadable is shown, not hidden.
fn is_within(row: &Row, (since, until): (Timestamp, Timestamp)) -> bool {
    booked_at(row).is_none_or(|at| since <= at && at < until)
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
