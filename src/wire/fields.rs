//! Reading the members of a control-plane body or query: typed, coerced and refused as the
//! original does, every mistake collected before anything happens.
//!
//! Knows shapes, not meanings; what a limit or an id is for is the reader's business.

mod json;
mod kind;
#[cfg(test)]
pub(crate) mod record;
mod value;
mod words;

use std::collections::BTreeMap;

pub use kind::Kind;
use serde_json::{Map, Value};
use value::{Amount, amount, count, flag, integer, text};
pub use value::{instant, shortened};

use super::error::{ApiError, FieldError};
use crate::domain::duration::Duration;
use crate::domain::id::check_id;
use crate::domain::money::Picos;
use crate::domain::time::Millis;

/// The longest text that is read, in bytes.
const TEXT_BYTES_MAX: usize = 65_536;
/// The mistakes of one request that are told; whoever makes more has one list of them to begin with.
const MISTAKES_MAX: usize = 100;
/// The longest list, or object of single values, that is read.
const ITEMS_MAX: usize = 10_000;
/// The records that one request names at most.
const NAMES_MAX: usize = 500;

/// What a member says: nothing, `null`, or a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// It was not sent.
    #[default]
    Absent,
    /// It was sent as `null`.
    Null,
    /// It was sent.
    Value(T),
}

impl<T> Patch<T> {
    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value by reference, if there is one.
    pub fn as_value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Whether it was sent, even as `null`.
    pub fn is_sent(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    /// Changes `target` as it says: absent leaves it, `null` clears it.
    pub fn apply(self, target: &mut Option<T>) {
        match self {
            Self::Absent => {}
            Self::Null => *target = None,
            Self::Value(value) => *target = Some(value),
        }
    }

    /// Changes `target` as it says; `null` makes it empty.
    pub fn apply_or_default(self, target: &mut T)
    where
        T: Default,
    {
        match self {
            Self::Absent => {}
            Self::Null => *target = T::default(),
            Self::Value(value) => *target = value,
        }
    }

    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(change(value)),
        }
    }
}

/// A value of the right shape that cannot be: a negative cap, an unknown duration. Answered with
/// 400, in the shape the resource uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The member at fault.
    pub field: String,
    /// What is wrong, for a person.
    pub message: String,
}

/// The members of one body or query that have not been read yet, and the mistakes so far.
#[derive(Debug)]
pub struct Fields {
    members: Map<String, Value>,
    path: Vec<String>,
    errors: Vec<FieldError>,
    refusals: Vec<Refusal>,
}

impl Fields {
    /// The members of a body. 422 when it is not JSON, not an object, or not a sane one.
    pub fn parse(body: &[u8]) -> Result<Self, ApiError> {
        Self::read_object(body, TEXT_BYTES_MAX)
    }

    /// The members of a body whose texts may be as long as the body itself: prompts.
    pub fn parse_prompt(body: &[u8]) -> Result<Self, ApiError> {
        Self::read_object(body, usize::MAX)
    }

    fn read_object(body: &[u8], text_bytes_max: usize) -> Result<Self, ApiError> {
        #[cfg(test)]
        if record::is_on() {
            return Ok(Self::new(Map::new(), "body"));
        }
        json::read_object(body, text_bytes_max).map(|members| Self::new(members, "body"))
    }

    /// The members of a query; the last one of a name counts.
    pub fn from_query(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let members = pairs.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
        Self::new(members, "query")
    }

    /// No members at all: a body that may be left out, and was.
    pub fn empty() -> Self {
        #[cfg(test)]
        record::body_is_optional();
        Self::new(Map::new(), "body")
    }

    /// The members of one of many objects in a body, each of which is read and answered by itself.
    pub fn of_part(members: Map<String, Value>) -> Self {
        Self::new(members, "body")
    }

    fn new(members: Map<String, Value>, root: &str) -> Self {
        Self { members, path: vec![root.to_owned()], errors: vec![], refusals: vec![] }
    }

    /// Records a mistake of shape in a member: 422.
    pub fn complain(&mut self, name: &str, kind: &'static str, message: impl Into<String>) {
        #[cfg(test)]
        if kind == "missing" {
            record::require(&self.path[0], name);
        }
        if self.errors.len() >= MISTAKES_MAX {
            return;
        }
        let mut loc = self.path.clone();
        if !name.is_empty() {
            loc.push(name.to_owned());
        }
        self.errors.push(FieldError { kind, loc, message: message.into() });
    }

    /// Records a value that cannot be: 400.
    pub fn refuse(&mut self, name: &str, message: impl Into<String>) {
        if self.refusals.len() < MISTAKES_MAX {
            self.refusals.push(Refusal { field: name.to_owned(), message: message.into() });
        }
    }

    /// Tells whoever takes notes that nothing is done without a member, although its absence is not
    /// a mistake of shape.
    pub fn needs(&self, _name: &str) {
        #[cfg(test)]
        record::require(&self.path[0], _name);
    }

    /// Tells whoever takes notes what is read here.
    fn note(&self, _name: &str, _kind: Kind, _detail: impl FnOnce() -> String) {
        #[cfg(test)]
        record::note(&self.path[0], _name, _kind, _detail());
    }

    /// Whether a member is there that has not been read.
    pub fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    /// Whether a member is there, unread, and a list.
    pub fn is_list(&self, name: &str) -> bool {
        self.members.get(name).is_some_and(Value::is_array)
    }

    /// Takes a member of any shape.
    pub fn any(&mut self, name: &str) -> Patch<Value> {
        self.note(name, Kind::Any, String::new);
        match self.members.shift_remove(name) {
            None => Patch::Absent,
            Some(Value::Null) => Patch::Null,
            Some(value) => Patch::Value(value),
        }
    }

    /// Takes a member that `read` understands; its error is the complaint.
    fn typed<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Value) -> Result<T, (&'static str, &'static str)>,
    ) -> Patch<T> {
        match self.any(name) {
            Patch::Absent => Patch::Absent,
            Patch::Null => Patch::Null,
            Patch::Value(value) => match read(value) {
                Ok(value) => Patch::Value(value),
                Err((kind, message)) => {
                    self.complain(name, kind, message);
                    Patch::Absent
                }
            },
        }
    }

    /// A text.
    pub fn text(&mut self, name: &str) -> Patch<String> {
        self.note(name, Kind::Text, String::new);
        self.typed(name, text)
    }

    /// A text where an empty one is none: `""` unsets an owner.
    pub fn filled_text(&mut self, name: &str) -> Patch<String> {
        self.note(name, Kind::Text, String::new);
        match self.text(name) {
            Patch::Value(text) if text.is_empty() => Patch::Null,
            other => other,
        }
    }

    /// A text in the shape of an id, or none when it is empty.
    pub fn id(&mut self, name: &str) -> Patch<String> {
        self.note(name, Kind::Id, String::new);
        let patch = self.filled_text(name);
        if let Some(Err(invalid)) = patch.as_value().map(|text| check_id(text)) {
            self.complain(name, "value_error", format!("Value error, {name} {invalid}"));
            return Patch::Absent;
        }
        patch
    }

    /// A text in the shape of an id that has to be there. After a complaint it is empty.
    pub fn required_id(&mut self, name: &str) -> String {
        self.note(name, Kind::Id, String::new);
        let was_sent = self.has(name);
        match self.text(name) {
            Patch::Value(text) => {
                if let Err(invalid) = check_id(&text) {
                    self.complain(name, "value_error", format!("Value error, {name} {invalid}"));
                }
                text
            }
            Patch::Null => {
                self.complain(name, "string_type", "Input should be a valid string");
                String::new()
            }
            Patch::Absent => {
                if !was_sent {
                    self.complain(name, "missing", "Field required");
                }
                String::new()
            }
        }
    }

    /// One of some words.
    pub fn one_of(&mut self, name: &str, words: &[&str]) -> Patch<String> {
        self.note(name, Kind::OneOf, || words.join(" "));
        let patch = self.text(name);
        if patch.as_value().is_some_and(|word| !words.contains(&word.as_str())) {
            let listed: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
            self.complain(name, "literal_error", format!("Input should be {}", listed.join(" or ")));
            return Patch::Absent;
        }
        patch
    }

    /// An amount of money that may be a cap: a number, or text that holds one, not below zero.
    pub fn usd(&mut self, name: &str) -> Patch<Picos> {
        self.note(name, Kind::Usd, String::new);
        match self.typed(name, amount) {
            Patch::Absent => Patch::Absent,
            Patch::Null => Patch::Null,
            Patch::Value(Amount::Usd(amount)) if !amount.is_negative() => Patch::Value(amount),
            Patch::Value(impossible) => {
                self.refuse(
                    name,
                    format!("{name} must be a non-negative finite number. Received: {impossible}"),
                );
                Patch::Absent
            }
        }
    }

    /// A count: a whole number, or text that holds one, not below zero.
    pub fn count(&mut self, name: &str) -> Patch<u64> {
        self.note(name, Kind::Count, String::new);
        self.typed(name, count)
    }

    /// A count from `least` on, and up to `most` where there is one.
    pub fn count_within(&mut self, name: &str, least: u64, most: Option<u64>) -> Patch<u64> {
        self.note(name, Kind::Count, || {
            format!("{least}-{}", most.map(|most| most.to_string()).unwrap_or_default())
        });
        let patch = self.count(name);
        let (kind, message) = match (patch.as_value(), most) {
            (Some(count), _) if *count < least => {
                ("greater_than_equal", format!("Input should be greater than or equal to {least}"))
            }
            (Some(count), Some(most)) if *count > most => {
                ("less_than_equal", format!("Input should be less than or equal to {most}"))
            }
            _ => return patch,
        };
        self.complain(name, kind, message);
        Patch::Absent
    }

    /// A whole number from `least` to `most`, either of which may lie below zero.
    pub fn integer_within(&mut self, name: &str, least: i64, most: i64) -> Patch<i64> {
        self.note(name, Kind::Integer, || format!("{least} {most}"));
        let patch = self.typed(name, integer);
        let (kind, message) = match patch.as_value() {
            Some(number) if *number < least => {
                ("greater_than_equal", format!("Input should be greater than or equal to {least}"))
            }
            Some(number) if *number > most => {
                ("less_than_equal", format!("Input should be less than or equal to {most}"))
            }
            _ => return patch,
        };
        self.complain(name, kind, message);
        Patch::Absent
    }

    /// Yes or no, in the spellings the original takes.
    pub fn flag(&mut self, name: &str) -> Patch<bool> {
        self.note(name, Kind::Flag, String::new);
        self.typed(name, flag)
    }

    /// A list of texts.
    pub fn texts(&mut self, name: &str) -> Patch<Vec<String>> {
        self.texts_up_to(name, ITEMS_MAX)
    }

    /// A list of texts that name records, each of which costs a look.
    pub fn named(&mut self, name: &str) -> Patch<Vec<String>> {
        self.texts_up_to(name, NAMES_MAX)
    }

    fn texts_up_to(&mut self, name: &str, most: usize) -> Patch<Vec<String>> {
        self.note(name, Kind::Texts, String::new);
        match self.list(name) {
            Patch::Absent => Patch::Absent,
            Patch::Null => Patch::Null,
            Patch::Value(items) => {
                if !self.has_room(name, "List", items.len(), most) {
                    return Patch::Absent;
                }
                let mut texts = Vec::with_capacity(items.len());
                for (at, item) in items.into_iter().enumerate() {
                    match text(item) {
                        Ok(text) => texts.push(text),
                        Err((kind, message)) => self.within(&[name], &at.to_string(), kind, message),
                    }
                }
                Patch::Value(texts)
            }
        }
    }

    /// Whether a list or an object is no longer than `most`.
    fn has_room(&mut self, name: &str, what: &str, count: usize, most: usize) -> bool {
        if count > most {
            let message = format!("{what} should have at most {most} items after validation, not {count}");
            self.complain(name, "too_long", message);
        }
        count <= most
    }

    /// A list of texts that has to be there.
    pub fn required_texts(&mut self, name: &str) -> Vec<String> {
        self.note(name, Kind::Texts, String::new);
        if !self.has(name) {
            self.complain(name, "missing", "Field required");
        }
        self.texts(name).value().unwrap_or_default()
    }

    /// A list of texts that name records, and that has to be there.
    pub fn required_named(&mut self, name: &str) -> Vec<String> {
        self.note(name, Kind::Texts, String::new);
        if !self.has(name) {
            self.complain(name, "missing", "Field required");
        }
        self.named(name).value().unwrap_or_default()
    }

    /// A list.
    pub fn list(&mut self, name: &str) -> Patch<Vec<Value>> {
        self.note(name, Kind::List, String::new);
        self.typed(name, |value| match value {
            Value::Array(items) => Ok(items),
            _ => Err(("list_type", "Input should be a valid list")),
        })
    }

    /// An object.
    pub fn object(&mut self, name: &str) -> Patch<Map<String, Value>> {
        self.note(name, Kind::Object, String::new);
        self.typed(name, |value| match value {
            Value::Object(members) => Ok(members),
            _ => Err(("dict_type", "Input should be a valid dictionary")),
        })
    }

    /// An object of counts.
    pub fn counts(&mut self, name: &str) -> Patch<BTreeMap<String, u64>> {
        self.note(name, Kind::Counts, String::new);
        self.object_of(name, count)
    }

    /// An object of texts.
    pub fn names(&mut self, name: &str) -> Patch<BTreeMap<String, String>> {
        self.note(name, Kind::Names, String::new);
        self.object_of(name, text)
    }

    /// An object of values that `read` understands.
    fn object_of<T>(
        &mut self,
        name: &str,
        read: impl Fn(Value) -> Result<T, (&'static str, &'static str)>,
    ) -> Patch<BTreeMap<String, T>> {
        let members = match self.object(name) {
            Patch::Absent => return Patch::Absent,
            Patch::Null => return Patch::Null,
            Patch::Value(members) => members,
        };
        if !self.has_room(name, "Dictionary", members.len(), ITEMS_MAX) {
            return Patch::Absent;
        }
        let mut values = BTreeMap::new();
        for (member, value) in members {
            match read(value) {
                Ok(value) => {
                    values.insert(member, value);
                }
                Err((kind, message)) => self.within(&[name], &member, kind, message),
            }
        }
        Patch::Value(values)
    }

    /// A duration of a budget.
    pub fn duration(&mut self, name: &str) -> Patch<Duration> {
        self.note(name, Kind::Duration, String::new);
        match self.filled_text(name) {
            Patch::Absent => Patch::Absent,
            Patch::Null => Patch::Null,
            Patch::Value(text) => match Duration::parse(&text) {
                Ok(duration) => Patch::Value(duration),
                Err(_) => {
                    self.refuse(
                        name,
                        format!(
                            "Invalid {name} '{}'. Use a format like '1h', '24h', '7d', or '30d'.",
                            shortened(&text)
                        ),
                    );
                    Patch::Absent
                }
            },
        }
    }

    /// An instant: RFC 3339, or a date or a date and time that is taken as UTC.
    pub fn instant(&mut self, name: &str) -> Patch<Millis> {
        self.note(name, Kind::Instant, String::new);
        self.typed(name, |value| {
            value
                .as_str()
                .and_then(instant)
                .ok_or(("datetime_parsing", "Input should be a valid datetime, such as 2026-12-01T00:00:00Z"))
        })
    }

    /// The members of an object that is the `at`-th item of a list. Its mistakes come back through
    /// [`absorb`](Self::absorb).
    pub fn item(&self, list: &str, at: usize, members: Map<String, Value>) -> Self {
        let mut item = self.inside(list, members);
        item.path.push(at.to_string());
        item
    }

    /// The members of an object that is a member. Its mistakes come back in the same way.
    pub fn inside(&self, name: &str, members: Map<String, Value>) -> Self {
        let mut path = self.path.clone();
        path.push(name.to_owned());
        Self { members, path, errors: vec![], refusals: vec![] }
    }

    /// Takes over the mistakes of an object inside.
    pub fn absorb(&mut self, inner: Self) {
        self.errors.extend(inner.errors);
        self.errors.truncate(MISTAKES_MAX);
        self.refusals.extend(inner.refusals);
        self.refusals.truncate(MISTAKES_MAX);
    }

    /// Reads an object that stands at `place` below these members; its mistakes are told with that place.
    pub fn object_at<T>(
        &mut self,
        place: &[&str],
        value: Value,
        read: impl FnOnce(&mut Self) -> T,
    ) -> Option<T> {
        let Value::Object(members) = value else {
            if let Some((last, outer)) = place.split_last() {
                self.within(outer, last, "dict_type", "Input should be a valid dictionary");
            }
            return None;
        };
        let outer = std::mem::replace(&mut self.members, members);
        let depth = self.path.len();
        self.path.extend(place.iter().map(|part| (*part).to_owned()));
        let found = read(self);
        self.path.truncate(depth);
        self.members = outer;
        Some(found)
    }

    /// A mistake inside a member.
    fn within(&mut self, outer: &[&str], name: &str, kind: &'static str, message: &str) {
        if self.errors.len() >= MISTAKES_MAX {
            return;
        }
        let depth = self.path.len();
        self.path.extend(outer.iter().map(|part| (*part).to_owned()));
        self.complain(name, kind, message);
        self.path.truncate(depth);
    }

    /// The members nobody has read.
    pub fn unread(self) -> Map<String, Value> {
        self.members
    }

    /// 422 with every mistake of shape; else 400 with the first value that cannot be, in the shape
    /// that `refused` gives it; else nothing is wrong.
    pub fn finish(&mut self, refused: fn(Refusal) -> ApiError) -> Result<(), ApiError> {
        #[cfg(test)]
        if record::is_on() {
            return Ok(());
        }
        if !self.errors.is_empty() {
            return Err(ApiError::Validation(std::mem::take(&mut self.errors)));
        }
        if self.refusals.is_empty() { Ok(()) } else { Err(refused(self.refusals.swap_remove(0))) }
    }
}

#[cfg(test)]
mod tests;
