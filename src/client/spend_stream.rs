//! The live stream of spend: resumed after a break from the last id, each event told once.
//! Knows the event stream of the server; must not know how an event is shown.

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{ACCEPT, HeaderName, HeaderValue};
use serde_json::Value;
use tokio::time::Instant;

use super::error::{Cause, ClientError};
use super::http::{Call, Client, pause};
use super::spend_item::SpendItem;
use super::spend_poll::SpendPoll;
use crate::wire::sse;

const PATH: &str = "/spend/stream";
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// The server sends a heartbeat every 5 s; four missing ones mean that nobody is there.
const SILENCE_MAX: Duration = Duration::from_secs(20);
/// A connection that has stood for so long does not count as one more failure when it ends.
const STANDS_AFTER: Duration = Duration::from_secs(4);
/// How many events are remembered to tell none of them twice.
const SEEN_MAX: usize = 65_536;

/// The first pause of endless patience, and the longest.
const PAUSE_FIRST_MS: u64 = 500;
const PAUSE_MAX_MS: u64 = 15_000;

/// What becomes of failures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patience {
    /// The first connection must stand; later ones are tried again.
    #[default]
    Usual,
    /// Every connection is tried again for ever; only a refused key ends it.
    Endless,
}

/// What to listen to.
#[derive(Clone, Debug, Default)]
pub struct SpendStreamOptions {
    /// Where history begins: a duration ago or an RFC 3339 instant. `None`: only what is new.
    pub since: Option<String>,
    /// The same by this machine's clock, for servers that have no stream.
    pub since_at: Option<Timestamp>,
    /// The last event that is known already: what came after it is told.
    pub after: Option<String>,
    /// Whether to stay after the history.
    pub follow: bool,
    /// What becomes of failures.
    pub patience: Patience,
    /// Names and values of the query that say what is wanted. A server may tell more than that.
    pub filters: Vec<(String, String)>,
}

/// The live stream of one proxy.
#[derive(Debug)]
pub struct SpendStream {
    client: Client,
    options: SpendStreamOptions,
    connection: Option<Connection>,
    poll: Option<SpendPoll>,
    ready: VecDeque<SpendItem>,
    seen: Seen,
    last_id: Option<String>,
    breaks: u32,
    retry_at: Option<Instant>,
    connected_before: bool,
}

#[derive(Debug)]
struct Connection {
    response: reqwest::Response,
    reader: sse::Reader,
    /// The last id that this connection has named: an event without one has that of those before.
    last_id: Option<String>,
    since: Instant,
}

impl Client {
    /// Listens to the spend of this proxy; nothing is sent before the first item is asked for.
    pub fn spend_stream(&self, options: SpendStreamOptions) -> SpendStream {
        SpendStream {
            client: self.clone(),
            last_id: options.after.clone(),
            options,
            connection: None,
            poll: None,
            ready: VecDeque::new(),
            seen: Seen::default(),
            breaks: 0,
            retry_at: None,
            connected_before: false,
        }
    }
}

impl SpendStream {
    /// The next item; `None` when the history is told and nobody wants to follow. Nothing is lost
    /// when the wait for it is given up.
    pub async fn next(&mut self) -> Result<Option<SpendItem>, ClientError> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Ok(Some(item));
            }
            if let Some(at) = self.retry_at {
                tokio::time::sleep_until(at).await;
                self.retry_at = None;
            }
            if self.poll.is_some() {
                if !self.poll_again().await? {
                    return Ok(None);
                }
                continue;
            }
            let Some(connection) = &mut self.connection else {
                self.connect().await?;
                continue;
            };
            let reason = match tokio::time::timeout(SILENCE_MAX, connection.response.chunk()).await {
                Ok(Ok(Some(bytes))) => match self.take_bytes(&bytes) {
                    Ok(()) => continue,
                    Err(error) => error.to_string(),
                },
                Ok(Ok(None)) if !self.options.follow => return Ok(None),
                Ok(Ok(None)) => "the server ended the stream".to_owned(),
                Ok(Err(_)) => "the connection was lost".to_owned(),
                Err(_) => format!("nothing was heard for {} s", SILENCE_MAX.as_secs()),
            };
            self.connection = None;
            self.broke(reason);
        }
    }

    /// Does not wait any longer for the next attempt.
    pub fn connect_now(&mut self) {
        self.retry_at = None;
        self.breaks = 0;
    }

    /// Notes that there is no connection, and when the next one is tried.
    fn broke(&mut self, reason: String) {
        self.breaks = self.breaks.saturating_add(1);
        let retry_in = match self.options.patience {
            Patience::Usual => pause(self.breaks, None),
            Patience::Endless => any_part_of(endless_pause_ms(self.breaks)),
        };
        self.retry_at = Some(Instant::now() + retry_in);
        self.ready.push_back(SpendItem::Broken { reason, attempt: self.breaks, retry_in });
    }

    fn take_bytes(&mut self, bytes: &[u8]) -> Result<(), sse::EventTooLarge> {
        let Some(connection) = &mut self.connection else { return Ok(()) };
        let events = connection.reader.push(bytes)?;
        let has_comment = connection.reader.take_comment();
        // Only news end the back-off, or a connection that stands: some servers greet and hang up.
        let stands = connection.since.elapsed() > STANDS_AFTER;
        let is_heard = has_comment || !events.is_empty();
        events.into_iter().for_each(|event| self.take_event(event));
        // Events that were told before are a sign of life, too.
        if self.ready.is_empty() && is_heard {
            self.ready.push_back(SpendItem::Beat);
        }
        if stands || self.ready.iter().any(is_news) {
            self.breaks = 0;
        }
        Ok(())
    }

    async fn connect(&mut self) -> Result<(), ClientError> {
        match self.client.open(&self.call()).await {
            Ok(response) => {
                self.connection = Some(Connection {
                    response,
                    reader: sse::Reader::default(),
                    last_id: None,
                    since: Instant::now(),
                });
                self.ready.push_back(SpendItem::Connected { again: self.connected_before });
                self.connected_before = true;
                Ok(())
            }
            Err(error) if !self.connected_before && has_no_stream(error.cause) => {
                self.poll = Some(SpendPoll::new(&self.client, self.options.since_at));
                self.ready.push_back(SpendItem::Polling);
                Ok(())
            }
            Err(error) if self.tries_again_after(error.cause) => {
                self.broke(error.message);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    fn tries_again_after(&self, cause: Cause) -> bool {
        match self.options.patience {
            Patience::Usual => self.connected_before && is_passing(cause),
            Patience::Endless => !matches!(cause, Cause::Auth | Cause::Blocked | Cause::Invalid),
        }
    }

    /// Asks the log; whether anybody wants to know more afterwards.
    async fn poll_again(&mut self) -> Result<bool, ClientError> {
        let Some(poll) = &mut self.poll else { return Ok(false) };
        if poll.has_told_all() && !self.options.follow {
            return Ok(false);
        }
        match poll.next().await {
            Ok(rows) => {
                if std::mem::take(&mut self.breaks) > 0 {
                    self.ready.push_back(SpendItem::Connected { again: self.connected_before });
                }
                self.connected_before = true;
                for row in rows {
                    let is_new =
                        row.get("request_id").and_then(Value::as_str).is_none_or(|id| self.seen.is_new(id));
                    let name = row.get("event").and_then(Value::as_str).unwrap_or("spend").to_owned();
                    if is_new {
                        self.ready.push_back(SpendItem::Event { name, row, id: None });
                    }
                }
                if self.ready.is_empty() {
                    self.ready.push_back(SpendItem::Beat);
                }
                Ok(true)
            }
            // It answers: that it has nothing to tell is no break.
            Err(error) if error.cause == Cause::NoDatabase && self.options.patience == Patience::Endless => {
                self.ready.push_back(SpendItem::NoDatabase);
                Ok(true)
            }
            Err(error) if self.tries_again_after(error.cause) => {
                self.broke(error.message);
                Ok(true)
            }
            Err(error) => Err(error),
        }
    }

    fn call(&self) -> Call {
        let mut call = Call::get(PATH)
            .query("follow", if self.options.follow { "true" } else { "false" })
            .header(ACCEPT, HeaderValue::from_static("text/event-stream"));
        if let Some(since) = &self.options.since {
            call = call.query("since", since);
        }
        for (name, value) in &self.options.filters {
            call = call.query(name, value);
        }
        if let Some(id) = self.last_id.as_deref().and_then(|id| HeaderValue::from_str(id).ok()) {
            call = call.header(LAST_EVENT_ID, id);
        }
        call
    }

    /// The id that an event has of its own.
    fn own_id(&mut self, event: &sse::Event) -> Option<String> {
        let before = self
            .connection
            .as_mut()
            .and_then(|connection| std::mem::replace(&mut connection.last_id, event.id.clone()));
        if event.id.is_some() {
            self.last_id.clone_from(&event.id);
        }
        event.id.clone().filter(|id| before.as_ref() != Some(id))
    }

    /// A ledger that has not come as far as the last event is another one: its lines have numbers that
    /// were told of before.
    fn begin_anew_if_behind(&mut self, seq: Option<u64>) {
        let last = self.last_id.as_deref().and_then(|id| id.parse::<u64>().ok());
        if let (Some(seq), Some(last)) = (seq, last)
            && seq < last
        {
            self.seen = Seen::default();
            self.last_id = Some(seq.to_string());
        }
    }

    fn take_event(&mut self, event: sse::Event) {
        let own_id = self.own_id(&event);
        let name = event.name.unwrap_or_else(|| "spend".to_owned());
        // An event that is not JSON is one that we cannot tell: the listener learns of the hole.
        let Ok(Value::Object(mut row)) = serde_json::from_str::<Value>(&event.data) else {
            self.ready.push_back(SpendItem::Gap { missed: Some(1) });
            return;
        };
        if name == "gap" {
            self.ready.push_back(SpendItem::Gap { missed: row.get("missed").and_then(Value::as_u64) });
            return;
        }
        if name == "progress" {
            // Its id is where to go on from; nothing has happened that is wanted.
            return;
        }
        if name == "snapshot" {
            let seq = row.get("seq").and_then(Value::as_u64);
            self.begin_anew_if_behind(seq);
            if self.options.since.is_none() && self.last_id.is_none() {
                // Without history, everything behind the beginning is wanted, also after a break
                // before the first event.
                self.last_id = seq.map(|seq| seq.to_string());
            }
        }
        // Calls may share a request id; lines of a ledger never share theirs.
        let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
        let known_by = match &own_id {
            Some(id) => Some(format!("id {id}")),
            None if text("request_id").is_empty() => None,
            None => Some(format!("{name} {} {}", text("request_id"), text("ts"))),
        };
        if known_by.is_some_and(|it| !self.seen.is_new(&it)) {
            return;
        }
        row.entry("event").or_insert_with(|| Value::String(name.clone()));
        self.ready.push_back(SpendItem::Event { name, row, id: own_id });
    }
}

/// Whether an item tells more than that there is somebody.
fn is_news(item: &SpendItem) -> bool {
    match item {
        SpendItem::Event { name, .. } => name != "snapshot",
        SpendItem::Gap { .. } => true,
        _ => false,
    }
}

/// The longest pause before an attempt of this number: twice as long each time.
fn endless_pause_ms(attempt: u32) -> u64 {
    PAUSE_FIRST_MS.saturating_mul(1_u64 << attempt.saturating_sub(1).min(16)).min(PAUSE_MAX_MS)
}

/// Any part of a pause, so that clients do not return in step.
fn any_part_of(pause_ms: u64) -> Duration {
    Duration::from_millis(u64::from(getrandom::u32().unwrap_or_default()) % (pause_ms + 1))
}

/// Whether a server that fails so has no stream of ours, which has a database.
fn has_no_stream(cause: Cause) -> bool {
    matches!(cause, Cause::Unsupported | Cause::NoDatabase)
}

/// Whether a failure says nothing about whether the next attempt will fail.
fn is_passing(cause: Cause) -> bool {
    matches!(cause, Cause::Unreachable | Cause::Timeout | Cause::RateLimited | Cause::Server)
}

/// What was told lately.
#[derive(Debug, Default)]
struct Seen {
    ids: HashSet<String>,
    order: VecDeque<String>,
}

impl Seen {
    fn is_new(&mut self, id: &str) -> bool {
        if !self.ids.insert(id.to_owned()) {
            return false;
        }
        self.order.push_back(id.to_owned());
        if self.order.len() > SEEN_MAX
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests;
