//! Forms, dialogs and writes, driven by keys.

use jiff::Timestamp;
use ratatui::layout::Size;
use serde_json::json;

use super::*;
use crate::tui::data::Active;
use crate::tui::event::{At, Event, Hit, Mouse};
use crate::tui::form::tests::data;
use crate::tui::keymap::presses;
use crate::tui::state::{List, Mode, Options, Phase};
use crate::tui::update::update;

fn now() -> Timestamp {
    "2026-11-22T14:32:07Z".parse().unwrap()
}

/// A connected dashboard on a screen, with this row selected.
fn on(screen: Screen, row: Option<&str>) -> State {
    let mut state = State::new(Options { screen, ..Options::default() }, Size::new(80, 24), now());
    state.link.phase = Phase::Live;
    state.link.heard_at = Some(now());
    state.data = data();
    state.table_mut().place.id = row.map(str::to_owned);
    state
}

fn happens(state: &mut State, event: Event) -> Vec<Effect> {
    update(state, At { now: state.now, event })
}

fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    presses(keys).unwrap().into_iter().flat_map(|key| happens(state, Event::Key(key))).collect()
}

fn change(effects: &[Effect]) -> String {
    match effects {
        [Effect::Write { change, .. }] => change.command(),
        other => panic!("{other:?}"),
    }
}

fn form(state: &State) -> &Form {
    match state.modals.last() {
        Some(Modal::Form(form)) => form,
        other => panic!("{other:?}"),
    }
}

fn dialog(state: &State) -> &crate::tui::state::Dialog {
    match state.modals.last() {
        Some(Modal::Dialog(dialog)) => dialog,
        other => panic!("{other:?}"),
    }
}

fn said(state: &State) -> &str {
    state.messages.all.back().map_or("", |message| message.text.as_str())
}

fn refusal(message: &str, param: Option<&str>) -> Result<Written, Refusal> {
    Err(Refusal { message: message.into(), param: param.map(str::to_owned), done: 0 })
}

#[test]
fn a_budget_is_made_by_keys_alone() {
    let mut state = on(Screen::Customers, None);
    let effects = press(&mut state, "3nmy-free-tier<Tab>4<Ctrl-s>");
    let row = json!({"budget_id": "my-free-tier", "max_budget": 4}).as_object().cloned().unwrap();
    assert_eq!(effects, [Effect::Write { ticket: 1, change: Change::BudgetNew(row) }]);
    assert!(state.is_writing("my-free-tier") && form(&state).ticket == Some(1));
    assert_eq!(
        press(&mut state, "x<Ctrl-s><Tab>"),
        [],
        "nothing is typed or sent twice while it is under way"
    );
    assert_eq!(form(&state).fields[0].text(), "my-free-tier");

    let effects = ended(&mut state, 1, Ok(Written::default()));
    assert_eq!(effects, [Effect::Ask(Ask::Budgets)]);
    assert!(state.modals.is_empty() && state.writing.is_empty());
    // It is selected as soon as it is read.
    happens(&mut state, Event::Tick);
    assert_eq!(state.table().place.id.as_deref(), Some("free"));
    let made = crate::tui::data::Budget { id: "my-free-tier".into(), ..state.data.budgets.rows()[0].clone() };
    state.data.budgets = List::ready(vec![made], 1);
    state.now = state.now.checked_add(jiff::SignedDuration::from_secs(1)).unwrap();
    happens(&mut state, Event::Tick);
    assert_eq!(state.table().place.id.as_deref(), Some("my-free-tier"));
    let message = state.messages.all.back().unwrap();
    assert_eq!((message.tone, message.text.as_str()), (Tone::Done, "created budget my-free-tier"));
    assert_eq!(
        message.command.as_ref().map(CommandLine::shown),
        Some("litellm-rs budget new my-free-tier --max-budget 4")
    );
    assert_eq!(ended(&mut state, 1, Ok(Written::default())), [], "an answer counts once");
}

#[test]
fn mistakes_and_refusals_keep_the_form() {
    let mut state = on(Screen::Budgets, None);
    assert_eq!(press(&mut state, "nb<Tab>4<Tab>5<Ctrl-s>"), []);
    let soft = form(&state).field("soft_budget").unwrap();
    assert_eq!(soft.error.as_deref(), Some("must not be above the max budget (4)"));
    // The focus is on the mistake: it is mended and saved.
    let effects = press(&mut state, "<Ctrl-u>3<Ctrl-s>");
    assert_eq!(change(&effects), "litellm-rs budget new b --max-budget 4 --soft-budget 3");
    ended(&mut state, 1, refusal("the default cap is lower", Some("max_budget")));
    let max = form(&state).field("max_budget").unwrap();
    assert_eq!(max.error.as_deref(), Some("the default cap is lower"));
    assert_eq!(
        (form(&state).ticket, form(&state).focus, said(&state)),
        (None, 1, "the default cap is lower")
    );
    // It can be tried again, with another number.
    assert_eq!(
        change(&press(&mut state, "<Backspace>9<Ctrl-s>")),
        "litellm-rs budget new b --max-budget 9 --soft-budget 3"
    );
    ended(&mut state, 2, refusal("out of order", None));
    assert_eq!(form(&state).error.as_deref(), Some("out of order"));
}

#[test]
fn leaving_asks_when_something_would_be_lost() {
    let mut state = on(Screen::Budgets, Some("tier-pro"));
    press(&mut state, "e<Tab><Esc>");
    assert!(state.modals.is_empty(), "nothing was typed");
    press(&mut state, "eq<Esc>");
    assert_eq!((dialog(&state).title.as_str(), dialog(&state).on_verb), ("Leave without saving?", false));
    press(&mut state, "<Enter>");
    assert!(form(&state).field("max_budget").unwrap().text().ends_with('q'), "the focus was on Cancel");
    assert_eq!(press(&mut state, "<Esc>y"), []);
    assert!(state.modals.is_empty());
    // The proposal of a raise is nothing that somebody typed.
    let mut state = on(Screen::Customers, Some("globex"));
    press(&mut state, "u<Esc>");
    assert!(state.modals.is_empty());
    // A form that changes nothing says so.
    assert_eq!(press(&mut state, "e<Ctrl-s>"), []);
    assert_eq!((state.modals.len(), said(&state)), (0, "nothing was changed"));
}

#[test]
fn buttons_are_reached_by_tab_and_by_click() {
    let mut state = on(Screen::Keys, None);
    press(&mut state, "n<Shift-Tab><Shift-Tab>");
    assert_eq!(form(&state).focus, form(&state).save_at());
    assert_eq!(change(&press(&mut state, "<Enter>")), "litellm-rs key generate");
    ended(&mut state, 1, refusal("no", None));
    assert_eq!(press(&mut state, "<Right><Enter>"), []);
    assert!(state.modals.is_empty(), "Cancel");
    press(&mut state, "n");
    let click = |state: &mut State, hit| happens(state, Event::Mouse(Mouse::Click(hit)));
    click(&mut state, Hit::Field(3));
    assert_eq!(form(&state).fields[form(&state).focus].name, "max_budget");
    click(&mut state, Hit::Row("88dc".into()));
    happens(&mut state, Event::Mouse(Mouse::Wheel(1)));
    assert_eq!(form(&state).fields[form(&state).focus].name, "soft_budget");
    happens(&mut state, Event::Paste("2\nrm -rf /".into()));
    assert_eq!(change(&click(&mut state, Hit::Choice(0))), "litellm-rs key generate --soft-budget 2");
}

#[test]
fn a_new_secret_is_shown_once_and_said_nowhere() {
    let mut state = on(Screen::Keys, None);
    press(&mut state, "nci2<Ctrl-s>");
    let secret = "sk-very-secret";
    ended(&mut state, 1, Ok(Written { secret: Some(secret.into()), done: 1 }));
    press(&mut state, "q<Enter>");
    assert_eq!(state.modals.len(), 1, "only Esc takes it away");
    assert_eq!(press(&mut state, "y"), [Effect::Copy(secret.into())]);
    assert_eq!(press(&mut state, "<Esc>"), []);
    assert!(state.modals.is_empty());
    assert!(!format!("{state:?}").contains(secret), "nothing remembers it");
}

#[test]
fn budgets_are_chosen_from_a_list() {
    let mut state = on(Screen::Customers, Some("hooli"));
    assert_eq!(
        change(&press(&mut state, "a<Right><Right><Ctrl-s>")),
        "litellm-rs budget assign tier-pro hooli"
    );
    let mut state = on(Screen::Customers, Some("hooli"));
    state.table_mut().marks = ["globex", "initech"].map(str::to_owned).into();
    assert_eq!(
        change(&press(&mut state, "afr<Right><Ctrl-s>")),
        "litellm-rs budget assign free globex initech"
    );
    assert_eq!(ended(&mut state, 1, Ok(Written::default())).len(), 2);
    assert!(state.table().marks.is_empty());
}

#[test]
fn a_dialog_begins_on_cancel_and_y_does_it() {
    let mut state = on(Screen::Customers, Some("globex"));
    press(&mut state, "d");
    let of = dialog(&state);
    assert_eq!(of.title, "Delete customer globex?");
    assert_eq!(of.lines, ["globex  spend $9.77", "Their spend history stays. This cannot be undone."]);
    assert_eq!(press(&mut state, "<Enter>"), []);
    assert!(state.modals.is_empty());
    assert_eq!(change(&press(&mut state, "dy")), "litellm-rs customer delete globex --yes");
    assert_eq!(press(&mut state, "dy"), [], "one change of an object at a time");
    assert_eq!(said(&state), "globex: another change of it is under way");
    let mut state = on(Screen::Customers, Some("globex"));
    state.table_mut().marks = ["globex", "initech"].map(str::to_owned).into();
    press(&mut state, "d");
    assert_eq!(dialog(&state).lines[0], "globex  spend $9.77         initech  spend $4.02");
    assert_eq!(change(&press(&mut state, "<Tab><Enter>")), "litellm-rs customer delete globex initech --yes");
}

#[test]
fn many_are_named_in_part_and_their_number_is_typed() {
    let mut state = on(Screen::Customers, None);
    for (count, more, is_typed) in [
        (8, None, false),
        (9, Some("… and 1 more"), false),
        (10, Some("… and 2 more"), false),
        (11, Some("… and 3 more"), true),
    ] {
        state.table_mut().marks = (0..count).map(|n| format!("c{n:02}")).collect();
        press(&mut state, "d");
        let of = dialog(&state);
        assert_eq!(of.question != crate::tui::state::Question::Yes, is_typed, "{count}");
        assert_eq!(of.lines.iter().find(|line| line.starts_with('…')).map(String::as_str), more);
        press(&mut state, "<Esc>");
    }
    assert_eq!(press(&mut state, "dy<Enter>"), [], "y is a letter here, and Cancel has the focus");
    assert_eq!(press(&mut state, "d1<Tab><Enter>"), [], "not the number");
    let effects = press(&mut state, "d11<Enter>");
    assert!(change(&effects).starts_with("litellm-rs customer delete c00 c01 "));
}

#[test]
fn what_others_rely_on_needs_its_name_typed() {
    for (screen, row, keys, typed, command) in [
        (Screen::Keys, "88dc", "d", "ci", "litellm-rs key delete 88dc --yes"),
        (Screen::Keys, "88dc", "R", "ci", "litellm-rs key regenerate 88dc --yes"),
        (Screen::Budgets, "tier-pro", "d", "tier-pro", "litellm-rs budget delete tier-pro --yes"),
    ] {
        let mut state = on(screen, Some(row));
        assert_eq!(press(&mut state, &format!("{keys}y<Tab><Enter>")), [], "{command}");
        assert_eq!(change(&press(&mut state, &format!("{keys}{typed}<Enter>"))), command);
    }
    let mut state = on(Screen::Budgets, Some("free"));
    assert_eq!(change(&press(&mut state, "dy")), "litellm-rs budget delete free --yes");
    let mut state = on(Screen::Keys, None);
    state.table_mut().marks = ["88dc", "99ee"].map(str::to_owned).into();
    assert_eq!(press(&mut state, "R"), []);
    assert_eq!(said(&state), "one key at a time: each new one is shown only once");
    assert_eq!(change(&press(&mut state, "d2<Enter>")), "litellm-rs key delete 88dc 99ee --yes");
}

#[test]
fn blocking_asks_and_unblocking_one_does_not() {
    let mut state = on(Screen::Customers, Some("globex"));
    assert_eq!(change(&press(&mut state, "by")), "litellm-rs customer block globex");
    let mut state = on(Screen::Customers, Some("hooli"));
    assert_eq!(change(&press(&mut state, "b")), "litellm-rs customer unblock hooli");
    // The state of the first decides for all.
    state.writing.clear();
    state.table_mut().marks = ["globex", "hooli"].map(str::to_owned).into();
    assert_eq!(change(&press(&mut state, "by")), "litellm-rs customer block globex hooli");
    let mut state = on(Screen::Keys, Some("88dc"));
    assert_eq!(change(&press(&mut state, "by")), "litellm-rs key block 88dc");
    ended(&mut state, 1, Ok(Written::default()));
    assert_eq!(said(&state), "blocked key ci");
    let mut state = on(Screen::Overview, Some("globex"));
    assert_eq!(change(&press(&mut state, "by")), "litellm-rs customer block globex");
}

#[test]
fn running_calls_are_ended_and_their_payers_reached() {
    let mut state = on(Screen::Active, Some("r1"));
    press(&mut state, "K");
    assert_eq!(dialog(&state).lines[0], "r1  globex, held $0.02, 120 tokens streamed");
    assert_eq!(change(&press(&mut state, "y")), "litellm-rs requests cancel r1 --yes");
    assert_eq!(ended(&mut state, 1, Ok(Written::default())), [Effect::Ask(Ask::Active)]);
    assert_eq!(change(&press(&mut state, "by")), "litellm-rs customer block globex");
    ended(&mut state, 2, Ok(Written::default()));
    assert_eq!(
        change(&press(&mut state, "u<Ctrl-s>")),
        "litellm-rs customer update globex --max-budget 21.5"
    );
    let mut state = on(Screen::Active, Some("r2"));
    assert_eq!(press(&mut state, "u"), []);
    assert_eq!(said(&state), "no customer pays for this call");
    let mut state = on(Screen::Customers, Some("hooli"));
    press(&mut state, "u");
    assert_eq!(said(&state), "hooli has no cap that could be raised");
}

#[test]
fn a_customer_that_was_not_read_is_not_raised() {
    // Nobody could say whether the new cap is above the present one.
    let row = json!({"request_id": "r3", "customer_id": "umbrella", "model": "gpt-4o"});
    for (screen, row_of) in [(Screen::Customers, "umbrella"), (Screen::Active, "r3")] {
        let mut state = on(screen, Some(row_of));
        state.data.active =
            List::ready(Active::of_row(row.as_object().cloned().unwrap()).into_iter().collect(), 1);
        assert_eq!(press(&mut state, "u"), []);
        let told = "umbrella is not among the customers that were read";
        assert_eq!((state.modals.len(), said(&state)), (0, told), "{screen:?}");
    }
}

#[test]
fn calls_that_share_an_id_are_told_apart() {
    let call = |run: u64, customer: &str| {
        let row = json!({"request_id": "r1", "run": run, "customer_id": customer, "model": "gpt-4o"});
        Active::of_row(row.as_object().cloned().unwrap()).unwrap()
    };
    let calls = vec![call(7, "hooli"), call(9, "globex")];
    let ids: Vec<String> = calls.iter().map(|call| call.id.clone()).collect();
    assert_ne!(ids[0], ids[1]);
    for (selected, command, payer) in [
        (0, "litellm-rs requests cancel r1 --run 7 --yes", "litellm-rs customer unblock hooli"),
        (1, "litellm-rs requests cancel r1 --run 9 --yes", "litellm-rs customer block globex"),
    ] {
        let mut state = on(Screen::Active, Some(&ids[selected]));
        state.data.active = List::ready(calls.clone(), 2);
        press(&mut state, "K");
        assert_eq!(dialog(&state).title, "End call r1?");
        assert_eq!(change(&press(&mut state, "y")), command);
        assert!(state.is_writing(&ids[selected]) && !state.is_writing(&ids[1 - selected]));
        ended(&mut state, 1, Ok(Written::default()));
        assert_eq!(said(&state), "told call r1 to end");
        assert!(press(&mut state, "y").iter().any(|effect| *effect == Effect::Copy("r1".to_owned())));
        let effects = press(&mut state, "b");
        let effects = if effects.is_empty() { press(&mut state, "y") } else { effects };
        assert_eq!(change(&effects), payer);
    }
    let mut state = on(Screen::Active, Some(&ids[0]));
    state.data.active = List::ready(calls.clone(), 2);
    state.table_mut().marks = ids.iter().cloned().collect();
    press(&mut state, "K");
    assert_eq!(change(&press(&mut state, "y")), "litellm-rs requests cancel r1 r1 --run 7 --run 9 --yes");
    ended(&mut state, 1, Ok(Written::default()));
    assert!(state.table().marks.is_empty());
    // The second has ended since: nobody else's call is meant.
    let mut state = on(Screen::Active, Some(&ids[1]));
    state.data.active = List::ready(calls[..1].to_vec(), 1);
    state.frozen = Some(Box::new(crate::tui::state::Data { active: List::ready(calls, 2), ..data() }));
    assert_eq!(press(&mut state, "K"), []);
    assert_eq!(said(&state), "the call has ended");
}

#[test]
fn deliveries_are_tried_again_one_by_one_or_all() {
    let mut state = on(Screen::Delivery, Some("lago:1"));
    assert_eq!(change(&press(&mut state, "R")), "litellm-rs deliveries retry lago:1");
    press(&mut state, "A");
    assert_eq!(dialog(&state).title, "Try again 1 delivery?");
    assert_eq!(change(&press(&mut state, "y")), "litellm-rs deliveries retry --dead");
    let mut state = on(Screen::Delivery, None);
    state.data.failed = List::ready(Vec::new(), 0);
    press(&mut state, "R");
    assert_eq!(said(&state), "no row is selected");
    press(&mut state, "A");
    assert_eq!(said(&state), "no delivery was given up");
}

#[test]
fn nothing_is_written_where_nothing_may_be() {
    let mut state = on(Screen::Customers, Some("globex"));
    state.options.mode = Mode::ReadOnly;
    for key in ["n", "e", "a", "b", "u", "d"] {
        assert_eq!(press(&mut state, key), []);
        assert_eq!((state.modals.len(), said(&state)), (0, "read-only"), "{key}");
    }
    // A form that is open when the connection goes keeps what was typed, and says why it cannot save.
    let mut state = on(Screen::Budgets, None);
    press(&mut state, "nb");
    state.now = now() + jiff::SignedDuration::from_secs(60);
    assert_eq!(press(&mut state, "<Ctrl-s>"), []);
    assert_eq!(form(&state).error.as_deref(), Some("connection lost; writes are off until it is back"));
    state.link.heard_at = Some(state.now);
    assert_eq!(change(&press(&mut state, "<Ctrl-s>")), "litellm-rs budget new b");
    // So does a dialog.
    let mut state = on(Screen::Customers, Some("globex"));
    press(&mut state, "d");
    state.now = now() + jiff::SignedDuration::from_secs(60);
    assert_eq!(press(&mut state, "y"), []);
    assert_eq!(said(&state), "connection lost; writes are off until it is back");
}

#[test]
fn a_part_that_was_done_is_told() {
    let mut state = on(Screen::Keys, None);
    state.table_mut().marks = ["88dc", "99ee"].map(str::to_owned).into();
    press(&mut state, "by");
    let effects = ended(&mut state, 1, Err(Refusal { message: "no".into(), param: None, done: 1 }));
    assert_eq!((said(&state), effects), ("1 of 2 done, then: no", vec![Effect::Ask(Ask::Keys)]));
    assert_eq!(state.table().marks.len(), 2, "they stay marked");
}
