//! Help: the keys of the screen it was opened from, then all the others, and what symbols mean.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::notice;
use crate::tui::rows::help::{Line, lines};
use crate::tui::state::State;
use crate::tui::theme::Role;

/// The cells of the keys and of the names in the settings.
const KEYS_CELLS: u16 = 20;
const NAME_CELLS: u16 = 16;

/// Draws it.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let lines = lines(state);
    let (name, _) = state.helped.names();
    let title = [Piece::new("Help", Role::Title), Piece::plain(format!("  opened from {name}"))];
    let fits = usize::from(area.height.saturating_sub(2));
    let first = state.table().place.offset.min(lines.len().saturating_sub(fits));
    let last = first.saturating_add(fits).min(lines.len());
    let seen = match lines.len() {
        0 => String::new(),
        all => format!("{}-{last} of {all}", first + 1),
    };
    let inner = canvas.panel(area, &title, &[Piece::new(seen, Role::Faint)], true);
    if lines.is_empty() {
        let none = "no key and no symbol has this in its text; Esc clears the search";
        notice::draw(canvas, inner, &Piece::new(none, Role::Faint));
        return;
    }
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(first)) {
        self::line(canvas, Rect { y, height: 1, ..inner }, line);
    }
}

fn line(canvas: &mut Canvas<'_>, area: Rect, line: &Line) {
    let (x, y) = (area.x + 1, area.y);
    let left = |from: u16| area.right().saturating_sub(from + 1);
    match line {
        Line::Blank => {}
        Line::Heading(text) => {
            canvas.text(x, y, left(x), text, Role::Title);
        }
        Line::Keys { keys, does, name } => {
            canvas.text(x + 1, y, KEYS_CELLS.min(left(x)), keys, Role::Accent);
            let does_x = x + KEYS_CELLS + 2;
            // The name in palette and settings only where there is room for it.
            let is_wide = area.width >= 90;
            let room = left(does_x).saturating_sub(if is_wide { NAME_CELLS + 1 } else { 0 });
            canvas.text(does_x, y, room, does, Role::Text);
            if is_wide {
                let name_x = area.right().saturating_sub(NAME_CELLS + 1);
                canvas.text(name_x, y, NAME_CELLS, &format!(":{name}"), Role::Faint);
            }
        }
        Line::Symbol { sign, means } => {
            canvas.text(x + 1, y, KEYS_CELLS.min(left(x)), sign, Role::Text);
            let means_x = x + KEYS_CELLS + 2;
            canvas.text(means_x, y, left(means_x), means, Role::Text);
        }
    }
}

#[cfg(test)]
#[path = "help_tests.rs"]
mod tests;
