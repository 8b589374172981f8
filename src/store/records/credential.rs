//! The SQL of provider credentials that models share by name.

use super::{all, document};
use crate::domain::record::StoredCredential;
use crate::store::{Statement, Store, StoreError};

const WHAT: &str = "a credential";

/// Every one, in the order of names.
pub async fn list(store: &Store) -> Result<Vec<StoredCredential>, StoreError> {
    all(store, WHAT, "select doc, name from credential where name > $1 order by name limit $2").await
}

/// Adds one or replaces the one of its name.
pub fn put(credential: &StoredCredential) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into credential (name, doc, created_at_ms, updated_at_ms) values ($1, $2, $3, $4) \
         on conflict (name) do update set doc = excluded.doc, updated_at_ms = excluded.updated_at_ms",
        vec![
            credential.name.as_str().into(),
            document(WHAT, credential)?,
            credential.created_at.0.into(),
            credential.updated_at.0.into(),
        ],
    ))
}

/// Removes one.
pub fn delete(name: &str) -> Statement {
    Statement::new("delete from credential where name = $1", vec![name.into()])
}
