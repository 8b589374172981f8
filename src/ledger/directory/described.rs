//! The names of all tags that somebody described. Calls carry any tags, and those that nobody described
//! cost neither a read nor a place in memory.
//!
//! Knows no store; a reader says which version it saw before it asked one.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock};

use crate::domain::id::Tag;

/// Names that are kept; where there are more, every tag is asked for by itself.
pub(super) const NAMES_MAX: usize = 100_000;

/// The state of the names before a read from the store. A write in between makes it worthless.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen(u64);

#[derive(Debug, Default)]
pub(super) struct Described {
    names: RwLock<Names>,
}

#[derive(Debug, Default)]
struct Names {
    known: Known,
    version: u64,
}

#[derive(Debug, Default)]
enum Known {
    /// Nobody has read them yet.
    #[default]
    Nothing,
    All(HashSet<Tag>),
    TooMany,
}

impl Described {
    /// Whether a tag may be described; absent when the names have to be read first.
    pub(super) fn may_have(&self, tag: &Tag) -> Option<bool> {
        match &self.names.read().unwrap_or_else(PoisonError::into_inner).known {
            Known::Nothing => None,
            Known::All(names) => Some(names.contains(tag)),
            Known::TooMany => Some(true),
        }
    }

    pub(super) fn seen(&self) -> Seen {
        Seen(self.names.read().unwrap_or_else(PoisonError::into_inner).version)
    }

    /// Keeps what a reader found, unless something was written since it looked.
    pub(super) fn fill(&self, found: Vec<Tag>, seen: Seen) {
        let mut names = self.names.write().unwrap_or_else(PoisonError::into_inner);
        if names.version == seen.0 {
            names.known = match found.len() > NAMES_MAX {
                true => Known::TooMany,
                false => Known::All(found.into_iter().collect()),
            };
        }
    }

    /// A tag was described, or is no more.
    pub(super) fn change(&self, tag: &Tag, is_described: bool) {
        let mut names = self.names.write().unwrap_or_else(PoisonError::into_inner);
        names.version += 1;
        let Known::All(all) = &mut names.known else { return };
        if !is_described {
            all.remove(tag);
        } else if all.len() < NAMES_MAX || all.contains(tag) {
            all.insert(tag.clone());
        } else {
            names.known = Known::TooMany;
        }
    }

    /// Forgets everything; reads under way are not kept either.
    pub(super) fn clear(&self) {
        let mut names = self.names.write().unwrap_or_else(PoisonError::into_inner);
        names.version += 1;
        names.known = Known::Nothing;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_read_never_replaces_a_newer_write() {
        let described = Described::default();
        let (a, b) = (Tag::from("a"), Tag::from("b"));
        assert_eq!(described.may_have(&a), None);
        let seen = described.seen();
        described.change(&a, true);
        described.fill(vec![], seen);
        assert_eq!(described.may_have(&a), None, "it may have been read before the write");
        described.fill(vec![a.clone()], described.seen());
        assert_eq!((described.may_have(&a), described.may_have(&b)), (Some(true), Some(false)));
        described.change(&a, false);
        described.change(&b, true);
        assert_eq!((described.may_have(&a), described.may_have(&b)), (Some(false), Some(true)));
        let seen = described.seen();
        described.clear();
        described.fill(vec![], seen);
        assert_eq!(described.may_have(&b), None);
    }

    #[test]
    fn beyond_the_most_names_every_tag_may_be_described() {
        let described = Described::default();
        let names = |count: usize| (0..count).map(|at| Tag::from(format!("t{at}"))).collect();
        described.fill(names(NAMES_MAX), described.seen());
        let other = Tag::from("other");
        assert_eq!(described.may_have(&other), Some(false));
        described.change(&"t0".into(), true);
        assert_eq!(described.may_have(&other), Some(false), "it was there already");
        described.change(&"new".into(), true);
        assert_eq!(described.may_have(&other), Some(true));
        described.fill(names(NAMES_MAX + 1), described.seen());
        assert_eq!(described.may_have(&other), Some(true));
    }
}
