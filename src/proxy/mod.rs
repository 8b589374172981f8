//! The data plane: a request walks one straight line, and each step makes the value that the next
//! one needs.

mod access;
pub mod authorize;
mod body;
pub mod caller;
mod customer;
mod decided;
mod ended;
mod events;
mod failure;
mod forward;
mod headers;
pub mod identify;
mod leeway;
pub mod lineup;
mod meter;
mod mock;
pub mod models;
pub mod offer;
mod parse;
mod payers;
pub mod prices;
pub mod probe;
mod refusal;
mod reserve;
pub(crate) mod routes;
pub mod running;
mod served;
mod shape;
mod stream;
mod tokens;
pub(crate) mod upload;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Path, Request, State};
use axum::response::Response;
use axum::routing::post;

use crate::app::App;
use crate::upstream::endpoint::Route;
use crate::wire::error::ApiError;
use caller::Caller;
use failure::{Arrival, Trail};
pub use headers::COMPATIBLE_VERSION;
use parse::{Call, Target};

/// Every route that forwards to a provider: each one goes through [`answer`].
pub const FORWARDING: [(&str, Route); 12] = [
    ("/chat/completions", Route::Chat),
    ("/v1/chat/completions", Route::Chat),
    ("/completions", Route::Completions),
    ("/v1/completions", Route::Completions),
    ("/embeddings", Route::Embeddings),
    ("/v1/embeddings", Route::Embeddings),
    ("/openai/deployments/{*model}", Route::Chat),
    ("/engines/{model}/chat/completions", Route::Chat),
    ("/engines/{model}/completions", Route::Completions),
    ("/engines/{model}/embeddings", Route::Embeddings),
    ("/v1/engines/{model}/completions", Route::Completions),
    ("/v1/engines/{model}/embeddings", Route::Embeddings),
];

/// The routes of the data plane that forward.
pub fn routes() -> Router<App> {
    FORWARDING.iter().fold(Router::new(), |router, (path, route)| {
        let route = *route;
        if path.ends_with("{*model}") {
            router.route(path, post(azure_style))
        } else if path.contains("{model}") {
            router.route(
                path,
                post(move |State(app): State<App>, Path(model): Path<String>, request: Request| {
                    serve(app, Target { route, model: Some(model) }, request)
                }),
            )
        } else {
            router.route(
                path,
                post(move |State(app): State<App>, request: Request| {
                    serve(app, Target { route, model: None }, request)
                }),
            )
        }
    })
}

/// `/openai/deployments/{model}/…`, where a model's name may hold slashes.
async fn azure_style(State(app): State<App>, Path(path): Path<String>, request: Request) -> Response {
    let target = [
        ("/chat/completions", Route::Chat),
        ("/completions", Route::Completions),
        ("/embeddings", Route::Embeddings),
    ]
    .into_iter()
    .find_map(|(end, route)| Some(Target { route, model: Some(path.strip_suffix(end)?.to_owned()) }));
    match target {
        Some(target) => serve(app, target, request).await,
        None => failure::not_found(),
    }
}

async fn serve(app: App, target: Target, request: Request<Body>) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let mut trail = Trail::new(&app, Arrival::now(&app, route));
    match answer(&app, target, request, &mut trail).await {
        Ok(response) => {
            trail.answered();
            response
        }
        Err(error) => failure::respond(&app, trail, error),
    }
}

/// One request, from its first byte to the answer.
async fn answer(
    app: &App,
    target: Target,
    request: Request<Body>,
    trail: &mut Trail,
) -> Result<Response, ApiError> {
    // Who calls is in the headers: nobody unknown makes us read a body.
    let peer = identify::peer(request.extensions());
    let caller = identify::llm_caller(app, request.headers(), peer).await?;
    trail.identified(&caller);
    let call = parse::call(&app.settings, target, request, trail.arrival()).await?;
    answer_call(app, &caller, call, trail).await
}

/// One call that was read, of somebody who is known, to the answer.
async fn answer_call(
    app: &App,
    caller: &Caller,
    call: Call,
    trail: &mut Trail,
) -> Result<Response, ApiError> {
    let call = Arc::new(call);
    trail.parsed(&call);
    let grant = authorize::grant(app, caller, &call).await?;
    trail.granted(&grant);
    let running = app.running.enter(&call, &grant);
    let (grant, held) = running.unless_cancelled(leeway::hold(app, grant, &call)).await??;
    trail.granted(&grant);
    let reply = forward::send(app, grant, call, held, &running).await?;
    stream::respond(reply, running).await
}
