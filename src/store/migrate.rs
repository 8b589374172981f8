//! The schema, step by step: embedded, forward only, each step one transaction, checked by hash.

use sha2::{Digest, Sha256};

use super::{Statement, Store, StoreError};

/// Every step there is, in order. A step that has shipped is never edited.
const STEPS: &[(i64, &str, &str)] = &[
    (1, "ledger", include_str!("../../migrations/sqlite/0001_ledger.sql")),
    (2, "control_plane", include_str!("../../migrations/sqlite/0002_control_plane.sql")),
    (3, "decision", include_str!("../../migrations/sqlite/0003_decision.sql")),
    (4, "budget_project", include_str!("../../migrations/sqlite/0004_budget_project.sql")),
    (5, "stored_model", include_str!("../../migrations/sqlite/0005_stored_model.sql")),
    (6, "spend_reads", include_str!("../../migrations/sqlite/0006_spend_reads.sql")),
    (7, "scale", include_str!("../../migrations/sqlite/0007_scale.sql")),
    (8, "credential", include_str!("../../migrations/sqlite/0008_credential.sql")),
    (9, "payer_reads", include_str!("../../migrations/sqlite/0009_payer_reads.sql")),
    (10, "delivery", include_str!("../../migrations/sqlite/0010_delivery.sql")),
    (11, "account_lines", include_str!("../../migrations/sqlite/0011_account_lines.sql")),
    (12, "refused", include_str!("../../migrations/sqlite/0012_refused.sql")),
];

/// What a database has of the steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrationState {
    /// How many steps it has.
    pub applied: usize,
    /// The names of those it lacks.
    pub pending: Vec<&'static str>,
}

/// Compares the database with the steps; a step that differs from ours is an error.
pub(super) async fn state(store: &Store) -> Result<MigrationState, StoreError> {
    let known = store
        .read("select name from sqlite_master where type = 'table' and name = 'schema_step'", vec![])
        .await?;
    let applied = if known.is_empty() {
        vec![]
    } else {
        store.read("select version, hash from schema_step order by version", vec![]).await?
    };
    for (at, row) in applied.iter().enumerate() {
        let version = row.int(0)?;
        match STEPS.get(at) {
            Some((ours, name, script)) if *ours == version => {
                if row.text(1)? != hash(script) {
                    return Err(StoreError::Schema(format!(
                        "step {version} ({name}) of this database is not the one this version of litellm-rs has; \
                         it was made by another build"
                    )));
                }
            }
            _ => {
                return Err(StoreError::Schema(format!(
                    "this database has step {version}, which this version of litellm-rs does not know; \
                     use the newer version that made it"
                )));
            }
        }
    }
    let pending = STEPS.iter().skip(applied.len()).map(|(_, name, _)| *name).collect();
    Ok(MigrationState { applied: applied.len(), pending })
}

/// Applies what is missing.
pub(super) async fn run(store: &Store) -> Result<(), StoreError> {
    run_to(store, STEPS.len()).await
}

/// Applies what is missing of the first steps.
async fn run_to(store: &Store, steps: usize) -> Result<(), StoreError> {
    store
        .write(vec![Statement::new(
            "create table if not exists schema_step (
                 version bigint primary key, name text not null, hash text not null)",
            vec![],
        )])
        .await?;
    let have = state(store).await?.applied;
    for (version, name, script) in STEPS.iter().take(steps).skip(have) {
        let mark = Statement::new(
            "insert into schema_step (version, name, hash) values ($1, $2, $3)",
            vec![(*version).into(), (*name).into(), hash(script).into()],
        );
        match store {
            Store::Sqlite(sqlite) => sqlite.script(script, mark).await?,
        }
    }
    Ok(())
}

fn hash(script: &str) -> String {
    Sha256::digest(script.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::daily::DaySum;
    use crate::domain::money::Picos;
    use crate::domain::record::MemberRole;
    use crate::store::daily::{DayFilter, total};
    use crate::store::records::budget_list::{self, BudgetQuery, BudgetSort};
    use crate::store::records::customer_list::{self, CustomerQuery, CustomerSort};
    use crate::store::records::team_member;
    use crate::store::{Access, sqlite::Sqlite};
    use serde_json::json;

    /// A store with the first steps only.
    async fn older(folder: &tempfile::TempDir, steps: usize) -> Store {
        let sqlite = Sqlite::open(&folder.path().join("old.db"), Access::Own).await.unwrap();
        let store = Store::Sqlite(sqlite);
        run_to(&store, steps).await.unwrap();
        store
    }

    #[tokio::test]
    async fn whatever_a_team_said_of_its_members_an_older_database_opens() {
        let folder = tempfile::tempdir().unwrap();
        let store = older(&folder, 1).await;
        let lists = [
            json!(["alice", 7, null, [], {"user_id": 5}, {"user_id": ""}, {"user_email": "x@y.z"}]),
            json!({"user_id": "nobody"}),
            json!("[broken"),
            json!(null),
            json!([
                {"user_id": "ann", "role": "admin", "user_email": "ann@acme.com"},
                {"user_id": "bob", "role": "owner", "user_email": 5},
                {"user_id": "cy", "role": 1, "user_email": {"a": 1}},
                {"user_id": "cy"},
                {"user_id": "dee"},
            ]),
        ];
        for (at, list) in lists.into_iter().enumerate() {
            let extra = json!({"members_with_roles": list});
            let doc = json!({"id": format!("t{at}"), "extra": extra, "created_at": 1, "updated_at": 2});
            let sql = "insert into team (id, doc, created_at_ms, updated_at_ms) values ($1, $2, 1, 2)";
            let binds = vec![format!("t{at}").into(), doc.to_string().into()];
            store.write(vec![Statement::new(sql, binds)]).await.unwrap();
        }
        run(&store).await.unwrap();
        assert_eq!(team_member::count(&store).await.unwrap(), 4);
        let members = team_member::of_team(&store, &"t4".into()).await.unwrap();
        let told: Vec<_> = members
            .iter()
            .map(|member| (member.user.as_str(), member.role, member.email.as_deref()))
            .collect();
        let expected = [
            ("ann", MemberRole::Admin, Some("ann@acme.com")),
            ("bob", MemberRole::User, None),
            ("cy", MemberRole::User, None),
            ("dee", MemberRole::User, None),
        ];
        assert_eq!(told, expected);
    }

    #[tokio::test]
    async fn the_sums_of_an_older_database_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = older(&folder, 2).await;
        let sql = "insert into daily_spend values ('2026-11-21', 'global', '', 'k', 'g', 'm', 'p', 3, 4, 5, 6, 7, 8, 9, 0)";
        store.write(vec![Statement::new(sql, vec![])]).await.unwrap();
        run(&store).await.unwrap();
        let day = || "2026-11-21".to_owned();
        let filter = DayFilter { kind: "global", first: day(), last: day(), ..DayFilter::default() };
        let expected = DaySum {
            spend: Picos::new(3_000_000_000_004),
            input_tokens: 5,
            output_tokens: 6,
            cache_read_tokens: 7,
            cache_write_tokens: 8,
            requests: 9,
            ..DaySum::default()
        };
        assert_eq!(total(&store, &filter).await.unwrap(), expected);
        assert_eq!(state(&store).await.unwrap().pending, [""; 0]);
    }

    #[tokio::test]
    async fn customers_and_budgets_of_an_older_database_are_listed_and_found() {
        let folder = tempfile::tempdir().unwrap();
        let sqlite = Sqlite::open(&folder.path().join("old.db"), Access::Own).await.unwrap();
        let store = Store::Sqlite(sqlite);
        run_to(&store, 6).await.unwrap();
        let rows = [
            r#"insert into customer values
                ('b', null, '{"id":"b","alias":"Größe","created_at":1,"updated_at":1}', 1, 1),
                ('a', null, '{"id":"a","created_at":2,"updated_at":2}', 2, 2)"#,
            "insert into account values ('customer', 'b', '', '70', '70', 0, null),
                ('customer', 'gone', '', '90', '90', 0, null)",
            r#"insert into budget values
                ('x', '{"id":"x","limits":{"max_budget":"10"},"created_by":"","created_at":1,"updated_by":"","updated_at":1}', 1, 1),
                ('y', '{"id":"y","limits":{"max_budget":"9"},"created_by":"","created_at":2,"updated_by":"","updated_at":2}', 2, 2)"#,
        ];
        store.write(rows.map(|sql| Statement::new(sql, vec![])).into()).await.unwrap();
        run(&store).await.unwrap();
        let by_spend = CustomerQuery { sort: CustomerSort::Spend, ..CustomerQuery::default() };
        let listed = customer_list::page(&store, &by_spend, 9, 0, 2).await.unwrap();
        assert_eq!(listed.iter().map(|customer| customer.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(crate::store::records::customer::count(&store).await.unwrap(), 2);
        assert_eq!(customer_list::search(&store, "röß").await.unwrap().unwrap().1, 1);
        let by_cap = BudgetQuery { sort: BudgetSort::MaxBudget, ..BudgetQuery::default() };
        let budgets = budget_list::page(&store, &by_cap, 9, 0, 2).await.unwrap();
        assert_eq!(budgets.iter().map(|budget| budget.id.as_str()).collect::<Vec<_>>(), ["y", "x"]);
    }
}
