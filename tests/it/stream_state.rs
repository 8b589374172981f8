//! The live stream tells of state, too: where it begins, which records and destinations change. And
//! it tells a listener what he asked for and nothing else.

use std::time::Duration;

use litellm_rs::wire::sse::{Event, Reader};
use serde_json::{Value, json};

use crate::support::receiver::{receiver, webhook};
use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, config_with_upstream};

/// A listener that hears one event after the other.
pub struct Listener {
    response: reqwest::Response,
    reader: Reader,
    heard: std::collections::VecDeque<Event>,
}

impl Listener {
    pub async fn start(server: &Server, query: &str) -> Self {
        let request = server.http.get(format!("{}/spend/stream?{query}", server.url)).bearer_auth(MASTER);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200, "{query}");
        Self { response, reader: Reader::default(), heard: Default::default() }
    }

    /// The next event: its id, its name, its members.
    pub async fn next(&mut self) -> (Option<String>, String, Value) {
        let hearing = async {
            loop {
                if let Some(event) = self.heard.pop_front() {
                    return event;
                }
                let bytes = self.response.chunk().await.unwrap().expect("the stream goes on");
                self.heard.extend(self.reader.push(&bytes).unwrap());
            }
        };
        let event = tokio::time::timeout(Duration::from_secs(30), hearing).await.expect("an event in time");
        let data: Value = serde_json::from_str(&event.data).unwrap();
        let name = event.name.unwrap();
        assert_eq!(data["event"], name);
        (event.id, name, data)
    }

    /// The next events, in short.
    async fn told(&mut self, count: usize) -> Vec<String> {
        let mut told = Vec::new();
        for _ in 0..count {
            let (_, name, data) = self.next().await;
            let who = ["id", "destination", "customer_id"].iter().find_map(|name| data[*name].as_str());
            let action = data["action"].as_str().unwrap_or("-");
            let blocked = data.get("blocked").map(|blocked| format!(" {blocked}")).unwrap_or_default();
            told.push(format!("{name} {} {action}{blocked}", who.unwrap_or("-")));
        }
        told
    }
}

async fn scene() -> (Server, Upstream) {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    (Server::start(&config_with_upstream(&upstream.url, "")).await, upstream)
}

#[tokio::test]
async fn the_stream_begins_where_the_ledger_is() {
    let (server, _upstream) = scene().await;
    for seq in 0..3 {
        let mut listener = Listener::start(&server, "").await;
        let (id, name, data) = listener.next().await;
        assert_eq!((id, name.as_str(), &data["seq"]), (None, "snapshot", &json!(seq)));
        assert!(data["server_time"].as_str().unwrap().parse::<jiff::Timestamp>().is_ok());
        assert_eq!(data["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
        loop {
            let (id, name, _) = listener.next().await;
            if name == "spend" {
                assert_eq!(id, Some((seq + 1).to_string()), "the next line, and no other");
                break;
            }
            assert!(id.is_none() && name == "customer", "{name} has no number");
        }
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn records_that_change_are_told_of() {
    let (server, _upstream) = scene().await;
    let mut listener = Listener::start(&server, "events=customer,budget,key,team,user").await;
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 4})).await;
    server.post("/customer/new", json!({"user_id": "acme", "budget_id": "tier"})).await;
    server.post("/customer/block", json!({"user_ids": ["acme"]})).await;
    server.post("/customer/unblock", json!({"user_ids": ["acme"]})).await;
    server.post("/budget/update", json!({"budget_id": "tier", "max_budget": 5})).await;
    server.post("/customer/delete", json!({"user_ids": ["acme"]})).await;
    server.post("/budget/delete", json!({"id": "tier"})).await;
    let expected = [
        "budget tier new",
        "customer acme new false",
        "customer acme update true",
        "customer acme update false",
        "budget tier update",
        "customer acme delete",
        "budget tier delete",
    ];
    assert_eq!(listener.told(expected.len()).await, expected);
    let key = server.post("/key/generate", json!({"key_alias": "ci"})).await;
    let hash = key["token"].as_str().unwrap();
    server.post("/key/block", json!({"key": hash})).await;
    server.post("/key/delete", json!({"keys": [hash]})).await;
    let expected = ["new false", "update true", "delete"].map(|action| format!("key {hash} {action}"));
    assert_eq!(listener.told(3).await, expected);
    server.post("/team/new", json!({"team_id": "red"})).await;
    assert_eq!(listener.told(1).await, ["team red new false"]);
    server.post("/user/new", json!({"user_id": "ada", "auto_create_key": false})).await;
    assert_eq!(listener.told(1).await, ["user ada new"]);
    // The first call of a customer makes it.
    assert_eq!(server.chat("up", "fresh", json!({})).await.0, 200);
    assert_eq!(listener.told(1).await, ["customer fresh new false"]);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn destinations_that_change_are_told_of() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let to_webhook = receiver().await;
    let yaml = config_with_upstream(&upstream.url, "");
    let (folder, clock) = (tempfile::tempdir().unwrap(), litellm_rs::clock::Clock::System);
    let server = Server::start_telling(folder, &yaml, clock, vec![webhook(&to_webhook)]).await;
    let mut listener = Listener::start(&server, "events=delivery").await;
    server.post("/delivery/pause", json!({"destination": "webhook"})).await;
    server.post("/delivery/resume", json!({"destination": "webhook"})).await;
    assert_eq!(listener.told(2).await, ["delivery webhook paused", "delivery webhook active"]);
    to_webhook.next([Answer::Raw { status: 422, headers: vec![], body: String::new() }]);
    assert_eq!(server.chat("up", "acme", json!({})).await.0, 200);
    assert_eq!(listener.told(1).await, ["delivery webhook dead"]);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_listener_hears_what_he_asked_for() {
    let (server, upstream) = scene().await;
    for (customer, cap) in [("acme", 10), ("zoe", 10), ("broke", 0)] {
        server.post("/customer/new", json!({"user_id": customer, "max_budget": cap})).await;
    }
    let key = server.key(json!({"key_alias": "ci"})).await;
    let mut listeners = Vec::new();
    for (query, expected) in [
        ("events=spend", vec!["acme", "zoe", "zoe"]),
        ("events=spend,blocked,error", vec!["acme", "zoe", "broke", "acme", "zoe"]),
        ("events=spend&events=blocked&customer=zoe&customer=broke", vec!["zoe", "broke", "zoe"]),
        ("events=spend,blocked,error&status=blocked", vec!["broke"]),
        ("events=spend,blocked,error&status=error", vec!["acme"]),
        ("events=spend&key=ci", vec!["zoe"]),
        ("events=spend&tag=prod,night", vec!["zoe"]),
        ("events=spend&min_cost=0.001", vec!["zoe"]),
        ("events=spend&model=up&provider=openai&customer=acme", vec!["acme"]),
        ("events=spend&model=other", vec![]),
    ] {
        listeners.push((query, Listener::start(&server, query).await, expected));
    }
    let chat = async |customer: &str| server.chat("up", customer, json!({})).await.0;
    assert_eq!(chat("acme").await, 200);
    upstream.next([Answer::Chat { output_tokens: 100, after: Duration::ZERO }]);
    assert_eq!(chat("zoe").await, 200);
    assert_eq!(chat("broke").await, 422);
    upstream.next([Answer::Raw { status: 500, headers: vec![], body: "{}".into() }]);
    assert!(chat("acme").await >= 500);
    let more = json!({"metadata": {"tags": ["night"]}});
    assert_eq!(server.chat_as(&key, "up", "zoe", &more).await.status, 200);
    for (query, mut listener, expected) in listeners {
        for customer in expected {
            assert_eq!(listener.next().await.2["customer_id"], customer, "{query}");
        }
        assert!(listener.heard.is_empty(), "{query}");
    }
    // The past goes through the same filters, and ends.
    for (query, expected) in [("", 3), ("&customer=acme", 1), ("&events=blocked", 0)] {
        let query = format!("since=1h&follow=false{query}");
        let request = server.http.get(format!("{}/spend/stream?{query}", server.url)).bearer_auth(MASTER);
        let text = request.send().await.unwrap().text().await.unwrap();
        assert_eq!(text.matches("event: spend").count(), expected, "{query}: {text}");
        assert_eq!(
            text.matches("event: snapshot").count(),
            usize::from(!query.contains("events")),
            "{query}"
        );
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn bad_filters_are_refused_with_their_names() {
    let (server, _upstream) = scene().await;
    for (query, param) in [
        ("status=fine", "status"),
        ("min_cost=-1", "min_cost"),
        ("min_cost=cheap", "min_cost"),
        ("events=spend,gossip", "events"),
        ("since=soon", "since"),
    ] {
        let (status, answer) = server.call("GET", &format!("/spend/stream?{query}"), None).await;
        assert_eq!((status, &answer["error"]["param"]), (400, &json!(param)), "{query}: {answer}");
    }
    server.stop_and_verify().await;
}
