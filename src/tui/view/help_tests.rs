//! Help lists every key once, searches, scrolls, and hides what may not be done.

use crate::tui::keymap::BINDINGS;
use crate::tui::rows::help::{Line, lines};
use crate::tui::state::{Mode, Screen, State};
use crate::tui::view::scene::{empty, text};

fn help(helped: Screen, width: u16, height: u16) -> State {
    let mut state = empty(Screen::Help, width, height);
    state.helped = helped;
    state
}

fn names(state: &State) -> Vec<&'static str> {
    let name = |line: &Line| match line {
        Line::Keys { name, .. } => Some(*name),
        _ => None,
    };
    lines(state).iter().filter_map(name).collect()
}

#[test]
fn the_keys_of_the_screen_come_first_and_all_are_there() {
    let state = help(Screen::Customers, 120, 36);
    let said = text(&state);
    let at = |word: &str| said.find(word).unwrap_or_else(|| panic!("{word}: {said}"));
    assert!(
        at("opened from Customers") < at("Keys of Customers")
            && at("Keys of Customers") < at("assign a budget")
    );
    assert!(at("assign a budget") < at("Getting around"), "{said}");
    let names = names(&state);
    for binding in BINDINGS {
        assert!(names.contains(&binding.name), "{}", binding.name);
    }
    assert!(!said.contains("end the running call"), "not on this screen, and further down");
}

#[test]
fn who_may_only_look_is_shown_no_write() {
    let mut state = help(Screen::Customers, 120, 36);
    state.options.mode = Mode::ReadOnly;
    let names = names(&state);
    for binding in BINDINGS {
        assert_eq!(names.contains(&binding.name), !binding.is_write, "{}", binding.name);
    }
}

#[test]
fn the_search_finds_keys_words_names_and_symbols() {
    let mut state = help(Screen::Tail, 120, 36);
    for (wanted, found) in [
        ("ctrl-d", "half a page down"),
        ("RUNNING CALL", "end the running call"),
        ("again-all", "try every failed delivery again"),
        ("held", "set aside for calls that are running"),
    ] {
        state.tables[Screen::Help as usize].filtering.text = wanted.to_owned();
        let said = text(&state);
        assert!(said.contains(found), "{wanted}: {said}");
        assert!(lines(&state).len() < 20, "{wanted}");
    }
    state.tables[Screen::Help as usize].filtering.text = "no such thing".to_owned();
    assert!(text(&state).contains("Esc clears the search"));
}

#[test]
fn it_scrolls_to_its_end_and_no_further() {
    let mut state = help(Screen::Overview, 80, 24);
    assert!(text(&state).contains("1-18 of "));
    state.tables[Screen::Help as usize].place.offset = usize::MAX;
    let all = lines(&state).len();
    let said = text(&state);
    assert!(
        said.contains(&format!("{}-{all} of {all}", all - 17)) && said.contains("the selected row"),
        "{said}"
    );
    for (width, height) in [(60, 16), (300, 200)] {
        assert!(text(&help(Screen::Active, width, height)).contains("Keys of In flight"));
    }
}

#[test]
fn settings_show_in_their_place() {
    let mut state = help(Screen::Overview, 120, 36);
    let changes = [("layers".to_owned(), vec!["F5".to_owned(), "C".to_owned()])].into();
    state.keymap = crate::tui::keymap::Keymap::new(&changes);
    assert!(text(&state).contains("F5 C"));
}
