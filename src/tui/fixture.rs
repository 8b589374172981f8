//! What tests of screens work with: a state with a few objects, keys to press, a frame as text.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::data::{Budget, Customer, Key, Spent};
use super::event::{At, Effect, Event, Hit, Mouse};
use super::keymap::presses;
use super::state::{List, Options, Phase, Screen, State};
use super::update::update;
use super::view::draw;
use crate::client::Row;

/// The present.
pub(crate) fn now() -> Timestamp {
    "2026-11-22T14:32:07Z".parse().unwrap()
}

/// An object of the wire.
pub(crate) fn row(json: &str) -> Row {
    serde_json::from_str(json).unwrap()
}

/// Five customers: one is fine, one near, one over, one has no budget, one is blocked.
pub(crate) fn customers() -> Vec<Customer> {
    [
        r#"{"user_id":"acme-eu","spend":12.408112,"held":4,"litellm_budget_table":{"budget_id":"b1","max_budget":20}}"#,
        r#"{"user_id":"globex","alias":"Globex Corp","spend":9.771003,"held":0.5,"budget_id":"tier-pro",
            "models":["gpt-4o","gpt-4o-mini"],"litellm_budget_table":{"budget_id":"tier-pro","max_budget":10.75,
            "soft_budget":9,"budget_duration":"30d","budget_reset_at":"2026-12-01T00:00:00Z","rpm_limit":600,"tpm_limit":200000}}"#,
        r#"{"user_id":"initech","spend":4.0200000000000001,"budget_id":"tier-pro","litellm_budget_table":{"max_budget":4.0}}"#,
        r#"{"user_id":"Umbrella","alias":"=1+1","spend":0.001413}"#,
        r#"{"user_id":"hooli","spend":2.5,"blocked":true}"#,
    ]
    .iter()
    .map(|json| Customer::of_row(row(json)).unwrap())
    .collect()
}

fn budgets() -> Vec<Budget> {
    [
        r#"{"budget_id":"tier-pro","max_budget":10.75,"soft_budget":9,"budget_duration":"30d","rpm_limit":600,
            "tpm_limit":1500000,"budget_reset_at":"2026-12-01T00:00:00Z"}"#,
        r#"{"budget_id":"b1","max_budget":20,"owner":{"id":"acme-eu"},"customer_count":1}"#,
        r#"{"budget_id":"my-free-tier","max_budget":4}"#,
    ]
    .iter()
    .map(|json| Budget::of_row(row(json)).unwrap())
    .collect()
}

fn keys() -> Vec<Key> {
    [
        r#"{"token":"aa11","key_name":"sk-...4Q2w","key_alias":"ci","team_id":"red","spend":3.1044,"max_budget":25,
            "expires":"2026-12-21T14:32:07Z","last_active":"2026-11-22T14:32:04Z"}"#,
        r#"{"token":"bb22","key_name":"sk-...11aa","key_alias":"old-bot","team_id":"red","user_id":"bob","spend":9,
            "max_budget":9,"expires":"2026-10-12T00:00:00Z"}"#,
        r#"{"token":"cc33","key_name":"sk-...9f2c","spend":0}"#,
    ]
    .iter()
    .map(|json| Key::of_row(row(json)).unwrap())
    .collect()
}

/// A spend event of a customer.
pub(crate) fn spent(customer: &str, request: &str) -> Spent {
    let json = format!(
        r#"{{"event":"spend","ts":"2026-11-22T14:31:57Z","customer_id":"{customer}","request_id":"{request}",
            "model":"gpt-4o","status":"exact","spend":0.00412,"token_hash":"aa11"}}"#
    );
    Spent::of_row(&row(&json), Some(1)).unwrap()
}

/// A state with objects, connected, on a screen.
pub(crate) fn state(screen: Screen, width: u16, height: u16) -> State {
    let options = Options { screen, url: "http://127.0.0.1:4000".to_owned(), ..Options::default() };
    let mut state = State::new(options, Size::new(width, height), now());
    state.link.phase = Phase::Live;
    state.link.heard_at = Some(now());
    state.data.customers = List::ready(customers(), 5);
    state.data.budgets = List::ready(budgets(), 3);
    state.data.keys = List::ready(keys(), 3);
    for (customer, request) in [("globex", "r1"), ("acme-eu", "r2"), ("globex", "r3")] {
        state.data.ring.push(spent(customer, request), None);
    }
    // Nobody has pressed a key for a while.
    state.touched_at = now() - SignedDuration::from_mins(1);
    later(&mut state, 0);
    state
}

/// Something happens, now.
pub(crate) fn happen(state: &mut State, event: Event) -> Vec<Effect> {
    let now = state.now;
    update(state, At { now, event })
}

/// So much time goes by.
pub(crate) fn later(state: &mut State, ms: i64) -> Vec<Effect> {
    let now = state.now + SignedDuration::from_millis(ms);
    state.link.heard_at = Some(now);
    update(state, At { now, event: Event::Tick })
}

/// Keys, in the notation of the settings, with spaces between them.
pub(crate) fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in keys.split_whitespace() {
        let named = if key.chars().count() > 1 { format!("<{key}>") } else { key.to_owned() };
        for key in presses(&named).unwrap() {
            effects = happen(state, Event::Key(key));
        }
    }
    effects
}

/// Letters, one by one.
pub(crate) fn type_in(state: &mut State, text: &str) {
    for letter in text.chars() {
        happen(state, Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)));
    }
}

/// A click on something.
pub(crate) fn click(state: &mut State, hit: Hit) -> Vec<Effect> {
    happen(state, Event::Mouse(Mouse::Click(hit)))
}

/// The ids that are shown, and the one that is selected.
pub(crate) fn shown(state: &State) -> (String, String) {
    (state.order().ids.join(" "), state.selected().unwrap_or("-").to_owned())
}

/// What the message line says.
pub(crate) fn said(state: &State) -> String {
    state.messages.shown().map(|message| message.text.clone()).unwrap_or_default()
}

/// The frame as lines of text, and what can be clicked.
pub(crate) fn frame(state: &State) -> (Vec<String>, Vec<(Rect, Hit)>) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, state.size.width, state.size.height));
    let hits = draw(state, &mut buffer);
    let lines = (0..state.size.height).map(|y| {
        let mut line = String::new();
        let mut skip = 0;
        for x in 0..state.size.width {
            let symbol = buffer[(x, y)].symbol();
            if skip == 0 {
                line.push_str(symbol);
                skip = unicode_width::UnicodeWidthStr::width(symbol).max(1);
            }
            skip -= 1;
        }
        line.trim_end().to_owned()
    });
    (lines.collect(), hits)
}

/// The lines of a frame that contain a text.
pub(crate) fn found(state: &State, text: &str) -> Vec<String> {
    frame(state).0.into_iter().filter(|line| line.contains(text)).collect()
}
