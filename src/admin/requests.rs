//! `/requests/*`: calls under way, seen and stopped.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::{Extension, Json};

use super::{OptionalBody, QueryFields, refused};
use crate::app::App;
use crate::domain::id::KeyHash;
use crate::domain::visible::tamed;
use crate::proxy::caller::Caller;
use crate::proxy::running::{Row, Wanted};
use crate::wire::error::ApiError;
use crate::wire::fields::shortened;
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, get, post};
use crate::wire::requests::{ActiveRequest, ActiveRequests, CancelledRequest};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<ActiveRequests>("/requests/active", "Calls under way, oldest first, and what they hold."),
    post::<CancelledRequest>(
        "/requests/{request_id}/cancel",
        "Stops the calls under way with this id, or one of them; what they have used is booked, and the rest of what they hold is free again.",
    ),
];

/// Rows of an answer, unless more or fewer are asked for.
const ROWS: u64 = 200;
/// The most rows of an answer.
const ROWS_MAX: u64 = 1_000;
/// The longest reason, in characters.
const REASON_CHARS_MAX: usize = 200;

/// GET /requests/active
pub(super) async fn active(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<ActiveRequests>, ApiError> {
    let customer = fields.filled_text("customer_id").value();
    let model = fields.filled_text("model").value();
    let limit = fields.count_within("limit", 1, Some(ROWS_MAX)).value().unwrap_or(ROWS);
    fields.finish(refused).map_err(of_one_member)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let found = app.running.find(&Wanted { customer, model, limit });
    let mut aliases = HashMap::new();
    let mut requests = Vec::with_capacity(found.rows.len());
    for row in found.rows {
        let alias = alias(&app, &mut aliases, row.payer.key.as_ref()).await?;
        requests.push(shown(row, alias));
    }
    Ok(Json(ActiveRequests { requests, total: found.total as u64, total_held: Usd(found.total_held) }))
}

/// POST /requests/{request_id}/cancel
pub(super) async fn cancel(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Path(request_id): Path<String>,
    OptionalBody(mut fields): OptionalBody,
) -> Result<Json<CancelledRequest>, ApiError> {
    let reason = fields.filled_text("reason").value();
    if reason.as_ref().is_some_and(|reason| reason.chars().count() > REASON_CHARS_MAX) {
        fields.refuse("reason", format!("reason must have at most {REASON_CHARS_MAX} characters"));
    }
    let run = fields.count("run").value();
    fields.finish(refused).map_err(of_one_member)?;
    let reason = reason.as_deref().map(tamed);
    let Some(stopped) = app.running.cancel(&request_id, run, reason.as_deref()) else {
        return Err(ApiError::NotFound {
            message: format!(
                "No request '{}'{} is under way. GET /requests/active lists those that are.",
                shortened(&request_id),
                run.map(|run| format!(" with run {run}")).unwrap_or_default()
            ),
            kind: "not_found",
            param: Some("request_id"),
        });
    };
    tracing::warn!(
        request.id = %request_id,
        run,
        author = caller.name(),
        reason = reason.as_deref(),
        cancelled = stopped.cancelled,
        held = %stopped.held,
        "a call under way was told to stop"
    );
    let status = if stopped.cancelled { "cancelled" } else { "ending" }.to_owned();
    Ok(Json(CancelledRequest { request_id, status, held: Usd(stopped.held) }))
}

fn shown(row: Row, key_alias: Option<String>) -> ActiveRequest {
    let payer = &row.payer;
    ActiveRequest {
        request_id: row.request_id,
        run: row.run,
        customer_id: payer.customer.as_ref().map(ToString::to_string),
        key_alias,
        token_hash: payer.key.as_ref().map(ToString::to_string),
        team_id: payer.team.as_ref().map(ToString::to_string),
        user_id: payer.user.as_ref().map(ToString::to_string),
        model: row.model.to_string(),
        provider: row.provider.map(str::to_owned),
        stream: row.stream,
        state: row.stage.as_str().to_owned(),
        held: Usd(row.held),
        input_tokens: row.input_tokens,
        output_tokens: row.output_tokens,
        streamed_bytes: row.streamed_bytes,
        spend_so_far: row.spend_so_far.map(Usd),
        started_at: row.started_at.to_string(),
        age_ms: u64::try_from(row.age.as_millis()).unwrap_or(u64::MAX),
        cancelled: row.cancelled,
    }
}

/// What people call a key; each one is looked up once.
async fn alias(
    app: &App,
    known: &mut HashMap<KeyHash, Option<String>>,
    hash: Option<&KeyHash>,
) -> Result<Option<String>, ApiError> {
    let Some(hash) = hash else { return Ok(None) };
    if let Some(alias) = known.get(hash) {
        return Ok(alias.clone());
    }
    let alias = app.directory.key(hash).await?.and_then(|key| key.key_alias.clone());
    known.insert(hash.clone(), alias.clone());
    Ok(alias)
}

/// These routes are ours alone, and whatever a member says that cannot be is a 400 here.
fn of_one_member(error: ApiError) -> ApiError {
    match error {
        ApiError::Validation(mut errors) if !errors.is_empty() => {
            let mistake = errors.swap_remove(0);
            let name = mistake.loc.last().cloned().unwrap_or_default();
            ApiError::BadRequest {
                message: format!("{name}: {}", mistake.message),
                kind: "bad_request",
                param: Some(name),
            }
        }
        other => other,
    }
}
