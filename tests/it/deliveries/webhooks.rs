//! A receiver that fails in every way there is: each event arrives once, in its order where nothing
//! fails, and what goes wrong for one customer or one destination holds up nobody else.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Bytes;
use litellm_rs::delivery::Rules;
use litellm_rs::domain::delivery::DeliveryState;
use litellm_rs::store::outbox::destination::DestinationState;
use litellm_rs::store::outbox::rescue::Author;

use super::receivers::{SECRET, owed_of, to_webhook, to_webhook_patiently};
use super::scene::{RULES, book, destination, drained, server, stands, states, stop, to_lago};
use crate::support::hook::{Hook, Posted};
use crate::support::lago::{Lago, Manner};
use crate::support::{Server, until};

/// Nobody waits for a second attempt.
const AT_ONCE: Rules = Rules { hurry: u64::MAX, ..RULES };

async fn start(hook: &Hook, rules: Rules) -> Server {
    server(tempfile::tempdir().unwrap(), vec![to_webhook(hook)], rules).await
}

fn author(server: &Server) -> Author<'static> {
    Author { name: "op", at: server.app.now(), note: None }
}

/// Books these while nothing is sent, so that they are sent together.
async fn book_together(server: &Server, customers: &[&str]) {
    let deliveries = &server.app.deliveries;
    deliveries.pause("webhook", author(server)).await.unwrap();
    book(server, customers).await;
    deliveries.resume("webhook", author(server)).await.unwrap();
}

fn customer(posted: &Posted) -> String {
    posted.text("customer_id")
}

fn ids<'a>(posted: impl IntoIterator<Item = &'a Posted>) -> Vec<String> {
    posted.into_iter().map(|posted| posted.id().to_owned()).collect()
}

/// What a charge of a customer looks like, digit for digit.
fn spend_tracked(posted: &Posted) -> String {
    let body = posted.json();
    let (customer, spend) = (&body["customer_id"], &body["spend"]);
    let name = customer.as_str().unwrap();
    let message = format!("Customer spend tracked. Customer={name}, spend={spend}");
    format!(
        r#"{{"spend":{spend},"max_budget":null,"soft_budget":null,"token":null,"customer_id":{customer},"user_id":null,"team_id":null,"team_alias":null,"organization_id":null,"user_email":null,"key_alias":null,"projected_exceeded_date":null,"projected_spend":null,"event_group":"customer","alert_emails":null,"max_budget_alert_emails":null,"event":"spend_tracked","event_message":{}}}"#,
        serde_json::Value::from(message)
    )
}

#[tokio::test]
async fn every_customer_is_told_of_in_order_in_litellms_words_and_signed() {
    let hook = Hook::start().await;
    let server = start(&hook, RULES).await;
    let customers = ["acme", "zoe & co", "wile", "Ünal", "a \"quoted\" one"];
    let calls: Vec<&str> = (0..400).map(|call| customers[call * call % 11 % 5]).collect();
    book(&server, &calls).await;
    drained(&server, "webhook").await;
    let told = hook.taken();
    assert_eq!((told.len(), hook.posted().len()), (400, 400));
    for posted in &told {
        assert_eq!(String::from_utf8_lossy(&posted.raw), spend_tracked(posted));
        assert!(posted.is_signed(SECRET), "{posted:?}");
        assert_eq!(posted.header("content-type"), "application/json");
    }
    for name in customers {
        let own = told.iter().filter(|posted| customer(posted) == name);
        assert_eq!(ids(own), owed_of(&server, name).await, "{name}");
    }
    stop(server).await;
}

#[tokio::test]
async fn one_that_asks_for_time_gets_it_and_then_the_same_events_in_the_same_order() {
    for status in [429, 503] {
        let hook = Hook::start().await;
        let server = start(&hook, RULES).await;
        hook.next([Manner::with(status, "retry-after", "1")]);
        book_together(&server, &["acme"; 4]).await;
        drained(&server, "webhook").await;
        let posted = hook.posted();
        let (first, again) = (&posted[0], &posted[1]);
        // The wait is counted in milliseconds of the server's clock.
        assert!(again.at - first.at >= Duration::from_millis(995), "after {:?}", again.at - first.at);
        assert_eq!((first.id(), &first.raw), (again.id(), &again.raw));
        assert_ne!(first.header("webhook-timestamp"), again.header("webhook-timestamp"));
        assert_ne!(first.header("webhook-signature"), again.header("webhook-signature"));
        assert!(first.is_signed(SECRET) && again.is_signed(SECRET));
        assert_eq!(ids(&hook.taken()), owed_of(&server, "acme").await, "{status}");
        stop(server).await;
    }
}

#[tokio::test]
async fn an_event_that_is_always_refused_is_dead_after_ten_attempts() {
    let hook = Hook::start().await;
    let server = start(&hook, AT_ONCE).await;
    hook.rule(|posted| if customer(posted) == "bad" { Manner::status(500) } else { Manner::Take });
    book(&server, &["good", "bad", "good", "good"]).await;
    drained(&server, "webhook").await;
    let (bad, good): (Vec<Posted>, Vec<Posted>) =
        hook.posted().into_iter().partition(|posted| customer(posted) == "bad");
    assert_eq!((bad.len(), good.len()), (10, 3));
    assert!(bad.iter().all(|posted| posted.id() == bad[0].id() && posted.raw == bad[0].raw));
    assert_eq!(states(&server, "webhook").await, [(DeliveryState::Dead, 1)]);
    stop(server).await;
}

#[tokio::test]
async fn a_customer_whose_events_are_refused_starves_nobody() {
    let hook = Hook::start().await;
    let server = start(&hook, RULES).await;
    hook.rule(|posted| if customer(posted) == "bad" { Manner::status(500) } else { Manner::Take });
    let mut calls = vec!["bad"; 600];
    calls.extend(["good", "fine"]);
    book_together(&server, &calls).await;
    until("the others arrive", async || hook.taken().len() == 2).await;
    let before = hook.posted().iter().filter(|posted| customer(posted) == "bad").count();
    assert!(before <= 20, "{before} went out into the void before the others");
    stop(server).await;
}

#[tokio::test]
async fn one_that_is_gone_gets_nothing_more_until_somebody_resumes_it() {
    let (hook, lago) = (Hook::start().await, Lago::start().await);
    let wanted = vec![to_webhook(&hook), to_lago(&lago, "calls")];
    let server = server(tempfile::tempdir().unwrap(), wanted, RULES).await;
    hook.usual(Manner::status(410));
    book(&server, &["acme"; 3]).await;
    stands(&server, "webhook", DestinationState::Disabled).await;
    hook.usual(Manner::Take);
    book(&server, &["acme"; 2]).await;
    // By now anything that would go there had gone.
    drained(&server, "lago").await;
    assert_eq!(hook.posted().len(), 1);
    assert_eq!(states(&server, "webhook").await, [(DeliveryState::Pending, 5)]);
    let webhook = destination(&server, "webhook");
    assert!(webhook.standing().reason.unwrap().contains("410"));
    server.app.deliveries.resume("webhook", author(&server)).await.unwrap();
    drained(&server, "webhook").await;
    assert_eq!(hook.taken().len(), 5);
    assert_eq!(webhook.standing().state, DestinationState::Active);
    stop(server).await;
}

#[tokio::test]
async fn a_redirect_pauses_and_once_mended_everything_drains_by_itself() {
    let (hook, elsewhere) = (Hook::start().await, Hook::start().await);
    let server = start(&hook, RULES).await;
    hook.usual(Manner::with(302, "location", &elsewhere.url));
    book(&server, &["acme"; 3]).await;
    stands(&server, "webhook", DestinationState::Paused).await;
    hook.requests(3).await;
    hook.usual(Manner::Take);
    book(&server, &["zoe"; 2]).await;
    drained(&server, "webhook").await;
    stands(&server, "webhook", DestinationState::Active).await;
    assert_eq!((hook.taken().len(), elsewhere.posted().len()), (5, 0));
    assert_eq!(states(&server, "webhook").await, []);
    stop(server).await;
}

#[tokio::test]
async fn one_that_hangs_or_breaks_is_told_the_same_again() {
    let hook = Hook::start().await;
    let server = start(&hook, RULES).await;
    hook.next([Manner::Hang(Duration::from_secs(5)), Manner::Break, Manner::LoseAnswer]);
    book(&server, &["acme"]).await;
    drained(&server, "webhook").await;
    let posted = hook.posted();
    assert_eq!(posted.len(), 4, "the third was taken without anybody knowing");
    assert!(posted.iter().all(|again| (again.id(), &again.raw) == (posted[0].id(), &posted[0].raw)));
    stop(server).await;
}

#[tokio::test]
async fn one_that_cannot_be_reached_is_not_an_attempt() {
    let hook = Hook::start().await;
    let mut wanted = to_webhook(&hook);
    // Nothing is let out to this machine, as where the operator allows no private address.
    let allowed = litellm_rs::delivery::webhook::Allowed { http: true, private: false };
    let url = hook.url.replace("127.0.0.1", "localhost");
    let strict = litellm_rs::delivery::webhook::Webhook::new(&url, &[], allowed).unwrap();
    wanted.target.client = strict.client().unwrap();
    wanted.target.protocol = Box::new(strict);
    let first = server(tempfile::tempdir().unwrap(), vec![wanted], AT_ONCE).await;
    book(&first, &["acme"]).await;
    let requests = || destination(&first, "webhook").tally().requests.load(Ordering::Relaxed);
    until("it was tried for long", async || requests() >= 15).await;
    let error = destination(&first, "webhook").standing().last_error.unwrap();
    assert!(error.contains("not an address of the public internet (loopback)"), "{error}");
    assert_eq!(states(&first, "webhook").await, [(DeliveryState::Pending, 1)]);
    let server = server(first.stop().await, vec![to_webhook(&hook)], RULES).await;
    drained(&server, "webhook").await;
    assert_eq!(hook.taken().len(), 1);
    stop(server).await;
}

#[tokio::test]
async fn a_webhook_that_hangs_does_not_delay_billing() {
    let (hook, lago) = (Hook::start().await, Lago::start().await);
    hook.usual(Manner::Hang(Duration::from_secs(60)));
    let wanted = vec![to_webhook_patiently(&hook), to_lago(&lago, "calls")];
    let server = server(tempfile::tempdir().unwrap(), wanted, RULES).await;
    book(&server, &["acme"; 250]).await;
    hook.requests(1).await;
    drained(&server, "lago").await;
    assert_eq!((lago.count(), hook.posted().len()), (250, 1));
    stop(server).await;
}

#[tokio::test]
async fn what_was_taken_before_a_stop_is_not_told_again_after_it() {
    let hook = Hook::start().await;
    let slow = |posted: &Posted| customer(posted) == "slow";
    hook.rule(move |posted| if slow(posted) { Manner::Hang(Duration::from_secs(60)) } else { Manner::Take });
    let first = server(tempfile::tempdir().unwrap(), vec![to_webhook_patiently(&hook)], RULES).await;
    book_together(&first, &["slow", "good", "good", "good", "slow"]).await;
    until("the others are told", async || hook.taken().len() == 3 && hook.posted().len() == 4).await;
    let folder = first.stop().await;
    hook.usual(Manner::Take);
    let server = server(folder, vec![to_webhook(&hook)], RULES).await;
    drained(&server, "webhook").await;
    let taken = hook.taken();
    assert_eq!((hook.posted().len(), taken.len()), (6, 5), "only the one that nobody answered is repeated");
    assert_eq!(ids(taken.iter().filter(|posted| slow(posted))), owed_of(&server, "slow").await);
    stop(server).await;
}

#[tokio::test]
async fn a_restart_in_the_middle_loses_nothing_and_changes_no_body() {
    let hook = Hook::start().await;
    let count = AtomicUsize::new(0);
    hook.rule(move |_| match count.fetch_add(1, Ordering::Relaxed) % 7 {
        1 => Manner::status(500),
        3 => Manner::Break,
        5 => Manner::with(503, "retry-after", "0"),
        _ => Manner::Take,
    });
    let customers = ["acme", "zoe", "wile", "bob"];
    let calls: Vec<&str> = (0..80).map(|call| customers[call % 4]).collect();
    let mut folder = tempfile::tempdir().unwrap();
    for life in 1..=4 {
        let server = server(folder, vec![to_webhook(&hook)], RULES).await;
        book(&server, &calls).await;
        hook.requests(40 * life).await;
        folder = server.stop().await;
    }
    hook.usual(Manner::Take);
    let server = server(folder, vec![to_webhook(&hook)], RULES).await;
    drained(&server, "webhook").await;
    let mut owed = HashSet::new();
    for name in customers {
        owed.extend(owed_of(&server, name).await);
    }
    let taken = hook.taken();
    assert_eq!((owed.len(), taken.len()), (320, 320), "each once");
    assert_eq!(ids(&taken).into_iter().collect::<HashSet<_>>(), owed);
    let mut bodies: HashMap<String, Bytes> = HashMap::new();
    for posted in hook.posted() {
        assert!(posted.is_signed(SECRET));
        let raw = posted.raw.clone();
        assert_eq!(*bodies.entry(posted.id().to_owned()).or_insert_with(|| raw.clone()), raw);
    }
    assert_eq!(states(&server, "webhook").await, []);
    stop(server).await;
}
