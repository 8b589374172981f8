//! Details that are longer than their panel: all of it can be read, at every size.

use super::*;
use crate::tui::areas::has_detail_keys;
use crate::tui::event::{Ask, Hit, Mouse};
use crate::tui::view::reach;

/// The screens whose details are read, with a row that is opened.
const OPENED: [(Screen, &str); 5] = [
    (Screen::Customers, "jj<Enter>"),
    (Screen::Budgets, "<Enter>"),
    (Screen::Keys, "<Enter>"),
    (Screen::Delivery, "<Enter>"),
    (Screen::Active, "<Enter>"),
];

/// An open detail that has the keys.
fn opened(screen: Screen, keys: &str, size: Size) -> State {
    let mut state = demonstration(screen, size);
    press(&mut state, keys);
    if let Some(id) = state.table().place.id.clone() {
        news(&mut state, demo::answer(&Ask::CustomerDetail(id)));
    }
    if size == FULL {
        press(&mut state, "<Shift-Tab>");
    }
    state
}

/// The marks that say that there is more, above and below.
fn marks(state: &State) -> (bool, bool) {
    let shown = text(state);
    (shown.contains("▲ more above"), shown.contains("▼ more below"))
}

fn shows(state: &State, words: &str) -> bool {
    text(state).contains(words)
}

#[test]
fn what_does_not_fit_is_scrolled_to() {
    let mut state = opened(Screen::Customers, "jj<Enter>", COMPACT);
    let (id, most) = (state.selected().map(str::to_owned), reach(&state).most);
    assert!(most > 3 && marks(&state) == (false, true), "{}", text(&state));
    assert!(!shows(&state, "$0.005040 ok"), "{}", text(&state));
    press(&mut state, "j");
    assert_eq!((state.scrolled, marks(&state)), (1, (true, true)));
    press(&mut state, "k<Ctrl-d>");
    assert_eq!(state.scrolled, (reach(&state).fits / 2).min(most));
    press(&mut state, "<Ctrl-u>");
    assert_eq!((state.scrolled, marks(&state)), (0, (false, true)));
    happen(&mut state, Event::Mouse(Mouse::Wheel(3)));
    assert_eq!(state.scrolled, 3);
    press(&mut state, "Gjj<PageDown>");
    assert_eq!((state.scrolled, marks(&state)), (most, (true, false)));
    assert!(shows(&state, "$0.005040 ok") && shows(&state, "[e] edit"), "{}", text(&state));
    press(&mut state, "k");
    assert_eq!(state.scrolled, most - 1, "the end is where the last line is seen");
    press(&mut state, "g");
    assert_eq!((state.scrolled, state.selected()), (0, id.as_deref()));
}

#[test]
fn the_mark_is_in_the_characters_of_the_terminal() {
    let mut state = opened(Screen::Customers, "jj<Enter>", COMPACT);
    state.options.ascii = true;
    press(&mut state, "j");
    let shown = text(&state);
    assert!(shown.contains("^ more above") && shown.contains("v more below") && shown.is_ascii(), "{shown}");
}

#[test]
fn a_detail_beside_its_list_has_the_keys_when_they_are_given_to_it() {
    for (screen, keys) in OPENED {
        let mut state = demonstration(screen, FULL);
        press(&mut state, "j");
        press(&mut state, "<Enter>");
        let before = state.selected().map(str::to_owned);
        press(&mut state, "k");
        assert_ne!(state.selected(), before.as_deref(), "{screen:?}: the list has them first");
        let mut state = opened(screen, keys, FULL);
        let before = state.selected().map(str::to_owned);
        assert!(has_detail_keys(&state), "{screen:?}");
        press(&mut state, "jGkg");
        assert_eq!(state.selected(), before.as_deref(), "{screen:?}");
        // They go back with a click, around the panels, and when it is closed.
        for back in ["<Tab>", "<Esc>"] {
            let mut state = state.clone();
            press(&mut state, back);
            assert!(!has_detail_keys(&state) && state.panel == 0, "{screen:?} {back}");
        }
        happen(&mut state, Event::Mouse(Mouse::Click(Hit::Panel(0))));
        assert!(!has_detail_keys(&state), "{screen:?}");
    }
}

#[test]
fn nothing_is_scrolled_past_its_end_also_after_a_resize() {
    for (screen, keys) in OPENED {
        for size in SIZES {
            let mut state = opened(screen, keys, size);
            press(&mut state, "G");
            let most = reach(&state).most;
            assert_eq!((state.scrolled, marks(&state)), (most, (most > 0, false)), "{screen:?} {size}");
            for (width, height) in [(60, 16), (80, 24), (109, 60), (120, 36), (60, 17), (200, 90)] {
                happen(&mut state, Event::Resized(Size::new(width, height)));
                let most = if has_detail_keys(&state) { reach(&state).most } else { 0 };
                let (above, below) = marks(&state);
                let scrolled = state.scrolled.min(most);
                assert_eq!(above, scrolled > 0, "{screen:?} {width}x{height}\n{}", text(&state));
                assert!(most == 0 || below == (scrolled < most), "{screen:?} {width}x{height}");
                // The next step is seen at once.
                let mut up = state.clone();
                press(&mut up, "k");
                assert!(
                    most == 0 || up.scrolled == scrolled.saturating_sub(1),
                    "{screen:?} {width}x{height}"
                );
            }
        }
    }
}

#[test]
fn another_object_is_read_from_its_beginning() {
    let mut state = opened(Screen::Customers, "jj<Enter>", COMPACT);
    press(&mut state, "jjj<Esc>j<Enter>");
    assert_eq!(state.scrolled, 0);
    press(&mut state, "jj4<Enter>");
    assert_eq!((state.screen, state.scrolled), (Screen::Keys, 0));
    // Its object goes while it is read.
    let mut state = opened(Screen::Customers, "jj<Enter>", COMPACT);
    press(&mut state, "jj");
    let gone = state.selected().map(str::to_owned);
    let rows: Vec<_> = state.data.customers.rows().to_vec();
    let rows: Vec<_> = rows.into_iter().filter(|of| Some(&of.id) != gone.as_ref()).collect();
    let total = rows.len();
    news(&mut state, Live::Customers(crate::tui::event::Loaded { rows, total }));
    pass(&mut state, 3_000);
    assert!(state.selected().is_some() && state.selected() != gone.as_deref());
    assert_eq!(state.scrolled, 0);
}
