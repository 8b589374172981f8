//! Lists read as little as will do, and are listed again when they are watched.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::Value;

use super::with_customers;
use crate::support::Home;

/// The requests of a command.
fn requests(home: &Home, arguments: &[&str]) -> Vec<String> {
    let ended = home.run(&[arguments, &["-v"]].concat());
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    ended.stderr.lines().filter(|line| line.starts_with("GET ")).map(str::to_owned).collect()
}

#[test]
fn a_few_rows_of_many_are_one_request() {
    let (server, home) = with_customers(250);
    for (arguments, count) in [
        (&["customer", "list", "--limit", "5", "-o", "id"][..], 1),
        (&["customer", "list", "--limit", "150", "-o", "id"], 2),
        (&["customer", "list", "--limit", "5", "--sort", "spend:desc", "-o", "id"], 1),
        (&["customer", "list", "--limit", "5", "--search", "c01", "-o", "id"], 1),
        (&["customer", "list", "--page", "2", "--size", "100", "-o", "id"], 1),
        (&["customer", "list", "-o", "id"], 1),
        (&["customer", "list", "--filter", "c0001", "--limit", "1", "-o", "id"], 1),
        (&["budget", "list", "--limit", "5", "-o", "id"], 1),
        (&["key", "list", "--limit", "5", "-o", "id"], 1),
        (&["spend", "logs", "--limit", "5", "-o", "id"], 1),
    ] {
        let sent = requests(&home, arguments);
        assert_eq!(sent.len(), count, "{arguments:?}: {sent:?}");
    }
    let page = home.run(&["customer", "list", "--limit", "150", "-o", "id"]).printed();
    assert_eq!(page.lines().count(), 150);
    let paged =
        home.run(&["api", "GET", "/customer/list?size=100", "--paginate", "--jq", "length"]).printed();
    assert_eq!(paged, "250\n");
    server.stop();
}

#[test]
fn calls_are_read_page_by_page() {
    let (server, home) = with_customers(0);
    for n in 0..3 {
        home.run(&["chat", "mock", "hi", "--customer", if n == 1 { "globex" } else { "acme" }]).printed();
    }
    let all = home.run(&["spend", "logs", "-o", "json"]).json();
    assert_eq!(all.as_array().unwrap().len(), 3);
    for (arguments, count) in [
        (&["--limit", "2"][..], 2),
        (&["--customer", "acme"], 2),
        (&["--filter", "customer:globex"], 1),
        (&["--filter", "cost>1"], 0),
        (&["--min-cost", "0.00005"], 3),
        (&["--min-cost", "0.000050000001"], 0),
        (&["--page", "2", "--size", "2"], 1),
        (&["--sort", "spend:desc", "--limit", "1"], 1),
        (&["--until", "yesterday"], 0),
        (&["--since", "3000d"], 3),
    ] {
        let since = if arguments.contains(&"--until") { &["--since", "7d"][..] } else { &[] };
        let found = home.run(&[&["spend", "logs", "-o", "id"], since, arguments].concat()).printed();
        assert_eq!(found.lines().count(), count, "{arguments:?}");
    }
    server.stop();
}

#[test]
fn a_watched_list_is_printed_again_in_a_pipe() {
    let (server, home) = with_customers(1);
    let mut child = home
        .command(&["customer", "list", "-o", "jsonl", "--watch=1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..2 {
        let row: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(row["user_id"], "c0000");
    }
    let word = format!("kill -INT {}", child.id());
    assert!(std::process::Command::new("sh").args(["-c", &word]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    server.stop();
}

#[test]
fn programs_have_their_own_mistakes() {
    let (server, home) = with_customers(1);
    for (arguments, code, part) in [
        (&["--jq", ".["][..], 2, "at character 3"),
        (&["--jq", "env.HOME"], 2, "there is no filter 'env'"),
        (&["--jq", ".[0].user_id.x"], 1, "--jq: cannot index"),
        (&["--jq", ".", "-o", "csv"], 2, "-o json"),
        (&["--filter", "spend>"], 2, "--filter"),
        (&["--filter", "statsu:x"], 2, "no field 'statsu'"),
        (&["--sort", "nope"], 2, "no field 'nope'"),
        (&["--columns", "nope"], 2, "no column 'nope'"),
    ] {
        let ended = home.run(&[&["customer", "list"], arguments].concat());
        assert_eq!((ended.code, ended.stdout.as_str()), (code, ""), "{arguments:?}: {}", ended.stderr);
        assert!(ended.stderr.contains(part), "{arguments:?}: {}", ended.stderr);
    }
    a_program_without_an_end(&home);
    server.stop();
}

/// Ctrl-C ends a program that would never end.
fn a_program_without_an_end(home: &Home) {
    let mut endless = home
        .command(&["customer", "list", "--jq", "\"running\", (def f: f; f)"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(endless.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let word = format!("kill -INT {}", endless.id());
    let told = std::process::Command::new("sh").args(["-c", &word]).status();
    let code = endless.wait().unwrap().code();
    assert_eq!((line.as_str(), told.unwrap().success(), code), ("running\n", true, Some(130)));
}
