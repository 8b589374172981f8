//! Calls that were sent and have not ended, in SQL.

use super::{Statement, Store, StoreError, Value};
use crate::domain::entry::Draft;
use crate::domain::hold::HoldId;
use crate::domain::time::Millis;

/// Writes sent holds, in the place of what was written of them before; none for no holds.
pub fn insert<'a>(holds: impl Iterator<Item = (HoldId, Millis, &'a Draft)>) -> Vec<Statement> {
    let mut binds: Vec<Value> = Vec::new();
    for (id, sent_at, draft) in holds {
        let document = serde_json::to_string(draft).unwrap_or_default();
        binds.extend([id.0.into(), sent_at.0.into(), document.into()]);
    }
    Statement::rows(
        "insert into hold (id, sent_at_ms, doc)",
        "on conflict (id) do update set sent_at_ms = excluded.sent_at_ms, doc = excluded.doc",
        3,
        binds,
    )
}

/// Removes ended holds; none for no holds.
pub fn delete(ids: impl Iterator<Item = HoldId>) -> Vec<Statement> {
    let binds: Vec<Value> = ids.map(|id| id.0.into()).collect();
    Statement::rows("delete from hold where id in (", ")", 1, binds)
}

/// Every hold that a crash left behind.
pub async fn all(store: &Store) -> Result<Vec<(HoldId, Millis, Draft)>, StoreError> {
    let rows = store.read("select id, sent_at_ms, doc from hold order by id", vec![]).await?;
    rows.iter()
        .map(|row| {
            let draft =
                serde_json::from_str(row.text(2)?).map_err(|error| StoreError::document("hold", &error))?;
            Ok((HoldId(row.int(0)?.unsigned_abs()), Millis(row.int(1)?), draft))
        })
        .collect()
}
