//! Keys in the hands of those who are no admins: users make and change their own, admins of a team
//! those of the team, scoped keys do what their list says, and nobody gains by any of it.

use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::control::control_plane;
use crate::support::server::MASTER;

/// A user of a role, and a key of that user that an admin made.
async fn user(server: &Server, id: &str, role: &str) -> String {
    server.post("/user/new", json!({"user_id": id, "user_role": role, "auto_create_key": false})).await;
    server.key(json!({"user_id": id})).await
}

async fn told(server: &Server, key: &str, path: &str, body: Value) -> (u16, Value) {
    server.call_as(key, "POST", path, Some(body)).await
}

#[tokio::test]
async fn users_make_keys_for_themselves_and_for_nobody_else() {
    let server = control_plane("").await;
    let bob = user(&server, "bob", "internal_user").await;
    user(&server, "root", "proxy_admin").await;
    for (body, status) in [
        (json!({}), 200),
        (json!({"user_id": "bob", "max_budget": 1}), 200),
        (json!({"user_id": "eve"}), 403),
        (json!({"user_id": "root"}), 403),
        (json!({"team_id": "red"}), 403),
        (json!({"spend": 1}), 403),
        (json!({"allowed_routes": ["/customer/new"]}), 403),
        (json!({"key_type": "management"}), 403),
        (json!({"key_type": "read_only"}), 403),
        (json!({"key_type": "llm_api"}), 200),
    ] {
        let (seen, answer) = told(&server, &bob, "/key/generate", body.clone()).await;
        assert_eq!(seen, status, "{body}: {answer}");
        if status == 200 {
            assert_eq!(answer["user_id"], "bob", "{answer}");
            assert_eq!(answer["created_by"], "bob", "{answer}");
        }
    }
    let viewer = user(&server, "vera", "internal_user_viewer").await;
    let nobody = server.key(json!({})).await;
    for key in [&viewer, &nobody] {
        assert_eq!(told(&server, key, "/key/generate", json!({})).await.0, 401);
    }
}

#[tokio::test]
async fn a_key_is_changed_by_who_made_it_and_ended_by_who_owns_it() {
    let server = control_plane("").await;
    let bob = user(&server, "bob", "internal_user").await;
    let eve = user(&server, "eve", "internal_user").await;
    let own = told(&server, &bob, "/key/generate", json!({"max_budget": 1})).await.1["key"].clone();
    let given = server.key(json!({"user_id": "bob", "max_budget": 1})).await;
    for (who, key, change, status) in [
        (&bob, &own, json!({"max_budget": 5}), 200),
        (&bob, &own, json!({"spend": 0}), 403),
        (&bob, &own, json!({"user_id": "eve"}), 403),
        (&bob, &own, json!({"allowed_routes": ["*"]}), 403),
        (&bob, &json!(given), json!({"max_budget": 5}), 403),
        (&bob, &json!(given), json!({"metadata": {"team": "blue"}}), 403),
        (&bob, &json!(given), json!({"key_alias": "mine"}), 200),
        (&eve, &own, json!({"key_alias": "hers"}), 403),
    ] {
        let mut body = change.clone();
        body["key"] = key.clone();
        let (seen, answer) = told(&server, who, "/key/update", body).await;
        assert_eq!(seen, status, "{change}: {answer}");
    }
    for (path, body) in [
        ("/key/block", json!({"key": own})),
        ("/key/unblock", json!({"key": own})),
        ("/key/regenerate", json!({"key": own})),
        ("/key/delete", json!({"keys": [own]})),
    ] {
        assert_eq!(told(&server, &eve, path, body.clone()).await.0, 403, "{path}");
    }
    assert_eq!(told(&server, &eve, "/v2/key/info", json!({"keys": [own]})).await.1["info"], json!([]));
    let (status, made) = told(&server, &bob, "/key/regenerate", json!({"key": own})).await;
    assert_eq!((status, &made["user_id"]), (200, &json!("bob")), "{made}");
    assert_eq!(told(&server, &bob, "/key/block", json!({"key": made["key"]})).await.0, 200);
    assert_eq!(told(&server, &bob, "/key/delete", json!({"keys": [made["key"]]})).await.0, 200);
}

#[tokio::test]
async fn a_scoped_key_gets_no_further_than_its_list() {
    let server = control_plane("").await;
    user(&server, "root", "proxy_admin").await;
    let root_key = server.key(json!({"user_id": "root"})).await;
    let maker = server.key(json!({"allowed_routes": ["/key/*", "/customer/new"]})).await;
    for (body, status) in [
        (json!({}), 403),
        (json!({"allowed_routes": ["*"]}), 403),
        (json!({"allowed_routes": ["management_routes"]}), 403),
        (json!({"allowed_routes": ["/customer/new"], "user_id": "root"}), 403),
        (json!({"allowed_routes": ["/customer/new"]}), 200),
        (json!({"allowed_routes": ["/key/info", "/customer/new"], "user_id": "bob"}), 200),
    ] {
        let (seen, answer) = told(&server, &maker, "/key/generate", body.clone()).await;
        assert_eq!(seen, status, "{body}: {answer}");
    }
    let (status, answer) = told(&server, &maker, "/key/regenerate", json!({"key": root_key})).await;
    assert_eq!(status, 403, "the new value would be an admin's key: {answer}");
    let widened = json!({"key": maker, "allowed_routes": ["*"]});
    assert_eq!(told(&server, &maker, "/key/update", widened).await.0, 403);
    assert_eq!(told(&server, &maker, "/customer/new", json!({"user_id": "acme"})).await.0, 200);
    assert_eq!(server.call_as(&maker, "GET", "/customer/list", None).await.0, 403);

    let reader = server.key(json!({"allowed_routes": ["/spend/*"]})).await;
    assert_eq!(server.call_as(&reader, "GET", "/spend/logs", None).await.0, 200);
    assert_eq!(server.call_as(&reader, "GET", "/key/list", None).await.0, 403);
    // The list of a key that is somebody's says what of theirs it may see, not everybody's.
    let bobs = server.key(json!({"user_id": "bob", "allowed_routes": ["/key/list"]})).await;
    let (status, list) = server.call_as(&bobs, "GET", "/key/list", None).await;
    assert_eq!(status, 200, "{list}");
    assert_eq!(list["total_count"], 2, "{list}");
}

/// A team `red` with an admin and a member, and their keys.
async fn red(server: &Server) -> (String, String) {
    let (lead, member) =
        (user(server, "lead", "internal_user").await, user(server, "mia", "internal_user").await);
    server.post("/team/new", json!({"team_id": "red"})).await;
    let members = json!([{"user_id": "lead", "role": "admin"}, {"user_id": "mia", "role": "user"}]);
    server.post("/team/member_add", json!({"team_id": "red", "member": members})).await;
    (lead, member)
}

#[tokio::test]
async fn an_admin_of_a_team_gets_no_key_that_acts_as_somebody_else() {
    let server = control_plane("").await;
    let (lead, member) = red(&server).await;
    user(&server, "victim", "internal_user").await;
    for (body, status, routes) in [
        (json!({"user_id": "mia"}), 200, json!(["llm_api_routes"])),
        (json!({"user_id": "mia", "key_type": "default"}), 200, json!(["llm_api_routes"])),
        (json!({"user_id": "mia", "allowed_routes": ["/v1/embeddings"]}), 200, json!(["/v1/embeddings"])),
        (json!({"user_id": "lead"}), 200, json!([])),
        (json!({}), 200, json!([])),
        (json!({"user_id": "mia", "key_type": "management"}), 403, json!(null)),
        (json!({"user_id": "victim"}), 400, json!(null)),
        (json!({"user_id": "victim", "key_type": "llm_api"}), 400, json!(null)),
        (json!({"user_id": "nobody"}), 400, json!(null)),
        (json!({"user_id": "default_user_id"}), 403, json!(null)),
    ] {
        let mut whole = body.clone();
        whole["team_id"] = json!("red");
        let (seen, answer) = told(&server, &lead, "/key/generate", whole).await;
        assert_eq!((seen, &answer["allowed_routes"]), (status, &routes), "{body}: {answer}");
    }
    let limited = told(&server, &lead, "/key/generate", json!({"team_id": "red", "user_id": "mia"})).await.1;
    let limited = limited["key"].as_str().unwrap();
    assert_eq!(server.call_as(limited, "GET", "/key/list", None).await.0, 403);
    for change in [json!({"allowed_routes": []}), json!({"key_type": "default"})] {
        for path in ["/key/update", "/key/regenerate"] {
            let mut body = change.clone();
            body["key"] = json!(limited);
            assert_eq!(told(&server, &lead, path, body).await.0, 403, "{path} {change}");
        }
    }
    let whole = server.key(json!({"team_id": "red", "user_id": "mia"})).await;
    for (who, key, status) in [(&lead, limited, 200), (&lead, &whole, 403), (&member, &whole, 200)] {
        let (seen, answer) = told(&server, who, "/key/regenerate", json!({"key": key})).await;
        assert_eq!(seen, status, "{answer}");
    }
}

#[tokio::test]
async fn the_value_of_an_earlier_key_does_not_empty_the_account_of_the_one_after_it() {
    let server = control_plane("").await;
    let bob = user(&server, "bob", "internal_user").await;
    let first = told(&server, &bob, "/key/generate", json!({"max_budget": 5})).await.1["key"].clone();
    server.post("/key/update", json!({"key": first, "spend": 3})).await;
    let second = told(&server, &bob, "/key/regenerate", json!({"key": first})).await.1["key"].clone();
    let again = json!({"key": first});
    for who in [&bob, MASTER] {
        assert_eq!(told(&server, who, "/key/generate", again.clone()).await.0, 400);
    }
    let text = second.as_str().unwrap();
    assert_eq!(server.key_spend(text).await, Picos::from_dollars(3));
    server.post("/key/delete", json!({"keys": [second]})).await;
    assert_eq!(told(&server, &bob, "/key/generate", again.clone()).await.0, 400);
    let returned = server.post("/key/generate", again).await;
    assert_eq!(server.key_spend(returned["key"].as_str().unwrap()).await, Picos::ZERO);
}

#[tokio::test]
async fn a_block_is_lifted_by_who_set_it_and_by_admins() {
    let server = control_plane("").await;
    let bob = user(&server, "bob", "internal_user").await;
    let made = told(&server, &bob, "/key/generate", json!({})).await.1["key"].clone();
    let lifts = [
        ("/key/unblock", json!({"key": made})),
        ("/key/update", json!({"key": made, "blocked": false})),
        ("/key/update", json!({"key": made, "blocked": null})),
        ("/key/regenerate", json!({"key": made, "blocked": false})),
    ];
    let own = ("/key/block", json!({"key": made}));
    for (path, body) in &lifts[..3] {
        assert_eq!(told(&server, &bob, own.0, own.1.clone()).await.0, 200);
        assert_eq!(told(&server, &bob, path, body.clone()).await.0, 200, "{path} {body}");
    }
    // The operator says so as well, and now it is no longer the user's to lift.
    for blocked in
        [("/key/block", json!({"key": made})), ("/key/update", json!({"key": made, "blocked": true}))]
    {
        assert_eq!(told(&server, &bob, own.0, own.1.clone()).await.0, 200);
        server.post(blocked.0, blocked.1).await;
        assert_eq!(told(&server, &bob, own.0, own.1.clone()).await.0, 200);
        for (path, body) in &lifts {
            let (status, answer) = told(&server, &bob, path, body.clone()).await;
            assert_eq!(status, 403, "{path} {body}: {answer}");
        }
        server.post("/key/unblock", json!({"key": made})).await;
    }
    assert_eq!(told(&server, &bob, "/key/update", json!({"key": made, "key_alias": "free"})).await.0, 200);
}

#[tokio::test]
async fn users_name_no_organization_and_no_budget_of_a_customer() {
    let server = control_plane("").await;
    let bob = user(&server, "bob", "internal_user").await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": 1})).await;
    let acme = server.app.directory.customer(&"acme".into()).await.unwrap().unwrap();
    let owned = acme.budget_id.clone().unwrap();
    server.post("/budget/new", json!({"budget_id": "tier", "max_budget": 1})).await;
    let made = told(&server, &bob, "/key/generate", json!({})).await.1["key"].clone();
    for (change, status) in [
        (json!({"organization_id": "org"}), 403),
        (json!({"budget_id": owned.as_str()}), 403),
        (json!({"budget_id": "tier"}), 200),
    ] {
        let (seen, answer) = told(&server, &bob, "/key/generate", change.clone()).await;
        assert_eq!(seen, status, "{change}: {answer}");
        for path in ["/key/update", "/key/regenerate"] {
            let made = told(&server, &bob, "/key/generate", json!({})).await.1["key"].clone();
            let mut body = change.clone();
            body["key"] = made;
            let (seen, answer) = told(&server, &bob, path, body).await;
            assert_eq!(seen, status, "{path} {change}: {answer}");
        }
    }
    let budget = server.app.directory.budget(&owned).await.unwrap().unwrap();
    assert_eq!(budget.owner, Some("acme".into()), "it is still the customer's own");
    server.post("/key/update", json!({"key": made, "organization_id": "org"})).await;
    let cleared = json!({"key": made, "organization_id": null});
    assert_eq!(told(&server, &bob, "/key/update", cleared).await.0, 403);
}
