//! Lines of the ledger and calls that failed, in the words of the stream. Pure: names and rules that
//! have to be looked up are added by who tells them.

use serde_json::json;

use crate::domain::entry::{Entry, EntryKind, Payer};
use crate::domain::money::Picos;
use crate::ledger::live::{Failed, Reached, Used};
use crate::wire::entry::LineAccount;
use crate::wire::event::{LimitReached, SpendEvent};
use crate::wire::money::Usd;

/// A line of the ledger.
pub(super) fn line(
    name: &str,
    entry: &Entry,
    payer: &Payer,
    customer_spend: Option<Picos>,
    customer_limit: Option<Picos>,
) -> SpendEvent {
    let is_of_account = entry.kind != EntryKind::Charge;
    SpendEvent {
        request_id: entry.request_id.clone(),
        ts: entry.at.to_string(),
        event: name.into(),
        model: entry.call.model_group.to_string(),
        provider: filled(&entry.call.provider),
        status: entry.status.as_str().into(),
        prompt_tokens: entry.usage.input_total(),
        completion_tokens: entry.usage.output_total(),
        spend: Usd(entry.cost),
        customer_spend: customer_spend.map(Usd),
        max_budget: customer_limit.map(Usd),
        duration_ms: entry.duration_ms,
        cached_tokens: entry.usage.cache_read_total(),
        message: entry.detail.note.clone(),
        kind: is_of_account.then_some(entry.kind),
        account: entry.detail.account.as_ref().filter(|_| is_of_account).map(LineAccount::from),
        ..of(payer)
    }
}

/// A call that was refused, or that a provider failed.
pub(super) fn failure(name: &str, failed: &Failed) -> SpendEvent {
    SpendEvent {
        request_id: failed.request_id.clone(),
        ts: failed.at.to_string(),
        event: name.into(),
        model: failed.model_group.clone(),
        provider: filled(&failed.provider),
        status: format!("{} {}", failed.status, failed.kind),
        customer_spend: failed.customer_spend.map(Usd),
        max_budget: failed.customer_limit.map(Usd),
        duration_ms: failed.duration_ms,
        message: filled(&failed.message),
        limit: failed.reached.as_ref().map(limit),
        ..of(&failed.payer)
    }
}

/// An event of which nothing is known but whom it is about.
fn of(payer: &Payer) -> SpendEvent {
    SpendEvent {
        customer_id: payer.customer.as_ref().map(ToString::to_string),
        token_hash: payer.key.as_ref().map(ToString::to_string),
        team_id: payer.team.as_ref().map(ToString::to_string),
        user_id: payer.user.as_ref().map(ToString::to_string),
        tags: payer.tags.iter().map(ToString::to_string).collect(),
        ..SpendEvent::default()
    }
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn limit(reached: &Reached) -> LimitReached {
    let (used, max) = match reached.used {
        Used::Usd(used, max) => (json!(Usd(used)), json!(Usd(max))),
        Used::Count(used, max) => (json!(used), json!(max)),
    };
    LimitReached { level: reached.level.into(), id: reached.id.clone(), name: reached.name.into(), used, max }
}
