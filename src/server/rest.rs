//! What a request still had to send when its answer was ready: read within bounds, so that the
//! connection serves again; where that does not do, the answer says that the connection ends.
//!
//! A connection that is closed over an unread body cuts off clients that have taken it for free.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;

/// More than what is refused mostly weighs; a longer rest is dearer than a new connection.
const REST_BYTES_MAX: usize = 64 * 1024;
/// How long an answer waits for the rest of its request.
const REST_WAIT: Duration = Duration::from_secs(1);

/// The bodies of one connection, which come one after the other. Nothing is allocated for a body
/// that is read.
#[derive(Debug, Default)]
pub(super) struct Rest {
    place: Mutex<Place>,
    loans: AtomicU64,
    is_left_unread: AtomicBool,
}

/// Where the body of the request under way is.
#[derive(Debug, Default)]
enum Place {
    /// Read to its end, or no longer of interest.
    #[default]
    Gone,
    /// With whoever makes the answer, as the loan of this number.
    Lent(u64),
    /// Let go by them with something left to read.
    Left(Incoming),
}

impl Rest {
    /// A body for whoever makes the answer; it comes back here if it is not read to its end.
    pub(super) fn lend(self: &Arc<Self>, body: Incoming) -> Body {
        if http_body::Body::is_end_stream(&body) {
            return Body::empty();
        }
        let loan = self.loans.fetch_add(1, Ordering::Relaxed);
        *self.place() = Place::Lent(loan);
        Body::new(Lent { body: Some(body), loan, rest: Arc::clone(self) })
    }

    /// Once the answer is ready: nothing of its request is left, or the answer says so.
    pub(super) async fn clear(&self, is_wanted: bool, response: &mut Response) {
        let Place::Left(body) = std::mem::take(&mut *self.place()) else { return };
        if is_wanted && is_read_off(body).await {
            return;
        }
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        self.is_left_unread.store(true, Ordering::Relaxed);
    }

    /// Whether the connection ends over a body that nobody has read to its end.
    pub(super) fn is_left_unread(&self) -> bool {
        self.is_left_unread.load(Ordering::Relaxed)
    }

    fn place(&self) -> MutexGuard<'_, Place> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a request leaves a connection to be had again. Who asks before sending must not be told
/// to go on, which reading would do; who says that this was the last request gets its answer at once.
pub(super) fn is_rest_wanted(headers: &HeaderMap) -> bool {
    let says_close = |value: &HeaderValue| {
        value
            .as_bytes()
            .split(|byte| *byte == b',')
            .any(|part| part.trim_ascii().eq_ignore_ascii_case(b"close"))
    };
    !headers.contains_key(header::EXPECT) && !headers.get_all(header::CONNECTION).iter().any(says_close)
}

async fn is_read_off(body: Incoming) -> bool {
    if http_body::Body::size_hint(&body).lower() > REST_BYTES_MAX as u64 {
        return false;
    }
    let mut body = Limited::new(body, REST_BYTES_MAX);
    let reading = async {
        while let Some(frame) = body.frame().await {
            if frame.is_err() {
                return false;
            }
        }
        true
    };
    tokio::time::timeout(REST_WAIT, reading).await.unwrap_or(false)
}

/// A body on loan; none once it has been read to its end.
struct Lent {
    body: Option<Incoming>,
    loan: u64,
    rest: Arc<Rest>,
}

impl http_body::Body for Lent {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let Some(body) = &mut self.body else { return Poll::Ready(None) };
        let frame = ready!(Pin::new(&mut *body).poll_frame(cx));
        if !matches!(frame, Some(Ok(_))) || http_body::Body::is_end_stream(body) {
            self.body = None;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map_or_else(|| SizeHint::with_exact(0), http_body::Body::size_hint)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(body) = self.body.take() else { return };
        let mut place = self.rest.place();
        // Whoever lets go after the answer is too late: nobody looks here for it any more, or for
        // the body of a later request.
        if matches!(*place, Place::Lent(loan) if loan == self.loan) {
            *place = Place::Left(body);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use hyper::Request;
    use hyper::server::conn::http1;
    use hyper::service::service_fn;
    use hyper_util::rt::TokioIo;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    async fn head(stream: &mut (impl AsyncReadExt + Unpin)) -> String {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        String::from_utf8(head).unwrap()
    }

    #[tokio::test]
    async fn a_body_let_go_late_does_not_take_the_place_of_the_next() {
        let rest = Arc::new(Rest::default());
        let kept = Mutex::new(None);
        let service = service_fn(|request: Request<Incoming>| {
            let body = rest.lend(request.into_body());
            let earlier = kept.lock().unwrap().replace(body);
            if earlier.is_some() {
                drop(earlier);
                kept.lock().unwrap().take();
            }
            let rest = Arc::clone(&rest);
            async move {
                let mut response = Response::new(Body::empty());
                rest.clear(true, &mut response).await;
                Ok::<_, Infallible>(response)
            }
        });
        let (mut client, server) = tokio::io::duplex(64 << 10);
        let serving = http1::Builder::new().serve_connection(TokioIo::new(server), service);
        let asking = async {
            client.write_all(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nbody").await.unwrap();
            let first = head(&mut client).await;
            assert!(!first.contains("connection: close"), "its body has come: {first}");
            let longer = REST_BYTES_MAX + 1;
            let second = format!("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: {longer}\r\n\r\n{{");
            client.write_all(second.as_bytes()).await.unwrap();
            let second = head(&mut client).await;
            assert!(second.contains("connection: close"), "nobody reads the rest of it: {second}");
        };
        // The connection may end before the last answer has been looked at.
        let serving = async {
            let _ = serving.await;
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = asking => {}
            () = serving => {}
        }
    }
}
