//! The dictionary of users and their budgets, as the original keeps it: `user_cost.json`, or the
//! `user_dict` of a hosted project. Members it does not know stay as they are.
//!
//! A value and what may be done to it; knows no file, no server and no clock.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Number, Value, json};

use super::error::Error;
use crate::domain::money::{Picos, parse_scaled};
use crate::domain::time::Millis;
use crate::wire::money::python_text;

/// The largest amount that is read back.
const AMOUNT_MAX: Picos = Picos::from_dollars(1_000_000_000_000_000);

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// After how long what was spent is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BudgetDuration {
    /// One day.
    Daily,
    /// Seven days.
    Weekly,
    /// Twenty-eight days, as the original counts.
    Monthly,
    /// 365 days.
    Yearly,
}

impl BudgetDuration {
    /// So many times 24 hours.
    pub const fn days(self) -> u32 {
        match self {
            Self::Daily => 1,
            Self::Weekly => 7,
            Self::Monthly => 28,
            Self::Yearly => 365,
        }
    }
}

impl FromStr for BudgetDuration {
    type Err = Error;

    /// Reads `daily`, `weekly`, `monthly` or `yearly`.
    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "daily" => Ok(Self::Daily),
            "weekly" => Ok(Self::Weekly),
            "monthly" => Ok(Self::Monthly),
            "yearly" => Ok(Self::Yearly),
            _ => Err(Error::BadDuration),
        }
    }
}

/// One user's budget and what has been spent of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserBudget {
    /// What may be spent.
    pub total_budget: Picos,
    /// What has been spent.
    pub current_cost: Picos,
    /// What has been spent by model.
    pub model_cost: BTreeMap<String, Picos>,
    /// After how many days that is forgotten; `None`: never.
    pub duration_days: Option<u32>,
    /// When the budget was made, where that is kept.
    pub created_at: Option<SystemTime>,
    /// When it was made or last reset, where that is kept.
    pub last_updated_at: Option<SystemTime>,
}

/// The dictionary.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Users {
    entries: Map<String, Value>,
    /// Where it is from, for errors.
    place: Arc<str>,
}

impl Users {
    /// Nobody.
    pub(super) fn none(place: &Arc<str>) -> Self {
        Self { entries: Map::new(), place: Arc::clone(place) }
    }

    /// Reads the JSON of a dictionary.
    pub(super) fn read(json: &[u8], place: &Arc<str>) -> Result<Self, Error> {
        let damaged = |what: String| Error::Damaged { place: place.to_string(), what };
        let value = serde_json::from_slice(json).map_err(|error| damaged(error.to_string()))?;
        Self::from_value(value, place)
    }

    /// Takes the dictionary that a value is.
    pub(super) fn from_value(value: Value, place: &Arc<str>) -> Result<Self, Error> {
        let damaged = |what: String| Error::Damaged { place: place.to_string(), what };
        let Value::Object(entries) = value else {
            return Err(damaged("it is not an object of users".into()));
        };
        if let Some((user, _)) = entries.iter().find(|(_, entry)| !entry.is_object()) {
            return Err(damaged(format!("the budget of the user `{user}` is not an object")));
        }
        Ok(Self { entries, place: Arc::clone(place) })
    }

    /// The dictionary as JSON.
    pub(super) fn entries(&self) -> &Map<String, Value> {
        &self.entries
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn has(&self, user: &str) -> bool {
        self.entries.contains_key(user)
    }

    /// Everybody, in the order of the dictionary.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Makes a budget, in place of the one that the user has.
    pub(super) fn create(
        &mut self,
        user: &str,
        total_budget: Picos,
        duration: Option<BudgetDuration>,
        created_at: Millis,
    ) -> Result<UserBudget, Error> {
        if total_budget.is_negative() {
            return Err(Error::NegativeBudget { total_budget });
        }
        if total_budget > AMOUNT_MAX {
            return Err(Error::TooLarge);
        }
        let mut entry = Map::new();
        entry.insert("total_budget".into(), money(total_budget));
        if let Some(duration) = duration {
            entry.insert("duration".into(), json!(duration.days()));
            entry.insert("created_at".into(), seconds(created_at));
            entry.insert("last_updated_at".into(), seconds(created_at));
        }
        self.entries.insert(user.to_owned(), Value::Object(entry));
        self.budget(user)
    }

    /// Adds what a call of a model has cost.
    pub(super) fn add_cost(&mut self, user: &str, model: &str, cost: Picos) -> Result<UserBudget, Error> {
        let known = self.budget(user)?;
        let sum = |so_far: Picos| so_far.plus(cost).filter(|sum| *sum <= AMOUNT_MAX).ok_or(Error::TooLarge);
        let current = sum(known.current_cost)?;
        let of_model = sum(known.model_cost.get(model).copied().unwrap_or_default())?;
        let entry = self.entry_mut(user)?;
        entry.insert("current_cost".into(), money(current));
        if let Some(by_model) =
            entry.entry("model_cost").or_insert_with(|| Value::Object(Map::new())).as_object_mut()
        {
            by_model.insert(model.to_owned(), money(of_model));
        }
        self.budget(user)
    }

    /// Forgets what was spent.
    pub(super) fn reset(&mut self, user: &str) -> Result<UserBudget, Error> {
        let entry = self.entry_mut(user)?;
        entry.insert("current_cost".into(), json!(0));
        entry.insert("model_cost".into(), json!({}));
        self.budget(user)
    }

    /// Forgets what was spent if the user's duration has passed; answers whether it has.
    pub(super) fn reset_on_duration(&mut self, user: &str, now: Millis) -> Result<bool, Error> {
        let budget = self.budget(user)?;
        let days = budget.duration_days.ok_or_else(|| Error::NoDuration { user: user.to_owned() })?;
        let since = self.instant(user, "last_updated_at")?;
        let since = since.ok_or_else(|| self.damaged(user, "last_updated_at", "is missing"))?;
        if now < since.plus_ms(i64::from(days).saturating_mul(DAY_MS)) {
            return Ok(false);
        }
        self.reset(user)?;
        self.entry_mut(user)?.insert("last_updated_at".into(), seconds(now));
        Ok(true)
    }

    /// The same for everybody who has a duration; answers who was reset.
    pub(super) fn reset_all_on_duration(&mut self, now: Millis) -> Result<Vec<String>, Error> {
        let mut reset = Vec::new();
        let names: Vec<String> = self.names().map(str::to_owned).collect();
        for user in names {
            if self.days(&user)?.is_some() && self.reset_on_duration(&user, now)? {
                reset.push(user);
            }
        }
        Ok(reset)
    }

    /// A user's budget.
    pub(super) fn budget(&self, user: &str) -> Result<UserBudget, Error> {
        let total_budget = self.amount(user, "total_budget")?;
        let total_budget = total_budget.ok_or_else(|| self.damaged(user, "total_budget", "is missing"))?;
        let time = |member| self.instant(user, member).map(|at| at.map(system_time));
        Ok(UserBudget {
            total_budget,
            current_cost: self.current_cost(user)?,
            model_cost: self.model_cost(user)?,
            duration_days: self.days(user)?,
            created_at: time("created_at")?,
            last_updated_at: time("last_updated_at")?,
        })
    }

    /// What a user has spent.
    pub(super) fn current_cost(&self, user: &str) -> Result<Picos, Error> {
        self.amount(user, "current_cost").map(Option::unwrap_or_default)
    }

    /// What a user has spent by model.
    pub(super) fn model_cost(&self, user: &str) -> Result<BTreeMap<String, Picos>, Error> {
        let Some(costs) = self.entry(user)?.get("model_cost") else { return Ok(BTreeMap::new()) };
        let bad = || self.damaged(user, "model_cost", "is not an object of amounts of money");
        let costs = costs.as_object().ok_or_else(bad)?;
        costs
            .iter()
            .map(|(model, cost)| picos(cost).map(|cost| (model.clone(), cost)).ok_or_else(bad))
            .collect()
    }

    fn days(&self, user: &str) -> Result<Option<u32>, Error> {
        let Some(value) = self.member(user, "duration")? else { return Ok(None) };
        let text = number_text(value).unwrap_or_default();
        let whole = text.strip_suffix(".0").unwrap_or(&text);
        let bad = || self.damaged(user, "duration", "is not a number of whole days");
        whole.parse().map(Some).map_err(|_| bad())
    }

    fn amount(&self, user: &str, name: &'static str) -> Result<Option<Picos>, Error> {
        let Some(value) = self.member(user, name)? else { return Ok(None) };
        picos(value).map(Some).ok_or_else(|| self.damaged(user, name, "is not an amount of money"))
    }

    fn instant(&self, user: &str, name: &'static str) -> Result<Option<Millis>, Error> {
        let Some(value) = self.member(user, name)? else { return Ok(None) };
        let ms = number_text(value).and_then(|text| parse_scaled(&text, 3).ok());
        let at = ms.and_then(|ms| i64::try_from(ms).ok()).map(Millis);
        at.map(Some).ok_or_else(|| self.damaged(user, name, "is not a time in seconds"))
    }

    /// A member of a user's entry; null is none.
    fn member(&self, user: &str, name: &str) -> Result<Option<&Value>, Error> {
        Ok(self.entry(user)?.get(name).filter(|value| !value.is_null()))
    }

    fn entry(&self, user: &str) -> Result<&Map<String, Value>, Error> {
        let entry = self.entries.get(user).and_then(Value::as_object);
        entry.ok_or_else(|| Error::UnknownUser { user: user.to_owned() })
    }

    fn entry_mut(&mut self, user: &str) -> Result<&mut Map<String, Value>, Error> {
        let entry = self.entries.get_mut(user).and_then(Value::as_object_mut);
        entry.ok_or_else(|| Error::UnknownUser { user: user.to_owned() })
    }

    fn damaged(&self, user: &str, member: &str, what: &str) -> Error {
        Error::Damaged {
            place: self.place.to_string(),
            what: format!("`{member}` of the user `{user}` {what}"),
        }
    }
}

fn number_text(value: &Value) -> Option<String> {
    value.as_number().map(Number::to_string)
}

fn picos(value: &Value) -> Option<Picos> {
    Picos::parse(&number_text(value)?).ok()
}

/// An amount as Python writes it, so that files of both look alike.
fn money(amount: Picos) -> Value {
    number(&python_text(amount))
}

/// An instant in seconds since 1970.
fn seconds(at: Millis) -> Value {
    let (sign, ms) = (if at.0 < 0 { "-" } else { "" }, at.0.unsigned_abs());
    let fraction = format!("{:03}", ms % 1000);
    let fraction = match fraction.trim_end_matches('0') {
        "" => "0",
        digits => digits,
    };
    number(&format!("{sign}{}.{fraction}", ms / 1000))
}

/// The number with these digits. They always are one.
fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn system_time(at: Millis) -> SystemTime {
    let distance = Duration::from_millis(at.0.unsigned_abs());
    let time = if at.0 < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
    time.unwrap_or(UNIX_EPOCH)
}

/// An instant of the system's clock; what lies beyond ours stays at its end.
pub(super) fn millis(at: SystemTime) -> Millis {
    let ms = |distance: Duration| i64::try_from(distance.as_millis()).unwrap_or(i64::MAX);
    match at.duration_since(UNIX_EPOCH) {
        Ok(after) => Millis(ms(after)),
        Err(before) => Millis(-ms(before.duration())),
    }
}

#[cfg(test)]
mod tests;
