//! Who is to be in a team: the users behind ids and addresses, made when nobody made them, and the
//! memberships that are staged for them.

use serde_json::Value;

use super::{budget, fresh_id};
use crate::app::App;
use crate::domain::id::UserId;
use crate::domain::record::{Limits, MemberRole, Team, TeamMember, User};
use crate::ledger::directory::{Edit, new_member, new_user};
use crate::proxy::caller::{ADMIN_USER, Caller};
use crate::store::records;
use crate::wire::budget::LimitsPatch;
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch};

/// The role of a user that a team makes.
const NEW_USER_ROLE: &str = "internal_user";

/// One who is to be in a team, by id or by address.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ask {
    pub(super) user_id: Option<UserId>,
    pub(super) email: Option<String>,
    pub(super) role: MemberRole,
}

impl Ask {
    /// Whether it means this member.
    pub(super) fn means(&self, member: &TeamMember) -> bool {
        match (&self.user_id, &self.email) {
            (Some(id), _) => *id == member.user,
            (None, Some(email)) => is_same_address(member.email.as_deref(), email),
            (None, None) => false,
        }
    }
}

/// Whether two addresses are one, however they are written.
pub(super) fn is_same_address(known: Option<&str>, email: &str) -> bool {
    known.is_some_and(|known| known.to_lowercase() == email.to_lowercase())
}

/// The maker of a team as its admin; a key of nobody makes teams without one.
pub(super) fn creator(caller: &Caller) -> Option<Ask> {
    let user = match &caller.key {
        None if caller.is_master => Some(UserId::from(ADMIN_USER)),
        None => None,
        Some(key) => key.user_id.clone(),
    };
    Some(Ask { user_id: Some(user?), email: None, role: MemberRole::Admin })
}

/// Reads one or many who are to be in a team.
pub(super) fn read_asks(fields: &mut Fields, name: &str) -> Vec<Ask> {
    match fields.any(name) {
        Patch::Absent | Patch::Null => vec![],
        Patch::Value(Value::Array(items)) => items
            .into_iter()
            .enumerate()
            .filter_map(|(at, item)| fields.object_at(&[name, &at.to_string()], item, read_ask))
            .collect(),
        Patch::Value(item) => fields.object_at(&[name], item, read_ask).into_iter().collect(),
    }
}

fn read_ask(fields: &mut Fields) -> Ask {
    let (user_id, email) = (fields.id("user_id").value(), fields.id("user_email").value());
    if user_id.is_none() && email.is_none() {
        fields.complain("", "value_error", "Value error, Either user_id or user_email must be provided");
    }
    if !fields.has("role") {
        fields.complain("role", "missing", "Field required");
    }
    Ask { user_id: user_id.map(Into::into), email, role: read_role(fields).unwrap_or_default() }
}

/// Reads a role in a team.
pub(super) fn read_role(fields: &mut Fields) -> Option<MemberRole> {
    fields.one_of("role", &["admin", "user"]).value().map(|word| match word.as_str() {
        "admin" => MemberRole::Admin,
        _ => MemberRole::User,
    })
}

/// The users that an edit makes: readers do not know them yet.
#[derive(Debug, Default)]
pub(super) struct People {
    made: Vec<User>,
}

impl People {
    /// The user who is meant; made if nobody made it.
    pub(super) async fn user_of(&mut self, app: &App, edit: &mut Edit, ask: &Ask) -> Result<User, ApiError> {
        if let Some(id) = &ask.user_id {
            let known = app.directory.user(id).await?;
            if let Some(known) = known.as_deref().or_else(|| self.made.iter().find(|user| user.id == *id)) {
                self.check_address(app, known, ask).await?;
                return Ok(known.clone());
            }
        }
        if let Some(email) = &ask.email
            && let Some(known) = self.by_email(app, email).await?
        {
            return match &ask.user_id {
                None => Ok(known),
                Some(_) => Err(of_another(email)),
            };
        }
        let id = ask.user_id.clone().unwrap_or_else(|| fresh_id().into());
        let mut user = new_user(id, app.now());
        user.role = Some(NEW_USER_ROLE.to_owned());
        user.email = ask.email.clone();
        app.admin.new_user.fill_limits(&mut user);
        // The operator stands behind the master key and has no record.
        if user.id.as_str() != ADMIN_USER {
            edit.insert_user(user.clone())?;
            self.made.push(user.clone());
        }
        Ok(user)
    }

    /// A member is found by its address later, so nobody comes in under one that is not its own.
    async fn check_address(&self, app: &App, user: &User, ask: &Ask) -> Result<(), ApiError> {
        let Some(email) = &ask.email else { return Ok(()) };
        if user.email.is_some() && !is_same_address(user.email.as_deref(), email) {
            return Err(wrong_address(format!("{email} is not the user_email of user_id={}", user.id)));
        }
        match self.by_email(app, email).await? {
            Some(holder) if holder.id != user.id => Err(of_another(email)),
            _ => Ok(()),
        }
    }

    async fn by_email(&self, app: &App, email: &str) -> Result<Option<User>, ApiError> {
        if let Some(made) = self.made.iter().find(|user| is_same_address(user.email.as_deref(), email)) {
            return Ok(Some(made.clone()));
        }
        Ok(records::staff_user::by_email(app.directory.store(), email).await?)
    }
}

fn of_another(email: &str) -> ApiError {
    wrong_address(format!("User with email {email} already exists under another user_id"))
}

fn wrong_address(message: String) -> ApiError {
    ApiError::BadRequest { message, kind: "bad_request", param: Some("user_email".into()) }
}

/// What those who are added may do and spend of their own.
#[derive(Clone, Debug, Default)]
pub(super) struct Adding {
    pub(super) limits: LimitsPatch,
    pub(super) allowed_models: Option<Vec<String>>,
}

impl Adding {
    /// Reads what a body says about those it adds.
    pub(super) fn read(fields: &mut Fields) -> Self {
        Self { limits: read_limits(fields), allowed_models: fields.texts("allowed_models").value() }
    }

    /// Stages a membership, with a budget of its own if it has limits.
    pub(super) fn stage(
        &self,
        app: &App,
        edit: &mut Edit,
        team: &Team,
        user: &User,
        ask: &Ask,
        author: &str,
    ) -> Result<TeamMember, ApiError> {
        let mut member = new_member(team.id.clone(), user.id.clone(), ask.role, app.now());
        member.email = user.email.clone().or_else(|| ask.email.clone());
        member.allowed_models = self.allowed_models.clone().unwrap_or_else(|| default_models(team));
        if self.limits.has_value() {
            let mut limits = Limits::default();
            self.limits.clone().apply(&mut limits);
            let own = budget::made(fresh_id().into(), limits, author, app);
            member.budget_id = Some(own.id.clone());
            edit.insert_budget(own)?;
        }
        edit.insert_member(member.clone())?;
        Ok(member)
    }
}

/// Reads the limits of a member.
pub(super) fn read_limits(fields: &mut Fields) -> LimitsPatch {
    LimitsPatch {
        max_budget: fields.usd("max_budget_in_team"),
        budget_duration: fields.duration("budget_duration"),
        tpm_limit: fields.count("tpm_limit"),
        rpm_limit: fields.count("rpm_limit"),
        ..LimitsPatch::default()
    }
}

/// What a team says that its new members may call.
fn default_models(team: &Team) -> Vec<String> {
    let listed = team.extra.get("default_team_member_models").and_then(Value::as_array);
    listed.into_iter().flatten().filter_map(|model| model.as_str().map(str::to_owned)).collect()
}
