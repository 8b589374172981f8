//! The control plane as its callers see it: the real router over a real store, no network.

mod customers;
mod golden;
mod keys;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use http_body_util::BodyExt;
use serde_json::Value;
use tower_service::Service;

use super::{AdminSettings, KeyDefaults, ROUTES, routes};
use crate::app::App;
use crate::domain::time::Millis;
use crate::domain::window::Calendar;
use crate::ledger::Ledger;
use crate::ledger::directory::Directory;
use crate::proxy::caller::{Caller, Role};
use crate::store::records::tests::empty;
use crate::wire::key::key_hash;

/// 2026-11-21T23:47:00Z.
const NOW: i64 = 1_795_304_820_000;
const MASTER_KEY: &str = "sk-1234";

/// A control plane with nothing in it.
struct Plane {
    app: App,
    router: Router,
    _folder: tempfile::TempDir,
}

impl Plane {
    async fn new() -> Self {
        Self::with(AdminSettings {
            model_names: ["gpt-3.5-turbo", "gpt-4", "openai/*"].map(String::from).into(),
            ..AdminSettings::default()
        })
        .await
    }

    async fn with(settings: AdminSettings) -> Self {
        let (folder, store) = empty().await;
        let app = App {
            directory: Directory::new(store),
            ledger: Ledger::default(),
            calendar: Calendar::default(),
            settings: Arc::new(settings),
            clock: Arc::new(AtomicI64::new(NOW)),
        };
        Self { router: routes().with_state(app.clone()), app, _folder: folder }
    }

    /// What the guard would do: the caller of a key.
    async fn caller(&self, key: &str) -> Caller {
        if key == MASTER_KEY {
            return Caller { key: None, role: Role::ProxyAdmin };
        }
        let key = self.app.directory.key(&key_hash(key)).await.unwrap();
        Caller { key, role: Role::Unknown }
    }

    async fn call_as(&self, key: &str, method: &str, path: &str, body: String) -> (u16, Value) {
        let mut request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).unwrap())
            .uri(path)
            .body(Body::from(body))
            .unwrap();
        request.extensions_mut().insert(self.caller(key).await);
        let response = self.router.clone().call(request).await.unwrap();
        let status = response.status().as_u16();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    /// A POST of the master key.
    async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.call_as(MASTER_KEY, "POST", path, body.to_string()).await
    }

    /// A POST of the master key that has to work.
    async fn done(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.post(path, body.clone()).await;
        assert_eq!(status, 200, "{path} {body}: {answer}");
        answer
    }

    /// A GET of the master key that has to work.
    async fn get(&self, path: &str) -> Value {
        let (status, answer) = self.call_as(MASTER_KEY, "GET", path, String::new()).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    fn later(&self, ms: i64) {
        self.app.clock.fetch_add(ms, Ordering::Relaxed);
    }
}

#[test]
fn both_names_of_the_customer_routes_ask_for_the_same() {
    let twins = |prefix: &str| {
        let mut routes: Vec<_> = ROUTES
            .iter()
            .filter_map(|(method, path, need)| {
                path.strip_prefix(prefix).map(|rest| format!("{method} {rest} {need:?}"))
            })
            .collect();
        routes.sort();
        routes
    };
    assert_eq!(twins("/customer/"), twins("/end_user/"));
    assert_eq!(twins("/customer/").len(), 7);
}

#[test]
fn a_configured_model_may_be_a_pattern() {
    let settings =
        AdminSettings { model_names: vec!["gpt-4".into(), "openai/*".into()], ..AdminSettings::default() };
    for (name, there) in [("gpt-4", true), ("gpt-4o", false), ("openai/x", true), ("azure/x", false)] {
        assert_eq!(settings.has_model(name), there, "{name}");
    }
}

/// Bounds that only these tests use.
fn bounds(max_rpm: u64) -> KeyDefaults {
    KeyDefaults { rpm_limit: Some(max_rpm), ..KeyDefaults::default() }
}

/// An instant as it is shown.
fn shown(ms: i64) -> String {
    Millis(ms).to_string()
}
