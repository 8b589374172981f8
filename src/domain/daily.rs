//! The sums of a day: what calls that are counted together have cost and used.
//!
//! Knows neither who asks nor where sums are kept.

use std::collections::HashMap;

use super::money::Picos;

/// What was summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaySum {
    /// What calls have cost.
    pub spend: Picos,
    /// Tokens in.
    pub input_tokens: u64,
    /// Tokens out.
    pub output_tokens: u64,
    /// Tokens in that were read from a provider's cache.
    pub cache_read_tokens: u64,
    /// Tokens in that were written to a provider's cache.
    pub cache_write_tokens: u64,
    /// Calls that were charged.
    pub requests: u64,
    /// Calls that were refused or failed, and cost nothing.
    pub failed_requests: u64,
    /// Those of them that we refused.
    pub refused_requests: u64,
    /// How long the timed calls took together, in milliseconds.
    pub response_ms: u64,
    /// Calls whose duration is known.
    pub timed_requests: u64,
}

impl DaySum {
    /// Adds another sum; a counter stays at its end.
    pub fn add(&mut self, other: &Self) {
        self.spend = self.spend.saturating_plus(other.spend);
        for (mine, theirs) in [
            (&mut self.input_tokens, other.input_tokens),
            (&mut self.output_tokens, other.output_tokens),
            (&mut self.cache_read_tokens, other.cache_read_tokens),
            (&mut self.cache_write_tokens, other.cache_write_tokens),
            (&mut self.requests, other.requests),
            (&mut self.failed_requests, other.failed_requests),
            (&mut self.refused_requests, other.refused_requests),
            (&mut self.response_ms, other.response_ms),
            (&mut self.timed_requests, other.timed_requests),
        ] {
            *mine = mine.saturating_add(theirs);
        }
    }

    /// What is left without a part; never below zero.
    #[must_use]
    pub fn without(&self, part: &Self) -> Self {
        Self {
            spend: self.spend.saturating_minus(part.spend).max(Picos::ZERO),
            input_tokens: self.input_tokens.saturating_sub(part.input_tokens),
            output_tokens: self.output_tokens.saturating_sub(part.output_tokens),
            cache_read_tokens: self.cache_read_tokens.saturating_sub(part.cache_read_tokens),
            cache_write_tokens: self.cache_write_tokens.saturating_sub(part.cache_write_tokens),
            requests: self.requests.saturating_sub(part.requests),
            failed_requests: self.failed_requests.saturating_sub(part.failed_requests),
            refused_requests: self.refused_requests.saturating_sub(part.refused_requests),
            response_ms: self.response_ms.saturating_sub(part.response_ms),
            timed_requests: self.timed_requests.saturating_sub(part.timed_requests),
        }
    }

    /// Tokens in and out.
    pub fn total_tokens(&self) -> u64 {
        self.input_tokens.saturating_add(self.output_tokens)
    }

    /// Calls, charged or not.
    pub fn calls(&self) -> u64 {
        self.requests.saturating_add(self.failed_requests)
    }
}

/// A sum and what its calls have in common; what they do not is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayRow {
    /// The day in UTC, `2026-11-21`.
    pub day: String,
    /// Who paid, within the kind that was asked for.
    pub id: String,
    /// The hash whose account the key spends from.
    pub key_hash: String,
    /// The public model name.
    pub model_group: String,
    /// The model as it was called.
    pub model: String,
    /// The provider.
    pub provider: String,
    /// `acompletion`, …
    pub call_type: String,
    /// The sum.
    pub sum: DaySum,
}

/// What all calls come to without those of the rows that name a payer: of each day, model and key.
pub fn of_nobody(all: &[DayRow], named: &[DayRow]) -> Vec<DayRow> {
    let place = |row: &DayRow| (row.day.clone(), row.model.clone(), row.key_hash.clone());
    let mut of_somebody: HashMap<_, DaySum> = HashMap::new();
    for row in named {
        of_somebody.entry(place(row)).or_default().add(&row.sum);
    }
    let rest = all.iter().map(|row| {
        let part = of_somebody.get(&place(row)).copied().unwrap_or_default();
        DayRow { sum: row.sum.without(&part), ..row.clone() }
    });
    rest.filter(|row| row.sum.calls() > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_without_a_part() {
        let part = DaySum { spend: Picos::new(3), requests: 1, input_tokens: 9, ..DaySum::default() };
        let whole = DaySum { spend: Picos::new(5), requests: 4, input_tokens: 9, ..DaySum::default() };
        let left = DaySum { spend: Picos::new(2), requests: 3, ..DaySum::default() };
        assert_eq!(whole.without(&part), left);
        assert_eq!(part.without(&whole), DaySum::default());
    }

    #[test]
    fn every_number_is_added() {
        let one = DaySum {
            spend: Picos::new(1),
            input_tokens: 2,
            output_tokens: 3,
            cache_read_tokens: 4,
            cache_write_tokens: 5,
            requests: 6,
            failed_requests: 7,
            refused_requests: 6,
            response_ms: 8,
            timed_requests: u64::MAX,
        };
        let mut two = one;
        two.add(&one);
        let expected = DaySum {
            spend: Picos::new(2),
            input_tokens: 4,
            output_tokens: 6,
            cache_read_tokens: 8,
            cache_write_tokens: 10,
            requests: 12,
            failed_requests: 14,
            refused_requests: 12,
            response_ms: 16,
            timed_requests: u64::MAX,
        };
        assert_eq!((two, two.total_tokens(), two.calls()), (expected, 10, 26));
    }
}
