//! Customers on the wire. Knows the shape only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::budget::BudgetTable;
use super::money::Usd;
use crate::domain::account::Balance;
use crate::domain::money::Picos;
use crate::domain::record::{Budget, Customer};
use crate::domain::time::Millis;

/// A customer, as every `/customer` route answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CustomerObject {
    /// Its id.
    pub user_id: String,
    /// Refused at once when set.
    pub blocked: bool,
    /// A name for people.
    pub alias: Option<String>,
    /// Settled in this window.
    pub spend: Usd,
    /// What calls under way hold of its budget.
    #[serde(default)]
    pub held: Option<Usd>,
    /// The cap in force, also where only the default budget has one.
    #[serde(default)]
    pub effective_max_budget: Option<Usd>,
    /// Only deployments of this region may serve it.
    pub allowed_model_region: Option<String>,
    /// The model used when a call names none.
    pub default_model: Option<String>,
    /// What it may call; empty: everything.
    pub models: Vec<String>,
    /// The budget it is on; `null` also when only the default one applies.
    pub budget_id: Option<String>,
    /// That budget.
    pub litellm_budget_table: Option<BudgetTable>,
    /// Not used.
    pub object_permission_id: Option<String>,
    /// Stored and echoed.
    pub object_permission: Option<Value>,
}

impl CustomerObject {
    /// A customer with its balance, the cap in force and the budget it is on; `reset_at` is when the
    /// window ends.
    pub fn from_record(
        customer: &Customer,
        balance: &Balance,
        cap: Option<Picos>,
        budget: Option<&Budget>,
        reset_at: Option<Millis>,
    ) -> Self {
        Self {
            user_id: customer.id.to_string(),
            blocked: customer.blocked,
            alias: customer.alias.clone(),
            spend: Usd(balance.posted),
            held: Some(Usd(balance.pending)),
            effective_max_budget: cap.map(Usd),
            allowed_model_region: customer.allowed_model_region.clone(),
            default_model: customer.default_model.clone(),
            models: customer.models.clone(),
            budget_id: customer.budget_id.as_ref().map(ToString::to_string),
            litellm_budget_table: budget.map(|budget| BudgetTable::from_record(budget, reset_at)),
            object_permission_id: None,
            object_permission: customer.object_permission.clone(),
        }
    }
}
