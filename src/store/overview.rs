//! What a time has cost, seen from all sides at once: piece by piece, by customer and by model, at
//! one moment of the ledger. Short times are read from the lines, long ones from the daily sums.
//!
//! One statement reads it all, so its parts add up; it keeps nothing but sums.

use super::{Row, Store, StoreError, Value, rollups};
use crate::domain::daily::DaySum;
use crate::domain::time::Millis;

/// Customers, and models, whose spend is told piece by piece.
pub const STACKED: usize = 5;

/// What all the rest is read from: `by_model` and `by_customer`, the sums of each piece of time. The
/// largest come first: by millionths of a dollar, then by what is below those.
macro_rules! from_pieces {
    (sum $of:literal) => {
        concat!(
            "select name, sum(dollars) as dollars, sum(millionths) as millionths, sum(rest) as rest, \
             sum(requests) as requests, \
             sum(dollars) * 1000000 + sum(millionths) + sum(rest) / 1000000 as weight, \
             sum(rest) % 1000000 as weight_rest from ",
            $of,
            " group by name having sum(requests) > 0"
        )
    };
    (side $name:literal, $of:literal) => {
        concat!(
            " union all select * from (select '",
            $name,
            "', null, name, dollars, millionths, rest, requests, 0, 0, 0, 0, 0 from ",
            $name,
            "_sum order by weight desc, weight_rest desc, name limit $2) union all select '",
            $name,
            "s', null, '', 0, 0, 0, count(*), 0, 0, 0, 0, 0 from ",
            $name,
            "_sum union all select '",
            $name,
            "_piece', piece, name, sum(dollars), sum(millionths), sum(rest), sum(requests), 0, 0, 0, 0, 0 from ",
            $of,
            " where name in (select name from ",
            $name,
            "_sum order by weight desc, weight_rest desc, name limit $3) group by piece, name"
        )
    };
    ($pieces:literal) => {
        concat!(
            $pieces,
            ", customer_sum as materialized (",
            from_pieces!(sum "by_customer"),
            "), model_sum as materialized (",
            from_pieces!(sum "by_model"),
            ") select 'as_of', null, '', 0, 0, 0, coalesce(max(seq), 0), 0, 0, 0, 0, 0 from entry \
             union all select 'piece', piece, '', sum(dollars), sum(millionths), sum(rest), sum(requests), \
             sum(input), sum(output), sum(cached), sum(failed), \
             case when count(refused) = count(*) then sum(refused) end from by_model group by piece",
            from_pieces!(side "customer", "by_customer"),
            from_pieces!(side "model", "by_model"),
        )
    };
}

/// There is no end: what is booked meanwhile is in the number of the newest line, so it is in the sums.
const OF_ENTRIES: &str = from_pieces!(
    "with line_sum as materialized (select at_ms / $4 as piece, customer_id, model_group, \
     sum(cost_picos / 1000000000000) as dollars, sum(cost_picos % 1000000000000 / 1000000) as millionths, \
     sum(cost_picos % 1000000) as rest, count(*) as requests, sum(input_tokens) as input, \
     sum(output_tokens) as output, sum(coalesce(json_extract(usage, '$.cache_read'), 0) \
     + coalesce(json_extract(usage, '$.cache_read_audio'), 0)) as cached \
     from entry where at_ms >= $1 and kind = 'charge' group by 1, 2, 3), \
     by_model as (select piece, model_group as name, dollars, millionths, rest, requests, input, output, cached, \
     0 as failed, 0 as refused from line_sum), \
     by_customer as (select piece, customer_id as name, dollars, millionths, rest, requests from line_sum \
     where customer_id is not null)"
);

const OF_DAYS: &str = from_pieces!(
    "with by_model as materialized (select day as piece, model_group as name, sum(dollars) as dollars, \
     sum(picos / 1000000) as millionths, sum(picos % 1000000) as rest, sum(requests) as requests, \
     sum(input_tokens) as input, sum(output_tokens) as output, sum(cache_read_tokens) as cached, \
     sum(failed_requests) as failed, \
     case when count(refused_requests) = count(*) then sum(refused_requests) end as refused \
     from daily_spend where kind = 'global' and id = '' and day >= $1 group by 1, 2), \
     by_customer as materialized (select day as piece, id as name, sum(dollars) as dollars, \
     sum(picos / 1000000) as millionths, sum(picos % 1000000) as rest, sum(requests) as requests \
     from daily_spend where kind = 'customer' and day >= $1 group by 1, 2)"
);

/// What a time has cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The newest line at that moment.
    pub as_of: u64,
    /// Pieces in which something was called, each with its beginning.
    pub pieces: Vec<(Millis, DaySum)>,
    /// Those of them that do not tell which of their failed calls were refused.
    pub unsplit: Vec<Millis>,
    /// By customer.
    pub customers: Side,
    /// By public model name.
    pub models: Side,
}

/// What a time has cost, told apart by somebody's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Those that cost most.
    pub largest: Vec<(String, DaySum)>,
    /// How many there are.
    pub count: u64,
    /// Of the [`STACKED`] largest, piece by piece.
    pub pieces: Vec<(Millis, String, DaySum)>,
}

/// From the lines since an instant, in pieces that begin at multiples of their length.
pub async fn of_entries(
    store: &Store,
    since: Millis,
    piece_ms: i64,
    largest: u64,
) -> Result<Seen, StoreError> {
    let binds = vec![since.0.into(), largest.into(), (STACKED as u64).into(), piece_ms.into()];
    seen(&store.read(OF_ENTRIES, binds).await?, piece_ms)
}

/// From the sums of the days since a day in UTC; each is a piece.
pub async fn of_days(store: &Store, since: Millis, largest: u64) -> Result<Seen, StoreError> {
    let binds = vec![since.utc_date().into(), largest.into(), (STACKED as u64).into()];
    seen(&store.read(OF_DAYS, binds).await?, 1)
}

fn seen(rows: &[Row], piece_ms: i64) -> Result<Seen, StoreError> {
    let mut seen = Seen::default();
    for row in rows {
        let name = || row.text(2).map(str::to_owned);
        let sum = sum(row)?;
        match row.text(0)? {
            "as_of" => seen.as_of = sum.requests,
            "piece" => {
                let at = piece(row, piece_ms)?;
                seen.unsplit.extend(row.opt_int(11)?.is_none().then_some(at));
                seen.pieces.push((at, sum));
            }
            "customer" => seen.customers.largest.push((name()?, sum)),
            "customers" => seen.customers.count = sum.requests,
            "customer_piece" => seen.customers.pieces.push((piece(row, piece_ms)?, name()?, sum)),
            "model" => seen.models.largest.push((name()?, sum)),
            "models" => seen.models.count = sum.requests,
            _ => seen.models.pieces.push((piece(row, piece_ms)?, name()?, sum)),
        }
    }
    Ok(seen)
}

/// When a piece begins: a number of pieces, or a day.
fn piece(row: &Row, piece_ms: i64) -> Result<Millis, StoreError> {
    match row.value(1)? {
        Value::Text(day) => Millis::of_utc_date(&day)
            .ok_or_else(|| StoreError::Damaged(format!("a sum of the day `{day}`, which is none"))),
        _ => Ok(Millis(row.int(1)?.saturating_mul(piece_ms))),
    }
}

fn sum(row: &Row) -> Result<DaySum, StoreError> {
    let count = |column| row.int(column).map(i64::unsigned_abs);
    Ok(DaySum {
        spend: rollups::spend(row, 3)?,
        requests: count(6)?,
        input_tokens: count(7)?,
        output_tokens: count(8)?,
        cache_read_tokens: count(9)?,
        failed_requests: count(10)?,
        refused_requests: row.opt_int(11)?.unwrap_or_default().unsigned_abs(),
        ..DaySum::default()
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
    use crate::domain::money::Picos;
    use crate::domain::usage::Usage;
    use crate::store::records::tests::empty;
    use crate::store::rollups::DaySums;
    use crate::store::{Statement, entries};

    const DAY: i64 = 86_400_000;

    fn charge(seq: u64, at: i64, customer: Option<&str>, model: &str, picos: i128) -> Entry {
        Entry {
            seq,
            id: seq.to_string(),
            request_id: seq.to_string(),
            call_id: None,
            kind: EntryKind::Charge,
            status: EntryStatus::Exact,
            at: Millis(at),
            started_at: Millis(at),
            payer: Arc::new(Payer { customer: customer.map(Into::into), ..Payer::default() }),
            call: Arc::new(CallFacts { model_group: model.into(), ..CallFacts::default() }),
            usage: Usage { cache_read: 2, cache_read_audio: 1, ..Usage::plain(10, 4) },
            cost: Picos::new(picos),
            held: Picos::ZERO,
            duration_ms: 0,
            detail: Detail::default(),
        }
    }

    async fn filled(lines: &[Entry]) -> (tempfile::TempDir, Store) {
        let (folder, store) = empty().await;
        let mut days = DaySums::default();
        lines.iter().for_each(|line| days.add(line));
        let mut statements = entries::insert(lines.iter());
        statements.extend(days.upsert());
        store.write(statements).await.unwrap();
        (folder, store)
    }

    fn spend<'a>(sums: impl IntoIterator<Item = &'a DaySum>) -> Picos {
        sums.into_iter().fold(Picos::ZERO, |all, sum| all.plus(sum.spend).unwrap())
    }

    #[tokio::test]
    async fn nothing_is_nothing() {
        let (_folder, store) = empty().await;
        assert_eq!(of_entries(&store, Millis(0), 1_000, 10).await.unwrap(), Seen::default());
        assert_eq!(of_days(&store, Millis(0), 10).await.unwrap(), Seen::default());
    }

    #[tokio::test]
    async fn a_day_that_tells_no_refusals_apart_is_named() {
        let (payer, call) = (Payer::default(), CallFacts { model_group: "m".into(), ..CallFacts::default() });
        let other = CallFacts { model_group: "n".into(), ..CallFacts::default() };
        let (_folder, store) = empty().await;
        let write = async |call: &CallFacts, day: i64| {
            let mut days = DaySums::default();
            days.add_failed(&payer, call, day, (3, 2));
            store.write(days.upsert()).await.unwrap();
        };
        write(&call, 0).await;
        write(&call, 1).await;
        // As it was before refused calls were counted.
        store
            .write(vec![Statement {
                sql: "update daily_spend set refused_requests = null".into(),
                binds: Vec::new(),
            }])
            .await
            .unwrap();
        for (call, day) in [(&call, 1), (&other, 1), (&other, 2)] {
            write(call, day).await;
        }
        let seen = of_days(&store, Millis(0), 10).await.unwrap();
        let failed: Vec<_> = seen.pieces.iter().map(|(at, sum)| (at.0 / DAY, sum.failed_requests)).collect();
        assert_eq!((failed, seen.unsplit), (vec![(0, 3), (1, 9), (2, 3)], vec![Millis(0), Millis(DAY)]));
        assert_eq!(seen.pieces[2].1.refused_requests, 2);
        // The sums of before are read all the same.
        let filter = crate::store::daily::DayFilter {
            kind: "global",
            first: "1970-01-01".into(),
            last: "1970-01-03".into(),
            ..Default::default()
        };
        let rows =
            crate::store::daily::rows(&store, &filter, crate::store::daily::Cut::first(9)).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.sum.refused_requests).sum::<u64>(), 4);
    }

    #[tokio::test]
    async fn sums_neither_overflow_nor_round() {
        let most = 9_000_000 * 1_000_000_000_000;
        let lines: Vec<Entry> = (1..=40).map(|seq| charge(seq, 5, Some("acme"), "m", most - 1)).collect();
        let (_folder, store) = filled(&lines).await;
        for seen in [of_entries(&store, Millis(5), 60_000, 10).await, of_days(&store, Millis(5), 10).await] {
            let seen = seen.unwrap();
            let (at, sum) = seen.pieces[0];
            assert_eq!((at, sum.spend), (Millis(0), Picos::new(40 * (most - 1))));
            assert_eq!((sum.requests, sum.input_tokens, sum.cache_read_tokens), (40, 520, 120));
            assert_eq!((seen.as_of, seen.customers.largest[0].1.spend), (40, sum.spend));
        }
        assert_eq!(of_entries(&store, Millis(6), 60_000, 10).await.unwrap().pieces, []);
        assert_eq!(of_days(&store, Millis(DAY), 10).await.unwrap().pieces, []);
    }

    #[tokio::test]
    async fn lines_are_found_by_their_time_and_sums_by_their_day() {
        let (_folder, store) = empty().await;
        for (sql, binds, wanted) in [
            (OF_ENTRIES, 4, &["SEARCH entry USING INDEX entry_by_at (at_ms>?)"][..]),
            (OF_DAYS, 3, &["(kind=? AND id=? AND day>?)", "daily_spend_by_day (kind=? AND day>?)"]),
        ] {
            let plan = Statement {
                sql: format!("explain query plan {sql}").into(),
                binds: vec![1_i64.into(); binds],
            };
            let rows = store.read_statement(plan).await.unwrap();
            let steps: Vec<&str> = rows.iter().map(|row| row.text(3).unwrap()).collect();
            for part in wanted {
                assert!(steps.iter().any(|step| step.contains(part)), "{part} in {steps:?}");
            }
            let whole = |step: &&&str| step.starts_with("SCAN entry") || step.starts_with("SCAN daily_spend");
            assert_eq!(steps.iter().find(whole), None);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn every_side_adds_up_to_the_whole(
            calls in proptest::collection::vec((0..3 * DAY, 0..9_usize, 0..7_usize, 0..9_000_000_000_000_000_000_i64), 0..40),
            largest in 1..12_u64,
        ) {
            let names = |kind: &str, at: usize| format!("{kind}{at}");
            let lines: Vec<Entry> = (1..)
                .zip(&calls)
                .map(|(seq, (at, customer, model, picos))| {
                    let customer = (*customer > 0).then(|| names("c", *customer));
                    charge(seq, *at, customer.as_deref(), &names("m", *model), (*picos).into())
                })
                .collect();
            tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
                let (_folder, store) = filled(&lines).await;
                let whole = lines.iter().fold(Picos::ZERO, |all, line| all.plus(line.cost).unwrap());
                let by_lines = of_entries(&store, Millis(0), DAY, largest).await.unwrap();
                let by_days = of_days(&store, Millis(0), largest).await.unwrap();
                assert_eq!(by_lines, by_days, "both ways see the same");
                assert_eq!(spend(by_lines.pieces.iter().map(|(_, sum)| sum)), whole);
                let of_models = spend(by_lines.models.largest.iter().map(|(_, sum)| sum));
                assert!(of_models == whole || by_lines.models.count > largest);
                let order: Vec<Picos> = by_lines.models.largest.iter().map(|(_, sum)| sum.spend).collect();
                assert!(order.is_sorted_by(|one, other| one >= other), "{order:?}");
                for side in [&by_lines.customers, &by_lines.models] {
                    assert_eq!(side.largest.len() as u64, side.count.min(largest));
                    for (name, sum) in side.largest.iter().take(STACKED) {
                        let pieces = side.pieces.iter().filter(|(_, of, _)| of == name);
                        assert_eq!(spend(pieces.map(|(.., sum)| sum)), sum.spend, "{name}");
                    }
                }
            });
        }
    }
}
