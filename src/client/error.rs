//! What can go wrong between us and a proxy, sorted by what the person at the keyboard can do.
//! Reads both error shapes of the wire; knows no exit codes and prints nothing.

use std::time::Duration;

use serde_json::{Map, Value};

/// The most characters of an unreadable answer that are shown.
const EXCERPT_CHARS: usize = 200;

/// What went wrong, in the kinds a caller may want to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The request cannot be made as asked; nothing was sent.
    Invalid,
    /// `dry_run` is on: the message is what would have been sent.
    NotSent,
    /// The server does not offer this.
    Unsupported,
    /// The server keeps no database, and this lives in one. Whatever status it answers, the key is not
    /// wrong.
    NoDatabase,
    /// No key, or one that may not do this.
    Auth,
    /// There is no such object.
    NotFound,
    /// There is one already, or someone else changed it.
    Conflict,
    /// A budget is spent.
    BudgetExceeded,
    /// Too much at once; later it will work.
    RateLimited,
    /// The customer, key or team is blocked.
    Blocked,
    /// No connection, or a gateway that has none.
    Unreachable,
    /// No answer in time.
    Timeout,
    /// The server failed.
    Server,
    /// Any other refusal.
    Refused,
}

/// One failed request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ClientError {
    /// What went wrong.
    pub cause: Cause,
    /// One sentence for a person.
    pub message: String,
    /// The address that was asked, without its query.
    pub url: String,
    /// What the server said, when it answered.
    pub answer: Option<Box<Answer>>,
    /// Whether the server may have seen the request.
    pub(crate) was_sent: bool,
}

/// The parts of a refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// `error.type`.
    pub kind: Option<String>,
    /// `error.param`.
    pub param: Option<String>,
    /// `error.budget`: which budget refused, and its figures.
    pub budget: Option<Map<String, Value>>,
    /// `error_details`: what a billing system says of single parts of a request.
    pub details: Map<String, Value>,
    /// The id under which the server logged the call.
    pub request_id: Option<String>,
    /// How long the server asked us to wait.
    pub retry_after: Option<Duration>,
}

impl ClientError {
    /// An error that has no answer of a server in it.
    pub(crate) fn local(cause: Cause, message: impl Into<String>, url: &str) -> Self {
        Self { cause, message: message.into(), url: url.to_owned(), answer: None, was_sent: false }
    }

    /// A request that did not get its answer.
    pub(crate) fn transport(error: &reqwest::Error, url: &str) -> Self {
        let (cause, message) = if error.is_timeout() {
            (Cause::Timeout, format!("no answer in time from {url}"))
        } else if error.is_connect() {
            (Cause::Unreachable, format!("cannot reach {url}: {}", innermost(error)))
        } else if error.is_builder() {
            (Cause::Invalid, format!("cannot ask {url}: {}", innermost(error)))
        } else {
            (Cause::Unreachable, format!("the connection to {url} broke: {}", innermost(error)))
        };
        let mut transport = Self::local(cause, message, url);
        transport.was_sent = !error.is_connect() && !error.is_builder();
        transport
    }

    /// A refusal: any status that is not a success.
    pub(crate) fn answer(status: u16, reason: &str, body: &[u8], url: &str) -> Self {
        let mut parts = Parts::read(body);
        let message = parts.message.take().map(plain).unwrap_or_else(|| {
            let shown = excerpt(body);
            if shown.is_empty() {
                format!("HTTP {status} {reason}")
            } else {
                format!("HTTP {status}: {shown}")
            }
        });
        let cause = classify(status, parts.kind.as_deref(), &message);
        let message = match cause {
            Cause::Unsupported => format!("there is no {url} on this server"),
            // The original calls it an authentication error, among other things.
            Cause::NoDatabase => "the server keeps no database".to_owned(),
            _ => message,
        };
        let Parts { kind, param, budget, details, .. } = parts;
        let answer = Answer { status, kind, param, budget, details, ..Answer::default() };
        let local = Self::local(cause, message, url);
        Self { answer: Some(Box::new(answer)), was_sent: true, ..local }
    }

    /// How long the server asked us to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.answer.as_ref().and_then(|answer| answer.retry_after)
    }

    /// Whether asking again may help without doing anything twice.
    pub(crate) fn may_retry(&self, is_read: bool) -> bool {
        match self.cause {
            Cause::Unreachable => is_read || !self.was_sent,
            Cause::RateLimited => is_read,
            Cause::Timeout => !self.was_sent,
            Cause::Invalid
            | Cause::NotSent
            | Cause::Unsupported
            | Cause::NoDatabase
            | Cause::Auth
            | Cause::NotFound
            | Cause::Conflict
            | Cause::BudgetExceeded
            | Cause::Blocked
            | Cause::Server
            | Cause::Refused => false,
        }
    }
}

/// The last link of the chain of causes: it says what happened, the others where.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut last = error;
    while let Some(source) = last.source() {
        last = source;
    }
    last.to_string()
}

fn excerpt(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.starts_with('<') { String::new() } else { line.chars().take(EXCERPT_CHARS).collect() }
}

/// The members of an error answer that we use, whichever shape it has.
#[derive(Default)]
struct Parts {
    message: Option<String>,
    kind: Option<String>,
    param: Option<String>,
    budget: Option<Map<String, Value>>,
    details: Map<String, Value>,
}

impl Parts {
    fn read(body: &[u8]) -> Self {
        let Ok(Value::Object(mut body)) = serde_json::from_slice::<Value>(body) else {
            return Self::default();
        };
        let details = match body.remove("error_details") {
            Some(Value::Object(details)) => details,
            _ => Map::new(),
        };
        match (body.remove("error"), body.remove("detail")) {
            (Some(Value::Object(error)), _) => Self::of_object(error),
            (Some(Value::String(message)), _) => Self { message: Some(message), details, ..Self::default() },
            (_, Some(detail)) => Self::of_detail(detail),
            _ => Self::default(),
        }
    }

    fn of_object(mut error: Map<String, Value>) -> Self {
        // The original writes Python's `None` where a parameter is absent.
        let mut text = |name: &str| match error.remove(name) {
            Some(Value::String(text)) if !text.is_empty() && text != "None" => Some(text),
            _ => None,
        };
        let (message, kind, param) = (text("message"), text("type"), text("param"));
        let budget = match error.remove("budget") {
            Some(Value::Object(budget)) => Some(budget),
            _ => None,
        };
        Self { message, kind, param, budget, ..Self::default() }
    }

    fn of_detail(detail: Value) -> Self {
        match detail {
            Value::String(message) => Self { message: Some(message), ..Self::default() },
            Value::Object(mut detail) => match detail.remove("error") {
                Some(Value::Object(error)) => Self::of_object(error),
                Some(Value::String(message)) => Self { message: Some(message), ..Self::default() },
                _ => Self::of_object(detail),
            },
            Value::Array(problems) => Self {
                message: Some(problems.iter().map(problem).collect::<Vec<_>>().join("; ")),
                kind: Some("validation_error".to_owned()),
                ..Self::default()
            },
            _ => Self::default(),
        }
    }
}

/// The original sometimes sends what Python makes of `{"error": …}`; what it holds is meant.
fn plain(message: String) -> String {
    let inner = ["{'error': '", "{'error': \""]
        .iter()
        .find_map(|opening| message.strip_prefix(opening))
        .and_then(|rest| rest.strip_suffix("'}").or_else(|| rest.strip_suffix("\"}")));
    inner.map_or(message.clone(), |inner| inner.replace("\\'", "'"))
}

/// One line of a validation list: `user_id: Field required`.
fn problem(problem: &Value) -> String {
    let message = problem.get("msg").and_then(Value::as_str).unwrap_or("invalid");
    let place: Vec<String> = problem
        .get("loc")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|step| match step {
            Value::String(name) if name == "body" || name == "query" => None,
            Value::String(name) => Some(name.clone()),
            other => Some(other.to_string()),
        })
        .collect();
    if place.is_empty() { message.to_owned() } else { format!("{}: {message}", place.join(".")) }
}

/// Whether a refusal is that of a LiteLLM Proxy in Python that was started without a database. Its routes
/// say so in these words, with statuses from 400 to 500.
fn tells_of_no_database(message: &str) -> bool {
    const WORDS: &[&str] = &[
        "no connected db",
        "no db connected",
        "db not connected",
        "database not connected",
        "prisma client is not initialized",
        "prisma client not initialized",
    ];
    let message = message.to_lowercase();
    WORDS.iter().any(|words| message.contains(words))
}

fn classify(status: u16, kind: Option<&str>, message: &str) -> Cause {
    let blocked = kind.is_some_and(|kind| kind.ends_with("_blocked"))
        || (matches!(status, 401 | 403) && message.contains(" is blocked"));
    match (status, kind) {
        (_, Some("budget_exceeded")) => Cause::BudgetExceeded,
        _ if blocked => Cause::Blocked,
        (400.., _) if tells_of_no_database(message) => Cause::NoDatabase,
        (429, _) => Cause::RateLimited,
        (401 | 403, _) => Cause::Auth,
        // The framework's own answer to a path it does not know, as opposed to a missing object.
        (404, None) if message == "Not Found" => Cause::Unsupported,
        (405 | 501, _) => Cause::Unsupported,
        (404, _) => Cause::NotFound,
        (409 | 412, _) => Cause::Conflict,
        (400, _) if message.contains("already exists") => Cause::Conflict,
        (502..=504, _) => Cause::Unreachable,
        (500.., _) => Cause::Server,
        _ => Cause::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> ClientError {
        ClientError::answer(status, "Reason", body.as_bytes(), "http://host")
    }

    #[test]
    fn both_shapes_are_read() {
        for (status, body, cause, message) in [
            (
                404,
                r#"{"error":{"message":"End User Id=x does not exist in db","type":"not_found","param":"end_user_id","code":"404"}}"#,
                Cause::NotFound,
                "End User Id=x does not exist in db",
            ),
            (404, r#"{"detail":"Not Found"}"#, Cause::Unsupported, "there is no http://host on this server"),
            (
                405,
                r#"{"detail":"Method Not Allowed"}"#,
                Cause::Unsupported,
                "there is no http://host on this server",
            ),
            (
                400,
                r#"{"detail":{"error":"Budget with id 'x' already exists."}}"#,
                Cause::Conflict,
                "Budget with id 'x' already exists.",
            ),
            (409, r#"{"error":"taken"}"#, Cause::Conflict, "taken"),
            (
                404,
                r#"{"error":{"message":"{'error': 'No keys found'}","code":"404"}}"#,
                Cause::NotFound,
                "No keys found",
            ),
            (
                400,
                r#"{"error":{"message":"{'error': \"Invalid 'sk-' key\"}"}}"#,
                Cause::Refused,
                "Invalid 'sk-' key",
            ),
            (412, r#"{"error":{"message":"m","type":"precondition_failed"}}"#, Cause::Conflict, "m"),
            (
                422,
                r#"{"detail":[{"type":"missing","loc":["body","user_id"],"msg":"Field required"}]}"#,
                Cause::Refused,
                "user_id: Field required",
            ),
            (
                422,
                r#"{"error":{"message":"over","type":"budget_exceeded","param":null,"code":"422"}}"#,
                Cause::BudgetExceeded,
                "over",
            ),
            (400, r#"{"error":{"message":"over","type":"budget_exceeded"}}"#, Cause::BudgetExceeded, "over"),
            (429, r#"{"error":{"message":"held","type":"budget_held"}}"#, Cause::RateLimited, "held"),
            (403, r#"{"error":{"message":"no","type":"customer_blocked"}}"#, Cause::Blocked, "no"),
            (
                401,
                r#"{"error":{"message":"Authentication Error, Key is blocked. Update via","type":"auth_error","param":"None"}}"#,
                Cause::Blocked,
                "Authentication Error, Key is blocked. Update via",
            ),
            (401, r#"{"error":{"message":"no key","type":"auth_error"}}"#, Cause::Auth, "no key"),
            (403, r#"{"detail":"not this route"}"#, Cause::Auth, "not this route"),
            (502, "<html>bad gateway</html>", Cause::Unreachable, "HTTP 502 Reason"),
            (500, "boom", Cause::Server, "HTTP 500: boom"),
            (503, r#"{"error":{"message":"m","type":"budget_unavailable"}}"#, Cause::Unreachable, "m"),
            (302, "", Cause::Refused, "HTTP 302 Reason"),
        ] {
            let error = read(status, body);
            assert_eq!((error.cause, error.message.as_str()), (cause, message), "{status} {body}");
        }
        assert_eq!(read(401, r#"{"error":{"message":"m","param":"None"}}"#).answer.unwrap().param, None);
        let over = read(422, r#"{"error":{"message":"m","type":"budget_exceeded","budget":{"spend":4.02}}}"#);
        assert_eq!(over.answer.unwrap().budget.unwrap()["spend"].to_string(), "4.02");
    }

    #[test]
    fn a_server_without_a_database_refuses_no_key() {
        for (status, body) in [
            (
                401,
                r#"{"error":{"message":"Authentication Error, No connected db.","type":"auth_error","param":"None","code":"401"}}"#,
            ),
            (
                401,
                r#"{"error":{"message":"Authentication Error, Prisma Client is not initialized","type":"auth_error"}}"#,
            ),
            (
                401,
                r#"{"error":{"message":"Authentication Error, Database not connected. Connect a database to your proxy","type":"auth_error"}}"#,
            ),
            (
                400,
                r#"{"error":{"message":"No connected db.","type":"no_db_connection","param":null,"code":"400"}}"#,
            ),
            (400, r#"{"detail":{"error":"No db connected"}}"#),
            (500, r#"{"detail":{"error":"DB not connected. This endpoint needs a database"}}"#),
            (500, r#"{"error":{"message":"{'error': 'DB not connected.'}","code":"500"}}"#),
        ] {
            let error = read(status, body);
            let said = (error.cause, error.message.as_str());
            assert_eq!(said, (Cause::NoDatabase, "the server keeps no database"), "{status} {body}");
            assert_eq!(error.answer.as_ref().map(|answer| answer.status), Some(status));
            assert!(!error.may_retry(true), "it keeps none the next time");
        }
        let token = r#"{"error":{"message":"Authentication Error, Invalid proxy server token passed. Unable to find token in cache or `LiteLLM_VerificationTokenTable`","type":"token_not_found_in_db"}}"#;
        assert_eq!(read(401, token).cause, Cause::Auth);
        assert_eq!(read(503, r#"{"error":{"message":"database is locked"}}"#).cause, Cause::Unreachable);
    }

    #[test]
    fn a_write_is_repeated_only_if_nobody_can_have_seen_it() {
        let gateway = read(502, "");
        assert!(gateway.may_retry(true));
        assert!(!gateway.may_retry(false));
        let unconnected = ClientError::local(Cause::Unreachable, "", "");
        assert!(unconnected.may_retry(true));
        assert!(unconnected.may_retry(false));
        assert!(read(429, "").may_retry(true));
        assert!(!read(429, "").may_retry(false));
        assert!(!read(500, "").may_retry(true));
    }
}
