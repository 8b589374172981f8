//! Who uses a budget: how many customers are on it, and who has used most of it.

use std::collections::HashMap;

use super::budget::row;
use super::customer::terms_of;
use crate::app::App;
use crate::domain::account::Balance;
use crate::domain::budget::customer_limits;
use crate::domain::id::{BudgetId, CustomerId};
use crate::domain::record::Budget;
use crate::store::records::customer;
use crate::wire::budget::{BudgetRow, HighestUse};
use crate::wire::error::ApiError;
use crate::wire::money::Usd;

/// Customers of one budget whose spend is compared.
const COMPARED_MAX: u64 = 50;

/// How much is told of each budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// How many are on it: a list may be long.
    Count,
    /// Also who has used most of it, where few are on it.
    Highest,
}

/// Budgets as they are shown, with those who use them.
pub(super) async fn used(app: &App, budgets: &[Budget], detail: Detail) -> Result<Vec<BudgetRow>, ApiError> {
    let ids: Vec<&BudgetId> = budgets.iter().map(|budget| &budget.id).collect();
    let counts = customer::counts_on(app.directory.store(), &ids).await?;
    let count = |budget: &Budget| counts.get(&budget.id).copied().unwrap_or(0);
    let mut highest = match detail {
        Detail::Count => HashMap::new(),
        Detail::Highest => {
            let few = |budget: &&Budget| (1..=COMPARED_MAX).contains(&count(budget));
            highest_of(app, &budgets.iter().filter(few).collect::<Vec<_>>()).await?
        }
    };
    let shown = budgets.iter().map(|budget| BudgetRow {
        customer_count: Some(count(budget)),
        highest_use: highest.remove(&budget.id).map(|(customer, balance)| HighestUse {
            user_id: customer.to_string(),
            spend: Usd(balance.posted),
            max_budget: budget.limits.max_budget.map(Usd),
        }),
        ..row(app, budget)
    });
    Ok(shown.collect())
}

/// The customer of each budget that has spent most, the first of those that have spent the same.
async fn highest_of(
    app: &App,
    budgets: &[&Budget],
) -> Result<HashMap<BudgetId, (CustomerId, Balance)>, ApiError> {
    let limits: HashMap<&BudgetId, _> =
        budgets.iter().map(|budget| (&budget.id, customer_limits(Some(budget)))).collect();
    let ids: Vec<&BudgetId> = limits.keys().copied().collect();
    let members = customer::ids_on(app.directory.store(), &ids).await?;
    // Somebody may have joined since they were counted.
    let known = members.iter().filter_map(|(budget, id)| Some((budget, id, limits.get(budget)?)));
    let (mut who, mut terms) = (Vec::with_capacity(members.len()), Vec::with_capacity(members.len()));
    for (budget, id, limits) in known {
        who.push((budget, id));
        terms.push(terms_of(app, id, limits));
    }
    let mut highest: HashMap<BudgetId, (CustomerId, Balance)> = HashMap::new();
    for ((budget, id), balance) in who.into_iter().zip(app.ledger.balances(&terms).await?) {
        let is_higher = highest.get(budget).is_none_or(|(_, most)| balance.posted > most.posted);
        if is_higher {
            highest.insert(budget.clone(), (id.clone(), balance));
        }
    }
    Ok(highest)
}
