//! A state made by hand, and what its frame says line by line: for the tests of screens.

use ratatui::layout::Size;
use serde_json::{Value, json};

use crate::client::Row;
use crate::domain::money::Picos;
use crate::tui::data::{
    Active, Bucket, Counts, Customer, Destination, Failed, Overview, Share, Spent, TopCustomer, TopModel,
};
use crate::tui::event::{At, Event};
use crate::tui::state::{List, Options, Phase, Screen, State, Window};
use crate::tui::update::update;

/// The present of the tests.
pub(super) const NOW: &str = "2026-11-22T14:32:07Z";

/// An empty state that is connected.
pub(super) fn empty(screen: Screen, width: u16, height: u16) -> State {
    let now = NOW.parse().unwrap();
    let mut state = State::new(Options { screen, ..Options::default() }, Size::new(width, height), now);
    state.link.phase = Phase::Live;
    state.link.heard_at = Some(now);
    state
}

/// A state with customers, numbers, events, deliveries and running calls.
pub(super) fn full(screen: Screen, width: u16, height: u16) -> State {
    let mut state = empty(screen, width, height);
    state.data.overview = List::ready(vec![overview()], 1);
    state.data.customers = List::ready(customers(), 412);
    state.data.destinations = List::ready(destinations(), 2);
    state.data.failed = List::ready(failed(), 2);
    state.data.active = List::ready(active(), 3);
    state.data.active_held = Some(usd("1.75"));
    for spent in events() {
        if spent.ending != crate::tui::data::Ending::Spend {
            state.data.alerts.push_front(spent.clone());
        }
        state.ring_event(spent);
    }
    settled(state)
}

/// The state after its rows were put in order.
pub(super) fn settled(mut state: State) -> State {
    let now = state.now;
    update(&mut state, At { now, event: Event::Tick });
    state
}

pub(super) use crate::tui::fixture::frame as drawn;

/// The frame as one text.
pub(super) fn text(state: &State) -> String {
    drawn(state).0.join("\n")
}

pub(super) fn usd(text: &str) -> Picos {
    Picos::parse(text).unwrap()
}

pub(super) fn row(value: Value) -> Row {
    value.as_object().unwrap().clone()
}

fn customers() -> Vec<Customer> {
    let customer = |id: &str, spend: &str, held: &str, max: Value| {
        let numbers: Value = serde_json::from_str(&format!("[{spend},{held}]")).unwrap();
        let budget = json!({"max_budget": max, "budget_reset_at": "2026-12-21T00:00:00Z"});
        Customer::of_row(row(json!({
            "user_id": id, "blocked": id == "hooli", "spend": numbers[0], "held": numbers[1],
            "litellm_budget_table": budget,
        })))
        .unwrap()
    };
    vec![
        customer("acme-eu", "62.5", "10", json!(100)),
        customer("globex", "9.1", "0", json!(10)),
        customer("hooli", "2.0", "0", json!(null)),
        customer("initech", "4.02", "0", json!(4)),
        customer("umbrella", "3.0", "0", json!(null)),
    ]
}

fn overview() -> Overview {
    let window = Window::Hour;
    let start =
        jiff::Timestamp::from_second("2026-11-22T13:33:00Z".parse::<jiff::Timestamp>().unwrap().as_second());
    let first = start.unwrap().as_second();
    let buckets = (0..60_i64).map(|at| {
        let [acme, globex] = [at % 7, at % 3].map(|tenths| Picos::new(i128::from(tenths) * 100_000_000_000));
        let spend = acme.plus(globex).unwrap().plus(usd("0.1")).unwrap();
        Bucket {
            start: jiff::Timestamp::from_second(first + at * 60).unwrap(),
            counts: Counts { spend, requests: 10, ..Counts::default() },
            customers: [("acme-eu".to_owned(), acme), ("globex".to_owned(), globex)].into(),
            models: [("gpt-4o".to_owned(), spend)].into(),
        }
    });
    let share = |spend: &str, requests: u64| Share { spend: usd(spend), requests };
    let top = |id: &str, spend: &str| TopCustomer { id: id.to_owned(), share: share(spend, 10) };
    let model =
        |name: &str, spend: &str, calls| TopModel { name: name.to_owned(), share: share(spend, calls) };
    Overview {
        window,
        since: "2026-11-22T13:32:07Z".parse().unwrap(),
        until: NOW.parse().unwrap(),
        bucket_ms: 60_000,
        as_of: Some(1),
        totals: Counts {
            spend: usd("48.213094"),
            requests: 12_408,
            input_tokens: 31_200_000,
            output_tokens: 4_070_000,
            cached_tokens: 2_620_800,
            errors: 38,
            blocked: 61,
        },
        buckets: buckets.collect(),
        customers: vec![
            top("acme-eu", "12.408112"),
            top("globex", "9.771003"),
            top("initech", "4.02"),
            top("umbrella", "3.1184"),
            top("hooli", "2.007719"),
            top("unread", "0.001413"),
        ],
        other_customers: (0, Share::default()),
        models: vec![model("gpt-4o", "21.4419", 3120), model("gpt-4o-mini", "6.11308", 6870)],
        other_models: (2, share("1", 13)),
        refusals_since: None,
    }
}

pub(super) fn event(value: Value) -> Spent {
    Spent::of_row(&row(value), None).unwrap()
}

fn events() -> Vec<Spent> {
    vec![
        event(json!({"event": "spend", "ts": "2026-11-22T14:31:40.120Z", "request_id": "r-1",
            "customer_id": "globex", "model": "gpt-4o", "prompt_tokens": 812, "completion_tokens": 301,
            "spend": 0.00504, "duration_ms": 1204, "status": "exact", "key_alias": "ci",
            "team_id": "red", "tags": ["batch"], "customer_spend": 9.1, "provider": "openai"})),
        event(json!({"event": "blocked", "ts": "2026-11-22T14:31:58.411Z", "request_id": "r-2",
            "customer_id": "initech", "model": "gpt-4o", "status": "422 budget_exceeded",
            "customer_spend": 4.02, "max_budget": 4, "duration_ms": 2, "key_alias": "ci"})),
        event(json!({"event": "reset", "ts": "2026-11-22T14:32:00Z", "customer_id": "stark",
            "status": "reset"})),
        event(json!({"event": "spend", "ts": "2026-11-22T14:32:01.009Z", "request_id": "r-4",
            "customer_id": "acme-eu", "model": "claude-sonnet-4", "prompt_tokens": 9211,
            "completion_tokens": 640, "spend": 0.037233, "duration_ms": 4410, "status": "exact"})),
    ]
}

fn destinations() -> Vec<Destination> {
    [
        json!({"name": "lago", "kind": "lago", "state": "active", "pending": 118,
            "oldest_pending_age_seconds": 42, "delivered": 12290, "failures": 3, "dead": 2,
            "last_error": "422 subscription unknown"}),
        json!({"name": "hook", "kind": "webhook", "state": "active", "pending": 0, "delivered": 12408}),
    ]
    .into_iter()
    .filter_map(|value| Destination::of_row(row(value)))
    .collect()
}

fn failed() -> Vec<Failed> {
    [
        json!({"id": "d-1", "destination": "lago", "customer": "globex", "at": "2026-11-22T14:31:02Z",
            "state": "failed", "attempts": 4, "next_at": "2026-11-22T14:32:39Z",
            "last_error": "422 subscription unknown", "payload": {"code": "openai_tokens"}}),
        json!({"id": "d-2", "destination": "hook", "customer": "acme-eu", "at": "2026-11-22T14:20:00Z",
            "state": "dead", "attempts": 9, "last_error": "timed out"}),
    ]
    .into_iter()
    .filter_map(|value| Failed::of_row(row(value)))
    .collect()
}

fn active() -> Vec<Active> {
    [
        json!({"request_id": "a-1", "customer_id": "acme-eu", "key_alias": "ci", "model": "gpt-4o",
            "state": "streaming", "held": 0.25, "input_tokens": 900, "output_tokens": 321,
            "spend_so_far": 0.0123, "started_at": "2026-11-22T14:31:37Z"}),
        json!({"request_id": "a-2", "customer_id": "globex", "model": "gpt-4o-mini", "state": "waiting",
            "held": 0, "started_at": "2026-11-22T14:32:05Z"}),
        json!({"request_id": "a-3", "customer_id": "globex", "model": "gpt-4o", "state": "sent",
            "held": 1.5, "started_at": "2026-11-22T14:32:00Z", "cancelled": true}),
    ]
    .into_iter()
    .filter_map(|value| Active::of_row(row(value)))
    .collect()
}
