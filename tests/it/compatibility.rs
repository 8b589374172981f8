//! `docs/compatibility.md` tells the truth: its lists are the program's own.

use std::collections::BTreeSet;
use std::time::Duration;

use litellm_rs::admin;
use litellm_rs::config::{NOT_NEEDED, NOT_YET};
use litellm_rs::proxy::{FORWARDING, models};
use litellm_rs::server::OPEN;
use litellm_rs::upstream::provider::PROVIDERS;
use serde_json::json;

use crate::support::{Answer, Server, Upstream, config_with_upstream};

const PAGE: &str = include_str!("../../docs/compatibility.md");

/// The rows of the table below a line, each without its outer bars.
fn rows(head: &str) -> Vec<&'static str> {
    let table: Vec<_> = PAGE.lines().skip_while(|line| *line != head).skip(2).collect();
    assert!(!table.is_empty(), "no table `{head}`");
    let is_row = |line: &&str| line.starts_with("| ");
    table.into_iter().take_while(is_row).map(|line| line.trim_matches('|').trim()).collect()
}

#[test]
fn the_settings_that_do_nothing_are_all_listed() {
    for (head, table) in
        [("| Setting | What it does in LiteLLM |", NOT_YET), ("| Setting | Why |", NOT_NEEDED)]
    {
        let expected: Vec<String> = table.iter().map(|(path, what)| format!("`{path}` | {what}")).collect();
        assert_eq!(rows(head), expected, "{head}");
    }
}

#[test]
fn the_providers_are_all_listed() {
    let listed = rows("| Prefix | Address | Key from the environment |");
    assert_eq!(listed.len(), PROVIDERS.len());
    for (row, provider) in listed.iter().zip(PROVIDERS) {
        let cells: Vec<&str> = row.split(" | ").collect();
        assert_eq!(cells[0], format!("`{}`", provider.prefix));
        assert!(provider.base.is_none_or(|base| cells[1] == format!("`{base}`")), "{row}");
        let keys: Vec<String> = provider.key_env.iter().map(|name| format!("`{name}`")).collect();
        assert_eq!(cells[2], if keys.is_empty() { "-".into() } else { keys.join(", ") }, "{row}");
    }
}

#[test]
fn the_routes_are_all_listed() {
    let fenced: BTreeSet<&str> = PAGE.lines().filter(|line| line.contains(" /")).collect();
    let missing: Vec<String> = FORWARDING
        .iter()
        .map(|(path, _)| format!("POST {path}"))
        .chain(admin::ROUTES.iter().map(|(method, path, _)| format!("{method} {path}")))
        .filter(|line| !fenced.contains(line.as_str()))
        .collect();
    assert!(missing.is_empty(), "missing:\n{}", missing.join("\n"));
    for path in models::ROUTES.iter().chain(&OPEN) {
        assert!(PAGE.contains(&format!("`GET {path}`")) || PAGE.contains(&format!("`{path}`")), "{path}");
    }
}

#[tokio::test]
async fn what_is_for_the_proxy_stays_with_it_and_the_rest_is_sent() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    let ours = ["metadata", "litellm_metadata", "tags", "litellm_session_id"];
    let body = json!({"metadata": {"user_id": "x"}, "litellm_metadata": {}, "tags": ["a"], "litellm_session_id": "s",
        "temperature": 0.5, "unheard_of": {"a": [1, null]}});
    assert_eq!(server.chat("up", "acme", body.clone()).await.0, 200);
    let sent = &upstream.seen()[0].body;
    for name in ours {
        assert!(sent.get(name).is_none(), "{name} was sent");
        assert!(PAGE.contains(&format!("`{name}`")), "{name} is not on the page");
    }
    for name in ["temperature", "unheard_of"] {
        assert_eq!(sent[name], body[name]);
    }
    assert_eq!(sent["user"], "acme");

    // Also when they come first and side by side.
    let text = r#"{"metadata":{},"tags":["a"],"model":"up","messages":[{"role":"user","content":"Hello"}]}"#;
    let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth("sk-1234");
    assert_eq!(request.body(text).send().await.unwrap().status(), 200);
    assert_eq!(upstream.seen()[1].raw, text.replace(r#""metadata":{},"tags":["a"],"#, ""));
}
