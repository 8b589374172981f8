//! One running balance: what was settled and what is held of a scope in one window.

use super::money::Picos;
use super::scope::AccountKey;
use super::time::Millis;
use super::window::WindowRule;

/// The rule that applies to an account at this moment, as the records say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// Which account.
    pub key: AccountKey,
    /// The hard cap; absent: none.
    pub limit: Option<Picos>,
    /// How its window turns over; absent: it lasts for life.
    pub window: Option<WindowRule>,
}

/// An account's numbers at one instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Settled in this window.
    pub posted: Picos,
    /// Held by calls under way.
    pub pending: Picos,
    /// Settled ever.
    pub lifetime: Picos,
    /// When the window ends.
    pub reset_at: Option<Millis>,
}
