//! Customers as the dashboard knows them.

use super::{Limits, Standing, amount, flag, standing, text, texts};
use crate::client::Row;
use crate::domain::money::Picos;

/// A customer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Customer {
    /// Its id.
    pub(crate) id: String,
    /// A name for people.
    pub(crate) alias: Option<String>,
    /// Refused at once.
    pub(crate) blocked: bool,
    /// Settled in the window of its budget.
    pub(crate) spend: Picos,
    /// Held by calls that are running, when the server tells.
    pub(crate) held: Picos,
    /// The budget it is on; `None` also when only the default one applies.
    pub(crate) budget_id: Option<String>,
    /// Whether that budget is its own: nobody else can be on it, and nobody gave it a name.
    pub(crate) has_own_budget: bool,
    /// What limits it.
    pub(crate) limits: Limits,
    /// What it may call; empty: everything.
    pub(crate) models: Vec<String>,
    /// Its row, as the server sent it.
    pub(crate) row: Row,
}

impl Customer {
    /// A customer of `/customer/list` or `/customer/info`.
    pub(crate) fn of_row(row: Row) -> Option<Self> {
        Some(Self {
            id: text(&row, "user_id")?,
            alias: text(&row, "alias"),
            blocked: flag(&row, "blocked"),
            spend: amount(&row, "spend").unwrap_or(Picos::ZERO),
            held: amount(&row, "held").unwrap_or(Picos::ZERO),
            budget_id: text(&row, "budget_id").or_else(|| text(&row, "litellm_budget_table.budget_id")),
            has_own_budget: text(&row, "litellm_budget_table.owner.id").is_some(),
            limits: Limits::of_row(&row, "litellm_budget_table."),
            models: texts(&row, "models"),
            row,
        })
    }

    /// What its budget is called: `its own`, the budget's id, or nothing.
    pub(crate) fn budget_name(&self) -> &str {
        if self.has_own_budget { "its own" } else { self.budget_id.as_deref().unwrap_or_default() }
    }

    /// Where it stands.
    pub(crate) fn standing(&self) -> Standing {
        if self.blocked { Standing::Blocked } else { standing(self.spend, &self.limits) }
    }
}
