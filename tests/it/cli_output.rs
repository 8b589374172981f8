//! What the command line prints: the same rows in every format, exact and without an escape byte
//! where programs read, coloured only where it may be, and no more read than is shown.

mod listing;
mod streams;

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{Home, Serving, http};

/// So many customers, each with a spend that no float can hold.
const CUSTOMERS: usize = 1_000;

/// A server with customers, and a home that knows where it is.
fn with_customers(count: usize) -> (Serving, Home) {
    let home = Home::new();
    let server = home.serve(&[]);
    let home = home.with("LITELLM_PROXY_URL", server.url.clone());
    let key = std::fs::read_to_string(home.data().join("master_key")).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let url = format!("{}/customer/new", server.url);
    runtime.block_on(async {
        let client = http();
        for some in (0..count).collect::<Vec<_>>().chunks(50) {
            let made = some.iter().map(|n| {
                let alias = if n % 2 == 0 { json!("even") } else { Value::Null };
                let body = json!({"user_id": format!("c{n:04}"), "alias": alias, "max_budget": n % 7});
                let request = client.post(&url).bearer_auth(key.trim());
                request.header("content-type", "application/json").body(body.to_string()).send()
            });
            for answer in futures_util::future::join_all(made).await {
                assert_eq!(answer.unwrap().status(), 200);
            }
        }
    });
    (server, home)
}

fn listed(home: &Home, arguments: &[&str]) -> String {
    home.run(&[&["customer", "list"], arguments].concat()).printed()
}

/// The ids of a list in one of the formats.
fn ids(format: &str, text: &str) -> Vec<String> {
    let id = |row: &Value| row["user_id"].as_str().unwrap().to_owned();
    match format {
        "json" => serde_json::from_str::<Vec<Value>>(text).unwrap().iter().map(id).collect(),
        "jsonl" => text.lines().map(|line| id(&serde_json::from_str(line).unwrap())).collect(),
        "yaml" => serde_saphyr::from_str::<Vec<Value>>(text).unwrap().iter().map(id).collect(),
        "id" => text.lines().map(str::to_owned).collect(),
        "csv" => csv::Reader::from_reader(text.as_bytes())
            .records()
            .map(|record| record.unwrap().get(0).unwrap().to_owned())
            .collect(),
        _ => text.lines().skip(1).map(|line| line.split('\t').next().unwrap().to_owned()).collect(),
    }
}

#[test]
fn a_thousand_customers_are_the_same_in_every_format() {
    let (server, home) = with_customers(CUSTOMERS);
    let whole = ids("id", &listed(&home, &["-o", "id"]));
    assert_eq!(whole.len(), CUSTOMERS);
    for format in ["json", "jsonl", "csv", "yaml", "id", "table"] {
        let text = listed(&home, &["-o", format]);
        assert!(!text.contains('\u{1b}'), "{format}");
        assert_eq!(ids(format, &text), whole, "{format}");
        let sorted = ids(format, &listed(&home, &["-o", format, "--sort", "user_id:desc", "--limit", "3"]));
        assert_eq!(sorted, ["c0999", "c0998", "c0997"], "{format}");
        let page =
            ids(format, &listed(&home, &["-o", format, "--sort", "user_id", "--page", "2", "--size", "2"]));
        assert_eq!(page, ["c0002", "c0003"], "{format}");
        let found = ids(format, &listed(&home, &["-o", format, "--filter", "c00* !alias:even max>=6"]));
        let expected: Vec<String> =
            (0..100).filter(|n| n % 2 == 1 && n % 7 == 6).map(|n| format!("c{n:04}")).collect();
        assert_eq!(found, expected, "{format}");
    }
    assert_eq!(listed(&home, &["--jq", "length"]), format!("{CUSTOMERS}\n"));
    assert_eq!(listed(&home, &["--jq", ".[].user_id"]), listed(&home, &["-o", "id"]));
    assert_eq!(listed(&home, &["-o", "jsonl", "--jq", ".user_id"]), listed(&home, &["-o", "id"]));
    assert_eq!(
        listed(&home, &["--columns", "alias,customer", "--no-headers", "--limit", "1", "--sort", "customer"]),
        "even\tc0000\n"
    );
    assert!(listed(&home, &["--columns", "help"]).lines().any(|line| line == "litellm_budget_table"));
    let few = home.run(&["customer", "list", "--limit", "5", "-o", "id"]);
    assert_eq!(few.stderr, "5 of 1,000 shown; use --all\n");
    assert_eq!(few.printed().lines().count(), 5);
    first_line_of_a_pipe(&home);
    server.stop();
}

/// `| head -1`: the reader goes, and nobody says a word.
fn first_line_of_a_pipe(home: &Home) {
    for format in ["table", "jsonl", "json", "csv", "yaml", "id"] {
        let mut child = home
            .command(&["customer", "list", "-o", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty());
        let status = child.wait().unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((status.code(), said.as_str()), (Some(0), ""), "{format}");
    }
}

#[test]
fn digits_survive_every_machine_format() {
    let (server, home) = with_customers(0);
    let exact = "0.001112000001";
    home.run(&["customer", "new", "acme", "--spend", exact]).printed();
    for format in ["json", "jsonl", "csv", "yaml", "table"] {
        let text = listed(&home, &["-o", format]);
        assert!(text.contains(exact), "{format}: {text}");
        assert!(home.run(&["customer", "info", "acme", "-o", format]).printed().contains(exact), "{format}");
    }
    assert_eq!(listed(&home, &["--jq", ".[0].spend"]), format!("{exact}\n"));
    assert_eq!(home.run(&["customer", "info", "acme", "--jq", ".spend"]).printed(), format!("{exact}\n"));
    server.stop();
}

#[test]
fn colour_is_where_it_is_asked_for_and_nowhere_else() {
    let (server, home) = with_customers(1);
    let forced = ("CLICOLOR_FORCE", "1");
    for (arguments, variables, is_colored) in [
        (&[][..], &[][..], false),
        (&[], &[forced], true),
        (&[], &[forced, ("NO_COLOR", "1")], false),
        (&[], &[forced, ("NO_COLOR", "")], true),
        (&["--no-color"], &[forced], false),
        (&["--color", "never"], &[forced], false),
        (&["--color", "always"], &[("NO_COLOR", "1")], true),
        (&["--color", "always"], &[("TERM", "dumb")], true),
        (&[], &[("TERM", "dumb"), ("CLICOLOR", "0")], false),
    ] {
        // A failure goes to stderr, whose label is coloured by the same rule.
        let mut command = home.command(&[&["customer", "info", "nobody"], arguments].concat());
        command.envs(variables.iter().copied());
        let failed = crate::support::Ended::of(&mut command);
        assert_eq!(failed.code, 4);
        assert_eq!(failed.stderr.contains('\u{1b}'), is_colored, "{arguments:?} {variables:?}");
        let mut command = home.command(&[&["customer", "list", "-o", "json"], arguments].concat());
        command.envs(variables.iter().copied());
        assert!(!crate::support::Ended::of(&mut command).printed().contains('\u{1b}'));
    }
    on_a_terminal(&home);
    server.stop();
}

/// A real terminal, where this machine has a program that makes one.
fn on_a_terminal(home: &Home) {
    if std::process::Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: `script` of util-linux is not installed");
        return;
    }
    for (variables, arguments, is_colored) in [
        (&[("TERM", "xterm")][..], "", true),
        (&[("TERM", "xterm"), ("NO_COLOR", "1")], "", false),
        (&[("TERM", "dumb")], "", false),
        (&[("TERM", "xterm")], "--no-color", false),
    ] {
        let line = format!("{} customer list {arguments}", crate::support::process::BINARY);
        let mut command = crate::support::process::alone("script".as_ref(), home.path());
        command
            .args(["-qec", &line, "/dev/null"])
            .env("LITELLM_RS_DATA_DIR", home.data())
            .env("LITELLM_PROXY_URL", home.variable("LITELLM_PROXY_URL"))
            .envs(variables.iter().copied());
        let shown = crate::support::Ended::of(&mut command);
        assert!(shown.stdout.contains("CUSTOMER") && shown.stdout.contains('│'), "{}", shown.stdout);
        assert_eq!(
            shown.stdout.contains("\u{1b}["),
            is_colored,
            "{variables:?} {arguments}: {:?}",
            shown.stdout
        );
    }
}
