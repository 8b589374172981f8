//! What can be changed on the server from the dashboard, and the command line that does the same.

use serde_json::Value;

use crate::client::Row;
use crate::text::shell::quoted;

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    /// A new budget, with the members of `/budget/new`.
    BudgetNew(Row),
    /// Members of a budget, which `budget_id` names.
    BudgetUpdate(Row),
    /// These budgets end.
    BudgetDelete(Vec<String>),
    /// Customers are put on a budget.
    BudgetAssign {
        /// The budget.
        budget: String,
        /// The customers.
        customers: Vec<String>,
    },
    /// A new customer, with the members of `/customer/new`.
    CustomerNew(Row),
    /// Members of a customer, which `user_id` names.
    CustomerUpdate(Row),
    /// Customers are refused, or no longer.
    CustomerBlock {
        /// Which ones.
        ids: Vec<String>,
        /// Refused, or not.
        blocked: bool,
    },
    /// These customers end.
    CustomerDelete(Vec<String>),
    /// A new key, with the members of `/key/generate`.
    KeyNew(Row),
    /// Members of a key, which `key` names by its hash.
    KeyUpdate(Row),
    /// Keys are refused, or no longer.
    KeyBlock {
        /// Which ones, by hash.
        ids: Vec<String>,
        /// Refused, or not.
        blocked: bool,
    },
    /// These keys end, by hash.
    KeyDelete(Vec<String>),
    /// This key gets a new secret, by hash.
    KeyRegenerate(String),
    /// Deliveries are tried again at once.
    DeliveryRetry {
        /// Which ones; none: all that are dead at `destination`.
        ids: Vec<String>,
        /// Of this destination, when no ids are named.
        destination: Option<String>,
    },
    /// A running call is ended.
    RequestCancel(Vec<String>),
}

impl Change {
    /// The ids of the objects that it changes.
    pub(crate) fn ids(&self) -> Vec<String> {
        let named = |row: &Row, name: &str| {
            row.get(name).and_then(Value::as_str).map(str::to_owned).into_iter().collect()
        };
        match self {
            Self::BudgetNew(row) | Self::BudgetUpdate(row) => named(row, "budget_id"),
            Self::CustomerNew(row) | Self::CustomerUpdate(row) => named(row, "user_id"),
            Self::KeyNew(_) => Vec::new(),
            Self::KeyUpdate(row) => named(row, "key"),
            Self::KeyRegenerate(id) => vec![id.clone()],
            Self::BudgetAssign { customers: ids, .. }
            | Self::CustomerBlock { ids, .. }
            | Self::KeyBlock { ids, .. }
            | Self::DeliveryRetry { ids, .. }
            | Self::BudgetDelete(ids)
            | Self::CustomerDelete(ids)
            | Self::KeyDelete(ids)
            | Self::RequestCancel(ids) => ids.clone(),
        }
    }

    /// The command line that does the same; whole, so that it can be pasted.
    pub(crate) fn command(&self) -> String {
        let ids = |ids: &[String]| ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(" ");
        match self {
            Self::CustomerBlock { ids: of, blocked } => {
                format!("litellm-rs customer {} {}", if *blocked { "block" } else { "unblock" }, ids(of))
            }
            _ => String::new(),
        }
    }
}
