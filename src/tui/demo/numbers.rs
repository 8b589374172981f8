//! The sums of the demonstration: a day that breathes, split among a few.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{before, scrambled};
use crate::domain::money::Picos;
use crate::tui::data::{Bucket, Counts, LAYERS_MAX, Overview, Share, TopCustomer, TopModel};
use crate::tui::state::Window;

/// Who spends how much of a thousand.
const CUSTOMERS: &[(&str, i128)] = &[
    ("acme-eu", 310),
    ("globex", 244),
    ("initech", 100),
    ("umbrella", 78),
    ("hooli", 50),
    ("stark", 38),
    ("wayne", 22),
    ("日本語カンパニー", 16),
    ("my-customer-id", 1),
];
/// What costs how much of a thousand.
const MODELS: &[(&str, i128)] = &[
    ("gpt-4o", 445),
    ("claude-sonnet-4", 288),
    ("gpt-4o-mini", 127),
    ("gemini-2.5-flash", 83),
    ("text-embedding-3-small", 36),
];

/// A window up to `now`.
pub(super) fn overview(window: Window, now: Timestamp) -> Overview {
    let (bucket_ms, _) = window.bucket();
    let count = window.length_ms() / bucket_ms;
    let now_ms = now.as_millisecond();
    let first = now_ms - now_ms.rem_euclid(bucket_ms) - (count - 1) * bucket_ms;
    let buckets: Vec<Bucket> = (0..count).map(|at| bucket(first + at * bucket_ms, at, bucket_ms)).collect();
    let totals = buckets.iter().fold(Counts::default(), |sum, bucket| sum.plus(bucket.counts));
    let (customers, other_customers) = split(CUSTOMERS, &totals);
    let (models, other_models) = split(MODELS, &totals);
    Overview {
        window,
        since: before(now, window.length_ms()),
        until: now,
        bucket_ms,
        as_of: Some(super::CALLS),
        totals,
        buckets,
        customers: customers.into_iter().map(|(id, share)| TopCustomer { id, share }).collect(),
        other_customers: (401, other_customers),
        models: models.into_iter().map(|(name, share)| TopModel { name, share }).collect(),
        other_models: (2, other_models),
        refusals_since: None,
    }
}

/// One step: busier towards the end, with a breath of its own.
fn bucket(start_ms: i64, at: i64, bucket_ms: i64) -> Bucket {
    const WAVE: [i128; 16] = [3, 4, 6, 9, 11, 12, 10, 8, 6, 5, 7, 9, 13, 16, 14, 9];
    let wave = WAVE[usize::try_from(at / 2 % 16).unwrap_or(0).min(15)];
    let jitter = i128::from(scrambled(start_ms.unsigned_abs() / 5_000) % 700) + 650;
    let per_minute = wave * jitter * 2 + i128::from(at) * 80;
    let spend = Picos::new(per_minute * i128::from(bucket_ms) / 60_000 * 1_000_000);
    let requests = u64::try_from(spend.get() / 3_885_000_000).unwrap_or(0) + 1;
    let counts = Counts {
        spend,
        requests,
        input_tokens: requests * 2_514,
        output_tokens: requests * 328,
        cached_tokens: requests * 211,
        errors: u64::from(at % 7 == 3),
        blocked: u64::from(at % 4 == 1),
    };
    let layers = |parts: &[(&str, i128)]| -> BTreeMap<String, Picos> {
        let layer = |(name, part): &(&str, i128)| ((*name).to_owned(), Picos::new(spend.get() / 1000 * part));
        parts.iter().take(LAYERS_MAX).map(layer).collect()
    };
    let start = Timestamp::from_millisecond(start_ms).unwrap_or_else(|_| super::now());
    Bucket { start, counts, customers: layers(CUSTOMERS), models: layers(MODELS) }
}

/// The parts of a sum, and what is left of it.
fn split(parts: &[(&str, i128)], totals: &Counts) -> (Vec<(String, Share)>, Share) {
    let mut left = Share { spend: totals.spend, requests: totals.requests };
    let of = |(name, part): &(&str, i128)| {
        let requests = u64::try_from(i128::from(totals.requests) * part / 1000).unwrap_or(0);
        ((*name).to_owned(), Share { spend: Picos::new(totals.spend.get() / 1000 * part), requests })
    };
    let split: Vec<(String, Share)> = parts.iter().map(of).collect();
    for (_, share) in &split {
        left.spend = left.spend.saturating_minus(share.spend);
        left.requests = left.requests.saturating_sub(share.requests);
    }
    (split, left)
}

/// Seven days of a customer, the oldest first.
pub(super) fn days(id: &str, now: Timestamp) -> Vec<(String, Picos)> {
    let seed = id.bytes().fold(7_u64, |seed, byte| scrambled(seed ^ u64::from(byte)));
    (0..7)
        .rev()
        .map(|ago: i64| {
            let day = before(now, ago * 86_400_000).strftime("%Y-%m-%d").to_string();
            let micros = scrambled(seed.wrapping_add(ago.unsigned_abs())) % 2_100_000;
            (day, Picos::new(i128::from(micros) * 1_000_000))
        })
        .collect()
}
