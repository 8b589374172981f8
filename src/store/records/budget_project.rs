//! The SQL of the dictionaries that programs keep their users' budgets in, one for each project.
//!
//! A dictionary is replaced as a whole. Its digest is its version: two that are equal are the same.

use sha2::{Digest, Sha256};

use super::number;
use crate::domain::time::Millis;
use crate::store::{Statement, Store, StoreError};

/// A stored dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetProject {
    /// The JSON object, as it was written.
    pub doc: String,
    /// Its version.
    pub digest: String,
}

/// What has to be stored for a dictionary to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Anything or nothing.
    Always,
    /// Anything.
    Present,
    /// Nothing.
    Absent,
    /// The dictionary with this digest.
    Version(String),
}

/// How putting a dictionary ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is stored; its digest.
    Stored(String),
    /// The condition does not hold; nothing was changed.
    Changed,
    /// There are as many projects as there may be; nothing was changed.
    Full,
}

/// The version of a dictionary.
fn digest(doc: &str) -> String {
    Sha256::digest(doc.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads one.
pub async fn get(store: &Store, name: &str) -> Result<Option<BudgetProject>, StoreError> {
    let rows =
        store.read("select doc, digest from budget_project where name = $1", vec![name.into()]).await?;
    rows.first()
        .map(|row| Ok(BudgetProject { doc: row.text(0)?.to_owned(), digest: row.text(1)?.to_owned() }))
        .transpose()
}

/// Replaces one, or adds it while there are fewer than `projects_max`.
pub async fn put(
    store: &Store,
    name: &str,
    doc: String,
    condition: &Condition,
    projects_max: u64,
    now: Millis,
) -> Result<Put, StoreError> {
    let digest = digest(&doc);
    let statement = statement(name, doc, &digest, condition, projects_max, now);
    let changed: u64 = store.write(vec![statement]).await?.iter().sum();
    if changed > 0 {
        return Ok(Put::Stored(digest));
    }
    // Only to say why: nothing was written, whatever somebody else does meanwhile.
    let is_there = "select count(*) from budget_project where name = $1";
    let is_full = match condition {
        Condition::Always => true,
        Condition::Absent => number(store, is_there, vec![name.into()]).await? == 0,
        Condition::Present | Condition::Version(_) => false,
    };
    Ok(if is_full { Put::Full } else { Put::Changed })
}

fn statement(
    name: &str,
    doc: String,
    digest: &str,
    condition: &Condition,
    projects_max: u64,
    now: Millis,
) -> Statement {
    let mut binds = vec![name.into(), doc.into(), digest.into(), now.0.into()];
    let sql = match condition {
        Condition::Always => {
            binds.push(projects_max.into());
            "insert into budget_project (name, doc, digest, created_at_ms, updated_at_ms)
             select $1, $2, $3, $4, $4
             where exists (select 1 from budget_project where name = $1)
                or (select count(*) from budget_project) < $5
             on conflict (name) do update
             set doc = excluded.doc, digest = excluded.digest, updated_at_ms = excluded.updated_at_ms"
        }
        Condition::Absent => {
            binds.push(projects_max.into());
            "insert into budget_project (name, doc, digest, created_at_ms, updated_at_ms)
             select $1, $2, $3, $4, $4
             where (select count(*) from budget_project) < $5
             on conflict (name) do nothing"
        }
        Condition::Present => {
            "update budget_project set doc = $2, digest = $3, updated_at_ms = $4 where name = $1"
        }
        Condition::Version(version) => {
            binds.push(version.as_str().into());
            "update budget_project set doc = $2, digest = $3, updated_at_ms = $4
             where name = $1 and digest = $5"
        }
    };
    Statement::new(sql, binds)
}

#[cfg(test)]
mod tests {
    use super::super::tests::empty;
    use super::*;

    #[tokio::test]
    async fn a_dictionary_is_replaced_only_where_its_condition_holds() {
        let (_folder, store) = empty().await;
        let put = async |name: &str, doc: &str, condition| {
            put(&store, name, doc.to_owned(), &condition, 2, Millis(1)).await.unwrap()
        };
        let version = |doc: &str| Condition::Version(digest(doc));
        let stored = |doc: &str| Put::Stored(digest(doc));
        for (name, doc, condition, expected) in [
            ("a", "{1}", Condition::Present, Put::Changed),
            ("a", "{1}", version("{1}"), Put::Changed),
            ("a", "{1}", Condition::Absent, stored("{1}")),
            ("a", "{2}", Condition::Absent, Put::Changed),
            ("a", "{2}", version("{2}"), Put::Changed),
            ("a", "{2}", version("{1}"), stored("{2}")),
            ("a", "{3}", version("{1}"), Put::Changed),
            ("a", "{3}", Condition::Present, stored("{3}")),
            ("a", "{4}", Condition::Always, stored("{4}")),
            ("b", "{1}", Condition::Always, stored("{1}")),
            ("c", "{1}", Condition::Always, Put::Full),
            ("c", "{1}", Condition::Absent, Put::Full),
            ("c", "{1}", Condition::Present, Put::Changed),
            // A full house still lets those change what is theirs who are in it.
            ("a", "{5}", Condition::Always, stored("{5}")),
        ] {
            assert_eq!(put(name, doc, condition.clone()).await, expected, "{name} {doc} {condition:?}");
        }
        let found = get(&store, "a").await.unwrap().unwrap();
        assert_eq!((found.doc.as_str(), found.digest), ("{5}", digest("{5}")));
        assert_eq!(get(&store, "c").await.unwrap(), None);
    }
}
