//! Teams and their members on the wire. Knows the shapes only.

mod member;

pub use member::{BudgetReset, BudgetSource, MemberAdded, MemberSettings, Membership, OwnMembership};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::budget::{shown_model_limits, shown_windows};
use super::key::{Blank, describe, filled};
use super::money::Usd;
use crate::domain::account::Balance;
use crate::domain::record::{Extra, Team, TeamMember};
use crate::domain::time::Millis;

/// Members of every row that are stored and echoed.
const ROW: &[(&str, Blank)] = &[
    ("organization_id", Blank::Null),
    ("admins", Blank::List),
    ("members", Blank::List),
    ("team_member_permissions", Blank::List),
    ("router_settings", Blank::Object),
    ("access_group_ids", Blank::List),
    ("default_team_member_models", Blank::List),
    ("model_id", Blank::Null),
    ("model_spend", Blank::Object),
    ("policies", Blank::List),
    ("budget_fallbacks", Blank::Object),
    ("allow_team_guardrail_config", Blank::False),
    ("object_permission", Blank::Null),
    ("object_permission_id", Blank::Null),
];

fn describe_rest(schema: &mut schemars::Schema) {
    describe(schema, &[ROW, &[(MEMBERS, Blank::List)]]);
}

/// The member of a row that lists who is in the team.
const MEMBERS: &str = "members_with_roles";

/// A team, as every route that answers one shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = describe_rest)]
pub struct TeamRow {
    /// Its id.
    pub team_id: String,
    /// A name for people.
    pub team_alias: Option<String>,
    /// Free, and what is kept there.
    pub metadata: Extra,
    /// Tokens in any 60 s.
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    pub rpm_limit: Option<u64>,
    /// Tokens a day.
    pub tpd_limit: Option<u64>,
    /// The hard cap.
    pub max_budget: Option<Usd>,
    /// Alerts only.
    pub soft_budget: Option<Usd>,
    /// How long a window lasts.
    pub budget_duration: Option<String>,
    /// When the window ends.
    pub budget_reset_at: Option<String>,
    /// Further windows.
    pub budget_limits: Value,
    /// What its keys may call; empty: everything.
    pub models: Vec<String>,
    /// Refused at once when set.
    pub blocked: bool,
    /// Settled in this window.
    pub spend: Usd,
    /// Requests under way at once.
    pub max_parallel_requests: Option<u64>,
    /// Limits of single models.
    pub model_max_budget: Value,
    /// Its model aliases; `null` when there are none.
    pub litellm_model_table: Value,
    /// When it was made.
    pub created_at: String,
    /// When it was changed last.
    pub updated_at: String,
    /// Members that are stored and echoed, or mean nothing here.
    #[serde(flatten)]
    pub rest: Extra,
}

impl TeamRow {
    /// A team with its members and its balance; `reset_at` is when the window ends.
    pub fn from_record(
        team: &Team,
        members: &[TeamMember],
        balance: &Balance,
        reset_at: Option<Millis>,
    ) -> Self {
        let limits = &team.limits;
        let mut rest: Extra = filled(ROW, &[&team.extra]).collect();
        rest.insert(MEMBERS.into(), members.iter().map(shown_member).collect());
        Self {
            team_id: team.id.to_string(),
            team_alias: team.alias.clone(),
            metadata: team.metadata.clone(),
            tpm_limit: limits.tpm_limit,
            rpm_limit: limits.rpm_limit,
            tpd_limit: limits.tpd_limit,
            max_budget: limits.max_budget.map(Usd),
            soft_budget: limits.soft_budget.map(Usd),
            budget_duration: limits.budget_duration.map(|duration| duration.to_string()),
            budget_reset_at: reset_at.map(|at| at.to_string()),
            budget_limits: shown_windows(&team.budget_limits),
            models: team.models.clone(),
            blocked: team.blocked,
            spend: Usd(balance.posted),
            max_parallel_requests: limits.max_parallel_requests,
            model_max_budget: shown_model_limits(&limits.model_max_budget),
            litellm_model_table: if team.model_aliases.is_empty() {
                Value::Null
            } else {
                json!({"model_aliases": team.model_aliases})
            },
            created_at: team.created_at.to_string(),
            updated_at: team.updated_at.to_string(),
            rest,
        }
    }

    /// Shows the members with the names that people know them by.
    pub fn name_members(&mut self, alias_of: impl Fn(&str) -> Option<String>) {
        let Some(Value::Array(members)) = self.rest.get_mut(MEMBERS) else { return };
        for member in members {
            let alias = member["user_id"].as_str().and_then(&alias_of);
            member["user_alias"] = json!(alias);
        }
    }
}

fn shown_member(member: &TeamMember) -> Value {
    json!({"user_id": member.user, "user_email": member.email, "role": member.role})
}
