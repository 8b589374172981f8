//! Objects written as YAML: one, a list of them, or one a document. Plain words are read as their
//! members are meant, so `user_id: 42` is text and `max_budget: 4.10` keeps its digits.

use std::collections::HashMap;

use serde_json::{Map, Number, Value};
use serde_saphyr::granit_parser::{self, Event, Parser, ScalarStyle};

use super::Object;
use super::members::Noun;
use super::source::{Place, Source, mistake, no_object, twice};
use crate::cli::failure::Failure;
use crate::client::Row;

/// How deep lists and maps may nest, aliases counted at the depth they are used.
const DEPTH_MAX: usize = 48;
/// How many values a file may come to when its aliases are written out.
const VALUES_MAX: usize = 4_000_000;

/// A value and where it stands.
#[derive(Clone)]
struct Node {
    place: Place,
    tree: Tree,
    /// How many values it is, itself included.
    values: usize,
    /// How many levels of lists and maps it has.
    height: usize,
}

#[derive(Clone)]
enum Tree {
    Plain(String),
    Quoted(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

#[derive(Clone)]
struct Key {
    name: String,
    place: Place,
    /// A plain `<<`, which takes over what its value has.
    merges: bool,
}

/// The objects of a text.
pub(super) fn read(source: &Source<'_>, noun: &Noun) -> Result<Vec<Object>, Failure> {
    let mut objects = Vec::new();
    for node in documents(source)? {
        match node.tree {
            Tree::List(items) => {
                for item in items {
                    objects.push(object(item, noun)?);
                }
            }
            Tree::Plain(text) if text.is_empty() => {}
            tree => objects.push(object(Node { tree, ..node }, noun)?),
        }
    }
    Ok(objects)
}

fn object(node: Node, noun: &Noun) -> Result<Object, Failure> {
    let Tree::Map(entries) = node.tree else { return Err(no_object(&node.place)) };
    let mut row = Row::new();
    for (key, value) in entries {
        noun.check(&key.name).map_err(|message| mistake(&key.place, message))?;
        let place = value.place.clone();
        let read = match value.tree {
            Tree::Plain(text) if noun.is_typed(&key.name) && !is_null(&text) => noun
                .value_of(&key.name, &text)
                .map_err(|message| mistake(&place, format!("{}: {message}", key.name)))?,
            tree => json(tree),
        };
        row.insert(key.name, read);
    }
    Ok(Object { row, place: Some(node.place) })
}

fn json(tree: Tree) -> Value {
    match tree {
        Tree::Plain(text) => plain(text),
        Tree::Quoted(text) => Value::String(text),
        Tree::List(items) => items.into_iter().map(|item| json(item.tree)).collect(),
        Tree::Map(entries) => {
            let members = entries.into_iter().map(|(key, value)| (key.name, json(value.tree)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}

fn plain(text: String) -> Value {
    match text.as_str() {
        word if is_null(word) => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        word => match serde_json::from_str::<Number>(word) {
            Ok(number) => Value::Number(number),
            Err(_) => Value::String(text),
        },
    }
}

fn is_null(word: &str) -> bool {
    matches!(word, "" | "~" | "null" | "Null" | "NULL")
}

/// The trees of a text, one for each document.
fn documents(source: &Source<'_>) -> Result<Vec<Node>, Failure> {
    let options = granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: DEPTH_MAX + 1,
        block_nesting_limit: DEPTH_MAX + 1,
    };
    let mut builder = Builder::default();
    for step in Parser::new_from_str_with_options(source.text, options) {
        let (event, span) = step.map_err(|error| {
            let place = source.at(error.marker().line(), error.marker().col() + 1);
            mistake(&place, format!("this is not YAML: {}", error.info()))
        })?;
        builder.event(event, source.at(span.start.line(), span.start.col() + 1))?;
    }
    Ok(builder.roots)
}

/// A list or a map that is still open.
struct Frame {
    place: Place,
    anchor: usize,
    kind: Open,
}

enum Open {
    List(Vec<Node>),
    Map(Vec<(Key, Node)>, Option<Key>),
}

#[derive(Default)]
struct Builder {
    frames: Vec<Frame>,
    roots: Vec<Node>,
    anchors: HashMap<usize, Node>,
    values: usize,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, place: Place) -> Result<(), Failure> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let text = text.into_owned();
                let tree = if style == ScalarStyle::Plain { Tree::Plain(text) } else { Tree::Quoted(text) };
                self.built(anchor, Node { place, tree, values: 1, height: 0 }, 1)
            }
            Event::Alias(anchor) => {
                let known = self.anchors.get(&anchor).cloned();
                let node = known.ok_or_else(|| mistake(&place, "this alias stands inside what it names"))?;
                // Counted anew: a few lines of aliases to aliases may mean gigabytes.
                let values = node.values;
                self.built(0, Node { place, ..node }, values)
            }
            Event::SequenceStart(_, anchor, _) => self.open(place, anchor, Open::List(Vec::new())),
            Event::MappingStart(_, anchor, _) => self.open(place, anchor, Open::Map(Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            _ => Ok(()),
        }
    }

    fn open(&mut self, place: Place, anchor: usize, kind: Open) -> Result<(), Failure> {
        if self.frames.len() >= DEPTH_MAX {
            return Err(too_deep(&place));
        }
        self.frames.push(Frame { place, anchor, kind });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Failure> {
        let Some(Frame { place, anchor, kind }) = self.frames.pop() else { return Ok(()) };
        let tree = match kind {
            Open::List(items) => Tree::List(items),
            Open::Map(entries, _) => Tree::Map(unfolded(entries)?),
        };
        let inner: Vec<(usize, usize)> = match &tree {
            Tree::List(items) => items.iter().map(|item| (item.values, item.height)).collect(),
            Tree::Map(entries) => entries.iter().map(|(_, value)| (value.values, value.height)).collect(),
            Tree::Plain(_) | Tree::Quoted(_) => Vec::new(),
        };
        let values = inner.iter().fold(1_usize, |sum, (values, _)| sum.saturating_add(*values));
        let height = inner.iter().map(|(_, height)| *height).max().unwrap_or(0) + 1;
        self.built(anchor, Node { place, tree, values, height }, 1)
    }

    /// A value is complete: remembers it under its anchor and puts it where it belongs.
    fn built(&mut self, anchor: usize, node: Node, new_values: usize) -> Result<(), Failure> {
        let kept = if anchor > 0 { node.values } else { 0 };
        self.values = self.values.saturating_add(new_values).saturating_add(kept);
        if self.values > VALUES_MAX {
            return Err(mistake(&node.place, "the file is too large once its aliases are written out"));
        }
        if self.frames.len() + node.height > DEPTH_MAX {
            return Err(too_deep(&node.place));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.frames.last_mut().map(|frame| &mut frame.kind) {
            None => self.roots.push(node),
            Some(Open::List(items)) => items.push(node),
            Some(Open::Map(entries, key)) => match key.take() {
                None => *key = Some(key_of(node)?),
                Some(known) if entries.iter().any(|(other, _)| other.name == known.name) => {
                    return Err(twice(&known.place, &known.name));
                }
                Some(known) => entries.push((known, node)),
            },
        }
        Ok(())
    }
}

fn key_of(node: Node) -> Result<Key, Failure> {
    let merges = matches!(&node.tree, Tree::Plain(text) if text == "<<");
    match node.tree {
        Tree::Plain(name) | Tree::Quoted(name) => Ok(Key { name, place: node.place, merges }),
        Tree::List(_) | Tree::Map(_) => Err(mistake(&node.place, "the name of a member is text")),
    }
}

/// The entries of a map, with what `<<: *base` takes over put behind its own.
fn unfolded(entries: Vec<(Key, Node)>) -> Result<Vec<(Key, Node)>, Failure> {
    let (merged, mut own): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| key.merges);
    for (_, node) in merged {
        let place = node.place.clone();
        let bases = match node.tree {
            Tree::List(items) => items,
            tree => vec![Node { tree, ..node }],
        };
        for base in bases {
            let Tree::Map(others) = base.tree else {
                return Err(mistake(&place, "`<<` takes over a map, like `<<: *defaults`"));
            };
            for (key, value) in others {
                if !own.iter().any(|(known, _)| known.name == key.name) {
                    own.push((key, value));
                }
            }
        }
    }
    Ok(own)
}

fn too_deep(place: &Place) -> Failure {
    mistake(place, format!("lists and maps nest more than {DEPTH_MAX} levels deep"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::input::members::{CUSTOMER, KEY};

    fn rows(text: &str, noun: &Noun) -> Result<String, String> {
        let objects = read(&Source::new("f", text), noun).map_err(|failure| failure.message)?;
        let rows = objects.into_iter().map(|object| Value::Object(object.row).to_string());
        Ok(rows.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn words_are_read_as_their_members_are_meant() {
        for (text, json) in [
            ("user_id: 007\nalias: no\n", r#"{"user_id":"007","alias":"no"}"#),
            ("user_id: a\nmax_budget: 0.10\n", r#"{"user_id":"a","max_budget":0.10}"#),
            ("user_id: a\nmax_budget:\n", r#"{"user_id":"a","max_budget":null}"#),
            ("user_id: a\n---\nuser_id: b\n", r#"{"user_id":"a"} {"user_id":"b"}"#),
            (
                "- &a {user_id: a, tpm_limit: 2M}\n- {<<: *a, user_id: b}\n",
                r#"{"user_id":"a","tpm_limit":2000000} {"user_id":"b","tpm_limit":2000000}"#,
            ),
            (
                "model_max_budget: {m: {max_budget: 0.50, on: yes}}\n",
                r#"{"model_max_budget":{"m":{"max_budget":0.50,"on":"yes"}}}"#,
            ),
        ] {
            assert_eq!(rows(text, &CUSTOMER).as_deref(), Ok(json), "{text}");
        }
        let key = rows("attribution: trusted\nmetadata: {n: 1, s: 'x', t: true}\n", &KEY);
        assert_eq!(key.as_deref(), Ok(r#"{"attribution":"trusted","metadata":{"n":1,"s":"x","t":true}}"#));
    }

    #[test]
    fn neither_depth_nor_aliases_get_out_of_hand() {
        let nested = |depth: usize| format!("- metadata: {}{}\n", "[".repeat(depth), "]".repeat(depth));
        assert!(rows(&nested(DEPTH_MAX - 2), &KEY).is_ok());
        for depth in [DEPTH_MAX - 1, DEPTH_MAX, 100_000] {
            assert!(rows(&nested(depth), &KEY).is_err(), "{depth}");
        }
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", format!("*a{},", level - 1).repeat(9)));
        }
        assert!(rows(&bomb, &KEY).unwrap_err().contains("too large once its aliases are written out"));
        assert!(rows("a: &a [*a]\n", &KEY).is_err());
    }
}
