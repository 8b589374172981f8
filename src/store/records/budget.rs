//! The SQL of budgets: rules that many can share.

use super::{document, first, number, record};
use crate::domain::id::BudgetId;
use crate::domain::record::Budget;
use crate::store::{Statement, Store, StoreError};

pub(super) const WHAT: &str = "a budget";

/// Reads one.
pub async fn get(store: &Store, id: &BudgetId) -> Result<Option<Budget>, StoreError> {
    let rows = store.read("select doc from budget where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// The budgets of these ids that there are, in any order; for a page of a list.
pub async fn of_ids(store: &Store, ids: &[&BudgetId]) -> Result<Vec<Budget>, StoreError> {
    let binds = ids.iter().map(|id| id.as_str().into()).collect();
    let rows = store
        .read_keys(
            "with wanted (id) as (",
            ") select budget.doc from wanted join budget on budget.id = wanted.id",
            1,
            binds,
        )
        .await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// How many records name this budget.
pub async fn references(store: &Store, id: &BudgetId) -> Result<u64, StoreError> {
    let sql = "select (select count(*) from customer where budget_id = $1)
         + (select count(*) from api_key where budget_id = $1)
         + (select count(*) from api_key where json_extract(doc, '$.end_user_budget_id') = $1)
         + (select count(*) from team_member where budget_id = $1)
         + (select count(*) from team where member_budget_id = $1)
         + (select count(*) from tag where json_extract(doc, '$.budget_id') = $1)
         + (select count(*) from organization where json_extract(doc, '$.budget_id') = $1)";
    number(store, sql, vec![id.as_str().into()]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(budget: &Budget) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into budget (id, doc, updated_at_ms, max_budget_rank, created_at_ms)
         values ($1, $2, $3, $4, $5)",
        vec![
            budget.id.as_str().into(),
            document(WHAT, budget)?,
            budget.updated_at.0.into(),
            max_budget_rank(budget).into(),
            budget.created_at.0.into(),
        ],
    ))
}

/// Replaces one.
pub fn update(budget: &Budget) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update budget set doc = $2, updated_at_ms = $3, max_budget_rank = $4 where id = $1",
        vec![
            budget.id.as_str().into(),
            document(WHAT, budget)?,
            budget.updated_at.0.into(),
            max_budget_rank(budget).into(),
        ],
    ))
}

/// Removes one.
pub fn delete(id: &BudgetId) -> Statement {
    Statement::new("delete from budget where id = $1", vec![id.as_str().into()])
}

/// Text that is ordered as the caps are; no cap comes first.
fn max_budget_rank(budget: &Budget) -> String {
    budget.limits.max_budget.map_or_else(String::new, |cap| crate::store::ranked(cap.get()))
}
