//! News from the server, folded into what is known. Numbers that are read anew replace; events add,
//! each once, in whatever order they come.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use super::{sums, write};
use crate::domain::money::Picos;
use crate::tui::data::{Customer, Ending, Overview, Spent};
use crate::tui::event::{Ask, Effect, Live, Loaded};
use crate::tui::state::{ALERTS_MAX, Data, List, Phase, Screen, State};
use crate::wire::money::Usd;

/// Days of so many customers are kept.
const DETAILS_MAX: usize = 64;
/// Events older than this say nothing about the present pace: they are history that was read.
const PACE_MS: i64 = 10_000;

/// Takes news in.
pub(super) fn live(state: &mut State, live: Live) -> Vec<Effect> {
    match live {
        Live::Server(server) => state.server = server,
        Live::Connected => heard(state, Phase::Live),
        Live::Polling { every } => {
            let every_ms = i64::try_from(every.as_millis()).unwrap_or(i64::MAX);
            heard(state, Phase::Polling { every_ms });
        }
        Live::Beat => state.link.heard_at = Some(state.now),
        Live::Broken { reason, attempt, retry_in } => {
            let wait = SignedDuration::try_from(retry_in).unwrap_or(SignedDuration::MAX);
            let retry_at = state.now.checked_add(wait).unwrap_or(Timestamp::MAX);
            state.link.phase = Phase::Broken { reason, attempt, retry_at };
        }
        Live::Refused { message } => state.link.phase = Phase::Refused { message },
        Live::Spent(events) => return spent(state, events),
        Live::Gap { missed } => {
            state.data.skipped = state.data.skipped.saturating_add(missed.unwrap_or(0));
            return vec![Effect::Ask(Ask::Overview(state.window)), Effect::Ask(Ask::Customers)];
        }
        Live::Anew => {
            state.data = Data::default();
            return vec![
                Effect::Ask(Ask::Overview(state.window)),
                Effect::Ask(Ask::Customers),
                Effect::Ask(Ask::Budgets),
                Effect::Ask(Ask::Keys),
            ];
        }
        // Lists are read again by who tells this.
        Live::Overview { numbers, at } => overview(state, *numbers, at),
        Live::Customers(loaded) => state.data.customers = list(loaded),
        Live::Budgets(loaded) => state.data.budgets = list(loaded),
        Live::Keys(loaded) => state.data.keys = list(loaded),
        Live::Deliveries { destinations, failed } => {
            let (all, some) = (destinations.len(), failed.len());
            state.data.destinations = List::ready(destinations, all);
            state.data.failed = List::ready(failed, some);
        }
        Live::Active(rows) => {
            let total = rows.len();
            state.data.active = List::ready(rows, total);
        }
        Live::CustomerDetail { id, days } => {
            if state.data.days.len() >= DETAILS_MAX && !state.data.days.contains_key(&id) {
                state.data.days.pop_first();
            }
            state.data.days.insert(id, days);
        }
        Live::Unanswered { ask, message, is_unsupported } => unanswered(state, ask, message, is_unsupported),
        Live::Written { ticket, outcome } => return write::ended(state, ticket, outcome),
    }
    Vec::new()
}

/// Time went by: the window moves on, and what nobody tells is asked for.
pub(super) fn tick(state: &mut State) -> Vec<Effect> {
    if let Some(overview) = state.data.overview.rows_mut().first_mut() {
        sums::roll(overview, state.now);
    }
    let (every_ms, ask) = match state.screen {
        Screen::Active => (1_000, Ask::Active),
        Screen::Delivery => (2_000, Ask::Deliveries),
        _ => return Vec::new(),
    };
    let is_due = state.since(state.polled_at).as_millis() >= every_ms;
    if !state.focused || !is_due {
        return Vec::new();
    }
    state.polled_at = state.now;
    vec![Effect::Ask(ask)]
}

fn heard(state: &mut State, phase: Phase) {
    state.link.phase = phase;
    state.link.heard_at = Some(state.now);
}

fn list<T>(loaded: Loaded<T>) -> List<T> {
    List::ready(loaded.rows, loaded.total)
}

/// Numbers that were counted replace what is there; what has happened since is added to them.
fn overview(state: &mut State, mut numbers: Overview, at: Timestamp) {
    if numbers.window != state.window {
        // Another one was chosen meanwhile.
        return;
    }
    sums::roll(&mut numbers, state.now);
    let as_of = numbers.as_of;
    let later = state.data.ring.events().iter().map(|event| &event.spent);
    sums::add(&mut numbers, later.filter(|spent| is_later(spent, as_of, at)));
    state.data.counted_at = at;
    state.data.overview = List::ready(vec![numbers], 1);
}

/// Whether an event is not in numbers that were counted then, up to this line of the ledger.
fn is_later(spent: &Spent, as_of: Option<u64>, at: Timestamp) -> bool {
    match (spent.seq, as_of) {
        (Some(seq), Some(as_of)) => seq > as_of,
        _ => spent.at > at,
    }
}

fn spent(state: &mut State, mut events: Vec<Spent>) -> Vec<Effect> {
    state.link.heard_at = Some(state.now);
    events.retain(|spent| state.data.told.is_new(spent));
    let recent = events.iter().filter(|spent| state.since(spent.at).as_millis() < PACE_MS.into()).count();
    state.link.count(state.now, u64::try_from(recent).unwrap_or(u64::MAX));

    let counted_at = state.data.counted_at;
    if let Some(overview) = state.data.overview.rows_mut().first_mut() {
        sums::roll(overview, state.now);
        let as_of = overview.as_of;
        sums::add(overview, events.iter().filter(|spent| is_later(spent, as_of, counted_at)));
    }
    add_to_customers(state.data.customers.rows_mut(), &events);
    let mut effects = Vec::new();
    if events.iter().any(|spent| spent.ending == Ending::Reset) {
        // A window began anew: when it ends is known to the server.
        effects.push(Effect::Ask(Ask::Customers));
    }
    for spent in events {
        state.data.last_seq = state.data.last_seq.max(spent.seq.unwrap_or(0));
        if spent.ending != Ending::Spend {
            state.data.alerts.push_front(spent.clone());
            state.data.alerts.truncate(ALERTS_MAX);
        }
        state.ring_event(spent);
    }
    effects
}

/// What customers have spent, as events tell it: within a window it only grows.
fn add_to_customers(customers: &mut [Customer], events: &[Spent]) {
    let mut spends: HashMap<&str, (Picos, bool)> = HashMap::new();
    for spent in events {
        let (Some(id), Some(spend)) = (&spent.customer, spent.customer_spend) else { continue };
        let known = spends.entry(id).or_insert((spend, false));
        match spent.ending {
            Ending::Reset => *known = (spend, true),
            _ => known.0 = known.0.max(spend),
        }
    }
    if spends.is_empty() {
        return;
    }
    for customer in customers {
        let Some((spend, is_anew)) = spends.get(customer.id.as_str()) else { continue };
        if *is_anew || *spend > customer.spend {
            customer.spend = *spend;
            if let Ok(value) = serde_json::to_value(Usd(*spend)) {
                customer.row.insert("spend".to_owned(), value);
            }
        }
    }
}

/// What is there stays, and says that it is old.
fn unanswered(state: &mut State, ask: Ask, message: String, is_unsupported: bool) {
    fn fail<T>(list: &mut List<T>, message: String, is_unsupported: bool) {
        match list {
            List::Ready { stale, .. } => *stale = Some(message),
            _ if is_unsupported => *list = List::Unsupported,
            _ => *list = List::Failed(message),
        }
    }
    let data = &mut state.data;
    match ask {
        Ask::Overview(window) if window != state.window => {}
        Ask::Overview(_) => fail(&mut data.overview, message, is_unsupported),
        Ask::Customers => fail(&mut data.customers, message, is_unsupported),
        Ask::Budgets => fail(&mut data.budgets, message, is_unsupported),
        Ask::Keys => fail(&mut data.keys, message, is_unsupported),
        Ask::Deliveries => {
            fail(&mut data.destinations, message.clone(), is_unsupported);
            fail(&mut data.failed, message, is_unsupported);
        }
        Ask::Active => fail(&mut data.active, message, is_unsupported),
        // The connection says what is wrong; the detail is asked for again when it is opened.
        Ask::Server | Ask::CustomerDetail(_) => {}
    }
}

#[cfg(test)]
mod tests;
