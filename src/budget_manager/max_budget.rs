//! One cap for everything that a process spends, whoever it spends it for: `litellm.max_budget`.
//!
//! It refuses after the fact: the call that crosses the cap has been made.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::error::BudgetExceededError;
use crate::domain::money::Picos;

/// A cap on a sum of costs. [`MaxBudget::process`] is the one of this process.
///
/// ```
/// use litellm_rs::budget_manager::{MaxBudget, Picos};
///
/// let cap = MaxBudget::new();
/// cap.set(Some(Picos::parse("0.001")?));
/// cap.check()?; // before each call
/// cap.add(Picos::parse("0.002")?); // after it, with what it cost
///
/// let refused = cap.check().unwrap_err();
/// assert_eq!(refused.to_string(), "Budget has been exceeded! Current cost: 0.002, Max budget: 0.001");
/// assert_eq!(refused.status_code(), 422);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct MaxBudget(Mutex<State>);

#[derive(Clone, Copy, Debug)]
struct State {
    limit: Option<Picos>,
    spent: Picos,
}

static PROCESS: MaxBudget = MaxBudget::new();

impl MaxBudget {
    /// No cap, nothing spent.
    pub const fn new() -> Self {
        Self(Mutex::new(State { limit: None, spent: Picos::ZERO }))
    }

    /// The one cap of this process.
    pub fn process() -> &'static Self {
        &PROCESS
    }

    /// Sets the cap; `None` takes it away. What was spent stays.
    pub fn set(&self, limit: Option<Picos>) {
        self.state().limit = limit;
    }

    /// The cap.
    pub fn get(&self) -> Option<Picos> {
        self.state().limit
    }

    /// What was spent so far.
    pub fn current_cost(&self) -> Picos {
        self.state().spent
    }

    /// Adds what a call has cost.
    pub fn add(&self, cost: Picos) {
        let mut state = self.state();
        state.spent = state.spent.saturating_plus(cost);
    }

    /// Forgets what was spent.
    pub fn reset(&self) {
        self.state().spent = Picos::ZERO;
    }

    /// Whether another call may be made: what was spent must not be above the cap. Exactly the cap
    /// passes.
    ///
    /// # Errors
    /// [`BudgetExceededError`] with the two amounts.
    pub fn check(&self) -> Result<(), BudgetExceededError> {
        let State { limit, spent } = *self.state();
        match limit {
            Some(max_budget) if spent > max_budget => {
                Err(BudgetExceededError { current_cost: spent, max_budget })
            }
            _ => Ok(()),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MaxBudget {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_above_the_cap_is_refused() {
        let cap = MaxBudget::new();
        cap.add(Picos::from_dollars(9));
        assert_eq!(cap.check(), Ok(()), "no cap");
        for (limit, spent, is_refused) in [(9, 9, false), (9, 10, true), (0, 0, false), (0, 1, true)] {
            cap.reset();
            cap.set(Some(Picos::new(limit)));
            cap.add(Picos::new(spent));
            let error =
                BudgetExceededError { current_cost: Picos::new(spent), max_budget: Picos::new(limit) };
            assert_eq!(cap.check(), if is_refused { Err(error) } else { Ok(()) }, "{limit} {spent}");
        }
        cap.set(None);
        assert_eq!((cap.check(), cap.get(), cap.current_cost()), (Ok(()), None, Picos::new(1)));
    }

    #[test]
    fn the_text_is_the_original_one() {
        let picos = |text: &str| Picos::parse(text).unwrap();
        let error = BudgetExceededError { current_cost: picos("0.0000035"), max_budget: picos("10") };
        assert_eq!(error.to_string(), "Budget has been exceeded! Current cost: 3.5e-06, Max budget: 10.0");
    }
}
