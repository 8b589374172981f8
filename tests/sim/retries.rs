//! A call that is tried again under its hold: after a crash it is booked to where it was sent last, or
//! to nowhere when nothing was billed.

use litellm_rs::store::holds;

use super::*;

fn draft(deployment: &str, floor: i128) -> Draft {
    Draft {
        request_id: "call".into(),
        payer: payer(1, 1).into(),
        call: CallFacts { model_id: deployment.into(), ..CallFacts::default() }.into(),
        started_at: START,
        held: Picos::new(100),
        floor: Picos::new(floor),
        further: vec![],
        names: Names::default(),
    }
}

async fn admitted(ledger: &Ledger) -> Reservation {
    let ceiling = Ceiling { input: Picos::new(100), output_atto_per_token: Rate::new(0), fixed: Picos::ZERO };
    let order = Order {
        terms: terms(&payer(1, 1)).into(),
        routes: Default::default(),
        rates: [].into(),
        rate_tokens: 0,
        want: Some(Want { ceiling, output_cap: 1, asked: true }),
        rules: Rules::default(),
        names: Names::default(),
    };
    ledger.admit(order, Patience::FullOnly).await.unwrap()
}

/// Waits until the rows of open holds are these: deployment and floor.
async fn until_rows_are(store: &Store, expected: &[(&str, i128)]) {
    let waiting = async {
        loop {
            let rows = holds::all(store).await.unwrap();
            let rows: Vec<_> =
                rows.iter().map(|(_, _, draft)| (&*draft.call.model_id, draft.floor.get())).collect();
            if rows == expected {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(std::time::Duration::from_secs(30), waiting).await;
    assert!(waited.is_ok(), "the rows never were {expected:?}");
}

#[tokio::test]
async fn after_a_crash_a_retried_call_is_booked_to_its_last_try() {
    // Whether each try lasts long enough for a row before the next thing happens.
    for lasts in [false, true] {
        for (billed, expected) in [(true, vec![("second", 7)]), (false, vec![])] {
            let folder = tempfile::tempdir().unwrap();
            let database = folder.path().join("ledger.db");
            let store = Store::open_sqlite(&database, Access::Own).await.unwrap();
            let opened =
                Ledger::open(store.clone(), Clock::manual(START), TokenCount::Total, Outbox::default()).await;
            let (ledger, written) = opened.unwrap();
            let mut reservation = admitted(&ledger).await;
            for (deployment, floor) in [("first", 5), ("second", 7)] {
                reservation.sent(draft(deployment, floor));
                if lasts {
                    until_rows_are(&store, &[(deployment, floor)]).await;
                }
            }
            if !billed {
                reservation.not_billed();
            }
            if lasts {
                until_rows_are(&store, &expected).await;
            }
            ledger.close();
            written.await.unwrap();
            drop(reservation);
            drop((ledger, store));
            let store = Store::open_sqlite(&database, Access::Own).await.unwrap();
            until_rows_are(&store, &expected).await;
            let opened =
                Ledger::open(store.clone(), Clock::manual(START), TokenCount::Total, Outbox::default()).await;
            let (ledger, written) = opened.unwrap();
            let floor = expected.first().map_or(Picos::ZERO, |(_, floor)| Picos::new(*floor));
            let all = ledger.balance(&Terms::uncapped(AccountKey::main(Scope::Global))).await.unwrap();
            assert_eq!(all.lifetime, floor, "lasts {lasts}, billed {billed}");
            assert!(verify(&store).await.unwrap().is_green());
            ledger.close();
            written.await.unwrap();
        }
    }
}

/// The first try has a row and is taken back; then the call is sent once more and ends at once.
#[tokio::test]
async fn a_charge_is_never_on_disk_beside_the_row_of_an_earlier_try() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_sqlite(&folder.path().join("ledger.db"), Access::Own).await.unwrap();
    let opened =
        Ledger::open(store.clone(), Clock::manual(START), TokenCount::Total, Outbox::default()).await;
    let (ledger, written) = opened.unwrap();
    for round in 0..10 {
        let mut reservation = admitted(&ledger).await;
        reservation.sent(draft("first", 5));
        until_rows_are(&store, &[("first", 5)]).await;
        reservation.not_billed();
        reservation.sent(draft("second", 7));
        let charge = Charge {
            cost: Picos::new(3),
            usage: Usage::plain(1, 1),
            status: EntryStatus::Exact,
            response_id: None,
            note: None,
            first_output_ms: None,
        };
        assert!(reservation.settle(charge).await);
        assert!(holds::all(&store).await.unwrap().is_empty(), "round {round}");
    }
    ledger.close();
    written.await.unwrap();
}
