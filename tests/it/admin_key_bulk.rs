//! Many keys changed at once: each by itself, and what became of each is told.

use serde_json::{Value, json};

use crate::support::control::control_plane;

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn count(list: &Value) -> usize {
    list.as_array().unwrap().len()
}

#[tokio::test]
async fn keys_change_one_by_one() {
    let server = control_plane("").await;
    let one = server.key(json!({})).await;
    let two = server.post("/key/generate", json!({"max_budget": 1})).await["token"].clone();
    let keys = json!([
        {"key": one, "max_budget": 2, "tags": ["a"]},
        {"key": two, "max_budget": -1},
        {"key": "sk-nobody-has-this-one", "max_budget": 1},
        {"key": two, "budget_id": "gone"},
        {"key": two, "team_id": "red"},
    ]);
    let answer = server.post("/key/bulk_update", json!({"keys": keys})).await;
    assert_eq!(answer["total_requested"], 5);
    let done = &answer["successful_updates"];
    assert_eq!((count(done), &done[0]["key"]), (2, &json!(one)));
    assert_eq!(done[0]["key_info"]["max_budget"], json!(2.0));
    assert_eq!(done[0]["key_info"]["metadata"]["tags"], json!(["a"]));
    assert_eq!(done[1]["key_info"]["team_id"], "red");
    let failed = &answer["failed_updates"];
    assert_eq!(count(failed), 3);
    assert!(text(&failed[0]["failed_reason"]).starts_with("max_budget must be a non-negative"));
    assert_eq!(
        (&failed[1]["key"], &failed[1]["failed_reason"]),
        (&json!("sk-...-one"), &json!("Key not found."))
    );
    assert!(text(&failed[2]["failed_reason"]).starts_with("Budget 'gone' does not exist."));
    let info = server.read(&format!("/key/info?key={}", text(&two))).await;
    assert_eq!(info["info"]["max_budget"], json!(1.0));
}

#[tokio::test]
async fn the_keys_of_a_team_change_together() {
    let server = control_plane("").await;
    for _ in 0..3 {
        server.key(json!({"team_id": "red"})).await;
    }
    let other = server.post("/key/generate", json!({"team_id": "blue"})).await["token"].clone();
    let all =
        json!({"team_id": "red", "all_keys_in_team": true, "update_fields": {"rpm_limit": 4, "tags": ["x"]}});
    let answer = server.post("/team/key/bulk_update", all).await;
    assert_eq!((count(&answer["successful_updates"]), count(&answer["failed_updates"])), (3, 0));
    assert_eq!(answer["successful_updates"][0]["key_info"]["rpm_limit"], 4);
    let first = answer["successful_updates"][0]["key"].clone();
    let some = json!({"team_id": "red", "key_ids": [first, other], "update_fields": {"rpm_limit": 5}});
    let answer = server.post("/team/key/bulk_update", some).await;
    assert_eq!((count(&answer["successful_updates"]), count(&answer["failed_updates"])), (1, 1));
    assert_eq!(answer["failed_updates"][0]["failed_reason"], "This key is not one of the team 'red'.");
    let info = server.read(&format!("/key/info?key={}", text(&other))).await;
    assert_eq!(info["info"]["rpm_limit"], json!(null));
}

#[tokio::test]
async fn users_change_their_own_keys_among_many() {
    let server = control_plane("").await;
    let bob = server.post("/user/new", json!({"user_id": "bob", "user_role": "internal_user"})).await;
    let own = server
        .call_as(text(&bob["key"]), "POST", "/key/generate", Some(json!({"key_alias": "mine"})))
        .await
        .1["key"]
        .clone();
    let foreign = server.key(json!({})).await;
    let body = json!({"keys": [{"key": own, "max_budget": 1}, {"key": foreign, "max_budget": 1}]});
    let (status, answer) = server.call_as(text(&bob["key"]), "POST", "/key/bulk_update", Some(body)).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!((count(&answer["successful_updates"]), count(&answer["failed_updates"])), (1, 1));
    assert!(text(&answer["failed_updates"][0]["failed_reason"]).starts_with("You are not allowed"));
}

#[tokio::test]
async fn a_bulk_that_cannot_be_is_refused_whole() {
    let server = control_plane("").await;
    server.post("/team/new", json!({"team_id": "red"})).await;
    let key = json!({"key": "sk-nobody-has-this-one"});
    for (path, body, status, message) in [
        ("/key/bulk_update", json!({}), 422, "Field required"),
        ("/key/bulk_update", json!({"keys": []}), 400, "No keys provided for update"),
        ("/key/bulk_update", json!({"keys": [{"max_budget": 1}]}), 422, "Every item needs a `key`"),
        (
            "/key/bulk_update",
            json!({"keys": vec![key.clone(); 501]}),
            400,
            "Maximum 500 keys can be updated at once. Found 501.",
        ),
        ("/key/bulk_update", json!({"keys": vec![key; 500]}), 200, "failed_updates"),
        ("/team/key/bulk_update", json!({"team_id": "red", "key_ids": ["x"]}), 422, "Field required"),
        ("/team/key/bulk_update", json!({"team_id": "red", "update_fields": {}}), 400, "Set either key_ids"),
        (
            "/team/key/bulk_update",
            json!({"team_id": "red", "key_ids": ["x"], "all_keys_in_team": true, "update_fields": {}}),
            400,
            "Set either key_ids",
        ),
        (
            "/team/key/bulk_update",
            json!({"team_id": "red", "key_ids": ["x"], "update_fields": {"key_alias": "a"}}),
            400,
            "key_alias cannot be set for many keys at once",
        ),
        (
            "/team/key/bulk_update",
            json!({"team_id": "red", "key_ids": ["x"], "update_fields": {"max_budget": -1}}),
            400,
            "max_budget must be a non-negative",
        ),
        (
            "/team/key/bulk_update",
            json!({"team_id": "gone", "all_keys_in_team": true, "update_fields": {}}),
            404,
            "Team not found, passed team_id=gone",
        ),
    ] {
        let (found, answer) = server.call("POST", path, Some(body.clone())).await;
        let told = answer.to_string();
        assert!(found == status && told.contains(message), "{path} {body}: {found} {told}");
    }
}
