//! The end of a call that was refused or failed: LiteLLM's headers on the error, and word to those
//! who watch.

use std::sync::Arc;
use std::time::Instant;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::authorize::Grant;
use super::caller::Caller;
use super::decided;
use super::ended;
use super::headers;
use super::lineup::Lineup;
use super::parse::Call;
use super::running::CANCELLED;
use super::served::call_type;
use crate::app::App;
use crate::domain::decision::Moment;
use crate::domain::entry::{CallFacts, Payer};
use crate::domain::masked;
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::ledger::live::{Failed, Reached, Used};
use crate::wire::error::{ApiError, BudgetFacts};

/// The longest sentence that those who watch are told, in characters.
const TOLD_CHARS_MAX: usize = 500;

/// When and where a call came in.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The time.
    pub at: Millis,
    /// The same by a clock that only runs forward, for how long things take.
    pub began: Instant,
    /// The route that matched.
    pub route: Arc<str>,
}

impl Arrival {
    pub(super) fn now(app: &App, route: &str) -> Self {
        Self::at(app.now(), route)
    }

    pub(super) fn at(at: Millis, route: &str) -> Self {
        Self { at, began: Instant::now(), route: route.into() }
    }
}

/// How far a call has come, for the words about its end. Dropped without an end, the caller has left.
#[derive(Debug)]
pub(super) struct Trail {
    app: App,
    arrival: Arrival,
    call: Option<Arc<Call>>,
    payer: Payer,
    grant: Option<Grant>,
    has_ended: bool,
}

impl Trail {
    pub(super) fn new(app: &App, arrival: Arrival) -> Self {
        Self { app: app.clone(), arrival, call: None, payer: Payer::default(), grant: None, has_ended: false }
    }

    pub(super) fn arrival(&self) -> &Arrival {
        &self.arrival
    }

    pub(super) fn call(&self) -> Option<&Call> {
        self.call.as_deref()
    }

    pub(super) fn grant(&self) -> Option<&Grant> {
        self.grant.as_ref()
    }

    /// Who pays, or would have.
    pub(super) fn payer(&self) -> &Payer {
        self.grant.as_ref().map_or(&self.payer, |grant| grant.payer())
    }

    /// There is an answer; it tells of its own end.
    pub(super) fn answered(&mut self) {
        self.has_ended = true;
    }

    pub(super) fn parsed(&mut self, call: &Arc<Call>) {
        self.call = Some(Arc::clone(call));
        self.payer.customer.clone_from(&call.customer);
    }

    pub(super) fn identified(&mut self, caller: &Caller) {
        self.payer.key = caller.account_hash();
        if let Some(key) = &caller.key {
            self.payer.team.clone_from(&key.team_id);
            self.payer.user.clone_from(&key.user_id);
            if key.scope_hash.is_some() {
                self.app.ledger.metrics().succeeds(key.account_hash(), &key.hash);
            }
        }
    }

    pub(super) fn granted(&mut self, grant: &Grant) {
        self.grant = Some(grant.clone());
    }
}

impl Drop for Trail {
    fn drop(&mut self) {
        if !self.has_ended {
            ended::abandoned(&self.app, self);
        }
    }
}

/// What stood in the way, where that was money.
fn budget_of(error: &ApiError) -> Option<&BudgetFacts> {
    match error {
        ApiError::OverBudget { facts, .. } | ApiError::BudgetHeld { facts: Some(facts), .. } => Some(facts),
        _ => None,
    }
}

/// The limit that stood in the way.
fn reached(error: &ApiError) -> Option<Reached> {
    if let ApiError::RateLimited { facts, .. } = error {
        let used = Used::Count(facts.limit.saturating_sub(facts.remaining), facts.limit);
        return Some(Reached { level: facts.level, id: facts.id.clone(), name: facts.name, used });
    }
    let facts = budget_of(error)?;
    let name = if facts.level.ends_with("_model") { "model_max_budget" } else { "max_budget" };
    let used = Used::Usd(facts.spend, facts.max_budget);
    Some(Reached { level: facts.level, id: facts.id.clone(), name, used })
}

/// Tells metrics, log and those who watch of a call that was refused or failed; answers its id.
pub(super) fn tell(app: &App, trail: &mut Trail, error: &ApiError) -> String {
    trail.has_ended = true;
    let now = app.now();
    let call_id =
        trail.call.as_ref().map_or_else(|| uuid::Uuid::new_v4().to_string(), |call| call.id.clone());
    if let Some(call) = &trail.call
        && !matches!(error, ApiError::Upstream { .. })
        && !app.ledger.is_decided(&call.id)
    {
        let payer =
            trail.grant.as_ref().map_or_else(|| trail.payer.clone().into(), |grant| grant.payer().clone());
        decided::refused(app, call, &payer, error, Moment::default());
    }
    ended::failed(app, trail, &call_id, error);
    let of_customer = budget_of(error).filter(|facts| facts.level == "customer");
    let is_refused = !matches!(error, ApiError::Upstream { .. });
    // What an operator ended was neither refused nor failed, and may have been charged.
    if !matches!(error, ApiError::Forbidden { kind: CANCELLED, .. }) {
        // First, so that who is told of it finds it counted.
        count(app, trail, now, is_refused);
    }
    app.ledger.tell_failed(|| Failed {
        request_id: call_id.clone(),
        at: now,
        payer: trail.payer().clone(),
        model_group: trail
            .call
            .as_ref()
            .and_then(|call| call.model.as_deref().map(str::to_owned))
            .unwrap_or_default(),
        provider: String::new(),
        refused: is_refused,
        status: error.status().as_u16(),
        kind: error.kind().to_owned(),
        message: masked::line(&error.message_for_others(), TOLD_CHARS_MAX),
        reached: reached(error),
        customer_spend: of_customer.map(|facts| facts.spend),
        customer_limit: of_customer.map(|facts| facts.max_budget),
        duration_ms: now.since(trail.arrival.at),
    });
    call_id
}

/// Answers with an error.
pub(super) fn respond(app: &App, mut trail: Trail, error: ApiError) -> Response {
    let call_id = tell(app, &mut trail, &error);
    let budget = budget_of(&error);
    let key_spend = budget.filter(|facts| facts.level == "key").map_or(Picos::ZERO, |facts| facts.spend);
    let own = headers::of_failure(&call_id, trail.grant.as_ref(), key_spend);
    let mut response = if app.settings.call_id_in_errors {
        let mut body = error.body();
        if let Some(member) = body.get_mut("error").and_then(serde_json::Value::as_object_mut) {
            member.insert("litellm_call_id".into(), call_id.into());
        }
        let status = error.status();
        let headers = error.into_response().headers().clone();
        let mut response = (status, axum::Json(body)).into_response();
        for (name, value) in &headers {
            if name != axum::http::header::CONTENT_LENGTH {
                response.headers_mut().insert(name.clone(), value.clone());
            }
        }
        response
    } else {
        error.into_response()
    };
    response.headers_mut().extend(own);
    response
}

/// Counts the call, also in the sums of its day, for those of its payers and under the model that are
/// known here. Names that nobody made are left out, and so are labels: they are the caller's to choose,
/// and what costs nothing must not fill the database.
fn count(app: &App, trail: &Trail, at: Millis, is_refused: bool) {
    let mut payer = trail.payer().clone();
    payer.tags.clear();
    // Before the grant nobody has looked for the customer; everybody else stands in the key's record.
    let (knows_customer, knows_user) =
        trail.grant.as_ref().map_or((false, true), |grant| (grant.knows_customer(), grant.knows_user()));
    payer.customer.take_if(|_| !knows_customer);
    payer.user.take_if(|_| !knows_user);
    let listed = |lineup: &Lineup, model: &str| lineup.catalogue.listed_as(model).map(Into::into);
    let asked = trail.call.as_ref().and_then(|call| call.model.as_deref());
    let model_group = match &trail.grant {
        Some(grant) => listed(grant.lineup(), grant.model()),
        None => asked.and_then(|model| listed(&app.models.now(), model)),
    };
    let facts = CallFacts {
        call_type: trail.call.as_ref().map(|call| call_type(call.route).into()).unwrap_or_default(),
        model_group: model_group.unwrap_or_default(),
        ..CallFacts::default()
    };
    app.ledger.count_failed(at, payer, facts, is_refused);
}

/// No such path.
pub(super) fn not_found() -> Response {
    ApiError::Detail(StatusCode::NOT_FOUND, "Not Found").into_response()
}
