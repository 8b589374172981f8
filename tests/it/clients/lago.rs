//! What is sent to Lago, held against Lago's own description of its interface by programs that know
//! nothing of us. `LAGO_OPENAPI` names the description, a file of OpenAPI 3.1; without it these tests
//! say that they were skipped.
//!
//! The description lets a property be "one of" text, integer and number. Every whole number is both
//! of the last two, so it refuses them all, that of its own example included. Numbers are therefore
//! held against "any of"; a profile that sends text is held against every word.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use litellm_rs::config::Secret;
use litellm_rs::delivery::lago::Lago;
use litellm_rs::delivery::lago::check::{Ours, check};
use litellm_rs::delivery::lago::reader::Reader;
use litellm_rs::delivery::lago::verify::{Span, verify};
use litellm_rs::delivery::target::Protocol;
use litellm_rs::domain::delivery::{LagoIds, LagoProfile, NumberStyle, Verdict};
use litellm_rs::domain::time::Millis;
use litellm_rs::wire::delivery::Level;

use super::installed::{or_skip, prism, schemathesis};
use super::scripts;
use crate::lago::{items, profile, send};
use crate::support::process::alone;

/// The variable that names the description.
const DESCRIPTION: &str = "LAGO_OPENAPI";
/// How long a program may take to read it.
const PATIENCE: Duration = Duration::from_secs(120);

/// The description, or nothing and a line that says so. It belongs to Lago and may not be at hand.
fn description() -> Option<String> {
    let Some(path) = std::env::var_os(DESCRIPTION) else {
        let test = std::thread::current().name().unwrap_or_default().to_owned();
        let _ = writeln!(std::io::stderr(), "skipped {test}: {DESCRIPTION} names no file");
        return None;
    };
    Some(std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{DESCRIPTION}={path:?}: {error}")))
}

/// The description with the values of properties as they are meant.
fn as_meant(description: &str) -> String {
    let mut lines: Vec<&str> = description.lines().collect();
    let changed: Vec<(usize, String)> = lines
        .windows(4)
        .enumerate()
        .filter(|(_, lines)| {
            lines.iter().map(|line| line.trim()).eq([
                "oneOf:",
                "- type: string",
                "- type: integer",
                "- type: number",
            ])
        })
        .map(|(at, lines)| (at, lines[0].replace("oneOf", "anyOf")))
        .collect();
    for (at, line) in &changed {
        lines[*at] = line;
    }
    lines.join("\n")
}

/// Every combination of settings, for servers of today.
fn profiles(numbers: NumberStyle) -> impl Iterator<Item = LagoProfile> {
    [LagoIds::Both, LagoIds::Subscription].into_iter().flat_map(move |ids| {
        [false, true].map(|precise_amount| LagoProfile { ids, numbers, precise_amount, ..profile() })
    })
}

fn old_servers() -> LagoProfile {
    LagoProfile { ids: LagoIds::Customer, numbers: NumberStyle::Text, ..profile() }
}

fn lago(url: &str, key: &str) -> Lago {
    Lago::new(url.parse().unwrap(), Secret::new(key))
}

/// What the validator says of each body.
fn judged(python: &Path, description: &Path, schema: &str, bodies: &[String]) -> Vec<String> {
    let mut command = alone(python, description.parent().unwrap());
    command.arg(scripts().join("lago_schema.py")).arg(description).arg(schema);
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
    let mut child = command.spawn().unwrap();
    // The script reads everything before it needs room for its own lines.
    child.stdin.take().unwrap().write_all((bodies.join("\n") + "\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn every_body_is_as_lagos_description_says() {
    let Some(literal) = description() else { return };
    let Some(python) = or_skip(schemathesis()) else { return };
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = home.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let (meant, literal) = (write("meant.yaml", &as_meant(&literal)), write("literal.yaml", &literal));
    let lago = lago("https://lago.example", "key");
    for (description, numbers) in [(&meant, NumberStyle::Number), (&literal, NumberStyle::Text)] {
        for (schema, count) in [("EventInput", 1), ("EventBatchInput", 100)] {
            let body = |profile: LagoProfile| {
                let outgoing = lago.request(&items(&profile, count), Millis(0));
                String::from_utf8(outgoing.body.to_vec()).unwrap()
            };
            let mut bodies: Vec<String> = profiles(numbers).map(body).collect();
            bodies.push(body(old_servers()));
            let told = judged(python, description, schema, &bodies);
            let (last, told) = told.split_last().unwrap();
            assert!(told.len() == 4 && told.iter().all(|line| line == "ok"), "{schema}: {told:?}");
            assert!(last.contains("external_subscription_id"), "what is not described is seen: {last}");
        }
    }
}

/// Prism, a server that answers as a description says: `node
/// node_modules/@stoplight/prism-cli/dist/index.js mock --host 127.0.0.1 --port 0 lago.yaml`.
struct Prism {
    url: String,
    child: Child,
    _home: tempfile::TempDir,
}

impl Prism {
    /// Starts one, and waits until it listens.
    fn start(modules: &Path, description: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let file: PathBuf = home.path().join("lago.yaml");
        // The description's paths begin where its servers' addresses end; Prism serves paths alone.
        std::fs::write(&file, description.replace("\n  /", "\n  /api/v1/")).unwrap();
        let mut command = alone(Path::new("node"), home.path());
        command.arg(modules.join("node_modules/@stoplight/prism-cli/dist/index.js"));
        command.args(["mock", "--host", "127.0.0.1", "--port", "0"]).arg(&file);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let mut prism = Self { url: String::new(), child, _home: home };
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            // Read to the end also when nobody listens any more: a full pipe would stop it.
            for line in stdout.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        prism.url = loop {
            let line = lines.recv_timeout(PATIENCE).expect("prism says where it listens");
            if let Some((_, address)) = line.split_once("listening on ") {
                let end = address.find(|c: char| c.is_control() || c == ' ').unwrap_or(address.len());
                break address[..end].to_owned();
            }
        };
        prism
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn prism_takes_everything_that_is_sent() {
    let Some(literal) = description() else { return };
    let Some(modules) = or_skip(prism()) else { return };
    for (description, numbers) in
        [(as_meant(&literal), NumberStyle::Number), (literal.clone(), NumberStyle::Text)]
    {
        let prism = Prism::start(modules, &description);
        let lago = lago(&prism.url, "key");
        for profile in profiles(numbers) {
            for count in [1, 2, 100] {
                assert_eq!(
                    send(&lago, &items(&profile, count)).await,
                    Verdict::Accepted,
                    "{profile:?} {count}"
                );
            }
        }
        let refused = send(&lago, &items(&old_servers(), 2)).await;
        assert!(matches!(refused, Verdict::Split(_)), "what is not described is seen: {refused:?}");
    }
}

#[tokio::test]
async fn prism_is_understood_in_everything_that_is_asked() {
    let Some(literal) = description() else { return };
    let Some(modules) = or_skip(prism()) else { return };
    let prism = Prism::start(modules, &literal);
    let reader = Reader::new(lago(&prism.url, "key")).unwrap();
    let profile = profile();
    let charge_ids = ["my-unique-id".to_owned()];
    let ours = Ours { profile: &profile, charge_ids: &charge_ids, oldest_pending_ms: None };
    let findings = check(&reader, ours).await;
    let understood: Vec<&str> =
        findings.iter().filter(|finding| finding.level == Level::Ok).map(|finding| &*finding.name).collect();
    assert_eq!(understood, ["API key", "metric openai_tokens", "subscriptions"], "{findings:?}");
    // The example of a billing entity has no grace period, which is worth a warning.
    assert!(findings[3].text.starts_with("invoices of `"), "{findings:?}");
    let span = Span { from: Millis(0), to: Millis(i64::from(i32::MAX) * 1_000) };
    let found = verify(&reader, "storage", span, []).await.unwrap();
    assert!(found.unexpected.count > 0, "its example is an event that nobody sent: {found:?}");
}
