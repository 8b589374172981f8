//! One go at what is due: read it, send it in as few requests as it fits in, and say what came of it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use futures_util::StreamExt;
use futures_util::stream::iter;

use super::destination::{Destination, Tally};
use super::open::Rules;
use super::send::{NoAnswer, send};
use super::target::{Item, Ready, Subject, Target};
use crate::clock::Clock;
use crate::domain::delivery::{DeliveryKey, DeliveryState, Outcome, Pace, Source, Verdict};
use crate::domain::time::Millis;
use crate::store::outbox::delivery::{Attempted, Due};
use crate::store::outbox::destination::DestinationState;
use crate::store::outbox::event;
use crate::store::{Store, StoreError, entries};

/// Things that are told one by one and in order: so many are taken at once.
const ORDERED_MAX: usize = 64;

/// Everything a wave needs to know.
pub(super) struct Sea<'a> {
    pub(super) destination: &'a Destination,
    pub(super) target: &'a Target,
    pub(super) clock: &'a Clock,
    pub(super) rules: &'a Rules,
}

/// How many are taken at once at this pace.
pub(super) fn size(destination: &Destination, target: &Target, pace: Pace) -> usize {
    match pace {
        Pace::Wait(_) => 0,
        Pace::Probe => 1,
        Pace::Flow(_) if target.protocol.batching().is_ordered => ORDERED_MAX,
        Pace::Flow(parallel) => batch_max(destination, target) * parallel,
    }
}

fn batch_max(destination: &Destination, target: &Target) -> usize {
    let most = target.protocol.batching().most;
    destination.standing().batch_limit.map_or(most, |limit| limit.min(most)).max(1)
}

/// What these tell of, and those whose source is gone.
pub(super) async fn items(
    store: &Store,
    destination: &Destination,
    due: Vec<Due>,
) -> Result<(Vec<Item>, Vec<DeliveryKey>), StoreError> {
    let (mut lines, mut happened) = (Vec::new(), Vec::new());
    for due in &due {
        match due.key.source {
            Source::Entry(seq) => lines.push(seq),
            Source::Event(seq) => happened.push(seq),
        }
    }
    lines.dedup();
    let lines = if lines.is_empty() { HashMap::new() } else { entries::by_seqs(store, &lines).await? };
    let happened =
        if happened.is_empty() { HashMap::new() } else { event::by_seqs(store, &happened).await? };
    let (mut items, mut lost) = (Vec::with_capacity(due.len()), Vec::new());
    for Due { key, version, attempts, first_sent_at, facts } in due {
        let subject = match key.source {
            Source::Entry(seq) => lines.get(&seq).map(|entry| Subject::Entry(Arc::clone(entry), facts)),
            Source::Event(seq) => happened.get(&seq).map(|event| Subject::Event(Arc::clone(event))),
        };
        match subject {
            Some(subject) => {
                let profile = destination.profile(store, version).await?;
                items.push(Item { key, profile, subject, attempts, first_sent_at });
            }
            None => lost.push(key),
        }
    }
    Ok((items, lost))
}

impl Sea<'_> {
    /// Sends them, and answers what came of each that was sent or will never be.
    pub(super) async fn sail(&self, items: Vec<Item>, pace: Pace) -> Vec<Attempted> {
        let now = self.clock.now();
        let mut attempted = Vec::with_capacity(items.len());
        let mut ready = Vec::with_capacity(items.len());
        for item in items {
            match self.target.protocol.ready(&item, now) {
                Ready::Send => ready.push(item),
                Ready::Unknown(reason) => attempted.push(given_up(
                    item.key,
                    item.first_sent_at,
                    DeliveryState::Unknown,
                    now,
                    reason,
                )),
                Ready::Dead(reason) => {
                    attempted.push(given_up(item.key, item.first_sent_at, DeliveryState::Dead, now, reason))
                }
            }
        }
        let parallel = if let Pace::Flow(parallel) = pace { parallel } else { 1 };
        let chains = iter(self.chains(ready)).map(|chain| self.send_in_order(chain));
        let sent: Vec<Vec<Attempted>> = chains.buffer_unordered(parallel.max(1)).collect().await;
        attempted.extend(sent.into_iter().flatten());
        attempted
    }

    /// Requests that follow each other. What belongs to one customer stays in its order where that
    /// matters; else every request stands alone.
    fn chains(&self, items: Vec<Item>) -> Vec<Vec<Vec<Item>>> {
        let batching = self.target.protocol.batching();
        let most = batch_max(self.destination, self.target);
        if !batching.is_ordered {
            let mut items = items.into_iter().peekable();
            let mut chains = Vec::new();
            while items.peek().is_some() {
                chains.push(vec![items.by_ref().take(most).collect()]);
            }
            return chains;
        }
        let mut chains: Vec<Vec<Vec<Item>>> = Vec::new();
        let mut of_customer: HashMap<Option<String>, usize> = HashMap::new();
        for item in items {
            let at = *of_customer.entry(customer(&item)).or_insert_with(|| {
                chains.push(Vec::new());
                chains.len() - 1
            });
            if let Some(chain) = chains.get_mut(at) {
                chain.push(vec![item]);
            }
        }
        chains
    }

    /// Goes on until one fails: what comes after it waits for the next wave.
    async fn send_in_order(&self, chain: Vec<Vec<Item>>) -> Vec<Attempted> {
        let mut attempted = Vec::new();
        for batch in chain {
            if !matches!(self.destination.pace(self.clock.now()), Some(Pace::Flow(_) | Pace::Probe)) {
                break;
            }
            if !self.send_batch(batch, &mut attempted).await {
                break;
            }
        }
        attempted
    }

    /// Sends a batch, in parts where the answer wants that; false when the destination failed.
    async fn send_batch(&self, batch: Vec<Item>, attempted: &mut Vec<Attempted>) -> bool {
        let mut waiting = vec![batch];
        while let Some(mut items) = waiting.pop() {
            let (verdict, status) = self.ask(&mut items).await;
            self.destination_learns(&verdict, items.len());
            let now = self.clock.now();
            match verdict {
                Verdict::Accepted => {
                    Tally::add(&self.destination.tally().delivered, items.len());
                    attempted.extend(items.iter().map(|item| delivered(item, now, status)));
                }
                Verdict::Each(outcomes) => {
                    let all = items.len();
                    let again = self.sort(items, outcomes, status, attempted);
                    // An answer that finds nothing wrong and takes nothing would be asked for ever.
                    if again.len() == all {
                        attempted.extend(self.later(&again, status, "nothing was taken", None));
                        return false;
                    }
                    waiting.extend((!again.is_empty()).then_some(again));
                }
                Verdict::Split(_) | Verdict::Smaller if items.len() > 1 => {
                    let second = items.split_off(items.len() / 2);
                    waiting.extend([second, items]);
                }
                Verdict::Split(reason) => attempted.extend(self.dead(&items, status, &reason)),
                Verdict::Smaller => {
                    attempted.extend(self.dead(&items, status, "too large for the destination"))
                }
                Verdict::Pause(reason) | Verdict::Disable(reason) => {
                    let kept = |item: &Item| kept(item, now, status, &reason);
                    attempted.extend(items.iter().map(kept));
                    return false;
                }
                Verdict::SlowDown { reason, wait_ms } => {
                    attempted.extend(self.later(&items, status, &reason, wait_ms));
                    return false;
                }
                Verdict::Retry(reason) => {
                    attempted.extend(self.later(&items, status, &reason, None));
                    return false;
                }
            }
        }
        true
    }

    /// Sends a request. Where nobody knows what came of it, the items remember when that was first.
    async fn ask(&self, items: &mut [Item]) -> (Verdict, Option<u16>) {
        let sent_at = self.clock.now();
        let outgoing = self.target.protocol.request(items, sent_at);
        let begun = Instant::now();
        let answer = send(&self.target.client, outgoing).await;
        let tally = self.destination.tally();
        Tally::add(&tally.requests, 1);
        Tally::add(&tally.waited_ms, usize::try_from(begun.elapsed().as_millis()).unwrap_or(usize::MAX));
        let is_uncertain = match &answer {
            Ok(answer) => answer.status >= 500 || answer.status == 408,
            Err(missing) => missing.was_sent,
        };
        if is_uncertain {
            items.iter_mut().for_each(|item| item.first_sent_at = item.first_sent_at.or(Some(sent_at)));
        }
        match answer {
            Ok(answer) => (self.target.protocol.read(&answer, items), Some(answer.status)),
            Err(NoAnswer { reason, .. }) => (Verdict::Retry(reason), None),
        }
    }

    /// What an answer says about the destination rather than about what was sent.
    fn destination_learns(&self, verdict: &Verdict, size: usize) {
        let now = self.clock.now();
        let hurried = |ms: u64| ms / self.rules.hurry.max(1);
        self.destination.change(|circuit, standing| {
            let error = match verdict {
                Verdict::Accepted | Verdict::Each(_) | Verdict::Split(_) | Verdict::Smaller => {
                    circuit.succeeded();
                    standing.last_ok_at = Some(now);
                    if standing.state == DestinationState::Paused && !standing.by_operator {
                        (standing.state, standing.reason) = (DestinationState::Active, None);
                        tracing::info!(destination = %self.destination.name(), "a destination lets us in again");
                    }
                    if *verdict == Verdict::Smaller {
                        standing.batch_limit = Some((size / 2).max(1));
                    }
                    return;
                }
                Verdict::Retry(reason) => {
                    circuit.failed(now);
                    reason
                }
                Verdict::SlowDown { reason, wait_ms } => {
                    circuit.slow_down(now, wait_ms.unwrap_or(hurried(1_000)));
                    reason
                }
                Verdict::Pause(reason) | Verdict::Disable(reason) => {
                    circuit.shut_out(now);
                    let is_gone = matches!(verdict, Verdict::Disable(_));
                    if standing.state == DestinationState::Active || is_gone {
                        tracing::error!(
                            destination = %self.destination.name(), %reason,
                            "a destination takes nothing; what it is owed waits"
                        );
                    }
                    if !standing.by_operator {
                        let state = if is_gone { DestinationState::Disabled } else { DestinationState::Paused };
                        (standing.state, standing.reason) = (state, Some(reason.clone()));
                    }
                    reason
                }
            };
            standing.last_error = Some(error.clone());
            standing.last_error_at = Some(now);
        });
    }

    /// Notes each outcome; answers those that go out again at once.
    fn sort(
        &self,
        items: Vec<Item>,
        outcomes: Vec<Outcome>,
        status: Option<u16>,
        attempted: &mut Vec<Attempted>,
    ) -> Vec<Item> {
        let now = self.clock.now();
        let mut again = Vec::new();
        let mut outcomes = outcomes.into_iter();
        for item in items {
            match outcomes.next().unwrap_or(Outcome::Again) {
                Outcome::Delivered => {
                    Tally::add(&self.destination.tally().delivered, 1);
                    attempted.push(delivered(&item, now, status));
                }
                Outcome::Dead(reason) => attempted.extend(self.dead(&[item], status, &reason)),
                Outcome::Again => again.push(item),
            }
        }
        again
    }

    fn dead(&self, items: &[Item], status: Option<u16>, reason: &str) -> Vec<Attempted> {
        Tally::add(&self.destination.tally().dead, items.len());
        let now = self.clock.now();
        tracing::error!(
            destination = %self.destination.name(), deliveries = items.len(), %reason,
            "a destination will never take what it is owed; `deliveries list --state dead` shows it"
        );
        let dead = |item: &Item| Attempted {
            status,
            counts: true,
            ..given_up(item.key, item.first_sent_at, DeliveryState::Dead, now, reason.to_owned())
        };
        items.iter().map(dead).collect()
    }

    /// The same again later, all of a request at one time so that they stay together.
    fn later(
        &self,
        items: &[Item],
        status: Option<u16>,
        reason: &str,
        wait_ms: Option<u64>,
    ) -> Vec<Attempted> {
        Tally::add(&self.destination.tally().failed, items.len());
        let now = self.clock.now();
        let chance = uuid::Uuid::new_v4().as_u64_pair().0;
        let schedule = self.target.protocol.schedule();
        let mut attempted = Vec::with_capacity(items.len());
        for item in items {
            let Some(pause_ms) = schedule.pause_ms(item.attempts.saturating_add(1), chance) else {
                attempted.extend(self.dead(std::slice::from_ref(item), status, reason));
                continue;
            };
            let pause_ms = wait_ms.unwrap_or(pause_ms / self.rules.hurry.max(1));
            let next_at = now.plus_ms(i64::try_from(pause_ms).unwrap_or(i64::MAX));
            attempted.push(Attempted { next_at, ..kept(item, now, status, reason) });
        }
        attempted
    }
}

fn customer(item: &Item) -> Option<String> {
    match &item.subject {
        Subject::Entry(entry, _) => entry.payer.customer.as_ref().map(ToString::to_string),
        Subject::Event(event) => event.customer_id.clone(),
    }
}

fn delivered(item: &Item, now: Millis, status: Option<u16>) -> Attempted {
    let (key, first_sent_at) = (item.key, item.first_sent_at);
    Attempted {
        key,
        state: DeliveryState::Delivered,
        counts: true,
        first_sent_at,
        next_at: now,
        status,
        error: None,
    }
}

/// Still owed, and due at once as far as it goes by itself.
fn kept(item: &Item, now: Millis, status: Option<u16>, reason: &str) -> Attempted {
    let (key, first_sent_at, error) = (item.key, item.first_sent_at, Some(reason.to_owned()));
    Attempted { key, state: DeliveryState::Pending, counts: true, first_sent_at, next_at: now, status, error }
}

/// Given up without being sent.
pub(super) fn given_up(
    key: DeliveryKey,
    first_sent_at: Option<Millis>,
    state: DeliveryState,
    now: Millis,
    reason: String,
) -> Attempted {
    Attempted { key, state, counts: false, first_sent_at, next_at: now, status: None, error: Some(reason) }
}
