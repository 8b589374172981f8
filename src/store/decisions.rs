//! Decisions about calls in SQL: a bounded tail, found by the call's id.

use super::{Statement, Store, StoreError, Value};
use crate::domain::decision::Decision;

/// Decisions that are kept.
const KEPT: i64 = 100_000;

/// Writes decisions, and forgets the oldest; none for no decisions.
pub fn insert<'a>(decisions: impl Iterator<Item = &'a Decision>) -> Vec<Statement> {
    let mut binds: Vec<Value> = Vec::new();
    for decision in decisions {
        let document = serde_json::to_string(decision).unwrap_or_default();
        binds.extend([decision.request_id.as_str().into(), document.into()]);
    }
    if binds.is_empty() {
        return vec![];
    }
    let mut statements = Statement::rows("insert into decision (request_id, doc)", "", 2, binds);
    statements.push(Statement::new(
        "delete from decision where seq <= (select max(seq) from decision) - $1",
        vec![KEPT.into()],
    ));
    statements
}

/// The newest decision about a call.
pub async fn get(store: &Store, request_id: &str) -> Result<Option<Decision>, StoreError> {
    let sql = "select doc from decision where request_id = $1 order by seq desc limit 1";
    let rows = store.read(sql, vec![request_id.into()]).await?;
    rows.first()
        .map(|row| {
            serde_json::from_str(row.text(0)?).map_err(|error| StoreError::document("a decision", &error))
        })
        .transpose()
}
