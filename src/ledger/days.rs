//! Daily token limits across restarts: what a scope used in the last 24 hours is counted from the
//! ledger's lines when a daily limit first asks for it, and kept along from then on.

use super::{Ledger, RateTerms, lock};
use crate::domain::rate::{DAY_MS, DAY_PIECE_MS};
use crate::domain::scope::Scope;
use crate::store::{StoreError, day_tokens};

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
            let since = self.inner.clock.now().plus_ms(-DAY_MS);
            let pieces = day_tokens::since(&self.inner.store, scope, since, DAY_PIECE_MS).await?;
            lock(&self.inner.state).rates.recall_day(scope.clone(), &pieces);
        }
        Ok(())
    }
}
