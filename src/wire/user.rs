//! Users, the members of staff, on the wire. Knows the shapes only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::budget::shown_model_limits;
use super::key::{Blank, GeneratedKey, describe, filled};
use super::money::Usd;
use crate::domain::account::Balance;
use crate::domain::record::{Extra, User};
use crate::domain::time::Millis;

/// Members of every row that are stored and echoed.
const ROW: &[(&str, Blank)] = &[
    ("team_id", Blank::Null),
    ("teams", Blank::List),
    ("organization_id", Blank::Null),
    ("allowed_cache_controls", Blank::List),
    ("policies", Blank::List),
    ("model_spend", Blank::Object),
    ("sso_user_id", Blank::Null),
    ("object_permission_id", Blank::Null),
];

fn describe_rest(schema: &mut schemars::Schema) {
    describe(schema, &[ROW]);
}

/// The roles a user can have.
pub const USER_ROLES: &[&str] =
    &["proxy_admin", "proxy_admin_viewer", "internal_user", "internal_user_viewer", "team", "customer"];

/// A user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = describe_rest)]
pub struct UserRow {
    /// The id.
    pub user_id: String,
    /// A name for people.
    pub user_alias: Option<String>,
    /// The e-mail address.
    pub user_email: Option<String>,
    /// The role.
    pub user_role: Option<String>,
    /// The hard cap.
    pub max_budget: Option<Usd>,
    /// Settled in this window.
    pub spend: Usd,
    /// What personal keys may call; empty: everything.
    pub models: Vec<String>,
    /// Free.
    pub metadata: Extra,
    /// Requests under way at once.
    pub max_parallel_requests: Option<u64>,
    /// Tokens in any 60 s.
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    pub rpm_limit: Option<u64>,
    /// How long a window lasts.
    pub budget_duration: Option<String>,
    /// When the window ends.
    pub budget_reset_at: Option<String>,
    /// Limits of single models.
    pub model_max_budget: Value,
    /// When it was made.
    pub created_at: String,
    /// When it was changed last.
    pub updated_at: String,
    /// Members that are stored and echoed, or mean nothing here.
    #[serde(flatten)]
    pub rest: Extra,
}

impl UserRow {
    /// A user with the balance; `reset_at` is when the window ends.
    pub fn from_record(user: &User, balance: &Balance, reset_at: Option<Millis>) -> Self {
        let limits = &user.limits;
        Self {
            user_id: user.id.to_string(),
            user_alias: user.alias.clone(),
            user_email: user.email.clone(),
            user_role: user.role.clone(),
            max_budget: limits.max_budget.map(Usd),
            spend: Usd(balance.posted),
            models: user.models.clone(),
            metadata: user.metadata.clone(),
            max_parallel_requests: limits.max_parallel_requests,
            tpm_limit: limits.tpm_limit,
            rpm_limit: limits.rpm_limit,
            budget_duration: limits.budget_duration.map(|duration| duration.to_string()),
            budget_reset_at: reset_at.map(|at| at.to_string()),
            model_max_budget: shown_model_limits(&limits.model_max_budget),
            created_at: user.created_at.to_string(),
            updated_at: user.updated_at.to_string(),
            rest: filled(ROW, &[&user.extra]).collect(),
        }
    }
}

/// The answer of `/user/new`: like that of a key, with what describes the user. Limits are the
/// user's; the key that comes with it has none of its own.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct NewUserAnswer {
    /// The user's limits in a key's shape, and the key itself, empty when none was asked for.
    #[serde(flatten)]
    pub key: GeneratedKey,
    /// The e-mail address.
    pub user_email: Option<String>,
    /// The role.
    pub user_role: Option<String>,
    /// A name for people.
    pub user_alias: Option<String>,
    /// The teams.
    pub teams: Value,
}
