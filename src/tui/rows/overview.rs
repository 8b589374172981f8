//! The rows of Overview: its customers.

use super::sort::{Sort, down, up};
use crate::tui::state::State;

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[up("customer"), down("spend")];

/// Their ids after filter and sort, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let customers = state.shown().overview.rows().first().map(|overview| overview.customers.as_slice());
    let ids: Vec<String> = customers.unwrap_or_default().iter().map(|customer| customer.id.clone()).collect();
    let of = ids.len();
    (ids, of)
}
