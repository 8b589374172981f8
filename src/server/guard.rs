//! Who may call what: the control plane's table of needs, held against the matched route and never
//! against the raw path; addresses and routes that are switched off.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::admin::{Need, ROUTES};
use crate::app::App;
use crate::domain::policy::route_allowed;
use crate::domain::record::ApiKey;
use crate::proxy::caller::{Caller, Role};
use crate::proxy::identify;
use crate::wire::error::ApiError;

/// On every answer: it is data, not a page, unless [`PagePolicy`] comes with it.
const SAFETY: [(HeaderName, HeaderValue); 3] = [
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors 'none'")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
];

/// Whether some addresses or routes are off, so that every request has to be looked at.
pub(super) fn has_doorway(app: &App) -> bool {
    !app.settings.allowed_ips.is_empty() || !app.settings.allowed_routes.is_empty()
}

/// Before everything: addresses and routes that are off.
pub(super) async fn doorway(State(app): State<App>, request: Request, next: Next) -> Response {
    match admitted(&app, &request) {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    }
}

/// Beside an answer that is a page: what the page may load and do.
#[derive(Clone, Debug)]
pub(super) struct PagePolicy(pub(super) HeaderValue);

/// After everything.
pub(super) fn add_safety(response: &mut Response) {
    let policy = response.extensions_mut().remove::<PagePolicy>();
    let headers = response.headers_mut();
    for (name, value) in SAFETY {
        headers.insert(name, value);
    }
    if let Some(PagePolicy(policy)) = policy {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

fn admitted(app: &App, request: &Request) -> Result<(), ApiError> {
    let settings = &app.settings;
    let forbidden = |message: String| ApiError::Forbidden { message, kind: "permission_error", param: None };
    if !settings.allowed_ips.is_empty() {
        let peer =
            request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
        if !peer.is_some_and(|ip| settings.allowed_ips.iter().any(|range| range.contains(ip))) {
            let ip = peer.map(|ip| ip.to_string()).unwrap_or_default();
            return Err(forbidden(format!("Access forbidden: IP address {ip} not allowed.")));
        }
    }
    if !settings.allowed_routes.is_empty() {
        let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str).unwrap_or_default();
        if !settings.allowed_routes.iter().any(|allowed| allowed == route || allowed == request.uri().path())
        {
            return Err(forbidden(format!("Access forbidden: Route {} not allowed", request.uri().path())));
        }
    }
    Ok(())
}

/// In front of the control plane: the caller is identified, and has what the route needs.
pub(super) async fn control_plane(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match needed(&app, &parts).await {
        Ok(caller) => {
            parts.extensions.insert(caller);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(refused) => refused.into_response(),
    }
}

/// The caller, if it has what the route needs.
pub(super) async fn needed(app: &App, parts: &Parts) -> Result<Caller, ApiError> {
    let route = parts.extensions.get::<MatchedPath>().map(MatchedPath::as_str).unwrap_or_default();
    let need = need_of(parts.method.as_str(), route);
    if need == Need::AdminOrLocal && needs_no_key(app, parts) {
        return Ok(Caller::anonymous());
    }
    let caller = identify::caller(app, &parts.headers).await?;
    identify::check_usable(&caller, app.now())?;
    let Some(key) = caller.key.as_ref().filter(|key| !key.allowed_routes.is_empty()) else {
        return if may(&caller, need) { Ok(caller) } else { Err(not_admin(route, &caller)) };
    };
    // A scoped key may do what its list says, and nothing else.
    if !route_allowed(&key.allowed_routes, route) {
        return Err(ApiError::RouteDenied(format!(
            "Virtual key is not allowed to call this route. Only allowed to call routes: {:?}. Tried to call route: {route}",
            key.allowed_routes
        )));
    }
    let lifted = lifted(&caller, key, need);
    let caller = Caller { role: lifted, ..caller };
    if may(&caller, need) { Ok(caller) } else { Err(not_admin(route, &caller)) }
}

/// The role of a scoped key on a route of its list: the list is an admin's word for that route. On
/// routes where everybody sees their own it speaks for more than that only when the key is nobody's:
/// a key of a user or a team keeps to what is theirs.
fn lifted(caller: &Caller, key: &ApiKey, need: Need) -> Role {
    let is_nobodys = key.user_id.is_none() && key.team_id.is_none();
    match need {
        Need::Admin | Need::AdminOrLocal => Role::ProxyAdmin,
        Need::OwnWrite if is_nobodys => Role::ProxyAdmin,
        Need::AdminView if caller.role != Role::ProxyAdmin => Role::ProxyAdminViewer,
        Need::OwnKey if is_nobodys && caller.role != Role::ProxyAdmin => Role::ProxyAdminViewer,
        _ => caller.role,
    }
}

/// What tells a request that was passed on by somebody, or made by a page in a browser: neither is
/// a program on this machine, though the connection comes from here.
const FROM_ELSEWHERE: [&str; 6] =
    ["forwarded", "via", "x-forwarded-for", "x-real-ip", "origin", "sec-fetch-site"];

/// Whether a caller without a key may pass where an admin's would do. Who shows one is held to it.
fn needs_no_key(app: &App, parts: &Parts) -> bool {
    if identify::shows_key(&parts.headers, app.settings.key_header.as_deref()) {
        return false;
    }
    let is_here =
        identify::peer(&parts.extensions).is_some_and(|peer| peer.ip().to_canonical().is_loopback());
    app.admin.public_budget_manager
        || (is_here && !FROM_ELSEWHERE.iter().any(|name| parts.headers.contains_key(*name)))
}

/// Method, path and need of every route that the guard stands in front of.
pub fn guarded() -> impl Iterator<Item = &'static (&'static str, &'static str, Need)> + Clone {
    ROUTES.iter().chain(super::health::ROUTES).chain(super::openapi::ROUTES)
}

/// What a route needs; one that is not in the table needs an admin.
fn need_of(method: &str, route: &str) -> Need {
    guarded()
        .find(|(verb, path, _)| *path == route && *verb == method)
        .or_else(|| guarded().find(|(_, path, _)| *path == route))
        .map_or(Need::Admin, |(_, _, need)| *need)
}

fn may(caller: &Caller, need: Need) -> bool {
    match need {
        Need::AnyKey | Need::OwnKey => true,
        Need::OwnWrite => matches!(caller.role, Role::ProxyAdmin | Role::InternalUser),
        Need::AdminView => matches!(caller.role, Role::ProxyAdmin | Role::ProxyAdminViewer),
        Need::Admin | Need::AdminOrLocal => caller.role == Role::ProxyAdmin,
        Need::Master => caller.is_master,
    }
}

fn not_admin(route: &str, caller: &Caller) -> ApiError {
    ApiError::auth(format!(
        "Authentication Error, Only proxy admin can be used to generate, delete, update info for new keys/users/teams. \
         Route={route}. Your role={}. Your user_id=*******",
        caller.role.as_str()
    ))
}

/// No such route, or not with this method.
pub(super) async fn not_found() -> Response {
    ApiError::Detail(StatusCode::NOT_FOUND, "Not Found").into_response()
}

/// A route that exists, asked with another method.
pub(super) async fn wrong_method() -> Response {
    ApiError::Detail(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed").into_response()
}
