//! Deliveries: what is owed to whom, and what came of trying.

use crate::app::App;
use crate::metrics::{Family, Labels, Number};
use crate::store::StoreError;
use crate::wire::delivery::DestinationStatus;

/// What is owed, by destination.
pub(super) async fn families(app: &App) -> Result<Vec<Family>, StoreError> {
    if app.deliveries.destinations().is_empty() {
        return Ok(Vec::new());
    }
    let all = app.deliveries.status().await?;
    let gauge = |name, help, number: fn(&DestinationStatus) -> u64| {
        let mut family = Family::gauge(name, help);
        for status in &all {
            family.add(labels(status), Number::count(number(status)));
        }
        family
    };
    let mut families = vec![
        gauge("litellm_rs_delivery_pending", "Deliveries still to be told.", |it| it.pending),
        gauge("litellm_rs_delivery_oldest_age_seconds", "How long the oldest of them waits.", |it| {
            it.oldest_pending_age_seconds.unwrap_or(0)
        }),
        gauge("litellm_rs_delivery_dead", "Deliveries a destination will never take.", |it| it.dead),
        gauge("litellm_rs_delivery_skipped", "Deliveries that name nobody to bill.", |it| it.skipped),
        gauge(
            "litellm_rs_delivery_unknown",
            "Deliveries of which nobody knows whether they arrived.",
            |it| it.unknown,
        ),
        gauge(
            "litellm_rs_delivery_circuit_open",
            "Whether a destination is left alone because it failed too often.",
            |it| u64::from(it.circuit == "open"),
        ),
        gauge("litellm_rs_delivery_active", "Whether a destination is told.", |it| {
            u64::from(it.state == "active")
        }),
    ];
    families.extend(counters(app));
    Ok(families)
}

/// What came of what was sent since the start.
fn counters(app: &App) -> [Family; 2] {
    let mut requests = Family::counter("litellm_rs_delivery_requests_total", "Requests to a destination.");
    let mut attempts = Family::counter(
        "litellm_rs_delivery_attempts_total",
        "Deliveries that were sent, by what came of it.",
    );
    for destination in app.deliveries.destinations() {
        let of = Labels::none().with("destination", destination.name()).with("kind", destination.kind());
        let tally = destination.tally();
        let so_many = |count: &std::sync::atomic::AtomicU64| {
            Number::count(count.load(std::sync::atomic::Ordering::Relaxed))
        };
        requests.add(of.clone(), so_many(&tally.requests));
        for (outcome, count) in
            [("dead", &tally.dead), ("delivered", &tally.delivered), ("failed", &tally.failed)]
        {
            attempts.add(of.clone().with("outcome", outcome), so_many(count));
        }
    }
    [requests, attempts]
}

fn labels(status: &DestinationStatus) -> Labels {
    Labels::none().with("destination", &status.name).with("kind", &status.kind)
}
