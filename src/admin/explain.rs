//! `GET /spend/explain`: why a call was admitted, capped or refused.

use axum::extract::State;
use axum::{Extension, Json};

use super::access::{own_user, sees_everything};
use super::spend::logs::shown;
use super::{QueryFields, refused};
use crate::app::App;
use crate::domain::entry::{Entry, Payer};
use crate::proxy::caller::Caller;
use crate::store::entries::{self, EntryFilter};
use crate::wire::error::ApiError;
use crate::wire::explain::Explanation;
use crate::wire::operation::{Operation, get};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] =
    &[get::<Explanation>("/spend/explain", "Why a call was admitted, capped or refused.")];

/// A call has an entry, and one more for each attempt that was billed.
const ENTRIES_MAX: u32 = 100;

/// GET /spend/explain
pub(super) async fn explain(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Explanation>, ApiError> {
    let id = fields.required_id("request_id");
    fields.finish(refused)?;
    // Callers choose the ids of their calls: what has the same id may be somebody else's.
    let decision = app.ledger.decision(&id).await?.filter(|decision| is_theirs(&caller, &decision.payer));
    let booked_as = decision
        .as_ref()
        .map_or(id.as_str(), |decision| decision.answer_id.as_deref().unwrap_or(&decision.request_id));
    let mut booked = entries_of(&app, booked_as).await?;
    booked.retain(|entry| is_theirs(&caller, &entry.payer));
    let payer =
        decision.as_ref().map(|decision| &decision.payer).or(booked.first().map(|entry| &entry.payer));
    // Whose it is not learns nothing, not even that it is there.
    let Some(payer) = payer else {
        return Err(ApiError::NotFound {
            message: format!(
                "Nothing is known of the call '{id}'. Ask with the `id` of its answer, or with its \
                 `x-litellm-call-id` while the call is among the newest."
            ),
            kind: "not_found",
            param: Some("request_id"),
        });
    };
    let logs = shown(&app, &booked).await?;
    Ok(Json(match &decision {
        Some(decision) => Explanation::of_decision(decision, logs),
        None => Explanation::of_entries(&id, payer, logs),
    }))
}

async fn entries_of(app: &App, request_id: &str) -> Result<Vec<Entry>, ApiError> {
    let filter =
        EntryFilter { request_id: Some(request_id.to_owned()), limit: ENTRIES_MAX, ..EntryFilter::default() };
    Ok(entries::list(app.ledger.store(), &filter).await?)
}

fn is_theirs(caller: &Caller, payer: &Payer) -> bool {
    sees_everything(caller)
        || (payer.key.is_some() && payer.key == caller.account_hash())
        || own_user(caller).is_some_and(|user| payer.user.as_ref() == Some(user))
}
