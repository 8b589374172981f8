//! Balances in SQL: whole picos in text, so that no sum overflows or rounds.

use super::{Row, Statement, Store, StoreError, Value};
use crate::domain::account::Kept;
use crate::domain::duration::Duration;
use crate::domain::id::CustomerId;
use crate::domain::money::Picos;
use crate::domain::scope::{AccountKey, Scope};
use crate::domain::time::Millis;

/// Writes balances; none for no accounts.
pub fn upsert<'a>(accounts: impl Iterator<Item = (&'a AccountKey, &'a Kept)>) -> Vec<Statement> {
    let mut binds: Vec<Value> = Vec::new();
    for (key, kept) in accounts {
        binds.extend([
            key.scope.kind().into(),
            key.scope.stored_id().into(),
            key.stored_window().into(),
            kept.posted.get().to_string().into(),
            kept.lifetime.get().to_string().into(),
            kept.since_seq.into(),
            kept.reset_at.map(|at| at.0).into(),
            posted_rank(key, kept).into(),
        ]);
    }
    Statement::rows(
        "insert into account (kind, id, span, posted, lifetime, since_seq, reset_at_ms, posted_rank)",
        "on conflict (kind, id, span) do update set posted = excluded.posted, lifetime = excluded.lifetime, \
         since_seq = excluded.since_seq, reset_at_ms = excluded.reset_at_ms, posted_rank = excluded.posted_rank",
        8,
        binds,
    )
}

/// Text that is ordered as the balances of customers are: their length in front. Below zero, which
/// only a correction can bring about, all are alike; other accounts are never listed in this order.
fn posted_rank(key: &AccountKey, kept: &Kept) -> Option<String> {
    let is_listed = matches!(key.scope, Scope::Customer(_)) && key.window.is_none();
    is_listed.then(|| match kept.posted.get() {
        ..0 => String::new(),
        posted => super::ranked(posted),
    })
}

/// One account as it is kept; `None` when it never had anything.
pub async fn get(store: &Store, key: &AccountKey) -> Result<Option<Kept>, StoreError> {
    let binds = vec![key.scope.kind().into(), key.scope.stored_id().into(), key.stored_window().into()];
    let rows = store
        .read(
            "select posted, lifetime, since_seq, reset_at_ms from account where kind = $1 and id = $2 and span = $3",
            binds,
        )
        .await?;
    rows.first().map(|row| kept(row, 0)).transpose()
}

/// The accounts of these keys that were ever written, in any order; for a page of a list.
pub async fn of_keys(store: &Store, keys: &[&AccountKey]) -> Result<Vec<(AccountKey, Kept)>, StoreError> {
    let binds = keys
        .iter()
        .flat_map(|key| [key.scope.kind().into(), key.scope.stored_id().into(), key.stored_window().into()])
        .collect();
    let rows = store.read_keys(OF_KEYS.0, OF_KEYS.1, 3, binds).await?;
    rows.iter().map(keyed).collect()
}

/// The accounts that a customer has under budgets of keys.
pub async fn of_tiers(store: &Store, customer: &CustomerId) -> Result<Vec<AccountKey>, StoreError> {
    // No id holds a control character, so these two bound just the ones that begin with this id.
    let bounds = ["\u{1f}", "\u{20}"].map(|end| format!("{customer}{end}").into());
    let rows = store
        .read(
            "select posted, lifetime, since_seq, reset_at_ms, kind, id, span from account \
             where kind in ('customer_tier', 'customer_tier_model') and id > $1 and id < $2 order by kind, id",
            bounds.into(),
        )
        .await?;
    rows.iter().map(|row| keyed(row).map(|(key, _)| key)).collect()
}

/// What stands before and after the keys.
const OF_KEYS: (&str, &str) = (
    "with wanted (kind, id, span) as (",
    ") select a.posted, a.lifetime, a.since_seq, a.reset_at_ms, a.kind, a.id, a.span from wanted \
     join account as a on a.kind = wanted.kind and a.id = wanted.id and a.span = wanted.span",
);

/// How many there are.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    let rows = store.read("select count(*) from account", vec![]).await?;
    let count = rows.first().map_or(Ok(0), |row| row.int(0))?;
    Ok(count.unsigned_abs())
}

/// Accounts after the given one in their order; for walking all of them page by page.
pub async fn after(
    store: &Store,
    last: Option<&AccountKey>,
    limit: u32,
) -> Result<Vec<(AccountKey, Kept)>, StoreError> {
    let (kind, id, span) = last.map_or((String::new(), String::new(), String::new()), |key| {
        (key.scope.kind().to_owned(), key.scope.stored_id(), key.stored_window())
    });
    let rows = store
        .read(
            "select posted, lifetime, since_seq, reset_at_ms, kind, id, span from account \
             where (kind, id, span) > ($1, $2, $3) order by kind, id, span limit $4",
            vec![kind.into(), id.into(), span.into(), i64::from(limit).into()],
        )
        .await?;
    rows.iter().map(keyed).collect()
}

fn keyed(row: &Row) -> Result<(AccountKey, Kept), StoreError> {
    let damaged = || StoreError::Damaged("an account has a name that cannot be read".into());
    let scope = Scope::from_stored(row.text(4)?, row.text(5)?).ok_or_else(damaged)?;
    let window = match row.text(6)? {
        "" => None,
        span => Some(Duration::parse(span).map_err(|_| damaged())?),
    };
    Ok((AccountKey { scope, window }, kept(row, 0)?))
}

fn kept(row: &Row, at: usize) -> Result<Kept, StoreError> {
    Ok(Kept {
        posted: amount(row.text(at)?)?,
        lifetime: amount(row.text(at + 1)?)?,
        since_seq: row.int(at + 2)?.unsigned_abs(),
        reset_at: row.opt_int(at + 3)?.map(Millis),
    })
}

fn amount(text: &str) -> Result<Picos, StoreError> {
    text.parse().map(Picos::new).map_err(|_| StoreError::Damaged("a balance is not a number".into()))
}
