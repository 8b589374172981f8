//! News from the server, folded into what is known. Numbers that are read anew replace; events add,
//! each once, in whatever order they come.

use std::collections::{BTreeMap, HashMap};

use jiff::{SignedDuration, Timestamp};

use super::{search, write};
use crate::client::Row;
use crate::domain::money::Picos;
use crate::text::money;
use crate::tui::data::{Customer, Ending, Overview, Spent, sums};
use crate::tui::event::{Ask, Effect, Live, Loaded, Server};
use crate::tui::state::{ALERTS_MAX, Data, List, Phase, Screen, Searched, State, Writing, is_due};
use crate::wire::money::Usd;

/// Days of so many customers are kept.
const DETAILS_MAX: usize = 64;
/// Events older than this say nothing about the present pace: they are history that was read.
const PACE_MS: i64 = 10_000;
/// Numbers of the window that can only be counted anew are asked for no sooner again.
const OVERVIEW_APART_MS: i64 = 3_000;
/// Nor are customers of whom something was held that is spent now …
const CUSTOMERS_APART_MS: i64 = 1_000;
/// … and where somebody looks at holds, they are read so often.
const HOLDS_MS: i64 = 3_000;
/// What failed is asked so many times less often.
const FAILED_TIMES: i64 = 10;
/// Clocks that differ by less are the same.
const SKEW_MS: i64 = 1_000;

/// Takes news in.
pub(super) fn live(state: &mut State, live: Live) -> Vec<Effect> {
    match live {
        Live::Server(server) => whose(state, server),
        Live::Connected => heard(state, Phase::Live),
        Live::Polling { every } => {
            let every_ms = i64::try_from(every.as_millis()).unwrap_or(i64::MAX);
            heard(state, Phase::Polling { every_ms });
        }
        Live::Beat => (state.link.heard_at, state.link.has_no_database) = (Some(state.now), false),
        Live::NoDatabase => (state.link.heard_at, state.link.has_no_database) = (Some(state.now), true),
        Live::Broken { reason, attempt, retry_in } => {
            let wait = SignedDuration::try_from(retry_in).unwrap_or(SignedDuration::MAX);
            let retry_at = state.now.checked_add(wait).unwrap_or(Timestamp::MAX);
            state.link.phase = Phase::Broken { reason, attempt, retry_at };
        }
        Live::Refused { message } => state.link.phase = Phase::Refused { message },
        Live::Spent(events) => return spent(state, events),
        Live::Gap { missed } => {
            state.data.skipped = state.data.skipped.saturating_add(missed.unwrap_or(0));
            state.data.lost_at = Some(state.now);
            return vec![Effect::Ask(Ask::Overview(state.window)), Effect::Ask(Ask::Customers)];
        }
        Live::Anew => {
            state.data = Data::default();
            state.detail_of = None;
            return vec![
                Effect::Ask(Ask::Overview(state.window)),
                Effect::Ask(Ask::Customers),
                Effect::Ask(Ask::Budgets),
                Effect::Ask(Ask::Keys),
            ];
        }
        Live::Asked(Ask::Customers) => state.data.customers_asked = Some(state.data.ring.next()),
        Live::Asked(_) => {}
        Live::Overview { numbers, at } => overview(state, *numbers, at),
        Live::Customers(loaded) => {
            state.customers_soon.answered(state.now);
            let [before, now] = [state.data.customers.rows(), &loaded.rows]
                .map(|rows| rows.iter().map(|of| (of.id.as_str(), of.blocked)));
            state.customers_switched.read(before, now, |id| is_among(&state.writing, id));
            customers(&mut state.data, loaded);
            return search::read_again(state, Searched::Customers);
        }
        Live::Budgets(loaded) => {
            state.data.budgets.read(loaded);
            return search::read_again(state, Searched::Budgets);
        }
        Live::Keys(loaded) => {
            let [before, now] = [state.data.keys.rows(), &loaded.rows]
                .map(|rows| rows.iter().map(|key| (key.hash.as_str(), key.blocked)));
            state.keys_switched.read(before, now, |id| is_among(&state.writing, id));
            state.data.keys.read(loaded);
            return search::read_again(state, Searched::Keys);
        }
        Live::Found { text, found } => search::found(state, &text, found),
        Live::Customer { id, customer } => return search::called(state, &id, customer.map(|it| *it)),
        Live::Deliveries { destinations, failed } => {
            let (all, some) = (destinations.len(), failed.len());
            state.data.destinations = List::ready(destinations, all);
            state.data.failed = List::ready(failed, some);
        }
        Live::Active { calls, held } => {
            state.data.active = List::ready(calls.rows, calls.total);
            state.data.active_held = held;
        }
        Live::CustomerDetail { id, days } => {
            if state.data.days.len() >= DETAILS_MAX && !state.data.days.contains_key(&id) {
                state.data.days.pop_first();
            }
            if let Some(of) = state.detail_of.as_mut().filter(|of| of.id == id) {
                of.unanswered = None;
            }
            state.data.days.insert(id, days);
        }
        Live::Unanswered { ask, message, is_unsupported } => unanswered(state, ask, message, is_unsupported),
        Live::Written { ticket, outcome } => return write::ended(state, ticket, outcome),
    }
    Vec::new()
}

/// Time went by: the window moves on, and what nobody tells is asked for. Without a connection what is
/// there stays as it was, and nobody is asked.
pub(super) fn tick(state: &mut State) -> Vec<Effect> {
    if !state.link.is_in_touch(state.now) {
        return Vec::new();
    }
    roll(state);
    let (now, window) = (state.now, state.window);
    let mut effects: Vec<Effect> = polled(state).map(Effect::Ask).into_iter().collect();
    if state.overview_soon.take(now, OVERVIEW_APART_MS) {
        effects.push(Effect::Ask(Ask::Overview(window)));
    }
    let shows_customers =
        matches!(state.screen, Screen::Overview | Screen::Customers | Screen::Budgets | Screen::Active);
    let tells_holds = state.server.features.iter().any(|feature| feature == "held");
    if shows_customers && tells_holds {
        // A call that begins holds something, and no event says so.
        let every_ms = state.every_ms(HOLDS_MS);
        state.customers_soon.want_every(now, every_ms);
    }
    if shows_customers && state.customers_soon.take(now, CUSTOMERS_APART_MS) {
        effects.push(Effect::Ask(Ask::Customers));
    }
    effects
}

/// What the screen in front wants to be asked again and again. What failed is asked less often, and what
/// a server does not have only when somebody comes to look.
fn polled(state: &mut State) -> Option<Ask> {
    fn every<T>(state: &State, list: &List<T>, every_ms: i64) -> Option<i64> {
        match list {
            List::Loading => Some(every_ms),
            List::Ready { stale: None, .. } => Some(state.every_ms(every_ms)),
            List::Ready { stale: Some(_), .. } | List::Failed(_) => Some(every_ms * FAILED_TIMES),
            List::Unsupported => None,
        }
    }
    let (every_ms, ask) = match state.screen {
        Screen::Active => (every(state, &state.data.active, 1_000), Ask::Active),
        Screen::Delivery => (every(state, &state.data.destinations, 2_000), Ask::Deliveries),
        _ => return None,
    };
    if !is_due(state.now, state.polled_at, every_ms?) {
        return None;
    }
    state.polled_at = state.now;
    Some(ask)
}

/// The window moves on. Calls that leave it take less with them than there is of them: the numbers are
/// counted anew.
fn roll(state: &mut State) {
    if let Some(overview) = state.data.overview.rows_mut().first_mut()
        && sums::roll(overview, state.now)
    {
        state.overview_soon.want();
    }
}

/// Who the server is. Its clock may be another one than was thought until now.
fn whose(state: &mut State, server: Server) {
    let by_ms = server.skew_ms.saturating_sub(state.server.skew_ms);
    state.server = server;
    state.shift_clock(SignedDuration::from_millis(by_ms));
    if by_ms.saturating_abs() >= SKEW_MS {
        // The window has moved to where it was not.
        state.overview_soon.want();
    }
}

fn heard(state: &mut State, phase: Phase) {
    state.link.phase = phase;
    (state.link.heard_at, state.link.has_no_database) = (Some(state.now), false);
    if state.detail_of.as_ref().is_some_and(|of| of.unanswered.is_some()) {
        // Now there may be an answer.
        state.detail_of = None;
    }
}

/// Customers that were read replace those who are there. What was told since they were asked for may
/// not be in what was read, and is told to them again.
fn customers(data: &mut Data, loaded: Loaded<Customer>) {
    data.customers.read(loaded);
    if let Some(asked) = data.customers_asked.take() {
        let since = data.ring.since(asked).map(|event| &event.spent);
        add_to_customers(data.customers.rows_mut(), since);
    }
}

/// Whether an object is being changed from here.
fn is_among(writing: &BTreeMap<u64, Writing>, id: &str) -> bool {
    writing.values().any(|writing| writing.ids.contains(id))
}

/// Numbers that were counted replace what is there; what has happened since is added to them. When so
/// much has happened that not all of it is kept, what was followed says more: sums go on from there.
fn overview(state: &mut State, mut numbers: Overview, at: Timestamp) {
    if numbers.window != state.window {
        // Another one was chosen meanwhile.
        return;
    }
    state.overview_soon.answered(state.now);
    let data = &mut state.data;
    let as_of = numbers.as_of;
    let is_later = |seq: Option<u64>, spent_at: Timestamp| is_later(seq, spent_at, as_of, at);
    let has_all = data.ring.has_all(is_later);
    // A server that names lines gives an answer to many: it may have been counted before.
    let is_before_loss = as_of.is_some() && data.lost_at.is_some_and(|lost_at| at < lost_at);
    if !has_all || is_before_loss {
        state.overview_soon.want();
    }
    sums::roll(&mut numbers, state.now);
    let events = data.ring.events().iter().map(|event| &event.spent);
    sums::add(&mut numbers, events.filter(|spent| is_later(spent.seq, spent.at)));
    let followed = data.overview.rows_mut().first_mut().filter(|followed| followed.window == numbers.window);
    if let Some(followed) = followed
        && !has_all
        && (is_before_loss || data.lost_at.is_none())
    {
        sums::roll(followed, state.now);
        sums::keep(&mut numbers, followed);
    }
    if !is_before_loss {
        data.lost_at = None;
    }
    data.counted_at = at;
    data.overview = List::ready(vec![numbers], 1);
}

/// Whether an event is not in numbers that were counted at `counted_at`, up to this line of the ledger.
fn is_later(seq: Option<u64>, at: Timestamp, as_of: Option<u64>, counted_at: Timestamp) -> bool {
    match (seq, as_of) {
        (Some(seq), Some(as_of)) => seq > as_of,
        _ => at > counted_at,
    }
}

fn spent(state: &mut State, mut events: Vec<Spent>) -> Vec<Effect> {
    (state.link.heard_at, state.link.has_no_database) = (Some(state.now), false);
    events.retain(|spent| state.data.told.is_new(spent));
    let recent = events.iter().filter(|spent| state.since(spent.at).as_millis() < PACE_MS.into()).count();
    state.link.count(state.now, u64::try_from(recent).unwrap_or(u64::MAX));

    if state.link.is_in_touch(state.now) {
        roll(state);
    }
    let counted_at = state.data.counted_at;
    if let Some(overview) = state.data.overview.rows_mut().first_mut() {
        let as_of = overview.as_of;
        let later = events.iter().filter(|spent| is_later(spent.seq, spent.at, as_of, counted_at));
        sums::add(overview, later);
    }
    let crossed = crossings(state.data.customers.rows(), &events);
    if add_to_customers(state.data.customers.rows_mut(), events.iter()) {
        // What was held is free, or less of it is.
        state.customers_soon.want();
    }
    let mut effects = Vec::new();
    if events.iter().any(|spent| spent.ending == Ending::Reset) {
        // A window began anew: when it ends is known to the server.
        effects.push(Effect::Ask(Ask::Customers));
    }
    let mut crossed = crossed.into_iter().peekable();
    for (number, spent) in events.into_iter().enumerate() {
        if spent.ending != Ending::Spend || spent.status == "unresolved" {
            state.data.alerts.push_front(spent.clone());
        }
        if let Some((_, crossing)) = crossed.next_if(|(of, _)| *of == number) {
            state.data.alerts.push_front(crossing);
        }
        state.data.alerts.truncate(ALERTS_MAX);
        state.ring_event(spent);
    }
    effects
}

/// The calls that took a customer past its soft budget, by their places, as alerts. Each call says what
/// was spent after it, so no order and no earlier sum is needed.
fn crossings(customers: &[Customer], events: &[Spent]) -> Vec<(usize, Spent)> {
    let softs: HashMap<&str, Picos> =
        customers.iter().filter_map(|customer| Some((customer.id.as_str(), customer.limits.soft?))).collect();
    let crossing = |(number, spent): (usize, &Spent)| {
        let soft = *softs.get(spent.customer.as_deref()?)?;
        let after = spent.customer_spend.filter(|after| *after >= soft)?;
        if spent.ending != Ending::Spend || after.saturating_minus(spent.cost) >= soft {
            return None;
        }
        let status = format!("soft_budget crossed {}", money::rounded(soft, 6));
        Some((number, Spent { ending: Ending::Soft, status, ..spent.clone() }))
    };
    events.iter().enumerate().filter_map(crossing).collect()
}

/// What customers have spent, as events tell it: within a window it only grows. Whether one of them had
/// something held: of that, what is spent now is held no longer.
fn add_to_customers<'a>(customers: &mut [Customer], events: impl Iterator<Item = &'a Spent>) -> bool {
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
        return false;
    }
    let mut had_holds = false;
    for customer in customers {
        let Some((spend, is_anew)) = spends.get(customer.id.as_str()) else { continue };
        had_holds |= customer.held > Picos::ZERO;
        if !*is_anew && *spend <= customer.spend {
            continue;
        }
        if !*is_anew && customer.held > Picos::ZERO {
            let grown = spend.saturating_minus(customer.spend);
            customer.held = customer.held.saturating_minus(grown).max(Picos::ZERO);
            tell(customer.held, "held", &mut customer.row);
        }
        customer.spend = *spend;
        tell(*spend, "spend", &mut customer.row);
    }
    had_holds
}

/// The row of an object says what is known.
fn tell(amount: Picos, name: &str, row: &mut Row) {
    if let Ok(value) = serde_json::to_value(Usd(amount)) {
        row.insert(name.to_owned(), value);
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
    match ask {
        Ask::Overview(_) => state.overview_soon.failed(),
        Ask::Customers => state.customers_soon.failed(),
        _ => {}
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
        Ask::CustomerDetail(id) => {
            if let Some(of) = state.detail_of.as_mut().filter(|of| of.id == id) {
                of.unanswered = Some(message);
            }
        }
        Ask::Customer(id) => search::not_called(state, &id, &message),
        Ask::Search(list, text) => search::not_found(state, list, &text, message, is_unsupported),
        // The connection says what is wrong.
        Ask::Server => {}
    }
}

#[cfg(test)]
mod tests;
