//! In flight at every size, with its sum, its order and its detail.

use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::state::{List, Mode, Screen};
use crate::tui::view::scene::{drawn, empty, full, settled, text, usd};

#[test]
fn running_calls_with_what_is_held_for_them() {
    let (lines, _) = drawn(&full(Screen::Active, 140, 36));
    let said = lines.join("\n");
    assert!(said.contains("In flight  3 calls, $1.750000 held") && said.contains("by age ▼"), "{said}");
    let line = |id: &str| lines.iter().position(|line| line.contains(id)).unwrap();
    assert!(line("a-1") < line("a-3") && line("a-3") < line("a-2"), "the oldest first: {said}");
    let first = &lines[line("a-1")];
    for word in ["▶", "acme-eu", "ci", "gpt-4o", "● streaming", "$0.250000", "321", "$0.012300", "30s"] {
        assert!(first.contains(word), "{word}: {first}");
    }
    assert!(said.contains("▲ waiting") && said.contains("✖ cancelled"), "{said}");
}

#[test]
fn the_title_is_about_all_calls_also_those_that_were_not_read() {
    let mut state = full(Screen::Active, 140, 36);
    let calls = state.data.active.rows().to_vec();
    for (read, total, held, title) in [
        (3, 3, Some("1.75"), "In flight  3 calls, $1.750000 held ─"),
        (3, 4_120, Some("40.5"), "In flight  3 of 4,120 calls (the oldest), $40.500000 held ─"),
        (1, 1, Some("0"), "In flight  1 call, $0.000000 held ─"),
        (1, 2, None, "In flight  1 of 2 calls (the oldest) ─"),
        (0, 0, Some("0"), "In flight ─"),
    ] {
        state.data.active = List::ready(calls.iter().take(read).cloned().collect(), total);
        state.data.active_held = held.map(usd);
        assert!(text(&state).contains(title), "{title}: {}", text(&state));
    }
}

#[test]
fn a_call_is_shown_with_its_payer_and_what_can_be_done() {
    let mut state = full(Screen::Active, 120, 36);
    state.detail = true;
    let mut state = settled(state);
    let (lines, hits) = drawn(&state);
    let said = lines.join("\n");
    for word in ["14:31:37.000 UTC, 30s ago", "321 so far", "62 %", "$62.50 of $100.00", "[K] cancel"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    let actions = [Action::Cancel, Action::Raise, Action::Block];
    assert!(actions.iter().all(|action| hits.iter().any(|(_, hit)| *hit == Hit::Button(*action))));
    state.options.mode = Mode::ReadOnly;
    assert!(!text(&state).contains("[K] cancel"));
    state.data.active = List::ready(Vec::new(), 0);
    assert!(text(&state).contains("this call has ended"));
}

#[test]
fn every_size_and_every_kind_of_nothing() {
    for (width, height) in [(60, 16), (80, 24), (110, 30), (300, 100)] {
        let said = text(&full(Screen::Active, width, height));
        for word in ["acme-eu", "$0.250000", "30s"] {
            assert!(said.contains(word), "{width}x{height}: {said}");
        }
    }
    let mut state = empty(Screen::Active, 80, 24);
    assert!(text(&state).contains("reading running calls"));
    state.data.active = List::Unsupported;
    assert!(text(&state).contains("does not tell its running calls"));
    state.data.active = List::ready(Vec::new(), 0);
    assert!(text(&state).contains("no call is running"));
}
