//! The live stream of spend that `tail spend` follows: history first, then what happens.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::admin::{QueryFields, refused};
use crate::app::App;
use crate::domain::duration::Duration as Length;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::id::KeyHash;
use crate::domain::time::Millis;
use crate::ledger::live::{Failed, LiveEvent};
use crate::store::entries;
use crate::wire::error::ApiError;
use crate::wire::event::SpendEvent;
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, events as spend_events};

/// What the route of this file does and answers.
pub(in crate::admin) const OPERATIONS: &[Operation] =
    &[spend_events::<SpendEvent>("/spend/stream", "What is spent, refused or failed, as it happens.")];

/// Lines of history read at a time.
const PAGE: u32 = 500;
/// How often a quiet stream says that it is there.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// History from `since`, or from the last event a reader has, then what happens.
pub(in crate::admin) async fn stream(
    State(app): State<App>,
    headers: HeaderMap,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let since = fields.text("since").value();
    let follow = fields.flag("follow").value().unwrap_or(true);
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
    let watching = follow.then(|| app.ledger.watch());
    let history = match (resumed, since) {
        (Some(seq), _) => Some((Millis(0), seq)),
        (None, Some(at)) => Some((at, 0)),
        (None, None) => None,
    };
    // What was booked before is history, and only who asks for it gets it.
    let last_seq = resumed.unwrap_or(if history.is_some() { 0 } else { app.ledger.last_seq() });
    let reader = Reader { app, history, watching, ready: VecDeque::new(), last_seq };
    let sse = Sse::new(events(reader)).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("here"));
    let mut response = sse.into_response();
    response.headers_mut().insert("x-accel-buffering", axum::http::HeaderValue::from_static("no"));
    Ok(response)
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

/// One who watches.
struct Reader {
    app: App,
    history: Option<(Millis, u64)>,
    watching: Option<Receiver<LiveEvent>>,
    ready: VecDeque<Event>,
    last_seq: u64,
}

fn events(reader: Reader) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(reader, |mut reader| async move {
        loop {
            if let Some(event) = reader.ready.pop_front() {
                return Some((Ok(event), reader));
            }
            if reader.history.is_some() {
                reader.read_history().await;
                continue;
            }
            // A server that goes down does not wait for those who watch.
            let stopping = reader.app.stopping.clone();
            let happened = tokio::select! {
                happened = reader.watching.as_mut()?.recv() => happened,
                () = stopping.cancelled() => return None,
            };
            match happened {
                Ok(event) => reader.take(event).await,
                Err(RecvError::Lagged(missed)) => {
                    let gap = json!({"event": "gap", "missed": missed}).to_string();
                    reader.ready.push_back(Event::default().event("gap").data(gap));
                    // What is on disk can be read again; only refusals are gone.
                    reader.history = Some((Millis(0), reader.last_seq));
                }
                Err(RecvError::Closed) => return None,
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
        }
    }

    async fn push(
        &mut self,
        entry: &Entry,
        customer_spend: Option<crate::domain::money::Picos>,
        customer_limit: Option<crate::domain::money::Picos>,
    ) {
        self.last_seq = self.last_seq.max(entry.seq);
        let name = match entry.kind {
            EntryKind::Charge => "spend",
            EntryKind::Adjust | EntryKind::Reset => "reset",
        };
        let payer = &entry.payer;
        let account = entry.detail.account.as_ref();
        let customer = payer.customer.as_ref().map(ToString::to_string);
        let wire = SpendEvent {
            request_id: entry.request_id.clone(),
            ts: entry.at.to_string(),
            event: name.into(),
            customer_id: customer
                .or_else(|| account.filter(|of| of.kind == "customer").map(|of| of.id.clone())),
            key_alias: self.alias(payer.key.as_ref()).await,
            token_hash: payer.key.as_ref().map(ToString::to_string),
            team_id: payer.team.as_ref().map(ToString::to_string),
            user_id: payer.user.as_ref().map(ToString::to_string),
            model: entry.call.model_group.to_string(),
            provider: Some(entry.call.provider.to_string()).filter(|provider| !provider.is_empty()),
            status: entry.status.as_str().into(),
            prompt_tokens: entry.usage.input_total(),
            completion_tokens: entry.usage.output_total(),
            spend: Usd(entry.cost),
            customer_spend: customer_spend.map(Usd),
            max_budget: customer_limit.map(Usd),
            duration_ms: entry.duration_ms,
            tags: payer.tags.iter().map(ToString::to_string).collect(),
        };
        self.ready.push_back(event(name, Some(entry.seq), &wire));
    }

    async fn push_failed(&mut self, failed: &Arc<Failed>) {
        let name = if failed.refused { "blocked" } else { "error" };
        let payer = &failed.payer;
        let wire = SpendEvent {
            request_id: failed.request_id.clone(),
            ts: failed.at.to_string(),
            event: name.into(),
            customer_id: payer.customer.as_ref().map(ToString::to_string),
            key_alias: self.alias(payer.key.as_ref()).await,
            token_hash: payer.key.as_ref().map(ToString::to_string),
            team_id: payer.team.as_ref().map(ToString::to_string),
            user_id: payer.user.as_ref().map(ToString::to_string),
            model: failed.model_group.clone(),
            provider: Some(failed.provider.clone()).filter(|provider| !provider.is_empty()),
            status: format!("{} {}", failed.status, failed.kind),
            prompt_tokens: 0,
            completion_tokens: 0,
            spend: Usd(crate::domain::money::Picos::ZERO),
            customer_spend: failed.customer_spend.map(Usd),
            max_budget: failed.customer_limit.map(Usd),
            duration_ms: failed.duration_ms,
            tags: payer.tags.iter().map(ToString::to_string).collect(),
        };
        self.ready.push_back(event(name, None, &wire));
    }

    async fn alias(&self, hash: Option<&KeyHash>) -> Option<String> {
        self.app.directory.key(hash?).await.ok()??.key_alias.clone()
    }
}

fn event(name: &str, seq: Option<u64>, wire: &SpendEvent) -> Event {
    let data = serde_json::to_string(wire).unwrap_or_default();
    let event = Event::default().event(name).data(data);
    match seq {
        Some(seq) => event.id(seq.to_string()),
        None => event,
    }
}
