//! The SQL of teams.

use super::{all, document, first, number};
use crate::domain::id::TeamId;
use crate::domain::record::Team;
use crate::store::{Statement, Store, StoreError};

const WHAT: &str = "a team";

/// Reads one.
pub async fn get(store: &Store, id: &TeamId) -> Result<Option<Team>, StoreError> {
    let rows = store.read("select doc from team where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// Every one, in the order of ids.
pub async fn list(store: &Store) -> Result<Vec<Team>, StoreError> {
    all(store, WHAT, "select doc, id from team where id > $1 order by id limit $2").await
}

/// How many there are.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    number(store, "select count(*) from team", vec![]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(team: &Team) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into team (id, doc, created_at_ms, updated_at_ms) values ($1, $2, $3, $4)",
        vec![
            team.id.as_str().into(),
            document(WHAT, team)?,
            team.created_at.0.into(),
            team.updated_at.0.into(),
        ],
    ))
}

/// Replaces one.
pub fn update(team: &Team) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update team set doc = $2, updated_at_ms = $3 where id = $1",
        vec![team.id.as_str().into(), document(WHAT, team)?, team.updated_at.0.into()],
    ))
}

/// Removes one.
pub fn delete(id: &TeamId) -> Statement {
    Statement::new("delete from team where id = $1", vec![id.as_str().into()])
}
