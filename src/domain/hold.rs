//! Money that is spoken for: taken before a call, ended once after it.

use super::money::Picos;
use super::time::Millis;

/// Names a hold within one running book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HoldId(pub u64);

/// Names an account within one running book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub(super) u32);

/// An amount taken from several accounts at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Which hold.
    pub id: HoldId,
    /// How much is held of each account.
    pub amount: Picos,
    /// The accounts, in the order in which they are checked.
    pub accounts: Box<[AccountId]>,
    /// Accounts that the charge is posted to without anything being held of them.
    pub posted_only: Box<[AccountId]>,
    /// Accounts of where the call is sent: the same amount is held of each. They change when it is
    /// sent somewhere else.
    pub route: Box<[AccountId]>,
    /// What is owed at the least once the call was sent; nothing before.
    pub floor: Picos,
    /// When it ends by itself, if nobody ends it: a net under the other ends.
    pub deadline: Millis,
}

impl Hold {
    /// Every account that the charge is posted to.
    pub fn posts_to(&self) -> impl Iterator<Item = AccountId> + '_ {
        self.accounts.iter().chain(&self.posted_only).chain(&self.route).copied()
    }
}

/// How a hold ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Turned into a charge.
    Settled {
        /// What was booked.
        charged: Picos,
        /// How much of it lies above the hold.
        overage: Picos,
    },
    /// Given back whole.
    Released,
}

/// A hold that ran into its deadline, and how it was ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expired {
    /// Which hold.
    pub id: HoldId,
    /// Released when it was never sent, else settled at its floor.
    pub end: End,
}
