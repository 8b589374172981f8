//! Waiting for an instant that may be none.

use tokio::time::Instant;

/// Ends then; without an instant, never.
pub(super) async fn until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
