//! Why the book says no.

use super::hold::{AccountId, HoldId};

/// A reserve that took nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The id was used before, for another hold.
    #[error("the hold id {0:?} was used before with other fields")]
    IdReused(HoldId),
    /// There is no such account.
    #[error("there is no account {0:?}")]
    UnknownAccount(AccountId),
    /// There is no such hold, or it has ended.
    #[error("there is no hold {0:?}")]
    NoHold(HoldId),
    /// An amount below zero cannot be held.
    #[error("a hold cannot be negative")]
    Negative,
    /// This account, the first in the order of checks, has not enough left.
    #[error("account {0:?} has not enough left")]
    OverBudget(AccountId),
}

/// An end, or a mark, for a hold that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no hold {0:?}")]
pub struct UnknownHold(pub HoldId);
