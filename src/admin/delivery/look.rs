//! Looking at deliveries.

use axum::Json;
use axum::extract::State;

use super::read_page;
use crate::admin::{QueryFields, refused};
use crate::app::App;
use crate::domain::delivery::DeliveryState;
use crate::domain::time::Millis;
use crate::store::outbox::operator::Filter;
use crate::store::outbox::owed::Span;
use crate::wire::delivery::{DeliveryInfo, DeliveryPage, DeliveryStatus, Verified};
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;

/// What was booked last may still be under way, here and at the other end.
const UNDER_WAY_MS: i64 = 5_000;
const HOUR_MS: i64 = 3_600_000;
/// What is proved when nobody says since when.
const SPAN_MS: i64 = 24 * HOUR_MS;
/// What was told longer ago is forgotten after 35 days, so its absence proves nothing.
const SPAN_MAX_MS: i64 = 34 * 24 * HOUR_MS;

/// GET /delivery/status
pub(in crate::admin) async fn status(State(app): State<App>) -> Result<Json<DeliveryStatus>, ApiError> {
    Ok(Json(DeliveryStatus { destinations: app.deliveries.status().await? }))
}

/// GET /delivery/list
pub(in crate::admin) async fn list(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<DeliveryPage>, ApiError> {
    let destination = fields.filled_text("destination").value();
    let states = DeliveryState::ALL.map(DeliveryState::as_str);
    let state = fields.one_of("state", &states).value();
    let (since, until) = read_span(&mut fields);
    let customer_id = fields.filled_text("customer").value();
    let (mark, limit) = read_page(&mut fields);
    fields.finish(refused)?;
    let filter = Filter {
        state: state.as_deref().and_then(DeliveryState::from_stored),
        since,
        until,
        customer_id,
        ..Filter::default()
    };
    Ok(Json(app.deliveries.list(destination.as_deref(), &filter, mark, limit).await?))
}

/// `since` and `until`.
pub(super) fn read_span(fields: &mut Fields) -> (Option<Millis>, Option<Millis>) {
    (fields.instant("since").value(), fields.instant("until").value())
}

/// GET /delivery/info
pub(in crate::admin) async fn info(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<DeliveryInfo>, ApiError> {
    let id = fields.required_id("id");
    fields.finish(refused)?;
    Ok(Json(app.deliveries.info(&id).await?))
}

/// GET /delivery/verify: the last day but for its last seconds, unless told otherwise.
pub(in crate::admin) async fn verify(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Verified>, ApiError> {
    let destination = fields.filled_text("destination").value();
    let (since, until) = read_span(&mut fields);
    let now = app.now();
    let until = until.unwrap_or(now.plus_ms(-UNDER_WAY_MS));
    let since = since.unwrap_or(until.plus_ms(-SPAN_MS));
    if since < now.plus_ms(-SPAN_MAX_MS) {
        fields.refuse("since", "since must lie within the last 34 days; what was told before is forgotten");
    } else if since >= until {
        fields.refuse("until", "until must be later than since");
    }
    fields.finish(refused)?;
    Ok(Json(app.deliveries.verify(destination.as_deref(), Span { since, until }).await?))
}
