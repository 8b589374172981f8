//! What operators do to deliveries. Everything is checked before anything changes, and every change
//! is written with a line that says who made it.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Mutex as AsyncMutex;
use uuid::Uuid;

use super::asking::Asking;
use super::shown::Counted;
use super::{Deliveries, Destination};
use crate::domain::delivery::{
    DeliveryKey, DeliveryState, DestinationId, DestinationKind, Event, EventKind, Names,
};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::visible::quoted;
use crate::store::outbox::destination::{self as rows, DestinationState};
use crate::store::outbox::operator::{self, Filter, Listed, Mark};
use crate::store::outbox::rescue::{self, Author};
use crate::store::{Store, StoreError};
use crate::wire::delivery::{Assigned, DeliveryNow, Retried, Tested};
use crate::wire::fields::shortened;
use crate::wire::money::Usd;

/// Deliveries that one request changes.
pub const CHANGED_MAX: u32 = 10_000;
/// Why a destination is paused when nobody says.
const PAUSED: &str = "paused by an operator";

/// Why something is not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// What is named is not there.
    #[error("{message}")]
    Unknown {
        /// The member that names it.
        field: &'static str,
        /// In words.
        message: String,
    },
    /// It is there, and this cannot be done to it.
    #[error("{message}")]
    Impossible {
        /// The member that asks for it.
        field: &'static str,
        /// In words.
        message: String,
    },
    /// Somebody else does the same, and it is done once at a time.
    #[error("{message}")]
    Busy {
        /// In words.
        message: String,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Refused {
    pub(super) fn unknown(field: &'static str, message: impl Into<String>) -> Self {
        Self::Unknown { field, message: message.into() }
    }

    pub(super) fn impossible(field: &'static str, message: impl Into<String>) -> Self {
        Self::Impossible { field, message: message.into() }
    }
}

/// What operators share.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// Operators change deliveries one after the other.
    changing: AsyncMutex<()>,
    /// Whom operators ask long questions.
    pub(super) asking: Asking,
    pub(super) counted: AsyncMutex<Option<Arc<Counted>>>,
    /// How many dead deliveries have been told of.
    pub(super) dead_told: Mutex<HashMap<DestinationId, u64>>,
}

/// Which usage is billed to somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Whose {
    /// These deliveries.
    Ids(Vec<String>),
    /// Everything that fits.
    Fitting(Filter),
}

impl Deliveries {
    pub(super) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(super) fn now(&self) -> Millis {
        self.inner.clock.now()
    }

    /// The destination of a name.
    pub(super) fn known(&self, name: &str) -> Result<&Arc<Destination>, Refused> {
        let missing = || {
            let names: Vec<&str> = self.destinations().iter().map(|it| it.name()).collect();
            let known = if names.is_empty() { "none is configured".into() } else { names.join(", ") };
            let name = shortened(name);
            Refused::unknown(
                "destination",
                format!("Destination '{name}' does not exist; there are: {known}."),
            )
        };
        self.find(name).ok_or_else(missing)
    }

    /// The destination of a name, or all.
    pub(super) fn named(&self, name: Option<&str>) -> Result<Vec<&Arc<Destination>>, Refused> {
        name.map_or_else(|| Ok(self.destinations().iter().collect()), |name| Ok(vec![self.known(name)?]))
    }

    /// The delivery that an id such as `lago:4711` names, whether it exists or not.
    pub(super) fn key(&self, field: &'static str, id: &str) -> Result<DeliveryKey, Refused> {
        let found = id.rsplit_once(':').and_then(|(name, rest)| {
            let destination = self.find(name)?;
            DeliveryKey::parse(destination.id(), rest)
        });
        found.ok_or_else(|| Refused::unknown(field, format!("Delivery '{}' does not exist.", shortened(id))))
    }

    /// Those that bill somebody; the one of a name has to.
    pub(super) fn billing(&self, name: Option<&str>) -> Result<Vec<DestinationId>, Refused> {
        if let Some(name) = name {
            let destination = self.known(name)?;
            if !is_billing(destination) {
                let message = format!("'{name}' bills nobody, so nothing waits there for a charge id.");
                return Err(Refused::impossible("destination", message));
            }
        }
        let chosen = self.named(name)?.into_iter().filter(|it| is_billing(it));
        Ok(chosen.map(|destination| destination.id()).collect())
    }

    /// Stops telling a destination until it is resumed; what it is owed waits.
    pub async fn pause(&self, name: &str, author: Author<'_>) -> Result<(), Refused> {
        let destination = self.known(name)?;
        let _one = self.inner.desk.changing.lock().await;
        let reason = author.note.unwrap_or(PAUSED);
        let state = DestinationState::Paused;
        let statements = vec![
            rows::set_state(destination.id(), state, Some(reason), true),
            rescue::note_destination(destination.id(), "pause", author),
        ];
        self.store().write(statements).await?;
        destination.set_state(state, Some(reason.to_owned()), true);
        self.tell(destination, state.as_str());
        Ok(())
    }

    /// Tells a destination again, at once.
    pub async fn resume(&self, name: &str, author: Author<'_>) -> Result<(), Refused> {
        let destination = self.known(name)?;
        if destination.target().is_none() {
            let message = format!("'{name}' is not configured any more, so it cannot be told.");
            return Err(Refused::impossible("destination", message));
        }
        let _one = self.inner.desk.changing.lock().await;
        let state = DestinationState::Active;
        let statements = vec![
            rows::set_state(destination.id(), state, None, false),
            rescue::note_destination(destination.id(), "resume", author),
        ];
        self.store().write(statements).await?;
        destination.set_state(state, None, false);
        self.tell(destination, state.as_str());
        destination.try_now(self.now());
        Ok(())
    }

    /// These are due now.
    pub async fn retry(&self, ids: &[String], author: Author<'_>) -> Result<Retried, Refused> {
        let _one = self.inner.desk.changing.lock().await;
        let keys = self.existing(ids, |state| match state {
            DeliveryState::Delivered => Some("has arrived; sending it again could bill twice"),
            DeliveryState::Skipped => Some("names nobody to bill; say who is billed with /billing/assign"),
            DeliveryState::Pending
            | DeliveryState::Dead
            | DeliveryState::Unknown
            | DeliveryState::Dropped => None,
        });
        let keys = keys.await?;
        self.due_now(&keys, author).await?;
        Ok(Retried { retried: keys.len() as u64, left: 0 })
    }

    /// Everything that is dead or unknown is due now, as much as one request may change.
    pub async fn retry_state(
        &self,
        state: DeliveryState,
        destination: Option<&str>,
        author: Author<'_>,
    ) -> Result<Retried, Refused> {
        let chosen = self.named(destination)?;
        let _one = self.inner.desk.changing.lock().await;
        let mut keys: Vec<DeliveryKey> = Vec::new();
        for destination in &chosen {
            let room = u64::from(CHANGED_MAX).saturating_sub(keys.len() as u64);
            keys.extend(rescue::in_state(self.store(), destination.id(), state, room).await?);
        }
        self.due_now(&keys, author).await?;
        let counted = self.counted().await?;
        let left = chosen.iter().map(|destination| counted.of(destination.id(), state)).sum();
        Ok(Retried { retried: keys.len() as u64, left })
    }

    async fn due_now(&self, keys: &[DeliveryKey], author: Author<'_>) -> Result<(), StoreError> {
        let mut statements = rescue::note(keys, "retry", author);
        statements.extend(rescue::retry(keys, author.at));
        self.changed(keys, statements).await
    }

    /// Gives a delivery up.
    pub async fn give_up(&self, id: &str, author: Author<'_>) -> Result<DeliveryNow, Refused> {
        let _one = self.inner.desk.changing.lock().await;
        let refuses = |state| match state {
            DeliveryState::Delivered => Some("has arrived; it cannot be dropped"),
            DeliveryState::Dropped => Some("is dropped already"),
            DeliveryState::Pending
            | DeliveryState::Dead
            | DeliveryState::Unknown
            | DeliveryState::Skipped => None,
        };
        let key = self.key("id", id)?;
        let keys = self.in_fit_state("id", &[key], refuses).await?;
        let mut statements = rescue::note(&keys, "drop", author);
        statements.extend(rescue::give_up(&keys, author.at));
        self.changed(&keys, statements).await?;
        Ok(DeliveryNow { id: id.to_owned(), state: DeliveryState::Dropped.as_str().into() })
    }

    /// Bills usage that names nobody to somebody.
    pub async fn assign(
        &self,
        whose: &Whose,
        destination: Option<&str>,
        charge_id: &str,
        author: Author<'_>,
    ) -> Result<Assigned, Refused> {
        let billing = self.billing(destination)?;
        let _one = self.inner.desk.changing.lock().await;
        let (found, left): (Vec<(DeliveryKey, Picos)>, u64) = match whose {
            Whose::Ids(ids) => {
                let is_other = |state| {
                    (state != DeliveryState::Skipped)
                        .then_some("is not kept back for want of a charge id; nothing can be assigned")
                };
                let keys = self.existing(ids, is_other).await?;
                let found = rescue::find(self.store(), &keys).await?;
                (keys.iter().filter_map(|key| found.get(key)).map(|it| (it.key, it.cost)).collect(), 0)
            }
            Whose::Fitting(filter) => {
                let filter = Filter { state: Some(DeliveryState::Skipped), ..filter.clone() };
                let (total, _) = operator::total(self.store(), &billing, &filter).await?;
                let (rows, _) =
                    operator::list(self.store(), &billing, &filter, Mark::default(), CHANGED_MAX).await?;
                let left = total.saturating_sub(rows.len() as u64);
                (rows.iter().map(|row: &Listed| (row.key, row.cost.unwrap_or_default())).collect(), left)
            }
        };
        let keys: Vec<DeliveryKey> = found.iter().map(|(key, _)| *key).collect();
        let mut statements = rescue::note(&keys, "assign", Author { note: Some(charge_id), ..author });
        statements.extend(rescue::assign(&keys, charge_id, author.at));
        self.changed(&keys, statements).await?;
        // A line may be told of in several parts, and costs what it costs once.
        let lines: BTreeSet<_> =
            found.iter().map(|(key, cost)| (key.destination, key.source, *cost)).collect();
        let cost = lines.iter().fold(Picos::ZERO, |sum, (.., cost)| sum.saturating_plus(*cost));
        Ok(Assigned { assigned: keys.len() as u64, cost: Usd(cost), left })
    }

    /// A page of usage that names nobody to bill, how much of it there is, and the mark of the next page.
    pub async fn unbilled(
        &self,
        destination: Option<&str>,
        filter: &Filter,
        after: Mark,
        limit: u32,
    ) -> Result<Unbilled, Refused> {
        let billing = self.billing(destination)?;
        let filter = Filter { state: Some(DeliveryState::Skipped), ..filter.clone() };
        let (count, cost) = operator::total(self.store(), &billing, &filter).await?;
        let (rows, next) = operator::list(self.store(), &billing, &filter, after, limit).await?;
        Ok(Unbilled { rows, next, count, cost })
    }

    /// Tells a destination of an event that says that it is a sample. Nobody is billed by a sample, so a
    /// billing system is asked whether it is there instead.
    pub async fn test(&self, name: &str, author: Author<'_>) -> Result<Tested, Refused> {
        let destination = self.known(name)?;
        if is_billing(destination) {
            let checked = self.check(name, false).await?;
            let state = if checked.ok { "reachable" } else { "failed" };
            return Ok(Tested { id: None, state: state.into(), findings: checked.findings });
        }
        let standing = destination.standing();
        let stands = match standing.state {
            _ if destination.target().is_none() => Some("is not configured any more"),
            DestinationState::Paused if standing.by_operator => Some("is paused; resume it first"),
            DestinationState::Disabled => Some("is disabled; resume it first"),
            DestinationState::Active | DestinationState::Paused => None,
        };
        if let Some(stands) = stands {
            return Err(Refused::impossible("destination", format!("'{name}' {stands}.")));
        }
        let message = format!(
            "A sample, sent by {} to see whether events arrive. Nothing happened.",
            quoted(author.name)
        );
        let sample = happened(EventKind::Test, author.at, None, message);
        let mut statements = rescue::tell_one(&sample, destination.id());
        statements.push(rescue::note_destination(destination.id(), "test", author));
        self.store().write(statements).await?;
        destination.try_now(self.now());
        let seq = rescue::event_seq(self.store(), &sample.id).await?;
        let seq = seq.ok_or_else(|| StoreError::Damaged("an event is gone that was just written".into()))?;
        let source = crate::domain::delivery::Source::Event(seq);
        let key = DeliveryKey { destination: destination.id(), source, part: 0 };
        Ok(Tested {
            id: Some(self.shown_id(&key)),
            state: DeliveryState::Pending.as_str().into(),
            findings: Vec::new(),
        })
    }

    /// The deliveries of these ids, each once, all of them there and in a state that nothing speaks against.
    async fn existing(
        &self,
        ids: &[String],
        refuses: impl Fn(DeliveryState) -> Option<&'static str>,
    ) -> Result<Vec<DeliveryKey>, Refused> {
        let keys = ids.iter().map(|id| self.key("ids", id)).collect::<Result<BTreeSet<_>, _>>()?;
        let keys: Vec<DeliveryKey> = keys.into_iter().collect();
        self.in_fit_state("ids", &keys, refuses).await
    }

    async fn in_fit_state(
        &self,
        field: &'static str,
        keys: &[DeliveryKey],
        refuses: impl Fn(DeliveryState) -> Option<&'static str>,
    ) -> Result<Vec<DeliveryKey>, Refused> {
        let found = rescue::find(self.store(), keys).await?;
        for key in keys {
            let Some(found) = found.get(key) else {
                let message = format!("Delivery '{}' does not exist.", self.shown_id(key));
                return Err(Refused::unknown(field, message));
            };
            if let Some(why) = refuses(found.state) {
                return Err(Refused::impossible(field, format!("Delivery '{}' {why}.", self.shown_id(key))));
            }
        }
        Ok(keys.to_vec())
    }

    /// Writes a change, forgets what was counted, and wakes those it is about.
    async fn changed(
        &self,
        keys: &[DeliveryKey],
        statements: Vec<crate::store::Statement>,
    ) -> Result<(), StoreError> {
        if keys.is_empty() {
            return Ok(());
        }
        self.store().write(statements).await?;
        self.count_anew().await;
        let told: BTreeSet<DestinationId> = keys.iter().map(|key| key.destination).collect();
        for destination in told.into_iter().filter_map(|id| self.get(id)) {
            destination.try_now(self.now());
            self.tell(destination, "changed");
        }
        Ok(())
    }

    /// How many dead deliveries of a destination were told of so far; from now on it is so many.
    pub(super) fn dead_told(&self, destination: DestinationId, now: u64) -> u64 {
        let mut told = self.inner.desk.dead_told.lock().unwrap_or_else(PoisonError::into_inner);
        told.insert(destination, now).unwrap_or(0)
    }
}

/// A page of usage that names nobody to bill.
#[derive(Debug)]
pub struct Unbilled {
    /// The deliveries.
    pub rows: Vec<Listed>,
    /// Where the next page begins.
    pub next: Option<Mark>,
    /// How many there are in all.
    pub count: u64,
    /// What they cost in all.
    pub cost: Picos,
}

/// Whether somebody is billed by what a destination gets.
pub(super) fn is_billing(destination: &Destination) -> bool {
    use DestinationKind::{Lago, OpenMeter, Slack, Stripe, Webhook};
    let kinds = [Lago, Webhook, Slack, OpenMeter, Stripe];
    kinds.iter().any(|kind| kind.is_billing() && kind.as_str() == destination.kind())
}

/// An event of the proxy itself. Without `once` there is no other like it.
pub(super) fn happened(kind: EventKind, at: Millis, once: Option<String>, message: String) -> Event {
    let id = Uuid::now_v7().to_string();
    Event {
        once: once.unwrap_or_else(|| id.clone()),
        id,
        kind,
        at,
        group: "proxy".into(),
        spend: None,
        max_budget: None,
        soft_budget: None,
        token: None,
        customer_id: None,
        user_id: None,
        team_id: None,
        organization_id: None,
        names: Names::default(),
        projected_exceeded_date: None,
        projected_spend: None,
        message,
    }
}
