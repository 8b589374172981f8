//! Daily sums in SQL: what was spent per entity, key and model, written with the entries they sum.

use std::collections::BTreeMap;

use super::{Row, Statement, Store, StoreError, Value};
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::money::Picos;
use crate::domain::scope::Scope;

const PICOS_PER_DOLLAR: i128 = 1_000_000_000_000;

/// What a daily sum is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayKey {
    /// The day in UTC, `2026-11-21`.
    pub day: String,
    /// `global`, `customer`, `team`, `user`, `tag`.
    pub kind: &'static str,
    /// The entity.
    pub id: String,
    /// The key that was used.
    pub key_hash: String,
    /// The public model name.
    pub model_group: String,
    /// `provider/model`.
    pub model: String,
    /// The provider.
    pub provider: String,
}

/// The sums of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaySum {
    /// Spent.
    pub spend: Picos,
    /// Input tokens of every kind.
    pub input_tokens: u64,
    /// Output tokens of every kind.
    pub output_tokens: u64,
    /// Of the input, read from the provider's cache.
    pub cache_read_tokens: u64,
    /// Of the input, written to the provider's cache.
    pub cache_write_tokens: u64,
    /// Billed calls.
    pub requests: u64,
}

/// Sums gathered over a batch of entries.
#[derive(Debug, Default)]
pub struct DaySums(pub BTreeMap<DayKey, DaySum>);

impl DaySums {
    /// Adds a charge to the day of every entity that paid for it. Adjustments are no spend of a day.
    pub fn add(&mut self, entry: &Entry) {
        if entry.kind != EntryKind::Charge {
            return;
        }
        let day = entry.at.utc_date();
        for scope in entry.payer.scopes() {
            // The key is a column of every row; a row of its own would say nothing new.
            if matches!(scope, Scope::Key(_) | Scope::TeamMember(..)) {
                continue;
            }
            let key = DayKey {
                day: day.clone(),
                kind: scope.kind(),
                id: scope.stored_id(),
                key_hash: entry.payer.key.as_ref().map(ToString::to_string).unwrap_or_default(),
                model_group: entry.call.model_group.clone(),
                model: entry.call.model.clone(),
                provider: entry.call.provider.clone(),
            };
            let sum = self.0.entry(key).or_default();
            sum.spend = sum.spend.saturating_plus(entry.cost);
            sum.input_tokens += entry.usage.input_total();
            sum.output_tokens += entry.usage.output_total();
            sum.cache_read_tokens += entry.usage.cache_read_total();
            sum.cache_write_tokens += entry.usage.cache_write_total();
            sum.requests += 1;
        }
    }

    /// Adds the sums to what is stored; none for no sums.
    pub fn upsert(&self) -> Option<Statement> {
        let mut binds: Vec<Value> = Vec::with_capacity(self.0.len() * 15);
        for (key, sum) in &self.0 {
            let spend = sum.spend.get();
            binds.extend([
                key.day.as_str().into(),
                key.kind.into(),
                key.id.as_str().into(),
                key.key_hash.as_str().into(),
                key.model_group.as_str().into(),
                key.model.as_str().into(),
                key.provider.as_str().into(),
                whole(spend.div_euclid(PICOS_PER_DOLLAR)).into(),
                whole(spend.rem_euclid(PICOS_PER_DOLLAR)).into(),
                sum.input_tokens.into(),
                sum.output_tokens.into(),
                sum.cache_read_tokens.into(),
                sum.cache_write_tokens.into(),
                sum.requests.into(),
                0_i64.into(),
            ]);
        }
        Statement::rows(
            "insert into daily_spend (day, kind, id, key_hash, model_group, model, provider, dollars, picos, \
             input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, requests, failed_requests)",
            // The rest below a dollar carries over, so neither column can overflow.
            "on conflict (kind, id, day, key_hash, model_group, model, provider) do update set \
             dollars = daily_spend.dollars + excluded.dollars + (daily_spend.picos + excluded.picos) / 1000000000000, \
             picos = (daily_spend.picos + excluded.picos) % 1000000000000, \
             input_tokens = daily_spend.input_tokens + excluded.input_tokens, \
             output_tokens = daily_spend.output_tokens + excluded.output_tokens, \
             cache_read_tokens = daily_spend.cache_read_tokens + excluded.cache_read_tokens, \
             cache_write_tokens = daily_spend.cache_write_tokens + excluded.cache_write_tokens, \
             requests = daily_spend.requests + excluded.requests, \
             failed_requests = daily_spend.failed_requests + excluded.failed_requests",
            15,
            binds,
        )
    }
}

fn whole(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// The sum over all days of each entity of a kind; for checking the ledger.
pub async fn totals(store: &Store) -> Result<BTreeMap<(String, String), Picos>, StoreError> {
    let rows = store
        .read(
            "select kind, id, sum(dollars), sum(picos / 1000000), sum(picos % 1000000) from daily_spend group by kind, id",
            vec![],
        )
        .await?;
    rows.iter().map(total).collect()
}

fn total(row: &Row) -> Result<((String, String), Picos), StoreError> {
    let picos = i128::from(row.int(2)?) * PICOS_PER_DOLLAR
        + i128::from(row.int(3)?) * 1_000_000
        + i128::from(row.int(4)?);
    Ok(((row.text(0)?.into(), row.text(1)?.into()), Picos::new(picos)))
}
