//! Budgets as the dashboard knows them.

use super::{Limits, amount, count, text};
use crate::client::Row;
use crate::domain::money::Picos;

/// A budget: the rule. What was spent under it stands with those who are on it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Budget {
    /// Its id.
    pub(crate) id: String,
    /// What it limits.
    pub(crate) limits: Limits,
    /// The one object it was made for, when it is private.
    pub(crate) owner: Option<String>,
    /// How many customers are on it, when the server tells.
    pub(crate) customers: Option<u64>,
    /// The customer who has used most of it, and the spend, when the server tells.
    pub(crate) highest: Option<(String, Picos)>,
    /// Its row, as the server sent it.
    pub(crate) row: Row,
}

impl Budget {
    /// A budget of `/budget/list` or `/budget/info`.
    pub(crate) fn of_row(row: Row) -> Option<Self> {
        let highest = text(&row, "highest_use.user_id").zip(amount(&row, "highest_use.spend"));
        Some(Self {
            id: text(&row, "budget_id")?,
            limits: Limits::of_row(&row, ""),
            owner: text(&row, "owner.id"),
            customers: count(&row, "customer_count"),
            highest,
            row,
        })
    }

    /// What it is called: a private budget has an id that says nothing.
    pub(crate) fn name(&self) -> String {
        match &self.owner {
            Some(owner) => format!("private of {owner}"),
            None => self.id.clone(),
        }
    }
}
