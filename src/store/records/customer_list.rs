//! The SQL of lists of customers: in an order, searched, in pages or piece by piece.
//!
//! A page costs what it shows and a walk over an index up to it, however many customers there are.

use super::listing::{Listing, Mark};
use crate::domain::record::Customer;
use crate::store::built::anywhere;
use crate::store::{Store, StoreError, Value};

/// The most customers that a search may find.
pub const FOUND_MAX: u64 = 10_000;
/// The shortest text that the search index knows, in characters.
const INDEXED_CHARS_MIN: usize = 3;
/// So much of a long text's end is looked up first: most ids differ there, and the index reads the
/// customers of every three characters it is given.
const TAIL_CHARS: usize = 6;

/// What customers can be ordered by; ids break ties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CustomerSort {
    /// Their ids.
    #[default]
    Id,
    /// Their names; those without one first.
    Alias,
    /// What they have spent, as far as it is on disk. A window that has ended since the customer's
    /// last call counts until the next one.
    Spend,
    /// When they were made.
    CreatedAt,
    /// When they were changed last.
    UpdatedAt,
}

/// Customers that match a search.
#[derive(Clone, Debug)]
pub struct Found {
    /// Answers their `seq`.
    source: &'static str,
    source_binds: Vec<Value>,
    /// Further parts of the text that have to be there.
    contains: Option<String>,
}

/// Which customers are listed, and in which order.
#[derive(Clone, Debug, Default)]
pub struct CustomerQuery {
    /// By what.
    pub sort: CustomerSort,
    /// Last ones first.
    pub descending: bool,
    /// Those of a search; absent: everybody.
    pub found: Option<Found>,
}

/// Looks for those whose id or name contains a text, in capitals or not. Answers who they are and
/// how many; nothing when they are more than [`FOUND_MAX`].
pub async fn search(store: &Store, text: &str) -> Result<Option<(Found, u64)>, StoreError> {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() < INDEXED_CHARS_MIN || characters.iter().any(|c| c.is_control()) {
        return within_bounds(store, Found::walked(text)).await;
    }
    // Only of plain letters is it certain that both ways of comparing mean the same.
    if text.is_ascii()
        && let Some(tail) = characters.len().checked_sub(TAIL_CHARS).and_then(|at| text.get(at..))
    {
        let candidates = Found::indexed(tail);
        if listing(&CustomerQuery { found: Some(candidates.clone()), ..CustomerQuery::default() })
            .count_to(store, FOUND_MAX)
            .await?
            <= FOUND_MAX
        {
            return within_bounds(store, Found { contains: Some(text.to_owned()), ..candidates }).await;
        }
    }
    within_bounds(store, Found::indexed(text)).await
}

async fn within_bounds(store: &Store, found: Found) -> Result<Option<(Found, u64)>, StoreError> {
    let query = CustomerQuery { found: Some(found), ..CustomerQuery::default() };
    let count = listing(&query).count_to(store, FOUND_MAX).await?;
    Ok(query.found.filter(|_| count <= FOUND_MAX).map(|found| (found, count)))
}

/// A page of a list of `total`.
pub async fn page(
    store: &Store,
    query: &CustomerQuery,
    limit: u64,
    offset: u64,
    total: u64,
) -> Result<Vec<Customer>, StoreError> {
    listing(query).page(store, limit, offset, total).await
}

/// The next ones after a mark, and where they end.
pub async fn after(
    store: &Store,
    query: &CustomerQuery,
    mark: Option<&Mark>,
    limit: u64,
) -> Result<(Vec<Customer>, Option<Mark>), StoreError> {
    listing(query).after(store, mark, limit).await
}

impl Found {
    /// By the index of parts.
    fn indexed(text: &str) -> Self {
        let phrase = format!("\"{}\"", text.replace('"', "\"\""));
        Self {
            source: "(select rowid as seq from customer_search where customer_search match ?)",
            source_binds: vec![phrase.into()],
            contains: None,
        }
    }

    /// By looking at every id and name; for texts that the index is too coarse for.
    fn walked(text: &str) -> Self {
        let pattern = Value::from(anywhere(text));
        Self {
            source: "(select seq from customer where id like ? escape '\\' or alias like ? escape '\\')",
            source_binds: vec![pattern.clone(), pattern],
            contains: None,
        }
    }
}

fn listing(query: &CustomerQuery) -> Listing {
    let by_spend = query.sort == CustomerSort::Spend;
    let sort = match query.sort {
        CustomerSort::Id => "customer.id",
        CustomerSort::Alias => "customer.alias",
        CustomerSort::Spend => "account.posted_rank",
        CustomerSort::CreatedAt => "customer.created_at_ms",
        CustomerSort::UpdatedAt => "customer.updated_at_ms",
    };
    let mut binds = Vec::new();
    let (mut from, mut condition) = ("customer".to_owned(), "true".to_owned());
    match &query.found {
        None if by_spend => {
            from = "account".to_owned();
            condition = "account.listed = 1".to_owned();
        }
        None => {}
        Some(found) => {
            // A cross join keeps the order of its sides: first who was found, then their rows.
            from = format!("{} as found cross join customer on customer.seq = found.seq", found.source);
            binds.extend(found.source_binds.iter().cloned());
            if by_spend {
                from.push_str(
                    " cross join account on account.kind = 'customer' and account.id = customer.id \
                     and account.span = ''",
                );
            }
            if let Some(text) = &found.contains {
                condition =
                    "(customer.id like ? escape '\\' or customer.alias like ? escape '\\')".to_owned();
                let pattern = Value::from(anywhere(text));
                binds.extend([pattern.clone(), pattern]);
            }
        }
    }
    Listing {
        what: super::customer::WHAT,
        table: "customer",
        key: "id",
        from,
        condition,
        binds,
        id: if by_spend { "account.id" } else { "customer.id" },
        sort,
        descending: query.descending,
    }
}

#[cfg(test)]
mod tests;
