//! Who may do what with a team: the operator, viewers, the team's admins, its members, outsiders.

use serde_json::{Value, json};

use crate::support::Server;
use crate::support::control::control_plane;
use crate::support::server::MASTER;

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The callers of these scenes, each with a key of its own.
struct Scene {
    server: Server,
    viewer: String,
    lead: String,
    member: String,
    reader: String,
    outsider: String,
    of_team: String,
    scoped: String,
}

async fn scene(more: &str) -> Scene {
    let server = control_plane(more).await;
    let settings = json!({"team_id": "red", "max_budget": 5, "rpm_limit": 10, "models": ["gpt-4", "gpt-3.5-turbo"],
        "metadata": {"tags": ["t"]}});
    server.post("/team/new", settings).await;
    server.post("/team/new", json!({"team_id": "blue"})).await;
    let mut keys = Vec::new();
    for (user, role, in_team) in [
        ("viewer", "proxy_admin_viewer", None),
        ("lead", "internal_user", Some("admin")),
        ("member", "internal_user", Some("user")),
        ("reader", "internal_user_viewer", Some("admin")),
        ("outsider", "internal_user", None),
    ] {
        let made = server.post("/user/new", json!({"user_id": user, "user_role": role})).await;
        keys.push(text(&made["key"]).to_owned());
        if let Some(role) = in_team {
            let member = json!({"user_id": user, "role": role});
            server.post("/team/member_add", json!({"team_id": "red", "member": member})).await;
        }
    }
    let of_team = server.key(json!({"team_id": "red"})).await;
    let scoped = server.key(json!({"allowed_routes": ["/team/*"]})).await;
    let [viewer, lead, member, reader, outsider] = keys.try_into().unwrap();
    Scene { server, viewer, lead, member, reader, outsider, of_team, scoped }
}

#[tokio::test]
async fn a_team_is_run_by_its_admins_and_seen_by_its_members() {
    let s = scene("").await;
    let member = |id: &str| json!({"team_id": "red", "member": {"user_id": id, "role": "user"}});
    let callers = [
        ("master", MASTER),
        ("scoped", s.scoped.as_str()),
        ("viewer", s.viewer.as_str()),
        ("lead", s.lead.as_str()),
        ("member", s.member.as_str()),
        ("reader", s.reader.as_str()),
        ("outsider", s.outsider.as_str()),
        ("of_team", s.of_team.as_str()),
    ];
    let for_the_team = [200, 200, 401, 200, 403, 401, 403, 401];
    let for_the_operator = [200, 200, 401, 401, 401, 401, 401, 401];
    for (method, path, body, expected) in [
        ("GET", "/team/info?team_id=red", None, [200, 200, 200, 200, 200, 200, 403, 200]),
        ("GET", "/team/permissions_list?team_id=red", None, [200, 200, 200, 200, 200, 200, 403, 200]),
        ("GET", "/team/red/members/me", None, [200, 404, 404, 200, 200, 200, 404, 404]),
        ("GET", "/team/list", None, [200; 8]),
        ("GET", "/v2/team/list", None, [200, 403, 200, 200, 200, 200, 200, 200]),
        ("GET", "/team/list?user_id=member", None, [200, 200, 200, 401, 200, 401, 401, 401]),
        ("GET", "/team/available", None, [200; 8]),
        ("POST", "/team/update", Some(json!({"team_id": "red", "team_alias": "x"})), for_the_team),
        ("PATCH", "/team/red", Some(json!({"team_alias": "x"})), for_the_team),
        ("POST", "/team/member_update", Some(json!({"team_id": "red", "user_id": "member"})), for_the_team),
        ("POST", "/team/red/member/member/reset_spend", Some(json!({"reset_to": 0})), for_the_team),
        ("POST", "/team/red/member/member/reset_budget", Some(json!({})), for_the_team),
        ("POST", "/team/model/add", Some(json!({"team_id": "red", "models": ["gpt-4"]})), for_the_team),
        ("POST", "/team/model/delete", Some(json!({"team_id": "red", "models": ["x"]})), for_the_team),
        (
            "POST",
            "/team/permissions_update",
            Some(json!({"team_id": "red", "team_member_permissions": []})),
            for_the_team,
        ),
        (
            "POST",
            "/team/key/bulk_update",
            Some(json!({"team_id": "red", "key_ids": ["x"], "update_fields": {}})),
            for_the_team,
        ),
        ("POST", "/team/block", Some(json!({"team_id": "blue"})), for_the_operator),
        ("POST", "/team/unblock", Some(json!({"team_id": "blue"})), for_the_operator),
        (
            "POST",
            "/team/permissions_bulk_update",
            Some(json!({"permissions": ["/key/list"], "team_ids": ["blue"]})),
            for_the_operator,
        ),
    ] {
        for ((name, key), status) in callers.iter().zip(expected) {
            let (found, answer) = s.server.call_as(key, method, path, body.clone()).await;
            assert_eq!(found, status, "{name} {method} {path}: {answer}");
        }
    }
    for ((name, key), status) in callers.iter().zip(for_the_team) {
        let added = s.server.call_as(key, "POST", "/team/member_add", Some(member(name))).await;
        // `lead`, `member` and the like are in the team already, which only those who may add are told.
        let status = if status == 200 && *name == "lead" { 400 } else { status };
        assert_eq!(added.0, status, "{name}: {}", added.1);
    }
    for (name, key) in callers {
        let (status, _) = s.server.call_as(key, "POST", "/team/new", Some(json!({}))).await;
        assert_eq!(status == 200, ["master", "scoped"].contains(&name), "{name}");
        let gone = json!({"team_ids": ["gone"]});
        let (status, _) = s.server.call_as(key, "POST", "/team/delete", Some(gone)).await;
        assert_eq!(status == 404, ["master", "scoped"].contains(&name), "{name}");
    }
    let body = json!({"team_id": "blue", "team_alias": "x"});
    let (status, answer) = s.server.call_as(&s.lead, "POST", "/team/update", Some(body)).await;
    let message = "Call not allowed. User not proxy admin OR team admin. route=/team/update, team_id=blue";
    assert_eq!((status, &answer["error"]["message"]), (403, &json!(message)));
}

#[tokio::test]
async fn admins_of_a_team_may_give_it_less_and_not_more() {
    let s = scene("").await;
    let update = async |body: Value| {
        let mut whole = json!({"team_id": "red"});
        for (name, value) in body.as_object().unwrap() {
            whole[name] = value.clone();
        }
        s.server.call_as(&s.lead, "POST", "/team/update", Some(whole)).await
    };
    for (body, field) in [
        (json!({"max_budget": 5.000000000001}), "max_budget"),
        (json!({"max_budget": null}), "max_budget"),
        (json!({"rpm_limit": 11}), "rpm_limit"),
        (json!({"budget_duration": "1d"}), "budget_duration"),
        (json!({"models": ["gpt-4", "other"]}), "models"),
        (json!({"models": []}), "models"),
        (json!({"model_max_budget": {"gpt-4": {"max_budget": 1}}}), "model_max_budget"),
        (json!({"metadata": {}}), "tags"),
        (json!({"organization_id": "acme"}), "organization_id"),
    ] {
        let (status, answer) = update(body.clone()).await;
        assert_eq!((status, &answer["error"]["param"]), (403, &json!(field)), "{body}: {answer}");
    }
    let more = json!({"team_id": "red", "models": ["other"]});
    assert_eq!(s.server.call_as(&s.lead, "POST", "/team/model/add", Some(more)).await.0, 403);
    for body in [
        json!({"max_budget": 5, "rpm_limit": 10}),
        json!({"max_budget": 4.99, "rpm_limit": 9, "tpm_limit": 5}),
        json!({"models": ["gpt-4"], "tags": ["t", "u"], "team_member_budget": 1}),
    ] {
        let (status, answer) = update(body.clone()).await;
        assert_eq!(status, 200, "{body}: {answer}");
    }
    // The operator's own changes know no such bounds.
    s.server.post("/team/update", json!({"team_id": "red", "max_budget": 50, "models": []})).await;
}

#[tokio::test]
async fn members_see_their_own_keys_and_spend_and_those_who_run_the_team_all() {
    let s = scene("").await;
    for user in ["lead", "member"] {
        s.server.key(json!({"team_id": "red", "user_id": user})).await;
    }
    for (name, key, keys, memberships) in [
        ("master", MASTER, 3, 4),
        ("viewer", s.viewer.as_str(), 3, 4),
        ("lead", s.lead.as_str(), 3, 4),
        ("member", s.member.as_str(), 1, 1),
        ("of_team", s.of_team.as_str(), 1, 0),
    ] {
        let (_, info) = s.server.call_as(key, "GET", "/team/info?team_id=red", None).await;
        assert_eq!(info["keys"].as_array().map(Vec::len), Some(keys), "{name}: {info}");
        assert_eq!(info["team_memberships"].as_array().map(Vec::len), Some(memberships), "{name}");
        assert_eq!(info["team_info"]["members_with_roles"].as_array().map(Vec::len), Some(4), "{name}");
    }
    for (name, key, teams) in [
        ("viewer", s.viewer.as_str(), 2),
        ("member", s.member.as_str(), 1),
        ("outsider", s.outsider.as_str(), 0),
        ("of_team", s.of_team.as_str(), 1),
    ] {
        let (_, list) = s.server.call_as(key, "GET", "/team/list", None).await;
        assert_eq!(list.as_array().map(Vec::len), Some(teams), "{name}: {list}");
        let (_, page) = s.server.call_as(key, "GET", "/v2/team/list", None).await;
        assert_eq!(page["total"], teams, "{name}");
        let (_, page) = s.server.call_as(key, "GET", "/v2/team/list?team_id=blue", None).await;
        assert_eq!(page["total"], usize::from(name == "viewer"), "{name}");
    }
    let (_, me) = s.server.call_as(&s.member, "GET", "/team/red/members/me", None).await;
    assert_eq!((&me["user_id"], &me["role"], &me["spend"]), (&json!("member"), &json!("user"), &json!(0.0)));
}

#[tokio::test]
async fn users_join_a_team_that_is_open_as_themselves_and_nothing_more() {
    let s =
        scene("litellm_settings:\n  default_internal_user_params: {available_teams: [blue, gone]}\n").await;
    let (_, open) = s.server.call_as(&s.outsider, "GET", "/team/available", None).await;
    let known = json!({"team_id": "blue", "team_alias": null, "models": [], "description": null});
    assert_eq!(open, json!([known]), "nothing else of a team that one is not in");
    let join = async |team: &str, member: Value, more: Value| {
        let mut body = json!({"team_id": team, "member": member});
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        s.server.call_as(&s.outsider, "POST", "/team/member_add", Some(body)).await.0
    };
    let own = json!({"user_id": "outsider", "role": "user"});
    assert_eq!(join("red", own.clone(), json!({})).await, 403);
    assert_eq!(join("blue", json!({"user_id": "outsider", "role": "admin"}), json!({})).await, 403);
    assert_eq!(join("blue", json!({"user_id": "member", "role": "user"}), json!({})).await, 403);
    assert_eq!(join("blue", own.clone(), json!({"max_budget_in_team": 9})).await, 403);
    let under = |email: &str| json!({"user_id": "outsider", "user_email": email, "role": "user"});
    assert_eq!(join("blue", under("boss@x.org"), json!({})).await, 403);
    s.server.post("/user/update", json!({"user_id": "outsider", "user_email": "out@x.org"})).await;
    assert_eq!(join("blue", under("boss@x.org"), json!({})).await, 403);
    assert_eq!(join("blue", under("Out@x.org"), json!({})).await, 200);
    s.server.post("/team/member_delete", json!({"team_id": "blue", "user_id": "outsider"})).await;
    assert_eq!(join("blue", own.clone(), json!({})).await, 200);
    let (_, open) = s.server.call_as(&s.outsider, "GET", "/team/available", None).await;
    assert_eq!(open, json!([]));
}

#[tokio::test]
async fn an_address_means_the_user_who_has_it_and_no_other_member() {
    let s = scene("").await;
    s.server.post("/user/update", json!({"user_id": "member", "user_email": "member@x.org"})).await;
    let add = async |id: &str, email: &str| {
        let member = json!({"user_id": id, "user_email": email, "role": "user"});
        s.server
            .call_as(&s.lead, "POST", "/team/member_add", Some(json!({"team_id": "red", "member": member})))
            .await
            .0
    };
    assert_eq!(add("outsider", "member@x.org").await, 400, "it is another user's");
    assert_eq!(add("outsider", "boss@x.org").await, 200, "nobody has it yet");
    let promote = json!({"team_id": "red", "user_email": "boss@x.org", "role": "admin"});
    let update = async || s.server.call("POST", "/team/member_update", Some(promote.clone())).await.0;
    s.server.post("/user/new", json!({"user_id": "boss", "user_email": "boss@x.org"})).await;
    assert_eq!(update().await, 400, "the one who is meant is not in the team");
    let (_, me) = s.server.call_as(&s.outsider, "GET", "/team/red/members/me", None).await;
    assert_eq!(me["role"], "user");
    s.server.post("/team/member_delete", json!({"team_id": "red", "user_id": "outsider"})).await;
    s.server.post("/user/update", json!({"user_id": "outsider", "user_email": "out@x.org"})).await;
    assert_eq!(add("outsider", "else@x.org").await, 400, "it is not the user's own");
    assert_eq!(add("outsider", "OUT@x.org").await, 200);
}
