//! `litellm-rs tail spend`: what is spent, as it is spent.

mod sentence;

use std::time::Duration;

use clap::{Args, Subcommand};
use jiff::{Timestamp, Zoned};
use serde_json::Value;

use super::context::Context;
use super::failure::{ExitStatus, Failure, Outcome};
use super::filter::{Filter, ended, parse_filter};
use super::global::Format;
use super::look::{exact, inert_cell, member, tame};
use super::{money, when};
use crate::client::{Row, SpendItem, SpendStreamOptions};
use crate::domain::money::Picos;
use sentence::sentence;

/// The members of an event, in the order in which they are written.
const FIELDS: &[&str] = &[
    "request_id",
    "ts",
    "event",
    "customer_id",
    "key_alias",
    "token_hash",
    "team_id",
    "user_id",
    "model",
    "provider",
    "status",
    "prompt_tokens",
    "completion_tokens",
    "spend",
    "customer_spend",
    "max_budget",
    "duration_ms",
    "tags",
    "cached_tokens",
    "message",
    "budget_id",
    "budget_reset_at",
];

/// The events that are told. The beginning is for the stream, which goes on from there after a break.
const EVENTS: &str = "snapshot,spend,blocked,error,reset";
/// Names and values that the server is asked for, in bytes at the most: an address has to fit.
const QUERY_BYTES_MAX: usize = 4_096;
/// Names of a kind that a server is asked for at the most.
const NAMES_MAX: usize = 100;

/// What can be followed.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum TailCommand {
    /// Follow the spend of all calls
    #[command(before_long_help = "Examples:\n  litellm-rs tail spend --min-cost 0.01\n  \
                            litellm-rs tail spend --customer acme --since 10m -o jsonl\n  \
                            litellm-rs tail spend --since today --no-follow --totals")]
    Spend(Box<SpendArgs>),
}

/// `tail spend`
#[derive(Args, Clone, Debug)]
pub(crate) struct SpendArgs {
    /// Only these customers, again for each
    #[arg(long, value_name = "ID")]
    customer: Vec<String>,
    /// Only these keys, by alias or hash
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
    /// Only these teams
    #[arg(long, value_name = "ID")]
    team: Vec<String>,
    /// Only these members of staff
    #[arg(long, value_name = "ID")]
    user: Vec<String>,
    /// Only these models
    #[arg(long, value_name = "NAME")]
    model: Vec<String>,
    /// Only these providers
    #[arg(long, value_name = "NAME")]
    provider: Vec<String>,
    /// Only calls with one of these tags
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Only calls that ended so
    #[arg(long, value_parser = ["ok", "error", "blocked"])]
    status: Option<String>,
    /// Only calls that cost at least so much
    #[arg(long, value_name = "USD", value_parser = money::parse_amount)]
    min_cost: Option<Value>,
    /// Only what passes: words, `field:value`, `cost>0.01`, `!term`, `a | b` (help filters)
    #[arg(long, value_name = "EXPR", value_parser = parse_filter)]
    filter: Option<Filter>,
    /// Begin in the past: a duration ago, today, a date, RFC 3339
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// End after so many events
    #[arg(long, value_name = "N")]
    max: Option<u64>,
    /// End after so long
    #[arg(long = "for", value_name = "DUR", value_parser = when::parse_length)]
    length: Option<Duration>,
    /// End when the past is told
    #[arg(long)]
    no_follow: bool,
    /// Sums at the end, on stderr
    #[arg(long)]
    totals: bool,
}

/// Runs a command that follows something, until it ends or `interrupted` does.
pub(crate) async fn run(
    command: TailCommand,
    context: &Context,
    interrupted: impl Future<Output = ExitStatus>,
) -> Outcome {
    let TailCommand::Spend(args) = command;
    let lines = Lines::new(context)?;
    let mut totals = Totals::default();
    let length = args.length.unwrap_or(Duration::MAX);
    let outcome = tokio::select! {
        status = interrupted => Ok(status),
        () = sleep(length) => Ok(ExitStatus::Success),
        outcome = follow(&args, context, &lines, &mut totals) => outcome,
    };
    if args.totals {
        context.printer.say(&totals.sentence());
    }
    outcome
}

/// Waits so long; `Duration::MAX` is for ever.
async fn sleep(length: Duration) {
    if length == Duration::MAX { std::future::pending().await } else { tokio::time::sleep(length).await }
}

async fn follow(args: &SpendArgs, context: &Context, lines: &Lines<'_>, totals: &mut Totals) -> Outcome {
    if args.max == Some(0) {
        return Ok(ExitStatus::Success);
    }
    let since_at = args.since.as_deref().map(past).transpose()?;
    let options = SpendStreamOptions {
        since: since(args.since.as_deref())?,
        since_at,
        follow: !args.no_follow,
        filters: args.query(),
        ..SpendStreamOptions::default()
    };
    let mut stream = context.client.spend_stream(options);
    let url = context.client.url().as_str();
    while let Some(item) = stream.next().await? {
        match item {
            SpendItem::Connected { again: false } if args.no_follow => {}
            SpendItem::Connected { again: false } => {
                context.printer.note(&format!("connected to {url} (live)"));
            }
            SpendItem::Connected { again: true } => {
                context.printer.note(&format!("connected to {url} again"))
            }
            SpendItem::Polling => {
                context.printer.note(&format!("{url} has no event stream; its log is asked for every 2 s"));
            }
            SpendItem::Broken { reason, attempt: 1, .. } => {
                context.printer.note(&format!("{reason}; connecting again"));
            }
            SpendItem::Broken { .. } | SpendItem::Beat | SpendItem::NoDatabase => {}
            SpendItem::Gap { missed } => lines.gap(missed)?,
            SpendItem::Event { name, row, .. } => {
                if is_told(&name) && args.wants(&row) {
                    lines.event(&row)?;
                    totals.add(&row);
                    if args.max.is_some_and(|max| totals.events >= max) {
                        break;
                    }
                }
            }
        }
    }
    Ok(ExitStatus::Success)
}

/// The stream also tells of the state at the start and of changes to objects: those are for
/// screens that show state.
fn is_told(name: &str) -> bool {
    matches!(name, "spend" | "blocked" | "error" | "reset")
}

/// A duration travels as it is, so that the server's clock decides; everything else as an instant,
/// and so does a month, which has no length of its own.
fn since(text: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let at = past(text)?;
    let duration = crate::domain::duration::Duration::parse(text).ok();
    let fixed = duration.filter(|duration| duration.fixed_ms().is_some());
    Ok(Some(fixed.map_or_else(|| at.to_string(), |duration| duration.to_string())))
}

fn past(text: &str) -> Result<Timestamp, Failure> {
    when::parse_past(text, &Zoned::now().with_time_zone(when::local_zone()))
        .map_err(|error| Failure::usage(format!("--since: {error}")))
}

impl SpendArgs {
    /// What the server is asked for, so that a busy one does not send what is thrown away here. It may
    /// always tell more: `--filter` is ours alone, and long lists of names are.
    fn query(&self) -> Vec<(String, String)> {
        let mut query = vec![("events".to_owned(), EVENTS.to_owned())];
        let mut bytes = 0;
        for (name, values) in [
            ("customer", &self.customer),
            ("key", &self.key),
            ("team", &self.team),
            ("user", &self.user),
            ("model", &self.model),
            ("provider", &self.provider),
            ("tag", &self.tag),
        ] {
            // A server takes what has commas for a list, and white space around a name away.
            let names_in = |value: &String| match value.split(',').count() {
                1 => 1,
                parts => parts + 1,
            };
            let names = values.iter().map(names_in).sum::<usize>();
            let is_plain = values.iter().all(|value| !value.is_empty() && value.trim() == value);
            // Addresses are logged here and there, and no event names a key in clear.
            let is_secret = name == "key" && values.iter().any(|value| value.starts_with("sk-"));
            let length = values.iter().map(|value| name.len() + value.len()).sum::<usize>();
            if is_plain && !is_secret && names <= NAMES_MAX && bytes + length <= QUERY_BYTES_MAX {
                bytes += length;
                query.extend(values.iter().map(|value| (name.to_owned(), value.clone())));
            }
        }
        query.extend(self.status.clone().map(|status| ("status".to_owned(), status)));
        let least = self.min_cost.as_ref().and_then(money::amount).filter(|least| !least.is_negative());
        query.extend(least.map(|least| ("min_cost".to_owned(), least.to_string())));
        query
    }

    /// Whether an event passes all filters. They apply here as well, so that they hold on every server.
    fn wants(&self, row: &Row) -> bool {
        let is_one_of = |wanted: &[String], fields: &[&str]| {
            wanted.is_empty()
                || fields.iter().any(|field| {
                    row.get(*field).and_then(Value::as_str).is_some_and(|is| wanted.iter().any(|w| w == is))
                })
        };
        let tags = row.get("tags").and_then(Value::as_array);
        let has_tag = self.tag.is_empty()
            || tags
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .any(|tag| self.tag.iter().any(|t| t == tag));
        let cost = row.get("spend").and_then(money::amount).unwrap_or(Picos::ZERO);
        let least = self.min_cost.as_ref().and_then(money::amount).unwrap_or(Picos::ZERO);
        is_one_of(&self.customer, &["customer_id"])
            && is_one_of(&self.key, &["key_alias", "token_hash"])
            && is_one_of(&self.team, &["team_id"])
            && is_one_of(&self.user, &["user_id"])
            && is_one_of(&self.model, &["model"])
            && is_one_of(&self.provider, &["provider"])
            && has_tag
            && self.status.as_deref().is_none_or(|status| ended(row) == status)
            && (self.min_cost.is_none() || cost >= least)
            && self.filter.as_ref().is_none_or(|filter| filter.matches(row, "request_id"))
    }
}

/// Writes events, one line each, at once.
struct Lines<'a> {
    context: &'a Context,
    columns: Vec<&'a str>,
}

impl<'a> Lines<'a> {
    fn new(context: &'a Context) -> Result<Self, Failure> {
        let style = context.printer.style();
        if style.format == Format::Yaml {
            return Err(Failure::usage("a stream has no end, YAML documents do").hint("use -o jsonl"));
        }
        let mut columns: Vec<&str> = style.columns.iter().map(String::as_str).collect();
        if columns.contains(&"help") {
            return Err(Failure::usage(format!("the columns are: {}", FIELDS.join(", "))));
        }
        if columns.is_empty() {
            columns = FIELDS.to_vec();
        }
        let lines = Self { context, columns };
        lines.header()?;
        Ok(lines)
    }

    fn header(&self) -> Result<(), Failure> {
        let style = self.context.printer.style();
        let names = self.columns.iter().map(|name| (*name).to_owned());
        match style.format {
            _ if !style.headers || self.is_prose() => Ok(()),
            Format::Csv => self.csv(names.collect()),
            Format::Table => self
                .context
                .printer
                .line(&names.map(|n| n.to_ascii_uppercase()).collect::<Vec<_>>().join("\t")),
            _ => Ok(()),
        }
    }

    /// People read sentences; whoever chooses columns or pipes reads columns.
    fn is_prose(&self) -> bool {
        let style = self.context.printer.style();
        style.format == Format::Table && style.look.is_terminal && style.columns.is_empty()
    }

    fn event(&self, row: &Row) -> Result<(), Failure> {
        let printer = &self.context.printer;
        let cells = || self.columns.iter().map(|name| exact(member(row, name)));
        match printer.style().format {
            Format::Json | Format::Jsonl => printer.json_line(row),
            Format::Csv => self.csv(cells().collect()),
            Format::Id => printer.exact_line(&exact(row.get("request_id"))),
            _ if self.is_prose() => printer.line(&sentence(row, printer.look())),
            _ => printer.line(&cells().map(|cell| tame(&cell)).collect::<Vec<_>>().join("\t")),
        }
    }

    fn csv(&self, cells: Vec<String>) -> Result<(), Failure> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let cells = cells.into_iter().map(inert_cell);
        writer.write_record(cells).map_err(|error| Failure::from(std::io::Error::other(error)))?;
        let line = writer.into_inner().map_err(|error| Failure::from(error.into_error()))?;
        self.context.printer.exactly(&String::from_utf8_lossy(&line))
    }

    fn gap(&self, missed: Option<u64>) -> Result<(), Failure> {
        let printer = &self.context.printer;
        let count = missed.map_or_else(|| "some events were".to_owned(), |n| format!("{n} events were"));
        printer.say(&format!("gap: {count} lost that this server cannot tell again"));
        if matches!(printer.style().format, Format::Json | Format::Jsonl) {
            printer.json_line(&Row::from_iter([
                ("event".to_owned(), Value::from("gap")),
                ("missed".to_owned(), missed.into()),
            ]))?;
        }
        Ok(())
    }
}

/// The sums of what was told.
#[derive(Debug, Default)]
struct Totals {
    events: u64,
    spend: Picos,
    prompt_tokens: u64,
    completion_tokens: u64,
}

impl Totals {
    fn add(&mut self, row: &Row) {
        let count = |name: &str| row.get(name).and_then(Value::as_u64).unwrap_or(0);
        self.events += 1;
        self.spend =
            self.spend.saturating_plus(row.get("spend").and_then(money::amount).unwrap_or(Picos::ZERO));
        self.prompt_tokens = self.prompt_tokens.saturating_add(count("prompt_tokens"));
        self.completion_tokens = self.completion_tokens.saturating_add(count("completion_tokens"));
    }

    /// Sums are exact, so that they can be compared with the log.
    fn sentence(&self) -> String {
        format!(
            "{} events  ${}  {} tokens in  {} tokens out",
            money::grouped(self.events.into()),
            self.spend,
            money::grouped(self.prompt_tokens.into()),
            money::grouped(self.completion_tokens.into())
        )
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: SpendArgs,
    }

    pub(in crate::cli::tail) fn event() -> Row {
        serde_json::from_str(
            r#"{"request_id":"r1","ts":"2026-11-21T14:32:01.009Z","event":"spend","customer_id":"acme-eu","key_alias":"ci",
                "token_hash":"aa","model":"claude-sonnet-4","status":"success","prompt_tokens":9211,"completion_tokens":640,
                "spend":0.037233,"customer_spend":12.44,"max_budget":15,"duration_ms":4432,"tags":["a","b"]}"#,
        )
        .unwrap()
    }

    fn wants(line: &str, row: &Row) -> bool {
        let words = std::iter::once("x").chain(line.split_whitespace());
        Line::try_parse_from(words).unwrap().args.wants(row)
    }

    #[test]
    fn filters_hold_at_their_borders() {
        for (line, wanted) in [
            ("", true),
            ("--customer acme-eu", true),
            ("--customer acme", false),
            ("--customer x --customer acme-eu", true),
            ("--key ci", true),
            ("--key aa", true),
            ("--key bb", false),
            ("--team red", false),
            ("--tag b", true),
            ("--tag c", false),
            ("--status ok", true),
            ("--status blocked", false),
            ("--min-cost 0.037233", true),
            ("--min-cost 0.037234", false),
            ("--filter status:blocked|cost>0.01", true),
            ("--filter !acme", false),
            ("--customer acme-eu --model other", false),
        ] {
            assert_eq!(wants(line, &event()), wanted, "{line}");
        }
        let mut blocked = event();
        blocked.insert("event".into(), "blocked".into());
        assert!(wants("--status blocked", &blocked) && !wants("--status ok", &blocked));
    }

    #[test]
    fn a_server_is_asked_for_what_it_can_tell_apart() {
        let query = |line: &str| {
            let words = std::iter::once("x").chain(line.split(' ').filter(|word| *word != "-"));
            let query = Line::try_parse_from(words).unwrap().args.query();
            assert_eq!(query[0], ("events".to_owned(), EVENTS.to_owned()));
            query[1..].iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
        };
        let many =
            |count: usize| (0..count).map(|at| format!("--customer c{at}")).collect::<Vec<_>>().join(" ");
        for (line, expected) in [
            ("-", ""),
            ("--filter cost>1", ""),
            ("--customer a --customer b,c --key ci", "customer=a customer=b,c key=ci"),
            ("--team t --user u --model m --provider p --tag x", "team=t user=u model=m provider=p tag=x"),
            ("--status blocked --min-cost $0.0100", "status=blocked min_cost=0.01"),
            // What a server would read in another way is left to the filter here.
            ("--customer  --team red", "team=red"),
            ("--key sk-0123456789abcdef --team red", "team=red"),
            (&format!("{} --team red", many(101)), "team=red"),
            (&format!("--customer {} --team red", "x".repeat(4_090)), "team=red"),
        ] {
            assert_eq!(query(line), expected, "{line}");
        }
        assert_eq!(query(&many(100)).split(' ').count(), 100);
    }

    #[test]
    fn totals_are_exact() {
        let mut totals = Totals::default();
        for spend in ["0.1", "0.2", "0.0000035"] {
            let mut row = event();
            row.insert("spend".into(), serde_json::from_str(spend).unwrap());
            totals.add(&row);
        }
        assert_eq!(totals.sentence(), "3 events  $0.3000035  27,633 tokens in  1,920 tokens out");
    }

    #[test]
    fn a_duration_is_left_to_the_servers_clock() {
        assert_eq!(since(Some("10m")).unwrap().as_deref(), Some("10m"));
        assert_eq!(since(Some("2026-11-21T00:00:00Z")).unwrap().as_deref(), Some("2026-11-21T00:00:00Z"));
        assert!(since(Some("soon")).is_err() && since(Some("10000000d")).is_err());
        let month = since(Some("1mo")).unwrap().unwrap();
        assert!(month.parse::<Timestamp>().is_ok(), "{month}");
    }
}
