//! Those who follow the live stream and take their time: what they miss is told as what it is, and
//! nobody waits for them.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use futures_util::StreamExt;
use futures_util::future::join_all;
use litellm_rs::clock::Clock;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::scope::Scope;
use litellm_rs::domain::time::Millis;
use litellm_rs::ledger::live::{Action, Changed, LiveEvent, RecordKind};
use litellm_rs::server::router;
use litellm_rs::wire::sse::{Event, Reader};
use serde_json::{Value, json};
use tower_service::Service;

use crate::support::control::NOW;
use crate::support::receiver::{receiver, webhook};
use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, config_with_upstream};

/// One who hears only what he asks for, without a connection that would hold anything for him.
struct Listener {
    body: BodyDataStream,
    reader: Reader,
    heard: VecDeque<Event>,
}

impl Listener {
    async fn start(server: &Server, query: &str) -> Self {
        let request = Request::get(format!("/spend/stream?{query}"));
        let request = request.header("authorization", format!("Bearer {MASTER}")).body(Body::empty());
        let response = router(server.app.clone()).call(request.unwrap()).await.unwrap();
        assert_eq!(response.status(), 200, "{query}");
        let body = response.into_body().into_data_stream();
        Self { body, reader: Reader::default(), heard: VecDeque::new() }
    }

    /// The next event: its id, its name, its members; an error where the stream was cut.
    async fn next(&mut self) -> Result<(Option<String>, String, Value), axum::Error> {
        while self.heard.is_empty() {
            let bytes = tokio::time::timeout(Duration::from_secs(30), self.body.next()).await;
            let bytes = bytes.expect("an event in time").expect("the stream goes on")?;
            self.heard.extend(self.reader.push(&bytes).unwrap());
        }
        let event = self.heard.pop_front().unwrap();
        Ok((event.id, event.name.unwrap(), serde_json::from_str(&event.data).unwrap()))
    }
}

#[tokio::test]
async fn who_falls_behind_is_told_no_line_from_before_the_time_he_asked_for() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let clock = Clock::manual(Millis(NOW));
    let server = Server::start_at(&config_with_upstream(&upstream.url, ""), clock.clone()).await;
    for _ in 0..3 {
        assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    }
    clock.advance_ms(3_600_000);
    let mut listener = Listener::start(&server, "since=10m&events=snapshot,spend,team").await;
    assert_eq!(listener.next().await.unwrap().1, "snapshot");
    let change = Changed { kind: RecordKind::Team, id: "red".into(), action: Action::Update, blocked: None };
    let (change, live) = (Arc::new(change), server.app.ledger.live());
    let happens = || assert!(live.send(LiveEvent::Changed(Arc::clone(&change))).is_ok());
    happens();
    assert_eq!(listener.next().await.unwrap().1, "team", "history, which comes first, is behind him");
    (0..20_000).for_each(|_| happens());
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    let (_, name, gap) = listener.next().await.unwrap();
    assert!(name == "gap" && gap["missed"].as_u64() > Some(0), "{name} {gap}");
    let (id, name, _) = listener.next().await.unwrap();
    assert_eq!((id.as_deref(), name.as_str()), (Some("4"), "spend"));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn who_missed_changes_of_destinations_looks_at_all_of_them_and_missed_no_spend() {
    let (clock, folder, to_webhook) = (Clock::System, tempfile::tempdir().unwrap(), receiver().await);
    let server = Server::start_telling(folder, "", clock, vec![webhook(&to_webhook)]).await;
    let mut listener = Listener::start(&server, "").await;
    assert_eq!(listener.next().await.unwrap().1, "snapshot");
    for _ in 0..150 {
        server.post("/delivery/pause", json!({"destination": "webhook"})).await;
        server.post("/delivery/resume", json!({"destination": "webhook"})).await;
    }
    for action in ["changed", "paused", "active", "paused"] {
        let (_, name, told) = listener.next().await.unwrap();
        assert_eq!((name.as_str(), &told["destination"]), ("delivery", &json!("webhook")), "{told}");
        assert_eq!(told["action"], action);
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_server_that_goes_down_does_not_tell_history_to_its_end() {
    let server = Server::start_at("", Clock::manual(Millis(NOW))).await;
    let lines = (0..700).map(|_| {
        let scope = Scope::Customer("acme".into());
        server.app.ledger.adjust(scope, Picos::from_dollars(1), "a test", "one of many")
    });
    assert!(join_all(lines).await.iter().all(Result::is_ok));
    let mut listener = Listener::start(&server, "since=1h&follow=false").await;
    assert_eq!(listener.next().await.unwrap().1, "snapshot");
    assert_eq!(listener.next().await.unwrap().0.as_deref(), Some("1"));
    server.app.stopping.cancel();
    let mut last = 1;
    let cut = loop {
        match listener.next().await {
            Ok((id, ..)) => last = id.unwrap().parse().unwrap(),
            Err(cut) => break cut,
        }
    };
    assert!(last < 700, "{last}");
    assert!(cut.to_string().contains("stops"), "it does not look like the end: {cut}");
    server.stop_and_verify().await;
}
