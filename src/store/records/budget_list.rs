//! The SQL of lists of budgets: in an order, searched, in pages or piece by piece.

use super::listing::{Listing, Mark};
use crate::domain::record::Budget;
use crate::store::{Store, StoreError};

/// What budgets can be ordered by; ids break ties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BudgetSort {
    /// When they were made.
    #[default]
    CreatedAt,
    /// When they were changed last.
    UpdatedAt,
    /// Their ids.
    Id,
    /// Their caps; those without one first.
    MaxBudget,
}

/// Which budgets are listed, and in which order.
#[derive(Clone, Debug, Default)]
pub struct BudgetQuery {
    /// By what.
    pub sort: BudgetSort,
    /// Last ones first.
    pub descending: bool,
    /// A part of the id, in capitals or not.
    pub search: Option<String>,
}

/// How many there are.
pub async fn count(store: &Store, query: &BudgetQuery) -> Result<u64, StoreError> {
    listing(query).count(store).await
}

/// A page of a list of `total`.
pub async fn page(
    store: &Store,
    query: &BudgetQuery,
    limit: u64,
    offset: u64,
    total: u64,
) -> Result<Vec<Budget>, StoreError> {
    listing(query).page(store, limit, offset, total).await
}

/// The next ones after a mark, and where they end.
pub async fn after(
    store: &Store,
    query: &BudgetQuery,
    mark: Option<&Mark>,
    limit: u64,
) -> Result<(Vec<Budget>, Option<Mark>), StoreError> {
    listing(query).after(store, mark, limit).await
}

fn listing(query: &BudgetQuery) -> Listing {
    let (condition, binds) = match &query.search {
        Some(part) => ("instr(lower(budget.id), ?) > 0".to_owned(), vec![part.to_ascii_lowercase().into()]),
        None => ("true".to_owned(), vec![]),
    };
    Listing {
        what: super::budget::WHAT,
        table: "budget",
        key: "id",
        from: "budget".to_owned(),
        condition,
        binds,
        id: "budget.id",
        sort: match query.sort {
            BudgetSort::CreatedAt => "budget.created_at_ms",
            BudgetSort::UpdatedAt => "budget.updated_at_ms",
            BudgetSort::Id => "budget.id",
            BudgetSort::MaxBudget => "budget.max_budget_rank",
        },
        descending: query.descending,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Picos;
    use crate::store::records::budget::insert;
    use crate::store::records::listing::tests::is_found_in_an_index;
    use crate::store::records::tests::empty;
    use serde_json::json;

    const SORTS: [BudgetSort; 4] =
        [BudgetSort::CreatedAt, BudgetSort::UpdatedAt, BudgetSort::Id, BudgetSort::MaxBudget];

    fn budget(id: &str, cap: Option<Picos>, at: i64) -> Budget {
        let limits = cap.map_or_else(|| json!({}), |cap| json!({"max_budget": cap}));
        serde_json::from_value(json!({"id": id, "limits": limits, "created_by": "a", "created_at": at,
            "updated_by": "a", "updated_at": 10 - at}))
        .unwrap()
    }

    #[tokio::test]
    async fn budgets_come_in_every_order_and_searched() {
        let (_folder, store) = empty().await;
        let all = [
            budget("Gold-b", Some(Picos::from_dollars(10)), 1),
            budget("a", Some(Picos::from_dollars(9)), 2),
            budget("c", None, 3),
            budget("gold-d", Some(Picos::ZERO), 4),
        ];
        store.write(all.iter().map(|budget| insert(budget).unwrap()).collect()).await.unwrap();
        let ids = async |query: BudgetQuery| {
            let total = count(&store, &query).await.unwrap();
            let page = page(&store, &query, 10, 0, total).await.unwrap();
            let (pieces, rest) = after(&store, &query, None, 10).await.unwrap();
            assert_eq!(page, pieces);
            assert!(rest.is_none());
            page.into_iter().map(|budget| budget.id.to_string()).collect::<Vec<_>>()
        };
        let by = |sort| BudgetQuery { sort, ..BudgetQuery::default() };
        assert_eq!(ids(by(BudgetSort::CreatedAt)).await, ["Gold-b", "a", "c", "gold-d"]);
        assert_eq!(ids(by(BudgetSort::UpdatedAt)).await, ["gold-d", "c", "a", "Gold-b"]);
        assert_eq!(ids(by(BudgetSort::Id)).await, ["Gold-b", "a", "c", "gold-d"]);
        assert_eq!(ids(by(BudgetSort::MaxBudget)).await, ["c", "gold-d", "a", "Gold-b"]);
        let search = Some("GOLD".to_owned());
        let descending = BudgetQuery { descending: true, search, ..by(BudgetSort::CreatedAt) };
        assert_eq!(ids(descending).await, ["gold-d", "Gold-b"]);
    }

    #[tokio::test]
    async fn every_order_has_an_index() {
        let (_folder, store) = empty().await;
        for sort in SORTS {
            for descending in [false, true] {
                let query = BudgetQuery { sort, descending, search: None };
                is_found_in_an_index(&store, &listing(&query)).await;
            }
        }
    }
}
