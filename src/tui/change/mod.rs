//! What can be changed on the server from the dashboard, the command line that does the same, and the
//! sentence that says it was done. Sends nothing.

pub(crate) mod command;
#[cfg(test)]
mod samples;

use serde_json::Value;

use crate::client::Row;
use crate::tui::data::CallId;
#[cfg(test)]
pub(crate) use samples::samples;

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
    /// Running calls are ended.
    RequestCancel(Vec<CallId>),
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
            | Self::KeyDelete(ids) => ids.clone(),
            Self::RequestCancel(calls) => calls.iter().map(CallId::row).collect(),
        }
    }

    /// Whom it blocks, or lets in again.
    pub(crate) fn blocks(&self) -> Option<(Vec<String>, bool)> {
        match self {
            Self::CustomerBlock { ids, blocked } | Self::KeyBlock { ids, blocked } => {
                Some((ids.clone(), *blocked))
            }
            Self::CustomerUpdate(row) | Self::KeyUpdate(row) => {
                row.get("blocked").and_then(Value::as_bool).map(|blocked| (self.ids(), blocked))
            }
            _ => None,
        }
    }

    /// What is said when it is done: `created budget my-free-tier`. `name` says how an object is called
    /// by its id: keys are known by a hash, which tells people nothing.
    pub(crate) fn said(&self, name: &dyn Fn(&str) -> String) -> String {
        let of = |row: &Row, member: &str| match row.get(member).and_then(Value::as_str) {
            Some(id) => format!(" {}", name(id)),
            None => String::new(),
        };
        let some = |one: &str, many: &str, ids: &[String]| match ids {
            [id] => format!("{one} {}", name(id)),
            ids => format!("{} {many}", ids.len()),
        };
        let switch = |blocked: bool| if blocked { "blocked" } else { "unblocked" };
        match self {
            Self::BudgetNew(row) => format!("created budget{}", of(row, "budget_id")),
            Self::BudgetUpdate(row) => format!("updated budget{}", of(row, "budget_id")),
            Self::BudgetDelete(ids) => format!("deleted {}", some("budget", "budgets", ids)),
            Self::BudgetAssign { budget, customers } => {
                format!("put {} on budget {budget}", some("customer", "customers", customers))
            }
            Self::CustomerNew(row) => format!("created customer{}", of(row, "user_id")),
            Self::CustomerUpdate(row) => format!("updated customer{}", of(row, "user_id")),
            Self::CustomerBlock { ids, blocked } => {
                format!("{} {}", switch(*blocked), some("customer", "customers", ids))
            }
            Self::CustomerDelete(ids) => format!("deleted {}", some("customer", "customers", ids)),
            Self::KeyNew(row) => format!("created key{}", of(row, "key_alias")),
            Self::KeyUpdate(row) => format!("updated key{}", of(row, "key")),
            Self::KeyBlock { ids, blocked } => format!("{} {}", switch(*blocked), some("key", "keys", ids)),
            Self::KeyDelete(ids) => format!("deleted {}", some("key", "keys", ids)),
            Self::KeyRegenerate(id) => format!("replaced key {}", name(id)),
            Self::DeliveryRetry { ids, destination } => match destination {
                Some(destination) => format!("every failed delivery to {destination} is tried again"),
                None if ids.is_empty() => "every failed delivery is tried again".to_owned(),
                None => format!("tried again: {}", some("delivery", "deliveries", ids)),
            },
            Self::RequestCancel(calls) => match calls.as_slice() {
                [call] => format!("told call {} to end", call.request_id),
                calls => format!("told {} calls to end", calls.len()),
            },
        }
    }
}
