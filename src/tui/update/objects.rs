//! The objects behind the rows: opening one, and going to one by its name.

use super::keys::{self, say};
use crate::tui::event::{Ask, Effect};
use crate::tui::rows;
use crate::tui::state::{DetailOf, Screen, State, Tone, is_due};

/// The days of a detail that stays open are read again: today's goes on.
const DAYS_MS: i64 = 30_000;

/// Opens the selected row. A customer of the overview is opened where customers are.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.selected().map(str::to_owned) else {
        say(state, Tone::Note, "no row is selected");
        return Vec::new();
    };
    match state.screen {
        Screen::Overview => {
            let effects = show(state, Screen::Customers, &id);
            state.is_from_overview = true;
            effects
        }
        Screen::Help => Vec::new(),
        Screen::Customers => {
            state.detail = true;
            ask_detail(state, id)
        }
        Screen::Budgets | Screen::Keys | Screen::Tail | Screen::Delivery | Screen::Active => {
            state.detail = true;
            Vec::new()
        }
    }
}

/// Goes to an object and opens it. A filter that hides it goes.
pub(super) fn show(state: &mut State, screen: Screen, id: &str) -> Vec<Effect> {
    let mut effects = keys::go(state, screen);
    if !state.table().filtering.text.is_empty() && !rows::ids(state, screen).0.iter().any(|seen| seen == id) {
        state.table_mut().filtering.clear();
        say(state, Tone::Note, "the filter is gone: it would hide what you asked for");
    }
    state.select(screen, id);
    (state.detail, state.is_from_overview) = (true, false);
    if screen == Screen::Customers {
        effects.extend(ask_detail(state, id.to_owned()));
    }
    effects
}

/// Time went by: the detail that is shown is asked for once the selection has come to rest, so that
/// moving through a list asks for nothing.
pub(super) fn tick(state: &mut State) -> Vec<Effect> {
    if !state.detail || state.screen != Screen::Customers || !state.link.is_in_touch(state.now) {
        return Vec::new();
    }
    let Some(id) = state.selected() else { return Vec::new() };
    let is_wanted = match &state.detail_of {
        Some(of) if of.id == id => is_due(state.now, of.asked_at, state.every_ms(DAYS_MS)),
        _ => true,
    };
    if !is_wanted {
        return Vec::new();
    }
    let id = id.to_owned();
    ask_detail(state, id)
}

fn ask_detail(state: &mut State, id: String) -> Vec<Effect> {
    state.detail_of = Some(DetailOf { id: id.clone(), asked_at: state.now, unanswered: None });
    vec![Effect::Ask(Ask::CustomerDetail(id))]
}
