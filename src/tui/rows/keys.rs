//! The rows of Keys.

use super::sort::{By, Sort, down, listed, up};
use crate::tui::data::Key;
use crate::tui::state::{Screen, State};

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[
    up("alias"),
    up("key"),
    up("team"),
    up("user"),
    down("spend"),
    down("max"),
    down("used"),
    up("expires"),
    down("last used"),
    down("state"),
];

/// Their hashes after filter and sort, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let table = &state.tables[Screen::Keys as usize];
    let by = |key: &Key| by(key, table.sort, state);
    listed(table, state.shown().keys.rows(), "token", |key| (&key.hash, &key.row), by)
}

fn by(key: &Key, column: usize, state: &State) -> Option<By> {
    let Key { alias, name, team, user, spend, limits, expires, last_used, .. } = key;
    match column {
        1 => By::text(name),
        2 => team.as_deref().and_then(By::text),
        3 => user.as_deref().and_then(By::text),
        4 => By::amount(*spend),
        5 => limits.max.and_then(By::amount),
        6 => By::share(*spend, limits.max),
        7 => expires.map(By::At),
        8 => last_used.map(By::At),
        9 => By::count(key.standing(state.now) as u64),
        _ => alias.as_deref().and_then(By::text),
    }
}
