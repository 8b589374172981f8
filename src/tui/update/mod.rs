//! `update`: the one place that changes the state. Pure: what it wants done outside it returns.

mod dialog;
mod filter;
mod fold;
mod form;
mod keys;
mod log;
mod modal;
mod objects;
mod order;
mod palette;
mod rows;
mod search;
mod secret;
mod take;
mod write;

use super::areas;
use super::event::{At, Effect, Event, Hit, Mouse};
use super::state::{Layout, Screen, State};

/// Takes an event in, and answers what has to be done outside.
pub(crate) fn update(state: &mut State, at: At) -> Vec<Effect> {
    let At { now, event } = at;
    state.now = now;
    if matches!(event, Event::Drawn) {
        // Nothing else has happened: no row moves because it was seen.
        state.drawn();
        return Vec::new();
    }
    state.messages.settle(now);
    let locked = state.locked();
    if matches!(event, Event::Mouse(_)) {
        state.touched_at = now;
    }
    if matches!(event, Event::Key(_) | Event::Paste(_)) {
        // Who types here looks here, whatever the terminal said.
        state.focused = true;
    }
    let before = reading(state);
    let effects = match event {
        Event::Key(key) => keys::press(state, key),
        // What is not seen is not typed into and not clicked.
        Event::Paste(_) | Event::Mouse(_) if state.layout() == Layout::TooSmall => Vec::new(),
        Event::Paste(text) if state.modals.is_empty() => filter::paste(state, &text),
        Event::Paste(text) => modal::paste(state, &text),
        Event::Mouse(Mouse::Click(hit)) => click(state, hit),
        Event::Mouse(Mouse::Wheel(rows)) if !state.modals.is_empty() => modal::wheel(state, rows),
        Event::Mouse(Mouse::Wheel(rows)) => rows::wheel(state, rows),
        Event::Resized(size) => {
            state.size = size;
            Vec::new()
        }
        Event::Focused(focused) => {
            state.focused = focused;
            Vec::new()
        }
        Event::Tick => {
            let mut effects = fold::tick(state);
            effects.extend(objects::tick(state));
            effects.extend(search::tick(state));
            effects
        }
        Event::Drawn => Vec::new(),
        Event::Saved { name, outcome } => take::saved(state, &name, outcome),
        Event::Live(live) => fold::live(state, live),
    };
    if let Some(why) = locked.filter(|_| state.locked() != locked) {
        state.messages.take_back(why);
    }
    state.rematch();
    search::settle(state);
    order::settle(state);
    if reading(state) != before {
        // Another text is read from its beginning.
        state.scrolled = 0;
    }
    effects
}

/// Whose detail has the keys.
fn reading(state: &State) -> Option<(Screen, Option<String>)> {
    areas::has_detail_keys(state).then(|| (state.screen, state.selected().map(str::to_owned)))
}

fn click(state: &mut State, hit: Hit) -> Vec<Effect> {
    if !state.modals.is_empty() {
        return modal::click(state, hit);
    }
    match hit {
        Hit::Tab(screen) => keys::go(state, screen),
        Hit::Row(id) => rows::click(state, id),
        Hit::Header(column) => rows::sort_by(state, column),
        Hit::Button(action) => keys::act(state, action),
        Hit::Panel(panel) => {
            rows::focus(state, panel);
            Vec::new()
        }
        Hit::Destination(name) => {
            rows::choose(state, name);
            Vec::new()
        }
        Hit::Field(_) | Hit::Choice(_) => Vec::new(),
    }
}
