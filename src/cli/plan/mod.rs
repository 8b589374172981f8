//! `litellm-rs apply`, `diff` and `pull`: budgets, teams, users, keys and customers as files. A plan
//! is made from what the files list and what the server has, shown, and carried out.

mod carry_out;
mod change;
mod current;
mod hits;
mod holders;
mod kind;
mod pull;
mod read;
mod show;
#[cfg(test)]
mod tests;
mod variables;
mod wanted;

use std::collections::BTreeSet;

use clap::Args;

use super::context::{AtOnce, Context};
use super::failure::{ExitStatus, Failure, Kind as FailureKind, Outcome};
use super::global::Format;
use super::look::Look;
use super::printer::TERMINAL_ROWS_MAX;
use super::shell::quoted;
use crate::client::Row;
use crate::config::{Finding, Report};
use change::{Action, Change, plan};
use current::Current;
use hits::Hits;
use kind::Kind;
use show::Counts;
use wanted::{Listed, Wanted};

pub(crate) use pull::{PullArgs, pull};

/// What a plan is made from.
#[derive(Args, Clone, Debug)]
pub(crate) struct PlanArgs {
    /// Files with the objects that are wanted, YAML or JSON; `-` is stdin
    #[arg(short, long = "file", required = true, num_args = 1.., value_name = "FILE")]
    files: Vec<String>,
    /// Remove budgets that no file lists; never anything else
    #[arg(long)]
    prune: bool,
}

/// `diff`
#[derive(Args, Clone, Debug)]
pub(crate) struct DiffArgs {
    #[command(flatten)]
    plan: PlanArgs,
}

/// `apply`
#[derive(Args, Clone, Debug)]
pub(crate) struct ApplyArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Go on after a failure
    #[arg(long)]
    continue_on_error: bool,
    /// Changes of one kind under way at once
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=64))]
    concurrency: u16,
}

/// What is wanted, what there is, and what follows from both.
struct Planned {
    changes: Vec<Change>,
    current: Current,
}

/// `diff`
pub(crate) async fn diff(args: DiffArgs, context: &Context) -> Outcome {
    let Planned { changes, .. } = planned(&args.plan, context).await?;
    let to_do = Counts::of(changes.iter()).to_do();
    if is_prose(context) {
        print_plan(&changes, context)?;
        return Ok(if changes.is_empty() { ExitStatus::Success } else { ExitStatus::Refused });
    }
    let rows: Vec<Row> = changes.iter().map(show::row).collect();
    context.printer.list(&show::VIEW, &rows, rows.len())?;
    if changes.is_empty() { Ok(ExitStatus::Success) } else { Err(Failure::new(FailureKind::Differs, to_do)) }
}

/// `apply`
pub(crate) async fn apply(args: ApplyArgs, context: &Context) -> Outcome {
    let Planned { changes, current } = planned(&args.plan, context).await?;
    if changes.is_empty() {
        return finish(&changes, &[], context, "nothing to change");
    }
    if is_prose(context) && !context.dry_run {
        print_plan(&changes, context)?;
    }
    confirm(&changes, context).await?;
    let how = AtOnce { concurrency: usize::from(args.concurrency), go_on: args.continue_on_error };
    let carried = carry_out::carry_out(&changes, &current, how, context).await;
    if context.dry_run && carried.stopped.is_none() {
        return Ok(ExitStatus::Success);
    }
    let counts = carried.counts(&changes);
    let said = format!("applied: {}", counts.done());
    if carried.stopped.is_some() || carried.failed > 0 {
        finish(&changes, &carried.done, context, &said)?;
        let done = counts.added + counts.changed + counts.removed;
        if is_prose(context) {
            let said = format!("{done} of {} changes were made; apply again to go on", changes.len());
            context.printer.note(&said);
        }
        let failed = format!("{} of {} failed", carried.failed, changes.len());
        return Err(carried.stopped.unwrap_or_else(|| Failure::new(FailureKind::Partial, failed)));
    }
    finish(&changes, &carried.done, context, &said)
}

/// Whether a person reads the plan, and nobody cut it into columns.
fn is_prose(context: &Context) -> bool {
    let style = context.printer.style();
    style.format == Format::Table && style.columns.is_empty()
}

fn print_plan(changes: &[Change], context: &Context) -> Result<(), Failure> {
    let look = context.printer.look();
    context.printer.line(&text_of(changes, look, look.is_terminal))
}

/// The plan, on a terminal no more than its first part, and what it comes to.
fn text_of(changes: &[Change], look: &Look, is_cut: bool) -> String {
    let mut lines = show::lines(changes, look);
    if is_cut && lines.len() > TERMINAL_ROWS_MAX {
        let more = lines.len() - TERMINAL_ROWS_MAX;
        lines.truncate(TERMINAL_ROWS_MAX);
        lines.push(format!("… and {more} lines more; diff -o jsonl shows all"));
    }
    lines.push(format!("plan: {}", Counts::of(changes.iter()).to_do()));
    lines.join("\n")
}

/// What was done: a sentence for people, every change for programs.
fn finish(changes: &[Change], done: &[bool], context: &Context, said: &str) -> Outcome {
    if is_prose(context) {
        context.printer.line(said)?;
        return Ok(ExitStatus::Success);
    }
    let done = done.iter().copied().chain(std::iter::repeat(false));
    let rows: Vec<Row> = changes
        .iter()
        .zip(done)
        .map(|(change, done)| {
            let mut row = show::row(change);
            row.insert("done".to_owned(), done.into());
            row
        })
        .collect();
    context.printer.list(&show::VIEW, &rows, rows.len())?;
    Ok(ExitStatus::Success)
}

/// What is asked before anything is sent.
#[derive(Debug, PartialEq)]
struct Question {
    text: String,
    /// How many changes it is about.
    count: usize,
    /// What has to be typed, whatever the count.
    word: Option<String>,
}

/// Budgets that somebody is on go only when their name is typed.
fn question(changes: &[Change], url: &str) -> Question {
    let used: Vec<&Change> = changes
        .iter()
        .filter(|change| change.action == Action::Remove && Hits::total(&change.hits.on_it) > 0)
        .collect();
    let count = changes.len();
    match used.as_slice() {
        [] => Question { text: format!("Apply this to {url}?"), count, word: None },
        [one] => {
            let on_it = hits::told(&one.hits.on_it);
            let text = format!("Apply this to {url}, and remove budget {} with {on_it} on it?", one.id);
            Question { text, count, word: Some(one.id.clone()) }
        }
        several => {
            let several = several.len();
            let text = format!("Apply this to {url}, and remove {several} budgets that are in use?");
            Question { text, count, word: Some(several.to_string()) }
        }
    }
}

async fn confirm(changes: &[Change], context: &Context) -> Result<(), Failure> {
    let Question { text, count, word } = question(changes, context.client.url().as_str());
    let look = *context.printer.look();
    let is_shown = is_prose(context) && look.is_terminal;
    if context.may_ask && !context.yes && !context.dry_run && !is_shown {
        // Nobody agrees to what went into a file or to a program.
        context.printer.say(&text_of(changes, &Look { color: false, ..look }, true));
    }
    match word {
        Some(word) => context.confirm_typed(&text, &word).await,
        None => context.confirm(&text, count).await,
    }
}

/// Reads the files, then the server, and makes the plan.
async fn planned(args: &PlanArgs, context: &Context) -> Result<Planned, Failure> {
    let listed = read_files(args, context)?;
    let mut current = Current::default();
    read_budgets(&listed, args.prune, &mut current, context).await?;
    // Who feels what happens to budgets, only those who are on them tell: all of them.
    let mut to_budgets = plan(&listed, &current, args.prune);
    to_budgets.retain(|change| change.kind == Kind::Budget);
    if to_budgets.iter().any(|change| change.action == Action::Remove) {
        current.held = holders::read(context).await?;
        for change in to_budgets.iter().filter(|change| change.action == Action::Remove) {
            if let Some(holder) = current.held.get(&change.id) {
                context.printer.note(&format!("budget {} stays: {holder} is on it", change.id));
            }
        }
    }
    let is_felt = to_budgets.iter().any(hits::needs_everybody);
    for kind in [Kind::Team, Kind::User, Kind::Key, Kind::Customer] {
        if is_felt && matches!(kind, Kind::Key | Kind::Customer) {
            current.read_all(kind, context).await?;
        } else {
            current.read_named(kind, &ids(&listed, kind), context).await?;
        }
    }
    check_references(&listed, &current)?;
    let changes = plan(&listed, &current, args.prune);
    check_shared(&changes, &current)?;
    Ok(Planned { changes, current })
}

fn read_files(args: &PlanArgs, context: &Context) -> Result<Listed, Failure> {
    let report = Report::default();
    let tops = read::files(&args.files, &|name| std::env::var(name).ok(), &report);
    let listed = wanted::read(&tops, &report);
    match report.conclude(listed) {
        Ok((listed, _)) if args.prune && !listed.has_budgets => {
            Err(Failure::usage("--prune needs a list of the budgets that stay")
                .hint("a file with `budgets: []` removes all of them"))
        }
        Ok((listed, _)) => Ok(listed),
        Err(errors) => {
            let style = context.printer.style();
            let is_text = !matches!(style.format, Format::Json | Format::Jsonl | Format::Yaml);
            Err(read::refused(&errors.findings, |text| {
                if is_text {
                    context.printer.say(text);
                }
            }))
        }
    }
}

fn ids(listed: &Listed, kind: Kind) -> Vec<String> {
    listed.objects.iter().filter(|object| object.kind == kind).map(|object| object.id.clone()).collect()
}

async fn read_budgets(
    listed: &Listed,
    prune: bool,
    current: &mut Current,
    context: &Context,
) -> Result<(), Failure> {
    if prune {
        return current.read_all(Kind::Budget, context).await;
    }
    let named = listed.objects.iter().filter_map(Wanted::budget).map(str::to_owned);
    let ids: BTreeSet<String> = ids(listed, Kind::Budget).into_iter().chain(named).collect();
    current.read_budgets(&ids.into_iter().collect::<Vec<_>>(), context).await
}

/// Budgets that are named have to be there or be made; keys have to be there.
fn check_references(listed: &Listed, current: &Current) -> Result<(), Failure> {
    let made: BTreeSet<&str> = listed
        .objects
        .iter()
        .filter(|object| object.kind == Kind::Budget)
        .map(|object| object.id.as_str())
        .collect();
    for object in &listed.objects {
        let missing = |message: String| {
            let finding = Finding {
                place: object.place.clone(),
                path: String::new(),
                what: message,
                fix: String::new(),
            };
            Failure::new(FailureKind::NotFound, read::shown(&finding))
        };
        if let Some(budget) = object.budget()
            && !made.contains(budget)
            && current.get(Kind::Budget, budget).is_none()
        {
            let what = format!("budget '{budget}' is neither on the server nor in these files");
            return Err(missing(what)
                .hint(format!("list it under budgets, or: litellm-rs budget new {}", quoted(budget))));
        }
        if object.kind == Kind::Key && current.get(Kind::Key, &object.id).is_none() {
            let hint = format!(
                "keys are not made from files: litellm-rs key generate --key-alias {}",
                quoted(&object.id)
            );
            return Err(missing(format!("no key has the alias '{}'", object.id)).hint(hint));
        }
        if object.kind == Kind::Key && current.ambiguous.contains(&object.id) {
            let what = format!("several keys have the alias '{}'", object.id);
            return Err(Failure::usage(what).hint("give each an alias of its own"));
        }
    }
    Ok(())
}

/// A server that changes the budget of everybody when one customer gets a limit is not asked to.
fn check_shared(changes: &[Change], current: &Current) -> Result<(), Failure> {
    if current.keeps_customers_apart {
        return Ok(());
    }
    let shares = |change: &&Change| {
        let budget = change.before.as_ref().and_then(super::budget::budget_of).and_then(|id| id.as_str());
        change.kind == Kind::Customer
            && change.steps.iter().any(|step| Kind::is_limit(step.field.name))
            && budget.is_some_and(|budget| !current.is_private(budget))
    };
    match changes.iter().find(shares) {
        None => Ok(()),
        Some(change) => Err(Failure::new(
            FailureKind::Unsupported,
            format!(
                "this server would change customer '{}' together with everybody on its budget",
                change.id
            ),
        )
        .hint("put the customer on a budget with these limits instead")),
    }
}
