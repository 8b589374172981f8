//! What one request may cost the server: a body nobody asked for, inputs by the thousand, tries
//! without end.

use std::time::Duration;

use serde_json::json;

use crate::bad_input::{check, scene, state};
use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream};

#[tokio::test]
async fn nobody_unknown_makes_the_server_read_a_body() {
    let (upstream, server) = scene().await;
    let before = state(&server, &upstream).await;
    for path in
        ["/v1/chat/completions", "/v1/embeddings", "/openai/deployments/up/chat/completions", "/customer/new"]
    {
        for credential in ["", "authorization: Bearer sk-wrong\r\n"] {
            for length in [10_000_u64, 1 << 40] {
                // The body never comes; the answer does.
                let head = format!(
                    "POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{credential}content-length: {length}\r\n\r\n"
                );
                let answer = tokio::time::timeout(Duration::from_secs(5), server.raw(head.as_bytes())).await;
                let (status, body) = answer.unwrap_or_else(|_| panic!("no answer to {head}"));
                assert_eq!(status, 401, "{head}: {body}");
                check(&head, status, &body);
            }
        }
    }
    assert_eq!(state(&server, &upstream).await, before);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_mock_embeds_as_many_inputs_as_a_provider_and_no_more() {
    let yaml = "model_list: [{model_name: mock, litellm_params: {model: openai/text-embedding-3-small, mock_response: Hi}}]";
    let server = Server::start(yaml).await;
    for (inputs, status) in [(2_048, 200), (2_049, 400), (3_000, 400)] {
        let body = json!({"model": "mock", "input": vec!["a"; inputs]});
        let reply = server.send(MASTER, "/v1/embeddings", &[], body).await;
        assert_eq!(reply.status, status, "{inputs}");
        if status == 200 {
            assert_eq!(reply.json()["data"].as_array().unwrap().len(), inputs);
        } else {
            check(&format!("{inputs} inputs"), reply.status, &reply.text());
        }
    }
    assert_eq!(server.open_holds(), 0);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn more_retries_than_help_anyone_are_not_made() {
    let down = Answer::Raw { status: 503, headers: vec![("retry-after", "0")], body: "{}".into() };
    let upstream = Upstream::start(down).await;
    let server = Server::start(&config_with_upstream(&upstream.url, "")).await;
    let mut before = 0;
    for (wanted, status, calls) in
        [("0", 503, 1), ("2", 503, 3), ("4294967295", 503, 21), ("4294967296", 400, 0), ("-1", 400, 0)]
    {
        let body = chat_body("up", "acme", &json!({}));
        let headers = [("x-litellm-num-retries", wanted)];
        let reply = server.send(MASTER, "/v1/chat/completions", &headers, body).await;
        assert_eq!(reply.status, status, "{wanted}: {}", reply.text());
        assert_eq!(upstream.seen().len() - before, calls, "{wanted}");
        before += calls;
    }
    assert_eq!((server.open_holds(), server.logs().await.len()), (0, 0));
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_request_names_500_records_at_most() {
    let server = Server::start("model_list: []").await;
    for (path, name) in [
        ("/v2/key/info", "keys"),
        ("/v2/key/info", "key_aliases"),
        ("/key/delete", "keys"),
        ("/key/delete", "key_aliases"),
        ("/budget/info", "budgets"),
        ("/customer/delete", "user_ids"),
        ("/customer/block", "user_ids"),
        ("/customer/unblock", "user_ids"),
        ("/user/delete", "user_ids"),
    ] {
        for (count, is_too_long) in [(500, false), (501, true)] {
            let ids: Vec<String> = (0..count).map(|at| format!("n{at}")).collect();
            let (status, told) = server.call("POST", path, Some(json!({name: ids}))).await;
            let found = status == 422 && told.to_string().contains("at most 500 items");
            assert_eq!(found, is_too_long, "{path} {name} {count}: {status} {told}");
        }
    }
    let (status, told) = server.call("POST", "/v2/key/info", Some(json!({"keys": vec![1; 500]}))).await;
    assert_eq!((status, told["detail"].as_array().map(Vec::len)), (422, Some(100)));
    server.stop_and_verify().await;
}
