//! Events on their way to the dashboard: many at a time, so that thousands in a second cost little,
//! and never more than fit; what does not fit is counted as missed. Pure.

use std::time::Duration;

use tokio::time::Instant;

use crate::tui::data::Spent;
use crate::tui::event::Live;

/// How long an event waits for others.
const WAIT_MAX: Duration = Duration::from_millis(50);
/// How many events wait at the most.
pub(super) const EVENTS_MAX: usize = 2_000;

/// Events that wait.
#[derive(Debug, Default)]
pub(super) struct Batch {
    events: Vec<Spent>,
    since: Option<Instant>,
    missed: u64,
}

impl Batch {
    /// Takes an event in; one that does not fit is missed.
    pub(super) fn push(&mut self, spent: Spent, now: Instant) {
        if self.events.len() >= EVENTS_MAX {
            self.missed += 1;
            return;
        }
        self.since.get_or_insert(now);
        self.events.push(spent);
    }

    /// When they have waited for long enough; `None` without any.
    pub(super) fn due(&self) -> Option<Instant> {
        self.since.map(|since| since + WAIT_MAX)
    }

    /// Whether they should not wait any longer.
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.events.len() >= EVENTS_MAX || self.due().is_some_and(|due| due <= now)
    }

    /// Nobody could take them: they are tried again a little later.
    pub(super) fn wait(&mut self, now: Instant) {
        self.since = self.since.map(|_| now);
    }

    /// What there is to tell, in order.
    pub(super) fn take(&mut self) -> Vec<Live> {
        self.since = None;
        let mut news = Vec::new();
        if !self.events.is_empty() {
            news.push(Live::Spent(std::mem::take(&mut self.events)));
        }
        if self.missed > 0 {
            news.push(Live::Gap { missed: Some(std::mem::take(&mut self.missed)) });
        }
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Row;

    #[test]
    fn what_does_not_fit_is_missed_and_said_so() {
        let row: Row = serde_json::from_str(r#"{"event":"spend","ts":"2026-11-21T14:32:07Z"}"#).unwrap();
        let spent = Spent::of_row(&row, Some(1)).unwrap();
        let (mut batch, now) = (Batch::default(), Instant::now());
        assert!(!batch.is_due(now) && batch.due().is_none() && batch.take().is_empty());
        batch.push(spent.clone(), now);
        assert!(!batch.is_due(now) && batch.is_due(now + WAIT_MAX));
        batch.wait(now + WAIT_MAX);
        assert!(!batch.is_due(now + WAIT_MAX));
        for _ in 1..EVENTS_MAX + 3 {
            batch.push(spent.clone(), now);
        }
        assert!(batch.is_due(now));
        let [Live::Spent(events), Live::Gap { missed: Some(3) }] = &batch.take()[..] else {
            panic!("events, then what is missing");
        };
        assert_eq!(events.len(), EVENTS_MAX);
        assert!(batch.take().is_empty() && batch.due().is_none());
    }
}
