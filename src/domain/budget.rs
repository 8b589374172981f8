//! Which limits apply to whom at this moment, and the terms of the accounts that follow from them.
//!
//! Pure functions of records and an instant; knows nothing of where records or balances are kept.

mod level;

use serde_json::Value;

pub use level::{CustomerBudgets, customer_budgets, customer_terms, limits_on, member_limits};

use super::account::Terms;
use super::duration::Duration;
use super::id::BudgetId;
use super::money::Picos;
use super::record::{ApiKey, Budget, Customer, Extra, Limits, ModelLimits, WindowLimit};
use super::scope::{AccountKey, Scope};
use super::time::Millis;
use super::window::{Calendar, WindowRule};

/// The member of a key's metadata that raises its cap for a while.
pub const TEMP_BUDGET_INCREASE: &str = "temp_budget_increase";
/// The member of a key's metadata that says until when.
pub const TEMP_BUDGET_EXPIRY: &str = "temp_budget_expiry";

impl Limits {
    /// These limits, with `other`'s values where these are absent. What describes one window stays
    /// together: a duration of our own is never paired with somebody else's reset or zone.
    #[must_use]
    pub fn filled_from(&self, other: &Self) -> Self {
        let calendar = if self.budget_duration.is_some() { self } else { other };
        Self {
            max_budget: self.max_budget.or(other.max_budget),
            soft_budget: self.soft_budget.or(other.soft_budget),
            budget_duration: calendar.budget_duration,
            budget_reset_at: calendar.budget_reset_at,
            timezone: calendar.timezone.clone().or_else(|| self.timezone.clone()),
            tpm_limit: self.tpm_limit.or(other.tpm_limit),
            rpm_limit: self.rpm_limit.or(other.rpm_limit),
            tpd_limit: self.tpd_limit.or(other.tpd_limit),
            max_parallel_requests: self.max_parallel_requests.or(other.max_parallel_requests),
            model_max_budget: filled(&self.model_max_budget, &other.model_max_budget),
            model_rpm_limit: filled(&self.model_rpm_limit, &other.model_rpm_limit),
            model_tpm_limit: filled(&self.model_tpm_limit, &other.model_tpm_limit),
        }
    }

    /// How the main window turns over; absent: the cap is for life.
    pub fn window(&self, calendar: &Calendar) -> Option<WindowRule> {
        self.budget_duration.map(|duration| WindowRule {
            duration,
            calendar: calendar.in_zone(self.timezone.as_deref()),
            first_reset_at: self.budget_reset_at,
        })
    }

    /// When the main window ends next.
    pub fn next_reset(&self, calendar: &Calendar, now: Millis) -> Option<Millis> {
        self.window(calendar).map(|rule| rule.next_reset(now))
    }
}

type PerModel<T> = std::collections::BTreeMap<String, T>;

fn filled<T: Clone>(own: &PerModel<T>, other: &PerModel<T>) -> PerModel<T> {
    let mut all = other.clone();
    all.extend(own.iter().map(|(model, limit)| (model.clone(), limit.clone())));
    all
}

/// The terms of a scope's main account.
pub fn main_terms(scope: Scope, limits: &Limits, calendar: &Calendar) -> Terms {
    Terms {
        limit: limits.max_budget,
        soft_limit: limits.soft_budget,
        window: limits.window(calendar),
        ..Terms::uncapped(AccountKey::main(scope))
    }
}

/// The terms of a scope's further windows (`budget_limits`).
pub fn window_terms(
    scope: &Scope,
    windows: &[WindowLimit],
    timezone: Option<&str>,
    calendar: &Calendar,
) -> Vec<Terms> {
    windows
        .iter()
        .map(|window| Terms {
            limit: Some(window.max_budget),
            window: Some(rule(window.budget_duration, timezone, calendar)),
            ..Terms::uncapped(AccountKey::windowed(scope.clone(), window.budget_duration))
        })
        .collect()
}

/// The terms of every capped model of a scope (`model_max_budget`).
pub fn model_terms(scope: &Scope, limits: &Limits, calendar: &Calendar) -> Vec<Terms> {
    limits
        .model_max_budget
        .iter()
        .filter(|(_, model)| model.max_budget.is_some())
        .map(|(name, model)| terms_of_model(scope, name, model, limits.timezone.as_deref(), calendar))
        .collect()
}

/// Every spelling under which limits may name the model of a call: as it was asked for, the group it
/// leads to, what the provider calls it. A cap holds whichever of them a caller picks.
pub fn spellings<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut spellings: Vec<String> = Vec::new();
    for name in names {
        if !spellings.iter().any(|known| known == name) {
            spellings.push(name.to_owned());
        }
    }
    spellings
}

/// The terms of the one model that a call asks for, when it is capped.
pub fn requested_model_terms(
    scope: &Scope,
    limits: &Limits,
    requested: &str,
    calendar: &Calendar,
) -> Option<Terms> {
    let entries = whole_and_bare(requested).into_iter();
    let (name, model) = entries
        .filter_map(|name| limits.model_max_budget.get_key_value(name))
        .find(|(_, model)| model.max_budget.is_some())?;
    Some(terms_of_model(scope, name, model, limits.timezone.as_deref(), calendar))
}

/// The names under which limits may keep a model: its whole name, then what follows the last `/`, so
/// that a cap on `gpt-4o` also holds for `openai/gpt-4o`.
fn whole_and_bare(model: &str) -> [&str; 2] {
    [model, model.rsplit_once('/').map_or(model, |(_, bare)| bare)]
}

/// How fast the model of a call may be called, and under which of its names that is kept.
pub type ModelRate<'a> = Option<(&'a str, u64)>;

/// The requests and the tokens a minute of a model that has these spellings: the first that is kept
/// of each, whatever else other spellings say. A map of its own comes before the model's budget.
pub fn model_rates<'a>(limits: &'a Limits, spellings: &[String]) -> (ModelRate<'a>, ModelRate<'a>) {
    let first = |own: &'a PerModel<u64>, of_budget: fn(&ModelLimits) -> Option<u64>| {
        spellings.iter().flat_map(|name| whole_and_bare(name)).find_map(|name| {
            let own = own.get_key_value(name).map(|(name, limit)| (name, *limit));
            let kept = own.or_else(|| {
                let (name, model) = limits.model_max_budget.get_key_value(name)?;
                Some((name, of_budget(model)?))
            });
            kept.map(|(name, limit)| (name.as_str(), limit))
        })
    };
    (
        first(&limits.model_rpm_limit, |model| model.rpm_limit),
        first(&limits.model_tpm_limit, |model| model.tpm_limit),
    )
}

fn terms_of_model(
    scope: &Scope,
    name: &str,
    model: &ModelLimits,
    timezone: Option<&str>,
    calendar: &Calendar,
) -> Terms {
    Terms {
        limit: model.max_budget,
        window: model.budget_duration.map(|duration| rule(duration, timezone, calendar)),
        ..Terms::uncapped(AccountKey::main(Scope::Model(Box::new(scope.clone()), name.into())))
    }
}

fn rule(duration: Duration, timezone: Option<&str>, calendar: &Calendar) -> WindowRule {
    WindowRule { duration, calendar: calendar.in_zone(timezone), first_reset_at: None }
}

/// The account a key spends from.
pub fn key_scope(key: &ApiKey) -> Scope {
    Scope::Key(key.account_hash().clone())
}

/// What a key may spend now: its own limits, filled from its budget, raised while a temporary
/// increase lasts.
pub fn key_limits(key: &ApiKey, budget: Option<&Budget>, now: Millis) -> Limits {
    let mut limits = match budget {
        Some(budget) => key.limits.filled_from(&budget.limits),
        None => key.limits.clone(),
    };
    if let (Some(cap), Some(more)) = (limits.max_budget, temporary_increase(&key.metadata, now)) {
        limits.max_budget = Some(cap.saturating_plus(more));
    }
    limits
}

/// The temporary increase in the metadata of a key or a member, until the instant it expires. Without
/// an expiry it never began: a rise without an end is a larger `max_budget`.
pub fn temporary_increase(metadata: &Extra, now: Millis) -> Option<Picos> {
    let expiry = metadata.get(TEMP_BUDGET_EXPIRY)?.as_str()?.parse::<jiff::Timestamp>().ok()?;
    if now >= Millis::from(expiry) {
        return None;
    }
    let amount = match metadata.get(TEMP_BUDGET_INCREASE)? {
        Value::Number(number) => Picos::parse(&number.to_string()).ok()?,
        Value::String(text) => Picos::parse(text).ok()?,
        _ => return None,
    };
    (!amount.is_negative()).then_some(amount)
}

/// The budget a customer is on: its own, else the one that the key names for its customers, else
/// the default.
pub fn customer_budget_id(
    customer: Option<&Customer>,
    key: Option<&ApiKey>,
    default: Option<&BudgetId>,
) -> Option<BudgetId> {
    customer
        .and_then(|customer| customer.budget_id.as_ref())
        .or_else(|| key.and_then(|key| key.end_user_budget_id.as_ref()))
        .or(default)
        .cloned()
}

/// What a customer may spend: what its budget says, else anything.
pub fn customer_limits(budget: Option<&Budget>) -> Limits {
    budget.map(|budget| budget.limits.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::KeyHash;
    use crate::domain::record::TeamMember;
    use serde_json::json;

    fn dollars(amount: i64) -> Option<Picos> {
        Some(Picos::from_dollars(amount))
    }

    fn duration(text: &str) -> Option<Duration> {
        Duration::parse(text).ok()
    }

    fn budget(limits: Limits) -> Budget {
        Budget {
            id: "tier".into(),
            limits,
            owner: None,
            created_by: String::new(),
            created_at: Millis(0),
            updated_by: String::new(),
            updated_at: Millis(0),
        }
    }

    fn key(value: serde_json::Value) -> ApiKey {
        let mut doc = json!({"hash": "h1", "key_name": "sk-...", "created_by": "a", "created_at": 0,
            "updated_by": "a", "updated_at": 0});
        for (name, member) in value.as_object().unwrap() {
            doc[name] = member.clone();
        }
        serde_json::from_value(doc).unwrap()
    }

    #[test]
    fn own_limits_win_and_the_rest_is_filled() {
        let own = Limits { max_budget: dollars(1), rpm_limit: Some(3), ..Limits::default() };
        let other = Limits {
            max_budget: dollars(9),
            tpm_limit: Some(7),
            budget_duration: duration("7d"),
            budget_reset_at: Some(Millis(5)),
            timezone: Some("Europe/Berlin".into()),
            ..Limits::default()
        };
        let both = own.filled_from(&other);
        assert_eq!((both.max_budget, both.rpm_limit, both.tpm_limit), (dollars(1), Some(3), Some(7)));
        assert_eq!((both.budget_duration, both.budget_reset_at), (duration("7d"), Some(Millis(5))));
        assert_eq!(both.timezone.as_deref(), Some("Europe/Berlin"));
        assert_eq!(Limits::default().filled_from(&other), other);
        assert_eq!(other.filled_from(&Limits::default()), other);
    }

    #[test]
    fn an_own_duration_is_never_paired_with_anothers_reset() {
        let own = Limits { budget_duration: duration("1d"), ..Limits::default() };
        let other = Limits {
            budget_duration: duration("30d"),
            budget_reset_at: Some(Millis(99)),
            ..Limits::default()
        };
        let both = own.filled_from(&other);
        assert_eq!((both.budget_duration, both.budget_reset_at), (duration("1d"), None));
    }

    #[test]
    fn a_temporary_increase_counts_up_to_its_expiry() {
        let expiry: jiff::Timestamp = "2026-11-21T12:00:00Z".parse().unwrap();
        let end = Millis::from(expiry);
        let with = |metadata| key(json!({"limits": {"max_budget": "2000000000000"}, "metadata": metadata}));
        let raised = json!({"temp_budget_increase": 3, "temp_budget_expiry": "2026-11-21T12:00:00Z"});
        for (metadata, now, cap) in [
            (raised.clone(), end.plus_ms(-1), 5),
            (raised, end, 2),
            (json!({"temp_budget_increase": 3}), Millis(0), 2),
            (json!({"temp_budget_increase": -1, "temp_budget_expiry": "2026-11-21T12:00:00Z"}), Millis(0), 2),
            (
                json!({"temp_budget_increase": "1", "temp_budget_expiry": "2026-11-21T12:00:00Z"}),
                Millis(0),
                3,
            ),
            (json!({"temp_budget_increase": 3, "temp_budget_expiry": "soon"}), Millis(0), 2),
        ] {
            assert_eq!(key_limits(&with(metadata.clone()), None, now).max_budget, dollars(cap), "{metadata}");
        }
        let no_cap = key(json!({"metadata": {"temp_budget_increase": 3,
            "temp_budget_expiry": "2026-11-21T12:00:00Z"}}));
        assert_eq!(key_limits(&no_cap, None, Millis(0)).max_budget, None);
        let tier = budget(Limits { max_budget: dollars(4), ..Limits::default() });
        assert_eq!(key_limits(&no_cap, Some(&tier), Millis(0)).max_budget, dollars(7));
    }

    #[test]
    fn a_member_has_its_own_limits_then_the_teams_and_a_rise_for_a_while() {
        let expiry: jiff::Timestamp = "2026-11-21T12:00:00Z".parse().unwrap();
        let end = Millis::from(expiry);
        let member = |metadata: serde_json::Value| -> TeamMember {
            serde_json::from_value(
                json!({"team": "t", "user": "u", "created_at": 0, "updated_at": 0, "metadata": metadata}),
            )
            .unwrap()
        };
        let plain = member(json!({}));
        let raised = member(json!({"temp_budget_increase": 3, "temp_budget_expiry": "2026-11-21T12:00:00Z"}));
        let own = budget(Limits { max_budget: dollars(5), rpm_limit: Some(2), ..Limits::default() });
        let bare = budget(Limits { rpm_limit: Some(2), ..Limits::default() });
        let none = budget(Limits { max_budget: dollars(0), ..Limits::default() });
        let default = budget(Limits {
            max_budget: dollars(7),
            budget_duration: duration("30d"),
            tpm_limit: Some(9),
            rpm_limit: Some(9),
            ..Limits::default()
        });
        for (member, own, default, now, cap, rpm, tpm) in [
            (&plain, None, None, end, None, None, None),
            (&plain, None, Some(&default), end, dollars(7), Some(9), Some(9)),
            (&plain, Some(&own), Some(&default), end, dollars(5), Some(2), Some(9)),
            (&plain, Some(&bare), Some(&default), end, dollars(7), Some(2), Some(9)),
            (&plain, None, Some(&none), end, None, None, None),
            (&plain, Some(&none), Some(&default), end, dollars(0), Some(9), Some(9)),
            (&raised, Some(&own), None, end.plus_ms(-1), dollars(8), Some(2), None),
            (&raised, Some(&own), None, end, dollars(5), Some(2), None),
            (&raised, None, Some(&default), end.plus_ms(-1), dollars(10), Some(9), Some(9)),
            (&raised, None, Some(&none), end.plus_ms(-1), None, None, None),
        ] {
            let limits = member_limits(Some(member), own, default, now);
            assert_eq!((limits.max_budget, limits.rpm_limit, limits.tpm_limit), (cap, rpm, tpm));
        }
    }

    #[test]
    fn a_regenerated_key_spends_from_the_account_of_the_first() {
        assert_eq!(key_scope(&key(json!({}))), Scope::Key(KeyHash::from("h1")));
        assert_eq!(key_scope(&key(json!({"scope_hash": "h0"}))), Scope::Key(KeyHash::from("h0")));
    }

    #[test]
    fn the_budget_of_a_customer_is_its_own_then_the_keys_then_the_default() {
        let customer = |budget: Option<&str>| -> Customer {
            serde_json::from_value(json!({"id": "c", "budget_id": budget, "created_at": 0, "updated_at": 0}))
                .unwrap()
        };
        let (own, bare) = (customer(Some("own")), customer(None));
        let names = key(json!({"end_user_budget_id": "by-key"}));
        let plain = key(json!({}));
        let default = BudgetId::from("default");
        let chosen = |c: Option<&Customer>, k: Option<&ApiKey>, d: Option<&BudgetId>| {
            customer_budget_id(c, k, d).map(|id| id.to_string())
        };
        assert_eq!(chosen(Some(&own), Some(&names), Some(&default)).as_deref(), Some("own"));
        assert_eq!(chosen(Some(&bare), Some(&names), Some(&default)).as_deref(), Some("by-key"));
        assert_eq!(chosen(None, Some(&names), Some(&default)).as_deref(), Some("by-key"));
        assert_eq!(chosen(None, Some(&plain), Some(&default)).as_deref(), Some("default"));
        assert_eq!(chosen(Some(&bare), None, None), None);
    }

    #[test]
    fn a_model_cap_matches_the_whole_name_before_the_bare_one() {
        let cap = |amount| ModelLimits {
            max_budget: dollars(amount),
            rpm_limit: Some(1),
            ..ModelLimits::default()
        };
        let limits = Limits {
            model_max_budget: [
                ("gpt-4o".to_owned(), cap(1)),
                ("azure/gpt-4o".to_owned(), cap(2)),
                ("free".to_owned(), ModelLimits::default()),
            ]
            .into(),
            ..Limits::default()
        };
        let scope = Scope::Customer("acme".into());
        let limit = |name| {
            requested_model_terms(&scope, &limits, name, &Calendar::default()).and_then(|terms| terms.limit)
        };
        assert_eq!(limit("gpt-4o"), dollars(1));
        assert_eq!(limit("openai/gpt-4o"), dollars(1));
        assert_eq!(limit("azure/gpt-4o"), dollars(2));
        assert_eq!(limit("gpt-4o-mini"), None);
        assert_eq!(limit("free"), None);
        assert_eq!(model_terms(&scope, &limits, &Calendar::default()).len(), 2);
    }

    #[test]
    fn what_an_entry_of_a_model_does_not_say_another_one_says() {
        let limits: Limits = serde_json::from_value(json!({
            "model_max_budget": {
                "azure/gpt-4o": {"rpm_limit": 5},
                "gpt-4o": {"max_budget": "1000000000000", "rpm_limit": 6, "tpm_limit": 7},
                "up": {"max_budget": "2000000000000"},
                "openai/up": {"tpm_limit": 8},
            },
            "model_rpm_limit": {"openai/up": 1, "a": 2},
            "model_tpm_limit": {"b": 3, "gpt-4o": 4},
        }))
        .unwrap();
        let scope = Scope::Team("red".into());
        let cap = |name| {
            let terms = requested_model_terms(&scope, &limits, name, &Calendar::default())?;
            Some((terms.key.scope.to_string(), terms.limit?))
        };
        assert_eq!(cap("azure/gpt-4o").map(|(_, limit)| limit), dollars(1), "a rate hides no cap");
        assert_eq!(cap("azure/gpt-4o"), cap("gpt-4o"));
        assert_eq!(cap("openai/up").map(|(_, limit)| limit), dollars(2));
        for (spellings, rpm, tpm) in [
            (vec!["azure/gpt-4o"], Some(("azure/gpt-4o", 5)), Some(("gpt-4o", 4))),
            (vec!["gpt-4o"], Some(("gpt-4o", 6)), Some(("gpt-4o", 4))),
            (vec!["up", "openai/up"], Some(("openai/up", 1)), Some(("openai/up", 8))),
            (vec!["up"], None, None),
            (vec!["a", "b"], Some(("a", 2)), Some(("b", 3))),
            (vec!["x/a", "x/b"], Some(("a", 2)), Some(("b", 3))),
            (vec!["c"], None, None),
        ] {
            let spellings = spellings.into_iter().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(model_rates(&limits, &spellings), (rpm, tpm), "{spellings:?}");
        }
    }

    #[test]
    fn every_further_window_has_an_account_of_its_own() {
        let scope = Scope::Team("red".into());
        let windows: Vec<WindowLimit> = [("1h", 1), ("1d", 5)]
            .map(|(text, amount)| WindowLimit {
                budget_duration: Duration::parse(text).unwrap(),
                max_budget: Picos::from_dollars(amount),
            })
            .into();
        let terms = window_terms(&scope, &windows, None, &Calendar::default());
        assert_eq!(
            terms.iter().map(|t| t.key.stored_window()).collect::<Vec<_>>(),
            ["1h", "1d"].map(String::from)
        );
        assert_eq!(terms[1].limit, dollars(5));
        let main = main_terms(scope, &Limits::default(), &Calendar::default());
        assert_eq!((main.limit, main.window), (None, None));
    }
}
