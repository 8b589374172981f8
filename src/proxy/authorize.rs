//! Whether this caller may make this call, and who pays for it. What comes out is a [`Grant`], and
//! only this module can make one.

use std::sync::Arc;

use super::access::check_models;
use super::caller::Caller;
use super::identify;
use super::lineup::Lineup;
use super::parse::Call;
use super::payers::{Manner, Payers};
use super::refusal::Names;
use super::routes;
use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::spellings;
use crate::domain::delivery;
use crate::domain::entry::{FurtherAccount, Payer};
use crate::domain::policy::route_allowed;
use crate::domain::record::{Extra, Limits};
use crate::domain::time::Millis;
use crate::ledger::RateTerms;
use crate::upstream::catalogue::{Group, Target};
use crate::wire::error::ApiError;

/// At most so many models are tried for one whose budget is spent.
const STAND_INS_MAX: usize = 16;

/// Leave to make one call. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Grant {
    group: Arc<Group>,
    conditions: Arc<Conditions>,
}

/// Everything about a grant but where it leads.
#[derive(Debug)]
struct Conditions {
    lineup: Arc<Lineup>,
    payers: Arc<Payers>,
    payer: Arc<Payer>,
    model: Arc<str>,
    terms: Arc<[Terms]>,
    routes: Arc<[Arc<[Terms]>]>,
    further: Vec<FurtherAccount>,
    rates: Arc<[RateTerms]>,
    region: Option<String>,
    names: Names,
    told_names: delivery::Names,
    /// Every name under which caps of the model may be kept.
    models: Vec<String>,
    /// The key's budget is spent, and its calls go on slower.
    throttled: bool,
}

impl Grant {
    /// The models of the moment at which the call was granted: it keeps its deployments and their
    /// prices, whatever is changed while it is under way.
    pub fn lineup(&self) -> &Lineup {
        &self.conditions.lineup
    }

    /// Who pays.
    pub fn payer(&self) -> &Arc<Payer> {
        &self.conditions.payer
    }

    /// Where the model name leads.
    pub fn group(&self) -> &Arc<Group> {
        &self.group
    }

    /// The public name that was asked for.
    pub fn model(&self) -> &Arc<str> {
        &self.conditions.model
    }

    /// Every account the call spends from.
    pub fn terms(&self) -> &Arc<[Terms]> {
        &self.conditions.terms
    }

    /// The capped accounts of each place that it may be sent to, in the order of the group's targets;
    /// empty where none is capped.
    pub fn routes(&self) -> &Arc<[Arc<[Terms]>]> {
        &self.conditions.routes
    }

    /// Whether money is capped anywhere: for a payer, or where the call may be sent.
    pub(super) fn is_capped(&self) -> bool {
        let of_routes = self.routes().iter().flat_map(|route| route.iter());
        self.terms().iter().chain(of_routes).any(|terms| terms.limit.is_some())
    }

    /// The same leave for a part of its group's deployments, by their indexes.
    pub(super) fn within(&self, app: &App, indexes: &[usize]) -> Self {
        let Conditions { lineup, payers, model, models, throttled, .. } = &*self.conditions;
        let group = self.group.those(indexes);
        let (lineup, payers, model) = (Arc::clone(lineup), Arc::clone(payers), Arc::clone(model));
        let conditions = Conditions::new(app, lineup, payers, &group, model, models.clone(), *throttled);
        Self { group: Arc::new(group), conditions: Arc::new(conditions) }
    }

    /// The capped accounts of one place.
    pub fn route_to(&self, target: &Target) -> &[Terms] {
        let same = |other: &Target| other.deployment.index == target.deployment.index;
        let place = self.group.targets.iter().position(same);
        place.and_then(|at| self.conditions.routes.get(at)).map_or(&[], |terms| terms)
    }

    /// What people call those the call belongs to.
    pub fn told_names(&self) -> &delivery::Names {
        &self.conditions.told_names
    }

    /// The accounts besides the payers' main ones, as an entry names them.
    pub fn further(&self) -> &[FurtherAccount] {
        &self.conditions.further
    }

    /// Every rate the call counts against.
    pub fn rates(&self) -> &Arc<[RateTerms]> {
        &self.conditions.rates
    }

    /// The only region whose deployments may serve it.
    pub fn region(&self) -> Option<&str> {
        self.conditions.region.as_deref()
    }

    pub(super) fn names(&self) -> &Names {
        &self.conditions.names
    }

    /// The limits of the key, for the answer's headers.
    pub fn key_limits(&self) -> &Limits {
        &self.conditions.payers.key_limits
    }

    /// Whether the customer is on record; the first charge puts a new one there.
    pub fn knows_customer(&self) -> bool {
        self.conditions.payers.customer.is_some()
    }

    /// Whether the user is on record, or the key's own: others are named by the caller alone.
    pub(super) fn knows_user(&self) -> bool {
        let payers = &self.conditions.payers;
        payers.user.is_some() || payers.key.as_ref().is_some_and(|key| key.user_id.is_some())
    }

    /// The same leave for a group that stands in when the first one has failed.
    ///
    /// Caps and rates of single models are those of the model that is called now.
    pub(super) fn for_fallback(&self, app: &App, group: Arc<Group>) -> Self {
        let Conditions { lineup, payers, model, throttled, .. } = &*self.conditions;
        let names = names_of(&group, []);
        let conditions = Conditions::new(
            app,
            Arc::clone(lineup),
            Arc::clone(payers),
            &group,
            Arc::clone(model),
            names,
            *throttled,
        );
        Self { group, conditions: Arc::new(conditions) }
    }

    /// The same leave without the key's own cap and at a part of its rates, where key and operator
    /// want that instead of a refusal. A key without a rate has nothing to slow down.
    pub(super) fn slower(&self, app: &App) -> Option<Self> {
        let Conditions { lineup, payers, model, models, throttled, .. } = &*self.conditions;
        let asks = |name| {
            payers
                .key
                .as_ref()
                .is_some_and(|key| key.metadata.get(name) == Some(&serde_json::Value::Bool(true)))
        };
        let limits = &payers.key_limits;
        let has_rate = limits.rpm_limit.is_some() || limits.tpm_limit.is_some();
        if *throttled || !has_rate || app.settings.throttle.is_none() || !asks("throttle_on_budget_exceeded")
        {
            return None;
        }
        let conditions = Conditions::new(
            app,
            Arc::clone(lineup),
            Arc::clone(payers),
            &self.group,
            Arc::clone(model),
            models.clone(),
            true,
        );
        Some(Self { group: Arc::clone(&self.group), conditions: Arc::new(conditions) })
    }

    /// Leave for each model that the key, else its team, names for when the budget of this one is
    /// spent, as far as the lists of everybody allow it.
    pub(super) fn for_spent_model(&self, app: &App) -> Vec<Self> {
        let Conditions { lineup, payers, model, throttled, .. } = &*self.conditions;
        let listed = |extra: &Extra| extra.get("budget_fallbacks")?.get(&**model)?.as_array().cloned();
        let of_key = payers.key.as_ref().and_then(|key| listed(&key.extra));
        let names = of_key.or_else(|| payers.team.as_ref().and_then(|team| listed(&team.extra)));
        let names = names.unwrap_or_default();
        let grants = names.iter().filter_map(|name| {
            let model: Arc<str> = name.as_str().filter(|name| *name != &**model)?.into();
            let group = lineup.catalogue.resolve(&model)?;
            check_models(&lineup.catalogue, payers, &model).ok()?;
            let names = names_of(&group, [&*model]);
            let (lineup, payers) = (Arc::clone(lineup), Arc::clone(payers));
            let conditions = Conditions::new(app, lineup, payers, &group, model, names, *throttled);
            Some(Self { group, conditions: Arc::new(conditions) })
        });
        grants.take(STAND_INS_MAX).collect()
    }
}

/// Decides. The order of the checks is part of the surface: the first reason is the one that is told.
pub async fn grant(app: &App, caller: &Caller, call: &Call) -> Result<Grant, ApiError> {
    let now = app.now();
    check_key(caller, call, now)?;
    let payers = Payers::find(app, caller, call, now).await?;
    let model = requested_model(&payers, call);
    let named = model.clone().unwrap_or_else(|| "None".into());
    let lineup = app.models.now();
    check_models(&lineup.catalogue, &payers, &named)?;
    let group = model.as_deref().and_then(|name| lineup.catalogue.resolve(name));
    let Some((model, group)) = model.zip(group) else {
        if lineup.catalogue.is_blocked(&named) {
            return Err(ApiError::Forbidden {
                message: "litellm.PermissionDeniedError: Model is blocked".into(),
                kind: "permission_error",
                param: None,
            });
        }
        return Err(ApiError::UnknownModel { route: call.path.clone(), model: named.to_string() });
    };
    let group = match &call.only {
        Some(id) => group
            .only(id)
            .map(Arc::new)
            .ok_or(ApiError::UnknownModel { route: call.path.clone(), model: named.to_string() })?,
        None => group,
    };
    if app.settings.customer_required && call.only.is_none() && payers.payer.customer.is_none() {
        return Err(ApiError::auth(
            "Authentication Error, 'user' param not passed in. 'enforce_user_param'=True",
        ));
    }
    let names = names_of(&group, [call.model.as_deref().unwrap_or(&model), &model]);
    let conditions = Conditions::new(app, lineup, Arc::new(payers), &group, model, names, false);
    Ok(Grant { group, conditions: Arc::new(conditions) })
}

/// Every name under which a model's caps may be kept, the caller's own first.
fn names_of<const N: usize>(group: &Group, asked: [&str; N]) -> Vec<String> {
    let full_names: Vec<String> = group.targets.iter().map(Target::full_name).collect();
    spellings(asked.into_iter().chain([&*group.name]).chain(full_names.iter().map(String::as_str)))
}

impl Conditions {
    fn new(
        app: &App,
        lineup: Arc<Lineup>,
        payers: Arc<Payers>,
        group: &Group,
        model: Arc<str>,
        models: Vec<String>,
        throttled: bool,
    ) -> Self {
        let manner = Manner { models: &models, throttled };
        let terms = payers.terms(app, manner);
        let rates = payers.rates(app, manner);
        let is_further = |terms: &&Terms| terms.key.window.is_some() || terms.key.scope.is_further();
        let further = terms.iter().filter(is_further).map(|terms| FurtherAccount::from(&terms.key));
        Self {
            region: payers.customer.as_ref().and_then(|customer| customer.allowed_model_region.clone()),
            names: payers.names(),
            told_names: payers.told_names(),
            models,
            throttled,
            payer: Arc::clone(&payers.payer),
            lineup,
            payers,
            model,
            further: further.collect(),
            terms: terms.into(),
            rates: rates.into(),
            routes: routes::of_group(app, group),
        }
    }
}

fn check_key(caller: &Caller, call: &Call, now: Millis) -> Result<(), ApiError> {
    identify::check_usable(caller, now)?;
    let Some(key) = &caller.key else { return Ok(()) };
    let route = &*call.arrival.route;
    let short = route.strip_prefix("/v1").unwrap_or(route);
    let allowed = |route: &str| route_allowed(&key.allowed_routes, route);
    if !key.allowed_routes.is_empty()
        && !allowed(route)
        && !allowed(short)
        && !allowed(&format!("/v1{short}"))
    {
        return Err(ApiError::RouteDenied(format!(
            "Virtual key is not allowed to call this route. Only allowed to call routes: {:?}. Tried to call route: {route}",
            key.allowed_routes
        )));
    }
    Ok(())
}

/// The name after the key's and the team's renames, or the customer's default when none is given.
fn requested_model(payers: &Payers, call: &Call) -> Option<Arc<str>> {
    let asked = call.model.clone().or_else(|| {
        payers.customer.as_ref().and_then(|customer| customer.default_model.as_deref()).map(Into::into)
    })?;
    let key_alias = payers.key.as_ref().and_then(|key| key.aliases.get(&*asked));
    let team_alias = payers.team.as_ref().and_then(|team| team.model_aliases.get(&*asked));
    Some(key_alias.or(team_alias).map_or(asked, |name| name.as_str().into()))
}
