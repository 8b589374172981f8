//! Delivery: where billing events go, which of them did not arrive, and one of them whole.

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Rect;
use serde_json::Value;

use super::canvas::{Canvas, Piece, width_of};
use super::cut::{Align, fit};
use super::facts::{self, Detail, Line, fact, or_dash, pieces};
use super::table::{self, Column, Row};
use super::{notice, number};
use crate::text::{money, when};
use crate::tui::areas;
use crate::tui::data::{Destination, Failed};
use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::rows::delivery::{SORTS, in_front};
use crate::tui::state::State;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

const COLUMNS: &[Column] = &[
    Column::new("time", 8, 0, Align::Left, 0),
    Column::new("target", 8, 1, Align::Left, 1),
    Column::new("id", 10, 2, Align::Left, 4),
    Column::new("customer", 10, 2, Align::Left, 0),
    Column::new("try", 5, 0, Align::Right, 3),
    Column::new("state", 9, 0, Align::Left, 2),
    Column::new("next", 8, 0, Align::Left, 3),
    Column::new("error", 12, 6, Align::Left, 1),
];

const ACTIONS: facts::Actions =
    &[(Action::Again, "retry"), (Action::AgainAll, "retry all"), (Action::CopyId, "copy")];

/// Draws it.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let parts = areas::screens::delivery(state, area);
    if !parts.destinations.is_empty() {
        destinations(state, canvas, parts.destinations);
    }
    if let Some(list) = parts.failed.list {
        failures(state, canvas, list);
    }
    if let Some(area) = parts.failed.detail {
        facts::draw(state, canvas, area, &detail(state, area));
    }
}

fn destinations(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let list = &state.shown().destinations;
    let all = list.rows();
    let missing = notice::missing(list, "destinations", canvas);
    if missing.is_some() || all.is_empty() {
        let is_focused = state.panel == 1;
        let inner = canvas.panel(area, &[Piece::new("Destinations", Role::Title)], &[], is_focused);
        let none = "no billing system is told of spend; see docs/billing.md, then: litellm-rs billing check";
        notice::draw(canvas, inner, &missing.unwrap_or_else(|| Piece::new(none, Role::Faint)));
        return;
    }
    let in_front = in_front(state);
    let (first, seen) = seen(area, all.len(), in_front.map_or(0, |(at, _)| at));
    let hidden = all.len().saturating_sub(seen);
    for (at, (place, of)) in all.iter().skip(first).enumerate().take(seen).filter_map(|(at, of)| {
        let place = areas::screens::destination(area, at)?;
        Some((at, (place, of)))
    }) {
        let more = if at + 1 == seen && hidden > 0 { format!("+{hidden} more") } else { of.kind.clone() };
        let right: Vec<Piece> = Some(more)
            .filter(|more| *more != of.name)
            .map(|more| Piece::new(more, Role::Faint))
            .into_iter()
            .collect();
        let is_chosen = in_front.is_some_and(|(chosen, _)| chosen == first + at);
        let mut title = vec![Piece::new(of.name.clone(), Role::Title)];
        if is_chosen {
            title.insert(0, Piece::new(format!("{} ", canvas.symbols.marker), Role::Accent));
        }
        let inner = canvas.panel(place, &title, &right, is_chosen);
        canvas.hit(place, Hit::Destination(of.name.clone()));
        destination(canvas, inner, of);
    }
}

/// The first destination that is seen, so that the chosen one is, and how many are.
fn seen(area: Rect, all: usize, chosen: usize) -> (usize, usize) {
    let abreast = usize::from(areas::screens::destinations_abreast(area.width));
    let places = (0..all).take_while(|at| areas::screens::destination(area, *at).is_some()).count();
    let lines = places.div_ceil(abreast);
    let first = areas::offset(0, chosen / abreast, all.div_ceil(abreast), lines) * abreast;
    (first, places.min(all.saturating_sub(first)))
}

fn destination(canvas: &mut Canvas<'_>, area: Rect, of: &Destination) {
    let oldest = of.oldest_s.map(|seconds| {
        let length = SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX));
        format!("  oldest {}", number::age(length))
    });
    let first = [
        standing(of, canvas.symbols),
        Piece::plain(format!("  pending {}{}", number::count(of.pending), oldest.unwrap_or_default())),
    ];
    let dead = if of.dead > 0 { Role::Bad } else { Role::Text };
    let second = [
        Piece::plain(format!(
            "sent {}  tried again {}",
            number::count(of.delivered),
            number::count(of.failures)
        )),
        Piece::new(format!("  dead {}", number::count(of.dead)), dead),
    ];
    let third = match &of.last_error {
        Some(error) => [Piece::new(error.clone(), Role::Warning)],
        None => [Piece::new("no error so far", Role::Faint)],
    };
    let lines: [&[Piece]; 3] = [&first, &second, &third];
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        canvas.pieces(area.x + 1, y, area.width.saturating_sub(2), line);
    }
}

/// How a destination does, with a symbol and a word.
fn standing(of: &Destination, symbols: &Symbols) -> Piece {
    /// A backlog of this age is one.
    const BEHIND_S: u64 = 30;
    let (symbol, word, role) = match of.state.as_str() {
        "paused" => (symbols.none, "paused", Role::Warning),
        "disabled" => (symbols.none, "disabled", Role::Faint),
        _ if of.is_open => (symbols.over, "left alone for now", Role::Bad),
        _ if of.oldest_s.is_some_and(|age| age >= BEHIND_S) => (symbols.near, "behind", Role::Warning),
        _ if of.dead > 0 => (symbols.near, "has dead ones", Role::Warning),
        _ => (symbols.ok, "healthy", Role::Good),
    };
    Piece::new(format!("{symbol} {word}"), role)
}

fn failures(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let list = &state.shown().failed;
    let table = state.table();
    let order = state.order();
    let mut title = vec![Piece::new("Failed deliveries", Role::Title)];
    title.extend(notice::stale(list, canvas));
    let by = SORTS.get(table.sort).map_or("", |sort| sort.name);
    let arrow = if table.is_descending { canvas.symbols.down } else { canvas.symbols.up };
    let mut right = vec![Piece::new(format!("by {by} {arrow}"), Role::Faint)];
    let all = button(state, canvas.symbols).filter(|_| !list.rows().is_empty());
    right.splice(0..0, all.clone());
    let inner = table::within(canvas.panel(area, &title, &right, state.panel == 0));
    canvas.hit(area, Hit::Panel(0));
    // The panel leaves the right side out where there is no room for all of it.
    let words = width_of(&title).saturating_add(width_of(&right));
    if let Some(button) = all.filter(|_| words.saturating_add(6) <= area.width) {
        let x = area.right().saturating_sub(width_of(&right).saturating_add(2)).max(area.x);
        let place = Rect { x, y: area.y, width: width_of(&[button]), height: 1 };
        canvas.hit(place, Hit::Button(Action::AgainAll));
    }
    if let Some(sentence) = notice::missing(list, "deliveries", canvas) {
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
        .filter_map(|id| list.rows().iter().find(|failed| failed.id == *id))
        .map(|failed| Row { id: failed.id.clone(), cells: cells(state, canvas, failed) })
        .collect();
    table::draw(canvas, inner, COLUMNS, &rows, &table::with_range(state), Some(table.sort));
    if rows.is_empty() && inner.height > 1 {
        let sentence = match list.rows().is_empty() {
            true => "nothing failed: every billing event arrived or is under way",
            false => "no delivery passes the filter; Esc clears it",
        };
        let below = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
        notice::draw(canvas, below, &Piece::new(sentence, Role::Faint));
    }
}

/// The button that tries all of them again, or all of the destination in front, for those who may.
fn button(state: &State, symbols: &Symbols) -> Option<Piece> {
    const NAME_CELLS: u16 = 16;
    let key = state.keymap.key_of(Action::AgainAll).filter(|_| state.locked().is_none())?;
    let of = match in_front(state) {
        Some((_, of)) => format!(" of {}", fit(&of.name, NAME_CELLS, symbols.cut)),
        None => String::new(),
    };
    Some(Piece::new(format!("[ {key} retry all{of} ]  "), Role::Accent))
}

fn cells(state: &State, canvas: &Canvas<'_>, failed: &Failed) -> Vec<Vec<Piece>> {
    let maybe = |of: Option<String>| match of {
        Some(of) => vec![Piece::plain(of)],
        None => vec![Piece::new("-", Role::Faint)],
    };
    let next = failed.next_at.map(|at| when::relative(at, state.now));
    vec![
        maybe(failed.at.map(number::clock)),
        vec![Piece::plain(failed.destination.clone())],
        vec![Piece::plain(failed.id.clone())],
        maybe(failed.customer.clone()),
        vec![Piece::plain(failed.attempts.to_string())],
        vec![delivery_state(state, canvas.symbols, failed)],
        maybe(next),
        maybe(failed.error.clone()),
    ]
}

fn delivery_state(state: &State, symbols: &Symbols, failed: &Failed) -> Piece {
    if state.is_writing(&failed.id) {
        return Piece::new(symbols.cut, Role::Faint);
    }
    let (symbol, role) = match failed.next_at {
        Some(_) => (symbols.near, Role::Warning),
        None => (symbols.over, Role::Bad),
    };
    Piece::new(format!("{symbol} {}", failed.state), role)
}

/// What is told of the selected one.
pub(super) fn detail(state: &State, area: Rect) -> Detail {
    let selected = state.table().place.id.as_deref();
    let found = state.shown().failed.rows().iter().find(|failed| Some(failed.id.as_str()) == selected);
    let Some(failed) = found else {
        return Detail::missing("Delivery", "this delivery is no longer listed");
    };
    let standing = delivery_state(state, state.options.symbols(), failed);
    let lines = lines(state, failed, standing, area.width.saturating_sub(4));
    // While a destination has the keys nothing is done to this one.
    let actions = if state.has_table_keys() { ACTIONS } else { &[] };
    Detail { title: failed.id.clone(), lines, actions }
}

fn lines(state: &State, failed: &Failed, standing: Piece, cells: u16) -> Vec<Line> {
    let at = |at: Option<Timestamp>| match at {
        Some(at) => format!("{}  {}", number::day_time(at), when::relative(at, state.now)),
        None => "-".to_owned(),
    };
    let mut lines = vec![
        fact("target", failed.destination.clone()),
        fact("customer", or_dash(failed.customer.as_deref())),
        pieces("state", vec![standing]),
        fact("attempts", money::grouped(failed.attempts.into())),
        fact("happened", at(failed.at)),
        fact("next attempt", at(failed.next_at)),
        Vec::new(),
    ];
    if let Some(error) = &failed.error {
        lines.extend(notice::lines(error, cells).into_iter().map(|line| vec![Piece::new(line, Role::Bad)]));
        lines.push(Vec::new());
    }
    lines.extend(members(failed).into_iter().map(|line| vec![Piece::new(line, Role::Faint)]));
    lines
}

/// What the server tells besides: each member as it came, on a line of its own.
fn members(failed: &Failed) -> Vec<String> {
    const SHOWN: [&str; 8] =
        ["id", "destination", "customer", "at", "state", "attempts", "next_at", "last_error"];
    let others = failed.row.iter().filter(|(name, _)| !SHOWN.contains(&name.as_str()));
    let mut lines = Vec::new();
    for (name, value) in others.filter(|(_, value)| !value.is_null()) {
        match value {
            Value::Object(_) | Value::Array(_) => {
                lines.push(name.clone());
                let pretty = serde_json::to_string_pretty(value).unwrap_or_default();
                lines.extend(pretty.lines().map(|line| format!("  {line}")));
            }
            Value::String(text) => lines.push(format!("{name}  {text}")),
            other => lines.push(format!("{name}  {other}")),
        }
    }
    lines
}

#[cfg(test)]
#[path = "delivery_tests.rs"]
mod tests;
