//! Usage to `OpenMeter`, as `CloudEvents`: one event for each charge of the ledger.
//!
//! `OpenMeter` knows an event by its source and id and counts it once, so whatever has no clear answer
//! is told again. Makes bodies and reads answers; sends nothing.

use std::time::Duration;

use reqwest::Url;
use reqwest::header::AUTHORIZATION;
use serde::Serialize;

use super::target::{Answer, Batching, Item, Outgoing, Protocol, Subject};
use crate::config::Secret;
use crate::domain::delivery::{Profile, Schedule, Verdict};
use crate::domain::entry::Entry;
use crate::domain::time::Millis;
use crate::wire::money::Usd;

/// Events in one request, at the most.
const BATCH_MAX: usize = 100;
const ONE_EVENT: &str = "application/cloudevents+json";
const SEVERAL_EVENTS: &str = "application/cloudevents-batch+json";

/// An installation of `OpenMeter`.
#[derive(Clone, Debug)]
pub struct OpenMeter {
    url: Url,
    key: Secret,
}

impl OpenMeter {
    /// The installation at an address, with or without a slash at its end, or `/api/v1`.
    pub fn new(endpoint: &Url, key: Secret) -> Self {
        let mut url = endpoint.clone();
        let base = endpoint.path().trim_end_matches('/');
        let base = base.strip_suffix("/api/v1").unwrap_or(base);
        url.set_path(&format!("{base}/api/v1/events"));
        Self { url, key }
    }
}

impl Protocol for OpenMeter {
    fn batching(&self) -> Batching {
        Batching { most: BATCH_MAX, linger: Duration::from_secs(1), is_ordered: false, parallel: 4 }
    }

    fn schedule(&self) -> Schedule {
        Schedule::Billing
    }

    fn request(&self, items: &[Item], _now: Millis) -> Outgoing {
        let (content_type, body) = match items {
            [only] => (ONE_EVENT, serde_json::to_vec(&CloudEvent::of(only))),
            several => {
                let events: Vec<_> = several.iter().map(CloudEvent::of).collect();
                (SEVERAL_EVENTS, serde_json::to_vec(&events))
            }
        };
        // What cannot be written goes as nothing at all; it is refused then, never taken for told.
        Outgoing::new(self.url.clone(), content_type, body.unwrap_or_default()).with(
            AUTHORIZATION,
            &format!("Bearer {}", self.key.expose()),
            true,
        )
    }

    fn read(&self, answer: &Answer, items: &[Item]) -> Verdict {
        let reason = answer.summary();
        match answer.status {
            // Something before it asks people to sign in.
            200..300 if answer.is_page() => Verdict::Pause(format!("a web page answers there: {reason}")),
            200..300 => Verdict::Accepted,
            400 | 422 => Verdict::Split(reason),
            413 if items.len() > 1 => Verdict::Smaller,
            413 => Verdict::Split(reason),
            429 => Verdict::SlowDown { reason, wait_ms: answer.seconds("retry-after") },
            408 | 500.. => Verdict::Retry(reason),
            // The address or the key is wrong, or the account: no event is at fault.
            _ => Verdict::Pause(reason),
        }
    }
}

/// The event on the wire. What is not known is left out; `OpenMeter` then refuses it, because it asks
/// for a subject.
#[derive(Serialize)]
struct CloudEvent<'a> {
    specversion: &'static str,
    id: &'a str,
    source: &'a str,
    #[serde(rename = "type")]
    event_type: &'a str,
    time: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Data<'a>>,
}

impl<'a> CloudEvent<'a> {
    fn of(item: &'a Item) -> Self {
        let (source, event_type) = match &*item.profile {
            Profile::OpenMeter(meter) => (meter.source.as_str(), meter.event_type.as_str()),
            _ => Default::default(),
        };
        let (at, data) = match &item.subject {
            Subject::Entry(entry, _) => (entry.at, Some(Data::of(entry))),
            Subject::Event(event) => (event.at, None),
        };
        Self {
            specversion: "1.0",
            id: item.source_id(),
            source,
            event_type,
            time: at.timestamp().strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(),
            subject: item.charge_id(),
            data,
        }
    }
}

#[derive(Serialize)]
struct Data<'a> {
    model: &'a str,
    cost: Usd,
    prompt_tokens: u64,
    completion_tokens: u64,
    total_tokens: u64,
}

impl<'a> Data<'a> {
    fn of(entry: &'a Entry) -> Self {
        Self {
            model: entry.call.upstream_model(),
            cost: Usd(entry.cost),
            prompt_tokens: entry.usage.input_total(),
            completion_tokens: entry.usage.output_total(),
            total_tokens: entry.usage.total(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::delivery::samples::{answer, charge, item};
    use crate::domain::delivery::{ChargeBy, OpenMeterProfile};
    use crate::domain::money::Picos;
    use crate::domain::usage::Usage;

    fn profile() -> Profile {
        Profile::OpenMeter(OpenMeterProfile {
            event_type: "litellm_tokens".into(),
            source: "litellm-proxy".into(),
            charge_by: ChargeBy::EndUserId,
        })
    }

    fn open_meter(endpoint: &str) -> OpenMeter {
        OpenMeter::new(&Url::parse(endpoint).unwrap(), Secret::new("om-canary"))
    }

    fn body(items: &[Item]) -> String {
        let outgoing = open_meter("https://meter.example").request(items, Millis(0));
        String::from_utf8(outgoing.body.to_vec()).unwrap()
    }

    const FIRST: &str = "{\"specversion\":\"1.0\",\"id\":\"0199f0c2-5b7e-7c1a-9d53-000000000001\",\
        \"source\":\"litellm-proxy\",\"type\":\"litellm_tokens\",\"time\":\"2025-10-09T08:53:20.120Z\",\
        \"subject\":\"acme\",\"data\":{\"model\":\"gpt-4o\",\"cost\":0.000001112,\
        \"prompt_tokens\":12,\"completion_tokens\":34,\"total_tokens\":46}}";

    #[test]
    fn one_charge_is_one_cloud_event() {
        let one = [item(charge(1, "acme", "0.000001112"), profile())];
        assert_eq!(body(&one), FIRST);
        let outgoing = open_meter("https://meter.example").request(&one, Millis(0));
        assert_eq!(outgoing.headers["content-type"], ONE_EVENT);
        assert_eq!(outgoing.headers["authorization"], "Bearer om-canary");
        assert!(!format!("{outgoing:?}{:?}", open_meter("https://meter.example")).contains("canary"));
    }

    #[test]
    fn several_charges_are_an_array() {
        let items: Vec<Item> =
            (1..=100).map(|seq| item(charge(seq, "acme", "0.000001112"), profile())).collect();
        let text = body(&items);
        assert!(text.starts_with(&format!("[{FIRST},{{")), "{text}");
        let Value::Array(events) = serde_json::from_str(&text).unwrap() else { panic!("{text}") };
        assert_eq!(events.len(), open_meter("https://meter.example").batching().most);
        let outgoing = open_meter("https://meter.example").request(&items, Millis(0));
        assert_eq!(outgoing.headers["content-type"], SEVERAL_EVENTS);
    }

    #[test]
    fn a_later_attempt_has_the_same_body() {
        let first = item(charge(1, "acme", "1"), profile());
        let later = Item { attempts: 7, first_sent_at: Some(Millis(1)), ..first.clone() };
        let at = |item: Item, now| open_meter("https://meter.example").request(&[item], Millis(now)).body;
        assert_eq!(at(first, 5), at(later, 1_000_000));
    }

    #[test]
    fn an_assigned_charge_id_goes_before_the_lines_own_and_none_is_no_subject() {
        let mut assigned = item(charge(1, "acme", "1"), profile());
        if let Subject::Entry(_, facts) = &mut assigned.subject {
            facts.charge_id = Some("by-hand".into());
        }
        assert!(body(&[assigned]).contains(r#""subject":"by-hand""#));
        let mut nobody = charge(1, "acme", "1");
        nobody.payer = Arc::default();
        assert!(!body(&[item(nobody, profile())]).contains("subject"));
    }

    #[test]
    fn the_address_is_found_however_it_is_written() {
        for (endpoint, url) in [
            ("https://meter.example", "https://meter.example/api/v1/events"),
            ("https://meter.example/", "https://meter.example/api/v1/events"),
            ("https://meter.example/api/v1", "https://meter.example/api/v1/events"),
            ("https://meter.example/api/v1/", "https://meter.example/api/v1/events"),
            ("http://127.0.0.1:8888/under", "http://127.0.0.1:8888/under/api/v1/events"),
        ] {
            assert_eq!(open_meter(endpoint).url.as_str(), url, "{endpoint}");
        }
    }

    #[test]
    fn every_answer_has_a_meaning() {
        let one = [item(charge(1, "acme", "1"), profile())];
        let two = [one[0].clone(), one[0].clone()];
        let body = r#"{"type":"about:blank","detail":"no such meter"}"#;
        let said = |status: u16| format!("{status} {body}");
        for (status, expected) in [
            (200, Verdict::Accepted),
            (204, Verdict::Accepted),
            (299, Verdict::Accepted),
            (301, Verdict::Pause(said(301))),
            (307, Verdict::Pause(said(307))),
            (400, Verdict::Split(said(400))),
            (401, Verdict::Pause(said(401))),
            (402, Verdict::Pause(said(402))),
            (403, Verdict::Pause(said(403))),
            (404, Verdict::Pause(said(404))),
            (408, Verdict::Retry(said(408))),
            (413, Verdict::Smaller),
            (415, Verdict::Pause(said(415))),
            (422, Verdict::Split(said(422))),
            (500, Verdict::Retry(said(500))),
            (503, Verdict::Retry(said(503))),
            (599, Verdict::Retry(said(599))),
        ] {
            let read = open_meter("https://meter.example").read(&answer(status, &[], body), &two);
            assert_eq!(read, expected, "{status}");
        }
        let too_fast = |headers| open_meter("https://meter.example").read(&answer(429, headers, ""), &one);
        assert_eq!(too_fast(&[]), Verdict::SlowDown { reason: "429".into(), wait_ms: None });
        assert_eq!(
            too_fast(&[("retry-after", "7")]),
            Verdict::SlowDown { reason: "429".into(), wait_ms: Some(7_000) }
        );
        // A single event that is too large will never be small enough.
        let alone = open_meter("https://meter.example").read(&answer(413, &[], ""), &one);
        assert_eq!(alone, Verdict::Split("413".into()));
    }

    proptest! {
        #[test]
        fn every_digit_arrives(picos in 0..1_000_000_000_000_000_000_i128, input: u64, output: u64) {
            let mut entry = charge(1, "acme", "0");
            entry.cost = Picos::new(picos);
            entry.usage = Usage::plain(input, output);
            let text = body(&[item(entry, profile())]);
            let event: Value = serde_json::from_str(&text).unwrap();
            let cost = event["data"]["cost"].to_string();
            prop_assert!(cost.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'), "{}", cost);
            prop_assert_eq!(Picos::parse(&cost), Ok(Picos::new(picos)));
            prop_assert_eq!(event["data"]["prompt_tokens"].as_u64(), Some(input));
            prop_assert_eq!(event["data"]["total_tokens"].as_u64(), Some(input.saturating_add(output)));
        }
    }
}
