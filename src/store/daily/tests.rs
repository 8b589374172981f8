use std::sync::Arc;

use super::*;
use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;
use crate::store::records::tests::empty;
use crate::store::rollups::DaySums;

const DAY: i64 = 86_400_000;

/// A charge of a customer through a key on the so-manieth day.
fn charge(seq: u64, day: i64, key: &str, customer: Option<&str>, model: &str, picos: i128) -> Entry {
    Entry {
        seq,
        id: format!("e{seq}"),
        request_id: format!("r{seq}"),
        call_id: None,
        kind: EntryKind::Charge,
        status: EntryStatus::Exact,
        at: Millis(day * DAY + 5),
        started_at: Millis(day * DAY),
        payer: Arc::new(Payer {
            key: Some(key.into()),
            customer: customer.map(Into::into),
            ..Payer::default()
        }),
        call: Arc::new(CallFacts {
            call_type: "acompletion".into(),
            model_group: model.into(),
            model: format!("openai/{model}").into(),
            provider: "openai".into(),
            ..CallFacts::default()
        }),
        usage: Usage::plain(10, 1),
        cost: Picos::new(picos),
        held: Picos::ZERO,
        duration_ms: 5,
        detail: Detail::default(),
    }
}

async fn filled(entries: &[Entry]) -> (tempfile::TempDir, Store) {
    let (folder, store) = empty().await;
    for batch in entries.chunks(2) {
        let mut sums = DaySums::default();
        batch.iter().for_each(|entry| sums.add(entry));
        store.write(sums.upsert()).await.unwrap();
    }
    (folder, store)
}

fn of_kind(kind: &'static str) -> DayFilter {
    DayFilter { kind, first: "1970-01-01".into(), last: "1970-01-31".into(), ..DayFilter::default() }
}

#[tokio::test]
async fn sums_are_exact_whatever_they_are_added_up_by() {
    let almost = 999_999_999_999;
    let (_folder, store) = filled(&[
        charge(1, 0, "k1", Some("acme"), "a", almost),
        charge(2, 0, "k1", Some("acme"), "a", almost),
        charge(3, 1, "k2", Some("zoe"), "a", 1),
        charge(4, 1, "k2", None, "b", 9_000_000 * 1_000_000_000_000),
        charge(5, 31, "k2", None, "b", 7),
    ])
    .await;
    let all = of_kind("global");
    let whole = total(&store, &all).await.unwrap();
    assert_eq!(whole.spend, Picos::new(2 * almost + 1 + 9_000_000 * 1_000_000_000_000));
    assert_eq!((whole.requests, whole.input_tokens, whole.response_ms, whole.timed_requests), (4, 40, 20, 4));
    for by in Column::ALL {
        let rows = grouped(&store, &all, &[by], Order::BySpend, Cut::first(100)).await.unwrap();
        let mut sum = DaySum::default();
        rows.iter().for_each(|row| sum.add(&row.sum));
        assert_eq!(sum, whole, "{by:?}");
        assert!(rows.windows(2).all(|pair| pair[0].sum.spend >= pair[1].sum.spend), "{by:?}");
    }
    let customers = total(&store, &of_kind("customer")).await.unwrap();
    assert_eq!((customers.spend, customers.requests), (Picos::new(2 * almost + 1), 3));
    assert_eq!(total(&store, &of_kind("team")).await.unwrap(), DaySum::default());
}

#[tokio::test]
async fn every_part_of_a_filter_narrows() {
    let (_folder, store) = filled(&[
        charge(1, 0, "k1", Some("acme"), "a", 5),
        charge(2, 1, "k2", Some("zoe"), "b", 3),
        charge(3, 2, "k3", Some("bob"), "b", 1),
    ])
    .await;
    let base = || of_kind("customer");
    for (filter, expected) in [
        (base(), 9),
        (DayFilter { first: "1970-01-02".into(), ..base() }, 4),
        (DayFilter { last: "1970-01-02".into(), ..base() }, 8),
        (DayFilter { ids: Some(vec!["acme".into(), "bob".into(), "nobody".into()]), ..base() }, 6),
        (DayFilter { ids: Some(vec![]), ..base() }, 0),
        (DayFilter { not_ids: vec!["acme".into()], ..base() }, 4),
        (DayFilter { keys: Some(vec!["k2".into()]), ..base() }, 3),
        (DayFilter { keys: Some(vec![]), ..base() }, 0),
        (DayFilter { model: Some("openai/b".into()), ..base() }, 4),
        (DayFilter { model: Some("b".into()), ..base() }, 0),
        (DayFilter { model_group: Some("b".into()), ..base() }, 4),
        (DayFilter { top_keys: Some(1), ..base() }, 5),
        (DayFilter { top_ids: Some(2), ..base() }, 8),
        (DayFilter { top_ids: Some(2), top_keys: Some(1), ..base() }, 5),
        (DayFilter { key_search: Some("k3".into()), ..base() }, 1),
        (DayFilter { key_search: Some("k".into()), ..base() }, 0),
    ] {
        assert_eq!(total(&store, &filter).await.unwrap().spend, Picos::new(expected), "{filter:?}");
    }
    assert_eq!(count_keys(&store, &base()).await.unwrap(), 3);
    assert_eq!(ids_after(&store, "customer", "acme", 1).await.unwrap(), ["bob"]);
}

#[tokio::test]
async fn pages_of_rows_hold_each_of_them_once_newest_first() {
    let entries: Vec<Entry> = (0..30)
        .map(|at: u64| charge(at + 1, (at % 5) as i64, &format!("k{}", at % 3), Some("acme"), "a", 1))
        .collect();
    let (_folder, store) = filled(&entries).await;
    let filter = of_kind("customer");
    let count = count(&store, &filter).await.unwrap();
    assert_eq!(count, 15);
    let mut seen = Vec::new();
    for page in 0..4 {
        seen.extend(rows(&store, &filter, Cut { offset: page * 4, limit: 4 }).await.unwrap());
    }
    assert_eq!(seen.len(), 15);
    let place = |row: &DayRow| (std::cmp::Reverse(row.day.clone()), row.key_hash.clone());
    assert!(seen.windows(2).all(|pair| place(&pair[0]) < place(&pair[1])));
    let mut sum = DaySum::default();
    seen.iter().for_each(|row| sum.add(&row.sum));
    assert_eq!(sum, total(&store, &filter).await.unwrap());
}

#[tokio::test]
async fn days_are_found_by_an_index() {
    let (_folder, store) = empty().await;
    let plan = |filter: DayFilter| {
        let store = &store;
        async move {
            let mut built = Built::default();
            built.text("explain query plan select count(*) from daily_spend where ");
            narrow(&mut built, &filter);
            let rows = store.read_statement(built.finish()).await.unwrap();
            rows.iter().map(|row| row.text(3).unwrap().to_owned()).collect::<Vec<_>>().join("; ")
        }
    };
    let by_day = plan(of_kind("customer")).await;
    assert!(by_day.contains("daily_spend_by_day (kind=? AND day>? AND day<?)"), "{by_day}");
    for filter in [of_kind("global"), DayFilter { ids: Some(vec!["acme".into()]), ..of_kind("customer") }] {
        let by_id = plan(filter).await;
        assert!(by_id.contains("(kind=? AND id=? AND day>? AND day<?)"), "{by_id}");
    }
}
