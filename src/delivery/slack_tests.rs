use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderValue};

use super::*;
use crate::domain::delivery::{DeliveryKey, DestinationId, Names, SlackProfile, Source};
use crate::domain::money::Picos;

const URL: &str = "https://hooks.slack.com/services/T0/B0/canary";
/// 2025-10-09T08:53:20Z.
const AT: Millis = Millis(1_760_000_000_000);

fn slack() -> Slack {
    Slack::new(URL).unwrap()
}

fn event(kind: EventKind, message: &str) -> Event {
    Event {
        id: "0199f0c2-0000-7000-8000-000000000001".into(),
        kind,
        at: AT,
        once: "once".into(),
        group: "key".into(),
        spend: None,
        max_budget: None,
        soft_budget: None,
        token: Some("5d1f".into()),
        customer_id: None,
        user_id: None,
        team_id: None,
        organization_id: None,
        names: Names::default(),
        projected_exceeded_date: None,
        projected_spend: None,
        message: message.into(),
    }
}

fn item(event: Event, proxy_url: Option<&str>) -> Item {
    Item {
        key: DeliveryKey { destination: DestinationId(3), source: Source::Event(1), part: 0 },
        profile: Arc::new(Profile::Slack(SlackProfile { proxy_url: proxy_url.map(str::to_owned) })),
        subject: Subject::Event(Arc::new(event)),
        attempts: 0,
        first_sent_at: None,
    }
}

fn message(items: &[Item]) -> String {
    let body: serde_json::Value = serde_json::from_slice(&slack().request(items, AT).body).unwrap();
    assert_eq!(body.as_object().unwrap().len(), 1);
    body["text"].as_str().unwrap().to_owned()
}

#[test]
fn an_alert_reads_as_litellms() {
    let crossed = Event {
        spend: Some(Picos::parse("10.5").unwrap()),
        max_budget: Some(Picos::from_dollars(10)),
        soft_budget: Some(Picos::from_dollars(8)),
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
        ..event(EventKind::BudgetCrossed, "Key Budget: Budget Crossed\n Total Budget:`10.0`")
    };
    let shown = "Alert type: `budget_alerts`\nLevel: `High`\nTimestamp: `08:53:20`\n\n\
                 Message: Key Budget: Budget Crossed\n Total Budget:`10.0`\n\n\
                 *spend:* `10.5`\n*max_budget:* `10.0`\n*soft_budget:* `8.0`\n*customer_id:* `acme`\n\
                 *user_id:* `ada`\n*team_id:* `t-1`\n*team_alias:* `Search`\n*organization_id:* `org-1`\n\
                 *user_email:* `ada@example.com`\n*key_alias:* `backend`\n\
                 *projected_exceeded_date:* `2026-11-30`\n*projected_spend:* `12.0`\n*event_group:* `key`";
    assert_eq!(message(&[item(crossed.clone(), None)]), shown);
    let with_url = format!("{shown}\n\n\nProxy URL: `https://llm.example.com`");
    assert_eq!(message(&[item(crossed, Some("https://llm.example.com"))]), with_url);
}

#[test]
fn several_alerts_are_one_message() {
    let one = item(event(EventKind::KeyCreated, "one"), None);
    let two = item(event(EventKind::KeyDeleted, "two"), None);
    let alone = [message(std::slice::from_ref(&one)), message(std::slice::from_ref(&two))];
    assert_eq!(message(&[one, two]), alone.join("\n\n"));
    assert_eq!((slack().batching().most, slack().batching().linger), (20, Duration::from_secs(5)));
}

#[test]
fn names_can_mention_nobody() {
    let sly = Event {
        customer_id: Some("<!channel> & co".into()),
        ..event(EventKind::ThresholdCrossed, "<https://evil.example|see> &amp;")
    };
    let text = message(&[item(sly, Some("https://llm.example.com/?a=1&b=<2>"))]);
    for shown in [
        "Message: &lt;https://evil.example|see&gt; &amp;amp;\n",
        "*customer_id:* `&lt;!channel&gt; &amp; co`\n",
        "Proxy URL: `https://llm.example.com/?a=1&amp;b=&lt;2&gt;`",
    ] {
        assert!(text.contains(shown), "{text}");
    }
}

#[test]
fn names_cannot_write_a_message_of_their_own() {
    let sly = Event {
        customer_id: Some("a` b\nLevel: `Low`\u{202e}c\u{2028}d\u{200b}".into()),
        ..event(EventKind::BudgetCrossed, "Total Budget:`10.0`\n\u{2066}x\u{2029}y")
    };
    let text = message(&[item(sly, None)]);
    for shown in ["*customer_id:* `a' b Level: 'Low'cd`\n", "Message: Total Budget:`10.0`\nxy\n"] {
        assert!(text.contains(shown), "{text:?}");
    }
}

#[test]
fn every_kind_of_event_is_a_kind_of_alert() {
    for kind in EventKind::ALL {
        let expected = match kind.as_str() {
            "budget_crossed"
            | "threshold_crossed"
            | "soft_budget_crossed"
            | "projected_limit_exceeded"
            | "test" => "budget_alerts",
            "key_created" => "new_virtual_key_created",
            "key_updated" | "key_rotated" => "virtual_key_updated",
            "key_deleted" => "virtual_key_deleted",
            "team_created" => "new_team_created",
            "internal_user_created" => "new_internal_user_created",
            "delivery_alert" => "delivery_alerts",
            "disk_alert" => "db_exceptions",
            same => same,
        };
        let level = if kind == EventKind::Test { "Low" } else { "High" };
        let begin = format!("Alert type: `{expected}`\nLevel: `{level}`\n");
        assert!(message(&[item(event(kind, "m"), None)]).starts_with(&begin), "{kind:?}");
    }
}

#[test]
fn an_answer_means_what_status_and_word_say() {
    let pause = |text: &str| Verdict::Pause(text.into());
    for (status, body, expected) in [
        (200, "ok", Verdict::Accepted),
        (302, "", pause("302: redirects are not followed; correct the address")),
        (400, "invalid_payload", Verdict::Split("400 invalid_payload".into())),
        (400, "no_team", pause("400 no_team: there is no such workspace; make a new incoming webhook")),
        (401, "", pause("401: see whether the incoming webhook still exists")),
        (
            403,
            "action_prohibited",
            pause("403 action_prohibited: the workspace's administrators forbid posting there"),
        ),
        (
            404,
            "no_service",
            pause("404 no_service: the incoming webhook was removed or switched off; make a new one"),
        ),
        (404, "page not found", pause("404 page not found: see whether the incoming webhook still exists")),
        (
            410,
            "channel_is_archived",
            pause("410 channel_is_archived: the channel is archived; restore it or choose another one"),
        ),
        (413, "", Verdict::Split("413".into())),
        (422, "", Verdict::Retry("422".into())),
        (429, "rate_limited", Verdict::SlowDown { reason: "429 rate_limited".into(), wait_ms: Some(30_000) }),
        (500, "rollup_error", Verdict::Retry("500 rollup_error".into())),
        (503, "", Verdict::Retry("503".into())),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("retry-after", HeaderValue::from_static("30"));
        let answer = Answer { status, headers, body: Bytes::from(body) };
        assert_eq!(slack().read(&answer, &[]), expected, "{status} {body}");
    }
}

#[test]
fn the_address_is_a_secret() {
    let outgoing = slack().request(&[], AT);
    assert_eq!(outgoing.url.as_str(), URL);
    for shown in [format!("{:?}", slack()), format!("{outgoing:?}")] {
        assert!(shown.contains("hooks.slack.com") && !shown.contains("canary"), "{shown}");
    }
    for text in [
        "canary",
        "",
        "ftp://canary",
        "file:///canary",
        "mailto:canary@example.com",
        "https://",
        "http://hooks.slack.com/canary",
        "https://canary@hooks.slack.com/",
    ] {
        let error = Slack::new(text).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("canary"), "{text}");
    }
}
