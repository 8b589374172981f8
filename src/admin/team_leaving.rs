//! Those who leave a team: a membership ends together with the budget that was made for it.
//!
//! Knows neither who may end it nor why it ends.

use std::collections::HashMap;

use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::id::BudgetId;
use crate::domain::money::Picos;
use crate::domain::record::TeamMember;
use crate::ledger::directory::Edit;
use crate::store::records;
use crate::wire::error::ApiError;

/// Stages the end of memberships, and of their own budgets as far as nobody else is on one.
pub(super) async fn stage(app: &App, edit: &mut Edit, members: Vec<TeamMember>) -> Result<(), ApiError> {
    let mut leaving: HashMap<BudgetId, u64> = HashMap::new();
    for member in members {
        if let Some(budget) = member.budget_id {
            *leaving.entry(budget).or_default() += 1;
        }
        edit.delete_member((member.team, member.user));
    }
    for (budget, count) in leaving {
        let is_default = app.admin.default_customer_budget.as_ref() == Some(&budget);
        if !is_default && records::budget::references(app.directory.store(), &budget).await? <= count {
            edit.delete_budget(budget);
        }
    }
    Ok(())
}

/// Sets accounts back to zero, so that whoever returns starts anew.
pub(super) async fn close(app: &App, accounts: Vec<Terms>, author: &str) -> Result<(), ApiError> {
    for terms in accounts {
        if app.ledger.balance(&terms).await?.posted != Picos::ZERO {
            app.ledger.reset(&terms, Picos::ZERO, author).await?;
        }
    }
    Ok(())
}
