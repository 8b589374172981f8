//! The SQL of what an operator administers, one aggregate a file: rows are JSON documents beside
//! the few columns they are found by.
//!
//! Writes are statements, so that a caller can put many into one transaction. Knows no rules.

pub mod api_key;
pub mod budget;
pub mod budget_list;
pub mod budget_project;
pub mod credential;
pub mod customer;
pub mod customer_list;
pub mod key_account;
pub mod key_list;
mod listing;
pub mod organization;
pub mod staff_user;
pub mod stored_model;
pub mod tag;
pub mod team;
pub mod team_member;

pub use listing::Mark;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Row, Statement, Store, StoreError, Value};

/// Rows of one page when everything is read.
const PAGE_ROWS: i64 = 1_000;

/// Whether a write failed because an id or a name in it is taken.
pub fn is_taken(error: &StoreError) -> bool {
    matches!(error, StoreError::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
}

/// A record as it is stored.
fn document<T: Serialize>(what: &str, record: &T) -> Result<Value, StoreError> {
    serde_json::to_string(record).map(Value::from).map_err(|error| StoreError::document(what, &error))
}

/// The record in a column.
fn record<T: DeserializeOwned>(what: &str, row: &Row, column: usize) -> Result<T, StoreError> {
    serde_json::from_str(row.text(column)?).map_err(|error| StoreError::document(what, &error))
}

/// The record in the first column of the first row.
fn first<T: DeserializeOwned>(what: &str, rows: &[Row]) -> Result<Option<T>, StoreError> {
    rows.first().map(|row| record(what, row, 0)).transpose()
}

/// Every record, page by page; `sql` answers `doc, id` of the rows whose id lies behind `$1`, in
/// the order of their ids, at most `$2`.
async fn all<T: DeserializeOwned>(
    store: &Store,
    what: &str,
    sql: &'static str,
) -> Result<Vec<T>, StoreError> {
    let mut records = Vec::new();
    let mut after = String::new();
    loop {
        let rows = store.read(sql, vec![after.as_str().into(), PAGE_ROWS.into()]).await?;
        for row in &rows {
            records.push(record(what, row, 0)?);
        }
        match rows.last() {
            Some(last) if i64::try_from(rows.len()) == Ok(PAGE_ROWS) => after = last.text(1)?.to_owned(),
            _ => return Ok(records),
        }
    }
}

/// The number in the first column of the first row.
async fn number(store: &Store, sql: &'static str, binds: Vec<Value>) -> Result<u64, StoreError> {
    number_of(store, Statement::new(sql, binds)).await
}

async fn number_of(store: &Store, statement: Statement) -> Result<u64, StoreError> {
    let rows = store.read_statement(statement).await?;
    let count = rows.first().map_or(Ok(0), |row| row.int(0))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

#[cfg(test)]
pub(crate) mod tests {
    use crate::store::{Access, Store};

    /// An empty store in a folder that lives as long as the guard.
    pub(crate) async fn empty() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("records.db"), Access::Own).await.unwrap();
        (folder, store)
    }
}
