//! The SQL of tags that somebody described.

use super::{all, document, first, number, record};
use crate::domain::id::Tag;
use crate::domain::record::TagRecord;
use crate::store::{Statement, Store, StoreError, Value};

const WHAT: &str = "a tag";

/// Reads one.
pub async fn get(store: &Store, id: &Tag) -> Result<Option<TagRecord>, StoreError> {
    let rows = store.read("select doc from tag where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// The names of so many.
pub async fn names(store: &Store, most: u64) -> Result<Vec<Tag>, StoreError> {
    let rows = store.read("select id from tag limit $1", vec![most.into()]).await?;
    rows.iter().map(|row| row.text(0).map(Tag::from)).collect()
}

/// Every one, in the order of ids.
pub async fn list(store: &Store) -> Result<Vec<TagRecord>, StoreError> {
    all(store, WHAT, "select doc, id from tag where id > $1 order by id limit $2").await
}

/// A page of all tags: those that somebody described, then those that calls just carried, each in
/// the order of names.
pub async fn page_with_carried(
    store: &Store,
    limit: u64,
    offset: u64,
) -> Result<Vec<(Tag, Option<TagRecord>)>, StoreError> {
    let sql = "select name, doc from (
             select id as name, doc, 0 as is_carried from tag
             union all
             select id, null, 1 from account where kind = 'tag' and span = ''
                 and not exists (select 1 from tag where tag.id = account.id)
         ) as known order by is_carried, name limit $1 offset $2";
    let rows = store.read(sql, vec![Value::from(limit), Value::from(offset)]).await?;
    rows.iter()
        .map(|row| {
            let described = row.opt_text(1)?.map(|_| record(WHAT, row, 1)).transpose()?;
            Ok((Tag::from(row.text(0)?), described))
        })
        .collect()
}

/// How many there are with those that calls just carried.
pub async fn count_with_carried(store: &Store) -> Result<u64, StoreError> {
    let sql = "select (select count(*) from tag) + (
             select count(*) from account where kind = 'tag' and span = ''
                 and not exists (select 1 from tag where tag.id = account.id))";
    number(store, sql, vec![]).await
}

/// Whether a call has carried a tag.
pub async fn is_carried(store: &Store, id: &Tag) -> Result<bool, StoreError> {
    let sql = "select count(*) from account where kind = 'tag' and id = $1 and span = ''";
    Ok(number(store, sql, vec![id.as_str().into()]).await? > 0)
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
