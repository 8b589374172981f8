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
use crate::tui::state::{LOST, REFUSED};
use crate::tui::until::until;

/// How many of the last calls are shown at the start.
const RECENT: usize = 100;
/// How far back they may lie.
const RECENT_MAX: SignedDuration = SignedDuration::from_hours(24);
/// How long the beginning waits for them.
const RECENT_PATIENCE: Duration = Duration::from_secs(3);
/// That somebody is there is said no sooner again.
const BEATS_APART: Duration = Duration::from_secs(1);

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
        let told = Telling {
            following: self,
            batch: Batch::default(),
            is_polling: false,
            last_seq: after,
            beat_at: None,
        };
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
    /// When it was last said that somebody is there.
    beat_at: Option<Instant>,
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
                    self.order(Order::Down { why: REFUSED }).await;
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
            SpendItem::Event { name, row, id } => self.event(&name, &row, id).await,
            SpendItem::Beat => {}
            // That it answered is no sign that it has anything to tell.
            SpendItem::NoDatabase => return self.tell(Live::NoDatabase).await,
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
                self.order(Order::Down { why: LOST }).await;
                return self.tell(Live::Broken { reason, attempt, retry_in }).await;
            }
            SpendItem::Gap { missed } => {
                tracing::warn!(missed, "events are missing");
                self.tell(Live::Gap { missed }).await;
            }
        }
        self.beat();
    }

    /// Whatever came, somebody is there: a server that has news to tell sends no heartbeats in between.
    fn beat(&mut self) {
        let now = Instant::now();
        // Events that wait will say so themselves.
        let is_due = self.beat_at.is_none_or(|at| now.duration_since(at) >= BEATS_APART);
        if self.batch.due().is_none() && is_due && self.following.news.try_send(Live::Beat).is_ok() {
            self.beat_at = Some(now);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{BaseUrl, ClientOptions};

    #[tokio::test]
    async fn whatever_is_heard_says_that_somebody_is_there() {
        let (mut telling, mut told, _orders) = telling();
        for name in ["customer", "budget", "key", "delivery", "snapshot", "not known yet"] {
            telling.beat_at = None;
            telling.take(event(name)).await;
            assert!(matches!(told.try_recv(), Ok(Live::Beat)), "{name}");
        }
        for item in [SpendItem::Beat, SpendItem::Gap { missed: None }] {
            telling.beat_at = None;
            telling.take(item).await;
            let told: Vec<Live> = std::iter::from_fn(|| told.try_recv().ok()).collect();
            assert!(matches!(told.last(), Some(Live::Beat)), "{told:?}");
        }
        // Many changes at once say it once.
        for _ in 0..100 {
            telling.take(event("customer")).await;
        }
        assert!(told.try_recv().is_err());
        // Who is gone is not there.
        telling.beat_at = None;
        let broken = SpendItem::Broken { reason: "lost".into(), attempt: 1, retry_in: Duration::ZERO };
        telling.take(broken).await;
        assert!(matches!(told.try_recv(), Ok(Live::Broken { .. })));
        assert!(told.try_recv().is_err());
    }

    #[tokio::test]
    async fn nobody_waits_for_room_to_say_so() {
        let (mut telling, mut told, _orders) = telling();
        while telling.following.news.try_send(Live::Anew).is_ok() {}
        telling.take(event("customer")).await;
        while told.try_recv().is_ok() {}
        telling.take(event("customer")).await;
        assert!(matches!(told.try_recv(), Ok(Live::Beat)), "as soon as there is room");
    }

    fn event(name: &str) -> SpendItem {
        SpendItem::Event { name: name.to_owned(), row: Row::new(), id: None }
    }

    fn telling() -> (Telling, mpsc::Receiver<Live>, (mpsc::Sender<Order>, mpsc::Receiver<Order>)) {
        let url = BaseUrl::parse("http://127.0.0.1:1").unwrap();
        let client = Client::new(ClientOptions::new(url, None)).unwrap();
        let (news, told) = mpsc::channel(4);
        let (orders, todo) = mpsc::channel(256);
        let reconnect = Arc::default();
        let following = Following { client, news, orders: orders.downgrade(), reconnect };
        let telling =
            Telling { following, batch: Batch::default(), is_polling: false, last_seq: None, beat_at: None };
        (telling, told, (orders, todo))
    }
}
