//! Is it alive, is it ready: the only routes that ask for no key, and `status` for those who have one.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use serde_json::json;
use tracing::level_filters::LevelFilter;

use crate::admin::Need;
use crate::app::App;
use crate::ledger::disk::Level;
use crate::proxy::COMPATIBLE_VERSION;

/// What a client may use beyond LiteLLM's routes, and beyond earlier versions of this server.
const FEATURES: [&str; 6] =
    ["spend_stream", "spend_overview", "requests_active", "stream_state", "held", "deliveries"];

/// Routes here that ask for a key.
pub(super) const ROUTES: &[(&str, &str, Need)] =
    &[("GET", "/health/readiness/details", Need::AdminView), ("GET", "/metrics", Need::AdminView)];

/// Routes here, and in the whole server, that ask for none.
pub const OPEN: [&str; 4] = ["/", "/health/liveliness", "/health/liveness", "/health/readiness"];

/// The routes without a key.
pub(super) fn open_routes() -> Router<App> {
    Router::new()
        .route("/", get(home))
        .route("/health/liveliness", get(alive).options(alive))
        .route("/health/liveness", get(alive).options(alive))
        .route("/health/readiness", get(ready).options(ready))
}

/// The routes with a key.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/health/readiness/details", get(details))
}

async fn home() -> Response {
    Json(json!({"name": "litellm-rs", "version": env!("CARGO_PKG_VERSION"), "litellm_version": COMPATIBLE_VERSION}))
        .into_response()
}

fn going_down(app: &App) -> Option<Response> {
    app.stopping
        .is_cancelled()
        .then(|| (StatusCode::SERVICE_UNAVAILABLE, Json(json!({"status": "shutting_down"}))).into_response())
}

async fn alive(State(app): State<App>) -> Response {
    going_down(&app).unwrap_or_else(|| Json("I'm alive!").into_response())
}

async fn ready(State(app): State<App>) -> Response {
    if let Some(response) = going_down(&app) {
        return response;
    }
    let body = standing(&app, app.ledger.health().writable);
    let status = if body.reason.is_none() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(body)).into_response()
}

/// Whether calls can be served, and if not, why.
#[derive(Serialize)]
struct Standing {
    status: &'static str,
    db: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

fn standing(app: &App, is_writable: bool) -> Standing {
    let reason = if !is_writable {
        Some("the ledger cannot be written")
    } else {
        match app.ledger.disk().level() {
            Level::Ample => None,
            Level::Low => Some("free disk space is below general_settings.disk_free_warn_mb"),
            Level::Exhausted => Some("free disk space is below general_settings.disk_free_stop_mb"),
        }
    };
    Standing {
        status: if reason.is_none() { "healthy" } else { "unhealthy" },
        db: if is_writable { "connected" } else { "disconnected" },
        reason,
    }
}

async fn details(State(app): State<App>) -> Response {
    let ledger = app.ledger.health();
    let lineup = app.models.now();
    let standing = standing(&app, ledger.writable);
    let disk = app.ledger.disk();
    Json(json!({
        "status": standing.status,
        "db": standing.db,
        "reason": standing.reason,
        "cache": null,
        "success_callbacks": app.settings.callbacks,
        "log_level": LevelFilter::current().to_string().to_uppercase(),
        "is_detailed_debug": LevelFilter::current() >= LevelFilter::DEBUG,
        "use_aiohttp_transport": false,
        "version": env!("CARGO_PKG_VERSION"),
        "litellm_version": COMPATIBLE_VERSION,
        "storage": app.ledger.store().kind(),
        "started_at": app.started_at.to_string(),
        "server_time": app.now().to_string(),
        "models": lineup.catalogue.public_names().count(),
        "price_table": lineup.prices.version(),
        "features": FEATURES,
        "ledger": {
            "writable": ledger.writable,
            "open_holds": ledger.open_holds,
            "waiting": ledger.waiting,
            "accounts": ledger.accounts,
            "rows": ledger.rows,
            "commits": ledger.commits,
            "queued": ledger.queued,
            "watchers": ledger.watchers,
        },
        "disk": {
            "level": disk.level().as_str(),
            "free_bytes": disk.free_bytes(),
            "last_seen": disk.last_seen().map(|age| age.as_secs()),
        },
    }))
    .into_response()
}
