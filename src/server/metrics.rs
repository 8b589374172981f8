//! `/metrics`: the door to them. Its refusal is a text, as scrapers of LiteLLM know it.

use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};

use super::guard;
use crate::admin;
use crate::app::App;
use crate::metrics::Page;
use crate::wire::error::ApiError;

/// The page, and the way to it from LiteLLM's spelling.
pub(super) fn routes() -> Router<App> {
    let there = || async { Redirect::temporary("/metrics") };
    Router::new().route("/metrics", get(metrics)).route("/metrics/", get(there))
}

async fn metrics(State(app): State<App>, parts: Parts) -> Result<Response, ApiError> {
    if app.settings.metrics_closed
        && let Err(refused) = guard::needed(&app, &parts).await
    {
        let status = refused.status();
        if status.is_server_error() {
            return Err(refused);
        }
        let text = format!("Unauthorized access to metrics endpoint: {}", refused.message());
        return Ok((StatusCode::UNAUTHORIZED, Json(text)).into_response());
    }
    let page = admin::metrics::page(&app).await?;
    Ok(([(header::CONTENT_TYPE, Page::CONTENT_TYPE)], page).into_response())
}
