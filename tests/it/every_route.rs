//! Every route there is, tried by everyone: those that forward go through admission and settlement,
//! those that do not open to whoever has what they need and to nobody else.

use std::time::Duration;

use litellm_rs::admin::Need;
use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use litellm_rs::proxy::FORWARDING;
use litellm_rs::server::guarded;
use serde_json::json;

use crate::support::server::MASTER;
use crate::support::{Answer, PROMPT, Server, Upstream, config_with_upstream, picos};

const WELL: Answer = Answer::Chat { output_tokens: 7, after: Duration::ZERO };

/// Those who knock.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    Nobody,
    Master,
    Admin,
    Viewer,
    Internal,
    InternalViewer,
    KeyOfNobody,
    MakesCustomers,
    Blocked,
    Expired,
}

async fn scene() -> (Upstream, Server, Vec<(Who, Option<String>)>) {
    let upstream = Upstream::start(WELL).await;
    let clock = Clock::manual(Millis(1_800_000_000_000));
    let server = Server::start_at(&config_with_upstream(&upstream.url, ""), clock.clone()).await;
    let mut callers = vec![(Who::Nobody, None), (Who::Master, Some(MASTER.to_owned()))];
    for (who, role) in [
        (Who::Admin, "proxy_admin"),
        (Who::Viewer, "proxy_admin_viewer"),
        (Who::Internal, "internal_user"),
        (Who::InternalViewer, "internal_user_viewer"),
    ] {
        server.post("/user/new", json!({"user_id": role, "user_role": role, "auto_create_key": false})).await;
        callers.push((who, Some(server.key(json!({"user_id": role})).await)));
    }
    for (who, limits) in [
        (Who::KeyOfNobody, json!({})),
        (Who::MakesCustomers, json!({"allowed_routes": ["/customer/new"]})),
        (Who::Blocked, json!({"user_id": "proxy_admin"})),
        (Who::Expired, json!({"user_id": "proxy_admin", "duration": "1s"})),
    ] {
        let key = server.key(limits).await;
        if who == Who::Blocked {
            server.post("/key/block", json!({"key": key})).await;
        }
        callers.push((who, Some(key)));
    }
    clock.advance_ms(1_000);
    (upstream, server, callers)
}

/// The status of an answer whose body may never end.
async fn status(server: &Server, key: Option<&str>, method: &str, path: &str, body: &str) -> u16 {
    let mut request = server.http.request(method.parse().unwrap(), format!("{}{path}", server.url));
    if let Some(key) = key {
        request = request.bearer_auth(key);
    }
    if method != "GET" {
        request = request.header("content-type", "application/json").body(body.to_owned());
    }
    request.send().await.unwrap().status().as_u16()
}

/// What a caller gets to see at the door; `None`: the route itself answers.
fn refused_with(who: Who, need: Need, path: &str) -> Option<u16> {
    use Need::{AdminOrLocal, AdminView, AnyKey, Master, OwnKey, OwnWrite};
    let passes = match who {
        // These tests knock from the server's own machine.
        Who::Nobody => need == AdminOrLocal,
        Who::Blocked | Who::Expired => false,
        Who::MakesCustomers if path == "/customer/new" => true,
        // Whoever may not see the metrics is told so in one way.
        Who::MakesCustomers if path == "/metrics" => false,
        Who::MakesCustomers => return Some(403),
        Who::Master => true,
        Who::Admin => need != Master,
        Who::Viewer => matches!(need, AdminView | OwnKey | AnyKey),
        Who::Internal => matches!(need, OwnWrite | OwnKey | AnyKey),
        Who::InternalViewer | Who::KeyOfNobody => matches!(need, OwnKey | AnyKey),
    };
    (!passes).then_some(401)
}

#[tokio::test]
async fn every_route_opens_to_those_who_have_what_it_needs() {
    let (_upstream, server, callers) = scene().await;
    let mut wrong = Vec::new();
    for (method, template, need) in guarded() {
        let path = template.split('/').map(|part| if part.starts_with('{') { "none" } else { part });
        let path = path.collect::<Vec<_>>().join("/");
        for (who, key) in &callers {
            // Only the answer at the door counts; what a body lacks is told behind it.
            let seen = status(&server, key.as_deref(), method, &path, "[]").await;
            let fits = match refused_with(*who, *need, template) {
                Some(status) => seen == status,
                // A handler may still say that something is somebody else's.
                None => seen != 401 && (seen != 403 || matches!(need, Need::OwnKey | Need::OwnWrite)),
            };
            if !fits {
                wrong.push(format!("{method} {template} ({need:?}) to {who:?}: {seen}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(guarded().count() > 40);
}

#[tokio::test]
async fn every_forwarding_route_is_admitted_and_settled() {
    let (upstream, server, callers) = scene().await;
    server.post("/customer/new", json!({"user_id": "broke", "max_budget": 0})).await;
    let asked = |customer: &str| {
        let messages = json!([{"role": "user", "content": PROMPT}]);
        json!({"model": "up", "user": customer, "messages": messages, "prompt": PROMPT, "input": PROMPT})
            .to_string()
    };
    for (template, _) in FORWARDING {
        let path = template.replace("{*model}", "up/chat/completions").replace("{model}", "up");
        let (before, logged) = (upstream.seen().len(), server.logs().await.len());
        assert_eq!(status(&server, Some(MASTER), "POST", &path, &asked("broke")).await, 422, "{path}");
        for (who, key) in &callers {
            let expected = match who {
                Who::Nobody | Who::Blocked | Who::Expired => 401,
                Who::MakesCustomers => 403,
                _ => continue,
            };
            let seen = status(&server, key.as_deref(), "POST", &path, &asked("acme")).await;
            assert_eq!(seen, expected, "{path} {who:?}");
        }
        assert_eq!(upstream.seen().len(), before, "{path}: nothing of this was sent");
        assert_eq!(status(&server, Some(MASTER), "POST", &path, &asked("acme")).await, 200, "{path}");
        let logs = server.logs().await;
        assert_eq!((upstream.seen().len(), logs.len()), (before + 1, logged + 1), "{path}");
        assert!(picos(&logs[0]["spend"]).get() > 0, "{path}: {}", logs[0]);
    }
    server.stop_and_verify().await;
}

#[test]
fn only_the_straight_line_of_a_request_reaches_a_provider() {
    let source = |path: &str| std::fs::read_to_string(format!("{}/src/{path}", env!("CARGO_MANIFEST_DIR")));
    let line = source("proxy/mod.rs").unwrap();
    assert_eq!(line.matches("forward::send(").count(), 1);
    let (admission, sending) = (line.find("leeway::hold(").unwrap(), line.find("forward::send(").unwrap());
    assert!(admission < sending);
    let elsewhere: Vec<String> = crate::tidy::files()
        .into_iter()
        .filter(|path| !path.ends_with("proxy/forward.rs") && !path.ends_with("proxy/mod.rs"))
        .filter(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            text.contains("app.http") || text.contains("forward::send(")
        })
        .map(|path| path.display().to_string())
        .collect();
    assert!(elsewhere.is_empty(), "these reach out by themselves: {elsewhere:?}");
}
