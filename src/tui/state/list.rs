//! Lists of the server: rows that were read, and rows that a search has found besides.

use std::collections::{BTreeMap, HashSet};

use crate::tui::data::Object;
use crate::tui::event::Loaded;

/// A list that is still to come, is there, or cannot be had.
#[derive(Clone, Debug)]
pub(crate) enum List<T> {
    /// Not read yet.
    Loading,
    /// Read. `stale` says why it could not be read again.
    Ready {
        /// The rows: those of the list, then those that are here only because somebody asked for them.
        rows: Vec<T>,
        /// How many of them, at the end, are here only for that.
        extra: usize,
        /// How many there are on the server.
        total: usize,
        /// Why it could not be read again.
        stale: Option<String>,
    },
    /// It cannot be had: why.
    Failed(String),
    /// This server has no such thing.
    Unsupported,
}

impl<T> List<T> {
    /// What there is of it.
    pub(crate) fn rows(&self) -> &[T] {
        match self {
            Self::Ready { rows, .. } => rows,
            Self::Loading | Self::Failed(_) | Self::Unsupported => &[],
        }
    }

    /// The same, to be changed.
    pub(crate) fn rows_mut(&mut self) -> &mut [T] {
        match self {
            Self::Ready { rows, .. } => rows,
            Self::Loading | Self::Failed(_) | Self::Unsupported => &mut [],
        }
    }

    /// Rows that were just read.
    pub(crate) fn ready(rows: Vec<T>, total: usize) -> Self {
        Self::Ready { rows, extra: 0, total, stale: None }
    }

    /// How many rows were read of how many, when there are more than were read.
    pub(crate) fn shortened(&self) -> Option<(usize, usize)> {
        match self {
            Self::Ready { rows, extra, total, .. } => {
                let read = rows.len().saturating_sub(*extra);
                (read < *total).then_some((read, *total))
            }
            Self::Loading | Self::Failed(_) | Self::Unsupported => None,
        }
    }
}

impl<T: Object> List<T> {
    /// The list was read: its rows replace those that were. Extra ones stay, unless they are in it now.
    pub(crate) fn read(&mut self, loaded: Loaded<T>) {
        let mut extras = self.take_extras();
        let known: HashSet<&str> = loaded.rows.iter().map(Object::id).collect();
        extras.retain(|row| !known.contains(row.id()));
        *self = Self::ready(loaded.rows, loaded.total);
        if self.shortened().is_some() {
            self.put_extras(extras);
        }
    }

    /// Rows that were asked for: fresh ones, so that they replace what is there of them. Of the extra rows
    /// that were here before only those stay that are kept.
    pub(crate) fn find(&mut self, found: Vec<T>, keep: impl Fn(&T) -> bool) {
        let mut extras = self.take_extras();
        extras.retain(keep);
        let mut fresh: BTreeMap<String, T> =
            found.into_iter().map(|row| (row.id().to_owned(), row)).collect();
        for row in self.rows_mut().iter_mut().chain(&mut extras) {
            if let Some(found) = fresh.remove(row.id()) {
                *row = found;
            }
        }
        extras.extend(fresh.into_values());
        self.put_extras(extras);
    }

    /// Without the extra rows that are not kept.
    pub(crate) fn keep_extras(&mut self, keep: impl Fn(&T) -> bool) {
        if self.has_extras() {
            let mut extras = self.take_extras();
            extras.retain(keep);
            self.put_extras(extras);
        }
    }

    /// Whether this one is here only because somebody asked for it.
    pub(crate) fn is_extra(&self, id: &str) -> bool {
        match self {
            Self::Ready { rows, extra, .. } => rows.iter().rev().take(*extra).any(|row| row.id() == id),
            Self::Loading | Self::Failed(_) | Self::Unsupported => false,
        }
    }

    fn has_extras(&self) -> bool {
        matches!(self, Self::Ready { extra: 1.., .. })
    }

    fn take_extras(&mut self) -> Vec<T> {
        match self {
            Self::Ready { rows, extra, .. } => {
                let read = rows.len().saturating_sub(std::mem::take(extra));
                rows.split_off(read)
            }
            Self::Loading | Self::Failed(_) | Self::Unsupported => Vec::new(),
        }
    }

    fn put_extras(&mut self, extras: Vec<T>) {
        if let Self::Ready { rows, extra, .. } = self {
            *extra = extras.len();
            rows.extend(extras);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    struct Thing(&'static str, u32);

    impl Object for Thing {
        fn id(&self) -> &str {
            self.0
        }
    }

    fn shown(list: &List<Thing>) -> String {
        let rows: Vec<String> = list.rows().iter().map(|row| format!("{}{}", row.0, row.1)).collect();
        rows.join(" ")
    }

    #[test]
    fn what_was_found_stands_behind_what_was_read() {
        let mut list = List::ready(vec![Thing("a", 1), Thing("b", 1)], 9);
        assert_eq!(list.shortened(), Some((2, 9)));
        list.find(vec![Thing("y", 2), Thing("b", 2), Thing("x", 2)], |_| false);
        assert_eq!(shown(&list), "a1 b2 x2 y2", "fresh ones win");
        assert_eq!(list.shortened(), Some((2, 9)), "no more were read");
        assert!(list.is_extra("x") && !list.is_extra("b") && !list.is_extra("z"));

        list.find(vec![Thing("y", 3)], |row| row.0 == "x");
        assert_eq!(shown(&list), "a1 b2 x2 y3");
        list.read(Loaded { rows: vec![Thing("a", 4), Thing("x", 4)], total: 9 });
        assert_eq!(shown(&list), "a4 x4 y3", "none is there twice");
        list.keep_extras(|row| row.0 != "y");
        assert_eq!(shown(&list), "a4 x4", "what was read stays");
        list.keep_extras(|_| false);
        assert_eq!(shown(&list), "a4 x4");

        list.find(vec![Thing("y", 5)], |_| true);
        list.read(Loaded { rows: vec![Thing("a", 6)], total: 1 });
        assert_eq!((shown(&list).as_str(), list.shortened()), ("a6", None), "there are no others");
    }

    #[test]
    fn what_is_not_there_has_no_rows_to_add_to() {
        for mut list in [List::Loading, List::Failed("no".to_owned()), List::Unsupported] {
            list.find(vec![Thing("a", 1)], |_| true);
            list.keep_extras(|_| true);
            assert!(list.rows().is_empty() && list.shortened().is_none() && !list.is_extra("a"));
        }
    }
}
