//! How a table stands: the selected row by its id, marks, sort, filter, scroll.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Screen;
use crate::text::filter::Filter;

/// The filter of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filtering {
    /// As it was typed.
    pub(crate) text: String,
    /// As it was understood: the last text that could be.
    pub(crate) filter: Option<Filter>,
    /// Why the text cannot be understood.
    pub(crate) error: Option<String>,
    /// A field of it that no row has.
    pub(crate) unknown: Option<String>,
    /// The text that `filter` was read from.
    pub(crate) read: String,
    /// Whether it is being typed.
    pub(crate) is_open: bool,
    /// The place of the cursor, in characters.
    pub(crate) cursor: usize,
    /// What was typed before, the newest last.
    pub(crate) history: Vec<String>,
    /// The place in the history, while it is walked.
    pub(crate) recalled: Option<usize>,
    /// What was being typed when the walk through the history began.
    pub(crate) draft: String,
}

impl Filtering {
    /// No filter; what was typed before can be had again.
    pub(crate) fn clear(&mut self) {
        *self = Self { history: std::mem::take(&mut self.history), ..Self::default() };
    }

    /// Reads what was typed. What cannot be read leaves the last filter that could.
    pub(crate) fn understand(&mut self, now: Timestamp) {
        self.unknown = None;
        if self.text.trim().is_empty() {
            (self.filter, self.error, self.read) = (None, None, String::new());
            return;
        }
        match Filter::parse(&self.text, &now.to_zoned(TimeZone::UTC)) {
            Ok(filter) => {
                (self.filter, self.error) = (Some(filter), None);
                self.read.clone_from(&self.text);
            }
            Err(wrong) => self.error = Some(format!("at character {}: {}", wrong.at, wrong.message)),
        }
    }
}

/// Where the selection is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Place {
    /// The id of the selected row.
    pub(crate) id: Option<String>,
    /// The row it was last seen at: where the selection stays when the object goes.
    pub(crate) row: usize,
    /// The first row that is shown.
    pub(crate) offset: usize,
    /// The row to be selected as soon as it is there: an object that was just made or named.
    pub(crate) wanted: Option<String>,
    /// The selected object has gone, and nothing is selected until somebody chooses: where the next row
    /// would be somebody else's call.
    pub(crate) is_lost: bool,
}

/// How a table stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableState {
    /// The selection.
    pub(crate) place: Place,
    /// The marked rows, by id.
    pub(crate) marks: BTreeSet<String>,
    /// The row from which a range is marked.
    pub(crate) range_from: Option<String>,
    /// The column it is sorted by, by its place among the columns of the screen.
    pub(crate) sort: usize,
    /// Whether the largest comes first.
    pub(crate) is_descending: bool,
    /// The filter.
    pub(crate) filtering: Filtering,
    /// How many columns are scrolled out on the left.
    pub(crate) column: usize,
    /// Follows the newest row: Tail only.
    pub(crate) follows: bool,
}

impl TableState {
    /// The table of a screen at the start.
    pub(crate) fn of(screen: Screen) -> Self {
        let by_first = Self::default();
        match screen {
            // The largest spender first.
            Screen::Overview => Self { sort: 1, is_descending: true, ..by_first },
            // The oldest call first, and the newest failure.
            Screen::Active => Self { sort: 8, is_descending: true, ..by_first },
            Screen::Delivery => Self { is_descending: true, ..by_first },
            Screen::Tail => Self { follows: true, ..by_first },
            _ => by_first,
        }
    }
}
