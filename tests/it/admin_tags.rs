//! Tags: described ones with limits, and those that calls just carry.

use litellm_rs::domain::money::Picos;
use litellm_rs::domain::scope::Scope;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::control::control_plane;

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect()
}

async fn spend(server: &Server, tag: &str, dollars: i64) {
    let scope = Scope::Tag(tag.into());
    server.app.ledger.adjust(scope, Picos::from_dollars(dollars), "t", "t").await.unwrap();
}

#[tokio::test]
async fn a_tag_is_made_shown_changed_and_forgotten() {
    let server = control_plane("").await;
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 9, "tpm_limit": 3})).await;
    spend(&server, "prod", 2).await;
    let body = json!({"name": "prod", "description": "Live", "models": ["gpt-4"], "max_budget": 5, "soft_budget": 4,
        "budget_duration": "7d", "rpm_limit": 2, "budget_id": "tier", "model_max_budget": {"gpt-4": {"max_budget": 1}}});
    let made = server.post("/tag/new", body).await;
    assert_eq!(made["message"], "Tag prod created successfully");
    let tag = &made["tag"];
    assert_eq!(
        (&tag["name"], &tag["description"], &tag["models"]),
        (&json!("prod"), &json!("Live"), &json!(["gpt-4"]))
    );
    assert_eq!(tag["spend"], json!(2.0), "what calls have carried it for counts");
    let table = &tag["litellm_budget_table"];
    assert_eq!((&table["budget_id"], &table["max_budget"]), (&json!("tier"), &json!(5.0)));
    assert_eq!((&table["tpm_limit"], &table["rpm_limit"]), (&json!(3), &json!(2)));
    assert_eq!(table["model_max_budget"], json!({"gpt-4": {"max_budget": 1.0}}));
    assert_eq!(server.post("/tag/info", json!({"names": ["prod", "none"]})).await, json!({"prod": tag}));

    let body =
        json!({"name": "prod", "description": null, "max_budget": null, "budget_id": null, "spend": 0.5});
    let changed = server.post("/tag/update", body).await;
    assert_eq!(changed["message"], "Tag prod updated successfully");
    let tag = &changed["tag"];
    assert_eq!(
        (&tag["description"], &tag["spend"], &tag["models"]),
        (&json!(null), &json!(0.5), &json!(["gpt-4"]))
    );
    assert_eq!((&tag["litellm_budget_table"]["max_budget"], &tag["budget_id"]), (&json!(null), &json!(null)));
    assert_eq!(tag["litellm_budget_table"]["budget_duration"], "7d");

    let gone = server.post("/tag/delete", json!({"name": "prod"})).await;
    assert_eq!(gone, json!({"message": "Tag prod deleted successfully"}));
    let left = server.post("/tag/info", json!({"names": ["prod"]})).await;
    assert_eq!(
        (&left["prod"]["spend"], &left["prod"]["models"]),
        (&json!(0.5), &json!(null)),
        "calls may carry it on"
    );
    server.stop_and_verify().await;
}

#[tokio::test]
async fn the_list_has_the_described_first_then_those_that_calls_carried() {
    let server = control_plane("").await;
    assert_eq!(server.read("/tag/list").await, json!([]));
    for name in ["zebra", "ant"] {
        server.post("/tag/new", json!({ "name": name })).await;
    }
    let tags = json!({"metadata": {"tags": ["carried", "ant"]}});
    assert_eq!(server.chat("gpt-4", "acme", tags).await.0, 200);
    let list = server.read("/tag/list").await;
    assert_eq!(names(&list), ["ant", "zebra", "carried"]);
    assert_eq!((&list[2]["models"], &list[2]["created_at"]), (&json!(null), &json!(null)));
    assert!(list[2]["description"].as_str().unwrap().contains("passed dynamically"));
    let page = server.read("/tag/list?size=2&page=2").await;
    assert_eq!(
        (names(&page["tags"]), &page["total_count"], &page["total_pages"]),
        (vec!["carried"], &json!(3), &json!(2))
    );
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 9})).await;
    server.post("/tag/update", json!({"name": "ant", "budget_id": "tier"})).await;
    server.post("/budget/delete", json!({"id": "tier"})).await;
    let ant = server.post("/tag/info", json!({"names": ["ant"]})).await["ant"].clone();
    assert_eq!((&ant["budget_id"], &ant["litellm_budget_table"]), (&json!(null), &json!(null)));
}

#[tokio::test]
async fn every_mistake_is_a_4xx_and_changes_nothing() {
    let server = control_plane("").await;
    server.post("/tag/new", json!({"name": "prod", "max_budget": 0})).await;
    let before = server.read("/tag/list").await;
    let many: Vec<String> = (0..101).map(|at| format!("t{at}")).collect();
    for (path, body, status, part) in [
        ("/tag/new", json!({}), 422, "Field required"),
        ("/tag/new", json!({"name": ""}), 422, "must not be empty"),
        ("/tag/new", json!({"name": "x".repeat(257)}), 422, "longer than 256"),
        ("/tag/new", json!({"name": "prod"}), 400, "Tag prod already exists"),
        ("/tag/new", json!({"name": "new", "max_budget": -0.01}), 400, "max_budget must be"),
        ("/tag/new", json!({"name": "new", "budget_duration": "1y"}), 400, "Invalid budget_duration"),
        ("/tag/new", json!({"name": "new", "budget_id": "none"}), 400, "Budget 'none' does not exist"),
        ("/tag/new", json!({"name": "new", "models": [1]}), 422, "valid string"),
        ("/tag/new", json!({"name": "new", "spend": 1}), 422, "cannot be set"),
        ("/tag/update", json!({"name": "gone", "max_budget": 1}), 404, "Tag gone not found"),
        ("/tag/update", json!({"max_budget": 1}), 422, "Field required"),
        ("/tag/update", json!({"name": "prod", "budget_id": "none", "max_budget": 1}), 400, "does not exist"),
        ("/tag/info", json!({}), 422, "Field required"),
        ("/tag/info", json!({"names": []}), 404, "No tags found"),
        ("/tag/info", json!({"names": ["gone"]}), 404, "No tags found"),
        ("/tag/info", json!({"names": many}), 422, "at most 100"),
        ("/tag/delete", json!({"name": "gone"}), 404, "Tag gone not found"),
    ] {
        let (found, answer) = server.call("POST", path, Some(body.clone())).await;
        assert!(found == status && answer.to_string().contains(part), "{path} {body}: {found} {answer}");
    }
    assert_eq!(server.read("/tag/list").await, before);
}
