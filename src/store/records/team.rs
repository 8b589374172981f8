//! The SQL of teams.

use super::{all, document, first, number, record};
use crate::domain::id::{OrganizationId, TeamId};
use crate::domain::record::Team;
use crate::store::{Statement, Store, StoreError, Value};

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

/// The first teams in the order of ids.
pub async fn head(store: &Store, limit: u64) -> Result<Vec<Team>, StoreError> {
    let rows = store.read("select doc from team order by id limit $1", vec![limit.into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// The teams of every organization from `first` to `last` in the order of ids.
pub async fn of_organizations(
    store: &Store,
    first: &OrganizationId,
    last: &OrganizationId,
    limit: u64,
) -> Result<Vec<Team>, StoreError> {
    let sql = "select doc from team where organization_id >= $1 and organization_id <= $2
         order by organization_id, id limit $3";
    let rows = store.read(sql, vec![first.as_str().into(), last.as_str().into(), limit.into()]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// How many teams an organization has.
pub async fn count_of_organization(store: &Store, id: &OrganizationId) -> Result<u64, StoreError> {
    let sql = "select count(*) from team where organization_id = $1";
    number(store, sql, vec![id.as_str().into()]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(team: &Team) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into team (id, doc, created_at_ms, updated_at_ms, organization_id)
         values ($1, $2, $3, $4, $5)",
        vec![
            team.id.as_str().into(),
            document(WHAT, team)?,
            team.created_at.0.into(),
            team.updated_at.0.into(),
            organization_of(team),
        ],
    ))
}

/// Replaces one.
pub fn update(team: &Team) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update team set doc = $2, updated_at_ms = $3, organization_id = $4 where id = $1",
        vec![team.id.as_str().into(), document(WHAT, team)?, team.updated_at.0.into(), organization_of(team)],
    ))
}

/// Removes one.
pub fn delete(id: &TeamId) -> Statement {
    Statement::new("delete from team where id = $1", vec![id.as_str().into()])
}

fn organization_of(team: &Team) -> Value {
    team.organization().as_ref().map(OrganizationId::as_str).into()
}
