//! `/global/spend/reset`: every key's and team's spend starts over, each by an entry with an author.

use axum::extract::State;
use axum::{Extension, Json};
use futures_util::{StreamExt, TryStreamExt, stream};
use schemars::JsonSchema;
use serde::Serialize;

use crate::admin::{key, to_the_end};
use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::main_terms;
use crate::domain::money::Picos;
use crate::domain::scope::Scope;
use crate::proxy::caller::Caller;
use crate::store::spenders::{keys_after, teams_after};
use crate::wire::error::ApiError;
use crate::wire::operation::{Operation, post};

/// What the routes of this file do and answer.
pub(in crate::admin) const OPERATIONS: &[Operation] =
    &[post::<WasReset>("/global/spend/reset", "Starts the spend of every key and team over. The log stays.")];

/// Records that are read at a time.
const BATCH: u32 = 500;
/// Entries under way to the disk at once; they share its commits.
const TOGETHER: usize = 64;

#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(in crate::admin) struct WasReset {
    message: &'static str,
    status: &'static str,
}

/// POST /global/spend/reset. The log and the sums of days stay as they are; what is held stays held.
pub(in crate::admin) async fn reset(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
) -> Result<Json<WasReset>, ApiError> {
    to_the_end(async move {
        reset_keys(&app, caller.name()).await?;
        reset_teams(&app, caller.name()).await?;
        let message = "Spend for all API Keys and Teams reset successfully";
        Ok(Json(WasReset { message, status: "success" }))
    })
    .await
}

async fn reset_keys(app: &App, author: &str) -> Result<(), ApiError> {
    let mut after = String::new();
    loop {
        let keys = keys_after(app.directory.store(), &after, BATCH).await?;
        let Some(last) = keys.last() else { return Ok(()) };
        after = last.hash.to_string();
        let mut terms: Vec<Terms> = Vec::with_capacity(keys.len());
        for key in &keys {
            terms.push(key::terms_of(app, key).await?);
        }
        // A key in its grace period shares the account of the one that follows it.
        terms.sort_by(|a, b| a.key.cmp(&b.key));
        terms.dedup_by(|a, b| a.key == b.key);
        reset_all(app, &terms, author).await?;
    }
}

async fn reset_teams(app: &App, author: &str) -> Result<(), ApiError> {
    let mut after = String::new();
    loop {
        let teams = teams_after(app.directory.store(), &after, BATCH).await?;
        let Some(last) = teams.last() else { return Ok(()) };
        after = last.id.to_string();
        let terms: Vec<Terms> = teams
            .iter()
            .map(|team| main_terms(Scope::Team(team.id.clone()), &team.limits, &app.calendar))
            .collect();
        reset_all(app, &terms, author).await?;
    }
}

/// Resets those of the accounts that have anything to reset.
async fn reset_all(app: &App, terms: &[Terms], author: &str) -> Result<(), ApiError> {
    let balances = app.ledger.balances(terms).await?;
    let spent = terms.iter().zip(balances).filter(|(_, balance)| balance.posted != Picos::ZERO);
    let resets = spent.map(|(terms, _)| app.ledger.reset(terms, Picos::ZERO, author));
    stream::iter(resets.collect::<Vec<_>>())
        .buffer_unordered(TOGETHER)
        .map_ok(|_| ())
        .try_collect::<()>()
        .await
        .map_err(ApiError::from)
}
