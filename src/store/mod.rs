//! Where things are kept: SQLite today, behind a surface that names no database.
//!
//! Everything above speaks in [`Statement`]s and [`Row`]s of integers and text; a statement's text
//! works in SQLite and PostgreSQL alike, so a second database is one more variant of [`Store`].
//! Knows nothing of money rules; those are `domain`.

pub mod accounts;
mod built;
pub mod daily;
pub mod day_tokens;
pub mod decisions;
mod disk;
pub mod entries;
pub mod entry_pages;
mod entry_times;
pub mod holds;
mod migrate;
pub mod outbox;
pub mod overview;
pub mod records;
pub mod rollups;
pub mod spenders;
mod sqlite;

use std::borrow::Cow;
use std::io;
use std::path::Path;
use std::sync::Arc;

pub use migrate::MigrationState;

/// Rows of one statement.
const ROWS_MAX: usize = 64;
/// Up to so many rows go into one statement of just that size: each statement is a way to the
/// database and back.
const EXACT_ROWS_MAX: usize = 16;

/// Text that is ordered as numbers that are not negative: their length in front.
fn ranked(number: i128) -> String {
    let digits = number.to_string();
    format!("{:02}{digits}", digits.len())
}

/// One value of a row or of a bound parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A 64-bit integer.
    Int(i64),
    /// Text; shared, so that trying again copies nothing.
    Text(Arc<str>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u64> for Value {
    /// Counters stay far below the signed range; a larger one is kept at its end.
    fn from(value: u64) -> Self {
        Self::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value.into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.into())
    }
}

impl From<Arc<str>> for Value {
    fn from(value: Arc<str>) -> Self {
        Self::Text(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A statement with its parameters. The text never holds a value.
#[derive(Clone, Debug)]
pub struct Statement {
    pub(crate) sql: Cow<'static, str>,
    pub(crate) binds: Vec<Value>,
}

impl Statement {
    /// A statement of fixed text.
    pub fn new(sql: &'static str, binds: Vec<Value>) -> Self {
        Self { sql: Cow::Borrowed(sql), binds }
    }

    /// A statement whose text was put together from fixed parts.
    fn built(sql: String, binds: Vec<Value>) -> Self {
        Self { sql: Cow::Owned(sql), binds }
    }

    /// `head values (..), (..) tail` for rows of equal width, in as many statements as are needed to
    /// keep each one small; none for no rows.
    ///
    /// Parameters are bare `?`: SQLite looks numbered ones up in a list, which makes a large batch
    /// quadratic. Few row counts mean few texts, and each text is prepared once.
    pub fn rows(head: &'static str, tail: &'static str, width: usize, mut binds: Vec<Value>) -> Vec<Self> {
        let mut statements = Vec::new();
        while !binds.is_empty() && width > 0 {
            let rows = (binds.len() / width).min(ROWS_MAX);
            // A handful of texts serve every batch: small counts as they are, larger ones as 16, 32, 64.
            let rows = if rows <= EXACT_ROWS_MAX { rows.max(1) } else { 1_usize << rows.ilog2() };
            let rest = binds.split_off((rows * width).min(binds.len()));
            let mut sql = String::with_capacity(head.len() + tail.len() + binds.len() * 3 + 16);
            sql.push_str(head);
            sql.push_str(" values ");
            for at in 0..binds.len() {
                sql.push_str(if at == 0 {
                    "(?"
                } else if at % width == 0 {
                    "), (?"
                } else {
                    ", ?"
                });
            }
            sql.push_str(") ");
            sql.push_str(tail);
            statements.push(Self { sql: Cow::Owned(sql), binds });
            binds = rest;
        }
        statements
    }
}

/// One row of an answer.
#[derive(Clone, Debug)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The integer in a column.
    pub fn int(&self, column: usize) -> Result<i64, StoreError> {
        match self.0.get(column) {
            Some(Value::Int(value)) => Ok(*value),
            other => Err(StoreError::shape(column, "an integer", other)),
        }
    }

    /// The text in a column.
    pub fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self.0.get(column) {
            Some(Value::Text(value)) => Ok(value),
            other => Err(StoreError::shape(column, "text", other)),
        }
    }

    /// The text in a column that may be null.
    pub fn opt_text(&self, column: usize) -> Result<Option<&str>, StoreError> {
        match self.0.get(column) {
            Some(Value::Null) => Ok(None),
            _ => self.text(column).map(Some),
        }
    }

    /// What is in a column.
    fn value(&self, column: usize) -> Result<Value, StoreError> {
        self.0.get(column).cloned().ok_or_else(|| StoreError::shape(column, "a value", None))
    }

    /// The integer in a column that may be null.
    pub fn opt_int(&self, column: usize) -> Result<Option<i64>, StoreError> {
        match self.0.get(column) {
            Some(Value::Null) => Ok(None),
            _ => self.int(column).map(Some),
        }
    }
}

/// What went wrong in the database. The text is for the log, never for a caller.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused, failed or is gone.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// What is stored is not what was written: damage, or another program's hand.
    #[error("stored data is damaged: {0}")]
    Damaged(String),
    /// The schema is not ours.
    #[error("schema: {0}")]
    Schema(String),
    /// The file cannot be opened or locked.
    #[error("{0}")]
    File(String),
}

impl StoreError {
    fn shape(column: usize, wanted: &str, found: Option<&Value>) -> Self {
        let found = match found {
            None => "nothing",
            Some(Value::Null) => "null",
            Some(Value::Int(_)) => "an integer",
            Some(Value::Text(_)) => "text",
        };
        Self::Damaged(format!("column {column} holds {found} where {wanted} belongs"))
    }

    /// A stored document that cannot be read back.
    pub fn document(what: &str, error: &serde_json::Error) -> Self {
        Self::Damaged(format!("{what}: {error}"))
    }
}

/// The database.
#[derive(Clone, Debug)]
pub enum Store {
    /// An embedded file.
    Sqlite(sqlite::Sqlite),
}

/// Whether a store may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// The one server of this file: takes its lock and brings the schema up to date.
    Own,
    /// Looks only; works beside a running server.
    ReadOnly,
    /// Looks only, at one moment: every read sees the same state, whatever a server writes meanwhile.
    Snapshot,
}

impl Store {
    /// Opens a SQLite file. With [`Access::Own`] it is made when missing, locked against a second
    /// server and migrated.
    pub async fn open_sqlite(path: &Path, access: Access) -> Result<Self, StoreError> {
        let store = Self::Sqlite(sqlite::Sqlite::open(path, access).await?);
        if access == Access::Own {
            migrate::run(&store).await?;
        }
        Ok(store)
    }

    /// What migrations the database has and lacks.
    pub async fn migration_state(&self) -> Result<MigrationState, StoreError> {
        migrate::state(self).await
    }

    /// The kind of database, as `status` shows it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "sqlite",
        }
    }

    /// Bytes that may still be written where it lies; none where nobody here can tell. Blocks.
    pub fn free_bytes(&self) -> io::Result<Option<u64>> {
        match self {
            Self::Sqlite(sqlite) => disk::free_bytes(sqlite.path()),
        }
    }

    /// Reads rows; sees every write that has been answered.
    pub async fn read(&self, sql: &'static str, binds: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        self.read_statement(Statement::new(sql, binds)).await
    }

    /// The same for a text that was put together.
    async fn read_statement(&self, statement: Statement) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read(statement).await,
        }
    }

    /// Reads the rows of many keys: `head values (..), (..) tail`, in as few statements as needed.
    async fn read_keys(
        &self,
        head: &'static str,
        tail: &'static str,
        width: usize,
        keys: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::with_capacity(keys.len() / width.max(1));
        for statement in Statement::rows(head, tail, width, keys) {
            rows.extend(self.read_statement(statement).await?);
        }
        Ok(rows)
    }

    /// Runs all statements in one durable transaction, or none. Answers how many rows each changed.
    pub async fn write(&self, statements: Vec<Statement>) -> Result<Vec<u64>, StoreError> {
        self.write_again(&statements).await
    }

    /// The same for a caller who may have to try again.
    pub async fn write_again(&self, statements: &[Statement]) -> Result<Vec<u64>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(statements).await,
        }
    }

    /// Closes every connection; what was written is checkpointed into the main file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_a_few_statements_of_few_sizes() {
        for (rows, expected) in [
            (0, vec![]),
            (1, vec![1]),
            (7, vec![7]),
            (16, vec![16]),
            (17, vec![16, 1]),
            (47, vec![32, 15]),
            (64, vec![64]),
            (200, vec![64, 64, 64, 8]),
        ] {
            let binds = (0..rows * 2).map(Value::Int).collect();
            let statements = Statement::rows("insert into t (a, b)", "on conflict do nothing", 2, binds);
            let sizes: Vec<usize> = statements.iter().map(|statement| statement.binds.len() / 2).collect();
            assert_eq!(sizes, expected, "{rows}");
            let order: Vec<Value> = statements.into_iter().flat_map(|statement| statement.binds).collect();
            assert_eq!(order, (0..rows * 2).map(Value::Int).collect::<Vec<_>>());
        }
        let statements = Statement::rows("insert into t (a, b)", "returning a", 2, vec![1_i64.into(); 4]);
        assert_eq!(statements[0].sql, "insert into t (a, b) values (?, ?), (?, ?) returning a");
    }
}
