//! What leaves for a billing system that fails in every way there is: each charge arrives once, and
//! what arrives adds up to what was booked, to the last digit.

mod binary;
mod budgets;
mod crash;
mod newest;
mod receivers;
mod scene;
mod settings;
mod webhooks;

use std::time::Duration;

use litellm_rs::delivery::Rules;
use litellm_rs::domain::delivery::{CircuitRules, DeliveryState};
use litellm_rs::store::outbox::delivery;
use litellm_rs::store::outbox::destination::DestinationState;
use litellm_rs::store::outbox::rescue::Author;
use scene::Scene;
use serde_json::{Value, json};

use crate::lago::fake::{FakeLago, KEY};
use crate::support::lago::Manner;
use crate::support::server::MASTER;
use crate::support::{chat_body, until};

#[tokio::test]
async fn every_call_is_told_once_with_its_exact_cost() {
    let scene = Scene::start().await;
    for call in 0..7 {
        let customer = format!("customer-{}", call % 3);
        let (status, answer) = scene.server.chat("mock", &customer, json!({"max_tokens": 5})).await;
        assert_eq!(status, 200, "{answer}");
    }
    let call_id = ("x-litellm-call-id", "5f0c7c1e-2f0b-4b3c-9c57-1d2f5d1c7a90");
    let body = chat_body("mock", "customer-9", &json!({"max_tokens": 5}));
    let reply = scene.server.send(MASTER, "/v1/chat/completions", &[call_id], body).await;
    assert_eq!((reply.status, reply.header(call_id.0)), (200, call_id.1));
    scene.drained().await;
    assert_eq!(scene.lago.count(), 8);
    let own = |event: &Value| event["external_customer_id"] == "customer-9";
    let event = scene.lago.events().into_iter().find(own).unwrap();
    assert_eq!(event["properties"]["request_id"], call_id.1, "the proxy's id, not the provider's");
    assert_eq!(scene.lago.sum(), scene.booked().await);
    let event = &scene.lago.events()[0];
    assert_eq!(event["external_subscription_id"], "customer-0");
    assert_eq!(event["code"], "calls");
    assert_eq!(scene.lago.asked()[0].authorization, "Bearer lago-key");
    assert!(scene.lago.paths().iter().all(|path| path.starts_with("/api/v1/events")));
    scene.stop().await;
}

#[tokio::test]
async fn an_answer_that_is_lost_doubles_nothing_and_holds_up_nothing() {
    let scene = Scene::start().await;
    scene.lago.next([Manner::LoseAnswer]);
    scene.book(100, "acme").await;
    scene.drained().await;
    assert_eq!(scene.lago.count(), 100);
    assert_eq!(scene.lago.sum(), scene.booked().await);
    let asked = scene.lago.asked();
    assert_eq!(asked.len(), 2, "the repeat finds everything there already, and that is the end of it");
    assert_eq!(asked[0].raw, asked[1].raw, "the same bytes");
    scene.stop().await;
}

#[tokio::test]
async fn one_bad_event_of_a_hundred_is_dead_and_the_others_arrive() {
    let scene = Scene::start().await;
    scene.book(37, "acme").await;
    scene.book(1, "bad").await;
    scene.book(62, "acme").await;
    scene.drained().await;
    assert_eq!(scene.lago.count(), 99);
    assert_eq!(scene.lago.asked().len(), 2);
    assert_eq!(scene.states().await, [(DeliveryState::Dead, 1)]);
    scene.stop().await;
}

#[tokio::test]
async fn a_request_that_is_refused_as_a_whole_is_split_until_the_bad_one_is_found() {
    for place in [0, 5, 7] {
        let scene = Scene::start().await;
        scene.book(place, "acme").await;
        scene.book(1, "poison").await;
        scene.book(7 - place, "acme").await;
        scene.drained().await;
        assert_eq!(scene.lago.count(), 7, "{place}");
        assert_eq!(scene.states().await, [(DeliveryState::Dead, 1)], "{place}");
        assert_eq!(scene.destination().standing().state, DestinationState::Active);
        scene.stop().await;
    }
}

#[tokio::test]
async fn one_that_refuses_everything_is_doubted_before_what_it_refuses() {
    let scene = Scene::start().await;
    scene.lago.usual(Manner::status(400));
    scene.book(30, "acme").await;
    scene.standing(DestinationState::Paused).await;
    scene.lago.requests(12).await;
    let standing = scene.destination().standing();
    assert!(standing.reason.unwrap().contains("400"), "and it says so");
    assert_eq!(standing.last_ok_at, None);
    assert_eq!(scene.states().await, [(DeliveryState::Pending, 30)], "nothing is dead");
    scene.lago.usual(Manner::Take);
    scene.drained().await;
    assert_eq!(scene.lago.count(), 30);
    // It has taken something, and then somebody sets it up wrongly: after a few it is doubted again.
    scene.lago.usual(Manner::status(400));
    scene.book(40, "acme").await;
    scene.standing(DestinationState::Paused).await;
    let dead = scene.states().await.into_iter().find(|(state, _)| *state == DeliveryState::Dead);
    assert!(dead.is_none_or(|(_, count)| count <= 10), "{dead:?}");
    scene.stop().await;
}

#[tokio::test]
async fn requests_that_are_too_large_get_smaller() {
    let scene = Scene::start().await;
    let body =
        json!({"status": 422, "code": "validation_errors", "error_details": {"events": ["too_many_events"]}});
    let refuse = Manner::Refuse { status: 422, headers: vec![], body: body.to_string() };
    scene.lago.next([refuse, Manner::status(413)]);
    scene.book(100, "acme").await;
    scene.drained().await;
    assert_eq!(scene.lago.count(), 100);
    let sizes: Vec<usize> = scene.lago.asked().iter().map(|asked| asked.events.len()).collect();
    assert_eq!(sizes, [100, 50, 25, 25, 50]);
    let limit = scene.destination().standing().batch_limit.unwrap();
    assert!((25..30).contains(&limit), "{limit}: it grows again, one by one");
    scene.book(60, "acme").await;
    scene.drained().await;
    assert_eq!(scene.lago.asked()[5].events.len(), limit);
    scene.stop().await;
}

#[tokio::test]
async fn ten_thousand_calls_during_an_outage_and_a_restart_are_told_in_full_requests() {
    let scene = Scene::start().await;
    scene.lago.usual(Manner::status(503));
    scene.book(6_000, "acme").await;
    let (status, _) = scene.server.chat("mock", "acme", json!({"max_tokens": 5})).await;
    assert_eq!(status, 200, "calls do not notice");
    let scene = scene.restart().await;
    scene.book(3_999, "other").await;
    assert_eq!(scene.lago.count(), 0);
    let before = scene.lago.asked().len();
    let most = scene.lago.asked().iter().map(|asked| asked.events.len()).max();
    assert!(most <= Some(100) && before < 40, "{before} requests into the void, the largest of {most:?}");
    scene.lago.usual(Manner::Take);
    scene.drained().await;
    assert_eq!(scene.lago.count(), 10_000);
    assert_eq!(scene.lago.sum(), scene.booked().await);
    let after = scene.lago.asked().len() - before;
    assert!(after <= 105, "drained in {after} requests");
    scene.stop().await;
}

#[tokio::test]
async fn a_wrong_key_loses_nothing_and_a_right_one_drains_without_a_command() {
    for status in [401, 403, 404] {
        let scene = Scene::start().await;
        scene.lago.usual(Manner::status(status));
        scene.book(3, "acme").await;
        scene.standing(DestinationState::Paused).await;
        let reason = scene.destination().standing().reason.unwrap();
        assert!(reason.contains(&status.to_string()), "{reason}");
        assert_eq!(scene.states().await, [(DeliveryState::Pending, 3)]);
        scene.book(150, "acme").await;
        scene.lago.usual(Manner::Take);
        scene.drained().await;
        scene.standing(DestinationState::Active).await;
        assert_eq!(scene.lago.count(), 153);
        assert_eq!(scene.lago.sum(), scene.booked().await);
        scene.stop().await;
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = crate::support::lago::Lago::start().await;
    let scene = Scene::start().await;
    scene.lago.next([Manner::with(302, "location", &elsewhere.url)]);
    scene.book(2, "acme").await;
    scene.drained().await;
    assert_eq!((scene.lago.count(), elsewhere.asked().len()), (2, 0));
    scene.stop().await;
}

#[tokio::test]
async fn one_that_is_asked_too_fast_is_asked_when_it_says() {
    let scene = Scene::start().await;
    scene.lago.next([Manner::with(429, "x-ratelimit-reset", "1")]);
    let begun = std::time::Instant::now();
    scene.book(450, "acme").await;
    scene.drained().await;
    assert!(begun.elapsed() >= Duration::from_secs(1), "it was asked after {:?}", begun.elapsed());
    assert_eq!(scene.lago.count(), 450);
    scene.stop().await;
}

#[tokio::test]
async fn one_that_hangs_is_asked_again_with_the_same_bytes() {
    let scene = Scene::start().await;
    scene.lago.next([Manner::Hang(Duration::from_secs(5)), Manner::Break]);
    scene.book(5, "acme").await;
    scene.drained().await;
    assert_eq!(scene.lago.count(), 5);
    let asked = scene.lago.asked();
    assert!(asked.windows(2).all(|pair| pair[0].raw == pair[1].raw));
    scene.stop().await;
}

#[tokio::test]
async fn a_destination_that_is_down_is_left_alone_and_then_asked_with_one_event() {
    let circuit = CircuitRules { open_ms: 400, open_max_ms: 400, ..scene::RULES.circuit };
    let scene = Scene::start_with(Rules { circuit, ..scene::RULES }).await;
    scene.lago.usual(Manner::status(500));
    scene.book(20, "acme").await;
    scene.lago.requests(5).await;
    scene.book(300, "acme").await;
    scene.lago.requests(6).await;
    let asked = scene.lago.asked();
    assert!(asked[..5].iter().all(|asked| asked.events.len() == 20));
    assert_eq!(asked[5].events.len(), 1, "the probe");
    scene.lago.usual(Manner::Take);
    scene.drained().await;
    assert_eq!(scene.lago.count(), 320);
    scene.stop().await;
}

#[tokio::test]
async fn a_call_of_nobody_is_kept_back_and_counted() {
    let scene = Scene::start().await;
    let body = json!({"model": "mock", "max_tokens": 5, "messages": [{"role": "user", "content": "Hello"}]});
    scene.server.post("/v1/chat/completions", body).await;
    scene.book(1, "acme").await;
    scene.drained().await;
    assert_eq!(scene.lago.count(), 1);
    assert_eq!(scene.states().await, [(DeliveryState::Skipped, 1)]);
    scene.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_an_operator_pauses_costs_nothing_until_it_is_resumed() {
    let scene = Scene::start().await;
    let author = Author { name: "op", at: scene.server.app.now(), note: None };
    scene.server.app.deliveries.pause("lago", author).await.unwrap();
    scene.book(5, "acme").await;
    let begun = std::time::Instant::now();
    for _ in 0..20 {
        tokio::task::yield_now().await;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(begun.elapsed() < Duration::from_secs(2), "the runtime is free: {:?}", begun.elapsed());
    assert_eq!(scene.lago.count(), 0);
    scene.server.app.deliveries.resume("lago", author).await.unwrap();
    scene.drained().await;
    assert_eq!(scene.lago.count(), 5);
    scene.stop().await;
}

#[tokio::test]
async fn nobody_is_waited_for_longer_than_five_minutes() {
    let scene = Scene::start().await;
    scene.lago.next([Manner::with(429, "x-ratelimit-reset", "1760000000")]);
    scene.book(3, "acme").await;
    scene.lago.requests(1).await;
    let store = scene.server.app.ledger.store();
    let id = scene.destination().id();
    let mut due = None;
    until("the answer is noted", async || {
        due = delivery::next_due(store, id).await.unwrap();
        scene.destination().standing().last_error.is_some()
            && due.is_some_and(|due| due > scene.server.app.now())
    })
    .await;
    let wait_ms = due.unwrap().since(scene.server.app.now());
    assert!(wait_ms <= 300_000, "{wait_ms}");
    scene.stop().await;
}

#[tokio::test]
async fn what_arrived_before_the_server_went_down_is_not_sent_again() {
    let scene = Scene::start_with(Rules { grace: Duration::from_millis(50), ..scene::RULES }).await;
    // The first request is answered, the second one hangs beyond the end.
    scene.lago.next([Manner::Take, Manner::Hang(Duration::from_secs(5))]);
    scene.book(400, "acme").await;
    scene.lago.requests(2).await;
    until("something has arrived", async || scene.lago.count() >= 100).await;
    let scene = scene.restart().await;
    scene.drained().await;
    assert_eq!(scene.lago.count(), 400);
    let asked: usize = scene.lago.asked().iter().map(|asked| asked.events.len()).sum();
    assert!(asked <= 400 + 300, "{asked}: only what had no answer goes out again");
    let first: Vec<Value> = scene.lago.asked()[0].events.clone();
    let again =
        |event: &Value| scene.lago.asked().iter().filter(|asked| asked.events.contains(event)).count();
    let repeated = first.iter().filter(|event| again(event) > 1).count();
    assert!(
        repeated == 0 || scene.lago.asked()[0].events.len() < 100,
        "{repeated} of the first were asked again"
    );
    scene.stop().await;
}

#[tokio::test]
async fn what_lago_itself_keeps_is_held_against_the_ledger() {
    let fake = FakeLago::start().await;
    let folder = tempfile::tempdir().unwrap();
    let server =
        scene::server(folder, vec![scene::to_lago_by(fake.with_key(KEY), "openai_tokens")], scene::RULES)
            .await;
    for _ in 0..5 {
        assert_eq!(server.chat("mock", "my-unique-id", json!({"max_tokens": 5})).await.0, 200);
    }
    let id = server.app.deliveries.find("lago").unwrap().id();
    let store = server.app.ledger.store();
    until("everything has arrived", async || delivery::next_due(store, id).await.unwrap().is_none()).await;
    let hour_ago = server.app.now().plus_ms(-3_600_000);
    let proof = format!("/delivery/verify?since={hour_ago}&until=2100-01-01T00:00:00Z");
    let (status, verified) = server.call("GET", &proof, None).await;
    assert_eq!((status, &verified["ok"]), (200, &json!(true)), "{verified}");
    let kept = &verified["destinations"][0]["kept"];
    assert_eq!((&kept["sent"], &kept["accepted"]["count"]), (&kept["accepted"], &json!(5)), "{verified}");
    assert_eq!(kept["accepted"]["cost"], verified["charges"]["cost"]);
    let (_, checked) = server.call("GET", "/billing/check?destination=lago", None).await;
    assert_eq!(checked["ok"], true, "{checked}");
    fake.tamper(|events| drop(events.pop()));
    let (_, verified) = server.call("GET", &proof, None).await;
    assert_eq!(verified["ok"], false);
    let kept = &verified["destinations"][0]["kept"];
    assert_eq!((&kept["missing"]["count"], &kept["accepted"]["count"]), (&json!(1), &json!(4)));
    drop(server.stop().await);
}
