//! Members of teams on the wire: what one has spent there, and which budget holds for it.
//!
//! Knows shapes only.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::domain::account::Balance;
use crate::domain::budget::{TEMP_BUDGET_EXPIRY, TEMP_BUDGET_INCREASE};
use crate::domain::record::{Budget, MemberRole, TeamMember};
use crate::domain::time::Millis;
use crate::wire::budget::BudgetTable;
use crate::wire::money::Usd;

/// Where the budget of a member comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BudgetSource {
    /// It is the team's for all its members.
    TeamDefault,
    /// It is the member's own.
    Custom,
    /// There is none.
    None,
}

/// A user's membership in a team, with what was spent there.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Membership {
    /// The user.
    pub user_id: String,
    /// The team.
    pub team_id: String,
    /// The budget that holds.
    pub budget_id: Option<String>,
    /// Settled in this window.
    pub spend: Usd,
    /// Settled ever.
    pub total_spend: Usd,
    /// The budget that holds.
    pub litellm_budget_table: Option<BudgetTable>,
    /// Where that budget comes from.
    pub budget_source: BudgetSource,
}

impl Membership {
    /// A member with its balance and the budget that holds; `reset_at` is when the window ends.
    pub fn from_record(
        member: &TeamMember,
        balance: &Balance,
        (budget, source): (Option<&Budget>, BudgetSource),
        reset_at: Option<Millis>,
    ) -> Self {
        Self {
            user_id: member.user.to_string(),
            team_id: member.team.to_string(),
            budget_id: budget.map(|budget| budget.id.to_string()),
            spend: Usd(balance.posted),
            total_spend: Usd(balance.lifetime),
            litellm_budget_table: budget.map(|budget| BudgetTable {
                allowed_models: member.allowed_models.clone(),
                temp_budget_increase: increase(member),
                temp_budget_expiry: expiry(member),
                ..BudgetTable::from_record(budget, reset_at)
            }),
            budget_source: source,
        }
    }
}

/// The answer about one's own membership.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OwnMembership {
    /// What was spent, and what holds.
    #[serde(flatten)]
    pub membership: Membership,
    /// What one may do in the team.
    #[schemars(with = "String")]
    pub role: MemberRole,
    /// One's address.
    pub user_email: Option<String>,
    /// The team's name for people.
    pub team_alias: Option<String>,
}

/// What a member may do and spend of its own, after a change.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MemberSettings {
    team_id: String,
    user_id: String,
    user_email: Option<String>,
    #[schemars(with = "String")]
    role: MemberRole,
    max_budget_in_team: Option<Usd>,
    tpm_limit: Option<u64>,
    rpm_limit: Option<u64>,
    budget_duration: Option<String>,
    allowed_models: Vec<String>,
    temp_budget_increase: Option<Usd>,
    temp_budget_expiry: Option<String>,
}

impl MemberSettings {
    /// A member with the budget that is its own.
    pub fn from_record(member: &TeamMember, own: Option<&Budget>) -> Self {
        let limits = own.map(|budget| budget.limits.clone()).unwrap_or_default();
        Self {
            team_id: member.team.to_string(),
            user_id: member.user.to_string(),
            user_email: member.email.clone(),
            role: member.role,
            max_budget_in_team: limits.max_budget.map(Usd),
            tpm_limit: limits.tpm_limit,
            rpm_limit: limits.rpm_limit,
            budget_duration: limits.budget_duration.map(|duration| duration.to_string()),
            allowed_models: member.allowed_models.clone(),
            temp_budget_increase: increase(member),
            temp_budget_expiry: expiry(member),
        }
    }
}

/// Which budget holds for a member that was taken off its own.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BudgetReset {
    /// The team.
    pub team_id: String,
    /// The user.
    pub user_id: String,
    /// The budget that holds now.
    pub budget_id: Option<String>,
    /// The budget of its own that it had.
    pub previous_budget_id: Option<String>,
    /// Where the budget that holds now comes from.
    pub budget_source: BudgetSource,
}

/// What became of one of many who were to be added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct MemberAdded {
    /// The user.
    pub user_id: Option<String>,
    /// The address.
    pub user_email: Option<String>,
    /// Whether it is in the team now through this request.
    pub success: bool,
    /// Why not.
    pub error: Option<String>,
    /// The user's row.
    pub updated_user: Option<Value>,
    /// The membership.
    pub updated_team_membership: Option<Value>,
}

fn increase(member: &TeamMember) -> Option<Usd> {
    member.metadata.get(TEMP_BUDGET_INCREASE).and_then(|value| Usd::from_value(value).ok())
}

fn expiry(member: &TeamMember) -> Option<String> {
    member.metadata.get(TEMP_BUDGET_EXPIRY)?.as_str().map(str::to_owned)
}
