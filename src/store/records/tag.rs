//! The SQL of tags that somebody described.

use super::{all, document, first, number};
use crate::domain::id::Tag;
use crate::domain::record::TagRecord;
use crate::store::{Statement, Store, StoreError};

const WHAT: &str = "a tag";

/// Reads one.
pub async fn get(store: &Store, id: &Tag) -> Result<Option<TagRecord>, StoreError> {
    let rows = store.read("select doc from tag where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// Every one, in the order of ids.
pub async fn list(store: &Store) -> Result<Vec<TagRecord>, StoreError> {
    all(store, WHAT, "select doc, id from tag where id > $1 order by id limit $2").await
}

/// How many there are.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    number(store, "select count(*) from tag", vec![]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(record: &TagRecord) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into tag (id, doc, created_at_ms, updated_at_ms) values ($1, $2, $3, $4)",
        vec![
            record.id.as_str().into(),
            document(WHAT, record)?,
            record.created_at.0.into(),
            record.updated_at.0.into(),
        ],
    ))
}

/// Replaces one.
pub fn update(record: &TagRecord) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update tag set doc = $2, updated_at_ms = $3 where id = $1",
        vec![record.id.as_str().into(), document(WHAT, record)?, record.updated_at.0.into()],
    ))
}

/// Removes one.
pub fn delete(id: &Tag) -> Statement {
    Statement::new("delete from tag where id = $1", vec![id.as_str().into()])
}
