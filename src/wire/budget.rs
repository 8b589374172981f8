//! Budgets on the wire: the limits a body can carry, and how they are shown.
//!
//! Knows the shapes of limits and how they are read; who is on a budget is not its business.

mod row;

use std::collections::BTreeMap;

pub use row::{
    BudgetOwner, BudgetRow, BudgetTable, HighestUse, LimitsTable, Relations, field_settings,
    shown_model_limits, shown_windows,
};
use serde_json::Value;

use super::fields::{Fields, Patch};
use super::money::Usd;
use crate::domain::duration::Duration;
use crate::domain::money::Picos;
use crate::domain::record::{Limits, ModelLimits, WindowLimit};
use crate::domain::time::Millis;
use crate::domain::window::zone_exists;

/// The limits in a body, each absent, cleared or set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitsPatch {
    /// The hard cap.
    pub max_budget: Patch<Picos>,
    /// Alerts only.
    pub soft_budget: Patch<Picos>,
    /// How long a window lasts.
    pub budget_duration: Patch<Duration>,
    /// The end of the first window.
    pub budget_reset_at: Patch<Millis>,
    /// The zone of the window's calendar.
    pub timezone: Patch<String>,
    /// Tokens in any 60 s.
    pub tpm_limit: Patch<u64>,
    /// Requests in any 60 s.
    pub rpm_limit: Patch<u64>,
    /// Tokens a day.
    pub tpd_limit: Patch<u64>,
    /// Requests under way at once.
    pub max_parallel_requests: Patch<u64>,
    /// Limits of single models.
    pub model_max_budget: Patch<BTreeMap<String, ModelLimits>>,
}

impl LimitsPatch {
    /// Reads every limit a body can carry.
    pub fn read(fields: &mut Fields) -> Self {
        Self {
            max_budget: fields.usd("max_budget"),
            soft_budget: fields.usd("soft_budget"),
            budget_duration: fields.duration("budget_duration"),
            budget_reset_at: fields.instant("budget_reset_at"),
            timezone: timezone(fields),
            tpm_limit: fields.count("tpm_limit"),
            rpm_limit: fields.count("rpm_limit"),
            tpd_limit: fields.count("tpd_limit"),
            max_parallel_requests: fields.count("max_parallel_requests"),
            model_max_budget: model_max_budget(fields),
        }
    }

    /// Whether any limit is sent, be it to clear it.
    pub fn is_sent(&self) -> bool {
        let Self { budget_reset_at, timezone, model_max_budget, .. } = self;
        [&self.max_budget, &self.soft_budget].into_iter().any(Patch::is_sent)
            || [&self.tpm_limit, &self.rpm_limit, &self.tpd_limit, &self.max_parallel_requests]
                .into_iter()
                .any(Patch::is_sent)
            || self.budget_duration.is_sent()
            || budget_reset_at.is_sent()
            || timezone.is_sent()
            || model_max_budget.is_sent()
    }

    /// Whether any limit is set to a value.
    pub fn has_value(&self) -> bool {
        let mut limits = Limits::default();
        self.clone().apply(&mut limits);
        limits != Limits::default()
    }

    /// Changes `limits` as sent. A new duration starts its windows afresh unless the end of the
    /// first one is sent with it.
    pub fn apply(self, limits: &mut Limits) {
        if self.budget_duration.is_sent() && !self.budget_reset_at.is_sent() {
            limits.budget_reset_at = None;
        }
        self.max_budget.apply(&mut limits.max_budget);
        self.soft_budget.apply(&mut limits.soft_budget);
        self.budget_duration.apply(&mut limits.budget_duration);
        self.budget_reset_at.apply(&mut limits.budget_reset_at);
        self.timezone.apply(&mut limits.timezone);
        self.tpm_limit.apply(&mut limits.tpm_limit);
        self.rpm_limit.apply(&mut limits.rpm_limit);
        self.tpd_limit.apply(&mut limits.tpd_limit);
        self.max_parallel_requests.apply(&mut limits.max_parallel_requests);
        self.model_max_budget.apply_or_default(&mut limits.model_max_budget);
    }
}

fn timezone(fields: &mut Fields) -> Patch<String> {
    let patch = fields.filled_text("timezone");
    if patch.as_value().is_some_and(|name| !zone_exists(name)) {
        fields.refuse("timezone", "timezone must be an IANA name such as 'Europe/Berlin' or 'UTC'");
        return Patch::Absent;
    }
    patch
}

/// Reads `model_max_budget`. A member nobody knows is refused: a mistyped cap would be no cap.
fn model_max_budget(fields: &mut Fields) -> Patch<BTreeMap<String, ModelLimits>> {
    match fields.object("model_max_budget") {
        Patch::Absent => Patch::Absent,
        Patch::Null => Patch::Null,
        Patch::Value(models) => {
            let mut limits = BTreeMap::new();
            for (name, value) in models {
                match model_limits(value) {
                    Ok(model) => {
                        limits.insert(name, model);
                    }
                    Err(reason) => fields.refuse(
                        "model_max_budget",
                        format!(
                            "Invalid model_max_budget: '{name}' {reason}. Example: \
                             {{\"gpt-4o\": {{\"max_budget\": 0.5, \"budget_duration\": \"1d\"}}}}"
                        ),
                    ),
                }
            }
            Patch::Value(limits)
        }
    }
}

fn model_limits(value: Value) -> Result<ModelLimits, String> {
    let Value::Object(members) = value else { return Err("is not an object".into()) };
    let mut limits = ModelLimits::default();
    for (name, value) in members {
        match name.as_str() {
            _ if value.is_null() => {}
            "max_budget" | "budget_limit" => match Usd::from_value(&value) {
                Ok(Usd(amount)) if !amount.is_negative() => limits.max_budget = Some(amount),
                _ => return Err(format!("has a {name} that is not a non-negative number")),
            },
            "budget_duration" | "time_period" => match value.as_str().map(Duration::parse) {
                Some(Ok(duration)) => limits.budget_duration = Some(duration),
                _ => return Err(format!("has a {name} that is not a duration")),
            },
            "tpm_limit" | "rpm_limit" => {
                let count = value.to_string().trim_matches('"').parse().ok();
                let count = Some(count.ok_or_else(|| format!("has a {name} that is not a count"))?);
                if name == "tpm_limit" { limits.tpm_limit = count } else { limits.rpm_limit = count }
            }
            _ => return Err(format!("has an unknown member '{name}'")),
        }
    }
    Ok(limits)
}

/// Reads `budget_limits`: further windows, each of a duration of its own.
pub fn read_windows(fields: &mut Fields) -> Patch<Vec<WindowLimit>> {
    match fields.list("budget_limits") {
        Patch::Absent => Patch::Absent,
        Patch::Null => Patch::Null,
        Patch::Value(items) => {
            let mut windows: Vec<WindowLimit> = Vec::with_capacity(items.len());
            for item in &items {
                let duration = item["budget_duration"].as_str().and_then(|text| Duration::parse(text).ok());
                let cap = Usd::from_value(&item["max_budget"]).ok().filter(|usd| !usd.0.is_negative());
                match (duration, cap) {
                    (Some(duration), _) if windows.iter().any(|w| w.budget_duration == duration) => {
                        fields.refuse("budget_limits", format!("budget_limits names the window {duration} twice"));
                    }
                    (Some(budget_duration), Some(Usd(max_budget))) => {
                        windows.push(WindowLimit { budget_duration, max_budget });
                    }
                    _ => fields.refuse(
                        "budget_limits",
                        "every item of budget_limits needs a budget_duration such as '1d' and a non-negative max_budget",
                    ),
                }
            }
            Patch::Value(windows)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::error::ApiError;

    fn read(body: &str) -> Result<LimitsPatch, String> {
        let mut fields = Fields::parse(body.as_bytes()).unwrap();
        let patch = LimitsPatch::read(&mut fields);
        fields.finish(|refusal| ApiError::DetailError(refusal.message)).map_err(|error| error.message())?;
        Ok(patch)
    }

    #[test]
    fn a_new_duration_starts_its_windows_afresh() {
        let old = Limits {
            budget_duration: Duration::parse("1d").ok(),
            budget_reset_at: Some(Millis(5)),
            max_budget: Some(Picos::from_dollars(1)),
            ..Limits::default()
        };
        for (body, duration, reset) in [
            (r#"{"rpm_limit": 1}"#, Some("1d"), Some(5)),
            (r#"{"budget_duration": "7d"}"#, Some("7d"), None),
            (r#"{"budget_duration": null}"#, None, None),
            (
                r#"{"budget_duration": "7d", "budget_reset_at": "1970-01-01T00:00:09Z"}"#,
                Some("7d"),
                Some(9_000),
            ),
            (r#"{"budget_reset_at": null}"#, Some("1d"), None),
        ] {
            let mut limits = old.clone();
            read(body).unwrap().apply(&mut limits);
            assert_eq!(
                limits.budget_duration,
                duration.and_then(|text| Duration::parse(text).ok()),
                "{body}"
            );
            assert_eq!(limits.budget_reset_at, reset.map(Millis), "{body}");
            assert_eq!(limits.max_budget, old.max_budget);
        }
    }

    #[test]
    fn clearing_is_sent_but_is_no_value() {
        let cleared = read(r#"{"max_budget": null}"#).unwrap();
        assert!(cleared.is_sent() && !cleared.has_value());
        let zero = read(r#"{"max_budget": 0}"#).unwrap();
        assert!(zero.is_sent() && zero.has_value());
        assert!(!read("{}").unwrap().is_sent());
    }

    #[test]
    fn a_model_budget_takes_both_spellings_and_nothing_else() {
        let patch = read(
            r#"{"model_max_budget": {"a": {"budget_limit": "1.5", "time_period": "1d"}, "b": {"max_budget": 0, "rpm_limit": 2}}}"#,
        );
        let shown = shown_model_limits(patch.unwrap().model_max_budget.as_value().unwrap());
        assert_eq!(
            shown.to_string(),
            r#"{"a":{"max_budget":1.5,"budget_duration":"1d"},"b":{"max_budget":0.0,"rpm_limit":2}}"#
        );
        for (value, reason) in [
            (r#"{"a": 1}"#, "is not an object"),
            (r#"{"a": {"max_budget": -1}}"#, "not a non-negative number"),
            (r#"{"a": {"max_budgte": 1}}"#, "unknown member 'max_budgte'"),
            (r#"{"a": {"budget_duration": "1y"}}"#, "not a duration"),
            (r#"{"a": {"tpm_limit": -1}}"#, "not a count"),
        ] {
            let error = read(&format!(r#"{{"model_max_budget": {value}}}"#)).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn a_zone_has_to_exist() {
        assert!(read(r#"{"timezone": "Europe/Berlin"}"#).is_ok());
        assert!(read(r#"{"timezone": "Mars/Olympus"}"#).is_err());
    }
}
