//! Forgetting what was told long ago. What was not delivered stays, and so does what it tells of.

use crate::domain::delivery::DestinationId;
use crate::domain::time::Millis;
use crate::store::{Statement, Store, StoreError};

/// What is looked at in one bite.
#[derive(Clone, Copy, Debug)]
pub struct Bite {
    /// Of whom.
    pub destination: DestinationId,
    /// Lines (0) or events (1).
    pub source: i64,
    /// After this number.
    pub after: u64,
    /// So many deliveries.
    pub most: u32,
}

/// Forgets deliveries that arrived before an instant; answers how many, and the number up to which all
/// have been looked at, if there are more.
///
/// What was told before the instant is of lines that were booked before it, so nothing newer is read.
pub async fn deliveries(store: &Store, bite: Bite, before: Millis) -> Result<(u64, Option<u64>), StoreError> {
    let Bite { destination, source, after, most } = bite;
    let bound = if source == 0 {
        "select max(source_seq), count(*) from (select source_seq from delivery where destination_id = $1 \
         and source = 0 and source_seq > $2 and source_seq < coalesce((select seq from entry where at_ms >= $3 \
         order by at_ms, seq limit 1), 9223372036854775807) order by source_seq limit $4) as bite"
    } else {
        "select max(source_seq), count(*) from (select source_seq from delivery where destination_id = $1 \
         and source = 1 and source_seq > $2 and source_seq < coalesce((select seq from event where at_ms >= $3 \
         order by at_ms, seq limit 1), 9223372036854775807) order by source_seq limit $4) as bite"
    };
    let binds = vec![destination.0.into(), after.into(), before.0.into(), i64::from(most).into()];
    let rows = store.read(bound, binds).await?;
    let Some(row) = rows.first() else { return Ok((0, None)) };
    let (Some(last), seen) = (row.opt_int(0)?, row.int(1)?) else { return Ok((0, None)) };
    let old = Statement::new(
        "delete from delivery where destination_id = $1 and source = $2 and source_seq > $3 and source_seq <= $4 \
         and state = 'delivered' and done_at_ms < $5",
        vec![destination.0.into(), source.into(), after.into(), last.into(), before.0.into()],
    );
    let gone = store.write(vec![old]).await?.iter().sum();
    Ok((gone, (seen >= i64::from(most)).then_some(last.unsigned_abs())))
}

/// Forgets events of before an instant that nobody is owed any more, and what operators did then;
/// at most so many of each. What was told of budgets stays: it is what keeps it from being told again. Answers how many went.
pub async fn events(store: &Store, before: Millis, most: u32) -> Result<u64, StoreError> {
    let binds = || vec![before.0.into(), i64::from(most).into()];
    let happened = Statement::new(
        "delete from event where seq in (select seq from event where at_ms < $1 and kind not in \
         ('budget_crossed', 'threshold_crossed', 'soft_budget_crossed', 'projected_limit_exceeded') and not exists \
         (select 1 from destination join delivery on delivery.destination_id = destination.id \
         and delivery.source = 1 and delivery.source_seq = event.seq) order by at_ms limit $2)",
        binds(),
    );
    let done = Statement::new(
        "delete from delivery_audit where seq in \
         (select seq from delivery_audit where at_ms < $1 order by seq limit $2)",
        binds(),
    );
    Ok(store.write(vec![happened, done]).await?.iter().sum())
}
