//! Delivery at every size, with and without rights, lists that are missing, and its detail.

use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::state::{List, Mode, Screen};
use crate::tui::view::scene::{drawn, empty, full, settled, text};

#[test]
fn destinations_stand_above_what_failed() {
    let state = full(Screen::Delivery, 120, 36);
    let (lines, hits) = drawn(&state);
    let said = lines.join("\n");
    for word in ["lago", "▲ behind", "pending 118  oldest 42s", "dead 2", "● healthy", "sent 12,408"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    let first = lines.iter().find(|line| line.contains("d-1")).unwrap();
    for word in ["▶", "14:31:02", "globex", "▲ failed", "in 32s", "422 subscription unknown"] {
        assert!(first.contains(word), "{word}: {first}");
    }
    let at = |id: &str| lines.iter().position(|line| line.contains(id)).unwrap();
    assert!(at("d-1") < at("d-2"), "the newest failure comes first");
    let button = hits.iter().rfind(|(_, hit)| *hit == Hit::Button(Action::AgainAll)).unwrap().0;
    let under: String =
        lines[usize::from(button.y)].chars().skip(button.x.into()).take(button.width.into()).collect();
    assert_eq!(under.trim(), "[ A retry all ]");
}

#[test]
fn a_destination_that_is_called_by_its_kind_is_so_once() {
    let lines = drawn(&full(Screen::Delivery, 120, 36)).0;
    assert_eq!(lines[2].matches("lago").count(), 1, "{}", lines[2]);
    assert!(lines[2].contains("hook ") && lines[2].contains("webhook"), "{}", lines[2]);
}

#[test]
fn who_may_only_look_sees_no_button() {
    let mut state = full(Screen::Delivery, 120, 36);
    state.options.mode = Mode::ReadOnly;
    let (lines, hits) = drawn(&state);
    assert!(!lines.join("\n").contains("retry all"));
    assert!(!hits.iter().any(|(_, hit)| *hit == Hit::Button(Action::AgainAll)));
}

#[test]
fn a_delivery_is_shown_whole() {
    for (width, height) in [(120, 36), (80, 24)] {
        let mut state = full(Screen::Delivery, width, height);
        state.detail = true;
        let said = text(&settled(state));
        for word in ["target", "lago", "attempts", "2026-11-22 14:31 UTC", "in 32s", "openai_tokens"] {
            assert!(said.contains(word), "{word}: {said}");
        }
        assert_eq!(said.contains("✖ dead"), width >= 110, "beside the list, or in its place");
    }
}

#[test]
fn what_is_missing_is_said() {
    let mut state = empty(Screen::Delivery, 80, 24);
    assert!(text(&state).contains("reading destinations") && text(&state).contains("reading deliveries"));
    state.data.destinations = List::Unsupported;
    state.data.failed = List::Failed("timed out".to_owned());
    let said = text(&state);
    assert!(said.contains("this server does not tell its destinations"), "{said}");
    assert!(said.contains("could not be read: timed out; press r"), "{said}");
    state.data.destinations = List::ready(Vec::new(), 0);
    state.data.failed = List::ready(Vec::new(), 0);
    let said = text(&state);
    assert!(said.contains("no billing system is told") && said.contains("nothing failed"), "{said}");
}

#[test]
fn many_destinations_leave_room_for_the_table() {
    let mut state = full(Screen::Delivery, 80, 24);
    let of = state.data.destinations.rows()[0].clone();
    state.data.destinations = List::ready(vec![of; 40], 40);
    let said = text(&settled(state));
    assert!(said.contains("+36 more") && said.contains("globex") && said.contains("acme-eu"), "{said}");
    for (width, height) in [(60, 16), (300, 100)] {
        assert!(text(&full(Screen::Delivery, width, height)).contains("globex"));
    }
}
