//! The ledger: the book behind one mutex, the journal that keeps it, and the way in for everyone.
//!
//! Knows nothing of HTTP or providers. What it promises: a hold that fits is taken at once and
//! everywhere or nowhere, a charge whose future is done is on disk.

mod admit;
mod alerts;
mod carry;
mod days;
mod decisions;
pub mod directory;
pub mod disk;
mod failed;
mod journal;
mod line;
pub mod live;
mod rates;
mod recovery;
mod refusals;
mod reservation;
mod state;
pub mod verify;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{broadcast, oneshot, watch};
use tokio::task::JoinHandle;

pub use admit::Patience;
pub use alerts::Telling;
use carry::Line;
pub use decisions::Decided;
use disk::Disk;
use journal::{Journal, Operation};
use live::{Failed, LiveEvent};
pub use rates::{RateKind, RateLeft, RateTerms, TooFast, assumed_output, smallest_token_limit};
pub use refusals::Failures;
use refusals::Refusals;
pub use reservation::{Charge, Reservation};
use state::State;
pub use state::{Order, Refusal, Shortage};

use crate::clock::Clock;
use crate::domain::account::{Balance, Kept, Terms};
use crate::domain::alert::Cause;
use crate::domain::decision::{Decision, Moment};
use crate::domain::delivery::Names;
use crate::domain::entry::{CallFacts, EntryKind, Payer};
use crate::domain::money::Picos;
use crate::domain::rate::TokenCount;
use crate::domain::scope::{AccountKey, Scope};
use crate::domain::time::Millis;
use crate::metrics::Metrics;
use crate::store::daily::{self, DayFilter};
use crate::store::outbox::recent::Recent;
use crate::store::{Store, StoreError, accounts, entries};

/// Live events kept for a reader that is behind; a slower one gets a gap.
const LIVE_BUFFER: usize = 8_192;
/// The largest amount one line can carry: it is stored in 64 bits.
const LINE_MAX: Picos = Picos::from_dollars(9_000_000);

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The database does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The amount is beyond what one line can carry.
    #[error("the amount is beyond the 9000000 dollars that one ledger line can carry")]
    TooLarge,
}

/// The ledger. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Ledger {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    state: Mutex<State>,
    journal: Journal,
    store: Store,
    clock: Clock,
    live: broadcast::Sender<LiveEvent>,
    decisions: decisions::Decisions,
    countings: days::Countings,
    disk: Disk,
    metrics: Arc<Metrics>,
    refusals: Refusals,
}

/// A panic elsewhere must not stop the ledger: every change of the state is complete before it unlocks.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How the ledger is doing, for `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerHealth {
    /// Whether the last commit worked.
    pub writable: bool,
    /// Calls under way.
    pub open_holds: usize,
    /// Calls waiting for money that others hold.
    pub waiting: usize,
    /// Accounts in memory.
    pub accounts: usize,
    /// Lines written since the start.
    pub rows: u64,
    /// Commits since the start.
    pub commits: u64,
    /// Operations on their way to disk.
    pub queued: usize,
    /// Who watches live.
    pub watchers: usize,
}

impl Ledger {
    fn of(inner: &Arc<Inner>) -> Self {
        Self { inner: Arc::clone(inner) }
    }

    /// Opens the ledger of a store: settles what a crash left behind, then starts the journal. What is
    /// booked from here on is owed to those who are told.
    /// The handle is done when [`close`](Self::close) has written everything.
    pub async fn open(
        store: Store,
        clock: Clock,
        counts: TokenCount,
        telling: impl Into<Telling>,
    ) -> Result<(Self, JoinHandle<()>), StoreError> {
        let telling = telling.into();
        let outbox = telling.outbox.clone();
        let recovered = recovery::settle_left_holds(&store, &outbox, clock.now()).await?;
        if recovered > 0 {
            tracing::warn!(
                calls = recovered,
                "calls were under way when the server stopped; they are booked at their floor, marked `unresolved`"
            );
        }
        let last_seq = entries::last_seq(&store).await?;
        let now = clock.now();
        let refusals = Refusals::from_today(now, &daily::total(&store, &DayFilter::all_of(now)).await?);
        let (live, _) = broadcast::channel(LIVE_BUFFER);
        let metrics = Arc::new(Metrics::default());
        let (journal, worker) =
            Journal::new(store.clone(), live.clone(), outbox, last_seq, Arc::clone(&metrics));
        let writing = tokio::spawn(worker.run());
        let state = Mutex::new(State::new(last_seq, counts, telling.into(), journal.clone()));
        let (decisions, countings, disk) = Default::default();
        let inner = Arc::new(Inner {
            state,
            journal,
            store,
            clock,
            live,
            decisions,
            countings,
            disk,
            metrics,
            refusals,
        });
        Ok((Self { inner }, writing))
    }

    /// Writes everything, then closes the database. Calls that have not ended stay there for recovery.
    pub fn close(&self) {
        self.inner.journal.push(Operation::Close);
    }

    /// The clock everything here goes by.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// What happens from now on.
    pub fn watch(&self) -> broadcast::Receiver<LiveEvent> {
        self.inner.live.subscribe()
    }

    /// Rises when something was written that somebody is owed.
    pub fn owed(&self) -> watch::Receiver<u64> {
        self.inner.journal.owed()
    }

    /// The newest lines that somebody is owed.
    pub fn recent(&self) -> Recent {
        self.inner.journal.recent()
    }

    /// The way to those who watch, for others who have something to tell them.
    pub fn live(&self) -> broadcast::Sender<LiveEvent> {
        self.inner.live.clone()
    }

    /// Tells those who watch of a call that was refused, or that a provider failed.
    pub fn tell_failed(&self, failed: impl FnOnce() -> Failed) {
        if self.inner.live.receiver_count() > 0 {
            let _ = self.inner.live.send(LiveEvent::Failed(Arc::new(failed())));
        }
    }

    /// How many calls were refused or failed since an instant of the last 24 hours, as far as this
    /// server has been running, in pieces of so many milliseconds.
    pub fn failures_since(&self, since: Millis, piece_ms: i64) -> Vec<Failures> {
        self.inner.refusals.since(since, piece_ms)
    }

    /// How many calls were refused or failed until now on each day, in UTC, that has begun since the
    /// start or was that of the start. The sums on disk tell it of other days; of these they lag.
    pub fn failures_of_days(&self) -> Vec<Failures> {
        self.inner.refusals.of_days()
    }

    /// Notes how a call was decided, for whoever asks why.
    pub fn note(&self, decided: Decided) {
        let decided = Arc::new(decided);
        if let Some(place) = self.inner.decisions.note(&decided) {
            self.inner.journal.push(Operation::Decided { decided, place });
        }
    }

    /// How a call was decided, by its id or the id of its answer, as far as that is still known.
    pub async fn decision(&self, request_id: &str) -> Result<Option<Decision>, StoreError> {
        match self.inner.decisions.find(request_id) {
            Some(decided) => Ok(Some(decided.spelled_out())),
            None => crate::store::decisions::get(&self.inner.store, request_id).await,
        }
    }

    /// The accounts of a call as they stood when it was decided, while that is in memory.
    pub fn moment(&self, request_id: &str) -> Option<Moment> {
        self.inner.decisions.find(request_id).map(|decided| decided.moment.clone())
    }

    /// Whether it is known already why a call was refused.
    pub fn is_decided(&self, request_id: &str) -> bool {
        self.inner.decisions.find(request_id).is_some()
    }

    /// Counts a call that cost nothing because it was refused or failed: at that instant, and in the
    /// sums of its day.
    pub fn count_failed(&self, at: Millis, payer: Payer, call: CallFacts, is_refused: bool) {
        self.inner.refusals.note(at, is_refused);
        self.inner.journal.failed(payer, call, is_refused, at);
    }

    /// The number of the newest line.
    pub fn last_seq(&self) -> u64 {
        lock(&self.inner.state).last_seq
    }

    /// How it is doing.
    pub fn health(&self) -> LedgerHealth {
        let (rows, commits) = self.inner.journal.written();
        let state = lock(&self.inner.state);
        LedgerHealth {
            writable: self.inner.journal.is_healthy(),
            open_holds: state.book.open_holds(),
            waiting: state.line.len(),
            accounts: state.book.open_accounts(),
            rows,
            commits,
            queued: self.inner.journal.queued(),
            watchers: self.inner.live.receiver_count(),
        }
    }

    /// What happened since the start, in numbers.
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.inner.metrics
    }

    /// How much of each of these rates is left now, in their order.
    pub fn rates_left(&self, terms: &[RateTerms]) -> Vec<RateLeft> {
        let now = self.inner.clock.now();
        lock(&self.inner.state).rates.left(terms, now)
    }

    /// The numbers of one account under the rule in force.
    pub async fn balance(&self, terms: &Terms) -> Result<Balance, LedgerError> {
        let balances = self.balances(std::slice::from_ref(terms)).await?;
        Ok(balances.first().copied().unwrap_or_default())
    }

    /// The numbers of many accounts, in the order of the terms.
    ///
    /// Accounts that are not on the book are read and shown without being put there: a list of a
    /// million customers must not fill the memory.
    pub async fn balances(&self, terms: &[Terms]) -> Result<Vec<Balance>, LedgerError> {
        let now = self.inner.clock.now();
        let mut missing = false;
        let found: Vec<Option<Balance>> = {
            let state = lock(&self.inner.state);
            let seq = state.last_seq;
            terms
                .iter()
                .map(|term| {
                    // Looking changes nothing: a reader may know the rule less well than a payer.
                    let balance =
                        state.book.find(&term.key).and_then(|id| state.book.preview(id, term, now, seq));
                    missing |= balance.is_none();
                    balance
                })
                .collect()
        };
        if !missing {
            return Ok(found.into_iter().flatten().collect());
        }
        let mut kept = self.kept_of(terms, &found).await?;
        Ok(found
            .into_iter()
            .zip(terms)
            .map(|(balance, term)| {
                balance.unwrap_or_else(|| shown(term, kept.remove(&term.key).unwrap_or_default(), now))
            })
            .collect())
    }

    /// Reads the accounts that are not on the book.
    async fn kept_of(
        &self,
        terms: &[Terms],
        found: &[Option<Balance>],
    ) -> Result<HashMap<AccountKey, Kept>, StoreError> {
        let absent: Vec<&AccountKey> = found
            .iter()
            .zip(terms)
            .filter(|(balance, _)| balance.is_none())
            .map(|(_, term)| &term.key)
            .collect();
        Ok(accounts::of_keys(&self.inner.store, &absent).await?.into_iter().collect())
    }

    /// Books an amount without a call: an initial spend or a correction, with an author.
    pub async fn adjust(
        &self,
        scope: Scope,
        amount: Picos,
        author: &str,
        note: &str,
    ) -> Result<(), LedgerError> {
        let key = AccountKey::main(scope);
        let terms = Terms::uncapped(key);
        self.operate(&terms, EntryKind::Adjust, amount, author, note, false).await.map(|_| ())
    }

    /// Starts an account's window over at `to`, with an author. What is held stays held.
    pub async fn reset(&self, terms: &Terms, to: Picos, author: &str) -> Result<Balance, LedgerError> {
        self.operate(terms, EntryKind::Reset, to, author, "reset by hand", true).await
    }

    async fn operate(
        &self,
        terms: &Terms,
        kind: EntryKind,
        amount: Picos,
        author: &str,
        note: &str,
        apply: bool,
    ) -> Result<Balance, LedgerError> {
        if amount > LINE_MAX || amount < Picos::new(-LINE_MAX.get()) {
            return Err(LedgerError::TooLarge);
        }
        let now = self.inner.clock.now();
        let (done, committed) = oneshot::channel();
        let balance = loop {
            self.load(std::iter::once(terms)).await?;
            let mut state = lock(&self.inner.state);
            let Some(id) = state.book.find(&terms.key) else { continue };
            if apply {
                let seq = state.last_seq;
                state.book.apply(id, terms, now, seq);
            } else {
                state.carry_over(id, None, now);
            }
            let seq = state.next_seq();
            let balance = match kind {
                EntryKind::Reset => state.book.reset(id, amount, now, seq),
                EntryKind::Adjust | EntryKind::Charge => state.book.post(id, amount, now, seq),
            };
            let entry = Line { kind, amount, author, note }.entry(&terms.key, seq, now);
            let (payer, names) = (state.payer_among(&[id]), Names::default());
            let cause = Cause { payer: &payer, names: &names, at: now };
            let events = state.alerts_of(std::iter::once(id), cause);
            let changed = (state.after(&[id]), events);
            state.push_booked(None, entry, names, changed, Some(done), None);
            state.wake(&[id], now);
            break balance.unwrap_or_default();
        };
        let _ = committed.await;
        Ok(balance)
    }
}

/// The numbers of an account that is not on the book, as the rule in force would have them.
fn shown(terms: &Terms, kept: Kept, now: Millis) -> Balance {
    let mut book = crate::domain::book::Book::new();
    let id = book.open(terms.key.clone(), kept);
    book.apply(id, terms, now, 0).unwrap_or_default()
}
