//! Who and what the demonstration is about, as rows of the wire.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{before, micros, row, scrambled};
use crate::client::Row;

/// A customer of the stage: id, name, spend and held in micro-dollars, budget, blocked.
type Part = (&'static str, Option<&'static str>, u64, u64, Option<&'static str>, bool);

/// The customers who have a face.
const PARTS: &[Part] = &[
    ("acme-eu", Some("Acme Europe"), 12_408_112, 1_600_000, Some("tier-l"), false),
    ("globex", Some("Globex Corp"), 9_771_003, 420_000, Some("tier-pro"), false),
    ("initech", None, 4_020_000, 0, Some("tier-s"), false),
    ("umbrella", Some("Umbrella"), 3_118_400, 88_000, Some("tier-m"), false),
    ("hooli", None, 2_007_719, 0, None, false),
    ("stark", Some("Stark Industries"), 1_500_201, 12_500, Some("my-free-tier"), false),
    ("wayne", Some("Wayne Enterprises"), 884_000, 0, Some("tier-xs"), false),
    ("my-customer-id", None, 1_413, 0, Some("my-free-tier"), false),
    ("soylent", Some("Soylent"), 220_000, 0, Some("tier-s"), true),
    ("日本語カンパニー", Some("日本語カンパニー株式会社"), 640_210, 0, Some("tier-m"), false),
    (
        "customer-with-an-id-that-is-longer-than-any-column-would-like-0001",
        None,
        12_000,
        0,
        Some("tier-m"),
        false,
    ),
];

/// How many customers there are besides.
const EXTRAS: u64 = 401;

/// A budget of the stage: id, cap and soft cap in micro-dollars, window, rpm, tpm.
type Rule = (&'static str, u64, Option<u64>, Option<&'static str>, Option<u64>, Option<u64>);

const RULES: &[Rule] = &[
    ("my-free-tier", 3_410_000, None, Some("30d"), Some(60), None),
    ("tier-l", 20_000_000, Some(18_000_000), Some("30d"), Some(1_200), Some(400_000)),
    ("tier-m", 17_325_000, None, Some("30d"), Some(600), Some(200_000)),
    ("tier-pro", 10_750_000, Some(9_000_000), Some("30d"), Some(600), Some(200_000)),
    ("tier-s", 4_000_000, None, Some("7d"), Some(120), None),
    ("tier-xs", 1_100_000, None, Some("1d"), Some(60), None),
    ("paused", 0, None, None, None, None),
];

/// When the windows of a rule end: midnight after so many days.
fn resets_at(duration: Option<&str>, now: Timestamp) -> Value {
    let days = match duration {
        Some("30d") => 10,
        Some("7d") => 2,
        Some("1d") => 1,
        _ => return Value::Null,
    };
    let midnight = now.as_second() - now.as_second().rem_euclid(86_400) + days * 86_400;
    Timestamp::from_second(midnight).map_or(Value::Null, |at| json!(at.to_string()))
}

fn rule(id: &str, now: Timestamp) -> Value {
    let Some((id, max, soft, duration, rpm, tpm)) = RULES.iter().find(|rule| rule.0 == id) else {
        return Value::Null;
    };
    json!({
        "budget_id": id, "max_budget": micros(*max), "soft_budget": soft.map(micros),
        "budget_duration": duration, "budget_reset_at": resets_at(*duration, now),
        "rpm_limit": rpm, "tpm_limit": tpm, "tpd_limit": null, "max_parallel_requests": null,
        "model_max_budget": null,
    })
}

fn customer(
    id: &str,
    alias: Option<&str>,
    spend: u64,
    held: u64,
    budget: Option<&str>,
    blocked: bool,
    now: Timestamp,
) -> Row {
    row(json!({
        "user_id": id, "blocked": blocked, "alias": alias, "spend": micros(spend), "held": micros(held),
        "allowed_model_region": null, "default_model": null,
        "models": if id == "globex" { json!(["gpt-4o", "gpt-4o-mini"]) } else { json!([]) },
        "budget_id": budget, "litellm_budget_table": budget.map(|id| rule(id, now)),
    }))
}

/// Every customer.
pub(super) fn customers(now: Timestamp) -> Vec<Row> {
    let parts = PARTS.iter().map(|(id, alias, spend, held, budget, blocked)| {
        customer(id, *alias, *spend, *held, *budget, *blocked, now)
    });
    let extras = (0..EXTRAS).map(|number| {
        let spend = scrambled(number) % 180_000;
        let budget = match number % 5 {
            0 => None,
            1 => Some("tier-s"),
            2 => Some("tier-m"),
            _ => Some("my-free-tier"),
        };
        customer(&format!("tenant-{number:04}"), None, spend, 0, budget, number % 97 == 13, now)
    });
    parts.chain(extras).collect()
}

/// Every budget.
pub(super) fn budgets(now: Timestamp) -> Vec<Row> {
    let customers = customers(now);
    let of = |id: &str| {
        customers.iter().filter(|row| row.get("budget_id").and_then(Value::as_str) == Some(id)).count()
    };
    let highest = |id: &str| {
        let part = PARTS.iter().filter(|part| part.4 == Some(id)).max_by_key(|part| part.2)?;
        Some(json!({"user_id": part.0, "spend": micros(part.2)}))
    };
    RULES
        .iter()
        .map(|(id, ..)| {
            let mut row = row(rule(id, now));
            row.insert("customer_count".into(), json!(of(id)));
            row.insert("highest_use".into(), highest(id).unwrap_or(Value::Null));
            row
        })
        .collect()
}

/// Every key.
pub(super) fn keys(now: Timestamp) -> Vec<Row> {
    let key = |number: u64,
               alias: &str,
               tail: &str,
               team: Option<&str>,
               user: Option<&str>,
               spend: u64,
               max: Option<u64>| {
        row(json!({
            "token": format!("{:016x}{:016x}", scrambled(number), scrambled(number + 100)),
            "key_name": format!("sk-...{tail}"), "key_alias": alias, "team_id": team, "user_id": user,
            "spend": micros(spend), "held": micros(0), "max_budget": max.map(micros), "models": [],
            "expires": null, "blocked": null, "last_active": before(now, 3_000).to_string(),
        }))
    };
    let mut keys = vec![
        key(1, "ci", "4Q2w", Some("red"), None, 3_104_400, Some(25_000_000)),
        key(2, "old-bot", "11aa", Some("red"), Some("bob"), 9_000_000, Some(9_000_000)),
        key(3, "team-a", "9f2c", Some("team-a"), None, 22_179_115, None),
        key(4, "backend", "77b0", Some("blue"), Some("alice"), 14_002_310, Some(15_000_000)),
        key(5, "laptop", "c3d4", None, Some("carol"), 12_040, Some(5_000_000)),
    ];
    let in_29_days = now.checked_add(SignedDuration::from_hours(29 * 24)).unwrap_or(now);
    if let Some(first) = keys.first_mut() {
        first.insert("expires".into(), json!(in_29_days.to_string()));
    }
    if let Some(second) = keys.get_mut(1) {
        second.insert("expires".into(), json!(before(now, 3_600_000).to_string()));
        second.insert("last_active".into(), json!(before(now, 41 * 86_400_000).to_string()));
    }
    keys
}

/// Where billing events go.
pub(super) fn destinations() -> Vec<Row> {
    vec![
        row(json!({
            "name": "lago", "kind": "lago", "state": "active", "circuit": "closed", "pending": 118,
            "oldest_pending_age_seconds": 42, "delivered": 12_290, "dead": 2, "failures": 9,
            "last_error": "422 subscription unknown",
        })),
        row(json!({
            "name": "webhook", "kind": "webhook", "state": "active", "circuit": "closed", "pending": 0,
            "oldest_pending_age_seconds": null, "delivered": 12_408, "dead": 0, "failures": 0,
            "last_error": null,
        })),
    ]
}

/// Deliveries that did not arrive.
pub(super) fn failed(now: Timestamp) -> Vec<Row> {
    let delivery = |id: &str, customer: &str, ago_ms: i64, state: &str, attempts: u64, error: &str| {
        let next = now.checked_add(SignedDuration::from_secs(32)).unwrap_or(now);
        row(json!({
            "id": id, "destination": "lago", "state": state, "kind": "openai_tokens", "customer": customer,
            "entry_id": id, "cost": micros(4_120), "at": before(now, ago_ms).to_string(),
            "attempts": attempts, "last_error": error,
            "next_at": if state == "pending" { json!(next.to_string()) } else { Value::Null },
        }))
    };
    vec![
        delivery("lago:12408", "globex", 65_000, "pending", 4, "422 subscription unknown"),
        delivery("lago:12377", "hooli", 600_000, "dead", 12, "422 subscription unknown"),
        delivery("lago:12090", "hooli", 3_600_000, "dead", 12, "404 customer unknown"),
    ]
}

/// Calls that are running.
pub(super) fn active(now: Timestamp) -> Vec<Row> {
    let call = |number: u64, customer: &str, model: &str, state: &str, held: u64, out: u64, ago_ms: i64| {
        row(json!({
            "request_id": format!("chatcmpl-{:016x}", scrambled(number + 900)), "customer_id": customer,
            "key_alias": "team-a", "team_id": "team-a", "model": model, "state": state,
            "held": micros(held), "input_tokens": 400 + out, "output_tokens": out,
            "spend_so_far": micros(held / 9), "started_at": before(now, ago_ms).to_string(),
            "age_ms": ago_ms, "cancelled": false, "stream": out > 0,
        }))
    };
    vec![
        call(1, "acme-eu", "claude-sonnet-4", "streaming", 1_200_000, 3_120, 48_200),
        call(2, "acme-eu", "gpt-4o", "streaming", 400_000, 811, 9_700),
        call(3, "globex", "gpt-4o", "streaming", 420_000, 64, 2_900),
        call(4, "umbrella", "gemini-2.5-flash", "sent", 88_000, 0, 1_400),
        call(5, "stark", "gpt-4o-mini", "sent", 12_500, 0, 600),
        call(6, "my-customer-id", "gpt-4o-mini", "waiting", 0, 0, 300),
    ]
}
