//! Reads of the daily sums: rows page by page, or added up by what is asked for.
//!
//! Everything is narrowed, added, sorted and cut in SQL. Sums stay integers that cannot overflow.

use super::built::{Built, anywhere};
use super::{Row, Store, StoreError, rollups};
use crate::domain::daily::{DayRow, DaySum};
use crate::domain::time::Millis;

/// What sums can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The day.
    Day,
    /// Who paid, within the kind.
    Id,
    /// The key.
    Key,
    /// The public model name.
    ModelGroup,
    /// The model as it was called.
    Model,
    /// The provider.
    Provider,
    /// The call.
    CallType,
}

impl Column {
    /// All of them, in the order of [`DayRow`]'s members.
    pub const ALL: [Self; 7] =
        [Self::Day, Self::Id, Self::Key, Self::ModelGroup, Self::Model, Self::Provider, Self::CallType];

    fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Id => "id",
            Self::Key => "key_hash",
            Self::ModelGroup => "model_group",
            Self::Model => "model",
            Self::Provider => "provider",
            Self::CallType => "call_type",
        }
    }
}

/// Which sums; what is absent does not narrow them.
#[derive(Clone, Debug, Default)]
pub struct DayFilter {
    /// Of which kind the payers are; each kind counts every call that it pays for once.
    pub kind: &'static str,
    /// From this day on, `2026-11-21`.
    pub first: String,
    /// To this day and with it.
    pub last: String,
    /// Of these payers.
    pub ids: Option<Vec<String>>,
    /// Not of these.
    pub not_ids: Vec<String>,
    /// Of the keys that spend from these accounts.
    pub keys: Option<Vec<String>>,
    /// Of a model by the name it was called by.
    pub model: Option<String>,
    /// Of a model by its public name.
    pub model_group: Option<String>,
    /// Of keys whose hash, or name, or user this text is, or is part of.
    pub key_search: Option<String>,
    /// Of the keys that spent most, so many.
    pub top_keys: Option<u32>,
    /// Of the payers who spent most, so many.
    pub top_ids: Option<u32>,
}

impl DayFilter {
    /// Everybody's sums of the day of an instant, in UTC.
    pub fn all_of(at: Millis) -> Self {
        Self { kind: "global", first: at.utc_date(), last: at.utc_date(), ..Self::default() }
    }
}

/// What comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// What cost most.
    BySpend,
    /// By the columns, the earliest day first.
    ByName,
}

/// Part of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Rows left out at the beginning.
    pub offset: u64,
    /// At most so many.
    pub limit: u64,
}

impl Cut {
    /// The first rows.
    pub fn first(limit: u64) -> Self {
        Self { offset: 0, limit }
    }
}

/// The columns of a sum, in the order in which [`read`] takes them.
const SUMS: &str = "coalesce(sum(dollars), 0), coalesce(sum(picos / 1000000), 0), coalesce(sum(picos % 1000000), 0), \
     coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), coalesce(sum(cache_read_tokens), 0), \
     coalesce(sum(cache_write_tokens), 0), coalesce(sum(requests), 0), coalesce(sum(failed_requests), 0), \
     coalesce(sum(response_ms), 0), coalesce(sum(timed_requests), 0), coalesce(sum(refused_requests), 0)";

/// The largest sum first: by millionths of a dollar, then by what is below those.
const MOST_SPEND: &str = "sum(dollars) * 1000000 + sum(picos / 1000000) + sum(picos % 1000000) / 1000000 desc, \
     sum(picos % 1000000) % 1000000 desc";

/// The rows of a filter, newest day first, as they are stored.
pub async fn rows(store: &Store, filter: &DayFilter, cut: Cut) -> Result<Vec<DayRow>, StoreError> {
    let mut built = Built::default();
    built.text(
        "select day, id, key_hash, model_group, model, provider, call_type, dollars, picos / 1000000, \
         picos % 1000000, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, requests, \
         failed_requests, response_ms, timed_requests, coalesce(refused_requests, 0) from daily_spend where ",
    );
    narrow(&mut built, filter);
    built
        .text(" order by day desc, id, key_hash, model_group, model, provider, call_type limit ")
        .bind(cut.limit)
        .text(" offset ")
        .bind(cut.offset);
    store.read_statement(built.finish()).await?.iter().map(read).collect()
}

/// How many rows a filter leaves.
pub async fn count(store: &Store, filter: &DayFilter) -> Result<u64, StoreError> {
    let mut built = Built::default();
    built.text("select count(*) from daily_spend where ");
    narrow(&mut built, filter);
    number(store, built).await
}

/// How many different keys there are in a filter's rows.
pub async fn count_keys(store: &Store, filter: &DayFilter) -> Result<u64, StoreError> {
    let mut built = Built::default();
    built.text("select count(distinct key_hash) from daily_spend where ");
    narrow(&mut built, filter);
    number(store, built).await
}

async fn number(store: &Store, built: Built) -> Result<u64, StoreError> {
    let rows = store.read_statement(built.finish()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0).map(i64::unsigned_abs))
}

/// Everything a filter leaves, as one sum.
pub async fn total(store: &Store, filter: &DayFilter) -> Result<DaySum, StoreError> {
    let rows = grouped(store, filter, &[], Order::ByName, Cut::first(1)).await?;
    Ok(rows.first().map(|row| row.sum).unwrap_or_default())
}

/// What a filter leaves, added up for each combination of some columns.
pub async fn grouped(
    store: &Store,
    filter: &DayFilter,
    by: &[Column],
    order: Order,
    cut: Cut,
) -> Result<Vec<DayRow>, StoreError> {
    let mut built = Built::default();
    built.text("select ");
    for column in Column::ALL {
        built.text(if by.contains(&column) { column.name() } else { "''" }).text(", ");
    }
    built.text(SUMS).text(" from daily_spend where ");
    narrow(&mut built, filter);
    if !by.is_empty() {
        names(&mut built, " group by ", by);
        match order {
            Order::BySpend => names(built.text(" order by ").text(MOST_SPEND), ", ", by),
            Order::ByName => names(&mut built, " order by ", by),
        }
    }
    built.text(" limit ").bind(cut.limit).text(" offset ").bind(cut.offset);
    store.read_statement(built.finish()).await?.iter().map(read).collect()
}

fn names(built: &mut Built, lead: &'static str, columns: &[Column]) {
    for (at, column) in columns.iter().enumerate() {
        built.text(if at == 0 { lead } else { ", " }).text(column.name());
    }
}

/// The payers of a kind who ever had a row, in their order, behind the given one.
pub async fn ids_after(
    store: &Store,
    kind: &'static str,
    after: &str,
    limit: u32,
) -> Result<Vec<String>, StoreError> {
    let sql = "select distinct id from daily_spend where kind = $1 and id > $2 order by id limit $3";
    let rows = store.read(sql, vec![kind.into(), after.into(), i64::from(limit).into()]).await?;
    rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
}

fn narrow(built: &mut Built, filter: &DayFilter) {
    narrow_plainly(built, filter);
    for (top, column) in [(filter.top_keys, Column::Key), (filter.top_ids, Column::Id)] {
        let Some(top) = top else { continue };
        built.text(" and ").text(column.name()).text(" in (select ").text(column.name());
        built.text(" from daily_spend where ");
        narrow_plainly(built, filter);
        built.text(" group by ").text(column.name()).text(" order by ").text(MOST_SPEND);
        built.text(", ").text(column.name()).text(" limit ").bind(i64::from(top)).text(")");
    }
}

fn narrow_plainly(built: &mut Built, filter: &DayFilter) {
    built.text("kind = ").bind(filter.kind);
    match &filter.ids {
        Some(ids) => built.and_in("id", ids),
        // The whole proxy is one payer; saying so finds its days without looking through them.
        None if filter.kind == "global" => built.text(" and id = ''"),
        None => built,
    };
    built
        .and("day >= ", Some(filter.first.as_str()))
        .and("day <= ", Some(filter.last.as_str()))
        .and_not_in("id", &filter.not_ids)
        .and("model = ", filter.model.as_deref())
        .and("model_group = ", filter.model_group.as_deref());
    if let Some(keys) = &filter.keys {
        built.and_in("key_hash", keys);
    }
    if let Some(search) = &filter.key_search {
        built.text(" and (key_hash = ").bind(search.as_str());
        built.text(" or key_hash in (select hash from api_key where user_id = ").bind(search.as_str());
        built.text(" or lower(key_alias) like ").bind(anywhere(&search.to_lowercase()));
        built.text(" escape '\\'))");
    }
}

fn read(row: &Row) -> Result<DayRow, StoreError> {
    let text = |column| row.text(column).map(str::to_owned);
    let count = |column| row.int(column).map(i64::unsigned_abs);
    Ok(DayRow {
        day: text(0)?,
        id: text(1)?,
        key_hash: text(2)?,
        model_group: text(3)?,
        model: text(4)?,
        provider: text(5)?,
        call_type: text(6)?,
        sum: DaySum {
            spend: rollups::spend(row, 7)?,
            input_tokens: count(10)?,
            output_tokens: count(11)?,
            cache_read_tokens: count(12)?,
            cache_write_tokens: count(13)?,
            requests: count(14)?,
            failed_requests: count(15)?,
            response_ms: count(16)?,
            timed_requests: count(17)?,
            refused_requests: count(18)?,
        },
    })
}

#[cfg(test)]
mod tests;
