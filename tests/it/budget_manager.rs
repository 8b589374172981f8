//! Budgets that programs keep for themselves: the routes, who may call them, and our own hosted
//! `BudgetManager` on top of them.

use axum::body::Body;
use axum::extract::ConnectInfo;
use litellm_rs::budget_manager::{BudgetDuration, BudgetManager, Error, Hosted, Picos, Spent};
use litellm_rs::client::{ApiKey, BaseUrl, Client, ClientOptions};
use litellm_rs::server;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use tower_service::Service;

use crate::support::Server;
use crate::support::control::control_plane;
use crate::support::server::MASTER;

/// An answer: status, version and body.
async fn ask(server: &Server, path: &str, headers: &[(&str, &str)], body: &Value) -> (u16, String, Value) {
    let mut request = server.http.post(format!("{}{path}", server.url)).body(body.to_string());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send().await.unwrap();
    let version = response.headers().get("etag").map(|tag| tag.to_str().unwrap().to_owned());
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, version.unwrap_or_default(), serde_json::from_str(&text).unwrap())
}

async fn get(server: &Server, project: &str) -> (String, Value) {
    let (status, version, answer) = ask(server, "/get_budget", &[], &json!({"project_name": project})).await;
    assert_eq!(status, 200, "{answer}");
    (version, answer)
}

async fn set(server: &Server, headers: &[(&str, &str)], users: &Value) -> (u16, String, Value) {
    ask(server, "/set_budget", headers, &json!({"project_name": "p", "user_dict": users})).await
}

#[tokio::test]
async fn a_dictionary_comes_back_digit_for_digit() {
    let server = control_plane("").await;
    let none = json!({"status": "error", "message": "Project 'p' has no budgets yet."});
    assert_eq!(get(&server, "p").await, (String::new(), none.clone()));
    let text = r#"{"z":{"total_budget":10,"current_cost":6.75e-06,"mine":[1.50,null]},"ä":{}}"#;
    let users: Value = serde_json::from_str(text).unwrap();
    let (status, version, answer) = set(&server, &[], &users).await;
    assert_eq!((status, answer), (200, json!({"status": "success"})));
    let (seen, answer) = get(&server, "p").await;
    assert_eq!((&seen, answer["data"].to_string().as_str()), (&version, text));
    assert_eq!(answer["status"], "success");
    assert_eq!(get(&server, "q").await.1["status"], "error", "another project");

    // It is in the ledger's database, so it is there after a stop.
    let folder = server.stop().await;
    let server = Server::start_in(folder, "{}", litellm_rs::clock::Clock::System).await;
    assert_eq!(get(&server, "p").await, (version, answer));
    server.stop().await;
}

#[tokio::test]
async fn who_names_a_version_changes_only_that() {
    let server = control_plane("").await;
    let users = |cost: i64| json!({"u": {"total_budget": 1, "current_cost": cost}});
    let (status, first, _) = set(&server, &[("if-none-match", "*")], &users(1)).await;
    assert_eq!(status, 200);
    let (status, _, _) = set(&server, &[("if-none-match", "*")], &users(2)).await;
    assert_eq!(status, 412, "it is there");

    // Two have read the same; the second is told.
    let (status, second, _) = set(&server, &[("if-match", &first)], &users(2)).await;
    assert_eq!(status, 200);
    let (status, none, answer) = set(&server, &[("if-match", &first)], &users(3)).await;
    assert_eq!((status, none.as_str()), (412, ""));
    assert_eq!(
        (&answer["error"]["type"], &answer["error"]["param"]),
        (&json!("precondition_failed"), &json!("project_name"))
    );
    assert!(answer["error"]["message"].as_str().unwrap().contains("Get them again with /get_budget"));
    assert_eq!(get(&server, "p").await.0, second);
    // A gateway that compresses calls every version weak; ours name the content all the same.
    let weak = format!("W/{second}");
    assert_eq!(set(&server, &[("if-match", &weak)], &users(4)).await.0, 200);
    assert_eq!(set(&server, &[("if-match", "*")], &users(5)).await.0, 200);

    let before = get(&server, "p").await;
    let both = [("if-match", "*"), ("if-none-match", "*")];
    for headers in [
        &[("if-match", "7")][..],
        &[("if-match", "")],
        &[("if-match", "\"\"")],
        &[("if-match", "\"a\", \"b\"")],
        &[("if-match", "*"), ("if-match", "*")],
        &[("if-none-match", "\"a\"")],
        &both,
    ] {
        let (status, _, answer) = set(&server, headers, &users(6)).await;
        assert_eq!(status, 400, "{headers:?}: {answer}");
    }
    assert_eq!(get(&server, "p").await, before);
    server.stop().await;
}

#[tokio::test]
async fn what_is_no_dictionary_is_refused_and_changes_nothing() {
    let server = control_plane("").await;
    set(&server, &[], &json!({"u": {}})).await;
    let before = get(&server, "p").await;
    let long = "p".repeat(257);
    for (body, status, part) in [
        (json!({}), 422, "Field required"),
        (json!({"project_name": "p"}), 422, "Field required"),
        (json!({"project_name": "", "user_dict": {}}), 422, "project_name must not be empty"),
        (json!({"project_name": long, "user_dict": {}}), 422, "longer than 256 bytes"),
        (json!({"project_name": "p", "user_dict": []}), 422, "valid dictionary"),
        (json!({"project_name": "p", "user_dict": null}), 400, "user_dict must be an object"),
        (json!({"project_name": "p", "user_dict": {"v": 1}}), 400, "the budget of 'v' must be an object"),
        (json!({"project_name": "p", "user_dict": {"v": {"x": "y".repeat(70_000)}}}), 422, "65536"),
    ] {
        let (seen, _, answer) = ask(&server, "/set_budget", &[], &body).await;
        assert_eq!(seen, status, "{body}: {answer}");
        assert!(answer.to_string().contains(part), "{answer}");
    }
    let many: serde_json::Map<String, Value> =
        (0..90).map(|at| (format!("u{at}"), json!({"x": "y".repeat(60_000)}))).collect();
    assert_eq!(set(&server, &[], &Value::Object(many)).await.0, 413);
    assert_eq!(get(&server, "p").await, before);
    server.stop().await;
}

/// The status for a caller at an address, with these headers.
async fn at(server: &Server, peer: &str, headers: &[(&str, &str)]) -> u16 {
    let mut request = axum::http::Request::post("/get_budget");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::from(r#"{"project_name": "p"}"#)).unwrap();
    let peer: std::net::SocketAddr = peer.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    server::router(server.app.clone()).call(request).await.unwrap().status().as_u16()
}

#[tokio::test]
async fn without_a_key_only_a_program_on_this_machine_may() {
    let server = control_plane("").await;
    let (here, elsewhere) = ("127.0.0.1:9", "192.0.2.7:9");
    server.post("/user/new", json!({"user_id": "boss", "user_role": "proxy_admin"})).await;
    server.post("/user/new", json!({"user_id": "viewer", "user_role": "proxy_admin_viewer"})).await;
    let bearer = async |body: Value| format!("Bearer {}", server.key(body).await);
    let admin = bearer(json!({"user_id": "boss"})).await;
    let viewer = bearer(json!({"user_id": "viewer"})).await;
    let plain = bearer(json!({})).await;
    let master = format!("Bearer {MASTER}");
    for (headers, status_here, status_elsewhere) in [
        (vec![], 200, 401),
        (vec![("authorization", master.as_str())], 200, 200),
        (vec![("x-litellm-api-key", MASTER)], 200, 200),
        (vec![("authorization", admin.as_str())], 200, 200),
        // Who shows a key is held to it.
        (vec![("authorization", viewer.as_str())], 401, 401),
        (vec![("authorization", plain.as_str())], 401, 401),
        (vec![("authorization", "Bearer sk-wrong")], 401, 401),
        (vec![("api-key", "")], 401, 401),
        // Passed on from elsewhere, or by a page in a browser.
        (vec![("x-forwarded-for", "192.0.2.7")], 401, 401),
        (vec![("forwarded", "for=192.0.2.7")], 401, 401),
        (vec![("origin", "https://example.com")], 401, 401),
    ] {
        assert_eq!(at(&server, here, &headers).await, status_here, "{headers:?}");
        assert_eq!(at(&server, "[::1]:9", &headers).await, status_here, "{headers:?}");
        assert_eq!(at(&server, "[::ffff:127.0.0.1]:9", &headers).await, status_here, "{headers:?}");
        assert_eq!(at(&server, elsewhere, &headers).await, status_elsewhere, "{headers:?}");
    }
    server.stop().await;

    let server = control_plane("general_settings: {public_budget_manager: true}\n").await;
    assert_eq!(at(&server, elsewhere, &[]).await, 200);
    assert_eq!(at(&server, elsewhere, &[("authorization", "Bearer sk-wrong")]).await, 401);
    let (status, _, _) = ask(&server, "/customer/new", &[], &json!({"user_id": "x"})).await;
    assert_eq!(status, 401, "nothing else is open");
    server.stop().await;
}

fn client(server: &Server, key: Option<&str>) -> Client {
    let url = BaseUrl::parse(&server.url).unwrap();
    Client::new(ClientOptions::new(url, key.and_then(ApiKey::new))).unwrap()
}

async fn manager(server: &Server) -> BudgetManager<Hosted> {
    BudgetManager::hosted(client(server, None), "p").await.unwrap()
}

fn hello() -> Spent<'static> {
    Spent::texts("gpt-4o-mini", "hello world", "hello world")
}

fn picos(text: &str) -> Picos {
    Picos::parse(text).unwrap()
}

#[tokio::test]
async fn a_hosted_manager_keeps_its_budgets_on_the_server() {
    let server = control_plane("").await;
    let mut ours = manager(&server).await;
    assert!(ours.get_users().is_empty());
    ours.create_budget(picos("1"), "u", Some(BudgetDuration::Daily), None).await.unwrap();
    ours.create_budget(picos("2"), "v", None, None).await.unwrap();
    assert_eq!(ours.update_cost("u", hello()).await.unwrap().current_cost, picos("0.00000675"));
    assert!(!ours.reset_on_duration("u").await.unwrap());
    assert!(ours.update_budget_all_users().await.unwrap().is_empty());
    assert!(matches!(ours.reset_on_duration("v").await, Err(Error::NoDuration { .. })));
    assert!(matches!(ours.update_cost("x", hello()).await, Err(Error::UnknownUser { .. })));
    ours.save_data().await.unwrap();
    let theirs = manager(&server).await;
    assert_eq!(theirs.get_users(), ["u", "v"]);
    assert_eq!(theirs.get_budget("u").unwrap(), ours.get_budget("u").unwrap());
    ours.reset_cost("u").await.unwrap();
    assert_eq!(manager(&server).await.get_current_cost("u").unwrap(), Picos::ZERO);

    // Nobody saves over what somebody else has written.
    let mut theirs = theirs;
    assert!(matches!(theirs.save_data().await, Err(Error::Changed { .. })));
    theirs.reload().await.unwrap();
    theirs.save_data().await.unwrap();

    let refused = BudgetManager::hosted(client(&server, Some("sk-wrong")), "p").await.unwrap_err();
    assert!(matches!(refused, Error::Http(error) if error.answer.as_ref().unwrap().status == 401));
    let headers = HeaderMap::from_iter([("x-litellm-api-key".parse().unwrap(), MASTER.parse().unwrap())]);
    let known = BudgetManager::hosted_with(client(&server, None), "p", headers).await.unwrap();
    assert_eq!(known.get_users(), ["u", "v"]);
    server.stop().await;
}

#[tokio::test]
async fn two_hosted_managers_lose_nothing_of_each_other() {
    let server = control_plane("").await;
    manager(&server).await.create_budget(picos("1"), "u", None, None).await.unwrap();
    let writers: Vec<_> = (0..4)
        .map(|at| {
            let client = client(&server, None);
            tokio::spawn(async move {
                let mut manager = BudgetManager::hosted(client, "p").await.unwrap();
                for _ in 0..5 {
                    manager.update_cost("u", hello()).await.unwrap();
                }
                manager.create_budget(picos("1"), &format!("own {at}"), None, None).await.unwrap();
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let seen = manager(&server).await;
    assert_eq!(seen.get_current_cost("u").unwrap(), picos("0.000135"));
    assert_eq!(seen.get_users().len(), 5);
    server.stop().await;
}
