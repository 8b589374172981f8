//! The engine: tasks that own the client, ask the server what the dashboard wants to know, change what
//! it wants changed, and tell it what happens. Knows nothing of screens.

mod ask;
mod batch;
mod desk;
mod overview;
mod roll_ups;
mod schedule;
mod stream;
mod write;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, mpsc};
use tokio::task::JoinHandle;

use super::change::Change;
use super::event::{Ask, Kind, Live, Outcome, Refusal};
use super::state::Window;
use crate::client::Client;

pub(crate) use ask::{Known, answer};
pub(crate) use stream::recent;

/// How many pieces of news may wait to be taken in: each is a list, or a batch of events.
const NEWS_MAX: usize = 16;
/// How many questions and changes may wait to be begun.
const ORDERS_MAX: usize = 256;
/// How long changes that are under way are waited for at the end.
pub(crate) const LAST_CHANGES: Duration = Duration::from_secs(5);

/// What the engine is to do, or has learnt from the stream.
#[derive(Debug)]
enum Order {
    /// Answer this.
    Ask(Ask),
    /// Change this.
    Write { ticket: u64, change: Change },
    /// The stream stands.
    Up,
    /// It does not, for this reason.
    Down { why: &'static str },
    /// It says that objects of this kind are others now.
    Changed(Kind),
}

/// The engine, from the side of the dashboard. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Engine {
    orders: mpsc::Sender<Order>,
    reconnect: Arc<Notify>,
    stream: JoinHandle<()>,
    desk: JoinHandle<()>,
}

impl Engine {
    /// Starts it: everything is asked for, and the stream is followed. The news come to the receiver.
    pub(crate) fn start(client: &Client, window: Window) -> (Self, mpsc::Receiver<Live>) {
        let (news, received) = mpsc::channel(NEWS_MAX);
        let (orders, todo) = mpsc::channel(ORDERS_MAX);
        let reconnect = Arc::new(Notify::new());
        let following = stream::Following {
            client: client.clone(),
            news: news.clone(),
            // The desk ends when nobody can order anything any more.
            orders: orders.downgrade(),
            reconnect: Arc::clone(&reconnect),
        };
        let stream = tokio::spawn(following.run());
        let desk = tokio::spawn(desk::Desk::new(client.clone(), news, window).run(todo));
        (Self { orders, reconnect, stream, desk }, received)
    }

    /// Asks; the answer comes as news.
    pub(crate) fn ask(&self, ask: Ask) {
        // When so much waits already, the screen is asked for again soon.
        let _ = self.orders.try_send(Order::Ask(ask));
    }

    /// Changes something; how it ended comes as news, unless it could not even be begun.
    pub(crate) fn write(&self, ticket: u64, change: Change) -> Result<(), Refusal> {
        self.orders.try_send(Order::Write { ticket, change }).map_err(|_| Refusal {
            message: "too many changes are under way".to_owned(),
            param: None,
            done: 0,
        })
    }

    /// Connects at once.
    pub(crate) fn reconnect(&self) {
        self.reconnect.notify_one();
    }

    /// Ends it. Changes that are under way are waited for, but only until it is `enough`: answers those
    /// that ended.
    pub(crate) async fn finish(
        self,
        mut news: mpsc::Receiver<Live>,
        enough: impl Future<Output = ()>,
    ) -> Vec<(u64, Outcome)> {
        self.stream.abort();
        drop(self.orders);
        let mut ended = Vec::new();
        let last = async {
            // Nobody has news any more when the last of them has ended.
            while let Some(live) = news.recv().await {
                if let Live::Written { ticket, outcome } = live {
                    ended.push((ticket, outcome));
                }
            }
        };
        tokio::select! {
            biased;
            () = last => {}
            () = enough => {}
        }
        self.desk.abort();
        ended
    }
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;
    use crate::client::{BaseUrl, ClientOptions};

    #[tokio::test]
    async fn changes_that_end_are_told_at_the_end_and_others_are_not_waited_for_for_ever() {
        let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = BaseUrl::parse(&format!("http://{}", silent.local_addr().unwrap())).unwrap();
        let client = Client::new(ClientOptions { retries: 0, ..ClientOptions::new(url, None) }).unwrap();
        let change = || Change::CustomerBlock { ids: vec!["acme".to_owned()], blocked: true };

        let (engine, news) = Engine::start(&client, Window::Hour);
        engine.write(1, change()).unwrap();
        assert_eq!(engine.finish(news, std::future::ready(())).await, []);

        // Now nobody is there, and that is an answer.
        drop(silent);
        let (engine, news) = Engine::start(&client, Window::Hour);
        engine.write(2, change()).unwrap();
        let ended = engine.finish(news, std::future::pending()).await;
        assert!(matches!(&ended[..], [(2, Err(_))]), "{ended:?}");
    }
}
