//! `/…/daily/activity`: the sums of days with what they break down to, for customers, teams, users,
//! tags and organizations alike.

mod answer;
pub(super) mod export;
pub(super) mod keys;
mod scope;

use axum::extract::State;
use axum::{Extension, Json};

use super::QueryFields;
use super::spend::{limit, refused};
use crate::app::App;
use crate::proxy::caller::Caller;
use crate::store::daily::Cut;
use crate::wire::activity::ActivityAnswer;
use crate::wire::error::ApiError;
use scope::Asked;
pub(super) use scope::{Customers, Of, Organizations, Tags, Teams, Users};

/// Rows of one page.
const PAGE_ROWS_MAX: u64 = 1_000;
/// Keys that are broken down in one answer.
const KEYS_MAX: u64 = 1_000;

/// GET /…/daily/activity: page by page over the rows of the daily sums.
pub(super) async fn pages<O: Of>(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<ActivityAnswer>, ApiError> {
    let asked = Asked::read(O::ENTITY, &mut fields);
    let page = limit(&mut fields, "page", 1, 1_000_000);
    let size = limit(&mut fields, "page_size", O::ENTITY.page_rows(), PAGE_ROWS_MAX);
    fields.finish(refused)?;
    let filter = asked.filter(&app, &caller).await?;
    let cut = Cut { offset: (page - 1) * size, limit: size };
    answer::page(&app, O::ENTITY, &filter, page, cut).await.map(Json)
}

/// GET /…/daily/activity/aggregated: everything at once; keys are broken down for those who spent
/// most.
pub(super) async fn aggregated<O: Of>(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<ActivityAnswer>, ApiError> {
    let asked = Asked::read(O::ENTITY, &mut fields);
    let key_limit = limit(&mut fields, "api_key_limit", 100, KEYS_MAX);
    fields.finish(refused)?;
    let filter = asked.filter(&app, &caller).await?;
    answer::whole(&app, O::ENTITY, &filter, key_limit).await.map(Json)
}
