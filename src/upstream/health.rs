//! Which deployments are left alone for a while because they fail.
//!
//! Counts by the minute of the clock, as LiteLLM does. The clock is the caller's, and so is the
//! lock around this.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::time::Millis;

/// The minute that failures are counted in.
const MINUTE_MS: i64 = 60_000;
/// Requests in the minute from which on a share of failures means something.
const REQUESTS_MIN: u32 = 5;
/// Requests in the minute from which on the only deployment of a group may cool down.
const ALONE_REQUESTS_MIN: u32 = 1_000;

/// When a deployment is left alone, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CooldownRules {
    /// Failures in a minute that are allowed (`allowed_fails`); `None`: the default rules.
    pub allowed_fails: Option<u32>,
    /// How long it is left alone (`cooldown_time`).
    pub cooldown_time_ms: u64,
    /// Never leave one alone (`disable_cooldowns`).
    pub disable_cooldowns: bool,
}

impl Default for CooldownRules {
    fn default() -> Self {
        Self { allowed_fails: None, cooldown_time_ms: 5_000, disable_cooldowns: false }
    }
}

/// How a deployment is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing failed in this minute.
    Well,
    /// Something failed in this minute.
    Failing,
    /// It is left alone for a while.
    Cooling,
}

/// How the deployments have been doing. Grows with the number of deployments, not of requests.
#[derive(Debug, Default)]
pub struct Health {
    rules: CooldownRules,
    states: HashMap<Arc<str>, State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    minute: i64,
    successes: u32,
    failures: u32,
    cooling_until: Option<Millis>,
}

/// Whether a status says something about the deployment, rather than about the request.
pub const fn counts(status: u16) -> bool {
    matches!(status, 401 | 402 | 404 | 408 | 429) || status >= 500
}

/// Whether another try cannot help: the deployment itself is wrong.
const fn is_final(status: u16) -> bool {
    counts(status) && !super::retry::retryable(status)
}

impl Health {
    /// Everybody is well.
    pub fn new(rules: CooldownRules) -> Self {
        Self { rules, states: HashMap::new() }
    }

    /// Forgets how a deployment did: it is gone, or another one by now.
    pub fn forget(&mut self, id: &str) {
        self.states.remove(id);
    }

    /// A call succeeded.
    pub fn success(&mut self, id: &Arc<str>, now: Millis) {
        let state = self.state(id, now);
        state.successes = state.successes.saturating_add(1);
    }

    /// A call failed with this status; `None`: no answer at all, which is nobody's status.
    /// Answers whether the deployment is left alone from now on.
    pub fn failure(&mut self, id: &Arc<str>, status: Option<u16>, group_size: usize, now: Millis) -> bool {
        let Some(status) = status.filter(|status| counts(*status)) else { return false };
        let rules = self.rules;
        let state = self.state(id, now);
        state.failures = state.failures.saturating_add(1);
        if rules.disable_cooldowns || rules.cooldown_time_ms == 0 || !state.is_ill(&rules, status, group_size)
        {
            return false;
        }
        let until = now.plus_ms(i64::try_from(rules.cooldown_time_ms).unwrap_or(i64::MAX));
        state.cooling_until = state.cooling_until.max(Some(until));
        true
    }

    /// Until when a deployment is left alone; `None`: it may be called.
    pub fn cooling_until(&self, id: &str, now: Millis) -> Option<Millis> {
        self.states.get(id).and_then(|state| state.cooling_until).filter(|until| *until > now)
    }

    /// How a deployment is doing now.
    pub fn standing(&self, id: &str, now: Millis) -> Standing {
        if self.cooling_until(id, now).is_some() {
            return Standing::Cooling;
        }
        let minute = now.0.div_euclid(MINUTE_MS);
        match self.states.get(id) {
            Some(state) if state.minute == minute && state.failures > 0 => Standing::Failing,
            _ => Standing::Well,
        }
    }

    /// The state of a deployment, with the counts of this minute.
    fn state(&mut self, id: &Arc<str>, now: Millis) -> &mut State {
        let minute = now.0.div_euclid(MINUTE_MS);
        let state = self.states.entry(Arc::clone(id)).or_default();
        if state.minute != minute {
            *state = State { minute, cooling_until: state.cooling_until, ..State::default() };
        }
        state
    }
}

impl State {
    fn is_ill(&self, rules: &CooldownRules, status: u16, group_size: usize) -> bool {
        if let Some(allowed) = rules.allowed_fails {
            return self.failures > allowed;
        }
        let requests = self.failures.saturating_add(self.successes);
        // Nobody could answer instead of the only one, so it has to be very ill.
        if group_size <= 1 {
            return self.successes == 0 && requests >= ALONE_REQUESTS_MIN;
        }
        let mostly_fails = requests >= REQUESTS_MIN && u64::from(self.failures) * 2 > u64::from(requests);
        status == 429 || is_final(status) || mostly_fails
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = Millis(600_000);

    fn id() -> Arc<str> {
        "d".into()
    }

    /// Whether the last of these failures makes the deployment cool down.
    fn last(rules: CooldownRules, successes: u32, failures: u32, status: u16, group_size: usize) -> bool {
        let mut health = Health::new(rules);
        for _ in 0..successes {
            health.success(&id(), NOW);
        }
        let mut cools = false;
        for _ in 0..failures {
            cools = health.failure(&id(), Some(status), group_size, NOW);
        }
        assert_eq!(cools, health.cooling_until("d", NOW).is_some());
        cools
    }

    #[test]
    fn the_default_rules() {
        for (successes, failures, status, group_size, expected) in [
            // At once, when there is somebody else.
            (0, 1, 429, 2, true),
            (9, 1, 429, 2, true),
            (0, 1, 401, 2, true),
            (0, 1, 404, 2, true),
            (0, 1, 402, 2, true),
            // More than half, of at least five.
            (0, 4, 500, 2, false),
            (0, 5, 500, 2, true),
            (3, 3, 500, 2, false),
            (2, 3, 500, 2, true),
            (2, 2, 408, 2, false),
            // The only one: all of at least a thousand.
            (0, 1, 429, 1, false),
            (0, 1, 401, 1, false),
            (0, 999, 500, 1, false),
            (0, 1_000, 500, 1, true),
            (1, 1_000, 500, 1, false),
            // The request's fault.
            (0, 50, 400, 2, false),
            (0, 50, 403, 2, false),
            (0, 50, 422, 2, false),
        ] {
            let rules = CooldownRules::default();
            assert_eq!(
                last(rules, successes, failures, status, group_size),
                expected,
                "{successes} {failures} {status} {group_size}"
            );
        }
    }

    #[test]
    fn with_a_number_of_allowed_failures_only_that_counts() {
        let rules = |allowed| CooldownRules { allowed_fails: Some(allowed), ..CooldownRules::default() };
        for (allowed, failures, status, expected) in
            [(3, 3, 500, false), (3, 4, 500, true), (0, 1, 500, true), (3, 3, 429, false), (3, 9, 400, false)]
        {
            for group_size in [1, 2] {
                assert_eq!(last(rules(allowed), 100, failures, status, group_size), expected);
            }
        }
    }

    #[test]
    fn a_cooldown_ends_and_the_next_minute_starts_anew() {
        let mut health = Health::new(CooldownRules::default());
        assert!(health.failure(&id(), Some(429), 2, NOW));
        assert!(health.cooling_until("another", NOW).is_none());
        assert_eq!(health.cooling_until("d", NOW.plus_ms(4_999)), Some(NOW.plus_ms(5_000)));
        assert_eq!(health.cooling_until("d", NOW.plus_ms(5_000)), None);

        // Four failures at the end of one minute and four at the start of the next are not five.
        let mut health = Health::new(CooldownRules::default());
        let late = NOW.plus_ms(59_999);
        for _ in 0..4 {
            assert!(!health.failure(&id(), Some(500), 3, late));
        }
        for failure in 1..=5 {
            assert_eq!(health.failure(&id(), Some(500), 2, NOW.plus_ms(60_000)), failure == 5);
        }
    }

    #[test]
    fn a_deployment_stands_as_it_did_in_this_minute() {
        let mut health = Health::new(CooldownRules { allowed_fails: Some(1), ..CooldownRules::default() });
        assert_eq!(health.standing("d", NOW), Standing::Well);
        health.failure(&id(), Some(500), 1, NOW);
        assert_eq!(health.standing("d", NOW.plus_ms(59_999)), Standing::Failing);
        assert_eq!(health.standing("d", NOW.plus_ms(60_000)), Standing::Well);
        health.failure(&id(), Some(500), 1, NOW);
        assert_eq!(health.standing("d", NOW), Standing::Cooling);
    }

    #[test]
    fn no_answer_and_switched_off_rules_change_nothing() {
        let mut health = Health::new(CooldownRules { allowed_fails: Some(0), ..CooldownRules::default() });
        assert!(!health.failure(&id(), None, 2, NOW));
        for rules in [
            CooldownRules { disable_cooldowns: true, ..CooldownRules::default() },
            CooldownRules { cooldown_time_ms: 0, ..CooldownRules::default() },
        ] {
            assert!(!last(rules, 0, 1, 429, 2));
        }
    }
}
