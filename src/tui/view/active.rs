//! In flight: calls that are running, what is held for them, and one of them whole.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::cut::Align;
use super::facts::{self, Detail, Line, fact, or_dash, pieces};
use super::table::{self, Column, Row};
use super::{bar, notice, number};
use crate::tui::areas;
use crate::tui::data::{Active, ActiveState};
use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::rows::active::SORTS;
use crate::tui::state::{List, State};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

const COLUMNS: &[Column] = &[
    Column::new("request", 10, 2, Align::Left, 5),
    Column::new("customer", 10, 3, Align::Left, 0),
    Column::new("key", 8, 2, Align::Left, 7),
    Column::new("model", 12, 3, Align::Left, 2),
    Column::new("state", 11, 0, Align::Left, 1),
    Column::new("held", 10, 0, Align::Right, 1),
    Column::new("out", 6, 0, Align::Right, 3),
    Column::new("cost so far", 13, 0, Align::Right, 4),
    Column::new("age", 6, 0, Align::Right, 1),
];

const ACTIONS: facts::Actions = &[
    (Action::Cancel, "cancel"),
    (Action::Raise, "raise budget"),
    (Action::Block, "block customer"),
    (Action::CopyId, "copy"),
];

/// Draws it.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let parts = areas::split(state, area);
    if let Some(list) = parts.list {
        calls(state, canvas, list);
    }
    if let Some(area) = parts.detail {
        facts::draw(state, canvas, area, &detail(state));
    }
}

fn calls(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let list = &state.shown().active;
    let table = state.table();
    let order = state.order();
    let mut title = vec![Piece::new("In flight", Role::Title)];
    title.extend(sums(state));
    title.extend(notice::stale(list, canvas));
    let by = SORTS.get(table.sort).map_or("", |sort| sort.name);
    let arrow = if table.is_descending { canvas.symbols.down } else { canvas.symbols.up };
    let right = [Piece::new(format!("by {by} {arrow}"), Role::Faint)];
    let inner = table::within(canvas.panel(area, &title, &right, state.panel == 0));
    canvas.hit(area, Hit::Panel(0));
    if let Some(sentence) = notice::missing(list, "running calls", canvas) {
        notice::draw(canvas, inner, &sentence);
        return;
    }
    let fits = table::rows_in(inner);
    let offset = areas::offset(table.place.offset, table.place.row, order.ids.len(), fits);
    let rows: Vec<Row> = order
        .ids
        .iter()
        .skip(offset)
        .take(fits)
        .filter_map(|id| list.rows().iter().find(|call| call.id == *id))
        .map(|call| Row { id: call.id.clone(), cells: cells(state, canvas.symbols, call) })
        .collect();
    table::draw(canvas, inner, COLUMNS, &rows, &table::with_range(state), Some(table.sort));
    if rows.is_empty() && inner.height > 1 {
        let sentence = match list.rows().is_empty() {
            true => "no call is running",
            false => "no call passes the filter; Esc clears it",
        };
        let below = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
        notice::draw(canvas, below, &Piece::new(sentence, Role::Faint));
    }
}

/// How many calls are running and what they hold: all of them, also those that were not read.
fn sums(state: &State) -> Vec<Piece> {
    let data = state.shown();
    let List::Ready { rows, total, .. } = &data.active else { return Vec::new() };
    let count = |calls: usize| number::count(calls as u64);
    let calls = match (rows.len(), *total) {
        (0, _) => return Vec::new(),
        (1, 1) => "1 call".to_owned(),
        (read, all) if read < all => format!("{} of {} calls (the oldest)", count(read), count(all)),
        (all, _) => format!("{} calls", count(all)),
    };
    let mut sums = vec![Piece::plain(format!("  {calls}"))];
    if let Some(held) = data.active_held {
        sums.push(Piece::plain(", "));
        sums.push(Piece::new(format!("{} held", number::usd6(held)), Role::Held));
    }
    sums
}

/// How far a call has come, with a symbol and a word.
fn standing(state: &State, symbols: &Symbols, call: &Active) -> Piece {
    if state.is_writing(&call.id) {
        return Piece::new(symbols.cut, Role::Faint);
    }
    let (symbol, word, role) = match call.state {
        _ if call.cancelled => (symbols.over, "cancelled", Role::Bad),
        ActiveState::Waiting => (symbols.near, "waiting", Role::Warning),
        ActiveState::Sent => (symbols.none, "sent", Role::Text),
        ActiveState::Streaming => (symbols.ok, "streaming", Role::Good),
        ActiveState::Ending => (symbols.none, "ending", Role::Faint),
    };
    Piece::new(format!("{symbol} {word}"), role)
}

fn cells(state: &State, symbols: &Symbols, call: &Active) -> Vec<Vec<Piece>> {
    let maybe = |of: Option<String>| match of {
        Some(of) => vec![Piece::plain(of)],
        None => vec![Piece::new("-", Role::Faint)],
    };
    vec![
        vec![Piece::plain(call.call.request_id.clone())],
        maybe(call.customer.clone()),
        maybe(call.key.clone()),
        vec![Piece::plain(call.model.clone())],
        vec![standing(state, symbols, call)],
        vec![Piece::new(number::usd_within(call.held, 10), Role::Held)],
        vec![Piece::plain(number::count(call.output_tokens))],
        maybe(call.spend.map(|spend| number::usd_within(spend, 13))),
        maybe(call.started_at.map(|at| number::age(state.since(at)))),
    ]
}

/// What is told of the selected one.
pub(super) fn detail(state: &State) -> Detail {
    let selected = state.selected();
    let found = state.shown().active.rows().iter().find(|call| Some(call.id.as_str()) == selected);
    let Some(call) = found else { return Detail::missing("Call", "this call has ended; Tail shows how") };
    let lines = lines(state, state.options.symbols(), call);
    Detail { title: call.call.request_id.clone(), lines, actions: ACTIONS }
}

fn lines(state: &State, symbols: &Symbols, call: &Active) -> Vec<Line> {
    let started = call
        .started_at
        .map(|at| format!("{} UTC, {} ago", number::clock_ms(at), number::age(state.since(at))));
    let mut lines = vec![
        fact("customer", or_dash(call.customer.as_deref())),
        fact("key", or_dash(call.key.as_deref())),
        fact("team", or_dash(call.team.as_deref())),
        fact("model", call.model.clone()),
        pieces("state", vec![standing(state, symbols, call)]),
        fact("started", or_dash(started.as_deref())),
        fact("tokens in", number::count(call.input_tokens)),
        fact("tokens out", format!("{} so far", number::count(call.output_tokens))),
        pieces("held", vec![Piece::new(number::usd6(call.held), Role::Held)]),
        fact("cost so far", or_dash(call.spend.map(number::usd6).as_deref())),
    ];
    lines.extend(payer(state, symbols, call));
    lines
}

/// How the customer of a call stands with its budget.
fn payer(state: &State, symbols: &Symbols, call: &Active) -> Vec<Line> {
    let id = call.customer.as_deref();
    let found = state.shown().customers.rows().iter().find(|customer| Some(customer.id.as_str()) == id);
    let Some(customer) = found else { return Vec::new() };
    let standing = customer.standing();
    let Some(max) = customer.limits.max else {
        return vec![pieces("budget", vec![bar::standing(standing, symbols)])];
    };
    let mut used = bar::bar(customer.spend, customer.held, max, standing, 10, symbols);
    used.push(Piece::new(bar::percent(customer.spend, Some(max)), bar::role(standing)));
    let of = format!("{} of {}", number::usd(customer.spend), number::usd(max));
    vec![pieces("budget", used), fact("customer spent", of)]
}

#[cfg(test)]
#[path = "active_tests.rs"]
mod tests;
