//! Tells other systems what was spent and what happened: usage to billing systems, events to
//! webhooks and Slack. A request never waits for any of it.
//!
//! Every destination has a folder or file of its own that says how a body looks and what an answer
//! means, both without IO; sending and keeping count is the same for all.

mod asking;
pub mod books;
mod care;
pub mod destination;
mod haul;
pub mod lago;
mod open;
pub mod openmeter;
pub mod operate;
pub mod send;
mod shown;
pub mod slack;
pub mod stripe;
pub mod target;
mod wanted;
mod wave;
pub mod webhook;
mod worker;

#[cfg(test)]
mod samples;

use std::sync::Arc;

use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use destination::{Destination, Standing};
pub use open::{Rules, Wanted};
pub use target::Target;
pub use wanted::wanted;
pub use worker::Owed;

use crate::clock::Clock;
use crate::domain::delivery::{DeliveryKey, DestinationId, Outbox};
use crate::store::{Store, StoreError};

/// Changes of destinations kept for a reader that is behind.
const CHANGES_KEPT: usize = 256;

/// A destination that those who watch should look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestinationChange {
    /// Its name.
    pub destination: Arc<str>,
    /// Its state from now on, `dead` when it was given something up for, `changed` when an operator
    /// changed what it is owed.
    pub action: &'static str,
}

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
    desk: operate::Desk,
    changes: broadcast::Sender<DestinationChange>,
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

    /// What changes of them from now on.
    pub fn watch(&self) -> broadcast::Receiver<DestinationChange> {
        self.inner.changes.subscribe()
    }

    /// Tells those who watch; nobody may.
    fn tell(&self, destination: &Destination, action: &'static str) {
        if self.inner.changes.receiver_count() > 0 {
            let destination = destination.name().into();
            let _ = self.inner.changes.send(DestinationChange { destination, action });
        }
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
        if !self.inner.destinations.is_empty() {
            tasks.spawn(care::run(self.clone(), stopping.clone()));
        }
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
