//! Everything a frame shows. Changed by `update` only; holds no client, no terminal and no clock.

mod link;
mod list;
mod message;
mod modal;
mod options;
mod screen;
mod search;
mod soon;
mod switched;
mod table;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Size;

pub(crate) use link::{Badge, LOST, Link, Phase, REFUSED};
pub(crate) use list::List;
pub(crate) use message::{CommandLine, Message, Messages, Tone};
pub(crate) use modal::{Dialog, Modal, Palette, Question, Secret, Then};
pub(crate) use options::{Layers, Mode, Options};
pub(crate) use screen::{Layout, Screen, Window};
pub(crate) use search::{Called, Progress, Search, Searched};
pub(crate) use soon::{Soon, is_due};
pub(crate) use switched::{By, Switched};
pub(crate) use table::{Filtering, Place, TableState};

use super::change::Change;
use super::data::{Active, Budget, Customer, Destination, Failed, Key, Overview, Ring, Spent, Told};
use super::event::Server;
use super::keymap::Keymap;
use crate::domain::money::Picos;

/// How many alerts the overview keeps.
pub(crate) const ALERTS_MAX: usize = 200;
/// Who does not type may look, but need not: so many times less often is asked for what nobody tells.
const BESIDE_TIMES: i64 = 5;

/// The server's side of the picture. Frozen, it is kept as it was while another one goes on.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    /// The numbers of the window.
    pub(crate) overview: List<Overview>,
    /// Customers.
    pub(crate) customers: List<Customer>,
    /// Budgets.
    pub(crate) budgets: List<Budget>,
    /// Keys.
    pub(crate) keys: List<Key>,
    /// Where billing events go.
    pub(crate) destinations: List<Destination>,
    /// Deliveries that failed.
    pub(crate) failed: List<Failed>,
    /// Calls that are running.
    pub(crate) active: List<Active>,
    /// What all of them hold, also those that were not read, when the server tells.
    pub(crate) active_held: Option<Picos>,
    /// The last events.
    pub(crate) ring: Ring,
    /// How many events have left the ring, or never came.
    pub(crate) skipped: u64,
    /// Refusals, failures and resets, the newest first.
    pub(crate) alerts: VecDeque<Spent>,
    /// Which events were folded in, so that none is twice.
    pub(crate) told: Told,
    /// When the numbers of the window were counted: refusals up to then are in them.
    pub(crate) counted_at: Timestamp,
    /// When events were last lost, until numbers of the window are there that were counted after it.
    pub(crate) lost_at: Option<Timestamp>,
    /// The number of the first event since customers were last asked for.
    pub(crate) customers_asked: Option<u64>,
    /// Days of customers whose detail was opened.
    pub(crate) days: BTreeMap<String, Vec<(String, Picos)>>,
}

impl Default for Data {
    fn default() -> Self {
        Self {
            overview: List::Loading,
            customers: List::Loading,
            budgets: List::Loading,
            keys: List::Loading,
            destinations: List::Loading,
            failed: List::Loading,
            active: List::Loading,
            active_held: None,
            ring: Ring::default(),
            skipped: 0,
            alerts: VecDeque::new(),
            told: Told::default(),
            counted_at: Timestamp::UNIX_EPOCH,
            lost_at: None,
            customers_asked: None,
            days: BTreeMap::new(),
        }
    }
}

/// The whole state.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// What was chosen at the start.
    pub(crate) options: Options,
    /// Which key does what.
    pub(crate) keymap: Keymap,
    /// The size of the terminal.
    pub(crate) size: Size,
    /// The present: the server's clock where it is known.
    pub(crate) now: Timestamp,
    /// Whether the terminal is in front.
    pub(crate) focused: bool,
    /// What the server is, and who we are to it.
    pub(crate) server: Server,
    /// How the connection stands.
    pub(crate) link: Link,
    /// The server's side.
    pub(crate) data: Data,
    /// The picture that stands still, while `data` goes on.
    pub(crate) frozen: Option<Box<Data>>,
    /// The screen in front.
    pub(crate) screen: Screen,
    /// The screen that help was opened from.
    pub(crate) helped: Screen,
    /// The window of overview and charts.
    pub(crate) window: Window,
    /// What a chart is stacked by.
    pub(crate) layers: Layers,
    /// How each screen's table stands.
    pub(crate) tables: [TableState; Screen::COUNT],
    /// The panel that has the keys, of screens with several.
    pub(crate) panel: usize,
    /// How many lines of that panel are scrolled out above, when it is not a table of objects.
    pub(crate) scrolled: usize,
    /// The destination that was chosen on Delivery, by its name; `None`: the first.
    pub(crate) destination: Option<String>,
    /// Whether the detail of the selected row is open.
    pub(crate) detail: bool,
    /// Whether it was opened from Overview: the way back leads there.
    pub(crate) is_from_overview: bool,
    /// What lies on top, the last one in front.
    pub(crate) modals: Vec<Modal>,
    /// The message line, and what it said before.
    pub(crate) messages: Messages,
    /// Writes that are under way, by their tickets.
    pub(crate) writing: BTreeMap<u64, Writing>,
    /// The ticket of the next write.
    pub(crate) next_ticket: u64,
    /// When the screen in front last asked for what is not told to it.
    pub(crate) polled_at: Timestamp,
    /// When a key was last pressed: rows rest for a moment after it.
    pub(crate) touched_at: Timestamp,
    /// When rows were last put in order, and into which, by screen.
    pub(crate) orders: [Order; Screen::COUNT],
    /// The screen whose rows were put in order last.
    pub(crate) settled: Option<Screen>,
    /// The row that was clicked last, and when: a second click soon after opens it.
    pub(crate) clicked: Option<(String, Timestamp)>,
    /// Whose days were asked for last.
    pub(crate) detail_of: Option<DetailOf>,
    /// The numbers of the window, when something makes them be asked for.
    pub(crate) overview_soon: Soon,
    /// Customers likewise.
    pub(crate) customers_soon: Soon,
    /// What is searched for on the server, by list.
    pub(crate) searches: [Search; Searched::ALL.len()],
    /// The customer that was asked for by its id last.
    pub(crate) called: Option<Called>,
    /// Customers that were blocked or let in lately.
    pub(crate) customers_switched: Switched,
    /// Keys likewise.
    pub(crate) keys_switched: Switched,
    /// The screen whose rows were last saved as CSV, and when: once more soon after saves JSONL.
    pub(crate) saved: Option<(Screen, Timestamp)>,
}

/// A write that is under way.
#[derive(Clone, Debug)]
pub(crate) struct Writing {
    /// What it changes.
    pub(crate) change: Change,
    /// The ids of that.
    pub(crate) ids: BTreeSet<String>,
}

impl Writing {
    /// A write that is sent now.
    pub(crate) fn of(change: Change) -> Self {
        Self { ids: change.ids().into_iter().collect(), change }
    }
}

/// A customer whose days were asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DetailOf {
    /// Its id.
    pub(crate) id: String,
    /// When they were asked for.
    pub(crate) asked_at: Timestamp,
    /// Why there was no answer.
    pub(crate) unanswered: Option<String>,
}

/// The order in which the rows of a screen are shown: ids, after filter and sort.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Order {
    /// The ids, first row first.
    pub(crate) ids: Vec<String>,
    /// How many rows there were before the filter.
    pub(crate) of: usize,
    /// When it was made.
    pub(crate) made_at: Timestamp,
    /// What was asked for when it was made.
    pub(crate) made_for: Option<Asked>,
}

/// What decides about an order besides the rows. Another one is made at once.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    /// The text of the filter, as far as it could be read.
    pub(crate) filter: String,
    /// The column.
    pub(crate) sort: usize,
    /// Whether the largest comes first.
    pub(crate) is_descending: bool,
    /// Whether the picture stands still.
    pub(crate) is_frozen: bool,
    /// What was found on the server when it was searched for this.
    pub(crate) found: Option<String>,
}

impl State {
    /// The state before anything is known.
    pub(crate) fn new(options: Options, size: Size, now: Timestamp) -> Self {
        let screen = options.screen;
        let mut tables = std::array::from_fn(|at| TableState::of(Screen::ALL[at]));
        if let Some(text) = &options.filter {
            let filtering: &mut Filtering = &mut tables[screen as usize].filtering;
            filtering.text.clone_from(text);
            filtering.understand(now);
        }
        Self {
            keymap: Keymap::new(&options.keys),
            window: options.window,
            options,
            size,
            now,
            focused: true,
            server: Server::default(),
            link: Link::default(),
            data: Data::default(),
            frozen: None,
            screen,
            helped: screen,
            layers: Layers::Customers,
            tables,
            panel: 0,
            scrolled: 0,
            destination: None,
            detail: false,
            is_from_overview: false,
            modals: Vec::new(),
            messages: Messages::default(),
            writing: BTreeMap::new(),
            next_ticket: 1,
            polled_at: now,
            touched_at: now,
            orders: std::array::from_fn(|_| Order::default()),
            settled: None,
            clicked: None,
            detail_of: None,
            overview_soon: Soon::default(),
            customers_soon: Soon::default(),
            searches: std::array::from_fn(|_| Search::default()),
            called: None,
            customers_switched: Switched::default(),
            keys_switched: Switched::default(),
            saved: None,
        }
    }

    /// The server's side as it is to be shown.
    pub(crate) fn shown(&self) -> &Data {
        self.frozen.as_deref().unwrap_or(&self.data)
    }

    /// How much room there is.
    pub(crate) fn layout(&self) -> Layout {
        Layout::of(self.size)
    }

    /// The table of the screen in front.
    pub(crate) fn table(&self) -> &TableState {
        &self.tables[self.screen as usize]
    }

    /// The same, to be changed.
    pub(crate) fn table_mut(&mut self) -> &mut TableState {
        &mut self.tables[self.screen as usize]
    }

    /// The rows of the screen in front, in order.
    pub(crate) fn order(&self) -> &Order {
        &self.orders[self.screen as usize]
    }

    /// The id of the selected row of the screen in front, while its table has the keys.
    pub(crate) fn selected(&self) -> Option<&str> {
        self.table().place.id.as_deref().filter(|_| self.has_table_keys())
    }

    /// Whether the keys go to the table of the screen in front or to its detail: not to the models or the
    /// alerts of Overview, where the table is not seen or does not look as if it had them, and not to the
    /// destinations of Delivery.
    pub(crate) fn has_table_keys(&self) -> bool {
        let has_them = match self.screen {
            Screen::Overview => self.panel == 0,
            Screen::Delivery => self.panel != 1,
            _ => true,
        };
        has_them || self.layout() <= Layout::Minimal
    }

    /// What an action is about: the marked rows, in the order in which they are shown, else the
    /// selected one.
    pub(crate) fn targets(&self) -> Vec<String> {
        let marks = &self.table().marks;
        if marks.is_empty() {
            return self.selected().map(str::to_owned).into_iter().collect();
        }
        let shown = self.order().ids.iter().filter(|id| marks.contains(*id));
        let mut targets: Vec<String> = shown.cloned().collect();
        if targets.len() < marks.len() {
            // Those that the filter hides are marked all the same.
            let seen: BTreeSet<&String> = targets.iter().collect();
            let hidden: Vec<String> = marks.iter().filter(|id| !seen.contains(id)).cloned().collect();
            targets.extend(hidden);
        }
        targets
    }

    /// How many marked rows are not among those that are shown: the filter hides them, or they are gone.
    pub(crate) fn hidden_marks(&self) -> usize {
        let (marks, order) = (&self.table().marks, self.order());
        if order.made_for.is_none() {
            return 0;
        }
        let shown = order.ids.iter().filter(|id| marks.contains(*id)).count();
        marks.len().saturating_sub(shown)
    }

    /// Selects a row of a screen, as soon as it is there.
    pub(crate) fn select(&mut self, screen: Screen, id: &str) {
        self.tables[screen as usize].place.wanted = Some(id.to_owned());
    }

    /// How the search of a list stands, where it can go on: not in a picture that stands still, nor
    /// without a connection.
    pub(crate) fn search(&self, screen: Screen) -> Option<&Progress> {
        let progress = self.searches[Searched::of(screen)? as usize].progress()?;
        let goes_on = self.frozen.is_none() && self.link.is_in_touch(self.now);
        match progress {
            Progress::Unsupported => None,
            Progress::Asking => Some(progress).filter(|_| goes_on),
            Progress::Found { .. } | Progress::Failed(_) => Some(progress),
        }
    }

    /// Why nothing may be changed now; `None` when it may.
    pub(crate) fn locked(&self) -> Option<&'static str> {
        match self.options.mode {
            Mode::ReadOnly => return Some("read-only"),
            Mode::ReadWrite => {}
        }
        if self.server.role.is_some() && !self.server.may_write {
            return Some("read-only: this key may look, not change");
        }
        match self.link.badge(self.now) {
            Badge::Live | Badge::Poll { .. } => None,
            Badge::Connecting => Some("not connected yet; writes are off until it is"),
            Badge::Auth => Some("the server refused this key; writes are off"),
            Badge::Stale { .. } => Some("connection lost; writes are off until it is back"),
        }
    }

    /// The number of the next write.
    pub(crate) fn ticket(&mut self) -> u64 {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        ticket
    }

    /// Whether a write that is under way changes this object.
    pub(crate) fn is_writing(&self, id: &str) -> bool {
        self.writing.values().any(|writing| writing.ids.contains(id))
    }

    /// Takes an event into the ring, matched with the filter of Tail.
    pub(crate) fn ring_event(&mut self, spent: Spent) {
        let filter = self.tables[Screen::Tail as usize].filtering.filter.as_ref();
        self.data.skipped += u64::from(self.data.ring.push(spent, filter));
    }

    /// Matches the ring anew when the filter of Tail is another one.
    pub(crate) fn rematch(&mut self) {
        let filtering = &self.tables[Screen::Tail as usize].filtering;
        let shown = self.frozen.iter_mut().map(|frozen| &mut frozen.ring);
        for ring in shown.chain([&mut self.data.ring]) {
            ring.rematch(&filtering.read, filtering.filter.as_ref());
        }
    }

    /// The clock of the server turns out to be another one than was thought: what was noted by the one
    /// from before stays as long ago as it was.
    pub(crate) fn shift_clock(&mut self, by: SignedDuration) {
        let move_on = |at: &mut Timestamp| *at = at.saturating_add(by).unwrap_or(*at);
        [&mut self.now, &mut self.polled_at, &mut self.touched_at].into_iter().for_each(move_on);
        self.link.shift(by);
        self.overview_soon.shift(by);
        self.customers_soon.shift(by);
        self.data.lost_at.iter_mut().for_each(move_on);
        self.searches.iter_mut().for_each(|search| search.shift(by));
        self.customers_switched.shift(by);
        self.keys_switched.shift(by);
        if let Some(detail_of) = &mut self.detail_of {
            move_on(&mut detail_of.asked_at);
        }
        for order in &mut self.orders {
            move_on(&mut order.made_at);
        }
        for at in self.clicked.iter_mut().map(|(_, at)| at).chain(self.saved.iter_mut().map(|(_, at)| at)) {
            move_on(at);
        }
    }

    /// A frame was drawn: what it shows has been seen.
    pub(crate) fn drawn(&mut self) {
        let is_seen = self.frozen.is_none() && self.modals.is_empty();
        match self.screen {
            _ if !is_seen || self.layout() == Layout::TooSmall => {}
            Screen::Overview | Screen::Customers | Screen::Active => self.customers_switched.drawn(self.now),
            Screen::Keys => self.keys_switched.drawn(self.now),
            Screen::Budgets | Screen::Tail | Screen::Delivery | Screen::Help => {}
        }
    }

    /// How often to ask for what nobody tells, by how often that is while the terminal is in front. Where
    /// it is not it may well be seen: beside the window in front, or on another screen.
    pub(crate) fn every_ms(&self, in_front_ms: i64) -> i64 {
        let times = if self.focused { 1 } else { BESIDE_TIMES };
        in_front_ms.saturating_mul(times)
    }

    /// How long ago `at` was.
    pub(crate) fn since(&self, at: Timestamp) -> SignedDuration {
        self.now.duration_since(at).max(SignedDuration::ZERO)
    }
}
