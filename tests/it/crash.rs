//! Killed at random moments under load: what a caller has seen the end of is in the ledger, and the
//! ledger adds up, each time.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Answer, Upstream, config_with_upstream, http, until};

const KILLS: u64 = 32;
const CALLERS: usize = 16;
const MASTER: &str = "sk-a-master-key-for-the-crash-test";

/// A server process that dies with the test.
struct Process {
    child: Child,
    url: String,
}

impl Process {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_litellm-rs"))
            .args(["serve", "--host", "127.0.0.1", "--port", "0", "--config"])
            .arg(folder.join("config.yaml"))
            .env_clear()
            .env("LITELLM_RS_DATA_DIR", folder)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let url = loop {
            let line = lines.next().expect("the server says where it listens").unwrap();
            if let Some(at) = line.find("http://127.0.0.1:") {
                break line[at..].split_whitespace().next().unwrap().to_owned();
            }
        };
        // Somebody has to read on, or the server would wait for its log.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, url }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A small generator, so that a failing run can be told by its seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

/// Calls until the connection breaks; notes the id of every answer that was seen to its end.
async fn call_until_killed(url: String, caller: usize, seen: Arc<Mutex<HashSet<String>>>) {
    let http = http();
    for call in 0.. {
        let stream = (caller + call).is_multiple_of(2);
        let body = json!({"model": "up", "user": format!("customer-{caller}"), "stream": stream,
            "messages": [{"role": "user", "content": "Hello"}]});
        let sent = http
            .post(format!("{url}/v1/chat/completions"))
            .bearer_auth(MASTER)
            .header("content-type", "application/json")
            .header("x-litellm-call-id", format!("{}", uuid::Uuid::new_v4()))
            .body(body.to_string());
        let Ok(response) = sent.send().await else { return };
        let call_id = response.headers()["x-litellm-call-id"].to_str().unwrap().to_owned();
        let Ok(text) = response.text().await else { return };
        if stream {
            if text.ends_with("data: [DONE]\n\n") {
                seen.lock().unwrap().insert(call_id);
            }
        } else if let Ok(answer) = serde_json::from_str::<Value>(&text) {
            seen.lock().unwrap().insert(answer["id"].as_str().unwrap().to_owned());
        }
    }
}

/// The request ids of the whole ledger, as the product itself lists them.
async fn ledger_ids(url: &str) -> HashSet<String> {
    let http = http();
    let logs = http.get(format!("{url}/spend/logs")).bearer_auth(MASTER).send().await.unwrap();
    let rows: Vec<Value> = serde_json::from_str(&logs.text().await.unwrap()).unwrap();
    rows.iter().map(|row| row["request_id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_that_was_seen_is_missing_after_a_kill() {
    let seed = std::env::var("CRASH_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| u64::try_from(uuid::Uuid::now_v7().as_u128() & u128::from(u64::MAX)).unwrap() | 1);
    println!("CRASH_SEED={seed}");
    let mut dice = Dice(seed);
    // Each answer of a stream has an id of its own: the provider of this test gives none, so the
    // call's id is what the ledger keeps.
    let upstream = Upstream::start(Answer::Alternating { output_tokens: 7 }).await;
    let folder = tempfile::tempdir().unwrap();
    let more = format!("general_settings:\n  master_key: {MASTER}\nlitellm_settings:\n  max_budget: 1000\n");
    std::fs::write(folder.path().join("config.yaml"), config_with_upstream(&upstream.url, &more)).unwrap();
    let seen = Arc::new(Mutex::new(HashSet::new()));
    for kill in 0..KILLS {
        let mut process = Process::start(folder.path());
        if kill > 0 {
            let in_ledger = ledger_ids(&process.url).await;
            let missing: Vec<_> = seen.lock().unwrap().difference(&in_ledger).cloned().collect();
            assert!(missing.is_empty(), "seed {seed}, kill {kill}: not in the ledger: {missing:?}");
        }
        let calls: Vec<_> = (0..CALLERS)
            .map(|caller| tokio::spawn(call_until_killed(process.url.clone(), caller, Arc::clone(&seen))))
            .collect();
        // Every other life ends at a random moment of its start, the others deep in the load.
        if kill % 2 == 1 {
            let before = seen.lock().unwrap().len();
            until("answers come", async || seen.lock().unwrap().len() > before + CALLERS).await;
        }
        tokio::time::sleep(Duration::from_millis(dice.roll(200))).await;
        process.child.kill().unwrap();
        process.child.wait().unwrap();
        for call in calls {
            call.await.unwrap();
        }
        let verified = Command::new(env!("CARGO_BIN_EXE_litellm-rs"))
            .args(["ledger", "verify", "--database"])
            .arg(folder.path().join("ledger.db"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&verified.stdout).into_owned();
        assert!(verified.status.success(), "seed {seed}, kill {kill}: {said}");
    }
    let seen = seen.lock().unwrap().len();
    println!("{seen} answers seen over {KILLS} kills");
    assert!(seen > CALLERS * 2, "the load was real: only {seen} answers were seen");
}
