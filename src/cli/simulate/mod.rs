//! `litellm-rs simulate`: the calls of a period once more, under other prices, margins and caps.
//! Reads rules and lines and shows what came of them; the rules themselves are in `domain::replay`.

mod document;
mod log;
mod rows;
mod shown;
mod source;
mod tariff;
mod tiers;

use std::collections::BTreeSet;

use clap::Args;
use jiff::Zoned;
use serde_json::{Value, json};

use super::context::Context;
use super::failure::{ExitStatus, Failure, Outcome};
use super::money::grouped;
use super::progress::Progress;
use super::when;
use crate::client::EntryQuery;
use crate::domain::entry::Entry;
use crate::domain::id::CustomerId;
use crate::domain::money::Picos;
use crate::domain::price::Ratio;
use crate::domain::replay::{Budgets, Refusal, Replay, Rules};
use crate::domain::time::Millis;
use crate::domain::window::Calendar;
use source::Source;
use tariff::{BUILTIN, Tariff, Terms};

/// Refusals that are kept to be listed; the others are only counted.
const REFUSALS_MAX: usize = 100_000;

/// `simulate`
#[derive(Args, Clone, Debug)]
pub(crate) struct SimulateArgs {
    /// From when: a duration ago, last-month, a date, RFC 3339 [default: this-month; of a file, its beginning]
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Until when
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only this customer, again for each
    #[arg(long, value_name = "ID")]
    customer: Vec<String>,
    /// Caps: a file of budgets, customers and teams, as `apply` takes them
    #[arg(long, value_name = "FILE")]
    budgets: Option<String>,
    /// Prices: a file of models, margins and discounts; or `builtin`, the table of this program
    #[arg(long, value_name = "FILE|builtin")]
    prices: Vec<String>,
    /// Price calls of one model as calls of another, again for each
    #[arg(long, value_name = "A=B", value_parser = tariff::parse_replacement)]
    model_map: Vec<(String, String)>,
    /// Put so much on top of every call
    #[arg(long, value_name = "PERCENT", value_parser = tariff::percent)]
    margin: Option<Ratio>,
    /// Put this amount on top of every call
    #[arg(long, value_name = "USD", value_parser = tiers::amount)]
    margin_fixed: Option<Picos>,
    /// Zone of windows without one of their own
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = parse_zone)]
    timezone: String,
    /// Replay the lines of a file that `export spend --format jsonl` has written; `-` is stdin
    #[arg(long, value_name = "FILE|-")]
    from: Option<String>,
    /// List every refused call instead of the customers
    #[arg(long)]
    refusals: bool,
    /// Exit 6 if any call would have been refused
    #[arg(long)]
    fail_if_refused: bool,
    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// All rows, also on a terminal
    #[arg(long, conflicts_with = "limit")]
    all: bool,
}

fn parse_zone(name: &str) -> Result<String, String> {
    Calendar::new(name, None).map(|_| name.to_owned()).map_err(|error| error.to_string())
}

/// The rules of a run, and what is said of them.
struct Plan {
    tariff: Tariff,
    budgets: Budgets,
    summary: Value,
    since: Option<Millis>,
    until: Option<Millis>,
    only: Option<BTreeSet<CustomerId>>,
}

impl Plan {
    fn of(args: &SimulateArgs, now: &Zoned) -> Result<Self, Failure> {
        check_stdin(args)?;
        let time = |flag: &str, text: &str| {
            let at = when::parse_past(text, now);
            at.map(Millis::from).map_err(|error| Failure::usage(format!("{flag}: {error}")))
        };
        let since = args.since.as_deref().or(args.from.is_none().then_some("this-month"));
        let since = since.map(|text| time("--since", text)).transpose()?;
        let until = args.until.as_deref().map(|text| time("--until", text)).transpose()?;
        if since.zip(until).is_some_and(|(since, until)| since >= until) {
            return Err(Failure::usage("--until: is not after --since, so nothing lies between them"));
        }
        let calendar = Calendar::new(&args.timezone, None)
            .map_err(|error| Failure::usage(format!("--timezone: {error}")))?;
        let (budgets, of_budgets) = match &args.budgets {
            Some(file) => {
                let tiers = tiers::read(&document::read(file)?, calendar)?;
                (tiers.budgets, tiers.summary)
            }
            None => (Budgets::new(calendar), tiers::no_budgets()),
        };
        let tariff = tariff(args)?;
        let summary = json!({"budgets": of_budgets, "prices": tariff.summary(), "timezone": args.timezone});
        let customers = super::context::ids(&args.customer)?;
        let only = customers.iter().map(|id| id.as_str().into()).collect();
        let only = Some(only).filter(|only: &BTreeSet<_>| !only.is_empty());
        Ok(Self { tariff, budgets, summary, since, until, only })
    }

    fn rules(&self) -> Rules {
        Rules {
            prices: self.tariff.prices.clone(),
            budgets: self.budgets.clone(),
            since: self.since,
            only: self.only.clone(),
        }
    }

    /// The lines that are needed: from where the windows began that are open when the period begins.
    fn query(&self) -> EntryQuery {
        let one = self.only.as_ref().filter(|only| only.len() == 1 && !self.budgets.has_teams());
        EntryQuery {
            since: self.since.map(|since| self.budgets.windows_open_since(since)),
            until: self.until,
            customer: one.and_then(|only| only.first()).map(ToString::to_string),
            ..EntryQuery::default()
        }
    }

    fn is_within(&self, entry: &Entry) -> bool {
        self.until.is_none_or(|until| entry.at < until)
    }

    /// Whether the sums are about a call.
    fn counts(&self, entry: &Entry) -> bool {
        let is_wanted =
            |only: &BTreeSet<_>| entry.payer.customer.as_ref().is_some_and(|id| only.contains(id));
        self.is_within(entry)
            && self.since.is_none_or(|since| entry.at >= since)
            && self.only.as_ref().is_none_or(is_wanted)
    }
}

fn check_stdin(args: &SimulateArgs) -> Result<(), Failure> {
    let files = args.prices.iter().chain(&args.budgets).chain(&args.from).chain(&args.customer);
    if files.filter(|file| *file == "-").count() > 1 {
        return Err(Failure::usage("there is one stdin, and `-` is given more than once"));
    }
    Ok(())
}

fn tariff(args: &SimulateArgs) -> Result<Tariff, Failure> {
    let flags = Terms { margin: args.margin, margin_fixed: args.margin_fixed, discount: None };
    let mut tariff = Tariff::new(flags);
    for file in &args.prices {
        match file.as_str() {
            BUILTIN => tariff.take_table(),
            file => tariff.take_file(&document::read(file)?)?,
        }
    }
    for (model, by) in &args.model_map {
        tariff.replace(model, by)?;
    }
    tariff.close();
    Ok(tariff)
}

/// `simulate`
pub(crate) async fn run(args: SimulateArgs, context: &Context) -> Outcome {
    let plan = Plan::of(&args, &Zoned::now().with_time_zone(when::local_zone()))?;
    let mut replay = Replay::new(plan.rules());
    let mut kept = Kept::default();
    let failures_omitted = feed(&args, &plan, context, |entry| {
        if let Some(refusal) = replay.take(entry) {
            kept.keep(refusal);
        }
    })
    .await?;
    let report = replay.report();
    let notes = plan.tariff.check_used(report)?;
    let first_and_last = report.period.map(|(first, last)| (shown::text(first), shown::text(last)));
    let (first, last) = first_and_last.unzip();
    let outcome = shown::Outcome {
        period: json!({
            "since": plan.since.map(shown::text),
            "until": plan.until.map(shown::text),
            "first": first,
            "last": last,
        }),
        rules: plan.summary.clone(),
        report,
        refusals: kept.refusals,
        refusals_omitted: kept.omitted,
        failures_omitted,
    };
    let cut = shown::Cut { refusals: args.refusals, rows_max: context.rows_max(args.limit, args.all) };
    shown::show(&outcome, cut, context)?;
    notes.iter().for_each(|note| context.printer.note(note));
    say_limits(&plan, &outcome, context);
    if args.fail_if_refused && report.total.refused > 0 {
        let refused = grouped(report.total.refused.into());
        context.printer.say(&format!("{refused} calls would have been refused"));
        return Ok(ExitStatus::Refused);
    }
    Ok(ExitStatus::Success)
}

/// The first refusals of many.
#[derive(Default)]
struct Kept {
    refusals: Vec<Refusal>,
    omitted: u64,
}

impl Kept {
    fn keep(&mut self, refusal: Refusal) {
        if self.refusals.len() < REFUSALS_MAX {
            self.refusals.push(refusal);
        } else {
            self.omitted += 1;
        }
    }
}

/// What whoever reads the numbers has to know of them.
fn say_limits(plan: &Plan, outcome: &shown::Outcome<'_>, context: &Context) {
    let note = |text: &str| context.printer.note(text);
    let total = &outcome.report.total;
    if total.kept > 0 {
        note(&format!(
            "{} calls keep their booked cost: no price, or no usage that the provider has told",
            grouped(total.kept.into())
        ));
    }
    if plan.since.is_some() && plan.budgets.has_lifetime_cap() {
        note(
            "caps without a budget_duration count from the beginning of what was read: --since an early date reads more",
        );
    }
    if outcome.failures_omitted > 0 {
        note(&format!(
            "{} failed calls, for which nobody was charged, are left out",
            grouped(outcome.failures_omitted.into())
        ));
    }
    if outcome.refusals_omitted > 0 {
        let (kept, all) = (outcome.refusals.len(), total.refused);
        note(&format!("the first {} of {} refusals are listed", grouped(kept as u128), grouped(all.into())));
    }
}

/// Hands every line that is needed to `take`, in order, and tells how far it has come. Answers how
/// many failed calls were left out.
async fn feed(
    args: &SimulateArgs,
    plan: &Plan,
    context: &Context,
    mut take: impl FnMut(&Entry),
) -> Result<u64, Failure> {
    let counts = |entry: &Entry| plan.counts(entry);
    let (mut source, mut entries, total) = match &args.from {
        Some(file) => {
            let (mut source, total) = Source::of_file(file, &counts).await?;
            let first = source.next().await?;
            (source, first, total)
        }
        None => {
            let (mut source, mut first) = Source::of_server(context, plan.query(), &counts).await?;
            if first.is_empty() {
                first = source.next().await?;
            }
            (source, first, None)
        }
    };
    let progress = Progress::start(&context.printer, "replaying", total);
    while !entries.is_empty() {
        entries.iter().filter(|entry| plan.is_within(entry)).for_each(&mut take);
        progress.advance(entries.len() as u64);
        // Lets an interruption through.
        tokio::task::yield_now().await;
        entries = source.next().await?;
    }
    Ok(source.failures())
}
