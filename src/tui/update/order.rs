//! Which rows a screen shows, in which order: after filter and sort, at most twice a second, and
//! resting while somebody is pressing keys. The selection follows its object, not its row.

use std::collections::HashSet;

use crate::tui::areas;
use crate::tui::rows;
use crate::tui::state::{Asked, Order, Place, State};

/// Rows change places no faster than this.
const PACE_MS: i128 = 500;
/// They rest for so long after a key or a click.
const REST_MS: i128 = 2_000;

/// Puts the rows of the screen in front in order, when it is time, and keeps the selection on its
/// object.
pub(super) fn settle(state: &mut State) {
    arrange(state);
    place(state);
    state.settled = Some(state.screen);
}

fn arrange(state: &mut State) {
    let table = state.table();
    let asked = Asked {
        filter: table.filtering.read.clone(),
        sort: table.sort,
        is_descending: table.is_descending,
        is_frozen: state.frozen.is_some(),
    };
    let order = state.order();
    let is_other = state.settled != Some(state.screen) || order.made_for.as_ref() != Some(&asked);
    // A clock that was set back does not keep rows where they are.
    let age_ms = state.now.duration_since(order.made_at).as_millis();
    let is_due = order.of == 0 || !(0..PACE_MS).contains(&age_ms);
    if !is_other && !is_due {
        return;
    }
    let rests = !is_other && (0..REST_MS).contains(&state.now.duration_since(state.touched_at).as_millis());
    let (sorted, of) = rows::ids(state, state.screen);
    let ids = if rests { resting(&order.ids, sorted) } else { sorted };
    state.orders[state.screen as usize] = Order { ids, of, made_at: state.now, made_for: Some(asked) };
    forget_gone(state);
}

/// The rows where they were: what is gone goes, what is new comes last.
fn resting(before: &[String], sorted: Vec<String>) -> Vec<String> {
    let known: HashSet<&String> = before.iter().collect();
    let there: HashSet<&String> = sorted.iter().collect();
    let stay = before.iter().filter(|id| there.contains(id)).cloned();
    let come = sorted.iter().filter(|id| !known.contains(id)).cloned();
    stay.chain(come).collect()
}

/// Objects that are gone are marked no longer.
fn forget_gone(state: &mut State) {
    let table = state.table();
    if table.marks.is_empty() && table.range_from.is_none() {
        return;
    }
    let Some(all) = rows::all(state, state.screen) else { return };
    let is_gone = |id: &&String| !all.contains(id.as_str());
    let gone: Vec<String> = table.marks.iter().chain(&table.range_from).filter(is_gone).cloned().collect();
    let table = state.table_mut();
    for id in gone {
        table.marks.remove(&id);
        if table.range_from.as_ref() == Some(&id) {
            table.range_from = None;
        }
    }
}

/// Puts the selection on its object, or where it was.
fn place(state: &mut State) {
    let visible = areas::visible_rows(state);
    let screen = state.screen as usize;
    let (table, ids) = (&mut state.tables[screen], &state.orders[screen].ids);
    let place = &mut table.place;
    let Some(last) = ids.len().checked_sub(1) else {
        // It comes back when its row does.
        place.wanted = place.wanted.take().or(place.id.take());
        return;
    };
    place.row = match found(place, ids) {
        _ if table.follows => last,
        Some(row) => row,
        None => place.row.min(last),
    };
    place.id = ids.get(place.row).cloned();
    place.offset = areas::offset(place.offset, place.row, ids.len(), visible);
}

/// The row of the object that is wanted or selected.
fn found(place: &mut Place, ids: &[String]) -> Option<usize> {
    if let Some(row) = place.wanted.as_ref().and_then(|wanted| ids.iter().position(|id| id == wanted)) {
        place.wanted = None;
        return Some(row);
    }
    let id = place.id.as_ref()?;
    match ids.get(place.row) {
        Some(there) if there == id => Some(place.row),
        _ => ids.iter().position(|there| there == id),
    }
}
