//! The work of one destination: wait until something is due and may be sent, send it, write down what
//! came of it, all over again. A destination that fails holds up nobody else.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::destination::{Destination, Standing};
use super::haul::{Calm, Haul, Hold};
use super::wave::{self, Sea};
use super::{Deliveries, Target};
use crate::domain::delivery::{DeliveryState, Pace};
use crate::domain::time::Millis;
use crate::store::outbox::delivery::{self, Attempted};
use crate::store::outbox::destination as rows;
use crate::store::outbox::recent::Recent;
use crate::store::{Statement, StoreError};

/// Nobody waits longer without looking again.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Who waits for more to come looks this often at the most.
const GATHER: Duration = Duration::from_millis(20);
/// A pause after the database failed.
const STORE_PAUSE: Duration = Duration::from_secs(1);

/// The work of one destination.
pub(super) struct Worker {
    deliveries: Deliveries,
    destination: Arc<Destination>,
    owed: Owed,
    /// How much was owed when a wave looked last.
    seen: u64,
    /// What is known to be told; nothing is after anything went wrong.
    calm: Option<Calm>,
}

impl Worker {
    pub(super) fn new(deliveries: Deliveries, destination: Arc<Destination>, owed: Owed) -> Self {
        Self { deliveries, destination, owed, seen: 0, calm: None }
    }

    /// Works until the server goes down. What is under way then may take a little longer.
    pub(super) async fn run(mut self, stopping: CancellationToken) {
        let destination = Arc::clone(&self.destination);
        let Some(target) = destination.target() else { return };
        while !stopping.is_cancelled() {
            let (wait, enough) = match self.wave(target, &stopping).await {
                Ok(Next::Now) => continue,
                Ok(Next::After(wait)) => (wait, 1),
                Ok(Next::Unless { full, wait }) => (wait, full),
                Err(error) => {
                    tracing::error!(%error, destination = %destination.name(), "the outbox cannot be read or written");
                    (STORE_PAUSE, u64::MAX)
                }
            };
            tokio::select! {
                () = tokio::time::sleep(wait.min(LOOK_EVERY)) => {}
                // Somebody may have changed what is due in the database.
                () = destination.noticed.notified() => self.calm = None,
                () = self.owed.reaches(self.seen.saturating_add(enough)) => {}
                () = stopping.cancelled() => {}
            }
        }
    }

    /// One go at what is due; answers when to have the next one.
    async fn wave(&mut self, target: &Target, stopping: &CancellationToken) -> Result<Next, StoreError> {
        let deliveries = self.deliveries.clone();
        let clock = &deliveries.inner.clock;
        let calm = self.calm.take();
        // In this order: what is owed after the first look wakes us again, and the newest line of the
        // second was booked before the third.
        self.seen = self.owed.total();
        let told_to = self.owed.recent.last();
        let now = clock.now();
        let pace = match self.destination.pace(now) {
            // Whoever changes that wakes us.
            None => return Ok(Next::Unless { full: u64::MAX, wait: LOOK_EVERY }),
            Some(Pace::Wait(until)) => return Ok(Next::later(until, now)),
            Some(pace) => pace,
        };
        let size = wave::size(&self.destination, target, pace);
        let hold =
            Hold { deliveries: &deliveries, destination: &self.destination, recent: &self.owed.recent };
        let haul = match hold.fresh(calm, now, size).await? {
            Some(haul) => haul,
            None => hold.due(told_to, now, size).await?,
        };
        let Some(first) = haul.first else {
            self.calm = haul.calm;
            return Ok(Next::After(haul.next.map_or(LOOK_EVERY, |next| from_now(next, now))));
        };
        let batching = target.protocol.batching();
        let linger = i64::try_from(batching.linger.as_millis()).unwrap_or(i64::MAX);
        let go_at = first.plus_ms(linger);
        // What a wave costs besides its requests is shared by all it takes, so a full one is worth waiting for.
        if haul.taken < size && go_at > now && matches!(pace, Pace::Flow(_)) {
            self.calm = calm;
            let full = size.saturating_sub(haul.taken) as u64;
            return Ok(Next::Unless { full, wait: from_now(go_at, now) });
        }
        // Many at once only when many wait.
        let is_little = haul.taken < size && pace != Pace::Probe && batching.most > 1;
        let pace = if is_little { Pace::Flow(1) } else { pace };
        self.calm = self.tell(haul, pace, target, stopping).await;
        Ok(Next::Now)
    }

    /// Sends what a wave took and writes down what came of it; answers what is known then.
    async fn tell(
        &self,
        haul: Haul,
        pace: Pace,
        target: &Target,
        stopping: &CancellationToken,
    ) -> Option<Calm> {
        let super::Inner { store, clock, rules, .. } = &*self.deliveries.inner;
        let Haul { items, lost, calm, .. } = haul;
        let count = items.len() + lost.len();
        let before = self.destination.standing();
        let (destination, landed) = (&*self.destination, Mutex::default());
        let sea = Sea { store, destination, target, clock, rules, stopping, landed };
        let given_up = async {
            stopping.cancelled().await;
            tokio::time::sleep(rules.grace).await;
        };
        tokio::select! {
            () = sea.sail(items, pace) => {}
            () = given_up => {}
        }
        let mut attempted = sea.landed();
        attempted.extend(lost.into_iter().map(|key| wave::lost(key, clock.now())));
        self.record(&attempted, &before).await;
        let is_done = |attempted: &Attempted| attempted.state != DeliveryState::Pending;
        calm.filter(|_| attempted.len() == count && attempted.iter().all(is_done))
    }

    /// Writes down what came of a wave, until that works: the destination has what it took.
    async fn record(&self, attempted: &[Attempted], before: &Standing) {
        let super::Inner { store, clock, .. } = &*self.deliveries.inner;
        let mut statements = delivery::record(attempted, clock.now());
        statements.extend(self.changes(before));
        while let Err(error) = store.write_again(&statements).await {
            tracing::error!(%error, destination = %self.destination.name(), "the outbox cannot be written");
            tokio::time::sleep(STORE_PAUSE).await;
        }
        let state = self.destination.standing().state;
        if state != before.state {
            self.deliveries.tell(&self.destination, state.as_str());
        }
        if attempted.iter().any(|it| it.state == DeliveryState::Dead) {
            self.deliveries.tell(&self.destination, "dead");
        }
    }

    /// What is written of the destination itself.
    fn changes(&self, before: &Standing) -> Vec<Statement> {
        let (id, after) = (self.destination.id(), self.destination.standing());
        let mut statements = Vec::new();
        if (after.state, &after.reason) != (before.state, &before.reason) {
            statements.push(rows::set_own_state(id, after.state, after.reason.as_deref()));
        }
        if after.batch_limit != before.batch_limit {
            statements.push(rows::set_batch_limit(id, after.batch_limit));
        }
        if after.last_ok_at != before.last_ok_at
            && let Some(at) = after.last_ok_at
        {
            statements.push(rows::set_ok(id, at));
        }
        if after.last_error_at != before.last_error_at
            && let (Some(error), Some(at)) = (&after.last_error, after.last_error_at)
        {
            statements.push(rows::set_error(id, error, at));
        }
        statements
    }
}

/// When to look again.
enum Next {
    /// At once: there may be more.
    Now,
    /// After so long, or when something is owed.
    After(Duration),
    /// After so long, or when so many more are owed that all requests are full.
    Unless { full: u64, wait: Duration },
}

impl Next {
    /// Not before this instant, whatever is owed. Who resumes a destination wakes it.
    fn later(until: Millis, now: Millis) -> Self {
        Self::Unless { full: u64::MAX, wait: from_now(until, now) }
    }
}

/// How much was ever owed, as those tell who write it down.
#[derive(Clone, Debug)]
pub struct Owed {
    /// Lines and events of the ledger.
    pub booked: watch::Receiver<u64>,
    /// Events of records.
    pub edited: watch::Receiver<u64>,
    /// The lines themselves, the newest.
    pub recent: Recent,
}

impl Owed {
    fn total(&mut self) -> u64 {
        self.booked.borrow_and_update().saturating_add(*self.edited.borrow_and_update())
    }

    /// Done when so much is owed.
    async fn reaches(&mut self, enough: u64) {
        while self.total() < enough {
            // Who waits for many is not woken for each.
            tokio::time::sleep(GATHER).await;
            let is_told = tokio::select! {
                changed = self.booked.changed() => changed,
                changed = self.edited.changed() => changed,
            };
            if is_told.is_err() {
                // Nothing is booked any more; the server goes down.
                std::future::pending::<()>().await;
            }
        }
    }
}

fn from_now(until: Millis, now: Millis) -> Duration {
    Duration::from_millis(until.since(now).max(1))
}
