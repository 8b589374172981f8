//! Which objects an action is about: the marked ones, else the selected one.

use crate::tui::data::Active;
use crate::tui::state::{Screen, State};

/// The id of the selected row.
pub(super) fn selected(state: &State) -> Option<String> {
    state.table().place.id.clone()
}

/// The ids of the marked rows in their order, else of the selected one.
pub(super) fn chosen(state: &State) -> Vec<String> {
    let marks = &state.table().marks;
    if marks.is_empty() {
        return selected(state).into_iter().collect();
    }
    let order = &state.order().ids;
    let shown: Vec<String> = order.iter().filter(|id| marks.contains(*id)).cloned().collect();
    // Marked before a filter hid them: they are marked all the same, and named before anything happens.
    let hidden: Vec<String> = marks.iter().filter(|id| !shown.contains(id)).cloned().collect();
    shown.into_iter().chain(hidden).collect()
}

/// The customers an action is about; of running calls, those who pay for them.
pub(super) fn customers(state: &State) -> Result<Vec<String>, String> {
    let ids = chosen(state);
    if ids.is_empty() {
        return Err(super::NO_ROW.to_owned());
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
