//! The calls of the demonstration, numbered for ever.

use jiff::Timestamp;

use super::{before, scrambled};
use crate::domain::money::Picos;
use crate::tui::data::{Account, Ending, Reached, Spent, Used};

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

/// A call that was refused.
struct Refusal {
    customer: &'static str,
    model: &'static str,
    status: &'static str,
    limit: &'static str,
    used: Used,
    message: &'static str,
}

const REFUSALS: [Refusal; 2] = [
    Refusal {
        customer: "initech",
        model: "gpt-4o",
        status: "422 budget_exceeded",
        limit: "max_budget",
        used: Used::Usd(picos(4_020_000), picos(4_000_000)),
        message: "ExceededBudget: End User=initech over budget. Spend=4.02, Budget=4.0",
    },
    Refusal {
        customer: "hooli",
        model: "gpt-4o-mini",
        status: "429 throttling_error",
        limit: "rpm_limit",
        used: Used::Count(120, 120),
        message: "Rate limit exceeded for end_user: hooli. Limit type: requests. Current limit: 120, Remaining: 0.",
    },
];

/// What is said of a provider's failure.
const FAILURE: &str = "litellm.BadGatewayError: BadGatewayError: OpenAIException - Error code: 502";
/// The number of the line that begins a window anew.
const RESET: u64 = 226;

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
    if number == RESET {
        return reset(number, at);
    }
    let scene = SCENES[usize::try_from(dice % 7).unwrap_or(0).min(SCENES.len() - 1)];
    let (customer, model, provider, input, output, cost, duration_ms) = scene;
    let standing = match customer {
        "acme-eu" => Some((12_408_112, 20_000_000)),
        "globex" => Some((9_771_003, 10_750_000)),
        "umbrella" => Some((3_118_400, 17_325_000)),
        _ => None,
    };
    let paid = Spent {
        seq: Some(number + 1),
        request_id: format!("chatcmpl-{dice:016x}"),
        at,
        ending: Ending::Spend,
        customer: Some(customer.to_owned()),
        key_alias: Some(if number.is_multiple_of(3) { "backend" } else { "team-a" }.to_owned()),
        key_hash: Some(format!("{:016x}", scrambled(3))),
        team: Some("team-a".to_owned()),
        user: None,
        model: model.to_owned(),
        provider: Some(provider.to_owned()),
        status: "exact".to_owned(),
        input_tokens: input,
        cached_tokens: input / 5,
        output_tokens: output,
        cost: picos(cost),
        customer_spend: standing.map(|(spend, _)| picos(spend)),
        customer_max: standing.map(|(_, max)| picos(max)),
        duration_ms: duration_ms + dice % 90,
        tags: if number.is_multiple_of(4) { vec!["prod".to_owned()] } else { Vec::new() },
        message: None,
        reached: None,
        account: None,
    };
    // No number of a refusal is one of these.
    if number % 60 == 33 { failed(paid) } else { paid }
}

/// A call as it is when its provider fails it: nothing is paid, and the ledger has no line of it.
fn failed(call: Spent) -> Spent {
    Spent {
        seq: None,
        ending: Ending::Error,
        status: "502 upstream_error".to_owned(),
        input_tokens: 0,
        cached_tokens: 0,
        output_tokens: 0,
        cost: Picos::ZERO,
        customer_spend: None,
        customer_max: None,
        message: Some(FAILURE.to_owned()),
        ..call
    }
}

fn refusal(number: u64, at: Timestamp) -> Spent {
    let is_first = (number / 12).is_multiple_of(2);
    let [first, second] = &REFUSALS;
    let Refusal { customer, model, status, limit, used, message } = if is_first { first } else { second };
    let (spend, max) = match used {
        Used::Usd(spend, max) => (Some(*spend), Some(*max)),
        Used::Count(..) => (None, None),
    };
    let reached = Reached {
        level: "customer".to_owned(),
        id: customer.to_string(),
        name: limit.to_string(),
        used: *used,
    };
    Spent {
        request_id: format!("chatcmpl-{:016x}", scrambled(number)),
        customer: Some(customer.to_string()),
        key_alias: Some("team-a".to_owned()),
        key_hash: Some(format!("{:016x}", scrambled(3))),
        team: Some("team-a".to_owned()),
        model: model.to_string(),
        status: status.to_string(),
        customer_spend: spend,
        customer_max: max,
        duration_ms: 2,
        message: Some(message.to_string()),
        reached: Some(Box::new(reached)),
        ..nothing(Ending::Blocked, at)
    }
}

/// The window of a customer begins anew.
fn reset(number: u64, at: Timestamp) -> Spent {
    let account = Account {
        level: "customer".to_owned(),
        id: "stark".to_owned(),
        is_adjusted: false,
        budget: Some("my-free-tier".to_owned()),
        // 2026-12-21 00:00 UTC.
        resets_at: Some(Timestamp::constant(1_797_811_200, 0)),
    };
    Spent {
        seq: Some(number + 1),
        request_id: format!("{:016x}", scrambled(number)),
        customer: Some("stark".to_owned()),
        status: "exact".to_owned(),
        message: Some("reset by hand".to_owned()),
        account: Some(Box::new(account)),
        ..nothing(Ending::Reset, at)
    }
}

/// What cost nothing and used nothing.
fn nothing(ending: Ending, at: Timestamp) -> Spent {
    Spent {
        seq: None,
        request_id: String::new(),
        at,
        ending,
        customer: None,
        key_alias: None,
        key_hash: None,
        team: None,
        user: None,
        model: String::new(),
        provider: None,
        status: String::new(),
        input_tokens: 0,
        cached_tokens: 0,
        output_tokens: 0,
        cost: Picos::ZERO,
        customer_spend: None,
        customer_max: None,
        duration_ms: 0,
        tags: Vec::new(),
        message: None,
        reached: None,
        account: None,
    }
}

const fn picos(micros: u64) -> Picos {
    Picos::new(micros as i128 * 1_000_000)
}
