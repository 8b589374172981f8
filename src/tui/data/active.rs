//! Calls that are running.

use jiff::Timestamp;

use super::{amount, count, flag, instant, text};
use crate::client::Row;
use crate::domain::money::Picos;

/// How far a running call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ActiveState {
    /// Waits in line for a hold.
    Waiting,
    /// Sent; nothing came back yet.
    Sent,
    /// Its answer is coming.
    Streaming,
    /// Its end is being booked.
    Ending,
}

/// What names a running call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CallId {
    /// The id that its caller may have chosen: several may have the same.
    pub(crate) request_id: String,
    /// Its number, which no other call has; older servers give none.
    pub(crate) run: Option<u64>,
}

impl CallId {
    /// The id of its row.
    pub(crate) fn row(&self) -> String {
        match self.run {
            Some(run) => format!("{}#{run}", self.request_id),
            None => self.request_id.clone(),
        }
    }
}

/// A running call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Active {
    /// The id of its row, which no other call has.
    pub(crate) id: String,
    /// The call.
    pub(crate) call: CallId,
    /// Who pays.
    pub(crate) customer: Option<String>,
    /// The name of its key.
    pub(crate) key: Option<String>,
    /// The team of its key.
    pub(crate) team: Option<String>,
    /// The public model name.
    pub(crate) model: String,
    /// How far it has come.
    pub(crate) state: ActiveState,
    /// What is held for it.
    pub(crate) held: Picos,
    /// Its input tokens.
    pub(crate) input_tokens: u64,
    /// Output tokens that came so far.
    pub(crate) output_tokens: u64,
    /// What it has cost so far, when that is known.
    pub(crate) spend: Option<Picos>,
    /// When it came.
    pub(crate) started_at: Option<Timestamp>,
    /// An operator has ended it.
    pub(crate) cancelled: bool,
    /// Its row, as the server sent it.
    pub(crate) row: Row,
}

impl Active {
    /// A call of `/requests/active`.
    pub(crate) fn of_row(row: Row) -> Option<Self> {
        let state = match text(&row, "state").as_deref() {
            Some("waiting") => ActiveState::Waiting,
            Some("streaming") => ActiveState::Streaming,
            Some("ending") => ActiveState::Ending,
            _ => ActiveState::Sent,
        };
        let call = CallId { request_id: text(&row, "request_id")?, run: count(&row, "run") };
        Some(Self {
            id: call.row(),
            call,
            customer: text(&row, "customer_id"),
            key: text(&row, "key_alias").or_else(|| text(&row, "token_hash")),
            team: text(&row, "team_id"),
            model: text(&row, "model").unwrap_or_default(),
            state,
            held: amount(&row, "held").unwrap_or(Picos::ZERO),
            input_tokens: count(&row, "input_tokens").unwrap_or(0),
            output_tokens: count(&row, "output_tokens").unwrap_or(0),
            spend: amount(&row, "spend_so_far"),
            started_at: instant(&row, "started_at"),
            cancelled: flag(&row, "cancelled"),
            row,
        })
    }
}
