//! A row of a spend log as a line of a ledger, as far as it tells: when, who, which model, how many
//! tokens, how much.

use std::sync::Arc;

use serde_json::Value;

use crate::client::Row;
use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;
use crate::wire::fields::instant;
use crate::wire::money::Usd;
use crate::wire::usage;

/// Whether a row tells of a failed call that nobody was charged for. A ledger books none: those of its
/// rows that say `failure` are calls that were charged and whose end nobody saw.
pub(super) fn is_failure(row: &Row) -> bool {
    let is_charged = || spend(row).is_ok_and(|spend| spend > Picos::ZERO);
    has_failed(row) && metadata(row, "ledger_status").is_none() && !is_charged()
}

fn has_failed(row: &Row) -> bool {
    let says = |status: Option<&Value>| status.and_then(Value::as_str) == Some("failure");
    says(row.get("status")) || says(metadata(row, "status"))
}

/// The line of a row; its place in the order is not known yet.
pub(super) fn entry_of(row: &Row) -> Result<Entry, String> {
    let started_at = time(row, "startTime")?;
    let cost = if is_failure(row) { Picos::ZERO } else { spend(row)? };
    let payer = Payer {
        key: text(row, "api_key").map(Into::into),
        user: text(row, "user").map(Into::into),
        team: text(row, "team_id").map(Into::into),
        customer: text(row, "end_user").map(Into::into),
        ..Payer::default()
    };
    let name = |name: &str| text(row, name).unwrap_or_default().into();
    let model: Arc<str> = name("model");
    let group = text(row, "model_group").map_or_else(|| Arc::clone(&model), Into::into);
    let call = CallFacts {
        model_group: group,
        model,
        provider: name("custom_llm_provider"),
        ..CallFacts::default()
    };
    Ok(Entry {
        seq: 0,
        id: String::new(),
        request_id: text(row, "request_id").unwrap_or_default().to_owned(),
        call_id: None,
        kind: EntryKind::Charge,
        status: status(row),
        at: if row.contains_key("endTime") { time(row, "endTime")? } else { started_at },
        started_at,
        payer: Arc::new(payer),
        call: Arc::new(call),
        usage: usage_of(row),
        cost,
        held: Picos::ZERO,
        duration_ms: 0,
        detail: Detail::default(),
    })
}

fn text<'a>(row: &'a Row, name: &str) -> Option<&'a str> {
    row.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

fn metadata<'a>(row: &'a Row, name: &str) -> Option<&'a Value> {
    row.get("metadata")?.as_object()?.get(name)
}

fn spend(row: &Row) -> Result<Picos, String> {
    let spend = row.get("spend").ok_or("`spend` is missing")?;
    Usd::from_value(spend).map(|Usd(spend)| spend).map_err(|error| format!("`spend`: {error}"))
}

fn time(row: &Row, name: &str) -> Result<Millis, String> {
    let text = text(row, name).ok_or_else(|| format!("`{name}` is missing"))?;
    instant(text).ok_or_else(|| format!("`{name}` is no instant such as 2026-12-01T00:00:00Z"))
}

/// How sure the amount is, where the row has kept it. What a failed call was charged for is not its
/// tokens.
fn status(row: &Row) -> EntryStatus {
    let kept = metadata(row, "ledger_status").and_then(Value::as_str).and_then(EntryStatus::from_stored);
    kept.unwrap_or(if has_failed(row) { EntryStatus::Unresolved } else { EntryStatus::Exact })
}

/// Whether the answer came out of a cache: its tokens are those of the call that filled it.
fn is_cached(row: &Row) -> bool {
    match row.get("cache_hit") {
        Some(Value::Bool(is_hit)) => *is_hit,
        Some(Value::String(said)) => said.eq_ignore_ascii_case("true"),
        _ => false,
    }
}

/// The whole usage where the row has kept it, else its tokens.
fn usage_of(row: &Row) -> Usage {
    if is_cached(row) {
        return Usage::default();
    }
    let kept = metadata(row, "usage_object");
    let read = kept.filter(|kept| kept.is_object()).and_then(|kept| {
        if kept.get("prompt_tokens").is_some() {
            usage::read(&kept.to_string())
        } else {
            // Ours has members of other names; one that has none of them says nothing.
            serde_json::from_value::<Usage>(kept.clone()).ok().filter(|usage| *usage != Usage::default())
        }
    });
    read.unwrap_or_else(|| {
        let count = |name: &str| row.get(name).and_then(Value::as_u64).unwrap_or_default();
        match (count("prompt_tokens"), count("completion_tokens")) {
            (0, 0) => Usage::default(),
            (input, output) => Usage::plain(input, output),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(json: &str) -> Row {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_row_says_who_what_and_how_much() {
        let entry = entry_of(&row(
            r#"{"request_id":"r","startTime":"2026-11-20T10:00:00Z","endTime":"2026-11-20T10:00:01Z","end_user":"acme",
                "team_id":"","model":"gpt-4o","model_group":"chat","custom_llm_provider":"openai","spend":0.0011120000000000001,
                "prompt_tokens":11,"completion_tokens":7,"metadata":{"ledger_status":"estimated"}}"#,
        ))
        .unwrap();
        assert_eq!(entry.payer.customer.as_ref().map(|id| id.as_str()), Some("acme"));
        assert_eq!((&*entry.call.model_group, entry.payer.team.is_none()), ("chat", true));
        assert_eq!(
            (entry.at.to_string().as_str(), entry.status),
            ("2026-11-20T10:00:01Z", EntryStatus::Estimated)
        );
        assert_eq!((entry.cost, entry.usage), (Picos::new(1_112_000_000), Usage::plain(11, 7)));
    }

    #[test]
    fn a_row_that_kept_its_usage_is_believed() {
        let of = |usage: &str| {
            entry_of(&row(&format!(
                r#"{{"startTime":"2026-11-20","spend":1,"prompt_tokens":3,"metadata":{{"usage_object":{usage}}}}}"#
            )))
            .unwrap()
            .usage
        };
        let cached =
            r#"{"prompt_tokens":10,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":4}}"#;
        assert_eq!(of(cached), Usage { cache_read: 4, ..Usage::plain(6, 2) });
        assert_eq!(
            of(r#"{"input":1,"web_searches":2}"#),
            Usage { input: 1, web_searches: 2, ..Usage::default() }
        );
        assert_eq!(of("{}"), Usage::plain(3, 0));
    }

    #[test]
    fn failed_calls_and_answers_out_of_a_cache_have_used_nothing() {
        let of = |more: &str| {
            let row = row(&format!(
                r#"{{"startTime":"2026-11-20","prompt_tokens":3,"completion_tokens":1,{more}}}"#
            ));
            let entry = entry_of(&row).unwrap();
            (is_failure(&row), entry.status, entry.usage, entry.cost)
        };
        let (exact, unresolved) = (EntryStatus::Exact, EntryStatus::Unresolved);
        let (told, none) = (Usage::plain(3, 1), Usage::default());
        let dollar = Picos::from_dollars(1);
        for (more, read) in [
            (r#""spend":1,"status":"success","cache_hit":"False""#, (false, exact, told, dollar)),
            (r#""spend":0,"status":"failure""#, (true, unresolved, told, Picos::ZERO)),
            (r#""spend":null,"status":"failure""#, (true, unresolved, told, Picos::ZERO)),
            (r#""spend":0,"metadata":{"status":"failure"}"#, (true, unresolved, told, Picos::ZERO)),
            // It was charged, so it is no call that cost nothing.
            (r#""spend":1,"status":"failure""#, (false, unresolved, told, dollar)),
            (
                r#""spend":0,"status":"failure","metadata":{"status":"failure","ledger_status":"unresolved"}"#,
                (false, unresolved, told, Picos::ZERO),
            ),
            (r#""spend":0,"cache_hit":"True""#, (false, exact, none, Picos::ZERO)),
            (r#""spend":0,"cache_hit":true"#, (false, exact, none, Picos::ZERO)),
            (r#""spend":0,"cache_hit":"None""#, (false, exact, told, Picos::ZERO)),
        ] {
            assert_eq!(of(more), read, "{more}");
        }
    }

    #[test]
    fn a_row_that_lacks_something_says_what() {
        for (json, said) in [
            (r#"{"spend":1}"#, "`startTime` is missing"),
            (r#"{"spend":1,"startTime":"soon"}"#, "`startTime` is no instant such as 2026-12-01T00:00:00Z"),
            (r#"{"startTime":"2026-11-20"}"#, "`spend` is missing"),
            (r#"{"startTime":"2026-11-20","spend":"lots"}"#, "`spend`: not a decimal number"),
        ] {
            assert_eq!(entry_of(&row(json)).unwrap_err(), said, "{json}");
        }
    }
}
