//! What a member of a team may do and spend: `/team/member_update`, and a new start for its spend or
//! its budget.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::key_request::{apply_kept, check_temporary_increase};
use super::team_access::to_change;
use super::team_member::named;
use super::team_people::{read_limits, read_role};
use super::team_row::MemberStanding;
use super::{Body, budget, fresh_id, refused};
use crate::app::App;
use crate::domain::budget::{TEMP_BUDGET_EXPIRY, TEMP_BUDGET_INCREASE};
use crate::domain::id::TeamId;
use crate::domain::money::Picos;
use crate::domain::record::{Budget, Limits, MemberRole, TeamMember};
use crate::domain::time::Millis;
use crate::ledger::directory::Edit;
use crate::proxy::caller::Caller;
use crate::wire::budget::LimitsPatch;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch};
use crate::wire::money::{Usd, python_text};
use crate::wire::operation::{Operation, post};
use crate::wire::team::{BudgetReset, MemberSettings};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    post::<MemberSettings>("/team/member_update", "Changes what a member may do and spend; null clears."),
    post::<SpendReset>(
        "/team/{team_id}/member/{user_id}/reset_spend",
        "Sets what a member has spent in this window to a lower amount.",
    ),
    post::<BudgetReset>(
        "/team/{team_id}/member/{user_id}/reset_budget",
        "Takes a member's own budget away: the team's for its members holds again.",
    ),
];

/// What a body says about a member.
struct MemberPatch {
    role: Option<MemberRole>,
    limits: LimitsPatch,
    allowed_models: Patch<Vec<String>>,
    temp_budget_increase: Patch<Picos>,
    temp_budget_expiry: Patch<Millis>,
}

impl MemberPatch {
    fn read(fields: &mut Fields) -> Self {
        Self {
            role: read_role(fields),
            limits: read_limits(fields),
            allowed_models: fields.texts("allowed_models"),
            temp_budget_increase: fields.usd(TEMP_BUDGET_INCREASE),
            temp_budget_expiry: fields.instant(TEMP_BUDGET_EXPIRY),
        }
    }

    /// Changes the member, and stages what its own budget needs. Answers that budget.
    async fn apply(
        self,
        app: &App,
        edit: &mut Edit,
        member: &mut TeamMember,
        author: &str,
    ) -> Result<Option<Budget>, ApiError> {
        if let Some(role) = self.role {
            member.role = role;
        }
        self.allowed_models.apply_or_default(&mut member.allowed_models);
        let temporary = vec![
            (TEMP_BUDGET_INCREASE, self.temp_budget_increase.map(|amount| json!(Usd(amount)))),
            (TEMP_BUDGET_EXPIRY, self.temp_budget_expiry.map(|at| json!(at.to_string()))),
        ];
        apply_kept(temporary, &mut member.metadata);
        check_temporary_increase(&mut member.metadata, |name, message| {
            ApiError::field("value_error", &["body", name], format!("Value error, {message}"))
        })?;
        member.updated_at = app.now();
        stage_own_budget(app, edit, member, self.limits, author).await
    }
}

/// Changes the budget that is a member's own, or makes it. The team's is never touched.
async fn stage_own_budget(
    app: &App,
    edit: &mut Edit,
    member: &mut TeamMember,
    patch: LimitsPatch,
    author: &str,
) -> Result<Option<Budget>, ApiError> {
    let known: Option<Arc<Budget>> = match &member.budget_id {
        Some(id) => app.directory.budget(id).await?,
        None => None,
    };
    match known {
        Some(known) if !patch.is_sent() => Ok(Some((*known).clone())),
        Some(known) => {
            let mut own = (*known).clone();
            patch.apply(&mut own.limits);
            own.updated_by = author.to_owned();
            own.updated_at = app.now();
            edit.update_budget(own.clone())?;
            Ok(Some(own))
        }
        None if patch.has_value() => {
            let mut limits = Limits::default();
            patch.apply(&mut limits);
            let own = budget::made(fresh_id().into(), limits, author, app);
            member.budget_id = Some(own.id.clone());
            edit.insert_budget(own.clone())?;
            Ok(Some(own))
        }
        None => Ok(None),
    }
}

/// POST /team/member_update: what is sent changes, `null` clears.
pub(super) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<MemberSettings>, ApiError> {
    let id = TeamId::from(fields.required_id("team_id"));
    let (user_id, email) = (fields.id("user_id").value(), fields.id("user_email").value());
    let patch = MemberPatch::read(&mut fields);
    fields.finish(refused)?;
    let mut edit = app.directory.edit().await;
    to_change(&app, &caller, &id, "/team/member_update").await?;
    let mut member = named(&app, &id, user_id, email).await?;
    let own = patch.apply(&app, &mut edit, &mut member, caller.name()).await?;
    edit.update_member(member.clone())?;
    edit.commit().await?;
    Ok(Json(MemberSettings::from_record(&member, own.as_ref())))
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct SpendReset {
    team_id: String,
    user_id: String,
    spend: Usd,
    previous_spend: Usd,
    max_budget: Option<Usd>,
    budget_reset_at: Option<String>,
}

/// POST /team/{team_id}/member/{user_id}/reset_spend: to at most what it is.
pub(super) async fn reset_spend(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path((team, user)): Path<(String, String)>,
    Body(mut fields): Body,
) -> Result<Json<SpendReset>, ApiError> {
    let was_sent = fields.has("reset_to");
    let to = fields.usd("reset_to");
    match (&to, was_sent) {
        (Patch::Absent, false) => fields.complain("reset_to", "missing", "Field required"),
        (Patch::Null, _) => fields.complain("reset_to", "float_type", "Input should be a valid number"),
        _ => {}
    }
    fields.finish(refused)?;
    let to = to.value().unwrap_or_default();
    let id = TeamId::from(team);
    let team = to_change(&app, &caller, &id, "/team/{team_id}/member/{user_id}/reset_spend").await?;
    let member = named(&app, &id, Some(user), None).await?;
    let standing = MemberStanding::of(&app, &team, &member).await?;
    let before = app.ledger.balance(&standing.terms).await?;
    if to > before.posted {
        let message = format!(
            "reset_to value ({}) must be less than or equal to the current spend ({})",
            python_text(to),
            python_text(before.posted)
        );
        return Err(ApiError::bad_request(message, Some("reset_to")));
    }
    let after = app.ledger.reset(&standing.terms, to, caller.name()).await?;
    Ok(Json(SpendReset {
        team_id: id.to_string(),
        user_id: member.user.to_string(),
        spend: Usd(after.posted),
        previous_spend: Usd(before.posted),
        max_budget: standing.max_budget().map(Usd),
        budget_reset_at: standing.reset_at(&app, &after).map(|at| at.to_string()),
    }))
}

/// POST /team/{team_id}/member/{user_id}/reset_budget: the team's budget for its members holds again.
pub(super) async fn reset_budget(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path((team, user)): Path<(String, String)>,
) -> Result<Json<BudgetReset>, ApiError> {
    let id = TeamId::from(team);
    let mut edit = app.directory.edit().await;
    let team = to_change(&app, &caller, &id, "/team/{team_id}/member/{user_id}/reset_budget").await?;
    let mut member = named(&app, &id, Some(user), None).await?;
    let previous = member.budget_id.take();
    member.updated_at = app.now();
    let standing = MemberStanding::of(&app, &team, &member).await?;
    let (budget, budget_source) = standing.budget();
    let answer = BudgetReset {
        team_id: id.to_string(),
        user_id: member.user.to_string(),
        budget_id: budget.map(|budget| budget.id.to_string()),
        previous_budget_id: previous.map(|id| id.to_string()),
        budget_source,
    };
    edit.update_member(member)?;
    edit.commit().await?;
    Ok(Json(answer))
}
