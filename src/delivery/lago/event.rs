//! The requests that tell Lago of deliveries.

use crate::delivery::target::{Item, Subject};
use crate::domain::delivery::Profile;
use crate::wire::lago::{Batch, Event, Single, usage_event};

/// Where events go, and the body that tells of these.
pub(super) fn body(items: &[Item]) -> (&'static str, Vec<u8>) {
    // Plain structures of text and numbers: writing them cannot fail.
    match items {
        [item] => ("/events", serde_json::to_vec(&Single { event: event(item) }).unwrap_or_default()),
        items => {
            let events = items.iter().map(event).collect();
            ("/events/batch", serde_json::to_vec(&Batch { events }).unwrap_or_default())
        }
    }
}

fn event(item: &Item) -> Event<'_> {
    // What cannot be billed keeps an empty code, so Lago refuses it and somebody sees it. With a code
    // and without a subscription it would be accepted and never billed.
    usage(item).unwrap_or_else(|| Event { transaction_id: item.source_id().to_owned(), ..Event::default() })
}

fn usage(item: &Item) -> Option<Event<'_>> {
    let Subject::Entry(entry, _) = &item.subject else { return None };
    let Profile::Lago(profile) = &*item.profile else { return None };
    usage_event(entry, profile, item.key.part, item.charge_id())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::super::samples::{
        assigned, event_item, item, item_of, lago_profile, part_of, profile, sample,
    };
    use super::*;
    use crate::domain::delivery::{ChargeBy, LagoIds, LagoProfile, NumberStyle, WebhookProfile};
    use crate::domain::entry::{CallFacts, Entry};
    use crate::domain::money::Picos;
    use crate::domain::time::Millis;
    use crate::domain::usage::Usage;
    use crate::wire::lago::{Properties, transaction_id};

    const EXAMPLE: &str = concat!(
        r#"{"event":{"transaction_id":"0199f0c2-5b7e-7c1a-9d53-0c8f2f6e11aa","#,
        r#""external_subscription_id":"my-unique-id","external_customer_id":"my-unique-id","#,
        r#""code":"openai_tokens","timestamp":"1760000000.123","#,
        r#""properties":{"model":"gpt-4o","response_cost":0.001112,"#,
        r#""input_tokens":12,"output_tokens":34,"#,
        r#""prompt_tokens":12,"completion_tokens":34,"total_tokens":46,"#,
        r#""request_id":"5f0c7c1e-2f0b-4b3c-9c57-1d2f5d1c7a90"}}}"#
    );

    fn text(items: &[Item]) -> String {
        String::from_utf8(body(items).1).unwrap()
    }

    fn told(item: Item) -> Value {
        let mut value: Value = serde_json::from_slice(&body(&[item]).1).unwrap();
        value["event"].take()
    }

    #[test]
    fn a_call_is_told_to_the_byte_as_documented() {
        let one = item(Picos::parse("0.001112").unwrap(), profile());
        assert_eq!(body(std::slice::from_ref(&one)).0, "/events");
        assert_eq!(text(std::slice::from_ref(&one)), EXAMPLE);
        let event = EXAMPLE.strip_prefix(r#"{"event":"#).unwrap().strip_suffix('}').unwrap();
        let two = [one.clone(), one];
        assert_eq!(
            (body(&two).0, text(&two)),
            ("/events/batch", format!(r#"{{"events":[{event},{event}]}}"#))
        );
    }

    #[test]
    fn each_setting_changes_what_it_says_and_nothing_else() {
        let usual = told(item(Picos::parse("0.001112").unwrap(), profile()));
        let texts = json!({"model": "gpt-4o", "response_cost": "0.001112", "input_tokens": "12",
            "output_tokens": "34", "prompt_tokens": "12", "completion_tokens": "34", "total_tokens": "46",
            "request_id": "5f0c7c1e-2f0b-4b3c-9c57-1d2f5d1c7a90"});
        let change = |change: fn(&mut LagoProfile)| {
            let mut profile = lago_profile();
            change(&mut profile);
            profile
        };
        for (settings, changes) in [
            (change(|p| p.ids = LagoIds::Subscription), json!({"external_customer_id": null})),
            (change(|p| p.ids = LagoIds::Customer), json!({"external_subscription_id": null})),
            (change(|p| p.numbers = NumberStyle::Text), json!({"properties": texts})),
            (change(|p| p.precise_amount = true), json!({"precise_total_amount_cents": "0.1112"})),
            (change(|p| p.skip_zero = true), json!({})),
            (
                change(|p| p.charge_by = ChargeBy::TeamId),
                json!({"external_subscription_id": "a-team", "external_customer_id": "a-team"}),
            ),
            (
                change(|p| p.charge_by = ChargeBy::UserId),
                json!({"external_subscription_id": "a-user", "external_customer_id": "a-user"}),
            ),
        ] {
            let mut wanted = usual.clone();
            for (name, value) in changes.as_object().unwrap() {
                match value {
                    Value::Null => drop(wanted.as_object_mut().unwrap().shift_remove(name)),
                    value => wanted[name] = value.clone(),
                }
            }
            let told = told(item(Picos::parse("0.001112").unwrap(), Profile::Lago(settings.clone())));
            assert_eq!(told, wanted, "{settings:?}");
        }
    }

    #[test]
    fn each_code_has_an_event_of_its_own() {
        let codes = ["tokens", "cost", "a/b"].map(str::to_owned).to_vec();
        let settings = LagoProfile { codes: codes.clone(), ..lago_profile() };
        for (part, id, code) in
            [(0, "e-1", "tokens"), (1, "e-1.cost", "cost"), (2, "e-1.a/b", "a/b"), (3, "e-1", "")]
        {
            let told = told(part_of(item_of(sample("e-1"), Profile::Lago(settings.clone())), part));
            assert_eq!((&told["transaction_id"], &told["code"]), (&json!(id), &json!(code)));
            assert_eq!(transaction_id("e-1", &codes, part), id);
        }
    }

    #[test]
    fn times_have_three_decimals() {
        for (at, shown) in [
            (0, "0.000"),
            (1, "0.001"),
            (999, "0.999"),
            (1_000, "1.000"),
            (1_760_000_000_120, "1760000000.120"),
            (1_760_000_000_099, "1760000000.099"),
            (-1, "0.000"),
        ] {
            let entry = Entry { at: Millis(at), ..sample("e-1") };
            assert_eq!(told(item_of(entry, profile()))["timestamp"], shown);
        }
    }

    #[test]
    fn amounts_have_every_digit_and_no_exponent() {
        for (cost, number, cents) in [
            ("0", "0.0", "0.0"),
            ("0.000000000001", "0.000000000001", "0.0000000001"),
            ("0.0000001", "0.0000001", "0.00001"),
            ("1", "1.0", "100.0"),
            ("0.015", "0.015", "1.5"),
            ("9000000.123456789012", "9000000.123456789012", "900000012.3456789012"),
            ("1000000000000000", "1000000000000000.0", "100000000000000000.0"),
        ] {
            let cost = Picos::parse(cost).unwrap();
            for numbers in [NumberStyle::Number, NumberStyle::Text] {
                let settings = LagoProfile { numbers, precise_amount: true, ..lago_profile() };
                let body = text(&[item(cost, Profile::Lago(settings))]);
                let quote = if numbers == NumberStyle::Text { "\"" } else { "" };
                assert!(body.contains(&format!(r#""response_cost":{quote}{number}{quote},"#)), "{body}");
                assert!(body.contains(&format!(r#""precise_total_amount_cents":"{cents}","#)), "{body}");
            }
        }
    }

    #[test]
    fn the_model_is_the_providers_name_of_it() {
        for (provider, model, shown) in [
            ("openai", "openai/gpt-4o", "gpt-4o"),
            ("openrouter", "openrouter/openai/gpt-4o", "openai/gpt-4o"),
            ("open", "openai/gpt-4o", "openai/gpt-4o"),
            ("", "gpt-4o", "gpt-4o"),
            ("mock", "mock", "mock"),
        ] {
            let call = CallFacts { provider: provider.into(), model: model.into(), ..CallFacts::default() };
            let entry = Entry { call: Arc::new(call), ..sample("e-1") };
            assert_eq!(told(item_of(entry, profile()))["properties"]["model"], shown, "{provider} {model}");
        }
    }

    #[test]
    fn every_kind_of_token_counts_once() {
        let usage = Usage { cache_read: 5, reasoning: 7, input_audio: 2, ..Usage::plain(12, 34) };
        let properties = told(item_of(Entry { usage, ..sample("e-1") }, profile()))["properties"].take();
        for (name, count) in [
            ("input_tokens", 19),
            ("prompt_tokens", 19),
            ("output_tokens", 41),
            ("completion_tokens", 41),
            ("total_tokens", 60),
        ] {
            assert_eq!(properties[name], count, "{name}");
        }
        for name in Properties::FIGURES {
            assert!(properties[name].is_number(), "{name}");
        }
        for name in Properties::TEXTS {
            assert!(properties[name].is_string(), "{name}");
        }
        assert_eq!(
            properties.as_object().unwrap().len(),
            Properties::FIGURES.len() + Properties::TEXTS.len()
        );
    }

    #[test]
    fn what_is_not_known_is_left_out_and_nothing_is_null() {
        let entry = Entry { call: Arc::default(), request_id: String::new(), ..sample("e-1") };
        let properties = told(item_of(entry, profile()))["properties"].take();
        assert_eq!(properties.get("model").or(properties.get("request_id")), None);
    }

    #[test]
    fn who_is_billed_is_whom_an_operator_has_said() {
        let told = told(assigned(item_of(sample("e-1"), profile()), "somebody"));
        assert_eq!(told["external_subscription_id"], "somebody");
        assert_eq!(told["external_customer_id"], "somebody");
    }

    #[test]
    fn what_cannot_be_billed_is_refused_instead_of_lost() {
        let nobody = Entry { payer: Arc::default(), ..sample("e-1") };
        for item in [
            item_of(nobody, profile()),
            assigned(item_of(sample("e-1"), profile()), ""),
            item_of(sample("e-1"), Profile::Webhook(WebhookProfile::default())),
            event_item("e-1", profile()),
        ] {
            assert_eq!(told(item), json!({"transaction_id": "e-1", "code": ""}));
        }
    }

    fn settings() -> impl Strategy<Value = LagoProfile> {
        let ids = prop_oneof![Just(LagoIds::Both), Just(LagoIds::Subscription), Just(LagoIds::Customer)];
        let numbers = prop_oneof![Just(NumberStyle::Number), Just(NumberStyle::Text)];
        (ids, numbers, any::<bool>(), "\\PC{1,20}").prop_map(|(ids, numbers, precise_amount, code)| {
            LagoProfile { codes: vec![code], ids, numbers, precise_amount, ..lago_profile() }
        })
    }

    fn holds_only_text_and_numbers(value: &Value) -> bool {
        match value {
            Value::Null | Value::Bool(_) => false,
            Value::Array(values) => values.iter().all(holds_only_text_and_numbers),
            Value::Object(members) => members.values().all(holds_only_text_and_numbers),
            Value::Number(_) | Value::String(_) => true,
        }
    }

    proptest! {
        #[test]
        fn no_digit_is_lost_on_the_way(
            costs in proptest::collection::vec(0..=i64::MAX, 1..=100),
            settings in settings(),
            tokens in any::<[u64; 3]>(),
            (model, customer, request_id) in ("\\PC*", ".{1,40}", ".*"),
            at in 0..4_000_000_000_000_i64,
        ) {
            let is_text = settings.numbers == NumberStyle::Text;
            let profile = Profile::Lago(settings);
            let items: Vec<Item> = costs.iter().map(|&cost| {
                let usage = Usage { cache_read: tokens[2], ..Usage::plain(tokens[0], tokens[1]) };
                let call = CallFacts { model: model.as_str().into(), ..CallFacts::default() };
                let mut entry = Entry {
                    usage, at: Millis(at), cost: Picos::new(cost.into()), call: Arc::new(call),
                    request_id: request_id.clone(), ..sample("e-1")
                };
                Arc::make_mut(&mut entry.payer).customer = Some(customer.as_str().into());
                item_of(entry, profile.clone())
            }).collect();
            let rendered = text(&items);
            prop_assert_eq!(&rendered, &text(&items));
            let value: Value = serde_json::from_str(&rendered).unwrap();
            let events = match &value["events"] {
                Value::Array(events) => events.as_slice(),
                _ => std::slice::from_ref(&value["event"]),
            };
            prop_assert_eq!(events.len(), costs.len());
            let mut sum = Picos::ZERO;
            for event in events {
                let cost = &event["properties"]["response_cost"];
                let digits = if is_text { cost.as_str().unwrap().to_owned() } else { cost.to_string() };
                prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'), "{digits}");
                sum = sum.plus(Picos::parse(&digits).unwrap()).unwrap();
            }
            let wanted = costs.iter().map(|&cost| i128::from(cost)).sum();
            prop_assert_eq!(sum, Picos::new(wanted));
            prop_assert!(holds_only_text_and_numbers(&value), "{rendered}");
        }
    }
}
