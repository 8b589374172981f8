//! The SQL of keys, and of the archive that deleted ones go to.

use super::key_list::{self, KeyQuery};
use super::{document, first, number, record};
use crate::domain::id::{BudgetId, KeyHash, OrganizationId, TeamId, UserId};
use crate::domain::record::ApiKey;
use crate::domain::time::Millis;
use crate::store::{Statement, Store, StoreError, Value};

pub(super) const WHAT: &str = "a key";

/// Which keys a list is about; what is absent does not narrow it.
#[derive(Clone, Debug, Default)]
pub struct KeyFilter {
    /// Keys of this user.
    pub user_id: Option<UserId>,
    /// Keys of this team.
    pub team_id: Option<TeamId>,
    /// The key of this name.
    pub key_alias: Option<String>,
    /// The key of this hash.
    pub hash: Option<KeyHash>,
}

/// Reads one.
pub async fn get(store: &Store, hash: &KeyHash) -> Result<Option<ApiKey>, StoreError> {
    let rows = store.read("select doc from api_key where hash = $1", vec![hash.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// The key of a name.
pub async fn by_alias(store: &Store, alias: &str) -> Result<Option<ApiKey>, StoreError> {
    let rows = store.read("select doc from api_key where key_alias = $1", vec![alias.into()]).await?;
    first(WHAT, &rows)
}

/// The keys of a filter, newest first, from the `offset`-th on.
pub async fn page(
    store: &Store,
    filter: &KeyFilter,
    limit: u64,
    offset: u64,
) -> Result<Vec<ApiKey>, StoreError> {
    let query = KeyQuery { filter: filter.clone(), ..KeyQuery::default() };
    let total = key_list::count(store, &query).await?;
    key_list::page(store, &query, limit, offset, total).await
}

/// How many keys a filter leaves.
pub async fn count(store: &Store, filter: &KeyFilter) -> Result<u64, StoreError> {
    key_list::count(store, &KeyQuery { filter: filter.clone(), ..KeyQuery::default() }).await
}

/// Those that are on a budget, or put their customers on it.
pub async fn on_budget(store: &Store, budget: &BudgetId) -> Result<Vec<ApiKey>, StoreError> {
    let rows = store
        .read(
            "select doc from api_key
             where budget_id = $1 or json_extract(doc, '$.end_user_budget_id') = $1 order by hash",
            vec![budget.as_str().into()],
        )
        .await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// How many keys were made for an organization itself, not for a team of it.
pub async fn count_of_organization(store: &Store, id: &OrganizationId) -> Result<u64, StoreError> {
    let sql = "select count(*) from api_key where organization_id = $1";
    number(store, sql, vec![id.as_str().into()]).await
}

/// Adds one; the transaction fails when the hash or the name is taken.
pub fn insert(key: &ApiKey) -> Result<Statement, StoreError> {
    let mut binds = columns(key)?;
    binds.push(key.created_at.0.into());
    Ok(Statement::new(
        "insert into api_key (hash, key_alias, user_id, team_id, budget_id, doc, updated_at_ms,
             organization_id, created_at_ms)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds,
    ))
}

/// Replaces one; the transaction fails when the new name is taken.
pub fn update(key: &ApiKey) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update api_key set key_alias = $2, user_id = $3, team_id = $4, budget_id = $5, doc = $6,
             updated_at_ms = $7, organization_id = $8 where hash = $1",
        columns(key)?,
    ))
}

/// Removes one and keeps its row in the archive.
pub fn archive(key: &ApiKey, by: &str, at: Millis) -> Result<[Statement; 2], StoreError> {
    Ok([
        Statement::new("delete from api_key where hash = $1", vec![key.hash.as_str().into()]),
        Statement::new(
            "insert into deleted_api_key (hash, doc, deleted_by, deleted_at_ms) values ($1, $2, $3, $4)
             on conflict (hash) do update
             set doc = excluded.doc, deleted_by = excluded.deleted_by, deleted_at_ms = excluded.deleted_at_ms",
            vec![key.hash.as_str().into(), document(WHAT, key)?, by.into(), at.0.into()],
        ),
    ])
}

/// The key of a hash that was deleted.
pub async fn archived(store: &Store, hash: &KeyHash) -> Result<Option<ApiKey>, StoreError> {
    let rows =
        store.read("select doc from deleted_api_key where hash = $1", vec![hash.as_str().into()]).await?;
    first(WHAT, &rows)
}

fn columns(key: &ApiKey) -> Result<Vec<Value>, StoreError> {
    Ok(vec![
        key.hash.as_str().into(),
        key.key_alias.as_deref().into(),
        key.user_id.as_ref().map(UserId::as_str).into(),
        key.team_id.as_ref().map(TeamId::as_str).into(),
        key.budget_id.as_ref().map(BudgetId::as_str).into(),
        document(WHAT, key)?,
        key.updated_at.0.into(),
        key.organization().as_ref().map(OrganizationId::as_str).into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::records::key_list::KeyStatus;
    use crate::store::records::tests::empty;
    use serde_json::json;

    fn key(hash: &str, alias: Option<&str>, user: Option<&str>, at: i64) -> ApiKey {
        serde_json::from_value(
            json!({"hash": hash, "key_name": "sk-...", "key_alias": alias, "user_id": user,
            "created_by": "a", "created_at": at, "updated_by": "a", "updated_at": at}),
        )
        .unwrap()
    }

    #[tokio::test]
    async fn keys_are_listed_newest_first_and_narrowed() {
        let (_folder, store) = empty().await;
        let keys = [
            key("h1", Some("one"), Some("bob"), 1),
            key("h2", None, Some("bob"), 2),
            key("h3", None, None, 3),
        ];
        store.write(keys.iter().map(|k| insert(k).unwrap()).collect()).await.unwrap();
        let hashes = |keys: Vec<ApiKey>| keys.into_iter().map(|k| k.hash.to_string()).collect::<Vec<_>>();
        let everything = KeyFilter::default();
        assert_eq!(hashes(page(&store, &everything, 10, 0).await.unwrap()), ["h3", "h2", "h1"]);
        assert_eq!(hashes(page(&store, &everything, 1, 1).await.unwrap()), ["h2"]);
        let bobs = KeyFilter { user_id: Some("bob".into()), ..KeyFilter::default() };
        assert_eq!(hashes(page(&store, &bobs, 10, 0).await.unwrap()), ["h2", "h1"]);
        assert_eq!(count(&store, &bobs).await.unwrap(), 2);
        assert_eq!(by_alias(&store, "one").await.unwrap().map(|k| k.hash.to_string()).as_deref(), Some("h1"));
    }

    #[tokio::test]
    async fn two_keys_cannot_share_a_name() {
        let (_folder, store) = empty().await;
        store.write(vec![insert(&key("h1", Some("one"), None, 1)).unwrap()]).await.unwrap();
        assert!(store.write(vec![insert(&key("h2", Some("one"), None, 1)).unwrap()]).await.is_err());
    }

    #[tokio::test]
    async fn a_deleted_key_is_archived_as_often_as_it_is_deleted() {
        let (_folder, store) = empty().await;
        for at in [1, 2] {
            let key = key("h1", None, None, at);
            store.write(vec![insert(&key).unwrap()]).await.unwrap();
            store.write(archive(&key, "admin", Millis(9)).unwrap().into()).await.unwrap();
            assert_eq!(get(&store, &key.hash).await.unwrap(), None);
            assert_eq!(archived(&store, &key.hash).await.unwrap(), Some(key));
        }
        let deleted = KeyQuery { status: Some(KeyStatus::Deleted), ..KeyQuery::default() };
        assert_eq!(key_list::count(&store, &deleted).await.unwrap(), 1);
    }
}
