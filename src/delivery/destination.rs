//! One destination while the server runs: how to reach it, whether it is told, how it does.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::target::Target;
use crate::domain::delivery::{Circuit, DestinationId, Pace, Profile};
use crate::domain::time::Millis;
use crate::store::outbox::destination::{self as rows, DestinationRow, DestinationState};
use crate::store::{Store, StoreError};

/// Whether a destination is told, and how it does, at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Whether it is told.
    pub state: DestinationState,
    /// Why it is not.
    pub reason: Option<String>,
    /// Whether an operator wants it so.
    pub by_operator: bool,
    /// Nothing is sent before this instant: it failed too often.
    pub open_until: Option<Millis>,
    /// The largest batch it takes, if that is less than usual.
    pub batch_limit: Option<usize>,
    /// When it last took something.
    pub last_ok_at: Option<Millis>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// When that was.
    pub last_error_at: Option<Millis>,
}

/// What came of what was sent, since the start.
#[derive(Debug, Default)]
pub struct Tally {
    /// Requests that went out.
    pub requests: AtomicU64,
    /// Deliveries that arrived.
    pub delivered: AtomicU64,
    /// Deliveries that will be tried again.
    pub failed: AtomicU64,
    /// Deliveries that were given up.
    pub dead: AtomicU64,
    /// Time spent waiting for answers, in milliseconds.
    pub waited_ms: AtomicU64,
}

impl Tally {
    pub(super) fn add(count: &AtomicU64, more: usize) {
        count.fetch_add(more as u64, Ordering::Relaxed);
    }
}

/// One destination.
#[derive(Debug)]
pub struct Destination {
    id: DestinationId,
    name: String,
    kind: String,
    version: i64,
    /// Absent for one that is not configured any more.
    target: Option<Target>,
    shared: Mutex<Shared>,
    profiles: Mutex<HashMap<i64, Arc<Profile>>>,
    tally: Tally,
    /// So many more may be given up before it is doubted; beyond all counting when it has just taken
    /// something.
    trust: AtomicU32,
    /// Something changed that its worker should look at.
    pub(super) noticed: Notify,
}

#[derive(Debug)]
struct Shared {
    circuit: Circuit,
    standing: Standing,
}

impl Destination {
    pub(super) fn new(row: DestinationRow, target: Option<Target>, circuit: Circuit) -> Self {
        let standing = Standing {
            state: row.state,
            reason: row.reason,
            by_operator: row.by_operator,
            open_until: None,
            batch_limit: row.batch_limit,
            last_ok_at: row.last_ok_at,
            last_error: row.last_error,
            last_error_at: row.last_error_at,
        };
        Self {
            id: row.id,
            name: row.name,
            kind: row.kind,
            version: row.version,
            target,
            shared: Mutex::new(Shared { circuit, standing }),
            profiles: Mutex::default(),
            tally: Tally::default(),
            trust: AtomicU32::new(u32::MAX),
            noticed: Notify::new(),
        }
    }

    /// Its number.
    pub fn id(&self) -> DestinationId {
        self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What kind of system it is.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The profile that new deliveries get.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// How to reach it; absent for one that is not configured any more.
    pub fn target(&self) -> Option<&Target> {
        self.target.as_ref()
    }

    /// What came of what was sent.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// How it stands now.
    pub fn standing(&self) -> Standing {
        let shared = self.shared();
        Standing { open_until: shared.circuit.open_until(), ..shared.standing.clone() }
    }

    /// How much may be sent to it now; `None` until somebody changes that.
    pub(super) fn pace(&self, now: Millis) -> Option<Pace> {
        let shared = self.shared();
        match shared.standing.state {
            DestinationState::Active => Some(shared.circuit.pace(now)),
            // It is asked now and then whether it lets somebody in again, with one event.
            DestinationState::Paused if !shared.standing.by_operator => match shared.circuit.pace(now) {
                Pace::Flow(_) => Some(Pace::Probe),
                pace => Some(pace),
            },
            DestinationState::Paused | DestinationState::Disabled => None,
        }
    }

    pub(super) fn set_state(&self, state: DestinationState, reason: Option<String>, by_operator: bool) {
        let mut shared = self.shared();
        let standing = &mut shared.standing;
        (standing.state, standing.reason, standing.by_operator) = (state, reason, by_operator);
        drop(shared);
        self.noticed.notify_one();
    }

    /// Asks at once, whatever was before.
    pub fn try_now(&self, now: Millis) {
        self.shared().circuit.try_now(now);
        self.noticed.notify_one();
    }

    /// There may be something to send that was not there before.
    pub fn notice(&self) {
        self.noticed.notify_one();
    }

    /// It took something.
    pub(super) fn took(&self) {
        self.trust.store(u32::MAX, Ordering::Relaxed);
    }

    /// Whether it is known well enough to believe that it will never take so many. Each time it is
    /// believed a little less, until it takes something again.
    pub(super) fn is_believed(&self, count: usize, most: u32) -> bool {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let spend = |trust: u32| trust.min(most).checked_sub(count);
        self.trust.fetch_update(Ordering::Relaxed, Ordering::Relaxed, spend).is_ok()
    }

    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Circuit, &mut Standing) -> T) -> T {
        let mut shared = self.shared();
        let Shared { circuit, standing } = &mut *shared;
        change(circuit, standing)
    }

    /// The profile of a version.
    pub(super) async fn profile(&self, store: &Store, version: i64) -> Result<Arc<Profile>, StoreError> {
        let known = || self.profiles.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(profile) = known().get(&version) {
            return Ok(Arc::clone(profile));
        }
        let found = rows::profile(store, self.id, version).await?;
        let found = found.map(Arc::new).ok_or_else(|| {
            StoreError::Damaged(format!("destination {} has no profile {version}", self.name))
        })?;
        known().insert(version, Arc::clone(&found));
        Ok(found)
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
