//! SQLite: one writer connection, readers on their own pool, every commit on the disk.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
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
        let lock = if own {
            let lock = lock(path)?;
            // SQLite gives its log the mode that the database has when it opens it.
            restrict(path)?;
            Some(Arc::new(lock))
        } else {
            None
        };
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
    let name = beside(path, ".lock");
    let failed = |error: io::Error| StoreError::File(format!("{}: {error}", name.display()));
    let file = open_private(&name).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::File(format!(
            "{} is in use by another litellm-rs server; stop it, or give this one a database of its own",
            path.display()
        ))),
        Err(std::fs::TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// The ledger is nobody else's to read, and neither are the files that SQLite keeps beside it.
fn restrict(path: &Path) -> Result<(), StoreError> {
    let failed = |error: io::Error| StoreError::File(format!("{}: {error}", path.display()));
    if !path.exists() {
        // An empty file is an empty database.
        open_private(path).map_err(failed)?;
    }
    for name in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm")] {
        match make_private(&name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            made => made.map_err(failed)?,
        }
    }
    Ok(())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Opens a file for writing, made if it is not there, that nobody else may read.
fn open_private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    // One that was there may have been made otherwise.
    make_private(path)?;
    Ok(file)
}

fn make_private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))?;
    }
    #[cfg(not(unix))]
    let _ = path;
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

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// The files of a folder, and who may do what with them.
    fn modes(folder: &Path) -> BTreeMap<String, u32> {
        let files = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
        files
            .map(|file| {
                let mode = file.metadata().unwrap().permissions().mode() & 0o777;
                (file.file_name().into_string().unwrap(), mode)
            })
            .collect()
    }

    #[tokio::test]
    async fn nobody_else_may_read_the_database_its_log_or_its_lock() {
        let ours: BTreeMap<String, u32> =
            ["l.db", "l.db-shm", "l.db-wal", "l.db.lock"].map(|name| (name.to_owned(), 0o600)).into();
        for earlier in [&[][..], &["l.db", "l.db.lock"], &["l.db-shm", "l.db-wal"]] {
            let folder = tempfile::tempdir().unwrap();
            for name in earlier {
                let path = folder.path().join(name);
                std::fs::write(&path, "").unwrap();
                std::fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
            }
            let database = Sqlite::open(&folder.path().join("l.db"), Access::Own).await.unwrap();
            let table = Statement::new("create table t (a integer)", vec![]);
            database.write(&[table]).await.unwrap();
            assert_eq!(modes(folder.path()), ours, "{earlier:?}");
            database.close().await;
        }
    }
}
