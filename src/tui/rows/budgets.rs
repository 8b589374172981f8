//! The rows of Budgets, and who is on them.

use std::collections::BTreeMap;

use super::sort::{By, Sort, down, listed, up};
use crate::domain::money::Picos;
use crate::tui::data::{Budget, Customer};
use crate::tui::state::{List, Screen, State};

/// What they can be sorted by, in the order of the columns.
pub(crate) const SORTS: &[Sort] = &[
    up("budget"),
    down("max"),
    down("soft"),
    up("duration"),
    up("resets"),
    down("rpm"),
    down("tpm"),
    down("customers"),
    down("highest use"),
];

/// Who uses a budget.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Uses {
    /// How many customers are on it.
    pub(crate) customers: u64,
    /// Whether there may be more: not every customer was read, and the server does not tell.
    pub(crate) may_be_more: bool,
    /// The customer who has spent most of it, and how much.
    pub(crate) highest: Option<(String, Picos)>,
}

/// Who uses which budget: as the server tells, else counted among the customers that were read.
/// Nothing is said of a budget of which nothing is known.
pub(crate) fn uses(state: &State) -> BTreeMap<&str, Uses> {
    let data = state.shown();
    let is_known = matches!(data.customers, List::Ready { .. });
    let may_be_more = match &data.customers {
        List::Ready { .. } => data.customers.shortened().is_some(),
        List::Loading | List::Failed(_) | List::Unsupported => true,
    };
    let mut counted: BTreeMap<&str, Uses> = BTreeMap::new();
    for Customer { id, budget_id, spend, .. } in data.customers.rows() {
        let Some(budget) = budget_id else { continue };
        let uses = counted.entry(budget).or_default();
        uses.customers += 1;
        if uses.highest.as_ref().is_none_or(|(_, highest)| spend > highest) {
            uses.highest = Some((id.clone(), *spend));
        }
    }
    let told = data.budgets.rows().iter().filter_map(|budget| {
        let mut uses = counted.remove(budget.id.as_str()).unwrap_or_default();
        uses.may_be_more = may_be_more && budget.customers.is_none();
        match budget.customers {
            Some(count) => uses.customers = count,
            None if !is_known => return None,
            None => {}
        }
        if budget.highest.is_some() {
            uses.highest.clone_from(&budget.highest);
        }
        Some((budget.id.as_str(), uses))
    });
    told.collect()
}

/// Their ids after filter and sort, and how many there were before.
pub(super) fn ids(state: &State) -> (Vec<String>, usize) {
    let table = &state.tables[Screen::Budgets as usize];
    let uses = if table.sort >= 7 { uses(state) } else { BTreeMap::new() };
    let by = |budget: &Budget| by(budget, uses.get(budget.id.as_str()), table.sort);
    listed(table, state.shown().budgets.rows(), "budget_id", |budget| (&budget.id, &budget.row), by)
}

fn by(budget: &Budget, uses: Option<&Uses>, column: usize) -> Option<By> {
    let limits = &budget.limits;
    match column {
        1 => limits.max.and_then(By::amount),
        2 => limits.soft.and_then(By::amount),
        3 => limits.duration.as_deref().and_then(By::text),
        4 => limits.resets_at.map(By::At),
        5 => limits.rpm.and_then(By::count),
        6 => limits.tpm.and_then(By::count),
        7 => uses.and_then(|uses| By::count(uses.customers)),
        8 => uses?.highest.as_ref().and_then(|(_, spend)| By::share(*spend, limits.max)),
        _ => By::text(&budget.name()),
    }
}
