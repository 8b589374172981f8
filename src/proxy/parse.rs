//! A request as we read it: the few members that decide about money and routing, the rest untouched.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Request};
use bytes::Bytes;
use serde_json::value::RawValue;

use super::body::{BadBody, Members, text};
use super::customer;
use super::failure::Arrival;
use super::upload;
use crate::app::Settings;
use crate::domain::id::{CustomerId, Tag, UserId};
use crate::domain::time::Millis;
use crate::domain::usage::SearchSize;
use crate::upstream::endpoint::Route;
use crate::wire::error::ApiError;

/// Members that a client may use only where the operator allows mock tests.
const MOCK_MEMBERS: [&str; 6] = [
    "mock_response",
    "mock_tool_calls",
    "mock_delay",
    "mock_timeout",
    "mock_testing_fallbacks",
    "mock_testing_rate_limit_error",
];
/// The names of an output cap, dearest wish first.
pub(super) const CAP_MEMBERS: [&str; 2] = ["max_completion_tokens", "max_tokens"];
/// More answers than any provider gives.
const CHOICES_MAX: u64 = 128;
/// More retries than are of use to anyone.
const RETRIES_MAX: u32 = 20;
/// More tags than anyone means.
const TAGS_MAX: usize = 32;
/// What a provider is asked for, and how it was asked of us.
#[derive(Clone, Debug)]
pub struct Call {
    /// Our id of the call, or the caller's.
    pub id: String,
    /// When it came in.
    pub started_at: Millis,
    /// The same with the route that matched.
    pub arrival: Arrival,
    /// What is asked for.
    pub route: Route,
    /// The path as it was called, for texts.
    pub path: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it was sent.
    pub body: Bytes,
    /// The public model name; a path may name it too.
    pub model: Option<Arc<str>>,
    /// Whether the answer shall be a stream.
    pub stream: bool,
    /// Whether the caller wants the usage at the end of a stream.
    pub wants_usage: bool,
    /// The output cap the call asks for, for each answer.
    pub output_cap: Option<u64>,
    /// How many answers, over all prompts.
    pub choices: u64,
    /// More input tokens than the body can possibly have.
    pub input_tokens_bound: u64,
    /// Sound or pictures may be involved.
    pub has_media: bool,
    /// Pictures, each of which is worth many more tokens than the bytes that name it.
    pub pictures: u64,
    /// Something is named that the provider fetches; nobody here can tell its length.
    pub has_remote: bool,
    /// `web_search_options`: the model may search, and this is how widely.
    pub search: Option<SearchSize>,
    /// `service_tier`.
    pub service_tier: Option<String>,
    /// Who pays, as the call says.
    pub customer: Option<CustomerId>,
    /// The member of staff it is made for, as a header says; counts where the key has none.
    pub user: Option<UserId>,
    /// Labels, from header and body.
    pub tags: Vec<Tag>,
    /// `x-litellm-num-retries`.
    pub num_retries: Option<u32>,
    /// The one deployment that may serve it: it is a test of it.
    pub only: Option<Arc<str>>,
    /// `x-litellm-timeout` or `x-litellm-stream-timeout`.
    pub timeout: Option<Duration>,
}

/// What the path already says.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// What is asked for.
    pub route: Route,
    /// The model in the path, Azure style.
    pub model: Option<String>,
}

/// Reads a request whole. Every complaint is a 400, a 408 or a 413.
pub(super) async fn call(
    settings: &Settings,
    target: Target,
    request: Request<Body>,
    arrival: &Arrival,
) -> Result<Call, ApiError> {
    let (parts, body) = request.into_parts();
    let body = upload::read(body, settings.request_bytes_max).await?;
    let path = parts.uri.path().strip_prefix("/v1").unwrap_or(parts.uri.path()).to_owned();
    let mut call = Call {
        id: header(&parts.headers, "x-litellm-call-id")
            .filter(|id| id.len() <= 128)
            .map_or_else(|| uuid::Uuid::new_v4().to_string(), str::to_owned),
        started_at: arrival.at,
        arrival: arrival.clone(),
        route: target.route,
        path,
        headers: parts.headers,
        body,
        model: target.model.map(Into::into),
        stream: false,
        wants_usage: false,
        output_cap: None,
        choices: 1,
        input_tokens_bound: 0,
        has_media: false,
        pictures: 0,
        has_remote: false,
        search: None,
        service_tier: None,
        customer: None,
        user: None,
        tags: vec![],
        num_retries: None,
        only: None,
        timeout: None,
    };
    call.read(settings)?;
    Ok(call)
}

impl Call {
    fn read(&mut self, settings: &Settings) -> Result<(), ApiError> {
        let body = self.body.clone();
        let empty = body.iter().all(u8::is_ascii_whitespace);
        let members = Members::parse(if empty { b"{}" } else { &body }).map_err(bad_body)?;
        if self.model.is_none() {
            self.model = model(&members)?;
        }
        self.check_required(&members)?;
        if !settings.mock_params_allowed
            && let Some(name) = MOCK_MEMBERS.iter().find(|name| members.get(name).is_some())
        {
            return Err(ApiError::bad_request(
                format!(
                    "{}: '{name}' is not allowed from clients. Set \
                     general_settings.dangerously_allow_mock_testing_request_params to allow it.",
                    self.path
                ),
                Some(name),
            ));
        }
        self.stream = flag(&members, "stream")?;
        self.wants_usage = wants_usage(&members)?;
        self.output_cap = output_cap(&members)?;
        self.choices = choices(&members, self.route)?;
        self.service_tier = members.text("service_tier").map(|tier| tier.into_owned());
        self.search = members.get("web_search_options").map(search_size);
        self.measure(&members, &body);
        self.customer = customer::of(settings, &self.headers, &members)?;
        self.user = customer::user_in_headers(settings, &self.headers)?;
        self.tags = self.tags(&members, settings)?;
        self.num_retries = header(&self.headers, "x-litellm-num-retries")
            .map(|text| text.parse().map_err(|_| invalid_header("x-litellm-num-retries")))
            .transpose()?
            .map(|retries: u32| retries.min(RETRIES_MAX));
        let timeout = if self.stream { "x-litellm-stream-timeout" } else { "x-litellm-timeout" };
        self.timeout = header(&self.headers, timeout).map(|text| seconds(text, timeout)).transpose()?;
        Ok(())
    }

    fn check_required(&self, members: &Members<'_>) -> Result<(), ApiError> {
        let (name, ok): (&str, bool) = match self.route {
            Route::Chat => ("messages", members.get("messages").is_some_and(|m| m.get().starts_with('['))),
            Route::Completions => ("prompt", members.get("prompt").is_some()),
            _ => ("input", members.get("input").is_some()),
        };
        if ok {
            return Ok(());
        }
        let text = if members.get(name).is_some() {
            format!("{}: Invalid parameter: '{name}' must be a list.", self.path)
        } else {
            format!("{}: Missing required parameter: '{name}'.", self.path)
        };
        Err(ApiError::bad_request(text, Some(name)))
    }

    /// A bound on the input that needs no tokenizer: no token is shorter than a byte, and the
    /// frame of each message takes more bytes in JSON than tokens in a prompt.
    fn measure(&mut self, members: &Members<'_>, body: &[u8]) {
        let pictures = memchr::memmem::find_iter(body, b"\"image_url\"").count()
            + memchr::memmem::find_iter(body, b"\"input_image\"").count();
        let sounds = memchr::memmem::find(body, b"\"input_audio\"").is_some()
            || members.get("audio").is_some()
            || members.get("modalities").is_some();
        let files = memchr::memmem::find(body, b"\"file\"").is_some();
        let remote: [&[u8]; 3] = [b"\"file_id\"", b"\"file_url\"", b"\"video_url\""];
        self.has_remote = remote.iter().any(|name| memchr::memmem::find(body, name).is_some());
        self.has_media = pictures > 0 || sounds || files || self.has_remote;
        self.pictures = pictures as u64;
        self.input_tokens_bound = body.len() as u64;
    }

    fn tags(&self, members: &Members<'_>, settings: &Settings) -> Result<Vec<Tag>, ApiError> {
        let mut tags: Vec<Tag> = Vec::new();
        let mut add = |tag: &str| -> Result<(), ApiError> {
            let tag = tag.trim();
            if tag.is_empty() || tags.iter().any(|known| known.as_str() == tag) {
                return Ok(());
            }
            let invalid = |error: &dyn std::fmt::Display| {
                ApiError::bad_request(format!("A tag {error}."), Some("metadata.tags"))
            };
            if tags.len() == TAGS_MAX {
                return Err(invalid(&"is one too many: at most 32 are allowed"));
            }
            tags.push(Tag::checked(tag).map_err(|error| invalid(&error))?);
            Ok(())
        };
        if let Some(list) = header(&self.headers, "x-litellm-tags") {
            list.split(',').try_for_each(&mut add)?;
        }
        for metadata in ["metadata", "litellm_metadata"] {
            let Some(listed) = members.get(metadata).and_then(|value| customer::member(value, "tags")) else {
                continue;
            };
            if settings.reject_tags {
                return Err(ApiError::BadRequest {
                    message: "Client-side 'metadata.tags' are not allowed: general_settings.reject_clientside_metadata_tags is set."
                        .into(),
                    kind: "bad_request_error",
                    param: Some("metadata.tags".into()),
                });
            }
            let listed: Vec<String> = serde_json::from_str(listed.get()).map_err(|_| {
                ApiError::bad_request("metadata.tags must be a list of texts.", Some("metadata.tags"))
            })?;
            listed.iter().map(String::as_str).try_for_each(&mut add)?;
        }
        Ok(tags)
    }
}

fn bad_body(bad: BadBody) -> ApiError {
    let text = match bad {
        BadBody::Syntax(error) => format!("Invalid JSON payload: {error}"),
        BadBody::NotAnObject => "Invalid JSON payload: the body must be a JSON object".into(),
        BadBody::Duplicate(name) => {
            let name: String = name.chars().take(64).collect();
            format!("Invalid JSON payload: the member '{name}' stands twice")
        }
        BadBody::TooDeep => "Invalid JSON payload: nested too deep".into(),
    };
    ApiError::bad_request(text, Some("request_body"))
}

fn model(members: &Members<'_>) -> Result<Option<Arc<str>>, ApiError> {
    let Some(value) = members.get("model") else { return Ok(None) };
    match text(value) {
        Some(name) if name.len() <= 512 && !name.chars().any(char::is_control) => Ok(Some(name.into())),
        _ => Err(ApiError::bad_request("'model' must be a text of at most 512 bytes.", Some("model"))),
    }
}

fn flag(members: &Members<'_>, name: &str) -> Result<bool, ApiError> {
    match members.get(name).map(RawValue::get) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(ApiError::bad_request(format!("'{name}' must be true or false."), Some(name))),
    }
}

fn wants_usage(members: &Members<'_>) -> Result<bool, ApiError> {
    let Some(options) = members.get("stream_options") else { return Ok(false) };
    let Some(options) = Members::trusting(options.get().as_bytes()) else {
        return Err(ApiError::bad_request("'stream_options' must be an object.", Some("stream_options")));
    };
    flag(&options, "include_usage")
}

/// The largest cap that is asked for: all of them are lowered together when need be.
fn output_cap(members: &Members<'_>) -> Result<Option<u64>, ApiError> {
    let mut cap: Option<u64> = None;
    for name in CAP_MEMBERS {
        if let Some(value) = members.get(name) {
            let asked = count(value, name)?;
            cap = Some(cap.map_or(asked, |other| other.max(asked)));
        }
    }
    Ok(cap)
}

fn count(value: &RawValue, name: &str) -> Result<u64, ApiError> {
    value.get().parse::<u64>().map_err(|_| {
        ApiError::bad_request(format!("'{name}' must be a whole number, zero or more."), Some(name))
    })
}

fn search_size(options: &RawValue) -> SearchSize {
    let said =
        Members::trusting(options.get().as_bytes()).and_then(|options| options.text("search_context_size"));
    match said.as_deref() {
        Some("low") => SearchSize::Low,
        Some("high") => SearchSize::High,
        _ => SearchSize::Medium,
    }
}

/// Answers to be paid for: `n` or `best_of` for each prompt.
fn choices(members: &Members<'_>, route: Route) -> Result<u64, ApiError> {
    let asked = |name| members.get(name).map_or(Ok(1), |value| count(value, name));
    let mut choices = asked("n")?.max(1);
    if choices > CHOICES_MAX {
        return Err(ApiError::bad_request("'n' must not be above 128.", Some("n")));
    }
    if route == Route::Completions {
        let best_of = asked("best_of")?;
        if best_of > CHOICES_MAX {
            return Err(ApiError::bad_request("'best_of' must not be above 128.", Some("best_of")));
        }
        choices = choices.max(best_of);
        let prompts = members.get("prompt").map_or(1, prompts);
        choices = choices.saturating_mul(prompts);
    }
    Ok(choices)
}

/// A list of texts is as many prompts; a list of tokens is one.
fn prompts(value: &RawValue) -> u64 {
    let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(value.get()) else { return 1 };
    let is_prompt = |item: &&&RawValue| item.get().starts_with(['"', '[']);
    (list.iter().filter(is_prompt).count() as u64).max(1)
}

pub(super) fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().map(str::trim).filter(|text| !text.is_empty())
}

fn invalid_header(name: &str) -> ApiError {
    ApiError::bad_request(format!("The header '{name}' is not a number."), Some(name))
}

fn seconds(text: &str, name: &'static str) -> Result<Duration, ApiError> {
    let seconds: f64 = text.parse().map_err(|_| invalid_header(name))?;
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|timeout| !timeout.is_zero() && *timeout <= Duration::from_secs(86_400))
        .ok_or_else(|| invalid_header(name))
}
