//! A budget for each user of a program: the embeddable `BudgetManager`, in a file of this machine
//! or on a server. The program decides what happens when one is spent; nothing here refuses a call.
//!
//! Amounts are dollars, exact to 10⁻¹² of one ([`Picos`]). Prices are those of the table that is
//! compiled in, of the LiteLLM version it names; tokens of texts are counted with the model's own
//! vocabulary where it is public (OpenAI's), and estimated by it elsewhere.
//!
//! ```
//! use litellm_rs::budget_manager::{BudgetManager, Picos, Spent};
//!
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("user_cost.json");
//! let mut manager = BudgetManager::local(path)?;
//! if !manager.is_valid_user("ishaan") {
//!     manager.create_budget(Picos::from_dollars(10), "ishaan", Some("monthly".parse()?), None)?;
//! }
//! if manager.get_current_cost("ishaan")? <= manager.get_total_budget("ishaan")? {
//!     // Here the model is asked; this is what it answered.
//!     let answer = serde_json::json!({
//!         "model": "gpt-4o-mini",
//!         "usage": {"prompt_tokens": 1000, "completion_tokens": 500},
//!     });
//!     manager.update_cost("ishaan", &answer)?;
//! }
//! manager.update_cost("ishaan", Spent::texts("gpt-4o-mini", "hello world", "hello world"))?;
//! assert_eq!(manager.get_current_cost("ishaan")?.to_string(), "0.00045675");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cost;
mod error;
mod hosted;
mod local;
mod max_budget;
mod users;

use std::collections::BTreeMap;

use serde_json::Value;

pub use crate::domain::money::Picos;
pub use cost::{Spent, completion_cost};
pub use error::{BudgetExceededError, Error};
pub use hosted::Hosted;
pub use local::{LocalFile, USER_COST_FILE};
pub use max_budget::MaxBudget;
pub use users::{BudgetDuration, UserBudget};

use crate::clock::Clock;
use users::Users;

/// A budget for each user, kept in a [`LocalFile`] or [`Hosted`] by a server.
///
/// Reading methods answer what this manager has last seen; changing ones look anew first.
#[derive(Clone, Debug)]
pub struct BudgetManager<K = LocalFile> {
    users: Users,
    clock: Clock,
    kept: K,
}

impl<K> BudgetManager<K> {
    /// The same manager, going by another clock than the system's.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// What the user would have spent if these messages were sent to the model: what was spent so
    /// far, and the price of their texts as a prompt. What the model will answer is not in it.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::UnknownModel`], [`Error::BadMessage`], [`Error::TooLarge`],
    /// [`Error::Damaged`].
    pub fn projected_cost(&self, model: &str, messages: &[Value], user: &str) -> Result<Picos, Error> {
        let spent = self.users.current_cost(user)?;
        let prompt = cost::prompt_cost(model, messages, self.clock.now())?;
        spent.plus(prompt).ok_or(Error::TooLarge)
    }

    /// What the user may spend.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::Damaged`].
    pub fn get_total_budget(&self, user: &str) -> Result<Picos, Error> {
        self.users.budget(user).map(|budget| budget.total_budget)
    }

    /// What the user has spent; zero at first.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::Damaged`].
    pub fn get_current_cost(&self, user: &str) -> Result<Picos, Error> {
        self.users.current_cost(user)
    }

    /// What the user has spent by model; empty at first.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::Damaged`].
    pub fn get_model_cost(&self, user: &str) -> Result<BTreeMap<String, Picos>, Error> {
        self.users.model_cost(user)
    }

    /// Everything about a user's budget.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::Damaged`].
    pub fn get_budget(&self, user: &str) -> Result<UserBudget, Error> {
        self.users.budget(user)
    }

    /// Whether the user has a budget.
    pub fn is_valid_user(&self, user: &str) -> bool {
        self.users.has(user)
    }

    /// Everybody who has a budget, in the order in which they got their first.
    pub fn get_users(&self) -> Vec<&str> {
        self.users.names().collect()
    }
}
