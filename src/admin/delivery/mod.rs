//! `/delivery/…` and `/billing/…`: what destinations are owed, how far that has come, and what an
//! operator does about it.

mod billing;
mod change;
mod look;

pub(super) use billing::{assign, check, unbilled};
pub(super) use change::{drop_one, pause, resume, retry, test};
pub(super) use look::{info, list, status, verify};

use crate::app::App;
use crate::delivery::operate::Refused;
use crate::proxy::caller::Caller;
use crate::store::outbox::operator::Mark;
use crate::store::outbox::rescue::Author;
use crate::wire::delivery::{
    Assigned, Checked, DeliveryInfo, DeliveryNow, DeliveryPage, DeliveryStatus, DestinationStatus, Retried,
    Tested, UnbilledPage, Verified,
};
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;
use crate::wire::operation::{Operation, get, post};

/// What these routes do and answer.
pub(super) const OPERATIONS: &[Operation] = &[
    get::<DeliveryStatus>("/delivery/status", "How every destination does, and what it is owed."),
    get::<DeliveryPage>("/delivery/list", "Deliveries, newest first, narrowed."),
    get::<DeliveryInfo>("/delivery/info", "One delivery, with what is sent and what was done to it."),
    post::<Retried>("/delivery/retry", "Sends deliveries again, at once and with the same body."),
    post::<DeliveryNow>("/delivery/drop", "Gives a delivery up; it stays on record."),
    post::<DestinationStatus>("/delivery/pause", "Stops telling a destination; what it is owed waits."),
    post::<DestinationStatus>("/delivery/resume", "Tells a destination again, at once."),
    post::<Tested>(
        "/delivery/test",
        "Sends a sample event; a billing system is asked whether it is there instead.",
    ),
    get::<Verified>(
        "/delivery/verify",
        "Compares the charges of a span with what destinations are owed, and keep.",
    ),
    get::<UnbilledPage>("/billing/unbilled", "Usage that names nobody to bill, newest first."),
    post::<Assigned>("/billing/assign", "Bills usage that names nobody to somebody."),
    get::<Checked>("/billing/check", "Whether a billing system is set up for what it is sent."),
];

/// Rows of one page.
const ROWS_MAX: u64 = 1_000;
/// Rows when nobody says how many.
const ROWS: u64 = 100;

impl From<Refused> for ApiError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Unknown { field, message } => {
                Self::NotFound { message, kind: "not_found", param: Some(field) }
            }
            Refused::Impossible { field, message } => {
                Self::BadRequest { message, kind: "bad_request", param: Some(field.to_owned()) }
            }
            Refused::Busy { message } => Self::Busy(message),
            Refused::Store(error) => error.into(),
        }
    }
}

/// Which page: after which mark, and how many.
fn read_page(fields: &mut Fields) -> (Mark, u32) {
    let limit = fields.count_within("limit", 1, Some(ROWS_MAX)).value().unwrap_or(ROWS);
    let mark = match fields.filled_text("cursor").value() {
        None => Some(Mark::default()),
        Some(text) => Mark::parse(&text),
    };
    if mark.is_none() {
        fields.refuse("cursor", "cursor must be the next_cursor of an earlier page");
    }
    (mark.unwrap_or_default(), u32::try_from(limit).unwrap_or(u32::MAX))
}

/// The one who asks, now.
fn author<'a>(app: &App, caller: &'a Caller, note: Option<&'a str>) -> Author<'a> {
    Author { name: caller.name(), at: app.now(), note }
}
