//! One go at what is due: read it, send it in as few requests as it fits in, and say what came of it.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use futures_util::StreamExt;
use futures_util::stream::iter;
use tokio_util::sync::CancellationToken;

use super::destination::{Destination, Tally};
use super::open::Rules;
use super::send::{NoAnswer, send};
use super::target::{Item, Ready, Subject, Target};
use crate::clock::Clock;
use crate::domain::delivery::{DeliveryKey, DeliveryState, Outcome, Pace, Schedule, Source, Verdict};
use crate::domain::time::Millis;
use crate::store::outbox::delivery::{self, Attempted, Due};
use crate::store::outbox::destination::DestinationState;
use crate::store::outbox::event;
use crate::store::{Store, StoreError, entries};

/// So many rounds of requests are taken at once where one request tells of one thing.
const ROUNDS: usize = 4;
/// So many are looked at where one of them is sent to see, so that those of one customer who fail stand
/// back together.
const PROBED_MAX: usize = 256;
/// So long stands back what follows a failure of the same customer: a little more than it waits itself
/// when it has failed once, so that it comes first again.
const STAND_BACK_MS: u64 = 6_000;
/// The same failure is not logged again for so long.
const QUIET_MS: u64 = 300_000;
/// So many may be given up in a row before the destination itself is doubted.
const DEAD_IN_A_ROW_MAX: u32 = 10;
/// Nobody is waited for longer, whatever he asks for.
const WAIT_MAX_MS: u64 = 300_000;
/// The same where attempts are counted: then waiting costs none.
const WAIT_WEBHOOK_MAX_MS: u64 = 24 * 3_600_000;

/// One go at what is due. What came of it is here at every moment, also when the rest is given up.
pub(super) struct Sea<'a> {
    pub(super) store: &'a Store,
    pub(super) destination: &'a Destination,
    pub(super) target: &'a Target,
    pub(super) clock: &'a Clock,
    pub(super) rules: &'a Rules,
    pub(super) stopping: &'a CancellationToken,
    pub(super) landed: Mutex<Vec<Attempted>>,
}

/// A delivery that the destination refuses, while it is not sure that the delivery is at fault.
struct Suspect {
    item: Item,
    status: Option<u16>,
    reason: String,
}

/// An answer, or what stands for a missing one.
struct Heard {
    verdict: Verdict,
    status: Option<u16>,
    was_sent: bool,
}

impl Heard {
    /// Whether the destination has something of it now.
    fn is_taking(&self) -> bool {
        match &self.verdict {
            Verdict::Accepted => true,
            Verdict::Each(outcomes) => outcomes.contains(&Outcome::Delivered),
            _ => false,
        }
    }
}

/// How many are taken at once at this pace.
pub(super) fn size(destination: &Destination, target: &Target, pace: Pace) -> usize {
    let batch = batch_max(destination, target);
    match pace {
        Pace::Wait(_) => 0,
        Pace::Probe if target.protocol.batching().is_ordered => PROBED_MAX,
        Pace::Probe => 1,
        Pace::Flow(parallel) if batch == 1 => parallel * ROUNDS,
        Pace::Flow(parallel) => batch * parallel,
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
    for Due { key, version, attempts, first_sent_at, facts, .. } in due {
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
    /// What came of it so far.
    pub(super) fn landed(self) -> Vec<Attempted> {
        self.landed.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn land(&self, attempted: impl IntoIterator<Item = Attempted>) {
        self.landed.lock().unwrap_or_else(PoisonError::into_inner).extend(attempted);
    }

    /// Sends them, in as many requests as are wanted.
    pub(super) async fn sail(&self, items: Vec<Item>, pace: Pace) {
        let now = self.clock.now();
        let mut ready = Vec::with_capacity(items.len());
        for item in items {
            match self.target.protocol.ready(&item, now) {
                Ready::Send => ready.push(item),
                Ready::Unknown(reason) => self.land([given_up(&item, DeliveryState::Unknown, now, &reason)]),
                Ready::Dead(reason) => self.land([given_up(&item, DeliveryState::Dead, now, &reason)]),
            }
        }
        let mut chains = self.chains(ready);
        let Pace::Flow(parallel) = pace else {
            if !chains.is_empty() {
                self.probe(chains.swap_remove(0)).await;
            }
            return;
        };
        let chains = iter(chains).map(|chain| self.send_in_order(chain));
        chains.buffer_unordered(parallel.max(1)).collect::<()>().await;
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

    /// Sends the first of them alone, to see.
    async fn probe(&self, chain: Vec<Vec<Item>>) {
        let mut chain = chain.into_iter();
        if let Some(batch) = chain.next() {
            let first = batch.first().map(|item| item.key);
            if !self.send_batch(batch).await {
                self.stand_back(first, chain);
            }
        }
    }

    /// Goes on until one fails.
    async fn send_in_order(&self, chain: Vec<Vec<Item>>) {
        let mut chain = chain.into_iter();
        while let Some(batch) = chain.next() {
            if !matches!(self.destination.pace(self.clock.now()), Some(Pace::Flow(_) | Pace::Probe)) {
                break;
            }
            let first = batch.first().map(|item| item.key);
            if !self.send_batch(batch).await {
                self.stand_back(first, chain);
                break;
            }
        }
    }

    /// What follows one that failed goes behind what others are owed: else a customer whose events are
    /// refused would be tried one by one before anybody else. It does not overtake the one that failed
    /// for the first time.
    fn stand_back(&self, failed: Option<DeliveryKey>, rest: impl Iterator<Item = Vec<Item>>) {
        let now = self.clock.now();
        let mut landed = self.landed.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |it: &&Attempted| Some(it.key) == failed && it.state == DeliveryState::Pending;
        let Some(again_at) = landed.iter().rev().find(is_it).map(|it| it.next_at) else { return };
        let back_ms = i64::try_from(STAND_BACK_MS / self.rules.hurry.max(1)).unwrap_or(i64::MAX);
        let open_at = if let Some(Pace::Wait(until)) = self.destination.pace(now) { until } else { now };
        let next_at = again_at.min(open_at.plus_ms(back_ms));
        landed.extend(rest.flatten().map(|item| stood_back(&item, next_at)));
    }

    /// Sends a batch, in parts where the answer wants that; false when the destination failed, or the
    /// server goes down.
    async fn send_batch(&self, batch: Vec<Item>) -> bool {
        let mut waiting = vec![batch];
        let (mut suspects, mut has_taken) = (Vec::new(), false);
        let mut goes_on = true;
        while let Some(mut items) = waiting.pop() {
            if self.stopping.is_cancelled() {
                goes_on = false;
                break;
            }
            let heard = self.ask(&mut items).await;
            self.destination_learns(&heard.verdict, items.len());
            has_taken |= heard.is_taking();
            match self.sort(items, heard, &mut suspects) {
                Some(rest) => waiting.extend(rest),
                None => {
                    goes_on = false;
                    break;
                }
            }
        }
        self.judge(&suspects, has_taken) && goes_on
    }

    /// Sends a request. Where nobody knows what came of it, the items remember when that was first.
    async fn ask(&self, items: &mut [Item]) -> Heard {
        let sent_at = self.clock.now();
        let protocol = &self.target.protocol;
        if protocol.notes_sending() {
            let keys: Vec<_> = items.iter().map(|item| item.key).collect();
            if let Err(error) = self.store.write(delivery::sending(&keys, sent_at)).await {
                let verdict = Verdict::Retry(format!("not sent, because that cannot be noted: {error}"));
                return Heard { verdict, status: None, was_sent: false };
            }
        }
        let outgoing = protocol.request(items, sent_at);
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
            Ok(answer) => {
                let verdict = protocol.read(&answer, items);
                Heard { verdict, status: Some(answer.status), was_sent: true }
            }
            Err(NoAnswer { reason, was_sent }) => {
                Heard { verdict: Verdict::Retry(reason), status: None, was_sent }
            }
        }
    }

    /// Notes what became of the items of a request. Answers what goes out again at once, or `None` when
    /// the destination failed.
    fn sort(&self, items: Vec<Item>, heard: Heard, suspects: &mut Vec<Suspect>) -> Option<Vec<Vec<Item>>> {
        let Heard { verdict, status, was_sent } = heard;
        let now = self.clock.now();
        let suspect = |item: Item, reason: &str| Suspect { item, status, reason: reason.to_owned() };
        match verdict {
            Verdict::Accepted => {
                Tally::add(&self.destination.tally().delivered, items.len());
                self.land(items.iter().map(|item| delivered(item, now, status)));
            }
            Verdict::Each(outcomes) => {
                let (all, mut again) = (items.len(), Vec::new());
                let mut outcomes = outcomes.into_iter();
                for item in items {
                    match outcomes.next().unwrap_or(Outcome::Again) {
                        Outcome::Delivered => {
                            Tally::add(&self.destination.tally().delivered, 1);
                            self.land([delivered(&item, now, status)]);
                        }
                        Outcome::Dead(reason) => suspects.push(suspect(item, &reason)),
                        Outcome::Again => again.push(item),
                    }
                }
                // An answer that finds nothing wrong and takes nothing would be asked for ever.
                if again.len() == all {
                    self.later(&again, status, "nothing was taken", None, true);
                    return None;
                }
                return Some((!again.is_empty()).then_some(again).into_iter().collect());
            }
            Verdict::Split(_) | Verdict::Smaller if items.len() > 1 => {
                let mut items = items;
                let second = items.split_off(items.len() / 2);
                return Some(vec![second, items]);
            }
            Verdict::Split(reason) => suspects.extend(items.into_iter().map(|item| suspect(item, &reason))),
            Verdict::Smaller => {
                let reason = "too large for the destination";
                suspects.extend(items.into_iter().map(|item| suspect(item, reason)));
            }
            Verdict::Pause(reason) | Verdict::Disable(reason) => {
                self.land(items.iter().map(|item| kept(item, now, status, &reason)));
                return None;
            }
            Verdict::SlowDown { reason, wait_ms } => {
                self.later(&items, status, &reason, wait_ms, was_sent);
                return None;
            }
            Verdict::Retry(reason) => {
                self.later(&items, status, &reason, None, was_sent);
                return None;
            }
        }
        Some(Vec::new())
    }

    /// Gives up what is refused, where the destination takes what is right. One that refuses many and
    /// takes nothing is rather set up wrongly, and would refuse everything: it is asked again later, with
    /// another one first. False when it is doubted.
    fn judge(&self, suspects: &[Suspect], has_taken: bool) -> bool {
        let now = self.clock.now();
        let Some(last) = suspects.last() else { return true };
        if has_taken || self.destination.is_believed(suspects.len(), DEAD_IN_A_ROW_MAX) {
            Tally::add(&self.destination.tally().dead, suspects.len());
            tracing::error!(
                destination = %self.destination.name(), deliveries = suspects.len(), reason = %last.reason,
                "a destination will never take what it is owed; `deliveries list --state dead` shows it"
            );
            self.destination_works(now);
            let dead = |Suspect { item, status, reason }: &Suspect| Attempted {
                status: *status,
                counts: true,
                ..given_up(item, DeliveryState::Dead, now, reason)
            };
            self.land(suspects.iter().map(dead));
            return true;
        }
        let reason = format!("nothing is taken: {}", last.reason);
        self.destination_learns(&Verdict::Pause(reason.clone()), suspects.len());
        let paused_ms = i64::try_from(self.rules.circuit.paused_ms).unwrap_or(i64::MAX);
        let aside = |Suspect { item, status, reason }: &Suspect| Attempted {
            next_at: now.plus_ms(paused_ms),
            ..kept(item, now, *status, reason)
        };
        self.land(suspects.iter().map(aside));
        false
    }

    fn destination_works(&self, now: Millis) {
        self.destination.change(|circuit, standing| {
            circuit.succeeded();
            if standing.state == DestinationState::Paused && !standing.by_operator {
                (standing.state, standing.reason) = (DestinationState::Active, None);
                tracing::info!(destination = %self.destination.name(), "a destination lets us in again");
            }
            standing.last_ok_at = Some(now);
        });
    }

    /// What an answer says about the destination rather than about what was sent.
    fn destination_learns(&self, verdict: &Verdict, size: usize) {
        let now = self.clock.now();
        let hurried = |ms: u64| ms / self.rules.hurry.max(1);
        let most = self.target.protocol.batching().most;
        let error = match verdict {
            Verdict::Accepted => {
                self.destination.took();
                self.destination_works(now);
                self.destination.change(|_, standing| {
                    // What was too much once may fit again: one more each time that a request is full.
                    let limit = standing.batch_limit.filter(|limit| *limit <= size).map(|limit| limit + 1);
                    standing.batch_limit = limit.or(standing.batch_limit).filter(|limit| *limit < most);
                });
                return;
            }
            Verdict::Each(outcomes) => {
                if outcomes.contains(&Outcome::Delivered) {
                    self.destination.took();
                    self.destination_works(now);
                }
                return;
            }
            Verdict::Smaller => {
                self.destination.change(|_, standing| standing.batch_limit = Some((size / 2).max(1)));
                return;
            }
            Verdict::Split(reason) => reason,
            Verdict::Retry(reason) => {
                self.destination.change(|circuit, _| circuit.failed(now));
                reason
            }
            Verdict::SlowDown { reason, wait_ms } => {
                self.destination.change(|circuit, _| {
                    circuit.slow_down(now, wait_ms.unwrap_or(hurried(1_000)).min(WAIT_MAX_MS));
                });
                reason
            }
            Verdict::Pause(reason) => {
                self.shut_out(reason, DestinationState::Paused, now);
                reason
            }
            Verdict::Disable(reason) => {
                self.shut_out(reason, DestinationState::Disabled, now);
                reason
            }
        };
        let is_failure = matches!(verdict, Verdict::Retry(_) | Verdict::SlowDown { .. });
        // What a life before this one has logged is news in this one.
        let is_first = self.destination.tally().failed.load(Ordering::Relaxed) == 0;
        self.destination.change(|_, standing| {
            let is_recent = standing.last_error_at.is_some_and(|at| now.since(at) < QUIET_MS);
            let is_known = !is_first && is_recent && standing.last_error.as_ref() == Some(error);
            if is_failure && !is_known {
                let name = self.destination.name();
                tracing::warn!(destination = %name, reason = %error, "a destination fails; what it is owed waits");
            }
            standing.last_error = Some(error.clone());
            standing.last_error_at = Some(now);
        });
    }

    /// The destination lets nobody in.
    fn shut_out(&self, reason: &str, state: DestinationState, now: Millis) {
        self.destination.change(|circuit, standing| {
            circuit.shut_out(now);
            if standing.state != state && !standing.by_operator {
                tracing::error!(
                    destination = %self.destination.name(), %reason,
                    "a destination takes nothing; what it is owed waits"
                );
                standing.state = state;
            }
            if !standing.by_operator {
                standing.reason = Some(reason.to_owned());
            }
        });
    }

    /// The same again later, all of a request at one time so that they stay together.
    fn later(&self, items: &[Item], status: Option<u16>, reason: &str, wait_ms: Option<u64>, was_sent: bool) {
        Tally::add(&self.destination.tally().failed, items.len());
        let now = self.clock.now();
        let chance = uuid::Uuid::new_v4().as_u64_pair().0;
        let schedule = self.target.protocol.schedule();
        let wait_max_ms = match schedule {
            Schedule::Billing => WAIT_MAX_MS,
            Schedule::Webhook => WAIT_WEBHOOK_MAX_MS,
        };
        let wait_ms = wait_ms.unwrap_or(0).min(wait_max_ms);
        for item in items {
            let attempts = item.attempts.saturating_add(u32::from(was_sent));
            // Nobody refused what was never sent: it does not die of that.
            let unsent_ms = || if was_sent { None } else { schedule.pause_ms(1, chance) };
            let Some(pause_ms) = schedule.pause_ms(attempts, chance).or_else(unsent_ms) else {
                Tally::add(&self.destination.tally().dead, 1);
                tracing::error!(
                    destination = %self.destination.name(), attempts, %reason,
                    "a destination did not take what it is owed in all attempts"
                );
                let dead = given_up(item, DeliveryState::Dead, now, reason);
                self.land([Attempted { status, counts: true, ..dead }]);
                continue;
            };
            let pause_ms = (pause_ms / self.rules.hurry.max(1)).max(wait_ms);
            let next_at = now.plus_ms(i64::try_from(pause_ms).unwrap_or(i64::MAX));
            self.land([Attempted { next_at, counts: was_sent, ..kept(item, now, status, reason) }]);
        }
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
    let state = DeliveryState::Delivered;
    Attempted { key, state, counts: true, first_sent_at, next_at: now, status, error: None }
}

/// Still owed, and due at once as far as it goes by itself. No attempt is counted: the destination did
/// not look at it.
fn kept(item: &Item, now: Millis, status: Option<u16>, reason: &str) -> Attempted {
    let (key, first_sent_at, error) = (item.key, item.first_sent_at, Some(reason.to_owned()));
    let state = DeliveryState::Pending;
    Attempted { key, state, counts: false, first_sent_at, next_at: now, status, error }
}

/// Still owed, and not sent at all: it keeps what is known of it.
fn stood_back(item: &Item, next_at: Millis) -> Attempted {
    let (key, first_sent_at, state) = (item.key, item.first_sent_at, DeliveryState::Pending);
    Attempted { key, state, counts: false, first_sent_at, next_at, status: None, error: None }
}

/// Given up without being sent.
fn given_up(item: &Item, state: DeliveryState, now: Millis, reason: &str) -> Attempted {
    let (key, first_sent_at, error) = (item.key, item.first_sent_at, Some(reason.to_owned()));
    Attempted { key, state, counts: false, first_sent_at, next_at: now, status: None, error }
}

/// What it told of is not there any more.
pub(super) fn lost(key: DeliveryKey, now: Millis) -> Attempted {
    let (state, error) = (DeliveryState::Dead, Some("its line is gone".to_owned()));
    Attempted { key, state, counts: false, first_sent_at: None, next_at: now, status: None, error }
}
