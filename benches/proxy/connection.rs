//! A client connection that costs little: one request at a time, answers measured as they arrive.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::Outcome;
use crate::framing::{Events, Head};

/// Read at once; an answer's head has to fit.
const BUFFER_BYTES: usize = 64 << 10;
/// Kept of a body, for those who want to read it.
const KEPT_BYTES: usize = 64 << 10;

/// A connection that is kept alive.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Box<[u8]>,
    kept: Vec<u8>,
}

/// What an answer was and when it came.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// From the first byte of the request to the last one of the answer.
    pub(crate) whole: Duration,
    /// Until the end of the first event, when there was one.
    pub(crate) first_event: Option<Duration>,
    pub(crate) events: u64,
}

impl Connection {
    /// Connects.
    pub(crate) async fn open(to: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; BUFFER_BYTES].into(), kept: Vec::new() })
    }

    /// Sends a whole request and reads the whole answer.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Outcome<Answer> {
        let start = Instant::now();
        self.stream.write_all(request).await?;
        let (mut head, filled) = self.head().await?;
        self.kept.clear();
        let mut events = Events::default();
        let mut first_event = None;
        let mut piece = head.len..filled;
        loop {
            let kept = &mut self.kept;
            head.body.take(&self.buffer[piece], |content| {
                events.see(content);
                let room = KEPT_BYTES - kept.len();
                kept.extend_from_slice(&content[..content.len().min(room)]);
            })?;
            if events.seen > 0 && first_event.is_none() {
                first_event = Some(start.elapsed());
            }
            if head.body == crate::framing::Body::Done {
                let whole = start.elapsed();
                return Ok(Answer { status: head.status, whole, first_event, events: events.seen });
            }
            piece = 0..self.read(0).await?;
        }
    }

    /// The body of the last answer, or its beginning when it is long.
    pub(crate) fn body(&self) -> &[u8] {
        &self.kept
    }

    async fn head(&mut self) -> Outcome<(Head, usize)> {
        let mut filled = 0;
        loop {
            filled += self.read(filled).await?;
            if let Some(head) = Head::parse(&self.buffer[..filled])? {
                return Ok((head, filled));
            }
        }
    }

    async fn read(&mut self, from: usize) -> io::Result<usize> {
        match self.stream.read(&mut self.buffer[from..]).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            read => Ok(read),
        }
    }
}

/// A whole request as bytes.
pub(crate) fn request(method: &str, path: &str, key: &str, body: &str) -> Vec<u8> {
    format!(
        "{method} {path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {key}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
