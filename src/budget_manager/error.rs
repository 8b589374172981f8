//! Why something could not be done with a budget. The texts are for the person who reads them.

use std::path::{Path, PathBuf};

use crate::client::ClientError;
use crate::domain::money::Picos;
use crate::wire::money::python_text;

/// Why a call of a [`BudgetManager`](super::BudgetManager) failed. Nothing was changed, in memory
/// or where the budgets are kept, unless the variant says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody made a budget for this user.
    #[error("there is no budget for the user `{user}`: make one with create_budget")]
    UnknownUser {
        /// The user.
        user: String,
    },
    /// No price is known for this model, so nobody knows what the call cost.
    #[error("there is no price for the model `{model}`")]
    UnknownModel {
        /// The model.
        model: String,
    },
    /// The word is no duration.
    #[error(r#"duration needs to be one of ["daily", "weekly", "monthly", "yearly"]"#)]
    BadDuration,
    /// The user's budget is never reset: it was made without a duration.
    #[error("the budget of the user `{user}` has no duration")]
    NoDuration {
        /// The user.
        user: String,
    },
    /// A budget below zero.
    #[error("a budget must not be negative: {total_budget}")]
    NegativeBudget {
        /// What was asked for.
        total_budget: Picos,
    },
    /// Neither an answer nor all three texts.
    #[error("Either a chat completion object or the text response needs to be passed in")]
    NothingSpent,
    /// The answer of a model does not tell what it used.
    #[error("the completion cannot be priced: {why}")]
    BadCompletion {
        /// What is missing.
        why: &'static str,
    },
    /// A message holds something whose tokens cannot be counted.
    #[error("messages[{index}].content cannot be counted: it must be text, or a list of text parts")]
    BadMessage {
        /// Which one.
        index: usize,
    },
    /// The sum is too large for an amount of money.
    #[error("the sum is too large for an amount of money")]
    TooLarge,
    /// What is kept is no dictionary of budgets, or a value in it is not what it should be.
    #[error("{place} is damaged: {what}")]
    Damaged {
        /// The file, or the project of a server.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// Somebody else changed what is kept, and this change cannot be laid over it.
    #[error("{place} was changed by somebody else meanwhile")]
    Changed {
        /// The file, or the project of a server.
        place: String,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The server refused, or could not be asked. After a connection that broke, or an answer that
    /// did not come in time, it may have made the change nevertheless.
    #[error(transparent)]
    Http(#[from] Box<ClientError>),
}

impl Error {
    pub(super) fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }
}

impl From<ClientError> for Error {
    fn from(error: ClientError) -> Self {
        Self::Http(Box::new(error))
    }
}

/// The calls of this process have cost more than they may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BudgetExceededError {
    /// What they have cost.
    pub current_cost: Picos,
    /// What they may.
    pub max_budget: Picos,
}

impl BudgetExceededError {
    /// The HTTP status that stands for it: 422.
    pub const STATUS_CODE: u16 = 422;

    /// The HTTP status that stands for it: 422.
    pub const fn status_code(&self) -> u16 {
        Self::STATUS_CODE
    }
}

impl std::fmt::Display for BudgetExceededError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (current, max) = (python_text(self.current_cost), python_text(self.max_budget));
        write!(f, "Budget has been exceeded! Current cost: {current}, Max budget: {max}")
    }
}

impl std::error::Error for BudgetExceededError {}
