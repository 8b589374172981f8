//! Moving through rows, columns and panels; sorting; marking.

use jiff::SignedDuration;

use super::keys::say;
use super::objects;
use crate::tui::areas;
use crate::tui::event::Effect;
use crate::tui::keymap::Action;
use crate::tui::rows;
use crate::tui::state::{Screen, State, Tone};

/// Two clicks within this time are one double click.
const DOUBLE_MS: i64 = 400;
/// No table has so many columns that more could be scrolled out.
const COLUMNS_MAX: usize = 32;

/// Does it.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let page = areas::visible_rows(state).max(1).cast_signed();
    match action {
        Action::Down => step(state, 1),
        Action::Up => step(state, -1),
        Action::First => step(state, isize::MIN),
        Action::Last => last(state),
        Action::HalfDown => step(state, (page / 2).max(1)),
        Action::HalfUp => step(state, -(page / 2).max(1)),
        Action::PageDown => step(state, page),
        Action::PageUp => step(state, -page),
        Action::Left => columns(state, -1),
        Action::Right => columns(state, 1),
        Action::NextPanel => panel(state, 1),
        Action::PreviousPanel => panel(state, -1),
        Action::Sort => {
            let count = rows::sorts(state.screen).len();
            let next = state.table().sort.saturating_add(1).checked_rem(count).unwrap_or(0);
            sort(state, next);
        }
        Action::Reverse => {
            let table = state.table_mut();
            table.is_descending = !table.is_descending;
        }
        Action::Mark => mark(state),
        Action::MarkRange => mark_range(state),
        _ => {}
    }
    Vec::new()
}

/// Selects the row so many rows further, as far as there are any.
fn step(state: &mut State, by: isize) {
    let visible = areas::visible_rows(state);
    let is_text = state.screen == Screen::Help;
    let table = state.table_mut();
    // Who looks back wants to read, not to be carried away by what comes.
    table.follows = table.follows && by > 0;
    let from = match is_text {
        // Text has no selection that would have to reach the edge first.
        true if by > 0 => table.place.row.max(table.place.offset.saturating_add(visible.saturating_sub(1))),
        true => table.place.row.min(table.place.offset),
        false => table.place.row,
    };
    select(state, from.saturating_add_signed(by));
}

fn last(state: &mut State) {
    if state.screen == Screen::Tail {
        state.table_mut().follows = true;
    }
    step(state, isize::MAX);
}

/// Selects a row, or the last one.
fn select(state: &mut State, row: usize) {
    let screen = state.screen as usize;
    let (table, ids) = (&mut state.tables[screen], &state.orders[screen].ids);
    table.place.wanted = None;
    table.place.row = row.min(ids.len().saturating_sub(1));
    table.place.id = ids.get(table.place.row).cloned();
}

fn columns(state: &mut State, by: isize) {
    let most = rows::sorts(state.screen).len().saturating_sub(2).min(COLUMNS_MAX);
    let table = state.table_mut();
    table.column = table.column.saturating_add_signed(by).min(most);
}

fn panel(state: &mut State, by: isize) {
    let count = areas::panels(state).max(1).cast_signed();
    state.panel = state.panel.cast_signed().saturating_add(by).rem_euclid(count).unsigned_abs();
}

fn sort(state: &mut State, column: usize) {
    let Some(sort) = rows::sorts(state.screen).get(column) else { return };
    let table = state.table_mut();
    (table.sort, table.is_descending) = (column, sort.is_descending);
}

/// A header was clicked: sorts by its column, and turns the order around if it did already.
pub(super) fn sort_by(state: &mut State, column: usize) -> Vec<Effect> {
    if state.table().sort == column {
        return act(state, Action::Reverse);
    }
    sort(state, column);
    Vec::new()
}

fn mark(state: &mut State) {
    let Some(id) = state.selected().map(str::to_owned) else { return };
    let marks = &mut state.table_mut().marks;
    if !marks.remove(&id) {
        marks.insert(id);
    }
}

/// The first time: from here. The second time: to here, all of them.
fn mark_range(state: &mut State) {
    let Some(id) = state.selected().map(str::to_owned) else { return };
    let row = state.table().place.row;
    let from = state.table_mut().range_from.take();
    let Some(from) = from.and_then(|from| state.order().ids.iter().position(|id| *id == from)) else {
        let key = state.keymap.key_of(Action::MarkRange).unwrap_or("v").to_owned();
        state.table_mut().range_from = Some(id);
        say(state, Tone::Note, &format!("marking from here: move, then press {key} again"));
        return;
    };
    let ids = state.order().ids.get(from.min(row)..=from.max(row)).unwrap_or_default().to_vec();
    let count = ids.len();
    state.table_mut().marks.extend(ids);
    say(state, Tone::Note, &format!("marked {count}"));
}

/// A row was clicked: selected, and opened by a second click.
pub(super) fn click(state: &mut State, id: String) -> Vec<Effect> {
    let Some(row) = state.order().ids.iter().position(|known| *known == id) else { return Vec::new() };
    let table = state.table_mut();
    table.follows = false;
    select(state, row);
    let before = state.clicked.take();
    let is_double = before.is_some_and(|(clicked, at)| {
        clicked == id && state.now.duration_since(at).abs() <= SignedDuration::from_millis(DOUBLE_MS)
    });
    if is_double {
        return objects::open(state);
    }
    state.clicked = Some((id, state.now));
    Vec::new()
}

/// The wheel was turned.
pub(super) fn wheel(state: &mut State, rows: i16) -> Vec<Effect> {
    step(state, isize::from(rows));
    Vec::new()
}
