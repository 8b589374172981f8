//! What operators do to deliveries: again, never, to somebody else; each with a line that says who.

use std::collections::HashMap;

use super::{event, key_of, key_values};
use crate::domain::delivery::{DeliveryKey, DeliveryState, DestinationId, Event, Outbox, SpendFacts};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::store::{Row, Statement, Store, StoreError, Value};

/// Who does something, when, and why.
#[derive(Clone, Copy, Debug)]
pub struct Author<'a> {
    /// Who.
    pub name: &'a str,
    /// When.
    pub at: Millis,
    /// In words.
    pub note: Option<&'a str>,
}

/// A delivery as far as it has to be known to do something about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Which.
    pub key: DeliveryKey,
    /// Where it stands.
    pub state: DeliveryState,
    /// What its line costs.
    pub cost: Picos,
}

fn read(row: &Row) -> Result<Found, StoreError> {
    let state = row.text(4)?;
    Ok(Found {
        key: key_of(row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?),
        state: DeliveryState::from_stored(state)
            .ok_or_else(|| StoreError::Damaged(format!("delivery: unknown state {state}")))?,
        cost: Picos::new(row.opt_int(5)?.unwrap_or(0).into()),
    })
}

/// Those of these deliveries that exist.
pub async fn find(store: &Store, keys: &[DeliveryKey]) -> Result<HashMap<DeliveryKey, Found>, StoreError> {
    let head = "select d.destination_id, d.source, d.source_seq, d.part, d.state, entry.cost_picos from (";
    let tail = ") as v join delivery d on d.destination_id = v.column1 and d.source = v.column2 \
                and d.source_seq = v.column3 and d.part = v.column4 \
                left join entry on d.source = 0 and entry.seq = d.source_seq";
    let rows = store.read_keys(head, tail, 4, keys.iter().flat_map(key_values).collect()).await?;
    rows.iter().map(|row| read(row).map(|found| (found.key, found))).collect()
}

/// The first deliveries of a destination in one of the states an operator looks after.
pub async fn in_state(
    store: &Store,
    destination: DestinationId,
    state: DeliveryState,
    limit: u64,
) -> Result<Vec<DeliveryKey>, StoreError> {
    let sql = "select destination_id, source, source_seq, part from delivery where destination_id = $1 \
               and state in ('dead', 'skipped', 'unknown', 'dropped') and state = $2 \
               order by source_seq, source, part limit $3";
    let rows = store.read(sql, vec![destination.0.into(), state.as_str().into(), limit.into()]).await?;
    rows.iter().map(|row| Ok(key_of(row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?))).collect()
}

/// Notes what was done to each of these.
pub fn note(keys: &[DeliveryKey], action: &str, author: Author<'_>) -> Vec<Statement> {
    let mut binds: Vec<Value> = Vec::with_capacity(keys.len() * 8);
    for key in keys {
        let at: [Value; 3] = [author.at.0.into(), author.name.into(), action.into()];
        binds.extend(at);
        binds.extend(key_values(key));
        binds.push(author.note.into());
    }
    Statement::rows(
        "insert into delivery_audit (at_ms, author, action, destination_id, source, source_seq, part, note)",
        "",
        8,
        binds,
    )
}

/// Notes what was done to a destination.
pub fn note_destination(destination: DestinationId, action: &str, author: Author<'_>) -> Statement {
    Statement::new(
        "insert into delivery_audit (at_ms, author, action, destination_id, note) values ($1, $2, $3, $4, $5)",
        vec![author.at.0.into(), author.name.into(), action.into(), destination.0.into(), author.note.into()],
    )
}

/// These are due now, with what was tried before still counted. Of those nobody knows about, an
/// operator has decided: their first sending is forgotten, because it would stop them again.
pub fn retry(keys: &[DeliveryKey], now: Millis) -> Vec<Statement> {
    change(
        keys,
        now.0.into(),
        "update delivery set next_at_ms = v.column5, done_at_ms = null, \
         first_sent_at_ms = case when state = 'unknown' then null else first_sent_at_ms end, state = 'pending' from (",
        ") as v where delivery.destination_id = v.column1 and delivery.source = v.column2 \
         and delivery.source_seq = v.column3 and delivery.part = v.column4 \
         and delivery.state in ('pending', 'dead', 'unknown', 'dropped')",
    )
}

/// These are given up.
pub fn give_up(keys: &[DeliveryKey], now: Millis) -> Vec<Statement> {
    change(
        keys,
        now.0.into(),
        "update delivery set state = 'dropped', done_at_ms = v.column5 from (",
        ") as v where delivery.destination_id = v.column1 and delivery.source = v.column2 \
         and delivery.source_seq = v.column3 and delivery.part = v.column4 \
         and delivery.state in ('pending', 'dead', 'unknown', 'skipped')",
    )
}

/// These bill somebody from now on, and are due.
pub fn assign(keys: &[DeliveryKey], charge_id: &str, now: Millis) -> Vec<Statement> {
    // Billing is told no names, so there are no facts yet that this could overwrite.
    let facts = SpendFacts { charge_id: Some(charge_id.to_owned()), ..SpendFacts::default() };
    let facts = serde_json::to_string(&facts).unwrap_or_default();
    let mut binds: Vec<Value> = Vec::with_capacity(keys.len() * 6);
    for key in keys {
        binds.extend(key_values(key));
        binds.extend([now.0.into(), facts.as_str().into()]);
    }
    Statement::rows(
        "update delivery set state = 'pending', last_error = null, next_at_ms = v.column5, facts = v.column6 from (",
        ") as v where delivery.destination_id = v.column1 and delivery.source = v.column2 \
         and delivery.source_seq = v.column3 and delivery.part = v.column4 and delivery.state = 'skipped'",
        6,
        binds,
    )
}

fn change(keys: &[DeliveryKey], value: Value, head: &'static str, tail: &'static str) -> Vec<Statement> {
    let mut binds: Vec<Value> = Vec::with_capacity(keys.len() * 5);
    for key in keys {
        binds.extend(key_values(key));
        binds.push(value.clone());
    }
    Statement::rows(head, tail, 5, binds)
}

/// Writes an event that one destination alone is told of, whatever it else wants to know.
pub fn tell_one(happened: &Event, destination: DestinationId) -> Vec<Statement> {
    let mut statements = event::insert(happened, &Outbox::default());
    statements.push(Statement::new(
        "insert into delivery (destination_id, source, source_seq, part, version, state, next_at_ms) \
         select destination.id, 1, event.seq, 0, destination.version, 'pending', event.at_ms \
         from event cross join destination where event.id = $1 and destination.id = $2",
        vec![happened.id.as_str().into(), destination.0.into()],
    ));
    statements
}

/// The number of an event.
pub async fn event_seq(store: &Store, id: &str) -> Result<Option<u64>, StoreError> {
    let rows = store.read("select seq from event where id = $1", vec![id.into()]).await?;
    rows.first().map(|row| row.int(0).map(i64::unsigned_abs)).transpose()
}
