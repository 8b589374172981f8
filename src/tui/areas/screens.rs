//! Where the parts of Overview, Tail, Delivery and In flight are.

use ratatui::layout::Rect;

use super::{Split, split};
use crate::tui::state::{Layout, Screen, State};

/// The parts of Overview; those that have no room are empty.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Overview {
    /// The sums.
    pub(crate) totals: Rect,
    /// The chart.
    pub(crate) chart: Rect,
    /// The customers.
    pub(crate) customers: Rect,
    /// The models: beside the customers, or in their place.
    pub(crate) models: Rect,
    /// The alerts.
    pub(crate) alerts: Rect,
}

/// The parts of Overview.
pub(crate) fn overview(state: &State, body: Rect) -> Overview {
    let is_about_models = state.panel == 1;
    match state.layout() {
        Layout::Full => {
            let chart = (body.height.saturating_mul(3) / 8).clamp(9, 22);
            let alerts = (body.height / 5).clamp(5, 14);
            let (upper, rest) = cut(body, chart);
            let (middle, alerts) = cut(rest, rest.height.saturating_sub(alerts));
            let (totals, chart) = beside(upper, 30);
            let (customers, models) = beside(middle, body.width.saturating_mul(3) / 5);
            Overview { totals, chart, customers, models, alerts }
        }
        Layout::Compact => {
            let (chart, rest) = cut(body, (body.height.saturating_mul(3) / 10).clamp(6, 12));
            let (middle, alerts) = cut(rest, rest.height.saturating_sub((body.height / 4).clamp(4, 10)));
            in_place(Overview { chart, alerts, ..Overview::default() }, middle, is_about_models)
        }
        Layout::Minimal | Layout::TooSmall => in_place(Overview::default(), body, false),
    }
}

fn in_place(parts: Overview, middle: Rect, is_about_models: bool) -> Overview {
    if is_about_models {
        Overview { models: middle, ..parts }
    } else {
        Overview { customers: middle, ..parts }
    }
}

/// How many models can be scrolled out where so many lines fit: the last line sums up what does not.
pub(crate) fn models_scrolled_max(models: usize, fits: usize) -> usize {
    if models <= fits { 0 } else { models.saturating_sub(fits.saturating_sub(1)) }
}

/// The events of Tail, and below them the selected one.
pub(crate) fn tail(state: &State, body: Rect) -> Split {
    let detail = match (state.layout(), state.detail) {
        (Layout::Minimal | Layout::TooSmall, false) => return Split { list: Some(body), detail: None },
        (Layout::Minimal | Layout::TooSmall, true) => return Split { list: None, detail: Some(body) },
        (_, true) => body.height / 2,
        (Layout::Compact, false) => 6,
        (Layout::Full, false) => 9,
    };
    let (list, detail) = cut(body, body.height.saturating_sub(detail));
    Split { list: Some(list), detail: Some(detail) }
}

/// The parts of Delivery.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Delivery {
    /// The destinations, when there is room.
    pub(crate) destinations: Rect,
    /// The failed deliveries and the selected one.
    pub(crate) failed: Split,
}

/// The rows of a destination's panel.
const DESTINATION_ROWS: u16 = 5;
/// The fewest cells of one.
pub(crate) const DESTINATION_CELLS: u16 = 38;

/// How many destinations stand beside each other.
pub(crate) fn destinations_abreast(width: u16) -> u16 {
    (width / DESTINATION_CELLS).clamp(1, 4)
}

/// The parts of Delivery.
pub(crate) fn delivery(state: &State, body: Rect) -> Delivery {
    let count = u16::try_from(state.shown().destinations.rows().len()).unwrap_or(u16::MAX);
    let lines = count.max(1).div_ceil(destinations_abreast(body.width));
    let wanted = lines.saturating_mul(DESTINATION_ROWS);
    let height = match state.layout() {
        Layout::Minimal | Layout::TooSmall => 0,
        // At least a line of them, and at most half of what there is.
        Layout::Compact | Layout::Full => wanted.min((body.height / 2).max(DESTINATION_ROWS)),
    };
    let (destinations, rest) = cut(body, height - height % DESTINATION_ROWS);
    Delivery { destinations, failed: split(state, rest) }
}

/// Where one of the destinations is, if it is seen.
pub(crate) fn destination(area: Rect, at: usize) -> Option<Rect> {
    let abreast = destinations_abreast(area.width);
    let at = u16::try_from(at).ok()?;
    let (line, place) = (at / abreast, at % abreast);
    let top = line.checked_mul(DESTINATION_ROWS)?;
    if top.checked_add(DESTINATION_ROWS)? > area.height {
        return None;
    }
    let cells = area.width / abreast;
    // The last one takes what a division leaves.
    let width = if place + 1 == abreast { area.width - cells * place } else { cells };
    Some(Rect { x: area.x + cells * place, y: area.y + top, width, height: DESTINATION_ROWS })
}

/// The table in front on these screens, with its frame; `None` when it is not seen.
pub(super) fn table(state: &State, body: Rect) -> Option<Rect> {
    match state.screen {
        Screen::Overview => Some(overview(state, body).customers),
        Screen::Tail => tail(state, body).list,
        Screen::Delivery => delivery(state, body).failed.list,
        _ => split(state, body).list,
    }
}

/// The upper rows of an area, and the others.
fn cut(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    let below = Rect { y: area.y + height, height: area.height - height, ..area };
    (Rect { height, ..area }, below)
}

/// The left columns of an area, and the others.
fn beside(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    let right = Rect { x: area.x + width, width: area.width - width, ..area };
    (Rect { width, ..area }, right)
}
