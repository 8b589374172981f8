//! Overview: sums, a chart, who and what they come from, and what was refused.

use ratatui::layout::{Rect, Size};

use super::canvas::{Canvas, Piece};
use super::chart::Chart;
use super::cut::Align;
use super::table::{self, Column, Row};
use super::{alerts, bar, notice, number, totals};
use crate::text::when;
use crate::tui::areas;
use crate::tui::data::{Overview, Standing};
use crate::tui::event::Hit;
use crate::tui::forecast::Forecast;
use crate::tui::keymap::Action;
use crate::tui::rows::overview::{SORTS, Top, current, top};
use crate::tui::state::{Layers, Layout, State, Window};
use crate::tui::theme::Role;

/// The cells of the bar of a budget.
const BAR_CELLS: u16 = 10;
/// The cells of an amount.
const SPEND_CELLS: u16 = 12;

/// Draws it.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let parts = areas::screens::overview(state, area);
    let Some(overview) = current(state) else {
        let inner = canvas.panel(area, &[Piece::new("Overview", Role::Title)], &[], true);
        if let Some(sentence) = notice::missing(&state.shown().overview, "numbers of the window", canvas) {
            notice::draw(canvas, inner, &sentence);
        }
        return;
    };
    if !parts.totals.is_empty() {
        totals::draw(canvas, parts.totals, overview);
    }
    if !parts.chart.is_empty() {
        chart(state, canvas, parts.chart, overview);
    }
    if !parts.alerts.is_empty() {
        alerts::draw(state, canvas, parts.alerts, state.panel == 2);
    }
    if !parts.models.is_empty() {
        models(state, canvas, parts.models, overview);
    }
    if !parts.customers.is_empty() {
        customers(state, canvas, parts.customers, overview);
    }
}

fn chart(state: &State, canvas: &mut Canvas<'_>, area: Rect, overview: &Overview) {
    let size = Size::new(area.width.saturating_sub(2), area.height.saturating_sub(2));
    let chart = Chart::of(overview, state.layers, size);
    let window = overview.window.name();
    let mut title = vec![Piece::new(format!("Spend per {}", chart.step()), Role::Title)];
    if state.layout() == Layout::Full {
        let by = match state.layers {
            Layers::Customers => " by customer",
            Layers::Models => " by model",
            Layers::Sum => "",
        };
        title.push(Piece::plain(format!("{by} (USD)")));
    } else {
        let spend = number::usd6(overview.totals.spend);
        let burn = number::usd(totals::burn(overview));
        title.push(Piece::plain(format!("  {spend} in {window}, burn {burn}/h")));
    }
    if overview.window != state.window {
        let wanted = state.window.name();
        title.push(Piece::new(format!("  reading {wanted}{}", canvas.symbols.cut), Role::Warning));
    }
    title.extend(notice::stale(&state.shown().overview, canvas));
    let peak = chart.peak();
    let right = peak.iter().map(|(peak, at)| Piece::plain(format!("peak {} at {at}", number::usd(*peak))));
    let inner = canvas.panel(area, &title, &right.collect::<Vec<_>>(), false);
    canvas.hit(area, Hit::Button(Action::Layers));
    if peak.is_some() {
        chart.draw(canvas, inner);
        return;
    }
    let sentence = format!("no spend in this window; {}", notice::FIRST_CALL);
    notice::draw(canvas, inner, &Piece::new(sentence, Role::Faint));
}

/// The header of a column of spend says of which window.
fn spend_header(window: Window) -> &'static str {
    match window {
        Window::Minutes5 => "spend 5m",
        Window::Hour => "spend 1h",
        Window::Day => "spend 24h",
        Window::Week => "spend 7d",
        Window::Month => "spend 30d",
    }
}

fn columns(window: Window) -> [Column; 5] {
    let column = |header, min, grow, align, rank| Column { header, min, grow, align, rank };
    [
        column("customer", 13, 2, Align::Left, 0),
        column(spend_header(window), SPEND_CELLS, 0, Align::Right, 1),
        column("budget used", BAR_CELLS + 7, 0, Align::Left, 3),
        column("state", 9, 0, Align::Left, 2),
        column("empty in", 10, 0, Align::Right, 4),
    ]
}

fn customers(state: &State, canvas: &mut Canvas<'_>, area: Rect, overview: &Overview) {
    let table = state.table();
    let by = SORTS.get(table.sort).map_or("", |sort| sort.name);
    let arrow = if table.is_descending { canvas.symbols.down } else { canvas.symbols.up };
    let right = Piece::new(format!("by {by} {arrow}"), Role::Faint);
    let title = Piece::new("Top customers", Role::Title);
    let inner = table::within(canvas.panel(area, &[title], &[right], state.panel == 0));
    canvas.hit(area, Hit::Panel(0));
    let ids = &state.order().ids;
    let fits = table::rows_in(inner);
    let offset = areas::offset(table.place.offset, table.place.row, ids.len(), fits);
    let rows: Vec<Row> = ids
        .iter()
        .skip(offset)
        .take(fits)
        .filter_map(|id| top(state, id))
        .map(|top| Row { id: top.of.id.clone(), cells: cells(state, canvas, &top) })
        .collect();
    table::draw(canvas, inner, &columns(overview.window), &rows, table, Some(table.sort));
    if rows.is_empty() && inner.height > 1 {
        let sentence = match overview.customers.is_empty() {
            true => format!("no customer spent in this window; {}", notice::FIRST_CALL),
            false => "no customer passes the filter; Esc clears it".to_owned(),
        };
        let below = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
        notice::draw(canvas, below, &Piece::new(sentence, Role::Faint));
    }
}

fn cells(state: &State, canvas: &Canvas<'_>, top: &Top<'_>) -> Vec<Vec<Piece>> {
    let symbols = canvas.symbols;
    let faint = |text: &str| vec![Piece::new(text, Role::Faint)];
    let budget = match top.customer {
        None => faint("-"),
        Some(customer) => match customer.limits.max {
            None => faint("no budget"),
            Some(max) => {
                let standing = customer.standing();
                let mut pieces = bar::bar(customer.spend, customer.held, max, standing, BAR_CELLS, symbols);
                let percent = bar::percent(customer.spend, Some(max));
                pieces.push(Piece::new(percent, bar::role(standing)));
                pieces
            }
        },
    };
    let is_writing = state.is_writing(&top.of.id);
    let standing = match top.standing() {
        _ if is_writing => faint(symbols.cut),
        None => faint("-"),
        Some(standing) => vec![bar::standing(standing, symbols)],
    };
    let empty = match top.forecast.and_then(|forecast| empty_in(&forecast, state)) {
        Some(text) => vec![Piece::new(text, bar::role(top.standing().unwrap_or(Standing::None)))],
        None => faint("-"),
    };
    vec![
        vec![Piece::plain(top.of.id.clone())],
        vec![Piece::plain(number::usd_within(top.of.share.spend, SPEND_CELLS))],
        budget,
        standing,
        empty,
    ]
}

/// How long a cap lasts: `9h`, `now`, and beyond a year no guess.
fn empty_in(forecast: &Forecast, state: &State) -> Option<String> {
    const YEAR_S: i64 = 365 * 86_400;
    let at = forecast.exhausted_at?;
    if at.as_second().saturating_sub(state.now.as_second()) > YEAR_S {
        return Some("> 1y".to_owned());
    }
    let text = when::relative(at, state.now);
    Some(text.strip_prefix("in ").map_or(text.clone(), str::to_owned))
}

fn models(state: &State, canvas: &mut Canvas<'_>, area: Rect, overview: &Overview) {
    let column = |header, min, grow, align, rank| Column { header, min, grow, align, rank };
    let columns = [
        column("model", 14, 1, Align::Left, 0),
        column("spend", SPEND_CELLS, 0, Align::Right, 1),
        column("share", 7, 0, Align::Right, 2),
        column("calls", 6, 0, Align::Right, 3),
    ];
    let title = Piece::new("Top models", Role::Title);
    let inner = table::within(canvas.panel(area, &[title], &[], state.panel == 1));
    let all = overview.totals.spend.get();
    let row = |name: String, share: &crate::tui::data::Share, role: Role| Row {
        id: String::new(),
        cells: vec![
            vec![Piece::new(name, role)],
            vec![Piece::plain(number::usd_within(share.spend, SPEND_CELLS))],
            vec![Piece::plain(number::percent(share.spend.get(), all))],
            vec![Piece::plain(number::count(share.requests))],
        ],
    };
    let mut rows: Vec<Row> =
        overview.models.iter().map(|model| row(model.name.clone(), &model.share, Role::Text)).collect();
    let fits = table::rows_in(inner);
    // Those above are scrolled out, as far as there are others below.
    let most = areas::screens::models_scrolled_max(rows.len(), fits);
    let scrolled = if state.panel == 1 { state.scrolled.min(most) } else { 0 };
    rows.drain(..scrolled);
    let (count, share) = &overview.other_models;
    if *count > 0 || rows.len() > fits {
        let kept = rows.len().min(fits.saturating_sub(1));
        let hidden = &overview.models[scrolled.saturating_add(kept).min(overview.models.len())..];
        let mut share = *share;
        for model in hidden {
            share.spend = share.spend.saturating_plus(model.share.spend);
            share.requests = share.requests.saturating_add(model.share.requests);
        }
        rows.truncate(kept);
        rows.push(row(format!("other ({})", count + hidden.len() as u64), &share, Role::Faint));
    }
    if rows.is_empty() {
        notice::draw(canvas, inner, &Piece::new("no model was paid for in this window", Role::Faint));
    } else {
        let still = crate::tui::state::TableState::default();
        table::draw(canvas, inner, &columns, &rows, &still, None);
    }
    // Its rows are no objects: a click gives the panel the keys.
    canvas.hit(area, Hit::Panel(1));
}

#[cfg(test)]
#[path = "overview_tests.rs"]
mod tests;
