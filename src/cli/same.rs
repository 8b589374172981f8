//! Which members of an object would change it: an update that changes nothing is not sent, for the
//! window of a budget would begin anew with it.

use jiff::Timestamp;
use serde_json::Value;

use super::money::amount;
use crate::client::Row;
use crate::domain::duration::Duration;

/// The members of `wanted` that `current` does not say already, itself or in its member `inside`.
pub(crate) fn differences(current: &Row, wanted: &Row, inside: &str) -> Row {
    let inner = current.get(inside).and_then(Value::as_object);
    let says = |name: &str, value: &Value| {
        let own = current.get(name).filter(|value| !value.is_null());
        is_same(own.or_else(|| inner.and_then(|inner| inner.get(name))), value)
    };
    let changed = wanted.iter().filter(|(name, value)| !says(name, value));
    changed.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// Whether two values mean the same: `4` and `4.0`, `daily` and `24h`, nothing and an empty list.
fn is_same(current: Option<&Value>, wanted: &Value) -> bool {
    let is_nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    };
    let Some(current) = current.filter(|value| !is_nothing(value)) else { return is_nothing(wanted) };
    match (current, wanted) {
        (Value::Number(_), Value::Number(_)) => amount(current) == amount(wanted) && amount(wanted).is_some(),
        (Value::String(a), Value::String(b)) => {
            let durations = || Some((Duration::parse(a).ok()?, Duration::parse(b).ok()?));
            let instants = || Some((a.parse::<Timestamp>().ok()?, b.parse::<Timestamp>().ok()?));
            a == b || durations().is_some_and(|(a, b)| a == b) || instants().is_some_and(|(a, b)| a == b)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(Some(a), b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && b.iter().all(|(name, value)| is_same(a.get(name), value))
        }
        _ => current == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_left() {
        let current: Row = serde_json::from_str(
            r#"{"user_id":"a","blocked":false,"alias":null,"models":[],"budget_id":"b",
                "litellm_budget_table":{"max_budget":4.0,"budget_duration":"30d","model_max_budget":{"m":{"max_budget":0.5}},
                "budget_reset_at":"2026-12-01T00:00:00Z","rpm_limit":null}}"#,
        )
        .unwrap();
        for (wanted, left) in [
            (r#"{"user_id":"a","max_budget":4,"budget_duration":"30d","alias":null,"models":[]}"#, "{}"),
            (
                r#"{"model_max_budget":{"m":{"max_budget":0.50}},"budget_reset_at":"2026-12-01T01:00:00+01:00"}"#,
                "{}",
            ),
            (
                r#"{"max_budget":4.000000000001,"rpm_limit":0}"#,
                r#"{"max_budget":4.000000000001,"rpm_limit":0}"#,
            ),
            (
                r#"{"alias":"x","blocked":true,"models":["m"]}"#,
                r#"{"alias":"x","blocked":true,"models":["m"]}"#,
            ),
            (r#"{"max_budget":null,"rpm_limit":null}"#, r#"{"max_budget":null}"#),
            (r#"{"budget_id":"c"}"#, r#"{"budget_id":"c"}"#),
        ] {
            let wanted = serde_json::from_str(wanted).unwrap();
            assert_eq!(
                Value::Object(differences(&current, &wanted, "litellm_budget_table")).to_string(),
                left
            );
        }
    }
}
