//! Events as a receiver meets them: LiteLLM's recorded bodies, signatures that somebody else
//! verifies, and requests that go where they were sent and nowhere else.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::sync::Arc;

use litellm_rs::clock::Clock;
use litellm_rs::delivery::send::{bounded, send};
use litellm_rs::delivery::target::Protocol;
use litellm_rs::delivery::target::{ANSWER_MAX, Item, Subject};
use litellm_rs::delivery::webhook::{Allowed, Webhook};
use litellm_rs::domain::delivery::{
    DeliveryKey, DestinationId, EventGroup, Profile, SigningKey, Source, SpendFacts, Verdict, WebhookProfile,
};
use litellm_rs::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::time::Millis;
use litellm_rs::domain::usage::Usage;
use reqwest::header::HeaderMap;
use serde_json::Value;

use crate::support::{Answer, Upstream};

const LOCAL: Allowed = Allowed { http: true, private: true };
const PUBLIC: Allowed = Allowed { http: true, private: false };

/// A call that a customer is charged for.
pub fn spent(customer: &str, cost: &str) -> Item {
    let payer = Payer { customer: Some(customer.into()), ..Payer::default() };
    item(EventGroup::Customer, payer, cost, SpendFacts::default())
}

fn item(group: EventGroup, payer: Payer, cost: &str, facts: SpendFacts) -> Item {
    let entry = Entry {
        seq: 1,
        id: "0199f0c2-5b7e-7c1a-9d53-0c8f2f6e11aa".into(),
        request_id: "call-1".into(),
        call_id: None,
        kind: EntryKind::Charge,
        status: EntryStatus::Exact,
        at: Millis(0),
        started_at: Millis(0),
        payer: Arc::new(payer),
        call: Arc::new(CallFacts::default()),
        usage: Usage::default(),
        cost: Picos::parse(cost).unwrap(),
        held: Picos::ZERO,
        duration_ms: 0,
        detail: Detail::default(),
    };
    Item {
        key: DeliveryKey { destination: DestinationId(1), source: Source::Entry(1), part: 0 },
        profile: Arc::new(Profile::Webhook(WebhookProfile { group, spend_tracked: true })),
        subject: Subject::Entry(Arc::new(entry), facts),
        attempts: 0,
        first_sent_at: None,
    }
}

fn keys() -> [SigningKey; 2] {
    [SigningKey::new(&[1; 24]).unwrap(), SigningKey::new(&[2; 64]).unwrap()]
}

fn verifies(key: &SigningKey, headers: &HeaderMap, body: &[u8]) -> bool {
    standardwebhooks::Webhook::new(&key.expose()).unwrap().verify(body, headers).is_ok()
}

/// Whether anybody has come. A connection to this machine is in the queue when it is made, so
/// nobody has to wait for it.
fn was_reached(listener: &TcpListener) -> bool {
    listener.set_nonblocking(true).unwrap();
    match listener.accept() {
        Ok(_) => true,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::WouldBlock);
            false
        }
    }
}

/// What LiteLLM has posted to its webhook in the recordings.
fn recorded() -> Vec<Value> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut posts = Vec::new();
    for name in
        ["01-customer-track-spend", "04-pricing-tiers", "14-chat-shapes", "17-default-customer-budget"]
    {
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let recording: Value = serde_json::from_str(&text).unwrap();
        let captured = recording["captured"].as_array().unwrap().iter();
        posts.extend(captured.filter(|post| post["path"] == "/webhook").map(|post| post["body"].clone()));
    }
    posts
}

/// The body with its numbers as exact decimals: LiteLLM's carry the noise of binary fractions.
fn exact(body: &Value) -> Value {
    let decimal = |text: &str| Picos::parse(text).unwrap().to_string();
    let mut body = body.clone();
    for name in ["spend", "max_budget"] {
        if let Value::Number(number) = &body[name] {
            body[name] = serde_json::from_str(&decimal(&number.to_string())).unwrap();
        }
    }
    let (words, amount) = body["event_message"].as_str().unwrap().rsplit_once('=').unwrap();
    body["event_message"] = format!("{words}={}", decimal(amount)).into();
    body
}

#[test]
fn a_call_of_a_customer_is_told_as_litellm_tells_it() {
    let webhook = Webhook::new("https://example.com", &[], Allowed::default()).unwrap();
    let recorded = recorded();
    assert!(recorded.len() >= 18, "{}", recorded.len());
    for theirs in recorded {
        let payer = Payer {
            key: theirs["token"].as_str().map(Into::into),
            customer: theirs["customer_id"].as_str().map(Into::into),
            ..Payer::default()
        };
        let max_budget =
            theirs["max_budget"].as_number().map(|number| Picos::parse(&number.to_string()).unwrap());
        let facts = SpendFacts { max_budget, ..SpendFacts::default() };
        let cost = theirs["spend"].as_number().unwrap().to_string();
        let outgoing = webhook.request(&[item(EventGroup::EndUser, payer, &cost, facts)], Millis(0));
        let ours: Value = serde_json::from_slice(&outgoing.body).unwrap();
        // As text, because the order of the members counts.
        assert_eq!(exact(&ours).to_string(), exact(&theirs).to_string());
    }
}

#[tokio::test]
async fn a_second_attempt_has_the_same_id_and_bytes_and_its_own_signature() {
    let upstream = Upstream::start(Answer::Raw { status: 204, headers: vec![], body: String::new() }).await;
    upstream.next([Answer::Raw { status: 500, headers: vec![], body: "out of order".into() }]);
    let webhook = Webhook::new(&format!("{}/events?to=me", upstream.url), &keys(), LOCAL).unwrap();
    let (client, items) = (webhook.client().unwrap(), [spent("Zoë", "0.000000000001")]);
    let now = Clock::System.now();
    let mut verdicts = Vec::new();
    for at in [now, now.plus_ms(5_000)] {
        let answer = send(&client, webhook.request(&items, at)).await.unwrap();
        verdicts.push(webhook.read(&answer, &items));
    }
    assert_eq!(verdicts, [Verdict::Retry("500 out of order".into()), Verdict::Accepted]);
    let seen = upstream.seen();
    let [first, again] = seen.as_slice() else { panic!("{} requests", seen.len()) };
    assert_eq!((&first.raw, &first.path), (&again.raw, &"/events?to=me".to_owned()));
    assert_eq!(first.body["spend"].to_string(), "0.000000000001");
    assert_eq!(first.headers["webhook-id"], "msg_0199f0c2-5b7e-7c1a-9d53-0c8f2f6e11aa");
    assert_eq!(first.headers["webhook-id"], again.headers["webhook-id"]);
    for name in ["webhook-timestamp", "webhook-signature"] {
        assert_ne!(first.headers[name], again.headers[name]);
    }
    let mut spliced = again.headers.clone();
    spliced.insert("webhook-signature", first.headers["webhook-signature"].clone());
    for key in &keys() {
        assert!(verifies(key, &first.headers, &first.raw) && verifies(key, &again.headers, &again.raw));
        assert!(!verifies(key, &spliced, &again.raw), "a signature holds for its own attempt");
        assert!(!verifies(key, &first.headers, b"{}"), "a signature holds for its own body");
    }
    assert!(!verifies(&SigningKey::new(&[3; 32]).unwrap(), &first.headers, &first.raw));
}

#[tokio::test]
async fn a_redirect_leads_nowhere_and_loses_nothing() {
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    let location: &'static str =
        Box::leak(format!("http://{}/", elsewhere.local_addr().unwrap()).into_boxed_str());
    for status in [301, 302, 303, 307, 308] {
        let headers = vec![("location", location)];
        let upstream = Upstream::start(Answer::Raw { status, headers, body: String::new() }).await;
        let webhook = Webhook::new(&upstream.url, &[], LOCAL).unwrap();
        let items = [spent("acme", "1")];
        let request = webhook.request(&items, Clock::System.now());
        let answer = send(&webhook.client().unwrap(), request).await.unwrap();
        assert!(matches!(webhook.read(&answer, &items), Verdict::Pause(_)), "{status}");
        assert_eq!(upstream.seen().len(), 1, "{status}");
    }
    assert!(!was_reached(&elsewhere));
}

#[tokio::test]
async fn a_private_address_is_refused_before_it_is_connected_to() {
    let private = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = private.local_addr().unwrap().port();
    assert!(Webhook::new(&format!("http://127.0.0.1:{port}/"), &[], PUBLIC).is_err());

    // The name says nothing; only who looks it up can tell.
    let webhook = Webhook::new(&format!("http://localhost:{port}/canary"), &[], PUBLIC).unwrap();
    let request = webhook.request(&[spent("acme", "1")], Clock::System.now());
    let error = send(&webhook.client().unwrap(), request).await.unwrap_err();
    assert!(error.reason.contains("not an address of the public internet (loopback)"), "{error:?}");
    assert!(!error.reason.contains("canary"), "{error:?}");
    assert!(!was_reached(&private));

    // The same is reached where it is allowed, which shows that the listener would have told.
    let webhook = Webhook::new(&format!("http://localhost:{port}/"), &[], LOCAL).unwrap();
    let request = webhook.request(&[spent("acme", "1")], Clock::System.now());
    let client = webhook.client().unwrap();
    let sending = tokio::spawn(async move { send(&client, request).await });
    private.set_nonblocking(false).unwrap();
    let reached = tokio::task::spawn_blocking(move || private.accept().is_ok()).await.unwrap();
    assert!(reached);
    assert!(sending.await.unwrap().is_err(), "nobody answers there");
}

#[tokio::test]
async fn of_an_answer_only_the_beginning_is_read() {
    let client = bounded().build().unwrap();
    for length in [ANSWER_MAX - 1, ANSWER_MAX, ANSWER_MAX + 1, 4 * 1024 * 1024] {
        let body = "x".repeat(length);
        let upstream = Upstream::start(Answer::Raw { status: 500, headers: vec![], body }).await;
        let webhook = Webhook::new(&upstream.url, &[], LOCAL).unwrap();
        let answer = send(&client, webhook.request(&[spent("acme", "1")], Millis(0))).await.unwrap();
        assert_eq!(answer.body.len(), length.min(ANSWER_MAX));
    }
}
