//! The SQL of users, the members of the operator's staff.

use super::{all, document, first, number};
use crate::domain::id::UserId;
use crate::domain::record::User;
use crate::store::{Statement, Store, StoreError, Value};

const WHAT: &str = "a user";

/// Reads one.
pub async fn get(store: &Store, id: &UserId) -> Result<Option<User>, StoreError> {
    let rows = store.read("select doc from staff_user where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// Reads the one with an address, however it is written.
pub async fn by_email(store: &Store, email: &str) -> Result<Option<User>, StoreError> {
    let sql = "select doc from staff_user where email = $1 order by created_at_ms, id limit 1";
    let rows = store.read(sql, vec![email.to_lowercase().into()]).await?;
    first(WHAT, &rows)
}

/// Every one, in the order of ids.
pub async fn list(store: &Store) -> Result<Vec<User>, StoreError> {
    all(store, WHAT, "select doc, id from staff_user where id > $1 order by id limit $2").await
}

/// How many there are.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    number(store, "select count(*) from staff_user", vec![]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(user: &User) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into staff_user (id, doc, updated_at_ms, email, created_at_ms) values ($1, $2, $3, $4, $5)",
        vec![
            user.id.as_str().into(),
            document(WHAT, user)?,
            user.updated_at.0.into(),
            email(user),
            user.created_at.0.into(),
        ],
    ))
}

/// Replaces one.
pub fn update(user: &User) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update staff_user set doc = $2, updated_at_ms = $3, email = $4 where id = $1",
        vec![user.id.as_str().into(), document(WHAT, user)?, user.updated_at.0.into(), email(user)],
    ))
}

/// Removes one.
pub fn delete(id: &UserId) -> Statement {
    Statement::new("delete from staff_user where id = $1", vec![id.as_str().into()])
}

fn email(user: &User) -> Value {
    user.email.as_ref().map(|email| email.to_lowercase()).into()
}
