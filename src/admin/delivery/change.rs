//! Doing something about deliveries. Whoever leaves meanwhile does not stop it half-way.

use axum::extract::State;
use axum::{Extension, Json};

use super::author;
use crate::admin::{Body, refused, to_the_end};
use crate::app::App;
use crate::domain::delivery::DeliveryState;
use crate::proxy::caller::Caller;
use crate::wire::delivery::{DeliveryNow, DestinationStatus, Retried, Tested};
use crate::wire::error::ApiError;

/// POST /delivery/retry: those that are named, or all of a state.
pub(in crate::admin) async fn retry(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Retried>, ApiError> {
    let ids = fields.named("ids").value();
    let words = [DeliveryState::Dead, DeliveryState::Unknown].map(DeliveryState::as_str);
    let state = fields.one_of("state", &words).value();
    let destination = fields.filled_text("destination").value();
    match (&ids, &state) {
        (None, None) => fields.refuse("ids", "ids or state must say which deliveries to send again"),
        (Some(_), Some(_)) => fields.refuse("state", "state and ids cannot be sent together"),
        (Some(ids), None) if ids.is_empty() => fields.refuse("ids", "ids must name at least one delivery"),
        _ => {}
    }
    fields.finish(refused)?;
    to_the_end(async move {
        let author = author(&app, &caller, None);
        let state = state.as_deref().and_then(DeliveryState::from_stored);
        let retried = match (ids, state) {
            (Some(ids), _) => app.deliveries.retry(&ids, author).await?,
            (None, Some(state)) => app.deliveries.retry_state(state, destination.as_deref(), author).await?,
            (None, None) => Retried { retried: 0, left: 0 },
        };
        Ok(Json(retried))
    })
    .await
}

/// POST /delivery/drop
pub(in crate::admin) async fn drop_one(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<DeliveryNow>, ApiError> {
    let id = fields.required_id("id");
    let reason = fields.required_id("reason");
    fields.finish(refused)?;
    to_the_end(
        async move { Ok(Json(app.deliveries.give_up(&id, author(&app, &caller, Some(&reason))).await?)) },
    )
    .await
}

/// POST /delivery/pause
pub(in crate::admin) async fn pause(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<DestinationStatus>, ApiError> {
    let destination = fields.required_id("destination");
    let reason = fields.id("reason").value();
    fields.finish(refused)?;
    to_the_end(async move {
        app.deliveries.pause(&destination, author(&app, &caller, reason.as_deref())).await?;
        standing(&app, &destination).await
    })
    .await
}

/// POST /delivery/resume
pub(in crate::admin) async fn resume(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<DestinationStatus>, ApiError> {
    let destination = fields.required_id("destination");
    fields.finish(refused)?;
    to_the_end(async move {
        app.deliveries.resume(&destination, author(&app, &caller, None)).await?;
        standing(&app, &destination).await
    })
    .await
}

async fn standing(app: &App, destination: &str) -> Result<Json<DestinationStatus>, ApiError> {
    let all = app.deliveries.status().await?;
    all.into_iter().find(|status| status.name == destination).map(Json).ok_or(ApiError::Internal)
}

/// POST /delivery/test
pub(in crate::admin) async fn test(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    Body(mut fields): Body,
) -> Result<Json<Tested>, ApiError> {
    let destination = fields.required_id("destination");
    fields.finish(refused)?;
    to_the_end(async move { Ok(Json(app.deliveries.test(&destination, author(&app, &caller, None)).await?)) })
        .await
}
