//! Typing, answers in time and late ones, leaving: whatever the server finds stands among the rows as
//! long as the filter asks for it.

use std::time::Duration;

use jiff::SignedDuration;

use crate::tui::data::{Budget, Customer, Key};
use crate::tui::event::{Ask, Effect, Event, Found, Live, Loaded};
use crate::tui::fixture::{customers, found, happen, later, press, row, said, shown, state, type_in};
use crate::tui::palette::{Command, choices};
use crate::tui::state::{List, Modal, Screen, Searched, State};

const ALL: usize = 100_412;

/// Five customers of a hundred thousand are read, and three keys and budgets of as many.
fn crowd(screen: Screen) -> State {
    let mut state = state(screen, 120, 36);
    let data = &mut state.data;
    data.customers = List::ready(data.customers.rows().to_vec(), ALL);
    data.budgets = List::ready(data.budgets.rows().to_vec(), ALL);
    data.keys = List::ready(data.keys.rows().to_vec(), ALL);
    later(&mut state, 3_000);
    state
}

fn filter(state: &mut State, text: &str) {
    press(state, "/ Ctrl-u");
    type_in(state, text);
}

fn customer(id: &str, spend: u32) -> Customer {
    Customer::of_row(row(&format!(r#"{{"user_id":"{id}","spend":{spend}}}"#))).unwrap()
}

fn answer(state: &mut State, text: &str, rows: Vec<Customer>) -> Vec<Effect> {
    let found = Found::Customers(Loaded { total: rows.len(), rows });
    happen(state, Event::Live(Live::Found { text: text.to_owned(), found }))
}

fn asks(text: &str) -> Vec<Effect> {
    vec![Effect::Ask(Ask::Search(Searched::Customers, text.to_owned()))]
}

/// Only what is searched for.
fn searches(effects: Vec<Effect>) -> Vec<Effect> {
    effects.into_iter().filter(|effect| matches!(effect, Effect::Ask(Ask::Search(..)))).collect()
}

/// A filter that was asked for and answered with two customers.
fn answered() -> State {
    let mut state = crowd(Screen::Customers);
    filter(&mut state, "acme-1");
    assert_eq!(later(&mut state, 500), asks("acme-1"));
    answer(&mut state, "acme-1", vec![customer("acme-17", 3), customer("acme-1", 2)]);
    state
}

#[test]
fn each_list_is_searched_by_what_its_server_knows_of_it() {
    use Searched::{Budgets, Customers, Keys};
    for (list, text, term) in [
        (Customers, "acme-17", Some("acme-17")),
        (Customers, "customer:acme-17 spend>1", Some("acme-17")),
        (Customers, "user_id:acme*", Some("acme")),
        (Customers, "alias=Acme", Some("Acme")),
        (Customers, "budget:tier-pro", None),
        (Customers, "acme | globex", None),
        (Customers, "!acme", None),
        (Customers, "used>=80%", None),
        (Customers, "re:^acme", None),
        (Customers, "acme re:[", Some("acme")),
        (Budgets, "tier", Some("tier")),
        (Budgets, "budget:tier-*", Some("tier-")),
        (Budgets, "customer:acme", None),
        (Keys, "ci-17", Some("ci-17")),
        (Keys, "team:red", Some("red")),
        (Keys, "alias:ci* user:bob", Some("bob")),
        (Keys, "model:gpt-4o", None),
    ] {
        let mut state = crowd(list.screen());
        filter(&mut state, text);
        let wanted: Vec<Effect> =
            term.map(|term| Effect::Ask(Ask::Search(list, term.to_owned()))).into_iter().collect();
        assert_eq!(later(&mut state, 500), wanted, "{list:?} {text}");
    }
}

#[test]
fn nobody_is_asked_while_somebody_types() {
    let mut state = crowd(Screen::Customers);
    press(&mut state, "/");
    for letter in ["a", "c", "m", "e", "-", "1", "7"] {
        type_in(&mut state, letter);
        assert!(later(&mut state, 299).is_empty(), "{letter}");
        assert_eq!(found(&state, "searching all 100,412…").len(), 1, "{letter}");
    }
    assert_eq!(later(&mut state, 1), asks("acme-17"));
    assert!(later(&mut state, 5_000).is_empty(), "once");
    // What changes nothing about whom to look for asks nobody.
    type_in(&mut state, " used>=80%");
    press(&mut state, "Enter");
    assert!(later(&mut state, 5_000).is_empty());
}

#[test]
fn who_was_found_stands_among_the_rows_at_once_and_in_order() {
    let mut state = crowd(Screen::Customers);
    press(&mut state, "s s");
    filter(&mut state, "acme");
    later(&mut state, 500);
    assert_eq!(shown(&state).0, "acme-eu");
    let mut fresh = customer("acme-eu", 20);
    fresh.alias = Some("fresh".into());
    answer(&mut state, "acme", vec![customer("acme-18", 30), customer("acme-17", 1), fresh]);
    assert_eq!(shown(&state).0, "acme-18 acme-eu acme-17", "by spend, and nobody twice");
    assert_eq!(found(&state, "fresh").len(), 1, "{:#?}", crate::tui::fixture::frame(&state).0);
    assert_eq!(found(&state, "Customers  3 found of 100,412 ").len(), 1);
    // The rest of the filter sees them, too.
    type_in(&mut state, " spend>5");
    assert_eq!(shown(&state).0, "acme-18 acme-eu");
    assert_eq!(found(&state, "Customers  2 found of 100,412 ").len(), 1);
    // What is saved is what is shown.
    press(&mut state, "Enter");
    let [Effect::Save { text, .. }] = &press(&mut state, "x")[..] else { panic!() };
    assert_eq!(text.lines().count(), 3);
    assert!(text.contains("acme-18,30"), "{text}");
}

#[test]
fn more_than_are_kept_are_said_to_be_more() {
    let mut state = crowd(Screen::Customers);
    filter(&mut state, "acme");
    later(&mut state, 500);
    let found_rows = Found::Customers(Loaded { rows: vec![customer("acme-17", 1)], total: 7_312 });
    happen(&mut state, Event::Live(Live::Found { text: "acme".into(), found: found_rows }));
    assert_eq!(found(&state, "2 found of 100,412 (largest spenders of 7,312)").len(), 1);
    filter(&mut state, "spend>900 acme");
    later(&mut state, 500);
    let found_rows = Found::Customers(Loaded { rows: vec![customer("acme-17", 1)], total: 7_312 });
    happen(&mut state, Event::Live(Live::Found { text: "acme".into(), found: found_rows }));
    assert_eq!(found(&state, "none of the 5 customers that were read passes the filter").len(), 1);
}

#[test]
fn a_late_answer_to_an_older_text_is_dropped() {
    let mut state = crowd(Screen::Customers);
    filter(&mut state, "acme-1");
    assert_eq!(later(&mut state, 500), asks("acme-1"));
    type_in(&mut state, "7");
    answer(&mut state, "acme-1", vec![customer("acme-1", 1), customer("acme-17", 1)]);
    assert_eq!(shown(&state).0, "");
    assert_eq!(found(&state, "searching all 100,412 customers…").len(), 1, "instead of rows");
    assert_eq!(later(&mut state, 500), asks("acme-17"), "the answer that is missing keeps nobody waiting");
    answer(&mut state, "acme-17", vec![customer("acme-17", 1)]);
    assert_eq!(shown(&state).0, "acme-17");
    press(&mut state, "Esc");
    answer(&mut state, "acme-17", vec![customer("acme-17", 1)]);
    assert_eq!(state.data.customers.rows().len(), 5, "nor does one come back");
}

#[test]
fn who_looks_for_more_among_all_that_was_found_asks_nobody() {
    let mut state = answered();
    assert_eq!(shown(&state).0, "acme-1 acme-17");
    type_in(&mut state, "7");
    assert_eq!((shown(&state).0.as_str(), found(&state, "1 found of 100,412").len()), ("acme-17", 1));
    assert!(later(&mut state, 5_000).is_empty());
    // Back to less: there are others.
    press(&mut state, "Backspace Backspace");
    assert_eq!(later(&mut state, 500), asks("acme-"));
    // Of keys a whole hash is found, and no part of it.
    let mut state = crowd(Screen::Keys);
    let search = |text: &str| vec![Effect::Ask(Ask::Search(Searched::Keys, text.to_owned()))];
    filter(&mut state, "dd4");
    assert_eq!(later(&mut state, 500), search("dd4"));
    let nobody = Found::Keys(Loaded { rows: Vec::new(), total: 0 });
    happen(&mut state, Event::Live(Live::Found { text: "dd4".into(), found: nobody }));
    type_in(&mut state, "4");
    assert_eq!(later(&mut state, 500), search("dd44"));
}

#[test]
fn while_another_text_is_asked_for_the_rows_stay() {
    let mut state = answered();
    press(&mut state, "Backspace");
    assert_eq!(shown(&state).0, "acme-1 acme-17 acme-eu");
    assert_eq!(found(&state, "searching all 100,412…").len(), 1);
    assert_eq!(later(&mut state, 500), asks("acme-"));
    answer(&mut state, "acme-", vec![customer("acme-17", 9)]);
    assert_eq!(state.data.customers.rows().len(), 6, "of the first search nothing is left");
}

#[test]
fn who_leaves_the_filter_leaves_what_was_found_and_keeps_the_marks() {
    for leave in ["Esc", "/ Ctrl-u", "/ Esc", "filter used>=0%"] {
        let mut state = answered();
        press(&mut state, "Enter j space");
        assert_eq!((shown(&state).1.as_str(), state.targets()), ("acme-17", vec!["acme-17".to_owned()]));
        match leave.starts_with("filter") {
            true => drop(run(&mut state, leave)),
            false => drop(press(&mut state, leave)),
        }
        later(&mut state, 2_500);
        assert_eq!(state.data.customers.rows().len(), 5, "{leave}");
        assert_eq!(state.targets(), ["acme-17"], "{leave}: what is not there may be there all the same");
        assert_eq!(found(&state, "5 of 100,412 (largest spenders)").len(), 1, "{leave}");
        assert!(searches(later(&mut state, 5_000)).is_empty(), "{leave}");
    }
}

#[test]
fn what_was_marked_in_one_search_is_blocked_with_what_was_marked_in_another() {
    let mut state = answered();
    press(&mut state, "Enter j space");
    filter(&mut state, "globex-3");
    later(&mut state, 500);
    answer(&mut state, "globex-3", vec![customer("globex-3", 1)]);
    press(&mut state, "Enter");
    later(&mut state, 500);
    assert_eq!(shown(&state), ("globex-3".to_owned(), "globex-3".to_owned()));
    press(&mut state, "space b");
    assert_eq!(found(&state, "Block 2 customers?").len(), 1);
    assert_eq!(found(&state, "acme-17").len(), 1);
}

#[test]
fn the_selection_follows_its_id_through_answers() {
    let mut state = answered();
    press(&mut state, "Enter G");
    assert_eq!(shown(&state).1, "acme-17");
    later(&mut state, 3_000);
    answer(&mut state, "acme-1", vec![customer("acme-10", 1), customer("acme-17", 3), customer("acme-1", 2)]);
    later(&mut state, 500);
    assert_eq!(shown(&state), ("acme-1 acme-10 acme-17".to_owned(), "acme-17".to_owned()));
}

#[test]
fn when_the_list_is_read_again_so_is_what_was_found() {
    let mut state = answered();
    let list = |total| Event::Live(Live::Customers(Loaded { rows: customers(), total }));
    press(&mut state, "Enter");
    later(&mut state, 15_000);
    happen(&mut state, list(ALL + 1));
    assert_eq!(shown(&state).0, "acme-1 acme-17", "they stay meanwhile");
    assert_eq!(later(&mut state, 500), asks("acme-1"));
    assert_eq!(found(&state, "2 found of 100,413").len(), 1, "nothing flickers");
    answer(&mut state, "acme-1", vec![customer("acme-17", 4)]);
    later(&mut state, 3_000);
    assert_eq!(shown(&state).0, "acme-17", "one has gone");
    // Read again and again, it is asked for once a second.
    for (ms, wanted) in [(500, asks("acme-1")), (500, Vec::new()), (500, asks("acme-1"))] {
        happen(&mut state, list(ALL));
        assert_eq!(searches(later(&mut state, ms)), wanted);
    }
    // A list that is whole needs no search.
    happen(&mut state, list(5));
    assert_eq!((shown(&state).0.as_str(), found(&state, " found of ").len()), ("", 0));
    happen(&mut state, Event::Live(Live::Anew));
    assert!(searches(later(&mut state, 5_000)).is_empty());
}

#[test]
fn a_refusal_says_why() {
    let why = "More than 10000 customers have 'a' in their id or alias. Search for a longer part.";
    let refusal = |is_unsupported| {
        let ask = Ask::Search(Searched::Customers, "a".to_owned());
        Event::Live(Live::Unanswered { ask, message: why.to_owned(), is_unsupported })
    };
    let mut state = crowd(Screen::Customers);
    filter(&mut state, "a");
    assert_eq!(later(&mut state, 500), asks("a"));
    happen(&mut state, refusal(false));
    assert_eq!(said(&state), why);
    assert_eq!(found(&state, "5 of 100,412 (largest spenders)  ◌ not searched: More than").len(), 1);
    // Said once, however often it is asked again.
    let count = state.messages.all.len();
    happen(&mut state, refusal(false));
    assert_eq!(state.messages.all.len(), count);
    filter(&mut state, "spend>900 a");
    later(&mut state, 500);
    happen(&mut state, refusal(false));
    let frame = crate::tui::fixture::frame(&state).0.join(" ");
    let words = frame.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("and the others were not searched: More than 10000"), "{words}");

    // A longer text is another question.
    filter(&mut state, "ac");
    assert_eq!(later(&mut state, 500), asks("ac"));
    happen(&mut state, refusal(false));
    assert_eq!(found(&state, "searching all 100,412…").len(), 1, "that was about the other text");

    filter(&mut state, "a");
    later(&mut state, 500);
    happen(&mut state, refusal(true));
    assert_eq!(found(&state, "5 of 100,412 (largest spenders)").len(), 1);
    assert_eq!(found(&state, "searched").len(), 0, "a server without a search is no failure");
}

#[test]
fn nobody_is_asked_in_vain() {
    // All of it was read.
    let mut whole = state(Screen::Customers, 120, 36);
    filter(&mut whole, "acme");
    assert!(later(&mut whole, 5_000).is_empty());
    // A server without a stream has no search.
    let mut polled = crowd(Screen::Customers);
    happen(&mut polled, Event::Live(Live::Polling { every: Duration::from_secs(2) }));
    filter(&mut polled, "acme");
    assert!(searches(later(&mut polled, 5_000)).is_empty());
    assert_eq!(found(&polled, "5 of 100,412 (largest spenders)").len(), 1);
    // Nor one that does not hear us.
    let mut broken = crowd(Screen::Customers);
    let retry_in = Duration::from_secs(9);
    happen(&mut broken, Event::Live(Live::Broken { reason: "reset".into(), attempt: 1, retry_in }));
    filter(&mut broken, "acme");
    assert!(searches(later(&mut broken, 5_000)).is_empty());
    assert_eq!(found(&broken, "5 of 100,412 (largest spenders)").len(), 1);
    happen(&mut broken, Event::Live(Live::Connected));
    assert_eq!(searches(later(&mut broken, 500)), asks("acme"));
    // Nor on a screen that nobody looks at.
    let mut elsewhere = crowd(Screen::Customers);
    filter(&mut elsewhere, "acme");
    press(&mut elsewhere, "Enter 5");
    assert!(searches(later(&mut elsewhere, 5_000)).is_empty());
    press(&mut elsewhere, "2");
    assert_eq!(searches(later(&mut elsewhere, 500)), asks("acme"));
}

#[test]
fn a_picture_that_stands_still_gets_no_new_rows() {
    let mut state = crowd(Screen::Customers);
    press(&mut state, "f");
    filter(&mut state, "acme");
    assert!(searches(later(&mut state, 5_000)).is_empty());
    assert_eq!(found(&state, "5 of 100,412 (largest spenders)").len(), 1);
    press(&mut state, "Enter f");
    assert_eq!(searches(later(&mut state, 500)), asks("acme"));
    answer(&mut state, "acme", vec![customer("acme-17", 1)]);
    press(&mut state, "f");
    assert_eq!(shown(&state).0, "acme-17 acme-eu");
    press(&mut state, "Esc");
    later(&mut state, 500);
    assert_eq!(state.shown().customers.rows().len(), 5, "it goes with the filter all the same");
}

#[test]
fn keys_and_budgets_are_found_likewise() {
    let mut state = crowd(Screen::Keys);
    filter(&mut state, "ci-17");
    later(&mut state, 500);
    let rows = vec![Key::of_row(row(r#"{"token":"dd44","key_alias":"ci-17"}"#)).unwrap()];
    let found_keys = Found::Keys(Loaded { rows, total: 1 });
    happen(&mut state, Event::Live(Live::Found { text: "ci-17".into(), found: found_keys }));
    assert_eq!(shown(&state).0, "dd44");
    assert_eq!(found(&state, "Keys  1 found of 100,412").len(), 1);
    press(&mut state, "Enter 3");
    filter(&mut state, "tier-17");
    later(&mut state, 500);
    let rows = vec![Budget::of_row(row(r#"{"budget_id":"tier-17"}"#)).unwrap()];
    let found_budgets = Found::Budgets(Loaded { rows, total: 1 });
    happen(&mut state, Event::Live(Live::Found { text: "tier-17".into(), found: found_budgets }));
    assert_eq!(shown(&state).0, "tier-17");
    press(&mut state, "Enter 4");
    assert_eq!(shown(&state).0, "dd44", "each list has its own");
}

#[test]
fn a_filter_from_outside_is_searched_for_when_the_list_has_come() {
    let mut state = crowd(Screen::Customers);
    let options = crate::tui::state::Options {
        screen: Screen::Customers,
        filter: Some("acme-17".into()),
        ..state.options.clone()
    };
    state = State::new(options, state.size, state.now);
    happen(&mut state, Event::Live(Live::Connected));
    assert!(searches(later(&mut state, 5_000)).is_empty());
    happen(&mut state, Event::Live(Live::Customers(Loaded { rows: customers(), total: ALL })));
    assert_eq!(searches(later(&mut state, 500)), asks("acme-17"));
}

fn run(state: &mut State, text: &str) -> Vec<Effect> {
    press(state, ":");
    type_in(state, text);
    press(state, "Enter")
}

fn calls(id: &str) -> Vec<Effect> {
    vec![Effect::Ask(Ask::Customer(id.to_owned()))]
}

fn there(state: &mut State, id: &str, customer: Option<Customer>) -> Vec<Effect> {
    let live = Live::Customer { id: id.to_owned(), customer: customer.map(Box::new) };
    happen(state, Event::Live(live))
}

#[test]
fn a_customer_that_was_not_read_is_opened_by_its_id() {
    let mut state = crowd(Screen::Tail);
    assert_eq!(run(&mut state, "customer acme-17"), calls("acme-17"));
    assert_eq!((said(&state).as_str(), state.screen), ("asking for customer acme-17", Screen::Tail));
    let effects = there(&mut state, "acme-17", Some(customer("acme-17", 3)));
    assert_eq!(effects, [Effect::Ask(Ask::CustomerDetail("acme-17".into()))]);
    assert_eq!((state.screen, state.detail, shown(&state).1.as_str()), (Screen::Customers, true, "acme-17"));
    assert_eq!(said(&state), "");
    // As long as it is selected it stays, and is read again with the list.
    later(&mut state, 5_000);
    let list = Live::Customers(Loaded { rows: customers(), total: ALL });
    assert_eq!(happen(&mut state, Event::Live(list)), calls("acme-17"));
    there(&mut state, "acme-17", Some(customer("acme-17", 4)));
    later(&mut state, 500);
    let spend = |state: &State| state.data.customers.rows().last().map(|row| row.spend);
    assert_eq!(shown(&state).1, "acme-17");
    assert_eq!(spend(&state), Some(crate::domain::money::Picos::from_dollars(4)));
    press(&mut state, "j");
    later(&mut state, 500);
    assert_eq!(state.data.customers.rows().len(), 5);
}

#[test]
fn the_id_that_was_typed_comes_before_those_that_begin_so() {
    let texts = |state: &State, typed: &str| -> Vec<String> {
        choices(state, typed).into_iter().map(|choice| choice.text).collect()
    };
    let mut state = crowd(Screen::Customers);
    assert_eq!(texts(&state, "customer glo"), ["customer glo", "customer globex"]);
    assert_eq!(texts(&state, "customer globex"), ["customer globex"], "it was read");
    // An alias, or another way to write it, may be meant as well.
    assert_eq!(texts(&state, "customer GLOBEX"), ["customer globex", "customer GLOBEX"]);
    assert_eq!(choices(&state, "customer glo")[0].command, Command::Call("glo".into()));
    state.data.customers = List::ready(customers(), 5);
    assert_eq!(texts(&state, "customer glo"), ["customer globex"], "there are no others");
}

#[test]
fn an_unknown_customer_is_said_to_be_unknown() {
    let mut state = crowd(Screen::Customers);
    run(&mut state, "customer globx");
    there(&mut state, "globx", None);
    assert_eq!(said(&state), "there is no customer 'globx'; near: globex");
    assert_eq!((state.detail, &state.called), (false, &None));
    run(&mut state, "customer acme-17");
    let ask = Ask::Customer("acme-17".into());
    happen(
        &mut state,
        Event::Live(Live::Unanswered { ask, message: "timed out".into(), is_unsupported: false }),
    );
    assert_eq!(said(&state), "customer acme-17: timed out");
    // An answer that nobody waits for any longer.
    there(&mut state, "acme-17", Some(customer("acme-17", 1)));
    assert_eq!(shown(&state).0, "acme-eu globex hooli initech Umbrella");
}

#[test]
fn whoever_has_gone_on_is_not_carried_away() {
    for keys in ["5", ":", "/"] {
        let mut state = crowd(Screen::Customers);
        run(&mut state, "customer acme-17");
        press(&mut state, keys);
        let screen = state.screen;
        there(&mut state, "acme-17", Some(customer("acme-17", 1)));
        assert_eq!((state.screen, state.detail), (screen, false), "{keys}");
        assert!(said(&state).starts_with("customer acme-17 is there"), "{keys}: {}", said(&state));
        assert_eq!(matches!(state.modals.last(), Some(Modal::Palette(_))), keys == ":");
    }
    let mut state = crowd(Screen::Customers);
    press(&mut state, "f");
    assert!(run(&mut state, "customer acme-17").is_empty());
    assert!(said(&state).contains("stands still"));
}

#[test]
fn one_that_is_deleted_while_it_is_shown_goes() {
    let mut state = crowd(Screen::Customers);
    run(&mut state, "customer acme-17");
    there(&mut state, "acme-17", Some(customer("acme-17", 1)));
    later(&mut state, 500);
    assert_eq!(shown(&state).1, "acme-17");
    there(&mut state, "acme-17", None);
    later(&mut state, 500);
    assert!(!shown(&state).0.contains("acme-17"));
}

#[test]
fn a_filter_that_would_hide_it_goes_and_what_was_found_with_it() {
    let mut state = answered();
    press(&mut state, "Enter");
    run(&mut state, "customer globex-3");
    there(&mut state, "globex-3", Some(customer("globex-3", 1)));
    assert_eq!(shown(&state).1, "globex-3");
    assert!(said(&state).contains("the filter is gone"));
    assert_eq!(state.data.customers.rows().len(), 6, "those that were read, and the one");
}

#[test]
fn another_clock_makes_nobody_wait() {
    let mut state = crowd(Screen::Customers);
    filter(&mut state, "acme");
    let skew_ms = 3_600_000;
    let server = crate::tui::event::Server { skew_ms, may_write: true, ..state.server.clone() };
    happen(&mut state, Event::Live(Live::Server(server)));
    let moved = state.now;
    assert!(searches(later(&mut state, 299)).is_empty());
    assert_eq!(searches(later(&mut state, 1)), asks("acme"));
    assert_eq!(state.now, moved + SignedDuration::from_millis(300));
}
