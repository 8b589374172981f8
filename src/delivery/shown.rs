//! Deliveries as operators see them: how destinations do, lists, and what exactly is sent.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::operate::Refused;
use super::{Deliveries, Destination};
use crate::domain::delivery::{
    ChargeBy, DeliveryKey, DeliveryState, DestinationId, DestinationKind, Profile,
};
use crate::domain::time::Millis;
use crate::store::StoreError;
use crate::store::outbox::delivery::{self as rows, Counts};
use crate::store::outbox::operator::{self, Filter, Listed, Mark};
use crate::wire::delivery::{DeliveryInfo, DeliveryNote, DeliveryPage, DeliveryRow, DestinationStatus};
use crate::wire::money::Usd;

/// Counts are asked for by dashboards and scrapers alike; nobody needs them newer.
const COUNTS_KEPT: Duration = Duration::from_secs(1);
/// Counting a large backlog takes a while; it takes no more than this part of the time.
const COUNTING_SHARE: u32 = 10;
/// What operators did to one delivery, as far as it is shown.
const NOTES_MAX: u32 = 100;

/// What was counted, and when.
#[derive(Debug)]
pub(super) struct Counted {
    begun: Instant,
    took: Duration,
    counts: Counts,
    oldest: HashMap<DestinationId, Millis>,
}

impl Counted {
    /// How many deliveries of a destination are in a state.
    pub(super) fn of(&self, destination: DestinationId, state: DeliveryState) -> u64 {
        self.counts.get(&(destination, state)).copied().unwrap_or(0)
    }

    /// When the oldest that is pending came about.
    pub(super) fn oldest(&self, destination: DestinationId) -> Option<Millis> {
        self.oldest.get(&destination).copied()
    }
}

impl Deliveries {
    /// How many there are in each state, as of a moment ago.
    pub(super) async fn counted(&self) -> Result<Arc<Counted>, StoreError> {
        // Whoever comes while somebody counts waits for that count.
        let mut kept = self.inner.desk.counted.lock().await;
        if let Some(counted) = &*kept
            && counted.begun.elapsed() < COUNTS_KEPT.max(counted.took * COUNTING_SHARE)
        {
            return Ok(Arc::clone(counted));
        }
        let begun = Instant::now();
        let counts = rows::counts(self.store()).await?;
        let mut oldest = HashMap::new();
        for destination in self.destinations() {
            if counts.contains_key(&(destination.id(), DeliveryState::Pending))
                && let Some(at) = rows::oldest(self.store(), destination.id()).await?
            {
                oldest.insert(destination.id(), at);
            }
        }
        let counted = Arc::new(Counted { begun, took: begun.elapsed(), counts, oldest });
        *kept = Some(Arc::clone(&counted));
        Ok(counted)
    }

    /// What was counted so far is not true any more.
    pub(super) async fn count_anew(&self) {
        *self.inner.desk.counted.lock().await = None;
    }

    /// How every destination does.
    pub async fn status(&self) -> Result<Vec<DestinationStatus>, StoreError> {
        let counted = self.counted().await?;
        let now = self.now();
        Ok(self.destinations().iter().map(|destination| status(destination, &counted, now)).collect())
    }

    /// A page of deliveries, newest first.
    pub async fn list(
        &self,
        destination: Option<&str>,
        filter: &Filter,
        after: Mark,
        limit: u32,
    ) -> Result<DeliveryPage, Refused> {
        let ids: Vec<DestinationId> =
            self.named(destination)?.into_iter().map(|destination| destination.id()).collect();
        let (found, next) = operator::list(self.store(), &ids, filter, after, limit).await?;
        let mut deliveries = Vec::with_capacity(found.len());
        for found in &found {
            deliveries.push(self.row(found).await?);
        }
        Ok(DeliveryPage { deliveries, next_cursor: next.map(|mark| mark.to_string()) })
    }

    /// Everything about one delivery, and what is sent of it.
    pub async fn info(&self, id: &str) -> Result<DeliveryInfo, Refused> {
        let key = self.key("id", id)?;
        let missing = || Refused::unknown("id", format!("Delivery '{id}' does not exist."));
        let found = operator::one(self.store(), key).await?.ok_or_else(missing)?;
        let sent = match (self.get(key.destination).and_then(|it| it.target()), self.item(key).await?) {
            (Some(target), Some(item)) => {
                let request = target.protocol.request(std::slice::from_ref(&item), self.now());
                let url = shown_url(request.url, item.profile.kind());
                Some((url, String::from_utf8_lossy(&request.body).into_owned()))
            }
            _ => None,
        };
        let (url, body) = sent.unzip();
        let audit = operator::noted(self.store(), key, NOTES_MAX).await?;
        let shown = |note: operator::Noted| DeliveryNote {
            at: note.at.to_string(),
            author: note.author,
            action: note.action,
            note: note.note,
        };
        let delivery = self.row(&found).await?;
        Ok(DeliveryInfo { delivery, url, body, audit: audit.into_iter().map(shown).collect() })
    }

    /// A delivery as lists show it.
    async fn row(&self, found: &Listed) -> Result<DeliveryRow, StoreError> {
        let destination = self.get(found.key.destination);
        let profile = match destination {
            Some(destination) => Some(destination.profile(self.store(), found.version).await?),
            None => None,
        };
        let kind = match (&found.event, &profile) {
            (Some(event), _) => event.clone(),
            (None, Some(profile)) => kind_of(profile, found.key.part),
            (None, None) => String::new(),
        };
        let customer = found.customer_id.clone();
        let payer = profile.as_ref().and_then(|profile| charge_id(found, profile));
        let is_pending = found.state == DeliveryState::Pending;
        let is_delivered = found.state == DeliveryState::Delivered;
        Ok(DeliveryRow {
            id: self.shown_id(&found.key),
            destination: destination.map(|it| it.name().to_owned()).unwrap_or_default(),
            state: found.state.as_str().into(),
            kind,
            customer: payer.or(customer),
            entry_id: found.source_id.clone(),
            cost: found.cost.map(Usd),
            at: found.at.to_string(),
            attempts: found.attempts,
            next_at: is_pending.then(|| found.next_at.to_string()),
            last_status: found.last_status,
            last_error: found.last_error.clone(),
            delivered_at: found.done_at.filter(|_| is_delivered).map(|at| at.to_string()),
        })
    }

    /// A delivery by its name for operators: `lago:4711.1`.
    pub fn shown_id(&self, key: &DeliveryKey) -> String {
        let name = self.get(key.destination).map(|destination| destination.name()).unwrap_or_default();
        format!("{name}:{key}")
    }
}

fn status(destination: &Destination, counted: &Counted, now: Millis) -> DestinationStatus {
    let standing = destination.standing();
    let tally = destination.tally();
    let so_many = |count: &std::sync::atomic::AtomicU64| count.load(std::sync::atomic::Ordering::Relaxed);
    let of = |state| counted.of(destination.id(), state);
    let text = |at: Option<Millis>| at.map(|at| at.to_string());
    let oldest = counted.oldest(destination.id());
    DestinationStatus {
        name: destination.name().into(),
        kind: destination.kind().into(),
        state: standing.state.as_str().into(),
        reason: standing.reason,
        paused_by_operator: standing.by_operator,
        circuit: if standing.open_until.is_some() { "open" } else { "closed" }.into(),
        open_until: text(standing.open_until),
        pending: of(DeliveryState::Pending),
        oldest_pending_at: text(oldest),
        oldest_pending_age_seconds: oldest.map(|oldest| now.since(oldest) / 1_000),
        delivered: so_many(&tally.delivered),
        dead: of(DeliveryState::Dead),
        skipped: of(DeliveryState::Skipped),
        unknown: of(DeliveryState::Unknown),
        dropped: of(DeliveryState::Dropped),
        requests: so_many(&tally.requests),
        failures: so_many(&tally.failed),
        last_ok_at: text(standing.last_ok_at),
        last_error: standing.last_error,
        last_error_at: text(standing.last_error_at),
        batch_limit: standing.batch_limit.map(|limit| limit as u64),
        profile_version: destination.target().map(|_| destination.version()),
    }
}

/// What is told of a charge in one of its parts.
fn kind_of(profile: &Profile, part: u32) -> String {
    let part = usize::try_from(part).unwrap_or(usize::MAX);
    match profile {
        Profile::Lago(lago) => lago.codes.get(part).cloned().unwrap_or_default(),
        Profile::Webhook(_) | Profile::Slack(_) => "spend_tracked".into(),
        Profile::OpenMeter(meter) => meter.event_type.clone(),
        Profile::Stripe(stripe) => stripe.event_name.clone(),
    }
}

/// Who is billed: whom an operator has said, else whom the line names.
pub(super) fn charge_id(found: &Listed, profile: &Profile) -> Option<String> {
    let of_line = || match profile.charge_by()? {
        ChargeBy::EndUserId => found.customer_id.clone(),
        ChargeBy::UserId => found.user_id.clone(),
        ChargeBy::TeamId => found.team_id.clone(),
    };
    found.facts.charge_id.clone().or_else(of_line)
}

/// An address without what may be secret in it. The path of a webhook is often its only password.
fn shown_url(mut url: reqwest::Url, kind: DestinationKind) -> String {
    // Fails only for addresses that have no place for them.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_query(None);
    url.set_fragment(None);
    if matches!(kind, DestinationKind::Webhook | DestinationKind::Slack) {
        url.set_path("");
    }
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_secrets() {
        for (url, kind, shown) in [
            (
                "https://a:b@example.org:8443/hook/canary?token=x#y",
                DestinationKind::Webhook,
                "https://example.org:8443/",
            ),
            (
                "https://hooks.slack.com/services/T0/B0/canary",
                DestinationKind::Slack,
                "https://hooks.slack.com/",
            ),
            (
                "http://127.0.0.1:3000/api/v1/events",
                DestinationKind::Lago,
                "http://127.0.0.1:3000/api/v1/events",
            ),
        ] {
            assert_eq!(shown_url(url.parse().unwrap(), kind), shown);
        }
    }

    #[test]
    fn each_part_is_called_by_its_code() {
        let lago = crate::domain::delivery::LagoProfile {
            codes: vec!["tokens".into(), "cost".into()],
            ..Default::default()
        };
        let profile = Profile::Lago(lago);
        for (part, kind) in [(0, "tokens"), (1, "cost"), (2, "")] {
            assert_eq!(kind_of(&profile, part), kind);
        }
    }
}
