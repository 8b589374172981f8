//! Users, the members of staff, on the wire. Knows the shapes only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::budget::shown_model_limits;
use super::key::{Blank, GeneratedKey, KeyRow, describe, filled};
use super::money::Usd;
use super::team::TeamRow;
use crate::domain::account::Balance;
use crate::domain::id::TeamId;
use crate::domain::record::{Extra, User};
use crate::domain::time::Millis;

/// Members of every row that are stored and echoed.
const ROW: &[(&str, Blank)] = &[
    ("team_id", Blank::Null),
    ("organization_id", Blank::Null),
    ("allowed_cache_controls", Blank::List),
    ("policies", Blank::List),
    ("model_spend", Blank::Object),
    ("sso_user_id", Blank::Null),
    ("object_permission_id", Blank::Null),
    ("object_permission", Blank::Null),
    ("organization_memberships", Blank::Null),
    ("password_reset_required", Blank::Null),
    ("last_breach_check_at", Blank::Null),
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
    /// The teams it is in.
    pub teams: Vec<String>,
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
            teams: vec![],
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

    /// The same with the teams it is in.
    #[must_use]
    pub fn in_teams<'a>(self, teams: impl IntoIterator<Item = &'a TeamId>) -> Self {
        Self { teams: teams.into_iter().map(ToString::to_string).collect(), ..self }
    }
}

/// A user in a list.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ListedUser {
    /// The user.
    #[serde(flatten)]
    pub row: UserRow,
    /// How many keys it has.
    pub key_count: u64,
}

/// The answer of `/user/list`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct UserList {
    /// The users of the page.
    pub users: Vec<ListedUser>,
    /// How many there are in all.
    pub total: u64,
    /// The page.
    pub page: u64,
    /// How many users a page has.
    pub page_size: u64,
    /// How many pages there are.
    pub total_pages: u64,
}

/// The answer of `/user/info`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct UserInfo {
    /// Whose things these are.
    pub user_id: Option<String>,
    /// The user; `null` for a key of nobody, and for the operator who asks for everything.
    pub user_info: Option<UserRow>,
    /// The keys, newest first.
    pub keys: Vec<KeyRow>,
    /// The teams.
    pub teams: Vec<TeamRow>,
}

/// What became of one user in `/user/bulk_update`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct UserUpdateResult {
    /// The id; of a user that was not found by its address, `null`.
    pub user_id: Option<String>,
    /// The address that was named.
    pub user_email: Option<String>,
    /// Whether it was changed.
    pub success: bool,
    /// Why not.
    pub error: Option<String>,
    /// The user as it is now.
    pub updated_user: Option<UserRow>,
}

/// The answer of `/user/new`: like that of a key, with what describes the user. Limits are the
/// user's, but for those that only a key has.
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
