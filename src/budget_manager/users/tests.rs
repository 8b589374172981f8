use super::*;
use proptest::prelude::*;

const NOW: Millis = Millis(1_795_304_820_123);

fn place() -> Arc<str> {
    "here".into()
}

fn users(json: &str) -> Users {
    Users::read(json.as_bytes(), &place()).unwrap()
}

fn picos(text: &str) -> Picos {
    Picos::parse(text).unwrap()
}

fn text(users: &Users) -> String {
    Value::Object(users.entries().clone()).to_string()
}

#[test]
fn a_budget_is_written_as_the_original_does() {
    let mut users = Users::none(&place());
    users.create("u1", picos("10"), None, NOW).unwrap();
    for (word, days) in [("daily", 1), ("weekly", 7), ("monthly", 28), ("yearly", 365)] {
        users.create("u2", picos("0.5"), Some(word.parse().unwrap()), NOW).unwrap();
        let expected =
            format!(r#"{{"u1":{{"total_budget":10.0}},"u2":{{"total_budget":0.5,"duration":{days},"#)
                + r#""created_at":1795304820.123,"last_updated_at":1795304820.123}}"#;
        assert_eq!(text(&users), expected);
    }
    let error = "hourly".parse::<BudgetDuration>().unwrap_err().to_string();
    assert_eq!(error, r#"duration needs to be one of ["daily", "weekly", "monthly", "yearly"]"#);
    let before = users.clone();
    let error = users.create("u1", picos("-0.000000000001"), None, NOW).unwrap_err();
    assert!(matches!(error, Error::NegativeBudget { .. }));
    assert_eq!(users, before);
}

#[test]
fn a_new_budget_replaces_the_old_one_with_all_that_was_spent() {
    let mut users =
        users(r#"{"a": {"total_budget": 1, "current_cost": 5, "x": 1}, "b": {"total_budget": 2}}"#);
    let budget = users.create("a", picos("3"), None, NOW).unwrap();
    assert_eq!((budget.total_budget, budget.current_cost), (picos("3"), Picos::ZERO));
    assert_eq!(text(&users), r#"{"a":{"total_budget":3.0},"b":{"total_budget":2}}"#, "in its place");
}

#[test]
fn costs_add_up_and_the_rest_stays_as_it_was() {
    let mut users = users(
        r#"{"u": {"note": {"a": [1.50]}, "total_budget": 10, "current_cost": 7.049999999999999e-06,
            "model_cost": {"m": 6.75e-06}}, "v": {"total_budget": 1e+1, "mine": 1e-7}}"#,
    );
    let budget = users.add_cost("u", "m", picos("0.00000675")).unwrap();
    assert_eq!(budget.current_cost, picos("0.0000138"), "float dust is none of ours");
    users.add_cost("u", "n", picos("1")).unwrap();
    let budget = users.add_cost("v", "m", picos("0.00045")).unwrap();
    assert_eq!(budget.model_cost, BTreeMap::from([("m".to_owned(), picos("0.00045"))]));
    let expected = concat!(
        r#"{"u":{"note":{"a":[1.50]},"total_budget":10,"current_cost":1.0000138,"#,
        r#""model_cost":{"m":1.35e-05,"n":1.0}},"#,
        r#""v":{"total_budget":1e+1,"mine":1e-7,"current_cost":0.00045,"model_cost":{"m":0.00045}}}"#
    );
    assert_eq!(text(&users), expected);
    users.reset("u").unwrap();
    let expected = r#"{"u":{"note":{"a":[1.50]},"total_budget":10,"current_cost":0,"model_cost":{}},"#;
    assert!(text(&users).starts_with(expected), "{}", text(&users));
}

#[test]
fn a_duration_has_passed_when_it_is_full_and_not_before() {
    let monthly = r#"{"u": {"total_budget": 1, "duration": 28, "created_at": 100.5,
        "last_updated_at": 100.5, "current_cost": 1, "model_cost": {"m": 1}}}"#;
    let end = 100_500 + 28 * DAY_MS;
    for (now, is_reset) in [(0, false), (end - 1, false), (end, true), (end + DAY_MS, true)] {
        let mut users = users(monthly);
        assert_eq!(users.reset_on_duration("u", Millis(now)).unwrap(), is_reset, "{now}");
        let budget = users.budget("u").unwrap();
        let since = if is_reset { now } else { 100_500 };
        assert_eq!(budget.last_updated_at.map(millis), Some(Millis(since)));
        assert_eq!(budget.created_at.map(millis), Some(Millis(100_500)), "stays");
        assert_eq!(budget.current_cost == Picos::ZERO, is_reset);
        assert_eq!(budget.model_cost.is_empty(), is_reset);
        assert!(!is_reset || !users.reset_on_duration("u", Millis(now)).unwrap(), "once");
    }
}

#[test]
fn everybody_whose_duration_has_passed_is_reset() {
    let mut users = users(
        r#"{"a": {"total_budget": 1, "duration": 1.0, "last_updated_at": 0, "current_cost": 1},
            "b": {"total_budget": 1, "current_cost": 1}, "c": {"total_budget": 1, "duration": null},
            "d": {"total_budget": 1, "duration": 7, "last_updated_at": 0, "current_cost": 1}}"#,
    );
    assert_eq!(users.reset_all_on_duration(Millis(DAY_MS)).unwrap(), ["a"]);
    let costs: Vec<Picos> = users.names().map(|user| users.current_cost(user).unwrap()).collect();
    assert_eq!(costs, [picos("0"), picos("1"), picos("0"), picos("1")]);
    for user in ["b", "c"] {
        let error = users.reset_on_duration(user, NOW).unwrap_err();
        assert!(matches!(error, Error::NoDuration { user: named } if named == user));
    }
}

#[test]
fn who_has_no_budget_is_told_so_and_nothing_changes() {
    let mut users = users(r#"{"u": {"total_budget": 1}}"#);
    let before = users.clone();
    let is_unknown = |error: Error| assert!(matches!(error, Error::UnknownUser { user } if user == "x"));
    is_unknown(users.add_cost("x", "m", picos("1")).unwrap_err());
    is_unknown(users.reset("x").unwrap_err());
    is_unknown(users.reset_on_duration("x", NOW).unwrap_err());
    is_unknown(users.budget("x").unwrap_err());
    is_unknown(users.current_cost("x").unwrap_err());
    is_unknown(users.model_cost("x").unwrap_err());
    assert_eq!(users, before);
}

#[test]
fn no_sum_is_kept_that_could_not_be_read_back() {
    let mut users = users(r#"{"u": {"total_budget": 1}}"#);
    let is_too_large = |error: Error| assert!(matches!(error, Error::TooLarge));
    for too_large in [AMOUNT_MAX.plus(Picos::new(1)).unwrap(), Picos::MAX] {
        is_too_large(users.create("u", too_large, None, NOW).unwrap_err());
        is_too_large(users.add_cost("u", "m", too_large).unwrap_err());
    }
    users.create("u", AMOUNT_MAX, None, NOW).unwrap();
    users.add_cost("u", "m", AMOUNT_MAX).unwrap();
    is_too_large(users.add_cost("u", "n", Picos::new(1)).unwrap_err());
    assert_eq!(users.current_cost("u").unwrap(), AMOUNT_MAX);
}

#[test]
fn what_is_no_dictionary_of_budgets_says_where_it_is_not() {
    for (json, what) in [
        ("", "EOF while parsing"),
        ("[]", "it is not an object of users"),
        ("null", "it is not an object of users"),
        (r#"{"u": 1}"#, "the budget of the user `u` is not an object"),
        (r#"{"u": {"total_budget": Infinity}}"#, "expected value"),
    ] {
        let error = Users::read(json.as_bytes(), &place()).unwrap_err().to_string();
        assert!(error.starts_with("here is damaged: ") && error.contains(what), "{json}: {error}");
    }
    for (entry, what) in [
        ("{}", "`total_budget` of the user `u` is missing"),
        (r#"{"total_budget": "10"}"#, "`total_budget` of the user `u` is not an amount of money"),
        (r#"{"total_budget": 1, "current_cost": true}"#, "`current_cost` of the user `u` is not an amount"),
        (r#"{"total_budget": 1, "model_cost": []}"#, "`model_cost` of the user `u` is not an object"),
        (r#"{"total_budget": 1, "model_cost": {"m": "x"}}"#, "`model_cost` of the user `u` is not an object"),
        (r#"{"total_budget": 1, "duration": 0.5}"#, "`duration` of the user `u` is not a number"),
        (r#"{"total_budget": 1, "duration": -1}"#, "`duration` of the user `u` is not a number"),
        (r#"{"total_budget": 1, "created_at": 1e99}"#, "`created_at` of the user `u` is not a time"),
        (r#"{"total_budget": 1, "duration": 1}"#, "`last_updated_at` of the user `u` is missing"),
    ] {
        let mut users = users(&format!(r#"{{"u": {entry}}}"#));
        let before = users.clone();
        let error = users.reset_on_duration("u", NOW).unwrap_err().to_string();
        assert!(error.starts_with(&format!("here is damaged: {what}")), "{entry}: {error}");
        assert_eq!(users, before);
    }
}

#[test]
fn times_keep_their_milliseconds() {
    for (ms, shown) in [
        (0, "0.0"),
        (100_500, "100.5"),
        (1_795_304_820_123, "1795304820.123"),
        (50, "0.05"),
        (-1_500, "-1.5"),
        (-10, "-0.01"),
    ] {
        assert_eq!(seconds(Millis(ms)).to_string(), shown);
        assert_eq!(millis(system_time(Millis(ms))), Millis(ms));
    }
}

/// What can happen to one of a few users.
#[derive(Clone, Debug)]
enum Step {
    Create(usize, i64),
    Spend(usize, usize, i64),
    Reset(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let amount = 0..2_000_000_000_000_i64;
    prop_oneof![
        (0..3_usize, amount.clone()).prop_map(|(user, total)| Step::Create(user, total)),
        (0..4_usize, 0..3_usize, amount).prop_map(|(user, model, cost)| Step::Spend(user, model, cost)),
        (0..4_usize).prop_map(Step::Reset),
    ]
}

proptest! {
    /// Sums of plain integers say the same as the dictionary, also after it was written and read.
    #[test]
    fn the_dictionary_adds_like_integers_do(steps in prop::collection::vec(step(), 0..40)) {
        let mut naive: BTreeMap<usize, (i64, BTreeMap<usize, i64>)> = BTreeMap::new();
        let mut real = Users::none(&place());
        for step in steps {
            match step {
                Step::Create(user, total) => {
                    naive.insert(user, (total, BTreeMap::new()));
                    real.create(&format!("u{user}"), Picos::new(total.into()), None, NOW).unwrap();
                }
                Step::Spend(user, model, cost) => {
                    let done = real.add_cost(&format!("u{user}"), &format!("m{model}"), Picos::new(cost.into()));
                    prop_assert_eq!(done.is_ok(), naive.contains_key(&user));
                    if let Some((_, costs)) = naive.get_mut(&user) {
                        *costs.entry(model).or_default() += cost;
                    }
                }
                Step::Reset(user) => {
                    let done = real.reset(&format!("u{user}"));
                    prop_assert_eq!(done.is_ok(), naive.contains_key(&user));
                    if let Some((_, costs)) = naive.get_mut(&user) {
                        costs.clear();
                    }
                }
            }
            real = Users::read(text(&real).as_bytes(), &place()).unwrap();
        }
        prop_assert_eq!(real.names().count(), naive.len());
        for (user, (total, costs)) in naive {
            let budget = real.budget(&format!("u{user}")).unwrap();
            let sum: i64 = costs.values().sum();
            prop_assert_eq!(budget.total_budget, Picos::new(total.into()));
            prop_assert_eq!(budget.current_cost, Picos::new(sum.into()));
            let named = costs.iter().map(|(model, cost)| (format!("m{model}"), Picos::new((*cost).into())));
            prop_assert_eq!(budget.model_cost, named.collect::<BTreeMap<_, _>>());
        }
    }
}
