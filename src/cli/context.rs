//! What every command works with: the client, the printer, and who may be asked what.

use std::cell::Cell;
use std::io::BufRead as _;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;

use super::failure::{ExitStatus, Failure, Kind, Outcome};
use super::fields::ListArgs;
use super::global::Format;
use super::printer::{Printer, TERMINAL_ROWS_MAX};
use super::progress::Progress;
use super::shell::quoted;
use super::table::View;
use crate::client::{Cause, Client, ClientError, Row};
use crate::domain::id::check_id;
pub(crate) use crate::text::near::{edit_distance, nearest};

/// From this many objects on, a yes is too easily said.
const EASY_YES_MAX: usize = 10;

/// The surroundings of one command.
pub(crate) struct Context {
    pub(crate) client: Client,
    pub(crate) printer: Printer,
    /// `--yes`
    pub(crate) yes: bool,
    /// Whether there is a person to ask.
    pub(crate) may_ask: bool,
    /// Nothing will be changed, so nothing needs a yes.
    pub(crate) dry_run: bool,
    /// Whether the person chose how long to wait.
    pub(crate) has_timeout: bool,
    /// The key is this machine's own, which nobody has named: its server's master key.
    pub(crate) has_own_key: bool,
    /// A list that is to be shown again leaves its pause here; who ran the command does so.
    pub(crate) watch: Cell<Option<Duration>>,
}

impl Context {
    /// How many rows of a list to show when the list is `limit`ed or `all` is wanted.
    pub(crate) fn rows_max(&self, limit: Option<usize>, all: bool) -> usize {
        let style = self.printer.style();
        match limit {
            Some(limit) => limit,
            None if all || style.format != Format::Table || !style.look.is_terminal => usize::MAX,
            None => TERMINAL_ROWS_MAX,
        }
    }

    /// Prints a list: what passes the filter, in order, the page that was asked for, and no more
    /// than fits.
    pub(crate) fn list(&self, view: &View, mut rows: Vec<Row>, args: &ListArgs) -> Outcome {
        self.watch.set(args.watch);
        if let Some(name) = args.filter.as_ref().and_then(|filter| filter.unknown_field(&rows)) {
            return Err(super::listing::unknown_field(name, view, &rows));
        }
        rows.retain(|row| args.passes(row, view.id));
        self.printer.sort_checked(view, &mut rows)?;
        let mut rows = args.page_of(rows);
        let total = rows.len();
        rows.truncate(self.rows_max(args.limit, args.all));
        self.printer.list(view, &rows, total)?;
        Ok(ExitStatus::Success)
    }

    /// Asks before something that cannot be taken back. `count` objects are at stake.
    pub(crate) async fn confirm(&self, question: &str, count: usize) -> Result<(), Failure> {
        if count > EASY_YES_MAX {
            return self.confirm_typed(question, &count.to_string()).await;
        }
        if self.needs_no_answer()? {
            return Ok(());
        }
        self.printer.prompt(&format!("{question} [y/N] "));
        match read_line().await?.as_deref().map(str::trim) {
            Some("y" | "Y" | "yes" | "Yes" | "YES") => Ok(()),
            _ => Err(Failure::new(Kind::Cancelled, "cancelled")),
        }
    }

    /// Asks so that the answer cannot be given by habit.
    pub(crate) async fn confirm_typed(&self, question: &str, word: &str) -> Result<(), Failure> {
        if self.needs_no_answer()? {
            return Ok(());
        }
        self.printer.prompt(&format!("{question} type {word} to go on: "));
        match read_line().await? {
            Some(answer) if answer.trim() == word => Ok(()),
            _ => Err(Failure::new(Kind::Cancelled, "cancelled")),
        }
    }

    fn needs_no_answer(&self) -> Result<bool, Failure> {
        if self.yes || self.dry_run {
            return Ok(true);
        }
        if self.may_ask {
            return Ok(false);
        }
        Err(Failure::usage("this needs a yes, and there is nobody to ask").hint("say it with --yes"))
    }

    /// Does something to each of `items`, several at a time, with its progress on stderr; the rows
    /// are in the order of the items. After the first failure nothing new is begun, unless
    /// `go_on`; what is under way is always waited for, so that nobody has to guess what was done.
    /// Every failure but the one that ends it is printed here.
    pub(crate) async fn each_at_once<T, F>(&self, what: &str, items: &[T], how: AtOnce, act: F) -> Done
    where
        F: AsyncFn(&T) -> Result<Option<Row>, Failure>,
    {
        let progress = Progress::start(&self.printer, what, u64::try_from(items.len()).ok());
        let mut waiting = items.iter().enumerate();
        let mut under_way = FuturesUnordered::new();
        let (mut rows, mut failed, mut stopped) = (Vec::new(), 0, None);
        loop {
            while stopped.is_none() && under_way.len() < how.concurrency.max(1) {
                let Some((at, item)) = waiting.next() else { break };
                let act = &act;
                under_way.push(async move { (at, act(item).await) });
            }
            let Some((at, outcome)) = under_way.next().await else { break };
            progress.advance(1);
            match outcome {
                Ok(row) => rows.extend(row.map(|row| (at, row))),
                Err(failure) if failure.kind == Kind::DryRun => {
                    progress.aside(|printer| printer.failure(&failure));
                }
                Err(failure) if stopped.is_some() || (how.go_on && failure.kind != Kind::ReaderGone) => {
                    progress.aside(|printer| printer.failure(&failure));
                    failed += 1;
                }
                Err(failure) => stopped = Some(failure),
            }
        }
        rows.sort_by_key(|(at, _)| *at);
        Done { rows: rows.into_iter().map(|(_, row)| row).collect(), failed, stopped }
    }
}

/// How many of several things are done at a time, and what a failure among them ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AtOnce {
    /// At the most so many are under way together.
    pub(crate) concurrency: usize,
    /// Go on after a failure.
    pub(crate) go_on: bool,
}

impl AtOnce {
    /// In the order in which they were named.
    pub(crate) const fn one_by_one(go_on: bool) -> Self {
        Self { concurrency: 1, go_on }
    }
}

/// What came of doing something to several objects.
#[derive(Debug, Default)]
pub(crate) struct Done {
    rows: Vec<Row>,
    /// How many failures were printed.
    failed: usize,
    /// What ended it before its time.
    pub(crate) stopped: Option<Failure>,
}

impl Done {
    /// Prints what was done, one sentence per object, also where the rest failed, and answers how
    /// it ends.
    pub(crate) fn finish(self, printer: &Printer, view: &View, said: impl Fn(&Row) -> String) -> Outcome {
        let total = self.rows.len() + self.failed;
        let printed = if self.rows.is_empty() {
            Ok(())
        } else {
            let sentences: Vec<String> = self.rows.iter().map(said).collect();
            printer.done(view, &self.rows, &sentences.join("\n"))
        };
        // A failure is told also where nobody reads the rest.
        match (self.stopped, self.failed) {
            (Some(failure), _) => Err(failure),
            (None, 0) => printed.map(|()| ExitStatus::Success),
            (None, failed) => Err(Failure::new(Kind::Partial, format!("{failed} of {total} failed"))),
        }
    }
}

/// The next line of stdin; `None` at its end. Read aside, so that Ctrl-C still ends the wait.
pub(crate) async fn read_line() -> Result<Option<String>, Failure> {
    let read = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map(|bytes| (bytes > 0).then_some(line))
    });
    match read.await {
        Ok(line) => Ok(line?),
        Err(_) => Err(Failure::new(Kind::Error, "stdin could not be read")),
    }
}

/// The ids of a command line; `-` stands for those on stdin, one per line. A stdin that names nobody
/// ends the command: it finds nothing to do, and would mean something else without ids.
pub(crate) fn ids(arguments: &[String]) -> Result<Vec<String>, Failure> {
    match ids_if_any(arguments)? {
        ids if ids.is_empty() && !arguments.is_empty() => Err(nothing_to_do()),
        ids => Ok(ids),
    }
}

/// How a command ends that is about nobody.
pub(crate) fn nothing_to_do() -> Failure {
    Failure::new(Kind::NothingToDo, "nothing to do")
}

/// The same, where there may be others besides those on stdin.
pub(crate) fn ids_if_any(arguments: &[String]) -> Result<Vec<String>, Failure> {
    let mut ids = Vec::new();
    for argument in arguments {
        if argument == "-" {
            ids.extend(ids_of(std::io::stdin().lock())?);
        } else {
            ids.push(argument.clone());
        }
    }
    for id in &ids {
        check_id(id).map_err(|error| Failure::usage(format!("an id {error}")))?;
    }
    Ok(ids)
}

fn ids_of(reader: impl std::io::BufRead) -> Result<Vec<String>, Failure> {
    let mut ids = Vec::new();
    for line in reader.lines() {
        let line = line?;
        if !line.trim().is_empty() {
            ids.push(line.trim().to_owned());
        }
    }
    Ok(ids)
}

/// The failure for an object that is not there: named, with the nearest id that is.
pub(crate) fn missing(error: ClientError, what: &str, id: &str, known: &[String]) -> Failure {
    if error.cause != Cause::NotFound {
        return error.into();
    }
    let mut hints = Vec::new();
    if let Some(near) = nearest(id, known) {
        hints.push(format!("did you mean '{near}'?"));
    }
    if what != "key" {
        hints.push(format!("create it: litellm-rs {what} new {}", quoted(id)));
    }
    let failure = Failure::from(error).reworded(format!("{what} '{id}' not found"));
    if hints.is_empty() { failure } else { failure.hint(hints.join("  ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_stdin_are_its_lines() {
        assert_eq!(ids_of("a\n\n b \r\nc".as_bytes()).unwrap(), ["a", "b", "c"]);
        assert!(ids(&["".to_owned()]).is_err());
        assert_eq!(ids(&["a".to_owned(), "b".to_owned()]).unwrap(), ["a", "b"]);
    }
}
