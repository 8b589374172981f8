//! The command palette.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::cut::width;
use crate::tui::event::Hit;
use crate::tui::palette::choices;
use crate::tui::state::{Palette, State};
use crate::tui::theme::Role;
use crate::tui::{areas, edit};

/// The widest and highest it gets.
const CELLS_MAX: u16 = 76;
const ROWS_MAX: u16 = 14;

/// Draws it over the upper part of an area.
pub(super) fn draw(state: &State, palette: &Palette, canvas: &mut Canvas<'_>, area: Rect) {
    let cells = CELLS_MAX.min(area.width.saturating_sub(2));
    let rows = ROWS_MAX.min(area.height);
    let place = Rect::new(area.x + (area.width - cells) / 2, area.y, cells, rows);
    canvas.clear(place);
    let inside = canvas.panel(place, &[Piece::new("Command", Role::Title)], &[], true);
    if inside.height == 0 {
        return;
    }
    let (before, after) = edit::around(&palette.typed, palette.cursor);
    let typed = [
        Piece::new(":", Role::Accent),
        Piece::plain(before),
        Piece::new(canvas.symbols.cursor, Role::Accent),
        Piece::plain(after),
    ];
    canvas.pieces(inside.x, inside.y, inside.width, &typed);

    let all = choices(state, &palette.typed);
    let fits = usize::from(inside.height - 1);
    let from = areas::offset(0, palette.selected, all.len(), fits);
    if all.is_empty() {
        canvas.text(
            inside.x + 2,
            inside.y + 1,
            inside.width.saturating_sub(2),
            "nothing of that name",
            Role::Faint,
        );
    }
    for (y, (at, choice)) in (inside.y + 1..inside.bottom()).zip(all.iter().enumerate().skip(from)) {
        let line = Rect::new(inside.x, y, inside.width, 1);
        let key = choice.key.as_deref().unwrap_or_default();
        let room = inside.width.saturating_sub(width(key).saturating_add(4));
        canvas.text(
            inside.x,
            y,
            1,
            if at == palette.selected { canvas.symbols.marker } else { " " },
            Role::Accent,
        );
        let name = format!("{:<18}", choice.text);
        let said = canvas.text(inside.x + 2, y, room, &name, Role::Text);
        canvas.text(inside.x + 3 + said, y, room.saturating_sub(said + 1), &choice.help, Role::Faint);
        canvas.right(Rect { width: inside.width - 1, ..line }, y, &[Piece::new(key, Role::Accent)]);
        if at == palette.selected {
            canvas.tint(line, Role::Selected);
        }
        canvas.hit(line, Hit::Choice(at));
    }
}
