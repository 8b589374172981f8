//! Every kind of change with its command line and its sentence; the command line's own tests parse them.

use serde_json::{Value, json};

use super::Change;
use crate::client::Row;
use crate::tui::data::CallId;

fn row(value: Value) -> Row {
    value.as_object().cloned().unwrap_or_default()
}

fn ids(of: &[&str]) -> Vec<String> {
    of.iter().map(|id| (*id).to_owned()).collect()
}

/// Changes, their command lines, and what is said when they are done.
pub(crate) fn samples() -> Vec<(Change, &'static str, &'static str)> {
    let mut all = budgets();
    all.extend(customers());
    all.extend(keys());
    all.extend(others());
    all
}

fn budgets() -> Vec<(Change, &'static str, &'static str)> {
    let tiers = json!({"gpt-4o": {"max_budget": 2.5, "budget_duration": "30d"}, "m x": {"max_budget": 1}});
    let rates = json!({"gpt-4o": {"max_budget": 2.5, "rpm_limit": 3}});
    vec![
        (
            Change::BudgetNew(row(json!({"budget_id": "my-free-tier", "max_budget": 4}))),
            "litellm-rs budget new my-free-tier --max-budget 4",
            "created budget my-free-tier",
        ),
        (
            Change::BudgetNew(row(json!({
                "budget_id": "pro; rm -rf ~", "max_budget": 25, "soft_budget": 20, "budget_duration": "30d",
                "rpm_limit": 60, "tpm_limit": 200_000, "tpd_limit": 1_500_000, "max_parallel_requests": 4,
                "model_max_budget": tiers,
            }))),
            "litellm-rs budget new 'pro; rm -rf ~' --max-budget 25 --soft-budget 20 --budget-duration 30d \
             --rpm-limit 60 --tpm-limit 200000 --tpd-limit 1500000 --max-parallel-requests 4 \
             --model-max-budget gpt-4o=2.5/30d --model-max-budget 'm x=1'",
            "created budget pro; rm -rf ~",
        ),
        (
            Change::BudgetUpdate(row(json!({
                "budget_id": "tier", "max_budget": null, "budget_duration": null, "rpm_limit": null,
                "model_max_budget": null,
            }))),
            "litellm-rs budget update tier --max-budget none --budget-duration none --rpm-limit none \
             --clear model-max-budget",
            "updated budget tier",
        ),
        (
            Change::BudgetUpdate(row(json!({"budget_id": "tier", "model_max_budget": rates}))),
            "litellm-rs budget update tier \
             --set 'model_max_budget:={\"gpt-4o\":{\"max_budget\":2.5,\"rpm_limit\":3}}'",
            "updated budget tier",
        ),
        (
            Change::BudgetDelete(ids(&["a", "it's"])),
            r"litellm-rs budget delete a 'it'\''s' --yes",
            "deleted 2 budgets",
        ),
        (
            Change::BudgetAssign { budget: "tier".into(), customers: ids(&["acme"]) },
            "litellm-rs budget assign tier acme",
            "put customer acme on budget tier",
        ),
        (
            Change::BudgetAssign { budget: "tier".into(), customers: ids(&["acme", "-x"]) },
            "litellm-rs budget assign -- tier acme '-x'",
            "put 2 customers on budget tier",
        ),
    ]
}

fn customers() -> Vec<(Change, &'static str, &'static str)> {
    vec![
        (
            Change::CustomerNew(row(json!({
                "user_id": "acme", "alias": "Acme & Sons", "budget_id": "tier", "models": ["gpt-4o", "mock"],
            }))),
            "litellm-rs customer new acme --alias 'Acme & Sons' --budget-id tier --models 'gpt-4o,mock'",
            "created customer acme",
        ),
        (
            Change::CustomerUpdate(row(json!({
                "user_id": "acme", "alias": null, "budget_id": null, "models": null, "soft_budget": 1,
            }))),
            "litellm-rs customer update acme --clear alias --clear budget-id --clear models --soft-budget 1",
            "updated customer acme",
        ),
        (
            Change::CustomerUpdate(row(json!({"user_id": "-acme", "alias": "-A"}))),
            "litellm-rs customer update --alias='-A' -- '-acme'",
            "updated customer -acme",
        ),
        (
            Change::CustomerBlock { ids: ids(&["acme", "globex"]), blocked: true },
            "litellm-rs customer block acme globex",
            "blocked 2 customers",
        ),
        (
            Change::CustomerBlock { ids: ids(&["acme"]), blocked: false },
            "litellm-rs customer unblock acme",
            "unblocked customer acme",
        ),
        (
            Change::CustomerDelete(ids(&["acme"])),
            "litellm-rs customer delete acme --yes",
            "deleted customer acme",
        ),
    ]
}

fn keys() -> Vec<(Change, &'static str, &'static str)> {
    vec![
        (
            Change::KeyNew(row(json!({
                "key_alias": "ci", "duration": "30d", "max_budget": 25, "models": ["mock"],
                "team_id": "red", "user_id": "bob",
            }))),
            "litellm-rs key generate --key-alias ci --duration 30d --max-budget 25 --models mock \
             --team-id red --user-id bob",
            "created key ci",
        ),
        (Change::KeyNew(Row::new()), "litellm-rs key generate", "created key"),
        (
            Change::KeyUpdate(row(json!({"key": "88dc", "duration": "-1", "budget_id": null}))),
            "litellm-rs key update 88dc --duration='-1' --clear budget-id",
            "updated key 88dc",
        ),
        (
            Change::KeyBlock { ids: ids(&["88dc"]), blocked: true },
            "litellm-rs key block 88dc",
            "blocked key 88dc",
        ),
        (
            Change::KeyBlock { ids: ids(&["88dc", "99ee"]), blocked: false },
            "litellm-rs key unblock 88dc 99ee",
            "unblocked 2 keys",
        ),
        (Change::KeyDelete(ids(&["88dc"])), "litellm-rs key delete 88dc --yes", "deleted key 88dc"),
        (Change::KeyRegenerate("88dc".into()), "litellm-rs key regenerate 88dc --yes", "replaced key 88dc"),
    ]
}

fn others() -> Vec<(Change, &'static str, &'static str)> {
    vec![
        (
            Change::DeliveryRetry { ids: ids(&["lago:1", "lago:2"]), destination: None },
            "litellm-rs deliveries retry lago:1 lago:2",
            "tried again: 2 deliveries",
        ),
        (
            Change::DeliveryRetry { ids: Vec::new(), destination: None },
            "litellm-rs deliveries retry --dead",
            "every failed delivery is tried again",
        ),
        (
            Change::DeliveryRetry { ids: Vec::new(), destination: Some("lago".into()) },
            "litellm-rs deliveries retry --dead --destination lago",
            "every failed delivery to lago is tried again",
        ),
        (
            Change::RequestCancel(vec![CallId { request_id: "r 1".into(), run: None }]),
            "litellm-rs requests cancel 'r 1' --yes",
            "told call r 1 to end",
        ),
        (
            Change::RequestCancel(vec![CallId { request_id: "r1".into(), run: Some(7) }]),
            "litellm-rs requests cancel r1 --run 7 --yes",
            "told call r1 to end",
        ),
        (
            Change::RequestCancel(vec![
                CallId { request_id: "-r".into(), run: Some(7) },
                CallId { request_id: "-r".into(), run: Some(9) },
            ]),
            "litellm-rs requests cancel --run 7 --run 9 --yes -- '-r' '-r'",
            "told 2 calls to end",
        ),
    ]
}
