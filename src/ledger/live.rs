//! What just happened, for those who watch: spend after it is on disk, refusals as they are made.

use std::sync::Arc;

use crate::domain::delivery::{Names, SpendFacts};
use crate::domain::entry::{Entry, Payer};
use crate::domain::money::Picos;
use crate::domain::time::Millis;

/// A line of the ledger with the payer's numbers right after it.
#[derive(Clone, Debug)]
pub struct Booked {
    /// The line.
    pub entry: Arc<Entry>,
    /// What the customer has spent in the window, when there is a customer.
    pub customer_spend: Option<Picos>,
    /// The customer's cap, when there is one.
    pub customer_limit: Option<Picos>,
    /// What people call those it belongs to.
    pub names: Names,
}

impl Booked {
    /// What whoever is told of the line wants to know besides.
    pub(super) fn facts(&self) -> SpendFacts {
        SpendFacts { max_budget: self.customer_limit, names: self.names.clone(), charge_id: None }
    }
}

/// A call that did not go through, or that a provider failed.
#[derive(Clone, Debug)]
pub struct Failed {
    /// The call.
    pub request_id: String,
    /// When.
    pub at: Millis,
    /// Who would have paid.
    pub payer: Payer,
    /// The public model name.
    pub model_group: String,
    /// The provider, when it got that far.
    pub provider: String,
    /// Whether we refused it; else the provider failed.
    pub refused: bool,
    /// The status the caller got.
    pub status: u16,
    /// The error's type.
    pub kind: String,
    /// Why, in one short line without anybody's secrets.
    pub message: String,
    /// The limit that was in the way.
    pub reached: Option<Reached>,
    /// What the customer has spent in the window, when that was in the way.
    pub customer_spend: Option<Picos>,
    /// The customer's cap, when that was in the way.
    pub customer_limit: Option<Picos>,
    /// How long the call took.
    pub duration_ms: u64,
}

/// A limit that a call came up against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// `customer`, `key`, `team`, …
    pub level: &'static str,
    /// Whose.
    pub id: String,
    /// `max_budget`, `model_max_budget`, `rpm_limit`, `tpm_limit`, `tpd_limit` or
    /// `max_parallel_requests`.
    pub name: &'static str,
    /// How much of how much is used.
    pub used: Used,
}

/// How much of a limit is used, and the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Used {
    /// Money.
    Usd(Picos, Picos),
    /// Requests or tokens.
    Count(u64, u64),
}

/// What kind of record changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// One who is billed.
    Customer,
    /// A rule.
    Budget,
    /// A credential.
    Key,
    /// A team, or who is in it.
    Team,
    /// A member of staff.
    User,
}

impl RecordKind {
    /// As those who watch are told.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Budget => "budget",
            Self::Key => "key",
            Self::Team => "team",
            Self::User => "user",
        }
    }
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It was made.
    New,
    /// It is another now.
    Update,
    /// It is gone.
    Delete,
}

impl Action {
    /// As those who watch are told.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }
}

/// A record that is another now. What it says is read where records are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What it is.
    pub kind: RecordKind,
    /// Which one; of a key the hash.
    pub id: String,
    /// What became of it.
    pub action: Action,
    /// Whether it is refused from now on, where that can be said of it.
    pub blocked: Option<bool>,
}

/// Something to watch.
#[derive(Clone, Debug)]
pub enum LiveEvent {
    /// A line was booked and is on disk.
    Spend(Arc<Booked>),
    /// A call was refused or failed. Kept nowhere else.
    Failed(Arc<Failed>),
    /// A record was changed, and the change is on disk.
    Changed(Arc<Changed>),
}
