//! Users: making, changing, listing and deleting them, and what the configuration gives them.

use std::time::Duration;

use litellm_rs::domain::account::Terms;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::MemberRole;
use litellm_rs::domain::scope::{AccountKey, Scope};
use litellm_rs::wire::key::key_hash;
use serde_json::{Value, json};

use crate::support::control::control_plane;
use crate::support::{Answer, Server, Upstream, config_with_upstream};

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn ids(list: &Value) -> Vec<&str> {
    list["users"].as_array().unwrap().iter().map(|user| text(&user["user_id"])).collect()
}

async fn refusal(server: &Server, method: &str, path: &str, body: Option<Value>) -> (u16, String) {
    let (status, answer) = server.call(method, path, body).await;
    let message = answer["error"]["message"].as_str().or(answer["detail"]["error"].as_str());
    (status, message.map_or_else(|| answer.to_string(), str::to_owned))
}

#[tokio::test]
async fn a_user_joins_its_teams_with_a_budget_in_each() {
    let server = control_plane("").await;
    for team in ["red", "blue", "green"] {
        server.post("/team/new", json!({ "team_id": team })).await;
    }
    let teams =
        json!([{"team_id": "red", "max_budget_in_team": 2.5, "user_role": "admin"}, {"team_id": "blue"}]);
    let body = json!({"user_id": "bob", "teams": teams, "team_id": "green", "user_alias": "Bob", "send_invite_email": true});
    let made = server.post("/user/new", body).await;
    assert_eq!(made["teams"], json!(["red", "blue", "green"]));
    assert_eq!(made["team_id"], json!("green"));
    let directory = &server.app.directory;
    let red = directory.member(&("red".into(), "bob".into())).await.unwrap().unwrap();
    assert_eq!(red.role, MemberRole::Admin);
    let own = directory.budget(red.budget_id.as_ref().unwrap()).await.unwrap().unwrap();
    assert_eq!(own.limits.max_budget, Picos::parse("2.5").ok());
    let blue = directory.member(&("blue".into(), "bob".into())).await.unwrap().unwrap();
    assert_eq!((blue.role, blue.budget_id.clone()), (MemberRole::User, None));
    let info = server.read("/user/info?user_id=bob").await;
    assert_eq!(info["user_info"]["teams"], json!(["blue", "green", "red"]));
    assert_eq!(info["teams"].as_array().unwrap().len(), 3);
    assert_eq!(info["keys"][0]["key_name"], made["key_name"]);
    assert!(info["keys"][0].get("token").is_none(), "{}", info["keys"][0]);
    let plain = server.post("/user/new", json!({"teams": ["blue"]})).await;
    assert_eq!(plain["teams"], json!(["blue"]));
}

/// Members that limit or lead a key, each with something to say.
fn of_a_key() -> [(&'static str, Value); 8] {
    [
        ("agent_id", json!("agent")),
        ("aliases", json!({"mine": "gpt-4"})),
        ("blocked", json!(true)),
        ("budget_fallbacks", json!({"gpt-4": ["gpt-3.5-turbo"]})),
        ("budget_limits", json!([{"budget_duration": "1d", "max_budget": 0}])),
        ("mcp_rpm_limit", json!({"tool": 1})),
        ("prompts", json!(["hello"])),
        ("tag_rpm_limit", json!({"batch": 1})),
    ]
}

#[tokio::test]
async fn what_limits_a_key_limits_the_one_that_comes_with_a_user() {
    let server = control_plane("").await;
    for (name, value) in of_a_key() {
        let made = server.post("/user/new", json!({ name: value, "metadata": {"own": 1} })).await;
        let key = text(&made["key"]).to_owned();
        let info = server.read(&format!("/key/info?key={key}")).await["info"].clone();
        let kept = info.get(name).filter(|kept| !kept.is_null()).unwrap_or(&info["metadata"][name]);
        match name {
            "budget_limits" => assert_eq!(kept[0]["max_budget"].to_string(), "0.0", "{kept}"),
            _ => assert_eq!(*kept, value, "{name}: {info}"),
        }
        assert_eq!(made["metadata"]["own"], 1, "the user's own stays the user's");
        let refused = ["blocked", "budget_limits"].contains(&name);
        let body = json!({"model": "gpt-4", "messages": [{"role": "user", "content": "Hi"}]});
        let (status, answer) = server.call_as(&key, "POST", "/chat/completions", Some(body)).await;
        assert_eq!(status != 200, refused, "{name}: {answer}");
    }
}

#[tokio::test]
async fn what_limits_a_key_is_refused_where_there_is_none() {
    let server = control_plane("").await;
    server.post("/user/new", json!({"user_id": "bob", "auto_create_key": false})).await;
    let update =
        |body: Value| [("/user/update", body.clone()), ("/user/bulk_update", json!({"users": [body]}))];
    for (name, value) in of_a_key() {
        let keyless = json!({ "user_id": "eve", "auto_create_key": false, name: value });
        for (path, body) in
            [("/user/new", keyless)].into_iter().chain(update(json!({ "user_id": "bob", name: value })))
        {
            let (status, message) = refusal(&server, "POST", path, Some(body)).await;
            assert_eq!(status, 400, "{path} {name}: {message}");
            assert!(message.starts_with(name), "{path} {name}: {message}");
        }
    }
    let (status, _) = refusal(&server, "GET", "/user/info?user_id=eve", None).await;
    assert_eq!(status, 404, "nobody was made");
    // What forms send for what they leave alone.
    let blank = json!({"user_id": "bob", "blocked": false, "aliases": {}, "prompts": [], "key_alias": null,
        "team_id": null, "budget_limits": []});
    for (path, body) in update(blank) {
        server.post(path, body).await;
    }
}

#[tokio::test]
async fn every_mistake_is_a_4xx_and_changes_nothing() {
    let server = control_plane("").await;
    server.post("/user/new", json!({"user_id": "bob", "user_email": "Bob@x.org"})).await;
    server.post("/user/new", json!({"user_id": "eve", "user_email": "eve@x.org"})).await;
    server.post("/team/new", json!({"team_id": "red"})).await;
    let many: Vec<String> = (0..101).map(|at| format!("t{at}")).collect();
    let long = "x".repeat(257);
    let crowd: Vec<Value> = (0..501).map(|at| json!({"user_id": format!("u{at}")})).collect();
    let before =
        (server.read("/user/list").await, server.read("/key/list").await, server.read("/budget/list").await);
    for (path, body, status, part) in [
        ("/user/new", json!({"user_id": "bob"}), 409, "User with id bob already exists"),
        ("/user/new", json!({"user_email": "bOB@x.org"}), 409, "User with email bOB@x.org already exists"),
        ("/user/new", json!({"user_id": &long}), 422, "user_id must not be longer"),
        ("/user/new", json!({"user_email": &long}), 422, "user_email must not be longer"),
        ("/user/new", json!({"user_alias": "a\u{7}"}), 422, "user_alias must not contain"),
        ("/user/new", json!({"user_role": "root"}), 422, "Input should be 'proxy_admin'"),
        ("/user/new", json!({"password": "x"}), 422, "password"),
        ("/user/new", json!({"max_budget": -1}), 400, "max_budget must be"),
        ("/user/new", json!({"teams": ["red", "red"]}), 400, "more than once"),
        ("/user/new", json!({"teams": ["nope"]}), 404, "Team not found, passed team_id=nope"),
        (
            "/user/new",
            json!({"teams": [{"team_id": "red", "max_budget_in_team": -1}]}),
            400,
            "max_budget_in_team",
        ),
        ("/user/new", json!({"teams": [{"max_budget_in_team": 1}]}), 422, "Field required"),
        ("/user/new", json!({"teams": [1]}), 422, "[\"body\",\"teams\",0]"),
        ("/user/new", json!({"teams": [{"team_id": "red", "user_role": "boss"}]}), 422, "'user' or 'admin'"),
        ("/user/new", json!({"teams": many}), 422, "at most 100"),
        ("/user/update", json!({"max_budget": 1}), 422, "Either user_id or user_email must be provided"),
        ("/user/update", json!({"user_id": "bob", "user_email": "EVE@x.org"}), 409, "already exists"),
        ("/user/update", json!({"user_id": "bob", "budget_duration": "1y"}), 400, "Invalid budget_duration"),
        ("/user/update", json!({"user_id": "new", "user_email": "eve@x.org"}), 409, "already exists"),
        ("/user/bulk_update", json!({}), 400, "Must specify either 'users'"),
        ("/user/bulk_update", json!({"all_users": true}), 400, "user_updates is required"),
        ("/user/bulk_update", json!({"users": crowd}), 400, "Maximum 500"),
        (
            "/user/bulk_update",
            json!({"users": [{"user_id": "bob", "max_budget": 1}, {"max_budget": 1}]}),
            422,
            "\"users\",1",
        ),
        ("/user/bulk_update", json!({"users": [7]}), 422, "valid dictionary"),
        (
            "/user/bulk_update",
            json!({"all_users": true, "user_updates": {"user_email": "a@b.c"}}),
            422,
            "share an address",
        ),
        ("/user/delete", json!({}), 422, "Field required"),
        ("/user/delete", json!({"user_ids": []}), 400, "user_ids is required"),
        (
            "/user/delete",
            json!({"user_ids": ["bob", "nobody"]}),
            404,
            "User not found, passed user_id=nobody",
        ),
    ] {
        let (found, message) = refusal(&server, "POST", path, Some(body.clone())).await;
        assert!(found == status && message.contains(part), "{path} {body}: {found} {message}");
    }
    for (path, status, part) in [
        ("/user/info?user_id=nobody", 404, "User nobody not found"),
        ("/v2/user/info?user_id=nobody", 404, "User nobody not found"),
        ("/v2/user/info", 404, "User default_user_id not found"),
        ("/user/list?page=0", 422, "greater than or equal to 1"),
        ("/user/list?page_size=101", 422, "less than or equal to 100"),
        ("/user/list?role=root", 422, "'internal_user'"),
        ("/user/list?sort_by=password", 422, "'spend'"),
        ("/user/list?organization_ids=o", 400, "organization_ids cannot narrow"),
    ] {
        let (found, message) = refusal(&server, "GET", path, None).await;
        assert!(found == status && message.contains(part), "{path}: {found} {message}");
    }
    let after =
        (server.read("/user/list").await, server.read("/key/list").await, server.read("/budget/list").await);
    assert_eq!(after, before);
}

#[tokio::test]
async fn an_update_changes_what_is_sent_and_null_clears() {
    let server = control_plane("").await;
    let body = json!({"user_id": "bob", "user_email": "bob@x.org", "max_budget": 5, "budget_duration": "1d",
        "models": ["gpt-4"], "metadata": {"a": 1}, "rpm_limit": 3, "spend": 2});
    server.post("/user/new", body).await;
    let changed = server
        .post(
            "/user/update",
            json!({"user_id": "bob", "user_role": "internal_user", "models": [], "metadata": {}, "tpm_limit": 0}),
        )
        .await;
    assert_eq!(changed["user_id"], "bob");
    let data = &changed["data"];
    assert_eq!(
        (&data["models"], &data["metadata"]),
        (&json!(["gpt-4"]), &json!({"a": 1})),
        "empty says nothing"
    );
    assert_eq!((&data["user_role"], &data["tpm_limit"]), (&json!("internal_user"), &json!(0)));
    assert_eq!((&data["max_budget"], &data["spend"]), (&json!(5.0), &json!(2.0)));
    assert!(data["budget_reset_at"].is_string());
    let cleared = json!({"user_email": "BOB@x.org", "max_budget": null, "budget_duration": null, "rpm_limit": null,
        "models": null, "spend": 0.5});
    let data = server.post("/user/update", cleared).await["data"].clone();
    for member in ["max_budget", "budget_duration", "rpm_limit", "budget_reset_at"] {
        assert_eq!(data[member], json!(null), "{member}");
    }
    assert_eq!((&data["user_id"], &data["models"], &data["spend"]), (&json!("bob"), &json!([]), &json!(0.5)));
    // Whoever is not there is made.
    let made = server.post("/user/update", json!({"user_email": "new@x.org", "max_budget": 1})).await;
    assert_eq!(server.read("/user/list?search=NEW@").await["users"][0]["user_id"], made["user_id"]);
    let named = server.post("/user/update", json!({"user_id": "zoe", "user_alias": "Zoe"})).await;
    assert_eq!((&named["user_id"], &named["data"]["user_alias"]), (&json!("zoe"), &json!("Zoe")));
    let flat = server.read("/v2/user/info?user_id=zoe").await;
    assert_eq!(flat, named["data"]);
}

#[tokio::test]
async fn a_bulk_update_tells_of_each_what_became_of_it() {
    let server = control_plane("").await;
    for id in ["bob", "eve"] {
        server.post("/user/new", json!({"user_id": id, "user_email": format!("{id}@x.org")})).await;
    }
    let users = json!([{"user_id": "bob", "max_budget": 1}, {"user_id": "eve", "user_email": "bob@x.org"}]);
    let told = server.post("/user/bulk_update", json!({ "users": users })).await;
    assert_eq!(
        (&told["total_requested"], &told["successful_updates"], &told["failed_updates"]),
        (&json!(2), &json!(1), &json!(1))
    );
    assert_eq!(told["results"][0]["updated_user"]["max_budget"], json!(1.0));
    assert_eq!(
        (&told["results"][1]["success"], &told["results"][1]["user_id"]),
        (&json!(false), &json!("eve"))
    );
    assert_eq!(told["results"][1]["error"], "User with email bob@x.org already exists");
    let all = json!({"all_users": true, "user_updates": {"rpm_limit": 9}});
    assert_eq!(server.post("/user/bulk_update", all).await["successful_updates"], json!(2));
    for user in server.read("/user/list").await["users"].as_array().unwrap() {
        assert_eq!(user["rpm_limit"], json!(9));
    }
}

#[tokio::test]
async fn a_deleted_user_leaves_no_way_in_and_comes_back_at_zero() {
    let server = control_plane("").await;
    server.post("/team/new", json!({"team_id": "red"})).await;
    let first = server.post("/user/new", json!({"user_id": "bob", "spend": 3, "teams": ["red"]})).await;
    let second = server.key(json!({"user_id": "bob", "team_id": "red"})).await;
    let others = server.key(json!({"user_id": "eve"})).await;
    let in_team = Scope::TeamMember("red".into(), "bob".into());
    server.app.ledger.adjust(in_team.clone(), Picos::from_dollars(2), "t", "t").await.unwrap();
    let own = json!({"team_id": "red", "user_id": "bob", "max_budget_in_team": 9});
    server.post("/team/member_update", own).await;
    assert_eq!(server.read("/budget/list").await.as_array().map(Vec::len), Some(1));
    assert_eq!(server.post("/user/delete", json!({"user_ids": ["bob", "bob"]})).await, json!(1));
    for key in [text(&first["key"]), &second] {
        assert_eq!(server.call_as(key, "GET", "/key/info", None).await.0, 401);
    }
    assert_eq!(server.call_as(&others, "GET", "/key/info", None).await.0, 200);
    assert_eq!(server.app.directory.member(&("red".into(), "bob".into())).await.unwrap(), None);
    assert_eq!(server.call("GET", "/user/info?user_id=bob", None).await.0, 404);
    assert_eq!(server.read("/budget/list").await, json!([]), "nobody else is on it");
    let account = Terms::uncapped(AccountKey::main(in_team));
    assert_eq!(server.app.ledger.balance(&account).await.unwrap().posted, Picos::ZERO);
    server.post("/user/new", json!({"user_id": "bob"})).await;
    let back = server.read("/user/info?user_id=bob").await;
    assert_eq!((&back["user_info"]["spend"], back["keys"].as_array().unwrap().len()), (&json!(0.0), 1));
    assert_eq!(server.post("/user/delete", json!({"user_ids": ["bob", "eve"]})).await, json!(2));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn the_list_has_pages_filters_and_an_order() {
    let server = control_plane("").await;
    server.post("/team/new", json!({"team_id": "red"})).await;
    for (id, role, spend) in
        [("a", "internal_user", 9), ("b", "proxy_admin", 100), ("c", "internal_user", 20)]
    {
        let body = json!({"user_id": id, "user_role": role, "spend": spend, "user_email": format!("{id}@X.org"),
            "user_alias": format!("N{id}"), "sso_user_id": format!("s-{id}"), "teams": ["red"], "max_budget": 1});
        server.post("/user/new", body).await;
        server.app.ledger.clock().advance_ms(1);
    }
    server.post("/user/new", json!({"user_id": "d", "auto_create_key": false})).await;
    let list = server.read("/user/list?page_size=3").await;
    assert_eq!(ids(&list), ["a", "b", "c"]);
    assert_eq!(
        (&list["total"], &list["page"], &list["page_size"], &list["total_pages"]),
        (&json!(4), &json!(1), &json!(3), &json!(2))
    );
    assert_eq!((&list["users"][0]["key_count"], &list["users"][0]["teams"]), (&json!(1), &json!(["red"])));
    assert_eq!(list["users"][1]["spend"], json!(100.0));
    assert_eq!(ids(&server.read("/user/list?page_size=3&page=2").await), ["d"]);
    assert!(ids(&server.read("/user/list?page=18446744073709551615").await).is_empty());
    for (query, expected) in [
        ("role=internal_user", vec!["a", "c"]),
        ("user_ids=c, a,zz", vec!["a", "c"]),
        ("user_ids=a%25", vec![]),
        ("sso_user_ids=s-b", vec!["b"]),
        ("user_email=B@x", vec!["b"]),
        ("user_email=_@x", vec![]),
        ("search=nC", vec!["c"]),
        ("team=red&role=proxy_admin", vec!["b"]),
        ("team=blue", vec![]),
        ("sort_by=spend&sort_order=desc", vec!["b", "c", "a", "d"]),
        ("sort_by=user_id&sort_order=desc", vec!["d", "c", "b", "a"]),
        ("sort_by=user_alias", vec!["d", "a", "b", "c"]),
        ("sort_order=desc", vec!["d", "c", "b", "a"]),
    ] {
        assert_eq!(ids(&server.read(&format!("/user/list?{query}")).await), expected, "{query}");
    }
    let (status, _) =
        server.call("GET", &format!("/user/list?user_ids={}", vec!["x"; 101].join(",")), None).await;
    assert_eq!(status, 422);
    let room = server.read("/user/available_users").await;
    assert_eq!(
        room,
        json!({"total_users": null, "total_teams": null, "total_users_used": 4, "total_teams_used": 1,
            "total_users_remaining": null, "total_teams_remaining": null})
    );
    let all = server.read("/user/info").await;
    assert_eq!((&all["user_id"], &all["user_info"]), (&json!("default_user_id"), &json!(null)));
    assert_eq!((all["keys"].as_array().unwrap().len(), all["teams"].as_array().unwrap().len()), (3, 1));
}

#[tokio::test]
async fn the_configuration_fills_what_an_internal_user_leaves_open() {
    let server = control_plane(
        "litellm_settings:
  max_user_budget: 7
  max_internal_user_budget: 5
  internal_user_budget_duration: 30d
  default_internal_user_params:
    user_role: internal_user
    max_budget: 0.25
    rpm_limit: 4
    models: [gpt-4]
    teams: [{team_id: red, max_budget_in_team: 1}]
",
    )
    .await;
    let (status, message) = refusal(&server, "POST", "/user/new", Some(json!({}))).await;
    assert!(status == 404 && message.contains("passed team_id=red"), "{status} {message}");
    server.post("/team/new", json!({"team_id": "red"})).await;
    for (body, role, cap, duration, rpm, models, teams) in [
        (json!({}), "internal_user", json!(0.25), json!("30d"), json!(4), json!(["gpt-4"]), json!(["red"])),
        (
            json!({"max_budget": 0, "rpm_limit": 9, "budget_duration": "1d", "models": ["x"], "teams": []}),
            "internal_user",
            json!(0.0),
            json!("1d"),
            json!(9),
            json!(["x"]),
            json!([]),
        ),
        (
            json!({"user_role": "internal_user_viewer", "max_budget": null}),
            "internal_user_viewer",
            json!(0.25),
            json!("30d"),
            json!(4),
            json!(["gpt-4"]),
            json!(["red"]),
        ),
        (
            json!({"user_role": "proxy_admin"}),
            "proxy_admin",
            json!(null),
            json!(null),
            json!(null),
            json!([]),
            json!(null),
        ),
    ] {
        let made = server.post("/user/new", body.clone()).await;
        let found = [
            &made["max_budget"],
            &made["budget_duration"],
            &made["rpm_limit"],
            &made["models"],
            &made["teams"],
        ];
        assert_eq!(found, [&cap, &duration, &rpm, &models, &teams], "{body}");
        assert_eq!(made["user_role"], role);
        let key = server.app.directory.key(&key_hash(text(&made["key"]))).await.unwrap().unwrap();
        assert_eq!((key.limits.max_budget, key.limits.rpm_limit), (None, None), "the limits are the user's");
    }
    let made = server.post("/user/update", json!({"user_id": "zoe", "user_alias": "Z"})).await;
    assert_eq!((&made["data"]["max_budget"], &made["data"]["teams"]), (&json!(0.25), &json!(["red"])));
    let changed = server.post("/user/update", json!({"user_id": "zoe", "max_budget": null})).await;
    assert_eq!(changed["data"]["max_budget"], json!(null), "only who is new is filled in");

    for (more, cap) in
        [("max_internal_user_budget: 5\n  max_user_budget: 7", 5.0), ("max_user_budget: 7", 7.0)]
    {
        let server = control_plane(&format!("litellm_settings:\n  {more}\n")).await;
        let made = server.post("/user/new", json!({})).await;
        assert_eq!((&made["max_budget"], &made["user_role"]), (&json!(cap), &json!(null)), "{more}");
    }
}

#[tokio::test]
async fn the_configured_budget_of_a_user_holds_until_it_is_given_back() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let config = config_with_upstream(&upstream.url, "litellm_settings: {max_internal_user_budget: 1}\n");
    let server = Server::start(&config).await;
    let made = server.post("/user/new", json!({"user_id": "bob", "user_role": "internal_user"})).await;
    let call = async || server.chat_as(text(&made["key"]), "up", "acme", &json!({})).await.status;
    assert_eq!(call().await, 200);
    let scope = Scope::User("bob".into());
    server.app.ledger.adjust(scope, Picos::from_dollars(1), "t", "t").await.unwrap();
    assert_eq!(call().await, 422);
    server.post("/user/update", json!({"user_id": "bob", "spend": 0})).await;
    assert_eq!(call().await, 200);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn users_that_a_key_or_a_team_makes_have_the_limits_of_new_users() {
    let server = control_plane(
        "litellm_settings:\n  default_internal_user_params: {max_budget: 3, user_role: proxy_admin}\n",
    )
    .await;
    server.post("/key/generate", json!({"user_id": "of_key"})).await;
    server.post("/team/new", json!({"team_id": "red"})).await;
    let member = json!({"team_id": "red", "member": {"user_id": "of_team", "role": "user"}});
    server.post("/team/member_add", member).await;
    for (user, role) in [("of_key", json!(null)), ("of_team", json!("internal_user"))] {
        let info = server.read(&format!("/user/info?user_id={user}")).await;
        let info = &info["user_info"];
        assert_eq!((&info["max_budget"], &info["user_role"]), (&json!(3.0), &role), "{user}: {info}");
    }
}
