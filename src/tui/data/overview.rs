//! The numbers of a window: sums, a series over time, and who and what they come from.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::domain::money::Picos;

/// How many customers or models of a chart have a layer of their own.
pub(crate) const LAYERS_MAX: usize = 5;

/// Sums of calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// What they cost.
    pub(crate) spend: Picos,
    /// Paid calls.
    pub(crate) requests: u64,
    /// Their input tokens.
    pub(crate) input_tokens: u64,
    /// Their output tokens.
    pub(crate) output_tokens: u64,
    /// Input tokens that came from a cache.
    pub(crate) cached_tokens: u64,
    /// Calls that a provider failed.
    pub(crate) errors: u64,
    /// Calls that were refused.
    pub(crate) blocked: u64,
}

/// One step of the series.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bucket {
    /// When it begins.
    pub(crate) start: Timestamp,
    /// All calls of it.
    pub(crate) counts: Counts,
    /// Spend by customer, of those who have a layer.
    pub(crate) customers: BTreeMap<String, Picos>,
    /// Spend by model, of those that have a layer.
    pub(crate) models: BTreeMap<String, Picos>,
}

/// What somebody or something has spent of the window.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Share {
    /// The spend.
    pub(crate) spend: Picos,
    /// Paid calls.
    pub(crate) requests: u64,
}

/// A customer of the window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TopCustomer {
    /// Its id.
    pub(crate) id: String,
    /// What it spent in the window.
    pub(crate) share: Share,
}

/// A model of the window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TopModel {
    /// Its public name.
    pub(crate) name: String,
    /// What it cost in the window.
    pub(crate) share: Share,
}

/// The numbers of a window. Live events are folded into it until the next answer replaces it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Overview {
    /// The window that was asked for.
    pub(crate) window: super::super::state::Window,
    /// The length of a step.
    pub(crate) bucket_ms: i64,
    /// The last line of the ledger that is in it; events up to it are not added again.
    pub(crate) as_of: Option<u64>,
    /// All of the window.
    pub(crate) totals: Counts,
    /// The series, the oldest first.
    pub(crate) buckets: Vec<Bucket>,
    /// Customers, the largest first.
    pub(crate) customers: Vec<TopCustomer>,
    /// How many customers are not among them, and their spend.
    pub(crate) other_customers: (u64, Share),
    /// Models, the largest first.
    pub(crate) models: Vec<TopModel>,
    /// How many models are not among them, and their spend.
    pub(crate) other_models: (u64, Share),
    /// Since when refusals are counted, when that is later than the window's beginning.
    pub(crate) refusals_since: Option<Timestamp>,
}
