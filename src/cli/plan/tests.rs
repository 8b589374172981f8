//! Plans against a model of a server: what files say is done by one run and left alone by the next,
//! whatever was there before.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::change::{Action, Change, not_taken, plan};
use super::current::{Current, is_made_up};
use super::kind::{Kind, LIMITS};
use super::wanted::Listed;
use super::{holders, pull, read, show, wanted};
use crate::cli::global::Format;
use crate::cli::printer::tests::style;
use crate::client::Row;
use crate::config::{Place, Report};

/// Reads a file; mistakes as they are shown.
fn listed_in(text: &str) -> Result<Listed, Vec<String>> {
    let report = Report::default();
    let place = Place::of_file("plan.yaml");
    let lookup = |name: &str| (name == "CAP").then(|| "7".to_owned());
    let tops: Vec<_> =
        read::top(&place, text, &lookup, &report).map(|top| (place, top)).into_iter().collect();
    let listed = wanted::read(&tops, &report);
    report.conclude(listed).map(|(listed, _)| listed).map_err(|errors| {
        errors.findings.iter().map(|finding| format!("{}; {}", read::shown(finding), finding.fix)).collect()
    })
}

fn listed(document: &Value) -> Listed {
    listed_in(&document.to_string()).unwrap()
}

fn planned(text: &str, current: &Current) -> Vec<String> {
    let changes = plan(&listed_in(text).unwrap(), current, false);
    show::lines(&changes, &style(Format::Table, false).look)
}

fn current(budgets: Value, customers: Value) -> Current {
    let rows = |value: Value| serde_json::from_value::<Vec<Row>>(value).unwrap();
    let mut current = Current::default();
    current.put(Kind::Budget, rows(budgets));
    current.put(Kind::Customer, rows(customers));
    current
}

#[test]
fn mistakes_are_told_with_their_places_and_what_is_right() {
    for (text, told) in [
        (
            "version: 1\nbudgets:\n  - {budget_id: a, max_budgte: 4}\n",
            "plan.yaml:3:20: budgets[0].max_budgte: `max_budgte` means nothing here; did you mean `max_budget`?",
        ),
        ("version: 1\nbudget: []\n", "plan.yaml:2:1: `budget` means nothing here; did you mean `budgets`?"),
        (
            "version: 2\n",
            "plan.yaml:1:10: version: 1 is the only version there is, found `2`; write `version: 1` at the top",
        ),
        ("budgets: []\n", "plan.yaml: version: is missing; write `version: 1` at the top"),
        (
            "version: 1\nbudgets:\n  - budget_id: a\n    max_budget: lots\n",
            "plan.yaml:4:17: budgets[0].max_budget: an amount that is not negative wanted, found `lots`; use a form like 4, 0.50 or null",
        ),
        (
            "version: 1\nbudgets: [{budget_id: a, max_budget: -1}]\n",
            "plan.yaml:2:38: budgets[0].max_budget: an amount that is not negative wanted, found `-1`; use a form like 4, 0.50 or null",
        ),
        (
            "version: 1\nbudgets: [{budget_id: a, rpm_limit: 1.5}]\n",
            "plan.yaml:2:37: budgets[0].rpm_limit: a whole number that is not negative wanted, found `1.5`; use a form like 60, 200k or null",
        ),
        (
            "version: 1\nbudgets: [{budget_id: a, budget_duration: 1y}]\n",
            "plan.yaml:2:43: budgets[0].budget_duration: a duration wanted, found `1y`; use a form like 24h, 7d, 1mo, monthly or null",
        ),
        (
            "version: 1\nbudgets: [{budget_id: a}, {budget_id: a}]\n",
            "plan.yaml:2:27: budgets[1]: budget `a` is here twice, first in plan.yaml on line 2; keep one of the two",
        ),
        (
            "version: 1\nbudgets:\n  - budget_id: a\n    rpm_limit: 1\n    rpm_limit: 2\n",
            "plan.yaml:5:5: the key `rpm_limit` is here twice, first on line 4; keep one of the two",
        ),
        (
            "version: 1\nbudgets: [{max_budget: 4}]\n",
            "plan.yaml:2:11: budgets[0]: a budget needs a budget_id; use a form like budget_id: acme",
        ),
        (
            "version: 1\ncustomers: [{user_id: a, budget_id: b, max_budget: 4}]\n",
            "plan.yaml:2:40: customers[0].max_budget: a customer is either on a budget or has limits of its own; set either `budget_id` or the limits, not both",
        ),
        (
            "version: 1\ncustomers: [{user_id: a, spend: 4}]\n",
            "plan.yaml:2:26: customers[0].spend: the server keeps this itself; take this line out",
        ),
        (
            "version: 1\ncustomers: [{user_id: a, blocked: maybe}]\n",
            "plan.yaml:2:35: customers[0].blocked: true or false wanted, found `maybe`; use true or false",
        ),
        (
            "version: 1\ncustomers: [{user_id: a, models: mock}]\n",
            "plan.yaml:2:34: customers[0].models: a list of names wanted, found `mock`; use a form like [gpt-4o, mock]",
        ),
        (
            "version: 1\nteams: [{team_id: a, max_budget: 4, soft_budget: 4}]\n",
            "plan.yaml:2:50: teams[0].soft_budget: the soft budget of a team has to be lower than its max_budget; lower it",
        ),
        (
            "version: 1\nkeys: [{key_alias: sk-1234}]\n",
            "plan.yaml:2:20: keys[0].key_alias: a key is known here by its alias; never write keys into files",
        ),
        (
            "version: 1\nbudgets: [{budget_id: a, max_budget: \"${NO_CAP}\"}]\n",
            "plan.yaml:2:38: the environment variable `NO_CAP` is not set; set NO_CAP, or give it a default: ${NO_CAP:-…}",
        ),
        ("version: 1\nbudgets: [\n", "plan.yaml:2:10: this is not YAML: unclosed bracket"),
        (
            "version: 1\nbudgets: [{budget_id: a, model_max_budget: {m: {max_bugdet: 1}}}]\n",
            "plan.yaml:2:44: budgets[0].model_max_budget: `max_bugdet` is no limit of a model; use max_budget, budget_duration, tpm_limit and rpm_limit",
        ),
        (
            "version: 1\nbudgets: [{budget_id: a, model_max_budget: {m: lots}}]\n",
            "plan.yaml:2:44: budgets[0].model_max_budget: limit of `m`: an amount that is not negative wanted, found `lots`; use a form like {gpt-4o: 0.5} or ",
        ),
    ] {
        let mistakes = listed_in(text).unwrap_err();
        assert_eq!(mistakes.len(), 1, "{text}: {mistakes:#?}");
        assert!(mistakes[0].starts_with(told), "{text}:\n{}\n{told}", mistakes[0]);
    }
    let several = listed_in("version: 1\nbudgets: [{budget_id: '', x: 1}, 5]\ncustomers: 7\n").unwrap_err();
    assert_eq!(several.len(), 4, "{several:#?}");
}

#[test]
fn values_are_the_same_however_they_are_written() {
    let text = r#"{"version": 1, "budgets": [{"budget_id": "a", "max_budget": "${CAP}", "soft_budget": 4.50,
        "budget_duration": "daily", "tpm_limit": "200k", "model_max_budget": {"m": {"budget_limit": "1.0", "time_period": "24h"}}},
        {"budget_id": 007, "max_budget": ${NONE:-null}, "rpm_limit": ${CAP}}]}"#;
    let now = current(
        json!([{"budget_id": "a", "max_budget": 7.0, "soft_budget": "4.5", "budget_duration": "1d", "tpm_limit": 200_000,
            "model_max_budget": {"m": {"max_budget": 1, "budget_duration": "24h"}}}, {"budget_id": "007", "max_budget": null, "rpm_limit": 7}]),
        json!([]),
    );
    assert!(planned(text, &now).is_empty(), "{:?}", planned(text, &now));
}

#[test]
fn a_bare_amount_is_the_cap_of_a_model() {
    let budget = |caps: Value| current(json!([{"budget_id": "a", "model_max_budget": caps}]), json!([]));
    let file =
        "version: 1\nbudgets: [{budget_id: a, model_max_budget: {gpt-4o: 2.50, mini: {max_budget: 1}}}]\n";
    for caps in [
        json!({"gpt-4o": 2.5, "mini": 1}),
        json!({"mini": "1.0", "gpt-4o": "2.50"}),
        json!({"gpt-4o": {"budget_limit": 2.5}, "mini": {"max_budget": 1.0}}),
    ] {
        let now = budget(caps.clone());
        assert!(planned(file, &now).is_empty(), "{caps}: {:?}", planned(file, &now));
        let pulled = pull::document(&now, &[Kind::Budget], &[], |_| {});
        let written = &pulled["budgets"][0]["model_max_budget"];
        assert_eq!(written.to_string(), r#"{"gpt-4o":{"max_budget":2.5},"mini":{"max_budget":1}}"#, "{caps}");
    }
    assert_eq!(
        planned(file, &budget(json!({"gpt-4o": 0.5, "mini": 1}))),
        [
            r#"~ budget   a  model_max_budget {"gpt-4o":{"max_budget":0.5},"mini":{"max_budget":1}} → {"gpt-4o":{"max_budget":2.5},"mini":{"max_budget":1}}"#
        ]
    );
}

#[test]
fn those_who_join_a_budget_feel_it_and_are_counted_once() {
    let now = current(
        json!([{"budget_id": "tier", "max_budget": 9.0, "rpm_limit": 60}, {"budget_id": "rest", "max_budget": 9.0}]),
        json!([
            {"user_id": "stays", "spend": 5, "budget_id": "tier", "litellm_budget_table": {"budget_id": "tier"}},
            {"user_id": "goes", "spend": 5, "budget_id": "tier", "litellm_budget_table": {"budget_id": "tier"}},
            {"user_id": "joins", "spend": 5, "budget_id": "rest", "litellm_budget_table": {"budget_id": "rest"}},
        ]),
    );
    let customers = "customers:
  - {user_id: joins, budget_id: tier}
  - {user_id: goes, budget_id: rest}
  - {user_id: fresh, budget_id: tier}
";
    assert_eq!(
        planned(
            &format!("version: 1\nbudgets: [{{budget_id: tier, max_budget: 5, rpm_limit: 30}}]\n{customers}"),
            &now
        ),
        [
            "~ budget   tier   max_budget 9 → 5  rpm_limit 60 → 30",
            "    2 customers are over the new cap now",
            "    rpm_limit is lower than before for 1 customer",
            "~ customer joins  budget_id rest → tier",
            "~ customer goes   budget_id tier → rest",
            "+ customer fresh  budget_id tier",
        ]
    );
    // A budget that this plan makes, and one whose cap stays.
    assert_eq!(
        planned(
            "version: 1\nbudgets: [{budget_id: new, max_budget: 5}]\ncustomers: [{user_id: joins, budget_id: new}]\n",
            &now
        ),
        [
            "+ budget   new    max_budget 5",
            "    1 customer is over the new cap now",
            "~ customer joins  budget_id rest → new",
        ]
    );
    let spent = current(
        json!([{"budget_id": "tier", "max_budget": 5}]),
        json!([{"user_id": "x", "spend": 5, "budget_id": null, "litellm_budget_table": null}]),
    );
    assert_eq!(
        planned("version: 1\ncustomers: [{user_id: x, budget_id: tier}]\n", &spent),
        ["~ customer x  budget_id none → tier", "    1 customer is over the new cap now"]
    );
}

const OWN: &str = "75c342b6-84d8-45e8-bfd1-a72ce2959798";

#[test]
fn only_what_is_listed_changes() {
    let now = current(
        json!([{"budget_id": "tier", "max_budget": 4.0, "rpm_limit": 60}]),
        json!([
            {"user_id": "shared", "blocked": false, "alias": "S", "spend": 4.5, "budget_id": "tier",
             "litellm_budget_table": {"budget_id": "tier", "max_budget": 4.0, "rpm_limit": 60}},
            {"user_id": "own", "blocked": true, "alias": null, "spend": 1, "budget_id": OWN,
             "litellm_budget_table": {"budget_id": OWN, "max_budget": 5.0}},
        ]),
    );
    for (text, lines) in [
        ("customers: [{user_id: shared}]", &[][..]),
        ("customers: [{user_id: shared, max_budget: 4}]", &[]),
        ("customers: [{user_id: own, budget_id: null}]", &[]),
        ("customers: [{user_id: own, max_budget: 5.00, rpm_limit: null}]", &[]),
        ("customers: [{user_id: shared, alias: null}]", &["~ customer shared  alias S → none"]),
        (
            "customers: [{user_id: shared, budget_id: null, rpm_limit: 60}]",
            &["~ customer shared  budget_id tier → none  rpm_limit none → 60"],
        ),
        ("customers: [{user_id: own, budget_id: tier}]", &["~ customer own  budget_id none → tier"]),
        ("customers: [{user_id: own, blocked: null}]", &["~ customer own  blocked true → false"]),
        (
            "customers: [{user_id: own, max_budget: 1}]",
            &["~ customer own  max_budget 5 → 1", "    1 customer is over the new cap now"],
        ),
        (
            "customers: [{user_id: fresh, budget_id: tier, alias: F}]",
            &["+ customer fresh  alias F  budget_id tier"],
        ),
        (
            "budgets: [{budget_id: tier, max_budget: 4.5, rpm_limit: 30}]",
            &[
                "~ budget   tier  max_budget 4 → 4.5  rpm_limit 60 → 30",
                "    1 customer is over the new cap now",
                "    rpm_limit is lower than before for 1 customer",
            ],
        ),
        (
            "budgets: [{budget_id: tier, max_budget: 4.51, rpm_limit: 61}]",
            &["~ budget   tier  max_budget 4 → 4.51  rpm_limit 60 → 61"],
        ),
        // The cap that the customer has when its turn comes is the tier's new one.
        (
            "budgets: [{budget_id: tier, max_budget: 5}]\ncustomers: [{user_id: shared, max_budget: 4}]",
            &[
                "~ budget   tier    max_budget 4 → 5",
                "~ customer shared  max_budget 5 → 4",
                "    1 customer is over the new cap now",
            ],
        ),
    ] {
        assert_eq!(planned(&format!("version: 1\n{text}\n"), &now), lines, "{text}");
    }
}

#[test]
fn only_chosen_budgets_that_nobody_names_are_removed() {
    let now = current(
        json!([{"budget_id": "a"}, {"budget_id": "b"}, {"budget_id": "c"}, {"budget_id": OWN}]),
        json!([{"user_id": "x", "spend": 0, "budget_id": "c", "litellm_budget_table": {"budget_id": "c"}},
               {"user_id": "y", "spend": 0, "budget_id": OWN, "litellm_budget_table": {"budget_id": OWN}}]),
    );
    let listed =
        listed_in("version: 1\nbudgets: [{budget_id: a}]\ncustomers: [{user_id: y, budget_id: b}]").unwrap();
    let lines = show::lines(&plan(&listed, &now, true), &style(Format::Table, false).look);
    assert_eq!(
        lines,
        ["~ customer y  budget_id none → b", "- budget   c", "    1 customer is on it and will be on none"]
    );
}

#[test]
fn budgets_that_other_kinds_are_on_stay() {
    let rows = |value: Value| serde_json::from_value::<Vec<Row>>(value).unwrap();
    let mut now = current(
        json!([{"budget_id": "a"}, {"budget_id": "b"}, {"budget_id": "c"}, {"budget_id": "d"},
        {"budget_id": "e"}]),
        json!([]),
    );
    let organizations =
        rows(json!([{"organization_id": "acme", "budget_id": "a"}, {"organization_id": "none"}]));
    holders::put(&mut now.held, "organization", "organization_id", &organizations);
    let tags = rows(json!([{"name": "nightly", "litellm_budget_table": {"budget_id": "b"}}]));
    holders::put(&mut now.held, "tag", "name", &tags);
    let teams = rows(json!([{"team_id": "red", "metadata": {"team_member_budget_id": "c"},
        "team_memberships": [{"budget_id": null}, {"budget_id": "d"}]}]));
    holders::put(&mut now.held, "team", "team_id", &teams);
    let listed = listed_in("version: 1\nbudgets: []\n").unwrap();
    assert_eq!(show::lines(&plan(&listed, &now, true), &style(Format::Table, false).look), ["- budget   e"]);
    assert_eq!(now.held["a"], "organization acme");
}

#[test]
fn much_is_agreed_to_by_typing() {
    let now = current(
        json!([{"budget_id": "a"}, {"budget_id": "b"}]),
        json!([{"user_id": "x", "budget_id": "a", "litellm_budget_table": {"budget_id": "a"}}]),
    );
    let ids: Vec<String> = (0..11).map(|n| format!("{{user_id: n{n}}}")).collect();
    let many = format!("version: 1\ncustomers: [{}]\n", ids.join(", "));
    for (text, prune, count, word) in [
        (&*many, false, 11, None),
        ("version: 1\nbudgets: [{budget_id: a}]\n", true, 1, None),
        ("version: 1\nbudgets: [{budget_id: b}]\n", true, 1, Some("a")),
    ] {
        let asked = super::question(&plan(&listed_in(text).unwrap(), &now, prune), "http://there");
        assert_eq!((asked.count, asked.word.as_deref()), (count, word), "{text}");
        assert!(asked.text.contains("http://there"), "{}", asked.text);
    }
}

#[test]
fn whoever_gets_limits_leaves_a_budget_that_goes() {
    let table = json!({"budget_id": "gone", "rpm_limit": 0});
    let now = current(
        json!([{"budget_id": "gone", "rpm_limit": 0}]),
        json!([{"user_id": "x", "spend": 0, "budget_id": "gone", "litellm_budget_table": table}]),
    );
    for (customer, lines) in [
        (
            "rpm_limit: null, budget_duration: 1d",
            &["~ customer x     budget_id gone → none  budget_duration none → 1d", "- budget   gone"][..],
        ),
        ("rpm_limit: 0", &["~ customer x     budget_id gone → none  rpm_limit none → 0", "- budget   gone"]),
        ("rpm_limit: null", &["- budget   gone", "    1 customer is on it and will be on none"]),
    ] {
        let text = format!("version: 1\nbudgets: []\ncustomers: [{{user_id: x, {customer}}}]\n");
        let changes = plan(&listed_in(&text).unwrap(), &now, true);
        assert_eq!(show::lines(&changes, &style(Format::Table, false).look), lines, "{customer}");
    }
}

#[test]
fn what_a_server_leaves_out_is_noticed() {
    let now = current(json!([]), json!([{"user_id": "x", "alias": "old", "litellm_budget_table": null}]));
    let listed = listed_in("version: 1\ncustomers: [{user_id: x, alias: null, max_budget: 3}]").unwrap();
    let changes = plan(&listed, &now, false);
    for (answer, missed) in [
        (json!({"alias": null, "litellm_budget_table": {"budget_id": OWN, "max_budget": 3.0}}), 0),
        (json!({"alias": "", "litellm_budget_table": {"budget_id": OWN, "max_budget": 3.0}}), 0),
        (json!({"alias": "old", "litellm_budget_table": {"budget_id": OWN, "max_budget": 3.0}}), 1),
        (json!({"alias": "old", "litellm_budget_table": null}), 2),
        (json!({"message": "done"}), 0),
    ] {
        let answer: Row = serde_json::from_value(answer).unwrap();
        assert_eq!(not_taken(&changes[0], &answer).len(), missed, "{answer:?}");
    }
}

/// A server that keeps limits as ours does.
#[derive(Clone, Debug, Default)]
struct Model {
    budgets: BTreeMap<String, Row>,
    customers: BTreeMap<String, Row>,
    made: u64,
}

impl Model {
    fn current(&self) -> Current {
        let mut current = Current::default();
        current.put(Kind::Budget, self.budgets.values().cloned().collect());
        let shown = |customer: &Row| {
            let mut row = customer.clone();
            let table = customer.get("budget_id").and_then(Value::as_str).and_then(|id| self.budgets.get(id));
            row.insert("litellm_budget_table".to_owned(), table.map_or(Value::Null, |table| json!(table)));
            row
        };
        current.put(Kind::Customer, self.customers.values().map(shown).collect());
        current
    }

    fn carry_out(&mut self, change: &Change) {
        let body = change.body();
        match (change.kind, change.action) {
            (Kind::Budget, Action::Remove) => {
                self.budgets.remove(&change.id);
                for customer in self.customers.values_mut() {
                    if customer.get("budget_id") == Some(&json!(change.id)) {
                        customer.insert("budget_id".into(), Value::Null);
                    }
                }
            }
            (Kind::Budget, _) => self.budgets.entry(change.id.clone()).or_default().extend(body),
            _ => self.change_customer(&change.id, body),
        }
    }

    fn change_customer(&mut self, id: &str, mut body: Row) {
        let mut customer = self.customers.remove(id).unwrap_or_default();
        let before = customer.get("budget_id").and_then(Value::as_str).map(str::to_owned);
        let base = match body.shift_remove("budget_id") {
            Some(named) => named.as_str().map(str::to_owned),
            None => before.clone(),
        };
        let limits: Row = LIMITS.iter().filter_map(|field| body.shift_remove_entry(field.name)).collect();
        customer.extend(body);
        let old = base.as_ref().and_then(|id| self.budgets.get(id)).cloned().unwrap_or_default();
        let is_same = limits.iter().all(|(name, value)| old.get(name).unwrap_or(&Value::Null) == value);
        let chosen = match base {
            base if is_same => base,
            Some(own) if is_made_up(&own) => {
                self.budgets.entry(own.clone()).or_default().extend(limits);
                Some(own)
            }
            _ => {
                self.made += 1;
                let own = format!("00000000-0000-4000-8000-{:012}", self.made);
                let mut table: Row = old;
                table.extend(limits);
                table.insert("budget_id".into(), own.as_str().into());
                self.budgets.insert(own.clone(), table);
                Some(own)
            }
        };
        if let Some(left) = before.filter(|left| is_made_up(left) && Some(left) != chosen.as_ref()) {
            self.budgets.remove(&left);
        }
        customer.insert("budget_id".into(), json!(chosen));
        self.customers.insert(id.to_owned(), customer);
    }
}

fn some_limits() -> impl Strategy<Value = Map<String, Value>> {
    let cap = prop_oneof![Just(Value::Null), (0..4u8).prop_map(Value::from)];
    let rate = prop_oneof![Just(Value::Null), (0..3u8).prop_map(Value::from)];
    let duration =
        prop_oneof![Just(Value::Null), Just(json!("1d")), Just(json!("daily")), Just(json!("30d"))];
    let (cap, rate, duration) =
        (proptest::option::of(cap), proptest::option::of(rate), proptest::option::of(duration));
    (cap, rate, duration).prop_map(|(cap, rate, duration)| {
        let members = [("max_budget", cap), ("rpm_limit", rate), ("budget_duration", duration)];
        members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    })
}

fn some_customer() -> impl Strategy<Value = Map<String, Value>> {
    let budget = prop_oneof![
        2 => some_limits(),
        2 => (0..3u8).prop_map(|n| Map::from_iter([("budget_id".to_owned(), json!(format!("b{n}")))])),
        1 => some_limits().prop_map(|mut limits| {
            limits.insert("budget_id".to_owned(), Value::Null);
            limits
        }),
    ];
    let alias = prop_oneof![Just(Value::Null), Just(json!("A")), Just(json!("${x")), Just(json!("B"))];
    let models =
        prop_oneof![Just(json!([])), Just(json!(["a", "b"])), Just(json!(["b", "a"])), Just(Value::Null)];
    let flag = proptest::option::of(any::<bool>());
    (budget, proptest::option::of(alias), proptest::option::of(models), flag).prop_map(
        |(mut members, alias, models, blocked)| {
            let alias = alias.map(|alias| wanted::written(super::kind::Shape::Text, &alias));
            let further = [("alias", alias), ("models", models), ("blocked", blocked.map(Value::from))];
            members.extend(further.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
            members
        },
    )
}

/// A file: every budget that customers name is in it.
fn some_file() -> impl Strategy<Value = Value> {
    let budgets = proptest::collection::btree_map(0..5u8, some_limits(), 0..4);
    let customers = proptest::collection::btree_map(0..4u8, some_customer(), 0..4);
    (budgets, customers).prop_map(|(mut budgets, customers)| {
        for n in 0..3 {
            let id = json!(format!("b{n}"));
            if customers.values().any(|customer| customer.get("budget_id") == Some(&id)) {
                budgets.entry(n).or_default();
            }
        }
        let with = |name: &str, prefix: &str, n: u8, mut members: Map<String, Value>| {
            members.insert(name.to_owned(), json!(format!("{prefix}{n}")));
            Value::Object(members)
        };
        let budgets: Vec<Value> = budgets.into_iter().map(|(n, m)| with("budget_id", "b", n, m)).collect();
        let customers: Vec<Value> = customers.into_iter().map(|(n, m)| with("user_id", "c", n, m)).collect();
        json!({"version": 1, "budgets": budgets, "customers": customers})
    })
}

proptest! {
    #[test]
    fn what_a_plan_does_leaves_nothing_to_plan(files in proptest::collection::vec((some_file(), any::<bool>()), 1..4)) {
        let mut model = Model::default();
        for (file, prune) in &files {
            let listed = listed(file);
            for change in plan(&listed, &model.current(), *prune) {
                model.carry_out(&change);
            }
            let left = plan(&listed, &model.current(), *prune);
            prop_assert!(left.is_empty(), "{file}\n{:#?}\n{left:#?}", model);
        }
    }

    #[test]
    fn what_is_pulled_changes_nothing_and_makes_the_same_elsewhere(files in proptest::collection::vec(some_file(), 1..4)) {
        let mut model = Model::default();
        for file in &files {
            for change in plan(&listed(file), &model.current(), false) {
                model.carry_out(&change);
            }
        }
        let pulled = |model: &Model| pull::document(&model.current(), &[Kind::Budget, Kind::Customer], &[], |_| {});
        let file = pulled(&model);
        let left = plan(&listed(&file), &model.current(), true);
        prop_assert!(left.is_empty(), "{file}\n{left:#?}");
        let mut copy = Model::default();
        for change in plan(&listed(&file), &copy.current(), false) {
            copy.carry_out(&change);
        }
        prop_assert_eq!(pulled(&copy), file);
    }
}
