//! Reading and changing a JSON body without rewriting it: the few members we need, byte for byte
//! the rest.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use bytes::Bytes;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Nesting beyond this is refused: no provider needs it, and parsers behind us may recurse.
const DEPTH_MAX: usize = 128;

/// The members of a JSON object, each value as it is written.
#[derive(Debug)]
pub(super) struct Members<'a> {
    body: &'a [u8],
    list: Vec<(Cow<'a, str>, &'a RawValue)>,
}

/// Why a body is not an object we take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BadBody {
    /// Not JSON, with the parser's words.
    Syntax(String),
    /// JSON, but not an object.
    NotAnObject,
    /// A member stands twice: two readers could disagree on what it says.
    Duplicate(String),
    /// Nested too deep.
    TooDeep,
}

impl<'a> Members<'a> {
    /// Reads an object. Checks the whole text: UTF-8, syntax, depth, members that stand twice.
    pub(super) fn parse(body: &'a [u8]) -> Result<Self, BadBody> {
        let text = std::str::from_utf8(body)
            .map_err(|error| BadBody::Syntax(format!("invalid UTF-8 at byte {}", error.valid_up_to())))?;
        if depth(body) > DEPTH_MAX {
            return Err(BadBody::TooDeep);
        }
        let list = match serde_json::from_str::<List<'a>>(text) {
            Ok(List(list)) => list,
            Err(error) if error.is_data() => return Err(BadBody::NotAnObject),
            Err(error) => return Err(BadBody::Syntax(error.to_string())),
        };
        let mut names = HashSet::with_capacity(list.len());
        if let Some((name, _)) = list.iter().find(|(name, _)| !names.insert(name.as_ref())) {
            return Err(BadBody::Duplicate(name.to_string()));
        }
        Ok(Self { body, list })
    }

    /// Reads an object somebody else has written and checked: no depth, no duplicates.
    pub(super) fn trusting(body: &'a [u8]) -> Option<Self> {
        let List(list) = serde_json::from_slice(body).ok()?;
        Some(Self { body, list })
    }

    /// A member's value as it is written; a JSON null counts as absent.
    pub(super) fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.raw(name).filter(|value| value.get() != "null")
    }

    /// A member's value as it is written, null included.
    pub(super) fn raw(&self, name: &str) -> Option<&'a RawValue> {
        self.list.iter().find(|(member, _)| member == name).map(|(_, value)| *value)
    }

    /// The values of every member but these.
    pub(crate) fn rest<'m>(&'m self, but: &'m [&str]) -> impl Iterator<Item = &'a RawValue> + 'm {
        self.list.iter().filter(|(name, _)| !but.contains(&name.as_ref())).map(|(_, value)| *value)
    }

    /// A member's text value.
    pub(super) fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        text(self.get(name)?)
    }

    /// Where a member's value stands in the body.
    pub(super) fn span(&self, name: &str) -> Option<Range<usize>> {
        self.raw(name).map(|value| span(self.body, value))
    }

    /// Where whole members stand: each run of neighbours from its first name to its last value's
    /// end, with as many commas as leave the rest an object.
    fn member_spans(&self, names: &[&str]) -> Vec<Range<usize>> {
        let is_named = |at: &usize| names.iter().any(|name| self.list[*at].0 == *name);
        let value_end = |at: usize| span(self.body, self.list[at].1).end;
        let mut spans = Vec::new();
        let mut at = 0;
        while at < self.list.len() {
            let run = (at..self.list.len()).take_while(is_named).count();
            if run > 0 {
                let (start, end) = (at, value_end(at + run - 1));
                spans.push(match start {
                    // Nothing is before it, so the comma after it goes, if there is one.
                    0 => self.start()..if run < self.list.len() { self.after_comma(end) } else { end },
                    // The comma before it goes.
                    _ => value_end(start - 1)..end,
                });
            }
            at += run.max(1);
        }
        spans
    }

    /// The place after the comma that comes next.
    fn after_comma(&self, from: usize) -> usize {
        self.body[from..].iter().position(|byte| *byte == b',').map_or(from, |comma| from + comma + 1)
    }

    /// Where a new first member can be put.
    pub(super) fn start(&self) -> usize {
        self.body.iter().position(|byte| *byte == b'{').map_or(0, |at| at + 1)
    }

    /// Whether the object has no members.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// A text value without its quotes and escapes.
pub(super) fn text(value: &RawValue) -> Option<Cow<'_, str>> {
    serde_json::from_str::<BorrowedText<'_>>(value.get()).ok().map(|text| text.0)
}

#[derive(serde::Deserialize)]
struct BorrowedText<'a>(#[serde(borrow)] Cow<'a, str>);

/// A value's place in the body it was borrowed from.
fn span(body: &[u8], value: &RawValue) -> Range<usize> {
    let start = (value.get().as_ptr() as usize).saturating_sub(body.as_ptr() as usize);
    start..start + value.get().len()
}

struct List<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for List<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = List<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::with_capacity(12);
                while let Some(BorrowedText(name)) = map.next_key()? {
                    list.push((name, map.next_value()?));
                }
                Ok(List(list))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

/// How deep the brackets go. Strings are skipped at the speed of a search for their end.
fn depth(body: &[u8]) -> usize {
    let (mut deep, mut deepest, mut at) = (0_usize, 0, 0);
    while at < body.len() {
        match body[at] {
            b'{' | b'[' => {
                deep += 1;
                deepest = deepest.max(deep);
            }
            b'}' | b']' => deep = deep.saturating_sub(1),
            b'"' => {
                at += 1;
                while let Some(next) = memchr::memchr2(b'"', b'\\', &body[at.min(body.len())..]) {
                    at += next;
                    if body[at] == b'"' {
                        break;
                    }
                    at += 2;
                }
            }
            _ => {}
        }
        at += 1;
    }
    deepest
}

/// Changes to a body, applied in one pass.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts `text` where `span` stands.
    pub(super) fn replace(&mut self, span: Range<usize>, text: impl Into<String>) {
        self.0.push((span, text.into()));
    }

    /// Replaces a member's value, or adds the member.
    pub(super) fn set(&mut self, members: &Members<'_>, name: &str, json: &str) {
        match members.span(name) {
            Some(span) => self.replace(span, json),
            None => {
                let comma = if members.is_empty() { "" } else { "," };
                let start = members.start();
                self.replace(start..start, format!("\"{name}\":{json}{comma}"));
            }
        }
    }

    /// Takes members out, all of them at once: neighbours share commas.
    pub(super) fn remove(&mut self, members: &Members<'_>, names: &[&str]) {
        for span in members.member_spans(names) {
            self.replace(span, "");
        }
    }

    /// The body with the changes; the same bytes when there are none.
    pub(super) fn apply(mut self, body: &Bytes) -> Bytes {
        if self.0.is_empty() {
            return body.clone();
        }
        self.0.sort_by_key(|(span, _)| (span.start, span.end));
        let added: usize = self.0.iter().map(|(_, text)| text.len()).sum();
        let mut changed = Vec::with_capacity(body.len() + added);
        let mut at = 0;
        for (span, text) in &self.0 {
            let start = span.start.max(at);
            changed.extend_from_slice(&body[at..start]);
            changed.extend_from_slice(text.as_bytes());
            at = span.end.max(at);
        }
        changed.extend_from_slice(&body[at..]);
        changed.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    #[test]
    fn a_body_is_checked_whole() {
        for (body, expected) in [
            (&b"[]"[..], BadBody::NotAnObject),
            (b"1", BadBody::NotAnObject),
            (b"\"x\"", BadBody::NotAnObject),
            (br#"{"a":1,"a":2}"#, BadBody::Duplicate("a".into())),
            (br#"{"a":1,"\u0061":2}"#, BadBody::Duplicate("a".into())),
        ] {
            assert_eq!(Members::parse(body).unwrap_err(), expected, "{}", String::from_utf8_lossy(body));
        }
        for body in [&b"{bad"[..], b"", b"{\"a\":1}x", b"{\"a\":\xff}", b"{\"a\":01}", b"{\"a\":tru}"] {
            assert!(
                matches!(Members::parse(body), Err(BadBody::Syntax(_))),
                "{}",
                String::from_utf8_lossy(body)
            );
        }
        let nested = |depth: usize| format!("{{\"a\":{}{}}}", "[".repeat(depth - 1), "]".repeat(depth - 1));
        assert!(Members::parse(nested(128).as_bytes()).is_ok());
        assert_eq!(Members::parse(nested(129).as_bytes()).unwrap_err(), BadBody::TooDeep);
        let brackets_in_text = format!("{{\"a\":\"{}\\\"{}\"}}", "[".repeat(500), "{".repeat(500));
        assert!(Members::parse(brackets_in_text.as_bytes()).is_ok());
    }

    #[test]
    fn many_members_are_checked_in_one_pass() {
        let members: Vec<String> = (0..100_000).map(|at| format!("\"m{at}\":{at}")).collect();
        let start = std::time::Instant::now();
        assert!(Members::parse(format!("{{{}}}", members.join(",")).as_bytes()).is_ok());
        for (name, place) in [("m0", 100_000), ("m50000", 1), ("m99999", 50_000)] {
            let mut twice = members.clone();
            twice.insert(place, format!("\"{name}\":null"));
            let bad = Members::parse(format!("{{{}}}", twice.join(",")).as_bytes()).unwrap_err();
            assert_eq!(bad, BadBody::Duplicate(name.into()));
        }
        // Comparing each with each takes minutes.
        assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    }

    #[test]
    fn only_what_changes_is_rewritten() {
        let body = Bytes::from_static(b"{ \"model\" : \"a\" , \"keep\":[1, 2],\"max_tokens\":null }");
        let members = Members::parse(&body).unwrap();
        let mut edits = Edits::default();
        edits.set(&members, "model", "\"b\"");
        edits.set(&members, "max_tokens", "7");
        edits.set(&members, "new", "true");
        assert_eq!(
            edits.apply(&body),
            &b"{\"new\":true, \"model\" : \"b\" , \"keep\":[1, 2],\"max_tokens\":7 }"[..]
        );
        assert_eq!(Edits::default().apply(&body), body);
    }

    #[test]
    fn members_that_are_taken_out_leave_an_object() {
        let body = Bytes::from_static(b"{ \"a\":1 , \"b\":[2,3], \"c\":4,\"d\":\",\" }");
        let members = Members::parse(&body).unwrap();
        for (names, expected) in [
            (&["a"][..], &b"{ \"b\":[2,3], \"c\":4,\"d\":\",\" }"[..]),
            (&["b", "a"], b"{ \"c\":4,\"d\":\",\" }"),
            (&["a", "c"], b"{ \"b\":[2,3],\"d\":\",\" }"),
            (&["b", "c"], b"{ \"a\":1,\"d\":\",\" }"),
            (&["c", "d"], b"{ \"a\":1 , \"b\":[2,3] }"),
            (&["a", "b", "c", "d", "e"], b"{ }"),
            (&["e"], &body),
        ] {
            let mut edits = Edits::default();
            edits.remove(&members, names);
            assert_eq!(edits.apply(&body), expected, "{names:?}");
        }
    }

    proptest! {
        #[test]
        fn edits_mean_what_they_say(
            names in proptest::collection::btree_set("[a-e]", 1..5),
            set in "[a-f]",
            removed in proptest::collection::vec("[a-f]", 0..3),
        ) {
            let mut wanted: Map<String, Value> =
                names.iter().map(|name| (name.clone(), json!({"deep": [name, ",", "}"]}))).collect();
            let body = Bytes::from(Value::Object(wanted.clone()).to_string());
            let members = Members::parse(&body).unwrap();
            let mut edits = Edits::default();
            let mut gone = std::collections::BTreeSet::new();
            for name in removed.iter().filter(|name| **name != set && wanted.contains_key(*name)) {
                gone.insert(name.as_str());
            }
            edits.remove(&members, &gone.iter().copied().collect::<Vec<_>>());
            // Removing every other member around a kept one leaves valid JSON only if one is kept.
            prop_assume!(wanted.contains_key(&set) || gone.is_empty());
            edits.set(&members, &set, "1");
            for name in &gone {
                wanted.remove(*name);
            }
            wanted.insert(set, json!(1));
            let changed = edits.apply(&body);
            let mut read: Map<String, Value> = serde_json::from_slice(&changed)
                .map_err(|error| TestCaseError::fail(format!("{error}: {changed:?}")))?;
            read.sort_keys();
            wanted.sort_keys();
            prop_assert_eq!(read, wanted);
        }
    }
}
