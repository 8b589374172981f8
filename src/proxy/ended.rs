//! The end of a call, told once: to the metrics, and as one line of the log. Never a key, a prompt or
//! a completion, nor a name that a caller made up.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::failure::Trail;
use super::parse::Call;
use super::served::Served;
use crate::app::App;
use crate::domain::entry::CallFacts;
use crate::domain::id::CustomerId;
use crate::domain::money::Picos;
use crate::domain::usage::Usage;
use crate::metrics::{Answer, Failure, Took, Who};
use crate::wire::error::ApiError;

/// The status of a call whose caller did not wait for the answer.
const LEFT: u16 = 499;
/// What stands for a model name that leads nowhere.
const OTHER: &str = "other";

/// What has to be known of a served call when it ends, taken before its money is settled.
pub(super) struct Told {
    who: Who,
    customer: Option<CustomerId>,
    facts: Option<Arc<CallFacts>>,
    call: Arc<Call>,
    queued: Duration,
    sent: Instant,
    answered: Instant,
}

impl Told {
    pub(super) fn of(served: &Served) -> Self {
        let payer = served.grant.payer();
        Self {
            who: served.app.ledger.metrics().who(payer),
            customer: payer.customer.clone(),
            facts: served.reservation.call().cloned(),
            call: Arc::clone(&served.call),
            queued: served.queued,
            sent: served.sent,
            answered: served.answered,
        }
    }

    /// The last byte goes out now. `first_output_ms` counts from the start of the call.
    pub(super) fn ended(self, app: &App, usage: &Usage, cost: Picos, first_output_ms: Option<u64>) {
        let now = Instant::now();
        let began = self.call.arrival.began;
        let total = now.saturating_duration_since(began);
        let last = if self.call.stream { now } else { self.answered };
        let upstream = last.saturating_duration_since(self.sent);
        let until_sent = self.sent.saturating_duration_since(began);
        let took = Took {
            total,
            upstream,
            first_output: first_output_ms.map(|ms| Duration::from_millis(ms).saturating_sub(until_sent)),
            overhead: total.saturating_sub(upstream),
            queued: self.queued,
            output_tokens: usage.output_total(),
        };
        let Some(facts) = self.facts else { return };
        tracing::info!(
            target: "litellm_rs::access",
            status = 200,
            request.id = %self.call.id,
            route = %self.call.arrival.route,
            model = %facts.model_group,
            deployment.id = %facts.model_id,
            customer.id = self.customer.as_ref().map(CustomerId::as_str),
            cost = %cost,
            input_tokens = usage.input_total(),
            output_tokens = usage.output_total(),
            stream = self.call.stream,
            duration_ms = milliseconds(total),
            "answered"
        );
        let answer = Answer { who: self.who, call: facts, route: Arc::clone(&self.call.arrival.route) };
        app.ledger.metrics().answered(answer, &took);
    }
}

/// A call was refused, or its providers failed.
pub(super) fn failed(app: &App, trail: &Trail, call_id: &str, error: &ApiError) {
    let refused = reason(error);
    let class = match (refused, error) {
        (None, _) | (_, ApiError::Internal) => class_of(error.status().as_u16()),
        (_, ApiError::OverBudget { .. }) => "BudgetExceededError",
        (_, ApiError::RateLimited { .. } | ApiError::BudgetHeld { .. }) => "RateLimitError",
        _ => "ProxyException",
    };
    tell(app, trail, Some(call_id), (error.status().as_u16(), class), refused);
}

/// The caller went away before there was an answer.
pub(super) fn abandoned(app: &App, trail: &Trail) {
    let call_id = trail.call().map(|call| call.id.as_str());
    tell(app, trail, call_id, (LEFT, "ClientDisconnected"), None);
}

fn tell(
    app: &App,
    trail: &Trail,
    call_id: Option<&str>,
    (status, class): (u16, &'static str),
    refused: Option<&'static str>,
) {
    let (payer, arrival) = (trail.payer(), trail.arrival());
    let model = model_of(app, trail);
    tracing::info!(
        target: "litellm_rs::access",
        status,
        request.id = call_id,
        route = %arrival.route,
        model = model.as_deref(),
        customer.id = payer.customer.as_ref().map(CustomerId::as_str),
        reason = refused.unwrap_or(class),
        duration_ms = milliseconds(arrival.began.elapsed()),
        "not answered"
    );
    let metrics = app.ledger.metrics();
    let who = metrics.who(payer);
    let route = Arc::clone(&arrival.route);
    metrics.failures.note(Failure { who, model, route, status, class, refused }, |count| *count += 1);
}

/// The public name that was asked for, if it leads anywhere.
fn model_of(app: &App, trail: &Trail) -> Option<Arc<str>> {
    if let Some(grant) = trail.grant() {
        return Some(Arc::clone(grant.model()));
    }
    let asked = trail.call()?.model.as_ref()?;
    let is_known = app.models.now().catalogue.resolve(asked).is_some();
    Some(if is_known { Arc::clone(asked) } else { OTHER.into() })
}

/// Why we refused; `None` where a provider failed.
fn reason(error: &ApiError) -> Option<&'static str> {
    Some(match error {
        ApiError::Upstream { .. } => return None,
        ApiError::Unauthorized { .. } => "unauthorized",
        ApiError::Forbidden { kind, .. } => kind,
        ApiError::RouteDenied(_) => "route_denied",
        ApiError::UnknownModel { .. } => "unknown_model",
        ApiError::BadRequest { .. }
        | ApiError::NotFound { .. }
        | ApiError::Conflict { .. }
        | ApiError::PreconditionFailed { .. }
        | ApiError::Validation(_)
        | ApiError::DetailError(_)
        | ApiError::DetailMissing(_)
        | ApiError::Detail(..) => "bad_request",
        ApiError::TooLarge { .. } => "too_large",
        ApiError::BodyLate(_) => "body_late",
        ApiError::OverBudget { .. } => "over_budget",
        ApiError::BudgetHeld { .. } => "budget_held",
        ApiError::RateLimited { limit_type, .. } => limit_type,
        ApiError::BudgetUnavailable => "budget_unavailable",
        ApiError::Busy(_) => "busy",
        ApiError::Overloaded(_) => "overloaded",
        ApiError::Internal => "internal",
    })
}

/// LiteLLM's name for the failure of a provider.
pub(super) fn class_of(status: u16) -> &'static str {
    match status {
        400 => "BadRequestError",
        401 => "AuthenticationError",
        403 => "PermissionDeniedError",
        404 => "NotFoundError",
        408 => "Timeout",
        422 => "UnprocessableEntityError",
        429 => "RateLimitError",
        502 => "BadGatewayError",
        503 => "ServiceUnavailableError",
        500..=599 => "InternalServerError",
        _ => "APIError",
    }
}

fn milliseconds(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}
