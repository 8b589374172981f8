//! The SQL of members of teams.

use super::{document, first, number, record};
use crate::domain::id::{TeamId, UserId};
use crate::domain::record::TeamMember;
use crate::store::{Statement, Store, StoreError};

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
        "insert into team_member (team_id, user_id, doc, created_at_ms, updated_at_ms)
         values ($1, $2, $3, $4, $5)",
        vec![
            member.team.as_str().into(),
            member.user.as_str().into(),
            document(WHAT, member)?,
            member.created_at.0.into(),
            member.updated_at.0.into(),
        ],
    ))
}

/// Replaces one.
pub fn update(member: &TeamMember) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update team_member set doc = $3, updated_at_ms = $4 where team_id = $1 and user_id = $2",
        vec![
            member.team.as_str().into(),
            member.user.as_str().into(),
            document(WHAT, member)?,
            member.updated_at.0.into(),
        ],
    ))
}

/// Removes one.
pub fn delete((team, user): &MemberId) -> Statement {
    Statement::new(
        "delete from team_member where team_id = $1 and user_id = $2",
        vec![team.as_str().into(), user.as_str().into()],
    )
}
