use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderValue};

use super::*;
use crate::delivery::target::Subject;
use crate::domain::delivery::{
    DeliveryKey, DestinationId, Event, EventGroup, EventKind, Names, Profile, Source, SpendFacts,
    WebhookProfile,
};
use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
use crate::domain::money::Picos;
use crate::domain::usage::Usage;

const NOW: Millis = Millis(1_760_000_000_999);

fn item(group: EventGroup, subject: Subject) -> Item {
    let source = match &subject {
        Subject::Entry(entry, _) => Source::Entry(entry.seq),
        Subject::Event(_) => Source::Event(12),
    };
    Item {
        key: DeliveryKey { destination: DestinationId(1), source, part: 0 },
        profile: Arc::new(Profile::Webhook(WebhookProfile { group, spend_tracked: true })),
        subject,
        attempts: 0,
        first_sent_at: None,
    }
}

fn charge(payer: Payer, cost: &str, facts: SpendFacts) -> Subject {
    let entry = Entry {
        seq: 7,
        id: "0199f0c2-5b7e-7c1a-9d53-0c8f2f6e11aa".into(),
        request_id: "r".into(),
        call_id: None,
        kind: EntryKind::Charge,
        status: EntryStatus::Exact,
        at: NOW,
        started_at: NOW,
        payer: Arc::new(payer),
        call: Arc::new(CallFacts::default()),
        usage: Usage::default(),
        cost: Picos::parse(cost).unwrap(),
        held: Picos::ZERO,
        duration_ms: 1,
        detail: Detail::default(),
    };
    Subject::Entry(Arc::new(entry), facts)
}

fn event(kind: EventKind, group: &str) -> Event {
    Event {
        id: "0199f0c2-0000-7000-8000-000000000001".into(),
        kind,
        at: NOW,
        once: "once".into(),
        group: group.into(),
        spend: None,
        max_budget: None,
        soft_budget: None,
        token: None,
        customer_id: None,
        user_id: None,
        team_id: None,
        organization_id: None,
        names: Names::default(),
        projected_exceeded_date: None,
        projected_spend: None,
        message: "Something happened".into(),
    }
}

fn told(group: EventGroup, event: Event) -> String {
    text(&item(group, Subject::Event(Arc::new(event))))
}

fn text(item: &Item) -> String {
    String::from_utf8(body::of(item)).unwrap()
}

fn webhook() -> Webhook {
    let keys = [SigningKey::new(&[7; 32]).unwrap()];
    Webhook::new("https://example.com/events/canary?token=canary", &keys, Allowed::default()).unwrap()
}

#[test]
fn a_call_of_a_customer_is_told_with_all_that_is_known() {
    let payer = Payer {
        key: Some("5d1f".into()),
        user: Some("ada".into()),
        team: Some("t-1".into()),
        customer: Some("acme".into()),
        organization: Some("org-1".into()),
        tags: Vec::new(),
    };
    let facts = SpendFacts {
        max_budget: Some(Picos::from_dollars(10)),
        names: Names {
            key_alias: Some("backend".into()),
            team_alias: Some("Search".into()),
            user_email: Some("ada@example.com".into()),
        },
        charge_id: None,
    };
    let item = item(EventGroup::Customer, charge(payer, "0.000012345678", facts));
    assert_eq!(
        text(&item),
        concat!(
            r#"{"spend":0.000012345678,"max_budget":10.0,"soft_budget":null,"token":"5d1f","#,
            r#""customer_id":"acme","user_id":"ada","team_id":"t-1","team_alias":"Search","#,
            r#""organization_id":"org-1","user_email":"ada@example.com","key_alias":"backend","#,
            r#""projected_exceeded_date":null,"projected_spend":null,"event_group":"customer","#,
            r#""alert_emails":null,"max_budget_alert_emails":null,"event":"spend_tracked","#,
            r#""event_message":"Customer spend tracked. Customer=acme, spend=1.2345678e-05"}"#,
        )
    );
}

#[test]
fn an_event_is_told_with_every_member() {
    let all = Event {
        spend: Some(Picos::parse("9.5").unwrap()),
        max_budget: Some(Picos::from_dollars(10)),
        soft_budget: Some(Picos::from_dollars(5)),
        token: Some("5d1f".into()),
        customer_id: Some("acme".into()),
        user_id: Some("ada".into()),
        team_id: Some("t-1".into()),
        organization_id: Some("org-1".into()),
        names: Names {
            key_alias: Some("backend".into()),
            team_alias: Some("Search".into()),
            user_email: Some("ada@example.com".into()),
        },
        projected_exceeded_date: Some("2026-11-30".into()),
        projected_spend: Some(Picos::from_dollars(12)),
        message: "Key Budget: 5% or less of budget remaining".into(),
        ..event(EventKind::ThresholdCrossed, "key")
    };
    assert_eq!(
        told(EventGroup::EndUser, all),
        concat!(
            r#"{"spend":9.5,"max_budget":10.0,"soft_budget":5.0,"token":"5d1f","customer_id":"acme","#,
            r#""user_id":"ada","team_id":"t-1","team_alias":"Search","organization_id":"org-1","#,
            r#""user_email":"ada@example.com","key_alias":"backend","projected_exceeded_date":"2026-11-30","#,
            r#""projected_spend":12.0,"event_group":"key","alert_emails":null,"max_budget_alert_emails":null,"#,
            r#""event":"threshold_crossed","event_message":"Key Budget: 5% or less of budget remaining"}"#,
        )
    );
    let members = |text: &str| -> Vec<String> {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        value.as_object().unwrap().keys().cloned().collect()
    };
    for kind in EventKind::ALL {
        let least = told(EventGroup::Customer, event(kind, "key"));
        assert_eq!(members(&least).len(), 18, "{kind:?}");
        assert_eq!(members(&least), members(&told(EventGroup::Customer, event(EventKind::Test, ""))));
    }
}

#[test]
fn only_the_group_of_customers_has_two_names() {
    for (group, called, shown) in [
        (EventGroup::Customer, "customer", "customer"),
        (EventGroup::EndUser, "customer", "end_user"),
        (EventGroup::EndUser, "team_member", "team_member"),
        (EventGroup::EndUser, "key", "key"),
    ] {
        let wanted = format!("\"event_group\":\"{shown}\"");
        assert!(told(group, event(EventKind::BudgetCrossed, called)).contains(&wanted), "{group:?} {called}");
        let spent = item(group, charge(Payer::default(), "1", SpendFacts::default()));
        let customers = if group == EventGroup::Customer { "customer" } else { "end_user" };
        assert!(text(&spent).contains(&format!("\"event_group\":\"{customers}\"")));
    }
}

#[test]
fn a_test_is_the_one_that_litellm_sends() {
    assert_eq!(
        told(EventGroup::Customer, event(EventKind::Test, "customer")),
        concat!(
            r#"{"spend":1.0,"max_budget":0.0,"soft_budget":null,"token":"litellm_proxy_master_key","#,
            r#""customer_id":null,"user_id":"default_user_id","team_id":null,"team_alias":null,"#,
            r#""organization_id":null,"user_email":null,"key_alias":null,"projected_exceeded_date":null,"#,
            r#""projected_spend":null,"event_group":"key","alert_emails":null,"max_budget_alert_emails":null,"#,
            r#""event":"budget_crossed","event_message":"User Budget: Budget Crossed\n Total Budget:`0.0`"}"#,
        )
    );
}

#[test]
fn attempts_differ_in_time_and_signature_only() {
    let items = [item(EventGroup::Customer, charge(Payer::default(), "1", SpendFacts::default()))];
    let (first, again) = (webhook().request(&items, NOW), webhook().request(&items, NOW.plus_ms(1)));
    assert_eq!(first.body, again.body);
    assert_eq!(first.url.as_str(), "https://example.com/events/canary?token=canary");
    let header = |outgoing: &Outgoing, name: &str| outgoing.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header(&first, "content-type"), "application/json");
    assert_eq!(header(&first, "webhook-id"), "msg_0199f0c2-5b7e-7c1a-9d53-0c8f2f6e11aa");
    assert_eq!(header(&first, "webhook-id"), header(&again, "webhook-id"));
    assert_eq!(header(&first, "webhook-timestamp"), "1760000000");
    assert_eq!(header(&again, "webhook-timestamp"), "1760000001");
    assert_ne!(header(&first, "webhook-signature"), header(&again, "webhook-signature"));
    let signature = header(&first, "webhook-signature");
    for shown in [format!("{first:?}"), format!("{:?}", webhook())] {
        assert!(!shown.contains("canary") && !shown.contains(&signature), "{shown}");
        assert!(shown.contains("example.com"), "{shown}");
    }
    let unsigned = Webhook::new("https://example.com", &[], Allowed::default()).unwrap();
    assert!(!unsigned.request(&items, NOW).headers.contains_key("webhook-signature"));
    assert_eq!((webhook().batching().most, webhook().schedule()), (1, Schedule::Webhook));
}

#[test]
fn an_answer_means_what_its_status_says() {
    let retry = |text: &str| Verdict::Retry(text.into());
    let slow = |text: &str| Verdict::SlowDown { reason: text.into(), wait_ms: Some(7_000) };
    for (status, expected) in [
        (200, Verdict::Accepted),
        (202, Verdict::Accepted),
        (299, Verdict::Accepted),
        (
            300,
            Verdict::Pause(
                "300 told: redirects are not followed; set WEBHOOK_URL to where the events shall go".into(),
            ),
        ),
        (
            308,
            Verdict::Pause(
                "308 told: redirects are not followed; set WEBHOOK_URL to where the events shall go".into(),
            ),
        ),
        (400, retry("400 told")),
        (401, retry("401 told")),
        (403, retry("403 told")),
        (404, retry("404 told")),
        (409, retry("409 told")),
        (410, Verdict::Disable("410 told: the receiver wants no more events".into())),
        (411, retry("411 told")),
        (422, retry("422 told")),
        (428, retry("428 told")),
        (429, slow("429 told")),
        (430, retry("430 told")),
        (500, retry("500 told")),
        (501, retry("501 told")),
        (502, slow("502 told")),
        (503, slow("503 told")),
        (504, slow("504 told")),
        (505, retry("505 told")),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("retry-after", HeaderValue::from_static("7"));
        let answer = Answer { status, headers, body: Bytes::from_static(b"told") };
        assert_eq!(webhook().read(&answer, &[]), expected, "{status}");
    }
    let silent = Answer { status: 503, ..Answer::default() };
    assert_eq!(webhook().read(&silent, &[]), Verdict::SlowDown { reason: "503".into(), wait_ms: None });
}
