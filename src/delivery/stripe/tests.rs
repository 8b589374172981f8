//! Forms to the letter, and the meaning of every answer.

use proptest::prelude::*;

use super::*;
use crate::delivery::samples::{AT, answer, charge, item};
use crate::domain::delivery::{ChargeBy, Outcome, StripeProfile};

const ID: &str = "0199f0c2-5b7e-7c1a-9d53-000000000001";

fn profile() -> Profile {
    Profile::Stripe(StripeProfile { event_name: "llm_spend".into(), charge_by: ChargeBy::EndUserId })
}

fn one(customer: &str, cost: &str) -> Item {
    item(charge(1, customer, cost), profile())
}

fn stripe() -> Stripe {
    Stripe::new(&Url::parse(STRIPE_API).unwrap(), Secret::new("sk_test_canary"))
}

fn body(item: &Item) -> String {
    let outgoing = stripe().request(std::slice::from_ref(item), Millis(0));
    String::from_utf8(outgoing.body.to_vec()).unwrap()
}

#[test]
fn a_charge_is_a_form_of_five_fields() {
    let item = one("cus_NciAYcXfLnqBoz", "0.001112");
    let outgoing = stripe().request(std::slice::from_ref(&item), Millis(0));
    assert_eq!(
        body(&item),
        format!(
            "identifier={ID}&event_name=llm_spend&timestamp=1760000000\
             &payload%5Bstripe_customer_id%5D=cus_NciAYcXfLnqBoz&payload%5Bvalue%5D=1112000"
        )
    );
    assert_eq!(outgoing.url.as_str(), "https://api.stripe.com/v1/billing/meter_events");
    assert_eq!(outgoing.headers["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(outgoing.headers["authorization"], "Bearer sk_test_canary");
    assert!(!format!("{outgoing:?}{:?}", stripe()).contains("canary"));
    assert_eq!(stripe().batching().most, 1);
}

#[test]
fn what_a_name_holds_stays_in_its_field() {
    let text = body(&one("a&b=c %5B+ü\u{1f600}#?", "0"));
    let fields = "payload%5Bstripe_customer_id%5D=a%26b%3Dc+%255B%2B%C3%BC%F0%9F%98%80%23%3F";
    assert!(text.contains(&format!("&{fields}&payload%5Bvalue%5D=0")), "{text}");
}

#[test]
fn who_is_not_known_is_left_out() {
    let mut nobody = charge(1, "acme", "1");
    nobody.payer = Default::default();
    assert!(!body(&item(nobody, profile())).contains("stripe_customer_id"));
    let mut assigned = one("acme", "1");
    if let Subject::Entry(_, facts) = &mut assigned.subject {
        facts.charge_id = Some("cus_by_hand".into());
    }
    assert!(body(&assigned).contains("=cus_by_hand&"));
}

#[test]
fn each_attempt_has_the_same_body_and_a_key_of_its_own() {
    let first = one("acme", "1");
    let later = Item { attempts: 7, first_sent_at: Some(Millis(1)), ..first.clone() };
    assert_eq!(body(&first), body(&later));
    let key = |item: &Item| {
        let outgoing = stripe().request(std::slice::from_ref(item), Millis(0));
        outgoing.headers["idempotency-key"].to_str().unwrap().to_owned()
    };
    assert_eq!((key(&first), key(&later)), (format!("{ID}.0"), format!("{ID}.7")));
}

#[test]
fn amounts_are_the_nearest_nano_dollars() {
    for (cost, value) in [
        ("0", 0),
        ("0.000000000499", 0),
        ("0.0000000005", 1),
        ("0.000000001", 1),
        ("0.000000001499", 1),
        ("0.0000000015", 2),
        ("0.0000035", 3_500),
        ("1", 1_000_000_000),
        ("123456789.123456789012", 123_456_789_123_456_789),
    ] {
        assert_eq!(nano_dollars(Picos::parse(cost).unwrap()), value, "{cost}");
    }
    assert_eq!(nano_dollars(Picos::MAX), i128::MAX / 1_000 + 1, "...727 is rounded up");
}

proptest! {
    #[test]
    fn what_is_billed_differs_by_half_a_nano_dollar_at_the_most(picos in any::<i128>()) {
        let nanos = nano_dollars(Picos::new(picos));
        // Compared in what is above whole nano-dollars, so that the largest amounts do not overflow.
        let rest = picos.rem_euclid(1_000);
        let billed = (nanos - picos.div_euclid(1_000)) * 1_000;
        prop_assert!((-500..=500).contains(&(rest - billed)) && rest - billed != 500);
    }

    #[test]
    fn the_value_of_a_form_is_plain_digits(picos in 0..1_000_000_000_000_000_000_i128) {
        let mut entry = charge(1, "acme", "0");
        entry.cost = Picos::new(picos);
        let text = body(&item(entry, profile()));
        let (_, value) = text.rsplit_once('=').unwrap();
        prop_assert_eq!(value.parse::<i128>(), Ok((picos + 500) / 1_000));
        prop_assert!(value.bytes().all(|byte| byte.is_ascii_digit()));
    }
}

fn read(status: u16, body: &str) -> Verdict {
    stripe().read(&answer(status, &[], body), &[one("acme", "1")])
}

fn dead(reason: &str) -> Verdict {
    Verdict::Each(vec![Outcome::Dead(reason.into())])
}

#[test]
fn every_status_has_a_meaning() {
    let pause = |reason: &str| Verdict::Pause(reason.into());
    let retry = |reason: &str| Verdict::Retry(reason.into());
    let slow = |reason: &str| Verdict::SlowDown { reason: reason.into(), wait_ms: None };
    for (status, expected) in [
        (200, Verdict::Accepted),
        (201, Verdict::Accepted),
        (302, pause("302")),
        (400, dead("400")),
        (401, pause("401: Stripe refuses the API key")),
        (402, dead("402")),
        (403, pause("403")),
        (404, pause("404")),
        (408, retry("408")),
        (409, slow("409")),
        (413, dead("413")),
        (429, slow("429")),
        (500, retry("500")),
        (503, retry("503")),
    ] {
        assert_eq!(read(status, ""), expected, "{status}");
    }
    assert_eq!(read(502, "<h1>Bad\nGateway</h1>"), retry("502 <h1>Bad Gateway</h1>"));
    let waiting = stripe().read(&answer(429, &[("retry-after", "3")], ""), &[one("acme", "1")]);
    assert_eq!(waiting, Verdict::SlowDown { reason: "429".into(), wait_ms: Some(3_000) });
}

#[test]
fn what_stripe_says_decides_about_an_event() {
    let delivered = Verdict::Each(vec![Outcome::Delivered]);
    let error = |members: &str| format!(r#"{{"error":{{"type":"invalid_request_error",{members}}}}}"#);
    let exists = |id: &str| error(&format!(r#""message":"An event already exists with identifier {id}.""#));
    for (status, body, expected) in [
        (400, exists(ID), delivered.clone()),
        (400, error(r#""code":"duplicate_meter_event","message":"Duplicate.""#), delivered),
        // Something else exists.
        (400, exists("another"), dead("400 An event already exists with identifier another.")),
        (500, exists(ID), Verdict::Retry(format!("500 An event already exists with identifier {ID}."))),
        (
            400,
            error(r#""code":"resource_missing","param":"payload","message":"No such customer: 'acme'""#),
            dead("400 resource_missing: No such customer: 'acme'"),
        ),
        (
            404,
            error(r#""code":"resource_missing","param":null,"message":"No such customer: 'acme'""#),
            dead("404 resource_missing: No such customer: 'acme'"),
        ),
        (
            404,
            error(r#""message":"Unrecognized request URL""#),
            Verdict::Pause("404 Unrecognized request URL".into()),
        ),
        (
            400,
            error(r#""code":"timestamp_too_far_in_past","message":"The timestamp is too old.""#),
            dead("400 timestamp_too_far_in_past: The timestamp is too old."),
        ),
        // Our clock is ahead: the same event is good a little later.
        (
            400,
            error(r#""code":"timestamp_in_future","message":"The timestamp is too new.""#),
            Verdict::Retry("400 timestamp_in_future: The timestamp is too new.".into()),
        ),
        // The meter is wrong, not the event.
        (
            400,
            error(r#""code":"resource_missing","param":"event_name","message":"No such meter""#),
            Verdict::Pause("400 resource_missing: No such meter".into()),
        ),
        (
            400,
            error(r#""code":"archived_meter","message":"This meter is not active""#),
            Verdict::Pause("400 archived_meter: This meter is not active".into()),
        ),
        (
            401,
            error(r#""message":"Invalid API Key provided: sk_test_****nary""#),
            Verdict::Pause("401: Stripe refuses the API key".into()),
        ),
        (
            409,
            error(r#""code":"idempotency_key_in_use","message":"Busy.""#),
            Verdict::SlowDown { reason: "409 idempotency_key_in_use: Busy.".into(), wait_ms: None },
        ),
    ] {
        assert_eq!(read(status, &body), expected, "{status} {body}");
    }
    let Verdict::Each(outcomes) = read(400, &error(&format!(r#""message":"{}""#, "x".repeat(9_000)))) else {
        panic!("not about the event");
    };
    assert_eq!(outcomes, [Outcome::Dead(format!("400 {}", "x".repeat(300)))]);
}

#[test]
fn an_event_without_a_clear_answer_is_not_repeated_after_twenty_hours_and_none_is_sent_after_thirty_days() {
    let (hour_ms, day_ms) = (3_600_000, 86_400_000);
    let is_known = |first_sent_at: Option<Millis>, now| match before_sending(
        &Item { first_sent_at, ..one("acme", "1") },
        now,
    ) {
        Ready::Send => "send",
        Ready::Unknown(reason) => {
            assert!(reason.contains("20 hours"), "{reason}");
            "unknown"
        }
        Ready::Dead(reason) => {
            assert!(reason.contains("30 days"), "{reason}");
            "too old"
        }
    };
    let sent = AT.plus_ms(day_ms);
    for (first_sent_at, now, expected) in [
        (None, AT, "send"),
        (None, AT.plus_ms(-hour_ms), "send"),
        (None, AT.plus_ms(30 * day_ms), "send"),
        (None, AT.plus_ms(30 * day_ms + 1), "too old"),
        (Some(sent), sent, "send"),
        (Some(sent), sent.plus_ms(20 * hour_ms), "send"),
        (Some(sent), sent.plus_ms(20 * hour_ms + 1), "unknown"),
        // Stripe may have it, however old it is.
        (Some(sent), AT.plus_ms(31 * day_ms), "unknown"),
        (Some(AT.plus_ms(30 * day_ms)), AT.plus_ms(30 * day_ms + 1), "too old"),
    ] {
        assert_eq!(is_known(first_sent_at, now), expected, "{first_sent_at:?} {now}");
    }
}
