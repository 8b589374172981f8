//! What a span of the ledger owes next to what is there: for proving that nothing fell between them.

use crate::domain::delivery::{DeliveryState, DestinationId, Profile};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::store::built::Built;
use crate::store::{Row, Store, StoreError, rollups};

/// From an instant to before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first instant.
    pub since: Millis,
    /// The first instant that is not part of it.
    pub until: Millis,
}

/// How many, and what they cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many.
    pub count: u64,
    /// Their cost together.
    pub cost: Picos,
}

const SUMS: &str = "count(*), coalesce(sum(entry.cost_picos / 1000000000000), 0), \
     coalesce(sum(entry.cost_picos % 1000000000000 / 1000000), 0), coalesce(sum(entry.cost_picos % 1000000), 0)";

fn sum(row: &Row, at: usize) -> Result<Sum, StoreError> {
    Ok(Sum { count: row.int(at)?.unsigned_abs(), cost: rollups::spend(row, at + 1)? })
}

/// Narrows to the lines of a span by their numbers, which come in the order of time, and by time.
fn within(built: &mut Built, span: Span) {
    built
        .text(" and entry.seq >= (select seq from entry where at_ms >= ")
        .bind(span.since.0)
        .text(" order by at_ms, seq limit 1) and entry.seq < coalesce((select seq from entry where at_ms >= ")
        .bind(span.until.0)
        .text(" order by at_ms, seq limit 1), 9223372036854775807)");
}

/// The charges of a span.
pub async fn charges(store: &Store, span: Span) -> Result<Sum, StoreError> {
    let mut built = Built::default();
    built.text("select ").text(SUMS).text(" from entry where entry.kind = 'charge'");
    within(&mut built, span);
    store.read_statement(built.finish()).await?.first().map_or(Ok(Sum::default()), |row| sum(row, 0))
}

/// What a destination is owed of the lines of a span, by state.
pub async fn by_state(
    store: &Store,
    destination: DestinationId,
    span: Span,
) -> Result<Vec<(DeliveryState, Sum)>, StoreError> {
    let mut built = Built::default();
    built.text("select delivery.state, ").text(SUMS);
    built.text(
        " from entry cross join delivery where delivery.source = 0 and delivery.source_seq = entry.seq \
         and delivery.destination_id = ",
    );
    built.bind(destination.0);
    within(&mut built, span);
    built.text(" group by delivery.state");
    let rows = store.read_statement(built.finish()).await?;
    rows.iter()
        .map(|row| {
            let state = row.text(0)?;
            let state = DeliveryState::from_stored(state)
                .ok_or_else(|| StoreError::Damaged(format!("delivery: unknown state {state}")))?;
            Ok((state, sum(row, 1)?))
        })
        .collect()
}

/// Charges of a span that a profile owes a part of, and that have no such delivery: how many, and the
/// first of them.
pub async fn missing(
    store: &Store,
    destination: DestinationId,
    profile: &Profile,
    part: u32,
    span: Span,
    named_max: u32,
) -> Result<(Sum, Vec<String>), StoreError> {
    let narrow = |built: &mut Built| {
        built.text(" from entry where entry.kind = 'charge'");
        // As `Profile::parts` says it.
        built.text(match profile {
            Profile::Lago(lago) if lago.skip_zero => " and entry.cost_picos <> 0",
            Profile::Webhook(_) => " and entry.customer_id is not null",
            Profile::Lago(_) | Profile::Slack(_) | Profile::OpenMeter(_) | Profile::Stripe(_) => "",
        });
        within(built, span);
        built
            .text(" and not exists (select 1 from delivery where delivery.destination_id = ")
            .bind(destination.0)
            .text(" and delivery.source = 0 and delivery.source_seq = entry.seq and delivery.part = ")
            .bind(i64::from(part))
            .text(")");
    };
    let mut counted = Built::default();
    counted.text("select ").text(SUMS);
    narrow(&mut counted);
    let rows = store.read_statement(counted.finish()).await?;
    let found = rows.first().map_or(Ok(Sum::default()), |row| sum(row, 0))?;
    if found.count == 0 {
        return Ok((found, Vec::new()));
    }
    let mut named = Built::default();
    named.text("select entry.id");
    narrow(&mut named);
    named.text(" order by entry.seq limit ").bind(i64::from(named_max));
    let rows = store.read_statement(named.finish()).await?;
    let ids = rows.iter().map(|row| row.text(0).map(str::to_owned)).collect::<Result<_, _>>()?;
    Ok((found, ids))
}

/// When each version of how a destination is told began, the first one first.
pub async fn versions(store: &Store, destination: DestinationId) -> Result<Vec<(i64, Millis)>, StoreError> {
    let sql =
        "select version, created_at_ms from delivery_profile where destination_id = $1 order by version";
    let rows = store.read(sql, vec![destination.0.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, Millis(row.int(1)?)))).collect()
}
