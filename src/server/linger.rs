//! A client's connection: given up when the client stops reading, and ended over a body that was
//! not read with a word that is waited for a little.
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
use super::stall::Stall;

/// How long a client may take nothing of what it is sent, while something is stuck.
const WRITE_WAIT: Duration = Duration::from_secs(60);
/// How long a client may take to read its answer and to close.
const LINGER: Duration = Duration::from_secs(1);
/// What is read and thrown away meanwhile, so that a client that sends all before it reads comes to
/// reading.
const LINGER_BYTES_MAX: usize = 1024 * 1024;

/// A client's connection.
pub(super) struct Connection {
    stream: TcpStream,
    rest: Arc<Rest>,
    stall: Stall,
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
        Self { stream, rest, stall: Stall::new(WRITE_WAIT), closing: None }
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
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.stall.judge(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.stall.judge(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Self { stream, rest, closing, .. } = self.get_mut();
        if closing.is_none() {
            ready!(Pin::new(&mut *stream).poll_shutdown(cx))?;
            if !rest.is_left_unread() {
                return Poll::Ready(Ok(()));
            }
        }
        closing.get_or_insert_with(Closing::new).poll(stream, cx).map(Ok)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::task::Waker;

    use http_body_util::Full;
    use hyper::body::Bytes;
    use hyper::server::conn::http1;
    use hyper::service::service_fn;
    use hyper_util::rt::TokioIo;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);
    static CHUNK: [u8; 64 << 10] = [b'x'; 64 << 10];

    /// A connection that gives up after `wait`, and its client.
    async fn pair(wait: Duration) -> (Connection, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stream, _) = listener.accept().await.unwrap();
        let mut connection = Connection::new(stream, Arc::default());
        connection.stall = Stall::new(wait);
        (connection, client)
    }

    /// Writes until nothing more goes out; answers how much did.
    async fn fill(connection: &mut Connection) -> usize {
        let mut cx = Context::from_waker(Waker::noop());
        let mut sent = 0;
        while let Poll::Ready(written) = Pin::new(&mut *connection).poll_write(&mut cx, &CHUNK) {
            sent += written.unwrap();
            // What the kernel can take it may take a moment to see.
            tokio::task::yield_now().await;
        }
        sent
    }

    #[tokio::test]
    async fn who_takes_nothing_is_given_up() {
        let (mut connection, _client) = pair(Duration::from_millis(20)).await;
        let writing = async {
            loop {
                if let Err(error) = connection.write(&CHUNK).await {
                    return error;
                }
            }
        };
        let error = tokio::time::timeout(PATIENCE, writing).await.unwrap();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn who_takes_something_has_all_the_time_again() {
        let (mut connection, mut client) = pair(PATIENCE).await;
        assert!(!connection.stall.is_running(), "nothing has been sent");
        let mut sent = fill(&mut connection).await;
        assert!(connection.stall.is_running(), "stuck after {sent} bytes");
        let mut read = 0;
        let mut buffer = vec![0; CHUNK.len()];
        // The next write works when enough has been taken.
        while connection.stall.is_running() {
            tokio::select! {
                written = connection.write(&CHUNK) => sent += written.unwrap(),
                taken = client.read(&mut buffer) => read += taken.unwrap(),
            }
        }
        while read < sent {
            read += client.read(&mut buffer).await.unwrap();
        }
        assert!(!connection.stall.is_running(), "an answer that is thought about is not stuck");
    }

    #[tokio::test]
    async fn who_asks_on_and_on_and_never_reads_loses_the_connection() {
        let (connection, mut client) = pair(Duration::from_millis(20)).await;
        let service = service_fn(async |_| {
            Ok::<_, Infallible>(hyper::Response::new(Full::new(Bytes::from_static(&CHUNK))))
        });
        let serving = http1::Builder::new().serve_connection(TokioIo::new(connection), service);
        let asking = async {
            while client.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.is_ok() {}
            std::future::pending::<()>().await;
        };
        tokio::select! {
            ended = tokio::time::timeout(PATIENCE, serving) => assert!(ended.unwrap().is_err()),
            () = asking => {}
        }
    }
}
