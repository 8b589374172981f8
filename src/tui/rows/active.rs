//! The rows of In flight: calls that are running.

use super::sort::{By, Sort, listed, up};
use crate::tui::state::{Screen, State};

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[up("started")];

/// Their ids after filter and sort, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let table = &state.tables[Screen::Active as usize];
    let rows = state.shown().active.rows();
    listed(
        table,
        rows,
        "request_id",
        |call| (&call.request_id, &call.row),
        |call| call.started_at.map(By::At),
    )
}
