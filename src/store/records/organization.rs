//! The SQL of organizations.

use super::{all, document, first, number};
use crate::domain::id::OrganizationId;
use crate::domain::record::Organization;
use crate::store::{Statement, Store, StoreError};

const WHAT: &str = "an organization";

/// Reads one.
pub async fn get(store: &Store, id: &OrganizationId) -> Result<Option<Organization>, StoreError> {
    let rows = store.read("select doc from organization where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// Every one, in the order of ids.
pub async fn list(store: &Store) -> Result<Vec<Organization>, StoreError> {
    all(store, WHAT, "select doc, id from organization where id > $1 order by id limit $2").await
}

/// How many there are.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    number(store, "select count(*) from organization", vec![]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(record: &Organization) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into organization (id, doc, created_at_ms, updated_at_ms) values ($1, $2, $3, $4)",
        vec![
            record.id.as_str().into(),
            document(WHAT, record)?,
            record.created_at.0.into(),
            record.updated_at.0.into(),
        ],
    ))
}

/// Replaces one.
pub fn update(record: &Organization) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update organization set doc = $2, updated_at_ms = $3 where id = $1",
        vec![record.id.as_str().into(), document(WHAT, record)?, record.updated_at.0.into()],
    ))
}

/// Removes one.
pub fn delete(id: &OrganizationId) -> Statement {
    Statement::new("delete from organization where id = $1", vec![id.as_str().into()])
}
