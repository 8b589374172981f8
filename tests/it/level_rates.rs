//! Rates of tags, members and organizations, of a key's tags, and of whole days.

use std::time::Duration;

use litellm_rs::clock::Clock;
use litellm_rs::domain::time::Millis;
use serde_json::{Value, json};

use crate::support::{Answer, Reply, Server, Upstream, config_with_upstream};

const WELL: Answer = Answer::Chat { output_tokens: 7, after: Duration::ZERO };
const DAY_MS: i64 = 86_400_000;

async fn ask(server: &Server, key: &str) -> Reply {
    server.chat_as(key, "up", "acme", &json!({"max_tokens": 7})).await
}

async fn scene() -> (Upstream, Server, Clock) {
    let upstream = Upstream::start(WELL).await;
    let clock = Clock::manual(Millis(1_800_000_000_000));
    let server = Server::start_at(&config_with_upstream(&upstream.url, ""), clock.clone()).await;
    (upstream, server, clock)
}

#[tokio::test]
async fn every_level_names_its_rates_as_the_original_does() {
    let (_upstream, server, clock) = scene().await;
    let once = |id: &str| json!({"budget_id": id, "rpm_limit": 1});
    for id in ["tag", "own", "org"] {
        server.post("/budget/new", once(id)).await;
    }
    let model = json!({"budget_id": "org-model", "model_max_budget": {"up": {"rpm_limit": 1}}});
    server.post("/budget/new", model).await;
    server.tag(json!({"id": "prod", "budget_id": "tag"})).await;
    server.bob_in_red(json!({"budget_id": "own"})).await;
    server.organization(json!({"id": "org", "budget_id": "org"})).await;
    server.organization(json!({"id": "org2", "budget_id": "org-model"})).await;
    for (key, level, id) in [
        (json!({"metadata": {"tags": ["prod"]}}), "tag", "prod"),
        (json!({"team_id": "red", "user_id": "bob"}), "team_member", "red:bob"),
        (json!({"organization_id": "org"}), "organization", "org"),
        (json!({"organization_id": "org2"}), "model_per_organization", "org2:up"),
        (json!({"tag_rpm_limit": {"x": 1, "y": 9}, "tags": ["y", "x"]}), "tag_per_key", ":x"),
    ] {
        let key = server.key(key).await;
        let reply = ask(&server, &key).await;
        assert_eq!(reply.status, 200, "{level}: {}", reply.text());
        for (name, value) in [("limit", "1"), ("remaining", "0")] {
            assert_eq!(reply.header(&format!("x-ratelimit-{level}-{name}-requests")), value, "{level}");
        }
        let refused = ask(&server, &key).await;
        assert_eq!(refused.status, 429, "{level}");
        let (words, id) =
            (format!("Rate limit exceeded for {level}: "), format!("{id}. Limit type: requests."));
        let text = refused.text();
        assert!(text.contains(&words) && text.contains(&id), "{level}: {text}");
        clock.advance_ms(59_999);
        assert_eq!(ask(&server, &key).await.status, 429, "{level}");
        clock.advance_ms(1);
        assert_eq!(ask(&server, &key).await.status, 200, "{level}");
    }
    assert_eq!(server.open_holds(), 0);
}

/// A call is eleven tokens in and seven out; what it is admitted with is put right after it.
#[tokio::test]
async fn a_day_of_tokens_is_counted_over_calls_and_restarts() {
    for (level, key) in [
        ("api_key", json!({"tpd_limit": 50})),
        ("tag", json!({"tags": ["a\"b%"]})),
        ("organization", json!({"organization_id": "org"})),
        ("team_member", json!({"team_id": "red", "user_id": "bob"})),
        ("end_user", json!({"end_user_budget_id": "day"})),
    ] {
        let (upstream, server, clock) = scene().await;
        server.post("/budget/new", json!({"budget_id": "day", "tpd_limit": 50})).await;
        server.tag(json!({"id": "a\"b%", "budget_id": "day"})).await;
        server.bob_in_red(json!({"budget_id": "day"})).await;
        server.organization(json!({"id": "org", "budget_id": "day"})).await;
        let key = server.key(key).await;
        let left = |reply: &Reply| -> Value {
            serde_json::from_str(reply.header(&format!("x-ratelimit-{level}-remaining-tokens-per-day")))
                .unwrap()
        };
        let first = ask(&server, &key).await;
        assert_eq!(first.status, 200, "{level}: {}", first.text());
        clock.advance_ms(DAY_MS / 2);
        let second = ask(&server, &key).await;
        assert_eq!(second.status, 200, "{level}");
        assert_eq!(left(&second).as_u64(), left(&first).as_u64().map(|left| left - 18), "{level}");
        let refused = ask(&server, &key).await;
        assert_eq!((refused.status, refused.header("rate_limit_type")), (429, "tokens_per_day"), "{level}");
        // What the ledger says of the last day counts in a new process too.
        let yaml = config_with_upstream(&upstream.url, "");
        let server = Server::start_in(server.stop().await, &yaml, clock.clone()).await;
        let refused = ask(&server, &key).await;
        assert_eq!(refused.status, 429, "{level}: {}", refused.text());
        let seconds: i64 = refused.header("retry-after").parse().unwrap();
        assert!((43_200..=43_500).contains(&seconds), "{level}: {seconds}");
        clock.advance_ms((seconds - 1) * 1_000);
        assert_eq!(ask(&server, &key).await.status, 429, "{level}");
        clock.advance_ms(1_000);
        assert_eq!(ask(&server, &key).await.status, 200, "{level}: the first call has left the day");
        server.stop_and_verify().await;
    }
}

/// Calls without a limit count as well, once the day of a payer is counted at all.
#[tokio::test]
async fn a_limit_of_a_day_that_comes_back_has_seen_every_call() {
    let (upstream, server, clock) = scene().await;
    server.post("/budget/new", json!({"budget_id": "day", "tpd_limit": 50})).await;
    // A limit that is taken away and set again.
    let key = server.key(json!({"tpd_limit": 50})).await;
    assert_eq!(ask(&server, &key).await.status, 200);
    server.post("/key/update", json!({"key": key, "tpd_limit": null})).await;
    for _ in 0..2 {
        assert_eq!(ask(&server, &key).await.status, 200);
    }
    server.post("/key/update", json!({"key": key, "tpd_limit": 60})).await;
    assert_eq!(ask(&server, &key).await.status, 429);
    // One of two ways to the same customer.
    clock.advance_ms(2 * DAY_MS);
    let limited = server.key(json!({"end_user_budget_id": "day"})).await;
    let free = server.key(json!({})).await;
    for (key, status) in [(&limited, 200), (&free, 200), (&free, 200), (&limited, 429), (&free, 200)] {
        let reply = ask(&server, key).await;
        assert_eq!(reply.status, status, "{}", reply.text());
    }
    // A call that is under way when the limit comes is counted when it ends.
    clock.advance_ms(2 * DAY_MS);
    let key = server.key(json!({})).await;
    let calls = upstream.seen().len();
    upstream.next([Answer::Waiting { output_tokens: 7 }]);
    let long = json!({"max_tokens": 7});
    let ((), reply) = tokio::join!(
        async {
            upstream.arrived(calls + 1).await;
            server.post("/key/update", json!({"key": key, "tpd_limit": 50})).await;
            for _ in 0..2 {
                assert_eq!(ask(&server, &key).await.status, 200);
            }
            upstream.let_go();
        },
        server.chat_as(&key, "up", "acme", &long),
    );
    assert_eq!(reply.status, 200);
    assert_eq!(ask(&server, &key).await.status, 429);
    server.stop_and_verify().await;
}
