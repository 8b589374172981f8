//! The teams that a new user joins, and what it may spend in each.

use std::collections::HashSet;

use serde_json::Value;

use super::{budget, fresh_id};
use crate::app::App;
use crate::domain::id::{TeamId, UserId};
use crate::domain::money::Picos;
use crate::domain::record::{Limits, MemberRole};
use crate::ledger::directory::{Edit, new_member};
use crate::wire::error::ApiError;
use crate::wire::fields::{Fields, Patch, shortened};

/// The most teams that one body can name.
const TEAMS_MAX: usize = 100;

/// A team that a user joins.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamToJoin {
    /// The team.
    pub team: TeamId,
    /// What the user may do in it.
    pub role: MemberRole,
    /// What the user may spend in it.
    pub max_budget: Option<Picos>,
}

impl TeamToJoin {
    /// A team without a budget of the user's own.
    pub(super) fn as_user(team: TeamId) -> Self {
        Self { team, role: MemberRole::User, max_budget: None }
    }
}

/// Reads `teams`: ids, or objects with a role and a budget.
pub(super) fn read(fields: &mut Fields) -> Patch<Vec<TeamToJoin>> {
    fields.list("teams").map(|items| {
        if items.len() > TEAMS_MAX {
            let message = format!("List should have at most {TEAMS_MAX} items");
            fields.complain("teams", "too_long", message);
            return vec![];
        }
        let (mut seen, mut teams) = (HashSet::new(), Vec::with_capacity(items.len()));
        for (at, item) in items.into_iter().enumerate() {
            let team = read_item(fields, at, item);
            if !seen.insert(team.team.clone()) {
                let name = shortened(team.team.as_str());
                fields.refuse("teams", format!("teams names '{name}' more than once"));
            }
            teams.push(team);
        }
        teams
    })
}

/// After a complaint the team has no name.
fn read_item(fields: &mut Fields, at: usize, item: Value) -> TeamToJoin {
    let members = match item {
        Value::String(id) => [("team_id".to_owned(), Value::String(id))].into_iter().collect(),
        Value::Object(members) => members,
        _ => {
            let mut wrong = fields.item("teams", at, Default::default());
            wrong.complain("", "string_type", "Input should be a valid string, or an object with a team_id");
            fields.absorb(wrong);
            return TeamToJoin::as_user("".into());
        }
    };
    let mut item = fields.item("teams", at, members);
    let team = TeamToJoin {
        team: item.required_id("team_id").into(),
        role: match item.one_of("user_role", &["user", "admin"]).value().as_deref() {
            Some("admin") => MemberRole::Admin,
            _ => MemberRole::User,
        },
        max_budget: item.usd("max_budget_in_team").value(),
    };
    fields.absorb(item);
    team
}

/// Stages the memberships of a user, each with a budget of its own where one is wanted.
pub(super) async fn stage(
    app: &App,
    edit: &mut Edit,
    user: &UserId,
    teams: &[TeamToJoin],
    author: &str,
) -> Result<(), ApiError> {
    for joined in teams {
        if app.directory.team(&joined.team).await?.is_none() {
            return Err(ApiError::NotFound {
                message: format!("Team not found, passed team_id={}", joined.team),
                kind: "not_found",
                param: Some("teams"),
            });
        }
        let id = (joined.team.clone(), user.clone());
        // A team may have had the member before anybody described the user.
        let known = app.directory.member(&id).await?;
        let blank = || new_member(id.0, id.1, joined.role, app.now());
        let mut member = known.as_deref().cloned().unwrap_or_else(blank);
        member.role = joined.role;
        member.updated_at = app.now();
        if let Some(cap) = joined.max_budget {
            let limits = Limits { max_budget: Some(cap), ..Limits::default() };
            let own = budget::made(fresh_id().into(), limits, author, app);
            member.budget_id = Some(own.id.clone());
            edit.insert_budget(own)?;
        }
        match known {
            Some(_) => edit.update_member(member)?,
            None => edit.insert_member(member)?,
        }
    }
    Ok(())
}
