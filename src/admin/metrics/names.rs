//! Who has called, under which names for people, with which records.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::app::App;
use crate::domain::budget::{customer_budget_id, customer_limits, key_limits};
use crate::domain::id::{BudgetId, CustomerId, KeyHash, TeamId, UserId};
use crate::domain::record::{Budget, Limits};
use crate::metrics::{Labels, Metrics, SETS_MAX, Who};
use crate::store::StoreError;

/// What stands for everybody who had no room of their own.
const OTHER: &str = "other";

/// Everybody who has called since the start, at most so many of each kind.
#[derive(Debug, Default)]
pub(super) struct Active {
    keys: BTreeSet<KeyHash>,
    teams: BTreeSet<TeamId>,
    users: BTreeSet<UserId>,
    customers: BTreeSet<CustomerId>,
    account_keys: HashMap<KeyHash, KeyHash>,
}

impl Active {
    pub(super) fn of(metrics: &Metrics) -> Self {
        let mut active = Self::default();
        for Who { key, team, user, customer } in metrics.active() {
            active.keys.extend(key);
            active.teams.extend(team);
            active.users.extend(user);
            active.customers.extend(customer);
        }
        active.account_keys =
            active.keys.iter().map(|account| (account.clone(), metrics.key_of(account))).collect();
        active
    }
}

/// Names for people, where there are any.
#[derive(Debug, Default)]
pub(super) struct Names {
    keys: HashMap<KeyHash, String>,
    teams: HashMap<TeamId, String>,
    emails: HashMap<UserId, String>,
}

impl Names {
    /// The labels of whoever called; nobody stands for the others.
    pub(super) fn who(&self, labels: Labels, who: Option<&Who>) -> Labels {
        let Some(who) = who else {
            let all = ["end_user", "hashed_api_key", "api_key_alias", "team", "team_alias", "user"];
            return all.into_iter().fold(labels, |labels, name| labels.with(name, OTHER));
        };
        let customer = who.customer.as_ref().map_or("", CustomerId::as_str);
        let labels = self.team(self.key(labels.with("end_user", customer), Some(who)), Some(who));
        labels.with("user", who.user.as_ref().map_or("", UserId::as_str))
    }

    pub(super) fn key(&self, labels: Labels, who: Option<&Who>) -> Labels {
        let (hash, alias) = match who {
            None => (OTHER, OTHER),
            Some(Who { key: None, .. }) => ("", ""),
            Some(Who { key: Some(key), .. }) => (key.as_str(), self.keys.get(key).map_or("", String::as_str)),
        };
        labels.with("hashed_api_key", hash).with("api_key_alias", alias)
    }

    pub(super) fn team(&self, labels: Labels, who: Option<&Who>) -> Labels {
        let (id, alias) = match who {
            None => (OTHER, OTHER),
            Some(Who { team: None, .. }) => ("", ""),
            Some(Who { team: Some(team), .. }) => {
                (team.as_str(), self.teams.get(team).map_or("", String::as_str))
            }
        };
        labels.with("team", id).with("team_alias", alias)
    }

    pub(super) fn email(&self, who: Option<&Who>) -> &str {
        match who {
            None => OTHER,
            Some(who) => who.user.as_ref().and_then(|user| self.emails.get(user)).map_or("", String::as_str),
        }
    }
}

/// The limits of everybody who has called, and the labels to tell them under.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) keys: Vec<(KeyHash, Labels, Limits)>,
    pub(super) teams: Vec<(TeamId, Labels, Limits)>,
    pub(super) users: Vec<(UserId, Labels, Limits)>,
    pub(super) customers: Vec<(CustomerId, Labels, Limits)>,
}

/// Looks everybody up. Most are in memory, because they have called.
pub(super) async fn look_up(app: &App, active: &Active) -> (Names, Records) {
    let (mut names, mut records) = (Names::default(), Records::default());
    let (directory, now) = (&app.directory, app.now());
    for account in active.keys.iter().take(SETS_MAX) {
        let hash = active.account_keys.get(account).unwrap_or(account);
        let Some(key) = found(directory.key(hash).await) else { continue };
        let budget = budget_of(app, key.budget_id.as_ref()).await;
        let alias = key.key_alias.clone().unwrap_or_default();
        let labels = Labels::none().with("hashed_api_key", account.as_str()).with("api_key_alias", &alias);
        records.keys.push((account.clone(), labels, key_limits(&key, budget.as_deref(), now)));
        names.keys.insert(account.clone(), alias);
    }
    for id in active.teams.iter().take(SETS_MAX) {
        let Some(team) = found(directory.team(id).await) else { continue };
        let alias = team.alias.clone().unwrap_or_default();
        let labels = Labels::none().with("team", id.as_str()).with("team_alias", &alias);
        records.teams.push((id.clone(), labels, team.limits.clone()));
        names.teams.insert(id.clone(), alias);
    }
    for id in active.users.iter().take(SETS_MAX) {
        let Some(user) = found(directory.user(id).await) else { continue };
        records.users.push((id.clone(), Labels::none().with("user", id.as_str()), user.limits.clone()));
        names.emails.extend(user.email.clone().map(|email| (id.clone(), email)));
    }
    for id in active.customers.iter().take(SETS_MAX) {
        let customer = found(directory.customer(id).await);
        let default = app.settings.default_customer_budget.as_ref();
        let on = customer_budget_id(customer.as_deref(), None, default);
        let limits = customer_limits(budget_of(app, on.as_ref()).await.as_deref());
        records.customers.push((id.clone(), Labels::none().with("end_user", id.as_str()), limits));
    }
    (names, records)
}

async fn budget_of(app: &App, id: Option<&BudgetId>) -> Option<Arc<Budget>> {
    found(app.directory.budget(id?).await)
}

/// What cannot be read is shown as if it were not there.
fn found<T>(read: Result<Option<Arc<T>>, StoreError>) -> Option<Arc<T>> {
    read.unwrap_or_else(|error| {
        tracing::debug!(%error, "a record is left out of the metrics");
        None
    })
}
