//! Every account a call spends from, in the order in which budgets are checked: the first one that
//! is spent gives the refusal its words.

use super::Payers;
use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::{customer_terms, main_terms, requested_model_terms, window_terms};
use crate::domain::record::{Limits, WindowLimit};
use crate::domain::scope::{AccountKey, Scope};
use crate::domain::window::Calendar;

/// How a call is made, as far as its accounts and rates depend on it.
#[derive(Clone, Copy, Debug)]
pub(in crate::proxy) struct Manner<'a> {
    /// Every name under which caps of the model may be kept.
    pub(in crate::proxy) models: &'a [String],
    /// The key's budget is spent and its calls go on, only slower.
    pub(in crate::proxy) throttled: bool,
}

impl Payers {
    /// Every account, in order. Each payer's main account is there, capped or not, so that one number
    /// is kept for everyone.
    pub(in crate::proxy) fn terms(&self, app: &App, manner: Manner<'_>) -> Vec<Terms> {
        let calendar = &app.calendar;
        let mut accounts = Accounts { terms: Vec::with_capacity(8), calendar, models: manner.models };
        let member = self.member_scope();
        if let Some(member) = member.clone().filter(|_| self.member_has_own_cap) {
            accounts.main(member, &self.member_limits);
        }
        self.add_key_and_models(app, manner, &mut accounts);
        let team = self.payer.team.clone().map(Scope::Team);
        match (&team, &self.team) {
            (Some(scope), Some(team)) => {
                accounts.main(scope.clone(), &team.limits);
                accounts.windows(scope, &team.budget_limits, &team.limits);
            }
            (Some(scope), None) => accounts.uncapped(scope.clone()),
            (None, _) => {}
        }
        if let (Some(hash), Some(key)) = (&self.payer.key, &self.key) {
            accounts.windows(&Scope::Key(hash.clone()), &key.budget_limits, &self.key_limits);
        }
        let organization = self.payer.organization.clone().map(Scope::Organization);
        if let Some(scope) = &organization {
            accounts.main(scope.clone(), &self.organization_limits);
        }
        for tag in &self.payer.tags {
            let scope = Scope::Tag(tag.clone());
            match self.tag_limits(tag) {
                Some(limits) => accounts.main(scope, limits),
                None => accounts.uncapped(scope),
            }
        }
        self.add_staff_and_customer(app, &mut accounts);
        accounts.main(Scope::Global, &app.settings.global_limits);
        if let (Some(scope), Some(team)) = (&team, &self.team) {
            accounts.model(scope, &team.limits);
        }
        if let Some(scope) = &organization {
            accounts.model(scope, &self.organization_limits);
        }
        for tag in &self.tags {
            accounts.model(&Scope::Tag(tag.record.id.clone()), &tag.limits);
        }
        if let Some(scope) = &member {
            accounts.model(scope, &self.member_limits);
        }
        accounts.terms
    }

    /// The key's account, then the caps on this model of key, user and customer.
    fn add_key_and_models(&self, app: &App, manner: Manner<'_>, accounts: &mut Accounts<'_>) {
        if let Some(hash) = &self.payer.key {
            let scope = Scope::Key(hash.clone());
            let main = main_terms(scope.clone(), &self.key_limits, accounts.calendar);
            // Who is slowed down instead of refused goes on spending in the same window.
            accounts.terms.push(if manner.throttled { main.leniently() } else { main });
            accounts.model(&scope, &self.key_limits);
        }
        if let (Some(user), Some(limits)) = (&self.payer.user, self.user_limits(app)) {
            accounts.model(&Scope::User(user.clone()), limits);
        }
        if let (Some(customer), Some(limits)) = (&self.payer.customer, self.customer_limits()) {
            let scope = match &self.customer_tier {
                Some(tier) => Scope::CustomerTier(customer.clone(), tier.id.clone()),
                None => Scope::Customer(customer.clone()),
            };
            accounts.model(&scope, limits);
        }
    }

    /// The accounts of the user, of the member without a cap of its own, and of the customer.
    fn add_staff_and_customer(&self, app: &App, accounts: &mut Accounts<'_>) {
        if let Some(user) = &self.payer.user {
            let scope = Scope::User(user.clone());
            match self.user_limits(app) {
                Some(limits) => accounts.main(scope, limits),
                // A team's key posts here too, and leaves the rule to the user's own keys.
                None => accounts.terms.push(Terms::posted_only(AccountKey::main(scope))),
            }
        }
        if let Some(member) = self.member_scope().filter(|_| !self.member_has_own_cap) {
            accounts.main(member, &self.member_limits);
        }
        if let Some(customer) = &self.payer.customer {
            let (main, tier) = (self.customer_budget.as_deref(), self.customer_tier.as_deref());
            accounts.terms.extend(customer_terms(customer, main, tier, accounts.calendar));
        }
    }

    fn user_limits(&self, app: &App) -> Option<&Limits> {
        let applies = self.is_personal() || app.settings.user_budget_on_team_keys;
        self.user.as_ref().filter(|_| applies).map(|user| &user.limits)
    }

    pub(super) fn member_scope(&self) -> Option<Scope> {
        let (team, user) = (self.payer.team.clone()?, self.payer.user.clone()?);
        Some(Scope::TeamMember(team, user))
    }
}

/// The accounts so far.
struct Accounts<'a> {
    terms: Vec<Terms>,
    calendar: &'a Calendar,
    models: &'a [String],
}

impl Accounts<'_> {
    fn uncapped(&mut self, scope: Scope) {
        self.terms.push(Terms::uncapped(AccountKey::main(scope)));
    }

    fn main(&mut self, scope: Scope, limits: &Limits) {
        self.terms.push(main_terms(scope, limits, self.calendar));
    }

    fn windows(&mut self, scope: &Scope, windows: &[WindowLimit], limits: &Limits) {
        self.terms.extend(window_terms(scope, windows, limits.timezone.as_deref(), self.calendar));
    }

    /// Adds the cap on this call's model, if the scope has one.
    fn model(&mut self, scope: &Scope, limits: &Limits) {
        if limits.model_max_budget.is_empty() {
            return;
        }
        let capped =
            self.models.iter().find_map(|name| requested_model_terms(scope, limits, name, self.calendar));
        self.terms.extend(capped);
    }
}
