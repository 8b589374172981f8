//! Providers' keys: sealed on disk, absent from answers and logs, and of no use with another salt.

use litellm_rs::clock::Clock;
use serde_json::json;

use super::{CANARY, added, provider, status};
use crate::support::server::MASTER;
use crate::support::{Home, Server, config_with_upstream, http};

fn with_salt(yaml: &str, salt: &str) -> String {
    format!("{yaml}general_settings:\n  salt_key: {salt}\n")
}

#[tokio::test]
async fn no_secret_lies_on_disk_or_is_told() {
    let upstream = provider().await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    let mut body = added("house", "h1", &upstream);
    body["litellm_params"]["extra_headers"] = json!({"x-secret": "header-canary"});
    body["litellm_params"]["aws_secret_access_key"] = json!("aws-canary");
    body["litellm_params"]["unheard_of"] = json!(["list-canary"]);
    let mut told = server.post("/model/new", body).await.to_string();
    let update = json!({"model_info": {"id": "h1"}, "litellm_params": {"unheard_of_too": "late-canary"}});
    told += &server.post("/model/update", update).await.to_string();
    for path in ["/model/info", "/v1/model/info?litellm_model_id=h1", "/model_group/info", "/v1/models"] {
        told += &server.read(path).await.to_string();
    }
    told += &server.post("/model/block", json!({"model_id": "h1"})).await.to_string();
    told += &server.post("/model/unblock", json!({"model_id": "h1"})).await.to_string();
    assert!(!told.contains("canary"), "{told}");
    assert_eq!(status(&server, "house", "acme").await, 200);
    let seen = &upstream.seen()[0];
    assert_eq!(seen.headers["x-secret"], "header-canary");
    assert_eq!(seen.body["unheard_of"], json!(["list-canary"]));
    assert_eq!(seen.body["unheard_of_too"], "late-canary");
    assert!(seen.body.get("aws_secret_access_key").is_none());

    let folder = server.stop().await;
    let mut files = 0;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(memchr::memmem::find(&bytes, b"canary").is_none());
        files += usize::from(memchr::memmem::find(&bytes, b"stored_model").is_some());
    }
    assert_eq!(files, 1, "the database was among them");
}

#[tokio::test]
async fn a_variable_is_stored_by_its_name() {
    let upstream = provider().await;
    let variables = format!("environment_variables:\n  HOUSE_KEY: {CANARY}\n");
    let yaml = config_with_upstream(&upstream.url, &variables);
    let server = Server::start(&yaml).await;
    let mut body = added("house", "h1", &upstream);
    body["litellm_params"]["api_key"] = json!("os.environ/HOUSE_KEY");
    let row = server.post("/model/new", body.clone()).await;
    assert_eq!(row["litellm_params"]["api_key"], "os.environ/HOUSE_KEY");
    assert_eq!(status(&server, "house", "acme").await, 200);
    assert_eq!(upstream.seen()[0].headers["authorization"], format!("Bearer {CANARY}"));

    for (variable, part) in
        [("NOT_THERE", "`NOT_THERE` is not set"), ("LITELLM_MASTER_KEY", "LITELLM_MASTER_KEY is not")]
    {
        body["litellm_params"]["api_key"] = json!(format!("os.environ/{variable}"));
        body["model_info"]["id"] = json!("h2");
        let (status, answer) = server.call("POST", "/model/new", Some(body.clone())).await;
        assert_eq!(status, 400, "{variable}");
        assert!(answer["error"]["message"].as_str().unwrap().contains(part), "{variable}: {answer}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn with_another_salt_the_model_is_left_out_until_its_key_comes_again() {
    let upstream = provider().await;
    let yaml = config_with_upstream(&upstream.url, "");
    let server =
        Server::start_in(tempfile::tempdir().unwrap(), &with_salt(&yaml, "first"), Clock::System).await;
    server.post("/model/new", added("house", "h1", &upstream)).await;
    let mut open = added("open", "h2", &upstream);
    open["litellm_params"].as_object_mut().unwrap().remove("api_key");
    open["litellm_params"]["model"] = json!("hosted_vllm/open");
    server.post("/model/new", open).await;
    let folder = server.stop().await;

    let server = Server::start_in(folder, &with_salt(&yaml, "second"), Clock::System).await;
    for (model, expected) in [("house", 400), ("open", 200), ("up", 200)] {
        assert_eq!(status(&server, model, "acme").await, expected, "{model}");
    }
    let change = json!({"model_info": {"id": "h1"}, "litellm_params": {"rpm": 7}});
    let (answered, told) = server.call("POST", "/model/update", Some(change)).await;
    assert_eq!((answered, &told["error"]["param"]), (400, &json!("litellm_params.api_key")), "{told}");
    let change = json!({"model_info": {"id": "h1"}, "litellm_params": {"api_key": "sk-again"}});
    server.post("/model/update", change).await;
    assert_eq!(status(&server, "house", "acme").await, 200);
    assert_eq!(upstream.seen().last().unwrap().headers["authorization"], "Bearer sk-again");
    let folder = server.stop().await;

    // The first salt opens nothing any more; deleting needs no salt.
    let server = Server::start_in(folder, &with_salt(&yaml, "first"), Clock::System).await;
    assert_eq!(status(&server, "house", "acme").await, 400);
    server.post("/model/delete", json!({"id": "h1"})).await;
    server.stop_and_verify().await;
}

#[tokio::test]
async fn the_master_key_seals_where_no_salt_is_set_and_the_log_says_what_is_left_out() {
    let upstream = provider().await;
    let home = Home::new().with("LITELLM_MASTER_KEY", MASTER);
    let yaml = config_with_upstream(&upstream.url, "");
    let serving = home.serve_with(&yaml, &[]);
    let body = added("house", "h1", &upstream).to_string();
    let request = http().post(format!("{}/model/new", serving.url)).bearer_auth(MASTER).body(body);
    assert_eq!(request.send().await.unwrap().status(), 200);
    let log = serving.stop();
    assert!(!log.contains("canary") && !log.contains("left out"), "{log}");

    let log = home.serve_with(&yaml, &[]).stop();
    assert!(!log.contains("left out"), "{log}");
    let home = home.with("LITELLM_SALT_KEY", "sk-another");
    let log = home.serve_with(&yaml, &[]).stop();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("left out")).collect();
    assert_eq!(lines.len(), 1, "{log}");
    for part in ["WARN", "`house` (h1)", "litellm_params.api_key", "LITELLM_SALT_KEY"] {
        assert!(lines[0].contains(part), "{}", lines[0]);
    }
    assert!(!log.contains("canary"), "{log}");
}
