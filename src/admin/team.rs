//! `/team/new`.

use axum::extract::State;
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::key_request::{Kept, apply_kept, read_kept};
use super::{Body, budget, fresh_id, refused};
use crate::app::App;
use crate::domain::account::Balance;
use crate::domain::id::TeamId;
use crate::domain::record::{Limits, Team};
use crate::ledger::directory::new_team;
use crate::proxy::caller::Caller;
use crate::wire::budget::{LimitsPatch, read_windows};
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;
use crate::wire::operation::{Operation, post};
use crate::wire::team::TeamRow;

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[post::<TeamRow>("/team/new", "Makes a team.")];

/// Members that live in the metadata of a team.
const IN_METADATA: &[(&str, Kept)] = &[
    ("model_rpm_limit", Kept::Counts),
    ("model_tpm_limit", Kept::Counts),
    ("mcp_rpm_limit", Kept::Object),
    ("tags", Kept::Texts),
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
];

/// Members that are stored beside the record and echoed.
const ECHOED: &[(&str, Kept)] = &[
    ("organization_id", Kept::Id),
    ("admins", Kept::List),
    ("members", Kept::List),
    ("members_with_roles", Kept::List),
    ("team_member_permissions", Kept::List),
    ("router_settings", Kept::Object),
    ("access_group_ids", Kept::Texts),
    ("default_team_member_models", Kept::Texts),
    ("policies", Kept::List),
    ("object_permission", Kept::Object),
];

/// What every member of the team may spend in it, when the body says something about that.
fn member_limits(fields: &mut Fields) -> Option<Limits> {
    let mut limits = Limits::default();
    fields.usd("team_member_budget").apply(&mut limits.max_budget);
    fields.duration("team_member_budget_duration").apply(&mut limits.budget_duration);
    fields.count("team_member_rpm_limit").apply(&mut limits.rpm_limit);
    fields.count("team_member_tpm_limit").apply(&mut limits.tpm_limit);
    (limits != Limits::default()).then_some(limits)
}

fn read(fields: &mut Fields, team: &mut Team) {
    let limits = LimitsPatch::read(fields);
    if let (Some(soft), Some(hard)) = (limits.soft_budget.as_value(), limits.max_budget.as_value())
        && soft >= hard
    {
        fields.refuse("soft_budget", "soft_budget must be strictly lower than max_budget");
    }
    limits.apply(&mut team.limits);
    fields.text("team_alias").apply(&mut team.alias);
    fields.flag("blocked").apply_or_default(&mut team.blocked);
    fields.texts("models").apply_or_default(&mut team.models);
    fields.names("model_aliases").apply_or_default(&mut team.model_aliases);
    read_windows(fields).apply_or_default(&mut team.budget_limits);
    fields.object("metadata").apply_or_default(&mut team.metadata);
    let per_model = read_kept(fields, IN_METADATA);
    apply_kept(per_model, &mut team.metadata);
    let echoed = read_kept(fields, ECHOED);
    apply_kept(echoed, &mut team.extra);
    for (name, limits) in [
        ("model_rpm_limit", &mut team.limits.model_rpm_limit),
        ("model_tpm_limit", &mut team.limits.model_tpm_limit),
    ] {
        let Some(value) = team.metadata.get(name).filter(|value| !value.is_null()) else { continue };
        match serde_json::from_value(value.clone()) {
            Ok(counts) => *limits = counts,
            Err(_) => fields.refuse(name, format!("{name} must be an object of models and counts")),
        }
    }
}

/// POST /team/new
pub(super) async fn new(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<TeamRow>, ApiError> {
    let id = fields.id("team_id").value().unwrap_or_else(fresh_id);
    let mut team = new_team(TeamId::from(id), app.now());
    read(&mut fields, &mut team);
    let member_limits = member_limits(&mut fields);
    fields.finish(refused)?;
    let mut edit = app.directory.edit().await;
    if app.directory.team(&team.id).await?.is_some() {
        return Err(ApiError::BadRequest {
            message: format!("Team id = {} already exists. Please use a different team id.", team.id),
            kind: "bad_request",
            param: Some("team_id".into()),
        });
    }
    add_creator(&mut team, caller.name());
    if let Some(limits) = member_limits {
        let shared = budget::made(fresh_id().into(), limits, caller.name(), &app);
        team.metadata.insert("team_member_budget_id".into(), json!(shared.id));
        edit.insert_budget(shared)?;
    }
    edit.insert_team(team.clone())?;
    edit.commit().await?;
    let reset_at = team.limits.next_reset(&app.calendar, app.now());
    Ok(Json(TeamRow::from_record(&team, &Balance::default(), reset_at)))
}

/// Whoever makes a team is its admin.
fn add_creator(team: &mut Team, name: &str) {
    let members = team.extra.entry("members_with_roles").or_insert_with(|| json!([]));
    let Value::Array(members) = members else { return };
    if !members.iter().any(|member| member["user_id"] == name) {
        members.push(json!({"user_id": name, "user_email": null, "role": "admin"}));
    }
}
