//! Streams: what passes, when it passes, and that every end there is settles exactly once.

use std::time::Duration;

use litellm_rs::store::entries::{self, EntryFilter};
use litellm_rs::store::{Access, Store};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpSocket;

use crate::support::server::MASTER;
use crate::support::{Answer, Server, Upstream, chat_body, config_with_upstream, until};

const WELL: Answer = Answer::Stream { words: 3, usage: true, done: true };
/// Eleven tokens in, three out.
const COST: &str = "0.0002";

async fn server(upstream: &Upstream) -> Server {
    let yaml = config_with_upstream(&upstream.url, "");
    Server::start(&yaml.replace("api_key: upstream-key", "api_key: upstream-key\n      stream_timeout: 0.3"))
        .await
}

fn raw(body: &str) -> Answer {
    Answer::Raw { status: 200, headers: vec![("content-type", "text/event-stream")], body: body.into() }
}

/// The only line of the log, which comes there by itself after a caller has left.
async fn only_line(server: &Server) -> Value {
    until("the call is in the log", async || !server.logs().await.is_empty()).await;
    let logs = server.logs().await;
    assert_eq!(logs.len(), 1, "settled exactly once: {logs:?}");
    logs[0].clone()
}

/// Reads until the text has come.
async fn read_until(response: &mut reqwest::Response, text: &str) -> String {
    let mut read = String::new();
    while !read.contains(text) {
        let chunk = tokio::time::timeout(Duration::from_secs(10), response.chunk()).await;
        let chunk = chunk.unwrap_or_else(|_| panic!("no {text:?} after {read:?}")).unwrap();
        read += std::str::from_utf8(&chunk.unwrap_or_else(|| panic!("no {text:?} in {read:?}"))).unwrap();
    }
    read
}

#[tokio::test]
async fn every_end_of_a_stream_settles_once_and_says_how_sure_it_is() {
    let word = r#"data: {"id":"c1","choices":[{"index":0,"delta":{"content":" word"}}]}"#;
    let usage = r#"data: {"id":"c1","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":3}}"#;
    let done = "data: [DONE]";
    let lines = |lines: &[&str]| raw(&lines.iter().map(|line| format!("{line}\n\n")).collect::<String>());
    // The answer; what the last event says; the cost; how sure; the note.
    let cases = [
        (WELL, "[DONE]", COST, "exact", None),
        (Answer::Stream { words: 3, usage: false, done: true }, "[DONE]", COST, "estimated", None),
        (Answer::Stream { words: 3, usage: true, done: false }, " word", COST, "exact", None),
        (Answer::Stream { words: 3, usage: false, done: false }, " word", COST, "estimated", None),
        (Answer::Cut { words: 3 }, "was cut", COST, "estimated", Some("the provider's stream was cut")),
        (Answer::Stall { words: 3 }, "stalled", COST, "estimated", Some("the provider's stream stalled")),
        (
            Answer::Stall { words: 0 },
            "stalled",
            "0.00011",
            "estimated",
            Some("the provider's stream stalled"),
        ),
        (lines(&[word, "no event at all", word, word, done]), "[DONE]", COST, "estimated", None),
        (lines(&[word, "data: {{{", word, usage, done]), "[DONE]", COST, "exact", None),
        (lines(&[word, ": ping", usage, word, word, done, word]), "[DONE]", COST, "exact", None),
        (raw(""), "", "0.00011", "estimated", None),
        (raw("\u{0}\u{0}\u{0}garbage"), "garbage", "0.00011", "estimated", None),
        (raw("data: {\"choices\":7,\"usage\":{\"prompt_tokens\":[]}}\n\n"), "", "0.00011", "estimated", None),
    ];
    for (answer, last, cost, sure, note) in cases {
        let what = format!("{answer:?}");
        let upstream = Upstream::start(answer).await;
        let server = server(&upstream).await;
        let response = server.open_stream("up", "acme", &json!({})).await;
        assert_eq!(response.status(), 200, "{what}");
        let text = response.text().await.unwrap();
        assert!(text.trim_end().rsplit("\n\n").next().unwrap().contains(last), "{what}: {text}");
        let line = only_line(&server).await;
        assert_eq!(line["spend"].to_string(), cost, "{what}: {line}");
        assert_eq!(line["metadata"]["ledger_status"], sure, "{what}");
        assert_eq!(line["metadata"]["note"].as_str(), note, "{what}");
        assert_eq!(server.spend("acme").await, cost, "{what}");
        assert_eq!(server.open_holds(), 0, "{what}");
        server.stop_and_verify().await;
    }
}

#[tokio::test]
async fn a_caller_who_stops_reading_holds_nothing_for_ever() {
    // More than all buffers between here and there can take.
    let upstream = Upstream::start(Answer::Stream { words: 200_000, usage: true, done: true }).await;
    let server = server(&upstream).await;
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(8 * 1024).unwrap();
    let address = server.url.strip_prefix("http://").unwrap().parse().unwrap();
    let mut caller = socket.connect(address).await.unwrap();
    let body = chat_body("up", "acme", &json!({"stream": true})).to_string();
    let head = format!(
        "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {MASTER}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    caller.write_all((head + &body).as_bytes()).await.unwrap();
    let line = only_line(&server).await;
    assert_eq!(line["metadata"]["note"], "the caller stopped reading the stream", "{line}");
    assert_eq!(line["metadata"]["ledger_status"], "estimated");
    assert!(line["completion_tokens"].as_u64().unwrap() > 0, "{line}");
    drop(caller);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_caller_who_hangs_up_stops_the_provider_and_pays_for_what_passed() {
    let upstream = Upstream::start(Answer::Stall { words: 3 }).await;
    let server = server(&upstream).await;
    let mut response = server.open_stream("up", "acme", &json!({})).await;
    // The events are here while the provider has nothing more to say: nothing waits for the end.
    let read = read_until(&mut response, " word\"}}]}\n\n").await;
    assert!(!read.contains("stalled"), "{read}");
    drop(response);
    upstream.abandoned(1).await;
    server.settled().await;
    let line = only_line(&server).await;
    assert_eq!(
        (line["spend"].to_string().as_str(), &line["metadata"]["ledger_status"]),
        (COST, &json!("estimated"))
    );
    assert_eq!(line["metadata"]["note"], "the caller left during the stream");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_caller_who_hangs_up_before_the_answer_pays_the_floor_once() {
    let upstream = Upstream::start(Answer::Chat { output_tokens: 7, after: Duration::from_secs(600) }).await;
    let server = server(&upstream).await;
    let body = chat_body("up", "acme", &json!({})).to_string();
    let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(MASTER);
    let caller = tokio::spawn(request.body(body).send());
    upstream.arrived(1).await;
    caller.abort();
    server.settled().await;
    let line = only_line(&server).await;
    assert_eq!(line["metadata"]["ledger_status"], "estimated", "{line}");
    assert!(line["spend"].to_string().starts_with("0.000"), "the input at the most: {line}");
    until("the new customer is on record", async || server.spend("acme").await != "0.0").await;
    assert_eq!(server.spend("acme").await, line["spend"].to_string());
    server.stop_and_verify().await;
}

#[tokio::test]
async fn usage_is_always_asked_for_and_delivered_only_to_who_asked() {
    let upstream = Upstream::start(WELL).await;
    let server = server(&upstream).await;
    // What the caller says; what the provider sees; whether usage is delivered.
    let cases = [
        (Value::Null, json!({"include_usage": true}), false),
        (json!({"include_usage": false}), json!({"include_usage": true}), false),
        (json!({"x": 1}), json!({"x": 1, "include_usage": true}), false),
        (json!({"include_usage": true}), json!({"include_usage": true}), true),
    ];
    for (options, asked, delivered) in cases {
        let response = server.open_stream("up", "acme", &json!({"stream_options": options})).await;
        assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
        assert_eq!(response.headers()["cache-control"], "no-cache");
        assert!(!response.headers().contains_key("x-litellm-response-cost"));
        let text = response.text().await.unwrap();
        assert_eq!(upstream.seen().last().unwrap().body["stream_options"], asked, "{options}");
        assert_eq!(text.contains("prompt_tokens"), delivered, "{options}: {text}");
        if delivered {
            let event = text.split("\n\n").find(|event| event.contains("prompt_tokens")).unwrap();
            let event: Value = serde_json::from_str(event.trim_start_matches("data: ")).unwrap();
            assert_eq!(event["usage"]["cost"].to_string(), COST);
            assert_eq!(event["usage"]["completion_tokens"], 3);
        }
        assert_eq!(text.matches("\"model\":\"up\"").count(), text.matches("data: {").count(), "{text}");
        assert!(text.ends_with("data: [DONE]\n\n"), "{text}");
    }
    for line in server.logs().await {
        assert_eq!(line["spend"].to_string(), COST);
    }
}

#[tokio::test]
async fn a_stream_costs_what_the_same_answer_costs_whole() {
    let upstream = Upstream::start(WELL).await;
    let server = server(&upstream).await;
    let body = |customer, stream| chat_body("up", customer, &json!({"stream": stream, "max_tokens": 37}));
    for (customer, stream, answer) in [
        ("streamed", true, Answer::Stream { words: 37, usage: true, done: true }),
        ("whole", false, Answer::Chat { output_tokens: 37, after: Duration::ZERO }),
    ] {
        upstream.next([answer]);
        let reply = server.send(MASTER, "/v1/chat/completions", &[], body(customer, stream)).await;
        assert_eq!(reply.status, 200);
    }
    assert_eq!(server.spend("streamed").await, "0.00122");
    assert_eq!(server.spend("whole").await, "0.00122");
    let logs = server.logs().await;
    for member in ["spend", "prompt_tokens", "completion_tokens", "model", "call_type", "api_key", "model_id"]
    {
        assert_eq!(logs[0][member], logs[1][member], "{member}");
    }
}

/// What the disk says of a customer, past the server.
async fn on_disk(server: &Server, customer: &str) -> usize {
    let store = Store::open_sqlite(&server.database(), Access::ReadOnly).await.unwrap();
    let filter = EntryFilter { customer_id: Some(customer.into()), limit: 10, ..EntryFilter::default() };
    let found = entries::list(&store, &filter).await.unwrap().len();
    store.close().await;
    found
}

#[tokio::test]
async fn the_last_byte_comes_after_the_commit() {
    let upstream = Upstream::start(WELL).await;
    let server = server(&upstream).await;
    for at in 0..10 {
        let id = format!("streamed-{at}");
        let mut response = server.open_stream("up", &id, &json!({})).await;
        read_until(&mut response, "[DONE]").await;
        assert_eq!(on_disk(&server, &id).await, 1, "{id}");
    }
    // Without an end mark the end of the connection is the last byte.
    upstream.next([Answer::Stream { words: 3, usage: true, done: false }]);
    let ended = server.open_stream("up", "ended", &json!({})).await;
    ended.text().await.unwrap();
    assert_eq!(on_disk(&server, "ended").await, 1);
    upstream.usual(Answer::Chat { output_tokens: 3, after: Duration::ZERO });
    for at in 0..10 {
        let id = format!("whole-{at}");
        assert_eq!(server.chat("up", &id, json!({})).await.0, 200);
        assert_eq!(on_disk(&server, &id).await, 1, "{id}");
    }
}

#[tokio::test]
async fn who_watches_does_not_hold_up_a_clean_stop() {
    let upstream = Upstream::start(WELL).await;
    let server = server(&upstream).await;
    let watch = server.http.get(format!("{}/spend/stream", server.url)).bearer_auth(MASTER);
    let mut watcher = watch.send().await.unwrap();
    assert_eq!(watcher.status(), 200);
    let stream = server.open_stream("up", "acme", &json!({})).await;
    assert!(stream.text().await.unwrap().ends_with("data: [DONE]\n\n"));
    read_until(&mut watcher, "acme").await;
    // Well before calls under way would be given up.
    let stopping = tokio::time::timeout(Duration::from_secs(10), server.stop_and_verify());
    assert!(stopping.await.is_ok(), "the stop waits for who watches");
    while let Some(rest) = watcher.chunk().await.expect("the watcher's stream ends, it does not break") {
        assert!(!rest.is_empty());
    }
}
