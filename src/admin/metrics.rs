//! The page of metrics: LiteLLM's names and labels over what was counted, and the state of this moment
//! beside it. Budgets and rates are those of whoever has called since the start.

mod budgets;
mod calls;
mod deliveries;
mod names;
mod state;

use std::sync::Arc;

use crate::app::App;
use crate::metrics::Page;
use crate::wire::error::ApiError;

/// Everything, as Prometheus reads it. A database that does not answer costs the page what would have
/// been read from it, and no more: that is when somebody looks.
pub(crate) async fn page(app: &App) -> Result<String, ApiError> {
    let active = names::Active::of(app.ledger.metrics());
    let (names, records) = names::look_up(app, &active).await;
    let mut gauges = budgets::families(app, &records).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "budgets and rates are left out of the metrics");
        Vec::new()
    });
    gauges.extend(state::families(app).await);
    gauges.extend(deliveries::families(app).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "deliveries are left out of the metrics");
        Vec::new()
    }));
    let metrics = Arc::clone(app.ledger.metrics());
    // Many label sets take a while to write; calls go on meanwhile.
    let written = tokio::task::spawn_blocking(move || {
        let mut page = Page::default();
        for family in calls::families(&metrics, &names).iter().chain(&gauges) {
            page.put(family);
        }
        page.into_text()
    });
    written.await.map_err(|stopped| {
        tracing::error!(%stopped, "the metrics could not be written");
        ApiError::Internal
    })
}
