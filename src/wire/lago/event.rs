//! How a charge looks to Lago. Made of what never changes alone, so a repeat has the same bytes:
//! Lago knows an event it has by id, subscription, code and time.

use super::{Event, Figure, Properties};
use crate::domain::delivery::{LagoIds, LagoProfile, NumberStyle};
use crate::domain::entry::Entry;
use crate::domain::time::Millis;

/// The name of the event of a charge for one of the codes. The first has the charge's own.
pub fn transaction_id(entry_id: &str, codes: &[String], part: u32) -> String {
    match code(codes, part) {
        Some(code) if part > 0 => format!("{entry_id}.{code}"),
        _ => entry_id.to_owned(),
    }
}

/// The event of a charge for one of the codes; `None` without somebody to bill, or without the code.
pub fn usage_event<'a>(
    entry: &'a Entry,
    profile: &'a LagoProfile,
    part: u32,
    charge_id: Option<&'a str>,
) -> Option<Event<'a>> {
    let charge_id = charge_id.filter(|id| !id.is_empty())?;
    Some(Event {
        transaction_id: transaction_id(&entry.id, &profile.codes, part),
        external_subscription_id: (profile.ids != LagoIds::Customer).then_some(charge_id),
        external_customer_id: (profile.ids != LagoIds::Subscription).then_some(charge_id),
        code: code(&profile.codes, part)?,
        timestamp: Some(unix_seconds(entry.at)),
        precise_total_amount_cents: cents(entry, profile),
        properties: Some(properties(entry, profile.numbers)),
    })
}

fn code(codes: &[String], part: u32) -> Option<&str> {
    codes.get(usize::try_from(part).ok()?).map(String::as_str)
}

fn properties(entry: &Entry, style: NumberStyle) -> Properties<'_> {
    let figure = |decimal: String| Figure { decimal, is_text: style == NumberStyle::Text };
    let count = |tokens: u64| figure(tokens.to_string());
    let usage = &entry.usage;
    Properties {
        model: entry.call.upstream_model(),
        response_cost: figure(entry.cost.to_string()),
        input_tokens: count(usage.input_total()),
        output_tokens: count(usage.output_total()),
        prompt_tokens: count(usage.input_total()),
        completion_tokens: count(usage.output_total()),
        total_tokens: count(usage.total()),
        request_id: entry.call_id(),
    }
}

fn cents(entry: &Entry, profile: &LagoProfile) -> Option<String> {
    let cents = profile.precise_amount.then(|| entry.cost.times(100)).flatten()?;
    Some(cents.to_string())
}

/// Unix seconds with three decimals. The ledger began long after 1970.
fn unix_seconds(at: Millis) -> String {
    let ms = at.0.max(0);
    format!("{}.{:03}", ms / 1_000, ms % 1_000)
}
