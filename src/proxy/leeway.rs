//! What a key may do instead of stopping when its own budget is spent: go on slower, or call another
//! model. Asked only after a refusal, so calls that fit pay nothing for it.

use super::authorize::Grant;
use super::parse::Call;
use super::reserve::{self, Held, NotHeld};
use crate::app::App;
use crate::domain::scope::{AccountKey, Scope};
use crate::ledger::Refusal;
use crate::wire::error::ApiError;

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
    if refused.spent_account().is_some_and(is_of_model) {
        for stand_in in grant.for_spent_model(app) {
            if let Ok(held) = reserve::attempt(app, &stand_in, call).await {
                return Ok((stand_in, held));
            }
        }
    }
    Err(refused.into_answer(app, &grant, call))
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
