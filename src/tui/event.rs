//! What can happen to a dashboard, and what it asks for in turn.

use std::time::Duration;

use crossterm::event::KeyEvent;
use jiff::Timestamp;
use ratatui::layout::Size;

use super::change::Change;
use super::data::{Active, Budget, Customer, Destination, Failed, Key, Overview, Spent};
use super::keymap::Action;
use super::state::{Screen, Searched};
use crate::domain::money::Picos;

/// Something happened. Events are the only way in; each comes with the present.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something to what was drawn there.
    Mouse(Mouse),
    /// The terminal has another size.
    Resized(Size),
    /// The terminal is in front, or no longer.
    Focused(bool),
    /// Time went by.
    Tick,
    /// The state was drawn, and stands on the terminal.
    Drawn,
    /// Rows were written to a file, or could not be.
    Saved {
        /// The file's name.
        name: String,
        /// Why they could not be.
        outcome: Result<(), String>,
    },
    /// The server's side of things.
    Live(Live),
}

/// What the mouse did, and to what.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Mouse {
    /// The left button went down on this.
    Click(Hit),
    /// The wheel turned so many rows, down if positive.
    Wheel(i16),
}

/// What can be clicked, as the last frame laid it out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Hit {
    /// The tab of a screen.
    Tab(Screen),
    /// A row of the table in front, by its id.
    Row(String),
    /// A column's header, by its place in the table.
    Header(usize),
    /// A button, or a word that stands for an action.
    Button(Action),
    /// A field of the form in front, by its place.
    Field(usize),
    /// A panel of the screen, by its place.
    Panel(usize),
    /// A destination of billing events, by its name.
    Destination(String),
    /// A row of the palette or of a list of choices, by its place.
    Choice(usize),
}

/// News from the side of the server.
#[derive(Clone, Debug)]
pub(crate) enum Live {
    /// What the server is, and what this key may do there.
    Server(Server),
    /// The stream stands.
    Connected,
    /// There is no stream: the log is asked for at this pace.
    Polling {
        /// The pause between two questions.
        every: Duration,
    },
    /// The server answers, and keeps no database to have anything in.
    NoDatabase,
    /// Something was heard, if only a heartbeat.
    Beat,
    /// The connection broke.
    Broken {
        /// Why, for a person.
        reason: String,
        /// Which attempt comes next, from 1.
        attempt: u32,
        /// How long until then.
        retry_in: Duration,
    },
    /// The server does not let this key in (401, 403); nothing is tried again until asked for.
    Refused {
        /// What it said.
        message: String,
    },
    /// Events of the stream, in its order, several at a time.
    Spent(Vec<Spent>),
    /// Events that cannot be had again.
    Gap {
        /// How many, when the server knows.
        missed: Option<u64>,
    },
    /// The server keeps another ledger than before: what was told counts for nothing.
    Anew,
    /// A question goes out now: what is told from here on may not be in its answer.
    Asked(Ask),
    /// The numbers of a window. They replace what is there.
    Overview {
        /// The numbers.
        numbers: Box<Overview>,
        /// When they were counted, by the server's clock: refusals up to then are in them.
        at: Timestamp,
    },
    /// Customers, at most as many as are kept.
    Customers(Loaded<Customer>),
    /// Budgets.
    Budgets(Loaded<Budget>),
    /// Keys.
    Keys(Loaded<Key>),
    /// Where billing events go, and which of them failed.
    Deliveries {
        /// The destinations.
        destinations: Vec<Destination>,
        /// What failed or waits for another attempt.
        failed: Vec<Failed>,
    },
    /// Calls that are running, the oldest of them.
    Active {
        /// The calls.
        calls: Loaded<Active>,
        /// What all of them hold, also those that were not read; `None` when the server does not tell.
        held: Option<Picos>,
    },
    /// What the detail of a customer shows besides its row.
    CustomerDetail {
        /// Which customer.
        id: String,
        /// Spend by day, the oldest first.
        days: Vec<(String, Picos)>,
    },
    /// What a search has found.
    Found {
        /// What was searched for.
        text: String,
        /// The rows.
        found: Found,
    },
    /// A customer that was asked for by its id.
    Customer {
        /// The id.
        id: String,
        /// The customer; there may be none.
        customer: Option<Box<Customer>>,
    },
    /// A question could not be answered; what is shown stays.
    Unanswered {
        /// What was asked.
        ask: Ask,
        /// Why it was not answered.
        message: String,
        /// The server has no such thing, and never will.
        is_unsupported: bool,
    },
    /// A write ended.
    Written {
        /// The number it was asked with.
        ticket: u64,
        /// How.
        outcome: Outcome,
    },
}

/// Rows of a list, and how many there are on the server.
#[derive(Clone, Debug)]
pub(crate) struct Loaded<T> {
    /// The rows that were read.
    pub(crate) rows: Vec<T>,
    /// How many there are, when more than were read.
    pub(crate) total: usize,
}

/// Rows that were found by a search, and how many were found.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    /// Customers.
    Customers(Loaded<Customer>),
    /// Budgets.
    Budgets(Loaded<Budget>),
    /// Keys.
    Keys(Loaded<Key>),
}

/// What the server is, and who we are to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Server {
    /// Its version, when it tells.
    pub(crate) version: Option<String>,
    /// What it offers besides LiteLLM's surface.
    pub(crate) features: Vec<String>,
    /// Its clock minus ours.
    pub(crate) skew_ms: i64,
    /// The role of this key: `proxy_admin`, `proxy_admin_viewer`, …; `None` when it does not tell.
    pub(crate) role: Option<String>,
    /// Whether the role may change things.
    pub(crate) may_write: bool,
}

/// How a write ended.
pub(crate) type Outcome = Result<Written, Refusal>;

/// What a write brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Written {
    /// A new secret, to be shown once.
    pub(crate) secret: Option<String>,
    /// How many objects were changed before one was refused, of several.
    pub(crate) done: usize,
}

/// Why a write was not done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    /// What the server said.
    pub(crate) message: String,
    /// The member it blames.
    pub(crate) param: Option<String>,
    /// How many objects were changed before.
    pub(crate) done: usize,
}

/// A kind of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Customers.
    Customers,
    /// Budgets.
    Budgets,
    /// Keys.
    Keys,
    /// Deliveries.
    Deliveries,
}

/// A question to the server. Asking the same again while it is under way asks once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Ask {
    /// Who we are to the server.
    Server,
    /// The numbers of the window, of this length.
    Overview(super::state::Window),
    /// All customers.
    Customers,
    /// All budgets.
    Budgets,
    /// All keys.
    Keys,
    /// Destinations and failed deliveries.
    Deliveries,
    /// Running calls.
    Active,
    /// Days of one customer.
    CustomerDetail(String),
    /// The customer of this id.
    Customer(String),
    /// Those of a list of whom a name has this text.
    Search(Searched, String),
}

/// What the dashboard wants done outside of itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
    /// Ask the server.
    Ask(Ask),
    /// Change something on the server; the answer bears the ticket.
    Write {
        /// The number of the write.
        ticket: u64,
        /// What to change.
        change: Change,
    },
    /// Connect anew, at once.
    Reconnect,
    /// Put text on the terminal's clipboard.
    Copy(String),
    /// Write rows to a new file in the current folder.
    Save {
        /// The file's name.
        name: String,
        /// All of it.
        text: String,
    },
    /// Take or leave the mouse.
    Mouse(bool),
    /// Paint everything anew.
    Redraw,
    /// Give the terminal back until the shell brings us to the front again.
    Suspend,
    /// End.
    Quit,
}

/// An event with the present: the server's clock where it is known.
#[derive(Clone, Debug)]
pub(crate) struct At {
    /// The present.
    pub(crate) now: Timestamp,
    /// What happened.
    pub(crate) event: Event,
}
