//! One line for each event: what it is about for people, its own JSON for programs.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::super::failure::Failure;
use super::super::global::Format;
use super::super::look::{exact, tame};
use super::super::printer::Printer;
use super::super::{money, when};
use crate::domain::money::Picos;

/// Something to print.
#[derive(Clone, Debug)]
pub(super) enum Told {
    /// An event that came.
    Event(Box<Event>),
    /// Something else that happened, for people.
    Note(String),
}

/// An event that came.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// When it came.
    pub(super) at: Timestamp,
    /// What the sender calls it, so that repeats can be told.
    pub(super) id: String,
    /// What happened, or the code of the metric.
    pub(super) name: String,
    /// Whom it is about.
    pub(super) who: String,
    /// What it cost.
    pub(super) cost: Option<Picos>,
    /// The model.
    pub(super) model: String,
    /// What is worth knowing about how it came.
    pub(super) remarks: Vec<String>,
    /// As it came.
    pub(super) raw: Value,
}

impl Event {
    /// Prints it in the chosen format.
    pub(super) fn print(&self, printer: &Printer) -> Result<(), Failure> {
        match printer.style().format {
            Format::Json | Format::Jsonl => printer.compact(&self.raw),
            Format::Id => printer.line(&tame(&self.id)),
            Format::Table | Format::Csv | Format::Yaml => printer.line(&self.sentence()),
        }
    }

    /// `14:32:01  openai_tokens     acme          $0.000050  gpt-4o-mini  repeat`
    fn sentence(&self) -> String {
        let at = self.at.to_zoned(when::local_zone()).strftime("%H:%M:%S");
        let cost = self.cost.map_or_else(|| "-".to_owned(), |cost| money::rounded(cost, 6));
        let or_dash = |text: &str| if text.is_empty() { "-".to_owned() } else { tame(text) };
        let (name, who, model) = (or_dash(&self.name), or_dash(&self.who), or_dash(&self.model));
        let line =
            format!("{at}  {name:<22}  {who:<16}  {cost:>12}  {model:<20}  {}", self.remarks.join(", "));
        line.trim_end().to_owned()
    }
}

/// A member as text; nothing for what is absent.
pub(super) fn text(object: &Map<String, Value>, name: &str) -> String {
    exact(object.get(name))
}

/// A member as an amount, be it a number or decimal text.
pub(super) fn amount(object: &Map<String, Value>, name: &str) -> Option<Picos> {
    match object.get(name)? {
        Value::String(text) => Picos::parse(text).ok(),
        other => money::amount(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::printer::tests::{printer, style};

    #[test]
    fn json_commands_no_terminal_and_stays_the_same() {
        let raw = serde_json::json!({"a\u{9b}2J": "\u{1b}[2J\u{7f}\u{9d}0;x\u{9c}\u{a0}\u{e9}\n"});
        let event = Event {
            at: "2026-11-21T00:00:00Z".parse().unwrap(),
            id: String::new(),
            name: String::new(),
            who: String::new(),
            cost: None,
            model: String::new(),
            remarks: vec![],
            raw: raw.clone(),
        };
        for (is_terminal, shown) in [
            (true, "{\"a\\u009b2J\":\"\\u001b[2J\\u007f\\u009d0;x\\u009c\u{a0}\u{e9}\\n\"}\n"),
            (false, "{\"a\\u009b2J\":\"\\u001b[2J\\u007f\\u009d0;x\\u009c\u{a0}\u{e9}\\n\"}\n"),
        ] {
            for format in [Format::Json, Format::Jsonl] {
                let (printer, out, _) = printer(style(format, is_terminal));
                event.print(&printer).unwrap();
                let line = out.take();
                assert_eq!(line, shown);
                assert_eq!(serde_json::from_str::<Value>(&line).unwrap(), raw);
            }
        }
    }

    #[test]
    fn people_read_a_sentence_and_programs_the_event() {
        let raw: Value =
            serde_json::from_str(r#"{"code":"c","properties":{"response_cost":0.00005000}}"#).unwrap();
        let event = Event {
            at: "2026-11-21T00:00:00Z".parse().unwrap(),
            id: "1".into(),
            name: "c".into(),
            who: "acme\u{1b}".into(),
            cost: Picos::parse("0.00005").ok(),
            model: String::new(),
            remarks: vec!["repeat".into(), "answered 422".into()],
            raw,
        };
        for (format, end) in [
            (Format::Jsonl, r#"{"code":"c","properties":{"response_cost":0.00005000}}"#),
            (Format::Id, "1"),
            (Format::Table, "repeat, answered 422"),
        ] {
            let (printer, out, _) = printer(style(format, false));
            event.print(&printer).unwrap();
            let line = out.take();
            assert!(line.ends_with(&format!("{end}\n")), "{line}");
            if format == Format::Table {
                let words: Vec<&str> = line.split_whitespace().skip(1).collect();
                assert_eq!(words, ["c", "acme\u{fffd}", "$0.000050", "-", "repeat,", "answered", "422"]);
            }
        }
    }
}
