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
