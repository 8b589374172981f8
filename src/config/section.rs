//! Reads a section key by key and notices the keys that nobody asks for. It knows kinds of value
//! (money, seconds, a choice), not settings.

use std::collections::BTreeMap;

use crate::domain::duration::Duration;
use crate::domain::money::Picos;

use super::field::Field;
use super::finding::{Place, Report};
use super::known;
use super::secret::Secret;
use super::suggest;
use super::tree::{Entry, Value, path_part};

/// A map whose keys are taken one by one; what is left at [`Section::finish`] is unknown.
pub(super) struct Section<'t> {
    path: String,
    place: Place,
    entries: Vec<&'t Entry>,
    asked: Vec<&'static str>,
    report: &'t Report,
}

impl<'t> Section<'t> {
    /// The section of these entries; `path` is empty at the top.
    pub(super) fn new(path: String, place: Place, entries: &'t [Entry], report: &'t Report) -> Self {
        Self { path, place, entries: entries.iter().collect(), asked: Vec::new(), report }
    }

    /// What is not taken yet, as JSON.
    pub(super) fn json(&self) -> serde_json::Map<String, serde_json::Value> {
        self.entries.iter().map(|entry| (entry.key.clone(), entry.node.value.to_json())).collect()
    }

    /// Takes a key. An empty value counts as an absent one.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Field<'t>> {
        self.asked.push(key);
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        let entry = self.entries.remove(at);
        let field = self.field(entry);
        (!matches!(entry.node.value, Value::Null)).then_some(field)
    }

    /// Looks at a key that somebody else takes.
    pub(super) fn look(&self, key: &str) -> Option<Field<'t>> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (!matches!(entry.node.value, Value::Null)).then(|| self.field(entry))
    }

    /// Takes a key that has to be there.
    pub(super) fn required(&mut self, key: &'static str, fix: &str) -> Option<Field<'t>> {
        let field = self.take(key);
        if field.is_none() {
            let path = join(&self.path, key);
            self.report.error(&self.place, &path, "is missing", fix);
        }
        field
    }

    /// Text.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        self.take(key)?.text()
    }

    /// A secret; an empty one counts as absent.
    pub(super) fn secret(&mut self, key: &'static str) -> Option<Secret> {
        self.text(key).filter(|text| !text.is_empty()).map(Secret::new)
    }

    /// A switch that is off when it is not there.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.switch(key).unwrap_or(false)
    }

    /// A switch.
    pub(super) fn switch(&mut self, key: &'static str) -> Option<bool> {
        self.take(key)?.switch()
    }

    /// A whole number, at least `min`.
    pub(super) fn count<T: TryFrom<u64>>(&mut self, key: &'static str, min: u64) -> Option<T> {
        self.take(key)?.count(min)
    }

    /// An amount of dollars, not below zero.
    pub(super) fn money(&mut self, key: &'static str) -> Option<Picos> {
        self.take(key)?.money()
    }

    /// A duration such as `30d`.
    pub(super) fn duration(&mut self, key: &'static str) -> Option<Duration> {
        self.take(key)?.duration()
    }

    /// Seconds with decimals, in milliseconds, at least `min_ms`.
    pub(super) fn seconds_ms(&mut self, key: &'static str, min_ms: u64) -> Option<u64> {
        self.take(key)?.seconds_ms(min_ms)
    }

    /// A list of texts; one text alone is a list of one.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.take(key).map_or_else(Vec::new, |field| field.texts())
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        self.take(key)?.choice(words)
    }

    /// A map with free keys; values that cannot be read are left out.
    pub(super) fn map<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&Field<'t>) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let fields = self.take(key).and_then(|field| field.entries()).unwrap_or_default();
        fields.into_iter().filter_map(|(name, field)| Some((name, read(&field)?))).collect()
    }

    /// A section inside this one.
    pub(super) fn section(&mut self, key: &'static str) -> Option<Section<'t>> {
        self.take(key)?.section()
    }

    /// Every key that nobody took, with its value.
    pub(super) fn fields(self) -> Vec<(String, Field<'t>)> {
        self.entries.iter().map(|entry| (entry.key.clone(), self.field(entry))).collect()
    }

    /// What nobody took, for maps with free keys, in the order of the file. Keys that are known
    /// to do nothing here are warned about and left out.
    pub(super) fn rest(self) -> Vec<(String, Field<'t>)> {
        let mut rest = Vec::new();
        for entry in &self.entries {
            let field = self.field(entry);
            if !field.warn_if_known() {
                rest.push((entry.key.clone(), field));
            }
        }
        rest
    }

    /// Warns about what nobody took.
    pub(super) fn finish(self) {
        let section = known::plain_path(&self.path);
        for entry in &self.entries {
            let field = self.field(entry);
            if field.warn_if_known() {
                continue;
            }
            let candidates = self.asked.iter().copied().chain(known::keys_of(&section));
            let fix = match suggest::closest(&entry.key, candidates) {
                Some(close) => format!("did you mean `{close}`?"),
                None => "take it out".to_owned(),
            };
            field.warn("this key is unknown and ignored", fix);
        }
    }

    fn field(&self, entry: &'t Entry) -> Field<'t> {
        Field::new(join(&self.path, &entry.key), entry.place.clone(), &entry.node, self.report)
    }
}

fn join(path: &str, key: &str) -> String {
    let part = path_part(key);
    if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") }
}
