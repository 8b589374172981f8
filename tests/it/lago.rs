//! Lago as it is asked and as it answers, with a server that keeps events as the real one does:
//! each once, all of a batch or none.

pub mod fake;

use std::sync::Arc;

use litellm_rs::config::Secret;
use litellm_rs::delivery::lago::Lago;
use litellm_rs::delivery::lago::check::{Ours, check};
use litellm_rs::delivery::lago::reader::{Reader, Unanswered};
use litellm_rs::delivery::lago::verify::{Sent, Span, verify};
use litellm_rs::delivery::target::{Answer, Item, Protocol, Subject};
use litellm_rs::domain::delivery::{
    DeliveryKey, DestinationId, LagoIds, LagoProfile, Outcome, Profile, Source, SpendFacts, Verdict,
};
use litellm_rs::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::time::Millis;
use litellm_rs::domain::usage::Usage;
use litellm_rs::wire::delivery::{Finding, Level};

use crate::support::http;
use fake::{FakeLago, KEY};

/// The settings of somebody who set nothing but the code.
pub fn profile() -> LagoProfile {
    LagoProfile { codes: vec!["openai_tokens".into()], ..LagoProfile::default() }
}

/// When the first of the charges was booked.
const START: Millis = Millis(1_760_000_000_123);

/// So many charges, a millisecond and three pico-dollars apart.
pub fn items(profile: &LagoProfile, count: usize) -> Vec<Item> {
    let profile = Arc::new(Profile::Lago(profile.clone()));
    let payer = Arc::new(Payer {
        customer: Some("my-unique-id".into()),
        user: Some("a-user".into()),
        team: Some("a-team".into()),
        ..Payer::default()
    });
    let call = Arc::new(CallFacts {
        model: "openai/gpt-4o".into(),
        provider: "openai".into(),
        ..CallFacts::default()
    });
    (0..u64::try_from(count).unwrap())
        .map(|seq| {
            let entry = Entry {
                seq,
                id: format!("entry-{seq:04}"),
                request_id: format!("call-{seq}"),
                call_id: None,
                kind: EntryKind::Charge,
                status: EntryStatus::Exact,
                at: START.plus_ms(seq.try_into().unwrap()),
                started_at: START,
                payer: Arc::clone(&payer),
                call: Arc::clone(&call),
                usage: Usage::plain(12, seq),
                cost: Picos::new(i128::from(seq) * 3),
                held: Picos::ZERO,
                duration_ms: 1,
                detail: Detail::default(),
            };
            Item {
                key: DeliveryKey { destination: DestinationId(1), source: Source::Entry(seq), part: 0 },
                profile: Arc::clone(&profile),
                subject: Subject::Entry(Arc::new(entry), SpendFacts::default()),
                attempts: 0,
                first_sent_at: None,
            }
        })
        .collect()
}

/// Sends these in one request, and reads the answer.
pub async fn send(lago: &Lago, items: &[Item]) -> Verdict {
    let outgoing = lago.request(items, START);
    let request = http().post(outgoing.url).headers(outgoing.headers).body(outgoing.body);
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    lago.read(&Answer { status, headers, body: answer.bytes().await.unwrap() }, items)
}

fn sent(items: &[Item]) -> Vec<Sent> {
    let sent = items.iter().map(|item| {
        let Subject::Entry(entry, _) = &item.subject else { panic!("no charge") };
        Sent { transaction_id: entry.id.clone(), at: entry.at, cost: entry.cost }
    });
    sent.collect()
}

fn everything() -> Span {
    Span { from: START.plus_ms(-60_000), to: START.plus_ms(60_000) }
}

#[tokio::test]
async fn a_batch_whose_answer_was_lost_is_delivered_by_its_repeat_and_billed_once() {
    let fake = FakeLago::start().await;
    let lago = fake.with_key(KEY);
    let items = items(&profile(), 100);
    assert_eq!(send(&lago, &items).await, Verdict::Accepted);
    assert_eq!(send(&lago, &items).await, Verdict::Each(vec![Outcome::Delivered; 100]));
    assert_eq!(send(&lago, &items[..1]).await, Verdict::Each(vec![Outcome::Delivered]));
    assert_eq!(fake.count(), 100);
}

#[tokio::test]
async fn one_bad_event_stops_nobody_for_more_than_a_request() {
    let fake = FakeLago::start().await;
    let lago = fake.with_key(KEY);
    let mut items = items(&profile(), 100);
    items[40].profile = Arc::new(Profile::Lago(LagoProfile::default()));
    let Verdict::Each(outcomes) = send(&lago, &items).await else { panic!("nobody was blamed") };
    assert_eq!(outcomes[40], Outcome::Dead("code: value_is_mandatory".into()));
    assert_eq!(
        (outcomes.iter().filter(|outcome| **outcome == Outcome::Again).count(), fake.count()),
        (99, 0)
    );
    items.remove(40);
    assert_eq!((send(&lago, &items).await, fake.count()), (Verdict::Accepted, 99));
}

#[tokio::test]
async fn a_wrong_key_and_a_wrong_address_stop_everything_and_lose_nothing() {
    let fake = FakeLago::start().await;
    let two = items(&profile(), 2);
    assert!(
        matches!(send(&fake.with_key("wrong"), &two).await, Verdict::Pause(text) if text.contains("LAGO_API_KEY"))
    );
    let elsewhere = Lago::new(format!("{}/elsewhere", fake.url).parse().unwrap(), Secret::new(KEY));
    assert!(matches!(send(&elsewhere, &two).await, Verdict::Pause(text) if text.contains("LAGO_API_BASE")));
    assert_eq!(fake.count(), 0);
}

#[tokio::test]
async fn what_was_sent_is_found_again_page_by_page() {
    let fake = FakeLago::start().await;
    let lago = fake.with_key(KEY);
    // More than one slice of ours, and a last page that is not full.
    let items = items(&profile(), 3_050);
    for batch in items.chunks(100) {
        assert_eq!(send(&lago, batch).await, Verdict::Accepted);
    }
    let reader = Reader::new(lago).unwrap();
    let found = verify(&reader, "openai_tokens", everything(), sent(&items)).await.unwrap();
    assert!(found.is_equal(), "{found:?}");
    assert_eq!((found.sent, found.sent.count), (found.accepted, 3_050));
    assert_eq!(found.sent.cost.0, Picos::new(3 * 3_049 * 3_050 / 2));

    let other_code = verify(&reader, "another", everything(), sent(&items)).await.unwrap();
    assert_eq!((other_code.missing.count, other_code.accepted.count), (3_050, 0));
    let half = verify(&reader, "openai_tokens", everything(), sent(&items[1_000..])).await.unwrap();
    assert_eq!((half.missing.count, half.unexpected.count, half.unexpected.first.len()), (0, 1_000, 100));
    // Inside of a second, and listed a moment early.
    let edges = Span { from: START, to: START.plus_ms(9) };
    let ten = verify(&reader, "openai_tokens", edges, sent(&items)).await.unwrap();
    assert_eq!((ten.is_equal(), ten.accepted.count), (true, 10), "{ten:?}");
}

#[tokio::test]
async fn what_is_missing_doubled_or_changed_is_named() {
    let fake = FakeLago::start().await;
    let lago = fake.with_key(KEY);
    let items = items(&profile(), 10);
    assert_eq!(send(&lago, &items[..8]).await, Verdict::Accepted);
    fake.tamper(|events| {
        let again = events[2].clone();
        events.push(again);
        events[3]["properties"]["response_cost"] = 7.into();
    });
    let reader = Reader::new(lago).unwrap();
    let found = verify(&reader, "openai_tokens", everything(), sent(&items)).await.unwrap();
    assert_eq!(found.missing.first, ["entry-0008", "entry-0009"]);
    assert_eq!(found.doubled.first, ["entry-0002"]);
    assert_eq!(found.wrong.first[0].transaction_id, "entry-0003");
    let shown = serde_json::to_value(&found).unwrap();
    assert_eq!(shown["wrong"]["first"][0]["kept"].to_string(), "7.0");
    assert_eq!(shown["sent"]["cost"].to_string(), "0.000000000135");
    let refused = Reader::new(fake.with_key("wrong")).unwrap();
    let refused = verify(&refused, "openai_tokens", everything(), []).await.unwrap_err();
    assert!(matches!(refused, Unanswered::Refused(text) if text.starts_with("401")));
}

async fn checked(fake: &FakeLago, key: &str, profile: &LagoProfile, charge_ids: &[&str]) -> Vec<Finding> {
    let charge_ids: Vec<String> = charge_ids.iter().map(|id| (*id).to_owned()).collect();
    let ours = Ours { profile, charge_ids: &charge_ids, oldest_pending_ms: Some(3_600_000) };
    check(&Reader::new(fake.with_key(key)).unwrap(), ours).await
}

fn names_at(findings: &[Finding], level: Level) -> Vec<&str> {
    findings.iter().filter(|finding| finding.level == level).map(|finding| &*finding.name).collect()
}

#[tokio::test]
async fn what_lago_lacks_is_seen_before_usage_is_lost() {
    let fake = FakeLago::start().await;
    let findings = checked(&fake, KEY, &profile(), &["my-unique-id", "a/b"]).await;
    assert_eq!(names_at(&findings, Level::Ok).len(), findings.len(), "{findings:?}");
    let names: Vec<&str> = findings.iter().map(|finding| &*finding.name).collect();
    assert_eq!(names, ["API key", "metric openai_tokens", "subscriptions", "grace period"]);

    let codes = ["nobodys", "openai_tokens", "of_text"].map(str::to_owned).to_vec();
    let profile = LagoProfile { codes, ids: LagoIds::Customer, ..profile() };
    let findings = checked(&fake, KEY, &profile, &["a stranger", "my-unique-id"]).await;
    assert_eq!(names_at(&findings, Level::Warn), ["ids"]);
    assert_eq!(
        names_at(&findings, Level::Fail),
        ["metric nobodys", "metric of_text", "subscription a stranger"]
    );

    let findings = checked(&fake, "wrong", &profile, &["my-unique-id"]).await;
    assert_eq!((findings.len(), names_at(&findings, Level::Fail)), (1, vec!["API key"]));
}

#[tokio::test]
async fn looking_up_subscriptions_has_an_end() {
    let fake = FakeLago::start().await;
    let ids: Vec<String> = (0..500).map(|n| format!("stranger-{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let findings = checked(&fake, KEY, &profile(), &ids).await;
    let texts: Vec<&str> = findings.iter().map(|finding| &*finding.text).collect();
    assert!(texts.contains(&"and 180 more like these"), "{texts:?}");
    assert!(texts.contains(&"300 further charge ids were not looked up"), "{texts:?}");
    assert_eq!(findings.len(), 2 + 20 + 2 + 1);
}
