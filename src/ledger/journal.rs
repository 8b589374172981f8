//! Group commit: everything that happened since the last commit goes to disk as one transaction.
//!
//! Operations arrive in the order in which the book made them. A failed commit is tried again until
//! it works: the batch stays in memory, admission stops meanwhile, and nothing is dropped.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, broadcast, mpsc, oneshot, watch};

use super::decisions::{Decided, Unwritten};
use super::failed::{self, FailedCalls};
use super::live::{Booked, LiveEvent};
use crate::domain::account::Kept;
use crate::domain::decision::Decision;
use crate::domain::delivery::{Event, Outbox, Owed};
use crate::domain::entry::{CallFacts, Draft, Payer};
use crate::domain::hold::{AccountId, HoldId};
use crate::domain::scope::AccountKey;
use crate::domain::time::Millis;
use crate::metrics::Metrics;
use crate::store::outbox::recent::Recent;
use crate::store::outbox::{delivery, event};
use crate::store::rollups::DaySums;
use crate::store::{Statement, Store, accounts, decisions, entries, holds};

/// Calls that may be under way or on their way to disk; more wait at the door.
const CAPACITY: usize = 16_384;
/// Operations taken into one transaction.
const BATCH_MAX: usize = 512;
/// A call that ends sooner than this never needs a row for its hold.
const HOLD_LAG: Duration = Duration::from_millis(20);
/// The longest pause before a failed commit is tried again.
const RETRY_MAX: Duration = Duration::from_secs(1);

/// An account after an operation.
#[derive(Debug)]
pub(super) struct After {
    pub(super) id: AccountId,
    pub(super) key: Arc<AccountKey>,
    pub(super) kept: Kept,
}

/// Something that happened.
#[derive(Debug)]
pub(super) enum Operation {
    /// A hold that has a row ended without a charge.
    Released { hold: HoldId, permit: Option<OwnedSemaphorePermit> },
    /// A line was written, by the end of a hold or by an operator. `row` is the hold's, if it has one.
    Booked {
        row: Option<HoldId>,
        booked: Arc<Booked>,
        after: Vec<After>,
        /// What follows from it for those who want to know of budgets.
        events: Vec<Event>,
        done: Option<oneshot::Sender<()>>,
        permit: Option<OwnedSemaphorePermit>,
    },
    /// Something happened that is no line of the ledger.
    Happened { event: Box<Event> },
    /// A call was refused or capped; worth keeping, and nobody waits for it.
    Decided { decided: Arc<Decided>, place: Unwritten },
    /// Somebody wants to know when everything before this is on disk.
    Told { done: oneshot::Sender<()> },
    /// Write everything and stop; holds that are still open stay on disk for recovery.
    Close,
}

/// Sent calls that have not ended, and which of them have a row.
///
/// A row is made only for those that last: most calls end before, and cost the disk nothing.
#[derive(Debug, Default)]
struct SentHolds {
    /// Since when, and what the row shall say.
    unwritten: HashMap<HoldId, (Instant, Millis, Arc<Draft>)>,
    with_row: HashSet<HoldId>,
    /// Still open, but nothing is owed any more: their rows have to go.
    withdrawn: Vec<HoldId>,
}

impl SentHolds {
    fn note(&mut self, hold: HoldId, at: Millis, draft: Arc<Draft>) {
        // Somebody who tries again and again has lasted since the first time.
        let since = self.unwritten.get(&hold).map_or_else(Instant::now, |(since, ..)| *since);
        self.unwritten.insert(hold, (since, at, draft));
    }

    /// Forgets a hold; answers whether it has a row.
    fn forget(&mut self, hold: HoldId) -> bool {
        self.unwritten.remove(&hold);
        self.with_row.remove(&hold)
    }

    fn has_work(&self) -> bool {
        !self.unwritten.is_empty() || !self.withdrawn.is_empty()
    }

    /// Those that shall have a row now; from here on they have one.
    fn take_old(&mut self, now: Instant, all: bool) -> Vec<(HoldId, Millis, Arc<Draft>)> {
        let old = self.unwritten.extract_if(|_, (since, ..)| all || *since + HOLD_LAG <= now);
        let old: Vec<_> = old.map(|(hold, (_, at, draft))| (hold, at, draft)).collect();
        self.with_row.extend(old.iter().map(|(hold, ..)| *hold));
        old
    }
}

/// The way in.
#[derive(Clone, Debug)]
pub(super) struct Journal {
    sender: mpsc::UnboundedSender<Operation>,
    room: Arc<Semaphore>,
    holds: Arc<Mutex<SentHolds>>,
    failed: Arc<FailedCalls>,
    /// There are sent calls again; the worker sets its clock.
    noticed: Arc<Notify>,
    healthy: Arc<AtomicBool>,
    rows: Arc<AtomicU64>,
    commits: Arc<AtomicU64>,
    kept_seq: Arc<AtomicU64>,
    queued: Arc<AtomicUsize>,
    /// Lines and events that somebody was owed, since the start.
    owed: watch::Sender<u64>,
    recent: Recent,
}

impl Journal {
    /// A journal and the worker that has to be run for it.
    pub(super) fn new(
        store: Store,
        live: broadcast::Sender<LiveEvent>,
        outbox: Outbox,
        last_seq: u64,
        metrics: Arc<Metrics>,
    ) -> (Self, Worker) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let journal = Self {
            sender,
            room: Arc::new(Semaphore::new(CAPACITY)),
            holds: Arc::default(),
            failed: Arc::default(),
            noticed: Arc::default(),
            healthy: Arc::new(AtomicBool::new(true)),
            rows: Arc::default(),
            commits: Arc::default(),
            kept_seq: Arc::default(),
            queued: Arc::default(),
            owed: watch::Sender::new(0),
            recent: Recent::after_line(last_seq),
        };
        let worker = Worker {
            store,
            receiver,
            live,
            healthy: Arc::clone(&journal.healthy),
            rows: Arc::clone(&journal.rows),
            commits: Arc::clone(&journal.commits),
            kept_seq: Arc::clone(&journal.kept_seq),
            queued: Arc::clone(&journal.queued),
            holds: Arc::clone(&journal.holds),
            failed: Arc::clone(&journal.failed),
            noticed: Arc::clone(&journal.noticed),
            owed: journal.owed.clone(),
            recent: journal.recent.clone(),
            outbox,
            metrics,
        };
        (journal, worker)
    }

    /// A place for one call, held from admission until its end is on disk.
    pub(super) async fn place(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.room).acquire_owned().await.ok()
    }

    /// Hands an operation over; called with the book locked, so that the order is the book's.
    pub(super) fn push(&self, operation: Operation) {
        self.queued.fetch_add(1, Ordering::Relaxed);
        if self.sender.send(operation).is_err() {
            // Only after shutdown has drained the journal; the guard that pushed is too late.
            tracing::error!("an operation came after the journal was closed");
        }
    }

    /// A call was sent to a provider: from here on it may cost something, also after a crash. Sent once
    /// more, it is the newer one that counts.
    pub(super) fn sent(&self, hold: HoldId, at: Millis, draft: Arc<Draft>) {
        self.change_holds(|holds| holds.note(hold, at, draft));
    }

    /// A sent call is still under way, but what was sent so far costs nothing, also after a crash.
    pub(super) fn withdrawn(&self, hold: HoldId) {
        self.change_holds(|holds| {
            if holds.forget(hold) {
                holds.withdrawn.push(hold);
            }
        });
    }

    fn change_holds(&self, change: impl FnOnce(&mut SentHolds)) {
        let mut holds = lock(&self.holds);
        let had_work = holds.has_work();
        change(&mut holds);
        if !had_work && holds.has_work() {
            self.noticed.notify_one();
        }
    }

    /// A sent call has ended; answers whether it has a row that has to go.
    pub(super) fn ended(&self, hold: HoldId) -> Option<HoldId> {
        lock(&self.holds).forget(hold).then_some(hold)
    }

    /// Counts a call that cost nothing because it was refused or failed.
    pub(super) fn failed(&self, payer: Payer, call: CallFacts, is_refused: bool, at: Millis) {
        self.failed.count(payer, call, is_refused, at);
    }

    /// Rises when something was written that somebody is owed.
    pub(super) fn owed(&self) -> watch::Receiver<u64> {
        self.owed.subscribe()
    }

    /// The newest lines that somebody is owed.
    pub(super) fn recent(&self) -> Recent {
        self.recent.clone()
    }

    /// Operations that are not on disk yet.
    pub(super) fn queued(&self) -> usize {
        self.queued.load(Ordering::Relaxed)
    }

    /// Whether the last commit worked.
    pub(super) fn is_healthy(&self) -> bool {
        self.healthy.load(Ordering::Acquire)
    }

    /// The last entry that is on disk.
    pub(super) fn kept_seq(&self) -> u64 {
        self.kept_seq.load(Ordering::Acquire)
    }

    /// Lines and commits written since the start.
    pub(super) fn written(&self) -> (u64, u64) {
        (self.rows.load(Ordering::Relaxed), self.commits.load(Ordering::Relaxed))
    }
}

/// The one that writes.
pub(super) struct Worker {
    store: Store,
    receiver: mpsc::UnboundedReceiver<Operation>,
    live: broadcast::Sender<LiveEvent>,
    healthy: Arc<AtomicBool>,
    rows: Arc<AtomicU64>,
    commits: Arc<AtomicU64>,
    kept_seq: Arc<AtomicU64>,
    queued: Arc<AtomicUsize>,
    holds: Arc<Mutex<SentHolds>>,
    failed: Arc<FailedCalls>,
    noticed: Arc<Notify>,
    owed: watch::Sender<u64>,
    recent: Recent,
    outbox: Outbox,
    metrics: Arc<Metrics>,
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What one transaction writes, and whom it makes happy.
#[derive(Default)]
struct Batch {
    booked: Vec<Arc<Booked>>,
    accounts: HashMap<AccountId, (Arc<AccountKey>, Kept)>,
    sent: Vec<(HoldId, Millis, Arc<Draft>)>,
    ended: Vec<HoldId>,
    events: Vec<Event>,
    decided: Vec<Decision>,
    places: Vec<Unwritten>,
    failed: failed::Counts,
    done: Vec<oneshot::Sender<()>>,
    permits: Vec<OwnedSemaphorePermit>,
}

impl Worker {
    /// Writes until every way in is gone and everything is on disk.
    pub(super) async fn run(mut self) {
        let mut operations = Vec::with_capacity(BATCH_MAX);
        // When to look for calls that have lasted long enough for a row.
        let mut look_at: Option<Instant> = None;
        // When failed calls have waited long enough for a charge to be written with.
        let mut count_at: Option<Instant> = None;
        loop {
            let due = look_at.into_iter().chain(count_at).min();
            let until = due.unwrap_or_else(Instant::now);
            let received = tokio::select! {
                biased;
                received = self.receiver.recv_many(&mut operations, BATCH_MAX) => Some(received),
                () = self.noticed.notified(), if look_at.is_none() => {
                    look_at = Some(Instant::now() + HOLD_LAG);
                    continue;
                }
                () = self.failed.noticed.notified(), if count_at.is_none() => {
                    count_at = self.failed.due();
                    continue;
                }
                () = tokio::time::sleep_until(until.into()), if due.is_some() => None,
            };
            let mut batch = Batch::default();
            // After `Close` the way in is shut; what came before it is still taken, then there is nothing.
            let closing = received == Some(0);
            let taken = operations.len();
            for operation in operations.drain(..) {
                self.gather(operation, &mut batch);
            }
            // Ends that come from here on find the row, and theirs is a later batch.
            let now = Instant::now();
            {
                let mut holds = lock(&self.holds);
                // Always, so that no charge is on disk beside the row of an earlier try.
                batch.ended.append(&mut holds.withdrawn);
                if closing || look_at.is_some_and(|due| due <= now) {
                    batch.sent = holds.take_old(now, closing);
                    look_at = holds.has_work().then(|| now + HOLD_LAG);
                }
            }
            batch.failed = self.failed.take(now, closing || !batch.booked.is_empty());
            count_at = self.failed.due();
            self.commit(batch).await;
            self.queued.fetch_sub(taken, Ordering::Relaxed);
            if closing {
                break;
            }
        }
        self.store.close().await;
    }

    fn gather(&mut self, operation: Operation, batch: &mut Batch) {
        match operation {
            Operation::Released { hold, permit } => {
                batch.ended.push(hold);
                batch.permits.extend(permit);
            }
            Operation::Booked { row, booked, after, events, done, permit } => {
                batch.ended.extend(row);
                batch.booked.push(booked);
                batch.events.extend(events);
                for After { id, key, kept } in after {
                    batch.accounts.insert(id, (key, kept));
                }
                batch.done.extend(done);
                batch.permits.extend(permit);
            }
            Operation::Happened { event } => batch.events.push(*event),
            Operation::Decided { decided, place } => {
                batch.decided.push(decided.spelled_out());
                batch.places.push(place);
            }
            Operation::Told { done } => batch.done.push(done),
            Operation::Close => self.receiver.close(),
        }
    }

    async fn commit(&mut self, batch: Batch) {
        let statements = batch.statements(&self.outbox);
        if !statements.is_empty() {
            let begun = Instant::now();
            self.write(statements).await;
            self.metrics.committed(begun.elapsed());
            self.rows.fetch_add(batch.booked.len() as u64, Ordering::Relaxed);
            self.commits.fetch_add(1, Ordering::Relaxed);
            if let Some(last) = batch.booked.last() {
                self.kept_seq.store(last.entry.seq, Ordering::Release);
            }
            if !self.outbox.is_empty() {
                // Before it is said that there is something: who hears it finds it.
                self.recent.add(batch.booked.iter().map(|booked| Arc::clone(&booked.entry)));
                let told = batch.booked.len() + batch.events.len();
                self.owed.send_if_modified(|owed| {
                    *owed += told as u64;
                    told > 0
                });
            }
        }
        for done in batch.done {
            // A caller who left does not wait any more.
            let _ = done.send(());
        }
        if self.live.receiver_count() > 0 {
            for booked in batch.booked {
                let _ = self.live.send(LiveEvent::Spend(booked));
            }
        }
    }

    /// Tries until it works. Nobody is told "done" before.
    async fn write(&self, statements: Vec<Statement>) {
        let mut pause = Duration::from_millis(20);
        let mut failing_since: Option<Instant> = None;
        while let Err(error) = self.store.write_again(&statements).await {
            self.healthy.store(false, Ordering::Release);
            if failing_since.is_none() {
                tracing::error!(%error, "the ledger cannot be written; calls that cost money are refused until it can");
            }
            failing_since.get_or_insert_with(Instant::now);
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(RETRY_MAX);
        }
        if let Some(since) = failing_since {
            tracing::warn!(
                outage_ms = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX),
                "the ledger can be written again; nothing was lost"
            );
        }
        self.healthy.store(true, Ordering::Release);
    }
}

impl Batch {
    fn statements(&self, outbox: &Outbox) -> Vec<Statement> {
        let mut days = DaySums::default();
        for booked in &self.booked {
            days.add(&booked.entry);
        }
        for ((payer, call, day), calls) in &self.failed {
            days.add_failed(payer, call, *day, *calls);
        }
        let mut statements = Vec::with_capacity(5);
        statements.extend(entries::insert(self.booked.iter().map(|booked| &*booked.entry)));
        statements.extend(accounts::upsert(self.accounts.values().map(|(key, kept)| (&**key, kept))));
        statements.extend(days.upsert());
        let owed = |booked: &'_ Arc<Booked>| -> Vec<Owed> {
            outbox.of_entry(&booked.entry, || booked.facts()).collect()
        };
        statements.extend(delivery::insert(self.booked.iter().flat_map(owed)));
        statements.extend(self.events.iter().flat_map(|happened| event::insert(happened, outbox)));
        statements.extend(holds::delete(self.ended.iter().copied()));
        statements.extend(holds::insert(self.sent.iter().map(|(hold, at, draft)| (*hold, *at, &**draft))));
        statements.extend(decisions::insert(self.decided.iter()));
        statements
    }
}
