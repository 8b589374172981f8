//! Following spend on servers that have no live stream: their log is asked for now and then, and
//! its lines are told as the stream would tell them.

use std::time::Duration;

use jiff::{Span, Timestamp};
use serde_json::Value;

use super::error::ClientError;
use super::http::Client;
use super::resources::Row;
use super::spend_logs::LogCall;
use crate::domain::usage::Usage;
use crate::wire::fields::instant;
use crate::wire::usage;

/// The time between two questions.
pub const POLL_PAUSE: Duration = Duration::from_secs(2);
/// Calls are looked for so far back: they are logged when they end, some time after they began.
const OVERLAP_MINUTES: i64 = 15;

/// Members of an event and the places in a line of the log that hold them, the first one first.
const MEMBERS: &[(&str, &[&str])] = &[
    ("request_id", &["request_id"]),
    ("ts", &["endTime", "startTime"]),
    ("customer_id", &["end_user"]),
    ("token_hash", &["api_key"]),
    ("team_id", &["team_id"]),
    ("user_id", &["user"]),
    ("model", &["model_group", "model"]),
    ("provider", &["custom_llm_provider"]),
    ("status", &["status"]),
    ("prompt_tokens", &["prompt_tokens"]),
    ("completion_tokens", &["completion_tokens"]),
    ("spend", &["spend"]),
    ("duration_ms", &["request_duration_ms"]),
    ("tags", &["request_tags"]),
];

/// The log of a server, asked for again and again.
#[derive(Debug)]
pub(super) struct SpendPoll {
    client: Client,
    since: Timestamp,
    /// Whether what is there at the beginning is told.
    tells_history: bool,
    /// Whether it was asked, whatever became of it.
    has_asked: bool,
    rounds: u64,
    known: std::collections::HashSet<String>,
}

impl SpendPoll {
    pub(super) fn new(client: &Client, since: Option<Timestamp>) -> Self {
        let tells_history = since.is_some();
        let since = since.unwrap_or_else(|| overlap(Timestamp::now()));
        Self {
            client: client.clone(),
            since,
            tells_history,
            has_asked: false,
            rounds: 0,
            known: Default::default(),
        }
    }

    /// Whether the history has been told.
    pub(super) fn has_told_all(&self) -> bool {
        self.rounds > 0
    }

    /// What is new, the oldest first. Waits before all questions but the first.
    pub(super) async fn next(&mut self) -> Result<Vec<Row>, ClientError> {
        if std::mem::replace(&mut self.has_asked, true) {
            tokio::time::sleep(POLL_PAUSE).await;
        }
        let now = Timestamp::now();
        let until = now.saturating_add(Span::new().hours(24)).unwrap_or(now);
        let call =
            LogCall { filters: Vec::new(), since: self.since, until, order: None, rows_max: usize::MAX };
        let mut pages = self.client.spend_log_pages(call);
        let mut lines = Vec::new();
        while let Some(rows) = pages.next().await? {
            lines.extend(rows);
        }
        let is_silent = self.rounds == 0 && !self.tells_history;
        self.rounds += 1;
        self.since = self.since.max(overlap(now));
        let ids: std::collections::HashSet<String> = lines.iter().filter_map(id).collect();
        lines.retain(|line| !is_silent && id(line).is_none_or(|id| !self.known.contains(&id)));
        self.known = ids;
        Ok(lines.iter().rev().map(event_of_log).collect())
    }
}

fn overlap(at: Timestamp) -> Timestamp {
    at.checked_sub(Span::new().minutes(OVERLAP_MINUTES)).unwrap_or(at)
}

fn id(line: &Row) -> Option<String> {
    line.get("request_id").and_then(Value::as_str).map(str::to_owned)
}

/// A line of the log as the stream would tell it.
pub fn event_of_log(line: &Row) -> Row {
    let filled = |name: &&str| line.get(*name).filter(|value| value.as_str() != Some("")).cloned();
    let mut row: Row = MEMBERS
        .iter()
        .map(|(member, places)| ((*member).to_owned(), places.iter().find_map(filled).unwrap_or(Value::Null)))
        .collect();
    let at = row.get("ts").and_then(Value::as_str).and_then(instant);
    if let Some(at) = at.and_then(|at| Timestamp::from_millisecond(at.0).ok()) {
        row.insert("ts".to_owned(), at.to_string().into());
    }
    let alias = line.get("metadata").and_then(|metadata| metadata.get("user_api_key_alias"));
    row.insert("key_alias".to_owned(), alias.cloned().unwrap_or(Value::Null));
    row.insert("cached_tokens".to_owned(), cached_tokens(line).into());
    let is_failure = line.get("status").and_then(Value::as_str) == Some("failure");
    row.insert("event".to_owned(), if is_failure { "error" } else { "spend" }.into());
    for unknown in ["customer_spend", "max_budget"] {
        row.insert(unknown.to_owned(), Value::Null);
    }
    row
}

/// Input tokens from a provider's cache, where the log has kept the whole usage.
fn cached_tokens(line: &Row) -> Option<u64> {
    let kept = line.get("metadata")?.get("usage_object").filter(|kept| kept.is_object())?;
    let read = if kept.get("prompt_tokens").is_some() {
        usage::read(&kept.to_string())
    } else {
        // The lines of our own log have members of other names.
        serde_json::from_value::<Usage>(kept.clone()).ok()
    };
    read.map(|usage| usage.cache_read_total())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_line_tells_what_came_from_a_cache() {
        let ours = Usage { cache_read: 4, cache_read_audio: 1, ..Usage::plain(6, 2) };
        for (metadata, cached) in [
            (json!({"usage_object": ours}), json!(5)),
            (
                json!({"usage_object": {"prompt_tokens": 10, "completion_tokens": 2,
                    "prompt_tokens_details": {"cached_tokens": 4}}}),
                json!(4),
            ),
            (json!({"usage_object": null}), json!(null)),
            (json!({}), json!(null)),
        ] {
            let line = Row::from_iter([("metadata".to_owned(), metadata.clone())]);
            assert_eq!(event_of_log(&line)["cached_tokens"], cached, "{metadata}");
        }
    }
}
