//! What the documents say is so: their commands exist, their links lead somewhere, their examples
//! load, and their numbers are the product's.

use std::path::{Path, PathBuf};
use std::process::Command;

use litellm_rs::domain::duration::Duration;
use litellm_rs::domain::time::Millis;
use litellm_rs::domain::window::{Calendar, WindowRule};
use litellm_rs::ledger::verify::Report;
use serde_json::{Value, json};

use crate::support::Server;
use crate::support::server::{MASTER, verified};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// README, CHANGELOG and everything in `docs/`.
fn documents() -> Vec<PathBuf> {
    let mut found = vec![root().join("README.md"), root().join("CHANGELOG.md")];
    let docs = std::fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    found.extend(docs.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    found
}

/// The fenced blocks of a document: language and text.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut blocks: Vec<(&str, String)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(language) if !inside => {
                blocks.push((language, String::new()));
                inside = true;
            }
            Some(_) => inside = false,
            None if inside => {
                let (_, block) = blocks.last_mut().unwrap();
                block.push_str(line);
                block.push('\n');
            }
            None => {}
        }
    }
    assert!(!inside, "a block is not closed");
    blocks
}

/// The configurations of a document; a block that begins with the name of a file is something else.
fn yaml(text: &str) -> Vec<String> {
    let found = blocks(text).into_iter().filter(|(language, _)| *language == "yaml");
    found
        .map(|(_, block)| block)
        .filter(|block| !block.starts_with("# ") || block.starts_with("# config.yaml"))
        .collect()
}

/// The cells of the rows under a table's header.
fn rows(text: &str, header: &str) -> Vec<Vec<String>> {
    let after = text.split_once(header).unwrap_or_else(|| panic!("no table {header}")).1;
    let rows = after.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// Lines and inline code that are commands of ours.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let blocks = blocks(text);
    for line in blocks.iter().flat_map(|(_, block)| block.lines()) {
        let line = line.strip_prefix("$ ").unwrap_or(line);
        found.extend(line.strip_prefix("cargo run --release -- ").map(|rest| format!("litellm-rs {rest}")));
        found.extend(line.starts_with("litellm-rs ").then(|| line.to_owned()));
    }
    let prose = text.split("```").step_by(2);
    let inline = prose.flat_map(|part| part.split('`').skip(1).step_by(2));
    found.extend(inline.filter(|code| code.starts_with("litellm-rs ")).map(str::to_owned));
    found
}

/// The words of a command line as a shell splits them, up to a pipe or a redirection.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for character in line.chars() {
        match (quote, character) {
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (Some(open), _) if open == character => quote = None,
            (None, '|' | '>' | '&' | ';' | '#' | '$') => break,
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

#[test]
fn every_command_that_is_shown_is_one() {
    let mut shown = 0;
    for path in documents() {
        for line in commands(&std::fs::read_to_string(&path).unwrap()) {
            let words = words(&line);
            // Everything before it is parsed: an unknown command or flag fails first.
            // What follows `--` is for another program.
            let own = words.iter().position(|word| word == "--").unwrap_or(words.len());
            let output = Command::new(env!("CARGO_BIN_EXE_litellm-rs"))
                .args(&words[1..own])
                .arg("--help")
                .env_clear()
                .output()
                .unwrap();
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{}: `{line}`: {complaint}", path.display());
            shown += 1;
        }
    }
    assert!(shown > 15, "only {shown} commands were found");
}

#[test]
fn every_command_has_its_page_and_its_line() {
    let page = read("docs/cli.md");
    let listed: Vec<String> =
        rows(&page, "| command | what it does |").into_iter().map(|row| row[0].clone()).collect();
    let mut found = Vec::new();
    for file in std::fs::read_dir(root().join("docs/man")).unwrap().map(|file| file.unwrap()) {
        let text = std::fs::read_to_string(file.path()).unwrap();
        if text.contains(".SH SUBCOMMANDS") {
            continue;
        }
        let synopsis = text.split_once(".SH SYNOPSIS\n\\fBlitellm\\-rs ").unwrap().1;
        let command = synopsis.split_once("\\fR").unwrap().0.replace("\\-", "-");
        found.push(format!("[`{command}`](man/{})", file.file_name().to_str().unwrap()));
    }
    found.sort();
    let mut sorted = listed;
    sorted.sort();
    assert_eq!(sorted, found, "the table of all commands in docs/cli.md");
}

#[test]
fn two_commands_do_everything_on_a_fresh_machine() {
    let readme = read("README.md");
    let alone: Vec<_> = blocks(&readme).into_iter().filter(|(language, _)| *language == "sh").collect();
    for command in ["cargo run --release -- serve\n", "cargo test\n"] {
        assert!(alone.iter().any(|(_, block)| block == command), "{command}");
    }
}

/// A heading's anchor, as it is made for the web.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}

#[test]
fn every_link_leads_somewhere() {
    for path in documents() {
        let text = std::fs::read_to_string(&path).unwrap();
        let prose: String = text.split("```").step_by(2).collect();
        for link in prose.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            if link.starts_with("http") {
                continue;
            }
            let (file, wanted) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            assert!(target.exists(), "{}: {link}", path.display());
            if !wanted.is_empty() {
                let there = std::fs::read_to_string(&target).unwrap();
                let mut headings = there.lines().filter_map(|line| line.strip_prefix('#'));
                assert!(
                    headings.any(|heading| anchor(heading.trim_start_matches('#')) == wanted),
                    "{}: {link}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_example_of_a_configuration_is_one_without_a_warning() {
    for name in ["README.md", "docs/billing.md", "docs/money.md"] {
        let examples = yaml(&read(name));
        assert!(!examples.is_empty(), "{name}");
        for example in examples {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("config.yaml");
            std::fs::write(&file, &example).unwrap();
            let output = Command::new(env!("CARGO_BIN_EXE_litellm-rs"))
                .args(["serve", "--check", "--config"])
                .arg(&file)
                .env_clear()
                .env("LITELLM_RS_DATA_DIR", folder.path())
                .env("OPENAI_API_KEY", "key")
                .env("LITELLM_MASTER_KEY", "sk-the-key-of-this-test-alone")
                .env("LAGO_API_BASE", "https://lago.example.com")
                .env("LAGO_API_KEY", "key")
                .env("LAGO_API_EVENT_CODE", "calls")
                .env("WEBHOOK_URL", "https://example.com/hook")
                .output()
                .unwrap();
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success() && complaint.is_empty(), "{name}: {complaint}");
        }
    }
}

#[test]
fn windows_end_as_the_table_says() {
    let table = rows(&read("docs/money.md"), "| duration | the window ends | rule |");
    assert_eq!(table.len(), 12);
    let now = Millis::from("2026-11-18T13:47:25Z".parse::<jiff::Timestamp>().unwrap());
    for row in table {
        let duration = Duration::parse(row[0].trim_matches('`')).unwrap();
        let rule = WindowRule { duration, calendar: Calendar::default(), first_reset_at: None };
        assert_eq!(rule.next_reset(now).to_string(), row[1], "{}", row[0]);
    }
}

/// The last call's row of the spend log.
async fn newest_log(server: &Server) -> Value {
    let (status, logs) = server.call("GET", "/spend/logs?limit=1", None).await;
    assert_eq!(status, 200, "{logs}");
    logs[0].clone()
}

#[tokio::test]
async fn the_worked_example_is_what_happens() {
    let text = read("docs/money.md");
    let server = Server::start(&yaml(&text)[1]).await;
    server.post("/customer/new", json!({"user_id": "acme", "max_budget": 0.0001})).await;
    for row in rows(&text, "| call | `max_tokens` | held | output cap | charged | spend after it |") {
        let [call, asked, held, cap, charged, spend] = &row[..] else { panic!("{row:?}") };
        let mut body =
            json!({"model": "example", "user": "acme", "messages": [{"role": "user", "content": "hi"}]});
        if asked != "none" {
            body["max_tokens"] = asked.parse::<u64>().unwrap().into();
        }
        let request = server.http.post(format!("{}/v1/chat/completions", server.url)).bearer_auth(MASTER);
        let response = request.header("content-type", "application/json").body(body.to_string()).send();
        let response = response.await.unwrap();
        let told = response.headers().get("x-litellm-output-cap").map(|cap| cap.to_str().unwrap().to_owned());
        let status = response.status().as_u16();
        let answer: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
        if let Some(needed) = held.strip_prefix("refused: ") {
            assert_eq!((status, &answer["error"]["type"]), (422, &json!("budget_exceeded")), "call {call}");
            assert_eq!(format!("{} needed", answer["error"]["budget"]["needed"]), needed, "call {call}");
        } else {
            assert_eq!(status, 200, "call {call}: {answer}");
            let log = newest_log(&server).await;
            assert_eq!(log["metadata"]["held"].to_string(), *held, "call {call}");
            assert_eq!(log["spend"].to_string(), *charged, "call {call}");
            assert_eq!(told.as_deref().unwrap_or("as asked"), cap, "call {call}");
        }
        assert_eq!(server.spend("acme").await, *spend, "call {call}");
    }
    let database = server.database();
    let folder = server.stop().await;
    let report = verified(&database).await;
    assert!(text.contains(&report.to_string()), "the example ends with: {report}");
    drop(folder);
}

#[tokio::test]
async fn the_rounded_example_is_rounded_so() {
    let text = read("docs/money.md");
    let server = Server::start(&yaml(&text)[0]).await;
    let (status, answer) = server.chat("rounded", "acme", json!({})).await;
    assert_eq!(status, 200, "{answer}");
    let spend = server.spend("acme").await;
    assert!(text.contains(&format!("the charge is 39,188 pico-dollars, `{spend}`")), "{spend}");
    server.stop().await;
}

/// README, “After a crash”: for a backup, stop the server and copy `ledger.db`.
#[tokio::test]
async fn the_ledger_of_a_stopped_server_is_one_file() {
    let server = Server::start(&yaml(&read("docs/money.md"))[1]).await;
    let (status, answer) = server.chat("example", "acme", json!({})).await;
    assert_eq!(status, 200, "{answer}");
    let folder = server.stop().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("ledger.db");
    std::fs::copy(folder.path().join("ledger.db"), &copy).unwrap();
    let Report { entries, differences, .. } = verified(&copy).await;
    assert_eq!((entries, differences), (1, vec![]));
}
