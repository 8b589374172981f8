//! Records in the order of what they have spent, and in pages for walking through all of them.

use super::{Row, Store, StoreError};
use crate::domain::record::{ApiKey, Team, User};

/// Balances are whole picos in text: of two that are not negative the longer one is larger, and of
/// two of the same length the later one.
macro_rules! most_spend {
    ($table:literal, $id:literal, $kind:literal) => {
        concat!(
            "select record.doc from ",
            $table,
            " as record left join account on account.kind = '",
            $kind,
            "' and account.span = '' and account.id = record.",
            $id,
            " order by case when coalesce(account.posted, '0') = '0' then 0 \
               when account.posted like '-%' then -1 else length(account.posted) end desc, \
             coalesce(account.posted, '0') desc, record.",
            $id,
            " limit $1 offset $2"
        )
    };
}

/// A page of the keys, those who spent most first.
pub async fn keys(store: &Store, limit: u64, offset: u64) -> Result<Vec<ApiKey>, StoreError> {
    let sql = most_spend!("api_key", "hash", "key");
    documents("a key", &store.read(sql, vec![limit.into(), offset.into()]).await?)
}

/// A page of the users, those who spent most first.
pub async fn users(store: &Store, limit: u64, offset: u64) -> Result<Vec<User>, StoreError> {
    let sql = most_spend!("staff_user", "id", "user");
    documents("a user", &store.read(sql, vec![limit.into(), offset.into()]).await?)
}

/// The keys behind a hash in the order of hashes.
pub async fn keys_after(store: &Store, hash: &str, limit: u32) -> Result<Vec<ApiKey>, StoreError> {
    let sql = "select doc from api_key where hash > $1 order by hash limit $2";
    documents("a key", &store.read(sql, vec![hash.into(), i64::from(limit).into()]).await?)
}

/// The keys of a user in the order of hashes.
pub async fn keys_of_user(store: &Store, user: &str, limit: u32) -> Result<Vec<ApiKey>, StoreError> {
    let sql = "select doc from api_key where user_id = $1 order by hash limit $2";
    documents("a key", &store.read(sql, vec![user.into(), i64::from(limit).into()]).await?)
}

/// The teams behind an id in the order of ids.
pub async fn teams_after(store: &Store, id: &str, limit: u32) -> Result<Vec<Team>, StoreError> {
    let sql = "select doc from team where id > $1 order by id limit $2";
    documents("a team", &store.read(sql, vec![id.into(), i64::from(limit).into()]).await?)
}

fn documents<T: serde::de::DeserializeOwned>(what: &str, rows: &[Row]) -> Result<Vec<T>, StoreError> {
    rows.iter()
        .map(|row| serde_json::from_str(row.text(0)?).map_err(|error| StoreError::document(what, &error)))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::account::Kept;
    use crate::domain::money::Picos;
    use crate::domain::scope::{AccountKey, Scope};
    use crate::store::accounts;
    use crate::store::records::{api_key, tests::empty};

    #[tokio::test]
    async fn keys_come_in_the_order_of_their_spend() {
        let (_folder, store) = empty().await;
        let mut statements = Vec::new();
        let mut balances = Vec::new();
        for (hash, picos) in
            [("a", Some(9)), ("b", Some(10)), ("c", None), ("d", Some(-5)), ("e", Some(11)), ("f", Some(0))]
        {
            let key: ApiKey =
                serde_json::from_value(json!({"hash": hash, "key_name": "sk-...", "created_by": "t",
                "created_at": 1, "updated_by": "t", "updated_at": 1}))
                .unwrap();
            statements.push(api_key::insert(&key).unwrap());
            let kept = picos.map(|picos| Kept { posted: Picos::new(picos), ..Kept::default() });
            balances.extend(kept.map(|kept| (AccountKey::main(Scope::Key(hash.into())), kept)));
        }
        statements.extend(accounts::upsert(balances.iter().map(|(key, kept)| (key, kept))));
        store.write(statements).await.unwrap();
        let order = |keys: Vec<ApiKey>| keys.iter().map(|key| key.hash.to_string()).collect::<String>();
        assert_eq!(order(keys(&store, 10, 0).await.unwrap()), "ebacfd");
        assert_eq!(order(keys(&store, 2, 1).await.unwrap()), "ba");
        assert_eq!(order(keys_after(&store, "d", 10).await.unwrap()), "ef");
    }
}
