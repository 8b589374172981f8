//! What test calls found, as long as the server runs: the last one of each deployment, and the last
//! thousand of all.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Number;

use crate::domain::time::Millis;

/// Tests that are remembered.
const KEPT: usize = 1_000;

/// One test of one deployment.
#[derive(Clone, Debug)]
pub(super) struct Check {
    pub(super) id: String,
    pub(super) model_name: String,
    pub(super) model_id: Arc<str>,
    /// Why it failed.
    pub(super) error: Option<String>,
    /// How long it took when it did not.
    pub(super) took: Option<Duration>,
    pub(super) by: String,
    pub(super) at: Millis,
}

impl Check {
    pub(super) fn status(&self) -> &'static str {
        if self.error.is_some() { "unhealthy" } else { "healthy" }
    }

    pub(super) fn shown(&self) -> CheckRow {
        let is_healthy = self.error.is_none();
        CheckRow {
            health_check_id: self.id.clone(),
            model_name: self.model_name.clone(),
            model_id: self.model_id.to_string(),
            status: self.status(),
            healthy_count: u8::from(is_healthy),
            unhealthy_count: u8::from(!is_healthy),
            error_message: self.error.clone(),
            response_time_ms: self.took.and_then(milliseconds),
            details: (),
            checked_by: self.by.clone(),
            checked_at: self.at.to_string(),
            created_at: self.at.to_string(),
        }
    }
}

/// One test call of one deployment, as LiteLLM shows a row of its table.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CheckRow {
    health_check_id: String,
    /// The public name.
    model_name: String,
    /// The deployment.
    model_id: String,
    /// `healthy` or `unhealthy`.
    status: &'static str,
    healthy_count: u8,
    unhealthy_count: u8,
    /// Why it failed.
    error_message: Option<String>,
    /// How long it took when it did not.
    #[schemars(with = "Option<f64>")]
    response_time_ms: Option<Number>,
    details: (),
    /// Who asked for it.
    checked_by: String,
    checked_at: String,
    created_at: String,
}

/// Milliseconds to the microsecond.
fn milliseconds(took: Duration) -> Option<Number> {
    let us = took.as_micros();
    format!("{}.{:03}", us / 1_000, us % 1_000).parse().ok()
}

/// The tests that are remembered.
#[derive(Debug, Default)]
pub struct Checks {
    all: VecDeque<Check>,
    latest: BTreeMap<Arc<str>, Check>,
}

impl Checks {
    pub(super) fn keep(&mut self, check: Check) {
        self.latest.insert(Arc::clone(&check.model_id), check.clone());
        if self.all.len() == KEPT {
            self.all.pop_front();
        }
        self.all.push_back(check);
    }

    pub(super) fn newest_first(&self) -> impl Iterator<Item = &Check> {
        self.all.iter().rev()
    }

    pub(super) fn latest(&self) -> impl Iterator<Item = &Check> {
        self.latest.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_thousand_are_kept_and_the_last_of_each() {
        let mut checks = Checks::default();
        for at in 0..=KEPT as i64 {
            checks.keep(Check {
                id: at.to_string(),
                model_name: "m".into(),
                model_id: if at == 0 { "first" } else { "other" }.into(),
                error: None,
                took: Some(Duration::from_micros(1_250)),
                by: "admin".into(),
                at: Millis(at),
            });
        }
        assert_eq!(checks.newest_first().count(), KEPT);
        assert_eq!(checks.newest_first().next().map(|check| check.at), Some(Millis(KEPT as i64)));
        assert_eq!(checks.newest_first().last().map(|check| check.at), Some(Millis(1)));
        let latest: Vec<&str> = checks.latest().map(|check| check.id.as_str()).collect();
        assert_eq!(latest, ["0", "1000"]);
        assert_eq!(
            checks.latest().next().and_then(|check| check.shown().response_time_ms).map(|ms| ms.to_string()),
            Some("1.250".into())
        );
    }
}
