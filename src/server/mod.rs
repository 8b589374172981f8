//! The server: routes put together, connections accepted, a clean stop.

mod build;
mod framing;
mod guard;
mod health;
mod linger;
mod listen;
mod metrics;
pub mod openapi;
mod rest;
mod stall;
mod start;

use axum::Router;
use axum::middleware::from_fn_with_state;

pub use build::Plan;
pub use guard::guarded;
pub use health::OPEN;
pub use listen::run;
pub use start::{ServeOptions, data_dir, serve, verify};

use crate::app::App;
use crate::{admin, proxy};

/// Every route of the server.
pub fn router(app: App) -> Router {
    let control = admin::routes().merge(health::routes());
    let guarded = control.route_layer(from_fn_with_state(app.clone(), guard::control_plane));
    let router = Router::new()
        .merge(proxy::routes())
        .merge(proxy::models::routes())
        .merge(health::open_routes())
        .merge(metrics::routes())
        .merge(guarded)
        .merge(openapi::routes(&app))
        .fallback(guard::not_found)
        .method_not_allowed_fallback(guard::wrong_method);
    if guard::has_doorway(&app) {
        return router.layer(from_fn_with_state(app.clone(), guard::doorway)).with_state(app);
    }
    router.with_state(app)
}
