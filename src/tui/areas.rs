//! Where the parts of a screen are: what drawing it and moving through its rows both have to know.
//! Pure; draws nothing.

pub(crate) mod screens;

use ratatui::layout::Rect;

use super::state::{Layout, Screen, State};

/// The frame of a panel and the header of its table.
const AROUND_ROWS: u16 = 3;

/// What is left for a screen between its head and its foot.
pub(crate) fn body(state: &State, area: Rect) -> Rect {
    let top = if has_filter_line(state) { 3 } else { 2 };
    Rect { y: area.y.saturating_add(top), height: area.height.saturating_sub(top + 2), ..area }
}

/// Whether the filter line is there.
pub(crate) fn has_filter_line(state: &State) -> bool {
    let filtering = &state.table().filtering;
    filtering.is_open || !filtering.text.is_empty()
}

/// A list, and the detail of its selected row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Split {
    /// Where the list is, if there is room for it.
    pub(crate) list: Option<Rect>,
    /// Where the detail is, if it is open.
    pub(crate) detail: Option<Rect>,
}

/// How a list and its detail share the body: beside each other where there is room for both, else the
/// detail takes the place of the list.
pub(crate) fn split(state: &State, body: Rect) -> Split {
    if !state.detail {
        return Split { list: Some(body), detail: None };
    }
    if state.layout() != Layout::Full {
        return Split { list: None, detail: Some(body) };
    }
    let detail = (body.width.saturating_mul(2) / 5).clamp(48, 64);
    let list = body.width - detail;
    Split {
        list: Some(Rect { width: list, ..body }),
        detail: Some(Rect { x: body.x + list, width: detail, ..body }),
    }
}

/// Where the detail of the selected row is, where it is a text that can be scrolled.
pub(crate) fn detail(state: &State, body: Rect) -> Option<Rect> {
    match state.screen {
        Screen::Customers | Screen::Budgets | Screen::Keys | Screen::Active => split(state, body).detail,
        Screen::Delivery => screens::delivery(state, body).failed.detail,
        Screen::Overview | Screen::Tail | Screen::Help => None,
    }
}

/// Which panel of the screen in front the detail is, where it stands beside its list.
pub(crate) fn detail_panel(state: &State) -> usize {
    if state.screen == Screen::Delivery { 2 } else { 1 }
}

/// Whether the keys go to the detail: they were given to it, or it stands in the place of its list.
pub(crate) fn has_detail_keys(state: &State) -> bool {
    let is_text = !matches!(state.screen, Screen::Overview | Screen::Tail | Screen::Help);
    state.detail
        && is_text
        && match state.layout() {
            Layout::Full => state.panel == detail_panel(state),
            Layout::Compact => state.screen != Screen::Delivery || state.panel != 1,
            Layout::Minimal | Layout::TooSmall => true,
        }
}

/// How many rows of the table in front are seen at once: how far a page goes.
pub(crate) fn visible_rows(state: &State) -> usize {
    let body = body(state, Rect::new(0, 0, state.size.width, state.size.height));
    let rows = match state.screen {
        Screen::Customers | Screen::Budgets | Screen::Keys => body.height.saturating_sub(AROUND_ROWS),
        Screen::Overview | Screen::Tail | Screen::Delivery | Screen::Active => {
            let table = screens::table(state, body);
            table.map_or(0, |area| area.height.saturating_sub(AROUND_ROWS))
        }
        Screen::Help => body.height.saturating_sub(2),
    };
    usize::from(rows)
}

/// How many of so many lines can be scrolled out of the panel in front of Overview.
pub(crate) fn scrolled_max(state: &State, lines: usize) -> usize {
    let parts = screens::overview(state, body(state, Rect::new(0, 0, state.size.width, state.size.height)));
    match state.panel {
        1 => screens::models_scrolled_max(lines, parts.models.height.saturating_sub(AROUND_ROWS).into()),
        _ => lines.saturating_sub(parts.alerts.height.saturating_sub(2).into()),
    }
}

/// How many panels of the screen in front can have the keys.
pub(crate) fn panels(state: &State) -> usize {
    let beside = usize::from(state.detail);
    match (state.screen, state.layout()) {
        (Screen::Overview, Layout::Full) => 3,
        (Screen::Overview | Screen::Delivery, Layout::Compact) => 2,
        (Screen::Delivery, Layout::Full) => 2 + beside,
        (Screen::Customers | Screen::Budgets | Screen::Keys | Screen::Active, Layout::Full) => 1 + beside,
        _ => 1,
    }
}

/// The first row to show so that `selected` is seen: as it is, unless it has to move.
pub(crate) fn offset(offset: usize, selected: usize, rows: usize, fits: usize) -> usize {
    let last = rows.saturating_sub(fits);
    let offset = offset.min(last);
    if selected < offset {
        selected
    } else if fits > 0 && selected >= offset + fits {
        (selected + 1 - fits).min(last)
    } else {
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_seen() {
        for (from, selected, rows, fits, to) in [
            (0, 0, 10, 4, 0),
            (0, 4, 10, 4, 1),
            (5, 2, 10, 4, 2),
            (9, 9, 10, 4, 6),
            (3, 0, 0, 4, 0),
            (0, 3, 4, 0, 0),
        ] {
            assert_eq!(offset(from, selected, rows, fits), to, "{from} {selected} {rows} {fits}");
        }
    }
}
