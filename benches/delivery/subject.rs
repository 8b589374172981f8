//! A server that is measured, with those it tells, and a look into its outbox from outside.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use litellm_rs::domain::delivery::DeliveryState;
use litellm_rs::store::outbox::delivery;
use litellm_rs::store::{Access, Store};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::connection::{Connection, request};
use crate::load::{Crew, Load, Tally};
use crate::process;
use crate::server::Server;
use crate::{CONNECTIONS, Outcome};

/// Who pays; the body of every call names it.
const CUSTOMER: &str = "bench-customer";
/// More than the bench can spend.
const MAX_BUDGET: u64 = 100_000;
/// How often the outbox is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// A server that has not told everything within this never will.
const DRAIN_MAX: Duration = Duration::from_secs(600);

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Nobody,
    Lago,
    LagoAndWebhook,
}

impl Told {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Lago => "Lago",
            Self::LagoAndWebhook => "Lago and a webhook",
        }
    }
}

/// A running server with its open connections.
pub(crate) struct Subject {
    server: Server,
    crew: Crew,
    outbox: Store,
    // Last, so that the server is gone before its folder is.
    _folder: TempDir,
}

impl Subject {
    /// Starts it on an empty ledger, with a cap for everybody, a team, a key and a customer.
    pub(crate) async fn start(told: Told, provider: SocketAddr, receiver: SocketAddr) -> Outcome<Self> {
        // Beside the build, not in the system's temporary folder: that one may lie in memory.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        let server =
            Server::start(folder.path(), &config(told, provider), &variables(told, receiver)).await?;
        let key = set_budgets(&server).await?;
        let body = format!(
            r#"{{"model":"bench","user":"{CUSTOMER}","max_tokens":16,"messages":[{{"role":"user","content":"Say seven tokens."}}]}}"#
        );
        let load = Load {
            target: server.address,
            request: request("POST", "/v1/chat/completions", &key, &body).into(),
            events_min: 0,
        };
        let crew = Crew::open(load, CONNECTIONS).await?;
        let outbox = open_outbox(folder.path()).await?;
        Ok(Self { server, crew, outbox, _folder: folder })
    }

    /// So many calls; each has to be answered well.
    pub(crate) async fn call(&mut self, calls: usize) -> Outcome<Tally> {
        let tally = self.crew.send(calls, Duration::ZERO).await;
        match tally.first_failure {
            Some(failure) => Err(failure.into()),
            None => Ok(tally),
        }
    }

    /// Deliveries that are still to be told.
    pub(crate) async fn pending(&self) -> Outcome<u64> {
        let counts = delivery::counts(&self.outbox).await?;
        let pending = counts.iter().filter(|((_, state), _)| *state == DeliveryState::Pending);
        Ok(pending.map(|(_, count)| count).sum())
    }

    /// Waits until everything is told and written down.
    pub(crate) async fn drained(&self) -> Outcome<()> {
        let start = Instant::now();
        while self.pending().await? > 0 {
            if start.elapsed() > DRAIN_MAX {
                return Err("not everything was told in ten minutes".into());
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        Ok(())
    }

    /// The processor time it has used so far, in microseconds.
    pub(crate) fn cpu_us(&self) -> f64 {
        process::cpu_ns(self.server.id()).unwrap_or_default() as f64 / 1e3
    }

    /// Its resident memory, in MB.
    pub(crate) fn memory_mb(&self) -> f64 {
        process::memory(self.server.id()).map_or(0.0, |memory| memory.resident_mb)
    }
}

async fn open_outbox(folder: &Path) -> Outcome<Store> {
    Ok(Store::open_sqlite(&folder.join("ledger.db"), Access::ReadOnly).await?)
}

fn config(told: Told, provider: SocketAddr) -> String {
    let callbacks = if told == Told::Nobody { "" } else { "  callbacks: [lago]\n" };
    let alerting = if told == Told::LagoAndWebhook {
        "  alerting: [webhook]\n  webhook_allow_http: true\n  webhook_allow_private: true\n"
    } else {
        ""
    };
    format!(
        "model_list:\n  - model_name: bench\n    litellm_params:\n      model: openai/bench\n      \
         api_base: http://{provider}/v1\n      api_key: x\n      \
         input_cost_per_token: 0.000001\n      output_cost_per_token: 0.000002\n\
         litellm_settings:\n  max_budget: {MAX_BUDGET}\n{callbacks}\
         general_settings:\n  store_model_in_db: false\n{alerting}"
    )
}

fn variables(told: Told, receiver: SocketAddr) -> Vec<(&'static str, String)> {
    let lago = [
        ("LAGO_API_BASE", format!("http://{receiver}")),
        ("LAGO_API_KEY", "bench".to_owned()),
        ("LAGO_API_EVENT_CODE", "bench".to_owned()),
    ];
    match told {
        Told::Nobody => Vec::new(),
        Told::Lago => lago.into(),
        Told::LagoAndWebhook => {
            lago.into_iter().chain([("WEBHOOK_URL", format!("http://{receiver}/hook"))]).collect()
        }
    }
}

async fn set_budgets(server: &Server) -> Outcome<String> {
    let team = json!({"team_id": "bench-team", "max_budget": MAX_BUDGET});
    control(server, "/team/new", team).await?;
    let customer = json!({"user_id": CUSTOMER, "max_budget": MAX_BUDGET});
    control(server, "/customer/new", customer).await?;
    let made =
        control(server, "/key/generate", json!({"max_budget": MAX_BUDGET, "team_id": "bench-team"})).await?;
    let key = made["key"].as_str().ok_or("/key/generate answers without a key")?;
    Ok(key.to_owned())
}

async fn control(server: &Server, path: &str, body: Value) -> Outcome<Value> {
    let mut connection = Connection::open(server.address).await?;
    let answer = connection.ask(&request("POST", path, &server.master_key, &body.to_string())).await?;
    if answer.status != 200 {
        let text = String::from_utf8_lossy(connection.body());
        return Err(format!("POST {path} answers {}: {text}", answer.status).into());
    }
    Ok(serde_json::from_slice(connection.body())?)
}
