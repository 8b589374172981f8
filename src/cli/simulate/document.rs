//! A YAML or JSON file with the place of every value, so that a mistake is named where it stands.
//! Knows the language and no rule.

use std::io::Read as _;
use std::rc::Rc;

use serde_saphyr::granit_parser::{self, Event, Parser, ScalarStyle, Span};

use crate::cli::context::nearest;
use crate::cli::failure::Failure;

/// The largest file that is read.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// How deep lists and maps may nest.
const DEPTH_MAX: usize = 32;

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    file: Rc<str>,
    line: usize,
    column: usize,
}

impl Place {
    /// The mistake that stands here.
    pub(super) fn wrong(&self, what: impl std::fmt::Display) -> Failure {
        Failure::usage(format!("{}:{}:{}: {what}", self.file, self.line, self.column))
    }
}

/// A key or a value, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Placed<T> {
    pub(super) place: Place,
    pub(super) value: T,
}

/// A value.
pub(super) type Node = Placed<Value>;

/// A key of a map with its value.
pub(super) type Member = (Placed<String>, Node);

/// The kinds of value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    /// Text, a number or a truth value, as it is written.
    Text(String),
    List(Vec<Node>),
    Map(Vec<Member>),
}

/// Reads a file; `-` is stdin.
pub(super) fn read(name: &str) -> Result<Node, Failure> {
    let cannot = |error: std::io::Error| Failure::usage(format!("cannot read {name}: {error}"));
    let mut bytes = Vec::new();
    if name == "-" {
        std::io::stdin().lock().take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(cannot)?;
    } else {
        let file = std::fs::File::open(name).map_err(cannot)?;
        file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(cannot)?;
    }
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(Failure::usage(format!("{name} is larger than {} MiB", FILE_BYTES_MAX >> 20)));
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure::usage(format!("{name} is not UTF-8 text")))?;
    parse(if name == "-" { "stdin" } else { name }, &text)
}

/// Reads one document.
pub(super) fn parse(file: &str, text: &str) -> Result<Node, Failure> {
    let file: Rc<str> = file.into();
    let place = |line: usize, column: usize| Place { file: Rc::clone(&file), line, column: column + 1 };
    let mut builder = Builder { frames: Vec::new(), root: None };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: DEPTH_MAX + 1,
        block_nesting_limit: DEPTH_MAX + 1,
    };
    for step in Parser::new_from_str_with_options(text, options) {
        let (event, span): (Event<'_>, Span) = step.map_err(|error| {
            let at = error.marker();
            place(at.line(), at.col()).wrong(format_args!("this is not YAML: {}", error.info()))
        })?;
        builder.event(event, place(span.start.line(), span.start.col()))?;
    }
    Ok(builder.root.unwrap_or(Placed { place: place(1, 0), value: Value::Null }))
}

/// A list or a map that is still open.
struct Frame {
    place: Place,
    kind: Open,
}

enum Open {
    List(Vec<Node>),
    Map(Vec<Member>, Option<Placed<String>>),
}

struct Builder {
    frames: Vec<Frame>,
    root: Option<Node>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, place: Place) -> Result<(), Failure> {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                Err(place.wrong("a second document begins here: keep one in a file"))
            }
            Event::Alias(_) => Err(place.wrong("aliases are not read here: write the value out")),
            Event::Scalar(text, style, ..) => {
                let is_null =
                    style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let value = if is_null { Value::Null } else { Value::Text(text.into_owned()) };
                self.built(Placed { place, value })
            }
            Event::SequenceStart(..) => self.open(place, Open::List(Vec::new())),
            Event::MappingStart(..) => self.open(place, Open::Map(Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(Frame { place, kind }) = self.frames.pop() else { return Ok(()) };
                let value = match kind {
                    Open::List(items) => Value::List(items),
                    Open::Map(members, _) => Value::Map(members),
                };
                self.built(Placed { place, value })
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, place: Place, kind: Open) -> Result<(), Failure> {
        if self.frames.len() >= DEPTH_MAX {
            return Err(place.wrong(format_args!("lists and maps nest deeper than {DEPTH_MAX}")));
        }
        self.frames.push(Frame { place, kind });
        Ok(())
    }

    fn built(&mut self, node: Node) -> Result<(), Failure> {
        match self.frames.last_mut().map(|frame| &mut frame.kind) {
            None => self.root = Some(node),
            Some(Open::List(items)) => items.push(node),
            Some(Open::Map(members, key)) => match (key.take(), node.value) {
                (Some(key), value) => members.push((key, Placed { place: node.place, value })),
                (None, Value::Text(text)) => {
                    if members.iter().any(|(known, _)| known.value == text) {
                        return Err(node.place.wrong(format_args!("'{text}' is here twice")));
                    }
                    *key = Some(Placed { place: node.place, value: text });
                }
                (None, _) => return Err(node.place.wrong("a key is text")),
            },
        }
        Ok(())
    }
}

impl Node {
    /// The members of a map.
    pub(super) fn members(&self) -> Result<&[Member], Failure> {
        match &self.value {
            Value::Map(members) => Ok(members),
            Value::Null => Ok(&[]),
            _ => Err(self.place.wrong("a map is wanted here: `key: value` lines")),
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Result<&[Node], Failure> {
        match &self.value {
            Value::List(items) => Ok(items),
            Value::Null => Ok(&[]),
            _ => Err(self.place.wrong("a list is wanted here: `- item` lines or [a, b]")),
        }
    }

    /// The text of a value that is there, with `${NAME}` taken from the environment.
    pub(super) fn text(&self) -> Result<String, Failure> {
        match &self.value {
            Value::Text(text) => {
                expanded(text, |name| std::env::var(name).ok()).map_err(|what| self.place.wrong(what))
            }
            _ => Err(self.place.wrong("one value is wanted here")),
        }
    }

    /// What a value that may be absent means to a reader of its text.
    pub(super) fn read<T, E: std::fmt::Display>(
        &self,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Failure> {
        if matches!(self.value, Value::Null) {
            return Ok(None);
        }
        let text = self.text()?;
        read(text.trim()).map(Some).map_err(|error| self.place.wrong(format_args!("'{text}': {error}")))
    }
}

/// The mistake of a key that nobody knows, with the one that was meant.
pub(super) fn unknown(key: &Placed<String>, known: &[&str]) -> Failure {
    let names: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
    let failure = key.place.wrong(format_args!("there is no '{}' here", key.value));
    match nearest(&key.value, &names) {
        Some(near) => failure.hint(format!("did you mean '{near}'?")),
        None => failure.hint(format!("known here: {}", known.join(", "))),
    }
}

/// The text with its `${NAME}` and `${NAME:-default}` put in.
fn expanded(text: &str, variable: impl Fn(&str) -> Option<String>) -> Result<String, String> {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let (inside, behind) = after.split_once('}').ok_or("a ${ without its }")?;
        let (name, default) = match inside.split_once(":-") {
            Some((name, default)) => (name, Some(default)),
            None => (inside, None),
        };
        whole.push_str(before);
        match variable(name).filter(|value| !value.is_empty()).or(default.map(str::to_owned)) {
            Some(value) => whole.push_str(&value),
            None => {
                return Err(format!("the variable {name} is not set; a default is written ${{{name}:-…}}"));
            }
        }
        rest = behind;
    }
    whole.push_str(rest);
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_line_and_column() {
        let root = parse("f.yaml", "version: 1\nbudgets:\n  - {budget_id: a, max_budget: 4.00}\n").unwrap();
        let [_, (key, list)] = root.members().unwrap() else { panic!("two members") };
        assert_eq!((key.place.line, key.place.column), (2, 1));
        let members = list.items().unwrap()[0].members().unwrap();
        assert_eq!((members[1].0.place.line, members[1].0.place.column), (3, 20));
        assert_eq!((members[1].1.place.line, members[1].1.place.column), (3, 32));
        assert_eq!(members[1].1.text().unwrap(), "4.00");
    }

    #[test]
    fn mistakes_of_the_language_have_a_place() {
        for (text, said) in [
            ("a: [1, 2", "f.yaml:1:"),
            ("a: 1\na: 2\n", "f.yaml:2:1: 'a' is here twice"),
            ("a: &x 1\nb: *x\n", "f.yaml:2:4: aliases are not read here"),
            ("a: 1\n---\nb: 1\n", "f.yaml:2:1: a second document begins here"),
            ("? [1]\n: 2\n", "f.yaml:1:3: a key is text"),
        ] {
            let failure = parse("f.yaml", text).unwrap_err();
            assert!(failure.message.starts_with(said), "{text:?}: {}", failure.message);
        }
        let deep = "[".repeat(40) + &"]".repeat(40);
        assert!(parse("f.yaml", &deep).is_err());
        assert!(matches!(parse("f.yaml", "").unwrap().value, Value::Null));
    }

    #[test]
    fn variables_are_put_in_and_have_to_be_there() {
        let variable = |name: &str| (name == "A").then(|| "x".to_owned());
        for (text, whole) in [
            ("plain", Ok("plain")),
            ("a${A}b${A}", Ok("axbx")),
            ("${B:-y}", Ok("y")),
            ("${A:-y}", Ok("x")),
            ("$A", Ok("$A")),
        ] {
            assert_eq!(expanded(text, variable).as_deref(), whole, "{text}");
        }
        assert!(expanded("${B}", variable).is_err() && expanded("${A", variable).is_err());
    }

    #[test]
    fn an_unknown_key_is_told_the_one_that_was_meant() {
        let root = parse("f.yaml", "max_bugdet: 1").unwrap();
        let failure = unknown(&root.members().unwrap()[0].0, &["max_budget", "budget_id"]);
        assert_eq!(failure.message, "f.yaml:1:1: there is no 'max_bugdet' here");
        assert_eq!(failure.hint.as_deref(), Some("did you mean 'max_budget'?"));
    }
}
