//! A change by somebody else that arrives while a key is on its way: no key turns it around.

use proptest::prelude::*;

use super::*;
use crate::tui::data::{Customer, Key};
use crate::tui::event::{Loaded, Written};

/// What happens before the key.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Somebody else blocks, or lets in again.
    Switch,
    /// A frame is drawn.
    Draw,
    /// Time goes by.
    Pass(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => Just(Step::Switch),
        2 => Just(Step::Draw),
        2 => (0_i64..700).prop_map(Step::Pass),
    ]
}

/// The server tells whether everybody on the screen is blocked.
fn tell(state: &mut State, blocked: bool) {
    let with = |row: &crate::client::Row| {
        let mut row = row.clone();
        row.insert("blocked".to_owned(), blocked.into());
        row
    };
    let live = match state.screen {
        Screen::Keys => {
            let rows = state.data.keys.rows().iter().map(|key| Key::of_row(with(&key.row)).unwrap());
            let rows: Vec<Key> = rows.collect();
            Live::Keys(Loaded { total: rows.len(), rows })
        }
        _ => {
            let rows = state.data.customers.rows().iter().map(|of| Customer::of_row(with(&of.row)).unwrap());
            let rows: Vec<Customer> = rows.take(5).collect();
            Live::Customers(Loaded { total: rows.len(), rows })
        }
    };
    news(state, live);
}

/// A screen whose rows are not blocked, and were seen so.
fn seen(screen: Screen) -> State {
    let mut state = demonstration(screen, COMPACT);
    tell(&mut state, false);
    happen(&mut state, Event::Drawn);
    pass(&mut state, 3_000);
    state
}

fn said(state: &State) -> String {
    state.messages.shown().map(|message| message.text.clone()).unwrap_or_default()
}

/// What `b` is about to do: block, let in, or nothing.
fn pressed(state: &mut State) -> Option<bool> {
    news(state, Live::Beat);
    let effects = press(state, "b");
    let effects = if effects.is_empty() && !state.modals.is_empty() { press(state, "y") } else { effects };
    let change = effects.iter().find_map(|effect| match effect {
        Effect::Write { change, .. } => change.blocks(),
        _ => None,
    });
    change.map(|(_, blocked)| blocked)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_key_does_what_the_picture_says_or_nothing(
        steps in proptest::collection::vec(step(), 1..12),
        screen in prop_oneof![Just(Screen::Customers), Just(Screen::Keys)],
    ) {
        let mut state = seen(screen);
        let start = state.now;
        let ms = |state: &State| state.now.duration_since(start).as_millis();
        // What the server says, what is on the terminal, and since when it says something else.
        let (mut is, mut shown, mut since) = (false, false, -500);
        for step in steps {
            match step {
                Step::Switch => {
                    is = !is;
                    tell(&mut state, is);
                }
                Step::Draw => {
                    happen(&mut state, Event::Drawn);
                    if shown != is {
                        (shown, since) = (is, ms(&state));
                    }
                }
                Step::Pass(by) => {
                    pass(&mut state, by);
                }
            }
        }
        let is_read = shown == is && ms(&state) - since >= 500;
        let acted = pressed(&mut state);
        prop_assert_eq!(acted, is_read.then_some(!shown));
        if !is_read {
            prop_assert!(said(&state).ends_with("just changed elsewhere, look again"), "{}", said(&state));
            happen(&mut state, Event::Drawn);
            pass(&mut state, 500);
            prop_assert_eq!(pressed(&mut state), Some(!is), "once it was read");
        }
    }
}

#[test]
fn what_was_changed_from_here_has_only_to_be_seen() {
    let mut state = seen(Screen::Keys);
    assert_eq!(pressed(&mut state), Some(true));
    news(&mut state, Live::Written { ticket: 1, outcome: Ok(Written::default()) });
    tell(&mut state, true);
    assert_eq!(pressed(&mut state), None);
    assert!(said(&state).ends_with("just changed, look again"), "{}", said(&state));
    happen(&mut state, Event::Drawn);
    assert_eq!(pressed(&mut state), Some(false));
}

#[test]
fn only_a_frame_that_shows_it_shows_it() {
    for hidden in ["4", "f", "L"] {
        let mut state = seen(Screen::Customers);
        press(&mut state, hidden);
        let id = state.tables[Screen::Customers as usize].place.id.clone();
        state.screen = Screen::Customers;
        tell(&mut state, true);
        state.screen = if hidden == "4" { Screen::Keys } else { Screen::Customers };
        happen(&mut state, Event::Drawn);
        pass(&mut state, 5_000);
        press(
            &mut state,
            if hidden == "4" {
                "2"
            } else if hidden == "f" {
                "f"
            } else {
                "<Esc>"
            },
        );
        assert_eq!(state.tables[Screen::Customers as usize].place.id, id);
        assert_eq!(pressed(&mut state), None, "{hidden}: {}", said(&state));
        happen(&mut state, Event::Drawn);
        pass(&mut state, 500);
        assert_eq!(pressed(&mut state), Some(false), "{hidden}: {}", said(&state));
    }
}
