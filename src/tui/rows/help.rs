//! The lines of help: the keys of the screen it was opened from, then all others by group, then
//! what the symbols mean. The filter line searches them as plain text.

use crate::tui::keymap::{BINDINGS, Binding, Group, Keymap};
use crate::tui::state::{Screen, State};

/// A line of help.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Line {
    /// Above a group of lines.
    Heading(String),
    /// Keys, and what they do.
    Keys {
        /// The keys, as they are written.
        keys: String,
        /// What they do.
        does: &'static str,
        /// The name in palette and settings.
        name: &'static str,
    },
    /// A symbol, its words, and what they mean.
    Symbol {
        /// The symbol with its word.
        sign: String,
        /// What it means.
        means: &'static str,
    },
    /// Between groups.
    Blank,
}

const GROUPS: [(Group, &str); 5] = [
    (Group::Move, "Getting around"),
    (Group::Look, "Looking closer"),
    (Group::Change, "Changing things"),
    (Group::Take, "Taking things with you"),
    (Group::Program, "The program"),
];

/// The lines that are shown, after the search.
pub(crate) fn lines(state: &State) -> Vec<Line> {
    let wanted = state.tables[Screen::Help as usize].filtering.text.trim().to_lowercase();
    let mut shown: Vec<Line> = Vec::new();
    for (heading, lines) in sections(state) {
        let found: Vec<Line> = lines.into_iter().filter(|line| line.says(&wanted)).collect();
        if found.is_empty() {
            continue;
        }
        if !shown.is_empty() {
            shown.push(Line::Blank);
        }
        shown.push(Line::Heading(heading));
        shown.extend(found);
    }
    shown
}

/// Names of the lines that are shown, one each, so that they can be scrolled; and how many there
/// are without a search.
pub(crate) fn ids(state: &State) -> (Vec<String>, usize) {
    let all: usize = sections(state).iter().map(|(_, lines)| lines.len() + 2).sum();
    let shown = lines(state).len();
    ((0..shown).map(|at| at.to_string()).collect(), all.saturating_sub(1))
}

fn sections(state: &State) -> Vec<(String, Vec<Line>)> {
    let (name, _) = state.helped.names();
    let may_write = state.locked().is_none();
    let here = |binding: &Binding| !binding.screens.is_empty() && binding.screens.contains(&state.helped);
    let mut sections = Vec::new();
    let line = |binding: &Binding| line(binding, &state.keymap);
    let may = |binding: &&Binding| may_write || !binding.is_write;
    let own: Vec<Line> = BINDINGS.iter().filter(|of| here(of)).filter(may).filter_map(line).collect();
    sections.push((format!("Keys of {name}"), own));
    for (group, heading) in GROUPS {
        let of = BINDINGS.iter().filter(|of| of.group == group).filter(may);
        sections.push((heading.to_owned(), of.filter_map(line).collect()));
    }
    sections.push(("Symbols".to_owned(), symbols(state)));
    sections.retain(|(_, lines)| !lines.is_empty());
    sections
}

/// The line of a binding; none when it has no key.
fn line(binding: &Binding, keymap: &Keymap) -> Option<Line> {
    let keys = keymap.keys_of(binding.action).join(" ");
    (!keys.is_empty()).then_some(Line::Keys { keys, does: binding.help, name: binding.name })
}

fn symbols(state: &State) -> Vec<Line> {
    let of = state.options.symbols();
    let symbol = |sign: String, means| Line::Symbol { sign, means };
    vec![
        symbol(format!("{} ok", of.ok), "below 80 % of its budget, and below the soft budget"),
        symbol(format!("{} near", of.near), "from 80 % or the soft budget on"),
        symbol(format!("{} over", of.over), "from 100 % on, or a budget of nothing: calls are refused"),
        symbol(format!("{} blocked", of.over), "an operator refuses its calls"),
        symbol(format!("{} none", of.none), "no budget limits it"),
        symbol(of.full.repeat(3), "settled: what was spent"),
        symbol(of.held.repeat(3), "held: set aside for calls that are running"),
        symbol(of.empty.repeat(3), "what is left of the budget"),
        symbol(format!("{} LIVE", of.ok), "the stream stands; something was heard in the last 10 s"),
        symbol(format!("{} STALE", of.stale), "nothing was heard for so long; the data is kept"),
        symbol(format!("{} retry", of.retry), "the connection is tried again then"),
        symbol(format!("{} POLL", of.poll), "this server has no stream; it is asked now and then"),
        symbol(format!("{} AUTH", of.over), "the server refused the key; nothing is tried until r"),
        symbol(format!("{} FROZEN", of.frozen), "the picture stands still until f"),
        symbol(format!("{} {}", of.marker, of.mark), "the selected row, and a marked one"),
    ]
}

impl Line {
    /// Whether the line has the text, which is in small letters.
    fn says(&self, wanted: &str) -> bool {
        let texts: &[&str] = match self {
            Self::Keys { keys, does, name } => &[keys, does, name],
            Self::Symbol { sign, means } => &[sign, means],
            Self::Heading(_) | Self::Blank => return false,
        };
        wanted.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(wanted))
    }
}
