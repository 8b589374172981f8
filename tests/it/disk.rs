//! A disk that runs out of room: first the server says so, then nothing is sold that could not be
//! booked. The room is what it is, so the thresholds move.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, config_with_upstream};

/// Megabytes that no disk has.
const HUGE: u64 = 1_000_000_000;
const NOT_READY: &str = "free disk space is below general_settings.disk_free_warn_mb";
const NOT_SOLD: &str = "free disk space is below general_settings.disk_free_stop_mb";

/// What a threshold above the room does, and what one below it does not.
#[tokio::test]
async fn short_room_is_told_first_and_then_refused() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::ZERO }).await;
    let free = format!(
        "model_list:\n  - model_name: free
    litellm_params: {{model: openai/free, api_key: upstream-key, api_base: '{}/v1', input_cost_per_token: 0, output_cost_per_token: 0}}\n",
        upstream.url
    );
    for (warn, stop, level, reason) in [
        (0, 0, "ample", None),
        (1, 1, "ample", None),
        (HUGE, 0, "low", Some(NOT_READY)),
        (HUGE, 1, "low", Some(NOT_READY)),
        (HUGE, HUGE, "exhausted", Some(NOT_SOLD)),
        (0, HUGE, "exhausted", Some(NOT_SOLD)),
    ] {
        let what = format!("{warn} {stop}");
        let settings =
            format!("general_settings: {{disk_free_warn_mb: {warn}, disk_free_stop_mb: {stop}}}\n");
        let yaml = config_with_upstream(&upstream.url, &settings).replace("model_list:\n", &free);
        let server = Server::start(&yaml).await;
        let before = upstream.seen().len();

        let (status, ready) = server.call("GET", "/health/readiness", None).await;
        let expected = match reason {
            None => (200, json!({"status": "healthy", "db": "connected"})),
            Some(reason) => (503, json!({"status": "unhealthy", "db": "connected", "reason": reason})),
        };
        assert_eq!((status, ready), expected, "{what}");
        assert_eq!(server.call("GET", "/health/liveliness", None).await.0, 200, "{what}: it is alive");
        let (status, details) = server.call("GET", "/health/readiness/details", None).await;
        assert_eq!((status, &details["disk"]["level"]), (200, &json!(level)), "{what}: {details}");
        assert!(details["disk"]["last_seen"].as_u64().is_some_and(|age_s| age_s < 60), "{what}: {details}");
        assert_eq!((&details["reason"], &details["status"]), (&json!(reason), &expected.1["status"]));

        let is_sold = level != "exhausted";
        for path in ["/v1/chat/completions", "/v1/completions", "/v1/embeddings"] {
            let body = json!({"model": "up", "messages": [{"role": "user", "content": "Hello"}],
                "prompt": "Hello", "input": "Hello", "max_tokens": 7});
            let reply = server.send(MASTER, path, &[], body).await;
            let kind = reply.json()["error"]["type"].clone();
            if is_sold {
                assert_ne!(reply.status, 503, "{what} {path}: {}", reply.text());
            } else {
                assert_eq!((reply.status, kind), (503, json!("budget_unavailable")), "{what} {path}");
                assert_eq!(reply.header("retry-after"), "1", "{what} {path}");
            }
        }
        assert_eq!(upstream.seen().len() > before, is_sold, "{what}: refused before anything was sent");
        let (status, answer) = server.chat("free", "acme", json!({})).await;
        assert_eq!(status, 200, "{what}: what costs nothing needs no room: {answer}");
        server.post("/customer/new", json!({"user_id": "new"})).await;
        assert_eq!(server.open_holds(), 0, "{what}");
        server.stop_and_verify().await;
    }
}

#[tokio::test]
async fn the_room_is_a_number_for_whoever_watches() {
    let server = Server::start("model_list: []").await;
    let room = |text: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix("litellm_rs_disk_free_bytes "));
        line.and_then(|number| number.parse::<f64>().ok())
    };
    let (status, page) = server.call("GET", "/metrics", None).await;
    let Value::String(page) = page else { panic!("{status}: {page}") };
    assert!(room(&page).is_some_and(|free| free > 0.0), "{page}");
    server.stop_and_verify().await;
}
