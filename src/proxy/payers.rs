//! Everybody who pays for a call, with their records, and the accounts and rates that follow.

use std::sync::Arc;

use super::caller::Caller;
use super::parse::Call;
use super::refusal::Names;
use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::{
    customer_budget_id, customer_limits, key_limits, main_terms, requested_model_terms, window_terms,
};
use crate::domain::entry::Payer;
use crate::domain::id::BudgetId;
use crate::domain::record::{ApiKey, Attribution, Budget, Customer, Limits, Team, User};
use crate::domain::scope::{AccountKey, Scope};
use crate::domain::time::Millis;
use crate::ledger::RateTerms;
use crate::wire::error::ApiError;

/// The payers' records.
#[derive(Debug)]
pub(super) struct Payers {
    pub(super) payer: Arc<Payer>,
    pub(super) key: Option<Arc<ApiKey>>,
    pub(super) team: Option<Arc<Team>>,
    pub(super) user: Option<Arc<User>>,
    pub(super) customer: Option<Arc<Customer>>,
    key_budget: Option<Arc<Budget>>,
    customer_budget: Option<Arc<Budget>>,
}

impl Payers {
    /// Looks everybody up.
    pub(super) async fn find(app: &App, caller: &Caller, call: &Call) -> Result<Self, ApiError> {
        let key = caller.key.clone();
        let named = match key.as_ref().map(|key| &key.attribution) {
            Some(Attribution::Bound(customer)) => Some(customer.clone()),
            Some(Attribution::None) => None,
            Some(Attribution::Trusted) | None => call.customer.clone(),
        };
        let payer = Payer {
            key: caller.account_hash(),
            user: key.as_ref().and_then(|key| key.user_id.clone()),
            team: key.as_ref().and_then(|key| key.team_id.clone()),
            customer: named.filter(|_| app.settings.customers_tracked),
            organization: None,
            tags: call.tags.clone(),
        };
        let directory = &app.directory;
        let team = match &payer.team {
            Some(id) => directory.team(id).await?,
            None => None,
        };
        let user = match &payer.user {
            Some(id) => directory.user(id).await?,
            None => None,
        };
        let customer = match &payer.customer {
            Some(id) => directory.customer(id).await?,
            None => None,
        };
        let budget = async |id: Option<BudgetId>| match id {
            Some(id) => directory.budget(&id).await,
            None => Ok(None),
        };
        let key_budget = budget(key.as_ref().and_then(|key| key.budget_id.clone())).await?;
        let on_budget = payer.customer.as_ref().and_then(|_| {
            customer_budget_id(
                customer.as_deref(),
                key.as_deref(),
                app.settings.default_customer_budget.as_ref(),
            )
        });
        let customer_budget = budget(on_budget).await?;
        Ok(Self { payer: payer.into(), key, team, user, customer, key_budget, customer_budget })
    }

    /// Whether the key belongs to a user alone: then the user's own limits apply.
    pub(super) fn is_personal(&self) -> bool {
        self.payer.team.is_none()
    }

    pub(super) fn key_limits(&self, now: Millis) -> Limits {
        self.key.as_ref().map(|key| key_limits(key, self.key_budget.as_deref(), now)).unwrap_or_default()
    }

    fn customer_limits(&self) -> Limits {
        customer_limits(self.customer_budget.as_deref())
    }

    fn user_limits(&self, app: &App) -> Option<&Limits> {
        let applies = self.is_personal() || app.settings.user_budget_on_team_keys;
        self.user.as_ref().filter(|_| applies).map(|user| &user.limits)
    }

    pub(super) fn names(&self) -> Names {
        Names {
            key_alias: self.key.as_ref().and_then(|key| key.key_alias.clone()),
            key_name: self.key.as_ref().map(|key| key.key_name.clone()),
            key_hash: self.key.as_ref().map(|key| key.hash.to_string()),
        }
    }

    /// Every account the call spends from, in the order in which budgets are checked. Each payer's
    /// main account is there, capped or not, so that one number is kept for everyone.
    pub(super) fn terms(&self, app: &App, names: &[String], now: Millis) -> Vec<Terms> {
        let calendar = &app.calendar;
        let key_limits = self.key_limits(now);
        let customer_limits = self.customer_limits();
        let uncapped = |scope: Scope| Terms::uncapped(AccountKey::main(scope));
        let of_model = |scope: &Scope, limits: &Limits| {
            names.iter().find_map(|name| requested_model_terms(scope, limits, name, calendar))
        };
        let mut terms = Vec::with_capacity(8);
        if let Some(hash) = &self.payer.key {
            let scope = Scope::Key(hash.clone());
            terms.push(main_terms(scope.clone(), &key_limits, calendar));
            if let Some(key) = &self.key {
                terms.extend(window_terms(
                    &scope,
                    &key.budget_limits,
                    key_limits.timezone.as_deref(),
                    calendar,
                ));
            }
            terms.extend(of_model(&scope, &key_limits));
        }
        let user_scope = self.payer.user.clone().map(Scope::User);
        if let (Some(scope), Some(limits)) = (&user_scope, self.user_limits(app)) {
            terms.extend(of_model(scope, limits));
        }
        let customer_scope = self.payer.customer.clone().map(Scope::Customer);
        if let Some(scope) = &customer_scope {
            terms.extend(of_model(scope, &customer_limits));
        }
        let team_scope = self.payer.team.clone().map(Scope::Team);
        if let Some(scope) = &team_scope {
            match &self.team {
                Some(team) => {
                    terms.push(main_terms(scope.clone(), &team.limits, calendar));
                    let zone = team.limits.timezone.as_deref();
                    terms.extend(window_terms(scope, &team.budget_limits, zone, calendar));
                }
                None => terms.push(uncapped(scope.clone())),
            }
        }
        terms.extend(self.payer.tags.iter().cloned().map(Scope::Tag).map(uncapped));
        if let Some(scope) = user_scope {
            terms.push(match self.user_limits(app) {
                Some(limits) => main_terms(scope, limits, calendar),
                // A team's key posts here too, and leaves the rule to the user's own keys.
                None => Terms::posted_only(AccountKey::main(scope)),
            });
        }
        if let (Some(team), Some(user)) = (&self.payer.team, &self.payer.user) {
            terms.push(uncapped(Scope::TeamMember(team.clone(), user.clone())));
        }
        if let Some(scope) = customer_scope {
            terms.push(main_terms(scope, &customer_limits, calendar));
        }
        terms.push(main_terms(Scope::Global, &app.settings.global_limits, calendar));
        if let (Some(scope), Some(team)) = (&team_scope, &self.team) {
            terms.extend(of_model(scope, &team.limits));
        }
        terms
    }

    /// Every rate the call counts against, in the order in which they are checked.
    pub(super) fn rates(&self, app: &App, names: &[String], now: Millis) -> Vec<RateTerms> {
        let mut rates = Vec::new();
        let mut add = |scope: Scope, rpm: Option<u64>, tpm: Option<u64>, parallel: Option<u64>| {
            if rpm.is_some() || tpm.is_some() || parallel.is_some() {
                rates.push(RateTerms { scope, rpm, tpm, parallel });
            }
        };
        let key_limits = self.key_limits(now);
        let customer_limits = self.customer_limits();
        let key_scope = self.payer.key.clone().map(Scope::Key);
        if let (Some(scope), Some(_)) = (&key_scope, &self.key) {
            let parallel = key_limits.max_parallel_requests.or(app.settings.key_parallel_default);
            add(scope.clone(), key_limits.rpm_limit, key_limits.tpm_limit, parallel);
        }
        if let (Some(user), Some(limits)) = (&self.payer.user, self.user.as_ref().map(|user| &user.limits)) {
            add(Scope::User(user.clone()), limits.rpm_limit, limits.tpm_limit, limits.max_parallel_requests);
        }
        if let (Some(team), Some(limits)) = (&self.payer.team, self.team.as_ref().map(|team| &team.limits)) {
            add(Scope::Team(team.clone()), limits.rpm_limit, limits.tpm_limit, limits.max_parallel_requests);
        }
        let customer_scope = self.payer.customer.clone().map(Scope::Customer);
        if let Some(scope) = &customer_scope {
            let parallel = customer_limits.max_parallel_requests;
            add(scope.clone(), customer_limits.rpm_limit, customer_limits.tpm_limit, parallel);
        }
        let team = self.team.as_ref().map(|team| (Scope::Team(team.id.clone()), &team.limits));
        let user = self.user.as_ref().map(|user| (Scope::User(user.id.clone()), &user.limits));
        let key = key_scope.map(|scope| (scope, &key_limits));
        let customer = customer_scope.map(|scope| (scope, &customer_limits));
        for (scope, limits) in [key, team, user, customer].into_iter().flatten() {
            if let Some((name, rpm, tpm)) = names.iter().find_map(|name| model_rates(limits, name)) {
                add(Scope::Model(Box::new(scope), name.into()), rpm, tpm, None);
            }
        }
        add(Scope::Global, None, None, app.settings.global_parallel);
        rates
    }
}

/// The rates of one model under the name they are kept under: a map of its own, or part of the
/// model's budget.
fn model_rates<'a>(limits: &'a Limits, model: &str) -> Option<(&'a str, Option<u64>, Option<u64>)> {
    let bare = model.rsplit_once('/').map_or(model, |(_, bare)| bare);
    [model, bare].into_iter().find_map(|name| {
        let budget = limits.model_max_budget.get_key_value(name);
        let (rpm, tpm) =
            (limits.model_rpm_limit.get_key_value(name), limits.model_tpm_limit.get_key_value(name));
        let kept = rpm.or(tpm).map(|(kept, _)| kept).or(budget.map(|(kept, _)| kept))?;
        let rpm = rpm.map(|(_, limit)| *limit).or(budget.and_then(|(_, limits)| limits.rpm_limit));
        let tpm = tpm.map(|(_, limit)| *limit).or(budget.and_then(|(_, limits)| limits.tpm_limit));
        Some((kept.as_str(), rpm, tpm))
    })
}
