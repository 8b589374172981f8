//! The rows of In flight: calls that are running.

use super::sort::{By, Sort, down, listed, up};
use crate::tui::data::Active;
use crate::tui::state::{Screen, State};

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[
    up("request"),
    up("customer"),
    up("key"),
    up("model"),
    up("state"),
    down("held"),
    down("out"),
    down("cost so far"),
    down("age"),
];

/// Their ids after filter and sort, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let table = &state.tables[Screen::Active as usize];
    let rows = state.shown().active.rows();
    listed(table, rows, "request_id", |call| (&call.id, &call.row), |call| by(state, call, table.sort))
}

fn by(state: &State, call: &Active, column: usize) -> Option<By> {
    match column {
        1 => call.customer.as_deref().and_then(By::text),
        2 => call.key.as_deref().and_then(By::text),
        3 => By::text(&call.model),
        4 => By::count(call.state as u64),
        5 => By::amount(call.held),
        6 => By::count(call.output_tokens),
        7 => call.spend.and_then(By::amount),
        8 => call.started_at.map(|at| By::Number(state.since(at).as_millis())),
        _ => By::text(&call.call.request_id),
    }
}
