//! Finding what was not loaded: a filter asks the server where a list is shortened, and so does the
//! palette for a customer by its id. What is found stands among the rows as long as it is wanted.

use super::keys::say;
use super::objects;
use crate::tui::data::{Customer, Object};
use crate::tui::event::{Ask, Effect, Found};
use crate::tui::palette;
use crate::tui::state::{Called, Data, List, Phase, Progress, Screen, Searched, State, Tone};

/// What filters want to be searched for, now that something has happened. Found rows that nobody wants
/// any longer go.
pub(super) fn settle(state: &mut State) {
    let place = &state.tables[Screen::Customers as usize].place;
    let is_selected = |id: &String| place.id.as_ref() == Some(id) || place.wanted.as_ref() == Some(id);
    if state.called.as_ref().is_some_and(|called| called.is_shown && !is_selected(&called.id)) {
        state.called = None;
    }
    for list in Searched::ALL {
        let text = wanted(state, list).map(str::to_owned);
        let search = &mut state.searches[list as usize];
        search.want(text.as_deref(), state.now);
        if text.is_none() {
            let called = state.called.as_ref().map(|called| called.id.as_str());
            forget(&mut state.data, list, called);
            if let Some(frozen) = &mut state.frozen {
                forget(frozen, list, called);
            }
        }
    }
}

/// What the server would have to be searched for, so that the filter of a list sees all of it.
fn wanted(state: &State, list: Searched) -> Option<&str> {
    let data = &state.data;
    let is_shortened = match list {
        Searched::Customers => data.customers.shortened().is_some(),
        Searched::Budgets => data.budgets.shortened().is_some(),
        Searched::Keys => data.keys.shortened().is_some(),
    };
    // A server without a stream has no search either.
    if !is_shortened || matches!(state.link.phase, Phase::Polling { .. }) {
        return None;
    }
    let filter = state.tables[list.screen() as usize].filtering.filter.as_ref()?;
    let there = state.searches[list as usize].has_all(list);
    there.filter(|text| filter.needs(text, list.fields())).or_else(|| filter.needed(list.fields()))
}

fn forget(data: &mut Data, list: Searched, called: Option<&str>) {
    match list {
        Searched::Customers => data.customers.keep_extras(|row| Some(row.id()) == called),
        Searched::Budgets => data.budgets.keep_extras(|_| false),
        Searched::Keys => data.keys.keep_extras(|_| false),
    }
}

/// Time went by: a text that has been still for long enough is searched for.
pub(super) fn tick(state: &mut State) -> Option<Effect> {
    let list = Searched::of(state.screen)?;
    if state.frozen.is_some() || !state.link.is_in_touch(state.now) {
        return None;
    }
    let text = state.searches[list as usize].take_due(state.now)?;
    Some(Effect::Ask(Ask::Search(list, text)))
}

/// A list was read: so is what was found in it, and the customer that was asked for by its id.
pub(super) fn read_again(state: &mut State, list: Searched) -> Vec<Effect> {
    state.searches[list as usize].again();
    let called = state.called.as_ref().filter(|called| list == Searched::Customers && called.is_shown);
    let missing = called.filter(|called| state.data.customers.is_extra(&called.id));
    missing.map(|called| Effect::Ask(Ask::Customer(called.id.clone()))).into_iter().collect()
}

/// A search has ended.
pub(super) fn found(state: &mut State, text: &str, found: Found) {
    fn take<T: Object>(list: &mut List<T>, rows: Vec<T>, is_wanted: bool, called: Option<&Called>) {
        if is_wanted {
            list.find(rows, |row| called.is_some_and(|called| called.id == row.id()));
        }
    }
    let (list, read, of) = match &found {
        Found::Customers(loaded) => (Searched::Customers, loaded.rows.len(), loaded.total),
        Found::Budgets(loaded) => (Searched::Budgets, loaded.rows.len(), loaded.total),
        Found::Keys(loaded) => (Searched::Keys, loaded.rows.len(), loaded.total),
    };
    let progress = Progress::Found { read, of };
    let is_wanted = state.searches[list as usize].answered(text, state.now, progress);
    match found {
        Found::Customers(loaded) => {
            take(&mut state.data.customers, loaded.rows, is_wanted, state.called.as_ref());
        }
        Found::Budgets(loaded) => take(&mut state.data.budgets, loaded.rows, is_wanted, None),
        Found::Keys(loaded) => take(&mut state.data.keys, loaded.rows, is_wanted, None),
    }
}

/// A search was refused, or not answered.
pub(super) fn not_found(state: &mut State, list: Searched, text: &str, why: String, is_unsupported: bool) {
    let progress = if is_unsupported { Progress::Unsupported } else { Progress::Failed(why.clone()) };
    let search = &mut state.searches[list as usize];
    let is_news = search.progress() != Some(&progress);
    if search.answered(text, state.now, progress) && is_news && !is_unsupported {
        say(state, Tone::Note, &why);
    }
}

/// Asks for a customer by its id, to be opened.
pub(super) fn call(state: &mut State, id: String) -> Vec<Effect> {
    if state.frozen.is_some() {
        say(
            state,
            Tone::Failed,
            "the picture stands still, and this customer is not in it; let it go on first",
        );
        return Vec::new();
    }
    say(state, Tone::Note, &format!("asking for customer {id}"));
    state.called = Some(Called { id: id.clone(), from: state.screen, is_shown: false });
    vec![Effect::Ask(Ask::Customer(id))]
}

/// There is such a customer, or there is none.
pub(super) fn called(state: &mut State, id: &str, customer: Option<Customer>) -> Vec<Effect> {
    let Some(called) = state.called.as_mut().filter(|called| called.id == id) else { return Vec::new() };
    let Some(customer) = customer else {
        // One that was shown has been deleted since: its row goes with the next look at what is wanted.
        let was_shown = called.is_shown;
        state.called = None;
        state.data.customers.keep_extras(|row| row.id != id);
        if !was_shown {
            let text = palette::unknown(state, &format!("customer {id}"));
            say(state, Tone::Failed, &text);
        }
        return Vec::new();
    };
    let is_first = !std::mem::replace(&mut called.is_shown, true);
    let from = called.from;
    let is_elsewhere = state.screen != from
        || state.frozen.is_some()
        || !state.modals.is_empty()
        || state.table().filtering.is_open;
    if is_first && is_elsewhere {
        state.called = None;
        say(state, Tone::Note, &format!("customer {id} is there, but you have gone on meanwhile"));
        return Vec::new();
    }
    state.data.customers.find(vec![customer], |_| true);
    if !is_first {
        return Vec::new();
    }
    // What was said before was that it is asked for.
    state.messages.is_shown = false;
    objects::show(state, Screen::Customers, id)
}

/// Nobody could say whether there is such a customer.
pub(super) fn not_called(state: &mut State, id: &str, why: &str) {
    if state.called.as_ref().is_some_and(|called| called.id == id && !called.is_shown) {
        state.called = None;
        say(state, Tone::Failed, &format!("customer {id}: {why}"));
    }
}

#[cfg(test)]
mod tests;
