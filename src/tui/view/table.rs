//! Tables: columns that share the room, a header that tells the sort, rows with their marks.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece, width_of};
use super::cut::{Align, pad, width};
use crate::tui::event::Hit;
use crate::tui::state::{State, TableState};
use crate::tui::theme::Role;

/// A column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Its header.
    pub(super) header: &'static str,
    /// The fewest cells it is shown in.
    pub(super) min: u16,
    /// Its share of the room that is left; 0: it stays as it is.
    pub(super) grow: u16,
    /// On which side its text stands.
    pub(super) align: Align,
    /// Columns with a higher number go first when there is not room for all; 0 never goes.
    pub(super) rank: u8,
}

impl Column {
    /// A column: its header, its fewest cells, its share of the rest, its side, and when it goes.
    pub(super) const fn new(header: &'static str, min: u16, grow: u16, align: Align, rank: u8) -> Self {
        Self { header, min, grow, align, rank }
    }
}

/// A row: its id, and its cells in the order of the columns.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// What a click on it selects.
    pub(super) id: String,
    /// Its cells.
    pub(super) cells: Vec<Vec<Piece>>,
}

/// The width of the marker and the mark before the first column.
const GUTTER: u16 = 3;

/// Where a table stands in a panel: its last column keeps off the frame.
pub(super) fn within(inner: Rect) -> Rect {
    Rect { width: inner.width.saturating_sub(1), ..inner }
}

/// How many rows fit an area, below the header.
pub(super) fn rows_in(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(1))
}

/// The table of the screen in front; while a range is being marked, as it is when it ends here.
pub(super) fn with_range(state: &State) -> Cow<'_, TableState> {
    let (table, ids) = (state.table(), &state.order().ids);
    let from = table.range_from.as_ref().and_then(|from| ids.iter().position(|id| id == from));
    let Some(from) = from else { return Cow::Borrowed(table) };
    let to = table.place.row;
    let mut table = table.clone();
    table.marks.extend(ids.get(from.min(to)..=from.max(to)).unwrap_or_default().iter().cloned());
    Cow::Owned(table)
}

/// Draws a table: `rows` are those from the offset on; `selected` and marks go by id. `sort` is the
/// column that the rows are sorted by, when they are.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    columns: &[Column],
    rows: &[Row],
    state: &TableState,
    sort: Option<usize>,
) {
    if area.width <= GUTTER || area.height == 0 {
        return;
    }
    let shown = layout(columns, area.width - GUTTER, state.column);
    let mut x = area.x + GUTTER;
    for (at, cells) in &shown {
        let column = &columns[*at];
        let arrow = match sort {
            Some(by) if by == *at && state.is_descending => canvas.symbols.down,
            Some(by) if by == *at => canvas.symbols.up,
            _ => "",
        };
        let header =
            if arrow.is_empty() { column.header.to_owned() } else { format!("{} {arrow}", column.header) };
        let text = pad(&header, *cells, column.align, canvas.symbols.cut);
        canvas.text(x, area.y, *cells, &text, Role::Title);
        canvas.hit(Rect::new(x, area.y, *cells, 1), Hit::Header(*at));
        x += cells + 1;
    }
    for (y, row) in (area.y + 1..area.bottom()).zip(rows) {
        let line = Rect::new(area.x, y, area.width, 1);
        let is_selected = state.place.id.as_deref() == Some(row.id.as_str());
        let marker = if is_selected { canvas.symbols.marker } else { " " };
        canvas.text(area.x, y, 1, marker, Role::Accent);
        if state.marks.contains(&row.id) {
            canvas.text(area.x + 1, y, 1, canvas.symbols.mark, Role::Accent);
        }
        let mut x = area.x + GUTTER;
        for (at, cells) in &shown {
            if let Some(pieces) = row.cells.get(*at) {
                cell(canvas, x, y, *cells, columns[*at].align, pieces);
            }
            x += cells + 1;
        }
        if is_selected {
            canvas.tint(line, Role::Selected);
        }
        canvas.hit(line, Hit::Row(row.id.clone()));
    }
}

fn cell(canvas: &mut Canvas<'_>, x: u16, y: u16, cells: u16, align: Align, pieces: &[Piece]) {
    let taken = width_of(pieces).min(cells);
    let gap = match align {
        Align::Left => 0,
        Align::Right => cells - taken,
    };
    // One piece is cut with a mark; of several the last ones go.
    canvas.pieces(x + gap, y, cells - gap, pieces);
}

/// Which columns are shown, in how many cells: the first `scrolled` that may go are out on the left,
/// the least important ones go until the rest fits, and what room is left is shared.
fn layout(columns: &[Column], room: u16, scrolled: usize) -> Vec<(usize, u16)> {
    // The first column says which row it is: it stays.
    let out = scrolled.min(columns.len().saturating_sub(2));
    let mut shown: Vec<usize> = (0..columns.len()).filter(|at| *at == 0 || *at > out).collect();
    let need = |shown: &[usize]| -> u16 {
        let cells: u16 = shown.iter().map(|at| columns[*at].min.max(width(columns[*at].header))).sum();
        cells + u16::try_from(shown.len().saturating_sub(1)).unwrap_or(0)
    };
    while need(&shown) > room && shown.len() > 1 {
        let Some(least) = (0..shown.len()).rev().max_by_key(|at| (columns[shown[*at]].rank, *at)) else {
            break;
        };
        shown.remove(least);
    }
    let spare = room.saturating_sub(need(&shown));
    let shares: u32 = shown.iter().map(|at| u32::from(columns[*at].grow)).sum();
    shown
        .iter()
        .map(|at| {
            let column = &columns[*at];
            let share = u32::from(spare).saturating_mul(column.grow.into()).checked_div(shares).unwrap_or(0);
            let more = u16::try_from(share).unwrap_or(spare);
            (*at, (column.min.max(width(column.header)) + more).min(room))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn column(header: &'static str, min: u16, grow: u16, rank: u8) -> Column {
        Column { header, min, grow, align: Align::Left, rank }
    }

    const COLUMNS: &[Column] = &[
        column("customer", 10, 2, 0),
        column("spend", 10, 0, 1),
        column("max", 8, 0, 2),
        column("used", 14, 1, 1),
    ];

    #[test]
    fn columns_share_the_room_and_the_least_important_go_first() {
        let widths = |room, scrolled| layout(COLUMNS, room, scrolled);
        assert_eq!(widths(45, 0), [(0, 10), (1, 10), (2, 8), (3, 14)]);
        assert_eq!(widths(54, 0), [(0, 16), (1, 10), (2, 8), (3, 17)]);
        assert_eq!(widths(44, 0), [(0, 15), (1, 10), (3, 16)]);
        assert_eq!(widths(30, 0), [(0, 19), (1, 10)]);
        assert_eq!(widths(20, 0), [(0, 20)]);
        assert_eq!(widths(45, 1), [(0, 17), (2, 8), (3, 17)]);
        assert_eq!(widths(5, 0), [(0, 5)]);
    }
}
