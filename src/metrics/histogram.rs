//! How long things took, by LiteLLM's buckets, in whole microseconds.

use std::time::Duration;

/// The upper ends of the buckets, in microseconds; above the last one there is one more.
pub(super) const BOUNDS_US: [u64; 36] = [
    5_000,
    6_250,
    12_500,
    25_000,
    50_000,
    100_000,
    500_000,
    1_000_000,
    1_500_000,
    2_000_000,
    2_500_000,
    3_000_000,
    3_500_000,
    4_000_000,
    4_500_000,
    5_000_000,
    5_500_000,
    6_000_000,
    6_500_000,
    7_000_000,
    7_500_000,
    8_000_000,
    8_500_000,
    9_000_000,
    9_500_000,
    10_000_000,
    15_000_000,
    20_000_000,
    25_000_000,
    30_000_000,
    60_000_000,
    120_000_000,
    180_000_000,
    240_000_000,
    300_000_000,
    600_000_000,
];

/// Counts by duration, and the sum of the durations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    /// Each bucket's own count, not yet added up; the last one has no upper end.
    counts: [u64; BOUNDS_US.len() + 1],
    sum_us: u64,
}

impl Default for Histogram {
    fn default() -> Self {
        Self { counts: [0; BOUNDS_US.len() + 1], sum_us: 0 }
    }
}

impl Histogram {
    /// Something took so long.
    pub fn note(&mut self, took: Duration) {
        let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let at = BOUNDS_US.partition_point(|bound| *bound < us);
        self.counts[at] += 1;
        self.sum_us = self.sum_us.saturating_add(us);
    }

    /// Adds what another one counted.
    pub fn add(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
        self.sum_us = self.sum_us.saturating_add(other.sum_us);
    }

    /// How many things took any time.
    pub fn count(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// How long they took together.
    pub fn sum(&self) -> Duration {
        Duration::from_micros(self.sum_us)
    }

    /// Each upper end in microseconds with everything up to it; `None` is without end.
    pub(super) fn cumulated(&self) -> impl Iterator<Item = (Option<u64>, u64)> + '_ {
        let ends = BOUNDS_US.iter().copied().map(Some).chain(std::iter::once(None));
        ends.zip(&self.counts).scan(0, |below, (end, count)| {
            *below += count;
            Some((end, *below))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_of_a_bucket_belongs_to_it_and_a_microsecond_more_does_not() {
        for (us, end) in [
            (0, Some(5_000)),
            (5_000, Some(5_000)),
            (5_001, Some(6_250)),
            (600_000_000, Some(600_000_000)),
            (600_000_001, None),
            (u64::MAX, None),
        ] {
            let mut histogram = Histogram::default();
            histogram.note(Duration::from_micros(us));
            let first = histogram.cumulated().find(|(_, below)| *below == 1).unwrap();
            assert_eq!(first.0, end, "{us}");
            assert_eq!(histogram.cumulated().last(), Some((None, 1)));
        }
    }

    #[test]
    fn two_add_up() {
        let (mut one, mut both) = (Histogram::default(), Histogram::default());
        for ms in [1, 20, 7_000] {
            one.note(Duration::from_millis(ms));
            both.note(Duration::from_millis(ms));
            both.note(Duration::from_millis(ms));
        }
        let mut twice = one.clone();
        twice.add(&one);
        assert_eq!(twice, both);
        assert_eq!((both.count(), both.sum()), (6, Duration::from_millis(14_042)));
    }
}
