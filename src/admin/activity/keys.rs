//! The keys behind daily activity: a page of those who spent most, a search, the top of a model.

use axum::extract::State;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::Serialize;

use super::scope::{Asked, Of};
use crate::admin::QueryFields;
use crate::admin::spend::whose::known_keys;
use crate::admin::spend::{limit, refused};
use crate::app::App;
use crate::proxy::caller::Caller;
use crate::store::daily::{self, Column, Cut, DayFilter, Order};
use crate::wire::activity::{KeyActivity, KeyMetadata, Metrics};
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;

/// Keys of one answer.
const KEYS_MAX: u64 = 100;

/// The keys of a filter that spent most.
async fn by_spend(app: &App, filter: &DayFilter, cut: Cut) -> Result<Vec<KeyActivity>, ApiError> {
    let rows = daily::grouped(app.ledger.store(), filter, &[Column::Key], Order::BySpend, cut).await?;
    let mut known = known_keys(app, rows.iter().map(|row| row.key_hash.as_str())).await?;
    let keys = rows.into_iter().map(|row| KeyActivity {
        metadata: known.remove(&row.key_hash).unwrap_or_else(KeyMetadata::default),
        metrics: Metrics(row.sum),
        api_key: row.key_hash,
    });
    Ok(keys.collect())
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(in crate::admin) struct KeyPage {
    api_keys: Vec<KeyActivity>,
    total_api_keys: u64,
    offset: u64,
    limit: u64,
}

/// GET /…/daily/activity/aggregated/keys
pub(in crate::admin) async fn page<O: Of>(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<KeyPage>, ApiError> {
    let asked = Asked::read(O::ENTITY, &mut fields);
    let offset = fields.count("offset").value().unwrap_or_default();
    let limit = limit(&mut fields, "limit", 50, KEYS_MAX);
    fields.finish(refused)?;
    let filter = asked.filter(&app, &caller).await?;
    let api_keys = by_spend(&app, &filter, Cut { offset, limit }).await?;
    let total_api_keys = daily::count_keys(app.ledger.store(), &filter).await?;
    Ok(Json(KeyPage { api_keys, total_api_keys, offset, limit }))
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(in crate::admin) struct FoundKeys {
    api_keys: Vec<KeyActivity>,
}

/// GET /…/daily/activity/aggregated/search: keys by their hash, their user, or part of their name.
pub(in crate::admin) async fn search<O: Of>(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<FoundKeys>, ApiError> {
    let asked = Asked::read(O::ENTITY, &mut fields);
    let text = required(&mut fields, "search");
    let most = limit(&mut fields, "limit", KEYS_MAX, KEYS_MAX);
    fields.finish(refused)?;
    let filter = asked.filter(&app, &caller).await?;
    let filter = DayFilter { key_search: Some(text), ..filter };
    Ok(Json(FoundKeys { api_keys: by_spend(&app, &filter, Cut::first(most)).await? }))
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(in crate::admin) struct ModelKeys {
    model: String,
    by_model_group: bool,
    api_keys: Vec<KeyActivity>,
}

/// GET /…/daily/activity/aggregated/model_top_keys
pub(in crate::admin) async fn top_of_model<O: Of>(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<ModelKeys>, ApiError> {
    let asked = Asked::read(O::ENTITY, &mut fields);
    let model = required(&mut fields, "model_group");
    let by_model_group = fields.flag("by_model_group").value() != Some(false);
    let most = limit(&mut fields, "limit", 5, KEYS_MAX);
    fields.finish(refused)?;
    let mut filter = asked.filter(&app, &caller).await?;
    if by_model_group {
        filter.model_group = Some(model.clone());
    } else {
        filter.model = Some(model.clone());
    }
    let api_keys = by_spend(&app, &filter, Cut::first(most)).await?;
    Ok(Json(ModelKeys { model, by_model_group, api_keys }))
}

/// A text that has to say something.
fn required(fields: &mut Fields, name: &str) -> String {
    if !fields.has(name) {
        fields.complain(name, "missing", "Field required");
        return String::new();
    }
    let text = fields.text(name).value().unwrap_or_default();
    if text.is_empty() {
        fields.complain(name, "string_too_short", "String should have at least 1 character");
    }
    text
}
