//! Doing one thing to many objects: several at a time, each failure told, everything that was done
//! told in the end, also after a failure. Knows nothing of what is done.

use std::cell::{Cell, RefCell};

use clap::Args;

use super::context::{AtOnce, Context};
use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::global::Format;
use super::input::Noun;
use super::money::grouped;
use super::table::View;
use crate::client::Row;

/// Of more objects than these, people are told how many they were.
const SENTENCES_MAX: usize = 20;
/// What became of an object that is as it should be already.
pub(crate) const UNCHANGED: &str = "unchanged";

/// How many requests are under way, and what a failure among them ends.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Many at once")]
pub(crate) struct AtOnceArgs {
    /// Requests under way at once
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u8).range(1..=64))]
    concurrency: u8,
    /// Go on after a failure; the exit status is 8 then
    #[arg(long)]
    pub(crate) continue_on_error: bool,
}

impl Default for AtOnceArgs {
    fn default() -> Self {
        Self { concurrency: 8, continue_on_error: false }
    }
}

/// One object that something was done to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Made {
    /// What was done, like `created`.
    pub(crate) verb: &'static str,
    /// The object now.
    pub(crate) row: Row,
}

impl Made {
    pub(crate) fn new(verb: &'static str, row: Row) -> Self {
        Self { verb, row }
    }
}

/// What is printed before the end, because it is never to be had again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// To people, every object that this was done to.
    Verb(&'static str),
    /// To whomever, every object.
    All,
}

/// One command over many objects.
pub(crate) struct Bulk<'a> {
    pub(crate) context: &'a Context,
    pub(crate) view: &'a View,
    pub(crate) noun: &'a Noun,
    /// What is being done, like `creating`.
    pub(crate) doing: &'static str,
    pub(crate) at_once: AtOnceArgs,
    /// Programs get a list even of a single object.
    pub(crate) is_list: bool,
    /// What has been told already.
    pub(crate) told: Option<Told>,
}

/// How far it has come.
struct Progress {
    made: RefCell<Vec<Option<Made>>>,
    /// The failure that ended it.
    last: RefCell<Option<Failure>>,
    failed: Cell<usize>,
}

impl Bulk<'_> {
    /// Does something to each of `items` and prints what was done. Without `--continue-on-error`
    /// the first failure ends it, and what was done before is printed nevertheless.
    pub(crate) async fn run<T>(
        &self,
        items: &[T],
        act: impl AsyncFn(&T) -> Result<Option<Made>, Failure>,
        said: impl Fn(&Made) -> String,
    ) -> Outcome {
        let progress = Progress {
            made: RefCell::new(vec![None; items.len()]),
            last: RefCell::new(None),
            failed: Cell::new(0),
        };
        let numbered: Vec<(usize, &T)> = items.iter().enumerate().collect();
        // What would be sent is printed in the order of the items.
        let concurrency = if self.context.dry_run { 1 } else { self.at_once.concurrency.into() };
        let how = AtOnce { concurrency, go_on: true };
        let what = format!("{} {}", self.doing, self.noun.plural);
        let ended = self
            .context
            .each_at_once(&what, &numbered, how, async |(at, item)| {
                if progress.last.borrow().is_some() {
                    return Ok(None);
                }
                match act(item).await {
                    Ok(made) => {
                        if let Some(place) = progress.made.borrow_mut().get_mut(*at) {
                            *place = made;
                        }
                        Ok(None)
                    }
                    Err(failure) => self.failed(failure, &progress).map_or(Ok(None), Err),
                }
            })
            .await;
        match ended.stopped {
            Some(failure) => Err(failure),
            None => self.conclude(progress, items.len(), said),
        }
    }

    /// What a failure means for the others; answers it when it is to be told at once.
    fn failed(&self, failure: Failure, progress: &Progress) -> Option<Failure> {
        match failure.kind {
            // What would have been sent is the answer, and the others have theirs.
            Kind::DryRun => {
                self.context.printer.failure(&failure);
                return None;
            }
            Kind::ReaderGone => return Some(failure),
            _ => progress.failed.set(progress.failed.get() + 1),
        }
        if self.at_once.continue_on_error {
            return Some(failure);
        }
        let mut last = progress.last.borrow_mut();
        // Two that were under way together may fail both: the second is told, the first ends it.
        if last.is_some() {
            return Some(failure);
        }
        *last = Some(failure);
        None
    }

    fn conclude(&self, progress: Progress, total: usize, said: impl Fn(&Made) -> String) -> Outcome {
        let Progress { made, last, failed } = progress;
        let made: Vec<Made> = made.into_inner().into_iter().flatten().collect();
        let printer = &self.context.printer;
        // A failure is told also where nobody reads the rest.
        let printed = self.print(&made, said);
        if let Some(failure) = last.into_inner() {
            if total > 1 {
                let (done, all) = (number(made.len()), number(total));
                printer.note(&format!("{done} of {all} done; --continue-on-error goes on after a failure"));
            }
            return Err(failure);
        }
        match failed.get() {
            0 => printed.map(|()| ExitStatus::Success),
            failed => {
                Err(Failure::new(Kind::Partial, format!("{} of {} failed", number(failed), number(total))))
            }
        }
    }

    /// Prints what was done: the objects to programs; to people a sentence each, or how many.
    pub(crate) fn print(&self, made: &[Made], said: impl Fn(&Made) -> String) -> Result<(), Failure> {
        let printer = &self.context.printer;
        let style = printer.style();
        if self.context.dry_run || self.told == Some(Told::All) {
            return Ok(());
        }
        let rows = || made.iter().map(|made| made.row.clone()).collect::<Vec<Row>>();
        if style.format != Format::Table || !style.columns.is_empty() {
            if self.is_list {
                return printer.list(self.view, &rows(), made.len());
            }
            return if made.is_empty() { Ok(()) } else { printer.done(self.view, &rows(), "") };
        }
        let made: Vec<&Made> = made.iter().filter(|made| self.told != Some(Told::Verb(made.verb))).collect();
        if made.len() > SENTENCES_MAX {
            return printer.done(self.view, &rows(), &self.tally(&made));
        }
        let (same, done): (Vec<&Made>, Vec<&Made>) = made.iter().partition(|made| made.verb == UNCHANGED);
        for made in same {
            printer.note(&said(made));
        }
        let sentences: Vec<String> = done.into_iter().map(said).collect();
        if sentences.is_empty() { Ok(()) } else { printer.done(self.view, &rows(), &sentences.join("\n")) }
    }

    /// `created 1,998 customers, updated 2`
    fn tally(&self, made: &[&Made]) -> String {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for made in made {
            match counts.iter_mut().find(|(verb, _)| *verb == made.verb) {
                Some((_, count)) => *count += 1,
                None => counts.push((made.verb, 1)),
            }
        }
        let mut parts = counts.into_iter().map(|(verb, count)| format!("{verb} {}", number(count)));
        let first = parts.next().map(|first| {
            let noun = if first.ends_with(" 1") { self.noun.what } else { self.noun.plural };
            format!("{first} {noun}")
        });
        first.into_iter().chain(parts).collect::<Vec<_>>().join(", ")
    }
}

fn number(count: usize) -> String {
    grouped(u128::try_from(count).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::input::CUSTOMER;
    use crate::cli::printer::tests::{Captured, printer, style};
    use crate::client::{BaseUrl, Client, ClientOptions};

    const VIEW: View = View { id: "user_id", columns: &[] };

    fn context(format: Format) -> (Context, Captured, Captured) {
        let (printer, out, err) = printer(style(format, false));
        let options = ClientOptions::new(BaseUrl::parse("http://127.0.0.1:9").unwrap(), None);
        let client = Client::new(options).unwrap();
        let context = Context {
            client,
            printer,
            yes: false,
            may_ask: false,
            dry_run: false,
            has_timeout: false,
            has_own_key: false,
            watch: Cell::new(None),
        };
        (context, out, err)
    }

    /// Does it to 0, 1, 2, …; every one that 7 divides fails, every second one is unchanged.
    fn done(format: Format, count: usize, continue_on_error: bool) -> (Outcome, String, String) {
        let (context, out, err) = context(format);
        let at_once = AtOnceArgs { concurrency: 1, continue_on_error };
        let bulk = Bulk {
            context: &context,
            view: &VIEW,
            noun: &CUSTOMER,
            doing: "creating",
            at_once,
            is_list: true,
            told: None,
        };
        let items: Vec<usize> = (1..=count).collect();
        let act = async |item: &usize| {
            let row = Row::from_iter([("user_id".to_owned(), format!("c{item}").into())]);
            match item {
                item if item % 7 == 0 => Err(Failure::new(Kind::Conflict, format!("no {item}"))),
                item if item % 2 == 0 => Ok(Some(Made::new(UNCHANGED, row))),
                _ => Ok(Some(Made::new("created", row))),
            }
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let outcome =
            runtime.block_on(bulk.run(&items, act, |made| format!("{} {}", made.verb, made.row["user_id"])));
        (outcome, out.take(), err.take())
    }

    #[test]
    fn the_first_failure_ends_it_and_what_was_done_is_told() {
        let (outcome, out, err) = done(Format::Table, 9, false);
        assert_eq!(outcome.unwrap_err().message, "no 7");
        assert_eq!(out, "created \"c1\"\ncreated \"c3\"\ncreated \"c5\"\n");
        assert!(err.contains("unchanged \"c6\"\n") && err.contains("6 of 9 done"), "{err}");
        assert_eq!(done(Format::Id, 9, false).1, "c1\nc2\nc3\nc4\nc5\nc6\n");
    }

    #[test]
    fn a_part_that_fails_is_a_partial_failure() {
        let (outcome, out, err) = done(Format::Table, 1_400, true);
        let failure = outcome.unwrap_err();
        assert_eq!((failure.kind, &*failure.message), (Kind::Partial, "200 of 1,400 failed"));
        assert_eq!(out, "created 600 customers, unchanged 600\n");
        assert_eq!(err.matches("error: no ").count(), 200);
        assert_eq!(done(Format::Table, 6, true).0, Ok(ExitStatus::Success));
        assert_eq!(done(Format::Jsonl, 0, true).1, "");
    }
}
