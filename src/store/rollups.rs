//! Daily sums in SQL: what was spent per entity, key and model, written with the entries they sum.

use std::collections::{BTreeMap, HashMap};

use super::{Row, Statement, Store, StoreError, Value};
use crate::domain::daily::DaySum;
use crate::domain::entry::{CallFacts, Entry, EntryKind, Payer};
use crate::domain::money::Picos;
use crate::domain::scope::Scope;
use crate::domain::time::Millis;

const PICOS_PER_DOLLAR: i128 = 1_000_000_000_000;

/// Milliseconds of a day in UTC.
const DAY_MS: i64 = 86_400_000;

/// Columns of a row.
const WIDTH: usize = 19;

/// A row: day, entity, key, and public name, upstream name and provider of the model, and the call.
type DayKey<'e> = (i64, Scope, &'e str, (&'e str, &'e str, &'e str, &'e str));

/// What calls have in common that are summed together: who paid, what was called, which day.
type Of<'e> = (&'e Payer, &'e CallFacts, i64);

/// Sums gathered over a batch of entries.
#[derive(Debug, Default)]
pub struct DaySums<'e>(HashMap<Of<'e>, DaySum>);

/// The day of an instant, counted from the first of 1970.
pub fn day_of(at: Millis) -> i64 {
    at.0.div_euclid(DAY_MS)
}

impl<'e> DaySums<'e> {
    /// Adds a charge. Adjustments are no spend of a day.
    pub fn add(&mut self, entry: &'e Entry) {
        if entry.kind != EntryKind::Charge {
            return;
        }
        self.0.entry((&entry.payer, &entry.call, day_of(entry.at))).or_default().add(&DaySum {
            spend: entry.cost,
            input_tokens: entry.usage.input_total(),
            output_tokens: entry.usage.output_total(),
            cache_read_tokens: entry.usage.cache_read_total(),
            cache_write_tokens: entry.usage.cache_write_total(),
            requests: 1,
            response_ms: entry.duration_ms,
            timed_requests: 1,
            ..DaySum::default()
        });
    }

    /// Adds calls that cost nothing because they were refused or failed; the first of the two counts
    /// is of all of them.
    pub fn add_failed(
        &mut self,
        payer: &'e Payer,
        call: &'e CallFacts,
        day: i64,
        (failed_requests, refused_requests): (u64, u64),
    ) {
        let sum = DaySum { failed_requests, refused_requests, ..DaySum::default() };
        self.0.entry((payer, call, day)).or_default().add(&sum);
    }

    /// The sum of each entity's day. The key is a column of every row; a row of its own would say
    /// nothing new, and neither would one of a member beside those of team and user.
    fn by_entity(&self) -> BTreeMap<DayKey<'e>, DaySum> {
        let mut sums: BTreeMap<DayKey<'e>, DaySum> = BTreeMap::new();
        for ((payer, call, day), sum) in &self.0 {
            let key_hash = payer.key.as_ref().map_or("", |key| key.as_str());
            for scope in payer.scopes() {
                if !matches!(scope, Scope::Key(_) | Scope::TeamMember(..)) {
                    let what = (&*call.model_group, &*call.model, &*call.provider, &*call.call_type);
                    sums.entry((*day, scope, key_hash, what)).or_default().add(sum);
                }
            }
        }
        sums
    }

    /// Adds the sums to what is stored; none for no sums.
    pub fn upsert(&self) -> Vec<Statement> {
        let mut binds: Vec<Value> = Vec::with_capacity(self.0.len() * 3 * WIDTH);
        for ((day, scope, key_hash, (model_group, model, provider, call_type)), sum) in &self.by_entity() {
            let spend = sum.spend.get();
            binds.extend([
                Millis(day * DAY_MS).utc_date().into(),
                scope.kind().into(),
                scope.stored_id().into(),
                (*key_hash).into(),
                (*model_group).into(),
                (*model).into(),
                (*provider).into(),
                (*call_type).into(),
                whole(spend.div_euclid(PICOS_PER_DOLLAR)).into(),
                whole(spend.rem_euclid(PICOS_PER_DOLLAR)).into(),
                sum.input_tokens.into(),
                sum.output_tokens.into(),
                sum.cache_read_tokens.into(),
                sum.cache_write_tokens.into(),
                sum.requests.into(),
                sum.failed_requests.into(),
                sum.refused_requests.into(),
                sum.response_ms.into(),
                sum.timed_requests.into(),
            ]);
        }
        Statement::rows(
            "insert into daily_spend (day, kind, id, key_hash, model_group, model, provider, call_type, dollars, picos, \
             input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, requests, failed_requests, \
             refused_requests, response_ms, timed_requests)",
            // The rest below a dollar carries over, so neither column can overflow.
            "on conflict (kind, id, day, key_hash, model_group, model, provider, call_type) do update set \
             dollars = daily_spend.dollars + excluded.dollars + (daily_spend.picos + excluded.picos) / 1000000000000, \
             picos = (daily_spend.picos + excluded.picos) % 1000000000000, \
             input_tokens = daily_spend.input_tokens + excluded.input_tokens, \
             output_tokens = daily_spend.output_tokens + excluded.output_tokens, \
             cache_read_tokens = daily_spend.cache_read_tokens + excluded.cache_read_tokens, \
             cache_write_tokens = daily_spend.cache_write_tokens + excluded.cache_write_tokens, \
             requests = daily_spend.requests + excluded.requests, \
             failed_requests = daily_spend.failed_requests + excluded.failed_requests, \
             refused_requests = daily_spend.refused_requests + excluded.refused_requests, \
             response_ms = daily_spend.response_ms + excluded.response_ms, \
             timed_requests = daily_spend.timed_requests + excluded.timed_requests",
            WIDTH,
            binds,
        )
    }
}

fn whole(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// The sum over all days of each entity, by kind and id, from behind the given one on; for checking
/// the ledger.
pub async fn totals(
    store: &Store,
    after: (&str, &str),
    limit: u32,
) -> Result<Vec<((String, String), Picos)>, StoreError> {
    let rows = store
        .read(
            "select kind, id, sum(dollars), sum(picos / 1000000), sum(picos % 1000000) from daily_spend \
             where (kind, id) > ($1, $2) group by kind, id order by kind, id limit $3",
            vec![after.0.into(), after.1.into(), i64::from(limit).into()],
        )
        .await?;
    rows.iter().map(total).collect()
}

fn total(row: &Row) -> Result<((String, String), Picos), StoreError> {
    Ok(((row.text(0)?.into(), row.text(1)?.into()), spend(row, 2)?))
}

/// The amount in three columns: dollars, millionths of a dollar, and picos below those.
pub(super) fn spend(row: &Row, at: usize) -> Result<Picos, StoreError> {
    let picos = i128::from(row.int(at)?) * PICOS_PER_DOLLAR
        + i128::from(row.int(at + 1)?) * 1_000_000
        + i128::from(row.int(at + 2)?);
    Ok(Picos::new(picos))
}
