//! The last events, and which of them pass the filter of Tail. Each event is matched once when it
//! comes, and all of them anew only when the filter is another one.

use std::collections::VecDeque;

use jiff::Timestamp;

use super::Spent;
use crate::text::filter::Filter;

/// How many events are kept.
pub(crate) const RING_MAX: usize = 10_000;

/// An event of the ring.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RingEvent {
    /// Its place in the order of arrival; the numbers of a ring have no holes.
    pub(crate) number: u64,
    /// Whether it passes the filter.
    pub(crate) matches: bool,
    /// The event.
    pub(crate) spent: Spent,
}

impl RingEvent {
    /// What names its row.
    pub(crate) fn id(&self) -> String {
        self.number.to_string()
    }
}

/// The last events, in the order in which they came.
#[derive(Clone, Debug)]
pub(crate) struct Ring {
    max: usize,
    events: VecDeque<RingEvent>,
    next: u64,
    matching: usize,
    matched_with: String,
    /// The newest of those that have left: line and time of those with a line, time of all others.
    left: (Option<(u64, Timestamp)>, Option<Timestamp>),
}

impl Default for Ring {
    fn default() -> Self {
        Self::of_at_most(RING_MAX)
    }
}

impl Ring {
    /// A ring that keeps so many events.
    pub(crate) fn of_at_most(max: usize) -> Self {
        let (events, matched_with) = (VecDeque::new(), String::new());
        Self { max, events, next: 0, matching: 0, matched_with, left: (None, None) }
    }

    /// Takes an event in. Whether another one had to leave for it.
    pub(crate) fn push(&mut self, spent: Spent, filter: Option<&Filter>) -> bool {
        let is_full = self.events.len() >= self.max;
        if is_full && let Some(gone) = self.events.pop_front() {
            self.matching -= usize::from(gone.matches);
            let (line, other) = &mut self.left;
            match gone.spent.seq {
                Some(seq) => {
                    let (last, at) = line.unwrap_or((seq, gone.spent.at));
                    *line = Some((last.max(seq), at.max(gone.spent.at)));
                }
                None => *other = (*other).max(Some(gone.spent.at)),
            }
        }
        let matches = passes(&spent, filter);
        self.matching += usize::from(matches);
        self.events.push_back(RingEvent { number: self.next, matches, spent });
        self.next += 1;
        is_full
    }

    /// Matches all events anew if the filter, by its text, is not the one they were matched with.
    pub(crate) fn rematch(&mut self, text: &str, filter: Option<&Filter>) {
        if self.matched_with == text {
            return;
        }
        text.clone_into(&mut self.matched_with);
        for event in &mut self.events {
            event.matches = passes(&event.spent, filter);
        }
        self.matching = self.events.iter().filter(|event| event.matches).count();
    }

    /// All events, the oldest first.
    pub(crate) fn events(&self) -> &VecDeque<RingEvent> {
        &self.events
    }

    /// Whether all are still there that came after others, by their lines or times.
    pub(crate) fn has_all(&self, is_later: impl Fn(Option<u64>, Timestamp) -> bool) -> bool {
        let (line, other) = self.left;
        !line.is_some_and(|(seq, at)| is_later(Some(seq), at)) && !other.is_some_and(|at| is_later(None, at))
    }

    /// The number of the event that comes next.
    pub(crate) fn next(&self) -> u64 {
        self.next
    }

    /// Those from this number on that are still there, the oldest first.
    pub(crate) fn since(&self, number: u64) -> impl Iterator<Item = &RingEvent> {
        let first = self.events.front().map_or(self.next, |event| event.number);
        let gone = usize::try_from(number.saturating_sub(first)).unwrap_or(usize::MAX);
        self.events.iter().skip(gone)
    }

    /// Those that pass the filter, the oldest first.
    pub(crate) fn matching(&self) -> impl DoubleEndedIterator<Item = &RingEvent> {
        self.events.iter().filter(|event| event.matches)
    }

    /// How many pass the filter.
    pub(crate) fn matching_count(&self) -> usize {
        self.matching
    }

    /// The event that a row's id names, if it is still there.
    pub(crate) fn get(&self, id: &str) -> Option<&RingEvent> {
        let number: u64 = id.parse().ok()?;
        let first = self.events.front()?.number;
        self.events.get(usize::try_from(number.checked_sub(first)?).ok()?)
    }
}

fn passes(spent: &Spent, filter: Option<&Filter>) -> bool {
    filter.is_none_or(|filter| filter.matches(&spent.row(), "request_id"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Row;

    fn spent(customer: &str) -> Spent {
        let json = format!(r#"{{"event":"spend","ts":"2026-11-22T14:00:00Z","customer_id":"{customer}"}}"#);
        let row: Row = serde_json::from_str(&json).unwrap();
        Spent::of_row(&row, None).unwrap()
    }

    fn filter(text: &str) -> Filter {
        let now = "2026-11-22T14:00:00Z[UTC]".parse().unwrap();
        Filter::parse(text, &now).unwrap()
    }

    #[test]
    fn events_are_matched_once_and_anew_only_for_another_filter() {
        let mut ring = Ring::default();
        for customer in ["acme", "globex", "acme"] {
            assert!(!ring.push(spent(customer), None));
        }
        assert_eq!((ring.events().len(), ring.matching_count()), (3, 3));
        let acme = filter("customer:acme");
        ring.rematch("customer:acme", Some(&acme));
        assert_eq!(ring.matching().map(RingEvent::id).collect::<Vec<_>>(), ["0", "2"]);
        ring.push(spent("globex"), Some(&acme));
        ring.push(spent("acme"), Some(&acme));
        assert_eq!((ring.events().len(), ring.matching_count()), (5, 3));
        // The same text: nothing is walked, whatever filter comes with it.
        ring.rematch("customer:acme", None);
        assert_eq!(ring.matching_count(), 3);
        ring.rematch("", None);
        assert_eq!(ring.matching_count(), 5);
    }

    #[test]
    fn the_oldest_leave_and_numbers_go_on() {
        let mut ring = Ring::default();
        let acme = filter("customer:acme");
        ring.rematch("customer:acme", Some(&acme));
        ring.push(spent("acme"), Some(&acme));
        let other = spent("globex");
        for _ in 1..RING_MAX {
            assert!(!ring.push(other.clone(), None));
        }
        assert_eq!((ring.events().len(), ring.matching_count()), (RING_MAX, RING_MAX));
        assert!(ring.push(other.clone(), Some(&acme)));
        assert_eq!((ring.events().len(), ring.matching_count()), (RING_MAX, RING_MAX - 1));
        assert_eq!(ring.get("0"), None, "gone");
        assert_eq!(ring.get("1").map(|event| event.number), Some(1));
        assert_eq!(ring.get("10000").map(RingEvent::id).as_deref(), Some("10000"));
        for (number, first, count) in [
            (0, Some(1), RING_MAX),
            (1, Some(1), RING_MAX),
            (9_999, Some(9_999), 2),
            (10_001, None, 0),
            (u64::MAX, None, 0),
        ] {
            let since = || ring.since(number);
            assert_eq!(
                (since().next().map(|event| event.number), since().count()),
                (first, count),
                "{number}"
            );
        }
        assert_eq!((ring.get("10001"), ring.get("-1"), ring.get("x")), (None, None, None));
    }
}
