//! Lines that are told from memory and lines that are read again: nothing is told twice, and nothing
//! is left out where one becomes the other.

use std::time::Duration;

use litellm_rs::store::Statement;

use super::scene::Scene;
use crate::support::lago::Manner;
use crate::support::until;

/// More than are kept in memory.
const MANY: usize = 5_000;

/// Events that were sent, those that were sent again included.
fn sent(scene: &Scene) -> usize {
    scene.lago.asked().iter().map(|asked| asked.events.len()).sum()
}

#[tokio::test]
async fn a_busy_server_tells_each_call_in_one_request() {
    let scene = Scene::start().await;
    // Let the server fall behind what it keeps in memory, and find its way back.
    scene.lago.next(vec![Manner::TakeLate(Duration::from_millis(300)); 8]);
    for customer in ["acme", "other"] {
        scene.book(MANY, customer).await;
        scene.drained().await;
    }
    assert_eq!((scene.lago.count(), sent(&scene)), (2 * MANY, 2 * MANY));
    assert_eq!(scene.lago.sum(), scene.booked().await);
    scene.stop().await;
}

#[tokio::test]
async fn what_was_left_before_a_restart_is_told_without_another_call() {
    let scene = Scene::start().await;
    scene.lago.usual(Manner::status(503));
    scene.book(3, "acme").await;
    let scene = scene.restart().await;
    scene.lago.usual(Manner::Take);
    scene.drained().await;
    assert_eq!(scene.lago.count(), 3);
    scene.stop().await;
}

#[tokio::test]
async fn a_delivery_that_is_made_due_again_is_found_among_the_newest() {
    let scene = Scene::start().await;
    scene.book(2, "acme").await;
    scene.drained().await;
    let again = "update delivery set state = 'pending' where source_seq = (select min(seq) from entry)";
    scene.server.app.ledger.store().write(vec![Statement::new(again, vec![])]).await.unwrap();
    scene.destination().notice();
    until("the delivery is sent again", async || sent(&scene) == 3).await;
    scene.book(1, "acme").await;
    scene.drained().await;
    assert_eq!((scene.lago.count(), sent(&scene)), (3, 4));
    scene.stop().await;
}
