//! Whether this caller may make this call, and who pays for it. What comes out is a [`Grant`], and
//! only this module can make one.

use std::sync::Arc;

use super::caller::Caller;
use super::identify;
use super::lineup::Lineup;
use super::parse::Call;
use super::payers::Payers;
use super::refusal::Names;
use super::routes;
use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::budget::spellings;
use crate::domain::entry::{FurtherAccount, Payer};
use crate::domain::policy::{inherits_team, model_allowed, route_allowed};
use crate::domain::record::Limits;
use crate::domain::scope::Scope;
use crate::domain::time::Millis;
use crate::ledger::RateTerms;
use crate::upstream::catalogue::{Catalogue, Group, Target};
use crate::wire::error::ApiError;

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
    key_limits: Limits,
    knows_customer: bool,
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

    /// The capped accounts of one place.
    pub fn route_to(&self, target: &Target) -> &[Terms] {
        let same = |other: &Target| other.deployment.index == target.deployment.index;
        let place = self.group.targets.iter().position(same);
        place.and_then(|at| self.conditions.routes.get(at)).map_or(&[], |terms| terms)
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
        &self.conditions.key_limits
    }

    /// Whether the customer is on record; the first charge puts a new one there.
    pub fn knows_customer(&self) -> bool {
        self.conditions.knows_customer
    }

    /// The same leave for a group that stands in when the first one has failed.
    ///
    /// Caps and rates of single models are those of the model that is called now.
    pub(super) fn for_fallback(&self, app: &App, group: Arc<Group>) -> Self {
        let Conditions { lineup, payers, model, .. } = &*self.conditions;
        let names = names_of(&group, []);
        let conditions =
            Conditions::new(app, Arc::clone(lineup), Arc::clone(payers), &group, Arc::clone(model), &names);
        Self { group, conditions: Arc::new(conditions) }
    }
}

/// Decides. The order of the checks is part of the surface: the first reason is the one that is told.
pub async fn grant(app: &App, caller: &Caller, call: &Call) -> Result<Grant, ApiError> {
    let now = app.now();
    check_key(caller, call, now)?;
    let payers = Payers::find(app, caller, call).await?;
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
    let conditions = Conditions::new(app, lineup, Arc::new(payers), &group, model, &names);
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
        names: &[String],
    ) -> Self {
        let now = app.now();
        let terms = payers.terms(app, names, now);
        let rates = payers.rates(app, names, now);
        let is_further =
            |terms: &&Terms| terms.key.window.is_some() || matches!(terms.key.scope, Scope::Model(..));
        let further = terms.iter().filter(is_further).map(|terms| FurtherAccount::from(&terms.key));
        Self {
            region: payers.customer.as_ref().and_then(|customer| customer.allowed_model_region.clone()),
            names: payers.names(),
            key_limits: payers.key_limits(now),
            knows_customer: payers.customer.is_some(),
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

/// Every list that says something must allow the model.
fn check_models(catalogue: &Catalogue, payers: &Payers, model: &str) -> Result<(), ApiError> {
    let allowed =
        |list: &[String]| model_allowed(list, model, &|entry| catalogue.in_access_group(entry, model));
    let denied = |kind: &'static str| ApiError::Forbidden {
        message: format!(
            "The requested model '{model}' is not available for this API key, or the model name is invalid. \
             Check the models available to you and try again."
        ),
        kind,
        param: Some("model"),
    };
    if let Some(key) = &payers.key
        && !inherits_team(&key.models)
        && !allowed(&key.models)
    {
        return Err(denied("key_model_access_denied"));
    }
    if let Some(team) = &payers.team {
        if team.blocked {
            return Err(ApiError::auth(format!(
                "Authentication Error, Team={} is blocked. Update via `/team/unblock` if you're an admin.",
                team.id
            )));
        }
        if !allowed(&team.models) {
            return Err(denied("team_model_access_denied"));
        }
    }
    if let Some(user) = &payers.user
        && payers.is_personal()
        && !allowed(&user.models)
    {
        return Err(denied("user_model_access_denied"));
    }
    if let Some(customer) = &payers.customer {
        if customer.blocked {
            return Err(ApiError::Forbidden {
                message: format!(
                    "Customer={} is blocked. Update via `/customer/unblock` if you're an admin.",
                    customer.id
                ),
                kind: "customer_blocked",
                param: Some("user"),
            });
        }
        if !allowed(&customer.models) {
            return Err(ApiError::Forbidden {
                message: format!(
                    "The requested model '{model}' is not in the allowed models for this customer. \
                     Check the models this customer can use and try again."
                ),
                kind: "customer_model_access_denied",
                param: Some("model"),
            });
        }
    }
    Ok(())
}
