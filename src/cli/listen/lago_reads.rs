//! What Lago says when it is asked: the events it has, and settings under which everything that comes
//! is billed, so that `billing check` and `deliveries verify` can be tried here.

use axum::http::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::desk::Reply;
use super::memory::Memory;

/// The most events a page has.
const PAGE_MAX: usize = 100;

/// The answer to what is asked at a path below `/api/v1/`, if there is something.
pub(super) fn answer(memory: &Memory, path: &str, query: Option<&str>) -> Option<Reply> {
    let (resource, id) =
        path.trim_end_matches('/').split_once('/').unwrap_or((path.trim_end_matches('/'), ""));
    let metric = |code: &str| json!({"name": code, "code": code, "aggregation_type": "sum_agg", "field_name": "response_cost"});
    let body = match (resource, id) {
        ("events", "") => events(memory, &Query::read(query)),
        ("billable_metrics", "") => {
            json!({"billable_metrics": [], "meta": {"current_page": 1, "next_page": null}})
        }
        ("billable_metrics", code) => json!({"billable_metric": metric(code)}),
        ("subscriptions", id) if !id.is_empty() => {
            json!({"subscription": {"external_id": id, "external_customer_id": id, "status": "active"}})
        }
        ("billing_entities", "") => {
            json!({"billing_entities": [{"code": "here", "name": "here", "invoice_grace_period": 3}]})
        }
        _ => return None,
    };
    Some(Reply::json(StatusCode::OK, &body))
}

/// What a list of events is narrowed by.
#[derive(Debug, Default)]
struct Query {
    code: Option<String>,
    external_subscription_id: Option<String>,
    from: Option<Timestamp>,
    to: Option<Timestamp>,
    page: usize,
    per_page: usize,
}

impl Query {
    fn read(query: Option<&str>) -> Self {
        let mut read = Self { page: 1, per_page: PAGE_MAX, ..Self::default() };
        // The query is written as in an address; that is what a parser is there for.
        let address = format!("http://here/?{}", query.unwrap_or_default());
        let Ok(address) = reqwest::Url::parse(&address) else { return read };
        for (name, value) in address.query_pairs() {
            match &*name {
                "code" => read.code = Some(value.into_owned()),
                "external_subscription_id" => read.external_subscription_id = Some(value.into_owned()),
                "timestamp_from" => read.from = value.parse().ok(),
                "timestamp_to" => read.to = value.parse().ok(),
                "page" => read.page = value.parse().unwrap_or(1).max(1),
                "per_page" => read.per_page = value.parse().unwrap_or(PAGE_MAX).clamp(1, PAGE_MAX),
                _ => {}
            }
        }
        read
    }

    fn fits(&self, event: &Value) -> bool {
        let is = |wanted: &Option<String>, name: &str| {
            wanted.as_deref().is_none_or(|wanted| event[name].as_str() == Some(wanted))
        };
        let at: Option<Timestamp> = event["timestamp"].as_str().and_then(|at| at.parse().ok());
        let is_in_time =
            at.is_some_and(|at| self.from.is_none_or(|from| from <= at) && self.to.is_none_or(|to| at <= to));
        is(&self.code, "code") && is(&self.external_subscription_id, "external_subscription_id") && is_in_time
    }
}

fn events(memory: &Memory, query: &Query) -> Value {
    let kept = memory.things().filter_map(|thing| serde_json::from_str::<Value>(thing).ok());
    let fitting: Vec<Value> = kept.filter(|event| query.fits(event)).collect();
    let pages = fitting.len().div_ceil(query.per_page);
    let next = (query.page < pages).then_some(query.page + 1);
    let from = (query.page - 1).saturating_mul(query.per_page);
    let page: Vec<&Value> = fitting.iter().skip(from).take(query.per_page).collect();
    json!({
        "events": page,
        "meta": {
            "current_page": query.page,
            "next_page": next,
            "prev_page": query.page.checked_sub(1).filter(|page| *page > 0),
            "total_pages": pages,
            "total_count": fitting.len(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory() -> Memory {
        let mut memory = Memory::default();
        for number in 0..250 {
            let event = json!({"transaction_id": format!("t-{number}"), "code": if number % 2 == 0 { "even" } else { "odd" },
                "external_subscription_id": "acme", "timestamp": format!("2026-11-22T00:{:02}:00.000Z", number % 60)});
            memory.keep((format!("t-{number}"), "acme".into()), event.to_string());
        }
        memory
    }

    fn told(path: &str, query: &str) -> Option<Value> {
        let reply = answer(&memory(), path, Some(query))?;
        assert_eq!(reply.status, StatusCode::OK);
        serde_json::from_slice(&reply.body).ok()
    }

    #[test]
    fn events_are_found_page_by_page() {
        let mut seen = std::collections::BTreeSet::new();
        let mut page = Some(1);
        while let Some(number) = page {
            let told = told("events", &format!("code=even&page={number}&per_page=40")).unwrap();
            assert_eq!(
                (&told["meta"]["total_count"], &told["meta"]["total_pages"]),
                (&json!(125), &json!(4))
            );
            seen.extend(
                told["events"].as_array().unwrap().iter().map(|event| event["transaction_id"].to_string()),
            );
            page = told["meta"]["next_page"].as_u64();
        }
        assert_eq!(seen.len(), 125);
        let span = "timestamp_from=2026-11-22T00%3A10%3A00.000Z&timestamp_to=2026-11-22T00:11:00Z";
        assert_eq!(told("events", span).unwrap()["meta"]["total_count"], 8, "both ends included");
        assert_eq!(told("events/", "external_subscription_id=nobody&page=0").unwrap()["events"], json!([]));
    }

    #[test]
    fn everything_is_set_up_and_nothing_else_is_known() {
        assert_eq!(
            told("billable_metrics/calls", "").unwrap()["billable_metric"]["field_name"],
            "response_cost"
        );
        assert_eq!(told("subscriptions/a%2Fb", "").unwrap()["subscription"]["status"], "active");
        assert!(told("billing_entities", "").is_some() && told("billable_metrics", "per_page=1").is_some());
        for path in ["wallets", "events/t-1", "subscriptions", ""] {
            assert!(told(path, "").is_none(), "{path}");
        }
    }
}
