//! The description of the HTTP surface: `/openapi.json` for programs, `/docs` for people.
//!
//! It is made from the code, so that it cannot say something else:
//!
//! - The routes and what they need are those of the router: `routes!` of `admin`, and the lists of
//!   `health` and `proxy`.
//! - What a handler reads is what [`Fields`](crate::wire::fields::Fields) is asked for. A test
//!   calls every handler while readers take notes, and holds the notes against `members.txt`, which
//!   is compiled in. `UPDATE_OPENAPI=1 cargo test --lib openapi` writes it anew.
//! - What a handler answers is the schema of its wire type; the comments of the type's members are
//!   the words beside them.
//!
//! So a new route of the control plane needs a row in `routes!`, a line in the `OPERATIONS` of its
//! module (`post::<CustomerObject>("/customer/new", "Makes a customer.")`, with
//! `#[derive(JsonSchema)]` on the type), the test's command, and a line in `words.rs` for each
//! member whose name is new. Tests say which of these is missing.
//!
//! Nothing here touches a record; both answers are made once and do not depend on who asks.

mod basic;
mod by_hand;
mod document;
mod members;
mod page;
#[cfg(test)]
mod tests;
mod words;

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::header;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
pub use document::document;

use super::guard::{self, PagePolicy};
use crate::admin::Need;
use crate::app::App;

/// Both ask for a key, any that is valid.
pub const ROUTES: &[(&str, &str, Need)] =
    &[("GET", "/openapi.json", Need::AnyKey), ("GET", "/docs", Need::AnyKey)];

/// The routes. A browser has no other way to send a key than a password, so these take one.
pub(super) fn routes(app: &App) -> Router<App> {
    Router::new()
        .route("/openapi.json", get(json))
        .route("/docs", get(html))
        .route_layer(from_fn_with_state(app.clone(), guard::control_plane))
        .route_layer(from_fn_with_state(app.clone(), basic::password_is_key))
}

async fn json() -> Response {
    static TEXT: LazyLock<Bytes> = LazyLock::new(|| document().to_string().into());
    ([(header::CONTENT_TYPE, "application/json")], TEXT.clone()).into_response()
}

async fn html() -> Response {
    static PAGE: LazyLock<Bytes> = LazyLock::new(|| page::html(document()).into());
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "private, no-cache"),
    ];
    (Extension(PagePolicy(page::policy())), headers, PAGE.clone()).into_response()
}
