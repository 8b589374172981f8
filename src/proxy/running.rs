//! Calls under way, seen and stopped. A call is listed from the moment it is granted until its end
//! has been told; whoever answers it says how far it is, and asks whether it shall go on.
//!
//! Knows neither accounts nor providers: what is held and where the call went comes in as it happens.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::Notify;

use super::authorize::Grant;
use super::parse::Call;
use super::served::{Priced, roughly_counted_input};
use crate::domain::entry::Payer;
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;
use crate::upstream::catalogue::Target;
use crate::wire::error::ApiError;

/// Bytes of text that make a token, where an event carries more than one.
const BYTES_PER_TOKEN: u64 = 4;
/// What a ledger's line says of a call that was stopped.
pub(super) const NOTE: &str = "cancelled by an operator";

/// The type of the error that the caller of such a call gets.
pub(super) const CANCELLED: &str = "request_cancelled";

/// Every call under way. Cheap to clone.
#[derive(Clone, Default)]
pub struct Running(Arc<Mutex<List>>);

#[derive(Default)]
struct List {
    next: u64,
    /// By the order in which they came.
    calls: BTreeMap<u64, Arc<Run>>,
}

impl fmt::Debug for Running {
    /// Without the calls: they hold prompts.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Running").finish_non_exhaustive()
    }
}

/// Which calls are looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only calls of this customer.
    pub customer: Option<String>,
    /// Only calls of this model, by its public name.
    pub model: Option<String>,
    /// At most so many rows, the oldest.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The oldest of them, as many as were wanted.
    pub rows: Vec<Row>,
    /// How many there are.
    pub total: usize,
    /// What all of them hold.
    pub total_held: Picos,
}

/// A call as it was when somebody looked.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id.
    pub request_id: String,
    /// Its number, which no other call has: callers choose ids.
    pub run: u64,
    /// Who pays.
    pub payer: Arc<Payer>,
    /// The public name of the model.
    pub model: Arc<str>,
    /// Where it was sent.
    pub provider: Option<&'static str>,
    /// Whether its answer is a stream.
    pub stream: bool,
    /// How far it is.
    pub stage: Stage,
    /// What it holds.
    pub held: Picos,
    /// About how many tokens went in.
    pub input_tokens: u64,
    /// About how many tokens have come out.
    pub output_tokens: u64,
    /// How much of a stream has gone to the caller.
    pub streamed_bytes: u64,
    /// What that costs, once it is known who is paid.
    pub spend_so_far: Option<Picos>,
    /// When it came in.
    pub started_at: Millis,
    /// How long ago that was.
    pub age: Duration,
    /// Whether it was told to stop.
    pub cancelled: bool,
}

/// How far a call is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It has no money yet, or no place to go.
    #[default]
    Waiting,
    /// It is at a provider, who has not answered.
    Sent,
    /// Its answer passes.
    Streaming,
    /// Its answer is complete, or was cut off, and is being booked.
    Ending,
}

impl Stage {
    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Streaming => "streaming",
            Self::Ending => "ending",
        }
    }
}

/// What came of telling a call to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// Whether it ends by that; if not, its own end came first.
    pub cancelled: bool,
    /// What it holds until then.
    pub held: Picos,
}

/// A call was told to stop: how its caller learns of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Cancelled {
    reason: Option<Arc<str>>,
}

impl Cancelled {
    /// The last event of a stream.
    pub(super) fn event(&self) -> Bytes {
        format!("data: {}\n\n", ApiError::from(self.clone()).body()).into()
    }
}

impl From<Cancelled> for ApiError {
    /// Not a status that clients try again by themselves.
    fn from(Cancelled { reason }: Cancelled) -> Self {
        let message = "This request was cancelled by an operator.";
        let message = match reason {
            Some(reason) => format!("{message} Reason: {reason}"),
            None => message.to_owned(),
        };
        Self::Forbidden { message, kind: CANCELLED, param: None }
    }
}

impl Running {
    /// Puts a call on the list.
    pub(super) fn enter(&self, call: &Arc<Call>, grant: &Grant) -> Listed {
        let mut list = lock(&self.0);
        let place = list.next;
        list.next += 1;
        let run = Arc::new(Run {
            place,
            call: Arc::clone(call),
            payer: Arc::clone(grant.payer()),
            model: Arc::clone(grant.model()),
            progress: Mutex::default(),
            told: Notify::new(),
            streamed: Streamed::default(),
        });
        list.calls.insert(place, Arc::clone(&run));
        drop(list);
        Listed { running: self.clone(), run }
    }

    fn all(&self) -> Vec<Arc<Run>> {
        lock(&self.0).calls.values().cloned().collect()
    }

    /// The calls that are looked for, oldest first.
    pub fn find(&self, wanted: &Wanted) -> Found {
        let mut found = Found::default();
        for run in self.all().iter().filter(|run| run.is_wanted(wanted)) {
            let row = (found.rows.len() < wanted.limit).then(|| run.row());
            let held = row.as_ref().map_or_else(|| lock(&run.progress).held, |row| row.held);
            found.total += 1;
            found.total_held = found.total_held.saturating_plus(held);
            found.rows.extend(row);
        }
        found
    }

    /// Tells every call with this id to stop, or the one of them that has this number; nothing, where
    /// there is none. Callers choose ids, so there may be several. Told twice, a call stops once, and
    /// its caller reads the first reason.
    pub fn cancel(&self, request_id: &str, run: Option<u64>, reason: Option<&str>) -> Option<Stopped> {
        let reason: Option<Arc<str>> = reason.map(Into::into);
        let calls = self.all();
        let is_meant = |of: &&Arc<Run>| of.call.id == request_id && run.is_none_or(|run| of.place == run);
        let stopped =
            calls.iter().filter(is_meant).map(|run| run.cancel(Cancelled { reason: reason.clone() }));
        stopped.reduce(|one, other| Stopped {
            cancelled: one.cancelled || other.cancelled,
            held: one.held.saturating_plus(other.held),
        })
    }
}

/// A call on the list, until this is dropped.
#[must_use = "the call is listed until this is dropped"]
#[derive(Debug)]
pub(super) struct Listed {
    running: Running,
    run: Arc<Run>,
}

impl Deref for Listed {
    type Target = Arc<Run>;

    fn deref(&self) -> &Arc<Run> {
        &self.run
    }
}

impl Drop for Listed {
    fn drop(&mut self) {
        lock(&self.running.0).calls.remove(&self.run.place);
    }
}

/// A call while it runs.
pub(super) struct Run {
    place: u64,
    call: Arc<Call>,
    payer: Arc<Payer>,
    model: Arc<str>,
    progress: Mutex<Progress>,
    /// Wakes the one who waits for the word to stop.
    told: Notify,
    streamed: Streamed,
}

impl fmt::Debug for Run {
    /// Without the call: it holds a prompt.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Run").field("request_id", &self.call.id).finish_non_exhaustive()
    }
}

#[derive(Debug, Default)]
struct Progress {
    stage: Stage,
    held: Picos,
    sent: Option<(&'static str, Priced)>,
    cancelled: Option<Cancelled>,
}

impl Run {
    /// It has to wait for money; it holds none.
    pub(super) fn waits(&self) {
        let mut progress = lock(&self.progress);
        (progress.stage, progress.held) = (Stage::Waiting, Picos::ZERO);
    }

    /// It goes to a provider now, unless it was told to stop.
    pub(super) fn sent(&self, held: Picos, target: &Target, priced: &Priced) -> Result<(), Cancelled> {
        let mut progress = lock(&self.progress);
        if let Some(cancelled) = &progress.cancelled {
            return Err(cancelled.clone());
        }
        (progress.stage, progress.held) = (Stage::Sent, held);
        progress.sent = Some((target.deployment.provider.prefix, priced.clone()));
        Ok(())
    }

    /// Its answer has begun.
    pub(super) fn streams(&self) {
        lock(&self.progress).stage = Stage::Streaming;
    }

    /// These bytes go to the caller.
    pub(super) fn passed(&self, bytes: &[u8]) {
        self.streamed.add(bytes);
    }

    /// Nothing stops it from here on. Answers how it was stopped, if it was before that.
    pub(super) fn ends(&self) -> Option<Cancelled> {
        let mut progress = lock(&self.progress);
        progress.stage = Stage::Ending;
        progress.cancelled.clone()
    }

    /// Waits for the word to stop. One at a time may wait.
    pub(super) async fn cancelled(&self) -> Cancelled {
        loop {
            let cancelled = lock(&self.progress).cancelled.clone();
            match cancelled {
                Some(cancelled) => return cancelled,
                None => self.told.notified().await,
            }
        }
    }

    /// Does `work`, unless the word to stop comes first; then it is dropped.
    pub(super) async fn unless_cancelled<T>(&self, work: impl Future<Output = T>) -> Result<T, Cancelled> {
        tokio::select! {
            biased;
            done = work => Ok(done),
            cancelled = self.cancelled() => Err(cancelled),
        }
    }

    fn cancel(&self, how: Cancelled) -> Stopped {
        let mut progress = lock(&self.progress);
        if progress.stage != Stage::Ending && progress.cancelled.is_none() {
            progress.cancelled = Some(how);
            self.told.notify_one();
        }
        Stopped { cancelled: progress.cancelled.is_some(), held: progress.held }
    }

    fn is_wanted(&self, wanted: &Wanted) -> bool {
        let customer = self.payer.customer.as_ref().map(|customer| customer.as_str());
        wanted.customer.as_deref().is_none_or(|id| customer == Some(id))
            && wanted.model.as_deref().is_none_or(|model| *self.model == *model)
    }

    fn row(&self) -> Row {
        let progress = lock(&self.progress);
        let input_tokens = roughly_counted_input(&self.call);
        let (streamed_bytes, output_tokens) = self.streamed.so_far();
        let used = Usage::plain(input_tokens, output_tokens);
        let prices = progress.sent.as_ref().filter(|(_, priced)| priced.price.is_some());
        Row {
            request_id: self.call.id.clone(),
            run: self.place,
            payer: Arc::clone(&self.payer),
            model: Arc::clone(&self.model),
            provider: progress.sent.as_ref().map(|(provider, _)| *provider),
            stream: self.call.stream,
            stage: progress.stage,
            held: progress.held,
            input_tokens,
            output_tokens,
            streamed_bytes,
            spend_so_far: prices.map(|(_, priced)| priced.cost(&used).total),
            started_at: self.call.started_at,
            age: self.call.arrival.began.elapsed(),
            cancelled: progress.cancelled.is_some(),
        }
    }
}

/// How much of a stream has passed. What is added to with each chunk is read by nobody in between.
#[derive(Debug, Default)]
struct Streamed {
    bytes: AtomicU64,
    lines: AtomicU64,
    /// The length of the first event, which says next to nothing: what an event takes without its text.
    frame: AtomicU64,
}

impl Streamed {
    fn add(&self, bytes: &[u8]) {
        let (length, lines) = (bytes.len() as u64, memchr::memchr_iter(b'\n', bytes).count() as u64);
        if self.bytes.fetch_add(length, Ordering::Relaxed) == 0 {
            self.frame.store(length / events_in(lines).max(1), Ordering::Relaxed);
        }
        self.lines.fetch_add(lines, Ordering::Relaxed);
    }

    /// Bytes, and about how many tokens they carry: one for each event, or more where events are
    /// longer than the first one.
    fn so_far(&self) -> (u64, u64) {
        let bytes = self.bytes.load(Ordering::Relaxed);
        let events = events_in(self.lines.load(Ordering::Relaxed));
        let text = bytes.saturating_sub(events.saturating_mul(self.frame.load(Ordering::Relaxed)));
        (bytes, events.max(text / BYTES_PER_TOKEN))
    }
}

/// An event is a line and an empty one.
fn events_in(lines: u64) -> u64 {
    lines / 2
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_guessed_by_events_and_by_their_length() {
        let event =
            |text: &str| format!("data: {{\"choices\":[{{\"delta\":{{\"content\":\"{text}\"}}}}]}}\n\n");
        for (chunks, tokens) in [
            (vec![], 0),
            (vec![event("")], 1),
            (vec![event("a"), event("b"), event("c")], 3),
            // Several events come in one piece.
            (vec![event("a") + &event("b"), event("c")], 3),
            // A provider that says much at once.
            (vec![event(""), event(&"x".repeat(400))], 100),
            (vec![event("").replace('\n', "\r\n"), event("a").replace('\n', "\r\n")], 2),
        ] {
            let streamed = Streamed::default();
            chunks.iter().for_each(|chunk| streamed.add(chunk.as_bytes()));
            let bytes = chunks.iter().map(String::len).sum::<usize>() as u64;
            assert_eq!(streamed.so_far(), (bytes, tokens), "{chunks:?}");
        }
    }

    #[test]
    fn a_stopped_caller_is_told_so_in_one_line() {
        for (reason, message) in [
            (None, "This request was cancelled by an operator."),
            (Some("a loop"), "This request was cancelled by an operator. Reason: a loop"),
        ] {
            let cancelled = Cancelled { reason: reason.map(Into::into) };
            let event = String::from_utf8(cancelled.event().to_vec()).unwrap();
            let json: serde_json::Value =
                serde_json::from_str(event.strip_prefix("data: ").unwrap().trim_end()).unwrap();
            let error = ApiError::from(cancelled);
            assert_eq!((error.status().as_u16(), error.message().as_str()), (403, message));
            assert_eq!(json, error.body());
        }
    }
}
