//! Every example of the documents, run as a reader would: in a home of its own, with a server of
//! its own, from top to bottom, on a terminal.

use std::process::Command;

use crate::support::process::{BINARY, alone};
use crate::support::{Home, Serving};

/// How wide the terminal of the examples is.
const COLUMNS: u16 = 100;

/// One command of a document, and what the document says it prints.
#[derive(Debug, PartialEq)]
struct Example {
    line: String,
    shown: Vec<String>,
}

/// A part of a document that is acted on.
#[derive(Debug, PartialEq)]
enum Part {
    /// A file that later commands read: its name and its text.
    File(String, String),
    Run(Example),
}

/// The parts of a document, in order. `console` blocks hold commands after `$` and their output;
/// `sh` blocks hold commands; of `yaml`, `csv` and `json` blocks the first line may name the file.
fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut blocks = text.split("```").skip(1).step_by(2);
    for block in &mut blocks {
        let Some((language, body)) = block.split_once('\n') else { continue };
        match language {
            "console" => parts.extend(console(body).into_iter().map(Part::Run)),
            "sh" => {
                parts.extend(lines(body).into_iter().map(|line| Part::Run(Example { line, shown: vec![] })))
            }
            "yaml" | "csv" | "jsonl" => parts.extend(file(language, body)),
            _ => {}
        }
    }
    parts
}

/// A block whose first line is `# name`, or a configuration.
fn file(language: &str, body: &str) -> Option<Part> {
    let first = body.lines().next()?;
    if let Some(name) = first.strip_prefix("# ").filter(|name| name.ends_with(&format!(".{language}"))) {
        let rest = body.split_once('\n')?.1;
        return Some(Part::File(name.to_owned(), rest.to_owned()));
    }
    (language == "yaml").then(|| Part::File("config.yaml".to_owned(), body.to_owned()))
}

/// Lines with those that end with a backslash joined to the next.
fn lines(body: &str) -> Vec<String> {
    let joined = body.replace("\\\n", " ");
    joined.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn console(body: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for line in lines(body) {
        match (line.strip_prefix("$ "), examples.last_mut()) {
            (Some(line), _) => examples.push(Example { line: line.to_owned(), shown: vec![] }),
            (None, Some(example)) => example.shown.push(line),
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    examples
}

/// The exit code that a line ends with: `# exit 6` behind it says which, else it is 0.
fn expected_code(line: &str) -> i32 {
    line.rsplit_once("# exit ").map_or(0, |(_, code)| code.split(' ').next().unwrap().parse().unwrap())
}

/// Whether a word of a document stands for another one at every run.
fn class(word: &str) -> &str {
    let word = word.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | '"' | '\''));
    let is = |allowed: fn(char) -> bool| !word.is_empty() && word.chars().all(allowed);
    let hex = |word: &str| word.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    if word.len() == 36 && hex(word) {
        "an id"
    } else if word.starts_with("sk-") {
        "a key"
    } else if word.len() >= 8 && is(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '-' | 'T' | 'Z')) {
        "an instant"
    } else if is_length(word) {
        "a time"
    } else if word.starts_with("http://") {
        "an address"
    } else {
        word
    }
}

/// Whether a word is like `29d` or `1.5ms`.
fn is_length(word: &str) -> bool {
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&word[number.len()..], "ms" | "s" | "m" | "h" | "d") && number.parse::<f64>().is_ok()
}

/// Whether a shown line says the same as a printed one. `…` stands for anything.
fn is_like(shown: &str, printed: &str) -> bool {
    let mut printed = printed.split_whitespace();
    for word in shown.split_whitespace() {
        if word == "…" {
            return true;
        }
        if printed.next().map(class) != Some(class(word)) {
            return false;
        }
    }
    printed.next().is_none()
}

/// The surroundings of one document's examples.
struct Reader {
    home: Home,
    server: Serving,
    master_key: String,
}

impl Reader {
    fn new() -> Self {
        let home = Home::new();
        let server = home.serve(&[]);
        let master_key = std::fs::read_to_string(home.data().join("master_key")).unwrap().trim().to_owned();
        Self { home, server, master_key }
    }

    /// The line as it is run: on this server, and not for ever.
    fn script(&self, line: &str) -> String {
        let mut line = line.replace("http://127.0.0.1:4000", &self.server.url);
        line = line.replace("cargo run --release --", "litellm-rs").replace(" listen ", " listen --port 0 ");
        let first = line.split_whitespace().take(3).collect::<Vec<_>>();
        let is_endless = match first.as_slice() {
            ["litellm-rs", "serve", ..] => !line.contains("--check"),
            ["litellm-rs", "tail", ..] => {
                !["--no-follow", "--max", "--for"].iter().any(|end| line.contains(end))
            }
            ["litellm-rs", "listen", ..] => !line.contains("--max") || line.contains('&'),
            _ => line.contains("--watch"),
        };
        // Ctrl-C ends it, as it would for a reader.
        if line.starts_with("litellm-rs serve") {
            // One server a database.
            line = format!("LITELLM_RS_DATA_DIR=another {line}");
        }
        if is_endless { format!("timeout --preserve-status --signal=INT 3 env {line}") } else { line }
    }

    fn run(&self, example: &Example) -> (i32, String) {
        let script = self.script(&example.line);
        let is_ended = script.starts_with("timeout");
        let path = format!(
            "{}:{}",
            std::path::Path::new(BINARY).parent().unwrap().display(),
            std::env::var("PATH").unwrap_or_default()
        );
        let file = self.home.file("example.sh", &format!("stty cols {COLUMNS} rows 40 -onlcr\n{script}\n"));
        let mut command: Command = alone(std::path::Path::new("script"), self.home.path());
        let output = command
            .args(["-qec", &format!("timeout --foreground 30 bash {}", file.display()), "/dev/null"])
            .env("PATH", path)
            .env("TERM", "xterm")
            .env("SHELL", "/bin/bash")
            .env("NO_COLOR", "1")
            .env("CI", "1")
            .env("PORT", "0")
            .env("OPENAI_API_KEY", "key")
            .env("LITELLM_MASTER_KEY", &self.master_key)
            .env("LITELLM_RS_CONFIG_DIR", self.home.path().join("settings"))
            .env("LITELLM_RS_DATA_DIR", self.home.data())
            .env("LITELLM_PROXY_URL", &self.server.url)
            .output()
            .unwrap();
        let code = output.status.code().unwrap_or(-1);
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        (if is_ended && (code == 130 || code == 0) { 0 } else { code }, printed)
    }
}

/// Runs all examples of a document and tells all that do not hold.
fn hold(name: &str, is_for_others: impl Fn(&str) -> bool) {
    let text = std::fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let reader = Reader::new();
    let (mut wrong, mut run) = (Vec::new(), 0);
    for part in parts(&text) {
        match part {
            Part::File(file, text) => drop(reader.home.file(&file, &text)),
            Part::Run(example) if is_for_others(&example.line) => {}
            Part::Run(example) => {
                run += 1;
                let (code, printed) = reader.run(&example);
                let mut lines = printed.lines();
                let missing = example.shown.iter().find(|shown| !lines.any(|line| is_like(shown, line)));
                if code != expected_code(&example.line) || missing.is_some() {
                    wrong.push(format!("$ {}\nexit {code}, without {missing:?}:\n{printed}", example.line));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{name}: {} of {run} are wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(run > 10, "{name}: only {run} examples were found");
}

#[cfg(target_os = "linux")]
#[test]
fn the_examples_of_the_readme_hold() {
    // The first command of all is the server that the others talk to, and this is the second.
    hold("README.md", |line| matches!(line, "cargo run --release -- serve" | "cargo test"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_examples_of_the_command_line_hold() {
    hold("docs/cli.md", |_| false);
}

#[test]
fn examples_are_read_as_a_reader_does() {
    let text =
        "```yaml\n# tiers.yaml\nversion: 1\n```\nand\n```console\n$ a \\\n  b  # exit 6\nshown\n$ c\n```\n";
    let run = |line: &str, shown: &[&str]| {
        Part::Run(Example { line: line.into(), shown: shown.iter().map(ToString::to_string).collect() })
    };
    let expected = [
        Part::File("tiers.yaml".into(), "version: 1\n".into()),
        run("a    b  # exit 6", &["shown"]),
        run("c", &[]),
    ];
    assert_eq!(parts(text), expected);
    assert_eq!((expected_code("a  # exit 6 so far"), expected_code("a")), (6, 0));
    for (shown, printed, like) in [
        ("spend   $0.1", "spend $0.1", true),
        ("spend $0.1", "spend $0.2", false),
        ("created …", "created budget x", true),
        ("resets in 29d", "resets in 30d", true),
        ("14:05:39.036 ok", "15:06:40.001 ok", true),
        ("a b", "a b c", false),
        ("a b c", "a b", false),
    ] {
        assert_eq!(is_like(shown, printed), like, "{shown} | {printed}");
    }
}
