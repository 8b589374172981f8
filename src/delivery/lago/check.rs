//! Whether Lago is set up for what we send. Lago accepts events of unknown metrics and of unknown
//! subscriptions and never bills them, so nothing but a look at its settings tells.

use super::reader::{Reader, Told, Unanswered, shown};
use crate::domain::delivery::{LagoIds, LagoProfile};
use crate::wire::delivery::{Finding, Level};
use crate::wire::lago::{
    BillingEntities, BillingEntity, Metric, MetricAnswer, Properties, SubscriptionAnswer,
};

/// Subscriptions are looked up one by one; no more than these.
const SUBSCRIPTIONS_MAX: usize = 200;
/// Missing subscriptions that are named; the rest is counted.
const MISSING_MAX: usize = 20;
const HOUR_MS: u64 = 3_600_000;
const DAY_MS: u64 = 24 * HOUR_MS;

fn finding(name: &str, level: Level, text: impl Into<String>, hint: impl Into<String>) -> Finding {
    Finding { name: name.to_owned(), level, text: text.into(), hint: hint.into() }
}

/// What we send and owe, which Lago's settings have to fit.
#[derive(Clone, Copy, Debug)]
pub struct Ours<'a> {
    /// How events look.
    pub profile: &'a LagoProfile,
    /// Whom they bill.
    pub charge_ids: &'a [String],
    /// How long the oldest of them waits.
    pub oldest_pending_ms: Option<u64>,
}

/// Looks at everything, or up to the first thing without which nothing else can be seen.
pub async fn check(reader: &Reader, ours: Ours<'_>) -> Vec<Finding> {
    let key = of_key(&reader.get(&["billable_metrics"], &[("per_page", "1")]).await);
    let may_read = key.level == Level::Ok;
    let mut findings = vec![key];
    if !may_read {
        return findings;
    }
    findings.extend(of_ids(ours.profile.ids));
    for code in &ours.profile.codes {
        findings.push(of_metric(code, &reader.get(&["billable_metrics", code], &[]).await));
    }
    findings.extend(subscriptions(reader, ours.charge_ids).await);
    let entities = reader.get(&["billing_entities"], &[]).await;
    findings.push(of_grace(&entities, ours.oldest_pending_ms));
    findings
}

async fn subscriptions(reader: &Reader, charge_ids: &[String]) -> Vec<Finding> {
    let asked = &charge_ids[..charge_ids.len().min(SUBSCRIPTIONS_MAX)];
    let mut wrong = Vec::new();
    for id in asked {
        wrong.extend(of_subscription(id, &reader.get(&["subscriptions", id], &[]).await));
    }
    let mut findings = Vec::new();
    if wrong.len() < asked.len() {
        let text = format!(
            "{} of {} charge ids have a running subscription",
            asked.len() - wrong.len(),
            asked.len()
        );
        findings.push(finding("subscriptions", Level::Ok, text, ""));
    }
    let unnamed = wrong.len().saturating_sub(MISSING_MAX);
    let level = wrong.iter().map(|finding| finding.level).max();
    findings.extend(wrong.into_iter().take(MISSING_MAX));
    if let (true, Some(level)) = (unnamed > 0, level) {
        findings.push(finding("subscriptions", level, format!("and {unnamed} more like these"), ""));
    }
    if asked.len() < charge_ids.len() {
        let text = format!("{} further charge ids were not looked up", charge_ids.len() - asked.len());
        findings.push(finding("subscriptions", Level::Warn, text, ""));
    }
    findings
}

fn of_key(answer: &Result<Told, Unanswered>) -> Finding {
    let finding = |level, text: String, hint| finding("API key", level, text, hint);
    match answer {
        Err(error) => finding(Level::Fail, error.to_string(), "check LAGO_API_BASE, and the network between"),
        Ok(told) => match told.status {
            200..=299 if told.read::<serde_json::Value>().is_ok() => {
                finding(Level::Ok, "Lago knows the key".into(), "")
            }
            401 => finding(Level::Fail, "Lago does not know the key".into(), "check LAGO_API_KEY"),
            403 => finding(
                Level::Warn,
                "the key may not read billable metrics, so nothing can be checked".into(),
                "give it the right to read them, and subscriptions, in Lago",
            ),
            429 | 500.. => {
                finding(Level::Fail, format!("Lago answered {}", told.summary()), "try again later")
            }
            _ => finding(
                Level::Fail,
                format!("there is no Lago API: {}", told.summary()),
                "check LAGO_API_BASE; it is the address of the API, not of the web page",
            ),
        },
    }
}

fn of_ids(ids: LagoIds) -> Option<Finding> {
    (ids == LagoIds::Customer).then(|| {
        finding(
            "ids",
            Level::Warn,
            "events name no subscription, and servers of today bill nothing without",
            "set lago_ids: both, unless the server is an old one",
        )
    })
}

fn of_metric(code: &str, answer: &Result<Told, Unanswered>) -> Finding {
    let name = format!("metric {code}");
    let read = match answer {
        Err(Unanswered::NoName) => {
            let hint = "set LAGO_API_EVENT_CODE to a code that Lago can look up";
            return finding(&name, Level::Fail, Unanswered::NoName.to_string(), hint);
        }
        Ok(told) if told.status == 404 => {
            let hint = format!(
                "create a billable metric with the code `{code}` in Lago, or set LAGO_API_EVENT_CODE to another"
            );
            return finding(
                &name,
                Level::Fail,
                "there is none: its events are accepted and never billed",
                hint,
            );
        }
        Ok(told) => told.read::<MetricAnswer>().map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match read {
        Err(error) => finding(&name, Level::Warn, error, ""),
        Ok(answer) => of_field(&name, &answer.billable_metric),
    }
}

fn of_field(name: &str, metric: &Metric) -> Finding {
    let aggregation_type = shown(&metric.aggregation_type);
    let field = &*shown(metric.field_name.as_deref().unwrap_or_default());
    let is_there = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    if aggregation_type == "count_agg" {
        return finding(name, Level::Ok, "it counts calls", "");
    }
    if is_there(&metric.expression) {
        let text = format!("{aggregation_type} of an expression, which is not looked into");
        return finding(name, Level::Warn, text, "see that it names only what is sent");
    }
    let takes_text = aggregation_type == "unique_count_agg";
    if Properties::FIGURES.contains(&field) || (takes_text && Properties::TEXTS.contains(&field)) {
        return finding(name, Level::Ok, format!("{aggregation_type} of {field}"), "");
    }
    finding(
        name,
        Level::Fail,
        format!("{aggregation_type} of `{field}`, which is not a number that is sent: it is never billed"),
        format!("set its field name to one of {}", Properties::FIGURES.join(", ")),
    )
}

/// What is wrong with the subscription of a charge id.
fn of_subscription(id: &str, answer: &Result<Told, Unanswered>) -> Option<Finding> {
    let name = format!("subscription {id}");
    let told = match answer {
        Err(error @ Unanswered::NoName) => {
            let hint = "give the customer another id; its usage cannot be looked up in Lago";
            return Some(finding(&name, Level::Fail, error.to_string(), hint));
        }
        Err(error) => return Some(finding(&name, Level::Warn, error.to_string(), "")),
        Ok(told) if told.status == 404 => {
            let text = "there is none that runs: usage is accepted and never billed";
            let hint = format!("create a subscription with the external id `{id}` in Lago");
            return Some(finding(&name, Level::Fail, text, hint));
        }
        Ok(told) => told,
    };
    match told.read::<SubscriptionAnswer>() {
        Err(error) => Some(finding(&name, Level::Warn, error.to_string(), "")),
        Ok(answer) => {
            let status = answer.subscription.status;
            let text = || format!("it is {}: usage is billed only while it runs", shown(&status));
            (!status.is_empty() && status != "active")
                .then(|| finding(&name, Level::Fail, text(), "start it, or another with this external id"))
        }
    }
}

fn of_grace(answer: &Result<Told, Unanswered>, oldest_pending_ms: Option<u64>) -> Finding {
    const NAME: &str = "grace period";
    let entities = match answer {
        Ok(told) => told.read::<BillingEntities>(),
        Err(error) => return finding(NAME, Level::Warn, error.to_string(), ""),
    };
    let entities = entities.map(|answer| answer.billing_entities).unwrap_or_default();
    let days = |entity: &BillingEntity| entity.invoice_grace_period;
    let Some((grace_days, entity)) =
        entities.iter().filter_map(|entity| Some((days(entity)?, entity))).min_by_key(|(days, _)| *days)
    else {
        let hint = "see in Lago how many days an invoice waits for late usage";
        return finding(NAME, Level::Warn, "Lago does not show it", hint);
    };
    let hint = "usage that comes after its invoice is final is not billed: set a grace period in Lago that is \
                longer than the longest outage";
    let told = format!("invoices of `{}` wait {grace_days} days for late usage", shown(&entity.code));
    let grace_ms = grace_days.saturating_mul(DAY_MS);
    let waiting = |age: u64| format!("{told}, and the oldest event waits for {}", hours(age));
    match oldest_pending_ms {
        Some(age) if age > grace_ms && age >= HOUR_MS => finding(NAME, Level::Fail, waiting(age), hint),
        Some(age) if age > grace_ms / 2 && age >= HOUR_MS => finding(NAME, Level::Warn, waiting(age), hint),
        _ if grace_days == 0 => finding(NAME, Level::Warn, told, hint),
        _ => finding(NAME, Level::Ok, told, ""),
    }
}

fn hours(ms: u64) -> String {
    match ms / HOUR_MS {
        1 => "1 hour".to_owned(),
        hours if hours < 48 => format!("{hours} hours"),
        hours => format!("{} days", hours / 24),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Level::{Fail, Ok as Fine, Warn};
    use super::*;

    fn told(status: u16, body: &Value) -> Result<Told, Unanswered> {
        Ok(Told { status, body: body.to_string().into_bytes() })
    }

    fn gone() -> Result<Told, Unanswered> {
        told(404, &json!({"status": 404, "error": "Not Found", "code": "billable_metric_not_found"}))
    }

    fn away() -> Result<Told, Unanswered> {
        Err(Unanswered::Unreachable("connection refused".into()))
    }

    #[test]
    fn a_key_is_known_or_nothing_else_is_looked_at() {
        let page = Ok(Told { status: 200, body: b"<html>".to_vec() });
        for (answer, level, part) in [
            (told(200, &json!({"billable_metrics": []})), Fine, "knows the key"),
            (told(401, &json!({"status": 401})), Fail, "does not know the key"),
            (told(403, &json!({"status": 403})), Warn, "may not read"),
            (told(404, &json!({})), Fail, "no Lago API: 404"),
            (told(302, &json!({})), Fail, "no Lago API: 302"),
            (page, Fail, "no Lago API: 200 <html>"),
            (told(500, &json!({})), Fail, "answered 500"),
            (told(429, &json!({})), Fail, "answered 429"),
            (away(), Fail, "connection refused"),
        ] {
            let finding = of_key(&answer);
            assert_eq!((finding.level, finding.hint.is_empty()), (level, level == Fine), "{finding:?}");
            assert!(finding.text.contains(part), "{finding:?}");
        }
    }

    #[test]
    fn a_metric_counts_what_is_sent() {
        let metric = |members: Value| told(200, &json!({ "billable_metric": members }));
        let of = |kind: &str, field: &str| metric(json!({"aggregation_type": kind, "field_name": field}));
        for (answer, level, part) in [
            (of("sum_agg", "response_cost"), Fine, "sum_agg of response_cost"),
            (of("sum_agg", "input_tokens"), Fine, "input_tokens"),
            (of("max_agg", "total_tokens"), Fine, "total_tokens"),
            (of("unique_count_agg", "model"), Fine, "model"),
            (of("sum_agg", "model"), Fail, "never billed"),
            (of("sum_agg", "tokens"), Fail, "`tokens`"),
            (metric(json!({"aggregation_type": "count_agg", "field_name": null})), Fine, "counts calls"),
            (metric(json!({"aggregation_type": "sum_agg", "field_name": null})), Fail, "never billed"),
            (
                metric(json!({"aggregation_type": "sum_agg", "field_name": "x", "expression": "a * b"})),
                Warn,
                "expression",
            ),
            (gone(), Fail, "there is none"),
            (told(403, &json!({})), Warn, "403"),
            (told(200, &json!({"billable_metrics": []})), Warn, "not understood"),
            (away(), Warn, "connection refused"),
        ] {
            let finding = of_metric("tokens-of-gpt", &answer);
            assert_eq!((finding.level, &*finding.name), (level, "metric tokens-of-gpt"), "{finding:?}");
            assert!(finding.text.contains(part), "{finding:?}");
        }
    }

    #[test]
    fn what_cannot_be_looked_up_fails() {
        let (metric, subscription) = (of_metric(".", &Err(Unanswered::NoName)), || Err(Unanswered::NoName));
        let subscription = of_subscription("..", &subscription()).unwrap();
        for finding in [metric, subscription] {
            assert!(finding.level == Fail && finding.text.contains("cannot be looked up"), "{finding:?}");
        }
    }

    #[test]
    fn what_lago_says_is_one_short_line() {
        let long = format!("\u{1b}[2J\u{9b}{}", "x".repeat(9_000));
        let metric = json!({"aggregation_type": long, "field_name": long});
        let metric = of_metric("m", &told(200, &json!({ "billable_metric": metric })));
        let subscription = of_subscription("me", &told(200, &json!({"subscription": {"status": long}})));
        let entity = json!({"code": long, "invoice_grace_period": 3});
        let grace = of_grace(&told(200, &json!({"billing_entities": [entity]})), None);
        for finding in [metric, subscription.unwrap(), grace] {
            assert!(finding.text.len() < 600 && finding.text.contains("[2J x"), "{finding:?}");
            assert!(!finding.text.chars().any(char::is_control), "{finding:?}");
        }
    }

    #[test]
    fn a_subscription_runs() {
        let status = |status: &str| told(200, &json!({"subscription": {"status": status}}));
        for (answer, level) in [
            (status("active"), None),
            (told(200, &json!({"subscription": {}})), None),
            (status("pending"), Some(Fail)),
            (status("terminated"), Some(Fail)),
            (gone(), Some(Fail)),
            (told(403, &json!({})), Some(Warn)),
            (told(200, &json!([])), Some(Warn)),
            (away(), Some(Warn)),
        ] {
            assert_eq!(of_subscription("me", &answer).map(|finding| finding.level), level, "{answer:?}");
        }
    }

    #[test]
    fn invoices_wait_longer_than_events() {
        let entities = |days: &[u64]| {
            let entities: Vec<Value> =
                days.iter().map(|days| json!({"code": "acme", "invoice_grace_period": days})).collect();
            told(200, &json!({ "billing_entities": entities }))
        };
        for (answer, age_ms, level) in [
            (entities(&[3]), None, Fine),
            (entities(&[3]), Some(DAY_MS), Fine),
            (entities(&[3]), Some(DAY_MS * 3 / 2), Fine),
            (entities(&[3]), Some(DAY_MS * 3 / 2 + 1), Warn),
            (entities(&[3]), Some(3 * DAY_MS), Warn),
            (entities(&[3]), Some(3 * DAY_MS + 1), Fail),
            (entities(&[3, 1]), Some(2 * DAY_MS), Fail),
            (entities(&[0]), None, Warn),
            (entities(&[0]), Some(HOUR_MS - 1), Warn),
            (entities(&[0]), Some(HOUR_MS), Fail),
            (entities(&[u64::MAX]), Some(DAY_MS), Fine),
            (entities(&[]), Some(DAY_MS), Warn),
            (told(200, &json!({"billing_entities": [{"code": "acme"}]})), None, Warn),
            (told(403, &json!({})), None, Warn),
            (away(), None, Warn),
        ] {
            let finding = of_grace(&answer, age_ms);
            assert_eq!(finding.level, level, "{finding:?} {age_ms:?}");
        }
        for (ms, shown) in [(HOUR_MS, "1 hour"), (5 * HOUR_MS, "5 hours"), (3 * DAY_MS, "3 days")] {
            assert_eq!(hours(ms), shown);
        }
    }

    #[test]
    fn ids_of_old_servers_alone_are_pointed_out() {
        for (ids, is_found) in
            [(LagoIds::Both, false), (LagoIds::Subscription, false), (LagoIds::Customer, true)]
        {
            assert_eq!(of_ids(ids).is_some(), is_found, "{ids:?}");
        }
    }
}
