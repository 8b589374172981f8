//! The end of a connection over a body that was not read: said, then waited for a little.
//!
//! Closing at once would reset the connection, and a reset can overtake the answer.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Sleep;

use super::rest::Rest;

/// How long a client may take to read its answer and to close.
const LINGER: Duration = Duration::from_secs(1);
/// What is read and thrown away meanwhile, so that a client that sends all before it reads comes to
/// reading.
const LINGER_BYTES_MAX: usize = 1024 * 1024;

/// A client's connection.
pub(super) struct Connection {
    stream: TcpStream,
    rest: Arc<Rest>,
    /// Set once our side is closed and theirs is not.
    closing: Option<Closing>,
}

struct Closing {
    over: Pin<Box<Sleep>>,
    bytes_left: usize,
}

impl Connection {
    /// A connection whose answers go out at once, not when a packet is full.
    pub(super) fn new(stream: TcpStream, rest: Arc<Rest>) -> Self {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection cannot be set to send at once");
        }
        Self { stream, rest, closing: None }
    }
}

impl Closing {
    fn new() -> Self {
        Self { over: Box::pin(tokio::time::sleep(LINGER)), bytes_left: LINGER_BYTES_MAX }
    }

    /// Ready when the client has closed, or its time is up.
    fn poll(&mut self, stream: &mut TcpStream, cx: &mut Context<'_>) -> Poll<()> {
        if self.over.as_mut().poll(cx).is_ready() {
            return Poll::Ready(());
        }
        let mut waste = [0; 4096];
        while self.bytes_left > 0 {
            let mut waste = ReadBuf::new(&mut waste);
            let is_well = ready!(Pin::new(&mut *stream).poll_read(cx, &mut waste)).is_ok();
            if !is_well || waste.filled().is_empty() {
                return Poll::Ready(());
            }
            self.bytes_left = self.bytes_left.saturating_sub(waste.filled().len());
        }
        Poll::Pending
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Self { stream, rest, closing } = self.get_mut();
        if closing.is_none() {
            ready!(Pin::new(&mut *stream).poll_shutdown(cx))?;
            if !rest.is_left_unread() {
                return Poll::Ready(Ok(()));
            }
        }
        closing.get_or_insert_with(Closing::new).poll(stream, cx).map(Ok)
    }
}
