//! What is written of deliveries, and that nothing of it reads more than it has to.

use super::*;
use crate::domain::entry::{Detail, Entry, EntryKind, EntryStatus};
use crate::domain::money::Picos;
use crate::domain::usage::Usage;
use crate::store::entries;
use crate::store::records::tests::empty;

const AT: Millis = Millis(1_760_000_000_000);

fn key(destination: i64, source: Source, part: u32) -> DeliveryKey {
    DeliveryKey { destination: DestinationId(destination), source, part }
}

fn owed(key: DeliveryKey, at: Millis) -> Owed {
    Owed { key, version: 1, state: DeliveryState::Pending, reason: None, at, facts: None }
}

fn line(seq: u64, at: Millis) -> Entry {
    Entry {
        seq,
        id: seq.to_string(),
        request_id: String::new(),
        call_id: None,
        kind: EntryKind::Charge,
        status: EntryStatus::Exact,
        at,
        started_at: at,
        payer: Default::default(),
        call: Default::default(),
        usage: Usage::default(),
        cost: Picos::ZERO,
        held: Picos::ZERO,
        duration_ms: 0,
        detail: Detail::default(),
    }
}

fn delivered(key: DeliveryKey) -> Attempted {
    Attempted {
        key,
        state: DeliveryState::Delivered,
        counts: true,
        first_sent_at: None,
        next_at: AT,
        status: Some(200),
        error: None,
    }
}

async fn plan(store: &Store, statement: &Statement) -> String {
    let sql = format!("explain query plan {}", statement.sql).into();
    let rows = store.read_statement(Statement { sql, binds: statement.binds.clone() }).await.unwrap();
    let steps: Vec<&str> = rows.iter().map(|row| row.text(3).unwrap()).collect();
    steps.join("; ")
}

#[tokio::test]
async fn a_wave_reads_and_writes_what_it_tells_and_scans_nothing() {
    let (_folder, store) = empty().await;
    let line = |seq| key(1, Source::Entry(seq), 0);
    let ints = |count: i64| (0..count).map(Value::Int).collect();
    let primary = "USING PRIMARY KEY (destination_id=? AND source=? AND source_seq=? AND part=?)";
    let mut each = delivered(line(7));
    each.error = Some("odd".into());
    let statements = [
        (
            Statement::new(NEXT_DUE, ints(1)),
            "SEARCH delivery USING COVERING INDEX delivery_due (destination_id=?)",
        ),
        (
            Statement::new(DUE, ints(3)),
            "SEARCH delivery USING INDEX delivery_due (destination_id=? AND next_at_ms<?)",
        ),
        (
            Statement::new(NEXT_AFTER, ints(3)),
            "SEARCH delivery USING COVERING INDEX delivery_due (destination_id=? AND next_at_ms>?)",
        ),
        (
            Statement::new(OLDEST, ints(1)),
            "SEARCH delivery USING COVERING INDEX delivery_due (destination_id=?)",
        ),
        (Statement::new(COUNTS[0], vec![]), "SCAN delivery USING COVERING INDEX delivery_due"),
        (Statement::new(COUNTS[1], vec![]), "SCAN delivery USING COVERING INDEX delivery_odd"),
    ];
    for (statement, index) in &statements {
        let plan = plan(&store, statement).await;
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{}: {plan}", statement.sql);
    }
    let every = |step| (1..=100).step_by(step).map(|seq| delivered(line(seq))).collect::<Vec<_>>();
    let whole = "USING PRIMARY KEY (destination_id=? AND source=? AND source_seq>? AND source_seq<?)";
    for (statements, count, path) in [
        (record(&every(1), AT), 1, whole),
        (record(&every(2), AT), 3, primary),
        (record(&[each], AT), 1, primary),
        (sending(&[line(7), line(8)], AT), 1, primary),
    ] {
        assert_eq!(statements.len(), count, "{path}");
        for statement in statements {
            let plan = plan(&store, &statement).await;
            assert!(plan.contains(&format!("SEARCH delivery {path}")), "{}: {plan}", statement.sql);
            assert!(!plan.contains("SCAN delivery"), "{plan}");
        }
    }
    let run = Statement::new(INSERT_RUN, ints(5));
    assert_eq!(plan(&store, &run).await, "SEARCH entry USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)");
}

#[test]
fn long_runs_are_found_and_short_ones_are_not_worth_it() {
    for (seqs, ends) in [
        (vec![], Some(vec![])),
        (vec![7], None),
        (vec![7, 8, 9], None),
        (vec![7, 8, 9, 10], Some(vec![(7, 10)])),
        (vec![7, 8, 9, 10, 12], None),
        (vec![1, 3, 4, 5, 6, 7, 8, 9], Some(vec![(1, 1), (3, 9)])),
        (vec![1, 3, 5, 7], None),
    ] {
        assert_eq!(runs(seqs.iter().copied()), ends, "{seqs:?}");
    }
}

async fn written(store: &Store, statements: Vec<Statement>) -> Vec<String> {
    store.write(statements).await.unwrap();
    let rows = store.read("select * from delivery order by 1, 2, 3, 4", vec![]).await.unwrap();
    let written = rows.iter().map(|row| format!("{row:?}")).collect();
    store.write(vec![Statement::new("delete from delivery", vec![])]).await.unwrap();
    written
}

#[tokio::test]
async fn a_run_is_written_as_its_rows_are() {
    let (_folder, store) = empty().await;
    let lines: Vec<Entry> = (1..=40).map(|seq| line(seq, AT.plus_ms(seq.cast_signed()))).collect();
    store.write(entries::insert(lines.iter())).await.unwrap();
    let names = SpendFacts { charge_id: Some("acme".into()), ..SpendFacts::default() };
    let (mut all, mut mixed) = (Vec::new(), Vec::new());
    for Entry { seq, at, .. } in &lines {
        for (destination, part) in [(1, 0), (1, 1), (2, 0)] {
            let owed = owed(key(destination, Source::Entry(*seq), part), *at);
            all.push(owed.clone());
            mixed.push(match seq % 9 {
                0 => Owed { state: DeliveryState::Skipped, reason: Some("no charge id"), ..owed },
                1 => Owed { facts: Some(names.clone()), ..owed },
                2 => Owed { facts: Some(SpendFacts::default()), ..owed },
                _ if *seq > 20 => Owed { version: 2, ..owed },
                _ => owed,
            });
        }
    }
    let sparse: Vec<Owed> = all.iter().step_by(6).cloned().collect();
    assert_eq!(insert(all.iter().cloned()).len(), 3, "one for each run");
    for owed in [all, mixed, sparse, vec![]] {
        let inserted = insert(owed.iter().cloned());
        let (inserted, rows) =
            (written(&store, inserted).await, written(&store, insert_rows(owed.clone())).await);
        assert_eq!((inserted.len(), &inserted), (owed.len(), &rows));
    }
}

#[tokio::test]
async fn only_what_was_pending_and_is_named_is_marked() {
    let (_folder, store) = empty().await;
    let lines = |destination| (1..=130).map(move |seq| key(destination, Source::Entry(seq), 0));
    let others = [key(1, Source::Entry(7), 1), key(1, Source::Event(7), 0)];
    let all = lines(1).chain(lines(2)).chain(others);
    store.write(insert_rows(all.map(|key| owed(key, AT)).collect())).await.unwrap();
    let dropped = "update delivery set state = 'dropped' where destination_id = 1 and source_seq = 5";
    store.write(vec![Statement::new(dropped, vec![])]).await.unwrap();

    let mut attempted: Vec<Attempted> = lines(1).take(100).map(delivered).collect();
    attempted[9].state = DeliveryState::Pending;
    attempted[9].next_at = AT.plus_ms(5_000);
    attempted[19].status = Some(422);
    store.write(record(&attempted, AT.plus_ms(9))).await.unwrap();

    let sql = "select source_seq, last_status, attempts from delivery \
               where state = 'delivered' and done_at_ms = 1760000000009 and destination_id = 1 and source = 0 \
               and part = 0 order by source_seq";
    let rows = store.read(sql, vec![]).await.unwrap();
    let found: Vec<_> =
        rows.iter().map(|row| (row.int(0).unwrap(), row.int(1).unwrap(), row.int(2).unwrap())).collect();
    let expected: Vec<_> = (1..=100)
        .filter(|seq| ![5, 10].contains(seq))
        .map(|seq| (seq, if seq == 20 { 422 } else { 200 }, 1))
        .collect();
    assert_eq!(found, expected);
    let counts = counts(&store).await.unwrap();
    let pending = |destination| counts[&(DestinationId(destination), DeliveryState::Pending)];
    assert_eq!((pending(1), pending(2)), (31 + 2, 130));
    assert_eq!(counts[&(DestinationId(1), DeliveryState::Dropped)], 1);
}

#[tokio::test]
async fn the_next_one_is_after_the_instant_and_of_no_newer_line() {
    let (_folder, store) = empty().await;
    let rows = [
        owed(key(1, Source::Entry(1), 0), AT),
        owed(key(1, Source::Entry(9), 0), AT.plus_ms(1)),
        owed(key(1, Source::Entry(3), 0), AT.plus_ms(3)),
        owed(key(1, Source::Event(9), 0), AT.plus_ms(4)),
        owed(key(2, Source::Entry(1), 0), AT.plus_ms(2)),
    ];
    store.write(insert_rows(rows.into())).await.unwrap();
    for (after, told_to, next) in [
        (0, 9, Some(1)),
        (0, u64::MAX, Some(1)),
        (0, 8, Some(3)),
        (1, 9, Some(3)),
        (3, 3, Some(4)),
        (4, 9, None),
    ] {
        let found = next_after(&store, DestinationId(1), AT.plus_ms(after), told_to).await.unwrap();
        assert_eq!(found, next.map(|ms| AT.plus_ms(ms)), "{after} {told_to}");
    }
    let due = due(&store, DestinationId(1), AT.plus_ms(3), 9).await.unwrap();
    let due: Vec<_> = due.iter().map(|due| (due.key.source, due.next_at.since(AT))).collect();
    assert_eq!(due, [(Source::Entry(1), 0), (Source::Entry(9), 1), (Source::Entry(3), 3)]);
}
