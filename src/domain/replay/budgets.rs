//! Who may spend how much in a replay: the rule of each customer and team, and the accounts that
//! follow from it for a call.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::account::Terms;
use crate::domain::budget::{main_terms, requested_model_terms};
use crate::domain::id::{CustomerId, TeamId};
use crate::domain::record::Limits;
use crate::domain::scope::{AccountKey, Scope};
use crate::domain::time::Millis;
use crate::domain::window::Calendar;

/// The budgets of customers and teams.
#[derive(Clone, Debug, Default)]
pub struct Budgets {
    customers: HashMap<CustomerId, Arc<Limits>>,
    default: Option<Arc<Limits>>,
    teams: HashMap<TeamId, Arc<Limits>>,
    calendar: Calendar,
}

impl Budgets {
    /// Nobody has a budget; windows will follow this calendar.
    pub fn new(calendar: Calendar) -> Self {
        Self { calendar, ..Self::default() }
    }

    /// Puts a customer on a budget.
    pub fn put_customer(&mut self, customer: CustomerId, limits: Arc<Limits>) {
        self.customers.insert(customer, limits);
    }

    /// Puts everybody who is not named on a budget.
    pub fn put_others(&mut self, limits: Arc<Limits>) {
        self.default = Some(limits);
    }

    /// Puts a team on a budget.
    pub fn put_team(&mut self, team: TeamId, limits: Arc<Limits>) {
        self.teams.insert(team, limits);
    }

    /// Whether nobody has one.
    pub fn is_empty(&self) -> bool {
        self.customers.is_empty() && self.default.is_none() && self.teams.is_empty()
    }

    /// Whether teams have any: then the calls of all their customers count.
    pub fn has_teams(&self) -> bool {
        !self.teams.is_empty()
    }

    /// Whether a cap counts for life, so that no beginning is early enough to know what was spent.
    pub fn has_lifetime_cap(&self) -> bool {
        let is_for_life = |limits: &&Arc<Limits>| {
            let models = limits.model_max_budget.values();
            (limits.max_budget.is_some() && limits.budget_duration.is_none())
                || models.into_iter().any(|m| m.max_budget.is_some() && m.budget_duration.is_none())
        };
        self.all().any(|limits| is_for_life(&limits))
    }

    /// When the earliest of the windows began that are open at an instant; that instant when there
    /// is none. From there on their spend is known.
    pub fn windows_open_since(&self, at: Millis) -> Millis {
        let scope = Scope::Global;
        let of = |limits: &Arc<Limits>| {
            let models = limits.model_max_budget.keys();
            let models = models.filter_map(|m| requested_model_terms(&scope, limits, m, &self.calendar));
            let main = main_terms(scope.clone(), limits, &self.calendar);
            let capped = models.chain([main]).filter(|terms| terms.limit.is_some());
            capped.filter_map(|terms| Some(terms.window?.start_of(at))).min()
        };
        self.all().filter_map(of).min().map_or(at, |start| start.min(at))
    }

    fn all(&self) -> impl Iterator<Item = &Arc<Limits>> {
        self.customers.values().chain(&self.default).chain(self.teams.values())
    }

    fn of_customer(&self, customer: &CustomerId) -> Option<&Arc<Limits>> {
        self.customers.get(customer).or(self.default.as_ref())
    }

    /// The capped accounts of a call, in the order in which the proxy checks them: the cap of the
    /// customer on this model, the team, the customer, the cap of the team on this model.
    pub(super) fn terms(
        &self,
        customer: Option<&CustomerId>,
        team: Option<&TeamId>,
        models: &[String],
    ) -> Vec<Terms> {
        let customer = customer.and_then(|id| Some((Scope::Customer(id.clone()), self.of_customer(id)?)));
        let team = team.and_then(|id| Some((Scope::Team(id.clone()), self.teams.get(id)?)));
        let main =
            |(scope, limits): &(Scope, &Arc<Limits>)| main_terms(scope.clone(), limits, &self.calendar);
        let model = |(scope, limits): &(Scope, &Arc<Limits>)| {
            models.iter().find_map(|name| requested_model_terms(scope, limits, name, &self.calendar))
        };
        let all = [
            customer.as_ref().and_then(model),
            team.as_ref().map(main),
            customer.as_ref().map(main),
            team.as_ref().and_then(model),
        ];
        all.into_iter().flatten().filter(|terms| terms.limit.is_some()).collect()
    }

    /// The terms of the account that a correction is about, if a budget caps it here.
    pub(super) fn terms_of(&self, key: &AccountKey) -> Option<Terms> {
        if key.window.is_some() {
            return None;
        }
        let limits = |scope: &Scope| match scope {
            Scope::Customer(id) => self.of_customer(id),
            Scope::Team(id) => self.teams.get(id),
            _ => None,
        };
        let terms = match &key.scope {
            Scope::Model(owner, model) => {
                requested_model_terms(owner, limits(owner)?, model.as_str(), &self.calendar)?
            }
            scope => main_terms(scope.clone(), limits(scope)?, &self.calendar),
        };
        terms.limit.is_some().then_some(terms)
    }
}
