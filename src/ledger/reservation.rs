//! The guard of a call's money: it ends once, whatever happens to the call.

use std::future::Future;
use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, oneshot};

use super::journal::Operation;
use super::rates::{RateLeft, Taken};
use super::state::Admitted;
use super::{Inner, LINE_MAX, Ledger, lock};
use crate::domain::account::Terms;
use crate::domain::admission::Plan;
use crate::domain::decision::Moment;
use crate::domain::delivery::Names;
use crate::domain::entry::{CallFacts, Detail, Draft, Entry, EntryKind, EntryStatus};
use crate::domain::hold::HoldId;
use crate::domain::money::Picos;
use crate::domain::usage::Usage;

/// What a call turned out to be.
#[derive(Clone, Debug)]
pub struct Charge {
    /// The cost; what was held does not bound it.
    pub cost: Picos,
    /// What was used.
    pub usage: Usage,
    /// How sure that is.
    pub status: EntryStatus,
    /// The provider's id of the answer, when it told one.
    pub response_id: Option<String>,
    /// In words, when there is something to say.
    pub note: Option<String>,
    /// Until the first output, in milliseconds.
    pub first_output_ms: Option<u64>,
}

/// Money that is held for a call. Dropping it ends the hold too: released when nothing was sent,
/// else settled at the floor.
#[must_use = "a reservation holds money until it is settled"]
#[derive(Debug)]
pub struct Reservation {
    inner: Arc<Inner>,
    hold: Option<HoldId>,
    taken: Option<Taken>,
    permit: Option<OwnedSemaphorePermit>,
    draft: Option<Arc<Draft>>,
    floor: Picos,
    plan: Plan,
    left: Vec<RateLeft>,
    key_spend: Option<Picos>,
    moment: Moment,
    names: Names,
}

impl Reservation {
    pub(super) fn new(
        inner: Arc<Inner>,
        admitted: Admitted,
        names: Names,
        permit: OwnedSemaphorePermit,
    ) -> Self {
        let Admitted { hold, plan, taken, left, key_spend, moment } = admitted;
        Self {
            inner,
            hold: Some(hold),
            taken: Some(taken),
            permit: Some(permit),
            draft: None,
            floor: Picos::ZERO,
            plan,
            left,
            key_spend,
            moment,
            names,
        }
    }

    /// What was decided.
    pub fn plan(&self) -> Plan {
        self.plan
    }

    /// The accounts as they stood before it was taken. Given away once, to whoever keeps it.
    pub fn take_moment(&mut self) -> Moment {
        std::mem::take(&mut self.moment)
    }

    /// What the rates leave.
    pub fn rates_left(&self) -> &[RateLeft] {
        &self.left
    }

    /// What the key had spent in its window at admission.
    pub fn key_spend(&self) -> Picos {
        self.key_spend.unwrap_or(Picos::ZERO)
    }

    /// Notes that the call goes out now: from here on `draft.floor` is owed, also after a crash.
    /// A second attempt under the same hold renews the draft.
    pub fn sent(&mut self, draft: Draft) {
        let Some(hold) = self.hold else { return };
        let now = self.inner.clock.now();
        {
            let mut state = lock(&self.inner.state);
            if let Err(error) = state.book.mark_sent(hold, draft.floor) {
                tracing::error!(%error, "a call is sent after its hold has ended");
            }
        }
        self.floor = draft.floor;
        let draft = Arc::new(draft);
        self.inner.journal.sent(hold, now, Arc::clone(&draft));
        self.draft = Some(draft);
    }

    /// What is called, once it was sent.
    pub fn call(&self) -> Option<&Arc<CallFacts>> {
        self.draft.as_ref().map(|draft| &draft.call)
    }

    /// What is owed at the least if nobody ends it.
    pub fn floor(&self) -> Picos {
        self.floor
    }

    /// Holds the same amount of the accounts of where the call goes now, in place of those of where it
    /// was to go before; false when they have not enough left, and then nothing has changed.
    pub async fn route(&mut self, terms: &[Terms]) -> bool {
        let Some(hold) = self.hold else { return false };
        loop {
            if let Err(error) = Ledger::of(&self.inner).load(terms.iter()).await {
                tracing::error!(%error, "an account cannot be read");
                return false;
            }
            let now = self.inner.clock.now();
            let mut state = lock(&self.inner.state);
            let Some(accounts) = state.find_all(terms) else { continue };
            return state.route(hold, terms, &accounts, &self.names, now);
        }
    }

    /// Takes back [`sent`](Self::sent): the provider answered with an error and bills nothing.
    pub fn not_billed(&mut self) {
        self.floor = Picos::ZERO;
        let Some(hold) = self.hold else { return };
        if let Err(error) = lock(&self.inner.state).book.mark_sent(hold, Picos::ZERO) {
            tracing::error!(%error, "a call is taken back after its hold has ended");
        }
        self.inner.journal.withdrawn(hold);
    }

    /// Books the charge. The future is done when it is on disk, or false when the server went down
    /// before; dropping it changes nothing.
    pub fn settle(mut self, charge: Charge) -> impl Future<Output = bool> + Send + use<> {
        let (done, committed) = oneshot::channel();
        self.end(charge, Some(done));
        async move { committed.await.is_ok() }
    }

    fn end(&mut self, charge: Charge, done: Option<oneshot::Sender<()>>) {
        let (Some(hold), Some(draft)) = (self.hold.take(), self.draft.take()) else { return };
        let now = self.inner.clock.now();
        if charge.cost > LINE_MAX {
            tracing::error!(cost_picos = %charge.cost.get(), "a call claims to cost more than a line can carry");
        }
        if let Some(answer) = &charge.response_id {
            self.inner.decisions.answered(&draft.request_id, answer);
        }
        let started_at = draft.started_at;
        let mut entry = Entry {
            seq: 0,
            id: uuid::Uuid::now_v7().to_string(),
            call_id: charge.response_id.as_ref().map(|_| draft.request_id.clone()),
            request_id: charge.response_id.unwrap_or_else(|| draft.request_id.clone()),
            kind: EntryKind::Charge,
            status: charge.status,
            at: now,
            started_at,
            payer: Arc::clone(&draft.payer),
            call: Arc::clone(&draft.call),
            usage: charge.usage,
            cost: charge.cost.min(LINE_MAX),
            held: draft.held,
            duration_ms: now.since(started_at),
            detail: Detail {
                further: draft.further.clone(),
                note: charge.note,
                first_output_ms: charge.first_output_ms,
                ..Detail::default()
            },
        };
        let mut state = lock(&self.inner.state);
        if let Some(taken) = self.taken.take() {
            // Who hangs up before an answer has used nobody knows how much: the guess stands.
            if entry.usage.total() > 0 {
                let (input, output) = (entry.usage.input_total(), entry.usage.output_total());
                state.rates.count_for_days(&taken, &entry.payer, input, output);
                state.rates.finish(taken, input, output);
            } else {
                state.rates.finish_as_reserved(taken);
            }
        }
        let Some(changed) = state.book_charge(hold, &mut entry, &draft.names, now) else { return };
        let touched: Vec<_> = changed.0.iter().map(|after| after.id).collect();
        let booked =
            state.push_booked(Some(hold), entry, draft.names.clone(), changed, done, self.permit.take());
        state.wake(&touched, now);
        state.sweep(&self.inner.journal);
        drop(state);
        self.inner.metrics.charged(&booked.entry);
    }

    /// Gives the hold back: nothing was or will be billed.
    pub fn release(mut self) {
        self.give_back();
    }

    fn give_back(&mut self) {
        let Some(hold) = self.hold.take() else { return };
        let was_sent = self.draft.take().is_some();
        let now = self.inner.clock.now();
        let mut state = lock(&self.inner.state);
        let touched = state.accounts_of(hold);
        if let Err(error) = state.book.release(hold) {
            tracing::error!(%error, "a reservation cannot be given back");
        }
        if let Some(taken) = self.taken.take() {
            state.rates.finish(taken, 0, 0);
        }
        if was_sent && let Some(hold) = self.inner.journal.ended(hold) {
            self.inner.journal.push(Operation::Released { hold, permit: self.permit.take() });
        }
        state.wake(&touched, now);
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        if self.hold.is_none() {
            return;
        }
        match &self.draft {
            // The provider bills input also when nobody reads the answer, so the floor is owed.
            Some(_) if self.floor > Picos::ZERO => {
                let cost = self.floor;
                self.end(
                    Charge {
                        cost,
                        usage: Usage::default(),
                        status: EntryStatus::Estimated,
                        response_id: None,
                        note: Some("the call was dropped after it was sent; booked at its floor".into()),
                        first_output_ms: None,
                    },
                    None,
                );
            }
            _ => self.give_back(),
        }
    }
}
