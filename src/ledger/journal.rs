//! Group commit: everything that happened since the last commit goes to disk as one transaction.
//!
//! Operations arrive in the order in which the book made them. A failed commit is tried again until
//! it works: the batch stays in memory, admission stops meanwhile, and nothing is dropped.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast, mpsc, oneshot};

use super::live::{Booked, LiveEvent};
use crate::domain::account::Kept;
use crate::domain::entry::Draft;
use crate::domain::hold::{AccountId, HoldId};
use crate::domain::scope::AccountKey;
use crate::domain::time::Millis;
use crate::store::{Statement, Store, accounts, entries, holds, rollups::DaySums};

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
    /// A call was sent to a provider: from here on it may cost something.
    Sent { hold: HoldId, at: Millis, draft: Box<Draft> },
    /// A hold ended without a charge.
    Released { hold: HoldId, permit: Option<OwnedSemaphorePermit> },
    /// A line was written, by the end of a hold or by an operator.
    Booked {
        hold: Option<HoldId>,
        booked: Arc<Booked>,
        after: Vec<After>,
        done: Option<oneshot::Sender<()>>,
        permit: Option<OwnedSemaphorePermit>,
    },
    /// Write everything and stop; holds that are still open stay on disk for recovery.
    Close,
}

/// The way in.
#[derive(Clone, Debug)]
pub(super) struct Journal {
    sender: mpsc::UnboundedSender<Operation>,
    room: Arc<Semaphore>,
    healthy: Arc<AtomicBool>,
    rows: Arc<AtomicU64>,
    commits: Arc<AtomicU64>,
    kept_seq: Arc<AtomicU64>,
}

impl Journal {
    /// A journal and the worker that has to be run for it.
    pub(super) fn new(store: Store, live: broadcast::Sender<LiveEvent>) -> (Self, Worker) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let journal = Self {
            sender,
            room: Arc::new(Semaphore::new(CAPACITY)),
            healthy: Arc::new(AtomicBool::new(true)),
            rows: Arc::default(),
            commits: Arc::default(),
            kept_seq: Arc::default(),
        };
        let worker = Worker {
            store,
            receiver,
            live,
            healthy: Arc::clone(&journal.healthy),
            rows: Arc::clone(&journal.rows),
            commits: Arc::clone(&journal.commits),
            kept_seq: Arc::clone(&journal.kept_seq),
            unwritten: HashMap::new(),
        };
        (journal, worker)
    }

    /// A place for one call, held from admission until its end is on disk.
    pub(super) async fn place(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.room).acquire_owned().await.ok()
    }

    /// Hands an operation over; called with the book locked, so that the order is the book's.
    pub(super) fn push(&self, operation: Operation) {
        if self.sender.send(operation).is_err() {
            // Only after shutdown has drained the journal; the guard that pushed is too late.
            tracing::error!("an operation came after the journal was closed");
        }
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
    /// Sent holds without a row yet.
    unwritten: HashMap<HoldId, (Instant, Millis, Box<Draft>)>,
}

/// What one transaction writes, and whom it makes happy.
#[derive(Default)]
struct Batch {
    booked: Vec<Arc<Booked>>,
    accounts: HashMap<AccountId, (Arc<AccountKey>, Kept)>,
    sent: Vec<(HoldId, Millis, Box<Draft>)>,
    ended: Vec<HoldId>,
    done: Vec<oneshot::Sender<()>>,
    permits: Vec<OwnedSemaphorePermit>,
}

impl Worker {
    /// Writes until every way in is gone and everything is on disk.
    pub(super) async fn run(mut self) {
        let mut operations = Vec::with_capacity(BATCH_MAX);
        loop {
            let received = match self.next_due() {
                None => self.receiver.recv_many(&mut operations, BATCH_MAX).await,
                Some(due) => {
                    match tokio::time::timeout_at(
                        due.into(),
                        self.receiver.recv_many(&mut operations, BATCH_MAX),
                    )
                    .await
                    {
                        Ok(received) => received,
                        Err(_) => usize::MAX,
                    }
                }
            };
            let mut batch = Batch::default();
            let mut closing = received == 0;
            for operation in operations.drain(..) {
                closing |= matches!(operation, Operation::Close);
                self.gather(operation, &mut batch);
            }
            self.gather_old_holds(&mut batch, closing);
            self.commit(batch).await;
            if closing {
                break;
            }
        }
        self.store.close().await;
    }

    fn next_due(&self) -> Option<Instant> {
        self.unwritten.values().map(|(since, ..)| *since + HOLD_LAG).min()
    }

    fn gather(&mut self, operation: Operation, batch: &mut Batch) {
        match operation {
            Operation::Sent { hold, at, draft } => {
                self.unwritten.insert(hold, (Instant::now(), at, draft));
            }
            Operation::Released { hold, permit } => {
                self.end(hold, batch);
                batch.permits.extend(permit);
            }
            Operation::Booked { hold, booked, after, done, permit } => {
                if let Some(hold) = hold {
                    self.end(hold, batch);
                }
                batch.booked.push(booked);
                for After { id, key, kept } in after {
                    batch.accounts.insert(id, (key, kept));
                }
                batch.done.extend(done);
                batch.permits.extend(permit);
            }
            Operation::Close => self.receiver.close(),
        }
    }

    fn end(&mut self, hold: HoldId, batch: &mut Batch) {
        if self.unwritten.remove(&hold).is_none() {
            batch.ended.push(hold);
        }
    }

    fn gather_old_holds(&mut self, batch: &mut Batch, all: bool) {
        let now = Instant::now();
        batch.sent.extend(
            self.unwritten
                .extract_if(|_, (since, ..)| all || *since + HOLD_LAG <= now)
                .map(|(hold, (_, at, draft))| (hold, at, draft)),
        );
    }

    async fn commit(&mut self, batch: Batch) {
        let statements = batch.statements();
        if !statements.is_empty() {
            self.write(statements).await;
            self.rows.fetch_add(batch.booked.len() as u64, Ordering::Relaxed);
            self.commits.fetch_add(1, Ordering::Relaxed);
            if let Some(last) = batch.booked.last() {
                self.kept_seq.store(last.entry.seq, Ordering::Release);
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
    fn statements(&self) -> Vec<Statement> {
        let mut days = DaySums::default();
        for booked in &self.booked {
            days.add(&booked.entry);
        }
        let mut statements = Vec::with_capacity(5);
        statements.extend(entries::insert(self.booked.iter().map(|booked| &booked.entry)));
        statements.extend(accounts::upsert(self.accounts.values().map(|(key, kept)| (&**key, kept))));
        statements.extend(days.upsert());
        statements.extend(holds::delete(self.ended.iter().copied()));
        statements.extend(holds::insert(self.sent.iter().map(|(hold, at, draft)| (*hold, *at, &**draft))));
        statements
    }
}
