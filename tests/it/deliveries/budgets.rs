//! A budget that runs out under load, as its operator hears of it: in the webhook and in Slack, each
//! step once.

use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::alert::AlertRules;
use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::receivers::{SECRET, to_slack, to_webhook};
use super::scene::{RULES, drained};
use crate::support::hook::{Hook, Posted};
use crate::support::server::{MASTER, Told};
use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream, picos};

/// Eleven tokens in, ten out: 0.00041 dollars.
const CALL: Picos = Picos::new((11 * 10 + 10 * 30) * 1_000_000);

/// A customer who can pay for twenty calls makes 64 at once.
async fn spend(server: &Server) {
    let max: Value = serde_json::from_str(&CALL.times(20).unwrap().to_string()).unwrap();
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": max})).await;
    let mut calls = JoinSet::new();
    for _ in 0..64 {
        let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(MASTER);
        let body = chat_body("up", "acme", &json!({"max_tokens": 10})).to_string();
        calls.spawn(async move { request.body(body).send().await.unwrap().status().as_u16() });
    }
    let answered = calls.join_all().await;
    assert_eq!(answered.iter().filter(|status| **status == 200).count(), 20, "{answered:?}");
    server.settled().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_budget_that_runs_out_under_load_is_told_of_once_a_step() {
    let (hook, channel) = (Hook::start().await, Hook::start().await);
    let upstream = Upstream::start(Answer::Chat { output_tokens: 10, after: Duration::ZERO }).await;
    let told = Told {
        wanted: vec![to_webhook(&hook), to_slack(&channel)],
        rules: RULES,
        alerts: AlertRules::new([15, 5], false),
    };
    let yaml = config_with_upstream(&upstream.url, "");
    let server = Server::start_telling(tempfile::tempdir().unwrap(), &yaml, Clock::System, told).await;
    spend(&server).await;
    drained(&server, "webhook").await;
    drained(&server, "slack").await;

    let (calls, alerts): (Vec<Posted>, Vec<Posted>) =
        hook.taken().into_iter().partition(|posted| posted.text("event") == "spend_tracked");
    assert!(hook.posted().iter().all(|posted| posted.is_signed(SECRET)));
    let sum = calls.iter().fold(Picos::ZERO, |sum, call| sum.plus(picos(&call.json()["spend"])).unwrap());
    assert_eq!((calls.len(), Some(sum)), (20, CALL.times(20)));
    let max = CALL.times(20).unwrap();
    let expected = [
        ("threshold_crossed", "15% or less of budget remaining".to_owned(), 17),
        ("threshold_crossed", "5% or less of budget remaining".to_owned(), 19),
        ("budget_crossed", format!("Budget Crossed\n Total Budget:`{max}`"), 20),
    ];
    assert_eq!(alerts.len(), expected.len(), "{alerts:?}");
    for (posted, (event, message, calls)) in alerts.iter().zip(&expected) {
        let body = posted.json();
        assert_eq!(body["event"], *event);
        assert_eq!(body["event_message"], format!("Customer Budget: {message}"));
        assert_eq!((&body["customer_id"], &body["event_group"]), (&json!("acme"), &json!("customer")));
        assert_eq!(Some(picos(&body["spend"])), CALL.times(*calls));
        assert_eq!(picos(&body["max_budget"]), max);
    }

    // Who reads on finds the calls that led there before what is told of them.
    let told: Vec<String> = hook.taken().iter().map(|posted| posted.text("event")).collect();
    let at = told.iter().enumerate().filter(|(_, event)| *event != "spend_tracked").map(|(at, _)| at);
    for ((at, before), (event, _, calls)) in at.zip(0..).zip(&expected) {
        assert!(
            at - before >= usize::try_from(*calls).unwrap(),
            "{event} came after {} calls: {told:?}",
            at - before
        );
    }

    let messages = channel.taken();
    let [message] = messages.as_slice() else { panic!("{} messages", messages.len()) };
    let text = message.text("text");
    assert_eq!(text.matches("Alert type: `budget_alerts`").count(), 3, "{text}");
    for (_, words, _) in &expected {
        assert_eq!(text.matches(&format!("Message: Customer Budget: {words}\n")).count(), 1, "{text}");
    }
    server.stop_and_verify().await;
}
