//! An incremental reader of `text/event-stream`: bytes go in as they arrive, events come out.
//! Memory is bounded, and how the bytes were cut into chunks never matters. Knows no socket.

use memchr::memchr2;

/// The most bytes one event may have unless the caller chooses another bound.
pub const EVENT_BYTES_MAX: usize = 4 * 1024 * 1024;

/// One event of the stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// The last id the stream has named so far; what a reconnecting client sends back.
    pub id: Option<String>,
    /// The kind of event; absent means `message`.
    pub name: Option<String>,
    /// The payload, its lines joined by line feeds.
    pub data: String,
}

/// The sender wrote an event beyond the reader's bound; nothing more can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an event of the stream is larger than {bytes_max} bytes")]
pub struct EventTooLarge {
    bytes_max: usize,
}

/// Turns the bytes of a stream into its events.
#[derive(Debug)]
pub struct Reader {
    bytes_max: usize,
    line: Vec<u8>,
    data: Option<String>,
    name: Option<String>,
    id: Option<String>,
    /// A carriage return has just ended a line, so a line feed right behind it is part of it.
    after_return: bool,
    at_start: bool,
    has_comment: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self::with_limit(EVENT_BYTES_MAX)
    }
}

impl Reader {
    /// A reader that refuses events of more than `bytes_max` bytes.
    pub fn with_limit(bytes_max: usize) -> Self {
        Self {
            bytes_max,
            line: Vec::new(),
            data: None,
            name: None,
            id: None,
            after_return: false,
            at_start: true,
            has_comment: false,
        }
    }

    /// Whether a comment was read since this was last asked: quiet senders say so that they are there.
    pub fn take_comment(&mut self) -> bool {
        std::mem::take(&mut self.has_comment)
    }

    /// Takes the next bytes and answers the events that they complete.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Event>, EventTooLarge> {
        let mut events = Vec::new();
        let mut rest = bytes;
        if !rest.is_empty() && std::mem::take(&mut self.after_return) {
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        }
        while let Some(end) = memchr2(b'\n', b'\r', rest) {
            self.extend_line(&rest[..end])?;
            let returned = rest[end] == b'\r';
            rest = &rest[end + 1..];
            if returned {
                self.after_return = rest.is_empty();
                rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            }
            events.extend(self.end_line()?);
        }
        self.extend_line(rest)?;
        Ok(events)
    }

    /// The stream has ended: the event under way, for senders that forget the last blank line.
    pub fn finish(mut self) -> Result<Option<Event>, EventTooLarge> {
        if !self.line.is_empty() {
            self.end_line()?;
        }
        Ok(self.dispatch())
    }

    fn extend_line(&mut self, bytes: &[u8]) -> Result<(), EventTooLarge> {
        if self.line.len().saturating_add(bytes.len()) > self.bytes_max {
            return Err(EventTooLarge { bytes_max: self.bytes_max });
        }
        self.line.extend_from_slice(bytes);
        Ok(())
    }

    /// Reads the line that is now complete. A blank one ends the event.
    fn end_line(&mut self) -> Result<Option<Event>, EventTooLarge> {
        let bytes = std::mem::take(&mut self.line);
        // Only whole lines are decoded, so a character split between chunks stays whole.
        let text = String::from_utf8_lossy(&bytes);
        let line = if std::mem::take(&mut self.at_start) {
            text.strip_prefix('\u{feff}').unwrap_or(&text)
        } else {
            &text
        };
        if line.is_empty() {
            return Ok(self.dispatch());
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => self.extend_data(value)?,
            "event" => self.name = Some(value.to_owned()),
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            // Comments keep the connection alive; other fields are not ours.
            "" => self.has_comment = true,
            _ => {}
        }
        Ok(None)
    }

    fn extend_data(&mut self, value: &str) -> Result<(), EventTooLarge> {
        let so_far = self.data.as_ref().map_or(0, |data| data.len() + 1);
        if so_far.saturating_add(value.len()) > self.bytes_max {
            return Err(EventTooLarge { bytes_max: self.bytes_max });
        }
        match &mut self.data {
            Some(data) => {
                data.push('\n');
                data.push_str(value);
            }
            None => self.data = Some(value.to_owned()),
        }
        Ok(())
    }

    fn dispatch(&mut self) -> Option<Event> {
        let name = self.name.take().filter(|name| !name.is_empty());
        let data = self.data.take()?;
        Some(Event { id: self.id.clone(), name, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Vec<Event> {
        let mut reader = Reader::default();
        let mut events = reader.push(bytes).unwrap();
        events.extend(reader.finish().unwrap());
        events
    }

    fn event(id: Option<&str>, name: Option<&str>, data: &str) -> Event {
        Event { id: id.map(Into::into), name: name.map(Into::into), data: data.into() }
    }

    #[test]
    fn the_grammar() {
        for (text, events) in [
            ("data: a\n\n", vec![event(None, None, "a")]),
            ("data:a\r\n\r\n", vec![event(None, None, "a")]),
            ("data: a\rdata: b\r\r", vec![event(None, None, "a\nb")]),
            ("event: spend\nid: 7\ndata: {}\n\n", vec![event(Some("7"), Some("spend"), "{}")]),
            (": heartbeat\n\ndata: a\n\n", vec![event(None, None, "a")]),
            (
                "id: 1\n\ndata: a\n\ndata: b\n\n",
                vec![event(Some("1"), None, "a"), event(Some("1"), None, "b")],
            ),
            ("event: gone\n\ndata: a\n\n", vec![event(None, None, "a")]),
            ("data\n\n", vec![event(None, None, "")]),
            ("data:  two spaces\n\n", vec![event(None, None, " two spaces")]),
            ("\u{feff}data: bom\n\n", vec![event(None, None, "bom")]),
            ("retry: 10\nunknown: x\ndata: a\n\n", vec![event(None, None, "a")]),
            ("data: unfinished", vec![event(None, None, "unfinished")]),
            ("id: a\0b\ndata: x\n\n", vec![event(None, None, "x")]),
            ("", vec![]),
        ] {
            assert_eq!(read(text.as_bytes()), events, "{text:?}");
        }
    }

    #[test]
    fn a_comment_is_noted_once() {
        let mut reader = Reader::default();
        assert_eq!(reader.push(b": he").unwrap(), vec![]);
        assert!(!reader.take_comment(), "it is not whole");
        assert_eq!(reader.push(b"re\n\ndata: a\n\n").unwrap(), vec![event(None, None, "a")]);
        assert!(reader.take_comment());
        assert!(!reader.take_comment());
    }

    #[test]
    fn an_event_may_be_as_large_as_the_bound_and_not_larger() {
        let mut reader = Reader::with_limit(10);
        assert_eq!(reader.push(b"data: 4444\n\n").unwrap(), vec![event(None, None, "4444")]);
        assert!(reader.push(b"data: 55555").is_err());

        let mut reader = Reader::with_limit(10);
        assert!(reader.push(b"data:4444\ndata:55555\n\n").is_ok());
        assert!(reader.push(b"data:4444\ndata:55555\ndata:\n\n").is_err());
    }

    proptest! {
        #[test]
        fn any_chunking_gives_the_same_events(
            lines in proptest::collection::vec(
                prop_oneof![
                    Just(String::new()), Just("event: spend".into()), "data: ?[a-zé€𝄞:]{0,6}",
                    "id: ?[0-9]{0,3}", Just(": beat".into()),
                ], 0..24),
            ends in proptest::collection::vec(prop_oneof![Just("\n"), Just("\r\n"), Just("\r")], 24),
            cuts in proptest::collection::vec(0usize..400, 0..12),
        ) {
            let text: String = lines.iter().zip(&ends).flat_map(|(line, end)| [line.as_str(), end]).collect();
            let bytes = text.as_bytes();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
            cuts.extend([0, bytes.len()]);
            cuts.sort_unstable();
            let mut reader = Reader::default();
            let mut events = Vec::new();
            for pair in cuts.windows(2) {
                events.extend(reader.push(&bytes[pair[0]..pair[1]]).unwrap());
            }
            events.extend(reader.finish().unwrap());
            prop_assert_eq!(events, read(bytes));
        }

        #[test]
        fn no_bytes_make_it_fail_within_the_bound(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            read(&bytes);
        }
    }
}
