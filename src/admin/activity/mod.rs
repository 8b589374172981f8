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
use crate::wire::operation::{Operation, get};
use scope::Asked;
pub(super) use scope::{Customers, Of, Organizations, Tags, Teams, Users};

/// Rows of one page.
const PAGE_ROWS_MAX: u64 = 1_000;
/// Keys that are broken down in one answer.
const KEYS_MAX: u64 = 1_000;

macro_rules! operations {
    ($($payers:literal: $what:literal;)*) => {
        /// What the routes of this folder do and answer.
        pub(super) const OPERATIONS: &[Operation] = &[$(
            get::<ActivityAnswer>(
                concat!("/", $payers, "/daily/activity"),
                concat!($what, ", day by day, one page of sums at a time."),
            ),
            get::<ActivityAnswer>(
                concat!("/", $payers, "/daily/activity/aggregated"),
                concat!($what, ", day by day, everything at once."),
            ),
            get::<keys::KeyPage>(
                concat!("/", $payers, "/daily/activity/aggregated/keys"),
                concat!($what, " by key, those who spent most first."),
            ),
            get::<keys::ModelKeys>(
                concat!("/", $payers, "/daily/activity/aggregated/model_top_keys"),
                concat!($what, " on one model, by key."),
            ),
            get::<keys::FoundKeys>(
                concat!("/", $payers, "/daily/activity/aggregated/search"),
                concat!($what, " through keys that are looked for."),
            ),
            export::operation(
                concat!("/", $payers, "/daily/activity/export"),
                concat!($what, ", day by day, as a file."),
            ),
        )*];
    };
}

operations! {
    "customer": "What customers spent";
    "organization": "What organizations spent";
    "tag": "What calls with labels cost";
    "team": "What teams spent";
    "user": "What users, or the whole proxy, spent";
}

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
