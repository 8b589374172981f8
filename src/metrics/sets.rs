//! One tally for each set of labels, of which there are at most so many; the rest share one.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// Sets of labels that are told apart.
pub const SETS_MAX: usize = 10_000;

/// Tallies by their labels.
#[derive(Debug)]
pub struct Sets<K, T> {
    what: &'static str,
    most: usize,
    known: RwLock<HashMap<K, Arc<Mutex<T>>>>,
    other: Mutex<T>,
    is_full: AtomicBool,
}

impl<K: Clone + Eq + Hash, T: Default> Sets<K, T> {
    pub(super) fn new(what: &'static str) -> Self {
        Self::with_room(what, SETS_MAX)
    }

    fn with_room(what: &'static str, most: usize) -> Self {
        Self {
            what,
            most,
            known: RwLock::default(),
            other: Mutex::default(),
            is_full: AtomicBool::new(false),
        }
    }

    /// Writes to the tally of these labels.
    pub fn note(&self, key: K, write: impl FnOnce(&mut T)) {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        match known.or_else(|| self.make(key)) {
            Some(tally) => write(&mut tally.lock().unwrap_or_else(PoisonError::into_inner)),
            None => write(&mut self.other.lock().unwrap_or_else(PoisonError::into_inner)),
        }
    }

    /// A new tally; `None` when there are too many.
    fn make(&self, key: K) -> Option<Arc<Mutex<T>>> {
        if self.is_full.load(Ordering::Relaxed) {
            return None;
        }
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < self.most || known.contains_key(&key) {
            return Some(Arc::clone(known.entry(key).or_default()));
        }
        if !self.is_full.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                label_sets = self.most,
                "the metrics of {} tell no more label sets apart; further ones count as `other`",
                self.what
            );
        }
        None
    }

    /// Looks at every tally; the one without labels is shared by those that had no room. Callers go on
    /// meanwhile: nothing is locked for longer than one look.
    pub fn each(&self, mut see: impl FnMut(Option<&K>, &T)) {
        let known: Vec<(K, Arc<Mutex<T>>)> = {
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
            known.iter().map(|(key, tally)| (key.clone(), Arc::clone(tally))).collect()
        };
        for (key, tally) in &known {
            see(Some(key), &tally.lock().unwrap_or_else(PoisonError::into_inner));
        }
        if self.is_full.load(Ordering::Relaxed) {
            see(None, &self.other.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_most_sets_everybody_shares_one_and_nothing_is_lost() {
        let sets: Sets<u32, u64> = Sets::with_room("tests", 3);
        for round in 0..2 {
            for key in 0..3 {
                sets.note(key, |sum| *sum += 1);
            }
            if round == 0 {
                sets.each(|key, _| assert!(key.is_some(), "nobody shares yet"));
            }
            for key in 3..10 {
                sets.note(key, |sum| *sum += 1);
            }
        }
        let (mut own, mut shared) = (0, 0);
        sets.each(|key, sum| match key {
            Some(_) => own += sum,
            None => shared += sum,
        });
        assert_eq!((own, shared), (6, 14));
    }

    #[test]
    fn many_threads_lose_nothing() {
        let sets: Sets<usize, u64> = Sets::with_room("tests", 5);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..1_000).for_each(|at| sets.note(at % 8, |sum| *sum += 1)));
            }
        });
        let mut all = 0;
        sets.each(|_, sum| all += sum);
        assert_eq!(all, 4_000);
    }
}
