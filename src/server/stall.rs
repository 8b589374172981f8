//! A client that does not take what it is sent: waited for, then given up. Knows nothing of what is
//! sent; a connection that has nothing to send is never stuck.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::Sleep;

/// The time since a write got stuck. There is a timer only meanwhile.
#[derive(Debug)]
pub(super) struct Stall {
    wait: Duration,
    over: Option<Pin<Box<Sleep>>>,
}

impl Stall {
    /// Gives up after this long without progress.
    pub(super) fn new(wait: Duration) -> Self {
        Self { wait, over: None }
    }

    /// What came of a write, or its failure if writes have been stuck for too long.
    pub(super) fn judge<T>(
        &mut self,
        cx: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.over = None;
            return written;
        }
        let wait = self.wait;
        let over = self.over.get_or_insert_with(|| Box::pin(tokio::time::sleep(wait)));
        ready!(over.as_mut().poll(cx));
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "the client takes nothing of its answer")))
    }

    /// Whether time is running.
    #[cfg(test)]
    pub(super) fn is_running(&self) -> bool {
        self.over.is_some()
    }
}
