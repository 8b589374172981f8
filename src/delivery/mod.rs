//! Tells other systems what was spent and what happened: usage to billing systems, events to
//! webhooks and Slack. A request never waits for any of it.
//!
//! Every destination has a folder or file of its own that says how a body looks and what an answer
//! means, both without IO; sending and keeping count is the same for all.

pub mod destination;
pub mod lago;
mod open;
pub mod openmeter;
#[cfg(test)]
mod samples;
pub mod send;
pub mod slack;
pub mod stripe;
pub mod target;
mod wanted;
mod wave;
pub mod webhook;
mod worker;

use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use destination::{Destination, Standing};
pub use open::{Rules, Wanted};
pub use target::Target;
pub use wanted::wanted;
pub use worker::Owed;

use crate::clock::Clock;
use crate::domain::delivery::{DeliveryKey, DestinationId, Outbox};
use crate::store::outbox::destination as rows;
use crate::store::outbox::destination::DestinationState;
use crate::store::{Store, StoreError};

/// Everybody who is told, and the work of telling them. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Deliveries {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    store: Store,
    clock: Clock,
    outbox: Outbox,
    rules: Rules,
    destinations: Vec<Arc<Destination>>,
}

impl Deliveries {
    /// Those who are configured, in their order, and those who were once.
    pub fn destinations(&self) -> &[Arc<Destination>] {
        &self.inner.destinations
    }

    /// The destination of a name.
    pub fn find(&self, name: &str) -> Option<&Arc<Destination>> {
        self.inner.destinations.iter().find(|destination| destination.name() == name)
    }

    /// The destination of a number.
    pub fn get(&self, id: DestinationId) -> Option<&Arc<Destination>> {
        self.inner.destinations.iter().find(|destination| destination.id() == id)
    }

    /// What new lines and events owe.
    pub fn outbox(&self) -> &Outbox {
        &self.inner.outbox
    }

    /// Starts to tell them, whenever something is owed.
    pub fn start(&self, owed: &Owed, tasks: &TaskTracker, stopping: &CancellationToken) {
        for destination in &self.inner.destinations {
            if destination.target().is_some() {
                let worker = worker::Worker::new(self.clone(), Arc::clone(destination), owed.clone());
                tasks.spawn(worker.run(stopping.clone()));
            }
        }
    }

    /// Stops telling a destination until it is resumed; what it is owed waits.
    pub async fn pause(&self, destination: &Destination, reason: &str) -> Result<(), StoreError> {
        let state = DestinationState::Paused;
        self.inner.store.write(vec![rows::set_state(destination.id(), state, Some(reason), true)]).await?;
        destination.set_state(state, Some(reason.to_owned()), true);
        Ok(())
    }

    /// Tells a destination again, at once.
    pub async fn resume(&self, destination: &Destination) -> Result<(), StoreError> {
        let state = DestinationState::Active;
        self.inner.store.write(vec![rows::set_state(destination.id(), state, None, false)]).await?;
        destination.set_state(state, None, false);
        destination.try_now(self.inner.clock.now());
        Ok(())
    }

    /// The request that a delivery makes, by itself; absent where nothing is known of it.
    pub async fn item(&self, key: DeliveryKey) -> Result<Option<target::Item>, StoreError> {
        let Some(destination) = self.get(key.destination) else { return Ok(None) };
        let Some(due) = crate::store::outbox::delivery::get(&self.inner.store, key).await? else {
            return Ok(None);
        };
        let (mut items, _) = wave::items(&self.inner.store, destination, vec![due]).await?;
        Ok(items.pop())
    }
}
