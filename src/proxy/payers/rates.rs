//! Every rate a call counts against, in the order in which they are checked.

use super::Payers;
use super::accounts::Manner;
use crate::app::App;
use crate::domain::budget::model_rates;
use crate::domain::id::Tag;
use crate::domain::record::Limits;
use crate::domain::scope::Scope;
use crate::ledger::RateTerms;

impl Payers {
    /// Every rate, in order.
    pub(in crate::proxy) fn rates(&self, app: &App, manner: Manner<'_>) -> Vec<RateTerms> {
        let mut rates = Rates { terms: Vec::new(), models: manner.models };
        let key = self.key.as_ref().and(self.payer.key.clone()).map(Scope::Key);
        if let Some(scope) = &key {
            rates.add(self.key_rate(app, scope, manner));
        }
        if let (Some(id), Some(user)) = (&self.payer.user, &self.user) {
            rates.of(Scope::User(id.clone()), &user.limits);
        }
        if let (Some(id), Some(team)) = (&self.payer.team, &self.team) {
            rates.of(Scope::Team(id.clone()), &team.limits);
        }
        if let Some(scope) = self.member_scope() {
            rates.of(scope, &self.member_limits);
        }
        let customer = self.payer.customer.clone().map(Scope::Customer);
        if let (Some(scope), Some(limits)) = (&customer, self.customer_limits()) {
            rates.of(scope.clone(), limits);
        }
        if let Some(scope) = &key {
            rates.model(scope, &self.key_limits);
        }
        self.add_tags_of_key(&mut rates);
        if let (Some(id), Some(team)) = (&self.payer.team, &self.team) {
            rates.model(&Scope::Team(id.clone()), &team.limits);
        }
        for tag in &self.tags {
            rates.of(Scope::Tag(tag.record.id.clone()), &tag.limits);
        }
        if let Some(id) = &self.payer.organization {
            let scope = Scope::Organization(id.clone());
            rates.of(scope.clone(), &self.organization_limits);
            rates.model(&scope, &self.organization_limits);
        }
        self.add_further_models(customer.as_ref(), &mut rates);
        rates.add(RateTerms { parallel: app.settings.global_parallel, ..RateTerms::none(Scope::Global) });
        rates.terms
    }

    fn key_rate(&self, app: &App, scope: &Scope, manner: Manner<'_>) -> RateTerms {
        let throttle = app.settings.throttle.filter(|_| manner.throttled);
        let slowed = |limit: Option<u64>| match (limit, throttle) {
            (Some(limit), Some(throttle)) => Some(throttle.of(limit)),
            (limit, _) => limit,
        };
        let limits = &self.key_limits;
        RateTerms {
            scope: scope.clone(),
            rpm: slowed(limits.rpm_limit),
            tpm: slowed(limits.tpm_limit),
            tpd: limits.tpd_limit,
            parallel: limits.max_parallel_requests.or(app.settings.key_parallel_default),
        }
    }

    /// `tag_rpm_limit` of the key: requests that carry a tag.
    fn add_tags_of_key(&self, rates: &mut Rates<'_>) {
        let Some(key) = &self.key else { return };
        let Some(limits) = key.metadata.get("tag_rpm_limit").and_then(serde_json::Value::as_object) else {
            return;
        };
        let limit_of = |tag: &Tag| limits.get(tag.as_str()).and_then(serde_json::Value::as_u64);
        for tag in &self.payer.tags {
            let scope = Scope::KeyTag(key.account_hash().clone(), tag.clone());
            rates.add(RateTerms { rpm: limit_of(tag), ..RateTerms::none(scope) });
        }
    }

    /// Rates of single models at the levels for which the original has none.
    fn add_further_models(&self, customer: Option<&Scope>, rates: &mut Rates<'_>) {
        if let (Some(id), Some(user)) = (&self.payer.user, &self.user) {
            rates.model(&Scope::User(id.clone()), &user.limits);
        }
        if let (Some(scope), Some(limits)) = (customer, self.customer_limits()) {
            rates.model(scope, limits);
        }
        for tag in &self.tags {
            rates.model(&Scope::Tag(tag.record.id.clone()), &tag.limits);
        }
        if let Some(scope) = self.member_scope() {
            rates.model(&scope, &self.member_limits);
        }
    }
}

/// The rates so far.
struct Rates<'a> {
    terms: Vec<RateTerms>,
    models: &'a [String],
}

impl Rates<'_> {
    /// Adds terms that limit something.
    fn add(&mut self, terms: RateTerms) {
        let RateTerms { rpm, tpm, tpd, parallel, .. } = &terms;
        if [rpm, tpm, tpd, parallel].into_iter().any(Option::is_some) {
            self.terms.push(terms);
        }
    }

    fn of(&mut self, scope: Scope, limits: &Limits) {
        self.add(RateTerms {
            scope,
            rpm: limits.rpm_limit,
            tpm: limits.tpm_limit,
            tpd: limits.tpd_limit,
            parallel: limits.max_parallel_requests,
        });
    }

    /// Adds the rates of this call's model within a scope.
    fn model(&mut self, scope: &Scope, limits: &Limits) {
        let (rpm, tpm) = model_rates(limits, self.models);
        let kept_as = |name: &str| Scope::Model(Box::new(scope.clone()), name.into());
        match (rpm, tpm) {
            (Some((name, rpm)), Some((other, tpm))) if name == other => {
                self.add(RateTerms { rpm: Some(rpm), tpm: Some(tpm), ..RateTerms::none(kept_as(name)) });
            }
            (rpm, tpm) => {
                if let Some((name, rpm)) = rpm {
                    self.add(RateTerms { rpm: Some(rpm), ..RateTerms::none(kept_as(name)) });
                }
                if let Some((name, tpm)) = tpm {
                    self.add(RateTerms { tpm: Some(tpm), ..RateTerms::none(kept_as(name)) });
                }
            }
        }
    }
}
