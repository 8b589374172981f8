//! One value on its way to a type. What is wrong is reported here, with the line and the fix, so
//! readers of settings only say which kind they want.

use crate::domain::duration::Duration;
use crate::domain::money::{Picos, parse_scaled};

use super::finding::{Place, Report};
use super::known::{self, Standing};
use super::section::Section;
use super::suggest;
use super::tree::{self, Node, Value};

/// A value with its path. Each reading answers `None` after it has reported why.
pub(super) struct Field<'t> {
    path: String,
    place: Place,
    node: &'t Node,
    report: &'t Report,
}

impl<'t> Field<'t> {
    /// The value at this path.
    pub(super) fn new(path: String, place: Place, node: &'t Node, report: &'t Report) -> Self {
        Self { path, place, node, report }
    }

    /// Reports a mistake about this value.
    pub(super) fn refuse(&self, what: impl Into<String>, fix: impl Into<String>) {
        self.report.error(&self.place, &self.path, what, fix);
    }

    /// Reports that something else was wanted here.
    pub(super) fn wanted<T>(&self, what: &str, fix: &str) -> Option<T> {
        if !matches!(self.node.value, Value::Unresolved) {
            self.refuse(format!("{what} wanted, found {}", self.node.value), fix);
        }
        None
    }

    /// The line of the value.
    pub(super) fn line(&self) -> u32 {
        self.place.line
    }

    /// Whether the key is one that does nothing here; warns if so.
    pub(super) fn warn_if_known(&self) -> bool {
        self.warn_standing(&known::plain_path(&self.path))
    }

    /// Warns if this word as the value of this key does nothing here.
    pub(super) fn warn_word(&self, word: &str) -> bool {
        self.warn_standing(&format!("{}={word}", known::plain_path(&self.path)))
    }

    fn warn_standing(&self, path: &str) -> bool {
        match known::standing(path) {
            Some(Standing::NotYet(what)) => {
                let what = format!("not in this version yet, ignored: {what}");
                self.report.warn(&self.place, &self.path, what, "");
            }
            Some(Standing::NotNeeded(why)) => {
                self.report.warn(&self.place, &self.path, format!("not needed, ignored: {why}"), "");
            }
            Some(Standing::Redis) => self.report.warn_once(&self.place, &self.path, known::REDIS_LINE),
            None => return false,
        }
        true
    }

    /// Reports a warning about this value.
    pub(super) fn warn(&self, what: impl Into<String>, fix: impl Into<String>) {
        self.report.warn(&self.place, &self.path, what, fix);
    }

    /// The value as JSON, numbers with their own digits.
    pub(super) fn json(&self) -> serde_json::Value {
        self.node.value.to_json()
    }

    /// Whether the value is a map.
    pub(super) fn is_map(&self) -> bool {
        matches!(self.node.value, Value::Map(_))
    }

    /// Text; numbers and truth values count as they are written.
    pub(super) fn text(&self) -> Option<String> {
        match self.node.value.text() {
            Some(text) => Some(text.to_owned()),
            None => self.wanted("text", "write one value"),
        }
    }

    /// A switch.
    pub(super) fn switch(&self) -> Option<bool> {
        match self.node.value.text().and_then(tree::flag) {
            Some(flag) => Some(flag),
            None => self.wanted("true or false", "write true or false"),
        }
    }

    /// The number that the value writes.
    fn number(&self) -> Option<String> {
        self.node.value.text().and_then(|text| tree::number_text(text.trim()))
    }

    /// A whole number, at least `min`.
    pub(super) fn count<T: TryFrom<u64>>(&self, min: u64) -> Option<T> {
        let whole = self.number().and_then(|number| number.parse::<u64>().ok());
        match whole.filter(|count| *count >= min).and_then(|count| T::try_from(count).ok()) {
            Some(count) => Some(count),
            None if min == 0 => self.wanted("a whole number", "write a whole number such as 100"),
            None => self.wanted(&format!("a whole number of at least {min}"), "write a larger whole number"),
        }
    }

    /// A whole number that may be below zero.
    pub(super) fn integer(&self) -> Option<i64> {
        match self.number().and_then(|number| number.parse().ok()) {
            Some(integer) => Some(integer),
            None => self.wanted("a whole number", "write a whole number such as 1"),
        }
    }

    /// The digits of a number that is not below zero.
    pub(super) fn decimal(&self) -> Option<String> {
        // Eighteen places: what the digits of a price are kept to.
        match self.number().filter(|number| parse_scaled(number, 18).is_ok_and(|value| value >= 0)) {
            Some(digits) => Some(digits),
            None => self.wanted("a number of at least 0", "write a number such as 0.05"),
        }
    }

    /// An amount of dollars, not below zero.
    pub(super) fn money(&self) -> Option<Picos> {
        match self.number().and_then(|number| Picos::parse(&number).ok()) {
            Some(amount) if !amount.is_negative() => Some(amount),
            _ => self.wanted("an amount of dollars of at least 0", "write an amount such as 12.50"),
        }
    }

    /// A duration such as `30d`.
    pub(super) fn duration(&self) -> Option<Duration> {
        match self.node.value.text().and_then(|text| Duration::parse(text.trim()).ok()) {
            Some(duration) => Some(duration),
            None => self.wanted("a duration", "write a form like 30s, 15m, 24h, 7d, 1w or 1mo"),
        }
    }

    /// Seconds with decimals, in milliseconds, at least `min_ms`.
    pub(super) fn seconds_ms(&self, min_ms: u64) -> Option<u64> {
        let scaled = self.number().and_then(|number| parse_scaled(&number, 3).ok());
        match scaled.and_then(|ms| u64::try_from(ms).ok()).filter(|ms| *ms >= min_ms) {
            Some(ms) => Some(ms),
            None => self.wanted("a number of seconds", "write seconds such as 600 or 0.5"),
        }
    }

    /// Megabytes with decimals, in bytes, at least one byte.
    pub(super) fn megabytes(&self) -> Option<u64> {
        match self.bytes().filter(|bytes| *bytes > 0) {
            Some(bytes) => Some(bytes),
            None => self.wanted("a number of megabytes", "write megabytes such as 20"),
        }
    }

    /// The same, or zero.
    pub(super) fn megabytes_or_none(&self) -> Option<u64> {
        match self.bytes() {
            Some(bytes) => Some(bytes),
            None => self.wanted("a number of megabytes or 0", "write megabytes such as 1024, or 0 for off"),
        }
    }

    /// What a number of megabytes is in bytes.
    fn bytes(&self) -> Option<u64> {
        let millionths = parse_scaled(&self.number()?, 6).ok()?.checked_mul(1 << 20)?;
        u64::try_from(millionths / 1_000_000).ok().filter(|_| millionths >= 0)
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.node.value.text().map(str::trim).unwrap_or_default();
        if let Some((_, choice)) = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)) {
            return Some(*choice);
        }
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let fix = match suggest::closest(text, all.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("write {}", all.join(", ")),
        };
        self.wanted("one of a few words", &fix)
    }

    /// A list of texts; one text alone is a list of one.
    pub(super) fn texts(&self) -> Vec<String> {
        self.items().iter().filter_map(Self::text).collect()
    }

    /// The name of a header.
    pub(super) fn header_name(&self) -> Option<String> {
        match self.text()? {
            name if is_header_name(&name) => Some(name),
            _ => self.wanted("a header name", "use letters, digits and dashes"),
        }
    }

    /// The items of a list; a value alone is a list of one.
    pub(super) fn items(&self) -> Vec<Field<'t>> {
        match &self.node.value {
            Value::List(nodes) => {
                let item = |(index, node): (usize, &'t Node)| Field {
                    path: format!("{}[{index}]", self.path),
                    place: node.place.clone(),
                    node,
                    report: self.report,
                };
                nodes.iter().enumerate().map(item).collect()
            }
            Value::Null | Value::Unresolved => Vec::new(),
            _ => vec![Field {
                path: self.path.clone(),
                place: self.place.clone(),
                node: self.node,
                report: self.report,
            }],
        }
    }

    /// The map as a section.
    pub(super) fn section(&self) -> Option<Section<'t>> {
        match &self.node.value {
            Value::Map(entries) => {
                Some(Section::new(self.path.clone(), self.place.clone(), entries, self.report))
            }
            _ => self.wanted("a map", "write `key: value` lines below it"),
        }
    }

    /// The map as names and values.
    pub(super) fn entries(&self) -> Option<Vec<(String, Field<'t>)>> {
        Some(self.section()?.fields())
    }
}

/// Whether a text may stand in front of the colon of a header.
pub(super) fn is_header_name(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}
