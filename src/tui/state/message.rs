//! The message line, and what it said before.

use std::collections::VecDeque;

use jiff::Timestamp;

/// How many messages are kept.
const KEPT_MAX: usize = 500;

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

    /// What the message line shows.
    pub(crate) fn shown(&self) -> Option<&Message> {
        self.all.back().filter(|_| self.is_shown)
    }
}
