//! How budgets and limits are shown: the table in a customer object, the raw row, the settings.
//!
//! Knows shapes only; when a window ends is told by the caller.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};

use crate::domain::id::BudgetId;
use crate::domain::record::{Budget, Limits, ModelLimits, WindowLimit};
use crate::domain::time::Millis;
use crate::wire::money::Usd;

/// `model_max_budget` as it is shown.
pub fn shown_model_limits(limits: &BTreeMap<String, ModelLimits>) -> Value {
    let models = limits.iter().map(|(name, model)| {
        let mut members = Map::new();
        if let Some(cap) = model.max_budget {
            members.insert("max_budget".into(), json!(Usd(cap)));
        }
        if let Some(duration) = model.budget_duration {
            members.insert("budget_duration".into(), json!(duration));
        }
        if let Some(tpm) = model.tpm_limit {
            members.insert("tpm_limit".into(), json!(tpm));
        }
        if let Some(rpm) = model.rpm_limit {
            members.insert("rpm_limit".into(), json!(rpm));
        }
        (name.clone(), Value::Object(members))
    });
    Value::Object(models.collect())
}

/// `budget_limits` as they are shown: `null` when there are none.
pub fn shown_windows(windows: &[WindowLimit]) -> Value {
    if windows.is_empty() {
        return Value::Null;
    }
    windows
        .iter()
        .map(
            |window| json!({"budget_duration": window.budget_duration, "max_budget": Usd(window.max_budget)}),
        )
        .collect()
}

/// Reads a count inside a flattened table. There the parser hands exact numbers over in a form
/// that only [`Value`] understands.
fn opt_count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_u64())
}

/// The part of a budget that a customer object carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetTable {
    /// Its name.
    pub budget_id: String,
    /// Alerts only.
    pub soft_budget: Option<Usd>,
    /// The hard cap.
    pub max_budget: Option<Usd>,
    /// Requests under way at once.
    #[serde(default, deserialize_with = "opt_count")]
    pub max_parallel_requests: Option<u64>,
    /// Tokens in any 60 s.
    #[serde(default, deserialize_with = "opt_count")]
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    #[serde(default, deserialize_with = "opt_count")]
    pub rpm_limit: Option<u64>,
    /// Tokens a day.
    #[serde(default, deserialize_with = "opt_count")]
    pub tpd_limit: Option<u64>,
    /// Limits of single models; `null` when there are none.
    pub model_max_budget: Option<Value>,
    /// How long a window lasts.
    pub budget_duration: Option<String>,
    /// Not used; always empty.
    pub allowed_models: Vec<String>,
    /// Not used on budgets.
    pub temp_budget_increase: Option<Usd>,
    /// Not used on budgets.
    pub temp_budget_expiry: Option<String>,
    /// When the window ends.
    pub budget_reset_at: Option<String>,
    /// The zone of its calendar; left out when it is the global one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Whose own budget it is; `null` where others may share it.
    #[serde(default)]
    pub owner: Option<BudgetOwner>,
    /// When it was made.
    pub created_at: String,
}

impl BudgetTable {
    /// A budget whose window ends at `reset_at`.
    pub fn from_record(budget: &Budget, reset_at: Option<Millis>) -> Self {
        let limits = &budget.limits;
        Self {
            budget_id: budget.id.to_string(),
            soft_budget: limits.soft_budget.map(Usd),
            max_budget: limits.max_budget.map(Usd),
            max_parallel_requests: limits.max_parallel_requests,
            tpm_limit: limits.tpm_limit,
            rpm_limit: limits.rpm_limit,
            tpd_limit: limits.tpd_limit,
            model_max_budget: (!limits.model_max_budget.is_empty())
                .then(|| shown_model_limits(&limits.model_max_budget)),
            budget_duration: limits.budget_duration.map(|duration| duration.to_string()),
            allowed_models: vec![],
            temp_budget_increase: None,
            temp_budget_expiry: None,
            budget_reset_at: reset_at.map(|at| at.to_string()),
            timezone: limits.timezone.clone(),
            owner: budget
                .owner
                .as_ref()
                .map(|customer| BudgetOwner { kind: "customer".into(), id: customer.to_string() }),
            created_at: budget.created_at.to_string(),
        }
    }
}

/// The limits of a record that are its own or come from a budget, in the shape of a budget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LimitsTable {
    /// The budget that fills in where the record's own limits are absent.
    pub budget_id: Option<String>,
    /// Alerts only.
    pub soft_budget: Option<Usd>,
    /// The hard cap.
    pub max_budget: Option<Usd>,
    /// Requests under way at once.
    pub max_parallel_requests: Option<u64>,
    /// Tokens in any 60 s.
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    pub rpm_limit: Option<u64>,
    /// Tokens a day.
    pub tpd_limit: Option<u64>,
    /// Limits of single models; `null` when there are none.
    pub model_max_budget: Option<Value>,
    /// How long a window lasts.
    pub budget_duration: Option<String>,
    /// When the window ends.
    pub budget_reset_at: Option<String>,
    /// The zone of its calendar; left out when it is the global one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
}

impl LimitsTable {
    /// Limits whose window ends at `reset_at`; `None` when there are none and no budget either.
    pub fn of(limits: &Limits, budget: Option<&BudgetId>, reset_at: Option<Millis>) -> Option<Self> {
        if budget.is_none() && *limits == Limits::default() {
            return None;
        }
        Some(Self {
            budget_id: budget.map(ToString::to_string),
            soft_budget: limits.soft_budget.map(Usd),
            max_budget: limits.max_budget.map(Usd),
            max_parallel_requests: limits.max_parallel_requests,
            tpm_limit: limits.tpm_limit,
            rpm_limit: limits.rpm_limit,
            tpd_limit: limits.tpd_limit,
            model_max_budget: (!limits.model_max_budget.is_empty())
                .then(|| shown_model_limits(&limits.model_max_budget)),
            budget_duration: limits.budget_duration.map(|duration| duration.to_string()),
            budget_reset_at: reset_at.map(|at| at.to_string()),
            timezone: limits.timezone.clone(),
        })
    }
}

/// A whole budget row, as every `/budget` route answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetRow {
    /// What a customer object carries too.
    #[serde(flatten)]
    pub table: BudgetTable,
    /// Who made it.
    pub created_by: String,
    /// When it was changed last.
    pub updated_at: String,
    /// Who changed it last.
    pub updated_by: String,
    /// How many customers are on it; only lists and `/budget/info` tell.
    #[serde(default, deserialize_with = "opt_count", skip_serializing_if = "Option::is_none")]
    pub customer_count: Option<u64>,
    /// The customer that has used most of it; only pages of the list and `/budget/info` tell, and only
    /// where few are on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest_use: Option<HighestUse>,
    /// Always `null`: the original's relations.
    #[serde(flatten)]
    pub relations: Relations,
}

/// Whose own a budget is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetOwner {
    /// `customer`.
    pub kind: String,
    /// Its id.
    pub id: String,
}

/// Who has used most of a budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HighestUse {
    /// The customer.
    pub user_id: String,
    /// What it has spent in the window.
    pub spend: Usd,
    /// The cap.
    pub max_budget: Option<Usd>,
}

/// The original's row names its relations and leaves them `null`; clients ignore them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the names say it; nothing is in them")]
pub struct Relations {
    pub organization: (),
    pub projects: (),
    pub keys: (),
    pub end_users: (),
    pub tags: (),
    pub model_access_groups: (),
    pub team_membership: (),
    pub organization_membership: (),
}

impl BudgetRow {
    /// A budget whose window ends at `reset_at`.
    pub fn from_record(budget: &Budget, reset_at: Option<Millis>) -> Self {
        Self {
            table: BudgetTable::from_record(budget, reset_at),
            created_by: budget.created_by.clone(),
            updated_at: budget.updated_at.to_string(),
            updated_by: budget.updated_by.clone(),
            customer_count: None,
            highest_use: None,
            relations: Relations::default(),
        }
    }
}

/// The settings of a budget, described for forms.
pub fn field_settings(budget: Option<&Budget>) -> Vec<Value> {
    let limits = budget.map(|budget| budget.limits.clone()).unwrap_or_default();
    let models = &limits.model_max_budget;
    [
        ("max_budget", "Float", "Requests will fail if this budget (in USD) is exceeded.", json!(limits.max_budget.map(Usd))),
        ("soft_budget", "Float", "Requests will NOT fail if this is exceeded. Will fire alerting though.", json!(limits.soft_budget.map(Usd))),
        ("max_parallel_requests", "Integer", "Max concurrent requests allowed for this budget id.", json!(limits.max_parallel_requests)),
        ("tpm_limit", "Integer", "Max tokens per minute, allowed for this budget id.", json!(limits.tpm_limit)),
        ("rpm_limit", "Integer", "Max requests per minute, allowed for this budget id.", json!(limits.rpm_limit)),
        ("tpd_limit", "Integer", "Max tokens per day, charged by batch submissions, allowed for this budget id.", json!(limits.tpd_limit)),
        ("budget_duration", "String", "Max duration budget should be set for (e.g. '1hr', '1d', '28d')", json!(limits.budget_duration)),
        ("model_max_budget", "Object", "Max budget for each model (e.g. {'gpt-4o': {'max_budget': '0.0000001', 'budget_duration': '1d', 'tpm_limit': 1000, 'rpm_limit': 1000}})", if models.is_empty() { Value::Null } else { shown_model_limits(models) }),
    ]
    .into_iter()
    .map(|(name, kind, description, value)| {
        json!({
            "field_name": name, "field_type": kind, "field_description": description, "field_value": value,
            "stored_in_db": true, "field_default_value": null, "premium_field": false, "nested_fields": null,
            "field_options": null, "field_tab": null, "source": "unset", "editable": true,
        })
    })
    .collect()
}
