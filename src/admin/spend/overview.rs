//! `/spend/overview`: the first picture of a dashboard in one answer. Up to 24 hours it is read from
//! the ledger's lines, above that from the sums of the days.

mod question;
mod shared;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::admin::customer::{limits_of, terms_of};
use crate::admin::spend::days::DAY_MS;
use crate::admin::{QueryFields, refused};
use crate::app::App;
use crate::domain::account::Balance;
use crate::domain::daily::DaySum;
use crate::domain::id::CustomerId;
use crate::domain::record::Limits;
use crate::domain::time::Millis;
use crate::ledger::Failures;
use crate::ledger::directory::new_customer;
use crate::store::overview::{self, Seen, Side};
use crate::wire::error::ApiError;
use crate::wire::money::Usd;
use crate::wire::operation::{Operation, get};
use crate::wire::overview::{
    OverviewBucket, OverviewCustomer, OverviewModel, OverviewRest, OverviewTotals, SpendOverview,
};
use question::Question;
pub use shared::Overviews;

/// What the route of this file does and answers.
pub(in crate::admin) const OPERATIONS: &[Operation] = &[get::<SpendOverview>(
    "/spend/overview",
    "What was spent lately: in all, piece by piece, by customer and by model.",
)];

/// GET /spend/overview: the same question is answered once a second, however many ask it.
pub(in crate::admin) async fn overview(
    State(app): State<App>,
    QueryFields(mut fields): QueryFields,
) -> Result<Response, ApiError> {
    let question = Question::read(&mut fields);
    fields.finish(refused)?;
    let looking = app.clone();
    let look = move || async move { looked_at(&looking, question).await };
    let body = app.overviews.answer(&app.tasks, question, look).await?;
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}

async fn looked_at(app: &App, question: Question) -> Result<Bytes, ApiError> {
    let now = app.now();
    let (since, store) = (question.since(now), app.ledger.store());
    // What failed is counted at the instant that the answer names and not when the lines or days are
    // read: whoever follows adds what is refused after it.
    let (seen, failures, refusals_since) = if question.is_of_days() {
        let newest = app.ledger.failures_of_days();
        let seen = overview::of_days(store, since, question.top).await?;
        let failures = failures_of(&seen, &newest, since);
        let refusals_since = counted_since(&seen, since);
        (seen, failures, refusals_since)
    } else {
        let failures = app.ledger.failures_since(since, question.bucket_ms);
        let seen = overview::of_entries(store, since, question.bucket_ms, question.top).await?;
        (seen, failures, app.started_at)
    };
    let buckets = buckets(&question, now, &seen, &failures);
    let totals = totals(&seen, &buckets);
    let overview = SpendOverview {
        server_time: now.to_string(),
        as_of: seen.as_of,
        window: question.window.to_string(),
        bucket: question.bucket(),
        bucket_ms: question.bucket_ms,
        since: since.to_string(),
        until: now.to_string(),
        other_customers: rest(&seen.customers, &totals),
        other_models: rest(&seen.models, &totals),
        totals,
        buckets,
        customers: customers(app, &seen.customers).await?,
        models: seen.models.largest.into_iter().map(model).collect(),
        refusals_since: refusals_since.to_string(),
    };
    serde_json::to_vec(&overview).map(Bytes::from).map_err(|error| {
        tracing::error!(%error, "an overview cannot be written");
        ApiError::Internal
    })
}

/// What failed, where the sums of days tell it apart from what was refused. The newest days are counted
/// by the server: their sums on disk are of another moment.
fn failures_of(seen: &Seen, newest: &[Failures], since: Millis) -> Vec<Failures> {
    let of_day = |(at, sum): &(Millis, DaySum)| Failures {
        at: *at,
        errors: sum.failed_requests.saturating_sub(sum.refused_requests),
        blocked: sum.refused_requests,
    };
    let is_new = |at: &Millis| newest.iter().any(|day| day.at == *at);
    let older = seen.pieces.iter().filter(|(at, _)| !is_new(at)).map(of_day);
    let newest = newest.iter().filter(|day| day.at >= since).copied();
    older.chain(newest).filter(|day| !seen.unsplit.contains(&day.at)).collect()
}

/// Since when every day tells what failed apart from what was refused.
fn counted_since(seen: &Seen, since: Millis) -> Millis {
    let last = seen.unsplit.iter().max();
    last.map_or(since, |day| day.plus_ms(DAY_MS).max(since))
}

/// Every piece of the time, also those in which nothing happened.
fn buckets(question: &Question, now: Millis, seen: &Seen, failures: &[Failures]) -> Vec<OverviewBucket> {
    let (first, last) = (question.number(question.since(now)), question.number(now));
    let mut spends: Vec<DaySum> = Vec::new();
    let mut buckets: Vec<OverviewBucket> = (first..=last)
        .map(|number| {
            spends.push(DaySum::default());
            OverviewBucket {
                start: Millis(number * question.bucket_ms).to_string(),
                spend: Usd(DaySum::default().spend),
                requests: 0,
                errors: 0,
                blocked: 0,
                customers: Default::default(),
                models: Default::default(),
            }
        })
        .collect();
    // What the clock had not come to yet, because it was set back, is in the last one.
    let place = |at: Millis| usize::try_from(question.number(at).clamp(first, last) - first).unwrap_or(0);
    for (at, sum) in &seen.pieces {
        if let (Some(bucket), Some(spent)) = (buckets.get_mut(place(*at)), spends.get_mut(place(*at))) {
            spent.add(sum);
            (bucket.spend, bucket.requests) = (Usd(spent.spend), spent.requests);
        }
    }
    for failed in failures {
        if let Some(bucket) = buckets.get_mut(place(failed.at)) {
            bucket.errors += failed.errors;
            bucket.blocked += failed.blocked;
        }
    }
    for (at, name, sum) in &seen.customers.pieces {
        if let Some(bucket) = buckets.get_mut(place(*at)) {
            add(bucket.customers.entry(name.clone()).or_insert(Usd(DaySum::default().spend)), sum);
        }
    }
    for (at, name, sum) in &seen.models.pieces {
        if let Some(bucket) = buckets.get_mut(place(*at)) {
            add(bucket.models.entry(name.clone()).or_insert(Usd(DaySum::default().spend)), sum);
        }
    }
    buckets
}

fn add(amount: &mut Usd, sum: &DaySum) {
    amount.0 = amount.0.saturating_plus(sum.spend);
}

fn totals(seen: &Seen, buckets: &[OverviewBucket]) -> OverviewTotals {
    let mut all = DaySum::default();
    seen.pieces.iter().for_each(|(_, sum)| all.add(sum));
    OverviewTotals {
        spend: Usd(all.spend),
        requests: all.requests,
        prompt_tokens: all.input_tokens,
        completion_tokens: all.output_tokens,
        cached_tokens: all.cache_read_tokens,
        errors: buckets.iter().map(|bucket| bucket.errors).sum(),
        blocked: buckets.iter().map(|bucket| bucket.blocked).sum(),
    }
}

/// What is not in the list of a side.
fn rest(side: &Side, totals: &OverviewTotals) -> OverviewRest {
    let mut listed = DaySum::default();
    side.largest.iter().for_each(|(_, sum)| listed.add(sum));
    OverviewRest {
        spend: Usd(totals.spend.0.saturating_minus(listed.spend)),
        requests: totals.requests.saturating_sub(listed.requests),
        count: side.count.saturating_sub(side.largest.len() as u64),
    }
}

fn model((model, sum): (String, DaySum)) -> OverviewModel {
    OverviewModel { model, spend: Usd(sum.spend), requests: sum.requests }
}

/// The customers of a side, with what is known of their budgets.
async fn customers(app: &App, side: &Side) -> Result<Vec<OverviewCustomer>, ApiError> {
    let (mut known, mut terms) = (Vec::with_capacity(side.largest.len()), Vec::new());
    for (id, sum) in &side.largest {
        let id = CustomerId::from(id.as_str());
        // Whoever was deleted has spent all the same.
        let record = app.directory.customer(&id).await?;
        let record = record.map_or_else(|| new_customer(id, app.now()), |record| (*record).clone());
        let limits = limits_of(app, &record).await?;
        terms.push(terms_of(app, &record.id, &limits));
        known.push((record, limits, sum));
    }
    let balances = app.ledger.balances(&terms).await?;
    let shown = known.into_iter().zip(balances);
    Ok(shown
        .map(|((record, limits, sum), balance)| OverviewCustomer {
            user_id: record.id.to_string(),
            alias: record.alias,
            spend: Usd(sum.spend),
            requests: sum.requests,
            blocked: record.blocked,
            budget_spend: Usd(balance.posted),
            held: Usd(balance.pending),
            max_budget: limits.max_budget.map(Usd),
            soft_budget: limits.soft_budget.map(Usd),
            budget_reset_at: reset_at(app, &limits, &balance).map(|at| at.to_string()),
        })
        .collect())
}

fn reset_at(app: &App, limits: &Limits, balance: &Balance) -> Option<Millis> {
    let next = limits.next_reset(&app.calendar, app.now());
    next.and_then(|next| balance.reset_at.or(Some(next)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_tell_no_refusals_apart_count_none() {
        let day = |number: i64| Millis(number * DAY_MS);
        let sum = |failed_requests, refused_requests| DaySum {
            failed_requests,
            refused_requests,
            ..DaySum::default()
        };
        let pieces = vec![(day(1), sum(9, 0)), (day(2), sum(8, 1)), (day(3), sum(3, 2)), (day(5), sum(1, 0))];
        let newest = [(0, 50, 50), (5, 4, 6), (6, 0, 1)];
        let newest = newest.map(|(at, errors, blocked)| Failures { at: day(at), errors, blocked });
        for (unsplit, newest, counted, since) in [
            (vec![], &[][..], vec![(1, 9, 0), (2, 7, 1), (3, 1, 2), (5, 1, 0)], 1),
            (vec![day(2), day(1)], &[][..], vec![(3, 1, 2), (5, 1, 0)], 3),
            (vec![day(1), day(2), day(3), day(5)], &[][..], vec![], 6),
            // Of a day that the server has counted, the sums on disk say less, or what came later.
            (vec![day(1)], &newest[..], vec![(2, 7, 1), (3, 1, 2), (5, 4, 6), (6, 0, 1)], 2),
            (vec![day(5)], &newest[..], vec![(1, 9, 0), (2, 7, 1), (3, 1, 2), (6, 0, 1)], 6),
        ] {
            let seen = Seen { pieces: pieces.clone(), unsplit, ..Seen::default() };
            let failures = failures_of(&seen, newest, day(1));
            let told: Vec<_> = failures.iter().map(|of| (of.at.0 / DAY_MS, of.errors, of.blocked)).collect();
            assert_eq!((told, counted_since(&seen, day(1))), (counted, day(since)));
        }
    }
}
