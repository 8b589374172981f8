//! Members of teams: who comes in and goes, what each may spend there, and how that is shown.

use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::MemberRole;
use litellm_rs::domain::scope::Scope;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::control::{NOW, control_plane, shown};
use crate::support::server::MASTER;

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// A server with the team `red`.
async fn scene() -> Server {
    let server = control_plane("").await;
    server.post("/team/new", json!({"team_id": "red"})).await;
    server
}

async fn add(server: &Server, member: Value, more: Value) -> (u16, Value) {
    let mut body = json!({"team_id": "red", "member": member});
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    server.call("POST", "/team/member_add", Some(body)).await
}

async fn membership(server: &Server, user: &str) -> Value {
    let info = server.read("/team/info?team_id=red").await;
    let all = info["team_memberships"].as_array().unwrap();
    all.iter().find(|one| one["user_id"] == user).cloned().unwrap_or_default()
}

async fn spent(server: &Server, user: &str, dollars: i64) {
    let scope = Scope::TeamMember("red".into(), user.into());
    server.app.ledger.adjust(scope, Picos::from_dollars(dollars), "t", "t").await.unwrap();
}

#[tokio::test]
async fn members_are_users_who_are_made_when_nobody_knows_them() {
    let server = scene().await;
    server.post("/user/new", json!({"user_id": "eve", "user_email": "Eve@x.org"})).await;
    let (status, one) = add(&server, json!({"user_id": "bob", "role": "user"}), json!({})).await;
    assert_eq!(status, 200, "{one}");
    assert_eq!(
        (&one["team_id"], &one["updated_users"][0]["user_id"]),
        (&json!("red"), &json!("bob")),
        "the row of the team, and those who came"
    );
    assert_eq!(one["updated_users"][0]["teams"], json!(["red"]));
    assert_eq!(one["updated_users"][0]["user_role"], "internal_user");
    let request = server.http.post(format!("{}/team/member_add", server.url)).bearer_auth(MASTER);
    let raw =
        request.body(r#"{"team_id": "red", "member": {"user_id": "kim", "role": "user"}}"#).send().await;
    let raw = raw.unwrap().text().await.unwrap();
    assert_eq!(raw.matches("\"teams\":").count(), 1, "a member of an answer stands there once: {raw}");
    assert_eq!(one["updated_team_memberships"][0]["budget_source"], "none");
    assert_eq!(one["members_with_roles"].as_array().unwrap().len(), 2);

    let many = json!([{"user_id": "bob", "role": "user"}, {"user_email": "eve@X.org", "role": "admin"},
        {"user_email": "new@x.org", "role": "user"}, {"user_email": "NEW@x.org", "role": "user"}]);
    let (status, several) = add(&server, many, json!({})).await;
    assert_eq!(status, 200, "{several}");
    assert_eq!(several["updated_users"].as_array().unwrap().len(), 2, "who is in is passed over");
    let eve = server.app.directory.member(&("red".into(), "eve".into())).await.unwrap().unwrap();
    assert_eq!((eve.role, eve.email.as_deref()), (MemberRole::Admin, Some("Eve@x.org")));
}

#[tokio::test]
async fn who_is_in_the_team_is_not_added_again() {
    let server = scene().await;
    let bob = json!({"user_id": "bob", "user_email": "bob@x.org", "role": "user"});
    assert_eq!(add(&server, bob.clone(), json!({})).await.0, 200);
    for (member, message) in [
        (bob.clone(), "User already in team. Member: user_id=bob, user_email=bob@x.org"),
        (json!({"user_email": "BOB@x.org", "role": "user"}), "User already in team. Member: user_id=None"),
        (json!([bob]), "All users are already in team."),
    ] {
        let (status, answer) = add(&server, member.clone(), json!({})).await;
        let error = &answer["error"];
        assert_eq!((status, &error["type"]), (400, &json!("team_member_already_in_team")), "{member}");
        assert!(text(&error["message"]).starts_with(message), "{answer}");
    }
}

#[tokio::test]
async fn the_budget_of_a_member_is_its_own_or_the_teams() {
    let server = control_plane("").await;
    let body = json!({"team_id": "red", "team_member_budget": 2, "team_member_budget_duration": "1d",
        "default_team_member_models": ["gpt-4"]});
    let made = server.post("/team/new", body).await;
    let default = text(&made["metadata"]["team_member_budget_id"]).to_owned();
    add(&server, json!({"user_id": "plain", "role": "user"}), json!({})).await;
    let own =
        json!({"max_budget_in_team": 5, "budget_duration": "7d", "rpm_limit": 3, "allowed_models": ["x"]});
    add(&server, json!({"user_id": "own", "role": "user"}), own).await;

    let plain = membership(&server, "plain").await;
    assert_eq!((&plain["budget_id"], &plain["budget_source"]), (&json!(default), &json!("team_default")));
    let table = &plain["litellm_budget_table"];
    assert_eq!((&table["max_budget"], &table["allowed_models"]), (&json!(2.0), &json!(["gpt-4"])));
    let own = membership(&server, "own").await;
    assert_eq!(own["budget_source"], "custom");
    let table = &own["litellm_budget_table"];
    assert_eq!((&table["max_budget"], &table["rpm_limit"]), (&json!(5.0), &json!(3)));
    assert_eq!((&table["budget_duration"], &table["allowed_models"]), (&json!("7d"), &json!(["x"])));
    let info = server.read("/team/info?team_id=red").await;
    assert_eq!(info["team_info"]["team_member_budget_table"]["budget_id"], json!(default));

    // A change of a member's own budget leaves the team's alone.
    let update = json!({"team_id": "red", "user_id": "plain", "max_budget_in_team": 9});
    let answer = server.post("/team/member_update", update).await;
    assert_eq!((&answer["max_budget_in_team"], &answer["budget_duration"]), (&json!(9.0), &json!(null)));
    let rows = server.post("/budget/info", json!({"budgets": [default]})).await;
    assert_eq!(rows[0]["max_budget"], json!(2.0));
    let changed = membership(&server, "plain").await;
    let id = changed["budget_id"].clone();
    assert_eq!(changed["budget_source"], "custom");
    let again = json!({"team_id": "red", "user_id": "plain", "tpm_limit": 7, "max_budget_in_team": null});
    let answer = server.post("/team/member_update", again).await;
    assert_eq!((&answer["max_budget_in_team"], &answer["tpm_limit"]), (&json!(null), &json!(7)));
    assert_eq!(membership(&server, "plain").await["budget_id"], id, "in place");

    let path = "/team/red/member/plain/reset_budget";
    let reset = server.post(path, json!({})).await;
    let expected = json!({"team_id": "red", "user_id": "plain", "budget_id": default,
        "previous_budget_id": id, "budget_source": "team_default"});
    assert_eq!(reset, expected);
    assert_eq!(membership(&server, "plain").await["budget_source"], "team_default");
    assert_eq!(server.post(path, json!({})).await["previous_budget_id"], json!(null));
}

#[tokio::test]
async fn an_update_changes_role_models_and_a_rise_for_a_while() {
    let server = scene().await;
    add(&server, json!({"user_id": "bob", "user_email": "bob@x.org", "role": "user"}), json!({})).await;
    let update = async |body: Value| {
        let mut whole = json!({"team_id": "red", "user_email": "Bob@x.org"});
        for (name, value) in body.as_object().unwrap() {
            whole[name] = value.clone();
        }
        server.call("POST", "/team/member_update", Some(whole)).await
    };
    let body = json!({"role": "admin", "allowed_models": ["gpt-4"], "temp_budget_increase": 1.5,
        "temp_budget_expiry": "2026-12-01", "max_budget_in_team": 2});
    let (status, answer) = update(body).await;
    assert_eq!(status, 200, "{answer}");
    for (member, expected) in [
        ("user_id", json!("bob")),
        ("user_email", json!("bob@x.org")),
        ("role", json!("admin")),
        ("allowed_models", json!(["gpt-4"])),
        ("temp_budget_increase", json!(1.5)),
        ("temp_budget_expiry", json!("2026-12-01T00:00:00Z")),
    ] {
        assert_eq!(answer[member], expected, "{member}");
    }
    spent(&server, "bob", 1).await;
    let reset = server.post("/team/red/member/bob/reset_spend", json!({"reset_to": 1})).await;
    assert_eq!(reset["max_budget"], json!(3.5), "with the rise");
    let table = membership(&server, "bob").await["litellm_budget_table"].clone();
    assert_eq!((&table["max_budget"], &table["temp_budget_increase"]), (&json!(2.0), &json!(1.5)));

    assert_eq!(update(json!({"temp_budget_increase": null})).await.0, 422, "both or none");
    let (_, answer) = update(json!({"temp_budget_increase": null, "temp_budget_expiry": null})).await;
    assert_eq!((&answer["temp_budget_increase"], &answer["role"]), (&json!(null), &json!("admin")));
}

#[tokio::test]
async fn spend_in_the_team_is_shown_and_reset_to_at_most_what_it_is() {
    let server = scene().await;
    let own = json!({"max_budget_in_team": 5, "budget_duration": "1d"});
    add(&server, json!({"user_id": "bob", "role": "user"}), own).await;
    spent(&server, "bob", 2).await;
    let path = "/team/red/member/bob/reset_spend";
    for (body, status) in [
        (json!({"reset_to": 2.1}), 400),
        (json!({"reset_to": -1}), 400),
        (json!({"reset_to": true}), 422),
        (json!({"reset_to": null}), 422),
        (json!({}), 422),
    ] {
        assert_eq!(server.call("POST", path, Some(body.clone())).await.0, status, "{body}");
    }
    let midnight = shown(NOW + 13 * 60_000);
    assert_eq!(
        server.post(path, json!({"reset_to": 0.5})).await,
        json!({"team_id": "red", "user_id": "bob", "spend": 0.5, "previous_spend": 2.0, "max_budget": 5.0,
            "budget_reset_at": midnight})
    );
    let shown = membership(&server, "bob").await;
    assert_eq!((&shown["spend"], &shown["total_spend"]), (&json!(0.5), &json!(2.0)));
    server.app.ledger.clock().advance_ms(13 * 60_000);
    assert_eq!(membership(&server, "bob").await["spend"], json!(0.0), "a new day");
    for path in ["/team/red/member/nobody/reset_spend", "/team/red/member/nobody/reset_budget"] {
        assert_eq!(server.call("POST", path, Some(json!({"reset_to": 0}))).await.0, 400, "{path}");
    }
    let gone = server.call("POST", "/team/gone/member/bob/reset_spend", Some(json!({"reset_to": 0}))).await;
    assert_eq!(gone.0, 404);
}

#[tokio::test]
async fn who_leaves_a_team_loses_the_keys_that_it_had_there() {
    let server = scene().await;
    add(&server, json!({"user_id": "bob", "user_email": "bob@x.org", "role": "user"}), json!({})).await;
    let key = async |body: Value| text(&server.post("/key/generate", body).await["key"]).to_owned();
    let there = key(json!({"team_id": "red", "user_id": "bob"})).await;
    let kept = [
        key(json!({"user_id": "bob"})).await,
        key(json!({"team_id": "red"})).await,
        key(json!({"team_id": "red", "user_id": "eve"})).await,
    ];
    spent(&server, "bob", 1).await;
    let row = server.post("/team/member_delete", json!({"team_id": "red", "user_email": "BOB@X.org"})).await;
    assert_eq!(row["members_with_roles"].as_array().unwrap().len(), 1);
    assert_eq!(server.call_as(&there, "GET", "/key/info", None).await.0, 401);
    for key in &kept {
        assert_eq!(server.call_as(key, "GET", "/key/info", None).await.0, 200);
    }
    assert!(server.app.directory.user(&"bob".into()).await.unwrap().is_some());
    add(&server, json!({"user_id": "bob", "role": "user"}), json!({})).await;
    assert_eq!(membership(&server, "bob").await["spend"], json!(1.0), "the ledger forgets nothing");
}

#[tokio::test]
async fn many_are_added_each_by_itself() {
    let server = scene().await;
    server.post("/user/new", json!({"user_id": "eve", "user_email": "eve@x.org"})).await;
    add(&server, json!({"user_id": "bob", "role": "user"}), json!({})).await;
    let members = json!([
        {"user_id": "bob", "role": "user"},
        {"user_id": "ann", "role": "admin"},
        {"user_id": "not-eve", "user_email": "eve@x.org", "role": "user"},
        {"user_email": "zoe@x.org", "role": "user"},
    ]);
    let body = json!({"team_id": "red", "members": members, "max_budget_in_team": 1});
    let answer = server.post("/team/bulk_member_add", body).await;
    assert_eq!((&answer["total_requested"], &answer["successful_additions"]), (&json!(4), &json!(2)));
    assert_eq!((&answer["failed_additions"], &answer["team_id"]), (&json!(2), &json!("red")));
    let told: Vec<bool> =
        answer["results"].as_array().unwrap().iter().map(|one| one["success"] == true).collect();
    assert_eq!(told, [false, true, false, true]);
    let results = &answer["results"];
    assert!(text(&results[0]["error"]).starts_with("User already in team."));
    assert_eq!(results[2]["error"], "User with email eve@x.org already exists under another user_id");
    assert_eq!(results[3]["updated_user"]["user_email"], "zoe@x.org");
    assert_eq!(results[1]["updated_team_membership"]["litellm_budget_table"]["max_budget"], json!(1.0));
    assert_eq!(answer["updated_team"]["members_with_roles"].as_array().unwrap().len(), 4);

    let all = server.post("/team/bulk_member_add", json!({"team_id": "red", "all_users": true})).await;
    assert_eq!(all["successful_additions"], 1, "only eve was missing: {all}");
}

#[tokio::test]
async fn every_mistake_about_members_is_a_4xx_and_changes_nothing() {
    let server = scene().await;
    add(&server, json!({"user_id": "bob", "role": "user"}), json!({})).await;
    let before = server.read("/team/info?team_id=red").await;
    let bob = json!({"user_id": "new", "role": "user"});
    for (path, body, status, message) in [
        ("/team/member_add", json!({"team_id": "red"}), 422, "Field required"),
        ("/team/member_add", json!({"team_id": "red", "member": []}), 400, "No member/members passed in"),
        ("/team/member_add", json!({"team_id": "red", "member": "bob"}), 422, "valid dictionary"),
        ("/team/member_add", json!({"member": bob}), 422, "Field required"),
        (
            "/team/member_add",
            json!({"team_id": "gone", "member": bob}),
            404,
            "Team not found, passed team_id=gone",
        ),
        (
            "/team/member_add",
            json!({"team_id": "red", "member": bob, "max_budget_in_team": -1}),
            400,
            "max_budget_in_team must be a non-negative finite number. Received: -1.0",
        ),
        (
            "/team/member_add",
            json!({"team_id": "red", "member": bob, "budget_duration": "0d"}),
            400,
            "Invalid budget_duration",
        ),
        (
            "/team/member_add",
            json!({"team_id": "red", "member": vec![bob.clone(); 501]}),
            400,
            "Maximum 500 members",
        ),
        ("/team/bulk_member_add", json!({"team_id": "red"}), 400, "At least one member is required"),
        ("/team/bulk_member_add", json!({"team_id": "gone", "members": [bob]}), 404, "Team not found"),
        (
            "/team/bulk_member_add",
            json!({"team_id": "red", "members": vec![bob.clone(); 501]}),
            400,
            "Maximum 500 members can be added at once",
        ),
        (
            "/team/member_delete",
            json!({"team_id": "red"}),
            400,
            "Either user_id or user_email needs to be passed in",
        ),
        (
            "/team/member_delete",
            json!({"team_id": "red", "user_id": "no"}),
            400,
            "User=no not found in team=red",
        ),
        ("/team/member_delete", json!({"team_id": "red", "user_email": "no@x"}), 400, "User=no@x not found"),
        ("/team/member_delete", json!({"team_id": "gone", "user_id": "bob"}), 404, "Team not found"),
        ("/team/member_update", json!({"team_id": "red"}), 400, "Either user_id or user_email"),
        ("/team/member_update", json!({"team_id": "red", "user_id": "no"}), 400, "not found in team"),
        (
            "/team/member_update",
            json!({"team_id": "red", "user_id": "bob", "role": "owner"}),
            422,
            "'admin' or 'user'",
        ),
        (
            "/team/member_update",
            json!({"team_id": "red", "user_id": "bob", "temp_budget_increase": 1}),
            422,
            "belong together",
        ),
        (
            "/team/member_update",
            json!({"team_id": "red", "user_id": "bob", "temp_budget_increase": -1, "temp_budget_expiry": "2026-12-01"}),
            400,
            "temp_budget_increase must be a non-negative",
        ),
        (
            "/team/member_update",
            json!({"team_id": "red", "user_id": "bob", "rpm_limit": -1}),
            422,
            "greater than",
        ),
    ] {
        let (found, answer) = server.call("POST", path, Some(body.clone())).await;
        let told = answer.to_string();
        assert!(found == status && told.contains(message), "{path} {body}: {found} {told}");
    }
    assert_eq!(server.read("/team/info?team_id=red").await, before);
    assert!(server.app.directory.user(&"new".into()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_request_of_500_members_is_taken() {
    let server = scene().await;
    let members: Vec<Value> =
        (0..500).map(|at| json!({"user_id": format!("u{at}"), "role": "user"})).collect();
    let (status, answer) = add(&server, json!(members), json!({})).await;
    assert_eq!((status, answer["members_with_roles"].as_array().map(Vec::len)), (200, Some(501)));
}
