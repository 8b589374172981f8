//! The SQL of budgets: rules that many can share.

use super::{all, document, first, number};
use crate::domain::id::BudgetId;
use crate::domain::record::Budget;
use crate::store::{Statement, Store, StoreError};

const WHAT: &str = "a budget";

/// Reads one.
pub async fn get(store: &Store, id: &BudgetId) -> Result<Option<Budget>, StoreError> {
    let rows = store.read("select doc from budget where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// Every one, in the order of ids.
pub async fn list(store: &Store) -> Result<Vec<Budget>, StoreError> {
    all(store, WHAT, "select doc, id from budget where id > $1 order by id limit $2").await
}

/// How many there are.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    number(store, "select count(*) from budget", vec![]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(budget: &Budget) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into budget (id, doc, created_at_ms, updated_at_ms) values ($1, $2, $3, $4)",
        vec![
            budget.id.as_str().into(),
            document(WHAT, budget)?,
            budget.created_at.0.into(),
            budget.updated_at.0.into(),
        ],
    ))
}

/// Replaces one.
pub fn update(budget: &Budget) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update budget set doc = $2, updated_at_ms = $3 where id = $1",
        vec![budget.id.as_str().into(), document(WHAT, budget)?, budget.updated_at.0.into()],
    ))
}

/// Removes one.
pub fn delete(id: &BudgetId) -> Statement {
    Statement::new("delete from budget where id = $1", vec![id.as_str().into()])
}
