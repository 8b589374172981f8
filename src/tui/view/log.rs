//! What the message line said before.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::tui::state::State;

/// Draws it over the screen; `past` messages of the newest are scrolled past.
pub(super) fn draw(state: &State, past: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let _ = (state, past, canvas, area);
}
