//! How much a call may hold, and how long its answer may be: hard and small.
//!
//! The one place that decides between holding a call's whole ceiling, holding less and capping
//! its output, and saying no.

use super::money::Picos;
use super::price::Ceiling;

/// The settings admission obeys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// A call that asks for no output cap holds at most this part of what is left.
    pub hold_share: u32,
    /// The least output that is worth a call.
    pub min_output_tokens: u64,
    /// LiteLLM's way: admit while anything is left, and cap nothing.
    pub lenient: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { hold_share: 8, min_output_tokens: 256, lenient: false }
    }
}

/// What a call wants, priced at its dearest.
#[derive(Clone, Debug)]
pub struct Want {
    /// The price of its input, and of output by the token.
    pub ceiling: Ceiling,
    /// The longest answer: what the call asks for, or the model's maximum.
    pub output_cap: u64,
    /// Whether the call itself asked for that cap.
    pub asked: bool,
}

/// An admission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What to hold.
    pub hold: Picos,
    /// The lowered output cap to forward; `None` forwards the call untouched.
    pub output_cap: Option<u64>,
}

/// Not enough is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLittle {
    /// The least that this call needs.
    pub needed: Picos,
}

/// The least that a call needs; [`Picos::MAX`] when it is beyond counting, anything at all where
/// budgets are lenient.
pub fn least(want: &Want, rules: &Rules) -> Picos {
    if rules.lenient {
        return Picos::new(1);
    }
    want.ceiling.cost(want.output_cap.min(rules.min_output_tokens)).unwrap_or(Picos::MAX)
}

/// Decides with `room`, what the tightest account has left ([`Picos::MAX`] when none is capped).
pub fn plan(want: &Want, room: Picos, rules: &Rules) -> Result<Plan, TooLittle> {
    let beyond_counting = TooLittle { needed: Picos::MAX };
    let whole = want.ceiling.cost(want.output_cap).ok_or(beyond_counting)?;
    let share = if want.asked { room } else { room.share(rules.hold_share) };
    if whole <= share || room == Picos::MAX {
        return Ok(Plan { hold: whole, output_cap: None });
    }
    if rules.lenient {
        return if room > Picos::ZERO {
            Ok(Plan { hold: whole.min(room), output_cap: None })
        } else {
            Err(TooLittle { needed: Picos::new(1) })
        };
    }
    let least_cap = want.output_cap.min(rules.min_output_tokens);
    let needed = want.ceiling.cost(least_cap).ok_or(beyond_counting)?;
    if needed > room {
        return Err(TooLittle { needed });
    }
    let affordable = want.ceiling.tokens_for(share.max(needed)).max(least_cap);
    if affordable >= want.output_cap {
        return Ok(Plan { hold: whole, output_cap: None });
    }
    let hold = want.ceiling.cost(affordable).ok_or(beyond_counting)?;
    Ok(Plan { hold, output_cap: Some(affordable) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::price::Rate;

    /// Ten picos for the input, three for each output token.
    fn want(output_cap: u64, asked: bool) -> Want {
        let ceiling = Ceiling {
            input: Picos::new(10),
            output_atto_per_token: Rate::new(3_000_000),
            fixed: Picos::ZERO,
        };
        Want { ceiling, output_cap, asked }
    }

    fn rules() -> Rules {
        Rules { hold_share: 8, min_output_tokens: 20, lenient: false }
    }

    #[test]
    fn both_sides_of_every_boundary() {
        let full = |hold| Ok(Plan { hold: Picos::new(hold), output_cap: None });
        let capped = |hold, cap| Ok(Plan { hold: Picos::new(hold), output_cap: Some(cap) });
        let too_little = |needed| Err(TooLittle { needed: Picos::new(needed) });
        // A hundred output tokens: 310 whole; twenty: 70 at the least.
        for (asked, room, expected) in [
            (true, 310, full(310)),
            (true, 309, capped(307, 99)),
            (true, 70, capped(70, 20)),
            (true, 69, too_little(70)),
            (false, 310 * 8, full(310)),
            (false, 310 * 8 - 1, capped(307, 99)),
            // An eighth of 400 pays for less than the least: the least is held.
            (false, 400, capped(70, 20)),
            (false, 70, capped(70, 20)),
            (false, 69, too_little(70)),
            (false, 0, too_little(70)),
            (true, -5, too_little(70)),
        ] {
            let planned = plan(&want(100, asked), Picos::new(room), &rules());
            assert_eq!(planned, expected, "asked {asked}, room {room}");
        }
    }

    #[test]
    fn a_short_answer_needs_no_cap() {
        // Ten tokens are below the least that is worth a call: all or nothing.
        assert_eq!(
            plan(&want(10, true), Picos::new(40), &rules()),
            Ok(Plan { hold: Picos::new(40), output_cap: None })
        );
        assert_eq!(
            plan(&want(10, false), Picos::new(40), &rules()),
            Ok(Plan { hold: Picos::new(40), output_cap: None })
        );
        assert_eq!(
            plan(&want(10, true), Picos::new(39), &rules()),
            Err(TooLittle { needed: Picos::new(40) })
        );
    }

    #[test]
    fn without_a_cap_anything_fits() {
        assert_eq!(
            plan(&want(100, false), Picos::MAX, &rules()),
            Ok(Plan { hold: Picos::new(310), output_cap: None })
        );
        assert_eq!(
            plan(&want(u64::MAX, false), Picos::MAX, &Rules::default()).map(|plan| plan.output_cap),
            Ok(None)
        );
    }

    #[test]
    fn the_lenient_way_caps_nothing_and_admits_while_anything_is_left() {
        let lenient = Rules { lenient: true, ..rules() };
        for (room, hold) in [(1, 1), (309, 309), (310 * 8, 310)] {
            let planned = plan(&want(100, false), Picos::new(room), &lenient);
            assert_eq!(planned, Ok(Plan { hold: Picos::new(hold), output_cap: None }), "{room}");
        }
        assert!(plan(&want(100, false), Picos::ZERO, &lenient).is_err());
    }

    proptest! {
        #[test]
        fn a_plan_fits_and_pays_for_the_answer_it_allows(
            cap in 0_u64..10_000, asked: bool, room in -10_i128..100_000, share in 1_u32..20, least in 0_u64..500,
        ) {
            let want = want(cap, asked);
            let rules = Rules { hold_share: share, min_output_tokens: least, lenient: false };
            match plan(&want, Picos::new(room), &rules) {
                Ok(planned) => {
                    prop_assert!(planned.hold <= Picos::new(room));
                    let allowed = planned.output_cap.unwrap_or(cap);
                    prop_assert!(allowed <= cap);
                    prop_assert!(allowed >= cap.min(least));
                    prop_assert_eq!(Some(planned.hold), want.ceiling.cost(allowed));
                }
                Err(short) => {
                    prop_assert!(short.needed > Picos::new(room));
                    prop_assert_eq!(Some(short.needed), want.ceiling.cost(cap.min(least)));
                }
            }
        }
    }
}
