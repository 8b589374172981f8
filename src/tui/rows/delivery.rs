//! The rows of Delivery: what failed, or waits for another attempt.

use super::sort::{By, Sort, down, listed, up};
use crate::tui::data::{Destination, Failed};
use crate::tui::state::{Screen, State};

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[
    down("time"),
    up("target"),
    up("id"),
    up("customer"),
    down("try"),
    up("state"),
    up("next"),
    up("error"),
];

/// Their ids after filter and sort, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let table = &state.tables[Screen::Delivery as usize];
    let rows = state.shown().failed.rows();
    listed(table, rows, "id", |failed| (&failed.id, &failed.row), |failed| by(failed, table.sort))
}

/// The destination that has the keys, and its place among the others.
pub(crate) fn in_front(state: &State) -> Option<(usize, &Destination)> {
    if state.screen != Screen::Delivery || state.has_table_keys() {
        return None;
    }
    let all = state.shown().destinations.rows();
    let chosen = all.iter().position(|of| Some(&of.name) == state.destination.as_ref()).unwrap_or(0);
    all.get(chosen).map(|of| (chosen, of))
}

fn by(failed: &Failed, column: usize) -> Option<By> {
    match column {
        1 => By::text(&failed.destination),
        2 => By::text(&failed.id),
        3 => failed.customer.as_deref().and_then(By::text),
        4 => By::count(failed.attempts),
        5 => By::text(&failed.state),
        6 => failed.next_at.map(By::At),
        7 => failed.error.as_deref().and_then(By::text),
        _ => failed.at.map(By::At),
    }
}
