//! Whether a destination is asked at all: after failures in a row it is left alone for a while, then
//! asked with one event, and trusted again step by step.

use crate::domain::time::Millis;

/// Nobody is waited for longer, whatever he asks for.
const WAIT_MAX_MS: u64 = 300_000;

/// The numbers a circuit goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CircuitRules {
    /// Failures in a row that open it.
    pub failures_max: u32,
    /// How long it is open at first; doubled each time it opens again.
    pub open_ms: u64,
    /// How long it is open at the most.
    pub open_max_ms: u64,
    /// How long a destination is left alone that lets nobody in.
    pub paused_ms: u64,
    /// Requests under way at once, at the most.
    pub parallel_max: usize,
    /// How long one request at a time is sent after the destination said it was too fast.
    pub slow_ms: u64,
}

impl Default for CircuitRules {
    fn default() -> Self {
        Self {
            failures_max: 5,
            open_ms: 30_000,
            open_max_ms: 300_000,
            paused_ms: 300_000,
            parallel_max: 4,
            slow_ms: 60_000,
        }
    }
}

/// How much may be sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Nothing before this instant.
    Wait(Millis),
    /// One event, to see.
    Probe,
    /// So many requests at once.
    Flow(usize),
}

/// The state of one destination.
#[derive(Clone, Debug)]
pub struct Circuit {
    rules: CircuitRules,
    failures: u32,
    /// Nothing is sent before this instant; then one event.
    open_until: Option<Millis>,
    /// How long it was open the last time; zero when it has worked since.
    open_ms: u64,
    parallel: usize,
    /// Nothing is sent before this instant, because the destination asked for that.
    wait_until: Option<Millis>,
    slow_until: Option<Millis>,
}

impl Circuit {
    /// One that has seen nothing yet.
    pub fn new(rules: CircuitRules) -> Self {
        Self {
            rules,
            failures: 0,
            open_until: None,
            open_ms: 0,
            parallel: rules.parallel_max,
            wait_until: None,
            slow_until: None,
        }
    }

    /// How much may be sent now.
    pub fn pace(&self, now: Millis) -> Pace {
        // Later than it ever can be: the clock was set back.
        let most_ms = self.rules.open_max_ms.max(self.rules.paused_ms).max(WAIT_MAX_MS);
        let latest = now.plus_ms(i64::try_from(most_ms).unwrap_or(i64::MAX));
        match (self.open_until.max(self.wait_until), self.open_until) {
            (Some(until), _) if now < until && until <= latest => Pace::Wait(until),
            (_, Some(_)) => Pace::Probe,
            _ if self.slow_until.is_some_and(|until| now < until) => Pace::Flow(1),
            _ => Pace::Flow(self.parallel),
        }
    }

    /// Whether the destination is left alone, or asked with one event only.
    pub fn is_open(&self) -> bool {
        self.open_until.is_some()
    }

    /// Until when nothing is sent.
    pub fn open_until(&self) -> Option<Millis> {
        self.open_until
    }

    /// The destination took something, or told exactly what it will not take.
    pub fn succeeded(&mut self) {
        let was_open = self.open_until.take().is_some();
        self.parallel = if was_open { 1 } else { (self.parallel * 2).min(self.rules.parallel_max) };
        (self.failures, self.open_ms) = (0, 0);
    }

    /// The destination failed.
    pub fn failed(&mut self, now: Millis) {
        // Those that were under way with the one that opened it say nothing new.
        if self.open_until.is_some_and(|until| now < until) {
            return;
        }
        self.failures = self.failures.saturating_add(1);
        // One that fails when it was asked to see is left alone again, whatever had opened it.
        if self.failures >= self.rules.failures_max || self.open_until.is_some() {
            let doubled = self.open_ms.saturating_mul(2).clamp(self.rules.open_ms, self.rules.open_max_ms);
            self.open_for(doubled, now);
        }
    }

    /// The destination lets nobody in.
    pub fn shut_out(&mut self, now: Millis) {
        self.open_for(self.rules.paused_ms, now);
    }

    /// The destination wants less: nothing for `wait_ms`, then one at a time.
    pub fn slow_down(&mut self, now: Millis, wait_ms: u64) {
        let wait_ms = i64::try_from(wait_ms.min(WAIT_MAX_MS)).unwrap_or(i64::MAX);
        let slow_ms = i64::try_from(self.rules.slow_ms).unwrap_or(i64::MAX);
        self.wait_until = Some(now.plus_ms(wait_ms));
        self.slow_until = Some(now.plus_ms(wait_ms).plus_ms(slow_ms));
    }

    /// Asks at once, whatever was before: somebody says that it works again.
    pub fn try_now(&mut self, now: Millis) {
        self.open_until = self.open_until.map(|until| until.min(now));
        self.wait_until = None;
    }

    fn open_for(&mut self, ms: u64, now: Millis) {
        self.open_ms = ms;
        self.open_until = Some(now.plus_ms(i64::try_from(ms).unwrap_or(i64::MAX)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(s: i64) -> Millis {
        Millis(s * 1_000)
    }

    #[test]
    fn five_failures_in_a_row_open_it_and_each_time_it_stays_open_longer() {
        let mut circuit = Circuit::new(CircuitRules::default());
        for _ in 0..4 {
            circuit.failed(at(0));
        }
        circuit.succeeded();
        for _ in 0..4 {
            circuit.failed(at(0));
            assert_eq!(circuit.pace(at(0)), Pace::Flow(4));
        }
        let mut now = 0;
        for open in [30, 60, 120, 240, 300, 300] {
            circuit.failed(at(now));
            assert_eq!(circuit.pace(at(now)), Pace::Wait(at(now + open)));
            now += open;
            assert_eq!(circuit.pace(at(now)), Pace::Probe);
        }
        circuit.succeeded();
        for parallel in [1, 2, 4, 4] {
            assert_eq!(circuit.pace(at(now)), Pace::Flow(parallel));
            circuit.succeeded();
        }
        circuit.failed(at(now));
        assert_eq!(circuit.pace(at(now)), Pace::Flow(4), "it starts to count afresh");
    }

    #[test]
    fn one_that_lets_nobody_in_is_asked_every_five_minutes() {
        let mut circuit = Circuit::new(CircuitRules::default());
        for now in [0, 300, 600, 900] {
            circuit.shut_out(at(now));
            assert_eq!(circuit.pace(at(now + 299)), Pace::Wait(at(now + 300)));
            assert_eq!(circuit.pace(at(now + 300)), Pace::Probe);
        }
        circuit.try_now(at(901));
        assert_eq!(circuit.pace(at(901)), Pace::Probe);
        circuit.failed(at(901));
        assert_eq!(circuit.pace(at(901)), Pace::Wait(at(1_201)), "one event, to see");
    }

    #[test]
    fn one_that_is_asked_too_fast_gets_one_at_a_time_for_a_minute() {
        let mut circuit = Circuit::new(CircuitRules::default());
        circuit.slow_down(at(0), 7_000);
        assert_eq!(circuit.pace(at(6)), Pace::Wait(at(7)));
        assert_eq!(circuit.pace(at(7)), Pace::Flow(1));
        circuit.succeeded();
        assert_eq!(circuit.pace(at(66)), Pace::Flow(1));
        assert_eq!(circuit.pace(at(67)), Pace::Flow(4));
    }
}
