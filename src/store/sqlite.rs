//! SQLite: one writer connection, readers on their own pool, every commit on the disk.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool,
    SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{Arguments, AssertSqlSafe, Column, Connection, Row as _, TypeInfo, ValueRef};
use tokio::sync::Mutex;

use super::{Access, Row, Statement, StoreError, Value};

/// Connections that read at the same time.
const READERS: u32 = 4;
/// How long a statement waits for another process that has the file locked.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// An open SQLite file.
#[derive(Clone, Debug)]
pub struct Sqlite {
    path: Arc<Path>,
    readers: SqlitePool,
    writer: Option<Arc<Mutex<Option<SqliteConnection>>>>,
    _lock: Option<Arc<File>>,
}

impl Sqlite {
    pub(super) async fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let own = access == Access::Own;
        if own && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|error| StoreError::File(format!("{}: {error}", folder.display())))?;
        }
        let lock = if own { Some(Arc::new(lock(path)?)) } else { None };
        let options = SqliteConnectOptions::new()
            .filename(path)
            .busy_timeout(BUSY_TIMEOUT)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // Pages that every batch changes stay in memory and in the log for a while.
            .pragma("cache_size", "-8192")
            .pragma("wal_autocheckpoint", "4000")
            // The writer's batches come in a few sizes; each is prepared once.
            .statement_cache_capacity(256);
        let writer = if own {
            let connection = SqliteConnection::connect_with(&options.clone().create_if_missing(true)).await?;
            restrict(path)?;
            Some(Arc::new(Mutex::new(Some(connection))))
        } else {
            None
        };
        let mut pool =
            SqlitePoolOptions::new().max_connections(READERS).acquire_timeout(Duration::from_secs(10));
        if access == Access::Snapshot {
            // One connection in one transaction that never ends.
            pool = pool.max_connections(1).idle_timeout(None).max_lifetime(None).after_connect(
                |connection, _| {
                    Box::pin(async move { sqlx::raw_sql("begin").execute(connection).await.map(|_| ()) })
                },
            );
        }
        let readers = pool.connect_with(options.read_only(true)).await?;
        Ok(Self { path: path.into(), readers, writer, _lock: lock })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) async fn read(&self, statement: Statement) -> Result<Vec<Row>, StoreError> {
        let rows = sqlx::query_with(AssertSqlSafe(statement.sql), arguments(&statement.binds)?)
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(row).collect()
    }

    pub(super) async fn write(&self, statements: &[Statement]) -> Result<Vec<u64>, StoreError> {
        let Some(writer) = &self.writer else {
            return Err(StoreError::File("the database was opened for reading only".into()));
        };
        let mut guard = writer.lock().await;
        let connection =
            guard.as_mut().ok_or_else(|| StoreError::File("the database has been closed".into()))?;
        let mut transaction = connection.begin_with("begin immediate").await?;
        let mut changed = Vec::with_capacity(statements.len());
        for statement in statements {
            let done = sqlx::query_with(AssertSqlSafe(statement.sql.clone()), arguments(&statement.binds)?)
                .execute(&mut *transaction)
                .await?;
            changed.push(done.rows_affected());
        }
        transaction.commit().await?;
        Ok(changed)
    }

    /// Runs a script of many statements in one transaction together with `then`.
    pub(super) async fn script(&self, script: &'static str, then: Statement) -> Result<(), StoreError> {
        let Some(writer) = &self.writer else {
            return Err(StoreError::File("the database was opened for reading only".into()));
        };
        let mut guard = writer.lock().await;
        let connection =
            guard.as_mut().ok_or_else(|| StoreError::File("the database has been closed".into()))?;
        let mut transaction = connection.begin_with("begin immediate").await?;
        sqlx::raw_sql(script).execute(&mut *transaction).await?;
        sqlx::query_with(AssertSqlSafe(then.sql), arguments(&then.binds)?).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    pub(super) async fn close(&self) {
        // Whoever leaves last brings the write-ahead log home, and only one who may write can.
        self.readers.close().await;
        if let Some(writer) = &self.writer
            && let Some(connection) = writer.lock().await.take()
            && let Err(error) = connection.close().await
        {
            tracing::warn!(%error, "the database did not close cleanly");
        }
    }
}

/// Two servers with a book of their own each would both spend the same money.
fn lock(path: &Path) -> Result<File, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let failed = |error: std::io::Error| StoreError::File(format!("{}: {error}", name.display()));
    let file = File::options().create(true).truncate(false).write(true).open(&name).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::File(format!(
            "{} is in use by another litellm-rs server; stop it, or give this one a database of its own",
            path.display()
        ))),
        Err(std::fs::TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// The ledger is nobody else's to read.
fn restrict(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
            .map_err(|error| StoreError::File(format!("{}: {error}", path.display())))?;
    }
    Ok(())
}

fn arguments(binds: &[Value]) -> Result<SqliteArguments, StoreError> {
    let mut arguments = SqliteArguments::default();
    arguments.reserve(binds.len(), 0);
    for bind in binds {
        match bind {
            Value::Null => arguments.add(None::<i64>),
            Value::Int(value) => arguments.add(*value),
            Value::Text(value) => arguments.add(Arc::clone(value)),
        }
        .map_err(|error| StoreError::Damaged(error.to_string()))?;
    }
    Ok(arguments)
}

fn row(row: &SqliteRow) -> Result<Row, StoreError> {
    (0..row.len())
        .map(|column| {
            let raw = row.try_get_raw(column)?;
            if raw.is_null() {
                return Ok(Value::Null);
            }
            match raw.type_info().name() {
                "INTEGER" => Ok(Value::Int(row.try_get_unchecked(column)?)),
                "TEXT" => Ok(Value::Text(row.try_get_unchecked::<String, _>(column)?.into())),
                other => Err(StoreError::Damaged(format!(
                    "column {} has the type {other}",
                    row.column(column).name()
                ))),
            }
        })
        .collect::<Result<Vec<_>, _>>()
        .map(Row)
}
