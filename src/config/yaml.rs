//! YAML text into a [`Node`] tree, with limits that no file can talk its way around. It knows the
//! language and nothing about the settings.

use std::collections::HashMap;
use std::sync::Arc;

use serde_saphyr::granit_parser::{self, Event, Parser, ScalarStyle, Span, Tag};

use super::finding::{Place, Report};
use super::tree::{Entry, Node, Value, is_null, named};

/// How deep lists and maps may nest, aliases counted at the depth they are used.
const DEPTH_MAX: usize = 48;
/// How much a file may come to when its aliases are written out, in bytes of text and
/// [`NODE_WEIGHT`] for each value.
const WEIGHT_MAX: usize = 32 * 1024 * 1024;
/// What a value weighs besides its text; about what it takes in memory.
const NODE_WEIGHT: usize = 64;

/// Reads one document. Duplicate keys are reported and the first one kept; what leaves no tree at
/// all is reported and answered with `None`. An empty file is `Null`.
pub(super) fn parse(file: &Arc<str>, text: &str, report: &Report) -> Option<Node> {
    parse_up_to(WEIGHT_MAX, file, text, report)
}

/// The same for files that may come to more than a configuration: to `weight_max`.
pub(crate) fn parse_up_to(weight_max: usize, file: &Arc<str>, text: &str, report: &Report) -> Option<Node> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (frames, anchors) = (Vec::new(), HashMap::new());
    let mut builder = Builder { file, report, frames, root: None, anchors, weight: 0, weight_max };
    let options = granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: DEPTH_MAX + 1,
        block_nesting_limit: DEPTH_MAX + 1,
    };
    for step in Parser::new_from_str_with_options(text, options) {
        let outcome = match step {
            Ok((event, span)) => builder.event(event, &span),
            Err(error) => Err(Refused {
                place: place(file, error.marker().line(), error.marker().col()),
                what: format!("this is not YAML: {}", error.info()),
                fix: "check indentation, quotes and brackets on this line and the one before".into(),
            }),
        };
        if let Err(refused) = outcome {
            report.error(&refused.place, "", refused.what, refused.fix);
            return None;
        }
    }
    let empty = Node { place: Place::of_file(Arc::clone(file)), value: Value::Null };
    Some(builder.root.unwrap_or(empty))
}

/// Why there is no tree.
struct Refused {
    place: Place,
    what: String,
    fix: String,
}

/// A value under an anchor, with what it costs to use it again.
#[derive(Clone)]
struct Built {
    node: Node,
    weight: usize,
    /// How many levels of lists and maps it has.
    height: usize,
}

/// A list or map that is still open.
struct Frame {
    place: Place,
    anchor: usize,
    weight: usize,
    height: usize,
    kind: Open,
}

enum Open {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, seen: HashMap<String, u32>, merged: Vec<Node>, key: Option<Key> },
}

/// A key that waits for its value.
struct Key {
    text: String,
    place: Place,
    /// A plain `<<`: the value's entries are taken over.
    merges: bool,
}

struct Builder<'r> {
    file: &'r Arc<str>,
    report: &'r Report,
    frames: Vec<Frame>,
    root: Option<Node>,
    anchors: HashMap<usize, Built>,
    weight: usize,
    weight_max: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: &Span) -> Result<(), Refused> {
        let place = place(self.file, span.start.line(), span.start.col());
        match event {
            Event::DocumentStart(..) if self.root.is_some() => Err(Refused {
                place: place.clone(),
                what: "a second document begins here".into(),
                fix: "keep one document per file".into(),
            }),
            Event::Scalar(text, style, anchor, tag) => {
                let weight = NODE_WEIGHT + text.len();
                let value = scalar(text.into_owned(), style, tag.as_deref(), &place)?;
                self.built(anchor, Built { node: Node { place, value }, weight, height: 0 }, true)
            }
            Event::Alias(id) => self.alias(id, place),
            Event::SequenceStart(_, anchor, tag) => {
                check_tag(tag.as_deref(), &place)?;
                self.open(place, anchor, Open::List(Vec::new()))
            }
            Event::MappingStart(_, anchor, tag) => {
                check_tag(tag.as_deref(), &place)?;
                let (entries, seen, merged) = (Vec::new(), HashMap::new(), Vec::new());
                self.open(place, anchor, Open::Map { entries, seen, merged, key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            _ => Ok(()),
        }
    }

    fn open(&mut self, place: Place, anchor: usize, kind: Open) -> Result<(), Refused> {
        if self.frames.len() >= DEPTH_MAX {
            return Err(too_deep(&place));
        }
        self.frames.push(Frame { place, anchor, weight: NODE_WEIGHT, height: 1, kind });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Refused> {
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        let value = match frame.kind {
            Open::List(items) => Value::List(items),
            Open::Map { mut entries, mut seen, merged, .. } => {
                for node in merged {
                    self.take_over(&mut entries, &mut seen, node);
                }
                Value::Map(entries)
            }
        };
        let node = Node { place: frame.place, value };
        self.built(frame.anchor, Built { node, weight: frame.weight, height: frame.height }, false)
    }

    fn alias(&mut self, id: usize, place: Place) -> Result<(), Refused> {
        let Some(built) = self.anchors.get(&id) else {
            return Err(Refused {
                place: place.clone(),
                what: "this alias stands inside the value that it names".into(),
                fix: "write the value out".into(),
            });
        };
        if self.frames.len() + built.height > DEPTH_MAX {
            return Err(too_deep(&place));
        }
        // Weighed before it is copied: a few lines of aliases to aliases may mean gigabytes.
        weigh((&mut self.weight, self.weight_max), built.weight, &place)?;
        let mut built = built.clone();
        built.node.place = place;
        self.attach(built)
    }

    /// A value is complete: remembers it under its anchor and puts it where it belongs.
    fn built(&mut self, anchor: usize, built: Built, leaf: bool) -> Result<(), Refused> {
        // The contents of a list or map have been weighed one by one.
        let own = if leaf { built.weight } else { NODE_WEIGHT };
        weigh((&mut self.weight, self.weight_max), own, &built.node.place)?;
        if anchor > 0 {
            weigh((&mut self.weight, self.weight_max), built.weight, &built.node.place)?;
            self.anchors.insert(anchor, built.clone());
        }
        self.attach(built)
    }

    fn attach(&mut self, built: Built) -> Result<(), Refused> {
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(built.node);
            return Ok(());
        };
        frame.weight = frame.weight.saturating_add(built.weight);
        frame.height = frame.height.max(built.height + 1);
        match &mut frame.kind {
            Open::List(items) => items.push(built.node),
            Open::Map { key: waiting @ None, .. } => *waiting = Some(map_key(built.node)?),
            Open::Map { entries, seen, merged, key: waiting } => {
                let Some(key) = waiting.take() else { return Ok(()) };
                if key.merges {
                    merged.push(built.node);
                } else if let Some(first) = seen.get(&key.text) {
                    let what = format!("the key {} is here twice, first on line {first}", named(&key.text));
                    self.report.error(&key.place, "", what, "keep one of the two");
                } else {
                    seen.insert(key.text.clone(), key.place.line);
                    entries.push(Entry { key: key.text, place: key.place, node: built.node });
                }
            }
        }
        Ok(())
    }

    /// `<<: *base`: entries of the map, or of each map of a list, that are not there yet.
    fn take_over(&self, entries: &mut Vec<Entry>, seen: &mut HashMap<String, u32>, node: Node) {
        match node.value {
            Value::Map(others) => {
                for other in others {
                    if !seen.contains_key(&other.key) {
                        seen.insert(other.key.clone(), other.place.line);
                        entries.push(other);
                    }
                }
            }
            Value::List(nodes) if nodes.iter().all(|node| matches!(node.value, Value::Map(_))) => {
                for node in nodes {
                    self.take_over(entries, seen, node);
                }
            }
            other => {
                let what = format!("`<<` takes over a map, found {other}");
                self.report.error(&node.place, "", what, "write `<<: *name`, where `&name` marks a map");
            }
        }
    }
}

/// Adds to the weight of the file, as far as there may be more.
fn weigh((total, most): (&mut usize, usize), weight: usize, place: &Place) -> Result<(), Refused> {
    *total = total.saturating_add(weight);
    if *total > most {
        return Err(Refused {
            place: place.clone(),
            what: "the file is too large once its aliases are written out".into(),
            fix: "use fewer aliases (`*name`)".into(),
        });
    }
    Ok(())
}

fn map_key(node: Node) -> Result<Key, Refused> {
    let merges = matches!(&node.value, Value::Plain(text) if text == "<<");
    match node.value {
        Value::Plain(text) | Value::Quoted(text) => Ok(Key { text, place: node.place, merges }),
        other => Err(Refused {
            place: node.place.clone(),
            what: format!("a key is text, found {other}"),
            fix: "put text in front of the colon".into(),
        }),
    }
}

fn scalar(text: String, style: ScalarStyle, tag: Option<&Tag>, place: &Place) -> Result<Value, Refused> {
    check_tag(tag, place)?;
    let is_text = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
    Ok(match style {
        ScalarStyle::Plain if is_text => Value::Quoted(text),
        ScalarStyle::Plain if is_null(&text) => Value::Null,
        ScalarStyle::Plain => Value::Plain(text),
        _ => Value::Quoted(text),
    })
}

fn check_tag(tag: Option<&Tag>, place: &Place) -> Result<(), Refused> {
    match tag {
        Some(tag) if !tag.is_yaml_core_schema() && tag.original() != "!" => Err(Refused {
            place: place.clone(),
            what: format!("the tag `{}` means nothing here", tag.original()),
            fix: "write the value without a tag".into(),
        }),
        _ => Ok(()),
    }
}

fn too_deep(place: &Place) -> Refused {
    Refused {
        place: place.clone(),
        what: format!("lists and maps nest more than {DEPTH_MAX} levels deep"),
        fix: "check the indentation and the brackets".into(),
    }
}

/// A place that the reader tells: lines from 1, characters from 0.
fn place(file: &Arc<str>, line: usize, column: usize) -> Place {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Place { file: Arc::clone(file), line: number(line), column: number(column.saturating_add(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<serde_json::Value, String> {
        let report = Report::default();
        let node = parse(&"config.yaml".into(), text, &report);
        let json = node.map(|node| node.value.to_json()).unwrap_or_default();
        report.conclude(json).map(|(json, _)| json).map_err(|errors| errors.to_string())
    }

    #[test]
    fn trees_keep_the_text_of_their_scalars() {
        for (text, json) in [
            ("", "null"),
            ("# only a comment\n", "null"),
            ("a: 0.10\nb: '0.10'\nc: [1, ~, yes]\n", r#"{"a":0.10,"b":"0.10","c":[1,null,"yes"]}"#),
            ("a: !!str 7\n", r#"{"a":"7"}"#),
            ("\u{feff}a: 1\n", r#"{"a":1}"#),
            ("base: &b {x: 1, y: 2}\nuse: {<<: *b, y: 3}\n", r#"{"base":{"x":1,"y":2},"use":{"y":3,"x":1}}"#),
            (
                "a: &a {x: 1}\nb: &b {x: 2, z: 3}\nc: {<<: [*a, *b]}\n",
                r#"{"a":{"x":1},"b":{"x":2,"z":3},"c":{"x":1,"z":3}}"#,
            ),
            ("a: &t hi\nb: *t\n", r#"{"a":"hi","b":"hi"}"#),
        ] {
            assert_eq!(read(text).map(|json| json.to_string()), Ok(json.into()), "{text:?}");
        }
    }

    #[test]
    fn what_is_refused_names_its_line() {
        for (text, start) in [
            ("a: 1\nb: 2\na: 3\n", "config.yaml:3: the key `a` is here twice, first on line 1"),
            ("a: [1\nb: 2\n", "config.yaml:2: this is not YAML"),
            ("a: 1\n---\nb: 2\n", "config.yaml:2: a second document"),
            ("a: 1\n? [x]\n: 2\n", "config.yaml:2: a key is text, found a list"),
            ("a: 1\nb: !ruby/object x\n", "config.yaml:2: the tag `!ruby/object`"),
            ("a: &a [*a]\n", "config.yaml:1: this alias stands inside"),
            ("a: *nowhere\n", "config.yaml:1: this is not YAML"),
            ("x: 1\n<<: 5\n", "config.yaml:2: `<<` takes over a map, found `5`"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(start), "{text:?}: {error}");
        }
    }

    #[test]
    fn every_value_knows_its_line_and_column() {
        let report = Report::default();
        let root = parse(&"config.yaml".into(), "a: 1\nb:\n  - {x: 2}\n", &report).unwrap();
        let Value::Map(entries) = root.value else { panic!("not a map") };
        let Value::List(items) = &entries[1].node.value else { panic!("not a list") };
        let Value::Map(inner) = &items[0].value else { panic!("not a map") };
        let found = [&entries[1].place, &items[0].place, &inner[0].place, &inner[0].node.place];
        assert_eq!(found.map(|place| (place.line, place.column)), [(2, 1), (3, 5), (3, 6), (3, 9)]);
    }

    #[test]
    fn both_sides_of_the_depth_limit() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nested(DEPTH_MAX)).is_ok());
        for depth in [DEPTH_MAX + 1, DEPTH_MAX + 2, 100_000] {
            assert!(read(&nested(depth)).is_err(), "{depth}");
        }
        let aliased = |depth: usize| format!("a: &a {}\nb: [*a]\n", nested(depth));
        assert!(read(&aliased(DEPTH_MAX - 2)).is_ok());
        assert!(read(&aliased(DEPTH_MAX - 1)).unwrap_err().contains("config.yaml:2: lists and maps nest"));
    }

    #[test]
    fn aliases_of_aliases_do_not_grow_without_limit() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let refer = format!("*a{},", level - 1).repeat(9);
            bomb.push_str(&format!("a{level}: &a{level} [{refer}]\n"));
        }
        assert!(read(&bomb).unwrap_err().contains("too large once its aliases are written out"));
        let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), "*a,".repeat(100));
        assert!(read(&long).unwrap_err().contains("too large"));
    }
}
