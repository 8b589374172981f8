//! Every row of the table of exit codes, by a real command: a sentence for people, one line of JSON
//! for programs, and nothing on stdout.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Ended, Home};

/// A server that gives each request the same answer; an empty one is silence.
fn always(status: &'static str, body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let mut silent = Vec::new();
        for socket in listener.incoming().map_while(Result::ok) {
            let mut reader = BufReader::new(socket.try_clone().unwrap());
            let mut length = 0;
            for line in reader.by_ref().lines().map_while(Result::ok).take_while(|line| !line.is_empty()) {
                if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
            }
            let mut sent = vec![0; length];
            let _ = reader.read_exact(&mut sent);
            if status.is_empty() {
                silent.push(socket);
            } else {
                let mut socket = socket;
                let _ = write!(
                    socket,
                    "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
                    body.len()
                );
            }
        }
    });
    url
}

#[track_caller]
fn check(home: &Home, arguments: &[&str], code: i32, kind: &str) {
    let for_programs = home.run(&[arguments, &["-o", "json"]].concat());
    assert_eq!(
        (for_programs.code, for_programs.stdout.as_str()),
        (code, ""),
        "{arguments:?}: {}",
        for_programs.stderr
    );
    let line = for_programs.stderr.strip_suffix('\n').unwrap();
    let error: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{arguments:?}: {line}"));
    let error = &error["error"];
    assert_eq!((&error["kind"], &error["exit_code"]), (&json!(kind), &json!(code)), "{line}");
    let members: Vec<&str> = error.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = ["kind", "exit_code", "message", "status", "type", "param", "request_id", "hint", "url"];
    assert_eq!(members, expected);

    let for_people = home.run(arguments);
    assert_eq!((for_people.code, for_people.stdout.as_str()), (code, ""), "{arguments:?}");
    assert!(for_people.stderr.contains("error: "), "{}", for_people.stderr);
    assert!(!for_people.stderr.contains("panicked") && !for_people.stderr.contains('\u{1b}'));
}

#[test]
fn what_a_server_can_answer_has_its_number() {
    let home = Home::new();
    for (status, body, code, kind) in [
        (
            "500 Internal Server Error",
            r#"{"error":{"message":"boom","type":"x","param":null,"code":"500"}}"#,
            1,
            "server_error",
        ),
        ("404 Not Found", r#"{"detail":"Not Found"}"#, 1, "unsupported"),
        ("302 Found", "", 1, "error"),
        ("401 Unauthorized", r#"{"error":{"message":"no","type":"auth_error"}}"#, 3, "auth"),
        ("403 Forbidden", r#"{"detail":{"error":"no"}}"#, 3, "auth"),
        ("409 Conflict", r#"{"detail":"exists"}"#, 5, "conflict"),
        (
            "429 Too Many Requests",
            r#"{"error":{"message":"slow","type":"rate_limit_error"}}"#,
            6,
            "rate_limited",
        ),
        ("400 Bad Request", r#"{"error":{"message":"over","type":"budget_exceeded"}}"#, 6, "budget_exceeded"),
        ("503 Service Unavailable", "", 7, "unreachable"),
        ("", "", 7, "timeout"),
    ] {
        let url = always(status, body);
        let started = Instant::now();
        check(&home, &["--url", &url, "--timeout", "1s", "--retries", "1", "customer", "list"], code, kind);
        assert!(started.elapsed() < Duration::from_secs(30), "{kind}");
    }
}

#[test]
fn what_a_command_can_meet_has_its_number() {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    for preparation in [
        &["customer", "new", "poor", "--max-budget", "0"][..],
        &["customer", "new", "acme"],
        &["customer", "new", "bad"],
        &["customer", "block", "bad"],
    ] {
        home.run(preparation).printed();
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = format!("--url=http://{}", listener.local_addr().unwrap());
    drop(listener);
    for (arguments, code, kind) in [
        (&["customer", "list", "--limit", "many"][..], 2, "usage"),
        (&["customer", "lst"], 2, "usage"),
        (&["customer", "delete", "acme"], 2, "usage"),
        (&["--read-only", "customer", "new", "x"], 2, "usage"),
        (&["--api-key", "sk-wrong-key-of-nobody", "customer", "list"], 3, "auth"),
        (&["customer", "info", "nobody"], 4, "not_found"),
        (&["budget", "info", "nothing"], 4, "not_found"),
        (&["customer", "new", "acme"], 5, "conflict"),
        (&["chat", "mock", "hi", "--customer", "poor"], 6, "budget_exceeded"),
        (&["chat", "mock", "hi", "--customer", "bad"], 6, "blocked"),
        (&[&closed, "customer", "list"], 7, "unreachable"),
    ] {
        check(&home, arguments, code, kind);
    }
    home.run(&["status"]).printed();
    // Part of several: each failure is said, and then the whole.
    let partial =
        home.run(&["customer", "delete", "acme", "nobody", "--yes", "--continue-on-error", "-o", "json"]);
    assert_eq!(partial.code, 8, "{}", partial.stderr);
    let kinds: Vec<Value> = partial
        .stderr
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["error"]["kind"].clone())
        .collect();
    assert_eq!(kinds, ["not_found", "partial"]);
    a_no_on_a_terminal(&home);
    signals(&home);
    server.stop();
}

/// Somebody is asked, and says no.
fn a_no_on_a_terminal(home: &Home) {
    if std::process::Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: `script` of util-linux is not installed");
        return;
    }
    let line = format!("{} customer delete bad", crate::support::process::BINARY);
    let mut command = crate::support::process::alone("script".as_ref(), home.path());
    command
        .args(["-qec", &line, "/dev/null"])
        .env("LITELLM_RS_DATA_DIR", home.data())
        .env("LITELLM_PROXY_URL", home.variable("LITELLM_PROXY_URL"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(b"n\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(9), "{shown}");
    assert!(shown.contains("Delete customer bad (spend $0.00"), "{shown}");
    assert_eq!(home.run(&["customer", "info", "bad"]).code, 0);
}

/// Ctrl-C and the termination signal.
fn signals(home: &Home) {
    for (name, code) in [("INT", 130), ("TERM", 143)] {
        let mut child =
            home.command(&["tail", "spend"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
        assert!(said.starts_with("connected to "), "{said}");
        let word = format!("kill -{name} {}", child.id());
        assert_eq!(Ended::of(std::process::Command::new("sh").args(["-c", &word])).code, 0);
        assert_eq!(child.wait().unwrap().code(), Some(code), "{name}");
    }
}
