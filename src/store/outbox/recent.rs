//! The newest lines of the ledger, in memory: who tells of them as they come need not read them again.
//! The database has them all, so nothing depends on what is here.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::entry::Entry;

/// Lines that are kept; who is further behind reads them from the database.
const LINES_MAX: usize = 2_048;

/// The newest lines that are on disk, in their order. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Recent {
    lines: Arc<Mutex<Lines>>,
}

#[derive(Debug)]
struct Lines {
    kept: VecDeque<Arc<Entry>>,
    /// The newest there is.
    last: u64,
    /// The newest that is not here.
    forgotten: u64,
}

impl Recent {
    /// What comes after a line; those before are in the database alone.
    pub fn after_line(seq: u64) -> Self {
        let lines = Lines { kept: VecDeque::new(), last: seq, forgotten: seq };
        Self { lines: Arc::new(Mutex::new(lines)) }
    }

    /// Adds lines that are on disk now. Each is newer than all before it.
    pub fn add(&self, lines: impl Iterator<Item = Arc<Entry>>) {
        let mut kept = self.lock();
        for line in lines {
            if kept.kept.len() >= LINES_MAX
                && let Some(oldest) = kept.kept.pop_front()
            {
                kept.forgotten = oldest.seq;
            }
            kept.last = line.seq;
            kept.kept.push_back(line);
        }
    }

    /// The number of the newest line that is on disk.
    pub fn last(&self) -> u64 {
        self.lock().last
    }

    /// The first lines after a number, at most so many; absent where some of them are not here any more.
    pub fn after(&self, seq: u64, most: usize) -> Option<Vec<Arc<Entry>>> {
        let lines = self.lock();
        if seq < lines.forgotten {
            return None;
        }
        let start = lines.kept.partition_point(|line| line.seq <= seq);
        Some(lines.kept.iter().skip(start).take(most).cloned().collect())
    }

    fn lock(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{Detail, EntryKind, EntryStatus};
    use crate::domain::money::Picos;
    use crate::domain::time::Millis;
    use crate::domain::usage::Usage;

    fn line(seq: u64) -> Arc<Entry> {
        Arc::new(Entry {
            seq,
            id: String::new(),
            request_id: String::new(),
            call_id: None,
            kind: EntryKind::Charge,
            status: EntryStatus::Exact,
            at: Millis(0),
            started_at: Millis(0),
            payer: Arc::default(),
            call: Arc::default(),
            usage: Usage::default(),
            cost: Picos::ZERO,
            held: Picos::ZERO,
            duration_ms: 0,
            detail: Detail::default(),
        })
    }

    #[test]
    fn lines_are_found_until_they_are_forgotten_and_then_it_is_said() {
        let recent = Recent::after_line(100);
        let after = |seq, most| {
            let lines: Option<Vec<_>> = recent.after(seq, most);
            lines.map(|lines| lines.iter().map(|line| line.seq).collect::<Vec<_>>())
        };
        assert_eq!((recent.last(), after(99, 9), after(100, 9)), (100, None, Some(vec![])));
        // Numbers may be left out: a hold that was gone made no line.
        recent.add([101, 102, 104].into_iter().map(line));
        for (seq, most, found) in [
            (99, 9, None),
            (100, 9, Some(vec![101, 102, 104])),
            (100, 2, Some(vec![101, 102])),
            (102, 9, Some(vec![104])),
            (103, 9, Some(vec![104])),
            (104, 9, Some(vec![])),
            (999, 9, Some(vec![])),
        ] {
            assert_eq!(after(seq, most), found, "{seq}");
        }
        let full_with = 104 + LINES_MAX as u64 - 3;
        recent.add((105..=full_with).map(line));
        assert_eq!((after(100, 1), recent.last()), (Some(vec![101]), full_with));
        recent.add(std::iter::once(line(full_with + 1)));
        assert_eq!((after(100, 1), after(101, 1)), (None, Some(vec![102])));
    }
}
