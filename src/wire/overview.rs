//! What was spent lately, seen from all sides at once: the first picture of a dashboard. Knows the
//! shape only.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::Usd;

/// What was spent lately.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SpendOverview {
    /// When it was looked at, by the server's clock.
    pub server_time: String,
    /// The newest line of the ledger that is in it.
    pub as_of: u64,
    /// How far it looks back, as it was asked for.
    pub window: String,
    /// How long a bucket is.
    pub bucket: String,
    /// The same in milliseconds.
    pub bucket_ms: i64,
    /// From when on everything is in it. Above 24 hours that is the beginning of a day in UTC.
    pub since: String,
    /// Up to when.
    pub until: String,
    /// All of it; the sum of the buckets.
    pub totals: OverviewTotals,
    /// Piece by piece, none left out. They begin at multiples of their length, so what comes before
    /// `since` is not in the first one.
    pub buckets: Vec<OverviewBucket>,
    /// The customers that spent most.
    pub customers: Vec<OverviewCustomer>,
    /// The models that cost most.
    pub models: Vec<OverviewModel>,
    /// All calls but those of `customers`, also those of no customer.
    pub other_customers: OverviewRest,
    /// All calls but those of `models`.
    pub other_models: OverviewRest,
    /// Since when `errors` and `blocked` are counted: up to 24 hours they are known since the server's
    /// start, above that they are kept with the sums of the days, of those days that tell them apart.
    pub refusals_since: String,
}

/// What all calls come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OverviewTotals {
    /// What they cost.
    pub spend: Usd,
    /// Calls that were charged.
    pub requests: u64,
    /// Tokens in, those of the cache among them.
    pub prompt_tokens: u64,
    /// Tokens out.
    pub completion_tokens: u64,
    /// Tokens in that were read from a provider's cache.
    pub cached_tokens: u64,
    /// Calls that a provider failed.
    pub errors: u64,
    /// Calls that were refused.
    pub blocked: u64,
}

/// A piece of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OverviewBucket {
    /// When it begins.
    pub start: String,
    /// What its calls cost.
    pub spend: Usd,
    /// Calls that were charged.
    pub requests: u64,
    /// Calls that a provider failed.
    pub errors: u64,
    /// Calls that were refused.
    pub blocked: u64,
    /// The spend of each of the five largest customers of the whole time.
    pub customers: BTreeMap<String, Usd>,
    /// The spend of each of the five largest models of the whole time.
    pub models: BTreeMap<String, Usd>,
}

/// One of the customers that spent most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OverviewCustomer {
    /// Its id.
    pub user_id: String,
    /// Its name for people.
    pub alias: Option<String>,
    /// What it spent in this time.
    pub spend: Usd,
    /// Its calls that were charged in this time.
    pub requests: u64,
    /// Whether it is refused at once.
    pub blocked: bool,
    /// What it has spent in the window of its budget.
    pub budget_spend: Usd,
    /// What its calls under way hold.
    pub held: Usd,
    /// The cap in force, its own budget's or the default one's.
    pub max_budget: Option<Usd>,
    /// Alerts only.
    pub soft_budget: Option<Usd>,
    /// When the window of its budget ends.
    pub budget_reset_at: Option<String>,
}

/// One of the models that cost most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OverviewModel {
    /// Its public name.
    pub model: String,
    /// What its calls cost.
    pub spend: Usd,
    /// Its calls that were charged.
    pub requests: u64,
}

/// What is left beside a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OverviewRest {
    /// What it cost.
    pub spend: Usd,
    /// Calls that were charged.
    pub requests: u64,
    /// How many are not in the list.
    pub count: u64,
}
