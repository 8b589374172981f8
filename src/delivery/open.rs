//! From what is configured to who is told: the rows of the destinations, and the versions of how they
//! are told. Comes before the ledger is opened, because recovery owes, too.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::broadcast;

use super::target::Target;
use super::{Deliveries, Destination, Inner};
use crate::clock::Clock;
use crate::domain::delivery::{Circuit, CircuitRules, DestinationId, EventKind, Outbox, Owing, Profile};
use crate::domain::time::Millis;
use crate::store::outbox::destination::{self as rows, DestinationRow, DestinationState};
use crate::store::{Statement, Store, StoreError};

/// Why a destination is not told that was told once.
const NOT_CONFIGURED: &str = "not configured";

/// Somebody who shall be told.
#[derive(Debug)]
pub struct Wanted {
    /// Its name.
    pub name: String,
    /// How it is told from now on.
    pub profile: Profile,
    /// How to reach it.
    pub target: Target,
    /// Of which kinds of events.
    pub kinds: Vec<EventKind>,
}

/// The numbers that deliveries go by.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// When a destination is left alone.
    pub circuit: CircuitRules,
    /// How long what is under way may take when the server goes down.
    pub grace: Duration,
    /// Pauses between attempts are divided by this; one but for tests.
    pub hurry: u64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { circuit: CircuitRules::default(), grace: Duration::from_secs(10), hurry: 1 }
    }
}

impl Deliveries {
    /// Brings the rows of the destinations in line with what is configured.
    pub async fn open(
        store: Store,
        clock: Clock,
        configured: Vec<Wanted>,
        rules: Rules,
    ) -> Result<Self, StoreError> {
        let now = clock.now();
        let mut known: HashMap<String, DestinationRow> =
            rows::all(&store).await?.into_iter().map(|row| (row.name.clone(), row)).collect();
        let mut next_id = known.values().map(|row| row.id.0).max().unwrap_or(0) + 1;
        let mut statements = Vec::new();
        let mut owing = Vec::new();
        let mut destinations = Vec::new();
        for Wanted { name, profile, target, kinds } in configured {
            let row = match known.remove(&name) {
                Some(row) => renewed(&store, row, &profile, now, &mut statements).await?,
                None => {
                    let id = DestinationId(next_id);
                    next_id += 1;
                    statements.extend(rows::insert(id, &name, &profile, now)?);
                    fresh(id, name, &profile)
                }
            };
            owing.push(Owing {
                destination: row.id,
                version: row.version,
                profile: Arc::new(profile),
                kinds: kinds.into(),
            });
            let parallel_max = target.protocol.batching().parallel;
            let circuit = Circuit::new(CircuitRules { parallel_max, ..rules.circuit });
            destinations.push(Arc::new(Destination::new(row, Some(target), circuit)));
        }
        let mut gone: Vec<DestinationRow> = known.into_values().collect();
        gone.sort_by_key(|row| row.id);
        for row in gone {
            let state = DestinationState::Disabled;
            statements.push(rows::set_state(row.id, state, Some(NOT_CONFIGURED), row.by_operator));
            let row = DestinationRow { state, reason: Some(NOT_CONFIGURED.into()), ..row };
            destinations.push(Arc::new(Destination::new(row, None, Circuit::new(rules.circuit))));
        }
        if !statements.is_empty() {
            store.write(statements).await?;
        }
        let outbox: Outbox = owing.into_iter().collect();
        let (desk, changes) = (Default::default(), broadcast::Sender::new(super::CHANGES_KEPT));
        Ok(Self { inner: Arc::new(Inner { store, clock, outbox, rules, destinations, desk, changes }) })
    }
}

fn fresh(id: DestinationId, name: String, profile: &Profile) -> DestinationRow {
    DestinationRow {
        id,
        name,
        kind: profile.kind().as_str().into(),
        version: 1,
        state: DestinationState::Active,
        reason: None,
        by_operator: false,
        batch_limit: None,
        last_ok_at: None,
        last_error: None,
        last_error_at: None,
    }
}

/// A destination that was there before. Whatever stood in its way may be gone with the restart, unless
/// an operator wanted it so.
async fn renewed(
    store: &Store,
    row: DestinationRow,
    profile: &Profile,
    now: Millis,
    statements: &mut Vec<Statement>,
) -> Result<DestinationRow, StoreError> {
    let mut row = row;
    if rows::profile(store, row.id, row.version).await?.as_ref() != Some(profile) {
        row.version += 1;
        statements.push(rows::insert_profile(row.id, row.version, profile, now)?);
        statements.push(rows::set_version(row.id, row.version));
    }
    if row.batch_limit.take().is_some() {
        statements.push(rows::set_batch_limit(row.id, None));
    }
    if row.state == DestinationState::Disabled && row.by_operator {
        // It was taken out while an operator had paused it, and that still holds.
        let (state, reason) = (DestinationState::Paused, "paused before it was taken out");
        statements.push(rows::set_state(row.id, state, Some(reason), true));
        (row.state, row.reason) = (state, Some(reason.into()));
    }
    if row.state != DestinationState::Active && !row.by_operator {
        statements.push(rows::set_state(row.id, DestinationState::Active, None, false));
        (row.state, row.reason) = (DestinationState::Active, None);
    }
    Ok(row)
}
