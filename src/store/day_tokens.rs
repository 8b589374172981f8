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
            "select at_ms / $3, cast(sum(input_tokens) as bigint), cast(sum(output_tokens) as bigint) from entry \
             where seq > $1 and at_ms >= $2 and kind = 'charge' and ",
            $whose,
            " group by 1 order by 1"
        )
    };
}

/// The tokens of a scope since an instant, in pieces of so many milliseconds; none for a scope that
/// lines do not name.
pub async fn since(
    store: &Store,
    scope: &Scope,
    at: Millis,
    piece_ms: i64,
) -> Result<Vec<DayPiece>, StoreError> {
    let (sql, whose): (&'static str, Vec<Value>) = match scope {
        Scope::Key(id) => (pieces!("key_hash = $4"), vec![id.as_str().into()]),
        Scope::User(id) => (pieces!("user_id = $4"), vec![id.as_str().into()]),
        Scope::Team(id) => (pieces!("team_id = $4"), vec![id.as_str().into()]),
        Scope::TeamMember(team, user) => {
            (pieces!("team_id = $4 and user_id = $5"), vec![team.as_str().into(), user.as_str().into()])
        }
        Scope::Customer(id) => (pieces!("customer_id = $4"), vec![id.as_str().into()]),
        Scope::Organization(id) => (pieces!("organization_id = $4"), vec![id.as_str().into()]),
        // Tags are kept as a list in JSON; this finds one in it whatever characters it has.
        Scope::Tag(tag) => {
            let listed = serde_json::to_string(tag).unwrap_or_default();
            (pieces!("tags is not null and replace(tags, $4, '') <> tags"), vec![listed.into()])
        }
        Scope::Global => (pieces!("1 = 1"), vec![]),
        Scope::Provider(_)
        | Scope::Deployment(_)
        | Scope::CustomerTier(..)
        | Scope::KeyTag(..)
        | Scope::Model(..) => return Ok(vec![]),
    };
    let before = last_before(store, at).await?;
    let mut binds = vec![before.into(), at.0.into(), piece_ms.into()];
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

/// The last line before an instant, by halving: lines have no index of time, but their numbers rise
/// with it.
async fn last_before(store: &Store, at: Millis) -> Result<u64, StoreError> {
    let (mut before, mut from) = (0, super::entries::last_seq(store).await? + 1);
    while from - before > 1 {
        let middle = before + (from - before) / 2;
        let rows = store
            .read("select seq, at_ms from entry where seq >= $1 order by seq limit 1", vec![middle.into()])
            .await?;
        match rows.first() {
            Some(row) if row.int(1)? < at.0 => before = row.int(0)?.unsigned_abs(),
            _ => from = middle,
        }
    }
    Ok(before)
}
