//! After a crash: calls that were sent and never ended are settled at their floor, for an operator
//! to look at. In one transaction, so a crash during recovery recovers again.

use std::collections::HashMap;

use crate::domain::account::Kept;
use crate::domain::delivery::{Outbox, SpendFacts};
use crate::domain::entry::{Detail, Draft, Entry, EntryKind, EntryStatus};
use crate::domain::hold::HoldId;
use crate::domain::money::Picos;
use crate::domain::scope::AccountKey;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;
use crate::store::outbox::delivery;
use crate::store::{Store, StoreError, accounts, entries, holds, rollups::DaySums};

/// Settles every hold that is left; answers how many there were.
pub(super) async fn settle_left_holds(
    store: &Store,
    outbox: &Outbox,
    now: Millis,
) -> Result<usize, StoreError> {
    let left = holds::all(store).await?;
    if left.is_empty() {
        return Ok(0);
    }
    let mut seq = entries::last_seq(store).await?;
    let mut balances: HashMap<AccountKey, Kept> = HashMap::new();
    let mut lines = Vec::with_capacity(left.len());
    let mut owed = Vec::new();
    let ids: Vec<HoldId> = left.iter().map(|(id, ..)| *id).collect();
    for (_, sent_at, draft) in left {
        seq += 1;
        let names = draft.names.clone();
        let entry = unresolved(draft, sent_at, now, seq);
        let facts = || SpendFacts { names: names.clone(), ..SpendFacts::default() };
        owed.extend(outbox.of_entry(&entry, facts));
        for key in entry.accounts() {
            if !balances.contains_key(&key) {
                let kept = accounts::get(store, &key).await?.unwrap_or_default();
                balances.insert(key.clone(), kept);
            }
            if let Some(kept) = balances.get_mut(&key) {
                post(kept, entry.cost, now, seq);
            }
        }
        lines.push(entry);
    }
    let mut days = DaySums::default();
    lines.iter().for_each(|entry| days.add(entry));
    let mut statements = Vec::new();
    statements.extend(entries::insert(lines.iter()));
    statements.extend(accounts::upsert(balances.iter()));
    statements.extend(days.upsert());
    statements.extend(delivery::insert(owed.into_iter()));
    statements.extend(holds::delete(ids.into_iter()));
    store.write(statements).await?;
    Ok(lines.len())
}

fn unresolved(draft: Draft, sent_at: Millis, now: Millis, seq: u64) -> Entry {
    let Draft { request_id, payer, call, started_at, held, floor, further, .. } = draft;
    Entry {
        seq,
        id: uuid::Uuid::now_v7().to_string(),
        request_id,
        call_id: None,
        kind: EntryKind::Charge,
        status: EntryStatus::Unresolved,
        at: now,
        started_at,
        payer,
        call,
        usage: Usage::default(),
        cost: floor,
        held,
        duration_ms: sent_at.since(started_at),
        detail: Detail {
            further,
            note: Some("the server stopped during this call; booked at its floor".into()),
            ..Detail::default()
        },
    }
}

/// The window's rule is not known here, so one that has ended starts over without an end; the next
/// use of the account gives it one.
fn post(kept: &mut Kept, amount: Picos, now: Millis, seq: u64) {
    if kept.reset_at.is_some_and(|end| end <= now) {
        kept.posted = Picos::ZERO;
        kept.since_seq = seq - 1;
        kept.reset_at = None;
    }
    kept.posted = kept.posted.saturating_plus(amount);
    kept.lifetime = kept.lifetime.saturating_plus(amount);
}
