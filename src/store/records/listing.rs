//! Lists in SQL: a page of records in an order, or the next ones after a mark.
//!
//! The place of a record is found in an index alone, and only what is shown is read. Texts are put
//! together from fixed parts; values are bound. Knows no records.

use serde::de::DeserializeOwned;

use super::{number_of, record};
use crate::store::{Statement, Store, StoreError, Value};

/// Where a list was left: the sort key and the id of the last record.
#[derive(Clone, Debug)]
pub struct Mark {
    sort: Value,
    id: Value,
}

/// What is listed, and in which order.
#[derive(Clone, Debug)]
pub(super) struct Listing {
    /// The kind of record, for errors.
    pub(super) what: &'static str,
    /// The table of the documents.
    pub(super) table: &'static str,
    /// Its key.
    pub(super) key: &'static str,
    /// Where the places come from: what follows `from`.
    pub(super) from: String,
    /// What narrows it: what follows `where`.
    pub(super) condition: String,
    /// The parameters of both, in the order of the text.
    pub(super) binds: Vec<Value>,
    /// The key of the documents, as the places call it.
    pub(super) id: &'static str,
    /// What the places are ordered by before their id.
    pub(super) sort: &'static str,
    /// Last ones first.
    pub(super) descending: bool,
}

impl Listing {
    /// How many there are.
    pub(super) async fn count(&self, store: &Store) -> Result<u64, StoreError> {
        let sql = format!("select count(*) from {} where {}", self.from, self.condition);
        number_of(store, Statement::built(sql, self.binds.clone())).await
    }

    /// How many there are, counted to `most` and one more.
    pub(super) async fn count_to(&self, store: &Store, most: u64) -> Result<u64, StoreError> {
        let sql =
            format!("select count(*) from (select 1 from {} where {} limit ?)", self.from, self.condition);
        let mut binds = self.binds.clone();
        binds.push(most.saturating_add(1).into());
        number_of(store, Statement::built(sql, binds)).await
    }

    /// The records of a page of a list of `total`.
    pub(super) async fn page<T: DeserializeOwned>(
        &self,
        store: &Store,
        limit: u64,
        offset: u64,
        total: u64,
    ) -> Result<Vec<T>, StoreError> {
        if offset >= total {
            return Ok(vec![]);
        }
        let limit = limit.min(total - offset);
        let behind = total - offset - limit;
        // What lies before a page is walked over, so it is reached from the nearer end.
        let from_the_end = behind < offset;
        let skipped = if from_the_end { behind } else { offset };
        let statement = self.page_statement(limit, skipped, from_the_end);
        let mut records = self.records(store, statement).await?.0;
        if from_the_end {
            records.reverse();
        }
        Ok(records)
    }

    /// The next records after a mark, and the mark of the last one; none when that was the end.
    pub(super) async fn after<T: DeserializeOwned>(
        &self,
        store: &Store,
        mark: Option<&Mark>,
        limit: u64,
    ) -> Result<(Vec<T>, Option<Mark>), StoreError> {
        let (records, last) = self.records(store, self.after_statement(mark, limit)).await?;
        let is_full = records.len() as u64 >= limit;
        Ok((records, last.filter(|_| is_full)))
    }

    pub(super) fn page_statement(&self, limit: u64, skipped: u64, reversed: bool) -> Statement {
        let mut binds = self.binds.clone();
        binds.extend([limit.into(), skipped.into()]);
        Statement::built(self.text("", "offset ?", self.descending != reversed), binds)
    }

    pub(super) fn after_statement(&self, mark: Option<&Mark>, limit: u64) -> Statement {
        let mut binds = self.binds.clone();
        let further = match mark {
            None => String::new(),
            Some(Mark { sort, id }) => {
                binds.extend([sort.clone(), id.clone()]);
                let beyond = if self.descending { "<" } else { ">" };
                format!(" and ({}, {}) {beyond} (?, ?)", self.sort, self.id)
            }
        };
        binds.push(limit.into());
        Statement::built(self.text(&further, "", self.descending), binds)
    }

    fn text(&self, further: &str, offset: &str, descending: bool) -> String {
        let Self { table, key, from, condition, id, sort, .. } = self;
        let way = if descending { "desc" } else { "asc" };
        // Named twice, an id would be sorted once more.
        let ties = if sort == id { String::new() } else { format!(", {id} {way}") };
        format!(
            "select listed.doc, place.sort, place.id from \
             (select {sort} as sort, {id} as id from {from} where {condition}{further} \
             order by {sort} {way}{ties} limit ? {offset}) as place \
             join {table} as listed on listed.{key} = place.id order by place.sort {way}, place.id {way}"
        )
    }

    async fn records<T: DeserializeOwned>(
        &self,
        store: &Store,
        statement: Statement,
    ) -> Result<(Vec<T>, Option<Mark>), StoreError> {
        let rows = store.read_statement(statement).await?;
        let records = rows.iter().map(|row| record(self.what, row, 0)).collect::<Result<_, _>>()?;
        let mark =
            rows.last().map(|row| Ok::<_, StoreError>(Mark { sort: row.value(1)?, id: row.value(2)? }));
        Ok((records, mark.transpose()?))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// How the database goes about it, a line for each step.
    async fn plan(store: &Store, statement: Statement) -> Vec<String> {
        let sql = format!("explain query plan {}", statement.sql);
        let rows = store.read_statement(Statement::built(sql, statement.binds)).await.unwrap();
        rows.iter().map(|row| row.text(3).unwrap().to_owned()).collect()
    }

    /// Pages and pieces of a list are found in an index and come in its order: no table is walked,
    /// and nothing is sorted but the page itself.
    pub(crate) async fn is_found_in_an_index(store: &Store, listing: &Listing) {
        let mark = Mark { sort: "a".into(), id: "a".into() };
        for statement in [
            listing.page_statement(100, 5_000, false),
            listing.page_statement(100, 5_000, true),
            listing.after_statement(None, 100),
            listing.after_statement(Some(&mark), 100),
        ] {
            let text = statement.sql.to_string();
            let steps = plan(store, statement).await;
            let page_only = |step: &String| step == "SCAN place" || step.contains("COVERING INDEX");
            let walked: Vec<_> = steps.iter().filter(|s| s.starts_with("SCAN")).collect();
            assert!(walked.iter().all(|step| page_only(step)), "{text}\n{steps:#?}");
            let mut inner = steps.iter().take_while(|step| *step != "SCAN place");
            assert!(inner.all(|step| !step.contains("TEMP B-TREE")), "{text}\n{steps:#?}");
        }
    }

    /// A search reads those who were found, not everybody.
    pub(crate) async fn is_looked_up(store: &Store, listing: &Listing) {
        let steps = plan(store, listing.page_statement(100, 0, false)).await;
        let walked: Vec<_> =
            steps.iter().filter(|s| s.starts_with("SCAN") && !s.contains("VIRTUAL TABLE INDEX")).collect();
        assert!(walked.iter().all(|step| **step == "SCAN place"), "{steps:#?}");
    }
}
