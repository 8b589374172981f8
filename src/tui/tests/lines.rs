//! The two lines at the foot: they say what the keys do now, whatever is in front, and what was said.

use super::*;
use crate::tui::event::{Refusal, Written};
use crate::tui::keymap::Action;
use crate::tui::state::{Message, Mode, Tone};

/// A line of the frame, counted from its end.
fn from_below(state: &State, at: usize) -> String {
    let shown = text(state);
    let line = shown.lines().rev().nth(at).unwrap_or_default();
    line.trim_end_matches('|').trim_end().to_owned()
}

fn key_line(state: &State) -> String {
    from_below(state, 0)
}

/// What the selected key is called.
fn selected_key(state: &State) -> String {
    let key = state.data.keys.rows().iter().find(|key| Some(key.hash.as_str()) == state.selected());
    key.and_then(|key| key.alias.clone()).unwrap()
}

#[test]
fn the_key_line_is_of_what_is_in_front() {
    for size in SIZES {
        for (screen, keys, has) in [
            (Screen::Customers, "/glo", &["⏎ apply", "Esc clear", "↑ history"][..]),
            (Screen::Help, "/glo", &["⏎ apply", "Esc clear"]),
            (Screen::Customers, "d", &["y delete", "Tab other button", "Esc cancel"]),
            (Screen::Keys, "d", &["Ctrl-U clear", "Esc cancel"]),
            (Screen::Customers, "n", &["Ctrl-S create", "Esc cancel"]),
            (Screen::Customers, "nx<Esc>", &["y leave", "Esc cancel"]),
            (Screen::Customers, ":cust", &["⏎ do it", "Tab complete", "Esc close"]),
            (Screen::Customers, "L", &["k older", "y copy command", "Esc close"]),
        ] {
            let mut state = demonstration(screen, size);
            press(&mut state, keys);
            let line = key_line(&state);
            for word in has {
                assert!(line.contains(word), "{size} {keys}: {word}: {line}");
            }
            for word in ["j move", "n new", "? help", "q quit", "e edit"] {
                assert!(!line.contains(word), "{size} {keys}: {word}: {line}");
            }
        }
    }
}

#[test]
fn enter_is_named_where_the_word_was_typed() {
    let mut state = demonstration(Screen::Keys, FULL);
    press(&mut state, "d");
    assert!(!key_line(&state).contains("⏎"), "{}", key_line(&state));
    let typed = selected_key(&state);
    press(&mut state, &typed);
    assert!(key_line(&state).contains("⏎ delete"), "{}", key_line(&state));
}

#[test]
fn a_new_secret_says_how_it_is_taken_and_left() {
    for size in SIZES {
        let mut state = demonstration(Screen::Keys, size);
        press(&mut state, "R");
        let name = selected_key(&state);
        let effects = press(&mut state, &format!("{name}<Enter>"));
        let [Effect::Write { ticket, .. }] = effects[..] else { panic!("{effects:?}") };
        let written = Written { secret: Some("sk-0123456789".to_owned()), done: 1 };
        news(&mut state, Live::Written { ticket, outcome: Ok(written) });
        assert_eq!(key_line(&state).trim(), "y copy  Esc close");
        pass(&mut state, 600);
        press(&mut state, "<Esc>");
        // The warning is whole, be it in two lines.
        let shown = text(&state).replace(['│', '|', '\n'], " ");
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains("Not copied yet, and not shown again: Esc once"), "{size}: {shown}");
        assert!(text(&state).contains("closes it."), "{size}: {}", text(&state));
    }
}

/// Esc is named where it does something, and only there.
#[test]
fn the_way_back_is_told() {
    for size in SIZES {
        for screen in Screen::ALL {
            for keys in ["", "<Enter>", "/a<Enter>", "<space>", "v", "<space>/a<Enter><Enter>", "?"] {
                let mut state = demonstration(screen, size);
                press(&mut state, keys);
                let (line, before) = (key_line(&state), format!("{state:?}"));
                press(&mut state, "<Esc>");
                let moved = format!("{state:?}") != before;
                assert_eq!(line.contains("Esc "), moved, "{size} {screen:?} {keys}: {line}");
                if state.detail {
                    assert!(!line.contains("open"), "{line}");
                }
            }
        }
        let mut state = demonstration(Screen::Customers, size);
        press(&mut state, "<Enter>");
        assert!(key_line(&state).contains("Esc back") && !key_line(&state).contains("open"));
        press(&mut state, "<Esc>/a<Enter>");
        assert!(key_line(&state).contains("Esc clear filter"), "{}", key_line(&state));
        press(&mut state, "<Esc><space>");
        assert!(key_line(&state).contains("Esc unmark"), "{}", key_line(&state));
    }
}

#[test]
fn marks_are_counted_where_they_are_not_seen_and_named_before_something_is_done_to_them() {
    for size in SIZES {
        let mut state = demonstration(Screen::Customers, size);
        press(&mut state, "<space>j<space>j<space>j<space>");
        assert!(key_line(&state).contains("4 marked  4/"), "{}", key_line(&state));
        press(&mut state, "G");
        assert!(key_line(&state).contains("4 marked"), "{}", key_line(&state));
        let hides = |state: &mut State, filter: &str| {
            press(state, &format!("/<Ctrl-u>{filter}<Enter>d"));
            let shown = text(state);
            press(state, "<Esc>");
            shown
        };
        assert!(!hides(&mut state, "").contains("not shown"), "all of them are in the list");
        let marked: Vec<String> = state.table().marks.iter().cloned().collect();
        let shown = hides(&mut state, &format!("user_id:{}", marked[0]));
        assert!(shown.contains("3 of the 4 marked rows are not shown."), "{shown}");
        let shown = hides(&mut state, "user_id:nobody");
        assert!(shown.contains("None of the 4 marked rows is shown."), "{shown}");
        press(&mut state, "<Esc><Esc>");
        press(&mut state, "g<space>");
        let shown = hides(&mut state, "user_id:nobody");
        assert!(shown.contains("The marked row is not shown."), "{shown}");
    }
}

#[test]
fn the_rows_between_are_marked_before_the_range_is() {
    let mut state = demonstration(Screen::Customers, FULL);
    let marked =
        |state: &State| text(state).lines().filter(|line| line.chars().take(4).any(|c| c == '*')).count();
    press(&mut state, "jv");
    assert_eq!(marked(&state), 1);
    press(&mut state, "jj");
    assert_eq!((marked(&state), state.table().marks.len()), (3, 0), "{}", text(&state));
    press(&mut state, "kkk");
    assert_eq!(marked(&state), 2);
    press(&mut state, "v");
    assert_eq!((marked(&state), state.table().marks.len()), (2, 2));
}

#[test]
fn a_key_says_what_it_does_to_the_rows_of_its_screen() {
    for size in [FULL, COMPACT] {
        for (screen, has) in
            [(Screen::Keys, &["R new secret"][..]), (Screen::Delivery, &["R retry", "A retry all"])]
        {
            let mut state = demonstration(screen, size);
            let line = key_line(&state);
            assert!(has.iter().all(|word| line.contains(word)), "{size} {screen:?}: {line}");
            press(&mut state, "<Enter>");
            let words = has.iter().map(|word| format!("[{}]{}", &word[..1], &word[1..]));
            for word in words {
                assert!(text(&state).contains(&word), "{word}: {}", text(&state));
            }
        }
    }
}

/// What is done to a row is named before the ways to look at it, where there is room for few.
#[test]
fn little_room_is_for_what_is_done_most() {
    for (size, screen, has) in [
        (MINIMAL, Screen::Customers, &["⏎ open", "e edit", "b block", "u raise", "? help", "q quit"][..]),
        (COMPACT, Screen::Customers, &["j move", "n new", "e edit", "b block", "u raise"]),
        (FULL, Screen::Customers, &["a assign budget", "u raise budget", "d delete"]),
        (MINIMAL, Screen::Active, &["b block", "u raise", "K cancel"]),
        (MINIMAL, Screen::Delivery, &["R retry", "A retry all"]),
    ] {
        let line = key_line(&demonstration(screen, size));
        for word in has {
            assert!(line.contains(word), "{size} {screen:?}: {word}: {line}");
        }
    }
    let mut state = demonstration(Screen::Customers, FULL);
    state.options.mode = Mode::ReadOnly;
    assert!(!key_line(&state).contains("edit") && key_line(&state).contains("/ filter"));
}

#[test]
fn a_command_that_has_no_room_beside_its_message_is_where_the_messages_are() {
    let command = "litellm-rs customer new x1 --max-budget 4 --soft-budget 3 --budget-duration 30d \
                   --rpm-limit 60 --tpm-limit 100000 --models gpt-4o,gpt-4o-mini";
    let words = "created customer x1";
    for size in [FULL, MINIMAL] {
        for long in [words.to_owned(), "created customer ".to_owned() + &"x".repeat(200)] {
            let mut state = demonstration(Screen::Customers, size);
            let at = state.now;
            let said = |text: &str, command: Option<&str>| Message {
                at,
                tone: Tone::Done,
                text: text.to_owned(),
                command: command.map(|command| command.to_owned().into()),
            };
            state.messages.say(said(&long, Some(command)));
            assert!(from_below(&state, 1).ends_with("L: command"), "{}", from_below(&state, 1));
            assert!(from_below(&state, 1).starts_with(" ok: created customer x"));
            state.messages.say(said(words, None));
            assert!(!from_below(&state, 1).contains("L: command"));
            state.messages.say(said(words, Some("litellm-rs customer new x1")));
            assert!(from_below(&state, 1).ends_with("  $ litellm-rs customer new x1"));
        }
        // There it is whole.
        let mut state = demonstration(Screen::Customers, size);
        let text = words.to_owned();
        let message =
            Message { at: state.now, tone: Tone::Done, text, command: Some(command.to_owned().into()) };
        state.messages.say(message);
        press(&mut state, "L");
        let shown = super::text(&state).replace(['│', '|', '\n', '\\'], " ");
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(command), "{shown}");
    }
}

#[test]
fn a_refusal_that_names_no_field_stands_above_the_buttons() {
    for size in SIZES {
        let mut state = demonstration(Screen::Customers, size);
        let effects = press(&mut state, "nnobody<Ctrl-s>");
        let [Effect::Write { ticket, .. }] = effects[..] else { panic!("{effects:?}") };
        let message = "the demonstration changes nothing".to_owned();
        let refusal = Refusal { message, param: None, done: 0 };
        news(&mut state, Live::Written { ticket, outcome: Err(refusal) });
        let shown = text(&state);
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines.iter().position(|line| line.contains("✖ the demonstration changes nothing")).unwrap();
        let buttons = lines.iter().position(|line| line.contains("[ Create")).unwrap();
        assert!((1..=2).contains(&(buttons - at)), "{shown}");
        assert!(!lines[at - 1].contains("Models"), "{shown}");
        assert!(lines[at].starts_with("│ ✖") || size == FULL, "it is of no field: {shown}");
    }
}

#[test]
fn the_key_of_the_log_is_the_one_that_opens_it() {
    let mut state = demonstration(Screen::Customers, MINIMAL);
    let moved = [("log".to_owned(), vec!["F5".to_owned()])].into();
    state.keymap = crate::tui::keymap::Keymap::new(&moved);
    assert_eq!(state.keymap.key_of(Action::Log), Some("F5"));
    let (at, tone, text) = (state.now, Tone::Done, "created x".to_owned());
    state.messages.say(Message { at, tone, text, command: Some("x".repeat(80).into()) });
    assert!(from_below(&state, 1).ends_with("F5: command"), "{}", from_below(&state, 1));
}
