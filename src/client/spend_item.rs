//! What following spend tells, whichever way it is followed.

use std::time::Duration;

use super::resources::Row;

/// What the stream tells.
#[derive(Clone, Debug, PartialEq)]
pub enum SpendItem {
    /// A connection stands; `again` after a break.
    Connected {
        /// Whether there was one before.
        again: bool,
    },
    /// The server has no stream: its log is asked for every two seconds.
    Polling,
    /// The log was asked for, and the server keeps no database to have one in. Told to endless patience
    /// only, each time.
    NoDatabase,
    /// A sign of life without news: a heartbeat, or a log that was asked.
    Beat,
    /// The connection broke, or there is none; it will be made again.
    Broken {
        /// Why.
        reason: String,
        /// Which attempt since the last news comes next, from 1.
        attempt: u32,
        /// How long until then.
        retry_in: Duration,
    },
    /// Events were lost that cannot be had again.
    Gap {
        /// How many, when the server knows.
        missed: Option<u64>,
    },
    /// One event: `spend`, `blocked`, `snapshot`, …
    Event {
        /// Its kind.
        name: String,
        /// Its members.
        row: Row,
        /// Its id in the stream, if it has one of its own: its line in the ledger.
        id: Option<String>,
    },
}
