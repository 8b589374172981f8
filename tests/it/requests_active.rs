//! Calls under way: who looks sees what they hold and how far they are, and who stops one ends it
//! once, whatever else happens at the same moment.

use std::time::Duration;

use litellm_rs::domain::money::Picos;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::support::server::MASTER;
use crate::support::{Answer, Home, Reply, Server, Upstream, chat_body, config_with_upstream, picos, until};

const PLAIN: &str = "This request was cancelled by an operator.";

async fn server(upstream: &Upstream) -> Server {
    let yaml = config_with_upstream(&upstream.url, "general_settings: {hold_wait_ms: 30000}");
    // A call that is stopped is not tried again.
    Server::start(&yaml.replace("num_retries: 0", "num_retries: 2")).await
}

/// A chat call under an id, its body still to be read.
async fn open(server: &Server, key: &str, id: &str, body: Value) -> reqwest::Response {
    let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(key);
    request.header("x-litellm-call-id", id).body(body.to_string()).send().await.unwrap()
}

/// The same, read to its end beside the test.
fn call(server: &Server, id: &str, body: Value) -> JoinHandle<Reply> {
    let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(MASTER);
    let request = request.header("x-litellm-call-id", id).body(body.to_string());
    tokio::spawn(async move {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Reply { status, headers, body: response.bytes().await.unwrap() }
    })
}

fn streaming(customer: &str) -> Value {
    chat_body("up", customer, &json!({"stream": true, "max_tokens": 100}))
}

/// Reads one piece of a stream.
async fn piece(response: &mut reqwest::Response) -> String {
    let chunk = tokio::time::timeout(Duration::from_secs(10), response.chunk()).await;
    let chunk = chunk.expect("a piece in time").unwrap().expect("no end yet");
    String::from_utf8(chunk.to_vec()).unwrap()
}

async fn active(server: &Server, query: &str) -> Value {
    server.read(&format!("/requests/active{query}")).await
}

async fn ids(server: &Server, query: &str) -> Vec<String> {
    let answer = active(server, query).await;
    let rows = answer["requests"].as_array().unwrap().iter();
    rows.map(|row| row["request_id"].as_str().unwrap().to_owned()).collect()
}

async fn cancel(server: &Server, id: &str, body: Option<Value>) -> (u16, Value) {
    server.call("POST", &format!("/requests/{id}/cancel"), body).await
}

/// What the caller of a stopped stream reads last.
fn last_event(text: &str) -> Value {
    let event = text.trim_end().rsplit("\n\n").next().unwrap();
    serde_json::from_str(event.strip_prefix("data: ").unwrap_or_default()).unwrap_or_default()
}

/// What a call holds whose money is not scarce: a token for each byte, and its cap of output.
fn ceiling(body: &Value, output_tokens: u64) -> Picos {
    Picos::new(i128::from(body.to_string().len() as u64 * 10_000_000 + output_tokens * 30_000_000))
}

#[tokio::test]
async fn a_stream_is_seen_as_it_grows_and_stopped() {
    let upstream = Upstream::start(Answer::Dripping).await;
    let server = server(&upstream).await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": 1})).await;
    let key = server.key(json!({"key_alias": "ci", "team_id": "red", "user_id": "ada"})).await;
    let mut stream = open(&server, &key, "call-1", streaming("acme")).await;
    assert_eq!(stream.status(), 200);
    let (mut text, mut bytes) = (String::new(), 0);
    for words in 0..=3_u64 {
        if words > 0 {
            upstream.let_go();
            text += &piece(&mut stream).await;
        }
        let answer = active(&server, "").await;
        let row = &answer["requests"][0];
        let held = ceiling(&streaming("acme"), 100);
        assert_eq!((&answer["total"], picos(&answer["total_held"])), (&json!(1), held), "{answer}");
        for (member, value) in [
            ("request_id", json!("call-1")),
            ("customer_id", json!("acme")),
            ("key_alias", json!("ci")),
            ("team_id", json!("red")),
            ("user_id", json!("ada")),
            ("model", json!("up")),
            ("provider", json!("openai")),
            ("stream", json!(true)),
            ("state", json!("streaming")),
            ("output_tokens", json!(words)),
            ("streamed_bytes", json!(text.len())),
            ("cancelled", json!(false)),
        ] {
            assert_eq!(row[member], value, "{member} after {words} words: {row}");
        }
        assert_eq!(picos(&row["held"]), held);
        assert_eq!(row["token_hash"].as_str().unwrap().len(), 64);
        assert!(row["started_at"].as_str().unwrap().ends_with('Z') && row["age_ms"].is_u64(), "{row}");
        let input = row["input_tokens"].as_u64().unwrap();
        let spend = Picos::new(i128::from(input * 10_000_000 + words * 30_000_000));
        assert_eq!(picos(&row["spend_so_far"]), spend);
        assert!(words == 0 || text.len() > bytes);
        bytes = text.len();
    }

    let (status, answer) = cancel(&server, "call-1", None).await;
    assert_eq!(
        (status, &answer["request_id"], &answer["status"]),
        (200, &json!("call-1"), &json!("cancelled"))
    );
    assert_eq!(picos(&answer["held"]), ceiling(&streaming("acme"), 100));
    let rest = tokio::time::timeout(Duration::from_secs(10), stream.text()).await.unwrap().unwrap();
    let error =
        json!({"error": {"message": PLAIN, "type": "request_cancelled", "param": null, "code": "403"}});
    assert_eq!(rest, format!("data: {error}\n\n"), "nothing but the error, and the end");
    upstream.abandoned(1).await;
    // The last byte came after the commit, and the call is off the list before that.
    assert_eq!(active(&server, "").await, json!({"requests": [], "total": 0, "total_held": 0.0}));
    assert_eq!(server.open_holds(), 0);
    let logs = server.logs().await;
    assert_eq!(logs.len(), 1, "{logs:?}");
    assert_eq!(logs[0]["spend"].to_string(), "0.0002", "eleven tokens in, three out");
    assert_eq!(logs[0]["metadata"]["ledger_status"], "estimated");
    assert_eq!(logs[0]["metadata"]["note"], "cancelled by an operator");
    assert_eq!(server.spend("acme").await, "0.0002");
    let (status, answer) = cancel(&server, "call-1", None).await;
    assert_eq!((status, &answer["error"]["param"]), (404, &json!("request_id")), "{answer}");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_stream_that_nobody_reads_is_stopped_all_the_same() {
    let upstream = Upstream::start(Answer::Stall { words: 3 }).await;
    let server = server(&upstream).await;
    let unread = open(&server, MASTER, "call-1", streaming("acme")).await;
    until("it streams", async || active(&server, "").await["requests"][0]["output_tokens"] == 3).await;
    assert_eq!(cancel(&server, "call-1", None).await.0, 200);
    upstream.abandoned(1).await;
    until("it is booked", async || server.spend("acme").await == "0.0002").await;
    let text = unread.text().await.unwrap();
    assert_eq!(last_event(&text)["error"]["type"], "request_cancelled", "{text}");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_call_that_waits_in_line_is_let_out_and_costs_nothing() {
    let upstream = Upstream::start(Answer::Stall { words: 1 }).await;
    let server = server(&upstream).await;
    let cap: Value = serde_json::from_str("0.00353").unwrap();
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": cap})).await;
    let first = call(&server, "first", streaming("acme"));
    upstream.arrived(1).await;
    let second = call(&server, "second", chat_body("up", "acme", &json!({"max_tokens": 100})));
    until("the second stands in line", async || server.app.ledger.health().waiting == 1).await;
    let answer = active(&server, "").await;
    assert_eq!(answer["total"], 2);
    let (ahead, row) = (&answer["requests"][0], &answer["requests"][1]);
    assert_eq!((&ahead["request_id"], &row["request_id"]), (&json!("first"), &json!("second")));
    assert_eq!((&row["state"], &row["held"]), (&json!("waiting"), &json!(0.0)), "{row}");
    assert_eq!((&row["provider"], &row["spend_so_far"]), (&Value::Null, &Value::Null), "{row}");
    assert_eq!(answer["total_held"], ahead["held"]);

    let (status, answer) = cancel(&server, "second", Some(json!({"reason": "go `home`\u{202e}\n"}))).await;
    assert_eq!((status, &answer["held"]), (200, &json!(0.0)), "{answer}");
    let reply = second.await.unwrap();
    assert_eq!(reply.status, 403);
    assert_eq!(reply.json()["error"]["message"], format!("{PLAIN} Reason: go 'home' "));
    assert_eq!(reply.json()["error"]["type"], "request_cancelled");
    assert_eq!((reply.header("x-litellm-call-id"), reply.header("retry-after")), ("second", ""));
    assert_eq!((server.app.ledger.health().waiting, server.open_holds()), (0, 1));
    let why = server.read("/spend/explain?request_id=second").await;
    assert!(why.to_string().contains("request_cancelled"), "{why}");

    assert_eq!(cancel(&server, "first", Some(json!({"reason": null}))).await.0, 200);
    let text = first.await.unwrap().text();
    assert_eq!(last_event(&text)["error"]["message"], PLAIN, "{text}");
    assert_eq!(upstream.seen().len(), 1, "the second never went out");
    assert_eq!(server.spend("acme").await, "0.00014");
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_call_that_is_not_streamed_is_stopped_with_an_error() {
    for path in ["/v1/chat/completions", "/v1/completions", "/v1/embeddings"] {
        let upstream = Upstream::start(Answer::Stall { words: 3 }).await;
        let server = server(&upstream).await;
        let mut body = chat_body("up", "acme", &json!({}));
        body["prompt"] = json!("Hello out there");
        body["input"] = json!("Hello out there");
        let send = async { server.send(MASTER, path, &[("x-litellm-call-id", "a/b c")], &body).await };
        let stop = async {
            upstream.arrived(1).await;
            let row = active(&server, "").await["requests"][0].clone();
            assert_eq!((&row["state"], &row["output_tokens"]), (&json!("sent"), &json!(0)), "{row}");
            assert!(picos(&row["held"]) > Picos::ZERO && picos(&row["spend_so_far"]) > Picos::ZERO, "{row}");
            for _ in 0..2 {
                let (status, answer) = cancel(&server, "a%2Fb%20c", None).await;
                // Told twice, it is stopped once, if it is still there.
                assert!(status == 404 || answer["status"] == "cancelled", "{status} {answer}");
            }
        };
        let (reply, ()) = tokio::join!(send, stop);
        assert_eq!(
            (reply.status, &reply.json()["error"]["type"]),
            (403, &json!("request_cancelled")),
            "{path}"
        );
        upstream.abandoned(1).await;
        assert_eq!((upstream.seen().len(), server.open_holds()), (1, 0), "{path}: it is not tried again");
        let logs = server.logs().await;
        assert_eq!(logs.len(), 1, "{path}: {logs:?}");
        assert_eq!(logs[0]["metadata"]["ledger_status"], "estimated");
        assert_eq!(logs[0]["metadata"]["note"], "cancelled by an operator");
        assert!(logs[0]["prompt_tokens"].as_u64().unwrap() > 0 && logs[0]["completion_tokens"] == 0);
        assert_eq!(server.spend("acme").await, logs[0]["spend"].to_string());
        for window in ["5m", "7d"] {
            // It was paid for, so it was not refused.
            let totals = server.read(&format!("/spend/overview?window={window}")).await["totals"].clone();
            let counts = ["requests", "blocked", "errors"].map(|name| totals[name].as_u64());
            assert_eq!(counts, [Some(1), Some(0), Some(0)], "{path} {window}");
        }
        server.stop_and_verify().await;
    }
}

#[tokio::test]
async fn who_looks_chooses_what_to_see() {
    let upstream = Upstream::start(Answer::Stall { words: 1 }).await;
    let server = server(&upstream).await;
    let mut open_calls = Vec::new();
    for (id, customer) in [("1", "acme"), ("2", "globex"), ("3", "acme")] {
        open_calls.push(open(&server, MASTER, id, streaming(customer)).await);
    }
    for (query, seen) in [
        ("", &["1", "2", "3"][..]),
        ("?customer_id=acme", &["1", "3"]),
        ("?customer_id=nobody", &[]),
        ("?model=up&customer_id=globex", &["2"]),
        ("?model=down", &[]),
        ("?limit=1", &["1"]),
        ("?limit=1000", &["1", "2", "3"]),
    ] {
        assert_eq!(ids(&server, query).await, seen, "{query}");
    }
    let cut = active(&server, "?limit=1&customer_id=acme").await;
    let held = ceiling(&streaming("acme"), 100);
    assert_eq!((&cut["total"], picos(&cut["total_held"])), (&json!(2), held.saturating_plus(held)));
    for limit in ["0", "1001", "-1", "many", ""] {
        let (status, answer) = server.call("GET", &format!("/requests/active?limit={limit}"), None).await;
        assert_eq!((status, &answer["error"]["param"]), (400, &json!("limit")), "{limit}: {answer}");
    }
    for (reason, status) in
        [(json!("x".repeat(201)), 400), (json!(7), 400), (json!("ü".repeat(200)), 404), (json!(""), 404)]
    {
        let (seen, answer) = cancel(&server, "none", Some(json!({ "reason": reason }))).await;
        let param = if status == 400 { "reason" } else { "request_id" };
        assert_eq!((seen, &answer["error"]["param"]), (status, &json!(param)), "{reason}: {answer}");
    }
    // Callers choose ids: all calls that have one are meant.
    open_calls.push(open(&server, MASTER, "2", streaming("acme")).await);
    let (_, answer) = cancel(&server, "2", None).await;
    assert_eq!(picos(&answer["held"]), ceiling(&streaming("globex"), 100).saturating_plus(held));
    upstream.abandoned(2).await;
    until("they are off the list", async || ids(&server, "").await == ["1", "3"]).await;
    // ... or one of them, by its number.
    open_calls.push(open(&server, MASTER, "3", streaming("globex")).await);
    let rows = active(&server, "").await["requests"].as_array().unwrap().clone();
    let runs: Vec<u64> = rows.iter().map(|row| row["run"].as_u64().unwrap()).collect();
    assert!(runs.is_sorted_by(|one, other| one < other), "{runs:?}");
    for (id, run, status, param) in [
        ("3", json!(runs[0]), 404, "request_id"),
        ("3", json!(-1), 400, "run"),
        ("3", json!("x"), 400, "run"),
    ] {
        let (seen, answer) = cancel(&server, id, Some(json!({ "run": run }))).await;
        assert_eq!((seen, &answer["error"]["param"]), (status, &json!(param)), "{run}: {answer}");
    }
    let (status, answer) = cancel(&server, "3", Some(json!({ "run": runs[2] }))).await;
    assert_eq!((status, &answer["status"]), (200, &json!("cancelled")));
    assert_eq!(picos(&answer["held"]), ceiling(&streaming("globex"), 100));
    upstream.abandoned(3).await;
    let left = async || active(&server, "").await["requests"].as_array().unwrap().clone();
    until("one is off the list", async || left().await.len() == 2).await;
    assert_eq!(left().await.iter().map(|row| row["run"].as_u64().unwrap()).collect::<Vec<_>>(), runs[..2]);
    drop(open_calls);
    until("the list is empty", async || ids(&server, "").await.is_empty()).await;
    server.settled().await;
    server.stop_and_verify().await;
}

#[tokio::test]
async fn a_viewer_looks_and_does_not_touch() {
    let upstream = Upstream::start(Answer::Stall { words: 1 }).await;
    let server = server(&upstream).await;
    server.post("/user/new", json!({"user_id": "eve", "user_role": "proxy_admin_viewer"})).await;
    let viewer = server.key(json!({"user_id": "eve"})).await;
    let plain = server.key(json!({})).await;
    let stream = open(&server, &plain, "call-1", streaming("acme")).await;
    for (key, may_look) in [(&viewer, true), (&plain, false)] {
        let (status, answer) = server.call_as(key, "GET", "/requests/active", None).await;
        assert_eq!(status == 200, may_look, "{status} {answer}");
        let (status, answer) = server.call_as(key, "POST", "/requests/call-1/cancel", None).await;
        assert_eq!(status, 401, "{answer}");
    }
    assert_eq!(active(&server, "").await["requests"][0]["cancelled"], false);
    drop(stream);
    server.settled().await;
    server.stop_and_verify().await;
}

/// Ends a call in its own way and stops it, each after a while; answers whether it was said to be
/// stopped.
async fn end_and_cancel(server: &Server, upstream: &Upstream, id: &str, ends: u32, stops: u32) -> bool {
    let natural = async {
        for _ in 0..ends {
            tokio::task::yield_now().await;
        }
        upstream.let_go();
    };
    let stop = async {
        for _ in 0..stops {
            tokio::task::yield_now().await;
        }
        cancel(server, id, None).await
    };
    let ((), (status, answer)) = tokio::join!(natural, stop);
    assert!(status == 200 || status == 404, "{status} {answer}");
    status == 200 && answer["status"] == "cancelled"
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whichever_end_comes_first_it_is_the_only_one() {
    let upstream = Upstream::start(Answer::Stall { words: 1 }).await;
    let server = server(&upstream).await;
    let mut arrived = 0;
    for round in 0..40_u32 {
        for streams in [true, false] {
            let id = format!("{round}-{streams}");
            upstream.usual(match streams {
                true => Answer::Stall { words: 1 },
                false => Answer::Waiting { output_tokens: 1 },
            });
            let caller = call(&server, &id, chat_body("up", &id, &json!({"stream": streams})));
            arrived += 1;
            upstream.arrived(arrived).await;
            until("it is at the provider", async || {
                let row = active(&server, "").await["requests"][0].clone();
                // What nobody has needed may let this call go on at once.
                row.is_null() || row["state"] == if streams { "streaming" } else { "sent" }
            })
            .await;
            // From far apart to close together, and the other way round.
            let (ends, stops) = (round % 8 * 200, (7 - round % 8) * 200);
            let is_stopped = end_and_cancel(&server, &upstream, &id, ends, stops).await;
            let reply = caller.await.unwrap();
            assert_eq!(reply.text().contains("request_cancelled"), is_stopped, "{id}: {}", reply.text());
            assert!(reply.status == 200 || (is_stopped && reply.status == 403), "{id}: {}", reply.status);
            until("it is settled", async || server.open_holds() == 0).await;
            upstream.hold_back();
            assert!(ids(&server, "").await.is_empty(), "{id}");
            let lines = server.read(&format!("/spend/entries?after={}", arrived - 1)).await;
            let lines = lines["entries"].as_array().unwrap().clone();
            assert_eq!(lines.len(), 1, "settled once: {lines:?}");
            assert_eq!(lines[0]["customer_id"], id);
            let spend = server.customer_spend(&id).await;
            assert!(spend >= Picos::new(110_000_000) && spend <= Picos::new(140_000_000), "{id}: {spend}");
        }
    }

    // Both orders, for certain.
    upstream.usual(Answer::Stall { words: 1 });
    let first = open(&server, MASTER, "stopped", streaming("stopped")).await;
    assert_eq!(cancel(&server, "stopped", None).await.1["status"], "cancelled");
    upstream.let_go();
    assert!(first.text().await.unwrap().contains("request_cancelled"));
    upstream.usual(Answer::Chat { output_tokens: 1, after: Duration::ZERO });
    let second = open(&server, MASTER, "ended", chat_body("up", "ended", &json!({}))).await;
    assert_eq!(cancel(&server, "ended", None).await.0, 404);
    assert_eq!(second.status(), 200);
    server.settled().await;
    server.stop_and_verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shell_sees_calls_and_stops_them() {
    let upstream = Upstream::start(Answer::Stall { words: 2 }).await;
    let server = server(&upstream).await;
    let home =
        Home::new().with("LITELLM_PROXY_URL", server.url.clone()).with("LITELLM_PROXY_API_KEY", MASTER);
    let first = open(&server, MASTER, "first", streaming("acme")).await;
    let second = open(&server, MASTER, "second", streaming("globex")).await;
    until("both stream", async || {
        let rows = active(&server, "").await["requests"].clone();
        rows.as_array().unwrap().iter().all(|row| row["output_tokens"] == 2)
    })
    .await;
    let held = ceiling(&streaming("acme"), 100);
    tokio::task::spawn_blocking(move || {
        let run = |line: &str| home.run(&line.split_whitespace().collect::<Vec<_>>());
        let table = run("requests active").printed();
        let mut lines = table.lines();
        assert_eq!(lines.next(), Some("ID\tCUSTOMER\tMODEL\tSTATE\tHELD\tOUT\tAGE"), "{table}");
        assert!(
            lines.next().unwrap().starts_with(&format!("first\tacme\tup\tstreaming\t{held}\t2\t20")),
            "{table}"
        );
        for (line, printed) in [
            ("requests list -o id", "first\nsecond\n"),
            ("request ls --customer globex -o id", "second\n"),
            ("requests active --filter customer_id:acme -o id", "first\n"),
            ("requests active --filter held>1 -o id", ""),
            ("requests active --model none -o json", "[]\n"),
            ("requests active --sort held:desc --jq length", "2\n"),
            ("requests active --limit 1 --columns id,state --no-headers", "first\tstreaming\n"),
        ] {
            assert_eq!(run(line).printed(), printed, "{line}");
        }
        let refused = run("requests cancel first");
        assert!(refused.code == 2 && refused.stderr.contains("--yes"), "{}", refused.stderr);
        let missing = run("requests cancel nobody --yes");
        assert_eq!(missing.code, 4);
        assert!(missing.stderr.contains("request 'nobody' is not under way"), "{}", missing.stderr);
        let said = run("requests cancel first --reason loop --yes").printed();
        assert_eq!(said, "cancelled request first\n");
        let file = home.file("ids.txt", "second\nnobody\n");
        let mut command = home.command(&["requests", "cancel", "-", "--yes", "-o", "jsonl"]);
        let partly = crate::support::Ended::of(
            command.stdin(std::process::Stdio::from(std::fs::File::open(file).unwrap())),
        );
        assert_eq!(partly.code, 8, "{}{}", partly.stdout, partly.stderr);
        assert!(partly.stdout.starts_with("{\"request_id\":\"second\",\"status\":\"cancelled\",\"held\":"));
    })
    .await
    .unwrap();
    for (stream, message) in [(first, format!("{PLAIN} Reason: loop")), (second, PLAIN.to_owned())] {
        assert_eq!(last_event(&stream.text().await.unwrap())["error"]["message"], message);
    }
    server.settled().await;
    server.stop_and_verify().await;
}
