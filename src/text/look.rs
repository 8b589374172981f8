//! How one value looks in a table: cells, tones, symbols. Pure, and only for people;
//! machine output never comes through here.

use clap::ValueEnum;
use jiff::Timestamp;
use serde_json::Value;

use super::{money, when};
use crate::client::Row;
use crate::domain::money::Picos;
use crate::domain::visible::is_invisible;

/// No column is wider, whatever a server sends.
pub(crate) const WIDTH_MAX: usize = 200;
/// The cells of a bar of usage.
const BAR_CELLS: u64 = 10;

/// How tables write instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TimeStyle {
    /// Distance from now
    Relative,
    /// Date and time where you are
    Local,
    /// Date and time in UTC
    Utc,
    /// RFC 3339
    Iso,
}

/// What the output can show, and the present.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) is_terminal: bool,
    pub(crate) color: bool,
    pub(crate) ascii: bool,
    /// There is little room: no bars.
    pub(crate) compact: bool,
    pub(crate) time: TimeStyle,
    pub(crate) now: Timestamp,
}

/// What a cell wants to say with its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    #[default]
    Plain,
    Good,
    Warning,
    Bad,
    Faint,
}

/// The text of a cell and its tone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) text: String,
    pub(crate) tone: Tone,
}

impl From<String> for Shown {
    fn from(text: String) -> Self {
        Self { text, tone: Tone::Plain }
    }
}

/// How a column makes its cells. The text is the path of a member: `litellm_budget_table.max_budget`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell {
    /// As it is.
    Text(&'static str),
    /// An amount of money.
    Money(&'static str),
    /// A number.
    Count(&'static str),
    /// An instant.
    Time(&'static str),
    /// The used part of a budget.
    Used,
    /// What a customer or key may do right now.
    State,
}

/// One column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) header: &'static str,
    pub(crate) cell: Cell,
}

impl Column {
    pub(crate) const fn new(header: &'static str, cell: Cell) -> Self {
        Self { header, cell }
    }

    /// Whether numbers stand below each other.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self.cell, Cell::Money(_) | Cell::Count(_))
    }

    /// Whether `--columns` means this one: by its header or by the server's field.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        self.header.eq_ignore_ascii_case(name) || self.path() == Some(name)
    }

    pub(crate) fn path(&self) -> Option<&'static str> {
        match self.cell {
            Cell::Text(path) | Cell::Money(path) | Cell::Count(path) | Cell::Time(path) => Some(path),
            Cell::Used | Cell::State => None,
        }
    }
}

/// The member of a row at a dotted path.
pub(crate) fn member<'a>(row: &'a Row, path: &str) -> Option<&'a Value> {
    if let Some(value) = row.get(path) {
        return Some(value);
    }
    let (first, rest) = path.split_once('.')?;
    member(row.get(first)?.as_object()?, rest)
}

/// A value as exact text: what CSV and piped tables show. Nothing for `null`.
pub(crate) fn exact(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(",")
        }
        Some(other) => other.to_string(),
    }
}

/// The text with everything that could command a terminal, or that would not be seen, made visible.
pub(crate) fn tame(text: &str) -> String {
    let is_told = |c: char| c.is_control() || is_invisible(c);
    text.chars().map(|c| if is_told(c) { '\u{fffd}' } else { c }).collect()
}

/// The same of several lines, and of tabs.
pub(crate) fn tame_lines(text: &str) -> String {
    let line = |line: &str| line.split('\t').map(tame).collect::<Vec<_>>().join("\t");
    text.replace("\r\n", "\n").split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The same JSON without characters that command a terminal. JSON itself escapes those of ASCII, all
/// but one; line ends are between its values.
pub(crate) fn inert(json: String) -> String {
    escaped(json, |c| matches!(c, '\u{7f}'..='\u{9f}'))
}

/// A value as the cell of a CSV file: exact, but for what commands a terminal, which is written as
/// JSON writes it. Lines and tabs stay.
pub(crate) fn cell_of_csv(value: Option<&Value>) -> String {
    inert_cell(exact(value))
}

/// The same of text.
pub(crate) fn inert_cell(text: String) -> String {
    escaped(text, |c| c.is_control() && !matches!(c, '\n' | '\t'))
}

fn escaped(text: String, is_command: impl Fn(char) -> bool) -> String {
    if !text.contains(&is_command) {
        return text;
    }
    let escaped = |c: char| if is_command(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    text.chars().map(escaped).collect()
}

impl Look {
    /// The same for a sentence, which a person reads wherever it goes.
    pub(crate) fn of_prose(self) -> Self {
        Self { is_terminal: true, ..self }
    }

    /// The cell of a column.
    pub(crate) fn cell(&self, cell: Cell, row: &Row) -> Shown {
        let mut shown = match cell {
            Cell::Text(path) => exact(member(row, path)).into(),
            Cell::Money(path) => self.money(member(row, path)).into(),
            Cell::Count(path) => self.count(member(row, path)).into(),
            Cell::Time(path) => self.time(member(row, path)).into(),
            Cell::Used => self.used(row),
            Cell::State => self.state(row),
        };
        shown.text = tame(&shown.text);
        shown
    }

    /// An amount: rounded for people, exact when piped.
    pub(crate) fn money(&self, value: Option<&Value>) -> String {
        match value.and_then(money::amount) {
            Some(amount) if self.is_terminal => money::for_reading(amount),
            _ => exact(value),
        }
    }

    fn count(&self, value: Option<&Value>) -> String {
        match value.and_then(Value::as_u64) {
            Some(count) if self.is_terminal => money::grouped(count.into()),
            _ => exact(value),
        }
    }

    /// An instant in the chosen style.
    pub(crate) fn time(&self, value: Option<&Value>) -> String {
        let Some(at) = value.and_then(Value::as_str).and_then(|text| text.parse::<Timestamp>().ok()) else {
            return exact(value);
        };
        match self.time {
            TimeStyle::Relative => when::relative(at, self.now),
            TimeStyle::Local => at.to_zoned(when::local_zone()).strftime("%Y-%m-%d %H:%M:%S").to_string(),
            TimeStyle::Utc => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            TimeStyle::Iso => at.to_string(),
        }
    }

    fn used(&self, row: &Row) -> Shown {
        let Some(percent) = percent_used(row) else { return Shown::default() };
        let text = match (self.is_terminal, self.compact) {
            (true, false) => format!("{} {percent:>3} %", self.bar(percent)),
            (true, true) => format!("{percent:>3} %"),
            (false, _) => format!("{percent}%"),
        };
        Shown { text, tone: tone_of(percent) }
    }

    /// A bar of usage.
    pub(crate) fn bar(&self, percent: u64) -> String {
        let full = (percent / (100 / BAR_CELLS)).min(BAR_CELLS);
        let (block, empty) = if self.ascii { ("#", "-") } else { ("█", "░") };
        let cells = |n: u64| usize::try_from(n).unwrap_or_default();
        block.repeat(cells(full)) + &empty.repeat(cells(BAR_CELLS - full))
    }

    fn state(&self, row: &Row) -> Shown {
        let (symbol, plain, word, tone) = match state(row) {
            State::Blocked => ("✖", "x", "blocked", Tone::Bad),
            State::Expired => ("✖", "x", "expired", Tone::Bad),
            State::Over => ("✖", "x", "over", Tone::Bad),
            State::Near => ("▲", "!", "near", Tone::Warning),
            State::Active => ("●", "*", "ok", Tone::Good),
            State::Unlimited => ("·", "-", "no limit", Tone::Faint),
        };
        let text = match (self.is_terminal, self.ascii) {
            (false, _) => word.to_owned(),
            (true, true) => format!("{plain} {word}"),
            (true, false) => format!("{symbol} {word}"),
        };
        Shown { text, tone }
    }
}

/// What a customer or key may do right now, as far as its row tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Blocked,
    Expired,
    Over,
    Near,
    Active,
    Unlimited,
}

pub(crate) fn state(row: &Row) -> State {
    if row.get("blocked").and_then(Value::as_bool) == Some(true) {
        return State::Blocked;
    }
    if row.get("status").and_then(Value::as_str) == Some("expired") {
        return State::Expired;
    }
    match percent_used(row) {
        None => State::Unlimited,
        Some(100..) => State::Over,
        Some(80..) => State::Near,
        Some(_) => State::Active,
    }
}

fn tone_of(percent: u64) -> Tone {
    match percent {
        100.. => Tone::Bad,
        80.. => Tone::Warning,
        _ => Tone::Good,
    }
}

/// The cap of a row: its own, else that of its budget.
pub(crate) fn max_budget(row: &Row) -> Option<Picos> {
    ["max_budget", "litellm_budget_table.max_budget", "effective_max_budget"]
        .iter()
        .find_map(|path| member(row, path).and_then(money::amount))
}

/// How much of its budget a row has used, in whole percent.
pub(crate) fn percent_used(row: &Row) -> Option<u64> {
    let spend = row.get("spend").and_then(money::amount)?;
    money::percent_used(spend, max_budget(row)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(json: &str) -> Row {
        serde_json::from_str(json).unwrap()
    }

    fn look(is_terminal: bool, ascii: bool) -> Look {
        let time = if is_terminal { TimeStyle::Relative } else { TimeStyle::Iso };
        Look {
            is_terminal,
            color: false,
            ascii,
            compact: false,
            time,
            now: "2026-11-21T00:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn the_state_and_the_bar_at_every_border() {
        for (json, used, state) in [
            (r#"{"spend":0,"max_budget":4}"#, "░░░░░░░░░░   0 %", "● ok"),
            (r#"{"spend":3.199,"max_budget":4}"#, "███████░░░  79 %", "● ok"),
            (r#"{"spend":3.2,"max_budget":4}"#, "████████░░  80 %", "▲ near"),
            (r#"{"spend":3.999,"max_budget":4}"#, "█████████░  99 %", "▲ near"),
            (r#"{"spend":4,"max_budget":4}"#, "██████████ 100 %", "✖ over"),
            (r#"{"spend":10,"max_budget":4}"#, "██████████ 250 %", "✖ over"),
            (r#"{"spend":0,"max_budget":0}"#, "██████████ 100 %", "✖ over"),
            (r#"{"spend":1,"max_budget":null}"#, "", "· no limit"),
            (r#"{"spend":1,"litellm_budget_table":{"max_budget":2}}"#, "█████░░░░░  50 %", "● ok"),
            (r#"{"spend":1,"blocked":true}"#, "", "✖ blocked"),
        ] {
            let look = look(true, false);
            assert_eq!(look.cell(Cell::Used, &row(json)).text, used, "{json}");
            assert_eq!(look.cell(Cell::State, &row(json)).text, state, "{json}");
        }
        let near = row(r#"{"spend":3.2,"max_budget":4}"#);
        assert_eq!(look(true, true).cell(Cell::Used, &near).text, "########--  80 %");
        assert_eq!(look(true, true).cell(Cell::State, &near).text, "! near");
        assert_eq!(look(false, false).cell(Cell::Used, &near).text, "80%");
        assert_eq!(look(false, false).cell(Cell::State, &near).text, "near");
    }

    #[test]
    fn what_is_not_seen_is_told() {
        for (text, tamed) in [
            ("glo\u{200b}bex", "glo\u{fffd}bex"),
            ("a\u{202e}b\u{ad}c\u{feff}", "a\u{fffd}b\u{fffd}c\u{fffd}"),
            ("Zo\u{eb} \u{65e5}\u{672c} e\u{301}", "Zo\u{eb} \u{65e5}\u{672c} e\u{301}"),
            ("a\u{1b}[31m\u{9b}", "a\u{fffd}[31m\u{fffd}"),
        ] {
            assert_eq!(tame(text), tamed);
        }
    }

    #[test]
    fn a_cell_of_csv_commands_no_terminal_and_keeps_its_lines() {
        for (text, cell) in [
            ("a\u{1b}[31mb\u{7f}\u{9b}c\r", "a\\u001b[31mb\\u007f\\u009bc\\u000d"),
            ("one\n\ttwo, \"three\"", "one\n\ttwo, \"three\""),
            ("\u{a0}\u{e9}", "\u{a0}\u{e9}"),
            ("", ""),
        ] {
            assert_eq!(cell_of_csv(Some(&Value::from(text))), cell);
        }
        assert_eq!(cell_of_csv(Some(&serde_json::json!({"a": "\u{1b}\u{9b}"}))), r#"{"a":"\u001b\u009b"}"#);
    }

    #[test]
    fn people_read_rounded_values_and_programs_exact_ones() {
        let row = row(
            r#"{"spend":0.0011120000000000001,"n":12408,"models":["a","b"],"at":"2026-11-30T00:00:00Z","evil":"a\u001b[2Jb"}"#,
        );
        for (cell, people, piped) in [
            (Cell::Money("spend"), "$0.001112", "0.0011120000000000001"),
            (Cell::Count("n"), "12,408", "12408"),
            (Cell::Text("models"), "a,b", "a,b"),
            (Cell::Time("at"), "in 9d", "2026-11-30T00:00:00Z"),
            (Cell::Text("evil"), "a\u{fffd}[2Jb", "a\u{fffd}[2Jb"),
            (Cell::Text("absent"), "", ""),
        ] {
            assert_eq!(look(true, false).cell(cell, &row).text, people);
            assert_eq!(look(false, false).cell(cell, &row).text, piped);
        }
    }
}
