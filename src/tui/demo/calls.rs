//! The calls of the demonstration, numbered for ever.

use jiff::Timestamp;

use super::{before, scrambled};
use crate::domain::money::Picos;
use crate::tui::data::{Ending, Spent};

/// Customer, model, provider, input tokens, output tokens, micro-dollars, milliseconds.
const SCENES: &[(&str, &str, &str, u64, u64, u64, u64)] = &[
    ("globex", "gpt-4o", "openai", 812, 301, 5_040, 1_204),
    ("acme-eu", "claude-sonnet-4", "anthropic", 9_211, 640, 37_233, 4_410),
    ("acme-eu", "gpt-4o", "openai", 5_120, 811, 20_910, 2_950),
    ("umbrella", "gemini-2.5-flash", "vertex_ai", 2_048, 377, 1_557, 880),
    ("stark", "gpt-4o-mini", "openai", 640, 120, 168, 610),
    ("wayne", "text-embedding-3-small", "openai", 4_096, 0, 82, 95),
    ("hooli", "gpt-4o-mini", "openai", 3_300, 902, 1_036, 1_870),
];

/// Calls that were refused: customer, model, status, spend and cap in micro-dollars.
const REFUSALS: &[(&str, &str, &str, u64, u64)] = &[
    ("initech", "gpt-4o", "422 budget_exceeded", 4_020_000, 4_000_000),
    ("hooli", "gpt-4o-mini", "429 rate_limit_exceeded", 0, 0),
];

/// The milliseconds between two calls.
const STEP_MS: u64 = 1_733;

/// Call number `number`; the first ones are long past, number 240 is just before `now`.
pub(crate) fn event(number: u64, now: Timestamp) -> Spent {
    let dice = scrambled(number);
    let ago = super::CALLS.saturating_sub(number).saturating_mul(STEP_MS) + dice % 900;
    let at = before(now, i64::try_from(ago).unwrap_or(0));
    if number % 12 == 7 {
        return refusal(number, at);
    }
    let scene = SCENES[usize::try_from(dice % 7).unwrap_or(0).min(SCENES.len() - 1)];
    let (customer, model, provider, input, output, cost, duration_ms) = scene;
    let standing = match customer {
        "acme-eu" => Some((12_408_112, 20_000_000)),
        "globex" => Some((9_771_003, 10_750_000)),
        "umbrella" => Some((3_118_400, 17_325_000)),
        _ => None,
    };
    Spent {
        seq: Some(number + 1),
        request_id: format!("chatcmpl-{dice:016x}"),
        at,
        ending: if number % 60 == 31 { Ending::Error } else { Ending::Spend },
        customer: Some(customer.to_owned()),
        key_alias: Some(if number.is_multiple_of(3) { "backend" } else { "team-a" }.to_owned()),
        key_hash: Some(format!("{:016x}", scrambled(3))),
        team: Some("team-a".to_owned()),
        user: None,
        model: model.to_owned(),
        provider: Some(provider.to_owned()),
        status: if number % 60 == 31 { "502 upstream_error" } else { "exact" }.to_owned(),
        input_tokens: input,
        cached_tokens: input / 5,
        output_tokens: output,
        cost: if number % 60 == 31 { Picos::ZERO } else { picos(cost) },
        customer_spend: standing.map(|(spend, _)| picos(spend)),
        customer_max: standing.map(|(_, max)| picos(max)),
        duration_ms: duration_ms + dice % 90,
        tags: if number.is_multiple_of(4) { vec!["prod".to_owned()] } else { Vec::new() },
    }
}

fn refusal(number: u64, at: Timestamp) -> Spent {
    let (customer, model, status, spend, max) =
        REFUSALS[usize::try_from(number / 12 % 2).unwrap_or(0).min(REFUSALS.len() - 1)];
    let known = |micros: u64| (micros > 0).then(|| picos(micros));
    Spent {
        seq: None,
        request_id: format!("chatcmpl-{:016x}", scrambled(number)),
        at,
        ending: Ending::Blocked,
        customer: Some(customer.to_owned()),
        key_alias: Some("team-a".to_owned()),
        key_hash: Some(format!("{:016x}", scrambled(3))),
        team: Some("team-a".to_owned()),
        user: None,
        model: model.to_owned(),
        provider: None,
        status: status.to_owned(),
        input_tokens: 0,
        cached_tokens: 0,
        output_tokens: 0,
        cost: Picos::ZERO,
        customer_spend: known(spend),
        customer_max: known(max),
        duration_ms: 2,
        tags: Vec::new(),
    }
}

fn picos(micros: u64) -> Picos {
    Picos::new(i128::from(micros) * 1_000_000)
}
