//! Teams: making, changing, finding, blocking and ending them, and every mistake on the way.

use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::MemberRole;
use litellm_rs::domain::scope::Scope;
use litellm_rs::domain::time::Millis;
use litellm_rs::ledger::directory::{new_member, new_team};
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::control::{NOW, control_plane, shown};

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The ids of the teams in a list.
fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|team| text(&team["team_id"])).collect()
}

async fn spend(server: &Server, team: &str, dollars: i64) {
    let scope = Scope::Team(team.into());
    server.app.ledger.adjust(scope, Picos::from_dollars(dollars), "t", "t").await.unwrap();
}

#[tokio::test]
async fn a_team_has_its_maker_and_those_it_was_made_with() {
    let server = control_plane("").await;
    server.post("/user/new", json!({"user_id": "bob", "user_email": "Bob@x.org", "user_alias": "Bob"})).await;
    let members = json!([{"user_id": "bob", "role": "user"}, {"user_email": "new@x.org", "role": "admin"}]);
    let made = server
        .post("/team/new", json!({"team_id": "red", "team_alias": "Red", "members_with_roles": members}))
        .await;
    let listed = made["members_with_roles"].as_array().unwrap();
    assert_eq!(listed.len(), 3);
    let of = |email: &str| listed.iter().find(|member| member["user_email"] == email).unwrap();
    assert_eq!(of("Bob@x.org")["user_id"], "bob");
    let new = text(&of("new@x.org")["user_id"]);
    let user = server.app.directory.user(&new.into()).await.unwrap().unwrap();
    assert_eq!((user.role.as_deref(), user.email.as_deref()), (Some("internal_user"), Some("new@x.org")));
    let maker = json!({"user_id": "default_user_id", "user_email": null, "role": "admin"});
    assert!(listed.contains(&maker), "{made}");
    assert!(server.app.directory.user(&"default_user_id".into()).await.unwrap().is_none());

    let info = server.read("/team/info?team_id=red").await;
    assert_eq!((&info["team_id"], &info["team_info"]["team_alias"]), (&json!("red"), &json!("Red")));
    let bob = info["team_info"]["members_with_roles"].as_array().unwrap();
    let bob = bob.iter().find(|member| member["user_id"] == "bob").unwrap();
    assert_eq!(bob["user_alias"], "Bob");
    assert_eq!(info["team_memberships"].as_array().unwrap().len(), 3);
    assert_eq!(info["keys"], json!([]));
}

#[tokio::test]
async fn an_update_changes_what_is_sent_and_null_clears() {
    let server = control_plane("").await;
    server
        .post(
            "/team/new",
            json!({"team_id": "red", "max_budget": 5, "rpm_limit": 3, "metadata": {"a": 1},
                "team_member_budget": 2, "model_rpm_limit": {"gpt-4": 1}}),
        )
        .await;
    spend(&server, "red", 1).await;
    let before = server.app.directory.team(&"red".into()).await.unwrap().unwrap();
    let budget = before.member_budget().unwrap().to_string();
    server.app.ledger.clock().advance_ms(1_000);
    let body = json!({"team_id": "red", "team_alias": "Reds", "max_budget": 7, "soft_budget": 6.5,
        "budget_duration": "1d", "tpm_limit": 9, "tpd_limit": 10, "max_parallel_requests": 2, "models": ["gpt-4"],
        "model_aliases": {"mine": "gpt-4"}, "budget_limits": [{"budget_duration": "1h", "max_budget": 1}],
        "model_max_budget": {"gpt-4": {"budget_limit": 1, "time_period": "1d"}}, "tags": ["t"],
        "metadata": {"b": 2, "team_member_budget_id": budget}, "organization_id": "acme",
        "default_team_member_models": ["gpt-4"], "router_settings": {"num_retries": 1},
        "team_member_budget": 3, "team_member_rpm_limit": 4, "team_member_permissions": ["/key/generate"]});
    let updated = server.post("/team/update", body).await;
    assert_eq!(updated["team_id"], "red");
    let data = &updated["data"];
    for (member, expected) in [
        ("team_alias", json!("Reds")),
        ("max_budget", json!(7.0)),
        ("soft_budget", json!(6.5)),
        ("budget_duration", json!("1d")),
        ("rpm_limit", json!(3)),
        ("tpm_limit", json!(9)),
        ("tpd_limit", json!(10)),
        ("max_parallel_requests", json!(2)),
        ("models", json!(["gpt-4"])),
        ("litellm_model_table", json!({"model_aliases": {"mine": "gpt-4"}})),
        ("budget_limits", json!([{"budget_duration": "1h", "max_budget": 1.0}])),
        ("model_max_budget", json!({"gpt-4": {"max_budget": 1.0, "budget_duration": "1d"}})),
        ("metadata", json!({"b": 2, "team_member_budget_id": budget, "tags": ["t"]})),
        ("organization_id", json!("acme")),
        ("default_team_member_models", json!(["gpt-4"])),
        ("router_settings", json!({"num_retries": 1})),
        ("team_member_permissions", json!(["/key/generate"])),
        ("spend", json!(1.0)),
        ("updated_at", json!(shown(NOW + 1_000))),
        ("created_at", json!(shown(NOW))),
    ] {
        assert_eq!(data[member], expected, "{member}");
    }
    let team = server.app.directory.team(&"red".into()).await.unwrap().unwrap();
    assert!(team.limits.model_rpm_limit.is_empty(), "the metadata it lay in is gone");
    let row = &server.post("/budget/info", json!({"budgets": [budget]})).await[0];
    assert_eq!((&row["max_budget"], &row["rpm_limit"]), (&json!(3.0), &json!(4)), "changed in place");

    let cleared = json!({"team_id": "red", "max_budget": null, "soft_budget": null, "models": null, "team_alias": null,
        "budget_duration": null, "metadata": null, "budget_limits": null, "team_member_budget": null});
    let data = server.post("/team/update", cleared).await["data"].clone();
    for member in
        ["max_budget", "soft_budget", "team_alias", "budget_duration", "budget_reset_at", "budget_limits"]
    {
        assert_eq!(data[member], json!(null), "{member}");
    }
    assert_eq!((&data["models"], &data["metadata"]), (&json!([]), &json!({"team_member_budget_id": budget})));
    let row = &server.post("/budget/info", json!({"budgets": [budget]})).await[0];
    assert_eq!((&row["max_budget"], &row["rpm_limit"]), (&json!(null), &json!(4)));
}

#[tokio::test]
async fn a_patch_merges_metadata_and_answers_the_row() {
    let server = control_plane("").await;
    server.post("/team/new", json!({"team_id": "red", "metadata": {"a": 1, "b": 2}})).await;
    let patch = json!({"rpm_limit": 1, "metadata": {"b": null, "c": 3}});
    let (status, row) = server.call("PATCH", "/team/red", Some(patch)).await;
    assert_eq!((status, &row["team_id"], &row["rpm_limit"]), (200, &json!("red"), &json!(1)));
    assert_eq!(row["metadata"], json!({"a": 1, "c": 3}));
    for (path, body, status) in [
        ("/team/red", json!({"team_id": "red"}), 200),
        ("/team/red", json!({"team_id": "blue"}), 400),
        ("/team/blue", json!({}), 404),
    ] {
        assert_eq!(server.call("PATCH", path, Some(body.clone())).await.0, status, "{path} {body}");
    }
}

#[tokio::test]
async fn every_mistake_is_a_4xx_that_names_it_and_changes_nothing() {
    let server = control_plane("").await;
    server.post("/team/new", json!({"team_id": "red", "max_budget": 5, "models": ["gpt-4"]})).await;
    let before = server.read("/team/info?team_id=red").await;
    for (path, body, status, message) in [
        (
            "/team/new",
            json!({"team_id": "red"}),
            400,
            "Team id = red already exists. Please use a different team id.",
        ),
        (
            "/team/new",
            json!({"soft_budget": 2, "max_budget": 2}),
            400,
            "soft_budget must be strictly lower than max_budget",
        ),
        ("/team/new", json!({"members_with_roles": [{"role": "user"}]}), 422, "Either user_id or user_email"),
        ("/team/new", json!({"members_with_roles": [{"user_id": "bob"}]}), 422, "Field required"),
        ("/team/new", json!({"members_with_roles": ["bob"]}), 422, "valid dictionary"),
        (
            "/team/new",
            json!({"members_with_roles": [{"user_id": "x", "role": "owner"}]}),
            422,
            "'admin' or 'user'",
        ),
        (
            "/team/new",
            json!({"team_member_permissions": ["/key/everything"]}),
            422,
            "Input should be '/key/generate'",
        ),
        ("/team/new", json!({"team_member_budget": -1}), 400, "team_member_budget must be a non-negative"),
        ("/team/new", json!({"metadata": {"team_member_budget_id": "x"}}), 400, "kept by the server"),
        (
            "/team/new",
            json!({"metadata": {"model_rpm_limit": [1]}}),
            400,
            "model_rpm_limit must be an object",
        ),
        ("/team/update", json!({"max_budget": 1}), 422, "Field required"),
        ("/team/update", json!({"team_id": "gone"}), 404, "Team not found, passed team_id=gone"),
        ("/team/update", json!({"team_id": "red", "soft_budget": 5}), 400, "strictly lower"),
        (
            "/team/update",
            json!({"team_id": "red", "max_budget": -0.01}),
            400,
            "max_budget must be a non-negative",
        ),
        (
            "/team/update",
            json!({"team_id": "red", "budget_duration": "1y"}),
            400,
            "Invalid budget_duration '1y'",
        ),
        ("/team/update", json!({"team_id": "red", "rpm_limit": 1.5}), 422, "integer"),
        ("/team/delete", json!({}), 422, "Field required"),
        ("/team/delete", json!({"team_ids": []}), 400, "No team id passed in"),
        ("/team/delete", json!({"team_ids": ["red", "gone"]}), 404, "Team not found, passed team_id=gone"),
        ("/team/delete", json!({"team_ids": vec!["x"; 501]}), 400, "Maximum 500"),
        ("/team/model/add", json!({"team_id": "red"}), 422, "Field required"),
        ("/team/model/add", json!({"team_id": "gone", "models": ["m"]}), 404, "Team not found"),
        ("/team/model/delete", json!({"team_id": "red", "models": ["gpt-4"]}), 400, "The last model"),
        ("/team/permissions_update", json!({"team_id": "red"}), 422, "Field required"),
        (
            "/team/permissions_update",
            json!({"team_id": "red", "team_member_permissions": ["/no"]}),
            422,
            "Input should be",
        ),
        (
            "/team/permissions_update",
            json!({"team_id": "gone", "team_member_permissions": []}),
            404,
            "Team not found",
        ),
        ("/team/permissions_bulk_update", json!({"permissions": ["/key/list"]}), 400, "Set either team_ids"),
        (
            "/team/permissions_bulk_update",
            json!({"permissions": ["/key/list"], "team_ids": ["red", "gone"]}),
            404,
            "Team not found",
        ),
        (
            "/team/permissions_bulk_update",
            json!({"permissions": [], "apply_to_all_teams": true}),
            400,
            "at least one",
        ),
    ] {
        let (found, answer) = server.call("POST", path, Some(body.clone())).await;
        let told = answer.to_string();
        assert!(found == status && told.contains(message), "{path} {body}: {found} {told}");
    }
    for (path, status, message) in [
        ("/team/info", 422, "Field required"),
        ("/team/info?team_id=gone", 404, "Team not found, passed team id: gone."),
        ("/team/info?team_id=red&key_limit=1001", 422, "less than or equal to 1000"),
        ("/v2/team/list?page_size=101", 422, "less than or equal to 100"),
        ("/v2/team/list?page=0", 422, "greater than or equal to 1"),
        ("/v2/team/list?sort_by=spend", 422, "'team_id' or"),
        ("/team/permissions_list?team_id=gone", 404, "Team not found"),
        ("/team/gone/members/me", 404, "is not a member of team=gone"),
    ] {
        let (found, answer) = server.call("GET", path, None).await;
        let told = answer.to_string();
        assert!(found == status && told.contains(message), "{path}: {found} {told}");
    }
    let (_, answer) = server.call("GET", "/team/info?team_id=gone", None).await;
    assert_eq!(answer["error"]["type"], "auth_error");
    for path in ["/team/block", "/team/unblock"] {
        let (status, answer) = server.call("POST", path, Some(json!({"team_id": "gone"}))).await;
        let expected = json!({"detail": {"error": "Team not found, passed team_id=gone"}});
        assert_eq!((status, answer), (404, expected));
    }
    assert_eq!(server.read("/team/info?team_id=red").await, before);
    assert_eq!(server.read("/v2/team/list").await["total"], 1);
}

#[tokio::test]
async fn a_deleted_team_takes_its_keys_and_members_and_leaves_its_spend() {
    let server = control_plane("").await;
    for team in ["red", "blue"] {
        let members = json!([{"user_id": "bob", "role": "user"}]);
        server.post("/team/new", json!({"team_id": team, "members_with_roles": members})).await;
    }
    let key = server.post("/key/generate", json!({"team_id": "red"})).await["key"].clone();
    let other = server.post("/key/generate", json!({"team_id": "blue"})).await["key"].clone();
    spend(&server, "red", 2).await;
    let deleted = server.post("/team/delete", json!({"team_ids": ["red", "red"]})).await;
    assert_eq!(deleted, json!({"deleted_teams": ["red"]}));
    assert_eq!(server.call("GET", "/team/info?team_id=red", None).await.0, 404);
    assert_eq!(server.call_as(text(&key), "GET", "/key/info", None).await.0, 401);
    assert_eq!(server.call_as(text(&other), "GET", "/key/info", None).await.0, 200);
    assert!(server.app.directory.member(&("red".into(), "bob".into())).await.unwrap().is_none());
    assert!(server.app.directory.member(&("blue".into(), "bob".into())).await.unwrap().is_some());
    let again = server.post("/team/new", json!({"team_id": "red"})).await;
    assert_eq!(again["spend"], json!(2.0), "the ledger forgets nothing");
    assert_eq!(again["members_with_roles"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_blocked_team_calls_nothing_until_it_is_unblocked() {
    let server = control_plane("").await;
    server.post("/team/new", json!({"team_id": "red"})).await;
    let key = server.post("/key/generate", json!({"team_id": "red"})).await["key"].clone();
    let call = async || {
        let body = json!({"model": "gpt-4", "messages": [{"role": "user", "content": "Hello"}]});
        server.call_as(text(&key), "POST", "/v1/chat/completions", Some(body)).await.0
    };
    assert_eq!(call().await, 200);
    assert_eq!(server.post("/team/block", json!({"team_id": "red"})).await["blocked"], true);
    assert_eq!(call().await, 401);
    assert_eq!(server.post("/team/unblock", json!({"team_id": "red"})).await["blocked"], false);
    assert_eq!(call().await, 200);
}

#[tokio::test]
async fn models_come_and_go_one_by_one() {
    let server = control_plane("").await;
    server.post("/team/new", json!({"team_id": "red", "models": ["a"]})).await;
    let change = async |path: &str, models: Value| {
        server.post(path, json!({"team_id": "red", "models": models})).await["models"].clone()
    };
    assert_eq!(change("/team/model/add", json!(["b", "a"])).await, json!(["a", "b"]));
    assert_eq!(change("/team/model/delete", json!(["a", "c"])).await, json!(["b"]));
}

#[tokio::test]
async fn lists_are_narrowed_sorted_and_cut() {
    let server = control_plane("").await;
    for (id, alias, organization) in
        [("t1", Some("Zebra"), None), ("t2", Some("apple_1"), Some("acme")), ("t3", None, Some("acme"))]
    {
        let body = json!({"team_id": id, "team_alias": alias, "organization_id": organization});
        server.post("/team/new", body).await;
        server.app.ledger.clock().advance_ms(1);
    }
    server
        .post("/team/member_add", json!({"team_id": "t2", "member": {"user_id": "bob", "role": "user"}}))
        .await;
    server.post("/key/generate", json!({"team_id": "t2"})).await;
    for (query, expected) in [
        ("", vec!["t3", "t2", "t1"]),
        ("?user_id=bob", vec!["t2"]),
        ("?organization_id=acme", vec!["t3", "t2"]),
    ] {
        let listed = server.read(&format!("/team/list{query}")).await;
        assert_eq!(ids(&listed), expected, "{query}");
    }
    let listed = server.read("/team/list?user_id=bob").await;
    assert_eq!(listed[0]["keys"].as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["team_memberships"].as_array().unwrap().len(), 2);
    for (query, expected, total, pages) in [
        ("", vec!["t3", "t2", "t1"], 3, 1),
        ("?page_size=2", vec!["t3", "t2"], 3, 2),
        ("?page_size=2&page=2", vec!["t1"], 3, 2),
        ("?page=18446744073709551615&page_size=100", vec![], 3, 1),
        ("?sort_by=team_alias", vec!["t3", "t2", "t1"], 3, 1),
        ("?sort_by=team_alias&sort_order=desc", vec!["t1", "t2", "t3"], 3, 1),
        ("?sort_by=team_id", vec!["t1", "t2", "t3"], 3, 1),
        ("?sort_by=created_at&sort_order=asc", vec!["t1", "t2", "t3"], 3, 1),
        ("?team_id=t2", vec!["t2"], 1, 1),
        ("?team_alias=ZEB", vec!["t1"], 1, 1),
        ("?team_alias=e_1", vec!["t2"], 1, 1),
        ("?team_alias=%25", vec![], 0, 0),
        ("?search=T3", vec!["t3"], 1, 1),
        ("?user_id=bob", vec!["t2"], 1, 1),
        ("?user_id=nobody", vec![], 0, 0),
    ] {
        let page = server.read(&format!("/v2/team/list{query}")).await;
        assert_eq!(ids(&page["teams"]), expected, "{query}");
        assert_eq!((&page["total"], &page["total_pages"]), (&json!(total), &json!(pages)), "{query}");
    }
    assert_eq!(server.read("/v2/team/list?team_id=t2").await["teams"][0]["members_count"], 2);
    let info = server.read("/team/info?team_id=t2&key_limit=0").await;
    assert_eq!(info["keys"], json!([]));
    assert!(server.read("/team/info?team_id=t2").await["keys"][0].get("token").is_none());
}

#[tokio::test]
async fn permissions_are_listed_replaced_and_added() {
    let server = control_plane("").await;
    for id in ["red", "blue"] {
        server.post("/team/new", json!({"team_id": id})).await;
    }
    let listed = server.read("/team/permissions_list?team_id=red").await;
    assert_eq!(listed["team_member_permissions"], json!([]));
    assert_eq!(listed["all_available_permissions"].as_array().unwrap().len(), 21);
    let body = json!({"team_id": "red", "team_member_permissions": ["/key/list"]});
    assert_eq!(
        server.post("/team/permissions_update", body).await["team_member_permissions"],
        json!(["/key/list"])
    );
    let all = json!({"permissions": ["/key/list", "/key/info"], "apply_to_all_teams": true});
    let updated = server.post("/team/permissions_bulk_update", all.clone()).await;
    assert_eq!(
        (&updated["teams_updated"], &updated["permissions_appended"]),
        (&json!(2), &all["permissions"])
    );
    assert_eq!(server.post("/team/permissions_bulk_update", all).await["teams_updated"], 0);
    let one = json!({"permissions": ["/key/update"], "team_ids": ["blue"]});
    assert_eq!(server.post("/team/permissions_bulk_update", one).await["teams_updated"], 1);
    let blue = server.read("/team/permissions_list?team_id=blue").await;
    assert_eq!(blue["team_member_permissions"], json!(["/key/list", "/key/info", "/key/update"]));
}

#[tokio::test]
async fn permissions_reach_every_team_however_many_there_are() {
    let server = control_plane("").await;
    let mut edit = server.app.directory.edit().await;
    for at in 0..1_001 {
        edit.insert_team(new_team(format!("t{at:04}").into(), Millis(at))).unwrap();
    }
    edit.commit().await.unwrap();
    let all = json!({"permissions": ["/key/info"], "apply_to_all_teams": true});
    let updated = server.post("/team/permissions_bulk_update", all.clone()).await;
    assert_eq!(updated["teams_updated"], 1_001);
    assert_eq!(server.post("/team/permissions_bulk_update", all).await["teams_updated"], 0);
}

#[tokio::test]
async fn one_answer_lists_as_many_members_as_one_team_can_have() {
    let server = control_plane("").await;
    let mut edit = server.app.directory.edit().await;
    for team in ["blue", "red"] {
        edit.insert_team(new_team(team.into(), Millis(1))).unwrap();
        for at in 0..6_000 {
            let user = format!("u{at}");
            edit.insert_member(new_member(team.into(), user.as_str().into(), MemberRole::User, Millis(at)))
                .unwrap();
        }
    }
    edit.commit().await.unwrap();
    let listed = |teams: &Value| -> Vec<usize> {
        let teams = teams.as_array().unwrap().iter();
        teams.map(|team| team["members_with_roles"].as_array().unwrap().len()).collect()
    };
    assert_eq!(listed(&server.read("/team/list").await), [6_000, 4_000]);
    let page = server.read("/v2/team/list?sort_by=team_id").await;
    assert_eq!(listed(&page["teams"]), [6_000, 4_000]);
    assert_eq!(page["teams"][1]["members_count"], 6_000);
    assert_eq!(listed(&json!([server.read("/team/info?team_id=red").await["team_info"]])), [6_000]);
    assert_eq!(listed(&server.read("/user/info").await["teams"]), [6_000, 4_000]);
}

#[tokio::test]
async fn the_configuration_fills_what_a_team_leaves_open() {
    let server = control_plane(
        "litellm_settings:
  default_team_params: {max_budget: 1, budget_duration: 1d, tpm_limit: 9, rpm_limit: 3, models: [gpt-4],
    team_member_permissions: [/key/generate]}
",
    )
    .await;
    let made = server.post("/team/new", json!({"rpm_limit": 4, "models": []})).await;
    for (member, expected) in [
        ("max_budget", json!(1.0)),
        ("budget_duration", json!("1d")),
        ("tpm_limit", json!(9)),
        ("rpm_limit", json!(4)),
        ("models", json!(["gpt-4"])),
        ("team_member_permissions", json!(["/key/generate"])),
    ] {
        assert_eq!(made[member], expected, "{member}");
    }
    let (status, _) = server.call("POST", "/team/new", Some(json!({"soft_budget": 1}))).await;
    assert_eq!(status, 400, "the default cap counts");
    let cleared = json!({"team_id": made["team_id"], "max_budget": null});
    assert_eq!(server.post("/team/update", cleared).await["data"]["max_budget"], json!(null));
}
