//! The numbers of long windows from the sums of days, for servers that have nothing better.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::client::{ActivityQuery, Client, ClientError, Row};
use crate::domain::money::Picos;
use crate::text::{look, money};
use crate::tui::data::{Bucket, Counts, LAYERS_MAX, Overview, Share, TopCustomer, TopModel};
use crate::tui::event::Live;
use crate::tui::state::Window;

/// How many customers and models are told by name.
const TOP: usize = 50;

/// The numbers of a window of days.
pub(super) async fn overview(client: &Client, window: Window) -> Result<Live, ClientError> {
    let now = Timestamp::now();
    let since = now.saturating_sub(SignedDuration::from_millis(window.length_ms())).unwrap_or(now);
    let date = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    let query = ActivityQuery { customers: &[], start: date(since), end: date(now), all_keys: false };
    let days = client.customer_activity(&query).await?;
    // All of the first day is counted.
    let since = query.start.to_zoned(TimeZone::UTC).map_or(since, |midnight| midnight.timestamp());
    Ok(Live::Overview { numbers: Box::new(of_days(window, (since, now), &days)), at: now })
}

/// Adds days up. A day may be there several times, each time with another part of its sum.
fn of_days(window: Window, (since, until): (Timestamp, Timestamp), days: &[Row]) -> Overview {
    let mut buckets: Vec<Bucket> = Vec::new();
    let (mut customers, mut models) = (Vec::new(), Vec::new());
    for day in days {
        let Some(start) = start_of(day) else { continue };
        let at = match buckets.binary_search_by_key(&start, |bucket| bucket.start) {
            Ok(at) => at,
            Err(at) => {
                buckets.insert(at, Bucket::empty(start));
                at
            }
        };
        let bucket = &mut buckets[at];
        bucket.counts = bucket.counts.plus(counts(day));
        let groups = if parts(day, "model_groups").next().is_some() { "model_groups" } else { "models" };
        for (into, of, shares) in
            [(&mut bucket.customers, "entities", &mut customers), (&mut bucket.models, groups, &mut models)]
        {
            for (name, part) in parts(day, of) {
                let counts = counts(part);
                let sum = into.entry(name.clone()).or_default();
                *sum = sum.saturating_plus(counts.spend);
                add(shares, name, counts);
            }
        }
    }
    let totals = buckets.iter().fold(Counts::default(), |sum, bucket| sum.plus(bucket.counts));
    let (customers, other_customers) = cut(customers, totals);
    let (models, other_models) = cut(models, totals);
    let largest = |all: &[(String, Share)]| -> Vec<String> {
        all.iter().take(LAYERS_MAX).map(|(name, _)| name.clone()).collect()
    };
    let (of_customers, of_models) = (largest(&customers), largest(&models));
    for bucket in &mut buckets {
        bucket.customers.retain(|name, _| of_customers.contains(name));
        bucket.models.retain(|name, _| of_models.contains(name));
    }
    Overview {
        window,
        since,
        until,
        bucket_ms: window.bucket().0,
        as_of: None,
        totals,
        buckets,
        customers: customers.into_iter().map(|(id, share)| TopCustomer { id, share }).collect(),
        other_customers,
        models: models.into_iter().map(|(name, share)| TopModel { name, share }).collect(),
        other_models,
        refusals_since: None,
    }
}

fn start_of(day: &Row) -> Option<Timestamp> {
    let date: jiff::civil::Date = day.get("date")?.as_str()?.parse().ok()?;
    Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

fn parts<'a>(day: &'a Row, of: &str) -> impl Iterator<Item = (&'a String, &'a Row)> {
    let parts = look::member(day, &format!("breakdown.{of}")).and_then(Value::as_object);
    parts.into_iter().flatten().filter_map(|(name, part)| Some((name, part.as_object()?)))
}

fn counts(part: &Row) -> Counts {
    let number = |name: &str| {
        look::member(part, &format!("metrics.{name}")).and_then(Value::as_u64).unwrap_or_default()
    };
    Counts {
        spend: look::member(part, "metrics.spend").and_then(money::amount).unwrap_or(Picos::ZERO),
        requests: number("successful_requests"),
        input_tokens: number("prompt_tokens"),
        output_tokens: number("completion_tokens"),
        cached_tokens: number("cache_read_input_tokens"),
        errors: number("failed_requests"),
        blocked: 0,
    }
}

fn add(shares: &mut Vec<(String, Share)>, name: &str, counts: Counts) {
    let at = shares.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        shares.push((name.to_owned(), Share::default()));
        shares.len() - 1
    });
    if let Some((_, share)) = shares.get_mut(at) {
        share.spend = share.spend.saturating_plus(counts.spend);
        share.requests = share.requests.saturating_add(counts.requests);
    }
}

/// The largest, and what all others come to.
fn cut(mut shares: Vec<(String, Share)>, totals: Counts) -> (Vec<(String, Share)>, (u64, Share)) {
    shares.sort_by(|a, b| b.1.spend.cmp(&a.1.spend).then_with(|| a.0.cmp(&b.0)));
    let count = u64::try_from(shares.len().saturating_sub(TOP)).unwrap_or(u64::MAX);
    shares.truncate(TOP);
    let mut rest = Share { spend: totals.spend, requests: totals.requests };
    for (_, share) in &shares {
        rest.spend = rest.spend.saturating_minus(share.spend).max(Picos::ZERO);
        rest.requests = rest.requests.saturating_sub(share.requests);
    }
    (shares, (count, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_add_up_to_the_window() {
        let day = |date: &str, spend: &str, who: &str| -> Row {
            serde_json::from_str(&format!(
                r#"{{"date":"{date}","metrics":{{"spend":{spend},"successful_requests":2,"prompt_tokens":7}},
                    "breakdown":{{"entities":{{"{who}":{{"metrics":{{"spend":{spend},"successful_requests":2}}}}}},
                    "models":{{"gpt-4o":{{"metrics":{{"spend":{spend},"successful_requests":2}}}}}}}}}}"#
            ))
            .unwrap()
        };
        let days = [
            day("2026-11-21", "0.3", "acme"),
            day("2026-11-20", "0.1", "globex"),
            day("2026-11-21", "0.2", "globex"),
        ];
        let [since, until] =
            ["2026-11-14T00:00:00Z", "2026-11-21T18:00:00Z"].map(|at| at.parse::<Timestamp>().unwrap());
        let overview = of_days(Window::Week, (since, until), &days);
        assert_eq!(overview.length_ms(), (7 * 24 + 18) * 3_600_000);
        let usd = |text: &str| Picos::parse(text).unwrap();
        assert_eq!((overview.totals.spend, overview.totals.requests), (usd("0.6"), 6));
        let starts: Vec<String> = overview.buckets.iter().map(|bucket| bucket.start.to_string()).collect();
        assert_eq!(starts, ["2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"]);
        assert_eq!(overview.buckets[1].customers["globex"], usd("0.2"));
        let tops: Vec<_> = overview.customers.iter().map(|top| (&*top.id, top.share.spend)).collect();
        assert_eq!(tops, [("acme", usd("0.3")), ("globex", usd("0.3"))]);
        assert_eq!(overview.other_customers, (0, Share::default()));
        assert_eq!(overview.models[0].share.requests, 6);
    }
}
