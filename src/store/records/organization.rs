//! The SQL of organizations.

use super::{all, document, first, number, record};
use crate::domain::id::OrganizationId;
use crate::domain::record::Organization;
use crate::store::{Statement, Store, StoreError, Value};

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

/// Some of them, in the order of ids.
pub async fn page(store: &Store, limit: u64, offset: u64) -> Result<Vec<Organization>, StoreError> {
    let sql = "select doc from organization order by id limit $1 offset $2";
    let rows = store.read(sql, vec![Value::from(limit), Value::from(offset)]).await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
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
