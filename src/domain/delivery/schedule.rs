//! When a delivery that failed is tried again.

/// How patient a kind of delivery is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Money: it is tried until it works.
    Billing,
    /// The attempts of Standard Webhooks; then it is dead.
    Webhook,
}

/// The longest pause between two attempts of [`Schedule::Billing`].
const BILLING_PAUSE_MAX_MS: u64 = 5 * 60_000;
/// Pauses after the first, second, ... attempt.
const WEBHOOK_PAUSES_S: [u64; 9] =
    [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600, 14 * 3_600, 20 * 3_600, 24 * 3_600];

impl Schedule {
    /// The pause after so many attempts (at least one), in milliseconds; `None`: no further one.
    /// `chance` spreads attempts that failed together; any number will do.
    pub fn pause_ms(self, attempts: u32, chance: u64) -> Option<u64> {
        let permille = |from: u64, to: u64| from + chance % (to - from + 1);
        match self {
            Self::Billing => {
                let doubled = 1_u64 << attempts.saturating_sub(1).min(20);
                let pause = doubled.saturating_mul(1_000).min(BILLING_PAUSE_MAX_MS);
                Some(pause * permille(500, 1_000) / 1_000)
            }
            Self::Webhook => {
                let index = usize::try_from(attempts.saturating_sub(1)).unwrap_or(usize::MAX);
                WEBHOOK_PAUSES_S.get(index).map(|seconds| seconds * permille(800, 1_200))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn billing_is_tried_for_ever_and_a_webhook_ten_times() {
        for (schedule, attempts, least, most) in [
            (Schedule::Billing, 1, 500, 1_000),
            (Schedule::Billing, 2, 1_000, 2_000),
            (Schedule::Billing, 9, 128_000, 256_000),
            (Schedule::Billing, 10, 150_000, 300_000),
            (Schedule::Billing, u32::MAX, 150_000, 300_000),
            (Schedule::Webhook, 1, 4_000, 6_000),
            (Schedule::Webhook, 2, 240_000, 360_000),
            (Schedule::Webhook, 9, 69_120_000, 103_680_000),
        ] {
            let pauses: Vec<u64> =
                (0..2_000).filter_map(|chance| schedule.pause_ms(attempts, chance)).collect();
            assert_eq!(pauses.iter().min(), Some(&least), "{schedule:?} {attempts}");
            assert_eq!(pauses.iter().max(), Some(&most), "{schedule:?} {attempts}");
        }
        assert_eq!(Schedule::Webhook.pause_ms(10, 0), None);
        let hours: u64 = (1..10).filter_map(|n| Schedule::Webhook.pause_ms(n, 200)).sum::<u64>() / 3_600_000;
        assert_eq!(hours, 75, "about three days in all");
    }
}
