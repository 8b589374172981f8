//! Events in SQL. Each is written once, with what it owes to whom.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::delivery::{Event, Outbox};
use crate::store::{Statement, Store, StoreError, Value};

/// Writes an event and what it owes. An event that is the same as one that was written owes nothing.
pub fn insert(event: &Event, outbox: &Outbox) -> Vec<Statement> {
    let doc = serde_json::to_string(event).unwrap_or_default();
    let mut statements = vec![Statement::new(
        "insert into event (id, once, kind, at_ms, customer_id, doc) values ($1, $2, $3, $4, $5, $6) \
         on conflict (once) do nothing",
        vec![
            event.id.as_str().into(),
            event.once.as_str().into(),
            event.kind.as_str().into(),
            event.at.0.into(),
            event.customer_id.as_deref().into(),
            doc.into(),
        ],
    )];
    statements.extend(outbox.told_of(event.kind).map(|owing| {
        Statement::new(
            "insert into delivery (destination_id, source, source_seq, part, version, state, next_at_ms) \
             select $1, 1, seq, 0, $2, 'pending', at_ms from event where id = $3",
            vec![owing.destination.0.into(), owing.version.into(), event.id.as_str().into()],
        )
    }));
    statements
}

/// The events of these numbers.
pub async fn by_seqs(store: &Store, seqs: &[u64]) -> Result<HashMap<u64, Arc<Event>>, StoreError> {
    let keys: Vec<Value> = seqs.iter().map(|seq| (*seq).into()).collect();
    let rows = store.read_keys("select seq, doc from event where seq in (", ")", 1, keys).await?;
    rows.iter()
        .map(|row| {
            let event: Event =
                serde_json::from_str(row.text(1)?).map_err(|error| StoreError::document("event", &error))?;
            Ok((row.int(0)?.unsigned_abs(), Arc::new(event)))
        })
        .collect()
}
