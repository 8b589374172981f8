//! The rows of Customers.

use super::sort::{By, Sort, down, listed, up};
use crate::tui::data::Customer;
use crate::tui::state::{Screen, State};

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[
    up("customer"),
    up("alias"),
    down("spend"),
    down("held"),
    down("max"),
    down("used"),
    up("budget"),
    up("resets"),
    down("state"),
];

/// Their ids after filter and sort, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let table = &state.tables[Screen::Customers as usize];
    let rows = state.shown().customers.rows();
    listed(
        table,
        rows,
        "user_id",
        |customer| (&customer.id, &customer.row),
        |customer| by(customer, table.sort),
    )
}

fn by(customer: &Customer, column: usize) -> Option<By> {
    let Customer { id, alias, spend, held, budget_id, limits, .. } = customer;
    match column {
        1 => alias.as_deref().and_then(By::text),
        2 => By::amount(*spend),
        3 => By::amount(*held),
        4 => limits.max.and_then(By::amount),
        5 => By::share(*spend, limits.max),
        6 => budget_id.as_deref().and_then(By::text),
        7 => limits.resets_at.map(By::At),
        8 => By::count(customer.standing() as u64),
        _ => By::text(id),
    }
}
