//! The book's promises: rows for each rule, and a naive model that every interleaving must agree with.

mod carry;
mod posting;
mod routes;

use proptest::prelude::*;

use super::*;
use crate::domain::duration::Duration;
use crate::domain::scope::Scope;
use crate::domain::window::{Calendar, WindowRule};

const FAR: Millis = Millis(i64::MAX);

fn picos(amount: i128) -> Picos {
    Picos::new(amount)
}

fn key(name: &str) -> AccountKey {
    AccountKey::main(Scope::Customer(name.into()))
}

fn terms(name: &str, limit: Option<i128>, window: Option<&str>) -> Terms {
    Terms {
        limit: limit.map(picos),
        window: window.map(|text| WindowRule {
            duration: Duration::parse(text).unwrap(),
            calendar: Calendar::default(),
            first_reset_at: None,
        }),
        ..Terms::uncapped(key(name))
    }
}

/// A book with accounts of these limits.
fn book(limits: &[(&str, i128)]) -> (Book, Vec<AccountId>) {
    let mut book = Book::new();
    let ids = limits
        .iter()
        .map(|(name, limit)| {
            let id = book.open(key(name), Kept::default());
            book.apply(id, &terms(name, Some(*limit), None), Millis(0), 0);
            id
        })
        .collect();
    (book, ids)
}

fn pending(book: &Book, id: AccountId) -> i128 {
    book.account(id).unwrap().balance().pending.get()
}

fn posted(book: &Book, id: AccountId) -> i128 {
    book.account(id).unwrap().balance().posted.get()
}

#[test]
fn exactly_the_limit_passes_and_one_pico_more_does_not() {
    let (mut book, ids) = book(&[("a", 100)]);
    assert_eq!(book.reserve(HoldId(1), picos(101), &ids, FAR), Err(Denied::OverBudget(ids[0])));
    assert_eq!(book.reserve(HoldId(2), picos(100), &ids, FAR), Ok(()));
    assert_eq!(book.reserve(HoldId(3), picos(1), &ids, FAR), Err(Denied::OverBudget(ids[0])));
}

#[test]
fn a_limit_of_zero_refuses_the_first_call_and_a_spent_one_the_next() {
    let (mut book, ids) = book(&[("zero", 0), ("spent", 5)]);
    assert_eq!(book.reserve(HoldId(1), picos(1), &ids[..1], FAR), Err(Denied::OverBudget(ids[0])));
    book.reserve(HoldId(2), picos(5), &ids[1..], FAR).unwrap();
    book.settle(HoldId(2), picos(5), Millis(0), 1).unwrap();
    assert_eq!(book.reserve(HoldId(3), picos(1), &ids[1..], FAR), Err(Denied::OverBudget(ids[1])));
    assert_eq!(book.reserve(HoldId(4), picos(0), &ids, FAR), Ok(()), "a hold of nothing asks for nothing");
}

#[test]
fn a_hold_takes_from_all_accounts_or_from_none() {
    let (mut book, ids) = book(&[("key", 100), ("team", 10)]);
    assert_eq!(book.reserve(HoldId(7), picos(50), &ids, FAR), Err(Denied::OverBudget(ids[1])));
    assert_eq!((pending(&book, ids[0]), pending(&book, ids[1])), (0, 0));
    assert_eq!(book.open_holds(), 0);
}

#[test]
fn the_order_of_refusals() {
    let (mut book, ids) = book(&[("a", 10), ("b", 10)]);
    book.reserve(HoldId(1), picos(10), &ids, FAR).unwrap();
    let stranger = AccountId(99);
    type Case<'a> = (HoldId, i128, &'a [AccountId], Result<(), Denied>);
    let cases: &[Case<'_>] = &[
        (HoldId(1), 10, &ids, Ok(())),
        (HoldId(1), 9, &ids, Err(Denied::IdReused(HoldId(1)))),
        (HoldId(1), 10, &ids[..1], Err(Denied::IdReused(HoldId(1)))),
        (HoldId(2), -1, &[stranger], Err(Denied::Negative)),
        (HoldId(2), 1, &[stranger, ids[0]], Err(Denied::UnknownAccount(stranger))),
        (HoldId(2), 1, &[ids[0], stranger], Err(Denied::OverBudget(ids[0]))),
        (HoldId(2), 1, &[ids[1], ids[0]], Err(Denied::OverBudget(ids[1]))),
    ];
    for (id, amount, accounts, expected) in cases {
        assert_eq!(
            book.reserve(*id, picos(*amount), accounts, FAR),
            *expected,
            "{id:?} {amount} {accounts:?}"
        );
    }
    book.release(HoldId(1)).unwrap();
    assert_eq!(book.reserve(HoldId(1), picos(10), &ids, FAR), Err(Denied::IdReused(HoldId(1))));
}

#[test]
fn a_second_end_gets_the_first_ones_answer() {
    let (mut book, ids) = book(&[("a", 100)]);
    book.reserve(HoldId(1), picos(10), &ids, FAR).unwrap();
    let settled = End::Settled { charged: picos(4), overage: picos(0) };
    assert_eq!(book.settle(HoldId(1), picos(4), Millis(0), 1), Ok(settled));
    assert_eq!(book.settle(HoldId(1), picos(9), Millis(0), 2), Ok(settled));
    assert_eq!(book.release(HoldId(1)), Ok(settled));
    assert_eq!((posted(&book, ids[0]), pending(&book, ids[0])), (4, 0));
    book.reserve(HoldId(2), picos(10), &ids, FAR).unwrap();
    assert_eq!(book.release(HoldId(2)), Ok(End::Released));
    assert_eq!(book.settle(HoldId(2), picos(9), Millis(0), 3), Ok(End::Released));
    assert_eq!(book.release(HoldId(9)), Err(UnknownHold(HoldId(9))));
}

#[test]
fn what_lies_above_the_hold_is_booked_in_full_and_closes_the_door() {
    let (mut book, ids) = book(&[("a", 100)]);
    book.reserve(HoldId(1), picos(10), &ids, FAR).unwrap();
    let end = book.settle(HoldId(1), picos(130), Millis(0), 1);
    assert_eq!(end, Ok(End::Settled { charged: picos(130), overage: picos(120) }));
    assert_eq!(posted(&book, ids[0]), 130);
    assert_eq!(book.reserve(HoldId(2), picos(1), &ids, FAR), Err(Denied::OverBudget(ids[0])));
}

#[test]
fn a_turn_of_the_window_zeroes_posted_and_never_pending() {
    let mut book = Book::new();
    let id = book.open(key("a"), Kept::default());
    let daily = terms("a", Some(100), Some("1d"));
    let day = 86_400_000;
    book.apply(id, &daily, Millis(10), 0);
    assert_eq!(book.account(id).unwrap().balance().reset_at, Some(Millis(day)));
    book.reserve(HoldId(1), picos(30), &[id], FAR).unwrap();
    book.reserve(HoldId(2), picos(30), &[id], FAR).unwrap();
    book.settle(HoldId(1), picos(25), Millis(day - 1), 1).unwrap();
    assert_eq!((posted(&book, id), pending(&book, id)), (25, 30));
    // The second call ends tomorrow: it is tomorrow's money.
    book.settle(HoldId(2), picos(20), Millis(day), 2).unwrap();
    assert_eq!((posted(&book, id), pending(&book, id)), (20, 0));
    let account = book.account(id).unwrap();
    assert_eq!((account.kept().since_seq, account.balance().lifetime), (1, picos(45)));
    assert_eq!(account.balance().reset_at, Some(Millis(2 * day)));
}

#[test]
fn a_window_that_ended_while_nobody_looked_has_ended() {
    let mut book = Book::new();
    let kept =
        Kept { posted: picos(90), lifetime: picos(90), since_seq: 0, reset_at: Some(Millis(86_400_000)) };
    let id = book.open(key("a"), kept);
    let balance = book.apply(id, &terms("a", Some(100), Some("1d")), Millis(86_400_000 * 3 + 5), 7).unwrap();
    assert_eq!((balance.posted, balance.lifetime), (picos(0), picos(90)));
    assert_eq!(balance.reset_at, Some(Millis(86_400_000 * 4)));
    assert_eq!(book.account(id).unwrap().kept().since_seq, 7);
}

#[test]
fn a_rule_that_changes_moves_the_end_and_zeroes_nothing() {
    let mut book = Book::new();
    let id = book.open(key("a"), Kept::default());
    book.apply(id, &terms("a", Some(100), Some("30d")), Millis(5), 0);
    book.post(id, picos(40), Millis(5), 1);
    let balance = book.apply(id, &terms("a", Some(100), Some("1d")), Millis(6), 1).unwrap();
    assert_eq!((balance.posted, balance.reset_at), (picos(40), Some(Millis(86_400_000))));
    let balance = book.apply(id, &terms("a", Some(100), None), Millis(7), 1).unwrap();
    assert_eq!((balance.posted, balance.reset_at), (picos(40), None));
}

#[test]
fn a_reset_by_hand_keeps_what_is_held_and_the_lifetime() {
    let (mut book, ids) = book(&[("a", 100)]);
    book.post(ids[0], picos(60), Millis(0), 1);
    book.reserve(HoldId(1), picos(40), &ids, FAR).unwrap();
    let balance = book.reset(ids[0], picos(10), Millis(0), 2).unwrap();
    assert_eq!((balance.posted, balance.pending, balance.lifetime), (picos(10), picos(40), picos(60)));
    assert_eq!(book.account(ids[0]).unwrap().kept().since_seq, 1);
}

#[test]
fn a_hold_past_its_deadline_ends_at_its_floor_if_it_was_sent() {
    let (mut book, ids) = book(&[("a", 100)]);
    book.reserve(HoldId(1), picos(10), &ids, Millis(50)).unwrap();
    book.reserve(HoldId(2), picos(10), &ids, Millis(50)).unwrap();
    book.mark_sent(HoldId(2), picos(3)).unwrap();
    assert_eq!(book.expire(Millis(49), 0), vec![]);
    let ends = book.expire(Millis(50), 1);
    assert_eq!(ends.len(), 2);
    assert_eq!(ends[0].end, End::Released);
    assert_eq!(ends[1].end, End::Settled { charged: picos(3), overage: picos(0) });
    assert_eq!((posted(&book, ids[0]), pending(&book, ids[0])), (3, 0));
}

#[test]
fn only_accounts_that_nobody_needs_are_forgotten() {
    let (mut book, ids) = book(&[("idle", 100), ("held", 100), ("waited for", 100), ("not on disk", 100)]);
    book.reserve(HoldId(1), picos(0), &ids[1..2], FAR).unwrap();
    book.refer(ids[2], 1);
    book.post(ids[3], picos(1), Millis(0), 9);
    assert_eq!(book.forget_idle(8), 1);
    assert!(book.find(&key("idle")).is_none() && book.find(&key("held")).is_some());
    assert_eq!(book.forget_idle(9), 1);
    assert_eq!(book.open_accounts(), 2);
    let again = book.open(key("new"), Kept::default());
    assert_eq!(book.account(again).unwrap().balance(), Balance::default());
}

/// What can happen to a book.
#[derive(Clone, Debug)]
enum Step {
    Reserve { hold: u64, amount: i128, accounts: Vec<usize> },
    Sent { hold: u64, floor: i128 },
    Settle { hold: u64, charge: i128 },
    Release { hold: u64 },
    Expire { now: i64 },
    Reset { account: usize, to: i128 },
    Limit { account: usize, limit: i128 },
}

const ACCOUNTS: usize = 4;

fn step() -> impl Strategy<Value = Step> {
    let hold = 0_u64..12;
    let account = 0..ACCOUNTS;
    prop_oneof![
        4 => (hold.clone(), 0_i128..60, proptest::sample::subsequence((0..ACCOUNTS).collect::<Vec<_>>(), 1..=ACCOUNTS))
            .prop_map(|(hold, amount, accounts)| Step::Reserve { hold, amount, accounts }),
        1 => (hold.clone(), 0_i128..20).prop_map(|(hold, floor)| Step::Sent { hold, floor }),
        3 => (hold.clone(), 0_i128..90).prop_map(|(hold, charge)| Step::Settle { hold, charge }),
        2 => hold.prop_map(|hold| Step::Release { hold }),
        1 => (0_i64..200).prop_map(|now| Step::Expire { now }),
        1 => (account.clone(), 0_i128..40).prop_map(|(account, to)| Step::Reset { account, to }),
        1 => (account, 0_i128..200).prop_map(|(account, limit)| Step::Limit { account, limit }),
    ]
}

/// The same rules told as simply as possible: lists, sums, no cleverness.
#[derive(Default)]
struct Naive {
    limits: [i128; ACCOUNTS],
    posted: [i128; ACCOUNTS],
    lifetime: [i128; ACCOUNTS],
    holds: Vec<(u64, i128, Vec<usize>, i64, i128)>,
    ended: Vec<u64>,
}

impl Naive {
    fn pending(&self, account: usize) -> i128 {
        self.holds.iter().filter(|(_, _, accounts, ..)| accounts.contains(&account)).map(|hold| hold.1).sum()
    }

    fn reserve(&mut self, hold: u64, amount: i128, accounts: &[usize], deadline: i64) -> bool {
        if let Some(same) = self.holds.iter().find(|known| known.0 == hold) {
            return same.1 == amount && same.2 == accounts;
        }
        let fits = |&account: &usize| {
            amount == 0 || self.posted[account] + self.pending(account) + amount <= self.limits[account]
        };
        if self.ended.contains(&hold) || !accounts.iter().all(fits) {
            return false;
        }
        self.holds.push((hold, amount, accounts.to_vec(), deadline, 0));
        true
    }

    fn end(&mut self, hold: u64, charge: Option<i128>) {
        let Some(at) = self.holds.iter().position(|known| known.0 == hold) else { return };
        let (_, _, accounts, ..) = self.holds.remove(at);
        for account in accounts {
            self.posted[account] += charge.unwrap_or(0);
            self.lifetime[account] += charge.unwrap_or(0);
        }
        self.ended.push(hold);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_interleaving_spends_more_than_the_budget(steps in proptest::collection::vec(step(), 1..80)) {
        let names = ["a", "b", "c", "d"];
        let (mut book, ids) = book(&names.map(|name| (name, 100)));
        let mut naive = Naive { limits: [100; ACCOUNTS], ..Naive::default() };
        let mut seq = 0;
        for step in steps {
            seq += 1;
            match step {
                Step::Reserve { hold, amount, accounts } => {
                    let wanted: Vec<AccountId> = accounts.iter().map(|at| ids[*at]).collect();
                    let deadline = 100 + hold as i64;
                    let before: Vec<_> = ids.iter().map(|id| book.account(*id).unwrap().balance()).collect();
                    let taken = book.reserve(HoldId(hold), picos(amount), &wanted, Millis(deadline)).is_ok();
                    prop_assert_eq!(taken, naive.reserve(hold, amount, &accounts, deadline));
                    if taken && amount > 0 {
                        for id in &wanted {
                            let account = book.account(*id).unwrap();
                            let balance = account.balance();
                            // A hold from before the limit was lowered, asked for again, takes nothing new.
                            let repeated = before[ids.iter().position(|known| known == id).unwrap()] == balance;
                            prop_assert!(repeated || balance.posted.get() + balance.pending.get() <= account.limit().unwrap().get());
                        }
                    }
                    if !taken {
                        let after: Vec<_> = ids.iter().map(|id| book.account(*id).unwrap().balance()).collect();
                        prop_assert_eq!(before, after);
                    }
                }
                Step::Sent { hold, floor } => {
                    let known = book.mark_sent(HoldId(hold), picos(floor)).is_ok();
                    let naive_hold = naive.holds.iter_mut().find(|known| known.0 == hold);
                    prop_assert_eq!(known, naive_hold.is_some());
                    if let Some(naive_hold) = naive_hold {
                        naive_hold.4 = floor;
                    }
                }
                Step::Settle { hold, charge } => {
                    let open = book.hold(HoldId(hold)).map(|hold| hold.amount.get());
                    let end = book.settle(HoldId(hold), picos(charge), Millis(0), seq);
                    if let Some(amount) = open {
                        let overage = picos((charge - amount).max(0));
                        prop_assert_eq!(end, Ok(End::Settled { charged: picos(charge), overage }));
                    }
                    naive.end(hold, Some(charge));
                }
                Step::Release { hold } => {
                    prop_assert_eq!(book.release(HoldId(hold)).is_ok(),
                        naive.ended.contains(&hold) || naive.holds.iter().any(|known| known.0 == hold));
                    naive.end(hold, None);
                }
                Step::Expire { now } => {
                    book.expire(Millis(now), seq);
                    let due: Vec<_> = naive.holds.iter().filter(|hold| hold.3 <= now).map(|hold| (hold.0, hold.4)).collect();
                    for (hold, floor) in due {
                        naive.end(hold, (floor > 0).then_some(floor));
                    }
                }
                Step::Reset { account, to } => {
                    book.reset(ids[account], picos(to), Millis(0), seq);
                    naive.posted[account] = to;
                }
                Step::Limit { account, limit } => {
                    book.apply(ids[account], &terms(names[account], Some(limit), None), Millis(0), seq);
                    naive.limits[account] = limit;
                }
            }
            for (at, id) in ids.iter().enumerate() {
                let balance = book.account(*id).unwrap().balance();
                prop_assert_eq!(balance.posted.get(), naive.posted[at]);
                prop_assert_eq!(balance.pending.get(), naive.pending(at));
                prop_assert_eq!(balance.lifetime.get(), naive.lifetime[at]);
            }
        }
    }
}
