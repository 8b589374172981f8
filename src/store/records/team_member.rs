//! The SQL of members of teams.

use super::{document, first, number, record};
use crate::domain::id::{BudgetId, TeamId, UserId};
use crate::domain::record::TeamMember;
use crate::store::{Statement, Store, StoreError, Value};

const WHAT: &str = "a team member";

/// Who is in a team: the key of its record.
pub type MemberId = (TeamId, UserId);

/// Reads one.
pub async fn get(store: &Store, (team, user): &MemberId) -> Result<Option<TeamMember>, StoreError> {
    let binds = vec![team.as_str().into(), user.as_str().into()];
    let rows = store.read("select doc from team_member where team_id = $1 and user_id = $2", binds).await?;
    first(WHAT, &rows)
}

/// The members of a team, in the order in which they came.
pub async fn of_team(store: &Store, team: &TeamId) -> Result<Vec<TeamMember>, StoreError> {
    let sql = "select doc from team_member where team_id = $1 order by created_at_ms, user_id";
    let rows = store.read(sql, vec![team.as_str().into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// The first members of a team, in the order in which they came.
pub async fn first_of_team(store: &Store, team: &TeamId, limit: u64) -> Result<Vec<TeamMember>, StoreError> {
    let sql = "select doc from team_member where team_id = $1 order by created_at_ms, user_id limit $2";
    let rows = store.read(sql, vec![team.as_str().into(), limit.into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// How many members a team has.
pub async fn count_of_team(store: &Store, team: &TeamId) -> Result<u64, StoreError> {
    let sql = "select count(*) from team_member where team_id = $1";
    number(store, sql, vec![team.as_str().into()]).await
}

/// The members whose own budget this is.
pub async fn on_budget(store: &Store, budget: &BudgetId) -> Result<Vec<TeamMember>, StoreError> {
    let sql = "select doc from team_member where budget_id = $1 order by team_id, user_id";
    let rows = store.read(sql, vec![budget.as_str().into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// The memberships of a user, in the order of teams.
pub async fn of_user(store: &Store, user: &UserId) -> Result<Vec<TeamMember>, StoreError> {
    let sql = "select doc from team_member where user_id = $1 order by team_id";
    let rows = store.read(sql, vec![user.as_str().into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// How many there are in all teams together.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    number(store, "select count(*) from team_member", vec![]).await
}

/// Adds one; the transaction fails when the user is in the team already.
pub fn insert(member: &TeamMember) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into team_member (team_id, user_id, doc, created_at_ms, updated_at_ms, budget_id)
         values ($1, $2, $3, $4, $5, $6)",
        vec![
            member.team.as_str().into(),
            member.user.as_str().into(),
            document(WHAT, member)?,
            member.created_at.0.into(),
            member.updated_at.0.into(),
            budget_of(member),
        ],
    ))
}

/// Replaces one.
pub fn update(member: &TeamMember) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update team_member set doc = $3, updated_at_ms = $4, budget_id = $5 where team_id = $1 and user_id = $2",
        vec![
            member.team.as_str().into(),
            member.user.as_str().into(),
            document(WHAT, member)?,
            member.updated_at.0.into(),
            budget_of(member),
        ],
    ))
}

fn budget_of(member: &TeamMember) -> Value {
    member.budget_id.as_ref().map(BudgetId::as_str).into()
}

/// Removes one.
pub fn delete((team, user): &MemberId) -> Statement {
    Statement::new(
        "delete from team_member where team_id = $1 and user_id = $2",
        vec![team.as_str().into(), user.as_str().into()],
    )
}
