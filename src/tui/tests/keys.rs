//! What keys and clicks do, and above all what they do not: nothing that was not seen or meant.

use ratatui::layout::Position;

use super::*;
use crate::tui::data::{Active, Customer, Destination};
use crate::tui::event::{Hit, Loaded, Mouse, Refusal, Written};
use crate::tui::keymap::{Action, BINDINGS};
use crate::tui::state::{Modal, Then};

const NARROW: Size = Size { width: 40, height: 10 };

fn said(state: &State) -> String {
    state.messages.shown().map(|message| message.text.clone()).unwrap_or_default()
}

fn written(effects: &[Effect]) -> Option<String> {
    effects.iter().find_map(|effect| match effect {
        Effect::Write { change, .. } => Some(change.command()),
        _ => None,
    })
}

fn is_dialog(state: &State) -> bool {
    matches!(state.modals.last(), Some(Modal::Dialog(_)))
}

fn select(state: &mut State, id: &str) {
    let screen = state.screen;
    state.select(screen, id);
    pass(state, 0);
    assert_eq!(state.selected(), Some(id));
}

/// The server tells that a customer is blocked, or not.
fn block(state: &mut State, id: &str, blocked: bool) {
    let rows = state.data.customers.rows().iter().map(|customer| {
        let mut row = customer.row.clone();
        if customer.id == id {
            row.insert("blocked".to_owned(), blocked.into());
        }
        Customer::of_row(row).unwrap()
    });
    let rows: Vec<Customer> = rows.collect();
    let total = rows.len();
    news(state, Live::Customers(Loaded { rows, total }));
    // Somebody has seen it.
    happen(state, Event::Drawn);
    pass(state, 500);
}

fn running(ids: &[&str]) -> Live {
    let call = |id: &&str| {
        let json = format!(r#"{{"request_id":"{id}","customer_id":"globex","model":"m","state":"sent"}}"#);
        Active::of_row(serde_json::from_str(&json).unwrap()).unwrap()
    };
    let calls = Loaded { rows: ids.iter().map(call).collect(), total: ids.len() };
    Live::Active { calls, held: None }
}

/// Clicks what is drawn at the words of a frame.
fn click(state: &mut State, words: &str) -> Vec<Effect> {
    let lines: Vec<String> = text(state).lines().map(str::to_owned).collect();
    let (y, line) = lines.iter().enumerate().find(|(_, line)| line.contains(words)).unwrap();
    let before = &line[..line.find(words).unwrap()];
    let x = u16::try_from(unicode_width::UnicodeWidthStr::width(before)).unwrap();
    let at = Position::new(x + 1, u16::try_from(y).unwrap());
    let (_, hits) = frame(state);
    let hit = hits.iter().rev().find(|(area, _)| area.contains(at)).map(|(_, hit)| hit.clone());
    happen(state, Event::Mouse(Mouse::Click(hit.unwrap_or_else(|| panic!("{words}: nothing to click")))))
}

#[test]
fn a_picture_that_stands_still_decides_nothing_that_changed_meanwhile() {
    for was in [false, true] {
        let mut state = demonstration(Screen::Customers, FULL);
        block(&mut state, "globex", was);
        select(&mut state, "globex");
        press(&mut state, "f");
        block(&mut state, "globex", !was);
        assert_eq!((written(&press(&mut state, "b")), is_dialog(&state)), (None, false));
        assert!(said(&state).contains("globex changed while the picture stood still"), "{}", said(&state));
        // What did not change can be blocked as ever.
        block(&mut state, "globex", was);
        let effects = press(&mut state, if was { "b" } else { "by" });
        let verb = if was { "unblock" } else { "block" };
        assert_eq!(written(&effects), Some(format!("litellm-rs customer {verb} globex")));
    }
}

#[test]
fn one_that_the_filter_hides_is_not_unblocked_without_a_question() {
    let mut state = demonstration(Screen::Customers, FULL);
    block(&mut state, "globex", true);
    select(&mut state, "globex");
    press(&mut state, "<space>/acme<Enter>");
    assert_eq!((written(&press(&mut state, "b")), is_dialog(&state)), (None, true));
    assert_eq!(written(&press(&mut state, "y")), Some("litellm-rs customer unblock globex".to_owned()));
}

#[test]
fn a_terminal_that_is_too_small_changes_nothing() {
    let mut state = demonstration(Screen::Customers, FULL);
    select(&mut state, "globex");
    happen(&mut state, Event::Resized(NARROW));
    for keys in ["by", "d", "n", "u", "R", ":block<Enter>", "/x<Enter>", "j", "K"] {
        assert_eq!(press(&mut state, keys), [], "{keys}");
        assert!(state.modals.is_empty() && state.selected() == Some("globex"), "{keys}");
    }
    happen(&mut state, Event::Mouse(Mouse::Click(Hit::Button(Action::Block))));
    assert!(state.modals.is_empty());
    assert_eq!(press(&mut state, "<Ctrl-l>"), [Effect::Redraw]);
    assert_eq!(press(&mut state, "<Ctrl-z>"), [Effect::Suspend]);
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
    assert_eq!(press(&mut state, "<Ctrl-c>"), [Effect::Quit]);
    // A question that was open is not answered unseen.
    happen(&mut state, Event::Resized(FULL));
    press(&mut state, "b");
    happen(&mut state, Event::Resized(NARROW));
    for keys in ["y", "q", "<Esc>", "<Tab><Enter>"] {
        assert_eq!((press(&mut state, keys), is_dialog(&state)), (Vec::new(), true), "{keys}");
    }
    happen(&mut state, Event::Mouse(Mouse::Click(Hit::Choice(0))));
    assert!(is_dialog(&state) && text(&state).contains("Ctrl-c quits"), "{}", text(&state));
    happen(&mut state, Event::Resized(FULL));
    assert!(written(&press(&mut state, "y")).is_some());
    // Nor is what is under way left without a word.
    happen(&mut state, Event::Resized(NARROW));
    assert_eq!(press(&mut state, "q"), []);
}

#[test]
fn quitting_asks_while_a_change_is_under_way() {
    let start = || {
        let mut state = demonstration(Screen::Customers, FULL);
        select(&mut state, "globex");
        assert!(written(&press(&mut state, "by")).is_some());
        assert_eq!((press(&mut state, "q"), is_dialog(&state)), (Vec::new(), true));
        assert!(text(&state).contains("A change is still under way: litellm-rs customer block"));
        state
    };
    assert_eq!(press(&mut start(), "<Enter>"), [], "the focus is on Cancel");
    assert_eq!(press(&mut start(), "q"), [], "a second q leaves the question");
    assert_eq!(press(&mut start(), "y"), [Effect::Quit]);
    assert_eq!(press(&mut start(), "<Ctrl-c>"), [Effect::Quit]);
    assert_eq!(click(&mut start(), "[ Quit ]"), [Effect::Quit]);
    // Its end is told to who is being asked.
    let mut state = start();
    news(&mut state, Live::Written { ticket: 1, outcome: Ok(Written::default()) });
    let shown = text(&state);
    assert!(shown.contains("Nothing is under way any more") && shown.contains("blocked customer globex"));
    press(&mut state, "<Esc>");
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
    let mut state = start();
    let refusal = Refusal { message: "no such customer".into(), param: None, done: 0 };
    news(&mut state, Live::Written { ticket: 1, outcome: Err(refusal) });
    assert!(text(&state).contains("not done: no such customer"));
}

#[test]
fn a_new_secret_is_not_lost_to_one_key() {
    let new = || {
        let mut state = demonstration(Screen::Keys, FULL);
        press(&mut state, "nci2<Ctrl-s>");
        let secret = Some("sk-new".to_owned());
        news(&mut state, Live::Written { ticket: 1, outcome: Ok(Written { secret, done: 1 }) });
        assert!(text(&state).contains("sk-new"));
        state
    };
    let mut state = new();
    // Meant for the form that was there a moment ago.
    pass(&mut state, 499);
    press(&mut state, "<Esc><Esc><Esc>");
    assert!(text(&state).contains("copy it now"));
    pass(&mut state, 1);
    press(&mut state, "<Esc>");
    assert!(text(&state).contains("Not copied yet") && said(&state).contains("Esc again closes it"));
    press(&mut state, "<Esc>");
    assert!(state.modals.is_empty());
    // The same by its buttons.
    let mut state = new();
    pass(&mut state, 500);
    click(&mut state, "Close (Esc)");
    assert_eq!(click(&mut state, "Copy (y)"), [Effect::Copy("sk-new".into())]);
    assert!(text(&state).contains("Copied."));
    click(&mut state, "Close (Esc)");
    assert!(state.modals.is_empty());
}

#[test]
fn ending_a_call_never_ends_the_next_one() {
    let mut state = demonstration(Screen::Active, FULL);
    news(&mut state, running(&["r1", "r2", "r3"]));
    pass(&mut state, 2_500);
    select(&mut state, "r2");
    news(&mut state, running(&["r1", "r3"]));
    pass(&mut state, 500);
    assert_eq!(state.selected(), None);
    for keys in ["K", "b", "u"] {
        assert_eq!((press(&mut state, keys), state.modals.len()), (Vec::new(), 0), "{keys}");
        assert_eq!(said(&state), "what was selected is gone: select another row first");
    }
    // The next move selects what is where it was.
    press(&mut state, "j");
    assert_eq!(state.selected(), Some("r3"));
    press(&mut state, "K");
    assert!(is_dialog(&state));
    press(&mut state, "<Esc>");
    // Calls that were marked and have ended are no others.
    press(&mut state, "k<space>j");
    news(&mut state, running(&["r3"]));
    pass(&mut state, 500);
    assert_eq!((press(&mut state, "K"), state.modals.len()), (Vec::new(), 0));
    // Nor is the first of those that come when all have gone.
    press(&mut state, "j");
    assert_eq!(state.selected(), Some("r3"));
    for ids in [&[][..], &["r9"]] {
        news(&mut state, running(ids));
        pass(&mut state, 2_500);
    }
    assert_eq!(state.selected(), None);
    assert_eq!((press(&mut state, "K"), state.modals.len()), (Vec::new(), 0));
}

#[test]
fn marked_calls_are_ended_and_marked_deliveries_tried_again() {
    let mut state = demonstration(Screen::Active, FULL);
    news(&mut state, running(&["r1", "r2", "r3"]));
    pass(&mut state, 2_500);
    select(&mut state, "r1");
    let effects = press(&mut state, "<space>jj<space>kKy");
    assert_eq!(written(&effects), Some("litellm-rs requests cancel r1 r3 --yes".to_owned()));
    let mut state = demonstration(Screen::Delivery, FULL);
    let ids = state.order().ids.clone();
    let effects = press(&mut state, "g<space>j<space>R");
    assert_eq!(written(&effects), Some(format!("litellm-rs deliveries retry {} {}", ids[0], ids[1])));
}

#[test]
fn all_deliveries_are_as_many_as_destinations_tell() {
    let mut state = demonstration(Screen::Delivery, FULL);
    let destination = |name: &str, dead: u64| {
        let json = format!(r#"{{"name":"{name}","kind":"lago","state":"active","dead":{dead}}}"#);
        Destination::of_row(serde_json::from_str(&json).unwrap()).unwrap()
    };
    let failed = state.data.failed.rows().to_vec();
    let destinations = vec![destination("a", 4_988), destination("b", 12)];
    news(&mut state, Live::Deliveries { destinations, failed });
    press(&mut state, "A");
    assert!(text(&state).contains("Try again 5000 deliveries?"), "{}", text(&state));
}

#[test]
fn the_destination_in_front_is_tried_again_alone() {
    for size in [FULL, COMPACT] {
        let mut state = demonstration(Screen::Delivery, size);
        let destination = |name: &str, dead: u64| {
            let json = format!(r#"{{"name":"{name}","kind":"lago","state":"active","dead":{dead}}}"#);
            Destination::of_row(serde_json::from_str(&json).unwrap()).unwrap()
        };
        let failed = state.data.failed.rows().to_vec();
        let names: Vec<String> = (0..9).map(|at| format!("sink-{at}")).collect();
        let mut destinations = vec![destination("quiet", 0), destination("lago", 12)];
        destinations.extend(names.iter().map(|name| destination(name, 1)));
        news(&mut state, Live::Deliveries { destinations, failed });
        let row = state.selected().map(str::to_owned);
        assert!(text(&state).contains("[ A retry all ]"), "{}", text(&state));
        press(&mut state, "<Tab>");
        assert!(text(&state).contains("▶ quiet") && text(&state).contains("[ A retry all of quiet ]"));
        assert_eq!((press(&mut state, "A"), is_dialog(&state)), (Vec::new(), false));
        assert_eq!(said(&state), "no delivery to quiet was given up");
        press(&mut state, "j");
        assert!(text(&state).contains("▶ lago"), "{}", text(&state));
        press(&mut state, "A");
        let shown = text(&state);
        assert!(shown.contains("Try again 12 deliveries to lago?"), "{shown}");
        assert!(shown.contains("Every delivery to lago that was given up is sent again at once."), "{shown}");
        let effects = press(&mut state, "y");
        assert_eq!(
            written(&effects).as_deref(),
            Some("litellm-rs deliveries retry --dead --destination lago")
        );
        // One that had no room comes into sight, by every way to it.
        for (keys, name) in
            [("G", "sink-8"), ("k", "sink-7"), ("g", "quiet"), ("ll", "sink-0"), ("h", "lago")]
        {
            press(&mut state, keys);
            assert!(text(&state).contains(&format!("▶ {name}")), "{keys}\n{}", text(&state));
        }
        // What is done to rows is not done to the one that happens to be selected.
        for keys in ["R", "y", "<space>", "v", "<Enter>"] {
            assert_eq!(press(&mut state, keys), [], "{keys}");
        }
        assert_eq!(said(&state), "no row is selected");
        press(&mut state, "R");
        assert_eq!(said(&state), "the deliveries do not have the keys: Tab gives them back");
        press(&mut state, "<Tab>");
        assert_eq!(state.selected(), row.as_deref());
        press(&mut state, "A");
        assert!(text(&state).contains("deliveries?"), "{}", text(&state));
        press(&mut state, "<Esc>");
        click(&mut state, "sink-0");
        assert_eq!((state.panel, state.destination.as_deref()), (1, Some("sink-0")));
        happen(&mut state, Event::Resized(MINIMAL));
        press(&mut state, "A");
        assert!(!text(&state).contains("to sink-0"), "where it is not seen it is not in front");
    }
}

#[test]
fn overview_makes_and_edits_customers() {
    let mut state = demonstration(Screen::Overview, FULL);
    let id = state.selected().unwrap().to_owned();
    press(&mut state, "e");
    assert!(text(&state).contains(&format!("Edit customer {id}")), "{}", text(&state));
    press(&mut state, "<Esc>nwonka<Ctrl-s>");
    assert!(state.is_writing("wonka"));
    // Of one that was not read the form would show no limits.
    let mut state = demonstration(Screen::Overview, FULL);
    news(&mut state, Live::Customers(Loaded { rows: Vec::new(), total: 0 }));
    press(&mut state, "e");
    assert_eq!(state.modals.len(), 0);
    assert!(said(&state).contains("not among the customers"), "{}", said(&state));
}

#[test]
fn panels_of_overview_have_the_keys_one_at_a_time() {
    for size in [FULL, COMPACT] {
        let mut state = demonstration(Screen::Overview, size);
        let before = state.table().place.clone();
        press(&mut state, "<Tab>");
        for keys in ["b", "u", "e"] {
            assert_eq!((press(&mut state, keys), state.modals.len()), (Vec::new(), 0), "{keys}");
            assert!(said(&state).contains("Tab gives them back"), "{}", said(&state));
        }
        press(&mut state, "jjG");
        assert_eq!(state.table().place, before, "the customers stay");
        press(&mut state, "<Tab>");
        let is_first = state.panel == 0;
        assert_eq!(is_first, size == COMPACT);
    }
    let mut state = demonstration(Screen::Overview, FULL);
    click(&mut state, "Alerts");
    let count = state.data.alerts.len();
    let top = text(&state);
    press(&mut state, "j");
    assert_ne!(text(&state), top, "{count} alerts");
    press(&mut state, "Gk");
    let seen = state.scrolled;
    press(&mut state, "j");
    assert_eq!(state.scrolled, seen + 1, "the end is where the last one is seen");
    press(&mut state, "<Tab><Tab>");
    assert_eq!((state.panel, state.scrolled), (1, 0));
}

/// Keys that have nothing to do where there is nothing: one panel, nothing to undo.
const IDLE: &[Action] = &[Action::NextPanel, Action::PreviousPanel, Action::Back];

#[test]
fn every_key_does_something_on_every_screen_it_is_bound_on() {
    let mut dead = Vec::new();
    for screen in Screen::ALL {
        let mut start = demonstration(screen, MINIMAL);
        press(&mut start, "jjjkl");
        for binding in BINDINGS.iter().filter(|of| of.screens.is_empty() || of.screens.contains(&screen)) {
            for key in binding.keys {
                let is_here = matches!(binding.action, Action::Go(to) if to == screen)
                    || (binding.action == Action::Help && screen == Screen::Help);
                if is_here || IDLE.contains(&binding.action) {
                    continue;
                }
                let mut state = start.clone();
                let from = format!("{:?} {:?}", state.messages.all.len(), picture(&state));
                let name = if key.chars().count() > 1 { format!("<{key}>") } else { (*key).to_owned() };
                let effects = press(&mut state, &name);
                let to = format!("{:?} {:?}", state.messages.all.len(), picture(&state));
                if effects.is_empty() && from == to {
                    dead.push((key, screen));
                }
            }
        }
    }
    assert_eq!(dead, []);
}

/// What a key may change.
fn picture(state: &State) -> String {
    let table = state.table();
    format!(
        "{:?} {:?} {:?} {} {} {} {:?} {:?} {:?} {}",
        state.screen,
        table.place,
        table.marks,
        table.sort,
        table.is_descending,
        table.column,
        table.range_from,
        (state.layers, state.window, state.frozen.is_some(), state.detail, table.filtering.is_open),
        state.modals.len(),
        table.follows,
    )
}

#[test]
fn buttons_of_dialogs_are_clicked_where_they_are() {
    for size in SIZES {
        let mut state = demonstration(Screen::Customers, size);
        select(&mut state, "globex");
        press(&mut state, "d");
        assert_eq!(click(&mut state, "[ Cancel ]"), []);
        assert!(state.modals.is_empty(), "{size}");
        press(&mut state, "d");
        let effects = click(&mut state, "[ Delete ]");
        assert_eq!(written(&effects), Some("litellm-rs customer delete globex --yes".to_owned()), "{size}");
        // What has to be typed is not clicked away.
        let mut state = demonstration(Screen::Keys, size);
        press(&mut state, "d");
        assert_eq!(click(&mut state, "[ Delete ]"), []);
        let Some(Modal::Dialog(dialog)) = state.modals.last() else { panic!("{size}") };
        assert!(matches!(dialog.then, Then::Write(_)));
        // A form with something typed asks, and its question is answered by clicks.
        let mut state = demonstration(Screen::Budgets, size);
        press(&mut state, "nx");
        click(&mut state, "[ Cancel");
        assert!(is_dialog(&state), "{size}");
        click(&mut state, "[ Leave ]");
        assert!(state.modals.is_empty(), "{size}");
    }
}

/// The way to the first row is as far as a step can be: also from where a call was lost.
#[test]
fn the_first_and_the_last_row_are_reached_from_a_lost_one() {
    for keys in ["g", "G", "k", "j"] {
        let mut state = demonstration(Screen::Active, COMPACT);
        let _ = news(&mut state, running(&[]));
        let _ = pass(&mut state, 3_000);
        let _ = press(&mut state, keys);
        let _ = news(&mut state, demo::answer(&crate::tui::event::Ask::Active));
        let _ = press(&mut state, keys);
        assert!(state.table().place.id.is_some(), "{keys}");
    }
}

#[test]
fn the_mouse_is_given_and_taken_with_a_word() {
    let mut state = demonstration(Screen::Tail, FULL);
    for (is_ours, words) in [(false, "left to the terminal"), (true, "works here")] {
        assert_eq!(press(&mut state, "m"), [Effect::Mouse(is_ours)]);
        assert!(said(&state).contains(words), "{}", said(&state));
    }
}

#[test]
fn the_way_back_from_a_customer_of_overview_leads_there() {
    for size in SIZES {
        for back in ["<Esc>", "q"] {
            let mut state = demonstration(Screen::Overview, size);
            press(&mut state, "j");
            let id = state.selected().map(str::to_owned);
            press(&mut state, "<Enter>");
            assert_eq!((state.screen, state.detail), (Screen::Customers, true));
            press(&mut state, back);
            assert_eq!((state.screen, state.detail), (Screen::Overview, false));
            assert_eq!(state.selected().map(str::to_owned), id);
        }
        // So does another customer that was gone to by name, to where it was called.
        let mut state = demonstration(Screen::Overview, size);
        press(&mut state, "<Enter>:customer<space>globex<Enter><Esc>");
        assert_eq!((state.screen, state.selected()), (Screen::Customers, Some("globex")));
        // Who went on from there by himself stays there.
        for keys in ["<Enter>32<Enter><Esc>", "2<Enter><Esc>", "<Enter><Esc>2<Enter><Esc>"] {
            let mut state = demonstration(Screen::Overview, size);
            press(&mut state, keys);
            assert_eq!((state.screen, state.detail), (Screen::Customers, false), "{keys}");
        }
    }
}
