//! Organizations: what they are made of, how they change, and that none goes while it is needed.

use litellm_rs::domain::money::Picos;
use litellm_rs::domain::scope::Scope;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::control::{NOW, control_plane, shown};

const DAY_MS: i64 = 86_400_000;

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|row| row["organization_id"].as_str().unwrap()).collect()
}

async fn spend(server: &Server, id: &str, dollars: i64) {
    let scope = Scope::Organization(id.into());
    server.app.ledger.adjust(scope, Picos::from_dollars(dollars), "t", "t").await.unwrap();
}

#[tokio::test]
async fn an_organization_has_limits_of_its_own_or_those_of_a_budget() {
    let server = control_plane("").await;
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 9, "rpm_limit": 3})).await;
    let body = json!({"organization_id": "acme", "organization_alias": "Acme", "max_budget": 2, "budget_duration": "1d",
        "models": ["gpt-4"], "metadata": {"a": 1}, "budget_id": "tier"});
    let made = server.post("/organization/new", body).await;
    assert_eq!((&made["organization_id"], &made["organization_alias"]), (&json!("acme"), &json!("Acme")));
    assert_eq!((&made["budget_id"], &made["spend"]), (&json!("tier"), &json!(0.0)));
    assert_eq!((&made["members"], &made["teams"], &made["users"]), (&json!([]), &json!([]), &json!(null)));
    assert_eq!(
        (&made["created_by"], &made["updated_by"]),
        (&json!("default_user_id"), &json!("default_user_id"))
    );
    let table = &made["litellm_budget_table"];
    assert_eq!((&table["max_budget"], &table["rpm_limit"]), (&json!(2.0), &json!(3)), "its own win");
    let midnight = (NOW / DAY_MS + 1) * DAY_MS;
    assert_eq!(table["budget_reset_at"], shown(midnight));
    let plain = server.post("/organization/new", json!({"organization_alias": "Plain"})).await;
    assert_eq!(plain["litellm_budget_table"], json!(null));

    for team in ["red", "blue"] {
        server.post("/team/new", json!({"team_id": team, "organization_id": "acme"})).await;
    }
    server.post("/team/new", json!({"team_id": "green"})).await;
    spend(&server, "acme", 1).await;
    let info = server.read("/organization/info?organization_id=acme").await;
    let teams: Vec<&Value> = info["teams"].as_array().unwrap().iter().map(|team| &team["team_id"]).collect();
    assert_eq!((teams, &info["spend"]), (vec![&json!("blue"), &json!("red")], &json!(1.0)));
    let both = server.post("/organization/info", json!({"organizations": ["acme", "gone"]})).await;
    assert_eq!(both, json!([info]));
    let list = server.read("/organization/list").await;
    assert_eq!(list.as_array().unwrap().iter().find(|row| row["organization_id"] == "acme"), Some(&info));

    server.post("/budget/delete", json!({"id": "tier"})).await;
    let left = server.read("/organization/info?organization_id=acme").await;
    assert_eq!(
        (&left["budget_id"], &left["litellm_budget_table"]["rpm_limit"]),
        (&json!(null), &json!(null))
    );
}

#[tokio::test]
async fn an_update_changes_what_is_sent_and_starts_the_spend_over() {
    let server = control_plane("").await;
    let body = json!({"organization_id": "acme", "organization_alias": "Acme", "max_budget": 2, "models": ["gpt-4"], "spend": 1.5});
    assert_eq!(server.post("/organization/new", body).await["spend"], json!(1.5));
    for method in ["PATCH", "POST"] {
        let body = json!({"organization_id": "acme", "max_budget": 0, "tpd_limit": 7});
        let (status, row) = server.call(method, "/organization/update", Some(body)).await;
        assert_eq!(
            (status, &row["organization_alias"], &row["models"]),
            (200, &json!("Acme"), &json!(["gpt-4"]))
        );
        let table = &row["litellm_budget_table"];
        assert_eq!((&table["max_budget"], &table["tpd_limit"]), (&json!(0.0), &json!(7)));
        assert_eq!(row["spend"], json!(1.5));
    }
    let cleared =
        json!({"organization_id": "acme", "max_budget": null, "tpd_limit": null, "models": null, "spend": 0});
    let row = server.post("/organization/update", cleared).await;
    assert_eq!(
        (&row["litellm_budget_table"], &row["models"], &row["spend"]),
        (&json!(null), &json!([]), &json!(0.0))
    );
    server.stop_and_verify().await;
}

#[tokio::test]
async fn every_mistake_is_a_4xx_and_changes_nothing() {
    let server = control_plane("").await;
    server.post("/organization/new", json!({"organization_id": "acme", "organization_alias": "A"})).await;
    let before = server.read("/organization/list").await;
    let many: Vec<String> = (0..101).map(|at| format!("o{at}")).collect();
    for (method, path, body, status, part) in [
        ("POST", "/organization/new", json!({}), 422, "organization_alias"),
        (
            "POST",
            "/organization/new",
            json!({"organization_id": "acme", "organization_alias": "B"}),
            400,
            "already exists",
        ),
        (
            "POST",
            "/organization/new",
            json!({"organization_alias": "B", "budget_id": "none"}),
            400,
            "Budget 'none' does not exist",
        ),
        (
            "POST",
            "/organization/new",
            json!({"organization_alias": "B", "max_budget": -1}),
            400,
            "max_budget must be",
        ),
        ("POST", "/organization/new", json!({"organization_alias": "B", "models": "x"}), 422, "valid list"),
        (
            "POST",
            "/organization/new",
            json!({"organization_alias": "B", "model_max_budget": {"a": 1}}),
            400,
            "model_max_budget",
        ),
        ("PATCH", "/organization/update", json!({"max_budget": 1}), 422, "organization_id"),
        ("PATCH", "/organization/update", json!({"organization_id": "gone"}), 404, "Organization not found"),
        (
            "POST",
            "/organization/update",
            json!({"organization_id": "acme", "budget_id": "none", "max_budget": 1}),
            400,
            "does not exist",
        ),
        ("POST", "/organization/info", json!({}), 422, "Field required"),
        ("POST", "/organization/info", json!({"organizations": []}), 400, "Specify list"),
        ("POST", "/organization/info", json!({"organizations": many}), 422, "at most 100"),
        ("DELETE", "/organization/delete", json!({"organization_ids": []}), 400, "Specify list"),
        (
            "DELETE",
            "/organization/delete",
            json!({"organization_ids": ["acme", "gone"]}),
            404,
            "passed organization_id=gone",
        ),
        ("POST", "/organization/delete", json!({"organization_ids": many}), 422, "at most 100"),
    ] {
        let (found, answer) = server.call(method, path, Some(body.clone())).await;
        assert!(found == status && answer.to_string().contains(part), "{path} {body}: {found} {answer}");
    }
    for (path, status) in [
        ("/organization/info", 422),
        ("/organization/info?organization_id=gone", 404),
        ("/organization/list?size=101", 422),
    ] {
        assert_eq!(server.call("GET", path, None).await.0, status, "{path}");
    }
    assert_eq!(server.read("/organization/list").await, before);
}

#[tokio::test]
async fn an_organization_stays_while_teams_or_keys_need_it() {
    let server = control_plane("").await;
    for id in ["acme", "zoo", "bare"] {
        server.post("/organization/new", json!({"organization_id": id, "organization_alias": id})).await;
    }
    server.post("/team/new", json!({"team_id": "red", "organization_id": "acme"})).await;
    let key = server.key(json!({"organization_id": "zoo"})).await;
    spend(&server, "zoo", 3).await;
    for (ids, part) in [(vec!["bare", "acme"], "1 teams and 0 keys"), (vec!["zoo"], "0 teams and 1 keys")] {
        let (status, answer) =
            server.call("DELETE", "/organization/delete", Some(json!({ "organization_ids": ids }))).await;
        assert!(status == 400 && answer.to_string().contains(part), "{status} {answer}");
    }
    assert_eq!(ids(&server.read("/organization/list").await), ["acme", "bare", "zoo"]);
    server.post("/key/update", json!({"key": key, "organization_id": null})).await;
    let body = json!({"organization_ids": ["zoo", "bare", "zoo"]});
    let (status, gone) = server.call("DELETE", "/organization/delete", Some(body)).await;
    assert_eq!((status, ids(&gone)), (200, vec!["zoo", "bare"]));
    let page = server.read("/organization/list?size=1").await;
    assert_eq!((ids(&page["organizations"]), &page["total_count"]), (vec!["acme"], &json!(1)));
    let again =
        server.post("/organization/new", json!({"organization_id": "zoo", "organization_alias": "Z"})).await;
    assert_eq!(again["spend"], json!(0.0));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn organizations_and_tags_are_for_admins() {
    let server = control_plane("").await;
    for role in ["proxy_admin", "proxy_admin_viewer", "internal_user", "internal_user_viewer"] {
        server.post("/user/new", json!({"user_id": role, "user_role": role, "auto_create_key": false})).await;
    }
    let mut keys = Vec::new();
    for body in [
        json!({"user_id": "proxy_admin"}),
        json!({"allowed_routes": ["/organization/*", "/tag/*"]}),
        json!({"key_type": "management"}),
        json!({"user_id": "proxy_admin_viewer"}),
        json!({"user_id": "internal_user"}),
        json!({"user_id": "internal_user_viewer"}),
        json!({}),
        json!({"key_type": "llm_api"}),
    ] {
        keys.push(server.key(body).await);
    }
    for (method, path, body, may_view) in [
        ("POST", "/organization/new", json!({}), false),
        ("POST", "/organization/update", json!({}), false),
        ("PATCH", "/organization/update", json!({}), false),
        ("POST", "/organization/delete", json!({}), false),
        ("DELETE", "/organization/delete", json!({}), false),
        ("GET", "/organization/list", json!(null), true),
        ("GET", "/organization/info", json!(null), true),
        ("POST", "/organization/info", json!({}), true),
        ("POST", "/tag/new", json!({}), false),
        ("POST", "/tag/update", json!({}), false),
        ("POST", "/tag/delete", json!({}), false),
        ("POST", "/tag/info", json!({}), true),
        ("GET", "/tag/list", json!(null), true),
    ] {
        for (at, key) in keys.iter().enumerate() {
            let body = (!body.is_null()).then(|| body.clone());
            let (status, answer) = server.call_as(key, method, path, body).await;
            let may = at < 3 || (at == 3 && may_view);
            assert_eq!(!matches!(status, 401 | 403), may, "{method} {path} {at}: {status} {answer}");
        }
    }
}
