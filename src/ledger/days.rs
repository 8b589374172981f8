//! Daily token limits across restarts: what a scope used in the last 24 hours is counted from the
//! ledger's lines when a daily limit first asks for it, and kept along from then on.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

use super::journal::Operation;
use super::{Ledger, RateTerms, lock};
use crate::domain::rate::{DAY_MS, DAY_PIECE_MS};
use crate::domain::scope::Scope;
use crate::store::{StoreError, day_tokens};

/// Scopes whose day is being counted, each by one caller; the others wait for it.
#[derive(Debug, Default)]
pub(super) struct Countings(Mutex<HashMap<Scope, Arc<tokio::sync::Mutex<()>>>>);

impl Countings {
    fn of<'a>(&'a self, scope: &'a Scope) -> UnderWay<'a> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        UnderWay { all: self, scope, turn: Arc::clone(all.entry(scope.clone()).or_default()) }
    }
}

/// Somebody who counts the day of a scope, or waits for who does.
struct UnderWay<'a> {
    all: &'a Countings,
    scope: &'a Scope,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        let mut all = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The list has one and we have one: nobody else is there.
        if Arc::strong_count(&self.turn) == 2 {
            all.remove(self.scope);
        }
    }
}

impl Ledger {
    /// Sees to it that the last day of everybody with a daily limit is counted.
    pub(super) async fn recall(&self, rates: &[RateTerms]) -> Result<(), StoreError> {
        if rates.iter().all(|term| term.tpd.is_none()) {
            return Ok(());
        }
        let unknown: Vec<&Scope> = {
            let state = lock(&self.inner.state);
            let limited = rates.iter().filter(|term| term.tpd.is_some());
            limited.map(|term| &term.scope).filter(|scope| !state.rates.knows_day_of(scope)).collect()
        };
        for scope in unknown {
            let under_way = self.inner.countings.of(scope);
            let _turn = under_way.turn.lock().await;
            if !lock(&self.inner.state).rates.knows_day_of(scope) {
                self.count_day(scope).await?;
            }
        }
        Ok(())
    }

    /// Counts the lines up to this moment from the disk; what ends from now on counts itself.
    async fn count_day(&self, scope: &Scope) -> Result<(), StoreError> {
        let (written, committed) = oneshot::channel();
        let last_seq = {
            let mut state = lock(&self.inner.state);
            state.rates.begin_day(scope.clone());
            // Behind the newest line, so that it is on disk before we look.
            self.inner.journal.push(Operation::Told { done: written });
            state.last_seq
        };
        // It cannot come only at shutdown, and then the store says so.
        let _ = committed.await;
        let since = self.inner.clock.now().plus_ms(-DAY_MS);
        let pieces = day_tokens::since(&self.inner.store, scope, since, last_seq, DAY_PIECE_MS).await?;
        lock(&self.inner.state).rates.recall_day(scope.clone(), &pieces);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::delivery::Outbox;
    use crate::domain::rate::TokenCount;
    use crate::domain::time::Millis;

    #[tokio::test]
    async fn a_day_is_counted_once_however_many_ask_at_once() {
        let (_folder, store) = crate::store::records::tests::empty().await;
        let clock = Clock::manual(Millis(1_800_000_000_000));
        let (ledger, written) =
            Ledger::open(store, clock, TokenCount::Total, Outbox::default()).await.unwrap();
        let scope = Scope::Global;
        let limited = [RateTerms { tpd: Some(50), ..RateTerms::none(scope.clone()) }];
        let turn = ledger.inner.countings.of(&scope);
        let held = turn.turn.lock().await;
        let mut asking = Box::pin(futures_util::future::join_all((0..8).map(|_| ledger.recall(&limited))));
        assert!(futures_util::poll!(&mut asking).is_pending());
        assert_eq!(Arc::strong_count(&turn.turn), 10, "they all wait for the one who counts");
        assert!(!lock(&ledger.inner.state).rates.knows_day_of(&scope));
        drop(held);
        drop(turn);
        assert!(asking.await.into_iter().all(|asked| asked.is_ok()));
        assert!(lock(&ledger.inner.state).rates.knows_day_of(&scope));
        assert!(ledger.inner.countings.0.lock().unwrap().is_empty());
        ledger.close();
        written.await.unwrap();
    }
}
