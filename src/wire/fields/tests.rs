//! Tables of what each kind of member takes and how the rest is refused.

use super::*;

fn fields(body: &str) -> Fields {
    Fields::parse(body.as_bytes()).unwrap()
}

fn refused(refusal: Refusal) -> ApiError {
    ApiError::DetailError(refusal.message)
}

fn outcome(fields: &mut Fields) -> String {
    match fields.finish(refused) {
        Ok(()) => "fine".into(),
        Err(error) => error.body()["detail"].to_string(),
    }
}

#[test]
fn absent_null_and_value_are_three_things() {
    let mut fields = fields(r#"{"a": null, "b": "x"}"#);
    assert_eq!(fields.text("a"), Patch::Null);
    assert_eq!(fields.text("b"), Patch::Value("x".into()));
    assert_eq!(fields.text("c"), Patch::Absent);
    assert_eq!(outcome(&mut fields), "fine");
    let mut kept = Some(1);
    Patch::Absent.apply(&mut kept);
    assert_eq!(kept, Some(1));
    Patch::Value(2).apply(&mut kept);
    assert_eq!(kept, Some(2));
    Patch::Null.apply(&mut kept);
    assert_eq!(kept, None);
}

#[test]
fn money() {
    for (text, amount) in
        [("0", Some(0)), ("4", Some(4)), ("\"4\"", Some(4)), ("\" 4.0 \"", Some(4)), ("4e0", Some(4))]
    {
        let mut fields = fields(&format!(r#"{{"max_budget": {text}}}"#));
        assert_eq!(fields.usd("max_budget").value(), amount.map(Picos::from_dollars), "{text}");
        assert_eq!(outcome(&mut fields), "fine");
    }
    let parsing = r#"[{"type":"float_parsing","loc":["body","max_budget"],"msg":"Input should be a valid number, unable to parse string as a number"}]"#;
    let kind =
        r#"[{"type":"float_type","loc":["body","max_budget"],"msg":"Input should be a valid number"}]"#;
    let not_finite = |received: &str| {
        format!(r#"{{"error":"max_budget must be a non-negative finite number. Received: {received}"}}"#)
    };
    for (text, expected) in [
        ("\"ten\"", parsing.to_owned()),
        ("\"\"", parsing.to_owned()),
        ("true", kind.to_owned()),
        ("[]", kind.to_owned()),
        ("-1", not_finite("-1.0")),
        ("-0.00000001", not_finite("-1e-08")),
        ("\"NaN\"", not_finite("nan")),
        ("\"-Infinity\"", not_finite("-inf")),
        ("1e40", not_finite("1e+40")),
    ] {
        let mut fields = fields(&format!(r#"{{"max_budget": {text}}}"#));
        assert_eq!(fields.usd("max_budget"), Patch::Absent, "{text}");
        let found = outcome(&mut fields);
        assert!(found == expected || found == expected.replace("1e+40", "1e40"), "{text}: {found}");
    }
}

#[test]
fn counts_and_flags() {
    for (text, expected) in [
        ("0", Ok(0)),
        ("5", Ok(5)),
        ("5.0", Ok(5)),
        ("\"5\"", Ok(5)),
        ("9223372036854775807", Ok(9_223_372_036_854_775_807)),
        ("18446744073709551616", Err("int_parsing_size")),
        ("-1", Err("greater_than_equal")),
        ("1.5", Err("int_from_float")),
        ("\"1.5\"", Err("int_parsing")),
        ("\"x\"", Err("int_parsing")),
        ("true", Err("int_type")),
        ("1e99", Err("int_parsing_size")),
    ] {
        let mut fields = fields(&format!(r#"{{"n": {text}}}"#));
        let count = fields.count("n").value();
        let found = match fields.finish(refused) {
            Ok(()) => Ok(count.unwrap()),
            Err(error) => Err(error.body()["detail"][0]["type"].as_str().unwrap().to_owned()),
        };
        assert_eq!(found, expected.map_err(str::to_owned), "{text}");
    }
    for (text, flag) in [("true", Some(true)), ("\"False\"", Some(false)), ("1", Some(true)), ("2", None)] {
        let mut fields = fields(&format!(r#"{{"b": {text}}}"#));
        assert_eq!(fields.flag("b").value(), flag, "{text}");
        assert_eq!(fields.finish(refused).is_ok(), flag.is_some(), "{text}");
    }
}

#[test]
fn lists_and_objects_name_the_item_at_fault() {
    let mut fields = fields(r#"{"models": ["a", 1], "limits": {"m": -1}, "aliases": {"x": "y"}, "o": []}"#);
    fields.texts("models");
    fields.counts("limits");
    assert_eq!(fields.names("aliases").value(), Some([("x".to_owned(), "y".to_owned())].into()));
    fields.object("o");
    assert_eq!(
        outcome(&mut fields),
        r#"[{"type":"string_type","loc":["body","models",1],"msg":"Input should be a valid string"},{"type":"greater_than_equal","loc":["body","limits","m"],"msg":"Input should be greater than or equal to 0"},{"type":"dict_type","loc":["body","o"],"msg":"Input should be a valid dictionary"}]"#
    );
}

#[test]
fn a_request_full_of_mistakes_gets_the_first_hundred() {
    let many = |item: &str, count: usize| format!("[{}]", vec![item; count].join(","));
    for (count, told) in [(MISTAKES_MAX, MISTAKES_MAX), (MISTAKES_MAX + 1, MISTAKES_MAX)] {
        let mut fields = fields(&format!(r#"{{"models": {}}}"#, many("1", count)));
        fields.texts("models");
        assert_eq!(fields.errors.len(), told, "{count}");
        let mut outer = Fields::empty();
        outer.complain("first", "missing", "Field required");
        outer.absorb(fields);
        assert_eq!(outer.errors.len(), MISTAKES_MAX, "{count}");
        (0..count).for_each(|_| outer.refuse("models", "no"));
        assert_eq!(outer.refusals.len(), told, "{count}");
    }
}

#[test]
fn lists_and_objects_have_a_longest() {
    let list = |count: usize| format!("[{}]", vec!["\"a\""; count].join(","));
    let object = |count: usize| {
        let members: Vec<String> = (0..count).map(|at| format!("\"{at}\":\"1\"")).collect();
        format!("{{{}}}", members.join(","))
    };
    type Read = fn(&mut Fields);
    type Case<'a> = (&'a str, Read, usize, &'a dyn Fn(usize) -> String);
    let cases: [Case; 4] = [
        ("List", |fields| drop(fields.texts("m")), ITEMS_MAX, &list),
        ("List", |fields| drop(fields.named("m")), NAMES_MAX, &list),
        ("Dictionary", |fields| drop(fields.counts("m")), ITEMS_MAX, &object),
        ("Dictionary", |fields| drop(fields.names("m")), ITEMS_MAX, &object),
    ];
    for (what, read, most, body) in cases {
        let mut fits = fields(&format!(r#"{{"m": {}}}"#, body(most)));
        read(&mut fits);
        assert_eq!(outcome(&mut fits), "fine");
        let mut too_long = fields(&format!(r#"{{"m": {}}}"#, body(most + 1)));
        read(&mut too_long);
        assert_eq!(
            outcome(&mut too_long),
            format!(
                r#"[{{"type":"too_long","loc":["body","m"],"msg":"{what} should have at most {most} items after validation, not {}"}}]"#,
                most + 1
            )
        );
    }
}

#[test]
fn ids_have_a_shape_and_required_ones_have_to_be_there() {
    let long = "x".repeat(257);
    for (body, expected) in [
        (r#"{"user_id": "acme"}"#.to_owned(), "fine"),
        ("{}".to_owned(), "missing"),
        (r#"{"user_id": null}"#.to_owned(), "string_type"),
        (r#"{"user_id": 5}"#.to_owned(), "string_type"),
        (r#"{"user_id": " "}"#.to_owned(), "value_error"),
        (r#"{"user_id": "a\u0000"}"#.to_owned(), "value_error"),
        (format!(r#"{{"user_id": "{long}"}}"#), "value_error"),
    ] {
        let mut fields = fields(&body);
        fields.required_id("user_id");
        let found = match fields.finish(refused) {
            Ok(()) => "fine".to_owned(),
            Err(error) => {
                let body = error.body();
                assert_eq!(body["detail"].as_array().unwrap().len(), 1);
                body["detail"][0]["type"].as_str().unwrap().to_owned()
            }
        };
        assert_eq!(found, expected, "{body}");
    }
}

#[test]
fn durations_and_instants() {
    let mut read = fields(r#"{"budget_duration": "1x", "d": "30d", "e": ""}"#);
    assert_eq!(read.duration("d").value(), Duration::parse("30d").ok());
    assert_eq!(read.duration("e"), Patch::Null);
    read.duration("budget_duration");
    assert_eq!(
        outcome(&mut read),
        r#"{"error":"Invalid budget_duration '1x'. Use a format like '1h', '24h', '7d', or '30d'."}"#
    );
    let noon = "2026-11-21T12:00:00Z".parse::<jiff::Timestamp>().unwrap();
    for (text, at) in [
        ("2026-11-21T12:00:00Z", Some(noon)),
        ("2026-11-21T13:00:00+01:00", Some(noon)),
        ("2026-11-21T12:00:00", Some(noon)),
        ("2026-11-21 12:00:00", Some(noon)),
        ("2026-11-21", "2026-11-21T00:00:00Z".parse().ok()),
        ("2026-11-21T12:00:00+99:00", None),
        ("tomorrow", None),
        ("", None),
    ] {
        assert_eq!(instant(text), at.map(Millis::from), "{text}");
    }
}

#[test]
fn shape_is_complained_about_before_values_are_refused() {
    let mut fields = fields(r#"{"max_budget": -1, "rpm_limit": "x", "more": 1}"#);
    fields.usd("max_budget");
    fields.count("rpm_limit");
    assert!(outcome(&mut fields).contains("int_parsing"));
    assert_eq!(fields.unread().keys().collect::<Vec<_>>(), ["more"]);
}
