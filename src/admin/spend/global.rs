//! `/global/spend` and its parts: the last 30 days of the whole proxy, by day, key, model, provider.
//! Who does not see everything sees its own.

use axum::extract::State;
use axum::{Extension, Json};

use super::days::Days;
use super::whose::{Whose, shown_names, visible_account};
use super::{bounded, limit, one_more, refused};
use crate::admin::QueryFields;
use crate::app::App;
use crate::domain::money::Picos;
use crate::proxy::caller::Caller;
use crate::store::daily::{self, Column, Cut, Order};
use crate::wire::error::ApiError;
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, get};
use crate::wire::report::{DaySpend, GlobalSpend, KeySpend, ModelSpend, ProviderSpend};

/// What the routes of this file do and answer.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[
    get::<GlobalSpend>("/global/spend", "What the proxy has spent in 30 days, and its cap."),
    get::<Vec<DaySpend>>("/global/spend/logs", "What was spent in 30 days, day by day."),
    get::<Vec<KeySpend>>("/global/spend/keys", "The keys that spent most in 30 days."),
    get::<Vec<ModelSpend>>("/global/spend/models", "The models that cost most in 30 days."),
    get::<Vec<ProviderSpend>>("/global/spend/provider", "What was spent with each provider."),
];

/// Rows of one answer that nobody limited.
const ROWS_MAX: u64 = 10_000;

/// GET /global/spend
pub(in crate::admin) async fn total(State(app): State<App>) -> Result<Json<GlobalSpend>, ApiError> {
    let sum = daily::total(app.ledger.store(), &Days::recent(app.now()).of("global")).await?;
    let max_budget = app.settings.global_limits.max_budget.unwrap_or(Picos::ZERO);
    Ok(Json(GlobalSpend { spend: Usd(sum.spend), max_budget: Usd(max_budget) }))
}

/// GET /global/spend/logs: day by day; of one key if it is named.
pub(in crate::admin) async fn days(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<DaySpend>>, ApiError> {
    let named = fields.filled_text("api_key").value();
    fields.finish(refused)?;
    let mut filter = Days::recent(app.now()).of("global");
    let api_key = match &named {
        Some(named) => Some(visible_account(&app, &caller, named).await?),
        None => None,
    };
    match &api_key {
        Some(account) => filter.keys = Some(vec![account.clone()]),
        None => Whose::of(&caller)?.narrow(&mut filter),
    }
    let rows =
        daily::grouped(app.ledger.store(), &filter, &[Column::Day], Order::ByName, Cut::first(one_more()))
            .await?;
    let days = rows.into_iter().map(|row| DaySpend {
        date: row.day,
        spend: Usd(row.sum.spend),
        api_key: api_key.clone(),
    });
    Ok(Json(days.collect()))
}

/// GET /global/spend/keys: those who spent most.
pub(in crate::admin) async fn keys(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<KeySpend>>, ApiError> {
    let most = limit(&mut fields, "limit", ROWS_MAX, ROWS_MAX);
    fields.finish(refused)?;
    let mut filter = Days::recent(app.now()).of("global");
    Whose::of(&caller)?.narrow(&mut filter);
    let rows =
        daily::grouped(app.ledger.store(), &filter, &[Column::Key], Order::BySpend, Cut::first(most)).await?;
    let mut keys = Vec::with_capacity(rows.len());
    for row in rows {
        let (key_name, key_alias) = shown_names(&app, &row.key_hash).await?;
        keys.push(KeySpend { api_key: row.key_hash, key_alias, key_name, total_spend: Usd(row.sum.spend) });
    }
    Ok(Json(keys))
}

/// GET /global/spend/models: those that cost most.
pub(in crate::admin) async fn models(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<ModelSpend>>, ApiError> {
    let most = limit(&mut fields, "limit", 10, ROWS_MAX);
    fields.finish(refused)?;
    let mut filter = Days::recent(app.now()).of("global");
    Whose::of(&caller)?.narrow(&mut filter);
    let rows =
        daily::grouped(app.ledger.store(), &filter, &[Column::Model], Order::BySpend, Cut::first(most))
            .await?;
    let models = rows.into_iter().filter(|row| !row.model.is_empty()).map(|row| ModelSpend {
        total_spend: Usd(row.sum.spend),
        total_tokens: row.sum.total_tokens(),
        model: row.model,
    });
    Ok(Json(models.collect()))
}

/// GET /global/spend/provider
pub(in crate::admin) async fn providers(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    QueryFields(mut fields): QueryFields,
) -> Result<Json<Vec<ProviderSpend>>, ApiError> {
    let mut filter = Days::required(&mut fields).of("global");
    fields.finish(refused)?;
    Whose::of(&caller)?.narrow(&mut filter);
    let by = [Column::Provider];
    let rows =
        daily::grouped(app.ledger.store(), &filter, &by, Order::BySpend, Cut::first(one_more())).await?;
    let providers = bounded(rows)?.into_iter().filter(|row| !row.provider.is_empty());
    Ok(Json(
        providers.map(|row| ProviderSpend { spend: Usd(row.sum.spend), provider: row.provider }).collect(),
    ))
}
