//! Tail: events as they happen, and the selected one whole.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece, width_of};
use super::cut::{Align, width};
use super::facts::{Line, exact, fact, or_dash, pieces};
use super::table::{self, Column, Row};
use super::{alerts, notice, number, words, wrap};
use crate::domain::money::Picos;
use crate::text::money;
use crate::tui::areas;
use crate::tui::data::RING_MAX;
use crate::tui::data::{Ending, RingEvent, Spent};
use crate::tui::event::Hit;
use crate::tui::keymap::Action;
use crate::tui::rows::tail::{SORTS, is_following};
use crate::tui::state::{Phase, REFUSED, State, TableState};
use crate::tui::theme::Role;

/// The cells of what an event cost, and of what its customer spent so far.
const COST_CELLS: u16 = 9;
const TOTAL_CELLS: u16 = 11;

const COLUMNS: &[Column] = &[
    Column::new("time", 12, 0, Align::Left, 0),
    Column::new("customer", 10, 3, Align::Left, 0),
    Column::new("key", 8, 2, Align::Left, 6),
    Column::new("team", 7, 1, Align::Left, 8),
    Column::new("model", 12, 3, Align::Left, 1),
    Column::new("tags", 7, 1, Align::Left, 9),
    Column::new("in", 6, 0, Align::Right, 4),
    Column::new("out", 5, 0, Align::Right, 5),
    Column::new("cost", COST_CELLS, 0, Align::Right, 0),
    Column::new("total", TOTAL_CELLS, 0, Align::Right, 7),
    Column::new("ms", 6, 0, Align::Right, 3),
    Column::new("st", 7, 0, Align::Left, 2),
];

/// Draws it.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let parts = areas::screens::tail(state, area);
    let selected = match parts.list {
        Some(list) => events(state, canvas, list),
        None => selected(state),
    };
    if let Some(detail) = parts.detail {
        self::detail(state, canvas, detail, selected);
    }
}

/// The selected event; while Tail is followed, the newest one.
fn selected(state: &State) -> Option<&RingEvent> {
    let ring = &state.shown().ring;
    if is_following(state) {
        return ring.matching().next_back();
    }
    ring.get(state.table().place.id.as_deref()?)
}

fn events<'s>(state: &'s State, canvas: &mut Canvas<'_>, area: Rect) -> Option<&'s RingEvent> {
    let selected = selected(state);
    let inner = table::within(canvas.panel(area, &title(state), &[order(state, canvas)], true));
    canvas.hit(Rect { height: 1, ..area }, Hit::Button(Action::Last));
    let fits = table::rows_in(inner);
    let rows = seen(state, fits).into_iter().map(|(id, event)| Row {
        cells: event.map_or_else(|| gone(canvas), |event| cells(&event.spent, canvas)),
        id,
    });
    let rows: Vec<Row> = rows.collect();
    // While it is followed the selection is on the newest event, before rows are put in order again.
    let table = match selected {
        Some(newest) if is_following(state) => &following(state.table(), newest),
        _ => state.table(),
    };
    table::draw(canvas, inner, COLUMNS, &rows, table, Some(table.sort));
    if rows.is_empty() && inner.height > 1 {
        let sentence = match (state.shown().ring.events().is_empty(), &state.link.phase) {
            (true, Phase::Refused { .. }) => notice::failed("events", REFUSED, canvas),
            (true, _) => Piece::new(format!("no events yet; {}", notice::FIRST_CALL), Role::Faint),
            (false, _) => Piece::new("no event passes the filter; Esc clears it", Role::Faint),
        };
        let below = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
        notice::draw(canvas, below, &sentence);
    }
    selected
}

/// The rows that are seen: the newest ones while Tail is followed, else those of the order. An event
/// may have left the ring since the rows were put in order.
fn seen(state: &State, fits: usize) -> Vec<(String, Option<&RingEvent>)> {
    let ring = &state.shown().ring;
    if is_following(state) {
        let mut newest: Vec<_> =
            ring.matching().rev().take(fits).map(|event| (event.id(), Some(event))).collect();
        newest.reverse();
        return newest;
    }
    let (place, ids) = (&state.table().place, &state.order().ids);
    let offset = areas::offset(place.offset, place.row, ids.len(), fits);
    ids.iter().skip(offset).take(fits).map(|id| (id.clone(), ring.get(id))).collect()
}

/// The table with its selection on the newest event.
fn following(table: &TableState, newest: &RingEvent) -> TableState {
    let mut place = table.place.clone();
    place.id = Some(newest.id());
    TableState {
        place,
        sort: table.sort,
        is_descending: table.is_descending,
        column: table.column,
        ..TableState::default()
    }
}

fn title(state: &State) -> Vec<Piece> {
    let (ring, skipped) = (&state.shown().ring, state.shown().skipped);
    let grouped = |count: usize| money::grouped(count as u128);
    let (of, all) = (ring.matching_count(), ring.events().len());
    let mut said = match state.table().filtering.filter {
        Some(_) => format!("  match {} of {}, ring {}", grouped(of), grouped(all), grouped(RING_MAX)),
        None => format!("  {} of at most {}", grouped(all), grouped(RING_MAX)),
    };
    if skipped > 0 {
        said += &format!(", skipped {}", money::grouped(skipped.into()));
    }
    vec![Piece::new("Spend events", Role::Title), Piece::new(said, Role::Faint)]
}

fn order(state: &State, canvas: &Canvas<'_>) -> Piece {
    let table = state.table();
    if is_following(state) {
        return Piece::new(format!("following {}", canvas.symbols.down), Role::Accent);
    }
    let by = SORTS.get(table.sort).map_or("", |sort| sort.name);
    let arrow = if table.is_descending { canvas.symbols.down } else { canvas.symbols.up };
    Piece::new(format!("by {by} {arrow}, G follows"), Role::Faint)
}

fn cells(spent: &Spent, canvas: &Canvas<'_>) -> Vec<Vec<Piece>> {
    let text = |text: &str| vec![Piece::plain(text)];
    let maybe = |of: &Option<String>| match of {
        Some(of) => vec![Piece::plain(of.clone())],
        None => vec![Piece::new("-", Role::Faint)],
    };
    let total = spent.customer_spend.map(|total| within(total, TOTAL_CELLS));
    vec![
        vec![Piece::new(number::clock_ms(spent.at), Role::Faint)],
        maybe(&spent.customer),
        maybe(&spent.key().map(str::to_owned)),
        maybe(&spent.team),
        text(&spent.model),
        text(&spent.tags.join(",")),
        text(&tokens(spent.input_tokens)),
        text(&tokens(spent.output_tokens)),
        text(&within(spent.cost, COST_CELLS)),
        maybe(&total),
        text(&spent.duration_ms.to_string()),
        vec![alerts::ending(spent, canvas.symbols)],
    ]
}

/// An amount with as many decimals as fit and no currency: all of them are in dollars.
fn within(amount: Picos, cells: u16) -> String {
    number::usd_within(amount, cells + 1).replacen('$', "", 1)
}

/// Tokens in few cells, without marks between their digits.
fn tokens(count: u64) -> String {
    if count < 1_000_000 { count.to_string() } else { number::count(count) }
}

fn gone(canvas: &Canvas<'_>) -> Vec<Vec<Piece>> {
    let cut = Piece::new(canvas.symbols.cut, Role::Faint);
    vec![vec![cut.clone()], vec![Piece::new("gone", Role::Faint)]]
}

fn detail(state: &State, canvas: &mut Canvas<'_>, area: Rect, selected: Option<&RingEvent>) {
    let Some(RingEvent { spent, .. }) = selected else {
        canvas.panel(area, &[Piece::new("Selected", Role::Title)], &[], false);
        return;
    };
    let who = spent.customer.as_deref().unwrap_or("no customer");
    let title = [
        Piece::new("Selected", Role::Title),
        Piece::plain(format!("  {} {who}", number::clock_ms(spent.at))),
    ];
    let inner = canvas.panel(area, &title, &[], state.detail);
    let said = said(spent, canvas, inner.width.saturating_sub(2));
    let mut lines = facts(spent);
    if said.is_empty() {
        lines.insert(1, ended(spent, canvas));
        if spent.ending == Ending::Blocked {
            // Why comes before what it cost, which is nothing.
            lines.swap(2, 4);
        }
        columns(canvas, inner, &lines);
        return;
    }
    // Why is said whole before anything else, over the whole width.
    let first = lines.drain(..1).chain(said).collect::<Vec<_>>();
    let taken = u16::try_from(first.len()).unwrap_or(u16::MAX).min(inner.height);
    for (y, line) in (inner.y..inner.bottom()).zip(&first) {
        canvas.pieces(inner.x + 1, y, inner.width.saturating_sub(2), line);
    }
    columns(canvas, Rect { y: inner.y + taken, height: inner.height - taken, ..inner }, &lines);
}

/// Lines beside each other where there is room: the panel is low.
fn columns(canvas: &mut Canvas<'_>, inner: Rect, lines: &[Line]) {
    let columns = if inner.width >= 100 { 2 } else { 1 };
    let cells = inner.width / columns;
    for (x, lines) in
        (inner.x..).step_by(cells.max(1).into()).zip(lines.chunks(lines.len().div_ceil(columns.into())))
    {
        for (y, line) in (inner.y..inner.bottom()).zip(lines) {
            canvas.pieces(x + 1, y, cells.saturating_sub(2), line);
        }
    }
}

/// How it ended, and why: `422 budget_exceeded: …`. Nothing where nothing is known but how.
fn said(spent: &Spent, canvas: &Canvas<'_>, cells: u16) -> Vec<Line> {
    let short = alerts::ended(spent, canvas.symbols);
    let text = match (&spent.message, spent.account.as_deref()) {
        (_, Some(account)) => words::account(spent, account),
        (Some(message), None) => message.clone(),
        (None, None) => return Vec::new(),
    };
    let mut lines: Vec<Line> = wrap::text(&format!("{}: {text}", short.text), cells)
        .into_iter()
        .map(|line| vec![Piece::new(line, short.role)])
        .collect();
    if let Some(by) = by(spent) {
        // Behind it where there is room.
        let by = Piece::new(by, Role::Faint);
        match lines.last_mut() {
            Some(last) if width_of(last).saturating_add(3).saturating_add(width(&by.text)) <= cells => {
                last.extend([Piece::plain("   "), by]);
            }
            _ => lines.push(vec![by]),
        }
    }
    if let (Some(account), Some(note)) =
        (spent.account.as_deref().filter(|of| !of.is_adjusted), &spent.message)
    {
        let whose = format!("{} {}", account.level, account.id);
        lines.push(vec![Piece::new(format!("{}, {note}", whose.trim_end()), Role::Faint)]);
    }
    lines
}

/// Who kept a call from going on.
fn by(spent: &Spent) -> Option<&'static str> {
    match spent.ending {
        // It was under way, maybe at a provider: what it used is booked by itself.
        Ending::Blocked if spent.status.contains("request_cancelled") => Some("by an operator"),
        Ending::Blocked => Some(words::ENFORCED),
        _ => None,
    }
}

/// How it ended, where it is not known why.
fn ended(spent: &Spent, canvas: &Canvas<'_>) -> Line {
    let by = by(spent).map(|by| Piece::new(format!("  {by}"), Role::Faint));
    pieces("ended", std::iter::once(alerts::ended(spent, canvas.symbols)).chain(by).collect())
}

/// What is known of an event, what is wanted most first: a low panel shows but a few lines.
fn facts(spent: &Spent) -> Vec<Line> {
    let key = match (&spent.key_alias, &spent.key_hash) {
        (Some(alias), Some(hash)) => format!("{alias}  {hash}"),
        (alias, hash) => or_dash(alias.as_deref().or(hash.as_deref())),
    };
    let provider = spent.provider.as_ref().map(|provider| format!("  of {provider}"));
    let [input, output] = [spent.input_tokens, spent.output_tokens].map(number::count);
    let took = format!("{}   {input} in, {output} out   {} ms", exact(Some(spent.cost)), spent.duration_ms);
    let has = match (spent.customer_spend, spent.customer_max) {
        (Some(spend), Some(max)) => format!("{} of {}", exact(Some(spend)), exact(Some(max))),
        (spend, _) => exact(spend),
    };
    vec![
        fact("request", or_dash(Some(&spent.request_id))),
        fact("cost", took),
        fact("model", or_dash(Some(&spent.model)) + &provider.unwrap_or_default()),
        fact("customer spent", has),
        fact("key", key),
        fact("team", or_dash(spent.team.as_deref())),
        fact("user", or_dash(spent.user.as_deref())),
        fact("tags", or_dash(Some(&spent.tags.join(", ")))),
        fact("ledger line", or_dash(spent.seq.map(|seq| money::grouped(seq.into())).as_deref())),
    ]
}

#[cfg(test)]
#[path = "tail_tests.rs"]
mod tests;
