//! The SQL of which accounts keys spend from. A key that got a new value goes on spending from the
//! account of its first one, which it names in its document.

use crate::domain::id::KeyHash;
use crate::store::{Store, StoreError};

/// Whether a key that is there spends from the account of an earlier value. No index leads there, so it
/// is a question for the few who bring the value of a deleted key.
pub async fn is_in_use(store: &Store, account: &KeyHash) -> Result<bool, StoreError> {
    let sql = "select hash from api_key where doc ->> 'scope_hash' = $1 limit 1";
    Ok(!store.read(sql, vec![account.as_str().into()]).await?.is_empty())
}
