//! The rows of Delivery: what failed or waits for another attempt.

use super::sort::{By, Sort, down, listed};
use crate::tui::state::{Screen, State};

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[down("time")];

/// Their ids after filter and sort, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let table = &state.tables[Screen::Delivery as usize];
    let rows = state.shown().failed.rows();
    listed(table, rows, "id", |failed| (&failed.id, &failed.row), |failed| failed.at.map(By::At))
}
