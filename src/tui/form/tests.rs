//! Every mistake that a form finds, and what forms make of what is typed.

use serde_json::json;

use super::*;
use crate::tui::data::{Active, Budget, Customer, Failed, Key};
use crate::tui::state::{Data, List};

fn rows<T>(of: Vec<Option<T>>) -> List<T> {
    let rows: Vec<T> = of.into_iter().flatten().collect();
    let total = rows.len();
    List::ready(rows, total)
}

fn row(value: Value) -> Row {
    value.as_object().cloned().unwrap()
}

/// Two budgets anybody can be put on and a private one, customers, keys, a failed delivery and a call.
pub(crate) fn data() -> Data {
    let tier = json!({"budget_id": "tier-pro", "max_budget": 10.75, "soft_budget": 9.0, "budget_duration": "30d",
        "budget_reset_at": "2026-12-01T00:00:00Z", "rpm_limit": 600,
        "model_max_budget": {"gpt-4o": {"max_budget": 2.5, "budget_duration": "30d", "rpm_limit": 7}}});
    let on = |id: &str, budget: &str, spend: Value| {
        Customer::of_row(row(json!({"user_id": id, "alias": format!("{id} Corp"), "spend": spend,
            "models": ["gpt-4o"], "litellm_budget_table": {"budget_id": budget, "max_budget": 10.75}})))
    };
    let key = |hash: &str, alias: &str| {
        Key::of_row(row(json!({"token": hash, "key_name": "sk-...4Q2w", "key_alias": alias, "spend": 3.1,
            "max_budget": 25.0, "team_id": "red", "models": ["mock"]})))
    };
    Data {
        budgets: rows(vec![
            Budget::of_row(row(tier)),
            Budget::of_row(row(json!({"budget_id": "free", "max_budget": 1}))),
            Budget::of_row(row(
                json!({"budget_id": "0192-own", "max_budget": 2, "owner": {"id": "initech"}}),
            )),
        ]),
        customers: rows(vec![
            on("globex", "tier-pro", json!(9.77)),
            on("initech", "0192-own", json!(4.02)),
            Customer::of_row(row(json!({"user_id": "hooli", "blocked": true, "spend": 2}))),
        ]),
        keys: rows(vec![key("88dc", "ci"), key("99ee", "old-bot")]),
        failed: rows(vec![
            Failed::of_row(row(json!({"id": "lago:1", "destination": "lago", "state": "dead"}))),
            Failed::of_row(row(json!({"id": "lago:2", "destination": "lago", "state": "retrying"}))),
        ]),
        active: rows(vec![
            Active::of_row(row(json!({"request_id": "r1", "customer_id": "globex", "model": "gpt-4o",
                "state": "streaming", "held": 0.02, "output_tokens": 120}))),
            Active::of_row(row(json!({"request_id": "r2", "model": "mock"}))),
        ]),
        ..Data::default()
    }
}

fn now() -> Timestamp {
    "2026-11-20T14:32:07Z".parse().unwrap()
}

fn open(kind: FormKind, data: &Data) -> Form {
    Form::open(kind, &Known { data }).unwrap()
}

fn put(form: &mut Form, name: &str, text: &str) {
    form.fields.iter_mut().find(|field| field.name == name).unwrap_or_else(|| panic!("{name}")).set(text);
}

/// What is wrong after these texts were typed and saving was tried: fields with their errors.
fn wrong(kind: &FormKind, typed: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let data = data();
    let mut form = open(kind.clone(), &data);
    typed.iter().for_each(|(name, text)| put(&mut form, name, text));
    let is_right = form.check(&Known { data: &data });
    let wrong: Vec<_> =
        form.fields.iter().filter_map(|field| Some((field.name, field.error.clone()?))).collect();
    assert_eq!(is_right, wrong.is_empty());
    if let Some((name, _)) = wrong.first() {
        assert_eq!(form.fields[form.focus].name, *name, "the first mistake has the focus");
    }
    wrong
}

#[test]
fn every_mistake_is_told_on_its_field() {
    let id = "x".repeat(257);
    let budget = ("budget_id", "b");
    let money = "; use a form like 4, 0.50 or none";
    let negative = format!("must not be negative{money}");
    let count = "use a whole number like 1000, 200k, 1.5M, or none";
    let duration = "not a duration: use a form like '30s', '15m', '24h', '7d', '1w' or '1mo'";
    let models = "use a form like gpt-4o=0.50/1d, others after a comma";
    let new = FormKind::NewBudget;
    for (kind, typed, name, error) in [
        (&new, &[("budget_id", "")][..], "budget_id", "must not be empty"),
        (&new, &[("budget_id", " ")], "budget_id", "must not be empty"),
        (&new, &[("budget_id", id.as_str())], "budget_id", "must not be longer than 256 bytes"),
        (&new, &[("budget_id", "a\u{7}b")], "budget_id", "must not contain control characters"),
        (&new, &[("budget_id", "free")], "budget_id", "there is a budget free already"),
        (&new, &[budget, ("max_budget", "-1")], "max_budget", &negative),
        (&new, &[budget, ("soft_budget", "-0.01")], "soft_budget", &negative),
        (
            &new,
            &[budget, ("max_budget", "4"), ("soft_budget", "5")],
            "soft_budget",
            "must not be above the max budget (4)",
        ),
        (&new, &[budget, ("budget_duration", "1y")], "budget_duration", duration),
        (&new, &[budget, ("rpm_limit", "1.5")], "rpm_limit", count),
        (&new, &[budget, ("tpm_limit", "-1")], "tpm_limit", count),
        (&new, &[budget, ("tpd_limit", "many")], "tpd_limit", count),
        (&new, &[budget, ("max_parallel_requests", "0.5")], "max_parallel_requests", count),
        (&new, &[budget, ("model_max_budget", "gpt-4o")], "model_max_budget", models),
        (
            &FormKind::EditBudget("tier-pro".into()),
            &[("soft_budget", "10.76")],
            "soft_budget",
            "must not be above the max budget (10.75)",
        ),
        (&FormKind::NewCustomer, &[], "user_id", "must not be empty"),
        (&FormKind::NewCustomer, &[("user_id", "globex")], "user_id", "there is a customer globex already"),
        (
            &FormKind::NewCustomer,
            &[("user_id", "c"), ("budget_id", "gold")],
            "budget_id",
            "there is no budget gold",
        ),
        (
            &FormKind::NewCustomer,
            &[("user_id", "c"), ("budget_id", "free"), ("max_budget", "4")],
            "budget_id",
            "either a budget or a max budget of its own, not both",
        ),
        (
            &FormKind::EditCustomer("globex".into()),
            &[("budget_id", "free"), ("max_budget", "4")],
            "budget_id",
            "either a budget or a max budget of its own, not both",
        ),
        (&FormKind::EditCustomer("globex".into()), &[("tpm_limit", "x")], "tpm_limit", count),
        (&FormKind::Assign(vec!["globex".into()]), &[], "budget_id", "must not be empty"),
        (
            &FormKind::Assign(vec!["globex".into()]),
            &[("budget_id", "gold")],
            "budget_id",
            "there is no budget gold",
        ),
        (&FormKind::Raise("globex".into()), &[("max_budget", "")], "max_budget", "must not be empty"),
        (&FormKind::Raise("globex".into()), &[("max_budget", "-1")], "max_budget", &negative),
        (&FormKind::NewKey, &[("key_alias", "ci")], "key_alias", "there is a key ci already"),
        (&FormKind::NewKey, &[("duration", "-2")], "duration", duration),
        (&FormKind::NewKey, &[("budget_id", "gold")], "budget_id", "there is no budget gold"),
        (
            &FormKind::EditKey("88dc".into()),
            &[("key_alias", "old-bot")],
            "key_alias",
            "there is a key old-bot already",
        ),
        (
            &FormKind::EditKey("88dc".into()),
            &[("team_id", id.as_str())],
            "team_id",
            "must not be longer than 256 bytes",
        ),
    ] {
        assert_eq!(wrong(kind, typed), [(name, error.to_owned())], "{kind:?} {typed:?}");
    }
}

#[test]
fn both_sides_of_every_boundary() {
    let budget = ("budget_id", "b");
    for typed in [
        &[budget, ("max_budget", "4"), ("soft_budget", "4")][..],
        &[budget, ("max_budget", "0")],
        &[budget, ("soft_budget", "5")],
        &[budget, ("rpm_limit", "0"), ("tpm_limit", "200k"), ("tpd_limit", "1.5M")],
    ] {
        assert_eq!(wrong(&FormKind::NewBudget, typed), [], "{typed:?}");
    }
    assert_eq!(wrong(&FormKind::EditKey("88dc".into()), &[("key_alias", "ci")]), [], "its own");
    // Where not all budgets could be read, one that is not seen may be there.
    let mut data = data();
    data.budgets = List::ready(data.budgets.rows().to_vec(), 4);
    let mut form = open(FormKind::Assign(vec!["globex".into()]), &data);
    put(&mut form, "budget_id", "gold");
    assert!(form.check(&Known { data: &data }));
}

/// What a form sends after these texts were typed.
fn sent(kind: FormKind, typed: &[(&str, &str)]) -> Option<String> {
    let data = data();
    let mut form = open(kind, &data);
    typed.iter().for_each(|(name, text)| put(&mut form, name, text));
    form.change().map(|change| change.command())
}

#[test]
fn a_new_object_is_what_was_typed_and_a_changed_one_only_what_differs() {
    let globex = || FormKind::EditCustomer("globex".into());
    for (kind, typed, command) in [
        (
            FormKind::NewBudget,
            &[("budget_id", " b "), ("max_budget", "$4.00"), ("model_max_budget", "gpt-4o=2.50/30d")][..],
            Some("budget new b --max-budget 4.00 --model-max-budget gpt-4o=2.50/30d"),
        ),
        // While something cannot be understood yet, the rest is told.
        (
            FormKind::NewBudget,
            &[("budget_id", "b"), ("max_budget", "x"), ("rpm_limit", "9")],
            Some("budget new b --rpm-limit 9"),
        ),
        (FormKind::NewBudget, &[("max_budget", "4")], None),
        (FormKind::EditBudget("tier-pro".into()), &[], None),
        (FormKind::EditBudget("tier-pro".into()), &[("max_budget", "10.750")], None),
        (
            FormKind::EditBudget("tier-pro".into()),
            &[("max_budget", ""), ("budget_duration", "none"), ("rpm_limit", "1k")],
            Some("budget update tier-pro --max-budget none --budget-duration none --rpm-limit 1000"),
        ),
        (
            FormKind::EditBudget("tier-pro".into()),
            &[("model_max_budget", "gpt-4o=3/30d")],
            Some(
                "budget update tier-pro --set 'model_max_budget:=\
                 {\"gpt-4o\":{\"max_budget\":3,\"rpm_limit\":7,\"budget_duration\":\"30d\"}}'",
            ),
        ),
        (
            FormKind::EditBudget("tier-pro".into()),
            &[("model_max_budget", "")],
            Some("budget update tier-pro --clear model-max-budget"),
        ),
        (
            FormKind::NewCustomer,
            &[("user_id", "c"), ("alias", "C & Co"), ("budget_id", "free"), ("models", "mock, gpt-4o")],
            Some("customer new c --alias 'C & Co' --budget-id free --models 'mock,gpt-4o'"),
        ),
        (globex(), &[("alias", "")], Some("customer update globex --clear alias")),
        (globex(), &[("budget_id", "")], Some("customer update globex --clear budget-id")),
        (globex(), &[("models", "")], Some("customer update globex --clear models")),
        (globex(), &[("max_budget", "20")], Some("customer update globex --max-budget 20")),
        (
            FormKind::Assign(vec!["globex".into(), "hooli".into()]),
            &[("budget_id", "free")],
            Some("budget assign free globex hooli"),
        ),
        (FormKind::Raise("globex".into()), &[], Some("customer update globex --max-budget 21.5")),
        (FormKind::NewKey, &[], Some("key generate")),
        (
            FormKind::NewKey,
            &[("key_alias", "k"), ("duration", "30d"), ("max_budget", "25"), ("user_id", "bob")],
            Some("key generate --key-alias k --duration 30d --max-budget 25 --user-id bob"),
        ),
        (
            FormKind::EditKey("88dc".into()),
            &[("team_id", ""), ("duration", "-1")],
            Some("key update 88dc --duration='-1' --clear team-id"),
        ),
    ] {
        let told = sent(kind.clone(), typed);
        assert_eq!(told, command.map(|command| format!("litellm-rs {command}")), "{kind:?} {typed:?}");
    }
}

#[test]
fn a_private_budget_is_no_choice_and_its_limits_are_the_customers_own() {
    let data = data();
    let known = Known { data: &data };
    let initech = open(FormKind::EditCustomer("initech".into()), &data);
    let budget = initech.field("budget_id").unwrap();
    assert_eq!((budget.text(), choices(budget, &known).join(" ")), ("", " free tier-pro".into()));
    let assign = open(FormKind::Assign(vec!["hooli".into()]), &data);
    assert_eq!(choices(assign.field("budget_id").unwrap(), &known), ["free", "tier-pro"]);
    assert!(Form::open(FormKind::EditBudget("gone".into()), &known).is_none());
    assert!(Form::open(FormKind::EditKey("gone".into()), &known).is_none());
}

#[test]
fn a_reset_follows_from_the_duration() {
    let data = data();
    let shown = |kind: FormKind, duration: Option<&str>| {
        let mut form = open(kind, &data);
        if let Some(duration) = duration {
            put(&mut form, "budget_duration", duration);
        }
        form.shown(form.field("budget_reset_at").unwrap(), now())
    };
    let new = |duration| shown(FormKind::NewBudget, Some(duration));
    assert_eq!(new("1mo"), "2026-12-01 00:00 UTC (computed)");
    assert_eq!(new("1d"), "2026-11-21 00:00 UTC (computed)");
    assert_eq!((new(""), new("1y")), ("never: the cap is for life".into(), String::new()));
    assert_eq!(shown(FormKind::NewCustomer, Some("24h")), "2026-11-21 14:32 UTC (computed)");
    assert_eq!(shown(FormKind::EditBudget("tier-pro".into()), None), "2026-12-01 00:00 UTC");
}

#[test]
fn what_is_left_is_checked_and_what_it_mends_is_mended() {
    let data = data();
    let known = Known { data: &data };
    let mut form = open(FormKind::NewBudget, &data);
    let at = |form: &Form, name: &str| form.fields.iter().position(|field| field.name == name).unwrap();
    put(&mut form, "max_budget", "4");
    put(&mut form, "soft_budget", "5");
    let (max, soft) = (at(&form, "max_budget"), at(&form, "soft_budget"));
    form.check_field(soft, &known);
    assert_eq!(form.error_count(), 1);
    put(&mut form, "max_budget", "6");
    form.check_field(max, &known);
    assert_eq!(form.error_count(), 0);
    put(&mut form, "max_budget", "3");
    form.check_field(max, &known);
    assert!(form.fields[soft].error.is_some(), "the cap that was lowered is above it now");
}

#[test]
fn strange_is_not_wrong() {
    let data = data();
    let known = Known { data: &data };
    let mut form = open(FormKind::NewBudget, &data);
    put(&mut form, "budget_id", "b");
    put(&mut form, "model_max_budget", "mock=1, gpt-5o=2");
    assert!(form.check(&known));
    let warning = |form: &Form, name| form.field(name).unwrap().warning.clone();
    assert_eq!(warning(&form, "model_max_budget").as_deref(), Some("not seen here yet: gpt-5o"));
    let mut form = open(FormKind::Raise("globex".into()), &data);
    // Spent 9.771003 of 10.75.
    put(&mut form, "max_budget", "10.75");
    assert!(form.check(&known));
    assert_eq!(warning(&form, "max_budget"), None);
    let mut form = open(FormKind::Raise("hooli".into()), &data);
    put(&mut form, "max_budget", "2");
    assert!(form.check(&known));
    assert_eq!(warning(&form, "max_budget").as_deref(), Some("not above the spend: calls are refused"));
}

#[test]
fn a_budget_is_not_lowered_by_raising_it() {
    let data = data();
    let known = Known { data: &data };
    for (cap, error) in
        [("10.74", Some("must not be below the present cap (10.75)")), ("10.75", None), ("10.76", None)]
    {
        let mut form = open(FormKind::Raise("globex".into()), &data);
        put(&mut form, "max_budget", cap);
        assert_eq!(form.check(&known), error.is_none(), "{cap}");
        assert_eq!(form.field("max_budget").unwrap().error.as_deref(), error, "{cap}");
    }
}

#[test]
fn a_refusal_goes_where_it_belongs() {
    let data = data();
    for (message, param, field) in [
        ("too dear", Some("max_budget"), Some("max_budget")),
        ("bad model", Some("model_max_budget.gpt-4o"), Some("model_max_budget")),
        ("rpm_limit: Input should be a valid integer", None, Some("rpm_limit")),
        ("the max_budgets are gone", None, None),
        ("no", Some("elsewhere"), None),
    ] {
        let mut form = open(FormKind::NewBudget, &data);
        form.ticket = Some(7);
        form.refuse(message, param);
        let blamed = form.fields.iter().find(|field| field.error.is_some()).map(|field| field.name);
        assert_eq!((form.ticket, blamed), (None, field), "{message}");
        assert_eq!(form.error.is_some(), field.is_none());
    }
}
