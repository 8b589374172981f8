//! Customers and their budgets: what a change touches, and what it leaves alone.

use litellm_rs::admin::ROUTES;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::scope::Scope;
use serde_json::json;

use crate::support::control::{NOW, control_plane, shown};

#[tokio::test]
async fn limits_of_its_own_never_edit_a_budget_that_others_share() {
    let server = control_plane("").await;
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 4, "rpm_limit": 7})).await;
    for id in ["a", "b"] {
        server.post("/customer/new", json!({"user_id": id, "budget_id": "tier"})).await;
    }
    let changed = server.post("/customer/update", json!({"user_id": "a", "max_budget": 0})).await;
    let table = &changed["litellm_budget_table"];
    assert_eq!((&table["max_budget"], &table["rpm_limit"]), (&json!(0.0), &json!(7)));
    let private = changed["budget_id"].as_str().unwrap().to_owned();
    assert_ne!(private, "tier");
    assert_eq!(
        server.read("/customer/info?end_user_id=b").await["litellm_budget_table"]["max_budget"],
        json!(4.0)
    );

    // From here on it is the customer's own: edited in place, gone with the customer.
    let again =
        server.post("/customer/update", json!({"user_id": "a", "max_budget": 9, "rpm_limit": null})).await;
    assert_eq!(again["budget_id"], private.as_str());
    assert_eq!(again["litellm_budget_table"]["rpm_limit"], json!(null));
    server.post("/customer/delete", json!({"user_ids": ["a"]})).await;
    let left = server.post("/budget/info", json!({"budgets": [private, "tier"]})).await;
    assert_eq!(left.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_budget_of_its_own_is_its_own_until_somebody_joins() {
    let server = control_plane("").await;
    let a = server.post("/customer/new", json!({"user_id": "a", "max_budget": 3})).await;
    let id = a["budget_id"].as_str().unwrap().to_owned();
    server.post("/customer/new", json!({"user_id": "b", "budget_id": id})).await;
    let changed = server.post("/customer/update", json!({"user_id": "a", "max_budget": 5})).await;
    assert_ne!(changed["budget_id"], id.as_str(), "b is on the old one now");
    assert_eq!(
        server.read("/customer/info?end_user_id=b").await["litellm_budget_table"]["max_budget"],
        json!(3.0)
    );
}

#[tokio::test]
async fn a_customer_moves_between_budgets_and_off_them() {
    let server = control_plane("").await;
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 4})).await;
    let made = server.post("/customer/new", json!({"user_id": "a", "max_budget": 3})).await;
    let private = made["budget_id"].clone();
    let moved = server.post("/customer/update", json!({"user_id": "a", "budget_id": "tier"})).await;
    assert_eq!(moved["budget_id"], "tier");
    assert_eq!(server.post("/budget/info", json!({"budgets": [private]})).await, json!([]));
    let off = server.post("/customer/update", json!({"user_id": "a", "budget_id": null})).await;
    assert_eq!((&off["budget_id"], &off["litellm_budget_table"]), (&json!(null), &json!(null)));
    // Clearing what is not there makes no budget.
    let still = server.post("/customer/update", json!({"user_id": "a", "max_budget": null})).await;
    assert_eq!(still["budget_id"], json!(null));
}

#[tokio::test]
async fn a_tier_with_limits_of_ones_own_keeps_the_tiers_cap() {
    let server = control_plane("").await;
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 4})).await;
    let made =
        server.post("/customer/new", json!({"user_id": "a", "budget_id": "tier", "rpm_limit": 1})).await;
    assert_ne!(made["budget_id"], "tier");
    assert_eq!(made["litellm_budget_table"]["max_budget"], json!(4.0));
}

#[tokio::test]
async fn an_inline_window_lasts_its_whole_length_from_now() {
    let server = control_plane("").await;
    let made =
        server.post("/customer/new", json!({"user_id": "a", "max_budget": 1, "budget_duration": "2d"})).await;
    let end = |object: &serde_json::Value| object["litellm_budget_table"]["budget_reset_at"].clone();
    assert_eq!(end(&made), shown(NOW + 2 * 86_400_000));
    let chosen = server
        .post("/customer/update", json!({"user_id": "a", "budget_reset_at": "2026-12-24T00:00:00Z"}))
        .await;
    assert_eq!(end(&chosen), "2026-12-24T00:00:00Z");
    server.app.ledger.clock().advance_ms(1_000);
    let fresh = server.post("/customer/update", json!({"user_id": "a", "budget_duration": "1d"})).await;
    assert_eq!(end(&fresh), shown(NOW + 1_000 + 86_400_000));
}

#[tokio::test]
async fn every_mistake_is_a_4xx_and_changes_nothing() {
    let server = control_plane("").await;
    server.post("/customer/new", json!({"user_id": "a", "alias": "A", "max_budget": 1})).await;
    let before = server.read("/customer/list").await;
    let budgets = server.read("/budget/list").await;
    for (path, body, status) in [
        ("/customer/new", json!({"user_id": "b", "budget_id": "nope"}), 400),
        ("/customer/new", json!({"user_id": "b", "max_budget": -1}), 400),
        ("/customer/new", json!({"user_id": "b", "max_budget": "NaN"}), 400),
        ("/customer/new", json!({"user_id": "b", "spend": 9_000_000.01}), 400),
        ("/customer/new", json!({"user_id": "b", "max_budget": 1, "budget_duration": "1y"}), 400),
        ("/customer/new", json!({"user_id": "b", "default_model": "nope"}), 422),
        ("/customer/new", json!({"user_id": "b", "allowed_model_region": "mars"}), 422),
        ("/customer/new", json!({"user_id": "b", "rpm_limit": -1}), 422),
        ("/customer/new", json!({"user_id": "b\u{0}"}), 422),
        ("/customer/new", json!({"user_id": "a", "max_budget": 9}), 400),
        ("/customer/update", json!({"user_id": "nobody", "alias": "x"}), 404),
        ("/customer/update", json!({"user_id": "a", "alias": "B", "budget_id": "nope"}), 400),
        ("/customer/update", json!({"user_id": "a", "alias": "B", "max_budget": "x"}), 422),
        ("/customer/delete", json!({"user_ids": ["a", "nobody"]}), 404),
        ("/customer/delete", json!({"user_ids": []}), 400),
        ("/customer/delete", json!({}), 422),
        ("/customer/block", json!({"user_ids": ["a", ""]}), 422),
        ("/customer/unblock", json!({"user_ids": ["a", "nobody"]}), 404),
    ] {
        let (found, answer) = server.call("POST", path, Some(body.clone())).await;
        assert_eq!(found, status, "{path} {body}: {answer}");
    }
    assert_eq!(server.read("/customer/list").await, before);
    assert_eq!(server.read("/budget/list").await, budgets);
}

#[tokio::test]
async fn blocking_makes_whom_it_does_not_know_and_unblocking_clears() {
    let server = control_plane("").await;
    let blocked = server.post("/end_user/block", json!({"user_ids": ["new", "new"]})).await;
    assert_eq!(blocked["blocked_users"].as_array().unwrap().len(), 1);
    assert_eq!(server.read("/customer/info?end_user_id=new").await["blocked"], true);
    assert_eq!(
        server.post("/customer/unblock", json!({"user_ids": ["new"]})).await,
        json!({"blocked_users": []})
    );
    assert_eq!(server.read("/customer/info?end_user_id=new").await["blocked"], false);
}

#[tokio::test]
async fn who_comes_back_after_a_delete_starts_at_zero() {
    let server = control_plane("").await;
    server.post("/customer/new", json!({"user_id": "a", "spend": "0.25"})).await;
    assert_eq!(server.read("/customer/info?end_user_id=a").await["spend"], json!(0.25));
    let deleted = server.post("/customer/delete", json!({"user_ids": ["a"]})).await;
    assert_eq!(
        deleted,
        json!({"deleted_customers": 1, "message": "Successfully deleted customers with ids: ['a']"})
    );
    assert_eq!(server.post("/customer/new", json!({"user_id": "a"})).await["spend"], json!(0.0));
}

#[tokio::test]
async fn the_list_is_an_array_until_a_page_is_asked_for() {
    let server = control_plane("").await;
    for (id, alias, dollars) in [("a", "Zebra", 1), ("b", "Yak", 3), ("c", "Xerus", 2)] {
        server.post("/customer/new", json!({"user_id": id, "alias": alias})).await;
        let scope = Scope::Customer(id.into());
        server.app.ledger.adjust(scope, Picos::from_dollars(dollars), "t", "t").await.unwrap();
    }
    let ids = |items: &serde_json::Value| {
        items
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["user_id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&server.read("/customer/list").await), ["a", "b", "c"]);
    assert_eq!(ids(&server.read("/customer/list?search=YAK").await), ["b"]);
    assert_eq!(ids(&server.read("/customer/list?sort_by=spend&sort_order=desc").await), ["b", "c", "a"]);
    let page = server.read("/end_user/list?page=2&size=2&sort_by=alias").await;
    assert_eq!(ids(&page["customers"]), ["a"]);
    assert_eq!((&page["total_count"], &page["total_pages"]), (&json!(3), &json!(2)));
    assert_eq!(page["customers"][0]["spend"], json!(1.0));
    let (status, _) = server.call_as("sk-1234", "GET", "/customer/list?size=0", None).await;
    assert_eq!(status, 422);
}

#[tokio::test]
async fn a_deleted_budget_leaves_nobody_on_it_but_the_default_one_stays() {
    let server = control_plane(
        "litellm_settings: {max_end_user_budget_id: default}
",
    )
    .await;
    for id in ["default", "tier"] {
        server.post("/budget/new", json!({"budget_id": id, "max_budget": 4})).await;
    }
    server.post("/customer/new", json!({"user_id": "a", "budget_id": "tier"})).await;
    let body = json!({"budget_id": "tier", "end_user_budget_id": "tier"});
    let key = server.post("/key/generate", body).await;
    let red = json!({"team_id": "red", "team_member_budget": 2});
    let of_members = server.post("/team/new", red).await["metadata"]["team_member_budget_id"].clone();
    let member =
        json!({"team_id": "red", "member": {"user_id": "bob", "role": "user"}, "max_budget_in_team": 1});
    let own =
        server.post("/team/member_add", member).await["updated_team_memberships"][0]["budget_id"].clone();
    for (id, source) in [(own, "team_default"), (of_members, "none")] {
        server.post("/budget/delete", json!({"id": id})).await;
        let bob = server.read("/team/info?team_id=red").await["team_memberships"]
            .as_array()
            .and_then(|all| all.iter().find(|one| one["user_id"] == "bob").cloned());
        assert_eq!(bob.unwrap()["budget_source"], source);
        server.post("/budget/new", json!({"budget_id": id, "max_budget": 0})).await;
    }
    let bob = server.app.directory.member(&("red".into(), "bob".into())).await.unwrap().unwrap();
    assert_eq!(bob.budget_id, None, "a new budget of the same name is another one");
    let red = server.app.directory.team(&"red".into()).await.unwrap().unwrap();
    assert_eq!(red.member_budget(), None);
    server.post("/budget/delete", json!({"id": "tier"})).await;
    assert_eq!(server.read("/customer/info?end_user_id=a").await["budget_id"], json!(null));
    let hash = key["token"].as_str().unwrap().into();
    let record = server.app.directory.key(&hash).await.unwrap().unwrap();
    assert_eq!((&record.budget_id, &record.end_user_budget_id), (&None, &None));
    assert_eq!(server.call("POST", "/budget/delete", Some(json!({"id": "default"}))).await.0, 400);
}

#[test]
fn both_names_of_the_customer_routes_ask_for_the_same() {
    let twins = |prefix: &str| {
        let mut routes: Vec<_> = ROUTES
            .iter()
            .filter_map(|(method, path, need)| {
                path.strip_prefix(prefix).map(|rest| format!("{method} {rest} {need:?}"))
            })
            .collect();
        routes.sort();
        routes
    };
    assert_eq!(twins("/customer/"), twins("/end_user/"));
    assert_eq!(twins("/customer/").len(), 13);
}
