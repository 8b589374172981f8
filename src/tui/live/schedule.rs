//! When what is read again: lists now and then, and soon after something changed. Pure: the present is
//! handed in.

use std::time::Duration;

use tokio::time::Instant;

use crate::tui::event::{Ask, Kind};
use crate::tui::state::Window;

/// The same is not asked for again sooner.
const APART: Duration = Duration::from_secs(1);
/// Whoever takes long to answer is asked less often: so many times as long lies between.
const TIMES_AS_LONG: u32 = 20;

/// What is read again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Server,
    Overview,
    Customers,
    Budgets,
    Keys,
    Deliveries,
}

/// What is read, and how often while nothing changes; `None`: only when something changed.
const PERIODS: &[(What, Option<Duration>)] = &[
    (What::Server, Some(Duration::from_secs(120))),
    (What::Overview, Some(Duration::from_secs(30))),
    (What::Customers, Some(Duration::from_secs(15))),
    (What::Budgets, Some(Duration::from_secs(30))),
    (What::Keys, Some(Duration::from_secs(30))),
    (What::Deliveries, None),
];

#[derive(Debug)]
struct Entry {
    what: What,
    period: Option<Duration>,
    due: Option<Instant>,
    asked: Option<Instant>,
}

/// When what is read again.
#[derive(Debug)]
pub(super) struct Schedule {
    window: Window,
    entries: Vec<Entry>,
    is_halted: bool,
}

impl Schedule {
    /// Everything is read at once.
    pub(super) fn new(window: Window, now: Instant) -> Self {
        let entry = |(what, period): &(What, Option<Duration>)| Entry {
            what: *what,
            period: *period,
            due: period.map(|_| now),
            asked: None,
        };
        Self { window, entries: PERIODS.iter().map(entry).collect(), is_halted: false }
    }

    /// What is to be asked now; it is not due again before it was answered.
    pub(super) fn take_due(&mut self, now: Instant) -> Vec<Ask> {
        if self.is_halted {
            return Vec::new();
        }
        let window = self.window;
        let due = self.entries.iter_mut().filter(|entry| entry.due.is_some_and(|due| due <= now));
        due.map(|entry| {
            (entry.due, entry.asked) = (None, Some(now));
            ask_of(entry.what, window)
        })
        .collect()
    }

    /// When there is something to ask next.
    pub(super) fn next(&self) -> Option<Instant> {
        if self.is_halted { None } else { self.entries.iter().filter_map(|entry| entry.due).min() }
    }

    /// Somebody has asked this.
    pub(super) fn asked(&mut self, ask: &Ask, now: Instant) {
        if let Ask::Overview(window) = ask {
            self.window = *window;
        }
        if let Some(entry) = self.entry(ask) {
            (entry.due, entry.asked) = (None, Some(now));
        }
    }

    /// Whether there is no connection to ask on.
    pub(super) fn is_halted(&self) -> bool {
        self.is_halted
    }

    /// This was answered, or was not, and took so long.
    pub(super) fn answered(&mut self, ask: &Ask, now: Instant, took: Duration) {
        if let Some(entry) = self.entry(ask)
            && let Some(period) = entry.period
        {
            let again = now + period.max(took.saturating_mul(TIMES_AS_LONG));
            entry.due = Some(entry.due.map_or(again, |due| due.min(again)));
        }
    }

    /// This is wanted soon: it changed, or it was asked for while it was under way.
    pub(super) fn want(&mut self, ask: &Ask, now: Instant) {
        if let Some(entry) = self.entry(ask) {
            entry.want(now);
        }
    }

    /// Objects of a kind changed. What nobody has looked at yet is not read for that.
    pub(super) fn changed(&mut self, kind: Kind, now: Instant) {
        let touched: &[What] = match kind {
            Kind::Customers => &[What::Customers],
            // Customers are shown with their limits.
            Kind::Budgets => &[What::Budgets, What::Customers],
            Kind::Keys => &[What::Keys],
            Kind::Deliveries => &[What::Deliveries],
        };
        for entry in self.entries.iter_mut().filter(|entry| touched.contains(&entry.what)) {
            if entry.period.is_some() || entry.asked.is_some() {
                entry.want(now);
            }
        }
    }

    /// There is no connection: nothing is asked for by itself.
    pub(super) fn halt(&mut self) {
        self.is_halted = true;
    }

    /// There is one: the numbers of the window are read, and after a break everything else too.
    pub(super) fn resume(&mut self, now: Instant) {
        let was_halted = std::mem::take(&mut self.is_halted);
        for entry in &mut self.entries {
            let is_kept = entry.period.is_some() || entry.asked.is_some();
            if entry.what == What::Overview || (was_halted && is_kept) {
                entry.want(now);
            }
        }
    }

    fn entry(&mut self, ask: &Ask) -> Option<&mut Entry> {
        let what = match ask {
            Ask::Server => What::Server,
            Ask::Overview(window) if *window == self.window => What::Overview,
            Ask::Customers => What::Customers,
            Ask::Budgets => What::Budgets,
            Ask::Keys => What::Keys,
            Ask::Deliveries => What::Deliveries,
            Ask::Overview(_) | Ask::Active | Ask::CustomerDetail(_) | Ask::Customer(_) | Ask::Search(..) => {
                return None;
            }
        };
        self.entries.iter_mut().find(|entry| entry.what == what)
    }
}

impl Entry {
    fn want(&mut self, now: Instant) {
        let at = self.asked.map_or(now, |asked| now.max(asked + APART));
        self.due = Some(self.due.map_or(at, |due| due.min(at)));
    }
}

fn ask_of(what: What, window: Window) -> Ask {
    match what {
        What::Server => Ask::Server,
        What::Overview => Ask::Overview(window),
        What::Customers => Ask::Customers,
        What::Budgets => Ask::Budgets,
        What::Keys => Ask::Keys,
        What::Deliveries => Ask::Deliveries,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: [Ask; 5] =
        [Ask::Server, Ask::Overview(Window::Hour), Ask::Customers, Ask::Budgets, Ask::Keys];

    fn begun() -> (Schedule, impl Fn(u64) -> Instant) {
        let start = Instant::now();
        let at = move |ms| start + Duration::from_millis(ms);
        let mut schedule = Schedule::new(Window::Hour, start);
        assert_eq!(schedule.take_due(start), FIRST);
        assert_eq!((schedule.take_due(at(60_000)), schedule.next()), (vec![], None), "all under way");
        (schedule, at)
    }

    #[test]
    fn lists_are_read_again_now_and_then_and_slow_ones_less_often() {
        let (mut schedule, at) = begun();
        schedule.answered(&Ask::Customers, at(100), Duration::from_millis(100));
        schedule.answered(&Ask::Budgets, at(100), Duration::from_secs(4));
        assert_eq!(schedule.next(), Some(at(15_100)));
        assert_eq!(schedule.take_due(at(15_099)), []);
        assert_eq!(schedule.take_due(at(15_100)), [Ask::Customers]);
        assert_eq!(schedule.next(), Some(at(80_100)));
    }

    #[test]
    fn changes_are_read_soon_and_not_more_than_once_a_second() {
        let (mut schedule, at) = begun();
        schedule.answered(&Ask::Keys, at(100), Duration::ZERO);
        for ms in [200, 300, 400] {
            schedule.changed(Kind::Keys, at(ms));
        }
        assert_eq!(schedule.next(), Some(at(1_000)));
        assert_eq!(schedule.take_due(at(1_000)), [Ask::Keys]);
        schedule.changed(Kind::Keys, at(5_000));
        assert_eq!(schedule.take_due(at(5_000)), [Ask::Keys]);
        schedule.changed(Kind::Deliveries, at(5_000));
        assert_eq!(schedule.take_due(at(5_000)), [], "nobody looks at deliveries");
        schedule.asked(&Ask::Deliveries, at(6_000));
        schedule.changed(Kind::Deliveries, at(9_000));
        schedule.changed(Kind::Budgets, at(9_000));
        assert_eq!(schedule.take_due(at(9_000)), [Ask::Customers, Ask::Budgets, Ask::Deliveries]);
    }

    #[test]
    fn without_a_connection_nothing_is_asked_and_everything_after_it() {
        let (mut schedule, at) = begun();
        schedule.resume(at(500));
        assert_eq!(schedule.next(), Some(at(1_000)), "the numbers, once more");
        schedule.halt();
        assert_eq!((schedule.take_due(at(90_000)), schedule.next()), (vec![], None));
        schedule.resume(at(90_000));
        assert_eq!(schedule.take_due(at(90_000)), FIRST);
    }

    #[test]
    fn the_window_is_the_one_that_was_asked_for_last() {
        let (mut schedule, at) = begun();
        schedule.asked(&Ask::Overview(Window::Day), at(10));
        schedule.answered(&Ask::Overview(Window::Hour), at(20), Duration::ZERO);
        assert_eq!(schedule.next(), None, "of a window that nobody looks at");
        schedule.want(&Ask::Overview(Window::Day), at(30));
        assert_eq!(schedule.take_due(at(1_010)), [Ask::Overview(Window::Day)]);
    }
}
