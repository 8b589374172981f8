//! Overspend that goes on into the next window: as a line, so that sums stay sums.

use proptest::prelude::*;

use super::super::*;
use crate::domain::duration::Duration;
use crate::domain::scope::Scope;
use crate::domain::window::{Calendar, WindowRule};

const MINUTE_MS: i64 = 60_000;

fn terms(limit: Option<i128>) -> Terms {
    let calendar = Calendar::default().carrying_overspend(true);
    let duration = Duration::parse("1m").unwrap();
    Terms {
        limit: limit.map(Picos::new),
        window: Some(WindowRule { duration, calendar, first_reset_at: None }),
        ..Terms::uncapped(AccountKey::main(Scope::Global))
    }
}

/// A book that keeps its lines, as the ledger does: `(number, amount)`.
struct Kept {
    book: Book,
    id: AccountId,
    lines: Vec<(u64, Picos)>,
}

impl Kept {
    fn new() -> Self {
        let mut book = Book::new();
        let id = book.open(AccountKey::main(Scope::Global), crate::domain::account::Kept::default());
        Self { book, id, lines: vec![] }
    }

    fn line(&mut self, amount: Picos) -> u64 {
        let seq = self.lines.len() as u64 + 1;
        self.lines.push((seq, amount));
        seq
    }

    fn look(&mut self, terms: &Terms, now: Millis) -> Picos {
        let previewed = self.book.preview(self.id, terms, now, self.lines.len() as u64).unwrap().posted;
        let carried = self.book.carry_due(self.id, Some(terms), now);
        if carried > Picos::ZERO {
            let seq = self.line(carried);
            self.book.reset(self.id, carried, now, seq);
        }
        let applied = self.book.apply(self.id, terms, now, self.lines.len() as u64).unwrap().posted;
        assert_eq!(previewed, applied, "what is shown is what counts");
        applied
    }

    fn spend(&mut self, amount: i128, now: Millis) {
        let seq = self.line(Picos::new(amount));
        self.book.post(self.id, Picos::new(amount), now, seq);
    }

    /// The lines of the window, added up.
    fn sum(&self) -> Picos {
        let since = self.book.account(self.id).unwrap().kept().since_seq;
        let of_window = self.lines.iter().filter(|(seq, _)| *seq > since);
        of_window.fold(Picos::ZERO, |sum, (_, amount)| sum.saturating_plus(*amount))
    }
}

#[test]
fn each_window_that_ends_takes_one_cap_off() {
    for (limit, spent, minutes, left) in [
        (Some(10), 10, 1, 0),
        (Some(10), 11, 1, 1),
        (Some(10), 35, 1, 25),
        (Some(10), 35, 2, 15),
        (Some(10), 35, 3, 5),
        (Some(10), 35, 4, 0),
        (Some(10), 35, 0, 35),
        (Some(0), 35, 50_000, 35),
        (None, 35, 1, 0),
        (Some(10), -5, 1, 0),
    ] {
        let (mut kept, terms) = (Kept::new(), terms(limit));
        kept.look(&terms, Millis(0));
        kept.spend(spent, Millis(1));
        let found = kept.look(&terms, Millis(minutes * MINUTE_MS + 1));
        assert_eq!((found, kept.sum()), (Picos::new(left), found), "{limit:?} {spent} {minutes}");
    }
}

#[test]
fn a_cap_that_refuses_nobody_still_says_what_is_overspent() {
    let lenient = terms(Some(10)).leniently();
    for then in [None, Some(&lenient)] {
        let mut kept = Kept::new();
        kept.look(&lenient, Millis(1));
        let account = kept.book.account(kept.id).unwrap();
        assert_eq!((account.limit(), account.room()), (None, Picos::MAX));
        kept.spend(25, Millis(2));
        assert_eq!(kept.book.carry_due(kept.id, then, Millis(MINUTE_MS - 1)), Picos::ZERO);
        assert_eq!(kept.book.carry_due(kept.id, then, Millis(MINUTE_MS)), Picos::new(15));
        assert_eq!(kept.look(&lenient, Millis(MINUTE_MS)), Picos::new(15));
    }
    assert_eq!(lenient.clone().leniently(), lenient);
}

proptest! {
    #[test]
    fn the_balance_is_the_sum_of_the_lines_of_its_window(
        limit in 0_i128..20,
        steps in prop::collection::vec((0_i64..3 * MINUTE_MS, -3_i128..30), 1..60),
    ) {
        let (mut kept, terms) = (Kept::new(), terms(Some(limit)));
        let (mut now, mut naive) = (0, 0_i128);
        for (wait_ms, amount) in steps {
            let ended = (now + wait_ms) / MINUTE_MS - now / MINUTE_MS;
            now += wait_ms;
            for _ in 0..ended {
                naive = (naive - limit).max(0);
            }
            prop_assert_eq!(kept.look(&terms, Millis(now)), Picos::new(naive));
            kept.spend(amount, Millis(now));
            naive += amount;
            prop_assert_eq!(kept.sum(), Picos::new(naive));
            prop_assert_eq!(kept.book.account(kept.id).unwrap().kept().posted, Picos::new(naive));
        }
    }
}
