//! Accepting connections, within bounds, until told to stop; then everything under way may end.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::response::{IntoResponse, Response};
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tower_service::Service;

use super::linger::Connection;
use super::rest::{Rest, is_rest_wanted};
use super::{framing, guard};
use crate::app::App;

/// Connections at once; more wait in the kernel's queue.
const CONNECTIONS_MAX: u32 = 10_000;
/// How long a client may take to send its headers.
const HEADER_WAIT: Duration = Duration::from_secs(30);
/// All headers of a request together.
const HEADER_BYTES_MAX: usize = 64 * 1024;
/// How long calls under way may take after the word to stop.
const GRACE: Duration = Duration::from_secs(30);
/// A pause after an accept that failed, mostly for lack of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves until `shutdown`, then lets calls end, and is done when the ledger is on disk.
pub async fn run(
    app: App,
    written: tokio::task::JoinHandle<()>,
    listener: TcpListener,
    shutdown: impl Future<Output = ()>,
) {
    // Before the first call, which may be one too many.
    app.ledger.look_at_disk().await;
    app.tasks.spawn(app.ledger.clone().watch_disk(app.stopping.clone()));
    let router = super::router(app.clone());
    let given_up = CancellationToken::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX as usize));
    let mut builder = http1::Builder::new();
    // Not pipeline_flush: with it, a caller who does not read is buffered without end.
    builder.timer(TokioTimer::new()).header_read_timeout(HEADER_WAIT).max_buf_size(HEADER_BYTES_MAX);
    let connections = GracefulShutdown::new();
    tokio::pin!(shutdown);
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            () = &mut shutdown => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let router = router.clone();
        let rest = Arc::new(Rest::default());
        let connection = Connection::new(stream, Arc::clone(&rest));
        let service = service_fn(move |request| answer(&router, &rest, peer, request));
        let connection = builder.serve_connection(TokioIo::new(connection), service);
        let connection = connections.watch(connection);
        let given_up = given_up.clone();
        tokio::spawn(async move {
            // A connection that breaks is the client's affair; calls see it and settle.
            tokio::select! {
                _ = connection => {}
                () = given_up.cancelled() => {}
            }
            drop(place);
        });
    }
    drop(listener);
    app.stopping.cancel();
    if tokio::time::timeout(GRACE, connections.shutdown()).await.is_err() {
        tracing::warn!("calls were still under way at the end; they are settled with what has passed");
    }
    // Dropped connections settle as callers who left, in tasks that are waited for.
    given_up.cancel();
    let _ = tokio::time::timeout(GRACE, places.acquire_many(CONNECTIONS_MAX)).await;
    app.tasks.close();
    let _ = tokio::time::timeout(GRACE, app.tasks.wait()).await;
    app.ledger.close();
    if let Err(error) = written.await {
        tracing::error!(%error, "the journal stopped with an error");
    }
}

/// One request of a connection, to its answer.
fn answer(
    router: &Router,
    rest: &Arc<Rest>,
    peer: SocketAddr,
    request: Request<Incoming>,
) -> impl Future<Output = Result<Response, Infallible>> + use<> {
    let framed = framing::check(request.headers());
    let is_rest_wanted = framed.is_ok() && is_rest_wanted(request.headers());
    let mut request = request.map(|body| rest.lend(body));
    request.extensions_mut().insert(ConnectInfo(peer));
    // A refused request ends here, and its body is let go of.
    let answer = framed.map(|()| router.clone().call(request));
    let rest = Arc::clone(rest);
    async move {
        let mut response = match answer {
            Ok(answer) => answer.await?,
            Err(refused) => refused.into_response(),
        };
        guard::add_safety(&mut response);
        rest.clear(is_rest_wanted, &mut response).await;
        Ok(response)
    }
}
