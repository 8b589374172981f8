//! One request and its answer: address, key, time limits, retries, tracing with secrets masked.
//! Knows nothing of what the paths mean.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Method, Response};
use serde_json::Value;

use super::error::{Answer, Cause, ClientError};
use super::hidden::without_secrets;
use super::secret::{ApiKey, mask_in};
use super::url::BaseUrl;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// A stream that is silent for longer is broken: a live server sends a heartbeat every 5 s.
const SILENCE_MAX: Duration = Duration::from_secs(600);
const BACK_OFF_FIRST_MS: u64 = 100;
const BACK_OFF_MAX: Duration = Duration::from_secs(10);
const ANSWER_BYTES_MAX: usize = 256 * 1024 * 1024;
const ERROR_BYTES_MAX: usize = 1024 * 1024;

/// How to reach a proxy.
#[derive(Clone, Debug)]
pub struct ClientOptions {
    /// Its address.
    pub url: BaseUrl,
    /// The caller's key.
    pub api_key: Option<ApiKey>,
    /// How long the head of an answer may take, and then its body; each attempt has it anew.
    pub timeout: Duration,
    /// How many times a request is repeated when that is safe.
    pub retries: u32,
    /// Accept any certificate.
    pub insecure: bool,
    /// A file with further certificate authorities (PEM).
    pub ca_cert: Option<PathBuf>,
    /// 1: a line per request on stderr; 2: also headers and bodies, secrets masked.
    pub verbose: u8,
    /// Refuse everything that changes something.
    pub read_only: bool,
    /// Describe what would be changed instead of sending it.
    pub dry_run: bool,
    /// Keep the last answer byte for byte; answers may hold secrets, so nobody else does.
    pub keep_body: bool,
}

impl ClientOptions {
    /// The usual settings for an address.
    pub fn new(url: BaseUrl, api_key: Option<ApiKey>) -> Self {
        Self {
            url,
            api_key,
            timeout: Duration::from_secs(30),
            retries: 2,
            insecure: false,
            ca_cert: None,
            verbose: 0,
            read_only: false,
            dry_run: false,
            keep_body: false,
        }
    }
}

/// One request, before an address and a key are put to it.
#[derive(Clone, Debug)]
pub struct Call {
    method: Method,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
    shown: Option<String>,
    is_read: bool,
    is_repeatable: bool,
}

impl Call {
    /// A request; reads may be repeated and are allowed in read-only mode.
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        let is_read = matches!(method, Method::GET | Method::HEAD | Method::OPTIONS);
        Self {
            method,
            path: path.into(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            shown: None,
            is_read,
            is_repeatable: is_read,
        }
    }

    /// A `GET`.
    pub fn get(path: impl Into<String>) -> Self {
        Self::new(Method::GET, path)
    }

    /// A `POST` of a JSON value.
    pub fn post(path: impl Into<String>, body: &Value) -> Self {
        Self::new(Method::POST, path).json(body.to_string().into_bytes())
    }

    /// Marks a `POST` that changes nothing.
    #[must_use]
    pub fn reading(mut self) -> Self {
        self.is_read = true;
        self.is_repeatable = true;
        self
    }

    /// Marks a write that does nothing more when it is sent twice.
    #[must_use]
    pub fn repeatable(mut self) -> Self {
        self.is_repeatable = true;
        self
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn query(mut self, name: &str, value: impl Into<String>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: reqwest::header::HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// Sets a body that is JSON text already.
    #[must_use]
    pub fn json(mut self, body: Vec<u8>) -> Self {
        self.headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
        self.body = Some(body);
        self
    }

    /// Hides the body from people: they see this instead of it.
    #[must_use]
    pub(super) fn shown_as(mut self, text: String) -> Self {
        self.shown = Some(text);
        self
    }

    /// Method, path and body as a person reads them.
    fn preview(&self) -> String {
        let body = || self.body.as_deref().map(|body| without_secrets(&String::from_utf8_lossy(body)));
        let body = self.shown.clone().or_else(body).unwrap_or_default();
        mask_in(format!("{} {} {body}", self.method, self.path).trim_end(), None)
    }
}

/// The whole answer of a successful request.
#[derive(Clone, Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The version of HTTP that it came with, as `HTTP/1.1`.
    pub version: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, byte for byte.
    pub body: Vec<u8>,
    /// How long it took.
    pub took: Duration,
    url: String,
}

impl Reply {
    /// The body as JSON; every digit of a number is kept.
    pub fn value(&self) -> Result<Value, ClientError> {
        serde_json::from_slice(&self.body).map_err(|error| self.unexpected(&error.to_string()))
    }

    /// The error for an answer that is not what this path promises.
    pub(crate) fn unexpected(&self, why: &str) -> ClientError {
        let message = format!("the answer of {} is not what was expected: {why}", self.url);
        let answer = Answer { status: self.status, ..Answer::default() };
        let local = ClientError::local(Cause::Server, message, &self.url);
        ClientError { answer: Some(Box::new(answer)), was_sent: true, ..local }
    }
}

/// A client of one proxy. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    options: Arc<ClientOptions>,
    last_body: Arc<Mutex<Option<Vec<u8>>>>,
}

impl Client {
    /// A client with these settings.
    pub fn new(options: ClientOptions) -> Result<Self, ClientError> {
        // An error means that a provider is installed already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let invalid = |message: String| ClientError::local(Cause::Invalid, message, options.url.as_str());
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("litellm-rs/", env!("CARGO_PKG_VERSION")))
            // A redirect would carry the key, and a POST without its body, to another place.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT.min(options.timeout))
            .read_timeout(SILENCE_MAX);
        if options.url.is_loopback() {
            builder = builder.no_proxy();
        }
        if !options.url.is_tls() {
            // Machines without certificate authorities can still use plain addresses, and the
            // others do not spend time on reading theirs.
            builder = builder.tls_certs_only([]);
        } else if options.insecure {
            builder = builder.tls_danger_accept_invalid_certs(true);
        } else if let Some(path) = &options.ca_cert {
            let pem = std::fs::read(path)
                .map_err(|error| invalid(format!("cannot read {}: {error}", path.display())))?;
            let certificates = reqwest::Certificate::from_pem_bundle(&pem)
                .map_err(|_| invalid(format!("{} holds no certificate (PEM)", path.display())))?;
            builder = builder.tls_certs_merge(certificates);
        }
        let http = builder.build().map_err(|error| ClientError::transport(&error, options.url.as_str()))?;
        Ok(Self { http, options: Arc::new(options), last_body: Arc::default() })
    }

    /// The same client with another time limit.
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        let options = ClientOptions { timeout, ..(*self.options).clone() };
        Self { options: Arc::new(options), ..self.clone() }
    }

    /// A client of another server, with another key and the same patience. Whom this one trusts says
    /// nothing about the other: its certificate is checked as every public one is.
    pub fn of_other(&self, url: BaseUrl, api_key: Option<ApiKey>) -> Result<Self, ClientError> {
        let own = (*self.options).clone();
        Self::new(ClientOptions { url, api_key, insecure: false, ca_cert: None, keep_body: false, ..own })
    }

    /// The address of the proxy.
    pub fn url(&self) -> &BaseUrl {
        &self.options.url
    }

    /// Whether requests carry a key.
    pub fn api_key(&self) -> Option<&ApiKey> {
        self.options.api_key.as_ref()
    }

    /// The body of the last complete answer, byte for byte, where the options keep it.
    pub fn take_last_body(&self) -> Option<Vec<u8>> {
        self.last_body.lock().ok().and_then(|mut body| body.take())
    }

    /// Sends a request and reads the whole answer; a refusal is an error.
    pub async fn send(&self, call: &Call) -> Result<Reply, ClientError> {
        let started = Instant::now();
        let mut response = self.open(call).await?;
        let url = self.shown(call);
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let version = format!("{:?}", response.version());
        let read = read_body(&mut response, ANSWER_BYTES_MAX, &url);
        // Counted from the head on: what was waited for before it, the server did in time.
        let body = tokio::time::timeout(self.options.timeout, read).await;
        let body = body.map_err(|_| self.too_late(call))??;
        if self.options.verbose > 1 {
            self.trace(&without_secrets(&String::from_utf8_lossy(&body)));
        }
        if self.options.keep_body
            && let Ok(mut last) = self.last_body.lock()
        {
            *last = Some(body.clone());
        }
        Ok(Reply { status, version, headers, body, took: started.elapsed(), url })
    }

    /// Sends a request, repeating it where that is safe, and answers as soon as the head of a
    /// success is there; the body is the caller's to read.
    pub(crate) async fn open(&self, call: &Call) -> Result<Response, ClientError> {
        if !call.is_read {
            self.check_may_write(call)?;
        }
        let mut attempt = 0;
        loop {
            let error = match self.open_once(call).await {
                Ok(response) => return Ok(response),
                Err(error) => error,
            };
            if attempt >= self.options.retries || !error.may_retry(call.is_repeatable) {
                return Err(error);
            }
            tokio::time::sleep(pause(attempt, error.retry_after())).await;
            attempt += 1;
        }
    }

    /// The next part of an answer, within the time that a whole one may take; `None` at its end.
    pub(crate) async fn chunk(&self, response: &mut Response) -> Result<Option<bytes::Bytes>, ClientError> {
        let url = response.url().path().to_owned();
        let url = format!("{}{url}", self.url().as_str());
        let late = || ClientError::local(Cause::Timeout, format!("{url} sends no more of its answer"), &url);
        tokio::time::timeout(self.options.timeout, response.chunk())
            .await
            .map_err(|_| late())?
            .map_err(|error| ClientError::transport(&error, &url))
    }

    fn check_may_write(&self, call: &Call) -> Result<(), ClientError> {
        if self.options.dry_run {
            return Err(ClientError::local(Cause::NotSent, call.preview(), self.url().as_str()));
        }
        if self.options.read_only {
            let message = format!("read-only: {} {} was not sent", call.method, call.path);
            return Err(ClientError::local(Cause::Invalid, message, self.url().as_str()));
        }
        Ok(())
    }

    async fn open_once(&self, call: &Call) -> Result<Response, ClientError> {
        let started = Instant::now();
        let shown = self.shown(call);
        let url = self
            .url()
            .join(&call.path, &call.query)
            .map_err(|error| ClientError::local(Cause::Invalid, error.to_string(), &shown))?;
        let mut request = self.http.request(call.method.clone(), url).headers(call.headers.clone());
        let has_own = call.headers.contains_key(AUTHORIZATION);
        if let Some(key) = self.options.api_key.as_ref().filter(|_| !has_own) {
            request = request.header(AUTHORIZATION, bearer(key, &shown)?);
        }
        if let Some(body) = &call.body {
            request = request.body(body.clone());
        }
        if self.options.verbose > 0 {
            self.trace(&if self.options.verbose > 1 {
                call.preview()
            } else {
                format!("{} {shown}", call.method)
            });
        }
        let mut response = tokio::time::timeout(self.options.timeout, request.send())
            .await
            .map_err(|_| self.too_late(call))?
            .map_err(|error| ClientError::transport(&error, &shown))?;
        self.trace_head(&response, started.elapsed());
        if response.status().is_success() {
            return Ok(response);
        }
        let body = read_body(&mut response, ERROR_BYTES_MAX, &shown);
        // A refusal is one without its words, too.
        let body = tokio::time::timeout(self.options.timeout, body).await.ok().and_then(Result::ok);
        Err(refusal(&response, &body.unwrap_or_default(), &shown, self.api_key()))
    }

    /// The address of a call without its query, which may carry a key.
    fn shown(&self, call: &Call) -> String {
        mask_in(&format!("{}{}", self.url().as_str(), call.path), self.api_key())
    }

    fn too_late(&self, call: &Call) -> ClientError {
        let url = self.shown(call);
        let message = format!("no answer from {url} within {:?}", self.options.timeout);
        let mut error = ClientError::local(Cause::Timeout, message, &url);
        error.was_sent = true;
        error
    }

    fn trace_head(&self, response: &Response, took: Duration) {
        if self.options.verbose == 0 {
            return;
        }
        self.trace(&format!("{} in {:.1} ms", response.status(), took.as_secs_f64() * 1e3));
        if self.options.verbose > 1 {
            for (name, value) in response.headers() {
                self.trace(&format!("  {name}: {}", String::from_utf8_lossy(value.as_bytes())));
            }
        }
    }

    fn trace(&self, text: &str) {
        // Whoever closed stderr does not want to read this.
        let _ = writeln!(std::io::stderr().lock(), "{}", tame(&mask_in(text, self.api_key())));
    }
}

/// The text with everything that could command a terminal made visible.
fn tame(text: &str) -> String {
    let is_harmless = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().map(|c| if is_harmless(c) { c } else { '\u{fffd}' }).collect()
}

fn bearer(key: &ApiKey, url: &str) -> Result<HeaderValue, ClientError> {
    let mut value = HeaderValue::from_str(&format!("Bearer {}", key.expose())).map_err(|_| {
        ClientError::local(Cause::Invalid, "the key holds characters that no header can carry", url)
    })?;
    value.set_sensitive(true);
    Ok(value)
}

fn refusal(response: &Response, body: &[u8], url: &str, key: Option<&ApiKey>) -> ClientError {
    let status = response.status();
    let headers = response.headers();
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let mut error =
        ClientError::answer(status.as_u16(), status.canonical_reason().unwrap_or_default(), body, url);
    if let Some(answer) = &mut error.answer {
        answer.request_id = text("x-litellm-call-id");
        answer.retry_after =
            text(RETRY_AFTER.as_str()).and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    }
    // Some servers repeat the key that they refuse.
    error.message = mask_in(&error.message, key);
    if status.is_redirection() {
        error.message = format!("{url} redirects to another address; give that one with --url");
    }
    error
}

async fn read_body(response: &mut Response, bytes_max: usize, url: &str) -> Result<Vec<u8>, ClientError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| ClientError::transport(&error, url))? {
        if body.len().saturating_add(chunk.len()) > bytes_max {
            let message = format!("the answer of {url} is larger than {bytes_max} bytes");
            return Err(ClientError::local(Cause::Server, message, url));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// How long to wait before the next attempt: what the server asks for, else twice as long each
/// time, with up to half of it left to chance so that clients do not return in step.
pub(crate) fn pause(attempt: u32, asked: Option<Duration>) -> Duration {
    if let Some(asked) = asked {
        return asked.min(BACK_OFF_MAX);
    }
    let whole_ms = BACK_OFF_FIRST_MS.saturating_mul(1_u64 << attempt.min(16));
    let chance = getrandom::u32().unwrap_or_default();
    let jittered_ms = whole_ms / 2 + u64::from(chance) % (whole_ms / 2 + 1);
    Duration::from_millis(jittered_ms).min(BACK_OFF_MAX)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    /// Serves one whole answer per connection and hands back the head of each request.
    pub(in crate::client) async fn serve(
        answers: Vec<String>,
    ) -> (Client, tokio::task::JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = BaseUrl::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        let server = tokio::spawn(async move {
            let mut heads = Vec::new();
            for answer in answers {
                let (mut socket, _) = listener.accept().await.unwrap();
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    head.push(socket.read_u8().await.unwrap());
                }
                let head = String::from_utf8(head).unwrap();
                // What is left unread would turn the end of the answer into a reset.
                let length = head.split_once("content-length: ").and_then(|(_, rest)| rest.lines().next());
                let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
                socket.read_exact(&mut body).await.unwrap();
                heads.push(head);
                socket.write_all(answer.as_bytes()).await.unwrap();
            }
            heads
        });
        (Client::new(ClientOptions::new(url, ApiKey::new("sk-canary-4Q2w"))).unwrap(), server)
    }

    /// A whole answer whose body ends with the connection.
    pub(in crate::client) fn answer(status: &str, body: &str) -> String {
        format!("HTTP/1.1 {status}\r\nconnection: close\r\n\r\n{body}")
    }

    #[test]
    fn another_server_is_not_trusted_because_this_one_is() {
        let url = |text| BaseUrl::parse(text).unwrap();
        let mut options = ClientOptions::new(url("https://proxy.test"), ApiKey::new("sk-canary-4Q2w"));
        (options.insecure, options.retries, options.dry_run) = (true, 7, true);
        let other = Client::new(options.clone()).unwrap().of_other(url("https://lago.test"), None).unwrap();
        assert!(!other.options.insecure && other.options.dry_run && other.api_key().is_none());
        assert_eq!(other.options.retries, 7);
        // Over plain HTTP nobody reads the file.
        options = ClientOptions { url: url("http://127.0.0.1:1"), insecure: false, ..options };
        options.ca_cert = Some("nowhere.pem".into());
        let other = Client::new(options).unwrap().of_other(url("https://lago.test"), None).unwrap();
        assert_eq!(other.options.ca_cert, None);
    }

    #[tokio::test]
    async fn a_read_is_repeated_and_a_write_that_was_sent_is_not() {
        let (client, server) = serve(vec![answer("503 Unavailable", ""), answer("200 OK", "[1.10]")]).await;
        let reply = client.send(&Call::get("/customer/list")).await.unwrap();
        assert_eq!(reply.value().unwrap().to_string(), "[1.10]");
        let heads = server.await.unwrap();
        assert!(heads.iter().all(|head| head.contains("authorization: Bearer sk-canary-4Q2w\r\n")));

        let (client, server) = serve(vec![answer("503 Unavailable", "")]).await;
        let refused = client.send(&Call::post("/customer/new", &serde_json::json!({}))).await.unwrap_err();
        assert_eq!(refused.cause, Cause::Unreachable);
        server.await.unwrap();
    }

    #[tokio::test]
    async fn an_answer_is_kept_only_for_whoever_asked_for_it() {
        for (keep_body, kept) in [(false, None), (true, Some(&br#"{"key":"sk-1"}"#[..]))] {
            let (client, server) = serve(vec![answer("200 OK", r#"{"key":"sk-1"}"#)]).await;
            let options = ClientOptions { keep_body, ..(*client.options).clone() };
            let client = Client::new(options).unwrap();
            client.send(&Call::get("/key/info")).await.unwrap();
            assert_eq!(client.take_last_body().as_deref(), kept);
            assert_eq!(client.take_last_body(), None, "it is given away");
            server.await.unwrap();
        }
    }

    #[tokio::test]
    async fn a_call_with_a_key_of_its_own_carries_no_other() {
        let (client, server) = serve(vec![answer("200 OK", "{}")]).await;
        let own = Call::get("/").header(AUTHORIZATION, HeaderValue::from_static("Basic own"));
        client.send(&own).await.unwrap();
        let heads = server.await.unwrap();
        assert!(
            heads[0].contains("authorization: Basic own\r\n") && !heads[0].contains("Bearer"),
            "{heads:?}"
        );
    }

    #[test]
    fn what_is_traced_commands_no_terminal() {
        assert_eq!(tame("a\u{1b}[2J\u{9b}\r\n\tb"), "a\u{fffd}[2J\u{fffd}\u{fffd}\n\tb");
    }

    #[tokio::test]
    async fn waiting_as_the_server_asks_takes_no_time_from_the_next_attempt() {
        let later = "429 Too Many Requests\r\nretry-after: 1";
        let (client, server) = serve(vec![answer(later, ""), answer("200 OK", "[]")]).await;
        let reply = client.with_timeout(Duration::from_millis(900)).send(&Call::get("/a")).await.unwrap();
        assert_eq!(reply.body, b"[]");
        server.await.unwrap();
    }

    #[tokio::test]
    async fn a_redirect_is_refused() {
        let moved = answer("302 Found\r\nlocation: http://127.0.0.1:9/", "");
        let (client, server) = serve(vec![moved]).await;
        let refused = client.send(&Call::get("/")).await.unwrap_err();
        assert!(refused.message.contains("redirects"), "{refused}");
        server.await.unwrap();
    }

    #[test]
    fn waiting_grows_is_jittered_and_bounded() {
        for attempt in 0..40 {
            let whole = Duration::from_millis(BACK_OFF_FIRST_MS.saturating_mul(1 << attempt.min(16)));
            let paused = pause(attempt, None);
            assert!(paused >= (whole / 2).min(BACK_OFF_MAX) && paused <= whole.min(BACK_OFF_MAX));
        }
        assert_eq!(pause(0, Some(Duration::from_secs(1))), Duration::from_secs(1));
        assert_eq!(pause(0, Some(Duration::from_secs(3600))), BACK_OFF_MAX);
    }

    #[test]
    fn a_preview_shows_no_key() {
        let call = Call::post("/key/delete", &serde_json::json!({"keys": ["sk-abcdefgh4Q2w"]}));
        assert_eq!(call.preview(), r#"POST /key/delete {"keys":["sk-…4Q2w"]}"#);
        let made = Call::post("/key/generate", &serde_json::json!({"key": "mycustomkey", "max_tokens": 1}));
        assert_eq!(made.preview(), r#"POST /key/generate {"key":"…","max_tokens":1}"#);
        assert_eq!(Call::get("/customer/list").preview(), "GET /customer/list");
        let hidden = Call::post("/credentials", &serde_json::json!({"a": "canary"})).shown_as("{…}".into());
        assert_eq!(hidden.preview(), "POST /credentials {…}");
    }

    #[tokio::test]
    async fn read_only_and_dry_run_send_nothing() {
        let url = BaseUrl::parse("http://127.0.0.1:9").unwrap();
        let call = Call::post("/customer/new", &serde_json::json!({}));
        for (read_only, dry_run, cause) in [(true, false, Cause::Invalid), (true, true, Cause::NotSent)] {
            let options = ClientOptions { read_only, dry_run, ..ClientOptions::new(url.clone(), None) };
            let refused = Client::new(options).unwrap().send(&call).await.unwrap_err();
            assert_eq!(refused.cause, cause);
        }
    }
}
