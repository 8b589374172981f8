//! The tokens that somebody used since an instant, from the ledger's lines, in pieces of time.

use super::{Row, Store, StoreError, Value};
use crate::domain::scope::Scope;
use crate::domain::time::Millis;

/// What was used in one piece of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayPiece {
    /// When the piece begins.
    pub at: Millis,
    /// Tokens read.
    pub input_tokens: u64,
    /// Tokens written.
    pub output_tokens: u64,
}

macro_rules! pieces {
    ($whose:literal) => {
        concat!(
            "select at_ms / $4, cast(sum(input_tokens) as bigint), cast(sum(output_tokens) as bigint) from entry \
             where seq >= $1 and seq <= $2 and at_ms >= $3 and kind = 'charge' and ",
            $whose,
            " group by 1 order by 1"
        )
    };
}

/// The tokens of a scope since an instant, in the lines up to this one, in pieces of so many
/// milliseconds; none for a scope that lines do not name.
pub async fn since(
    store: &Store,
    scope: &Scope,
    at: Millis,
    last_seq: u64,
    piece_ms: i64,
) -> Result<Vec<DayPiece>, StoreError> {
    let (sql, whose): (&'static str, Vec<Value>) = match scope {
        Scope::Key(id) => (pieces!("key_hash = $5"), vec![id.as_str().into()]),
        Scope::User(id) => (pieces!("user_id = $5"), vec![id.as_str().into()]),
        Scope::Team(id) => (pieces!("team_id = $5"), vec![id.as_str().into()]),
        Scope::TeamMember(team, user) => {
            (pieces!("team_id = $5 and user_id = $6"), vec![team.as_str().into(), user.as_str().into()])
        }
        Scope::Customer(id) => (pieces!("customer_id = $5"), vec![id.as_str().into()]),
        Scope::Organization(id) => (pieces!("organization_id = $5"), vec![id.as_str().into()]),
        // Tags are kept as a list in JSON; this finds one in it whatever characters it has.
        Scope::Tag(tag) => {
            let listed = serde_json::to_string(tag).unwrap_or_default();
            (pieces!("tags is not null and replace(tags, $5, '') <> tags"), vec![listed.into()])
        }
        Scope::Global => (pieces!("1 = 1"), vec![]),
        Scope::Provider(_)
        | Scope::Deployment(_)
        | Scope::CustomerTier(..)
        | Scope::KeyTag(..)
        | Scope::Model(..) => return Ok(vec![]),
    };
    let Some(first_seq) = first_since(store, at).await? else { return Ok(vec![]) };
    let mut binds = vec![first_seq.into(), last_seq.into(), at.0.into(), piece_ms.into()];
    binds.extend(whose);
    let rows = store.read(sql, binds).await?;
    rows.iter().map(|row| piece(row, piece_ms)).collect()
}

fn piece(row: &Row, piece_ms: i64) -> Result<DayPiece, StoreError> {
    Ok(DayPiece {
        at: Millis(row.int(0)?.saturating_mul(piece_ms)),
        input_tokens: row.int(1)?.unsigned_abs(),
        output_tokens: row.int(2)?.unsigned_abs(),
    })
}

/// The first line from an instant on. The numbers of lines rise with time, so those of one payer from
/// here on are one piece of the payer's index.
async fn first_since(store: &Store, at: Millis) -> Result<Option<u64>, StoreError> {
    let sql = "select seq from entry where at_ms >= $1 order by at_ms, seq limit 1";
    let rows = store.read(sql, vec![at.0.into()]).await?;
    rows.first().map(|row| row.int(0).map(i64::unsigned_abs)).transpose()
}
