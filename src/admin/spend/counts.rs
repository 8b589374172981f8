//! `/global/activity`: how many calls and tokens, by day, and by model and day.

use axum::extract::State;
use axum::{Extension, Json};

use super::days::Days;
use super::whose::Whose;
use super::{bounded, one_more, refused};
use crate::admin::QueryFields;
use crate::app::App;
use crate::proxy::caller::Caller;
use crate::store::daily::{self, Column, Cut, DayFilter, Order};
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;
use crate::wire::operation::{Operation, get};
use crate::wire::report::{CallCounts, ModelCounts};

/// What the routes of this file do and answer.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[
    get::<CallCounts>("/global/activity", "Calls and tokens, day by day."),
    get::<Vec<ModelCounts>>(
        "/global/activity/model",
        "Calls and tokens of the ten models called most, day by day.",
    ),
];

/// Models of one answer.
const MODELS_MAX: usize = 10;

fn read(fields: &mut Fields, caller: &Caller) -> Result<DayFilter, ApiError> {
    let mut filter = Days::required(fields).of("global");
    fields.finish(refused)?;
    Whose::of(caller)?.narrow(&mut filter);
    Ok(filter)
}

/// GET /global/activity
pub(in crate::admin) async fn of_days(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<CallCounts>, ApiError> {
    let filter = read(&mut fields, &caller)?;
    let most = Cut::first(one_more());
    let rows = daily::grouped(app.ledger.store(), &filter, &[Column::Day], Order::ByName, most).await?;
    let mut counts = CallCounts::default();
    rows.iter().for_each(|row| counts.add(row));
    Ok(Json(counts))
}

/// GET /global/activity/model: of the models that were called most.
pub(in crate::admin) async fn of_models(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<ModelCounts>>, ApiError> {
    let filter = read(&mut fields, &caller)?;
    let by = [Column::ModelGroup, Column::Day];
    let most = Cut::first(one_more());
    let rows = bounded(daily::grouped(app.ledger.store(), &filter, &by, Order::ByName, most).await?)?;
    let mut models: Vec<ModelCounts> = Vec::new();
    for row in &rows {
        if models.last().is_none_or(|last| last.model != row.model_group) {
            models.push(ModelCounts { model: row.model_group.clone(), ..ModelCounts::default() });
        }
        if let Some(last) = models.last_mut() {
            last.counts.add(row);
        }
    }
    models.sort_by_key(|model| std::cmp::Reverse(model.counts.sum_api_requests));
    models.truncate(MODELS_MAX);
    Ok(Json(models))
}
