//! Where billing events go, and those that did not arrive.

use jiff::Timestamp;

use super::{count, instant, text};
use crate::client::Row;

/// A system that is told of spend.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Destination {
    /// Its name.
    pub(crate) name: String,
    /// `lago`, `webhook`, …
    pub(crate) kind: String,
    /// `active`, `paused` or `disabled`.
    pub(crate) state: String,
    /// Whether it is left alone because it failed too often.
    pub(crate) is_open: bool,
    /// Still to be told.
    pub(crate) pending: u64,
    /// The age of the oldest of them.
    pub(crate) oldest_s: Option<u64>,
    /// Arrived since the start.
    pub(crate) delivered: u64,
    /// Never taken.
    pub(crate) dead: u64,
    /// Failed and tried again, since the start.
    pub(crate) failures: u64,
    /// What went wrong last.
    pub(crate) last_error: Option<String>,
    /// Its row, as the server sent it.
    pub(crate) row: Row,
}

impl Destination {
    /// A destination of `/delivery/status`.
    pub(crate) fn of_row(row: Row) -> Option<Self> {
        let number = |name: &str| count(&row, name).unwrap_or(0);
        Some(Self {
            name: text(&row, "name")?,
            kind: text(&row, "kind").unwrap_or_default(),
            state: text(&row, "state").unwrap_or_default(),
            is_open: text(&row, "circuit").as_deref() == Some("open"),
            pending: number("pending"),
            oldest_s: count(&row, "oldest_pending_age_seconds"),
            delivered: number("delivered"),
            dead: number("dead"),
            failures: number("failures"),
            last_error: text(&row, "last_error"),
            row,
        })
    }
}

/// A delivery that failed: dead, or waiting for another attempt.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Failed {
    /// Its id.
    pub(crate) id: String,
    /// To whom.
    pub(crate) destination: String,
    /// Who is billed.
    pub(crate) customer: Option<String>,
    /// When it was booked or happened.
    pub(crate) at: Option<Timestamp>,
    /// Where it stands.
    pub(crate) state: String,
    /// How often it was sent.
    pub(crate) attempts: u64,
    /// When it is sent again.
    pub(crate) next_at: Option<Timestamp>,
    /// What went wrong.
    pub(crate) error: Option<String>,
    /// Its row, as the server sent it.
    pub(crate) row: Row,
}

impl Failed {
    /// A delivery of `/delivery/list`.
    pub(crate) fn of_row(row: Row) -> Option<Self> {
        Some(Self {
            id: text(&row, "id")?,
            destination: text(&row, "destination").unwrap_or_default(),
            customer: text(&row, "customer"),
            at: instant(&row, "at"),
            state: text(&row, "state").unwrap_or_default(),
            attempts: count(&row, "attempts").unwrap_or(0),
            next_at: instant(&row, "next_at"),
            error: text(&row, "last_error"),
            row,
        })
    }
}
