//! The ledger's lines in SQL.

use std::sync::Arc;

use super::{Row, Statement, Store, StoreError, Value};
use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
use crate::domain::id::Tag;
use crate::domain::money::Picos;
use crate::domain::time::Millis;

const WIDTH: usize = 26;
const INSERT: &str = "insert into entry (seq, id, request_id, kind, status, at_ms, started_at_ms, key_hash, user_id, \
     team_id, customer_id, tags, call_type, model_group, model, provider, model_id, input_tokens, output_tokens, usage, \
     cost_picos, held_picos, price_version, duration_ms, detail, organization_id)";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select seq, id, request_id, kind, status, at_ms, started_at_ms, key_hash, user_id, team_id, customer_id, \
             tags, call_type, model_group, model, provider, model_id, input_tokens, output_tokens, usage, cost_picos, \
             held_picos, price_version, duration_ms, detail, organization_id from entry ",
            $rest
        )
    };
}

/// Which lines to list, newest first.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter {
    /// Only lines before this one: the key of the next page.
    pub before_seq: Option<u64>,
    /// Booked at or after.
    pub since: Option<Millis>,
    /// Booked before.
    pub until: Option<Millis>,
    /// Of this key.
    pub key_hash: Option<String>,
    /// Of this customer.
    pub customer_id: Option<String>,
    /// Of this user.
    pub user_id: Option<String>,
    /// Of this team.
    pub team_id: Option<String>,
    /// Of this call.
    pub request_id: Option<String>,
    /// At most so many.
    pub limit: u32,
}

/// Writes lines; none for no lines.
pub fn insert<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<Statement> {
    let mut binds = Vec::new();
    for entry in entries {
        bind(entry, &mut binds);
    }
    Statement::rows(INSERT, "", WIDTH, binds)
}

fn bind(entry: &Entry, binds: &mut Vec<Value>) {
    let Entry { payer, call, usage, .. } = entry;
    let tags = (!payer.tags.is_empty()).then(|| serde_json::to_string(&payer.tags).unwrap_or_default());
    binds.extend([
        entry.seq.into(),
        entry.id.as_str().into(),
        entry.request_id.as_str().into(),
        entry.kind.as_str().into(),
        entry.status.as_str().into(),
        entry.at.0.into(),
        entry.started_at.0.into(),
        payer.key.as_ref().map(|id| id.shared()).into(),
        payer.user.as_ref().map(|id| id.shared()).into(),
        payer.team.as_ref().map(|id| id.shared()).into(),
        payer.customer.as_ref().map(|id| id.shared()).into(),
        tags.into(),
        Arc::clone(&call.call_type).into(),
        Arc::clone(&call.model_group).into(),
        Arc::clone(&call.model).into(),
        Arc::clone(&call.provider).into(),
        Arc::clone(&call.model_id).into(),
        usage.input_total().into(),
        usage.output_total().into(),
        // Two numbers say it all of most calls; the vector is kept where they do not.
        (!usage.is_plain()).then(|| serde_json::to_string(usage).unwrap_or_default()).into(),
        cost(entry.cost).into(),
        cost(entry.held).into(),
        Arc::clone(&call.price_version).into(),
        entry.duration_ms.into(),
        detail(&entry.detail).into(),
        payer.organization.as_ref().map(|id| id.shared()).into(),
    ]);
}

fn detail(detail: &Detail) -> Option<String> {
    (*detail != Detail::default()).then(|| serde_json::to_string(detail).unwrap_or_default())
}

/// A single line stays far below the nine million dollars that 64 bits hold; admission and metering
/// see to it. A larger hold of an uncapped account is shown at the end of the range.
fn cost(amount: Picos) -> i64 {
    i64::try_from(amount.get()).unwrap_or(if amount.is_negative() { i64::MIN } else { i64::MAX })
}

fn read(row: &Row) -> Result<Entry, StoreError> {
    let damaged = |what: &str| StoreError::Damaged(format!("entry {:?}: {what}", row.0.first()));
    let count = |column| row.int(column).map(i64::unsigned_abs);
    let (input, output) = (count(17)?, count(18)?);
    let tags: Vec<Tag> = match row.opt_text(11)? {
        None => vec![],
        Some(text) => serde_json::from_str(text).map_err(|error| StoreError::document("tags", &error))?,
    };
    Ok(Entry {
        seq: count(0)?,
        id: row.text(1)?.into(),
        request_id: row.text(2)?.into(),
        kind: EntryKind::from_stored(row.text(3)?).ok_or_else(|| damaged("unknown kind"))?,
        status: EntryStatus::from_stored(row.text(4)?).ok_or_else(|| damaged("unknown status"))?,
        at: Millis(row.int(5)?),
        started_at: Millis(row.int(6)?),
        payer: Arc::new(Payer {
            key: row.opt_text(7)?.map(Into::into),
            user: row.opt_text(8)?.map(Into::into),
            team: row.opt_text(9)?.map(Into::into),
            customer: row.opt_text(10)?.map(Into::into),
            organization: row.opt_text(25)?.map(Into::into),
            tags,
        }),
        call: Arc::new(CallFacts {
            call_type: row.text(12)?.into(),
            model_group: row.text(13)?.into(),
            model: row.text(14)?.into(),
            provider: row.text(15)?.into(),
            model_id: row.text(16)?.into(),
            api_base: "".into(),
            stream: false,
            price_version: row.text(22)?.into(),
        }),
        usage: match row.opt_text(19)? {
            None => crate::domain::usage::Usage::plain(input, output),
            Some(text) => {
                serde_json::from_str(text).map_err(|error| StoreError::document("usage", &error))?
            }
        },
        cost: Picos::new(row.int(20)?.into()),
        held: Picos::new(row.int(21)?.into()),
        duration_ms: count(23)?,
        detail: match row.opt_text(24)? {
            None => Detail::default(),
            Some(text) => {
                serde_json::from_str(text).map_err(|error| StoreError::document("detail", &error))?
            }
        },
    })
}

/// The number of the newest line; zero when there is none.
pub async fn last_seq(store: &Store) -> Result<u64, StoreError> {
    let rows = store.read("select coalesce(max(seq), 0) from entry", vec![]).await?;
    rows.first().map_or(Ok(0), |row| row.int(0).map(i64::unsigned_abs))
}

/// Lines after `seq` in the order they were booked; for walking the whole ledger page by page.
pub async fn after(store: &Store, seq: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let binds = vec![seq.into(), i64::from(limit).into()];
    store.read(select!("where seq > $1 order by seq limit $2"), binds).await?.iter().map(read).collect()
}

/// Lines booked since an instant in the order they were booked, after `seq`.
pub async fn since(store: &Store, at: Millis, seq: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let binds = vec![seq.into(), at.0.into(), i64::from(limit).into()];
    let rows = store.read(select!("where seq > $1 and at_ms >= $2 order by seq limit $3"), binds).await?;
    rows.iter().map(read).collect()
}

/// Lines that fit the filter, newest first.
pub async fn list(store: &Store, filter: &EntryFilter) -> Result<Vec<Entry>, StoreError> {
    let binds = vec![
        filter.before_seq.into(),
        filter.since.map(|at| at.0).into(),
        filter.until.map(|at| at.0).into(),
        filter.key_hash.clone().into(),
        filter.customer_id.clone().into(),
        filter.user_id.clone().into(),
        filter.team_id.clone().into(),
        filter.request_id.clone().into(),
        i64::from(filter.limit).into(),
    ];
    let rows = store
        .read(
            select!(
                "where ($1 is null or seq < $1) and ($2 is null or at_ms >= $2) and ($3 is null or at_ms < $3) \
                 and ($4 is null or key_hash = $4) and ($5 is null or customer_id = $5) \
                 and ($6 is null or user_id = $6) and ($7 is null or team_id = $7) \
                 and ($8 is null or request_id = $8) order by seq desc limit $9"
            ),
            binds,
        )
        .await?;
    rows.iter().map(read).collect()
}
