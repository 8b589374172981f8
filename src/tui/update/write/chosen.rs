//! Which objects an action is about: the marked ones, else the selected one.

use std::collections::HashMap;

use crate::tui::data::Active;
use crate::tui::state::{By, Data, Screen, State};

/// The id of the selected row.
pub(super) fn selected(state: &State) -> Option<String> {
    state.selected().map(str::to_owned)
}

/// Whether an object stands in the table in front, so that what happens to it is seen. Who pays for a
/// running call stands in its row.
pub(super) fn is_seen(state: &State, id: &str) -> bool {
    state.screen == Screen::Active
        || state.selected() == Some(id)
        || state.order().ids.iter().any(|seen| seen == id)
}

/// Whether the first of these customers or keys is blocked, as its row says. An error when one of them
/// stands otherwise than its row says: in a picture that stands still.
pub(super) fn is_blocked(state: &State, ids: &[String]) -> Result<bool, String> {
    let [shown, present] = [state.shown(), &state.data].map(|data| blocked(data, state.screen));
    for id in ids {
        let [was, is] = [&shown, &present].map(|of| of.get(id.as_str()));
        if state.frozen.is_some() && was.is_some() && was != is {
            let now = match is {
                Some(true) => "is blocked",
                Some(false) => "is blocked no longer",
                None => "is there no longer",
            };
            let name = named(state, id);
            return Err(format!(
                "{name} changed while the picture stood still: it {now}; let it go on first"
            ));
        }
    }
    let first = ids.first().and_then(|id| shown.get(id.as_str()).or(present.get(id.as_str())));
    Ok(first.copied().unwrap_or(false))
}

/// An error when one of them was blocked or let in again so lately that whoever presses a key cannot have
/// read it: they would turn around what they want.
pub(super) fn is_read(state: &State, ids: &[String]) -> Result<(), String> {
    let switched = match state.screen {
        Screen::Keys => &state.keys_switched,
        _ => &state.customers_switched,
    };
    match ids.iter().find_map(|id| switched.unread(id, state.now).map(|by| (id, by))) {
        None => Ok(()),
        Some((id, by)) => {
            let elsewhere = if by == By::Others { " elsewhere" } else { "" };
            Err(format!("{} just changed{elsewhere}, look again", named(state, id)))
        }
    }
}

/// Keys or customers by id, with whether they are blocked.
fn blocked(data: &Data, screen: Screen) -> HashMap<&str, bool> {
    match screen {
        Screen::Keys => data.keys.rows().iter().map(|key| (key.hash.as_str(), key.blocked)).collect(),
        _ => data.customers.rows().iter().map(|of| (of.id.as_str(), of.blocked)).collect(),
    }
}

/// The customers an action is about; of running calls, those who pay for them.
pub(super) fn customers(state: &State) -> Result<Vec<String>, String> {
    let ids = state.targets();
    if ids.is_empty() {
        return Err(super::no_row(state));
    }
    if state.screen != Screen::Active {
        return Ok(ids);
    }
    let mut payers: Vec<String> = Vec::new();
    for id in ids {
        let payer = payer(state, &id)?;
        if !payers.contains(&payer) {
            payers.push(payer);
        }
    }
    Ok(payers)
}

/// Who pays for a running call.
pub(super) fn payer(state: &State, id: &str) -> Result<String, String> {
    let call = state.data.active.rows().iter().find(|call| call.id == id);
    let call = call.ok_or("the call has ended")?;
    call.customer.clone().ok_or_else(|| "no customer pays for this call".to_owned())
}

/// How many customers are on a budget, as far as it is known.
pub(super) fn on_budget(state: &State, id: &str) -> u64 {
    let told = state.data.budgets.rows().iter().find(|budget| budget.id == id).and_then(|of| of.customers);
    told.unwrap_or_else(|| {
        let rows = state.data.customers.rows().iter();
        rows.filter(|customer| customer.budget_id.as_deref() == Some(id)).count() as u64
    })
}

/// The running calls of some rows, without those that have ended.
pub(super) fn calls<'s>(state: &'s State, ids: &[String]) -> Vec<&'s Active> {
    let calls = state.data.active.rows();
    ids.iter().filter_map(|id| calls.iter().find(|call| call.id == *id)).collect()
}

/// What people call an object by its id: a key by its alias, a running call by what its caller knows.
pub(super) fn named(state: &State, id: &str) -> String {
    match state.data.keys.rows().iter().find(|key| key.hash == id) {
        Some(key) => key.alias.clone().filter(|alias| !alias.is_empty()).unwrap_or_else(|| key.name.clone()),
        None => {
            let call = state.data.active.rows().iter().find(|call| call.id == id);
            call.map_or(id, |call| &call.call.request_id).to_owned()
        }
    }
}
