//! The binary as somebody meets it who has just unpacked it: no configuration, no keys, one machine.

mod canaries;
mod starting;

use serde_json::{Value, json};

use super::support::{Home, Serving};

/// A home with a server in its first minute, and a command line that knows where it listens.
fn first_minute() -> (Serving, Home) {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    (server, home)
}

#[test]
fn a_call_a_customer_a_budget_and_a_key_need_no_setting() {
    let (server, home) = first_minute();
    let spoken = home.run(&["chat", "mock", "hi", "--customer", "ishaan3"]);
    assert!(spoken.stderr.contains("cost $0.00005  10 tokens in, 20 out  customer ishaan3"));
    assert!(spoken.printed().starts_with("Hello from the built-in mock model."));

    let info = home.run(&["customer", "info", "ishaan3", "-o", "json"]).json();
    assert_eq!((&info["user_id"], info["spend"].to_string()), (&json!("ishaan3"), "0.00005".to_owned()));
    assert_eq!(home.run(&["customer", "list", "-o", "id"]).printed(), "ishaan3\n");

    let made = home.run(&["budget", "new", "my-free-tier", "--max-budget", "4"]).printed();
    assert!(made.starts_with("created budget my-free-tier  max $4.00"), "{made}");
    let budgets = home.run(&["budget", "list", "-o", "json"]).json();
    assert_eq!((&budgets[0]["budget_id"], &budgets[1]), (&json!("my-free-tier"), &Value::Null));

    let generated = home.run(&["key", "generate", "--key-alias", "ci", "--max-budget", "25"]);
    let key = generated.printed();
    assert!(key.starts_with("sk-") && key.trim().len() == 25, "the key and nothing else: {key}");
    let keys = home.run(&["key", "list", "-o", "json"]).json();
    assert_eq!(keys[0]["key_alias"], "ci");
    assert!(!keys.to_string().contains(key.trim()));
    let with_it = ["--api-key", key.trim(), "chat", "mock", "hi", "-o", "json"];
    assert_eq!(home.run(&with_it).json()["usage"]["completion_tokens"], 20);

    let told = home.run(&["tail", "spend", "--since", "1h", "--no-follow", "-o", "jsonl"]).printed();
    let told: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let customers: Vec<&Value> = told.iter().map(|event| &event["customer_id"]).collect();
    assert_eq!(customers, [&json!("ishaan3"), &Value::Null]);
    assert_eq!((&told[1]["key_alias"], told[1]["spend"].to_string()), (&json!("ci"), "0.00005".to_owned()));

    let status = home.run(&["status", "-o", "json"]).json();
    assert_eq!((&status["status"], &status["storage"]), (&json!("healthy"), &json!("sqlite")));
    assert!(home.run(&["whoami"]).printed().contains("master key"));
    let beside_the_server = home.run(&["ledger", "verify"]).printed();
    assert!(beside_the_server.starts_with("ok: 2 entries"), "{beside_the_server}");
    server.stop();
    assert!(home.run(&["ledger", "verify"]).printed().starts_with("ok: 2 entries"));
}

#[cfg(unix)]
#[test]
fn the_generated_key_is_the_owners_alone_and_stays() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let log = home.serve_anywhere(&[]).stop();
    let file = home.data().join("master_key");
    let key = std::fs::read_to_string(&file).unwrap();
    for private in [file.clone(), home.data().join("ledger.db")] {
        assert_eq!(private.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{}", private.display());
    }
    assert!(key.starts_with("sk-") && key.trim().len() == 35, "{key}");
    assert!(log.contains("listening on 127.0.0.1 only, because no master key is configured"));
    assert!(!log.contains(key.trim()), "without a terminal, nobody is shown the key");
    assert!(log.contains("listening on http://127.0.0.1:"), "{log}");
    home.serve_anywhere(&[]).stop();
    assert_eq!(std::fs::read_to_string(file).unwrap(), key);
}

#[test]
fn every_failure_has_its_number_and_its_line() {
    let (server, home) = first_minute();
    for preparation in [
        &["customer", "new", "poor", "--max-budget", "0"][..],
        &["customer", "new", "bad"],
        &["customer", "block", "bad"],
        &["customer", "new", "acme"],
        &["budget", "new", "tier", "--max-budget", "4"],
    ] {
        home.run(preparation).printed();
    }
    let unreachable = format!("--url={}", closed_port());
    let cases: &[(&[&str], i32, &str, &str)] = &[
        (&["customer", "list", "--bogus"], 2, "usage", "--bogus"),
        (&["customer", "block"], 2, "usage", "<ID>"),
        (&["budget", "new", "x", "--max-budget", "much"], 2, "usage", "much"),
        (&["customer", "delete", "acme"], 2, "usage", "nobody to ask"),
        (
            &["--api-key", "sk-wrong-key-of-nobody", "customer", "list"],
            3,
            "auth",
            "Invalid proxy server token",
        ),
        (&["customer", "info", "nobody"], 4, "not_found", "customer 'nobody' not found"),
        (&["budget", "info", "nothing"], 4, "not_found", "budget 'nothing' not found"),
        (&["key", "info", "sk-there-is-no-such-key"], 4, "not_found", "not found"),
        (&["customer", "new", "acme"], 5, "conflict", "already exists"),
        (&["budget", "new", "tier", "--max-budget", "5"], 5, "conflict", "already exists"),
        (&["chat", "mock", "hi", "--customer", "poor"], 6, "budget_exceeded", "customer 'poor'"),
        (&["chat", "mock", "hi", "--customer", "bad"], 6, "blocked", "blocked"),
        (&[&unreachable, "customer", "list"], 7, "unreachable", "cannot reach"),
    ];
    for (arguments, code, kind, part) in cases {
        let for_programs = home.run(&[arguments, &["-o", "json"][..]].concat());
        assert_eq!((for_programs.code, &*for_programs.stdout), (*code, ""), "{arguments:?}");
        let line = for_programs.stderr.strip_suffix('\n').unwrap();
        let error: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{arguments:?}: {line}"));
        let error = &error["error"];
        assert_eq!((&error["kind"], &error["exit_code"]), (&json!(kind), &json!(code)), "{line}");
        assert!(error["message"].as_str().unwrap().contains(part), "{line}");

        let for_people = home.run(arguments);
        assert_eq!((for_people.code, &*for_people.stdout), (*code, ""), "{arguments:?}");
        assert!(for_people.stderr.starts_with("error: "), "{}", for_people.stderr);
        assert!(for_people.stderr.contains(part), "{}", for_people.stderr);
    }
    server.stop();
}

/// An address where nobody listens.
fn closed_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[test]
fn one_bad_item_of_many_is_a_partial_failure() {
    let (server, home) = first_minute();
    for customer in ["a", "b"] {
        home.run(&["customer", "new", customer]).printed();
    }
    let deleted =
        home.run(&["customer", "delete", "a", "nobody", "b", "--yes", "--continue-on-error", "-o", "json"]);
    assert_eq!(deleted.code, 8, "{}", deleted.stderr);
    assert_eq!(home.run(&["customer", "list", "-o", "json"]).json(), json!([]));
    server.stop();
}
