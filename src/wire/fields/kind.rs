//! What kind of value a member takes: as it is written down in the list of members, and as JSON
//! Schema. Knows nothing of who reads it.

use serde_json::{Value, json};

use crate::domain::id::ID_BYTES_MAX;

/// What a reader of [`Fields`](super::Fields) takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything.
    Any,
    /// A text.
    Text,
    /// A text in the shape of an id.
    Id,
    /// One of some words.
    OneOf,
    /// An amount of money.
    Usd,
    /// A count.
    Count,
    /// A whole number that may lie below zero.
    Integer,
    /// Yes or no.
    Flag,
    /// A list of texts.
    Texts,
    /// A list.
    List,
    /// An object.
    Object,
    /// An object of counts.
    Counts,
    /// An object of texts.
    Names,
    /// A duration of a budget.
    Duration,
    /// An instant.
    Instant,
}

const NAMES: &[(&str, Kind)] = &[
    ("any", Kind::Any),
    ("text", Kind::Text),
    ("id", Kind::Id),
    ("one_of", Kind::OneOf),
    ("usd", Kind::Usd),
    ("count", Kind::Count),
    ("integer", Kind::Integer),
    ("flag", Kind::Flag),
    ("texts", Kind::Texts),
    ("list", Kind::List),
    ("object", Kind::Object),
    ("counts", Kind::Counts),
    ("names", Kind::Names),
    ("duration", Kind::Duration),
    ("instant", Kind::Instant),
];

/// The usual spellings of a duration; a few more are read.
const DURATION: &str = "^([1-9][0-9]{0,5}(s|m|h|d|w)|1mo)$";

impl Kind {
    /// Its name in the list of members.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, kind)| *kind == self).map_or("any", |(name, _)| name)
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// As JSON Schema. `detail` has the words of [`Kind::OneOf`] or the bounds of [`Kind::Count`]
    /// and [`Kind::Integer`].
    pub fn schema(self, detail: &str) -> Value {
        match self {
            Self::Any => json!({}),
            Self::Text => json!({"type": "string"}),
            Self::Id => {
                json!({"type": "string", "maxLength": ID_BYTES_MAX, "pattern": r"^[^\x00-\x1f\x7f-\x9f]*$"})
            }
            Self::OneOf => json!({"type": "string", "enum": detail.split(' ').collect::<Vec<_>>()}),
            Self::Usd => json!({"type": "number", "minimum": 0}),
            Self::Count => counted(detail),
            Self::Integer => whole(detail),
            Self::Flag => json!({"type": "boolean"}),
            Self::Texts => json!({"type": "array", "items": {"type": "string"}}),
            Self::List => json!({"type": "array"}),
            Self::Object => json!({"type": "object"}),
            Self::Counts => {
                json!({"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}})
            }
            Self::Names => json!({"type": "object", "additionalProperties": {"type": "string"}}),
            Self::Duration => json!({"type": "string", "pattern": DURATION, "examples": ["30d"]}),
            Self::Instant => {
                json!({"type": "string", "format": "date-time", "examples": ["2026-12-01T00:00:00Z"]})
            }
        }
    }
}

/// A whole number within `least most`.
fn whole(bounds: &str) -> Value {
    let (least, most) = bounds.split_once(' ').unwrap_or_default();
    let bound = |text: &str| text.parse::<i64>().ok();
    json!({"type": "integer", "minimum": bound(least), "maximum": bound(most)})
}

/// A count within `least-most`; a missing bound is none.
fn counted(bounds: &str) -> Value {
    let (least, most) = bounds.split_once('-').unwrap_or_default();
    let mut schema = json!({"type": "integer", "minimum": least.parse().unwrap_or(0_u64)});
    if let Ok(most) = most.parse::<u64>() {
        schema["maximum"] = json!(most);
    }
    schema
}
