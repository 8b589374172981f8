//! How far long work has come: a bar on a terminal, else a plain line now and then. On stderr only.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::global::Format;
use super::money::grouped;
use super::printer::Printer;

/// Work that ends sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(300);
/// Without a terminal: a line at the latest after this time …
const LINE_EVERY: Duration = Duration::from_secs(30);
/// … and at the most one for each part of the work.
const PARTS: u64 = 10;

/// The progress of one piece of work with a known number of steps, or with none that is known.
pub(crate) struct Progress<'a> {
    printer: &'a Printer,
    what: String,
    total: Option<u64>,
    done: Cell<u64>,
    started: Instant,
    way: Way,
}

/// How progress is told.
enum Way {
    Silent,
    Bar(ProgressBar),
    Lines(RefCell<Lines>),
}

/// When the last line was said, and of which part.
struct Lines {
    at: Instant,
    part: u64,
}

impl<'a> Progress<'a> {
    /// Begins work of `total` steps: `what` says which, like `applying`.
    pub(crate) fn start(printer: &'a Printer, what: impl Into<String>, total: Option<u64>) -> Self {
        let style = printer.style();
        let is_machine = matches!(style.format, Format::Json | Format::Jsonl | Format::Yaml);
        let what = what.into();
        let way = if style.quiet || (is_machine && !style.err_is_terminal) {
            Way::Silent
        } else if style.err_is_terminal {
            Way::Bar(bar(&what, total, style.look.ascii, style.err_color))
        } else {
            Way::Lines(RefCell::new(Lines { at: Instant::now(), part: 0 }))
        };
        Self { printer, what, total, done: Cell::new(0), started: Instant::now(), way }
    }

    /// So many more steps are done.
    pub(crate) fn advance(&self, steps: u64) {
        self.done.set(self.done.get().saturating_add(steps));
        match &self.way {
            Way::Silent => {}
            Way::Bar(bar) => {
                bar.set_position(self.done.get());
                if self.started.elapsed() > PATIENCE && bar.is_hidden() {
                    bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
                }
            }
            Way::Lines(lines) => self.say_line(&mut lines.borrow_mut()),
        }
    }

    /// So many steps are done in all.
    pub(crate) fn reach(&self, done: u64) {
        self.advance(done.saturating_sub(self.done.get()));
    }

    fn say_line(&self, lines: &mut Lines) {
        let done = self.done.get();
        let part = self.total.filter(|total| *total > 0).map_or(0, |total| {
            u64::try_from(u128::from(done) * u128::from(PARTS) / u128::from(total)).unwrap_or(PARTS)
        });
        let is_due = part > lines.part || lines.at.elapsed() >= LINE_EVERY;
        if !is_due || self.started.elapsed() < PATIENCE {
            return;
        }
        (lines.at, lines.part) = (Instant::now(), part);
        let all = self.total.map(|total| format!(" of {}", grouped(total.into()))).unwrap_or_default();
        self.printer.note(&format!("{}: {}{all}", self.what, grouped(done.into())));
    }

    /// Talks to stderr without tearing the bar.
    pub(crate) fn aside<T>(&self, talk: impl FnOnce(&Printer) -> T) -> T {
        match &self.way {
            Way::Bar(bar) => bar.suspend(|| talk(self.printer)),
            Way::Silent | Way::Lines(_) => talk(self.printer),
        }
    }
}

impl Drop for Progress<'_> {
    /// The bar goes with the work, however it ended.
    fn drop(&mut self) {
        if let Way::Bar(bar) = &self.way {
            bar.finish_and_clear();
        }
    }
}

fn bar(what: &str, total: Option<u64>, ascii: bool, color: bool) -> ProgressBar {
    // Hidden until the work has lasted: most of it is over before a bar could be read.
    let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
    let template = match (total.is_some(), color) {
        (true, true) => "{msg} {bar:30.cyan} {human_pos} of {human_len}  {eta} left",
        (true, false) => "{msg} {bar:30} {human_pos} of {human_len}  {eta} left",
        (false, _) => "{msg} {human_pos}  {elapsed}",
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.set_style(style.progress_chars(if ascii { "#>-" } else { "█▓░" }));
    bar.set_message(what.to_owned());
    bar
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::printer::Style;
    use crate::cli::printer::tests::{printer, style};

    fn said(format: Format, quiet: bool, total: Option<u64>, waited: Duration) -> String {
        let (printer, _, err) = printer(Style { quiet, ..style(format, false) });
        let mut progress = Progress::start(&printer, "applying", total);
        progress.started = Instant::now().checked_sub(waited).unwrap();
        (0..1_000).for_each(|_| progress.advance(10));
        err.take()
    }

    #[test]
    fn without_a_terminal_there_is_a_line_for_each_tenth() {
        let long = PATIENCE * 2;
        let lines = said(Format::Table, false, Some(10_000), long);
        assert_eq!(lines.lines().count(), 10, "{lines}");
        assert_eq!(lines.lines().next(), Some("applying: 1,000 of 10,000"));
        assert_eq!(lines.lines().last(), Some("applying: 10,000 of 10,000"));
        for (format, quiet, total, waited) in [
            (Format::Table, true, Some(10_000), long),
            (Format::Json, false, Some(10_000), long),
            (Format::Table, false, Some(10_000), Duration::ZERO),
            (Format::Table, false, None, long),
        ] {
            assert_eq!(said(format, quiet, total, waited), "", "{format:?} {quiet} {total:?} {waited:?}");
        }
    }
}
