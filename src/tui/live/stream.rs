//! The stream of the server, told to the dashboard: events in batches, the connection as it is.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tokio::sync::{Notify, mpsc};
use tokio::time::Instant;

use super::Order;
use super::batch::Batch;
use crate::client::{
    Client, ClientError, LogCall, POLL_PAUSE, Patience, Row, SpendItem, SpendStream, SpendStreamOptions,
    event_of_log, line_of,
};
use crate::tui::data::Spent;
use crate::tui::event::{Kind, Live};
use crate::tui::until::until;

/// How many of the last calls are shown at the start.
const RECENT: usize = 100;
/// How far back they may lie.
const RECENT_MAX: SignedDuration = SignedDuration::from_hours(24);
/// How long the beginning waits for them.
const RECENT_PATIENCE: Duration = Duration::from_secs(3);

/// Who follows the stream.
pub(super) struct Following {
    pub(super) client: Client,
    pub(super) news: mpsc::Sender<Live>,
    pub(super) orders: mpsc::WeakSender<Order>,
    pub(super) reconnect: Arc<Notify>,
}

impl Following {
    /// Follows it until the dashboard ends.
    pub(super) async fn run(self) {
        let mut after = None;
        if let Ok(Ok(events)) = tokio::time::timeout(RECENT_PATIENCE, recent(&self.client)).await {
            after = events.iter().filter_map(|spent| spent.seq).max();
            if self.news.send(Live::Spent(events)).await.is_err() {
                return;
            }
        }
        let stream = self.client.spend_stream(SpendStreamOptions {
            after: after.map(|seq| seq.to_string()),
            follow: true,
            patience: Patience::Endless,
            ..SpendStreamOptions::default()
        });
        let told = Telling { following: self, batch: Batch::default(), is_polling: false, last_seq: after };
        told.run(stream).await;
    }
}

/// The last calls, the oldest first.
pub(crate) async fn recent(client: &Client) -> Result<Vec<Spent>, ClientError> {
    let now = Timestamp::now();
    let since = now.saturating_sub(RECENT_MAX).unwrap_or(now);
    // The server's clock may be ahead of ours.
    let until = now.saturating_add(SignedDuration::from_hours(1)).unwrap_or(now);
    let call = LogCall { filters: Vec::new(), since, until, order: None, rows_max: RECENT };
    let lines = client.spend_log_pages(call).next().await?.unwrap_or_default();
    let event = |line: &Row| Spent::of_row(&event_of_log(line), line_of(line));
    Ok(lines.iter().rev().filter_map(event).collect())
}

/// A stream that is being told.
struct Telling {
    following: Following,
    batch: Batch,
    is_polling: bool,
    last_seq: Option<u64>,
}

impl Telling {
    async fn run(mut self, mut stream: SpendStream) {
        while !self.following.news.is_closed() {
            let reconnect = Arc::clone(&self.following.reconnect);
            let due = self.batch.due();
            let item = tokio::select! {
                item = stream.next() => item,
                () = until(due) => {
                    self.flush();
                    continue;
                }
                () = reconnect.notified() => {
                    stream.connect_now();
                    continue;
                }
            };
            match item {
                Ok(Some(item)) => self.take(item).await,
                Ok(None) => return,
                Err(error) => {
                    tracing::warn!(cause = ?error.cause, "the stream was refused: {}", error.message);
                    self.order(Order::Down).await;
                    self.tell(Live::Refused { message: error.message }).await;
                    // Asking again would not help: somebody has to do something about it first.
                    reconnect.notified().await;
                    stream.connect_now();
                }
            }
        }
    }

    async fn take(&mut self, item: SpendItem) {
        match item {
            SpendItem::Event { name, row, id } => return self.event(&name, &row, id).await,
            // Events say that somebody is there, too.
            SpendItem::Beat if self.batch.due().is_some() => {}
            SpendItem::Beat => self.tell(Live::Beat).await,
            SpendItem::Connected { again } => {
                tracing::info!(again, "connected");
                let live = if self.is_polling { polling() } else { Live::Connected };
                self.tell(live).await;
                self.order(Order::Up).await;
            }
            SpendItem::Polling => {
                tracing::info!("the server has no stream: its log is asked for");
                self.is_polling = true;
                self.tell(polling()).await;
                self.order(Order::Up).await;
            }
            SpendItem::Broken { reason, attempt, retry_in } => {
                tracing::warn!(attempt, retry_ms = retry_in.as_millis(), "no connection: {reason}");
                self.order(Order::Down).await;
                self.tell(Live::Broken { reason, attempt, retry_in }).await;
            }
            SpendItem::Gap { missed } => {
                tracing::warn!(missed, "events are missing");
                self.tell(Live::Gap { missed }).await;
            }
        }
    }

    async fn event(&mut self, name: &str, row: &Row, id: Option<String>) {
        let kind = match name {
            "customer" => Kind::Customers,
            "budget" => Kind::Budgets,
            "key" => Kind::Keys,
            "delivery" => Kind::Deliveries,
            "snapshot" => return self.snapshot(row).await,
            _ => {
                let seq = id.and_then(|id| id.parse().ok());
                self.last_seq = self.last_seq.max(seq);
                if let Some(spent) = Spent::of_row(row, seq) {
                    self.batch.push(spent, Instant::now());
                }
                if self.batch.is_due(Instant::now()) {
                    self.flush();
                }
                return;
            }
        };
        // A change that finds no room is seen when the list is read by itself.
        if let Some(orders) = self.following.orders.upgrade() {
            let _ = orders.try_send(Order::Changed(kind));
        }
    }

    /// The greeting says how far the ledger has come: one that is behind us is another one.
    async fn snapshot(&mut self, row: &Row) {
        let seq = row.get("seq").and_then(Value::as_u64);
        if seq.is_some_and(|seq| self.last_seq.is_some_and(|last| seq < last)) {
            self.last_seq = seq;
            self.tell(Live::Anew).await;
        }
    }

    /// Tells what waits, when there is room for it; the stream goes on in any case.
    fn flush(&mut self) {
        // Events and what is missing of them are two pieces of news.
        match self.following.news.try_reserve_many(2) {
            Ok(places) => {
                for (place, live) in places.zip(self.batch.take()) {
                    place.send(live);
                }
            }
            Err(_) => self.batch.wait(Instant::now()),
        }
    }

    /// Tells something after the events before it.
    async fn tell(&mut self, live: Live) {
        for live in self.batch.take().into_iter().chain([live]) {
            // Without a reader the dashboard has ended.
            let _ = self.following.news.send(live).await;
        }
    }

    async fn order(&self, order: Order) {
        if let Some(orders) = self.following.orders.upgrade() {
            let _ = orders.send(order).await;
        }
    }
}

fn polling() -> Live {
    Live::Polling { every: POLL_PAUSE }
}
