//! An export that is killed without a word, and gone on with: the same bytes as of one that was not.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::support::Home;
use crate::support::server::MASTER;

const LINES: u64 = 5_000;
const PAGE: u64 = 400;
/// The page after this line is asked for and not answered while the server holds it back.
const HELD_BACK_AFTER: u64 = 2_000;

#[derive(Clone, Default)]
struct Holding {
    is_held: Arc<AtomicBool>,
    was_asked: Arc<Notify>,
}

fn line(seq: u64) -> Value {
    let note = if seq.is_multiple_of(7) { "two\nlines, \"quoted\"" } else { "" };
    json!({"seq": seq, "id": format!("e-{seq}"), "request_id": format!("r-{seq}"), "kind": "charge",
        "at": format!("2026-11-21T{:02}:{:02}:{:02}Z", seq / 3_600, seq / 60 % 60, seq % 60), "cost": 0.000001,
        "cost_picos": "1000000", "customer_id": format!("c{} \u{e9}", seq % 11), "note": note,
        "usage": {"input": seq, "output": 2}})
}

async fn entries(State(holding): State<Holding>, Query(query): Query<BTreeMap<String, String>>) -> String {
    let after: u64 = query["after"].parse().unwrap();
    if after >= HELD_BACK_AFTER && holding.is_held.load(Ordering::SeqCst) {
        holding.was_asked.notify_one();
        std::future::pending::<()>().await;
    }
    let last = LINES.min(after + PAGE);
    let lines: Vec<Value> = (after + 1..=last).map(line).collect();
    json!({"entries": lines, "next_after": (last < LINES).then_some(last), "as_of": LINES}).to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_killed_export_has_written_is_gone_on_with() {
    let holding = Holding::default();
    let router = Router::new().route("/spend/entries", get(entries)).with_state(holding.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let home = Home::new().with("LITELLM_PROXY_URL", url).with("LITELLM_PROXY_API_KEY", MASTER);
    for format in ["csv", "jsonl", "lago"] {
        let [whole, file] = ["whole", "killed"].map(|name| home.path().join(format!("{name}.{format}")));
        let part = home.path().join(format!("killed.{format}.part"));
        let arguments = ["export", "spend", "--format", format, "--event-code", "tokens", "--out"];
        home.run(&[&arguments[..], &[whole.to_str().unwrap()]].concat()).printed();
        let whole = std::fs::read(whole).unwrap();

        let arguments = [&arguments[..], &[file.to_str().unwrap()]].concat();
        holding.is_held.store(true, Ordering::SeqCst);
        let mut command = home.command(&arguments);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        holding.was_asked.notified().await;
        // Without a chance to say or to write anything: SIGKILL.
        child.kill().unwrap();
        child.wait().unwrap();
        holding.is_held.store(false, Ordering::SeqCst);
        assert!(!file.exists());
        let written = std::fs::read(&part).unwrap();
        let expected = if format == "csv" { 1 } else { 0 } + HELD_BACK_AFTER;
        let breaks = |line: u64| if format == "csv" && line.is_multiple_of(7) { 2 } else { 1 };
        let expected = expected + (1..=HELD_BACK_AFTER).map(|line| breaks(line) - 1).sum::<u64>();
        assert_eq!(written.iter().filter(|byte| **byte == b'\n').count() as u64, expected, "{format}");
        assert!(whole.starts_with(&written) && written.len() < whole.len(), "{format}");

        let resumed = home.run(&[&arguments[..], &["--resume"]].concat());
        let rest = LINES - if format == "lago" { 0 } else { HELD_BACK_AFTER };
        let shown = format!("{},{:03} lines", rest / 1_000, rest % 1_000);
        assert!(resumed.stderr.contains(&shown), "{format}: {}", resumed.stderr);
        resumed.printed();
        assert!(std::fs::read(&file).unwrap() == whole && !part.exists(), "{format}");
    }
    served.abort();
}
