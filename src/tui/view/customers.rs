//! Customers: the list, and the detail of the selected one.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::cut::Align;
use super::facts::{self, Line, fact};
use super::listing::{self, Named};
use super::table::Column;
use super::{bar, number};
use crate::domain::money::Picos;
use crate::text::when;
use crate::tui::areas;
use crate::tui::data::{Customer, Standing};
use crate::tui::forecast::{self, Forecast};
use crate::tui::keymap::Action;
use crate::tui::state::{List, State};
use crate::tui::theme::Role;

const NAMED: Named = Named {
    title: "Customers",
    plural: "customers",
    chosen: "largest spenders",
    first: "litellm-rs customer new acme --max-budget 4",
    button: None,
};

const fn column(header: &'static str, min: u16, grow: u16, align: Align, rank: u8) -> Column {
    Column { header, min, grow, align, rank }
}

const COLUMNS: &[Column] = &[
    column("customer", 14, 4, Align::Left, 0),
    column("alias", 10, 2, Align::Left, 7),
    column("spend", SPEND_CELLS, 0, Align::Right, 1),
    column("held", HELD_CELLS, 0, Align::Right, 5),
    column("max", MAX_CELLS, 0, Align::Right, 3),
    column("used", 15, 0, Align::Left, 2),
    column("budget", 10, 2, Align::Left, 4),
    column("resets", 7, 0, Align::Left, 6),
    column("state", 9, 0, Align::Left, 1),
];
const SPEND_CELLS: u16 = 11;
const HELD_CELLS: u16 = 9;
const MAX_CELLS: u16 = 8;

/// What can be done with a customer.
const ACTIONS: &[(Action, &str)] = &[
    (Action::Edit, "edit"),
    (Action::Assign, "budget"),
    (Action::Raise, "raise"),
    (Action::Block, "block"),
    (Action::Delete, "delete"),
    (Action::CopyId, "copy"),
];

const DAY_MS: i64 = 86_400_000;

/// Draws the screen.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let split = areas::split(state, area);
    let list = &state.shown().customers;
    if let Some(area) = split.list {
        let cells = |canvas: &Canvas<'_>, customer| cells(state, canvas, customer);
        listing::draw(state, canvas, area, (&NAMED, list, COLUMNS), |customer| &customer.id, cells);
    }
    let Some(area) = split.detail else { return };
    let selected = state.selected().and_then(|id| list.rows().iter().find(|customer| customer.id == id));
    match selected {
        Some(customer) => {
            let lines = |canvas: &Canvas<'_>, rows| detail(state, canvas, customer, rows);
            facts::draw(state, canvas, area, &customer.id, lines, ACTIONS);
        }
        None => facts::draw(state, canvas, area, NAMED.title, |_, _| vec![none()], &[]),
    }
}

fn none() -> Line {
    vec![Piece::new("no customer is selected", Role::Faint)]
}

fn cells(state: &State, canvas: &Canvas<'_>, customer: &Customer) -> Vec<Vec<Piece>> {
    let Customer { id, alias, spend, held, budget_id, limits, .. } = customer;
    let standing = customer.standing();
    let held_role = if *held > Picos::ZERO { Role::Held } else { Role::Faint };
    vec![
        vec![Piece::plain(id.clone())],
        vec![Piece::plain(alias.clone().unwrap_or_default())],
        vec![Piece::plain(number::usd_within(*spend, SPEND_CELLS))],
        vec![Piece::new(number::usd_within(*held, HELD_CELLS), held_role)],
        vec![cap(limits.max)],
        used(canvas, *spend, *held, limits.max, standing),
        vec![Piece::plain(budget_id.clone().unwrap_or_default())],
        vec![Piece::plain(limits.resets_at.map(|at| when::relative(at, state.now)).unwrap_or_default())],
        vec![stand(state, canvas, id, standing)],
    ]
}

/// A cap, or that there is none.
pub(super) fn cap(max: Option<Picos>) -> Piece {
    match max {
        Some(max) => Piece::plain(usd_short(max)),
        None => Piece::new("-", Role::Faint),
    }
}

fn usd_short(amount: Picos) -> String {
    let shown = number::usd(amount);
    if shown.len() <= usize::from(MAX_CELLS) { shown } else { number::usd_within(amount, MAX_CELLS) }
}

/// The bar of a budget with its percent.
pub(super) fn used(
    canvas: &Canvas<'_>,
    spend: Picos,
    held: Picos,
    max: Option<Picos>,
    standing: Standing,
) -> Vec<Piece> {
    const BAR_CELLS: u16 = 9;
    let Some(cap) = max else { return vec![Piece::new("no budget", Role::Faint)] };
    let mut pieces = bar::bar(spend, held, cap, standing, BAR_CELLS, canvas.symbols);
    pieces.push(Piece::plain(bar::percent(spend, max)));
    pieces
}

/// Where somebody stands; while they are being changed, nobody knows.
pub(super) fn stand(state: &State, canvas: &Canvas<'_>, id: &str, standing: Standing) -> Piece {
    if state.is_writing(id) {
        return Piece::new(canvas.symbols.cut, Role::Accent);
    }
    bar::standing(standing, canvas.symbols)
}

/// The lines of a detail, in at most so many rows.
fn detail(state: &State, canvas: &Canvas<'_>, customer: &Customer, rows: usize) -> Vec<Line> {
    let Customer { id, alias, blocked, spend, held, budget_id, limits, models, .. } = customer;
    let standing = customer.standing();
    let mut lines = vec![
        fact("customer", id.clone()),
        fact("alias", facts::or_dash(alias.as_deref())),
        facts::pieces("state", state_words(state, canvas, customer, standing)),
        fact("spend", facts::exact(Some(*spend))),
        facts::pieces("held", vec![Piece::new(facts::exact(Some(*held)), Role::Held)]),
    ];
    if limits.max.is_some() {
        lines.push(facts::pieces("used", used(canvas, *spend, *held, limits.max, standing)));
    }
    lines.push(fact("budget", facts::or_dash(budget_id.as_deref())));
    lines.extend(facts::limits(limits, state));
    lines.push(facts::models(models));
    lines.push(fact("blocked", if *blocked { "yes" } else { "no" }));
    lines.extend(outlook(state, customer));
    let days = days(state, canvas, id);
    // The days go before the requests: they cannot be seen anywhere else.
    let left = rows.saturating_sub(lines.len() + days.len());
    lines.extend(days);
    let requests = facts::last_requests(state, canvas, left.saturating_sub(2), |spent| {
        spent.customer.as_deref() == Some(id)
    });
    if !requests.is_empty() {
        lines.push(Line::new());
        lines.push(vec![Piece::new("last requests", Role::Faint)]);
        lines.extend(requests);
    }
    lines
}

fn state_words(state: &State, canvas: &Canvas<'_>, customer: &Customer, standing: Standing) -> Vec<Piece> {
    let mut words = vec![stand(state, canvas, &customer.id, standing)];
    if let Some(max) = customer.limits.max {
        words.push(Piece::plain(format!(" ({})", bar::percent(customer.spend, Some(max)).trim())));
    }
    words
}

/// What is to be expected when the customer goes on as before.
fn outlook(state: &State, customer: &Customer) -> Vec<Line> {
    let Some(rate) = rate(state, &customer.id) else { return Vec::new() };
    let Customer { spend, held, limits, .. } = customer;
    let Forecast { burn, exhausted_at, at_reset } = forecast::of(*spend, *held, limits, rate, state.now);
    let empty = match exhausted_at {
        Some(at) if at <= state.now => "now".to_owned(),
        Some(at) => format!("{} ({})", when::relative(at, state.now), number::day_time(at)),
        None if limits.max.is_none() => "never: there is no cap".to_owned(),
        None if burn <= Picos::ZERO => "not at this pace".to_owned(),
        None => "not before it resets".to_owned(),
    };
    let mut lines = vec![
        fact("burn", format!("{} / h over {}", number::usd(burn), state.window.name())),
        fact("empty", empty),
    ];
    if let Some(at_reset) = at_reset {
        lines.push(fact("at reset", format!("~{}", number::usd(at_reset))));
    }
    lines
}

/// What the customer spends in an hour: in the window of the overview, else in the days that were read.
fn rate(state: &State, id: &str) -> Option<Picos> {
    let data = state.shown();
    if let Some(overview) = data.overview.rows().first() {
        let length_ms = overview.window.length_ms();
        match overview.customers.iter().find(|top| top.id == id) {
            Some(top) => return Some(forecast::per_hour(top.share.spend, length_ms)),
            // All who spent anything are there: this one did not.
            None if overview.other_customers.0 == 0 => return Some(Picos::ZERO),
            None => {}
        }
    }
    let days = data.days.get(id).filter(|days| !days.is_empty())?;
    let sum = days.iter().fold(Picos::ZERO, |sum, (_, spend)| sum.saturating_plus(*spend));
    let length_ms = DAY_MS.saturating_mul(i64::try_from(days.len()).ok()?);
    Some(forecast::per_hour(sum, length_ms))
}

/// Spend by day: a column each.
fn days(state: &State, canvas: &Canvas<'_>, id: &str) -> Vec<Line> {
    let title = |text: String| vec![Piece::new(text, Role::Faint)];
    let Some(days) = state.shown().days.get(id) else {
        let is_asked = state.detail_of.as_deref() == Some(id);
        let is_there = !matches!(state.shown().customers, List::Loading);
        let reading = format!("spend by day  reading {}", canvas.symbols.cut);
        return if is_asked && is_there { vec![Line::new(), title(reading)] } else { Vec::new() };
    };
    let max = days.iter().map(|(_, spend)| *spend).max().unwrap_or(Picos::ZERO);
    if max <= Picos::ZERO {
        return vec![Line::new(), title("spend by day  none".to_owned())];
    }
    let columns: String = days.iter().map(|(_, spend)| column_of(*spend, max, canvas)).collect();
    vec![
        Line::new(),
        title(format!("spend by day ({}d)   max {}", days.len(), number::usd(max))),
        vec![Piece::plain(columns)],
    ]
}

/// The column of a day: what is not nothing has one.
fn column_of(spend: Picos, max: Picos, canvas: &Canvas<'_>) -> &'static str {
    let eighths = spend.get().max(0).saturating_mul(8).saturating_add(max.get() - 1) / max.get().max(1);
    match usize::try_from(eighths).unwrap_or(8) {
        0 => canvas.symbols.none,
        height => canvas.symbols.eighths[height.min(8) - 1],
    }
}
