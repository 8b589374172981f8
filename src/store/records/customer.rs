//! The SQL of customers, those who are billed.

use std::collections::HashMap;

use super::{document, first, number, record};
use crate::domain::id::{BudgetId, CustomerId};
use crate::domain::record::Customer;
use crate::store::{Statement, Store, StoreError, Value};

pub(super) const WHAT: &str = "a customer";

/// Reads one.
pub async fn get(store: &Store, id: &CustomerId) -> Result<Option<Customer>, StoreError> {
    let rows = store.read("select doc from customer where id = $1", vec![id.as_str().into()]).await?;
    first(WHAT, &rows)
}

/// Those who are on a budget.
pub async fn on_budget(store: &Store, budget: &BudgetId) -> Result<Vec<Customer>, StoreError> {
    let rows = store
        .read("select doc from customer where budget_id = $1 order by id", vec![budget.as_str().into()])
        .await?;
    rows.iter().map(|row| record(WHAT, row, 0)).collect()
}

/// How many are on each of some budgets; a budget that nobody is on is left out.
pub async fn counts_on(store: &Store, budgets: &[&BudgetId]) -> Result<HashMap<BudgetId, u64>, StoreError> {
    let keys = budgets.iter().map(|id| id.as_str().into()).collect();
    let head = "select budget_id, count(*) from customer where budget_id in (";
    let rows = store.read_keys(head, ") group by budget_id", 1, keys).await?;
    rows.iter().map(|row| Ok((row.text(0)?.into(), row.int(1)?.unsigned_abs()))).collect()
}

/// Who is on some budgets.
pub async fn ids_on(store: &Store, budgets: &[&BudgetId]) -> Result<Vec<(BudgetId, CustomerId)>, StoreError> {
    let keys = budgets.iter().map(|id| id.as_str().into()).collect();
    let head = "select budget_id, id from customer where budget_id in (";
    let rows = store.read_keys(head, ") order by budget_id, id", 1, keys).await?;
    rows.iter().map(|row| Ok((row.text(0)?.into(), row.text(1)?.into()))).collect()
}

/// How many there are.
pub async fn count(store: &Store) -> Result<u64, StoreError> {
    number(store, "select rows from row_count where name = 'customer'", vec![]).await
}

/// Adds one; the transaction fails when the id is taken.
pub fn insert(customer: &Customer) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "insert into customer (id, budget_id, doc, updated_at_ms, alias, created_at_ms)
         values ($1, $2, $3, $4, $5, $6)",
        vec![
            customer.id.as_str().into(),
            budget_of(customer),
            document(WHAT, customer)?,
            customer.updated_at.0.into(),
            alias_of(customer),
            customer.created_at.0.into(),
        ],
    ))
}

/// Replaces one.
pub fn update(customer: &Customer) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "update customer set budget_id = $2, doc = $3, updated_at_ms = $4, alias = $5 where id = $1",
        vec![
            customer.id.as_str().into(),
            budget_of(customer),
            document(WHAT, customer)?,
            customer.updated_at.0.into(),
            alias_of(customer),
        ],
    ))
}

/// Removes one.
pub fn delete(id: &CustomerId) -> Statement {
    Statement::new("delete from customer where id = $1", vec![id.as_str().into()])
}

fn budget_of(customer: &Customer) -> Value {
    customer.budget_id.as_ref().map(BudgetId::as_str).into()
}

fn alias_of(customer: &Customer) -> Value {
    customer.alias.as_deref().unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::records::tests::empty;
    use serde_json::json;

    fn customer(id: &str, budget: Option<&str>) -> Customer {
        serde_json::from_value(json!({"id": id, "budget_id": budget, "created_at": 1, "updated_at": 1}))
            .unwrap()
    }

    #[tokio::test]
    async fn a_customer_is_kept_found_changed_and_removed() {
        let (_folder, store) = empty().await;
        let mut acme = customer("acme", Some("tier"));
        store.write(vec![insert(&acme).unwrap(), insert(&customer("zoe", None)).unwrap()]).await.unwrap();
        assert_eq!(get(&store, &"acme".into()).await.unwrap(), Some(acme.clone()));
        assert_eq!(on_budget(&store, &"tier".into()).await.unwrap(), [acme.clone()]);
        acme.budget_id = None;
        assert_eq!(store.write(vec![update(&acme).unwrap()]).await.unwrap(), [1]);
        assert_eq!(on_budget(&store, &"tier".into()).await.unwrap(), []);
        assert_eq!(count(&store).await.unwrap(), 2);
        let (tier, none) = (BudgetId::from("tier"), BudgetId::from("none"));
        assert_eq!(counts_on(&store, &[&tier, &none]).await.unwrap(), HashMap::new());
        for id in ["p", "q"] {
            store.write(vec![insert(&customer(id, Some("tier"))).unwrap()]).await.unwrap();
        }
        assert_eq!(counts_on(&store, &[&tier, &none]).await.unwrap(), HashMap::from([(tier.clone(), 2)]));
        let expected = [(tier.clone(), "p".into()), (tier.clone(), "q".into())];
        assert_eq!(ids_on(&store, &[&none, &tier]).await.unwrap(), expected);
        store.write(vec![delete(&"p".into()), delete(&"q".into())]).await.unwrap();
        store.write(vec![delete(&acme.id)]).await.unwrap();
        assert_eq!(get(&store, &"acme".into()).await.unwrap(), None);
        assert_eq!(count(&store).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn a_taken_id_fails_the_whole_transaction() {
        let (_folder, store) = empty().await;
        store.write(vec![insert(&customer("acme", None)).unwrap()]).await.unwrap();
        let both =
            vec![insert(&customer("new", None)).unwrap(), insert(&customer("acme", Some("x"))).unwrap()];
        assert!(store.write(both).await.is_err());
        assert_eq!(get(&store, &"new".into()).await.unwrap(), None);
        assert_eq!(get(&store, &"acme".into()).await.unwrap().unwrap().budget_id, None);
    }
}
