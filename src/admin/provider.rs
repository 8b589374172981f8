//! `GET /provider/budgets`: what the configured providers may cost, and what they have.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;
use crate::proxy::routes::provider_terms;
use crate::wire::error::ApiError;
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, get};

/// What the routes of this file do and answer.
pub(super) const OPERATIONS: &[Operation] =
    &[get::<ProviderBudgets>("/provider/budgets", "What providers may cost, and what they have.")];

/// One provider's budget; amounts are dollars.
#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct ProviderBudget {
    budget_limit: Option<Usd>,
    time_period: Option<String>,
    spend: Usd,
    budget_reset_at: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct ProviderBudgets {
    providers: BTreeMap<String, ProviderBudget>,
}

/// GET /provider/budgets
pub(super) async fn budgets(State(app): State<App>) -> Result<Json<ProviderBudgets>, ApiError> {
    let mut providers = BTreeMap::new();
    for (provider, limits) in &app.settings.provider_budgets {
        let balance = app.ledger.balance(&provider_terms(&app, provider, limits)).await?;
        let reset_at = balance.reset_at.or(limits.next_reset(&app.calendar, app.now()));
        let budget = ProviderBudget {
            budget_limit: limits.max_budget.map(Usd),
            time_period: limits.budget_duration.map(|duration| duration.to_string()),
            spend: Usd(balance.posted),
            budget_reset_at: reset_at.map(|at| at.to_string()),
        };
        providers.insert(provider.clone(), budget);
    }
    Ok(Json(ProviderBudgets { providers }))
}
