//! When a failed call is worth another try, and how long to wait before it.
//!
//! Numbers in, numbers out: the clock and the random number are the caller's.

use super::error::{ErrorKind, UpstreamError};
use crate::domain::time::Millis;

/// The first wait.
const FIRST_MS: u64 = 500;
/// The longest wait of our own.
const LONGEST_MS: u64 = 8_000;
/// The longest wait that a provider may ask for; beyond it another try is not worth it.
const RETRY_AFTER_MAX_MS: u64 = 60_000;

/// Whether the same request may succeed when it is sent again.
pub const fn retryable(status: u16) -> bool {
    matches!(status, 408 | 409 | 429) || status >= 500
}

/// How often each kind of failure is tried again (`retry_policy`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetryPolicy {
    /// `BadRequestErrorRetries`.
    pub bad_request: Option<u32>,
    /// `AuthenticationErrorRetries`.
    pub authentication: Option<u32>,
    /// `TimeoutErrorRetries`.
    pub timeout: Option<u32>,
    /// `RateLimitErrorRetries`.
    pub rate_limit: Option<u32>,
    /// `ContentPolicyViolationErrorRetries`.
    pub content_policy: Option<u32>,
    /// `InternalServerErrorRetries`.
    pub internal_server: Option<u32>,
}

impl RetryPolicy {
    /// What the operator says of this kind; `None`: nothing.
    pub const fn of(&self, kind: ErrorKind) -> Option<u32> {
        match kind {
            ErrorKind::BadRequest | ErrorKind::UnprocessableEntity | ErrorKind::ContextWindowExceeded => {
                self.bad_request
            }
            ErrorKind::Authentication => self.authentication,
            ErrorKind::Timeout => self.timeout,
            ErrorKind::RateLimit => self.rate_limit,
            ErrorKind::ContentPolicyViolation => match self.content_policy {
                Some(count) => Some(count),
                None => self.bad_request,
            },
            ErrorKind::InternalServer | ErrorKind::Connection => self.internal_server,
            ErrorKind::PermissionDenied
            | ErrorKind::NotFound
            | ErrorKind::Conflict
            | ErrorKind::ServiceUnavailable
            | ErrorKind::BadGateway => None,
        }
    }
}

/// The rules of another try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryRules {
    /// How often, when the policy says nothing (`num_retries`).
    pub num_retries: u32,
    /// The least wait (`retry_after`).
    pub retry_after_ms: u64,
    /// Counts of single kinds.
    pub policy: RetryPolicy,
}

impl Default for RetryRules {
    fn default() -> Self {
        Self { num_retries: 2, retry_after_ms: 0, policy: RetryPolicy::default() }
    }
}

impl RetryRules {
    /// How often a call that failed like this is tried again within its group.
    ///
    /// `wanted` is what the request or the deployment asks for instead of `num_retries`.
    pub fn retries(&self, error: &UpstreamError, wanted: Option<u32>) -> u32 {
        match self.policy.of(error.kind) {
            Some(count) => count,
            None if retryable(error.status) => wanted.unwrap_or(self.num_retries),
            None => 0,
        }
    }

    /// How long to wait before the try after `attempt` earlier ones, for a deployment that has
    /// failed already; `None`: the provider asks for more than a minute, so do not try again.
    pub fn delay_ms(&self, attempt: u32, retry_after: Option<&str>, now: Millis, random: u64) -> Option<u64> {
        let wait = match retry_after.and_then(|text| retry_after_ms(text, now)) {
            Some(asked) if asked > RETRY_AFTER_MAX_MS => return None,
            Some(asked) => asked,
            None => backoff_ms(attempt, random),
        };
        Some(wait.max(self.retry_after_ms))
    }
}

/// Doubles with each try; up to a quarter less, so that callers who failed together part.
fn backoff_ms(attempt: u32, random: u64) -> u64 {
    let full = FIRST_MS.saturating_mul(1_u64.checked_shl(attempt).unwrap_or(u64::MAX)).min(LONGEST_MS);
    full - random % (full / 4 + 1)
}

/// A `retry-after` of whole or decimal seconds, or of an HTTP date. A date in the past is now.
pub fn retry_after_ms(text: &str, now: Millis) -> Option<u64> {
    let text = text.trim();
    if let Some(ms) = decimal_seconds_ms(text) {
        return Some(ms);
    }
    let at: jiff::Zoned = jiff::fmt::rfc2822::parse(text).ok()?;
    Some(Millis::from(at.timestamp()).since(now))
}

fn decimal_seconds_ms(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    // More seconds than can be counted are too many in any case.
    let whole_ms = whole.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(1000);
    Some(whole_ms.saturating_add(thousandths.parse().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::upstream::error::classify;
    use crate::upstream::provider::by_prefix;

    fn now() -> Millis {
        Millis::from("2026-11-21T23:50:00Z".parse::<jiff::Timestamp>().unwrap())
    }

    #[test]
    fn which_statuses_are_tried_again() {
        for (status, expected) in [
            (400, false),
            (401, false),
            (402, false),
            (403, false),
            (404, false),
            (407, false),
            (408, true),
            (409, true),
            (410, false),
            (422, false),
            (428, false),
            (429, true),
            (430, false),
            (499, false),
            (500, true),
            (503, true),
            (529, true),
        ] {
            assert_eq!(retryable(status), expected, "{status}");
        }
    }

    #[test]
    fn a_provider_may_ask_for_up_to_a_minute() {
        let rules = RetryRules::default();
        for (header, expected) in [
            ("0", Some(0)),
            ("7", Some(7_000)),
            ("0.5", Some(500)),
            ("1.2345", Some(1_234)),
            (" 3 ", Some(3_000)),
            ("60", Some(60_000)),
            ("60.001", None),
            ("61", None),
            ("99999999999999999999", None),
            ("Sat, 21 Nov 2026 23:50:33 GMT", Some(33_000)),
            ("Sat, 21 Nov 2026 23:51:00 GMT", Some(60_000)),
            ("Sat, 21 Nov 2026 23:51:01 GMT", None),
            ("Sat, 21 Nov 2026 23:49:00 GMT", Some(0)),
        ] {
            assert_eq!(rules.delay_ms(0, Some(header), now(), 0), expected, "{header}");
        }
        // What cannot be read is as if it were not there.
        for header in ["", "soon", "-1", "1e3", ".", "1.x"] {
            assert_eq!(rules.delay_ms(0, Some(header), now(), 0), Some(FIRST_MS), "{header}");
        }
        let patient = RetryRules { retry_after_ms: 2_000, ..rules };
        assert_eq!(patient.delay_ms(0, Some("1"), now(), 0), Some(2_000));
    }

    #[test]
    fn the_policy_goes_before_the_status() {
        let provider = by_prefix("openai").unwrap();
        let mut rules = RetryRules::default();
        let (limited, bad) = (classify(provider, 429, b""), classify(provider, 400, b""));
        assert_eq!((rules.retries(&limited, None), rules.retries(&bad, None)), (2, 0));
        assert_eq!((rules.retries(&limited, Some(5)), rules.retries(&bad, Some(5))), (5, 0));
        rules.policy.rate_limit = Some(0);
        rules.policy.bad_request = Some(1);
        assert_eq!((rules.retries(&limited, Some(5)), rules.retries(&bad, None)), (0, 1));
    }

    proptest! {
        #[test]
        fn a_wait_of_our_own_grows_and_stays_bounded(attempt in 0_u32..200, random: u64) {
            let wait = backoff_ms(attempt, random);
            let full = backoff_ms(attempt, 0);
            prop_assert!(wait <= full && wait >= full * 3 / 4 && full <= LONGEST_MS);
            prop_assert!(full >= FIRST_MS && backoff_ms(attempt + 1, 0) >= full);
        }
    }
}
