//! What Lago finds wrong with events: the members of `error_details`, and what they mean for each of
//! the events of a request.

use std::fmt;

use serde_json::Value;

use crate::domain::delivery::Outcome;

/// What Lago says of an event that it has.
pub(crate) const HAS_IT: &str = "value_already_exist";
/// What Lago says of a batch that is longer than it allows.
pub(crate) const TOO_MANY: &str = "too_many_events";

/// Whether a batch was longer than Lago allows.
pub(crate) fn is_too_many(details: &[(String, Value)]) -> bool {
    details.iter().any(|(name, value)| name == "events" && faults(value).iter().any(|f| f.code == TOO_MANY))
}

/// What becomes of each of `count` events; `None` when nothing is said of any of them.
pub(crate) fn outcomes(details: Vec<(String, Value)>, count: usize) -> Option<Vec<Outcome>> {
    let mut outcomes = vec![Outcome::Again; count];
    for (name, value) in &details {
        let outcome = name.parse().ok().and_then(|index: usize| outcomes.get_mut(index));
        if let (Some(outcome), Some(said)) = (outcome, verdict_on(&faults(value))) {
            *outcome = said;
        }
    }
    // Without a word on any of them, all would go again at once, for ever.
    if outcomes.iter().any(|outcome| *outcome != Outcome::Again) {
        return Some(outcomes);
    }
    if count != 1 {
        return None;
    }
    verdict_on(&faults(&Value::Object(details.into_iter().collect()))).map(|outcome| vec![outcome])
}

/// One thing that is wrong with an event.
struct Fault {
    field: Option<String>,
    code: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = &self.field {
            write!(f, "{field}: ")?;
        }
        f.write_str(&self.code)
    }
}

/// What becomes of an event with these faults; nothing is said of one without any.
fn verdict_on(faults: &[Fault]) -> Option<Outcome> {
    let is_had = |fault: &Fault| {
        fault.code == HAS_IT && fault.field.as_deref().is_none_or(|field| field == "transaction_id")
    };
    if faults.is_empty() {
        return None;
    }
    if faults.iter().all(is_had) {
        return Some(Outcome::Delivered);
    }
    Some(Outcome::Dead(faults.iter().map(Fault::to_string).collect::<Vec<_>>().join(", ")))
}

/// The faults in a text, a list of texts, or either by field.
fn faults(value: &Value) -> Vec<Fault> {
    match value {
        Value::Null => vec![],
        Value::String(code) => vec![Fault { field: None, code: code.clone() }],
        Value::Array(values) => values.iter().flat_map(faults).collect(),
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(field, value)| {
                let named = |fault: Fault| Fault { field: Some(field.clone()), ..fault };
                faults(value).into_iter().map(named)
            })
            .collect(),
        Value::Bool(_) | Value::Number(_) => vec![Fault { field: None, code: value.to_string() }],
    }
}
