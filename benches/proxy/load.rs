//! The load: so many connections, each sending its next request when the last one is answered.
//!
//! Runs on the parent's single thread, so that the processes it measures have the other cores.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::Outcome;
use crate::connection::{Answer, Connection};

/// What every connection sends.
#[derive(Clone)]
pub(crate) struct Load {
    pub(crate) target: SocketAddr,
    pub(crate) request: Rc<[u8]>,
    /// Fewer events than this are a failure.
    pub(crate) events_min: u64,
}

/// What came back, in microseconds and sorted.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) elapsed: Duration,
    pub(crate) latencies_us: Vec<u32>,
    pub(crate) first_events_us: Vec<u32>,
    pub(crate) events: u64,
    pub(crate) failures: u64,
    pub(crate) first_failure: Option<String>,
}

/// Open connections that have all been answered once: nobody pays for a beginning.
pub(crate) struct Crew {
    load: Load,
    connections: Vec<Connection>,
}

impl Crew {
    /// Connects and sends one request on each connection.
    pub(crate) async fn open(load: Load, connections: usize) -> Outcome<Self> {
        let mut opened = Vec::with_capacity(connections);
        for _ in 0..connections {
            opened.push(Connection::open(load.target).await?);
        }
        let mut crew = Self { load, connections: opened };
        let warm = crew.send(connections, Duration::ZERO).await;
        match warm.first_failure {
            None => Ok(crew),
            Some(failure) => Err(failure.into()),
        }
    }

    /// Sends so many requests, spread over the connections as these become free; each connection
    /// begins `stagger` after the one before it.
    pub(crate) async fn send(&mut self, requests: usize, stagger: Duration) -> Tally {
        let left = Rc::new(Cell::new(requests));
        let mut workers = JoinSet::new();
        let start = Instant::now();
        for (at, connection) in (0..).zip(self.connections.drain(..)) {
            let work = work(connection, self.load.clone(), Rc::clone(&left));
            workers.spawn_local(async move {
                if !stagger.is_zero() {
                    tokio::time::sleep(stagger * at).await;
                }
                work.await
            });
        }
        let mut tally = Tally::default();
        while let Some(worker) = workers.join_next().await {
            match worker {
                Ok((connection, part)) => {
                    self.connections.extend(connection);
                    tally.add(part);
                }
                Err(error) => tally.fail(error.to_string()),
            }
        }
        tally.elapsed = start.elapsed();
        tally.latencies_us.sort_unstable();
        tally.first_events_us.sort_unstable();
        tally
    }
}

async fn work(mut connection: Connection, load: Load, left: Rc<Cell<usize>>) -> (Option<Connection>, Tally) {
    let mut tally = Tally::default();
    while let Some(rest) = left.get().checked_sub(1) {
        left.set(rest);
        match connection.ask(&load.request).await {
            Ok(answer) if answer.status == 200 && answer.events >= load.events_min => tally.see(answer),
            Ok(answer) => {
                let text = String::from_utf8_lossy(connection.body());
                let text: String = text.chars().take(300).collect();
                tally.fail(format!("status {}, {} events: {text}", answer.status, answer.events));
            }
            Err(error) => {
                tally.fail(error.to_string());
                match Connection::open(load.target).await {
                    Ok(again) => connection = again,
                    Err(_) => return (None, tally),
                }
            }
        }
    }
    (Some(connection), tally)
}

impl Tally {
    fn see(&mut self, answer: Answer) {
        self.latencies_us.push(microseconds(answer.whole));
        self.first_events_us.extend(answer.first_event.map(microseconds));
        self.events += answer.events;
    }

    fn fail(&mut self, why: String) {
        self.failures += 1;
        self.first_failure.get_or_insert(why);
    }

    fn add(&mut self, part: Self) {
        self.latencies_us.extend(part.latencies_us);
        self.first_events_us.extend(part.first_events_us);
        self.events += part.events;
        self.failures += part.failures;
        if let Some(why) = part.first_failure {
            self.first_failure.get_or_insert(why);
        }
    }

    /// Requests that were answered well.
    pub(crate) fn answered(&self) -> usize {
        self.latencies_us.len()
    }
}

fn microseconds(time: Duration) -> u32 {
    u32::try_from(time.as_micros()).unwrap_or(u32::MAX)
}
