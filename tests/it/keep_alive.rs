//! What a refusal leaves of its connection: it is there for the next request, or the answer says that
//! it is not. A client that reuses connections must never be cut without a word.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::bad_input::{check, scene, state};
use crate::support::server::MASTER;
use crate::support::{Server, chat_body};

/// How long a body may be behind its head while nothing is heard of the server.
const GAP: Duration = Duration::from_millis(10);
/// Longer than any answer takes here.
const PATIENCE: Duration = Duration::from_secs(10);
const WRONG: &str = "authorization: Bearer sk-wrong\r\n";
const CHAT: &str = "POST /v1/chat/completions";

/// An answer, and whether the server said that it was the last one of its connection.
#[derive(Debug)]
struct Told {
    status: u16,
    says_close: bool,
    body: String,
}

/// A client that keeps its connection.
struct Line(BufReader<TcpStream>);

impl Line {
    async fn to(server: &Server) -> Self {
        let stream = TcpStream::connect(server.url.trim_start_matches("http://")).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self(BufReader::new(stream))
    }

    /// Sends parts as packets of their own: each but the first once the server has said something,
    /// or after a while.
    async fn send(&mut self, parts: &[&[u8]]) {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                let _ = tokio::time::timeout(GAP, self.0.fill_buf()).await;
            }
            self.0.write_all(part).await.unwrap();
        }
    }

    async fn answer(&mut self, what: &str) -> Told {
        tokio::time::timeout(PATIENCE, self.read_answer(what)).await.expect(what)
    }

    async fn read_answer(&mut self, what: &str) -> Told {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            let read = self.0.read_line(&mut head).await.unwrap_or_else(|error| panic!("{what}: {error}"));
            assert!(read > 0, "{what}: the connection was cut, after {head:?}");
        }
        let head = head.to_ascii_lowercase();
        let value = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
        let length = value("content-length: ").unwrap_or("0").parse().unwrap();
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await.unwrap_or_else(|error| panic!("{what}: {error}"));
        Told {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            says_close: value("connection: ").is_some_and(|value| value.contains("close")),
            body: String::from_utf8(body).unwrap(),
        }
    }

    /// The server has closed, and in good order.
    async fn ends(&mut self, what: &str) {
        let mut rest = Vec::new();
        let reading = tokio::time::timeout(PATIENCE, self.0.read_to_end(&mut rest));
        reading.await.expect(what).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(rest.is_empty(), "{what}: {}", String::from_utf8_lossy(&rest));
    }
}

fn head(line: &str, more: &str, length: usize) -> String {
    format!("{line} HTTP/1.1\r\nhost: x\r\n{more}content-length: {length}\r\n\r\n")
}

fn master() -> String {
    format!("authorization: Bearer {MASTER}\r\n")
}

fn good_call() -> String {
    chat_body("up", "acme", &json!({})).to_string()
}

/// Requests that are answered before anybody reads what they carry, and one whose body is read.
fn refused(plain_key: &str) -> Vec<(&'static str, String, u16)> {
    let (none, wrong, plain) = (String::new(), WRONG.to_owned(), format!("x-api-key: {plain_key}\r\n"));
    vec![
        (CHAT, wrong.clone(), 401),
        (CHAT, none.clone(), 401),
        ("POST /v1/embeddings", wrong.clone(), 401),
        ("POST /openai/deployments/up/chat/completions", wrong.clone(), 401),
        ("POST /openai/deployments/up/nope", master(), 404),
        ("POST /key/generate", wrong.clone(), 401),
        ("POST /key/generate", plain.clone(), 401),
        ("POST /customer/update", none.clone(), 401),
        ("PUT /key/generate", master(), 405),
        ("GET /v1/models", wrong, 401),
        ("GET /v1/models", master(), 200),
        ("DELETE /v1/chat/completions", master(), 405),
        ("POST /health/liveliness", none.clone(), 405),
        ("POST /nope", none, 404),
        (CHAT, master(), 403),
    ]
}

#[tokio::test]
async fn a_refusal_leaves_the_connection_to_the_next_request() {
    let (upstream, server) = scene().await;
    let plain_key = server.key(json!({})).await;
    server.post("/customer/block", json!({"user_ids": ["shut"]})).await;
    let before = state(&server, &upstream).await;
    let body = chat_body("up", "shut", &json!({})).to_string();
    let (front, back) = body.as_bytes().split_at(20);
    let mut line = Line::to(&server).await;
    for (target, credential, status) in refused(&plain_key) {
        let head = head(target, &credential, body.len());
        let together = [head.as_bytes(), body.as_bytes()].concat();
        let paces: [&[&[u8]]; 4] = [
            &[&together],
            &[head.as_bytes(), body.as_bytes()],
            &[head.as_bytes(), front, back],
            &[&[head.as_bytes(), front].concat(), back],
        ];
        for (pace, parts) in paces.into_iter().enumerate() {
            let what = format!("{target} {credential:?} in way {pace}");
            line.send(parts).await;
            let told = line.answer(&what).await;
            assert_eq!((told.status, told.says_close), (status, false), "{what}: {told:?}");
            if status != 200 {
                check(&what, told.status, &told.body);
            }
        }
    }
    assert_eq!(state(&server, &upstream).await, before);
    let body = good_call();
    line.send(&[head(CHAT, &master(), body.len()).as_bytes(), body.as_bytes()]).await;
    let told = line.answer("a good call").await;
    assert_eq!((told.status, told.says_close), (200, false), "{told:?}");
    drop(line);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_body_in_chunks_is_read_to_its_end_as_well() {
    let (_upstream, server) = scene().await;
    let mut line = Line::to(&server).await;
    for (target, credential, status) in
        [(CHAT, WRONG, 401), ("POST /key/generate", WRONG, 401), ("POST /nope", "", 404)]
    {
        let head = format!("{target} HTTP/1.1\r\nhost: x\r\n{credential}transfer-encoding: chunked\r\n\r\n");
        let parts: [&[u8]; 4] = [head.as_bytes(), b"2\r\n{\"\r\n", b"3\r\na\":\r\n2\r\n1}", b"\r\n0\r\n\r\n"];
        let together = parts.concat();
        for parts in [&parts[..], &[&together]] {
            line.send(parts).await;
            let told = line.answer(target).await;
            assert_eq!((told.status, told.says_close), (status, false), "{target}: {told:?}");
        }
    }
    let body = good_call();
    line.send(&[head(CHAT, &master(), body.len()).as_bytes(), body.as_bytes()]).await;
    assert_eq!(line.answer("a good call").await.status, 200);
    drop(line);
    server.stop_and_verify().await;
}

#[tokio::test]
async fn what_is_read_of_a_refused_body_has_a_bound() {
    let (_upstream, server) = scene().await;
    for (length, says_close) in [(64 << 10, false), ((64 << 10) + 1, true)] {
        let what = format!("{length} bytes");
        let body = vec![b' '; length];
        let mut line = Line::to(&server).await;
        line.send(&[head(CHAT, WRONG, length).as_bytes(), &body]).await;
        let told = line.answer(&what).await;
        assert_eq!((told.status, told.says_close), (401, says_close), "{what}: {told:?}");
        if says_close {
            line.ends(&what).await;
        }
    }
    // In chunks nobody knows beforehand; one that is too large is read until then.
    let mut line = Line::to(&server).await;
    let chunk = format!("4000\r\n{}\r\n", " ".repeat(0x4000));
    let head = format!("{CHAT} HTTP/1.1\r\nhost: x\r\n{WRONG}transfer-encoding: chunked\r\n\r\n");
    line.send(&[head.as_bytes(), chunk.repeat(5).as_bytes(), b"0\r\n\r\n"]).await;
    let told = line.answer("80 KiB in chunks").await;
    assert_eq!((told.status, told.says_close), (401, true), "{told:?}");
    line.ends("80 KiB in chunks").await;
    server.stop_and_verify().await;
}

#[tokio::test]
async fn an_upload_of_somebody_unknown_is_answered_and_not_read() {
    let (_upstream, server) = scene().await;
    const FLOOD: usize = 64 << 20;
    for target in [CHAT, "POST /key/generate"] {
        let mut line = Line::to(&server).await;
        line.send(&[head(target, WRONG, FLOOD).as_bytes()]).await;
        // A client that sends all before it reads: it may be stopped, and finds the answer.
        let (chunk, mut sent) = (vec![b' '; 64 << 10], 0);
        while sent < FLOOD && line.0.get_mut().write_all(&chunk).await.is_ok() {
            sent += chunk.len();
        }
        assert!(sent < FLOOD, "{target}: all of it went out");
        let told = line.answer(target).await;
        assert_eq!((told.status, told.says_close), (401, true), "{target}: {told:?}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for_long() {
    let (_upstream, server) = scene().await;
    let starts = Instant::now();
    let mut lines = Vec::new();
    for target in [CHAT, "POST /key/generate", "POST /nope"] {
        let mut line = Line::to(&server).await;
        line.send(&[head(target, WRONG, 100).as_bytes(), b"{"]).await;
        lines.push(line);
    }
    for mut line in lines {
        // More of it from time to time buys no more time.
        let told = loop {
            line.send(&[b"", b" "]).await;
            if !line.0.buffer().is_empty() {
                break line.answer("a slow body").await;
            }
        };
        assert!(told.says_close && matches!(told.status, 401 | 404), "{told:?}");
        line.ends("a slow body").await;
    }
    assert!(starts.elapsed() < Duration::from_secs(8), "{:?}", starts.elapsed());
    server.stop_and_verify().await;
}

#[tokio::test]
async fn who_asks_before_sending_is_not_asked_for_a_refused_body() {
    let (_upstream, server) = scene().await;
    let body = good_call();
    let mut line = Line::to(&server).await;
    let more = format!("{WRONG}expect: 100-continue\r\n");
    line.send(&[head(CHAT, &more, body.len()).as_bytes()]).await;
    let told = line.answer("a wrong key that asks").await;
    assert_eq!((told.status, told.says_close), (401, true), "{told:?}");
    line.ends("a wrong key that asks").await;
    let mut line = Line::to(&server).await;
    let more = format!("{}expect: 100-continue\r\n", master());
    line.send(&[head(CHAT, &more, body.len()).as_bytes()]).await;
    assert_eq!(line.answer("a good key that asks").await.status, 100);
    line.send(&[body.as_bytes()]).await;
    let told = line.answer("a good key that asks").await;
    assert_eq!((told.status, told.says_close), (200, false), "{told:?}");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_head_that_cannot_be_read_ends_its_connection_with_a_word() {
    let (_upstream, server) = scene().await;
    let long = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "x".repeat(300 << 10));
    for (request, status) in [
        ("nonsense\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\ncontent-length: no\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400),
        (long.as_str(), 431),
    ] {
        let mut line = Line::to(&server).await;
        line.send(&[request.as_bytes()]).await;
        let what: String = request.chars().take(60).collect();
        let told = line.answer(&what).await;
        assert_eq!((told.status, told.says_close), (status, true), "{what}: {told:?}");
    }
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_request_whose_end_can_be_told_in_two_ways_ends_its_connection() {
    let (upstream, server) = scene().await;
    let before = state(&server, &upstream).await;
    let body = good_call();
    let body = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    let chunked = "transfer-encoding: chunked\r\n";
    let ask = async |target: &str, codings: &str| {
        let what = format!("{target} {codings:?}");
        let head = format!("{target} HTTP/1.1\r\nhost: x\r\n{}{codings}\r\n", master());
        let mut line = Line::to(&server).await;
        line.send(&[head.as_bytes(), body.as_bytes()]).await;
        (line.answer(&what).await, line, what)
    };
    for codings in [
        &format!("{chunked}{chunked}"),
        &format!("transfer-encoding: gzip\r\n{chunked}"),
        "transfer-encoding: chunked, chunked\r\n",
        "transfer-encoding: identity, chunked\r\n",
    ] {
        for target in [CHAT, "POST /customer/new", "GET /v1/models"] {
            let (told, mut line, what) = ask(target, codings).await;
            check(&what, told.status, &told.body);
            assert_eq!((told.status, told.says_close), (400, true), "{what}: {told:?}");
            assert!(told.body.contains(r#""param":"transfer-encoding""#), "{told:?}");
            line.ends(&what).await;
        }
    }
    assert_eq!(state(&server, &upstream).await, before);
    let (told, line, what) = ask(CHAT, chunked).await;
    assert_eq!((told.status, told.says_close), (200, false), "{what}: {told:?}");
    drop(line);
    server.stop_and_verify().await;
}
