//! Budgets of where calls go: of a provider, of one deployment. Only those that somebody has set have
//! an account.

use std::sync::Arc;

use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::main_terms;
use crate::domain::record::Limits;
use crate::domain::scope::Scope;
use crate::upstream::catalogue::{Group, Target};

/// The capped accounts of each target of a group; empty where none has any.
pub(super) fn of_group(app: &App, group: &Group) -> Arc<[Arc<[Terms]>]> {
    let is_capped = |target: &Target| target.deployment.spec.max_budget.is_some();
    if app.settings.provider_budgets.is_empty() && !group.targets.iter().any(is_capped) {
        return Arc::default();
    }
    group.targets.iter().map(|target| of_target(app, target)).collect()
}

fn of_target(app: &App, target: &Target) -> Arc<[Terms]> {
    let provider = target.deployment.provider.prefix;
    let spec = &target.deployment.spec;
    let own =
        Limits { max_budget: spec.max_budget, budget_duration: spec.budget_duration, ..Limits::default() };
    let of_provider =
        app.settings.provider_budgets.get(provider).map(|limits| provider_terms(app, provider, limits));
    let of_deployment = spec
        .max_budget
        .map(|_| main_terms(Scope::Deployment((&*target.deployment.id).into()), &own, &app.calendar));
    of_provider.into_iter().chain(of_deployment).collect()
}

/// The account of a provider's budget.
pub(crate) fn provider_terms(app: &App, provider: &str, limits: &Limits) -> Terms {
    main_terms(Scope::Provider(provider.into()), limits, &app.calendar)
}
