//! The live stream that `tail spend` and dashboards follow: history first, then what happens. Besides
//! spend it tells which records and destinations changed, so that nobody has to read lists again
//! and again.

mod account;
mod filter;
mod told;

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};
use serde::Serialize;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::admin::refused;
use crate::app::App;
use crate::delivery::DestinationChange;
use crate::domain::duration::Duration as Length;
use crate::domain::entry::{Entry, EntryKind, EntryStatus};
use crate::domain::id::KeyHash;
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::ledger::live::{Changed, Failed, LiveEvent, RecordKind};
use crate::store::entries;
use crate::wire::error::ApiError;
use crate::wire::event::{DeliveryChange, RecordChange, SpendEvent, StreamProgress, StreamStart};
use crate::wire::operation::{Either, Operation, events as told};
use filter::{About, LiveFilter, LiveQuery};

/// What the route of this file does and answers.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[told::<Either<SpendEvent, StateEvent>>(
    "/spend/stream",
    "What is spent, refused or failed, and which records change, as it happens.",
)];

/// What is told besides spend.
type StateEvent = Either<Either<StreamStart, StreamProgress>, Either<RecordChange, DeliveryChange>>;

/// Lines of history read at a time.
const PAGE: u32 = 500;
/// After so many lines that its filters leave out a reader is told how far it has come.
const LEFT_OUT_MAX: u32 = 256;
/// How often a quiet stream says that it is there.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// History from `since`, or from the last event a reader has, then what happens.
pub(in crate::admin) async fn stream(
    State(app): State<App>,
    headers: HeaderMap,
    LiveQuery(mut fields): LiveQuery,
) -> Result<Response, ApiError> {
    let since = fields.text("since").value();
    let follow = fields.flag("follow").value().unwrap_or(true);
    let filter = LiveFilter::read(&mut fields);
    fields.finish(refused)?;
    let now = app.now();
    let resumed = headers
        .get("last-event-id")
        .map(|value| value.to_str().ok().and_then(|text| text.parse::<u64>().ok()))
        .map(|seq| {
            seq.ok_or_else(|| {
                ApiError::bad_request("Last-Event-ID is not one of ours.", Some("last-event-id"))
            })
        })
        .transpose()?;
    let since = since.map(|text| instant(&text, now)).transpose()?;
    // Watching begins before history is read, so nothing falls between.
    let watching =
        follow.then(|| Watching { ledger: app.ledger.watch(), deliveries: app.deliveries.watch() });
    let history = match (resumed, since) {
        (Some(seq), _) => Some((Millis(0), seq)),
        (None, Some(at)) => Some((at, 0)),
        (None, None) => None,
    };
    // What is on disk before is history, and only who asks for it gets it. Lines on their way there
    // are told: no answer that was read before has them.
    let kept_seq = entries::last_seq(app.ledger.store()).await?;
    let last_seq = told_up_to(resumed, history.is_some(), kept_seq);
    let mut reader =
        Reader { app, filter, history, watching, ready: VecDeque::new(), last_seq, kept_seq, left_out: 0 };
    reader.push_start(kept_seq);
    let sse = Sse::new(events(reader)).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("here"));
    let mut response = sse.into_response();
    response.headers_mut().insert("x-accel-buffering", axum::http::HeaderValue::from_static("no"));
    Ok(response)
}

/// The last line that a reader needs not be told of. Whoever names a line that is not on disk has
/// followed another ledger, whose numbers say nothing of this one.
fn told_up_to(resumed: Option<u64>, has_history: bool, kept_seq: u64) -> u64 {
    match resumed {
        Some(seq) => seq.min(kept_seq),
        None if has_history => 0,
        None => kept_seq,
    }
}

/// `10m` ago, or an instant.
fn instant(text: &str, now: Millis) -> Result<Millis, ApiError> {
    if let Some(ms) = Length::parse(text).ok().and_then(Length::fixed_ms) {
        return Ok(now.plus_ms(-ms));
    }
    text.parse::<jiff::Timestamp>().map(Millis::from).map_err(|_| {
        ApiError::bad_request(
            "since must be a duration like 10m or an instant like 2026-11-21T14:00:00Z.",
            Some("since"),
        )
    })
}

/// What happens from now on.
struct Watching {
    ledger: Receiver<LiveEvent>,
    deliveries: Receiver<DestinationChange>,
}

/// What happened.
enum Happened {
    Live(Result<LiveEvent, RecvError>),
    Delivery(Result<DestinationChange, RecvError>),
}

impl Watching {
    async fn next(&mut self) -> Happened {
        tokio::select! {
            live = self.ledger.recv() => Happened::Live(live),
            change = self.deliveries.recv() => Happened::Delivery(change),
        }
    }
}

/// One who watches.
struct Reader {
    app: App,
    filter: LiveFilter,
    history: Option<(Millis, u64)>,
    watching: Option<Watching>,
    ready: VecDeque<Event>,
    last_seq: u64,
    /// The newest line on disk when the reader came: what history tells goes at least so far.
    kept_seq: u64,
    /// Lines that were not told since the last one that was.
    left_out: u32,
}

fn events(reader: Reader) -> impl Stream<Item = io::Result<Event>> {
    stream::unfold(reader, |mut reader| async move {
        loop {
            if let Some(event) = reader.ready.pop_front() {
                return Some((Ok(event), reader));
            }
            // A server that goes down does not wait for those who watch.
            let stopping = reader.app.stopping.clone();
            if reader.history.is_some() {
                tokio::select! {
                    biased;
                    () = stopping.cancelled() => {
                        (reader.history, reader.watching) = (None, None);
                        // The rest is missing: it must not look as if there were none.
                        return Some((Err(io::Error::other("the server stops")), reader));
                    }
                    () = reader.read_history() => continue,
                }
            }
            let happened = tokio::select! {
                happened = reader.watching.as_mut()?.next() => happened,
                () = stopping.cancelled() => return None,
            };
            match happened {
                Happened::Live(Ok(event)) => reader.take(event).await,
                Happened::Delivery(Ok(change)) => reader.push_delivery(&change),
                Happened::Delivery(Err(RecvError::Lagged(_))) => reader.push_all_deliveries(),
                Happened::Live(Err(RecvError::Lagged(missed))) => {
                    let gap = json!({"event": "gap", "missed": missed}).to_string();
                    reader.ready.push_back(Event::default().event("gap").data(gap));
                    // What is on disk can be read again; only refusals are gone.
                    reader.history = Some((Millis(0), reader.last_seq));
                }
                Happened::Live(Err(RecvError::Closed)) | Happened::Delivery(Err(RecvError::Closed)) => {
                    return None;
                }
            }
        }
    })
}

impl Reader {
    async fn read_history(&mut self) {
        let Some((at, seq)) = self.history else { return };
        match entries::since(self.app.ledger.store(), at, seq, PAGE).await {
            Ok(page) => {
                self.history =
                    (page.len() == PAGE as usize).then(|| page.last().map(|entry| (at, entry.seq))).flatten();
                for entry in page {
                    self.push(&entry, None, None).await;
                }
                if self.history.is_none() {
                    // Nothing that came before it was wanted.
                    self.last_seq = self.last_seq.max(self.kept_seq);
                }
                if self.history.is_none() && self.left_out > 0 {
                    self.push_progress();
                }
            }
            Err(error) => {
                tracing::error!(%error, "history for a watcher cannot be read");
                self.history = None;
                self.watching = None;
            }
        }
    }

    async fn take(&mut self, event: LiveEvent) {
        match event {
            LiveEvent::Spend(booked) => {
                if booked.entry.seq > self.last_seq {
                    self.push(&booked.entry, booked.customer_spend, booked.customer_limit).await;
                }
            }
            LiveEvent::Failed(failed) => self.push_failed(&failed).await,
            LiveEvent::Changed(change) => self.push_change(&change).await,
        }
    }

    async fn push(&mut self, entry: &Entry, customer_spend: Option<Picos>, customer_limit: Option<Picos>) {
        self.last_seq = self.last_seq.max(entry.seq);
        let name = match entry.kind {
            EntryKind::Charge => "spend",
            EntryKind::Adjust | EntryKind::Reset => "reset",
        };
        let account = account::account(entry);
        let payer = account::payer(entry);
        let ended = if entry.status == EntryStatus::Unresolved { "error" } else { "ok" };
        let about = About::of(&payer, &entry.call.model_group, &entry.call.provider, entry.cost, ended);
        let Some(key_alias) = self.passed(name, &about).await else {
            self.left_out += 1;
            if self.left_out >= LEFT_OUT_MAX {
                self.push_progress();
            }
            return;
        };
        let standing = match &account {
            Some(account) => account::standing(&self.app, account).await,
            None => account::Standing::default(),
        };
        let wire = SpendEvent {
            key_alias,
            budget_id: standing.budget_id.map(|id| id.to_string()),
            budget_reset_at: standing.reset_at.map(|at| at.to_string()),
            ..told::line(name, entry, &payer, customer_spend, customer_limit)
        };
        self.left_out = 0;
        self.ready.push_back(event(name, Some(entry.seq), &wire));
    }

    async fn push_failed(&mut self, failed: &Arc<Failed>) {
        let name = if failed.refused { "blocked" } else { "error" };
        let about = About::of(&failed.payer, &failed.model_group, &failed.provider, Picos::ZERO, name);
        if let Some(key_alias) = self.passed(name, &about).await {
            let wire = SpendEvent { key_alias, ..told::failure(name, failed) };
            self.ready.push_back(event(name, None, &wire));
        }
    }

    /// Lets a reader whose filters leave lines out go on behind them after a break.
    fn push_progress(&mut self) {
        self.left_out = 0;
        let (event, seq) = ("progress", self.last_seq);
        self.ready
            .push_back(told_once(event, &StreamProgress { event: event.into(), seq }).id(seq.to_string()));
    }

    /// The key's name of an event that passes the filters; nothing for one that does not.
    async fn passed(&self, name: &str, about: &About<'_>) -> Option<Option<String>> {
        if self.filter.asks_for_alias(about.key) {
            let alias = self.alias(about.key).await;
            return self.filter.wants(name, about, alias.as_deref()).then_some(alias);
        }
        if !self.filter.wants(name, about, None) {
            return None;
        }
        Some(self.alias(about.key).await)
    }

    fn push_start(&mut self, kept_seq: u64) {
        let event = "snapshot";
        if self.filter.tells(event) {
            let start = StreamStart {
                event: event.into(),
                server_time: self.app.now().to_string(),
                seq: kept_seq,
                version: env!("CARGO_PKG_VERSION").into(),
            };
            self.ready.push_back(told_once(event, &start));
        }
    }

    async fn push_change(&mut self, change: &Changed) {
        let event = change.kind.as_str();
        let alias = match change.kind {
            RecordKind::Key if self.filter.tells(event) => self.alias(Some(&change.id.as_str().into())).await,
            _ => None,
        };
        if self.filter.wants_change(change, alias.as_deref()) {
            let wire = RecordChange {
                event: event.into(),
                id: change.id.clone(),
                action: change.action.as_str().into(),
                blocked: change.blocked,
            };
            self.ready.push_back(told_once(event, &wire));
        }
    }

    fn push_delivery(&mut self, change: &DestinationChange) {
        let event = "delivery";
        if self.filter.tells(event) {
            let (destination, action) = (change.destination.to_string(), change.action.to_owned());
            let wire = DeliveryChange { event: event.into(), destination, action };
            self.ready.push_back(told_once(event, &wire));
        }
    }

    /// Some changes were missed, and nobody knows whose they were: every destination is worth a look.
    fn push_all_deliveries(&mut self) {
        let deliveries = self.app.deliveries.clone();
        for destination in deliveries.destinations() {
            let destination = destination.name().into();
            self.push_delivery(&DestinationChange { destination, action: "changed" });
        }
    }

    async fn alias(&self, hash: Option<&KeyHash>) -> Option<String> {
        self.app.directory.key(hash?).await.ok()??.key_alias.clone()
    }
}

/// An event that nobody can resume from: only lines of the ledger have numbers.
fn told_once(name: &str, wire: &impl Serialize) -> Event {
    Event::default().event(name).data(serde_json::to_string(wire).unwrap_or_default())
}

fn event(name: &str, seq: Option<u64>, wire: &SpendEvent) -> Event {
    let event = told_once(name, wire);
    match seq {
        Some(seq) => event.id(seq.to_string()),
        None => event,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_from_where_a_reader_is_in_this_ledger() {
        for (resumed, has_history, kept_seq, expected) in [
            (None, false, 7, 7),
            (None, true, 7, 0),
            (Some(5), true, 7, 5),
            (Some(7), true, 7, 7),
            // The ledger is another one, or one that was put back.
            (Some(14), true, 2, 2),
            (Some(14), true, 0, 0),
        ] {
            assert_eq!(told_up_to(resumed, has_history, kept_seq), expected, "{resumed:?} of {kept_seq}");
        }
    }
}
