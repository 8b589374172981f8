//! Moving through rows, columns and panels; sorting; marking.

use jiff::SignedDuration;

use super::keys::say;
use super::{objects, write};
use crate::tui::areas;
use crate::tui::event::Effect;
use crate::tui::keymap::Action;
use crate::tui::rows;
use crate::tui::state::{Screen, State, Tone};
use crate::tui::view;

/// Two clicks within this time are one double click.
const DOUBLE_MS: i64 = 400;
/// No table has so many columns that more could be scrolled out.
const COLUMNS_MAX: usize = 32;

/// Does it.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let seen = match areas::has_detail_keys(state) {
        true => view::reach(state).fits,
        false => areas::visible_rows(state),
    };
    let page = seen.max(1).cast_signed();
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
    if areas::has_detail_keys(state) {
        return scroll(state, by, view::reach(state).most);
    }
    if state.screen == Screen::Delivery && !state.has_table_keys() {
        return destination(state, by);
    }
    if !state.has_table_keys() {
        let most = areas::scrolled_max(state, rows::overview::lines(state));
        return scroll(state, by, most);
    }
    let visible = areas::visible_rows(state);
    let is_text = state.screen == Screen::Help;
    let row = state.table().place.row;
    let table = state.table_mut();
    // Who looks back wants to read, not to be carried away by what comes.
    table.follows = table.follows && by > 0;
    let from = match is_text {
        // Text has no selection that would have to reach the edge first.
        true if by > 0 => table.place.row.max(table.place.offset.saturating_add(visible.saturating_sub(1))),
        true => table.place.row.min(table.place.offset),
        // The row that has come to where the lost one was.
        false if table.place.is_lost && by.unsigned_abs() == 1 => return select(state, row),
        false => table.place.row,
    };
    select(state, from.saturating_add_signed(by));
}

/// To the destination so many places further.
fn destination(state: &mut State, by: isize) {
    let Some((at, _)) = rows::delivery::in_front(state) else { return };
    let all = state.shown().destinations.rows();
    let to = at.saturating_add_signed(by).min(all.len().saturating_sub(1));
    state.destination = all.get(to).map(|of| of.name.clone());
}

/// A destination was clicked: it has the keys.
pub(super) fn choose(state: &mut State, name: String) {
    focus(state, 1);
    state.destination = Some(name);
}

/// Scrolls a text. There may be less of it, or more room, than when it was scrolled last.
fn scroll(state: &mut State, by: isize, most: usize) {
    state.scrolled = state.scrolled.min(most).saturating_add_signed(by).min(most);
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
    (table.place.wanted, table.place.is_lost) = (None, false);
    table.place.row = row.min(ids.len().saturating_sub(1));
    table.place.id = ids.get(table.place.row).cloned();
}

fn columns(state: &mut State, by: isize) {
    if state.screen == Screen::Delivery && !state.has_table_keys() {
        // They stand beside each other.
        return destination(state, by);
    }
    let most = rows::sorts(state.screen).len().saturating_sub(2).min(COLUMNS_MAX);
    let table = state.table_mut();
    table.column = table.column.saturating_add_signed(by).min(most);
}

fn panel(state: &mut State, by: isize) {
    let count = areas::panels(state).max(1).cast_signed();
    focus(state, state.panel.cast_signed().saturating_add(by).rem_euclid(count).unsigned_abs());
}

/// Gives the keys to a panel.
pub(super) fn focus(state: &mut State, panel: usize) {
    if state.panel != panel {
        (state.panel, state.scrolled) = (panel, 0);
    }
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

fn unselected(state: &mut State) {
    let why = write::no_row(state);
    say(state, Tone::Note, &why);
}

fn mark(state: &mut State) {
    let Some(id) = state.selected().map(str::to_owned) else { return unselected(state) };
    let marks = &mut state.table_mut().marks;
    if !marks.remove(&id) {
        marks.insert(id);
    }
}

/// The first time: from here. The second time: to here, all of them.
fn mark_range(state: &mut State) {
    let Some(id) = state.selected().map(str::to_owned) else { return unselected(state) };
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
    focus(state, 0);
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

#[cfg(test)]
mod tests {
    use crate::tui::event::{Ask, Effect, Event, Hit, Mouse};
    use crate::tui::fixture::{click, happen, later, press, said, shown, spent, state};
    use crate::tui::state::Screen;

    #[test]
    fn keys_and_wheel_move_as_far_as_there_are_rows() {
        let mut state = state(Screen::Customers, 80, 24);
        assert_eq!(shown(&state).0, "acme-eu globex hooli initech Umbrella");
        for (keys, selected) in [
            ("j", "globex"),
            ("Down", "hooli"),
            ("k", "globex"),
            ("G", "Umbrella"),
            ("j", "Umbrella"),
            ("g", "acme-eu"),
            ("k", "acme-eu"),
            ("PageDown", "Umbrella"),
            ("PageUp", "acme-eu"),
            ("Ctrl-d", "Umbrella"),
            ("Ctrl-u", "acme-eu"),
        ] {
            press(&mut state, keys);
            assert_eq!(shown(&state).1, selected, "{keys}");
        }
        happen(&mut state, Event::Mouse(Mouse::Wheel(3)));
        assert_eq!(shown(&state).1, "initech");
        happen(&mut state, Event::Mouse(Mouse::Wheel(i16::MIN)));
        assert_eq!(shown(&state).1, "acme-eu");
    }

    #[test]
    fn a_click_selects_and_a_second_one_soon_after_opens() {
        let mut state = state(Screen::Customers, 80, 24);
        let row = |id: &str| Hit::Row(id.to_owned());
        assert!(click(&mut state, row("globex")).is_empty() && !state.detail);
        later(&mut state, 401);
        click(&mut state, row("globex"));
        assert!(!state.detail, "too late");
        later(&mut state, 400);
        let effects = click(&mut state, row("globex"));
        assert!(state.detail);
        assert_eq!(effects, [Effect::Ask(Ask::CustomerDetail("globex".into()))]);
        press(&mut state, "Esc");
        click(&mut state, row("initech"));
        click(&mut state, row("hooli"));
        assert!(!state.detail, "two rows are no double click");
        assert!(click(&mut state, row("gone")).is_empty());
        assert_eq!(shown(&state).1, "hooli");
    }

    #[test]
    fn headers_sort_and_turn_around() {
        let mut state = state(Screen::Customers, 80, 24);
        click(&mut state, Hit::Header(2));
        assert_eq!(shown(&state).0, "acme-eu globex initech hooli Umbrella", "money: the largest first");
        click(&mut state, Hit::Header(2));
        assert_eq!(shown(&state).0, "Umbrella hooli initech globex acme-eu");
        click(&mut state, Hit::Header(5));
        assert_eq!(shown(&state).0, "initech globex acme-eu Umbrella hooli", "no budget comes last");
        click(&mut state, Hit::Header(99));
        assert_eq!(state.table().sort, 5);
    }

    #[test]
    fn ranges_are_marked_and_forgotten() {
        let mut state = state(Screen::Customers, 80, 24);
        press(&mut state, "j v");
        assert!(said(&state).contains("press v again"), "{}", said(&state));
        press(&mut state, "j j v");
        assert_eq!(state.targets(), ["globex", "hooli", "initech"]);
        press(&mut state, "space");
        assert_eq!(state.targets(), ["globex", "hooli"]);
        press(&mut state, "v Esc");
        assert!(state.table().marks.is_empty() && state.table().range_from.is_none());
        assert_eq!(state.targets(), ["initech"], "the selected one");
    }

    #[test]
    fn tail_follows_until_somebody_looks_back() {
        let mut state = state(Screen::Tail, 80, 24);
        assert_eq!(shown(&state).1, "2");
        state.data.ring.push(spent("acme-eu", "r4"), None);
        later(&mut state, 500);
        assert_eq!(shown(&state).1, "3");
        press(&mut state, "k");
        state.data.ring.push(spent("acme-eu", "r5"), None);
        later(&mut state, 500);
        assert_eq!(shown(&state).1, "2");
        press(&mut state, "G");
        assert_eq!(shown(&state).1, "4");
        assert!(state.table().follows);
    }
}
