//! What is shown of an account beside its record: the numbers, when the window ends, and the limits
//! that a budget fills in. Knows no resource.

use super::team_row;
use crate::app::App;
use crate::domain::account::{Balance, Terms};
use crate::domain::budget::main_terms;
use crate::domain::id::BudgetId;
use crate::domain::record::{Limits, Team};
use crate::domain::scope::Scope;
use crate::domain::time::Millis;
use crate::wire::budget::LimitsTable;
use crate::wire::error::ApiError;
use crate::wire::money::Usd;
use crate::wire::team::TeamRow;

/// An account as it is shown.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) balance: Balance,
    pub(super) reset_at: Option<Millis>,
    limits: Limits,
}

impl Shown {
    /// Settled in this window.
    pub(super) fn spend(&self) -> Usd {
        Usd(self.balance.posted)
    }

    /// The limits, in the shape of a budget.
    pub(super) fn table(&self, budget: Option<&BudgetId>) -> Option<LimitsTable> {
        LimitsTable::of(&self.limits, budget, self.reset_at)
    }
}

/// The terms of a scope's main account.
pub(super) fn terms(app: &App, scope: Scope, limits: &Limits) -> Terms {
    main_terms(scope, limits, &app.calendar)
}

/// One account.
pub(super) async fn one(app: &App, scope: Scope, limits: Limits) -> Result<Shown, ApiError> {
    let balance = app.ledger.balance(&terms(app, scope, &limits)).await?;
    Ok(shown(app, limits, balance))
}

/// Many accounts, with one look at the ledger.
pub(super) async fn many(app: &App, accounts: Vec<(Scope, Limits)>) -> Result<Vec<Shown>, ApiError> {
    let all: Vec<Terms> = accounts.iter().map(|(scope, limits)| terms(app, scope.clone(), limits)).collect();
    let balances = app.ledger.balances(&all).await?;
    Ok(accounts.into_iter().zip(balances).map(|((_, limits), balance)| shown(app, limits, balance)).collect())
}

fn shown(app: &App, limits: Limits, balance: Balance) -> Shown {
    let next = limits.next_reset(&app.calendar, app.now());
    Shown { balance, reset_at: next.and_then(|next| balance.reset_at.or(Some(next))), limits }
}

/// Limits of a record's own, with the values of its budget where they are absent.
pub(super) async fn filled(app: &App, own: &Limits, budget: Option<&BudgetId>) -> Result<Limits, ApiError> {
    let budget = match budget {
        Some(id) => app.directory.budget(id).await?,
        None => None,
    };
    Ok(budget.map_or_else(|| own.clone(), |budget| own.filled_from(&budget.limits)))
}

/// Teams as rows, each with its members as far as one answer lists them.
pub(super) async fn teams(app: &App, teams: &[Team]) -> Result<Vec<TeamRow>, ApiError> {
    let members = team_row::members_of(app, teams).await?;
    team_row::rows(app, teams, &members).await
}
