//! `serve` as a stranger would run it, on a database that is there already or in an empty folder.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::connection::{Connection, request};

/// The binary that was built together with this bench.
const BINARY: &str = env!("CARGO_BIN_EXE_litellm-rs");
/// A server that does not answer within this never will.
const START_MAX: Duration = Duration::from_secs(60);

/// A server that ends when this value does.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) master_key: String,
    /// From the start of the process to its first health answer.
    pub(crate) started_in: Duration,
}

impl Server {
    /// Starts it on the ledger in `folder`, with a config file and more of the environment.
    pub(crate) async fn start(folder: &Path, config: &str, variables: &[(&str, String)]) -> Outcome<Self> {
        let random = fs::read_to_string("/proc/sys/kernel/random/uuid")?;
        let master_key = format!("sk-{}", random.trim().replace('-', ""));
        fs::write(folder.join("config.yaml"), config)?;
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let log = folder.join("serve.log");
        let output = File::create(&log)?;
        let mut command = Command::new(BINARY);
        command.args(["serve", "--host", "127.0.0.1", "--port", &address.port().to_string(), "--config"]);
        command.arg(folder.join("config.yaml"));
        // Nothing of the caller's environment may change what is measured.
        command.env_clear().env("LITELLM_RS_DATA_DIR", folder).env("HOME", folder);
        command.env("LITELLM_MASTER_KEY", &master_key).env("DATABASE_URL", database_url(folder));
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        let start = Instant::now();
        let mut server = Self { child: command.spawn()?, address, master_key, started_in: Duration::ZERO };
        while start.elapsed() < START_MAX && matches!(server.child.try_wait(), Ok(None)) {
            if server.is_healthy().await {
                server.started_in = start.elapsed();
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let log = fs::read_to_string(&log).unwrap_or_default();
        Err(format!("`serve` does not answer; it said: {}", log.trim()).into())
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    async fn is_healthy(&self) -> bool {
        let Ok(mut connection) = Connection::open(self.address).await else { return false };
        let answer = connection.ask(&request("GET", "/health/liveliness", "", "")).await;
        answer.is_ok_and(|answer| answer.status == 200)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only when it has ended already, and then it is gone as it should be.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn database_url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("ledger.db").display())
}
