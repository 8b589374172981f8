//! Holds that follow a call to where it is sent.

use super::*;

#[test]
fn a_hold_moves_from_one_route_to_another_or_stays() {
    let (mut book, ids) = book(&[("key", 100), ("openai", 30), ("azure", 10), ("d1", 100)]);
    let [key, openai, azure, d1] = ids[..] else { panic!() };
    book.reserve(HoldId(1), picos(20), &[key], FAR).unwrap();
    assert_eq!(book.route(HoldId(1), &[openai, d1]), Ok(()));
    assert_eq!([key, openai, d1].map(|id| pending(&book, id)), [20, 20, 20]);
    assert_eq!(book.route(HoldId(1), &[d1, azure]), Err(Denied::OverBudget(azure)));
    assert_eq!([key, openai, azure, d1].map(|id| pending(&book, id)), [20, 20, 0, 20], "it stayed");
    assert_eq!(book.route(HoldId(1), &[d1]), Ok(()));
    assert_eq!([openai, d1].map(|id| pending(&book, id)), [0, 20]);
    assert_eq!(book.route(HoldId(1), &[openai, AccountId(99)]), Err(Denied::UnknownAccount(AccountId(99))));
    book.route(HoldId(1), &[openai]).unwrap();
    book.settle(HoldId(1), picos(7), Millis(0), 1).unwrap();
    assert_eq!([key, openai, azure, d1].map(|id| posted(&book, id)), [7, 7, 0, 0], "where it went, it costs");
    assert_eq!([key, openai, azure, d1].map(|id| pending(&book, id)), [0; 4]);
    assert_eq!(book.route(HoldId(1), &[azure]), Err(Denied::NoHold(HoldId(1))));
}

#[test]
fn what_is_held_of_a_route_already_need_not_fit_twice() {
    let (mut book, ids) = book(&[("key", 100), ("openai", 30), ("d1", 25), ("d2", 30)]);
    book.reserve(HoldId(1), picos(25), &ids[..1], FAR).unwrap();
    book.route(HoldId(1), &[ids[1], ids[2]]).unwrap();
    assert_eq!(book.route(HoldId(1), &[ids[1], ids[3]]), Ok(()), "the same provider, another deployment");
    assert_eq!(ids.iter().map(|id| pending(&book, *id)).collect::<Vec<_>>(), [25, 25, 0, 25]);
    book.release(HoldId(1)).unwrap();
    assert!(ids.iter().all(|id| pending(&book, *id) == 0));
    assert_eq!(book.forget_idle(0), 4, "nobody refers to them any more");
}

proptest! {
    #[test]
    fn no_route_is_ever_overspent_and_nothing_leaks(
        steps in prop::collection::vec((0_u64..6, 0_usize..5, 1_i128..40), 1..120),
    ) {
        let (mut book, ids) = book(&[("key", 1_000_000), ("p", 60), ("q", 50), ("d1", 40), ("d2", 45)]);
        let routes = [vec![], vec![ids[1]], vec![ids[1], ids[3]], vec![ids[2], ids[4]], vec![ids[3], ids[4]]];
        let mut open: std::collections::BTreeMap<u64, (i128, Vec<AccountId>)> = Default::default();
        let mut next = 0;
        for (action, route, amount) in steps {
            match action {
                0 | 1 => {
                    next += 1;
                    book.reserve(HoldId(next), picos(amount), &ids[..1], FAR).unwrap();
                    open.insert(next, (amount, vec![]));
                }
                2..=4 => {
                    let Some((&hold, _)) = open.iter().nth(route) else { continue };
                    if book.route(HoldId(hold), &routes[route]).is_ok()
                        && let Some(kept) = open.get_mut(&hold)
                    {
                        kept.1 = routes[route].clone();
                    }
                }
                _ => {
                    let Some((hold, (amount, _))) = open.pop_first() else { continue };
                    // No more than was held, so that posted stays within the caps, too.
                    book.settle(HoldId(hold), picos(amount / 2), Millis(0), 1).unwrap();
                }
            }
            for &id in &ids[1..] {
                let held: i128 = open.values().filter(|(_, at)| at.contains(&id)).map(|(amount, _)| amount).sum();
                prop_assert_eq!(pending(&book, id), held);
                let account = book.account(id).unwrap();
                prop_assert!(picos(posted(&book, id) + held) <= account.limit().unwrap());
            }
        }
    }
}
