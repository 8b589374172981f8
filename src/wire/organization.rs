//! Organizations on the wire. Knows the shape only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::budget::LimitsTable;
use super::key::{Blank, describe, filled};
use super::money::Usd;
use super::team::TeamRow;
use crate::domain::record::{Extra, Organization};

/// Members of every row that are stored and echoed, or mean nothing here.
const ROW: &[(&str, Blank)] = &[
    ("object_permission", Blank::Null),
    ("object_permission_id", Blank::Null),
    ("model_spend", Blank::Object),
    ("members", Blank::List),
    ("users", Blank::Null),
];

fn describe_rest(schema: &mut schemars::Schema) {
    describe(schema, &[ROW]);
}

/// An organization, as every `/organization` route answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(transform = describe_rest)]
pub struct OrganizationRow {
    /// Its id.
    pub organization_id: String,
    /// A name for people.
    pub organization_alias: Option<String>,
    /// The budget that fills in where its own limits are absent.
    pub budget_id: Option<String>,
    /// Settled in this window.
    pub spend: Usd,
    /// Free.
    pub metadata: Extra,
    /// What its keys may call; empty: everything.
    pub models: Vec<String>,
    /// Its limits, with the budget's where it has none of its own.
    pub litellm_budget_table: Option<LimitsTable>,
    /// Its teams.
    pub teams: Vec<TeamRow>,
    /// Who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: String,
    /// Who changed it last.
    pub updated_by: String,
    /// When it was changed last.
    pub updated_at: String,
    /// Members that are stored and echoed, or mean nothing here.
    #[serde(flatten)]
    pub rest: Extra,
}

impl OrganizationRow {
    /// An organization with its spend, limits and teams.
    pub fn from_record(
        organization: &Organization,
        spend: Usd,
        limits: Option<LimitsTable>,
        teams: Vec<TeamRow>,
    ) -> Self {
        Self {
            organization_id: organization.id.to_string(),
            organization_alias: organization.alias.clone(),
            budget_id: organization.budget_id.as_ref().map(ToString::to_string),
            spend,
            metadata: organization.metadata.clone(),
            models: organization.models.clone(),
            litellm_budget_table: limits,
            teams,
            created_by: organization.created_by.clone(),
            created_at: organization.created_at.to_string(),
            updated_by: organization.updated_by.clone(),
            updated_at: organization.updated_at.to_string(),
            rest: filled(ROW, &[&organization.extra]).collect(),
        }
    }
}
