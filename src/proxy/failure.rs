//! The end of a call that was refused or failed: LiteLLM's headers on the error, and word to those
//! who watch.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::authorize::Grant;
use super::caller::Caller;
use super::decided;
use super::headers;
use super::parse::Call;
use crate::app::App;
use crate::domain::decision::Moment;
use crate::domain::entry::Payer;
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::ledger::live::Failed;
use crate::wire::error::ApiError;

/// How far a call has come, for the words about its end.
#[derive(Debug)]
pub(super) struct Trail {
    started_at: Millis,
    call: Option<Arc<Call>>,
    payer: Payer,
    grant: Option<Grant>,
}

impl Trail {
    pub(super) fn new(started_at: Millis) -> Self {
        Self { started_at, call: None, payer: Payer::default(), grant: None }
    }

    pub(super) fn started_at(&self) -> Millis {
        self.started_at
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
        }
    }

    pub(super) fn granted(&mut self, grant: &Grant) {
        self.grant = Some(grant.clone());
    }
}

/// Answers with an error.
pub(super) fn respond(app: &App, trail: Trail, error: ApiError) -> Response {
    let now = app.now();
    let call_id =
        trail.call.as_ref().map_or_else(|| uuid::Uuid::new_v4().to_string(), |call| call.id.clone());
    let budget = match &error {
        ApiError::OverBudget { facts, .. } | ApiError::BudgetHeld { facts, .. } => Some(facts),
        _ => None,
    };
    if let Some(call) = &trail.call
        && !matches!(error, ApiError::Upstream { .. })
        && !app.ledger.is_decided(&call.id)
    {
        let payer =
            trail.grant.as_ref().map_or_else(|| trail.payer.clone().into(), |grant| grant.payer().clone());
        decided::refused(app, call, &payer, &error, Moment::default());
    }
    let of_customer = budget.filter(|facts| facts.level == "customer");
    app.ledger.tell_failed(|| Failed {
        request_id: call_id.clone(),
        at: now,
        payer: trail.grant.as_ref().map_or_else(|| trail.payer.clone(), |grant| (**grant.payer()).clone()),
        model_group: trail
            .call
            .as_ref()
            .and_then(|call| call.model.as_deref().map(str::to_owned))
            .unwrap_or_default(),
        provider: String::new(),
        refused: !matches!(error, ApiError::Upstream { .. }),
        status: error.status().as_u16(),
        kind: error.kind().to_owned(),
        customer_spend: of_customer.map(|facts| facts.spend),
        customer_limit: of_customer.map(|facts| facts.max_budget),
        duration_ms: now.since(trail.started_at),
    });
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

/// No such path.
pub(super) fn not_found() -> Response {
    ApiError::Detail(StatusCode::NOT_FOUND, "Not Found").into_response()
}
