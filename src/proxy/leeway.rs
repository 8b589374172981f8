//! What a key may do instead of stopping when its own budget is spent: go on slower, or call another
//! model. Asked only after a refusal, so calls that fit pay nothing for it.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::authorize::Grant;
use super::parse::Call;
use super::reserve::{self, Held, NotHeld};
use crate::app::App;
use crate::domain::scope::{AccountKey, Scope};
use crate::ledger::Refusal;
use crate::wire::error::ApiError;

/// What a hold takes that nobody has to wait for, accounts read from disk included.
const AT_ONCE: Duration = Duration::from_millis(100);

/// Holds the money of a call, in the way it was asked for or in one that stands in for it.
pub(super) async fn hold(app: &App, grant: Grant, call: &Call) -> Result<(Grant, Held), ApiError> {
    let mut grant = grant;
    let mut refused = match reserve::attempt(app, &grant, call).await {
        Ok(held) => return Ok((grant, held)),
        Err(refused) => refused,
    };
    if refused.spent_account().is_some_and(is_of_key)
        && let Some(slower) = grant.slower(app)
    {
        grant = slower;
        refused = match reserve::attempt(app, &grant, call).await {
            Ok(held) => return Ok((grant, held)),
            Err(refused) => refused,
        };
    }
    // Who tests one deployment learns nothing from another model.
    if call.only.is_none()
        && refused.spent_account().is_some_and(is_of_model)
        && let Some(instead) = stand_in(app, &grant, call).await
    {
        return Ok(instead);
    }
    Err(refused.into_answer(app, &grant, call))
}

/// The first model that stands in and has money left. All of them together are waited for as long as
/// one call is, and those that come later are taken only if they are free at once.
async fn stand_in(app: &App, grant: &Grant, call: &Call) -> Option<(Grant, Held)> {
    let deadline = Instant::now() + app.settings.hold_wait;
    for stand_in in grant.for_spent_model(app) {
        let until = deadline.max(Instant::now() + AT_ONCE);
        if let Ok(Ok(held)) = timeout_at(until, reserve::attempt(app, &stand_in, call)).await {
            return Some((stand_in, held));
        }
    }
    None
}

fn is_of_key(account: &AccountKey) -> bool {
    account.window.is_none() && matches!(account.scope, Scope::Key(_))
}

fn is_of_model(account: &AccountKey) -> bool {
    let Scope::Model(of, _) = &account.scope else { return false };
    matches!(**of, Scope::Key(_) | Scope::Team(_))
}

impl NotHeld {
    /// The account that refused because it is spent.
    fn spent_account(&self) -> Option<&AccountKey> {
        match self {
            Self::Refused(Refusal::OverBudget(shortage)) => Some(&shortage.key),
            Self::Refused(_) | Self::Impossible(_) => None,
        }
    }
}
