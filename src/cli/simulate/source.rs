//! Where a simulation's lines come from: the ledger of a server, its spend log where it has no
//! ledger, or a file that an export has written. Hands them out in order and decides nothing.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use super::log::{Calls, Counts, ROWS_MAX, Sorted, of_log};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::client::{Cause, EntryPages, EntryQuery, Row};
use crate::domain::entry::Entry;
use crate::wire::entry::LedgerLine;

/// The longest line of a file, in bytes.
const LINE_BYTES_MAX: u64 = 1024 * 1024;
/// Lines that are read at a time.
const LINES_AT_ONCE: usize = 1_000;

/// Lines in their order.
pub(super) enum Source<'a> {
    /// The ledger of a server.
    Ledger(EntryPages<'a>),
    /// The lines of a file.
    File(Box<Lines>),
    /// The rows of a spend log.
    Rows(Sorted),
}

/// A file as it is read.
pub(super) struct Lines {
    name: String,
    reader: Box<dyn BufRead + Send>,
    number: usize,
    last_seq: u64,
    /// Lines that were read and not handed out.
    read: VecDeque<Entry>,
}

impl<'a> Source<'a> {
    /// The ledger of the server, or its log.
    pub(super) async fn of_server(
        context: &'a Context,
        query: EntryQuery,
        counts: Counts<'_>,
    ) -> Result<(Self, Vec<Entry>), Failure> {
        let mut pages = context.client.entries(query.clone());
        match pages.next().await {
            Ok(first) => {
                Ok((Self::Ledger(pages), first.unwrap_or_default().into_iter().map(Entry::from).collect()))
            }
            Err(error) if error.cause == Cause::Unsupported => {
                context.printer.note(
                    "this server tells no ledger: its spend log is replayed, without corrections and with tokens only",
                );
                Ok((Self::Rows(of_log(context, &query, counts).await?), Vec::new()))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The lines of a file, or of stdin; and how many they are, if that can be told ahead.
    pub(super) async fn of_file(name: &str, counts: Counts<'_>) -> Result<(Self, Option<u64>), Failure> {
        let total = if name == "-" { None } else { Some(count_lines(name).await?) };
        let reader: Box<dyn BufRead + Send> = match name {
            "-" => Box::new(BufReader::new(std::io::stdin())),
            name => Box::new(BufReader::new(open(name)?)),
        };
        let name = if name == "-" { "stdin" } else { name };
        let mut lines =
            Lines { name: name.to_owned(), reader, number: 0, last_seq: 0, read: VecDeque::new() };
        let (mut first, back) = lines.texts(1).await?;
        lines = back;
        let Some((number, text)) = first.pop() else { return Ok((Self::File(Box::new(lines)), total)) };
        let row: Row = lines.parse(number, &text)?;
        if row.contains_key("seq") {
            let entry = lines.entry(number, &text)?;
            lines.read.push_back(entry);
            return Ok((Self::File(Box::new(lines)), total));
        }
        Ok((Self::Rows(lines.sorted_rows(number, row, counts).await?), total))
    }

    /// The next lines; none after the last.
    pub(super) async fn next(&mut self) -> Result<Vec<Entry>, Failure> {
        match self {
            Self::Ledger(pages) => {
                Ok(pages.next().await?.unwrap_or_default().into_iter().map(Entry::from).collect())
            }
            Self::Rows(rows) => Ok(rows.entries.by_ref().take(LINES_AT_ONCE).collect()),
            Self::File(lines) => lines.next().await,
        }
    }

    /// Failed calls that were left out. A ledger has none.
    pub(super) fn failures(&self) -> u64 {
        match self {
            Self::Rows(rows) => rows.failures,
            Self::Ledger(_) | Self::File(_) => 0,
        }
    }
}

impl Lines {
    async fn next(&mut self) -> Result<Vec<Entry>, Failure> {
        let mut entries: Vec<Entry> = self.read.drain(..).collect();
        let empty = Self {
            name: self.name.clone(),
            reader: Box::new(std::io::empty()),
            number: 0,
            last_seq: 0,
            read: VecDeque::new(),
        };
        let (texts, back) = std::mem::replace(self, empty).texts(LINES_AT_ONCE).await?;
        *self = back;
        for (number, text) in texts {
            entries.push(self.entry(number, &text)?);
        }
        Ok(entries)
    }

    /// The next lines that say something, with their numbers. Read aside: whoever waits for stdin
    /// can still be interrupted.
    async fn texts(mut self, most: usize) -> Result<(Vec<(usize, Vec<u8>)>, Self), Failure> {
        let read = tokio::task::spawn_blocking(move || {
            let mut texts = Vec::new();
            while texts.len() < most {
                let mut text = Vec::new();
                let bytes = (&mut self.reader).take(LINE_BYTES_MAX + 1).read_until(b'\n', &mut text)?;
                if bytes == 0 {
                    break;
                }
                self.number += 1;
                if text.len() as u64 > LINE_BYTES_MAX {
                    return Err(self.wrong(self.number, 1, "a line is longer than 1 MiB"));
                }
                if !text.trim_ascii().is_empty() {
                    texts.push((self.number, text));
                }
            }
            Ok((texts, self))
        });
        read.await.map_err(|_| Failure::new(Kind::Error, "the lines could not be read"))?
    }

    fn entry(&mut self, number: usize, text: &[u8]) -> Result<Entry, Failure> {
        let line: LedgerLine = self.parse(number, text)?;
        if line.seq <= self.last_seq {
            let what = format!("line {} of the ledger comes after line {}", line.seq, self.last_seq);
            return Err(self.wrong(number, 1, &what).hint(
                "a replay needs the order of the ledger, each line once: as export spend writes them",
            ));
        }
        self.last_seq = line.seq;
        Ok(line.into())
    }

    fn parse<'t, T: serde::Deserialize<'t>>(&self, number: usize, text: &'t [u8]) -> Result<T, Failure> {
        serde_json::from_slice(text).map_err(|error| {
            // The position is said in front.
            let why = error.to_string();
            let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why);
            let failure = self.wrong(number, error.column().max(1), why);
            match text.trim_ascii_start().first() {
                Some(b'{') => failure,
                _ => failure.hint("one JSON object on each line is wanted: export spend --format jsonl"),
            }
        })
    }

    fn wrong(&self, number: usize, column: usize, what: &str) -> Failure {
        Failure::usage(format!("{}:{number}:{column}: {what}", self.name))
    }

    /// The rows of a spend log, the first of which is read already.
    async fn sorted_rows(mut self, number: usize, first: Row, counts: Counts<'_>) -> Result<Sorted, Failure> {
        let mut calls = Calls::default();
        let mut rows = vec![(number, first)];
        loop {
            for (number, row) in rows {
                calls.take(&row, counts).map_err(|what| self.wrong(number, 1, &what))?;
            }
            if calls.is_too_long() {
                return Err(Failure::usage(format!("{} has more than {ROWS_MAX} rows", self.name))
                    .hint("replay a shorter period, or the ledger itself: export spend --format jsonl"));
            }
            let (texts, back) = self.texts(LINES_AT_ONCE).await?;
            self = back;
            if texts.is_empty() {
                return Ok(calls.sorted());
            }
            let parsed = texts.iter().map(|(number, text)| Ok((*number, self.parse(*number, text)?)));
            rows = parsed.collect::<Result<_, Failure>>()?;
        }
    }
}

fn open(name: &str) -> Result<File, Failure> {
    File::open(name).map_err(|error| Failure::usage(format!("cannot read {name}: {error}")))
}

async fn count_lines(name: &str) -> Result<u64, Failure> {
    let file = open(name)?;
    let counted = tokio::task::spawn_blocking(move || {
        let (mut reader, mut lines) = (BufReader::with_capacity(1 << 16, file), 0_u64);
        loop {
            let bytes = reader.fill_buf()?;
            if bytes.is_empty() {
                return Ok::<_, std::io::Error>(lines);
            }
            lines += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
            let read = bytes.len();
            reader.consume(read);
        }
    });
    let counted = counted.await.map_err(|_| Failure::new(Kind::Error, "the lines could not be counted"))?;
    counted.map_err(|error| Failure::usage(format!("cannot read {name}: {error}")))
}
