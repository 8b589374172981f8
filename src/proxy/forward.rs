//! To a provider and back: choose a deployment, send, try again, fall back.
//!
//! A failed try that the provider bills is booked before the next one holds money of its own; what
//! it does not bill leaves the hold as it is.

use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};

use super::authorize::Grant;
use super::body::Members;
use super::ended::class_of;
use super::parse::Call;
use super::reserve::{self, Held};
use super::running::{self, Cancelled, Run};
use super::served::{self, Newcomer, Outcome, Priced, Served, Tries};
use super::{decided, meter, mock, shape};
use crate::app::App;
use crate::domain::entry::EntryStatus;
use crate::domain::usage::Usage;
use crate::metrics::{StandIn, Try};
use crate::upstream::catalogue::Target;
use crate::upstream::choice::{Ask, BUDGET_EXCEEDED, NoChoice, choose};
use crate::upstream::error::{self, UpstreamError};
use crate::wire::error::ApiError;

/// An error answer is read so far.
const ERROR_BYTES_MAX: u64 = 256 * 1024;
/// How long reading an error answer may take.
const ERROR_WAIT: Duration = Duration::from_secs(10);

/// The chunks of a stream, or what cut it.
pub(super) type Source = Pin<Box<dyn Stream<Item = Result<Bytes, String>> + Send>>;

/// What a provider answered.
pub(super) enum Answer {
    /// A whole body.
    Whole(Bytes),
    /// A stream of events.
    Events(Source),
}

/// A call that was answered, on its way back.
pub(super) struct Reply {
    pub(super) served: Box<Served>,
    pub(super) answer: Answer,
}

/// What a failed try costs.
enum Billed {
    /// Nothing: it was not sent, or refused.
    Nothing,
    /// Nobody knows; the input at the least.
    Estimated,
    /// The input at the least: we hung up.
    Cancelled,
    /// What the provider says.
    Said(Usage),
}

/// Why a group does not answer.
enum NoReply {
    Failed(UpstreamError),
    Cancelled(Cancelled),
}

impl From<UpstreamError> for NoReply {
    fn from(error: UpstreamError) -> Self {
        Self::Failed(error)
    }
}

impl From<Cancelled> for NoReply {
    fn from(cancelled: Cancelled) -> Self {
        Self::Cancelled(cancelled)
    }
}

struct Failure {
    error: UpstreamError,
    billed: Billed,
    /// The provider had begun to answer: another try would be billed again.
    is_final: bool,
}

impl Failure {
    fn unbilled(error: UpstreamError) -> Self {
        Self { error, billed: Billed::Nothing, is_final: false }
    }
}

/// Sends the call to its group, and to those that stand in for it, unless it is told to stop.
pub(super) async fn send(
    app: &App,
    grant: Grant,
    call: Arc<Call>,
    held: Held,
    run: &Run,
) -> Result<Reply, ApiError> {
    let first_group = Arc::clone(&grant.group().name);
    let mut tries = Tries::default();
    let error = match in_group(app, &grant, &call, held, &mut tries, run).await {
        Ok(reply) => return Ok(reply),
        Err(NoReply::Cancelled(cancelled)) => return Err(cancelled.into()),
        Err(NoReply::Failed(error)) => error,
    };
    let mut tried: Vec<&str> = Vec::new();
    // A test is of one deployment; an answer of another one would say nothing.
    if call.only.is_some() {
        return Err(answer(error, &first_group, &tried));
    }
    for name in app.settings.fallbacks.next(&first_group, error.kind) {
        let Some(group) = grant.lineup().catalogue.resolve(name) else { continue };
        let grant = grant.for_fallback(app, group);
        // The stand-in has prices of its own; who cannot afford it gets the first one's error.
        run.waits();
        let Ok(held) = run.unless_cancelled(reserve::attempt(app, &grant, &call)).await? else { continue };
        tried.push(name);
        tries.fallbacks += 1;
        let attempted = in_group(app, &grant, &call, held, &mut tries, run).await;
        if let Err(NoReply::Cancelled(cancelled)) = attempted {
            return Err(cancelled.into());
        }
        note_stand_in(app, &grant, &first_group, &error, attempted.is_ok());
        if let Ok(reply) = attempted {
            return Ok(reply);
        }
    }
    let is_over_budget = error.error_type == BUDGET_EXCEEDED;
    let error = answer(error, &first_group, &tried);
    if is_over_budget {
        decided::found_no_place(app, &grant, &call, &error);
    }
    Err(error)
}

fn answer(error: UpstreamError, group: &str, tried: &[&str]) -> ApiError {
    let suffix = error::suffix(group, tried);
    ApiError::Upstream {
        status: error.status,
        message: format!("{}{suffix}", error.message),
        own_words: error.own_words.map(|words| words + &suffix),
        kind: error.error_type.to_owned(),
        param: error.param.clone(),
        headers: error.headers,
    }
}

/// Tries the deployments of one group.
async fn in_group(
    app: &App,
    grant: &Grant,
    call: &Arc<Call>,
    held: Held,
    tries: &mut Tries,
    run: &Run,
) -> Result<Reply, NoReply> {
    let mut held = held;
    let mut tried: Vec<usize> = Vec::new();
    let mut attempt = 0;
    loop {
        let target;
        (target, held) = run.unless_cancelled(pick(app, grant, call, &tried, held, run)).await??;
        let deployment = Arc::clone(&target.deployment);
        let priced = Priced::at(grant, call, &target);
        let hold = held.reservation.plan().hold;
        run.sent(hold, &target, &priced)?;
        held.reservation.sent(served::draft(grant, call, &target, &priced, hold));
        let (sent_at, sent) = (app.now(), Instant::now());
        let newcomer = Newcomer::of(app, grant, &held);
        let attempted = run.unless_cancelled(attempt_at(app, call, &target, &held)).await;
        newcomer.came_back();
        let failure = match attempted {
            Err(cancelled) => {
                run.ends();
                // Our own mock bills nothing that nobody has seen.
                let billed = if deployment.is_mock() { Billed::Nothing } else { Billed::Cancelled };
                drop(after_failure(app, grant, call, &target, &priced, held, billed).await);
                return Err(cancelled.into());
            }
            Ok(Ok((upstream, answer))) => {
                lock_health(app).success(&deployment.id, app.now());
                let served = Box::new(Served {
                    app: app.clone(),
                    grant: grant.clone(),
                    call: Arc::clone(call),
                    price: priced.price,
                    terms: priced.terms,
                    target,
                    reservation: held.reservation,
                    output_cap: held.output_cap,
                    tries: *tries,
                    sent_at,
                    answered_at: app.now(),
                    queued: held.queued,
                    sent,
                    answered: Instant::now(),
                    upstream,
                });
                return Ok(Reply { served, answer });
            }
            Ok(Err(failure)) => failure,
        };
        let Failure { mut error, billed, is_final } = failure;
        error.message = deployment.scrub(error.message);
        note_failure(app, grant, &deployment.id, &held, &error);
        let still_held = after_failure(app, grant, call, &target, &priced, held, billed).await;
        let wait = may_retry(app, call, &target, &error, attempt, &tried, grant).filter(|_| !is_final);
        let Some(wait) = wait else { return Err(error.into()) };
        if still_held.is_none() {
            run.waits();
        }
        run.unless_cancelled(tokio::time::sleep(wait)).await?;
        held = match still_held {
            Some(held) => held,
            None => match run.unless_cancelled(reserve::attempt(app, grant, call)).await? {
                Ok(held) => held,
                Err(_) => return Err(error.into()),
            },
        };
        tried.push(deployment.index);
        attempt += 1;
        tries.retries += 1;
    }
}

/// Chooses where to send the call now, among those whose own budgets have room for what is held. Where
/// that fits nowhere, what is held is sized anew for those that it did not fit: it was sized for where
/// the call could have gone.
async fn pick(
    app: &App,
    grant: &Grant,
    call: &Call,
    tried: &[usize],
    held: Held,
    run: &Run,
) -> Result<(Target, Held), UpstreamError> {
    let mut held = held;
    let mut full: Vec<usize> = Vec::new();
    let mut is_sized_anew = false;
    loop {
        let chosen = choose_now(app, grant, call, tried, &full);
        // Who has failed is asked again only after those that have not been asked.
        let is_second_choice = |target: &Target| tried.contains(&target.deployment.index);
        let may_size_anew = !is_sized_anew && !full.is_empty();
        match chosen {
            Ok(target) if !(may_size_anew && is_second_choice(&target)) => {
                if grant.routes().is_empty() || held.reservation.route(grant.route_to(&target)).await {
                    return Ok((target, held));
                }
                full.push(target.deployment.index);
            }
            Err(none) if !may_size_anew || none != NoChoice::OverBudget => {
                return Err(none.into_error(&grant.group().name));
            }
            _ => {
                run.waits();
                held = sized_anew(app, grant, call, &full, held).await?;
                full.clear();
                is_sized_anew = true;
            }
        }
    }
}

/// Gives back what is held and holds what fits one of these deployments; else what fits any.
async fn sized_anew(
    app: &App,
    grant: &Grant,
    call: &Call,
    indexes: &[usize],
    held: Held,
) -> Result<Held, UpstreamError> {
    // Given back first: it may be what is missing.
    drop(held);
    if let Ok(held) = reserve::attempt(app, &grant.within(app, indexes), call).await {
        return Ok(held);
    }
    let over_budget = |_| NoChoice::OverBudget.into_error(&grant.group().name);
    reserve::attempt(app, grant, call).await.map_err(over_budget)
}

fn choose_now(
    app: &App,
    grant: &Grant,
    call: &Call,
    tried: &[usize],
    full: &[usize],
) -> Result<Target, NoChoice> {
    let now = app.now();
    let ask = Ask { region: grant.region(), tried, full, now, random: app.random() };
    let health = lock_health(app);
    // A test asks whether it works again.
    let cooling = |id: &str| health.cooling_until(id, now).filter(|_| call.only.is_none());
    choose(grant.group(), ask, |deployment| cooling(&deployment.id)).cloned()
}

fn lock_health(app: &App) -> std::sync::MutexGuard<'_, crate::upstream::health::Health> {
    app.health.lock().unwrap_or_else(PoisonError::into_inner)
}

fn note_failure(app: &App, grant: &Grant, id: &Arc<str>, held: &Held, error: &UpstreamError) {
    let group_size = grant.group().targets.len();
    let cooled = lock_health(app).failure(id, error.health_status(), group_size, app.now());
    tracing::warn!(
        deployment.id = %id,
        model_group = %grant.group().name,
        status = error.status,
        cooled,
        "a provider failed: {:?}",
        error.kind
    );
    let metrics = app.ledger.metrics();
    if let Some(call) = held.reservation.call().cloned() {
        let (who, status) = (metrics.who(grant.payer()), error.status);
        metrics.tries.note(Try { who, call, status, class: class_of(status) }, |sum| {
            sum.failures += 1;
            sum.cooled += u64::from(cooled);
        });
    }
}

/// A group stood in for one that had failed.
fn note_stand_in(app: &App, grant: &Grant, from: &Arc<str>, error: &UpstreamError, succeeded: bool) {
    let metrics = app.ledger.metrics();
    let stand_in = StandIn {
        who: metrics.who(grant.payer()),
        from: Arc::clone(from),
        to: Arc::clone(&grant.group().name),
        status: error.status,
        class: class_of(error.status),
    };
    metrics.stand_ins.note(stand_in, |sum| {
        *(if succeeded { &mut sum.successes } else { &mut sum.failures }) += 1;
    });
}

/// Keeps the hold when nothing was billed; else books it, and the next try needs a new one.
async fn after_failure(
    app: &App,
    grant: &Grant,
    call: &Arc<Call>,
    target: &Target,
    priced: &Priced,
    mut held: Held,
    billed: Billed,
) -> Option<Held> {
    let (usage, status, note) = match billed {
        Billed::Nothing => {
            held.reservation.not_billed();
            return Some(held);
        }
        Billed::Estimated => {
            let usage = served::estimate(call, target, &[]);
            (usage, EntryStatus::Estimated, "sent and never answered; the provider may bill the input")
        }
        Billed::Cancelled => (served::estimate(call, target, &[]), EntryStatus::Estimated, running::NOTE),
        Billed::Said(usage) => (usage, EntryStatus::Exact, "failed, and billed by the provider"),
    };
    let cost = priced.cost(&usage).total;
    let outcome =
        Outcome { usage, status, response_id: None, note: Some(note.into()), first_output_ms: None };
    served::settle(app, grant, held.reservation, cost, outcome).await;
    None
}

/// How long to wait before another try; `None` when there shall be none.
fn may_retry(
    app: &App,
    call: &Call,
    target: &Target,
    error: &UpstreamError,
    attempt: u32,
    tried: &[usize],
    grant: &Grant,
) -> Option<Duration> {
    let wanted = call.num_retries.or(target.deployment.spec.max_retries);
    if call.only.is_some() || attempt >= app.settings.retry.retries(error, wanted) {
        return None;
    }
    // Somebody who has not failed yet need not be waited for.
    let others = grant.group().targets.iter().any(|other| {
        other.deployment.index != target.deployment.index && !tried.contains(&other.deployment.index)
    });
    if others {
        return Some(Duration::ZERO);
    }
    let wait = app.settings.retry.delay_ms(attempt, error.retry_after(), app.now(), app.random())?;
    Some(Duration::from_millis(wait))
}

async fn attempt_at(
    app: &App,
    call: &Call,
    target: &Target,
    held: &Held,
) -> Result<(HeaderMap, Answer), Failure> {
    if target.deployment.is_mock() {
        let answered = mock::answer(app, call, target, held.output_cap).await;
        return answered.map(|answer| (HeaderMap::new(), answer)).map_err(Failure::unbilled);
    }
    let url = target.url(call.route).map_err(Failure::unbilled)?;
    let usage_asked = app.settings.always_include_usage != Some(false);
    let body = shape::body(call, target, held.output_cap, usage_asked);
    let timeout = timeout(app, call, target);
    let request = app.http.post(url).headers(request_headers(app, call, target)).body(body);
    let response = match tokio::time::timeout(timeout, request.send()).await {
        Ok(Ok(response)) => response,
        Ok(Err(failed)) => {
            let error = error::connection_error(target.deployment.provider);
            let never_sent = failed.is_connect() || failed.is_builder();
            let billed = if never_sent { Billed::Nothing } else { Billed::Estimated };
            return Err(Failure { error, billed, is_final: false });
        }
        Err(_) => {
            let error = error::timeout(u64::try_from(timeout.as_millis()).unwrap_or(u64::MAX));
            return Err(Failure { error, billed: Billed::Estimated, is_final: false });
        }
    };
    let status = response.status();
    let headers = response.headers().clone();
    if !status.is_success() {
        return Err(refused(target, status.as_u16(), &headers, response).await);
    }
    let is_json = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/json"));
    if call.stream && !is_json {
        let chunks = response.bytes_stream().map(|chunk| chunk.map_err(|error| error.to_string()));
        return Ok((headers, Answer::Events(Box::pin(chunks))));
    }
    match tokio::time::timeout(timeout, read(response, app.settings.response_bytes_max)).await {
        Ok(Ok(body)) => Ok((headers, Answer::Whole(body))),
        // The provider had begun to answer: it bills, and another try would be billed again.
        _ => {
            let error = error::connection_error(target.deployment.provider);
            Err(Failure { error, billed: Billed::Estimated, is_final: true })
        }
    }
}

/// Reads an error answer; one that tells a usage was billed.
async fn refused(target: &Target, status: u16, headers: &HeaderMap, response: reqwest::Response) -> Failure {
    let read = tokio::time::timeout(ERROR_WAIT, read(response, ERROR_BYTES_MAX)).await;
    let body = read.ok().and_then(Result::ok).unwrap_or_default();
    let billed = Members::trusting(&body)
        .and_then(|members| meter::told(&members).usage)
        .filter(|usage| usage.total() > 0)
        .map_or(Billed::Nothing, Billed::Said);
    let passed = headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let error = error::classify(target.deployment.provider, status, &body).with_provider_headers(passed);
    Failure { error, billed, is_final: false }
}

async fn read(mut response: reqwest::Response, limit: u64) -> Result<Bytes, ()> {
    let expected = response.content_length().unwrap_or(0).min(limit);
    let mut body = BytesMut::with_capacity(usize::try_from(expected).unwrap_or(0).min(1 << 20));
    while let Some(chunk) = response.chunk().await.map_err(|_| ())? {
        if (body.len() + chunk.len()) as u64 > limit {
            return Err(());
        }
        if body.is_empty() && chunk.len() as u64 == expected {
            return Ok(chunk);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// The caller's wish, the deployment's, the router's; for a stream, until its first byte.
fn timeout(app: &App, call: &Call, target: &Target) -> Duration {
    let spec = &target.deployment.spec;
    let ms = Duration::from_millis;
    let of_stream = || spec.stream_timeout_ms.map(ms).or(app.settings.stream_timeout);
    call.timeout
        .or_else(|| if call.stream { of_stream() } else { None })
        .or(spec.timeout_ms.map(ms))
        .unwrap_or(app.settings.timeout)
}

fn request_headers(app: &App, call: &Call, target: &Target) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(8);
    if app.settings.forward_client_headers {
        let own = ["x-litellm-", "x-api-key", "x-goog-api-key", "x-forwarded-", "x-real-ip"];
        for (name, value) in &call.headers {
            let text = name.as_str();
            let is_ours = own.iter().any(|prefix| text.starts_with(prefix))
                || app.settings.key_header.as_deref() == Some(text)
                || app.settings.customer_headers.iter().any(|header| header == text)
                || app.settings.user_headers.iter().any(|header| header == text);
            if text.starts_with("x-") && !is_ours {
                headers.insert(name.clone(), value.clone());
            }
        }
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let accept = if call.stream { "text/event-stream" } else { "application/json" };
    headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
    for (name, value) in target.deployment.auth_headers() {
        if let (Ok(name), Ok(mut value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            value.set_sensitive(true);
            headers.insert(name, value);
        }
    }
    headers
}
