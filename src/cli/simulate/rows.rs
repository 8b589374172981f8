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

/// The line of a row; its place in the order is not known yet.
pub(super) fn entry_of(row: &Row) -> Result<Entry, String> {
    let started_at = time(row, "startTime")?;
    let cost = row.get("spend").ok_or("`spend` is missing")?;
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
        cost: Usd::from_value(cost).map_err(|error| format!("`spend`: {error}"))?.0,
        held: Picos::ZERO,
        duration_ms: 0,
        detail: Detail::default(),
    })
}

fn text<'a>(row: &'a Row, name: &str) -> Option<&'a str> {
    row.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

fn time(row: &Row, name: &str) -> Result<Millis, String> {
    let text = text(row, name).ok_or_else(|| format!("`{name}` is missing"))?;
    instant(text).ok_or_else(|| format!("`{name}` is no instant such as 2026-12-01T00:00:00Z"))
}

/// How sure the amount is, where the row has kept it.
fn status(row: &Row) -> EntryStatus {
    let metadata = row.get("metadata").and_then(Value::as_object);
    let kept = metadata.and_then(|metadata| metadata.get("ledger_status")?.as_str());
    kept.and_then(EntryStatus::from_stored).unwrap_or(EntryStatus::Exact)
}

/// The whole usage where the row has kept it, else its tokens.
fn usage_of(row: &Row) -> Usage {
    let kept = row.get("metadata").and_then(|metadata| metadata.get("usage_object"));
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
