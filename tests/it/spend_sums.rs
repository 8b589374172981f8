//! One number: whatever is asked, by whomever and however it is added up, the sums are those of the
//! log and of the accounts.

use litellm_rs::domain::money::Picos;
use litellm_rs::wire::key::key_hash;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::scene::picos;
use crate::support::spending::{CUSTOMERS, Company, KEYS, Spending, TAGS, amount_of, company, sum_of};

fn calls() -> impl Strategy<Value = Vec<Spending>> {
    let call = (0..KEYS.len(), 0..CUSTOMERS.len(), 0..4_usize, 0..40_u64, 0..14_i64).prop_map(
        |(key, customer, tags, output_tokens, after_h)| Spending {
            key,
            customer,
            tags,
            output_tokens,
            after_h,
        },
    );
    prop::collection::vec(call, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_report_says_what_the_log_and_the_accounts_say(calls in calls()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let company = company().await;
            let mut costs = Vec::new();
            for call in &calls {
                costs.push(company.spend(call).await);
            }
            let all = sum(costs.iter().copied());
            log_adds_up(&company, all, calls.len()).await;
            totals_add_up(&company, all, calls.len()).await;
            for (at, (name, ..)) in KEYS.iter().enumerate() {
                let spent = sum_where(&calls, &costs, |call| call.key == at);
                key_adds_up(&company, at, name, spent).await;
            }
            for (at, name) in CUSTOMERS.iter().enumerate().skip(1) {
                let spent = sum_where(&calls, &costs, |call| call.customer == at);
                customer_adds_up(&company, name, spent).await;
            }
            for team in ["red", "blue"] {
                let spent = sum_where(&calls, &costs, |call| KEYS[call.key].1 == Some(team));
                team_adds_up(&company, team, spent).await;
            }
            for user in ["bob", "amy"] {
                let spent = sum_where(&calls, &costs, |call| KEYS[call.key].2 == Some(user));
                user_adds_up(&company, user, spent).await;
            }
            for (at, tag) in TAGS.iter().enumerate() {
                let spent = sum_where(&calls, &costs, |call| call.tags >> at & 1 == 1);
                tag_adds_up(&company, tag, spent).await;
            }
            company.server.stop_and_verify().await;
        });
    }
}

fn sum(costs: impl Iterator<Item = Picos>) -> Picos {
    costs.fold(Picos::ZERO, |sum, cost| sum.plus(cost).unwrap())
}

fn sum_where(calls: &[Spending], costs: &[Picos], is: impl Fn(&Spending) -> bool) -> Picos {
    sum(calls.iter().zip(costs).filter(|(call, _)| is(call)).map(|(_, cost)| *cost))
}

/// A name as part of a query.
fn in_query(name: &str) -> String {
    name.replace('&', "%26").replace(' ', "%20")
}

async fn log_adds_up(company: &Company, all: Picos, calls: usize) {
    let (server, days) = (&company.server, company.days());
    let rows = server.read("/spend/logs").await;
    assert_eq!((sum_of(&rows, "spend"), rows.as_array().unwrap().len()), (all, calls));
    let of_days = server.read(&format!("/spend/logs?{days}&summarize=false")).await;
    assert_eq!(of_days, rows);
    let page = server.read(&format!("/spend/logs/v2?{days}&page_size=1000")).await;
    assert_eq!((sum_of(&page["data"], "spend"), &page["total"]), (all, &json!(calls)));
    let summary = server.read(&format!("/spend/logs?{days}")).await;
    assert_eq!(sum_of(&summary, "spend"), all);
    let last = summary.as_array().unwrap().last().unwrap();
    assert_eq!(last["startTime"], server.app.now().utc_date());
    for day in summary.as_array().unwrap() {
        let own = ["startTime", "spend", "users", "models"];
        let keys = day.as_object().unwrap().iter().filter(|(name, _)| !own.contains(&name.as_str()));
        assert_eq!(sum(keys.map(|(_, spend)| picos(spend))), picos(&day["spend"]), "{day}");
        for parts in ["users", "models"] {
            let parts = day[parts].as_object().unwrap().values();
            assert_eq!(sum(parts.map(picos)), picos(&day["spend"]), "{day}");
        }
    }
}

async fn totals_add_up(company: &Company, all: Picos, calls: usize) {
    let (server, days) = (&company.server, company.days());
    assert_eq!(picos(&server.read("/global/spend").await["spend"]), all);
    for (path, member) in [
        ("/global/spend/logs".to_owned(), "spend"),
        ("/global/spend/keys".to_owned(), "total_spend"),
        ("/global/spend/models".to_owned(), "total_spend"),
        (format!("/global/spend/provider?{days}"), "spend"),
        (format!("/global/spend/report?{days}&group_by=api_key"), "total_cost"),
    ] {
        assert_eq!(sum_of(&server.read(&path).await, member), all, "{path}");
    }
    for (group, list) in [("team", "teams"), ("customer", "customers")] {
        let report = server.read(&format!("/global/spend/report?{days}&group_by={group}")).await;
        let of_days = report.as_array().unwrap().iter().map(|day| {
            for payer in day[list].as_array().unwrap() {
                assert_eq!(sum_of(&payer["metadata"], "spend"), picos(&payer["total_spend"]), "{payer}");
            }
            sum_of(&day[list], "total_spend")
        });
        assert_eq!(sum(of_days), all, "{group}");
    }
    let teams = server.read("/global/spend/teams").await;
    assert_eq!(sum_of(&teams["total_spend_per_team"], "total_spend"), all);
    let counts = server.read(&format!("/global/activity?{days}")).await;
    assert_eq!(counts["sum_api_requests"], calls);
    let of_models = server.read(&format!("/global/activity/model?{days}")).await;
    assert_eq!(of_models[0]["sum_total_tokens"], counts["sum_total_tokens"]);
    activity_adds_up(company, "/user/daily/activity", "", all).await;
}

/// Pages and the whole say the same, and so do all the parts of each day.
async fn activity_adds_up(company: &Company, path: &str, whose: &str, spent: Picos) {
    let (server, days) = (&company.server, company.days());
    let whole = server.read(&format!("{path}/aggregated?{days}&{whose}")).await;
    assert_eq!(picos(&whole["metadata"]["total_spend"]), spent, "{path} {whose}");
    for day in whole["results"].as_array().unwrap() {
        for parts in ["models", "model_groups", "providers", "endpoints", "api_keys"] {
            let parts = day["breakdown"][parts].as_object().unwrap().values();
            let sum = sum(parts.map(|part| picos(&part["metrics"]["spend"])));
            assert_eq!(sum, picos(&day["metrics"]["spend"]), "{path} {whose}");
        }
    }
    let one_page = server.read(&format!("{path}?{days}&{whose}&page_size=1000")).await;
    assert_eq!(one_page["results"], whole["results"], "{path} {whose}");
    let (mut paged, mut page) = (Picos::ZERO, 1);
    loop {
        let part = server.read(&format!("{path}?{days}&{whose}&page_size=3&page={page}")).await;
        paged = paged.plus(picos(&part["metadata"]["total_spend"])).unwrap();
        if part["metadata"]["has_more"] == false {
            break;
        }
        page += 1;
    }
    assert_eq!(paged, spent, "{path} {whose}");
    let keys = server.read(&format!("{path}/aggregated/keys?{days}&{whose}")).await;
    let of_keys = keys["api_keys"].as_array().unwrap().iter();
    assert_eq!(sum(of_keys.map(|key| picos(&key["metrics"]["spend"]))), spent, "{path} {whose}");
    for kind in ["daily", "daily_with_keys", "daily_with_models", "daily_with_users"] {
        let rows = server.read(&format!("{path}/export?{days}&{whose}&format=json&export_type={kind}")).await;
        assert_eq!(sum_of(&rows, "spend"), spent, "{path} {kind} {whose}");
    }
}

async fn key_adds_up(company: &Company, at: usize, alias: &str, spent: Picos) {
    let (server, days, key) = (&company.server, company.days(), &company.keys[at]);
    let hash = key_hash(key);
    assert_eq!(server.key_spend(key).await, spent);
    let keys = server.read("/spend/keys").await;
    assert_eq!(amount_of(&keys, "token", hash.as_str(), "spend"), spent);
    let keys = server.read("/global/spend/keys").await;
    assert_eq!(amount_of(&keys, "api_key", hash.as_str(), "total_spend"), spent);
    for named in [key.as_str(), hash.as_str()] {
        let rows = server.read(&format!("/spend/logs?api_key={named}")).await;
        assert_eq!(sum_of(&rows, "spend"), spent);
        let report = server.read(&format!("/key/spend/report?{days}&api_key={named}")).await;
        assert_eq!(sum_of(&report, "total_cost"), spent);
        let of_days = server.read(&format!("/global/spend/logs?api_key={named}")).await;
        assert_eq!(sum_of(&of_days, "spend"), spent);
    }
    let page = server.read(&format!("/spend/logs/v2?{days}&key_alias={alias}")).await;
    assert_eq!(sum_of(&page["data"], "spend"), spent);
    activity_adds_up(company, "/user/daily/activity", &format!("api_key={hash}"), spent).await;
    let found = server.read(&format!("/user/daily/activity/aggregated/search?{days}&search={alias}")).await;
    if spent > Picos::ZERO {
        let found = &found["api_keys"][0];
        assert_eq!(
            (picos(&found["metrics"]["spend"]), &found["metadata"]["key_alias"]),
            (spent, &json!(alias))
        );
    }
}

async fn customer_adds_up(company: &Company, name: &str, spent: Picos) {
    let (server, days, named) = (&company.server, company.days(), in_query(name));
    assert_eq!(server.customer_spend(&named).await, spent);
    let rows = server.read(&format!("/spend/logs?end_user={named}")).await;
    assert_eq!(sum_of(&rows, "spend"), spent);
    let summary = server.read(&format!("/spend/logs?{days}&end_user={named}")).await;
    assert_eq!(sum_of(&summary, "spend"), spent);
    let top = server.post("/global/spend/end_users", json!({})).await;
    assert_eq!(amount_of(&top, "end_user", name, "total_spend"), spent);
    for path in ["/customer/daily/activity", "/end_user/daily/activity"] {
        activity_adds_up(company, path, &format!("end_user_ids={named}"), spent).await;
    }
    let of_teams = server.read("/customer/list").await;
    assert_eq!(amount_of(&of_teams, "user_id", name, "spend"), spent);
    for team in ["red", "blue"] {
        let path = format!("/global/spend/report?{days}&team_id={team}&customer_id={named}");
        let both = server.read(&path).await;
        let rows = server.read(&format!("/spend/logs?team_id={team}&end_user={named}")).await;
        let of_days =
            both.as_array().unwrap().iter().map(|day| sum_of(&day["teams_customers"], "total_spend"));
        assert_eq!(sum(of_days), sum_of(&rows, "spend"));
    }
}

async fn team_adds_up(company: &Company, team: &str, spent: Picos) {
    let (server, days) = (&company.server, company.days());
    let rows = server.read(&format!("/spend/logs?team_id={team}")).await;
    assert_eq!(sum_of(&rows, "spend"), spent);
    let report = server.read(&format!("/team/spend/report?{days}&team_id={team}")).await;
    assert_eq!(sum_of(&report, "total_cost"), spent);
    let teams = server.read("/global/spend/teams").await;
    let name = format!("The {team} team");
    assert_eq!(amount_of(&teams["total_spend_per_team"], "team_id", &name, "total_spend"), spent);
    let users = server.read(&format!("/team/spend/by_user?{days}&team_ids={team}")).await;
    assert_eq!(sum_of(&users["results"], "spend"), spent);
    activity_adds_up(company, "/team/daily/activity", &format!("team_ids={team}"), spent).await;
}

async fn user_adds_up(company: &Company, user: &str, spent: Picos) {
    let (server, days) = (&company.server, company.days());
    let rows = server.read(&format!("/spend/logs?user_id={user}")).await;
    assert_eq!(sum_of(&rows, "spend"), spent);
    let summary = server.read(&format!("/spend/logs?{days}&user_id={user}")).await;
    assert_eq!(sum_of(&summary, "spend"), spent);
    let users = server.read(&format!("/spend/users?user_id={user}")).await;
    assert_eq!(amount_of(&users, "user_id", user, "spend"), spent);
    let report = server.read(&format!("/user/spend/report?{days}&internal_user_id={user}")).await;
    assert_eq!(sum_of(&report, "total_cost"), spent);
    activity_adds_up(company, "/user/daily/activity", &format!("user_id={user}"), spent).await;
}

async fn tag_adds_up(company: &Company, tag: &str, spent: Picos) {
    let (server, days) = (&company.server, company.days());
    let tags = server.read("/spend/tags").await;
    assert_eq!(amount_of(&tags, "individual_request_tag", tag, "total_spend"), spent);
    let named: Value = server.read(&format!("/global/spend/tags?{days}&tags={tag}")).await;
    assert_eq!(amount_of(&named["spend_per_tag"], "name", tag, "spend"), spent);
    activity_adds_up(company, "/tag/daily/activity", &format!("tags={tag}"), spent).await;
}
