//! `serve` as a stranger would run it: the real binary, a config file, a ledger on disk, budgets on
//! four levels (global, team, key, customer), all set through its HTTP surface.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Outcome;
use crate::child::Process;
use crate::connection::{Connection, request};
use crate::upstream::PACED_MODEL;

/// The binary that was built together with this bench.
const BINARY: &str = env!("CARGO_BIN_EXE_litellm-rs");
/// Who pays; the body of every request names it.
pub(crate) const CUSTOMER: &str = "bench-customer";
/// What one answer of the fake upstream costs: 11 x $0.000001 + 7 x $0.000002.
const DOLLARS_PER_CALL: f64 = 0.000_025;
/// More than the bench can spend, so that it is never refused; small enough to be checked.
const MAX_BUDGET: u64 = 100_000;
/// A server that does not answer within this never will.
const START_MAX: Duration = Duration::from_secs(10);

/// A running `serve` with its budgets set.
pub(crate) struct Subject {
    process: Process,
    pub(crate) address: SocketAddr,
    /// From the start of the process to its first health answer.
    pub(crate) started_in: Duration,
    /// The key all requests carry.
    pub(crate) key: String,
    master_key: String,
}

impl Subject {
    /// Starts it on an empty ledger in `folder` and sets the budgets.
    pub(crate) async fn start(folder: &Path, upstream: SocketAddr) -> Outcome<Self> {
        let random = fs::read_to_string("/proc/sys/kernel/random/uuid")?;
        let master_key = format!("sk-{}", random.trim().replace('-', ""));
        fs::write(folder.join("config.yaml"), config(folder, upstream, &master_key))?;
        let (process, address, started_in) = launch(folder).await?;
        let mut subject = Self { process, address, started_in, key: String::new(), master_key };
        subject.key = subject.set_budgets().await?;
        Ok(subject)
    }

    /// Kills it and starts it again on what it has written; answers how long that took.
    pub(crate) async fn restart_after_kill(self, folder: &Path) -> Outcome<Duration> {
        drop(self.process);
        let (_process, _, started_in) = launch(folder).await?;
        Ok(started_in)
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// What the key's budget says was spent, and whether so many calls cost exactly that.
    pub(crate) async fn booked(&self, calls: u64) -> Outcome<(String, bool)> {
        let path = format!("/key/info?key={}", self.key);
        let info = self.control("GET", &path, None).await?;
        let spend = &info["info"]["spend"];
        let owed = calls as f64 * DOLLARS_PER_CALL;
        // A float has digits enough for the sum, but not for adding it up without a trace.
        let is_exact = spend.as_f64().is_some_and(|spend| (spend - owed).abs() < DOLLARS_PER_CALL / 2.0);
        Ok((spend.to_string(), is_exact))
    }

    async fn set_budgets(&self) -> Outcome<String> {
        let team = json!({"team_id": "bench-team", "max_budget": MAX_BUDGET});
        self.control("POST", "/team/new", Some(team)).await?;
        // The user has an account without a cap: four levels are capped, and six accounts kept.
        let user = json!({"user_id": "bench-user", "auto_create_key": false});
        self.control("POST", "/user/new", Some(user)).await?;
        let budget = json!({"budget_id": "bench-budget", "max_budget": MAX_BUDGET});
        self.control("POST", "/budget/new", Some(budget)).await?;
        let customer = json!({"user_id": CUSTOMER, "budget_id": "bench-budget"});
        self.control("POST", "/customer/new", Some(customer)).await?;
        let key = json!({"max_budget": MAX_BUDGET, "team_id": "bench-team", "user_id": "bench-user"});
        let made = self.control("POST", "/key/generate", Some(key)).await?;
        let key = made["key"].as_str().ok_or("/key/generate answers without a key")?;
        Ok(key.to_owned())
    }

    async fn control(&self, method: &str, path: &str, body: Option<Value>) -> Outcome<Value> {
        let body = body.map_or_else(String::new, |body| body.to_string());
        let mut connection = Connection::open(self.address).await?;
        let answer = connection.ask(&request(method, path, &self.master_key, &body)).await?;
        if answer.status != 200 {
            let text = String::from_utf8_lossy(connection.body());
            return Err(format!("{method} {path} answers {}: {text}", answer.status).into());
        }
        Ok(serde_json::from_slice(connection.body())?)
    }
}

fn config(folder: &Path, upstream: SocketAddr, master_key: &str) -> String {
    let mut models = String::new();
    for name in ["bench", PACED_MODEL] {
        models += &format!(
            "  - model_name: {name}\n    litellm_params:\n      model: openai/{name}\n      \
             api_base: http://{upstream}/v1\n      api_key: x\n      \
             input_cost_per_token: 0.000001\n      output_cost_per_token: 0.000002\n"
        );
    }
    format!(
        "model_list:\n{models}litellm_settings:\n  max_budget: {MAX_BUDGET}\n\
         general_settings:\n  master_key: {master_key}\n  database_url: sqlite://{}\n",
        folder.join("ledger.db").display()
    )
}

/// Starts the binary and waits for its first health answer.
async fn launch(folder: &Path) -> Outcome<(Process, SocketAddr, Duration)> {
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let log = folder.join("serve.log");
    let output = File::create(&log)?;
    let mut command = Command::new(BINARY);
    command.args(["serve", "--host", "127.0.0.1", "--port", &address.port().to_string(), "--config"]);
    command.arg(folder.join("config.yaml"));
    // Nothing of the caller's environment may change what is measured.
    command.env_clear().env("LITELLM_RS_DATA_DIR", folder).env("HOME", folder);
    command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
    let start = Instant::now();
    let mut process = Process::start(&mut command)?;
    while start.elapsed() < START_MAX && process.is_running() {
        if is_healthy(address).await {
            return Ok((process, address, start.elapsed()));
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let log = fs::read_to_string(&log).unwrap_or_default();
    Err(format!("`serve` does not answer; it said: {}", log.trim()).into())
}

async fn is_healthy(address: SocketAddr) -> bool {
    let Ok(mut connection) = Connection::open(address).await else { return false };
    let answer = connection.ask(&request("GET", "/health/liveliness", "", "")).await;
    answer.is_ok_and(|answer| answer.status == 200)
}
