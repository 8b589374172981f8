//! Users: who may look at whom, change what of whom, and make admins.

use litellm_rs::domain::record::MemberRole;
use litellm_rs::domain::time::Millis;
use litellm_rs::ledger::directory::new_member;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::control::control_plane;

fn ids(list: &Value) -> Vec<&str> {
    list["users"].as_array().unwrap().iter().map(|user| user["user_id"].as_str().unwrap()).collect()
}

/// Makes a user of a role; answers a key of it.
async fn user(server: &Server, id: &str, role: Option<&str>) -> String {
    let body = json!({"user_id": id, "user_role": role, "auto_create_key": false});
    server.post("/user/new", body).await;
    server.key(json!({"user_id": id})).await
}

async fn join(server: &Server, team: &str, user: &str, role: MemberRole) {
    let mut edit = server.app.directory.edit().await;
    edit.insert_member(new_member(team.into(), user.into(), role, Millis(1))).unwrap();
    edit.commit().await.unwrap();
}

/// A key that an admin made for some routes.
async fn scoped(server: &Server, routes: &[&str]) -> String {
    server.key(json!({ "allowed_routes": routes })).await
}

#[tokio::test]
async fn a_role_sees_and_changes_what_is_its_own() {
    let server = control_plane("").await;
    server.post("/team/new", json!({"team_id": "red"})).await;
    let admin = user(&server, "admin", Some("proxy_admin")).await;
    let viewer = user(&server, "viewer", Some("proxy_admin_viewer")).await;
    let bob = user(&server, "bob", Some("internal_user")).await;
    let lead = user(&server, "lead", Some("internal_user")).await;
    let looker = user(&server, "looker", Some("internal_user_viewer")).await;
    let nobody = server.key(json!({})).await;
    join(&server, "red", "lead", MemberRole::Admin).await;
    join(&server, "red", "bob", MemberRole::User).await;
    server.key(json!({"user_id": "bob", "team_id": "red", "key_alias": "of-red"})).await;
    let own = |id: &str| json!({"user_id": id, "user_alias": "Me", "metadata": {"a": 1}});
    let other = json!({"user_id": "zoe", "user_alias": "Z"});
    let more = |id: &str| json!({"user_id": id, "max_budget": 100});
    let rows: Vec<(&str, &str, [u16; 6], &str, Value)> = vec![
        // In the order admin, viewer, bob, lead, looker, nobody.
        ("GET", "/user/info?user_id=bob", [200, 200, 200, 200, 403, 403], "", json!(null)),
        ("GET", "/v2/user/info?user_id=bob", [200, 200, 200, 200, 403, 403], "", json!(null)),
        ("GET", "/user/info?user_id=lead", [200, 200, 403, 200, 403, 403], "", json!(null)),
        ("GET", "/user/info?user_id=not-there", [404, 404, 403, 403, 403, 403], "", json!(null)),
        ("GET", "/user/info", [200, 200, 200, 200, 200, 200], "", json!(null)),
        ("GET", "/user/list", [200, 200, 200, 200, 200, 200], "", json!(null)),
        ("GET", "/user/list?user_ids=bob,lead", [200, 200, 403, 403, 403, 403], "", json!(null)),
        ("GET", "/user/list?user_ids=bob", [200, 200, 200, 403, 403, 403], "", json!(null)),
        ("GET", "/user/list?team=red&user_ids=bob", [200, 200, 200, 200, 403, 403], "", json!(null)),
        ("GET", "/user/available_users", [200, 200, 401, 401, 401, 401], "", json!(null)),
        ("POST", "/user/update", [200, 401, 200, 403, 401, 401], "own bob", own("bob")),
        ("POST", "/user/update", [200, 401, 403, 403, 401, 401], "somebody new", other),
        ("POST", "/user/update", [200, 401, 403, 403, 401, 401], "limits of bob", more("bob")),
        ("POST", "/user/update", [200, 401, 403, 403, 401, 401], "limits of lead", more("lead")),
        ("POST", "/user/bulk_update", [200, 401, 401, 401, 401, 401], "", json!({"users": [own("bob")]})),
        ("POST", "/user/new", [200, 401, 401, 401, 401, 401], "", json!({"user_id": "made"})),
        ("POST", "/user/delete", [200, 401, 401, 401, 401, 401], "", json!({"user_ids": ["made"]})),
    ];
    let callers = [&admin, &viewer, &bob, &lead, &looker, &nobody];
    for (method, path, statuses, what, body) in rows {
        for (caller, status) in callers.iter().zip(statuses) {
            let body = (!body.is_null()).then(|| body.clone());
            let (found, answer) = server.call_as(caller, method, path, body).await;
            assert_eq!(found, status, "{method} {path} {what} {caller}: {answer}");
        }
    }
    let seen = async |key: &str, path: &str| server.call_as(key, "GET", path, None).await.1;
    assert_eq!(ids(&seen(&bob, "/user/list").await), ["bob"]);
    assert_eq!(ids(&seen(&lead, "/user/list?team=red&sort_by=user_id").await), ["bob", "lead"]);
    assert_eq!(ids(&seen(&bob, "/user/list?team=red").await), ["bob"]);
    assert!(ids(&seen(&nobody, "/user/list").await).is_empty());
    assert_eq!(seen(&bob, "/user/info").await["keys"].as_array().unwrap().len(), 2);
    let of_bob = seen(&lead, "/user/info?user_id=bob").await;
    assert_eq!(
        (of_bob["keys"].as_array().unwrap().len(), &of_bob["keys"][0]["key_alias"]),
        (1, &json!("of-red"))
    );
    let own = seen(&nobody, "/user/info").await;
    assert_eq!(
        (&own["user_id"], &own["user_info"], own["keys"].as_array().unwrap().len()),
        (&json!(null), &json!(null), 1)
    );
    let all = seen(&viewer, "/user/info").await;
    assert_eq!(all["keys"].as_array().unwrap().len(), 7);
    let mine = |more: Value| {
        let mut body = json!({"user_id": "bob"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    for more in [
        json!({"user_role": "proxy_admin"}),
        json!({"models": ["gpt-4"]}),
        json!({"user_email": "b@x.org"}),
        json!({"spend": 0}),
        json!({"rpm_limit": null}),
        json!({"model_rpm_limit": {"a": 1}}),
        json!({"sso_user_id": "s"}),
        json!({"timezone": "UTC"}),
    ] {
        let (status, answer) = server.call_as(&bob, "POST", "/user/update", Some(mine(more.clone()))).await;
        assert_eq!(status, 403, "{more}: {answer}");
    }
}

#[tokio::test]
async fn only_who_is_a_whole_admin_makes_admins() {
    let server = control_plane("").await;
    let admin = user(&server, "admin", Some("proxy_admin")).await;
    let desk = scoped(&server, &["/user/*"]).await;
    let limited = server.key(json!({"user_id": "admin", "allowed_routes": ["/user/*"]})).await;
    server.post("/user/new", json!({"user_id": "bob", "user_role": "internal_user"})).await;
    let keyless = |role: &str| json!({"user_role": role, "auto_create_key": false});
    for (path, body, narrow) in [
        ("/user/new", keyless("proxy_admin"), 403),
        ("/user/new", keyless("proxy_admin_viewer"), 403),
        ("/user/new", keyless("internal_user"), 200),
        // A key of all routes is more than the caller has.
        ("/user/new", json!({"user_role": "internal_user"}), 403),
        ("/user/update", json!({"user_id": "bob", "user_role": "proxy_admin_viewer"}), 403),
        ("/user/update", json!({"user_id": "bob", "user_role": "internal_user_viewer"}), 200),
        ("/user/update", json!({"user_id": "fresh", "user_role": "proxy_admin"}), 403),
        ("/user/update", json!({"user_id": "admin", "user_role": "internal_user"}), 403),
        ("/user/update", json!({"user_id": "admin", "user_role": null}), 403),
        ("/user/update", json!({"user_id": "admin", "user_alias": "A"}), 200),
        ("/user/delete", json!({"user_ids": ["admin"]}), 403),
    ] {
        for caller in [&desk, &limited] {
            let (status, answer) = server.call_as(caller, "POST", path, Some(body.clone())).await;
            assert_eq!(status, narrow, "{path} {body}: {answer}");
        }
    }
    let body = json!({"users": [{"user_id": "bob", "user_role": "proxy_admin"}]});
    let (status, told) = server.call_as(&desk, "POST", "/user/bulk_update", Some(body)).await;
    assert_eq!((status, &told["failed_updates"]), (200, &json!(1)), "{told}");
    let given = json!({"user_id": "bob", "user_role": "proxy_admin"});
    assert_eq!(server.call_as(&admin, "POST", "/user/update", Some(given)).await.0, 200);
    assert_eq!(
        server.call_as(&admin, "POST", "/user/delete", Some(json!({"user_ids": ["admin"]}))).await.0,
        200
    );
    assert_eq!(server.call_as(&admin, "GET", "/user/list", None).await.0, 401, "its key went with it");
}
