//! Which events were told already. Streams are resumed and logs overlap, so the same event may come
//! twice, and in any order; each counts once.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Spent;

/// How many lines of the ledger are remembered; older ones count as told.
const LINES_MAX: usize = 65_536;
/// How many events without a line are remembered.
const OTHERS_MAX: usize = 16_384;

/// What was told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// Lines up to this one are too old to be news.
    floor: u64,
    lines: BTreeSet<u64>,
    /// Hashes of events without a line.
    others: HashSet<u64>,
    order: VecDeque<u64>,
}

impl Told {
    /// Whether an event is told for the first time; it is known from now on.
    pub(crate) fn is_new(&mut self, spent: &Spent) -> bool {
        match spent.seq {
            Some(seq) => self.is_new_line(seq),
            None => self.is_new_other(spent),
        }
    }

    fn is_new_line(&mut self, seq: u64) -> bool {
        if seq <= self.floor || !self.lines.insert(seq) {
            return false;
        }
        if self.lines.len() > LINES_MAX {
            self.floor = self.lines.pop_first().unwrap_or(self.floor);
        }
        true
    }

    fn is_new_other(&mut self, spent: &Spent) -> bool {
        let mut hasher = DefaultHasher::new();
        (&spent.request_id, spent.at, spent.ending as u8).hash(&mut hasher);
        let hash = hasher.finish();
        if !self.others.insert(hash) {
            return false;
        }
        self.order.push_back(hash);
        if self.order.len() > OTHERS_MAX
            && let Some(oldest) = self.order.pop_front()
        {
            self.others.remove(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Row;

    fn event(id: &str, seq: Option<u64>) -> Spent {
        let text = format!(r#"{{"event":"blocked","request_id":"{id}","ts":"2026-11-21T14:32:07Z"}}"#);
        let row: Row = serde_json::from_str(&text).unwrap();
        Spent::of_row(&row, seq).unwrap()
    }

    #[test]
    fn an_event_is_new_once_in_whatever_order() {
        let mut told = Told::default();
        for (id, seq, is_new) in [
            ("a", Some(7), true),
            ("a", Some(5), true),
            ("a", Some(7), false),
            ("b", None, true),
            ("b", None, false),
            ("c", None, true),
            ("a", Some(6), true),
        ] {
            assert_eq!(told.is_new(&event(id, seq)), is_new, "{id} {seq:?}");
        }
    }

    #[test]
    fn what_is_remembered_is_bounded_and_the_oldest_lines_stay_told() {
        let mut told = Told::default();
        let last = LINES_MAX as u64 + 10;
        for seq in 1..=last {
            assert!(told.is_new_line(seq));
        }
        assert_eq!((told.lines.len(), told.floor), (LINES_MAX, 10));
        assert!(!told.is_new_line(3) && !told.is_new_line(last) && told.is_new_line(last + 1));
        for number in 0..=OTHERS_MAX {
            assert!(told.is_new(&event(&number.to_string(), None)));
        }
        assert_eq!(told.others.len(), OTHERS_MAX);
    }
}
