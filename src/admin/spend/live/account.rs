//! What a line about one account is about: whose it is, the budget it is under, and when its window
//! ends next, as the records say now.

use std::borrow::Cow;

use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::{
    customer_budget_id, customer_limits, key_limits, limits_on, main_terms, member_limits, model_terms,
    window_terms,
};
use crate::domain::entry::{Entry, EntryKind, FurtherAccount, Payer};
use crate::domain::id::BudgetId;
use crate::domain::record::{Limits, WindowLimit};
use crate::domain::scope::{AccountKey, Scope};
use crate::domain::time::Millis;
use crate::wire::error::ApiError;

/// The rule that an account is under.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// The budget whose limits hold for it.
    pub(super) budget_id: Option<BudgetId>,
    /// When its window ends next.
    pub(super) reset_at: Option<Millis>,
}

/// Whom a line is about: those who paid for a call, or whose account was reset or corrected.
pub(super) fn payer(entry: &Entry) -> Cow<'_, Payer> {
    match account(entry) {
        Some(account) => Cow::Owned(payer_of(&account.scope)),
        None => Cow::Borrowed(&entry.payer),
    }
}

/// The account that a line without a call is about.
pub(super) fn account(entry: &Entry) -> Option<AccountKey> {
    match entry.kind {
        EntryKind::Charge => None,
        EntryKind::Adjust | EntryKind::Reset => entry.detail.account.as_ref().and_then(FurtherAccount::key),
    }
}

fn payer_of(scope: &Scope) -> Payer {
    let nobody = Payer::default();
    match scope {
        Scope::Customer(id) => Payer { customer: Some(id.clone()), ..nobody },
        Scope::Key(hash) => Payer { key: Some(hash.clone()), ..nobody },
        Scope::Team(id) => Payer { team: Some(id.clone()), ..nobody },
        Scope::User(id) => Payer { user: Some(id.clone()), ..nobody },
        Scope::TeamMember(team, user) => {
            Payer { team: Some(team.clone()), user: Some(user.clone()), ..nobody }
        }
        Scope::Tag(tag) => Payer { tags: vec![tag.clone()], ..nobody },
        Scope::Model(of, _) => payer_of(of),
        // What a customer has spent is what its main account says.
        Scope::CustomerTier(..)
        | Scope::Organization(_)
        | Scope::KeyTag(..)
        | Scope::Provider(_)
        | Scope::Deployment(_)
        | Scope::Global => nobody,
    }
}

/// The rule that an account is under now; nothing of one whose record is gone, and an error goes to the
/// log: the line itself is told in any case.
pub(super) async fn standing(app: &App, account: &AccountKey) -> Standing {
    read_standing(app, account).await.unwrap_or_else(|error| {
        tracing::error!(error = %error.message(), "the budget of an account cannot be read for a watcher");
        Standing::default()
    })
}

async fn read_standing(app: &App, account: &AccountKey) -> Result<Standing, ApiError> {
    let Some(rule) = Rule::of(app, &account.scope).await? else { return Ok(Standing::default()) };
    let terms = rule.terms(app, account);
    let next = terms.as_ref().and_then(|terms| Some(terms.window.as_ref()?.next_reset(app.now())));
    let reset_at = match (&terms, next) {
        (Some(terms), Some(next)) => app.ledger.balance(terms).await?.reset_at.or(Some(next)),
        _ => None,
    };
    Ok(Standing { budget_id: rule.budget_id, reset_at })
}

/// What limits a scope.
struct Rule {
    budget_id: Option<BudgetId>,
    limits: Limits,
    windows: Vec<WindowLimit>,
}

impl Rule {
    /// The rule of a scope that has a record.
    async fn of(app: &App, scope: &Scope) -> Result<Option<Self>, ApiError> {
        let directory = &app.directory;
        let budget = async |id: Option<BudgetId>| match id {
            Some(id) => directory.budget(&id).await,
            None => Ok(None),
        };
        let rule = match scope {
            Scope::Model(of, _) => return Box::pin(Self::of(app, of)).await,
            Scope::Customer(id) => {
                let record = directory.customer(id).await?;
                let default = app.admin.default_customer_budget.as_ref();
                let budget = budget(customer_budget_id(record.as_deref(), None, default)).await?;
                Self::under(
                    budget.as_deref().map(|budget| budget.id.clone()),
                    customer_limits(budget.as_deref()),
                )
            }
            Scope::CustomerTier(_, id) => {
                let budget = budget(Some(id.clone())).await?;
                Self::under(Some(id.clone()), customer_limits(budget.as_deref()))
            }
            Scope::Key(hash) => {
                let Some(key) = directory.key(hash).await? else { return Ok(None) };
                let shared = budget(key.budget_id.clone()).await?;
                let limits = key_limits(&key, shared.as_deref(), app.now());
                let windows = key.budget_limits.clone();
                Self { windows, ..Self::under(key.budget_id.clone(), limits) }
            }
            Scope::Team(id) => {
                let Some(team) = directory.team(id).await? else { return Ok(None) };
                Self { windows: team.budget_limits.clone(), ..Self::under(None, team.limits.clone()) }
            }
            Scope::TeamMember(team, user) => {
                let member = directory.member(&(team.clone(), user.clone())).await?;
                let team = directory.team(team).await?;
                let own = budget(member.as_ref().and_then(|member| member.budget_id.clone())).await?;
                let default = budget(team.and_then(|team| team.member_budget())).await?;
                let limits = member_limits(member.as_deref(), own.as_deref(), default.as_deref(), app.now());
                Self::under(own.or(default).map(|budget| budget.id.clone()), limits)
            }
            Scope::User(id) => {
                let Some(user) = directory.user(id).await? else { return Ok(None) };
                Self::under(None, user.limits.clone())
            }
            Scope::Organization(id) => {
                let Some(of) = directory.organization(id).await? else { return Ok(None) };
                let shared = budget(of.budget_id.clone()).await?;
                Self::under(of.budget_id.clone(), limits_on(&of.limits, shared.as_deref()))
            }
            Scope::Tag(tag) => {
                let Some(of) = directory.tag(tag).await? else { return Ok(None) };
                let shared = budget(of.budget_id.clone()).await?;
                Self::under(of.budget_id.clone(), limits_on(&of.limits, shared.as_deref()))
            }
            Scope::Global => Self::under(None, app.settings.global_limits.clone()),
            // Rules of the lineup, which are nobody's budget.
            Scope::KeyTag(..) | Scope::Provider(_) | Scope::Deployment(_) => return Ok(None),
        };
        Ok(Some(rule))
    }

    fn under(budget_id: Option<BudgetId>, limits: Limits) -> Self {
        Self { budget_id, limits, windows: Vec::new() }
    }

    /// The terms of one account of the scope.
    fn terms(&self, app: &App, account: &AccountKey) -> Option<Terms> {
        let calendar = &app.calendar;
        let all = match (&account.scope, account.window) {
            (Scope::Model(of, _), _) => model_terms(of, &self.limits, calendar),
            (scope, Some(_)) => window_terms(scope, &self.windows, self.limits.timezone.as_deref(), calendar),
            (scope, None) => vec![main_terms(scope.clone(), &self.limits, calendar)],
        };
        all.into_iter().find(|terms| terms.key == *account)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_an_account_is_named_as_in_a_call() {
        let red = || Some("red".into());
        for (scope, expected) in [
            (Scope::Customer("acme".into()), Payer { customer: Some("acme".into()), ..Payer::default() }),
            (Scope::Key("aa".into()), Payer { key: Some("aa".into()), ..Payer::default() }),
            (Scope::Team("red".into()), Payer { team: red(), ..Payer::default() }),
            (
                Scope::TeamMember("red".into(), "bob".into()),
                Payer { team: red(), user: Some("bob".into()), ..Payer::default() },
            ),
            (Scope::Tag("prod".into()), Payer { tags: vec!["prod".into()], ..Payer::default() }),
            (
                Scope::Model(Box::new(Scope::Team("red".into())), "m".into()),
                Payer { team: red(), ..Payer::default() },
            ),
            (Scope::CustomerTier("acme".into(), "free".into()), Payer::default()),
            (Scope::Global, Payer::default()),
        ] {
            assert_eq!(payer_of(&scope), expected, "{scope}");
        }
    }
}
