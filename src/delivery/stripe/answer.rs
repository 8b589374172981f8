//! What Stripe's answers mean.

use serde::Deserialize;

use crate::delivery::target::Answer;
use crate::domain::delivery::{Outcome, Verdict};
use crate::domain::masked;

/// Of a message no more is kept.
const MESSAGE_CHARS_MAX: usize = 300;

#[derive(Default, Deserialize)]
struct Body {
    #[serde(default)]
    error: Error,
}

/// What Stripe says of an error; each member may be missing or null.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Error {
    code: Option<String>,
    message: Option<String>,
    param: Option<String>,
}

/// What an answer means for the one event of its request.
pub(super) fn read(answer: &Answer, identifier: Option<&str>) -> Verdict {
    let error = serde_json::from_slice::<Body>(&answer.body).unwrap_or_default().error;
    let reason = reason(answer, &error);
    match answer.status {
        200..300 if answer.is_page() => Verdict::Pause("a web page answers there, and not Stripe".into()),
        200..300 => Verdict::Accepted,
        // Stripe's text names the key, if only its ends.
        401 => Verdict::Pause("401: Stripe refuses the API key".into()),
        400 | 404 if error.is_duplicate_of(identifier) => Verdict::Each(vec![Outcome::Delivered]),
        400 | 404 if error.is_about_the_meter() => Verdict::Pause(reason),
        400 if error.code() == "timestamp_in_future" => Verdict::Retry(reason),
        404 if error.code() != "resource_missing" => Verdict::Pause(reason),
        300..400 | 403 => Verdict::Pause(reason),
        409 | 429 => Verdict::SlowDown { reason, wait_ms: answer.seconds("retry-after") },
        408 | 500.. => Verdict::Retry(reason),
        _ => Verdict::Each(vec![Outcome::Dead(reason)]),
    }
}

impl Error {
    fn code(&self) -> &str {
        self.code.as_deref().unwrap_or_default()
    }

    /// Stripe has an event of this identifier: `An event already exists with identifier ...`. We never
    /// use one twice, so it is this event.
    fn is_duplicate_of(&self, identifier: Option<&str>) -> bool {
        let message = self.message.as_deref().unwrap_or_default();
        let names_it = identifier.is_some_and(|identifier| message.contains(identifier));
        self.code() == "duplicate_meter_event" || (message.contains("already exists") && names_it)
    }

    /// The meter is missing or no longer in use. No event is at fault, and all would fail.
    fn is_about_the_meter(&self) -> bool {
        matches!(self.code(), "no_meter" | "archived_meter") || self.param.as_deref() == Some("event_name")
    }
}

/// The status and what Stripe says, for people.
fn reason(answer: &Answer, error: &Error) -> String {
    let Some(message) = &error.message else { return answer.summary() };
    let message = masked::line(message, MESSAGE_CHARS_MAX);
    match error.code() {
        "" => format!("{} {message}", answer.status),
        code => format!("{} {}: {message}", answer.status, masked::line(code, MESSAGE_CHARS_MAX)),
    }
}
