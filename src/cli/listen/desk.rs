//! Where requests come in: reads each within bounds, decides its fate, has it answered and told.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::chance::{Fate, Share};
use super::forward::Forward;
use super::line::Told;
use super::memory::Memory;
use super::signature::Signature;
use super::{Role, lago, webhook};
use crate::domain::delivery::SigningKey;

/// The largest body.
const BODY_BYTES_MAX: usize = 4 << 20;

/// What all requests share.
pub(super) struct Desk {
    pub(super) role: Role,
    pub(super) keys: Vec<SigningKey>,
    pub(super) fail: Share,
    pub(super) forward: Option<Forward>,
    pub(super) memory: Mutex<Memory>,
    pub(super) told: mpsc::Sender<Told>,
}

/// A request that has come in whole.
#[derive(Clone, Debug)]
pub(super) struct Arrival {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Option<String>,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    pub(super) at: Timestamp,
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) content_type: HeaderValue,
    pub(super) body: Bytes,
}

impl Reply {
    pub(super) fn json(status: StatusCode, body: &Value) -> Self {
        let content_type = HeaderValue::from_static("application/json");
        Self { status, content_type, body: body.to_string().into() }
    }

    pub(super) fn text(status: StatusCode, text: String) -> Self {
        Self { status, content_type: HeaderValue::from_static("text/plain"), body: text.into() }
    }
}

/// Everything on every path.
pub(super) fn router(desk: Arc<Desk>) -> Router {
    Router::new().fallback(receive).with_state(desk)
}

async fn receive(State(desk): State<Arc<Desk>>, request: Request) -> Response<Body> {
    let reply = match turned_away(request.headers()) {
        Some(reply) => reply,
        None => match arrived(request).await {
            Some(arrival) => desk.serve(&arrival).await,
            None => Reply::text(StatusCode::PAYLOAD_TOO_LARGE, "the body is larger than 4 MiB".to_owned()),
        },
    };
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = reply.status;
    response.headers_mut().insert(header::CONTENT_TYPE, reply.content_type);
    response
}

/// A page in a browser may send anything to this machine, in its own name or in one that it has made
/// lead here. No server sends an `Origin`, and none calls this machine by another name.
fn turned_away(headers: &HeaderMap) -> Option<Reply> {
    const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
    if headers.contains_key(header::ORIGIN) {
        return Some(Reply::text(StatusCode::FORBIDDEN, "pages of browsers are not listened to".to_owned()));
    }
    let host = headers.get(header::HOST).and_then(|host| Authority::try_from(host.as_bytes()).ok());
    let is_here = host.is_some_and(|host| NAMES.iter().any(|name| host.host().eq_ignore_ascii_case(name)));
    let elsewhere = || {
        let text = "this machine is called 127.0.0.1, localhost or [::1] here".to_owned();
        Reply::text(StatusCode::MISDIRECTED_REQUEST, text)
    };
    (!is_here).then(elsewhere)
}

/// The whole request; none if its body is too large or breaks off.
async fn arrived(request: Request) -> Option<Arrival> {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, BODY_BYTES_MAX).await.ok()?;
    Some(Arrival {
        method: head.method,
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: head.headers,
        body,
        at: Timestamp::now(),
    })
}

impl Desk {
    async fn serve(&self, arrival: &Arrival) -> Reply {
        let fate = self.fate(arrival);
        let signature = Signature::of(&self.keys, &arrival.headers, &arrival.body, arrival.at.as_second());
        let (mut reply, mut told) = self.answer(arrival, signature, fate != Fate::Lost);
        let mut remark = None;
        // The other side may check nothing itself: it gets what is believed here, and nothing else.
        let goes_on = arrival.method == Method::POST
            && signature.is_believed()
            && reply.status != StatusCode::UNAUTHORIZED
            && fate != Fate::Lost;
        if let Some(forward) = self.forward.as_ref().filter(|_| goes_on) {
            reply = forward.send(arrival, self.role == Role::Lago).await;
            remark = Some(format!("forwarded: {}", reply.status.as_u16()));
        } else if !reply.status.is_success() {
            remark = Some(format!("answered {}", reply.status.as_u16()));
        }
        match fate {
            Fate::Served => {}
            Fate::KeptButFailed => remark = Some("kept, but answered 500".to_owned()),
            Fate::Lost => remark = Some("answered 500".to_owned()),
        }
        for line in &mut told {
            if let Told::Event(event) = line {
                event.remarks.extend(remark.clone());
            }
        }
        for line in told {
            // Nobody prints any more when it is about to end.
            let _ = self.told.send(line).await;
        }
        match fate {
            Fate::Served => reply,
            Fate::KeptButFailed | Fate::Lost => {
                let error = json!({"status": 500, "error": "Internal Server Error"});
                Reply::json(StatusCode::INTERNAL_SERVER_ERROR, &error)
            }
        }
    }

    /// Only what brings something fails.
    fn fate(&self, arrival: &Arrival) -> Fate {
        match getrandom::u32() {
            Ok(number) if arrival.method == Method::POST => self.fail.fate(number),
            _ => Fate::Served,
        }
    }

    fn answer(&self, arrival: &Arrival, signature: Signature, is_kept: bool) -> (Reply, Vec<Told>) {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        match self.role {
            Role::Webhook => webhook::answer(&mut memory, signature, arrival, is_kept),
            Role::Lago => lago::answer(&mut memory, arrival, is_kept),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_who_know_where_they_are_come_in() {
        let of = |pairs: &[(&str, &str)]| -> Option<u16> {
            let headers =
                pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
            turned_away(&headers).map(|reply| reply.status.as_u16())
        };
        for host in ["127.0.0.1:9911", "127.0.0.1", "localhost:1", "LocalHost", "[::1]:9911", "[::1]"] {
            assert_eq!(of(&[("host", host)]), None, "{host}");
            for origin in ["https://evil.example", "null", "http://127.0.0.1:9911"] {
                assert_eq!(of(&[("host", host), ("origin", origin)]), Some(403), "{host} {origin}");
            }
        }
        for host in
            ["evil.example", "127.0.0.1.evil.example", "localhost.", "0.0.0.0", "::1", "127.0.0.2", ""]
        {
            assert_eq!(of(&[("host", host)]), Some(421), "{host}");
        }
        assert_eq!(of(&[]), Some(421));
    }
}
