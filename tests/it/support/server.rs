//! The real server in this process, on port 0, with a database of its own.

use std::path::{Path, PathBuf};

use litellm_rs::app::App;
use litellm_rs::clock::Clock;
use litellm_rs::config::{Config, Env};
use litellm_rs::delivery::{Rules, Wanted};
use litellm_rs::domain::alert::AlertRules;
use litellm_rs::ledger::verify::{Report, verify};
use litellm_rs::proxy::identify::{MasterKey, OpenTo};
use litellm_rs::server::{Plan, run};
use litellm_rs::store::{Access, Store};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// The master key of every test server.
pub const MASTER: &str = "sk-1234";

/// A server that runs until it is stopped.
pub struct Server {
    pub url: String,
    pub app: App,
    pub http: reqwest::Client,
    folder: tempfile::TempDir,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<()>,
}

/// Who is told of what happens, and when.
#[derive(Default)]
pub struct Told {
    pub wanted: Vec<Wanted>,
    pub rules: Rules,
    pub alerts: AlertRules,
}

impl From<Vec<Wanted>> for Told {
    /// Told a thousand times less patiently than others are.
    fn from(wanted: Vec<Wanted>) -> Self {
        Self { wanted, rules: Rules { hurry: 1_000, ..Rules::default() }, ..Self::default() }
    }
}

/// A client, also where no server has been started in this process.
pub fn http() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// A configuration whose model `up` leads to the given provider, at ten micro-dollars an input and
/// thirty an output token.
pub fn config_with_upstream(upstream: &str, more: &str) -> String {
    format!(
        "model_list:
  - model_name: up
    litellm_params:
      model: openai/up
      api_key: upstream-key
      api_base: {upstream}/v1
      input_cost_per_token: 0.00001
      output_cost_per_token: 0.00003
router_settings:
  num_retries: 0
  disable_cooldowns: true
{more}"
    )
}

impl Server {
    /// Starts a server with this configuration.
    pub async fn start(yaml: &str) -> Self {
        Self::start_at(yaml, Clock::System).await
    }

    /// Starts a server that goes by this clock.
    pub async fn start_at(yaml: &str, clock: Clock) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), yaml, clock).await
    }

    /// Starts a server on the database of an earlier one.
    pub async fn start_in(folder: tempfile::TempDir, yaml: &str, clock: Clock) -> Self {
        Self::start_telling(folder, yaml, clock, Told::default()).await
    }

    /// The same, where somebody is told of what happens.
    pub async fn start_telling(
        folder: tempfile::TempDir,
        yaml: &str,
        clock: Clock,
        told: impl Into<Told>,
    ) -> Self {
        let file = folder.path().join("config.yaml");
        std::fs::write(&file, yaml).unwrap();
        let env: Env = std::iter::empty::<(String, String)>().collect();
        let loaded = Config::load(Some(&file), &env).unwrap_or_else(|errors| panic!("{errors}"));
        let Told { wanted, rules, alerts } = told.into();
        let plan = Plan::new(&loaded.config, &loaded.env).unwrap().telling(wanted, rules).alerting(alerts);
        let store = Store::open_sqlite(&folder.path().join("ledger.db"), Access::Own).await.unwrap();
        let key = MasterKey::new(MASTER, OpenTo::Nobody);
        let (app, written) = plan.open(store, clock, key).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(run(app.clone(), written, listener, async {
            let _ = stopped.await;
        }));
        let http = http();
        Self { url, app, http, folder, stop: Some(stop), running }
    }

    /// Where the database is.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("ledger.db")
    }

    /// Stops cleanly; the folder can be started on again.
    pub async fn stop(mut self) -> tempfile::TempDir {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        drop(self.http);
        self.running.await.unwrap();
        self.folder
    }

    /// A JSON request with the master key; answers status and body.
    pub async fn call(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        self.call_as(MASTER, method, path, body).await
    }

    /// A JSON request with a key.
    pub async fn call_as(&self, key: &str, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let method = method.parse().unwrap();
        let mut request = self.http.request(method, format!("{}{path}", self.url)).bearer_auth(key);
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    /// A POST that has to work.
    pub async fn post(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.call("POST", path, Some(body.clone())).await;
        assert_eq!(status, 200, "{path} {body}: {answer}");
        answer
    }

    /// A chat call of a customer with the master key.
    pub async fn chat(&self, model: &str, customer: &str, more: Value) -> (u16, Value) {
        let mut body =
            json!({"model": model, "user": customer, "messages": [{"role": "user", "content": "Hello"}]});
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        self.call("POST", "/v1/chat/completions", Some(body)).await
    }

    /// What a customer has spent, digit for digit.
    pub async fn spend(&self, customer: &str) -> String {
        let (status, info) = self.call("GET", &format!("/customer/info?end_user_id={customer}"), None).await;
        if status == 404 { "0.0".into() } else { info["spend"].to_string() }
    }
}

/// Recomputes the ledger of a database.
pub async fn verified(database: &Path) -> Report {
    let store = Store::open_sqlite(database, Access::Snapshot).await.unwrap();
    let report = verify(&store).await.unwrap();
    store.close().await;
    report
}
