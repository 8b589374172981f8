//! Budgets at the levels beside key, user, team and customer: hard under concurrency, told in their
//! own words, checked in one order, and each with lists of models of its own.

use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::money::Picos;
use litellm_rs::domain::record::Team;
use litellm_rs::domain::scope::Scope;
use litellm_rs::domain::time::Millis;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream};

/// Eleven tokens in, ten out.
const CALL: Picos = Picos::new((11 * 10 + 10 * 30) * 1_000_000);
/// Twenty calls and not quite another one.
const TIGHT: &str = "0.008609999999";
/// More calls than that.
const CALLS: usize = 30;

fn answer(stream: bool) -> Answer {
    match stream {
        true => Answer::Stream { words: 10, usage: true, done: true },
        false => Answer::Chat { output_tokens: 10, after: Duration::ZERO },
    }
}

fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

async fn server(upstream: &Upstream, more: &str) -> Server {
    Server::start(&config_with_upstream(&upstream.url, more)).await
}

/// A call of ten output tokens; the status and the message of a refusal.
async fn told(server: &Server, key: &str) -> (u16, String) {
    let reply = server.chat_as(key, "up", "acme", &json!({"max_tokens": 10})).await;
    (reply.status, reply.json()["error"]["message"].as_str().unwrap_or_default().to_owned())
}

/// A key whose calls spend from the one account of this level that is tight, and that account.
async fn tight(server: &Server, level: &str) -> (String, Scope) {
    server.post("/budget/new", json!({"budget_id": "tight", "max_budget": number(TIGHT)})).await;
    let model = |scope| Scope::Model(Box::new(scope), "up".into());
    match level {
        "organization" => {
            server.organization(json!({"id": "org", "budget_id": "tight"})).await;
            let key = server.key(json!({"organization_id": "org"})).await;
            (key, Scope::Organization("org".into()))
        }
        "the organization of its team" => {
            server.organization(json!({"id": "org", "budget_id": "tight"})).await;
            server.post("/team/new", json!({"team_id": "red", "organization_id": "org"})).await;
            (server.key(json!({"team_id": "red"})).await, Scope::Organization("org".into()))
        }
        "tag" => {
            server.tag(json!({"id": "prod", "budget_id": "tight"})).await;
            (server.key(json!({"metadata": {"tags": ["prod"]}})).await, Scope::Tag("prod".into()))
        }
        "member" => {
            server.bob_in_red(json!({"budget_id": "tight"})).await;
            let key = server.key(json!({"team_id": "red", "user_id": "bob"})).await;
            (key, Scope::TeamMember("red".into(), "bob".into()))
        }
        "every member" => {
            server.post("/team/new", json!({"team_id": "red"})).await;
            server
                .change_red(|team| {
                    team.metadata.insert("team_member_budget_id".into(), json!("tight"));
                })
                .await;
            let key = server.key(json!({"team_id": "red", "user_id": "bob"})).await;
            (key, Scope::TeamMember("red".into(), "bob".into()))
        }
        "customers of a key" => {
            let key = server.key(json!({"end_user_budget_id": "tight"})).await;
            (key, Scope::CustomerTier("acme".into(), "tight".into()))
        }
        "model of a user" => {
            let user = json!({"user_id": "bob", "auto_create_key": false,
                "model_max_budget": {"up": {"max_budget": number(TIGHT)}}});
            server.post("/user/new", user).await;
            (server.key(json!({"user_id": "bob"})).await, model(Scope::User("bob".into())))
        }
        other => panic!("no level {other}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_level_is_filled_to_the_pico_by_many_calls_at_once() {
    let levels = [
        "organization",
        "the organization of its team",
        "tag",
        "member",
        "every member",
        "customers of a key",
        "model of a user",
    ];
    for (level, stream) in levels.into_iter().flat_map(|level| [(level, false), (level, true)]) {
        let what = format!("{level}, stream: {stream}");
        let upstream = Upstream::start(answer(stream)).await;
        let server = server(&upstream, "").await;
        let (key, scope) = tight(&server, level).await;
        let mut calls = JoinSet::new();
        for _ in 0..CALLS {
            let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(&key);
            let body = chat_body("up", "acme", &json!({"max_tokens": 10, "stream": stream}));
            calls.spawn(async move {
                let response = request.body(body.to_string()).send().await.unwrap();
                let status = response.status().as_u16();
                response.bytes().await.unwrap();
                status
            });
        }
        let mut statuses = calls.join_all().await;
        statuses.sort_unstable();
        assert_eq!(statuses, [vec![200; 20], vec![422; CALLS - 20]].concat(), "{what}");
        assert_eq!(server.posted(scope).await, CALL.times(20).unwrap(), "{what}");
        assert_eq!(server.key_spend(&key).await, CALL.times(20).unwrap(), "{what}");
        server.stop_and_verify().await;
    }
}

/// Everything is spent; whoever refuses first is given room, and the next one speaks.
#[tokio::test]
async fn of_several_that_are_spent_the_first_in_order_speaks() {
    let upstream = Upstream::start(answer(false)).await;
    let more = "general_settings: {apply_user_budget_to_team_keys: true}";
    let server = server(&upstream, more).await;
    let nothing = json!({"up": {"max_budget": 0}});
    for id in ["own", "default", "key", "org", "tag", "customer"] {
        let budget = json!({"budget_id": id, "max_budget": 0, "model_max_budget": nothing});
        server.post("/budget/new", budget).await;
    }
    let user =
        json!({"user_id": "bob", "auto_create_key": false, "max_budget": 0, "model_max_budget": nothing});
    server.post("/user/new", user).await;
    let windows = json!([{"budget_duration": "1d", "max_budget": 0}]);
    let team = json!({"team_id": "red", "max_budget": 0, "budget_limits": windows, "organization_id": "org"});
    server.post("/team/new", team).await;
    let members = |team: &mut Team| {
        team.metadata.insert("team_member_budget_id".into(), json!("default"));
    };
    server.change_red(members).await;
    server.bob_in_red(json!({"budget_id": "own"})).await;
    server.organization(json!({"id": "org", "budget_id": "org"})).await;
    server.tag(json!({"id": "prod", "budget_id": "tag"})).await;
    server.post("/customer/new", json!({"user_id": "acme", "budget_id": "customer"})).await;
    let key = json!({"team_id": "red", "user_id": "bob", "budget_id": "key", "key_alias": "ci",
        "budget_limits": windows, "metadata": {"tags": ["prod"]}});
    let key = server.key(key).await;

    let expect = async |text: &str| {
        let (status, message) = told(&server, &key).await;
        assert_eq!(status, 422, "{text}: {message}");
        assert!(message.contains(text), "wanted: {text}; told: {message}");
    };
    let raise = async |budget: &str| {
        server.post("/budget/update", json!({"budget_id": budget, "max_budget": 1000})).await;
    };
    let free_model = async |budget: &str| {
        server.post("/budget/update", json!({"budget_id": budget, "model_max_budget": {}})).await;
    };
    let user = async |change: Value| {
        let mut change = change;
        change["user_id"] = json!("bob");
        let mut edit = server.app.directory.edit().await;
        let mut bob = (*server.app.directory.user(&"bob".into()).await.unwrap().unwrap()).clone();
        bob.limits.model_max_budget.clear();
        bob.limits.max_budget =
            change.get("max_budget").map(|_| Picos::from_dollars(1000)).or(Some(Picos::ZERO));
        edit.update_user(bob).unwrap();
        edit.commit().await.unwrap();
    };
    let spent = "Current cost: 0.0, Max budget: 0.0";
    expect(&format!("Budget has been exceeded! TeamMember=bob:red {spent}")).await;
    server.bob_in_red(json!({})).await;
    expect("Budget has been exceeded! Key=ci (sk-...").await;
    raise("key").await;
    expect(", key_alias: ci, exceeded budget for model=up").await;
    free_model("key").await;
    expect("LiteLLM User: bob, exceeded budget for model=up").await;
    user(json!({})).await;
    expect("LiteLLM End User: acme, exceeded budget for model=up").await;
    free_model("customer").await;
    expect(&format!("Budget has been exceeded! Team=red {spent}")).await;
    server.change_red(|team| team.limits.max_budget = None).await;
    expect("ExceededBudget: Team=red over 1d budget. Spend=$0.0000, Limit=$0.00").await;
    server.change_red(|team| team.budget_limits.clear()).await;
    expect("ExceededBudget: Key over 1d budget. Spend=$0.0000, Limit=$0.00").await;
    server.post("/key/update", json!({"key": key, "budget_limits": []})).await;
    expect(&format!("Budget has been exceeded! Organization=org {spent}")).await;
    raise("org").await;
    expect(&format!("Budget has been exceeded! Tag=prod {spent}")).await;
    raise("tag").await;
    expect("ExceededBudget: User=bob over budget. Spend=0.0, Budget=0.0").await;
    user(json!({"max_budget": 1000})).await;
    // Zero in the team's budget for members is no cap; a little is one.
    expect("ExceededBudget: End User=acme over budget. Spend=0.0, Budget=0.0").await;
    let little = json!({"budget_id": "default", "max_budget": number("0.000001")});
    server.post("/budget/update", little).await;
    expect("Budget has been exceeded! User=bob in Team=red Current cost: 0.0, Max budget: 1e-06").await;
    raise("default").await;
    expect("ExceededBudget: End User=acme over budget. Spend=0.0, Budget=0.0").await;
    raise("customer").await;
    expect("LiteLLM organization org, exceeded budget for model=up").await;
    free_model("org").await;
    expect("LiteLLM tag prod, exceeded budget for model=up").await;
    free_model("tag").await;
    expect("LiteLLM team_member red:bob, exceeded budget for model=up").await;
    free_model("default").await;
    assert_eq!(told(&server, &key).await, (200, String::new()));
    assert_eq!(upstream.seen().len(), 1);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_users_budget_binds_the_keys_of_teams_only_where_that_is_set() {
    for (general, status) in [("", 200), ("general_settings: {apply_user_budget_to_team_keys: true}", 422)] {
        let upstream = Upstream::start(answer(false)).await;
        let server = server(&upstream, general).await;
        let user = json!({"user_id": "bob", "max_budget": 0, "auto_create_key": false});
        server.post("/user/new", user).await;
        let key = server.key(json!({"user_id": "bob", "team_id": "red"})).await;
        assert_eq!(told(&server, &key).await.0, status, "{general}");
        let personal = server.key(json!({"user_id": "bob"})).await;
        assert_eq!(told(&server, &personal).await.0, 422, "{general}");
    }
}

#[tokio::test]
async fn a_cap_of_the_key_on_a_model_counts_besides_the_teams() {
    let upstream = Upstream::start(answer(false)).await;
    let server = server(&upstream, "").await;
    let caps = |team: u8, key: u8| {
        let cap = |dollars: u8| json!({"up": {"max_budget": dollars}});
        (
            json!({"team_id": "red", "model_max_budget": cap(team)}),
            json!({"team_id": "red", "model_max_budget": cap(key)}),
        )
    };
    let (team, key) = caps(1, 1);
    server.post("/team/new", team).await;
    let key = server.key(key).await;
    assert_eq!(told(&server, &key).await.0, 200);
    server.post("/team/update", caps(0, 1).0).await;
    let refused = (422, "LiteLLM Team: red, exceeded budget for model=up".to_owned());
    assert_eq!(told(&server, &key).await, refused);
    server.post("/team/update", caps(1, 0).0).await;
    let mut tight = caps(1, 0).1;
    tight["key"] = json!(key);
    server.post("/key/update", tight).await;
    assert_eq!(told(&server, &key).await.0, 422);
    let of_team = Scope::Model(Box::new(Scope::Team("red".into())), "up".into());
    assert_eq!(server.posted(of_team).await, CALL);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn the_organization_of_a_team_pays_whatever_its_keys_name() {
    let upstream = Upstream::start(answer(false)).await;
    let server = server(&upstream, "").await;
    for org in ["ours", "other"] {
        server.organization(json!({"id": org})).await;
    }
    server.post("/team/new", json!({"team_id": "red", "organization_id": "ours"})).await;
    server.post("/team/new", json!({"team_id": "free"})).await;
    for (team, ours, other) in [("red", CALL, Picos::ZERO), ("free", CALL, CALL)] {
        let key = server.key(json!({"team_id": team, "organization_id": "other"})).await;
        assert_eq!(told(&server, &key).await.0, 200);
        for (org, expected) in [("ours", ours), ("other", other)] {
            assert_eq!(server.posted(Scope::Organization(org.into())).await, expected, "{team} {org}");
        }
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn members_organizations_and_tags_have_lists_of_models() {
    let upstream = Upstream::start(answer(false)).await;
    let server = server(&upstream, "").await;
    server.bob_in_red(json!({"allowed_models": ["other"]})).await;
    server.organization(json!({"id": "org", "models": ["other"]})).await;
    server.organization(json!({"id": "open", "models": ["up"]})).await;
    server.tag(json!({"id": "prod", "models": ["other"]})).await;
    server.tag(json!({"id": "any", "models": ["u*"]})).await;
    for (key, status, kind) in [
        (json!({"team_id": "red", "user_id": "bob"}), 403, "team_model_access_denied"),
        (json!({"team_id": "red", "user_id": "eve"}), 200, ""),
        (json!({"organization_id": "org"}), 403, "org_model_access_denied"),
        (json!({"organization_id": "open"}), 200, ""),
        (json!({"organization_id": "unknown"}), 200, ""),
        (json!({"metadata": {"tags": ["any", "prod"]}}), 403, "tag_model_access_denied"),
        (json!({"metadata": {"tags": ["any", "undescribed"]}}), 200, ""),
    ] {
        let what = key.to_string();
        let key = server.key(key).await;
        let reply = server.chat_as(&key, "up", "acme", &json!({"max_tokens": 10})).await;
        let found = reply.json()["error"]["type"].as_str().unwrap_or_default().to_owned();
        assert_eq!((reply.status, found.as_str()), (status, kind), "{what}: {}", reply.text());
    }
}

#[tokio::test]
async fn tags_of_call_key_and_team_come_together_once_and_in_order() {
    let upstream = Upstream::start(answer(false)).await;
    let server = server(&upstream, "").await;
    server.post("/team/new", json!({"team_id": "red", "metadata": {"tags": ["team", "both", 7, ""]}})).await;
    let many: Vec<String> = (0..32).map(|at| format!("k{at}")).collect();
    let key =
        server.key(json!({"team_id": "red", "metadata": {"tags": ["both", "key", "call", "b\u{1}d"]}})).await;
    let body = chat_body("up", "acme", &json!({"max_tokens": 10, "metadata": {"tags": ["call", "call"]}}));
    let reply = server.send(&key, "/v1/chat/completions", &[("x-litellm-tags", "head, call")], body).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(server.logs().await[0]["request_tags"], json!(["head", "call", "both", "key", "team"]));
    assert_eq!(server.posted(Scope::Tag("team".into())).await, CALL);
    // A caller's own tags, however many, never crowd out those of the key.
    let key = server.key(json!({"metadata": {"tags": many}})).await;
    let own: Vec<String> = (0..32).map(|at| format!("c{at}")).collect();
    let body = chat_body("up", "acme", &json!({"max_tokens": 10, "metadata": {"tags": own}}));
    assert_eq!(server.send(&key, "/v1/chat/completions", &[], body).await.status, 200);
    let logged = server.logs().await[0]["request_tags"].clone();
    let logged: Vec<&str> = logged.as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
    assert_eq!((logged.len(), logged[31], logged[32], logged[63]), (64, "c31", "k0", "k31"));
    server.stop_and_verify().await;
}

/// Two keys with different budgets for their customers, one customer: each budget counts its own
/// calls in its own window.
#[tokio::test]
async fn the_budgets_of_two_keys_for_one_customer_leave_each_other_alone() {
    let upstream = Upstream::start(answer(false)).await;
    let clock = Clock::manual(Millis(1_800_000_000_000));
    let server = Server::start_at(&config_with_upstream(&upstream.url, ""), clock.clone()).await;
    let one = CALL.to_string();
    for (id, duration) in [("daily", "1d"), ("monthly", "30d")] {
        let budget = json!({"budget_id": id, "max_budget": number(&one), "budget_duration": duration});
        server.post("/budget/new", budget).await;
    }
    let daily = server.key(json!({"end_user_budget_id": "daily"})).await;
    let monthly = server.key(json!({"end_user_budget_id": "monthly"})).await;
    let plain = server.key(json!({})).await;
    for (key, status) in [(&daily, 200), (&monthly, 200), (&daily, 422), (&monthly, 422), (&plain, 200)] {
        assert_eq!(told(&server, key).await.0, status);
    }
    let message = "ExceededBudget: End User=acme over budget. Spend=0.00041, Budget=0.00041";
    assert_eq!(told(&server, &daily).await.1, message);
    clock.advance_ms(86_400_000);
    for (key, status) in [(&daily, 200), (&monthly, 422), (&daily, 422)] {
        assert_eq!(told(&server, key).await.0, status, "a day later");
    }
    assert_eq!(server.customer_spend("acme").await, CALL.times(4).unwrap());
    // A budget of its own takes the place of both.
    server.post("/customer/update", json!({"user_id": "acme", "max_budget": 1000})).await;
    for key in [&daily, &monthly] {
        assert_eq!(told(&server, key).await.0, 200, "its own");
    }
    // Who is removed and comes back starts with nothing.
    server.post("/customer/delete", json!({"user_ids": ["acme"]})).await;
    for (key, status) in [(&daily, 200), (&monthly, 200), (&daily, 422), (&monthly, 422)] {
        assert_eq!(told(&server, key).await.0, status, "removed and back");
    }
    server.stop_and_verify().await;
}
