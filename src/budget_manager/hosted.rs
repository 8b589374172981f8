//! Budgets that a server keeps for a project: `/get_budget` and `/set_budget`.
//!
//! The dictionary travels as a whole. Where the server tells versions, as ours does, a change that
//! somebody else was faster with is made again on top of theirs; elsewhere the last writer wins.

use std::sync::Arc;
use std::time::SystemTime;

use reqwest::header::{ETAG, HeaderMap, HeaderValue, IF_MATCH, IF_NONE_MATCH};
use serde_json::{Value, json};

use super::BudgetManager;
use super::cost::Spent;
use super::error::Error;
use super::users::{BudgetDuration, UserBudget, Users, millis};
use crate::client::{Call, Client, ClientError};
use crate::clock::Clock;
use crate::domain::money::Picos;

/// How often a change is made again when others are faster. Each time, one of them was done.
const TRIES_MAX: usize = 64;

/// Where a hosted [`BudgetManager`] keeps its budgets.
#[derive(Clone, Debug)]
pub struct Hosted {
    client: Client,
    project_name: String,
    headers: HeaderMap,
    version: Version,
    place: Arc<str>,
}

/// What the server said about the dictionary that was last seen.
#[derive(Clone, Debug)]
enum Version {
    /// There is none.
    Absent,
    /// This one.
    Tag(HeaderValue),
    /// Nothing: it has no versions.
    Untold,
}

/// Changing methods return when the server has the change. They need a Tokio runtime.
impl BudgetManager<Hosted> {
    /// Asks a server for the budgets of a project.
    ///
    /// ```no_run
    /// # async fn connect() -> Result<(), Box<dyn std::error::Error>> {
    /// use litellm_rs::budget_manager::BudgetManager;
    /// use litellm_rs::client::{ApiKey, BaseUrl, Client, ClientOptions};
    ///
    /// let url = BaseUrl::parse("http://localhost:4000")?;
    /// // An admin's key; a server on this machine asks for none.
    /// let client = Client::new(ClientOptions::new(url, ApiKey::new("sk-...")))?;
    /// let manager = BudgetManager::hosted(client, "my-project").await?;
    /// for user in manager.get_users() {
    ///     println!("{user}: {} USD", manager.get_current_cost(user)?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Http`] when the server does not answer or refuses, [`Error::Damaged`] when it does
    /// not answer with budgets.
    pub async fn hosted(client: Client, project_name: &str) -> Result<Self, Error> {
        Self::hosted_with(client, project_name, HeaderMap::new()).await
    }

    /// The same, with headers that every request carries besides the client's own.
    ///
    /// # Errors
    /// As [`hosted`](Self::hosted).
    pub async fn hosted_with(client: Client, project_name: &str, headers: HeaderMap) -> Result<Self, Error> {
        let place: Arc<str> = format!("project `{project_name}` at {}", client.url().as_str()).into();
        let users = Users::none(&place);
        let project_name = project_name.to_owned();
        let kept = Hosted { client, project_name, headers, version: Version::Untold, place };
        let mut manager = Self { users, clock: Clock::System, kept };
        manager.reload().await?;
        Ok(manager)
    }

    /// Asks the server again: what other programs have written since.
    ///
    /// # Errors
    /// [`Error::Http`] and [`Error::Damaged`].
    pub async fn reload(&mut self) -> Result<(), Error> {
        self.users = self.kept.get().await?;
        Ok(())
    }

    /// Gives a user a budget of so many dollars, in place of the one that is there with all that
    /// was spent of it. With a duration, [`reset_on_duration`](Self::reset_on_duration) counts it
    /// from `created_at`, by default now.
    ///
    /// # Errors
    /// [`Error::NegativeBudget`], [`Error::TooLarge`], [`Error::Http`], [`Error::Damaged`],
    /// [`Error::Changed`].
    pub async fn create_budget(
        &mut self,
        total_budget: Picos,
        user: &str,
        duration: Option<BudgetDuration>,
        created_at: Option<SystemTime>,
    ) -> Result<UserBudget, Error> {
        let created_at = created_at.map_or_else(|| self.clock.now(), millis);
        self.change(|users| users.create(user, total_budget, duration, created_at)).await
    }

    /// Adds what a call has cost to what the user has spent; answers the user's budget.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::UnknownModel`], [`Error::BadCompletion`] and
    /// [`Error::NothingSpent`] of `spent`, [`Error::TooLarge`], [`Error::Http`],
    /// [`Error::Damaged`], [`Error::Changed`].
    pub async fn update_cost<'a>(
        &mut self,
        user: &str,
        spent: impl Into<Spent<'a>>,
    ) -> Result<UserBudget, Error> {
        let (model, cost) = spent.into().cost(self.clock.now())?;
        self.change(|users| users.add_cost(user, model, cost)).await
    }

    /// Forgets what the user has spent.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::Http`], [`Error::Damaged`], [`Error::Changed`].
    pub async fn reset_cost(&mut self, user: &str) -> Result<UserBudget, Error> {
        self.change(|users| users.reset(user)).await
    }

    /// Forgets what the user has spent if the budget's duration has passed since it was made or
    /// last reset; answers whether it has.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::NoDuration`], [`Error::Http`], [`Error::Damaged`],
    /// [`Error::Changed`].
    pub async fn reset_on_duration(&mut self, user: &str) -> Result<bool, Error> {
        let now = self.clock.now();
        self.change(|users| users.reset_on_duration(user, now)).await
    }

    /// [`reset_on_duration`](Self::reset_on_duration) for everybody who has a duration; answers who
    /// was reset.
    ///
    /// # Errors
    /// [`Error::Http`], [`Error::Damaged`], [`Error::Changed`].
    pub async fn update_budget_all_users(&mut self) -> Result<Vec<String>, Error> {
        let now = self.clock.now();
        self.change(|users| users.reset_all_on_duration(now)).await
    }

    /// Puts what this manager knows on the server. Every change is there already, so this matters
    /// only where the server has lost it.
    ///
    /// # Errors
    /// [`Error::Changed`] when the server tells versions and holds something else, [`Error::Http`].
    pub async fn save_data(&mut self) -> Result<(), Error> {
        if self.kept.put(&self.users).await? { Ok(()) } else { Err(self.changed()) }
    }

    async fn change<T>(&mut self, change: impl Fn(&mut Users) -> Result<T, Error>) -> Result<T, Error> {
        for _ in 0..TRIES_MAX {
            self.reload().await?;
            let mut users = self.users.clone();
            let outcome = change(&mut users)?;
            if users == self.users {
                return Ok(outcome);
            }
            if self.kept.put(&users).await? {
                self.users = users;
                return Ok(outcome);
            }
        }
        Err(self.changed())
    }

    fn changed(&self) -> Error {
        Error::Changed { place: self.kept.place.to_string() }
    }
}

impl Hosted {
    async fn get(&mut self) -> Result<Users, Error> {
        let body = json!({"project_name": self.project_name});
        let call = self.with_headers(Call::post("/get_budget", &body).reading());
        let reply = self.client.send(&call).await?;
        let mut answer = reply.value()?;
        match answer.get("status").and_then(Value::as_str) {
            Some("error") => {
                self.version = Version::Absent;
                Ok(Users::none(&self.place))
            }
            Some("success") => {
                let data = answer.get_mut("data").map(Value::take).unwrap_or_default();
                let users = Users::from_value(data, &self.place)?;
                self.version = Version::told(&reply.headers);
                Ok(users)
            }
            _ => Err(Error::Damaged {
                place: self.place.to_string(),
                what: "the answer has no `status` of success or error".into(),
            }),
        }
    }

    /// Whether the server took it: not if it has another version than the one that was seen.
    async fn put(&mut self, users: &Users) -> Result<bool, Error> {
        let body = json!({"project_name": self.project_name, "user_dict": users.entries()});
        let call = self.with_headers(Call::post("/set_budget", &body));
        let call = match &self.version {
            Version::Absent => call.header(IF_NONE_MATCH, HeaderValue::from_static("*")),
            Version::Tag(tag) => call.header(IF_MATCH, tag.clone()),
            Version::Untold => call,
        };
        match self.client.send(&call).await {
            Ok(reply) => {
                self.version = Version::told(&reply.headers);
                Ok(true)
            }
            Err(error) if is_other_version(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn with_headers(&self, call: Call) -> Call {
        self.headers.iter().fold(call, |call, (name, value)| call.header(name.clone(), value.clone()))
    }
}

fn is_other_version(error: &ClientError) -> bool {
    error.answer.as_ref().is_some_and(|answer| answer.status == 412)
}

impl Version {
    fn told(headers: &HeaderMap) -> Self {
        headers.get(ETAG).map_or(Self::Untold, |tag| Self::Tag(tag.clone()))
    }
}
