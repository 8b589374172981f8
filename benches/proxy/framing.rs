//! Reads the framing of HTTP/1.1 answers, and no more of it than a client on one machine needs.
//!
//! Pure: bytes come in as they arrive, in pieces of any size. Counts server-sent events on the way.

/// What of an answer is no HTTP/1.1 as this client speaks it.
#[derive(Debug, thiserror::Error)]
#[error("malformed answer: {0}")]
pub(crate) struct Malformed(&'static str);

/// The part of an answer before its body.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) status: u16,
    pub(crate) body: Body,
    /// Where the body begins.
    pub(crate) len: usize,
}

impl Head {
    /// Reads a head that is there as a whole; `None` when more has to arrive.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Option<Self>, Malformed> {
        let Some(len) = bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4) else {
            return Ok(None);
        };
        let text = std::str::from_utf8(&bytes[..len]).map_err(|_| Malformed("the head is not text"))?;
        let mut lines = text.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let status = status.ok_or(Malformed("no status"))?;
        let body = lines.filter_map(|line| line.split_once(':')).find_map(|(name, value)| {
            if name.eq_ignore_ascii_case("content-length") {
                value.trim().parse().ok().map(Body::of_length)
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                value.trim().eq_ignore_ascii_case("chunked").then_some(Body::Size(0))
            } else {
                None
            }
        });
        Ok(Some(Self { status, body: body.ok_or(Malformed("a body without an end"))?, len }))
    }
}

/// How far into a body we are, and what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    /// So many bytes, then the end.
    Length(u64),
    /// The digits of a chunk's size.
    Size(u64),
    /// What may follow the size on its line.
    Extension(u64),
    /// So many bytes of a chunk.
    Chunk(u64),
    /// The line break behind a chunk.
    Break,
    /// The lines behind the last chunk.
    Trailer { line_is_empty: bool },
    /// Nothing.
    Done,
}

impl Body {
    fn of_length(length: u64) -> Self {
        if length == 0 { Self::Done } else { Self::Length(length) }
    }

    fn of_chunk(size: u64) -> Self {
        if size == 0 { Self::Trailer { line_is_empty: true } } else { Self::Chunk(size) }
    }

    /// Takes the next bytes and shows the content among them.
    pub(crate) fn take(&mut self, mut bytes: &[u8], mut see: impl FnMut(&[u8])) -> Result<(), Malformed> {
        while let Some((&first, rest)) = bytes.split_first() {
            let mut left = rest;
            *self = match (*self, first) {
                (Self::Length(size) | Self::Chunk(size), _) => {
                    let now = usize::try_from(size).unwrap_or(usize::MAX).min(bytes.len());
                    see(&bytes[..now]);
                    left = &bytes[now..];
                    self.after_content(size - now as u64)
                }
                (Self::Size(size), b'\n') | (Self::Extension(size), b'\n') => Self::of_chunk(size),
                (Self::Size(size), b'\r') => Self::Size(size),
                (Self::Size(size), b';') | (Self::Extension(size), _) => Self::Extension(size),
                (Self::Size(size), digit) => {
                    let digit = char::from(digit).to_digit(16).ok_or(Malformed("no chunk size"))?;
                    Self::Size(size.saturating_mul(16).saturating_add(u64::from(digit)))
                }
                (Self::Break, b'\n') => Self::Size(0),
                (Self::Break, b'\r') => Self::Break,
                (Self::Break, _) => return Err(Malformed("a chunk is longer than it says")),
                (Self::Trailer { line_is_empty: true }, b'\n') => Self::Done,
                (Self::Trailer { .. }, b'\n') => Self::Trailer { line_is_empty: true },
                (trailer @ Self::Trailer { .. }, b'\r') => trailer,
                (Self::Trailer { .. }, _) => Self::Trailer { line_is_empty: false },
                (Self::Done, _) => return Err(Malformed("bytes behind the end")),
            };
            bytes = left;
        }
        Ok(())
    }

    fn after_content(self, left: u64) -> Self {
        match self {
            Self::Length(_) => Self::of_length(left),
            _ if left == 0 => Self::Break,
            _ => Self::Chunk(left),
        }
    }
}

/// Counts events: what ends with an empty line.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Events {
    pub(crate) seen: u64,
    after_break: bool,
}

impl Events {
    /// Looks at the next content of a body.
    pub(crate) fn see(&mut self, content: &[u8]) {
        for &byte in content {
            let is_break = byte == b'\n';
            self.seen += u64::from(is_break && self.after_break);
            self.after_break = is_break && !self.after_break;
        }
    }
}
