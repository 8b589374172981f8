//! The whole ledger in its order, page by page: charges, corrections and resets. Each page looks at
//! a bounded part of the ledger, however few of its lines are wanted.

use super::built::Built;
use super::entries::{SELECT, read};
use super::{Statement, Store, StoreError, entry_times};
use crate::domain::entry::Entry;
use crate::domain::time::Millis;

/// As many lines are looked at for one page.
const LOOKED_AT_MAX: u64 = 1_000_000;

/// Which lines are wanted; what is absent does not narrow them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineFilter {
    /// Only lines after this one: where the page before ended.
    pub after: u64,
    /// Only lines up to this one: what comes in later does not belong to these pages.
    pub up_to: u64,
    /// Booked at or after.
    pub since: Option<Millis>,
    /// Booked before.
    pub until: Option<Millis>,
    /// Of or about this customer.
    pub customer: Option<String>,
    /// Of or about the account of this key.
    pub key_hash: Option<String>,
    /// Of or about this team.
    pub team: Option<String>,
    /// Of or about this user.
    pub user: Option<String>,
    /// Of this model, by its public name or as it was called.
    pub model: Option<String>,
}

/// Some lines, and where the next page begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The lines, in order.
    pub entries: Vec<Entry>,
    /// What to go on after; `None` when nothing can follow.
    pub next_after: Option<u64>,
}

/// The next page of at most `limit` lines. It may be short, even empty, and not the last.
pub async fn page(store: &Store, filter: &LineFilter, limit: u32) -> Result<Lines, StoreError> {
    let Some((first, last)) = range(store, filter).await? else {
        return Ok(Lines { entries: vec![], next_after: None });
    };
    let looked_to = last.min(first.saturating_add(LOOKED_AT_MAX - 1));
    let mut entries = Vec::new();
    for statement in statements(filter, (first, looked_to), limit) {
        let rows = store.read_statement(statement).await?;
        entries.reserve(rows.len());
        for row in &rows {
            entries.push(read(row)?);
        }
    }
    entries.sort_by_key(|entry| entry.seq);
    entries.truncate(limit as usize);
    let is_full = entries.len() == limit as usize;
    let came_to = entries.last().filter(|_| is_full).map_or(looked_to, |entry| entry.seq);
    Ok(Lines { entries, next_after: (came_to < last).then_some(came_to) })
}

/// The first and the last line that can be wanted.
async fn range(store: &Store, filter: &LineFilter) -> Result<Option<(u64, u64)>, StoreError> {
    let (first, last) = entry_times::booked_within(store, filter.since, filter.until).await?;
    let (first, last) = (first.max(filter.after.saturating_add(1)), last.min(filter.up_to));
    Ok((first <= last).then_some((first, last)))
}

/// One statement for all lines; else one for charges and, unless that cannot be, one for lines about
/// the account: each has an index of its own.
fn statements(filter: &LineFilter, range: (u64, u64), limit: u32) -> Vec<Statement> {
    let payers = [
        ("customer", " and customer_id = ", &filter.customer),
        ("key", " and key_hash = ", &filter.key_hash),
        ("team", " and team_id = ", &filter.team),
        ("user", " and user_id = ", &filter.user),
    ];
    let named: Vec<_> =
        payers.iter().filter_map(|(kind, is, id)| Some((*kind, *is, id.as_deref()?))).collect();
    let mut all = start(filter, range);
    for (_, is, id) in &named {
        all.text(is).bind(*id);
    }
    if let Some(model) = filter.model.as_deref() {
        all.text(" and (model_group = ").bind(model).text(" or model = ").bind(model).text(")");
    }
    let mut wanted = vec![all];
    // A line about an account is about one only, and about no model.
    if let ([(kind, _, id)], None) = (named.as_slice(), &filter.model) {
        let mut about = start(filter, range);
        about.text(" and kind <> 'charge' and json_extract(detail, '$.account.kind') = ").bind(*kind);
        about.text(" and json_extract(detail, '$.account.id') = ").bind(*id);
        wanted.push(about);
    }
    wanted.into_iter().map(|built| finish(built, limit)).collect()
}

fn start(filter: &LineFilter, (first, last): (u64, u64)) -> Built {
    let mut built = Built::default();
    built.text(SELECT).text("where seq >= ").bind(first).text(" and seq <= ").bind(last);
    // The `+` keeps to the order of lines, which needs no sorting.
    built.and("+at_ms >= ", filter.since.map(|at| at.0)).and("+at_ms < ", filter.until.map(|at| at.0));
    built
}

fn finish(mut built: Built, limit: u32) -> Statement {
    built.text(" order by seq limit ").bind(i64::from(limit));
    built.finish()
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
    async fn every_filter_has_an_index_and_nothing_is_sorted() {
        let (_folder, store) = empty().await;
        let some = |text: &str| Some(text.to_owned());
        let all = LineFilter::default();
        let about =
            "SEARCH entry USING INDEX entry_by_account (<expr>=? AND <expr>=? AND rowid>? AND rowid<?)";
        let by = |index: &str| format!("SEARCH entry USING INDEX {index} AND rowid>? AND rowid<?)");
        let walk = "SEARCH entry USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)".to_owned();
        let timed = LineFilter { since: Some(Millis(1)), until: Some(Millis(9)), ..all.clone() };
        for (filter, plans) in [
            (all.clone(), vec![walk.clone()]),
            (timed.clone(), vec![walk.clone()]),
            (LineFilter { model: some("m"), ..all.clone() }, vec![walk]),
            (
                LineFilter { customer: some("c"), ..timed },
                vec![by("entry_by_customer (customer_id=?"), about.into()],
            ),
            (
                LineFilter { key_hash: some("k"), ..all.clone() },
                vec![by("entry_by_key (key_hash=?"), about.into()],
            ),
            (
                LineFilter { team: some("t"), ..all.clone() },
                vec![by("entry_by_team (team_id=?"), about.into()],
            ),
            (
                LineFilter { user: some("u"), ..all.clone() },
                vec![by("entry_by_user (user_id=?"), about.into()],
            ),
            (
                LineFilter { customer: some("c"), model: some("m"), ..all },
                vec![by("entry_by_customer (customer_id=?")],
            ),
        ] {
            let mut seen = Vec::new();
            for statement in statements(&filter, (1, 9), 10) {
                seen.push(plan(&store, statement).await);
            }
            assert_eq!(seen, plans, "{filter:?}");
        }
    }
}
