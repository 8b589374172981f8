//! Which rows a screen shows and in which order: what passes its filter, sorted by one of its columns.
//! Pure; knows nothing of how rows look.

pub(crate) mod active;
mod budgets;
mod customers;
pub(crate) mod delivery;
pub(crate) mod help;
mod keys;
pub(crate) mod overview;
mod sort;
pub(crate) mod tail;

use std::collections::HashSet;

use super::state::{Screen, State};
pub(crate) use budgets::{Uses, uses};
pub(crate) use sort::Sort;

/// The ids of the rows of a screen after filter and sort, and how many there were before.
pub(crate) fn ids(state: &State, screen: Screen) -> (Vec<String>, usize) {
    match screen {
        Screen::Overview => overview::ids(state),
        Screen::Customers => customers::ids(state),
        Screen::Budgets => budgets::ids(state),
        Screen::Keys => keys::ids(state),
        Screen::Tail => tail::ids(state),
        Screen::Delivery => delivery::ids(state),
        Screen::Active => active::ids(state),
        Screen::Help => help::ids(state),
    }
}

/// What the rows of a screen can be sorted by, in the order of the columns of its table.
pub(crate) fn sorts(screen: Screen) -> &'static [Sort] {
    match screen {
        Screen::Overview => overview::SORTS,
        Screen::Customers => customers::SORTS,
        Screen::Budgets => budgets::SORTS,
        Screen::Keys => keys::SORTS,
        Screen::Tail => tail::SORTS,
        Screen::Delivery => delivery::SORTS,
        Screen::Active => active::SORTS,
        Screen::Help => &[],
    }
}

/// The ids of all objects of a screen, whether they pass the filter or not; `None` while its list is
/// not there or not all of it was read, or where rows are no objects.
pub(crate) fn all(state: &State, screen: Screen) -> Option<HashSet<&str>> {
    use super::state::List;

    fn of<'s, T>(list: &'s List<T>, id: impl Fn(&'s T) -> &'s str) -> Option<HashSet<&'s str>> {
        let is_whole = matches!(list, List::Ready { .. }) && list.shortened().is_none();
        is_whole.then(|| list.rows().iter().map(id).collect())
    }
    let data = state.shown();
    match screen {
        Screen::Customers => of(&data.customers, |customer| &customer.id),
        Screen::Budgets => of(&data.budgets, |budget| &budget.id),
        Screen::Keys => of(&data.keys, |key| &key.hash),
        Screen::Delivery => of(&data.failed, |failed| &failed.id),
        Screen::Active => of(&data.active, |active| &active.id),
        Screen::Overview | Screen::Tail | Screen::Help => None,
    }
}
