//! The message line, and what it said before.

use std::collections::VecDeque;

use jiff::Timestamp;

/// How many messages are kept.
const KEPT_MAX: usize = 500;
/// A note stays on the line for so long …
const NOTE_MS: i64 = 10_000;
/// … and how something ended for so long.
const ENDED_MS: i64 = 30_000;
/// How many bytes of command lines are kept that are not shown.
const WHOLE_BYTES_MAX: usize = 1024 * 1024;

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
    pub(crate) command: Option<CommandLine>,
}

/// A command line: as it is shown, and whole while there is room for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CommandLine {
    shown: String,
    whole: Whole,
}

#[derive(Clone, Debug, PartialEq)]
enum Whole {
    /// It is shown whole.
    Shown,
    /// It is longer than what is shown.
    Kept(String),
    /// It was longer.
    Gone,
}

impl CommandLine {
    /// A command line, and what of it is shown.
    pub(crate) fn new(whole: String, shown: String) -> Self {
        let whole = if whole == shown { Whole::Shown } else { Whole::Kept(whole) };
        Self { shown, whole }
    }

    /// What is shown of it.
    pub(crate) fn shown(&self) -> &str {
        &self.shown
    }

    /// Whether that is all of it.
    pub(crate) fn is_shown_whole(&self) -> bool {
        self.whole == Whole::Shown
    }

    /// All of it; `None` when it was too long to be kept.
    pub(crate) fn whole(&self) -> Option<&str> {
        match &self.whole {
            Whole::Shown => Some(&self.shown),
            Whole::Kept(whole) => Some(whole),
            Whole::Gone => None,
        }
    }
}

impl From<String> for CommandLine {
    fn from(line: String) -> Self {
        Self { shown: line, whole: Whole::Shown }
    }
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
        self.forget_long();
    }

    /// Long command lines are kept whole as far as there is room, the newest first, and the very newest
    /// in any case.
    fn forget_long(&mut self) {
        let mut kept = 0_usize;
        for command in self.all.iter_mut().rev().filter_map(|message| message.command.as_mut()) {
            let Whole::Kept(whole) = &command.whole else { continue };
            let is_newest = kept == 0;
            kept = kept.saturating_add(whole.len());
            if kept > WHOLE_BYTES_MAX && !is_newest {
                command.whole = Whole::Gone;
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn say(messages: &mut Messages, bytes: usize) {
        let command = Some(CommandLine::new("x".repeat(bytes), "x".repeat(10)));
        messages.say(Message { at: Timestamp::UNIX_EPOCH, tone: Tone::Done, text: String::new(), command });
    }

    fn kept(messages: &Messages) -> Vec<Option<usize>> {
        let commands = messages.all.iter().filter_map(|message| message.command.as_ref());
        commands.map(|command| command.whole().map(str::len)).collect()
    }

    #[test]
    fn long_commands_are_kept_whole_as_far_as_there_is_room() {
        let mut messages = Messages::default();
        let last = WHOLE_BYTES_MAX - 700_000;
        for bytes in [600_000, 10, 400_000, 300_000, last] {
            say(&mut messages, bytes);
        }
        assert_eq!(kept(&messages), [None, Some(10), Some(400_000), Some(300_000), Some(last)], "it fits");
        // One byte more than there is room for.
        say(&mut messages, 11);
        assert_eq!(kept(&messages), [None, Some(10), None, Some(300_000), Some(last), Some(11)]);
        say(&mut messages, WHOLE_BYTES_MAX + 1);
        let huge = Some(WHOLE_BYTES_MAX + 1);
        assert_eq!(kept(&messages), [None, Some(10), None, None, None, None, huge]);
    }
}
