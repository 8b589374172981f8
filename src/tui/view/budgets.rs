//! The screen.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::tui::state::State;

/// Draws it.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let _ = (state, canvas, area);
}
