//! What goes on beside the telling: what was told long ago is forgotten, and somebody is told when a
//! destination does badly.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::operate::{happened, is_billing};
use super::{Deliveries, Destination};
use crate::domain::delivery::{DeliveryState, EventKind};
use crate::domain::time::Millis;
use crate::store::StoreError;
use crate::store::outbox::destination::DestinationState;
use crate::store::outbox::event;
use crate::store::outbox::prune::{self, Bite};

/// How often somebody looks after destinations.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How often what is old is forgotten: every so many looks.
const LOOKS_PER_PRUNE: u32 = 60;
/// How long it is remembered what was told.
const KEPT_MS: i64 = 35 * 24 * 3_600_000;
/// Deliveries that are looked at in one transaction.
const BITE: u32 = 2_000;
/// A pause between two bites: calls come first.
const BITE_PAUSE: Duration = Duration::from_millis(20);
/// What waits for longer is late.
const LATE_MS: u64 = 3_600_000;
const HOUR_MS: i64 = 3_600_000;

/// Looks after destinations until the server goes down.
pub(super) async fn run(deliveries: Deliveries, stopping: CancellationToken) {
    let mut looks = 0_u32;
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
        if let Err(error) = deliveries.look_after().await {
            tracing::warn!(%error, "nobody knows how deliveries do");
        }
        looks += 1;
        if looks.is_multiple_of(LOOKS_PER_PRUNE) {
            let pruned = tokio::select! {
                () = stopping.cancelled() => return,
                pruned = deliveries.forget_old() => pruned,
            };
            if let Err(error) = pruned {
                tracing::warn!(%error, "old deliveries cannot be forgotten");
            }
        }
    }
}

impl Deliveries {
    /// Forgets what was told more than 35 days ago; answers how many rows went.
    pub async fn forget_old(&self) -> Result<u64, StoreError> {
        let before = self.now().plus_ms(-KEPT_MS);
        let mut gone = 0_u64;
        for destination in self.destinations() {
            for source in [0, 1] {
                let mut after = Some(0);
                while let Some(from) = after {
                    let bite = Bite { destination: destination.id(), source, after: from, most: BITE };
                    let (went, next) = prune::deliveries(self.store(), bite, before).await?;
                    gone = gone.saturating_add(went);
                    after = next;
                    if next.is_some() {
                        tokio::time::sleep(BITE_PAUSE).await;
                    }
                }
            }
        }
        loop {
            let went = prune::events(self.store(), before, BITE).await?;
            gone = gone.saturating_add(went);
            if went < u64::from(BITE) {
                return Ok(gone);
            }
            tokio::time::sleep(BITE_PAUSE).await;
        }
    }

    /// Tells, once an hour for each, of destinations that are late, shut, or refuse what they are owed.
    pub async fn look_after(&self) -> Result<(), StoreError> {
        self.count_anew().await;
        let counted = self.counted().await?;
        let now = self.now();
        for destination in self.destinations().iter().filter(|it| it.target().is_some()) {
            let oldest = counted.oldest(destination.id());
            let waited = oldest.map_or(0, |oldest| now.since(oldest));
            if waited > LATE_MS {
                let pending = counted.of(destination.id(), DeliveryState::Pending);
                let text = format!("{pending} deliveries wait, the oldest for {} minutes", waited / 60_000);
                self.alert(destination, "late", now, text).await?;
            }
            let dead = counted.of(destination.id(), DeliveryState::Dead);
            if dead > self.dead_told(destination.id(), dead) {
                let text =
                    format!("{dead} deliveries were refused for good; `deliveries list --failed` shows them");
                self.alert(destination, "dead", now, text).await?;
            }
            let standing = destination.standing();
            if standing.state != DestinationState::Active && !standing.by_operator {
                let reason = standing.reason.unwrap_or_default();
                let state = standing.state.as_str();
                let why = if is_billing(destination) { reason } else { status_of(&reason) };
                self.alert(destination, state, now, format!("it is {state}: {why}")).await?;
            }
        }
        Ok(())
    }

    async fn alert(
        &self,
        destination: &Destination,
        kind: &str,
        now: Millis,
        text: String,
    ) -> Result<(), StoreError> {
        let name = destination.name();
        let once = format!("delivery_alert:{name}:{kind}:{}", now.0.div_euclid(HOUR_MS));
        let message = format!("Deliveries to {name}: {text}.");
        let alert = happened(EventKind::DeliveryAlert, now, Some(once), message);
        let written = self.store().write(event::insert(&alert, self.outbox())).await?;
        if written.first().is_none_or(|rows| *rows == 0) {
            return Ok(()); // Told already in this hour.
        }
        tracing::warn!(destination = %name, alert = %kind, "deliveries need somebody to look: {text}");
        for owing in self.outbox().told_of(EventKind::DeliveryAlert) {
            if let Some(told) = self.get(owing.destination) {
                told.notice();
            }
        }
        Ok(())
    }
}

/// Of why a receiver of events takes nothing, the status that it answered. Its words would be read by
/// everybody in another channel, and anybody can stand behind an address.
fn status_of(reason: &str) -> String {
    let numbers = reason.split(|character: char| !character.is_ascii_digit());
    let hint = "`deliveries status` shows what it said";
    match numbers.into_iter().find(|number| number.len() == 3) {
        Some(status) => format!("it answered {status}; {hint}"),
        None => hint.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alert_repeats_no_words_of_a_receiver() {
        for (reason, status) in [
            ("410 canary: the receiver wants no more events", Some("410")),
            ("nothing is taken: 400 canary 999", Some("400")),
            ("404: see whether the incoming webhook still exists", Some("404")),
            ("canary", None),
            ("", None),
        ] {
            let told = status_of(reason);
            assert!(!told.contains("canary") && told.contains("`deliveries status`"), "{told}");
            assert_eq!(
                status.is_some(),
                told.starts_with(&format!("it answered {};", status.unwrap_or("-")))
            );
        }
    }
}
