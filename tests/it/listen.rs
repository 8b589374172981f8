//! `litellm-rs listen` as somebody runs it beside a server: the real binary, asked over HTTP.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use ring::hmac;
use serde_json::{Value, json};

use crate::support::{Answer, Home, Upstream, http};

/// How long it may take to say what it is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A listener that runs until it is dropped or ends.
pub struct Listening {
    pub url: String,
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
    http: reqwest::Client,
}

impl Listening {
    pub fn start(home: &Home, arguments: &[&str]) -> Self {
        let arguments = [&["listen", "--port", "0"], arguments].concat();
        let mut command = home.command(&arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = lines(child.stdout.take().unwrap());
        let err = lines(child.stderr.take().unwrap());
        let first = err.recv_timeout(PATIENCE).unwrap();
        let url = first.strip_prefix("listening on ").unwrap().split(' ').next().unwrap().to_owned();
        Self { url, child, out, err, http: http() }
    }

    async fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> (u16, Value) {
        let mut request = self.http.post(format!("{}{path}", self.url)).body(body.to_owned());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.text().await.unwrap()).unwrap_or_default())
    }

    /// The next line of one that prints the events as they came.
    pub fn event(&self) -> Value {
        serde_json::from_str(&self.out.recv_timeout(PATIENCE).unwrap()).unwrap()
    }

    /// The words of the next line, without its time.
    pub fn line(&self) -> String {
        let line = self.out.recv_timeout(PATIENCE).unwrap();
        line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
    }

    /// Sends the signal, waits for the end and answers the exit code.
    fn end(mut self, signal: Option<&str>) -> i32 {
        if let Some(signal) = signal {
            let word = format!("kill -{signal} {}", self.child.id());
            assert!(std::process::Command::new("sh").args(["-c", &word]).status().unwrap().success());
        }
        // Its stderr is closed by its end.
        while self.err.recv_timeout(PATIENCE).is_ok() {}
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines(stream: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    receiver
}

/// The headers of a signed webhook.
fn signed(secret: &str, id: &str, body: &str) -> [(String, String); 3] {
    let bytes = base64_of(secret.strip_prefix("whsec_").unwrap());
    let at = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs().to_string();
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &bytes), format!("{id}.{at}.{body}").as_bytes());
    use base64::Engine;
    let tag = base64::engine::general_purpose::STANDARD.encode(tag);
    [
        ("webhook-id".into(), id.into()),
        ("webhook-timestamp".into(), at),
        ("webhook-signature".into(), format!("v1,{tag}")),
    ]
}

fn base64_of(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}

const SPENT: &str = r#"{"spend":0.0000500,"customer_id":"acme","event_group":"customer","event":"spend_tracked","event_message":"x"}"#;

#[tokio::test]
async fn a_webhook_is_shown_checked_and_told_apart_from_its_repeats() {
    let home = Home::new();
    let secret = home.run(&["webhook", "secret"]).printed();
    let home = home.with("WEBHOOK_SECRET", secret.trim());
    let listener = Listening::start(&home, &["--max", "4"]);
    let introduced: Vec<String> = (0..3).map(|_| listener.err.recv_timeout(PATIENCE).unwrap()).collect();
    assert_eq!(introduced[0], format!("  WEBHOOK_URL={}/", listener.url));
    assert!(
        introduced[1].contains("webhook_allow_http: true, webhook_allow_private: true"),
        "{introduced:?}"
    );
    assert_eq!(introduced[2], "signatures are checked");

    let headers = signed(secret.trim(), "msg_1", SPENT);
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    for (headers, body, status, line) in [
        (&headers[..], SPENT, 200, "spend_tracked acme $0.000050 - signed"),
        (&headers, SPENT, 200, "spend_tracked acme $0.000050 - signed, repeat"),
        (
            &headers,
            &SPENT.replace("acme", "evil"),
            401,
            "spend_tracked evil $0.000050 - SIGNATURE WRONG, answered 401",
        ),
        (&headers[..1], SPENT, 401, "spend_tracked acme $0.000050 - NOT SIGNED, answered 401"),
    ] {
        assert_eq!(listener.post("/any/path", headers, body).await.0, status, "{line}");
        assert_eq!(listener.line(), line);
    }
    assert_eq!(listener.end(None), 0, "four events were asked for");
}

#[tokio::test]
async fn programs_get_the_events_as_they_came_and_nothing_else() {
    let home = Home::new();
    let listener = Listening::start(&home, &["-o", "jsonl"]);
    assert_eq!(listener.post("/", &[], "no json").await.0, 400);
    assert_eq!(listener.post("/", &[], SPENT).await, (200, json!({"received": true})));
    assert_eq!(listener.out.recv_timeout(PATIENCE).unwrap(), SPENT);
    let large = format!("\"{}\"", "x".repeat(4 << 20));
    assert_eq!(listener.post("/", &[], &large).await.0, 413);
    assert_eq!(listener.http.get(&listener.url).send().await.unwrap().status(), 405);
    assert_eq!(listener.end(Some("INT")), 0);
}

#[tokio::test]
async fn lago_takes_an_event_once() {
    let home = Home::new();
    let listener = Listening::start(&home, &["--as", "lago"]);
    let told = listener.err.recv_timeout(PATIENCE).unwrap();
    assert!(told.starts_with(&format!("  LAGO_API_BASE={} LAGO_API_KEY=any", listener.url)), "{told}");
    let key = [("authorization", "Bearer k")];
    let event = |id: &str| {
        json!({"transaction_id": id, "code": "tokens", "external_subscription_id": "acme",
            "timestamp": "1760000000.123", "properties": {"model": "gpt-4o", "response_cost": "0.25"}})
    };
    let one = json!({"event": event("a")}).to_string();
    let batch = json!({"events": [event("a"), event("b")]}).to_string();
    assert_eq!(listener.post("/api/v1/events", &[], &one).await.0, 401);
    assert_eq!(listener.post("/api/v1/events", &key, &one).await.0, 200);
    let (status, body) = listener.post("/api/v1/events/batch", &key, &batch).await;
    let repeat = json!({"0": {"transaction_id": ["value_already_exist"]}});
    assert_eq!((status, &body["error_details"]), (422, &repeat));
    for line in [
        "tokens acme $0.250000 gpt-4o",
        "tokens acme $0.250000 gpt-4o repeat, answered 422",
        "tokens acme $0.250000 gpt-4o answered 422",
    ] {
        assert_eq!(listener.line(), line);
    }
    for (id, status) in [("a", 200), ("b", 404)] {
        let url = format!("{}/api/v1/events/{id}", listener.url);
        let answer = listener.http.get(url).bearer_auth("k").send().await.unwrap();
        assert_eq!(answer.status(), status, "{id}");
    }
    assert_eq!(listener.end(Some("TERM")), 0);
}

#[tokio::test]
async fn what_fails_on_purpose_is_sometimes_kept() {
    let home = Home::new();
    let listener = Listening::start(&home, &["--as", "lago", "--fail", "100%"]);
    let key = [("authorization", "Bearer k")];
    let body =
        json!({"event": {"transaction_id": "a", "code": "c", "external_subscription_id": "s"}}).to_string();
    loop {
        // Half of the failures keep the event, so this ends soon.
        assert_eq!(listener.post("/api/v1/events", &key, &body).await.0, 500);
        let line = listener.line();
        let is_kept = line.ends_with("kept, but answered 500");
        assert!(is_kept || line.ends_with("answered 500"), "{line}");
        let url = format!("{}/api/v1/events/a", listener.url);
        let found = listener.http.get(url).bearer_auth("k").send().await.unwrap();
        assert_eq!(found.status(), if is_kept { 200 } else { 404 });
        if is_kept {
            break;
        }
    }
    let (status, _) = listener.post("/api/v1/events", &key, &body).await;
    assert_eq!(status, 500);
    assert!(listener.line().contains("repeat"));
}

#[tokio::test]
async fn what_is_sent_on_is_the_same_and_so_is_the_answer() {
    let answer = Answer::Raw { status: 202, headers: vec![], body: r#"{"theirs":1}"#.into() };
    let target = Upstream::start(answer).await;
    let home = Home::new();
    let hook = format!("{}/hook?k=1", target.url);
    let listener = Listening::start(&home, &["--forward-to", &hook]);
    let (status, body) = listener.post("/elsewhere", &[("webhook-id", "msg_1")], SPENT).await;
    assert_eq!((status, body), (202, json!({"theirs": 1})));
    assert_eq!(listener.line(), "spend_tracked acme $0.000050 - forwarded: 202");
    let seen = target.seen();
    assert_eq!((seen[0].path.as_str(), &seen[0].raw[..]), ("/hook?k=1", SPENT.as_bytes()));
    assert_eq!(seen[0].headers["webhook-id"], "msg_1");
    assert!(!seen[0].headers.contains_key("accept-encoding"));
    assert_eq!(listener.http.get(&listener.url).send().await.unwrap().status(), 405);
    assert_eq!(listener.end(Some("INT")), 0);

    let lago = Listening::start(&home, &["--as", "lago", "--forward-to", &format!("{}/base/", target.url)]);
    let event = json!({"event": {"transaction_id": "a", "code": "c", "external_subscription_id": "s"}});
    let key = [("authorization", "Bearer k")];
    assert_eq!(lago.post("/api/v1/events", &key, &event.to_string()).await.0, 202);
    assert_eq!(target.seen()[1].path, "/base/api/v1/events");
    assert_eq!(target.seen()[1].headers["authorization"], "Bearer k");

    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let broken = Listening::start(&home, &["--forward-to", &format!("http://{nobody}/canary")]);
    assert_eq!(broken.post("/", &[], SPENT).await.0, 502);
    assert_eq!(broken.line(), "spend_tracked acme $0.000050 - forwarded: 502");
}

#[tokio::test]
async fn nothing_is_sent_on_for_strangers_and_pages() {
    let target = Upstream::start(Answer::Raw { status: 202, headers: vec![], body: "{}".into() }).await;
    let home = Home::new();
    let secret = home.run(&["webhook", "secret"]).printed();
    let home = home.with("WEBHOOK_SECRET", secret.trim());
    let listener = Listening::start(&home, &["--forward-to", &target.url]);
    let headers = signed(secret.trim(), "msg_1", SPENT);
    let good: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    let with = |name, value| [&good[..], &[(name, value)]].concat();
    for (headers, body, status) in [
        (vec![], SPENT, 401),
        (good.clone(), "{}", 401),
        (vec![], "no json", 400),
        (with("origin", "https://evil.example"), SPENT, 403),
        (with("host", "evil.example"), SPENT, 421),
    ] {
        assert_eq!(listener.post("/", &headers, body).await.0, status, "{headers:?} {body}");
    }
    assert_eq!(target.seen().len(), 0);
    assert_eq!(listener.post("/", &with("accept-encoding", "gzip"), SPENT).await.0, 202);
    assert_eq!(target.seen().len(), 1);
    assert!(!target.seen()[0].headers.contains_key("accept-encoding"));

    let lago = Listening::start(&home, &["--as", "lago", "--forward-to", &target.url]);
    let event = json!({"event": {"transaction_id": "a", "code": "c", "external_subscription_id": "s"}});
    assert_eq!(lago.post("/api/v1/events", &[], &event.to_string()).await.0, 401);
    let asked = lago.http.get(format!("{}/api/v1/events/a", lago.url)).bearer_auth("k").send().await.unwrap();
    assert_eq!((asked.status().as_u16(), target.seen().len()), (404, 1));
}

#[test]
fn what_cannot_start_says_why_and_shows_no_secret() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for (arguments, code, part) in [
        (&["listen", "--port", &port][..], 1, "--port 0 any that is free"),
        (&["listen", "--port", "0", "--secret", "whsec_canary"], 2, "is not `whsec_` followed by base64"),
        (&["listen", "--port", "0", "-o", "csv"], 2, "use -o jsonl"),
        (&["listen", "--port", "0", "--fail", "101%"], 2, "0% to 100%"),
    ] {
        let refused = Home::new().run(arguments);
        assert_eq!((refused.code, &*refused.stdout), (code, ""), "{arguments:?}");
        assert!(refused.stderr.contains(part), "{}", refused.stderr);
        assert!(!refused.stderr.contains("canary"), "{}", refused.stderr);
    }
    assert_eq!(Home::new().run(&["listen", "--port", "0", "--max", "0"]).code, 0);
}
