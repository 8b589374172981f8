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
        let mut limits = Limits::of_row(&row, "litellm_budget_table.");
        // Whoever has no budget is on the default one, of which only the cap is told.
        limits.max = limits.max.or(amount(&row, "effective_max_budget"));
        Some(Self {
            id: text(&row, "user_id")?,
            alias: text(&row, "alias"),
            blocked: flag(&row, "blocked"),
            spend: amount(&row, "spend").unwrap_or(Picos::ZERO),
            held: amount(&row, "held").unwrap_or(Picos::ZERO),
            budget_id: text(&row, "budget_id").or_else(|| text(&row, "litellm_budget_table.budget_id")),
            has_own_budget: text(&row, "litellm_budget_table.owner.id").is_some(),
            limits,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cap_in_force_is_a_cap_whoever_set_it() {
        for (json, max, standing) in [
            (r#"{"user_id":"a","spend":4.5,"effective_max_budget":5}"#, Some("5"), Standing::Near),
            (r#"{"user_id":"a","spend":5,"effective_max_budget":5.0}"#, Some("5"), Standing::Over),
            (
                r#"{"user_id":"a","spend":5,"effective_max_budget":9,"litellm_budget_table":{"max_budget":9}}"#,
                Some("9"),
                Standing::Ok,
            ),
            (
                r#"{"user_id":"a","spend":5,"effective_max_budget":5,"litellm_budget_table":{"max_budget":null}}"#,
                Some("5"),
                Standing::Over,
            ),
            (r#"{"user_id":"a","spend":5,"effective_max_budget":null}"#, None, Standing::None),
            (r#"{"user_id":"a","spend":5}"#, None, Standing::None),
        ] {
            let customer = Customer::of_row(serde_json::from_str(json).unwrap()).unwrap();
            assert_eq!(customer.limits.max, max.map(|max| Picos::parse(max).unwrap()), "{json}");
            assert_eq!(customer.standing(), standing, "{json}");
        }
    }
}
