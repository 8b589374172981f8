//! What came before, so that a repeat is seen: a bounded number of things, the oldest forgotten
//! first.

use std::collections::{BTreeMap, VecDeque};

/// So many things are remembered.
const THINGS_MAX: usize = 100_000;
/// And so many bytes of them.
const BYTES_MAX: usize = 64 << 20;

/// Under what a thing is remembered: its id, and whom it is about.
pub(super) type Key = (String, String);

/// What came before, by its key.
#[derive(Debug, Default)]
pub(super) struct Memory {
    things: BTreeMap<Key, String>,
    order: VecDeque<Key>,
    bytes: usize,
}

impl Memory {
    /// Whether a thing is remembered.
    pub(super) fn has(&self, key: &Key) -> bool {
        self.things.contains_key(key)
    }

    /// Any thing with this id.
    pub(super) fn with_id(&self, id: &str) -> Option<&str> {
        let mut from = self.things.range((id.to_owned(), String::new())..);
        from.next().filter(|((other, _), _)| other == id).map(|(_, thing)| thing.as_str())
    }

    /// Everything that is remembered, by id.
    pub(super) fn things(&self) -> impl Iterator<Item = &str> {
        self.things.values().map(String::as_str)
    }

    /// Remembers a thing; another one under its key is replaced.
    pub(super) fn keep(&mut self, key: Key, thing: String) {
        self.bytes += size(&key, &thing);
        match self.things.insert(key.clone(), thing) {
            Some(old) => self.bytes -= size(&key, &old),
            None => self.order.push_back(key),
        }
        while self.order.len() > THINGS_MAX || self.bytes > BYTES_MAX {
            let Some(oldest) = self.order.pop_front() else { return };
            if let Some(thing) = self.things.remove(&oldest) {
                self.bytes -= size(&oldest, &thing);
            }
        }
    }
}

fn size(key: &Key, thing: &str) -> usize {
    key.0.len() + key.1.len() + thing.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: impl ToString, about: &str) -> Key {
        (id.to_string(), about.to_owned())
    }

    #[test]
    fn things_are_found_by_their_id() {
        let mut memory = Memory::default();
        memory.keep(key("a", "x"), "1".into());
        memory.keep(key("ab", ""), "2".into());
        memory.keep(key("a", "x"), "3".into());
        assert_eq!(
            (memory.with_id("a"), memory.with_id("ab"), memory.with_id("b")),
            (Some("3"), Some("2"), None)
        );
        assert!(memory.has(&key("a", "x")) && !memory.has(&key("a", "y")));
        assert_eq!((memory.order.len(), memory.bytes), (2, 6));
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let mut memory = Memory::default();
        for number in 0..=THINGS_MAX {
            memory.keep(key(number, ""), String::new());
        }
        assert!(!memory.has(&key(0, "")) && memory.has(&key(1, "")) && memory.has(&key(THINGS_MAX, "")));
        memory.keep(key("large", ""), "x".repeat(BYTES_MAX - 5));
        assert_eq!((memory.things.len(), memory.order.len(), memory.bytes), (1, 1, BYTES_MAX));
        memory.keep(key("m", ""), String::new());
        assert!(!memory.has(&key("large", "")) && memory.has(&key("m", "")));
    }
}
