//! What a body says about a team: read once for making and changing one, then applied to a record.
//! Touches neither store nor ledger.

use std::collections::BTreeMap;

use serde_json::Value;

use super::key_request::{Kept, apply_kept, check_tags, read_kept};
use super::refused;
use crate::domain::duration::Duration;
use crate::domain::money::Picos;
use crate::domain::record::{Extra, TAGS, Team, WindowLimit};
use crate::wire::budget::{LimitsPatch, read_windows};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, Refusal};

/// The member of a team's metadata that names the budget of its members.
pub(super) const MEMBER_BUDGET: &str = "team_member_budget_id";
/// The member that lists what a team lets its members do with keys.
pub(super) const PERMISSIONS: &str = "team_member_permissions";

/// Members that live in the metadata of a team.
const IN_METADATA: &[(&str, Kept)] = &[
    ("model_rpm_limit", Kept::Counts),
    ("model_tpm_limit", Kept::Counts),
    ("mcp_rpm_limit", Kept::Object),
    (TAGS, Kept::Texts),
    ("guardrails", Kept::List),
    ("prompts", Kept::List),
    ("team_member_key_duration", Kept::Text),
    ("allowed_passthrough_routes", Kept::List),
    ("denied_passthrough_routes", Kept::List),
    ("disable_global_guardrails", Kept::Flag),
    ("default_estimated_output_tokens", Kept::Count),
    ("default_estimated_output_tokens_per_model", Kept::Object),
    ("rpm_limit_type", Kept::RateType),
    ("tpm_limit_type", Kept::RateType),
    ("allowed_vector_store_indexes", Kept::List),
    ("enforced_batch_output_expires_after", Kept::Object),
    ("enforced_file_expires_after", Kept::Object),
];

/// Members that are stored beside the record and echoed.
const ECHOED: &[(&str, Kept)] = &[
    ("organization_id", Kept::Id),
    ("admins", Kept::List),
    ("members", Kept::List),
    ("router_settings", Kept::Object),
    ("access_group_ids", Kept::Texts),
    ("default_team_member_models", Kept::Texts),
    ("policies", Kept::List),
    ("object_permission", Kept::Object),
    ("budget_fallbacks", Kept::Object),
];

/// Values for teams that were made without saying so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeamDefaults {
    /// The hard cap.
    pub max_budget: Option<Picos>,
    /// How long a window lasts.
    pub budget_duration: Option<Duration>,
    /// Tokens in any 60 s.
    pub tpm_limit: Option<u64>,
    /// Requests in any 60 s.
    pub rpm_limit: Option<u64>,
    /// What its keys may call.
    pub models: Vec<String>,
    /// What its members may do with keys.
    pub team_member_permissions: Vec<String>,
}

/// What becomes of the metadata that a team has when a body brings some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Metadata {
    /// It goes.
    Replaced,
    /// It stays where the body does not say otherwise; `null` takes a member out.
    Merged,
}

/// What a body says about a team.
#[derive(Debug)]
pub(super) struct TeamRequest {
    /// What every member of the team may spend in it.
    pub(super) member_limits: LimitsPatch,
    alias: Patch<String>,
    limits: LimitsPatch,
    blocked: Patch<bool>,
    windows: Patch<Vec<WindowLimit>>,
    models: Patch<Vec<String>>,
    model_aliases: Patch<BTreeMap<String, String>>,
    metadata: Patch<Extra>,
    permissions: Patch<Vec<String>>,
    in_metadata: Vec<(&'static str, Patch<Value>)>,
    echoed: Vec<(&'static str, Patch<Value>)>,
}

impl TeamRequest {
    /// Reads every member that says something about a team.
    pub(super) fn read(fields: &mut Fields) -> Self {
        Self {
            member_limits: LimitsPatch {
                max_budget: fields.usd("team_member_budget"),
                budget_duration: fields.duration("team_member_budget_duration"),
                rpm_limit: fields.count("team_member_rpm_limit"),
                tpm_limit: fields.count("team_member_tpm_limit"),
                ..LimitsPatch::default()
            },
            alias: fields.id("team_alias"),
            limits: LimitsPatch::read(fields),
            blocked: fields.flag("blocked"),
            windows: read_windows(fields),
            models: fields.texts("models"),
            model_aliases: fields.names("model_aliases"),
            metadata: fields.object("metadata"),
            permissions: super::team_permission::read(fields, PERMISSIONS),
            in_metadata: read_kept(fields, IN_METADATA),
            echoed: read_kept(fields, ECHOED),
        }
    }

    /// Fills what a new team leaves open.
    pub(super) fn fill(&mut self, defaults: &TeamDefaults) {
        fill(&mut self.limits.max_budget, defaults.max_budget);
        fill(&mut self.limits.budget_duration, defaults.budget_duration);
        fill(&mut self.limits.tpm_limit, defaults.tpm_limit);
        fill(&mut self.limits.rpm_limit, defaults.rpm_limit);
        fill_list(&mut self.models, &defaults.models);
        fill_list(&mut self.permissions, &defaults.team_member_permissions);
    }

    /// Changes a record as sent; what admission reads from the metadata follows.
    pub(super) fn apply(self, team: &mut Team, metadata: Metadata) -> Result<(), ApiError> {
        let caps_sent = self.limits.soft_budget.is_sent() || self.limits.max_budget.is_sent();
        self.limits.apply(&mut team.limits);
        if caps_sent {
            check_caps(team)?;
        }
        self.alias.apply(&mut team.alias);
        self.blocked.apply_or_default(&mut team.blocked);
        self.models.apply_or_default(&mut team.models);
        self.model_aliases.apply_or_default(&mut team.model_aliases);
        self.windows.apply_or_default(&mut team.budget_limits);
        let tags = team.metadata.get(TAGS).cloned();
        apply_metadata(self.metadata, metadata, team)?;
        apply_kept(self.in_metadata, &mut team.metadata);
        check_tags(tags.as_ref(), &team.metadata).map_err(|message| wrong(TAGS, message))?;
        apply_kept(self.echoed, &mut team.extra);
        apply_kept(vec![(PERMISSIONS, self.permissions.map(Into::into))], &mut team.extra);
        // Members have records of their own; here they were kept once.
        team.extra.shift_remove("members_with_roles");
        read_metadata(team)
    }
}

fn fill<T>(patch: &mut Patch<T>, default: Option<T>) {
    if let (None, Some(default)) = (patch.as_value(), default) {
        *patch = Patch::Value(default);
    }
}

fn fill_list(patch: &mut Patch<Vec<String>>, default: &[String]) {
    if patch.as_value().is_none_or(Vec::is_empty) && !default.is_empty() {
        *patch = Patch::Value(default.to_vec());
    }
}

/// The 400 about one member.
fn wrong(field: &str, message: impl Into<String>) -> ApiError {
    refused(Refusal { field: field.to_owned(), message: message.into() })
}

fn check_caps(team: &Team) -> Result<(), ApiError> {
    match (team.limits.soft_budget, team.limits.max_budget) {
        (Some(soft), Some(hard)) if soft >= hard => {
            Err(wrong("soft_budget", "soft_budget must be strictly lower than max_budget"))
        }
        _ => Ok(()),
    }
}

/// The budget of the members is the server's entry in the metadata: it stays whatever is sent.
fn apply_metadata(sent: Patch<Extra>, how: Metadata, team: &mut Team) -> Result<(), ApiError> {
    if !sent.is_sent() {
        return Ok(());
    }
    let kept = team.metadata.get(MEMBER_BUDGET).cloned();
    let named = sent.as_value().and_then(|members| members.get(MEMBER_BUDGET)).filter(|id| !id.is_null());
    if named.is_some() && named != kept.as_ref() {
        return Err(wrong(
            "metadata",
            format!("metadata.{MEMBER_BUDGET} is kept by the server. Set team_member_budget instead."),
        ));
    }
    match how {
        Metadata::Replaced => sent.apply_or_default(&mut team.metadata),
        Metadata::Merged => {
            for (name, value) in sent.value().unwrap_or_default() {
                if value.is_null() {
                    team.metadata.shift_remove(&name);
                } else {
                    team.metadata.insert(name, value);
                }
            }
        }
    }
    if let Some(id) = kept {
        team.metadata.insert(MEMBER_BUDGET.to_owned(), id);
    }
    Ok(())
}

/// Copies what admission reads out of the metadata, which is where it is kept and shown.
fn read_metadata(team: &mut Team) -> Result<(), ApiError> {
    let counts = |name: &str| match team.metadata.get(name).filter(|value| !value.is_null()) {
        None => Ok(BTreeMap::new()),
        Some(value) => serde_json::from_value::<BTreeMap<String, u64>>(value.clone())
            .map_err(|_| wrong(name, format!("{name} must be an object of models and counts"))),
    };
    let (requests, tokens) = (counts("model_rpm_limit")?, counts("model_tpm_limit")?);
    team.limits.model_rpm_limit = requests;
    team.limits.model_tpm_limit = tokens;
    Ok(())
}
