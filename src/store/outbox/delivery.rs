//! What is owed, and what came of trying.

use std::collections::{BTreeMap, HashMap};

use super::{key_of, key_values, source_kind};
use crate::domain::delivery::{DeliveryKey, DeliveryState, DestinationId, Owed, Source, SpendFacts};
use crate::domain::time::Millis;
use crate::store::{Row, Statement, Store, StoreError, Value};

/// What is due to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// Which.
    pub key: DeliveryKey,
    /// The profile it is told by.
    pub version: i64,
    /// How often it was sent.
    pub attempts: u32,
    /// Since when it is due.
    pub next_at: Millis,
    /// When it was sent first.
    pub first_sent_at: Option<Millis>,
    /// What the line does not say.
    pub facts: SpendFacts,
}

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempted {
    /// Which delivery.
    pub key: DeliveryKey,
    /// Where it stands now.
    pub state: DeliveryState,
    /// Whether it was sent.
    pub counts: bool,
    /// When it was sent first without anybody knowing what came of it.
    pub first_sent_at: Option<Millis>,
    /// When it is due again.
    pub next_at: Millis,
    /// The status of the answer.
    pub status: Option<u16>,
    /// What went wrong. Nothing for one that is still owed and was not tried: then what is written of
    /// its last attempt stays.
    pub error: Option<String>,
}

/// How many deliveries of a destination are in a state.
pub type Counts = HashMap<(DestinationId, DeliveryState), u64>;

/// As [`insert_rows`] writes them, of lines that were written before in the same transaction.
const INSERT_RUN: &str = "insert into delivery (destination_id, source, source_seq, part, version, state, next_at_ms) \
     select $1, 0, seq, $2, $3, 'pending', at_ms from entry where seq between $4 and $5";

/// Writes what is owed, after the lines that it tells of; none for nothing.
pub fn insert(owed: impl Iterator<Item = Owed>) -> Vec<Statement> {
    let mut plain: BTreeMap<_, Vec<(u64, Owed)>> = BTreeMap::new();
    let mut rows = Vec::new();
    for owed in owed {
        let has_facts = owed.facts.as_ref().is_some_and(|facts| *facts != SpendFacts::default());
        match owed.key.source {
            Source::Entry(seq) if owed.state == DeliveryState::Pending && !has_facts => {
                let alike = (owed.key.destination, owed.key.part, owed.version);
                plain.entry(alike).or_default().push((seq, owed));
            }
            _ => rows.push(owed),
        }
    }
    let mut statements = Vec::new();
    for ((destination, part, version), owed) in plain {
        let Some(runs) = runs(owed.iter().map(|(seq, _)| *seq)) else {
            rows.extend(owed.into_iter().map(|(_, owed)| owed));
            continue;
        };
        let run = |(first, last): (u64, u64)| {
            let alike: [Value; 3] = [destination.0.into(), i64::from(part).into(), version.into()];
            Statement::new(INSERT_RUN, alike.into_iter().chain([first.into(), last.into()]).collect())
        };
        statements.extend(runs.into_iter().map(run));
    }
    statements.extend(insert_rows(rows));
    statements
}

fn insert_rows(owed: Vec<Owed>) -> Vec<Statement> {
    let mut binds: Vec<Value> = Vec::with_capacity(owed.len() * 9);
    for owed in owed {
        let facts = owed.facts.filter(|facts| *facts != SpendFacts::default());
        binds.extend(key_values(&owed.key));
        binds.extend([
            owed.version.into(),
            owed.state.as_str().into(),
            owed.at.0.into(),
            owed.reason.into(),
            facts.map(|facts| serde_json::to_string(&facts).unwrap_or_default()).into(),
        ]);
    }
    Statement::rows(
        "insert into delivery (destination_id, source, source_seq, part, version, state, next_at_ms, last_error, facts)",
        "",
        9,
        binds,
    )
}

/// A run shorter than this is not worth a statement.
const RUN_MIN: usize = 4;

/// The ends of numbers that follow each other without a gap, if the runs are long: one statement for
/// a run costs less than what it names one by one.
fn runs(seqs: impl Iterator<Item = u64>) -> Option<Vec<(u64, u64)>> {
    let (mut runs, mut count): (Vec<(u64, u64)>, usize) = (Vec::new(), 0);
    for seq in seqs {
        count += 1;
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(seq) => *last = seq,
            _ => runs.push((seq, seq)),
        }
    }
    (runs.len() * RUN_MIN <= count).then_some(runs)
}

const DUE: &str = "select destination_id, source, source_seq, part, version, attempts, next_at_ms, \
     first_sent_at_ms, facts from delivery where destination_id = $1 and state = 'pending' and next_at_ms <= $2 \
     order by next_at_ms, source, source_seq, part limit $3";
const NEXT_DUE: &str = "select min(next_at_ms) from delivery where destination_id = $1 and state = 'pending'";
const NEXT_AFTER: &str = "select next_at_ms from delivery where destination_id = $1 and state = 'pending' \
     and next_at_ms > $2 and (source <> 0 or source_seq <= $3) order by next_at_ms limit 1";

/// What is due, the oldest first.
pub async fn due(
    store: &Store,
    destination: DestinationId,
    now: Millis,
    limit: usize,
) -> Result<Vec<Due>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = store.read(DUE, vec![destination.0.into(), now.0.into(), limit.into()]).await?;
    rows.iter().map(read_due).collect()
}

/// One delivery, whatever its state.
pub async fn get(store: &Store, key: DeliveryKey) -> Result<Option<Due>, StoreError> {
    let sql = "select destination_id, source, source_seq, part, version, attempts, next_at_ms, first_sent_at_ms, facts \
               from delivery where destination_id = $1 and source = $2 and source_seq = $3 and part = $4";
    store.read(sql, key_values(&key).to_vec()).await?.first().map(read_due).transpose()
}

fn read_due(row: &Row) -> Result<Due, StoreError> {
    Ok(Due {
        key: key_of(row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?),
        version: row.int(4)?,
        attempts: u32::try_from(row.int(5)?).unwrap_or(u32::MAX),
        next_at: Millis(row.int(6)?),
        first_sent_at: row.opt_int(7)?.map(Millis),
        facts: read_facts(row.opt_text(8)?)?,
    })
}

pub(super) fn read_facts(text: Option<&str>) -> Result<SpendFacts, StoreError> {
    let parse =
        |text| serde_json::from_str(text).map_err(|error| StoreError::document("delivery facts", &error));
    text.map_or(Ok(SpendFacts::default()), parse)
}

/// When the next one is due, if any is pending.
pub async fn next_due(store: &Store, destination: DestinationId) -> Result<Option<Millis>, StoreError> {
    let rows = store.read(NEXT_DUE, vec![destination.0.into()]).await?;
    rows.first().map_or(Ok(None), |row| Ok(row.opt_int(0)?.map(Millis)))
}

/// When the next one is due after an instant, of events and of lines up to a number.
pub async fn next_after(
    store: &Store,
    destination: DestinationId,
    after: Millis,
    told_to: u64,
) -> Result<Option<Millis>, StoreError> {
    let rows = store.read(NEXT_AFTER, vec![destination.0.into(), after.0.into(), told_to.into()]).await?;
    rows.first().map_or(Ok(None), |row| Ok(Some(Millis(row.int(0)?))))
}

const OLDEST: &str = "select min(coalesce(entry.at_ms, event.at_ms)) from (select source, source_seq from delivery \
     where destination_id = $1 and state = 'pending' order by next_at_ms, source, source_seq, part limit 200) as due \
     left join entry on due.source = 0 and entry.seq = due.source_seq \
     left join event on due.source = 1 and event.seq = due.source_seq";

/// When the oldest that is pending came about. Only the first in line are looked at: those that
/// failed by themselves may be a little older.
pub async fn oldest(store: &Store, destination: DestinationId) -> Result<Option<Millis>, StoreError> {
    let rows = store.read(OLDEST, vec![destination.0.into()]).await?;
    rows.first().map_or(Ok(None), |row| Ok(row.opt_int(0)?.map(Millis)))
}

/// Writes down that these go out now, for destinations that must not be asked twice.
pub fn sending(keys: &[DeliveryKey], now: Millis) -> Vec<Statement> {
    let mut binds: Vec<Value> = Vec::with_capacity(keys.len() * 5);
    for key in keys {
        binds.extend(key_values(key));
        binds.push(now.0.into());
    }
    Statement::rows(
        "update delivery set first_sent_at_ms = v.column5 from (",
        ") as v where delivery.destination_id = v.column1 and delivery.source = v.column2 \
         and delivery.source_seq = v.column3 and delivery.part = v.column4 and delivery.first_sent_at_ms is null",
        5,
        binds,
    )
}

/// Writes down what came of attempts. What an operator did meanwhile stands.
pub fn record(attempted: &[Attempted], now: Millis) -> Vec<Statement> {
    let (went_well, others): (Vec<_>, Vec<_>) = attempted.iter().partition(|attempted| is_plain(attempted));
    let mut alike: BTreeMap<_, Vec<u64>> = BTreeMap::new();
    for Attempted { key, next_at, status, .. } in went_well {
        let (source, seq) = source_kind(key.source);
        alike.entry((key.destination, source, key.part, *next_at, *status)).or_default().push(seq);
    }
    let mut statements = Vec::new();
    for ((destination, source, part, next_at, status), mut seqs) in alike {
        let same: [Value; 6] = [
            next_at.0.into(),
            status.map(i64::from).into(),
            now.0.into(),
            destination.0.into(),
            source.into(),
            i64::from(part).into(),
        ];
        seqs.sort_unstable();
        if let Some(runs) = runs(seqs.iter().copied()) {
            statements.extend(runs.into_iter().map(|(first, last)| {
                let ends = [first.into(), last.into()];
                Statement::new(DELIVERED_RUN, same.iter().cloned().chain(ends).collect())
            }));
            continue;
        }
        let seqs = seqs.into_iter().map(Value::from).collect();
        for mut statement in Statement::rows(DELIVERED_LIST, ")", 1, seqs) {
            statement.binds.splice(0..0, same.iter().cloned());
            statements.push(statement);
        }
    }
    statements.extend(record_each(&others, now));
    statements
}

/// Most arrive at the first attempt, so there is little to say of each.
fn is_plain(attempted: &Attempted) -> bool {
    let Attempted { state, counts, first_sent_at, error, .. } = attempted;
    *state == DeliveryState::Delivered && *counts && first_sent_at.is_none() && error.is_none()
}

macro_rules! delivered {
    ($which:literal) => {
        concat!(
            "update delivery set state = 'delivered', attempts = attempts + 1, next_at_ms = ?, last_status = ?, \
             last_error = null, done_at_ms = ?, first_sent_at_ms = null where destination_id = ? and source = ? \
             and part = ? and state = 'pending' and source_seq ",
            $which
        )
    };
}
const DELIVERED_RUN: &str = delivered!("between ? and ?");
const DELIVERED_LIST: &str = delivered!("in (");

fn record_each(attempted: &[&Attempted], now: Millis) -> Vec<Statement> {
    let mut binds: Vec<Value> = Vec::with_capacity(attempted.len() * 11);
    for Attempted { key, state, counts, first_sent_at, next_at, status, error } in attempted {
        let is_done = *state != DeliveryState::Pending;
        binds.extend(key_values(key));
        binds.extend([
            state.as_str().into(),
            i64::from(*counts).into(),
            next_at.0.into(),
            status.map(i64::from).into(),
            error.as_deref().into(),
            is_done.then_some(now.0).into(),
            first_sent_at.map(|at| at.0).into(),
        ]);
    }
    Statement::rows(
        "update delivery set state = v.column5, attempts = attempts + v.column6, next_at_ms = v.column7, \
         last_status = case when v.column5 = 'pending' and v.column9 is null then last_status else v.column8 end, \
         last_error = case when v.column5 = 'pending' then coalesce(v.column9, last_error) else v.column9 end, \
         done_at_ms = v.column10, first_sent_at_ms = v.column11 from (",
        ") as v where delivery.destination_id = v.column1 and delivery.source = v.column2 \
         and delivery.source_seq = v.column3 and delivery.part = v.column4 and delivery.state = 'pending'",
        11,
        binds,
    )
}

/// Each looks into the index of its states.
const COUNTS: [&str; 2] = [
    "select destination_id, 'pending', count(*) from delivery where state = 'pending' \
     group by destination_id",
    "select destination_id, state, count(*) from delivery \
     where state in ('dead', 'skipped', 'unknown', 'dropped') group by destination_id, state",
];

/// How many there are in each state but `Delivered`.
pub async fn counts(store: &Store) -> Result<Counts, StoreError> {
    let mut counts = Counts::new();
    for sql in COUNTS {
        for row in store.read(sql, vec![]).await? {
            let state = row.text(1)?;
            let state = DeliveryState::from_stored(state)
                .ok_or_else(|| StoreError::Damaged(format!("delivery: unknown state {state}")))?;
            counts.insert((DestinationId(row.int(0)?), state), row.int(2)?.unsigned_abs());
        }
    }
    Ok(counts)
}

#[cfg(test)]
#[path = "delivery_tests.rs"]
mod tests;
