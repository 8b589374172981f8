//! Looking without touching, rules that change after an end, and accounts that only get the charge.

use super::*;

const DAY: i64 = 86_400_000;

/// A book of one account with a daily window, this much of it spent.
fn spent_today(posted: i128) -> (Book, AccountId) {
    let mut book = Book::new();
    let id = book.open(key("a"), Kept::default());
    book.apply(id, &terms("a", Some(100), Some("1d")), Millis(5), 0);
    book.post(id, picos(posted), Millis(5), 1);
    (book, id)
}

#[test]
fn looking_changes_nothing() {
    let (mut book, id) = spent_today(40);
    book.reserve(HoldId(1), picos(60), &[id], FAR).unwrap();
    let before = book.account(id).unwrap().clone();
    // The rule of whoever looks, when; spent, and the end as they see them.
    for (rule, at, posted, reset_at) in [
        (terms("a", Some(100), Some("1d")), DAY - 1, 40, Some(DAY)),
        (terms("a", Some(100), Some("1d")), DAY, 0, Some(2 * DAY)),
        (terms("a", None, None), DAY - 1, 40, None),
        (terms("a", Some(7), Some("1h")), 6, 40, Some(3_600_000)),
        (Terms::posted_only(key("a")), 3 * DAY, 40, Some(DAY)),
    ] {
        let seen = book.preview(id, &rule, Millis(at), 9).unwrap();
        assert_eq!((seen.posted, seen.reset_at), (picos(posted), reset_at.map(Millis)), "{rule:?} {at}");
        assert_eq!(seen.pending, picos(60));
        let after = book.account(id).unwrap();
        assert_eq!((after.kept(), after.balance()), (before.kept(), before.balance()), "{rule:?} {at}");
        assert_eq!(after.limit(), Some(picos(100)), "{rule:?} {at}");
    }
    let refused = book.reserve(HoldId(2), picos(1), &[id], FAR);
    assert_eq!(refused, Err(Denied::OverBudget(id)), "the cap holds on, whoever looked");
    assert_eq!(book.preview(AccountId(99), &terms("a", None, None), Millis(5), 9), None);
}

#[test]
fn a_rule_that_comes_after_the_end_finds_an_ended_window() {
    for (window, now, posted, since_seq) in [
        (Some("30d"), DAY - 1, 40, 0),
        (Some("30d"), DAY, 0, 7),
        (Some("30d"), 3 * DAY + 5, 0, 7),
        (Some("1h"), DAY, 0, 7),
        (None, DAY - 1, 40, 0),
        (None, DAY, 0, 7),
    ] {
        let (mut book, id) = spent_today(40);
        let balance = book.apply(id, &terms("a", Some(100), window), Millis(now), 7).unwrap();
        assert_eq!((balance.posted, balance.lifetime), (picos(posted), picos(40)), "{window:?} {now}");
        assert_eq!(book.account(id).unwrap().kept().since_seq, since_seq, "{window:?} {now}");
        assert_eq!(balance.reset_at.is_some(), window.is_some(), "{window:?} {now}");
        assert!(balance.reset_at.is_none_or(|end| end > Millis(now)), "{window:?} {now}");
    }
}

#[test]
fn an_account_that_is_only_posted_to_gets_the_charge_and_is_never_asked() {
    let (mut book, ids) = book(&[("key", 100), ("user", 10), ("spent", 0)]);
    let others = &ids[1..];
    assert_eq!(book.reserve_and_post(HoldId(1), picos(30), &ids[..1], others, FAR), Ok(()));
    assert_eq!(ids.iter().map(|id| pending(&book, *id)).collect::<Vec<_>>(), [30, 0, 0]);
    // The same hold twice is one hold; with other accounts to post to it is another one.
    assert_eq!(book.reserve_and_post(HoldId(1), picos(30), &ids[..1], others, FAR), Ok(()));
    let reused = Err(Denied::IdReused(HoldId(1)));
    assert_eq!(book.reserve_and_post(HoldId(1), picos(30), &ids[..1], &others[..1], FAR), reused);
    assert_eq!(book.reserve(HoldId(1), picos(30), &ids[..1], FAR), reused);
    let end = book.settle(HoldId(1), picos(20), Millis(0), 1);
    assert_eq!(end, Ok(End::Settled { charged: picos(20), overage: picos(0) }));
    assert_eq!(ids.iter().map(|id| posted(&book, *id)).collect::<Vec<_>>(), [20, 20, 20]);
    assert_eq!(ids.iter().map(|id| pending(&book, *id)).collect::<Vec<_>>(), [0, 0, 0]);
    let limits: Vec<_> = ids.iter().map(|id| book.account(*id).unwrap().limit().unwrap().get()).collect();
    assert_eq!(limits, [100, 10, 0], "the rules are left to those who are held to them");
    // What was called and not ended costs its floor, everywhere.
    book.reserve_and_post(HoldId(2), picos(30), &ids[..1], others, Millis(50)).unwrap();
    book.mark_sent(HoldId(2), picos(3)).unwrap();
    assert_eq!(book.expire(Millis(50), 2).len(), 1);
    assert_eq!(ids.iter().map(|id| posted(&book, *id)).collect::<Vec<_>>(), [23, 23, 23]);
    // Nobody to post to is found out before anything is held.
    let stranger = AccountId(99);
    let unknown = book.reserve_and_post(HoldId(3), picos(30), &ids[..1], &[ids[1], stranger], FAR);
    assert_eq!(unknown, Err(Denied::UnknownAccount(stranger)));
    assert_eq!((pending(&book, ids[0]), book.open_holds()), (0, 0));
}

#[test]
fn an_account_to_post_to_stays_on_the_book_while_the_hold_is_open() {
    let ends: [fn(&mut Book); 3] = [
        |book| assert!(book.settle(HoldId(1), picos(5), Millis(0), 1).is_ok()),
        |book| assert_eq!(book.release(HoldId(1)), Ok(End::Released)),
        |book| assert_eq!(book.expire(Millis(50), 1).len(), 1),
    ];
    for end in ends {
        let (mut book, ids) = book(&[("key", 100), ("user", 100)]);
        book.reserve_and_post(HoldId(1), picos(30), &ids[..1], &ids[1..], Millis(50)).unwrap();
        assert_eq!(book.forget_idle(9), 0);
        assert_eq!(book.find(&key("user")), Some(ids[1]));
        end(&mut book);
        assert_eq!(book.forget_idle(9), 2);
        assert_eq!((book.open_accounts(), book.open_holds()), (0, 0));
    }
}
