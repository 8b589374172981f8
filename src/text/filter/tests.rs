use super::*;
use proptest::prelude::*;

fn now() -> Zoned {
    "2026-11-21T10:00:00+00:00[UTC]".parse().unwrap()
}

fn row(json: &str) -> Row {
    serde_json::from_str(json).unwrap()
}

fn is(filter: &str, row: &Row, id: &str) -> bool {
    Filter::parse(filter, &now()).unwrap_or_else(|error| panic!("{filter}: {error}")).matches(row, id)
}

#[test]
fn a_customer_is_found_by_what_it_is() {
    let customer = row(
        r#"{"user_id":"acme-eu","alias":"Acme Europe","blocked":false,"spend":3.2,"allowed_model_region":null,
            "litellm_budget_table":{"budget_id":"tier-s","max_budget":4.0,"budget_reset_at":"2026-11-23T00:00:00Z","rpm_limit":200000,
            "budget_duration":"30d"},"zip":"0123a"}"#,
    );
    for (filter, passes) in [
        ("", true),
        ("acme", true),
        ("EUROPE", true),
        ("globex", false),
        ("acme globex", false),
        ("acme | globex", true),
        ("globex or acme", true),
        ("acme and europe", true),
        ("acme-* ", true),
        ("acm*x", false),
        ("!globex", true),
        ("!!globex", false),
        ("'acme e'", true),
        ("customer:acme-eu", true),
        ("customer:acme", false),
        ("customer:acme*", true),
        ("used>=80%", true),
        ("used>80%", false),
        ("used<80.000001%", true),
        ("used>=80", true),
        ("spend=3.20", true),
        ("spend>3.1999999999999999999", true),
        ("cost>$3.2", false),
        ("max<=4", true),
        ("rpm=200k", true),
        ("rpm>0.2M", false),
        ("budget:tier-s", true),
        ("budget:none", false),
        ("region:none", true),
        ("allowed_model_region:none", true),
        ("alias!=none", true),
        ("blocked:true", false),
        ("!blocked:true", true),
        ("blocked:false", true),
        ("state:near", true),
        ("litellm_budget_table.max_budget=4", true),
        ("litellm_budget_table.budget_duration=30d", true),
        ("litellm_budget_table.budget_duration=7d", false),
        ("litellm_budget_table.budget_duration!=30d", false),
        ("litellm_budget_table.budget_duration!=1mo", true),
        ("zip=0123a", true),
        ("alias=12", false),
        ("alias!=12", true),
        ("resets<3d", true),
        ("resets<1d", false),
        ("resets>2026-11-22", true),
        ("re:^acme-(eu|us)$", true),
        ("re:^eu", false),
        ("alias:re:Eur", true),
        ("globex | used>=80% !blocked:true", true),
    ] {
        assert_eq!(is(filter, &customer, "user_id"), passes, "{filter}");
    }
}

#[test]
fn a_call_is_found_by_what_it_was() {
    let event = row(
        r#"{"request_id":"r1","ts":"2026-11-21T09:59:00Z","event":"blocked","customer_id":"acme","user_id":"bob",
            "key_alias":"ci","token_hash":"aa","model":"gpt-4o","provider":"openai","status":"422 budget_exceeded",
            "prompt_tokens":0,"spend":0.0011120000000000001,"tags":["a","b"]}"#,
    );
    for (filter, passes) in [
        ("status:blocked or cost>0.01", true),
        ("status:422*", true),
        ("status:ok", false),
        ("customer:bob", false),
        ("user:bob", true),
        ("key:ci key:aa", true),
        ("tag:b", true),
        ("tag:c", false),
        ("model:gpt-*", true),
        ("spend>0.001112", true),
        ("spend=0.0011120000000000001", true),
        ("spend>0.0011120000000000001", false),
        ("time>5m", true),
        ("time>30s", false),
        ("in=0", true),
        ("out>0", false),
        ("event=blocked", true),
        ("event=BLOCKED", false),
    ] {
        assert_eq!(is(filter, &event, "request_id"), passes, "{filter}");
    }
}

#[test]
fn a_mistake_is_told_with_its_place() {
    for (filter, at, part) in [
        ("|a", 1, "between two terms"),
        ("a |", 4, "between two terms"),
        ("a or", 5, "between two terms"),
        ("a || b", 4, "between two terms"),
        ("team:", 6, "'team' needs a value"),
        ("a spend>", 9, "'spend' needs a value"),
        ("spend>much", 7, "'much' is no number"),
        ("a \"b", 3, "never closed"),
        ("!", 2, "missing"),
        ("re:(", 4, "no regular expression"),
    ] {
        let error = Filter::parse(filter, &now()).unwrap_err();
        assert_eq!((error.at, error.message.contains(part)), (at, true), "{filter}: {error}");
        assert!(error.to_string().contains("used>=80%"), "an example");
    }
    assert!(Filter::parse(&"a ".repeat(1000), &now()).is_ok());
    assert!(Filter::parse(&"a ".repeat(1001), &now()).is_err());
}

#[test]
fn a_field_that_no_row_has_is_named() {
    let rows = [row(r#"{"user_id":"a","spend":1}"#)];
    let unknown =
        |filter: &str| Filter::parse(filter, &now()).unwrap().unknown_field(&rows).map(str::to_owned);
    assert_eq!(unknown("statsu:blocked"), Some("statsu".into()));
    assert_eq!(unknown("spend>1 team:red a"), None, "short words mean no mistake");
    assert_eq!(Filter::parse("nope:1", &now()).unwrap().unknown_field(&[]), None);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,40}", id in "[a-z_]{1,8}") {
        if let Ok(filter) = Filter::parse(&text, &now()) {
            filter.matches(&row(r#"{"user_id":"acme","spend":1.5,"max_budget":0,"tags":["ä",null,{}]}"#), &id);
        }
    }

    #[test]
    fn what_looks_like_a_filter_makes_no_panic_either(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("!"), Just("|"), Just(" "), Just("used"), Just("spend"), Just(":"), Just(">="), Just("<"), Just("="),
                Just("80%"), Just("1e9"), Just("-1"), Just("re:"), Just("["), Just("*"), Just("\""), Just("'"), Just("or"),
                Just("none"), Just("7d"), Just("ä"), Just("99999999999999999999999999999999999999999"),
            ],
            0..12,
        )
    ) {
        let text = parts.concat();
        if let Ok(filter) = Filter::parse(&text, &now()) {
            let spent = row(r#"{"user_id":"acme","spend":12345678901234567890,"max_budget":0.000000000001}"#);
            filter.matches(&spent, "user_id");
        }
    }

    #[test]
    fn a_number_is_compared_as_it_is(spend in any::<i32>(), bound in any::<i32>()) {
        let spent = row(&format!(r#"{{"spend":{spend}}}"#));
        prop_assert_eq!(is(&format!("spend>{bound}"), &spent, "id"), spend > bound);
        prop_assert_eq!(is(&format!("spend<={bound}"), &spent, "id"), spend <= bound);
        prop_assert_eq!(is(&format!("spend={bound}"), &spent, "id"), spend == bound);
    }
}

#[test]
fn what_has_no_status_is_found_by_its_state() {
    let customer = |more: &str| row(&format!(r#"{{"user_id":"acme","spend":1,"max_budget":4{more}}}"#));
    let [fine, blocked, null] = ["", r#","blocked":true"#, r#","status":null"#].map(customer);
    let delivery = row(r#"{"id":"lago:1","state":"dead"}"#);
    let running = row(r#"{"request_id":"r1","state":"streaming"}"#);
    let call = row(r#"{"request_id":"r1","spend":1}"#);
    let key = row(r#"{"token":"aa","status":"active"}"#);
    for (filter, row, passes) in [
        ("status:active", &fine, true),
        ("status:ok", &fine, true),
        ("state:active", &fine, true),
        ("status:active", &null, true),
        ("status:active", &blocked, false),
        ("status:blocked", &blocked, true),
        ("!status:active", &blocked, true),
        ("status:active", &key, true),
        ("state:dead", &delivery, true),
        ("status:dead", &delivery, true),
        ("state:ok", &delivery, false),
        ("status:streaming", &running, true),
        ("state:waiting", &running, false),
        ("status:ok", &call, true),
        ("status:active", &call, false),
    ] {
        assert_eq!(is(filter, row, "user_id"), passes, "{filter} {row:?}");
    }
}
