//! One kind of record in memory: what is there, and what is known not to be there.
//!
//! Knows no store; a reader says which version of the shelf it saw before it asked one.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

/// The state of a shelf before a read from the store. A write in between makes it worthless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen(u64);

#[derive(Debug)]
pub(super) struct Shelf<K, V> {
    entries: RwLock<Entries<K, V>>,
    capacity: usize,
}

#[derive(Debug)]
struct Entries<K, V> {
    known: HashMap<K, Option<Arc<V>>>,
    version: u64,
}

impl<K: Eq + Hash, V> Shelf<K, V> {
    pub(super) fn new(capacity: usize) -> Self {
        Self { entries: RwLock::new(Entries { known: HashMap::new(), version: 0 }), capacity }
    }

    /// What is known: `Some(None)` is known to be absent, `None` has to be asked for.
    pub(super) fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<Option<Arc<V>>>
    where
        K: Borrow<Q>,
    {
        self.entries.read().unwrap_or_else(PoisonError::into_inner).known.get(key).cloned()
    }

    pub(super) fn seen(&self) -> Seen {
        Seen(self.entries.read().unwrap_or_else(PoisonError::into_inner).version)
    }

    /// Keeps what a reader found, unless something was written since it looked: its answer may be
    /// older than that write.
    pub(super) fn fill(&self, key: K, value: Option<Arc<V>>, seen: Seen) {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        if entries.version == seen.0 {
            entries.keep(key, value, self.capacity);
        }
    }

    /// Keeps what was just written.
    pub(super) fn replace(&self, key: K, value: Option<Arc<V>>) {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        entries.version += 1;
        entries.keep(key, value, self.capacity);
    }

    /// Forgets everything; reads under way are not kept either.
    pub(super) fn clear(&self) {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        entries.version += 1;
        entries.known.clear();
    }
}

impl<K: Eq + Hash, V> Entries<K, V> {
    /// A full shelf is emptied: simpler than choosing a victim, and what is needed comes back.
    fn keep(&mut self, key: K, value: Option<Arc<V>>, capacity: usize) {
        if self.known.len() >= capacity && !self.known.contains_key(&key) {
            self.known.clear();
        }
        self.known.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(value: u8) -> Option<Arc<u8>> {
        Some(Arc::new(value))
    }

    #[test]
    fn a_stale_read_never_replaces_a_newer_write() {
        let shelf: Shelf<&str, u8> = Shelf::new(10);
        let seen = shelf.seen();
        shelf.replace("a", one(2));
        shelf.fill("a", one(1), seen);
        assert_eq!(shelf.get("a"), Some(one(2)));
        shelf.fill("b", one(1), shelf.seen());
        assert_eq!(shelf.get("b"), Some(one(1)));
    }

    #[test]
    fn absence_is_remembered_until_a_write() {
        let shelf: Shelf<&str, u8> = Shelf::new(10);
        assert_eq!(shelf.get("a"), None);
        shelf.fill("a", None, shelf.seen());
        assert_eq!(shelf.get("a"), Some(None));
        shelf.replace("a", one(1));
        assert_eq!(shelf.get("a"), Some(one(1)));
        let seen = shelf.seen();
        shelf.clear();
        shelf.fill("a", None, seen);
        assert_eq!(shelf.get("a"), None);
    }

    #[test]
    fn a_full_shelf_is_emptied_before_it_takes_one_more() {
        let shelf: Shelf<u8, u8> = Shelf::new(2);
        for key in [1, 2] {
            shelf.replace(key, one(key));
        }
        shelf.replace(2, one(9));
        assert_eq!((shelf.get(&1), shelf.get(&2)), (Some(one(1)), Some(one(9))));
        shelf.replace(3, one(3));
        assert_eq!((shelf.get(&1), shelf.get(&2), shelf.get(&3)), (None, None, Some(one(3))));
    }
}
