//! The things an operator administers, as they are kept: budgets, customers, keys, models, teams, users.
//!
//! Only what admission reads has a type of its own; what is stored and echoed without meaning
//! to us stays in `extra`. Stored as one JSON document a row, so a new field needs no migration.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::duration::Duration;
use super::id::{BudgetId, CustomerId, KeyHash, OrganizationId, Tag, TeamId, UserId};
use super::money::Picos;
use super::time::Millis;

/// Fields that are stored and echoed but mean nothing to admission.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// What may be spent and how fast. Every absent limit is no limit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// The hard cap of one window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_budget: Option<Picos>,
    /// Alerts when crossed; never refuses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub soft_budget: Option<Picos>,
    /// How long a window lasts; absent: the cap is for life.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_duration: Option<Duration>,
    /// The end of the first window, when the operator chose it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_reset_at: Option<Millis>,
    /// IANA zone of the window's calendar; absent: the global one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Tokens in any 60 s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rpm_limit: Option<u64>,
    /// Tokens in any 24 h.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tpd_limit: Option<u64>,
    /// Requests under way at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_parallel_requests: Option<u64>,
    /// Limits of single models; the key is a public model name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub model_max_budget: BTreeMap<String, ModelLimits>,
    /// Requests of one model in any 60 s.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub model_rpm_limit: BTreeMap<String, u64>,
    /// Tokens of one model in any 60 s.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub model_tpm_limit: BTreeMap<String, u64>,
}

/// One entry of `model_max_budget`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ModelLimits {
    /// The hard cap of one window (`max_budget`, also written `budget_limit`).
    pub max_budget: Option<Picos>,
    /// How long a window lasts (`budget_duration`, also written `time_period`).
    pub budget_duration: Option<Duration>,
    /// Tokens in any 60 s.
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    pub rpm_limit: Option<u64>,
}

/// One further window of a key or team (`budget_limits`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowLimit {
    /// How long the window lasts.
    pub budget_duration: Duration,
    /// Its hard cap.
    pub max_budget: Picos,
}

/// A budget: a rule that many customers and keys can share. It applies to each of them alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Budget {
    /// Its name.
    pub id: BudgetId,
    /// What it allows.
    pub limits: Limits,
    /// The one customer it was made for; absent: anybody may be put on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<CustomerId>,
    /// Who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: Millis,
    /// Who changed it last.
    pub updated_by: String,
    /// When it was changed last.
    pub updated_at: Millis,
}

/// A customer: the one who is billed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Customer {
    /// Its id; `user_id` on the wire.
    pub id: CustomerId,
    /// A name for people.
    #[serde(default)]
    pub alias: Option<String>,
    /// Refused at once when set.
    #[serde(default)]
    pub blocked: bool,
    /// The budget it is on; absent: the default customer budget, if there is one.
    #[serde(default)]
    pub budget_id: Option<BudgetId>,
    /// Only deployments of this region may serve it.
    #[serde(default)]
    pub allowed_model_region: Option<String>,
    /// The model used when a call names none.
    #[serde(default)]
    pub default_model: Option<String>,
    /// What it may call; empty: everything.
    #[serde(default)]
    pub models: Vec<String>,
    /// Stored and echoed.
    #[serde(default)]
    pub object_permission: Option<serde_json::Value>,
    /// When it was made.
    pub created_at: Millis,
    /// When it was changed last.
    pub updated_at: Millis,
}

/// Whether a key's callers may name the customer who pays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    /// They may name anyone.
    #[default]
    Trusted,
    /// This customer pays, whatever the call says.
    Bound(CustomerId),
    /// No customer is charged.
    None,
}

/// A credential.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApiKey {
    /// Hash of the key; `token` on the wire.
    pub hash: KeyHash,
    /// The hash whose account this key spends from, when it is not its own: a regenerated key
    /// goes on spending from the account of the first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope_hash: Option<KeyHash>,
    /// `sk-...` and the last four characters.
    pub key_name: String,
    /// A name for people, unique among keys.
    #[serde(default)]
    pub key_alias: Option<String>,
    /// The member of staff it belongs to.
    #[serde(default)]
    pub user_id: Option<UserId>,
    /// The team it belongs to.
    #[serde(default)]
    pub team_id: Option<TeamId>,
    /// A budget whose values fill in where the key's own are absent.
    #[serde(default)]
    pub budget_id: Option<BudgetId>,
    /// The default budget of customers who call through this key.
    #[serde(default)]
    pub end_user_budget_id: Option<BudgetId>,
    /// Its own limits.
    #[serde(default)]
    pub limits: Limits,
    /// Further windows.
    #[serde(default)]
    pub budget_limits: Vec<WindowLimit>,
    /// What it may call; empty: everything.
    #[serde(default)]
    pub models: Vec<String>,
    /// Model names it may write instead of others.
    #[serde(default)]
    pub aliases: BTreeMap<String, String>,
    /// Refused at once when `Some(true)`; `null` on the wire until it was ever set.
    #[serde(default)]
    pub blocked: Option<bool>,
    /// When it stops working.
    #[serde(default)]
    pub expires: Option<Millis>,
    /// Routes it may call; empty: what its role allows.
    #[serde(default)]
    pub allowed_routes: Vec<String>,
    /// `default`, `llm_api`, `management` or `read_only`.
    #[serde(default)]
    pub key_type: Option<String>,
    /// Whether callers may name the customer.
    #[serde(default)]
    pub attribution: Attribution,
    /// Free; some members mean something (`tags`, `temp_budget_increase`, …).
    #[serde(default)]
    pub metadata: Extra,
    /// Stored and echoed.
    #[serde(default)]
    pub extra: Extra,
    /// Who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: Millis,
    /// Who changed it last.
    pub updated_by: String,
    /// When it was changed last.
    pub updated_at: Millis,
}

impl ApiKey {
    /// The hash whose account this key spends from.
    pub fn account_hash(&self) -> &KeyHash {
        self.scope_hash.as_ref().unwrap_or(&self.hash)
    }

    /// The organization it was made for.
    pub fn organization(&self) -> Option<OrganizationId> {
        organization_in(&self.extra)
    }
}

/// The member of the metadata of a key or a team that lists the tags of its calls.
pub const TAGS: &str = "tags";

/// At most so many tags of a key, and as many of its team, go onto each of its calls.
pub const RECORD_TAGS_MAX: usize = 32;

/// The tags that the metadata of a key or a team puts onto its calls.
pub fn tags_in(metadata: &Extra) -> impl Iterator<Item = &str> {
    let listed = metadata.get(TAGS).and_then(serde_json::Value::as_array);
    listed.into_iter().flatten().filter_map(|tag| tag.as_str()).map(str::trim).take(RECORD_TAGS_MAX)
}

/// The organization that a key's or a team's further members name.
fn organization_in(extra: &Extra) -> Option<OrganizationId> {
    extra.get("organization_id")?.as_str().filter(|id| !id.is_empty()).map(OrganizationId::from)
}

/// A team of the operator's staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// A name for people.
    #[serde(default)]
    pub alias: Option<String>,
    /// Refused at once when set.
    #[serde(default)]
    pub blocked: bool,
    /// Its own limits.
    #[serde(default)]
    pub limits: Limits,
    /// Further windows.
    #[serde(default)]
    pub budget_limits: Vec<WindowLimit>,
    /// What its keys may call; empty: everything.
    #[serde(default)]
    pub models: Vec<String>,
    /// Model names its keys may write instead of others.
    #[serde(default)]
    pub model_aliases: BTreeMap<String, String>,
    /// Free.
    #[serde(default)]
    pub metadata: Extra,
    /// Stored and echoed.
    #[serde(default)]
    pub extra: Extra,
    /// When it was made.
    pub created_at: Millis,
    /// When it was changed last.
    pub updated_at: Millis,
}

impl Team {
    /// The organization it belongs to.
    pub fn organization(&self) -> Option<OrganizationId> {
        organization_in(&self.extra)
    }

    /// The budget of every member that has none of its own.
    pub fn member_budget(&self) -> Option<BudgetId> {
        self.metadata.get("team_member_budget_id")?.as_str().map(BudgetId::from)
    }
}

/// What a member may do in its team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// Changes the team, its members and its keys.
    Admin,
    /// Has keys in it.
    #[default]
    User,
}

/// A user within a team, with limits of its own there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TeamMember {
    /// The team.
    pub team: TeamId,
    /// The user.
    pub user: UserId,
    /// The address it was added by.
    #[serde(default)]
    pub email: Option<String>,
    /// What it may do in the team.
    #[serde(default)]
    pub role: MemberRole,
    /// A budget of its own; absent: the team's for its members, if there is one.
    #[serde(default)]
    pub budget_id: Option<BudgetId>,
    /// What it may call of what the team may call; empty: all of that.
    #[serde(default)]
    pub allowed_models: Vec<String>,
    /// Free; `temp_budget_increase` and `temp_budget_expiry` mean something.
    #[serde(default)]
    pub metadata: Extra,
    /// When it was added.
    pub created_at: Millis,
    /// When it was changed last.
    pub updated_at: Millis,
}

/// A label that somebody described: its limits hold for every call that carries it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagRecord {
    /// Its name.
    pub id: Tag,
    /// For people.
    #[serde(default)]
    pub description: Option<String>,
    /// What its calls may use; empty: everything.
    #[serde(default)]
    pub models: Vec<String>,
    /// A budget whose values fill in where its own are absent.
    #[serde(default)]
    pub budget_id: Option<BudgetId>,
    /// Its own limits.
    #[serde(default)]
    pub limits: Limits,
    /// Stored and echoed.
    #[serde(default)]
    pub extra: Extra,
    /// Who made it.
    #[serde(default)]
    pub created_by: String,
    /// When it was made.
    pub created_at: Millis,
    /// When it was changed last.
    pub updated_at: Millis,
}

/// Teams and keys under one budget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// A name for people.
    #[serde(default)]
    pub alias: Option<String>,
    /// A budget whose values fill in where its own are absent.
    #[serde(default)]
    pub budget_id: Option<BudgetId>,
    /// Its own limits.
    #[serde(default)]
    pub limits: Limits,
    /// What its keys may call; empty: everything.
    #[serde(default)]
    pub models: Vec<String>,
    /// Free.
    #[serde(default)]
    pub metadata: Extra,
    /// Stored and echoed.
    #[serde(default)]
    pub extra: Extra,
    /// Who made it.
    #[serde(default)]
    pub created_by: String,
    /// When it was made.
    pub created_at: Millis,
    /// Who changed it last.
    #[serde(default)]
    pub updated_by: String,
    /// When it was changed last.
    pub updated_at: Millis,
}

/// A member of the operator's staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct User {
    /// The id.
    pub id: UserId,
    /// `proxy_admin`, `proxy_admin_viewer`, `internal_user` or `internal_user_viewer`.
    #[serde(default)]
    pub role: Option<String>,
    /// A name for people.
    #[serde(default)]
    pub alias: Option<String>,
    /// The e-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Own limits; they apply to personal keys.
    #[serde(default)]
    pub limits: Limits,
    /// What personal keys may call; empty: everything.
    #[serde(default)]
    pub models: Vec<String>,
    /// Free.
    #[serde(default)]
    pub metadata: Extra,
    /// Stored and echoed.
    #[serde(default)]
    pub extra: Extra,
    /// When it was made.
    pub created_at: Millis,
    /// When it was changed last.
    pub updated_at: Millis,
}

/// What several models share to reach a provider, by a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredCredential {
    /// Its name.
    pub name: String,
    /// A name for people.
    #[serde(default)]
    pub display_name: Option<String>,
    /// Its values without their secrets.
    #[serde(default)]
    pub values: Extra,
    /// The secrets among its values by their names, each one sealed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub secrets: BTreeMap<String, String>,
    /// Free.
    #[serde(default)]
    pub info: Extra,
    /// Who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: Millis,
    /// Who changed it last.
    pub updated_by: String,
    /// When it was changed last.
    pub updated_at: Millis,
}

/// A model that was added while the server ran: one deployment under a public name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredModel {
    /// Its id; `model_info.id` on the wire.
    pub id: String,
    /// What callers put into `model`; may be a pattern such as `openai/*`.
    pub model_name: String,
    /// `litellm_params` without their secrets.
    #[serde(default)]
    pub params: Extra,
    /// The secrets of `litellm_params` by their names, each one sealed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub secrets: BTreeMap<String, String>,
    /// `model_info`, as it was written.
    #[serde(default)]
    pub info: Extra,
    /// Nobody may call it while it is set.
    #[serde(default)]
    pub blocked: bool,
    /// Who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: Millis,
    /// Who changed it last.
    pub updated_by: String,
    /// When it was changed last.
    pub updated_at: Millis,
}
