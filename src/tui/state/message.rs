//! The message line, and what it said before.

use std::collections::VecDeque;

use jiff::Timestamp;

/// How many messages are kept.
const KEPT_MAX: usize = 500;
/// A note stays on the line for so long …
const NOTE_MS: i64 = 10_000;
/// … and how something ended for so long.
const ENDED_MS: i64 = 30_000;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// For your information.
    Note,
    /// It was done.
    Done,
    /// It was not.
    Failed,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Message {
    /// When.
    pub(crate) at: Timestamp,
    /// How it is meant.
    pub(crate) tone: Tone,
    /// What happened.
    pub(crate) text: String,
    /// The same as a command line.
    pub(crate) command: Option<String>,
}

/// All of them, the newest last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Messages {
    /// The messages, the newest last.
    pub(crate) all: VecDeque<Message>,
    /// Whether the newest one is still on the message line.
    pub(crate) is_shown: bool,
}

impl Messages {
    /// Says something.
    pub(crate) fn say(&mut self, message: Message) {
        self.all.push_back(message);
        if self.all.len() > KEPT_MAX {
            self.all.pop_front();
        }
        self.is_shown = true;
    }

    /// What was said for long enough leaves the line.
    pub(crate) fn settle(&mut self, now: Timestamp) {
        self.is_shown &= self.all.back().is_some_and(|said| {
            let shown_ms = match said.tone {
                Tone::Note => NOTE_MS,
                Tone::Done | Tone::Failed => ENDED_MS,
            };
            // A clock that was set back does not keep it for ever.
            now.as_millisecond().saturating_sub(said.at.as_millisecond()).saturating_abs() < shown_ms
        });
    }

    /// This is true no longer: where the line says it, it goes.
    pub(crate) fn take_back(&mut self, text: &str) {
        self.is_shown &= self.all.back().is_some_and(|said| said.text != text);
    }

    /// What the message line shows.
    pub(crate) fn shown(&self) -> Option<&Message> {
        self.all.back().filter(|_| self.is_shown)
    }
}
