//! What a body says about a user: read once for making and changing one, then applied to a record.
//! Touches neither store nor ledger.

use std::collections::BTreeMap;

use serde_json::Value;

use super::key_request::{Kept, apply_kept, read_kept};
use super::read_spend;
use super::user_teams::TeamToJoin;
use crate::domain::money::Picos;
use crate::domain::record::{Extra, Limits, User};
use crate::wire::budget::LimitsPatch;
use crate::wire::fields::{Fields, Patch};
use crate::wire::user::USER_ROLES;

/// Members that are stored beside the record and echoed.
const ECHOED: &[(&str, Kept)] = &[
    ("organizations", Kept::Texts),
    ("sso_user_id", Kept::Id),
    ("object_permission", Kept::Object),
    ("allowed_cache_controls", Kept::List),
    ("policies", Kept::List),
    ("config", Kept::Object),
    ("permissions", Kept::Object),
    ("guardrails", Kept::List),
];

/// Members of a user's body that belong to a key: `/user/new` gives them to the key that comes along.
const OF_KEY: &[(&str, Kept)] = &[
    ("key_alias", Kept::Id),
    ("duration", Kept::Text),
    ("aliases", Kept::Object),
    ("blocked", Kept::Flag),
    ("budget_limits", Kept::List),
    ("budget_fallbacks", Kept::Object),
    ("tag_rpm_limit", Kept::Counts),
    ("mcp_rpm_limit", Kept::Object),
    ("prompts", Kept::List),
    ("agent_id", Kept::Id),
];

/// What the configuration says about users that leave it open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UserDefaults {
    /// The role.
    pub role: Option<String>,
    /// The limits of internal users, each where the user has none.
    pub limits: Limits,
    /// What personal keys of internal users may call; empty: everything.
    pub models: Vec<String>,
    /// The teams that internal users join.
    pub teams: Vec<TeamToJoin>,
}

impl UserDefaults {
    /// Fills what a new user leaves open. Limits are for internal users and those without a role.
    pub(super) fn fill(&self, user: &mut User) {
        if user.role.is_none() {
            user.role.clone_from(&self.role);
        }
        self.fill_limits(user);
    }

    /// Fills what a new user may spend and call; its role stays what it is.
    pub(super) fn fill_limits(&self, user: &mut User) {
        if !Self::concern(user) {
            return;
        }
        let (own, defaults) = (&mut user.limits, &self.limits);
        own.max_budget = own.max_budget.or(defaults.max_budget);
        own.budget_duration = own.budget_duration.or(defaults.budget_duration);
        own.tpm_limit = own.tpm_limit.or(defaults.tpm_limit);
        own.rpm_limit = own.rpm_limit.or(defaults.rpm_limit);
        own.max_parallel_requests = own.max_parallel_requests.or(defaults.max_parallel_requests);
        if user.models.is_empty() {
            user.models.clone_from(&self.models);
        }
    }

    /// Whether limits, models and teams of the configuration are meant for this user.
    pub(super) fn concern(user: &User) -> bool {
        matches!(user.role.as_deref(), None | Some("internal_user" | "internal_user_viewer"))
    }
}

/// What a body says about a user.
#[derive(Clone, Debug)]
pub(super) struct UserRequest {
    pub(super) email: Patch<String>,
    pub(super) spend: Patch<Picos>,
    alias: Patch<String>,
    role: Patch<String>,
    models: Patch<Vec<String>>,
    metadata: Patch<Extra>,
    limits: LimitsPatch,
    model_rpm_limit: Patch<BTreeMap<String, u64>>,
    model_tpm_limit: Patch<BTreeMap<String, u64>>,
    echoed: Vec<(&'static str, Patch<Value>)>,
}

impl UserRequest {
    /// Reads every member that says something about a user.
    pub(super) fn read(fields: &mut Fields) -> Self {
        if fields.any("password").is_sent() {
            fields.complain("password", "value_error", "Value error, a password cannot be set here");
        }
        Self {
            email: fields.id("user_email"),
            spend: read_spend(fields),
            alias: fields.id("user_alias"),
            role: fields.one_of("user_role", USER_ROLES),
            models: fields.texts("models"),
            metadata: fields.object("metadata"),
            limits: LimitsPatch::read(fields),
            model_rpm_limit: fields.counts("model_rpm_limit"),
            model_tpm_limit: fields.counts("model_tpm_limit"),
            echoed: read_kept(fields, ECHOED),
        }
    }

    /// The same for a change, where an empty list or object says nothing: forms send them for what
    /// they leave alone. `null` clears.
    pub(super) fn for_change(mut self) -> Self {
        said(&mut self.models, Vec::is_empty);
        said(&mut self.metadata, Extra::is_empty);
        said(&mut self.limits.model_max_budget, BTreeMap::is_empty);
        said(&mut self.model_rpm_limit, BTreeMap::is_empty);
        said(&mut self.model_tpm_limit, BTreeMap::is_empty);
        for (_, patch) in &mut self.echoed {
            said(patch, is_blank);
        }
        self
    }

    /// Reads what a change of a user cannot do, and refuses it: a cap that goes nowhere would look as if
    /// it held.
    pub(super) fn refuse_others(fields: &mut Fields) {
        if fields.id("team_id").as_value().is_some() {
            fields.refuse("team_id", "team_id: users join teams by /team/member_add");
        }
        for (name, patch) in read_kept(fields, OF_KEY) {
            let says = patch.as_value().is_some_and(|value| !is_blank(value) && *value != Value::Bool(false));
            if says {
                fields.refuse(name, format!("{name} is a key's, not a user's: set it by /key/update"));
            }
        }
    }

    /// Whether it says more than what users may say of themselves: name and metadata.
    pub(super) fn is_more_than_profile(&self) -> bool {
        self.email.is_sent()
            || self.spend.is_sent()
            || self.role.is_sent()
            || self.models.is_sent()
            || self.limits.is_sent()
            || self.model_rpm_limit.is_sent()
            || self.model_tpm_limit.is_sent()
            || self.echoed.iter().any(|(_, patch)| patch.is_sent())
    }

    /// Changes a record as sent.
    pub(super) fn apply(self, user: &mut User) {
        self.email.apply(&mut user.email);
        self.alias.apply(&mut user.alias);
        self.role.apply(&mut user.role);
        self.models.apply_or_default(&mut user.models);
        self.metadata.apply_or_default(&mut user.metadata);
        self.limits.apply(&mut user.limits);
        self.model_rpm_limit.apply_or_default(&mut user.limits.model_rpm_limit);
        self.model_tpm_limit.apply_or_default(&mut user.limits.model_tpm_limit);
        apply_kept(self.echoed, &mut user.extra);
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn said<T>(patch: &mut Patch<T>, is_empty: impl Fn(&T) -> bool) {
    if patch.as_value().is_some_and(is_empty) {
        *patch = Patch::Absent;
    }
}
