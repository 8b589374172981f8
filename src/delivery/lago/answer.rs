//! What an answer of Lago means for the events of a request. Lago takes all events of a batch or
//! none, and refuses what it has already: a batch that arrived unnoticed comes back as a refusal of
//! each of its events, and that is a success.

use std::fmt;

use reqwest::Url;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::delivery::target::Answer;
use crate::domain::delivery::{Outcome, Verdict};
use crate::domain::masked;
use crate::wire::lago::fault::{is_too_many, outcomes};

/// Of what Lago says no more is kept.
const REASON_MAX: usize = 200;

/// What an answer means for so many events that were sent to an API.
pub(super) fn read(answer: &Answer, count: usize, api: &Url) -> Verdict {
    match answer.status {
        200..=299 if answer.is_page() => Verdict::Pause(format!(
            "{api} answers with a web page, as Lago's API never does: check LAGO_API_BASE"
        )),
        200..=299 => Verdict::Accepted,
        300..=399 => Verdict::Pause(redirected(answer, api)),
        401 => Verdict::Pause(format!(
            "Lago does not know the API key: check LAGO_API_KEY ({})",
            answer.summary()
        )),
        403 => Verdict::Pause(format!(
            "the API key may not send events: give it the right to write them in Lago ({})",
            answer.summary()
        )),
        404 | 405 => Verdict::Pause(format!(
            "there is no Lago API at {api}: check LAGO_API_BASE ({})",
            answer.summary()
        )),
        408 => Verdict::Retry(answer.summary()),
        413 => smaller(answer, count),
        422 => refused(answer, count),
        429 => Verdict::SlowDown {
            reason: answer.summary(),
            wait_ms: answer.seconds("x-ratelimit-reset").or_else(|| answer.seconds("retry-after")),
        },
        400..=499 => Verdict::Split(answer.summary()),
        _ => Verdict::Retry(answer.summary()),
    }
}

fn redirected(answer: &Answer, api: &Url) -> String {
    // The rest of it may be anything that somebody wants to be read.
    let target = answer.header("location").and_then(|target| api.join(target).ok());
    let target = target.filter(|target| ["http", "https"].contains(&target.scheme()));
    let target = target.map_or_else(|| "an unnamed place".into(), |it| it.origin().ascii_serialization());
    format!(
        "{api} sends elsewhere, to {target}, which is never followed: set LAGO_API_BASE to the final address \
         ({})",
        answer.status
    )
}

/// Where not even one event is small enough, no splitting helps, and the event is not to blame.
fn smaller(answer: &Answer, count: usize) -> Verdict {
    if count > 1 {
        return Verdict::Smaller;
    }
    Verdict::Pause(format!(
        "one single event is too large for it: raise the limit of Lago, or of the proxy before it ({})",
        answer.summary()
    ))
}

fn refused(answer: &Answer, count: usize) -> Verdict {
    let details = details(&answer.body);
    if is_too_many(&details) {
        return smaller(answer, count);
    }
    let masked = |outcome| match outcome {
        Outcome::Dead(reason) => Outcome::Dead(masked::line(&reason, REASON_MAX)),
        other => other,
    };
    match outcomes(details, count) {
        Some(outcomes) => Verdict::Each(outcomes.into_iter().map(masked).collect()),
        None => Verdict::Split(answer.summary()),
    }
}

/// The members of `error_details`. An answer may have been cut: what came before the cut is read.
fn details(body: &[u8]) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut reader = serde_json::Deserializer::from_slice(body);
    let _ = Members { found: &mut found, is_top: true }.deserialize(&mut reader);
    found
}

/// Collects the members of an object as they come; what went wrong later does not undo them.
struct Members<'a> {
    found: &'a mut Vec<(String, Value)>,
    is_top: bool,
}

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if !self.is_top {
                self.found.push((name, map.next_value()?));
            } else if name == "error_details" {
                map.next_value_seed(Members { found: &mut *self.found, is_top: false })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use proptest::prelude::*;
    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
    use serde_json::json;

    use super::*;
    use crate::delivery::target::ANSWER_MAX;
    use crate::wire::lago::fault::{HAS_IT, TOO_MANY};

    fn api() -> Url {
        "https://lago.example/api/v1".parse().unwrap()
    }

    fn answer(status: u16, headers: &[(&'static str, &str)], body: impl Into<Bytes>) -> Answer {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        }
        let body: Bytes = body.into();
        Answer { status, headers: map, body: body.slice(..body.len().min(ANSWER_MAX)) }
    }

    fn verdict(status: u16, body: impl Into<Bytes>, count: usize) -> Verdict {
        read(&answer(status, &[], body), count, &api())
    }

    fn unprocessable(details: Value, count: usize) -> Verdict {
        let body = json!({"status": 422, "error": "Unprocessable Entity", "code": "validation_errors",
            "error_details": details});
        verdict(422, body.to_string(), count)
    }

    fn dead(reason: &str) -> Outcome {
        Outcome::Dead(reason.to_owned())
    }

    fn has_it() -> Value {
        json!({"transaction_id": [HAS_IT]})
    }

    #[test]
    fn a_batch_that_had_arrived_unnoticed_is_delivered() {
        for count in [1, 2, 100] {
            let details: Value = (0..count).map(|index| (index.to_string(), has_it())).collect();
            assert_eq!(
                unprocessable(details, count),
                Verdict::Each(vec![Outcome::Delivered; count]),
                "{count}"
            );
        }
        assert_eq!(unprocessable(has_it(), 1), Verdict::Each(vec![Outcome::Delivered]));
    }

    #[test]
    fn a_refusal_says_which_and_the_others_go_again() {
        use Outcome::{Again, Delivered};
        let missing = json!({"code": ["value_is_mandatory"]});
        let both = json!({"transaction_id": [HAS_IT], "code": ["value_is_mandatory"]});
        for (details, outcomes) in [
            (json!({"0": has_it(), "2": missing}), vec![Delivered, Again, dead("code: value_is_mandatory")]),
            (
                json!({"1": both}),
                vec![Again, dead("transaction_id: value_already_exist, code: value_is_mandatory"), Again],
            ),
            (
                json!({"2": [HAS_IT], "0": HAS_IT, "1": "whatever"}),
                vec![Delivered, dead("whatever"), Delivered],
            ),
            (
                json!({"1": {"timestamp": "invalid_format"}}),
                vec![Again, dead("timestamp: invalid_format"), Again],
            ),
            (json!({"1": {"code": [HAS_IT]}}), vec![Again, dead("code: value_already_exist"), Again]),
            (json!({"0": has_it(), "1": {}, "2": null}), vec![Delivered, Again, Again]),
            (
                json!({"0": has_it(), "3": missing, "-1": missing, "x": missing}),
                vec![Delivered, Again, Again],
            ),
        ] {
            assert_eq!(unprocessable(details.clone(), 3), Verdict::Each(outcomes), "{details}");
        }
        for (details, reason) in [
            (json!({"code": ["value_is_mandatory"]}), "code: value_is_mandatory"),
            (json!({"timestamp": ["invalid_format"]}), "timestamp: invalid_format"),
            (json!({"0": {"code": ["value_is_mandatory"]}}), "code: value_is_mandatory"),
        ] {
            assert_eq!(unprocessable(details, 1), Verdict::Each(vec![dead(reason)]));
        }
    }

    #[test]
    fn a_refusal_that_says_nothing_of_any_is_narrowed_down() {
        for details in [
            json!({}),
            json!(null),
            json!("no"),
            json!([has_it()]),
            json!({"transaction_id": [HAS_IT]}),
            json!({"events": ["no_events"]}),
            json!({"9": has_it()}),
            json!({"0": {}, "1": []}),
        ] {
            assert!(matches!(unprocessable(details.clone(), 2), Verdict::Split(_)), "{details}");
        }
        for body in
            ["", "{", "[]", "nginx", r#"{"error_details":"#, r#"{"error_details":{"0":{"transaction_id"#]
        {
            assert!(matches!(verdict(422, body, 2), Verdict::Split(_)), "{body}");
        }
    }

    #[test]
    fn too_many_at_once_makes_smaller_batches_and_kills_nobody() {
        let details = json!({"events": [TOO_MANY]});
        assert_eq!(unprocessable(details.clone(), 2), Verdict::Smaller);
        assert_eq!(unprocessable(json!({"events": TOO_MANY}), 100), Verdict::Smaller);
        assert_eq!(verdict(413, "<html>", 2), Verdict::Smaller);
        assert!(matches!(unprocessable(details, 1), Verdict::Pause(_)));
        assert!(matches!(verdict(413, "", 1), Verdict::Pause(_)));
    }

    #[test]
    fn what_is_not_about_the_events_does_not_touch_them() {
        let headed = |status, headers: &[(&'static str, &str)]| read(&answer(status, headers, ""), 3, &api());
        for (status, part) in [
            (301, "never followed: set LAGO_API_BASE"),
            (302, "to an unnamed place"),
            (401, "check LAGO_API_KEY"),
            (403, "give it the right to write"),
            (404, "no Lago API at https://lago.example/api/v1: check LAGO_API_BASE"),
            (405, "no Lago API at"),
        ] {
            let Verdict::Pause(text) = verdict(status, "", 3) else { panic!("{status}") };
            assert!(text.contains(part) && text.contains(&status.to_string()), "{text}");
        }
        for (location, shown) in [
            (
                "https://me:canary@elsewhere.example/canary?canary#canary",
                "to https://elsewhere.example, which",
            ),
            ("http://elsewhere.example:8080/canary", "to http://elsewhere.example:8080, which"),
            ("/canary", "to https://lago.example, which"),
            ("javascript:canary", "to an unnamed place, which"),
            ("https://", "to an unnamed place, which"),
        ] {
            let Verdict::Pause(text) = headed(308, &[("location", location)]) else { panic!("{location}") };
            assert!(text.contains(shown) && !text.contains("canary"), "{text}");
        }
        assert!(matches!(verdict(200, "\n <!doctype html>", 3), Verdict::Pause(_)));
        for status in [408, 500, 502, 503, 504, 599, 0, 100, 999] {
            assert_eq!(verdict(status, "out", 3), Verdict::Retry(format!("{status} out")));
        }
        for (headers, wait_ms) in [
            (&[("x-ratelimit-reset", "7"), ("retry-after", "3")][..], Some(7_000)),
            (&[("retry-after", "3")], Some(3_000)),
            (&[("x-ratelimit-reset", "soon"), ("retry-after", "3")], Some(3_000)),
            (&[], None),
        ] {
            assert_eq!(headed(429, headers), Verdict::SlowDown { reason: "429".into(), wait_ms });
        }
    }

    #[test]
    fn what_arrived_and_what_is_blamed_on_somebody_unnamed() {
        for (status, body) in [(200, r#"{"events":[]}"#), (200, ""), (201, "OK"), (204, "")] {
            assert_eq!(verdict(status, body, 3), Verdict::Accepted);
        }
        let bad = r#"{"status":400,"error":"BadRequest: param is missing or the value is empty: event"}"#;
        assert_eq!(verdict(400, bad, 3), Verdict::Split(format!("400 {bad}")));
        for status in [400, 402, 406, 409, 410, 415, 418, 451, 499] {
            assert!(matches!(verdict(status, "<html>", 1), Verdict::Split(_)), "{status}");
        }
    }

    #[test]
    fn a_cut_answer_says_what_it_said_before_the_cut() {
        let long = "x".repeat(500);
        let details: Value = (0..100)
            .map(|index| (index.to_string(), if index < 20 { has_it() } else { json!({ "code": [long] }) }))
            .collect();
        let Verdict::Each(outcomes) = unprocessable(details, 100) else { panic!("it was not read") };
        let told = outcomes.iter().filter(|outcome| **outcome != Outcome::Again).count();
        assert_eq!((outcomes.len(), &outcomes[..20]), (100, &vec![Outcome::Delivered; 20][..]));
        assert_eq!(outcomes[20], dead(&format!("code: {long}")[..REASON_MAX]));
        assert!((30..60).contains(&told), "{told}");
        // However Lago spaces it, the usual hundred fit.
        let usual: Value = (0..100).map(|index| (index.to_string(), has_it())).collect();
        let spaced = serde_json::to_string_pretty(&json!({"status": 422, "error_details": usual})).unwrap();
        assert!(spaced.len() < ANSWER_MAX, "{}", spaced.len());
        assert_eq!(verdict(422, spaced, 100), Verdict::Each(vec![Outcome::Delivered; 100]));
    }

    fn detail() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(json!(HAS_IT)),
            Just(json!(TOO_MANY)),
            Just(json!("value_is_mandatory")),
            Just(Value::Null),
            any::<i32>().prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
            ".*".prop_map(Value::from),
        ];
        let name = prop_oneof![
            (0..6_usize).prop_map(|index| index.to_string()),
            Just("transaction_id".to_owned()),
            Just("events".to_owned()),
            Just("error_details".to_owned()),
            ".*",
        ];
        leaf.prop_recursive(4, 40, 5, move |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::vec((name.clone(), inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    fn body() -> impl Strategy<Value = Vec<u8>> {
        let whole = prop_oneof![
            detail().prop_map(|details| json!({"status": 422, "error_details": details}).to_string()),
            detail().prop_map(|details| details.to_string()),
            ".*",
        ];
        let cut = (whole, any::<proptest::sample::Index>())
            .prop_map(|(text, at)| text.as_bytes()[..at.index(text.len() + 1)].to_vec());
        prop_oneof![cut, proptest::collection::vec(any::<u8>(), 0..64)]
    }

    proptest! {
        #[test]
        fn no_answer_kills_an_event_that_it_does_not_blame(
            status in prop_oneof![Just(422_u16), Just(413), Just(400), 0..1_000_u16],
            body in body(),
            count in 1..=5_usize,
        ) {
            match verdict(status, body, count) {
                Verdict::Each(outcomes) => {
                    prop_assert_eq!((status, outcomes.len()), (422, count));
                    prop_assert!(outcomes.iter().any(|outcome| *outcome != Outcome::Again));
                }
                // Of a single event this is its end.
                Verdict::Split(_) => {
                    let is_about_it = (400..500).contains(&status)
                        && ![401, 403, 404, 405, 408, 413, 429].contains(&status);
                    prop_assert!(is_about_it, "{status}");
                }
                Verdict::Smaller => prop_assert!(count > 1 && [413, 422].contains(&status)),
                Verdict::Accepted => prop_assert!((200..300).contains(&status)),
                Verdict::Disable(_) => prop_assert!(false, "billing is never given up"),
                Verdict::Pause(_) | Verdict::SlowDown { .. } | Verdict::Retry(_) => {}
            }
        }
    }
}
