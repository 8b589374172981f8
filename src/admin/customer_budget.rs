//! Which budget a customer is on, and how it gets one of its own without touching what others share.

use std::sync::Arc;

use super::{budget, fresh_id, named_budget};
use crate::app::App;
use crate::domain::budget::customer_limits;
use crate::domain::id::BudgetId;
use crate::domain::record::{Budget, Customer, Limits};
use crate::domain::time::Millis;
use crate::ledger::directory::Edit;
use crate::wire::budget::LimitsPatch;
use crate::wire::error::ApiError;
use crate::wire::fields::Patch;

/// Which budget a body puts a customer on, and which limits of its own it gives it.
#[derive(Debug)]
pub(super) struct BudgetPatch {
    pub(super) budget_id: Patch<String>,
    pub(super) limits: LimitsPatch,
}

impl BudgetPatch {
    /// Stages the budgets that change and answers which one the customer is on then. A budget that
    /// others share is never edited: limits of its own give the customer a budget of its own.
    pub(super) async fn apply(
        self,
        app: &App,
        edit: &mut Edit,
        customer: &Customer,
        author: &str,
    ) -> Result<Option<BudgetId>, ApiError> {
        let current = own_budget(app, customer).await?;
        let base = match &self.budget_id {
            Patch::Value(id) => Some(named_budget(app, id, "budget_id").await?),
            Patch::Null => None,
            Patch::Absent => current.clone(),
        };
        let is_private = |budget: &Budget| budget.owner.as_ref() == Some(&customer.id);
        let wanted = self.own_limits(base.as_deref(), app.now());
        let chosen = match (wanted, base) {
            (None, None) => None,
            (None, Some(base)) => {
                if base.owner.is_some() && !is_private(&base) {
                    // Two are on it now, so it is nobody's own any more.
                    edit.update_budget(Budget { owner: None, ..(*base).clone() })?;
                }
                Some(base.id.clone())
            }
            (Some(limits), Some(base)) if is_private(&base) => {
                let (updated_by, updated_at) = (author.to_owned(), app.now());
                edit.update_budget(Budget { limits, updated_by, updated_at, ..(*base).clone() })?;
                Some(base.id.clone())
            }
            (Some(limits), _) => {
                let mut private = budget::made(fresh_id().into(), limits, author, app);
                private.owner = Some(customer.id.clone());
                let id = private.id.clone();
                edit.insert_budget(private)?;
                Some(id)
            }
        };
        if let Some(left) = current.filter(|budget| is_private(budget) && Some(&budget.id) != chosen.as_ref())
        {
            edit.delete_budget(left.id.clone());
        }
        Ok(chosen)
    }

    /// The limits the customer shall have for itself, if the body changes what `base` says.
    /// A window without a chosen end lasts its whole length from now on.
    fn own_limits(self, base: Option<&Budget>, now: Millis) -> Option<Limits> {
        let before = customer_limits(base);
        let duration = self.limits.budget_duration.as_value().copied();
        let chosen_end = self.limits.budget_reset_at.is_sent();
        let mut limits = before.clone();
        self.limits.apply(&mut limits);
        if let Some(duration) = duration.filter(|_| !chosen_end) {
            limits.budget_reset_at = Some(duration.after(now));
        }
        (limits != before).then_some(limits)
    }
}

/// The budget a customer is on itself.
pub(super) async fn own_budget(app: &App, customer: &Customer) -> Result<Option<Arc<Budget>>, ApiError> {
    match &customer.budget_id {
        Some(id) => Ok(app.directory.budget(id).await?),
        None => Ok(None),
    }
}
