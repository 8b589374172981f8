//! Questions and changes: each question is under way once, and its answer replaces the one before.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, mpsc};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::Instant;

use super::schedule::Schedule;
use super::{Known, Order, answer, write};
use crate::client::{Cause, Client};
use crate::tui::change::Change;
use crate::tui::event::{Ask, Live};
use crate::tui::state::{LOST, Searched, Window};
use crate::tui::until::until;

/// How many questions are under way together.
const AT_ONCE: usize = 6;

/// Who answers.
pub(super) struct Desk {
    client: Client,
    news: mpsc::Sender<Live>,
    known: Arc<Known>,
    places: Arc<Semaphore>,
    schedule: Schedule,
    /// Why there is nobody to ask, while there is not.
    down: &'static str,
    under_way: HashSet<Ask>,
    /// The search of each list that was begun last.
    searches: HashMap<Searched, (Ask, AbortHandle)>,
    asking: JoinSet<(Ask, Duration)>,
    writing: JoinSet<()>,
}

impl Desk {
    pub(super) fn new(client: Client, news: mpsc::Sender<Live>, window: Window) -> Self {
        Self {
            client,
            news,
            known: Arc::default(),
            places: Arc::new(Semaphore::new(AT_ONCE)),
            schedule: Schedule::new(window, Instant::now()),
            down: LOST,
            under_way: HashSet::new(),
            searches: HashMap::new(),
            asking: JoinSet::new(),
            writing: JoinSet::new(),
        }
    }

    /// Works until nobody can order anything any more, and what is being changed has ended.
    pub(super) async fn run(mut self, mut orders: mpsc::Receiver<Order>) {
        loop {
            let now = Instant::now();
            for ask in self.schedule.take_due(now) {
                self.begin(ask, now);
            }
            let next = self.schedule.next();
            tokio::select! {
                order = orders.recv() => match order {
                    Some(order) => self.take(order),
                    None => break,
                },
                Some(done) = self.asking.join_next() => {
                    if let Ok((ask, took)) = done {
                        self.schedule.answered(&ask, Instant::now(), took);
                        self.under_way.remove(&ask);
                    }
                }
                Some(_) = self.writing.join_next() => {}
                () = until(next) => {}
            }
        }
        self.asking.abort_all();
        while self.writing.join_next().await.is_some() {}
    }

    fn take(&mut self, order: Order) {
        let now = Instant::now();
        match order {
            Order::Ask(ask) => {
                self.schedule.asked(&ask, now);
                if self.schedule.is_halted() {
                    self.put_off(ask);
                } else {
                    self.begin(ask, now);
                }
            }
            Order::Write { ticket, change } => self.write(ticket, change),
            Order::Up => {
                self.known.forget();
                self.schedule.resume(now);
            }
            Order::Down { why } => {
                self.down = why;
                self.schedule.halt();
            }
            Order::Changed(kind) => self.schedule.changed(kind, now),
        }
    }

    fn begin(&mut self, ask: Ask, now: Instant) {
        if !self.under_way.insert(ask.clone()) {
            // The answer that is coming may be older than the reason to ask.
            return self.schedule.want(&ask, now);
        }
        let (client, news) = (self.client.clone(), self.news.clone());
        let (known, places) = (Arc::clone(&self.known), Arc::clone(&self.places));
        let asked = ask.clone();
        let task = self.asking.spawn(async move {
            let _place = places.acquire_owned().await;
            if ask == Ask::Customers {
                // Their spend is told by events, too; of all others it is known how old they are.
                let _ = news.send(Live::Asked(ask.clone())).await;
            }
            let begun = Instant::now();
            let live = answer(&client, &ask, &known).await.unwrap_or_else(|error| {
                tracing::warn!(?ask, url = error.url, cause = ?error.cause, "no answer: {}", error.message);
                Live::Unanswered {
                    ask: ask.clone(),
                    is_unsupported: error.cause == Cause::Unsupported,
                    message: error.message,
                }
            });
            let took = begun.elapsed();
            tracing::debug!(?ask, took_ms = took.as_millis(), "asked");
            // Without a reader the dashboard has ended.
            let _ = news.send(live).await;
            (ask, took)
        });
        if let Ask::Search(list, _) = asked {
            self.replace_search(list, asked, task);
        }
    }

    /// Nobody waits for what an older text would find: that search ends.
    fn replace_search(&mut self, list: Searched, ask: Ask, task: AbortHandle) {
        if let Some((before, task)) = self.searches.insert(list, (ask.clone(), task))
            && before != ask
        {
            task.abort();
            self.under_way.remove(&before);
        }
    }

    /// Nobody is asked who would not answer, or has said not to be asked: lists are read when there is a
    /// connection again.
    fn put_off(&mut self, ask: Ask) {
        if !self.under_way.insert(ask.clone()) {
            return;
        }
        let (news, message) = (self.news.clone(), self.down.to_owned());
        self.asking.spawn(async move {
            let _ = news.send(Live::Unanswered { ask: ask.clone(), message, is_unsupported: false }).await;
            (ask, Duration::ZERO)
        });
    }

    fn write(&mut self, ticket: u64, change: Change) {
        let (client, news) = (self.client.clone(), self.news.clone());
        self.writing.spawn(async move {
            let ids = change.ids();
            let outcome = write::write(&client, change).await;
            match &outcome {
                Ok(written) => tracing::info!(?ids, done = written.done, "changed"),
                Err(refusal) => tracing::warn!(?ids, "not changed: {}", refusal.message),
            }
            let _ = news.send(Live::Written { ticket, outcome }).await;
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{BaseUrl, ClientOptions};
    use crate::tui::state::REFUSED;

    #[tokio::test]
    async fn without_a_connection_nobody_is_asked_and_everybody_gets_an_answer() {
        // Nobody listens there: whoever asked would be told something else.
        let url = BaseUrl::parse("http://127.0.0.1:1").unwrap();
        let client = Client::new(ClientOptions::new(url, None)).unwrap();
        let (news, mut told) = mpsc::channel(8);
        let mut desk = Desk::new(client, news, Window::Hour);
        desk.take(Order::Down { why: LOST });
        for ask in [Ask::CustomerDetail("acme".into()), Ask::Active, Ask::Overview(Window::Day), Ask::Active]
        {
            desk.take(Order::Ask(ask));
        }
        let mut asks = Vec::new();
        for _ in 0..3 {
            let Some(Live::Unanswered { ask, message, is_unsupported: false }) = told.recv().await else {
                panic!()
            };
            assert_eq!(message, "there is no connection");
            asks.push(ask);
        }
        assert!(asks.contains(&Ask::CustomerDetail("acme".into())) && asks.contains(&Ask::Active));
        assert!(told.try_recv().is_err(), "once each");
        // Who was refused is not told that nobody is there.
        desk.under_way.clear();
        desk.take(Order::Down { why: REFUSED });
        desk.take(Order::Ask(Ask::Active));
        let Some(Live::Unanswered { message, .. }) = told.recv().await else { panic!() };
        assert_eq!(message, "the server refused this key");
        // The window that was chosen meanwhile is the one that is read then.
        desk.take(Order::Up);
        let due = desk.schedule.take_due(Instant::now() + Duration::from_secs(1));
        assert!(due.contains(&Ask::Overview(Window::Day)), "{due:?}");
    }

    #[tokio::test]
    async fn a_search_ends_when_another_text_is_wanted() {
        // Whoever accepts no connection answers nothing.
        let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = BaseUrl::parse(&format!("http://{}", silent.local_addr().unwrap())).unwrap();
        let client = Client::new(ClientOptions::new(url, None)).unwrap();
        let (news, _told) = mpsc::channel(8);
        let mut desk = Desk::new(client, news, Window::Hour);
        let search = |list, text: &str| Ask::Search(list, text.to_owned());
        let asks = [
            search(Searched::Customers, "a"),
            search(Searched::Keys, "a"),
            search(Searched::Customers, "ab"),
            search(Searched::Customers, "ab"),
        ];
        for ask in asks {
            desk.take(Order::Ask(ask));
        }
        let left = HashSet::from([search(Searched::Keys, "a"), search(Searched::Customers, "ab")]);
        assert_eq!(desk.under_way, left);
        assert!(desk.asking.join_next().await.unwrap().unwrap_err().is_cancelled());
        assert_eq!(desk.asking.len(), 2);
    }
}
