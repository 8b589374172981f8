//! More events than are kept, and events that are lost: the sums of the window are right all the same,
//! or asked for again.

use super::*;
use crate::tui::data::Ring;

#[test]
fn numbers_from_before_a_gap_are_asked_for_again() {
    for (lost_at, as_of, at, is_asked) in [
        (None, Some(7), NOW - 9, false),
        (Some(NOW), Some(7), NOW - 1, true),
        (Some(NOW), Some(7), NOW, false),
        // What adds up its log keeps no answer.
        (Some(NOW), None, NOW - 60, false),
    ] {
        let mut state = state();
        if lost_at.is_some() {
            tell(&mut state, Live::Gap { missed: None });
        }
        counted(&mut state, as_of, at);
        let asked = if is_asked { vec![Effect::Ask(Ask::Overview(Window::Hour))] } else { Vec::new() };
        assert_eq!(tick(&mut state, NOW), asked, "{lost_at:?} {as_of:?} {at}");
        assert_eq!(state.data.lost_at.is_some(), is_asked);
    }
    // Known to be by another clock, it is as long ago as it was.
    let mut state = state();
    tell(&mut state, Live::Gap { missed: None });
    tell(&mut state, Live::Server(Server { skew_ms: -7_200_000, ..Server::default() }));
    assert_eq!(state.data.lost_at, Some(second(NOW - 7_200)));
}

#[test]
fn what_was_lost_is_not_kept_when_numbers_have_it() {
    let mut state = state();
    state.data.ring = Ring::of_at_most(2);
    let call = |seq: u64| event("spend", "a", Some(seq), NOW - 10, "acme", 10);
    counted(&mut state, Some(0), NOW - 20);
    // Lines 2 to 4 are lost, and of those after them one has left the ring.
    tell(&mut state, Live::Spent(vec![call(1)]));
    tell(&mut state, Live::Gap { missed: Some(3) });
    tell(&mut state, Live::Spent(vec![call(5), call(6), call(7)]));
    assert_eq!(numbers(&state).totals.requests, 4);
    let up_to = |state: &mut State, line: u64, at| {
        let calls: Vec<Spent> = (1..=line).map(call).collect();
        let numbers = Box::new(sums::summed(Window::Hour, Some(line), second(NOW), &calls));
        tell(state, Live::Overview { numbers, at: second(at) });
    };
    // From before the loss: what was followed is more.
    up_to(&mut state, 1, NOW - 5);
    assert_eq!(numbers(&state).totals.requests, 4);
    up_to(&mut state, 4, NOW);
    assert_eq!(numbers(&state).totals.requests, 6, "all but the one that has left the ring");
    up_to(&mut state, 7, NOW);
    assert_eq!(numbers(&state).totals.requests, 7);
}

proptest! {
    #[test]
    fn more_calls_than_are_kept_are_counted_all_the_same(
        kinds in proptest::collection::vec(0_u8..4, 1..80),
        kept in 1_usize..12,
        answers in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..12),
    ) {
        let names = ["acme", "globex", "initech", "hooli"];
        let at = |number: usize| NOW - 3_000 + i64::try_from(number).unwrap() * 30;
        let events: Vec<Spent> = kinds
            .iter()
            .zip(1_usize..)
            .map(|(kind, number)| match kind {
                0 => event("blocked", &number.to_string(), None, at(number), names[number % 4], 0),
                1 => event("error", &number.to_string(), None, at(number), names[number % 4], 0),
                _ => event("spend", &number.to_string(), Some(number as u64), at(number), names[number % 4], 7),
            })
            .collect();
        let exact = |count: usize| sums::summed(Window::Hour, Some(count as u64), second(NOW), &events[..count]);
        // After so many events come numbers that are older, or as old.
        let answers: Vec<(usize, usize)> = answers
            .iter()
            .map(|(told, of)| (told.index(events.len()) + 1, of))
            .map(|(told, of)| (told, of.index(told + 1)))
            .collect();
        let mut state = state();
        state.data.ring = Ring::of_at_most(kept);
        counted(&mut state, Some(0), at(0));
        for (number, spent) in events.iter().enumerate() {
            tell(&mut state, Live::Spent(vec![spent.clone()]));
            for (_, of) in answers.iter().filter(|(told, _)| *told == number + 1) {
                tell(&mut state, Live::Overview { numbers: Box::new(exact(*of)), at: second(at(*of)) });
            }
            let (told, exact) = (numbers(&state), exact(number + 1));
            let counts = |overview: &Overview| {
                let Counts { spend, requests, errors, blocked, .. } = overview.totals;
                (spend, requests, errors, blocked)
            };
            prop_assert_eq!(counts(told), counts(&exact));
            prop_assert_eq!(&told.buckets, &exact.buckets);
            for (listed, others) in [
                (told.customers.iter().map(|top| top.share.spend).collect::<Vec<_>>(), told.other_customers.1),
                (told.models.iter().map(|top| top.share.spend).collect(), told.other_models.1),
            ] {
                let sum = listed.into_iter().fold(others.spend, Picos::saturating_plus);
                prop_assert_eq!(sum, told.totals.spend);
            }
        }
    }
}
