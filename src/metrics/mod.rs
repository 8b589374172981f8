//! What happened since the start, in numbers: every charge, answered call, failed call and failed try,
//! by who paid and what was called.
//!
//! Written on the hot path, so a call costs two look-ups and two short locks; names for people and
//! balances are looked up by whoever reads. Must not know HTTP, records or the ledger.

mod histogram;
mod page;
mod sets;

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

pub use histogram::Histogram;
pub use page::{Family, Labels, Number, Page};
pub use sets::{SETS_MAX, Sets};

use crate::domain::entry::{CallFacts, Entry, Payer};
use crate::domain::id::{CustomerId, KeyHash, TeamId, UserId};
use crate::domain::money::Picos;

/// Who a number is about; the part of the labels that callers bring along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Who {
    /// The key, by the hash of its account.
    pub key: Option<KeyHash>,
    /// The key's team.
    pub team: Option<TeamId>,
    /// The key's owner.
    pub user: Option<UserId>,
    /// The customer, where customers are told apart.
    pub customer: Option<CustomerId>,
}

/// What charges are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Charge {
    /// Who paid.
    pub who: Who,
    /// What was called.
    pub call: Arc<CallFacts>,
}

/// What answered calls are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Answer {
    /// Who called.
    pub who: Who,
    /// What was called.
    pub call: Arc<CallFacts>,
    /// The route that matched.
    pub route: Arc<str>,
}

/// What calls are counted by that got an error.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Failure {
    /// Who called, as far as that is known.
    pub who: Who,
    /// The public name, when it leads anywhere.
    pub model: Option<Arc<str>>,
    /// The route that matched.
    pub route: Arc<str>,
    /// The status of the answer.
    pub status: u16,
    /// The kind of error as LiteLLM names it.
    pub class: &'static str,
    /// Why we refused it; `None`: a provider failed, or the caller left.
    pub refused: Option<&'static str>,
}

/// What failed tries of a deployment are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Try {
    /// Who called.
    pub who: Who,
    /// What was tried.
    pub call: Arc<CallFacts>,
    /// The provider's status, or what stands for it.
    pub status: u16,
    /// The kind of error as LiteLLM names it.
    pub class: &'static str,
}

/// What calls to a group that stands in are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StandIn {
    /// Who called.
    pub who: Who,
    /// The group that failed.
    pub from: Arc<str>,
    /// The group that stands in.
    pub to: Arc<str>,
    /// The status of the failure.
    pub status: u16,
    /// Its kind as LiteLLM names it.
    pub class: &'static str,
}

/// What was charged.
#[derive(Clone, Copy, Debug, Default)]
pub struct Charged {
    /// Charges.
    pub calls: u64,
    /// Charges of nothing.
    pub free: u64,
    /// The money.
    pub spend: Picos,
    /// Input tokens.
    pub input: u64,
    /// Output tokens.
    pub output: u64,
    /// Input tokens from the provider's cache.
    pub cache_read: u64,
    /// Input tokens written to it.
    pub cache_write: u64,
    /// Audio among the input.
    pub input_audio: u64,
    /// Thinking among the output.
    pub reasoning: u64,
    /// Audio among the output.
    pub output_audio: u64,
}

/// How long answered calls took.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// Calls.
    pub calls: u64,
    /// From the first byte in to the last byte out.
    pub total: Histogram,
    /// At the provider.
    pub upstream: Histogram,
    /// At the provider until the first output of a stream.
    pub first_output: Histogram,
    /// Here.
    pub overhead: Histogram,
    /// Waiting for money that others held.
    pub queued: Histogram,
    /// At the provider for each output token.
    pub per_output_token: Histogram,
}

/// The times of one answered call.
#[derive(Clone, Copy, Debug, Default)]
pub struct Took {
    /// From the first byte in to the last byte out.
    pub total: Duration,
    /// At the provider.
    pub upstream: Duration,
    /// At the provider until the first output of a stream.
    pub first_output: Option<Duration>,
    /// Here.
    pub overhead: Duration,
    /// Waiting for money.
    pub queued: Duration,
    /// Output tokens.
    pub output_tokens: u64,
}

/// Failed tries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tried {
    /// Tries.
    pub failures: u64,
    /// Those that made the deployment be left alone for a while.
    pub cooled: u64,
}

/// How calls to stand-ins ended.
#[derive(Clone, Copy, Debug, Default)]
pub struct StoodIn {
    /// With an answer.
    pub successes: u64,
    /// With another error.
    pub failures: u64,
}

/// Everything that is counted.
#[derive(Debug)]
pub struct Metrics {
    /// Money and tokens.
    pub charges: Sets<Charge, Charged>,
    /// Calls that were answered.
    pub answers: Sets<Answer, Answered>,
    /// Calls that got an error.
    pub failures: Sets<Failure, u64>,
    /// Tries of deployments that failed.
    pub tries: Sets<Try, Tried>,
    /// Groups that stood in.
    pub stand_ins: Sets<StandIn, StoodIn>,
    commits: Mutex<Histogram>,
    customers_named: AtomicBool,
    /// Accounts that a later key spends from: the account's hash, and the key's own.
    successors: RwLock<HashMap<KeyHash, KeyHash>>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            charges: Sets::new("charges"),
            answers: Sets::new("answered calls"),
            failures: Sets::new("failed calls"),
            tries: Sets::new("failed tries"),
            stand_ins: Sets::new("stand-ins"),
            commits: Mutex::default(),
            customers_named: AtomicBool::new(false),
            successors: RwLock::default(),
        }
    }
}

impl Metrics {
    /// Whether customers are told apart. There may be a million of them, so not unless asked.
    pub fn name_customers(&self, named: bool) {
        self.customers_named.store(named, Ordering::Relaxed);
    }

    /// The payer as far as numbers tell payers apart.
    pub fn who(&self, payer: &Payer) -> Who {
        let named = self.customers_named.load(Ordering::Relaxed);
        Who {
            key: payer.key.clone(),
            team: payer.team.clone(),
            user: payer.user.clone(),
            customer: payer.customer.clone().filter(|_| named),
        }
    }

    /// A charge was booked.
    pub fn charged(&self, entry: &Entry) {
        let key = Charge { who: self.who(&entry.payer), call: Arc::clone(&entry.call) };
        let (usage, cost) = (&entry.usage, entry.cost);
        self.charges.note(key, |sum| {
            sum.calls += 1;
            sum.free += u64::from(cost <= Picos::ZERO);
            sum.spend = sum.spend.saturating_plus(cost);
            for (sum, more) in [
                (&mut sum.input, usage.input_total()),
                (&mut sum.output, usage.output_total()),
                (&mut sum.cache_read, usage.cache_read_total()),
                (&mut sum.cache_write, usage.cache_write_total()),
                (&mut sum.input_audio, usage.input_audio),
                (&mut sum.reasoning, usage.reasoning),
                (&mut sum.output_audio, usage.output_audio),
            ] {
                *sum = sum.saturating_add(more);
            }
        });
    }

    /// A call was answered.
    pub fn answered(&self, answer: Answer, took: &Took) {
        self.answers.note(answer, |sum| {
            sum.calls += 1;
            sum.total.note(took.total);
            sum.upstream.note(took.upstream);
            sum.overhead.note(took.overhead);
            sum.queued.note(took.queued);
            if let Some(first) = took.first_output {
                sum.first_output.note(first);
            }
            let tokens = u32::try_from(took.output_tokens).unwrap_or(u32::MAX);
            if let Some(each) = took.upstream.checked_div(tokens) {
                sum.per_output_token.note(each);
            }
        });
    }

    /// A transaction of the journal took so long.
    pub fn committed(&self, took: Duration) {
        self.commits.lock().unwrap_or_else(PoisonError::into_inner).note(took);
    }

    /// How long transactions of the journal took.
    pub fn commits(&self) -> Histogram {
        self.commits.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A key spends from the account of an earlier one.
    pub fn succeeds(&self, account: &KeyHash, key: &KeyHash) {
        // Asked at every call, and nearly always known.
        if self.successors.read().unwrap_or_else(PoisonError::into_inner).get(account) == Some(key) {
            return;
        }
        let mut successors = self.successors.write().unwrap_or_else(PoisonError::into_inner);
        if successors.len() < SETS_MAX || successors.contains_key(account) {
            successors.insert(account.clone(), key.clone());
        }
    }

    /// The key that spends from an account now.
    pub fn key_of(&self, account: &KeyHash) -> KeyHash {
        let successors = self.successors.read().unwrap_or_else(PoisonError::into_inner);
        successors.get(account).unwrap_or(account).clone()
    }

    /// Everybody who has called since the start, as far as there was room to tell them apart.
    pub fn active(&self) -> HashSet<Who> {
        let mut active = HashSet::new();
        self.charges.each(|key, _| active.extend(key.map(|key| key.who.clone())));
        self.answers.each(|key, _| active.extend(key.map(|key| key.who.clone())));
        self.failures.each(|key, _| active.extend(key.map(|key| key.who.clone())));
        active
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customers_are_told_apart_only_when_that_is_asked_for() {
        let payer = Payer { customer: Some("acme".into()), key: Some("h1".into()), ..Payer::default() };
        let metrics = Metrics::default();
        assert_eq!(metrics.who(&payer), Who { key: Some("h1".into()), ..Who::default() });
        metrics.name_customers(true);
        assert_eq!(metrics.who(&payer).customer, Some("acme".into()));
    }

    #[test]
    fn a_regenerated_key_stands_for_the_account_it_spends_from() {
        let metrics = Metrics::default();
        let (first, second) = (KeyHash::from("h1"), KeyHash::from("h2"));
        assert_eq!(metrics.key_of(&first), first);
        metrics.succeeds(&first, &second);
        assert_eq!(metrics.key_of(&first), second);
        // Calls of a key that is known already do not keep each other waiting.
        let _reading = metrics.successors.read().unwrap();
        metrics.succeeds(&first, &second);
    }

    #[test]
    fn an_answer_without_output_has_no_time_for_each_token() {
        let metrics = Metrics::default();
        let answer =
            || Answer { who: Who::default(), call: Arc::new(CallFacts::default()), route: "/x".into() };
        let took =
            |output_tokens| Took { upstream: Duration::from_secs(3), output_tokens, ..Took::default() };
        metrics.answered(answer(), &took(0));
        metrics.answered(answer(), &took(3));
        metrics.answers.each(|key, sum| {
            if key.is_some() {
                assert_eq!((sum.calls, sum.per_output_token.count()), (2, 1));
                assert_eq!(sum.per_output_token.sum(), Duration::from_secs(1));
            }
        });
    }
}
