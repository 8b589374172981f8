//! The ledger's lines from the server; from its log of calls where the server is one that does not
//! tell its ledger.

use super::logs::LogPages;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::client::{Cause, EntryPages, EntryQuery};
use crate::wire::entry::LedgerLine;

/// A reader of lines that holds one page at a time.
pub(crate) struct Lines<'a> {
    context: &'a Context,
    query: EntryQuery,
    way: Way<'a>,
    has_begun: bool,
    needs_numbers: bool,
}

enum Way<'a> {
    Ledger(EntryPages<'a>),
    Log(LogPages<'a>),
}

impl<'a> Lines<'a> {
    /// The lines of a query.
    pub(crate) fn of(context: &'a Context, query: EntryQuery) -> Self {
        let way = Way::Ledger(context.client.entries(query.clone()));
        Self { context, query, way, has_begun: false, needs_numbers: false }
    }

    /// The same, if they keep their numbers: those of a log are counted anew each time, so that
    /// nothing can be gone on with by them.
    pub(crate) fn that_keep_numbers(self) -> Self {
        Self { needs_numbers: true, ..self }
    }

    /// The next lines, never none of them; `None` after the last.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<LedgerLine>>, Failure> {
        if let Way::Ledger(pages) = &mut self.way {
            match pages.next().await {
                Err(error) if error.cause == Cause::Unsupported && !self.has_begun => {}
                page => {
                    self.has_begun = true;
                    return Ok(page?);
                }
            }
            if self.needs_numbers {
                return Err(Failure::new(
                    Kind::Unsupported,
                    "--resume needs the numbers of the ledger's lines, and this server does not tell its ledger",
                )
                .hint("write it anew: leave --resume out"));
            }
            self.context.printer.note(
                "this server does not tell its ledger: read from its log of calls, \
                 which has no corrections and no resets",
            );
            self.way = Way::Log(LogPages::of(&self.context.client, self.query.clone()));
        }
        match &mut self.way {
            Way::Ledger(_) => Ok(None),
            Way::Log(pages) => pages.next().await,
        }
    }

    /// Whether they keep their numbers.
    pub(crate) fn keep_numbers(&self) -> bool {
        matches!(self.way, Way::Ledger(_))
    }

    /// The newest line that belongs to these pages, where that is known.
    pub(crate) fn as_of(&self) -> Option<u64> {
        match &self.way {
            Way::Ledger(pages) => pages.as_of(),
            Way::Log(_) => None,
        }
    }
}
