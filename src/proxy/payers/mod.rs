//! Everybody who pays for a call: who they are, their records, and the limits in force at each.
//!
//! Knows no balances; the accounts and rates that follow are in `accounts` and `rates`.

mod accounts;
mod rates;
mod unknown;

use std::sync::Arc;

pub(super) use accounts::Manner;

use super::caller::Caller;
use super::parse::Call;
use super::refusal::Names;
use crate::app::App;
use crate::domain::budget::{CustomerBudgets, customer_budgets, key_limits, limits_on, member_limits};
use crate::domain::delivery;
use crate::domain::entry::Payer;
use crate::domain::id::{BudgetId, Tag};
use crate::domain::record::{
    ApiKey, Attribution, Budget, Customer, Limits, Organization, TagRecord, Team, TeamMember, User, tags_in,
};
use crate::domain::time::Millis;
use crate::wire::error::ApiError;

/// The payers' records, and the limits that have to be put together from several of them.
#[derive(Debug)]
pub(super) struct Payers {
    pub(super) payer: Arc<Payer>,
    pub(super) key: Option<Arc<ApiKey>>,
    pub(super) team: Option<Arc<Team>>,
    pub(super) user: Option<Arc<User>>,
    pub(super) customer: Option<Arc<Customer>>,
    pub(super) member: Option<Arc<TeamMember>>,
    pub(super) organization: Option<Arc<Organization>>,
    /// The tags that somebody described.
    pub(super) tags: Vec<Described>,
    pub(super) key_limits: Limits,
    member_limits: Limits,
    /// Whether the member's cap is its own: then it comes before all others.
    member_has_own_cap: bool,
    are_names_told: bool,
    organization_limits: Limits,
    customer_budget: Option<Arc<Budget>>,
    customer_tier: Option<Arc<Budget>>,
}

/// A tag of the call that has a record.
#[derive(Debug)]
pub(super) struct Described {
    pub(super) record: Arc<TagRecord>,
    limits: Limits,
}

impl Payers {
    /// Looks everybody up.
    pub(super) async fn find(app: &App, caller: &Caller, call: &Call, now: Millis) -> Result<Self, ApiError> {
        let directory = &app.directory;
        let key = caller.key.clone();
        let team = match key.as_ref().and_then(|key| key.team_id.as_ref()) {
            Some(id) => directory.team(id).await?,
            None => None,
        };
        let mut payer = Payer {
            key: caller.account_hash(),
            user: key.as_ref().and_then(|key| key.user_id.clone()).or_else(|| call.user.clone()),
            team: key.as_ref().and_then(|key| key.team_id.clone()),
            customer: None,
            // A key does not take its calls out of the budget that its team is under.
            organization: team
                .as_ref()
                .and_then(|team| team.organization())
                .or_else(|| key.as_ref().and_then(|key| key.organization())),
            tags: tags(call, key.as_deref(), team.as_deref()),
        };
        let customer = Self::customer(app, key.as_deref(), call, &mut payer).await?;
        let user = match &payer.user {
            Some(id) => directory.user(id).await?,
            None => None,
        };
        let organization = match &payer.organization {
            Some(id) => directory.organization(id).await?,
            None => None,
        };
        let member = match (&payer.team, &payer.user) {
            (Some(team), Some(user)) => directory.member(&(team.clone(), user.clone())).await?,
            _ => None,
        };
        let mut payers = Self {
            key,
            team,
            user,
            customer,
            member,
            organization,
            tags: Vec::new(),
            key_limits: Limits::default(),
            member_limits: Limits::default(),
            member_has_own_cap: false,
            are_names_told: app.settings.names_told,
            organization_limits: Limits::default(),
            customer_budget: None,
            customer_tier: None,
            payer: payer.into(),
        };
        payers.find_limits(app, now).await?;
        Ok(payers)
    }

    /// The customer that the key is bound to, or that the call names.
    async fn customer(
        app: &App,
        key: Option<&ApiKey>,
        call: &Call,
        payer: &mut Payer,
    ) -> Result<Option<Arc<Customer>>, ApiError> {
        let (named, is_bound) = match key.map(|key| &key.attribution) {
            Some(Attribution::Bound(customer)) => (Some(customer), true),
            Some(Attribution::None) => (None, false),
            Some(Attribution::Trusted) | None => (call.customer.as_ref(), false),
        };
        let Some(id) = named.filter(|_| app.settings.customers_tracked) else { return Ok(None) };
        let known = app.directory.customer(id).await?;
        if known.is_some() || is_bound {
            payer.customer = Some(id.clone());
            return Ok(known);
        }
        payer.customer = unknown::stands_for(app, id).await?;
        match payer.customer.as_ref().filter(|pool| *pool != id) {
            Some(pool) => Ok(app.directory.customer(pool).await?),
            None => Ok(None),
        }
    }

    /// Puts the limits together that come from more than one record.
    async fn find_limits(&mut self, app: &App, now: Millis) -> Result<(), ApiError> {
        let budget = async |id: Option<&BudgetId>| match id {
            Some(id) => app.directory.budget(id).await,
            None => Ok(None),
        };
        if let Some(key) = &self.key {
            let shared = budget(key.budget_id.as_ref()).await?;
            self.key_limits = key_limits(key, shared.as_deref(), now);
        }
        if let (Some(team), Some(_)) = (&self.team, &self.payer.user) {
            let own = budget(self.member.as_ref().and_then(|member| member.budget_id.as_ref())).await?;
            let default = budget(team.member_budget().as_ref()).await?;
            self.member_has_own_cap = own.as_ref().is_some_and(|own| own.limits.max_budget.is_some());
            self.member_limits =
                member_limits(self.member.as_deref(), own.as_deref(), default.as_deref(), now);
        }
        if let Some(organization) = &self.organization {
            let shared = budget(organization.budget_id.as_ref()).await?;
            self.organization_limits = limits_on(&organization.limits, shared.as_deref());
        }
        for tag in &self.payer.tags {
            let Some(record) = app.directory.tag(tag).await? else { continue };
            let shared = budget(record.budget_id.as_ref()).await?;
            let limits = limits_on(&record.limits, shared.as_deref());
            self.tags.push(Described { record, limits });
        }
        if self.payer.customer.is_some() {
            let default = app.settings.default_customer_budget.as_ref();
            let CustomerBudgets { main, tier } =
                customer_budgets(self.customer.as_deref(), self.key.as_deref(), default);
            self.customer_budget = budget(main).await?;
            self.customer_tier = budget(tier).await?;
        }
        Ok(())
    }

    /// Whether the key belongs to a user alone: then the user's own limits apply.
    pub(super) fn is_personal(&self) -> bool {
        self.payer.team.is_none()
    }

    /// What a tag of the call allows, if somebody described it.
    fn tag_limits(&self, tag: &Tag) -> Option<&Limits> {
        self.tags.iter().find(|described| described.record.id == *tag).map(|described| &described.limits)
    }

    /// The rule of the customer: the key's budget for its customers, or the customer's own.
    fn customer_limits(&self) -> Option<&Limits> {
        self.customer_tier.as_ref().or(self.customer_budget.as_ref()).map(|budget| &budget.limits)
    }

    /// The names that webhooks are told of, while there are any.
    pub(super) fn told_names(&self) -> delivery::Names {
        if !self.are_names_told {
            return delivery::Names::default();
        }
        let shared = |name: Option<&String>| name.map(|name| name.as_str().into());
        delivery::Names {
            key_alias: shared(self.key.as_ref().and_then(|key| key.key_alias.as_ref())),
            team_alias: shared(self.team.as_ref().and_then(|team| team.alias.as_ref())),
            user_email: shared(self.user.as_ref().and_then(|user| user.email.as_ref())),
        }
    }

    pub(super) fn names(&self) -> Names {
        Names {
            key_alias: self.key.as_ref().and_then(|key| key.key_alias.clone()),
            key_name: self.key.as_ref().map(|key| key.key_name.clone()),
            key_hash: self.key.as_ref().map(|key| key.hash.to_string()),
            member_has_own_cap: self.member_has_own_cap,
        }
    }
}

/// The call's tags, then those of its key and of its team, each once.
///
/// Those of the records cannot be crowded out by a caller: their number is bounded apart.
fn tags(call: &Call, key: Option<&ApiKey>, team: Option<&Team>) -> Vec<Tag> {
    let mut tags = call.tags.clone();
    for metadata in [key.map(|key| &key.metadata), team.map(|team| &team.metadata)].into_iter().flatten() {
        for tag in tags_in(metadata) {
            if !tags.iter().any(|known| known.as_str() == tag)
                && let Ok(tag) = Tag::checked(tag)
            {
                tags.push(tag);
            }
        }
    }
    tags
}
