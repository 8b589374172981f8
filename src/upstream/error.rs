//! What a failed call upstream means: whose fault, which status, which words.
//!
//! The words are LiteLLM's, so that clients which look for them keep working. Knows nothing of
//! retries or of the HTTP answer that is made of this.

use super::error_body::ErrorBody;
use super::provider::{Family, Provider};

/// What kind of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The request makes no sense to the provider.
    BadRequest,
    /// The operator's key does not work there.
    Authentication,
    /// The operator's key may not do this.
    PermissionDenied,
    /// No such model or route.
    NotFound,
    /// Nothing came in time.
    Timeout,
    /// The provider reports a conflict.
    Conflict,
    /// Too many requests or tokens.
    RateLimit,
    /// The prompt is too long for the model.
    ContextWindowExceeded,
    /// The provider's safety system refused.
    ContentPolicyViolation,
    /// The request is well-formed and still not acceptable.
    UnprocessableEntity,
    /// The provider is overloaded or away.
    ServiceUnavailable,
    /// The provider failed.
    InternalServer,
    /// Something in front of the provider failed, or the answer was none.
    BadGateway,
    /// No connection.
    Connection,
}

/// A failed call upstream.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct UpstreamError {
    /// What kind of failure it is.
    pub kind: ErrorKind,
    /// The status for the caller.
    pub status: u16,
    /// The status the provider answered with; `None` when there was no answer.
    pub provider_status: Option<u16>,
    /// The text for the caller, in LiteLLM's words.
    pub message: String,
    /// The same without what the provider wrote, which may repeat what it was sent; `None` where the
    /// text is all ours.
    pub own_words: Option<String>,
    /// `error.type` for the caller.
    pub error_type: &'static str,
    /// `error.param` for the caller.
    pub param: Option<String>,
    /// Headers for the caller.
    pub headers: Vec<(String, String)>,
}

/// How many of a provider's headers are passed on.
const HEADERS_MAX: usize = 64;
/// Headers that belong to one connection, or to our account at the provider.
const OWN_HEADERS: &[&str] = &[
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Codes that mean: the prompt is too long.
const CONTEXT_CODES: &[&str] = &["context_length_exceeded", "context_window_exceeded"];
/// Phrases, in lower case, that mean: the prompt is too long.
const CONTEXT_PHRASES: &[&str] = &[
    "this model's maximum context length is",
    "model's maximum context limit",
    "exceed context limit",
    "is longer than the model's context length",
    "exceeds the available context size",
    "exceeds the maximum number of tokens allowed",
    "input tokens exceed the configured limit",
    "`inputs` tokens + `max_new_tokens` must be",
    "prompt is too long",
];
/// Codes that mean: the safety system refused.
const CONTENT_CODES: &[&str] =
    &["content_policy_violation", "content_filter", "ResponsibleAIPolicyViolation", "content_filter_policy"];
/// Phrases, in lower case, that mean: the safety system refused.
const CONTENT_PHRASES: &[&str] = &[
    "rejected as a result of our safety system",
    "rejected as a result of the safety system",
    "failed as a result of our safety system",
    "violating our usage policy",
    "azure openai's content management policy",
    "content filtering policy",
    "the model produced invalid content",
];

/// Makes sense of a provider's error answer.
pub fn classify(provider: &Provider, status: u16, body: &[u8]) -> UpstreamError {
    let body = ErrorBody::read(body);
    let kind = kind_of(status, &body);
    let text = body.message.unwrap_or_else(|| code(status));
    let shown = match kind {
        // 422 is how this proxy says that a budget is spent; a provider's 422 is a bad request.
        ErrorKind::ContextWindowExceeded
        | ErrorKind::ContentPolicyViolation
        | ErrorKind::UnprocessableEntity => 400,
        ErrorKind::BadGateway => 502,
        _ => status,
    };
    let blames_request = shown == 400;
    UpstreamError {
        kind,
        status: shown,
        provider_status: Some(status),
        message: words(provider, kind, shown, &text),
        own_words: Some(words(provider, kind, shown, &code(status))),
        error_type: error_type(kind, shown),
        param: body.param.filter(|_| blames_request),
        headers: Vec::new(),
    }
}

/// What is said of an answer without words.
fn code(status: u16) -> String {
    format!("Error code: {status}")
}

fn kind_of(status: u16, body: &ErrorBody) -> ErrorKind {
    match status {
        400 | 413 | 422 => kind_of_refusal(status, body),
        401 => ErrorKind::Authentication,
        403 => kind_of_denial(body),
        404 => ErrorKind::NotFound,
        408 | 504 => ErrorKind::Timeout,
        409 => ErrorKind::Conflict,
        429 => ErrorKind::RateLimit,
        503 => ErrorKind::ServiceUnavailable,
        502 => ErrorKind::BadGateway,
        402..=499 => ErrorKind::BadRequest,
        500..=599 => ErrorKind::InternalServer,
        // Neither an answer nor an error: a redirect, say.
        _ => ErrorKind::BadGateway,
    }
}

fn kind_of_refusal(status: u16, body: &ErrorBody) -> ErrorKind {
    if is_context_window(body) {
        ErrorKind::ContextWindowExceeded
    } else if is_content_policy(body) {
        ErrorKind::ContentPolicyViolation
    } else if status == 422 {
        ErrorKind::UnprocessableEntity
    } else {
        ErrorKind::BadRequest
    }
}

/// Some providers answer 403 when their moderation refuses.
fn kind_of_denial(body: &ErrorBody) -> ErrorKind {
    if is_content_policy(body) { ErrorKind::ContentPolicyViolation } else { ErrorKind::PermissionDenied }
}

fn is_context_window(body: &ErrorBody) -> bool {
    // A member that is too long is the caller's mistake; another model would refuse it as well.
    if body.has_code(&["string_above_max_length"]) {
        return false;
    }
    body.has_code(CONTEXT_CODES) || says(body, CONTEXT_PHRASES)
}

fn is_content_policy(body: &ErrorBody) -> bool {
    body.has_code(CONTENT_CODES) || says(body, CONTENT_PHRASES)
}

fn says(body: &ErrorBody, phrases: &[&str]) -> bool {
    let Some(message) = &body.message else { return false };
    let message = message.to_lowercase();
    phrases.iter().any(|phrase| message.contains(phrase))
}

/// LiteLLM's class of a failure, and the words it puts before the provider's name.
fn wording(kind: ErrorKind, status: u16) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::BadRequest if status == 400 => ("BadRequestError", ""),
        ErrorKind::UnprocessableEntity => ("BadRequestError", ""),
        ErrorKind::Authentication => ("AuthenticationError", "AuthenticationError: "),
        ErrorKind::NotFound => ("NotFoundError", "NotFoundError: "),
        ErrorKind::Timeout => ("Timeout", "Timeout Error: "),
        ErrorKind::RateLimit => ("RateLimitError", "RateLimitError: "),
        ErrorKind::ContextWindowExceeded => {
            ("ContextWindowExceededError", "litellm.BadRequestError: ContextWindowExceededError: ")
        }
        ErrorKind::ContentPolicyViolation => {
            ("ContentPolicyViolationError", "litellm.BadRequestError: ContentPolicyViolationError: ")
        }
        ErrorKind::ServiceUnavailable => ("ServiceUnavailableError", "ServiceUnavailableError: "),
        ErrorKind::BadGateway => ("BadGatewayError", "BadGatewayError: "),
        ErrorKind::InternalServer if status == 500 => ("InternalServerError", "InternalServerError: "),
        ErrorKind::Connection => ("InternalServerError", "InternalServerError: "),
        // LiteLLM has no class for what is left.
        ErrorKind::BadRequest
        | ErrorKind::PermissionDenied
        | ErrorKind::Conflict
        | ErrorKind::InternalServer => ("APIError", "APIError: "),
    }
}

fn words(provider: &Provider, kind: ErrorKind, status: u16, text: &str) -> String {
    let (class, lead) = wording(kind, status);
    let name = provider.error_name;
    // For Azure, LiteLLM names the class behind the provider.
    match (provider.family, kind) {
        (Family::Azure, ErrorKind::ContextWindowExceeded) => {
            format!("litellm.{class}: litellm.BadRequestError: {name} {class} - {text}")
        }
        (Family::Azure, ErrorKind::ContentPolicyViolation) => {
            format!("litellm.{class}: litellm.BadRequestError: {name} - {text}")
        }
        (Family::Azure, _) => format!("litellm.{class}: {name} {class} - {text}"),
        _ => format!("litellm.{class}: {lead}{name} - {text}"),
    }
}

/// `error.type`, by LiteLLM's rules.
fn error_type(kind: ErrorKind, status: u16) -> &'static str {
    match (kind, status) {
        (ErrorKind::RateLimit, _) => "throttling_error",
        (_, 401) => "authentication_error",
        (_, 403) => "permission_error",
        (_, 500..) => "internal_server_error",
        _ => "invalid_request_error",
    }
}

/// The provider could not be reached.
pub fn connection_error(provider: &Provider) -> UpstreamError {
    UpstreamError::new(
        ErrorKind::Connection,
        500,
        words(provider, ErrorKind::Connection, 500, "Connection error."),
    )
}

/// The provider did not answer within the time that the operator allows.
pub fn timeout(timeout_ms: u64) -> UpstreamError {
    let seconds = seconds(timeout_ms);
    UpstreamError::new(
        ErrorKind::Timeout,
        408,
        format!(
            "litellm.Timeout: APITimeoutError - Request timed out. Error_str: Request timed out. - timeout value={seconds}"
        ),
    )
}

/// The deployment wants a key and none is configured.
pub fn missing_key(provider: &Provider) -> UpstreamError {
    let variable = provider.key_env.first().copied().unwrap_or("OPENAI_API_KEY");
    let text = format!(
        "The api_key client option must be set either by passing api_key to the client or by setting \
         the {variable} environment variable"
    );
    UpstreamError::new(ErrorKind::Authentication, 401, words(provider, ErrorKind::Authentication, 401, &text))
}

/// The deployment has to say where it listens and does not.
pub fn missing_base(provider: &Provider) -> UpstreamError {
    let text = match provider.base_env.first() {
        Some(variable) => {
            format!("no api_base: set it in litellm_params or in the environment variable {variable}")
        }
        None => "no api_base: set it in litellm_params".to_owned(),
    };
    UpstreamError::new(ErrorKind::BadRequest, 400, words(provider, ErrorKind::BadRequest, 400, &text))
}

/// What stands behind the message when nothing else can be tried.
pub fn suffix(group: &str, tried_fallbacks: &[&str]) -> String {
    let outcome = if tried_fallbacks.is_empty() {
        "No fallback was attempted.".to_owned()
    } else {
        format!("Fallbacks attempted: '{}'.", tried_fallbacks.join("', '"))
    };
    format!("\n\nLiteLLM: model group '{group}' failed with the error above. {outcome}")
}

/// Milliseconds as seconds with at least one decimal place: `600.0`, `0.25`.
fn seconds(ms: u64) -> String {
    let text = format!("{}.{:03}", ms / 1000, ms % 1000);
    let trimmed = text.trim_end_matches('0');
    if trimmed.ends_with('.') { format!("{trimmed}0") } else { trimmed.to_owned() }
}

impl UpstreamError {
    /// A failure without an answer of a provider.
    pub fn new(kind: ErrorKind, status: u16, message: String) -> Self {
        Self {
            kind,
            status,
            provider_status: None,
            message,
            own_words: None,
            error_type: error_type(kind, status),
            param: None,
            headers: Vec::new(),
        }
    }

    /// Adds the provider's own headers as LiteLLM shows them, `llm_provider-…`.
    #[must_use]
    pub fn with_provider_headers<'h>(
        mut self,
        headers: impl IntoIterator<Item = (&'h str, &'h str)>,
    ) -> Self {
        let shown = headers
            .into_iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), value))
            .filter(|(name, _)| !OWN_HEADERS.contains(&name.as_str()))
            .take(HEADERS_MAX)
            .map(|(name, value)| (format!("llm_provider-{name}"), value.to_owned()));
        self.headers.extend(shown);
        self
    }

    /// The provider's `retry-after`, as it was written.
    pub fn retry_after(&self) -> Option<&str> {
        let wanted = |name: &str| name == "llm_provider-retry-after" || name == "retry-after";
        self.headers.iter().find(|(name, _)| wanted(name)).map(|(_, value)| value.as_str())
    }

    /// The status that counts against the deployment; `None` when the failure says nothing of it.
    pub fn health_status(&self) -> Option<u16> {
        match self.kind {
            ErrorKind::Timeout => Some(self.provider_status.unwrap_or(408)),
            _ => self.provider_status,
        }
    }
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
