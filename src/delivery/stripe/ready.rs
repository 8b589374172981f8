//! Whether an event may still be sent: Stripe knows a repeated one for a day only, and takes none that
//! is too old.

use crate::delivery::target::{Item, Ready, Subject};
use crate::domain::time::Millis;

const HOUR_MS: u64 = 60 * 60 * 1_000;
/// Identifiers are known for 24 hours; four of them are for clocks that disagree and requests that
/// linger.
const REPEAT_MS_MAX: u64 = 20 * HOUR_MS;
/// Events are taken for 35 days; five of them are for the operator.
const AGE_MS_MAX: u64 = 30 * 24 * HOUR_MS;

/// Whether an event may be sent now. Asked before every attempt.
///
/// `first_sent_at` is taken for an attempt whose outcome is not known. An attempt that was refused by
/// an answer does not have to count.
pub(super) fn before_sending(item: &Item, now: Millis) -> Ready {
    if item.first_sent_at.is_some_and(|sent| now.since(sent) > REPEAT_MS_MAX) {
        return Ready::Unknown(
            "sent more than 20 hours ago without a clear answer, and Stripe recognizes a repeated event for \
             a day only: look for its identifier at Stripe, then retry or drop it"
                .into(),
        );
    }
    let at = match &item.subject {
        Subject::Entry(entry, _) => entry.at,
        Subject::Event(event) => event.at,
    };
    if now.since(at) > AGE_MS_MAX {
        return Ready::Dead("older than 30 days: Stripe takes no meter events of that age".into());
    }
    Ready::Send
}
