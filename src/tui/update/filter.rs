//! The filter line: read while it is typed, so that rows come and go with each letter. A text that
//! cannot be read leaves the last filter that could.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::client::Row;
use crate::tui::edit;
use crate::tui::event::Effect;
use crate::tui::state::{Screen, State};

/// How many filters are remembered.
const HISTORY_MAX: usize = 50;

/// Opens the line, behind what it holds.
pub(super) fn open(state: &mut State) {
    let filtering = &mut state.table_mut().filtering;
    filtering.is_open = true;
    filtering.cursor = filtering.text.chars().count();
    filtering.recalled = None;
}

/// Filters the screen in front by a text.
pub(super) fn set(state: &mut State, text: &str) {
    text.clone_into(&mut state.table_mut().filtering.text);
    understand(state);
    remember(state);
}

/// A key, while the filter is typed.
pub(super) fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Enter => keep(state),
        KeyCode::Esc => state.table_mut().filtering.clear(),
        KeyCode::Up => recall(state, true),
        KeyCode::Down => recall(state, false),
        KeyCode::Char('p') if is_control => recall(state, true),
        KeyCode::Char('n') if is_control => recall(state, false),
        KeyCode::Backspace if state.table().filtering.text.is_empty() => {
            state.table_mut().filtering.clear();
        }
        _ => {
            let filtering = &mut state.table_mut().filtering;
            if edit::press(&mut filtering.text, &mut filtering.cursor, key) {
                filtering.recalled = None;
                understand(state);
            }
        }
    }
    Vec::new()
}

/// Pasted text: for the filter, when it is typed.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let filtering = &mut state.table_mut().filtering;
    if filtering.is_open {
        edit::paste(&mut filtering.text, &mut filtering.cursor, text);
        understand(state);
    }
    Vec::new()
}

/// Closes the line; the filter stays. One that cannot be read stays open: it does not filter.
fn keep(state: &mut State) {
    let filtering = &mut state.table_mut().filtering;
    if filtering.error.is_none() {
        filtering.is_open = false;
        remember(state);
    }
}

fn remember(state: &mut State) {
    let filtering = &mut state.table_mut().filtering;
    filtering.recalled = None;
    let text = filtering.text.trim().to_owned();
    if text.is_empty() || filtering.error.is_some() {
        return;
    }
    filtering.history.retain(|known| *known != text);
    filtering.history.push(text);
    if filtering.history.len() > HISTORY_MAX {
        filtering.history.remove(0);
    }
}

/// To the filter before, or the next one; after the last comes what was being typed.
fn recall(state: &mut State, back: bool) {
    let filtering = &mut state.table_mut().filtering;
    let next = match (filtering.recalled, back) {
        (None, true) => filtering.history.len().checked_sub(1),
        (None, false) => return,
        (Some(at), true) => Some(at.saturating_sub(1)),
        (Some(at), false) => Some(at + 1).filter(|at| *at < filtering.history.len()),
    };
    if filtering.recalled.is_none() {
        filtering.draft.clone_from(&filtering.text);
    }
    let text = next.and_then(|at| filtering.history.get(at)).unwrap_or(&filtering.draft).clone();
    filtering.recalled = next;
    filtering.cursor = text.chars().count();
    filtering.text = text;
    understand(state);
}

/// Reads what was typed.
fn understand(state: &mut State) {
    let now = state.now;
    let screen = state.screen;
    let filtering = &mut state.tables[screen as usize].filtering;
    if screen == Screen::Help {
        // Help is searched for words: there is nothing to compare.
        filtering.read.clone_from(&filtering.text);
        return;
    }
    filtering.understand(now);
    let unknown = unknown(state);
    state.table_mut().filtering.unknown = unknown;
}

/// A field that no row of the screen in front has.
fn unknown(state: &State) -> Option<String> {
    fn of<'r, T: 'r>(
        state: &State,
        rows: impl Iterator<Item = &'r T> + Clone,
        row: impl Fn(&'r T) -> &'r Row + Clone,
    ) -> Option<String> {
        state.table().filtering.filter.as_ref()?.unknown_among(rows.map(row)).map(str::to_owned)
    }
    let data = state.shown();
    match state.screen {
        Screen::Overview | Screen::Customers => of(state, data.customers.rows().iter(), |it| &it.row),
        Screen::Budgets => of(state, data.budgets.rows().iter(), |it| &it.row),
        Screen::Keys => of(state, data.keys.rows().iter(), |it| &it.row),
        Screen::Delivery => of(state, data.failed.rows().iter(), |it| &it.row),
        Screen::Active => of(state, data.active.rows().iter(), |it| &it.row),
        // All events have the same members.
        Screen::Tail => {
            let row = data.ring.events().back()?.spent.row();
            of(state, std::iter::once(&row), |it| it)
        }
        Screen::Help => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::event::Event;
    use crate::tui::fixture::{found, happen, press, shown, state, type_in};
    use crate::tui::state::{Options, Screen, State};

    fn filtered(text: &str) -> State {
        let mut state = state(Screen::Customers, 120, 36);
        press(&mut state, "/");
        type_in(&mut state, text);
        state
    }

    #[test]
    fn rows_come_and_go_with_each_letter() {
        let mut state = filtered("used>=80%");
        assert_eq!(shown(&state).0, "globex initech");
        assert_eq!(found(&state, "2 of 5 match").len(), 1);
        press(&mut state, "Enter j");
        assert_eq!(shown(&state).1, "initech", "letters are commands again");
        press(&mut state, "Esc");
        assert_eq!(shown(&state).0, "acme-eu globex hooli initech Umbrella");
    }

    #[test]
    fn a_text_that_cannot_be_read_is_told_and_filters_nothing_away() {
        let mut state = filtered("spend>4");
        press(&mut state, "Enter /");
        happen(&mut state, Event::Paste(" re:[".into()));
        let table = state.table();
        assert!(table.filtering.error.as_deref().unwrap_or_default().starts_with("at character "));
        assert_eq!(shown(&state).0, "acme-eu globex initech", "as far as it could be read");
        assert_eq!(found(&state, "at character ").len(), 1);
        press(&mut state, "Enter");
        assert!(state.table().filtering.is_open, "it does not filter: it stays open");
        press(&mut state, "Ctrl-u Enter");
        assert!(!state.table().filtering.is_open && state.table().filtering.filter.is_none());
    }

    #[test]
    fn a_field_that_no_row_has_is_told() {
        let mut state = filtered("colour:red");
        assert_eq!(state.table().filtering.unknown.as_deref(), Some("colour"));
        assert_eq!(found(&state, "no row has 'colour'").len(), 1);
        press(&mut state, "Ctrl-u");
        type_in(&mut state, "budget:tier-*");
        assert_eq!(state.table().filtering.unknown, None);
    }

    #[test]
    fn the_line_is_edited_recalled_and_left() {
        let mut state = filtered("globex");
        press(&mut state, "Enter /");
        type_in(&mut state, " or hooli");
        press(&mut state, "Enter / Ctrl-u");
        type_in(&mut state, "ini");
        for (keys, text) in [
            ("Up", "globex or hooli"),
            ("Up", "globex"),
            ("Up", "globex"),
            ("Down", "globex or hooli"),
            ("Down", "ini"),
            ("Down", "ini"),
        ] {
            press(&mut state, keys);
            assert_eq!(state.table().filtering.text, text, "{keys}");
        }
        assert_eq!(shown(&state).0, "initech");
        press(&mut state, "Home");
        happen(&mut state, Event::Paste("hoo or \nrm".into()));
        assert_eq!(
            (state.table().filtering.text.as_str(), shown(&state).0.as_str()),
            ("hoo or ini", "hooli initech")
        );
        press(&mut state, "Esc");
        assert_eq!((state.table().filtering.text.as_str(), state.table().filtering.history.len()), ("", 2));
        press(&mut state, "/ Backspace");
        assert!(!state.table().filtering.is_open, "nothing left to erase");
        for at in 0..60 {
            press(&mut state, "/ Ctrl-u");
            type_in(&mut state, &format!("c{at}"));
            press(&mut state, "Enter");
        }
        let history = &state.table().filtering.history;
        assert_eq!((history.len(), history.last().map(String::as_str)), (super::HISTORY_MAX, Some("c59")));
    }

    #[test]
    fn each_screen_has_its_own_and_the_first_may_come_from_outside() {
        let mut state = filtered("globex");
        press(&mut state, "Enter 4");
        assert!(state.table().filtering.text.is_empty());
        press(&mut state, "2");
        assert_eq!(shown(&state).0, "globex");
        let options = Options { screen: Screen::Keys, filter: Some("team:red".into()), ..Options::default() };
        let given = State::new(options, state.size, state.now);
        assert!(given.table().filtering.filter.is_some());
    }

    #[test]
    fn help_is_searched_for_plain_text() {
        let mut state = state(Screen::Help, 80, 24);
        press(&mut state, "/");
        type_in(&mut state, "re:[");
        assert_eq!(
            (state.table().filtering.error.as_ref(), state.table().filtering.read.as_str()),
            (None, "re:[")
        );
    }
}
