//! Destinations and the versions of how they are told.

use crate::domain::delivery::{DestinationId, DestinationKind, Profile};
use crate::domain::time::Millis;
use crate::store::{Row, Statement, Store, StoreError};

/// Whether a destination is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DestinationState {
    /// It is.
    Active,
    /// Not now: it lets nobody in, or an operator wants it so.
    Paused,
    /// Not any more: it is not configured, or it said that it is gone.
    Disabled,
}

impl DestinationState {
    /// As it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Disabled => "disabled",
        }
    }

    fn from_stored(text: &str) -> Option<Self> {
        [Self::Active, Self::Paused, Self::Disabled].into_iter().find(|state| state.as_str() == text)
    }
}

/// A destination as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct DestinationRow {
    /// Its number.
    pub id: DestinationId,
    /// Its name: `lago`, `webhook`, `slack-2`.
    pub name: String,
    /// What kind of system it is.
    pub kind: String,
    /// The profile that new deliveries get.
    pub version: i64,
    /// Whether it is told.
    pub state: DestinationState,
    /// Why it is not.
    pub reason: Option<String>,
    /// Whether an operator wants it so.
    pub by_operator: bool,
    /// The largest batch it takes, if that is less than usual.
    pub batch_limit: Option<usize>,
    /// When it last took something.
    pub last_ok_at: Option<Millis>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// When that was.
    pub last_error_at: Option<Millis>,
}

fn read(row: &Row) -> Result<DestinationRow, StoreError> {
    let state = row.text(4)?;
    Ok(DestinationRow {
        id: DestinationId(row.int(0)?),
        name: row.text(1)?.into(),
        kind: row.text(2)?.into(),
        version: row.int(3)?,
        state: DestinationState::from_stored(state)
            .ok_or_else(|| StoreError::Damaged(format!("destination: unknown state {state}")))?,
        reason: row.opt_text(5)?.map(Into::into),
        by_operator: row.int(6)? != 0,
        batch_limit: row.opt_int(7)?.and_then(|limit| usize::try_from(limit).ok()),
        last_ok_at: row.opt_int(8)?.map(Millis),
        last_error: row.opt_text(9)?.map(Into::into),
        last_error_at: row.opt_int(10)?.map(Millis),
    })
}

/// All of them.
pub async fn all(store: &Store) -> Result<Vec<DestinationRow>, StoreError> {
    let sql = "select id, name, kind, version, state, reason, by_operator, batch_limit, last_ok_at_ms, last_error, \
               last_error_at_ms from destination order by id";
    store.read(sql, vec![]).await?.iter().map(read).collect()
}

/// How a destination was told at a version.
pub async fn profile(store: &Store, id: DestinationId, version: i64) -> Result<Option<Profile>, StoreError> {
    let sql = "select doc from delivery_profile where destination_id = $1 and version = $2";
    let rows = store.read(sql, vec![id.0.into(), version.into()]).await?;
    let read = |row: &Row| {
        serde_json::from_str(row.text(0)?).map_err(|error| StoreError::document("delivery profile", &error))
    };
    rows.first().map(read).transpose()
}

/// Makes a destination, told by version 1 from now on.
pub fn insert(
    id: DestinationId,
    name: &str,
    profile: &Profile,
    now: Millis,
) -> Result<Vec<Statement>, StoreError> {
    let kind: DestinationKind = profile.kind();
    let made = Statement::new(
        "insert into destination (id, name, kind, version, state) values ($1, $2, $3, 1, 'active')",
        vec![id.0.into(), name.into(), kind.as_str().into()],
    );
    Ok(vec![made, insert_profile(id, 1, profile, now)?])
}

/// The next version of how a destination is told.
pub fn insert_profile(
    id: DestinationId,
    version: i64,
    profile: &Profile,
    now: Millis,
) -> Result<Statement, StoreError> {
    let doc =
        serde_json::to_string(profile).map_err(|error| StoreError::document("delivery profile", &error))?;
    Ok(Statement::new(
        "insert into delivery_profile (destination_id, version, doc, created_at_ms) values ($1, $2, $3, $4)",
        vec![id.0.into(), version.into(), doc.into(), now.0.into()],
    ))
}

/// The version that new deliveries get.
pub fn set_version(id: DestinationId, version: i64) -> Statement {
    Statement::new("update destination set version = $1 where id = $2", vec![version.into(), id.0.into()])
}

/// Whether it is told, and why not.
pub fn set_state(
    id: DestinationId,
    state: DestinationState,
    reason: Option<&str>,
    by_operator: bool,
) -> Statement {
    Statement::new(
        "update destination set state = $1, reason = $2, by_operator = $3 where id = $4",
        vec![state.as_str().into(), reason.into(), i64::from(by_operator).into(), id.0.into()],
    )
}

/// The same as its worker sees it; what an operator wants meanwhile stands.
pub fn set_own_state(id: DestinationId, state: DestinationState, reason: Option<&str>) -> Statement {
    Statement::new(
        "update destination set state = $1, reason = $2 where id = $3 and by_operator = 0",
        vec![state.as_str().into(), reason.into(), id.0.into()],
    )
}

/// It took something.
pub fn set_ok(id: DestinationId, at: Millis) -> Statement {
    Statement::new("update destination set last_ok_at_ms = $1 where id = $2", vec![at.0.into(), id.0.into()])
}

/// It failed.
pub fn set_error(id: DestinationId, error: &str, at: Millis) -> Statement {
    Statement::new(
        "update destination set last_error = $1, last_error_at_ms = $2 where id = $3",
        vec![error.into(), at.0.into(), id.0.into()],
    )
}

/// The largest batch it takes.
pub fn set_batch_limit(id: DestinationId, limit: Option<usize>) -> Statement {
    let limit = limit.map(|limit| i64::try_from(limit).unwrap_or(i64::MAX));
    Statement::new("update destination set batch_limit = $1 where id = $2", vec![limit.into(), id.0.into()])
}
