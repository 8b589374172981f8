//! Which rows a screen shows, in which order: after filter and sort, at most twice a second, and
//! resting while somebody is pressing keys. The selection follows its object, not its row.

use std::collections::HashSet;

use crate::tui::areas;
use crate::tui::rows;
use crate::tui::state::{Asked, Order, Place, Progress, Screen, Searched, State};

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
        found: found_for(state),
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

/// What the rows in front were searched for on the server, once it has answered.
fn found_for(state: &State) -> Option<String> {
    let search = &state.searches[Searched::of(state.screen)? as usize];
    let is_found = matches!(search.progress(), Some(Progress::Found { .. }));
    search.text().filter(|_| is_found).map(str::to_owned)
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
    let had_marks = !table.marks.is_empty();
    let table = state.table_mut();
    for id in gone {
        table.marks.remove(&id);
        if table.range_from.as_ref() == Some(&id) {
            table.range_from = None;
        }
    }
    // The calls that were marked have ended: what is selected was not meant.
    if had_marks && state.screen == Screen::Active && state.table().marks.is_empty() {
        lose(&mut state.table_mut().place);
    }
}

/// Nothing is selected until somebody chooses.
fn lose(place: &mut Place) {
    (place.id, place.is_lost) = (None, true);
}

/// Puts the selection on its object, or where it was.
fn place(state: &mut State) {
    let visible = areas::visible_rows(state);
    let follows = state.screen == Screen::Tail && rows::tail::is_following(state);
    let screen = state.screen as usize;
    let (table, ids) = (&mut state.tables[screen], &state.orders[screen].ids);
    let place = &mut table.place;
    let found = found(place, ids);
    let is_of_calls = state.screen == Screen::Active;
    if is_of_calls && found.is_none() && place.id.is_some() {
        // The next call is somebody else's: who is about to end this one must not end that one. The
        // filter may have hidden it; then it comes back with its row.
        place.wanted = place.wanted.take().or(place.id.take());
        lose(place);
    }
    let Some(last) = ids.len().checked_sub(1) else {
        // It comes back when its row does.
        place.wanted = place.wanted.take().or(place.id.take());
        return;
    };
    place.row = match found {
        _ if follows => last,
        Some(row) => row,
        None => place.row.min(last),
    };
    place.is_lost &= found.is_none();
    place.id = ids.get(place.row).filter(|_| !place.is_lost).cloned();
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

#[cfg(test)]
mod tests {
    use crate::domain::money::Picos;
    use crate::tui::data::Customer;
    use crate::tui::fixture::{customers, later, press, row, shown, state};
    use crate::tui::state::{List, Screen, State};

    fn spend(state: &mut State, id: &str, dollars: i64) {
        let rows = state.data.customers.rows_mut();
        rows.iter_mut().find(|customer| customer.id == id).unwrap().spend = Picos::from_dollars(dollars);
    }

    /// Customers by spend, the largest first.
    fn by_spend() -> State {
        let mut state = state(Screen::Customers, 80, 24);
        press(&mut state, "s s");
        assert_eq!(shown(&state).0, "acme-eu globex initech hooli Umbrella");
        state
    }

    #[test]
    fn the_selection_follows_its_object_and_rows_move_at_most_twice_a_second() {
        let mut state = by_spend();
        press(&mut state, "j");
        assert_eq!(shown(&state).1, "globex");
        later(&mut state, 2_000);
        spend(&mut state, "globex", 99);
        later(&mut state, 499);
        assert_eq!(shown(&state).0, "acme-eu globex initech hooli Umbrella");
        later(&mut state, 1);
        let after = ("globex acme-eu initech hooli Umbrella".to_owned(), "globex".to_owned());
        assert_eq!((shown(&state), state.table().place.row), (after, 0));
    }

    #[test]
    fn rows_rest_after_a_key_but_come_and_go() {
        let mut state = by_spend();
        spend(&mut state, "Umbrella", 99);
        let mut rows = state.data.customers.rows().to_vec();
        rows.retain(|customer| customer.id != "acme-eu");
        rows.push(Customer::of_row(row(r#"{"user_id":"wayne","spend":50}"#)).unwrap());
        state.data.customers = List::ready(rows, 5);
        later(&mut state, 1_999);
        assert_eq!(shown(&state).0, "globex initech hooli Umbrella wayne", "in the order they were in");
        later(&mut state, 500);
        assert_eq!(shown(&state).0, "Umbrella wayne globex initech hooli");
    }

    #[test]
    fn another_sort_filter_or_screen_is_there_at_once() {
        let mut state = by_spend();
        press(&mut state, "S");
        assert_eq!(shown(&state).0, "Umbrella hooli initech globex acme-eu");
        press(&mut state, "4");
        assert_eq!(shown(&state).0, "aa11 bb22 cc33");
        spend(&mut state, "hooli", 99);
        press(&mut state, "2");
        assert_eq!(shown(&state).0, "Umbrella initech globex acme-eu hooli");
    }

    #[test]
    fn what_is_gone_leaves_its_row_and_its_mark() {
        let mut state = by_spend();
        press(&mut state, "j space j space");
        assert_eq!(state.targets(), ["globex", "initech"]);
        let mut rows = customers();
        rows.retain(|customer| customer.id != "initech");
        state.data.customers = List::ready(rows, 4);
        later(&mut state, 500);
        assert_eq!(shown(&state).1, "hooli", "the row stays selected");
        assert_eq!(state.targets(), ["globex"]);
        state.data.customers = List::ready(Vec::new(), 0);
        later(&mut state, 500);
        assert_eq!((shown(&state).1.as_str(), state.targets().len()), ("-", 0), "nothing to act on");
        state.data.customers = List::ready(customers(), 5);
        later(&mut state, 500);
        assert_eq!(shown(&state).1, "hooli", "it comes back with its row");
    }

    #[test]
    fn an_object_is_selected_as_soon_as_it_is_there_unless_somebody_moved() {
        let mut state = by_spend();
        state.select(Screen::Customers, "wayne");
        later(&mut state, 3_000);
        assert_eq!(shown(&state).1, "acme-eu");
        let mut rows = customers();
        rows.push(Customer::of_row(row(r#"{"user_id":"wayne","spend":5}"#)).unwrap());
        state.data.customers = List::ready(rows, 6);
        later(&mut state, 500);
        assert_eq!(shown(&state).1, "wayne");
        state.select(Screen::Customers, "stark");
        press(&mut state, "k");
        assert_eq!(state.table().place.wanted, None);
    }

    #[test]
    fn the_selected_row_is_always_on_the_page() {
        let mut state = state(Screen::Customers, 60, 16);
        let many = (0..100).map(|at| Customer::of_row(row(&format!(r#"{{"user_id":"c{at:03}"}}"#))).unwrap());
        state.data.customers = List::ready(many.collect(), 100);
        later(&mut state, 500);
        let visible = crate::tui::areas::visible_rows(&state);
        for keys in ["G", "Ctrl-u", "PageUp", "k", "g", "PageDown", "Ctrl-d", "j", "G"] {
            press(&mut state, keys);
            let place = &state.table().place;
            assert!((place.offset..place.offset + visible).contains(&place.row), "{keys} {place:?}");
        }
        assert_eq!((state.table().place.row, state.table().place.offset), (99, 100 - visible));
    }
}
