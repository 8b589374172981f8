//! Lines made of `/spend/logs/v2`, for servers that tell no more. They are numbered in the order in
//! which their calls began.

use jiff::Timestamp;
use serde_json::Value;

use crate::cli::failure::{Failure, Kind};
use crate::cli::look::{exact, member};
use crate::cli::money;
use crate::client::{Call, Client, EntryQuery, Row};
use crate::domain::entry::{EntryKind, EntryStatus};
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::usage::Usage;
use crate::wire::entry::{At, LedgerLine, LineUsage};
use crate::wire::fields::instant;
use crate::wire::money::Usd;
use crate::wire::usage;

/// Rows of a page; what every server allows.
const PAGE_SIZE: u64 = 100;
/// Before any call was ever logged.
const BEGINNING: Millis = Millis(1_577_836_800_000);
/// A call that was booked in a period began at most so long before it.
const CALL_MS_MAX: i64 = 86_400_000;

/// A reader of the log that holds one page at a time.
pub(super) struct LogPages<'a> {
    client: &'a Client,
    query: EntryQuery,
    page: u64,
    read: u64,
    is_done: bool,
}

impl<'a> LogPages<'a> {
    pub(super) fn of(client: &'a Client, mut query: EntryQuery) -> Self {
        // What is logged from now on does not move the pages.
        query.until = Some(query.until.unwrap_or_else(|| Timestamp::now().into()));
        Self { client, query, page: 1, read: 0, is_done: false }
    }

    /// The next lines, never none of them; `None` after the last.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<LedgerLine>>, Failure> {
        while !self.is_done {
            let reply = self.client.send(&self.call()).await?;
            let mut answer = reply.value().map_err(Failure::from)?;
            // What is not understood is not taken for the end: sums would be too low.
            let pages = answer.get("total_pages").and_then(Value::as_u64);
            let (Some(Value::Array(rows)), Some(pages)) = (answer.get_mut("data").map(Value::take), pages)
            else {
                let message = "the server's log of calls has no list `data` or no `total_pages`";
                return Err(Failure::new(Kind::ServerError, message));
            };
            self.is_done = rows.is_empty() || self.page >= pages;
            self.page += 1;
            let mut lines = Vec::with_capacity(rows.len());
            for row in &rows {
                self.read += 1;
                let line = row.as_object().and_then(|row| line(row, self.read));
                let line = line.ok_or_else(|| {
                    Failure::new(Kind::ServerError, "a row of the server's log has no time or no amount")
                })?;
                if self.is_wanted(&line) {
                    lines.push(line);
                }
            }
            if !lines.is_empty() {
                return Ok(Some(lines));
            }
        }
        Ok(None)
    }

    fn is_wanted(&self, line: &LedgerLine) -> bool {
        line.seq > self.query.after
            && self.query.since.is_none_or(|since| line.at.0 >= since)
            && self.query.until.is_none_or(|until| line.at.0 < until)
    }

    fn call(&self) -> Call {
        let shown = |at: Millis| at.timestamp().strftime("%Y-%m-%d %H:%M:%S").to_string();
        let since = self.query.since.map_or(BEGINNING, |since| since.plus_ms(-CALL_MS_MAX));
        let until = self.query.until.unwrap_or(BEGINNING).plus_ms(1_000);
        let names = [
            ("end_user", &self.query.customer),
            ("api_key", &self.query.key),
            ("team_id", &self.query.team),
            ("user_id", &self.query.user),
            ("model", &self.query.model),
        ];
        let call = Call::get("/spend/logs/v2")
            .query("start_date", shown(since))
            .query("end_date", shown(until))
            .query("sort_by", "startTime")
            .query("sort_order", "asc")
            .query("page", self.page.to_string())
            .query("page_size", PAGE_SIZE.to_string());
        let names = names.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        names.fold(call, |call, (name, value)| call.query(name, value))
    }
}

/// A row of the log as a line.
fn line(row: &Row, seq: u64) -> Option<LedgerLine> {
    let text = |name: &str| exact(row.get(name));
    let some = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
    let time = |name: &str| row.get(name).and_then(Value::as_str).and_then(instant);
    let cost = row.get("spend").and_then(money::amount)?;
    let count = |name: &str| row.get(name).and_then(Value::as_u64).unwrap_or(0);
    let told = member(row, "metadata.usage_object").and_then(|told| usage::read(&told.to_string()));
    let used = told.unwrap_or_else(|| Usage::plain(count("prompt_tokens"), count("completion_tokens")));
    let started = time("startTime")?;
    Some(LedgerLine {
        seq,
        id: some("request_id")?,
        request_id: text("request_id"),
        call_id: None,
        kind: EntryKind::Charge,
        status: EntryStatus::Exact,
        at: At(time("endTime").unwrap_or(started)),
        started_at: At(started),
        duration_ms: count("request_duration_ms"),
        first_output_ms: None,
        key_hash: some("api_key"),
        user_id: some("user"),
        team_id: some("team_id"),
        customer_id: some("end_user"),
        organization_id: some("organization_id"),
        tags: tags(row.get("request_tags")),
        call_type: text("call_type"),
        model_group: some("model_group").unwrap_or_else(|| text("model")),
        model: text("model"),
        provider: text("custom_llm_provider"),
        model_id: text("model_id"),
        price_version: String::new(),
        usage: LineUsage(used),
        cost: Usd(cost),
        cost_picos: cost,
        held: Usd(Picos::ZERO),
        account: None,
        further: vec![],
        author: None,
        note: None,
    })
}

/// Labels, which some servers write as the text of a list.
fn tags(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(tags)) => tags.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_default(),
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_another_proxy_is_a_line() {
        let row: Row = serde_json::from_str(
            r#"{"request_id":"chatcmpl-1","call_type":"acompletion","api_key":"88dc","spend":3.5e-05,
                "prompt_tokens":10,"completion_tokens":20,"startTime":"2026-11-21T10:00:00Z",
                "endTime":"2026-11-21T10:00:01.5Z","model":"gpt-4o","model_group":"","user":"",
                "end_user":"acme","request_tags":"[\"a\"]","custom_llm_provider":"openai",
                "metadata":{"usage_object":{"prompt_tokens":10,"completion_tokens":20,
                "prompt_tokens_details":{"cached_tokens":4}}}}"#,
        )
        .unwrap();
        let line = line(&row, 3).unwrap();
        assert_eq!((line.seq, line.id.as_str(), line.cost_picos), (3, "chatcmpl-1", Picos::new(35_000_000)));
        assert_eq!((line.model_group.as_str(), line.customer_id.as_deref()), ("gpt-4o", Some("acme")));
        assert_eq!((line.usage.0.input, line.usage.0.cache_read, line.user_id), (6, 4, None));
        assert_eq!(
            (line.at.0.to_string().as_str(), line.tags),
            ("2026-11-21T10:00:01.5Z", vec!["a".to_owned()])
        );
        for spend in [None, Some(Value::Null), Some("much".into())] {
            let mut odd = row.clone();
            odd.remove("spend");
            odd.extend(spend.map(|spend| ("spend".to_owned(), spend)));
            assert_eq!(super::line(&odd, 1), None);
        }
    }
}
