//! The ledger's lines in SQL.

use std::collections::HashMap;
use std::sync::Arc;

use super::built::{Built, anywhere};
use super::daily::Cut;
use super::{Row, Statement, Store, StoreError, Value, entry_times, rollups};
use crate::domain::daily::{DayRow, DaySum};
use crate::domain::entry::{CallFacts, Detail, Entry, EntryKind, EntryStatus, Payer};
use crate::domain::id::Tag;
use crate::domain::money::Picos;
use crate::domain::time::Millis;

const WIDTH: usize = 27;
const INSERT: &str = "insert into entry (seq, id, request_id, kind, status, at_ms, started_at_ms, key_hash, user_id, \
     team_id, customer_id, tags, call_type, model_group, model, provider, model_id, input_tokens, output_tokens, usage, \
     cost_picos, held_picos, price_version, duration_ms, detail, organization_id, call_id)";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select seq, id, request_id, kind, status, at_ms, started_at_ms, key_hash, user_id, team_id, customer_id, \
             tags, call_type, model_group, model, provider, model_id, input_tokens, output_tokens, usage, cost_picos, \
             held_picos, price_version, duration_ms, detail, organization_id, call_id from entry ",
            $rest
        )
    };
}

/// All that [`read`] reads, before any condition.
pub(super) const SELECT: &str = select!("");

/// The `+` keeps to the order of lines, which needs no sorting.
const SINCE: &str = select!("where seq > $1 and +at_ms >= $2 order by seq limit $3");

/// Which charges to list; what is absent does not narrow them.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter {
    /// Only lines before this one: the key of the next page.
    pub before_seq: Option<u64>,
    /// Only lines up to this one: what comes in later does not move the pages.
    pub up_to_seq: Option<u64>,
    /// Booked at or after.
    pub since: Option<Millis>,
    /// Booked before.
    pub until: Option<Millis>,
    /// Of this key.
    pub key_hash: Option<String>,
    /// Of keys whose name this is part of.
    pub key_alias: Option<String>,
    /// Of this customer.
    pub customer_id: Option<String>,
    /// Of this user.
    pub user_id: Option<String>,
    /// Of this team.
    pub team_id: Option<String>,
    /// Of this call.
    pub request_id: Option<String>,
    /// Of this public model name.
    pub model_group: Option<String>,
    /// Of this model as it was called.
    pub model: Option<String>,
    /// Of this deployment.
    pub model_id: Option<String>,
    /// Of at least this cost.
    pub cost_min: Option<Picos>,
    /// Of at most this cost.
    pub cost_max: Option<Picos>,
    /// Whether the amount is sure enough to count as a success.
    pub resolved: Option<bool>,
    /// Where this is the call, key, team, user, customer or deployment.
    pub search: Option<String>,
    /// At most so many of a list; pages and sums are cut by themselves.
    pub limit: u32,
}

/// What a list of charges can be sorted by; lines that are alike in it come as they were booked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntrySort {
    /// The order in which they were booked, which is that of their numbers: a page can go on
    /// behind a number, also where two lines were booked at once.
    #[default]
    Booked,
    /// The cost.
    Cost,
    /// Tokens in and out.
    Tokens,
    /// How long the call took.
    Duration,
    /// The model as it was called.
    Model,
}

impl EntrySort {
    fn column(self) -> &'static str {
        match self {
            Self::Booked => "seq",
            Self::Cost => "cost_picos",
            Self::Tokens => "(input_tokens + output_tokens)",
            Self::Duration => "duration_ms",
            Self::Model => "model",
        }
    }
}

/// What the charges of a team's user come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserSum {
    /// The team.
    pub team_id: String,
    /// The user; empty for keys of nobody.
    pub user_id: String,
    /// The sum.
    pub sum: DaySum,
}

/// Writes lines; none for no lines.
pub fn insert<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<Statement> {
    let mut binds = Vec::new();
    for entry in entries {
        bind(entry, &mut binds);
    }
    Statement::rows(INSERT, "", WIDTH, binds)
}

fn bind(entry: &Entry, binds: &mut Vec<Value>) {
    let Entry { payer, call, usage, .. } = entry;
    let tags = (!payer.tags.is_empty()).then(|| serde_json::to_string(&payer.tags).unwrap_or_default());
    binds.extend([
        entry.seq.into(),
        entry.id.as_str().into(),
        entry.request_id.as_str().into(),
        entry.kind.as_str().into(),
        entry.status.as_str().into(),
        entry.at.0.into(),
        entry.started_at.0.into(),
        payer.key.as_ref().map(|id| id.shared()).into(),
        payer.user.as_ref().map(|id| id.shared()).into(),
        payer.team.as_ref().map(|id| id.shared()).into(),
        payer.customer.as_ref().map(|id| id.shared()).into(),
        tags.into(),
        Arc::clone(&call.call_type).into(),
        Arc::clone(&call.model_group).into(),
        Arc::clone(&call.model).into(),
        Arc::clone(&call.provider).into(),
        Arc::clone(&call.model_id).into(),
        usage.input_total().into(),
        usage.output_total().into(),
        // Two numbers say it all of most calls; the vector is kept where they do not.
        (!usage.is_plain()).then(|| serde_json::to_string(usage).unwrap_or_default()).into(),
        cost(entry.cost).into(),
        cost(entry.held).into(),
        Arc::clone(&call.price_version).into(),
        entry.duration_ms.into(),
        detail(&entry.detail).into(),
        payer.organization.as_ref().map(|id| id.shared()).into(),
        entry.call_id.as_deref().into(),
    ]);
}

fn detail(detail: &Detail) -> Option<String> {
    (*detail != Detail::default()).then(|| serde_json::to_string(detail).unwrap_or_default())
}

/// A single line stays far below the nine million dollars that 64 bits hold; admission and metering
/// see to it. A larger hold of an uncapped account is shown at the end of the range.
fn cost(amount: Picos) -> i64 {
    i64::try_from(amount.get()).unwrap_or(if amount.is_negative() { i64::MIN } else { i64::MAX })
}

pub(super) fn read(row: &Row) -> Result<Entry, StoreError> {
    let damaged = |what: &str| StoreError::Damaged(format!("entry {:?}: {what}", row.0.first()));
    let count = |column| row.int(column).map(i64::unsigned_abs);
    let (input, output) = (count(17)?, count(18)?);
    let tags: Vec<Tag> = match row.opt_text(11)? {
        None => vec![],
        Some(text) => serde_json::from_str(text).map_err(|error| StoreError::document("tags", &error))?,
    };
    Ok(Entry {
        seq: count(0)?,
        id: row.text(1)?.into(),
        request_id: row.text(2)?.into(),
        call_id: row.opt_text(26)?.map(Into::into),
        kind: EntryKind::from_stored(row.text(3)?).ok_or_else(|| damaged("unknown kind"))?,
        status: EntryStatus::from_stored(row.text(4)?).ok_or_else(|| damaged("unknown status"))?,
        at: Millis(row.int(5)?),
        started_at: Millis(row.int(6)?),
        payer: Arc::new(Payer {
            key: row.opt_text(7)?.map(Into::into),
            user: row.opt_text(8)?.map(Into::into),
            team: row.opt_text(9)?.map(Into::into),
            customer: row.opt_text(10)?.map(Into::into),
            organization: row.opt_text(25)?.map(Into::into),
            tags,
        }),
        call: Arc::new(CallFacts {
            call_type: row.text(12)?.into(),
            model_group: row.text(13)?.into(),
            model: row.text(14)?.into(),
            provider: row.text(15)?.into(),
            model_id: row.text(16)?.into(),
            api_base: "".into(),
            stream: false,
            price_version: row.text(22)?.into(),
        }),
        usage: match row.opt_text(19)? {
            None => crate::domain::usage::Usage::plain(input, output),
            Some(text) => {
                serde_json::from_str(text).map_err(|error| StoreError::document("usage", &error))?
            }
        },
        cost: Picos::new(row.int(20)?.into()),
        held: Picos::new(row.int(21)?.into()),
        duration_ms: count(23)?,
        detail: match row.opt_text(24)? {
            None => Detail::default(),
            Some(text) => {
                serde_json::from_str(text).map_err(|error| StoreError::document("detail", &error))?
            }
        },
    })
}

/// The number of the newest line; zero when there is none.
pub async fn last_seq(store: &Store) -> Result<u64, StoreError> {
    let rows = store.read("select coalesce(max(seq), 0) from entry", vec![]).await?;
    rows.first().map_or(Ok(0), |row| row.int(0).map(i64::unsigned_abs))
}

/// Lines after `seq` in the order they were booked; for walking the whole ledger page by page.
pub async fn after(store: &Store, seq: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let binds = vec![seq.into(), i64::from(limit).into()];
    store.read(select!("where seq > $1 order by seq limit $2"), binds).await?.iter().map(read).collect()
}

/// The lines of these numbers.
pub async fn by_seqs(store: &Store, seqs: &[u64]) -> Result<HashMap<u64, Arc<Entry>>, StoreError> {
    let keys: Vec<Value> = seqs.iter().map(|seq| (*seq).into()).collect();
    let rows = store.read_keys(select!("where seq in ("), ")", 1, keys).await?;
    rows.iter().map(|row| read(row).map(|entry| (entry.seq, Arc::new(entry)))).collect()
}

/// Lines booked since an instant in the order they were booked, after `seq`.
pub async fn since(store: &Store, at: Millis, seq: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let after = seq.max(entry_times::all_before(store, at).await?);
    let binds = vec![after.into(), at.0.into(), i64::from(limit).into()];
    store.read(SINCE, binds).await?.iter().map(read).collect()
}

/// Charges that fit the filter, newest first.
pub async fn list(store: &Store, filter: &EntryFilter) -> Result<Vec<Entry>, StoreError> {
    store.read_statement(listing(filter)).await?.iter().map(read).collect()
}

fn listing(filter: &EntryFilter) -> Statement {
    let mut built = Built::default();
    built.text(select!("where "));
    narrow(&mut built, filter);
    built.text(" order by seq desc limit ").bind(i64::from(filter.limit));
    built.finish()
}

/// A page of the charges that fit the filter.
pub async fn page(
    store: &Store,
    filter: &EntryFilter,
    sort: EntrySort,
    descending: bool,
    cut: Cut,
) -> Result<Vec<Entry>, StoreError> {
    let statement = if sort == EntrySort::Booked {
        let range = entry_times::booked_within(store, filter.since, filter.until).await?;
        booked_page(filter, range, descending, cut)
    } else {
        let mut built = Built::default();
        built.text(select!("where "));
        narrow(&mut built, filter);
        let way = way(descending);
        built.text(" order by ").text(sort.column()).text(way).text(", seq").text(way);
        finish_page(built, cut)
    };
    store.read_statement(statement).await?.iter().map(read).collect()
}

/// A page in the order of the ledger, of lines with numbers in a range.
fn booked_page(filter: &EntryFilter, (first, last): (u64, u64), descending: bool, cut: Cut) -> Statement {
    let mut built = Built::default();
    built.text(select!("where "));
    narrow(&mut built, &EntryFilter { since: None, until: None, ..filter.clone() });
    built.text(" and seq >= ").bind(first).text(" and seq <= ").bind(last);
    // The `+` keeps to the order of lines, which needs no sorting.
    built.and("+at_ms >= ", filter.since.map(|at| at.0)).and("+at_ms < ", filter.until.map(|at| at.0));
    built.text(" order by seq").text(way(descending));
    finish_page(built, cut)
}

fn way(descending: bool) -> &'static str {
    if descending { " desc" } else { " asc" }
}

fn finish_page(mut built: Built, cut: Cut) -> Statement {
    built.text(" limit ").bind(cut.limit).text(" offset ").bind(cut.offset);
    built.finish()
}

/// How many charges fit the filter; nobody counts further than `most`.
pub async fn count(store: &Store, filter: &EntryFilter, most: u64) -> Result<u64, StoreError> {
    let mut built = Built::default();
    built.text("select count(*) from (select 1 from entry where ");
    narrow(&mut built, filter);
    built.text(" limit ").bind(most).text(") as counted");
    let rows = store.read_statement(built.finish()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0).map(i64::unsigned_abs))
}

fn narrow(built: &mut Built, filter: &EntryFilter) {
    let picos = |amount: Option<Picos>| amount.map(cost);
    built
        .text("kind = 'charge'")
        .and("seq < ", filter.before_seq)
        .and("seq <= ", filter.up_to_seq)
        .and("at_ms >= ", filter.since.map(|at| at.0))
        .and("at_ms < ", filter.until.map(|at| at.0))
        .and("key_hash = ", filter.key_hash.as_deref())
        .and("customer_id = ", filter.customer_id.as_deref())
        .and("user_id = ", filter.user_id.as_deref())
        .and("team_id = ", filter.team_id.as_deref())
        .and("request_id = ", filter.request_id.as_deref())
        .and("model_group = ", filter.model_group.as_deref())
        .and("model = ", filter.model.as_deref())
        .and("model_id = ", filter.model_id.as_deref())
        .and("cost_picos >= ", picos(filter.cost_min))
        .and("cost_picos <= ", picos(filter.cost_max));
    match filter.resolved {
        Some(true) => built.text(" and status <> 'unresolved'"),
        Some(false) => built.text(" and status = 'unresolved'"),
        None => built,
    };
    if let Some(part) = &filter.key_alias {
        built.text(" and key_hash in (select hash from api_key where key_alias like ");
        built.bind(anywhere(part)).text(" escape '\\')");
    }
    if let Some(text) = &filter.search {
        for (at, column) in ["request_id", "key_hash", "team_id", "user_id", "customer_id", "model_id"]
            .into_iter()
            .enumerate()
        {
            built.text(if at == 0 { " and (" } else { " or " }).text(column).text(" = ").bind(text.as_str());
        }
        built.text(")");
    }
}

/// The charges of a filter added up by day, key, user (as the payer) and model, the earliest day
/// first; for questions that the daily sums do not answer.
pub async fn days(store: &Store, filter: &EntryFilter, limit: u32) -> Result<Vec<DayRow>, StoreError> {
    let mut built = Built::default();
    built.text(
        "select at_ms / 86400000, coalesce(user_id, ''), coalesce(key_hash, ''), model, \
         coalesce(sum(cost_picos / 1000000000000), 0), coalesce(sum(cost_picos % 1000000000000 / 1000000), 0), \
         coalesce(sum(cost_picos % 1000000), 0), sum(input_tokens), sum(output_tokens), count(*), \
         sum(duration_ms) from entry where ",
    );
    narrow(&mut built, filter);
    built.text(" group by 1, 2, 3, 4 order by 1, 2, 3, 4 limit ").bind(i64::from(limit));
    let rows = store.read_statement(built.finish()).await?;
    rows.iter()
        .map(|row| {
            let count = |column| row.int(column).map(i64::unsigned_abs);
            let requests = count(9)?;
            Ok(DayRow {
                day: Millis(row.int(0)? * 86_400_000).utc_date(),
                id: row.text(1)?.into(),
                key_hash: row.text(2)?.into(),
                model: row.text(3)?.into(),
                sum: DaySum {
                    spend: rollups::spend(row, 4)?,
                    input_tokens: count(7)?,
                    output_tokens: count(8)?,
                    requests,
                    response_ms: count(10)?,
                    timed_requests: requests,
                    ..DaySum::default()
                },
                ..DayRow::default()
            })
        })
        .collect()
}

/// What the charges of some teams come to by user, the largest first; of one user alone if it is
/// named.
pub async fn by_user(
    store: &Store,
    teams: &[String],
    user: Option<&str>,
    since: Millis,
    until: Millis,
    limit: u32,
) -> Result<Vec<UserSum>, StoreError> {
    let mut built = Built::default();
    built.text(
        "select team_id, coalesce(user_id, ''), coalesce(sum(cost_picos / 1000000000000), 0), \
         coalesce(sum(cost_picos % 1000000000000 / 1000000), 0), coalesce(sum(cost_picos % 1000000), 0), \
         sum(input_tokens), sum(output_tokens), count(*) from entry where kind = 'charge' and at_ms >= ",
    );
    built.bind(since.0).text(" and at_ms < ").bind(until.0);
    built.and_in("team_id", teams).and("user_id = ", user);
    built.text(" group by team_id, user_id order by sum(cost_picos / 1000000) desc, team_id, user_id limit ");
    built.bind(i64::from(limit));
    let rows = store.read_statement(built.finish()).await?;
    rows.iter()
        .map(|row| {
            let count = |column| row.int(column).map(i64::unsigned_abs);
            let requests = count(7)?;
            let sum = DaySum {
                spend: rollups::spend(row, 2)?,
                input_tokens: count(5)?,
                output_tokens: count(6)?,
                requests,
                timed_requests: requests,
                ..DaySum::default()
            };
            Ok(UserSum { team_id: row.text(0)?.into(), user_id: row.text(1)?.into(), sum })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::records::tests::empty;

    async fn plan(store: &Store, statement: Statement) -> String {
        let sql = format!("explain query plan {}", statement.sql);
        let rows = store.read_statement(Statement { sql: sql.into(), ..statement }).await.unwrap();
        let steps: Vec<&str> = rows.iter().map(|row| row.text(3).unwrap()).collect();
        steps.join("; ")
    }

    #[tokio::test]
    async fn nobodys_lines_are_found_by_reading_the_whole_ledger() {
        let (_folder, store) = empty().await;
        let some = |text: &str| Some(text.to_owned());
        let filter = EntryFilter { limit: 10, ..EntryFilter::default() };
        for (filter, index) in [
            (EntryFilter { user_id: some("u"), ..filter.clone() }, "entry_by_user (user_id=?)"),
            (EntryFilter { team_id: some("t"), ..filter.clone() }, "entry_by_team (team_id=?)"),
            (EntryFilter { key_hash: some("k"), ..filter.clone() }, "entry_by_key (key_hash=?)"),
            (EntryFilter { customer_id: some("c"), ..filter.clone() }, "entry_by_customer (customer_id=?)"),
            (EntryFilter { request_id: some("r"), ..filter.clone() }, "entry_by_request (request_id=?)"),
        ] {
            assert_eq!(
                plan(&store, listing(&filter)).await,
                format!("SEARCH entry USING INDEX {index}"),
                "{filter:?}"
            );
        }
        let since = Statement::new(SINCE, vec![0_i64.into(), 0_i64.into(), 10_i64.into()]);
        assert_eq!(plan(&store, since).await, "SEARCH entry USING INTEGER PRIMARY KEY (rowid>?)");
    }

    fn charge(seq: u64, at: i64) -> Entry {
        Entry {
            seq,
            id: format!("e{seq}"),
            request_id: "r".into(),
            call_id: None,
            kind: EntryKind::Charge,
            status: EntryStatus::Exact,
            at: Millis(at),
            started_at: Millis(at),
            payer: Arc::default(),
            call: Arc::default(),
            usage: crate::domain::usage::Usage::plain(1, 1),
            cost: Picos::new(1),
            held: Picos::ZERO,
            duration_ms: 1,
            detail: Detail::default(),
        }
    }

    #[tokio::test]
    async fn a_page_goes_on_behind_a_number_though_times_disagree() {
        let (_folder, store) = empty().await;
        let lines: Vec<Entry> = [7, 9, 8, 8, 11, 10, 10, 12]
            .into_iter()
            .zip(1..)
            .map(|(at, seq)| charge(seq, 1_000_000_000 + at))
            .collect();
        store.write(insert(lines.iter())).await.unwrap();
        let filter = EntryFilter {
            since: Some(Millis(1_000_000_008)),
            until: Some(Millis(1_000_000_012)),
            ..EntryFilter::default()
        };
        for (descending, expected) in [(true, [7, 6, 5, 4, 3, 2]), (false, [2, 3, 4, 5, 6, 7])] {
            let cut = Cut::first(9);
            let page = page(&store, &filter, EntrySort::Booked, descending, cut).await.unwrap();
            assert_eq!(page.iter().map(|entry| entry.seq).collect::<Vec<_>>(), expected);
        }
        let mut told = Vec::new();
        let mut filter = filter;
        loop {
            let rows = page(&store, &filter, EntrySort::Booked, true, Cut::first(2)).await.unwrap();
            let Some(last) = rows.last() else { break };
            filter.before_seq = Some(last.seq);
            told.extend(rows.iter().map(|entry| entry.seq));
        }
        assert_eq!(told, [7, 6, 5, 4, 3, 2]);
        let walk = booked_page(&filter, (1, 9), true, Cut::first(2));
        assert_eq!(
            plan(&store, walk).await,
            "SEARCH entry USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
            "nothing is sorted"
        );
    }
}
