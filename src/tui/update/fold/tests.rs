//! Snapshot, spend, gap, duplicate, out of order, reset: whatever comes in whatever order, every call
//! counts once.

mod many;

use std::time::Duration;

use proptest::prelude::*;
use ratatui::layout::Size;

use super::*;
use crate::client::Row;
use crate::tui::data::{Bucket, Counts};
use crate::tui::event::{At, Event, Loaded};
use crate::tui::state::{Badge, Options, Window};
use crate::tui::update::update;

const NOW: i64 = 1_795_271_527;

fn second(at: i64) -> Timestamp {
    Timestamp::from_second(at).unwrap()
}

fn state() -> State {
    State::new(Options::default(), Size::new(120, 36), second(NOW))
}

fn tell(state: &mut State, live: Live) -> Vec<Effect> {
    let now = state.now;
    update(state, At { now, event: Event::Live(live) })
}

/// Time goes by, on a connection that stands.
fn tick(state: &mut State, at: i64) -> Vec<Effect> {
    state.link.heard_at = Some(second(at));
    update(state, At { now: second(at), event: Event::Tick })
}

fn event(kind: &str, id: &str, seq: Option<u64>, at: i64, customer: &str, cents: i64) -> Spent {
    let json = serde_json::json!({"event": kind, "request_id": id, "ts": second(at).to_string(),
        "customer_id": customer, "model": "gpt-4o", "prompt_tokens": 10, "completion_tokens": 2,
        "spend": Usd(Picos::new(i128::from(cents) * 10_000_000_000))});
    let serde_json::Value::Object(row) = json else { panic!() };
    Spent::of_row(&row, seq).unwrap()
}

fn counted(state: &mut State, as_of: Option<u64>, at: i64) {
    tell(
        state,
        Live::Overview {
            numbers: Box::new(sums::summed(Window::Hour, as_of, second(NOW), &[])),
            at: second(at),
        },
    );
}

fn numbers(state: &State) -> &Overview {
    &state.data.overview.rows()[0]
}

fn cents(spend: Picos) -> i128 {
    spend.get() / 10_000_000_000
}

#[test]
fn numbers_replace_and_events_add_once() {
    let mut state = state();
    let call = event("spend", "a", Some(8), NOW - 5, "acme", 12);
    tell(&mut state, Live::Spent(vec![call.clone()]));
    // The event came before the numbers and is not in them.
    counted(&mut state, Some(7), NOW);
    assert_eq!((cents(numbers(&state).totals.spend), numbers(&state).totals.requests), (12, 1));
    // Told again, and of a line that the numbers had.
    tell(&mut state, Live::Spent(vec![call, event("spend", "b", Some(7), NOW - 9, "acme", 50)]));
    assert_eq!(cents(numbers(&state).totals.spend), 12);
    assert_eq!(state.data.ring.events().len(), 2, "both are events all the same");
    tell(&mut state, Live::Spent(vec![event("spend", "c", Some(9), NOW - 1, "globex", 30)]));
    let top: Vec<_> =
        numbers(&state).customers.iter().map(|top| (&*top.id, cents(top.share.spend))).collect();
    assert_eq!(top, [("globex", 30), ("acme", 12)]);
    assert_eq!(numbers(&state).models[0].share.requests, 2);
    // A fresh answer has all of them.
    counted(&mut state, Some(9), NOW);
    assert_eq!(numbers(&state).totals, Counts::default());
}

#[test]
fn refusals_have_no_line_and_count_once_all_the_same() {
    let mut state = state();
    counted(&mut state, Some(1), NOW - 10);
    let early = event("blocked", "a", None, NOW - 11, "acme", 0);
    let late = event("blocked", "a", None, NOW - 9, "acme", 0);
    let failed = event("error", "b", None, NOW - 9, "acme", 0);
    tell(&mut state, Live::Spent(vec![early, late.clone(), failed, late]));
    let totals = numbers(&state).totals;
    assert_eq!((totals.blocked, totals.errors, totals.requests), (1, 1, 0));
    assert_eq!((state.data.ring.events().len(), state.data.alerts.len()), (3, 3));
}

#[test]
fn a_gap_asks_for_the_numbers_anew_and_says_what_is_missing() {
    let mut state = state();
    let asked = tell(&mut state, Live::Gap { missed: Some(40) });
    assert_eq!(asked, [Effect::Ask(Ask::Overview(Window::Hour)), Effect::Ask(Ask::Customers)]);
    assert_eq!(state.data.skipped, 40);
    tell(&mut state, Live::Spent(vec![event("spend", "a", Some(8), NOW, "acme", 1)]));
    tell(&mut state, Live::Anew);
    assert_eq!(state.data.ring.events().len(), 0);
    tell(&mut state, Live::Spent(vec![event("spend", "a", Some(2), NOW, "acme", 1)]));
    assert_eq!(state.data.ring.events().len(), 1, "lines of another ledger are others");
}

#[test]
fn a_customers_spend_grows_and_begins_anew() {
    let mut state = state();
    let row: Row = serde_json::from_str(r#"{"user_id":"acme","spend":0.10}"#).unwrap();
    tell(&mut state, Live::Customers(Loaded { rows: Customer::of_row(row).into_iter().collect(), total: 1 }));
    let with = |seq, kind: &str, spend: i64| Spent {
        customer_spend: Some(Picos::new(i128::from(spend) * 10_000_000_000)),
        ..event(kind, "a", Some(seq), NOW, "acme", 1)
    };
    for (events, spend) in [
        (vec![with(3, "spend", 30), with(2, "spend", 20)], 30),
        (vec![with(1, "spend", 15)], 30),
        (vec![with(4, "reset", 0)], 0),
        (vec![with(5, "spend", 7)], 7),
    ] {
        tell(&mut state, Live::Spent(events));
        let customer = &state.data.customers.rows()[0];
        assert_eq!(cents(customer.spend), spend);
    }
    assert_eq!(state.data.customers.rows()[0].row["spend"].to_string(), "0.07");
}

#[test]
fn the_connection_is_told_of_honestly() {
    let mut state = state();
    assert_eq!(state.link.badge(state.now), Badge::Connecting);
    let broken = |attempt| Live::Broken { reason: "no".into(), attempt, retry_in: Duration::from_secs(4) };
    tell(&mut state, broken(1));
    assert_eq!(state.link.badge(state.now), Badge::Stale { age_ms: 0, retry: Some((1, 4_000)) });
    tell(&mut state, Live::Connected);
    assert_eq!(state.link.badge(state.now), Badge::Live);
    state.now = second(NOW + 30);
    assert_eq!(state.link.badge(state.now), Badge::Stale { age_ms: 30_000, retry: None });
    tell(&mut state, Live::Beat);
    assert_eq!(state.link.badge(state.now), Badge::Live);
    tell(&mut state, Live::Refused { message: "no".into() });
    assert_eq!(state.link.badge(state.now), Badge::Auth);
}

#[test]
fn what_was_not_answered_keeps_what_is_there() {
    let mut state = state();
    let fails = |ask, is_unsupported| Live::Unanswered { ask, message: "no".into(), is_unsupported };
    tell(&mut state, fails(Ask::Active, true));
    assert!(matches!(state.data.active, List::Unsupported));
    tell(&mut state, fails(Ask::Keys, false));
    assert!(matches!(&state.data.keys, List::Failed(why) if why == "no"));
    tell(&mut state, Live::Budgets(Loaded { rows: Vec::new(), total: 0 }));
    tell(&mut state, fails(Ask::Budgets, false));
    assert!(matches!(&state.data.budgets, List::Ready { stale: Some(_), .. }));
    counted(&mut state, Some(1), NOW);
    tell(&mut state, fails(Ask::Overview(Window::Day), false));
    assert!(matches!(&state.data.overview, List::Ready { stale: None, .. }), "of another window");
}

#[test]
fn the_window_moves_on_and_stays_the_sum_of_its_steps() {
    let mut state = state();
    counted(&mut state, Some(0), NOW - 7200);
    for (seq, at) in [(1, NOW - 3599), (2, NOW - 60), (3, NOW)] {
        tell(&mut state, Live::Spent(vec![event("spend", "a", Some(seq), at, "acme", 10)]));
    }
    let sum = |state: &State| -> i128 {
        numbers(state).buckets.iter().map(|bucket| cents(bucket.counts.spend)).sum()
    };
    assert_eq!((cents(numbers(&state).totals.spend), sum(&state)), (30, 30));
    for (later, left) in [(60, 20), (3_500, 20), (3_600, 10), (4_000, 0), (1_000_000, 0)] {
        tick(&mut state, NOW + later);
        assert_eq!((cents(numbers(&state).totals.spend), sum(&state)), (left, left), "{later}");
        assert_eq!(cents(numbers(&state).customers[0].share.spend), left, "{later}");
        assert_eq!(numbers(&state).buckets.len(), 61, "{later}");
    }
}

#[test]
fn running_calls_are_asked_for_while_somebody_looks() {
    let mut state = state();
    state.screen = Screen::Active;
    assert_eq!(tick(&mut state, NOW), []);
    assert_eq!(tick(&mut state, NOW + 1), [Effect::Ask(Ask::Active)]);
    assert_eq!(tick(&mut state, NOW + 1), []);
    state.screen = Screen::Delivery;
    assert_eq!(tick(&mut state, NOW + 9), [Effect::Ask(Ask::Deliveries)]);
    state.screen = Screen::Tail;
    assert_eq!(tick(&mut state, NOW + 99), []);
}

#[test]
fn what_is_beside_the_window_in_front_is_asked_for_less_often() {
    let mut state = state();
    tell(&mut state, Live::Connected);
    let focused = |is: bool| Event::Focused(is);
    let at = |at: i64, event: Event| At { now: second(at), event };
    update(&mut state, at(NOW, focused(false)));
    // Nobody waits for longer to see it for the first time.
    state.screen = Screen::Active;
    assert_eq!(tick(&mut state, NOW + 1), [Effect::Ask(Ask::Active)]);
    tell(&mut state, Live::Active { calls: Loaded { rows: Vec::new(), total: 0 }, held: None });
    assert_eq!(
        (tick(&mut state, NOW + 5), tick(&mut state, NOW + 6)),
        (vec![], vec![Effect::Ask(Ask::Active)])
    );
    state.screen = Screen::Delivery;
    tell(&mut state, Live::Deliveries { destinations: Vec::new(), failed: Vec::new() });
    assert_eq!(tick(&mut state, NOW + 15), []);
    assert_eq!(tick(&mut state, NOW + 16), [Effect::Ask(Ask::Deliveries)]);
    // Who types looks.
    let key = crate::tui::keymap::presses("j").unwrap()[0];
    for event in [focused(true), Event::Key(key), Event::Paste("x".to_owned())] {
        let said = format!("{event:?}");
        update(&mut state, at(NOW + 17, focused(false)));
        update(&mut state, at(NOW + 17, event));
        state.polled_at = second(NOW + 16);
        assert_eq!(tick(&mut state, NOW + 18), [Effect::Ask(Ask::Deliveries)], "{said}");
    }
}

#[test]
fn what_fails_is_asked_less_often_and_what_is_not_there_not_at_all() {
    let mut state = state();
    state.screen = Screen::Active;
    let fails = |is_unsupported| Live::Unanswered { ask: Ask::Active, message: "no".into(), is_unsupported };
    assert_eq!(tick(&mut state, NOW + 1), [Effect::Ask(Ask::Active)]);
    tell(&mut state, fails(false));
    assert_eq!(tick(&mut state, NOW + 10), []);
    assert_eq!(tick(&mut state, NOW + 11), [Effect::Ask(Ask::Active)]);
    state.data.active = List::Loading;
    tell(&mut state, fails(true));
    assert_eq!(tick(&mut state, NOW + 1_000), []);
}

#[test]
fn without_a_connection_what_is_there_stays_and_nobody_is_asked() {
    let broken = || Live::Broken { reason: "no".into(), attempt: 1, retry_in: Duration::from_secs(4) };
    for lose in [broken(), Live::Refused { message: "no".into() }, Live::Beat] {
        let mut state = state();
        state.screen = Screen::Active;
        tell(&mut state, Live::Connected);
        counted(&mut state, Some(0), NOW);
        tell(&mut state, Live::Spent(vec![event("spend", "a", Some(1), NOW - 3_000, "acme", 10)]));
        let before = numbers(&state).clone();
        tell(&mut state, lose);
        for later in [60, 900, 8_000] {
            let effects = update(&mut state, At { now: second(NOW + later), event: Event::Tick });
            assert_eq!(effects, []);
            assert_eq!(numbers(&state), &before, "{later}");
        }
        // Back again, time has gone by.
        tell(&mut state, Live::Connected);
        assert_eq!(tick(&mut state, NOW + 8_001).len(), 2, "calls and the numbers");
        assert_eq!(numbers(&state).totals.spend, Picos::ZERO);
    }
}

#[test]
fn numbers_that_calls_have_left_are_counted_anew_and_not_again_and_again() {
    let mut state = state();
    let asked = || [Effect::Ask(Ask::Overview(Window::Hour))];
    counted(&mut state, Some(0), NOW);
    for (seq, at) in [(1, NOW - 3_540), (2, NOW - 3_480)] {
        tell(&mut state, Live::Spent(vec![event("spend", "a", Some(seq), at, "acme", 10)]));
    }
    // Minutes begin seven seconds before the present of the tests.
    assert_eq!(tick(&mut state, NOW + 112), []);
    assert_eq!(tick(&mut state, NOW + 113), asked(), "the first one left");
    assert_eq!(tick(&mut state, NOW + 114), []);
    assert_eq!(tick(&mut state, NOW + 173), asked());
    assert_eq!(tick(&mut state, NOW + 600), [], "steps without calls take nothing with them");
    assert!((3_600_000..3_660_000).contains(&numbers(&state).length_ms()), "{:?}", numbers(&state).since);
    // More leave soon after: they wait, and are not forgotten.
    state.overview_soon.want();
    assert_eq!(tick(&mut state, NOW + 601), asked());
    state.overview_soon.want();
    assert_eq!(tick(&mut state, NOW + 603), []);
    assert_eq!(tick(&mut state, NOW + 604), asked());
}

#[test]
fn an_outage_does_not_slow_down_what_is_read_after_it() {
    let mut state = state();
    state.screen = Screen::Overview;
    let server = Server { features: vec!["held".into()], ..Server::default() };
    tell(&mut state, Live::Server(server));
    state.overview_soon.want();
    let both = [Ask::Overview(Window::Hour), Ask::Customers];
    assert_eq!(tick(&mut state, NOW), both.clone().map(Effect::Ask));
    for ask in both.clone() {
        tell(&mut state, Live::Unanswered { ask, message: "no".into(), is_unsupported: false });
    }
    // Five minutes later both are answered, whoever asked.
    state.now = second(NOW + 300);
    counted(&mut state, Some(0), NOW + 300);
    with_customers(&mut state);
    state.overview_soon.want();
    assert_eq!(tick(&mut state, NOW + 303), both.map(Effect::Ask));
}

/// Customers, of one of whom something is held.
fn with_customers(state: &mut State) {
    let rows = [
        r#"{"user_id":"acme","spend":0.10,"held":0.25,"litellm_budget_table":{"soft_budget":0.30}}"#,
        r#"{"user_id":"globex","spend":0.10,"held":0}"#,
    ];
    let rows: Vec<Customer> =
        rows.iter().filter_map(|json| Customer::of_row(serde_json::from_str(json).unwrap())).collect();
    tell(state, Live::Customers(Loaded { total: rows.len(), rows }));
}

fn with_spend(mut of: Spent, after: i64) -> Spent {
    of.customer_spend = Some(Picos::new(i128::from(after) * 10_000_000_000));
    of
}

#[test]
fn what_is_settled_is_held_no_longer() {
    let mut state = state();
    with_customers(&mut state);
    let customers = || [Effect::Ask(Ask::Customers)];
    let call = |customer, seq, spend| with_spend(event("spend", "a", Some(seq), NOW, customer, 5), spend);
    tell(&mut state, Live::Spent(vec![call("globex", 1, 15)]));
    assert_eq!(tick(&mut state, NOW), [], "nothing of it was held");
    tell(&mut state, Live::Spent(vec![call("acme", 2, 30)]));
    let acme = &state.data.customers.rows()[0];
    assert_eq!((cents(acme.spend), cents(acme.held)), (30, 5));
    assert_eq!((acme.row["spend"].to_string(), acme.row["held"].to_string()), ("0.3".into(), "0.05".into()));
    assert_eq!(tick(&mut state, NOW), customers());
    tell(&mut state, Live::Spent(vec![call("acme", 3, 60)]));
    assert_eq!(cents(state.data.customers.rows()[0].held), 0);
    with_customers(&mut state);
    tell(&mut state, Live::Spent(vec![call("acme", 4, 61)]));
    assert_eq!(tick(&mut state, NOW), [], "not twice in a second");
    state.screen = Screen::Tail;
    assert_eq!(tick(&mut state, NOW + 1), [], "nobody looks");
    state.screen = Screen::Customers;
    assert_eq!(tick(&mut state, NOW + 1), customers());
}

#[test]
fn a_list_that_is_older_than_an_event_takes_nothing_back() {
    let call = |seq, spend| with_spend(event("spend", "a", Some(seq), NOW, "acme", 5), spend);
    let reset = |seq| with_spend(event("reset", "", Some(seq), NOW, "acme", 0), 0);
    let asked = |state: &mut State| tell(state, Live::Asked(Ask::Customers));
    // What is read is always that $0.10 are spent, and $0.25 held.
    for (before, meanwhile, spend, held) in [
        (vec![], vec![], 10, 25),
        (vec![], vec![call(1, 20), call(2, 30)], 30, 5),
        (vec![], vec![call(1, 9)], 10, 25),
        (vec![call(1, 20)], vec![], 10, 25),
        // Before the reset it was more.
        (vec![call(1, 40)], vec![call(2, 45), reset(3), call(4, 7)], 7, 25),
        (vec![call(1, 40), reset(2)], vec![], 10, 25),
    ] {
        let mut state = state();
        with_customers(&mut state);
        tell(&mut state, Live::Spent(before.clone()));
        asked(&mut state);
        tell(&mut state, Live::Spent(meanwhile.clone()));
        with_customers(&mut state);
        let acme = &state.data.customers.rows()[0];
        assert_eq!((cents(acme.spend), cents(acme.held)), (spend, held), "{before:?} {meanwhile:?}");
        // The next list was asked for after all of it.
        asked(&mut state);
        with_customers(&mut state);
        assert_eq!(cents(state.data.customers.rows()[0].spend), 10);
    }
}

#[test]
fn holds_are_read_again_while_somebody_looks_at_them() {
    let mut state = state();
    with_customers(&mut state);
    assert_eq!(tick(&mut state, NOW + 9), [], "this server tells of none");
    tell(&mut state, Live::Server(Server { features: vec!["held".into()], ..Server::default() }));
    assert_eq!(tick(&mut state, NOW + 10), [Effect::Ask(Ask::Customers)]);
    with_customers(&mut state);
    assert_eq!(tick(&mut state, NOW + 12), []);
    state.screen = Screen::Keys;
    assert_eq!(tick(&mut state, NOW + 13), []);
    state.screen = Screen::Customers;
    assert_eq!(tick(&mut state, NOW + 13), [Effect::Ask(Ask::Customers)]);
    // Less often beside the window in front.
    with_customers(&mut state);
    state.focused = false;
    assert_eq!(tick(&mut state, NOW + 27), []);
    assert_eq!(tick(&mut state, NOW + 28), [Effect::Ask(Ask::Customers)]);
}

#[test]
fn unresolved_calls_and_soft_budgets_that_are_crossed_are_alerts() {
    let mut state = state();
    with_customers(&mut state);
    let call = |seq, cost, after| with_spend(event("spend", "a", Some(seq), NOW, "acme", cost), after);
    tell(
        &mut state,
        Live::Spent(vec![
            call(1, 19, 29),
            call(2, 1, 30),
            call(3, 5, 35),
            Spent { status: "unresolved".into(), ..event("spend", "b", Some(4), NOW, "globex", 1) },
            // Another window, in one leap.
            with_spend(event("reset", "", Some(5), NOW, "acme", 0), 0),
            call(6, 40, 40),
        ]),
    );
    let told: Vec<_> = state.data.alerts.iter().map(|alert| (alert.ending, &*alert.status)).collect();
    let soft = (Ending::Soft, "soft_budget crossed $0.300000");
    assert_eq!(told, [soft, (Ending::Reset, ""), (Ending::Spend, "unresolved"), soft]);
    assert_eq!(state.data.ring.events().len(), 6, "an alert is no event");
    tell(&mut state, Live::Spent(vec![call(2, 1, 30)]));
    assert_eq!(state.data.alerts.len(), 4);
}

#[test]
fn a_clock_that_turns_out_to_be_another_one_delays_nothing() {
    for ahead in [-7_200, 7_200] {
        let mut state = state();
        state.screen = Screen::Active;
        tell(&mut state, Live::Connected);
        let server = Server { skew_ms: ahead * 1_000, ..Server::default() };
        tell(&mut state, Live::Server(server));
        assert_eq!(state.now, second(NOW + ahead));
        assert_eq!(state.link.badge(second(NOW + ahead + 1)), Badge::Live);
        assert_eq!(state.link.badge(second(NOW + ahead + 11)), Badge::Stale { age_ms: 11_000, retry: None });
        let now = second(NOW + ahead + 1);
        let asked = update(&mut state, At { now, event: Event::Tick });
        assert_eq!(asked, [Effect::Ask(Ask::Active), Effect::Ask(Ask::Overview(Window::Hour))]);
    }
    // Our own clock was set back while nobody measured.
    let mut state = state();
    state.screen = Screen::Active;
    assert_eq!(tick(&mut state, NOW - 3_600), [Effect::Ask(Ask::Active)]);
}

#[test]
fn days_that_could_not_be_read_say_so_and_are_asked_for_again() {
    let mut state = state();
    state.screen = Screen::Customers;
    state.detail = true;
    with_customers(&mut state);
    let ask = || Ask::CustomerDetail("acme".into());
    let days = |spend| Live::CustomerDetail {
        id: "acme".into(),
        days: vec![("2026-11-21".into(), Picos::from_dollars(spend))],
    };
    assert_eq!(tick(&mut state, NOW), [Effect::Ask(ask())]);
    let fails = || Live::Unanswered { ask: ask(), message: "timed out".into(), is_unsupported: false };
    tell(&mut state, fails());
    let why = |state: &State| state.detail_of.as_ref().and_then(|of| of.unanswered.clone());
    assert_eq!(why(&state).as_deref(), Some("timed out"));
    assert_eq!(tick(&mut state, NOW + 29), []);
    assert_eq!(tick(&mut state, NOW + 30), [Effect::Ask(ask())]);
    assert_eq!(why(&state), None);
    tell(&mut state, days(1));
    assert_eq!(tick(&mut state, NOW + 59), []);
    assert_eq!(tick(&mut state, NOW + 60), [Effect::Ask(ask())], "today goes on");
    tell(&mut state, Live::Anew);
    with_customers(&mut state);
    assert_eq!(tick(&mut state, NOW + 61), [Effect::Ask(ask())], "the days of another ledger");
    tell(&mut state, fails());
    tell(&mut state, Live::Connected);
    assert_eq!(tick(&mut state, NOW + 62), [Effect::Ask(ask())], "now there may be an answer");
}

/// The sums of a window, and each step's.
fn sums_of(overview: &Overview) -> (Counts, Vec<Bucket>) {
    (overview.totals, overview.buckets.clone())
}

proptest! {
    #[test]
    fn order_and_repetition_change_nothing(
        calls in proptest::collection::vec((0_i64..4_000, 0_usize..4, 0_i64..500, 0_u8..3), 0..40),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..80),
        answer_at in any::<prop::sample::Index>(),
    ) {
        let names = ["acme", "globex", "initech", "hooli"];
        let events: Vec<Spent> = calls
            .iter()
            .zip(1_u64..)
            .map(|((ago, who, spend, kind), seq)| match kind {
                0 => event("blocked", &seq.to_string(), None, NOW - ago, names[*who], 0),
                _ => event("spend", &seq.to_string(), Some(seq), NOW - ago, names[*who], *spend),
            })
            .collect();
        let mut straight = state();
        counted(&mut straight, Some(0), NOW - 9_999);
        tell(&mut straight, Live::Spent(events.clone()));

        // Any of them in any order, the numbers somewhere in between, and at last the rest.
        let mut shuffled = state();
        let mut heard: Vec<Spent> = Vec::new();
        if !events.is_empty() {
            heard.extend(order.iter().map(|index| index.get(&events).clone()));
        }
        let at = if heard.is_empty() { 0 } else { answer_at.index(heard.len()) };
        for (number, spent) in heard.into_iter().chain(events.into_iter().rev()).enumerate() {
            if number == at {
                counted(&mut shuffled, Some(0), NOW - 9_999);
            }
            tell(&mut shuffled, Live::Spent(vec![spent]));
        }
        if calls.is_empty() {
            counted(&mut shuffled, Some(0), NOW - 9_999);
        }
        prop_assert_eq!(sums_of(numbers(&straight)), sums_of(numbers(&shuffled)));
        prop_assert_eq!(&numbers(&straight).customers, &numbers(&shuffled).customers);
        let totals = numbers(&straight).totals;
        let of_steps: i128 = numbers(&straight).buckets.iter().map(|b| b.counts.spend.get()).sum();
        prop_assert_eq!(totals.spend.get(), of_steps);
    }
}
