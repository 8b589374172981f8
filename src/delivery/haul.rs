//! What a wave takes: what is due in the database, or, while everything before is told, the newest
//! lines as they come, without reading them again.

use std::sync::Arc;
use std::time::Duration;

use super::target::{Item, Subject};
use super::{Deliveries, Destination, wave};
use crate::domain::delivery::{DeliveryKey, DeliveryState, Source, SpendFacts};
use crate::domain::entry::Entry;
use crate::domain::time::Millis;
use crate::store::StoreError;
use crate::store::outbox::delivery::{self, Due};
use crate::store::outbox::recent::Recent;

/// So long nobody relies on what was seen in the database.
const CALM_MAX: Duration = Duration::from_secs(60);

/// Up to a line, nothing is left to tell before an instant: what comes next are the newer lines.
///
/// Known of those who are told of lines alone; events have no order with them. An operator who changes
/// a delivery of before disturbs the calm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Calm {
    /// The last line that is told, or waits for an instant that is later.
    pub(super) told_to: u64,
    /// Until when.
    pub(super) until: Millis,
}

/// What a wave takes.
#[derive(Debug, Default)]
pub(super) struct Haul {
    /// What is to be told.
    pub(super) items: Vec<Item>,
    /// Whose source is gone.
    pub(super) lost: Vec<DeliveryKey>,
    /// Since when the first of them is due.
    pub(super) first: Option<Millis>,
    /// How many lines or deliveries that took.
    pub(super) taken: usize,
    /// When the next one is due that is not among these, as far as that is known.
    pub(super) next: Option<Millis>,
    /// What will be known when all of these are told.
    pub(super) calm: Option<Calm>,
}

/// Where a wave takes from.
pub(super) struct Hold<'a> {
    pub(super) deliveries: &'a Deliveries,
    pub(super) destination: &'a Destination,
    pub(super) recent: &'a Recent,
}

impl Hold<'_> {
    /// The lines after those that are told; absent where they have to be read.
    pub(super) async fn fresh(
        &self,
        calm: Option<Calm>,
        now: Millis,
        size: usize,
    ) -> Result<Option<Haul>, StoreError> {
        let Some(calm) = calm.filter(|calm| now < calm.until) else { return Ok(None) };
        let Some(lines) = self.recent.after(calm.told_to, size) else { return Ok(None) };
        let mut haul = Haul { taken: lines.len(), next: Some(calm.until), ..Haul::default() };
        for line in &lines {
            self.take(line, &mut haul).await?;
        }
        haul.first = haul.items.first().and(lines.first()).map(|line| line.at);
        let told_to = lines.last().map_or(calm.told_to, |line| line.seq);
        haul.calm = Some(Calm { told_to, ..calm });
        Ok(Some(haul))
    }

    /// What the journal wrote for a line, said by the same words.
    async fn take(&self, line: &Arc<Entry>, haul: &mut Haul) -> Result<(), StoreError> {
        let super::Inner { store, outbox, .. } = &*self.deliveries.inner;
        for owed in outbox.of_entry(line, SpendFacts::default) {
            if owed.key.destination == self.destination.id() && owed.state == DeliveryState::Pending {
                haul.items.push(Item {
                    key: owed.key,
                    profile: self.destination.profile(store, owed.version).await?,
                    subject: Subject::Entry(Arc::clone(line), SpendFacts::default()),
                    attempts: 0,
                    first_sent_at: None,
                });
            }
        }
        Ok(())
    }

    /// What is due in the database. `told_to` is the newest line that was on disk before `now`.
    pub(super) async fn due(&self, told_to: u64, now: Millis, size: usize) -> Result<Haul, StoreError> {
        let super::Inner { store, outbox, .. } = &*self.deliveries.inner;
        let id = self.destination.id();
        let mut due = delivery::due(store, id, now, size).await?;
        let (taken, is_all) = (due.len(), due.len() < size);
        // Newer lines that happen to be there already come with those after them.
        let knows_all = is_all && outbox.is_told_of_lines_alone(id);
        if knows_all {
            due.retain(|due| !matches!(due.key.source, Source::Entry(seq) if seq > told_to));
        }
        let first = due.first().map(|due: &Due| due.next_at);
        let (mut next, mut calm) = (None, None);
        if is_all {
            let to = if knows_all { told_to } else { u64::MAX };
            next = delivery::next_after(store, id, now, to).await?;
            let most = now.plus_ms(i64::try_from(CALM_MAX.as_millis()).unwrap_or(i64::MAX));
            let until = next.map_or(most, |next| next.min(most));
            calm = knows_all.then_some(Calm { told_to, until });
        }
        let (items, lost) = wave::items(store, self.destination, due).await?;
        Ok(Haul { items, lost, first, taken, next, calm })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;
    use crate::delivery::lago::Lago;
    use crate::delivery::openmeter::OpenMeter;
    use crate::delivery::samples::{AT, charge, item};
    use crate::delivery::stripe::Stripe;
    use crate::delivery::target::Protocol;
    use crate::domain::delivery::{LagoProfile, OpenMeterProfile, Profile, StripeProfile};
    use crate::domain::entry::{CallFacts, Payer};
    use crate::store::entries;
    use crate::store::records::tests::empty;

    /// A charge with everything that a charge can have.
    fn full() -> Entry {
        let call = CallFacts {
            call_type: "acompletion".into(),
            model_group: "fast".into(),
            model: "openai/gpt-4o".into(),
            provider: "openai".into(),
            model_id: "deployment-1".into(),
            api_base: "https://provider.example/v1".into(),
            stream: true,
            price_version: "1".into(),
        };
        let payer = Payer {
            key: Some("hash".into()),
            user: Some("user".into()),
            team: Some("team".into()),
            customer: Some("acme".into()),
            ..Payer::default()
        };
        Entry {
            call: Arc::new(call),
            payer: Arc::new(payer),
            call_id: Some("own-id".into()),
            ..charge(7, "acme", "0.000000123456")
        }
    }

    /// A request that was lost goes out again from the database, and Stripe and Lago know it by its bytes.
    #[tokio::test]
    async fn a_line_in_memory_has_the_body_of_the_line_on_disk() {
        let (_folder, store) = empty().await;
        let fresh = full();
        store.write(entries::insert(std::iter::once(&fresh))).await.unwrap();
        let stored = entries::by_seqs(&store, &[7]).await.unwrap().remove(&7).unwrap();
        let (url, key) = (|| "https://billing.example".parse().unwrap(), || Secret::new("key"));
        let lago = LagoProfile { codes: vec!["c".into()], precise_amount: true, ..LagoProfile::default() };
        let meter = OpenMeterProfile {
            event_type: "tokens".into(),
            source: "proxy".into(),
            charge_by: Default::default(),
        };
        let stripe = StripeProfile { event_name: "tokens".into(), charge_by: Default::default() };
        let billers: [(Box<dyn Protocol>, Profile); 3] = [
            (Box::new(Lago::new(url(), key())), Profile::Lago(lago)),
            (Box::new(OpenMeter::new(&url(), key())), Profile::OpenMeter(meter)),
            (Box::new(Stripe::new(&url(), key())), Profile::Stripe(stripe)),
        ];
        for (protocol, profile) in billers {
            let body = |entry: &Entry| protocol.request(&[item(entry.clone(), profile.clone())], AT).body;
            assert!(!body(&fresh).is_empty());
            assert_eq!(body(&fresh), body(&stored), "{protocol:?}");
        }
    }
}
