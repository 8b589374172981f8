//! Models that are added, changed and removed while calls run: each call keeps the deployment and the
//! price it began with, and no provider's key is ever seen again.

mod costs;
mod credentials;
mod listed;
mod refused;
mod sealed;

use std::time::Duration;

use litellm_rs::clock::Clock;
use serde_json::{Value, json};

use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, config_with_upstream};

/// The key of a provider; must be seen nowhere but there.
const CANARY: &str = "sk-canary-of-a-provider";

/// A provider that answers with ten output tokens.
async fn provider() -> Upstream {
    Upstream::start(Answer::Chat { output_tokens: 10, after: Duration::ZERO }).await
}

/// The body that adds a model at a provider, at one and two micro-dollars a token.
fn added(name: &str, id: &str, upstream: &Upstream) -> Value {
    json!({
        "model_name": name,
        "litellm_params": {
            "model": "openai/house",
            "api_base": format!("{}/v1", upstream.url),
            "api_key": CANARY,
            "input_cost_per_token": 0.000001,
            "output_cost_per_token": "2e-6",
        },
        "model_info": {"id": id, "mode": "chat"},
    })
}

async fn status(server: &Server, model: &str, customer: &str) -> u16 {
    server.chat_as(MASTER, model, customer, &json!({})).await.status
}

#[tokio::test]
async fn a_model_is_there_from_its_adding_to_its_end_and_after_a_restart() {
    let (config, new) = (provider().await, provider().await);
    let yaml = config_with_upstream(&config.url, "");
    let server = Server::start(&yaml).await;
    assert_eq!(status(&server, "house", "acme").await, 400);

    let row = server.post("/model/new", added("house", "h1", &new)).await;
    assert_eq!((&row["model_id"], &row["model_name"]), (&json!("h1"), &json!("house")));
    assert_eq!((&row["created_by"], &row["blocked"]), (&json!("default_user_id"), &json!(false)));
    assert_eq!(status(&server, "house", "acme").await, 200);
    let seen = &new.seen()[0];
    assert_eq!(seen.path, "/v1/chat/completions");
    assert_eq!(seen.headers["authorization"], format!("Bearer {CANARY}"));
    assert_eq!(seen.body["model"], "house");
    // Eleven tokens in, ten out.
    assert_eq!(server.spend("acme").await, "0.000031");
    assert!(config.seen().is_empty());

    let folder = server.stop().await;
    let server = Server::start_in(folder, &yaml, Clock::System).await;
    assert_eq!(status(&server, "house", "acme").await, 200);
    assert_eq!(new.seen()[1].headers["authorization"], format!("Bearer {CANARY}"));

    let answer = server.post("/model/delete", json!({"id": "h1"})).await;
    assert_eq!(answer, json!({"message": "Model: h1 deleted successfully"}));
    assert_eq!(status(&server, "house", "acme").await, 400);
    assert_eq!(status(&server, "up", "acme").await, 200, "the others stay");
    let folder = server.stop().await;
    let server = Server::start_in(folder, &yaml, Clock::System).await;
    assert_eq!(status(&server, "house", "acme").await, 400);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_call_under_way_keeps_its_deployment_and_its_price() {
    let (old, new) = (provider().await, provider().await);
    let server = Server::start(&config_with_upstream(&old.url, "")).await;
    server.post("/model/new", added("house", "h1", &old)).await;
    old.next([Answer::Waiting { output_tokens: 10 }]);
    let under_way = async { server.chat_as(MASTER, "house", "early", &json!({})).await };
    let meanwhile = async {
        old.arrived(1).await;
        let change = json!({"model_info": {"id": "h1"},
            "litellm_params": {"input_cost_per_token": 1, "api_base": format!("{}/v1", new.url)}});
        server.post("/model/update", change).await;
        assert_eq!(status(&server, "house", "late").await, 200);
        server.post("/model/delete", json!({"id": "h1"})).await;
        assert_eq!(status(&server, "house", "late").await, 400);
        old.let_go();
    };
    let (reply, ()) = tokio::join!(under_way, meanwhile);
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(server.spend("early").await, "0.000031");
    assert_eq!(server.spend("late").await, "11.00002");
    assert_eq!((old.seen().len(), new.seen().len()), (1, 1));
    assert_eq!(new.seen()[0].headers["authorization"], format!("Bearer {CANARY}"), "the key was kept");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn models_change_while_many_calls_run_and_none_is_lost_or_billed_wrongly() {
    let upstream = provider().await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    server.post("/model/new", added("house", "h0", &upstream)).await;
    let changes = async {
        for round in 1..=10 {
            let id = format!("h{round}");
            server.post("/model/new", added("house", &id, &upstream)).await;
            server.post("/model/delete", json!({"id": format!("h{}", round - 1)})).await;
        }
    };
    let calls = async {
        let calls = (0..60).map(|_| status(&server, "house", "acme"));
        futures_util::future::join_all(calls).await
    };
    let ((), statuses) = tokio::join!(changes, calls);
    assert_eq!(statuses, [200; 60]);
    assert_eq!(server.spend("acme").await, "0.00186");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_patch_merges_and_null_takes_away_what_an_update_leaves() {
    let (old, new) = (provider().await, provider().await);
    let server = Server::start(&config_with_upstream(&old.url, "")).await;
    server.post("/model/new", added("house", "h1", &old)).await;
    let nulls = json!({"model_info": {"id": "h1", "mode": null},
        "litellm_params": {"api_key": null, "output_cost_per_token": null, "rpm": 7}});
    let row = server.post("/model/update", nulls).await;
    assert_eq!((&row["model_info"]["mode"], &row["litellm_params"]["rpm"]), (&json!("chat"), &json!(7)));
    assert_eq!(row["litellm_params"]["output_cost_per_token"], "2e-6");
    let named_outside = json!({"id": "h1", "litellm_params": {"rpm": "8"}});
    assert_eq!(server.post("/model/update", named_outside).await["litellm_params"]["rpm"], "8");

    let change = json!({"model_name": "villa", "model_info": {"mode": null, "team": "x"},
        "litellm_params": {"rpm": null, "api_key": "sk-other", "api_base": format!("{}/v1", new.url)}});
    let (answered, row) = server.call("PATCH", "/model/h1/update", Some(change)).await;
    assert_eq!(answered, 200, "{row}");
    assert_eq!(row["model_name"], "villa");
    assert_eq!(row["model_info"], json!({"team": "x", "id": "h1", "db_model": true}));
    assert!(row["litellm_params"].get("rpm").is_none());
    assert_eq!(status(&server, "house", "acme").await, 400);
    assert_eq!(status(&server, "villa", "acme").await, 200);
    assert_eq!(new.seen()[0].headers["authorization"], "Bearer sk-other");
    assert_eq!(server.spend("acme").await, "0.000031");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_blocked_model_is_refused_until_it_is_unblocked() {
    let upstream = provider().await;
    let more = "  - model_name: '*'\n    litellm_params: {model: 'openai/*', api_key: k}\n";
    let yaml =
        config_with_upstream(&upstream.url, "").replace("router_settings", &format!("{more}router_settings"));
    let server = Server::start(&yaml).await;
    server.post("/model/new", added("house", "h1", &upstream)).await;
    let row = server.post("/model/block", json!({"model_id": "h1"})).await;
    assert_eq!(row["blocked"], true);
    let reply = server.chat_as(MASTER, "house", "acme", &json!({})).await;
    assert_eq!(reply.status, 403);
    let told = reply.json();
    assert_eq!(
        (&told["error"]["type"], &told["error"]["message"]),
        (&json!("permission_error"), &json!("litellm.PermissionDeniedError: Model is blocked"))
    );
    assert_eq!(status(&server, "up", "acme").await, 200);
    let ids = server.read("/v1/models").await;
    assert!(!ids.to_string().contains("house"));

    // A second deployment of the name takes the calls.
    server.post("/model/new", added("house", "h2", &upstream)).await;
    assert_eq!(status(&server, "house", "acme").await, 200);
    server.post("/model/delete", json!({"id": "h2"})).await;
    assert_eq!(status(&server, "house", "acme").await, 403);
    server.post("/model/unblock", json!({"model_id": "h1"})).await;
    assert_eq!(status(&server, "house", "acme").await, 200);
    server.stop_and_verify().await;
}
