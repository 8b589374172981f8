//! The SQL of models that were added while the server ran.

use super::{all, document};
use crate::domain::record::StoredModel;
use crate::store::{Statement, Store, StoreError};

const WHAT: &str = "a stored model";

/// Every one, in the order of ids.
pub async fn list(store: &Store) -> Result<Vec<StoredModel>, StoreError> {
    all(store, WHAT, "select doc, id from stored_model where id > $1 order by id limit $2").await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(model: &StoredModel) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into stored_model (id, model_name, doc, created_at_ms, updated_at_ms) values ($1, $2, $3, $4, $5)",
        vec![
            model.id.as_str().into(),
            model.model_name.as_str().into(),
            document(WHAT, model)?,
            model.created_at.0.into(),
            model.updated_at.0.into(),
        ],
    ))
}

/// Replaces one.
pub fn update(model: &StoredModel) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update stored_model set model_name = $2, doc = $3, updated_at_ms = $4 where id = $1",
        vec![
            model.id.as_str().into(),
            model.model_name.as_str().into(),
            document(WHAT, model)?,
            model.updated_at.0.into(),
        ],
    ))
}

/// Removes one.
pub fn delete(id: &str) -> Statement {
    Statement::new("delete from stored_model where id = $1", vec![id.into()])
}
