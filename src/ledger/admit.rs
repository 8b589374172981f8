//! Admission: find the accounts, try, and wait in line when only holds are in the way.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use super::disk::Level;
use super::line::Ticket;
use super::state::{Admitted, Attempt, Order, Refusal, Shortage, Waiter};
use super::{Inner, Ledger, Reservation, lock};
use crate::domain::account::{Kept, Terms};
use crate::domain::scope::AccountKey;
use crate::domain::time::Millis;
use crate::store::{StoreError, accounts};

/// Calls that may wait at once; more are told to come back.
const LINE_MAX: usize = 10_000;
/// How long a call waits for a place in a full journal.
const PLACE_WAIT: Duration = Duration::from_secs(5);

/// What a call puts up with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Its whole ceiling, now.
    FullOnly,
    /// Less, and waiting in line for so long.
    Wait(Duration),
}

impl Ledger {
    /// Takes the money and the rates of a call, from everyone or from no one.
    pub async fn admit(&self, order: Order, patience: Patience) -> Result<Reservation, Refusal> {
        let inner = &self.inner;
        let is_bookable = inner.journal.is_healthy() && inner.disk.level() != Level::Exhausted;
        if order.want.is_some() && !is_bookable {
            return Err(Refusal::Unavailable);
        }
        let permit = match tokio::time::timeout(PLACE_WAIT, inner.journal.place()).await {
            Ok(Some(permit)) => permit,
            Ok(None) => return Err(Refusal::Unavailable),
            Err(_) => return Err(Refusal::Full),
        };
        let names = order.names.clone();
        let admitted = self.admitted(Arc::new(order), patience).await?;
        Ok(Reservation::new(Arc::clone(inner), *admitted, names, permit))
    }

    async fn admitted(&self, order: Arc<Order>, patience: Patience) -> Result<Box<Admitted>, Refusal> {
        let (shortage, waiting, wait) = loop {
            self.load(order.all_terms()).await.map_err(|error| {
                tracing::error!(%error, "an account cannot be read");
                Refusal::Unavailable
            })?;
            self.recall(&order.rates).await.map_err(|error| {
                tracing::error!(%error, "the tokens of a day cannot be read");
                Refusal::Unavailable
            })?;
            let now = self.inner.clock.now();
            let mut state = lock(&self.inner.state);
            let Some(accounts) = state.find(&order) else { continue };
            let capped_too = patience != Patience::FullOnly;
            let (at, shortage) = match state.attempt(&order, &accounts, false, capped_too, now) {
                Attempt::Admitted(admitted) => return Ok(admitted),
                Attempt::Refused(refusal) => return Err(refusal),
                Attempt::MustWait(at, shortage) => (at, shortage),
            };
            let Patience::Wait(wait) = patience else { return Err(Refusal::OnlyCapped) };
            if wait.is_zero() {
                return Err(Refusal::Held(shortage));
            }
            if state.line.len() >= LINE_MAX {
                return Err(Refusal::Full);
            }
            let (answer, turn) = oneshot::channel();
            state.refer(&accounts, 1);
            let ticket = state.line.join(at, Waiter { order: Arc::clone(&order), accounts, answer });
            break (shortage, Waiting { inner: Arc::clone(&self.inner), ticket, turn }, wait);
        };
        waiting.turn(wait, shortage).await
    }

    /// Puts the accounts of an order on the book that are not there yet.
    pub(super) async fn load<'t>(
        &self,
        terms: impl Iterator<Item = &'t Terms> + Clone,
    ) -> Result<(), StoreError> {
        loop {
            let (absent, generation) = {
                let state = lock(&self.inner.state);
                let absent: Vec<AccountKey> = terms
                    .clone()
                    .map(|term| &term.key)
                    .filter(|key| state.book.find(key).is_none())
                    .cloned()
                    .collect();
                (absent, state.generation)
            };
            if absent.is_empty() {
                return Ok(());
            }
            let mut read: Vec<(AccountKey, Kept)> = Vec::with_capacity(absent.len());
            for key in absent {
                let kept = accounts::get(&self.inner.store, &key).await?;
                read.push((key, kept.unwrap_or_default()));
            }
            let mut state = lock(&self.inner.state);
            if state.generation != generation {
                continue;
            }
            let newest = state.last_seq;
            for (key, mut kept) in read {
                // A further account that is new counts from now on, not from the beginning of the ledger.
                if kept == Kept::default() && (key.window.is_some() || key.scope.is_further()) {
                    kept.since_seq = newest;
                }
                state.book.open(key, kept);
            }
            state.sweep(&self.inner.journal);
            return Ok(());
        }
    }
}

/// A place in the line that is given up when the caller goes away.
struct Waiting {
    inner: Arc<Inner>,
    ticket: Ticket,
    turn: oneshot::Receiver<Result<Box<Admitted>, Refusal>>,
}

impl Waiting {
    async fn turn(mut self, wait: Duration, shortage: Box<Shortage>) -> Result<Box<Admitted>, Refusal> {
        match tokio::time::timeout(wait, &mut self.turn).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(Refusal::Unavailable),
            Err(_) => {
                let now = self.inner.clock.now();
                let mut state = lock(&self.inner.state);
                match leave(&mut state, self.ticket, now) {
                    true => Err(Refusal::Held(shortage)),
                    // The turn came at the last moment.
                    false => self.turn.try_recv().unwrap_or(Err(Refusal::Held(shortage))),
                }
            }
        }
    }
}

/// Leaves the line, if still in it. Who stood behind may fit where this one did not.
fn leave(state: &mut super::state::State, ticket: Ticket, now: Millis) -> bool {
    match state.line.leave(ticket) {
        Some(waiter) => {
            state.refer(&waiter.accounts, -1);
            state.wake(&waiter.accounts, now);
            true
        }
        None => false,
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let now = self.inner.clock.now();
        let mut state = lock(&self.inner.state);
        if !leave(&mut state, self.ticket, now)
            && let Ok(Ok(unclaimed)) = self.turn.try_recv()
        {
            state.undo(*unclaimed, now);
        }
    }
}
